// The server's log as far as a person at the terminal needs it: the last lines, made visible.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

#define TAIL_BYTES 2048
#define TAIL_LINES 6

static int log_open(const struct vein_cluster *cluster, struct stat *st)
{
    const int fd = open(cluster->log, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return -1;
    if (fstat(fd, st) == 0 && S_ISREG(st->st_mode) && st->st_uid == cluster->uid)
        return fd;
    close(fd);
    return -1;
}

off_t vein_cluster_log_size(const struct vein_cluster *cluster)
{
    struct stat st;
    const int fd = log_open(cluster, &st);
    if (fd < 0)
        return 0;
    close(fd);
    return st.st_size;
}

// Up to TAIL_BYTES from the end but not before from; NUL bytes become '?'.
static size_t log_read(const struct vein_cluster *cluster, off_t from, char text[TAIL_BYTES + 1])
{
    struct stat st;
    text[0] = '\0';
    const int fd = log_open(cluster, &st);
    if (fd < 0)
        return 0;
    const off_t start = st.st_size - TAIL_BYTES > from ? st.st_size - TAIL_BYTES : from;
    const ssize_t got = pread(fd, text, TAIL_BYTES, start);
    close(fd);
    const size_t size = got > 0 ? (size_t)got : 0;
    for (size_t i = 0; i < size; i++)
        text[i] = text[i] == '\0' ? '?' : text[i];
    text[size] = '\0';
    return size;
}

void vein_cluster_tail(const char *text, struct vein_buf *out)
{
    const char *end = text + strlen(text);
    while (end > text && end[-1] == '\n')
        end--;
    const char *start = end;
    for (int lines = 0; start > text; start--) {
        // An error takes 1023 bytes: the end is what tells.
        if ((start[-1] == '\n' && ++lines == TAIL_LINES) || end - start >= 900)
            break;
    }
    while (start < end) {
        char line[1024];
        const size_t length = strcspn(start, "\n");
        snprintf(line, sizeof line, "%.*s", (int)length, start);
        if (out->size > 0)
            vein_buf_adds(out, " | ");
        vein_utf8_visible(out, line);
        start += length + 1;
    }
}

void vein_cluster_log_tail(const struct vein_cluster *cluster, off_t from, struct vein_buf *out)
{
    char text[TAIL_BYTES + 1];
    (void)log_read(cluster, from, text);
    vein_cluster_tail(text, out);
}

bool vein_cluster_log_has(const struct vein_cluster *cluster, off_t from, const char *words)
{
    char text[TAIL_BYTES + 1];
    return log_read(cluster, from, text) > 0 && strstr(text, words) != NULL;
}
