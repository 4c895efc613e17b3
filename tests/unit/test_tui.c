// Engines and router of the terminal, played in memory: keys in, pictures out.
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "tui/core/ui.h"

// ---- a person at the terminal

struct play {
    struct vein_keymap keys;
    struct vein_ui ui;
    struct vein_grid grid;
    int64_t now;
};

static const char keys_text[] = "bind any F1 help\nbind any F2 save\nbind any F4 menu\nbind any "
                                "Esc back\nbind any Enter open\nbind any Up up\n"
                                "bind any Down down\nbind any Tab next\nbind any / filter\nbind "
                                "any : command\nbind any F8 lock\nbind any F10 quit\n"
                                "bind stop F9 acknowledge\nbind form F6 not-recorded\nbind form F7 "
                                "now\nbind any F6 step\nbind any F7 sign\n";

static void play_start(struct play *play, int rows, int cols)
{
    struct vein_err err;

    vein_keymap_init(&play->keys);
    CU_ASSERT_TRUE_FATAL(vein_keymap_read(&play->keys, "keys", keys_text, &err));
    vein_ui_init(&play->ui, &play->keys, rows, cols);
    vein_grid_init(&play->grid, rows, cols);
    play->now = 1000;
}

static void play_end(struct play *play)
{
    vein_ui_release(&play->ui);
    vein_grid_release(&play->grid);
    vein_keymap_release(&play->keys);
}

static void press(struct play *play, enum vein_key key, const char *text)
{
    struct vein_event event = {.kind = VEIN_EVENT_KEY, .key = key};

    snprintf(event.text, sizeof event.text, "%s", text);
    vein_ui_event(&play->ui, &event, play->now += 10);
}

static void type(struct play *play, const char *text)
{
    for (; *text; text++)
        press(play, VEIN_KEY_CHAR, (char[]){*text, '\0'});
}

static void scan(struct play *play, const char *code)
{
    struct vein_event event = {.kind = VEIN_EVENT_SCAN, .code = code, .method = "scan"};

    vein_ui_event(&play->ui, &event, play->now += 2000);
}

// The job that is asked for; the caller frees it.
static struct vein_job *asked(struct play *play, enum vein_job_kind kind)
{
    struct vein_job *job;

    while ((job = vein_ui_job(&play->ui)) != NULL && job->kind != kind)
        vein_job_free(job);
    return job;
}

// Rows out of "a|b\n1|2\n"; the first line names the columns.
static struct vein_rows *rows_of(struct vein_arena *arena, const char *text)
{
    struct vein_rows *rows = vein_arena_alloc(arena, sizeof *rows);
    const char **names = vein_arena_alloc(arena, 32 * sizeof *names);
    const char **cells = vein_arena_alloc(arena, 512 * sizeof *cells);
    size_t line = 0, col = 0, count = 0;

    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "|\n");
        const char *cell = size ? vein_arena_strndup(arena, at, size) : NULL;

        if (line == 0)
            names[col++] = cell;
        else
            cells[count++] = cell;
        if (at[size] == '\n') {
            rows->col_count = line == 0 ? col : rows->col_count;
            line++;
        }
        at += size + 1;
    }
    rows->names = names;
    rows->cells = cells;
    rows->row_count = count / rows->col_count;
    return rows;
}

