// Any action as a command: its fields are its options.
#include "cli.h"

#include <string.h>

#define PASSWORD_FLAG "new-password-fd"

// A field's option: event_at is --event-at.
static const char *option_name(struct vein_arena *arena, const char *field)
{
    char *name = vein_arena_strdup(arena, field);

    for (char *at = name; *at; at++)
        if (*at == '_')
            *at = '-';
    return name;
}

static bool is_object(const char *text)
{
    return text[0] == '{' && text[strlen(text) - 1] == '}';
}

// Where the text behind name= begins; NULL when there is no name.
static const char *behind_name(const char *text, size_t *name)
{
    const char *equals = strchr(text, '=');

    if (!equals || equals == text)
        return NULL;
    *name = (size_t)(equals - text);
    return equals + 1;
}

// All values that a flag has under one name: one as it is, several as a list. What is written as an
// object is one; anything else stays text, so decimals stay exact.
static void add_values(struct vein_buf *out, const struct cli_flag *flag, const char *key,
                       size_t size)
{
    size_t found = 0;
    size_t name = 0;

    for (int turn = 0; turn < 2; turn++) { // counted, then written
        size_t at = 0;

        for (size_t i = 0; i < flag->count; i++) {
            const char *value = behind_name(flag->all[i], &name);

            if (name != size || strncmp(flag->all[i], key, size) != 0)
                continue;
            if (turn == 0) {
                found++;
                continue;
            }
            vein_buf_adds(out, at > 0 ? ", " : found > 1 ? "[" : "");
            if (is_object(value))
                vein_buf_adds(out, value);
            else
                vein_json_string(out, value);
            vein_buf_adds(out, ++at == found && found > 1 ? "]" : "");
        }
    }
}

static bool seen_before(const struct cli_flag *flag, size_t index, size_t size)
{
    size_t name = 0;

    for (size_t i = 0; i < index; i++)
        if (behind_name(flag->all[i], &name) && name == size &&
            strncmp(flag->all[i], flag->all[index], size) == 0)
            return true;
    return false;
}

// Several objects become a list of them.
static const char *objects(struct vein_arena *arena, const struct cli_flag *flag)
{
    const char *text = "[";

    for (size_t i = 0; i < flag->count; i++) {
        if (!is_object(flag->all[i]))
            return NULL;
        text = vein_arena_printf(arena, "%s%s%s", text, i ? ", " : "", flag->all[i]);
    }
    return vein_arena_printf(arena, "%s]", text);
}

// name=value, given repeatedly, becomes a JSON object; a name given repeatedly has a list. A single
// value that starts with a bracket is JSON already, several objects are a list.
static const char *as_json(struct vein_arena *arena, const struct cli_flag *flag,
                           const struct vein_field *field, struct vein_err *err)
{
    struct vein_buf out;
    const char *text = NULL;
    size_t name = 0;

    if (flag->count == 1 && (flag->text[0] == '{' || flag->text[0] == '['))
        return flag->text;
    text = objects(arena, flag);
    if (text)
        return text;
    vein_buf_init(&out);
    for (size_t i = 0; i < flag->count; i++) {
        if (!behind_name(flag->all[i], &name)) {
            vein_err_set(err, VEIN_EXIT_USAGE, "VN901", "Write name=value, or one JSON object.",
                         "%s: \"%s\" has no name", field->label, flag->all[i]);
            vein_buf_release(&out);
            return NULL;
        }
        if (seen_before(flag, i, name))
            continue;
        vein_buf_adds(&out, i ? ", " : "{");
        vein_json_string(&out, vein_arena_strndup(arena, flag->all[i], name));
        vein_buf_adds(&out, ": ");
        add_values(&out, flag, flag->all[i], name);
    }
    vein_buf_adds(&out, "}");
    text = vein_arena_strdup(arena, out.data);
    vein_buf_release(&out);
    return text;
}

static const char *file_text(struct vein_arena *arena, const char *path, struct vein_err *err)
{
    struct vein_buf content;
    const char *text = NULL;

    vein_buf_init(&content);
    if (vein_file_read(path, (size_t)4 * 1024 * 1024, &content, err)) {
        if (content.size != strlen(content.data ? content.data : ""))
            vein_err_set(err, VEIN_EXIT_USAGE, "", "", "%s holds a NUL byte", path);
        else
            text = vein_arena_strdup(arena, content.data ? content.data : "");
    }
    vein_buf_release(&content);
    return text;
}

// The new password is typed twice, or read from a descriptor; only its verifier goes on.
static const char *verifier(struct cli *cli, const char *fd, const char *login,
                            struct vein_err *err)
{
    char password[VEIN_PASSWORD_SIZE] = "";
    char again[VEIN_PASSWORD_SIZE] = "";
    const char *text = NULL;
    bool done = vein_cli_password(fd, "New password: ", password, err);

