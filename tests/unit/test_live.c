// What the terminal does by itself, in memory: looks, reads, clocks, what is held back while a scan is checked.
#include "tui_play.h"

// The answer to a look, asked for or not.
static void looked(struct play *play, const char *mark, const char *lab_now, int64_t clock_ms)
{
    struct vein_result result = {.kind = VEIN_JOB_LOOK, .live = true, .ok = true};
    char text[200];

    snprintf(text, sizeof text, "mark|lab_now|server_ms\n%s|%s|1\n", mark, lab_now);
    result.arena = vein_arena_new();
    result.rows = rows_of(result.arena, text);
    result.clock_ms = clock_ms;
    vein_ui_result(&play->ui, &result);
}

static const char half_past[] = "2026-11-27 10:30:10+01";

// Jobs of this kind that wait; all others are dropped.
static int count(struct play *play, enum vein_job_kind kind)
{
    struct vein_job *job;
    int found = 0;

    while ((job = asked(play, kind)) != NULL) {
        found++;
        vein_job_free(job);
    }
    return found;
}

static void at_work(struct play *play)
{
    play_start(play, 24, 80);
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    vein_ui_tick(&play->ui, play->now += 1000);
    looked(play, "1", half_past, 0);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
}

void test_live__rows_are_read_when_something_was_written(void);
void test_live__rows_are_read_when_something_was_written(void)
{
    struct play play;

    at_work(&play);
    vein_ui_tick(&play.ui, play.now += 1000);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_LOOK), 1);
    vein_ui_tick(&play.ui, play.now += 1000); // one question at a time
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_LOOK), 0);
    looked(&play, "1", half_past, 0);
    vein_ui_tick(&play.ui, play.now += 10);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 0);
    looked(&play, "2", half_past, 0);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1); // at once
    play_end(&play);
}

void test_live__rows_that_come_unasked_are_shown_and_not_asked_for_again(void);
void test_live__rows_that_come_unasked_are_shown_and_not_asked_for_again(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_result told = {
        .kind = VEIN_JOB_READ, .tab = VEIN_FOR_VIEW, .live = true, .ok = true, .mark = "2"};

    at_work(&play);
    looked(&play, "1", half_past, 0);
    vein_ui_load(&play.ui, vein_ui_top(&play.ui), true); // one that was asked for is under way
    job = asked(&play, VEIN_JOB_READ);
    CU_ASSERT_TRUE_FATAL(job != NULL && job->front);
    told.view = job->view;
    told.arena = vein_arena_new();
    told.rows = rows_of(told.arena, "site|batch|kind|what|due_at|roles|key\n"
                                    "L1|B-9|late|Told|2026-11-27 09:00:00+01|technician|9\n");
    vein_ui_result(&play.ui, &told);
    CU_ASSERT_EQUAL(play.ui.reading, 1); // its answer is still awaited
    CU_ASSERT_TRUE(shows(&play, "Told"));
    give_rows(&play, job, work_rows);
    CU_ASSERT_EQUAL(play.ui.reading, 0);
    looked(&play, "2", half_past, 0);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 0);
    looked(&play, "3", half_past, 0);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1);
    play_end(&play);
}

void test_live__a_list_behind_which_has_gone_takes_no_rows(void);
void test_live__a_list_behind_which_has_gone_takes_no_rows(void)
{
    struct play play;
    struct vein_result told = {.kind = VEIN_JOB_READ,
                               .view = 4711,
                               .tab = VEIN_FOR_VIEW,
                               .live = true,
                               .ok = true,
                               .mark = "2"};

    at_work(&play);
    told.arena = vein_arena_new();
    told.rows = rows_of(told.arena, "site|batch|kind|what|due_at|roles|key\n"
                                    "L1|B-9|late|Told|2026-11-27 09:00:00+01|technician|9\n");
    vein_ui_result(&play.ui, &told);
    CU_ASSERT_FALSE(shows(&play, "Told"));
    vein_ui_tick(&play.ui, play.now += 10);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1); // the one in front is older now
    play_end(&play);
}

void test_live__what_is_done_in_the_first_second_is_read_at_once(void);
void test_live__what_is_done_in_the_first_second_is_read_at_once(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    looked(&play, "0", half_past, 0); // the mark that came with the login
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 0);
    looked(&play, "1", half_past, 0);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1);
    play_end(&play);
}

void test_live__many_notices_make_one_reading_more(void);
void test_live__many_notices_make_one_reading_more(void)
{
    struct play play;
    struct vein_job *job;
    char mark[16];

    at_work(&play);
    looked(&play, "2", half_past, 0);
    job = asked(&play, VEIN_JOB_READ);
    for (int i = 3; i < 50; i++) {
        snprintf(mark, sizeof mark, "%d", i);
        looked(&play, mark, half_past, 0);
        vein_ui_tick(&play.ui, play.now += 1);
    }
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 0); // the first is still under way
    give_rows(&play, job, work_rows);
    vein_ui_tick(&play.ui, play.now += 1);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1);
    play_end(&play);
}