static void give_rows(struct play *play, struct vein_job *job, const char *text)
{
    struct vein_result result = {
        .kind = job->kind, .view = job->view, .tab = job->tab, .live = job->live, .ok = true};

    result.arena = vein_arena_new();
    result.rows = rows_of(result.arena, text);
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

static void give_answer(struct play *play, struct vein_job *job, bool done, const char *data)
{
    struct vein_result result = {
        .kind = job->kind, .view = job->view, .tab = job->tab, .ok = true, .done = done};

    result.arena = vein_arena_new();
    result.code = done ? "" : "VN301";
    result.rule = done ? "" : "identity mismatch";
    result.value = done ? "" : "expected something of batch B-1; found A999926000102";
    result.way_out = done ? "" : "Put it aside, and tell QA.";
    result.data = data;
    result.message = "step recorded";
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

static bool shows(struct play *play, const char *text)
{
    struct vein_buf out;
    bool found = false;

    vein_ui_draw(&play->ui, &play->grid);
    for (int row = 0; row < play->grid.rows && !found; row++) {
        vein_buf_init(&out);
        vein_grid_row(&play->grid, row, &out);
        found = out.data && strstr(out.data, text);
        vein_buf_release(&out);
    }
    return found;
}

// Compares whole rows of the screen, from `first` on, with lines of a picture.
static void picture(struct play *play, int first, const char *wanted)
{
    struct vein_buf out;

    vein_ui_draw(&play->ui, &play->grid);
    vein_buf_init(&out);
    for (int row = first; *wanted; row++) {
        size_t size = strcspn(wanted, "\n");

        out.size = 0;
        vein_buf_adds(&out, "");
        vein_grid_row(&play->grid, row, &out);
        if (out.size != size || memcmp(out.data, wanted, size) != 0) {
            fprintf(stderr, "row %d\n  is     |%s|\n  wanted |%.*s|\n", row, out.data, (int)size,
                    wanted);
            CU_FAIL("the picture differs");
        }
        wanted += size + (wanted[size] == '\n');
    }
    vein_buf_release(&out);
}

static void log_in(struct play *play)
{
    vein_ui_open_login(&play->ui, NULL);
    type(play, "op1");
    press(play, VEIN_KEY_ENTER, "");
    type(play, "a long password");
    press(play, VEIN_KEY_F1 + 1, "");
    give_rows(
        play, asked(play, VEIN_JOB_LOGIN),
        "login|printed_name|job|roles|sites|mode|lab_now|server\n"
        "op1|Operator 1|Operator|technician|L1|training|2026-11-27 10:30:05.123+01|vein at here\n");
}

static const char work_rows[] = "site|batch|kind|what|due_at|roles|key\n"
                                "L1|B-1|late|Daily sample 6|2026-11-27 09:00:00+01|technician|1\n"
                                "L1|B-2|signature|Add the vector: witnessed||technician|2\n";

void test_tui__today_is_the_first_screen(void);
void test_tui__today_is_the_first_screen(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    picture(&play, 0,
            "VEIN  TRAINING  Operator 1 (technician) at L1          2026-11-27 10:30  link ok\n"
            "Today                                                               2 lines\n"
            "kind       batch  what                       due               who\n"
            "late       B-1    Daily sample 6             2026-11-27 09:00  technician\n"
            "signature  B-2    Add the vector: witnessed                    technician\n");
    play_end(&play);
}

void test_tui__states_differ_without_colour(void);
void test_tui__states_differ_without_colour(void)
{
    static const enum vein_style seen[] = {VEIN_GOOD, VEIN_WARN, VEIN_ALARM};
    static const char *const words[] = {"released", "alert", "rejected"};

    for (size_t i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(vein_mark_style(VEIN_MARK_STATE, words[i]), seen[i]);
}

void test_tui__selection_stays_on_its_row_when_others_come(void);
void test_tui__selection_stays_on_its_row_when_others_come(void)
{
    struct play play;
    struct vein_list *list;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_DOWN, "");
    list = vein_view_list(vein_ui_top(&play.ui));
    CU_ASSERT_EQUAL(vein_list_row(list), 1);
    vein_ui_tick(&play.ui, play.now += 2000);
    give_rows(&play, asked(&play, VEIN_JOB_READ),
              "site|batch|kind|what|due_at|roles|key\nL1|B-0|late|Something "
              "new||technician|0\nL1|B-1|late|Daily sample 6||technician|1\n"
              "L1|B-2|signature|Add the vector: witnessed||technician|2\n");
    CU_ASSERT_STRING_EQUAL(vein_rows_text(list->rows, (size_t)vein_list_row(list), "batch"), "B-2");
    press(&play, VEIN_KEY_CHAR, "/");
    type(&play, "new");
    CU_ASSERT_EQUAL(list->shown_count, 1);
    CU_ASSERT_TRUE(shows(&play, "FILTER: new  (1 of 3)"));
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_EQUAL(list->shown_count, 3);
    play_end(&play);
}

static const char step_data[] =
    "{\"kind\": \"container\", \"code\": \"V-1\", \"facts\": {\"batch\": \"B-1\"}, \"next\": "
    "{\"act\": \"step_record\"}, \"prefill\": "
    "{\"batch\": \"B-1\", \"version\": 7, \"container\": \"V-1\", \"steps\": [{\"step\": "
    "\"daily-sample\", \"title\": \"Daily sample\", "
    "\"occurrence\": 6, \"checkpoint\": \"step\", \"instruction\": null, \"produces\": [], "
    "\"fields\": [{\"name\": \"vcc\", "
    "\"label\": \"Viable cells\", \"kind\": \"decimal\", \"unit\": \"10*6/mL\", \"plausible\": "
    "[\"0.01\", \"50\"], \"required\": true, "
    "\"words\": null}, {\"name\": \"look\", \"label\": \"Look\", \"kind\": \"word\", \"unit\": "
    "null, \"required\": true, "
    "\"words\": [\"clear\", \"slightly turbid\"]}]}]}}";

static void open_step(struct play *play)
{
    play_start(play, 24, 80);
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    scan(play, "%UV-1X");
    give_answer(play, asked(play, VEIN_JOB_ACT), true, step_data);
}

void test_tui__a_scan_opens_the_step_and_is_its_container(void);
void test_tui__a_scan_opens_the_step_and_is_its_container(void)
{
    struct play play;
    struct vein_job *job;
    const char *at;

    open_step(&play);
    CU_ASSERT_TRUE(shows(&play, "Today > Batch B-1 > B-1: Daily sample"));
    CU_ASSERT_TRUE(shows(&play, "* Viable cells"));
    type(&play, "1.84");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "s");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT)); // Enter never saves
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(job->action->act, "step_record");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "batch"), "B-1");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "container"), "V-1");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "occurrence"), "6");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "values"),
                           "{\"vcc\": \"1.84\", \"look\": \"slightly turbid\"}");
    at = vein_values_get(&job->values, "event_at");
    CU_ASSERT_TRUE(at && strncmp(at, "2026-11-27T10:30", 16) == 0);
    vein_job_free(job);
    play_end(&play);
}

