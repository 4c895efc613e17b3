// Opening a work session: what the user set decides, else the embedded cluster.
#include "internal.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SERVER_MIN 150000 // definer functions, security invoker views and numeric scale as tested
#define SETTING_MAX 64    // libpq knows fewer
#define FREED_COPIES 64   // more than the allocator keeps of one size for the next who asks

// Keyword and value arrays for libpq; later entries win over earlier ones.
struct settings {
    const char *keywords[SETTING_MAX + 1];
    const char *values[SETTING_MAX + 1];
    int count;
};

static bool given(const char *text)
{
    return text && text[0];
}

static void set(struct settings *settings, const char *keyword, const char *value)
{
    if (!given(value) || settings->count == SETTING_MAX)
        return;
    settings->keywords[settings->count] = keyword;
    settings->values[settings->count] = value;
    settings->count++;
}

// A value of ours that the user's environment replaces (libpq prefers what is passed).
static void set_unless_env(struct settings *settings, const char *keyword, const char *value,
                           const char *variable)
{
    if (!given(getenv(variable)))
        set(settings, keyword, value);
}

bool vein_db_target_is_explicit(const struct vein_db_target *target)
{
    static const char *const variables[] = {"PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE",
                                            "PGSERVICE"};

    if (given(target->host) || given(target->port) || given(target->dbname))
        return true;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (given(getenv(variables[i])))
            return true;
    return false;
}

bool vein_db_is_socket_dir(const char *host)
{
    return host && host[0] == '/';
}

bool vein_db_socket_owner(const char *dir, const char *port, unsigned *uid, char *name, size_t size)
{
    struct stat status;
    struct passwd entry;
    struct passwd *found = NULL;
    char path[512];
    char room[4096];
    int length = snprintf(path, sizeof path, "%s/.s.PGSQL.%s", dir, port);

    if (length < 0 || (size_t)length >= sizeof path || lstat(path, &status) != 0 ||
        !S_ISSOCK(status.st_mode))
        return false;
    if (uid)
        *uid = status.st_uid;
    if (!name)
        return true;
    if (getpwuid_r(status.st_uid, &entry, room, sizeof room, &found) != 0 || !found ||
        strlen(found->pw_name) >= size)
        return false;
    memcpy(name, found->pw_name, strlen(found->pw_name) + 1);
    return true;
}

static void notice_receiver(void *context, const PGresult *result)
{
    struct vein_db *db = context;
    const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY);
    const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

    if (vein_db_is_unconfirmed(PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION), text))
        db->unconfirmed = true;
    if (db->notice_count == NOTICE_MAX)
        return;
    vein_buf_addf(&db->notices[db->notice_count++], "%s: %s", severity ? severity : "NOTICE",
                  text ? text : "");
}

void vein_db_forget_notices(struct vein_db *db)
{
    for (size_t i = 0; i < db->notice_count; i++)
        vein_buf_release(&db->notices[i]);
    for (size_t i = 0; i < db->notice_count; i++)
        vein_buf_init(&db->notices[i]);
    db->notice_count = 0;
    db->unconfirmed = false;
}

// What libpq frees without wiping it (its options, SCRAM's state) is found by asking for memory of its size: what was
// freed last is given first.
static void scrub(size_t size)
{
    void *freed[FREED_COPIES];

    for (size_t i = 0; i < FREED_COPIES; i++) {
        freed[i] = malloc(size);
        if (freed[i])
            explicit_bzero(freed[i], size);
    }
    for (size_t i = 0; i < FREED_COPIES; i++)
        free(freed[i]);
}

// The password is libpq's, which needs it to open the line again. It is kept out of swap and of core files, as far as
// the system lets us.
static void guard_secret(PGconn *pg)
{
    const char *secret = PQpass(pg);
    size_t page = (size_t)sysconf(_SC_PAGESIZE), size = secret ? strlen(secret) + 1 : 0;
    uintptr_t from = (uintptr_t)secret & ~(uintptr_t)(page - 1);

    if (size <= 1)
        return;
    (void)mlock(secret, size);
    (void)madvise((void *)from, ((uintptr_t)secret + size - from + page - 1) / page * page,
                  MADV_DONTDUMP);
    scrub(size);
}

