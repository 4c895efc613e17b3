// What the terminal does by itself: it asks whether anything was written, reads what is in front once it was, and
// compares the clocks.
#include "ui.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define LOOK_MS 1000 // whoever was not told finds out so
#define AGE_MS 5000  // what is late becomes so without anybody writing

static void ask_look(struct vein_ui *ui)
{
    vein_ui_ask(ui, VEIN_JOB_LOOK, NULL)->live = true;
    ui->looking = true;
    ui->looked_ms = ui->now_ms;
}

static bool is_old(const struct vein_ui *ui, const struct vein_view *view)
{
    int64_t age = ui->now_ms - view->read_ms;

    if (!view->screen || !view->screen->live || !ui->mark[0])
        return false;
    if (!view->mark[0]) // it could not be read the last time
        return age >= LOOK_MS;
    return strcmp(view->mark, ui->mark) != 0 || age >= (view->screen->ticks ? LOOK_MS : AGE_MS);
}

void vein_ui_look(struct vein_ui *ui)
{
    struct vein_view *view = vein_ui_top(ui);

    if (ui->locked || !ui->login[0] || !view)
        return;
    if (ui->reading == 0 && is_old(ui, view))
        vein_ui_load(ui, view, true);
    if (!ui->looking && ui->now_ms - ui->looked_ms >= LOOK_MS)
        ask_look(ui);
}

void vein_ui_take_look(struct vein_ui *ui, const struct vein_result *result)
{
    const char *now = vein_rows_text(result->rows, 0, "lab_now");

    snprintf(ui->mark, sizeof ui->mark, "%s", vein_rows_text(result->rows, 0, "mark"));
    if (*now) { // laboratory time may have been moved by somebody
        snprintf(ui->lab_now, sizeof ui->lab_now, "%s", now);
        ui->lab_at_ms = ui->now_ms;
    }
    ui->clock_ms = result->clock_ms;
    vein_ui_look(ui); // at once, not at the next tick
}

void vein_ui_take_mark(struct vein_ui *ui, struct vein_view *view, const char *mark)
{
    snprintf(ui->mark, sizeof ui->mark, "%s", mark);
    if (!view)
        return;
    snprintf(view->mark, sizeof view->mark, "%s", mark);
    view->read_ms = ui->now_ms;
}

// ---- clocks

static int64_t setting(const struct vein_rows *rows, const char *name)
{
    return strtoll(vein_rows_text(rows, 0, name), NULL, 10);
}

void vein_ui_set_clocks(struct vein_ui *ui, const struct vein_rows *login)
{
    ui->clock_note_ms = setting(login, "clock_note_ms");
    ui->clock_block_ms = setting(login, "clock_block_ms");
    snprintf(ui->lab_now, sizeof ui->lab_now, "%s", vein_rows_text(login, 0, "lab_now"));
    ui->lab_at_ms = ui->now_ms;
}

const char *vein_ui_clock_words(const struct vein_ui *ui, char *out, size_t size)
{
    int64_t seconds = (ui->clock_ms < 0 ? -ui->clock_ms : ui->clock_ms) / 1000;

    snprintf(out, size, "%" PRId64 " %s", seconds < 120 ? seconds : seconds / 60,
             seconds < 120 ? "s" : "min");
    return out;
}

bool vein_ui_clocks_differ(const struct vein_ui *ui)
{
    return ui->clock_note_ms > 0 &&
           (ui->clock_ms > ui->clock_note_ms || ui->clock_ms < -ui->clock_note_ms);
}

// Which of the two is wrong nobody here can know, so neither the server's word for "now" nor a signature's moment is
// taken until somebody has looked.
bool vein_ui_clock_doubtful(struct vein_ui *ui, const char *what)
{
    char words[32];
    bool doubtful = ui->clock_block_ms > 0 &&
                    (ui->clock_ms > ui->clock_block_ms || ui->clock_ms < -ui->clock_block_ms);

    if (doubtful && what)
        vein_ui_say(
            ui, VEIN_ALARM,
            "The clocks of this terminal and of the server are %s apart, and one is wrong. %s",
            vein_ui_clock_words(ui, words, sizeof words), what);
    return doubtful;
}

static const char *now_text(const struct vein_ui *ui, char *out, size_t size)
{
    // laboratory time moves with the clock of this terminal between two looks
    int h, m, s;
    int64_t passed = (ui->now_ms - ui->lab_at_ms) / 1000;
    const char *at = ui->lab_now;

    if (strlen(at) < 19)
        return NULL;
    h = (at[11] - '0') * 10 + at[12] - '0';
    m = (at[14] - '0') * 10 + at[15] - '0';
    s = (at[17] - '0') * 10 + at[18] - '0';
    passed += h * 3600 + m * 60 + s;
    if (passed >= 86400) // over midnight: the next look brings the day
        passed = 86399;
    snprintf(out, size, "%.11s%02d:%02d:%02d%s", at, (int)(passed / 3600), (int)(passed / 60 % 60),
             (int)(passed % 60), strpbrk(at + 19, "+-") ? strpbrk(at + 19, "+-") : "+00");
    return out;
}

const char *vein_ui_now(const struct vein_ui *ui, struct vein_arena *arena)
{
    char text[48];

    return now_text(ui, text, sizeof text) ? vein_arena_strdup(arena, text) : NULL;
}

void vein_ui_form_now(struct vein_ui *ui, struct vein_form *form)
{
    form->now = now_text(ui, ui->now_text, sizeof ui->now_text);
    form->timeless = vein_ui_clock_doubtful(ui, NULL);
    form->zone = &ui->zone;
}

void vein_ui_ask_zone(struct vein_ui *ui)
{
    struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_READ, NULL);

    job->tab = VEIN_FOR_ZONE;
    job->area = "session";
    job->name = "offsets";
}

void vein_ui_take_zone(struct vein_ui *ui, struct vein_result *result)
{
    struct vein_zone zone;

    if (!result->ok || result->rows->row_count == 0)
        return; // times are then written with their offset
    zone = vein_zone_of_rows(result->arena, result->rows);
    vein_arena_free(ui->zone_arena);
    ui->zone_arena = result->arena;
    ui->zone = zone;
    result->arena = NULL;
}
