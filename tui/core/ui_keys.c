// What a key does: over everything the stop, then the prompt, then the view on top.
#include "ui.h"

#include <string.h>

// Rows of the body: two bars above, message line and key bar below.
static int body(const struct vein_ui *ui)
{
    return ui->rows - 4;
}

// The action that Enter opens on a row: its screen's, or the one that the row names.
static const char *does(const struct vein_list *list, size_t row)
{
    const char *act = list->screen->does;

    return act && *act == '=' ? vein_rows_get(list->rows, row, act + 1) : act;
}

static void open_row(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_list *list = vein_view_list(view);
    struct vein_arena *arena;
    struct vein_values context = {0};
    long row = list ? vein_list_row(list) : -1;
    const char *to, *act;

    if (row < 0)
        return;
    ui->message[0] = '\0'; // it was about this list
    arena = vein_arena_new();
    vein_ui_context(ui, arena, &context);
    if (strcmp(view->id, "menu") == 0) {
        const char *chosen =
            vein_arena_strdup(arena, vein_rows_text(list->rows, (size_t)row, "act"));
        const char *screen =
            vein_arena_strdup(arena, vein_rows_text(list->rows, (size_t)row, "screen"));

        if (vein_ui_refuses(ui, chosen)) {
            vein_arena_free(arena);
            return;
        }
        context.count = 0;
        vein_values_copy(&context, arena, &view->context);
        vein_ui_pop(ui);
        if (*screen)
            vein_ui_open(ui, screen, &context);
        else
            vein_ui_open_action(ui, chosen, &context);
    } else if (strcmp(view->id, "steps") == 0) {
        const char *step =
            vein_arena_strdup(arena, vein_rows_text(list->rows, (size_t)row, "json"));

        vein_ui_pop(ui);
        vein_ui_open_step(ui, &context, step);
    } else if ((act = does(list, (size_t)row)) != NULL) {
        if (!vein_ui_refuses(ui, act))
            vein_ui_do_act(ui, vein_arena_strdup(arena, act), &context);
    } else if ((to = list->screen->open) != NULL) {
        vein_ui_open(ui, to, &context);
    }
    vein_arena_free(arena);
}

static void turn_tab(struct vein_ui *ui, struct vein_view *view, int by)
{
    if (view->kind != VEIN_VIEW_DETAIL || view->tab_count == 0)
        return;
    view->tab = (view->tab + by + view->tab_count) % view->tab_count;
    vein_ui_load(ui, view, false);
}

// One of the words of roles; those of the person stand with blanks or commas between.
static bool has_role(const struct vein_ui *ui, const char *roles)
{
    for (size_t size; *roles; roles += size + (roles[size] == ' ')) {
        size = strcspn(roles, " ");
        for (const char *at = ui->roles; *at; at++)
            if (strncmp(at, roles, size) == 0 && (at == ui->roles || strchr(" ,{", at[-1])) &&
                (!at[size] || strchr(" ,}", at[size])))
                return true;
    }
    return false;
}

// The signature that the selected row waits for, as its screen says.
static void sign_row(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_list *list = vein_view_list(view);
    long row = list ? vein_list_row(list) : -1;
    struct vein_arena *arena = vein_arena_new();
    struct vein_values what = {0};
    const char *meaning;

    if (row >= 0 && list->screen->signs)
        vein_values_carry(&what, arena, list->screen->signs, list->rows, (size_t)row);
    meaning = vein_values_get(&what, "meaning");
    // where no row waits, whoever signs the whole signs it
    if ((!meaning || !*meaning || strcmp(meaning, "{}") == 0) && view->kind == VEIN_VIEW_DETAIL &&
        view->screen->signs && view->self.list.rows && has_role(ui, view->screen->signer)) {
        vein_values_carry(&what, arena, view->screen->signs, view->self.list.rows, 0);
        meaning = vein_values_get(&what, "meaning");
    }
    // a review without a single exception has no row; the way here brought along what is signed
    if (!meaning && view->kind == VEIN_VIEW_LIST && view->screen->signer &&
        has_role(ui, view->screen->signer)) {
        vein_values_pass(&what, arena, view->screen->signs, &view->context);
        meaning = vein_values_get(&what, "meaning");
    }
    if (meaning && meaning[0] == '{') // a list of the database: the first of it
        meaning = vein_arena_strndup(arena, meaning + 1, strcspn(meaning + 1, ",}"));
    if (!vein_values_get(&what, "record") || !meaning || !*meaning)
        vein_ui_say(ui, VEIN_WARN, "Nothing on this line waits for a signature.");
    else
        vein_ui_open_sign(ui, vein_values_get(&what, "entity"), vein_values_get(&what, "record"),
                          meaning, vein_values_get(&view->context, "batch"));
    vein_arena_free(arena);
}

