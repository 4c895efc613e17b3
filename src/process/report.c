// Findings: collecting them, giving them their place in the text, saying them.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static const char *const class_words[VEIN_PROCESS_CLASSES] = {
    "syntax",  "size",     "text",     "duplicate",  "unknown",  "missing",    "type",  "empty",
    "word",    "decimal",  "duration", "identifier", "unique",   "reference",  "cycle", "order",
    "range",   "decimals", "unit",     "exclusive",  "formula",  "convention", "route", "right",
    "witness", "untested", "needs",    "unordered",  "optional", "container",  "kind",  "unlisted"};

const char *vein_process_class_word(enum vein_process_class class)
{
    return class_words[class];
}

bool vein_process_class_warning(enum vein_process_class class)
{
    return class >= VEIN_PROCESS_CONVENTION;
}

const char *vein_process_pointer(struct lint *lint, const struct path *at)
{
    if (at == NULL)
        return "";
    const char *up = vein_process_pointer(lint, at->up);
    if (at->key == NULL)
        return vein_arena_printf(lint->report->arena, "%s/%zu", up, at->index);
    struct vein_buf token;
    vein_buf_init(&token);
    for (const char *p = at->key; *p != '\0'; p++) {
        if (*p == '~' || *p == '/')
            vein_buf_adds(&token, *p == '~' ? "~0" : "~1");
        else
            vein_buf_add(&token, p, 1);
    }
    const char *text =
        vein_arena_printf(lint->report->arena, "%s/%s", up, token.size > 0 ? token.data : "");
    vein_buf_release(&token);
    return text;
}

static const char *visible(struct vein_arena *arena, const char *text)
{
    struct vein_buf buf;
    vein_buf_init(&buf);
    vein_utf8_visible(&buf, text);
    const char *copy = vein_arena_strdup(arena, buf.size > 0 ? buf.data : "");
    vein_buf_release(&buf);
    return copy;
}

static void VEIN_PRINTF(5, 0)
    add(struct lint *lint, const char *pointer, enum vein_process_class class, const char *expected,
        const char *fmt, va_list args)
{
    struct vein_process_report *report = lint->report;
    bool warning = vein_process_class_warning(class);
    *(warning ? &report->warnings : &report->errors) += 1;
    if (report->count == VEIN_PROCESS_FINDING_LIMIT)
        return;
    if (report->findings == NULL)
        report->findings =
            vein_arena_alloc(report->arena, VEIN_PROCESS_FINDING_LIMIT * sizeof *report->findings);
    char what[512]; // longer texts are cut: a finding is one line
    vsnprintf(what, sizeof what, fmt, args);
    size_t cut = strlen(what);
    while (cut > 0 && cut == sizeof what - 1 && ((unsigned char)what[cut - 1] & 0x80) != 0)
        what[--cut] = '\0'; // no half characters
    report->findings[report->count++] = (struct vein_process_finding){
        .class = class,
        .warning = warning,
        .word = class_words[class],
        .pointer = vein_arena_strdup(report->arena, pointer),
        .what = visible(report->arena, what),
        .expected = vein_arena_strdup(report->arena, expected),
    };
}

void vein_process_find(struct lint *lint, const struct path *at, enum vein_process_class class,
                       const char *expected, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    add(lint, vein_process_pointer(lint, at), class, expected, fmt, args);
    va_end(args);
}

void vein_process_find_at(struct lint *lint, const char *pointer, enum vein_process_class class,
                          const char *expected, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    add(lint, pointer, class, expected, fmt, args);
    va_end(args);
}

static int by_place(const void *left, const void *right)
{
    const struct vein_process_finding *a = left, *b = right;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    int pointer = strcmp(a->pointer, b->pointer);
    return pointer != 0 ? pointer : strcmp(a->what, b->what);
}

static void place(struct vein_process_report *report, const char *text, size_t size)
{
    for (size_t i = 0; i < report->count; i++) {
        struct vein_process_finding *finding = &report->findings[i];
        bool key = finding->class == VEIN_PROCESS_UNKNOWN;
        if (finding->line == 0)
            (void)vein_process_locate(text, size, finding->pointer, key, &finding->line,
                                      &finding->column);
        finding->pointer = visible(report->arena, finding->pointer);
    }
    if (report->count > 1)
        qsort(report->findings, report->count, sizeof *report->findings, by_place);
}

// The passes after the shape run on whatever is there; each looks only at well-formed parts.
static void lint_root(struct lint *lint)
{
    vein_process_lint_shape(lint);
    if (!json_is_object(lint->root))
        return;
    vein_process_lint_stages(lint);
    if (vein_process_index(lint)) {
        vein_process_lint_steps(lint);
        vein_process_lint_order(lint);
        for (size_t i = 0; i < lint->steps->field_count; i++) {
            vein_process_lint_field(lint, i);
            vein_process_lint_formula(lint, i);
        }
        vein_process_lint_specification(lint);
    }
    vein_process_index_free(lint);
}

struct vein_process_report *vein_process_lint(const char *text, size_t size)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_process_report *report = vein_arena_alloc(arena, sizeof *report);
    report->arena = arena;
    struct lint lint = {.report = report};
    struct vein_process_fault fault;
    json_t *root = NULL;
    if (vein_process_load(text, size, &root, &fault)) {
        lint.root = root;
        lint.ordered = true;
        lint_root(&lint);
        json_decref(root);
    } else {
        vein_process_find_at(&lint, fault.pointer, fault.class, fault.expected, "%s", fault.what);
        report->findings[0].line = fault.line;
        report->findings[0].column = fault.column;
    }
    place(report, text, size);
    return report;
}

void vein_process_report_free(struct vein_process_report *report)
{
    if (report != NULL)
        vein_arena_free(report->arena);
}

void vein_process_report_text(const struct vein_process_report *report, const char *name,
                              struct vein_buf *out)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct vein_process_finding *f = &report->findings[i];
        vein_buf_addf(out, "%s:%zu:%zu: %s: %s; expected: %s [%s %s]\n", name, f->line, f->column,
                      f->warning ? "warning" : "error", f->what, f->expected, f->word,
                      f->pointer[0] == '\0' ? "/" : f->pointer);
    }
    size_t all = report->errors + report->warnings;
    if (all > report->count)
        vein_buf_addf(out, "%s: %zu more finding%s not shown\n", name, all - report->count,
                      all - report->count == 1 ? "" : "s");
}

void vein_process_report_sum(const struct vein_process_report *report, struct vein_buf *out)
{
    vein_buf_addf(out, "%zu error%s, %zu warning%s", report->errors, report->errors == 1 ? "" : "s",
                  report->warnings, report->warnings == 1 ? "" : "s");
}
