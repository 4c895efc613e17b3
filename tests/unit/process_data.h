// Shared by the process suites: shipped documents, and copies of them with one mistake.
#ifndef VEIN_TESTS_PROCESS_DATA_H
#define VEIN_TESTS_PROCESS_DATA_H

#include "vein/process.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

// Text of a file of the repository; the tests run in its root.
static inline void data_read(const char *path, struct vein_buf *out)
{
    struct vein_err err = {.message = ""};
    vein_buf_init(out);
    if (!vein_file_read(path, VEIN_PROCESS_SIZE_LIMIT, out, &err)) {
        printf("# %s: %s\n", path, err.message);
        CU_FAIL_FATAL("test data unreadable");
    }
}

// Copy of text with the first occurrence of from replaced; fails when there is none.
static inline void data_change(const struct vein_buf *text, const char *from, const char *to,
                               struct vein_buf *out)
{
    const char *at = strstr(text->data, from);
    vein_buf_init(out);
    if (at == NULL) {
        printf("# nothing to change: %s\n", from);
        CU_FAIL_FATAL("the document has no such text");
        return;
    }
    vein_buf_add(out, text->data, (size_t)(at - text->data));
    vein_buf_adds(out, to);
    vein_buf_adds(out, at + strlen(from));
}

#endif
