/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal_table: a table as aligned lines. All widths are known first: texts are cleaned and cut, columns narrowed
 * where there is no room, and what moves shared out over blocks. Holds: no line is wider than asked for unless the
 * columns that stand in every block alone are, and no line ends in blanks. */
#include "base/clean.h"
#include "write/terminal_table.h"
#include <string.h>
#include "write/terminal.h"

struct widths { int *text, *mark, *all; }; /* [columns] */

/* The longest beginning that leaves room for "..". */
static const char *cut(struct arena *arena, const char *text, int most)
{
	if (most <= 0 || text_width(text) <= (size_t)most)
		return text;
	size_t bytes = text_fit(text, (size_t)(most > 2 ? most - 2 : most));
	while (bytes > 0 && text[bytes - 1] == ' ')
		bytes--;
	return arena_print(arena, "%.*s%s", (int)bytes, text, most > 2 ? ".." : "");
}

static int larger(int a, int b) { return a > b ? a : b; }

static int cells_of(const char *text) { return text ? (int)text_width(text) : 0; }

/* Cells that a text may take beyond its column's width: what the next column leaves empty in its row. */
static int beyond(const struct table *table, const struct widths *widths, const struct table_row *row, int c)
{
	bool spills = c == table->spilling && c + 1 < table->column_count && !row->line;
	return spills ? widths->all[c + 1] - cells_of(row->cells[c + 1].text) : 0;
}

/* Where the second line of a heading begins, behind a hyphen or a blank, so that the longer line is short; 0:
 * nowhere. */
static size_t second_line(const char *heading)
{
	size_t best = 0;
	int narrowest = cells_of(heading);
	for (size_t i = 1; heading[i]; i++) {
		if (heading[i - 1] != '-' && heading[i - 1] != ' ')
			continue;
		int after = cells_of(heading + i), before = cells_of(heading) - after - (heading[i - 1] == ' ');
		if (larger(before, after) < narrowest) {
			narrowest = larger(before, after);
			best = i;
		}
	}
	return best;
}

static int heading_cells(const struct table *table, int c)
{
	const char *heading = table->columns[c].heading;
	size_t second = table->broken && table->columns[c].moves ? second_line(heading) : 0;
	int after = cells_of(heading + second);
	return second ? larger(cells_of(heading) - after - (heading[second - 1] == ' '), after) : after;
}

static void measure_column(const struct table *table, struct widths *widths, int c)
{
	for (int r = 0; r < table->row_count; r++) {
		const struct cell *cell = &table->rows[r].cells[c];
		widths->text[c] = larger(widths->text[c], cells_of(cell->text) - beyond(table, widths, &table->rows[r], c));
		widths->mark[c] = larger(widths->mark[c], cells_of(cell->mark));
	}
	int content = widths->text[c] + (widths->mark[c] ? 1 + widths->mark[c] : 0);
	widths->all[c] = larger(content, heading_cells(table, c));
}

static struct widths measure(const struct table *table)
{
	struct widths widths;
	widths.text = ARENA_ARRAY(table->arena, table->column_count, int);
	widths.mark = ARENA_ARRAY(table->arena, table->column_count, int);
	widths.all = ARENA_ARRAY(table->arena, table->column_count, int);
	for (int c = table->column_count - 1; c >= 0; c--) /* a column that spills looks at the next one */
		measure_column(table, &widths, c);
	return widths;
}

/* Left-aligned columns with a bound may be cut further, to a part of it. */
static int least(const struct table *table, const struct widths *widths, int c, int part)
{
	const struct table_column *column = &table->columns[c];
	bool cuttable = column->side == SIDE_LEFT && column->most > 0 && !widths->mark[c];
	int enough = larger(larger(10, column->most / part), cells_of(column->heading));
	return cuttable && widths->all[c] > enough ? enough : widths->all[c];
}

static void narrow(struct table *table, struct widths *widths, int c, int width)
{
	for (int r = 0; r < table->row_count; r++)
		if (table->rows[r].cells[c].text)
			table->rows[r].cells[c].text =
				cut(table->arena, table->rows[r].cells[c].text, width + beyond(table, widths, &table->rows[r], c));
	table->columns[c].heading = cut(table->arena, table->columns[c].heading, width);
	widths->text[c] = widths->all[c] = width;
}

/* Cuts the widest columns that may be cut by `excess` cells in all, as far as that goes. */
static void squeeze(struct table *table, struct widths *widths, int excess, int part)
{
	while (excess > 0) {
		int widest = -1;
		for (int c = 0; c < table->column_count; c++)
			if (least(table, widths, c, part) < widths->all[c] && (widest < 0 || widths->all[c] > widths->all[widest]))
				widest = c;
		if (widest < 0)
			return;
		int cells = widths->all[widest] - least(table, widths, widest, part);
		cells = cells < excess ? cells : excess;
		narrow(table, widths, widest, widths->all[widest] - cells);
		excess -= cells;
	}
}

