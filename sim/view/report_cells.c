/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_cells: the numbers of targets with their evidence. A value is one of a variable wherever a variable has it;
 * what a plan or a scenario asks for is a fact whose story is its source. */
#include "view/report_cells.h"
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "base/clean.h"
#include "base/function.h"
#include "base/number.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"

/* --- numbers --- */

/* The decimals of a text that view_number wrote. */
static int decimals_in(const char *text)
{
	const char *point = strchr(text, '.');
	return point ? (int)strspn(point + 1, "0123456789") : 0;
}

struct cell report_given(struct report *report, const char *id, double number, struct prose how)
{
	return evidence_fact(report, id, number, decimals_in(view_exact(report->arena, number)), how);
}

static int year_read(const struct result *result, const struct target_result *target)
{
	return target_year_read(target->target, view_last_year(result));
}

/* The variable that has this value in that year: what the target is about, else its measure. */
static bool found_in(const struct result *result, const struct target_result *target, double value, int year,
                     int *variable, int *element)
{
	if (standing_measured(result, target, variable, element) &&
	    result_value(result, *variable, *element, year) == value)
		return true;
	*variable = target->variable, *element = -1;
	return *variable >= 0 && result_value(result, *variable, -1, year) == value;
}

static const char *own_id(struct report *report, const char *what, const struct result *result, const char *id)
{
	return arena_print(report->arena, "%s-%d-%s", what, report_index(report, result) + 1, id);
}

struct cell report_value(struct report *report, const struct result *result, const struct target_result *target,
                         int decimals)
{
	int variable, element, year = year_read(result, target);
	if (target->not_before > 0)
		return (struct cell){.text = report_word(report, W_NO_PEAK_YET)};
	if (!isfinite(target->value))
		return (struct cell){.text = "-"};
	if (found_in(result, target, target->value, year, &variable, &element))
		return evidence_value(report, result, variable, element, year, decimals);
	return evidence_fact(report, own_id(report, "value", result, target->target->id), target->value, decimals,
	                     report_prose(report, W_REPORT_HOW_MEASURED, view_target_measure(report->arena, target->target,
	                                                                                     report->view)));
}

struct cell report_base(struct report *report, const struct result *result, const struct target_result *target,
                        int decimals)
{
	int variable, element;
	if (isfinite(target->base) && standing_measured(result, target, &variable, &element) &&
	    target->target->measure == MEASURE_LEVEL &&
	    result_value(result, variable, element, result->base_year) == target->base)
		return evidence_value(report, result, variable, element, result->base_year, decimals);
	return (struct cell){.text = "-"};
}

/* --- what is asked for --- */

static struct prose said_by(struct report *report, const struct result *result, const struct target *target)
{
	const char *source = view_source(report->arena, result->scenario->plan, target->source, report->view);
	const char *whose = target->from_scenario ? report_title_of(report, result) : report_word(report, W_REPORT_PLAN);
	return source ? report_prose(report, W_REPORT_HOW_ASKED_SOURCE, whose, clean_text(report->arena, source))
	              : report_prose(report, W_REPORT_HOW_ASKED, whose);
}

static const char *target_id(struct report *report, const char *what, const struct result *result,
                             const struct target *target)
{
	bool own = target->from_scenario || target->relative || result->scenario->plan != report->plan;
	return own ? own_id(report, what, result, target->id) : arena_print(report->arena, "%s-%s", what, target->id);
}

/* "0.43 x 78.7, as the plan states it": what the number follows from. */
static struct prose follows(struct report *report, const struct result *result, const struct target_result *target)
{
	const struct relative *from = target->target->relative;
	const char *text = view_target_from(report->arena, target, report->view);
	(void)from;
	return report_prose(report, W_REPORT_HOW_FOLLOWS, text, said_by(report, result, target->target));
}

