// The parts of the db room that need no server: rows, parameter order, and how failures are judged.
#include "vein/db.h"

#include "../../src/db/fault.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"code", "count", "note"};
static const char *const cells[] = {
    "B-1", "42", NULL, "B-2", "4x", "", "B-3", "9223372036854775808", "t"};
static const struct vein_rows three = {
    .row_count = 3, .col_count = 3, .names = names, .cells = cells, .types = NULL};

static const char *const write_params[] = {"batch", "request", "viability"};
static const struct vein_stmt write_stmt = {.area = "step",
                                            .name = "record",
                                            .text = "select 1",
                                            .params = write_params,
                                            .param_count = 3,
                                            .shape = VEIN_SHAPE_ROW};
static const char *const read_params[] = {"batch"};
static const struct vein_stmt read_stmt = {.area = "batch",
                                           .name = "show",
                                           .text = "select 1",
                                           .params = read_params,
                                           .param_count = 1,
                                           .shape = VEIN_SHAPE_ROW};

void test_db__cells_are_found_by_column_name(void);
void test_db__cells_are_found_by_column_name(void)
{
    CU_ASSERT_STRING_EQUAL(vein_rows_get(&three, 1, "code"), "B-2");
    CU_ASSERT_PTR_NULL(vein_rows_get(&three, 0, "note"));
    CU_ASSERT_STRING_EQUAL(vein_rows_text(&three, 0, "note"), "");
    CU_ASSERT_PTR_NULL(vein_rows_get(&three, 3, "code"));
    CU_ASSERT_PTR_NULL(vein_rows_get(&three, 0, "nowhere"));
    CU_ASSERT_EQUAL(vein_rows_column(&three, "note"), 2);
    CU_ASSERT_TRUE(vein_rows_true(&three, 2, "note"));
    CU_ASSERT_FALSE(vein_rows_true(&three, 0, "note"));
}

void test_db__missing_columns_are_named(void);
void test_db__missing_columns_are_named(void)
{
    static const char *const wanted[] = {"code", "volume"};
    struct vein_err err;

    CU_ASSERT_TRUE(vein_rows_need(&three, wanted, 1, &err));
    CU_ASSERT_FALSE(vein_rows_need(&three, wanted, 2, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "volume"));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_INTERNAL);
}

void test_db__whole_numbers_are_read_exactly_or_refused(void);
void test_db__whole_numbers_are_read_exactly_or_refused(void)
{
    struct vein_err err;
    int64_t number = -1;

    CU_ASSERT_TRUE(vein_rows_int(&three, 0, "count", &number, &err));
    CU_ASSERT_EQUAL(number, 42);
    CU_ASSERT_FALSE(vein_rows_int(&three, 1, "count", &number, &err));
    CU_ASSERT_FALSE(vein_rows_int(&three, 2, "count", &number, &err));
    CU_ASSERT_FALSE(vein_rows_int(&three, 0, "note", &number, &err));
    CU_ASSERT_EQUAL(number, 42);
}

void test_db__values_follow_the_order_of_the_statement(void);
void test_db__values_follow_the_order_of_the_statement(void)
{
    static const struct vein_db_value given[] = {{"viability", "93.5"}, {"batch", "B-1"}};
    static const struct vein_db_value wrong[] = {{"viabilty", "93.5"}};
    const char *values[3] = {"x", "x", "x"};
    struct vein_err err;

    CU_ASSERT_TRUE(vein_db_order(&write_stmt, given, 2, values, &err));
    CU_ASSERT_STRING_EQUAL(values[0], "B-1");
    CU_ASSERT_PTR_NULL(values[1]);
    CU_ASSERT_STRING_EQUAL(values[2], "93.5");
    CU_ASSERT_FALSE(vein_db_order(&write_stmt, wrong, 1, values, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "viabilty"));
    CU_ASSERT_STRING_EQUAL(values[0], "B-1");
}

