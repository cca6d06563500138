/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources in the reader's language: whole phrases, the longest first, numbers carried over, the rest as it is. */
#include "data/reader.h"
#include "models/catalogue.h"
#include "tests/place_of_test.h"
#include "tests/test.h"

#define PLAN \
	"{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"years\":[2021,2025],\"terms\":[" \
	"{\"en\":\"table 1-2 row #\",\"zh\":\"专栏1-2第#项\"},{\"en\":\"table 1-2 rows #\",\"zh\":\"专栏1-2第#项\"}," \
	"{\"en\":\"city statistics\",\"zh\":\"市统计公报\"},{\"en\":\"city statistics #\"," \
	"\"zh\":\"#年市统计公报\"},{\"en\":\"derived\",\"zh\":\"推算\"}]}"

TEST(terms_say_sources_in_the_other_language)
{
	static const struct { const char *en, *zh; } cases[] = {
		{"table 1-2 row 4", "专栏1-2第4项"},
		{"derived: table 1-2 rows 1, 4, 17; chapter 4.3", "推算: 专栏1-2第1, 4, 17项; chapter 4.3"},
		{"city statistics 2022 (year end)", "2022年市统计公报 (year end)"},
		{"city statistics, preliminary", "市统计公报, preliminary"},
		{"underived numbers", "underived numbers"}, /* a part of a word is no phrase */
		{"table 1-2 row", "table 1-2 row"},         /* no number, no phrase */
		{"", ""}};
	struct place_of_test *test = place_begin();
	place_add(test, "plan.json", PLAN);
	struct reader *reader = reader_create(&test->arena, catalogue, NULL, 0, &test->diags);
	const struct plan *plan = reader_plan(reader, path_join(&test->arena, test->folder, "plan.json"));
	for (size_t i = 0; plan && i < sizeof cases / sizeof *cases; i++) {
		CHECK_TEXT(plan_say(&test->arena, plan, cases[i].en, LANG_ZH), cases[i].zh);
		CHECK_TEXT(plan_say(&test->arena, plan, cases[i].en, LANG_EN), cases[i].en);
	}
	CHECK(plan != NULL);
	if (plan)
		CHECK_TEXT(plan_say(&test->arena, plan, "专栏1-2第20项（推算）", LANG_EN), "table 1-2 row 20（derived）");
	CHECK(plan_say(&test->arena, plan, NULL, LANG_ZH) == NULL);
	place_finish(test);
}
