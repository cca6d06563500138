/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_table: a table of three lines: its title and number above, its unit at the upper right, a heading that comes
 * again on every page, rows that stay whole, its source below. A table of few rows stands on one page. */
#include <string.h>
#include "write/docx.h"

enum { SHORT_TABLE = 15 };
static const char mark_room[] = "\u2003"; /* as wide as a mark, where others of the column have one */

/* The first of a chapter tells the field to begin anew: not every program does so by headings. */
void docx_caption(struct docx *docx, const struct document_block *block, bool with_next)
{
	const struct docx_paragraph paragraph = {.style = "Caption", .with_next = with_next, .anchor = block->anchor};
	const char *label = numbering_caption(&docx->numbering, block);
	const char *number = arena_print(docx->arena, "%d", block->caption->number);
	size_t before = strlen(label) - (text_ends(label, number) ? strlen(number) : 0);
	size_t name = strcspn(label, " -0123456789");
	docx_open(docx, &paragraph);
	docx_run(docx, (struct docx_run){0}, label, before);
	if (label[before])
		docx_field(docx,
		           arena_print(docx->arena, "SEQ %.*s \\* ARABIC%s", (int)name, label,
		                       block->caption->number == 1 ? " \\r 1" : ""),
		           number);
	docx_say(docx, (struct docx_run){0}, docx->form->pitch ? "\u3000" : "  ");
	docx_say(docx, (struct docx_run){0}, block->caption->title ? block->caption->title : "");
	docx_close(docx);
}

void docx_source(struct docx *docx, const struct document_block *block)
{
	struct prose source = numbering_source(&docx->numbering, block);
	if (!*source.text)
		return;
	const char *align = block->kind == BLOCK_PICTURE ? docx_style(docx->form, "Caption")->align : NULL;
	const struct docx_paragraph paragraph = {.style = "Source", .align = align};
	docx_open(docx, &paragraph);
	docx_prose(docx, (struct docx_run){0}, source);
	docx_close(docx);
	docx_sheet_paragraph(docx, &paragraph, docx_sheet_cells(source.text));
}

static const char *heading_of(const struct docx_columns *columns, int i)
{
	const char *heading = columns->table->columns[columns->list[i]].heading;
	return heading ? heading : "";
}

static bool has_headings(const struct docx_columns *columns)
{
	for (int i = 0; i < columns->count; i++)
		if (*heading_of(columns, i))
			return true;
	return false;
}

static void begin_table(struct docx *docx, const struct docx_columns *columns, const char *title)
{
	struct text *out = &docx->body;
	int width = 0;
	for (int i = 0; i < columns->count; i++)
		width += columns->widths[i];
	text_print(out,
	           "<w:tbl><w:tblPr><w:tblStyle w:val=\"ThreeLines\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
	           "<w:jc w:val=\"center\"/><w:tblBorders>"
	           "<w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>"
	           "<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>"
	           "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"%s\" w:firstRow=\"%d\" w:lastRow=\"0\" "
	           "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
	           width, has_headings(columns) ? "0620" : "0600", has_headings(columns));
	if (title && *title) {
		text_add(out, "<w:tblCaption w:val=\"");
		docx_escape(out, title, strlen(title));
		text_add(out, "\"/>");
	}
	text_add(out, "</w:tblPr><w:tblGrid>");
	for (int i = 0; i < columns->count; i++)
		text_print(out, "<w:gridCol w:w=\"%d\"/>", columns->widths[i]);
	text_add(out, "</w:tblGrid>\n");
}

