// How a form looks: labels on the left, values in one column, unit and help behind, the fault of a field below it.
#include "form.h"
#include "list.h"

#include <string.h>

#define LABEL_MOST 30
#define VALUE_MOST 44
#define TAIL 26 // unit and range behind a value

static int label_width(const struct vein_form *form, int cols)
{
    int wide = 8;
    int most = cols * 3 / 8 < LABEL_MOST ? cols * 3 / 8 : LABEL_MOST;

    for (size_t i = 0; i < form->count; i++) {
        int label = (int)vein_utf8_width(form->fields[i].label) + 2;

        wide = label > wide ? label : wide;
    }
    return wide > most ? most : wide;
}

static enum vein_style style_of(const struct vein_form *form, size_t at)
{
    const struct vein_form_field *field = &form->fields[at];

    if (field->fixed || field->computed)
        return VEIN_PLAIN;
    return at == form->active ? VEIN_FIELD_ACTIVE : VEIN_FIELD;
}

// The value's end is what one types at, so a long one is shown from where the cursor fits.
static void draw_value(const struct vein_form *form, size_t at, struct vein_grid *grid, int row,
                       int col, int width)
{
    const struct vein_form_field *field = &form->fields[at];
    const char *text =
        !field->value.data                                 ? ""
        : field->fixed && field->kind == VEIN_FIELD_MOMENT ? vein_as_read(field->value.data)
        : field->choice_count && field->kind != VEIN_FIELD_WORDS && !field->not_recorded
            ? vein_as_shown(VEIN_MARK_WORD, field->value.data)
            : field->value.data;
    enum vein_style style = style_of(form, at);
    char stars[] = "********************************";
    char before[4096];
    size_t from = 0;
    int shift = 0;

    if (style != VEIN_PLAIN)
        vein_grid_fill(grid, row, col, width, style, style == VEIN_FIELD_ACTIVE ? ' ' : '_');
    if (field->not_recorded) { // what is typed behind it has half of the room at least
        const char *why = vein_as_shown(VEIN_MARK_WORD, field->not_recorded);

        shift =
            vein_grid_putf(grid, row, col, width, style,
                           (int)strlen(why) + 18 > width / 2 ? "%s: " : "not recorded (%s): ", why);
    }
    if (field->secret) {
        size_t shown = strlen(text) < sizeof stars - 1 ? strlen(text) : sizeof stars - 1;

        stars[shown] = '\0';
        vein_grid_put(grid, row, col, width, style, stars);
        shift += (int)shown;
    } else {
        snprintf(before, sizeof before, "%.*s", (int)field->cursor, text);
        while ((int)vein_utf8_width(before + from) > width - shift - 1 && before[from])
            do
                from++;
            while (((unsigned char)before[from] & 0xc0) == 0x80);
        vein_grid_put(grid, row, col + shift, width - shift, style, text + from);
        shift += (int)vein_utf8_width(before + from);
    }
    if (at == form->active && style == VEIN_FIELD_ACTIVE) {
        grid->cursor_row = row;
        grid->cursor_col = col + (shift < width ? shift : width - 1);
    }
}

// Whose clock it is: the zone of an empty field, the offset of a time that is read.
static int draw_zone(const struct vein_form *form, const struct vein_form_field *field,
                     struct vein_grid *grid, int row, int col, int room)
{
    struct vein_arena *arena = vein_arena_new();
    const char *sent = vein_form_sent(form, field, arena);
    size_t size = strlen(sent);
    int used = 0;

    if (field->value.size == 0 && form->zone && form->zone->count)
        used = 1 + vein_grid_put(grid, row, col, room, VEIN_DIM, form->zone->name);
    else if (size >= 25 && sent != field->value.data && !strpbrk(field->value.data, "+Z"))
        used = 1 + vein_grid_put(grid, row, col, room, VEIN_DIM, sent + size - 6);
    vein_arena_free(arena);
    return used;
}