static int spare(const struct table *table, const struct widths *widths, int part)
{
	int cells = 0;
	for (int c = 0; c < table->column_count; c++)
		cells += widths->all[c] - least(table, widths, c, part);
	return cells;
}

/* The end of the block that begins with the column `from`, where the columns of every block take `still`
 * cells. */
static int block_end(const struct table *table, const struct widths *widths, int from, int still, int width)
{
	int to = from;
	for (int used = still; to < table->column_count && table->columns[to].moves; to++) {
		used += widths->all[to] + table->columns[to].gap;
		if (to > from && used > width)
			break;
	}
	return to;
}

static int first_moving(const struct table *table)
{
	int c = 0;
	while (c < table->column_count && !table->columns[c].moves)
		c++;
	return c;
}

static int still_cells(const struct table *table, const struct widths *widths)
{
	int cells = 0;
	for (int c = 0; c < table->column_count; c++)
		cells += table->columns[c].moves ? 0 : widths->all[c] + table->columns[c].gap;
	return cells;
}

static int blocks(const struct table *table, const struct widths *widths, int still, int width)
{
	int count = 0;
	for (int c = first_moving(table); c < table->column_count && table->columns[c].moves; count++)
		c = block_end(table, widths, c, still, width);
	return count;
}

/* A last column that goes on below gives way first. Returns by how much. */
static int fit_last(struct table *table, struct widths *widths, int all, int width)
{
	int last = table->column_count - 1;
	if (last < 0 || table->columns[last].most != TABLE_WRAPS || all <= width || widths->all[last] <= 24)
		return 0;
	int before = widths->all[last];
	widths->all[last] = larger(24, width - all + before);
	return before - widths->all[last];
}

static int all_cells(const struct table *table, const struct widths *widths)
{
	int all = 0;
	for (int c = 0; c < table->column_count; c++)
		all += widths->all[c] + table->columns[c].gap;
	return all;
}

/* As few blocks as cutting texts to a third can make, and then no more cut than that takes. */
static void fit(struct table *table, struct widths *widths, int width)
{
	int all = all_cells(table, widths), widest = 0;
	for (int c = 0; c < table->column_count; c++)
		widest = larger(widest, table->columns[c].moves ? widths->all[c] + table->columns[c].gap : 0);
	all -= fit_last(table, widths, all, width);
	int still = still_cells(table, widths), most = spare(table, widths, 3);
	if (all - most <= width) {
		squeeze(table, widths, all - width, 3);
		return;
	}
	int fewest = blocks(table, widths, still - most, width), cells = 0;
	while (cells < most && blocks(table, widths, still - cells, width) > fewest)
		cells++;
	squeeze(table, widths, larger(cells, still + widest - width), 3);
}

/* Blanks are owed, not written, so that none stands at a line's end. */
struct line {
	struct text *out;
	int owed;
	bool colour;
};

static void put(struct line *line, const char *text, enum look look)
{
	if (!text || !*text)
		return;
	text_add_char(line->out, ' ', (size_t)line->owed);
	line->owed = 0;
	terminal_look(line->out, text, look, line->colour);
}

static void put_cell(struct line *line, const struct table_column *column, const struct widths *widths, int c,
                     const struct cell *cell)
{
	int mark = widths->mark[c] ? 1 + widths->mark[c] : 0;
	int room = widths->all[c] - mark - cells_of(cell->text);
	bool marked = cell->mark && *cell->mark;
	line->owed += column->gap + (column->side == SIDE_RIGHT ? room : 0);
	put(line, cell->text, marked ? LOOK_PLAIN : cell->look);
	line->owed += (column->side == SIDE_LEFT ? room : 0) + (mark ? 1 : 0);
	put(line, cell->mark, cell->look);
	line->owed += widths->mark[c] - cells_of(cell->mark);
}

/* One of the two lines that headings may take; one that does not need both stands on the lower. */
static void put_heading(struct line *line, const struct table *table, const struct widths *widths, int c, bool upper)
{
	const struct table_column *column = &table->columns[c];
	const char *text = column->heading;
	size_t second = table->broken && column->moves && cells_of(text) > widths->all[c] ? second_line(text) : 0;
	if (upper)
		text = arena_copy(table->arena, text, second - (second && text[second - 1] == ' '));
	else
		text += second;
	int room = widths->all[c] - cells_of(text);
	line->owed += column->gap + (column->side == SIDE_RIGHT ? room : 0);
	put(line, text, LOOK_BOLD);
	line->owed += column->side == SIDE_LEFT ? room : 0;
}

/* The columns of one block: all that stand still, and those that move from `from` to `to`. */
static bool shown(const struct table *table, int column, int from, int to)
{
	return !table->columns[column].moves || (column >= from && column < to);
}

/* The last cell of a column that wraps; ends the line. */
static void put_wrapped(struct line *line, const struct table_column *column, int width, const char *text, int start)
{
	line->owed += column->gap;
	if (!*text) {
		text_add(line->out, "\n");
		return;
	}
	text_add_char(line->out, ' ', (size_t)line->owed);
	terminal_prose(line->out, text, start + column->gap, start + column->gap, start + column->gap + width);
}

