// Fields: filling, moving, what is sent. Drawing is form_draw.c.
#include "form.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "vein/json.h"
#include "vein/value.h"

#define VALUE_LIMIT 4000 // bytes of one field, as core.words
#define ERROR_MOST 191   // bytes of what the server says about a field, with NUL

void vein_form_init(struct vein_form *form, struct vein_arena *arena, const char *title)
{
    *form = (struct vein_form){.arena = arena, .title = title, .verb = "Save"};
    vein_uid_new(form->request);
}

void vein_form_release(struct vein_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        struct vein_buf *value = &form->fields[i].value;

        if (form->fields[i].secret && value->data)
            explicit_bzero(value->data, value->capacity);
        vein_buf_release(value);
    }
    form->count = 0;
}

struct vein_form_field *vein_form_add(struct vein_form *form, const char *name, const char *label,
                                      enum vein_field_kind kind)
{
    struct vein_form_field *field;

    if (form->count == VEIN_FORM_FIELDS)
        return NULL;
    field = &form->fields[form->count++];
    *field = (struct vein_form_field){.name = vein_arena_strdup(form->arena, name),
                                      .label = vein_arena_strdup(form->arena, label),
                                      .kind = kind,
                                      .secret = kind == VEIN_FIELD_PASSWORD};
    vein_buf_init(&field->value);
    if (field->secret) { // room for all of it at once: growing would leave its beginnings behind
        static const char room[VALUE_LIMIT];

        vein_buf_add(&field->value, room, sizeof room);
        field->value.size = 0;
    }
    return field;
}

void vein_form_choice(struct vein_form *form, struct vein_form_field *field, const char *word)
{
    if (!field->choices)
        field->choices = vein_arena_alloc(form->arena, 64 * sizeof *field->choices);
    if (field->choice_count < 64)
        field->choices[field->choice_count++] = word;
}

void vein_form_choices(struct vein_form *form, struct vein_form_field *field, const char *words)
{
    size_t at = 0, size;
    const char *word;
    bool string;

    if (!words)
        return;
    if (words[0] == '[') {
        while (vein_json_element(words, &at, form->arena, &word, &string))
            vein_form_choice(form, field, word);
        return;
    }
    while (vein_choice_next(words, &at, &word, &size))
        vein_form_choice(form, field, vein_arena_strndup(form->arena, word, size));
}

void vein_form_action(struct vein_form *form, const struct vein_action *action,
                      const struct vein_values *context)
{
    form->action = action;
    for (size_t i = 0; i < action->field_count; i++) {
        const struct vein_field *from = &action->fields[i];
        const char *known = from->context ? vein_values_get(context, from->name) : NULL;
        struct vein_form_field *field = vein_form_add(form, from->name, from->label, from->kind);

        if (!field)
            return;
        field->required = from->required;
        field->help = from->help;
        vein_form_choices(form, field, from->kind == VEIN_FIELD_YESNO ? "yes no" : from->choices);
        if (from->kind == VEIN_FIELD_PASSWORD) { // unseen, so typed twice
            struct vein_form_field *again =
                vein_form_add(form, "again", "The same again", from->kind);

            again->group = "again";
            again->required = true;
        }
        if (known && *known) {
            field->fixed = true; // before it is set: what is given stays to the letter
            vein_form_set(form, field, known, NULL);
            // numbers of records tell a person nothing; what they are of stands in title or note
            field->hidden = from->kind == VEIN_FIELD_WHOLE && strcmp(from->name, "occurrence") != 0;
        }
    }
    form->changed = form->unkept = false;
}

struct vein_form_field *vein_form_field(struct vein_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->fields[i].name, name) == 0)
            return &form->fields[i];
    return NULL;
}

void vein_form_set(struct vein_form *form, struct vein_form_field *field, const char *text,
                   const char *method)
{
    char local[VEIN_MOMENT_SIZE];

    if (field->kind == VEIN_FIELD_MOMENT && !field->fixed && !field->not_recorded && form->zone &&
        vein_moment_shown(form->zone, text, local))
        text = local;
    field->value.size = 0;
    vein_buf_adds(&field->value, text);
    if (field->value.data) // nothing of a longer one before stays to be seen
        field->value.data[field->value.size] = '\0';
    field->cursor = field->value.size;
    if (method != field->method) // the caller's word may go before the form does
        field->method = method ? vein_arena_strdup(form->arena, method) : NULL;
    field->error[0] = '\0';
    form->changed = form->unkept = true;
}

