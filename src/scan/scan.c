// From a scanner's bytes, or a person's keys, to what they identify.
#include "scan.h"

#include <stdarg.h>
#include <string.h>

const char *vein_scan_kind_name(enum vein_scan_kind kind)
{
    static const char *const names[VEIN_SCAN_KIND_COUNT] = {
        [VEIN_SCAN_DIN] = "din",
        [VEIN_SCAN_BLOOD_GROUP] = "blood_group",
        [VEIN_SCAN_PRODUCT] = "product",
        [VEIN_SCAN_EXPIRY] = "expiry",
        [VEIN_SCAN_COLLECTION] = "collection",
        [VEIN_SCAN_PRODUCTION] = "production",
        [VEIN_SCAN_DONOR] = "donor",
        [VEIN_SCAN_STAFF] = "staff",
        [VEIN_SCAN_BIRTH_DATE] = "birth_date",
        [VEIN_SCAN_PATIENT] = "patient",
        [VEIN_SCAN_DIVISION] = "division",
        [VEIN_SCAN_FACILITY] = "facility",
        [VEIN_SCAN_PROCESSOR_PRODUCT] = "processor_product",
        [VEIN_SCAN_FACILITY_LOT] = "facility_lot",
        [VEIN_SCAN_SUPPLEMENT] = "supplement",
        [VEIN_SCAN_SEC] = "sec",
        [VEIN_SCAN_COI] = "coi",
        [VEIN_SCAN_PRODUCT_KEY] = "product_key",
        [VEIN_SCAN_UNIT] = "unit",
        [VEIN_SCAN_PERSON] = "person",
        [VEIN_SCAN_EQUIPMENT] = "equipment",
        [VEIN_SCAN_STEP] = "step",
        [VEIN_SCAN_LOCATION] = "location",
        [VEIN_SCAN_LOT] = "lot",
        [VEIN_SCAN_COMMAND] = "command",
        [VEIN_SCAN_BATCH] = "batch",
        [VEIN_SCAN_WRISTBAND] = "wristband",
    };
    return (unsigned)kind < VEIN_SCAN_KIND_COUNT ? names[kind] : "unknown";
}

bool vein_scan_refuse(struct cursor *in, const char *fmt, ...)
{
    char why[256];
    struct vein_buf raw;
    struct vein_buf shown;
    va_list args;
    va_start(args, fmt);
    vsnprintf(why, sizeof why, fmt, args);
    va_end(args);
    vein_buf_init(&raw);
    vein_buf_init(&shown);
    vein_buf_add(&raw, in->whole, in->whole_size < 200 ? in->whole_size : 200);
    vein_utf8_visible(&shown, raw.data == NULL ? "" : raw.data);
    vein_err_set(in->err, VEIN_EXIT_REFUSED, "", "Scan again; if it stays, check the label.", "%s",
                 why);
    vein_utf8_copy(in->err->detail, sizeof in->err->detail, shown.data);
    vein_buf_release(&raw);
    vein_buf_release(&shown);
    return false;
}

void vein_scan_item_value(struct vein_scan_item *item, const char *text, size_t size)
{
    if (size >= sizeof item->value) {
        size = sizeof item->value - 1;
    }
    memcpy(item->value, text, size);
    item->value[size] = '\0';
}

void vein_scan_item_part(struct vein_scan_item *item, const char *name, const char *text,
                         size_t size)
{
    struct vein_scan_part *part = &item->parts[item->part_count];
    if (item->part_count == VEIN_SCAN_PARTS || size >= sizeof part->value) {
        return; // no layout has more or longer parts; the value holds everything anyway
    }
    part->name = name;
    memcpy(part->value, text, size);
    part->value[size] = '\0';
    item->part_count++;
}

const char *vein_scan_part(const struct vein_scan_item *item, const char *name)
{
    for (size_t i = 0; i < item->part_count; i++) {
        if (strcmp(item->parts[i].name, name) == 0) {
            return item->parts[i].value;
        }
    }
    return NULL;
}

const struct vein_scan_item *vein_scan_find(const struct vein_scan *scan, enum vein_scan_kind kind)
{
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->items[i].kind == kind) {
            return &scan->items[i];
        }
    }
    return NULL;
}

static bool letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Drops what the scanner adds around the symbol's content: STX/ETX, one line end, an AIM mark.
static bool unwrap(struct cursor *in, char aim[4])
{
    if (in->left > 0 && in->at[0] == '\x02') {
        in->at++;
        in->left--;
    }
    while (in->left > 0 && memchr("\r\n\t\x03", in->at[in->left - 1], 4) != NULL) {
        in->left--;
    }
    if (in->left > 0 && in->at[0] == '\x02') {
        return vein_scan_refuse(in, "two scans in one");
    }
    if (in->left >= 3 && in->at[0] == ']' && letter(in->at[1])) {
        memcpy(aim, in->at, 3);
        aim[3] = '\0';
        in->at += 3;
        in->left -= 3;
    }
    for (size_t i = 0; i < in->left; i++) {
        if ((unsigned char)in->at[i] > 0x7e) {
            return vein_scan_refuse(in, "a character outside ASCII: check the keyboard layout");
        }
        if ((unsigned char)in->at[i] < 0x20 && in->at[i] != '\x1d') {
            return vein_scan_refuse(in, "a control character inside the code");
        }
    }
    return true;
}

