// base: memory, text, errors and time for everyone. Links libc; uid.c alone links libuuid.
// Functions that can fail return bool (true = done) and describe the failure in their last argument.
// Out-parameters are written only on success.
#ifndef VEIN_BASE_H
#define VEIN_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define VEIN_VERSION "0.1.0"
#define VEIN_PRINTF(fmt_at, args_at) __attribute__((format(printf, fmt_at, args_at)))
#define VEIN_MUST_CHECK __attribute__((warn_unused_result))

// ---- exit classes: what the process returns to the shell, and what an error is about
enum vein_exit {
    VEIN_EXIT_DONE = 0,
    VEIN_EXIT_REFUSED = 1,      // refused by a rule: code, rule and way out are known
    VEIN_EXIT_USAGE = 2,        // the call itself is malformed
    VEIN_EXIT_NO_SERVER = 3,    // no server, or authentication failed
    VEIN_EXIT_UNKNOWN = 4,      // outcome unknown: ask again with the same request id
    VEIN_EXIT_EVIDENCE = 5,     // evidence check failed
    VEIN_EXIT_NOT_ANCHORED = 6, // evidence consistent, but nothing outside vouches for it
    VEIN_EXIT_INTERNAL = 70
};

// ---- errors
struct vein_err {
    enum vein_exit exit;
    char code[8];        // "VN110", or an SQLSTATE, or "" for a client-side error
    char constraint[64]; // database constraint, "" when none
    char column[64];     // field concerned, "" when none
    char message[1024];  // lower case, no full stop
    char detail[1024];   // the value and the rule, "" when none
    char hint[1024];     // the way out, a full sentence, "" when none
    bool retryable;      // asking again with the same request id may succeed
};

// Fills err and returns false, so that `return vein_err_set(...)` reads as one thought.
bool vein_err_set(struct vein_err *err, enum vein_exit exit, const char *code, const char *hint,
                  const char *fmt, ...) VEIN_PRINTF(5, 6);
void vein_err_clear(struct vein_err *err);
// Writes "code message / detail / hint" as readable lines (control characters made visible).
void vein_err_print(FILE *to, const char *program, const struct vein_err *err);

// ---- arena: everything of one request or one screen, freed at once. Aborts when memory is out.
struct vein_arena;
struct vein_arena *vein_arena_new(void);
void vein_arena_free(struct vein_arena *arena);                // NULL is allowed
void *vein_arena_alloc(struct vein_arena *arena, size_t size); // zeroed, max-aligned; never NULL
char *vein_arena_strdup(struct vein_arena *arena, const char *text);
char *vein_arena_strndup(struct vein_arena *arena, const char *text, size_t size);
char *vein_arena_printf(struct vein_arena *arena, const char *fmt, ...) VEIN_PRINTF(2, 3);

// ---- growing byte buffer; data is always NUL-terminated behind size
struct vein_buf {
    char *data;
    size_t size;
    size_t capacity;
};
void vein_buf_init(struct vein_buf *buf);
void vein_buf_release(struct vein_buf *buf);
void vein_buf_add(struct vein_buf *buf, const void *bytes, size_t size);
void vein_buf_adds(struct vein_buf *buf, const char *text);
void vein_buf_addf(struct vein_buf *buf, const char *fmt, ...) VEIN_PRINTF(2, 3);

// ---- files: bounded read of a whole file; atomic write (temporary, fsync, rename), mode given
bool vein_file_read(const char *path, size_t limit, struct vein_buf *out,
                    struct vein_err *err) VEIN_MUST_CHECK;
bool vein_file_write(const char *path, const void *bytes, size_t size, unsigned mode,
                     struct vein_err *err) VEIN_MUST_CHECK;

// ---- request ids: lower-case text of 36 characters plus NUL
#define VEIN_UID_SIZE 37
void vein_uid_new(char out[VEIN_UID_SIZE]);
bool vein_uid_valid(const char *text);

// ---- text: UTF-8
// True when text is well-formed UTF-8 without control, direction or zero-width characters.
// On failure *at is the byte offset of the first offender (when at is not NULL).
bool vein_utf8_clean(const char *text, size_t size, size_t *at);
// Number of terminal columns of well-formed UTF-8 text (wide characters count 2).
size_t vein_utf8_width(const char *text);
// Appends text with control, direction and zero-width characters made visible (<U+202E>, ^[).
void vein_utf8_visible(struct vein_buf *out, const char *text);
// Copies as many whole characters of text (NULL: none) as fit into size bytes with their NUL; size is at least 1.
void vein_utf8_copy(char *to, size_t size, const char *text);
// Takes away the beginning of a character that text ends with, as snprintf leaves it where it cuts.
void vein_utf8_trim(char *text);

// ---- growing output in the three machine and human forms
// Appends text as a JSON string literal with quotes.
void vein_json_string(struct vein_buf *out, const char *text);
// Appends text as an RFC 4180 field (quoted when needed).
void vein_csv_field(struct vein_buf *out, const char *text);

#endif
