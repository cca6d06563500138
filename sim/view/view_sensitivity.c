/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_sensitivity: what decides, in a sentence; of one number or two a tornado with the parts of the variance, of more
 * a row each with what decides it and its chance; whether the runs are enough. As data one row for each input of each
 * number. */
#include <math.h>
#include "ask/sensitivity.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_sensitivity_data.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"

enum { SAID = 3, SAID_IN_ROW = 2, DETAILED_MOST = 2, SCREEN_ROWS = 1, SCREEN_INPUTS, PARTS = SCREEN_INPUTS };
static const double WORTH = 0.01; /* a smaller part of the variance is not spoken of */
static const struct document_part parts[PARTS] = {[SCREEN_ROWS - 1] = {W_PART_SENSITIVITY_ROWS, false},
                                                  [SCREEN_INPUTS - 1] = {W_PART_SENSITIVITY_INPUTS, false}};

struct speaker {
	struct arena *arena;
	const struct sensitivity *of;
	const struct view *view;
};

/* --- words --- */

static const char *factor_name(const struct speaker *speaker, int factor)
{
	const struct sensitivity_factor *of = &speaker->of->factors[factor];
	const char *name = of->key;
	for (int i = 1; i < of->count; i++)
		name = arena_print(speaker->arena, "%s + %s", name, speaker->of->levers.list[of->levers[i]].key);
	return name;
}

static const char *title_of(const struct speaker *speaker, const struct sensitivity_output *output)
{
	const struct result *result = speaker->of->result;
	return output->asked.target >= 0
	           ? view_target_title(speaker->arena, result, &result->targets[output->asked.target], speaker->view)
	           : view_variable_title(speaker->arena, result, output->asked.variable, output->asked.element,
	                                 speaker->view);
}

/* Of the calendar. */
static bool is_year(const struct speaker *speaker, const struct sensitivity_output *output)
{
	return output->asked.target >= 0 &&
	       target_counts_years(speaker->of->result->targets[output->asked.target].target);
}

static const char *named(const struct speaker *speaker, const struct sensitivity_output *output)
{
	int year = speaker->of->result->base_year + output->asked.row;
	return is_year(speaker, output) ? title_of(speaker, output)
	                : view_say(speaker->arena, speaker->view, W_SENSITIVITY_NAMED, title_of(speaker, output),
	                           arena_print(speaker->arena, "%d", year));
}

/* A part of the variance: "62 %". */
static struct cell part_cell(const struct speaker *speaker, double part)
{
	return view_cell_percent(speaker->arena, 100 * part, speaker->view);
}

/* "shocks.common 62.1 %, energy.intensity.mining 20.9 %"; in a row, whose heading says %: "shocks.common 62, ..." */
static struct prose deciders(const struct speaker *speaker, const struct indices_found *found, const int *ranked,
                             bool in_row)
{
	struct prose all = prose_plain(speaker->arena, "");
	for (int i = 0; i < speaker->of->factor_count && i < (in_row ? SAID_IN_ROW : SAID); i++) {
		double part = found->total[ranked[i]].value;
		if (i && part < WORTH)
			break;
		struct prose one = view_prose(speaker->arena, speaker->view, W_SENSITIVITY_PART,
		                              factor_name(speaker, ranked[i]),
		                              in_row ? view_cell(speaker->arena, 100 * part, 0) : part_cell(speaker, part));
		all = i ? prose_join(speaker->arena, all, word_text(speaker->view->language, W_LIST_COMMA), one) : one;
	}
	return all;
}

static bool shares_out(const struct sensitivity_output *output)
{
	return output->measure.moved && !output->measure.undefined;
}

static const char *undefined_part(const struct speaker *speaker, const struct sensitivity_output *output)
{
	uint64_t all = output->measure.rows + output->measure.undefined;
	return view_chance(speaker->arena, output->measure.undefined, all, speaker->view);
}

