/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets in every layout become the same table. What is read of a table is written as lines, one for each indicator:
 * "name unit: year=number ...; base, >year of a target, rate", and compared as a whole, so that no number is lost or
 * added. */
#include <string.h>
#include "intake/indicator_table.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;

static void add_cell(struct text *out, const char *what, const struct indicator_cell *cell)
{
	if (!cell->text || !*cell->text)
		return;
	if (indicator_cell_is_exact(cell))
		text_print(out, " %s=%.10g", what, cell->low);
	else
		text_print(out, " %s=\"%s\"", what, cell->text);
}

static void add_row(struct text *out, const struct indicator_table *table, const struct indicator *row)
{
	text_print(out, "%s%s%s %s:", row->title.zh ? row->title.zh : "", row->title.zh && row->title.en ? "/" : "",
	           row->title.en ? row->title.en : "", row->unit_text ? row->unit_text : "-");
	for (int i = 0; i < table->observed_count; i++)
		add_cell(out, arena_print(&arena, "%d", table->observed_years[i]), &row->observed[i]);
	add_cell(out, "base", &row->base);
	add_cell(out, "target", &row->target);
	add_cell(out, "rate", &row->rate);
	for (int i = 0; i < row->target_count; i++)
		add_cell(out, arena_print(&arena, ">%d", row->targets[i].year), &row->targets[i].cell);
	for (int i = 0; i < table->aside_count; i++)
		add_cell(out, arena_print(&arena, "growth %d", table->asides[i].year), &row->asides[i]);
	text_add(out, "\n");
}

/* Of files that are called a.csv, b.csv ...; `choice` may be NULL. */
static const char *read_all(const char *const *files, const struct indicator_choice *choice)
{
	const struct source *sources[4];
	int count = 0;
	struct text out;
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
	text_init(&out, &arena);
	for (; count < 4 && files[count]; count++)
		sources[count] = source_text(&arena, arena_print(&arena, "%c.csv", 'a' + count), files[count]);
	const struct indicator_choice none = {0};
	const struct indicator_table *table = indicator_table_read(&arena, sources, count, choice ? choice : &none, &diags);
	if (!table || diags.errors)
		return "refused";
	text_print(&out, "%d", table->base_year);
	text_print(&out, table->target_year ? "-%d\n" : "\n", table->target_year);
	for (int i = 0; i < table->count; i++)
		add_row(&out, table, &table->list[i]);
	return out.bytes;
}

static const char *read_one(const char *file)
{
	return read_all((const char *const[]){file, NULL}, NULL);
}

/* The message of the first error, or note; "" if there is none. */
static const char *told(void)
{
	for (int i = 0; i < diags.count; i++)
		if (diags.list[i].severity == DIAG_ERROR)
			return diags.list[i].message;
	return diags.count ? diags.list[0].message : "";
}

TEST(layout_every_one_gives_the_same_history)
{
	static const char *const layouts[] = {
		"indicator,unit,2018,2019,2020\nGDP,1e8 CNY,1420,1512,1538\nForest cover,%,28,29,29.6\n",
		"Table 3: the economy\n\nindicator,unit,2018,2019,2020\nGDP,1e8 CNY,1420,1512,1538\n,,,,\nForest "
		"cover,%,28,29,29.6\nSource: the office, table 4\n",
		"Year,GDP (1e8 CNY),Forest cover (%)\n2018,1420,28\n2019,1512,29\n2020,1538,29.6\n",
		"Year,GDP,Forest cover\n,1e8 CNY,%\n2018,1420,28\n2019,1512,29\n2020,1538,29.6\n",
		",GDP (1e8 CNY),Forest cover (%)\n2018,1420,28\n2019,1512,29\n2020,1538,29.6\n",
		"value,year,unit,indicator\n1420,2018,1e8 CNY,GDP\n1512,2019,1e8 CNY,GDP\n1538,2020,1e8 CNY,GDP\n"
		"28,2018,%,Forest cover\n29,2019,%,Forest cover\n29.6,2020,%,Forest cover\n",
		",2018,2019,2020\nGDP (1e8 CNY),1420,1512,1538\nForest cover (%),28,29,29.6\n",
		"indicator,unit,2018,2019\nGDP,1e8 CNY,1420,1512\nForest cover,%,28,29\n\nindicator,unit,2020\nGDP,1e8 "
		"CNY,1538\nForest cover,%,29.6\n",
		"Item,Unit,2018,2019,2020\nGDP,1e8 CNY,1420,1512,1538\n\nTable (continued)\nItem,Unit,2018,2019,2020\nForest "
		"cover,%,28,29,29.6\n",
		"Country Name,Country Code,Indicator Name,Indicator Code,2018,2019,2020,\nA,AAA,GDP (1e8 "
		"CNY),X,1420,1512,1538,\nA,AAA,Forest cover (%),Y,28,29,29.6,\n",
	};
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
		CHECK_TEXT(read_one(layouts[i]),
		           "2020\nGDP 1e8 CNY: 2018=1420 2019=1512 base=1538\nForest cover %: 2018=28 2019=29 base=29.6\n");
		arena_free(&arena);
	}
}

