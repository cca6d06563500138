/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explain: the walk visits each value once and ends, its leaves are other years, its numbers make the value
 * they explain, its places are where the numbers stand, and a limit is named in the years in which it
 * binds. */
#include "ask/explain.h"
#include "tests/shipped.h"
#include "tests/test.h"

static struct explanation walk(struct scene *scene, const char *name, int year, int depth)
{
	int element, variable = scene->result ? program_find(scene->result->program, name, &element) : -1;
	if (variable < 0) {
		test_fail(__FILE__, __LINE__, "no variable %s: %s", name, scene_messages(scene));
		return (struct explanation){0};
	}
	return explain(&scene->arena, scene->result, variable, element, year, depth);
}

static const struct step *step_of(struct explanation all, enum step_kind kind, const char *name)
{
	for (int i = 0; i < all.count; i++)
		if (all.steps[i].kind == kind && strcmp(all.steps[i].name, name) == 0)
			return &all.steps[i];
	return NULL;
}

static bool same_thing(const struct step *a, const struct step *b)
{
	return a->kind == b->kind && a->variable == b->variable && a->input == b->input && a->element == b->element &&
	       a->year == b->year;
}

/* What must hold of every walk. */
static void well_formed(const struct scene *scene, struct explanation all, int year, int most)
{
	CHECK(all.count > 0 && all.steps[0].depth == 0);
	for (int i = 0; i < all.count; i++) {
		const struct step *step = &all.steps[i], *next = i + 1 < all.count ? step + 1 : NULL;
		bool leaf = step->kind != STEP_VARIABLE;
		CHECK(i == 0 || (step->depth >= 1 && step->depth <= all.steps[i - 1].depth + 1));
		CHECK(most < 0 || step->depth <= most);
		CHECK(!leaf || !next || next->depth <= step->depth); /* leaves have no children */
		CHECK(step->kind != STEP_PREVIOUS || step->year != year || strncmp(step->name, "unlimited(", 10) == 0);
		CHECK(step->kind == STEP_PREVIOUS || step->year == year);
		const struct variable *of = step->variable >= 0 ? &scene->result->program->variables[step->variable] : NULL;
		CHECK(isfinite(step->value) || (of && (of->flags & PARTIAL || of->target))); /* a ratio over nothing, no peak */
		if (step->kind == STEP_VARIABLE || (step->kind == STEP_PREVIOUS && step->name[0] != 'u'))
			CHECK_CLOSE(step->value, result_value(scene->result, step->variable, step->element, step->year), 0);
		for (int j = 0; j < i && (step->kind == STEP_VARIABLE || step->kind == STEP_INPUT); j++)
			CHECK(!same_thing(step, &all.steps[j]) ||
			      (most >= 0 && all.steps[j].depth == most && step->depth < most)); /* once, unless cut off */
		bool explained = step->kind != STEP_SEEN;
		for (int j = 0; j < i && !explained; j++)
			explained = all.steps[j].kind != STEP_SEEN && all.steps[j].variable == step->variable &&
			            all.steps[j].input == step->input && all.steps[j].element == step->element &&
			            (step->depth == most || all.steps[j].depth != most || step->input >= 0);
		CHECK(explained); /* "see above": it stands there, and its parts too unless both are at the edge */
	}
}

TEST(explain_walks_every_variable_of_every_shipped_scenario)
{
	const char *paths[SHIPPED_MOST];
	int count = shipped_list(paths);
	for (int i = 0; i < count; i++) {
		struct scene *scene = shipped_run(paths[i], NULL);
		const struct result *result = scene->result;
		for (int v = 0; result && v < result->program->variable_count; v += 3)
			for (int y = 0; y < result->years; y += result->years - 1)
				if (result_has(result, v, result->base_year + y))
					well_formed(scene, explain(&scene->arena, result, v, 0, result->base_year + y, -1),
					            result->base_year + y, -1);
		shipped_free(scene);
	}
}

TEST(explain_depth_is_limited)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	CHECK_INT(walk(scene, "gdp", 2025, 0).count, 1);
	CHECK_INT(walk(scene, "gdp", 2025, 1).count, 5); /* four sectors */
	for (int depth = 0; depth < 8; depth++) {
		struct explanation all = walk(scene, "gdp", 2025, depth);
		well_formed(scene, all, 2025, depth);
		int deepest = 0;
		for (int i = 0; i < all.count; i++)
			deepest = all.steps[i].depth > deepest ? all.steps[i].depth : deepest;
		CHECK_INT(deepest, depth);
	}
	CHECK_INT(walk(scene, "gdp", 2025, 99).count, walk(scene, "gdp", 2025, -1).count);
	shipped_free(scene);
}

