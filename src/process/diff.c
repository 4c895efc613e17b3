// Compares two documents by meaning: what a person who knows the old one must be told.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct diff {
    struct vein_process_changes *changes;
    size_t capacity;
    const char *label; // of the objects around, for a reader
    // Steps by id, to tell one that went to another operation: id -> { "at": path, "step": object }
    json_t *before_steps, *after_steps;
};

// Keys whose absence means this value.
static const struct {
    const char *key;
    const char *text;
} defaults[] = {
    {"applicable", "true"}, {"optional", "false"},
    {"critical", "false"},  {"required", "false"},
    {"retests", "0"},       {"count", "1"},
    {"route", "[]"},        {"after", "[]"},
    {"timers", "[]"},       {"fields", "[]"},
    {"materials", "[]"},    {"equipment", "[]"},
    {"samples", "[]"},      {"produces", "[]"},
    {"settings", "{}"},     {"release", "[\"releaser\"]"},
};

static void compare(struct diff *diff, const char *where, const json_t *before, const json_t *after,
                    bool exact);

static const char *compact(struct diff *diff, const json_t *value)
{
    struct vein_buf buf;
    vein_buf_init(&buf);
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);
    if (text == NULL)
        abort(); // values came from jansson's own reader, so only memory can be the reason
    vein_utf8_visible(&buf, text);
    free(text);
    const char *copy = vein_arena_strdup(diff->changes->arena, buf.data);
    vein_buf_release(&buf);
    return copy;
}

static void tell(struct diff *diff, enum vein_process_change_kind kind, const char *where,
                 const json_t *before, const json_t *after)
{
    struct vein_process_changes *all = diff->changes;
    if (all->count == diff->capacity) {
        size_t more = diff->capacity == 0 ? 32 : diff->capacity * 2;
        struct vein_process_change *grown = vein_arena_alloc(all->arena, more * sizeof *grown);
        if (all->count > 0)
            memcpy(grown, all->changes, all->count * sizeof *grown);
        all->changes = grown;
        diff->capacity = more;
    }
    struct vein_buf buf;
    vein_buf_init(&buf);
    vein_utf8_visible(&buf, where);
    all->changes[all->count++] = (struct vein_process_change){
        .kind = kind,
        .where = vein_arena_strdup(all->arena, buf.size > 0 ? buf.data : ""),
        .label = diff->label,
        .old = before == NULL ? "" : compact(diff, before),
        .new = after == NULL ? "" : compact(diff, after),
    };
    vein_buf_release(&buf);
}

static const char *under(struct diff *diff, const char *where, const char *key)
{
    return vein_arena_printf(diff->changes->arena, "%s/%s", where, key);
}

static bool same_text(const char *key, const char *a, const char *b, bool exact)
{
    static const char *const durations[] = {"every",    "tolerance",  "warn", "limit",
                                            "absolute", "late_entry", NULL};
    static const char *const decimals[] = {"plausible", "value", "low", "high", "percent", NULL};
    if (strcmp(a, b) == 0)
        return true;
    if (vein_process_word_in(durations, key))
        return vein_process_duration(a) >= 0 &&
               vein_process_duration(a) == vein_process_duration(b);
    if (exact || !vein_process_word_in(decimals, key))
        return false;
    return vein_process_is_decimal(a) && vein_process_is_decimal(b) &&
           vein_process_decimal_compare(a, b) == 0;
}

static const char *last_key(const char *where)
{
    const char *slash = strrchr(where, '/');
    return slash == NULL ? where : slash + 1;
}

