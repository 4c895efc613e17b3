// Host program: turns SQL and other files into constant tables (include/vein/sqltext.h).
// Usage: embed FILE... > sqltext.c
// A file sql/stmt/<area>/<name>.sql becomes a statement, any other an embedded file; both tables
// are sorted, so the order of arguments does not matter.
#include "stmt.h"

#include <inttypes.h>

static int compare_stmts(const void *left, const void *right)
{
    const struct stmt *const *a = left;
    const struct stmt *const *b = right;
    int order = strcmp((*a)->area, (*b)->area);

    return order ? order : strcmp((*a)->name, (*b)->name);
}

static int compare_paths(const void *left, const void *right)
{
    const char *const *a = left;
    const char *const *b = right;

    return strcmp(*a, *b);
}

static void write_string(const char *text)
{
    if (text)
        tool_literal(stdout, text, strlen(text));
    else
        fputs("NULL", stdout);
    fputs(", ", stdout);
}

static void write_stmts(struct stmt **stmts, size_t count)
{
    size_t i;
    size_t n;

    for (i = 0; i < count; i++) {
        if (stmts[i]->param_count == 0)
            continue;
        printf("static const char *const params_%zu[] = {", i);
        for (n = 0; n < stmts[i]->param_count; n++)
            write_string(stmts[i]->params[n]);
        puts("};");
    }
    puts("const struct vein_stmt vein_stmt_table[] = {");
    for (i = 0; i < count; i++) {
        fputs("{", stdout);
        write_string(stmts[i]->area);
        write_string(stmts[i]->name);
        fputs("\n    ", stdout);
        write_string(stmts[i]->text);
        write_string(stmts[i]->purpose);
        if (stmts[i]->param_count > 0)
            printf("params_%zu, %zu, ", i, stmts[i]->param_count);
        else
            fputs("NULL, 0, ", stdout);
        printf("%s, ", stmts[i]->shape);
        write_string(stmts[i]->secret);
        puts("},");
    }
    // A last empty entry: an array without elements is not C.
    puts("{NULL, NULL, NULL, NULL, NULL, 0, VEIN_SHAPE_NONE, NULL}};");
    printf("const size_t vein_stmt_count = %zu;\n", count);
}

// So that a program start compares a release without reading all of its text.
static uint64_t fnv(const struct tool_text *file)
{
    uint64_t sum = UINT64_C(14695981039346656037);
    size_t i;

    for (i = 0; i < file->size; i++)
        sum = (sum ^ (unsigned char)file->data[i]) * UINT64_C(1099511628211);
    return sum;
}

static void write_files(char **paths, size_t count)
{
    struct tool_text file;
    size_t *sizes = tool_alloc(count * sizeof *sizes);
    uint64_t *sums = tool_alloc(count * sizeof *sums);
    size_t i;

    for (i = 0; i < count; i++) {
        file = tool_read(paths[i]);
        sizes[i] = file.size;
        sums[i] = fnv(&file);
        printf("static const unsigned char data_%zu[] =\n    ", i);
        tool_literal(stdout, file.data, file.size);
        puts(";");
        free(file.data);
    }
    puts("const struct vein_file vein_file_table[] = {");
    for (i = 0; i < count; i++) {
        fputs("{", stdout);
        write_string(paths[i]);
        printf("data_%zu, %zu, UINT64_C(%" PRIu64 ")},\n", i, sizes[i], sums[i]);
    }
    puts("{NULL, NULL, 0, 0}};");
    printf("const size_t vein_file_count = %zu;\n", count);
    free(sums);
    free(sizes);
}

int main(int argc, char **argv)
{
    struct stmt **stmts = tool_alloc((size_t)argc * sizeof *stmts);
    char **files = tool_alloc((size_t)argc * sizeof *files);
    size_t stmt_count = 0;
    size_t file_count = 0;
    int i;

    for (i = 1; i < argc; i++) {
        if (strncmp(argv[i], "sql/stmt/", 9) == 0)
            stmts[stmt_count++] = stmt_read(argv[i]);
        else
            files[file_count++] = argv[i];
    }
    qsort(stmts, stmt_count, sizeof(struct stmt *), compare_stmts);
    qsort(files, file_count, sizeof(char *), compare_paths);
    puts("// Made by src/tool/embed.c from sql/ and migrations/; changes belong there.");
    puts("#include \"vein/sqltext.h\"\n");
    write_stmts(stmts, stmt_count);
    write_files(files, file_count);
    return tool_finish();
}
