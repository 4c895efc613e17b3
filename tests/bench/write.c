// Load for the write benchmarks: keeps connections and prepared statements warm between rounds, so that a round
// measures transactions and not the start of a backend. Commands on stdin, one answer line each:
//   open NAME CLIENTS CONNINFO<TAB>SCRIPT     connects CLIENTS times and prepares the lines of SCRIPT
//   run NAME CLIENTS SECONDS                  -> "done NAME count microseconds backend-cpu-microseconds"
// A script is one statement a line, all lines one transaction; :b is a batch of the client's own, :k counts
// the visits to it from 1, :r a new UUID, :t the present time.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libpq-fe.h>

#include "bench.h"
#include "vein/base.h"

enum { MOST_CLIENTS = 8, MOST_LINES = 8, MOST_VALUES = 24, BATCHES_OF_ONE = 125, SETS = 12 };

struct line {
    char *sql;
    char kinds[MOST_VALUES + 1]; // letter of each parameter
};
struct client {
    PGconn *conn;
    int place;
    int64_t visits;
    int64_t done;
    int64_t deadline;
    const struct set *set;
    char failure[400];
};
struct set {
    char name[32];
    struct line lines[MOST_LINES];
    int line_count;
    struct client clients[MOST_CLIENTS];
    int client_count;
};

int64_t bench_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

// Nanoseconds of processor that the backend has had, 0 when /proc does not tell.
static int64_t backend_cpu(PGconn *conn)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/schedstat", PQbackendPID(conn));
    FILE *file = fopen(path, "r");
    long long used = 0;
    if (file != NULL) {
        if (fscanf(file, "%lld", &used) != 1)
            used = 0;
        fclose(file);
    }
    return used;
}

// ":b" and its like become $1, $2, ...; "::" stays a cast.
static void line_parse(struct line *line, const char *text)
{
    size_t room = strlen(text) * 3 + 1;
    char *out = calloc(1, room);
    size_t used = 0;
    size_t values = 0;
    if (out == NULL)
        abort();
    for (const char *p = text; *p != '\0'; p++) {
        bool name = p[0] == ':' && strchr("bkrt", p[1]) != NULL && p[1] != '\0' &&
                    (p == text || p[-1] != ':') && strchr(" ,):+", p[2]) != NULL;
        if (name && values < MOST_VALUES) {
            line->kinds[values++] = p[1];
            used += (size_t)snprintf(out + used, room - used, "$%zu", values);
            p++;
        } else {
            out[used++] = *p;
        }
    }
    line->sql = out;
}

static void value_text(const struct client *c, char kind, char *out, size_t room)
{
    if (kind == 'b') {
        snprintf(out, room, "%d", (int)(c->visits % BATCHES_OF_ONE) * MOST_CLIENTS + c->place + 1);
    } else if (kind == 'k') {
        snprintf(out, room, "%lld", (long long)(c->visits / BATCHES_OF_ONE + 1));
    } else if (kind == 't') {
        struct timespec now;
        struct tm parts;
        clock_gettime(CLOCK_REALTIME, &now);
        gmtime_r(&now.tv_sec, &parts);
        strftime(out, room, "%Y-%m-%dT%H:%M:%SZ", &parts);
    } else {
        char id[VEIN_UID_SIZE];
        vein_uid_new(id);
        snprintf(out, room, "%s", id);
    }
}

static bool client_line(struct client *c, const struct line *line, int place)
{
    char texts[MOST_VALUES][40];
    const char *values[MOST_VALUES];
    int count = (int)strlen(line->kinds);
    for (int i = 0; i < count; i++) {
        value_text(c, line->kinds[i], texts[i], sizeof texts[i]);
        values[i] = texts[i];
    }
    char name[16];
    snprintf(name, sizeof name, "s%d", place);
    PGresult *result = PQexecPrepared(c->conn, name, count, values, NULL, NULL, 0);
    ExecStatusType status = PQresultStatus(result);
    bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (!good)
        snprintf(c->failure, sizeof c->failure, "%s", PQerrorMessage(c->conn));
    if (good && PQntuples(result) == 1 && strcmp(PQgetvalue(result, 0, 0), "done") != 0) {
        good = false;
        snprintf(c->failure, sizeof c->failure, "answer %s", PQgetvalue(result, 0, 0));
    }
    PQclear(result);
    return good;
}

