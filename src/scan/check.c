// ISO/IEC 7064 MOD 37-2, and our own codes that use it.
//
// An own code is: '%', a letter for the kind, 1 to 32 characters of [A-Z0-9/-], and one check
// character.
// The check character is MOD 37-2 over the kind letter and the payload without '/' and '-', which
// the alphabet does not have; the kind is included so that a unit never passes for a person.
#include "scan.h"

#include <string.h>

#define PAYLOAD_LIMIT 32

static const struct {
    char letter;
    enum vein_scan_kind kind;
} own_kinds[] = {
    {'U', VEIN_SCAN_UNIT},    {'P', VEIN_SCAN_PERSON},   {'E', VEIN_SCAN_EQUIPMENT},
    {'S', VEIN_SCAN_STEP},    {'L', VEIN_SCAN_LOCATION}, {'M', VEIN_SCAN_LOT},
    {'C', VEIN_SCAN_COMMAND}, {'B', VEIN_SCAN_BATCH},    {'W', VEIN_SCAN_WRISTBAND},
};
#define OWN_KINDS (sizeof own_kinds / sizeof *own_kinds)

static int value_of(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

static char character_of(int value)
{
    static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
    return characters[value];
}

// The sum of the standard without its large powers; -1 for a character outside the alphabet.
static int checksum(const char *text, size_t size)
{
    int sum = 0;
    for (size_t i = 0; i < size; i++) {
        int value = value_of(text[i]);
        if (value < 0) {
            return -1;
        }
        sum = (sum + value) * 2 % 37;
    }
    return (38 - sum) % 37;
}

char vein_scan_check37(const char *text, size_t size)
{
    int value = checksum(text, size);
    return value < 0 ? '\0' : character_of(value);
}

int vein_scan_din_flag(const char *din)
{
    if (strlen(din) != 13 || !vein_scan_isbt_fin(din)) {
        return 0;
    }
    int value = checksum(din, 13);
    return value < 0 ? 0 : 60 + value;
}

// The check character of an own code, '\0' when the payload is not one.
static char own_check(char letter, const char *payload, size_t size)
{
    char counted[1 + PAYLOAD_LIMIT] = {letter};
    size_t used = 1;
    if (size < 1 || size > PAYLOAD_LIMIT) {
        return '\0';
    }
    for (size_t i = 0; i < size; i++) {
        if (value_of(payload[i]) >= 0) {
            counted[used++] = payload[i];
        } else if (payload[i] != '-' && payload[i] != '/') {
            return '\0';
        }
    }
    return used == 1 ? '\0' : vein_scan_check37(counted, used);
}

bool vein_scan_own_code(struct vein_buf *out, enum vein_scan_kind kind, const char *payload)
{
    for (size_t i = 0; i < OWN_KINDS; i++) {
        if (own_kinds[i].kind != kind) {
            continue;
        }
        char check = own_check(own_kinds[i].letter, payload, strlen(payload));
        if (check == '\0') {
            return false;
        }
        vein_buf_addf(out, "%%%c%s%c", own_kinds[i].letter, payload, check);
        return true;
    }
    return false;
}

bool vein_scan_read_own(struct cursor *in, struct vein_scan_item *out)
{
    size_t i = 0;
    if (in->left < 2) {
        return vein_scan_refuse(in, "the code ends after its prefix");
    }
    while (i < OWN_KINDS && own_kinds[i].letter != in->at[1]) {
        i++;
    }
    if (i == OWN_KINDS) {
        return vein_scan_refuse(in, "%%%c is not a kind of code", in->at[1]);
    }
    if (in->left < 4) {
        return vein_scan_refuse(in, "the code ends too early");
    }
    const char *payload = in->at + 2;
    size_t size = in->left - 3;
    if (size > PAYLOAD_LIMIT) {
        return vein_scan_refuse(in, "the code is longer than %d characters", PAYLOAD_LIMIT);
    }
    char check = own_check(own_kinds[i].letter, payload, size);
    if (check == '\0') {
        return vein_scan_refuse(in, "the code may hold capital letters, digits, - and / only");
    }
    if (payload[size] != check) {
        return vein_scan_refuse(in, "the check character is %c and should be %c", payload[size],
                                check);
    }
    out->kind = own_kinds[i].kind;
    vein_scan_item_value(out, payload, size);
    vein_scan_item_part(out, "check", &check, 1);
    in->at += in->left;
    in->left = 0;
    return true;
}