static void put_row(struct line *line, const struct table *table, const struct widths *widths,
                    const struct table_row *row, int from, int to, int indent)
{
	int start = indent;
	for (int c = 0; c < row->count; c++) {
		if (!shown(table, c, from, to))
			continue;
		if (table->columns[c].most == TABLE_WRAPS) {
			put_wrapped(line, &table->columns[c], widths->all[c], row->cells[c].text, start);
			return;
		}
		put_cell(line, &table->columns[c], widths, c, &row->cells[c]);
		start += table->columns[c].gap + widths->all[c];
	}
	text_add(line->out, "\n");
}

static void put_line(struct text *out, const struct table_row *row, int indent, int width, bool colour)
{
	size_t start = strspn(row->line, " ");
	text_add_char(out, ' ', (size_t)indent + start);
	if (row->look == LOOK_PLAIN) {
		terminal_prose(out, row->line + start, indent + (int)start, indent + (int)start + 2, width);
		return;
	}
	terminal_look(out, cut(out->arena, row->line + start, width - indent - (int)start), row->look, colour);
	text_add(out, "\n");
}

static void put_headings(struct line *line, const struct table *table, const struct widths *widths, int from, int to,
                         bool upper)
{
	size_t before = line->out->length;
	int indent = line->owed;
	for (int c = 0; c < table->column_count; c++)
		if (shown(table, c, from, to))
			put_heading(line, table, widths, c, upper);
	if (line->out->length > before || !upper)
		text_add(line->out, "\n");
	line->owed = indent;
}

/* Does a row of cells stand behind this line, before the next space? */
static bool has_rows(const struct table *table, int line)
{
	for (int r = line + 1; r < table->row_count && !table->rows[r].space; r++)
		if (!table->rows[r].line)
			return true;
	return false;
}

/* In a block behind the first: lines that are told once, and what only leads to them. */
static bool left_out(const struct table *table, int r)
{
	const struct table_row *row = &table->rows[r];
	if (row->line)
		return row->once || !has_rows(table, r);
	return row->space && r + 1 < table->row_count && table->rows[r + 1].line && !has_rows(table, r + 1);
}

static void print_block(struct text *out, const struct table *table, const struct widths *widths, int from, int to,
                        int indent, int width, bool colour)
{
	struct line line = {out, indent, colour};
	bool headed = false, first = from == first_moving(table);
	for (int c = 0; c < table->column_count; c++)
		headed = headed || *table->columns[c].heading;
	for (int upper = 1; headed && upper >= 0; upper--)
		put_headings(&line, table, widths, from, to, upper);
	int last = table->row_count - 1;
	while (last >= 0 && table->rows[last].space)
		last--;
	for (int r = 0; r <= last; r++) {
		const struct table_row *row = &table->rows[r];
		line.owed = indent;
		if (!first && left_out(table, r))
			continue;
		if (!row->line)
			put_row(&line, table, widths, row, from, to, indent);
		else
			put_line(out, row, indent, width, colour);
	}
}

/* Cleaned, and cut where columns say so: a copy, since the texts are for other writers too. */
static struct table clean_copy(const struct table *table)
{
	struct table copy = *table;
	copy.columns = ARENA_ARRAY(table->arena, table->column_count, struct table_column);
	copy.rows = ARENA_ARRAY(table->arena, table->row_count, struct table_row);
	for (int c = 0; c < table->column_count; c++) {
		copy.columns[c] = table->columns[c];
		copy.columns[c].heading = clean_text(table->arena, table->columns[c].heading);
	}
	for (int r = 0; r < table->row_count; r++) {
		struct table_row *row = &copy.rows[r];
		*row = table->rows[r];
		row->cells = ARENA_ARRAY(table->arena, table->column_count, struct cell);
		for (int c = 0; c < row->count; c++) {
			row->cells[c] = table->rows[r].cells[c];
			row->cells[c].text =
				cut(table->arena, clean_text(table->arena, row->cells[c].text), table->columns[c].most);
		}
		row->line = row->line ? clean_text(table->arena, row->line) : NULL;
	}
	return copy;
}

void terminal_table(struct text *out, const struct table *table, int indent, int width, bool colour)
{
	struct table copy = clean_copy(table);
	struct widths widths = measure(&copy);
	if (all_cells(&copy, &widths) > width - indent) {
		copy.broken = true;
		widths = measure(&copy);
	}
	fit(&copy, &widths, width - indent);
	int first = first_moving(&copy), still = still_cells(&copy, &widths);
	for (int from = first, to;; from = to) {
		to = block_end(&copy, &widths, from, still, width - indent);
		if (from > first)
			text_add(out, "\n");
		print_block(out, &copy, &widths, from, to, indent, width, colour);
		if (to >= copy.column_count || !copy.columns[to].moves)
			return;
	}
}
