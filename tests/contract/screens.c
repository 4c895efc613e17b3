// Screens and keys against statements, actions and rights.
#include "contract.h"

#include <stdlib.h>
#include <string.h>

#include "tui/core/keymap.h"
#include "tui/core/screen.h"

static bool has_column(const PGresult *described, const char *name, size_t size)
{
    for (int i = 0; i < PQnfields(described); i++)
        if (strlen(PQfname(described, i)) == size &&
            strncmp(PQfname(described, i), name, size) == 0)
            return true;
    return false;
}

// Words "a b=c d='e'": with columns, what stands behind = (or the word) is a column of the statement.
static void check_words(const struct vein_screen *screen, const PGresult *described,
                        const char *words)
{
    for (const char *at = words ? words : ""; *at;) {
        size_t size = strcspn(at, " ");
        const char *equal = memchr(at, '=', size);
        const char *column = equal ? equal + 1 : at;

        if (*column != '\'' && !has_column(described, column, size - (size_t)(column - at)))
            contract_fault("%s: carries %.*s, which its statement does not return", screen->id,
                           (int)size, at);
        at += size + strspn(at + size, " ");
    }
}

static void check_columns(const struct vein_screen *screen, const PGresult *described)
{
    if (screen->key && !has_column(described, screen->key, strlen(screen->key)))
        contract_fault("%s: there is no key column %s", screen->id, screen->key);
    for (const struct vein_screen_column *c = screen->columns; c->name; c++)
        for (const char *at = c->name; *at;) {
            size_t size = strcspn(at, "|");

            if (!has_column(described, at, size))
                contract_fault("%s: there is no column %.*s", screen->id, (int)size, at);
            at += size + (at[size] == '|');
        }
    check_words(screen, described, screen->carry);
    check_words(screen, described, screen->next);
    check_words(screen, described, screen->signs);
}

static void check_params(const struct vein_screen *screen, const struct vein_stmt *stmt)
{
    for (const char *at = screen->params ? screen->params : ""; *at;) {
        size_t size = strcspn(at, " ");
        size_t name = strcspn(at, "= ");
        bool found = false;

        for (size_t i = 0; i < stmt->param_count; i++)
            found = found ||
                    (strlen(stmt->params[i]) == name && strncmp(stmt->params[i], at, name) == 0);
        if (!found)
            contract_fault("%s: %s/%s takes no %.*s", screen->id, stmt->area, stmt->name, (int)name,
                           at);
        at += size + strspn(at + size, " ");
    }
}

static void check_screen(PGconn *pg, const struct vein_screen *screen)
{
    const struct vein_stmt *stmt;
    PGresult *prepared, *described;

    for (int i = 0; screen->tabs && screen->tabs[i]; i++)
        check_screen(pg, screen->tabs[i]);
    if (screen->open && !vein_screen_find(screen->open))
        contract_fault("%s: opens %s, which is no screen", screen->id, screen->open);
    if (!screen->area) // a job brings it
        return;
    stmt = vein_stmt_find(screen->area, screen->name);
    if (!stmt || vein_stmt_writes(stmt)) {
        contract_fault("%s: no reading statement %s/%s", screen->id, screen->area, screen->name);
        return;
    }
    check_params(screen, stmt);
    prepared = PQprepare(pg, "screen", stmt->text, 0, NULL);
    described = PQdescribePrepared(pg, "screen");
    check_columns(screen, described);
    PQclear(described);
    PQclear(prepared);
    PQclear(PQexec(pg, "deallocate all"));
}

static void screens_fit(PGconn *pg)
{
    const struct vein_screen *screen;

    for (size_t i = 0; (screen = vein_screen_at(i)) != NULL; i++) {
        check_screen(pg, screen);
        for (size_t k = 0; k < i; k++)
            if (strcmp(vein_screen_at(k)->id, screen->id) == 0)
                contract_fault("two screens %s", screen->id);
    }
    contract_verdict("screens_show_what_their_statements_return");
}

static void keys_lead_somewhere(const struct vein_keymap *keys)
{
    for (size_t i = 0; i < keys->count; i++) {
        const struct vein_binding *at = &keys->bindings[i];

        if (at->intent == VEIN_DO_ACT && !vein_action_of_act(at->target))
            contract_fault("%s: there is no act %s", at->screen, at->target);
        if (at->intent == VEIN_DO_GO && !vein_screen_find(at->target))
            contract_fault("%s: there is no screen %s", at->screen, at->target);
    }
    contract_verdict("keys_lead_to_actions_and_screens");
}

// Every action is reached from some screen: by a key, from a menu, or as what signing and scanning are.
static void actions_are_bound(const struct vein_keymap *keys)
{
    static const char *const inside[] = {"challenge", "sign", "scan"};
    const struct vein_action_area *area;

    for (size_t a = 0; (area = vein_action_area_at(a)) != NULL; a++)
        for (size_t i = 0; i < area->count; i++) {
            const char *act = area->actions[i].act;
            bool found = false;

            for (size_t k = 0; k < keys->count && !found; k++)
                found = keys->bindings[k].target && strcmp(keys->bindings[k].target, act) == 0;
            for (size_t k = 0; k < sizeof inside / sizeof *inside && !found; k++)
                found = strcmp(inside[k], act) == 0;
            if (!found)
                contract_fault("%s is bound nowhere in tui/default.keys", act);
        }
    contract_verdict("every_action_is_bound_on_a_screen");
}

void contract_screens(PGconn *pg)
{
    const struct vein_file *file = vein_file_find("tui/default.keys");
    struct vein_keymap keys;
    struct vein_err err;
    struct vein_buf text;

    screens_fit(pg);
    vein_keymap_init(&keys);
    vein_buf_init(&text);
    vein_buf_add(&text, file->data, file->size);
    if (!vein_keymap_read(&keys, "default.keys", text.data, &err))
        contract_fault("%s", err.message);
    contract_verdict("the_default_keys_can_be_read");
    keys_lead_somewhere(&keys);
    actions_are_bound(&keys);
    vein_buf_release(&text);
    vein_keymap_release(&keys);
}
