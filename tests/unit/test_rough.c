// The terminal handled roughly: too small, no server, hostile data, keys at random.
#include "tui_play.h"

void test_rough__too_small_keeps_what_was_typed(void);
void test_rough__too_small_keeps_what_was_typed(void)
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

void test_rough__a_silent_server_is_said_in_words(void);
void test_rough__a_silent_server_is_said_in_words(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    for (int i = 0; i < 7; i++)
        vein_ui_tick(&play.ui, play.now += 1000);
    CU_ASSERT_TRUE(shows(&play, "NO ANSWER FROM SERVER"));
    give_rows(&play, asked(&play, VEIN_JOB_LOOK),
              "mark|lab_now|server_ms\n1|2026-11-27 10:30:12+01|1\n");
    CU_ASSERT_FALSE(shows(&play, "NO ANSWER FROM SERVER"));
    play_end(&play);
}

void test_rough__nothing_of_the_data_commands_a_terminal(void);
void test_rough__nothing_of_the_data_commands_a_terminal(void)
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

void test_rough__wide_and_combining_characters_keep_their_columns(void);
void test_rough__wide_and_combining_characters_keep_their_columns(void)
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
// A field holds so many bytes and no more; where a paste reaches the end, its last character is whole or missing.
void test_rough__a_paste_ends_between_characters(void);
void test_rough__a_paste_ends_between_characters(void)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_form form;
    struct vein_form_field *field;
    char text[4200] = "x";

    for (size_t i = 1; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xc3\xbc", 3);
    vein_form_init(&form, arena, "paste");
    field = vein_form_add(&form, "words", "Words", VEIN_FIELD_NOTE);
    vein_form_paste(&form, text);
    CU_ASSERT_EQUAL(field->value.size, 3999);
    CU_ASSERT_TRUE(vein_utf8_clean(field->value.data, field->value.size, NULL));
    vein_form_release(&form);
    vein_arena_free(arena);
}

void test_rough__random_keys_find_no_crash(void);
void test_rough__random_keys_find_no_crash(void)
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

static const char batch_rows[] =
    "batch|version|kind|process_status|quality_status\nB-1|1|patient|in_process|released_pending\n";

static const char spec_rows[] =
    "line|label|limit_text|value_text|verdict|status|gate\n"
    "a|Replication-competent lentivirus|turbid, no aggregates, no leak|clear|pass|reviewed|t\n"
    "b|CAR+ cells|>= 10.0 %|35.8|fail|reviewed|t\n";

void test_rough__a_narrow_list_cuts_words_before_it_drops_a_verdict(void);
void test_rough__a_narrow_list_cuts_words_before_it_drops_a_verdict(void)
{
    struct play play;
    struct vein_view *view;

    play_start(&play, 24, 60);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open(&play.ui, "batch", NULL);
    view = vein_ui_top(&play.ui);
    give_rows(&play, asked(&play, VEIN_JOB_READ), batch_rows);
    for (int i = 0; i < 4; i++)
        press(&play, VEIN_KEY_TAB, "");
    CU_ASSERT_STRING_EQUAL(view->tabs[view->tab].list.screen->id, "batch-evaluation");
    for (struct vein_job *job; (job = asked(&play, VEIN_JOB_READ)) != NULL;) {
        if (strcmp(job->name, "evaluation") == 0)
            give_rows(&play, job, spec_rows);
        else
            vein_job_free(job);
    }
    CU_ASSERT_TRUE(shows(&play, "[Specification]"));
    CU_ASSERT_TRUE(shows(&play, "verdict status"));
    CU_ASSERT_TRUE(shows(&play, "CAR+ cells"));
    CU_ASSERT_TRUE(shows(&play, "fail    reviewed"));
    CU_ASSERT_TRUE(shows(&play, "line: Replication-competent lentivirus"));
    CU_ASSERT_TRUE(shows(&play, "process in process"));
    CU_ASSERT_TRUE(shows(&play, "quality released pending"));
    play_end(&play);
}

void test_rough__the_bars_say_who_where_and_when_at_any_width(void);
void test_rough__the_bars_say_who_where_and_when_at_any_width(void)
{
    struct play play;

    play_start(&play, 20, 60);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    picture(&play, 0,
            " TRAINING  Operator 1 (technician) at L1    10:30+01 link ok\n"
            "Today                                                2 lines\n");
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_ESC, "");
    // whole words only, and nothing in the last cell, which stays blank
    picture(&play, 19, "F1 Help Enter Open F4 Actions F6 Next step F7 Sign\n");
    play_end(&play);
}

