/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bars: scenarios side by side in chosen years: a subject as columns in the scenarios' colours, with its targets, and
 * wholes made of parts (bars_whole.c). Years are those that --years lists, otherwise the base year, which all scenarios
 * share, and those of the plan's targets. Few subjects unless they are named: lines show the way, bars its end. */
#include "figure/bars.h"
#include <math.h>
#include "base/clean.h"
#include "base/nearly.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/milestones.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/words.h"
#include "page/chart_layout.h"

enum { SUBJECTS = 6, COLUMNS = 13 };

/* A number that all scenarios have in common, before any of them goes its own way; NAN: they have not. */
static double shared_value(const struct gallery *page, const struct subject *subject, int year)
{
	double shared = NAN;
	for (int r = 0; r < page->count; r++) {
		double value = figure_subject_value(page, subject, r, year);
		if (subject->in[r].variable < 0)
			continue;
		if (year != page->results[r]->base_year || !isfinite(value) ||
		    (isfinite(shared) && !nearly_equal(shared, value)))
			return NAN;
		shared = value;
	}
	return shared;
}

static void add_column(const struct gallery *page, const struct subject *subject, struct chart_panel *panel,
                       struct chart_column *columns, struct chart_column column, double value)
{
	double *height = ARENA_NEW(page->arena, double);
	*height = value;
	column.name = "";
	column.text = figure_number(page, value, subject->decimals);
	column.group = figure_count(page, column.year);
	column.parts = height;
	columns[panel->column_count++] = column;
}

static void add_year(const struct gallery *page, const struct subject *subject, int year, struct chart_panel *panel,
                     struct chart_column *columns)
{
	double shared = shared_value(page, subject, year);
	if (shared == 0) /* a fall since the base year has not begun */
		return;
	if (isfinite(shared)) {
		add_column(page, subject, panel, columns, (struct chart_column){.colour = -1, .year = year, .id = "base"},
		           shared);
		return;
	}
	for (int r = 0; r < page->count; r++) {
		double value = figure_subject_value(page, subject, r, year);
		struct chart_column column = {
			.colour = gallery_colour(page, r), .year = year, .id = page->results[r]->scenario->id};
		if (isfinite(value))
			add_column(page, subject, panel, columns, column, value);
	}
}

/* Of the years that are shown; a budget is no year's own. */
static void keep_targets(const struct gallery *page, struct chart_panel *panel, const int *years, int count)
{
	struct chart_target *kept = ARENA_ARRAY(page->arena, panel->target_count + 1, struct chart_target);
	int left = 0;
	for (int t = 0; t < panel->target_count; t++)
		for (int y = 0; y < count; y++)
			if (panel->targets[t].year == years[y] && !panel->targets[t].budget) {
				kept[left] = panel->targets[t];
				kept[left++].ceiling = false; /* a diamond, too */
			}
	panel->targets = kept, panel->target_count = left;
}

/* What would be dashed is not shown, and nothing said of it. */
static void keep_plain(struct arena *arena, struct chart_panel *panel)
{
	struct chart_line *kept = ARENA_ARRAY(arena, panel->line_count + 1, struct chart_line);
	int left = 0;
	for (int l = 0; l < panel->line_count; l++)
		if (panel->lines[l].style != CHART_DASHED)
			kept[left++] = panel->lines[l];
	panel->lines = kept, panel->line_count = left;
}

static const struct chart_key *key_of(const struct gallery *page, const struct chart_panel *panel, int *count)
{
	struct chart_key *key = ARENA_ARRAY(page->arena, page->count + 1, struct chart_key);
	for (int r = 0; r < page->count; r++)
		for (int c = 0; c < panel->column_count; c++)
			if (panel->columns[c].colour == gallery_colour(page, r)) {
				key[(*count)++] = (struct chart_key){page->names[r], gallery_colour(page, r), CHART_PLAIN};
				break;
			}
	return key;
}

/* NULL: no scenario has it in any of the years. */
static const struct chart *chart_of(const struct gallery *gallery, const char *name, struct gallery_block block)
{
	struct gallery page = gallery_page(gallery, block);
	struct subjects known = figure_subjects(&page);
	struct subject subject = figure_subject(&page, name, &known);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	int years[MILESTONES_MOST], key_count = 0;
	int count = milestones_of(&page, subject.years.first, subject.years.last, true, years,
	                          1 + COLUMNS / page.count);
	struct chart_column *columns = ARENA_ARRAY(gallery->arena, count * page.count + 1, struct chart_column);
	*panel = figure_panel(&page, &subject, 0, page.count, true);
	panel->segment_count = 0, panel->deadline = 0;
	keep_plain(page.arena, panel);
	keep_targets(&page, panel, years, count);
	for (int y = 0; y < count; y++)
		add_year(&page, &subject, years[y], panel, columns);
	panel->columns = columns;
	const char *footer = figure_foot(&page, &subject, 0, page.count, *panel);
	const char *subtitle = figure_subtitle(&page, &subject, *panel);
	panel->line_count = 0, panel->projected_from = NAN;
	const struct chart_key *key = key_of(&page, panel, &key_count);
	*chart = (struct chart){.layout = &chart_columns,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .key = key,
	                        .key_count = key_count,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = figure_finding(&page, &subject),
	                        .subtitle = gallery_counted(gallery, subtitle, block, BARS_SCENARIOS),
	                        .footer = footer};
	return key_count ? chart : NULL;
}

static const char *stem_of(const struct gallery *gallery, const char *name)
{
	return arena_print(gallery->arena, "%s-%s", figure_bars.name, clean_file_name(gallery->arena, name));
}

static bool is_part(const struct gallery *gallery, const char *name)
{
	for (int w = 0; w < bars_whole_count(); w++)
		if (bars_whole_wanted(gallery, w) && bars_whole_has(gallery, w, name))
			return true;
	return false;
}

static void add_wholes(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (int w = 0, made = 0; w < bars_whole_count() && (!gallery->most || made < gallery->most); w++)
		for (struct gallery_block block = {0};
		     bars_whole_wanted(gallery, w) && gallery_next(gallery, BARS_SCENARIOS, &block);) {
			struct gallery page = gallery_page(gallery, block);
			const struct chart *chart = bars_whole_chart(&page, w);
			made += chart && block.first == 0;
			if (chart)
				gallery_add_block(gallery, chart, stem_of(gallery, bars_whole_id(w)), block, formats, jobs);
		}
}

/* One scenario alone has nothing beside it. */
static void add_subjects(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct gallery few = *gallery;
	few.most = gallery->view->asked.only ? 0 : SUBJECTS;
	struct subjects shown = figure_select(&few);
	for (int i = 0; i < shown.count && gallery->count > 1; i++)
		for (struct gallery_block block = {0};
		     !is_part(gallery, shown.list[i].name) && gallery_next(gallery, BARS_SCENARIOS, &block);) {
			const struct chart *chart = chart_of(gallery, shown.list[i].name, block);
			if (chart)
				gallery_add_block(gallery, chart, stem_of(gallery, shown.list[i].name), block, formats, jobs);
		}
}

/* Whether a budget is kept no single year shows. */
static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct gallery measured = *gallery;
	measured.measured = true;
	add_wholes(gallery, formats, jobs);
	if (!gallery->most)
		add_subjects(&measured, formats, jobs);
}

static const char *why_nothing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, W_BARS_NONE);
}

const struct figure_kind figure_bars = {
	.name = "bars", .report = FIGURE_OF_SEVERAL, .most = 1, .add = add, .why_nothing = why_nothing};