static const struct { const char *file, *want; } yearbooks[] = {
	{"指标,单位,2020年,,2025年,,属性\n,,实际,比上年增长(%),目标,年均增长(%),\n"
	 "地区生产总值,亿元,1538,2.7,2238,8,预期性\n",
	 "2020-2025\n地区生产总值 亿元: base=1538 target=2238 rate=8 growth 2020=2.7\n"},
	{",,“十三五”完成情况,,“十四五”规划目标,\n指标,单位,2015年,2020年,2025年,2035年\n森林覆盖率,%,25,29.6,35,40\n",
	 "2020-2025\n森林覆盖率 %: 2015=25 base=29.6 target=35 >2035=40\n"},
	{"年  份,地区生产总值,,第一产业\nYear,Gross Regional Product,,Primary Industry\n,绝对数(亿元),增长速度(%),(亿元)\n"
	 "2019,1512.1,6.1,75\n2020,1538,5.4,88\n",
	 "2020\n地区生产总值/Gross Regional Product 亿元: 2019=1512.1 base=1538\n"
	 "地区生产总值增长速度 %: 2019=6.1 base=5.4\n第一产业/Primary Industry 亿元: 2019=75 base=88\n"},
	{"2023年国民经济和社会发展统计公报\n指标名称,单位,绝对数,比上年增长(%)\n地区生产总值,亿元,2418.9,3.9\n",
	 "2023\n地区生产总值 亿元: base=2418.9 growth 2023=3.9\n"},
	{"指标,2019,2020,指标,2019,2020\n粮食（万吨）,99,101,蔬菜（万吨）,30,31\n",
	 "2020\n粮食 万吨: 2019=99 base=101\n蔬菜 万吨: 2019=30 base=31\n"},
	{"主要产品产量\n单位：万吨\n产  品,2019,2020\n粮食,99,101\n合  计,129,132\n注：快报数\n",
	 "2020\n粮食 万吨: 2019=99 base=101\n"},
	{"年份,能源消费总量,占总量的比重(%),\n,(万吨标准煤),煤炭,石油\n2019,208,80,9\n2020,209,79,8\n",
	 "2020\n能源消费总量 万吨标准煤: 2019=208 base=209\n"
	 "占总量的比重煤炭 %: 2019=80 base=79\n占总量的比重石油 %: 2019=9 base=8\n"},
	{"项目 Item,单位 Unit,2019,2020\n粮食 Grain output,万吨,99,101\n",
	 "2020\n粮食/Grain output 万吨: 2019=99 base=101\n"},
	{"专栏1,,,\n指标,单位,2020年,2025年\n粮食,万吨,101,100\n专栏2,,,\n指标,单位,2020年,2025年\n森林覆盖率,%,29.6,35\n",
	 "2020-2025\n粮食 万吨: base=101 target=100\n森林覆盖率 %: base=29.6 target=35\n"},
	{"指标,单位,2019,2020\n（1）粮食,万吨,99,101\n(1) Forest,%,28 e,29（预计）\n(1) of the first half\n",
	 "2020\n粮食 万吨: 2019=99 base=101\nForest %: 2019=28 base=29\n"},
	{"指标,2019,2020\n粮食 ②（万吨）,99,101\n森林覆盖率①(%),28,29\nPopulation [1] (1e4 people),30,31\nGrain (t),8,9\n",
	 "2020\n粮食 万吨: 2019=99 base=101\n森林覆盖率 %: 2019=28 base=29\nPopulation 1e4 people: 2019=30 base=31\n"
	 "Grain t: 2019=8 base=9\n"},
	{"Year,Life expectancy,Grain\n,years,t\n2019,76.5,8\n2020,77,9\n",
	 "2020\nLife expectancy years: 2019=76.5 base=77\nGrain t: 2019=8 base=9\n"},
	{"kind,unit,indicator,value,year\nactual,t,Grain,8,2019\nactual,years,Life expectancy,NA,2019\n"
	 "actual,years,Life expectancy,77,2020\nactual,t,Grain,9,2020\n",
	 "2020\nGrain t: 2019=8 base=9\nLife expectancy years: base=77\n"},
	{"指标,单位,甲,2019,2020\n甲,乙,丙,1,2\n粮食,万吨,,99,101\n", "2020\n粮食 万吨: 2019=99 base=101\n"},
	{"指标,单位,“十三五”末,“十四五”末,2035年远景目标\n粮食,万吨,101,100,120\n",
	 "2020-2025\n粮食 万吨: base=101 target=100 >2035=120\n"},
};

