// Errors as values: filled where they happen, shown where a person reads them.
#include "vein/base.h"

bool vein_err_set(struct vein_err *err, enum vein_exit exit, const char *code, const char *hint,
                  const char *fmt, ...)
{
    // Built aside, because code, hint and arguments may point into *err (an error being reworded).
    struct vein_err fresh = {.exit = exit};
    char message[2 * sizeof fresh.message];
    va_list args;

    if (!err)
        return false;
    va_start(args, fmt);
    if (vsnprintf(message, sizeof message, fmt, args) < 0)
        message[0] = '\0';
    va_end(args);
    vein_utf8_copy(fresh.code, sizeof fresh.code, code);
    vein_utf8_copy(fresh.hint, sizeof fresh.hint, hint);
    vein_utf8_copy(fresh.message, sizeof fresh.message, message);
    *err = fresh;
    return false;
}

void vein_err_clear(struct vein_err *err)
{
    if (err)
        *err = (struct vein_err){.exit = VEIN_EXIT_DONE};
}

void vein_err_print(FILE *to, const char *program, const struct vein_err *err)
{
    struct vein_buf line;

    vein_buf_init(&line);
    if (program && program[0])
        vein_buf_addf(&line, "%s: ", program);
    if (err->code[0]) {
        vein_utf8_visible(&line, err->code);
        vein_buf_adds(&line, " ");
    }
    vein_utf8_visible(&line, err->message[0] ? err->message : "unknown error");
    vein_buf_adds(&line, "\n");
    if (err->detail[0]) {
        vein_buf_adds(&line, "  ");
        vein_utf8_visible(&line, err->detail);
        vein_buf_adds(&line, "\n");
    }
    if (err->hint[0]) {
        vein_buf_adds(&line, "  ");
        vein_utf8_visible(&line, err->hint);
        vein_buf_adds(&line, "\n");
    }
    fputs(line.data, to);
    vein_buf_release(&line);
}
