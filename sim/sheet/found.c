/* SPDX-License-Identifier: GPL-3.0-or-later */
/* found: hidden rows and columns are left out as if they were not there, but rows and columns keep their numbers; of a
 * merged range the first cell holds the text, as far as any of the range is seen. The sheet gets a text of its own,
 * a line for each row with " | " between its cells, in which cells have places. Holds: sheets and their texts are
 * bounded together, however often one long text is used. */
#include "sheet/found.h"
#include <string.h>
#include "base/source_grid.h"
#include "base/source_marks.h"

#define GAP " | "
enum { MOST_TOLD = 100 };

/* --- which rows and columns are seen --- */

struct seen {
	uint32_t *row_at, *column_at; /* [number] -> how many up to it are seen; [0] is 0 */
	uint32_t *row_numbers, *column_numbers; /* of each that is seen */
	uint32_t last_row, last_column;         /* numbers; up to there it is told what is seen */
	uint32_t rows, columns;                 /* seen */
	bool hides_row, hides_column;           /* some that hold text */
};

/* From 1, among those seen; 0: hidden. */
static uint32_t place_among(const uint32_t *at, uint32_t number)
{
	return at[number] > at[number - 1] ? at[number] : 0;
}

static struct seen look(struct arena *arena, const struct found *found)
{
	struct seen seen = {0};
	for (int i = 0; i < found->count; i++) {
		seen.last_row = found->cells[i].row; /* they ascend */
		if (found->cells[i].column > seen.last_column)
			seen.last_column = found->cells[i].column;
	}
	seen.row_at = ARENA_ARRAY(arena, seen.last_row + 1, uint32_t);
	seen.row_numbers = ARENA_ARRAY(arena, seen.last_row + 1, uint32_t);
	seen.column_at = ARENA_ARRAY(arena, seen.last_column + 1, uint32_t);
	seen.column_numbers = ARENA_ARRAY(arena, seen.last_column + 1, uint32_t);
	int hidden = 0;
	for (uint32_t row = 1; row <= seen.last_row; row++) {
		if (hidden < found->hidden_count && found->hidden_rows[hidden] == row)
			hidden++;
		else
			seen.row_numbers[seen.rows++] = row;
		seen.row_at[row] = seen.rows;
	}
	for (uint32_t column = 1; column <= seen.last_column; column++) {
		if (!found->hidden_columns[column])
			seen.column_numbers[seen.columns++] = column;
		seen.column_at[column] = seen.columns;
	}
	return seen;
}

/* Up to the last row and the last column that show text; the rest is nothing. */
static void shrink(struct seen *seen, const struct found *found)
{
	uint32_t rows = 0, columns = 0;
	for (int i = 0; i < found->count; i++) {
		uint32_t row = place_among(seen->row_at, found->cells[i].row);
		uint32_t column = place_among(seen->column_at, found->cells[i].column);
		seen->hides_row |= !row;
		seen->hides_column |= !column;
		if (row && column) {
			rows = row;
			columns = column > columns ? column : columns;
		}
	}
	seen->rows = rows, seen->columns = columns;
}

/* "5, 7-9" of rows, "C, F-G" of columns; those that hold text. */
static const char *numbers_hidden(struct book *book, const struct found *found, const struct seen *seen, bool rows)
{
	uint32_t last = rows ? seen->last_row : seen->last_column;
	bool *holds = ARENA_ARRAY(book->arena, last + 2, bool);
	const char **list = NULL;
	int count = 0, capacity = 0;
	for (int i = 0; i < found->count; i++)
		holds[rows ? found->cells[i].row : found->cells[i].column] = true;
	for (uint32_t from = 1, to; from <= last; from = to + 1) {
		const uint32_t *at = rows ? seen->row_at : seen->column_at;
		to = from;
		if (place_among(at, from) || !holds[from])
			continue;
		while (to < last && !place_among(at, to + 1) && holds[to + 1])
			to++;
		const char *first = source_cell_name(book->arena, from, from), *end = source_cell_name(book->arena, to, to);
		size_t letters = strcspn(first, "0123456789"), end_letters = strcspn(end, "0123456789");
		const char *text = rows ? arena_print(book->arena, from == to ? "%u" : "%u-%u", from, to)
		                        : arena_print(book->arena, from == to ? "%.*s" : "%.*s-%.*s", (int)letters, first,
		                                      (int)end_letters, end);
		*ARENA_PUSH(book->arena, list, count, capacity) = text;
	}
	return diag_list(book->diags, list, (size_t)count);
}