static struct cell number_asked(struct report *report, const struct result *result, const struct target_result *target,
                                double number, const char *what)
{
	struct prose how = target->target->relative ? follows(report, result, target)
	                                            : said_by(report, result, target->target);
	const char *id = target_id(report, what, result, target->target);
	return target->target->relative
	           ? evidence_fact(report, id, number, decimals_in(view_brief(report->arena, number)), how)
	           : report_given(report, id, number, how);
}

static enum word sense_word(enum sense sense)
{
	static const enum word words[] = {
		[SENSE_NONE] = W_NONE,          [SENSE_AT_LEAST] = W_REPORT_AT_LEAST, [SENSE_AT_MOST] = W_REPORT_AT_MOST,
		[SENSE_ABOVE] = W_TARGET_ABOVE, [SENSE_BELOW] = W_TARGET_BELOW,       [SENSE_ABOUT] = W_TARGET_ABOUT,
		[SENSE_RANGE] = W_REPORT_RANGE};
	return words[sense];
}

/* In running text: "at least 2238". */
static enum word said_word(enum sense sense)
{
	static const enum word words[] = {[SENSE_NONE] = W_NONE,
	                                  [SENSE_AT_LEAST] = W_REPORT_SAY_AT_LEAST,
	                                  [SENSE_AT_MOST] = W_REPORT_SAY_AT_MOST,
	                                  [SENSE_ABOVE] = W_REPORT_SAY_ABOVE,
	                                  [SENSE_BELOW] = W_REPORT_SAY_BELOW,
	                                  [SENSE_ABOUT] = W_TARGET_ABOUT,
	                                  [SENSE_RANGE] = W_REPORT_RANGE};
	return words[sense];
}

/* The same of a year of the calendar: "by 2030". */
static enum word said_year(enum sense sense)
{
	static const enum word words[] = {
		[SENSE_NONE] = W_NONE,           [SENSE_AT_LEAST] = W_REPORT_NOT_BEFORE, [SENSE_AT_MOST] = W_REPORT_BY,
		[SENSE_ABOVE] = W_REPORT_AFTER,  [SENSE_BELOW] = W_REPORT_BEFORE,        [SENSE_ABOUT] = W_REPORT_ABOUT_YEAR,
		[SENSE_RANGE] = W_REPORT_YEARS};
	return words[sense];
}

struct prose report_asked_said(struct report *report, const struct result *result, const struct target_result *target,
                               const char *unit)
{
	struct cell cell = report_asked(report, result, target), high = {.text = ""};
	if (!cell.is_number)
		return prose_cell(report->arena, cell);
	struct cell low = number_asked(report, result, target, target->number, "target");
	if (target->target->sense == SENSE_RANGE)
		high = number_asked(report, result, target, target->number_high, "target-high");
	struct prose said = report_prose(report, target_counts_years(target->target) ? said_year(target->target->sense)
	                                                                             : said_word(target->target->sense),
	                                 low, high);
	return *unit ? report_prose(report, W_REPORT_WITH_UNIT, said, unit) : said;
}

struct cell report_asked(struct report *report, const struct result *result, const struct target_result *target)
{
	const struct target *asked = target->target;
	if (asked->sense == SENSE_NONE || !isfinite(target->number))
		return (struct cell){
			.text = clean_text(report->arena, asked->relative ? view_target(report->arena, target, report->view)
		                                                      : title_in(asked->words, report->view->language, "-"))};
	struct cell cell = number_asked(report, result, target, target->number, "target");
	const char *high = "";
	if (asked->sense == SENSE_RANGE)
		high = number_asked(report, result, target, target->number_high, "target-high").text;
	cell.text = report_text(report, sense_word(asked->sense), cell.text, high);
	return cell;
}

/* --- how far apart --- */

/* Decimals in which a distance still says something: those of its row, more where it is missed by less than they tell.
 */
static int gap_decimals(const struct report *report, const struct target_result *target, int decimals)
{
	double size = fabs(target->gap);
	if (target->verdict == VERDICT_MET || (decimals < 0 && size >= 1.5 * function_pow(10, -decimals)))
		return decimals;
	int most = decimals < 0 ? 0 : decimals;
	const char *text = view_gap(report->arena, target->gap, most, report->view);
	if (text[strspn(text, "0123456789.")] == '\0')
		most = decimals_in(text);
	while (most < 6 && size > 0 && number_rounded(size, most) == 0)
		most++;
	return most;
}

