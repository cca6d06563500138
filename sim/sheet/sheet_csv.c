/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_csv: separated cells of any layout: title rows of one cell, notes below, rows as long as they are. The
 * separator is the one of comma, semicolon and tab by which most rows have equally many cells, or what the first line
 * says ("sep=;", as spreadsheets write it). Rows end with LF, CRLF or CR. Holds: what is returned is rectangular, and
 * places count in the text as it was read. */
#include <string.h>
#include "base/csv_scan.h"
#include "base/source_grid.h"
#include "base/source_marks.h"
#include "sheet/sheets.h"

/* --- the bytes --- */

static const struct source *as_utf8(struct arena *arena, const struct source *source, struct diags *diags)
{
	size_t stuck;
	const struct source *utf8 = source_from_utf16(arena, source, &stuck);
	if (!utf8)
		diag_error(diags, ((struct place){source, 0, 1}), NULL, W_CSV_UTF16_BAD, W_CSV_UTF16_HINT,
		           arena_print(arena, "%zu", stuck + 1));
	return utf8;
}

/* A copy whose rows all end with LF, alone or after one CR, and whose cells will be known by their places: offsets
 * stay. */
static struct source *with_line_ends(struct arena *arena, const struct source *source)
{
	struct source *copy = ARENA_NEW(arena, struct source);
	*copy = *source;
	const char *from = source->bytes;
	char *bytes = NULL;
	for (size_t at = 0, run; at < source->size; at += run + !run) {
		run = from[at] == '\r' ? strspn(from + at, "\r") : 0;
		bool with_lf = from[at + run] == '\n';
		if (!run || (run == 1 && with_lf))
			continue;
		if (!bytes)
			copy->bytes = bytes = arena_copy(arena, from, source->size);
		memset(bytes + at, with_lf ? ' ' : '\n', run - with_lf); /* "\r\r\n" is one end, not two */
	}
	if (bytes)
		copy->marks = source_marks(arena, copy->bytes, copy->size);
	return copy;
}

/* --- the separator --- */

static const char separators[] = {',', ';', '\t'};
enum { SEPARATORS = sizeof separators, LOOKED_AT = 1000, WIDEST = 256 };

/* After one line of the text as rows of that separator see it: quotes hold lines together. *cells: how many it has. */
static const char *pass_line(const char *at, const char *end, char separator, unsigned *cells)
{
	bool quoted = false, begins = true;
	*cells = 1;
	for (; at < end && (quoted || *at != '\n'); at++) {
		if (*at == '"' && (quoted || begins))
			quoted = !quoted;
		else if (!quoted && *at == separator)
			++*cells;
		begins = *at == separator || (begins && *at == ' ') || *at == '\n';
	}
	return at < end ? at + 1 : end;
}

/* How many of the first rows have the width that most have of those with more than one cell; the width. */
static unsigned rows_alike(const struct source *source, char separator, unsigned *width)
{
	unsigned rows_of[WIDEST + 1] = {0}, cells;
	const char *at = source->bytes, *end = at + source->size;
	for (unsigned i = 0; i < LOOKED_AT && at < end; i++) {
		at = pass_line(at, end, separator, &cells);
		rows_of[cells < WIDEST ? cells : WIDEST]++;
	}
	*width = 1;
	for (unsigned i = WIDEST; i > 1; i--)
		if (rows_of[i] > (*width > 1 ? rows_of[*width] : 0))
			*width = i;
	return *width > 1 ? rows_of[*width] : 0;
}

/* Eurostat's first line: "freq,unit,geo\\TIME_PERIOD" is one cell, and what stands behind it parts cells. 0: none */
static char behind_composite(const struct source *source)
{
	static const char word[] = "\\TIME_PERIOD";
	const char *end = memchr(source->bytes, '\n', source->size);
	size_t line = end ? (size_t)(end - source->bytes) : source->size;
	const char *found = memmem(source->bytes, line, word, sizeof word - 1);
	const char *at = found ? found + sizeof word - 1 : NULL;
	while (at && at < source->bytes + source->size && (*at == '"' || *at == ' '))
		at++;
	return at && at < source->bytes + source->size && memchr(separators, *at, SEPARATORS) ? *at : '\0';
}

static char likely_separator(const struct source *source)
{
	char composite = behind_composite(source);
	if (composite)
		return composite;
	unsigned most = 0, widest = 1, width;
	char best = ',';
	for (size_t i = 0; i < SEPARATORS; i++) {
		unsigned rows = rows_alike(source, separators[i], &width);
		/* a tab is in no text: Eurostat has commas in the first column of tables parted by tabs; and commas as many as
		 * semicolons are decimal: "Patents per 10,000 people;pieces" above "2020;3,11" */
		bool surer = rows && (separators[i] == '\t' || width == widest);
		if (rows > most || (rows == most && (width > widest || surer)))
			most = rows, widest = width, best = separators[i];
	}
	return best;
}

