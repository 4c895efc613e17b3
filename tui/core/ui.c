// The router: views, jobs, keys.
#include "ui.h"

#include <stdlib.h>
#include <string.h>

#define SILENT_MS 5000
#define DRAFT_MS 400             // of a pause in typing
#define IDLE_MS (10 * 60 * 1000) // until the server says how long

void vein_ui_init(struct vein_ui *ui, const struct vein_keymap *keys, int rows, int cols)
{
    *ui = (struct vein_ui){
        .keys = keys, .rows = rows, .cols = cols, .online = true, .idle_ms = IDLE_MS};
}

static void free_view(struct vein_view *view)
{
    vein_list_release(&view->self.list);
    vein_arena_free(view->self.arena);
    vein_ui_page_release(&view->self);
    for (int i = 0; i < view->tab_count; i++) {
        vein_list_release(&view->tabs[i].list);
        vein_arena_free(view->tabs[i].arena);
        vein_ui_page_release(&view->tabs[i]);
    }
    vein_form_release(&view->form);
    vein_arena_free(view->text_arena);
    vein_arena_free(view->arena);
    free(view);
}

void vein_ui_release(struct vein_ui *ui)
{
    while (ui->depth > 0)
        free_view(ui->views[--ui->depth]);
    for (size_t i = 0; i < VEIN_UI_PARKED; i++)
        while (ui->parked[i].depth > 0)
            free_view(ui->parked[i].views[--ui->parked[i].depth]);
    for (size_t i = 0; i < ui->job_count; i++)
        vein_job_free(ui->jobs[i]);
    ui->job_count = 0;
    vein_ui_forget_rights(ui);
    vein_arena_free(ui->zone_arena);
    ui->zone_arena = NULL;
    vein_ui_drop_held(ui, false);
}

struct vein_view *vein_ui_top(struct vein_ui *ui)
{
    return ui->depth > 0 ? ui->views[ui->depth - 1] : NULL;
}

struct vein_view *vein_ui_push(struct vein_ui *ui, enum vein_view_kind kind, const char *id,
                               const char *title)
{
    struct vein_view *view = calloc(1, sizeof *view);

    if (!view)
        abort();
    if (ui->depth ==
        VEIN_UI_DEPTH) { // nobody goes that deep on purpose: the one above the first makes room
        vein_ui_check_drop(ui, ui->views[1]);
        free_view(ui->views[1]);
        memmove(ui->views + 1, ui->views + 2, (VEIN_UI_DEPTH - 2) * sizeof *ui->views);
        ui->depth--;
    }
    view->kind = kind;
    view->serial = ++ui->serial;
    view->arena = vein_arena_new();
    view->id = vein_arena_strdup(view->arena, id);
    view->title = vein_arena_strdup(view->arena, title);
    ui->views[ui->depth++] = view;
    return view;
}

void vein_ui_pop(struct vein_ui *ui)
{
    if (ui->depth == 0)
        return;
    vein_ui_check_drop(ui, vein_ui_top(ui));
    free_view(ui->views[--ui->depth]);
}

void vein_ui_say(struct vein_ui *ui, enum vein_style style, const char *fmt, ...)
{
    char text[sizeof ui->message];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    vein_utf8_trim(text);
    vein_ui_in_our_time(ui, text, ui->message, sizeof ui->message);
    ui->message_style = style;
}

void vein_ui_in_our_time(const struct vein_ui *ui, const char *text, char *out, size_t size)
{
    struct vein_buf words;

    vein_buf_init(&words);
    vein_moments_shown(&ui->zone, text, false, &words);
    vein_utf8_copy(out, size, words.size ? words.data : "");
    vein_buf_release(&words);
}

// ---- jobs

static struct vein_view *view_of(struct vein_ui *ui, unsigned serial)
{
    for (int i = 0; i < ui->depth; i++)
        if (ui->views[i]->serial == serial)
            return ui->views[i];
    return NULL;
}

