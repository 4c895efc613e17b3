// Text leaving for other programs: JSON string literals and CSV fields.
#include "vein/base.h"

#include "utf8.h"

#include <string.h>

static void json_escape(struct vein_buf *out, uint32_t point)
{
    switch (point) {
    case '"':
        vein_buf_adds(out, "\\\"");
        break;
    case '\\':
        vein_buf_adds(out, "\\\\");
        break;
    case '\n':
        vein_buf_adds(out, "\\n");
        break;
    case '\r':
        vein_buf_adds(out, "\\r");
        break;
    case '\t':
        vein_buf_adds(out, "\\t");
        break;
    default:
        vein_buf_addf(out, "\\u%04x", (unsigned)point);
    }
}

void vein_json_string(struct vein_buf *out, const char *text)
{
    size_t size = strlen(text);
    size_t at = 0;

    vein_buf_adds(out, "\"");
    while (at < size) {
        uint32_t point;
        size_t step = vein_utf8_next(text + at, size - at, &point);

        if (step == 0) {
            // A reader of JSON may rely on UTF-8; a stray byte becomes the replacement character.
            vein_buf_adds(out, "\\ufffd");
            at++;
            continue;
        }
        // Line separators are legal in JSON but end a line in JavaScript.
        if (point < 0x20 || point == '"' || point == '\\' || point == 0x7f || point == 0x2028 ||
            point == 0x2029)
            json_escape(out, point);
        else
            vein_buf_add(out, text + at, step);
        at += step;
    }
    vein_buf_adds(out, "\"");
}

void vein_csv_field(struct vein_buf *out, const char *text)
{
    const char *quote;

    // Leading or trailing blanks are quoted too, since some readers drop them otherwise.
    if (!strpbrk(text, "\",\r\n") && text[0] != ' ' &&
        (text[0] == '\0' || text[strlen(text) - 1] != ' ')) {
        vein_buf_adds(out, text);
        return;
    }
    vein_buf_adds(out, "\"");
    while ((quote = strchr(text, '"')) != NULL) {
        vein_buf_add(out, text, (size_t)(quote - text));
        vein_buf_adds(out, "\"\"");
        text = quote + 1;
    }
    vein_buf_adds(out, text);
    vein_buf_adds(out, "\"");
}
