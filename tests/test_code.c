/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code: no optimisation, no choice of what varies or is wanted and no number of lanes may change a bit. Every
 * program is run in many ways and each value of each year, with the limits on and off, compared with the
 * plainest way: nothing optimised, nothing varied, one lane. */
#include "core/code.h"
#include "core/engine.h"
#include "tests/scene.h"
#include "tests/shipped.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":50,\"growth\":10," \
	"\"catchup\":0.4}," \
	"\"b\":{\"output\":50,\"growth\":{\"path\":{\"2021\":9,\"2025\":3}}}},\"groups\":{\"whole\":[\"a\",\"b\"]}," \
	"\"population\":{\"base\":10,\"migration\":-0.1},\"urbanization\":{\"base\":50,\"speed\":5,\"ceiling\":80," \
	"\"response\":0.3}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":1,\"household_urban\":0.3,\"household_rural\":0.2}," \
	"\"carbon\":{\"factor\":{\"a\":2.7,\"b\":1},\"household_factor\":2},\"prices\":{\"growth\":{\"a\":3}},\"limits\":{"
#define MIDDLE "},\"indicators\":{"
#define END "}}"

/* Level and ratio limits, efficiency of some sectors, coefficients, weights; formulas that fuse, share, fold
 * and look back. */
static const char *const scenes[] = {
	START
	"\"cap\":{\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"efficiency\":{\"extra\":0.5},"
	"\"output\":{\"max_cut\":50}}"
	MIDDLE
	"\"x\":{\"unit\":\"1\",\"base\":1,\"formula\":\"prev(y)\"},\"y\":{\"unit\":\"1\",\"base\":2,"
	"\"formula\":\"prev(x)\"},\"z\":{\"unit\":\"1\",\"formula\":\"at(gdp, 2022) / base(gdp) + prev(x) * 3 - prev(y) * "
	"gdp / base(gdp)\"},\"lost\":{\"unit\":\"1\",\"formula\":\"unlimited(gdp) / gdp + unlimited(year) * 0 + "
	"unlimited(energy_use.a) / energy\"}" END,
	START
	"\"e\":{\"use\":\"energy\",\"per\":\"gdp\",\"fall_at_least\":{\"path\":{\"2020\":0,\"2024\":20}},"
	"\"after\":\"continue\",\"efficiency\":{\"extra\":1,\"sectors\":[\"a\"]},\"output\":{\"max_cut\":20}},"
	"\"c\":{\"use\":\"co2\",\"per\":\"gdp\",\"at_most\":\"3 t/1e4 CNY\",\"efficiency\":{\"extra\":0.5},"
	"\"output\":{\"max_cut\":60}},\"l\":{\"use\":\"co2\",\"at_most\":\"380 1e4 t\",\"output\":{\"max_cut\":9}}" MIDDLE
	"\"one\":{\"unit\":\"1\",\"formula\":\"1 * gdp / gdp + (gdp / base(gdp)) ^ 0 + (gdp / base(gdp)) ^ 1 + min(1, 2) * "
	"(3 - 2)\"},\"grown\":{\"unit\":\"1\",\"formula\":\"gdp_growth / prev(gdp_growth)\"},"
	"\"mean\":{\"unit\":\"1\",\"formula\":\"(gdp / base(gdp)) ^ (1 / max(year - base_year, 1)) * exp(-gdp_growth_or) + "
	"log(gdp / base(gdp)) * sqrt(2)\"},"
	"\"gdp_growth_or\":{\"unit\":\"1\",\"base\":0,\"formula\":\"gdp / prev(gdp) - 1\"}" END,
	START
	"\"water\":{\"unit\":\"1e4 m3\",\"coefficients\":{\"a\":3,\"b\":1},\"fixed\":10,\"at_most\":220,"
	"\"efficiency\":{\"extra\":1},\"output\":{\"max_cut\":50,\"weights\":{\"a\":0.2,\"b\":1}}},"
	"\"heads\":{\"use\":\"energy\",\"per\":\"population\",\"at_most\":14,\"output\":{\"max_cut\":7}}" MIDDLE
	"\"fused\":{\"unit\":\"1\",\"formula\":\"clamp(gdp / base(gdp) * 2 - abs(gdp / base(gdp) - 3) * 0.1, -share.a * 3, "
	"1 + share.b * share.a)\"}" END,
	START MIDDLE "\"plain\":{\"unit\":\"1\",\"formula\":\"unlimited(gdp) / gdp + gdp / base(gdp)\"}" END,
};
enum { SCENES = sizeof scenes / sizeof *scenes };

