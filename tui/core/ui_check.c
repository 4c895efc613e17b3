// The check of the ledger on its screen: it runs beside everything else, says how far it is, and ends with its screen.
#include "ui.h"

#include <string.h>

static void show(struct vein_view *view, struct vein_arena *arena, const char *text)
{
    vein_arena_free(view->text_arena);
    view->text_arena = arena;
    view->text.text = text;
}

static void show_progress(struct vein_view *view, const char *line)
{
    struct vein_arena *arena = vein_arena_new();

    show(view, arena,
         vein_arena_printf(arena,
                           "Checking the whole ledger. You can go on working meanwhile: scan, or "
                           "type : and the name of a screen; Esc there comes back here. Esc here "
                           "stops the check.\n\n%s",
                           line));
}

void vein_ui_check_begin(struct vein_ui *ui, struct vein_view *view)
{
    vein_ui_ask(ui, VEIN_JOB_VERIFY, view);
    view->checking = true;
    show_progress(view, "");
}

void vein_ui_check_told(struct vein_ui *ui, struct vein_view *view,
                        const struct vein_result *result)
{
    const char *verdict = result->ok ? result->message : "it could not be made";
    struct vein_arena *arena;

    if (!view)
        return;
    if (result->progress) {
        show_progress(view, result->text);
        return;
    }
    view->checking = false;
    arena = vein_arena_new();
    show(view, arena,
         result->ok ? vein_arena_strdup(arena, result->text)
                    : vein_arena_printf(arena, "NOT CHECKED\n\n%s%s%s. %s", result->err.message,
                                        result->err.detail[0] ? ": " : "", result->err.detail,
                                        result->err.hint));
    for (int i = 0; i < ui->depth - 1; i++) // somebody who works on meanwhile
        if (ui->views[i] == view)
            vein_ui_say(ui, result->ok ? VEIN_PLAIN : VEIN_WARN,
                        "The check of the ledger has ended: %s. Esc leads back to it.", verdict);
}

void vein_ui_check_drop(struct vein_ui *ui, const struct vein_view *view)
{
    if (view->checking)
        vein_ui_ask(ui, VEIN_JOB_STOP, view);
}
