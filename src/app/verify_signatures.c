// Phase 5: every signature with its text, its signer and its record; and how the server lets people in.
#include "audit.h"

#include <string.h>

enum column { STREAM, POSITION, AT, RECORD, KEY, DIGEST, CONTENT, PROBLEM, COLUMNS };

static const char *text_of(struct check *check, const struct vein_cell *cell)
{
    return vein_arena_strndup(check->arena, cell->data ? (const char *)cell->data : "",
                              cell->data ? cell->size : 0);
}

static void tell(struct check *check, const struct vein_cell *cells, const char *what)
{
    char at[VEIN_TIME_SIZE] = "";

    if (cells[AT].data)
        vein_ledger_time(vein_check_int(&cells[AT]), at);
    vein_check_finding(check, "signature", vein_check_int(&cells[STREAM]),
                       vein_check_int(&cells[POSITION]), text_of(check, &cells[RECORD]),
                       vein_arena_printf(check->arena, "%s, signature %s%s%s", what,
                                         text_of(check, &cells[KEY]), at[0] ? ", at " : "", at));
}

// The digest is computed here: a server that vouches for its own text proves nothing.
static bool take_signature(void *context, const struct vein_cell *cells, size_t count,
                           struct vein_err *err)
{
    struct check *check = context;
    uint8_t hash[VEIN_HASH_SIZE];
    char expected[VEIN_HEX_SIZE];
    char found[VEIN_HEX_SIZE];

    if (count != COLUMNS)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the signatures have other columns");
    vein_hasher_plain(check->hasher, cells[CONTENT].data ? (const void *)cells[CONTENT].data : "",
                      cells[CONTENT].size, hash);
    if (cells[DIGEST].size != VEIN_HASH_SIZE) {
        tell(check, cells, "its digest is none");
    } else if (memcmp(hash, cells[DIGEST].data, VEIN_HASH_SIZE) != 0) {
        vein_ledger_hex(hash, VEIN_HASH_SIZE, expected);
        vein_ledger_hex(cells[DIGEST].data, VEIN_HASH_SIZE, found);
        tell(check, cells,
             vein_arena_printf(check->arena, "digest of its text: expected %s, found %s", expected,
                               found));
    }
    if (cells[PROBLEM].data)
        tell(check, cells, text_of(check, &cells[PROBLEM]));
    vein_check_progress(check, "signatures");
    return true;
}

static bool check_authentication(struct check *check, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!vein_session_read(check->session, check->arena, "audit", "reads_authentication", NULL, 0,
                           &rows, err))
        return false;
    if (!vein_rows_true(rows, 0, "may")) {
        vein_check_say(check, "authentication rules: not checked, a superuser reads them");
        return true;
    }
    if (!vein_session_read(check->session, check->arena, "audit", "authentication", NULL, 0, &rows,
                           err))
        return false;
    for (size_t row = 0; row < rows->row_count; row++)
        vein_check_finding(check, "authentication", 0, 0,
                           vein_arena_printf(check->arena, "pg_hba.conf line %s",
                                             vein_rows_text(rows, row, "line")),
                           vein_arena_printf(check->arena,
                                             "expected scram-sha-256 or stronger, found %s",
                                             vein_rows_text(rows, row, "rule")));
    if (rows->row_count == 0)
        vein_check_say(check, "authentication rules: nobody gets in without a secret");
    return true;
}

bool vein_check_signatures(struct check *check, struct vein_err *err)
{
    if (!vein_check_stream_rows(check, "signatures", NULL, take_signature, check, err))
        return false;
    vein_check_phase_ends(check, "phase 5, signatures", "signatures");
    return check_authentication(check, err);
}
