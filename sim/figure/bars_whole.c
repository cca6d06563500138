/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bars_whole: a whole and its parts upon one another, a column for each scenario and chosen year. The title is about
 * the part whose share differs most: between the scenarios in the last year, of one scenario between the first and the
 * last. Parts have the colours that `stack` gives them; the smallest are summed where there are many. */
#include "figure/bars.h"
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "base/nearly.h"
#include "figure/foot.h"
#include "figure/foot_held.h"
#include "figure/kind.h"
#include "figure/milestones.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_select.h"

enum { PARTS_MOST = 6, ELEMENTS_MOST = 64, COLUMNS = 8 };

static const struct whole {
	const char *id;    /* "output": a variable over a set, or "primary": all called primary.SOMETHING */
	const char *rest;  /* what else is part of it; NULL: nothing */
	const char *total; /* what the parts sum to */
	enum word what;
	bool main;         /* shown unless others are named */
} wholes[] = {
	{"output", NULL, "gdp", W_BARS_OUTPUT, true},
	{"primary", NULL, "energy", W_BARS_PRIMARY, true},
	{"energy_use", "energy_households", "energy", W_BARS_ENERGY, false},
	{"co2_sector", "co2_households", "co2", W_BARS_CO2, false},
	{"water_use", "water_households", "water", W_BARS_WATER, false},
	{"labour_by_sector", NULL, "labour_demand", W_BARS_LABOUR, false},
};

int bars_whole_count(void) { return sizeof wholes / sizeof wholes[0]; }
const char *bars_whole_id(int whole) { return wholes[whole].id; }

/* --- which parts --- */

struct parts {
	const char *name[ELEMENTS_MOST], *title[ELEMENTS_MOST];
	int count;
};

static void add_part(struct parts *parts, const char *name, const char *title)
{
	if (parts->count < ELEMENTS_MOST) {
		parts->name[parts->count] = name;
		parts->title[parts->count++] = title;
	}
}

/* "Primary energy, Coal", "Primary energy, Oil" -> "Coal", "Oil": what all begin with goes, up to its last comma. */
static void shorten_titles(const struct gallery *gallery, struct parts *parts)
{
	const char *comma = word_text(gallery->view->language, W_LIST_COMMA);
	size_t length = strlen(comma), keep = 0;
	for (const char *at = parts->count > 1 ? strstr(parts->title[0], comma) : NULL; at; at = strstr(at + 1, comma)) {
		size_t to = (size_t)(at - parts->title[0]) + length;
		bool all = true;
		for (int p = 1; p < parts->count; p++)
			all = all && strncmp(parts->title[p], parts->title[0], to) == 0;
		keep = all ? to : keep;
	}
	for (int p = 0; p < parts->count; p++)
		parts->title[p] += keep;
}

static const char *set_title(const struct gallery *gallery, const struct set *set, int element)
{
	return clean_text(gallery->arena, title_in(set->titles[element], gallery->view->language, set->ids[element]));
}

static bool is_family(const char *name, const char *id)
{
	size_t length = strlen(id);
	return strncmp(name, id, length) == 0 && name[length] == '.';
}

static struct parts parts_in(const struct gallery *gallery, const struct result *result, const struct whole *whole)
{
	const struct program *program = result->program;
	struct parts parts = {.count = 0};
	int variable = view_variable(result, whole->id);
	for (int e = 0; variable >= 0 && program->variables[variable].set != SCALAR &&
	                e < program_elements(program, program->variables[variable].set);
	     e++)
		add_part(&parts, program_element_name(gallery->arena, program, variable, e),
		         set_title(gallery, &program->sets[program->variables[variable].set], e));
	for (int v = 0; variable < 0 && v < program->variable_count; v++)
		if (program->variables[v].set == SCALAR && is_family(program->variables[v].name, whole->id))
			add_part(&parts, program->variables[v].name,
			         view_variable_title(gallery->arena, result, v, -1, gallery->view));
	if (variable < 0)
		shorten_titles(gallery, &parts);
	int element, rest = whole->rest && parts.count ? program_find(program, whole->rest, &element) : -1;
	if (rest >= 0)
		add_part(&parts, whole->rest, view_variable_title(gallery->arena, result, rest, -1, gallery->view));
	return parts;
}

