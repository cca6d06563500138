/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines: a large picture for each subject that is worth one, with all scenarios in it, their history and the target. */
#include "base/clean.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/words.h"
#include "page/chart_layout.h"

/* Of the scenarios of the block alone; NULL: none of them has it. */
static const struct chart *chart_of(const struct gallery *gallery, const char *name, struct gallery_block block)
{
	struct gallery page = gallery_page(gallery, block);
	struct subjects known = figure_subjects(&page);
	struct subject subject = figure_subject(&page, name, &known);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	*panel = figure_panel(&page, &subject, 0, page.count, true);
	if (panel->line_count == 0)
		return NULL;
	const char *subtitle = figure_subtitle(&page, &subject, *panel);
	*chart = (struct chart){.layout = &chart_lines,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = figure_finding(&page, &subject),
	                        .subtitle = gallery_counted(gallery, subtitle, block, CHART_LINES_MOST),
	                        .footer = figure_foot(&page, &subject, 0, page.count, *panel)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct subjects shown = figure_select(gallery);
	for (int i = 0; i < shown.count; i++)
		for (struct gallery_block block = {0}; gallery_next(gallery, CHART_LINES_MOST, &block);) {
			const char *stem = arena_print(gallery->arena, "%s-%s", figure_lines.name,
			                               clean_file_name(gallery->arena, shown.list[i].name));
			const struct chart *chart = chart_of(gallery, shown.list[i].name, block);
			if (chart)
				gallery_add_block(gallery, chart, stem, block, formats, jobs);
		}
}

const struct figure_kind figure_lines = {.name = "lines", .most = 6, .add = add};
