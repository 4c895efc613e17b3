// Refusals that the embedded SQL raises are in the dictionary, and the dictionary in order.
#include "contract.h"

#include "vein/errcode.h"

#include <ctype.h>
#include <string.h>

static bool is_code(const char *at)
{
    return at[0] == 'V' && at[1] == 'N' && isdigit((unsigned char)at[2]) &&
           isdigit((unsigned char)at[3]) && isdigit((unsigned char)at[4]) &&
           !isalnum((unsigned char)at[5]);
}

static void scan(const struct vein_file *file, bool *used)
{
    const char *text = (const char *)file->data;

    for (size_t i = 0; i + 6 <= file->size; i++) {
        char code[6];
        const struct vein_errcode *known;

        if (!is_code(text + i) || (i > 0 && isalnum((unsigned char)text[i - 1])))
            continue;
        snprintf(code, sizeof code, "%.5s", text + i);
        known = vein_errcode_find(code);
        if (known)
            used[known - vein_errcode_table] = true;
        else
            contract_fault("%s raises %s, which the dictionary does not have", file->path, code);
    }
}

void contract_codes(void)
{
    bool used[1000] = {false};

    for (size_t i = 0; i < vein_file_count; i++)
        scan(&vein_file_table[i], used);
    contract_verdict("every_refusal_is_in_the_dictionary");
    for (size_t i = 0; i < vein_errcode_count; i++) {
        const struct vein_errcode *code = &vein_errcode_table[i];

        if (i > 0 && strcmp(code->code, vein_errcode_table[i - 1].code) <= 0)
            contract_fault("%s is out of order", code->code);
        if (strncmp(code->code, "VN", 2) != 0 || !code->hint[0])
            contract_fault("%s has no way out", code->code);
    }
    contract_verdict("the_dictionary_is_in_order_with_ways_out");
}
