// ui: the router. One state machine for everything a person sees: a stack of views, what lies over them (a stop,
// a prompt, the lock), and jobs that it asks for. It knows no terminal and no server: events and results come in,
// jobs and a grid go out, so that every journey can be played in memory.
#ifndef VEIN_TUI_UI_H
#define VEIN_TUI_UI_H

#include "form.h"
#include "input.h"
#include "list.h"
#include "text.h"
#include "vein/json.h"

#define VEIN_UI_DEPTH 16
#define VEIN_UI_JOBS 32
#define VEIN_UI_HELD 64  // events that wait for the answer to a scan
#define VEIN_UI_PARKED 4 // people whose views wait while somebody else is logged in
#define VEIN_UI_NO_LOGIN                                                                           \
    "28000" // code of a job whose connection is not opened again for this login
#define VEIN_UI_LEAST_ROWS 16
#define VEIN_UI_LEAST_COLS 60

// What a read or an act is for, besides a view's own rows and its tabs (from 0).
enum {
    VEIN_FOR_VIEW = -1,
    VEIN_FOR_SCAN = -2,
    VEIN_FOR_DRAFT = -3,
    VEIN_FOR_CHOICES = -4,
    VEIN_FOR_LINE = -5,
    VEIN_FOR_RIGHTS = -6,
    VEIN_FOR_ZONE = -7
};

enum vein_job_kind {
    VEIN_JOB_READ,      // area, name, values -> rows
    VEIN_JOB_ACT,       // action, values, request -> answer
    VEIN_JOB_CHALLENGE, // values: entity, record, meaning -> text, values challenge digest roles
    VEIN_JOB_SIGN,      // values: the same and login, password, presence -> answer
    VEIN_JOB_LOGIN,     // values: login, password -> rows of me
    VEIN_JOB_RECORD,    // values: batch -> text (issues the batch record)
    VEIN_JOB_VERIFY,    // -> lines of progress, text; others are done meanwhile
    VEIN_JOB_STOP,      // the view's check is not wanted any more; no answer
    VEIN_JOB_DRAFT,     // values: form, fields -> nothing; a draft is neither event nor version
    VEIN_JOB_SAVE,      // values: path; text -> a file of one's own
    VEIN_JOB_LOOK, // -> one row: mark, lab_now; clock_ms. Comes unasked when somebody's act was told
    VEIN_JOB_LOCK  // nobody is here any more: the connection and its password go
};
struct vein_job {
    enum vein_job_kind kind;
    unsigned view; // serial of the view that asked; 0: none
    int tab;       // of a detail screen, or what it is for
    bool live;     // a repeated read: says nothing
    bool front;    // the list in front: read again by the worker when somebody's act is told
    struct vein_arena *arena;
    const char *area, *name;
    const struct vein_action *action;
    struct vein_values values;
    const char *request;
    const char *text;
};
struct vein_result {
    enum vein_job_kind kind;
    unsigned view;
    int tab;
    bool live;
    const char
        *mark; // of a list in front that was read without having been asked for, see vein_ui.mark
    struct vein_arena *arena; // goes to the view, or is freed
    bool ok;                  // false: err
    bool progress;            // of something long: text says how far it is, its answer follows
    struct vein_err err;
    const struct vein_rows *rows;
    bool done; // of an answer; false: a stop
    const char *code, *rule, *value, *way_out, *data, *message;
    const char *text;
    struct vein_values values;
    int64_t clock_ms; // of a look: the server's clock is ahead of this one's by so much at least
};

