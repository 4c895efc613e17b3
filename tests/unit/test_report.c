// report: lines and cells within a width, with nothing left out and nothing that commands a terminal.
#include "vein/report.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

static void check_text(struct vein_buf *out, const char *expected)
{
    if (strcmp(out->data, expected) != 0)
        printf("# \"%s\"\n# instead of \"%s\"\n", out->data, expected);
    CU_ASSERT_STRING_EQUAL(out->data, expected);
    vein_buf_release(out);
}

static void check_record(const char *lines, size_t width, const char *expected)
{
    struct vein_buf out;

    vein_buf_init(&out);
    vein_report_record(&out, lines, width);
    check_text(&out, expected);
}

void test_report__each_kind_of_line_has_its_place(void);
void test_report__each_kind_of_line_has_its_place(void)
{
    check_record("B\t\tTRAINING\nH\t\tSteps\nS\t\texpansion\nT\t\tHarvest\nF\tVolume\t5 mL\n"
                 "N\tchanged\twas 6 mL\nB\t\tEND",
                 60,
                 "                          TRAINING\n\nSteps\n=====\n\nexpansion\n---------\n"
                 "  Harvest\n    Volume                      5 mL\n      changed: was 6 mL\n\n"
                 "                            END\n");
}

void test_report__an_empty_section_says_none(void);
void test_report__an_empty_section_says_none(void)
{
    check_record("H\t\tHolds\nH\t\tSamples\nT\t\tS-1", 60,
                 "\nHolds\n=====\n    none\n\nSamples\n=======\n  S-1\n");
}

void test_report__long_texts_go_on_below_within_the_width(void);
void test_report__long_texts_go_on_below_within_the_width(void)
{
    check_record("F\tA label that is far too long for it\tone two three four five", 46,
                 "    A label that is far too long for it\n"
                 "                                one two three\n"
                 "                                four five\n");
    check_record("N\t\t0123456789012345678901234567890123456789", 40,
                 "      0123456789012345678901234567890123\n        456789\n");
}

void test_report__a_line_of_no_known_form_is_not_left_out(void);
void test_report__a_line_of_no_known_form_is_not_left_out(void)
{
    check_record("plain\nX\tlabel\ttext\nF\tonly a label", 60,
                 "plain\nX^Ilabel^Itext\nF^Ionly a label\n");
}

void test_report__what_was_typed_commands_no_terminal(void);
void test_report__what_was_typed_commands_no_terminal(void)
{
    struct vein_buf out;

    vein_buf_init(&out);
    vein_report_record(&out, "F\tNote\t\033[2J gone \xe2\x80\xae txt", 80);
    CU_ASSERT_PTR_NULL(strchr(out.data, '\033'));
    CU_ASSERT_PTR_NULL(strstr(out.data, "\xe2\x80\xae"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "<U+202E>"));
    vein_buf_release(&out);
}

void test_report__no_line_is_wider_than_the_page(void);
void test_report__no_line_is_wider_than_the_page(void)
{
    // Wide characters, a word without blanks, blanks at both ends.
    static const char text[] = "F\t\xe6\x82\xa3\xe8\x80\x85\xe6\x82\xa3\xe8\x80\x85\t"
                               "\xe6\x82\xa3\xe8\x80\x85\xe6\x82\xa3\xe8\x80\x85\xe6\x82\xa3\xe8"
                               "\x80\x85\xe6\x82\xa3\xe8\x80\x85\xe6\x82\xa3\xe8\x80\x85 a b c  \n"
                               "T\t\tonewordonewordonewordonewordonewordonewordonewordonewordone";

    for (size_t width = 40; width < 90; width++) {
        struct vein_buf out;

        vein_buf_init(&out);
        vein_report_record(&out, text, width);
        for (char *at = strtok(out.data, "\n"); at; at = strtok(NULL, "\n"))
            CU_ASSERT_TRUE(vein_utf8_width(at) <= width);
        vein_buf_release(&out);
    }
}

void test_report__a_table_keeps_its_columns_and_continues_long_cells(void);
void test_report__a_table_keeps_its_columns_and_continues_long_cells(void)
{
    static const struct vein_report_column columns[] = {
        {"line", 10, false}, {"value", 0, true}, {"", 3, false}};
    static const char *const cells[] = {"Vector copies", "2.31", NULL, "CD3", "97.3", "old"};
    struct vein_buf out;

    vein_buf_init(&out);
    vein_report_table(&out, columns, 3, cells, 2);
    check_text(&out, "line        value\nVector       2.31\ncopies\nCD3          97.3  old\n");
    vein_buf_init(&out);
    vein_report_table(&out, columns, 3, cells, 0);
    CU_ASSERT_EQUAL(out.size, 0);
    vein_buf_release(&out);
}
