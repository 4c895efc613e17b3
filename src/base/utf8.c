// UTF-8: well-formed or refused; what cannot be seen is refused on the way in and shown on the way
// out. Width comes from tables, not from the C library, so that it is the same in every locale.
#include "utf8.h"

#include "vein/base.h"

#include <string.h>

// Characters that change what a reader sees without being seen: direction, zero width, joiners,
// selectors, tags, separators, and code points that are no characters.
static const struct utf8_range unseen[] = {
    {0x0000, 0x001f},   {0x007f, 0x009f}, {0x00ad, 0x00ad}, {0x034f, 0x034f},   {0x061c, 0x061c},
    {0x115f, 0x1160},   {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f},   {0x2028, 0x202e},
    {0x2060, 0x206f},   {0x3164, 0x3164}, {0xfdd0, 0xfdef}, {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},
    {0xffa0, 0xffa0},   {0xfff0, 0xfffb}, {0xfffe, 0xffff}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a},
    {0xe0000, 0xe0fff},
};

static bool within(const struct utf8_range *ranges, size_t count, uint32_t point)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (point > ranges[middle].last)
            low = middle + 1;
        else if (point < ranges[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

// Printable ASCII: most of what is shown. It has width 1 and needs no table.
static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7f;
}

static bool is_unseen(uint32_t point)
{
    // The last two code points of every plane are no characters.
    return (point & 0xfffe) == 0xfffe || within(unseen, sizeof unseen / sizeof unseen[0], point);
}

size_t vein_utf8_next(const char *text, size_t size, uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead;
    size_t length;
    uint32_t value;
    size_t i;

    if (size == 0)
        return 0;
    lead = (unsigned char)text[0];
    if (lead < 0x80) {
        *point = lead;
        return 1;
    }
    length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || length > size)
        return 0;
    value = lead & (0xffu >> (length + 1));
    for (i = 1; i < length; i++) {
        unsigned char next = (unsigned char)text[i];

        if ((next & 0xc0) != 0x80)
            return 0;
        value = (value << 6) | (next & 0x3fu);
    }
    if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 0;
    *point = value;
    return length;
}

bool vein_utf8_clean(const char *text, size_t size, size_t *at)
{
    size_t i = 0;

    while (i < size) {
        uint32_t point = 0;
        size_t step;

        if (is_plain(text[i])) {
            i++;
            continue;
        }
        step = vein_utf8_next(text + i, size - i, &point);
        if (step == 0 || is_unseen(point)) {
            if (at)
                *at = i;
            return false;
        }
        i += step;
    }
    return true;
}

size_t vein_utf8_width(const char *text)
{
    size_t size = strlen(text);
    size_t width = 0;
    size_t i = 0;

    while (i < size) {
        uint32_t point = 0;
        size_t step;

        if (is_plain(text[i])) {
            width++;
            i++;
            continue;
        }
        step = vein_utf8_next(text + i, size - i, &point);
        if (step == 0) {
            width++;
            i++;
            continue;
        }
        if (within(vein_utf8_wide, vein_utf8_wide_count, point))
            width += 2;
        else if (point >= 0x20 && !within(vein_utf8_zero, vein_utf8_zero_count, point))
            width++;
        i += step;
    }
    return width;
}

void vein_utf8_trim(char *text)
{
    size_t size = strlen(text);
    size_t at = size;
    uint32_t point;

    // a character has at most three bytes behind its first
    while (at > 0 && size - at < 3 && ((unsigned char)text[at - 1] & 0xc0) == 0x80)
        at--;
    if (at > 0 && (unsigned char)text[at - 1] >= 0xc0 &&
        vein_utf8_next(text + at - 1, size - at + 1, &point) == 0)
        text[at - 1] = '\0';
}

void vein_utf8_copy(char *to, size_t size, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    bool cut = length >= size;

    length = cut ? size - 1 : length;
    if (length > 0)
        memcpy(to, text, length);
    to[length] = '\0';
    if (cut)
        vein_utf8_trim(to);
}

void vein_utf8_visible(struct vein_buf *out, const char *text)
{
    size_t size = strlen(text);
    size_t i = 0;

    while (i < size) {
        uint32_t point = 0;
        size_t step = i;

        while (step < size && is_plain(text[step]))
            step++;
        vein_buf_add(out, text + i, step - i);
        i = step;
        if (i == size)
            break;
        step = vein_utf8_next(text + i, size - i, &point);
        if (step == 0) {
            vein_buf_addf(out, "<%02X>", (unsigned char)text[i]);
            i++;
            continue;
        }
        if (point < 0x20 || point == 0x7f)
            vein_buf_addf(out, "^%c", (char)(point ^ 0x40));
        else if (is_unseen(point))
            vein_buf_addf(out, "<U+%04X>", (unsigned)point);
        else
            vein_buf_add(out, text + i, step);
        i += step;
    }
}
