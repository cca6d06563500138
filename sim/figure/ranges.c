/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranges: one quantity in one year, the target's or the last: how it is spread in each scenario and how likely
 * each is to meet the target. The title names the most and the least likely one of those in the picture. */
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "base/nearly.h"
#include "figure/draws.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"

enum { ROWS_MOST = 12 };

static int target_year(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	return id ? figure_target_year(gallery, subject, id) : subject->years.last;
}

static bool has_number_in(const struct gallery *gallery, const struct subject *subject, int r, int year)
{
	return isfinite(figure_draws_quantile(gallery, subject, r, year, STAT_P50));
}

static const char *median_text(const struct gallery *gallery, const struct subject *subject, int r, int year)
{
	return figure_number(gallery, figure_draws_quantile(gallery, subject, r, year, STAT_P50), subject->decimals);
}

/* A target's measure over several years says them itself. */
static bool measures_years(const struct gallery *gallery, const struct subject *subject)
{
	int owner = subject->owner;
	return owner >= 0 && gallery->results[owner]->program->variables[subject->in[owner].variable].target;
}

/* --- the title --- */

struct extremes { int least, most, count; }; /* scenarios; -1: none; how many were seen */

static void see_extreme(struct extremes *of, double *low, double *high, int r, double value)
{
	of->count++;
	if (of->least < 0 || value < *low)
		of->least = r, *low = value;
	if (of->most < 0 || value > *high)
		of->most = r, *high = value;
}

/* Of the target that the picture is about; false: the scenario asks for something else, or cannot be judged. */
static bool is_met_in(const struct gallery *gallery, const struct subject *subject, int r, const char *id,
                      uint64_t *met)
{
	int owner;
	const struct target_result *told = id ? figure_told(gallery, subject, id, &owner) : NULL,
							   *own = told ? result_target(gallery->results[r], id) : NULL;
	return own && figure_asks_alike(told, own) && figure_draws_met(gallery, r, id, met);
}

static struct extremes by_chance(const struct gallery *gallery, const struct subject *subject,
                                 int year, const char *id)
{
	struct extremes of = {-1, -1, 0};
	double low = 0, high = 0;
	uint64_t met;
	for (int r = 0; r < gallery->count; r++)
		if (has_number_in(gallery, subject, r, year) && is_met_in(gallery, subject, r, id, &met))
			see_extreme(&of, &low, &high, r, (double)met / (double)gallery->ensembles[r]->members);
	return of;
}

static struct extremes by_median(const struct gallery *gallery, const struct subject *subject,
                                 int year)
{
	struct extremes of = {-1, -1, 0};
	double low = 0, high = 0;
	for (int r = 0; r < gallery->count; r++)
		if (has_number_in(gallery, subject, r, year))
			see_extreme(&of, &low, &high, r, figure_draws_quantile(gallery, subject, r, year, STAT_P50));
	return of;
}

static const char *target_title(const struct gallery *gallery, const struct subject *subject, const char *id,
                                struct extremes of)
{
	const char *title = figure_target_title(gallery, subject, id), *phrase = figure_target_phrase(gallery, subject, id);
	const char *most = figure_draws_chance(gallery, of.most, id, true),
			   *least = figure_draws_chance(gallery, of.least, id, true);
	if (of.count == 1)
		return figure_say(gallery, W_FAN_TARGET, figure_name(gallery, of.most), phrase, title, most);
	if (strcmp(most, least) == 0)
		return figure_say(gallery, gallery->beside ? W_RANGES_ALIKE_HERE : W_RANGES_ALIKE, title, phrase, most,
		                  figure_count(gallery, gallery->count));
	return figure_say(gallery, gallery->beside ? W_RANGES_TARGET_HERE : W_RANGES_TARGET, title, phrase,
	                  figure_name(gallery, of.most), most, figure_name(gallery, of.least), least,
	                  figure_count(gallery, gallery->count));
}

static const char *median_title(const struct gallery *gallery, const struct subject *subject,
                                int year)
{
	struct extremes of = by_median(gallery, subject, year);
	const char *low = median_text(gallery, subject, of.least, year),
			   *high = median_text(gallery, subject, of.most, year);
	if (strcmp(low, high) == 0)
		return figure_say(gallery, W_RANGES_MEDIAN, subject->title, figure_count(gallery, year), low);
	return figure_say(gallery, W_RANGES_MEDIANS, subject->title, figure_count(gallery, year), low,
	                  figure_name(gallery, of.least), high, figure_name(gallery, of.most));
}

/* --- the picture --- */

static struct chart_range range_of(const struct gallery *gallery, const struct subject *subject, int r, int year,
                                   const char *id)
{
	uint64_t met;
	const char *chance = is_met_in(gallery, subject, r, id, &met) ? figure_draws_chance(gallery, r, id, false) : NULL;
	return (struct chart_range){.name = gallery->names[r],
	                            .id = gallery->results[r]->scenario->id,
	                            .year = year,
	                            .colour = gallery_colour(gallery, r),
	                            .low = figure_draws_quantile(gallery, subject, r, year, STAT_P05),
	                            .lower = figure_draws_quantile(gallery, subject, r, year, STAT_P25),
	                            .middle = figure_draws_quantile(gallery, subject, r, year, STAT_P50),
	                            .upper = figure_draws_quantile(gallery, subject, r, year, STAT_P75),
	                            .high = figure_draws_quantile(gallery, subject, r, year, STAT_P95),
	                            .text = median_text(gallery, subject, r, year),
	                            .end = chance ? chance
	                                   : id   ? "–"
	                                          : ""};
}

