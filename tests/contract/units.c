// The program and the database convert by the same list of units, and to the same numbers.
#include "contract.h"

#include "vein/value.h"

#include <string.h>

static void compare_list(PGconn *pg)
{
    PGresult *rows = PQexec(pg, "select unit, dimension, num, den from ref.unit");

    if ((size_t)PQntuples(rows) != vein_unit_count)
        contract_fault("%zu units here, %d in the database", vein_unit_count, PQntuples(rows));
    for (int i = 0; i < PQntuples(rows); i++) {
        const struct vein_unit *unit = vein_unit_find(PQgetvalue(rows, i, 0));
        char factor[64];

        if (!unit || strcmp(unit->dimension, PQgetvalue(rows, i, 1)) != 0) {
            contract_fault("%s is not the same here", PQgetvalue(rows, i, 0));
            continue;
        }
        snprintf(factor, sizeof factor, "%llu/%llu", (unsigned long long)unit->num,
                 (unsigned long long)unit->den);
        if (strncmp(factor, PQgetvalue(rows, i, 2), strlen(PQgetvalue(rows, i, 2))) != 0 ||
            strcmp(strchr(factor, '/') + 1, PQgetvalue(rows, i, 3)) != 0 ||
            strcspn(factor, "/") != strlen(PQgetvalue(rows, i, 2)))
            contract_fault("%s is %s here", PQgetvalue(rows, i, 0), factor);
    }
    PQclear(rows);
}

static void compare_pair(PGconn *pg, const char *from, const char *to)
{
    const char *const values[] = {from, to};
    PGresult *row = PQexecParams(pg, "select rule.convert(1.5, $1, $2, 'probe')", 2, NULL, values,
                                 NULL, NULL, 0);
    bool there = PQresultStatus(row) == PGRES_TUPLES_OK;
    struct vein_decimal value = {"1.5"};
    struct vein_decimal out;
    struct vein_err err;
    bool here = vein_unit_convert(&value, from, to, &out, &err);

    if (there != here)
        contract_fault("%s in %s: %s here only", from, to, here ? "converted" : "refused");
    else if (here && strcmp(out.text, PQgetvalue(row, 0, 0)) != 0)
        contract_fault("1.5 %s is %s %s here, %s there", from, out.text, to, PQgetvalue(row, 0, 0));
    PQclear(row);
}

void contract_units(PGconn *pg)
{
    compare_list(pg);
    contract_verdict("program_and_database_have_the_same_units");
    for (size_t i = 0; i < vein_unit_count; i++)
        for (size_t k = 0; k < vein_unit_count; k++)
            if (i == k || k == (i + 1) % vein_unit_count ||
                strcmp(vein_unit_table[i].dimension, vein_unit_table[k].dimension) == 0)
                compare_pair(pg, vein_unit_table[i].code, vein_unit_table[k].code);
    contract_verdict("program_and_database_convert_alike");
}
