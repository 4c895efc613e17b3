// What went wrong, in the server's words, before it is judged. No libpq here: the judgement is
// pure.
#ifndef VEIN_DB_FAULT_H
#define VEIN_DB_FAULT_H

#include "vein/base.h"

struct fault {
    const char *sqlstate; // NULL or "" = the library failed, not the server
    const char *message;
    const char *detail;
    const char *hint;
    const char *column;
    const char *constraint;
    bool write; // the statement changes something
    bool sent;  // the statement itself, not only its preparation, was handed over
    bool lost;  // the connection is gone
};

// Fills err and returns false.
bool vein_db_judge(const struct fault *fault, struct vein_err *err);

// True for the warning that a commit was not confirmed by a synchronous standby. source is the
// server function that raised it (the text is translated on some servers, the function is not).
bool vein_db_is_unconfirmed(const char *source, const char *text);

// The error of an act that is committed on this server only.
bool vein_db_unconfirmed(struct vein_err *err);

#endif
