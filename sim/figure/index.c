/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index: how quantities of different units move against each other: each as a line from 100 in the base year. A picture
 * for each scenario with GDP, energy, CO2 and the like, or with what --only names; one variable alone of several
 * scenarios is a picture of all of them. Only levels above 0 have an index: no rates and no shares. The title tells of
 * the first ones how far they have come. */
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "figure/foot.h"
#include "figure/foot_held.h"
#include "figure/kind.h"
#include "figure/milestones.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_select.h"

enum { TOLD = 3, MILESTONES = 4 };

static const char *const usual[] = {"gdp", "energy", "co2", "population", "income_urban", "income_rural", NULL};

/* What is drawn: variables of one scenario, or one variable of several. */
struct drawing {
	const struct gallery *gallery; /* of the scenarios in it */
	struct subject subjects[CHART_LINES_MOST];
	int count, first, last;        /* years */
};

static double index_of(const struct drawing *drawing, int subject, int result, int year)
{
	double base = figure_subject_value(drawing->gallery, &drawing->subjects[subject], result, drawing->first);
	return 100 * figure_subject_value(drawing->gallery, &drawing->subjects[subject], result, year) / base;
}

/* A level: above 0, of no share and no rate. */
static bool has_index(const struct gallery *gallery, const struct subject *subject, int result)
{
	if (subject->in[result].variable < 0 || subject->unit.share != SHARE_NONE || subject->unit.per_year)
		return false;
	for (int year = subject->years.first; year <= subject->years.last; year++)
		if (!(figure_subject_value(gallery, subject, result, year) > 0))
			return false;
	return true;
}

static void add_subject(struct drawing *drawing, const char *name)
{
	const struct subjects known = {0};
	struct subject subject = figure_subject(drawing->gallery, name, &known);
	for (int i = 0; i < drawing->count; i++)
		if (strcmp(drawing->subjects[i].name, name) == 0)
			return;
	for (int r = 0; r < drawing->gallery->count && drawing->count < CHART_LINES_MOST; r++)
		if (subject.years.last > subject.years.first && has_index(drawing->gallery, &subject, r)) {
			drawing->subjects[drawing->count++] = subject;
			return;
		}
}

static void add_asked(struct drawing *drawing)
{
	const struct gallery *gallery = drawing->gallery;
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		for (int v = 0; v < result->program->variable_count; v++)
			for (int e = view_first(result, v); e < view_end(result, v); e++)
				if (view_wants(result, v, e, gallery->view) && !result->program->variables[v].target)
					add_subject(drawing, program_element_name(gallery->arena, result->program, v, e));
	}
}

static struct drawing drawing_of(const struct gallery *gallery)
{
	struct drawing drawing = {.gallery = gallery};
	if (gallery->view->asked.only)
		add_asked(&drawing);
	for (int i = 0; usual[i] && !gallery->view->asked.only; i++)
		add_subject(&drawing, usual[i]);
	for (int i = 0; i < drawing.count; i++) {
		if (!drawing.first || drawing.subjects[i].years.first > drawing.first)
			drawing.first = drawing.subjects[i].years.first;
		if (!drawing.last || drawing.subjects[i].years.last < drawing.last)
			drawing.last = drawing.subjects[i].years.last;
	}
	return drawing;
}

/* --- lines --- */

static struct chart_line line_of(const struct drawing *drawing, int subject, int result)
{
	const struct gallery *gallery = drawing->gallery;
	int years = drawing->last - drawing->first + 1;
	struct chart_line line = {.mark = "index"};
	double *year = ARENA_ARRAY(gallery->arena, years, double), *value = ARENA_ARRAY(gallery->arena, years, double);
	for (int k = 0; k < years; k++) {
		year[k] = drawing->first + k;
		value[k] = index_of(drawing, subject, result, drawing->first + k);
	}
	line.count = years, line.year = year, line.value = value;
	line.value_text = figure_number(gallery, value[years - 1], 1);
	return line;
}

static void add_lines(const struct drawing *drawing, struct chart_panel *panel)
{
	const struct gallery *gallery = drawing->gallery;
	struct chart_line *lines = ARENA_ARRAY(gallery->arena, CHART_LINES_MOST, struct chart_line);
	bool scenarios = gallery->count > 1;
	for (int i = 0; i < (scenarios ? gallery->count : drawing->count); i++) {
		int subject = scenarios ? 0 : i, result = scenarios ? i : 0;
		if (!has_index(gallery, &drawing->subjects[subject], result))
			continue;
		struct chart_line *line = &lines[panel->line_count++];
		*line = line_of(drawing, subject, result);
		line->name = scenarios ? gallery->names[i] : drawing->subjects[i].title;
		line->id = scenarios ? gallery->results[i]->scenario->id : drawing->subjects[i].name;
		line->colour = scenarios ? gallery_colour(gallery, i) : (1 + i) % CHART_LINES_MOST;
	}
	panel->lines = lines;
}

static void add_milestones(const struct drawing *drawing, struct chart_panel *panel)
{
	int years[MILESTONES_MOST], *marked = ARENA_ARRAY(drawing->gallery->arena, MILESTONES_MOST, int);
	int count = milestones_of(drawing->gallery, drawing->first, drawing->last, true, years, MILESTONES);
	for (int i = 1; i + 1 < count; i++)
		marked[panel->milestone_count++] = years[i];
	panel->milestones = marked;
}

