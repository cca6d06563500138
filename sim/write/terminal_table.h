/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal_table: aligned columns. Widths count cells (Chinese takes two); numbers stand to the right, and a mark
 * (tick, cross) has its own place behind them, so that digits stay in line. A table wider than the terminal is cut into
 * blocks: the columns that move are shared out, those before and after them stand in every block. */
#ifndef WRITE_TERMINAL_TABLE_H
#define WRITE_TERMINAL_TABLE_H
#include "write/table.h"

/* `indent` blanks before every line. Headings are printed unless all are empty. */
void terminal_table(struct text *out, const struct table *table, int indent, int width, bool colour);
#endif
