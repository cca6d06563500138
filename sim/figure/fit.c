/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit: what was observed, and the curve that was fitted to it: a picture for each series and law that suits it. The
 * title says what came out, the footer how it was found and how it did on a year that it had not seen. */
#include <math.h>
#include "ask/fit.h"
#include "base/clean.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_fit.h"
#include "view/view_select.h"

static bool is_wanted(const struct gallery *gallery, const struct fit *fit)
{
	const struct fit_series *series = fit->series;
	if (fit->refusal != FIT_FITTED || fit->law == FIT_MEAN)
		return false;
	if (!gallery->view->asked.only)
		return true;
	return series->variable >= 0 &&
	       view_wants(gallery->results[0], series->variable, series->element, gallery->view);
}

static struct chart_segment seen_of(struct arena *arena, const struct fit *fit)
{
	double *year = ARENA_ARRAY(arena, fit->has, double), *value = ARENA_ARRAY(arena, fit->has, double);
	for (int i = 0; i < fit->has; i++) {
		year[i] = fit->series->years[fit->used[i]];
		value[i] = fit->series->values[fit->used[i]];
	}
	return (struct chart_segment){.count = fit->has, .year = year, .value = value, .id = fit->series->basis};
}

static const char *footer(const struct gallery *gallery, const struct fit *fit)
{
	struct foot foot = foot_begin(gallery);
	foot_say(&foot, figure_say(gallery, W_FIT_FOOT, view_fit_estimator(fit, gallery->view->language),
	                           figure_count(gallery, fit->has)));
	const char *tested = view_fit_tested(gallery->arena, fit, gallery->view);
	foot_say(&foot, tested ? tested : "");
	const struct observation **of = ARENA_ARRAY(gallery->arena, fit->has, const struct observation *);
	for (int i = 0; i < fit->has; i++)
		of[i] = fit->series->of[fit->used[i]];
	foot_say_sources(&foot, of, fit->has);
	return foot.text.bytes;
}

static const struct chart *chart_of(const struct gallery *gallery, const struct fits *fits, const struct fit *fit)
{
	struct arena *arena = gallery->arena;
	struct chart *chart = ARENA_NEW(arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(arena, struct chart_panel);
	struct chart_segment *seen = ARENA_NEW(arena, struct chart_segment);
	struct chart_line *line = ARENA_NEW(arena, struct chart_line);
	const char *unit = view_unit_label(arena, &fit->series->unit, false, gallery->view),
			   *law = view_fit_law(arena, fits, fit, gallery->view);
	*seen = seen_of(arena, fit);
	*line = (struct chart_line){.name = law, .style = CHART_DASHED, .count = fit->has, .year = seen->year,
	                            .value = fit->fitted, .id = fit_law_names[fit->law], .mark = "fit"};
	*panel = (struct chart_panel){.unit = unit, .recorded = true, .projected_from = NAN, .segment_count = 1,
	                              .segments = seen, .line_count = 1, .lines = line, .id = fit->series->name,
	                              .unit_id = fit->series->unit.text};
	*chart = (struct chart){.layout = &chart_lines,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = figure_say(gallery, W_FIT_TITLE,
	                                            view_fit_title(arena, fits, fit->series, gallery->view), law,
	                                            view_fit_estimate(arena, fit, true, gallery->view)),
	                        .subtitle = figure_say(gallery, W_FIT_SUBTITLE, *unit ? unit : "1",
	                                               figure_count(gallery, fit->first), figure_count(gallery, fit->last)),
	                        .footer = footer(gallery, fit)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	const struct fits *fits = fits_make(gallery->arena, gallery->results[0], &(struct fit_question){0});
	for (int i = 0; i < fits->count; i++) {
		const struct fit *fit = &fits->list[i];
		if (is_wanted(gallery, fit))
			gallery_add(gallery, chart_of(gallery, fits, fit),
			            arena_print(gallery->arena, "%s-%s-%s", figure_fit.name,
			                        clean_file_name(gallery->arena, fit->series->name), fit_law_names[fit->law]),
			            formats, jobs);
	}
}

static const char *why_nothing(const struct gallery *gallery) { return figure_say(gallery, W_FIT_NO_PICTURE); }

const struct figure_kind figure_fit = {
	.name = "fit", .unasked = FIGURE_OF_NONE, .report = FIGURE_OF_NONE, .add = add, .why_nothing = why_nothing};
