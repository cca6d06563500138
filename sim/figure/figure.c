/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts: the pictures of one call: an overview of the targets, a large picture for each subject. A picture
 * holds at most six scenarios, so that their colours differ; further ones stand in pictures of their own,
 * whose names say which: lines-gdp.en.svg, lines-gdp-5-7.en.svg. */
#include <stdlib.h>
#include <string.h>
#include "ask/stated.h"
#include "figure/attainment.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/foot_overview.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/progress.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view.h"
#include "view/view_words.h"
#include "write/table.h"

static const char *const language_names[] = {[LANG_EN] = "en", [LANG_ZH] = "zh"};
static const char *const format_names[] = {[CHART_SVG] = "svg", [CHART_PDF] = "pdf", [CHART_PNG] = "png"};

static int blocks(const struct gallery *gallery, int most) { return (gallery->count + most - 1) / most; }

/* Blocks of equal size, as far as it goes. */
struct block figure_block(const struct gallery *gallery, int most, int first)
{
	int count = blocks(gallery, most), each = (gallery->count + count - 1) / count, left = gallery->count - first;
	return (struct block){first, left < each ? left : each};
}

/* "green" or, of a folder's scenario, "north/green": what of it can stand in a file's name. */
static const char *file_part(const struct gallery *gallery, int result)
{
	char *part = arena_print(gallery->arena, "%s", gallery->results[result]->scenario->id);
	for (char *at = part; *at; at++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", *at))
			*at = '-';
	return part;
}

const char *figure_scenario_stem(const struct gallery *gallery, const char *kind, int result)
{
	const char *part = file_part(gallery, result);
	for (int r = 0; r < gallery->count; r++)
		if (r != result && strcmp(file_part(gallery, r), part) == 0)
			return arena_print(gallery->arena, "%s-%s-%d", kind, part, result + 1);
	return arena_print(gallery->arena, "%s-%s", kind, part);
}

struct gallery figure_alone(const struct gallery *gallery, int result)
{
	return (struct gallery){gallery->arena, gallery->results + result, 1, gallery->view, gallery->names + result,
	                        gallery->ensembles ? gallery->ensembles + result : NULL};
}

void figure_add_each(const struct gallery *gallery, const char *kind,
                     const struct chart *(*make)(const struct gallery *gallery, int result), unsigned formats,
                     struct jobs *jobs)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct chart *chart = make(gallery, r);
		if (chart)
			figure_add(gallery, chart, figure_scenario_stem(gallery, kind, r), formats, jobs);
	}
}

void figure_add(const struct gallery *gallery, const struct chart *chart, const char *stem, unsigned formats,
                struct jobs *jobs)
{
	for (int format = CHART_SVG; format <= CHART_PNG; format++) {
		if (!(formats >> format & 1))
			continue;
		const char *name = arena_print(gallery->arena, "%s.%s.%s", stem,
		                               language_names[gallery->view->language], format_names[format]);
		*ARENA_PUSH(gallery->arena, jobs->list, jobs->count, jobs->room) =
			(struct chart_job){chart, (enum chart_format)format, name};
	}
}

const char *figure_block_stem(const struct gallery *gallery, const char *stem, struct block block)
{
	if (block.first == 0)
		return stem;
	return arena_print(gallery->arena, "%s-%d-%d", stem, block.first + 1, block.first + block.count);
}

/* Which scenarios, where they are spread over several pictures. */
const char *figure_counted(const struct gallery *gallery, const char *subtitle, struct block block)
{
	if (blocks(gallery, CHART_LINES_MOST) == 1)
		return subtitle;
	return figure_say(gallery, W_CHART_BLOCK, subtitle ? subtitle : "",
	                  arena_print(gallery->arena, "%d", block.first + 1),
	                  arena_print(gallery->arena, "%d", block.first + block.count),
	                  arena_print(gallery->arena, "%d", gallery->count));
}

static const struct chart *lines_chart(const struct gallery *gallery, const struct subject *subject,
                                       struct block block)
{
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	*panel = figure_panel(gallery, subject, block.first, block.count, true);
	*chart = (struct chart){.layout = &chart_lines,
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = figure_finding(gallery, subject),
	                        .subtitle = figure_counted(gallery, figure_subtitle(gallery, subject, *panel), block),
	                        .footer = figure_footer(gallery, subject, block.first, block.count, *panel)};
	return chart;
}

void figure_add_lines(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct subjects shown = figure_shown(gallery);
	for (int i = 0; i < shown.count; i++)
		for (struct block block = figure_block(gallery, CHART_LINES_MOST, 0); block.count > 0;
		     block = figure_block(gallery, CHART_LINES_MOST, block.first + block.count)) {
			const struct chart *chart = lines_chart(gallery, &shown.list[i], block);
			if (chart->panels->line_count > 0)
				figure_add(gallery, chart,
				           figure_block_stem(gallery, arena_print(gallery->arena, "lines-%s", shown.list[i].name),
				                      block),
				           formats, jobs);
		}
}

enum { OVERVIEW_MOST = 24 }; /* targets that all have a panel */

static bool tells_nothing(const struct gallery *gallery, const struct subject *subject)
{
	for (int t = 0; t < subject->target_count; t++)
		if (!target_is_only_stated(gallery->results, gallery->count, subject->targets[t]))
			return false;
	return subject->target_count > 0;
}

/* Where there are many targets those that are merely stated to be met have no panel; *left_out counts them. */
static struct subjects overview_panels(const struct gallery *gallery, const struct subjects *all, int *left_out)
{
	struct subjects shown = {ARENA_ARRAY(gallery->arena, all->count + 1, struct subject), 0, all->count + 1};
	*left_out = 0;
	for (int i = 0; i < all->count; i++) {
		if (all->count > OVERVIEW_MOST && !gallery->view->only && tells_nothing(gallery, &all->list[i]))
			*left_out += all->list[i].target_count;
		else
			shown.list[shown.count++] = all->list[i];
	}
	return shown;
}

