// Request ids. The only file that knows libuuid.
#include "vein/base.h"

#include <uuid/uuid.h>

void vein_uid_new(char out[VEIN_UID_SIZE])
{
    uuid_t id;

    // Random, not time-based: a request id must not tell which machine made it.
    uuid_generate_random(id);
    uuid_unparse_lower(id, out);
}

bool vein_uid_valid(const char *text)
{
    size_t i;

    if (!text)
        return false;
    for (i = 0; i < VEIN_UID_SIZE - 1; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        char c = text[i];
        bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');

        if (dash ? c != '-' : !hex)
            return false;
    }
    return text[i] == '\0';
}