void test_live__what_grows_late_is_read_without_a_notice(void);
void test_live__what_grows_late_is_read_without_a_notice(void)
{
    struct play play;

    at_work(&play);
    vein_ui_tick(&play.ui, play.now += 3000);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 0);
    vein_ui_tick(&play.ui, play.now += 3000);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1);
    play_end(&play);
}

void test_live__a_failed_reading_is_tried_again_and_said(void);
void test_live__a_failed_reading_is_tried_again_and_said(void)
{
    struct play play;
    struct vein_result lost = {.kind = VEIN_JOB_READ, .tab = VEIN_FOR_VIEW, .live = true};
    struct vein_job *job;

    at_work(&play);
    looked(&play, "2", half_past, 0);
    job = asked(&play, VEIN_JOB_READ);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    lost.view = job->view;
    vein_job_free(job);
    vein_err_set(&lost.err, VEIN_EXIT_NO_SERVER, "", "", "gone");
    vein_ui_result(&play.ui, &lost);
    CU_ASSERT_TRUE(shows(&play, "NO ANSWER FROM SERVER"));
    vein_ui_tick(&play.ui, play.now += 100);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 0); // not at once again
    vein_ui_tick(&play.ui, play.now += 1000);
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_READ), 1);
    play_end(&play);
}

void test_live__a_login_that_opens_no_more_locks(void);
void test_live__a_login_that_opens_no_more_locks(void)
{
    struct play play;
    struct vein_result lost = {.kind = VEIN_JOB_LOOK, .live = true};

    open_step(&play);
    type(&play, "7.77");
    vein_err_set(&lost.err, VEIN_EXIT_NO_SERVER, VEIN_UI_NO_LOGIN, "", "password refused");
    vein_ui_result(&play.ui, &lost);
    CU_ASSERT_TRUE(shows(&play, "the server wants to know who is here"));
    CU_ASSERT_FALSE(shows(&play, "7.77"));
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_LOCK), 1); // nothing is kept of who was here
    play_end(&play);
}

void test_live__a_lock_closes_the_line_and_asks_nothing(void);
void test_live__a_lock_closes_the_line_and_asks_nothing(void)
{
    struct play play;

    at_work(&play);
    press(&play, VEIN_KEY_F1 + 7, "");
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_LOCK), 1);
    looked(&play, "9", half_past, 0); // it was under way
    vein_ui_tick(&play.ui, play.now += 5000);
    CU_ASSERT_PTR_NULL(vein_ui_job(&play.ui));
    play_end(&play);
}

void test_live__a_moved_laboratory_clock_is_shown_and_filled_in(void);
void test_live__a_moved_laboratory_clock_is_shown_and_filled_in(void)
{
    struct play play;
    struct vein_form_field *field;

    open_step(&play);
    looked(&play, "2", "2026-12-24 18:00:00+01", 0);
    CU_ASSERT_TRUE(shows(&play, "2026-12-24 18:00+01  link ok"));
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_DOWN, "");
    field = vein_form_field(&vein_ui_top(&play.ui)->form, "event_at");
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    vein_ui_top(&play.ui)->form.active = (size_t)(field - vein_ui_top(&play.ui)->form.fields);
    press(&play, VEIN_KEY_F1 + 6, "");
    CU_ASSERT_EQUAL(strncmp(field->value.data, "2026-12-24 18:00", 16), 0);
    play_end(&play);
}

// Types a time into the form of a step and leaves its field; what would be sent of it.
static const char *typed_time(struct play *play, struct vein_arena *arena, const char *text)
{
    struct vein_form *form = &vein_ui_top(&play->ui)->form;
    struct vein_form_field *field = vein_form_field(form, "event_at");
    struct vein_values values = {0};
    const char *sent;

    form->active = (size_t)(field - form->fields);
    press(play, VEIN_KEY_END, "");
    press(play, VEIN_KEY_CTRL, "u");
    type(play, text);
    press(play, VEIN_KEY_TAB, "");
    vein_form_values(form, arena, &values);
    sent = vein_values_get(&values, "event_at");
    return sent ? sent : "";
}