void test_rough__a_long_list_says_which_part_is_seen(void);
void test_rough__a_long_list_says_which_part_is_seen(void)
{
    struct play play;
    struct vein_buf rows;

    play_start(&play, 24, 80);
    log_in(&play);
    vein_buf_init(&rows);
    vein_buf_adds(&rows, "batch|kind|what|due_at|roles|key\n");
    for (int i = 0; i < 500; i++)
        vein_buf_addf(&rows, "B|late|What||technician|%d\n", i);
    give_rows(&play, asked(&play, VEIN_JOB_READ), rows.data);
    CU_ASSERT_TRUE(shows(&play, "1-19 of the first 500 PgDn"));
    vein_list_do(vein_view_list(vein_ui_top(&play.ui)), VEIN_DO_LAST, 20);
    CU_ASSERT_TRUE(shows(&play, "482-500 of the first 500"));
    CU_ASSERT_TRUE(shows(&play, "500 PgDn")); // which reads on
    vein_buf_release(&rows);
    play_end(&play);
}

void test_rough__time_that_passed_is_said_in_units(void);
void test_rough__time_that_passed_is_said_in_units(void)
{
    static const char *const said[][2] = {{"9 days 00:17:22", "9 d 0 h"},
                                          {"1 day 23:10:00", "1 d 23 h"},
                                          {"23:57:01.5", "23 h 57 min"},
                                          {"00:12:33", "12 min 33 s"}};

    for (size_t i = 0; i < 4; i++)
        CU_ASSERT_STRING_EQUAL(vein_as_shown(VEIN_MARK_SPAN, said[i][0]), said[i][1]);
    CU_ASSERT_STRING_EQUAL(vein_as_shown(VEIN_MARK_SPAN, ""), "");
    CU_ASSERT_STRING_EQUAL(vein_as_shown(VEIN_MARK_WORD, "in_transit_in"), "in transit in");
    CU_ASSERT_STRING_EQUAL(vein_as_shown(VEIN_MARK_WORD, "B_1"), "B_1"); // a code
    CU_ASSERT_STRING_EQUAL(vein_as_shown(VEIN_MARK_NONE, "b_one"), "b_one");
}

void test_rough__a_command_is_chosen_with_the_arrows(void);
void test_rough__a_command_is_chosen_with_the_arrows(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    press(&play, VEIN_KEY_CHAR, ":");
    type(&play, "p");
    press(&play, VEIN_KEY_DOWN, "");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_STRING_EQUAL(vein_ui_top(&play.ui)->id, "people");
    // a screen that is open is gone back to
    vein_ui_open(&play.ui, "today", NULL);
    CU_ASSERT_EQUAL(play.ui.depth, 1);
    play_end(&play);
}

void test_rough__a_message_about_a_fault_goes_when_it_is_mended(void);
void test_rough__a_message_about_a_fault_goes_when_it_is_mended(void)
{
    struct play play;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open_action(&play.ui, "deviation_open", &(struct vein_values){0});
    press(&play, VEIN_KEY_F1 + 1, "");
    CU_ASSERT_TRUE(shows(&play, ": needed. "));
    type(&play, "B");
    CU_ASSERT_EQUAL(play.ui.message[0], '\0');
    play_end(&play);
}

static const char review_rows[] =
    "batch|batch_id|kind|what|answer|decision|act|item|shown|key|word\n"
    "B-1|7|hold|hold 3: look|looked at it||review_return|hold 3|00000000000000aa|hold 3|looked at "
    "it\n"
    "B-1|7|deviation|minor deviation 2: door|||review_return|deviation 2|00000000000000bb|"
    "deviation 2|\n";

void test_rough__a_line_is_accepted_by_its_key_and_returned_by_a_form(void);
void test_rough__a_line_is_accepted_by_its_key_and_returned_by_a_form(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_view *view;
    struct vein_err err;

    play_start(&play, 24, 80);
    CU_ASSERT_TRUE(vein_keymap_read(&play.keys, "own", "bind review F6 review_accept\n", &err));
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open(&play.ui, "review", NULL);
    view = vein_ui_top(&play.ui);
    give_rows(&play, asked(&play, VEIN_JOB_READ), review_rows);
    CU_ASSERT_TRUE(shows(&play, "F6 Accept"));
    play.now += 1000;
    press(&play, VEIN_KEY_F1 + 5, "");
    press(&play, VEIN_KEY_F1 + 5, ""); // bounces, and its answer is not there yet
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "item"), "hold 3");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "shown"), "00000000000000aa");
    give_answer(&play, job, true, "{}");
    job = asked(&play, VEIN_JOB_READ);
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    CU_ASSERT_PTR_EQUAL(vein_ui_top(&play.ui), view);
    give_rows(&play, job, review_rows);
    // on to the next line, whose form says what it is and shows no digest
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_EQUAL(vein_ui_top(&play.ui)->kind, VEIN_VIEW_FORM);
    CU_ASSERT_TRUE(shows(&play, "minor deviation 2: door"));
    CU_ASSERT_FALSE(shows(&play, "00000000000000bb"));
    play_end(&play);
}

