/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines: a large picture for each subject that is worth one, with all scenarios in it, their history and the target. */
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/words.h"
#include "page/chart_layout.h"

static const struct chart *chart_of(const struct gallery *gallery, const struct subject *subject,
                                    struct gallery_block block)
{
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	*panel = figure_panel(gallery, subject, block.first, block.count, true);
	*chart = (struct chart){.layout = &chart_lines,
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = figure_finding(gallery, subject),
	                        .subtitle = gallery_counted(gallery, figure_subtitle(gallery, subject, *panel), block),
	                        .footer = figure_foot(gallery, subject, block.first, block.count, *panel)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct subjects shown = figure_select(gallery);
	for (int i = 0; i < shown.count; i++)
		for (struct gallery_block block = {0}; gallery_next(gallery, CHART_LINES_MOST, &block);) {
			const char *stem = arena_print(gallery->arena, "%s-%s", figure_lines.name, shown.list[i].name);
			const struct chart *chart = chart_of(gallery, &shown.list[i], block);
			if (chart->panels->line_count > 0)
				gallery_add(gallery, chart, gallery_block_stem(gallery, stem, block), formats, jobs);
		}
}

const struct figure_kind figure_lines = {.name = "lines", .add = add};
