/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_decompose: what moved a number: a sentence, then a table whose rows read from where a part begins over its
 * effects to where it ends. Printed numbers are rounded together, so that they add up (decompose_rounded). */
#include <math.h>
#include <string.h>
#include "ask/decompose.h"
#include "base/clean.h"
#include "base/nearly.h"
#include "base/number.h"
#include "base/shell.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_decompose_data.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/table.h"

enum { EFFECTS_SAID = 6, PARTS = 1, HEADING_MOST = 16, CHANGE_SHOWS = 4 };

struct one { /* a decomposition, and the same rounded */
	struct arena *arena;
	const struct view *view;
	const struct decomposition *exact, *of;
	int decimals;
};

static bool is_in_years(const struct decomposition *of)
{
	return of->before.result == of->after.result && of->before.world == of->after.world;
}

static bool is_of_limits(const struct decomposition *of) { return of->before.world != of->after.world; }

static const char *title_of(struct arena *arena, struct title title, const char *id, const struct view *view)
{
	return clean_text(arena, title_in(title, view->language, id));
}

static const char *year_text(struct arena *arena, int year) { return arena_print(arena, "%d", year); }

/* --- the sentence --- */

static struct cell number(const struct one *one, double value)
{
	return view_cell(one->arena, value, one->decimals);
}

/* Where it begins or ends: the variable's own number, as printed. */
static struct cell end_number(const struct one *one, double exact, double rounded, const struct moment *moment)
{
	struct cell cell = number(one, exact), printed = number(one, rounded);
	if (strcmp(cell.text, printed.text) != 0)
		return printed;
	return moment->world == WORLD_LIMITED ? view_cell_from(cell, moment->result, one->of->variable, one->of->element,
	                                                       moment->year)
	                                      : cell;
}

/* Of those that add (sign 1) or take off, the larger ones by name and the others together; empty: none. */
static struct prose effects_said(const struct one *one, int sign)
{
	struct prose all = prose_plain(one->arena, "");
	double rest = 0;
	int said = 0, others = 0;
	for (int i = 0; i < one->of->effect_count; i++) {
		const struct decompose_effect *effect = &one->of->effects[one->of->ranked[i]];
		if (!(effect->total * sign > 0))
			continue;
		if (said == EFFECTS_SAID) {
			rest += fabs(effect->total);
			others++;
			continue;
		}
		struct prose next = view_prose(one->arena, one->view, W_DECOMPOSE_EFFECT,
		                               title_of(one->arena, effect->title, effect->id, one->view),
		                               number(one, fabs(effect->total)));
		all = said++ ? prose_join(one->arena, all, word_text(one->view->language, W_DECOMPOSE_LISTED), next) : next;
	}
	if (others)
		all = prose_join(one->arena, all, word_text(one->view->language, W_DECOMPOSE_LISTED),
		                 view_prose(one->arena, one->view, W_DECOMPOSE_OTHERS, view_cell_count(one->arena, others),
		                            number(one, rest)));
	return all;
}

static struct prose effects_sentence(const struct one *one)
{
	struct prose added = effects_said(one, 1), taken = effects_said(one, -1);
	return !*added.text && !*taken.text ? view_prose(one->arena, one->view, W_DECOMPOSE_NOTHING)
	       : !*taken.text               ? view_prose(one->arena, one->view, W_DECOMPOSE_ADDED, added)
	       : !*added.text               ? view_prose(one->arena, one->view, W_DECOMPOSE_TAKEN, taken)
	                                    : view_prose(one->arena, one->view, W_DECOMPOSE_BOTH, added, taken);
}

static enum word pattern(bool years, double change)
{
	return years ? change > 0   ? W_DECOMPOSE_YEARS_UP
	               : change < 0 ? W_DECOMPOSE_YEARS_DOWN
	                            : W_DECOMPOSE_YEARS_SAME
	       : change > 0 ? W_DECOMPOSE_PAIR_UP
	       : change < 0 ? W_DECOMPOSE_PAIR_DOWN
	                    : W_DECOMPOSE_PAIR_SAME;
}

