/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv: tables that spreadsheets write (RFC 4180). Every cell keeps its place, quotes included; blanks around
 * a cell without quotes and rows without any text are left out. What is told: another number of cells than
 * the header has, quotes left open or standing inside a cell, bytes that are neither UTF-8 nor GB18030, UTF-16,
 * NUL, columns missing, unknown or twice, and a header with another separator (";", tab, full-width comma). Holds: a
 * table that is returned is rectangular. */
#include "base/csv.h"
#include <string.h>
#include "base/lookup.h"
#include "base/source_kind.h"
#include "base/utf8.h"

enum { MOST_CELLS = 1000000, LONGEST_CELL = 64 << 10, MOST_ERRORS = 100 };

struct csv_reading {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	const char *bytes;
	uint32_t at, size;
	struct csv_cell *cells;   /* of all rows kept, the header's first */
	uint32_t count, capacity;
	uint32_t columns;         /* cells of the header */
	int errors;
	bool stop;
};

static void complain_of(struct csv_reading *reading, uint32_t offset, uint32_t length, enum word message,
                        enum word hint,
                        const char *const *args)
{
	diag_add(reading->diags, DIAG_ERROR, (struct place){reading->source, offset, length}, NULL, message, hint, args);
	if (++reading->errors == MOST_ERRORS) {
		diag_note(reading->diags, ((struct place){reading->source, offset, length}), NULL, W_JSON_TOO_MANY, W_NONE);
		reading->stop = true;
	}
}

static bool at_row_end(const struct csv_reading *reading)
{
	const char *at = reading->bytes + reading->at;
	return reading->at >= reading->size || *at == '\n' ||
	       (*at == '\r' && (at[1] == '\n' || reading->at + 1 == reading->size));
}

static void pass_row_end(struct csv_reading *reading)
{
	if (reading->at < reading->size && reading->bytes[reading->at] == '\r')
		reading->at++;
	if (reading->at < reading->size && reading->bytes[reading->at] == '\n')
		reading->at++;
}

/* One character of a cell; NUL and bytes that are no UTF-8 are told once and end the reading. */
static void pass_character(struct csv_reading *reading)
{
	size_t used;
	int32_t code = utf8_decode(reading->bytes + reading->at, reading->size - reading->at, &used);
	if (code <= 0) {
		const char *value = arena_print(reading->arena, "%02X", (unsigned char)reading->bytes[reading->at]);
		complain_of(reading, reading->at, 1, W_CSV_BYTE, W_CSV_BYTE_HINT, WORDS(value));
		reading->stop = true;
	}
	reading->at += (uint32_t)used;
}