// Which part of a long list is held.
struct vein_page_start;
struct vein_page {
    struct vein_arena *arena;
    const struct vein_page_start *start; // NULL: from the first line on
    bool wide;                           // two pages of lines instead of one
    bool reading;                        // another part is under way
};
struct vein_tab {
    struct vein_list list;
    struct vein_arena *arena; // of its rows
    struct vein_page page;
    bool asked;
};
enum vein_view_kind {
    VEIN_VIEW_LIST,
    VEIN_VIEW_DETAIL,
    VEIN_VIEW_TEXT,
    VEIN_VIEW_FORM,
    VEIN_VIEW_SIGN,
    VEIN_VIEW_LOGIN
};
struct vein_view {
    enum vein_view_kind kind;
    unsigned serial;
    const char *id; // for the keymap: screen id, "form", "sign", "login", "menu"
    const char *title;
    const struct vein_screen *screen;
    struct vein_arena *arena;
    struct vein_values context;
    struct vein_tab self; // a list view's rows; a detail view's head record in self.list.rows
    struct vein_tab tabs[VEIN_SCREEN_TABS];
    int tab_count, tab;
    struct vein_text text;
    struct vein_arena *text_arena;
    struct vein_form form;
    const char *previewed; // a correction: the values whose effects were shown; NULL: none were
    bool checking;         // its check of the ledger is under way
    bool busy;             // a job of this view is under way that must be answered first
    bool
        filling; // what a form offers, or a record says first, is being fetched; what is typed meanwhile waits for it
    char mark[24];   // what it shows is as new as this, see vein_ui.mark; "": it has to be read
    int64_t read_ms; // when its rows were asked for last
};
// What was typed, scanned or pasted while a scan was being checked.
struct vein_held {
    struct vein_event event;
    char *code;
};

enum vein_prompt { VEIN_PROMPT_NONE, VEIN_PROMPT_COMMAND, VEIN_PROMPT_CODE, VEIN_PROMPT_FILE };

struct vein_ui {
    const struct vein_keymap *keys;
    struct vein_view *views[VEIN_UI_DEPTH];
    int depth;
    unsigned serial;
    struct vein_job *jobs[VEIN_UI_JOBS];
    size_t job_count;
    int rows, cols;
    bool quit;
    // who and where, for the top bar
    char login[64], person[64], job[64], roles[128], site[64], server[128];
    bool training;
    bool online;
    int64_t answered_ms; // when the server answered last
    bool working;        // it is at something long, so that its silence means nothing
    char lab_now[40];    // laboratory time at lab_at_ms, with its offset
    int64_t lab_at_ms;
    int64_t now_ms;
    char now_text[48];     // laboratory time for the form in front
    struct vein_zone zone; // of the laboratory's clocks; count 0 before it was read
    struct vein_arena *zone_arena;
    bool zone_wanted; // another person has come, perhaps of another site
    // who may do what; NULL before it was read
    struct vein_arena *rights_arena;
    const struct vein_rows *rights;
    bool asking_rights;
    int64_t rights_ms; // when that was asked last
    // what the server was asked for by itself, not by a key
    char mark[24];     // differs once anything was written, by whomever
    bool looking;      // the question whether it does is under way
    int reading;       // rows under way because it did
    int64_t looked_ms; // when that was asked last
    // the server's clock against this terminal's
    int64_t clock_ms, clock_note_ms, clock_block_ms;
    // what lies over the views
    bool stop; // a committed stop, until acknowledged
    char stop_code[8], stop_rule[300], stop_value[600], stop_way[600];
    char message[400];
    enum vein_style message_style;
    enum vein_prompt prompt;
    char prompt_text[200];
    size_t prompt_at; // of what a command's letters find, the line chosen
    bool locked;
    int64_t touched_ms;            // last key
    int64_t idle_ms, idle_most_ms; // untouched so long it locks; a shorter time of this terminal
    int64_t line_ms;               // when a key did something to a line last
    char wanted_step[64];          // to be opened of those that a scan finds
    char last_scan[600];
    char last_method[20];
    bool scanning; // a code is being checked; what comes meanwhile waits for where its answer leads
    struct vein_held held[VEIN_UI_HELD];
    size_t held_count;
    int64_t last_scan_ms;
    bool bell; // asked for since the last drawing
    // whose turn it was before: the same person finds the same views again
    struct {
        char login[64];
        struct vein_view *views[VEIN_UI_DEPTH];
        int depth;
    } parked[VEIN_UI_PARKED];
};

