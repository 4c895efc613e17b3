// The columns of a statement's text: shared by the table of layouts and what prints them.
#ifndef VEIN_CLI_LAYOUT_H
#define VEIN_CLI_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#define MOST_COLUMNS 14

struct column {
    const char
        *names; // column; "a|b": the first of them that is filled; "!a": the word "old" when false
    const char *title;
    size_t width;
    bool right;
};
struct cli_layout {
    const char *area, *name; // name: "a|b", of each of these statements
    struct column columns[MOST_COLUMNS];
};

#endif
