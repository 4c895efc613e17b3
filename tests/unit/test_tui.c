// Engines and router of the terminal, played in memory: keys in, pictures out.
#include "tui_play.h"

void test_tui__today_is_the_first_screen(void);
void test_tui__today_is_the_first_screen(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    picture(&play, 0,
            "VEIN  TRAINING  Operator 1 (technician) at L1       2026-11-27 10:30+01  link ok\n"
            "Today                                                      vein on here  2 lines\n"
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
    give_rows(&play, asked(&play, VEIN_JOB_LOOK), "mark|lab_now|server_ms\n1||1\n");
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

// A lot that is scanned into the form of a step opens the form of its use; the step's form then shows it.
void test_tui__a_lot_scanned_at_a_step_is_recorded_for_it(void);
void test_tui__a_lot_scanned_at_a_step_is_recorded_for_it(void)
{
    static const char step[] =
        "{\"kind\": \"container\", \"code\": \"V-1\", \"facts\": {\"batch\": \"B-1\"}, "
        "\"next\": {\"act\": \"step_record\"}, \"prefill\": {\"batch\": \"B-1\", \"version\": "
        "7, \"container\": \"V-1\", \"steps\": [{\"step\": \"seed\", \"title\": \"Seed\", "
        "\"occurrence\": 1, \"fields\": [], \"produces\": [], \"materials\": [{\"material\": "
        "\"reagent\", \"quantity\": \"4.00\", \"unit\": \"mL\", \"lots\": []}, {\"material\": "
        "\"medium\", \"lots\": [\"M-1\", \"M-2\"]}]}]}}";
    struct play play;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%UV-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, step);
    CU_ASSERT_TRUE(shows(&play, "Lot of reagent (4.00 mL)"));
    CU_ASSERT_TRUE(shows(&play, "none yet: scan it"));
    CU_ASSERT_TRUE(shows(&play, "M-1, M-2"));
    scan(&play, "%MR-7X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, "{\"kind\": \"lot\", \"code\": \"R-7\"}");
    CU_ASSERT_TRUE(shows(&play, "Record the use of a lot"));
    job = asked(&play, VEIN_JOB_READ); // its draft
    vein_job_free(job);
    type(&play, "4.00");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(job->action->act, "lot_use");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "batch"), "B-1");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "step"), "seed");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "occurrence"), "1");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "lot"), "R-7");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "quantity"), "4.00");
    CU_ASSERT_PTR_NOT_NULL(vein_values_get(&job->values, "event_at"));
    give_answer(&play, job, true, "{\"lot\": \"R-7\", \"material\": \"reagent\"}");
    CU_ASSERT_TRUE(shows(&play, "B-1: Seed"));
    CU_ASSERT_FALSE(shows(&play, "none yet: scan it"));
    CU_ASSERT_TRUE(shows(&play, "R-7"));
    play_end(&play);
}

// The scan of a device into the form of a step is the whole use; one that is stopped leaves the step's form in front.
void test_tui__a_device_scanned_at_a_step_is_recorded_by_its_scan(void);
void test_tui__a_device_scanned_at_a_step_is_recorded_by_its_scan(void)
{
    static const char step[] =
        "{\"kind\": \"container\", \"code\": \"V-1\", \"facts\": {\"batch\": \"B-1\"}, "
        "\"next\": {\"act\": \"step_record\"}, \"prefill\": {\"batch\": \"B-1\", \"version\": "
        "7, \"container\": \"V-1\", \"steps\": [{\"step\": \"seed\", \"title\": \"Seed\", "
        "\"occurrence\": 1, \"fields\": [], \"produces\": [], \"materials\": [], \"equipment\": "
        "[{\"class\": \"incubator\", \"devices\": []}, {\"class\": \"counter\", \"devices\": "
        "[\"C-1\"]}]}]}}";
    static const char scanned[] = "{\"kind\": \"equipment\", \"code\": \"I-7\", \"facts\": {}}";
    struct play play;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%UV-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, step);
    CU_ASSERT_TRUE(shows(&play, "Device: incubator"));
    CU_ASSERT_TRUE(shows(&play, "none yet: scan it"));
    CU_ASSERT_TRUE(shows(&play, "C-1"));
    scan(&play, "%EI-7X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, scanned);
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(job->action->act, "equipment_use");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "batch"), "B-1");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "step"), "seed");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "occurrence"), "1");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "equipment"), "%EI-7X");
    CU_ASSERT_PTR_NOT_NULL(vein_values_get(&job->values, "event_at"));
    give_answer(&play, job, true, "{\"equipment\": \"I-7\", \"class\": \"incubator\"}");
    CU_ASSERT_TRUE(shows(&play, "B-1: Seed"));
    CU_ASSERT_FALSE(shows(&play, "none yet: scan it"));
    CU_ASSERT_TRUE(shows(&play, "I-7"));
    scan(&play, "%EI-8X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true, scanned);
    give_answer(&play, asked(&play, VEIN_JOB_ACT), false, "{}");
    press(&play, VEIN_KEY_F1 + 8, "");
    CU_ASSERT_TRUE(shows(&play, "B-1: Seed"));
    play_end(&play);
}

