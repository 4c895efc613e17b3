// What this person's roles may, as the server says it: what is offered. Whether an act is allowed is the server's to
// say each time; nothing here refuses one that the server would take, but for the moments until a new right was read.
#include "ui.h"

#include <string.h>

#define AGE_MS 30000 // a role is approved now and then

void vein_ui_ask_rights(struct vein_ui *ui)
{
    struct vein_job *job;

    if (ui->asking_rights)
        return;
    ui->asking_rights = true;
    ui->rights_ms = ui->now_ms;
    job = vein_ui_ask(ui, VEIN_JOB_READ, NULL);
    job->tab = VEIN_FOR_RIGHTS;
    job->area = "right";
    job->name = "mine";
}

void vein_ui_need_rights(struct vein_ui *ui)
{
    if (ui->rights_ms == 0 || ui->now_ms - ui->rights_ms > AGE_MS)
        vein_ui_ask_rights(ui);
}

void vein_ui_take_rights(struct vein_ui *ui, struct vein_result *result)
{
    ui->asking_rights = false;
    if (!result->ok || !result->rows)
        return; // then everything is offered
    vein_arena_free(ui->rights_arena);
    ui->rights_arena = result->arena;
    ui->rights = result->rows;
    result->arena = NULL;
    vein_ui_menu_again(ui);
}

void vein_ui_forget_rights(struct vein_ui *ui)
{
    vein_arena_free(ui->rights_arena);
    ui->rights_arena = NULL;
    ui->rights = NULL;
    ui->asking_rights = false;
    ui->rights_ms = 0;
}

const char *vein_ui_who_may(const struct vein_ui *ui, const char *act)
{
    for (size_t i = 0; ui->rights && i < ui->rights->row_count; i++)
        if (strcmp(vein_rows_text(ui->rights, i, "act"), act) == 0)
            return strcmp(vein_rows_text(ui->rights, i, "mine"), "t") == 0
                       ? NULL
                       : vein_rows_text(ui->rights, i, "who");
    return NULL; // unknown, or no act of the server
}

bool vein_ui_refuses(struct vein_ui *ui, const char *act)
{
    const char *who = vein_ui_who_may(ui, act);
    const struct vein_action *action = vein_action_of_act(act);

    if (!who)
        return false;
    vein_ui_say(ui, VEIN_WARN, "%s: %s may do this; you are %s.", action ? action->title : act, who,
                ui->roles[0] ? vein_as_shown(VEIN_MARK_WORD, ui->roles) : "without a role");
    vein_ui_ask_rights(ui); // it may have become theirs just now: the next try knows
    return true;
}