static struct cell chance_cell(const struct speaker *speaker, const struct sensitivity_output *output)
{
	return view_cell_percent(speaker->arena, 100 * output->chance, speaker->view);
}

static enum word rare_word(const struct sensitivity_output *output)
{
	return output->chance < 0.5 ? W_SENSITIVITY_RARELY_MET : W_SENSITIVITY_RARELY_MISSED;
}

static void say_output(struct document *document, const struct speaker *speaker,
                       const struct sensitivity_output *output)
{
	const struct view *view = speaker->view;
	struct arena *arena = speaker->arena;
	if (output->measure.undefined)
		document_say(document, view_prose(arena, view, W_SENSITIVITY_UNDEFINED, named(speaker, output),
		                                  undefined_part(speaker, output)));
	else if (!output->measure.moved)
		document_say(document, view_prose(arena, view, W_SENSITIVITY_UNMOVED, named(speaker, output)));
	else
		document_say(document, view_prose(arena, view, W_SENSITIVITY_DECIDES, named(speaker, output),
		                                  deciders(speaker, &output->measure, output->ranked, false)));
	if (!output->judged || (!output->measure.moved && !output->measure.undefined))
		return;
	if (output->rare)
		document_say(document, view_prose(arena, view, W_SENSITIVITY_RARE, chance_cell(speaker, output),
		                                  word_text(view->language, rare_word(output))));
	else if (output->met.moved)
		document_say(document, view_prose(arena, view, W_SENSITIVITY_DECIDES_CHANCE, chance_cell(speaker, output),
		                                  deciders(speaker, &output->met, output->ranked_met, false)));
	else
		document_say(document,
		             view_prose(arena, view, output->chance > 0 ? W_SENSITIVITY_CERTAIN : W_SENSITIVITY_NEVER));
}

/* --- one number: the tornado --- */

static int decimals_of(const struct speaker *speaker, const struct sensitivity_output *output)
{
	int levers = speaker->of->levers.count;
	if (is_year(speaker, output))
		return 0;
	struct view_digits digits = {.unit = output->unit};
	view_digits_see(&digits, output->centre);
	for (int l = 0; l < levers; l++) {
		view_digits_see(&digits, output->bars[l].low);
		view_digits_see(&digits, output->bars[l].high);
	}
	return view_digits(&digits) + 1;
}

static int factor_of(const struct sensitivity *of, int lever)
{
	for (int f = 0; f < of->factor_count; f++)
		for (int i = 0; i < of->factors[f].count; i++)
			if (of->factors[f].levers[i] == lever)
				return f;
	return 0;
}

/* "62.1 ±0.8" */
static struct cell index_cell(const struct speaker *speaker, struct index index)
{
	double size = index.error * 100;
	int decimals = size >= 0.95 ? 1 : 2;
	return view_cell_as(arena_print(speaker->arena, "%s %s%s", view_number(speaker->arena, 100 * index.value, decimals),
	                                speaker->view->utf8 ? "\xc2\xb1" : "+-",
	                                view_number(speaker->arena, size, decimals)),
	                    100 * index.value);
}

static void bar_row(struct table *table, const struct speaker *speaker, const struct sensitivity_output *output,
                    int bar, int decimals)
{
	struct arena *arena = speaker->arena;
	const struct sensitivity_bar *of = &output->bars[bar];
	int factor = factor_of(speaker->of, of->lever);
	table_row(table);
	table_cell(table, speaker->of->levers.list[of->lever].key, LOOK_PLAIN);
	table_add(table,
	          isnan(of->at_low) ? view_cell_as("-", NAN) : view_cell_as(view_fine(arena, of->at_low), of->at_low));
	table_add(table,
	          isnan(of->at_high) ? view_cell_as("-", NAN) : view_cell_as(view_fine(arena, of->at_high), of->at_high));
	table_add(table, view_cell(arena, of->low, decimals));
	table_add(table, view_cell(arena, of->high, decimals));
	if (!shares_out(output))
		return;
	table_add(table, index_cell(speaker, output->measure.first[factor]));
	table_add(table, index_cell(speaker, output->measure.total[factor]));
}