static bool fillable(const struct vein_form_field *field)
{
    return !field->fixed && !field->computed && !field->absent;
}

void vein_form_start(struct vein_form *form)
{
    form->active = 0;
    while (form->active + 1 < form->count && !fillable(&form->fields[form->active]))
        form->active++;
}

static struct vein_form_field *active(struct vein_form *form)
{
    return form->active < form->count ? &form->fields[form->active] : NULL;
}

// ---- form of one value; meaning is the server's

static bool fault(struct vein_form_field *field, const struct vein_err *err)
{
    snprintf(field->error, sizeof field->error, "%.120s%s%.200s", err->message,
             err->hint[0] ? ". " : "", err->hint);
    return false;
}

static bool check_value(struct vein_form *form, struct vein_form_field *field)
{
    struct vein_decimal decimal;
    struct vein_err err;
    const char *text = field->value.data ? field->value.data : "";
    char number[64];

    field->error[0] = '\0';
    if (!fillable(field) || field->not_recorded || !*text)
        return true;
    if (field->kind == VEIN_FIELD_MOMENT && !vein_form_moment(form, field, &err))
        return fault(field, &err);
    text = field->value.data;
    // in a step a unit may stand behind the number; whether it fits is the server's to say
    snprintf(number, sizeof number, "%.*s",
             (int)(vein_form_unit(field) ? strcspn(text, " ") : strlen(text)), text);
    if (field->kind == VEIN_FIELD_DECIMAL && !vein_decimal_parse(number, &decimal, &err))
        return fault(field, &err);
    if (field->kind == VEIN_FIELD_DATE && !vein_date_check(text, &err))
        return fault(field, &err);
    return true;
}

bool vein_form_check(struct vein_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        struct vein_form_field *field = &form->fields[i];
        bool good = check_value(form, field);

        if (good && field->required && field->value.size == 0 && fillable(field)) {
            snprintf(field->error, sizeof field->error, "needed");
            good = false;
        }
        if (good && field->group && strcmp(field->group, "again") == 0 && i > 0 &&
            strcmp(field->value.data, form->fields[i - 1].value.data) != 0) {
            snprintf(field->error, sizeof field->error, "the two differ: type both again");
            good = false;
        }
        if (!good) {
            form->active = i;
            return false;
        }
    }
    return true;
}

void vein_form_again(struct vein_form *form, const char *name, const char *message)
{
    struct vein_form_field *field = vein_form_field(form, name);

    if (!field || !field->value.data || field->value.size == 0)
        return;
    field->confirm = vein_arena_strdup(form->arena, field->value.data);
    vein_form_set(form, field, "", NULL);
    vein_utf8_copy(field->error, ERROR_MOST, message);
    snprintf(field->error + strlen(field->error), sizeof field->error - strlen(field->error),
             ": type it again if it is meant");
    form->active = (size_t)(field - form->fields);
}

bool vein_form_error(struct vein_form *form, const char *name, const char *message)
{
    for (size_t i = 0; i < form->count; i++)
        if (*name && strcmp(form->fields[i].name, name) == 0) {
            vein_utf8_copy(form->fields[i].error, ERROR_MOST, message);
            form->active = i;
            return true;
        }
    return false;
}

// ---- moving and typing

static void move(struct vein_form *form, int by, bool pass)
{
    size_t to = form->active;

    if (form->count == 0)
        return;
    check_value(form, &form->fields[form->active]);
    form->fields[form->active].picked[0] = '\0';
    do {
        if ((by < 0 && to == 0) || (by > 0 && to + 1 >= form->count))
            return;
        to = by < 0 ? to - 1 : to + 1;
    } while (!fillable(&form->fields[to]) || (pass && form->fields[to].ready));
    form->active = to;
    form->fields[to].cursor = form->fields[to].value.size;
}

