// Bodies: strict reading, rendering, hashing, small text forms.
#include "ledger_make.h"

#include <CUnit/CUnit.h>

static const uint8_t zero[32];

static bool peeks(const void *body, size_t size)
{
    struct vein_event event;
    struct vein_err err;
    return vein_event_peek(body, size, &event, &err);
}

static void sample(struct vein_buf *body)
{
    vein_buf_init(body);
    make_body(body, 101, 3, zero, "insert", "anna", "container", 1);
}

void test_ledger_event__parts_come_back_as_written(void);
void test_ledger_event__parts_come_back_as_written(void)
{
    struct vein_buf body;
    struct vein_event event;
    struct vein_err err;
    sample(&body);
    CU_ASSERT_TRUE_FATAL(vein_event_peek(body.data, body.size, &event, &err));
    CU_ASSERT_EQUAL(event.format, 1);
    CU_ASSERT_EQUAL(memcmp(event.instance, make_instance, 16), 0);
    CU_ASSERT_EQUAL(event.stream, 101);
    CU_ASSERT_EQUAL(event.position, 3);
    CU_ASSERT_EQUAL(event.xid, 1003);
    CU_ASSERT_EQUAL(event.version, 3);
    CU_ASSERT(vein_slice_equal(event.login, vein_slice_text("anna")));
    CU_ASSERT(vein_slice_equal(event.role, vein_slice_text("technician")));
    CU_ASSERT(vein_slice_equal(event.entity, vein_slice_text("container")));
    CU_ASSERT_EQUAL(event.request.size, 16);
    CU_ASSERT_EQUAL(event.field_count, 10);
    vein_buf_release(&body);
}

void test_ledger_event__fields_read_as_people_read_them(void);
void test_ledger_event__fields_read_as_people_read_them(void)
{
    static const char *const want[] = {
        "42",
        "viable cells",
        "-12.3400",
        "true",
        "2000-01-01T00:00:00.000000Z",
        "2026-04-26",
        "0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9",
        "00ff",
        "commitment 0000000000000000000000000000000000000000000000000000000000000000",
        NULL};
    struct vein_buf body;
    struct vein_event event;
    struct vein_event_field field;
    struct vein_err err;
    size_t offset = 0;
    size_t count = 0;
    sample(&body);
    CU_ASSERT_TRUE_FATAL(vein_event_peek(body.data, body.size, &event, &err));
    while (vein_event_field(&event, &offset, &field)) {
        struct vein_buf text;
        vein_buf_init(&text);
        CU_ASSERT_EQUAL(vein_event_value(&text, &field), want[count] != NULL);
        if (want[count] != NULL) {
            CU_ASSERT_STRING_EQUAL(text.data, want[count]);
        }
        vein_buf_release(&text);
        count++;
    }
    CU_ASSERT_EQUAL(count, 10);
    vein_buf_release(&body);
}

static const char *name_of(void *context, int32_t attribute)
{
    (void)context;
    return attribute == 3 ? "volume" : NULL;
}

void test_ledger_event__rendering_names_every_part(void);
void test_ledger_event__rendering_names_every_part(void)
{
    struct vein_buf body;
    struct vein_buf text;
    struct vein_event event;
    struct vein_err err;
    sample(&body);
    vein_buf_init(&text);
    CU_ASSERT_TRUE_FATAL(vein_event_peek(body.data, body.size, &event, &err));
    vein_event_render(&text, &event, name_of, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(text.data, "stream: 101\nposition: 3\nprevious: 0000"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text.data, "login: anna\nperson: P-0007\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text.data, "\n  volume: -12.3400\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text.data, "\n  #12 is null\n"));
    vein_buf_release(&text);
    vein_buf_release(&body);
}

void test_ledger_event__a_body_cut_anywhere_or_longer_is_refused(void);
void test_ledger_event__a_body_cut_anywhere_or_longer_is_refused(void)
{
    struct vein_buf body;
    sample(&body);
    CU_ASSERT_TRUE(peeks(body.data, body.size));
    for (size_t size = 0; size < body.size; size++) {
        char *copy = malloc(size + 1); // exactly sized, for the sanitizer
        memcpy(copy, body.data, size);
        char *exact = realloc(copy, size == 0 ? 1 : size);
        CU_ASSERT_FALSE(peeks(exact, size));
        free(exact);
    }
    vein_buf_add(&body, "", 1);
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    CU_ASSERT_FALSE(peeks(NULL, 0));
    vein_buf_release(&body);
}

// A body whose only field is given.
static bool field_ok(char tag, const void *value, size_t size)
{
    struct vein_buf body;
    vein_buf_init(&body);
    make_body(&body, 1, 1, zero, "insert", "a", "b", 0);
    // The fields of make_body are cut off: count and ten fields.
    struct vein_event event;
    struct vein_err err;
    bool done = vein_event_peek(body.data, body.size, &event, &err);
    struct vein_buf one;
    vein_buf_init(&one);
    vein_buf_add(&one, body.data, body.size - event.fields.size - 4);
    make_int(&one, 1, 4);
    make_field(&one, 5, tag, value, size);
    done = done && peeks(one.data, one.size);
    vein_buf_release(&one);
    vein_buf_release(&body);
    return done;
}

