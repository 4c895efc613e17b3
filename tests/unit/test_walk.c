// Ways through the terminal that ended nowhere: each leads on, or says how.
#include "tui_play.h"

static const char pairs[] =
    "checkpoint|place|first|second|identifiers|least|scanned|spoken|keyed_reasons\n"
    "bedside|1|wristband|container|name record_number|2|t|f|damaged no_scanner\n"
    "bedside|2|container|certificate|coi container|2|t|f|damaged no_scanner\n"
    "chair|1|wristband|order|record_number name|2|t|f|damaged no_scanner\n";

static void open_check(struct play *play, const char *checkpoint)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_job *job;

    play_start(play, 24, 80);
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    scan(play, "%UV-1X");
    give_answer(play, asked(play, VEIN_JOB_ACT), true,
                vein_arena_printf(arena,
                                  "{\"code\": \"V-1\", \"kind\": \"container\", \"facts\": "
                                  "{\"batch\": \"B-1\"}, \"next\": {\"act\": \"identity_check\", "
                                  "\"checkpoint\": \"%s\"}}",
                                  checkpoint));
    while ((job = asked(play, VEIN_JOB_READ)) != NULL && strcmp(job->name, "checkpoints") != 0)
        vein_job_free(job);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    give_rows(play, job, pairs);
    vein_arena_free(arena);
}

static bool is_at(const struct play *play, const char *name)
{
    const struct vein_form *form = &play->ui.views[play->ui.depth - 1]->form;

    return strcmp(form->fields[form->active].name, name) == 0;
}

// Sent like that, the server could only call the request malformed, and of the second document nothing was sent at all.
void test_walk__what_stands_on_one_document_alone_is_asked_for_on_the_other(void);
void test_walk__what_stands_on_one_document_alone_is_asked_for_on_the_other(void)
{
    struct play play;
    struct vein_job *job;

    open_check(&play, "bedside");
    type(&play, "R1");
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    CU_ASSERT_TRUE(shows(&play, "nothing to compare with"));
    CU_ASSERT_TRUE(is_at(&play, "record_number_1b"));
    type(&play, "R1");
    press(&play, VEIN_KEY_DOWN, "");
    press(&play, VEIN_KEY_DOWN, "");
    CU_ASSERT_TRUE(is_at(&play, "name_1b"));
    type(&play, "DOE Jo");
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    CU_ASSERT_TRUE(is_at(&play, "name_1a"));
    type(&play, "DOE Jo");
    scan(&play, "&/CHA999926000007");
    scan(&play, "&/CHA999926000007");
    scan(&play, "%UV-1X");
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    CU_ASSERT_TRUE(is_at(&play, "why_keyed"));
    CU_ASSERT_TRUE(shows(&play, "! Why it was typed: needed"));
    type(&play, "d");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    vein_job_free(job);
    play_end(&play);
}

void test_walk__no_container_is_asked_for_where_none_is_compared(void);
void test_walk__no_container_is_asked_for_where_none_is_compared(void)
{
    struct play play;

    open_check(&play, "bedside");
    CU_ASSERT_TRUE(shows(&play, "Code on certificate"));
    play_end(&play);
    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(
        &play.ui, "identity_check",
        &(struct vein_values){.count = 2, .items = {{"batch", "B-1"}, {"checkpoint", "chair"}}});
    give_rows(&play, asked_for(&play, VEIN_FOR_CHOICES), pairs);
    CU_ASSERT_TRUE(shows(&play, "Record number on order"));
    CU_ASSERT_FALSE(shows(&play, "Container"));
    CU_ASSERT_TRUE(is_at(&play, "record_number_1a"));
    play_end(&play);
}

void test_walk__a_filter_that_stands_goes_with_esc_before_its_list(void);
void test_walk__a_filter_that_stands_goes_with_esc_before_its_list(void)
{
    struct play play;
    struct vein_list *list;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_F1 + 3, "");
    list = vein_view_list(vein_ui_top(&play.ui));
    press(&play, VEIN_KEY_CHAR, "/");
    type(&play, "zzz");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_TRUE(shows(&play, "Esc: all"));
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_PTR_EQUAL(vein_view_list(vein_ui_top(&play.ui)), list);
    CU_ASSERT_FALSE(list->filter[0]);
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_TRUE(shows(&play, "Today"));
    CU_ASSERT_FALSE(shows(&play, "Actions here"));
    play_end(&play);
}

