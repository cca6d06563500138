/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plans print in a cell: number, sense, brackets, unit, or words. */
#include "intake/indicator_cell.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;
static struct marks_seen seen;

static struct indicator_cell read_of(const char *text, enum cell_of of, bool *right)
{
	struct indicator_cell cell;
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
	struct csv_cell from = {text, {source_text(&arena, "t.csv", text), 0, (uint32_t)strlen(text)}};
	*right = indicator_cell_read(&arena, &from, &seen, of, &cell, &diags);
	CHECK(*right == (diags.errors == 0));
	return cell;
}

static struct indicator_cell read(const char *text, bool *right) { return read_of(text, CELL_OF_PLAN, right); }

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
	} cases[] = {{"54.7 b", 54.7, SENSE_NONE, "b", NULL, false},
	             {"5.1 e p", 5.1, SENSE_NONE, "e p", NULL, false},
	             {"-3.2 bep", -3.2, SENSE_NONE, "bep", NULL, false},
	             {"12 (p)", 12, SENSE_NONE, "p", NULL, false},
	             {"1538（预计）", 1538, SENSE_NONE, NULL, "预计", false},
	             {"60（力争62）", 60, SENSE_NONE, NULL, "力争62", false},
	             {"(est.) 1538", 1538, SENSE_NONE, NULL, "est.", false},
	             {">8（全省平均）", 8, SENSE_ABOVE, NULL, "全省平均", false},
	             {"1538①", 1538, SENSE_NONE, NULL, NULL, true},
	             {"1538 1)", 1538, SENSE_NONE, NULL, NULL, true},
	             {"36.4[1]", 36.4, SENSE_NONE, NULL, NULL, true},
	             {"12*", 12, SENSE_NONE, NULL, NULL, true},
	             {"≤5.5 p（预计）²", 5.5, SENSE_AT_MOST, "p", "预计", true},
	             {"5（%）", 5, SENSE_NONE, NULL, NULL, false},
	             {"＜５", 5, SENSE_BELOW, NULL, NULL, false},
	             {"<=5", 5, SENSE_AT_MOST, NULL, NULL, false}};
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
	static const char *const words[] = {"完成省下达任务",
	                                    "provincial task",
	                                    "进入全省前3名",
	                                    "down 1 point on 2015 (words)",
	                                    "高于全国平均",
	                                    "above the GDP growth of neighbours",
	                                    "建成投用"};
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
	static const char *const bad[] = {"1,538",   "1，538", "1..5",     ".5.5",      "08",          "?",
	                                  "3-1",     ">",      "[]",       "1538 1539", "2015 plus 1", "3-1 人",
	                                  "12,34,5", "1'53",   "1.538.20", "#REF!",     "#DIV/0!",     "#####",
	                                  "1月5日",  "5-Jan",  "Jan-05",   "2025/1/5",  "17651亿圆",   "5.5:58.7:35.9",
	                                  "3万吨煤"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		bool right;
		read(bad[i], &right);
		CHECK_SAY(!right, "%s was read", bad[i]);
		arena_free(&arena);
	}
}