void test_tui__a_wrong_scan_is_a_stop_that_only_its_key_ends(void);
void test_tui__a_wrong_scan_is_a_stop_that_only_its_key_ends(void)
{
    struct play play;

    open_step(&play);
    type(&play, "1.8");
    scan(&play, "=A99992600010200");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), false, "{}");
    CU_ASSERT_TRUE(shows(&play, "S T O P     VN301"));
    CU_ASSERT_TRUE(shows(&play, "expected something of batch B-1"));
    CU_ASSERT_TRUE(shows(&play, "found A999926000102"));
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_ESC, "");
    press(&play, VEIN_KEY_CHAR, "y");
    press(&play, VEIN_KEY_F1 + 1, "");
    scan(&play, "%UV-1X");
    CU_ASSERT_TRUE(shows(&play, "S T O P"));
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    press(&play, VEIN_KEY_F1 + 8, "");
    CU_ASSERT_FALSE(shows(&play, "S T O P"));
    CU_ASSERT_TRUE(shows(&play, "1.8")); // the form is as it was
    play_end(&play);
}

void test_tui__not_recorded_needs_a_reason_in_the_values(void);
void test_tui__not_recorded_needs_a_reason_in_the_values(void)
{
    struct play play;
    struct vein_job *job;

    open_step(&play);
    press(&play, VEIN_KEY_F1 + 5, "");
    type(&play, "tube broke");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "c");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(
        vein_values_get(&job->values, "values"),
        "{\"vcc\": {\"not_recorded\": \"lost\", \"reason\": \"tube broke\"}, \"look\": \"clear\"}");
    vein_job_free(job);
    play_end(&play);
}

