/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a year is how its number came about: recomputed from the two stated numbers that are named. What ends
 * inside a run is found, and nothing else. */
#include "ask/basis.h"
#include "base/function.h"
#include "tests/scene.h"
#include "tests/test.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

#define START "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"years\":[2021,2030]," \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":"
#define REST "}},\"energy\":{\"intensity\":1,\"efficiency\":1}"

static const struct input_value *value_of(const struct scene *scene, const char *name, const struct input **input)
{
	int element, index = program_find_input(scene->result->program, name, &element);
	*input = &scene->result->program->inputs[index];
	return &(*input)->value[element < 0 ? 0 : element];
}

static double told(const struct program *program, const struct input *input, const struct input_value *value,
                   const struct basis *basis, int year)
{
	double a = basis->from ? basis_point(program, input, value, basis->from) : NAN,
		   b = basis->to ? basis_point(program, input, value, basis->to) : NAN;
	double part = basis->from && basis->to && basis->from != basis->to
	                  ? (double)(year - basis->from->year) / (basis->to->year - basis->from->year)
	                  : 0;
	switch (basis->kind) {
	case BASIS_STATED: return basis->from->year == year ? a : NAN;
	case BASIS_LINEAR: return a + (b - a) * part;
	case BASIS_GEOMETRIC: return a * function_pow(b / a, part);
	case BASIS_STEP:
	case BASIS_AFTER: return a;
	case BASIS_BEFORE: return b;
	default: return NAN;
	}
}

TEST(basis_says_how_the_number_of_each_year_came_about)
{
	static const char *const growths[] = {
		"{\"path\":{\"2021\":4,\"2024\":8.5,\"2027\":3}}",
		"{\"path\":{\"2022\":4,\"2026\":9},\"interpolate\":\"geometric\"}",
		"{\"path\":{\"2018\":4,\"2023\":9,\"2035\":1},\"interpolate\":\"step\"}",
		"{\"path\":{\"2015\":1,\"2035\":11}}", "{\"path\":{\"2021\":\"5 %/yr\",\"2029\":\"1 %/yr\"}}"};
	for (size_t i = 0; i < sizeof growths / sizeof *growths; i++) {
		struct scene *scene = scene_runs(START, growths[i], REST "}");
		const struct input *input;
		const struct input_value *value = scene->result ? value_of(scene, "sectors.a.growth", &input) : NULL;
		for (int year = 2021; value && year <= 2030; year++) {
			struct basis basis = basis_of(value, year);
			CHECK_CLOSE(told(scene->result->program, input, value, &basis, year), value->values[year - 2020], 1e-12);
		}
		scene_free(scene);
	}
}

TEST(basis_of_levels_is_the_rate_to_the_next_one)
{
	struct scene *scene = scene_runs(START, "{\"level\":{\"2023\":70,\"2026\":90}}", REST "}");
	const struct input *input;
	const struct input_value *value = value_of(scene, "sectors.a.growth", &input);
	for (int year = 2021; year <= 2026; year++) {
		struct basis basis = basis_of(value, year);
		CHECK(basis.kind == BASIS_LEVEL);
		CHECK_INT(basis.to->year, year <= 2023 ? 2023 : 2026);
	}
	CHECK(basis_of(value, 2027).kind == BASIS_LEVEL_AFTER && basis_of(value, 2027).from->year == 2026);
	CHECK_INT(basis_held_after(scene->result->program, value), 2026);
	CHECK_INT(basis_between(scene->result->program, input, value), 0);
	scene_free(scene);
}

TEST(basis_finds_what_is_held_before_and_after)
{
	static const struct { const char *growth; int before, after; bool between; } cases[] = {
		{"5", 0, 0, false},
		{"{\"path\":{\"2021\":5,\"2030\":6}}", 0, 0, true},
		{"{\"path\":{\"2021\":5,\"2022\":6}}", 0, 2022, false},
		{"{\"path\":{\"2023\":5,\"2035\":6}}", 2023, 0, true},
		{"{\"path\":{\"2020\":5,\"2029\":6},\"interpolate\":\"step\"}", 0, 2029, false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene *scene = scene_runs(START, cases[i].growth, REST "}");
		const struct input *input;
		const struct input_value *value = value_of(scene, "sectors.a.growth", &input);
		CHECK_INT(basis_held_before(scene->result->program, input, value), cases[i].before);
		CHECK_INT(basis_held_after(scene->result->program, value), cases[i].after);
		CHECK((basis_between(scene->result->program, input, value) > 0) == cases[i].between);
		scene_free(scene);
	}
}

TEST(basis_tells_limits_that_lapse_from_those_that_are_held)
{
	static const struct { const char *path, *after; int lapses; enum basis_kind kind; } cases[] = {
		{"{\"path\":{\"2021\":70,\"2025\":80}}", "", 2025, BASIS_LAPSED},
		{"{\"path\":{\"2021\":70,\"2025\":80}}", ",\"after\":\"hold\"", 0, BASIS_AFTER},
		{"{\"path\":{\"2021\":70,\"2025\":80}}", ",\"after\":\"continue\"", 0, BASIS_CONTINUED},
		{"{\"path\":{\"2021\":70,\"2035\":80}}", "", 0, BASIS_LINEAR},
		{"90", "", 0, BASIS_ONE}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char limit[300];
		snprintf(limit, sizeof limit, "5" REST ",\"limits\":{\"cap\":{\"use\":\"energy\",\"at_most\":%s%s}}",
		         cases[i].path, cases[i].after);
		struct scene *scene = scene_runs(START, limit, "}");
		const struct input *input;
		CHECK_INT(basis_limit_lapses(scene->result, "cap"), cases[i].lapses);
		CHECK_INT((int)basis_of(value_of(scene, "limits.cap.at_most", &input), 2028).kind, (int)cases[i].kind);
		scene_free(scene);
	}
}
