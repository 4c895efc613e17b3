// Long lists: read on at their end, never more than two pages held, the cursor on its line.
#include "tui_play.h"

// Rows from to to - 1 of a worklist as answer to the reading that is asked for; what it asked for into out.
static void give_lines(struct play *play, int from, int to, char *after, size_t size, int *limit)
{
    struct vein_job *job = asked(play, VEIN_JOB_READ);
    struct vein_buf rows;

    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    snprintf(after, size, "%s", vein_values_get(&job->values, "after"));
    *limit = atoi(vein_values_get(&job->values, "limit"));
    vein_buf_init(&rows);
    vein_buf_adds(&rows, "batch|kind|what|due_at|roles|key\n");
    for (int i = from; i < to; i++)
        vein_buf_addf(&rows, "B-%04d|late|What||technician|k%04d\n", i, i);
    give_rows(play, job, rows.data);
    vein_buf_release(&rows);
}

static const struct vein_list *list_of(struct play *play)
{
    return vein_view_list(vein_ui_top(&play->ui));
}

static void last(struct play *play)
{
    press(play, VEIN_KEY_END, "");
}

static void start(struct play *play)
{
    struct vein_err err;
    char after[40];
    int limit;

    play_start(play, 24, 80);
    CU_ASSERT_TRUE_FATAL(
        vein_keymap_read(&play->keys, "more", "bind any End last\nbind any Home first\n", &err));
    log_in(play);
    give_lines(play, 0, 500, after, sizeof after, &limit);
    CU_ASSERT_EQUAL(limit, 500);
}

void test_page__a_list_reads_on_at_its_end(void);
void test_page__a_list_reads_on_at_its_end(void)
{
    struct play play;
    char after[40];
    int limit;

    start(&play);
    CU_ASSERT_TRUE(shows(&play, "1-19 of the first 500 PgDn"));
    last(&play);
    CU_ASSERT_TRUE(shows(&play, "B-0499"));
    give_lines(&play, 0, 1000, after, sizeof after, &limit);
    CU_ASSERT_EQUAL(limit, 1000);
    CU_ASSERT_STRING_EQUAL(list_of(&play)->key, "k0499"); // the cursor is where it was
    CU_ASSERT_TRUE(shows(&play, "482-500 of the first 1000 PgDn"));
    last(&play);
    give_lines(&play, 500, 1500, after, sizeof after, &limit); // one page of the first is let go
    CU_ASSERT_STRING_EQUAL(after, "k0499");
    CU_ASSERT_EQUAL(limit, 1000);
    CU_ASSERT_STRING_EQUAL(list_of(&play)->key, "k0999");
    CU_ASSERT_TRUE(shows(&play, "982-1000 of the first 1500 PgDn"));
    last(&play);
    give_lines(&play, 1000, 1700, after, sizeof after, &limit); // there are no more
    CU_ASSERT_STRING_EQUAL(after, "k0999");
    last(&play);
    CU_ASSERT_TRUE(shows(&play, "1682-1700 of 1700"));
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_READ));
    play_end(&play);
}

void test_page__and_back_at_its_beginning(void);
void test_page__and_back_at_its_beginning(void)
{
    struct play play;
    char after[40];
    int limit;

    start(&play);
    last(&play);
    give_lines(&play, 0, 1000, after, sizeof after, &limit);
    last(&play);
    give_lines(&play, 500, 1500, after, sizeof after, &limit);
    vein_list_do(vein_view_list(vein_ui_top(&play.ui)), VEIN_DO_FIRST, 20);
    CU_ASSERT_STRING_EQUAL(list_of(&play)->key, "k0500");
    press(&play, VEIN_KEY_UP, "");
    give_lines(&play, 0, 1000, after, sizeof after, &limit);
    CU_ASSERT_EQUAL(after[0], '-'); // from the first on
    CU_ASSERT_STRING_EQUAL(list_of(&play)->key, "k0500");
    press(&play, VEIN_KEY_UP, "");
    CU_ASSERT_STRING_EQUAL(list_of(&play)->key, "k0499");
    last(&play);
    give_lines(&play, 500, 1500, after, sizeof after, &limit);
    press(&play, VEIN_KEY_HOME, ""); // wherever one is, the first line
    give_lines(&play, 0, 500, after, sizeof after, &limit);
    CU_ASSERT_EQUAL(limit, 500);
    CU_ASSERT_STRING_EQUAL(list_of(&play)->key, "k0000");
    play_end(&play);
}

