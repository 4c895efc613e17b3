// Growing byte buffer.
#include "vein/base.h"

#include <stdlib.h>
#include <string.h>

// Shared by all empty buffers, so that data is a string from the start without an allocation.
static char empty[1];

static void reserve(struct vein_buf *buf, size_t more)
{
    size_t capacity = buf->capacity ? buf->capacity : 64;
    char *data;

    if (more > SIZE_MAX / 2 - buf->size - 1) {
        fputs("vein: out of memory\n", stderr);
        abort();
    }
    while (capacity < buf->size + more + 1)
        capacity *= 2;
    if (capacity == buf->capacity)
        return;
    data = realloc(buf->capacity ? buf->data : NULL, capacity);
    if (!data) {
        fputs("vein: out of memory\n", stderr);
        abort();
    }
    buf->data = data;
    buf->capacity = capacity;
}

void vein_buf_init(struct vein_buf *buf)
{
    *buf = (struct vein_buf){.data = empty};
}

void vein_buf_release(struct vein_buf *buf)
{
    if (buf->capacity)
        free(buf->data);
    vein_buf_init(buf);
}

void vein_buf_add(struct vein_buf *buf, const void *bytes, size_t size)
{
    if (size == 0)
        return;
    reserve(buf, size);
    memcpy(buf->data + buf->size, bytes, size);
    buf->size += size;
    buf->data[buf->size] = '\0';
}

void vein_buf_adds(struct vein_buf *buf, const char *text)
{
    vein_buf_add(buf, text, strlen(text));
}

void vein_buf_addf(struct vein_buf *buf, const char *fmt, ...)
{
    va_list args;
    int length;

    va_start(args, fmt);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (length <= 0)
        return;
    reserve(buf, (size_t)length);
    va_start(args, fmt);
    vsnprintf(buf->data + buf->size, (size_t)length + 1, fmt, args);
    va_end(args);
    buf->size += (size_t)length;
}
