// The interpreter of stories (include/vein/story.h): one deed a line, each through the ordinary act.
#include "story.h"

#include "vein/story.h"

#include <stdlib.h>
#include <string.h>

#define FIELDS 40

// ---- persons

static bool seat_of(struct vein_story *story, const char *login, struct seat **out,
                    struct vein_err *err)
{
    const struct vein_story_options *options = story->options;
    struct vein_session_options connection = options->connection;
    char *password;
    struct seat *seat;
    bool done;

    for (seat = story->seats; seat; seat = seat->next)
        if (strcmp(seat->login, login) == 0) {
            *out = seat;
            return true;
        }
    seat = vein_arena_alloc(story->arena, sizeof *seat);
    seat->login = vein_arena_strdup(story->arena, login);
    password = vein_arena_alloc(story->arena, VEIN_PASSWORD_SIZE);
    done = options->password(options->context, login, false, password, err);
    if (done) {
        connection.user = login;
        connection.password = password;
        connection.keeper = false;
        done = vein_session_open(&connection, &seat->session, err);
    }
    vein_db_wipe(password, VEIN_PASSWORD_SIZE);
    if (done) {
        seat->next = story->seats;
        story->seats = seat;
        *out = seat;
    }
    return done;
}

static bool somebody(const struct vein_story *story, struct vein_err *err)
{
    return story->now || vein_story_malformed(err, "nobody does this", "begin with `as LOGIN`");
}

static bool deed_as(struct vein_story *story, const struct vein_story_words *words,
                    struct vein_err *err)
{
    if (words->count != 2)
        return vein_story_malformed(err, "as LOGIN", words->at[0]);
    return seat_of(story, words->at[1], &story->now, err);
}

// ---- acts

// Captures data under `=> name` at the end of words, and always as $last.
static bool capture(struct vein_story *story, const struct vein_story_words *words, size_t from,
                    const char *data, struct vein_err *err)
{
    vein_story_set(&story->memory, "last", data);
    if (from == words->count)
        return true;
    if (words->count - from != 2 || strcmp(words->at[from], "=>") != 0)
        return vein_story_malformed(err, "=> name ends a deed, not", words->at[from]);
    vein_story_set(&story->memory, words->at[from + 1], data);
    return true;
}

static bool deed_act(struct vein_story *story, const struct vein_story_words *words, size_t first,
                     struct vein_answer *answer, struct vein_err *err)
{
    struct vein_story_form form = {.count = 0};
    size_t at = first + 1;
    const char *verb = NULL;

    if (!somebody(story, err))
        return false;
    if (at >= words->count)
        return vein_story_malformed(err, "act NOUN VERB", words->at[first]);
    if (at + 1 < words->count && !vein_story_begins(words->at[at + 1], "--") &&
        strcmp(words->at[at + 1], "=>") != 0)
        verb = words->at[at + 1];
    form.action = vein_action_find(words->at[at], verb);
    if (!form.action)
        return vein_story_malformed(err, "there is no such action", words->at[at]);
    at += verb ? 2 : 1;
    if (!vein_story_fields(story, words, &at, &form, err) ||
        !vein_action_run(story->now->session, form.action, form.values, form.count, NULL,
                         story->arena, answer, NULL, err))
        return false;
    return capture(story, words, at, answer->data, err);
}

// sign ENTITY RECORD MEANING by LOGIN [presence CODE] [=> name]
static bool deed_sign(struct vein_story *story, const struct vein_story_words *words, size_t first,
                      struct vein_answer *answer, struct vein_err *err)
{
    const char *const *word = words->at + first;
    size_t count = words->count - first;
    bool present = count > 7 && strcmp(word[6], "presence") == 0;
    char *password;
    struct vein_challenge challenge;
    bool done;

    if (!somebody(story, err))
        return false;
    if (count < 6 || strcmp(word[4], "by") != 0)
        return vein_story_malformed(err, "sign ENTITY RECORD MEANING by LOGIN", word[0]);
    password = vein_arena_alloc(story->arena, VEIN_PASSWORD_SIZE);
    done = story->options->password(story->options->context, word[5], false, password, err) &&
           vein_sign_challenge(story->now->session, word[1], word[2], word[3], story->arena,
                               &challenge, err) &&
           vein_sign(story->now->session, &challenge, word[5], password, present ? word[7] : NULL,
                     story->arena, answer, err);
    vein_db_wipe(password, VEIN_PASSWORD_SIZE);
    return done && capture(story, words, first + (present ? 8 : 6), answer->data, err);
}

// An act or a signature, by its first word.
static bool answered(struct vein_story *story, const struct vein_story_words *words, size_t first,
                     struct vein_answer *answer, struct vein_err *err)
{
    const char *word = first < words->count ? words->at[first] : "";

    if (strcmp(word, "act") == 0)
        return deed_act(story, words, first, answer, err);
    if (strcmp(word, "sign") == 0)
        return deed_sign(story, words, first, answer, err);
    return vein_story_malformed(err, "act or sign, not", word);
}

