/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stack: value added by sector upon one another, a picture for each scenario. The title is about the sector
 * whose share of GDP changes most, in the numbers that stand beside the bands. */
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "figure/foot.h"
#include "figure/foot_held.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_select.h"
#include "write/table.h"

enum { OWN_MOST = 8 };

/* values[sector][year - first]; `rest`: how many sectors the last row sums, 0: it is one like the others. */
struct sectors {
	int count, years, rest;
	double **values;
	const char **names, **ids;
};

static double *values_of(const struct gallery *gallery, int r, int variable, int element, int first, int years)
{
	double *values = ARENA_ARRAY(gallery->arena, years + 1, double);
	for (int k = 0; k < years; k++)
		values[k] = result_value(gallery->results[r], variable, element, first + k);
	return values;
}

/* How many others are larger in the last year; of equal ones the first. */
static int rank_of(const struct sectors *all, int sector)
{
	int rank = 0, last = all->years - 1;
	for (int i = 0; i < all->count; i++) {
		double other = all->values[i][last], own = all->values[sector][last];
		rank += other > own || (other == own && i < sector);
	}
	return rank;
}

/* The largest ones, in their order, and the sum of the others; never a sum of one alone. */
static struct sectors largest(const struct gallery *gallery, const struct sectors *all)
{
	if (all->count <= OWN_MOST)
		return *all;
	int own = all->count == OWN_MOST + 1 ? OWN_MOST - 1 : OWN_MOST;
	struct sectors kept = {.years = all->years, .rest = all->count - own};
	kept.values = ARENA_ARRAY(gallery->arena, own + 1, double *);
	kept.names = ARENA_ARRAY(gallery->arena, own + 1, const char *);
	kept.ids = ARENA_ARRAY(gallery->arena, own + 1, const char *);
	double *sum = ARENA_ARRAY(gallery->arena, all->years + 1, double);
	for (int i = 0; i < all->count; i++) {
		if (rank_of(all, i) < own) {
			kept.names[kept.count] = all->names[i];
			kept.ids[kept.count] = all->ids[i];
			kept.values[kept.count++] = all->values[i];
			continue;
		}
		for (int k = 0; k < all->years; k++)
			sum[k] += all->values[i][k];
	}
	kept.ids[kept.count] = "others";
	kept.names[kept.count] = figure_say(gallery, W_STACK_OTHER, figure_count(gallery, kept.rest));
	kept.values[kept.count++] = sum;
	return kept;
}

/* count 0: the scenario has fewer than two sectors, or fewer than two years are shown. */
static struct sectors sectors_of(const struct gallery *gallery, int r, const struct subject *gdp)
{
	const struct result *result = gallery->results[r];
	int variable = view_variable(result, "output"), years = gdp->years.last - gdp->years.first + 1;
	struct sectors all = {.years = years};
	if (variable < 0 || gdp->owner < 0 || years < 2)
		return all;
	int count = program_elements(result->program, result->program->variables[variable].set);
	if (result->program->variables[variable].set == SCALAR || count < 2)
		return all;
	all.values = ARENA_ARRAY(gallery->arena, count, double *);
	all.names = ARENA_ARRAY(gallery->arena, count, const char *);
	all.ids = ARENA_ARRAY(gallery->arena, count, const char *);
	for (; all.count < count; all.count++) {
		const struct set *set = &result->program->sets[result->program->variables[variable].set];
		all.names[all.count] = clean_text(
			gallery->arena, title_in(set->titles[all.count], gallery->view->language, set->ids[all.count]));
		all.ids[all.count] = arena_print(gallery->arena, "output.%s", set->ids[all.count]);
		all.values[all.count] = values_of(gallery, r, variable, all.count, gdp->years.first, years);
	}
	return largest(gallery, &all);
}

/* Percent of all of them. */
static double share_of(const struct sectors *sectors, int sector, int year)
{
	double sum = 0;
	for (int i = 0; i < sectors->count; i++)
		sum += sectors->values[i][year];
	return 100 * sectors->values[sector][year] / sum;
}

static const char *share_text(const struct gallery *gallery, double share) { return figure_number(gallery, share, 1); }

/* Whose share changes most; the first one where none does. */
static int most_changed(const struct sectors *sectors)
{
	int last = sectors->years - 1, own = sectors->count - (sectors->rest > 0), most = 0;
	double change = 0;
	for (int i = 0; i < own; i++) {
		double by = share_of(sectors, i, last) - share_of(sectors, i, 0);
		if (fabs(by) > fabs(change) + 1e-9)
			change = by, most = i;
	}
	return most;
}

static const char *stack_finding(const struct gallery *gallery, const struct sectors *sectors,
                                 const struct subject *gdp)
{
	int last = sectors->years - 1, own = sectors->count - (sectors->rest > 0), largest = 0;
	int most = most_changed(sectors);
	double change = share_of(sectors, most, last) - share_of(sectors, most, 0);
	for (int i = 0; i < own; i++)
		if (sectors->values[i][last] > sectors->values[largest][last])
			largest = i;
	const char *from = share_text(gallery, share_of(sectors, most, 0)),
			   *to = share_text(gallery, share_of(sectors, most, last)),
			   *year = figure_count(gallery, gdp->years.last);
	if (strcmp(from, to) == 0)
		return figure_say(gallery, W_STACK_KEEPS, sectors->names[largest],
		                  share_text(gallery, share_of(sectors, largest, last)), year);
	return figure_say(gallery, change > 0 ? W_STACK_RISES : W_STACK_FALLS, sectors->names[most], from, to, year);
}