static void refuse(struct play *play, const char *code, const char *detail, const char *column)
{
    struct vein_job *job = asked(play, VEIN_JOB_ACT);
    struct vein_result result = {.kind = VEIN_JOB_ACT, .tab = -1, .view = job ? job->view : 0};

    vein_err_set(&result.err, VEIN_EXIT_REFUSED, code, "Type it again.", "refused");
    snprintf(result.err.detail, sizeof result.err.detail, "%s", detail);
    snprintf(result.err.column, sizeof result.err.column, "%s", column);
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

void test_tui__a_fault_is_shown_in_its_field(void);
void test_tui__a_fault_is_shown_in_its_field(void)
{
    struct play play;

    open_step(&play);
    type(&play, "1,84");
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT)); // the form of a number is checked here
    CU_ASSERT_TRUE(shows(&play, "! "));
    press(&play, VEIN_KEY_CTRL, "u");
    type(&play, "1.84");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "c");
    press(&play, VEIN_KEY_F1 + 1, "");
    refuse(&play, "VN206", "", "vcc");
    CU_ASSERT_TRUE(shows(&play, "! refused"));
    CU_ASSERT_STRING_EQUAL(
        vein_ui_top(&play.ui)->form.fields[vein_ui_top(&play.ui)->form.active].name, "vcc");
    CU_ASSERT_TRUE(shows(&play, "1.84")); // nothing is lost
    play_end(&play);
}

void test_tui__what_is_not_plausible_is_typed_twice(void);
void test_tui__what_is_not_plausible_is_typed_twice(void)
{
    struct play play;
    struct vein_job *job;

    open_step(&play);
    type(&play, "900 10*3/mL");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "c");
    press(&play, VEIN_KEY_F1 + 1, "");
    refuse(&play, "VN207", "900 not in 0.01 to 50", "vcc");
    CU_ASSERT_TRUE(shows(&play, "900 not in 0.01 to 50: type it again"));
    CU_ASSERT_FALSE(shows(&play, "900 10*3/mL"));
    press(&play, VEIN_KEY_F1 + 1, ""); // it is needed, and unseen
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    type(&play, "90 10*3/mL"); // another value is judged as one
    press(&play, VEIN_KEY_F1 + 1, "");
    refuse(&play, "VN207", "90 not in 0.01 to 50", "vcc");
    type(&play, "90 10*3/mL");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "values"),
                           "{\"vcc\": {\"value\": \"90\", \"unit\": \"10*3/mL\", \"confirm\": "
                           "\"90\"}, \"look\": \"clear\"}");
    vein_job_free(job);
    play_end(&play);
}

void test_tui__esc_asks_before_it_throws_a_form_away(void);
void test_tui__esc_asks_before_it_throws_a_form_away(void)
{
    struct play play;

    open_step(&play);
    type(&play, "1");
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_TRUE(shows(&play, "Not saved. Esc again throws it away; F2 saves."));
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_FALSE(shows(&play, "* Viable cells"));
    play_end(&play);
}

void test_tui__a_draft_holds_what_was_typed_and_no_password(void);
void test_tui__a_draft_holds_what_was_typed_and_no_password(void)
{
    struct play play;
    struct vein_job *job;

    open_step(&play);
    type(&play, "1.8");
    vein_ui_tick(&play.ui, play.now += 500);
    job = asked(&play, VEIN_JOB_DRAFT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "form"), "step_record|B-1|daily-sample|6");
    CU_ASSERT_PTR_NOT_NULL(strstr(vein_values_get(&job->values, "fields"), "\"vcc\": \"1.8\""));
    vein_job_free(job);
    vein_ui_tick(&play.ui, play.now += 500);
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_DRAFT)); // only what changed
    play_end(&play);
}

