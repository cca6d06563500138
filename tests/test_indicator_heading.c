/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a heading says its column is: a level of the base year, of another year, the plan's target or rate, a growth
 * that is kept aside, or nothing that is read. Beside it stand "2020年" and "2025年目标", or what the case says
 * instead. */
#include "intake/indicator_table.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;

enum is { LEVEL = 1, RATE, TOTAL, GROWTH, PERIOD, NOT_READ, TARGET, TWICE };

static struct indicator_table *with_heading(const char *heading, const char *others)
{
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
	const char *text = arena_print(&arena, "指标,单位,%s,\"%s\"\nx,个,1,2,5\n", others, heading);
	const struct source *source = source_text(&arena, "t.csv", text);
	return indicator_table_read(&arena, &source, 1, &(struct indicator_choice){0}, &diags);
}

static enum is read_as(const char *heading, const char *others, int *year)
{
	struct indicator_table *table = with_heading(heading, others);
	*year = 0;
	if (!table)
		return TWICE;
	const struct indicator *row = table->list;
	if (table->aside_count) {
		*year = table->asides[0].year;
		CHECK(row->asides[0].low == 5);
		return *year ? GROWTH : PERIOD;
	}
	if (row->rate.has_number)
		return row->rate_kind == RATE_CUMULATIVE ? TOTAL : RATE;
	*year = row->target.low == 5 ? table->target_year : table->observed_count ? table->observed_years[0] : 0;
	return row->target.low == 5 ? TARGET : table->observed_count ? LEVEL : NOT_READ;
}

TEST(indicator_heading_says_what_its_column_is)
{
	static const struct { const char *heading; enum is is; int year; } cases[] = {
		{"2015年", LEVEL, 2015}, {"2015年末", LEVEL, 2015}, {"2015年实际完成", LEVEL, 2015},
		{"2015 actual", LEVEL, 2015},
		{"base_2015", LEVEL, 2015}, {"“十二五”末", LEVEL, 2015}, {"end of 2015", LEVEL, 2015},
		{"2015 (estimate)", LEVEL, 2015}, {"2019年修订数", LEVEL, 2019}, {"2015年（个）", LEVEL, 2015},
		{"2020年增速(%)", GROWTH, 2020}, {"2020年比上年增长（%）", GROWTH, 2020}, {"2019年同比", GROWTH, 2019},
		{"2020年比2019年增长", GROWTH, 2020}, {"growth 2019", GROWTH, 2019}, {"2020 growth rate, %", GROWTH, 2020},
		{"% change 2019-2020", GROWTH, 2020}, {"2020 y/y", GROWTH, 2020}, {"annual growth 2020 (%)", GROWTH, 2020},
		{"2020 change on the previous year", GROWTH, 2020}, {"2020±%", GROWTH, 2020},
		{"“十三五”年均增速(%)", PERIOD, 0}, {"2016-2020年年均增长", PERIOD, 0},
		{"average annual growth 2015–2020", PERIOD, 0},
		{"13th FYP annual average growth", PERIOD, 0}, {"CAGR 2010-2020", PERIOD, 0}, {"“十三五”累计", PERIOD, 0},
		{"年均增速(%)", RATE, 0}, {"“十四五”年均增速（%）", RATE, 0}, {"2021-2025年均", RATE, 0},
		{"annual growth", RATE, 0},
		{"annual growth 2021-2025", RATE, 0}, {"2025年年均增长", RATE, 0}, {"规划增速", RATE, 0}, {"增速(%)", RATE, 0},
		{"average annual growth to 2025", RATE, 0}, {"年均增长/累计", RATE, 0}, {"累计", TOTAL, 0},
		{"五年累计（%）", TOTAL, 0},
		{"2020年全省排名", NOT_READ, 0}, {"2020年位次", NOT_READ, 0}, {"2020 rank", NOT_READ, 0},
		{"2020年占全省比重", NOT_READ, 0},
		{"share 2020", NOT_READ, 0}, {"2020年完成率", NOT_READ, 0}, {"2015=100", NOT_READ, 0},
		{"2020年指数", NOT_READ, 0},
		{"2015-2020", NOT_READ, 0}, {"2020年比2015年增长", NOT_READ, 0}, {"2025年增速", NOT_READ, 0},
		{"2015年全国", NOT_READ, 0},
		{"上年", NOT_READ, 0}, {"责任单位", NOT_READ, 0}, {"2020年平均", NOT_READ, 0},
		{"2020年(修订)", NOT_READ, 0}, {"2020 revised", NOT_READ, 0}, {"数据来源2020", NOT_READ, 0},
		{"2020年预计", TWICE, 0}, {"2020", TWICE, 0}, {"2025 plan", TWICE, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int year;
		enum is is = read_as(cases[i].heading, "2020年,2025年目标", &year);
		CHECK_SAY(is == cases[i].is && year == cases[i].year, "%s: %d %d", cases[i].heading, is, year);
		CHECK_SAY(cases[i].is != NOT_READ || diags.notes == 1, "%s: no note", cases[i].heading);
		arena_free(&arena);
	}
}

TEST(indicator_heading_of_growth_without_a_year_belongs_to_what_stands_beside_it)
{
	static const struct { const char *others, *heading; enum is is; int year; } cases[] = {
		{"2025年目标,2020年", "同比增长(%)", GROWTH, 2020},
		{"2025年目标,2019年", "growth over the previous year", GROWTH, 2019},
		{"2025年目标,2020年", "增速(%)", NOT_READ, 0}, {"2020年,2025年目标", "增速(%)", RATE, 0},
		{"2020年,2025年目标", "同比增长(%)", NOT_READ, 0}, {"2025年目标,2020年", "年均增速", RATE, 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int year;
		enum is is = read_as(cases[i].heading, cases[i].others, &year);
		CHECK_SAY(is == cases[i].is && year == cases[i].year, "%s: %d %d", cases[i].heading, is, year);
		arena_free(&arena);
	}
}

TEST(indicator_heading_of_a_later_target_keeps_its_year)
{
	static const struct { const char *heading; int year; } cases[] = {
		{"2030年目标", 2030}, {"2035年远景目标", 2035}, {"2035 target", 2035}, {"“十五五”末目标", 2030}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct indicator_table *table = with_heading(cases[i].heading, "2020年,2025年目标");
		const struct indicator *row = table ? table->list : NULL;
		CHECK_SAY(row && row->target_count == 1 && row->targets[0].year == cases[i].year &&
		          row->targets[0].cell.low == 5 && row->target.low == 2, "%s", cases[i].heading);
		arena_free(&arena);
	}
}

TEST(indicator_heading_of_an_earlier_plan_is_not_the_target)
{
	static const struct { const char *others, *heading; int base, target; } cases[] = {
		{"2020年规划目标,2020年实际", "2025年规划目标", 2020, 2025},
		{"“十三五”目标,“十三五”完成", "“十四五”目标", 2020, 2025},
		{"2015年,2020年目标", "2020年完成", 2015, 2020}, {"2020年,2025年", "2025年目标", 2020, 2025},
		{"2020,2035 target", "2025 target", 2020, 2025}, {"2020年(修订),2025年目标", "2019年", 2020, 2025}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct indicator_table *table = with_heading(cases[i].heading, cases[i].others);
		CHECK_SAY(table && table->base_year == cases[i].base && table->target_year == cases[i].target, "%s: %d %d",
		          cases[i].heading, table ? table->base_year : 0, table ? table->target_year : 0);
		arena_free(&arena);
	}
}