static bool read_structures(struct cursor *in, struct vein_scan *out)
{
    size_t wanted = 0;
    out->compound = vein_scan_isbt_is_compound(in);
    if (out->compound && !vein_scan_isbt_compound(in, &wanted, out->sequence)) {
        return false;
    }
    while (in->left > 0) {
        if (vein_scan_isbt_is_compound(in)) {
            return vein_scan_refuse(in, "a compound message inside another scan");
        }
        if (out->count == VEIN_SCAN_ITEMS) {
            return vein_scan_refuse(in, "more than %d structures in one scan", VEIN_SCAN_ITEMS);
        }
        if (!vein_scan_isbt_structure(in, &out->items[out->count])) {
            return false;
        }
        out->count++;
    }
    if (out->compound && wanted != out->count) {
        return vein_scan_refuse(in, "the compound message announces %zu structures and holds %zu",
                                wanted, out->count);
    }
    if (vein_scan_find(out, VEIN_SCAN_DIVISION) != NULL) {
        for (size_t i = 0; i < out->count; i++) {
            out->items[i].incomplete = false;
        }
    }
    return true;
}

static bool is_gs1(const char aim[4])
{
    return strcmp(aim, "]C1") == 0 || strcmp(aim, "]d2") == 0 || strcmp(aim, "]Q3") == 0 ||
           strcmp(aim, "]e0") == 0;
}

bool vein_scan_read(const char *bytes, size_t size, struct vein_scan *out, struct vein_err *err)
{
    struct cursor in = {bytes, size, bytes, size, err};
    struct vein_scan scan;
    memset(&scan, 0, sizeof scan);
    if (size > VEIN_SCAN_LIMIT) {
        return vein_scan_refuse(&in, "more than %d characters in one scan", VEIN_SCAN_LIMIT);
    }
    if (!unwrap(&in, scan.aim)) {
        return false;
    }
    if (in.left == 0) {
        return vein_scan_refuse(&in, "the scan is empty");
    }
    if (is_gs1(scan.aim)) {
        return vein_scan_refuse(&in, "a GS1 code, which is not read here");
    }
    if (in.at[0] == '=' || in.at[0] == '&') {
        if (!read_structures(&in, &scan)) {
            return false;
        }
    } else if (in.at[0] == '%') {
        if (!vein_scan_read_own(&in, &scan.items[0])) {
            return false;
        }
        scan.count = 1;
    } else {
        return vein_scan_refuse(&in,
                                "no identifier in front: not one of our codes and not ISBT 128");
    }
    *out = scan;
    return true;
}

// A check character typed beside the number: over the content as printed.
static bool keyed_check(struct cursor *in, const char *text, size_t size,
                        struct vein_scan_item *item)
{
    char check = vein_scan_check37(text, size);
    if (text[size] != check) {
        return vein_scan_refuse(in, "the check character does not fit: a digit is wrong");
    }
    vein_scan_item_part(item, "check", &check, 1);
    return true;
}

static bool keyed_product_key(struct cursor *in, const char *text, struct vein_scan_item *item)
{
    struct vein_scan_item din = {.kind = VEIN_SCAN_DIN};
    struct vein_scan_item product = {.kind = VEIN_SCAN_PRODUCT};
    char code[9] = {0};
    memcpy(code, text + 5, 5);
    memcpy(code + 5, "000", 3);
    if (!vein_scan_isbt_fin(text) || !vein_scan_isbt_product(in, code, &product) ||
        !vein_scan_isbt_din(in, text + 10, &din)) {
        return vein_scan_refuse(in, "not a product key");
    }
    item->kind = VEIN_SCAN_PRODUCT_KEY;
    vein_scan_item_value(item, text, 29);
    vein_scan_item_part(item, "fin_processor", text, 5);
    vein_scan_item_part(item, "pdc", text + 5, 5);
    vein_scan_item_part(item, "din", text + 10, 13);
    vein_scan_item_part(item, "division", text + 23, 6);
    return true;
}

static bool keyed_item(struct cursor *in, const char *text, size_t size,
                       struct vein_scan_item *item)
{
    if (size == 44 && memcmp(text, "SEC:", 4) == 0) {
        return vein_scan_isbt_sec(in, text + 4, item);
    }
    if (text[0] == '%') {
        return vein_scan_read_own(in, item);
    }
    if (size == 13 && vein_scan_isbt_fin(text)) {
        return vein_scan_refuse(in, "type the check character too (the boxed one)");
    }
    if (size == 14) {
        return vein_scan_isbt_din(in, text, item) && keyed_check(in, text, 13, item);
    }
    if (size == 16 && memcmp(text, "CH", 2) == 0) {
        return vein_scan_isbt_coi(in, text, item) && keyed_check(in, text, 15, item);
    }
    if (size == 29) {
        return keyed_product_key(in, text, item);
    }
    return vein_scan_refuse(in, "neither a donation number nor one of our codes");
}

bool vein_scan_keyed(const char *text, struct vein_scan *out, struct vein_err *err)
{
    char plain[64];
    size_t used = 0;
    size_t size = strlen(text);
    struct cursor in = {plain, 0, text, size, err};
    struct vein_scan scan;
    memset(&scan, 0, sizeof scan);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == ' ') {
            continue;
        }
        if ((unsigned char)text[i] < 0x20 || (unsigned char)text[i] > 0x7e) {
            return vein_scan_refuse(&in, "a character that no label has");
        }
        if (used == sizeof plain - 1) {
            return vein_scan_refuse(&in, "longer than any number on a label");
        }
        bool lower = text[i] >= 'a' && text[i] <= 'z';
        plain[used++] = lower ? (char)(text[i] - 'a' + 'A') : text[i];
    }
    plain[used] = '\0';
    in.left = used;
    if (used == 0) {
        return vein_scan_refuse(&in, "nothing was typed");
    }
    if (!keyed_item(&in, plain, used, &scan.items[0])) {
        return false;
    }
    scan.count = 1;
    *out = scan;
    return true;
}
