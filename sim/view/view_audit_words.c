/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_audit_words: a finding of the audit in one sentence, and its numbers. What is printed in the plan is said as
 * it is printed; what was found of it is said to the digits that tell it from what it is held against. */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "base/number.h"
#include "view/view_audit.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_words.h"

static struct prose with_unit(struct arena *arena, struct cell number, const struct audit_amount *amount,
                              enum measure measure, const struct view *view)
{
	const struct unit *unit = amount->unit;
	const char *unit_gap = language_rules[view->language].unit_gap;
	bool share = !unit || unit->share == SHARE_PERCENT || unit->share == SHARE_POINTS;
	if (share && (amount->per_year || (unit && unit->per_year)))
		return view_prose(arena, view, W_AUDIT_A_YEAR, number);
	if (share && (measure == MEASURE_CHANGE || (unit && unit->share == SHARE_POINTS)))
		return view_prose(arena, view, W_AUDIT_POINTS, number);
	struct prose said = prose_cell(arena, number);
	if (share)
		return prose_join(arena, said, unit_gap, prose_plain(arena, "%"));
	const char *name = view_unit(arena, unit, view);
	bool apart = isdigit((unsigned char)*name); /* 1 1e120 CNY^15 */
	return *name ? prose_join(arena, said, apart ? " " : unit_gap, prose_plain(arena, name)) : said;
}

/* Two decimals at most, and more where they would say 0. */
static struct cell in_brief(struct arena *arena, double value)
{
	int decimals = 2;
	while (decimals < 9 && value != 0 && number_rounded(value, decimals) == 0)
		decimals++;
	while (decimals > 0 && number_rounded(value, decimals - 1) == number_rounded(value, decimals))
		decimals--;
	return view_cell(arena, value, decimals);
}

/* As short as it is exact: 56.7. What is rounded keeps its noughts: 7.42203 is said 7.4220. */
static struct cell found_number(struct arena *arena, double value, const struct audit_amount *amount,
                                const struct view *view)
{
	bool share = !amount->unit || amount->unit->share != SHARE_NONE;
	double slack = 1e-9 * fmax(1, fabs(value)), scale = 1;
	for (int exact = 0; exact < 4 && fabs(value) < 1e15; exact++, scale *= 10)
		if (fabs(value - round(value * scale) / scale) <= slack)
			return view_cell(arena, round(value * scale) / scale + 0.0, exact);
	bool ratio = amount->unit == &unit_one || (amount->unit && unit_is_number(amount->unit) && !share);
	if (share && !amount->per_year && fabs(value) >= 100)
		return view_cell(arena, value, 1);
	if (view->formal)
		return in_brief(arena, value);
	if (share || ratio)
		return view_cell(arena, value, 4);
	int before = fabs(value) >= 1 ? (int)floor(log10(fabs(value))) + 1 : 1, decimals = before < 6 ? 6 - before : 0;
	return view_cell(arena, value, decimals > 4 ? 4 : decimals);
}

struct prose view_audit_amount(struct arena *arena, struct audit_amount amount, const struct view *view)
{
	return with_unit(arena, found_number(arena, amount.value, &amount, view), &amount, MEASURE_LEVEL, view);
}

/* As found in the measure of a statement: points beside points. */
static struct prose found_as(struct arena *arena, struct audit_amount amount, const struct audit_said *said,
                             const struct view *view)
{
	return with_unit(arena, found_number(arena, amount.value, &amount, view), &amount, said->measure, view);
}

static struct cell exact(struct arena *arena, double value) { return view_cell_as(view_exact(arena, value), value); }

static struct prose printed(struct arena *arena, const struct audit_said *said, const struct view *view)
{
	if (!isnan(said->times))
		return view_prose(arena, view, W_AUDIT_TIMES, exact(arena, said->times));
	struct prose text = with_unit(arena, exact(arena, said->amount.value), &said->amount, said->measure, view);
	return said->measure == MEASURE_CHANGE               ? view_prose(arena, view, W_AUDIT_CHANGE, text)
	       : said->measure == MEASURE_DECLINE_SINCE_BASE ? view_prose(arena, view, W_AUDIT_FALL, text)
	                                                     : text;
}