static void tell_hidden(struct book *book, const struct found *found, const struct seen *seen)
{
	if (seen->hides_row)
		diag_note(book->diags, NOWHERE, NULL, W_BOOK_HIDDEN_ROWS, W_BOOK_HIDDEN_HINT, book->source->path, found->name,
		          numbers_hidden(book, found, seen, true));
	if (seen->hides_column)
		diag_note(book->diags, NOWHERE, NULL, W_BOOK_HIDDEN_COLUMNS, W_BOOK_HIDDEN_HINT, book->source->path,
		          found->name, numbers_hidden(book, found, seen, false));
}

/* --- the sheet --- */

static const struct found_cell *found_at(const struct found *found, uint32_t row, uint32_t column)
{
	int from = 0, to = found->count;
	while (from < to) {
		int middle = from + (to - from) / 2;
		const struct found_cell *cell = &found->cells[middle];
		if (cell->row < row || (cell->row == row && cell->column < column))
			from = middle + 1;
		else
			to = middle;
	}
	const struct found_cell *cell = from < found->count ? &found->cells[from] : NULL;
	return cell && cell->row == row && cell->column == column ? cell : NULL;
}

struct made { /* while it is made: what each cell of the sheet is, NULL: blank */
	struct sheet *sheet;
	const struct found_cell **of;
	bool *covered; /* by a merged range */
};