void test_live__times_are_those_of_the_laboratorys_clock(void);
void test_live__times_are_those_of_the_laboratorys_clock(void)
{
    struct play play;
    struct vein_arena *arena = vein_arena_new();
    struct vein_view *view;
    const char *draft;

    open_step(&play);
    view = vein_ui_top(&play.ui);
    CU_ASSERT_STRING_EQUAL(typed_time(&play, arena, "9:41"), "2026-11-27T09:41:00+01:00");
    CU_ASSERT_TRUE(shows(&play, "2026-11-27 09:41"));
    CU_ASSERT_TRUE(shows(&play, "+01:00"));
    draft = vein_form_draft(&view->form, arena); // tomorrow it is still the same moment
    CU_ASSERT_PTR_NOT_NULL(strstr(draft, "2026-11-27T09:41:00+01:00"));
    CU_ASSERT_STRING_EQUAL(typed_time(&play, arena, "1 Jul 8:00"), "2026-07-01T08:00:00+02:00");
    CU_ASSERT_TRUE(shows(&play, "2026-07-01 08:00"));
    CU_ASSERT_TRUE(shows(&play, "+02:00"));
    CU_ASSERT_TRUE(vein_form_restore(&view->form, draft));
    CU_ASSERT_STRING_EQUAL(vein_form_field(&view->form, "event_at")->value.data,
                           "2026-11-27 09:41");
    (void)typed_time(&play, arena, "2026-10-25 02:30");
    CU_ASSERT_TRUE(shows(&play, "this time came twice"));
    CU_ASSERT_TRUE(shows(&play, "02:30+02:00 for"));
    CU_ASSERT_STRING_EQUAL(typed_time(&play, arena, "2026-10-25T02:30:00+01:00"),
                           "2026-10-25T02:30:00+01:00");
    CU_ASSERT_TRUE(shows(&play, "2026-10-25 02:30:00+01:00"));
    (void)typed_time(&play, arena, "2026-03-29 02:30");
    CU_ASSERT_TRUE(shows(&play, "there was no such time"));
    CU_ASSERT_EQUAL(strncmp(typed_time(&play, arena, "-15m"), "2026-11-27T10:15:", 17), 0);
    vein_arena_free(arena);
    play_end(&play);
}

void test_live__clocks_that_differ_are_noted_and_then_not_believed(void);
void test_live__clocks_that_differ_are_noted_and_then_not_believed(void)
{
    struct play play;
    struct vein_form_field *field;

    open_step(&play);
    play.ui.clock_note_ms = 2000;
    play.ui.clock_block_ms = 300000;
    looked(&play, "1", half_past, 1900);
    CU_ASSERT_FALSE(shows(&play, "apart"));
    looked(&play, "1", half_past, -12000);
    CU_ASSERT_TRUE(shows(&play, "clocks 12 s apart"));
    field = vein_form_field(&vein_ui_top(&play.ui)->form, "event_at");
    CU_ASSERT_PTR_NOT_NULL_FATAL(field);
    vein_ui_top(&play.ui)->form.active = (size_t)(field - vein_ui_top(&play.ui)->form.fields);
    vein_form_set(&vein_ui_top(&play.ui)->form, field, "", NULL);
    looked(&play, "1", half_past, 400000);
    press(&play, VEIN_KEY_F1 + 6, "");
    CU_ASSERT_EQUAL(field->value.size, 0);
    CU_ASSERT_TRUE(shows(&play, "Read a clock you trust, and type the time."));
    looked(&play, "1", half_past, 0);
    press(&play, VEIN_KEY_F1 + 6, "");
    CU_ASSERT_TRUE(field->value.size > 0);
    vein_ui_open_sign(&play.ui, "step_execution", "12", "witnessed", "B-1");
    vein_values_set(&vein_ui_top(&play.ui)->context, vein_ui_top(&play.ui)->arena, "challenge",
                    "x");
    looked(&play, "1", half_past, 400000);
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_TRUE(shows(&play, "Nothing is signed until it has been set right."));
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_SIGN), 0);
    play_end(&play);
}

static const char belongs[] = "{\"kind\": \"sample\", \"code\": \"S-9\"}";

void test_live__keys_wait_for_the_answer_to_a_scan(void);
void test_live__keys_wait_for_the_answer_to_a_scan(void)
{
    struct play play;
    struct vein_form *form;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(&play.ui, "result_record", &(struct vein_values){0});
    form = &vein_ui_top(&play.ui)->form;
    CU_ASSERT_STRING_EQUAL(form->fields[form->active].name, "sample");
    scan(&play, "%MS-9X");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    type(&play, "vcn");
    CU_ASSERT_EQUAL(vein_form_field(form, "sample")->value.size, 0);
    scan(&play, "%UV-2X"); // behind what was typed, and held with it
    type(&play, "x");
    give_answer(&play, job, true, belongs);
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "sample")->value.data, "S-9");
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "line")->value.data, "vcn");
    job = asked(&play, VEIN_JOB_ACT); // the second scan, and the x waits for it
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "code"), "%UV-2X");
    give_answer(&play, job, true, "{\"kind\": \"container\", \"code\": \"V-2\"}");
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "line")->value.data, "vcnx");
    play_end(&play);
}

