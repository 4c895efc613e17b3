// What people read with gloves on at three in the morning: the laboratory's clock, whose turn it is, what is asked.
#include "tui_play.h"

static void stop_with(struct play *play, const char *value)
{
    struct vein_job *job = asked(play, VEIN_JOB_ACT);
    struct vein_result result = {
        .kind = VEIN_JOB_ACT, .view = job->view, .tab = job->tab, .ok = true};

    result.arena = vein_arena_new();
    result.code = "VN405";
    result.rule = "the device is not calibrated in time";
    result.value = value;
    result.way_out = "Take another device of its class.";
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

void test_night__a_stop_speaks_the_clock_of_the_wall(void);
void test_night__a_stop_speaks_the_clock_of_the_wall(void)
{
    struct play play;

    open_step(&play);
    scan(&play, "%ECNT-2X");
    stop_with(&play, "expected device CNT-2 in calibration at 2026-11-28T09:51:11.087859Z; found "
                     "calibration overdue since 2026-11-22T23:00:00.000000Z");
    CU_ASSERT_TRUE(shows(&play, "in calibration at 2026-11-28 10:51:11"));
    CU_ASSERT_TRUE(shows(&play, "overdue since 2026-11-23 00:00"));
    CU_ASSERT_FALSE(shows(&play, "000Z"));
    play_end(&play);
}

void test_night__so_does_a_refusal_and_a_cell_of_words(void);
void test_night__so_does_a_refusal_and_a_cell_of_words(void)
{
    struct play play;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ),
              "site|batch|kind|what|due_at|roles|key\n"
              "L1|B-1|late|lot AR-7 in date at 2026-07-19T09:35:00.000000Z||technician|1\n");
    CU_ASSERT_TRUE(shows(&play, "in date at 2026-07-19 11:35"));
    scan(&play, "%UV-1X");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    give_answer(&play, job, true, step_data);
    type(&play, "1.84");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "c");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    {
        struct vein_result result = {.kind = job->kind, .view = job->view, .tab = job->tab};

        result.arena = vein_arena_new();
        (void)vein_err_set(&result.err, VEIN_EXIT_REFUSED, "VN502", "Correct the time.",
                           "the event lies after its entry");
        snprintf(result.err.detail, sizeof result.err.detail, "2026-11-28T10:12:13.000000Z");
        vein_job_free(job);
        vein_ui_result(&play.ui, &result);
    }
    CU_ASSERT_TRUE(shows(&play, "after its entry: 2026-11-28 11:12:13. Correct the time."));
    play_end(&play);
}

// After a badge comes a password, as everywhere: were the cursor on the field before it, the password would be typed in
// sight and sent as what was scanned.
void test_night__what_is_typed_after_a_badge_is_the_password(void);
void test_night__what_is_typed_after_a_badge_is_the_password(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_result result = {.kind = VEIN_JOB_CHALLENGE, .tab = -1, .ok = true};

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_sign(&play.ui, "step_execution", "12", "witnessed", "B-1");
    job = asked(&play, VEIN_JOB_CHALLENGE);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    result.view = job->view;
    vein_job_free(job);
    result.arena = vein_arena_new();
    result.text = "at: 2026-11-28T23:12:13.000000Z\nseen: 2026-11-28T09:12:13.000000Z";
    vein_values_set(&result.values, result.arena, "challenge",
                    "11111111-1111-4111-8111-111111111111");
    vein_values_set(&result.values, result.arena, "digest", "abc");
    vein_ui_result(&play.ui, &result);
    CU_ASSERT_TRUE(shows(&play, "at: 2026-11-28T23:12:13.000000Z (2026-11-29 00:12:13 here)"));
    CU_ASSERT_TRUE(shows(&play, "seen: 2026-11-28T09:12:13.000000Z (10:12:13 here)"));
    scan(&play, "%Pop2X");
    type(&play, "another long password");
    CU_ASSERT_FALSE(shows(&play, "another"));
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_SIGN)); // presence is asked for
    CU_ASSERT_TRUE(shows(&play, "Scanned there: needed"));
    scan(&play, "%UV-1X");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_SIGN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "presence"), "%UV-1X");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "password"), "another long password");
    vein_job_free(job);
    play_end(&play);
}