void vein_db_hang_up(PGconn *pg)
{
    const char *secret = pg ? PQpass(pg) : NULL;
    size_t size = secret ? strlen(secret) + 1 : 0;

    PQfinish(pg);
    if (size > 1)
        scrub(size);
}

struct vein_db *vein_db_wrap(PGconn *pg)
{
    struct vein_db *db = calloc(1, sizeof *db);

    if (!db)
        abort();
    db->pg = pg;
    db->deadline_ms = 30000;
    for (size_t i = 0; i < NOTICE_MAX; i++)
        vein_buf_init(&db->notices[i]);
    PQsetNoticeReceiver(pg, notice_receiver, db);
    PQsetErrorVerbosity(pg, PQERRORS_DEFAULT);
    guard_secret(pg);
    return db;
}

// The value libpq would use or used for a keyword; "" when unset. buffer holds a copy.
static void effective(PGconn *pg, const char *keyword, char *buffer, size_t size)
{
    PQconninfoOption *options = PQconninfo(pg);

    buffer[0] = '\0';
    for (PQconninfoOption *option = options; option && option->keyword; option++)
        if (strcmp(option->keyword, keyword) == 0 && option->val && strlen(option->val) < size)
            memcpy(buffer, option->val, strlen(option->val) + 1);
    PQconninfoFree(options);
}