/* " (51.0 %)"; of a share, whose points are said, and of what begins at 0, nothing. */
static struct prose percent_of(const struct one *one, double change)
{
	struct arena *arena = one->arena;
	bool plain = one->view->language == LANGUAGE_DEFAULT;
	double part = 100 * fabs((one->exact->to - one->exact->from) / one->exact->from);
	if (!isfinite(part) || part > 1e4 || change == 0 || unit_is_number(&one->of->unit))
		return prose_plain(arena, "");
	struct prose said = prose_cell(arena, view_cell_percent(arena, part, one->view));
	return prose_join(arena, prose_join(arena, prose_plain(arena, plain ? " (" : "（"), "", said), plain ? ")" : "）",
	                  prose_plain(arena, ""));
}

static const char *other_said(const struct one *one)
{
	const struct decomposition *of = one->of;
	return is_in_years(of)    ? year_text(one->arena, of->before.year)
	       : is_of_limits(of) ? word_text(one->view->language, W_DECOMPOSE_ITSELF)
	                          : view_scenario_title(of->before.result, one->view);
}

/* A unit behind a number. */
static const char *behind(const struct one *one, const char *unit)
{
	return arena_print(one->arena, "%s%s", *unit ? language_rules[one->view->language].unit_gap : "", unit);
}

static struct prose sentence(const struct one *one)
{
	const struct decomposition *of = one->of;
	double change = number(one, of->to - of->from).number;
	struct arena *arena = one->arena;
	struct prose level = prose_cell(arena, end_number(one, one->exact->to, of->to, &of->after));
	bool points = of->unit.share == SHARE_PERCENT && change != 0;
	level = prose_join(arena, level, "", prose_plain(arena, behind(one, view_unit(arena, &of->unit, one->view))));
	const char *unit = points ? word_text(one->view->language, W_DECOMPOSE_POINTS)
	                          : view_unit(arena, &of->unit, one->view);
	struct prose lead = view_prose(arena, one->view, pattern(is_in_years(of), change),
	                               view_scenario_title(of->after.result, one->view), other_said(one),
	                               year_text(arena, of->after.year), title_of(arena, of->title, of->id, one->view),
	                               number(one, fabs(change)), level, behind(one, unit), percent_of(one, change));
	return prose_join(arena, lead, word_text(one->view->language, W_DECOMPOSE_STOP), effects_sentence(one));
}

/* --- the table --- */

static bool is_shown(const struct one *one, int effect)
{
	return one->view->all ? true : !one->exact->effects[effect].idle;
}

static const char *end_heading(const struct one *one, const struct moment *moment)
{
	const struct decomposition *of = one->of;
	return is_in_years(of) ? year_text(one->arena, moment->year)
	       : is_of_limits(of)
	           ? word_text(one->view->language, moment->world == WORLD_LIMITED ? W_DECOMPOSE_LIMITED
	                                                                           : W_DECOMPOSE_LIMITLESS)
	           : view_scenario_title(moment->result, one->view);
}

static struct table *begin_table(const struct one *one)
{
	struct table_column first = {word_text(one->view->language, W_DECOMPOSE_PART), SIDE_LEFT, .most = 30};
	struct table *table = table_begin(one->arena, &first, 1);
	table_column(table, (struct table_column){end_heading(one, &one->of->before), SIDE_RIGHT, 2, HEADING_MOST, true});
	for (int e = 0; e < one->of->effect_count; e++)
		if (is_shown(one, e))
			table_column(table, (struct table_column){title_of(one->arena, one->of->effects[e].title,
			                                                   one->of->effects[e].id, one->view),
			                                          SIDE_RIGHT, 2, HEADING_MOST, true});
	table_column(table, (struct table_column){end_heading(one, &one->of->after), SIDE_RIGHT, 2, HEADING_MOST, true});
	return table;
}

/* "+1285", "-522", "0" */
static struct cell signed_number(const struct one *one, double value)
{
	struct cell cell = number(one, value);
	if (value > 0)
		cell.text = arena_print(one->arena, "+%s", cell.text);
	return cell;
}

