// A person at the terminal, in memory: keys and scans in, answers given by hand, pictures out.
#ifndef VEIN_TESTS_TUI_PLAY_H
#define VEIN_TESTS_TUI_PLAY_H

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "tui/core/ui.h"

struct play {
    struct vein_keymap keys;
    struct vein_ui ui;
    struct vein_grid grid;
    int64_t now;
};

static const char keys_text[] = "bind any F1 help\nbind any F2 save\nbind any F4 menu\nbind any "
                                "Esc back\nbind any Enter open\nbind any Up up\n"
                                "bind any Down down\nbind any Tab next\nbind any / filter\nbind "
                                "any : command\nbind any F8 lock\nbind any F10 quit\n"
                                "bind stop F9 acknowledge\nbind form F6 not-recorded\nbind form F7 "
                                "now\nbind any F6 step\nbind any F7 sign\n";

static const struct vein_zone_change berlin_changes[] = {
    {1761440400, 3600}, {1774746000, 7200}, {1792890000, 3600}};

static inline void play_start(struct play *play, int rows, int cols)
{
    struct vein_err err;

    *play = (struct play){.now = 1000};
    vein_keymap_init(&play->keys);
    CU_ASSERT_TRUE_FATAL(vein_keymap_read(&play->keys, "keys", keys_text, &err));
    vein_ui_init(&play->ui, &play->keys, rows, cols);
    play->ui.zone = (struct vein_zone){"Europe/Berlin", berlin_changes, 3, 1806195600};
    vein_grid_init(&play->grid, rows, cols);
}

static inline void play_end(struct play *play)
{
    vein_ui_release(&play->ui);
    vein_grid_release(&play->grid);
    vein_keymap_release(&play->keys);
}

static inline void press(struct play *play, enum vein_key key, const char *text)
{
    struct vein_event event = {.kind = VEIN_EVENT_KEY, .key = key};

    snprintf(event.text, sizeof event.text, "%s", text);
    vein_ui_event(&play->ui, &event, play->now += 10);
}

static inline void type(struct play *play, const char *text)
{
    for (; *text; text++)
        press(play, VEIN_KEY_CHAR, (char[]){*text, '\0'});
}

static inline void scan(struct play *play, const char *code)
{
    struct vein_event event = {.kind = VEIN_EVENT_SCAN, .code = code, .method = "scan"};

    vein_ui_event(&play->ui, &event, play->now += 2000);
}

// The job that is asked for; the caller frees it. What a terminal asks once for itself (rights) is passed by.
static inline struct vein_job *asked(struct play *play, enum vein_job_kind kind)
{
    struct vein_job *job;

    while ((job = vein_ui_job(&play->ui)) != NULL &&
           (job->kind != kind || (job->kind == VEIN_JOB_READ && job->tab <= VEIN_FOR_RIGHTS)))
        vein_job_free(job);
    return job;
}

static inline struct vein_job *asked_for(struct play *play, int tab)
{
    struct vein_job *job;

    while ((job = vein_ui_job(&play->ui)) != NULL && job->tab != tab)
        vein_job_free(job);
    return job;
}

// Rows out of "a|b\n1|2\n"; the first line names the columns.
static inline struct vein_rows *rows_of(struct vein_arena *arena, const char *text)
{
    struct vein_rows *rows = vein_arena_alloc(arena, sizeof *rows);
    const char **names = vein_arena_alloc(arena, 32 * sizeof *names);
    const char **cells = vein_arena_alloc(arena, (strlen(text) + 1) * sizeof *cells);
    size_t line = 0, col = 0, count = 0;

    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "|\n");
        const char *cell = size ? vein_arena_strndup(arena, at, size) : NULL;

        if (line == 0)
            names[col++] = cell;
        else
            cells[count++] = cell;
        if (at[size] == '\n') {
            rows->col_count = line == 0 ? col : rows->col_count;
            line++;
        }
        at += size + 1;
    }
    rows->names = names;
    rows->cells = cells;
    rows->row_count = count / rows->col_count;
    return rows;
}

