// The judgement of failures: which exit class, which words, and whether asking again makes sense.
#include "fault.h"

#include "vein/errcode.h"

#include <string.h>

enum outcome {
    PLAIN,  // the server refused; nothing was done
    LOST,   // the line broke: a write that was sent may or may not have been done
    DENIED, // no privilege: VN003
    BUSY    // somebody else holds it: VN120
};

#define DAMAGED                                                                                    \
    "The disk or somebody has altered the server's files: stop work, keep them as they are, and "  \
    "restore a backup elsewhere."

// The first row whose state is a prefix of the SQLSTATE decides: exact codes stand before classes.
static const struct verdict {
    const char *state;
    enum outcome outcome;
    enum vein_exit exit;
    bool retryable;
    bool quiet; // the detail is withheld
    const char *hint;
} verdicts[] = {
    {"42501", DENIED, VEIN_EXIT_REFUSED, false, false, ""},
    {"55P03", BUSY, VEIN_EXIT_REFUSED, true, false, ""},
    {"40P01", BUSY, VEIN_EXIT_REFUSED, true, false, ""},
    {"40001", BUSY, VEIN_EXIT_REFUSED, true, false, ""},
    {"40003", LOST, VEIN_EXIT_NO_SERVER, true, false, ""},
    {"08", LOST, VEIN_EXIT_NO_SERVER, true, false, ""},
    {"57P01", LOST, VEIN_EXIT_NO_SERVER, true, false, ""},
    {"57P02", LOST, VEIN_EXIT_NO_SERVER, true, false, ""},
    {"57P05", LOST, VEIN_EXIT_NO_SERVER, true, false, ""},
    {"25P03", LOST, VEIN_EXIT_NO_SERVER, true, false, ""},
    {"57P03", PLAIN, VEIN_EXIT_NO_SERVER, true, false,
     "The server is starting or stopping; wait a moment."},
    {"57P04", PLAIN, VEIN_EXIT_NO_SERVER, false, false, "The database was dropped."},
    {"57014", PLAIN, VEIN_EXIT_NO_SERVER, true, false,
     "It took too long or was stopped; nothing was done."},
    {"25006", PLAIN, VEIN_EXIT_NO_SERVER, true, false,
     "This server is a standby or is set read-only; connect with target_session_attrs=read-write."},
    {"53300", PLAIN, VEIN_EXIT_NO_SERVER, true, false,
     "All connections of the server are taken; close one, or ask its administrator."},
    {"28", PLAIN, VEIN_EXIT_NO_SERVER, false, false, "Check the login name and the password."},
    {"53100", PLAIN, VEIN_EXIT_NO_SERVER, true, false,
     "The server's disk is full; tell its administrator."},
    {"53", PLAIN, VEIN_EXIT_NO_SERVER, true, false,
     "The server lacks resources; tell its administrator."},
    {"22", PLAIN, VEIN_EXIT_USAGE, false, false, ""},
    // A built-in constraint's detail prints the whole row or another subject's key.
    {"23", PLAIN, VEIN_EXIT_REFUSED, false, true, ""},
    {"0A", PLAIN, VEIN_EXIT_INTERNAL, false, false,
     "If the schema was changed meanwhile, start the program again."},
    {"26", PLAIN, VEIN_EXIT_INTERNAL, false, false,
     "Something between here and the server changed the session; connect without a pooler."},
    {"42", PLAIN, VEIN_EXIT_INTERNAL, false, false,
     "Program and database may be of different releases; see `vein migrate --status`."},
    // A page that fails its checksum, an index that contradicts its table: the record itself is in doubt.
    {"XX001", PLAIN, VEIN_EXIT_EVIDENCE, false, false, DAMAGED},
    {"XX002", PLAIN, VEIN_EXIT_EVIDENCE, false, false, DAMAGED},
    {"", PLAIN, VEIN_EXIT_INTERNAL, false, false, ""},
};

