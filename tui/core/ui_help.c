// The help of a screen: what it is for, what each field takes, the keys. Made of the tables that make the screen.
#include <string.h>

#include "ui.h"

static const char *words_of(const struct vein_binding *binding, struct vein_arena *arena)
{
    const struct vein_action *action =
        binding->intent == VEIN_DO_ACT ? vein_action_of_act(binding->target) : NULL;
    const struct vein_screen *screen =
        binding->intent == VEIN_DO_GO ? vein_screen_find(binding->target) : NULL;

    if (action)
        return action->title;
    if (screen)
        return vein_arena_printf(arena, "go to: %s", screen->title);
    return vein_intent_words(binding->intent);
}

// Does a line before say it?
static bool said(const struct vein_keymap *keys, size_t at, const char *screen)
{
    const struct vein_binding *b = &keys->bindings[at];

    for (size_t i = 0; i < at; i++)
        if (!keys->bindings[i].menu && keys->bindings[i].intent == b->intent &&
            strcmp(keys->bindings[i].screen, screen) == 0 && b->intent != VEIN_DO_ACT &&
            b->intent != VEIN_DO_GO)
            return true;
    return false;
}

// Keys of single fields are listed where there is such a field.
static bool has_use(const struct vein_form *form, enum vein_intent intent)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct vein_form_field *field = &form->fields[i];
        bool takes = !field->fixed && !field->computed && !field->absent;

        if (intent == VEIN_DO_NOT_RECORDED ? field->may_miss
            : intent == VEIN_DO_NOW
                ? takes && (field->kind == VEIN_FIELD_MOMENT || field->kind == VEIN_FIELD_DATE)
                : true)
            return true;
    }
    return false;
}

// One line a meaning, with all its keys.
static void keys_of(const struct vein_ui *ui, const char *screen, const struct vein_form *form,
                    struct vein_arena *arena, struct vein_buf *out)
{
    char key[16], more[16];

    for (size_t i = 0; i < ui->keys->count; i++) {
        const struct vein_binding *at = &ui->keys->bindings[i];
        char names[64];
        size_t used;

        if (at->menu || strcmp(at->screen, screen) != 0 || said(ui->keys, i, screen) ||
            (form && !has_use(form, at->intent)))
            continue;
        used = (size_t)snprintf(names, sizeof names, "%s", vein_key_name(at->key, at->text, key));
        for (size_t k = i + 1; k < ui->keys->count && used < sizeof names; k++) {
            const struct vein_binding *other = &ui->keys->bindings[k];

            if (!other->menu && other->intent == at->intent && !at->target &&
                strcmp(other->screen, screen) == 0)
                used += (size_t)snprintf(names + used, sizeof names - used, ", %s",
                                         vein_key_name(other->key, other->text, more));
        }
        vein_buf_addf(out, "  %-11s %s\n", names, words_of(at, arena));
    }
}

static void fields_of(const struct vein_form *form, struct vein_buf *out)
{
    vein_buf_adds(out, "\nFields (* needed)\n");
    for (size_t i = 0; i < form->count; i++) {
        const struct vein_form_field *field = &form->fields[i];
        const char *unit;

        if (field->absent || field->hidden)
            continue;
        unit = field->unit && strcmp(field->unit, "1") != 0 ? field->unit : "";
        vein_buf_addf(out, "%s %s%s%s: %s%s", field->required && !field->fixed ? "*" : " ",
                      field->label, *unit ? ", " : "", unit,
                      field->fixed      ? "given"
                      : field->computed ? field->help ? field->help : "computed from the others"
                                        : vein_form_takes(field),
                      field->fixed || field->computed ? "" : vein_form_how(field));
        if (!field->fixed && !field->computed && field->choice_count) {
            vein_buf_adds(out, " Words:");
            for (size_t c = 0; c < field->choice_count; c++)
                vein_buf_addf(out, "%s %s", c ? "," : "",
                              vein_as_shown(VEIN_MARK_WORD, field->choices[c]));
        } else if (!field->fixed && !field->computed && field->hint && !field->ready) {
            vein_buf_addf(out, " (%s)", field->hint);
        }
        vein_buf_adds(out, "\n");
    }
}

static const char *purpose(const struct vein_view *view)
{
    switch (view->kind) {
    case VEIN_VIEW_LOGIN:
        return "Vein keeps the record of CAR T-cell batches. Scan your badge or type your login "
               "and press Enter; type your password and press F2. Whoever logs in finds their "
               "own work.";
    case VEIN_VIEW_SIGN:
        return "The upper part is what will be signed; PgDn reads on. Whoever signs scans their "
               "badge or types their login, a witness also scans the vessel or place where it "
               "was done, then types the password and presses F2. A second person signs here "
               "without logging in. Esc leaves it unsigned: it waits on the list of today.";
    case VEIN_VIEW_FORM:
        return "Fill the fields: type a value and press Enter, which only moves on. F2 saves, from "
               "any field. A label may be scanned at any time: it finds its field, and a wrong "
               "one is a stop. What you type is kept: after an interruption it is here again. "
               "What is wrong is said below the form and marked with !.";
    case VEIN_VIEW_TEXT:
        return "To be read: PgDn reads on, Esc goes back.";
    default:
        return "Choose a line with Up and Down, Enter opens it.";
    }
}

static const char manners[] =
    "Scan any label on any screen: what it is and what comes next is found out, and a wrong "
    "one is a full stop that is recorded. F9 acknowledges a stop; nothing else does.\n"
    "No letter and no Enter changes a record: only function keys do. Esc and a digit stand for "
    "F1 to F10.\n"
    "A mistake is not erased: a value is corrected with a reason (Enter on its line), and the "
    "old one stays.\n"
    "A signature is made with the signer's own password, also by a second person at this "
    "terminal.\n";

void vein_ui_open_help(struct vein_ui *ui)
{
    struct vein_view *below = vein_ui_top(ui);
    const char *id = below ? below->id : "any";
    struct vein_list *list = below ? vein_view_list(below) : NULL;
    const struct vein_screen *tab = list && below->kind == VEIN_VIEW_DETAIL ? list->screen : NULL;
    struct vein_view *view;
    struct vein_buf out;

    if (below && strcmp(below->title, "Help") == 0)
        return;
    view = vein_ui_push(ui, VEIN_VIEW_TEXT, "text", "Help");
    vein_buf_init(&out);
    vein_buf_addf(&out, "HELP: %s\n\n", below ? below->title : "");
    if (below)
        vein_buf_addf(&out, "%s\n",
                      below->screen && below->screen->help ? below->screen->help : purpose(below));
    if (tab && tab->help)
        vein_buf_addf(&out, "%s: %s\n", tab->title, tab->help);
    if (below && below->kind >= VEIN_VIEW_FORM)
        fields_of(&below->form, &out);
    if (below && below->kind >= VEIN_VIEW_FORM) {
        vein_buf_adds(&out, "\nKeys here\n");
        keys_of(ui, "form", &below->form, view->arena, &out);
    } else {
        vein_buf_adds(&out, "\nKeys\n");
        keys_of(ui, id, NULL, view->arena, &out);
        keys_of(ui, "any", NULL, view->arena, &out);
    }
    vein_buf_addf(&out, "\nManners\n\n%s\nLogin %s, roles: %s. Server: %s.\n", manners, ui->login,
                  ui->roles, ui->server);
    view->text.text = vein_arena_strdup(view->arena, out.data);
    vein_buf_release(&out);
}
