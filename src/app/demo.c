// The invented laboratory of `vein demo`: made once, told by stories, shown.
#include "vein/demo.h"

#include "demo_parts.h"
#include "vein/app_server.h"
#include "vein/story.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define DAY 86400
#define START_DAYS 60     // laboratory time begins this many days before today
#define START_HOUR 6      // UTC
#define TOKEN "vein_demo" // name of the secret that says: made by the demo
#define STORY_MAX (4u << 20)

static const char *const stories[] = {
    "sql/demo/00_laboratory.story",  "sql/demo/10_complete.story",  "sql/demo/11_aborted.story",
    "sql/demo/12_rejected.story",    "sql/demo/13_follow_up.story", "sql/demo/14_pending.story",
    "sql/demo/15_testing.story",     "sql/demo/16_culture.story",   "sql/demo/17_due.story",
    "sql/demo/18_vector_next.story", "sql/demo/19_transit.story",   "sql/demo/20_ordered.story",
    "sql/demo/50_ari0001.story",     "sql/demo/51_treg.story",      "sql/demo/52_lakhani.story",
    "sql/demo/90_now.story",
};

static const char *const scale_stories[] = {"sql/demo/scale/00_laboratory.story"};

enum found { FOUND_NOTHING, FOUND_DEMO, FOUND_PART };

static void say(const struct vein_demo_options *options, const char *fmt, ...) VEIN_PRINTF(2, 3);
static void say(const struct vein_demo_options *options, const char *fmt, ...)
{
    va_list args;

    if (!options->talk)
        return;
    fputs("vein: ", options->talk);
    va_start(args, fmt);
    vfprintf(options->talk, fmt, args);
    va_end(args);
    fputc('\n', options->talk);
    fflush(options->talk);
}

// ---- the marker: a token among the installation's secrets, which are made and removed with it, so
// that it never vouches for another installation in the same place. A copy of it in the home says that
// the laboratory is complete.

static const char *copy_path(const struct vein_cluster *cluster, struct vein_arena *arena)
{
    return vein_arena_printf(arena, "%s/demo", vein_cluster_home(cluster));
}

// Beside them, in a scale laboratory: how large it was asked for. One kind is never built upon the other.
static const char *scale_path(const struct vein_cluster *cluster, struct vein_arena *arena)
{
    return vein_arena_printf(arena, "%s/demo-scale", vein_cluster_home(cluster));
}

static bool is_scale(const struct vein_cluster *cluster)
{
    struct vein_arena *arena = vein_arena_new();
    bool found = access(scale_path(cluster, arena), F_OK) == 0;

    vein_arena_free(arena);
    return found;
}

static bool mark_demo(const struct vein_cluster *cluster, const struct vein_demo_options *options,
                      struct vein_err *err)
{
    char token[VEIN_CLUSTER_SECRET_SIZE];
    struct vein_arena *arena = vein_arena_new();
    const char *size =
        vein_arena_printf(arena, "%d batches, seed %d\n", options->scale, options->seed);
    bool done;

    (void)unlink(scale_path(cluster, arena)); // of an installation that was destroyed since
    done = vein_cluster_secret_make(cluster, TOKEN, token, err) &&
           (options->scale == 0 ||
            vein_file_write(scale_path(cluster, arena), size, strlen(size), 0600, err));

    vein_arena_free(arena);
    return done;
}

static bool mark_complete(const struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    char token[VEIN_CLUSTER_SECRET_SIZE];
    bool done = vein_cluster_secret_read(cluster, TOKEN, token, err) &&
                vein_file_write(copy_path(cluster, arena), token, strlen(token), 0600, err);

    vein_arena_free(arena);
    return done;
}

static bool is_demo(const struct vein_cluster *cluster, bool *complete)
{
    struct vein_arena *arena = vein_arena_new();
    char token[VEIN_CLUSTER_SECRET_SIZE];
    struct vein_buf copy;
    bool demo = vein_cluster_secret_read(cluster, TOKEN, token, NULL);

    vein_buf_init(&copy);
    *complete = demo && vein_file_read(copy_path(cluster, arena), sizeof token, &copy, NULL) &&
                copy.data && strcmp(copy.data, token) == 0;
    vein_buf_release(&copy);
    vein_arena_free(arena);
    return demo;
}