static void next_steps(struct vein_ui *ui)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};
    const char *batch;

    vein_ui_context(ui, arena, &context);
    batch = vein_values_get(&context, "batch");
    if (batch && *batch)
        vein_ui_scan(ui, batch, "keyed");
    else
        vein_ui_say(ui, VEIN_WARN, "Choose a batch first, or scan one of its labels.");
    vein_arena_free(arena);
}

static void go_back(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_list *list = vein_view_list(view);
    bool stopped;

    if (view->kind == VEIN_VIEW_LOGIN && ui->locked)
        return;
    if (list && list->filter[0]) { // as its line says: Esc shows all, once more goes back
        vein_list_all(list);
        return;
    }
    if (ui->depth == 1) {
        if (view->kind == VEIN_VIEW_LOGIN && !ui->login[0])
            ui->quit = true;
        return;
    }
    if (view->kind == VEIN_VIEW_FORM && view->form.changed && !view->busy &&
        strcmp(ui->message, "Not saved. Esc again throws it away; F2 saves.") != 0) {
        vein_ui_say(ui, VEIN_WARN, "Not saved. Esc again throws it away; F2 saves.");
        return;
    }
    if (view->busy && view->kind == VEIN_VIEW_FORM) {
        vein_ui_say(ui, VEIN_WARN, "Wait for the answer: a write is never called back.");
        return;
    }
    vein_ui_keep_draft(ui, view, true);
    stopped = view->checking;
    vein_ui_pop(ui);
    vein_ui_say(ui, VEIN_PLAIN, "%s",
                stopped ? "The check was stopped; it says nothing about the ledger." : "");
}

static void prompt(struct vein_ui *ui, enum vein_prompt kind)
{
    ui->prompt = kind;
    ui->prompt_at = 0;
    ui->prompt_text[0] = '\0';
}

static void act_or_go(struct vein_ui *ui, const struct vein_binding *binding)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};
    struct vein_view *view = vein_ui_top(ui);
    const char *at_once = view->screen ? view->screen->at_once : NULL;

    vein_ui_context(ui, arena, &context);
    if (binding->intent == VEIN_DO_GO)
        vein_ui_open(ui, binding->target, &context);
    else if (vein_ui_refuses(ui, binding->target))
        (void)0; // it was said who may
    else if (at_once && strcmp(at_once, binding->target) == 0)
        vein_ui_do_line(ui, view, at_once);
    else
        vein_ui_open_action(ui, binding->target, &context);
    vein_arena_free(arena);
}

static void leave_program(struct vein_ui *ui, const struct vein_view *view)
{
    if (view->kind == VEIN_VIEW_FORM && view->form.changed)
        vein_ui_say(ui, VEIN_WARN,
                    "This form is not saved. Save it with F2 or leave it with Esc first.");
    else
        ui->quit = true;
}