void test_ledger_event__values_must_fit_their_tag(void);
void test_ledger_event__values_must_fit_their_tag(void)
{
    static const char *const decimals[] = {"0", "-0", "12", "0.5", "-12.3400", "1000000000000000"};
    static const char *const others[] = {"",      "-",  ".5",  "5.",       "1e5", "+1",
                                         "1.2.3", " 1", "NaN", "Infinity", "0x1", "1,5"};
    for (size_t i = 0; i < sizeof decimals / sizeof *decimals; i++) {
        CU_ASSERT_TRUE(field_ok('n', decimals[i], strlen(decimals[i])));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        CU_ASSERT_FALSE(field_ok('n', others[i], strlen(others[i])));
    }
    for (const char *tag = "tinbzduxc"; *tag != '\0'; tag++) {
        CU_ASSERT_TRUE(field_ok(*tag, NULL, 0));
    }
    CU_ASSERT_FALSE(field_ok('q', NULL, 0));
    CU_ASSERT_FALSE(field_ok('\0', NULL, 0));
    CU_ASSERT_FALSE(field_ok('i', "\0\0\0\1", 4));
    CU_ASSERT_FALSE(field_ok('z', "\0\0\0\1", 4));
    CU_ASSERT_FALSE(field_ok('d', "\0\0\0\0\0\0\0\1", 8));
    CU_ASSERT_FALSE(field_ok('u', zero, 15));
    CU_ASSERT_FALSE(field_ok('c', zero, 31));
    CU_ASSERT_TRUE(field_ok('b', "\0", 1));
    CU_ASSERT_FALSE(field_ok('b', "\2", 1));
    CU_ASSERT_FALSE(field_ok('b', "", 0));
    CU_ASSERT_TRUE(field_ok('x', "", 0));
}

void test_ledger_event__attributes_ascend_and_counts_fit(void);
void test_ledger_event__attributes_ascend_and_counts_fit(void)
{
    struct vein_buf body;
    struct vein_event event;
    struct vein_err err;
    sample(&body);
    CU_ASSERT_TRUE_FATAL(vein_event_peek(body.data, body.size, &event, &err));
    char *count = body.data + body.size - event.fields.size - 4;
    char *first = count + 4; // the first field has id 1, the second 2
    first[3] = 2;
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    first[3] = 3;
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    first[0] = '\x80'; // ids are signed
    CU_ASSERT_TRUE(peeks(body.data, body.size));
    count[3] = 9;
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    count[3] = 11;
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    count[0] = '\x80';
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    count[0] = '\x7f';
    CU_ASSERT_FALSE(peeks(body.data, body.size));
    vein_buf_release(&body);
}

void test_ledger_event__text_must_be_utf8(void);
void test_ledger_event__text_must_be_utf8(void)
{
    static const char *const good[] = {"",
                                       "a\nb",
                                       "\xc3\xa4",
                                       "\xe2\x82\xac",
                                       "\xf0\x9f\x98\x80",
                                       "\xee\x80\x80",
                                       "\xf4\x8f\xbf\xbf"};
    static const char *const bad[] = {
        "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80",
        "\xff", "\x80",     "a\xe2\x82",    "\xe2\x28\xa1"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CU_ASSERT_TRUE(field_ok('t', good[i], strlen(good[i])));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CU_ASSERT_FALSE(field_ok('t', bad[i], strlen(bad[i])));
    }
    CU_ASSERT_FALSE(field_ok('t', "a\0b", 3));
    char long_text[] = "sixteen letters!sixteen letters!"; // long enough for the fast path
    for (size_t i = 0; i < 32; i++) {
        char kept = long_text[i];
        long_text[i] = '\0';
        CU_ASSERT_FALSE(field_ok('t', long_text, 32));
        long_text[i] = '\x80';
        CU_ASSERT_FALSE(field_ok('t', long_text, 32));
        long_text[i] = '\x7f';
        CU_ASSERT_TRUE(field_ok('t', long_text, 32));
        long_text[i] = kept;
    }
}

void test_ledger_event__bent_bodies_never_crash(void);
void test_ledger_event__bent_bodies_never_crash(void)
{
    uint64_t seed = 11;
    struct vein_buf body;
    sample(&body);
    for (unsigned round = 0; round < 20000; round++) {
        char *copy = malloc(body.size);
        memcpy(copy, body.data, body.size);
        for (unsigned n = make_random(&seed) % 3 + 1; n > 0; n--) {
            copy[make_random(&seed) % body.size] = (char)make_random(&seed);
        }
        struct vein_event event;
        struct vein_err err;
        if (vein_event_peek(copy, body.size, &event, &err)) {
            struct vein_buf text;
            vein_buf_init(&text);
            vein_event_render(&text, &event, NULL, NULL);
            vein_buf_release(&text);
        }
        free(copy);
    }
    vein_buf_release(&body);
}