static void add_row(const struct one *one, struct table *table, const char *name, enum look look, double from,
                    double to, const struct decompose_part *part)
{
	table_row(table);
	table_cell(table, name, look);
	table_add(table, number(one, from));
	for (int e = 0; e < one->of->effect_count; e++)
		if (is_shown(one, e))
			table_add(table, !part         ? signed_number(one, one->of->effects[e].total)
			                 : part->has[e] ? signed_number(one, part->effects[e])
			                                : (struct cell){0});
	table_add(table, number(one, to));
}

static const struct table *table_of(const struct one *one)
{
	const struct decomposition *of = one->of;
	struct table *table = begin_table(one);
	for (int p = 0; p < of->part_count && of->part_count > 1; p++) {
		const struct decompose_part *part = &of->parts[p];
		table_part(table, PARTS);
		add_row(one, table, title_of(one->arena, part->title, part->id, one->view), LOOK_PLAIN, part->from, part->to,
		        part);
	}
	table_part(table, 0);
	bool rests = view_rests(of->after.result, of->variable, of->element);
	const char *total = word_text(one->view->language, W_DECOMPOSE_TOTAL);
	add_row(one, table, rests ? arena_print(one->arena, "~ %s", total) : total, LOOK_BOLD, of->from, of->to, NULL);
	return table;
}

/* --- all of it --- */

/* Decimals with which a number has so many figures. */
static int decimals_for(int figures, double size)
{
	int decimals = figures - 1;
	for (; size >= 10 && decimals > 0; size /= 10)
		decimals--;
	for (; size > 0 && size < 1; size *= 10)
		decimals++;
	return decimals;
}

/* What moved is not called the same. */
static bool looks_the_same(const struct decomposition *of, int decimals)
{
	char from[NUMBER_SIZE + 320], to[NUMBER_SIZE + 320];
	number_fixed(of->from, decimals, from, sizeof from);
	number_fixed(of->to, decimals, to, sizeof to);
	return strcmp(from, to) == 0 && !nearly_equal(of->from, of->to);
}

/* As the effects deserve, but no more figures of the level than four, unless the effects would have less than two. */
int view_decompose_digits(const struct decomposition *of)
{
	struct view_digits digits = {.unit = &of->unit};
	for (int e = 0; e < of->effect_count; e++)
		view_digits_see(&digits, of->effects[e].total);
	view_digits_see(&digits, of->to - of->from);
	int deserved = view_digits(&digits) < 0 ? 0 : view_digits(&digits);
	int level = decimals_for(4, fmax(fabs(of->from), fabs(of->to))), effects = decimals_for(2, digits.largest);
	int most = level > effects ? level : effects;
	int decimals = deserved < most ? deserved : most;
	for (int more = 0; more < CHANGE_SHOWS && looks_the_same(of, decimals); more++)
		decimals++;
	return decimals;
}

static struct one prepare(struct arena *arena, const struct decomposition *exact, const struct view *view)
{
	struct one one = {arena, view, exact, exact, view_decompose_digits(exact)};
	one.of = decompose_rounded(arena, exact, one.decimals);
	return one;
}

struct prose view_decompose_sentence(struct arena *arena, const struct decomposition *exact, int decimals,
                                     const struct view *view)
{
	const struct one one = {arena, view, exact, decompose_rounded(arena, exact, decimals), decimals};
	return sentence(&one);
}

static void note_households(struct document *document, const struct one *one)
{
	struct prose all = prose_plain(one->arena, "");
	bool shows = isfinite(one->of->households) && one->of->households != 0;
	for (int e = 0; e < one->of->effect_count && isfinite(one->of->households); e++)
		shows = shows || (one->of->effects[e].of_households && one->of->effects[e].total != 0);
	if (!shows)
		return;
	for (int e = 0; e < one->of->effect_count; e++) {
		const struct decompose_effect *effect = &one->of->effects[e];
		if (!effect->of_households || !is_shown(one, e))
			continue;
		struct prose next = view_prose(one->arena, one->view, W_DECOMPOSE_EFFECT,
		                               title_of(one->arena, effect->title, effect->id, one->view),
		                               signed_number(one, effect->total));
		all = *all.text ? prose_join(one->arena, all, language_rules[one->view->language].comma, next) : next;
	}
	document_note(document, view_prose(one->arena, one->view, W_DECOMPOSE_SUM,
	                                   signed_number(one, one->of->households), all));
}

