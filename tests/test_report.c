/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: the chapters made of shipped scenarios say what is so: their sentences are held against numbers computed
 * apart, every number has evidence, and no table and no chapter is empty. */
#include <math.h>
#include "ask/score.h"
#include "tests/shipped.h"
#include "tests/test.h"
#include "view/report.h"
#include "view/view_words.h"

enum { MOST = 8 };
struct made {
	struct scene *scenes[MOST];
	const struct result *results[MOST];
	const char *titles[MOST];
	struct view view;
	struct report report;
	struct text out;
};

static void tell_table(struct text *out, const struct table *table)
{
	for (int c = 0; c < table->column_count; c++)
		text_print(out, "%s%s", c ? " | " : "", table->columns[c].heading);
	text_add(out, "\n");
	for (int r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->line)
			text_print(out, "[%s]", row->line);
		for (int c = 0; c < row->count; c++) {
			const struct cell *cell = &row->cells[c];
			text_print(out, "%s%s%s%s", c ? " | " : "", cell->text ? cell->text : "",
			           cell->mark && *cell->mark ? " " : "", cell->mark ? cell->mark : "");
			CHECK_SAY(!cell->is_number || cell->anchor, "%s has no evidence", cell->text);
		}
		text_add(out, "\n");
	}
}

static void tell(struct text *out, const struct document *document)
{
	for (int b = 0; b < document->count; b++) {
		const struct document_block *block = &document->blocks[b];
		if (block->kind == BLOCK_HEADING && block->anchor && strcmp(block->anchor, "appendix") == 0)
			break; /* that is the evidence itself */
		for (int m = 0; m < block->prose.count; m++)
			CHECK_SAY(!block->prose.mentions[m].cell.is_number || block->prose.mentions[m].cell.anchor,
			          "%s: %s has no evidence", block->prose.text, block->prose.mentions[m].cell.text);
		switch (block->kind) {
		case BLOCK_HEADING: text_print(out, "%.*s %s\n", block->level, "###", block->lead); break;
		case BLOCK_ITEM: text_print(out, "- %s: %s\n", block->lead, block->prose.text); break;
		case BLOCK_TABLE:
			text_print(out, "<%d-%d %s>\n", block->caption->chapter, block->caption->number, block->caption->title);
			CHECK(block->table->row_count > 0);
			tell_table(out, block->table);
			text_print(out, "<%s>\n", block->caption->source.text);
			break;
		case BLOCK_NOTE: text_print(out, "(%s)\n", block->prose.text); break;
		default: text_print(out, "%s\n", block->prose.text ? block->prose.text : ""); break;
		}
	}
}

static struct made make(enum language language, const char *const *paths)
{
	struct made made = {.view = {.language = language, .utf8 = true, .depth = -1, .all = true}};
	int count = 0;
	for (; paths[count]; count++) {
		made.scenes[count] = shipped_run(paths[count], NULL);
		made.results[count] = made.scenes[count]->result;
		made.titles[count] = view_scenario_title(made.results[count], &made.view);
	}
	struct arena *arena = &made.scenes[0]->arena;
	made.report = (struct report){.arena = arena, .plan = made.results[0]->scenario->plan, .count = count};
	made.report.answers = ARENA_ARRAY(arena, count, struct report_answers);
	return made;
}

/* Where the pieces stay as they are. */
static void write_report(struct made *made)
{
	made->report.view = &made->view;
	made->report.results = made->results;
	made->report.titles = made->titles;
	report_document(&made->report);
	text_init(&made->out, made->report.arena);
	text_add(&made->out, "");
	tell(&made->out, made->report.document);
}

static void end(struct made *made)
{
	for (int i = made->report.count - 1; i >= 0; i--)
		shipped_free(made->scenes[i]);
}

static const char *const four[] = {"scenarios/luliang/baseline.json", "scenarios/luliang/as-planned.json",
                                   "scenarios/luliang/green.json", "scenarios/luliang/coal-lock-in.json", NULL};

static bool has(const struct made *made, const char *text) { return strstr(made->out.bytes, text) != NULL; }

static double gdp(const struct result *result, double *const *values, int year)
{
	int element, variable = program_find(result->program, "gdp", &element);
	return values[variable][year - result->base_year];
}

