/* SPDX-License-Identifier: GPL-3.0-or-later */
/* additive: with its sums negative, every row and column of the table sums to 0. A number that is no whole one stands
 * on a ring of such numbers, in the row, in a column, and so on back, of which every other can go up and the others
 * down by the same: some of them become whole, none leaves the two whole numbers it lies between, and the sums stay.
 * Done until all are whole. That there is always such a ring: L. D. Cox, A constructive procedure for unbiased
 * controlled rounding, Journal of the American Statistical Association 82, 1987. Counted in whole 2^-20, so that sums
 * are exact. What is taken first is rounded to the nearest: the sums of the whole, then what is nearest anyway. */
#include "ask/additive.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { BITS = 20 };
static const int64_t one = INT64_C(1) << BITS;

struct grid {
	int rows, columns;
	int64_t *cells;
	int *row_from, *column_from; /* the way of the search: the column that led to a row, the row that led to it */
	int *queue;
};

static int64_t *at(const struct grid *grid, int row, int column) { return &grid->cells[row * grid->columns + column]; }

/* How far it is to the whole number below or above. */
static int64_t room(const struct grid *grid, int row, int column, int direction)
{
	int64_t above = *at(grid, row, column) & (one - 1);
	return !above ? 0 : direction < 0 ? above : one - above;
}

/* From a row whose sum has moved in `direction` to the column where it is wanted back; false: there is no way. */
static bool search(const struct grid *grid, int row, int column, int direction)
{
	int head = 0, tail = 0;
	for (int r = 0; r < grid->rows; r++)
		grid->row_from[r] = -1;
	for (int c = 0; c < grid->columns; c++)
		grid->column_from[c] = -1;
	grid->queue[tail++] = row;
	while (head < tail) {
		int r = grid->queue[head++];
		for (int c = 0; c < grid->columns; c++) {
			if (grid->column_from[c] >= 0 || !room(grid, r, c, -direction) || (r == row && c == column))
				continue;
			grid->column_from[c] = r;
			if (c == column)
				return true;
			for (int next = 0; next < grid->rows; next++)
				if (next != row && grid->row_from[next] < 0 && room(grid, next, c, direction)) {
					grid->row_from[next] = c;
					grid->queue[tail++] = next;
				}
		}
	}
	return false;
}

/* Along the way that was found, back from the column; `move` 0: how far it may be moved. */
static int64_t walk(const struct grid *grid, int row, int column, int direction, int64_t most, int64_t move)
{
	for (int c = column, r = grid->column_from[c];; c = grid->row_from[r], r = grid->column_from[c]) {
		int64_t down = room(grid, r, c, -direction);
		most = down < most ? down : most;
		*at(grid, r, c) -= direction * move;
		if (r == row)
			return most;
		int back = grid->row_from[r];
		int64_t up = room(grid, r, back, direction);
		most = up < most ? up : most;
		*at(grid, r, back) += direction * move;
	}
}

static bool make_whole(const struct grid *grid, int row, int column)
{
	int direction = room(grid, row, column, 1) <= room(grid, row, column, -1) ? 1 : -1;
	for (int64_t left; (left = room(grid, row, column, direction)) > 0;) {
		if (!search(grid, row, column, direction))
			return false;
		int64_t move = walk(grid, row, column, direction, left, 0);
		walk(grid, row, column, direction, left, move);
		*at(grid, row, column) += direction * move;
	}
	return true;
}

/* The body as it is, the sums as they follow from it, negative. */
static bool fill(const struct grid *grid, const double *table, double unit)
{
	for (int r = 0; r < grid->rows - 1; r++)
		for (int c = 0; c < grid->columns - 1; c++) {
			double scaled = table[r * grid->columns + c] / unit * (double)one;
			if (!(fabs(scaled) < 0x1p50))
				return false;
			*at(grid, r, c) = (int64_t)llrint(scaled);
			*at(grid, r, grid->columns - 1) -= *at(grid, r, c);
			*at(grid, grid->rows - 1, c) -= *at(grid, r, c);
			*at(grid, grid->rows - 1, grid->columns - 1) += *at(grid, r, c);
		}
	return true;
}

struct pick { int cell; bool body; int64_t far; };

static int by_nearness(const void *left, const void *right)
{
	const struct pick *a = left, *b = right;
	if (a->body != b->body)
		return a->body - b->body;
	return a->far != b->far ? (a->far > b->far) - (a->far < b->far) : a->cell - b->cell;
}

/* The ends of the last row, the rest of it, then the body, what is nearest to a whole number first. */
static bool make_all_whole(struct arena *arena, const struct grid *grid)
{
	int count = grid->rows * grid->columns, last = grid->rows - 1;
	struct pick *picks = ARENA_ARRAY(arena, count, struct pick);
	bool whole = make_whole(grid, last, grid->columns - 1) && make_whole(grid, last, 0);
	for (int i = 0; i < count; i++) {
		int64_t up = room(grid, i / grid->columns, i % grid->columns, 1),
				down = room(grid, i / grid->columns, i % grid->columns, -1);
		picks[i] = (struct pick){i, i / grid->columns != last, up < down ? up : down};
	}
	qsort(picks, (size_t)count, sizeof *picks, by_nearness);
	for (int i = 0; i < count && whole; i++)
		whole = make_whole(grid, picks[i].cell / grid->columns, picks[i].cell % grid->columns);
	return whole;
}

bool additive_round(struct arena *arena, double *table, int rows, int columns, int decimals)
{
	struct grid grid = {rows, columns, ARENA_ARRAY(arena, rows * columns, int64_t), ARENA_ARRAY(arena, rows, int),
	                    ARENA_ARRAY(arena, columns, int), ARENA_ARRAY(arena, rows + 1, int)};
	double unit = 1;
	for (int i = 0; i < (decimals < 0 ? -decimals : decimals); i++)
		unit *= 10;
	unit = decimals < 0 ? unit : 1 / unit;
	bool whole = fill(&grid, table, unit);
	whole = whole && make_all_whole(arena, &grid);
	for (int r = 0; r < rows && whole; r++)
		for (int c = 0; c < columns; c++) {
			double number = (double)(*at(&grid, r, c) >> BITS);
			number = (r == rows - 1) != (c == columns - 1) ? 0 - number : number;
			table[r * columns + c] = decimals > 0 ? number / (1 / unit) : number * unit;
		}
	return whole;
}
