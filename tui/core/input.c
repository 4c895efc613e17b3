// Keys and scans out of bytes.
#include "input.h"

#include <string.h>

#define GAP_MS 100 // a scanner never pauses longer inside a symbol
#define ESC_MS 400 // Esc and a digit by hand
#define SCAN_LEAST 3
#define PASTE_MOST ((size_t)64 << 10) // bytes kept of a paste; no field takes so much

static const struct {
    const char *name;
    enum vein_key key;
} key_names[] = {
    {"Enter", VEIN_KEY_ENTER},
    {"Tab", VEIN_KEY_TAB},
    {"BackTab", VEIN_KEY_BACKTAB},
    {"Esc", VEIN_KEY_ESC},
    {"Backspace", VEIN_KEY_BACKSPACE},
    {"Delete", VEIN_KEY_DELETE},
    {"Up", VEIN_KEY_UP},
    {"Down", VEIN_KEY_DOWN},
    {"Left", VEIN_KEY_LEFT},
    {"Right", VEIN_KEY_RIGHT},
    {"Home", VEIN_KEY_HOME},
    {"End", VEIN_KEY_END},
    {"PgUp", VEIN_KEY_PGUP},
    {"PgDn", VEIN_KEY_PGDN},
    {"Space", VEIN_KEY_CHAR},
};

const char *vein_key_name(enum vein_key key, const char *text, char out[16])
{
    if (key >= VEIN_KEY_F1 && key <= VEIN_KEY_F12) {
        snprintf(out, 16, "F%d", (int)(key - VEIN_KEY_F1) + 1);
        return out;
    }
    if (key == VEIN_KEY_CTRL) {
        snprintf(out, 16, "Ctrl-%c", text[0] >= 'a' && text[0] <= 'z' ? text[0] - 32 : text[0]);
        return out;
    }
    if (key == VEIN_KEY_CHAR && strcmp(text, " ") != 0) {
        snprintf(out, 16, "%s", text);
        return out;
    }
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (key_names[i].key == key)
            return key_names[i].name;
    return "";
}

bool vein_key_parse(const char *name, enum vein_key *key, char text[8])
{
    size_t size = strlen(name);

    text[0] = '\0';
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (strcmp(key_names[i].name, name) == 0) {
            *key = key_names[i].key;
            snprintf(text, 8, "%s", *key == VEIN_KEY_CHAR ? " " : "");
            return true;
        }
    if (name[0] == 'F' && size <= 3 && size > 1 && strspn(name + 1, "0123456789") == size - 1) {
        int number = size == 2 ? name[1] - '0' : (name[1] - '0') * 10 + name[2] - '0';

        *key = (enum vein_key)(VEIN_KEY_F1 + number - 1);
        return number >= 1 && number <= 12;
    }
    if (strncmp(name, "Ctrl-", 5) == 0 && size == 6 && name[5] >= 'A' && name[5] <= 'Z') {
        *key = VEIN_KEY_CTRL;
        text[0] = (char)(name[5] + 32);
        text[1] = '\0';
        return true;
    }
    *key = VEIN_KEY_CHAR;
    snprintf(text, 8, "%s", name);
    return size == 1 && name[0] > ' ' && name[0] < 0x7f;
}

void vein_input_init(struct vein_input *input)
{
    *input = (struct vein_input){0};
    vein_buf_init(&input->paste);
}

void vein_input_release(struct vein_input *input)
{
    vein_buf_release(&input->paste);
}

void vein_input_feed(struct vein_input *input, const void *bytes, size_t size, int64_t now_ms)
{
    if (size > sizeof input->bytes - input->size) {
        input->overflow = true; // nobody types that much between two looks
        size = sizeof input->bytes - input->size;
    }
    memcpy(input->bytes + input->size, bytes, size);
    input->size += size;
    input->last_ms = now_ms;
}

static void take(struct vein_input *input, size_t size)
{
    memmove(input->bytes, input->bytes + size, input->size - size);
    input->size -= size;
    memset(input->bytes + input->size, 0, size); // it may have been a password
}

static bool key_event(struct vein_input *input, size_t size, enum vein_key key, const char *text,
                      struct vein_event *out)
{
    *out = (struct vein_event){.kind = VEIN_EVENT_KEY, .key = key};
    snprintf(out->text, sizeof out->text, "%s", text);
    take(input, size);
    return true;
}

// ---- sequences