struct values {
	double **value;     /* [variable][(element * years + year) * WORLDS + world] */
	const struct question *question;
	const struct program *program;
	const struct values *wanted; /* NULL: this is the plain way, to be kept */
	const bool *only;
	int only_year; /* > 0: compared in this year alone, with the limits on */
	int lanes, wrong;
	const char *what;
};

static int width(const struct program *program, int variable)
{
	return program_elements(program, program->variables[variable].set) + program_groups(program, variable);
}

/* What varies is given what it is without: its value, a shift by 0, a factor 1. */
static void fill(void *context, int index, int year, double *row, int lanes)
{
	struct values *values = context;
	const struct vary *at = &values->question->varied[index];
	for (int lane = 0; lane < lanes; lane++)
		row[lane] = at->kind == VARY_SHIFT   ? 0
		            : at->kind == VARY_SCALE ? 1
		                                     : values->program->inputs[at->input].value[at->element].values[year];
}

static bool same(double a, double b) { return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0; }

static void compare(struct values *values, const struct engine *engine, enum world world, int variable, int element,
                    int year)
{
	const struct program *program = values->program;
	double want = values->wanted->value[variable][(element * program->years + year) * WORLDS + (int)world];
	for (int lane = 0; lane < values->lanes; lane += lane < 10 || lane > values->lanes - 4 ? 1 : 7) {
		double got = engine_value(engine, world, variable, element, lane);
		CHECK_SAY(same(got, want) || values->wrong++, "%s: %s in %d, limits %s, lane %d of %d: %a, not %a",
		          values->what, program_element_name(program->arena, program, variable, element),
		          program->base_year + year, world ? "off" : "on", lane, values->lanes, got, want);
	}
	const double *row = engine_row(engine, world, variable, element);
	if (row && year >= program->variables[variable].first && !same(row[0], want))
		values->wrong++;
}

static void take(void *context, const struct engine *engine, int year)
{
	struct values *values = context;
	const struct program *program = values->program;
	for (int v = 0; v < program->variable_count; v++)
		for (int e = 0; e < width(program, v); e++)
			for (enum world world = 0; world < WORLDS; world++) {
				if (!values->wanted)
					values->value[v][(e * program->years + year) * WORLDS + (int)world] =
						engine_value(engine, world, v, e, 0);
				else if ((!values->only || values->only[v]) &&
				         (!values->only_year || (values->only_year == year && world == WORLD_LIMITED)))
					compare(values, engine, world, v, e, year);
			}
}

static const bool *all_variables(struct arena *arena, const struct program *program)
{
	bool *all = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count; v++)
		all[v] = true;
	return all;
}

/* Two blocks on one engine: what the first leaves behind must not reach the second. */
static bool run_way(struct values *values, struct arena *arena, const struct question *question, int lanes)
{
	values->question = question;
	values->lanes = lanes;
	struct engine *engine = engine_create(arena, code_make(arena, values->program, question), lanes);
	for (int block = 0; block < 2 && !values->wrong; block++)
		engine_run(engine, &(struct source_sink){values, fill, take});
	CHECK(!values->wrong);
	return !values->wrong;
}

static struct values plain_values(struct arena *arena, const struct program *program)
{
	struct values values = {.program = program, .value = ARENA_ARRAY(arena, program->variable_count + 1, double *)};
	for (int v = 0; v < program->variable_count; v++)
		values.value[v] = ARENA_ARRAY(arena, width(program, v) * program->years * WORLDS + 1, double);
	run_way(&values, arena, &(struct question){.companions = all_variables(arena, program)}, 1);
	return values;
}

