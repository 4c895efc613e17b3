// Every row of tests/data/isbt128-vectors.tsv, our own codes, and what scanners add.
#include "vein/scan.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 13
enum { ID, KIND, DATA, EYE, PAYLOAD, K, CHECKSUM, TYPE3, EXPECTED, VERDICT };

static void complain(const char *row, const char *what)
{
    fprintf(stderr, "vector %s: %s\n", row, what);
    CU_FAIL("vector");
}

static const char *any_part(const struct vein_scan *scan, const char *name)
{
    for (size_t i = scan->count; i-- > 0;) { // the division of 032 wins over that of 003
        const char *value = vein_scan_part(&scan->items[i], name);
        if (value != NULL) {
            return value;
        }
    }
    return NULL;
}

// "4 structures: 034,001(A9999...),032"
static bool structures_match(const struct vein_scan *scan, const char *list)
{
    size_t i = 0;
    if (strtol(list, NULL, 10) != (long)scan->count) {
        return false;
    }
    for (const char *at = strchr(list, ':') + 1; i < scan->count; i++) {
        if (strtol(at, NULL, 10) != scan->items[i].structure) {
            return false;
        }
        const char *open = strchr(at, '(');
        at = strchr(at, ',');
        if (open != NULL && (at == NULL || open < at) &&
            strncmp(open + 1, scan->items[i].value, strlen(scan->items[i].value)) != 0) {
            return false;
        }
        if (at == NULL) {
            return i + 1 == scan->count;
        }
        at++;
    }
    return false;
}

static bool token_matches(const struct vein_scan *scan, char *token)
{
    char *equals = strchr(token, '=');
    if (strstr(token, " structures:") != NULL) {
        return structures_match(scan, token);
    }
    if (equals == NULL && strspn(token, "0123456789- :") == strlen(token)) {
        return strcmp(scan->items[0].value, token) == 0;
    }
    if (equals == NULL) { // words that end in a code
        const char *product = any_part(scan, "product");
        return product != NULL && strstr(product, strrchr(token, ' ') + 1) != NULL;
    }
    *equals = '\0';
    const char *name = strrchr(token, ' ') != NULL ? strrchr(token, ' ') + 1 : token;
    char *value = equals + 1;
    value[strcspn(value, " ")] = '\0';
    if (strcmp(name, "type3") == 0) {
        const char *flags = any_part(scan, "flags");
        return flags != NULL && strtol(flags, NULL, 10) >= 60;
    }
    if (strcmp(name, "din") == 0 && scan->items[0].kind == VEIN_SCAN_DIN) {
        return strcmp(scan->items[0].value, value) == 0;
    }
    const char *part = any_part(scan, name);
    return part != NULL && strcmp(part, value) == 0;
}

static void check_character_row(char **row)
{
    char k = vein_scan_check37(row[PAYLOAD], strlen(row[PAYLOAD]));
    if (strcmp(row[VERDICT], "invalid") == 0) {
        size_t size = strlen(row[DATA]);
        if (size > 0 && row[DATA][size - 1] == k) {
            complain(row[ID], "a wrong check character fits");
        }
        return;
    }
    const char *want = row[K];
    if (strcmp(row[VERDICT], "excluded") == 0) {
        want = row[EXPECTED] + strlen(row[EXPECTED]) - 1; // "computed K is N"
    }
    if (k != want[0]) {
        complain(row[ID], "check character");
    }
}

static void keyed_row(char **row)
{
    char text[32];
    struct vein_scan scan;
    struct vein_err err;
    snprintf(text, sizeof text, "%.5s %.2s %.6s %s", row[PAYLOAD], row[PAYLOAD] + 5,
             row[PAYLOAD] + 7, row[K]);
    bool done = vein_scan_keyed(text, &scan, &err);
    if (!done || strcmp(scan.items[0].value, row[PAYLOAD]) != 0) {
        complain(row[ID], "the keyed form is refused");
    }
    if (strtol(row[TYPE3], NULL, 10) != vein_scan_din_flag(row[PAYLOAD])) {
        complain(row[ID], "type 3 flag");
    }
}

