/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book_targets: targets and their verdicts, computed from the cells of the scenario: a value is held against the
 * number beside it as target_judge does (core/target.h), 1e-9 relative. A number is yellow where it is the plan's and
 * stands first; the other scenarios have the same unless they say their own. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "ask/stated.h"
#include "view/view_book.h"
#include "view/view_number.h"
#include "view/view_target.h"

struct judging { /* cells as formulas name them on the sheet itself */
	struct arena *arena;
	const struct target_result *target;
	const char *value, *number, *upper;
};

static const char *slack(const struct judging *of, const char *cell)
{
	char size[64];
	snprintf(size, sizeof size, "%.17g", isfinite(of->target->scale) ? of->target->scale : 0);
	for (char *c = size; *c; c++)
		*c = *c == 'e' ? 'E' : *c;
	return arena_print(of->arena, "1E-9*IF(%s<>0,ABS(%s),%s)", cell, cell, size);
}

/* The edges as formulas; NULL: open. */
struct edges { const char *low, *high; bool strict; };

static struct edges edges_of(const struct judging *of)
{
	const struct target_result *result = of->target;
	const struct target *target = result->target;
	bool years = target_counts_years(target), low = !isnan(result->low), high = !isnan(result->high);
	const char *n = of->number, *tolerance = "0";
	struct edges edges = {low ? n : NULL, high ? n : NULL, false};
	switch (target->sense) {
	case SENSE_ABOVE:
	case SENSE_BELOW:
		edges.strict = !years;
		if (years)
			edges = (struct edges){low ? arena_print(of->arena, "(%s+1)", n) : NULL,
			                       high ? arena_print(of->arena, "(%s-1)", n) : NULL, false};
		break;
	case SENSE_RANGE: edges.high = of->upper; break;
	case SENSE_ABOUT:
		tolerance = years ? arena_print(of->arena, "%.17g", target->tolerance)
		                  : arena_print(of->arena, "IF(%s=0,%.17g,ABS(%s))*%.17g/100", n,
		                                isfinite(result->size) ? result->size : 0, n, target->tolerance);
		if (low)
			edges.low = arena_print(of->arena, years ? "ROUNDUP(%s-%s,0)" : "(%s-%s)", n, tolerance);
		if (high)
			edges.high = arena_print(of->arena, years ? "ROUNDDOWN(%s+%s,0)" : "(%s+%s)", n, tolerance);
		break;
	default: break;
	}
	return edges;
}

static const char *holds(const struct judging *of, const struct edges *edges)
{
	const char *low = edges->low ? arena_print(of->arena, "%s>%s%s%s%s", of->value, edges->strict ? "" : "=",
	                                           edges->low, edges->strict ? "+" : "-", slack(of, edges->low))
	                             : NULL;
	const char *high = edges->high ? arena_print(of->arena, "%s<%s%s%s%s", of->value, edges->strict ? "" : "=",
	                                             edges->high, edges->strict ? "-" : "+", slack(of, edges->high))
	                               : NULL;
	return low && high ? arena_print(of->arena, "AND(%s,%s)", low, high) : low ? low : high;
}

static const char *gap(const struct judging *of, const struct edges *edges)
{
	const char *above = edges->low ? arena_print(of->arena, "%s-%s", of->value, edges->low) : NULL;
	const char *below = edges->high ? arena_print(of->arena, "%s-%s", edges->high, of->value) : NULL;
	return above && below ? arena_print(of->arena, "MIN(%s,%s)", above, below) : above ? above : below;
}

static const char *verdict_word(const struct book_making *making, enum verdict verdict)
{
	return book_word(making, verdict == VERDICT_MET      ? W_XLSX_MET
	                         : verdict == VERDICT_MISSED ? W_XLSX_MISSED
	                                                     : W_XLSX_NOT_ASSESSED);
}

static const char *sense_word(const struct book_making *making, enum sense sense)
{
	static const enum word words[] = {
		[SENSE_AT_LEAST] = W_XLSX_AT_LEAST, [SENSE_AT_MOST] = W_XLSX_AT_MOST, [SENSE_ABOVE] = W_XLSX_ABOVE,
		[SENSE_BELOW] = W_XLSX_BELOW,       [SENSE_ABOUT] = W_XLSX_ABOUT_SO,  [SENSE_RANGE] = W_XLSX_RANGE};
	return sense == SENSE_NONE ? "" : book_word(making, words[sense]);
}