static bool deed_plain(struct vein_story *story, const struct vein_story_words *words,
                       struct vein_err *err)
{
    struct vein_answer answer = {0};

    if (!answered(story, words, 0, &answer, err))
        return false;
    if (answer.done)
        return true;
    vein_answer_stop(&answer, err);
    return false;
}

// expect stop CODE DEED, expect refused CODE DEED
static bool deed_expect(struct vein_story *story, const struct vein_story_words *words,
                        struct vein_err *err)
{
    struct vein_answer answer = {0};
    struct vein_err cause;
    bool stop = words->count > 3 && strcmp(words->at[1], "stop") == 0;
    const char *came;
    bool done;

    if (words->count < 4 || (!stop && strcmp(words->at[1], "refused") != 0))
        return vein_story_malformed(err, "expect stop|refused CODE DEED", words->at[0]);
    vein_err_clear(&cause);
    done = answered(story, words, 3, &answer, &cause);
    came = !done ? cause.code : answer.done ? "" : answer.code;
    if (stop == done && strcmp(came, words->at[2]) == 0)
        return true;
    if (!done && strcmp(came, words->at[2]) != 0) {
        *err = cause;
        return false;
    }
    return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "%s %s was expected, %s%s came",
                        words->at[1], words->at[2],
                        done ? (answer.done ? "done" : "stop ") : "refused ", came);
}

// ---- the rest

static bool deed_clock(struct vein_story *story, const struct vein_story_words *words,
                       struct vein_err *err)
{
    const struct vein_action *action = vein_action_find("clock", "set");
    struct seat *seat = story->now;
    struct vein_answer answer = {0};
    time_t moment;

    if (words->count == 3 && strcmp(words->at[1], "by") == 0) {
        story->clock_login = words->at[2];
        return true;
    }
    if (words->count == 2 && strcmp(words->at[1], "now") == 0)
        moment = time(NULL);
    else if (words->count == 3)
        moment = vein_story_moment(&story->memory, words->at[1], words->at[2]);
    else
        return vein_story_malformed(err, "clock -59d 07:30, or clock now", words->at[0]);
    if (moment < 0 || !action)
        return vein_story_malformed(err, "not a time", words->at[1]);
    if (story->clock_login ? !seat_of(story, story->clock_login, &seat, err)
                           : !somebody(story, err))
        return false;

    const struct vein_db_value value = {"moment", vein_story_iso(&story->memory, moment)};

    if (!vein_action_run(seat->session, action, &value, 1, NULL, story->arena, &answer, NULL, err))
        return false;
    story->memory.clock = moment;
    return true;
}

static bool deed_read(struct vein_story *story, const struct vein_story_words *words,
                      struct vein_err *err)
{
    struct vein_db_value values[FIELDS];
    struct vein_rows *rows = NULL;
    struct vein_buf json;
    size_t count = 0;
    size_t at = 3;
    bool done;

    if (words->count < 3 || !somebody(story, err))
        return words->count < 3 ? vein_story_malformed(err, "read AREA STATEMENT", words->at[0])
                                : false;
    for (; at + 1 < words->count && vein_story_begins(words->at[at], "--") && count < FIELDS;
         at += 2)
        values[count++] = (struct vein_db_value){words->at[at] + 2, words->at[at + 1]};
    if (!vein_session_read(story->now->session, story->arena, words->at[1], words->at[2], values,
                           count, &rows, err))
        return false;
    if (rows->row_count == 0)
        return vein_story_malformed(err, "nothing was found by", words->at[2]);
    vein_buf_init(&json);
    for (size_t i = 0; i < rows->col_count; i++) {
        vein_buf_adds(&json, i ? ", " : "{");
        vein_json_string(&json, rows->names[i]);
        vein_buf_adds(&json, ": ");
        vein_json_string(&json, vein_rows_text(rows, 0, rows->names[i]));
    }
    vein_buf_adds(&json, "}");
    done = capture(story, words, at, json.data, err);
    vein_buf_release(&json);
    return done;
}

static bool deed_check(const struct vein_story_words *words, struct vein_err *err)
{
    bool same;

    if (words->count != 4 || (strcmp(words->at[2], "=") != 0 && strcmp(words->at[2], "!=") != 0))
        return vein_story_malformed(err, "check VALUE = VALUE", words->at[0]);
    same = strcmp(words->at[1], words->at[3]) == 0;
    if (same == (words->at[2][0] == '='))
        return true;
    return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "\"%.300s\" %s \"%.300s\"", words->at[1],
                        same ? "is" : "is not", words->at[3]);
}

static bool deed_let(struct vein_story *story, const struct vein_story_words *words,
                     struct vein_err *err)
{
    if (words->count != 4 || strcmp(words->at[2], "=") != 0)
        return vein_story_malformed(err, "let name = value", words->at[0]);
    vein_story_set(&story->memory, words->at[1], words->at[3]);
    return true;
}

