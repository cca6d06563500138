/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot: axes, lines and labels of a panel, put together row by row:
 *
 *      2000 +             B         A Green  1992
 *           |        A
 *      1500 +  o              x     x Target 2238
 *           +--+------+------+
 *            2020   2022   2024
 */
#include "base/clean.h"
#include "page/plot.h"
#include <math.h>
#include <string.h>
#include "page/canvas.h"
#include "page/chart_apart.h"
#include "page/chart_axis.h"
#include "page/chart_number.h"
#include "write/table.h"

enum { LABELS_MOST = 24, LABEL_CELLS = 34, COLUMNS_MOST = 64, COLUMNS_LEAST = 20, NARROWEST = 40 };

struct label {
	const char *text;
	int owner, row;
	double y; /* where it wants to be, in rows */
};

struct plotting {
	struct arena *arena;
	const struct chart_panel *panel;
	const struct plot_look *look;
	struct chart_axis x, y;
	struct canvas canvas;
	struct label labels[LABELS_MOST];
	int label_count, margin; /* cells of the longest tick */
};

/* --- texts --- */

char *plot_plain(struct arena *arena, const char *text)
{
	static const struct {
		const char *from, *to;
	} table[] = {{"\u00a0", " "}, {"\u2212", "-"}, {"\u2013", "-"}, {"…", ".."}};
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (const char *at = clean_text(arena, text ? text : ""); *at;) {
		size_t i = 0, count = sizeof table / sizeof *table;
		while (i < count && strncmp(at, table[i].from, strlen(table[i].from)) != 0)
			i++;
		if (i < count)
			text_add(&out, table[i].to);
		else
			text_add_n(&out, at, 1);
		at += i < count ? strlen(table[i].from) : 1;
	}
	return out.bytes;
}

static const char *cut_text(struct arena *arena, const char *text, int cells)
{
	if ((int)text_width(text) <= cells)
		return text;
	return cells < 3 ? "" : arena_print(arena, "%.*s..", (int)text_fit(text, (size_t)cells - 2), text);
}

static const char *plot_number(const struct plotting *p, double value, int decimals)
{
	return plot_plain(p->arena, chart_number(p->arena, value, decimals, p->look->language));
}

/* --- places --- */

/* Numbers near the largest there are have no place: at the edge, never nowhere. */
static double finite_place(double place) { return isfinite(place) ? fmax(-1e6, fmin(place, 1e6)) : 0; }

static double place_x(const struct plotting *p, double year)
{
	return finite_place((year - p->x.low) / (p->x.high - p->x.low) * (p->canvas.columns * p->canvas.across - 1));
}

static double place_y(const struct plotting *p, double value)
{
	return finite_place((p->y.high - value) / (p->y.high - p->y.low) * (p->canvas.rows * p->canvas.down - 1));
}

static int plot_row(const struct plotting *p, double value)
{
	return (int)floor(floor(place_y(p, value) + 0.5) / p->canvas.down);
}

static int column_of(const struct plotting *p, double year)
{
	return (int)floor(floor(place_x(p, year) + 0.5) / p->canvas.across);
}

struct bounds {
	double low, high;
};

static void widen_bounds(struct bounds *years, struct bounds *values, int count, const double *year,
                         const double *value)
{
	for (int i = 0; i < count; i++) {
		if (!isfinite(year[i]) || !isfinite(value[i]))
			continue;
		years->low = fmin(years->low, year[i]), years->high = fmax(years->high, year[i]);
		values->low = fmin(values->low, value[i]), values->high = fmax(values->high, value[i]);
	}
}

static void plan_axes(struct plotting *p)
{
	const struct chart_panel *panel = p->panel;
	struct bounds years = {INFINITY, -INFINITY}, values = years;
	for (int i = 0; i < panel->segment_count; i++)
		widen_bounds(&years, &values, panel->segments[i].count, panel->segments[i].year, panel->segments[i].value);
	for (int i = 0; i < panel->line_count; i++)
		widen_bounds(&years, &values, panel->lines[i].count, panel->lines[i].year, panel->lines[i].value);
	for (int i = 0; i < panel->target_count; i++)
		widen_bounds(&years, &values, 1, &panel->targets[i].year, &panel->targets[i].value);
	p->x = chart_axis_years(years.low, years.high, 6);
	p->y = (panel->whole ? chart_axis_whole : chart_axis)(values.low, values.high, p->look->rows / 3);
	for (int i = 0; i < p->y.count; i++) {
		int width = (int)text_width(plot_number(p, p->y.tick[i], p->y.decimals));
		p->margin = width > p->margin ? width : p->margin;
	}
}

/* --- labels --- */

static void add_label(struct plotting *p, const char *text, int owner, double value)
{
	if (p->label_count < LABELS_MOST && *text)
		p->labels[p->label_count++] = (struct label){text, owner, 0, value};
}

