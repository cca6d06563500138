/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a formula is made of: products, quotients and sums as terms and factors; and what a decomposition of it is, or
 * why it is refused. */
#include "ask/decompose.h"
#include "ask/factors.h"
#include <math.h>
#include <string.h>
#include "tests/scene.h"
#include "tests/test.h"

#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":5},\"b\":{\"output\":40,\"growth\":-2}}," \
	"\"indicators\":{\"x\":{\"unit\":\"1\",\"base\":100,\"compound\":4}," \
	"\"y\":{\"unit\":\"1\",\"base\":12,\"linear\":1}," \
	"\"z\":{\"unit\":\"1\",\"formula\":\""
#define FOOT "\"}}}"

static struct factors factors_of(const struct scene *scene, const char *name)
{
	struct factors factors;
	int element, variable = program_find(scene->result->program, name, &element);
	CHECK(factors_read(scene->result->program->arena, scene->result->program, variable, element, &factors));
	return factors;
}

static void check_terms(const char *formula, int count, const char *const *ids)
{
	struct scene *scene = scene_runs(HEAD, formula, FOOT);
	struct factors factors = factors_of(scene, "z");
	CHECK_INT(factors.count, count);
	for (int i = 0; i < factors.count && i < count; i++)
		CHECK_TEXT(factors.terms[i].id, ids[i]);
	scene_free(scene);
}

TEST(factors_of_a_formula_are_its_names_with_their_powers)
{
	check_terms("x * y / 3", 1, (const char *const[]){"x * y"});
	check_terms("x * x / y", 1, (const char *const[]){"x ^ 2 / y"});
	check_terms("x * y / x", 1, (const char *const[]){"y"});
	check_terms("1 / (x * y)", 1, (const char *const[]){"1 / x / y"});
	check_terms("sqrt(x) * y ^ 3 - -(x / y)", 2, (const char *const[]){"x ^ 0.5 * y ^ 3", "x / y"});
	check_terms("x * (1 + y) - 2 * y + 7", 3, (const char *const[]){"x * (1 + y)", "-y", ""});
	check_terms("x * min(y, 3) ^ 2", 1, (const char *const[]){"x * min(y, 3) ^ 2"});
	check_terms("sum(output * share_real) / gdp * x", 2,
	            (const char *const[]){"x * output * share_real / gdp", "x * output * share_real / gdp"});
}

static enum decompose_refusal ask(struct scene *scene, const char *name, int from, int to,
                                  struct decompose_refused *why)
{
	const struct result *result = scene->result;
	int element, variable = program_find(result->program, name, &element);
	struct decompose_question question = {
		-1, variable, element, {result, from, WORLD_LIMITED}, {result, to, WORLD_LIMITED}, false};
	const struct decomposition *made = decompose(result->program->arena, &question, why);
	CHECK((made != NULL) == (why->why == DECOMPOSE_FINE));
	return why->why;
}

TEST(decompose_refuses_what_is_no_product_and_what_has_no_logarithm)
{
	struct decompose_refused why;
	struct scene *scene = scene_runs(HEAD, "x - y", FOOT);
	CHECK_INT(ask(scene, "z", 2020, 2025, &why), DECOMPOSE_NO_PRODUCT);
	CHECK_INT(ask(scene, "x", 2020, 2025, &why), DECOMPOSE_OWN_PAST);
	CHECK_INT(ask(scene, "gdp", 2020, 2025, &why), DECOMPOSE_NO_PRODUCT);
	scene_free(scene);
	scene = scene_runs(HEAD, "x * (y - 15)", FOOT);
	CHECK_INT(ask(scene, "z", 2020, 2025, &why), DECOMPOSE_NEGATIVE);
	CHECK_TEXT(why.name, "y - 15");
	CHECK_INT(why.year, 2020);
	CHECK_CLOSE(why.value, -3, 1e-15);
	CHECK_INT(ask(scene, "z", 2023, 2025, &why), DECOMPOSE_FINE);
	scene_free(scene);
	scene = scene_runs(HEAD, "x / prev(y)", FOOT);
	CHECK_INT(ask(scene, "z", 2020, 2025, &why), DECOMPOSE_NO_VALUE);
	CHECK_INT(ask(scene, "z", 2021, 2025, &why), DECOMPOSE_FINE);
	scene_free(scene);
}

TEST(decompose_gives_a_term_of_long_formulas_its_own_part)
{
	struct text formula;
	struct arena arena;
	struct decompose_refused why;
	arena_init(&arena, NULL, 0);
	text_init(&formula, &arena);
	text_add(&formula, "x * y");
	for (int i = 0; i < 1200; i++)
		text_add(&formula, " + x*y");
	struct scene *scene = scene_runs(HEAD, formula.bytes, FOOT);
	CHECK_INT(factors_of(scene, "z").count, 1201);
	CHECK_INT(ask(scene, "z", 2020, 2025, &why), DECOMPOSE_FINE);
	scene_free(scene);
	arena_free(&arena);
}