struct prose view_audit_said(struct arena *arena, const struct audit_said *said, const struct view *view)
{
	static const enum word words[] = {[SENSE_AT_LEAST] = W_AUDIT_AT_LEAST, [SENSE_AT_MOST] = W_AUDIT_AT_MOST,
	                                  [SENSE_ABOVE] = W_AUDIT_ABOVE, [SENSE_BELOW] = W_AUDIT_BELOW,
	                                  [SENSE_ABOUT] = W_AUDIT_ABOUT};
	if (said->role == AUDIT_RELATION)
		return prose_plain(arena, "");
	struct prose text = printed(arena, said, view);
	bool sense = said->sense > SENSE_NONE && said->sense <= SENSE_ABOUT && said->role != AUDIT_REALISED;
	return sense ? view_prose(arena, view, words[said->sense], text) : text;
}

static const char *title_of(struct arena *arena, struct title title, const char *id, const struct view *view)
{
	return clean_text(arena, title_in(title, view->language, id));
}

/* --- the statements of one target --- */

static struct prose main_said(struct arena *arena, const struct audit_finding *finding, int *next,
                             const struct view *view)
{
	const struct audit_line *line = &finding->lines[0];
	bool base = finding->line_count > 1 && line->said->role == AUDIT_OBSERVED && finding->lines[1].said->id &&
	            line->said->year < finding->lines[1].said->year;
	*next = base ? 2 : 1;
	if (!base)
		return view_audit_said(arena, line->said, view);
	const struct audit_line *main = &finding->lines[1];
	struct cell from = exact(arena, line->said->amount.value);
	struct prose to = view_audit_said(arena, main->said, view);
	return isnan(main->comes_to.value)
	           ? view_prose(arena, view, W_AUDIT_FROM_TO, from, to)
	           : view_prose(arena, view, W_AUDIT_SAYS_GROWTH, from, to, view_audit_amount(arena, main->comes_to, view));
}

static struct prose other_said(struct arena *arena, const struct audit_line *line, const struct view *view)
{
	struct prose said = view_audit_said(arena, line->said, view);
	if (isnan(line->comes_to.value))
		return said;
	struct prose found = found_as(arena, line->comes_to, line->said, view);
	if (line->of_main)
		return view_prose(arena, view, W_AUDIT_NOT_IT, said, found);
	bool level = line->comes_to.unit && line->comes_to.unit->share == SHARE_NONE && isfinite(line->off);
	if (!level || line->off == 0)
		return view_prose(arena, view, W_AUDIT_MAKES, said, found);
	bool whole = fabs(line->off - round(line->off)) <= 1e-9 * fmax(1, fabs(line->off));
	struct cell off = view_cell(arena, fabs(line->off), whole ? 0 : 2);
	return view_prose(arena, view, line->off > 0 ? W_AUDIT_MORE : W_AUDIT_LESS, said, found, off);
}

static struct prose numbers_said(struct arena *arena, const struct audit_finding *finding, const struct view *view)
{
	int next;
	struct prose said = main_said(arena, finding, &next, view);
	for (int i = next; i < finding->line_count; i++)
		said = prose_join(arena, said, word_text(view->language, i == next ? W_AUDIT_BESIDE_IT : W_AUDIT_AND),
		                  other_said(arena, &finding->lines[i], view));
	return said;
}

/* --- the others --- */

static struct prose parts_said(struct arena *arena, const struct audit_finding *finding, const struct view *view)
{
	struct prose said = prose_plain(arena, "");
	bool ranged = isfinite(finding->numbers[2].value);
	int count = finding->line_count - (ranged ? 2 : 0);
	for (int i = 0; i < count; i++)
		said = prose_join(arena, said, i ? word_text(view->language, W_AUDIT_LIST) : "",
		                  view_prose(arena, view, W_AUDIT_PART_GROWTH,
		                             title_of(arena, finding->lines[i].said->title, finding->lines[i].said->id, view),
		                             view_audit_amount(arena, finding->lines[i].comes_to, view)));
	if (ranged)
		said = prose_join(arena, said, "",
		                  view_prose(arena, view, W_AUDIT_REST_RANGE,
		                             view_audit_amount(arena, finding->numbers[2], view),
		                             view_audit_amount(arena, finding->numbers[3], view)));
	return said;
}

