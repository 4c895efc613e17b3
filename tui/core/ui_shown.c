// What an act brought for reading: a patient's identity. It stands on the screen until somebody goes back, and in no
// form, draft or file.
#include <ctype.h>
#include <string.h>

#include "ui.h"
#include "vein/json.h"

// "family_name" is "Family name"; what only programs need has no words.
static bool words_of(const char *key, char out[64])
{
    static const char *const inner[] = {"access", "version", "patient"};

    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (strcmp(key, inner[i]) == 0)
            return false;
    snprintf(out, 64, "%s", vein_as_shown(VEIN_MARK_WORD, key));
    out[0] = (char)toupper((unsigned char)out[0]);
    return true;
}

// The members in their order, one a line; a list has its words behind each other.
static void lines_of(const char *data, struct vein_arena *arena, struct vein_buf *out)
{
    const char *key, *value;
    size_t at = 0;
    bool string;
    char words[64];

    while (vein_json_member(data, &at, arena, &key, &value, &string)) {
        const char *element;
        size_t item = 0;
        bool text, any = false;

        if (!words_of(key, words) || strcmp(value, "[]") == 0 ||
            (!string && !strcmp(value, "null")))
            continue;
        vein_buf_addf(out, "%-16s", words);
        if (!string && *value == '[')
            while (vein_json_element(value, &item, arena, &element, &text)) {
                vein_buf_addf(out, "%s%s", any ? ", " : "", element);
                any = true;
            }
        else
            vein_buf_adds(out, value);
        vein_buf_adds(out, "\n");
    }
}

bool vein_ui_shows(const char *act)
{
    return act && (strcmp(act, "identity_read") == 0 || strcmp(act, "identity_show") == 0);
}

void vein_ui_open_shown(struct vein_ui *ui, const struct vein_result *result,
                        const struct vein_values *known)
{
    struct vein_view *view = vein_ui_push(ui, VEIN_VIEW_TEXT, "shown", "");
    const char *patient = vein_json_get(result->data, "patient", view->arena);
    const char *batch = vein_values_get(known, "batch");
    struct vein_buf out;

    view->title = vein_arena_printf(view->arena, "Identity of patient %s", patient ? patient : "");
    vein_buf_init(&out);
    vein_buf_addf(&out, "Patient %s%s%s\n\n", patient ? patient : "", batch ? ", batch " : "",
                  batch ? batch : "");
    lines_of(result->data, view->arena, &out);
    vein_buf_adds(&out,
                  "\nThat it was looked at, by whom and when, is in the ledger. Esc goes back.\n");
    view->text.text = vein_arena_strdup(view->arena, out.data);
    explicit_bzero(out.data, out.size);
    vein_buf_release(&out);
}
