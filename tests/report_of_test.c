/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_of_test: asks each question as `report` does, of few members. */
#include "tests/report_of_test.h"
#include <ctype.h>
#include <string.h>
#include "ask/ensemble.h"
#include "ask/shown.h"
#include "tests/test.h"

/* --- answers --- */

static const struct ensemble *ensemble_of(struct scene *scene)
{
	const struct program *program = scene->result->program;
	bool *wanted = ARENA_ARRAY(&scene->arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count; v++)
		wanted[v] = true;
	const struct ensemble_question question = {
		.members = REPORT_OF_TEST_MEMBERS, .seed = 1, .threads = 2, .wanted = wanted};
	return ensemble_run(&scene->arena, scene->result, scene->result->uncertainty, &question);
}

static void ask_changes(struct scene *scene, struct report_answers *to)
{
	struct arena *arena = &scene->arena;
	const struct result *result = scene->result;
	const struct decomposition **list = ARENA_ARRAY(arena, DECOMPOSE_USUAL, const struct decomposition *);
	int last = result->scenario->plan ? result->scenario->plan->last : 0, scheme = -1;
	bool inside = last > result->base_year && last < result->base_year + result->years;
	last = inside ? last : result->base_year + result->years - 1;
	for (int i = 0; i < DECOMPOSE_USUAL && (scheme = decompose_next(result, scheme)) >= 0; i++) {
		struct decompose_refused refused;
		const struct decompose_question question = {.scheme = scheme,
		                                            .before = {result, result->base_year, WORLD_LIMITED},
		                                            .after = {result, last, WORLD_LIMITED}};
		const struct decomposition *made = decompose(arena, &question, &refused);
		if (made)
			list[to->change_count++] = made;
	}
	to->changes = list;
}

static bool can_be_judged(const struct target_result *target)
{
	return target->reason == ASSESSED || target->reason == UNASSESSED_UNDEFINED || target->reason == UNASSESSED_NO_PEAK;
}

static void ask_needs(struct scene *scene, struct report_answers *to, bool conflicts)
{
	struct arena *arena = &scene->arena;
	const struct result *result = scene->result;
	struct levers *levers = ARENA_NEW(arena, struct levers);
	*levers = levers_ranged(arena, result);
	struct levers *steered = ARENA_NEW(arena, struct levers);
	*steered = levers_steered(arena, levers);
	const struct solve **solves = ARENA_ARRAY(arena, result->target_count + 1, const struct solve *);
	struct target_result *wishes = ARENA_ARRAY(arena, result->target_count + 1, struct target_result);
	int count = 0;
	for (int t = 0; t < result->target_count && levers->count; t++)
		if (can_be_judged(&result->targets[t])) {
			wishes[count] = result->targets[t];
			struct solve_question *question = ARENA_NEW(arena, struct solve_question);
			*question = (struct solve_question){.levers = steered, .wishes = &wishes[count++], .wish_count = 1};
			if (result->targets[t].verdict == VERDICT_MISSED && steered->count && steered->count <= SOLVE_LEVERS_MOST)
				solves[to->solve_count++] = solve_run(arena, result, question);
		}
	to->solves = solves;
	struct conflict_question *question = ARENA_NEW(arena, struct conflict_question);
	*question = (struct conflict_question){.levers = levers, .wishes = wishes, .wish_count = count};
	if (levers->count && count && conflicts)
		to->conflict = conflict_run(arena, result, question);
}

static void ask_sensitivity(struct scene *scene, struct report_answers *to)
{
	struct sensitivity_asked *asked;
	int count = sensitivity_targets(&scene->arena, scene->result, &asked);
	struct sensitivity_question *question = ARENA_NEW(&scene->arena, struct sensitivity_question);
	*question = (struct sensitivity_question){
		.asked = asked, .asked_count = count, .rows = SENSITIVITY_ROWS_LEAST, .seed = 1, .threads = 2};
	if (scene->result->uncertainty->count && count)
		to->sensitivity = sensitivity_run(&scene->arena, scene->result, question);
}

