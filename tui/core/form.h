// form: the engine of fields, from an action's declaration or from what the server says about a step. Enter only
// moves on; saving is a key of its own. Nothing typed is ever lost by the form: a refusal leaves it as it is, with
// the cursor in the field that the refusal names.
#ifndef VEIN_TUI_FORM_H
#define VEIN_TUI_FORM_H

#include "grid.h"
#include "keymap.h"
#include "values.h"
#include "vein/action.h"
#include "vein/value.h"

#define VEIN_FORM_FIELDS 64

struct vein_form_field {
    const char *name, *label, *unit, *help, *hint;
    const char
        *confirm;      // value that the server found implausible: the same typed again confirms it
    const char *group; // parameter whose JSON object this is a member of; NULL: a parameter itself
    enum vein_field_kind kind;
    bool required, fixed, secret, computed;
    bool object; // a step's value: sent as an object when it has a unit, a confirmation or a source
    bool absent; // not asked for as the form is now: neither shown nor sent
    bool hidden; // sent, but of no use to a person: a version
    bool ready;  // filled in by the form: Enter passes it, arrows do not
    bool led;    // read by the scan that led to the form
    bool may_miss;        // "not recorded" is an answer
    const char **choices; // NULL: none
    size_t choice_count;
    char picked[16]; // beginning of a word that was typed in a row
    struct vein_buf value;
    size_t cursor;            // byte in value
    const char *not_recorded; // code word; value is then the reason
    const char *method;       // how the value came: NULL typed, "scan", "pasted"
    char error[400];
};
struct vein_form {
    struct vein_arena *arena; // of the view
    const char *title;
    const char *note; // instruction, or what the form is about
    const struct vein_action *action;
    char request[VEIN_UID_SIZE]; // kept until an answer was stored
    struct vein_form_field fields[VEIN_FORM_FIELDS];
    size_t count, active;
    int top;
    bool changed;                 // by hand since it was opened
    bool unkept;                  // changed since the last draft
    char draft[200];              // its name among the drafts; "": it has none
    bool timeless;                // the clocks are doubted: "now" is not filled in
    const char *now;              // laboratory time as the server writes it, with its offset
    const struct vein_zone *zone; // of its clocks; NULL: not known yet
    const char *verb;             // on the save key: "Save", "Sign"
};
void vein_form_init(struct vein_form *form, struct vein_arena *arena, const char *title);
void vein_form_release(struct vein_form *form);
struct vein_form_field *vein_form_add(struct vein_form *form, const char *name, const char *label,
                                      enum vein_field_kind kind);
// One more choice; the word stays where it is.
void vein_form_choice(struct vein_form *form, struct vein_form_field *field, const char *word);
// "a b c", "a b; c" where words hold blanks, or elements of a JSON list.
void vein_form_choices(struct vein_form *form, struct vein_form_field *field, const char *words);
// All fields of an action; those the context knows are filled in, and fixed when they come from there.
void vein_form_action(struct vein_form *form, const struct vein_action *action,
                      const struct vein_values *context);
struct vein_form_field *vein_form_field(struct vein_form *form, const char *name);
void vein_form_set(struct vein_form *form, struct vein_form_field *field, const char *text,
                   const char *method);
// The first field that can be filled.
void vein_form_start(struct vein_form *form);
bool vein_form_do(struct vein_form *form, enum vein_intent intent);
bool vein_form_type(struct vein_form *form, enum vein_key key, const char *text);
void vein_form_paste(struct vein_form *form, const char *text);
// A scan fills the first empty field that takes such a code; false when there is none.
bool vein_form_scan(struct vein_form *form, const char *const *names, const char *code,
                    const char *method);
// Puts the cursor into the field that an error names and shows it there; false when there is no such field.
bool vein_form_error(struct vein_form *form, const char *field, const char *message);
// The value of a field has to be typed a second time, unseen, since it is not plausible.
void vein_form_again(struct vein_form *form, const char *field, const char *message);
// "1.5 L": the unit of a step's number, NULL when there is none.
const char *vein_form_unit(const struct vein_form_field *field);
// Checks the form of every value. False: the first fault is shown in its field.
bool vein_form_check(struct vein_form *form);
// A time that was typed becomes one of the laboratory's clocks, whole: "14:05" is "2026-11-27 14:05". False: it is none.
bool vein_form_moment(struct vein_form *form, struct vein_form_field *field,
                      struct vein_err *err) VEIN_MUST_CHECK;
void vein_form_set_now(struct vein_form *form, struct vein_form_field *field);
// What is sent of a field: its text, a time with its offset.
const char *vein_form_sent(const struct vein_form *form, const struct vein_form_field *field,
                           struct vein_arena *arena);
// What the action is called with; members of groups become one JSON object a group.
void vein_form_values(const struct vein_form *form, struct vein_arena *arena,
                      struct vein_values *out);
// What was typed, as a draft; and back into the fields. False: nothing of it fits.
const char *vein_form_draft(const struct vein_form *form, struct vein_arena *arena);
bool vein_form_restore(struct vein_form *form, const char *draft);
// What a field takes, in one sentence: its own help or what its kind says; and how a time is typed, to be said behind a
// help that does not say it, else "".
const char *vein_form_takes(const struct vein_form_field *field);
const char *vein_form_how(const struct vein_form_field *field);
// "3 exceptions, 2 open fields" of it: required fields that are empty.
size_t vein_form_open(const struct vein_form *form);
void vein_form_draw(struct vein_form *form, struct vein_grid *grid, int row, int height);

#endif
