// Runs the unit tests under CUnit and prints one `ok` or `not ok` line each.
// Usage: unit [SUITE...]
#include "runner.h"

#include <CUnit/CUnit.h>
#include <CUnit/TestRun.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_test(const CU_pTest test, const CU_pSuite suite, const CU_pFailureRecord failures)
{
    CU_pFailureRecord failure;

    printf("%s %s/%s\n", failures ? "not ok" : "ok", suite->pName, test->pName);
    for (failure = failures; failure; failure = failure->pNext)
        printf("# %s:%u: %s\n", failure->strFileName ? failure->strFileName : "?",
               failure->uiLineNumber, failure->strCondition ? failure->strCondition : "?");
    // Flushed at once: when the next test crashes, the lines before it must be there.
    fflush(stdout);
}

static bool is_wanted(const char *suite, int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++) {
        if (strcmp(argv[i], suite) == 0)
            return true;
    }
    return argc < 2;
}

int main(int argc, char **argv)
{
    const struct test_entry *entry;
    CU_pSuite suite = NULL;
    unsigned run;
    unsigned failed;

    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    for (entry = test_entries; entry->suite; entry++) {
        if (!is_wanted(entry->suite, argc, argv))
            continue;
        if (!suite || strcmp(suite->pName, entry->suite) != 0)
            suite = CU_add_suite(entry->suite, NULL, NULL);
        if (!suite || !CU_add_test(suite, entry->name, entry->run)) {
            fprintf(stderr, "cannot register %s/%s\n", entry->suite, entry->name);
            return EXIT_FAILURE;
        }
    }
    CU_set_test_complete_handler(print_test);
    CU_run_all_tests();
    run = CU_get_number_of_tests_run();
    failed = CU_get_number_of_tests_failed();
    printf("# %u tests passed, %u failed\n", run - failed, failed);
    CU_cleanup_registry();
    return run > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