/* After the opening quote, to after the closing one; a doubled quote stands for one. */
static const char *read_quoted(struct csv_reading *reading)
{
	uint32_t start = reading->at++;
	struct text out;
	text_init(&out, reading->arena);
	while (!reading->stop && reading->at < reading->size) {
		uint32_t from = reading->at;
		if (reading->bytes[from] != '"') {
			pass_character(reading);
			text_add_n(&out, reading->bytes + from, reading->at - from);
			continue;
		}
		if (reading->bytes[from + 1] != '"') {
			reading->at++;
			return out.bytes;
		}
		text_add_char(&out, '"', 1);
		reading->at += 2;
	}
	if (!reading->stop)
		complain_of(reading, start, 1, W_CSV_OPEN_QUOTE, W_CSV_OPEN_QUOTE_HINT, WORDS());
	reading->stop = true;
	return "";
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static const char *read_plain(struct csv_reading *reading)
{
	uint32_t start = reading->at;
	bool told = false;
	while (!reading->stop && !at_row_end(reading) && reading->bytes[reading->at] != ',') {
		if (reading->bytes[reading->at] == '"' && !told) {
			complain_of(reading, reading->at, 1, W_CSV_QUOTE_INSIDE, W_CSV_QUOTE_INSIDE_HINT, WORDS());
			told = true;
		}
		pass_character(reading);
	}
	uint32_t end = reading->at;
	while (end > start && is_blank(reading->bytes[end - 1]))
		end--;
	return arena_copy(reading->arena, reading->bytes + start, end - start);
}

static void read_cell(struct csv_reading *reading)
{
	while (is_blank(reading->bytes[reading->at]))
		reading->at++;
	uint32_t start = reading->at;
	bool quoted = reading->bytes[start] == '"' && start < reading->size;
	const char *text = quoted ? read_quoted(reading) : read_plain(reading);
	uint32_t end = reading->at;
	if (quoted) {
		while (is_blank(reading->bytes[reading->at]))
			reading->at++;
		if (!reading->stop && !at_row_end(reading) && reading->bytes[reading->at] != ',') {
			complain_of(reading, reading->at, 1, W_CSV_AFTER_QUOTE, W_CSV_QUOTE_INSIDE_HINT, WORDS());
			while (!reading->stop && !at_row_end(reading) && reading->bytes[reading->at] != ',')
				pass_character(reading);
		}
	}
	if (strlen(text) > LONGEST_CELL)
		complain_of(reading, start, 1, W_CSV_LONG_CELL, W_NONE, WORDS());
	struct csv_cell *cell = ARENA_PUSH(reading->arena, reading->cells, reading->count, reading->capacity);
	*cell = (struct csv_cell){text, {reading->source, start, end - start}};
	if (reading->count > MOST_CELLS) {
		complain_of(reading, start, 1, W_CSV_TOO_MANY, W_NONE, WORDS());
		reading->stop = true;
	}
}

static bool has_text(const struct csv_cell *cells, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (*cells[i].text)
			return true;
	return false;
}

static void check_width(struct csv_reading *reading, uint32_t row_start, uint32_t width)
{
	if (width == reading->columns)
		return;
	const char *got = arena_print(reading->arena, "%u", width);
	const char *wanted = arena_print(reading->arena, "%u", reading->columns);
	complain_of(reading, row_start, reading->at - row_start, W_CSV_WIDTH, W_CSV_WIDTH_HINT, WORDS(got, wanted));
}

static void read_row(struct csv_reading *reading)
{
	uint32_t first = reading->count, start = reading->at;
	for (;;) {
		read_cell(reading);
		if (reading->stop || reading->at >= reading->size || reading->bytes[reading->at] != ',')
			break;
		reading->at++;
	}
	uint32_t width = reading->count - first;
	if (!has_text(reading->cells + first, width))
		reading->count = first;
	else if (reading->columns == 0)
		reading->columns = width;
	else if (!reading->stop)
		check_width(reading, start, width);
	pass_row_end(reading);
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
	text_init(&out, reading->arena);
	text_add(&out, "");
	for (size_t i = 0; i < how_many(required); i++)
		text_print(&out, "%s%s", i ? ", " : "", required[i]);
	for (size_t i = 0; i < how_many(optional); i++)
		text_print(&out, ", %s",
		           word_format(reading->arena, reading->diags->language, W_CSV_OPTIONAL, WORDS(optional[i])));
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
	const struct csv_cell *cell = reading->cells;
	static const char *const others[] = {";", "\t", "\xEF\xBC\x8C", "|"};
	for (size_t i = 0; reading->columns == 1 && i < sizeof others / sizeof *others; i++) {
		if (!strstr(cell->text, others[i]))
			continue;
		complain_of(reading, cell->place.offset, cell->place.length, W_CSV_SEPARATOR, W_CSV_SEPARATOR_HINT,
		            WORDS(i == 1 ? "\\t" : others[i]));
		return true;
	}
	return false;
}

/* `seen`: the columns before it. */
static void check_column(struct csv_reading *reading, struct lookup *seen, struct csv_cell *cell,
                         const char *const *required, const char *const *optional)
{
	const char *const *names = both_names(reading->arena, required, optional);
	if (lookup_find(seen, cell->text))
		complain_of(reading, cell->place.offset, cell->place.length, W_CSV_COLUMN_TWICE, W_NONE, WORDS(cell->text));
	lookup_put(seen, cell->text, cell);
	for (size_t i = 0; names[i]; i++)
		if (strcmp(cell->text, names[i]) == 0)
			return;
	const char *nearest = diag_nearest(reading->diags, cell->text, names, how_many(names));
	complain_of(reading, cell->place.offset, cell->place.length, W_CSV_UNKNOWN_COLUMN,
	            nearest ? W_CSV_NEAREST_COLUMN_HINT : W_CSV_COLUMNS_HINT,
	            WORDS(cell->text, column_list(reading, required, optional), nearest));
}

static void check_header(struct csv_reading *reading, const char *const *required, const char *const *optional)
{
	if (is_separated_otherwise(reading) || !required)
		return;
	struct lookup *seen = lookup_create(reading->arena);
	for (uint32_t i = 0; i < reading->columns && !reading->stop; i++)
		check_column(reading, seen, &reading->cells[i], required, optional);
	for (size_t i = 0; i < how_many(required) && !reading->stop; i++)
		if (!lookup_find(seen, required[i]))
			complain_of(reading, reading->cells[0].place.offset, 1, W_CSV_MISSING_COLUMN, W_CSV_COLUMNS_HINT,
			            WORDS(required[i], column_list(reading, required, optional)));
}

/* --- the bytes --- */

/* The first character that is not ASCII, to its end: there a reader sees whether it was read as meant. */
static struct place first_foreign(const struct source *source)
{
	size_t at = 0, used = 1;
	while (at < source->size && !((unsigned char)source->bytes[at] & 0x80))
		at++;
	if (at < source->size)
		utf8_decode(source->bytes + at, source->size - at, &used);
	return (struct place){source, (uint32_t)at, (uint32_t)used};
}

static void tell_unreadable(struct csv_reading *reading, const struct source_stuck *stuck)
{
	const char *byte = arena_print(reading->arena, "%02X", (unsigned char)reading->source->bytes[stuck->utf8]);
	unsigned line, column;
	place_line_column((struct place){reading->source, (uint32_t)stuck->gb18030, 1}, &line, &column);
	const char *at = arena_print(reading->arena, "%u", line);
	complain_of(reading, (uint32_t)stuck->utf8, 1, W_CSV_BYTE, W_CSV_NOT_GB18030_HINT, WORDS(byte, at));
	reading->stop = true;
}

/* Settles what the bytes are: from here on all is UTF-8, and places count in it. */
static void decode(struct csv_reading *reading)
{
	struct source_stuck stuck;
	enum word kind = source_kind(reading->source);
	if (kind != W_NONE) {
		complain_of(reading, 0, 1, kind, W_KIND_CSV_HINT, WORDS());
		reading->stop = true;
		return;
	}
	if (source_is_utf16(reading->source)) {
		complain_of(reading, 0, 1, W_CSV_UTF16, W_CSV_UTF16_HINT, WORDS());
		reading->stop = true;
		return;
	}
	const struct source *utf8 = source_as_utf8(reading->arena, reading->source, &stuck);
	if (utf8 == reading->source && stuck.utf8 < utf8->size) {
		tell_unreadable(reading, &stuck);
		return;
	}
	if (utf8 != reading->source)
		diag_note(reading->diags, first_foreign(utf8), NULL, W_CSV_GB18030, W_CSV_GB18030_HINT);
	reading->source = utf8;
	reading->bytes = utf8->bytes;
	reading->size = (uint32_t)utf8->size;
}

struct csv *csv_read(struct arena *arena, const struct source *source, const char *const *required,
                     const char *const *optional, struct diags *diags)
{
	struct csv_reading reading = {
		.arena = arena, .source = source, .diags = diags, .bytes = source->bytes, .size = (uint32_t)source->size,
	};
	decode(&reading);
	while (!reading.stop && reading.at < reading.size) {
		bool header = reading.columns == 0;
		read_row(&reading);
		if (header && reading.columns > 0 && !reading.stop)
			check_header(&reading, required, optional);
	}
	if (reading.columns == 0 && !reading.errors)
		complain_of(&reading, 0, 1, W_CSV_EMPTY, required ? W_CSV_COLUMNS_HINT : W_NONE,
		            WORDS("", column_list(&reading, required, optional)));
	if (reading.errors)
		return NULL;
	struct csv *csv = ARENA_NEW(arena, struct csv);
	*csv = (struct csv){
		.columns = (int)reading.columns, .rows = (int)(reading.count / reading.columns) - 1,
		.header = reading.cells, .cells = reading.cells + reading.columns,
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
