// scan: says what a scanned string identifies, or why it identifies nothing. Pure: knows structure
// and check characters, no database and no ICCBBA table. What the thing *is* only a look-up tells:
// a check character lets one wrong number in 37 pass.
#ifndef VEIN_SCAN_H
#define VEIN_SCAN_H

#include "vein/base.h"

#define VEIN_SCAN_LIMIT 512 // bytes of one read
#define VEIN_SCAN_ITEMS 12
#define VEIN_SCAN_PARTS 8

enum vein_scan_kind {
    VEIN_SCAN_DIN,               // 001 =    value: the 13 characters without flags
    VEIN_SCAN_BLOOD_GROUP,       // 002 =%
    VEIN_SCAN_PRODUCT,           // 003 =<   value: 8 characters
    VEIN_SCAN_EXPIRY,            // 004 =>, 005 &>, 031 type 01   value: YYYY-MM-DD[ hh:mm]
    VEIN_SCAN_COLLECTION,        // 006 =*, 007 &*, 031 type 02
    VEIN_SCAN_PRODUCTION,        // 008 =}, 009 &}, 031 type 03
    VEIN_SCAN_DONOR,             // 019 =;   value: FIN + 16 digits
    VEIN_SCAN_STAFF,             // 020 ='   value: FIN + 6 characters
    VEIN_SCAN_BIRTH_DATE,        // 024 =#   value: YYYY-MM-DD
    VEIN_SCAN_PATIENT,           // 025 &#   value: the identifier
    VEIN_SCAN_DIVISION,          // 032 =,   value: 6 characters
    VEIN_SCAN_FACILITY,          // 033 &+
    VEIN_SCAN_PROCESSOR_PRODUCT, // 034 =/   value: 16 characters
    VEIN_SCAN_FACILITY_LOT,      // 035 &,1  value: 18 characters
    VEIN_SCAN_SUPPLEMENT,        // 036 &,2  value: 18 characters
    VEIN_SCAN_SEC,               // 038 &,4  value: 40 characters
    VEIN_SCAN_COI,               // 040 &/   value: CH + 13 characters
    VEIN_SCAN_PRODUCT_KEY,       // 29 characters, keyed only: FIN, product, DIN, division
    VEIN_SCAN_UNIT,              // %U container          value: the payload
    VEIN_SCAN_PERSON,            // %P
    VEIN_SCAN_EQUIPMENT,         // %E
    VEIN_SCAN_STEP,              // %S
    VEIN_SCAN_LOCATION,          // %L
    VEIN_SCAN_LOT,               // %M, of material
    VEIN_SCAN_COMMAND,           // %C
    VEIN_SCAN_BATCH,             // %B
    VEIN_SCAN_WRISTBAND,         // %W
    VEIN_SCAN_KIND_COUNT
};
// "din", "blood_group", ... as sent to the database.
const char *vein_scan_kind_name(enum vein_scan_kind kind);

struct vein_scan_part {
    const char *name; // constant text: "fin", "yy", "flags", ...
    char value[44];
};
struct vein_scan_item {
    enum vein_scan_kind kind;
    int structure;   // ISBT 128 data structure number, 0 for our own codes
    bool incomplete; // a product code with division 99 whose structure 032 has not come
    char value[100]; // normalized, what is looked up
    size_t part_count;
    struct vein_scan_part parts[VEIN_SCAN_PARTS];
};
struct vein_scan {
    char aim[4];      // "]C0", or ""
    char sequence[4]; // of a compound message (023): "000" or the registered one, or ""
    bool compound;
    size_t count; // one, or several when structures came concatenated or compound
    struct vein_scan_item items[VEIN_SCAN_ITEMS];
};

// Reads what a scanner sent, with or without AIM identifier, STX/ETX and CR, LF or Tab at the end.
// On failure err->message says why, err->detail holds the characters made visible. Error:
// VEIN_EXIT_REFUSED.
bool vein_scan_read(const char *bytes, size_t size, struct vein_scan *out,
                    struct vein_err *err) VEIN_MUST_CHECK;

// Reads what a person typed from a label: a DIN with its check character ("A9999 26 123456 K"), a
// CoI identifier with its check character, an own code ("%U0123-..."), "SEC: ...", or the 29
// characters of a product key. Spaces are ignored; lower case is taken as upper case, since people
// type it. A DIN without its check character is refused.
bool vein_scan_keyed(const char *text, struct vein_scan *out, struct vein_err *err) VEIN_MUST_CHECK;

// The part's value, NULL when the item has none of that name.
const char *vein_scan_part(const struct vein_scan_item *item, const char *name);
// First item of that kind, NULL when none.
const struct vein_scan_item *vein_scan_find(const struct vein_scan *scan, enum vein_scan_kind kind);

// ISO/IEC 7064 MOD 37-2 over [0-9A-Z]: the check character ('*' included), '\0' when text holds
// another character.
char vein_scan_check37(const char *text, size_t size);
// The two type 3 flag digits (60 to 96) for a 13-character DIN; 0 when it is none.
int vein_scan_din_flag(const char *din);
// Appends the text of our own code: '%', letter, payload, check character. False when kind is not
// an own code or payload is not 1 to 32 of [A-Z0-9/-] with at least one letter or digit.
bool vein_scan_own_code(struct vein_buf *out, enum vein_scan_kind kind, const char *payload);

#endif
