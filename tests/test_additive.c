/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose printed numbers add up: on thousands of random ones, with their sums, each number is one of the two that
 * it lies between, and rows and columns sum. */
#include "ask/additive.h"
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "tests/test.h"

enum { ROWS = 9, COLUMNS = 8 };

static double draw(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (double)(*state >> 11) / 9007199254740992.0;
}

/* The last row and column as sums of the others. */
static void add_sums(double *table, int rows, int columns)
{
	for (int c = 0; c < columns; c++)
		table[(rows - 1) * columns + c] = 0;
	for (int r = 0; r < rows - 1; r++) {
		table[r * columns + columns - 1] = 0;
		for (int c = 0; c < columns - 1; c++) {
			table[r * columns + columns - 1] += table[r * columns + c];
			table[(rows - 1) * columns + c] += table[r * columns + c];
		}
		table[rows * columns - 1] += table[r * columns + columns - 1];
	}
}

static bool adds_up(const double *table, int rows, int columns)
{
	bool right = true;
	for (int r = 0; r < rows; r++) {
		double sum = 0;
		for (int c = 0; c < columns - 1; c++)
			sum += table[r * columns + c];
		right = right && fabs(sum - table[r * columns + columns - 1]) < 1e-9;
	}
	for (int c = 0; c < columns; c++) {
		double sum = 0;
		for (int r = 0; r < rows - 1; r++)
			sum += table[r * columns + c];
		right = right && fabs(sum - table[(rows - 1) * columns + c]) < 1e-9;
	}
	return right;
}

static bool is_beside(double rounded, double exact, double unit)
{
	return fabs(rounded - exact) < unit * (1 + 1e-5) && fabs(rint(rounded / unit) - rounded / unit) < 1e-6;
}

TEST(additive_random_tables_add_up_and_no_number_leaves_its_neighbours)
{
	struct arena arena;
	uint64_t state = 1;
	arena_init(&arena, NULL, 0);
	for (int turn = 0; turn < 3000; turn++) {
		double table[ROWS * COLUMNS], exact[ROWS * COLUMNS];
		int rows = 2 + turn % (ROWS - 1), columns = 2 + turn / 7 % (COLUMNS - 1), decimals = turn % 4 - 1;
		double unit = decimals < 0 ? 10 : pow(10, -decimals);
		for (int i = 0; i < rows * columns; i++)
			table[i] = draw(&state) < 0.2 ? 0 : (draw(&state) - 0.5) * 200;
		add_sums(table, rows, columns);
		memcpy(exact, table, sizeof table);
		CHECK(additive_round(&arena, table, rows, columns, decimals));
		bool beside = true;
		for (int i = 0; i < rows * columns; i++)
			beside = beside && is_beside(table[i], exact[i], unit);
		CHECK_SAY(beside && adds_up(table, rows, columns), "table %d, %d by %d, %d decimals", turn, rows, columns,
		          decimals);
		arena_free(&arena);
	}
}

TEST(additive_whole_sums_are_the_nearest_and_whole_numbers_stay)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	double table[] = {0.4, 0.4, 0.8, 0.4, 0.4, 0.8, 0.4, 0.4, 0.8, 1.2, 1.2, 2.4};
	CHECK(additive_round(&arena, table, 4, 3, 0));
	CHECK(table[11] == 2 && table[9] == 1 && table[10] == 1);
	double whole[] = {3, 4, 7, -1, 2, 1, 2, 6, 8};
	CHECK(additive_round(&arena, whole, 3, 3, 0));
	CHECK(whole[0] == 3 && whole[4] == 2 && whole[8] == 8);
	double nothing[] = {-0.1, 0.1, 0, 0.1, -0.1, 0, 0, 0, 0};
	CHECK(additive_round(&arena, nothing, 3, 3, 0));
	CHECK(nothing[0] == 0 && !signbit(nothing[0]));
	arena_free(&arena);
}

TEST(additive_what_is_too_large_or_no_number_is_left_as_it_was)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	double large[] = {1e15, 0.4, 1e15, 1e15, 0.4, 1e15}, none[] = {NAN, 1, NAN, NAN, 1, NAN};
	CHECK(!additive_round(&arena, large, 2, 3, 2) && large[1] == 0.4);
	CHECK(!additive_round(&arena, none, 2, 3, 2) && none[1] == 1);
	arena_free(&arena);
}