// "1" is the unit of pieces for programs; on the screen the number stands alone. A list of units keeps it.
void test_rough__pieces_are_shown_without_a_unit(void);
void test_rough__pieces_are_shown_without_a_unit(void)
{
    static const char lots[] = "lot|material|state|expires_on|remaining|unit\n"
                               "KIT-11|apheresis-kit|usable|2027-10-23|35|1\n"
                               "AR-08|reagent|usable|2027-10-23|68.00|mL\n";
    struct play play;
    struct vein_arena *arena = vein_arena_new();
    const struct vein_rows *units = rows_of(arena, "unit|dimension\n1|number\n");

    play_start(&play, 24, 100);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    vein_ui_open(&play.ui, "lots", NULL);
    give_rows(&play, asked(&play, VEIN_JOB_READ), lots);
    CU_ASSERT_TRUE(shows(&play, " 68.00  mL"));
    CU_ASSERT_TRUE(shows(&play, "2027-10-23     35"));
    CU_ASSERT_FALSE(shows(&play, "35  1"));
    CU_ASSERT_STRING_EQUAL(vein_rows_shown(units, 0, "unit"), "1");
    vein_arena_free(arena);
    play_end(&play);
}

// The growth of a batch is whole on 80 columns and 24 lines, whatever the terminal can draw.
void test_rough__the_growth_picture_is_whole(void);
void test_rough__the_growth_picture_is_whole(void)
{
    static const char *const lines[] = {
        "Viable cell concentration, 10*6/mL, by culture day; logarithmic",
        "* this batch   : lowest to highest of 12345 other batches of the process",
        "     6.14 |                                :",
        "          |",
        "     3.73 |                             *",
        "          |                          *",
        "          |                       *",
        "     1.77 |                 :  *",
        "          |           *  *  *",
        "          |  *     :  :",
        "     0.84 |        *",
        "          +---------------------------------",
        "       day   0  1  2  3  4  5  6  7  8  9 10"};
    struct play play;
    struct vein_arena *arena = vein_arena_new();
    struct vein_values batch = {0};
    const char *const column = "line";
    struct vein_rows rows = {.row_count = sizeof lines / sizeof *lines,
                             .col_count = 1,
                             .names = &column,
                             .cells = lines};

    vein_values_set(&batch, arena, "batch", "B-1");
    for (int ascii = 0; ascii < 2; ascii++) {
        struct vein_job *job = NULL;
        struct vein_result result;

        play_start(&play, 24, 80);
        play.grid.ascii = ascii;
        log_in(&play);
        vein_ui_open(&play.ui, "batch", &batch);
        while ((job = asked(&play, VEIN_JOB_READ)) && strcmp(job->name, "show") != 0)
            vein_job_free(job);
        give_rows(&play, job, batch_rows);
        job = NULL;
        for (int i = 0; i < VEIN_SCREEN_TABS && !(job && strcmp(job->name, "growth") == 0); i++) {
            vein_job_free(job);
            press(&play, VEIN_KEY_TAB, "");
            while ((job = asked(&play, VEIN_JOB_READ)) && strcmp(job->name, "growth") != 0)
                vein_job_free(job);
        }
        CU_ASSERT_PTR_NOT_NULL_FATAL(job);
        result =
            (struct vein_result){.kind = job->kind, .view = job->view, .tab = job->tab, .ok = true};
        result.arena = vein_arena_new();
        result.rows = &rows;
        vein_job_free(job);
        vein_ui_result(&play.ui, &result);
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
            CU_ASSERT_TRUE(shows(&play, lines[i]));
        play_end(&play);
    }
    vein_arena_free(arena);
}

void test_rough__a_tube_asks_for_its_tests_in_their_words(void);
void test_rough__a_tube_asks_for_its_tests_in_their_words(void)
{
    struct play play;
    struct vein_job *job;

    play_start(&play, 24, 80);
    log_in(&play);
    give_rows(&play, asked(&play, VEIN_JOB_READ), work_rows);
    scan(&play, "%US-1X");
    give_answer(&play, asked(&play, VEIN_JOB_ACT), true,
                "{\"kind\": \"sample\", \"code\": \"S-1\", \"facts\": {\"batch\": \"B-9\"}}");
    while ((job = asked(&play, VEIN_JOB_READ)) != NULL && strcmp(job->area, "result") != 0)
        vein_job_free(job);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    give_rows(&play, job,
              "sample_point|batch|line|label|unit|limit_text|words|waits\n"
              "final|B-9|sterility|Sterility||no growth|[\"no growth\", \"growth\"]|t\n"
              "final|B-9|endotoxin|Endotoxin|EU/mL|<= 0.50 EU/mL||f\n");
    CU_ASSERT_TRUE(shows(&play, "Today > B-9: Enter a result")); // no batch stays open below
    CU_ASSERT_TRUE(shows(&play, "Sterility; limit: no growth."));
    type(&play, "n"); // the one test that waits is chosen
    CU_ASSERT_TRUE(shows(&play, "[no growth]"));
    press(&play, VEIN_KEY_F1 + 1, "");
    job = asked(&play, VEIN_JOB_ACT);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "line"), "sterility");
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "value"), "no growth");
    vein_job_free(job);
    play_end(&play);
}
