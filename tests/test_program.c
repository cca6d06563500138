/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a graph: cycles are printed whole, units refused, first years found; names, elements, groups
 * looked up. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":10," \
	"\"title\":{\"en\":\"Works\"," \
	"\"zh\":\"工业\"}},\"b\":{\"output\":30,\"growth\":0},\"c\":{\"output\":10,\"growth\":5}}," \
	"\"groups\":{\"pair\":[\"a\",\"b\"],\"one\":[\"c\"]}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5,\"c\":1},\"efficiency\":2}"

static struct scene *with(const char *rest)
{
	char text[4096];
	snprintf(text, sizeof text, START "%s}", rest);
	return scene_run(NULL, text);
}

static struct scene *runs(const char *rest)
{
	struct scene *scene = with(rest);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

static void refused(const char *rest, const char *part)
{
	struct scene *scene = with(rest);
	CHECK(!scene->result);
	scene_says(scene, part);
	scene_free(scene);
}

#define INDICATORS(text) ",\"indicators\":{" text "}"
#define FORMULA(id, text) "\"" id "\":{\"unit\":\"1\",\"formula\":\"" text "\"}"
#define LIMIT(text) ",\"limits\":{\"cap\":{\"use\":\"energy\"," text "}}"

TEST(program_cycles_are_printed_whole)
{
	refused(INDICATORS(FORMULA("x", "y + 1") "," FORMULA("y", "2 * z") "," FORMULA("z", "x / 3")), "x -> y -> z -> x");
	refused(INDICATORS(FORMULA("x", "x + 1")), "x -> x");
	refused(INDICATORS(FORMULA("w", "x") "," FORMULA("x", "y") "," FORMULA("y", "x")),
	        "x -> y -> x"); /* w leads to it, is not in it */
	refused(INDICATORS(FORMULA("x", "at(y, 2023)") "," FORMULA("y", "x + 1")), "x -> y -> x");
}

TEST(program_a_cycle_through_a_limit_is_printed_with_every_step)
{
	struct scene *scene = with(LIMIT("\"at_most_variable\":\"room\",\"output\":{\"max_cut\":20}")
		INDICATORS("\"room\":{\"unit\":\"1e4 tce\",\"formula\":\"100 [1e4 tce] * gdp / base(gdp)\"}"));
	CHECK(!scene->result);
	scene_says(scene, "gdp -> output -> ");
	scene_says(scene, "limit_most.cap -> room -> ");
	scene_says(scene, "s.json:1:"); /* shown at the user's formula, not at a model's */
	scene_free(scene);
	scene = runs(LIMIT("\"at_most_variable\":\"room\",\"output\":{\"max_cut\":20}") INDICATORS(
		"\"room\":{\"unit\":\"1e4 tce\",\"base\":145,\"formula\":\"145 [1e4 tce] * prev(gdp) / base(gdp)\"}"));
	CHECK_CLOSE(scene_value(scene, "energy", 2021), 145, 1e-12);
	scene_free(scene);
}

TEST(program_looking_back_breaks_a_cycle)
{
	struct scene *scene = runs(INDICATORS(
		"\"x\":{\"unit\":\"1\",\"base\":1,\"formula\":\"prev(y) + 1\"},\"y\":{\"unit\":\"1\",\"base\":1,"
		"\"formula\":\"2 * x\"}"));
	CHECK_CLOSE(scene_value(scene, "x", 2021), 2, 0);
	CHECK_CLOSE(scene_value(scene, "y", 2021), 4, 0);
	CHECK_CLOSE(scene_value(scene, "x", 2022), 5, 0);
	scene_free(scene);
}

TEST(program_units_that_do_not_fit_are_refused)
{
	refused(INDICATORS(FORMULA("x", "gdp + energy")), "cannot be added or compared");
	refused(INDICATORS(FORMULA("x", "if(gdp > energy, 1, 2)")), "cannot be added or compared");
	refused(INDICATORS(FORMULA("x", "max(gdp, gdp_nominal) / gdp")), "cannot be added or compared");
	refused(INDICATORS(FORMULA("x", "clamp(gdp, 0, 5)")), "cannot be added or compared");
	refused(INDICATORS(FORMULA("x", "2 ^ gdp")), "a plain number is needed");
	refused(INDICATORS(FORMULA("x", "log(energy_intensity)")), "a plain number is needed");
	refused(INDICATORS(FORMULA("x", "gdp")), "but \"x\" is declared in 1");
	refused(INDICATORS("\"x\":{\"unit\":\"1e8 CNY@2015\",\"formula\":\"gdp\"}"), "but \"x\" is declared in");
	refused(INDICATORS("\"x\":{\"unit\":\"%\",\"base\":\"3 tce\",\"linear\":1}"), "/indicators/x/base");
	refused(LIMIT("\"at_most\":\"130 t\""), "/limits/cap/at_most");
	refused(LIMIT("\"per\":\"gdp\",\"at_most\":\"130 1e4 tce\""), "/limits/cap/at_most");
	refused(LIMIT("\"at_most_variable\":\"gdp\""), "limit_most.cap");
}

TEST(program_a_unit_slip_is_reported_once_however_many_use_it)
{
	struct scene *scene = with(
		INDICATORS(FORMULA("x", "gdp + energy") "," FORMULA("y", "x + 1") "," FORMULA("z", "sum(output * x) / gdp")));
	CHECK(!scene->result);
	CHECK_INT(scene->diags.errors, 1);
	scene_free(scene);
}

TEST(program_factors_of_units_are_converted)
{
	struct scene *scene = runs(",\"population\":{\"base\":50}" INDICATORS(
		"\"wan\":{\"unit\":\"1e4 CNY@base\",\"formula\":\"gdp\"},"
		"\"each\":{\"unit\":\"CNY@base/people\",\"formula\":\"gdp / population\"},"
		"\"added\":{\"unit\":\"1e8 CNY@base\",\"formula\":\"gdp + 5e4 [1e4 CNY@base] + 0\"},"
		"\"rate\":{\"unit\":\"‰\",\"formula\":\"gdp_growth + 0\"}"));
	CHECK_CLOSE(scene_value(scene, "wan", 2020), 100e4, 1e-15);
	CHECK_CLOSE(scene_value(scene, "each", 2020), 100e8 / 50e4, 1e-15);
	CHECK_CLOSE(scene_value(scene, "added", 2020), 105, 1e-15);
	CHECK_CLOSE(scene_value(scene, "rate", 2021), 65, 1e-12);
	scene_free(scene);
}

static void first_year(const struct scene *scene, const char *name, int first)
{
	int element, variable = scene->result ? program_find(scene->result->program, name, &element) : -1;
	CHECK(variable >= 0);
	if (variable < 0)
		return;
	CHECK_INT(scene->result->program->variables[variable].first, first);
	for (int year = 2020; year <= 2025; year++) {
		CHECK(result_has(scene->result, variable, year) == (year - 2020 >= first));
		CHECK(isfinite(result_value(scene->result, variable, element, year)) == (year - 2020 >= first));
	}
	CHECK(isnan(result_value(scene->result, variable, element, 2019)) &&
	      isnan(result_value(scene->result, variable, element, 2026)));
}

TEST(program_growth_has_no_row_in_the_base_year)
{
	struct scene *scene = runs(",\"population\":{\"base\":50}" INDICATORS(
		FORMULA("twice", "gdp_growth - prev(gdp_growth)") "," FORMULA("thrice", "twice - prev(twice)") "," FORMULA(
			"caught", "at(gdp, 2023) / gdp") "," FORMULA("both", "caught + twice")));
	first_year(scene, "gdp", 0);
	first_year(scene, "gdp_growth", 1);
	first_year(scene, "output_growth.a", 1);
	first_year(scene, "output_growth.pair", 1);
	first_year(scene, "gdp_per_head_growth", 1);
	first_year(scene, "energy_intensity_fall", 1);
	first_year(scene, "energy_intensity_decline", 0);
	first_year(scene, "twice", 2);
	first_year(scene, "thrice", 3);
	first_year(scene, "caught", 3);
	first_year(scene, "both", 3);
	scene_free(scene);
}

TEST(program_what_never_begins_or_begins_too_late_is_refused)
{
	refused(INDICATORS(FORMULA("x", "prev(x) * 2")), "give it a base");
	refused(INDICATORS(FORMULA("x", "prev(y)") "," FORMULA("y", "prev(x)")), "\"x\" has no value in any year");
	refused(INDICATORS("\"x\":{\"unit\":\"1\",\"base\":1,\"formula\":\"prev(x) * (1 + prev(gdp_growth))\"}"), "2021");
	refused(INDICATORS(FORMULA("x", "2 * y") "," FORMULA("y", "base(gdp_growth)")), "\"y\" has no value in any year");
	refused(INDICATORS(FORMULA("y", "1 + at(gdp_growth, 2020)")),
	        "asks for gdp_growth in 2020, a year in which that has no value");
}

TEST(program_groups_add_up_or_are_ratios_of_sums)
{
	struct scene *scene = runs("");
	for (int year = 2020; year <= 2025; year++) {
		double a = scene_value(scene, "output.a", year), b = scene_value(scene, "output.b", year),
			   gdp = scene_value(scene, "gdp", year);
		CHECK_CLOSE(scene_value(scene, "output.pair", year), a + b, 1e-15);
		CHECK_CLOSE(scene_value(scene, "output.one", year), scene_value(scene, "output.c", year), 0);
		CHECK_CLOSE(scene_value(scene, "share.pair", year), 100 * (a + b) / gdp, 1e-14);
		if (year > 2020) {
			double before = scene_value(scene, "output.a", year - 1) + scene_value(scene, "output.b", year - 1);
			CHECK_CLOSE(scene_value(scene, "output_growth.pair", year), 100 * ((a + b) / before - 1), 1e-12);
		}
	}
	int element;
	if (!scene->result)
		return;
	CHECK_INT(program_find(scene->result->program, "energy_per_output.pair", &element),
	          -1); /* intensities do not add up */
	CHECK(program_find(scene->result->program, "energy_use.pair", &element) >= 0);
	scene_free(scene);
}

TEST(program_errors_of_equations_that_no_user_wrote_have_a_place_too)
{
	refused(",\"population\":{\"base\":0}", "s.json:1:");
	refused(",\"population\":{\"base\":0}", ": /population: \"gdp_per_head\" is not a finite number in 2020");
	refused(",\"limits\":{\"cap\":{\"use\":\"energy\",\"at_most_variable\":\"energy\"}}",
	        ": /limits/cap: these depend on each other");
	refused(",\"limits\":{\"cap\":{\"use\":\"energy\",\"at_most_variable\":\"gdp\"}}",
	        ": /limits/cap: formula: the result is in");
	refused(",\"limits\":{\"cap\":{\"coefficients\":{\"a\":1},\"unit\":\"nonsense\",\"at_most\":1}}",
	        ": /limits/cap/unit: unknown unit");
}

TEST(program_a_name_is_defined_once)
{
	refused(INDICATORS("\"gdp\":{\"unit\":\"1\",\"path\":1}"), "\"gdp\" is defined twice");
	refused(INDICATORS("\"energy\":{\"unit\":\"1\",\"path\":1}"), "\"energy\" is defined twice");
	refused(INDICATORS("\"gdp\":{\"unit\":\"1\",\"path\":1}"), ": /indicators/gdp: \"gdp\"");
	struct scene *scene =
		runs(INDICATORS("\"population\":{\"unit\":\"1e4 people\",\"path\":7}")); /* the section is left out */
	CHECK_CLOSE(scene_value(scene, "population", 2025), 7, 0);
	scene_free(scene);
}

/* What a name leads to: "VARIABLE ELEMENT", "-" where nothing. */
static const char *found(const struct scene *scene, const char *name, bool input)
{
	static char text[128];
	if (!scene->result)
		return "no program";
	const struct program *program = scene->result->program;
	int element, index = input ? program_find_input(program, name, &element) : program_find(program, name, &element);
	snprintf(text, sizeof text, index < 0 ? "-" : "%s %d",
	         index < 0 ? ""
	         : input   ? program->inputs[index].name
	                   : program->variables[index].name,
	         element);
	return text;
}

TEST(program_variables_are_found_by_name_element_group_and_pointer)
{
	struct scene *scene = runs(LIMIT("\"at_most\":9999,\"output\":{\"max_cut\":20}"));
	static const char *const cases[][2] = {{"gdp", "gdp -1"},
	                                       {"output", "output -1"},
	                                       {"output.a", "output 0"},
	                                       {"output.c", "output 2"},
	                                       {"output.pair", "output 3"},
	                                       {"output.one", "output 4"},
	                                       {"/output/a", "output 0"},
	                                       {"output/pair", "output 3"},
	                                       {"/gdp", "gdp -1"},
	                                       {"limit_use.cap", "limit_use.cap -1"},
	                                       {"limit_weight.cap.b", "limit_weight.cap 1"},
	                                       {"/limit_use/cap", "limit_use.cap -1"},
	                                       {"gdp.a", "-"},
	                                       {"output.d", "-"},
	                                       {"output.", "-"},
	                                       {".a", "-"},
	                                       {"", "-"},
	                                       {"Output", "-"},
	                                       {"output.a.b", "-"},
	                                       {"gpd", "-"},
	                                       {"limit_weight.cap.pair", "-"},
	                                       {"sectors.a.growth", "-"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_TEXT(found(scene, cases[i][0], false), cases[i][1]);
	scene_free(scene);
}

TEST(program_inputs_are_found_by_name_element_and_pointer)
{
	struct scene *scene = runs(LIMIT("\"at_most\":9999,\"output\":{\"max_cut\":20}")
	                               INDICATORS("\"x\":{\"unit\":\"1\",\"base\":2,\"compound\":1}"));
	static const char *const cases[][2] = {{"sectors.growth", "sectors.growth -1"},
	                                       {"sectors.a.growth", "sectors.growth 0"},
	                                       {"sectors.growth.c", "sectors.growth 2"},
	                                       {"/sectors/b/growth", "sectors.growth 1"},
	                                       {"energy.efficiency", "energy.efficiency -1"},
	                                       {"energy.efficiency.b", "energy.efficiency 1"},
	                                       {"energy/efficiency/b", "energy.efficiency 1"},
	                                       {"energy.households", "energy.households -1"},
	                                       {"limits.cap.at_most", "limits.cap.at_most -1"},
	                                       {"limits.cap.output.max_cut", "limits.cap.output.max_cut -1"},
	                                       {"indicators.x.base", "indicators.x.base -1"},
	                                       {"indicators.x.compound", "indicators.x.compound -1"},
	                                       {"sectors.d.growth", "-"},
	                                       {"sectors.a", "-"},
	                                       {"energy.efficiency.pair", "-"},
	                                       {"energy.households.a", "-"},
	                                       {"gdp", "-"},
	                                       {"", "-"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_TEXT(found(scene, cases[i][0], true), cases[i][1]);
	scene_free(scene);
}

TEST(program_names_and_titles_of_elements)
{
	struct scene *scene = runs("");
	if (!scene->result)
		return;
	const struct program *program = scene->result->program;
	int element, output = program_find(program, "output", &element);
	CHECK_TEXT(program_element_name(&scene->arena, program, output, 0), "output.a");
	CHECK_TEXT(program_element_name(&scene->arena, program, output, 3), "output.pair");
	CHECK_TEXT(program_element_name(&scene->arena, program, output, -1), "output");
	CHECK_TEXT(program_element_title(&scene->arena, program, output, 0).zh, "工业增加值");
	CHECK_TEXT(program_element_title(&scene->arena, program, output, 0).en, "Value added, Works");
	CHECK_TEXT(program_element_title(&scene->arena, program, output, 3).en, "Value added, pair");
	CHECK_TEXT(program_nearest(program, "gdp_grwoth"), "gdp_growth");
	CHECK(!program_nearest(program, "zzzzzzzzzz"));
	scene_free(scene);
}

TEST(program_order_puts_every_argument_before_its_use)
{
	struct scene *scene = runs(LIMIT("\"at_most\":140,\"efficiency\":{\"extra\":1}"));
	if (!scene->result)
		return;
	const struct program *program = scene->result->program;
	int count = 0, *place = ARENA_ARRAY(&scene->arena, program->variable_count, int);
	for (; program->order[count] >= 0; count++)
		place[program->order[count]] = count + 1;
	CHECK_INT(count, program->variable_count);
	for (int n = 0; n < program->variable_count; n++) {
		int nodes[64], used = 0;
		nodes[used++] = program->variables[n].formula;
		for (int i = 0; i < used; i++) {
			const struct node *node = &program->nodes[nodes[i]];
			CHECK(node->op != OP_VARIABLE || place[node->index] < place[n]);
			for (int a = 0; a < 3 && used < 61; a++)
				if (node->argument[a] >= 0)
					nodes[used++] = node->argument[a];
		}
	}
	scene_free(scene);
}