/* --- words --- */

/* "GDP +32.3 %" */
static const char *change_of(const struct drawing *drawing, const char *name, double index)
{
	const struct gallery *gallery = drawing->gallery;
	const char *change = figure_number(gallery, fabs(index - 100), 1);
	bool same = strcmp(change, figure_number(gallery, 0, 1)) == 0;
	return figure_say(gallery, same ? W_INDEXED_SAME : index > 100 ? W_INDEXED_UP : W_INDEXED_DOWN, name, change);
}

static const char *title_of(const struct drawing *drawing, const struct chart_panel *panel)
{
	const struct gallery *gallery = drawing->gallery;
	const char *list = NULL, *first = figure_count(gallery, drawing->first),
			   *last = figure_count(gallery, drawing->last);
	for (int l = 0; l < panel->line_count && l < TOLD; l++) {
		const struct chart_line *line = &panel->lines[l];
		list = figure_list(gallery, list, change_of(drawing, line->name, line->value[line->count - 1]));
	}
	return gallery->count > 1
	           ? figure_say(gallery, W_INDEXED_TITLE_OF, drawing->subjects[0].title, first, last, list)
	           : figure_say(gallery, W_INDEXED_TITLE, first, last, list);
}

static const char *subtitle_of(const struct drawing *drawing)
{
	const struct gallery *gallery = drawing->gallery;
	const char *first = figure_count(gallery, drawing->first);
	struct chart_panel what = {.title = figure_say(gallery, W_INDEXED_WHAT, first)};
	const struct subject none = {.owner = -1};
	if (gallery->count > 1)
		what.title = figure_say(gallery, W_INDEXED_WHAT_OF, drawing->subjects[0].title, first);
	return figure_subtitle(gallery, &none, what);
}

static const char *foot_of(const struct drawing *drawing)
{
	const struct gallery *gallery = drawing->gallery;
	struct foot foot = foot_begin(gallery);
	const char *prices = "";
	foot_say(&foot, figure_say(gallery, W_FOOT_PROJECTED, figure_count(gallery, drawing->subjects[0].years.base)));
	for (int i = 0; i < drawing->count && !*prices; i++)
		prices = figure_prices(gallery, &drawing->subjects[i].unit);
	if (*prices)
		foot_say(&foot, figure_say(gallery, W_INDEXED_PRICES, prices));
	for (int r = 0; r < gallery->count; r++) {
		const char *efficiency = figure_foot_efficiency(gallery, r);
		if (efficiency)
			foot_say(&foot, efficiency);
	}
	for (int i = 0; i < drawing->count; i++) {
		const char *held = figure_held(gallery, &drawing->subjects[i], 0, gallery->count);
		if (!strstr(foot.text.length ? foot.text.bytes : "", held))
			foot_say(&foot, held);
	}
	return foot.text.bytes;
}

/* NULL: fewer than two lines. */
static struct chart *chart_of(const struct drawing *drawing)
{
	const struct gallery *gallery = drawing->gallery;
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	*panel = (struct chart_panel){.title = "", .projected_from = NAN,
	                              .id = gallery->count > 1 && drawing->count ? drawing->subjects[0].name : NULL};
	add_lines(drawing, panel);
	if (panel->line_count < 2)
		return NULL;
	add_milestones(drawing, panel);
	*chart = (struct chart){.layout = &chart_lines,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = title_of(drawing, panel),
	                        .subtitle = subtitle_of(drawing),
	                        .footer = foot_of(drawing)};
	return chart;
}

static const struct chart *of_one(const struct gallery *gallery, int result)
{
	struct gallery *alone = ARENA_NEW(gallery->arena, struct gallery);
	*alone = gallery_alone(gallery, result);
	struct drawing drawing = drawing_of(alone);
	return chart_of(&drawing);
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct drawing all = drawing_of(gallery);
	if (all.count != 1 || gallery->count == 1) {
		gallery_add_each(gallery, figure_index.name, of_one, formats, jobs);
		return;
	}
	const char *stem =
		arena_print(gallery->arena, "%s-%s", figure_index.name, clean_file_name(gallery->arena, all.subjects[0].name));
	for (struct gallery_block block = {0}; gallery_next(gallery, CHART_LINES_MOST, &block);) {
		struct gallery *page = ARENA_NEW(gallery->arena, struct gallery);
		*page = gallery_page(gallery, block);
		struct drawing drawing = drawing_of(page);
		struct chart *chart = drawing.count ? chart_of(&drawing) : NULL;
		if (!chart)
			continue;
		chart->subtitle = gallery_counted(gallery, chart->subtitle, block, CHART_LINES_MOST);
		gallery_add_block(gallery, chart, stem, block, formats, jobs);
	}
}

static const char *why_nothing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, W_INDEXED_NONE);
}

const struct figure_kind figure_index = {
	.name = "index", .report = FIGURE_OF_ONE, .most = 1, .add = add, .why_nothing = why_nothing};