static void ask_progress(struct scene *scene, struct report_answers *to)
{
	struct arena *arena = &scene->arena;
	const struct result *result = scene->result;
	int at = review_last_year(result);
	if (!at)
		return;
	struct progress_case *cases = ARENA_NEW(arena, struct progress_case);
	struct progress_answer *answer = ARENA_NEW(arena, struct progress_answer);
	const struct result *known = review_result(arena, result, at, false, NULL, 0);
	*cases = (struct progress_case){.reviews = reviews_of(arena, known, at)};
	if (result->uncertainty->count) {
		const struct result **list = ARENA_NEW(arena, const struct result *);
		*list = known;
		const struct condition_question question = {.members = REPORT_OF_TEST_MEMBERS,
		                                            .seed = 1,
		                                            .threads = 2,
		                                            .known = list,
		                                            .known_count = 1,
		                                            .later = review_result(arena, result, at, true, NULL, 0)};
		cases->condition = *condition_make(arena, result, &question);
	}
	*answer = (struct progress_answer){result, at, cases, 1};
	to->progress = answer;
}

/* --- the report --- */

struct report_of_test *report_of_test(const char *const *paths, bool conflicts)
{
	struct report_of_test *made = calloc(1, sizeof *made);
	for (; paths[made->count]; made->count++) {
		made->scenes[made->count] = shipped_run(paths[made->count], NULL);
		made->results[made->count] = made->scenes[made->count]->result;
	}
	struct arena *arena = &made->scenes[0]->arena;
	struct report_answers *answers = ARENA_ARRAY(arena, made->count + 1, struct report_answers);
	const struct ensemble **ensembles = ARENA_ARRAY(arena, made->count + 1, const struct ensemble *);
	for (int s = 0; s < made->count; s++) {
		struct scene *scene = made->scenes[s];
		ensembles[s] = ensemble_of(scene);
		ask_changes(scene, &answers[s]);
		ask_needs(scene, &answers[s], conflicts);
		ask_sensitivity(scene, &answers[s]);
		ask_progress(scene, &answers[s]);
	}
	const struct plan *plan = made->scenes[0]->scenario->plan;
	struct diags unheard;
	diags_init(&unheard, arena, LANG_EN);
	made->view = (struct view){.utf8 = true, .all = true, .called = &made->called, .ensembles = ensembles};
	made->called = (struct view_called){made->results, made->titles, made->count};
	made->report = (struct report){.arena = arena,
	                               .view = &made->view,
	                               .plan = plan,
	                               .results = made->results,
	                               .count = made->count,
	                               .titles = made->titles,
	                               .answers = answers,
	                               .audit = plan ? audit_plan(arena, plan, NULL, catalogue, &unheard) : NULL};
	return made;
}

void report_of_test_tell(struct report_of_test *made, enum language language)
{
	for (int s = 0; s < made->count; s++)
		made->titles[s] = title_in(made->scenes[s]->scenario->title, language, made->scenes[s]->scenario->id);
	made->view.language = language;
	report_document(&made->report);
}

void report_of_test_free(struct report_of_test *made)
{
	for (int s = REPORT_OF_TEST_MOST - 1; s >= 0; s--)
		if (made->scenes[s])
			shipped_free(made->scenes[s]);
	free(made);
}

/* --- as text --- */

static void put_table(struct text *out, const struct document_block *block)
{
	const struct table *table = block->table;
	text_print(out, "[%s] (%s)\n", block->caption ? block->caption->title : "-",
	           block->caption && block->caption->unit ? block->caption->unit : "");
	for (int c = 0; c < table->column_count; c++)
		text_print(out, "%s%s", c ? " | " : "", table->columns[c].heading);
	text_add(out, "\n");
	for (int r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		text_add(out, row->line ? row->line : "");
		for (int c = 0; c < row->count; c++)
			text_print(out, "%s%s%s", c ? " | " : "", row->cells[c].text ? row->cells[c].text : "",
			           row->cells[c].mark ? row->cells[c].mark : "");
		text_add(out, "\n");
	}
	if (block->caption && block->caption->source.text)
		text_print(out, "%s\n", block->caption->source.text);
}

