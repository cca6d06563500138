/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns: bars side by side from 0 in groups, one for each year: of scenarios in their colours, which a key names, or
 * of parts upon one another, whose names stand beside the last column in their colours, pushed apart. What a column
 * comes to stands above it, and in a part where there is room. A target is a line behind the columns of its year, a
 * diamond and its number beside them: a group with a target has room for that. Numbers that find no room are left to
 * the axis. */
#include <math.h>
#include <string.h>
#include "page/chart_apart.h"
#include "page/chart_layout.h"
#include "page/chart_number.h"
#include "page/chart_text.h"
#include "page/page.h"

enum { WIDTH = 720, HEIGHT = 420, TICKS = 5, TICK_GAP = 8, LABEL_ROOM = 20, NAME_LINES = 3, NAME_STEP = 13 };
enum { KEY_STEP = 18, NAMES_MOST = 200, NAMES_GAP = 18, DIAMOND = 5, TARGETS_MOST = 16, PARTS_MOST = 16 };
#define LINE_GRID 0xe3e3e3u
#define BAR_NOBODYS 0x4d5358u
static const double number_size = 11.8, small_size = 9.6, name_size = 11.3, tick_size = 11.3, part_size = 10.3;
static const double bar_part = 0.86, gap_part = 0.7, slot_most = 76;

struct columns {
	const struct chart_panel *panel;
	struct chart_axis axis;
	struct box area;
	double slot, size;      /* of a column with what is around it; of the numbers above; 0: they find no room */
	double *left;           /* [column_count], of each slot */
	double names_width;     /* of the parts' names; 0: there are none */
	int name_lines;
	bool letters;           /* names find no room below their columns: letters stand there, and above what they mean */
};

static int parts_of(const struct chart_panel *panel) { return panel->part_count ? panel->part_count : 1; }

static double height_of(const struct chart_panel *panel, int column)
{
	double sum = 0;
	for (int p = 0; p < parts_of(panel); p++)
		sum += panel->columns[column].parts[p];
	return sum;
}

static bool begins_group(const struct chart_panel *panel, int column)
{
	return column == 0 || strcmp(panel->columns[column].group, panel->columns[column - 1].group) != 0;
}

static int group_end(const struct chart_panel *panel, int column)
{
	while (++column < panel->column_count && !begins_group(panel, column))
		;
	return column;
}

static struct chart_axis columns_axis(const struct chart_panel *panel)
{
	double low = 0, high = 0;
	for (int c = 0; c < panel->column_count; c++) {
		low = fmin(low, height_of(panel, c));
		high = fmax(high, height_of(panel, c));
	}
	for (int t = 0; t < panel->target_count; t++) {
		low = fmin(low, panel->targets[t].value);
		high = fmax(high, panel->targets[t].value);
	}
	struct chart_axis axis = chart_axis(low, high, TICKS);
	axis.low = fmin(axis.low, low);
	axis.high = fmax(axis.high, high);
	return axis;
}

static char *tick_text(struct page *page, const struct columns *columns, int tick)
{
	return chart_number(page->arena, columns->axis.tick[tick], columns->axis.decimals, page->chart->language);
}

static double y_of(const struct columns *columns, double value)
{
	const struct box *area = &columns->area;
	return area->bottom -
	       (value - columns->axis.low) / (columns->axis.high - columns->axis.low) * (area->bottom - area->top);
}

/* --- where everything stands --- */

static bool is_of(const struct chart_target *target, const struct chart_column *column)
{
	return target->year == column->year && isfinite(target->value);
}

/* What the targets of a group's year need beside it. */
static double targets_room(struct page *page, const struct chart_panel *panel, int column)
{
	double room = 0;
	for (int t = 0; t < panel->target_count; t++)
		if (is_of(&panel->targets[t], &panel->columns[column]))
			room =
				fmax(room, 2 * DIAMOND + 10 + chart_text_width(panel->targets[t].text, number_size, true, &page->font));
	return room;
}

static double names_width(struct page *page, const struct chart_panel *panel)
{
	double widest = 0;
	for (int p = 0; p < panel->part_count; p++)
		widest = fmax(widest, chart_text_width(panel->parts[p].name, name_size, true, &page->font));
	return panel->part_count ? fmin(widest, page_least(page, NAMES_MOST, 0.3)) + NAMES_GAP : 0;
}

