// Private to base: UTF-8 decoding.
#ifndef VEIN_BASE_UTF8_H
#define VEIN_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

// Inclusive range of code points; tables are sorted.
struct utf8_range {
    uint32_t first;
    uint32_t last;
};
extern const struct utf8_range vein_utf8_zero[];
extern const size_t vein_utf8_zero_count;
extern const struct utf8_range vein_utf8_wide[];
extern const size_t vein_utf8_wide_count;

// Decodes one character of at most size bytes. Returns its length, 0 when malformed: overlong,
// surrogate, beyond U+10FFFF, cut short or a lone continuation byte.
size_t vein_utf8_next(const char *text, size_t size, uint32_t *point);

#pragma GCC visibility pop

#endif
