// Shared by the host programs of this folder: reading a source file, writing C constants. Header
// only, so that each program stays one file.
#ifndef VEIN_TOOL_H
#define VEIN_TOOL_H

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tool_text {
    char *data; // NUL-terminated
    size_t size;
};

// Ends the build with "file:line: message", the form editors jump to.
__attribute__((format(printf, 3, 4), noreturn)) static inline void
tool_fail(const char *path, size_t line, const char *fmt, ...)
{
    va_list args;

    fprintf(stderr, "%s:%zu: ", path, line);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

static inline void *tool_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);

    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

static inline char *tool_copy(const char *text, size_t size)
{
    char *copy = tool_alloc(size + 1);

    memcpy(copy, text, size);
    return copy;
}

static inline struct tool_text tool_read(const char *path)
{
    struct tool_text text = {0};
    FILE *file = fopen(path, "rb");
    long size;

    if (!file || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0 ||
        fseek(file, 0, SEEK_SET) != 0)
        tool_fail(path, 0, "cannot read: %s", strerror(errno));
    text.size = (size_t)size;
    text.data = tool_alloc(text.size + 1);
    if (fread(text.data, 1, text.size, file) != text.size)
        tool_fail(path, 0, "cannot read: %s", strerror(errno));
    fclose(file);
    return text;
}

// Writes bytes as a C string literal, one source line per line of text. Octal escapes have always
// three digits so that a following digit cannot join them; '?' is escaped against trigraphs.
static inline void tool_literal(FILE *to, const char *bytes, size_t size)
{
    size_t i;

    fputc('"', to);
    for (i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];

        if (c == '"' || c == '\\' || c == '?')
            fprintf(to, "\\%c", c);
        else if (c == '\n')
            fputs(i + 1 < size ? "\\n\"\n    \"" : "\\n", to);
        else if (c < 0x20 || c >= 0x7f)
            fprintf(to, "\\%03o", c);
        else
            fputc(c, to);
    }
    fputc('"', to);
}

// Output is checked once at the end: a full disk must not leave a half table that compiles.
static inline int tool_finish(void)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("cannot write the generated source\n", stderr);
        return 1;
    }
    return 0;
}

#endif