void test_night__a_step_of_others_is_said_and_not_opened(void);
void test_night__a_step_of_others_is_said_and_not_opened(void)
{
    static const char data[] =
        "{\"kind\": \"container\", \"code\": \"V-1\", \"facts\": {\"batch\": \"B-1\"}, \"next\": "
        "{\"act\": \"step_record\"}, \"prefill\": {\"batch\": \"B-1\", \"version\": 7, "
        "\"container\": \"V-1\", \"steps\": [{\"step\": \"harvest\", \"title\": \"Harvest\", "
        "\"performed_by\": \"technician\", \"occurrence\": 1, \"fields\": []}]}}";
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    snprintf(play.ui.roles, sizeof play.ui.roles, "qc_reviewer");
    scan(&play, "%UV-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, data);
    CU_ASSERT_TRUE(shows(&play, "Next is Harvest, by a technician; you are qc reviewer."));
    CU_ASSERT_EQUAL(vein_ui_top(&play.ui)->kind, VEIN_VIEW_DETAIL);
    snprintf(play.ui.roles, sizeof play.ui.roles, "manager technician");
    play.ui.last_scan[0] = '\0';
    scan(&play, "%UV-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, data);
    CU_ASSERT_TRUE(shows(&play, "B-1: Harvest"));
    CU_ASSERT_EQUAL(vein_ui_top(&play.ui)->kind, VEIN_VIEW_FORM);
    play_end(&play);
}

void test_night__there_is_room_for_the_reason_of_a_missing_value(void);
void test_night__there_is_room_for_the_reason_of_a_missing_value(void)
{
    struct play play;

    open_step(&play);
    type(&play, "1,84");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_TRUE(shows(&play, "! Viable cells: a comma"));
    for (int i = 0; i < 4; i++)
        press(&play, VEIN_KEY_F1 + 5, ""); // the longest word of all
    CU_ASSERT_TRUE(shows(&play, "Why it is not recorded, in words."));
    type(&play, "fell down");
    CU_ASSERT_TRUE(shows(&play, "not in source: fell down"));
    play_end(&play);
}

void test_night__the_use_of_a_lot_says_of_which_step_and_in_which_unit(void);
void test_night__the_use_of_a_lot_says_of_which_step_and_in_which_unit(void)
{
    struct play play;

    open_step(&play);
    scan(&play, "%MLV-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"kind\": \"lot\", \"code\": \"LV-1\", \"facts\": {\"lot\": {\"material\": "
                "\"vector\", \"unit\": \"mL\", \"remaining\": \"24.00\"}}}");
    CU_ASSERT_TRUE(shows(&play, "Record the use of a lot"));
    CU_ASSERT_TRUE(shows(&play, "Daily sample 6"));
    CU_ASSERT_FALSE(shows(&play, "daily-sample"));
    CU_ASSERT_TRUE(shows(&play, " mL"));
    CU_ASSERT_TRUE(shows(&play, "[OK] lot LV-1 of vector, 24.00 mL left"));
    play_end(&play);
}

void test_night__who_signs_next_is_said(void);
void test_night__who_signs_next_is_said(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_result result = {.ok = true, .done = true, .message = "step recorded, recorded"};

    open_step(&play);
    type(&play, "1.84");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "c");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    result.kind = job->kind;
    result.view = job->view;
    result.tab = job->tab;
    result.arena = vein_arena_new();
    result.data = "{\"step_execution\": 12, \"signatures_needed\": [\"witnessed\"]}";
    vein_job_free(job);
    vein_ui_result(&play.ui, &result);
    CU_ASSERT_TRUE(shows(&play, "step recorded; the witness signs it here"));
    play_end(&play);
}

void test_night__no_line_is_above_while_there_is_room(void);
void test_night__no_line_is_above_while_there_is_room(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_draw(&play.ui, &play.grid);
    vein_ui_tick(&play.ui, play.now += 2000);
    give_rows(&play, asked(&play, VEIN_JOB_LOOK), "mark|lab_now|server_ms\n1||1\n");
    give_rows(&play, asked(&play, VEIN_JOB_READ),
              "site|batch|kind|what|due_at|roles|key\n"
              "L1|B-9|hold|the bag leaks||technician|0\n"
              "L1|B-1|late|Daily sample 6|2026-11-27 09:00:00+01|technician|1\n"
              "L1|B-2|signature|Add the vector: witnessed||technician|2\n");
    CU_ASSERT_TRUE(shows(&play, "the bag leaks"));
    CU_ASSERT_TRUE(shows(&play, "3 lines"));
    play_end(&play);
}

void test_night__what_is_next_leads_to_the_hold_and_to_the_decision(void);
void test_night__what_is_next_leads_to_the_hold_and_to_the_decision(void)
{
    static const char hold[] =
        "{\"kind\": \"batch\", \"code\": \"B-1\", \"facts\": {\"batch\": \"B-1\"}, \"next\": "
        "{\"act\": \"hold_lift\", \"record\": 3, \"version\": 1, \"what\": \"it leaks (hold 3)\"}, "
        "\"prefill\": {\"version\": 7}}";
    static const char decision[] =
        "{\"kind\": \"batch\", \"code\": \"B-1\", \"facts\": {\"batch\": \"B-1\"}, \"next\": "
        "{\"act\": \"disposition_propose\"}, \"prefill\": {\"version\": 7}}";
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_F1 + 5, "");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, hold);
    CU_ASSERT_TRUE(shows(&play, "B-1: Lift a hold"));
    CU_ASSERT_TRUE(shows(&play, "it leaks (hold 3)"));
    CU_ASSERT_STRING_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "hold")->value.data, "3");
    play_end(&play);
    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_F1 + 5, "");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, decision);
    CU_ASSERT_TRUE(shows(&play, "B-1: Propose a disposition"));
    play_end(&play);
}

