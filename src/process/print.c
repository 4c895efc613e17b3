// Prints a document for a reader: head, one block a stage, timers, specification.
// Works on any parsed document; what is absent or malformed is left out.
#include <stdint.h>
#include <string.h>

#include "internal.h"

enum { LINE = 80, HANG = 10 };

static void say(struct vein_buf *out, const char *text)
{
    if (text != NULL)
        vein_utf8_visible(out, text);
}

// " prefix text suffix" when the object has the text.
static void part(struct vein_buf *out, const char *prefix, const json_t *object, const char *key,
                 const char *suffix)
{
    const char *text = vein_process_text(object, key);
    if (text == NULL)
        return;
    vein_buf_adds(out, prefix);
    say(out, text);
    vein_buf_adds(out, suffix);
}

static void say_decimals(struct vein_buf *out, const json_t *decimals)
{
    json_int_t count = json_integer_value(decimals);
    if (json_is_integer(decimals))
        vein_buf_addf(out, ", %" JSON_INTEGER_FORMAT " decimal%s", count, count == 1 ? "" : "s");
}

static void list(struct vein_buf *out, const json_t *words, const char *between)
{
    size_t i;
    json_t *word;
    json_array_foreach((json_t *)(uintptr_t)words, i, word)
    {
        vein_buf_adds(out, i > 0 ? between : "");
        say(out, json_string_value(word));
    }
}

static void remark(struct vein_buf *out, const char *indent, const json_t *object)
{
    const char *note = vein_process_text(object, "note");
    const char *source = vein_process_text(object, "source");
    if (note != NULL) {
        vein_buf_addf(out, "%snote      ", indent);
        say(out, note);
        vein_buf_adds(out, "\n");
    }
    if (source != NULL) {
        vein_buf_addf(out, "%ssource    ", indent);
        say(out, source);
        vein_buf_adds(out, "\n");
    }
}

// Remarks of an object and of the parts that stand in its line.
static void remarks(struct vein_buf *out, const char *indent, const json_t *object,
                    const char *const *parts)
{
    remark(out, indent, object);
    for (; parts != NULL && *parts != NULL; parts++)
        remark(out, indent, json_object_get(object, *parts));
}

static void condition(struct vein_buf *out, const json_t *c)
{
    const char *relative = vein_process_text(c, "relative_to");
    const char *op = vein_process_text(c, "op");
    if (relative != NULL) {
        part(out, "within ", c, "percent", " % of ");
        say(out, relative);
    } else if (op != NULL && strcmp(op, "between") == 0) {
        part(out, "", c, "low", "");
        part(out, " to ", c, "high", "");
    } else {
        say(out, op);
        part(out, " ", c, "value", "");
    }
}

// The unit behind a number; a power of ten multiplies it.
static void behind(struct vein_buf *out, const json_t *object)
{
    const char *unit = vein_process_text(object, "unit");
    bool digit = unit != NULL && unit[0] >= '0' && unit[0] <= '9';
    if (unit != NULL && strcmp(unit, "1") != 0)
        part(out, digit ? " x " : " ", object, "unit", "");
}

static void arguments(struct vein_buf *out, const json_t *field)
{
    const char *key;
    json_t *value;
    bool first = true;
    part(out, " = ", field, "formula", "(");
    json_object_foreach(json_object_get(field, "arguments"), key, value)
    {
        if (strcmp(key, "note") == 0 || strcmp(key, "source") == 0)
            continue;
        vein_buf_adds(out, first ? "" : ", ");
        say(out, key);
        vein_buf_adds(out, " ");
        say(out, json_string_value(value));
        first = false;
    }
    vein_buf_adds(out, vein_process_text(field, "formula") != NULL ? ")" : "");
}

static bool computed(const json_t *field)
{
    const char *kind = vein_process_text(field, "kind");
    return kind != NULL && strcmp(kind, "computed") == 0;
}