/* Of the first that has them. */
static struct parts parts_of(const struct gallery *gallery, const struct whole *whole)
{
	struct parts parts = {.count = 0};
	for (int r = 0; r < gallery->count && !parts.count; r++)
		parts = parts_in(gallery, gallery->results[r], whole);
	return parts;
}

static bool is_asked(const struct gallery *gallery, const char *name)
{
	for (int r = 0; r < gallery->count; r++) {
		int element, variable = program_find(gallery->results[r]->program, name, &element);
		if (variable >= 0 && view_wants(gallery->results[r], variable, element, gallery->view))
			return true;
	}
	return false;
}

bool bars_whole_has(const struct gallery *gallery, int whole, const char *name)
{
	(void)gallery;
	return is_family(name, wholes[whole].id);
}

bool bars_whole_wanted(const struct gallery *gallery, int whole)
{
	if (!gallery->view->asked.only)
		return wholes[whole].main;
	struct parts parts = parts_of(gallery, &wholes[whole]);
	int own = 0;
	for (int p = 0; p < parts.count; p++)
		if (is_family(parts.name[p], wholes[whole].id)) {
			if (!is_asked(gallery, parts.name[p]))
				return false;
			own++;
		}
	return own > 1;
}

/* --- numbers --- */

struct drawing {
	const struct gallery *page;
	const struct whole *whole;
	struct subject total;
	struct parts parts;          /* as drawn: at most PARTS_MOST */
	int colour[PARTS_MOST];
	struct across across[ELEMENTS_MOST]; /* of all parts, in the total's unit */
	struct parts all;
	int shown[ELEMENTS_MOST];    /* which of those drawn each belongs to */
	int years[MILESTONES_MOST], year_count, rest;
	double scale[ELEMENTS_MOST];
};

static double value_of(const struct drawing *drawing, int part, int result, int year)
{
	double sum = 0;
	for (int i = 0; i < drawing->all.count; i++)
		if (drawing->shown[i] == part) {
			double value = across_value(drawing->page->results[result], &drawing->across[i].in[result], year);
			sum += unit_convert(value, drawing->scale[i]);
		}
	return sum;
}

static double share_of(const struct drawing *drawing, int part, int result, int year)
{
	double sum = 0;
	for (int p = 0; p < drawing->parts.count; p++)
		sum += value_of(drawing, p, result, year);
	return 100 * value_of(drawing, part, result, year) / sum;
}

static double largest_of(const struct drawing *drawing, int element)
{
	double largest = 0;
	for (int r = 0; r < drawing->page->count; r++)
		for (int y = 0; y < drawing->year_count; y++) {
			double value =
				across_value(drawing->page->results[r], &drawing->across[element].in[r], drawing->years[y]);
			largest = fmax(largest, unit_convert(value, drawing->scale[element]));
		}
	return largest;
}

/* The larger ones in their order, and the sum of the others; never a sum of one alone. */
static void choose_parts(struct drawing *drawing)
{
	const struct gallery *page = drawing->page;
	int own = drawing->all.count <= PARTS_MOST ? drawing->all.count : PARTS_MOST - 1;
	drawing->parts.count = 0;
	for (int i = 0; i < drawing->all.count; i++) {
		int larger = 0;
		for (int k = 0; k < drawing->all.count; k++) {
			double other = largest_of(drawing, k), this = largest_of(drawing, i);
			larger += other > this || (other == this && k < i);
		}
		drawing->shown[i] = larger < own ? drawing->parts.count : own;
		if (larger >= own)
			continue;
		drawing->colour[drawing->parts.count] = (1 + drawing->parts.count) % PARTS_MOST;
		add_part(&drawing->parts, drawing->all.name[i], drawing->all.title[i]);
	}
	drawing->rest = drawing->all.count - own;
	if (drawing->rest) {
		drawing->colour[drawing->parts.count] = 0;
		add_part(&drawing->parts, "others", figure_say(page, W_WATERFALL_OTHERS, figure_count(page, drawing->rest)));
	}
}