static const struct chart_line *sector_lines(const struct gallery *gallery, const struct sectors *sectors, int first)
{
	struct chart_line *lines = ARENA_ARRAY(gallery->arena, sectors->count, struct chart_line);
	double *year = ARENA_ARRAY(gallery->arena, sectors->years, double);
	for (int k = 0; k < sectors->years; k++)
		year[k] = first + k;
	for (int i = 0; i < sectors->count; i++) {
		bool rest = sectors->rest > 0 && i == sectors->count - 1;
		lines[i] = (struct chart_line){
			.name = sectors->names[i], .colour = rest ? 0 : 1 + i, .count = sectors->years}; /* grey is for the rest */
		lines[i].year = year, lines[i].value = sectors->values[i];
		lines[i].id = sectors->ids[i], lines[i].mark = "layer";
		lines[i].value_text = figure_say(gallery, W_STACK_SHARES, share_text(gallery, share_of(sectors, i, 0)),
		                                 share_text(gallery, share_of(sectors, i, sectors->years - 1)));
	}
	return lines;
}

/* Whole bands need the numbers of all years. */
static bool is_whole(const struct sectors *sectors)
{
	for (int i = 0; i < sectors->count; i++)
		for (int k = 0; k < sectors->years; k++)
			if (!(sectors->values[i][k] >= 0))
				return false;
	return sectors->count > 1;
}

/* The share in the title as statistics print it, where prices make it another one. */
static const char *at_current_prices(const struct gallery *alone, const struct subject *gdp,
                                     const struct sectors *sectors)
{
	int most = most_changed(sectors), element, last = sectors->years - 1;
	const char *name = arena_print(alone->arena, "share.%s", strchr(sectors->ids[most], '.') + 1);
	int variable = program_find(alone->results[0]->program, name, &element);
	double share = variable < 0 ? NAN : result_value(alone->results[0], variable, element, gdp->years.last);
	if (!isfinite(share) || fabs(share - share_of(sectors, most, last)) < 0.05)
		return "";
	return figure_say(alone, W_STACK_FOOT_CURRENT, sectors->names[most], share_text(alone, share),
	                  figure_count(alone, gdp->years.last));
}

static const char *stack_foot(const struct gallery *alone, const struct subject *gdp, const struct chart_panel *panel,
                              const struct sectors *sectors)
{
	struct foot foot = foot_begin(alone);
	struct marks marks = {0};
	const char *efficiency = figure_foot_efficiency(alone, 0);
	foot_see_marks(&marks, panel);
	foot_say(&foot, figure_say(alone, W_FOOT_PROJECTED, figure_count(alone, gdp->years.base)));
	foot_say(&foot, figure_say(alone, W_STACK_FOOT, figure_count(alone, gdp->years.first),
	                           figure_count(alone, gdp->years.last),
	                           figure_count(alone, alone->results[0]->program->prices)));
	foot_say(&foot, at_current_prices(alone, gdp, sectors));
	if (sectors->rest)
		foot_say(&foot, figure_say(alone, W_STACK_FOOT_OTHER, figure_count(alone, sectors->rest)));
	if (panel->target_count)
		foot_say_target(&foot, gdp, marks, figure_subject_target(alone, gdp, true));
	if (efficiency)
		foot_say(&foot, efficiency);
	foot_say(&foot, figure_held(alone, gdp, 0, 1));
	return foot.text.bytes;
}

static const struct chart *chart_of(const struct gallery *gallery, int r)
{
	struct gallery alone = gallery_alone(gallery, r);
	struct subjects known = figure_subjects(&alone);
	struct subject gdp = figure_subject(&alone, "gdp", &known);
	struct sectors sectors = sectors_of(&alone, 0, &gdp);
	if (!is_whole(&sectors))
		return NULL;
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	*panel = figure_panel(&alone, &gdp, 0, 1, true);
	panel->segment_count = 0;
	panel->projected_from = NAN;
	panel->title = word_text(gallery->view->language, W_STACK_WHAT);
	panel->line_count = sectors.count;
	panel->lines = sector_lines(&alone, &sectors, gdp.years.first);
	panel->sum_text = figure_say(&alone, W_STACK_SUM,
	                             figure_number(&alone, figure_subject_value(&alone, &gdp, 0, gdp.years.last),
	                                           gdp.decimals));
	*chart = (struct chart){.layout = &chart_stack,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = stack_finding(&alone, &sectors, &gdp),
	                        .subtitle = figure_subtitle(&alone, &gdp, *panel),
	                        .footer = stack_foot(&alone, &gdp, panel, &sectors)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	gallery_add_each(gallery, figure_stack.name, chart_of, formats, jobs);
}

static const char *why_nothing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, W_STACK_NONE);
}

const struct figure_kind figure_stack = {
	.name = "stack", .report = FIGURE_OF_ONE, .most = 1, .add = add, .why_nothing = why_nothing};
