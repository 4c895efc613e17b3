// Bindings out of text.
#include "keymap.h"

#include <stdlib.h>
#include <string.h>

// name in the file of keys, label in the bar, words in the help
static const struct {
    const char *name, *label, *words;
} intents[VEIN_INTENT_COUNT] = {
    [VEIN_DO_NOTHING] = {"nothing", "", ""},
    [VEIN_DO_BACK] = {"back", "Back", "back to where one came from; a form that is not saved asks"},
    [VEIN_DO_QUIT] = {"quit", "Leave", "leave the program"},
    [VEIN_DO_HELP] = {"help", "Help", "this help"},
    [VEIN_DO_MENU] = {"menu", "Actions", "everything that can be done here, to choose from"},
    [VEIN_DO_COMMAND] = {"command", "Command", "a command or screen by its name; Tab completes"},
    [VEIN_DO_CODE] = {"code", "Code", "type a code by hand that cannot be scanned"},
    [VEIN_DO_FILTER] = {"filter", "Filter", "show only the lines with some letters; Esc: all"},
    [VEIN_DO_REFRESH] = {"refresh", "Refresh", "read again"},
    [VEIN_DO_SAVE] = {"save", "Save", "save what the form says"},
    [VEIN_DO_OPEN] = {"open", "Open", "open the line; in a form: the next field"},
    [VEIN_DO_UP] = {"up", "", "a line up"},
    [VEIN_DO_DOWN] = {"down", "", "a line down"},
    [VEIN_DO_PAGE_UP] = {"page-up", "", "a page up"},
    [VEIN_DO_PAGE_DOWN] = {"page-down", "", "a page down"},
    [VEIN_DO_FIRST] = {"first", "", "the first line"},
    [VEIN_DO_LAST] = {"last", "", "the last line"},
    [VEIN_DO_LEFT] = {"left", "", "the tab or word to the left"},
    [VEIN_DO_RIGHT] = {"right", "", "the tab or word to the right"},
    [VEIN_DO_NEXT] = {"next", "", "the next tab or field"},
    [VEIN_DO_PREVIOUS] = {"previous", "", "the tab or field before"},
    [VEIN_DO_NOT_RECORDED] = {"not-recorded", "No value",
                              "there is no value: say why; again: another kind of why"},
    [VEIN_DO_NOW] = {"now", "Now", "the time now, into the field"},
    [VEIN_DO_ACKNOWLEDGE] = {"acknowledge", "Acknowledge", "acknowledge the stop"},
    [VEIN_DO_LOCK] = {"lock", "Lock", "lock; your forms wait for you, others log in meanwhile"},
    [VEIN_DO_STEP] = {"step", "Next step", "what comes next for the batch of this line"},
    [VEIN_DO_SIGN] = {"sign", "Sign", "sign what is selected"},
};

const char *vein_intent_name(enum vein_intent intent)
{
    return intents[intent].name;
}

const char *vein_intent_label(enum vein_intent intent)
{
    return intents[intent].label ? intents[intent].label : "";
}

const char *vein_intent_words(enum vein_intent intent)
{
    return intents[intent].words ? intents[intent].words : "";
}

void vein_keymap_init(struct vein_keymap *map)
{
    *map = (struct vein_keymap){.arena = vein_arena_new()};
}

void vein_keymap_release(struct vein_keymap *map)
{
    vein_arena_free(map->arena);
    free(map->bindings);
    *map = (struct vein_keymap){0};
}

static void add(struct vein_keymap *map, const struct vein_binding *binding)
{
    for (size_t i = 0; i < map->count; i++) {
        struct vein_binding *at = &map->bindings[i];

        if (!at->menu && !binding->menu && at->key == binding->key &&
            strcmp(at->text, binding->text) == 0 && strcmp(at->screen, binding->screen) == 0) {
            *at = *binding;
            return;
        }
    }
    if (map->count == map->capacity) {
        map->capacity = map->capacity ? map->capacity * 2 : 64;
        map->bindings = realloc(map->bindings, map->capacity * sizeof *map->bindings);
        if (!map->bindings)
            abort();
    }
    map->bindings[map->count++] = *binding;
}

static bool wrong(struct vein_err *err, const char *name, int line, const char *what,
                  const char *expected)
{
    vein_err_set(err, VEIN_EXIT_USAGE, "", expected, "%s, line %d: %s", name, line, what);
    return false;
}