/* The edge that it is held against: the number, or of `about` the end of its tolerance. */
static struct cell edge(struct report *report, const struct result *result, const struct target_result *target)
{
	bool low =
		isnan(target->high) || (isfinite(target->low) && target->value - target->low <= target->high - target->value);
	double number = low ? target->low : target->high;
	if (number == target->number)
		return number_asked(report, result, target, number, "target");
	if (number == target->number_high)
		return number_asked(report, result, target, number, "target-high");
	struct cell asked = number_asked(report, result, target, target->number, "target");
	struct cell tolerance =
		report_given(report, own_id(report, "tolerance", result, target->target->id), target->target->tolerance,
	          said_by(report, result, target->target));
	enum word how = target_counts_years(target->target) ? W_REPORT_HOW_EDGE_YEARS : W_REPORT_HOW_EDGE;
	return evidence_fact(report, own_id(report, low ? "edge-low" : "edge-high", result, target->target->id), number,
	                     decimals_in(view_brief(report->arena, number)), report_prose(report, how, asked, tolerance));
}

static bool has_gap(const struct target_result *target)
{
	enum sense sense = target->target->sense;
	return target->verdict != VERDICT_NOT_ASSESSABLE && isfinite(target->gap) &&
	       (target->verdict == VERDICT_MISSED || (sense != SENSE_ABOUT && sense != SENSE_RANGE));
}

static struct cell distance(struct report *report, const struct result *result, const struct target_result *target,
                            int decimals, bool sized)
{
	if (!has_gap(target) || target->not_before > 0)
		return (struct cell){.text = "-"};
	struct prose how = report_prose(report, W_REPORT_HOW_GAP, report_value(report, result, target, decimals),
	                                report_title_of(report, result), edge(report, result, target));
	bool noise = target->verdict == VERDICT_MET && fabs(target->gap) <= 1e-12 * target->scale;
	double gap = noise ? 0 : sized ? fabs(target->gap) : target->gap; /* -8.9e-15 of a target that is met: on it */
	int own = noise ? decimals : gap_decimals(report, target, decimals);
	const char *id = own_id(report, sized && target->gap < 0 ? "short" : "gap", result, target->target->id);
	struct cell cell = evidence_fact(report, id, gap, own, how);
	if (!sized && gap > 0 && number_rounded(gap, own) > 0)
		cell.text = arena_print(report->arena, "+%s", cell.text);
	return cell;
}

struct cell report_gap(struct report *report, const struct result *result, const struct target_result *target,
                       int decimals)
{
	return distance(report, result, target, decimals, false);
}

struct cell report_short(struct report *report, const struct result *result, const struct target_result *target,
                         int decimals)
{
	return distance(report, result, target, decimals, true);
}

const char *report_verdict(struct report *report, const struct result *result, const struct target_result *target,
                           bool stated)
{
	enum word word = W_REPORT_MISSED;
	if (target->target->withdrawn)
		return view_verdict(report->arena, result, target, 0, report->view);
	if (target->verdict == VERDICT_NOT_ASSESSABLE)
		return report_word(report, W_REPORT_UNASSESSED);
	if (target->verdict == VERDICT_MET)
		word = stated               ? W_VERDICT_MET
		       : target->overshoot                     ? W_VERDICT_OVERSHOOT
		       : standing_held_by(result, target) ? W_VERDICT_MET_LIMIT
		                                               : W_VERDICT_MET;
	const char *said = report_word(report, word);
	if (word == W_REPORT_MISSED && target->not_before > 0)
		said = view_say(report->arena, report->view, W_REPORT_MISSED_LATE,
		                view_lateness(report->arena, target, report->view));
	return stated ? report_text(report, W_REPORT_AS_STATED, said) : said;
}
