/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plans print in a cell: number, sense, brackets, unit, or words. */
#include "intake/indicator_cell.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;

static struct indicator_cell read(const char *text, bool *right)
{
	struct indicator_cell cell;
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
	struct csv_cell from = {text, {source_text(&arena, "t.csv", text), 0, (uint32_t)strlen(text)}};
	*right = indicator_cell_read(&arena, &from, &cell, &diags);
	CHECK(*right == (diags.errors == 0));
	return cell;
}

TEST(indicator_cell_numbers_keep_their_sense)
{
	static const struct {
		const char *text;
		enum sense sense;
		double low, high;
		bool cumulative;
	} cases[] = {
		{"2238", SENSE_NONE, 2238, 2238, false},     {" -1.9 ", SENSE_NONE, -1.9, -1.9, false},
		{">8", SENSE_ABOVE, 8, 8, false},            {"＞８", SENSE_ABOVE, 8, 8, false},
		{"≥60", SENSE_AT_LEAST, 60, 60, false},      {">= 60", SENSE_AT_LEAST, 60, 60, false},
		{"<9", SENSE_BELOW, 9, 9, false},            {"≤5.5", SENSE_AT_MOST, 5.5, 5.5, false},
		{"60左右", SENSE_ABOUT, 60, 60, false},      {"约 60", SENSE_ABOUT, 60, 60, false},
		{"不低于60", SENSE_AT_LEAST, 60, 60, false}, {"60以上", SENSE_AT_LEAST, 60, 60, false},
		{"控制在5.5以内", SENSE_AT_MOST, 5.5, 5.5, false}, {"at least 60", SENSE_AT_LEAST, 60, 60, false},
		{"less than 5", SENSE_BELOW, 5, 5, false},   {"2-3", SENSE_RANGE, 2, 3, false},
		{"5～8", SENSE_RANGE, 5, 8, false},          {"5 to 8", SENSE_RANGE, 5, 8, false},
		{"-3--2", SENSE_RANGE, -3, -2, false},       {"[15]", SENSE_NONE, 15, 15, true},
		{"［4.8］", SENSE_NONE, 4.8, 4.8, true},     {"[>15]", SENSE_ABOVE, 15, 15, true},
		{"年均增长6左右", SENSE_ABOUT, 6, 6, false}, {"12.5*", SENSE_NONE, 12.5, 12.5, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right;
		struct indicator_cell cell = read(cases[i].text, &right);
		CHECK_SAY(right && cell.has_number && cell.sense == cases[i].sense && cell.low == cases[i].low &&
		          cell.high == cases[i].high && cell.cumulative == cases[i].cumulative, "%s: %d %g %g %d",
		          cases[i].text, (int)cell.sense, cell.low, cell.high, cell.cumulative);
		CHECK(cell.starred == (strchr(cases[i].text, '*') != NULL));
		arena_free(&arena);
	}
}

TEST(indicator_cell_keeps_a_unit_of_its_own)
{
	bool right;
	struct indicator_cell cell = read("≥8%", &right);
	CHECK(right && cell.has_number && cell.low == 8 && cell.has_unit && cell.unit.share == SHARE_PERCENT);
	arena_free(&arena);
	cell = read("[25]万人", &right);
	CHECK(right && cell.cumulative && cell.low == 25 && cell.has_unit && cell.unit.factor == 1e4);
	arena_free(&arena);
}

TEST(indicator_cell_keeps_what_stands_beside_a_number)
{
	static const struct {
		const char *text;
		double low;
		enum sense sense;
		const char *flags, *remark;
		bool starred;
	} cases[] = {
		{"54.7 b", 54.7, SENSE_NONE, "b", NULL, false}, {"5.1 e p", 5.1, SENSE_NONE, "e p", NULL, false},
		{"-3.2 bep", -3.2, SENSE_NONE, "bep", NULL, false}, {"12 (p)", 12, SENSE_NONE, "p", NULL, false},
		{"1538（预计）", 1538, SENSE_NONE, NULL, "预计", false},
		{"60（力争62）", 60, SENSE_NONE, NULL, "力争62", false},
		{"(est.) 1538", 1538, SENSE_NONE, NULL, "est.", false},
		{">8（全省平均）", 8, SENSE_ABOVE, NULL, "全省平均", false},
		{"1538①", 1538, SENSE_NONE, NULL, NULL, true}, {"1538 1)", 1538, SENSE_NONE, NULL, NULL, true},
		{"36.4[1]", 36.4, SENSE_NONE, NULL, NULL, true}, {"12*", 12, SENSE_NONE, NULL, NULL, true},
		{"≤5.5 p（预计）²", 5.5, SENSE_AT_MOST, "p", "预计", true}, {"5（%）", 5, SENSE_NONE, NULL, NULL, false},
		{"＜５", 5, SENSE_BELOW, NULL, NULL, false}, {"<=5", 5, SENSE_AT_MOST, NULL, NULL, false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right;
		struct indicator_cell cell = read(cases[i].text, &right);
		CHECK_SAY(right && cell.has_number && cell.low == cases[i].low && cell.sense == cases[i].sense &&
		          cell.starred == cases[i].starred, "%s: %g %d", cases[i].text, cell.low, cell.starred);
		CHECK_TEXT(cell.flags ? cell.flags : "", cases[i].flags ? cases[i].flags : "");
		CHECK_TEXT(cell.remark ? cell.remark : "", cases[i].remark ? cases[i].remark : "");
		CHECK(indicator_cell_is_marked(&cell) == (cases[i].flags || cases[i].remark || cases[i].starred));
		arena_free(&arena);
	}
}

TEST(indicator_cell_keeps_words_as_they_are_printed)
{
	static const char *const words[] = {
		"完成省下达任务", "provincial task", "2015 plus 1", "进入全省前3名", "2倍",
		"down 1 point on 2015 (words)",
		"3-1 人"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		bool right;
		struct indicator_cell cell = read(words[i], &right);
		CHECK(right && !cell.has_number && !cell.sense);
		CHECK_TEXT(cell.text, words[i]);
		arena_free(&arena);
	}
}

TEST(indicator_cell_says_nothing_where_a_table_has_a_dash)
{
	static const char *const nothing[] = {"", "-", "—", "——", "/", "－", "  ", "无", "NA", "N/A", "NaN",
		"n.a.", "..", ":", "：",
		"…", "暂无", "未统计", ": c"};
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
		bool right;
		struct indicator_cell cell = read(nothing[i], &right);
		CHECK(right && !cell.has_number);
		CHECK_TEXT(cell.text, "");
		arena_free(&arena);
	}
}

TEST(indicator_cell_refuses_what_is_neither)
{
	static const char *const bad[] = {"1,538", "1，538", "1..5", ".5", "08", "?", "3-1", ">", "[]", "1538 1539"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		bool right;
		read(bad[i], &right);
		CHECK_SAY(!right, "%s was read", bad[i]);
		arena_free(&arena);
	}
}

TEST(indicator_cell_cleans_texts)
{
	arena_init(&arena, &rescue, 0);
	CHECK_TEXT(indicator_clean(&arena, "\t a\n\xE3\x80\x80 b\x1B[31m\xE2\x80\xAE \x7F"), "a b[31m");
	CHECK_TEXT(indicator_clean(&arena, "森林（%）"), "森林（%）");
	CHECK_TEXT(indicator_plain(&arena, "ＧＤＰ（Ａ）"), "gdp(a)");
	CHECK_TEXT(indicator_clean(&arena, ""), "");
	CHECK(indicator_sense("不低于") == SENSE_AT_LEAST && indicator_sense("about") == SENSE_ABOUT &&
	      !indicator_sense("向上"));
	arena_free(&arena);
}