static inline void give_rows(struct play *play, struct vein_job *job, const char *text)
{
    struct vein_result result = {
        .kind = job->kind, .view = job->view, .tab = job->tab, .live = job->live, .ok = true};

    result.arena = vein_arena_new();
    result.rows = rows_of(result.arena, text);
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

static inline void give_answer(struct play *play, struct vein_job *job, bool done, const char *data)
{
    struct vein_result result = {
        .kind = job->kind, .view = job->view, .tab = job->tab, .ok = true, .done = done};

    result.arena = vein_arena_new();
    result.code = done ? "" : "VN301";
    result.rule = done ? "" : "identity mismatch";
    result.value = done ? "" : "expected something of batch B-1; found A999926000102";
    result.way_out = done ? "" : "Put it aside, and tell QA.";
    result.data = data;
    result.message = "step recorded";
    vein_job_free(job);
    vein_ui_result(&play->ui, &result);
}

static inline bool shows(struct play *play, const char *text)
{
    struct vein_buf out;
    bool found = false;

    vein_ui_draw(&play->ui, &play->grid);
    for (int row = 0; row < play->grid.rows && !found; row++) {
        vein_buf_init(&out);
        vein_grid_row(&play->grid, row, &out);
        found = out.data && strstr(out.data, text);
        vein_buf_release(&out);
    }
    return found;
}

// Compares whole rows of the screen, from `first` on, with lines of a picture.
static inline void picture(struct play *play, int first, const char *wanted)
{
    struct vein_buf out;

    vein_ui_draw(&play->ui, &play->grid);
    vein_buf_init(&out);
    for (int row = first; *wanted; row++) {
        size_t size = strcspn(wanted, "\n");

        out.size = 0;
        vein_buf_adds(&out, "");
        vein_grid_row(&play->grid, row, &out);
        if (out.size != size || memcmp(out.data, wanted, size) != 0) {
            fprintf(stderr, "row %d\n  is     |%s|\n  wanted |%.*s|\n", row, out.data, (int)size,
                    wanted);
            CU_FAIL("the picture differs");
        }
        wanted += size + (wanted[size] == '\n');
    }
    vein_buf_release(&out);
}

static inline void log_in(struct play *play)
{
    vein_ui_open_login(&play->ui, NULL);
    type(play, "op1");
    press(play, VEIN_KEY_ENTER, "");
    type(play, "a long password");
    press(play, VEIN_KEY_F1 + 1, "");
    give_rows(play, asked(play, VEIN_JOB_LOGIN),
              "login|printed_name|job|roles|sites|mode|lab_now|server|mark\n"
              "op1|Operator 1|Operator|technician|L1|training|2026-11-27 10:30:05.123+01|vein at "
              "here|0\n");
}

static const char work_rows[] = "site|batch|kind|what|due_at|roles|key\n"
                                "L1|B-1|late|Daily sample 6|2026-11-27 09:00:00+01|technician|1\n"
                                "L1|B-2|signature|Add the vector: witnessed||technician|2\n";

static const char step_data[] =
    "{\"kind\": \"container\", \"code\": \"V-1\", \"facts\": {\"batch\": \"B-1\"}, \"next\": "
    "{\"act\": \"step_record\"}, \"prefill\": "
    "{\"batch\": \"B-1\", \"version\": 7, \"container\": \"V-1\", \"steps\": [{\"step\": "
    "\"daily-sample\", \"title\": \"Daily sample\", "
    "\"occurrence\": 6, \"checkpoint\": \"step\", \"instruction\": null, \"produces\": [], "
    "\"fields\": [{\"name\": \"vcc\", "
    "\"label\": \"Viable cells\", \"kind\": \"decimal\", \"unit\": \"10*6/mL\", \"plausible\": "
    "[\"0.01\", \"50\"], \"required\": true, "
    "\"words\": null}, {\"name\": \"look\", \"label\": \"Look\", \"kind\": \"word\", \"unit\": "
    "null, \"required\": true, "
    "\"words\": [\"clear\", \"slightly turbid\"]}]}]}}";

static inline void open_step(struct play *play)
{
    play_start(play, 24, 80);
    log_in(play);
    give_rows(play, asked(play, VEIN_JOB_READ), work_rows);
    scan(play, "%UV-1X");
    give_answer(play, asked(play, VEIN_JOB_ACT), true, step_data);
}
#endif