/* The same every year, so that one number for a lane can stand for it. */
static bool constant(const struct program *program, const struct input *input)
{
	for (int e = 0; e < program_elements(program, input->set); e++)
		for (int y = 0; y < program->years; y++)
			if (input->value[e].absent || input->value[e].values[y] != input->value[e].values[0])
				return false;
	return true;
}

/* Every input that there is: its value where one number for a lane can stand for it, otherwise in turn its values
 * year by year, a shift and a factor. limits.on stays as it is: it is what tells the two worlds apart. */
static int varied_inputs(struct arena *arena, const struct program *program, struct vary **list)
{
	static const enum vary_kind kinds[] = {VARY_YEARLY, VARY_SHIFT, VARY_SCALE};
	int count = 0, room = 0, turn = 0;
	*list = NULL;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set) && i != program->limits_on; e++)
			if (!program->inputs[i].value[e].absent)
				*ARENA_PUSH(arena, *list, count, room) =
					(struct vary){i, e, constant(program, &program->inputs[i]) ? VARY_VALUE : kinds[turn++ % 3]};
	return count;
}

static void all_ways(struct values *values, struct arena *arena, const struct vary *varied, int varied_count,
                     const char *what)
{
	static const unsigned ways[] = {CODE_ALL,
	                                0,
	                                CODE_ALL & ~CODE_PRUNE,
	                                CODE_ALL & ~CODE_SHARE,
	                                CODE_ALL & ~CODE_FOLD,
	                                CODE_ALL & ~CODE_HOIST,
	                                CODE_ALL & ~CODE_FUSE,
	                                CODE_ALL & ~CODE_REUSE,
	                                CODE_ALL & ~CODE_PLACE,
	                                CODE_ALL & ~CODE_ONLY,
	                                CODE_HOIST | CODE_REUSE,
	                                CODE_FUSE | CODE_REUSE};
	struct question question = {
		.companions = all_variables(arena, values->program), .varied = varied, .varied_count = varied_count};
	for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
		values->what = arena_print(arena, "%s, %d varied, optimisations %u", what, varied_count, ways[w]);
		question.optimisations = ways[w];
		if (!run_way(values, arena, &question, 2))
			return;
	}
	static const int lanes[] = {1, 8, 130, 256};
	question.optimisations = CODE_ALL;
	for (size_t l = 0; l < sizeof lanes / sizeof *lanes; l++) {
		values->what = arena_print(arena, "%s, %d varied", what, varied_count);
		if (!run_way(values, arena, &question, lanes[l]))
			return;
	}
}

static void program_in_all_ways(const struct scene *scene, const char *what)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const struct program *program = scene->result->program;
	struct values plain = plain_values(&arena, program), values = {.program = program, .wanted = &plain};
	struct vary *varied;
	int count = varied_inputs(&arena, program, &varied);
	all_ways(&values, &arena, varied, 0, what);
	all_ways(&values, &arena, varied, count, what);
	for (int i = 0; i < count && !values.wrong; i++) { /* one alone */
		values.what = arena_print(&arena, "%s, %s varied", what, program->inputs[varied[i].input].name);
		run_way(&values, &arena,
		        &(struct question){.companions = all_variables(&arena, program),
		                           .varied = &varied[i],
		                           .varied_count = 1,
		                           .optimisations = CODE_ALL},
		        8);
	}
	arena_free(&arena);
}

/* Years in which there is none: of a limit that is broken or not in force. */
static bool left_out(const struct program *program, int variable, double value)
{
	const char *name = program->variables[variable].name;
	return isnan(value) && (strncmp(name, "limit_price.", 12) == 0 || strncmp(name, "limit_slack.", 12) == 0);
}

/* What `run` printed is what the plain way gives. */
static void result_is_plain(const struct scene *scene)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const struct result *result = scene->result;
	const struct program *program = result->program;
	struct values plain = plain_values(&arena, program);
	int wrong = 0;
	for (int v = 0; v < program->variable_count; v++)
		for (int i = 0; i < width(program, v) * program->years; i++) {
			wrong += !same(plain.value[v][i * WORLDS + WORLD_LIMITED], result->values[v][i]) &&
			         !left_out(program, v, result->values[v][i]);
			wrong += result->unlimited && !same(plain.value[v][i * WORLDS + WORLD_UNLIMITED], result->unlimited[v][i]);
		}
	CHECK_INT(wrong, 0);
	arena_free(&arena);
}