// A check goes on while its person is away.
static struct vein_view *checked_view(struct vein_ui *ui, unsigned serial)
{
    for (size_t p = 0; p < VEIN_UI_PARKED; p++)
        for (int i = 0; i < ui->parked[p].depth; i++)
            if (ui->parked[p].views[i]->serial == serial)
                return ui->parked[p].views[i];
    return view_of(ui, serial);
}

// What goes by itself waits for its answer before it goes again.
static void answered_job(struct vein_ui *ui, enum vein_job_kind kind, int tab, bool live,
                         struct vein_view *view)
{
    if (kind == VEIN_JOB_LOOK)
        ui->looking = false;
    else if (kind == VEIN_JOB_READ && tab == VEIN_FOR_RIGHTS)
        ui->asking_rights = false;
    else if (kind == VEIN_JOB_READ && live && ui->reading > 0)
        ui->reading--;
    if (kind == VEIN_JOB_READ && view && !live && tab >= VEIN_FOR_VIEW)
        (tab == VEIN_FOR_VIEW ? &view->self : &view->tabs[tab])->page.reading = false;
    if (kind == VEIN_JOB_READ && (tab == VEIN_FOR_CHOICES || tab == VEIN_FOR_VIEW) && view)
        view->filling = false;
}

struct vein_job *vein_ui_ask(struct vein_ui *ui, enum vein_job_kind kind,
                             const struct vein_view *view)
{
    struct vein_job *job = calloc(1, sizeof *job);

    if (!job)
        abort();
    job->kind = kind;
    job->view = view ? view->serial : 0;
    job->tab = VEIN_FOR_VIEW;
    job->arena = vein_arena_new();
    if (ui->job_count == VEIN_UI_JOBS) { // the oldest read can be asked again
        const struct vein_job *oldest = ui->jobs[0];

        answered_job(ui, oldest->kind, oldest->tab, oldest->live, view_of(ui, oldest->view));
        vein_job_free(ui->jobs[0]);
        memmove(ui->jobs, ui->jobs + 1, (VEIN_UI_JOBS - 1) * sizeof *ui->jobs);
        ui->job_count--;
    }
    ui->jobs[ui->job_count++] = job;
    return job;
}

struct vein_job *vein_ui_job(struct vein_ui *ui)
{
    struct vein_job *job = ui->job_count ? ui->jobs[0] : NULL;

    if (job) {
        ui->job_count--;
        memmove(ui->jobs, ui->jobs + 1, ui->job_count * sizeof *ui->jobs);
    }
    return job;
}

static bool is_secret(const struct vein_job *job, const char *name)
{
    if (strcmp(name, "password") == 0)
        return true;
    for (size_t i = 0; job->action && i < job->action->field_count; i++)
        if (strcmp(job->action->fields[i].name, name) == 0)
            return job->action->fields[i].kind == VEIN_FIELD_PASSWORD;
    return false;
}

void vein_job_free(struct vein_job *job)
{
    if (!job)
        return;
    for (size_t i = 0; i < job->values.count;
         i++) // the arena holds a job's only copy of its values
        if (is_secret(job, job->values.items[i].name))
            explicit_bzero((void *)(uintptr_t)job->values.items[i].text,
                           strlen(job->values.items[i].text));
    vein_arena_free(job->arena);
    free(job);
}

// ---- loading

static void ask_rows(struct vein_ui *ui, struct vein_view *view, const struct vein_screen *screen,
                     int tab, bool live)
{
    struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_READ, view);

    job->tab = tab;
    job->live = live;
    job->front = tab == VEIN_FOR_VIEW && view->kind == VEIN_VIEW_LIST && screen->live;
    ui->reading += live;
    job->area = screen->area;
    job->name = screen->name;
    for (const char *at = screen->params ? screen->params : ""; *at;) {
        size_t size = strcspn(at, " ");
        const char *name = vein_arena_strndup(job->arena, at, size);
        const char *fixed = strchr(name, '=');

        if (fixed)
            vein_values_set(&job->values, job->arena,
                            vein_arena_strndup(job->arena, name, (size_t)(fixed - name)),
                            fixed + 1);
        else
            vein_values_set(&job->values, job->arena, name, vein_values_get(&view->context, name));
        at += size + (at[size] == ' ');
    }
    vein_ui_page_values(tab < 0 ? &view->self : &view->tabs[tab], screen, job);
}

