// The thread that talks to the server.
#include "term.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "vein/report.h"

#define QUEUE 64
#define LOOK_MS 50  // between two looks that others cause
#define FIRST_MS 20 // of rest before the line is listened to: what is waited for comes first
#define RECORD_WIDTH 78

struct vein_worker {
    pthread_t thread;
    pthread_mutex_t lock;
    struct vein_job *jobs[QUEUE];
    size_t job_count;
    struct vein_result *results[QUEUE];
    size_t result_count;
    bool leave;
    int in[2], out[2]; // pipes that wake: the worker for jobs, the loop for results
    struct vein_tui_options options;
    // of the thread alone
    struct vein_session *session;
    struct vein_verifier *verifier; // the check of the ledger that was started last, or NULL
    bool deaf;                      // this server does not let us listen
    int looks;                      // still to be made, because somebody told
    struct vein_front front;        // the list in front
    int64_t looked_ms;
};

static int64_t clock_ms(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t now_ms(void)
{
    return clock_ms(CLOCK_MONOTONIC);
}

// ---- the jobs

static bool no_session(struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Log in again.", "there is no connection");
}

// The line comes back by itself after it was lost. Where the login does not open it any more, the person is asked.
static bool connected(struct vein_worker *w, struct vein_err *err)
{
    if (!w->session)
        return no_session(err);
    return vein_db_alive(vein_session_db(w->session)) || vein_session_reconnect(w->session, err);
}

static bool read_rows(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    struct vein_rows *rows = NULL;
    const struct vein_db_value *values = vein_job_pairs(r->arena, &job->values);

    if (!connected(w, &r->err))
        return false;
    if (!vein_session_read(w->session, r->arena, job->area, job->name, values, job->values.count,
                           &rows, &r->err))
        return false;
    r->rows = rows;
    return true;
}

// Whether anything was written, and what time it is there. Half of the way there and back is taken off the difference
// of the clocks: a slow line is no wrong clock.
static bool look(struct vein_worker *w, struct vein_result *r)
{
    struct vein_rows *rows = NULL;
    int64_t before, way, server;

    if (!connected(w, &r->err))
        return false;
    before = clock_ms(CLOCK_REALTIME);
    if (!vein_session_read(w->session, r->arena, "session", "changed", NULL, 0, &rows, &r->err) ||
        !vein_rows_int(rows, 0, "server_ms", &server, &r->err))
        return false;
    way = (clock_ms(CLOCK_REALTIME) - before) / 2 + 1;
    server -= before + way;
    vein_front_mark(&w->front, vein_rows_text(rows, 0, "mark"));
    r->clock_ms = server > way ? server - way : server < -way ? server + way : 0;
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
    struct vein_db_value *values = vein_job_pairs(r->arena, &job->values);
    size_t count = job->values.count;
    struct vein_answer answer;

    if (!connected(w, &r->err) || !replace_values(w, job, r, values, &count) ||
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

// Who is here and where, for the bars: the answer, and what the connection knows.
static bool who(struct vein_worker *w, struct vein_result *r)
{
    struct vein_db *db = vein_session_db(w->session);
    struct vein_rows *begin = NULL, *all = vein_arena_alloc(r->arena, sizeof *all);
    const char **names, **cells;

    if (!vein_session_read(w->session, r->arena, "session", "begin", NULL, 0, &begin, &r->err))
        return false;
    names = vein_arena_alloc(r->arena, (begin->col_count + 2) * sizeof *names);
    cells = vein_arena_alloc(r->arena, (begin->col_count + 2) * sizeof *cells);
    for (size_t i = 0; i < begin->col_count; i++) {
        names[i] = begin->names[i];
        cells[i] = begin->cells[i];
    }
    names[begin->col_count] = "login";
    cells[begin->col_count] = vein_session_login(w->session);
    names[begin->col_count + 1] = "server";
    cells[begin->col_count + 1] =
        vein_arena_printf(r->arena, "%s at %s", vein_db_name(db), vein_db_host(db));
    *all = (struct vein_rows){
        .row_count = 1, .col_count = begin->col_count + 2, .names = names, .cells = cells};
    r->rows = all;
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
        w->deaf = false;
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

// Nobody waits for a draft; when the line is cut the next one brings it all.
static bool draft(struct vein_worker *w, const struct vein_job *job, struct vein_result *r)
{
    const struct vein_db_value *values = vein_job_pairs(r->arena, &job->values);

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
    case VEIN_JOB_SAVE:
        return save(job, r);
    case VEIN_JOB_LOOK:
        return look(w, r);
    case VEIN_JOB_LOCK: // nobody is here: neither line nor password
        vein_session_close(w->session);
        w->session = NULL;
        return true;
    default:
        return draft(w, job, r);
    }
}

// ---- the thread

static struct vein_result *answer(struct vein_worker *w, const struct vein_job *job)
{
    struct vein_result *r = vein_job_result(job);

    r->ok = run(w, job, r);
    return r;
}

static void tell(int fd)
{
    ssize_t told = write(fd, "", 1); // a full pipe wakes as well

    (void)told;
}

static void hush(int fd)
{
    char bytes[64];

    while (read(fd, bytes, sizeof bytes) == (ssize_t)sizeof bytes)
        continue;
}

static void give_result(void *context, struct vein_result *result)
{
    struct vein_worker *w = context;

    pthread_mutex_lock(&w->lock);
    if (w->result_count < QUEUE) {
        w->results[w->result_count++] = result;
        result = NULL;
    }
    pthread_mutex_unlock(&w->lock);
    if (result)
        vein_arena_free(result->arena);
    free(result);
    tell(w->out[1]);
}

// The next job, NULL when there is none. False: it is time to leave.
static bool take_job(struct vein_worker *w, struct vein_job **job)
{
    bool stays;

    pthread_mutex_lock(&w->lock);
    stays = !w->leave;
    *job = stays && w->job_count > 0 ? w->jobs[0] : NULL;
    if (*job) {
        w->job_count--;
        memmove(w->jobs, w->jobs + 1, w->job_count * sizeof *w->jobs);
    }
    pthread_mutex_unlock(&w->lock);
    return stays;
}

static struct vein_db *line_of(const struct vein_worker *w)
{
    struct vein_db *db = w->session ? vein_session_db(w->session) : NULL;

    return vein_db_alive(db) ? db : NULL;
}

// Nothing to do: waits for a job, and for what the server tells. A notice leads to one look at once, and to one more a
// moment later for the act that was committed beside the one that told; in between the line is not even read, so
// that nobody keeps a terminal busy by shouting.
static void rest(struct vein_worker *w)
{
    static const struct vein_job question = {.kind = VEIN_JOB_LOOK, .live = true};
    struct vein_db *db = line_of(w);
    int64_t left = w->looked_ms + LOOK_MS - now_ms();
    bool deaf = db && !w->deaf && !vein_db_listening(db);
    struct pollfd fds[2] = {{.fd = w->in[0], .events = POLLIN},
                            {.fd = left <= 0 && db ? vein_db_fd(db) : -1, .events = POLLIN}};
    int wait;

    if (left <= 0 && db && vein_db_noticed(db)) // also what came along with an answer
        w->looks = 2;
    wait = deaf ? FIRST_MS : w->looks > 0 || left > 0 ? (int)(left > 0 ? left : 0) : -1;
    if (poll(fds, 2, wait) < 0)
        return;
    hush(w->in[0]);
    if (fds[0].revents)
        return; // the job first
    if (fds[1].revents && (vein_db_noticed(db) || !vein_db_alive(db)))
        w->looks = 2;
    if (deaf && vein_db_alive(db)) { // what was done before nobody told
        struct vein_err err;

        w->deaf = !vein_db_listen(db, &err) && vein_db_alive(db);
        w->looks = 1;
        vein_session_keep_head(w->session); // nobody waits now
    }
    if (w->looks > 0 && now_ms() - w->looked_ms >= LOOK_MS) {
        bool told = w->looks-- > 1; // the other one comes by itself
        struct vein_result *read;

        w->looked_ms = now_ms();
        read = told ? vein_front_read(&w->front, w->session) : NULL;
        give_result(w, read ? read : answer(w, &question));
    }
}

// A check runs beside everything else; only what keeps it from beginning is answered here.
static void begin_check(struct vein_worker *w, const struct vein_job *job)
{
    struct vein_result *r = vein_job_result(job);
    struct vein_session *beside = NULL;

    if (w->verifier && !vein_verifier_over(w->verifier))
        vein_err_set(&r->err, VEIN_EXIT_REFUSED, "",
                     "Wait for its end, or go back to its screen and stop it there with Esc.",
                     "a check of the ledger is running already");
    else if (connected(w, &r->err) && vein_session_open_beside(w->session, &beside, &r->err)) {
        vein_verifier_stop(w->verifier);
        w->verifier = vein_verifier_start(beside, job->view, give_result, w);
        vein_arena_free(r->arena);
        free(r);
        return;
    }
    give_result(w, r);
}

static void end_check(struct vein_worker *w, const struct vein_job *job)
{
    if (!w->verifier || vein_verifier_view(w->verifier) != job->view)
        return;
    vein_verifier_stop(w->verifier);
    w->verifier = NULL;
}

static void *work(void *context)
{
    struct vein_worker *w = context;
    struct vein_job *job;

    while (take_job(w, &job)) {
        if (!job) {
            rest(w);
            continue;
        }
        if (job->kind == VEIN_JOB_VERIFY)
            begin_check(w, job);
        else if (job->kind == VEIN_JOB_STOP)
            end_check(w, job);
        else
            give_result(w, answer(w, job));
        vein_front_keep(&w->front, job);
    }
    return NULL;
}

struct vein_worker *vein_worker_new(const struct vein_tui_options *options,
                                    struct vein_session *session)
{
    struct vein_worker *w = calloc(1, sizeof *w);

    if (!w || pipe2(w->in, O_CLOEXEC | O_NONBLOCK) != 0 ||
        pipe2(w->out, O_CLOEXEC | O_NONBLOCK) != 0)
        abort();
    w->options = *options;
    w->session = session;
    pthread_mutex_init(&w->lock, NULL);
    if (pthread_create(&w->thread, NULL, work, w) != 0)
        abort();
    return w;
}

void vein_worker_free(struct vein_worker *w)
{
    struct vein_result *result;

    pthread_mutex_lock(&w->lock);
    w->leave = true;
    pthread_mutex_unlock(&w->lock);
    tell(w->in[1]);
    pthread_join(w->thread, NULL);
    vein_verifier_stop(w->verifier);
    while ((result = vein_worker_take(w)) != NULL) {
        vein_arena_free(result->arena);
        free(result);
    }
    for (size_t i = 0; i < w->job_count; i++)
        vein_job_free(w->jobs[i]);
    vein_job_free(w->front.job);
    vein_session_close(w->session);
    for (int i = 0; i < 2; i++) {
        close(w->in[i]);
        close(w->out[i]);
    }
    pthread_mutex_destroy(&w->lock);
    free(w);
}

int vein_worker_fd(const struct vein_worker *w)
{
    return w->out[0];
}

void vein_worker_give(struct vein_worker *w, struct vein_job *job)
{
    pthread_mutex_lock(&w->lock);
    if (w->job_count < QUEUE) {
        w->jobs[w->job_count++] = job;
        job = NULL;
    }
    pthread_mutex_unlock(&w->lock);
    tell(w->in[1]);
    vein_job_free(job);
}

struct vein_result *vein_worker_take(struct vein_worker *w)
{
    struct vein_result *result = NULL;

    hush(w->out[0]); // before looking: what comes later wakes again
    pthread_mutex_lock(&w->lock);
    if (w->result_count > 0) {
        result = w->results[0];
        w->result_count--;
        memmove(w->results, w->results + 1, w->result_count * sizeof *w->results);
    }
    pthread_mutex_unlock(&w->lock);
    return result;
}