// A record without an exception has no line to be signed from.
void test_walk__a_review_without_a_line_is_signed_for_its_batch(void);
void test_walk__a_review_without_a_line_is_signed_for_its_batch(void)
{
    static const struct vein_values from_batch = {
        .count = 4,
        .items = {{"batch", "B-1"}, {"batch_id", "7"}, {"record", "99"}, {"meaning", "approved"}}};
    struct play play;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open(&play.ui, "review", &from_batch);
    give_rows(&play, asked(&play, VEIN_JOB_READ), "batch|batch_id|kind|what|key\n");
    CU_ASSERT_TRUE(shows(&play, "F7 signs the review."));
    press(&play, VEIN_KEY_F1 + 6, "");
    CU_ASSERT_TRUE(shows(&play, "Nothing on this line waits for a signature."));
    snprintf(play.ui.roles, sizeof play.ui.roles, "qa");
    press(&play, VEIN_KEY_F1 + 6, "");
    job = asked(&play, VEIN_JOB_CHALLENGE);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "entity"), "batch");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "record"), "7");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "meaning"), "reviewed");
    vein_job_free(job);
    play_end(&play);
}

// The look is recorded, so what was looked at has to be seen.
void test_walk__an_identity_that_was_asked_for_is_read(void);
void test_walk__an_identity_that_was_asked_for_is_read(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(&play.ui, "identity_read",
                        &(struct vein_values){.count = 1, .items = {{"patient", "P-7"}}});
    type(&play, "the ward calls");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_answer(
        &play, asked(&play, VEIN_JOB_ACT), true,
        "{\"sex\": \"female\", \"also\": [\"P-8\", \"P-9\"], \"access\": 3, \"patient\": \"P-7\", "
        "\"version\": 1, \"birth_date\": \"1970-01-02\", \"family_name\": \"Muster\"}");
    CU_ASSERT_TRUE(shows(&play, "Identity of patient P-7"));
    CU_ASSERT_TRUE(shows(&play, "Family name     Muster"));
    CU_ASSERT_TRUE(shows(&play, "Birth date      1970-01-02"));
    CU_ASSERT_TRUE(shows(&play, "P-8, P-9"));
    CU_ASSERT_FALSE(shows(&play, "Access"));
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_FALSE(shows(&play, "Muster"));
    play_end(&play);
}

