// The check of the ledger: a thread and a connection of its own, so that everything else goes on.
#include "term.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "vein/app_audit.h"

struct vein_verifier {
    pthread_t thread;
    struct vein_session *session;
    struct vein_job question; // whose view it is about
    vein_give_fn *give;
    void *context;
    atomic_bool stop; // nobody wants to know any more
    atomic_bool over;
};

// One line of what a check says about its way, while it is at it.
static ssize_t tell_progress(void *cookie, const char *text, size_t size)
{
    const struct vein_verifier *v = cookie;
    const char *end = memchr(text, '\n', size); // what stdio hands over has no NUL behind it
    size_t line = end ? (size_t)(end - text) : size;
    struct vein_result *r;

    if (atomic_load(&v->stop))
        return (ssize_t)size;
    r = vein_job_result(&v->question);
    r->live = r->ok = r->progress = true;
    r->text = vein_arena_strndup(r->arena, text, line);
    v->give(v->context, r);
    return (ssize_t)size;
}

static void tell_verdict(const struct vein_verify_result *got, const char *findings,
                         struct vein_result *r)
{
    static const char *const words[] = {"CONSISTENT, ANCHORED",
                                        "CONSISTENT, NOT ANCHORED: nothing outside vouches for it",
                                        "FINDINGS"};

    r->message = words[got->verdict];
    r->text = vein_arena_printf(
        r->arena,
        "%s\n\n%llu events in %llu streams, %llu leaves, %llu checkpoints, %llu findings, "
        "%llu ms\n\n%s",
        words[got->verdict], (unsigned long long)got->events, (unsigned long long)got->streams,
        (unsigned long long)got->leaves, (unsigned long long)got->checkpoints,
        (unsigned long long)got->findings, (unsigned long long)got->milliseconds, findings);
}

static void verify(struct vein_verifier *v, struct vein_result *r)
{
    char *findings = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&findings, &size);
    FILE *talk = fopencookie(v, "w", (cookie_io_functions_t){.write = tell_progress});
    struct vein_verify_options options = {.findings = to, .talk = talk};
    struct vein_verify_result got;

    r->ok = to && talk && setvbuf(talk, NULL, _IOLBF, 256) == 0 &&
            vein_verify(v->session, &options, &got, &r->err);
    if (talk)
        fclose(talk);
    if (to)
        fclose(to);
    if (r->ok)
        tell_verdict(&got, findings ? findings : "", r);
    free(findings);
}

static void *work(void *context)
{
    struct vein_verifier *v = context;
    struct vein_result *r = vein_job_result(&v->question);

    verify(v, r);
    vein_session_close(v->session);
    v->session = NULL;
    atomic_store(&v->over, true);
    if (atomic_load(&v->stop)) {
        vein_arena_free(r->arena);
        free(r);
    } else {
        v->give(v->context, r);
    }
    return NULL;
}

struct vein_verifier *vein_verifier_start(struct vein_session *session, unsigned view,
                                          vein_give_fn *give, void *context)
{
    struct vein_verifier *v = calloc(1, sizeof *v);

    if (!v)
        abort();
    v->session = session;
    v->question = (struct vein_job){.kind = VEIN_JOB_VERIFY, .view = view, .tab = VEIN_FOR_VIEW};
    v->give = give;
    v->context = context;
    atomic_init(&v->stop, false);
    atomic_init(&v->over, false);
    vein_db_stop_when(vein_session_db(session), &v->stop);
    if (pthread_create(&v->thread, NULL, work, v) != 0)
        abort();
    return v;
}

bool vein_verifier_over(const struct vein_verifier *v)
{
    return atomic_load(&v->over);
}

unsigned vein_verifier_view(const struct vein_verifier *v)
{
    return v->question.view;
}

void vein_verifier_stop(struct vein_verifier *v)
{
    if (!v)
        return;
    atomic_store(&v->stop, true);
    pthread_join(v->thread, NULL);
    free(v);
}
