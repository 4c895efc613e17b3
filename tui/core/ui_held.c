// What comes while a scan is being checked, a form filled or a record read: it was meant for what the answer brings, not for what
// still stands there.
#include "ui.h"

#include <stdlib.h>
#include <string.h>

static void forget(struct vein_held *held)
{
    if (held->code)
        explicit_bzero(held->code, strlen(held->code));
    free(held->code);
    explicit_bzero(held, sizeof *held);
}

void vein_ui_drop_held(struct vein_ui *ui, bool scans_only)
{
    size_t from = 0;

    while (scans_only && from < ui->held_count && ui->held[from].event.kind != VEIN_EVENT_SCAN)
        from++;
    for (size_t i = from; i < ui->held_count; i++)
        forget(&ui->held[i]);
    ui->held_count = from;
}

static bool has_scan(const struct vein_ui *ui)
{
    for (size_t i = 0; i < ui->held_count; i++)
        if (ui->held[i].event.kind == VEIN_EVENT_SCAN)
            return true;
    return false;
}

// Leaving waits for nobody.
static bool leaves(const struct vein_ui *ui, const struct vein_event *event)
{
    const struct vein_binding *binding =
        event->kind == VEIN_EVENT_KEY && event->key != VEIN_KEY_CHAR
            ? vein_keymap_find(ui->keys, "any", event->key, event->text)
            : NULL;

    return binding && (binding->intent == VEIN_DO_LOCK || binding->intent == VEIN_DO_QUIT);
}

// A record that has not been read yet is looked at and left; what would be done with it needs its version and status.
static bool begins(const struct vein_event *event)
{
    return event->kind == VEIN_EVENT_KEY &&
           (event->key == VEIN_KEY_ENTER ||
            (event->key >= VEIN_KEY_F1 && event->key < VEIN_KEY_F1 + 12));
}

// Does this event wait? NULL: does what is held already?
static bool waits(const struct vein_ui *ui, const struct vein_event *event)
{
    const struct vein_view *view = ui->depth > 0 ? ui->views[ui->depth - 1] : NULL;

    if (ui->scanning || !view || !view->filling)
        return ui->scanning;
    return view->kind != VEIN_VIEW_DETAIL || ui->held_count > 0 || begins(event);
}

bool vein_ui_hold(struct vein_ui *ui, const struct vein_event *event)
{
    struct vein_held *held;

    if (!waits(ui, event) || ui->locked || leaves(ui, event))
        return false;
    if (event->kind == VEIN_EVENT_SCAN && (strcmp(event->code, ui->last_scan) == 0 || has_scan(ui)))
        return false; // a second look at the same label, or one too many: said there
    if (ui->held_count == VEIN_UI_HELD) {
        vein_ui_say(ui, VEIN_WARN,
                    "Wait for the server's answer. What you typed last was dropped.");
        ui->bell = true;
        return true;
    }
    held = &ui->held[ui->held_count++];
    *held = (struct vein_held){.event = *event, .code = event->code ? strdup(event->code) : NULL};
    held->event.code = held->code;
    if (event->code && !held->code)
        abort();
    return true;
}

void vein_ui_unhold(struct vein_ui *ui)
{
    while (ui->held_count > 0 && !waits(ui, NULL)) {
        struct vein_held next = ui->held[0];

        ui->held_count--;
        memmove(ui->held, ui->held + 1, ui->held_count * sizeof *ui->held);
        vein_ui_event(ui, &next.event, ui->now_ms);
        forget(&next);
    }
}