static bool deed_say(struct vein_story *story, const struct vein_story_words *words,
                     struct vein_err *err)
{
    if (words->count != 2)
        return vein_story_malformed(err, "say \"words\"", words->at[0]);
    if (story->options->talk) {
        fprintf(story->options->talk, "vein: %s\n", words->at[1]);
        fflush(story->options->talk);
    }
    return true;
}

// ---- lines

static bool run_lines(struct vein_story *story, size_t from, size_t to, struct vein_err *err);

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
static size_t block_end(const struct vein_story *story, size_t from, size_t to)
{
    size_t depth = 1;

    for (; from < to; from++) {
        depth += opens(story->lines[from].text);
        depth -= closes(story->lines[from].text);
        if (depth == 0)
            break;
    }
    return from;
}

// each NAME ... in VALUE ...: the lines from..to once for every round of values.
static bool deed_each(struct vein_story *story, const struct vein_story_words *words, size_t from,
                      size_t to, struct vein_err *err)
{
    size_t names = 0;

    while (1 + names < words->count && strcmp(words->at[1 + names], "in") != 0)
        names++;
    if (names == 0 || 1 + names == words->count || (words->count - names - 2) % names != 0)
        return vein_story_malformed(err, "each NAME ... in VALUE ... (whole rounds)", words->at[0]);
    for (size_t i = names + 2; i < words->count; i += names) {
        for (size_t n = 0; n < names; n++)
            vein_story_set(&story->memory, words->at[1 + n], words->at[i + n]);
        if (!run_lines(story, from, to, err))
            return false;
    }
    return true;
}

static bool deed(struct vein_story *story, const struct vein_story_words *words,
                 struct vein_err *err)
{
    const char *word = words->at[0];

    if (strcmp(word, "act") == 0 || strcmp(word, "sign") == 0)
        return deed_plain(story, words, err);
    if (strcmp(word, "expect") == 0)
        return deed_expect(story, words, err);
    if (strcmp(word, "as") == 0)
        return deed_as(story, words, err);
    if (strcmp(word, "clock") == 0)
        return deed_clock(story, words, err);
    if (strcmp(word, "read") == 0)
        return deed_read(story, words, err);
    if (strcmp(word, "check") == 0)
        return deed_check(words, err);
    if (strcmp(word, "let") == 0)
        return deed_let(story, words, err);
    if (strcmp(word, "say") == 0)
        return deed_say(story, words, err);
    return vein_story_malformed(err, "a story has no deed", word);
}

static bool run_lines(struct vein_story *story, size_t from, size_t to, struct vein_err *err)
{
    struct vein_story_words *words = vein_arena_alloc(story->arena, sizeof *words);

    for (size_t i = from; i < to; i++) {
        bool done;

        story->at = i;
        if (!vein_story_split(&story->memory, story->lines[i].text, words, err))
            return false;
        if (words->count == 0)
            continue;
        if (opens(story->lines[i].text)) {
            size_t end = block_end(story, i + 1, to);

            done = end < to ? deed_each(story, words, i + 1, end, err)
                            : vein_story_malformed(err, "no end behind", words->at[0]);
            i = end;
        } else {
            done = deed(story, words, err);
        }
        if (!done)
            return false;
    }
    return true;
}

// Lines of the text; a backslash at the end joins the next one. Numbers are those of the first part.
static void cut_lines(struct vein_story *story, const char *text)
{
    size_t number = 1;
    size_t room = 1;

    for (const char *at = text; *at; at++)
        room += *at == '\n';
    story->lines = vein_arena_alloc(story->arena, room * sizeof *story->lines);
    while (*text) {
        struct line *line = &story->lines[story->line_count++];
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
        line->text = vein_arena_strdup(story->arena, whole.data ? whole.data : "");
        vein_buf_release(&whole);
    }
}

// Puts the place and the deed before what went wrong.
static void place(const struct vein_story *story, struct vein_err *err)
{
    const struct line *line = &story->lines[story->at];
    const char *text = line->text + strspn(line->text, " \t");
    char why[sizeof err->message];

    snprintf(why, sizeof why, "%s", err->message);
    snprintf(err->message, sizeof err->message, "%.200s:%zu: %.160s: %.600s", story->options->name,
             line->number, text, why);
}

bool vein_story_run(const char *text, const struct vein_story_options *options,
                    struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_story story = {.options = options, .arena = arena, .memory = {.arena = arena}};
    struct vein_err cause;
    time_t now = time(NULL);
    bool done;

    vein_err_clear(&cause);
    story.memory.today = now - now % 86400;
    cut_lines(&story, text);
    done = run_lines(&story, 0, story.line_count, &cause);
    if (!done) {
        place(&story, &cause);
        if (err)
            *err = cause;
    }
    for (struct seat *seat = story.seats; seat; seat = seat->next)
        vein_session_close(seat->session);
    vein_arena_free(arena);
    return done;
}