static char letter_of(int line) { return (char)('A' + line % 26); }

/* "Green  1992", "A Green  1992" where lines are letters. */
static void label_line(struct plotting *p, int i)
{
	const struct chart_line *line = &p->panel->lines[i];
	int last = line->count - 1;
	while (last >= 0 && !(isfinite(line->value[last]) && isfinite(line->year[last])))
		last--;
	if (last < 0)
		return;
	const char *value = line->value_text && *line->value_text ? plot_plain(p->arena, line->value_text)
	                                                          : plot_number(p, line->value[last], p->y.decimals + 1);
	const char *letter = p->look->utf8 ? "" : arena_print(p->arena, "%c ", letter_of(i));
	int room = LABEL_CELLS - (int)text_width(value) - (int)strlen(letter) - 2;
	const char *name = cut_text(p->arena, plot_plain(p->arena, line->name), room);
	add_label(p, arena_print(p->arena, "%s%s%s%s", letter, name, *name ? "  " : "", value), line->colour,
	          line->value[last]);
}

static void label_target(struct plotting *p, const struct chart_target *target)
{
	const char *text = target->text ? target->text : plot_number(p, target->value, p->y.decimals + 1);
	if (!isfinite(target->value) || !isfinite(target->year) || !*text)
		return;
	if (target->year != p->x.high && !target->budget) /* its years are said */
		text = word_format(p->arena, p->look->language, W_WITH_REASON,
		                   WORDS(text, arena_print(p->arena, "%.0f", target->year)));
	text = cut_text(p->arena, plot_plain(p->arena, text), LABEL_CELLS - 2);
	add_label(p, arena_print(p->arena, "%c %s", target->ceiling ? '-' : 'x', text), NOBODY, target->value);
}

static void plan_labels(struct plotting *p)
{
	for (int i = 0; i < p->panel->line_count; i++)
		label_line(p, i);
	for (int i = 0; i < p->panel->target_count; i++)
		label_target(p, &p->panel->targets[i]);
	if (p->label_count > p->look->rows)
		p->label_count = p->look->rows; /* targets give way first */
}

/* Labels keep their order and stand on rows of their own. */
static void place_labels(struct plotting *p)
{
	double wanted[LABELS_MOST], place[LABELS_MOST];
	for (int i = 0; i < p->label_count; i++)
		wanted[i] = finite_place((p->y.high - p->labels[i].y) / (p->y.high - p->y.low) *
		                         (p->canvas.rows - 1)); /* finer than rows */
	chart_apart(p->label_count, wanted, place, 1, 0, p->canvas.rows - 1);
	for (int i = 0; i < p->label_count; i++)
		p->labels[i].row = (int)floor(place[i] + 0.5);
}

static const struct label *label_at(const struct plotting *p, int row)
{
	for (int i = 0; i < p->label_count; i++)
		if (p->labels[i].row == row)
			return &p->labels[i];
	return NULL;
}

/* --- drawing --- */

static void draw_points(struct plotting *p, struct pen *pen, int count, const double *year, const double *value)
{
	for (int i = 0, before = -1; i < count; i++) {
		if (!isfinite(year[i]) || !isfinite(value[i])) {
			before = -1;
			continue;
		}
		double x = place_x(p, year[i]), y = place_y(p, value[i]);
		struct pen first = *pen; /* a point alone; where a line goes on, its first dot once more */
		if (before < 0)
			canvas_line(&p->canvas, &first, x, y, x, y);
		else
			canvas_line(&p->canvas, pen, place_x(p, year[before]), place_y(p, value[before]), x, y);
		before = i;
	}
}

static void draw_line(struct plotting *p, int i)
{
	const struct chart_line *line = &p->panel->lines[i];
	bool dashed = line->style == CHART_DASHED;
	int on = !dashed ? 1 : p->canvas.braille ? 3 : 1, off = !dashed ? 0 : p->canvas.braille ? 3 : 1;
	struct pen pen = {line->colour, on, off, 0, letter_of(i)};
	draw_points(p, &pen, line->count, line->year, line->value);
}

static void draw_history(struct plotting *p)
{
	for (int s = 0; s < p->panel->segment_count; s++) {
		const struct chart_segment *segment = &p->panel->segments[s];
		struct pen pen = {NOBODY, 1, p->canvas.braille ? 2 : 1, 0, '.'};
		draw_points(p, &pen, segment->count, segment->year, segment->value);
	}
	for (int s = 0; s < p->panel->segment_count; s++)
		for (int i = 0; i < p->panel->segments[s].count; i++)
			canvas_mark(&p->canvas, place_x(p, p->panel->segments[s].year[i]),
			            place_y(p, p->panel->segments[s].value[i]), 'o', NOBODY, true);
}

