// The grammar of process documents as constant tables; docs/process.schema.json says the same.
#ifndef VEIN_PROCESS_GRAMMAR_H
#define VEIN_PROCESS_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

enum shape {
    SHAPE_TEXT, // max = characters
    SHAPE_ID,
    SHAPE_WORD,    // words
    SHAPE_INTEGER, // min, max
    SHAPE_BOOLEAN,
    SHAPE_DECIMAL,
    SHAPE_DURATION,
    SHAPE_OBJECT, // object
    SHAPE_LIST,   // entries of item, min to max of them
    SHAPE_MAP,    // any id -> text
    SHAPE_LINE,   // specification line or any_of
    SHAPE_SOURCE  // of a field: list of ways of entry, or a citation
};

struct grammar_object;
struct grammar_key {
    const char *key;
    enum shape shape;
    bool required;
    long min, max;
    const char *const *words;
    const struct grammar_object *object;
    enum shape item;
};
struct grammar_object {
    const char *name; // "step"
    const struct grammar_key *keys;
    size_t count;
};

extern const struct grammar_object vein_process_grammar_root;
extern const struct grammar_object vein_process_grammar_line;
extern const struct grammar_object vein_process_grammar_any_of;
extern const char *const vein_process_word_stage[];
extern const char *const vein_process_word_entry[];

// The formula catalogue. Units: NULL = any; "1" = no dimension, the unit may be left out.
enum { FORMULA_ARGUMENTS = 5 };
struct formula_argument {
    const char *name;
    const char *unit;
};
struct formula {
    const char *name;
    const char *unit; // of the result
    struct formula_argument argument[FORMULA_ARGUMENTS];
    const char *same[2];  // arguments that must have the same unit
    const char *scale[2]; // arguments that must have the same power of ten
    const char *result;   // argument whose power of ten the result has
};
extern const struct formula vein_process_formula[];
extern const size_t vein_process_formula_count;

#endif