static void tornado_table(struct document *document, const struct speaker *speaker,
                          const struct sensitivity_output *output)
{
	enum language language = speaker->view->language;
	int count = speaker->of->levers.count, decimals = decimals_of(speaker, output);
	struct table_column columns[] = {{word_text(language, W_SOLVE_INPUT), SIDE_LEFT, 0, 40, false},
	                                 {"P10", SIDE_RIGHT, 2, 0, false},
	                                 {"P90", SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_SENSITIVITY_AT_LOW), SIDE_RIGHT, 3, 0, false},
	                                 {word_text(language, W_SENSITIVITY_AT_HIGH), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_SENSITIVITY_ALONE), SIDE_RIGHT, 3, 0, false},
	                                 {word_text(language, W_SENSITIVITY_TOTAL), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(speaker->arena, columns, shares_out(output) ? 7 : 5);
	table_part(table, SCREEN_INPUTS);
	for (int b = 0; b < count; b++)
		bar_row(table, speaker, output, b, decimals);
	document_table(document, table, 2);
	const char *unit = view_unit(speaker->arena, output->unit, speaker->view);
	const char *gap = *unit ? language_rules[language].unit_gap : "";
	struct cell centre = view_cell_from(view_cell(speaker->arena, output->centre, decimals), speaker->of->result,
	                                    output->asked.variable, output->asked.element,
	                                    speaker->of->result->base_year + output->asked.row);
	int finer = decimals + is_year(speaker, output);
	bool whole = !output->measure.undefined;
	struct prose told = prose_join(speaker->arena, prose_cell(speaker->arena, centre), gap,
	                               prose_plain(speaker->arena, unit));
	document_note(document, view_prose(speaker->arena, speaker->view, W_SENSITIVITY_CENTRE, told,
	                                   view_cell(speaker->arena, whole ? output->measure.mean : NAN, finer),
	                                   view_cell(speaker->arena, whole ? output->measure.sd : NAN, finer)));
	double together = 1 - output->measure.sum.value;
	if (shares_out(output) && together - output->measure.sum.error > 0.01)
		document_note(document,
		              view_prose(speaker->arena, speaker->view, W_SENSITIVITY_TOGETHER, part_cell(speaker, together)));
}

/* --- several: a row each --- */

static void chance_row(struct table *table, const struct speaker *speaker, const struct sensitivity_output *output)
{
	table_row(table);
	table_follows(table);
	table_cell(table, "", LOOK_PLAIN);
	table_cell(table, arena_print(speaker->arena, "  %s", word_text(speaker->view->language, W_SENSITIVITY_CHANCE_ROW)),
	           LOOK_PLAIN);
	table_cell(table, "", LOOK_PLAIN);
	table_cell(table, "", LOOK_PLAIN);
	table_add(table, chance_cell(speaker, output));
	table_cell(table,
	           output->rare ? word_text(speaker->view->language, rare_word(output))
	                        : deciders(speaker, &output->met, output->ranked_met, true).text,
	           LOOK_PLAIN);
}

