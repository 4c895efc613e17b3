// In which order stories are told (include/vein/story.h): lines, rounds and parts of each one, and of several
// stories always the one whose clock line comes first.
#include "story.h"

#include "vein/story.h"

#include <string.h>

// ---- lines

static bool opens(const char *text)
{
    text += strspn(text, " \t");
    return vein_story_begins(text, "each ");
}

static bool closes(const char *text)
{
    text += strspn(text, " \t");
    return vein_story_begins(text, "end") && text[3 + strspn(text + 3, " \t")] == '\0';
}

// The line of the `end` that belongs to the `each` before `from`.
static size_t block_end(const struct vein_story_part *part, size_t from, size_t to)
{
    size_t depth = 1;

    for (; from < to; from++) {
        depth += opens(part->lines[from].text);
        depth -= closes(part->lines[from].text);
        if (depth == 0)
            break;
    }
    return from;
}

// Lines of the text; a backslash at the end joins the next one. Numbers are those of the first part.
static const struct vein_story_part *cut_lines(struct vein_arena *arena, const char *name,
                                               const char *text)
{
    struct vein_story_part *part = vein_arena_alloc(arena, sizeof *part);
    size_t number = 1;
    size_t room = 1;

    for (const char *at = text; *at; at++)
        room += *at == '\n';
    *part = (struct vein_story_part){.name = name,
                                     .lines = vein_arena_alloc(arena, room * sizeof *part->lines)};
    while (*text) {
        struct line *line = &part->lines[part->count++];
        struct vein_buf whole;
        bool more = true;

        line->number = number;
        vein_buf_init(&whole);
        while (more && *text) {
            size_t size = strcspn(text, "\n");

            more = size > 0 && text[size - 1] == '\\';
            vein_buf_add(&whole, text, size - more);
            text += size + (text[size] == '\n');
            number++;
        }
        line->text = vein_arena_strdup(arena, whole.data ? whole.data : "");
        vein_buf_release(&whole);
    }
    return part;
}

// ---- one story

static bool push(struct vein_story *story, struct frame frame, struct vein_err *err)
{
    if (story->depth == VEIN_STORY_DEPTH)
        return vein_story_malformed(err, "parts and rounds within each other, too many", "");
    story->frames[story->depth++] = frame;
    return true;
}

// each NAME ... in VALUE ...: the lines to its end once for every round of values.
static bool open_each(struct vein_story *story, const struct vein_story_words *words,
                      struct vein_err *err)
{
    struct frame *top = &story->frames[story->depth - 1];
    size_t from = top->next;
    size_t end = block_end(top->part, from, top->to);
    size_t names = 0;

    if (end == top->to)
        return vein_story_malformed(err, "no end behind", words->at[0]);
    while (1 + names < words->count && strcmp(words->at[1 + names], "in") != 0)
        names++;
    if (names == 0 || 1 + names == words->count || (words->count - names - 2) % names != 0)
        return vein_story_malformed(err, "each NAME ... in VALUE ... (whole rounds)", words->at[0]);
    top->next = end + 1;
    return push(story,
                (struct frame){.part = top->part,
                               .from = from,
                               .to = end,
                               .next = end,
                               .rounds = words,
                               .names = names,
                               .round = names + 2},
                err);
}

// One cell of a table's line; *at is behind its comma then.
static const char *cell(struct vein_arena *arena, const char **at)
{
    size_t size = strcspn(*at, ",\r\n");
    const char *text = vein_arena_strndup(arena, *at, size);

    *at += size + ((*at)[size] == ',');
    return text;
}

static bool line_ended(const char *at)
{
    return *at == '\0' || *at == '\r' || *at == '\n';
}

// Holds every condition NAME = VALUE or NAME != VALUE of the words from `first` on?
static bool holds(const struct vein_story_words *words, size_t first,
                  const struct vein_story_words *round, size_t names)
{
    for (size_t i = first; i + 2 < words->count; i += 3)
        for (size_t n = 0; n < names; n++)
            if (strcmp(round->at[1 + n], words->at[i]) == 0 &&
                (strcmp(round->at[round->count + n], words->at[i + 2]) == 0) !=
                    (strcmp(words->at[i + 1], "=") == 0))
                return false;
    return true;
}

// each from FILE [where NAME = VALUE ...]: a round for every line of a table, whose first line has the names.
// Written into words as `each NAME ... in VALUE ...`.
static bool read_table(struct vein_story *story, struct vein_story_words **words,
                       struct vein_err *err)
{
    const struct vein_story_words *asked = *words;
    struct vein_story_words *out = vein_arena_alloc(story->arena, sizeof *out);
    const char *text = NULL;
    size_t names = 0;

    if (asked->count < 3 || (asked->count > 3 && strcmp(asked->at[3], "where") != 0) ||
        (asked->count > 3 && (asked->count - 4) % 3 != 0))
        return vein_story_malformed(err, "each from FILE [where NAME = VALUE ...]", asked->at[0]);
    if (!vein_story_file(story->arena, asked->at[2], &text, err))
        return false;
    if (strchr(text, '"'))
        return vein_story_malformed(err, "a table with quotes is not read", asked->at[2]);
    out->at[out->count++] = asked->at[0];
    while (!line_ended(text) && names < VEIN_STORY_FIELDS) {
        out->at[out->count++] = cell(story->arena, &text);
        names++;
    }
    out->at[out->count++] = "in";
    for (text += strspn(text, "\r\n"); *text; text += strspn(text, "\r\n")) {
        if (out->count + names > VEIN_STORY_WORDS)
            return vein_story_malformed(err, "too many lines in", asked->at[2]);
        for (size_t n = 0; n < names; n++)
            out->at[out->count + n] = line_ended(text) ? "" : cell(story->arena, &text);
        text += strcspn(text, "\r\n");
        if (holds(asked, 4, out, names))
            out->count += names;
    }
    *words = out;
    return true;
}