/* The same target of the first scenario, where it asks for the same; NULL: none. */
static const struct book_target *first_alike(const struct book_making *making, int s,
                                             const struct target_result *target)
{
	const struct book_scenario *first = &making->scenarios[0];
	for (int t = 0; s > 0 && t < first->result->target_count; t++) {
		const struct target_result *one = &first->result->targets[t];
		if (strcmp(one->target->id, target->target->id) != 0)
			continue;
		bool same = one->number == target->number && one->goal < 0 && first->targets[t].row &&
		            (isnan(target->number_high) || one->number_high == target->number_high) &&
		            strcmp(one->unit.text ? one->unit.text : "", target->unit.text ? target->unit.text : "") == 0;
		return same ? &first->targets[t] : NULL;
	}
	return NULL;
}

static void put_number(struct book_making *making, int s, int row, int column, double number,
                       const struct target_result *target, int decimals)
{
	struct book_scenario *scenario = &making->scenarios[s];
	const struct book_target *alike = first_alike(making, s, target);
	if (isnan(number))
		return;
	if (target->goal >= 0) {
		const struct live *live = scenario->live;
		const int *rows = live->row_of[WORLD_LIMITED][target->goal];
		int year = target_year_read(target->target, live->base_year + live->years - 1);
		const struct live_row *goal = rows ? live->rows[rows[0]] : NULL;
		if (goal && isfinite(goal->cells[year - live->base_year].number)) {
			book_put_formula(scenario->sheet, row, column,
			             book_cell_name(making->arena, goal->at.row, goal->at.column + year - live->base_year), number,
			             decimals, BOOK_FOLLOWS);
			return;
		}
	}
	if (alike)
		book_put_formula(scenario->sheet, row, column,
		                 book_there(making, making->scenarios[0].sheet, alike->row, column), number, decimals,
		                 BOOK_FOLLOWS);
	else
		book_put_number(scenario->sheet, row, column, number, decimals, BOOK_GIVEN);
}

/* With other inputs, if not with these. */
static bool may_have_value(const struct target_result *target)
{
	return target->reason == ASSESSED || target->reason == UNASSESSED_UNDEFINED ||
	       target->reason == UNASSESSED_NO_PEAK;
}

/* The verdict where there is no value: of a peak that comes in a year at the earliest, as target_meets_from has it. */
static const char *without_value(const struct book_making *making, int s, const struct target_result *target,
                                 const struct judging *of, const struct edges *edges, int year)
{
	const struct live *live = making->scenarios[s].live;
	const int *rows = target->from >= 0 ? live->row_of[WORLD_LIMITED][target->from] : NULL;
	const char *none = arena_print(making->arena, "\"%s\"", book_word(making, W_XLSX_NOT_ASSESSED));
	if (!rows)
		return none;
	const struct live_row *from = live->rows[rows[0]];
	const char *cell = book_cell_name(making->arena, from->at.row, from->at.column + year);
	if (edges->high)
		return arena_print(making->arena, "IF(%s>%s+%s,\"%s\",%s)", cell, edges->high, slack(of, edges->high),
		                   book_word(making, W_XLSX_MISSED), none);
	return arena_print(making->arena, "IF(%s>=%s-%s,\"%s\",%s)", cell, edges->low, slack(of, edges->low),
	                   book_word(making, W_XLSX_MET), none);
}

static void put_verdict(struct book_making *making, int s, int row, const struct target_result *target, int decimals)
{
	struct book_scenario *scenario = &making->scenarios[s];
	struct book_sheet *sheet = scenario->sheet;
	const struct live *live = scenario->live;
	struct arena *arena = making->arena;
	const char *said = target->reason == UNASSESSED_WITHDRAWN ? book_word(making, W_XLSX_WITHDRAWN)
	                                                          : verdict_word(making, target->verdict);
	const int *rows = target->variable >= 0 ? live->row_of[WORLD_LIMITED][target->variable] : NULL;
	int year = target_year_read(target->target, live->base_year + live->years - 1) - live->base_year;
	if (!may_have_value(target) || !rows || !isfinite(target->number)) {
		book_put_text(sheet, row, BOOK_TARGET_VERDICT, said, BOOK_MIDDLE);
		return;
	}
	const struct live_row *value = live->rows[rows[0]];
	book_put_formula(sheet, row, BOOK_TARGET_VALUE, book_cell_name(arena, value->at.row, value->at.column + year),
	                 target->value, decimals, BOOK_PLAIN);
	struct judging of = {arena, target, book_cell_name(arena, row, BOOK_TARGET_VALUE),
	                     book_cell_name(arena, row, BOOK_TARGET_NUMBER), book_cell_name(arena, row, BOOK_TARGET_UPPER)};
	struct edges edges = edges_of(&of);
	if (!edges.low && !edges.high)
		return;
	const char *verdict = arena_print(arena, "IF(%s,\"%s\",\"%s\")", holds(&of, &edges), book_word(making, W_XLSX_MET),
	                                  book_word(making, W_XLSX_MISSED));
	book_put_formula(sheet, row, BOOK_TARGET_GAP,
	                 arena_print(arena, "IF(ISNUMBER(%s),%s,\"\")", of.value, gap(&of, &edges)),
	                 isfinite(target->value) ? target->gap : NAN, decimals, BOOK_PLAIN);
	book_put_formula_text(sheet, row, BOOK_TARGET_VERDICT,
	                      arena_print(arena, "IF(ISNUMBER(%s),%s,%s)", of.value, verdict,
	                                  without_value(making, s, target, &of, &edges, year)),
	                      said, BOOK_MIDDLE);
}