static void print_field(struct vein_buf *out, const json_t *field)
{
    const json_t *decimals = json_object_get(field, "decimals");
    const json_t *plausible = json_object_get(field, "plausible");
    const char *unit = vein_process_text(field, "unit");
    bool pure = unit != NULL && strcmp(unit, "1") == 0;
    part(out, computed(field) ? "      computed  " : "      enter     ", field, "label", "");
    part(out, " (", field, "name", ")");
    part(out, ": ", field, !computed(field) ? "kind" : pure ? "" : "unit", "");
    part(out, " of ", field, "basis", "");
    if (!computed(field) && !pure)
        part(out, ", ", field, "unit", "");
    say_decimals(out, decimals);
    arguments(out, field);
    if (json_array_size(json_object_get(field, "words")) > 0) {
        vein_buf_adds(out, ": ");
        list(out, json_object_get(field, "words"), " | ");
    }
    if (json_array_size(plausible) > 0) {
        vein_buf_adds(out, "; plausible ");
        list(out, plausible, " to ");
    }
    if (json_is_object(json_object_get(field, "alert"))) {
        vein_buf_adds(out, "; alert unless ");
        condition(out, json_object_get(field, "alert"));
    }
    if (json_is_object(json_object_get(field, "action"))) {
        vein_buf_adds(out, "; action unless ");
        condition(out, json_object_get(field, "action"));
    }
    if (json_is_array(json_object_get(field, "source"))) {
        vein_buf_adds(out, "; by ");
        list(out, json_object_get(field, "source"), ", ");
    }
    vein_buf_adds(out, vein_process_true(field, "required") ? "; required" : "");
    vein_buf_adds(out, vein_process_true(field, "critical") ? "; critical" : "");
    vein_buf_adds(out, "\n");
    remarks(out, "                ", field,
            (const char *const[]){"alert", "action", "arguments", NULL});
}

static void print_things(struct vein_buf *out, const json_t *step)
{
    size_t i;
    json_t *thing;
    json_array_foreach(json_object_get(step, "materials"), i, thing)
    {
        const json_t *quantity = json_object_get(thing, "quantity");
        part(out, "      material  ", thing, "material", "");
        part(out, ", ", quantity, "value", "");
        part(out, " ", quantity, "unit", "");
        part(out, ", as much as ", quantity, "field", "");
        vein_buf_adds(out, "\n");
        remarks(out, "                ", thing, (const char *const[]){"quantity", NULL});
    }
    json_array_foreach(json_object_get(step, "equipment"), i, thing)
    {
        part(out, "      equipment ", thing, "class", "\n");
        remark(out, "                ", thing);
    }
    json_array_foreach(json_object_get(step, "samples"), i, thing)
    {
        part(out, "      sample    ", thing, "sample", ": ");
        list(out, json_object_get(thing, "tests"), ", ");
        vein_buf_adds(out, "\n");
        remark(out, "                ", thing);
    }
    json_array_foreach(json_object_get(step, "produces"), i, thing)
    {
        json_int_t count = json_integer_value(json_object_get(thing, "count"));
        part(out, "      produces  ", thing, "container", "");
        if (count > 1)
            vein_buf_addf(out, ", %" JSON_INTEGER_FORMAT " of them", count);
        vein_buf_adds(out, "\n");
        remark(out, "                ", thing);
    }
}

static void print_step(struct vein_buf *out, const json_t *step)
{
    const json_t *repeat = json_object_get(step, "repeat");
    size_t i;
    json_t *field;
    part(out, "    ", step, "id", "  ");
    part(out, "", step, "title", "");
    vein_buf_adds(out, vein_process_true(step, "optional") ? " (optional)" : "");
    vein_buf_adds(out, vein_process_true(step, "critical") ? " (critical)" : "");
    part(out, "\n      people    ", step, "performed_by", " performs");
    part(out, ", ", step, "witness", " witnesses");
    part(out, ", ", step, "check", " checks");
    vein_buf_adds(out, "\n");
    if (json_array_size(json_object_get(step, "after")) > 0) {
        vein_buf_adds(out, "      after     ");
        list(out, json_object_get(step, "after"), ", ");
        vein_buf_adds(out, "\n");
    }
    if (json_is_object(repeat)) {
        part(out, "      repeats   every ", repeat, "every", "");
        part(out, ", give or take ", repeat, "tolerance", "");
        part(out, ", until ", repeat, "until", "");
        vein_buf_adds(out, "\n");
    }
    part(out, "      identity  ", json_object_get(step, "identity"), "checkpoint", "\n");
    part(out, "      do        ", step, "instruction", "\n");
    json_array_foreach(json_object_get(step, "fields"), i, field) if (!computed(field))
        print_field(out, field);
    json_array_foreach(json_object_get(step, "fields"), i, field) if (computed(field))
        print_field(out, field);
    print_things(out, step);
    remarks(out, "      ", step, (const char *const[]){"identity", "repeat", NULL});
}

