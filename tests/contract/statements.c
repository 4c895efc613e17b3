// Every statement prepares on the migrated schema, readings of the record also for the past; acts answer with the
// one composite type.
#include "contract.h"

#include <string.h>

static const char *const answer[] = {"verdict", "code",     "rule", "value", "way_out",
                                     "stream",  "position", "hash", "data"};

static bool is_act(const struct vein_stmt *stmt)
{
    for (size_t i = 0; i < stmt->param_count; i++)
        if (strcmp(stmt->params[i], "request") == 0)
            return !(strcmp(stmt->area, "sign") == 0 && strcmp(stmt->name, "challenge") == 0);
    return false;
}

static void check_answer(const struct vein_stmt *stmt, const PGresult *described)
{
    size_t count = sizeof answer / sizeof *answer;

    if (stmt->shape != VEIN_SHAPE_ROW)
        contract_fault("%s/%s: an act's shape is row", stmt->area, stmt->name);
    if ((size_t)PQnfields(described) != count)
        contract_fault("%s/%s: %d columns, not those of an answer", stmt->area, stmt->name,
                       PQnfields(described));
    for (int i = 0; i < PQnfields(described) && (size_t)i < count; i++)
        if (strcmp(PQfname(described, i), answer[i]) != 0)
            contract_fault("%s/%s: column %s instead of %s", stmt->area, stmt->name,
                           PQfname(described, i), answer[i]);
}

static void check_columns(const struct vein_stmt *stmt, const PGresult *described)
{
    bool rows = stmt->shape == VEIN_SHAPE_ROW || stmt->shape == VEIN_SHAPE_ROWS;

    if (stmt->shape == VEIN_SHAPE_VALUE && PQnfields(described) != 1)
        contract_fault("%s/%s: a value has one column", stmt->area, stmt->name);
    if ((stmt->shape == VEIN_SHAPE_NONE || stmt->shape == VEIN_SHAPE_COPY) &&
        PQnfields(described) != 0)
        contract_fault("%s/%s: returns columns", stmt->area, stmt->name);
    if (rows && PQnfields(described) == 0)
        contract_fault("%s/%s: returns no columns", stmt->area, stmt->name);
    for (int i = 0; rows && i < PQnfields(described); i++)
        for (int k = 0; k < i; k++)
            if (strcmp(PQfname(described, i), PQfname(described, k)) == 0)
                contract_fault("%s/%s: two columns %s", stmt->area, stmt->name,
                               PQfname(described, i));
}

void contract_statements(PGconn *pg)
{
    for (size_t i = 0; i < vein_stmt_count; i++) {
        const struct vein_stmt *stmt = &vein_stmt_table[i];
        PGresult *prepared = PQprepare(pg, "s", stmt->text, 0, NULL);

        if (PQresultStatus(prepared) != PGRES_COMMAND_OK) {
            contract_fault("%s/%s: %s", stmt->area, stmt->name, PQresultErrorMessage(prepared));
        } else {
            PGresult *described = PQdescribePrepared(pg, "s");

            if ((size_t)PQnparams(described) != stmt->param_count)
                contract_fault("%s/%s: %d parameters, the table has %zu", stmt->area, stmt->name,
                               PQnparams(described), stmt->param_count);
            check_columns(stmt, described);
            if (is_act(stmt))
                check_answer(stmt, described);
            PQclear(described);
            PQclear(PQexec(pg, "deallocate s"));
        }
        PQclear(prepared);
    }
    contract_verdict("every_statement_prepares_with_its_shape");
}

// Statements that read from a view or function and have no past: they show the ledger, rules, or who is asking.
static bool is_present_only(const struct vein_stmt *stmt)
{
    static const char *const areas[] = {"audit", "session", "installation", "me",  "right",
                                        "db",    "request", "draft",        "unit"};

    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (strcmp(stmt->area, areas[i]) == 0)
            return true;
    return strcmp(stmt->name, "preview") == 0 || // what would be, not what was
           (strcmp(stmt->area, "person") == 0 &&
            strcmp(stmt->name, "list") == 0) || // takes a moment itself
           (strcmp(stmt->area, "identity") == 0 &&
            strcmp(stmt->name, "checkpoints") == 0) || // rules
           (strcmp(stmt->area, "record") == 0 && strcmp(stmt->name, "fields") == 0);
}

void contract_past(PGconn *pg)
{
    struct vein_arena *arena = vein_arena_new();
    size_t count = 0;

    for (size_t i = 0; i < vein_stmt_count; i++) {
        const struct vein_stmt *stmt = &vein_stmt_table[i];
        struct vein_stmt past;
        PGresult *prepared;
        PGresult *described;

        if (is_present_only(stmt) || !vein_past_statement(stmt, arena, &past))
            continue;
        count++;
        prepared = PQprepare(pg, "s", past.text, 0, NULL);
        described = PQdescribePrepared(pg, "s");
        if (PQresultStatus(prepared) != PGRES_COMMAND_OK) {
            contract_fault("%s/%s: %s", stmt->area, stmt->name, PQresultErrorMessage(prepared));
        } else {
            if ((size_t)PQnparams(described) != past.param_count)
                contract_fault("%s/%s: %d parameters, the table has %zu", stmt->area, stmt->name,
                               PQnparams(described), past.param_count);
            check_columns(stmt, described);
            PQclear(PQexec(pg, "deallocate s"));
        }
        PQclear(described);
        PQclear(prepared);
    }
    if (count < 30)
        contract_fault("only %zu statements have a past", count);
    vein_arena_free(arena);
    contract_verdict("every_reading_of_the_record_has_a_past");
}