static void output_row(struct table *table, const struct speaker *speaker, const struct sensitivity_output *output)
{
	struct arena *arena = speaker->arena;
	const struct result *result = speaker->of->result;
	const struct target *target = output->asked.target >= 0 ? result->targets[output->asked.target].target : NULL;
	struct view_digits digits = {.unit = output->unit};
	view_digits_see(&digits, output->measure.sd);
	table_row(table);
	table_cell(table, target && target->no ? target->no : "", LOOK_PLAIN);
	table_cell(table, arena_print(arena, "%s%s", target && target->binding ? "*" : " ", title_of(speaker, output)),
	           LOOK_PLAIN);
	table_cell(table, view_unit(arena, output->unit, speaker->view), LOOK_PLAIN);
	table_add(table, view_cell(arena, output->measure.undefined ? NAN : output->measure.sd, view_digits(&digits)));
	if (!output->judged)
		table_cell(table, "-", LOOK_PLAIN);
	else if (output->met.moved)
		table_cell(table, "", LOOK_PLAIN);
	else
		table_add(table, chance_cell(speaker, output));
	table_cell(table,
	           output->measure.undefined
	               ? view_say(arena, speaker->view, W_SENSITIVITY_UNDEFINED, title_of(speaker, output),
	                          undefined_part(speaker, output))
	               : deciders(speaker, &output->measure, output->ranked, true).text,
	           LOOK_PLAIN);
	if (output->judged && output->met.moved)
		chance_row(table, speaker, output);
}

static bool is_touched(const struct sensitivity_output *output)
{
	return output->measure.moved || output->measure.undefined || output->met.moved;
}

/* How many numbers each factor decides more than any other; the commonest first. */
static struct prose commonest(const struct speaker *speaker)
{
	const struct sensitivity *of = speaker->of;
	int *leads = ARENA_ARRAY(speaker->arena, of->factor_count + 1, int);
	struct prose all = prose_plain(speaker->arena, "");
	for (int o = 0; o < of->output_count; o++)
		if (shares_out(&of->outputs[o]))
			leads[of->outputs[o].ranked[0]]++;
	for (int i = 0; i < SAID; i++) {
		int most = 0;
		for (int f = 1; f < of->factor_count; f++)
			if (leads[f] > leads[most])
				most = f;
		if (!leads[most])
			break;
		struct prose one = view_prose(speaker->arena, speaker->view, W_SENSITIVITY_MOST_ONE, factor_name(speaker, most),
		                              view_cell_count(speaker->arena, leads[most]));
		all = i ? prose_join(speaker->arena, all, word_text(speaker->view->language, W_LIST_COMMA), one) : one;
		leads[most] = 0;
	}
	return all;
}

static void say_untouched(struct document *document, const struct speaker *speaker)
{
	struct text list;
	text_init(&list, speaker->arena);
	text_add(&list, "");
	for (int o = 0; o < speaker->of->output_count; o++)
		if (!is_touched(&speaker->of->outputs[o]))
			view_join(&list, title_of(speaker, &speaker->of->outputs[o]), speaker->view);
	if (list.length && speaker->view->all)
		document_note(document, view_prose(speaker->arena, speaker->view, W_SENSITIVITY_UNTOUCHED, list.bytes));
}

static void overview(struct document *document, const struct speaker *speaker)
{
	const struct sensitivity *of = speaker->of;
	enum language language = speaker->view->language;
	int touched = 0;
	for (int o = 0; o < of->output_count; o++)
		touched += is_touched(&of->outputs[o]);
	document_say(document,
	             view_prose(speaker->arena, speaker->view, touched ? W_SENSITIVITY_MOST : W_SENSITIVITY_MOST_NONE,
	                        view_cell_count(speaker->arena, of->output_count), view_cell_count(speaker->arena, touched),
	                        commonest(speaker)));
	struct table_column columns[] = {{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 6, false},
	                                 {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 30, false},
	                                 {word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 14, false},
	                                 {word_text(language, W_SENSITIVITY_SD), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_SENSITIVITY_MET), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_SENSITIVITY_BY), SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(speaker->arena, columns, 6);
	table_part(table, SCREEN_ROWS);
	for (int o = 0; o < of->output_count; o++)
		if (is_touched(&of->outputs[o]))
			output_row(table, speaker, &of->outputs[o]);
	if (table_rows(table))
		document_table(document, table, 2);
	say_untouched(document, speaker);
	for (int o = 0; o < of->output_count; o++)
		if (is_touched(&of->outputs[o]) && of->outputs[o].asked.target >= 0) {
			document_command(document,
			                 view_prose(speaker->arena, speaker->view, W_SENSITIVITY_ASK, view_file(of->result),
			                            of->result->targets[of->outputs[o].asked.target].target->id));
			break;
		}
}

