// Pure parts of the cluster module, and the checks on secret files (in a private directory).
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CUnit/CUnit.h>

#include "vein/cluster_file.h"

// As PostgreSQL 15 writes it, with listen_addresses = ''.
static const char pidfile_ready[] = "8155\n/srv/v/data\n1795448715\n5432\n/srv/v/run\n\n"
                                    "  5432001    98304\nready   \n";

void test_cluster__pidfile_of_a_ready_server_is_read(void);
void test_cluster__pidfile_of_a_ready_server_is_read(void)
{
    struct vein_cluster_pidfile file;
    CU_ASSERT_FATAL(vein_cluster_pidfile_parse(pidfile_ready, &file));
    CU_ASSERT_EQUAL(file.pid, 8155);
    CU_ASSERT_STRING_EQUAL(file.data, "/srv/v/data");
    CU_ASSERT_EQUAL(file.port, 5432);
    CU_ASSERT_STRING_EQUAL(file.socket, "/srv/v/run");
    CU_ASSERT_TRUE(file.ready);
}

void test_cluster__every_shorter_pidfile_is_not_ready(void);
void test_cluster__every_shorter_pidfile_is_not_ready(void)
{
    const size_t last = strlen(pidfile_ready) - strlen("dy   \n");
    for (size_t size = 0; size < last; size++) {
        char text[sizeof pidfile_ready];
        struct vein_cluster_pidfile file;
        memcpy(text, pidfile_ready, size);
        text[size] = '\0';
        if (vein_cluster_pidfile_parse(text, &file))
            CU_ASSERT_FALSE(file.ready);
    }
}

void test_cluster__pidfile_states_other_than_ready_are_not_ready(void);
void test_cluster__pidfile_states_other_than_ready_are_not_ready(void)
{
    static const char *const words[] = {"starting", "stopping", "standby ", "readyish", ""};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char text[256];
        struct vein_cluster_pidfile file;
        snprintf(text, sizeof text, "10\n/d\n1\n5432\n/s\n\n 1 2\n%s\n", words[i]);
        CU_ASSERT_FATAL(vein_cluster_pidfile_parse(text, &file));
        CU_ASSERT_FALSE(file.ready);
    }
}

void test_cluster__pidfile_without_a_process_id_is_refused(void);
void test_cluster__pidfile_without_a_process_id_is_refused(void)
{
    static const char *const bad[] = {"",      "\n",      "x\n",           "0\n", "1\n",
                                      "-44\n", "12abc\n", "99999999999\n", " 5\n"};
    struct vein_cluster_pidfile file = {.pid = 77};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_FALSE(vein_cluster_pidfile_parse(bad[i], &file));
    CU_ASSERT_EQUAL(file.pid, 77);
}

void test_cluster__memo_survives_a_round_trip(void);
void test_cluster__memo_survives_a_round_trip(void)
{
    struct vein_cluster_memo memo = {.id = "00112233445566778899aabbccddeeff",
                                     .made = true,
                                     .account = "vein",
                                     .socket = "/tmp/vein-a=b"};
    struct vein_cluster_memo back;
    struct vein_buf text;
    vein_buf_init(&text);
    vein_cluster_memo_print(&memo, &text);
    CU_ASSERT_FATAL(vein_cluster_memo_parse(text.data, &back));
    CU_ASSERT_STRING_EQUAL(back.id, memo.id);
    CU_ASSERT_TRUE(back.made);
    CU_ASSERT_FALSE(back.bootstrapped);
    CU_ASSERT_STRING_EQUAL(back.account, "vein");
    CU_ASSERT_STRING_EQUAL(back.socket, "/tmp/vein-a=b");
    vein_buf_release(&text);
}

void test_cluster__torn_or_strange_memo_is_refused(void);
void test_cluster__torn_or_strange_memo_is_refused(void)
{
    static const char *const bad[] = {
        "",
        "made=yes\n",
        "id=00112233445566778899aabbccddeeff",
        "id=00112233445566778899aabbccddeef\n",
        "id=00112233445566778899AABBCCDDEEFF\n",
        "id=00112233445566778899aabbccddeeff\nmade=maybe\n",
        "id=00112233445566778899aabbccddeeff\nsocket=relative\n",
        "id=00112233445566778899aabbccddeeff\ncolour=red\n",
        "id=00112233445566778899aabbccddeeff\n\n",
    };
    struct vein_cluster_memo memo;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_FALSE(vein_cluster_memo_parse(bad[i], &memo));
}