/* Slots are alike; between groups and at both ends there is a part of one, and beside groups room for their targets. */
static void place_slots(struct page *page, struct columns *columns)
{
	const struct chart_panel *panel = columns->panel;
	double rooms = 0, slots = gap_part;
	for (int c = 0; c < panel->column_count; c++) {
		slots += 1;
		if (group_end(panel, c) == c + 1) {
			slots += gap_part;
			rooms += targets_room(page, panel, c);
		}
	}
	double width = columns->area.right - columns->area.left - rooms;
	columns->slot = fmin(width / slots, slot_most);
	double x = columns->area.left + columns->slot * gap_part + (width - columns->slot * slots) / 2;
	for (int c = 0; c < panel->column_count; c++) {
		columns->left[c] = x;
		x += columns->slot;
		if (group_end(panel, c) == c + 1)
			x += columns->slot * gap_part + targets_room(page, panel, c);
	}
}

static bool numbers_fit(struct page *page, const struct columns *columns, double size)
{
	for (int c = 0; c < columns->panel->column_count; c++)
		if (chart_text_width(columns->panel->columns[c].text, size, true, &page->font) > columns->slot - 1)
			return false;
	return true;
}

/* Which of the names that differ it is, from 0. */
static int name_number(const struct chart_panel *panel, int column)
{
	int number = 0;
	for (int c = 0; c < panel->column_count; c++) {
		bool first = *panel->columns[c].name;
		for (int k = 0; k < c; k++)
			first = first && strcmp(panel->columns[k].name, panel->columns[c].name) != 0;
		if (strcmp(panel->columns[c].name, panel->columns[column].name) == 0)
			return number;
		number += first;
	}
	return number;
}

static const char *name_of(struct page *page, const struct columns *columns, int column)
{
	const char *name = columns->panel->columns[column].name;
	return columns->letters && *name ? arena_print(page->arena, "%c", 'A' + name_number(columns->panel, column) % 26)
	                                 : name;
}

static int name_lines(struct page *page, const struct columns *columns, int column, const char **lines)
{
	return chart_text_lines(page->arena, name_of(page, columns, column), columns->slot - 2, name_size, false,
	                        &page->font, NAME_LINES, lines);
}

/* Whole, and no word broken. */
static bool name_fits(struct page *page, const struct columns *columns, int column)
{
	const char *lines[NAME_LINES], *name = columns->panel->columns[column].name;
	int count = name_lines(page, columns, column, lines);
	while (*name) {
		size_t length = strcspn(name, " "), letters = 0;
		while (letters < length && (unsigned char)name[letters] < 0x80)
			letters++;
		if (letters == length &&
		    chart_text_width(arena_copy(page->arena, name, length), name_size, false, &page->font) > columns->slot - 2)
			return false;
		name += length + strspn(name + length, " ");
	}
	return !count || !strstr(lines[count - 1], "\u2026");
}

/* "A Outlook", "B Green outlook". */
static double draw_letters(struct page *page, const struct columns *columns, double y)
{
	const struct chart_panel *panel = columns->panel;
	double x = PAGE_EDGE;
	for (int c = 0, next = 0; c < panel->column_count && columns->letters; c++) {
		if (!*panel->columns[c].name || name_number(panel, c) != next)
			continue;
		const char *text = arena_print(page->arena, "%c\u00a0 %s", 'A' + next++ % 26, panel->columns[c].name);
		double width = chart_text_width(text, name_size, false, &page->font);
		if (x > PAGE_EDGE && x + width > page->width - PAGE_EDGE)
			x = PAGE_EDGE, y += KEY_STEP;
		page_text(page, text, x, y + 2, name_size, false, ALIGN_LEFT, INK_TEXT);
		x += width + 20;
	}
	return columns->letters ? y + KEY_STEP : y;
}

static struct columns plan(struct page *page, double top)
{
	const struct chart_panel *panel = &page->chart->panels[0];
	struct columns columns = {.panel = panel,
	                          .axis = columns_axis(panel),
	                          .left = ARENA_ARRAY(page->arena, panel->column_count + 1, double),
	                          .names_width = names_width(page, panel)};
	double ticks = 0;
	for (int i = 0; i < columns.axis.count; i++)
		ticks = fmax(ticks, chart_text_width(tick_text(page, &columns, i), tick_size, false, &page->font));
	columns.area = (struct box){PAGE_EDGE + ticks + TICK_GAP, 0, page->width - PAGE_EDGE - columns.names_width, 0};
	place_slots(page, &columns);
	columns.size = numbers_fit(page, &columns, number_size)  ? number_size
	               : numbers_fit(page, &columns, small_size) ? small_size
	                                                         : 0;
	for (int c = 0; c < panel->column_count; c++)
		columns.letters = columns.letters || !name_fits(page, &columns, c);
	columns.area.top = LABEL_ROOM + draw_letters(page, &columns, top);
	for (int c = 0; c < panel->column_count; c++) {
		const char *lines[NAME_LINES];
		int count = name_lines(page, &columns, c, lines);
		columns.name_lines = count > columns.name_lines ? count : columns.name_lines;
	}
	return columns;
}

