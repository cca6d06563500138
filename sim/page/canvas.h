/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canvas: a plot's cells, for a terminal. Places are in dots from the top left corner; a cell is across x down
 * dots large. */
#ifndef PAGE_CANVAS_H
#define PAGE_CANVAS_H
#include "base/text.h"

enum { NOBODY = -1 };

struct canvas_cell {
	unsigned char dots; /* Braille: bits as U+2800 has them */
	char mark;          /* what stands here instead of dots; 0: nothing */
	int owner;          /* whose colour: the scenario's number, or NOBODY */
};
struct canvas {
	int columns, rows, across, down;
	bool braille;
	struct canvas_cell *cells; /* [rows][columns] */
};
/* How a line is drawn: `on` dots, then `off` ones left out; with a letter where there is no Braille. */
struct pen {
	int owner, on, off, step;
	char letter;
};

void canvas_init(struct canvas *canvas, struct arena *arena, int columns, int rows, bool braille);
struct canvas_cell *canvas_cell(const struct canvas *canvas, int column, int row); /* NULL: outside */
void canvas_line(struct canvas *canvas, struct pen *pen, double x0, double y0, double x1, double y1);
/* A character in place of what stands there; `over`: also of lines. */
void canvas_mark(struct canvas *canvas, double x, double y, char mark, int owner, bool over);
/* One row, without the blanks at its end unless `fill`. */
void canvas_print(struct text *out, const struct canvas *canvas, int row, bool fill, bool colour);
void canvas_colour(struct text *out, int owner, bool begin); /* ANSI; of NOBODY: nothing */
#endif