TEST(explain_marks_the_last_child)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	struct explanation all = walk(scene, "gdp", 2025, -1);
	for (int i = 0; i < all.count; i++) {
		bool more = false;
		for (int j = i + 1; j < all.count && all.steps[j].depth >= all.steps[i].depth; j++)
			more |= all.steps[j].depth == all.steps[i].depth;
		CHECK(all.steps[i].last == !more);
	}
	shipped_free(scene);
}

TEST(explain_last_years_values_are_leaves)
{
	struct scene *scene = shipped_run("tests/places/twosector/dry.json", NULL);
	struct explanation all = walk(scene, "stock", 2001, -1);
	const struct step *before = step_of(all, STEP_PREVIOUS, "stock");
	CHECK(before && before->year == 2000 && before->depth == 1);
	CHECK_CLOSE(before ? before->value : NAN, 50, 0);
	CHECK(!step_of(all, STEP_VARIABLE, "stock") || all.steps[0].kind == STEP_VARIABLE);
	all = walk(scene, "stock", 2000, -1); /* the base year leads to the file */
	CHECK_INT(all.count, 2);
	CHECK(all.steps[1].kind == STEP_INPUT && strcmp(all.steps[1].name, "indicators.stock.base") == 0);
	shipped_free(scene);
}

#define LINES "{\"kind\": \"scenario\", \"plan\": \"plan.json\", \"title\": \"t\",\n" \
	" \"sectors\": {\n" \
	"  \"a\": {\"output\": 60, \"growth\": {\"value\": 10, \"source\": \"table 3\", \"note\": \"as before\"}},\n" \
	"  \"b\": {\"output\": 40, \"growth\": {\"path\": {\"2021\": 5, \"2025\": 1}}}},\n" \
	" \"groups\": {\"both\": [\"a\", \"b\"]},\n" \
	" \"energy\": {\"intensity\": {\"a\": 2, \"b\": 0.5}, \"efficiency\": 1},\n \"limits\": {\n" \
	"  \"cap\": {\"use\": \"energy\", \"at_most\": 160, \"output\": {\"max_cut\": 50}}},\n \"indicators\": {\n" \
	"  \"lost\": {\"unit\": \"1\", \"formula\": \"unlimited(gdp) / gdp\"}}}\n"

TEST(explain_inputs_stand_where_the_file_says_them)
{
	struct scene *scene = scene_run_settings(NULL, LINES, (const char *const[]){"energy.efficiency.b=3", NULL});
	struct explanation all = walk(scene, "gdp", 2021, -1);
	static const struct { const char *input, *tail, *source, *note; double value;
	} want[] = {{"sectors.a.growth", "s.json:3:43", "table 3", "as before", 10},
	            {"sectors.b.growth", "s.json:4:42", NULL, NULL, 5},
	            {"energy.efficiency.a", "s.json:6:60", NULL, NULL, 1},
	            {"energy.efficiency.b", "--set:1:21", NULL, NULL, 3}};
	struct explanation energy = walk(scene, "energy", 2021, -1);
	for (int i = 0; i < 4; i++) {
		const struct step *step = step_of(i < 2 ? all : energy, STEP_INPUT, want[i].input);
		const char *place = step ? place_text(&scene->arena, step->place) : "";
		CHECK_SAY(step && strlen(place) >= strlen(want[i].tail) &&
		          strcmp(place + strlen(place) - strlen(want[i].tail), want[i].tail) == 0,
		          "%s stands at \"%s\", want %s", want[i].input, place, want[i].tail);
		CHECK(step && (want[i].source ? step->source && strcmp(step->source, want[i].source) == 0 : !step->source));
		const char *note = step ? title_in(step->note, LANG_EN, NULL) : NULL;
		CHECK(step && (want[i].note ? note && strcmp(note, want[i].note) == 0 : !note));
		CHECK_CLOSE(step ? step->value : NAN, want[i].value, 0);
	}
	const struct step *lost = &walk(scene, "lost", 2021, 0).steps[0];
	CHECK(lost && strstr(place_text(&scene->arena, lost->place), "s.json:10:36"));
	scene_free(scene);
}

TEST(explain_passes_over_what_does_nothing)
{
	struct scene *scene = scene_run(NULL, LINES);
	struct explanation all = walk(scene, "gdp", 2021, -1);
	CHECK(!step_of(all, STEP_VARIABLE, "growth_wanted.a") && !step_of(all, STEP_VARIABLE, "recovery.a"));
	const struct step *growth = step_of(walk(scene, "output.a", 2021, 1), STEP_INPUT, "sectors.a.growth");
	CHECK(growth && growth->depth == 1 && growth->source && strcmp(growth->source, "table 3") == 0);
	CHECK(growth && strstr(place_text(&scene->arena, growth->place), "s.json:3:43"));
	scene_free(scene);
	/* a floor that acts, a cut that comes back: they are shown */
	scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":50,\"growth\":10,"
		"\"catchup\":0.5}},\"energy\":{\"intensity\":2,\"efficiency\":0},\"limits\":{\"cap\":{\"use\":\"energy\","
		"\"at_most\":\"105 1e4 tce\"}}}");
	all = walk(scene, "output.a", 2022, -1);
	CHECK(step_of(all, STEP_VARIABLE, "recovery.a") && step_of(all, STEP_VARIABLE, "limit_cut_rate.cap.a"));
	const struct step *cut = step_of(all, STEP_VARIABLE, "limit_cut_share.cap");
	CHECK(cut && cut->limit && strcmp(cut->limit, "cap") == 0);
	scene_free(scene);
}