void vein_ui_load_list(struct vein_ui *ui, struct vein_view *view)
{
    if (view->kind == VEIN_VIEW_DETAIL)
        ask_rows(ui, view, view->screen->tabs[view->tab], view->tab, false);
    else
        ask_rows(ui, view, view->screen, VEIN_FOR_VIEW, false);
}

void vein_ui_load(struct vein_ui *ui, struct vein_view *view, bool live)
{
    if (!view->screen || !view->screen->area)
        return;
    snprintf(view->mark, sizeof view->mark, "%s", ui->mark); // or newer
    view->read_ms = ui->now_ms;
    ask_rows(ui, view, view->screen, VEIN_FOR_VIEW, live);
    // what is done with a record needs what its head says: its version, its status
    if (view->kind == VEIN_VIEW_DETAIL && !view->self.list.rows)
        view->filling = true;
    if (view->kind == VEIN_VIEW_DETAIL && view->tab_count) {
        view->tabs[view->tab].asked = true;
        ask_rows(ui, view, view->screen->tabs[view->tab], view->tab, live);
    }
}

// A screen about nothing in particular is there once: one goes back to it, unless a form on the way is not saved.
static bool back_to(struct vein_ui *ui, const struct vein_screen *screen)
{
    int at = ui->depth - 1;

    if (strchr(screen->title, '{') || screen->kind != VEIN_SCREEN_LIST)
        return false;
    while (at >= 0 && ui->views[at]->screen != screen) {
        if (ui->views[at]->form.changed || ui->views[at]->checking)
            return false;
        at--;
    }
    if (at < 0)
        return false;
    while (ui->depth > at + 1)
        vein_ui_pop(ui);
    ui->message[0] = '\0';
    vein_list_all(&ui->views[at]->self.list);
    vein_ui_load(ui, ui->views[at], false);
    return true;
}

void vein_ui_open(struct vein_ui *ui, const char *id, const struct vein_values *context)
{
    const struct vein_screen *screen = vein_screen_find(id);
    struct vein_view *view;

    if (!screen) {
        vein_ui_say(ui, VEIN_ALARM, "There is no screen %s.", id);
        return;
    }
    if (back_to(ui, screen))
        return;
    view = vein_ui_push(ui,
                        screen->kind == VEIN_SCREEN_DETAIL ? VEIN_VIEW_DETAIL
                        : screen->kind == VEIN_SCREEN_TEXT ? VEIN_VIEW_TEXT
                                                           : VEIN_VIEW_LIST,
                        screen->id, "");
    view->screen = screen;
    if (context)
        vein_values_copy(&view->context, view->arena, context);
    view->title = vein_values_fill(&view->context, screen->title, view->arena);
    ui->message[0] = '\0'; // it was about where one came from
    vein_list_init(&view->self.list, screen);
    view->self.list.zone = &ui->zone;
    if (strcmp(id, "verify") == 0) {
        vein_ui_check_begin(ui, view);
        return;
    }
    if (screen->kind == VEIN_SCREEN_TEXT) { // a job brings it
        struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_RECORD, view);

        vein_values_copy(&job->values, job->arena, &view->context);
        ui->working = true;
        vein_ui_say(ui, VEIN_PLAIN, "Working ... What you ask for meanwhile comes after it.");
        return;
    }
    for (int i = 0; screen->tabs && screen->tabs[i]; i++, view->tab_count++) {
        vein_list_init(&view->tabs[i].list, screen->tabs[i]);
        view->tabs[i].list.zone = &ui->zone;
    }
    vein_ui_load(ui, view, false);
}