static void cycle(struct vein_form *form, struct vein_form_field *field, int by)
{
    long at = -1;
    long count = (long)field->choice_count;

    for (long i = 0; i < count; i++)
        if (field->value.data && strcmp(field->choices[i], field->value.data) == 0)
            at = i;
    at = at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    vein_form_set(form, field, field->choices[at], NULL);
    field->picked[0] = '\0';
}

// Once: the value becomes "not recorded: lost", and its reason is typed; further presses change the word.
static void toggle_missing(struct vein_form *form, struct vein_form_field *field)
{
    static const char *const words[] = {"lost", "not_done", "not_applicable", "not_in_source"};
    size_t next = 0;

    if (!field->may_miss)
        return;
    if (!field->not_recorded) {
        vein_form_set(form, field, "", NULL);
        field->not_recorded = words[0];
        return;
    }
    while (next < 4 && strcmp(words[next], field->not_recorded) != 0)
        next++;
    field->not_recorded = next < 3 ? words[next + 1] : NULL;
    if (!field->not_recorded)
        vein_form_set(form, field, "", NULL);
    form->changed = form->unkept = true;
}

bool vein_form_do(struct vein_form *form, enum vein_intent intent)
{
    struct vein_form_field *field = active(form);

    if (!field)
        return false;
    switch (intent) {
    case VEIN_DO_UP:
    case VEIN_DO_PREVIOUS:
        move(form, -1, false);
        return true;
    case VEIN_DO_DOWN:
    case VEIN_DO_NEXT:
    case VEIN_DO_OPEN: // Enter only moves on
        move(form, 1, intent == VEIN_DO_OPEN);
        return true;
    case VEIN_DO_LEFT:
    case VEIN_DO_RIGHT:
        if (field->choice_count && fillable(field))
            cycle(form, field, intent == VEIN_DO_LEFT ? -1 : 1);
        return true;
    case VEIN_DO_NOT_RECORDED:
        toggle_missing(form, field);
        return true;
    case VEIN_DO_NOW:
        if (fillable(field) && (field->kind == VEIN_FIELD_MOMENT || field->kind == VEIN_FIELD_DATE))
            vein_form_set_now(form, field);
        return true;
    default:
        return false;
    }
}

static size_t step_back(const struct vein_buf *value, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)value->data[at] & 0xc0) == 0x80);
    return at;
}

static size_t step_on(const struct vein_buf *value, size_t at)
{
    do
        at++;
    while (at < value->size && ((unsigned char)value->data[at] & 0xc0) == 0x80);
    return at;
}

static void insert(struct vein_form *form, struct vein_form_field *field, const char *text)
{
    size_t size = strlen(text);
    size_t behind = field->value.size - field->cursor;

    if (field->value.size + size > VALUE_LIMIT)
        return;
    vein_buf_add(&field->value, text, size);
    memmove(field->value.data + field->cursor + size, field->value.data + field->cursor, behind);
    memcpy(field->value.data + field->cursor, text, size);
    field->cursor += size;
    field->error[0] = '\0';
    field->ready = false;
    form->changed = form->unkept = true;
}

static void cut(struct vein_form *form, struct vein_form_field *field, size_t from, size_t to)
{
    memmove(field->value.data + from, field->value.data + to, field->value.size - to + 1);
    field->value.size -= to - from;
    field->cursor = from;
    field->error[0] = '\0';
    field->ready = false;
    form->changed = form->unkept = true;
}

// Does a word begin with what was typed? A blank is typed where its underscore is shown as one.
static bool begins(const char *word, const char *typed)
{
    for (; *typed; word++, typed++)
        if (strncasecmp(word, typed, 1) != 0 && !(*word == '_' && *typed == ' '))
            return false;
    return true;
}