// Whose installation is it? Refuses one that is not a demo.
static bool look(struct vein_cluster *cluster, enum found *out, struct vein_err *err)
{
    struct vein_cluster_status status;
    bool complete = false;
    bool production = true;

    if (!vein_cluster_query(cluster, &status, err))
        return false;
    // What a cut make or destroy has left belongs to nobody: the next make clears it.
    if (status.state == VEIN_CLUSTER_NONE) {
        *out = FOUND_NOTHING;
        return true;
    }
    if (status.state == VEIN_CLUSTER_FOREIGN || !is_demo(cluster, &complete) ||
        !vein_cluster_production(cluster, &production, NULL) || production)
        return vein_err_set(
            err, VEIN_EXIT_REFUSED, "VN113",
            "Name another place: VEIN_HOME=/some/empty/directory vein demo",
            "%s holds an installation that is not a demonstration; it is left as it is",
            vein_cluster_home(cluster));
    *out = complete && status.bootstrapped ? FOUND_DEMO : FOUND_PART;
    return true;
}

// One builder at a time: a lock on the home itself, which goes with the process.
static bool lock_take(const struct vein_cluster *cluster, int *lock, struct vein_err *err)
{
    if (*lock < 0)
        *lock = open(vein_cluster_home(cluster), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock >= 0 && flock(*lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    return vein_err_set(err, VEIN_EXIT_REFUSED, "VN120", "Wait for it, then try again.",
                        "another program is building the demonstration in %s",
                        vein_cluster_home(cluster));
}

// Only after look() has found a demo.
static bool remove_all(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    const char *home = vein_cluster_home(cluster);
    bool done = vein_cluster_stop(cluster, err);

    // What is not complete any more is built anew after a cut.
    (void)unlink(copy_path(cluster, arena));
    (void)unlink(scale_path(cluster, arena));
    vein_server_forget(cluster);
    done = done && vein_cluster_destroy(cluster, home, err);
    vein_arena_free(arena);
    return done;
}

// ---- passwords of the invented staff: one file per login

static bool secret(void *context, const char *login, bool make, char out[VEIN_PASSWORD_SIZE],
                   struct vein_err *err)
{
    const struct vein_cluster *cluster = context;
    char text[VEIN_CLUSTER_SECRET_SIZE];
    bool done = make ? vein_cluster_secret_make(cluster, login, text, err)
                     : vein_cluster_secret_read(cluster, login, text, err);

    if (done)
        snprintf(out, VEIN_PASSWORD_SIZE, "%s", text);
    vein_db_wipe(text, sizeof text);
    return done;
}

static bool found_laboratory(struct vein_cluster *cluster, const struct vein_demo_options *options,
                             struct vein_err *err)
{
    char admin[VEIN_PASSWORD_SIZE];
    char qa[VEIN_PASSWORD_SIZE];
    char start[32];
    time_t now = time(NULL);
    time_t begin = now - now % DAY - START_DAYS * DAY + START_HOUR * 3600;
    struct tm parts;
    const struct vein_server_options server = {
        .site_code = "UNIT",
        .site_title = "Point-of-care unit (invented)",
        .time_zone = "Europe/Berlin",
        .lab_start = start,
        .admin = {"P-ADM1", "Administrator 1", "adm1", admin},
        .qa = {"P-QA1", "QA 1", "qa1", qa},
        .talk = options->talk,
    };
    bool done = gmtime_r(&begin, &parts) != NULL;

    (void)strftime(start, sizeof start, "%Y-%m-%dT%H:%M:%SZ", &parts);
    done = done && secret(cluster, "adm1", true, admin, err) &&
           secret(cluster, "qa1", true, qa, err) && vein_server_init(&server, err);
    vein_db_wipe(admin, sizeof admin);
    vein_db_wipe(qa, sizeof qa);
    return done;
}

// ---- stories

static bool tell(struct vein_cluster *cluster, const struct vein_demo_options *options,
                 const struct vein_story_text *texts, size_t count, struct vein_err *err)
{
    const struct vein_story_options story = {
        .password = secret,
        .context = cluster,
        .talk = options->talk,
    };

    return vein_stories_run(texts, count, &story, err);
}

static bool tell_embedded(struct vein_cluster *cluster, const struct vein_demo_options *options,
                          const char *const *paths, size_t count, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_story_text *texts = vein_arena_alloc(arena, count * sizeof *texts);
    bool done = true;

    for (size_t i = 0; i < count && done; i++) {
        const struct vein_file *file = vein_file_find(paths[i]);

        texts[i].name = paths[i];
        if (file)
            texts[i].text = vein_arena_strndup(arena, (const char *)file->data, file->size);
        else
            done = vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                                "the story %s is not built into this program", paths[i]);
    }
    done = done && tell(cluster, options, texts, count, err);
    vein_arena_free(arena);
    return done;
}

static bool tell_file(struct vein_cluster *cluster, const struct vein_demo_options *options,
                      struct vein_err *err)
{
    struct vein_story_text one = {.name = options->story};
    struct vein_buf text;
    bool done;

    vein_buf_init(&text);
    done = vein_file_read(options->story, STORY_MAX, &text, err) &&
           vein_server_start(cluster, options->program, err);
    one.text = text.data ? text.data : "";
    done = done && tell(cluster, options, &one, 1, err);
    vein_buf_release(&text);
    return done;
}

static bool build(struct vein_cluster *cluster, const struct vein_demo_options *options, int *lock,
                  struct vein_err *err)
{
    time_t began = time(NULL);
    const char *const *told = options->scale ? scale_stories : stories;
    size_t count = options->scale ? sizeof scale_stories / sizeof *scale_stories
                                  : sizeof stories / sizeof *stories;

    say(options, "building an invented laboratory in %s", vein_cluster_home(cluster));
    // The marker first: whatever is cut short afterwards is known to be a demo's.
    if (!vein_cluster_make(cluster, false, err) || !lock_take(cluster, lock, err) ||
        !mark_demo(cluster, options, err) || !found_laboratory(cluster, options, err))
        return false;
    if (!tell_embedded(cluster, options, told, count, err) ||
        (options->scale && !vein_demo_scale(options, err)) ||
        !vein_server_default_login_set(cluster, "op1", err) || !mark_complete(cluster, err))
        return false;
    say(options, "built in %ld s; now the ledger is checked", (long)(time(NULL) - began));
    return true;
}

static bool prepare(struct vein_cluster *cluster, const struct vein_demo_options *options,
                    bool *built, int *lock, struct vein_err *err)
{
    const struct vein_db_target nothing = {.host = NULL};
    enum found found = FOUND_NOTHING;

    if (vein_db_target_is_explicit(&nothing))
        return vein_err_set(
            err, VEIN_EXIT_USAGE, "",
            "Unset PGHOST, PGPORT, PGDATABASE and PGSERVICE: they name another server.",
            "the demonstration makes a server of its own");
    if (!look(cluster, &found, err))
        return false;
    if (found == FOUND_DEMO && !options->reset && is_scale(cluster) != (options->scale > 0))
        return vein_err_set(err, VEIN_EXIT_REFUSED, "VN113",
                            "Name another place with VEIN_HOME, or say --reset to replace it.",
                            "%s holds the %s demonstration; they are not mixed",
                            vein_cluster_home(cluster), is_scale(cluster) ? "large" : "small");
    if (found == FOUND_PART || (found == FOUND_DEMO && options->reset)) {
        if (!lock_take(cluster, lock, err))
            return false;
        say(options, "removing the %s demonstration in %s",
            found == FOUND_PART ? "unfinished" : "former", vein_cluster_home(cluster));
        if (!remove_all(cluster, err))
            return false;
        close(*lock);
        *lock = -1;
        found = FOUND_NOTHING;
    }
    *built = found == FOUND_NOTHING;
    if (!*built)
        say(options, "the demonstration is there already (vein demo --reset builds it anew)");
    return (!*built || build(cluster, options, lock, err)) &&
           vein_server_start(cluster, options->program, err);
}

int vein_demo_run(const struct vein_demo_options *options, struct vein_err *err)
{
    struct vein_cluster *cluster = NULL;
    struct vein_err cause;
    bool built = false;
    int lock = -1;
    int exit;

    vein_err_clear(&cause);
    if (!vein_cluster_locate(&cluster, &cause))
        exit = (int)cause.exit;
    else if (options->story)
        exit = tell_file(cluster, options, &cause) ? VEIN_EXIT_DONE : (int)cause.exit;
    else if (prepare(cluster, options, &built, &lock, &cause))
        exit = vein_demo_show(cluster, options, built, &cause);
    else
        exit = (int)cause.exit;
    // of another release: what somebody has tried in it is not thrown away unasked
    if (exit != VEIN_EXIT_DONE && !built && strcmp(cause.code, "VN903") == 0)
        snprintf(cause.hint, sizeof cause.hint, "%s",
                 "vein demo --reset (make demo ARGS=--reset) builds the demonstration of this "
                 "release; vein migrate brings the former one to it.");
    vein_cluster_free(cluster);
    if (lock >= 0)
        close(lock);
    if (exit != VEIN_EXIT_DONE && err)
        *err = cause;
    return exit;
}