struct vein_list *vein_view_list(struct vein_view *view)
{
    if (view->kind == VEIN_VIEW_LIST)
        return &view->self.list;
    return view->kind == VEIN_VIEW_DETAIL && view->tab_count ? &view->tabs[view->tab].list : NULL;
}

void vein_ui_context(struct vein_ui *ui, struct vein_arena *arena, struct vein_values *out)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_list *list = view ? vein_view_list(view) : NULL;
    long row = list ? vein_list_row(list) : -1;

    if (!view)
        return;
    vein_values_copy(out, arena, &view->context);
    if (view->kind == VEIN_VIEW_DETAIL && view->self.list.rows && view->screen->carry)
        vein_values_carry(out, arena, view->screen->carry, view->self.list.rows, 0);
    if (view->kind == VEIN_VIEW_DETAIL) // a row's version is another record's
        vein_values_set(out, arena, "batch_version", vein_values_get(out, "version"));
    if (row >= 0)
        vein_values_carry(out, arena, list->screen->carry, list->rows, (size_t)row);
}

// ---- results

static void take_rows(struct vein_ui *ui, struct vein_view *view, struct vein_result *result)
{
    struct vein_tab *tab = result->tab < 0 ? &view->self : &view->tabs[result->tab];

    if (view->kind == VEIN_VIEW_FORM && result->tab == VEIN_FOR_CHOICES)
        vein_ui_choices(ui, view, result);
    if (view->kind == VEIN_VIEW_FORM && result->tab == VEIN_FOR_DRAFT &&
        result->rows->row_count == 1 && !view->form.changed &&
        vein_form_restore(&view->form, vein_rows_text(result->rows, 0, "fields")))
        vein_ui_say(ui, VEIN_WARN,
                    "What you had typed until %.5s is back; F2 saves it, Esc twice drops it.",
                    vein_rows_text(result->rows, 0, "at") + 11);
    if (view->kind != VEIN_VIEW_LIST && view->kind != VEIN_VIEW_DETAIL)
        return;
    if (result->live && tab->page.reading) // of the window that is being left
        return;
    if (view->kind == VEIN_VIEW_DETAIL && result->tab < 0) {
        if (result->rows->row_count == 0) {
            vein_ui_say(ui, VEIN_ALARM, "There is no %s, or you may not see it.", view->title);
            vein_ui_pop(ui);
            return;
        }
        tab->list.rows = result->rows;
    } else {
        vein_list_rows(&tab->list, result->rows);
        vein_ui_page_took(tab, tab->list.screen);
    }
    vein_arena_free(tab->arena);
    tab->arena = result->arena;
    result->arena = NULL;
}

static void need_zone(struct vein_ui *ui)
{
    if (ui->zone_wanted)
        vein_ui_ask_zone(ui);
    ui->zone_wanted = false;
}

// What is wanted soon is asked for after what is wanted now.
static void take_first(struct vein_ui *ui, struct vein_view *view, struct vein_result *result)
{
    take_rows(ui, view, result);
    if (!ui->rights)
        vein_ui_need_rights(ui);
    need_zone(ui);
}

// Puts the views of who was here aside and takes out those of who comes.
static void change_person(struct vein_ui *ui, const char *login)
{
    size_t from = VEIN_UI_PARKED, to = VEIN_UI_PARKED;

    for (size_t i = 0; i < VEIN_UI_PARKED; i++) {
        if (strcmp(ui->parked[i].login, login) == 0)
            from = i;
        if (!ui->parked[i].login[0] && to == VEIN_UI_PARKED)
            to = i;
    }
    if (to == VEIN_UI_PARKED) { // the longest away makes room; drafts are on the server
        to = from == 0 ? 1 : 0;
        while (ui->parked[to].depth > 0) {
            vein_ui_check_drop(ui, ui->parked[to].views[ui->parked[to].depth - 1]);
            free_view(ui->parked[to].views[--ui->parked[to].depth]);
        }
    }
    memcpy(ui->parked[to].views, ui->views, sizeof ui->views);
    ui->parked[to].depth = ui->depth;
    snprintf(ui->parked[to].login, sizeof ui->parked[to].login, "%s", ui->login);
    ui->depth = 0;
    if (from < VEIN_UI_PARKED) {
        memcpy(ui->views, ui->parked[from].views, sizeof ui->views);
        ui->depth = ui->parked[from].depth;
        ui->parked[from].login[0] = '\0';
        ui->parked[from].depth = 0;
    }
}

