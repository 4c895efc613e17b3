// The thread that talks to the server.
#include "term.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vein/app_audit.h"
#include "vein/report.h"

#define QUEUE 64
#define RECORD_WIDTH 78

struct vein_worker {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct vein_job *jobs[QUEUE];
    size_t job_count;
    struct vein_result *results[QUEUE];
    size_t result_count;
    bool busy, leave;
    int pipe[2];
    struct vein_session *session;
    struct vein_tui_options options;
    char user[64];
};

// ---- the jobs

static struct vein_db_value *pairs(struct vein_arena *arena, const struct vein_values *values)
{
    struct vein_db_value *out = vein_arena_alloc(arena, (values->count + 1) * sizeof *out);

    for (size_t i = 0; i < values->count; i++)
        out[i] = (struct vein_db_value){values->items[i].name, values->items[i].text};
    return out;
}

static bool no_session(struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Log in again.", "there is no connection");
}

// Reads come back by themselves after a lost line; writes are judged by vein_action_run.
static bool read_rows(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    struct vein_rows *rows = NULL;
    const struct vein_db_value *values = pairs(r->arena, &job->values);

    if (!w->session)
        return no_session(&r->err);
    if (!vein_db_alive(vein_session_db(w->session)) && !vein_session_reconnect(w->session, &r->err))
        return false;
    if (!vein_session_read(w->session, r->arena, job->area, job->name, values, job->values.count,
                           &rows, &r->err))
        return false;
    r->rows = rows;
    return true;
}

static void take_answer(struct vein_result *r, const struct vein_answer *answer)
{
    r->done = answer->done;
    r->code = answer->code;
    r->rule = answer->rule;
    r->value = answer->value;
    r->way_out = answer->way_out;
    r->data = answer->data;
    r->message = answer->message;
}

// A file is named in its field; what is sent is its content. A new password is sent as its verifier.
static bool replace_values(struct vein_worker *w, const struct vein_job *job, struct vein_result *r,
                           struct vein_db_value *values, size_t *count)
{
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++) {
        const struct vein_field *field = vein_action_field(job->action, values[i].name);
        struct vein_buf content;

        if (!field) // the context of a view knows more than an action takes
            continue;
        if (field->kind == VEIN_FIELD_FILE) {
            vein_buf_init(&content);
            if (!vein_file_read(values[i].text, 4u << 20, &content, &r->err))
                return false;
            values[i].text = vein_arena_strdup(r->arena, content.data);
            vein_buf_release(&content);
        } else if (field->kind == VEIN_FIELD_PASSWORD) {
            const char *login = vein_values_get(&job->values, "login");

            if (!vein_password_verifier(w->session, login ? login : vein_session_login(w->session),
                                        values[i].text, r->arena, &values[i].text, &r->err))
                return false;
        }
        values[kept++] = values[i];
    }
    *count = kept;
    return true;
}

static bool act(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    struct vein_db_value *values = pairs(r->arena, &job->values);
    size_t count = job->values.count;
    struct vein_answer answer;

    if (!w->session)
        return no_session(&r->err);
    if (!vein_db_alive(vein_session_db(w->session)) && !vein_session_reconnect(w->session, &r->err))
        return false;
    if (!replace_values(w, job, r, values, &count) ||
        !vein_action_run(w->session, job->action, values, count, job->request, r->arena, &answer,
                         NULL, &r->err))
        return false;
    take_answer(r, &answer);
    return true;
}

static bool challenge(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    struct vein_challenge c;

    if (!w->session)
        return no_session(&r->err);
    if (!vein_sign_challenge(w->session, vein_values_get(&job->values, "entity"),
                             vein_values_get(&job->values, "record"),
                             vein_values_get(&job->values, "meaning"), r->arena, &c, &r->err))
        return false;
    r->text = c.content;
    vein_values_set(&r->values, r->arena, "challenge", c.id);
    vein_values_set(&r->values, r->arena, "digest", c.digest);
    vein_values_set(&r->values, r->arena, "signer_roles", c.roles);
    return true;
}

static bool sign(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    struct vein_challenge c = {.id = vein_values_get(&job->values, "challenge"),
                               .digest = vein_values_get(&job->values, "digest")};
    struct vein_answer answer;

    if (!w->session)
        return no_session(&r->err);
    if (!vein_sign(w->session, &c, vein_values_get(&job->values, "login"),
                   vein_values_get(&job->values, "password"),
                   vein_values_get(&job->values, "presence"), r->arena, &answer, &r->err))
        return false;
    take_answer(r, &answer);
    r->message = "signed";
    return true;
}

