/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correlations: what is drawn has the rank correlation that was written, sets that nothing joins are apart, a pair is
 * told once, and what can be joined is bounded and said. */
#include "core/copula.h"
#include <math.h>
#include "base/text.h"
#include "tests/scene.h"
#include "tests/test.h"

#define START "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{"
#define DRAWN(id) "\"" id "\":{\"output\":50,\"growth\":{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":1}}}}"
#define PAIR(id, one, two, rank)                                                                                       \
	"\"" id "\":{\"of\":\"sectors." one ".growth\",\"with\":\"sectors." two ".growth\",\"rank\":" rank "}"
#define FIVE DRAWN("a") "," DRAWN("b") "," DRAWN("c") "," DRAWN("d") "," DRAWN("e")

static const struct uncertain_input *drawn(const struct scene *scene, const char *key)
{
	for (int i = 0; scene->result && i < scene->result->uncertainty->count; i++)
		if (strcmp(scene->result->uncertainty->list[i].key, key) == 0)
			return &scene->result->uncertainty->list[i];
	CHECK_SAY(false, "%s is not drawn", key);
	return NULL;
}

/* The correlation of the normals behind two inputs: of factor factor'. */
static double correlation(const struct uncertain_input *one, const struct uncertain_input *other)
{
	const struct copula *copula = one->copula;
	double sum = 0;
	for (int k = 0; k < copula->count; k++)
		sum += copula->factor[one->place * copula->count + k] * copula->factor[other->place * copula->count + k];
	return sum;
}

TEST(copula_is_one_for_each_set_that_pairs_join)
{
	struct scene *scene = scene_run(NULL, START FIVE "},\"correlations\":{" PAIR("x", "e", "a", "0.5") ","
	                                PAIR("y", "b", "d", "-0.3") "," PAIR("z", "d", "a", "0") "}}");
	const struct uncertain_input *a = drawn(scene, "sectors.a.growth"), *b = drawn(scene, "sectors.b.growth"),
								 *c = drawn(scene, "sectors.c.growth"), *d = drawn(scene, "sectors.d.growth"),
								 *e = drawn(scene, "sectors.e.growth");
	CHECK(a && b && c && d && e);
	if (a && b && c && d && e) {
		CHECK(!c->copula && a->copula && a->copula == b->copula && a->copula == d->copula && a->copula == e->copula);
		CHECK_INT(a->copula->count, 4);
		/* Spearman's rank of normals: rank = 6 / pi asin(r / 2) */
		CHECK_CLOSE(correlation(a, e), 2 * sin(M_PI * 0.5 / 6), 1e-12);
		CHECK_CLOSE(correlation(b, d), 2 * sin(M_PI * -0.3 / 6), 1e-12);
		CHECK(fabs(correlation(d, a)) < 1e-12 && fabs(correlation(e, b)) < 1e-12);
		for (int i = 0; i < 4; i++) {
			const struct uncertain_input *member = &scene->result->uncertainty->list[a->copula->members[i]];
			CHECK_INT(member->place, i);
			CHECK_CLOSE(correlation(member, member), 1, 1e-12);
		}
	}
	scene_free(scene);
	scene = scene_run(NULL, START FIVE "},\"correlations\":{" PAIR("x", "a", "b", "0.5") "," PAIR("y", "c", "d", "1")
	                  "}}");
	a = drawn(scene, "sectors.a.growth"), c = drawn(scene, "sectors.c.growth"), d = drawn(scene, "sectors.d.growth");
	CHECK(a && c && d && a->copula && c->copula && a->copula != c->copula && a->copula->count == 2);
	if (c && d && c->copula)
		CHECK_CLOSE(correlation(c, d), 1, 1e-12);
	scene_free(scene);
}

TEST(copula_refuses_pairs_told_twice_and_of_one_input)
{
	scene_refuses(START FIVE "},\"correlations\":{", PAIR("x", "a", "b", "0.5") "," PAIR("y", "b", "a", "0.5"), "}}",
	              "x");
	scene_refuses(START FIVE "},\"correlations\":{", PAIR("x", "a", "a", "1"), "}}", "itself");
	scene_refuses(START FIVE "},\"correlations\":{", PAIR("x", "a", "nowhere", "0.1"), "}}", "sectors.nowhere.growth");
	scene_refuses(START FIVE "},\"correlations\":{", PAIR("x", "a", "b", "1.1"), "}}", "1.1");
}

/* `count` inputs of which each is joined to the next. */
static struct scene *joined(int count)
{
	struct arena arena;
	struct text text;
	arena_init(&arena, NULL, 0);
	text_init(&text, &arena);
	text_add(&text, START);
	for (int i = 0; i < count; i++)
		text_print(&text, "%s" DRAWN("s%d"), i ? "," : "", i);
	text_add(&text, "},\"correlations\":{");
	for (int i = 1; i < count; i++)
		text_print(&text, "%s" PAIR("p%d", "s%d", "s%d", "0.1"), i > 1 ? "," : "", i, i - 1, i);
	text_add(&text, "}}");
	struct scene *scene = scene_run(NULL, text.bytes);
	arena_free(&arena);
	return scene;
}

TEST(copula_joins_so_many_inputs_and_no_more)
{
	struct scene *scene = joined(COPULA_MOST);
	CHECK_SAY(scene->result && drawn(scene, "sectors.s0.growth")->copula->count == COPULA_MOST, "%s",
	          scene_messages(scene));
	scene_free(scene);
	scene = joined(COPULA_MOST + 1);
	CHECK_SAY(!scene->result && scene_says(scene, "65") && scene_says(scene, "64"), "%s", scene_messages(scene));
	scene_free(scene);
}
