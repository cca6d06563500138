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
#include "write/terminal.h"

enum { PLOTS_MOST = 4, ROWS = 14 };

/* A target's variable that has numbers, in the plan's order; otherwise what there is. */
static struct subjects wanted(const struct gallery *gallery)
{
	struct subjects shown = figure_select(gallery), targets = figure_subjects(gallery);
	for (int t = 0; t < targets.count && !gallery->view->asked.only; t++)
		if (figure_panel(gallery, &targets.list[t], 0, gallery->count, false).line_count > 0)
			return (struct subjects){&targets.list[t], 1, 1, NULL};
	if (!gallery->view->asked.only && shown.count > 1)
		shown.count = 1;
	return shown;
}

static const char *plots_foot(const struct gallery *gallery, const struct subject *subject,
                              const struct chart_panel *panel)
{
	int owner;
	struct foot foot = foot_begin(gallery);
	struct marks marks = {0};
	const char *id = figure_subject_target(gallery, subject, true);
	const struct target_result *target = id ? figure_told(gallery, subject, id, &owner) : NULL;
	bool own = target && target->target->from_scenario;
	foot_see_marks(&marks, panel);
	if (figure_foot_observed_to(panel) > 0)
		foot_say(&foot, figure_say(gallery, W_PLOT_OBSERVED,
		                           arena_print(gallery->arena, "%.0f", figure_foot_observed_to(panel))));
	if (marks.diamond)
		foot_say(&foot, figure_say(gallery, own ? W_PLOT_TARGET_OWN : W_PLOT_TARGET));
	if (marks.budget)
		foot_say(&foot, figure_say(gallery, W_PLOT_BUDGET));
	else if (marks.ceiling)
		foot_say(&foot, figure_say(gallery, own ? W_PLOT_CEILING_OWN : W_PLOT_CEILING));
	if (marks.deadline)
		foot_say(&foot, figure_say(gallery, W_PLOT_DEADLINE));
	foot_say_facts(&foot, subject, 0, gallery->count, panel);
	return plot_plain(gallery->arena, foot.text.bytes);
}

struct plotted {
	struct chart_panel panel;
	const struct view *view;
};

static void plot(struct text *out, const void *of, bool colour)
{
	const struct plotted *plotted = of;
	const struct plot_look look = {.language = plotted->view->language,
	                               .utf8 = plotted->view->utf8,
	                               .colour = colour,
	                               .width = TERMINAL_WIDTH,
	                               .rows = ROWS};
	plot_panel(out, &plotted->panel, &look);
}

static void add_plot(struct document *document, const struct gallery *gallery, const char *name,
                     struct gallery_block block)
{
	struct arena *arena = gallery->arena;
	struct gallery page = gallery_page(gallery, block);
	struct subjects known = figure_subjects(&page);
	struct subject subject = figure_subject(&page, name, &known);
	struct plotted *plotted = ARENA_NEW(arena, struct plotted);
	*plotted = (struct plotted){figure_panel(&page, &subject, 0, page.count, true), gallery->view};
	if (plotted->panel.line_count == 0)
		return;
	if (document->count > 0)
		document_space(document);
	const char *subtitle =
		gallery_counted(gallery, figure_subtitle(&page, &subject, plotted->panel), block, CHART_LINES_MOST);
	document_figure(document, plot_plain(arena, figure_finding(&page, &subject)),
	                prose_plain(arena, plot_plain(arena, subtitle)), plot, plotted);
	const char *foot = plots_foot(&page, &subject, &plotted->panel);
	if (*foot)
		document_note(document, prose_plain(arena, foot));
	if (*foot)
		document_hang(document, 0);
}

static void tell_plots(struct document *document, const void *of)
{
	const struct gallery *gallery = of;
	struct arena *arena = gallery->arena;
	struct subjects subjects = wanted(gallery);
	int drawn = subjects.count < PLOTS_MOST ? subjects.count : PLOTS_MOST;
	for (int s = 0; s < drawn; s++)
		for (struct gallery_block block = {0}; gallery_next(gallery, CHART_LINES_MOST, &block);)
			add_plot(document, gallery, subjects.list[s].name, block);
	if (drawn < subjects.count) {
		document_say(document, figure_say(gallery, W_PLOT_MORE, arena_print(arena, "%d", subjects.count - drawn)));
		document_hang(document, 0);
	}
	if (document->count == 0) {
		document_say(document, word_text(gallery->view->language, W_PLOT_NOTHING));
		document_hang(document, 0);
	}
}

struct said figure_plots(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	struct gallery *gallery = ARENA_NEW(arena, struct gallery);
	*gallery = gallery_of_all(arena, results, count, gallery_titled(arena, results, count, view));
	gallery->ensembles = NULL;
	return (struct said){.tell = tell_plots, .of = gallery};
}