static void draw_targets(struct plotting *p)
{
	for (int i = 0; i < p->panel->target_count; i++) {
		const struct chart_target *target = &p->panel->targets[i];
		double from = target->from != 0 ? target->from : fmax(p->panel->projected_from, p->x.low), to = target->year;
		if (!isfinite(target->value) || !isfinite(to))
			continue;
		if (!target->ceiling)
			canvas_mark(&p->canvas, place_x(p, to), place_y(p, target->value), 'x', NOBODY, true);
		for (int column = column_of(p, from); target->ceiling && column <= column_of(p, to); column++)
			if (column % 2 == 0)
				canvas_mark(&p->canvas, column * p->canvas.across, place_y(p, target->value), '-', NOBODY, false);
	}
}

static void draw_deadline(struct plotting *p)
{
	double year = p->panel->deadline;
	for (int row = 0; row < p->canvas.rows && year > p->x.low && year <= p->x.high; row += 2)
		canvas_mark(&p->canvas, column_of(p, year) * p->canvas.across, row * p->canvas.down, '|', NOBODY, false);
}

/* Where the projection begins, if something stands before it. */
static void draw_divider(struct plotting *p)
{
	double from = p->panel->projected_from;
	for (int row = 0; row < p->canvas.rows && from > p->x.low && from < p->x.high; row++)
		canvas_mark(&p->canvas, column_of(p, from) * p->canvas.across, row * p->canvas.down, ':', NOBODY, false);
}

/* --- printing --- */

static void print_row(struct text *out, const struct plotting *p, int row)
{
	const struct label *label = label_at(p, row);
	const char *tick = "";
	for (int i = 0; i < p->y.count && !*tick; i++)
		if (plot_row(p, p->y.tick[i]) == row)
			tick = plot_number(p, p->y.tick[i], p->y.decimals);
	text_pad(out, tick, -p->margin);
	text_add(out, *tick ? " +" : " |");
	canvas_print(out, &p->canvas, row, label != NULL, p->look->colour);
	if (label) {
		text_add(out, "  ");
		canvas_colour(out, p->look->colour ? label->owner : NOBODY, true);
		text_add(out, label->text);
		canvas_colour(out, p->look->colour ? label->owner : NOBODY, false);
	}
	text_add(out, "\n");
}

static void print_axis(struct text *out, const struct plotting *p)
{
	text_add_char(out, ' ', (size_t)p->margin + 1);
	text_add(out, "+");
	for (int column = 0; column < p->canvas.columns; column++) {
		bool tick = false;
		for (int i = 0; i < p->x.count; i++)
			tick = tick || column_of(p, p->x.tick[i]) == column;
		text_add(out, tick ? "+" : "-");
	}
	text_add(out, "\n");
}

/* Each year under its tick, where the one before leaves room. */
static void print_years(struct text *out, const struct plotting *p)
{
	int at = 0, from = p->margin + 2;
	for (int i = 0; i < p->x.count; i++) {
		const char *year = arena_print(p->arena, "%.0f", p->x.tick[i]);
		int start = from + column_of(p, p->x.tick[i]) - (int)strlen(year) / 2;
		if (start < at + (at > 0))
			continue;
		text_add_char(out, ' ', (size_t)(start - at));
		text_add(out, year);
		at = start + (int)strlen(year);
	}
	text_add(out, "\n");
}

static int columns_for(const struct plotting *p)
{
	int widest = 0, width = p->look->width < NARROWEST ? NARROWEST : p->look->width;
	for (int i = 0; i < p->label_count; i++)
		if ((int)text_width(p->labels[i].text) > widest)
			widest = (int)text_width(p->labels[i].text);
	int columns = width - p->margin - 2 - (widest ? widest + 2 : 0);
	return columns > COLUMNS_MOST ? COLUMNS_MOST : columns;
}

/* Where the terminal is narrow, labels are cut until lines have some room. */
static int make_room(struct plotting *p)
{
	for (int most = LABEL_CELLS; columns_for(p) < COLUMNS_LEAST && most > 3; most--)
		for (int i = 0; i < p->label_count; i++)
			p->labels[i].text = cut_text(p->arena, p->labels[i].text, most);
	int columns = columns_for(p);
	return columns < 1 ? 1 : columns;
}

void plot_panel(struct text *out, const struct chart_panel *panel, const struct plot_look *look)
{
	struct plotting *p = ARENA_NEW(out->arena, struct plotting);
	p->arena = out->arena, p->panel = panel, p->look = look;
	plan_axes(p);
	plan_labels(p);
	canvas_init(&p->canvas, p->arena, make_room(p), look->rows, look->utf8);
	place_labels(p);
	for (int i = panel->line_count - 1; i >= 0; i--)
		draw_line(p, i);
	draw_history(p);
	draw_targets(p);
	draw_deadline(p);
	draw_divider(p);
	for (int row = 0; row < look->rows; row++)
		print_row(out, p, row);
	print_axis(out, p);
	print_years(out, p);
}