// patient: collection and infusion are recorded by acts of their own, without steps.
static void print_stage(struct vein_buf *out, const json_t *stage, bool patient)
{
    size_t i, j;
    json_t *operation, *step;
    part(out, "\nSTAGE ", stage, "stage", "");
    if (json_is_false(json_object_get(stage, "applicable")) ||
        (!patient && json_array_size(json_object_get(stage, "operations")) == 0))
        vein_buf_adds(out, ": not applicable");
    else if (json_array_size(json_object_get(stage, "operations")) == 0)
        vein_buf_adds(out, ": recorded by acts of its own, no steps");
    vein_buf_adds(out, "\n");
    remark(out, "  ", stage);
    json_array_foreach(json_object_get(stage, "operations"), i, operation)
    {
        const json_t *sign = json_object_get(operation, "sign");
        part(out, "  ", operation, "title", "");
        part(out, " (", operation, "id", ")");
        part(out, ", signed by ", sign, "by", "");
        part(out, ": ", sign, "meaning", "");
        vein_buf_adds(out, "\n");
        remarks(out, "    ", operation, (const char *const[]){"sign", NULL});
        json_array_foreach(json_object_get(operation, "steps"), j, step) print_step(out, step);
    }
}

static void print_edge(struct vein_buf *out, const char *word, const json_t *edge)
{
    vein_buf_adds(out, word);
    part(out, "start of ", edge, "start", "");
    part(out, "end of ", edge, "end", "");
}

static void print_timers(struct vein_buf *out, const json_t *timers)
{
    size_t i;
    json_t *timer;
    if (json_array_size(timers) > 0)
        vein_buf_adds(out, "\nTIMERS\n");
    json_array_foreach((json_t *)(uintptr_t)timers, i, timer)
    {
        part(out, "  ", timer, "id", "  ");
        part(out, "", timer, "title", ": ");
        print_edge(out, "", json_object_get(timer, "from"));
        print_edge(out, " to ", json_object_get(timer, "to"));
        part(out, "; warn ", timer, "warn", "");
        part(out, "; limit ", timer, "limit", "");
        part(out, "; stops at ", timer, "absolute", "");
        vein_buf_adds(out, "\n");
        remarks(out, "    ", timer, (const char *const[]){"from", "to", NULL});
    }
}

static void print_criterion(struct vein_buf *out, const json_t *line)
{
    const json_t *interim = json_object_get(line, "interim");
    if (json_is_object(json_object_get(line, "limit"))) {
        condition(out, json_object_get(line, "limit"));
        behind(out, line);
    } else if (json_array_size(json_object_get(line, "pass")) > 0) {
        list(out, json_object_get(line, "pass"), " | ");
        vein_buf_adds(out, " (of ");
        list(out, json_object_get(line, "words"), " | ");
        vein_buf_adds(out, ")");
    } else {
        part(out, "report, ", line, "unit", "");
    }
    vein_buf_adds(out, vein_process_true(line, "gate") ? "; gating" : "; may be pending");
    if (json_is_object(interim)) {
        vein_buf_adds(out, "; until then ");
        list(out, json_object_get(interim, "pass"), " | ");
        part(out, " (", interim, "label", ")");
        vein_buf_adds(out, vein_process_true(interim, "gate") ? ", gating" : ", not gating");
    }
}

static void print_line(struct vein_buf *out, const char *indent, const json_t *line)
{
    const json_t *decimals = json_object_get(line, "decimals");
    json_int_t retests = json_integer_value(json_object_get(line, "retests"));
    vein_buf_adds(out, indent);
    part(out, "", line, "id", "  ");
    part(out, "", line, "label", "");
    part(out, " [", line, "basis", "]");
    vein_buf_adds(out, ": ");
    print_criterion(out, line);
    vein_buf_addf(out, "\n%s  ", indent);
    part(out, "test ", line, "test", "");
    part(out, " by ", line, "method", "");
    part(out, ", sample ", line, "sample", "");
    say_decimals(out, decimals);
    if (retests > 0)
        vein_buf_addf(out, ", retests %" JSON_INTEGER_FORMAT, retests);
    if (json_array_size(json_object_get(line, "needs")) > 0) {
        vein_buf_adds(out, ", needs ");
        list(out, json_object_get(line, "needs"), ", ");
    }
    vein_buf_adds(out, "\n");
    remarks(out, "      ", line, (const char *const[]){"limit", "interim", NULL});
}

