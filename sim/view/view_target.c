/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_target: what a target asks for. A number that follows from something else is said with what it follows from, and
 * with what that comes to in this run; years that count stand with the measure; one that was given up keeps its
 * story. */
#include <math.h>
#include "base/clean.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"

enum { SHORT_CELLS = 18 };

/* --- what its number follows from --- */

/* As it is written: "0.43", "1", "78.7". */
static const char *written(struct arena *arena, const struct quantity *quantity)
{
	return view_exact(arena, quantity->count ? quantity->points[0].value : NAN);
}

/* The same in the unit that the target is shown in; a plain number is in that of its program. */
static const char *in_unit(struct arena *arena, const struct target_result *target, const struct quantity *quantity)
{
	double scale = 1;
	const struct point *point = quantity->count ? quantity->points : NULL;
	if (!point || target->variable < 0)
		return written(arena, quantity);
	const struct unit *own = point->has_unit ? &point->unit : &target->program->variables[target->variable].unit;
	if (!unit_fits(own, &target->unit, &scale) && !unit_step_fits(own, &target->unit, &scale))
		scale = 1;
	return view_exact(arena, unit_convert(fabs(point->value), scale));
}

/* Of one that its year stands beside. */
static const char *measure_said(enum measure measure, const struct view *view)
{
	return measure == MEASURE_GROWTH ? word_text(view->language, W_MEASURE_GROWTH_PLAIN) : view_measure(measure, view);
}

static const char *of_what(struct arena *arena, const struct target_result *target, const struct view *view)
{
	const struct relative *from = target->target->relative;
	const char *year = arena_print(arena, "%d", from->year);
	if (from->baseline)
		return in_unit(arena, target, from->baseline);
	if (!from->variable)
		return from->measure == MEASURE_LEVEL
		           ? year
		           : view_say(arena, view, W_IN_YEAR, measure_said(from->measure, view), year);
	int element, variable = program_find(target->program, from->variable, &element);
	const char *name = from->variable;
	if (variable >= 0)
		name = clean_text(arena, title_in(program_element_title(arena, target->program, variable, element),
		                                  view->language, name));
	if (from->measure != MEASURE_LEVEL)
		name = view_say(arena, view, W_MEASURE_OF, measure_said(from->measure, view), name);
	return from->year ? view_say(arena, view, W_IN_YEAR, name, year) : name;
}

const char *view_target_from(struct arena *arena, const struct target_result *target, const struct view *view)
{
	const struct relative *from = target->target->relative;
	if (!from)
		return NULL;
	const char *text = of_what(arena, target, view), *times = view->utf8 ? "×" : "x";
	if (from->times)
		text = arena_print(arena, "%s %s %s", written(arena, from->times), times, text);
	if (!from->plus || !from->plus->count)
		return text;
	bool less = from->plus->points[0].value < 0;
	return arena_print(arena, "%s %s %s", text, less ? "-" : "+",
	                   in_unit(arena, target, from->plus));
}

/* --- the target --- */

static enum word sense_word(enum sense sense)
{
	static const enum word words[] = {
		[SENSE_NONE] = W_NONE,          [SENSE_AT_LEAST] = W_TARGET_AT_LEAST, [SENSE_AT_MOST] = W_TARGET_AT_MOST,
		[SENSE_ABOVE] = W_TARGET_ABOVE, [SENSE_BELOW] = W_TARGET_BELOW,       [SENSE_ABOUT] = W_TARGET_ABOUT,
		[SENSE_RANGE] = W_TARGET_RANGE};
	return words[sense];
}

/* `year`: said with it; 0: not. */
static const char *relative_said(struct arena *arena, const struct target_result *target, int year,
                                 const struct view *view)
{
	const char *from = view_target_from(arena, target, view), *said_year = arena_print(arena, "%d", year);
	if (isnan(target->number))
		from = year ? view_say(arena, view, W_WITH_REASON, from, said_year) : from;
	else
		from = view_say(arena, view, year ? W_TARGET_COMES_TO_BY : W_TARGET_COMES_TO, from,
		                view_brief(arena, target->number), said_year);
	return view_say(arena, view, sense_word(target->target->sense), from);
}

const char *view_target(struct arena *arena, const struct target_result *target, const struct view *view)
{
	const struct target *asked = target->target;
	if (asked->relative)
		return relative_said(arena, target, 0, view);
	if (asked->sense == SENSE_NONE || isnan(target->number))
		return clean_text(arena, title_in(asked->words, view->language, "-"));
	return view_say(arena, view, sense_word(asked->sense), view_exact(arena, target->number),
	                view_exact(arena, target->number_high));
}