/* False: a part is of another unit than the whole, or its numbers are none or below 0. */
static bool prepare(struct drawing *drawing)
{
	const struct gallery *page = drawing->page;
	drawing->all = parts_of(page, drawing->whole);
	struct subjects known = {0};
	drawing->total = figure_subject(page, drawing->whole->total, &known);
	if (drawing->all.count < 2 || drawing->total.owner < 0)
		return false;
	drawing->year_count = milestones_of(page, drawing->total.years.first, drawing->total.years.last, true,
	                                    drawing->years, 1 + COLUMNS / page->count);
	for (int i = 0; i < drawing->all.count; i++) {
		drawing->across[i] = across_named(page->arena, page->results, page->count, drawing->all.name[i]);
		if (drawing->across[i].owner < 0 ||
		    !unit_fits(&drawing->across[i].unit, &drawing->total.unit, &drawing->scale[i]))
			return false;
	}
	choose_parts(drawing);
	return drawing->year_count > 0;
}

/* --- columns --- */

static bool is_whole(const struct drawing *drawing, int result, int year)
{
	double sum = 0;
	for (int p = 0; p < drawing->parts.count; p++) {
		double value = value_of(drawing, p, result, year);
		if (!(value >= 0) || !isfinite(value))
			return false;
		sum += value;
	}
	return sum > 0;
}

static bool starts_alike(const struct drawing *drawing, int year)
{
	for (int r = 0; r < drawing->page->count; r++)
		for (int p = 0; p < drawing->parts.count; p++)
			if (year != drawing->page->results[r]->base_year || !is_whole(drawing, r, year) ||
			    !nearly_equal(value_of(drawing, p, r, year), value_of(drawing, p, 0, year)))
				return false;
	return true;
}

static struct chart_column column_of(const struct drawing *drawing, int result, int year)
{
	const struct gallery *page = drawing->page;
	double *parts = ARENA_ARRAY(page->arena, drawing->parts.count, double), sum = 0;
	const char **texts = ARENA_ARRAY(page->arena, drawing->parts.count, const char *);
	for (int p = 0; p < drawing->parts.count; p++) {
		sum += parts[p] = value_of(drawing, p, result, year);
		texts[p] = figure_number(page, share_of(drawing, p, result, year), 1);
	}
	return (struct chart_column){.name = page->names[result],
	                             .group = figure_count(page, year),
	                             .text = figure_number(page, sum, drawing->total.decimals),
	                             .parts = parts,
	                             .texts = texts,
	                             .year = year,
	                             .id = page->results[result]->scenario->id};
}

static void add_columns(const struct drawing *drawing, struct chart_panel *panel)
{
	const struct gallery *page = drawing->page;
	struct chart_column *columns =
		ARENA_ARRAY(page->arena, drawing->year_count * page->count + 1, struct chart_column);
	for (int y = 0; y < drawing->year_count; y++) {
		int year = drawing->years[y];
		bool alike = page->count > 1 && starts_alike(drawing, year);
		for (int r = 0; r < page->count && !(alike && r > 0); r++) {
			if (!is_whole(drawing, r, year))
				continue;
			struct chart_column column = column_of(drawing, r, year);
			if (alike)
				column.name = "", column.id = "base";
			if (page->count == 1)
				column.name = "";
			columns[panel->column_count++] = column;
		}
	}
	panel->columns = columns;
	struct chart_part *parts = ARENA_ARRAY(page->arena, drawing->parts.count, struct chart_part);
	for (int p = 0; p < drawing->parts.count; p++)
		parts[p] = (struct chart_part){drawing->parts.title[p], drawing->parts.name[p], drawing->colour[p]};
	panel->parts = parts, panel->part_count = drawing->parts.count;
}

/* --- words --- */

/* A share in some scenario and year. */
struct told {
	double share;
	int result, year;
};

struct spread {
	int part;
	struct told low, high;
};