void test_night__what_was_scanned_is_said_where_it_led(void);
void test_night__what_was_scanned_is_said_where_it_led(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%UB-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"kind\": \"container\", \"code\": \"B-1-1\", \"facts\": {\"batch\": "
                "\"B-1\"}, \"next\": null}");
    CU_ASSERT_TRUE(shows(&play, "[OK] container B-1-1. Nothing is next here for you; F4"));
    press(&play, VEIN_KEY_ESC, "");
    scan(&play, "&/CHA999926000007");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"kind\": \"coi\", \"code\": \"CHA999926000007\", \"facts\": {\"batch\": "
                "\"B-1\"}, \"next\": null}");
    CU_ASSERT_TRUE(shows(&play, "[OK] coi CHA999926000007 of batch B-1"));
    play_end(&play);
}

void test_night__a_decision_of_several_words_is_chosen(void);
void test_night__a_decision_of_several_words_is_chosen(void)
{
    struct play play;
    struct vein_form *form;
    static const struct vein_values about = {
        .count = 4,
        .items = {
            {"batch", "B-1"}, {"deviation", "2"}, {"version", "1"}, {"what", "the door was open"}}};

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(&play.ui, "deviation_assess", &about);
    form = &vein_ui_top(&play.ui)->form;
    CU_ASSERT_TRUE(shows(&play, "the door was open"));
    press(&play, VEIN_KEY_DOWN, "");
    CU_ASSERT_TRUE(shows(&play, "no impact  impact, acceptable  impact, not acceptable"));
    type(&play, "i");
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "impact")->value.data, "impact, acceptable");
    type(&play, "mpact, n");
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "impact")->value.data, "impact, not acceptable");
    play_end(&play);
}