void vein_ui_init(struct vein_ui *ui, const struct vein_keymap *keys, int rows, int cols);
void vein_ui_release(struct vein_ui *ui);
void vein_ui_size(struct vein_ui *ui, int rows, int cols);
void vein_ui_event(struct vein_ui *ui, const struct vein_event *event, int64_t now_ms);
// Takes the result over, arena included.
void vein_ui_result(struct vein_ui *ui, struct vein_result *result);
// The clock: live views, idle lock, a silent server.
void vein_ui_tick(struct vein_ui *ui, int64_t now_ms);
// The next job, NULL when there is none; the caller frees it with vein_job_free.
struct vein_job *vein_ui_job(struct vein_ui *ui);
void vein_job_free(struct vein_job *job);
void vein_ui_draw(struct vein_ui *ui, struct vein_grid *grid);

// ---- within tui/core
struct vein_view *vein_ui_top(struct vein_ui *ui);
struct vein_view *vein_ui_push(struct vein_ui *ui, enum vein_view_kind kind, const char *id,
                               const char *title);
void vein_ui_pop(struct vein_ui *ui);
struct vein_job *vein_ui_ask(struct vein_ui *ui, enum vein_job_kind kind,
                             const struct vein_view *view);
void vein_ui_say(struct vein_ui *ui, enum vein_style style, const char *fmt, ...) VEIN_PRINTF(3, 4);
// What the server says of moments, in UTC, as the laboratory's clocks say it.
void vein_ui_in_our_time(const struct vein_ui *ui, const char *text, char *out, size_t size);
void vein_ui_open(struct vein_ui *ui, const char *screen, const struct vein_values *context);
void vein_ui_open_action(struct vein_ui *ui, const char *act, const struct vein_values *context);
// What a key does to the selected line without a form, and its answer.
void vein_ui_do_line(struct vein_ui *ui, struct vein_view *view, const char *act);
void vein_ui_line_done(struct vein_ui *ui, struct vein_view *view, struct vein_result *result);
// Acts are offered by what the server says about this person's roles: read once after the first rows, and again by and by.
void vein_ui_ask_rights(struct vein_ui *ui);
void vein_ui_need_rights(struct vein_ui *ui);
void vein_ui_take_rights(struct vein_ui *ui, struct vein_result *result);
void vein_ui_forget_rights(struct vein_ui *ui);
// Roles that may do an act when this person may not, else NULL. act: its name at the server.
const char *vein_ui_who_may(const struct vein_ui *ui, const char *act);
// Says who may, when this person may not.
bool vein_ui_refuses(struct vein_ui *ui, const char *act);
// What a row leads to: a signature, a step, a second entry or the form of an action.
void vein_ui_do_act(struct vein_ui *ui, const char *act, struct vein_values *context);
// "batch show": an action as it is typed; out is returned.
const char *vein_ui_command_name(const struct vein_action *action, char *out, size_t size);
void vein_ui_open_menu(struct vein_ui *ui);
void vein_ui_menu_again(struct vein_ui *ui); // rights have come: the menu in front by them
void vein_ui_open_help(struct vein_ui *ui);
void vein_ui_open_login(struct vein_ui *ui, const char *why);
// Hides everything until somebody logs in; what was typed is kept.
void vein_ui_lock(struct vein_ui *ui, const char *why);
void vein_ui_open_sign(struct vein_ui *ui, const char *entity, const char *record,
                       const char *meaning, const char *batch);
// Steps out of a scan's prefill: the form when there is one, else the choice.
void vein_ui_open_steps(struct vein_ui *ui, const char *data);
void vein_ui_open_step(struct vein_ui *ui, const struct vein_values *context, const char *step);
// The blind second entry of a step's critical values.
void vein_ui_open_second(struct vein_ui *ui, const struct vein_values *context);
void vein_ui_second_rows(struct vein_ui *ui, struct vein_view *view, const struct vein_rows *rows);
// The check of the ledger: begun with its screen, told how far it is, stopped when its screen goes (view: not NULL).
void vein_ui_check_begin(struct vein_ui *ui, struct vein_view *view);
void vein_ui_check_told(struct vein_ui *ui, struct vein_view *view,
                        const struct vein_result *result);
