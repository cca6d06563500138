/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_trend: the title of a picture without a target: where the lines go between the first and the last
 * year shown. Levels grow by percent a year, shares by points; where scenarios part ways the last year's
 * range is told. */
#include <math.h>
#include <string.h>
#include "ask/growth.h"
#include "figure/finding.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

struct trend {
	const struct gallery *gallery;
	const struct subject *subject;
	double low, high; /* of what is told, over the scenarios */
	int count;
};

typedef double told(const struct gallery *gallery, const struct subject *subject, int result);

static int last_year(const struct gallery *gallery, const struct subject *subject, int r)
{
	int last = view_last_year(gallery->results[r]);
	return last < subject->years.last ? last : subject->years.last;
}

static double from(const struct gallery *gallery, const struct subject *subject, int r)
{
	return figure_subject_value(gallery, subject, r, subject->years.first);
}

static double to(const struct gallery *gallery, const struct subject *subject, int r)
{
	return figure_subject_value(gallery, subject, r, last_year(gallery, subject, r));
}

static double growth(const struct gallery *gallery, const struct subject *subject, int r)
{
	return growth_mean(from(gallery, subject, r), to(gallery, subject, r),
	                        last_year(gallery, subject, r) - subject->years.first);
}

static double percentage_points(const struct gallery *gallery, const struct subject *subject, int r)
{
	return to(gallery, subject, r) - from(gallery, subject, r);
}

/* Scenarios that the variable is not in do not count; one that has it but no number of this kind makes low
 * and high NAN. */
static struct trend trend_of(const struct gallery *gallery, const struct subject *subject, told *tell)
{
	struct trend trend = {gallery, subject, INFINITY, -INFINITY, 0};
	for (int r = 0; r < gallery->count; r++) {
		if (subject->in[r].variable < 0)
			continue;
		double value = tell(gallery, subject, r);
		trend.low = value < trend.low || isnan(value) ? value : trend.low;
		trend.high = value > trend.high || isnan(value) ? value : trend.high;
		if (isnan(value))
			return trend;
		trend.count++;
	}
	return trend;
}

/* "5.3 %", "5.3 to 7.8 %" */
static const char *range_told(const struct trend *trend, double low, double high, int decimals, const char *unit)
{
	const struct gallery *gallery = trend->gallery;
	const char *a = figure_number(gallery, low, decimals), *b = figure_number(gallery, high, decimals);
	const char *both = strcmp(a, b) == 0 ? a : figure_say(gallery, W_FINDING_RANGE, a, b);
	return *unit ? arena_print(gallery->arena, "%s%s%s", both,
	                           language_rules[gallery->view->language].unit_gap, unit)
	             : both;
}

static const char *levels(const struct trend *trend)
{
	const struct gallery *gallery = trend->gallery;
	const struct unit *unit = &trend->subject->unit;
	bool said = language_rules[gallery->view->language].unit_in_sentences || unit->share != SHARE_NONE;
	return range_told(trend, trend->low, trend->high, trend->subject->decimals,
	                  said ? view_unit(gallery->arena, unit, gallery->view) : "");
}

static const char *of_levels(const struct gallery *gallery, const struct subject *subject)
{
	struct trend begin = trend_of(gallery, subject, from), end = trend_of(gallery, subject, to);
	const char *first = figure_count(gallery, subject->years.first), *last = figure_count(gallery, subject->years.last);
	if (isnan(end.low) || end.count == 0)
		return subject->title;
	bool from_nothing = begin.low == 0 && begin.high == 0;
	if (isnan(begin.low) || from_nothing || subject->years.first == subject->years.last)
		return figure_say(gallery, W_FINDING_LEVEL, subject->title, levels(&end), last);
	if (strcmp(levels(&begin), levels(&end)) == 0)
		return figure_say(gallery, W_FINDING_STEADY, subject->title, levels(&end), first, last);
	return figure_say(gallery, W_FINDING_FROM_TO, subject->title, levels(&end), last, levels(&begin), first);
}

/* Do all go the same way, by a number that does not print as nothing? */
static bool rises(const struct trend *trend) { return trend->count > 0 && trend->low >= 0.05; }
static bool falls(const struct trend *trend) { return trend->count > 0 && trend->high <= -0.05; }

static const char *of_points(const struct gallery *gallery, const struct subject *subject)
{
	struct trend trend = trend_of(gallery, subject, percentage_points);
	const char *first = figure_count(gallery, subject->years.first), *last = figure_count(gallery, subject->years.last);
	if (rises(&trend))
		return figure_say(gallery, W_FINDING_UP_POINTS, subject->title,
		                  figure_say(gallery, W_FINDING_POINTS, range_told(&trend, trend.low, trend.high, 1, "")),
		                  first, last);
	if (falls(&trend))
		return figure_say(
			gallery, W_FINDING_DOWN_POINTS, subject->title,
			figure_say(gallery, W_FINDING_POINTS, range_told(&trend, -trend.high, -trend.low, 1, "")), first,
			last);
	return of_levels(gallery, subject);
}

static const char *of_growth(const struct gallery *gallery, const struct subject *subject)
{
	struct trend trend = trend_of(gallery, subject, growth);
	const char *first = figure_count(gallery, subject->years.first), *last = figure_count(gallery, subject->years.last);
	if (rises(&trend))
		return figure_say(gallery, W_FINDING_UP, subject->title, range_told(&trend, trend.low, trend.high, 1, "%"),
		                  first, last);
	if (falls(&trend))
		return figure_say(gallery, W_FINDING_DOWN, subject->title,
		                  range_told(&trend, -trend.high, -trend.low, 1, "%"), first, last);
	return of_levels(gallery, subject);
}

static bool same_length(const struct gallery *gallery, const struct subject *subject)
{
	for (int r = 0; r < gallery->count; r++)
		if (subject->in[r].variable >= 0 && last_year(gallery, subject, r) != subject->years.last)
			return false;
	return true;
}

const char *figure_trend(const struct gallery *gallery, const struct subject *subject)
{
	if (!same_length(gallery, subject))
		return subject->title;
	if (subject->unit.per_year)
		return of_levels(gallery, subject);
	return subject->unit.share != SHARE_NONE ? of_points(gallery, subject) : of_growth(gallery, subject);
}