// Typed letters choose among words: as the beginning of one, else the next that begins with the last of them.
static void pick(struct vein_form *form, struct vein_form_field *field, const char *text)
{
    size_t start = 0;
    char whole[sizeof field->picked + 8];

    if (strcmp(text, " ") == 0 && !field->picked[0]) {
        cycle(form, field, 1);
        return;
    }
    snprintf(whole, sizeof whole, "%s%s", field->picked, text);
    for (int exact = 1; exact >= 0 && field->picked[0]; exact--) // "car" is car, not car-cells
        for (size_t i = 0; i < field->choice_count; i++)
            if (begins(field->choices[i], whole) &&
                (!exact || strlen(field->choices[i]) == strlen(whole))) {
                vein_form_set(form, field, field->choices[i], NULL);
                snprintf(field->picked, sizeof field->picked, "%.15s", whole);
                return;
            }
    for (size_t i = 0; i < field->choice_count; i++)
        if (field->value.data && strcmp(field->choices[i], field->value.data) == 0)
            start = i + 1;
    for (size_t i = 0; i < field->choice_count; i++) {
        size_t at = (start + i) % field->choice_count;

        if (strncasecmp(field->choices[at], text, strlen(text)) == 0) {
            vein_form_set(form, field, field->choices[at], NULL);
            snprintf(field->picked, sizeof field->picked, "%.15s", text);
            return;
        }
    }
}

static bool edit(struct vein_form *form, struct vein_form_field *field, enum vein_key key,
                 const char *text)
{
    struct vein_buf *value = &field->value;

    if (key == VEIN_KEY_BACKSPACE && field->cursor > 0)
        cut(form, field, step_back(value, field->cursor), field->cursor);
    else if (key == VEIN_KEY_DELETE && field->cursor < value->size)
        cut(form, field, field->cursor, step_on(value, field->cursor));
    else if (key == VEIN_KEY_LEFT && field->cursor > 0)
        field->cursor = step_back(value, field->cursor);
    else if (key == VEIN_KEY_RIGHT && field->cursor < value->size)
        field->cursor = step_on(value, field->cursor);
    else if (key == VEIN_KEY_HOME || (key == VEIN_KEY_CTRL && *text == 'a'))
        field->cursor = 0;
    else if (key == VEIN_KEY_END || (key == VEIN_KEY_CTRL && *text == 'e'))
        field->cursor = value->size;
    else if (key == VEIN_KEY_CTRL && *text == 'u' && value->size > 0)
        cut(form, field, 0, field->cursor);
    else
        return key == VEIN_KEY_BACKSPACE || key == VEIN_KEY_DELETE || key == VEIN_KEY_LEFT ||
               key == VEIN_KEY_RIGHT;
    return true;
}

bool vein_form_type(struct vein_form *form, enum vein_key key, const char *text)
{
    struct vein_form_field *field = active(form);

    if (!field || !fillable(field))
        return key == VEIN_KEY_CHAR;
    if (field->choice_count && field->kind != VEIN_FIELD_WORDS && !field->not_recorded) {
        if (key != VEIN_KEY_CHAR)
            return false;
        pick(form, field, text);
        return true;
    }
    if (key == VEIN_KEY_CHAR) {
        field->method = NULL;
        insert(form, field, text);
        return true;
    }
    return edit(form, field, key, text);
}

void vein_form_paste(struct vein_form *form, const char *text)
{
    struct vein_form_field *field = active(form);

    if (!field || !fillable(field) || field->choice_count)
        return;
    for (const char *at = text; *at;) { // one field, no submit: ends of lines are blanks
        unsigned char c = *at == '\n' || *at == '\r' || *at == '\t' ? ' ' : (unsigned char)*at;
        char one[5] = {(char)c};
        size_t size = 1;

        at++;
        while (c >= 0xc0 && size < 4 && ((unsigned char)*at & 0xc0) == 0x80) // whole, or not at all
            one[size++] = *at++;
        if (c >= ' ' && c != 0x7f)
            insert(form, field, one);
    }
    field->method = "pasted";
}

bool vein_form_scan(struct vein_form *form, const char *const *names, const char *code,
                    const char *method)
{
    for (; *names; names++)
        for (size_t i = 0; i < form->count; i++) {
            struct vein_form_field *field = &form->fields[i];

            if (strcmp(field->name, *names) != 0 || !fillable(field) || field->value.size > 0)
                continue;
            vein_form_set(form, field, code, method);
            if (form->active == i || !fillable(&form->fields[form->active])) {
                form->active = i; // elsewhere somebody is typing: the cursor stays
                move(form, 1, true);
            }
            return true;
        }
    return false;
}

size_t vein_form_open(const struct vein_form *form)
{
    size_t open = 0;

    for (size_t i = 0; i < form->count; i++)
        open += form->fields[i].required && form->fields[i].value.size == 0 &&
                fillable(&form->fields[i]);
    return open;
}
