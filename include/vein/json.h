// json: members of a JSON object and elements of a list as the database prints them (jsonb: valid, without
// duplicate keys). One level is taken apart; what is nested stays text.
#ifndef VEIN_JSON_H
#define VEIN_JSON_H

#include "vein/base.h"

// Steps through `text`: *at starts at 0. Key and value are copied to arena; a string value is decoded
// and *string true, everything else is its JSON text. False at the end or on malformed text.
bool vein_json_member(const char *text, size_t *at, struct vein_arena *arena, const char **key,
                      const char **value, bool *string);
// Steps through a list in the same way: the next element.
bool vein_json_element(const char *text, size_t *at, struct vein_arena *arena, const char **value,
                       bool *string);
// The member's value, NULL when absent or null.
const char *vein_json_get(const char *text, const char *key, struct vein_arena *arena);

#endif
