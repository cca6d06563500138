/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view: the layouts a reader sees in both languages, the exact CSV headers, digits that never contradict a
 * verdict, selection by name, and scenario texts that cannot do harm. The result is made by hand
 * (fake_result.h). */
#include "base/json.h"
#include "models/catalogue.h"
#include "tests/fake_result.h"
#include "tests/test.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/table.h"
#include "write/terminal.h"

struct pair {
	struct fake *base, *green;
	const struct result *both[2];
	struct text out;
};

static struct pair begin(void)
{
	struct pair pair = {fake_create("baseline", false), fake_create("green", true), {NULL}, {0}};
	pair.both[0] = &pair.base->result;
	pair.both[1] = &pair.green->result;
	text_init(&pair.out, &pair.green->arena);
	return pair;
}

static void end(struct pair *pair)
{
	fake_free(pair->base);
	fake_free(pair->green);
}

static const struct view english = {.language = LANG_EN, .utf8 = true, .depth = -1},
						 chinese = {.language = LANG_ZH, .utf8 = true, .depth = -1};

static void show_as(const struct writer *writer, struct text *out, struct said said)
{
	text_add(out, "");
	writer->write(out, &said, &(struct manner){0});
}

static void show(struct text *out, struct said said) { show_as(&writer_table, out, said); }

static bool has(const struct pair *pair, const char *text)
{
	return pair->out.bytes && strstr(pair->out.bytes, text);
}

static bool lines_fit(const char *text)
{
	for (const char *line = text; *line; line = strchr(line, '\n') + 1)
		if (text_width_n(line, strcspn(line, "\n")) > TERMINAL_WIDTH)
			return false;
	return true;
}

TEST(view_run_in_chinese_has_the_columns_of_the_plan)
{
	struct pair pair = begin();
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &chinese));
	CHECK_TEXT(
		pair.out.bytes,
		"吕梁规划：绿色情景  2020年价，* 约束性指标\n"
		"\n"
		"可评估的3项目标中2项达标；其中约束性指标1项中1项达标；4项中1项未评估\n"
		"约束  单位GDP能耗  2021-2023、2025年生效  能效加快1个百分点（用尽）；"
		"产出少202亿元（9.0%）\n"
		"\n"
		"序    指标                           单位  2020  2023  2025      目标\n"
		"1     地区生产总值                   亿元  1538  1819  2036    >=2238  ✗ 未达标，差202\n"
		"21  * 单位GDP能耗降低                %        -   9.0  14.5    >=14.5  ✓ 达标\n"
		"2     常住人口城镇化率               %     54.7  57.9  60.0      约60  ✓ 达标\n"
		"5     战略性新兴产业占比             %        -     -     -  全省平均  ? 未评估，"
		"仅有文字目标\n"
		"\n"
		"      采矿业占地区生产总值比重       %     57.6  56.0  55.0\n"
		"      服务业占地区生产总值比重       %     42.4  44.0  45.0\n"
		"      all_sectors占地区生产总值比重  %      100   100   100\n"
		"\n"
		"未给出价格变动：占比按2020年相对价格计算，官方占比按现价计算。\n"
		"未评估：#5（仅有文字目标）。\n"
		"下一步：outturn explain green gdp 2025\n");
	end(&pair);
}

