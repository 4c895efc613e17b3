// The fields of an act, out of the words of a story's line.
#include "story.h"

#include <string.h>

#define FILE_MAX (4u << 20)

bool vein_story_begins(const char *word, const char *with)
{
    return strncmp(word, with, strlen(with)) == 0;
}

static struct vein_db_value *slot(struct vein_story_form *form, const char *name,
                                  struct vein_err *err)
{
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->values[i].name, name) == 0)
            return &form->values[i];
    if (form->count == VEIN_STORY_FIELDS) {
        (void)vein_story_malformed(err, "too many fields", name);
        return NULL;
    }
    form->values[form->count] = (struct vein_db_value){name, NULL};
    return &form->values[form->count++];
}

// A JSON value: whole, or one more member name=text, name?=text or name:=json.
static bool add_json(struct vein_story *story, struct vein_db_value *value, const char *text,
                     struct vein_err *err)
{
    const char *sign = strchr(text, '=');
    struct vein_buf out;
    bool raw;
    bool maybe;

    if (*text == '{' || *text == '[') {
        value->text = text;
        return true;
    }
    if (!sign || sign == text)
        return vein_story_malformed(err, "write name=value", text);
    raw = sign[-1] == ':';
    maybe = sign[-1] == '?';
    if (maybe && !sign[1])
        return true;
    vein_buf_init(&out);
    if (value->text)
        vein_buf_add(&out, value->text, strlen(value->text) - 1);
    vein_buf_adds(&out, value->text ? ", " : "{");
    vein_json_string(
        &out, vein_arena_strndup(story->arena, text, (size_t)(sign - text) - (raw || maybe)));
    vein_buf_adds(&out, ": ");
    if (raw)
        vein_buf_adds(&out, sign + 1);
    else
        vein_json_string(&out, sign + 1);
    vein_buf_adds(&out, "}");
    value->text = vein_arena_strdup(story->arena, out.data);
    vein_buf_release(&out);
    return true;
}

bool vein_story_file(struct vein_arena *arena, const char *path, const char **out,
                     struct vein_err *err)
{
    const struct vein_file *file = vein_file_find(path);
    struct vein_buf text;
    bool done;

    if (file) {
        *out = vein_arena_strndup(arena, (const char *)file->data, file->size);
        return true;
    }
    vein_buf_init(&text);
    done = vein_file_read(path, FILE_MAX, &text, err);
    if (done)
        *out = vein_arena_strndup(arena, text.data ? text.data : "", text.size);
    vein_buf_release(&text);
    return done;
}

static bool verifier(struct vein_story *story, const char *login, const char **out,
                     struct vein_err *err)
{
    char *password = vein_arena_alloc(story->arena, VEIN_PASSWORD_SIZE);
    bool done =
        story->options->password(story->options->context, login, true, password, err) &&
        vein_password_verifier(story->now->session, login, password, story->arena, out, err);

    vein_db_wipe(password, VEIN_PASSWORD_SIZE);
    return done;
}

static bool take_value(struct vein_story *story, struct vein_story_form *form, const char *name,
                       const char *text, struct vein_err *err)
{
    const struct vein_field *field = vein_action_field(form->action, name);
    struct vein_db_value *value = slot(form, name, err);

    if (!value)
        return false;
    if (field && field->kind == VEIN_FIELD_JSON)
        return add_json(story, value, text, err);
    if (field && field->kind == VEIN_FIELD_FILE && strncmp(text, "file:", 5) == 0)
        return vein_story_file(story->arena, text + 5, &value->text, err);
    if (field && field->kind == VEIN_FIELD_PASSWORD && strncmp(text, "password:", 9) == 0)
        return verifier(story, text + 9, &value->text, err);
    value->text = text;
    return true;
}

static bool is_json(const struct vein_story_form *form, const char *name)
{
    const struct vein_field *field = vein_action_field(form->action, name);

    return field && field->kind == VEIN_FIELD_JSON;
}

bool vein_story_fields(struct vein_story *story, const struct vein_story_words *words, size_t *at,
                       struct vein_story_form *form, struct vein_err *err)
{
    const char *name;

    while (*at < words->count && vein_story_begins(words->at[*at], "--")) {
        if (*at + 1 == words->count)
            return vein_story_malformed(err, "no value behind", words->at[*at]);
        name = words->at[(*at)++] + 2;
        // Members of a JSON field may follow one another.
        do
            if (!take_value(story, form, name, words->at[(*at)++], err))
                return false;
        while (is_json(form, name) && *at < words->count &&
               !vein_story_begins(words->at[*at], "--") && strcmp(words->at[*at], "=>") != 0);
    }
    return true;
}