// What tells an entry of a list of objects from its neighbours; alternatives go by their lines.
static const char *identity_of(struct diff *diff, const json_t *entry)
{
    static const char *const keys[] = {"id",    "name",      "stage", "material",
                                       "class", "container", "sample"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (vein_process_text(entry, keys[i]) != NULL)
            return vein_process_text(entry, keys[i]);
    const char *text = "any_of:";
    size_t i;
    json_t *line;
    json_array_foreach(json_object_get(entry, "any_of"), i, line)
    {
        const char *id = vein_process_text(line, "id");
        text = vein_arena_printf(diff->changes->arena, "%s%s%s", text, i > 0 ? "|" : "",
                                 id != NULL ? id : "?");
    }
    return text;
}

// Entries by identity, the k-th of the same identity apart: identity -> entry, in order.
static json_t *by_identity(struct diff *diff, const json_t *list)
{
    json_t *map = json_object(), *counts = json_object();
    size_t i;
    json_t *entry;
    json_array_foreach((json_t *)(uintptr_t)list, i, entry)
    {
        const char *name = identity_of(diff, entry);
        json_int_t before = json_integer_value(json_object_get(counts, name));
        json_object_set_new(counts, name, json_integer(before + 1));
        if (before > 0)
            name = vein_arena_printf(diff->changes->arena, "%s#%" JSON_INTEGER_FORMAT, name,
                                     before + 1);
        json_object_set(map, name, entry);
    }
    json_decref(counts);
    return map;
}

// Keys of a that b has too, in a's order.
static json_t *common_order(json_t *a, json_t *b)
{
    json_t *list = json_array();
    const char *key;
    json_t *value;
    json_object_foreach(a, key, value) if (json_object_get(b, key) != NULL)
        json_array_append_new(list, json_string(key));
    return list;
}

// "Daily sample, Viability": the words by which people know the entry, with those around it.
static const char *label_of(struct diff *diff, const json_t *entry)
{
    static const char *const keys[] = {"title", "label"};
    struct vein_buf buf;
    const char *text = NULL;
    for (size_t i = 0; text == NULL && i < sizeof keys / sizeof keys[0]; i++)
        text = vein_process_text(entry, keys[i]);
    if (text == NULL)
        return diff->label;
    vein_buf_init(&buf);
    vein_utf8_visible(&buf, text);
    const char *label =
        vein_arena_printf(diff->changes->arena, "%s%s%s", diff->label,
                          diff->label[0] != '\0' ? ", " : "", buf.size > 0 ? buf.data : "");
    vein_buf_release(&buf);
    return label;
}

// An entry that one side lacks. A step may have gone to another operation: it is told once, at its
// new place, with what else changed in it.
static void tell_lonely(struct diff *diff, const char *where, const json_t *before,
                        const json_t *after)
{
    const char *around = diff->label;
    const json_t *there = before != NULL ? before : after;
    const char *id = vein_process_text(there, "id");
    const json_t *old = NULL, *new = NULL;
    if (id != NULL && json_object_get(there, "performed_by") != NULL) {
        old = json_object_get(diff->before_steps, id);
        new = json_object_get(diff->after_steps, id);
    }
    diff->label = label_of(diff, there);
    if (old == NULL || new == NULL) {
        tell(diff, before == NULL ? VEIN_PROCESS_ADDED : VEIN_PROCESS_REMOVED, where, before,
             after);
    } else if (after != NULL) {
        tell(diff, VEIN_PROCESS_MOVED, where, json_object_get(old, "at"),
             json_object_get(new, "at"));
        compare(diff, where, json_object_get(old, "step"), after, false);
    }
    diff->label = around;
}

static void compare_entries(struct diff *diff, const char *where, const json_t *before,
                            const json_t *after)
{
    static const char *const ordered[] = {"stages", "operations", "steps", "fields", NULL};
    json_t *a = by_identity(diff, before), *b = by_identity(diff, after);
    const char *key;
    json_t *entry;
    json_object_foreach(a, key, entry) if (json_object_get(b, key) == NULL)
        tell_lonely(diff, under(diff, where, key), entry, NULL);
    json_object_foreach(b, key, entry)
    {
        const json_t *old = json_object_get(a, key);
        const char *around = diff->label;
        if (old == NULL) {
            tell_lonely(diff, under(diff, where, key), NULL, entry);
            continue;
        }
        diff->label = label_of(diff, entry);
        compare(diff, under(diff, where, key), old, entry, false);
        diff->label = around;
    }
    json_t *a_order = common_order(a, b), *b_order = common_order(b, a);
    if (vein_process_word_in(ordered, last_key(where)) && !json_equal(a_order, b_order))
        tell(diff, VEIN_PROCESS_MOVED, where, a_order, b_order);
    json_decref(a_order);
    json_decref(b_order);
    json_decref(a);
    json_decref(b);
}

static json_t *set_of(const json_t *list)
{
    json_t *set = json_object();
    size_t i;
    json_t *entry;
    json_array_foreach((json_t *)(uintptr_t)list, i, entry) if (json_is_string(entry))
        json_object_set_new(set, json_string_value(entry), json_true());
    return set;
}

// Lists of words are sets; a range is its two numbers.
static void compare_words(struct diff *diff, const char *where, const json_t *before,
                          const json_t *after)
{
    size_t i;
    json_t *entry;
    bool same = json_array_size(before) == json_array_size(after);
    bool range = strcmp(last_key(where), "plausible") == 0;
    json_t *old = set_of(before), *new = set_of(after);
    json_array_foreach((json_t *)(uintptr_t)before, i, entry)
    {
        const char *a = json_string_value(entry);
        const char *b = json_string_value(json_array_get(after, i));
        if (range)
            same = same && a != NULL && b != NULL && same_text("plausible", a, b, false);
        else
            same = same && a != NULL;
    }
    if (!same || (!range && !json_equal(old, new)))
        tell(diff, VEIN_PROCESS_CHANGED, where, before, after);
    json_decref(old);
    json_decref(new);
}

static bool of_objects(const json_t *list)
{
    return json_is_object(json_array_get(list, 0));
}

static json_t *default_of(const char *key)
{
    for (size_t i = 0; i < sizeof defaults / sizeof defaults[0]; i++)
        if (strcmp(defaults[i].key, key) == 0)
            return json_loads(defaults[i].text, JSON_DECODE_ANY, NULL);
    return NULL;
}

// A member on one side only is still no change when it says the default.
static void compare_lonely(struct diff *diff, const char *where, const char *key,
                           const json_t *before, const json_t *after)
{
    json_t *standard = default_of(key);
    const json_t *there = before != NULL ? before : after;
    if (standard == NULL || !json_equal(standard, there))
        tell(diff, before == NULL ? VEIN_PROCESS_ADDED : VEIN_PROCESS_REMOVED,
             under(diff, where, key), before, after);
    json_decref(standard);
}

static void compare_objects(struct diff *diff, const char *where, const json_t *before,
                            const json_t *after, bool exact)
{
    // A result is rounded to the decimals of its limit, so there even a zero counts.
    static const char *const limits[] = {"limit", "alert", "action", NULL};
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)before, key, value)
    {
        const json_t *other = json_object_get(after, key);
        if (other == NULL)
            compare_lonely(diff, where, key, value, NULL);
        else
            compare(diff, under(diff, where, key), value, other,
                    exact || vein_process_word_in(limits, key));
    }
    json_object_foreach((json_t *)(uintptr_t)after, key,
                        value) if (json_object_get(before, key) == NULL)
        compare_lonely(diff, where, key, NULL, value);
}