// libpq ignores a password file that others can read, and says so only on stderr.
static bool passfile_is_open(PGconn *pg)
{
    char path[512];
    struct stat status;

    effective(pg, "passfile", path, sizeof path);
    return path[0] && stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
           (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

bool vein_db_connect_failed(PGconn *pg, struct vein_err *err)
{
    const char *text = pg ? PQerrorMessage(pg) : "out of memory";
    size_t length = strcspn(text, "\n");
    const char *hint = "Check host, port and whether the server runs; `vein ping` asks it.";
    const char *more = text[length] ? text + length + 1 : "";

    if (pg && PQconnectionNeedsPassword(pg))
        hint = passfile_is_open(pg)
                   ? "The password file is ignored because others may read it; "
                     "set its mode to 0600."
                   : "Type the password when asked, or give it with --password-fd.";
    else if (pg && PQconnectionUsedPassword(pg))
        hint = "Check the login name and the password.";
    else if (strstr(text, "channel binding"))
        hint = "The server could not prove that it knows the password; use TLS, or set "
               "channel_binding=prefer if the network is trusted.";
    vein_err_set(err, VEIN_EXIT_NO_SERVER, "", hint, "can't connect: %.*s", (int)length, text);
    if (err && more[0]) {
        vein_utf8_copy(err->detail, sizeof err->detail, more);
        err->detail[strcspn(err->detail, "\n")] = '\0';
    }
    return false;
}

// The process that answers must be the one that greeted: a pooler would share sessions between
// persons, and a person's identity is the session's. The same statement gives the session its forms of times: what a
// login, a database or the environment asks for would reach screens and files, which read them back.
static bool begin_session(struct vein_db *db, const char *zone, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_rows *rows = NULL;
    int64_t process = 0;
    bool done = vein_db_call_named(db, arena, "db", "backend", &zone, &rows, err) &&
                vein_rows_int(rows, 0, "process", &process, err);

    vein_arena_free(arena);
    if (done && process != PQbackendPID(db->pg))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Connect to the server itself; who acts is known by the session.",
                            "there is a connection pooler between here and the server");
    return done;
}

bool vein_db_check_server(struct vein_db *db, const char *zone, struct vein_err *err)
{
    const char *encoding = PQparameterStatus(db->pg, "server_encoding");
    const char *client = PQparameterStatus(db->pg, "client_encoding");
    int version = PQserverVersion(db->pg);

    if (version < SERVER_MIN)
        return vein_err_set(
            err, VEIN_EXIT_NO_SERVER, "", "Upgrade the server to version 15 or later.",
            "the server is version %d.%d, too old", version / 10000, version % 10000);
    if (!encoding || strcmp(encoding, "UTF8") != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Use a database made with encoding UTF8.",
                            "the database's encoding is %s, not UTF8", encoding ? encoding : "?");
    if (!client || strcmp(client, "UTF8") != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "the server refuses to talk UTF8");
    return begin_session(db, zone, err);
}

static void gather(const struct vein_db_target *target, struct settings *settings, bool *expand)
{
    set(settings, "fallback_application_name", "vein " VEIN_VERSION);
    set_unless_env(settings, "connect_timeout", CONNECT_SECONDS, "PGCONNECT_TIMEOUT");
    set(settings, "keepalives", "1");
    set(settings, "keepalives_idle", "10");
    set(settings, "keepalives_interval", "5");
    set(settings, "keepalives_count", "3");
    set(settings, "tcp_user_timeout", "25000"); // a stalled line is noticed within half a minute
    *expand = vein_db_target_is_explicit(target);
    if (*expand) {
        set(settings, "host", target->host);
        set(settings, "port", target->port);
        set(settings, "user", target->user);
        set(settings, "dbname", target->dbname); // what it says wins over the letters, as in psql
    } else {
        set(settings, "host", target->embedded_dir);
        set(settings, "port", given(target->embedded_port) ? target->embedded_port : "5432");
        set(settings, "user", target->user);
        set(settings, "dbname", given(target->embedded_dbname) ? target->embedded_dbname : "vein");
    }
    set(settings, "client_encoding", "UTF8");
}

// Whether a connection string (not a plain name) sets the keyword.
static bool string_sets(const char *text, const char *keyword)
{
    PQconninfoOption *options = NULL;
    bool found = false;

    if (given(text) && (strchr(text, '=') || strstr(text, "://")))
        options = PQconninfoParse(text, NULL);
    for (PQconninfoOption *option = options; option && option->keyword; option++)
        found = found || (strcmp(option->keyword, keyword) == 0 && given(option->val));
    PQconninfoFree(options);
    return found;
}

// Adds the password and what keeps it from a server that only pretends (libpq 15 would send it in
// clear to anybody who asks).
static void guard_password(PGconn *pg, const struct vein_db_target *target,
                           struct settings *settings, char *owner, size_t size)
{
    const char *host = PQhost(pg);
    char chosen[64];

    set(settings, "password", target->password);
    if (vein_db_is_socket_dir(host)) {
        effective(pg, "requirepeer", chosen, sizeof chosen);
        if (!chosen[0] && vein_db_socket_owner(host, PQport(pg), NULL, owner, size))
            set(settings, "requirepeer", owner);
        return;
    }
    effective(pg, "channel_binding", chosen, sizeof chosen);
    if (!chosen[0] || (strcmp(chosen, "prefer") == 0 && !given(getenv("PGCHANNELBINDING")) &&
                       !string_sets(target->dbname, "channel_binding")))
        set(settings, "channel_binding", "require");
}

// Is the server that libpq would ask one socket that was named, and by nothing but our target?
static bool names_socket(const struct vein_db_target *target, bool expand, const char **dir,
                         const char **port)
{
    static const char *const variables[] = {"PGHOSTADDR", "PGSERVICE", "PGREQUIREPEER", "PGPORT"};

    *dir = expand ? target->host : target->embedded_dir;
    *port = expand ? target->port : target->embedded_port;
    if (!given(*port))
        *port = "5432";
    for (size_t i = 0; expand && i < sizeof variables / sizeof *variables; i++)
        if (given(getenv(variables[i])))
            return false;
    return vein_db_is_socket_dir(*dir) && !strpbrk(*dir, ",") && !strpbrk(*port, ",") &&
           !(expand && given(target->dbname) && strpbrk(target->dbname, "=:"));
}

// There nothing has to be found out first: the password is offered at once, to the owner of that socket and to nobody
// else. Asking first would cost a second connection.
static PGconn *open_socket(const struct vein_db_target *target, const struct settings *common,
                           bool expand)
{
    struct settings settings = *common;
    const char *dir, *port;
    char owner[128];

    if (!given(target->password) || !names_socket(target, expand, &dir, &port) ||
        !vein_db_socket_owner(dir, port, NULL, owner, sizeof owner))
        return NULL;
    set(&settings, "password", target->password);
    set(&settings, "requirepeer", owner);
    return PQconnectdbParams(settings.keywords, settings.values, expand);
}

static PGconn *open_session(const struct vein_db_target *target)
{
    struct settings settings = {.count = 0};
    bool expand = false;
    char owner[128];
    PGconn *pg;

    gather(target, &settings, &expand);
    pg = open_socket(target, &settings, expand);
    if (pg)
        return pg;
    pg = PQconnectdbParams(settings.keywords, settings.values, expand);
    // As psql does: first without, because most ways in need no password.
    if (pg && PQstatus(pg) != CONNECTION_OK && given(target->password) &&
        (PQconnectionNeedsPassword(pg) || PQconnectionUsedPassword(pg))) {
        guard_password(pg, target, &settings, owner, sizeof owner);
        vein_db_hang_up(pg);
        pg = PQconnectdbParams(settings.keywords, settings.values, expand);
    }
    return pg;
}

// What was opened becomes *out when it is up and its server is fit; else it is hung up.
static bool take_over(PGconn *pg, struct vein_db **out, struct vein_err *err)
{
    struct vein_db *db;

    if (!pg || PQstatus(pg) != CONNECTION_OK) {
        vein_db_connect_failed(pg, err);
        vein_db_hang_up(pg);
        return false;
    }
    db = vein_db_wrap(pg);
    if (!vein_db_check_server(db, NULL, err)) {
        vein_db_close(db);
        return false;
    }
    *out = db;
    return true;
}

bool vein_db_connect(const struct vein_db_target *target, struct vein_db **out,
                     struct vein_err *err)
{
    PGconn *pg;

    if (PQlibVersion() < SERVER_MIN)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "Install libpq 15 or later.",
                            "the PostgreSQL library is version %d, too old",
                            PQlibVersion() / 10000);
    if (!vein_db_target_is_explicit(target) && !given(target->embedded_dir))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Name one with -h and -d, or let `vein` start its own.",
                            "no server was named");
    pg = open_session(target);
    return take_over(pg, out, err);
}