static const char *overview_subtitle(const struct gallery *gallery, const struct subjects *subjects)
{
	const char *plan = figure_plan(gallery), *stated = figure_overview_stated(gallery, subjects);
	return plan && stated ? figure_say(gallery, W_CHART_SUBTITLE, plan, stated) : plan ? plan : stated;
}

static const struct chart *overview_chart(const struct gallery *gallery, const struct subjects *subjects,
                                          struct block block)
{
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	int left_out;
	struct subjects shown = overview_panels(gallery, subjects, &left_out);
	struct chart_panel *panels = ARENA_ARRAY(gallery->arena, subjects->count + 1, struct chart_panel);
	struct chart_key *key = ARENA_ARRAY(gallery->arena, block.count, struct chart_key);
	*chart = (struct chart){.layout = &chart_overview,
	                        .language = gallery->view->language,
	                        .panels = panels,
	                        .key = key,
	                        .title = figure_overview_finding(gallery, subjects),
	                        .subtitle = figure_counted(gallery, overview_subtitle(gallery, subjects), block)};
	for (int i = 0; i < shown.count; i++) {
		struct chart_panel panel = figure_panel(gallery, &shown.list[i], block.first, block.count, false);
		figure_judge(gallery, &shown.list[i], block.first, block.count, &panel);
		if (panel.line_count > 0)
			panels[chart->panel_count++] = panel;
	}
	for (int r = block.first; r < block.first + block.count; r++)
		key[chart->key_count++] = (struct chart_key){gallery->names[r], r, CHART_PLAIN};
	chart->footer = figure_overview_footer(gallery, panels, chart->panel_count, left_out);
	return chart;
}

/* One target alone has its own large picture. */
void figure_add_overview(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct subjects subjects = figure_of_targets(gallery);
	for (struct block block = figure_block(gallery, CHART_LINES_MOST, 0); block.count > 0;
	     block = figure_block(gallery, CHART_LINES_MOST, block.first + block.count)) {
		const struct chart *chart = overview_chart(gallery, &subjects, block);
		if (chart->panel_count > 1)
			figure_add(gallery, chart, figure_block_stem(gallery, "overview", block), formats, jobs);
	}
}

enum { LABEL_CELLS = 24, CUT_CELLS = 16 };
struct titled {
	const char *shown;
	int result;
};

static int by_title(const void *a, const void *b)
{
	return strcmp(((const struct titled *)a)->shown, ((const struct titled *)b)->shown);
}

const char **figure_titles(struct arena *arena, const struct result *const *results, int count,
                           const struct view *view)
{
	struct titled *sorted = ARENA_ARRAY(arena, count + 1, struct titled);
	const char **names = ARENA_ARRAY(arena, count + 1, const char *);
	for (int r = 0; r < count; r++) {
		names[r] = view_scenario_title(results[r], view);
		bool whole = text_width(names[r]) <= LABEL_CELLS;
		sorted[r] =
			(struct titled){whole ? names[r] : arena_copy(arena, names[r], text_fit(names[r], CUT_CELLS)), r};
	}
	qsort(sorted, (size_t)count, sizeof *sorted, by_title);
	for (int i = 1; i < count; i++)
		if (strcmp(sorted[i].shown, sorted[i - 1].shown) == 0)
			for (int k = i - 1; k <= i; k++)
				names[sorted[k].result] = table_clean(arena, results[sorted[k].result]->scenario->id);
	return names;
}

#define KIND_NAME(kind) #kind,
#define KIND_ADD(kind) figure_add_##kind,
const char *const figure_kind_names[] = {FIGURE_KINDS(KIND_NAME) NULL};
static void (*const add_kind[])(const struct gallery *, unsigned formats, struct jobs *) = {
	FIGURE_KINDS(KIND_ADD)};

bool figure_from_results(struct arena *arena, const struct result *const *results, int count,
                         const struct view *view, unsigned kinds, unsigned formats, const struct gnuplot *gnuplot,
                         struct output_set *outputs, struct gnuplot_error *error, struct err *err)
{
	struct gallery gallery = {arena, results, count, view, figure_titles(arena, results, count, view), view->ensembles};
	struct jobs jobs = {0};
	unsigned all =
		~(1u << (count > 1 ? FIGURE_fan : FIGURE_ranges)); /* one scenario over the years, or several side by side */
	for (unsigned i = 0; i < sizeof add_kind / sizeof *add_kind; i++)
		if ((kinds ? kinds : all) >> i & 1)
			add_kind[i](&gallery, formats, &jobs);
	return chart_draw(arena, gnuplot, jobs.list, jobs.count, outputs, error, err);
}

const char *figure_why_nothing(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view, unsigned kinds)
{
	struct gallery gallery = {arena, results, count, view, figure_titles(arena, results, count, view), view->ensembles};
	struct foot foot = foot_begin(&gallery);
	const char *progress = kinds >> FIGURE_progress & 1 ? figure_progress_missing(&gallery) : NULL;
	if (progress)
		foot_say(&foot, progress);
	if (kinds >> FIGURE_stack & 1)
		foot_say(&foot, word_text(view->language, W_STACK_NONE));
	if (kinds >> FIGURE_limits & 1)
		foot_say(&foot, word_text(view->language, W_LIMITS_CHART_NONE));
	if (kinds & FIGURE_OF_DRAWS)
		foot_say(&foot, word_text(view->language, view->ensembles ? W_DRAWS_CHART_STEADY : W_DRAWS_CHART_NONE));
	return foot.text.length ? foot.text.bytes : NULL;
}