/* --- drawing --- */

static void draw_axis(struct page *page, const struct columns *columns)
{
	for (int i = 0; i < columns->axis.count; i++) {
		double y = y_of(columns, columns->axis.tick[i]);
		page_rect(page, (struct box){columns->area.left, y - 0.4, columns->area.right, y + 0.4}, LINE_GRID);
		page_text(page, tick_text(page, columns, i), columns->area.left - TICK_GAP, y, tick_size, false, ALIGN_RIGHT,
		          INK_QUIET);
	}
}

static void draw_zero(struct page *page, const struct columns *columns)
{
	double zero = y_of(columns, 0);
	page_rect(page, (struct box){columns->area.left, zero, columns->area.right, zero + 1}, INK_AXIS);
}

static unsigned part_colour(const struct chart_part *part)
{
	return chart_colour_tint(chart_colour(part->colour), 0.62);
}

static void draw_part(struct page *page, const struct columns *columns, int column, int part, struct box box)
{
	const struct chart_column *of = &columns->panel->columns[column];
	const char *text = of->texts ? of->texts[part] : "";
	page_rect(page, box, part_colour(&columns->panel->parts[part]));
	if (box.bottom - box.top >= part_size + 3 &&
	    chart_text_width(text, part_size, false, &page->font) <= box.right - box.left - 2)
		page_text(page, text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, part_size, false, ALIGN_CENTRE,
		          INK_TEXT);
}

static void draw_column(struct page *page, const struct columns *columns, int column)
{
	const struct chart_column *of = &columns->panel->columns[column];
	double middle = columns->left[column] + columns->slot / 2, half = columns->slot * bar_part / 2, from = 0;
	for (int p = 0; p < columns->panel->part_count; p++) {
		double to = from + of->parts[p];
		draw_part(page, columns, column, p,
		          (struct box){middle - half, y_of(columns, to), middle + half,
		                       y_of(columns, from) - (p > 0 ? 0.8 : 0)});
		from = to;
	}
	double height = height_of(columns->panel, column), y = y_of(columns, height), zero = y_of(columns, 0);
	if (!columns->panel->part_count)
		page_rect(page,
		          (struct box){middle - half, fmin(y, zero), middle + half, fmax(fmax(y, zero), fmin(y, zero) + 1)},
		          of->colour < 0 ? BAR_NOBODYS : chart_colour(of->colour));
}

/* Above its column, below one that leads down; what lies behind is covered. */
static void draw_number(struct page *page, const struct columns *columns, int column)
{
	const struct chart_column *of = &columns->panel->columns[column];
	double height = height_of(columns->panel, column), at = y_of(columns, height) + (height < 0 ? 10 : -10);
	double middle = columns->left[column] + columns->slot / 2;
	bool plain = columns->panel->part_count || of->colour < 0;
	if (columns->size <= 0)
		return;
	double wide = chart_text_width(of->text, columns->size, true, &page->font) / 2 + 1;
	page_rect(page, (struct box){middle - wide, at - 5, middle + wide, at + 6}, 0xffffff);
	page_text(page, of->text, middle, at, columns->size, true, ALIGN_CENTRE,
	          plain ? INK_TEXT : chart_colour_dark(of->colour));
}

static void draw_names(struct page *page, const struct columns *columns, int column)
{
	const char *lines[NAME_LINES];
	const struct chart_panel *panel = columns->panel;
	int count = name_lines(page, columns, column, lines), end = group_end(panel, column);
	for (int l = 0; l < count; l++)
		page_text(page, lines[l], columns->left[column] + columns->slot / 2, columns->area.bottom + 13 + l * NAME_STEP,
		          name_size, false, ALIGN_CENTRE, INK_TEXT);
	if (begins_group(panel, column))
		page_text(page, panel->columns[column].group,
		          (columns->left[column] + columns->left[end - 1] + columns->slot) / 2,
		          columns->area.bottom + 15 + columns->name_lines * NAME_STEP, number_size, columns->name_lines > 0,
		          ALIGN_CENTRE, columns->name_lines > 0 ? INK_TEXT : INK_QUIET);
}

