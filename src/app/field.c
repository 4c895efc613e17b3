// The form of one value: is it a number, a date, a word of the list. Meaning is the database's.
#include "vein/action.h"
#include "vein/value.h"

#include <string.h>

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
#define CODE_SIZE 40
#define SHOWN_MOST 201 // bytes of a wrong value that its error shows, with NUL

static const char *const words[] = {
    [VEIN_FIELD_TEXT] = "text",         [VEIN_FIELD_NOTE] = "words",
    [VEIN_FIELD_CODE] = "code",         [VEIN_FIELD_SCAN] = "scanned code",
    [VEIN_FIELD_DECIMAL] = "decimal",   [VEIN_FIELD_WHOLE] = "whole number",
    [VEIN_FIELD_DATE] = "date",         [VEIN_FIELD_MOMENT] = "moment",
    [VEIN_FIELD_WORD] = "word",         [VEIN_FIELD_WORDS] = "list of words",
    [VEIN_FIELD_YESNO] = "yes or no",   [VEIN_FIELD_JSON] = "JSON",
    [VEIN_FIELD_FILE] = "file",         [VEIN_FIELD_DIGEST] = "file",
    [VEIN_FIELD_PASSWORD] = "password",
};

const char *vein_field_kind_word(enum vein_field_kind kind)
{
    return words[kind];
}

static bool refuse(const struct vein_field *field, const char *text, const char *code,
                   const char *hint, const char *message, struct vein_err *err)
{
    struct vein_buf shown;

    vein_err_set(err, VEIN_EXIT_USAGE, code, hint, "%s: %s", field->label, message);
    if (!err)
        return false;
    vein_buf_init(&shown);
    vein_utf8_visible(&shown, text);
    vein_utf8_copy(err->detail, SHOWN_MOST, shown.data);
    snprintf(err->column, sizeof err->column, "%s", field->name);
    vein_buf_release(&shown);
    return false;
}

// True when word is one of the list, blanks between.
bool vein_choice_next(const char *choices, size_t *at, const char **word, size_t *size)
{
    const char *between = strchr(choices, ';') ? ";" : " ";

    *word = choices + *at;
    *size = strcspn(*word, between);
    *at += *size;
    *at += strspn(choices + *at, "; ");
    return *size > 0;
}

static bool listed(const char *choices, const char *word, size_t size)
{
    const char *choice;
    size_t at = 0, length;

    while (vein_choice_next(choices, &at, &choice, &length))
        if (length == size && memcmp(choice, word, size) == 0)
            return true;
    return false;
}

static bool check_words(const struct vein_field *field, const char *text, bool several,
                        struct vein_err *err)
{
    const char *at = text;

    if (!field->choices)
        return true;
    do {
        size_t size = several ? strcspn(at, " ") : strlen(at);

        if (!listed(field->choices, at, size))
            return refuse(field, text, "VN208", field->choices, "not a word of the list", err);
        at += size;
        at += strspn(at, " ");
    } while (*at);
    return true;
}

static bool check_code(const struct vein_field *field, const char *text, struct vein_err *err)
{
    size_t size = strspn(text, LETTERS DIGITS "./_-");

    if (text[size] == '\0' && size <= CODE_SIZE && strspn(text, LETTERS DIGITS) > 0)
        return true;
    return refuse(field, text, "VN204", "Use letters, digits and . / _ - (40 at most).",
                  "this is not a code", err);
}

static bool check_whole(const struct vein_field *field, const char *text, struct vein_err *err)
{
    const char *digits = text + (*text == '-');

    if (*digits && digits[strspn(digits, DIGITS)] == '\0' && strlen(digits) <= 18)
        return true;
    return refuse(field, text, "VN216", "Write digits only, for example 3.",
                  "this is not a whole number", err);
}

static bool check_decimal(const struct vein_field *field, const char *text,
                          struct vein_arena *arena, const char **out, struct vein_err *err)
{
    struct vein_decimal *value = vein_arena_alloc(arena, sizeof *value);
    struct vein_err cause;

    if (!vein_decimal_parse(text, value, &cause))
        return refuse(field, text, "VN201", cause.hint, cause.message, err);
    *out = value->text;
    return true;
}

static bool check_yesno(const struct vein_field *field, const char *text, const char **out,
                        struct vein_err *err)
{
    if (listed("yes true", text, strlen(text)))
        *out = "true";
    else if (listed("no false", text, strlen(text)))
        *out = "false";
    else
        return refuse(field, text, "VN208", "Write yes or no.", "neither yes nor no", err);
    return true;
}

static bool check_time(const struct vein_field *field, const char *text, struct vein_err *err)
{
    struct vein_err cause;
    bool fits = field->kind == VEIN_FIELD_DATE ? vein_date_check(text, &cause)
                                               : vein_moment_check(text, &cause);

    return fits || refuse(field, text, "VN501", cause.hint, cause.message, err);
}

static bool check_kind(const struct vein_field *field, const char *text, struct vein_arena *arena,
                       const char **out, struct vein_err *err)
{
    switch (field->kind) {
    case VEIN_FIELD_CODE:
        return check_code(field, text, err);
    case VEIN_FIELD_WHOLE:
        return check_whole(field, text, err);
    case VEIN_FIELD_DECIMAL:
        return check_decimal(field, text, arena, out, err);
    case VEIN_FIELD_DATE:
    case VEIN_FIELD_MOMENT:
        return check_time(field, text, err);
    case VEIN_FIELD_WORD:
        return check_words(field, text, false, err);
    case VEIN_FIELD_WORDS:
        return check_words(field, text, true, err);
    case VEIN_FIELD_YESNO:
        return check_yesno(field, text, out, err);
    case VEIN_FIELD_TEXT:
    case VEIN_FIELD_NOTE:
    case VEIN_FIELD_SCAN:
    case VEIN_FIELD_JSON:
    case VEIN_FIELD_FILE:
    case VEIN_FIELD_DIGEST:
    case VEIN_FIELD_PASSWORD:
        break;
    }
    return true;
}

bool vein_field_check(const struct vein_field *field, const char *text, struct vein_arena *arena,
                      const char **out, struct vein_err *err)
{
    const char *value = text;

    if (!text || !*text) {
        if (field->required)
            return refuse(field, "", "VN202", field->help, "a value is missing", err);
        *out = NULL;
        return true;
    }
    // A file's lines end in line feeds, a password's verifier is ours: the database checks both.
    if (field->kind != VEIN_FIELD_FILE && field->kind != VEIN_FIELD_JSON &&
        !vein_utf8_clean(text, strlen(text), NULL))
        return refuse(field, text, "VN203",
                      "Leave out control, direction and invisible characters.",
                      "the text holds characters that cannot be stored", err);
    if (!check_kind(field, text, arena, &value, err))
        return false;
    *out = vein_arena_strdup(arena, value);
    return true;
}
