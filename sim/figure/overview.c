/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overview: all targets of the plan on one page, a small panel for each. */
#include "ask/stated.h"
#include "figure/finding.h"
#include "figure/foot_overview.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "page/page.h"

enum { OVERVIEW_MOST = 24 }; /* targets that all have a panel */

static bool tells_nothing(const struct gallery *gallery, const struct subject *subject)
{
	for (int t = 0; t < subject->target_count; t++)
		if (!target_is_only_stated(gallery->results, gallery->count, subject->targets[t]))
			return false;
	return subject->target_count > 0;
}

/* Where there are many targets those that are merely stated to be met have no panel; *left_out counts them. */
static struct subjects panels_of(const struct gallery *gallery, const struct subjects *all, int *left_out)
{
	struct subjects shown = {ARENA_ARRAY(gallery->arena, all->count + 1, struct subject), 0, all->count + 1, NULL};
	*left_out = 0;
	for (int i = 0; i < all->count; i++) {
		if (all->count > OVERVIEW_MOST && !gallery->view->asked.only && tells_nothing(gallery, &all->list[i]))
			*left_out += all->list[i].target_count;
		else
			shown.list[shown.count++] = all->list[i];
	}
	return shown;
}

static const char *subtitle_of(const struct gallery *gallery, const struct chart *chart)
{
	const char *plan = figure_finding_whole(gallery, figure_plan(gallery, NULL), chart),
			   *stated = figure_finding_stated(gallery, NULL);
	return plan && stated ? figure_say(gallery, W_CHART_SUBTITLE, plan, stated) : plan ? plan : stated;
}

/* Above and below each page what holds of its panels; NULL: there is one page. subjects[panel] */
static const struct chart_said *said_of(const struct gallery *gallery, const struct chart *chart,
                                        const struct subject *const *subjects, int left_out)
{
	int pages = chart_pages(chart);
	struct chart_said *said = pages > 1 ? ARENA_ARRAY(gallery->arena, pages, struct chart_said) : NULL;
	for (int number = 0; number < pages && said; number++) {
		struct chart_share share = chart->layout->share(chart, number);
		struct page_targets page = {0};
		for (int i = share.first; i < share.first + share.count; i++)
			for (int t = 0; t < subjects[i]->target_count; t++)
				figure_page_target(gallery, &page, subjects[i]->targets[t]);
		said[number] = (struct chart_said){figure_finding_overview(gallery, &page),
		                                   figure_foot_overview(gallery, chart->panels + share.first,
		                                                        subjects + share.first, share.count, left_out, &page)};
	}
	return said;
}

static const struct chart *chart_of(const struct gallery *gallery, struct gallery_block block)
{
	struct gallery page = gallery_page(gallery, block);
	struct subjects subjects = figure_subjects(&page);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	int left_out;
	struct subjects shown = panels_of(&page, &subjects, &left_out);
	struct chart_panel *panels = ARENA_ARRAY(gallery->arena, subjects.count + 1, struct chart_panel);
	const struct subject **drawn = ARENA_ARRAY(gallery->arena, subjects.count + 1, const struct subject *);
	struct chart_key *key = ARENA_ARRAY(gallery->arena, page.count, struct chart_key);
	*chart = (struct chart){.layout = &chart_overview,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panels = panels,
	                        .key = key,
	                        .title = figure_finding_overview(&page, NULL)};
	for (int i = 0; i < shown.count; i++) {
		struct chart_panel panel = figure_panel(&page, &shown.list[i], 0, page.count, false);
		figure_finding_judge(&page, &shown.list[i], &panel);
		drawn[chart->panel_count] = &shown.list[i];
		if (panel.line_count > 0)
			panels[chart->panel_count++] = panel;
	}
	for (int r = 0; r < page.count; r++)
		key[chart->key_count++] = (struct chart_key){page.names[r], gallery_colour(&page, r), CHART_PLAIN};
	chart->footer = figure_foot_overview(&page, panels, drawn, chart->panel_count, left_out, NULL);
	chart->said = said_of(&page, chart, drawn, left_out);
	chart->subtitle = gallery_counted(gallery, subtitle_of(&page, chart), block, CHART_LINES_MOST);
	return chart;
}

/* One target alone has its own large picture. */
static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (struct gallery_block block = {0}; gallery_next(gallery, CHART_LINES_MOST, &block);) {
		const struct chart *chart = chart_of(gallery, block);
		if (chart->panel_count > 1)
			gallery_add_block(gallery, chart, figure_overview.name, block, formats, jobs);
	}
}

const struct figure_kind figure_overview = {.name = "overview", .add = add};