void test_tui__the_second_person_signs_what_is_shown(void);
void test_tui__the_second_person_signs_what_is_shown(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_result result = {.kind = VEIN_JOB_CHALLENGE, .tab = -1, .ok = true};

    open_step(&play);
    type(&play, "1.84");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "c");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"step_execution\": 12, \"version\": 1, \"signatures_needed\": [\"witnessed\"]}");
    job = asked(&play, VEIN_JOB_CHALLENGE);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "entity"), "step_execution");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "record"), "12");
    result.view = job->view;
    vein_job_free(job);
    result.arena = vein_arena_new();
    result.text = vein_arena_strdup(result.arena, "step: Daily sample\nViable cells: 1.84 10*6/mL");
    vein_values_set(&result.values, result.arena, "challenge",
                    "11111111-1111-4111-8111-111111111111");
    vein_values_set(&result.values, result.arena, "digest", "abc");
    vein_ui_result(&play.ui, &result);
    CU_ASSERT_TRUE(shows(&play, "Viable cells: 1.84 10*6/mL"));
    scan(&play, "%Pop2X");
    scan(&play, "%UV-1X");
    type(&play, "another long password");
    CU_ASSERT_FALSE(shows(&play, "another"));
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_SIGN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "login"), "op2");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "presence"), "%UV-1X");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "password"), "another long password");
    CU_ASSERT_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "password")->value.size, 0);
    vein_job_free(job);
    play_end(&play);
}

void test_tui__a_lock_hides_and_keeps(void);
void test_tui__a_lock_hides_and_keeps(void)
{
    struct play play;

    open_step(&play);
    type(&play, "7.77");
    vein_ui_tick(&play.ui, play.now += 11 * 60 * 1000);
    CU_ASSERT_TRUE(shows(&play, "Locked: nobody touched it."));
    CU_ASSERT_FALSE(shows(&play, "7.77"));
    press(&play, VEIN_KEY_ESC, "");
    press(&play, VEIN_KEY_F1 + 9, "");
    CU_ASSERT_TRUE(shows(&play, "Locked: nobody touched it."));
    // somebody else does not find it
    press(&play, VEIN_KEY_UP, "");
    press(&play, VEIN_KEY_CTRL, "u");
    type(&play, "op2");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "pw");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_rows(&play, asked(&play, VEIN_JOB_LOGIN),
              "login|printed_name|job|roles|sites|mode|lab_now|server\nop2|Operator "
              "2|Operator|technician|L1|training|2026-11-27 10:30:05+01|x\n");
    CU_ASSERT_FALSE(shows(&play, "7.77"));
    CU_ASSERT_TRUE(shows(&play, "Operator 2"));
    // and the first person finds it again
    vein_ui_open_login(&play.ui, NULL);
    press(&play, VEIN_KEY_UP, "");
    press(&play, VEIN_KEY_CTRL, "u");
    type(&play, "op1");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "pw");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_rows(&play, asked(&play, VEIN_JOB_LOGIN),
              "login|printed_name|job|roles|sites|mode|lab_now|server\nop1|Operator "
              "1|Operator|technician|L1|training|2026-11-27 10:30:05+01|x\n");
    CU_ASSERT_TRUE(shows(&play, "7.77"));
    play_end(&play);
}

void test_tui__too_small_keeps_what_was_typed(void);
void test_tui__too_small_keeps_what_was_typed(void)
{
    static const int sizes[][2] = {{0, 0}, {1, 1}, {5, 20}, {15, 80}, {24, 59}};
    struct play play;

    open_step(&play);
    type(&play, "1.5");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        vein_grid_release(&play.grid);
        vein_grid_init(&play.grid, sizes[i][0], sizes[i][1]);
        vein_ui_size(&play.ui, sizes[i][0], sizes[i][1]);
        vein_ui_draw(&play.ui, &play.grid);
        type(&play, "999");
        press(&play, VEIN_KEY_F1 + 1, "");
        CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    }
    vein_grid_release(&play.grid);
    vein_grid_init(&play.grid, 43, 132);
    vein_ui_size(&play.ui, 43, 132);
    CU_ASSERT_TRUE(shows(&play, "1.5"));
    CU_ASSERT_FALSE(shows(&play, "1.5999"));
    play_end(&play);
}