static void few_wanted(const struct scene *scene, const char *what, int step)
{
	const struct program *program = scene->result->program;
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct values plain = plain_values(&arena, program);
	for (int v = 0; v < program->variable_count; v += step) {
		bool *wanted = ARENA_ARRAY(&arena, program->variable_count, bool);
		wanted[v] = wanted[v * 7 % program->variable_count] = true;
		struct values values = {.program = program, .wanted = &plain, .only = wanted,
			.what = arena_print(&arena, "%s, only %s wanted", what, program->variables[v].name)};
		struct question question = {.wanted = wanted, .companions = wanted, .optimisations = CODE_ALL};
		if (!run_way(&values, &arena, &question, 2))
			break;
	}
	arena_free(&arena);
}

/* What is wanted of one year has the same bits there, whatever else is. Returns how many steps run in one
 * year alone. */
static int one_year_wanted(const struct scene *scene, const char *what)
{
	const struct program *program = scene->result->program;
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct values plain = plain_values(&arena, program);
	struct vary *varied;
	int count = varied_inputs(&arena, program, &varied), saved = 0;
	for (int v = 0; v < program->variable_count; v++) {
		bool *wanted = ARENA_ARRAY(&arena, program->variable_count, bool),
			 *seen = ARENA_ARRAY(&arena, program->variable_count, bool);
		int *only = ARENA_ARRAY(&arena, program->variable_count, int), other = (v * 7 + 1) % program->variable_count;
		if (other == v)
			continue;
		wanted[v] = wanted[other] = seen[v] = true;
		only[v] = 3;
		struct values values = {.program = program, .wanted = &plain, .only = seen, .only_year = only[v],
			.what = arena_print(&arena, "%s, %s wanted of one year", what, program->variables[v].name)};
		struct question question = {
			.wanted = wanted, .only = only, .varied = varied, .varied_count = count, .optimisations = CODE_ALL};
		const struct code *code = code_make(&arena, program, &question);
		for (int i = 0; i < code->lane_steps[PHASE_YEAR]; i++)
			saved += code->lanes[PHASE_YEAR][i].only == 3;
		if (!run_way(&values, &arena, &question, 2))
			break;
	}
	arena_free(&arena);
	return saved;
}

static struct scene *scene_of(int i)
{
	struct scene *scene = scene_run(NULL, scenes[i]);
	CHECK_SAY(scene->result, "scene %d: %s", i, scene_messages(scene));
	return scene;
}

TEST(code_of_scenes_with_limits_has_the_same_bits_in_every_way)
{
	for (int i = 0; i < SCENES; i++) {
		struct scene *scene = scene_of(i);
		if (scene->result) {
			char what[32];
			snprintf(what, sizeof what, "scene %d", i);
			program_in_all_ways(scene, what);
			result_is_plain(scene);
			few_wanted(scene, what, 1);
			CHECK(one_year_wanted(scene, what) > 0);
		}
		scene_free(scene);
	}
}

TEST(code_of_shipped_scenarios_has_the_same_bits_in_every_way)
{
	const char *paths[SHIPPED_MOST];
	int count = shipped_list(paths);
	CHECK(count >= 4);
	for (int i = 0; i < count; i++) {
		struct scene *scene = shipped_run(paths[i], NULL);
		if (scene->result) {
			program_in_all_ways(scene, paths[i]);
			result_is_plain(scene);
			few_wanted(scene, paths[i], 5);
		}
		shipped_free(scene);
	}
}

/* The first sector's growth varies, as in an ensemble. */
static const struct code *code_with(struct arena *arena, const struct program *program, unsigned optimisations,
                                    const bool *wanted)
{
	int element;
	struct vary vary = {program_find_input(program, "sectors.a.growth", &element), 0, VARY_VALUE};
	return code_make(
		arena, program,
		&(struct question){.wanted = wanted, .varied = &vary, .varied_count = 1, .optimisations = optimisations});
}