static void draw_tail(const struct vein_form *form, size_t at, struct vein_grid *grid, int row,
                      int col)
{
    const struct vein_form_field *field = &form->fields[at];
    int room = grid->cols - col;

    if (room <= 0)
        return;
    if (field->error[0]) {
        vein_grid_putf(grid, row, col, room, VEIN_ALARM, "! %s",
                       (int)vein_utf8_width(field->error) + 2 > room ? "see below" : field->error);
        return;
    }
    if (field->kind == VEIN_FIELD_MOMENT && !field->fixed) {
        int used = draw_zone(form, field, grid, row, col, room);

        col += used;
        room -= used;
    }
    if (field->unit && strcmp(field->unit, "1") != 0) {
        int used = vein_grid_put(grid, row, col, room, VEIN_PLAIN, field->unit);

        col += used + 1;
        room -= used + 1;
    }
    if (field->method)
        vein_grid_putf(grid, row, col, room, VEIN_DIM, "[%s]", field->method);
    else if (field->ready)
        vein_grid_put(grid, row, col, room, VEIN_DIM, "[filled in]");
    else if (field->hint)
        vein_grid_putf(grid, row, col, room, VEIN_DIM, "(%s)", field->hint);
}

static void draw_field(const struct vein_form *form, size_t at, struct vein_grid *grid, int row,
                       int label, int width)
{
    const struct vein_form_field *field = &form->fields[at];

    vein_grid_put(grid, row, 0, 1, VEIN_STRONG, field->required && !field->fixed ? "*" : " ");
    vein_grid_put(grid, row, 2, label - 2, at == form->active ? VEIN_STRONG : VEIN_PLAIN,
                  field->label);
    draw_value(form, at, grid, row, label + 1, width);
    draw_tail(form, at, grid, row, label + width + 2);
}

const char *vein_form_takes(const struct vein_form_field *field)
{
    if (field->help)
        return field->help;
    if (field->choice_count)
        return "One of the words.";
    switch (field->kind) {
    case VEIN_FIELD_MOMENT:
        return "A time: 14:05 is today, -15m so long ago, 27 Nov 14:05 or 2026-11-27 14:05 another "
               "day; F7 is now.";
    case VEIN_FIELD_DATE:
        return "A day as 2026-11-27; F7 is today.";
    case VEIN_FIELD_DECIMAL:
        return "A number with a point: 1.84.";
    case VEIN_FIELD_WHOLE:
        return "A whole number.";
    case VEIN_FIELD_SCAN:
        return "Scan the label; without a scanner type what stands on it.";
    case VEIN_FIELD_NOTE:
        return "In words.";
    case VEIN_FIELD_PASSWORD:
        return "Type it, then press F2.";
    default:
        return "A text.";
    }
}

const char *vein_form_how(const struct vein_form_field *field)
{
    return field->kind == VEIN_FIELD_MOMENT && field->help && !strstr(field->help, "14:05")
               ? " 14:05 is today, -15m so long ago; F7: now."
               : "";
}

// The words of a field, from one on at which the chosen one is seen; "<" and ">" where there are more.
static void draw_choices(const struct vein_form_field *field, struct vein_grid *grid, int row)
{
    size_t chosen = 0, from = 0;
    int col = 2, wide;

    for (size_t i = 0; i < field->choice_count; i++)
        if (field->value.data && strcmp(field->value.data, field->choices[i]) == 0)
            chosen = i;
    do {
        wide = 4;
        for (size_t i = from; i <= chosen; i++)
            wide += (int)vein_utf8_width(field->choices[i]) + 4;
    } while (wide > grid->cols - 4 && ++from < chosen);
    if (from > 0)
        vein_grid_put(grid, row, 0, 1, VEIN_STRONG, "<");
    for (size_t i = from; i < field->choice_count; i++) {
        bool here = field->value.size && i == chosen;

        if (col + (int)vein_utf8_width(field->choices[i]) + 2 > grid->cols - 2) {
            vein_grid_put(grid, row, grid->cols - 1, 1, VEIN_STRONG, ">");
            return;
        }
        col +=
            2 + vein_grid_putf(grid, row, col, grid->cols - col, here ? VEIN_SELECTED : VEIN_PLAIN,
                               "%s%s%s", here ? "[" : "",
                               vein_as_shown(VEIN_MARK_WORD, field->choices[i]), here ? "]" : "");
    }
}

