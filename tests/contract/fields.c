// The form of each kind of field: what is sent, what is refused and under which code.
#include "contract.h"

#include <string.h>

struct sample {
    enum vein_field_kind kind;
    const char *typed;
    const char *sent; // NULL: refused
    const char *code; // of the refusal
};

static const struct sample samples[] = {
    {VEIN_FIELD_TEXT, "Mara Manager", "Mara Manager", ""},
    {VEIN_FIELD_TEXT, "a\x1b[2Jb", NULL, "VN203"},
    {VEIN_FIELD_TEXT,
     "a\xe2\x80\xae"
     "b",
     NULL, "VN203"},
    {VEIN_FIELD_TEXT, "", NULL, "VN202"},
    {VEIN_FIELD_CODE, "B-2026/001", "B-2026/001", ""},
    {VEIN_FIELD_CODE, "-B", NULL, "VN204"},
    {VEIN_FIELD_CODE, "two words", NULL, "VN204"},
    {VEIN_FIELD_CODE, "12345678901234567890123456789012345678901", NULL, "VN204"},
    {VEIN_FIELD_DECIMAL, "1.84e6", "1840000", ""},
    {VEIN_FIELD_DECIMAL, "93.50", "93.50", ""},
    {VEIN_FIELD_DECIMAL, "93,5", NULL, "VN201"},
    {VEIN_FIELD_DECIMAL, "NaN", NULL, "VN201"},
    {VEIN_FIELD_WHOLE, "3", "3", ""},
    {VEIN_FIELD_WHOLE, "3.0", NULL, "VN216"},
    {VEIN_FIELD_WHOLE, "9999999999999999999", NULL, "VN216"},
    {VEIN_FIELD_DATE, "2026-02-28", "2026-02-28", ""},
    {VEIN_FIELD_DATE, "2026-02-29", NULL, "VN501"},
    {VEIN_FIELD_MOMENT, "2026-11-23T10:00:00+01:00", "2026-11-23T10:00:00+01:00", ""},
    {VEIN_FIELD_MOMENT, "2026-11-23 10:00", NULL, "VN501"},
    {VEIN_FIELD_MOMENT, "now", NULL, "VN501"},
    {VEIN_FIELD_WORD, "intact", "intact", ""},
    {VEIN_FIELD_WORD, "intac", NULL, "VN208"},
    {VEIN_FIELD_WORD, "intact broken", NULL, "VN208"},
    {VEIN_FIELD_WORDS, "intact broken", "intact broken", ""},
    {VEIN_FIELD_WORDS, "intact bent", NULL, "VN208"},
    {VEIN_FIELD_YESNO, "yes", "true", ""},
    {VEIN_FIELD_YESNO, "false", "false", ""},
    {VEIN_FIELD_YESNO, "maybe", NULL, "VN208"},
};

// Words that hold blanks.
static const struct sample blanks[] = {
    {VEIN_FIELD_WORD, "impact, acceptable", "impact, acceptable", ""},
    {VEIN_FIELD_WORD, "impact", NULL, "VN208"},
    {VEIN_FIELD_WORD, "no impact; impact, acceptable", NULL, "VN208"},
};

static void check(const struct sample *sample, const char *choices)
{
    const struct vein_field field = {.name = "probe",
                                     .label = "Probe",
                                     .kind = sample->kind,
                                     .required = true,
                                     .choices = choices,
                                     .help = "A probe."};
    struct vein_arena *arena = vein_arena_new();
    struct vein_err err = {.exit = VEIN_EXIT_DONE};
    const char *sent = NULL;
    bool done = vein_field_check(&field, sample->typed, arena, &sent, &err);

    if (done != (sample->sent != NULL))
        contract_fault("%s \"%s\" was %s", vein_field_kind_word(sample->kind), sample->typed,
                       done ? "accepted" : "refused");
    else if (done && strcmp(sent, sample->sent) != 0)
        contract_fault("\"%s\" became \"%s\", not \"%s\"", sample->typed, sent, sample->sent);
    else if (!done && (strcmp(err.code, sample->code) != 0 || err.exit != VEIN_EXIT_USAGE ||
                       strcmp(err.column, "probe") != 0 || !err.hint[0]))
        contract_fault("\"%s\" was refused as %s for %s", sample->typed, err.code, err.column);
    vein_arena_free(arena);
}

static void check_json(void)
{
    static const char text[] = "{\"a\": 1.50, \"b\": \"x\\\"\\u0001\", \"c\": {\"d\": [1, \"}\"]}, "
                               "\"e\": null}";
    struct vein_arena *arena = vein_arena_new();
    const char *b = vein_json_get(text, "b", arena);
    const char *c = vein_json_get(text, "c", arena);

    if (strcmp(vein_json_get(text, "a", arena), "1.50") != 0)
        contract_fault("a decimal was changed");
    if (!b || strcmp(b, "x\"\x01") != 0)
        contract_fault("escapes were not decoded");
    if (!c || strcmp(c, "{\"d\": [1, \"}\"]}") != 0)
        contract_fault("an inner object was not kept whole");
    if (vein_json_get(text, "e", arena) || vein_json_get(text, "d", arena) ||
        vein_json_get("{\"a\": \"open", "a", arena) || vein_json_get("", "a", arena))
        contract_fault("something was found that is not there");
    vein_arena_free(arena);
}

void contract_fields(void)
{
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i], "intact broken none");
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        check(&blanks[i], "no impact; impact, acceptable");
    contract_verdict("a_field_takes_the_form_of_its_kind_only");
    check_json();
    contract_verdict("answers_are_taken_apart_exactly");
}
