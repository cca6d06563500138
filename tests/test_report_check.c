/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_check: a report whose numbers, equations, measures, effects or sentences do not agree is not handed in. Each
 * fault is put into a sound report, as a wrong sign in the engine or in a chapter would. */
#include "ask/recount.h"
#include "tests/report_of_test.h"
#include "tests/test.h"
#include "view/view_select.h"

static const char *const green[] = {"scenarios/luliang/green.json", NULL};

/* What the checks say of the report with that number of that variable in its target year. */
static const char *checked_with(struct report_of_test *made, const char *name, double times)
{
	const struct result *result = made->report.results[0];
	int variable = view_variable(result, name), row = view_target_year(result) - result->base_year;
	double *value = &result->values[variable][row], kept = *value;
	*value *= times;
	report_of_test_tell(made, LANG_EN);
	const char *said = report_check(&made->report, LANG_EN);
	*value = kept;
	return said;
}

TEST(a_sound_report_passes_its_own_checks)
{
	struct report_of_test *made = report_of_test(green, false);
	report_of_test_tell(made, LANG_EN);
	const char *said = report_check(&made->report, LANG_EN);
	CHECK_SAY(!said, "%s", said);
	report_of_test_free(made);
}

TEST(a_number_that_its_equation_does_not_give_is_caught)
{
	struct report_of_test *made = report_of_test(green, false);
	static const char *const names[] = {"gdp", "energy", "co2", "gdp_growth", "energy_intensity_decline",
	                                    "gdp_per_head", "population_urban", "capital_output_ratio"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		CHECK_SAY(checked_with(made, names[i], -1), "a wrong sign of %s goes unnoticed", names[i]);
		CHECK_SAY(checked_with(made, names[i], 1.001), "%s is a thousandth too large, unnoticed", names[i]);
	}
	report_of_test_free(made);
}

/* As if the target were judged with the sign the wrong way round. */
TEST(a_gap_and_a_verdict_that_disagree_are_caught)
{
	struct report_of_test *made = report_of_test(green, false);
	const struct result *result = made->report.results[0];
	struct recount_fault fault;
	int caught = 0, tried = 0;
	CHECK(recount_targets(made->report.arena, result, &fault));
	for (int t = 0; t < result->target_count; t++) {
		struct target_result *target = &result->targets[t];
		if (target->verdict == VERDICT_NOT_ASSESSABLE || !(fabs(target->gap) > 1e-3))
			continue;
		target->gap = -target->gap;
		caught += !recount_targets(made->report.arena, result, &fault);
		target->gap = -target->gap;
		tried++;
	}
	CHECK(tried > 10 && caught == tried);
	report_of_test_free(made);
}

TEST(a_sentence_whose_number_is_not_that_of_its_entry_is_caught)
{
	struct report_of_test *made = report_of_test(green, false);
	report_of_test_tell(made, LANG_EN);
	struct evidence *evidence = made->report.evidence;
	int tried = 0, caught = 0;
	for (int e = 0; e < evidence->count && tried < 20; e++) {
		if (evidence->list[e].kind != EVIDENCE_FACT || !(fabs(evidence->list[e].number) > 1))
			continue;
		evidence->list[e].number = -evidence->list[e].number;
		caught += report_check(&made->report, LANG_EN) != NULL;
		evidence->list[e].number = -evidence->list[e].number;
		tried++;
	}
	CHECK_SAY(tried == 20 && caught == tried, "%d of %d", caught, tried);
	report_of_test_free(made);
}

TEST(two_numbers_under_one_entry_are_caught)
{
	struct report_of_test *made = report_of_test(green, false);
	report_of_test_tell(made, LANG_EN);
	evidence_fact(&made->report, "twice", 1, 0, (struct prose){.text = ""});
	evidence_fact(&made->report, "twice", 2, 0, (struct prose){.text = ""});
	const char *said = report_check(&made->report, LANG_EN);
	CHECK(said && strstr(said, "n-twice"));
	report_of_test_free(made);
}