    if (done && !fd) {
        done = vein_cli_password(NULL, "The same again: ", again, err);
        if (done && strcmp(password, again) != 0)
            done = vein_err_set(err, VEIN_EXIT_USAGE, "", "", "the two passwords differ");
    }
    if (done && vein_password_in_use(cli->session, login, password))
        done = vein_err_set(err, VEIN_EXIT_USAGE, "VN004", "Choose another one.",
                            "this is the password that is to be changed");
    if (done && !vein_password_verifier(cli->session, login, password, cli->arena, &text, err))
        text = NULL;
    vein_db_wipe(password, sizeof password);
    vein_db_wipe(again, sizeof again);
    return text;
}

bool vein_cli_change_password(struct cli *cli, struct vein_err *err)
{
    const struct vein_action *action = vein_action_of_act("login_password_set");
    struct vein_db_value value = {"verifier", NULL};
    struct vein_answer answer;

    value.text = verifier(cli, NULL, vein_session_login(cli->session), err);
    return value.text &&
           vein_action_run(cli->session, action, &value, 1, NULL, cli->arena, &answer, NULL, err);
}

static bool take_value(struct cli *cli, const struct vein_field *field, const struct cli_flag *flag,
                       const struct vein_db_value *before, size_t count,
                       struct vein_db_value *value, struct vein_err *err)
{
    value->name = field->name;
    value->text = flag->text;
    if (field->kind == VEIN_FIELD_PASSWORD) {
        const char *login = vein_session_login(cli->session);

        for (size_t i = 0; i < count; i++)
            if (strcmp(before[i].name, "login") == 0 && before[i].text)
                login = before[i].text;
        value->text = verifier(cli, flag->text, login, err);
        return value->text != NULL;
    }
    if (!flag->text)
        return true;
    if (field->kind == VEIN_FIELD_JSON)
        value->text = as_json(cli->arena, flag, field, err);
    else if (field->kind == VEIN_FIELD_FILE)
        value->text = file_text(cli->arena, flag->text, err);
    else if (field->kind == VEIN_FIELD_DIGEST &&
             !vein_file_digest(flag->text, cli->arena, &value->text, err))
        value->text = NULL;
    return value->text != NULL;
}

// Moments, and the right value of a field that holds one.
static bool take_moments(struct cli *cli, const struct vein_action *action,
                         struct vein_db_value *values, struct vein_err *err)
{
    for (size_t i = 0; i < action->field_count; i++)
        if (action->fields[i].kind == VEIN_FIELD_MOMENT &&
            !vein_cli_moment(cli, action->fields[i].label, &values[i].text, err))
            return false;
    return strcmp(action->act, "record_correct") != 0 ||
           vein_cli_corrected(cli, values, action->field_count, err);
}

static int run(struct cli *cli, const struct vein_action *action, struct cli_flag *flags)
{
    struct vein_db_value *values =
        vein_arena_alloc(cli->arena, (action->field_count + 1) * sizeof *values);
    struct vein_answer answer;
    struct vein_err err;

    cli->own_password = strcmp(action->act, "login_password_set") == 0;
    if (!vein_cli_session(cli, false, false, &err))
        return vein_cli_fail(&err);
    for (size_t i = 0; i < action->field_count; i++)
        if (!take_value(cli, &action->fields[i], &flags[i], values, i, &values[i], &err))
            return vein_cli_fail(&err);
    if (!take_moments(cli, action, values, &err))
        return vein_cli_fail(&err);
    if (!vein_action_run(cli->session, action, values, action->field_count, cli->request,
                         cli->arena, &answer, NULL, &err))
        return vein_cli_fail(&err);
    return vein_cli_print_answer(cli, &answer);
}

int vein_cli_run_action(struct cli *cli, const struct vein_action *action, int argc, char **argv)
{
    struct cli_flag *flags =
        vein_arena_alloc(cli->arena, (action->field_count + 1) * sizeof *flags);

    for (size_t i = 0; i < action->field_count; i++) {
        flags[i].takes_value = true;
        flags[i].name = action->fields[i].kind == VEIN_FIELD_PASSWORD
                            ? PASSWORD_FLAG
                            : option_name(cli->arena, action->fields[i].name);
    }
    if (!vein_cli_options(cli, argc, argv, flags, action->field_count)) {
        char *words[] = {vein_arena_strdup(cli->arena, action->noun),
                         vein_arena_strdup(cli->arena, action->verb ? action->verb : "")};

        return cli->help ? vein_cli_help(cli, action->verb ? 2 : 1, words) : VEIN_EXIT_USAGE;
    }
    if (cli->arg_count > 0)
        return vein_cli_usage("\"%s\" belongs to no option; fields are written --name value",
                              cli->args[0]);
    return run(cli, action, flags);
}
