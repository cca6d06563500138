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
	struct subjects shown = {ARENA_ARRAY(gallery->arena, all->count + 1, struct subject), 0, all->count + 1};
	*left_out = 0;
	for (int i = 0; i < all->count; i++) {
		if (all->count > OVERVIEW_MOST && !gallery->view->asked.only && tells_nothing(gallery, &all->list[i]))
			*left_out += all->list[i].target_count;
		else
			shown.list[shown.count++] = all->list[i];
	}
	return shown;
}

static const char *subtitle_of(const struct gallery *gallery, const struct subjects *subjects,
                               struct gallery_block block)
{
	const char *plan = figure_plan(gallery),
			   *stated = figure_finding_stated(gallery, subjects, block.first, block.count);
	return plan && stated ? figure_say(gallery, W_CHART_SUBTITLE, plan, stated) : plan ? plan : stated;
}

static const struct chart *chart_of(const struct gallery *gallery, const struct subjects *subjects,
                                    struct gallery_block block)
{
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	int left_out;
	struct subjects shown = panels_of(gallery, subjects, &left_out);
	struct chart_panel *panels = ARENA_ARRAY(gallery->arena, subjects->count + 1, struct chart_panel);
	struct chart_key *key = ARENA_ARRAY(gallery->arena, block.count, struct chart_key);
	*chart = (struct chart){.layout = &chart_overview,
	                        .language = gallery->view->language,
	                        .panels = panels,
	                        .key = key,
	                        .title = figure_finding_overview(gallery, subjects),
	                        .subtitle = gallery_counted(gallery, subtitle_of(gallery, subjects, block), block)};
	for (int i = 0; i < shown.count; i++) {
		struct chart_panel panel = figure_panel(gallery, &shown.list[i], block.first, block.count, false);
		figure_finding_judge(gallery, &shown.list[i], block.first, block.count, &panel);
		if (panel.line_count > 0)
			panels[chart->panel_count++] = panel;
	}
	for (int r = block.first; r < block.first + block.count; r++)
		key[chart->key_count++] = (struct chart_key){gallery->names[r], r, CHART_PLAIN};
	chart->footer = figure_foot_overview(gallery, panels, chart->panel_count, left_out);
	return chart;
}

/* One target alone has its own large picture. */
static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct subjects subjects = figure_subjects(gallery);
	for (struct gallery_block block = {0}; gallery_next(gallery, CHART_LINES_MOST, &block);) {
		const struct chart *chart = chart_of(gallery, &subjects, block);
		if (chart->panel_count > 1)
			gallery_add(gallery, chart, gallery_block_stem(gallery, figure_overview.name, block), formats, jobs);
	}
}

const struct figure_kind figure_overview = {.name = "overview", .add = add};