static struct prose roughly(struct arena *arena, struct audit_amount amount, const struct view *view)
{
	struct cell number = view_cell_as(view_figures(arena, amount.value, 3, NULL), amount.value);
	return with_unit(arena, number, &amount, MEASURE_LEVEL, view);
}

static const char *year_of(struct arena *arena, double year) { return arena_print(arena, "%.0f", year); }

static struct prose middle(struct arena *arena, const struct audit_finding *finding, const struct view *view)
{
	struct prose numbers[AUDIT_NUMBERS_MOST];
	const char *with = title_of(arena, finding->with, finding->id, view);
	for (int i = 0; i < AUDIT_NUMBERS_MOST; i++)
		numbers[i] = isnan(finding->numbers[i].value) ? prose_plain(arena, "")
		                                              : view_audit_amount(arena, finding->numbers[i], view);
	const struct audit_line *first = finding->lines, *last = &finding->lines[finding->line_count - 1];
	switch (finding->rule) {
	case AUDIT_NUMBERS: return numbers_said(arena, finding, view);
	case AUDIT_PRICES: {
		struct audit_amount rise = finding->numbers[2];
		enum word word = rise.value < 0 ? W_AUDIT_PRICES_FALL : W_AUDIT_PRICES_RISE;
		rise.value = fabs(rise.value);
		struct prose levels = view_prose(arena, view, W_AUDIT_FROM_TO, exact(arena, first->said->amount.value),
		                                 exact(arena, first[1].said->amount.value));
		return view_prose(arena, view, word, levels, numbers[0], view_audit_said(arena, last->said, view),
		                view_audit_amount(arena, rise, view));
	}
	case AUDIT_BASE:
		return view_prose(arena, view, W_AUDIT_BELOW_BASE, view_audit_said(arena, first->said, view),
		                printed(arena, last->said, view));
	case AUDIT_PREVIOUS:
		return view_prose(arena, view,
		                finding->with.en || finding->with.zh ? W_AUDIT_BELOW_PREVIOUS_OF : W_AUDIT_BELOW_PREVIOUS,
		                view_audit_said(arena, first->said, view), printed(arena, last->said, view), with);
	case AUDIT_SHARE: return view_prose(arena, view, W_AUDIT_PAST_ALL, numbers[0]);
	case AUDIT_EXCLUDE:
		return view_prose(arena, view, W_AUDIT_EXCLUDES, view_audit_said(arena, first->said, view), with,
		                view_audit_said(arena, last->said, view));
	case AUDIT_PERIOD:
		return view_prose(arena, view, W_AUDIT_OTHER_YEAR, year_of(arena, finding->numbers[0].value),
		                year_of(arena, finding->numbers[1].value), year_of(arena, finding->numbers[2].value));
	case AUDIT_PARTS: return view_prose(arena, view, W_AUDIT_PARTS_SUM, numbers[0], with, numbers[1]);
	case AUDIT_REST:
	case AUDIT_GROWTH: return parts_said(arena, finding, view);
	case AUDIT_RATIO:
		return view_prose(arena, view, W_AUDIT_SAID_RATIO, view_audit_said(arena, last->said, view), numbers[1]);
	case AUDIT_IMPLIED: return view_prose(arena, view, W_AUDIT_IMPLIED_SAID, numbers[0], numbers[1], with);
	case AUDIT_STEADY:
		return view_prose(arena, view, W_AUDIT_CHANGES, roughly(arena, finding->numbers[0], view),
		                roughly(arena, finding->numbers[1], view), with, numbers[2]);
	case AUDIT_BESIDE: return view_prose(arena, view, W_AUDIT_FALLS, numbers[0], numbers[1], numbers[2], with);
	case AUDIT_IMPLIES:
		return *numbers[1].text && strcmp(numbers[0].text, numbers[1].text) != 0
		           ? view_prose(arena, view, W_AUDIT_COMES_GROWING, numbers[0], numbers[1])
		           : numbers[0];
	case AUDIT_RULES: break;
	}
	return prose_plain(arena, "");
}

struct prose view_audit_sentence(struct arena *arena, const struct audit_finding *finding, const struct view *view)
{
	const char *title = title_of(arena, finding->title, finding->id, view);
	struct prose named = view_prose(arena, view, W_AUDIT_TITLE_YEAR, title, arena_print(arena, "%d", finding->year));
	return prose_join(arena, named, "", middle(arena, finding, view));
}
