/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files say in one spelling, and when two say the same. */
#include "ask/assumption.h"
#include "ask/said_text.h"
#include "tests/test.h"

TEST(said_formulas_differ_by_no_blank)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(said_formula(&arena, " a+b *  c/(d-1) "), said_formula(&arena, "a + b*c / ( d - 1 )"));
	CHECK_TEXT(said_formula(&arena, "78.7 [1e6   t]*x"), said_formula(&arena, "78.7[1e6 t] * x"));
	CHECK_TEXT(said_formula(&arena, "max(a,b)"), "max(a, b)");
	CHECK(strcmp(said_formula(&arena, "a+b"), said_formula(&arena, "a-b")) != 0);
	CHECK(strcmp(said_formula(&arena, "x[1e6 t]"), said_formula(&arena, "x[1e6t ]")) != 0); /* a unit's own words */
	arena_free(&arena);
}

TEST(said_titles_are_one_where_languages_agree)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(said_title(&arena, title_in_all("GDP")), "GDP");
	CHECK_TEXT(said_title(&arena, (struct title){.en = "GDP", .zh = "生产总值"}), "GDP / 生产总值");
	arena_free(&arena);
}

TEST(assumptions_are_the_same_across_scales_and_never_across_prices)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct unit yi = unit_declared(&arena, "1e8 CNY@2020", 2020), yuan = unit_declared(&arena, "CNY@2020", 2020),
				old = unit_declared(&arena, "1e8 CNY@2015", 2015), wan = unit_declared(&arena, "1e4", 2020);
	double seven[] = {7, 7, 7}, much[] = {7e8}, eight[] = {7, 8, 7}, plain[] = {70000};
	struct assumption a = {.unit = &yi, .values = seven, .years = 1}, b = {.unit = &yuan, .values = much, .years = 1},
					  c = {.unit = &old, .values = seven, .years = 1}, d = {.unit = &yi, .values = eight, .years = 3},
					  e = {.unit = &wan, .values = seven, .years = 1}, f = {.values = plain, .years = 1},
					  g = {.unit = &yi, .values = seven, .years = 1, .as_unsaid = true};
	CHECK(assumption_same(&a, &b) && assumption_same(&b, &a));
	CHECK(!assumption_same(&a, &c) && assumption_alike(&a, &c));
	CHECK(!assumption_same(&a, &d) && !assumption_same(&d, &a));
	CHECK(assumption_same(&e, &f) && assumption_same(&f, &e)); /* 7 万 is 70000 */
	CHECK(!assumption_same(&f, &a) && !assumption_alike(&f, &a));
	CHECK(!assumption_same(&a, NULL) && assumption_same(NULL, &g) && assumption_same(NULL, NULL));
	a.sense = "at_least";
	CHECK(!assumption_same(&a, &b));
	b.sense = "at_most";
	CHECK(!assumption_same(&a, &b));
	arena_free(&arena);
}