TEST(view_compare_in_english_sets_scenarios_side_by_side)
{
	struct pair pair = begin();
	show(&pair.out, view_compare(pair.out.arena, pair.both, 2, &english));
	CHECK_TEXT(
		pair.out.bytes,
		"Luliang plan, year 2025.  1e8 CNY in prices of 2020;  * binding target\n"
		"\n"
		"No scenario meets all. baseline misses binding #21; green meets all binding ones assessed (1), GDP\n"
		"  202 (9.0 %) lower.\n"
		"\n"
		"no  indicator               unit  2020  baseline   green    target\n"
		"    Met of those assessed                  2/3     2/3\n"
		"      binding                              0/1     1/1\n"
		"    Not assessed                             1       1\n"
		"\n"
		"21* Energy/GDP, fall           %     -    -3.7 ✗  14.5 ✓   >= 14.5\n"
		" 1  GDP                  1e8 CNY  1538    2238 ✓  2036 ✗   >= 2238\n"
		"      mean growth           %/yr     -     7.8     5.8\n"
		" 2  Urbanization               %  54.7    60.0 ✓  60.0 ✓  about 60\n"
		"\n"
		"    Share of GDP, Mining       %  57.6    55.0    55.0\n"
		"    Share of GDP, Services     %  42.4    45.0    45.0\n"
		"    Share of GDP, all_sectors  %   100     100     100\n"
		"\n"
		"Limits                                         baseline            green\n"
		"Energy per GDP            binds                       -  2021-2023, 2025\n"
		"                          faster, points/yr           -        1.0 (all)\n"
		"                          cut in all, 1e8 CNY         -              190\n"
		"GDP lost to limits, 2025                              -      202 (9.0 %)\n"
		"\n"
		"Inputs that differ: 1 of 5        baseline  green\n"
		"  sectors.mining.growth     %/yr       4.5    1.1   green.json:2\n"
		"\n"
		"No price changes are given: shares stand at relative prices of 2020, official ones at current\n"
		"  prices.\n"
		"Not assessable: #5 (words only).\n"
		"next: outturn explain green gdp 2025\n");
	end(&pair);
}

TEST(view_compare_in_chinese_fits_the_terminal)
{
	struct pair pair = begin();
	const struct result *many[9];
	for (int i = 0; i < 9; i++)
		many[i] = pair.both[i % 2];
	show(&pair.out, view_compare(pair.out.arena, many, 9, &chinese));
	CHECK(lines_fit(pair.out.bytes));
	CHECK(has(&pair, "没有一个情景全部达标。baseline、baseline、baseline、baseline、baseline"
	          "的约束性指标#21未达标"));
	end(&pair);
}

TEST(view_marks_are_ascii_outside_utf8)
{
	struct pair pair = begin();
	struct view view = english;
	view.utf8 = false;
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &view));
	CHECK(has(&pair, ">= 2238  MISS short by 202"));
	CHECK(has(&pair, "about 60  ok   met"));
	CHECK(!has(&pair, "✗"));
	end(&pair);
}

TEST(view_colour_is_for_marks_and_headings_only)
{
	struct pair pair = begin();
	struct said said = view_run(pair.out.arena, pair.both + 1, 1, &english);
	writer_table.write(&pair.out, &said, &(struct manner){.colour = true});
	CHECK(has(&pair, "\x1b[31m✗\x1b[0m short by 202"));
	CHECK(has(&pair, "\x1b[32m✓\x1b[0m met"));
	CHECK(has(&pair, "\x1b[1mLuliang plan: Green\x1b[0m"));
	end(&pair);
}

TEST(view_prints_the_digits_a_near_miss_needs)
{
	struct pair pair = begin();
	struct target_result *gdp = &pair.green->judged[0];
	gdp->value = 2237.96;
	gdp->gap = gdp->value - 2238;
	show(&pair.out, view_compare(pair.out.arena, pair.both, 2, &english));
	CHECK(has(&pair, "2238.00 ✓  2237.96 ✗"));
	end(&pair);
}