/* Of what has been a number is meant where one nearly stands; words and marks that there is none stay. */
TEST(indicator_cell_refuses_facts_that_are_nearly_numbers)
{
	static const char *const bad[] = {"20x", "x20", "约20x", "ca.5", "20家以上企业", "约3条", "A20", "2倍", "O.5"};
	static const char *const fine[] = {"1538（预计）", "约17652", "保密",   "见注3",
	                                   "建成3条高速",  "n/a",     "54.7 b", "不低于2020年水平"};
	bool right;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		read_of(bad[i], CELL_OF_FACT, &right);
		CHECK_SAY(!right, "%s was read", bad[i]);
		arena_free(&arena);
	}
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		read_of(fine[i], CELL_OF_FACT, &right);
		CHECK_SAY(right, "%s was refused", fine[i]);
		arena_free(&arena);
	}
	static const char *const planned[] = {"20x", "约3条", "2倍", "不低于3条高速"}; /* words, or what a target may say */
	for (size_t i = 0; i < sizeof planned / sizeof *planned; i++) {
		read_of(planned[i], CELL_OF_PLAN, &right);
		CHECK_SAY(right, "%s was refused", planned[i]);
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

/* --- numbers with marks in them --- */

static struct indicator_cell read_beside(const char *text, const char *beside, bool *right)
{
	arena_init(&arena, &rescue, 0);
	seen = (struct marks_seen){0};
	marks_see(&arena, &seen, text);
	marks_see(&arena, &seen, beside);
	struct marks_seen all = seen;
	arena_free(&arena);
	seen = all;
	struct indicator_cell cell = read(text, right);
	seen = (struct marks_seen){0};
	return cell;
}

TEST(indicator_cell_parts_thousands_and_decimals_where_the_table_shows_how)
{
	static const struct { const char *text, *beside; double value;
	} cases[] = {{"1,538", "54.7", 1538},
	             {"1,538", "54,7", 1.538},
	             {"1,538", "1,234,567", 1538},
	             {"17,651.93", "", 17651.93},
	             {"1,234,567", "", 1234567},
	             {"17.651,93", "", 17651.93},
	             {"54,7", "", 54.7},
	             {"0,538", "", 0.538},
	             {"1'538'000", "", 1538000},
	             {"1’538", "", 1538},
	             {"12 538,5", "", 12538.5},
	             {"12 538", "", 12538},
	             {"12\xC2\xA0"
	              "538",
	              "", 12538},
	             {"12\xE2\x80\xAF"
	              "538.5",
	              "", 12538.5},
	             {"１２，５３８．５", "", 12538.5},
	             {"1.538", "", 1.538},
	             {"1.538", "54.7", 1.538},
	             {"1.234.567", "", 1234567},
	             {"−1,538.5", "", -1538.5},
	             {"+5.2", "", 5.2},
	             {"–3.1", "", -3.1},
	             {"1,538", "控制在54.5以内", 1538},
	             {"1,538", "60（力争62.5）", 1538},
	             {"-0,5", "", -0.5},
	             {"12345,6", "", 12345.6}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right;
		struct indicator_cell cell = read_beside(cases[i].text, cases[i].beside, &right);
		CHECK_SAY(right && cell.has_number && cell.low == cases[i].value, "%s beside %s: %g", cases[i].text,
		          cases[i].beside, cell.low);
		arena_free(&arena);
	}
	static const struct { const char *text, *beside; enum word said;
	} asked[] = {{"1,538", "", W_INDICATOR_EITHER},        {"1,538", "2,238", W_INDICATOR_EITHER},
	             {"1,538", "A, 54.7", W_INDICATOR_EITHER}, {"54,7", "54.7", W_INDICATOR_MIXED},
	             {"1.538", "54,7", W_INDICATOR_EITHER},    {"1,53,5", "", W_INDICATOR_GROUPS},
	             {"1234,567,8", "", W_INDICATOR_GROUPS}};
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		bool right;
		read_beside(asked[i].text, asked[i].beside, &right);
		CHECK_SAY(!right && diags.errors == 1, "%s beside %s", asked[i].text, asked[i].beside);
		arena_free(&arena);
	}
}

