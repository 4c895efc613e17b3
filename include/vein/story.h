// story: a plain text of deeds, run act by act through the same functions, logins and rules as a
// person's. The demo is told this way, and tests build their laboratories with it.
//
// One deed a line; a backslash at the end continues it, # begins a comment. Words are divided by
// blanks; "..." keeps blanks and expands, '...' keeps everything as it is.
//
//   say "words"                     progress
//   as LOGIN                        whose session does the next deeds
//   clock by LOGIN                  whose session moves the laboratory clock (else the current one)
//   clock -59d 07:30 | clock now    moves it: days before today (UTC), time in UTC; forward only
//   clock +20m                      minutes after the clock line before in this story
//   zero -39d                       the story's own day zero; @3 is its third day: clock @3 07:30
//   anchor 09:30                    first of all: in this story it is 09:30 of today now, whatever
//                                   the real hour is
//   tell FILE [name=value ...]      the lines of another story, with these names set
//   act NOUN [VERB] --field value ... [=> name]
//   sign ENTITY RECORD MEANING by LOGIN [presence CODE] [=> name]
//   read AREA STATEMENT [--parameter value ...] [=> name]       first row of a reading statement
//   expect stop CODE DEED | expect refused CODE DEED            anything else than that is a failure
//   check VALUE = VALUE | check VALUE != VALUE
//   let name = value
//   each name ... in value ...      the lines up to `end` with the names set to the next values
//   end
//   each from FILE [where NAME = VALUE ...]   the same for the lines of a table (CSV without quotes),
//                                   whose first line has the names; also !=
//
// Values: $name, $name.member (a member of what was captured, at any depth; $last is the answer
// before), ${name.member}. ${date-59} a day, ${moment-59d 08:10} a moment, both before today;
// ${yy-59} a year in two digits; ${date@3}, ${moment@3 08:10}, ${yy@3} of the story's own days; ${clock} the time the clock was set to, ${clock-10m} and
// ${clock+10m} minutes from it, ${clockdate} its day, ${clockdate-3} days from it. $$ is a dollar. For a field that takes a file, file:PATH is an
// embedded file or one on disk; for a new password, password:LOGIN asks the caller for it. A JSON
// field is one JSON text, or name=value, name?=value (left out when it is empty) and name:=JSON one
// after another.
//
// Several stories are told at once: each goes on to its next clock line, then that one of them is
// done whose moment comes first. So a laboratory's batches have days of their own in one calendar.
#ifndef VEIN_STORY_H
#define VEIN_STORY_H

#include "vein/app.h"

// Gives the password of login, with make also for a login that is not there yet; NUL-terminated.
typedef bool vein_story_password_fn(void *context, const char *login, bool make,
                                    char out[VEIN_PASSWORD_SIZE], struct vein_err *err);

struct vein_story_options {
    const char *name; // of the text, for messages
    // host, port, dbname and program are used; user and password come with the deeds.
    struct vein_session_options connection;
    vein_story_password_fn *password;
    void *context;
    FILE *talk; // what `say` says, NULL = nowhere
};
struct vein_story_text {
    const char *name; // for messages
    const char *text;
};
// Tells the stories in the order of their clock lines, each with names of its own; else as
// vein_story_run. The name of the options is not used.
bool vein_stories_run(const struct vein_story_text *texts, size_t count,
                      const struct vein_story_options *options,
                      struct vein_err *err) VEIN_MUST_CHECK;
// Runs the whole text; stops at the first deed that does not go as told. The error names file, line
// and deed, and keeps code, detail and hint of a refusal; a malformed text has class
// VEIN_EXIT_INTERNAL.
bool vein_story_run(const char *text, const struct vein_story_options *options,
                    struct vein_err *err) VEIN_MUST_CHECK;

#endif
