// app: new passwords. What is tried first is refused, whatever is put around it; a sentence is not.
#include "vein/app.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

static void refused(const char *password, const char *login, bool expected)
{
    struct vein_err err = {.exit = VEIN_EXIT_DONE};
    bool good = vein_password_check(password, login, &err);

    if (good == expected)
        printf("# \"%s\" %s\n", password, good ? "was taken" : err.message);
    CU_ASSERT_EQUAL(good, !expected);
    CU_ASSERT(good || strcmp(err.code, "VN004") == 0);
}

void test_password__sentences_are_taken(void);
void test_password__sentences_are_taken(void)
{
    static const char *const good[] = {
        "Kanarienvogel w\xc3\xa4scht 3 B\xc3\xb6gen \xe2\x9c\x93",
        "Kanarie 0a1b2c3d4e5f singt laut",
        "my password hangs beside the blue door",
        "three old incubators hum at night",
        "\xc3\xa4\xc3\xb6\xc3\xbc \xe2\x82\xac\xe2\x9c\x93 na\xc3\xafve fa\xc3\xa7"
        "ades",
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        refused(good[i], "qquist", false);
}

void test_password__what_is_tried_first_is_refused(void);
void test_password__what_is_tried_first_is_refused(void)
{
    static const char *const bad[] = {
        "fourteen chars",
        "passwordpassword",
        "Password12345678",
        "correct horse battery staple",
        "Correct-Horse-Battery-Staple1",
        "qwertyuiopasdfghjkl",
        "QwertzUiopYxcvbnm",
        "123456789012345",
        "abcdefghijklmnopqrst",
        "aaaaaaaaaaaaaaaaaaaa",
        "1qaz2wsx1qaz2wsx",
        "Willkommen2026!!!",
        "vein-vein-vein-vein",
        "AdministratorPassword1",
        "zqxzqxzqxzqxzqxzqx",
        "9876543210987654321",
        "tab\tin the middle of it",
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i], "qquist", true);
}

void test_password__the_login_is_no_secret(void);
void test_password__the_login_is_no_secret(void)
{
    refused("qquist-qquist-2026", "qquist", true);
    refused("Passwort von qquist", "qquist", true);
    refused("Passwort von qquist", "mmeyer", false);
}
