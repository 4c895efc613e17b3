// What a form sends, and its draft.
#include <string.h>

#include "form.h"
#include "vein/json.h"

const char *vein_form_unit(const struct vein_form_field *field)
{
    const char *blank = field->kind == VEIN_FIELD_DECIMAL && field->object && field->value.data
                            ? strchr(field->value.data, ' ')
                            : NULL;

    return blank && blank[1 + strspn(blank + 1, " ")] ? blank + 1 + strspn(blank + 1, " ") : NULL;
}

// ---- what is sent

static void add_more(struct vein_buf *object, const char *name, const char *text, size_t size)
{
    struct vein_buf part;

    vein_buf_init(&part);
    vein_buf_add(&part, text, size);
    vein_buf_addf(object, "%s\"%s\": ", object->data[object->size - 1] == '{' ? "" : ", ", name);
    vein_json_string(object, part.data ? part.data : "");
    vein_buf_release(&part);
}

// A text, or an object when there is more to say: a unit, a confirmation, a scan.
static void add_value(const struct vein_form *form, struct vein_buf *object,
                      const struct vein_form_field *field, struct vein_arena *arena)
{
    const char *text = vein_form_sent(form, field, arena);
    const char *unit = vein_form_unit(field);
    size_t size = unit ? strcspn(text, " ") : strlen(text);
    bool confirmed = field->confirm && strcmp(field->confirm, text) == 0;
    bool scanned = field->object && field->method && strcmp(field->method, "scan") == 0;

    if (!unit && !confirmed && !scanned) {
        vein_json_string(object, text);
        return;
    }
    vein_buf_adds(object, "{");
    add_more(object, "value", text, size);
    if (unit)
        add_more(object, "unit", unit, strlen(unit));
    if (confirmed)
        add_more(object, "confirm", text, size);
    if (scanned)
        add_more(object, "source", "scan", 4);
    vein_buf_adds(object, "}");
}

// A value by itself: as text, or as its object.
static const char *object_of(const struct vein_form *form, const struct vein_form_field *field,
                             struct vein_arena *arena)
{
    struct vein_buf object;
    const char *text;

    vein_buf_init(&object);
    add_value(form, &object, field, arena);
    text = object.data[0] == '{' ? vein_arena_strdup(arena, object.data)
                                 : vein_form_sent(form, field, arena);
    vein_buf_release(&object);
    return text;
}

static void add_member(const struct vein_form *form, struct vein_buf *object,
                       const struct vein_form_field *field, struct vein_arena *arena)
{
    vein_buf_adds(object, object->size > 0 ? ", " : "{");
    vein_json_string(object, field->name);
    vein_buf_adds(object, ": ");
    if (field->not_recorded) {
        vein_buf_adds(object, "{\"not_recorded\": ");
        vein_json_string(object, field->not_recorded);
        vein_buf_adds(object, ", \"reason\": ");
        vein_json_string(object, field->value.data ? field->value.data : "");
        vein_buf_adds(object, "}");
    } else {
        add_value(form, object, field, arena);
    }
}

static void add_group(const struct vein_form *form, const char *group, struct vein_arena *arena,
                      struct vein_values *out)
{
    struct vein_buf object;

    vein_buf_init(&object);
    for (size_t i = 0; i < form->count; i++) {
        const struct vein_form_field *field = &form->fields[i];

        if (field->group && strcmp(field->group, group) == 0 && !field->computed &&
            !field->absent && (field->value.size > 0 || field->not_recorded))
            add_member(form, &object, field, arena);
    }
    if (object.size > 0) {
        vein_buf_adds(&object, "}");
        vein_values_set(out, arena, group, object.data);
    }
    vein_buf_release(&object);
}

void vein_form_values(const struct vein_form *form, struct vein_arena *arena,
                      struct vein_values *out)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct vein_form_field *field = &form->fields[i];

        if (field->group && strcmp(field->group, "again") == 0)
            continue;
        if (field->group && !vein_values_get(out, field->group))
            add_group(form, field->group, arena, out);
        else if (!field->group && field->object && field->value.size > 0)
            vein_values_set(out, arena, field->name, object_of(form, field, arena));
        else if (!field->group && field->value.size > 0)
            vein_values_set(out, arena, field->name, vein_form_sent(form, field, arena));
    }
}

// ---- drafts: everything typed, but never a password

const char *vein_form_draft(const struct vein_form *form, struct vein_arena *arena)
{
    struct vein_buf out;
    const char *text;

    vein_buf_init(&out);
    for (size_t i = 0; i < form->count; i++) {
        const struct vein_form_field *field = &form->fields[i];

        if (field->secret || field->fixed || field->computed || field->value.size == 0)
            continue;
        // what was read off two documents is read again after an interruption
        if (field->method && field->group && strcmp(field->group, "items") == 0)
            continue;
        vein_buf_adds(&out, out.size > 0 ? ", " : "{");
        vein_json_string(&out, vein_arena_printf(arena, "%s%s%s", field->name,
                                                 field->not_recorded ? "!" : "",
                                                 field->not_recorded ? field->not_recorded : ""));
        vein_buf_adds(&out, ": ");
        vein_json_string(&out, vein_form_sent(form, field, arena));
    }
    vein_buf_adds(&out, out.size > 0 ? "}" : "{}");
    text = vein_arena_strdup(arena, out.data);
    vein_buf_release(&out);
    return text;
}

bool vein_form_restore(struct vein_form *form, const char *draft)
{
    static const char *const missing[] = {"lost", "not_done", "not_applicable", "not_in_source"};
    const char *key, *value;
    size_t at = 0;
    bool string, any = false;

    while (vein_json_member(draft, &at, form->arena, &key, &value, &string)) {
        const char *word = strchr(key, '!');
        const char *name = word ? vein_arena_strndup(form->arena, key, (size_t)(word - key)) : key;
        struct vein_form_field *field = vein_form_field(form, name);

        if (!field || field->fixed || field->computed || field->secret)
            continue;
        vein_form_set(form, field, value, NULL);
        for (size_t i = 0; word && i < 4; i++)
            if (strcmp(missing[i], word + 1) == 0)
                field->not_recorded = missing[i];
        any = true;
    }
    form->unkept = false;
    return any;
}
