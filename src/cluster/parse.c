// Pure parts: texts in, decisions out. No files, no processes.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "vein/cluster_file.h"

// Copies line number `number` (from 1) of text; false when absent or too long.
static bool line_copy(const char *text, int number, char *out, size_t size)
{
    const char *from = text;
    for (int i = 1; i < number; i++) {
        from = strchr(from, '\n');
        if (from == NULL)
            return false;
        from++;
    }
    const size_t length = strcspn(from, "\n");
    if (length >= size || (length == 0 && *from == '\0'))
        return false;
    memcpy(out, from, length);
    out[length] = '\0';
    return true;
}

// Decimal digits only, at most `most`; -1 otherwise.
static long digits(const char *text, long most)
{
    long value = 0;
    size_t i = 0;
    for (; isdigit((unsigned char)text[i]); i++) {
        value = value * 10 + (text[i] - '0');
        if (value > most)
            return -1;
    }
    if (i == 0)
        return -1;
    while (text[i] == ' ')
        i++;
    return text[i] == '\0' ? value : -1;
}

bool vein_cluster_pidfile_parse(const char *text, struct vein_cluster_pidfile *out)
{
    struct vein_cluster_pidfile found = {0};
    char line[1024];
    if (!line_copy(text, 1, line, sizeof line))
        return false;
    const long pid = digits(line, 0x7fffffffL); // a negative one is single-user mode, not a server
    if (pid <= 1)
        return false;
    found.pid = (pid_t)pid;
    if (!line_copy(text, 2, found.data, sizeof found.data))
        found.data[0] = '\0';
    if (line_copy(text, 4, line, sizeof line)) {
        const long port = digits(line, 65535);
        found.port = port > 0 ? (int)port : 0;
    }
    if (!line_copy(text, 5, found.socket, sizeof found.socket))
        found.socket[0] = '\0';
    if (line_copy(text, 8, line, sizeof line)) {
        line[strcspn(line, " ")] = '\0';
        found.ready = strcmp(line, "ready") == 0;
    }
    *out = found;
    return true;
}

static bool hex_id(const char *text)
{
    if (strlen(text) != VEIN_CLUSTER_ID_SIZE - 1)
        return false;
    return strspn(text, "0123456789abcdef") == VEIN_CLUSTER_ID_SIZE - 1;
}

static bool memo_flag(const char *value, bool *out)
{
    if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
        return false;
    *out = value[0] == 'y';
    return true;
}

static bool memo_text(const char *value, char *out, size_t size)
{
    const size_t length = strlen(value);
    if (length >= size)
        return false;
    memcpy(out, value, length + 1);
    return true;
}

static bool memo_line(const char *line, struct vein_cluster_memo *memo)
{
    const char *equals = strchr(line, '=');
    if (equals == NULL)
        return false;
    const size_t key = (size_t)(equals - line);
    const char *value = equals + 1;
    if (key == 2 && memcmp(line, "id", 2) == 0)
        return hex_id(value) && memo_text(value, memo->id, sizeof memo->id);
    if (key == 4 && memcmp(line, "made", 4) == 0)
        return memo_flag(value, &memo->made);
    if (key == 12 && memcmp(line, "bootstrapped", 12) == 0)
        return memo_flag(value, &memo->bootstrapped);
    if (key == 7 && memcmp(line, "account", 7) == 0)
        return memo_text(value, memo->account, sizeof memo->account);
    if (key == 6 && memcmp(line, "socket", 6) == 0)
        return (*value == '\0' || *value == '/') &&
               memo_text(value, memo->socket, sizeof memo->socket);
    return false;
}

bool vein_cluster_memo_parse(const char *text, struct vein_cluster_memo *out)
{
    struct vein_cluster_memo memo = {0};
    while (*text != '\0') {
        char line[1200];
        const size_t length = strcspn(text, "\n");
        if (length >= sizeof line || text[length] == '\0')
            return false; // every line we wrote ends; a missing end is a torn file
        memcpy(line, text, length);
        line[length] = '\0';
        if (!memo_line(line, &memo))
            return false;
        text += length + 1;
    }
    if (memo.id[0] == '\0')
        return false;
    *out = memo;
    return true;
}

void vein_cluster_memo_print(const struct vein_cluster_memo *memo, struct vein_buf *out)
{
    vein_buf_addf(out, "id=%s\nmade=%s\nbootstrapped=%s\naccount=%s\nsocket=%s\n", memo->id,
                  memo->made ? "yes" : "no", memo->bootstrapped ? "yes" : "no", memo->account,
                  memo->socket);
}

// Fields of proc(5), counted from 1; the name in field 2 may hold spaces and parentheses.
#define STAT_STATE 3
#define STAT_FLAGS 9
#define STAT_PENDING 31
#define FLAG_EXITING 4ULL
#define PENDING_KILL (1ULL << (9 - 1))

