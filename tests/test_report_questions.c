/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: the chapters that tell what was asked: their sentences against numbers computed apart. */
#include "tests/report_of_test.h"
#include "tests/test.h"

#include "view/view_progress.h"

static const char *const luliang[] = {"scenarios/luliang/baseline.json", "scenarios/luliang/green.json", NULL};

TEST(report_chapters_of_questions_have_no_number_without_an_entry)
{
	struct report_of_test *made = report_of_test(luliang, getenv("REPORT_CONFLICTS"));
	for (int l = 0; l < LANG_COUNT; l++) {
		report_of_test_tell(made, (enum language)l);
		static const char *const chapters[] = {"odds", "factors", "needs", "audit", "progress"};
		for (int c = 0; c < 5; c++) {
			const char *loose = report_of_test_loose(made, chapters[c]);
			CHECK_SAY(!loose, "%s: %s", chapters[c], loose);
		}
		if (getenv("REPORT_PRINTS"))
			printf("%s\n", report_of_test_text(made));
	}
	report_of_test_free(made);
}

/* --- against numbers computed apart --- */

static const struct evidence_entry *entry_of(const struct report_of_test *made, const char *anchor)
{
	for (int i = 0; i < made->report.evidence->count; i++)
		if (strcmp(made->report.evidence->list[i].anchor, anchor) == 0)
			return &made->report.evidence->list[i];
	return NULL;
}

static double number_of(const struct report_of_test *made, const char *anchor)
{
	const struct evidence_entry *entry = entry_of(made, anchor);
	CHECK_SAY(entry, "%s has no entry", anchor);
	return entry ? entry->number : NAN;
}

static void odds_are_those_of_the_members(const struct report_of_test *made)
{
	for (int s = 0; s < made->count; s++) {
		const struct ensemble *ensemble = made->view.ensembles[s];
		const char *const ids[] = {"gdp", "energy", "services_share"};
		for (int i = 0; i < 3; i++) {
			const struct target_result *target = result_target(made->results[s], ids[i]);
			uint64_t met = target ? ensemble->targets[target - made->results[s]->targets].met : 0;
			if (!target || !met || met == ensemble->members)
				continue;
			char anchor[64];
			snprintf(anchor, sizeof anchor, "n-chance-%d-%s", s + 1, ids[i]);
			for (char *at = anchor; *at; at++)
				*at = *at == '_' ? '-' : *at;
			CHECK_CLOSE(number_of(made, anchor), 100 * (double)met / (double)ensemble->members, 1e-12);
		}
	}
}

/* Row by row: the base year and all printed effects come to the target year, as printed. */
static void effects_add_up(const struct report_of_test *made)
{
	bool inside = false;
	int rows = 0;
	for (int i = 0; i < made->report.document->count; i++) {
		const struct document_block *block = &made->report.document->blocks[i];
		if (block->kind == BLOCK_HEADING && block->level == 1)
			inside = strcmp(block->anchor, "factors") == 0;
		for (int r = 0; inside && block->table && r < block->table->row_count; r++) {
			const struct table_row *row = &block->table->rows[r];
			double sum = 0;
			for (int c = 1; c < row->count - 1; c++)
				sum += row->cells[c].text ? strtod(row->cells[c].text, NULL) : 0;
			CHECK_CLOSE(sum, strtod(row->cells[row->count - 1].text, NULL), 1e-9);
			rows++;
		}
	}
	CHECK(rows >= 3 * made->count);
}

static void findings_are_all_told(const struct report_of_test *made)
{
	const struct audit *audit = made->report.audit;
	int items = 0;
	bool inside = false;
	for (int i = 0; i < made->report.document->count; i++) {
		const struct document_block *block = &made->report.document->blocks[i];
		if (block->kind == BLOCK_HEADING && block->level == 1)
			inside = strcmp(block->anchor, "audit") == 0;
		items += inside && block->kind == BLOCK_ITEM;
	}
	CHECK_INT(items, audit->count);
	CHECK_CLOSE(number_of(made, "n-audit-1"),
	            made->view.language == LANG_EN ? audit->by_weight[AUDIT_CONTRADICTION] : audit->statements, 0);
}