TEST(view_csv_headers_are_the_promised_ones)
{
	struct pair pair = begin();
	struct view view = {.language = LANG_ZH, .depth = -1};
	show_as(&writer_csv, &pair.out, view_run(pair.out.arena, pair.both + 1, 1, &view));
	CHECK(strncmp(pair.out.bytes, "scenario,variable,unit,year,value\n", 34) == 0);
	CHECK(has(&pair, "\ngreen,gdp,1e8 CNY@2020,2025,2035.96\n"));
	CHECK(has(&pair, "\ngreen,share.all_sectors,%,2021,100\n"));
	CHECK(!has(&pair, "green,output."));        /* a step on the way */
	CHECK(!has(&pair, "gdp_growth,%/yr,2020")); /* no value in the base year */
	view.asked.part = PART_TARGETS;
	text_init(&pair.out, &pair.green->arena);
	show_as(&writer_csv, &pair.out, view_run(pair.out.arena, pair.both + 1, 1, &view));
	CHECK_TEXT(pair.out.bytes,
	           "scenario,target,variable,measure,year,sense,target_low,target_high,unit,value,verdict,gap\n"
	           "green,gdp,gdp,level,2025,at_least,2238,,1e8 CNY@2020,2035.96,missed,-202.03999999999996\n"
	           "green,energy,energy_intensity_decline,level,2025,at_least,14.5,,%,14.5,met,0\n"
	           "green,emerging,,level,2025,,,,%,,not_assessable,\n"
	           "green,urbanization,urbanization,level,2025,about,58.8,,%,60,met,1.2000000000000028\n");
	view.asked.part = PART_INPUTS;
	text_init(&pair.out, &pair.green->arena);
	show_as(&writer_csv, &pair.out, view_compare(pair.out.arena, pair.both, 2, &view));
	CHECK_TEXT(pair.out.bytes, "scenario,input,unit,value,place\n"
	                           "baseline,sectors.mining.growth,%/yr,4.5,luliang/green.json:2:12\n"
	                           "green,sectors.mining.growth,%/yr,1.1,luliang/green.json:2:12\n");
	end(&pair);
}

TEST(view_list_inputs_tells_paths_year_by_year)
{
	struct pair pair = begin();
	struct view view = {0};
	show_as(&writer_csv, &pair.out, view_list(pair.out.arena, pair.both[1], LIST_INPUTS, &view));
	CHECK_TEXT(pair.out.bytes,
	           "key,value,unit,low,high,source,place\n"
	           "sectors.mining.growth,1.1,%/yr,,,\"plan, table 1-2\",luliang/green.json:2:12\n"
	           "sectors.services.growth,2023:10.35;2024:9.35,%/yr,,,\"plan, table 1-2\",\n");
	end(&pair);
}

TEST(view_only_and_years_select)
{
	struct pair pair = begin();
	struct view view = english;
	view.asked.only = "gdp, share.*";
	view.asked.first = 2023, view.asked.last = 2024;
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &view));
	CHECK(has(
		&pair,
		"indicator                  unit     2023  2024\nGDP                        1e8 CNY  1819  1930\n"));
	CHECK(has(&pair, "Share of GDP, Mining       %        56.0  55.5\n"));
	CHECK(!has(&pair, "Urbanization"));
	view.asked.only = "21"; /* a target's number stands for its variable */
	text_init(&pair.out, &pair.green->arena);
	show_as(&writer_csv, &pair.out, view_run(pair.out.arena, pair.both + 1, 1, &view));
	CHECK_TEXT(
		pair.out.bytes,
		"scenario,variable,unit,year,value\ngreen,energy_intensity_decline,%,2023,9\n"
		"green,energy_intensity_decline,%,2024,11.8\n");
	end(&pair);
}

TEST(view_only_hidden_variables_are_shown_by_name)
{
	struct pair pair = begin();
	struct view view = {.asked.only = "output.mining", .asked.first = 2025, .asked.last = 2025};
	show_as(&writer_csv, &pair.out, view_run(pair.out.arena, pair.both + 1, 1, &view));
	CHECK_TEXT(pair.out.bytes,
	           "scenario,variable,unit,year,value\ngreen,output.mining,1e8 CNY@2020,2025,1100\n");
	end(&pair);
}