// A fault whole, as long as it stands: where one typed on, it is read here.
static bool draw_fault(const struct vein_form *form, struct vein_grid *grid, int row)
{
    const struct vein_form_field *field = &form->fields[form->active];
    char text[600];

    for (size_t i = 0; i < form->count && !field->error[0]; i++)
        if (form->fields[i].error[0])
            field = &form->fields[i];
    if (form->fields[form->active].not_recorded && !form->fields[form->active].error[0])
        return false; // it asks for a reason, which no other field's fault may hide
    if (!field->error[0] || (field->choice_count && strcmp(field->error, "needed") == 0))
        return false; // its words say more
    snprintf(text, sizeof text, "! %s: %s", field->label, field->error);
    vein_grid_wrap(grid, row, 0, grid->cols, 2, VEIN_ALARM, text);
    return true;
}

static bool seen(const struct vein_form_field *field)
{
    return !field->absent && !field->hidden;
}

// Two lines above the message line: the fault of a field, or what the active one takes and its words.
static void draw_foot(const struct vein_form *form, struct vein_grid *grid, int row, int label)
{
    const struct vein_form_field *field =
        form->active < form->count ? &form->fields[form->active] : NULL;
    bool missing, words, cut;
    char text[500];

    vein_grid_fill(grid, row, 0, grid->cols, VEIN_DIM, '-');
    if (!field || draw_fault(form, grid, row + 1))
        return;
    if (field->fixed || field->computed || !seen(field)) { // all that is needed is known
        vein_grid_putf(grid, row + 1, 2, grid->cols - 2, VEIN_DIM,
                       "There is nothing to fill in. F2: %s; Esc: back.", form->verb);
        return;
    }
    missing = field->may_miss && !field->not_recorded;
    words = field->choice_count && !field->not_recorded;
    cut = (int)vein_utf8_width(field->label) > label - 2; // then it is read whole here
    snprintf(text, sizeof text, "%.100s%s%s%s%s", cut ? field->label : "", cut ? ": " : "",
             field->not_recorded ? "Why it is not recorded, in words. F6 again: another kind."
                                 : vein_form_takes(field),
             field->not_recorded ? "" : vein_form_how(field),
             field->not_recorded ? ""
             : field->choice_count && (int)strlen(vein_form_takes(field)) + 41 < grid->cols
                 ? " First letters choose, or Left and Right."
             : missing ? " F6: there is none."
                       : "");
    vein_grid_wrap(grid, row + 1, 2, grid->cols - 2, words ? 1 : 2, VEIN_DIM, text);
    if (words)
        draw_choices(field, grid, row + 2);
}

static int seen_between(const struct vein_form *form, size_t from, size_t to)
{
    int count = 0;

    for (size_t i = from; i < to; i++)
        count += seen(&form->fields[i]);
    return count;
}

void vein_form_draw(struct vein_form *form, struct vein_grid *grid, int row, int height)
{
    int label = label_width(form, grid->cols);
    int width = grid->cols - label - TAIL < VALUE_MOST ? grid->cols - label - TAIL : VALUE_MOST;
    int body = height - 3;
    int shown = 0;
    size_t at;
    int used = form->note ? vein_grid_wrap(grid, row, 0, grid->cols, 4, VEIN_DIM, form->note) : 0;

    if (width < 10)
        width = 10;
    row += used;
    body -= used;
    if ((int)form->active < form->top)
        form->top = (int)form->active;
    while (body > 0 && seen_between(form, (size_t)form->top, form->active) >= body)
        form->top++;
    for (at = (size_t)form->top; at < form->count && shown < body; at++)
        if (seen(&form->fields[at]))
            draw_field(form, at, grid, row + shown++, label, width);
    if (seen_between(form, at, form->count) > 0)
        vein_grid_put_right(grid, row + body - 1, grid->cols - 7, 7, VEIN_DIM, "(more)");
    draw_foot(form, grid, row + body, label);
}
