// Times of reading statements, each with its whole answer on the client's side.
// bench page CONNINFO, on stdin lines of NAME TAB COUNT TAB STATEMENT -> "NAME rows p50 p99" in microseconds
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "bench.h"

enum { WARM = 12, MOST = 20000 };

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static int fail(PGconn *conn, PGresult *result, const char *name)
{
    fprintf(stderr, "%s: %s", name, PQerrorMessage(conn));
    PQclear(result);
    return 1;
}

static int time_one(PGconn *conn, const char *name, int count, const char *statement)
{
    static int64_t times[MOST];
    static int number;
    char id[24];
    int rows = 0;

    snprintf(id, sizeof id, "s%d", number++);
    PGresult *result = PQprepare(conn, id, statement, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return fail(conn, result, name);
    PQclear(result);
    for (int i = -WARM; i < count; i++) {
        int64_t start = bench_now();

        result = PQexecPrepared(conn, id, 0, NULL, NULL, NULL, 0);
        if (PQresultStatus(result) != PGRES_TUPLES_OK)
            return fail(conn, result, name);
        rows = PQntuples(result);
        PQclear(result);
        if (i >= 0)
            times[i] = bench_now() - start;
    }
    qsort(times, (size_t)count, sizeof *times, by_size);
    printf("%s %d %lld %lld\n", name, rows, (long long)times[count / 2],
           (long long)times[count * 99 / 100]);
    fflush(stdout);
    return 0;
}

int bench_page(int argc, char **argv)
{
    char *line = NULL;
    size_t room = 0;
    int bad = 0;

    if (argc != 1)
        return 2;
    PGconn *conn = PQconnectdb(argv[0]);
    if (PQstatus(conn) != CONNECTION_OK)
        bad = fail(conn, NULL, "connect");
    while (!bad && getline(&line, &room, stdin) > 0) {
        char *count = strchr(line, '\t');
        char *statement = count ? strchr(count + 1, '\t') : NULL;
        int times = count ? atoi(count + 1) : 0;

        if (!statement || times < 1 || times > MOST)
            bad = 2;
        else {
            *count = '\0';
            bad = time_one(conn, line, times, statement + 1);
        }
    }
    free(line);
    PQfinish(conn);
    return bad;
}
