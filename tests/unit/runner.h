// The list of unit tests (generated) that tests/unit/runner.c runs.
#ifndef VEIN_TESTS_RUNNER_H
#define VEIN_TESTS_RUNNER_H

struct test_entry {
    const char *suite;
    const char *name;
    void (*run)(void);
};

// Sorted by suite; the last entry is all NULL.
extern const struct test_entry test_entries[];

#endif
