// The deeds of stories (include/vein/story.h): each through the ordinary act. Their order: demo_tell.c.
#include "story.h"

#include "vein/story.h"

#include <stdlib.h>
#include <string.h>

#define FIELDS 40
#define ANCHOR 300 // seconds that an anchored story's minutes are whole in

// ---- persons

static bool seat_of(struct vein_story *story, const char *login, struct seat **out,
                    struct vein_err *err)
{
    const struct vein_story_options *options = story->options;
    struct vein_session_options connection = options->connection;
    char *password;
    struct seat *seat;
    bool done;

    for (seat = story->stage->seats; seat; seat = seat->next)
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
        seat->next = story->stage->seats;
        story->stage->seats = seat;
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

time_t vein_story_clock_line(struct vein_story *story, const struct vein_story_words *words,
                             struct vein_err *err)
{
    time_t moment = -1;

    if (words->count == 2 && strcmp(words->at[1], "now") == 0)
        moment = VEIN_STORY_NOW;
    else if (words->count == 2 && words->at[1][0] == '+')
        moment = vein_story_later(&story->memory, words->at[1]);
    else if (words->count == 3)
        moment = vein_story_moment(&story->memory, words->at[1], words->at[2]);
    if (moment < 0)
        (void)vein_story_malformed(err,
                                   "clock -59d 07:30, clock @3 07:30, clock +20m or clock now, not",
                                   words->at[words->count - 1]);
    return moment;
}

bool vein_story_clock(struct vein_story *story, struct vein_err *err)
{
    const struct vein_action *action = vein_action_find("clock", "set");
    struct vein_story_stage *stage = story->stage;
    struct vein_answer answer = {0};
    time_t now = time(NULL);

    if (story->due == VEIN_STORY_NOW)
        story->due = now;
    // Another story has set it to that, or it has come to that by itself meanwhile.
    if (stage->clock != 0 && story->due >= stage->clock &&
        story->due <= stage->clock + (now - stage->set_at)) {
        story->memory.clock = story->due;
        return true;
    }

    struct seat *seat = story->now;
    const struct vein_db_value value = {"moment", vein_story_iso(&story->memory, story->due)};

    if (!action || (story->clock_login ? !seat_of(story, story->clock_login, &seat, err)
                                       : !somebody(story, err)))
        return false;
    if (!vein_action_run(seat->session, action, &value, 1, NULL, story->arena, &answer, NULL, err))
        return false;
    stage->clock = story->memory.clock = story->due;
    stage->set_at = now;
    return true;
}

// clock by LOGIN
static bool deed_clock_by(struct vein_story *story, const struct vein_story_words *words,
                          struct vein_err *err)
{
    if (words->count != 3)
        return vein_story_malformed(err, "clock by LOGIN", words->at[0]);
    story->clock_login = words->at[2];
    return true;
}

// zero DAY: the story's own day zero, from which @days count.
static bool deed_zero(struct vein_story *story, const struct vein_story_words *words,
                      struct vein_err *err)
{
    time_t zero = words->count == 2 ? vein_story_moment(&story->memory, words->at[1], "00:00") : -1;

    if (zero < 0)
        return vein_story_malformed(err, "zero -39d", words->at[0]);
    story->memory.zero = zero;
    return true;
}

// anchor HH:MM: in this story it is that hour of today now, whatever the real one is.
static bool deed_anchor(struct vein_story *story, const struct vein_story_words *words,
                        struct vein_err *err)
{
    struct vein_story_memory *memory = &story->memory;
    time_t hour = words->count == 2 ? vein_story_moment(memory, "", words->at[1]) : -1;

    if (hour < 0 || memory->zero != 0)
        return vein_story_malformed(err, "anchor 09:30, before zero", words->at[0]);
    memory->today = memory->now - memory->now % ANCHOR - (hour - memory->today);
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

bool vein_story_deed(struct vein_story *story, const struct vein_story_words *words,
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
        return deed_clock_by(story, words, err);
    if (strcmp(word, "zero") == 0)
        return deed_zero(story, words, err);
    if (strcmp(word, "anchor") == 0)
        return deed_anchor(story, words, err);
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
