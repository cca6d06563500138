/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv: tables that spreadsheets write (RFC 4180). Every cell keeps its place, quotes included; blanks around
 * a cell without quotes and rows without any text are left out. What is told: another number of cells than
 * the header has, quotes left open or standing inside a cell, bytes that are neither UTF-8 nor GB18030, UTF-16,
 * NUL, columns missing, unknown or twice, and a header with another separator (";", tab, full-width comma). Holds: a
 * table that is returned is rectangular. */
#include "base/csv_scan.h"
#include <string.h>
#include "base/lookup.h"
#include "base/source_kind.h"

struct csv_reading {
	struct csv_scan scan;
	uint32_t columns; /* cells of the header */
};

static void check_width(struct csv_reading *reading, uint32_t row_start, uint32_t width)
{
	if (width == reading->columns)
		return;
	const char *got = arena_print(reading->scan.arena, "%u", width);
	const char *wanted = arena_print(reading->scan.arena, "%u", reading->columns);
	const struct place *last = &reading->scan.cells[reading->scan.count - 1].place;
	csv_scan_error(&reading->scan, row_start, last->offset + last->length - row_start, W_CSV_WIDTH, W_CSV_WIDTH_HINT,
	               WORDS(got, wanted));
}

static void read_row(struct csv_reading *reading)
{
	struct csv_scan *scan = &reading->scan;
	uint32_t first = scan->count, start = scan->at, width = csv_scan_row(scan);
	if (!csv_has_text(scan->cells + first, width))
		scan->count = first;
	else if (reading->columns == 0)
		reading->columns = width;
	else if (!scan->stop)
		check_width(reading, start, width);
}

/* --- the header --- */

static size_t how_many(const char *const *names)
{
	size_t count = 0;
	while (names && names[count])
		count++;
	return count;
}

/* Both lists as one, NULL-terminated. */
static const char **both_names(struct arena *arena, const char *const *required, const char *const *optional)
{
	size_t first = how_many(required), count = first + how_many(optional);
	const char **names = ARENA_ARRAY(arena, count + 1, const char *);
	for (size_t i = 0; i < count; i++)
		names[i] = i < first ? required[i] : optional[i - first];
	return names;
}

/* "variable, year, basis (may be left out)" */
static const char *column_list(const struct csv_reading *reading, const char *const *required,
                               const char *const *optional)
{
	struct text out;
	text_init(&out, reading->scan.arena);
	text_add(&out, "");
	for (size_t i = 0; i < how_many(required); i++)
		text_print(&out, "%s%s", i ? ", " : "", required[i]);
	for (size_t i = 0; i < how_many(optional); i++)
		text_print(&out, ", %s",
		           word_format(reading->scan.arena, reading->scan.diags->language, W_CSV_OPTIONAL, WORDS(optional[i])));
	return out.bytes;
}

static int find_column(const struct csv_cell *header, uint32_t columns, const char *name)
{
	for (uint32_t i = 0; i < columns; i++)
		if (strcmp(header[i].text, name) == 0)
			return (int)i;
	return -1;
}

static bool is_separated_otherwise(struct csv_reading *reading)
{
	const struct csv_cell *cell = reading->scan.cells;
	static const char *const others[] = {";", "\t", "\xEF\xBC\x8C", "|"};
	for (size_t i = 0; reading->columns == 1 && i < sizeof others / sizeof *others; i++) {
		if (!strstr(cell->text, others[i]))
			continue;
		csv_scan_error(&reading->scan, cell->place.offset, cell->place.length, W_CSV_SEPARATOR, W_CSV_SEPARATOR_HINT,
		            WORDS(i == 1 ? "\\t" : others[i]));
		return true;
	}
	return false;
}

/* `seen`: the columns before it. */
static void check_column(struct csv_reading *reading, struct lookup *seen, struct csv_cell *cell,
                         const char *const *required, const char *const *optional)
{
	const char *const *names = both_names(reading->scan.arena, required, optional);
	if (lookup_find(seen, cell->text))
		csv_scan_error(&reading->scan, cell->place.offset, cell->place.length, W_CSV_COLUMN_TWICE, W_NONE,
		               WORDS(cell->text));
	lookup_put(seen, cell->text, cell);
	for (size_t i = 0; names[i]; i++)
		if (strcmp(cell->text, names[i]) == 0)
			return;
	const char *nearest = diag_nearest(reading->scan.diags, cell->text, names, how_many(names));
	csv_scan_error(&reading->scan, cell->place.offset, cell->place.length, W_CSV_UNKNOWN_COLUMN,
	            nearest ? W_CSV_NEAREST_COLUMN_HINT : W_CSV_COLUMNS_HINT,
	            WORDS(cell->text, column_list(reading, required, optional), nearest));
}

static void check_header(struct csv_reading *reading, const char *const *required, const char *const *optional)
{
	if (is_separated_otherwise(reading) || !required)
		return;
	struct lookup *seen = lookup_create(reading->scan.arena);
	for (uint32_t i = 0; i < reading->columns && !reading->scan.stop; i++)
		check_column(reading, seen, &reading->scan.cells[i], required, optional);
	for (size_t i = 0; i < how_many(required) && !reading->scan.stop; i++)
		if (!lookup_find(seen, required[i]))
			csv_scan_error(&reading->scan, reading->scan.cells[0].place.offset, 1, W_CSV_MISSING_COLUMN,
			               W_CSV_COLUMNS_HINT, WORDS(required[i], column_list(reading, required, optional)));
}

/* What is no text of cells is told as what it is. */
static bool is_text(const struct source *source, struct diags *diags)
{
	enum word kind = source_kind(source), hint = W_KIND_CSV_HINT;
	if (kind == W_NONE && source_is_utf16(source))
		kind = W_CSV_UTF16, hint = W_CSV_UTF16_HINT;
	if (kind != W_NONE)
		diag_error(diags, ((struct place){source, 0, 1}), NULL, kind, hint);
	return kind == W_NONE;
}

struct csv *csv_read(struct arena *arena, const struct source *source, const char *const *required,
                     const char *const *optional, struct diags *diags)
{
	struct csv_reading reading = {.columns = 0};
	if (!is_text(source, diags))
		return NULL;
	struct csv_scan *scan = &reading.scan;
	csv_scan_start(scan, arena, source, diags);
	while (csv_scan_more(scan)) {
		bool header = reading.columns == 0;
		read_row(&reading);
		if (header && reading.columns > 0 && !scan->stop)
			check_header(&reading, required, optional);
	}
	if (reading.columns == 0 && !scan->errors)
		csv_scan_error(scan, 0, 1, W_CSV_EMPTY, required ? W_CSV_COLUMNS_HINT : W_NONE,
		               WORDS("", column_list(&reading, required, optional)));
	if (scan->errors)
		return NULL;
	struct csv *csv = ARENA_NEW(arena, struct csv);
	*csv = (struct csv){
		.columns = (int)reading.columns, .rows = (int)(scan->count / reading.columns) - 1,
		.header = scan->cells, .cells = scan->cells + reading.columns,
	};
	return csv;
}

int csv_column(const struct csv *csv, const char *name)
{
	return find_column(csv->header, (uint32_t)csv->columns, name);
}

struct place csv_part(const struct csv_cell *cell, size_t offset, size_t length)
{
	struct place place = cell->place;
	if (place.length != strlen(cell->text) || !length)
		return place;
	place.offset += (uint32_t)offset;
	place.length = (uint32_t)length;
	return place;
}
