/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict: which targets cannot hold together: a row for each target of a minimal set, a column for each set, and in
 * the cell by how much the target is missed where its set misses least. The numbers are those of `conflict`. */
#include "ask/conflict.h"
#include <math.h>
#include "ask/judged.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/rows.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_cell.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_solve_effects.h"
#include "view/view_target.h"

enum { COLUMNS_MOST = 10 };

/* Some sets of one scenario's. */
struct drawing {
	const struct gallery *alone;
	const struct conflict *conflict;
	int first, count; /* of conflict->sets */
};

/* --- the question --- */

enum obstacle { OBSTACLE_NONE, OBSTACLE_MANY, OBSTACLE_NO_LEVERS, OBSTACLE_NO_TARGETS };

static enum obstacle question_of(const struct gallery *alone, const struct result *declared,
                                 struct conflict_question *question)
{
	struct judged *judged;
	int count = judged_list(alone->arena, declared, &judged);
	struct target_result *wishes = ARENA_ARRAY(alone->arena, count + 1, struct target_result);
	struct levers *levers = ARENA_NEW(alone->arena, struct levers);
	*levers = levers_ranged(alone->arena, declared);
	*question = (struct conflict_question){.levers = levers, .wishes = wishes};
	for (int i = 0; i < count; i++)
		if (view_wants_target(alone->results[0], &alone->results[0]->targets[judged[i].index], alone->view))
			wishes[question->wish_count++] = declared->targets[judged[i].index];
	return !question->wish_count ? OBSTACLE_NO_TARGETS
	       : !levers->count      ? OBSTACLE_NO_LEVERS
	       : question->wish_count > CONFLICT_TARGETS_MOST || levers->count > CONFLICT_LEVERS_MOST ? OBSTACLE_MANY
	                                                                                              : OBSTACLE_NONE;
}

static const struct result *declared_of(const struct result *shown)
{
	return shown->declared ? shown->declared : shown;
}

/* NULL: it cannot be asked. */
static const struct conflict *conflict_of(const struct gallery *alone)
{
	const struct result *shown = alone->results[0], *declared = declared_of(shown);
	struct conflict_question *question = ARENA_NEW(alone->arena, struct conflict_question);
	return question_of(alone, declared, question) != OBSTACLE_NONE
	           ? NULL
	           : conflict_shown(alone->arena, conflict_run(alone->arena, declared, question), shown);
}

/* --- cells --- */

/* What of its number is missed; where that is 0, all of it. */
static double part_of(const struct solve_wish *wish)
{
	const struct target_result *after = &wish->after;
	double goal = after->value < after->low || !isfinite(after->high) ? after->low : after->high;
	return isfinite(goal) && goal != 0 && isfinite(wish->miss) ? wish->miss / fabs(goal) : 1;
}

static struct chart_cell cell_of(const struct drawing *drawing, const struct solve_wish *wish)
{
	const struct target_result *after = &wish->after;
	if (after->verdict == VERDICT_MET)
		return (struct chart_cell){.value = wish->miss,
		                           .verdict = CHART_MET,
		                           .text = word_text(drawing->alone->view->language, W_CONFLICT_HOLDS)};
	struct chart_cell cell = {.value = wish->miss, .verdict = CHART_MISSED};
	if (target_counts_years(after->target) || !isfinite(wish->miss)) {
		cell.text = figure_rows_cell(drawing->alone, 0, after).text;
		return cell;
	}
	int decimals = view_solve_decimals(&wish->before, after) + 1;
	cell.text = view_gap(drawing->alone->arena, wish->miss, decimals, drawing->alone->view);
	cell.part = part_of(wish);
	return cell;
}

/* NULL: the set has not this target. */
static const struct solve_wish *wish_of(const struct conflict_set *set, int wish)
{
	for (int w = 0; w < set->count; w++)
		if (set->wishes[w] == wish)
			return &set->nearest->wishes[w];
	return NULL;
}

static const char *goal_of(const struct drawing *drawing, const struct target_result *target)
{
	struct arena *arena = drawing->alone->arena;
	const char *unit = view_unit_label(arena, &target->unit, true, drawing->alone->view),
			   *number = view_target(arena, target, drawing->alone->view);
	return *unit ? arena_print(arena, "%s %s", number, unit) : number;
}

