// Private to tui/term: the terminal itself, and the worker that talks to the server.
#ifndef VEIN_TUI_TERM_H
#define VEIN_TUI_TERM_H

#include "ui.h"
#include "vein/tui.h"

#pragma GCC visibility push(hidden)

// ---- terminal: ncurses paints, bytes are read by ourselves (scans and pastes have to be told from keys)
bool vein_term_open(bool colour, struct vein_err *err) VEIN_MUST_CHECK;
void vein_term_close(void); // also after a crash, from a signal handler
void vein_term_size(int *rows, int *cols);
void vein_term_resize(void);
bool vein_term_ascii(void);
void vein_term_paint(const struct vein_grid *grid);
void vein_term_bell(void);

// ---- worker: one thread that owns the session; jobs go in, results come out, in order. So a slow server never
// freezes keys, and everything the command line does (an act whose answer is lost, a signature on a connection of
// its own) is done by the same code. Between jobs it listens: when somebody's act is told it looks whether anything was
// written, and the result of that look comes without having been asked for.
struct vein_worker;
struct vein_worker *vein_worker_new(const struct vein_tui_options *options,
                                    struct vein_session *session);
void vein_worker_free(struct vein_worker *worker);    // waits for the job under way
int vein_worker_fd(const struct vein_worker *worker); // readable when a result waits
void vein_worker_give(struct vein_worker *worker, struct vein_job *job);
struct vein_result *vein_worker_take(struct vein_worker *worker); // NULL: none

// ---- the list in front: what another's act changes is seen there, so the worker reads it again when it is told, before
// the loop has asked. For its thread alone.
struct vein_front {
    struct vein_job *job; // its reading; NULL: something else is in front
    char mark[24];        // of the last look, see sql/stmt/session/changed.sql
};
// Takes a job that was done over: kept when it read the list in front, else what was kept goes too, since the job may
// have laid something over it. Looks, drafts, and what the terminal asks for itself change nothing.
void vein_front_keep(struct vein_front *front, struct vein_job *job);
void vein_front_mark(struct vein_front *front, const char *mark);
// Its rows with the mark they are as new as. NULL: nothing was written, nothing can be read, or nothing is kept.
struct vein_result *vein_front_read(struct vein_front *front, struct vein_session *session);
struct vein_db_value *vein_job_pairs(struct vein_arena *arena, const struct vein_values *values);
struct vein_result *vein_job_result(const struct vein_job *job); // empty, not ok yet

// ---- the check of the ledger, which takes minutes: a thread and a connection of its own beside the worker's. Lines of
// progress and at last the verdict come as results. Takes the session over.
struct vein_verifier;
typedef void vein_give_fn(void *context, struct vein_result *result); // from its thread
struct vein_verifier *vein_verifier_start(struct vein_session *session, unsigned view,
                                          vein_give_fn *give, void *context);
bool vein_verifier_over(const struct vein_verifier *verifier);
unsigned vein_verifier_view(const struct vein_verifier *verifier);
// Ends it within moments, whatever it is at; nothing is given any more. NULL is allowed.
void vein_verifier_stop(struct vein_verifier *verifier);

#pragma GCC visibility pop

#endif