static void note_method(struct document *document, const struct view_decomposed *told)
{
	const struct decomposition *of = told->list[0];
	const char *years = year_text(document->arena, of->after.year - of->before.year);
	enum word word = !is_in_years(of) ? W_DECOMPOSE_BESIDE : of->chained ? W_DECOMPOSE_YEARLY : W_DECOMPOSE_ENDS;
	document_note(document, view_prose(document->arena, told->view, word, years));
}

static void note_placeholders(struct document *document, const struct view_decomposed *told)
{
	int *variables = ARENA_ARRAY(document->arena, told->count, int);
	const struct result **results = ARENA_ARRAY(document->arena, told->count, const struct result *);
	int count = 0;
	for (int i = 0; i < told->count; i++) {
		const struct decomposition *of = told->list[i];
		if (i && of->variable == told->list[i - 1]->variable)
			continue;
		variables[count] = of->variable;
		results[count++] = of->after.result;
	}
	const char *all = NULL;
	for (int i = 0; i < count; i++) {
		const char *one = view_rests_on(document->arena, &results[i], 1, &variables[i], told->view);
		if (one && (!all || strcmp(one, all) != 0))
			all = all ? view_joined(document->arena, all, one, told->view) : one;
	}
	if (all)
		document_note(document, view_prose(document->arena, told->view, W_NOTE_RESTS, all));
}

/* On a screen the first has its table, the others their sentence. */
static bool left_out(const struct view_decomposed *told, int index) { return index > 0 && !told->view->all; }

static const char *files_of(struct arena *arena, const struct decomposition *of)
{
	const char *before = shell_file(arena, view_file(of->before.result));
	const char *after = shell_file(arena, view_file(of->after.result));
	return of->before.result == of->after.result ? after : arena_print(arena, "%s %s", before, after);
}

static void say_next(struct document *document, const struct view_decomposed *told)
{
	const struct decomposition *of = told->list[0];
	const char *command =
		arena_print(document->arena, "outturn chart %s --kind waterfall -o out", files_of(document->arena, of));
	if (left_out(told, told->count - 1))
		command = arena_print(document->arena, "outturn decompose %s%s %s", files_of(document->arena, of),
		                      is_of_limits(of) ? " --without-limits" : "", told->list[1]->id);
	if (left_out(told, told->count - 1) || (!is_of_limits(of) && !of->chained))
		document_command(document, view_prose(document->arena, told->view, W_NEXT, command));
}

static const struct document_part parts[] = {{W_PART_DECOMPOSE, false}};

static void tell(struct document *document, const void *of)
{
	const struct view_decomposed *told = of;
	if (view_is_screen(told->view))
		document_parts(document, told->view->language, parts, 1);
	for (int i = 0; i < told->count; i++) {
		struct one one = prepare(document->arena, told->list[i], told->view);
		if (i)
			document_space(document);
		document_sentence(document, sentence(&one));
		if (left_out(told, i))
			continue;
		document_space(document);
		document_table(document, table_of(&one), 0);
		note_households(document, &one);
	}
	document_space(document);
	note_method(document, told);
	note_placeholders(document, told);
	say_next(document, told);
}

struct said view_decompose(struct arena *arena, const struct decomposition *const *list, int count,
                           const struct view *view)
{
	struct view_decomposed *told = ARENA_NEW(arena, struct view_decomposed);
	*told = (struct view_decomposed){list, count, view};
	return (struct said){&view_decompose_data, view_decompose_rows, tell, .of = told};
}