void vein_ui_check_drop(struct vein_ui *ui, const struct vein_view *view);
void vein_ui_load(struct vein_ui *ui, struct vein_view *view, bool live);
// A long list: what a reading of it asks for; that its rows are here; whether a key leads to another part, to be read now.
void vein_ui_page_values(const struct vein_tab *tab, const struct vein_screen *screen,
                         struct vein_job *job);
void vein_ui_page_took(struct vein_tab *tab, const struct vein_screen *screen);
bool vein_ui_page_move(struct vein_tab *tab, const struct vein_screen *screen,
                       enum vein_intent intent);
void vein_ui_page_release(struct vein_tab *tab);
void vein_ui_load_list(struct vein_ui *ui, struct vein_view *view); // the list in front alone
// What the selected row and the view know, for opening and for actions.
void vein_ui_context(struct vein_ui *ui, struct vein_arena *arena, struct vein_values *out);
void vein_ui_scan(struct vein_ui *ui, const char *code, const char *method);
void vein_ui_scanned(struct vein_ui *ui, const struct vein_result *result);
// A form that takes one scan after the other is made ready for the next; false: it is done.
bool vein_ui_stay(struct vein_ui *ui, struct vein_view *view, const char *message);
// Does an act bring something to be read? Then it is opened over what was in front.
bool vein_ui_shows(const char *act);
void vein_ui_open_shown(struct vein_ui *ui, const struct vein_result *result,
                        const struct vein_values *known);
void vein_ui_answered(struct vein_ui *ui, struct vein_view *view, struct vein_result *result);
// True when the event has to wait for the answer to a scan; and what happens to those that waited.
bool vein_ui_hold(struct vein_ui *ui, const struct vein_event *event);
void vein_ui_unhold(struct vein_ui *ui);
void vein_ui_drop_held(struct vein_ui *ui, bool scans_only);
void vein_ui_stopped(struct vein_ui *ui, const struct vein_result *result);
void vein_ui_failed(struct vein_ui *ui, struct vein_view *view, const struct vein_result *result);
// Sends what was typed to the server, or drops what is kept there.
void vein_ui_keep_draft(struct vein_ui *ui, struct vein_view *view, bool drop);
void vein_ui_submit(struct vein_ui *ui, struct vein_view *view);
bool vein_ui_prompt_key(struct vein_ui *ui, enum vein_key key, const char *text);
void vein_ui_prompt_draw(struct vein_ui *ui, struct vein_grid *grid);
void vein_ui_bar_draw(const struct vein_ui *ui, struct vein_view *view, struct vein_grid *grid);
struct vein_list *vein_view_list(struct vein_view *view);
struct vein_view *vein_ui_push_form(struct vein_ui *ui, enum vein_view_kind kind, const char *id,
                                    const char *title);
void vein_ui_find_draft(struct vein_ui *ui, struct vein_view *view);
// Rows that a form's choices come from.
void vein_ui_choices(struct vein_ui *ui, struct vein_view *view, struct vein_result *result);
// Identity checks ask only for what their checkpoint compares.
void vein_ui_identity_form(struct vein_ui *ui, struct vein_view *view);
void vein_ui_identity_rows(struct vein_view *view, struct vein_result *result);
void vein_ui_identity_fit(struct vein_view *view);
// Whatever stands on one document has something on another to be compared with; else the field that is missing has a fault.
bool vein_ui_identity_whole(struct vein_view *view);
const char *vein_ui_identifier_words(const char *identifier); // "CoI" of "coi"
bool vein_ui_into_identity(struct vein_form *form, const char *code, const char *method);
// Results ask for one of the tests of their tube, in its words or with its limit.
void vein_ui_result_form(struct vein_ui *ui, struct vein_view *view);
void vein_ui_result_rows(struct vein_view *view, struct vein_result *result);
void vein_ui_result_fit(struct vein_view *view);
// Corrections ask for one of the fields of their record, in its words, as a time or as a day.
void vein_ui_correct_form(struct vein_ui *ui, struct vein_view *view);
void vein_ui_correct_rows(struct vein_view *view, struct vein_result *result);
void vein_ui_correct_fit(struct vein_view *view);
void vein_ui_identity_items(const struct vein_view *view, struct vein_arena *arena,
                            struct vein_values *out);
