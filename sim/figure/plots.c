/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plots: the pictures of a terminal. The same subjects, titles and caveats as those of gnuplot, with the
 * lines as characters. */
#include "figure/plots.h"
#include <string.h>
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/plot.h"
#include "view/view.h"
#include "write/table.h"

enum { PLOTS_MOST = 4, ROWS = 14 };

/* A target's variable that has numbers, in the plan's order; otherwise what there is. */
static struct subjects wanted(const struct gallery *gallery)
{
	struct subjects shown = figure_select(gallery), targets = figure_of_targets(gallery);
	for (int t = 0; t < targets.count && !gallery->view->only; t++)
		if (figure_panel(gallery, &targets.list[t], 0, 1, false).line_count > 0)
			return (struct subjects){&targets.list[t], 1, 1};
	if (!gallery->view->only && shown.count > 1)
		shown.count = 1;
	return shown;
}

static void add_title(struct text *out, const struct gallery *gallery, const char *title, enum look look)
{
	struct text lines;
	text_init(&lines, gallery->arena);
	table_prose(&lines, plot_plain(gallery->arena, title), 0, 0, TABLE_WIDTH);
	table_look(out, arena_copy(gallery->arena, lines.bytes, lines.length - 1), look, gallery->view->colour);
	text_add(out, "\n");
}

static const char *footer(const struct gallery *gallery, const struct subject *subject, struct block block,
                          const struct chart_panel *panel)
{
	int owner;
	struct foot foot = foot_begin(gallery);
	struct marks marks = {0};
	const char *id = figure_target(gallery, subject, true);
	const struct target_result *target = id ? figure_first_number(gallery, id, &owner) : NULL;
	bool own = target && target->target->from_scenario;
	foot_see_marks(&marks, panel);
	if (figure_observed_to(panel) > 0)
		foot_say(&foot,
		         figure_say(gallery, W_PLOT_OBSERVED, arena_print(gallery->arena, "%.0f", figure_observed_to(panel))));
	if (marks.diamond)
		foot_say(&foot, figure_say(gallery, own ? W_PLOT_TARGET_OWN : W_PLOT_TARGET));
	if (marks.ceiling)
		foot_say(&foot, figure_say(gallery, own ? W_PLOT_CEILING_OWN : W_PLOT_CEILING));
	foot_say_facts(&foot, subject, block.first, block.count, panel);
	return plot_plain(gallery->arena, foot.text.bytes);
}

static void add_plot(struct text *out, const struct gallery *gallery, const struct subject *subject, struct block block)
{
	const struct plot_look look = {.language = gallery->view->language,
	                               .utf8 = gallery->view->utf8,
	                               .colour = gallery->view->colour,
	                               .width = TABLE_WIDTH,
	                               .rows = ROWS};
	struct chart_panel panel = figure_panel(gallery, subject, block.first, block.count, true);
	if (panel.line_count == 0)
		return;
	text_add(out, out->length ? "\n" : "");
	add_title(out, gallery, figure_finding(gallery, subject), LOOK_BOLD);
	add_title(out, gallery, gallery_counted(gallery, figure_subtitle(gallery, subject, panel), block), LOOK_PLAIN);
	plot_panel(out, &panel, &look);
	const char *foot = footer(gallery, subject, block, &panel);
	if (*foot)
		table_prose(out, foot, 0, 0, TABLE_WIDTH);
}

void figure_plots(struct text *out, const struct result *const *results, int count, const struct view *view)
{
	struct arena *arena = out->arena;
	struct gallery gallery = {arena, results, count, view, gallery_titles(arena, results, count, view), NULL};
	struct subjects subjects = wanted(&gallery);
	int drawn = subjects.count < PLOTS_MOST ? subjects.count : PLOTS_MOST;
	text_add(out, "");
	for (int s = 0; s < drawn; s++)
		for (struct block block = {0}; gallery_next(&gallery, CHART_LINES_MOST, &block);)
			add_plot(out, &gallery, &subjects.list[s], block);
	if (drawn < subjects.count)
		table_prose(out, figure_say(&gallery, W_PLOT_MORE, arena_print(arena, "%d", subjects.count - drawn)), 0, 0,
		            TABLE_WIDTH);
	if (!out->length)
		table_prose(out, figure_say(&gallery, W_PLOT_NOTHING), 0, 0, TABLE_WIDTH);
}