TEST(report_says_of_gdp_what_its_runs_came_to)
{
	struct made made = make(LANG_EN, four);
	write_report(&made);
	double base = gdp(made.results[0], made.results[0]->values, 2025),
		   green = gdp(made.results[2], made.results[2]->values, 2025),
		   coal = gdp(made.results[3], made.results[3]->values, 2025);
	struct arena *arena = made.report.arena;
	CHECK(has(&made, arena_print(arena,
	                             "GDP: missed in every scenario where the model decides it. The target for 2025 is at "
	                             "least 2238 1e8 CNY; Baseline comes to %.0f 1e8 CNY, Green to %.0f 1e8 CNY, "
	                             "Coal lock-in to %.0f 1e8 CNY; As planned states 2238 1e8 CNY itself.",
	                             base, green, coal)));
	CHECK(has(&made, arena_print(arena, "Baseline | 1538 | %.0f | \u2265 2238 | %.0f | missed", base, base - 2238)));
	CHECK(has(&made, "As planned | 1538 | 2238 | \u2265 2238 | 0 | met (stated)"));
	end(&made);
}

TEST(report_says_what_limits_cost_with_the_efficiency_that_it_rests_on)
{
	struct made made = make(LANG_EN, four);
	write_report(&made);
	const struct result *result = made.results[2];
	double with = gdp(result, result->values, 2025), without = gdp(result, result->unlimited, 2025);
	CHECK(has(&made,
	          arena_print(made.report.arena,
	                      "The limit that cuts output makes GDP %.0f 1e8 CNY (%.1f %%) lower in 2025 than without "
	                      "limits: %.0f instead of %.0f 1e8 CNY. This cost rests on the assumption that energy per "
	                      "output falls by 2 %%/yr without limits and by up to 1 %%/yr more under them.",
	                      without - with, 100 * (without - with) / without, with, without)));
	CHECK(has(&made, "1 of 4 scenarios sets limits."));
	CHECK(has(&made, "- Raw coal output: never binds."));
	end(&made);
}

TEST(report_counts_in_chinese_what_the_model_decides_apart_from_what_is_stated)
{
	struct made made = make(LANG_ZH, four);
	write_report(&made);
	CHECK(has(&made, "共设106项目标，其中约束性8项、预期性98项。"));
	int best = 0;
	for (int r = 0; r < made.report.count; r++) {
		struct score score = score_of(made.results[r]), most = score_of(made.results[best]);
		best = score.met * most.decided > most.met * score.decided ? r : best;
		CHECK(has(&made, arena_print(made.report.arena, "%s | %d | %d", made.titles[r], score.decided, score.met)));
	}
	struct score score = score_of(made.results[best]);
	CHECK(has(&made, arena_print(made.report.arena, "达标比例最高的是%s：%d项中%d项达标。", made.titles[best],
	                             score.decided, score.met)));
	CHECK(has(&made, "单位GDP能源消耗降低仅绿色情景和煤炭锁定达标：2025年目标为不低于14.5%"));
	end(&made);
}

TEST(report_tells_years_of_the_calendar_as_years)
{
	static const char *const paths[] = {"scenarios/luliang/vision-2035.json",
	                                    "scenarios/luliang/vision-2035-green.json", NULL};
	struct made made = make(LANG_ZH, paths);
	write_report(&made);
	CHECK(has(&made, "目标为不晚于2030年"));
	CHECK(has(&made, "各项约束共同作用，代价不能拆分到单项。"));
	end(&made);
}

/* Every shipped place: no table is empty and every number has evidence (tell). */
TEST(report_holds_over_places_of_every_kind)
{
	static const char *const alone[] = {"scenarios/scotland/as-of-late.json", "tests/places/twosector/dry.json",
	                                    "tests/places/drawn/tight.json", "scenarios/luliang-13fyp/as-it-was.json",
	                                    "scenarios/luliang/green.json", NULL};
	for (int i = 0; alone[i]; i++)
		for (int l = 0; l < 2; l++) {
			const char *const paths[] = {alone[i], NULL};
			struct made made = make(l ? LANG_EN : LANG_ZH, paths);
			write_report(&made);
			CHECK_SAY(!has(&made, "{") && !has(&made, "nan"), "%s: a hole in the text", alone[i]);
			end(&made);
		}
}
