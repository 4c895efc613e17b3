// --as-of and --as-of-signature: the same readings, of an earlier moment.
#include "cli.h"

static const struct vein_field fields[CLI_PAST_FLAGS] = {
    {"as_of", "As of", VEIN_FIELD_MOMENT, false, false, NULL, "A moment that has been."},
    {"as_of_signature", "As of signature", VEIN_FIELD_WHOLE, false, false, NULL,
     "Number of a signature."},
};

void vein_cli_past_declare(struct cli_flag flags[CLI_PAST_FLAGS])
{
    flags[0] = (struct cli_flag){.name = "as-of", .takes_value = true};
    flags[1] = (struct cli_flag){.name = "as-of-signature", .takes_value = true};
}

bool vein_cli_is_past(const struct cli *cli)
{
    return cli->past.moment || cli->past.signature;
}

bool vein_cli_past_take(struct cli *cli, const struct cli_flag flags[CLI_PAST_FLAGS],
                        struct vein_err *err)
{
    const char *checked[CLI_PAST_FLAGS] = {NULL};

    for (int i = 0; i < CLI_PAST_FLAGS; i++)
        if (flags[i].text &&
            !vein_field_check(&fields[i], flags[i].text, cli->arena, &checked[i], err))
            return false;
    if (flags[0].text && flags[1].text)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Leave one of them out.",
                            "a moment and a signature are two different pasts");
    for (int i = 0; i < CLI_PAST_FLAGS; i++)
        if (flags[i].text && !checked[i])
            return vein_err_set(err, VEIN_EXIT_USAGE, "", "Say which.", "--%s is empty",
                                flags[i].name);
    cli->past = (struct vein_past){.moment = checked[0], .signature = checked[1]};
    return true;
}

void vein_cli_past_say(const struct cli *cli, FILE *to)
{
    if (cli->past.moment)
        fprintf(to, "THE PAST, as of %s\n", cli->past.moment);
    if (cli->past.signature)
        fprintf(to, "THE PAST, as the signer of signature %s saw it\n", cli->past.signature);
}
