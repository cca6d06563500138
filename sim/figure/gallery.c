/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gallery: what the kinds of charts share: which scenarios stand in one picture, and what its files are called. A
 * picture holds so many scenarios that their colours differ; further ones stand in pictures of their own, whose names
 * count them: lines-gdp.en.svg, lines-gdp-part2.en.svg. Holds: no name is longer than a file's may be (255 bytes): it
 * is made of at most two parts that strangers named, each cut to CLEAN_FILE_PART and six digits. */
#include "figure/gallery.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/apart.h"
#include "base/clean.h"
#include "figure/words.h"

enum { LABEL_CELLS = 24, CUT_CELLS = 16 };

/* --- titles --- */

const char **gallery_titles(struct arena *arena, const struct result *const *results, int count,
                            const struct view *view)
{
	const char **shown = ARENA_ARRAY(arena, count + 1, const char *),
			   **ids = ARENA_ARRAY(arena, count + 1, const char *),
			   **titles = ARENA_ARRAY(arena, count + 1, const char *);
	for (int r = 0; r < count; r++) {
		titles[r] = view_scenario_title(results[r], view);
		ids[r] = clean_text(arena, results[r]->scenario->id);
		bool whole = text_width(titles[r]) <= LABEL_CELLS;
		shown[r] = whole ? titles[r] : arena_copy(arena, titles[r], text_fit(titles[r], CUT_CELLS));
	}
	const char **chosen = apart_choose(arena, shown, ids, count);
	for (int r = 0; r < count; r++)
		titles[r] = chosen[r] == shown[r] ? titles[r] : ids[r];
	return titles;
}

const struct view *gallery_titled(struct arena *arena, const struct result *const *results, int count,
                                  const struct view *view)
{
	struct view_called *called = ARENA_NEW(arena, struct view_called);
	struct view *titled = ARENA_NEW(arena, struct view);
	*called = (struct view_called){results, gallery_titles(arena, results, count, view), count};
	*titled = *view;
	titled->called = called;
	return titled;
}

struct gallery gallery_of_all(struct arena *arena, const struct result *const *results, int count,
                              const struct view *view)
{
	return (struct gallery){.arena = arena,
	                        .results = results,
	                        .count = count,
	                        .view = view,
	                        .names = gallery_titles(arena, results, count, view),
	                        .ensembles = view->ensembles};
}

/* --- who stands in a picture --- */

struct gallery gallery_alone(const struct gallery *gallery, int result)
{
	return gallery_page(gallery, (struct gallery_block){result, 1, 1});
}

struct gallery gallery_page(const struct gallery *gallery, struct gallery_block block)
{
	struct gallery page = *gallery;
	page.results += block.first;
	page.names += block.first;
	page.ensembles = gallery->ensembles ? gallery->ensembles + block.first : NULL;
	page.first += block.first;
	if (block.count < gallery->count)
		page.beside = arena_print(gallery->arena, "%d", block.count);
	page.count = block.count;
	return page;
}

int gallery_colour(const struct gallery *gallery, int result) { return gallery->first + result; }

static int block_count(const struct gallery *gallery, int most) { return (gallery->count + most - 1) / most; }

/* Blocks of equal size, as far as it goes. */
bool gallery_next(const struct gallery *gallery, int most, struct gallery_block *block)
{
	int first = block->first + block->count, left = gallery->count - first, count = block_count(gallery, most);
	int each = count ? (gallery->count + count - 1) / count : 0;
	*block = (struct gallery_block){first, left < each ? left : each, block->number + 1};
	return block->count > 0;
}

const char *gallery_counted(const struct gallery *gallery, const char *subtitle, struct gallery_block block, int most)
{
	if (block_count(gallery, most) == 1)
		return subtitle;
	const char *which =
		figure_say(gallery, W_CHART_BLOCK, figure_count(gallery, block.first + 1),
	               figure_count(gallery, block.first + block.count), figure_count(gallery, gallery->count));
	return subtitle && *subtitle ? figure_say(gallery, W_CHART_SUBTITLE, subtitle, which) : which;
}

/* --- files --- */

static const char *const format_names[] = {[CHART_SVG] = "svg", [CHART_PDF] = "pdf", [CHART_PNG] = "png"};

const char *gallery_scenario_stem(const struct gallery *gallery, const char *stem, int result)
{
	return arena_print(gallery->arena, "%s-%s", stem,
	                   clean_file_part(gallery->arena, gallery->results[result]->scenario->id));
}

const char *gallery_block_stem(const struct gallery *gallery, const char *stem, struct gallery_block block)
{
	if (gallery->view->group)
		stem = arena_print(gallery->arena, "%s-%s", stem, clean_file_part(gallery->arena, gallery->view->group));
	if (block.first == 0)
		return stem;
	return arena_print(gallery->arena, "%s-part%d", stem, block.number);
}

char *gallery_stem(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	for (int dots = 0; length > 0 && dots < 2; length--)
		dots += name[length - 1] == '.';
	return arena_copy(arena, name, length);
}