static void begin_cell(struct docx *docx, int width, int span, bool is_heading)
{
	struct text *out = &docx->body;
	text_print(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (span > 1)
		text_print(out, "<w:gridSpan w:val=\"%d\"/>", span);
	if (is_heading)
		text_add(out,
		         "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>");
	text_print(out, "<w:vAlign w:val=\"%s\"/></w:tcPr>", is_heading ? "bottom" : "top");
}

static void end_cell(struct docx *docx)
{
	docx_close(docx);
	text_add(&docx->body, "</w:tc>");
}

static int size_of(const struct docx *docx, const struct docx_columns *columns)
{
	return columns->size == docx->form->table_sizes[0] ? 0 : columns->size; /* 0: that of the style */
}

static const char *side_of(const struct docx_columns *columns, int i)
{
	return columns->table->columns[columns->list[i]].side == SIDE_RIGHT ? "right" : NULL;
}

static void put_headings(struct docx *docx, const struct docx_columns *columns)
{
	text_add(&docx->body, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (int i = 0; i < columns->count; i++) {
		begin_cell(docx, columns->widths[i], 1, true);
		docx_open(docx,
		          &(struct docx_paragraph){.style = "TableText", .with_next = true, .align = side_of(columns, i)});
		docx_say(docx, (struct docx_run){.bold = true, .size = size_of(docx, columns)}, heading_of(columns, i));
		end_cell(docx);
	}
	text_add(&docx->body, "</w:tr>\n");
}

static void put_mark(struct docx *docx, const struct docx_columns *columns, int i, const struct cell *cell)
{
	if (!columns->marked[i])
		return;
	const char *mark = cell->mark && *cell->mark ? cell->mark : mark_room;
	docx_say(docx, (struct docx_run){.size = size_of(docx, columns)}, arena_print(docx->arena, " %s", mark));
}

static void put_row(struct docx *docx, const struct docx_columns *columns, const struct table_row *row, bool with_next)
{
	static const struct cell empty;
	const int size = size_of(docx, columns);
	text_add(&docx->body, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
	if (row->line) {
		int width = 0;
		for (int i = 0; i < columns->count; i++)
			width += columns->widths[i];
		begin_cell(docx, width, columns->count, false);
		docx_open(docx, &(struct docx_paragraph){.style = "TableText", .with_next = with_next});
		docx_say(docx, (struct docx_run){.bold = row->look == LOOK_BOLD, .dim = row->look == LOOK_DIM, .size = size},
		         row->line);
		end_cell(docx);
	}
	for (int i = 0; i < columns->count && !row->line; i++) {
		const struct cell *cell = columns->list[i] < row->count ? &row->cells[columns->list[i]] : &empty;
		begin_cell(docx, columns->widths[i], 1, false);
		docx_open(docx,
		          &(struct docx_paragraph){.style = "TableText", .with_next = with_next, .align = side_of(columns, i)});
		docx_cell(docx, (struct docx_run){.size = size}, cell);
		put_mark(docx, columns, i, cell);
		end_cell(docx);
	}
	text_add(&docx->body, "</w:tr>\n");
}

static int row_height(const struct docx *docx, const struct docx_columns *columns, const struct table_row *row)
{
	const struct docx_style *style = docx_style(docx->form, "TableText");
	int most = 1, width = 0;
	for (int i = 0; i < columns->count; i++) {
		const char *text = heading_of(columns, i);
		if (row)
			text = columns->list[i] < row->count ? row->cells[columns->list[i]].text : "";
		int lines = docx_sheet_lines(docx, docx_sheet_cells(text ? text : ""), columns->size, columns->widths[i] - 120);
		most = lines > most ? lines : most;
		width += columns->widths[i];
	}
	if (row && row->line)
		most = docx_sheet_lines(docx, docx_sheet_cells(row->line), columns->size, width - 120);
	return most * docx_sheet_line(docx, columns->size) + style->before + style->after;
}

/* Rows that are shown: not empty ones, and a line that stands once in the first block alone. */
static bool is_shown(const struct docx_columns *columns, const struct table_row *row)
{
	return !row->space && (row->line ? !row->once || columns->first : row->count > 0);
}

/* Adds the heights up: at once where the table stays whole. */
static void lay(struct docx *docx, const struct docx_columns *columns, bool whole, int above)
{
	const struct table *table = columns->table;
	int head = has_headings(columns) ? row_height(docx, columns, NULL) : 0, all = above + head;
	if (!whole)
		docx_sheet_block(docx, above + head + docx_sheet_line(docx, columns->size));
	if (!whole)
		docx->sheet.used -= docx_sheet_line(docx, columns->size);
	for (int r = 0; r < table->row_count; r++) {
		if (!is_shown(columns, &table->rows[r]))
			continue;
		int height = row_height(docx, columns, &table->rows[r]);
		if (!whole && !docx_sheet_block(docx, height))
			docx->sheet.used += head;
		all += height;
	}
	if (whole)
		docx_sheet_block(docx, all);
}

static void put_block(struct docx *docx, const struct docx_columns *columns, const struct document_block *block,
                      int above)
{
	const struct table *table = columns->table;
	int last = table->row_count - 1, shown = 0;
	for (int r = 0; r < table->row_count; r++)
		shown += is_shown(columns, &table->rows[r]);
	while (last >= 0 && !is_shown(columns, &table->rows[last]))
		last--;
	const bool whole = shown <= SHORT_TABLE;
	const bool source = block->caption && *numbering_source(&docx->numbering, block).text;
	begin_table(docx, columns, block->caption ? block->caption->title : NULL);
	if (has_headings(columns))
		put_headings(docx, columns);
	for (int r = 0; r <= last; r++) {
		const struct table_row *row = &table->rows[r];
		bool with_next = r == last ? source : whole || row->line || table->rows[r + 1].follows;
		if (is_shown(columns, row))
			put_row(docx, columns, row, with_next);
	}
	text_add(&docx->body, "</w:tbl>\n");
	lay(docx, columns, whole, above);
}

static void put_unit(struct docx *docx, const struct document_block *block)
{
	const char *unit = numbering_unit(&docx->numbering, block);
	if (!*unit)
		return;
	docx_open(docx, &(struct docx_paragraph){.style = "Unit"});
	docx_say(docx, (struct docx_run){0}, unit);
	docx_close(docx);
}

/* What keeps a table apart from the next one, which Word would join to it. */
static void put_gap(struct docx *docx)
{
	docx_open(docx, &(struct docx_paragraph){.style = "Source"});
	docx_close(docx);
	docx_sheet_paragraph(docx, &(struct docx_paragraph){.style = "Source"}, 0);
}

void docx_table(struct docx *docx, const struct document_block *block)
{
	const struct table *table = block->table;
	bool empty = true;
	for (int r = 0; r < table->row_count; r++)
		empty = empty && table->rows[r].space;
	if (table->column_count == 0 || (empty && !block->caption))
		return;
	struct docx_blocks blocks = docx_columns(docx, table);
	docx_turn(docx, blocks.landscape);
	int above = 0;
	if (block->caption) {
		docx_caption(docx, block, true);
		put_unit(docx, block);
		above = 180 + docx_sheet_line(docx, 24) + (block->caption->unit ? docx_sheet_line(docx, 21) : 0);
	}
	for (int i = 0; i < blocks.count; i++) {
		put_block(docx, &blocks.list[i], block, i ? 0 : above);
		if (i + 1 < blocks.count)
			put_gap(docx);
	}
	if (block->caption && *numbering_source(&docx->numbering, block).text)
		docx_source(docx, block);
	else
		put_gap(docx);
}