static uint32_t lesser(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* Gives the range's text to the first cell of it that is seen, and to no other. False: another range is there. */
static bool merge(const struct found *found, const struct seen *seen, const struct found_range *range,
                  struct made *made)
{
	if (range->top > seen->last_row || range->left > seen->last_column)
		return true;
	uint32_t top = seen->row_at[range->top - 1] + 1, left = seen->column_at[range->left - 1] + 1;
	uint32_t bottom = lesser(seen->row_at[lesser(range->bottom, seen->last_row)], seen->rows);
	uint32_t right = lesser(seen->column_at[lesser(range->right, seen->last_column)], seen->columns);
	if (top > bottom || left > right)
		return true;
	for (uint32_t row = top; row <= bottom; row++)
		for (uint32_t column = left; column <= right; column++) {
			size_t i = (size_t)(row - 1) * (size_t)made->sheet->columns + column - 1;
			if (made->covered[i])
				return false;
			made->covered[i] = true;
			made->of[i] = NULL;
		}
	size_t first = (size_t)(top - 1) * (size_t)made->sheet->columns + left - 1;
	made->of[first] = found_at(found, range->top, range->left);
	made->sheet->cells[first].across = (int)(right - left + 1);
	made->sheet->cells[first].down = (int)(bottom - top + 1);
	return true;
}

static bool merge_all(struct book *book, const struct found *found, const struct seen *seen, struct made *made)
{
	for (int i = 0; i < found->merged_count; i++)
		if (!merge(found, seen, &found->merged[i], made)) {
			const struct found_range *range = &found->merged[i];
			BOOK_FAIL(book, found->part, W_BOOK_MERGED, W_BOOK_DAMAGED_HINT,
			          source_cell_name(book->arena, range->top, range->left));
			return false;
		}
	return true;
}

static struct made make(struct arena *arena, const struct found *found, const struct seen *seen)
{
	size_t count = (size_t)seen->rows * seen->columns;
	struct made made = {ARENA_NEW(arena, struct sheet), ARENA_ARRAY(arena, count, const struct found_cell *),
	                    ARENA_ARRAY(arena, count, bool)};
	*made.sheet = (struct sheet){.name = found->name, .rows = (int)seen->rows, .columns = (int)seen->columns,
	                             .cells = ARENA_ARRAY(arena, count, struct sheet_cell)};
	for (size_t i = 0; i < count; i++)
		made.sheet->cells[i] = (struct sheet_cell){.text = "", .across = 1, .down = 1};
	for (int i = 0; i < found->count; i++) {
		uint32_t row = place_among(seen->row_at, found->cells[i].row);
		uint32_t column = place_among(seen->column_at, found->cells[i].column);
		if (row && column)
			made.of[(size_t)(row - 1) * seen->columns + column - 1] = &found->cells[i];
	}
	return made;
}

/* The rows as a text whose cells are where their places say. False: too much of it. */
static bool write_text(struct book *book, const struct seen *seen, struct made *made)
{
	size_t columns = seen->columns, count = seen->rows * columns, size = count * strlen(GAP);
	for (size_t i = 0; i < count; i++)
		size += made->of[i] ? strlen(made->of[i]->text) : 0;
	book->text += size;
	if (book->text > BOOK_MOST_TEXT) {
		BOOK_FAIL(book, made->sheet->name, W_BOOK_TEXT, W_BOOK_SMALLER_HINT);
		return false;
	}
	struct source *source = ARENA_NEW(book->arena, struct source);
	struct source_grid *grid = ARENA_NEW(book->arena, struct source_grid);
	uint32_t *starts = ARENA_ARRAY(book->arena, count, uint32_t);
	char *bytes = arena_alloc(book->arena, size + 1), *at = bytes;
	for (size_t i = 0; i < count; i++) {
		const char *text = made->of[i] ? made->of[i]->text : "";
		size_t length = strlen(text);
		struct sheet_cell *cell = &made->sheet->cells[i];
		starts[i] = (uint32_t)(at - bytes);
		cell->text = text;
		cell->place = (struct place){source, starts[i], (uint32_t)length};
		cell->is_number = made->of[i] && made->of[i]->kind == FOUND_NUMBER;
		for (; *text; text++)
			*at++ = (unsigned char)*text < ' ' ? ' ' : *text; /* a row is a line */
		bool last = i % columns == columns - 1;
		memcpy(at, last ? "\n" : GAP, last ? 1 : strlen(GAP));
		at += last ? 1 : strlen(GAP);
	}
	*source = *book->source;
	source->bytes = bytes;
	source->size = (size_t)(at - bytes);
	source->marks = source_marks(book->arena, bytes, source->size);
	*grid = (struct source_grid){.name = made->sheet->name, .rows = seen->rows, .columns = seen->columns,
	                             .starts = starts, .row_numbers = seen->row_numbers,
	                             .column_numbers = seen->column_numbers};
	source->grid = grid;
	made->sheet->file = source->path;
	return true;
}

/* Formulas without their values, and values that the workbook says are not available: those pass as missing. Whoever
 * wants a number of another cell in error (#DIV/0!) tells that himself. */
static void tell_cells(struct book *book, const struct made *made)
{
	size_t count = (size_t)made->sheet->rows * (size_t)made->sheet->columns, first = count;
	int errors = 0, uncalculated = 0;
	for (size_t i = 0; i < count; i++) {
		enum found_kind kind = made->of[i] ? made->of[i]->kind : FOUND_TEXT;
		if (kind == FOUND_ERROR && strcmp(made->of[i]->text, "#N/A") == 0)
			first = !errors++ ? i : first;
		if (kind == FOUND_UNCALCULATED && uncalculated++ < MOST_TOLD)
			diag_error(book->diags, made->sheet->cells[i].place, NULL, W_BOOK_UNCALCULATED, W_BOOK_UNCALCULATED_HINT);
	}
	book->uncalculated += uncalculated;
	const char *more = arena_print(book->arena, "%d", errors);
	if (errors)
		diag_note(book->diags, made->sheet->cells[first].place, NULL,
		          errors > 1 ? W_BOOK_CELLS_IN_ERROR : W_BOOK_CELL_IN_ERROR, W_BOOK_IN_ERROR_HINT, more);
}

void found_add(struct book *book, const struct found *found)
{
	struct seen seen = look(book->arena, found);
	shrink(&seen, found);
	tell_hidden(book, found, &seen);
	if (!seen.rows)
		return;
	if ((size_t)seen.rows * seen.columns > SHEETS_MOST_CELLS - book->cells) {
		const char *last =
			source_cell_name(book->arena, seen.row_numbers[seen.rows - 1], seen.column_numbers[seen.columns - 1]);
		BOOK_FAIL(book, found->name, W_BOOK_CELLS, W_BOOK_SMALLER_HINT, last);
		return;
	}
	book->cells += (size_t)seen.rows * seen.columns;
	struct made made = make(book->arena, found, &seen);
	if (!merge_all(book, found, &seen, &made) || !write_text(book, &seen, &made))
		return;
	tell_cells(book, &made);
	*ARENA_PUSH(book->arena, book->sheets, book->sheet_count, book->sheet_capacity) = *made.sheet;
}