static void scan_row(char **row)
{
    struct vein_scan scan;
    struct vein_err err;
    bool keyed = strcmp(row[KIND], "SEC-text") == 0 || strcmp(row[KIND], "MPHO-UID") == 0;
    bool done = keyed ? vein_scan_keyed(row[DATA], &scan, &err)
                      : vein_scan_read(row[DATA], strlen(row[DATA]), &scan, &err);
    bool valid = strncmp(row[VERDICT], "valid", 5) == 0;
    if (done != valid) {
        complain(row[ID], done ? "accepted" : err.message);
        return;
    }
    if (!valid) {
        CU_ASSERT(err.message[0] != '\0');
        return;
    }
    if (strcmp(row[VERDICT], "valid-incomplete") == 0) {
        CU_ASSERT(scan.items[0].incomplete);
    }
    for (char *save = NULL, *token = strtok_r(row[EXPECTED], ";", &save); token != NULL;
         token = strtok_r(NULL, ";", &save)) {
        if (!token_matches(&scan, token)) {
            complain(row[ID], token);
        }
    }
}

static void one_row(char **row)
{
    if (row[PAYLOAD][0] != '\0') {
        check_character_row(row);
    }
    if (strcmp(row[KIND], "DIN+K") == 0) {
        keyed_row(row);
    }
    if (strcmp(row[KIND], "mod37-2") != 0 && strcmp(row[KIND], "excluded") != 0) {
        scan_row(row);
    }
}

void test_scan__every_vector_is_read_or_refused_as_listed(void);
void test_scan__every_vector_is_read_or_refused_as_listed(void)
{
    char line[2048];
    unsigned rows = 0;
    FILE *file = fopen("tests/data/isbt128-vectors.tsv", "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_PTR_NOT_NULL(fgets(line, sizeof line, file)); // header
    while (fgets(line, sizeof line, file) != NULL) {
        char empty[] = "";
        char *row[COLUMNS];
        char *at = line;
        line[strcspn(line, "\n")] = '\0';
        for (size_t i = 0; i < COLUMNS; i++) {
            char *tab = at == NULL ? NULL : strchr(at, '\t');
            row[i] = at == NULL ? empty : at;
            if (tab != NULL) {
                *tab = '\0';
            }
            at = tab == NULL ? NULL : tab + 1;
        }
        one_row(row);
        rows++;
    }
    fclose(file);
    CU_ASSERT_EQUAL(rows, 60);
}

static bool reads(const char *text, struct vein_scan *scan)
{
    struct vein_err err;
    return vein_scan_read(text, strlen(text), scan, &err);
}

void test_scan__what_the_scanner_adds_is_dropped(void);
void test_scan__what_the_scanner_adds_is_dropped(void)
{
    static const char *const same[] = {
        "=G12341765432170\r",       "=G12341765432170\n",
        "=G12341765432170\r\n",     "=G12341765432170\t",
        "\x02=G12341765432170\x03", "]C0=G12341765432170\r",
        "]d1=G12341765432170",      "\x02]C0=G12341765432170\x03\r\n",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct vein_scan scan;
        CU_ASSERT_TRUE_FATAL(reads(same[i], &scan));
        CU_ASSERT_STRING_EQUAL(scan.items[0].value, "G123417654321");
        CU_ASSERT_EQUAL(scan.count, 1);
        CU_ASSERT_EQUAL(scan.aim[0] == ']', strchr(same[i], ']') != NULL);
    }
}

void test_scan__noise_is_refused_with_a_reason(void);
void test_scan__noise_is_refused_with_a_reason(void)
{
    static const char *const bad[] = {
        "",
        "\r\n",
        "G12341765432170",
        "=G1234\0331765432170",
        "hello",
        "]C10112345678",
        "=G12341765432170x",
        "\xc3\xbc=G12341765432170",
        "%",
        "%U",
        "%Ux",
        "%Z0123A",
        "=+02000=G12341765432170",
        "=+01000=+01000=G12341765432170",
        "=+01000=G12341765432170=>019031",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct vein_scan scan;
        struct vein_err err;
        CU_ASSERT_FALSE(vein_scan_read(bad[i], strlen(bad[i]), &scan, &err));
        CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_REFUSED);
        CU_ASSERT(err.message[0] != '\0');
    }
}

