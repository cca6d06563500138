/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panel: a subject as lines, history and targets. Lines begin in the base year, so that they meet history.
 * Observations on another basis are a segment of their own; those at other prices are left out. A scenario that limits
 * hold back has its companion without limits beside it, dashed, where there is room. */
#include <math.h>
#include <string.h>
#include "base/nearly.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/milestones.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "view/view_select.h"
#include "view/view_words.h"

enum { BASIS_CELLS = 40 };

/* --- history --- */

/* Without --years history goes back no further than twice the projection, and ten years at least. */
static int earliest(const struct gallery *gallery, const struct span_of_years *years)
{
	int back = 2 * (years->last - years->base);
	return gallery->view->asked.first ? gallery->view->asked.first : years->base - (back > 10 ? back : 10);
}

typedef bool is_wanted(const struct observation *observation, const struct unit *shown);

static bool is_drawn(const struct observation *observation, const struct unit *shown)
{
	double scale;
	return observation_fits(observation, shown, &scale);
}

static const struct observation *const *some_observed(const struct gallery *gallery, const struct subject *subject,
                                                      is_wanted *wanted, int *count)
{
	int all = 0;
	struct span_of_years years = subject->years;
	const struct plan *plan = figure_subject_plan(gallery, subject);
	*count = 0;
	if (!plan || !plan->observed)
		return NULL;
	const struct observation *const *found = observed_of(plan->observed, subject->name, &all);
	const struct observation **kept = ARENA_ARRAY(gallery->arena, all + 1, const struct observation *);
	for (int i = 0; i < all; i++)
		if (found[i]->year >= earliest(gallery, &years) && found[i]->year <= years.last &&
		    wanted(found[i], &subject->unit))
			kept[(*count)++] = found[i];
	return kept;
}

const struct observation *const *figure_panel_observed(const struct gallery *gallery, const struct subject *subject,
                                                       int *count)
{
	return some_observed(gallery, subject, is_drawn, count);
}

const struct observation *const *figure_panel_other_prices(const struct gallery *gallery, const struct subject *subject,
                                                           int *count)
{
	return some_observed(gallery, subject, observation_fits_but_prices, count);
}

static struct chart_segment segment_of(const struct gallery *gallery, const struct subject *subject,
                                       const struct observation *const *found, int count, const char *basis)
{
	struct chart_segment segment = {0};
	double *year = ARENA_ARRAY(gallery->arena, count + 1, double),
		   *value = ARENA_ARRAY(gallery->arena, count + 1, double);
	for (int i = 0; i < count; i++) {
		double scale = 1;
		if (!observation_same_basis(found[i]->basis, basis))
			continue;
		observation_fits(found[i], &subject->unit, &scale);
		year[segment.count] = found[i]->year;
		value[segment.count++] = unit_convert(found[i]->value, scale);
	}
	segment.year = year, segment.value = value;
	return segment;
}

/* A segment for each basis, in the order in which they begin; noted by it where there are several. */
static const struct chart_segment *history_of(const struct gallery *gallery, const struct subject *subject, int *count)
{
	int observed;
	const struct observation *const *found = figure_panel_observed(gallery, subject, &observed);
	const char **bases = observed_bases(gallery->arena, found, observed, count);
	struct chart_segment *segments = ARENA_ARRAY(gallery->arena, *count + 1, struct chart_segment);
	for (int b = 0; b < *count; b++) {
		segments[b] = segment_of(gallery, subject, found, observed, bases[b]);
		segments[b].id = bases[b];
		segments[b].note =
			*count == 1 ? NULL
			: bases[b]
				? figure_cut(gallery,
		                     view_source(gallery->arena, gallery->results[0]->scenario->plan, bases[b], gallery->view),
		                     BASIS_CELLS)
				: word_text(gallery->view->language, W_CHART_NO_BASIS);
	}
	return segments;
}

/* --- lines --- */

typedef double value_of(const struct gallery *gallery, const struct subject *subject, int result, int year);

