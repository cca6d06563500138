/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of indicators: headings and years in any order and language, units, rates, groups; and what names tell. */
#include "intake/indicator_table.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;

static struct indicator_table *read(const char *text, int base_year)
{
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
	const struct source *source = source_text(&arena, "dir/t.csv", text);
	return indicator_table_read(&arena, &source, 1, &(struct indicator_choice){.base_year = base_year}, &diags);
}

TEST(indicator_table_takes_headings_in_any_order_and_language)
{
	static const char *const tables[] = {
		("no,group,indicator_zh,indicator_en,unit,base_2020,target_2025,target_sense,stated_rate,rate_kind,attribute,"
	     "note\n"
	     "1,g,森林,Forest,%,29.6,35,about,1.08,percentage points per year,binding,n\n"),
		"属性,年均增速(%),2025年目标,2020年基数,单位,指标,类别,序号,备注,方向\n"
		"约束性,1.08,35,29.6,%,森林,g,1,n,左右\n",
		"指标,单位,2020年（预计）,2025年,年均增长/累计,性质,编号,分类,说明,目标方向\n"
		"森林,%,29.6,35,1.08,约束性,1,g,n,about\n",
	};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		const struct indicator_table *table = read(tables[i], 0);
		CHECK(table && table->count == 1 && diags.errors == 0 && diags.notes == 0);
		const struct indicator *row = &table->list[0];
		CHECK(table->base_year == 2020 && table->target_year == 2025);
		CHECK_TEXT(table->file, "t.csv");
		CHECK_TEXT(row->title.zh, "森林");
		CHECK_TEXT(row->no, "1");
		CHECK_TEXT(row->group, "g");
		CHECK_TEXT(row->note, "n");
		CHECK(row->line == 2 && row->binding && row->sense == SENSE_ABOUT && row->has_unit);
		CHECK(row->base.low == 29.6 && row->target.low == 35 && row->rate.low == 1.08 && row->rate_kind == RATE_POINTS);
		arena_free(&arena);
	}
}

TEST(indicator_table_tells_years_apart)
{
	static const struct {
		const char *heading;
		int said, base, target, observed;
	} cases[] = {
		{"2020年,2025年", 0, 2020, 2025, 0},          {"2015年,2020年,2025年", 0, 2020, 2025, 1},
		{"2020年实际,2025年目标,2035年目标", 0, 2020, 2025, 0},
		{"actual_2015,plan_2020,actual_2020", 0, 2015, 2020, 1},
		{"2025年目标,2019年", 0, 2019, 2025, 0},      {"target_2030", 0, 2025, 2030, 0},
		{"target_2030", 2024, 2024, 2030, 0},         {"基数,目标", 2025, 2025, 2030, 0},
		{"2020年,2025年", 2020, 2020, 2025, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		arena_init(&arena, &rescue, 0);
		const char *text = arena_print(&arena, "指标,单位,%s\nx,个,1,1,1\n", cases[i].heading);
		size_t commas = 0;
		for (const char *at = cases[i].heading; *at; at++)
			commas += *at == ',';
		char *copy = arena_copy(&arena, text, strlen(text) - 2 * (2 - commas) - 1);
		diags_init(&diags, &arena, LANG_EN);
		const struct source *source = source_text(&arena, "t.csv", copy);
		const struct indicator_choice choice = {.base_year = cases[i].said};
		const struct indicator_table *table = indicator_table_read(&arena, &source, 1, &choice, &diags);
		CHECK_SAY(table && table->base_year == cases[i].base && table->target_year == cases[i].target &&
		          table->observed_count == cases[i].observed, "%s: %d %d %d", cases[i].heading,
		          table ? table->base_year : 0, table ? table->target_year : 0, table ? table->observed_count : 0);
		arena_free(&arena);
	}
}

TEST(indicator_table_takes_groups_from_above_and_units_from_names)
{
	const struct indicator_table *table =
		read("类别,指标,单位,2020年,2025年,年均增速(%)\n经济,增加值（亿元）,,1,2,\n"
		     ",城镇化率(%),,54,60,[6]\n"
	         "二、民生,,,,,\n,医师（执业）,人/千人,2.5,3,5\n,收入增长,%,,,6\n,产值,亿元,1,8亿元,\n"
	         ",比例,,,60%,\n",
	         0);
	CHECK(table && diags.errors == 0);
	CHECK_INT(table->count, 6);
	const struct indicator *row = table->list;
	CHECK_TEXT(row[0].title.zh, "增加值");
	CHECK_TEXT(row[0].unit.text, "1e8 CNY");
	CHECK_TEXT(row[1].title.zh, "城镇化率");
	CHECK_TEXT(row[1].group, "经济");
	CHECK(row[1].rate_kind == RATE_CUMULATIVE && row[1].line == 3);
	CHECK_TEXT(row[2].title.zh, "医师（执业）");
	CHECK_TEXT(row[2].group, "二、民生");
	CHECK(row[2].rate_kind == RATE_YEARLY && row[3].rate_kind == RATE_YEARLY && row[3].rate.low == 6);
	CHECK(row[4].target.low == 8 && row[5].has_unit && row[5].unit.share == SHARE_PERCENT);
	arena_free(&arena);
}

TEST(indicator_table_takes_numbers_from_names)
{
	const struct indicator_table *table =
		read("指标,2020年,2025年\n3.城镇化率（%）,54,60\n12、预期寿命（岁）,77,78\n5G用户（%）,20,80\n"
		     "2.5微米（%）,1,2\n", 0);
	static const char *const names[] = {"城镇化率", "预期寿命", "5G用户", "2.5微米"};
	static const char *const numbers[] = {"3", "12", NULL, NULL};
	CHECK(table && table->count == 4);
	for (int i = 0; table && i < 4; i++) {
		CHECK_TEXT(table->list[i].title.zh, names[i]);
		CHECK(numbers[i] ? table->list[i].no && strcmp(table->list[i].no, numbers[i]) == 0 : !table->list[i].no);
	}
	arena_free(&arena);
}

TEST(indicator_table_reports_all_slips_and_goes_on)
{
	const struct indicator_table *table =
		read("指标,单位,2020年,2025年,属性\n甲,个,\"1,5,7\",2,必须\n,个,1,2,\n乙,个,1,,\n丙,个,1,3万吨,\n",
		     0);
	CHECK(table && table->count == 4 && diags.warnings == 0);
	static const char *const places[] = {"dir/t.csv:2:5", "dir/t.csv:2:15", "dir/t.csv:3:1", "dir/t.csv:5:7"};
	CHECK_INT(diags.errors, 4);
	CHECK_INT(diags.count, 4);
	for (int i = 0; i < diags.count && i < 4; i++)
		CHECK_TEXT(place_text(&arena, diags.list[i].place), places[i]);
	arena_free(&arena);
	CHECK(!read("指标,单位\n甲,个\n", 0) && diags.errors == 1);
	arena_free(&arena);
}