void test_db__a_text_is_no_number(void);
void test_db__a_text_is_no_number(void)
{
    static const char *const params[] = {"code", "record", "limit"};
    static const struct vein_stmt stmt = {.area = "x",
                                          .name = "y",
                                          .text = "select $1::text, $2::bigint, $3::integer",
                                          .params = params,
                                          .param_count = 3};
    static const char *const good[] = {"0", "-9223372036854775808", "9223372036854775807", "007"};
    static const char *const bad[] = {
        "", "abc", " 1", "+1", "1.0", "-", "1 ", "9223372036854775808", "\x1b[2J"};
    const char *values[3];
    struct vein_err err;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        const struct vein_db_value given[] = {{"code", "abc"}, {"record", good[i]}};

        CU_ASSERT_TRUE(vein_db_order(&stmt, given, 2, values, &err));
        CU_ASSERT_STRING_EQUAL(values[1], good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        for (size_t at = 1; at < 3; at++) {
            const struct vein_db_value given = {params[at], bad[i]};

            CU_ASSERT_FALSE(vein_db_order(&stmt, &given, 1, values, &err));
            CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
            CU_ASSERT_STRING_EQUAL(err.code, "VN216");
            CU_ASSERT_STRING_EQUAL(err.column, params[at]);
            CU_ASSERT_PTR_NULL(strchr(err.detail, 0x1b));
        }
}

void test_db__a_request_parameter_makes_a_write(void);
void test_db__a_request_parameter_makes_a_write(void)
{
    CU_ASSERT_TRUE(vein_stmt_writes(&write_stmt));
    CU_ASSERT_FALSE(vein_stmt_writes(&read_stmt));
}

void test_db__each_failure_has_its_exit_class(void);
void test_db__each_failure_has_its_exit_class(void)
{
    static const struct {
        const char *state;
        bool write, sent, lost;
        enum vein_exit exit;
        bool retryable;
        const char *code;
    } cases[] = {
        {"42501", true, true, false, VEIN_EXIT_REFUSED, false, "VN003"},
        {"55P03", true, true, false, VEIN_EXIT_REFUSED, true, "VN120"},
        {"40P01", false, true, false, VEIN_EXIT_REFUSED, true, "VN120"},
        {"40001", true, true, false, VEIN_EXIT_REFUSED, true, "VN120"},
        {"", true, true, true, VEIN_EXIT_UNKNOWN, true, ""},
        {NULL, true, false, true, VEIN_EXIT_NO_SERVER, true, ""},
        {NULL, false, true, true, VEIN_EXIT_NO_SERVER, true, ""},
        {"08006", true, true, false, VEIN_EXIT_UNKNOWN, true, "08006"},
        {"57P01", true, true, true, VEIN_EXIT_UNKNOWN, true, "57P01"},
        {"57P02", true, true, false, VEIN_EXIT_UNKNOWN, true, "57P02"},
        {"57P01", false, true, true, VEIN_EXIT_NO_SERVER, true, "57P01"},
        {"57P01", true, false, true, VEIN_EXIT_NO_SERVER, true, "57P01"},
        {"57P03", true, true, false, VEIN_EXIT_NO_SERVER, true, "57P03"},
        {"VN101", true, true, true, VEIN_EXIT_UNKNOWN, true, "VN101"},
        {"57014", true, true, false, VEIN_EXIT_NO_SERVER, true, "57014"},
        {"25006", true, true, false, VEIN_EXIT_NO_SERVER, true, "25006"},
        {"28P01", false, false, false, VEIN_EXIT_NO_SERVER, false, "28P01"},
        {"53300", false, false, false, VEIN_EXIT_NO_SERVER, true, "53300"},
        {"53100", true, true, false, VEIN_EXIT_NO_SERVER, true, "53100"},
        {"22P02", true, true, false, VEIN_EXIT_USAGE, false, "22P02"},
        {"23514", true, true, false, VEIN_EXIT_REFUSED, false, "23514"},
        {"42P01", false, true, false, VEIN_EXIT_INTERNAL, false, "42P01"},
        {"XX000", true, true, false, VEIN_EXIT_INTERNAL, false, "XX000"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fault fault = {.sqlstate = cases[i].state,
                              .message = "words",
                              .write = cases[i].write,
                              .sent = cases[i].sent,
                              .lost = cases[i].lost};
        struct vein_err err;

        CU_ASSERT_FALSE(vein_db_judge(&fault, &err));
        CU_ASSERT_EQUAL(err.exit, cases[i].exit);
        CU_ASSERT_EQUAL(err.retryable, cases[i].retryable);
        CU_ASSERT_STRING_EQUAL(err.code, cases[i].code);
        CU_ASSERT_NOT_EQUAL(err.message[0], '\0');
    }
}

void test_db__the_servers_words_are_kept_for_our_codes(void);
void test_db__the_servers_words_are_kept_for_our_codes(void)
{
    struct fault fault = {.sqlstate = "VN101",
                          .message = "step has changed\n",
                          .detail = "version 4",
                          .hint = "Reload it.",
                          .column = "version",
                          .constraint = "step_version",
                          .write = true,
                          .sent = true};
    struct vein_err err;

    CU_ASSERT_FALSE(vein_db_judge(&fault, &err));
    CU_ASSERT_STRING_EQUAL(err.code, "VN101");
    CU_ASSERT_STRING_EQUAL(err.message, "step has changed");
    CU_ASSERT_STRING_EQUAL(err.detail, "version 4");
    CU_ASSERT_STRING_EQUAL(err.hint, "Reload it.");
    CU_ASSERT_STRING_EQUAL(err.column, "version");
    CU_ASSERT_STRING_EQUAL(err.constraint, "step_version");
}

void test_db__a_code_missing_in_the_dictionary_is_still_a_refusal(void);
void test_db__a_code_missing_in_the_dictionary_is_still_a_refusal(void)
{
    struct fault fault = {.sqlstate = "VN8ZZ", .message = "of a newer server"};
    struct vein_err err;

    CU_ASSERT_FALSE(vein_db_judge(&fault, &err));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_REFUSED);
    CU_ASSERT_STRING_EQUAL(err.message, "of a newer server");
}

void test_db__a_built_in_constraint_does_not_show_the_row(void);
void test_db__a_built_in_constraint_does_not_show_the_row(void)
{
    struct fault fault = {.sqlstate = "23514",
                          .message = "violates check",
                          .detail = "Failing row contains (7, blinded arm A).",
                          .constraint = "result_value_range"};
    struct vein_err err;

    CU_ASSERT_FALSE(vein_db_judge(&fault, &err));
    CU_ASSERT_STRING_EQUAL(err.detail, "");
    CU_ASSERT_STRING_EQUAL(err.constraint, "result_value_range");
}

void test_db__long_server_text_is_cut_between_characters(void);
void test_db__long_server_text_is_cut_between_characters(void)
{
    char detail[3000];
    struct fault fault = {.sqlstate = "VN101", .message = "m", .detail = detail};
    struct vein_err err;
    size_t at;

    for (size_t i = 0; i + 3 < sizeof detail; i += 3)
        memcpy(detail + i, "\xe2\x82\xac", 3);
    detail[2997] = '\0';
    CU_ASSERT_FALSE(vein_db_judge(&fault, &err));
    CU_ASSERT_TRUE(vein_utf8_clean(err.detail, strlen(err.detail), &at));
    CU_ASSERT_EQUAL(strlen(err.detail), 1023);
}

void test_db__an_unconfirmed_commit_is_recognised_in_any_language(void);
void test_db__an_unconfirmed_commit_is_recognised_in_any_language(void)
{
    struct vein_err err;

    CU_ASSERT_TRUE(vein_db_is_unconfirmed("SyncRepWaitForLSN", "storniere Warten"));
    CU_ASSERT_TRUE(vein_db_is_unconfirmed(
        NULL, "canceling wait for synchronous replication due to user request"));
    CU_ASSERT_TRUE(vein_db_is_unconfirmed(NULL,
                                          "canceling the wait for synchronous replication and "
                                          "terminating connection due to administrator command"));
    CU_ASSERT_FALSE(vein_db_is_unconfirmed("exec_stmt_raise", "careful"));
    CU_ASSERT_FALSE(vein_db_is_unconfirmed(NULL, NULL));
    CU_ASSERT_FALSE(vein_db_unconfirmed(&err));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_UNKNOWN);
}

void test_db__a_server_setting_of_the_user_wins_over_the_embedded_cluster(void);
void test_db__a_server_setting_of_the_user_wins_over_the_embedded_cluster(void)
{
    static const char *const variables[] = {"PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE",
                                            "PGSERVICE"};
    struct vein_db_target target = {.user = "anna", .embedded_dir = "/run/x"};

    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        unsetenv(variables[i]);
    CU_ASSERT_FALSE(vein_db_target_is_explicit(&target));
    target.dbname = "postgresql://lab/vein";
    CU_ASSERT_TRUE(vein_db_target_is_explicit(&target));
    target.dbname = "";
    CU_ASSERT_FALSE(vein_db_target_is_explicit(&target));
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        setenv(variables[i], "lab", 1);
        CU_ASSERT_TRUE(vein_db_target_is_explicit(&target));
        unsetenv(variables[i]);
    }
}

void test_db__wiping_leaves_nothing(void);
void test_db__wiping_leaves_nothing(void)
{
    char secret[] = "secret";

    vein_db_wipe(secret, sizeof secret);
    for (size_t i = 0; i < sizeof secret; i++)
        CU_ASSERT_EQUAL(secret[i], 0);
    vein_db_wipe(NULL, 4);
}