static struct chart_line line_of(const struct gallery *gallery, const struct subject *subject, int r, value_of *of)
{
	struct span_of_years years = subject->years;
	int last = view_last_year(gallery->results[r]);
	struct chart_line line = {
		.colour = gallery_colour(gallery, r), .name = gallery->names[r], .id = gallery->results[r]->scenario->id};
	double *year = ARENA_ARRAY(gallery->arena, years.last - years.first + 2, double);
	double *value = ARENA_ARRAY(gallery->arena, years.last - years.first + 2, double), end = NAN;
	int ends = years.last;
	for (int y = years.first; y <= years.last && y <= last; y++) {
		year[line.count] = y;
		value[line.count++] = of(gallery, subject, r, y);
		if (isfinite(value[line.count - 1]))
			end = value[line.count - 1], ends = y;
	}
	line.year = year, line.value = value;
	line.value_text = isfinite(end) ? figure_number(gallery, end, subject->decimals) : NULL;
	if (isfinite(end) && ends < years.last && last < years.last) /* others go on */
		line.value_text = arena_print(gallery->arena, "%s (%d)", line.value_text, ends);
	return line;
}

static bool has_line(const struct chart_line *line)
{
	for (int i = 0; i < line->count; i++)
		if (isfinite(line->value[i]))
			return true;
	return false;
}

/* Would one see a difference? What is nothing without limits (a cut, a loss) is not compared. */
bool figure_panel_has_companion(const struct gallery *gallery, const struct subject *subject, int r)
{
	struct span_of_years years = subject->years;
	for (int y = years.first; y <= years.last; y++) {
		double with = figure_subject_value(gallery, subject, r, y),
			   without = figure_subject_unlimited(gallery, subject, r, y);
		if (isfinite(with) && isfinite(without) && without != 0 &&
		    fabs(with - without) > 1e-4 * fmax(fabs(with), fabs(without)))
			return true;
	}
	return false;
}

static bool same_values(const struct result *result, const struct seat *seat, int variable)
{
	const struct variable *variables = result->program->variables;
	double scale;
	bool any = false;
	if (!unit_fits(&variables[variable].unit, &variables[seat->variable].unit, &scale) || scale != 1)
		return false;
	for (int y = result->base_year; y <= view_last_year(result); y++) {
		double one = result_value(result, seat->variable, seat->element, y),
			   other = result_value(result, variable, -1, y);
		if (isfinite(one) && isfinite(other) && !nearly_equal(one, other))
			return false;
		any = any || (isfinite(one) && isfinite(other));
	}
	return any;
}

/* The limit that holds just what the subject shows, as long as it acts; NULL: none. */
static const struct limit_result *limit_on(const struct gallery *gallery, const struct subject *subject, int r)
{
	const struct result *result = gallery->results[r];
	for (int l = 0; l < result->limit_count && subject->in[r].variable >= 0; l++)
		if (result->limits[l].use >= 0 && result->limits[l].limit >= 0 &&
		    same_values(result, &subject->in[r], result->limits[l].use))
			return &result->limits[l];
	return NULL;
}

/* A limit holds nothing in years outside its path; its line begins in the base year, where it holds the year after. */
static bool is_in_force(const struct result *result, const struct limit_result *limit, int year)
{
	if (year == result->base_year && result->years > 1)
		year++;
	const char *name = arena_print(result->program->arena, "limits.%s.active", limit->id);
	int element, active = program_find_input(result->program, name, &element);
	return active < 0 || result->program->inputs[active].value[0].values[year - result->base_year] > 0;
}

static double limit_value(const struct gallery *gallery, const struct subject *subject, int r, int year)
{
	const struct result *result = gallery->results[r];
	const struct limit_result *limit = limit_on(gallery, subject, r);
	double value = limit ? result_value(result, limit->limit, -1, year) : NAN;
	return isfinite(value) && is_in_force(result, limit, year) ? unit_convert(value, subject->in[r].scale) : NAN;
}

/* A line of its own only where it is apart from the scenario's: where it binds they are one. */
bool figure_panel_has_limit(const struct gallery *gallery, const struct subject *subject, int r)
{
	if (!limit_on(gallery, subject, r))
		return false;
	for (int y = subject->years.first; y <= subject->years.last; y++) {
		double limit = limit_value(gallery, subject, r, y), value = figure_subject_value(gallery, subject, r, y);
		if (isfinite(limit) && isfinite(value) && fabs(limit - value) > 5e-3 * fabs(value))
			return true;
	}
	return false;
}

/* There is something to dash, and room for it. */
static bool has_dashed(const struct gallery *gallery, const struct subject *subject, int first, int count)
{
	int lines = 0, dashed = 0;
	for (int r = first; r < first + count; r++) {
		lines += subject->in[r].variable >= 0;
		dashed += subject->in[r].variable >= 0
		              ? figure_panel_has_companion(gallery, subject, r) + figure_panel_has_limit(gallery, subject, r)
		              : 0;
	}
	return dashed > 0 && lines + dashed <= CHART_LINES_MOST;
}