// With nothing in front of the person a lot leads to itself.
void test_tui__a_lot_scanned_anywhere_is_shown(void);
void test_tui__a_lot_scanned_anywhere_is_shown(void)
{
    struct play play;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%MR-7X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"kind\": \"lot\", \"code\": \"R-7\", \"facts\": {}, \"next\": null}");
    job = asked(&play, VEIN_JOB_READ);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(job->area, "lot");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "lot"), "R-7");
    vein_job_free(job);
    CU_ASSERT_TRUE(shows(&play, "Lot R-7"));
    play_end(&play);
}

// The first F2 shows what would follow, one on the same values writes; other values are shown first, too.
void test_tui__a_correction_is_shown_before_it_is_written(void);
void test_tui__a_correction_is_shown_before_it_is_written(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_values lot = {0};
    struct vein_arena *arena = vein_arena_new();

    play_start(&play, 24, 80);
    log_in(&play);
    vein_values_set(&lot, arena, "entity", "lot");
    vein_values_set(&lot, arena, "record", "R-7");
    vein_values_set(&lot, arena, "version", "2");
    vein_ui_open_action(&play.ui, "record_correct", &lot);
    vein_arena_free(arena);
    while ((job = asked(&play, VEIN_JOB_READ)) && strcmp(job->name, "fields") != 0)
        vein_job_free(job);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    give_rows(&play, job,
              "entity|field|title|kind|least|most|words|mine\n"
              "lot|expires_on|Last day of use|expiry||||t\nlot|received_at|Received "
              "at|moment||||t\n"
              "lot|supplier|Supplier|line||200||f\nsample|sample|Sample point|sample||||t\n");
    CU_ASSERT_TRUE(shows(&play, "expires on  received at") && !shows(&play, "supplier"));
    type(&play, "rec");
    CU_ASSERT_TRUE(shows(&play, "Received at"));
    CU_ASSERT_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "value")->kind,
                    VEIN_FIELD_MOMENT);
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_UP, "");
    type(&play, "exp");
    CU_ASSERT_TRUE(shows(&play, "Last day of use"));
    CU_ASSERT_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "value")->kind, VEIN_FIELD_DATE);
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "2030-01-31");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "misr");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "the package says so");
    for (int again = 0; again < 2; again++) {
        press(&play, VEIN_KEY_F1 + 1, "");
        while ((job = asked(&play, VEIN_JOB_READ)) && strcmp(job->name, "preview") != 0)
            vein_job_free(job); // the list of today, a draft
        CU_ASSERT_PTR_NOT_NULL_FATAL(job);
        CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "record"), "R-7");
        CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "reason_code"), "misread");
        give_rows(&play, job, "kind|what|before|after\nlot|R-7|released|quarantine\n");
        CU_ASSERT_TRUE(shows(&play, "released") && shows(&play, "Nothing is written yet."));
        CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
        press(&play, VEIN_KEY_ESC, "");
        CU_ASSERT_TRUE(shows(&play, "the package says so"));
        if (!again)
            type(&play, ", page 2");
    }
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(job->action->act, "record_correct");
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

void test_tui__letters_choose_a_word_by_its_beginning(void);
void test_tui__letters_choose_a_word_by_its_beginning(void)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_form form;
    struct vein_form_field *field;
    static const struct {
        const char *typed, *chosen;
    } cases[] = {{"c", "car-cells"},
                 {"car", "car"},
                 {"misr", "misread"},
                 {"mist", "mistyped"},
                 {"mm", "mistyped"}};

    vein_form_init(&form, arena, "form");
    field = vein_form_add(&form, "line", "Test", VEIN_FIELD_WORD);
    vein_form_choices(&form, field, "car-cells car misread mistyped recalculated");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        vein_form_set(&form, field, "", NULL);
        field->picked[0] = '\0';
        for (const char *at = cases[i].typed; *at; at++)
            vein_form_type(&form, VEIN_KEY_CHAR, (char[]){*at, '\0'});
        CU_ASSERT_STRING_EQUAL(field->value.data, cases[i].chosen);
    }
    vein_form_release(&form);
    vein_arena_free(arena);
}

void test_tui__a_scan_leaves_the_cursor_where_somebody_types(void);
void test_tui__a_scan_leaves_the_cursor_where_somebody_types(void)
{
    static const char *const vessel[] = {"vessel", NULL};
    struct vein_arena *arena = vein_arena_new();
    struct vein_form form;

    vein_form_init(&form, arena, "form");
    vein_form_add(&form, "volume", "Volume", VEIN_FIELD_DECIMAL);
    vein_form_add(&form, "vessel", "New vessel", VEIN_FIELD_SCAN);
    vein_form_add(&form, "words", "Remark", VEIN_FIELD_NOTE);
    CU_ASSERT_TRUE(vein_form_scan(&form, vessel, "V-1", "scan"));
    CU_ASSERT_EQUAL(form.active, 0);
    vein_form_set(&form, vein_form_field(&form, "vessel"), "", NULL);
    form.active = 1;
    CU_ASSERT_TRUE(vein_form_scan(&form, vessel, "V-1", "scan"));
    CU_ASSERT_EQUAL(form.active, 2);
    vein_form_release(&form);
    vein_arena_free(arena);
}