// Who may release stands there even when the document leaves it to the default; a batch without a patient
// is never released.
static void print_frame(struct vein_buf *out, const json_t *frame, bool patient)
{
    const json_t *release = json_object_get(frame, "release");
    size_t i;
    json_t *reference;
    part(out, "frame     ", frame, "kind", "");
    part(out, "; authority ", frame, "authority", "");
    part(out, "; reference ", frame, "reference", "");
    part(out, "; sponsor ", frame, "sponsor", "");
    part(out, "; keep ", frame, "retention", "");
    if (patient) {
        vein_buf_adds(out, "; released by ");
        list(out, release, " or ");
        vein_buf_adds(out, json_array_size(release) == 0 ? "releaser" : "");
    }
    vein_buf_adds(out, "\n");
    json_array_foreach(json_object_get(frame, "references"), i, reference)
    {
        part(out, "number    ", reference, "name", ": ");
        part(out, "", reference, "number", "\n");
        remark(out, "  ", reference);
    }
    remark(out, "", frame);
}

static void print_setting(struct vein_buf *out, const json_t *settings, const char *key,
                          const char *otherwise)
{
    const char *value = vein_process_text(settings, key);
    vein_buf_addf(out, "setting   %s ", key);
    say(out, value != NULL ? value : otherwise);
    vein_buf_adds(out, value != NULL ? "\n" : " (default)\n");
}

static bool for_patient(const struct vein_process *process)
{
    const char *kind = vein_process_text(json_object_get(process->root, "product"), "kind");
    return kind != NULL && strcmp(kind, "patient") == 0;
}

static void print_head(struct vein_buf *out, const struct vein_process *process)
{
    const json_t *product = json_object_get(process->root, "product");
    const json_t *route = json_object_get(process->root, "route");
    const json_t *settings = json_object_get(process->root, "settings");
    part(out, "", process->root, "title", "\n");
    part(out, "process   ", process->root, "process", "");
    vein_buf_addf(out, ", version %ld\n", vein_process_version(process));
    part(out, "product   ", product, "name", "");
    part(out, "; kind ", product, "kind", "");
    part(out, "; target ", product, "target", "");
    part(out, "; gene delivery ", product, "gene_delivery", "");
    part(out, "; ", product, "presentation", "");
    vein_buf_adds(out, "\n");
    print_frame(out, json_object_get(product, "frame"), for_patient(process));
    print_setting(out, settings, "late_entry", "15 min");
    print_setting(out, settings, "site_time_zone", "UTC");
    print_setting(out, settings, "retest_by", "any");
    remark(out, "          ", settings);
    vein_buf_adds(out, "route     ");
    list(out, route, ", ");
    vein_buf_adds(out, json_array_size(route) == 0 ? "none of the optional ways\n" : "\n");
    remark(out, "", process->root);
    remark(out, "", product);
}

// Appends one line, broken at spaces; what follows hangs under the line's text.
static void wrap_line(struct vein_buf *out, const char *line, size_t size)
{
    size_t indent = strspn(line, " "), at = 0, room = LINE;
    while (size - at > room) {
        size_t cut = at + room;
        while (cut > at + indent && line[cut] != ' ')
            cut--;
        if (cut <= at + indent)
            break; // a word as long as the line stays whole
        vein_buf_add(out, line + at, cut - at);
        vein_buf_addf(out, "\n%*s", (int)(indent + HANG), "");
        at = cut + strspn(line + cut, " ");
        room = indent + HANG < LINE / 2 ? LINE - indent - HANG : LINE / 2;
    }
    vein_buf_add(out, line + at, size - at);
    vein_buf_adds(out, "\n");
}

static void print_all(const struct vein_process *process, struct vein_buf *out)
{
    size_t i, j;
    json_t *stage, *line, *alternative;
    print_head(out, process);
    json_array_foreach(json_object_get(process->root, "stages"), i, stage)
        print_stage(out, stage, for_patient(process));
    print_timers(out, json_object_get(process->root, "timers"));
    vein_buf_adds(out, "\nSPECIFICATION\n");
    json_array_foreach(json_object_get(process->root, "specification"), i, line)
    {
        const json_t *any_of = json_object_get(line, "any_of");
        if (any_of == NULL) {
            print_line(out, "  ", line);
            continue;
        }
        vein_buf_addf(out, "  one of these %zu is enough\n", json_array_size(any_of));
        json_array_foreach((json_t *)(uintptr_t)any_of, j, alternative)
            print_line(out, "    ", alternative);
        remark(out, "    ", line);
    }
}

void vein_process_print(const struct vein_process *process, struct vein_buf *out)
{
    struct vein_buf wide;
    vein_buf_init(&wide);
    print_all(process, &wide);
    for (const char *line = wide.data, *end; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n'); // every line was ended
        wrap_line(out, line, (size_t)(end - line));
    }
    vein_buf_release(&wide);
}