static void compare(struct diff *diff, const char *where, const json_t *before, const json_t *after,
                    bool exact)
{
    if (json_equal(before, after))
        return;
    if (json_is_object(before) && json_is_object(after)) {
        compare_objects(diff, where, before, after, exact);
        return;
    }
    if (json_is_array(before) && json_is_array(after)) {
        if (of_objects(before) || of_objects(after))
            compare_entries(diff, where, before, after);
        else
            compare_words(diff, where, before, after);
        return;
    }
    const char *a = json_string_value(before), *b = json_string_value(after);
    if (a == NULL || b == NULL || !same_text(last_key(where), a, b, exact))
        tell(diff, VEIN_PROCESS_CHANGED, where, before, after);
}

static json_t *steps_by_id(struct diff *diff, const json_t *root)
{
    json_t *map = json_object();
    size_t i, j, k;
    json_t *stage, *operation, *step;
    json_array_foreach(json_object_get(root, "stages"), i, stage)
        json_array_foreach(json_object_get(stage, "operations"), j, operation)
            json_array_foreach(json_object_get(operation, "steps"), k, step)
    {
        const char *id = vein_process_text(step, "id"), *word = vein_process_text(stage, "stage");
        const char *in = vein_process_text(operation, "id");
        if (id == NULL || in == NULL || word == NULL)
            continue;
        const char *at = vein_arena_printf(diff->changes->arena,
                                           "/stages/%s/operations/%s/steps/%s", word, in, id);
        json_t *entry = json_object();
        json_object_set_new(entry, "at", json_string(at));
        json_object_set(entry, "step", step);
        json_object_set_new(map, id, entry);
    }
    return map;
}

struct vein_process_changes *vein_process_diff(const struct vein_process *before,
                                               const struct vein_process *after)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_process_changes *changes = vein_arena_alloc(arena, sizeof *changes);
    changes->arena = arena;
    struct diff diff = {.changes = changes, .label = ""};
    diff.before_steps = steps_by_id(&diff, before->root);
    diff.after_steps = steps_by_id(&diff, after->root);
    compare(&diff, "", before->root, after->root, false);
    json_decref(diff.before_steps);
    json_decref(diff.after_steps);
    return changes;
}

void vein_process_changes_free(struct vein_process_changes *changes)
{
    if (changes != NULL)
        vein_arena_free(changes->arena);
}

void vein_process_changes_text(const struct vein_process_changes *changes, struct vein_buf *out)
{
    for (size_t i = 0; i < changes->count; i++) {
        static const char signs[] = {[VEIN_PROCESS_ADDED] = '+',
                                     [VEIN_PROCESS_REMOVED] = '-',
                                     [VEIN_PROCESS_CHANGED] = '~',
                                     [VEIN_PROCESS_MOVED] = '>'};
        const struct vein_process_change *c = &changes->changes[i];
        bool both = c->old[0] != '\0' && c->new[0] != '\0';
        vein_buf_addf(out, "%c %s", signs[c->kind], c->where);
        if (c->label[0] != '\0')
            vein_buf_addf(out, " (%s)", c->label);
        vein_buf_addf(out, ": %s%s%s\n", c->old, both ? " -> " : "", c->new);
    }
}