void test_scan__own_codes_come_back_and_wrong_ones_do_not(void);
void test_scan__own_codes_come_back_and_wrong_ones_do_not(void)
{
    static const char *const payloads[] = {"1", "0123", "B-26/017-2", "A9999/26-000001",
                                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"};
    for (int kind = VEIN_SCAN_UNIT; kind <= VEIN_SCAN_WRISTBAND; kind++) {
        for (size_t i = 0; i < sizeof payloads / sizeof *payloads; i++) {
            struct vein_scan scan;
            struct vein_buf code;
            vein_buf_init(&code);
            CU_ASSERT_TRUE_FATAL(vein_scan_own_code(&code, (enum vein_scan_kind)kind, payloads[i]));
            CU_ASSERT_TRUE_FATAL(reads(code.data, &scan));
            CU_ASSERT_EQUAL((int)scan.items[0].kind, kind);
            CU_ASSERT_STRING_EQUAL(scan.items[0].value, payloads[i]);
            for (size_t at = 1; at < code.size; at++) { // every other letter or digit
                char kept = code.data[at];
                for (const char *c = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"; *c != '\0'; c++) {
                    bool sign = kept == '-' || kept == '/';
                    code.data[at] = *c;
                    if (*c != kept && !sign) {
                        CU_ASSERT_FALSE(reads(code.data, &scan));
                    }
                }
                code.data[at] = kept;
            }
            vein_buf_release(&code);
        }
    }
}

void test_scan__a_payload_that_is_none_makes_no_code(void);
void test_scan__a_payload_that_is_none_makes_no_code(void)
{
    static const char *const bad[] = {
        "", "-", "a", "A B", "A*", "A\xc3\x84", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456"};
    struct vein_buf code;
    vein_buf_init(&code);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CU_ASSERT_FALSE(vein_scan_own_code(&code, VEIN_SCAN_UNIT, bad[i]));
    }
    CU_ASSERT_FALSE(vein_scan_own_code(&code, VEIN_SCAN_DIN, "0123"));
    CU_ASSERT_EQUAL(code.size, 0);
    vein_buf_release(&code);
}

void test_scan__a_typed_number_needs_its_check_character(void);
void test_scan__a_typed_number_needs_its_check_character(void)
{
    struct vein_scan scan;
    struct vein_err err;
    CU_ASSERT_TRUE(vein_scan_keyed("G1234 17 654321 A", &scan, &err));
    CU_ASSERT_TRUE(vein_scan_keyed("g123417654321a", &scan, &err));
    CU_ASSERT_STRING_EQUAL(scan.items[0].value, "G123417654321");
    CU_ASSERT_FALSE(vein_scan_keyed("G1234 17 654321", &scan, &err));
    CU_ASSERT_FALSE(vein_scan_keyed("G1234 17 654321 B", &scan, &err));
    CU_ASSERT_FALSE(vein_scan_keyed("", &scan, &err));
    CU_ASSERT_FALSE(vein_scan_keyed("G1234 17 6543\n21 A", &scan, &err));
    CU_ASSERT_TRUE(vein_scan_keyed("CH A9999 26 00A1Z9 8", &scan, &err));
    CU_ASSERT_EQUAL(scan.items[0].kind, VEIN_SCAN_COI);
    CU_ASSERT_FALSE(vein_scan_keyed("CH A9999 26 00A1Z9 H", &scan, &err));
}

void test_scan__every_slip_in_a_donation_number_is_caught(void);
void test_scan__every_slip_in_a_donation_number_is_caught(void)
{
    static const char good[] = "G123417654321";
    static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char text[14];
    unsigned slips = 0;
    for (size_t at = 0; at < 13; at++) {
        for (const char *c = alphabet; *c != '\0'; c++) {
            memcpy(text, good, sizeof text);
            text[at] = *c;
            slips += *c != good[at];
            CU_ASSERT_EQUAL(vein_scan_check37(text, 13) == 'A', *c == good[at]);
        }
    }
    CU_ASSERT_EQUAL(slips, 455);
    for (size_t at = 0; at + 1 < 13; at++) {
        memcpy(text, good, sizeof text);
        text[at] = good[at + 1];
        text[at + 1] = good[at];
        CU_ASSERT_EQUAL(vein_scan_check37(text, 13) == 'A', good[at] == good[at + 1]);
    }
}

void test_scan__cut_and_bent_scans_never_crash(void);
void test_scan__cut_and_bent_scans_never_crash(void)
{
    static const char whole[] = "]C0=+06000=/A9999XYZ100T0476=,000025=A99971712345600=>019032"
                                "=}017032&,1000000000000XYZ123";
    uint32_t seed = 20260101;
    for (unsigned round = 0; round < 20000; round++) {
        struct vein_scan scan;
        struct vein_err err;
        size_t size = sizeof whole - 1;
        seed = seed * 1664525u + 1013904223u;
        size -= (seed >> 16) % size;
        char *copy = malloc(size); // exactly sized, so that a sanitizer sees reads behind it
        memcpy(copy, whole, size);
        seed = seed * 1664525u + 1013904223u;
        copy[(seed >> 8) % size] = (char)(seed >> 24);
        (void)!vein_scan_read(copy, size, &scan, &err);
        free(copy);
    }
}