static void *client_main(void *context)
{
    struct client *c = context;
    while (bench_now() < c->deadline) {
        for (int i = 0; i < c->set->line_count; i++)
            if (!client_line(c, &c->set->lines[i], i))
                return NULL;
        c->visits++;
        c->done++;
    }
    return NULL;
}

static bool set_open(struct set *set, char *rest)
{
    char *conninfo = rest + strcspn(rest, " ") + 1;
    char *clients = conninfo + strcspn(conninfo, " ") + 1;
    char *tab = strchr(clients, '\t');
    if (tab == NULL)
        return false;
    *tab = '\0';
    conninfo[-1] = '\0';
    clients[-1] = '\0';
    snprintf(set->name, sizeof set->name, "%.31s", rest);
    set->client_count = atoi(conninfo);
    FILE *file = fopen(tab + 1, "r");
    char text[2000];
    while (file != NULL && fgets(text, sizeof text, file) != NULL) {
        text[strcspn(text, "\n")] = '\0';
        if (text[0] != '\0' && strncmp(text, "--", 2) != 0 && set->line_count < MOST_LINES)
            line_parse(&set->lines[set->line_count++], text);
    }
    if (file == NULL || set->client_count < 1 || set->client_count > MOST_CLIENTS)
        return false;
    fclose(file);
    for (int i = 0; i < set->client_count; i++) {
        struct client *c = &set->clients[i];
        c->place = i;
        c->set = set;
        c->conn = PQconnectdb(clients);
        if (PQstatus(c->conn) != CONNECTION_OK) {
            fprintf(stderr, "%s", PQerrorMessage(c->conn));
            return false;
        }
        for (int n = 0; n < set->line_count; n++) {
            char name[16];
            snprintf(name, sizeof name, "s%d", n);
            PGresult *result = PQprepare(c->conn, name, set->lines[n].sql, 0, NULL);
            bool good = PQresultStatus(result) == PGRES_COMMAND_OK;
            if (!good)
                fprintf(stderr, "%s", PQerrorMessage(c->conn));
            PQclear(result);
            if (!good)
                return false;
        }
    }
    return true;
}

static bool set_run(struct set *set, int clients, double seconds)
{
    pthread_t threads[MOST_CLIENTS];
    int64_t cpu = 0;
    int64_t done = 0;
    int64_t start = bench_now();
    bool good = true;
    for (int i = 0; i < clients; i++) {
        set->clients[i].done = 0;
        set->clients[i].deadline = start + (int64_t)(seconds * 1e6);
        cpu -= backend_cpu(set->clients[i].conn);
    }
    for (int i = 0; i < clients; i++)
        if (pthread_create(&threads[i], NULL, client_main, &set->clients[i]) != 0)
            abort();
    for (int i = 0; i < clients; i++)
        pthread_join(threads[i], NULL);
    int64_t end = bench_now();
    for (int i = 0; i < clients; i++) {
        cpu += backend_cpu(set->clients[i].conn);
        done += set->clients[i].done;
        if (set->clients[i].failure[0] != '\0') {
            fprintf(stderr, "%s: %s\n", set->name, set->clients[i].failure);
            good = false;
        }
    }
    printf("done %s %lld %lld %lld\n", set->name, (long long)done, (long long)(end - start),
           (long long)(cpu / 1000));
    fflush(stdout);
    return good;
}

int bench_write(void)
{
    static struct set sets[SETS];
    int count = 0;
    char text[2000];
    while (fgets(text, sizeof text, stdin) != NULL) {
        char name[32];
        int clients;
        double seconds;
        text[strcspn(text, "\n")] = '\0';
        if (strncmp(text, "open ", 5) == 0 && count < SETS) {
            if (!set_open(&sets[count++], text + 5))
                return 1;
            printf("opened\n");
            fflush(stdout);
        } else if (sscanf(text, "run %31s %d %lf", name, &clients, &seconds) == 3) {
            struct set *set = NULL;
            for (int i = 0; i < count; i++)
                if (strcmp(sets[i].name, name) == 0)
                    set = &sets[i];
            if (set == NULL || clients > set->client_count || !set_run(set, clients, seconds))
                return 1;
        }
    }
    return 0;
}