static struct chart_row row_of(const struct drawing *drawing, int wish)
{
	struct arena *arena = drawing->alone->arena;
	const struct conflict *conflict = drawing->conflict;
	const struct target_result *target = &conflict->before[wish];
	struct chart_cell *cells = ARENA_ARRAY(arena, drawing->count + 1, struct chart_cell);
	const char *title = view_target_title(arena, conflict->result, target, drawing->alone->view);
	for (int k = 0; k < drawing->count; k++) {
		const struct solve_wish *found = wish_of(&conflict->sets[drawing->first + k], wish);
		cells[k] = found ? cell_of(drawing, found)
		                 : (struct chart_cell){.value = NAN, .verdict = CHART_NO_VERDICT, .text = ""};
	}
	return (struct chart_row){
		.name = view_rests(conflict->result, target->variable, -1) ? arena_print(arena, "~ %s", title) : title,
		.note = goal_of(drawing, target),
		.end = "",
		.strong = target->target->binding,
		.cells = cells,
		.id = target->target->id,
		.unit_id = target->unit.text};
}

static bool is_in_some(const struct drawing *drawing, int wish)
{
	bool some = false;
	for (int k = 0; k < drawing->count; k++)
		some |= wish_of(&drawing->conflict->sets[drawing->first + k], wish) != NULL;
	return some;
}

/* --- around them --- */

static int inputs_that_move(const struct conflict *conflict)
{
	int count = 0;
	for (int g = 0; g < conflict->group_count; g++)
		count += conflict->groups[g].lever_count;
	return count;
}

/* "1, 5", the sets of the picture that are known so; NULL: none. */
static const char *sets_known(const struct drawing *drawing, enum conflict_ground ground, long *tried)
{
	struct arena *arena = drawing->alone->arena;
	const char *list = NULL;
	for (int s = drawing->first; s < drawing->first + drawing->count; s++)
		if (drawing->conflict->sets[s].ground == ground) {
			list = view_joined(arena, list, arena_print(arena, "%d", s + 1), drawing->alone->view);
			*tried += drawing->conflict->sets[s].tried;
		}
	return list;
}

static void say_grounds(const struct drawing *drawing, struct foot *foot)
{
	static const enum word said[] = {[CONFLICT_FIXED] = W_CONFLICT_FOOT_FIXED,
	                                 [CONFLICT_PROVED] = W_CONFLICT_FOOT_PROVED,
	                                 [CONFLICT_SEARCHED] = W_CONFLICT_FOOT_SEARCHED};
	static const enum conflict_ground order[] = {CONFLICT_PROVED, CONFLICT_SEARCHED, CONFLICT_FIXED};
	for (int i = 0; i < 3; i++) {
		long tried = 0;
		const char *sets = sets_known(drawing, order[i], &tried);
		if (sets)
			foot_say(foot, figure_say(drawing->alone, said[order[i]], sets,
			                          view_cell_grouped(drawing->alone->arena, (uint64_t)tried).text));
	}
}

static const char *footer(const struct drawing *drawing, bool strong, const int *variables)
{
	const struct gallery *alone = drawing->alone;
	const struct conflict *conflict = drawing->conflict;
	struct foot foot = foot_begin(alone);
	bool whole = true;
	for (int g = 0; g < conflict->group_count; g++)
		whole &= conflict->groups[g].whole;
	foot_say(&foot, figure_say(alone, W_CONFLICT_FOOT));
	say_grounds(drawing, &foot);
	foot_say(&foot, figure_say(alone, W_CONFLICT_FOOT_TRIED, figure_count(alone, conflict->question->wish_count),
	                           figure_count(alone, conflict->question->levers->count),
	                           figure_count(alone, inputs_that_move(conflict)),
	                           view_cell_grouped(alone->arena, (uint64_t)conflict->tried).text));
	if (!whole)
		foot_say(&foot, figure_say(alone, W_CONFLICT_NOT_WHOLE));
	if (strong)
		foot_say(&foot, figure_say(alone, W_FOOT_ATTAINMENT_BINDING));
	const char *rests = view_rests_on(alone->arena, alone->results, 1, variables, alone->view);
	if (rests)
		foot_say(&foot, figure_say(alone, W_FOOT_RESTS, rests));
	return foot.text.bytes;
}

static const char *title_of(const struct drawing *drawing)
{
	int count = drawing->conflict->set_count;
	return figure_say(drawing->alone, count == 1 ? W_CONFLICT_TITLE_ONE : W_CONFLICT_TITLE,
	                  figure_count(drawing->alone, count),
	                  figure_count(drawing->alone, inputs_that_move(drawing->conflict)));
}

static const char *subtitle_of(const struct drawing *drawing)
{
	const char *what = figure_list(drawing->alone, word_text(drawing->alone->view->language, W_CONFLICT_WHAT),
	                               drawing->alone->names[0]);
	return drawing->count == drawing->conflict->set_count
	           ? what
	           : figure_list(drawing->alone, what,
	                         figure_say(drawing->alone, W_CONFLICT_SOME_SETS,
	                                    figure_count(drawing->alone, drawing->first + 1),
	                                    figure_count(drawing->alone, drawing->first + drawing->count),
	                                    figure_count(drawing->alone, drawing->conflict->set_count)));
}

