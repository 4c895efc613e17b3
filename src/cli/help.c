// Help, from the same tables that are run.
#include "cli.h"

#include <string.h>

static bool is(const char *left, const char *right)
{
    return strcmp(left ? left : "", right ? right : "") == 0;
}

static void head(const char *noun, const char *verb, const char *rest, const char *title)
{
    char name[64];

    snprintf(name, sizeof name, "%s%s%s", noun, verb ? " " : "", verb ? verb : "");
    printf("  vein %-24s %s\n", name, title);
    if (rest && rest[0])
        printf("       %-24s   %s\n", "", rest);
}

static void list_commands(const char *noun)
{
    for (const struct cli_command *command = vein_cli_commands; command->noun; command++)
        if (!noun || is(command->noun, noun))
            head(command->noun, command->verb, noun ? command->arguments : NULL, command->title);
}

static void list_actions(const char *noun)
{
    const struct vein_action_area *area;

    for (size_t i = 0; (area = vein_action_area_at(i)); i++) {
        if (!noun)
            printf("\n%s\n", area->title);
        for (size_t k = 0; k < area->count; k++)
            if ((!noun || is(area->actions[k].noun, noun)) && !area->actions[k].builtin)
                head(area->actions[k].noun, area->actions[k].verb, NULL, area->actions[k].title);
    }
}

// A folder's underscore is a noun's hyphen.
static bool is_area(const char *area, const char *noun)
{
    for (; *area && (*area == *noun || (*area == '_' && *noun == '-')); area++)
        noun++;
    return *area == *noun;
}

static void list_reads(const char *noun)
{
    for (size_t i = 0; i < vein_stmt_count; i++)
        if (is_area(vein_stmt_table[i].area, noun) &&
            vein_cli_find_read(noun, vein_stmt_table[i].name))
            head(noun, vein_stmt_table[i].name, NULL, vein_stmt_table[i].purpose);
}

static void general(void)
{
    puts(
        "vein keeps the vein-to-vein record of CAR T-cell batches.\n\n"
        "  vein [-U LOGIN] [-h HOST] [-p PORT] [-d DATABASE] [--password-fd N] NOUN VERB ...\n"
        "  vein help NOUN [VERB]     what a command takes\n"
        "  --format text|json|csv    how results are written (--json for short)\n"
        "  --request-id UUID         ask again for the answer of an act\n\n"
        "Without a connection setting the private server on this machine is used, and started when "
        "it is stopped.\n\nCommands");
    list_commands(NULL);
    list_actions(NULL);
    puts("\nWhat can be looked at is listed by noun, for example `vein help batch`, `vein help "
         "person`,\n"
         "`vein help timer` or `vein help near-miss`.");
}

// How a field that takes JSON is written; a name given repeatedly has a list.
static void show_examples(const struct vein_action *action, const char *option)
{
    const struct cli_example *example = vein_cli_examples;

    printf("  %-26s   name=value, repeatable, or JSON\n", "");
    for (; example->act; example++)
        if (is(example->act, action->act) && is(example->option, option))
            printf("  %-26s   %s %s\n", "", option, example->text);
}

// Whatever is signed, by which meaning.
static void list_signable(void)
{
    puts("\n  ENTITY              MEANING; RECORD is the number that the act which made it "
         "returned");
    for (size_t i = 0; vein_cli_signable[i][0]; i++)
        printf("  %-19s %s\n", vein_cli_signable[i][0], vein_cli_signable[i][1]);
}

static void show_field(const struct vein_action *action, const struct vein_field *field)
{
    char name[64];

    if (field->kind == VEIN_FIELD_PASSWORD) {
        printf("  --new-password-fd N        %s; asked on the terminal when not given\n",
               field->label);
        return;
    }
    snprintf(name, sizeof name, "--%s", field->name);
    for (char *at = name; *at; at++)
        if (*at == '_')
            *at = '-';
    printf("  %-26s %s: %s%s. %s\n", name, field->label, vein_field_kind_word(field->kind),
           field->required ? "" : ", optional", field->help);
    if (field->choices)
        printf("  %-26s   %s\n", "", field->choices);
    if (field->kind == VEIN_FIELD_JSON)
        show_examples(action, name);
}

static int show_action(const struct vein_action *action)
{
    printf("vein %s%s%s --field value ...\n%s.\n\n", action->noun, action->verb ? " " : "",
           action->verb ? action->verb : "", action->title);
    for (size_t i = 0; i < action->field_count; i++)
        show_field(action, &action->fields[i]);
    return VEIN_EXIT_DONE;
}

static bool known(const char *noun)
{
    const struct vein_action_area *area;

    for (const struct cli_command *command = vein_cli_commands; command->noun; command++)
        if (is(command->noun, noun))
            return true;
    for (size_t i = 0; (area = vein_action_area_at(i)); i++)
        for (size_t k = 0; k < area->count; k++)
            if (is(area->actions[k].noun, noun))
                return true;
    for (size_t i = 0; i < vein_stmt_count; i++)
        if (is_area(vein_stmt_table[i].area, noun) &&
            vein_cli_find_read(noun, vein_stmt_table[i].name))
            return true;
    return false;
}

int vein_cli_help(struct cli *cli, int argc, char **argv)
{
    const char *noun = argc > 0 ? argv[0] : NULL;
    const char *verb = argc > 1 && argv[1][0] ? argv[1] : NULL;
    const struct vein_action *action = noun ? vein_action_find(noun, verb) : NULL;

    (void)cli;
    if (!noun || noun[0] == '-') {
        general();
        return VEIN_EXIT_DONE;
    }
    if (action && !action->builtin)
        return show_action(action);
    if (!known(noun))
        return vein_cli_usage("there is no command %s", noun);
    list_commands(noun);
    list_actions(noun);
    list_reads(noun);
    if (is(noun, "sign"))
        list_signable();
    return VEIN_EXIT_DONE;
}