static void stop_with(struct play *play, const char *code, const char *value)
{
    struct vein_job *job = asked(play, VEIN_JOB_ACT);
    struct vein_result result = {.kind = job->kind,
                                 .view = job->view,
                                 .tab = job->tab,
                                 .ok = true,
                                 .code = code,
                                 .rule = "the batch is not ready for this decision",
                                 .value = value,
                                 .way_out = "Each open point is listed; resolve it."};

    result.arena = vein_arena_new();
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

void test_walk__a_long_stop_still_says_what_can_be_done(void);
void test_walk__a_long_stop_still_says_what_can_be_done(void)
{
    static const char nine[] =
        "expected nothing open; found test 1 not final; test 2 not final; test 3 not final; test 4 "
        "not final; test 5 not final; test 6 not final; test 7 not final; test 8 not final";
    static const char more[] =
        "found 01; 02; 03; 04; 05; 06; 07; 08; 09; 10; 11; 12; 13; 14; 15; 16; 17; 18; 19; 20; 21";
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%UV-1X");
    stop_with(&play, "VN106", nine);
    CU_ASSERT_TRUE(shows(&play, "test 8 not final"));
    CU_ASSERT_TRUE(shows(&play, "Each open point is listed; resolve it."));
    press(&play, VEIN_KEY_F1 + 8, "");
    CU_ASSERT_TRUE(shows(&play, "VN106 acknowledged; it is recorded. Each open point is listed"));
    scan(&play, "%UV-2X");
    stop_with(&play, "VN106", more);
    CU_ASSERT_TRUE(shows(&play, "... and 9 more") || shows(&play, "... and 10 more"));
    CU_ASSERT_TRUE(shows(&play, "Each open point is listed; resolve it."));
    press(&play, VEIN_KEY_F1 + 8, "");
    scan(&play, "%UV-3X");
    stop_with(&play, "VN301", "expected V-1; found V-3");
    press(&play, VEIN_KEY_F1 + 8, "");
    CU_ASSERT_TRUE(shows(&play, "Go on with the right one."));
    play_end(&play);
}

void test_walk__words_are_shown_and_typed_with_blanks(void);
void test_walk__words_are_shown_and_typed_with_blanks(void)
{
    struct play play;
    struct vein_form *form;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(
        &play.ui, "disposition_propose",
        &(struct vein_values){.count = 2, .items = {{"batch", "B-1"}, {"version", "3"}}});
    form = &vein_ui_top(&play.ui)->form;
    CU_ASSERT_TRUE(shows(&play, "released pending  rejected"));
    press(&play, VEIN_KEY_F1 + 1, ""); // its words stay where they are read
    CU_ASSERT_TRUE(shows(&play, "released pending  rejected"));
    type(&play, "released p");
    CU_ASSERT_STRING_EQUAL(vein_form_field(form, "decision")->value.data, "released_pending");
    CU_ASSERT_TRUE(shows(&play, "[released pending]"));
    play_end(&play);
}

void test_walk__a_form_without_a_field_says_what_is_left_to_do(void);
void test_walk__a_form_without_a_field_says_what_is_left_to_do(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(
        &play.ui, "follow_up_start",
        &(struct vein_values){.count = 2, .items = {{"batch", "B-1"}, {"version", "3"}}});
    CU_ASSERT_TRUE(shows(&play, "There is nothing to fill in. F2: Save; Esc: back."));
    CU_ASSERT_FALSE(shows(&play, "The version that was seen."));
    play_end(&play);
}

void test_walk__the_one_site_of_a_person_is_filled_in(void);
void test_walk__the_one_site_of_a_person_is_filled_in(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(&play.ui, "order_place", &(struct vein_values){0});
    CU_ASSERT_TRUE(shows(&play, "[filled in]"));
    CU_ASSERT_FALSE(is_at(&play, "site"));
    CU_ASSERT_FALSE(vein_ui_top(&play.ui)->form.changed); // Esc leaves it without asking
    CU_ASSERT_STRING_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "site")->value.data, "L1");
    press(&play, VEIN_KEY_ESC, "");
    snprintf(play.ui.site, sizeof play.ui.site, "L1 L2");
    vein_ui_open_action(&play.ui, "order_place", &(struct vein_values){0});
    CU_ASSERT_TRUE(is_at(&play, "site"));
    CU_ASSERT_EQUAL(vein_form_field(&vein_ui_top(&play.ui)->form, "site")->value.size, 0);
    play_end(&play);
}

// On the list of orders a line is an order: whoever places another one says for whom.
void test_walk__a_new_order_is_for_nobody_yet(void);
void test_walk__a_new_order_is_for_nobody_yet(void)
{
    struct play play;
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open(&play.ui, "orders", NULL);
    give_rows(&play, asked(&play, VEIN_JOB_READ),
              "code|status|patient|batch|version\nO-1|scheduled|P-0041|B-1|2\n");
    vein_ui_context(&play.ui, arena, &context);
    vein_ui_open_action(&play.ui, "order_place", &context);
    CU_ASSERT_FALSE(shows(&play, "P-0041"));
    CU_ASSERT_FALSE(shows(&play, "B-1: Place an order"));
    CU_ASSERT_FALSE(vein_form_field(&vein_ui_top(&play.ui)->form, "patient")->fixed);
    vein_arena_free(arena);
    play_end(&play);
}

void test_walk__a_lock_takes_the_last_word_along(void);
void test_walk__a_lock_takes_the_last_word_along(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_say(&play.ui, VEIN_GOOD, "%s", "result entered: 92.0");
    press(&play, VEIN_KEY_F1 + 7, "");
    CU_ASSERT_TRUE(shows(&play, "Locked"));
    CU_ASSERT_FALSE(shows(&play, "92.0"));
    play_end(&play);
}

void test_walk__where_nothing_is_next_it_is_said(void);
void test_walk__where_nothing_is_next_it_is_said(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_F1 + 5, "");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"kind\": \"batch\", \"code\": \"B-1\", \"facts\": {\"batch\": \"B-1\"}, "
                "\"next\": null}");
    CU_ASSERT_TRUE(shows(&play, "Nothing is next here for you; F4"));
    play_end(&play);
}