bool vein_cluster_stat_dead(const char *text)
{
    const char *at = strrchr(text, ')');
    if (at == NULL)
        return false;
    at++;
    for (int field = STAT_STATE; *at == ' ' && field <= STAT_PENDING; field++) {
        const char *word = ++at;
        at += strcspn(at, " \n");
        if (field == STAT_STATE && (*word == 'Z' || *word == 'X'))
            return true;
        if (field == STAT_FLAGS && (strtoull(word, NULL, 10) & FLAG_EXITING) != 0)
            return true;
        if (field == STAT_PENDING && (strtoull(word, NULL, 10) & PENDING_KILL) != 0)
            return true;
    }
    return false;
}

enum vein_cluster_state vein_cluster_decide(const struct vein_cluster_facts *facts)
{
    if (!facts->has_data)
        return facts->has_memo && facts->made ? VEIN_CLUSTER_FOREIGN : VEIN_CLUSTER_NONE;
    if (!facts->has_memo || !facts->data_ours)
        return VEIN_CLUSTER_FOREIGN;
    if (!facts->has_pidfile)
        return VEIN_CLUSTER_STOPPED;
    if (!facts->pid_alive)
        return VEIN_CLUSTER_STALE;
    if (facts->pid_serves)
        return VEIN_CLUSTER_RUNNING;
    // A live server for another directory means that this one is a copy of that one. Any other
    // program merely got the number of our dead server.
    return facts->pid_postgres ? VEIN_CLUSTER_FOREIGN : VEIN_CLUSTER_STALE;
}

const char *vein_cluster_state_name(enum vein_cluster_state state)
{
    switch (state) {
    case VEIN_CLUSTER_NONE:
        return "none";
    case VEIN_CLUSTER_STOPPED:
        return "stopped";
    case VEIN_CLUSTER_RUNNING:
        return "running";
    case VEIN_CLUSTER_STALE:
        return "stale";
    case VEIN_CLUSTER_FOREIGN:
        return "foreign";
    }
    return "unknown";
}

size_t vein_cluster_socket_length(const char *dir)
{
    char name[32];
    const int length = snprintf(name, sizeof name, "/.s.PGSQL.%d", VEIN_CLUSTER_PORT);
    return strlen(dir) + (size_t)length;
}

void vein_cluster_socket_quote(struct vein_buf *out, const char *dir)
{
    vein_buf_adds(out, "\"");
    for (; *dir != '\0'; dir++)
        vein_buf_add(out, *dir == '"' ? "\"\"" : dir, *dir == '"' ? 2 : 1);
    vein_buf_adds(out, "\"");
}

bool vein_cluster_home_clean(const char *path, struct vein_buf *out, const char **why)
{
    if (path[0] != '/') {
        *why = "is not an absolute path";
        return false;
    }
    if (strlen(path) > VEIN_CLUSTER_HOME_MAX) {
        *why = "is longer than 900 bytes";
        return false;
    }
    const size_t start = out->size;
    while (*path != '\0') {
        path += strspn(path, "/");
        const size_t length = strcspn(path, "/");
        if ((length == 1 && path[0] == '.') || (length == 2 && memcmp(path, "..", 2) == 0)) {
            *why = "contains a . or .. component";
            return false;
        }
        for (size_t i = 0; i < length; i++) {
            if (iscntrl((unsigned char)path[i])) {
                *why = "contains a control character";
                return false;
            }
        }
        if (length > 0)
            vein_buf_addf(out, "/%.*s", (int)length, path);
        path += length;
    }
    if (out->size == start) {
        *why = "is the root directory";
        return false;
    }
    return true;
}

bool vein_cluster_role_valid(const char *role)
{
    if (role[0] != '_' && !(role[0] >= 'a' && role[0] <= 'z'))
        return false;
    const size_t length = strspn(role, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return role[length] == '\0' && length <= 63;
}

int vein_cluster_version_major(const char *text)
{
    const char *mark = "(PostgreSQL) ";
    const char *at = strstr(text, mark);
    if (at == NULL)
        return 0;
    int major = 0;
    for (at += strlen(mark); isdigit((unsigned char)*at) && major < 1000; at++)
        major = major * 10 + (*at - '0');
    return major;
}

static const char base64url_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void vein_cluster_base64url(const unsigned char bytes[32], char out[VEIN_CLUSTER_SECRET_SIZE])
{
    size_t to = 0;
    unsigned pending = 0;
    unsigned bits = 0;
    for (size_t i = 0; i < 32; i++) {
        pending = (pending << 8) | bytes[i];
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out[to++] = base64url_digits[(pending >> bits) & 63];
        }
        pending &= (1u << bits) - 1;
    }
    out[to++] = base64url_digits[(pending << (6 - bits)) & 63]; // 256 = 42 * 6 + 4
    out[to] = '\0';
}

bool vein_cluster_secret_valid(const char *text)
{
    return strlen(text) == VEIN_CLUSTER_SECRET_SIZE - 1 &&
           strspn(text, base64url_digits) == VEIN_CLUSTER_SECRET_SIZE - 1;
}
