// Host program: turns the error dictionary into a constant table (include/vein/errcode.h).
// Usage: errcode sql/errcode.txt > errcode.c
#include "tool.h"

#include <ctype.h>

#define COLUMNS 5
#define MAX_ENTRIES 1000

struct entry {
    size_t line;
    char *column[COLUMNS]; // code, condition name, exit class, message, hint
};

static struct entry entries[MAX_ENTRIES];
static size_t entry_count;

static int code_is_valid(const char *code)
{
    return strlen(code) == 5 && strncmp(code, "VN", 2) == 0 && isdigit((unsigned char)code[2]) &&
           isdigit((unsigned char)code[3]) && isdigit((unsigned char)code[4]);
}

static void check_entry(const char *path, const struct entry *entry)
{
    const char *name = entry->column[1];

    if (!code_is_valid(entry->column[0]))
        tool_fail(path, entry->line, "code \"%s\" is not VN and three digits", entry->column[0]);
    if (!*name || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")])
        tool_fail(path, entry->line, "condition name \"%s\" is not lower_case", name);
    if (strlen(entry->column[2]) != 1 || !strchr("123", entry->column[2][0]))
        tool_fail(path, entry->line, "exit class \"%s\" is not 1, 2 or 3", entry->column[2]);
    if (!*entry->column[3] || !*entry->column[4])
        tool_fail(path, entry->line, "message and hint are both needed: a stop is no dead end");
}

static void read_line(const char *path, size_t line, char *text)
{
    struct entry *entry = &entries[entry_count];
    size_t i;

    if (*text == '\0' || *text == '#')
        return;
    if (entry_count == MAX_ENTRIES)
        tool_fail(path, line, "more than %d entries", MAX_ENTRIES);
    for (i = 0; i < COLUMNS; i++) {
        char *end = strchr(text, '\t');

        entry->column[i] = text;
        if ((i + 1 < COLUMNS) != (end != NULL))
            tool_fail(path, line, "expected %d columns separated by single tabs", COLUMNS);
        if (end) {
            *end = '\0';
            text = end + 1;
        }
    }
    entry->line = line;
    check_entry(path, entry);
    entry_count++;
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;

    return strcmp(a->column[0], b->column[0]);
}

int main(int argc, char **argv)
{
    struct tool_text text;
    char *here;
    size_t line = 1;
    size_t i;
    size_t n;

    if (argc != 2) {
        fputs("usage: errcode FILE\n", stderr);
        return 2;
    }
    text = tool_read(argv[1]);
    for (here = text.data; *here; line++) {
        char *end = here + strcspn(here, "\n");
        char *next = *end ? end + 1 : end;

        *end = '\0';
        read_line(argv[1], line, here);
        here = next;
    }
    qsort(entries, entry_count, sizeof entries[0], compare_entries);
    puts("// Made by src/tool/errcode.c from sql/errcode.txt.\n#include \"vein/errcode.h\"\n");
    puts("const struct vein_errcode vein_errcode_table[] = {");
    for (i = 0; i < entry_count; i++) {
        if (i > 0 && strcmp(entries[i].column[0], entries[i - 1].column[0]) == 0)
            tool_fail(argv[1], entries[i].line, "code %s is there twice", entries[i].column[0]);
        fputs("    {", stdout);
        for (n = 0; n < COLUMNS; n++) {
            if (n == 2)
                fputs(entries[i].column[n], stdout);
            else
                tool_literal(stdout, entries[i].column[n], strlen(entries[i].column[n]));
            fputs(n + 1 < COLUMNS ? ", " : "},\n", stdout);
        }
    }
    puts("    {0}};");
    printf("const size_t vein_errcode_count = %zu;\n", entry_count);
    free(text.data);
    return tool_finish();
}