static void see(struct spread *spread, struct told told)
{
	if (!(told.share >= spread->low.share))
		spread->low = told;
	if (!(told.share <= spread->high.share))
		spread->high = told;
}

/* Of a part: between the scenarios in the last year, or of one between the first year and the last. */
static struct spread spread_of(const struct drawing *drawing, int part)
{
	struct spread spread = {part, {NAN, 0, 0}, {NAN, 0, 0}};
	int last = drawing->years[drawing->year_count - 1];
	for (int r = 0; r < drawing->page->count; r++) {
		if (drawing->page->count == 1)
			see(&spread, (struct told){share_of(drawing, part, r, drawing->years[0]), r, drawing->years[0]});
		if (is_whole(drawing, r, last))
			see(&spread, (struct told){share_of(drawing, part, r, last), r, last});
	}
	return spread;
}

static struct spread widest(const struct drawing *drawing)
{
	struct spread widest = spread_of(drawing, 0);
	for (int p = 1; p < drawing->parts.count - (drawing->rest > 0); p++) {
		struct spread other = spread_of(drawing, p);
		if (other.high.share - other.low.share > widest.high.share - widest.low.share + 1e-9)
			widest = other;
	}
	return widest;
}

static const char *title_of(const struct drawing *drawing)
{
	const struct gallery *page = drawing->page;
	struct spread spread = widest(drawing);
	const char *low = figure_number(page, spread.low.share, 1), *high = figure_number(page, spread.high.share, 1),
			   *part = drawing->parts.title[spread.part], *whole = drawing->total.title;
	const char *year = figure_count(page, drawing->years[drawing->year_count - 1]);
	if (strcmp(low, high) == 0)
		return figure_say(page, page->count > 1 ? W_BARS_SAME : W_BARS_KEEPS, part, high, whole, year);
	if (page->count > 1)
		return figure_say(page, W_BARS_DIFFER, part, high, whole, year, figure_name(page, spread.high.result), low,
		                  figure_name(page, spread.low.result));
	return spread.high.year > spread.low.year ? figure_say(page, W_BARS_RISES, part, low, high, whole, year)
	                                          : figure_say(page, W_BARS_FALLS, part, high, low, whole, year);
}

static const char *foot_of(const struct drawing *drawing)
{
	const struct gallery *page = drawing->page;
	struct foot foot = foot_begin(page);
	const char *prices = figure_prices(page, &drawing->total.unit);
	foot_say(&foot, figure_say(page, W_FOOT_PROJECTED, figure_count(page, drawing->total.years.base)));
	foot_say(&foot, *prices ? figure_say(page, W_BARS_FOOT_PRICES, prices) : figure_say(page, W_BARS_FOOT));
	for (int r = 0; r < page->count; r++) {
		const char *efficiency = figure_foot_efficiency(page, r);
		if (efficiency)
			foot_say(&foot, efficiency);
	}
	foot_say(&foot, figure_held(page, &drawing->total, 0, page->count));
	return foot.text.bytes;
}

const struct chart *bars_whole_chart(const struct gallery *page, int whole)
{
	struct drawing *drawing = ARENA_NEW(page->arena, struct drawing);
	struct chart_panel *panel = ARENA_NEW(page->arena, struct chart_panel);
	struct chart *chart = ARENA_NEW(page->arena, struct chart);
	drawing->page = page;
	drawing->whole = &wholes[whole];
	if (!prepare(drawing))
		return NULL;
	*panel = (struct chart_panel){.title = word_text(page->view->language, wholes[whole].what),
	                              .unit = view_unit_label(page->arena, &drawing->total.unit, false, page->view),
	                              .projected_from = NAN,
	                              .id = wholes[whole].id,
	                              .unit_id = drawing->total.unit.text};
	add_columns(drawing, panel);
	if (panel->column_count < 2)
		return NULL;
	*chart = (struct chart){.layout = &chart_columns,
	                        .size = figure_size(page),
	                        .language = page->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = title_of(drawing),
	                        .subtitle = figure_subtitle(page, &drawing->total, *panel),
	                        .footer = foot_of(drawing)};
	return chart;
}