/* --- notes --- */

static const char *points(const struct speaker *speaker, double error)
{
	return view_number(speaker->arena, 100 * error, error >= 0.01 ? 1 : 2);
}

static void say_enough(struct document *document, const struct speaker *speaker)
{
	const struct sensitivity *of = speaker->of;
	double widest = 0, of_chance = 0;
	for (int o = 0; o < of->output_count; o++) {
		if (shares_out(&of->outputs[o]))
			widest = fmax(widest, of->outputs[o].measure.widest);
		if (of->outputs[o].judged && of->outputs[o].met.moved && !of->outputs[o].rare)
			of_chance = fmax(of_chance, of->outputs[o].met.widest);
	}
	if (widest == 0 && of_chance == 0)
		return;
	bool last = of->rows >= SENSITIVITY_ROWS_MOST;
	const char *more = view_say(speaker->arena, speaker->view, last ? W_SENSITIVITY_NO_MORE : W_SENSITIVITY_MORE,
	                            arena_print(speaker->arena, "%d", last ? SENSITIVITY_ROWS_MOST : 2 * of->rows));
	document_note(document, view_prose(speaker->arena, speaker->view,
	                                   of->enough ? W_SENSITIVITY_ENOUGH : W_SENSITIVITY_SCARCE,
	                                   view_cell_grouped(speaker->arena, (uint64_t)of->rows),
	                                   view_cell_grouped(speaker->arena, of->runs), points(speaker, widest),
	                                   of_chance > 0 ? points(speaker, of_chance) : "-", more));
}

static void say_factors(struct document *document, const struct speaker *speaker)
{
	const struct sensitivity *of = speaker->of;
	struct text shocks;
	text_init(&shocks, speaker->arena);
	text_add(&shocks, "");
	for (int f = 0; f < of->factor_count; f++) {
		if (of->factors[f].yearly)
			view_join(&shocks, of->factors[f].key, speaker->view);
		if (of->factors[f].count > 1)
			document_note(document,
			              view_prose(speaker->arena, speaker->view, W_SENSITIVITY_GROUPED, factor_name(speaker, f)));
	}
	if (shocks.length)
		document_note(document, view_prose(speaker->arena, speaker->view, W_SENSITIVITY_SHOCKS, shocks.bytes));
}

/* --- the whole --- */

static void tell(struct document *document, const void *of)
{
	const struct sensitivity_telling *told = of;
	const struct speaker speaker = {document->arena, told->sensitivity, told->view};
	const struct sensitivity *sensitivity = told->sensitivity;
	bool detailed = sensitivity->output_count <= DETAILED_MOST || told->view->all;
	if (view_is_screen(told->view))
		document_parts(document, told->view->language, parts, PARTS);
	if (sensitivity->output_count > DETAILED_MOST)
		overview(document, &speaker);
	for (int o = 0; o < sensitivity->output_count && detailed; o++) {
		const struct sensitivity_output *output = &sensitivity->outputs[o];
		if (o || sensitivity->output_count > DETAILED_MOST)
			document_space(document);
		say_output(document, &speaker, output);
		if (is_touched(output))
			tornado_table(document, &speaker, output);
	}
	if (detailed)
		say_factors(document, &speaker);
	say_enough(document, &speaker);
}

struct said view_sensitivity(struct arena *arena, const struct sensitivity *sensitivity, const struct view *view)
{
	struct sensitivity_telling *telling = ARENA_NEW(arena, struct sensitivity_telling);
	*telling = (struct sensitivity_telling){sensitivity, view};
	return (struct said){&view_sensitivity_data, "inputs", tell, .of = telling};
}