/* The title's own: others of the same year would make the ground ambiguous. */
static int title_targets(const struct gallery *gallery, const struct subject *subject,
                         const char *id,
                         struct chart_panel *panel)
{
	struct subject one = *subject;
	one.targets = &id, one.target_count = id != NULL;
	struct chart_panel with = figure_panel(gallery, &one, 0, gallery->count, true);
	panel->targets = with.targets;
	return with.target_count;
}

/* The edges of all scenarios are the same, or there is no common ground. */
static void add_ground(const struct gallery *gallery, const struct subject *subject,
                       const char *id,
                       struct chart_panel *panel)
{
	struct goal goal;
	for (int r = 0; r < gallery->count; r++) {
		if (!id || !figure_subject_goal(gallery, subject, r, id, &goal) || !isfinite(goal.number))
			continue;
		double low = isnan(goal.low) ? -INFINITY : goal.low, high = isnan(goal.high) ? INFINITY : goal.high;
		bool first = !panel->has_ground;
		panel->has_ground = true;
		if (!first && !((low == panel->met_low || nearly_equal(low, panel->met_low)) &&
		                (high == panel->met_high || nearly_equal(high, panel->met_high)))) {
			panel->has_ground = false;
			return;
		}
		panel->met_low = low, panel->met_high = high;
	}
}

static const char *ranges_foot(const struct gallery *gallery, const struct subject *subject,
                               const struct chart_panel *panel, const char *id)
{
	struct foot foot = foot_begin(gallery);
	bool point = false;
	for (int i = 0; i < panel->range_count; i++)
		point |= panel->ranges[i].low == panel->ranges[i].high;
	foot_say(&foot, figure_draws_runs(gallery, W_RANGES_FOOT));
	const char *prices = figure_draws_prices(gallery, subject);
	if (point)
		foot_say(&foot, word_text(gallery->view->language, W_RANGES_POINT));
	if (prices)
		foot_say(&foot, prices);
	if (panel->target_count) {
		foot_say_target(&foot, subject, (struct marks){.line = true}, id);
		if (panel->has_ground)
			foot_say(&foot, word_text(gallery->view->language, W_RANGES_GROUND));
	}
	foot_say_facts(&foot, subject, 0, gallery->count, panel);
	return foot.text.bytes;
}

static bool any_spreads(const struct gallery *gallery, const struct subject *subject,
                        int year)
{
	for (int r = 0; r < gallery->count; r++)
		if (figure_draws_quantile(gallery, subject, r, year, STAT_P05) <
		    figure_draws_quantile(gallery, subject, r, year, STAT_P95))
			return true;
	return false;
}

/* NULL: nothing is spread. */
static const struct chart *chart_of(const struct gallery *all, const char *name, struct gallery_block block)
{
	struct gallery page = gallery_page(all, block);
	const struct gallery *gallery = &page;
	struct subjects known = figure_subjects(gallery);
	struct subject own = figure_subject(gallery, name, &known), held = figure_draws_subject(gallery, &own);
	const struct subject *subject = &held;
	const char *id = figure_subject_target(gallery, subject, true);
	struct extremes of = by_chance(gallery, subject, target_year(gallery, subject, id), id);
	if (of.most < 0)
		id = NULL;
	int year = target_year(gallery, subject, id);
	if (!gallery->ensembles || !any_spreads(gallery, subject, year))
		return NULL;
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	struct chart_range *ranges = ARENA_ARRAY(gallery->arena, gallery->count, struct chart_range);
	*panel = figure_panel(gallery, subject, 0, gallery->count, true);
	panel->line_count = panel->segment_count = 0;
	panel->target_count = title_targets(gallery, subject, id, panel);
	add_ground(gallery, subject, id, panel);
	for (int r = 0; r < gallery->count; r++)
		if (has_number_in(gallery, subject, r, year))
			ranges[panel->range_count++] = range_of(gallery, subject, r, year, id);
	panel->ranges = ranges;
	if (!measures_years(gallery, subject))
		panel->title = figure_say(gallery, W_RANGES_WHAT, subject->title, figure_count(gallery, year));
	panel->ends_title = id ? word_text(gallery->view->language, W_COLUMN_CHANCE) : NULL;
	*chart = (struct chart){.layout = &chart_ranges,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = id ? target_title(gallery, subject, id, of)
	                                    : median_title(gallery, subject, year),
	                        .subtitle =
	                            gallery_counted(all, figure_subtitle(gallery, subject, *panel), block, ROWS_MOST),
	                        .footer = ranges_foot(gallery, subject, panel, id)};
	return chart;
}

static void add(const struct gallery *all, unsigned formats, struct jobs *jobs)
{
	struct gallery measured = *all, *gallery = &measured; /* how likely a budget is kept is no year's own spread */
	gallery->measured = true;
	struct subjects shown = figure_select(gallery);
	for (int i = 0; i < shown.count && gallery->ensembles; i++)
		for (struct gallery_block block = {0}; gallery_next(gallery, ROWS_MOST, &block);) {
			const struct chart *chart = chart_of(gallery, shown.list[i].name, block);
			const char *stem = arena_print(gallery->arena, "%s-%s", figure_ranges.name,
			                               clean_file_name(gallery->arena, shown.list[i].name));
			if (chart)
				gallery_add_block(gallery, chart, stem, block, formats, jobs);
		}
}

const struct figure_kind figure_ranges = {
	.name = "ranges",
	.draws = true,
	.unasked = FIGURE_OF_SEVERAL,
	.most = 2,
	.add = add,
	.why_nothing = figure_draws_missing};