/* --- targets --- */

/* Behind the numbers, across the columns of the group. */
static void draw_target_lines(struct page *page, const struct columns *columns, int column)
{
	double right = columns->left[group_end(columns->panel, column) - 1] + columns->slot;
	for (int t = 0; t < columns->panel->target_count; t++) {
		const struct chart_target *target = &columns->panel->targets[t];
		double y = y_of(columns, target->value);
		for (double x = columns->left[column] - 3; is_of(target, &columns->panel->columns[column]) && x < right; x += 6)
			page_rect(page, (struct box){x, y - 0.6, fmin(x + 3.5, right), y + 0.6}, INK_BLACK);
	}
}

static void draw_target_marks(struct page *page, const struct columns *columns, int column)
{
	const struct chart_panel *panel = columns->panel;
	double x = columns->left[group_end(panel, column) - 1] + columns->slot + DIAMOND + 3;
	double wanted[TARGETS_MOST], place[TARGETS_MOST];
	int which[TARGETS_MOST], count = 0;
	for (int t = 0; t < panel->target_count && count < TARGETS_MOST; t++)
		if (is_of(&panel->targets[t], &panel->columns[column])) {
			which[count] = t;
			wanted[count++] = y_of(columns, panel->targets[t].value);
		}
	chart_apart(count, wanted, place, number_size * 1.25, columns->area.top - LABEL_ROOM + 8, columns->area.bottom);
	for (int i = 0; i < count; i++) {
		double wide = chart_text_width(panel->targets[which[i]].text, number_size, true, &page->font);
		page_rect(page, (struct box){x, place[i] - 6, x + DIAMOND + 5 + wide, place[i] + 6},
		          0xffffff); /* off the grid */
		page_mark(page, x, wanted[i], DIAMOND, true, INK_BLACK);
		page_text(page, panel->targets[which[i]].text, x + DIAMOND + 4, place[i], number_size, true, ALIGN_LEFT,
		          INK_TEXT);
	}
}

/* --- parts --- */

static void draw_part_names(struct page *page, const struct columns *columns)
{
	const struct chart_panel *panel = columns->panel;
	int last = panel->column_count - 1, count = panel->part_count < PARTS_MOST ? panel->part_count : PARTS_MOST;
	double wanted[PARTS_MOST], place[PARTS_MOST], from = 0,
												  x = columns->left[last] + columns->slot * (1 + bar_part) / 2;
	for (int p = 0; p < count; p++) {
		double to = from + panel->columns[last].parts[p];
		wanted[p] = (y_of(columns, from) + y_of(columns, to)) / 2;
		from = to;
	}
	chart_apart(count, wanted, place, name_size * 1.3, columns->area.top, columns->area.bottom);
	for (int p = 0; p < count; p++) {
		unsigned colour = chart_colour_dark(panel->parts[p].colour);
		page_stroke(page, x + 2, wanted[p], x + NAMES_GAP - 3, place[p], 0.8, colour);
		page_text(page,
		          chart_text_fit(page->arena, panel->parts[p].name, page->width - PAGE_EDGE - x - NAMES_GAP, name_size,
		                         true, &page->font),
		          x + NAMES_GAP, place[p], name_size, true, ALIGN_LEFT, colour);
	}
}

static void draw(struct page *page, int number)
{
	(void)number;
	struct columns columns = plan(page, page_key(page, page_head(page) + 6));
	double foot = page_foot_height(page), below = 26 + NAME_STEP * columns.name_lines;
	page_reaches(page, fmax(page_natural_height(page->chart, HEIGHT), columns.area.top + 150 + below + foot));
	columns.area.bottom = page->height - foot - below;
	draw_axis(page, &columns);
	for (int c = 0; c < columns.panel->column_count; c++)
		draw_column(page, &columns, c);
	for (int c = 0; c < columns.panel->column_count; c = group_end(columns.panel, c))
		draw_target_lines(page, &columns, c);
	for (int c = 0; c < columns.panel->column_count; c++) {
		draw_number(page, &columns, c);
		draw_names(page, &columns, c);
	}
	draw_zero(page, &columns);
	for (int c = 0; c < columns.panel->column_count; c = group_end(columns.panel, c))
		draw_target_marks(page, &columns, c);
	draw_part_names(page, &columns);
	page_foot(page);
}

const struct chart_layout chart_columns = {.width = WIDTH, .draw = draw};