TEST(explain_keeps_a_users_formula_and_its_unit)
{
	struct scene *scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":50,"
		"\"growth\":10}},\"indicators\":{\"trillions\":{\"unit\":\"1e12 CNY@base\",\"formula\":\"gdp\"}}}");
	const struct step *root = &walk(scene, "trillions", 2021, 1).steps[0];
	CHECK_CLOSE(root->value, 0.0055, 1e-14);
	CHECK_TEXT(root->formula, "gdp");
	CHECK(step_of(walk(scene, "trillions", 2021, 1), STEP_VARIABLE, "gdp") != NULL);
	scene_free(scene);
}

TEST(explain_inherited_values_show_the_file_they_come_from)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	static const char *const want[][3] = {{"sectors.manufacturing.growth", "as-planned.json", "615.45"},
	                                      {"energy.efficiency.mining", "green.json", "2"},
	                                      {"energy.household_urban", "base.json", "0.578"},
	                                      {"population.migration", "base.json", "-0.46"},
	                                      {"limits.energy_per_gdp.left", "green.json", "14.5"}};
	struct explanation all = walk(scene, "gdp", 2025, -1);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct step *step = step_of(all, STEP_INPUT, want[i][0]);
		const char *file = step && step->place.source ? strrchr(step->place.source->path, '/') + 1 : "nowhere";
		CHECK_TEXT(file, want[i][1]);
		char line[256] = "";
		if (step && step->place.source)
			snprintf(line, sizeof line, "%s", step->place.source->bytes + step->place.offset);
		CHECK_SAY(strstr(line, want[i][2]), "%s: \"%s\" is not at \"%s\"", want[i][0], want[i][2], line);
	}
	shipped_free(scene);
}

TEST(explain_names_the_limit_in_the_years_in_which_it_binds)
{
	struct scene *scene = scene_run(NULL, LINES); /* 140 in 2020; above 160 from 2022 on */
	CHECK_CLOSE(scene_value(scene, "limit_binding.cap", 2021), 0, 0);
	CHECK_CLOSE(scene_value(scene, "limit_binding.cap", 2025), 1, 0);
	const struct step *free_year = step_of(walk(scene, "gdp", 2021, -1), STEP_VARIABLE, "limit_cut_share.cap");
	const struct step *bound_year = step_of(walk(scene, "gdp", 2025, -1), STEP_VARIABLE, "limit_cut_share.cap");
	CHECK(!free_year || !free_year->limit);
	CHECK(bound_year && bound_year->limit && strcmp(bound_year->limit, "cap") == 0);
	CHECK(bound_year && strstr(place_text(&scene->arena, bound_year->place), "s.json:8:10"));
	CHECK(step_of(walk(scene, "gdp", 2025, -1), STEP_INPUT, "limits.cap.at_most") != NULL);
	CHECK(!step_of(walk(scene, "gdp", 2025, -1), STEP_INPUT, "limits.on")); /* ours, not the user's */
	scene_free(scene);
}

TEST(explain_passes_over_limits_that_do_not_bind)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	struct explanation all = walk(scene, "gdp", 2025, -1);
	for (int i = 0; i < all.count; i++)
		CHECK(!strstr(all.steps[i].name, "raw_coal"));
	const struct step *cut = step_of(all, STEP_VARIABLE, "limit_cut_share.energy_per_gdp");
	CHECK(cut && cut->limit && strcmp(cut->limit, "energy_per_gdp") == 0 &&
	      strstr(cut->place.source->path, "green.json"));
	shipped_free(scene);
}

TEST(explain_unlimited_is_a_leaf_with_the_companions_value)
{
	struct scene *scene = scene_run(NULL, LINES);
	if (!scene->result)
		return;
	struct explanation all = walk(scene, "lost", 2025, -1);
	const struct step *other = step_of(all, STEP_PREVIOUS, "unlimited(gdp)");
	int element, gdp = program_find(scene->result->program, "gdp", &element);
	CHECK(other != NULL);
	CHECK_CLOSE(other ? other->value : NAN, scene->result->unlimited[gdp][5], 0);
	CHECK(scene->result->unlimited[gdp][5] > scene_value(scene, "gdp", 2025));
	scene_free(scene);
}

