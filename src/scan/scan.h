// Shared by the files of this folder only.
#ifndef VEIN_SCAN_INTERNAL_H
#define VEIN_SCAN_INTERNAL_H

#include "vein/scan.h"

// What is left of a read, and the structure being read.
struct cursor {
    const char *at;
    size_t left;
    const char *whole; // for messages
    size_t whole_size;
    struct vein_err *err;
};

bool vein_scan_refuse(struct cursor *in, const char *fmt, ...) VEIN_PRINTF(2, 3);
// Reads one structure beginning with its data identifier and steps over it.
bool vein_scan_isbt_structure(struct cursor *in, struct vein_scan_item *out);
bool vein_scan_isbt_is_compound(const struct cursor *in);
// "=+aabbb": count of structures and registered sequence.
bool vein_scan_isbt_compound(struct cursor *in, size_t *count, char sequence[4]);
// The 40 characters of a Single European Code, the 15 of a CoI, the 13 of a DIN.
bool vein_scan_isbt_sec(struct cursor *in, const char *text, struct vein_scan_item *out);
bool vein_scan_isbt_coi(struct cursor *in, const char *text, struct vein_scan_item *out);
bool vein_scan_isbt_din(struct cursor *in, const char *text, struct vein_scan_item *out);
bool vein_scan_isbt_product(struct cursor *in, const char *text, struct vein_scan_item *out);
bool vein_scan_isbt_fin(const char *text);
// "%" letter payload check, the whole rest.
bool vein_scan_read_own(struct cursor *in, struct vein_scan_item *out);

void vein_scan_item_value(struct vein_scan_item *item, const char *text, size_t size);
void vein_scan_item_part(struct vein_scan_item *item, const char *name, const char *text,
                         size_t size);

#endif