static bool table_has_numbers(const struct chart_table *table)
{
	for (int i = 0; table && i < table->row_count; i++)
		for (int c = 0; c < table->column_count; c++)
			if (isfinite(table->rows[i].cells[c].value) || table->rows[i].cells[c].verdict == CHART_MET ||
			    table->rows[i].cells[c].verdict == CHART_MISSED)
				return true;
	return false;
}

static bool panel_has_numbers(const struct chart_panel *panel)
{
	for (int l = 0; l < panel->line_count; l++)
		for (int i = 0; i < panel->lines[l].count; i++)
			if (isfinite(panel->lines[l].value[i]))
				return true;
	return panel->range_count > 0 || panel->bar_count > 0 || panel->column_count > 0;
}

/* One with a layout of its own may hold neither panels nor a table: what it draws only it knows. */
static bool has_numbers(const struct chart *chart)
{
	if (chart->panel_count == 0 && !chart->table)
		return true;
	for (int p = 0; p < chart->panel_count; p++)
		if (panel_has_numbers(&chart->panels[p]))
			return true;
	return table_has_numbers(chart->table);
}

static struct job_about about_of(const struct gallery *gallery, const struct chart *chart)
{
	const char *variable = chart->panel_count == 1 ? chart->panels[0].id : NULL;
	return (struct job_about){gallery->kind, variable, gallery->results, gallery->count};
}

static void push(struct arena *arena, struct jobs *jobs, struct chart_job job, struct job_about about)
{
	int count = jobs->count;
	*ARENA_PUSH(arena, jobs->list, jobs->count, jobs->room) = job;
	*ARENA_PUSH(arena, jobs->about, count, jobs->about_room) = about;
}

void gallery_add(const struct gallery *gallery, const struct chart *chart, const char *stem, unsigned formats,
                 struct jobs *jobs)
{
	if (!has_numbers(chart)) {
		jobs->empty = view_joined(gallery->arena, jobs->empty, stem, gallery->view);
		return;
	}
	for (int format = CHART_SVG; format <= CHART_PNG; format++) {
		if (!(formats >> format & 1))
			continue;
		const char *name = arena_print(gallery->arena, "%s.%s.%s", stem, language_codes[gallery->view->language],
		                               format_names[format]);
		const struct chart_job job = {chart, (enum chart_format)format, name};
		push(gallery->arena, jobs, job, about_of(gallery, chart));
	}
}

void gallery_add_block(const struct gallery *gallery, const struct chart *chart, const char *stem,
                       struct gallery_block block, unsigned formats, struct jobs *jobs)
{
	struct gallery page = gallery_page(gallery, block);
	gallery_add(&page, chart, gallery_block_stem(gallery, stem, block), formats, jobs);
}

void gallery_add_all(struct arena *arena, struct jobs *jobs, const struct jobs *others, const struct view *view)
{
	for (int j = 0; j < others->count; j++)
		push(arena, jobs, others->list[j], others->about[j]);
	if (others->empty)
		jobs->empty = view_joined(arena, jobs->empty, others->empty, view);
}

/* --- no two of one name --- */

struct job_name {
	char *folded; /* as a disk compares that knows no case, and as ids are made */
	int job;
};

static int by_folded(const void *left, const void *right)
{
	const struct job_name *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);
	return order ? order : a->job - b->job;
}

static char *folded(struct arena *arena, const char *name)
{
	char *copy = arena_copy(arena, name, strlen(name));
	for (char *at = copy; *at; at++)
		*at = *at == '.' ? '-' : text_lower(*at);
	return copy;
}

/* The jobs in order of name; the first of each name keeps it, the others are counted: "stack-a-2.en.svg". False: all
 * differ. */
static bool count_names(struct arena *arena, struct jobs *jobs)
{
	struct job_name *list = ARENA_ARRAY(arena, jobs->count + 1, struct job_name);
	bool changed = false;
	for (int j = 0; j < jobs->count; j++)
		list[j] = (struct job_name){folded(arena, jobs->list[j].name), j};
	qsort(list, (size_t)jobs->count, sizeof *list, by_folded);
	for (int j = 1, first = 0; j < jobs->count; j++) {
		if (strcmp(list[j].folded, list[first].folded) != 0) {
			first = j;
			continue;
		}
		struct chart_job *job = &jobs->list[list[j].job];
		const char *stem = gallery_stem(arena, job->name);
		job->name = arena_print(arena, "%s-%d%s", stem, j - first + 1, job->name + strlen(stem));
		changed = true;
	}
	return changed;
}

void gallery_names_differ(struct arena *arena, struct jobs *jobs)
{
	while (count_names(arena, jobs))
		; /* a name that was counted may be another's own: each round makes one longer */
}

void gallery_add_each(const struct gallery *gallery, const char *stem,
                      const struct chart *(*make)(const struct gallery *gallery, int result), unsigned formats,
                      struct jobs *jobs)
{
	for (int r = 0, made = 0; r < gallery->count && (!gallery->most || made < gallery->most); r++) {
		const struct chart *chart = make(gallery, r);
		struct gallery alone = gallery_alone(gallery, r);
		made += chart != NULL;
		if (chart)
			gallery_add(&alone, chart, gallery_scenario_stem(gallery, stem, r), formats, jobs);
	}
}