// What a step uses, lots and devices: a line of its form with the codes that stand there (a JSON list), and one more of them.
void vein_ui_use_line(struct vein_form *form, const char *name, const char *label,
                      const char *codes);
void vein_ui_use_shown(struct vein_ui *ui, const char *name, const char *code);
// Batch, step and occurrence of a step's form, for the form of a use.
void vein_ui_use_of_step(struct vein_view *step, struct vein_arena *arena,
                         struct vein_values *context);
// Where a scanned label leads; name: the field of act and of screen that takes its code.
void vein_ui_use_leads(struct vein_ui *ui, const struct vein_result *result, const char *act,
                       const char *name, const char *screen, const char *code);
// Says at once that something is not usable now; whether it was when it was used is judged with its use.
void vein_ui_use_fault(struct vein_ui *ui, const struct vein_result *result, const char *name,
                       const char *label, const char *code);
// A label that nobody knows yet, on the form that gives it to a lot or device: taken without asking.
bool vein_ui_use_label(struct vein_view *view, const char *code, const char *method);
void vein_ui_lot_lines(struct vein_form *form, const char *step);
bool vein_ui_lot_into_form(struct vein_ui *ui, struct vein_view *view,
                           const struct vein_result *result, const char *code, const char *method);
void vein_ui_lot_used(struct vein_ui *ui, const struct vein_result *result);
// A lot whose use is in front: the unit of its quantity, and what is left of it.
void vein_ui_lot_facts(struct vein_ui *ui, const struct vein_result *result, const char *code);
void vein_ui_equipment_lines(struct vein_form *form, const char *step);
bool vein_ui_equipment_into_form(struct vein_ui *ui, struct vein_view *view, const char *label,
                                 const char *method);
// A use that a scan carries out: its form goes with the answer, whatever that is.
bool vein_ui_equipment_by_scan(struct vein_view *view);
void vein_ui_equipment_used(struct vein_ui *ui, const struct vein_result *result);
// Laboratory time now, as text with its offset; NULL before it is known.
const char *vein_ui_now(const struct vein_ui *ui, struct vein_arena *arena);
// The clocks of server and terminal are so far apart that neither is believed; says so when it is true.
bool vein_ui_clock_doubtful(struct vein_ui *ui, const char *what);
bool vein_ui_clocks_differ(const struct vein_ui *ui);                              // a note is due
const char *vein_ui_clock_words(const struct vein_ui *ui, char *out, size_t size); // "12 s"
// Laboratory time for what is filled in next.
void vein_ui_form_now(struct vein_ui *ui, struct vein_form *form);
// The laboratory's time zone: asked for once, after the first rows.
void vein_ui_ask_zone(struct vein_ui *ui);
void vein_ui_take_zone(struct vein_ui *ui, struct vein_result *result);
void vein_ui_set_clocks(struct vein_ui *ui, const struct vein_rows *login);
void vein_ui_take_look(struct vein_ui *ui, const struct vein_result *result);
// The list of this view (NULL: gone) was read again, and is as new as the mark.
void vein_ui_take_mark(struct vein_ui *ui, struct vein_view *view, const char *mark);
// Asks whether anything was written, and for the rows in front once it was.
void vein_ui_look(struct vein_ui *ui);

#endif
