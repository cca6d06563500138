/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_table: a table of three lines: head, then groups of rows, each with the line that heads it. What a row is of
 * stands in its first column that is no number, as its heading; what is wide scrolls in a box of its own. */
#include <string.h>
#include "write/html.h"

enum { WIDE_FROM = 5, SHORT_TO = 12, KEPT_TO = 10, GAP = 2, NAME_LEAST = 16, PAPER = 78 };

static bool has_mark(const struct table *table, int column)
{
	for (int r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (column < row->count && row->cells[column].mark && *row->cells[column].mark)
			return true;
	}
	return false;
}

static const char *look_class(enum look look)
{
	static const char *const classes[] = {[LOOK_PLAIN] = "", [LOOK_GOOD] = "good", [LOOK_BAD] = "bad",
	                                      [LOOK_UNSURE] = "unsure", [LOOK_BOLD] = "bold", [LOOK_DIM] = "dim"};
	return classes[look];
}

/* Is it broken nowhere? Numbers and short texts are not: "预期性" in three lines is hard to read. */
static bool is_kept(const struct cell *cell)
{
	return cell->text && *cell->text && (cell->is_number || text_width(cell->text) <= KEPT_TO);
}

/* Has a page of paper no room for it in the type of tables? Then it is set in a smaller one. */
static bool is_tight(const struct table *table)
{
	size_t all = 0;
	for (int c = 0; c < table->column_count; c++) {
		size_t width = 0;
		for (int r = 0; r < table->row_count; r++) {
			const struct cell *cell = c < table->rows[r].count ? &table->rows[r].cells[c] : NULL;
			size_t least = !cell || !cell->text ? 0 : is_kept(cell) ? text_width(cell->text) : NAME_LEAST;
			width = least > width ? least : width;
		}
		all += width + GAP + (has_mark(table, c) ? GAP : 0);
	}
	return all > PAPER;
}

static void add_class(struct text *out, const char *one, const char *other)
{
	if (*one || *other)
		text_print(out, " class=\"%s%s%s\"", one, *one && *other ? " " : "", other);
}

static void add_head(struct text *out, const struct table *table)
{
	text_add(out, "<thead>\n<tr>");
	for (int c = 0; c < table->column_count; c++) {
		const struct table_column *column = &table->columns[c];
		bool headed = column->heading && *column->heading;
		text_print(out, headed ? "<th scope=\"col\"" : "<td");
		add_class(out, column->side == SIDE_RIGHT ? "r" : "",
		          headed && text_width(column->heading) <= KEPT_TO ? "k" : "");
		text_add(out, ">");
		html_text(out, column->heading);
		text_add(out, headed ? "</th>" : "</td>");
	}
	text_add(out, "</tr>\n</thead>\n");
}

struct columns { int naming; const bool *marked; };

static void add_cell(struct text *out, const struct table *table, const struct cell *cell, int c,
                     const struct columns *columns)
{
	bool empty = !cell->text || !*cell->text, marked = cell->mark && *cell->mark;
	bool names = c == columns->naming && !empty;
	text_add(out, names ? "<th scope=\"row\"" : "<td");
	bool kept = is_kept(cell) && !cell->is_number;
	const char *side = table->columns[c].side == SIDE_RIGHT ? kept ? "r k" : "r" : kept ? "k" : "";
	add_class(out, side, marked ? "" : look_class(cell->look));
	text_add(out, ">");
	html_cell(out, cell);
	if (columns->marked[c]) {
		text_add(out, "<span");
		add_class(out, "mark", marked ? look_class(cell->look) : "");
		text_add(out, ">");
		html_text(out, cell->mark);
		text_add(out, "</span>");
	}
	text_add(out, names ? "</th>" : "</td>");
}

static void add_row(struct text *out, const struct table *table, const struct table_row *row,
                    const struct columns *columns)
{
	static const struct cell empty;
	text_add(out, "<tr>");
	for (int c = 0; c < table->column_count; c++)
		add_cell(out, table, c < row->count ? &row->cells[c] : &empty, c, columns);
	text_add(out, "</tr>\n");
}

/* A line over all columns: what heads the rows below it, or a sentence among them. */
static void add_line(struct text *out, const struct table *table, const struct table_row *row)
{
	bool heads = row->look != LOOK_PLAIN;
	text_print(out, heads ? "<tr><th scope=\"rowgroup\" colspan=\"%d\"" : "<tr><td colspan=\"%d\"",
	           table->column_count);
	add_class(out, "line", look_class(row->look));
	text_add(out, ">");
	html_text(out, row->line);
	text_add(out, heads ? "</th></tr>\n" : "</td></tr>\n");
}

static void add_rows(struct text *out, const struct table *table)
{
	bool *marked = ARENA_ARRAY(out->arena, table->column_count, bool);
	for (int c = 0; c < table->column_count; c++)
		marked[c] = has_mark(table, c);
	const struct columns columns = {table_naming(table), marked};
	int rows = 0; /* of this group */
	text_add(out, "<tbody>\n");
	for (int r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (rows > 0 && (row->space || (row->line && row->look != LOOK_PLAIN)))
			text_add(out, "</tbody>\n<tbody>\n"), rows = 0;
		if (row->space)
			continue;
		if (row->line)
			add_line(out, table, row);
		else
			add_row(out, table, row, &columns);
		rows++;
	}
	text_add(out, "</tbody>\n");
}

static void add_caption(struct text *out, const struct numbering *numbering, const struct document_block *block,
                        const char *id)
{
	const char *unit = numbering_unit(numbering, block);
	text_print(out, "<caption id=\"%s-title\"><span class=\"title\"><b>", id);
	html_text(out, numbering_caption(numbering, block));
	text_add(out, "</b> ");
	html_text(out, block->caption->title);
	text_add(out, "</span>");
	if (*unit) {
		text_add(out, "<span class=\"unit\">");
		html_text(out, unit);
		text_add(out, "</span>");
	}
	text_add(out, "</caption>\n");
}

void html_table(struct text *out, const struct numbering *numbering, const struct document_block *block)
{
	const struct caption *caption = block->caption;
	const char *id = "";
	if (caption)
		id = arena_print(out->arena, "table-%s%d-%d", numbering->appendix ? "a" : "", caption->chapter,
		                 caption->number);
	text_print(out, "<div class=\"table%s%s\"", table_rows(block->table) <= SHORT_TO ? " short" : "",
	           is_tight(block->table) ? " tight" : "");
	if (caption)
		text_print(out, " id=\"%s\"", id);
	text_add(out, ">\n<div class=\"scroll\"");
	if (caption && block->table->column_count >= WIDE_FROM) /* by keys too */
		text_print(out, " role=\"region\" tabindex=\"0\" aria-labelledby=\"%s-title\"", id);
	text_add(out, ">\n<table>\n");
	if (caption)
		add_caption(out, numbering, block, id);
	add_head(out, block->table);
	add_rows(out, block->table);
	text_add(out, "</table>\n</div>\n");
	const struct prose source = caption ? numbering_source(numbering, block) : (struct prose){.text = ""};
	if (*source.text) {
		text_add(out, "<p class=\"source\">");
		html_prose(out, source);
		text_add(out, "</p>\n");
	}
	text_add(out, "</div>\n");
}