static void add_dashed(const struct gallery *gallery, const struct subject *subject, int r, value_of *of,
                       enum word name, struct chart_panel *panel, struct chart_line *lines)
{
	struct chart_line line = line_of(gallery, subject, r, of);
	line.name = figure_say(gallery, name, line.name);
	line.style = CHART_DASHED;
	line.mark = name == W_CHART_LIMIT_OF ? "limit" : "unlimited";
	lines[panel->line_count++] = line;
}

static void add_lines(const struct gallery *gallery, const struct subject *subject, int first, int count, bool detail,
                      struct chart_panel *panel)
{
	struct chart_line *lines = ARENA_ARRAY(gallery->arena, 3 * count + 1, struct chart_line);
	bool dashed = detail && has_dashed(gallery, subject, first, count);
	int singled =
		detail && !dashed ? figure_finding_singled(gallery, subject) : -1; /* a strong line would cover dashes */
	for (int r = first; r < first + count && subject->owner >= 0; r++) {
		if (subject->in[r].variable < 0)
			continue;
		struct chart_line line = line_of(gallery, subject, r, figure_subject_value);
		if (!has_line(&line))
			continue;
		line.style = r == singled ? CHART_STRONG : CHART_PLAIN;
		lines[panel->line_count++] = line;
		if (dashed && figure_panel_has_companion(gallery, subject, r))
			add_dashed(gallery, subject, r, figure_subject_unlimited, W_CHART_WITHOUT_LIMITS, panel, lines);
		if (dashed && figure_panel_has_limit(gallery, subject, r))
			add_dashed(gallery, subject, r, limit_value, W_CHART_LIMIT_OF, panel, lines);
	}
	panel->lines = lines;
}

/* --- targets --- */

static const char *rate(const struct gallery *gallery, const struct target_result *target, double number)
{
	const char *unit = view_unit(gallery->arena, &target->unit, gallery->view);
	return arena_print(gallery->arena, "%s%s%s", figure_exact(gallery, number),
	                   language_rules[gallery->view->language].unit_gap, unit);
}

/* Is one of the scenarios beyond a number that was to be reached about? */
static bool is_overshot(const struct gallery *gallery, const struct subject *subject, const struct goal *goal)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *own = result_target(gallery->results[r], goal->of->target->id);
		if (own && own->overshoot && subject->in[r].variable >= 0 && figure_asks_alike(goal->of, own))
			return true;
	}
	return false;
}

/* "2026-2030: at most 33.84 a year", "2026-2030: at most 169.2 in all" */
static const char *budget_label(const struct gallery *gallery, const struct subject *subject, const struct goal *goal)
{
	const struct target *asked = goal->of->target;
	bool sum = asked->measure == MEASURE_CUMULATIVE;
	return figure_say(gallery, sum ? W_CHART_BUDGET_SUM : W_CHART_BUDGET,
	                  figure_goal_number(gallery, sum ? goal->of->number : goal->number, subject->decimals),
	                  arena_print(gallery->arena, "%d", goal->budget),
	                  arena_print(gallery->arena, "%d", asked->year));
}

/* "Target 2238", "Target about 60", "Target 5-6", "Target 47826 (9.5 %/yr)"; in a small picture the number
 * alone, unless it was passed by. */
static const char *label(const struct gallery *gallery, const struct subject *subject, const struct goal *goal,
                         bool detail)
{
	enum sense sense = goal->of->target->sense;
	const char *number = figure_goal_number(gallery, goal->number, subject->decimals);
	if (goal->level)
		number = figure_number(gallery, goal->number, subject->decimals);
	if (sense == SENSE_RANGE)
		number = figure_say(gallery, W_TARGET_RANGE, number,
		                    figure_goal_number(gallery, goal->number_high, subject->decimals));
	if (!detail)
		return is_overshot(gallery, subject, goal) ? figure_sense(gallery, sense, number) : number;
	if (goal->level)
		number = figure_say(gallery, W_WITH_REASON, number, rate(gallery, goal->of, goal->of->number));
	if (goal->budget)
		return budget_label(gallery, subject, goal);
	bool most = !goal->level && (sense == SENSE_AT_MOST || sense == SENSE_BELOW);
	return figure_say(gallery, most ? W_CHART_CEILING : W_CHART_TARGET,
	                  most || goal->level ? number : figure_sense(gallery, sense, number));
}

