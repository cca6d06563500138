/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a placeholder moves is what a second run with another number in its place shows moved, and nothing else. */
#include "ask/placeholders.h"
#include "ask/run.h"
#include "tests/scene.h"
#include "tests/test.h"
#include <math.h>
#include <stdio.h>

#define SECTORS(growth) \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60," \
	"\"growth\":" growth "},\"b\":{\"output\":40,\"growth\":3}},"
#define PLACEHOLDER(value) \
	"{\"value\":" value ",\"source\":\"assumption\",\"range\":[0,99],\"note\":\"placeholder: x\"}"

static bool moved(const struct result *one, const struct result *other, int v, int e)
{
	for (int y = 0; y < one->years; y++) {
		double a = one->values[v][e * one->years + y], b = other->values[v][e * one->years + y];
		if (isfinite(a) && isfinite(b) && fabs(a - b) > 1e-7 * fmax(fabs(a), fabs(b)))
			return true;
	}
	return false;
}

/* The scenario with a placeholder, and once more with 1.01 of it. */
static void marks_what_moves(const char *with, const char *more)
{
	struct scene *one = scene_run(NULL, with), *other = scene_run(NULL, more);
	CHECK_SAY(one->result && other->result, "%s%s", scene_messages(one), scene_messages(other));
	CHECK(one->result && one->result->placeholders && one->result->placeholders->count == 1);
	int marked = 0;
	for (int v = 0; one->result && other->result && v < one->result->program->variable_count; v++)
		for (int e = 0; e < program_width(one->result->program, v); e++) {
			bool is = placeholders_of(one->result->placeholders, one->result->program, v, e) != 0;
			marked += is;
			CHECK_SAY(is == moved(one->result, other->result, v, e), "%s: marked %d",
			          program_element_name(&one->arena, one->result->program, v, e), is);
		}
	CHECK(marked > 0);
	scene_free(one);
	scene_free(other);
}

TEST(placeholders_mark_what_moves_with_them)
{
	marks_what_moves(SECTORS("5") "\"energy\":{\"intensity\":" PLACEHOLDER("1") ",\"efficiency\":2}}",
	                 SECTORS("5") "\"energy\":{\"intensity\":1.01,\"efficiency\":2}}");
	marks_what_moves(SECTORS(PLACEHOLDER("5")) "\"energy\":{\"intensity\":1,\"efficiency\":2}}",
	                 SECTORS("5.05") "\"energy\":{\"intensity\":1,\"efficiency\":2}}");
	marks_what_moves(SECTORS("5") "\"energy\":{\"intensity\":1,\"efficiency\":{\"a\":1,\"b\":" PLACEHOLDER("2") "}}}",
	                 SECTORS("5") "\"energy\":{\"intensity\":1,\"efficiency\":{\"a\":1,\"b\":2.02}}}");
	marks_what_moves(SECTORS("5") "\"energy\":{\"intensity\":1,\"efficiency\":" PLACEHOLDER("0") "}}",
	                 SECTORS("5") "\"energy\":{\"intensity\":1,\"efficiency\":0.01}}");
}

TEST(placeholders_are_what_a_note_or_a_source_calls_so)
{
	static const struct { const char *efficiency; bool is; } cases[] = {
		{PLACEHOLDER("2"), true},
		{"{\"value\":2,\"source\":\"placeholder\"}", true},
		{"{\"value\":2,\"source\":\"assumption\",\"range\":[0,3],\"note\":\"占位值：请替换\"}", true},
		{"{\"value\":2,\"source\":\"assumption\",\"range\":[0,3],\"note\":\"no longer a placeholder\"}", false},
		{"{\"value\":2,\"source\":\"yearbook\",\"note\":\"placeholder of the yearbook\"}", false},
		{"2", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[600];
		snprintf(text, sizeof text, SECTORS("5") "\"energy\":{\"intensity\":1,\"efficiency\":%s}}",
		         cases[i].efficiency);
		struct scene *scene = scene_run(NULL, text);
		CHECK_SAY(scene->result && (scene->result->placeholders != NULL) == cases[i].is, "%s%s", cases[i].efficiency,
		          scene_messages(scene));
		scene_free(scene);
	}
}

TEST(placeholders_that_were_set_are_none)
{
	static const char *const settings[] = {"sectors.a.growth=6", NULL};
	struct scene *scene = scene_run_settings(
		NULL, SECTORS(PLACEHOLDER("5")) "\"energy\":{\"intensity\":1,\"efficiency\":2}}", settings);
	CHECK(scene->result && !scene->result->placeholders);
	scene_free(scene);
}
