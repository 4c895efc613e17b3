// Goal 5's baseline: the same rows drained with COPY BINARY, nothing done with them.
#include <stdbool.h>
#include <stdio.h>

#include <libpq-fe.h>

#include "bench.h"

// bench read CONNINFO STATEMENT -> "read rows bytes microseconds"
int bench_read(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    PGconn *conn = PQconnectdb(argv[0]);
    int64_t start = bench_now();
    PGresult *result = PQexec(conn, argv[1]);
    if (PQresultStatus(result) != PGRES_COPY_OUT) {
        fprintf(stderr, "%s", PQerrorMessage(conn));
        PQclear(result);
        PQfinish(conn);
        return 1;
    }
    PQclear(result);
    int64_t rows = -1; // the trailer comes like a row
    int64_t bytes = 0;
    char *row = NULL;
    int size;
    while ((size = PQgetCopyData(conn, &row, 0)) > 0) {
        rows++;
        bytes += size;
        PQfreemem(row);
    }
    result = PQgetResult(conn);
    bool good = size == -1 && PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    PQfinish(conn);
    printf("read %lld %lld %lld\n", (long long)rows, (long long)bytes,
           (long long)(bench_now() - start));
    return good ? 0 : 1;
}
