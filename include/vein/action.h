// action: what can be done, declared once. Terminal forms, commands, help, key hints and the contract
// test read these tables. Types and constant data only; running an action is vein/app.h.
#ifndef VEIN_ACTION_H
#define VEIN_ACTION_H

#include "vein/base.h"

// What a field takes; form only. Whether a value makes sense is the database's to say.
enum vein_field_kind {
    VEIN_FIELD_TEXT,    // one line
    VEIN_FIELD_NOTE,    // words of a reason or remark
    VEIN_FIELD_CODE,    // a public code: letters, digits and . / _ - (40 at most)
    VEIN_FIELD_SCAN,    // what a scanner types; any clean text
    VEIN_FIELD_DECIMAL, // exact decimal, "1.84e6" is written out
    VEIN_FIELD_WHOLE,   // whole number
    VEIN_FIELD_DATE,    // 2026-11-23
    VEIN_FIELD_MOMENT,  // 2026-11-23T10:00:00+01:00
    VEIN_FIELD_WORD,    // one of choices
    VEIN_FIELD_WORDS,   // one or more of choices (any when choices is NULL), blanks between
    VEIN_FIELD_YESNO,   // yes or no
    VEIN_FIELD_JSON,    // a JSON object; on the command line also name=value, given repeatedly
    VEIN_FIELD_FILE,    // content of a file; a person names the file
    VEIN_FIELD_DIGEST,  // SHA-256 and size of a file; a person names the file
    VEIN_FIELD_PASSWORD // a new password, sent as a SCRAM verifier; never an argument
};

// One field of an action; its name is the parameter's.
struct vein_field {
    const char *name;
    const char *label;
    enum vein_field_kind kind;
    bool required;
    bool context; // usually comes from the selected row's column of the same name
    const char
        *choices; // words with one blank between, "; " where they hold blanks themselves; or NULL
    const char *help; // one sentence
};

struct vein_action {
    const char *act;  // as in ref.act and the name of the function in schema api
    const char *noun; // vein <noun> <verb>; verb is NULL for a command of one word
    const char *verb;
    const char *title;
    const char *area; // statement sql/stmt/<area>/<name>.sql
    const char *name;
    const struct vein_field *fields;
    size_t field_count;
    const char *success; // {name} is filled from what the act returned
    const char *builtin; // a command of its own does this ("vein sign"); NULL for all others
};

struct vein_action_area {
    const char *title;
    const struct vein_action *actions;
    size_t count;
};

// Areas in the order of help; NULL past the end.
const struct vein_action_area *vein_action_area_at(size_t index);
// verb may be NULL or "". NULL when there is no such action.
const struct vein_action *vein_action_find(const char *noun, const char *verb);
const struct vein_action *vein_action_of_act(const char *act);
const struct vein_field *vein_action_field(const struct vein_action *action, const char *name);
// "decimal", "moment": the kind as help shows it.
const char *vein_field_kind_word(enum vein_field_kind kind);
// One word of a list of choices after the other: *word is *size bytes of choices, not ended. *at: 0 before the first.
// False when none is left.
bool vein_choice_next(const char *choices, size_t *at, const char **word, size_t *size);

// Checks the form of one value and writes what is sent, in arena: NULL for an absent optional value.
// Not for PASSWORD, FILE and DIGEST, which the caller replaces first. Error: VEIN_EXIT_USAGE, column = name.
bool vein_field_check(const struct vein_field *field, const char *text, struct vein_arena *arena,
                      const char **out, struct vein_err *err) VEIN_MUST_CHECK;

#endif
