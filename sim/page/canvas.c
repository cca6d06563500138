/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas: dots and characters in cells. A Braille cell holds 2 x 4 dots, numbered down the left column,
 * then down the right, the lowest pair last (U+2800 + bits); it has the colour of the line drawn last. Without
 * Braille a cell holds the letter of its line, or "*" where lines of several letters meet. */
#include "page/canvas.h"
#include <math.h>
#include "base/utf8.h"
#include "page/chart_colour.h"

void canvas_init(struct canvas *canvas, struct arena *arena, int columns, int rows, bool braille)
{
	*canvas = (struct canvas){columns, rows, braille ? 2 : 1, braille ? 4 : 1, braille, NULL};
	canvas->cells = ARENA_ARRAY(arena, columns * rows, struct canvas_cell);
	for (int i = 0; i < columns * rows; i++)
		canvas->cells[i].owner = NOBODY;
}

struct canvas_cell *canvas_cell(const struct canvas *canvas, int column, int row)
{
	if (column < 0 || row < 0 || column >= canvas->columns || row >= canvas->rows)
		return NULL;
	return &canvas->cells[row * canvas->columns + column];
}

static void dot(struct canvas *canvas, const struct pen *pen, int x, int y)
{
	static const unsigned char bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
	struct canvas_cell *cell = x < 0 || y < 0 ? NULL : canvas_cell(canvas, x / canvas->across, y / canvas->down);
	if (!cell)
		return;
	if (canvas->braille)
		cell->dots |= bits[y % 4][x % 2];
	else
		cell->mark = !cell->mark || cell->mark == pen->letter ? pen->letter : '*';
	cell->owner = pen->owner;
}

void canvas_line(struct canvas *canvas, struct pen *pen, double x0, double y0, double x1, double y1)
{
	int steps = (int)fmin(ceil(fmax(fabs(x1 - x0), fabs(y1 - y0))), 1e4);
	for (int i = 0; i <= steps; i++) {
		double part = steps ? (double)i / steps : 0;
		if (pen->step++ % (pen->on + pen->off) < pen->on)
			dot(canvas, pen, (int)floor(x0 + part * (x1 - x0) + 0.5), (int)floor(y0 + part * (y1 - y0) + 0.5));
	}
}

void canvas_mark(struct canvas *canvas, double x, double y, char mark, int owner, bool over)
{
	int column = (int)floor((floor(x + 0.5)) / canvas->across), row = (int)floor((floor(y + 0.5)) / canvas->down);
	struct canvas_cell *cell = canvas_cell(canvas, column, row);
	if (!cell || (!over && (cell->dots || cell->mark)))
		return;
	*cell = (struct canvas_cell){0, mark, owner};
}

void canvas_colour(struct text *out, int owner, bool begin)
{
	/* the hues of chart_colour, of middling lightness: seen on white and on black */
	static const int codes[CHART_COLOURS] = {244, 32,  35,  166, 170, 136,
	                                          98,  130, 38,  125, 100, 112};
	if (owner == NOBODY)
		return;
	if (begin)
		text_print(out, "\x1b[38;5;%dm", codes[owner % CHART_COLOURS]);
	else
		text_add(out, "\x1b[0m");
}

static int last_filled(const struct canvas *canvas, int row)
{
	int last = canvas->columns - 1;
	while (last >= 0 && !canvas_cell(canvas, last, row)->dots && !canvas_cell(canvas, last, row)->mark)
		last--;
	return last;
}

void canvas_print(struct text *out, const struct canvas *canvas, int row, bool fill, bool colour)
{
	int end = fill ? canvas->columns - 1 : last_filled(canvas, row), owner = NOBODY;
	for (int column = 0; column <= end; column++) {
		const struct canvas_cell *cell = canvas_cell(canvas, column, row);
		char bytes[4];
		if (colour && cell->owner != owner) {
			canvas_colour(out, owner, false);
			canvas_colour(out, cell->owner, true);
			owner = cell->owner;
		}
		if (cell->mark)
			text_add_char(out, cell->mark, 1);
		else if (cell->dots)
			text_add_n(out, bytes, utf8_encode(0x2800u + cell->dots, bytes));
		else
			text_add_char(out, ' ', 1);
	}
	canvas_colour(out, owner, false);
}