/* "sep=;" on the first line, and nothing else there. */
static bool says_separator(struct csv_scan *scan)
{
	const char *at = scan->bytes;
	size_t length = strcspn(at, "\r\n");
	if (length != 5 || strncasecmp(at, "sep=", 4) != 0 || !memchr(separators, at[4], SEPARATORS))
		return false;
	scan->separator = at[4];
	scan->at = (uint32_t)(length + (at[length] == '\r') + (at[length] == '\n'));
	return true;
}

/* --- rows --- */

struct csv_row { uint32_t first, cells, end; }; /* end: where padding stands */

struct csv_rows {
	struct csv_row *list;
	int count, capacity, columns;
};

static bool fits(struct csv_scan *scan, const struct csv_rows *rows)
{
	if ((size_t)rows->count * (size_t)rows->columns <= CSV_MOST_CELLS)
		return true;
	csv_scan_error(scan, scan->cells[rows->list[rows->count - 1].first].place.offset, 1, W_CSV_TOO_MANY, W_NONE,
	               WORDS());
	scan->stop = true;
	return false;
}

static int text_width_of(const struct csv_cell *cells, uint32_t count)
{
	while (count > 0 && !*cells[count - 1].text)
		count--;
	return (int)count;
}

static struct csv_rows read_rows(struct csv_scan *scan, bool first_is_blank)
{
	struct csv_rows rows = {0};
	int with_text = 0;
	if (first_is_blank)
		*ARENA_PUSH(scan->arena, rows.list, rows.count, rows.capacity) = (struct csv_row){0};
	while (csv_scan_more(scan)) {
		uint32_t first = scan->count, cells = csv_scan_row(scan);
		const struct place *last = &scan->cells[scan->count - 1].place;
		*ARENA_PUSH(scan->arena, rows.list, rows.count, rows.capacity) =
			(struct csv_row){first, cells, last->offset + last->length};
		int width = text_width_of(scan->cells + first, cells);
		with_text = width ? rows.count : with_text;
		rows.columns = width > rows.columns ? width : rows.columns;
		if (!scan->stop && !fits(scan, &rows))
			break;
	}
	rows.count = with_text;
	return rows;
}

static struct sheet *made(struct csv_scan *scan, const struct csv_rows *rows, struct source *source)
{
	size_t width = (size_t)rows->columns, count = (size_t)rows->count * width;
	struct sheet *sheet = ARENA_NEW(scan->arena, struct sheet);
	*sheet = (struct sheet){.file = source->path, .rows = rows->count, .columns = rows->columns,
	                        .cells = ARENA_ARRAY(scan->arena, count, struct sheet_cell)};
	struct source_grid *grid = ARENA_NEW(scan->arena, struct source_grid);
	uint32_t *starts = ARENA_ARRAY(scan->arena, count, uint32_t);
	for (size_t i = 0; i < count; i++) {
		const struct csv_row *row = &rows->list[i / width];
		struct csv_cell cell = {"", {source, row->end, 0}};
		if (i % width < row->cells)
			cell = scan->cells[row->first + i % width];
		starts[i] = cell.place.offset;
		sheet->cells[i] = (struct sheet_cell){.text = cell.text, .place = cell.place, .across = 1, .down = 1};
	}
	*grid = (struct source_grid){.rows = (uint32_t)rows->count, .columns = (uint32_t)width, .starts = starts};
	source->grid = grid;
	return sheet;
}

/* All in one column, and the first row parts its cells by a sign that is no separator of ours. */
static bool is_separated_otherwise(struct csv_scan *scan, const struct csv_rows *rows)
{
	static const char *const others[] = {"\xEF\xBC\x8C", "|"};
	for (int row = 0; rows->columns == 1 && row < rows->count; row++) {
		const struct csv_cell *cell = &scan->cells[rows->list[row].first];
		for (size_t i = 0; rows->list[row].cells && i < 2; i++) {
			const char *one = strstr(cell->text, others[i]);
			if (!one || !strstr(one + 1, others[i]))
				continue;
			csv_scan_error(scan, cell->place.offset, cell->place.length, W_CSV_SEPARATOR, W_SHEET_SEPARATOR_HINT,
			               WORDS(others[i]));
			return true;
		}
	}
	return false;
}

struct sheet *sheet_csv(struct arena *arena, const struct source *source, struct diags *diags)
{
	const struct source *utf8 = source_is_utf16(source) ? as_utf8(arena, source, diags) : source;
	if (!utf8)
		return NULL;
	struct csv_scan scan;
	csv_scan_start(&scan, arena, utf8, diags);
	if (scan.stop)
		return NULL;
	struct source *own = with_line_ends(arena, scan.source);
	csv_scan_text(&scan, own);
	bool said = says_separator(&scan);
	scan.separator = said ? scan.separator : likely_separator(own);
	struct csv_rows rows = read_rows(&scan, said);
	if (!scan.errors && !rows.count)
		csv_scan_error(&scan, 0, 1, W_CSV_EMPTY, W_NONE, WORDS());
	if (scan.errors || is_separated_otherwise(&scan, &rows))
		return NULL;
	return made(&scan, &rows, own);
}