// Intents on what the view shows.
static void do_here(struct vein_ui *ui, struct vein_view *view, enum vein_intent intent)
{
    bool record = view->kind == VEIN_VIEW_LIST || view->kind == VEIN_VIEW_DETAIL;

    switch (intent) {
    case VEIN_DO_MENU:
        if (record)
            vein_ui_open_menu(ui);
        return;
    case VEIN_DO_REFRESH:
        vein_ui_load(ui, view, false);
        return;
    case VEIN_DO_SAVE:
        if (view->kind == VEIN_VIEW_TEXT)
            prompt(ui, VEIN_PROMPT_FILE);
        else
            vein_ui_submit(ui, view);
        return;
    case VEIN_DO_OPEN:
        open_row(ui, view);
        return;
    case VEIN_DO_LEFT:
    case VEIN_DO_PREVIOUS:
        turn_tab(ui, view, -1);
        return;
    case VEIN_DO_RIGHT:
    case VEIN_DO_NEXT:
        turn_tab(ui, view, 1);
        return;
    case VEIN_DO_SIGN:
        sign_row(ui, view);
        return;
    default:
        return;
    }
}

// Intents that belong to no engine.
static void do_intent(struct vein_ui *ui, struct vein_view *view,
                      const struct vein_binding *binding)
{
    switch (binding->intent) {
    case VEIN_DO_ACT:
    case VEIN_DO_GO:
        if (view->kind == VEIN_VIEW_LIST || view->kind == VEIN_VIEW_DETAIL ||
            view->kind == VEIN_VIEW_TEXT)
            act_or_go(ui, binding);
        return;
    case VEIN_DO_BACK:
        go_back(ui, view);
        return;
    case VEIN_DO_QUIT:
        leave_program(ui, view);
        return;
    case VEIN_DO_HELP:
        vein_ui_open_help(ui);
        return;
    case VEIN_DO_COMMAND:
        prompt(ui, VEIN_PROMPT_COMMAND);
        return;
    case VEIN_DO_CODE:
        prompt(ui, VEIN_PROMPT_CODE);
        return;
    case VEIN_DO_LOCK:
        vein_ui_lock(ui, "Locked. The forms are as you left them.");
        return;
    case VEIN_DO_STEP:
        next_steps(ui);
        return;
    default:
        do_here(ui, view, binding->intent);
    }
}

// A list moves; at the end of what is held it reads on.
static bool list_do(struct vein_ui *ui, struct vein_view *view, struct vein_tab *tab,
                    enum vein_intent intent, int height)
{
    bool reads = tab->list.selected == 0 || intent == VEIN_DO_DOWN || intent == VEIN_DO_PAGE_DOWN ||
                 intent == VEIN_DO_LAST || intent == VEIN_DO_FIRST;

    if (!vein_list_do(&tab->list, intent, height))
        return false;
    if (reads && vein_ui_page_move(tab, tab->list.screen, intent))
        vein_ui_load_list(ui, view);
    return true;
}

static bool engine_do(struct vein_ui *ui, struct vein_view *view, enum vein_intent intent)
{
    switch (view->kind) {
    case VEIN_VIEW_LIST:
        return intent != VEIN_DO_NEXT && intent != VEIN_DO_PREVIOUS &&
               list_do(ui, view, &view->self, intent, body(ui));
    case VEIN_VIEW_DETAIL:
        return intent != VEIN_DO_NEXT && intent != VEIN_DO_PREVIOUS && view->tab_count &&
               list_do(ui, view, &view->tabs[view->tab], intent, body(ui) - 8);
    case VEIN_VIEW_TEXT:
        return vein_text_do(&view->text, intent, body(ui));
    case VEIN_VIEW_SIGN:
        if (intent == VEIN_DO_PAGE_UP || intent == VEIN_DO_PAGE_DOWN)
            return vein_text_do(&view->text, intent, body(ui) - 8);
        return vein_form_do(&view->form, intent);
    default:
        return vein_form_do(&view->form, intent);
    }
}

