// The check of the ledger at a terminal: it runs beside the work, and ends with its screen.
#include "tui_play.h"

static struct vein_job *begin(struct play *play)
{
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    vein_ui_open(&play->ui, "verify", NULL);
    return asked(play, VEIN_JOB_VERIFY);
}

static void tell(struct play *play, const struct vein_job *job, bool progress, const char *text)
{
    struct vein_result result = {.kind = VEIN_JOB_VERIFY,
                                 .view = job->view,
                                 .tab = VEIN_FOR_VIEW,
                                 .live = progress,
                                 .ok = true,
                                 .progress = progress,
                                 .text = text,
                                 .message = progress ? NULL : text};

    result.arena = vein_arena_new();
    vein_ui_result(&play->ui, &result);
}

void test_check__one_works_on_while_it_runs(void);
void test_check__one_works_on_while_it_runs(void)
{
    struct play play;
    struct vein_job *job, *read;

    play_start(&play, 24, 80);
    job = begin(&play);
    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    CU_ASSERT_TRUE(shows(&play, "Checking the whole ledger"));
    CU_ASSERT_TRUE(shows(&play, "Esc Stop the check"));
    tell(&play, job, true, "chains: 4096 so far");
    CU_ASSERT_TRUE(shows(&play, "chains: 4096 so far"));
    // today lies below; it is opened on top, so that the check's screen stays
    vein_ui_open(&play.ui, "today", NULL);
    read = asked(&play, VEIN_JOB_READ);
    CU_ASSERT_PTR_NOT_NULL_FATAL(read);
    give_rows(&play, read, work_rows);
    CU_ASSERT_TRUE(shows(&play, "Daily sample 6"));
    tell(&play, job, true, "tree: 4096 so far");
    CU_ASSERT_TRUE(shows(&play, "Daily sample 6"));
    tell(&play, job, false, "CONSISTENT, ANCHORED");
    CU_ASSERT_TRUE(shows(&play, "The check of the ledger has ended: CONSISTENT, ANCHORED."));
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_FALSE(shows(&play, "Checking"));
    CU_ASSERT_TRUE(shows(&play, "CONSISTENT, ANCHORED"));
    press(&play, VEIN_KEY_ESC, ""); // it is over: there is nothing to be stopped
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_STOP));
    vein_job_free(job);
    play_end(&play);
}

void test_check__esc_stops_it(void);
void test_check__esc_stops_it(void)
{
    struct play play;
    struct vein_job *job, *stop;

    play_start(&play, 24, 80);
    job = begin(&play);
    press(&play, VEIN_KEY_ESC, "");
    CU_ASSERT_TRUE(shows(&play, "The check was stopped; it says nothing about the ledger."));
    stop = asked(&play, VEIN_JOB_STOP);
    CU_ASSERT_PTR_NOT_NULL_FATAL(stop);
    CU_ASSERT_EQUAL(stop->view, job->view);
    tell(&play, job, false, "CONSISTENT, ANCHORED"); // was on its way: nobody is told
    CU_ASSERT_FALSE(shows(&play, "ANCHORED"));
    vein_job_free(stop);
    vein_job_free(job);
    play_end(&play);
}

void test_check__it_goes_on_while_its_person_is_away(void);
void test_check__it_goes_on_while_its_person_is_away(void)
{
    struct play play;
    struct vein_job *job;
    struct vein_result failed = {.kind = VEIN_JOB_VERIFY, .tab = VEIN_FOR_VIEW};

    play_start(&play, 24, 80);
    job = begin(&play);
    press(&play, VEIN_KEY_F1 + 7, "");
    scan(&play, "%POP2K");
    type(&play, "a long password");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_rows(&play, asked(&play, VEIN_JOB_LOGIN),
              "login|printed_name|job|roles|sites|mode|lab_now|server|mark\n"
              "op2|Operator 2|Operator|technician|L1|training|2026-11-27 10:30:05+01|vein at "
              "here|0\n");
    failed.view = job->view;
    failed.arena = vein_arena_new();
    vein_err_set(&failed.err, VEIN_EXIT_NO_SERVER, "", "Start it again.", "the line was lost");
    vein_ui_result(&play.ui, &failed);
    CU_ASSERT_FALSE(shows(&play, "the line was lost")); // nothing of the other person's work
    CU_ASSERT_TRUE(play.ui.online);
    press(&play, VEIN_KEY_F1 + 7, "");
    scan(&play, "%POP1K");
    type(&play, "a long password");
    press(&play, VEIN_KEY_F1 + 1, "");
    give_rows(&play, asked(&play, VEIN_JOB_LOGIN),
              "login|printed_name|job|roles|sites|mode|lab_now|server|mark\n"
              "op1|Operator 1|Operator|technician|L1|training|2026-11-27 10:31:05+01|vein at "
              "here|0\n");
    CU_ASSERT_TRUE(shows(&play, "NOT CHECKED"));
    CU_ASSERT_TRUE(shows(&play, "the line was lost. Start it again."));
    vein_job_free(job);
    play_end(&play);
}