void test_walk__more_commands_than_there_is_room_for_are_counted_in_words(void);
void test_walk__more_commands_than_there_is_room_for_are_counted_in_words(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_CHAR, ":");
    type(&play, "b");
    CU_ASSERT_FALSE(shows(&play, "... and more"));
    press(&play, VEIN_KEY_BACKSPACE, "");
    type(&play, "p");
    CU_ASSERT_TRUE(shows(&play, "... and more: type on"));
    for (int i = 0; i < 20; i++)
        press(&play, VEIN_KEY_DOWN, "");
    CU_ASSERT_TRUE(shows(&play, "> "));
    play_end(&play);
}

void test_walk__an_identity_check_asks_for_what_its_documents_share(void);
void test_walk__an_identity_check_asks_for_what_its_documents_share(void)
{
    static const char shared[] =
        "checkpoint|place|first|second|identifiers|least|scanned|spoken|keyed_reasons\n"
        "bedside|1|wristband|container|name record_number|2|t|f|damaged no_scanner\n"
        "bedside|2|container|certificate|coi container|2|t|f|damaged no_scanner\n"
        "bedside|3|statement|wristband|name|1|f|t|damaged no_scanner\n"
        "receipt|1|container|order|coi din|2|t|f|damaged no_scanner\n";
    struct play play;
    struct vein_job *job;
    const char *items;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%UV-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"code\": \"V-1\", \"kind\": \"container\", \"facts\": {\"batch\": \"B-1\"}, "
                "\"next\": {\"act\": "
                "\"identity_check\", \"checkpoint\": \"bedside\"}}");
    while ((job = asked(&play, VEIN_JOB_READ)) != NULL && strcmp(job->name, "checkpoints") != 0)
        vein_job_free(job);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    give_rows(&play, job, shared);
    CU_ASSERT_TRUE(shows(&play, "Name on wristband"));
    CU_ASSERT_TRUE(shows(&play, "CoI on certificate"));
    CU_ASSERT_FALSE(shows(&play, "DIN on"));
    type(&play, "R1");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "R1");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "DOE Jo");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "DOE Jo");
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    CU_ASSERT_TRUE(shows(&play, "at least 2 identifiers are compared on container and"));
    scan(&play, "&/CHA999926000007");
    scan(&play, "&/CHA999926000007");
    scan(&play, "%UV-1X");
    press(&play, VEIN_KEY_UP, "");
    while (!strstr(vein_ui_top(&play.ui)->form.fields[vein_ui_top(&play.ui)->form.active].name,
                   "name_3a"))
        press(&play, VEIN_KEY_DOWN, "");
    type(&play, "Doe Jo");
    press(&play, VEIN_KEY_ENTER, "");
    type(&play, "d");
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    items = vein_values_get(&job->values, "items");
    // typed: keyed with its reason; said by the patient: stated
    CU_ASSERT_STRING_EQUAL(
        items,
        "[{\"identifier\": \"record_number\", \"document_a\": \"R1\", \"document_b\": \"R1\", "
        "\"method\": \"keyed\", \"documents\": \"wristband/container\", \"reason\": \"damaged\"}, "
        "{\"identifier\": \"name\", \"document_a\": \"DOE Jo\", \"document_b\": \"DOE Jo\", "
        "\"method\": \"keyed\", \"documents\": \"wristband/container\", \"reason\": \"damaged\"}, "
        "{\"identifier\": \"coi\", \"document_a\": \"&/CHA999926000007\", \"document_b\": "
        "\"&/CHA999926000007\", \"method\": \"scan\", \"documents\": \"container/certificate\"}, "
        "{\"identifier\": \"container\", \"document_a\": \"%UV-1X\", \"document_b\": \"%UV-1X\", "
        "\"method\": \"scan\", \"documents\": \"container/certificate\"}, "
        "{\"identifier\": \"name\", \"document_a\": \"Doe Jo\", \"document_b\": \"DOE Jo\", "
        "\"method\": \"stated\", \"documents\": \"statement/wristband\"}]");
    vein_job_free(job);
    play_end(&play);
}