void test_tui__a_silent_server_is_said_in_words(void);
void test_tui__a_silent_server_is_said_in_words(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    for (int i = 0; i < 7; i++)
        vein_ui_tick(&play.ui, play.now += 1000);
    CU_ASSERT_TRUE(shows(&play, "NO ANSWER FROM SERVER"));
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    CU_ASSERT_FALSE(shows(&play, "NO ANSWER FROM SERVER"));
    play_end(&play);
}

// ---- hostile data

void test_tui__nothing_of_the_data_commands_a_terminal(void);
void test_tui__nothing_of_the_data_commands_a_terminal(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ),
              "site|batch|kind|what|due_at|roles\nL1|B-1|late|a\x1b[31mred\x07 \xe2\x80\xaegnorw "
              "\xe2\x80\x8bx \x08\x08\xc2\x9b|x\xff|y\n");
    vein_ui_draw(&play.ui, &play.grid);
    for (int i = 0; i < 24 * 80; i++) {
        const char *text = play.grid.cells[i].text;

        CU_ASSERT_TRUE(text[0] == '\0' || vein_utf8_clean(text, strlen(text), NULL));
    }
    CU_ASSERT_TRUE(shows(&play, "a^[[31mred^G"));
    CU_ASSERT_TRUE(shows(&play, "<U+202E>"));
    play_end(&play);
}

void test_tui__wide_and_combining_characters_keep_their_columns(void);
void test_tui__wide_and_combining_characters_keep_their_columns(void)
{
    struct vein_grid grid;
    struct vein_buf out;

    vein_grid_init(&grid, 1, 10);
    CU_ASSERT_EQUAL(vein_grid_put(&grid, 0, 0, 10, VEIN_PLAIN,
                                  "\xe6\xbc\xa2"
                                  "e\xcc\x81x"),
                    4);
    vein_buf_init(&out);
    vein_grid_row(&grid, 0, &out);
    CU_ASSERT_STRING_EQUAL(out.data, "\xe6\xbc\xa2"
                                     "e\xcc\x81x");
    CU_ASSERT_EQUAL(vein_grid_put(&grid, 0, 0, 3, VEIN_PLAIN, "abcdef"), 3);
    CU_ASSERT_STRING_EQUAL(grid.cells[2].text, "~");
    vein_buf_release(&out);
    vein_grid_release(&grid);
}

// Random keys and scans never break a screen, and never save or sign by themselves unless F2 was among them.
void test_tui__random_keys_find_no_crash(void);
void test_tui__random_keys_find_no_crash(void)
{
    unsigned seed = 20261127;

    for (int round = 0; round < 40; round++) {
        struct play play;

        open_step(&play);
        for (int i = 0; i < 400; i++) {
            seed = seed * 1103515245u + 12345u;
            enum vein_key key = (enum vein_key)(1 + (seed >> 16) % (VEIN_KEY_COUNT - 1));

            if (key == VEIN_KEY_F1 + 1 && round % 2 == 0)
                continue;
            press(&play, key, (char[]){(char)(' ' + (seed >> 8) % 95), '\0'});
            if (i % 37 == 0)
                scan(&play, i % 2 ? "=A99992600010200" : "%UV-1X");
            if (i % 11 == 0)
                vein_ui_draw(&play.ui, &play.grid);
            for (struct vein_job *job = vein_ui_job(&play.ui); job; job = vein_ui_job(&play.ui)) {
                CU_ASSERT_FALSE(round % 2 == 0 && (job->kind == VEIN_JOB_SIGN ||
                                                   (job->kind == VEIN_JOB_ACT && job->tab != -2)));
                vein_job_free(job);
            }
        }
        play_end(&play);
    }
}