TEST(view_json_is_one_document_with_the_same_content)
{
	struct pair pair = begin();
	struct view view = {0};
	show_as(&writer_json, &pair.out, view_compare(pair.out.arena, pair.both, 2, &view));
	struct diags diags;
	diags_init(&diags, &pair.green->arena, LANG_EN);
	const struct json *root =
		json_read(&pair.green->arena, source_text(&pair.green->arena, "out", pair.out.bytes), &diags);
	CHECK(root != NULL);
	const struct json *scenarios = root ? json_get(root, "scenarios") : NULL;
	CHECK(scenarios && scenarios->count == 2);
	if (scenarios && scenarios->count == 2) {
		const struct json *green = scenarios->child->next, *gdp = json_get(green, "variables")->child;
		CHECK_TEXT(json_get(green, "id")->text, "green");
		CHECK_TEXT(json_get(gdp, "name")->text, "gdp");
		CHECK_CLOSE(json_get(json_get(gdp, "values"), "2025")->number, 2035.96, 0);
		CHECK_TEXT(json_get(json_get(green, "targets")->child, "verdict")->text, "missed");
		CHECK_INT(json_get(json_get(green, "limits")->child, "binding")->count, 4);
		CHECK(json_get(json_get(scenarios->child, "limits"), "x") == NULL);
		CHECK_INT(json_get(scenarios->child, "gap_to_unlimited")->type, JSON_NULL);
	}
	end(&pair);
}

TEST(view_broken_limits_are_said_plainly)
{
	struct pair pair = begin();
	pair.green->broken[4] = pair.green->broken[5] = true;
	pair.green->limit.broken_years = 2;
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &english));
	CHECK(has(&pair, "BROKEN in 2024-2025"));
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_compare(pair.out.arena, pair.both, 2, &chinese));
	CHECK(has(&pair, "突破年份"));
	struct view gdp = english; /* whatever was asked for */
	gdp.asked.only = "gdp";
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &gdp));
	CHECK(has(&pair, "BROKEN in 2024-2025"));
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_compare(pair.out.arena, pair.both, 2, &gdp));
	CHECK(has(&pair, "BROKEN"));
	pair.green->limit.broken_years = 0;
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &gdp));
	CHECK(!has(&pair, "Limit"));
	end(&pair);
}

TEST(view_a_target_held_by_a_limit_on_the_same_use_says_so)
{
	struct pair pair = begin();
	pair.green->limit.holds = "energy_intensity_decline";
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &chinese));
	CHECK(has(&pair, ">=14.5  ✓ 达标，约束生效"));
	CHECK(has(&pair, "约60  ✓ 达标\n"));
	pair.green->binding[5] = false; /* it bound, but not in the target's year */
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &chinese));
	CHECK(has(&pair, ">=14.5  ✓ 达标\n"));
	end(&pair);
}

TEST(view_inputs_say_what_is_as_to_the_left)
{
	struct pair pair = begin();
	const struct result *three[] = {pair.both[0], pair.both[1], pair.both[1]};
	struct view view = english;
	view.asked.part = PART_INPUTS;
	show(&pair.out, view_compare(pair.out.arena, three, 3, &view));
	CHECK_TEXT(pair.out.bytes, "Inputs that differ: 1 of 5        baseline  green  green\n"
	                           "  sectors.mining.growth     %/yr       4.5    1.1      =   green.json:2\n");
	end(&pair);
}

TEST(view_about_names_the_edge_it_is_measured_from)
{
	struct pair pair = begin();
	struct target_result *urban = &pair.green->judged[3];
	urban->value = 57.8;
	urban->gap = urban->value - urban->low;
	urban->verdict = VERDICT_MISSED;
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &chinese));
	CHECK(has(&pair, "约60  ✗ 未达标，距58.8差1.0"));
	urban->value = 63;
	urban->gap = 3;
	urban->verdict = VERDICT_MET;
	urban->overshoot = true;
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_compare(pair.out.arena, pair.both, 2, &english));
	CHECK(has(&pair, "counted as met: #2 (green)."));
	end(&pair);
}

TEST(view_scenarios_that_ask_for_different_numbers_say_so)
{
	struct pair pair = begin();
	pair.green->judged[1].number = 13.5;
	show(&pair.out, view_compare(pair.out.arena, pair.both, 2, &english));
	CHECK(has(&pair, "14.5 ✓    varies"));
	CHECK(has(&pair, "targets.energy"));
	CHECK(has(&pair, ">= 13.5"));
	end(&pair);
}