// The laboratory says how long a terminal stays open; this one may close earlier.
static void set_idle(struct vein_ui *ui, const char *text)
{
    long long ms = strtoll(text, NULL, 10);

    ui->idle_ms = ms > 0 ? ms : IDLE_MS;
    if (ui->idle_most_ms > 0 && ui->idle_most_ms < ui->idle_ms)
        ui->idle_ms = ui->idle_most_ms;
}

static void logged_in(struct vein_ui *ui, struct vein_result *result)
{
    const struct vein_rows *rows = result->rows;
    const char *login = vein_rows_text(rows, 0, "login");
    const char *zone = vein_rows_text(rows, 0, "time_zone");

    if (vein_ui_top(ui) && vein_ui_top(ui)->kind == VEIN_VIEW_LOGIN)
        vein_ui_pop(ui);
    if (ui->login[0] && strcmp(ui->login, login) != 0)
        change_person(ui, login);
    vein_ui_forget_rights(ui);
    if (ui->zone.name && *zone && strcmp(ui->zone.name, zone) != 0) // of another site
        ui->zone.count = 0;
    ui->zone_wanted = ui->zone.count == 0;
    snprintf(ui->login, sizeof ui->login, "%s", vein_rows_text(rows, 0, "login"));
    snprintf(ui->person, sizeof ui->person, "%s", vein_rows_text(rows, 0, "printed_name"));
    snprintf(ui->job, sizeof ui->job, "%s", vein_rows_text(rows, 0, "job"));
    snprintf(ui->roles, sizeof ui->roles, "%s", vein_rows_text(rows, 0, "roles"));
    snprintf(ui->site, sizeof ui->site, "%s", vein_rows_text(rows, 0, "sites"));
    ui->training = strcmp(vein_rows_text(rows, 0, "mode"), "production") != 0;
    set_idle(ui, vein_rows_text(rows, 0, "idle_lock_ms"));
    vein_ui_set_clocks(ui, rows);
    snprintf(ui->server, sizeof ui->server, "%s", vein_rows_text(rows, 0, "server"));
    snprintf(ui->mark, sizeof ui->mark, "%s", vein_rows_text(rows, 0, "mark"));
    ui->locked = false;
    if (vein_rows_text(rows, 0, "password_due")[0]) { // nothing else is open to this login
        vein_ui_open_action(ui, "login_password_set", &(struct vein_values){0});
        vein_ui_say(ui, VEIN_WARN, "Choose a password of your own first (%s).",
                    vein_rows_text(rows, 0, "password_due"));
        return;
    }
    if (!vein_ui_top(ui))
        vein_ui_open(ui, "today", NULL);
    else
        vein_ui_load(ui, vein_ui_top(ui), false);
    if (ui->zone.count == 0 && vein_ui_top(ui)->kind >= VEIN_VIEW_FORM) // no rows will come
        need_zone(ui);
    vein_ui_say(ui, VEIN_PLAIN,
                vein_ui_top(ui)->kind >= VEIN_VIEW_FORM
                    ? "It is as you left it. Go on, or F1 for help."
                    : "Scan a label, press Enter on a line, or F1 for help.");
}