TEST(explain_a_group_by_its_members)
{
	struct scene *scene = scene_run(NULL, LINES);
	struct explanation all = walk(scene, "output.both", 2023, 1);
	CHECK_INT(all.count, 3);
	CHECK_TEXT(all.steps[1].name, "output.a");
	CHECK_TEXT(all.steps[2].name, "output.b");
	CHECK_CLOSE(all.steps[1].value + all.steps[2].value, all.steps[0].value, 1e-15);
	all = walk(scene, "output_growth.both", 2023, 1);
	CHECK(step_of(all, STEP_VARIABLE, "output.both") && step_of(all, STEP_PREVIOUS, "output.both"));
	scene_free(scene);
}

/* "386.7 (2024) * (1 + 15.262 %)" as a formula of numbers: years dropped, percent divided, sum(a, b) written
 * out. */
static void calculable(const char *numbers, char *out)
{
	int in_sum = 0;
	for (const char *c = numbers; *c; c++) {
		unsigned year = 0;
		int used = 0;
		if (sscanf(c, " (%4u)%n", &year, &used) == 1 && used == 7 && year > 1900) {
			c += used - 1;
		} else if (strncmp(c, "sum(", 4) == 0) {
			in_sum = 1;
			c += 2;
		} else if (strncmp(c, " %", 2) == 0 || strncmp(c, " pp", 3) == 0) {
			out += sprintf(out, " / 100");
			c += c[1] == 'p' ? 2 : 1;
		} else if (in_sum && *c == ',') {
			*out++ = '+';
		} else {
			in_sum = in_sum && *c != ')';
			*out++ = *c;
		}
	}
	*out = 0;
}

static void numbers_make(struct scene *scene, const char *name, int year, double in_percent)
{
	const struct step *step = walk(scene, name, year, 0).steps;
	char formula[1024], text[2048];
	if (!step || !step->numbers) {
		test_fail(__FILE__, __LINE__, "%s has no numbers", name);
		return;
	}
	calculable(step->numbers, formula);
	snprintf(
		text, sizeof text,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"indicators\":{\"x\":{\"unit\":\"1\","
		"\"formula\":\"%s\"}}}",
		formula);
	struct scene *sum = scene_run(NULL, text);
	double got = sum->result ? scene_value(sum, "x", 2021) * in_percent : NAN;
	CHECK_SAY(test_close(got, step->value, 1e-2), "%s = %.8g, but %s makes %.8g%s", name, step->value, step->numbers,
	          got, scene_messages(sum));
	scene_free(sum);
}

TEST(explain_numbers_make_the_value)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	static const char *const plain[] = {"gdp",
	                                    "output.manufacturing",
	                                    "output_wanted.services",
	                                    "energy_per_output.mining",
	                                    "energy_intensity",
	                                    "limit_most.energy_per_gdp",
	                                    "energy",
	                                    "energy_use.other",
	                                    "co2_sector.manufacturing",
	                                    "co2_per_energy",
	                                    "population_rural",
	                                    "gap_to_unlimited",
	                                    "capital",
	                                    "income",
	                                    "labour_supply",
	                                    "rd_spending"};
	static const char *const percent[] = {"primary_share.coal",
	                                      "share.services",
	                                      "output_growth.manufacturing",
	                                      "energy_intensity_decline",
	                                      "limit_efficiency.energy_per_gdp",
	                                      "limit_cut_share.energy_per_gdp",
	                                      "manufacturing_share"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		numbers_make(scene, plain[i], 2025, 1);
	for (size_t i = 0; i < sizeof percent / sizeof *percent; i++)
		numbers_make(scene, percent[i], 2024, 100);
	shipped_free(scene);
}

TEST(explain_numbers_read_as_a_person_writes_them)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	CHECK_TEXT(walk(scene, "output_wanted.manufacturing", 2025, 0).steps[0].numbers, "386.7 (2024) * (1 + 15.262 %)");
	CHECK_TEXT(walk(scene, "gdp", 2020, 0).steps[0].numbers, "sum(302.53, 583.36, 547.02, 105.09)");
	CHECK_TEXT(walk(scene, "energy_intensity_decline", 2025, 0).steps[0].numbers, "1 - 1.625 / 1.9 (2020)");
	CHECK_TEXT(walk(scene, "population", 2021, 0).steps[0].formula,
		"max(prev(population) * (1 + population.natural_increase) + population.migration, 0)");
	CHECK_TEXT(walk(scene, "population", 2021, 0).steps[0].numbers, "max(339.84 (2020) * (1 + 0.12 ‰) + -0.46, 0)");
	shipped_free(scene);
}
