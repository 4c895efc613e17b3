// sqltext: what is compiled in can be found, and is in order.
#include "vein/errcode.h"
#include "vein/sqltext.h"

#include <CUnit/CUnit.h>
#include <string.h>

void test_sqltext__every_statement_is_found_by_its_name(void);
void test_sqltext__every_statement_is_found_by_its_name(void)
{
    size_t i;

    for (i = 0; i < vein_stmt_count; i++) {
        const struct vein_stmt *stmt = &vein_stmt_table[i];

        CU_ASSERT_PTR_EQUAL(vein_stmt_find(stmt->area, stmt->name), stmt);
        CU_ASSERT_TRUE(strlen(stmt->purpose) > 0);
        CU_ASSERT_PTR_NULL(strstr(stmt->text, ":'"));
    }
    CU_ASSERT_PTR_NULL(vein_stmt_find("no", "such"));
    CU_ASSERT_PTR_NULL(vein_stmt_find(NULL, "such"));
    CU_ASSERT_PTR_NULL(vein_stmt_table[vein_stmt_count].name);
}

static uint64_t sum_of(const unsigned char *data, size_t size)
{
    uint64_t sum = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < size; i++)
        sum = (sum ^ data[i]) * UINT64_C(1099511628211);
    return sum;
}

void test_sqltext__every_file_is_found_by_its_path(void);
void test_sqltext__every_file_is_found_by_its_path(void)
{
    size_t i;

    for (i = 0; i < vein_file_count; i++) {
        CU_ASSERT_PTR_EQUAL(vein_file_find(vein_file_table[i].path), &vein_file_table[i]);
        CU_ASSERT_PTR_NULL(strstr(vein_file_table[i].path, "README.md"));
        CU_ASSERT_EQUAL(vein_file_table[i].sum,
                        sum_of(vein_file_table[i].data, vein_file_table[i].size));
        if (i > 0)
            CU_ASSERT_TRUE(strcmp(vein_file_table[i - 1].path, vein_file_table[i].path) < 0);
    }
    CU_ASSERT_PTR_NULL(vein_file_find("sql/none.sql"));
    CU_ASSERT_PTR_NULL(vein_file_find(NULL));
}

void test_sqltext__every_error_has_a_message_and_a_way_out(void);
void test_sqltext__every_error_has_a_message_and_a_way_out(void)
{
    size_t i;

    CU_ASSERT_TRUE(vein_errcode_count > 0);
    for (i = 0; i < vein_errcode_count; i++) {
        const struct vein_errcode *entry = &vein_errcode_table[i];

        CU_ASSERT_PTR_EQUAL(vein_errcode_find(entry->code), entry);
        CU_ASSERT_TRUE(strlen(entry->message) > 0);
        CU_ASSERT_TRUE(strlen(entry->hint) > 0);
        CU_ASSERT_TRUE(entry->exit >= 1 && entry->exit <= 3);
    }
    CU_ASSERT_PTR_NULL(vein_errcode_find("XX000"));
    CU_ASSERT_PTR_NULL(vein_errcode_find(NULL));
}