void test_ledger_event__hashes_are_those_of_the_standard(void);
void test_ledger_event__hashes_are_those_of_the_standard(void)
{
    struct vein_hasher *hasher = vein_hasher_new();
    uint8_t hash[32];
    char hex[VEIN_HEX_SIZE];
    vein_hasher_plain(hasher, "", 0, hash);
    vein_ledger_hex(hash, 32, hex);
    CU_ASSERT_STRING_EQUAL(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    vein_hasher_plain(hasher, "abc", 3, hash);
    vein_ledger_hex(hash, 32, hex);
    CU_ASSERT_STRING_EQUAL(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    vein_hasher_event(hasher, "", 0, hash); // the leaf of empty data in RFC 6962 test vectors
    vein_ledger_hex(hash, 32, hex);
    CU_ASSERT_STRING_EQUAL(hex, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    uint8_t two[32];
    uint8_t salt[16] = {1};
    vein_hasher_commitment(hasher, salt, vein_slice_text("name"), vein_slice_text("v"), hash);
    vein_hasher_plain(hasher, "\x02\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0namev", 22, two);
    CU_ASSERT_EQUAL(memcmp(hash, two, 32), 0);
    vein_hasher_free(hasher);
}

void test_ledger_event__times_come_back(void);
void test_ledger_event__times_come_back(void)
{
    static const struct {
        int64_t micros;
        const char *text;
    } rows[] = {
        {0, "2000-01-01T00:00:00.000000Z"},
        {-1, "1999-12-31T23:59:59.999999Z"},
        {INT64_C(5097600000001), "2000-02-29T00:00:00.000001Z"},
        {INT64_C(830304000000000), "2026-04-24T00:00:00.000000Z"},
        {INT64_C(-63082281600000000), "0001-01-01T00:00:00.000000Z"},
        {INT64_C(252455615999999999), "9999-12-31T23:59:59.999999Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[VEIN_TIME_SIZE];
        int64_t back = 1;
        vein_ledger_time(rows[i].micros, text);
        CU_ASSERT_STRING_EQUAL(text, rows[i].text);
        CU_ASSERT_TRUE(vein_ledger_time_parse(text, strlen(text), &back));
        CU_ASSERT_EQUAL(back, rows[i].micros);
    }
    static const char *const bad[] = {"",
                                      "2000-01-01T00:00:00Z",
                                      "2001-02-29T00:00:00.000000Z",
                                      "2000-01-01T24:00:00.000000Z",
                                      "2000-01-01 00:00:00.000000Z",
                                      "2000-13-01T00:00:00.000000Z",
                                      "2000-01-01T00:00:60.000000Z",
                                      "0000-01-01T00:00:00.000000Z",
                                      "2000-01-01T00:00:00.000000z"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t back = 0;
        CU_ASSERT_FALSE(vein_ledger_time_parse(bad[i], strlen(bad[i]), &back));
    }
    char text[VEIN_TIME_SIZE];
    vein_ledger_time(INT64_MAX, text);
    CU_ASSERT_STRING_EQUAL(text, "infinity");
    vein_ledger_time(INT64_MAX - 1, text);
    CU_ASSERT_STRING_EQUAL(text, "9223372036854775806 us");
}

void test_ledger_event__base64_is_strict(void);
void test_ledger_event__base64_is_strict(void)
{
    static const char *const pairs[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"}};
    static const char *const bad[] = {"Z",    "Zg",     "Zg=",   "Zh==",     "Zm9=", "Z===",
                                      "====", "Zg==\n", "Zm 8=", "Zg==Zg==", "Zm-_", "=Zg="};
    uint8_t bytes[16];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct vein_buf text;
        size_t size = sizeof bytes;
        vein_buf_init(&text);
        vein_buf_adds(&text, "");
        vein_base64_add(&text, pairs[i][0], strlen(pairs[i][0]));
        CU_ASSERT_STRING_EQUAL(text.data == NULL ? "" : text.data, pairs[i][1]);
        CU_ASSERT_TRUE(vein_base64_read(pairs[i][1], strlen(pairs[i][1]), bytes, &size));
        CU_ASSERT_EQUAL(size, strlen(pairs[i][0]));
        CU_ASSERT_EQUAL(memcmp(bytes, pairs[i][0], size), 0);
        vein_buf_release(&text);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t size = sizeof bytes;
        CU_ASSERT_FALSE(vein_base64_read(bad[i], strlen(bad[i]), bytes, &size));
    }
    size_t small = 2;
    CU_ASSERT_FALSE(vein_base64_read("Zm9v", 4, bytes, &small));
}