static const struct {
    const char *tail; // behind ESC
    enum vein_key key;
} sequences[] = {
    {"[A", VEIN_KEY_UP},        {"[B", VEIN_KEY_DOWN},      {"[C", VEIN_KEY_RIGHT},
    {"[D", VEIN_KEY_LEFT},      {"OA", VEIN_KEY_UP},        {"OB", VEIN_KEY_DOWN},
    {"OC", VEIN_KEY_RIGHT},     {"OD", VEIN_KEY_LEFT},      {"[H", VEIN_KEY_HOME},
    {"[F", VEIN_KEY_END},       {"OH", VEIN_KEY_HOME},      {"OF", VEIN_KEY_END},
    {"[1~", VEIN_KEY_HOME},     {"[7~", VEIN_KEY_HOME},     {"[4~", VEIN_KEY_END},
    {"[8~", VEIN_KEY_END},      {"[3~", VEIN_KEY_DELETE},   {"[5~", VEIN_KEY_PGUP},
    {"[6~", VEIN_KEY_PGDN},     {"[Z", VEIN_KEY_BACKTAB},   {"OP", VEIN_KEY_F1},
    {"OQ", VEIN_KEY_F1 + 1},    {"OR", VEIN_KEY_F1 + 2},    {"OS", VEIN_KEY_F1 + 3},
    {"[[A", VEIN_KEY_F1},       {"[[B", VEIN_KEY_F1 + 1},   {"[[C", VEIN_KEY_F1 + 2},
    {"[[D", VEIN_KEY_F1 + 3},   {"[[E", VEIN_KEY_F1 + 4},   {"[11~", VEIN_KEY_F1},
    {"[12~", VEIN_KEY_F1 + 1},  {"[13~", VEIN_KEY_F1 + 2},  {"[14~", VEIN_KEY_F1 + 3},
    {"[15~", VEIN_KEY_F1 + 4},  {"[17~", VEIN_KEY_F1 + 5},  {"[18~", VEIN_KEY_F1 + 6},
    {"[19~", VEIN_KEY_F1 + 7},  {"[20~", VEIN_KEY_F1 + 8},  {"[21~", VEIN_KEY_F1 + 9},
    {"[23~", VEIN_KEY_F1 + 10}, {"[24~", VEIN_KEY_F1 + 11},
};

// Length of the sequence that begins with ESC; 0: more bytes are needed.
static size_t sequence_length(const unsigned char *b, size_t size)
{
    size_t at = 2;

    if (size < 2)
        return 0;
    if (b[1] == 'O')
        return size < 3 ? 0 : 3;
    if (b[1] != '[')
        return 2;
    if (size > 2 && b[2] == '[')
        return size < 4 ? 0 : 4;
    while (at < size && b[at] >= 0x20 && b[at] <= 0x3f)
        at++;
    return at == size ? 0 : at + 1;
}

static enum vein_key sequence_key(const unsigned char *b, size_t size)
{
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        if (strlen(sequences[i].tail) == size - 1 &&
            memcmp(sequences[i].tail, b + 1, size - 1) == 0)
            return sequences[i].key;
    return VEIN_KEY_NONE;
}

// True when an event is out or something was swallowed (out->kind NONE then: look again).
static bool escape(struct vein_input *input, int64_t now_ms, struct vein_event *out, int *wait_ms)
{
    const unsigned char *b = input->bytes;
    size_t length = sequence_length(b, input->size);
    int64_t waited = now_ms - input->last_ms;

    if (input->size == 1) { // Esc alone, or the beginning of something
        if (waited >= ESC_MS)
            return key_event(input, 1, VEIN_KEY_ESC, "", out);
        *wait_ms = (int)(ESC_MS - waited);
        return false;
    }
    if (b[1] >= '0' && b[1] <= '9')
        return key_event(input, 2, (enum vein_key)(VEIN_KEY_F1 + (b[1] == '0' ? 9 : b[1] - '1')),
                         "", out);
    if (b[1] != '[' && b[1] != 'O')
        return key_event(input, 1, VEIN_KEY_ESC, "", out);
    if (length == 0) {
        if (waited >= GAP_MS)
            return key_event(input, 1, VEIN_KEY_ESC, "", out);
        *wait_ms = (int)(GAP_MS - waited);
        return false;
    }
    if (length == 6 && memcmp(b, "\x1b[200~", 6) == 0) {
        input->pasting = true;
        input->paste.size = 0;
        take(input, 6);
        return true;
    }
    enum vein_key key = sequence_key(b, length);
    if (key != VEIN_KEY_NONE)
        return key_event(input, length, key, "", out);
    take(input, length);
    return true;
}

static bool paste(struct vein_input *input, struct vein_event *out)
{
    static const char end[] = "\x1b[201~";
    const unsigned char *found = memmem(input->bytes, input->size, end, 6);
    size_t room = PASTE_MOST - input->paste.size;
    size_t size = found ? (size_t)(found - input->bytes) : input->size;

    if (!found) // what may be the beginning of the end stays
        for (size = input->size; size > 0 && input->size - size < 5; size--)
            if (input->bytes[size - 1] == 0x1b) {
                size--;
                break;
            }
    if (!found && size == 0)
        return false;
    if (room > 0) // the rest is swallowed: its end may never come
        vein_buf_add(&input->paste, input->bytes, size < room ? size : room);
    take(input, size + (found ? 6 : 0));
    if (!found)
        return input->size > 0 && input->bytes[0] != 0x1b;
    input->pasting = false;
    *out = (struct vein_event){.kind = VEIN_EVENT_PASTE, .code = input->paste.data};
    return true;
}

// ---- scans