TEST(layout_yearbooks_and_plans_are_read_as_they_are_printed)
{
	for (size_t i = 0; i < sizeof yearbooks / sizeof *yearbooks; i++) {
		CHECK_TEXT(read_one(yearbooks[i].file), yearbooks[i].want);
		arena_free(&arena);
	}
}

TEST(layout_long_tables_know_kinds_flags_and_periods)
{
	static const struct { const char *file, *want; } cases[] = {
		{"indicator,unit,year,kind,value\nGrain,t,2020,actual,101\nForest,%,2020,base,29.6\nGrain,t,2025,target,100\n"
	     "Forest,%,2035,target,40\n",
	     "2020-2025\nGrain t: base=101 target=100\nForest %: base=29.6 >2035=40\n"},
		{"指标,年份,实际,目标\n粮食（万吨）,2020,101,\n粮食（万吨）,2025,,100\n",
	     "2020-2025\n粮食 万吨: base=101 target=100\n"},
		{"DATAFLOW,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nX,A,t,DE,2019,5,b\nX,A,t,DE,2020,6,\n",
	     "2020\na t: 2019=5 base=6\n"},
		{"freq,crop,unit,geo\\TIME_PERIOD\t2019 \t2020 \nA,wheat,t,DE\t5 b\t6 \nA,rye,t,DE\t: \t7 p\n",
	     "2020\nwheat t: 2019=5 base=6\nrye t: base=7\n"},
		{"indicator,unit,year,value\nGrain,t,2020Q1,30\nGrain,t,2020,101\nGrain,t,2019,99\n",
	     "2020\nGrain t: 2019=99 base=101\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		CHECK_TEXT(read_one(cases[i].file), cases[i].want);
		arena_free(&arena);
	}
}

TEST(layout_of_several_regions_or_scenarios_one_is_chosen)
{
	static const char *const owid[] = {
		"Entity,Code,Year,Grain (t)\nChile,CHL,2019,90\nChile,CHL,2020,85\nPeru,PER,2020,50\n", NULL};
	static const char *const iamc[] = {"Model,Scenario,Region,Variable,Unit,2020,2030,2050\nM,Base,R,Grain,t,10,11,12\n"
	                                   "M,Green,R,Grain,t,10,9,8\n", NULL};
	CHECK_TEXT(read_all(owid, NULL), "refused");
	CHECK_TEXT(told(), "the column \"Entity\" holds several: Chile, Peru");
	arena_free(&arena);
	CHECK_TEXT(read_all(owid, &(struct indicator_choice){.region = "chl"}), "2020\nGrain t: 2019=90 base=85\n");
	arena_free(&arena);
	CHECK_TEXT(read_all(owid, &(struct indicator_choice){.region = "Chili"}), "refused");
	CHECK_TEXT(told(), "the column \"Entity\" has no \"Chili\"");
	arena_free(&arena);
	CHECK_TEXT(read_all(iamc, NULL), "refused");
	CHECK_TEXT(told(), "the column \"Scenario\" holds several: Base, Green");
	arena_free(&arena);
	CHECK_TEXT(read_all(iamc, &(struct indicator_choice){.scenario = "Green"}),
	           "2020-2050\nGrain t: base=10 target=8 >2030=9\n");
	arena_free(&arena);
	static const char *const beside[] = {
		"Model,Scenario,Region,Variable,Unit,2020,2030,2050\nM,Base,R,Grain,t,10,11,12\n",
		"Year,Forest (%)\n2019,28\n2020,29\n", NULL};
	CHECK_TEXT(read_all(beside, NULL),
	           "2020-2050\nGrain t: base=10 target=12 >2030=11\nForest %: 2019=28 base=29\n");
	arena_free(&arena);
}

TEST(layout_history_joins_the_plan_in_its_units)
{
	static const char plan[] = "指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n粮食,万吨,101,100\n";
	static const char history[] = "年份,GDP(万元),粮食(吨),牛奶(吨)\n2019,15120000,990000,7\n2021,20714000,,8\n";
	CHECK_TEXT(read_all((const char *const[]){history, plan, NULL}, NULL),
	           "2020-2025\n地区生产总值/GDP 亿元: 2019=1512 2021=2071.4 base=1538 target=2238\n"
	           "粮食 万吨: 2019=99 base=101 target=100\n牛奶 吨: 2019=7 2021=8\n");
	arena_free(&arena);
	CHECK_TEXT(read_all((const char *const[]){plan, "指标,单位,2019年,2020年\n粮食,吨,990000,1010000\n", NULL}, NULL),
	           "2020-2025\n地区生产总值 亿元: base=1538 target=2238\n粮食 万吨: 2019=99 base=101 target=100\n");
	arena_free(&arena);
}

TEST(layout_contradictions_and_missing_units_are_told_with_both_places)
{
	static const char plan[] = "指标,单位,2020年,2025年目标\n粮食,万吨,101,100\n";
	static const struct { const char *other, *want, *place; } cases[] = {
		{"年份,粮食(吨)\n2019,990000\n2020,1020000\n",
	     "粮食 of 2020 is 1020000 吨 here, and 101 万吨 in a.csv C2", "b.csv:3:6"},
		{"指标,2018年,2019年\n粮食,99,100\n", "粮食 has no unit here, and 万吨 in a.csv A2", "b.csv:2:1"},
		{"indicator,unit,year,value\n麦,t,2019,1\n麦,t,2019,2\n",
	     "麦 of 2019 is 2 here, and 1 in b.csv D2", "b.csv:3:10"},
		{"年份,麦(吨)\n2019,1\n2019,2\n", "麦 of 2019 is 2 here, and 1 in b.csv B2", "b.csv:3:6"},
		{"指标,单位,2019年,2020年\n麦,吨,1,2\n麦,吨,1,2\n", "麦 stands here a second time", "b.csv:3:1"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		CHECK_TEXT(read_all((const char *const[]){plan, cases[i].other, NULL}, NULL), "refused");
		CHECK_TEXT(told(), cases[i].want);
		for (int d = 0; d < diags.count; d++)
			if (diags.list[d].severity == DIAG_ERROR)
				CHECK_TEXT(place_text(&arena, diags.list[d].place), cases[i].place);
		arena_free(&arena);
	}
}

TEST(layout_what_is_not_read_is_said_once)
{
	static const struct { const char *file, *note; } cases[] = {
		{"指标,单位,2019,2020,2020年1-6月\n粮食,吨,1,2,3\n麦,吨,1,2,3\n", "the column \"2020年1-6月\" is not read"},
		{"指标,单位,2019,2020,2020Q1\n粮食,吨,1,2,3\n", "the column \"2020Q1\" is not read"},
		{"指标,单位,2019,2020,\n粮食,吨,1,2,3\n", "the column of a.csv E2 is not read"},
		{"年份,粮食(吨),合计\n2019,1,1\n2020,2,2\n", "the column \"合计\" is not read"},
		{"年份,粮食(吨)\n2019,1\n2020,2\n上半年,1\n", "rows of \"上半年\" are not read"},
		{"指标,单位,2019/20,2020/21\n粮食,吨,1,2\n", "the column \"2019/20\" is read as 2019"},
		{"产品,单位,2019,2020\n粮食,吨,1,2\n", "the column \"产品\" is read as the names of indicators"},
		{"单位：吨、亩\n指标,2019,2020\n粮食（吨）,1,2\n", "\"吨、亩\" is not understood as the unit of the table"},
		{"指标,单位,2010,2015,2020,2026\n粮食,吨,1,2,3,4\n", "the column \"2026\" is read as the plan's target"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		CHECK(strcmp(read_one(cases[i].file), "refused") != 0);
		CHECK_TEXT(told(), cases[i].note);
		int times = 0;
		for (int d = 0; d < diags.count; d++)
			times += strcmp(diags.list[d].message, cases[i].note) == 0;
		CHECK_INT(times, 1);
		arena_free(&arena);
	}
}

TEST(layout_history_is_no_plan)
{
	static const char *const files[] = {"indicator,unit,2019,2020\nGrain,t,1,2\n", "Year,Grain (t)\n2019,1\n2020,2\n",
	                                    "Country,Code,Indicator Name,1990,2000,2010,2020\nA,AAA,Grain (t),1,2,3,4\n",
	                                    "indicator,unit,2000,2005,2010,2015,2020\nGrain,t,1,2,3,4,5\n"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		CHECK_SAY(strncmp(read_one(files[i]), "2020\n", 5) == 0, "%zu: %s", i, read_one(files[i]));
		arena_free(&arena);
	}
}