/* Levels of one rate may differ by the rounding of their bases. Of hundreds only the last are looked at: one that is
 * drawn twice at its place does no harm. */
static bool has_diamond(const struct chart_panel *panel, const struct chart_target *target, bool level)
{
	for (int i = panel->target_count > 256 ? panel->target_count - 256 : 0; i < panel->target_count; i++)
		if (panel->targets[i].year == target->year &&
		    (level ? fabs(panel->targets[i].value - target->value) <= 1e-4 * fabs(target->value)
		           : nearly_equal(panel->targets[i].value, target->value)))
			return true;
	return false;
}

/* `from`: the base year of whose target it is. */
static void add_goal(const struct gallery *gallery, const struct subject *subject, const struct goal *goal, int from,
                     bool detail, struct chart_panel *panel, struct chart_target *targets)
{
	enum sense sense = goal->of->target->sense;
	struct chart_target target = {.year = goal->of->target->year,
	                              .value = goal->number,
	                              .from = goal->budget ? goal->budget : from,
	                              .budget = goal->budget,
	                              .text = label(gallery, subject, goal, detail),
	                              .id = goal->of->target->id};
	target.ceiling = !goal->level && (sense == SENSE_AT_MOST || sense == SENSE_BELOW);
	if (!isfinite(target.value) || !view_wants_year(gallery->view, goal->of->target->year) ||
	    has_diamond(panel, &target, goal->level))
		return;
	targets[panel->target_count++] = target;
	target.value = goal->number_high;
	target.text = "";
	if (isfinite(target.value))
		targets[panel->target_count++] = target;
}

/* The first of a peak's: where it should be behind. */
static void add_deadline(const struct gallery *gallery, const struct goal *goal, struct chart_panel *panel)
{
	const struct target_result *of = goal->of;
	if (panel->deadline > 0 || !target_counts_years(of->target))
		return;
	panel->deadline = of->number;
	panel->deadline_text = figure_deadline(gallery, of);
}

static void add_diamonds(const struct gallery *gallery, const struct subject *subject, int first, int count,
                         bool detail,
                         struct chart_panel *panel)
{
	struct goal goal;
	struct chart_target *targets =
		ARENA_ARRAY(gallery->arena, 2 * count * subject->target_count + 1, struct chart_target);
	panel->targets = targets;
	for (int t = 0; t < subject->target_count; t++)
		for (int r = first; r < first + count; r++)
			if (figure_subject_goal(gallery, subject, r, subject->targets[t], &goal)) {
				add_goal(gallery, subject, &goal, gallery->results[r]->base_year, detail, panel, targets);
				add_deadline(gallery, &goal, panel);
			}
}

/* Of more than one period: the years between that matter. */
static void add_milestones(const struct gallery *gallery, const struct subject *subject, struct chart_panel *panel)
{
	enum { MOST = 4 };
	int years[MILESTONES_MOST], *marked = ARENA_ARRAY(gallery->arena, MILESTONES_MOST, int);
	int count = milestones_of(gallery, subject->years.base, subject->years.last, true, years, MOST);
	for (int i = 1; i + 1 < count; i++)
		marked[panel->milestone_count++] = years[i];
	panel->milestones = marked;
}

struct chart_panel figure_panel(const struct gallery *gallery, const struct subject *subject, int first, int count,
                                bool detail)
{
	struct chart_panel panel = {.projected_from = subject->years.base};
	add_lines(gallery, subject, first, count, detail, &panel);
	add_diamonds(gallery, subject, first, count, detail, &panel);
	panel.segments = history_of(gallery, subject, &panel.segment_count);
	if (detail)
		add_milestones(gallery, subject, &panel);
	panel.title = subject->title;
	panel.recorded = count > 0;
	for (int r = first; r < first + count; r++)
		panel.recorded = panel.recorded && gallery->results[r]->scenario->record;
	panel.id = subject->name, panel.unit_id = subject->unit.text;
	panel.unit = view_unit_label(gallery->arena, &subject->unit, false, gallery->view);
	panel.whole = unit_is_count(&subject->unit) && !subject->unit.per_year;
	if (!detail && *figure_prices(gallery, &subject->unit))
		panel.unit = figure_list(gallery, panel.unit, figure_prices(gallery, &subject->unit));
	return panel;
}
