// What is offered: what this person's roles may, as the server says it.
#include "tui_play.h"

static const char rights_rows[] = "act|mine|who\n"
                                  "batch_abort|f|manager\n"
                                  "comment_add|t|technician, qa\n"
                                  "hold_place|f|qa, analyst, qc reviewer, manager\n"
                                  "observation_correct|f|technician\n"
                                  "review_accept|f|qa\n"
                                  "scan|t|technician, qa\n"
                                  "sign|f|technician, qa\n"
                                  "step_record|t|technician\n";
static const char more_keys[] =
    "menu batch hold_place\nmenu batch comment_add\nmenu batch batch_abort\n"
    "menu batch go:review\nmenu any go:board\nbind review F6 review_accept\n"
    "bind any F3 code\n";
static const char batch_rows[] = "batch|version|kind|process_status\nB-1|7|patient|in_process\n";

static void give_rights(struct play *play, const char *rows)
{
    struct vein_job *job = asked_for(play, VEIN_FOR_RIGHTS);

    CU_ASSERT_PTR_NOT_NULL_FATAL(job);
    give_rows(play, job, rows);
}

static void at_batch(struct play *play, const char *rights)
{
    struct vein_values context = {0};
    struct vein_arena *arena = vein_arena_new();
    struct vein_err err;

    play_start(play, 24, 80);
    CU_ASSERT_TRUE_FATAL(vein_keymap_read(&play->keys, "more", more_keys, &err));
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    if (rights)
        give_rights(play, rights);
    vein_values_set(&context, arena, "batch", "B-1");
    vein_ui_open(&play->ui, "batch", &context);
    vein_arena_free(arena);
    give_rows(play, asked(play, VEIN_JOB_READ), batch_rows);
    vein_job_free(asked_for(play, 0)); // of its first tab
}

void test_rights__the_menu_has_ones_own_acts_first(void);
void test_rights__the_menu_has_ones_own_acts_first(void)
{
    struct play play;

    at_batch(&play, rights_rows);
    press(&play, VEIN_KEY_F1 + 3, "");
    picture(&play, 2,
            "key  action                  command, or who may\n"
            "     Write a comment         comment add\n"
            "     Look at: Review of B-1  review\n"
            "     Look at: Board          board\n"
            "     Place a hold            for qa, analyst, qc reviewer, manager\n"
            "     Abort a batch           for manager\n");
    type(&play, "/abort");
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_TRUE(shows(&play, "Abort a batch: manager may do this; you are technician."));
    CU_ASSERT_TRUE(shows(&play, "Actions here")); // and one is still there
    // it has become theirs meanwhile
    give_rights(&play, "act|mine|who\nbatch_abort|t|manager\n");
    CU_ASSERT_FALSE(shows(&play, "for manager"));
    type(&play, "/abort");
    press(&play, VEIN_KEY_ENTER, "");
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_TRUE(shows(&play, "Abort a batch"));
    CU_ASSERT_FALSE(shows(&play, "Actions here"));
    play_end(&play);
}

void test_rights__everything_is_offered_before_they_are_known(void);
void test_rights__everything_is_offered_before_they_are_known(void)
{
    struct play play;

    at_batch(&play, NULL);
    press(&play, VEIN_KEY_F1 + 3, "");
    CU_ASSERT_TRUE(shows(&play, "batch abort"));
    play_end(&play);
}

void test_rights__keys_that_are_not_ones_own_are_not_on_the_bar(void);
void test_rights__keys_that_are_not_ones_own_are_not_on_the_bar(void)
{
    struct play play;

    at_batch(&play, NULL);
    CU_ASSERT_TRUE(shows(&play, "F7 Sign"));
    vein_ui_open(&play.ui, "review", &vein_ui_top(&play.ui)->context);
    give_rows(&play, asked(&play, VEIN_JOB_READ),
              "key|kind|what|act|item\n1|late|Daily sample 6|review_return|1\n");
    CU_ASSERT_TRUE(shows(&play, "F6 Accept"));
    vein_ui_forget_rights(&play.ui); // as at the next login
    vein_ui_ask_rights(&play.ui);
    give_rights(&play, rights_rows);
    CU_ASSERT_FALSE(shows(&play, "F6 Accept"));
    CU_ASSERT_FALSE(shows(&play, "F7 Sign"));
    CU_ASSERT_TRUE(shows(&play, "F3 Code"));
    press(&play, VEIN_KEY_F1 + 5, "");
    CU_ASSERT_TRUE(shows(&play, "qa may do this; you are technician."));
    CU_ASSERT_PTR_NULL(asked(&play, VEIN_JOB_ACT));
    play_end(&play);
}

void test_rights__what_a_batch_has_is_found_by_its_name(void);
void test_rights__what_a_batch_has_is_found_by_its_name(void)
{
    struct play play;

    at_batch(&play, rights_rows);
    type(&play, ":review");
    press(&play, VEIN_KEY_ENTER, "");
    give_rows(&play, asked(&play, VEIN_JOB_READ), "key|kind|what|act|item\n");
    CU_ASSERT_TRUE(shows(&play, "Review of B-1"));
    CU_ASSERT_FALSE(shows(&play, "Enter Open")); // there is no line
    play_end(&play);
}

void test_rights__an_act_says_which_step_it_is_about(void);
void test_rights__an_act_says_which_step_it_is_about(void)
{
    struct play play;
    struct vein_arena *arena = vein_arena_new();
    struct vein_values known = {0};

    at_batch(&play, NULL);
    vein_values_set(&known, arena, "batch", "B-1");
    vein_values_set(&known, arena, "step_execution", "12");
    vein_values_set(&known, arena, "title", "Daily sample");
    vein_values_set(&known, arena, "occurrence", "5");
    vein_values_set(&known, arena, "event_at", "2026-11-27 02:55:00+01");
    vein_ui_open_action(&play.ui, "step_retime", &known);
    CU_ASSERT_TRUE(shows(&play, "Daily sample 5, done at 2026-11-27 02:55"));
    CU_ASSERT_TRUE(shows(&play, "Correct the time of a recorded step")); // the title is whole
    vein_arena_free(arena);
    play_end(&play);
}

void test_rights__a_line_and_a_command_say_who_may(void);
void test_rights__a_line_and_a_command_say_who_may(void)
{
    struct play play;

    at_batch(&play, rights_rows);
    vein_ui_open(&play.ui, "step-values", &vein_ui_top(&play.ui)->context);
    give_rows(&play, asked(&play, VEIN_JOB_READ), "id|label|number\n1|Viability|91.3\n");
    CU_ASSERT_FALSE(shows(&play, "Enter Open"));
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_TRUE(shows(&play, "technician may do this"));
    type(&play, ":batch ab");
    CU_ASSERT_TRUE(shows(&play, "Abort a batch, for manager"));
    press(&play, VEIN_KEY_ENTER, "");
    CU_ASSERT_TRUE(shows(&play, "Abort a batch: manager may do this; you are technician."));
    play_end(&play);
}