static void read_meaning(struct vein_binding *binding, const char *word, struct vein_arena *arena)
{
    binding->intent = VEIN_DO_ACT;
    for (int i = 0; i < VEIN_INTENT_COUNT; i++)
        if (intents[i].name && strcmp(intents[i].name, word) == 0)
            binding->intent = (enum vein_intent)i;
    if (strncmp(word, "go:", 3) == 0) {
        binding->intent = VEIN_DO_GO;
        word += 3;
    }
    binding->target = binding->intent == VEIN_DO_ACT || binding->intent == VEIN_DO_GO
                          ? vein_arena_strdup(arena, word)
                          : NULL;
}

static bool read_line(struct vein_keymap *map, const char *name, int number, char *line,
                      struct vein_err *err)
{
    char *rest = NULL;
    const char *words[5] = {0};
    size_t count = 0;
    struct vein_binding binding = {0};

    for (char *word = strtok_r(line, " \t\r", &rest); word && word[0] != '#' && count < 5;
         word = strtok_r(NULL, " \t\r", &rest))
        words[count++] = word;
    if (count == 0)
        return true;
    binding.menu = strcmp(words[0], "menu") == 0;
    if ((!binding.menu && strcmp(words[0], "bind") != 0) || count != (binding.menu ? 3 : 4))
        return wrong(err, name, number, "this is neither a bind nor a menu line",
                     "Write bind SCREEN KEY MEANING, or menu SCREEN ACT.");
    if (!binding.menu && !vein_key_parse(words[2], &binding.key, binding.text))
        return wrong(err, name, number, "there is no such key",
                     "Keys are F1 to F12, Enter, Tab, BackTab, Esc, Space, Up, Down, Left, Right, "
                     "Home, End, PgUp, PgDn, Backspace, Delete, Ctrl-A, or one character.");
    binding.screen = vein_arena_strdup(map->arena, words[1]);
    read_meaning(&binding, words[binding.menu ? 2 : 3], map->arena);
    // a scanner types letters and Enter: neither may be a way to change a record
    if (binding.intent == VEIN_DO_ACT && !binding.menu &&
        (binding.key < VEIN_KEY_F1 || binding.key > VEIN_KEY_F12))
        return wrong(err, name, number, "only a function key opens an action",
                     "Use F1 to F12, or a menu line.");
    add(map, &binding);
    return true;
}

bool vein_keymap_read(struct vein_keymap *map, const char *name, const char *text,
                      struct vein_err *err)
{
    char *copy = strdup(text);
    char *rest = NULL;
    int number = 0;
    bool good = copy != NULL;

    // strsep keeps empty lines, so that numbers are right
    for (char *line = (rest = copy, strsep(&rest, "\n")); good && line; line = strsep(&rest, "\n"))
        good = read_line(map, name, ++number, line, err);
    free(copy);
    return good;
}

static const struct vein_binding *find_on(const struct vein_keymap *map, const char *screen,
                                          enum vein_key key, const char *text)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct vein_binding *at = &map->bindings[i];

        if (!at->menu && at->key == key && strcmp(at->text, text) == 0 &&
            strcmp(at->screen, screen) == 0)
            return at;
    }
    return NULL;
}

const struct vein_binding *vein_keymap_find(const struct vein_keymap *map, const char *screen,
                                            enum vein_key key, const char *text)
{
    const char *said = key == VEIN_KEY_CHAR || key == VEIN_KEY_CTRL ? text : "";
    const struct vein_binding *found = find_on(map, screen, key, said);

    return found ? found : find_on(map, "any", key, said);
}

const struct vein_binding *vein_keymap_key_of(const struct vein_keymap *map, const char *screen,
                                              enum vein_intent intent, const char *target)
{
    for (int own = 1; own >= 0; own--) // the screen's own keys before everybody's
        for (size_t i = 0; i < map->count; i++) {
            const struct vein_binding *at = &map->bindings[i];

            if (!at->menu && at->intent == intent && (!own || strcmp(at->screen, screen) == 0) &&
                (!target || (at->target && strcmp(at->target, target) == 0)) &&
                vein_keymap_find(map, screen, at->key, at->text) == at)
                return at;
        }
    return NULL;
}