const char *view_target_by(struct arena *arena, const struct target_result *target, int year, const struct view *view)
{
	const char *text = view_target(arena, target, view);
	int own = target->target->year;
	if (year && own != year && target->target->relative)
		return relative_said(arena, target, own, view);
	return year && own != year ? arena_print(arena, "%s (%d)", text, own) : text;
}

const char *view_target_short(struct arena *arena, const struct target_result *target, int year,
                              const struct view *view)
{
	const struct target *asked = target->target;
	const char *text = view_target_by(arena, target, year, view);
	if (!asked->relative || asked->relative->variable || isnan(target->number) || text_width(text) <= SHORT_CELLS)
		return text;
	text = view_say(arena, view, sense_word(asked->sense), view_brief(arena, target->number));
	return year && asked->year != year ? arena_print(arena, "%s (%d)", text, asked->year) : text;
}

const char *view_target_apart(struct arena *arena, const struct target_result *target, int year,
                              const struct view *view)
{
	struct target_result unknown = *target;
	unknown.number = NAN;
	return view_target_by(arena, &unknown, year, view);
}

int view_target_cells(struct arena *arena, const struct result *const *results, int count, int most, int year,
                      const struct view *view)
{
	for (int r = 0; r < count; r++)
		for (int t = 0; t < results[r]->target_count; t++) {
			const struct target_result *target = &results[r]->targets[t];
			bool number = target->target->sense != SENSE_NONE && (!isnan(target->number) || target->target->relative);
			int cells = number ? (int)text_width(view_target_short(arena, target, year, view)) : 0;
			most = cells > most ? cells : most;
		}
	return most;
}

const char *view_target_measure(struct arena *arena, const struct target *target, const struct view *view)
{
	const char *since = arena_print(arena, "%d", target->since), *first = arena_print(arena, "%d", target->over_first),
			   *last = arena_print(arena, "%d", target->year);
	if (target->over_first)
		return view_say(arena, view, target->measure == MEASURE_MEAN ? W_MEASURE_MEAN_OVER : W_MEASURE_SUM_OVER, first,
		                last);
	if (!target->since)
		return view_measure(target->measure, view);
	return view_say(arena, view,
	                target->measure == MEASURE_CHANGE               ? W_MEASURE_CHANGE_SINCE
	                : target->measure == MEASURE_DECLINE_SINCE_BASE ? W_MEASURE_DECLINE_SINCE
	                                                                : W_MEASURE_GROWTH_SINCE,
	                since);
}

/* --- what was given up --- */

static bool told_before(const char *id, const struct result *const *results, int r)
{
	for (int before = 0; before < r; before++) {
		const struct target_result *target = result_target(results[before], id);
		if (target && target->target->withdrawn)
			return true;
	}
	return false;
}

const char *view_withdrawn_story(struct arena *arena, const struct result *result, const struct target *target,
                                 const struct view *view)
{
	if (!target->withdrawn)
		return NULL;
	const char *note = title_in(target->withdrawn_note, view->language, NULL);
	const char *source = view_source(arena, result->scenario->plan, target->withdrawn_source, view);
	const char *said = view_say(arena, view, W_WITHDRAWN_IN, view_target_no(arena, target),
	                            arena_print(arena, "%d", target->withdrawn));
	if (note)
		said = view_say(arena, view, W_WITHDRAWN_WHY, said, clean_text(arena, note));
	return source ? view_say(arena, view, W_WITH_REASON, said, source) : said;
}

const char *view_withdrawn(struct arena *arena, const struct result *const *results, int count,
                           const struct view *view)
{
	struct text all;
	text_init(&all, arena);
	text_add(&all, "");
	for (int r = 0; r < count; r++)
		for (int t = 0; t < results[r]->target_count; t++) {
			const struct target *target = results[r]->targets[t].target;
			if (target->withdrawn && !told_before(target->id, results, r))
				text_print(&all, "%s%s", all.length ? word_text(view->language, W_LIST_SEMICOLON) : "",
				           view_withdrawn_story(arena, results[r], target, view));
		}
	return all.length ? all.bytes : NULL;
}

void view_note_withdrawn(struct document *document, const struct result *const *results, int count,
                         const struct view *view)
{
	const char *all = view_withdrawn(document->arena, results, count, view);
	if (all)
		document_note(document, view_prose(document->arena, view, W_WITHDRAWN, all));
}