/* 25.9 % of 2022, 30.? % of 2020, about 40 % of 2025: the share of the way by hand. */
static void ways_are_those_of_the_facts(const struct report_of_test *made)
{
	const struct result *result = made->results[0];
	const struct target_result *target = result_target(result, "services_share");
	double base = result_value(result, target->variable, -1, result->base_year);
	CHECK_CLOSE(number_of(made, "n-observed-1-services-share"), 25.9, 1e-9);
	CHECK_CLOSE(number_of(made, "n-way-1-services-share"), 100 * (25.9 - base) / (40 - base), 1e-6);
	CHECK_CLOSE(number_of(made, "n-time-1-services-share"), 40, 1e-9);
	CHECK_CLOSE(number_of(made, "n-pace-1-services-share"), (40 - 25.9) / 3, 1e-6);
}

/* The run with what is needed set meets the target: what the sentence promises. */
static void needs_do_what_they_say(const struct report_of_test *made)
{
	for (int i = 0; i < made->report.answers[0].solve_count; i++) {
		const struct solve *solve = made->report.answers[0].solves[i];
		if (strcmp(solve->wishes[0].before.target->id, "services_share") != 0)
			continue;
		CHECK(solve->answer == SOLVE_YES);
		static char texts[8][96];
		const char *settings[9] = {NULL};
		int count = 0;
		for (int l = 0; l < solve->question->levers->count && count < 8; l++) {
			const struct solve_lever *lever = &solve->levers[l];
			if (strcmp(lever->lever->key, "sectors.services.growth") == 0)
				CHECK_CLOSE(number_of(made, "n-need-1-services-share-sectors-services-growth"), lever->then, 1e-12);
			if (lever->then != lever->now && lever->lever->kind == VARY_VALUE) {
				snprintf(texts[count], sizeof texts[0], "%s=%.12g", lever->lever->key, lever->then);
				settings[count] = texts[count];
				count++;
			}
		}
		struct scene *scene = shipped_run(luliang[0], settings);
		const struct target_result *target = scene->result ? result_target(scene->result, "services_share") : NULL;
		CHECK(target && target->gap > -0.05);
		shipped_free(scene);
	}
}

TEST(report_chapters_of_questions_say_what_was_found)
{
	struct report_of_test *made = report_of_test(luliang, false);
	report_of_test_tell(made, LANG_EN);
	odds_are_those_of_the_members(made);
	effects_add_up(made);
	findings_are_all_told(made);
	ways_are_those_of_the_facts(made);
	needs_do_what_they_say(made);
	report_of_test_free(made);
}

TEST(report_has_no_chapter_of_a_question_without_an_answer)
{
	static const char *const paths[] = {"tests/places/twosector/dry.json", NULL};
	struct report_of_test *made = report_of_test(paths, false);
	static const struct report_answers none[1];
	made->report.answers = none;
	made->report.audit = NULL;
	made->view.ensembles = NULL;
	static const struct report_written written[] = {{WRITTEN_PLAIN, "Of the author's own."}};
	static const struct report_text texts[] = {{"odds", written, 1}, {"advice", written, 1}};
	made->report.texts = texts;
	made->report.text_count = 2;
	report_of_test_tell(made, LANG_EN);
	const char *text = report_of_test_text(made);
	CHECK(!strstr(text, "# What moved") && !strstr(text, "# What it would") && !strstr(text, "# Where the plan"));
	CHECK(strstr(text, "# Odds\nOf the author's own.")); /* kept where there is nothing else to say */
	CHECK(strstr(text, "# Advice\nOf the author's own."));
	report_of_test_free(made);
}

/* Every shipped place, in both languages: nothing empty, no number without an entry. */
TEST(report_of_every_shipped_place_tells_something_in_each_table)
{
	const char *paths[SHIPPED_MOST], *one[2] = {NULL, NULL};
	int count = shipped_list(paths);
	for (int i = 0; i < count; i++) {
		bool luliang_too = strstr(paths[i], "luliang");
		if (luliang_too && !getenv("REPORT_PRINTS"))
			continue;
		one[0] = paths[i];
		struct report_of_test *made = report_of_test(one, getenv("REPORT_CONFLICTS"));
		for (int l = 0; l < LANG_COUNT; l++) {
			report_of_test_tell(made, (enum language)l);
			for (int b = 0; b < made->report.document->count; b++) {
				const struct table *table = made->report.document->blocks[b].table;
				CHECK_SAY(!table || table->row_count, "%s has an empty table", paths[i]);
			}
			if (getenv("REPORT_PRINTS"))
				printf("=== %s\n%s\n", paths[i], report_of_test_text(made));
		}
		report_of_test_free(made);
	}
}