// tell FILE [name=value ...]: the lines of another text, in the same memory.
static bool open_part(struct vein_story *story, const struct vein_story_words *words,
                      struct vein_err *err)
{
    const struct vein_story_part *part;
    const char *text = NULL;

    if (words->count < 2)
        return vein_story_malformed(err, "tell FILE [name=value ...]", words->at[0]);
    for (size_t i = 2; i < words->count; i++) {
        const char *sign = strchr(words->at[i], '=');

        if (!sign || sign == words->at[i])
            return vein_story_malformed(err, "write name=value", words->at[i]);
        vein_story_set(
            &story->memory,
            vein_arena_strndup(story->arena, words->at[i], (size_t)(sign - words->at[i])),
            sign + 1);
    }
    if (!vein_story_file(story->arena, words->at[1], &text, err))
        return false;
    part = cut_lines(story->arena, words->at[1], text);
    return push(story, (struct frame){.part = part, .to = part->count}, err);
}

// At the end of a frame: its next round, or back to the frame around it.
static void turn(struct vein_story *story)
{
    struct frame *top = &story->frames[story->depth - 1];

    if (!top->rounds || top->round >= top->rounds->count) {
        story->depth--;
        return;
    }
    for (size_t n = 0; n < top->names; n++)
        vein_story_set(&story->memory, top->rounds->at[1 + n], top->rounds->at[top->round + n]);
    top->round += top->names;
    top->next = top->from;
}

// Does lines until the next clock line, whose moment is in story->due then, or until the end.
static bool tell_on(struct vein_story *story, struct vein_err *err)
{
    struct vein_story_words *words = vein_arena_alloc(story->arena, sizeof *words);

    while (story->depth > 0) {
        struct frame *top = &story->frames[story->depth - 1];
        bool done;

        if (top->next == top->to) {
            turn(story);
            continue;
        }
        story->part = top->part;
        story->at = top->next++;
        if (!vein_story_split(&story->memory, top->part->lines[story->at].text, words, err))
            return false;
        if (words->count == 0)
            continue;
        if (strcmp(words->at[0], "clock") == 0 && words->count > 1 &&
            strcmp(words->at[1], "by") != 0) {
            story->due = vein_story_clock_line(story, words, err);
            return story->due >= 0;
        }
        if (strcmp(words->at[0], "each") == 0) {
            done = (words->count < 2 || strcmp(words->at[1], "from") != 0 ||
                    read_table(story, &words, err)) &&
                   open_each(story, words, err);
            words = vein_arena_alloc(story->arena, sizeof *words);
        } else if (strcmp(words->at[0], "tell") == 0) {
            done = open_part(story, words, err);
        } else {
            done = vein_story_deed(story, words, err);
        }
        if (!done)
            return false;
    }
    story->ended = true;
    return true;
}

// Puts the place and the deed before what went wrong.
static void place(const struct vein_story *story, struct vein_err *err)
{
    const struct line *line = &story->part->lines[story->at];
    const char *text = line->text + strspn(line->text, " \t");
    char why[sizeof err->message];

    snprintf(why, sizeof why, "%s", err->message);
    snprintf(err->message, sizeof err->message, "%.200s:%zu: %.160s: %.600s", story->part->name,
             line->number, text, why);
}

// ---- several

static void begin(struct vein_story *story, struct vein_story_stage *stage,
                  const struct vein_story_text *text, time_t now)
{
    const struct vein_story_part *part = cut_lines(stage->arena, text->name, text->text);

    *story = (struct vein_story){
        .stage = stage,
        .options = stage->options,
        .arena = stage->arena,
        .memory = {.arena = stage->arena, .now = now, .today = now - now % 86400},
        .frames = {{.part = part, .to = part->count}},
        .depth = 1,
        .part = part,
    };
}

static struct vein_story *first_due(struct vein_story *stories, size_t count)
{
    struct vein_story *first = NULL;

    for (size_t i = 0; i < count; i++)
        if (!stories[i].ended && (!first || stories[i].due < first->due))
            first = &stories[i];
    return first;
}

static bool tell_all(struct vein_story *stories, size_t count, struct vein_story **at,
                     struct vein_err *err)
{
    for (size_t i = 0; i < count; i++) {
        *at = &stories[i];
        if (!tell_on(*at, err))
            return false;
    }
    while ((*at = first_due(stories, count)))
        if (!vein_story_clock(*at, err) || !tell_on(*at, err))
            return false;
    return true;
}

bool vein_stories_run(const struct vein_story_text *texts, size_t count,
                      const struct vein_story_options *options, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_story_stage stage = {.options = options, .arena = arena};
    struct vein_story *stories = vein_arena_alloc(arena, count * sizeof *stories);
    struct vein_story *at = NULL;
    struct vein_err cause;
    time_t now = time(NULL);
    bool done;

    vein_err_clear(&cause);
    for (size_t i = 0; i < count; i++)
        begin(&stories[i], &stage, &texts[i], now);
    done = tell_all(stories, count, &at, &cause);
    if (!done) {
        place(at, &cause);
        if (err)
            *err = cause;
    }
    for (struct seat *seat = stage.seats; seat; seat = seat->next)
        vein_session_close(seat->session);
    vein_arena_free(arena);
    return done;
}

bool vein_story_run(const char *text, const struct vein_story_options *options,
                    struct vein_err *err)
{
    const struct vein_story_text one = {options->name, text};

    return vein_stories_run(&one, 1, options, err);
}