TEST(view_titles_cannot_steer_the_terminal)
{
	struct pair pair = begin();
	pair.green->targets[0].title = (struct title){.en = "\x1b]0;owned\x07GDP", .zh = "\x1b[2J总值"};
	pair.green->plan.title = (struct title){.en = "\x1b[31mplan"};
	pair.green->targets[2].words = (struct title){.en = "\x9b"
	                                                    "31m"};
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &english));
	show(&pair.out, view_compare(pair.out.arena, pair.both + 1, 1, &chinese));
	CHECK(!has(&pair, "\x1b"));
	CHECK(!has(&pair, "\x07"));
	CHECK(!has(&pair, "\x9b"
	                  "31m"));
	end(&pair);
}

TEST(view_a_title_missing_in_one_language_falls_back_to_the_other)
{
	struct pair pair = begin();
	pair.green->targets[0].title = (struct title){.zh = "地区生产总值"};
	pair.green->scenario.title = (struct title){0};
	show(&pair.out, view_run(pair.out.arena, pair.both + 1, 1, &english));
	CHECK(has(&pair, "1     地区生产总值"));
	CHECK(has(&pair, "Luliang plan: green"));
	end(&pair);
}

static struct step step(enum step_kind kind, int depth, bool last, const char *name, double value,
                        int variable)
{
	static struct arena none;
	return (struct step){.kind = kind,
	                     .depth = depth,
	                     .last = last,
	                     .name = name,
	                     .title = title_in_all(name),
	                     .variable = variable,
	                     .input = -1,
	                     .element = -1,
	                     .year = 2025,
	                     .value = value,
	                     .unit = unit_declared(&none, "%", 2020)};
}

TEST(view_explain_draws_the_tree)
{
	struct pair pair = begin();
	struct step steps[] = {
		step(STEP_VARIABLE, 0, true, "a", 14.5, 2), step(STEP_VARIABLE, 1, false, "b", 2, 4),
		step(STEP_INPUT, 2, true, "x.growth", 1.5, -1), step(STEP_PREVIOUS, 1, true, "c", 3, 4)};
	steps[0].numbers = "2 + 3 (2024)";
	steps[0].formula = "=b + prev(c)";
	steps[1].limit = "cap";
	steps[2].source = "plan, table 1-2";
	steps[2].place = pair.green->growth[0].place;
	steps[3].year = 2024;
	struct explanation explanation = {steps, 4};
	show(&pair.out, view_explain(pair.out.arena, pair.both[1], &explanation, &english));
	CHECK_TEXT(pair.out.bytes, "a 2025 = 14.5  %\n"
	                           "= 2 + 3 (2024)\n"
	                           "target #21: >= 14.5 %\n"
		"|- b  2 %   limit cap BINDS\n"
	                           "|  `- x.growth  1.5 %   green.json:2   plan, table 1-2\n"
	                           "`- c in 2024  3 %\n");
	struct view view = {.depth = -1};
	text_init(&pair.out, &pair.green->arena);
	show_as(&writer_csv, &pair.out, view_explain(pair.out.arena, pair.both[1], &explanation, &view));
	CHECK(strncmp(pair.out.bytes, "variable,element,year,value,unit,formula,place,source,depth\n", 60) == 0);
	CHECK(has(&pair, ",14.5,%,'=b + prev(c),,,0\n"));
	end(&pair);
}

TEST(view_models_tells_every_field_and_equation)
{
	struct pair pair = begin();
	show(&pair.out, view_models(&pair.green->arena, catalogue, NULL, &english));
	for (const struct model *const *model = catalogue; *model; model++)
		CHECK(has(&pair, (*model)->section));
	text_init(&pair.out, &pair.green->arena);
	show(&pair.out, view_models(&pair.green->arena, catalogue, "energy", &chinese));
	CHECK(has(&pair, "energy.efficiency"));
	CHECK(has(&pair, "= energy / gdp"));
	CHECK(lines_fit(pair.out.bytes));
	end(&pair);
}