// Who is here and where, in one row of texts for the bars.
static bool who(struct vein_worker *w, struct vein_result *r)
{
    static const char *const names[] = {"login",        "printed_name", "job",     "roles",
                                        "sites",        "mode",         "lab_now", "server",
                                        "password_due", "idle_lock_ms"};
    enum { COUNT = sizeof names / sizeof *names };
    struct vein_rows *me = NULL, *place = NULL, *due = NULL;
    struct vein_rows *rows = vein_arena_alloc(r->arena, sizeof *rows);
    const char **cells = vein_arena_alloc(r->arena, COUNT * sizeof *cells);
    const struct vein_db_value none = {"batch", NULL};
    struct vein_db *db = vein_session_db(w->session);

    if (!vein_session_read(w->session, r->arena, "session", "password", NULL, 0, &due, &r->err))
        return false;
    *rows = (struct vein_rows){.row_count = 1, .col_count = COUNT, .names = names, .cells = cells};
    r->rows = rows;
    cells[0] = vein_session_login(w->session);
    if (due->row_count > 0) { // nothing else can be read by this login
        cells[8] = vein_rows_text(due, 0, "password_due");
        return true;
    }
    if (!vein_session_read(w->session, r->arena, "session", "zone", &none, 1, NULL, &r->err) ||
        !vein_session_read(w->session, r->arena, "me", "show", NULL, 0, &me, &r->err) ||
        !vein_session_read(w->session, r->arena, "installation", "show", NULL, 0, &place, &r->err))
        return false;
    for (size_t i = 1; i < 5; i++)
        cells[i] = vein_rows_get(me, 0, names[i]);
    cells[5] = vein_rows_get(place, 0, "mode");
    cells[6] = vein_rows_get(place, 0, "lab_now");
    cells[9] = vein_rows_get(place, 0, "idle_lock_ms");
    cells[7] = vein_arena_printf(r->arena, "%s at %s", vein_db_name(db), vein_db_host(db));
    return true;
}

static bool login(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    struct vein_session_options options = w->options.session;
    struct vein_session *session = NULL;

    if (vein_values_get(&job->values, "login")) {
        options.user = vein_values_get(&job->values, "login");
        options.password = vein_values_get(&job->values, "password");
        options.ask = NULL;
        options.talk = NULL;
        if (!vein_session_open(&options, &session, &r->err))
            return false;
        vein_session_close(w->session);
        w->session = session;
    }
    return w->session ? who(w, r) : no_session(&r->err);
}

static bool record(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    const struct vein_action *action = vein_action_of_act("record_export");
    const struct vein_db_value value = {"batch", vein_values_get(&job->values, "batch")};
    struct vein_answer answer;
    struct vein_buf out;

    if (!w->session)
        return no_session(&r->err);
    if (!vein_action_run(w->session, action, &value, 1, NULL, r->arena, &answer, NULL, &r->err))
        return false;
    vein_buf_init(&out);
    if (answer.done)
        vein_report_record(&out, vein_json_get(answer.data, "record", r->arena), RECORD_WIDTH);
    else
        vein_buf_addf(&out, "%s %s", answer.code, answer.rule);
    r->text = vein_arena_strdup(r->arena, out.data ? out.data : "");
    vein_buf_release(&out);
    return true;
}

static bool verify(struct vein_worker *w, struct vein_result *r)
{
    static const char *const words[] = {"CONSISTENT, ANCHORED",
                                        "CONSISTENT, NOT ANCHORED: nothing outside vouches for it",
                                        "FINDINGS"};
    char *findings = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&findings, &size);
    struct vein_verify_options options = {.findings = to};
    struct vein_verify_result got;
    bool good = w->session && to && vein_verify(w->session, &options, &got, &r->err);

    if (to)
        fclose(to);
    if (!w->session)
        no_session(&r->err);
    if (good)
        r->text = vein_arena_printf(
            r->arena,
            "%s\n\n%llu events in %llu streams, %llu leaves, %llu checkpoints, %llu findings, "
            "%llu ms\n\n%s",
            words[got.verdict], (unsigned long long)got.events, (unsigned long long)got.streams,
            (unsigned long long)got.leaves, (unsigned long long)got.checkpoints,
            (unsigned long long)got.findings, (unsigned long long)got.milliseconds,
            findings ? findings : "");
    free(findings);
    return good;
}