const char *report_of_test_text(struct report_of_test *made)
{
	struct text out;
	text_init(&out, made->report.arena);
	text_add(&out, "");
	for (int i = 0; i < made->report.document->count; i++) {
		const struct document_block *block = &made->report.document->blocks[i];
		if (block->kind == BLOCK_TABLE)
			put_table(&out, block);
		else if (block->kind == BLOCK_HEADING)
			text_print(&out, "\n%.*s %s\n", block->level, "###", block->lead);
		else if (block->kind == BLOCK_ITEM)
			text_print(&out, "- %s%s%s\n", block->lead, *block->lead ? ": " : "", block->prose.text);
		else
			text_print(&out, "%s%s\n", block->kind == BLOCK_NOTE ? "  (note) " : "", block->prose.text);
	}
	return out.bytes;
}

/* --- numbers without an entry --- */

static bool is_covered(const struct prose *prose, size_t at)
{
	for (int m = 0; m < prose->count; m++)
		if (at >= prose->mentions[m].start && at < prose->mentions[m].start + prose->mentions[m].length)
			return prose->mentions[m].cell.anchor;
	return false;
}

/* "2025", "PM2.5", "2020 = 100", "14th": what is a year, or part of a name. */
static bool is_name(const char *text, size_t at, size_t length)
{
	int year = length == 4 ? atoi(text + at) : 0;
	bool equals = (at && text[at - 1] == '=') || (at > 1 && text[at - 2] == '=');
	bool letter = equals || (at && isalpha((unsigned char)text[at - 1]));
	bool month = strncmp(text + at + length, "月", strlen("月")) == 0;
	bool ordinal = strncmp(text + at + length, "th", 2) == 0;
	bool scale = text[at + length] == 'e' && isdigit((unsigned char)text[at + length + 1]); /* 1e4 tce */
	return letter || month || ordinal || scale || (year >= 1900 && year <= 2200);
}

static const char *loose_in(struct report_of_test *made, const struct prose *prose)
{
	for (size_t at = 0; prose->text && prose->text[at];) {
		size_t length = strspn(prose->text + at, "0123456789.");
		if (!length || !isdigit((unsigned char)prose->text[at])) {
			at += length ? length : 1;
			continue;
		}
		if (prose->text[at + length - 1] == '.')
			length--;
		if (!is_covered(prose, at) && !is_name(prose->text, at, length))
			return arena_print(made->report.arena, "%.*s in: %s", (int)length, prose->text + at, prose->text);
		at += length;
	}
	return NULL;
}

static const char *loose_in_table(struct report_of_test *made, const struct table *table)
{
	for (int r = 0; r < table->row_count; r++)
		for (int c = 0; c < table->rows[r].count; c++) {
			const struct cell *cell = &table->rows[r].cells[c];
			if (cell->is_number && isfinite(cell->number) && !cell->anchor)
				return arena_print(made->report.arena, "cell %s in row %d", cell->text, r + 1);
		}
	return NULL;
}

const char *report_of_test_loose(struct report_of_test *made, const char *chapter)
{
	bool inside = false;
	for (int i = 0; i < made->report.document->count; i++) {
		const struct document_block *block = &made->report.document->blocks[i];
		if (block->kind == BLOCK_HEADING && block->level == 1)
			inside = strcmp(block->anchor, chapter) == 0;
		const char *loose = !inside                        ? NULL
		                    : block->kind == BLOCK_TABLE   ? loose_in_table(made, block->table)
		                    : block->kind == BLOCK_WRITTEN ? NULL
		                                                   : loose_in(made, &block->prose);
		if (loose)
			return loose;
	}
	return NULL;
}