static int decimals_of(const struct target_result *target)
{
	if (target_counts_years(target->target))
		return BOOK_YEAR;
	struct view_digits digits = {.unit = &target->unit};
	view_digits_see(&digits, target->value);
	view_digits_see(&digits, target->number);
	view_digits_judge(&digits, target);
	return view_digits(&digits);
}

void book_scenario_targets(struct book_making *making, int s)
{
	struct book_scenario *scenario = &making->scenarios[s];
	struct book_sheet *sheet = scenario->sheet;
	static const enum word heads[] = {W_XLSX_TARGET, W_XLSX_NO, W_XLSX_UNIT, W_XLSX_YEAR, W_XLSX_SENSE, W_XLSX_NUMBER,
	                                  W_XLSX_UPPER, W_XLSX_VALUE, W_XLSX_GAP, W_XLSX_VERDICT, W_XLSX_BY};
	int at = scenario->targets_row, folded = at + 1;
	for (int column = 0; column <= BOOK_TARGET_BY; column++)
		book_head(sheet, at, column, book_word(making, heads[column]),
		          column >= BOOK_TARGET_NUMBER && column <= BOOK_TARGET_GAP);
	scenario->first_target = at + 1;
	scenario->last_target = at + scenario->result->target_count;
	for (int t = 0; t < scenario->result->target_count; t++)
		folded += scenario->result->targets[t].verdict != VERDICT_NOT_ASSESSABLE;
	for (int t = 0, judged = at + 1, others = folded; t < scenario->result->target_count; t++) {
		const struct target_result *target = &scenario->result->targets[t];
		int row = target->verdict != VERDICT_NOT_ASSESSABLE ? judged++ : others++, decimals = decimals_of(target);
		scenario->targets[t].row = row;
		book_put_text(sheet, row, BOOK_LABEL,
		          view_target_title(making->arena, scenario->result, target, making->view), BOOK_PLAIN);
		book_put_text(sheet, row, BOOK_ID, view_target_no(making->arena, target->target), BOOK_NOTE);
		book_put_text(sheet, row, BOOK_UNIT, book_unit(making, &target->unit), BOOK_NOTE);
		book_put_number(sheet, row, BOOK_TARGET_YEAR, target->target->year, BOOK_YEAR, BOOK_PLAIN);
		book_put_text(sheet, row, BOOK_TARGET_SENSE, sense_word(making, target->target->sense), BOOK_MIDDLE);
		put_number(making, s, row, BOOK_TARGET_NUMBER, target->number, target, decimals);
		put_number(making, s, row, BOOK_TARGET_UPPER, target->number_high, target, decimals);
		put_verdict(making, s, row, target, decimals);
		if (may_have_value(target))
			book_put_text(sheet, row, BOOK_TARGET_BY,
			              book_word(making, target_is_stated(scenario->result, target) ? W_XLSX_BY_STATED
			                                                                           : W_XLSX_BY_MODEL), BOOK_NOTE);
	}
	book_fold(sheet, folded, scenario->last_target);
	book_verdict(sheet, (struct book_verdicts){{scenario->first_target, BOOK_TARGET_VERDICT, scenario->last_target,
	                                            BOOK_TARGET_VERDICT},
	                                           book_word(making, W_XLSX_MET), book_word(making, W_XLSX_MISSED)});
}

/* --- the sheet of targets: all scenarios side by side --- */

enum { AT_TITLE, AT_NO, AT_UNIT, AT_YEAR, AT_SENSE, AT_NUMBER, AT_SOURCE, AT_VALUES };
enum { ROW_HEAD = 3 };

static int target_of(const struct book_scenario *scenario, const char *id)
{
	for (int t = 0; t < scenario->result->target_count; t++)
		if (strcmp(scenario->result->targets[t].target->id, id) == 0)
			return t;
	return -1;
}