static int steps(const struct code *code)
{
	return code->uniform_steps[0] + code->uniform_steps[1] + code->lane_steps[0] + code->lane_steps[1] +
	       code->block_steps;
}

/* `lagged` knows of limits only by last year's values. */
#define LAGGED "\"lagged\":{\"unit\":\"1\",\"base\":1,\"formula\":\"prev(lagged) * 0.9 + prev(gdp) / base(gdp)\"}"

TEST(code_companion_is_the_run_without_the_limits)
{
	struct scene *limited =
					 scene_run(NULL, START
	                           "\"cap\":{\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"efficiency\":{\"extra\":0.5},"
	                           "\"output\":{\"max_cut\":50}}" MIDDLE LAGGED END),
				 *free = scene_run(NULL, START MIDDLE LAGGED END);
	CHECK(limited->result && free->result);
	const struct program *program = free->result ? free->result->program : NULL;
	for (int v = 0; limited->result && program && v < program->variable_count; v++) {
		int element, same_name = program_find(limited->result->program, program->variables[v].name, &element);
		for (int i = 0; same_name >= 0 && i < width(program, v) * program->years; i++)
			CHECK_SAY(same(limited->result->unlimited[same_name][i], free->result->values[v][i]), "%s: %a, not %a",
			          program->variables[v].name, limited->result->unlimited[same_name][i],
			          free->result->values[v][i]);
	}
	CHECK(scene_value(limited, "lagged", 2025) < scene_value(free, "lagged", 2025));
	scene_free(limited);
	scene_free(free);
}

TEST(code_optimisations_each_save_something)
{
	struct scene *scene = scene_of(1);
	struct arena arena;
	if (!scene->result)
		return;
	arena_init(&arena, NULL, 0);
	const struct program *program = scene->result->program;
	int element;
	bool *wanted = ARENA_ARRAY(&arena, program->variable_count, bool);
	wanted[program_find(program, "energy_intensity", &element)] = true;
	const struct code *all = code_with(&arena, program, CODE_ALL, wanted);
	CHECK(steps(all) < steps(code_with(&arena, program, CODE_ALL & ~CODE_PRUNE, wanted)));
	CHECK(steps(all) < steps(code_with(&arena, program, CODE_ALL & ~CODE_SHARE, wanted)));
	/* constants are hoisted out of the years in any case: folding shows where they are not */
	unsigned kept = CODE_ALL & ~CODE_HOIST;
	CHECK(steps(code_with(&arena, program, kept, wanted)) <
	      steps(code_with(&arena, program, kept & ~(unsigned)CODE_FOLD, wanted)));
	CHECK(steps(all) < steps(code_with(&arena, program, CODE_ALL & ~CODE_FUSE, wanted)));
	CHECK(all->lane_steps[PHASE_YEAR] <
	      code_with(&arena, program, CODE_ALL & ~CODE_HOIST, wanted)->lane_steps[PHASE_YEAR]);
	CHECK(all->row_count < code_with(&arena, program, CODE_ALL & ~CODE_REUSE, wanted)->row_count);
	arena_free(&arena);
	scene_free(scene);
}

TEST(code_without_anything_varied_has_no_lane_steps)
{
	struct scene *scene = scene_of(3);
	struct arena arena;
	if (!scene->result)
		return;
	arena_init(&arena, NULL, 0);
	const struct program *program = scene->result->program;
	CHECK_INT(program->limits_on, -1);
	const struct code *code = code_make(&arena, program, &(struct question){.optimisations = CODE_ALL});
	CHECK_INT(code->lane_steps[PHASE_BASE] + code->lane_steps[PHASE_YEAR] + code->row_count, 0);
	arena_free(&arena);
	scene_free(scene);
}

TEST(engine_says_nan_where_a_variable_is_not_wanted_or_has_not_begun)
{
	struct scene *scene = scene_of(0);
	CHECK(isnan(scene_value(scene, "gdp_growth", 2020)));
	CHECK(isnan(scene_value(scene, "z", 2021)));
	CHECK(isfinite(scene_value(scene, "z", 2022)));
	scene_free(scene);
}
