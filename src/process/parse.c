// Loads a process document under its bounds, and its head.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static bool fault_at(struct vein_process_fault *fault, const char *text, size_t size, size_t offset,
                     enum vein_process_class class, const char *expected, const char *what)
{
    fault->class = class;
    fault->expected = expected;
    snprintf(fault->what, sizeof fault->what, "%s", what);
    vein_process_line_column(text, size, offset, &fault->line, &fault->column);
    vein_process_pointer_at(text, offset, fault->pointer, sizeof fault->pointer);
    return false;
}

// jansson points behind the offending token; its text is quoted after "near".
static size_t fault_offset(const char *text, size_t size, const json_error_t *error)
{
    size_t offset = error->position > 0 ? (size_t)error->position : 0;
    if (offset > size)
        offset = size;
    const char *near = strstr(error->text, " near '");
    if (near == NULL)
        return offset;
    near += strlen(" near '");
    const char *end = strrchr(near, '\'');
    size_t token = end != NULL && end > near ? (size_t)(end - near) : 0;
    if (token <= offset && memcmp(text + offset - token, near, token) == 0)
        offset -= token;
    return offset;
}

static bool syntax_fault(const char *text, size_t size, const json_error_t *error,
                         struct vein_process_fault *fault)
{
    if (json_error_code(error) == json_error_duplicate_key) {
        size_t behind = error->position > 0 ? (size_t)error->position : 0;
        if (behind > size)
            behind = size;
        fault_at(fault, text, size, fault_offset(text, size, error), VEIN_PROCESS_DUPLICATE,
                 "each key once in an object", "key given twice");
        vein_process_pointer_at(text, behind, fault->pointer, sizeof fault->pointer);
        return false;
    }
    struct vein_buf shown;
    vein_buf_init(&shown);
    // The message quotes the text; cut in the middle of a character it is no longer UTF-8.
    if (vein_utf8_clean(error->text, strlen(error->text), NULL))
        vein_buf_adds(&shown, error->text);
    else
        vein_buf_adds(&shown, "not valid JSON");
    fault_at(fault, text, size, fault_offset(text, size, error), VEIN_PROCESS_SYNTAX,
             "valid JSON (RFC 8259)", shown.data);
    vein_buf_release(&shown);
    return false;
}

bool vein_process_load(const char *text, size_t size, json_t **out,
                       struct vein_process_fault *fault)
{
    size_t at = 0;
    if (size > VEIN_PROCESS_SIZE_LIMIT)
        return fault_at(fault, text, size, 0, VEIN_PROCESS_SIZE, "at most 4 MB",
                        "the document is too long");
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        return fault_at(fault, text, size, 0, VEIN_PROCESS_TEXT, "UTF-8 without a byte order mark",
                        "the document begins with a byte order mark");
    if (vein_process_too_deep(text, size, VEIN_PROCESS_DEPTH_LIMIT, &at))
        return fault_at(fault, text, size, at, VEIN_PROCESS_SIZE, "at most 32 levels",
                        "nested too deeply");
    json_error_t error;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        return syntax_fault(text, size, &error, fault);
    *out = root;
    return true;
}

bool vein_process_parse(const char *text, size_t size, struct vein_process **out,
                        struct vein_err *err)
{
    struct vein_process_fault fault;
    json_t *root = NULL;
    if (!vein_process_load(text, size, &root, &fault))
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "Check the file with vein process lint.",
                            "line %zu, column %zu: %s", fault.line, fault.column, fault.what);
    struct vein_process *process = calloc(1, sizeof *process);
    if (process == NULL)
        abort();
    process->root = root;
    *out = process;
    return true;
}

void vein_process_free(struct vein_process *process)
{
    if (process == NULL)
        return;
    json_decref(process->root);
    free(process);
}

static const char *head_text(const struct vein_process *process, const char *key)
{
    const char *text = vein_process_text(process->root, key);
    return text == NULL ? "" : text;
}

const char *vein_process_id(const struct vein_process *process)
{
    return head_text(process, "process");
}

long vein_process_version(const struct vein_process *process)
{
    return (long)json_integer_value(json_object_get(process->root, "version"));
}

const char *vein_process_title(const struct vein_process *process)
{
    return head_text(process, "title");
}
