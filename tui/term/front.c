// The list in front, read again when somebody's act is told.
#include "term.h"

#include <stdlib.h>
#include <string.h>

struct vein_db_value *vein_job_pairs(struct vein_arena *arena, const struct vein_values *values)
{
    struct vein_db_value *out = vein_arena_alloc(arena, (values->count + 1) * sizeof *out);

    for (size_t i = 0; i < values->count; i++)
        out[i] = (struct vein_db_value){values->items[i].name, values->items[i].text};
    return out;
}

struct vein_result *vein_job_result(const struct vein_job *job)
{
    struct vein_result *r = calloc(1, sizeof *r);

    if (!r)
        abort();
    r->kind = job->kind;
    r->view = job->view;
    r->tab = job->tab;
    r->live = job->live;
    r->arena = vein_arena_new();
    return r;
}

void vein_front_keep(struct vein_front *front, struct vein_job *job)
{
    if (job->kind == VEIN_JOB_LOOK || job->kind == VEIN_JOB_DRAFT || job->tab == VEIN_FOR_RIGHTS ||
        job->tab == VEIN_FOR_ZONE) {
        vein_job_free(job);
        return;
    }
    vein_job_free(front->job);
    front->job = job->front ? job : NULL;
    if (!front->job)
        vein_job_free(job);
}

void vein_front_mark(struct vein_front *front, const char *mark)
{
    snprintf(front->mark, sizeof front->mark, "%s", mark);
}

// The mark comes before the rows, so that they are never older than it says.
static bool read_rows(struct vein_front *front, struct vein_session *session, struct vein_result *r)
{
    const struct vein_job *job = front->job;
    const struct vein_db_value *values = vein_job_pairs(r->arena, &job->values);
    struct vein_rows *mark = NULL, *rows = NULL;

    if (!vein_session_read(session, r->arena, "session", "mark", NULL, 0, &mark, &r->err))
        return false;
    r->mark = vein_rows_text(mark, 0, "mark");
    if (strcmp(r->mark, front->mark) == 0)
        return false;
    if (!vein_session_read(session, r->arena, job->area, job->name, values, job->values.count,
                           &rows, &r->err))
        return false;
    r->rows = rows;
    return true;
}

struct vein_result *vein_front_read(struct vein_front *front, struct vein_session *session)
{
    struct vein_result *r;

    if (!front->job || !session || !vein_db_alive(vein_session_db(session)))
        return NULL;
    r = vein_job_result(front->job);
    r->live = true;
    r->ok = read_rows(front, session, r);
    if (r->ok) {
        vein_front_mark(front, r->mark);
        return r;
    }
    vein_arena_free(r->arena);
    free(r);
    return NULL;
}
