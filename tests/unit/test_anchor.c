// app: a file of anchors that several clients of one account change.
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/app/anchor.h"

#define CLIENTS 8
#define ROUNDS 12

static char folder[64];
static char path[96];

static void begin(void)
{
    snprintf(folder, sizeof folder, "/tmp/vein-anchor-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/heads", folder);
}

static void end(void)
{
    unlink(path);
    rmdir(folder);
}

// Keeps the head of one log at one size.
static bool keep(int64_t incarnation, int64_t size, uint8_t root, bool later_is_well,
                 struct vein_err *err)
{
    struct vein_checkpoint head = {
        "0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9", incarnation, size, {root}, {0}, 150008, false, 0};
    struct vein_buf note;
    bool done;

    vein_buf_init(&note);
    vein_checkpoint_format(&note, &head);
    done = vein_anchor_keep(path, note.data, later_is_well, err);
    vein_buf_release(&note);
    return done;
}

static int64_t kept(int64_t incarnation)
{
    struct vein_anchors *anchors = NULL;
    const struct vein_checkpoint *head = NULL;
    int64_t size = -1;

    if (vein_anchors_load(path, &anchors, NULL))
        head = vein_anchors_find(anchors, "0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9", incarnation);
    size = head ? head->size : -1;
    vein_anchors_free(anchors);
    return size;
}

void test_anchor__who_has_seen_less_is_no_alarm(void);
void test_anchor__who_has_seen_less_is_no_alarm(void)
{
    struct vein_err err;

    begin();
    CU_ASSERT_TRUE(keep(1, 120, 1, true, &err));
    CU_ASSERT_TRUE(keep(1, 110, 2, true, &err)); // opened before, closed after
    CU_ASSERT_EQUAL(kept(1), 120);
    CU_ASSERT_FALSE(
        keep(1, 110, 2, false, &err)); // a checkpoint that was just made is not an earlier one
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_EVIDENCE);
    CU_ASSERT_FALSE(keep(1, 120, 2, true, &err)); // another history
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_EVIDENCE);
    CU_ASSERT_EQUAL(kept(1), 120);
    end();
}

// Each of several clients keeps what it sees; nobody saves over another.
void test_anchor__clients_side_by_side_lose_nothing(void);
void test_anchor__clients_side_by_side_lose_nothing(void)
{
    pid_t clients[CLIENTS];
    struct vein_err err;

    begin();
    for (int c = 0; c < CLIENTS; c++) {
        clients[c] = fork();
        if (clients[c] == 0) {
            bool good = true;

            for (int64_t size = 1; size <= ROUNDS; size++)
                good = keep(c + 1, size, 1, true, &err) && good;
            _exit(good ? 0 : 1);
        }
    }
    for (int c = 0; c < CLIENTS; c++) {
        int status = -1;

        CU_ASSERT_EQUAL(waitpid(clients[c], &status, 0), clients[c]);
        CU_ASSERT_EQUAL(status, 0);
        CU_ASSERT_EQUAL(kept(c + 1), ROUNDS);
    }
    end();
}
