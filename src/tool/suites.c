// Host program: lists the tests of tests/unit so that none can be forgotten.
// Usage: suites TEST_FILE... > suites.c
// A test is a line starting with `void test_<suite>__<name>(void)`; a prototype of it may stand
// above. The file tests/unit/test_<suite>.c may only hold tests of its own suite.
#include "tool.h"

#include <ctype.h>

struct test {
    char *function;
    size_t suite_size; // bytes of <suite>
};

static struct test *tests;
static size_t test_count;

static const char PREFIX[] = "test_";

static void add_test(const char *path, size_t line, const char *name, size_t size)
{
    const char *file = strrchr(path, '/');
    const char *parts = strstr(name, "__");
    size_t suite = parts ? (size_t)(parts - name) - strlen(PREFIX) : 0;
    size_t i;

    file = file ? file + 1 : path;
    if (!parts || suite == 0 || strlen(file) != strlen(PREFIX) + suite + 2 ||
        memcmp(file, name, strlen(PREFIX) + suite) != 0)
        tool_fail(path, line, "%.*s does not belong to the suite of this file", (int)size, name);
    for (i = 0; i < test_count; i++) {
        if (strlen(tests[i].function) == size && memcmp(tests[i].function, name, size) == 0)
            return; // its prototype came first
    }
    tests = realloc(tests, (test_count + 1) * sizeof *tests);
    if (!tests)
        tool_fail(path, line, "out of memory");
    tests[test_count].function = tool_copy(name, size);
    tests[test_count++].suite_size = suite;
}

static void scan_file(const char *path)
{
    struct tool_text text = tool_read(path);
    const char *here = text.data;
    size_t line = 1;
    size_t before = test_count;

    for (; *here; here += strcspn(here, "\n"), here += *here == '\n', line++) {
        const char *name = here + strlen("void ");
        size_t size = 0;

        if (strncmp(here, "void test_", strlen("void test_")) != 0)
            continue;
        while (isalnum((unsigned char)name[size]) || name[size] == '_')
            size++;
        if (strncmp(name + size, "(void)", 6) == 0)
            add_test(path, line, name, size);
    }
    if (test_count == before)
        tool_fail(path, 1, "no test found");
    free(text.data);
}

static int compare_tests(const void *left, const void *right)
{
    const struct test *a = left;
    const struct test *b = right;

    return strcmp(a->function, b->function);
}

int main(int argc, char **argv)
{
    size_t i;
    int n;

    for (n = 1; n < argc; n++)
        scan_file(argv[n]);
    if (test_count > 0)
        qsort(tests, test_count, sizeof *tests, compare_tests);
    puts("// Made by src/tool/suites.c from tests/unit/test_*.c.");
    puts("#include \"tests/unit/runner.h\"\n");
    for (i = 0; i < test_count; i++)
        printf("void %s(void);\n", tests[i].function);
    puts("const struct test_entry test_entries[] = {");
    for (i = 0; i < test_count; i++)
        printf("    {\"%.*s\", \"%s\", %s},\n", (int)tests[i].suite_size,
               tests[i].function + strlen(PREFIX),
               tests[i].function + strlen(PREFIX) + tests[i].suite_size + 2, tests[i].function);
    puts("    {0}};");
    return tool_finish();
}
