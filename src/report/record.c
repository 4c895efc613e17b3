// A batch record as text.
#include "vein/report.h"

#include <string.h>

#include "wrap.h"

#define LABEL_AT 4
#define TEXT_AT 32  // where the texts behind labels begin
#define REMARK_AT 6 // remarks, and two more where they go on
#define LEAST_WIDTH 40

struct page {
    struct vein_buf *out;
    size_t width;
    char above; // kind of the line above
};

static const char *visible(struct vein_arena *arena, const char *text)
{
    struct vein_buf out;
    const char *copy;

    vein_buf_init(&out);
    vein_utf8_visible(&out, text);
    copy = vein_arena_strdup(arena, out.data ? out.data : "");
    vein_buf_release(&out);
    return copy;
}

// The cursor stands at column at; later lines begin at column next.
static void wrapped(const struct page *page, const char *text, size_t at, size_t next)
{
    for (;;) {
        size_t width;
        size_t size = vein_report_fit(text, page->width - at, &width);

        vein_buf_add(page->out, text, size);
        vein_buf_adds(page->out, "\n");
        text = vein_report_past_blanks(text + size);
        if (!*text)
            return;
        vein_report_blanks(page->out, next);
        at = next;
    }
}

static void centred(const struct page *page, const char *text)
{
    size_t width = vein_utf8_width(text);

    vein_report_blanks(page->out, width < page->width ? (page->width - width) / 2 : 0);
    wrapped(page, text, width < page->width ? (page->width - width) / 2 : 0, 0);
}

static void ruled(const struct page *page, const char *text, const char *rule)
{
    size_t width = vein_utf8_width(text);

    vein_buf_adds(page->out, "\n");
    wrapped(page, text, 0, 0);
    for (size_t i = 0; i < (width < page->width ? width : page->width); i++)
        vein_buf_adds(page->out, rule);
    vein_buf_adds(page->out, "\n");
}

static void field(const struct page *page, const char *label, const char *text)
{
    size_t width = vein_utf8_width(label);

    vein_report_blanks(page->out, LABEL_AT);
    if (LABEL_AT + width + 2 <= TEXT_AT) {
        vein_buf_adds(page->out, label);
        vein_report_blanks(page->out, TEXT_AT - LABEL_AT - width);
    } else {
        wrapped(page, label, LABEL_AT, LABEL_AT);
        vein_report_blanks(page->out, TEXT_AT);
    }
    wrapped(page, text, TEXT_AT, TEXT_AT);
}

static void remark(const struct page *page, struct vein_arena *arena, const char *label,
                   const char *text)
{
    vein_report_blanks(page->out, REMARK_AT);
    wrapped(page, vein_arena_printf(arena, "%s%s%s", label, label[0] ? ": " : "", text), REMARK_AT,
            REMARK_AT + 2);
}

static void line(struct page *page, struct vein_arena *arena, char *raw)
{
    char *label = strchr(raw, '\t');
    char *text = label ? strchr(label + 1, '\t') : NULL;
    char kind = raw[0];

    if (!text || label != raw + 1 || !strchr("BHSTFN", kind)) {
        wrapped(page, visible(arena, raw), 0, 0);
        return;
    }
    *text++ = '\0';
    label++;
    if ((kind == 'B' || kind == 'H') && page->above == 'H')
        vein_buf_adds(page->out, "    none\n");
    if (kind == 'B' && page->above && page->above != 'B')
        vein_buf_adds(page->out, "\n");
    if (kind == 'B')
        centred(page, visible(arena, text));
    else if (kind == 'H')
        ruled(page, visible(arena, text), "=");
    else if (kind == 'S')
        ruled(page, visible(arena, text), "-");
    else if (kind == 'F')
        field(page, visible(arena, label), visible(arena, text));
    else if (kind == 'N')
        remark(page, arena, visible(arena, label), visible(arena, text));
    else {
        vein_buf_adds(page->out, page->above == 'H' || page->above == 'S' ? "  " : "\n  ");
        wrapped(page, visible(arena, text), 2, 4);
    }
    page->above = kind;
}

void vein_report_record(struct vein_buf *out, const char *lines, size_t width)
{
    struct page page = {out, width < LEAST_WIDTH ? LEAST_WIDTH : width, 0};

    while (*lines) {
        size_t size = strcspn(lines, "\n");
        struct vein_arena *arena = vein_arena_new();

        line(&page, arena, vein_arena_strndup(arena, lines, size));
        vein_arena_free(arena);
        lines += size + (lines[size] == '\n');
    }
}
