/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fan: one scenario's spread over the years: bands of quantiles around the median, history before it. */
#include <math.h>
#include "base/clean.h"
#include "figure/draws.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"

static const char *quantile_text(const struct gallery *gallery, const struct subject *subject, int year,
                                 enum ensemble_stat stat)
{
	return figure_number(gallery, figure_draws_quantile(gallery, subject, 0, year, stat), subject->decimals);
}

static const double *quantile_path(const struct gallery *gallery, const struct subject *subject,
                                   const struct chart_line *line, enum ensemble_stat stat)
{
	double *values = ARENA_ARRAY(gallery->arena, line->count + 1, double);
	for (int i = 0; i < line->count; i++)
		values[i] = figure_draws_quantile(gallery, subject, 0, (int)line->year[i], stat);
	return values;
}

/* "95 %  2345" */
static const char *end_text(const struct gallery *gallery, const struct subject *subject, int year,
                            enum ensemble_stat stat)
{
	return figure_say(gallery, W_FAN_QUANTILE,
	                  arena_print(gallery->arena, "%.0f", 100 * ensemble_stat_probability[stat]),
	                  quantile_text(gallery, subject, year, stat));
}

static const struct chart_band *bands_of(const struct gallery *gallery, const struct subject *subject,
                                         const struct chart_line *line)
{
	static const struct {
		enum ensemble_stat low, high;
		bool told;
		const char *id;
	} edges[] = {{STAT_P05, STAT_P95, true, "p05-p95"},
	             {STAT_P10, STAT_P90, false, "p10-p90"},
	             {STAT_P25, STAT_P75, true, "p25-p75"}};
	struct chart_band *bands = ARENA_ARRAY(gallery->arena, 3, struct chart_band);
	int last = line->count ? (int)line->year[line->count - 1] : 0;
	for (int i = 0; i < 3; i++) {
		bands[i] = (struct chart_band){.low = quantile_path(gallery, subject, line, edges[i].low),
		                               .high = quantile_path(gallery, subject, line, edges[i].high),
		                               .id = edges[i].id};
		if (edges[i].told)
			bands[i].low_text = end_text(gallery, subject, last, edges[i].low),
			bands[i].high_text = end_text(gallery, subject, last, edges[i].high);
	}
	return bands;
}

static const char *fan_title(const struct gallery *gallery, const struct subject *subject, int last)
{
	const char *id = figure_subject_target(gallery, subject, true), *chance = figure_draws_chance(gallery, 0, id, true);
	if (chance)
		return figure_say(gallery, W_FAN_TARGET, figure_name(gallery, 0), figure_target_phrase(gallery, subject, id),
		                  figure_target_title(gallery, subject, id), chance);
	return figure_say(gallery, W_FAN_SPREAD, subject->title, quantile_text(gallery, subject, last, STAT_P05),
	                  quantile_text(gallery, subject, last, STAT_P95), figure_count(gallery, last));
}

static const char *fan_foot(const struct gallery *gallery, const struct subject *subject,
                            const struct chart_panel *panel)
{
	struct foot foot = foot_begin(gallery);
	foot_say(&foot, figure_draws_runs(gallery, W_FAN_FOOT));
	const char *prices = figure_draws_prices(gallery, subject);
	if (prices)
		foot_say(&foot, prices);
	foot_say(&foot, figure_foot(gallery, subject, 0, 1, *panel));
	return foot.text.bytes;
}

/* Numbers beyond these no axis has ticks for. */
static bool has_fan(const struct gallery *gallery, const struct subject *subject, int last)
{
	static const double largest = 1e100;
	return figure_draws_quantile(gallery, subject, 0, last, STAT_P95) < largest &&
	       figure_draws_quantile(gallery, subject, 0, last, STAT_P05) > -largest;
}

static const struct chart *chart_of(const struct gallery *gallery, const struct subject *subject)
{
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	struct chart_line *median = ARENA_NEW(gallery->arena, struct chart_line);
	struct subject held = figure_draws_subject(gallery, subject);
	subject = &held;
	*panel = figure_panel(gallery, subject, 0, 1, true);
	if (panel->line_count == 0 || panel->lines[0].count < 2) /* a fan needs two years */
		return NULL;
	*median = panel->lines[0];
	int last = (int)median->year[median->count - 1];
	if (!has_fan(gallery, subject, last))
		return NULL;
	median->name = word_text(gallery->view->language, W_FAN_MEDIAN);
	median->style = CHART_DARK;
	median->mark = "median";
	median->value = quantile_path(gallery, subject, median, STAT_P50);
	median->value_text = quantile_text(gallery, subject, last, STAT_P50);
	panel->lines = median, panel->line_count = 1;
	panel->bands = bands_of(gallery, subject, median), panel->band_count = 3;
	*chart = (struct chart){.layout = &chart_fan,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = fan_title(gallery, subject, last),
	                        .subtitle = figure_subtitle(gallery, subject, *panel),
	                        .footer = fan_foot(gallery, subject, panel)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (int r = 0; r < gallery->count && gallery->ensembles; r++) {
		struct gallery alone = gallery_alone(gallery, r);
		struct subjects shown = figure_select(&alone);
		for (int i = 0; i < shown.count; i++) {
			const char *stem = arena_print(gallery->arena, "%s-%s", figure_fan.name,
			                               clean_file_name(gallery->arena, shown.list[i].name));
			bool spreads = figure_draws_spread(&alone, &shown.list[i], 0);
			const struct chart *chart = spreads ? chart_of(&alone, &shown.list[i]) : NULL;
			if (chart)
				gallery_add(&alone, chart, gallery_scenario_stem(gallery, stem, r), formats, jobs);
		}
	}
}

const struct figure_kind figure_fan = {
	.name = "fan", .draws = true, .unasked = FIGURE_OF_ONE, .most = 2, .add = add, .why_nothing = figure_draws_missing};
