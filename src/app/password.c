// A new password: long enough, typeable, and not one of those that are tried first. The server sees only the
// verifier, so this is the one place where the text can be looked at.
#include "session.h"

#include <ctype.h>
#include <string.h>

#define PASSWORD_MIN 15
#define DISTINCT_MIN 5 // different characters
#define OWN_MIN 6      // characters that belong to no piece everybody tries
#define RUN_MIN 4      // "aaaa", "4321": as good as one character

// Pieces of which guessed passwords are put together; letters and digits, lower case, longest first where
// one begins with another.
static const char *const tried[] = {
    "correcthorsebatterystaple",
    "qwertyuiop",
    "qwertzuiop",
    "administrator",
    "asdfghjkl",
    "1q2w3e4r5t6z",
    "1q2w3e4r5t6y",
    "1q2w3e4r",
    "1qaz2wsx3edc",
    "1qaz2wsx",
    "qazwsxedc",
    "yxcvbnm",
    "zxcvbnm",
    "password",
    "passwort",
    "passphrase",
    "kennwort",
    "passw0rd",
    "p4ssw0rd",
    "changeme",
    "letmein",
    "welcome",
    "willkommen",
    "iloveyou",
    "trustno1",
    "monkey",
    "dragon",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "master",
    "geheimnis",
    "geheim",
    "secret",
    "sommer",
    "winter",
    "summer",
    "qwerty",
    "qwertz",
    "asdf",
    "admin",
    "login",
    "hospital",
    "laboratory",
    "laboratorium",
    "labor",
    "vein",
    "cart",
};

static size_t piece_at(const char *text, const char *login)
{
    size_t length = strlen(login);

    if (length >= 3 && strncmp(text, login, length) == 0)
        return length;
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++)
        if (strncmp(text, tried[i], strlen(tried[i])) == 0)
            return strlen(tried[i]);
    return 0;
}

// How many characters go on from here by the same step of -1, 0 or 1.
static size_t run_at(const char *text)
{
    size_t length = 1;
    int step;

    if (!text[1])
        return length;
    step = text[1] - text[0];
    if (step < -1 || step > 1)
        return length;
    while (text[length] && text[length] - text[length - 1] == step)
        length++;
    return length;
}

// Letters, digits and what is not ASCII; in lower case.
static void plain(const char *text, char *out)
{
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || (unsigned char)*text >= 0x80)
            *out++ = (char)tolower((unsigned char)*text);
    *out = '\0';
}

static size_t own_characters(const char *text, const char *login)
{
    size_t own = 0;

    while (*text) {
        size_t piece = piece_at(text, login);
        size_t run = run_at(text);

        if (piece == 0 && run >= RUN_MIN)
            piece = run;
        own += piece == 0 && ((unsigned char)*text & 0xc0) != 0x80;
        text += piece ? piece : 1;
    }
    return own;
}

static size_t distinct(const char *text)
{
    bool seen[256] = {false};
    size_t count = 0;

    for (; *text; text++) {
        count += !seen[(unsigned char)*text];
        seen[(unsigned char)*text] = true;
    }
    return count;
}

// "kanariekanarie": a piece that is only said again.
static bool repeats(const char *text)
{
    size_t length = strlen(text);

    for (size_t period = 1; period <= length / 2; period++)
        if (strncmp(text, text + period, length - period) == 0)
            return true;
    return false;
}

static bool guessed(const char *password, const char *login)
{
    char text[VEIN_PASSWORD_SIZE];
    char name[VEIN_PASSWORD_SIZE];
    bool bad;

    if (strlen(password) >= sizeof text || strlen(login) >= sizeof name)
        return false;
    plain(password, text);
    plain(login, name);
    bad =
        distinct(password) < DISTINCT_MIN || repeats(text) || own_characters(text, name) < OWN_MIN;
    vein_db_wipe(text, sizeof text);
    return bad;
}

bool vein_password_check(const char *password, const char *login, struct vein_err *err)
{
    size_t characters = 0;

    for (const char *at = password; *at; at++)
        characters += ((unsigned char)*at & 0xc0) != 0x80;
    if (characters < PASSWORD_MIN)
        return vein_err_set(err, VEIN_EXIT_USAGE, "VN004",
                            "Use a sentence: at least 15 characters.", "the password is too short");
    if (!vein_utf8_clean(password, strlen(password), NULL))
        return vein_err_set(err, VEIN_EXIT_USAGE, "VN004",
                            "Leave out control and invisible characters.",
                            "the password holds characters that are hard to type again");
    if (guessed(password, login))
        return vein_err_set(err, VEIN_EXIT_USAGE, "VN004",
                            "Use a sentence of your own that nobody else would write.",
                            "the password is made of what is guessed first");
    return true;
}

bool vein_password_verifier(struct vein_session *session, const char *login, const char *password,
                            struct vein_arena *arena, const char **out, struct vein_err *err)
{
    char *verifier = NULL;

    if (!vein_password_check(password, login, err) ||
        !vein_db_scram_verifier(session->db, login, password, arena, &verifier, err))
        return false;
    *out = verifier;
    return true;
}

bool vein_password_in_use(const struct vein_session *session, const char *login,
                          const char *password)
{
    return strcmp(login, session->login) == 0 && vein_db_password_is(session->db, password);
}