bool vein_db_connect_beside(const struct vein_db *work, struct vein_db **out, struct vein_err *err)
{
    PQconninfoOption *options = PQconninfo(work->pg);
    struct settings settings = {.count = 0};
    PGconn *pg;

    for (PQconninfoOption *option = options; option && option->keyword; option++)
        if (given(option->val))
            set(&settings, option->keyword, option->val);
    pg = PQconnectdbParams(settings.keywords, settings.values, false);
    for (PQconninfoOption *option = options; option && option->keyword; option++)
        if (option->val && strcmp(option->keyword, "password") == 0)
            explicit_bzero(option->val, strlen(option->val));
    PQconninfoFree(options);
    return take_over(pg, out, err);
}

bool vein_db_reconnect(struct vein_db *db, struct vein_err *err)
{
    const char *told = PQparameterStatus(db->pg, "TimeZone");
    char zone[128] = ""; // whose clock the session's texts are by: the new one begins without

    if (told && strlen(told) < sizeof zone)
        memcpy(zone, told, strlen(told) + 1);
    vein_db_end(db);
    vein_db_forget_notices(db);
    PQreset(db->pg);
    db->given_up = false;
    db->listening = false;
    db->known_count = 0;
    if (PQstatus(db->pg) != CONNECTION_OK) {
        vein_db_connect_failed(db->pg, err);
        if (err && (PQconnectionUsedPassword(db->pg) || PQconnectionNeedsPassword(db->pg)))
            snprintf(err->code, sizeof err->code, "28000");
        return false;
    }
    guard_secret(db->pg);
    return vein_db_check_server(db, zone[0] ? zone : NULL, err);
}