static bool is_form(const struct vein_view *view)
{
    return view->kind == VEIN_VIEW_FORM || view->kind == VEIN_VIEW_SIGN ||
           view->kind == VEIN_VIEW_LOGIN;
}

static void key(struct vein_ui *ui, enum vein_key key, const char *text)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_list *list = view ? vein_view_list(view) : NULL;
    const struct vein_binding *binding;
    size_t active;

    if (!view || vein_ui_prompt_key(ui, key, text))
        return;
    if (list && vein_list_type(list, key, text))
        return;
    // in a form letters are data; whatever else it takes for itself comes before its bindings
    if (is_form(view) && vein_form_type(&view->form, key, text)) {
        if (ui->message_style == VEIN_ALARM) // it was about what is being mended
            ui->message[0] = '\0';
        return;
    }
    binding = vein_keymap_find(ui->keys, view->id, key, text);
    if (!binding && is_form(view))
        binding = vein_keymap_find(ui->keys, "form", key, text);
    if (!binding)
        return;
    if (is_form(view) && key == VEIN_KEY_CHAR)
        return;
    if (is_form(view) && binding->intent == VEIN_DO_NOW &&
        vein_ui_clock_doubtful(ui, "Read a clock you trust, and type the time."))
        return;
    active = view->form.active;
    if (!engine_do(ui, view, binding->intent))
        do_intent(ui, view, binding);
    else if (is_form(view) && binding->intent == VEIN_DO_OPEN && view->form.active == active &&
             !view->form.fields[active].error[0])
        vein_ui_say(ui, VEIN_PLAIN, "This is the last field. F2: %s.", view->form.verb);
}

// What can be done about it is read once more, where it can be done. A wrong code has one way out.
static void acknowledged(struct vein_ui *ui)
{
    bool code = strncmp(ui->stop_code, "VN3", 3) == 0 || strncmp(ui->stop_code, "VN4", 3) == 0;

    ui->stop = false;
    vein_ui_say(ui, VEIN_WARN, "%s acknowledged; it is recorded. %s", ui->stop_code,
                code || !ui->stop_way[0] ? "Go on with the right one." : ui->stop_way);
}

void vein_ui_event(struct vein_ui *ui, const struct vein_event *event, int64_t now_ms)
{
    struct vein_view *view = vein_ui_top(ui);
    const struct vein_binding *binding;

    ui->now_ms = now_ms;
    ui->touched_ms = now_ms;
    if (ui->rows < VEIN_UI_LEAST_ROWS || ui->cols < VEIN_UI_LEAST_COLS)
        return;     // nobody can see what a key would do; what was typed stays
    if (ui->stop) { // neither Enter nor a scan dismisses a failure, and what was typed ahead is dropped
        binding = event->kind == VEIN_EVENT_KEY
                      ? vein_keymap_find(ui->keys, "stop", event->key, event->text)
                      : NULL;
        if (binding && binding->intent == VEIN_DO_ACKNOWLEDGE) {
            acknowledged(ui);
        }
        return;
    }
    if (vein_ui_hold(ui, event))
        return;
    if (view && is_form(view))
        vein_ui_form_now(ui, &view->form);
    switch (event->kind) {
    case VEIN_EVENT_KEY:
        key(ui, event->key, event->text);
        if (vein_ui_top(ui)) {
            vein_ui_identity_fit(vein_ui_top(ui));
            vein_ui_result_fit(vein_ui_top(ui));
            vein_ui_correct_fit(vein_ui_top(ui));
        }
        return;
    case VEIN_EVENT_SCAN:
        vein_ui_scan(ui, event->code, event->method);
        return;
    case VEIN_EVENT_PASTE:
        if (view && is_form(view))
            vein_form_paste(&view->form, event->code);
        return;
    case VEIN_EVENT_BROKEN:
        vein_ui_say(ui, VEIN_WARN, "A scan without an end was dropped. Scan again.");
        ui->bell = true;
        return;
    default:
        return;
    }
}
