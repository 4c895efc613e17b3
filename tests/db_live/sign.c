// Signers' connections, verifiers, and servers that ask for a password they have no business with.
#include "live.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct vein_err err;

static bool signs(const struct vein_db *work, const char *login, const char *password)
{
    struct vein_db *signer = NULL;
    bool done;

    vein_err_clear(&err);
    done = vein_db_connect_signer(work, login, password, &signer, &err);
    if (done)
        done = vein_db_alive(signer) && !strcmp(vein_db_user(signer), login) &&
               vein_db_used_password(signer);
    vein_db_close(signer);
    return done;
}

static void on_the_socket(void)
{
    struct vein_db *work = live_connect("live_trusted", DATABASE, NULL);

    live_ok(signs(work, "live_person", PASSWORD), "a signer gets in with the password");
    live_ok(!signs(work, "live_person", "wrong") && err.exit == VEIN_EXIT_NO_SERVER,
            "not with another");
    live_ok(!signs(work, "live_person", "") && err.exit == VEIN_EXIT_USAGE, "not without");
    live_ok(!signs(work, "live_trusted", PASSWORD) && !strcmp(err.code, "VN002"),
            "not where the server asks for none");
    setenv("PGSERVICE", "no-such-service", 1);
    setenv("PGOPTIONS", "-c no_such_setting=1", 1);
    setenv("PGUSER", "somebody", 1);
    setenv("PGHOST", "/nowhere", 1);
    setenv("PGPASSWORD", "wrong", 1);
    setenv("PGREQUIREPEER", "nobody", 1);
    live_ok(signs(work, "live_person", PASSWORD), "whatever the environment says");
    live_ok(getenv("PGSERVICE") && !strcmp(getenv("PGHOST"), "/nowhere"),
            "which is as it was afterwards");
    unsetenv("PGSERVICE");
    unsetenv("PGOPTIONS");
    unsetenv("PGUSER");
    unsetenv("PGHOST");
    unsetenv("PGPASSWORD");
    unsetenv("PGREQUIREPEER");
    vein_db_close(work);
}

static void on_tcp(void)
{
    char uri[256];
    struct vein_db_target target = {.dbname = uri, .password = PASSWORD};
    struct vein_db *work = NULL;

    if (!live_tls) {
        live_skip("no openssl to make a certificate");
        return;
    }
    snprintf(uri, sizeof uri, "postgresql://live_person@127.0.0.1:%s/" DATABASE, live_port);
    live_ok(vein_db_connect(&target, &work, &err) && vein_db_encrypted(work),
            "a URI works, with TLS and channel binding");
    if (!work)
        return;
    live_ok(signs(work, "live_person", PASSWORD), "a signer gets in over TCP");
    live_ok(!signs(work, "live_person", "wrong"), "not with another password");
    vein_db_close(work);
    work = NULL;
    snprintf(uri, sizeof uri,
             "host=127.0.0.1 port=%s dbname=" DATABASE " user=live_person sslmode=disable",
             live_port);
    live_ok(!vein_db_connect(&target, &work, &err) && strstr(err.hint, "channel_binding"),
            "a typed password is not shown to a server without TLS");
    snprintf(uri, sizeof uri,
             "host=127.0.0.1 port=%s dbname=" DATABASE
             " user=live_person sslmode=disable channel_binding=prefer",
             live_port);
    live_ok(vein_db_connect(&target, &work, &err), "unless the user said so");
    live_ok(work && signs(work, "live_person", PASSWORD), "a signature then still goes by TLS");
    vein_db_close(work);
}

// Talks like a server that wants the password in clear. The exit status is 1 when it got one.
static void play_thief(int listener)
{
    static const char refuse_tls = 'N';
    static const unsigned char ask_clear[] = {'R', 0, 0, 0, 8, 0, 0, 0, 3};
    int leaked = 0;

    for (int visit = 0; visit < 2; visit++) {
        int line = accept(listener, NULL, NULL);
        unsigned char bytes[1024];
        ssize_t got = read(line, bytes, sizeof bytes);

        if (got == 8 && (write(line, &refuse_tls, 1) != 1 || read(line, bytes, sizeof bytes) <= 0))
            got = 0;
        if (got > 0 && write(line, ask_clear, sizeof ask_clear) > 0 &&
            read(line, bytes, sizeof bytes) > 0 && bytes[0] == 'p')
            leaked = 1;
        close(line);
    }
    _exit(leaked);
}

static void against_a_thief(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    struct vein_db_target target = {
        .host = "127.0.0.1", .user = "live_person", .dbname = "x", .password = PASSWORD};
    struct vein_db *work = NULL;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int status = -1;
    char port[8];
    pid_t child;

    if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 4) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &size) != 0) {
        live_ok(false, "a false server can listen");
        return;
    }
    snprintf(port, sizeof port, "%d", ntohs(address.sin_port));
    target.port = port;
    child = fork();
    if (child == 0)
        play_thief(listener);
    live_ok(!vein_db_connect(&target, &work, &err) && err.exit == VEIN_EXIT_NO_SERVER,
            "a server that asks in clear is refused");
    close(listener);
    waitpid(child, &status, 0);
    live_ok(WIFEXITED(status) && WEXITSTATUS(status) == 0, "and gets no password");
}

static void failures(void)
{
    struct vein_db_target target = {.embedded_dir = "/nowhere"};
    struct vein_db *work = NULL;

    live_ok(!vein_db_connect(&target, &work, &err) && err.exit == VEIN_EXIT_NO_SERVER &&
                err.hint[0],
            "no server is exit class 3 with a way out");
    target = (struct vein_db_target){.embedded_dir = live_dir,
                                     .embedded_port = live_port,
                                     .embedded_dbname = DATABASE,
                                     .user = "live_person"};
    live_ok(!vein_db_connect(&target, &work, &err) && strstr(err.hint, "password"),
            "a missing password is named");
    target.password = "wrong";
    live_ok(!vein_db_connect(&target, &work, &err) && err.exit == VEIN_EXIT_NO_SERVER,
            "a wrong password is class 3");
}

void live_sign(void)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_db *db = live_connect(SUPERUSER, DATABASE, NULL);
    char *verifier = NULL;

    live_ok(vein_db_scram_verifier(db, "live_second", PASSWORD, arena, &verifier, &err) &&
                !strncmp(verifier, "SCRAM-SHA-256$4096:", 19),
            "a verifier is made here");
    live_sql(db, vein_arena_printf(arena, "create role live_second login password '%s'", verifier));
    vein_db_close(live_connect("live_second", DATABASE, PASSWORD));
    on_the_socket();
    on_tcp();
    against_a_thief();
    failures();
    vein_db_close(db);
    vein_arena_free(arena);
}