void test_cluster__dead_and_dying_processes_are_told_from_living_ones(void);
void test_cluster__dead_and_dying_processes_are_told_from_living_ones(void)
{
    static const struct {
        const char *text;
        bool dead;
    } cases[] = {
        // up to field 9 (flags) and on to field 31 (pending signals), proc(5)
        {"7 (postgres) S 1 7 7 0 -1 4194560 9 8 7 6 5 4 3 2 20 0 1 0 99 1 1 1 0 0 0 0 0 512 4096",
         false},
        {"7 (a) Z (b) S 1 7 7 0 -1 4194560 9 8", false}, // a name that looks like a state
        {"7 (postgres) Z 1 7 7 0 -1 4194560 9 8", true},
        {"7 (postgres) X 1 7 7 0 -1 4194560 9 8", true},
        {"7 (postgres) R 1 7 7 0 -1 4194564 9 8", true}, // on its way out
        {"7 (postgres) S 1 7 7 0 -1 4194560 9 8 7 6 5 4 3 2 20 0 1 0 99 1 1 1 0 0 0 0 0 256 4096",
         true}, // killed, does not know it yet
        {"", false},
        {"7 (postgres)", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_EQUAL(vein_cluster_stat_dead(cases[i].text), cases[i].dead);
}

void test_cluster__state_follows_from_what_was_found(void);
void test_cluster__state_follows_from_what_was_found(void)
{
    static const struct {
        struct vein_cluster_facts facts;
        enum vein_cluster_state state;
    } cases[] = {
        {{.has_memo = false}, VEIN_CLUSTER_NONE},
        {{.has_memo = true}, VEIN_CLUSTER_NONE},                  // a make that was cut short
        {{.has_memo = true, .made = true}, VEIN_CLUSTER_FOREIGN}, // its disk is not mounted
        {{.has_data = true, .data_ours = false}, VEIN_CLUSTER_FOREIGN},
        {{.has_memo = true, .made = true, .has_data = true}, VEIN_CLUSTER_FOREIGN},
        {{.has_memo = true, .has_data = true, .data_ours = true}, VEIN_CLUSTER_STOPPED},
        {{.has_memo = true, .has_data = true, .data_ours = true, .has_pidfile = true},
         VEIN_CLUSTER_STALE},
        {{.has_memo = true,
          .has_data = true,
          .data_ours = true,
          .has_pidfile = true,
          .pid_alive = true}, // the number was given to another program
         VEIN_CLUSTER_STALE},
        {{.has_memo = true,
          .has_data = true,
          .data_ours = true,
          .has_pidfile = true,
          .pid_alive = true,
          .pid_postgres = true}, // a copy of a running one
         VEIN_CLUSTER_FOREIGN},
        {{.has_memo = true,
          .has_data = true,
          .data_ours = true,
          .has_pidfile = true,
          .pid_alive = true,
          .pid_postgres = true,
          .pid_serves = true},
         VEIN_CLUSTER_RUNNING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_EQUAL(vein_cluster_decide(&cases[i].facts), cases[i].state);
}

void test_cluster__socket_path_is_measured_with_its_file_name(void);
void test_cluster__socket_path_is_measured_with_its_file_name(void)
{
    CU_ASSERT_EQUAL(vein_cluster_socket_length("/run"), strlen("/run/.s.PGSQL.5432"));
    CU_ASSERT_EQUAL(VEIN_CLUSTER_SOCKET_MAX, 107);
}

void test_cluster__socket_directory_is_quoted_as_one_element(void);
void test_cluster__socket_directory_is_quoted_as_one_element(void)
{
    struct vein_buf out;
    vein_buf_init(&out);
    vein_cluster_socket_quote(&out, "/a b/c,\"d");
    CU_ASSERT_STRING_EQUAL(out.data, "\"/a b/c,\"\"d\"");
    vein_buf_release(&out);
}

void test_cluster__home_is_cleaned_or_refused(void);
void test_cluster__home_is_cleaned_or_refused(void)
{
    static const struct {
        const char *given;
        const char *clean; // NULL: refused
    } cases[] = {
        {"/srv/vein", "/srv/vein"},
        {"//srv///vein/", "/srv/vein"},
        {"/a b,c", "/a b,c"},
        {"/srv/.vein", "/srv/.vein"},
        {"", NULL},
        {"vein", NULL},
        {"/", NULL},
        {"/srv/../etc", NULL},
        {"/srv/./x", NULL},
        {"/srv/a\nb", NULL},
        {"/srv/a\033b", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vein_buf out;
        const char *why = NULL;
        vein_buf_init(&out);
        const bool done = vein_cluster_home_clean(cases[i].given, &out, &why);
        CU_ASSERT_EQUAL(done, cases[i].clean != NULL);
        if (done && cases[i].clean != NULL)
            CU_ASSERT_STRING_EQUAL(out.data, cases[i].clean);
        if (!done)
            CU_ASSERT_PTR_NOT_NULL(why);
        vein_buf_release(&out);
    }
}

void test_cluster__overlong_home_is_refused(void);
void test_cluster__overlong_home_is_refused(void)
{
    char path[VEIN_CLUSTER_HOME_MAX + 2];
    const char *why = NULL;
    struct vein_buf out;
    memset(path, 'a', sizeof path - 1);
    path[0] = '/';
    path[sizeof path - 1] = '\0';
    vein_buf_init(&out);
    CU_ASSERT_FALSE(vein_cluster_home_clean(path, &out, &why));
    path[sizeof path - 2] = '\0';
    CU_ASSERT_TRUE(vein_cluster_home_clean(path, &out, &why));
    vein_buf_release(&out);
}

void test_cluster__role_names_can_not_leave_the_secret_directory(void);
void test_cluster__role_names_can_not_leave_the_secret_directory(void)
{
    static const char *const bad[] = {"", "../x", "a/b", "-rf", "A", "a b", "a.b", "1a", "a\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_FALSE(vein_cluster_role_valid(bad[i]));
    CU_ASSERT_TRUE(vein_cluster_role_valid("vein_dba"));
    CU_ASSERT_TRUE(vein_cluster_role_valid("_r2"));
    char longest[65];
    memset(longest, 'a', 64);
    longest[64] = '\0';
    CU_ASSERT_FALSE(vein_cluster_role_valid(longest));
    longest[63] = '\0';
    CU_ASSERT_TRUE(vein_cluster_role_valid(longest));
}

void test_cluster__major_version_is_read_from_the_programs_words(void);
void test_cluster__major_version_is_read_from_the_programs_words(void)
{
    CU_ASSERT_EQUAL(vein_cluster_version_major("postgres (PostgreSQL) 15.20 (Debian)\n"), 15);
    CU_ASSERT_EQUAL(vein_cluster_version_major("postgres (PostgreSQL) 18beta1\n"), 18);
    CU_ASSERT_EQUAL(vein_cluster_version_major("mysqld 8.0\n"), 0);
    CU_ASSERT_EQUAL(vein_cluster_version_major(""), 0);
}

void test_cluster__secrets_are_written_in_base64url(void);
void test_cluster__secrets_are_written_in_base64url(void)
{
    unsigned char bytes[32];
    char text[VEIN_CLUSTER_SECRET_SIZE];
    memset(bytes, 0xff, sizeof bytes);
    vein_cluster_base64url(bytes, text);
    CU_ASSERT_STRING_EQUAL(text, "__________________________________________8");
    for (size_t i = 0; i < sizeof bytes; i++) // checked with another program
        bytes[i] = (unsigned char)i;
    vein_cluster_base64url(bytes, text);
    CU_ASSERT_STRING_EQUAL(text, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    CU_ASSERT_TRUE(vein_cluster_secret_valid(text));
    text[5] = '+';
    CU_ASSERT_FALSE(vein_cluster_secret_valid(text));
}

// ---- secret files

struct folder {
    char dir[64];
    char file[96];
    char other[96];
};

static const char secret_text[] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n";

static void folder_make(struct folder *folder, const char *text, mode_t mode)
{
    snprintf(folder->dir, sizeof folder->dir, "/tmp/vein-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder->dir));
    snprintf(folder->file, sizeof folder->file, "%s/role", folder->dir);
    snprintf(folder->other, sizeof folder->other, "%s/other", folder->dir);
    const int fd = open(folder->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    CU_ASSERT_FATAL(fd >= 0);
    CU_ASSERT_EQUAL(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    CU_ASSERT_EQUAL(fchmod(fd, mode), 0);
    close(fd);
}

static void folder_remove(const struct folder *folder)
{
    unlink(folder->file);
    unlink(folder->other);
    rmdir(folder->dir);
}

// Loads path as its owner; true when the words of the refusal hold `expected`.
static bool refused(const char *path, uid_t owner, const char *expected)
{
    char out[VEIN_CLUSTER_SECRET_SIZE] = "untouched";
    struct vein_err err = {0};
    if (vein_cluster_secret_load(path, owner, out, &err))
        return false;
    return strcmp(out, "untouched") == 0 && strstr(err.message, expected) != NULL;
}

void test_cluster__private_secret_file_is_read(void);
void test_cluster__private_secret_file_is_read(void)
{
    struct folder folder;
    char out[VEIN_CLUSTER_SECRET_SIZE];
    struct vein_err err = {0};
    folder_make(&folder, secret_text, 0600);
    CU_ASSERT_TRUE(vein_cluster_secret_load(folder.file, geteuid(), out, &err));
    CU_ASSERT_NSTRING_EQUAL(out, secret_text, VEIN_CLUSTER_SECRET_SIZE - 1);
    folder_remove(&folder);
}

void test_cluster__secret_file_that_others_can_reach_is_refused(void);
void test_cluster__secret_file_that_others_can_reach_is_refused(void)
{
    static const mode_t modes[] = {0640, 0604, 0620, 0602, 0610, 0666};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        struct folder folder;
        folder_make(&folder, secret_text, modes[i]);
        CU_ASSERT_TRUE(refused(folder.file, geteuid(), "by other users"));
        folder_remove(&folder);
    }
}

void test_cluster__secret_file_of_another_owner_is_refused(void);
void test_cluster__secret_file_of_another_owner_is_refused(void)
{
    struct folder folder;
    folder_make(&folder, secret_text, 0600);
    CU_ASSERT_TRUE(refused(folder.file, geteuid() + 1, "another user"));
    folder_remove(&folder);
}

void test_cluster__linked_secret_file_is_refused(void);
void test_cluster__linked_secret_file_is_refused(void)
{
    struct folder folder;
    folder_make(&folder, secret_text, 0600);
    CU_ASSERT_EQUAL_FATAL(symlink(folder.file, folder.other), 0);
    CU_ASSERT_TRUE(refused(folder.other, geteuid(), "symbolic link"));
    unlink(folder.other);
    CU_ASSERT_EQUAL_FATAL(link(folder.file, folder.other), 0);
    CU_ASSERT_TRUE(refused(folder.file, geteuid(), "hard link"));
    folder_remove(&folder);
}

void test_cluster__secret_that_is_no_file_is_refused(void);
void test_cluster__secret_that_is_no_file_is_refused(void)
{
    struct folder folder;
    folder_make(&folder, secret_text, 0600);
    CU_ASSERT_TRUE(refused(folder.dir, geteuid(), "regular file"));
    CU_ASSERT_EQUAL_FATAL(mkfifo(folder.other, 0600), 0);
    CU_ASSERT_TRUE(refused(folder.other, geteuid(), "regular file"));
    unlink(folder.other);
    CU_ASSERT_TRUE(refused(folder.other, geteuid(), "can't open"));
    folder_remove(&folder);
}

void test_cluster__damaged_secret_is_refused(void);
void test_cluster__damaged_secret_is_refused(void)
{
    static const char *const bad[] = {"", "\n", "short\n",
                                      "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8x\n",
                                      "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH+8\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct folder folder;
        folder_make(&folder, bad[i], 0600);
        CU_ASSERT_TRUE(refused(folder.file, geteuid(), "does not hold a secret"));
        folder_remove(&folder);
    }
}