static bool ends(unsigned char c)
{
    return c == '\r' || c == '\n' || c == '\t';
}

static bool prefixed(const unsigned char *b, size_t size)
{
    return b[0] == '%' || b[0] == '=' || b[0] == '&' ||
           (b[0] == ']' && (size < 2 || (b[1] >= 'A' && b[1] <= 'z')));
}

// A keyed donation number or chain of identity as a scanner without prefixes sends it.
static bool plain_structure(const unsigned char *b, size_t size)
{
    static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*";

    if (size < 13 || size > 16)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!strchr(set, b[i]))
            return false;
    for (size_t i = size - 8; i < size - 3; i++)
        if (b[i] < '0' || b[i] > '9')
            return false;
    return true;
}

static bool scan_event(struct vein_input *input, size_t size, const char *method,
                       struct vein_event *out)
{
    size_t end = size;

    if (size >= sizeof input->code) {
        take(input, size);
        *out = (struct vein_event){.kind = VEIN_EVENT_BROKEN};
        return true;
    }
    memcpy(input->code, input->bytes, size);
    input->code[size] = '\0';
    // CR LF is one end; a second symbol's end stays for it
    end +=
        end + 1 < input->size && input->bytes[end] == '\r' && input->bytes[end + 1] == '\n' ? 2 : 1;
    take(input, end);
    *out = (struct vein_event){.kind = VEIN_EVENT_SCAN, .code = input->code, .method = method};
    return true;
}

// 1: an event is out; 0: no scan begins here; -1: wait.
static int scan(struct vein_input *input, int64_t now_ms, struct vein_event *out, int *wait_ms)
{
    const unsigned char *b = input->bytes;
    size_t end = 0;

    while (end < input->size && !ends(b[end]) && (b[end] >= 0x20 || b[end] == 0x1d) &&
           b[end] < 0x7f)
        end++;
    if (end < input->size && ends(b[end])) {
        if (prefixed(b, end) && end >= SCAN_LEAST)
            return scan_event(input, end, "scan", out);
        return plain_structure(b, end) && scan_event(input, end, "scan-unprefixed", out);
    }
    if (end < input->size || !prefixed(b, input->size))
        return 0;
    if (now_ms - input->last_ms < GAP_MS) {
        *wait_ms = (int)(GAP_MS - (now_ms - input->last_ms));
        return -1;
    }
    if (input->size < 4) // somebody types a sign
        return 0;
    take(input, input->size);
    *out = (struct vein_event){.kind = VEIN_EVENT_BROKEN};
    return 1;
}

// ---- one character

static size_t utf8_size(unsigned char c)
{
    return c < 0x80                ? 1
           : c >= 0xc2 && c < 0xe0 ? 2
           : c >= 0xe0 && c < 0xf0 ? 3
           : c >= 0xf0 && c < 0xf5 ? 4
                                   : 0;
}

static bool plain(struct vein_input *input, int64_t now_ms, struct vein_event *out, int *wait_ms)
{
    unsigned char c = input->bytes[0];
    size_t size = utf8_size(c);
    char text[8] = "";

    if (c == '\r' || c == '\n')
        return key_event(input, 1, VEIN_KEY_ENTER, "", out);
    if (c == '\t')
        return key_event(input, 1, VEIN_KEY_TAB, "", out);
    if (c == 0x7f || c == 0x08)
        return key_event(input, 1, VEIN_KEY_BACKSPACE, "", out);
    if (c < 0x20) {
        text[0] = (char)(c + 0x60);
        return c > 0 && c <= 26 ? key_event(input, 1, VEIN_KEY_CTRL, text, out)
                                : (take(input, 1), true);
    }
    if (size > input->size && now_ms - input->last_ms < GAP_MS) {
        *wait_ms = GAP_MS;
        return false;
    }
    if (size == 0 || size > input->size) {
        take(input, 1);
        return true;
    }
    memcpy(text, input->bytes, size);
    text[size] = '\0';
    if (!vein_utf8_clean(text, size, NULL)) {
        take(input, size);
        return true;
    }
    return key_event(input, size, VEIN_KEY_CHAR, text, out);
}

void vein_input_next(struct vein_input *input, int64_t now_ms, struct vein_event *out, int *wait_ms)
{
    int wait = -1;
    bool going = true;

    *out = (struct vein_event){0};
    if (input->overflow) {
        input->overflow = false;
        input->size = 0;
        out->kind = VEIN_EVENT_BROKEN;
        return;
    }
    while (going && out->kind == VEIN_EVENT_NONE && input->size > 0) {
        int scanned =
            input->pasting || input->bytes[0] == 0x1b ? 0 : scan(input, now_ms, out, &wait);

        if (scanned != 0)
            going = scanned > 0;
        else if (input->pasting)
            going = paste(input, out);
        else if (input->bytes[0] == 0x1b)
            going = escape(input, now_ms, out, &wait);
        else
            going = plain(input, now_ms, out, &wait);
    }
    if (wait_ms)
        *wait_ms = out->kind == VEIN_EVENT_NONE ? wait : 0;
}
