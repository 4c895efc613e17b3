// Private to app: the words of a story's line (include/vein/story.h).
#ifndef VEIN_APP_STORY_H
#define VEIN_APP_STORY_H

#include "vein/story.h"

#include <time.h>

#pragma GCC visibility push(hidden)

struct vein_story_variable {
    const char *name; // "name" or "name.member"
    const char *value;
    struct vein_story_variable *next; // older ones behind; the first match counts
};

struct vein_story_memory {
    struct vein_arena *arena;
    struct vein_story_variable *variables;
    time_t now;   // when the telling began
    time_t today; // midnight UTC, or what the story's anchor made of it
    time_t zero;  // midnight of the story's day zero, 0 = it has none
    time_t clock; // what the laboratory clock was set to, 0 = never
};

#define VEIN_STORY_WORDS 1600

struct vein_story_words {
    const char *at[VEIN_STORY_WORDS];
    size_t count;
};

void vein_story_set(struct vein_story_memory *memory, const char *name, const char *value);
// The value of "name" or "name.member.member", NULL when there is none.
const char *vein_story_get(struct vein_story_memory *memory, const char *name);
// Cuts one line into words and expands them. Error: VEIN_EXIT_INTERNAL.
bool vein_story_split(struct vein_story_memory *memory, const char *line,
                      struct vein_story_words *out, struct vein_err *err);
// "-59d" or "@3" (day 3 from the story's day zero) and "07:30" as a time; -1 when malformed.
time_t vein_story_moment(const struct vein_story_memory *memory, const char *day,
                         const char *clock);
// "+20m" or "-5m" from what the clock was set to, "" that itself; -1 when malformed or never set.
time_t vein_story_later(const struct vein_story_memory *memory, const char *text);
// ISO 8601 in UTC, in the memory's arena.
const char *vein_story_iso(struct vein_story_memory *memory, time_t moment);

// One person at work.
struct seat {
    const char *login;
    struct vein_session *session;
    struct seat *next;
};

struct line {
    const char *text;
    size_t number;
};

// A text as it was read.
struct vein_story_part {
    const char *name;
    struct line *lines;
    size_t count;
};

// Where a telling stands: a text, or the lines of an `each` with their rounds.
struct frame {
    const struct vein_story_part *part;
    size_t from;
    size_t to;
    size_t next;
    const struct vein_story_words *rounds; // of an each, NULL = a text
    size_t names;
    size_t round; // index of the next round's first value
};
#define VEIN_STORY_DEPTH 12
#define VEIN_STORY_NOW 253402300799 // `clock now`: after all others, and what the time is then

// What the stories of one telling share.
struct vein_story_stage {
    const struct vein_story_options *options;
    struct vein_arena *arena;
    struct seat *seats;
    time_t clock;  // told, 0 = never
    time_t set_at; // real time of it
};

struct vein_story {
    struct vein_story_stage *stage;
    const struct vein_story_options *options;
    struct vein_arena *arena;
    struct vein_story_memory memory;
    struct seat *now;
    const char *clock_login;
    struct frame frames[VEIN_STORY_DEPTH];
    size_t depth;
    const struct vein_story_part *part; // the line being done
    size_t at;
    time_t due; // the clock line that it waits for
    bool ended;
};

#define VEIN_STORY_FIELDS 40

// The fields of one act while its words are read.
struct vein_story_form {
    const struct vein_action *action;
    struct vein_db_value values[VEIN_STORY_FIELDS];
    size_t count;
};

// Reads "--name value" pairs from *at on, which ends behind them.
bool vein_story_fields(struct vein_story *story, const struct vein_story_words *words, size_t *at,
                       struct vein_story_form *form, struct vein_err *err);
// Does the deed of one line that is no each, tell or clock line.
bool vein_story_deed(struct vein_story *story, const struct vein_story_words *words,
                     struct vein_err *err);
// The moment of a clock line; -1 with err when it is none.
time_t vein_story_clock_line(struct vein_story *story, const struct vein_story_words *words,
                             struct vein_err *err);
// Moves the laboratory clock to story->due.
bool vein_story_clock(struct vein_story *story, struct vein_err *err);
// Text of an embedded file, or of one on disk.
bool vein_story_file(struct vein_arena *arena, const char *path, const char **out,
                     struct vein_err *err);
bool vein_story_begins(const char *word, const char *with);
// Says what is wrong with a story's text; false.
bool vein_story_malformed(struct vein_err *err, const char *what, const char *text);

#pragma GCC visibility pop

#endif