static void take_text(struct vein_ui *ui, struct vein_view *view, struct vein_result *result)
{
    vein_arena_free(view->text_arena);
    view->text.text = result->text;
    view->text_arena = result->arena;
    result->arena = NULL;
    if (result->kind == VEIN_JOB_CHALLENGE) { // what is signed stays as it is
        struct vein_buf words;

        vein_buf_init(&words);
        vein_moments_shown(&ui->zone, result->text, true, &words);
        view->text.text = vein_arena_strdup(view->text_arena, words.size ? words.data : "");
        vein_buf_release(&words);
        vein_values_copy(&view->context, view->arena, &result->values);
    }
}

void vein_ui_result(struct vein_ui *ui, struct vein_result *result)
{
    struct vein_view *view = view_of(ui, result->view);

    if (!result->mark)
        answered_job(ui, result->kind, result->tab, result->live, view);
    else
        vein_ui_take_mark(ui, view, result->mark);
    if (result->kind == VEIN_JOB_VERIFY) { // its line is another one: it says nothing about ours
        vein_ui_check_told(ui, checked_view(ui, result->view), result);
        vein_arena_free(result->arena);
        result->arena = NULL;
        return;
    }
    if (view && !result->live)
        view->busy = false;
    if (result->ok || result->err.exit != VEIN_EXIT_NO_SERVER) {
        ui->answered_ms = ui->now_ms;
        ui->online = true;
    }
    if (result->kind == VEIN_JOB_READ &&
        (result->tab == VEIN_FOR_RIGHTS || result->tab == VEIN_FOR_ZONE)) {
        if (result->tab == VEIN_FOR_RIGHTS)
            vein_ui_take_rights(ui, result);
        else
            vein_ui_take_zone(ui, result);
        vein_arena_free(result->arena);
        result->arena = NULL;
        return;
    }
    if (result->kind == VEIN_JOB_RECORD)
        ui->working = false;
    if (!result->ok)
        vein_ui_failed(ui, view, result);
    else if (result->kind == VEIN_JOB_ACT && result->tab == VEIN_FOR_LINE)
        vein_ui_line_done(ui, view, result);
    else if (result->kind == VEIN_JOB_LOGIN)
        logged_in(ui, result);
    else if (result->kind == VEIN_JOB_LOOK)
        vein_ui_take_look(ui, result);
    else if (result->kind == VEIN_JOB_READ && view)
        take_first(ui, view, result);
    else if (result->kind == VEIN_JOB_ACT && result->tab == VEIN_FOR_SCAN)
        vein_ui_scanned(ui, result);
    else if (result->kind == VEIN_JOB_ACT || result->kind == VEIN_JOB_SIGN)
        vein_ui_answered(ui, view, result);
    else if (result->kind == VEIN_JOB_SAVE)
        vein_ui_say(ui, VEIN_GOOD, "%s", result->message);
    else if (view && result->text) {
        if (result->kind != VEIN_JOB_CHALLENGE)
            ui->message[0] = '\0'; // it said that this was under way
        take_text(ui, view, result);
    }
    vein_arena_free(result->arena);
    result->arena = NULL;
    vein_ui_unhold(ui);
}

// ---- the clock

void vein_ui_tick(struct vein_ui *ui, int64_t now_ms)
{
    struct vein_view *view = vein_ui_top(ui);

    ui->now_ms = now_ms;
    if (view && view->kind == VEIN_VIEW_FORM && !view->busy && now_ms - ui->touched_ms >= DRAFT_MS)
        vein_ui_keep_draft(ui, view, false);
    if (!ui->locked && ui->login[0] && ui->idle_ms > 0 && now_ms - ui->touched_ms > ui->idle_ms) {
        vein_ui_lock(ui, "Locked: nobody touched it. Your work is as you left it.");
        return;
    }
    vein_ui_look(ui);
    if (ui->online && ui->login[0] && !ui->locked && !ui->working && ui->answered_ms &&
        now_ms - ui->answered_ms > SILENT_MS)
        ui->online = false;
}

void vein_ui_size(struct vein_ui *ui, int rows, int cols)
{
    ui->rows = rows;
    ui->cols = cols;
}