// What the error dictionary need not say; used when the server gave no hint.
#define HINT_UNKNOWN                                                                               \
    "Connect again and ask what became of the request id before doing anything else; "             \
    "the same request id is never served twice."

// The library ends its own messages with a line feed.
static void trim(char *text)
{
    size_t length = strlen(text);

    while (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
}

static void copy(char *to, size_t size, const char *text)
{
    vein_utf8_copy(to, size, text);
    trim(to);
}

static const char *or_else(const char *text, const char *other)
{
    return text && text[0] ? text : other ? other : "";
}

static const struct verdict *find_verdict(const char *sqlstate)
{
    const struct verdict *verdict = verdicts;

    while (strncmp(sqlstate, verdict->state, strlen(verdict->state)) != 0)
        verdict++;
    return verdict;
}

static bool judge_lost(const struct fault *fault, struct vein_err *err)
{
    const char *state = fault->sqlstate ? fault->sqlstate : "";

    if (fault->write && fault->sent)
        vein_err_set(err, VEIN_EXIT_UNKNOWN, state, HINT_UNKNOWN,
                     "the connection was lost before the answer came; "
                     "whether it was done is not known");
    else
        vein_err_set(err, VEIN_EXIT_NO_SERVER, state, "Nothing was done; connect again.",
                     "the connection to the server was lost");
    if (err) {
        copy(err->detail, sizeof err->detail, fault->message);
        err->retryable = true;
    }
    return false;
}

// A code of ours: the dictionary knows the class, the server the words.
static bool judge_own(const struct fault *fault, const char *code, bool own_words,
                      struct vein_err *err)
{
    const struct vein_errcode *known = vein_errcode_find(code);
    const char *message = own_words ? fault->message : known ? known->message : "";
    const char *hint = or_else(own_words ? fault->hint : "", known ? known->hint : "");

    vein_err_set(err, known ? (enum vein_exit)known->exit : VEIN_EXIT_REFUSED, code, hint, "%s",
                 or_else(message, or_else(fault->message, "refused by the server")));
    if (!err)
        return false;
    trim(err->message);
    copy(err->detail, sizeof err->detail, own_words ? fault->detail : fault->message);
    copy(err->column, sizeof err->column, fault->column);
    copy(err->constraint, sizeof err->constraint, fault->constraint);
    err->retryable = strcmp(code, "VN120") == 0;
    return false;
}

bool vein_db_judge(const struct fault *fault, struct vein_err *err)
{
    const char *state = fault->sqlstate ? fault->sqlstate : "";
    const struct verdict *verdict;

    if (strncmp(state, "VN", 2) == 0 && !fault->lost)
        return judge_own(fault, state, true, err);
    verdict = find_verdict(state);
    if (fault->lost || verdict->outcome == LOST)
        return judge_lost(fault, err);
    if (verdict->outcome == DENIED)
        return judge_own(fault, "VN003", false, err);
    if (verdict->outcome == BUSY)
        return judge_own(fault, "VN120", false, err);

    vein_err_set(err, verdict->exit, state, or_else(fault->hint, verdict->hint), "%s",
                 or_else(fault->message, "the server gave no reason"));
    if (!err)
        return false;
    trim(err->message);
    if (!verdict->quiet)
        copy(err->detail, sizeof err->detail, fault->detail);
    copy(err->column, sizeof err->column, fault->column);
    copy(err->constraint, sizeof err->constraint, fault->constraint);
    err->retryable = verdict->retryable;
    return false;
}

bool vein_db_is_unconfirmed(const char *source, const char *text)
{
    if (source && strcmp(source, "SyncRepWaitForLSN") == 0)
        return true;
    return text && (strstr(text, "canceling wait for synchronous replication") ||
                    strstr(text, "canceling the wait for synchronous replication"));
}

bool vein_db_unconfirmed(struct vein_err *err)
{
    vein_err_set(err, VEIN_EXIT_UNKNOWN, "01000", HINT_UNKNOWN,
                 "done on this server, but not confirmed by its standby");
    if (err)
        err->retryable = true;
    return false;
}