void test_page__a_filter_says_what_it_covers(void);
void test_page__a_filter_says_what_it_covers(void)
{
    struct play play;
    char after[40];
    int limit;

    start(&play);
    type(&play, "/0777");
    CU_ASSERT_TRUE(shows(&play, "(0 of lines 1 to 500; End: further)"));
    press(&play, VEIN_KEY_ENTER, "");
    last(&play);
    give_lines(&play, 0, 1000, after, sizeof after, &limit);
    CU_ASSERT_TRUE(shows(&play, "(1 of lines 1 to 1000; End: further)"));
    CU_ASSERT_TRUE(shows(&play, "B-0777"));
    play_end(&play);
}

void test_page__a_part_that_could_not_be_read_is_tried_again(void);
void test_page__a_part_that_could_not_be_read_is_tried_again(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_result failed = {.kind = VEIN_JOB_READ, .tab = VEIN_FOR_VIEW};

    start(&play);
    last(&play);
    job = asked(&play, VEIN_JOB_READ);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    last(&play); // is under way
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_READ));
    failed.view = job->view;
    failed.arena = vein_arena_new();
    vein_err_set(&failed.err, VEIN_EXIT_NO_SERVER, "", "", "the line was lost");
    vein_ui_result(&play.ui, &failed);
    last(&play);
    CU_ASSERT_PTR_NOT_NULL(job = (vein_job_free(job), asked(&play, VEIN_JOB_READ)));
    vein_job_free(job);
    play_end(&play);
}

static void give_uses(struct play *play, const char *name, int from, int to, const char *after)
{
    struct vein_job *job;
    struct vein_buf rows;

    while ((job = asked(play, VEIN_JOB_READ)) != NULL && strcmp(job->name, name) != 0)
        vein_job_free(job);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_STRING_EQUAL(vein_values_get(&job->values, "after"), after);
    vein_buf_init(&rows);
    vein_buf_adds(&rows, "id|batch|status\n");
    for (int i = from; i < to; i++)
        vein_buf_addf(&rows, "%d|B-%04d|used\n", i, i);
    give_rows(play, job, rows.data);
    vein_buf_release(&rows);
}

// The log of a device and the uses of a lot grow for years.
void test_page__uses_of_a_device_and_of_a_lot_read_on(void);
void test_page__uses_of_a_device_and_of_a_lot_read_on(void)
{
    static const char *const first = "-9223372036854775808";
    static const char *const screens[][3] = {{"device", "equipment", "log"},
                                             {"lot", "lot", "uses"}};

    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct play play;
        struct vein_values about = {.count = 1, .items = {{screens[i][1], "X-1"}}};
        struct vein_tab *tab;

        start(&play);
        vein_ui_open(&play.ui, screens[i][0], &about);
        if (strcmp(screens[i][0], "lot") == 0)
            press(&play, VEIN_KEY_TAB, "");
        give_uses(&play, screens[i][2], 1, 501, first);
        last(&play);
        give_uses(&play, screens[i][2], 1, 1001, first);
        last(&play);
        give_uses(&play, screens[i][2], 501, 1200, "500");
        last(&play);
        CU_ASSERT_TRUE(shows(&play, "B-1199"));
        tab = &vein_ui_top(&play.ui)->tabs[vein_ui_top(&play.ui)->tab];
        CU_ASSERT_FALSE(tab->list.more);
        play_end(&play);
    }
}