// Nobody waits for a draft; when the line is cut the next one brings it all.
static bool draft(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    const struct vein_db_value *values = pairs(r->arena, &job->values);

    r->live = true;
    if (!w->session)
        return no_session(&r->err);
    return vein_session_read(w->session, r->arena, "draft", "keep", values, job->values.count, NULL,
                             &r->err);
}

static bool save(const struct vein_job *job, struct vein_result *r)
{
    const char *path = vein_values_get(&job->values, "path");

    if (!vein_file_write(path, job->text, strlen(job->text), 0600, &r->err))
        return false;
    r->message = vein_arena_printf(r->arena, "Saved as %s, readable by you alone.", path);
    return true;
}

static bool run(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    switch (job->kind) {
    case VEIN_JOB_READ:
        return read_rows(w, job, r);
    case VEIN_JOB_ACT:
        return act(w, job, r);
    case VEIN_JOB_CHALLENGE:
        return challenge(w, job, r);
    case VEIN_JOB_SIGN:
        return sign(w, job, r);
    case VEIN_JOB_LOGIN:
        return login(w, job, r);
    case VEIN_JOB_RECORD:
        return record(w, job, r);
    case VEIN_JOB_VERIFY:
        return verify(w, r);
    case VEIN_JOB_SAVE:
        return save(job, r);
    default:
        return draft(w, job, r);
    }
}

// ---- the thread

static struct vein_result *answer(struct vein_worker *w, struct vein_job *job)
{
    struct vein_result *r = calloc(1, sizeof *r);

    if (!r)
        abort();
    r->kind = job->kind;
    r->view = job->view;
    r->tab = job->tab;
    r->live = job->live;
    r->arena = vein_arena_new();
    r->ok = run(w, job, r);
    return r;
}

static void *work(void *context)
{
    struct vein_worker *w = context;

    pthread_mutex_lock(&w->lock);
    while (!w->leave) {
        if (w->job_count == 0) {
            pthread_cond_wait(&w->wake, &w->lock);
            continue;
        }
        struct vein_job *job = w->jobs[0];

        w->job_count--;
        memmove(w->jobs, w->jobs + 1, w->job_count * sizeof *w->jobs);
        w->busy = true;
        pthread_mutex_unlock(&w->lock);
        struct vein_result *result = answer(w, job);
        vein_job_free(job);
        pthread_mutex_lock(&w->lock);
        w->busy = false;
        if (w->result_count < QUEUE) {
            w->results[w->result_count++] = result;
        } else {
            vein_arena_free(result->arena);
            free(result);
        }
        ssize_t told = write(w->pipe[1], "r", 1);
        (void)told;
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

struct vein_worker *vein_worker_new(const struct vein_tui_options *options,
                                    struct vein_session *session)
{
    struct vein_worker *w = calloc(1, sizeof *w);

    if (!w || pipe(w->pipe) != 0)
        abort();
    w->options = *options;
    w->session = session;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->wake, NULL);
    if (pthread_create(&w->thread, NULL, work, w) != 0)
        abort();
    return w;
}

void vein_worker_free(struct vein_worker *w)
{
    struct vein_result *result;

    pthread_mutex_lock(&w->lock);
    w->leave = true;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    while ((result = vein_worker_take(w)) != NULL) {
        vein_arena_free(result->arena);
        free(result);
    }
    for (size_t i = 0; i < w->job_count; i++)
        vein_job_free(w->jobs[i]);
    vein_session_close(w->session);
    close(w->pipe[0]);
    close(w->pipe[1]);
    pthread_cond_destroy(&w->wake);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

int vein_worker_fd(const struct vein_worker *w)
{
    return w->pipe[0];
}

void vein_worker_give(struct vein_worker *w, struct vein_job *job)
{
    pthread_mutex_lock(&w->lock);
    if (w->job_count < QUEUE) {
        w->jobs[w->job_count++] = job;
        job = NULL;
    }
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->lock);
    vein_job_free(job);
}

struct vein_result *vein_worker_take(struct vein_worker *w)
{
    struct vein_result *result = NULL;
    char byte;

    pthread_mutex_lock(&w->lock);
    if (w->result_count > 0) {
        result = w->results[0];
        w->result_count--;
        memmove(w->results, w->results + 1, w->result_count * sizeof *w->results);
        ssize_t got = read(w->pipe[0], &byte, 1);
        (void)got;
    }
    pthread_mutex_unlock(&w->lock);
    return result;
}

bool vein_worker_idle(struct vein_worker *w)
{
    pthread_mutex_lock(&w->lock);
    bool idle = !w->busy && w->job_count == 0;
    pthread_mutex_unlock(&w->lock);
    return idle;
}