TEST(indicator_cell_reads_words_of_scale_change_and_ratio)
{
	static const struct {
		const char *text;
		double low, high;
		enum sense sense;
		enum cell_move move;
		int since;
	} cases[] = {{"22.4万", 224000, 224000, SENSE_NONE, MOVE_NONE, 0},
	             {"1.2亿", 1.2e8, 1.2e8, SENSE_NONE, MOVE_NONE, 0},
	             {"3.5 million", 3.5e6, 3.5e6, SENSE_NONE, MOVE_NONE, 0},
	             {"2bn", 2e9, 2e9, SENSE_NONE, MOVE_NONE, 0},
	             {"3-5万", 30000, 50000, SENSE_RANGE, MOVE_NONE, 0},
	             {"3万-5万", 30000, 50000, SENSE_RANGE, MOVE_NONE, 0},
	             {"8%-10%", 8, 10, SENSE_RANGE, MOVE_NONE, 0},
	             {"8%～10%", 8, 10, SENSE_RANGE, MOVE_NONE, 0},
	             {"8%左右", 8, 8, SENSE_ABOUT, MOVE_NONE, 0},
	             {"［18］", 18, 18, SENSE_NONE, MOVE_NONE, 0},
	             {"累计下降14.5", 14.5, 14.5, SENSE_NONE, MOVE_FALL, 0},
	             {"下降到14.5", 14.5, 14.5, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"削减至 5", 5, 5, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"提高到60%", 60, 60, SENSE_AT_LEAST, MOVE_NONE, 0},
	             {"力争75", 75, 75, SENSE_NONE, MOVE_NONE, 0},
	             {"2.56:1", 2.56, 2.56, SENSE_NONE, MOVE_NONE, 0},
	             {"控制在2.3∶1以内", 2.3, 2.3, SENSE_AT_MOST, MOVE_NONE, 0},
	             {">7", 7, 7, SENSE_ABOVE, MOVE_NONE, 0},
	             {"no more than 7", 7, 7, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"up to 7", 7, 7, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"Cut to 12", 12, 12, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"cut by 20 %", 20, 20, SENSE_NONE, MOVE_FALL, 0},
	             {"55% below 1990 levels", 55, 55, SENSE_NONE, MOVE_FALL, 1990},
	             {"比2005年下降65%", 65, 65, SENSE_NONE, MOVE_FALL, 2005},
	             {"0 or less", 0, 0, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"年均增长6%以上", 6, 6, SENSE_AT_LEAST, MOVE_RISE, 0},
	             {"不突破73", 73, 73, SENSE_AT_MOST, MOVE_NONE, 0},
	             {"≥ 1,200.5", 1200.5, 1200.5, SENSE_AT_LEAST, MOVE_NONE, 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool right;
		struct indicator_cell cell = read(cases[i].text, &right);
		CHECK_SAY(right && cell.has_number && cell.low == cases[i].low && cell.high == cases[i].high &&
		              cell.sense == cases[i].sense && cell.move == cases[i].move && cell.since == cases[i].since,
		          "%s: %g %g %d %d %d", cases[i].text, cell.low, cell.high, (int)cell.sense, (int)cell.move,
		          cell.since);
		arena_free(&arena);
	}
	CHECK(indicator_unit_is_scaled("万人") && indicator_unit_is_scaled("million t") &&
	      !indicator_unit_is_scaled("千瓦"));
}

TEST(indicator_cell_understands_targets_in_words)
{
	static const struct { const char *text; enum worded_kind kind; double times; int year, since, first;
	} cases[] = {{"高于GDP增长", WORDED_GDP, 0, 0, 0, 0},
	             {"快于经济增长", WORDED_GDP, 0, 0, 0, 0},
	             {"与经济增长基本同步", WORDED_GDP, 0, 0, 0, 0},
	             {"faster than GDP", WORDED_GDP, 0, 0, 0, 0},
	             {"in line with economic growth", WORDED_GDP, 0, 0, 0, 0},
	             {"2030年前达峰", WORDED_PEAK, 0, 2030, 0, 0},
	             {"peak by 2028", WORDED_PEAK, 0, 2028, 0, 0},
	             {"达峰", WORDED_PEAK, 0, 0, 0, 0},
	             {"比2020年翻一番", WORDED_TIMES, 2, 0, 2020, 0},
	             {"2倍", WORDED_TIMES, 2, 0, 0, 0},
	             {"double 2020", WORDED_TIMES, 2, 0, 2020, 0},
	             {"翻两番", WORDED_TIMES, 4, 0, 0, 0},
	             {"net zero by 2045", WORDED_ZERO, 0, 2045, 0, 0},
	             {"2060年碳中和", WORDED_ZERO, 0, 2060, 0, 0},
	             {"净零", WORDED_ZERO, 0, 0, 0, 0},
	             {"carbon neutral", WORDED_ZERO, 0, 0, 0, 0},
	             {"2026-2030 mean 43 % of baseline", WORDED_BUDGET, 0.43, 0, 0, 2026},
	             {"2031-2035年平均为1990年的31%", WORDED_BUDGET, 0.31, 0, 1990, 2031},
	             {"withdrawn in 2024", WORDED_WITHDRAWN, 0, 2024, 0, 0},
	             {"已取消", WORDED_WITHDRAWN, 0, 0, 0, 0},
	             {"above the GDP growth of neighbours", WORDED_NONE, 0, 0, 0, 0},
	             {"高于全国平均", WORDED_NONE, 0, 0, 0, 0},
	             {"GDP", WORDED_NONE, 0, 0, 0, 0},
	             {"2030", WORDED_NONE, 0, 0, 0, 0},
	             {"peak at 15 in 2030", WORDED_NONE, 0, 0, 0, 0}};
	arena_init(&arena, &rescue, 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct worded said = worded_read(&arena, cases[i].text);
		CHECK_SAY(said.kind == cases[i].kind &&
		              (!said.kind || (said.times == cases[i].times && said.year == cases[i].year &&
		                              said.since == cases[i].since && said.first == cases[i].first)),
		          "%s: %d %g %d %d %d", cases[i].text, (int)said.kind, said.times, said.year, said.since, said.first);
	}
	arena_free(&arena);
}