static const char tests[] = "line|label|waits|batch\nvcn|Vector copies|t|B-1\ncar|CAR+|t|B-1\n";

// A form for a result whose tests are being fetched.
static struct vein_form *ask_tests(struct play *play)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};

    play_start(play, 24, 80);
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    vein_values_set(&context, arena, "sample", "S-9");
    vein_ui_open_action(&play->ui, "result_record", &context);
    vein_arena_free(arena);
    return &vein_ui_top(&play->ui)->form;
}

void test_live__keys_wait_for_what_a_form_offers(void);
void test_live__keys_wait_for_what_a_form_offers(void)
{
    struct play play;
    struct vein_form *form = ask_tests(&play);
    struct vein_job *job = asked(&play, VEIN_JOB_READ);

    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    type(&play, "c");
    CU_ASSERT_EQUAL(vein_form_field(form, "line")->value.size, 0);
    give_rows(&play, job, tests);
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "line")->value.data, "car");
    play_end(&play);
}

void test_live__a_form_whose_answer_was_lost_takes_keys(void);
void test_live__a_form_whose_answer_was_lost_takes_keys(void)
{
    struct play play;
    struct vein_form *form = ask_tests(&play);

    vein_ui_lock(&play.ui, "Locked.");
    CU_ASSERT_TRUE(count(&play, VEIN_JOB_READ) > 0); // whose answer never comes
    type(&play, "a long password");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_rows(&play, asked(&play, VEIN_JOB_LOGIN), "login|printed_name\nop1|Operator 1\n");
    CU_ASSERT_PTR_EQUAL(&vein_ui_top(&play.ui)->form, form);
    type(&play, "vcn");
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "line")->value.data, "vcn");
    play_end(&play);
}

void test_live__a_stop_drops_what_was_typed_ahead(void);
void test_live__a_stop_drops_what_was_typed_ahead(void)
{
    struct play play;
    struct vein_job *job;

    open_step(&play);
    scan(&play, "=A99992600010200");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    type(&play, "6.66");
    scan(&play, "%UV-1X");
    give_answer(&play, job, false, "{}");
    CU_ASSERT_TRUE(shows(&play, "S T O P"));
    press(&play, VEIN_KEY_F1 + 8, "");
    CU_ASSERT_FALSE(shows(&play, "6.66"));
    CU_ASSERT_EQUAL(count(&play, VEIN_JOB_ACT), 0);
    play_end(&play);
}

void test_live__what_is_held_is_nobody_elses(void);
void test_live__what_is_held_is_nobody_elses(void)
{
    struct play play;

    open_step(&play);
    scan(&play, "%UV-1X");
    type(&play, "6.66");
    press(&play, VEIN_KEY_F1 + 7, ""); // leaving waits for no answer
    CU_ASSERT_TRUE(shows(&play, "Locked."));
    type(&play, "y");
    CU_ASSERT_EQUAL(play.ui.held_count, 0);
    CU_ASSERT_STRING_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "password")->value.data,
                           "y");
    play_end(&play);
}

void test_live__too_much_at_once_is_dropped_and_said(void);
void test_live__too_much_at_once_is_dropped_and_said(void)
{
    struct play play;

    open_step(&play);
    scan(&play, "%UV-1X");
    for (int i = 0; i < VEIN_UI_HELD + 3; i++)
        type(&play, "1");
    CU_ASSERT_EQUAL(play.ui.held_count, VEIN_UI_HELD);
    CU_ASSERT_TRUE(shows(&play, "What you typed last was dropped."));
    play_end(&play);
}

// A form about a record takes its version from the record's head, never from a person.
void test_live__what_is_done_with_a_record_waits_until_it_is_read(void);
void test_live__what_is_done_with_a_record_waits_until_it_is_read(void)
{
    struct play play;
    struct vein_arena *arena = vein_arena_new();
    struct vein_values batch = {0};
    struct vein_job *job;

    at_work(&play);
    vein_values_set(&batch, arena, "batch", "B-1");
    vein_ui_open(&play.ui, "batch", &batch);
    press(&play, VEIN_KEY_CHAR, ":");
    type(&play, "disposition propose");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_EQUAL(vein_ui_top(&play.ui)->kind, VEIN_VIEW_DETAIL);
    while ((job = asked(&play, VEIN_JOB_READ)) && strcmp(job->name, "show") != 0)
        vein_job_free(job);
    give_rows(&play, job, "batch|version|process_status\nB-1|7|filled\n");
    CU_ASSERT_TRUE(shows(&play, "B-1: Propose a disposition"));
    CU_ASSERT_FALSE(shows(&play, "Version"));
    vein_arena_free(arena);
    play_end(&play);
}