static void put_target(struct book_making *making, const struct book_scenario *of, int t, int row)
{
	struct book_sheet *sheet = making->targets;
	const struct target_result *target = &of->result->targets[t];
	int decimals = decimals_of(target), from = of->targets[t].row;
	book_put_text(sheet, row, AT_TITLE, view_target_title(making->arena, of->result, target, making->view),
	          BOOK_PLAIN);
	book_put_text(sheet, row, AT_NO, view_target_no(making->arena, target->target), BOOK_NOTE);
	book_put_text(sheet, row, AT_UNIT, book_unit(making, &target->unit), BOOK_NOTE);
	book_put_number(sheet, row, AT_YEAR, target->target->year, BOOK_YEAR, BOOK_PLAIN);
	book_put_text(sheet, row, AT_SENSE, sense_word(making, target->target->sense), BOOK_MIDDLE);
	if (isfinite(target->number))
		book_put_formula(sheet, row, AT_NUMBER, book_there(making, of->sheet, from, BOOK_TARGET_NUMBER), target->number,
		             decimals, BOOK_PLAIN);
	const char *source = view_source(making->arena, making->report->plan, target->target->source, making->view);
	book_put_text(sheet, row, AT_SOURCE, source ? source : "", BOOK_NOTE);
	for (int s = 0; s < making->count; s++) {
		const struct book_scenario *scenario = &making->scenarios[s];
		int own = target_of(scenario, target->target->id), column = AT_VALUES + 2 * s;
		if (own < 0)
			continue;
		const struct target_result *result = &scenario->result->targets[own];
		if (may_have_value(result))
			book_put_formula(sheet, row, column, book_there(making, scenario->sheet, scenario->targets[own].row,
			                                            BOOK_TARGET_VALUE), result->value, decimals, BOOK_PLAIN);
		book_put_formula_text(sheet, row, column + 1, book_there(making, scenario->sheet, scenario->targets[own].row,
		                                                     BOOK_TARGET_VERDICT),
		                  result->reason == UNASSESSED_WITHDRAWN ? book_word(making, W_XLSX_WITHDRAWN)
		                                                         : verdict_word(making, result->verdict),
		                  BOOK_MIDDLE);
	}
}

void book_targets(struct book_making *making)
{
	struct book_sheet *sheet = making->targets;
	static const enum word heads[] = {W_XLSX_TARGET, W_XLSX_NO, W_XLSX_UNIT, W_XLSX_YEAR, W_XLSX_SENSE, W_XLSX_NUMBER,
	                                  W_XLSX_SOURCE};
	int row = ROW_HEAD + 1, last = AT_VALUES + 2 * making->count - 1;
	book_put_text(sheet, 0, 0, book_word(making, W_XLSX_TARGETS), BOOK_TITLE);
	book_put_text(sheet, 1, 0, book_word(making, W_XLSX_TARGETS_NOTE), BOOK_LEAD);
	for (int column = 0; column < AT_VALUES; column++)
		book_head(sheet, ROW_HEAD, column, book_word(making, heads[column]), column == AT_YEAR || column == AT_NUMBER);
	for (int s = 0; s < making->count; s++) {
		book_head(sheet, ROW_HEAD, AT_VALUES + 2 * s, making->scenarios[s].title, true);
		book_head(sheet, ROW_HEAD, AT_VALUES + 2 * s + 1, book_word(making, W_XLSX_VERDICT), false);
		book_width(sheet, AT_VALUES + 2 * s, 11);
		book_width(sheet, AT_VALUES + 2 * s + 1, 9);
	}
	for (int s = 0; s < making->count; s++)
		for (int t = 0; t < making->scenarios[s].result->target_count; t++) {
			bool earlier = false;
			for (int before = 0; before < s && !earlier; before++)
				earlier =
					target_of(&making->scenarios[before], making->scenarios[s].result->targets[t].target->id) >= 0;
			if (!earlier)
				put_target(making, &making->scenarios[s], t, row++);
		}
	book_verdict(sheet, (struct book_verdicts){{ROW_HEAD + 1, AT_VALUES, row, last}, book_word(making, W_XLSX_MET),
	                                           book_word(making, W_XLSX_MISSED)});
	static const double widths[] = {34, 6, 16, 7, 9, 11, 18};
	for (int column = 0; column < AT_VALUES; column++)
		book_width(sheet, column, widths[column]);
	sheet->freeze_row = sheet->repeat_rows = ROW_HEAD + 1;
	sheet->freeze_column = 1;
}