static struct chart_table *table_of(const struct drawing *drawing)
{
	static const enum word grounds[] = {[CONFLICT_FIXED] = W_CONFLICT_IS_FIXED,
	                                    [CONFLICT_PROVED] = W_CONFLICT_IS_PROVED,
	                                    [CONFLICT_SEARCHED] = W_CONFLICT_IS_SEARCHED};
	struct arena *arena = drawing->alone->arena;
	enum language language = drawing->alone->view->language;
	const struct conflict *conflict = drawing->conflict;
	struct chart_table *table = ARENA_NEW(arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(arena, conflict->question->wish_count + 1, struct chart_row);
	const char **columns = ARENA_ARRAY(arena, 3 * drawing->count + 1, const char *), **ids = columns + drawing->count,
			   **foot = ids + drawing->count;
	for (int k = 0; k < drawing->count; k++) {
		ids[k] = figure_count(drawing->alone, drawing->first + k + 1);
		columns[k] = figure_say(drawing->alone, W_CONFLICT_SET_NAMED, ids[k]);
		foot[k] = word_text(language, grounds[conflict->sets[drawing->first + k].ground]);
	}
	*table = (struct chart_table){.column_count = drawing->count,
	                              .columns = columns,
	                              .note_title = word_text(language, W_ATTAINMENT_TARGET),
	                              .end_title = "",
	                              .foot_title = word_text(language, W_CONFLICT_KNOWN),
	                              .foot = foot,
	                              .rows = rows,
	                              .column_ids = ids,
	                              .cell_mark = "miss",
	                              .misses = true};
	for (int w = 0; w < conflict->question->wish_count; w++)
		if (is_in_some(drawing, w))
			rows[table->row_count++] = row_of(drawing, w);
	return table;
}

static const struct chart *chart_of(const struct drawing *drawing)
{
	const struct conflict *conflict = drawing->conflict;
	struct chart *chart = ARENA_NEW(drawing->alone->arena, struct chart);
	int *variables = ARENA_ARRAY(drawing->alone->arena, conflict->question->wish_count + 1, int), count = 0;
	bool strong = false;
	for (int w = 0; w < conflict->question->wish_count; w++)
		if (is_in_some(drawing, w)) {
			strong |= conflict->before[w].target->binding;
			variables[count++] = conflict->before[w].variable;
		}
	variables[count] = -1;
	*chart = (struct chart){.layout = &chart_heatmap,
	                        .size = figure_size(drawing->alone),
	                        .language = drawing->alone->view->language,
	                        .title = title_of(drawing),
	                        .subtitle = subtitle_of(drawing),
	                        .footer = footer(drawing, strong, variables),
	                        .table = table_of(drawing)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (int r = 0; r < gallery->count; r++) {
		struct gallery *alone = ARENA_NEW(gallery->arena, struct gallery);
		*alone = gallery_alone(gallery, r);
		const struct conflict *conflict = conflict_of(alone);
		const char *stem = gallery_scenario_stem(gallery, figure_conflict.name, r);
		for (int first = 0; conflict && first < conflict->set_count; first += COLUMNS_MOST) {
			int left = conflict->set_count - first;
			struct drawing drawing = {alone, conflict, first, left < COLUMNS_MOST ? left : COLUMNS_MOST};
			gallery_add(alone, chart_of(&drawing),
			            first ? arena_print(gallery->arena, "%s-part%d", stem, first / COLUMNS_MOST + 1) : stem,
			            formats, jobs);
		}
	}
}

/* Of the scenario that came nearest to having sets: nothing was drawn, so that what could be asked can hold. */
static const char *why_nothing(const struct gallery *gallery)
{
	static const enum word said[] = {[OBSTACLE_NONE] = W_CONFLICT_NO_SETS,
	                                 [OBSTACLE_MANY] = W_CONFLICT_MANY,
	                                 [OBSTACLE_NO_LEVERS] = W_CONFLICT_NO_RANGES,
	                                 [OBSTACLE_NO_TARGETS] = W_CONFLICT_NONE_JUDGED};
	enum obstacle least = OBSTACLE_NO_TARGETS;
	for (int r = 0; r < gallery->count; r++) {
		struct gallery alone = gallery_alone(gallery, r);
		struct conflict_question question;
		enum obstacle obstacle = question_of(&alone, declared_of(alone.results[0]), &question);
		least = obstacle < least ? obstacle : least;
	}
	return figure_say(gallery, said[least], figure_count(gallery, CONFLICT_TARGETS_MOST),
	                  figure_count(gallery, CONFLICT_LEVERS_MOST));
}

const struct figure_kind figure_conflict = {.name = "conflict",
                                            .unasked = FIGURE_OF_NONE,
                                            .report = FIGURE_OF_NONE,
                                            .add = add,
                                            .why_nothing = why_nothing};
