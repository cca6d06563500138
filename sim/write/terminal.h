/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal: text as a terminal shows it: sentences as lines, and looks. */
#ifndef WRITE_TERMINAL_H
#define WRITE_TERMINAL_H
#include "write/cell.h"

enum { TERMINAL_WIDTH = 98 };

/* A sentence as lines of at most `width` cells; lines after the first begin with `hang` blanks. `start`: cells already
 * used on the first line. Breaks at blanks and between Chinese characters. Ends the line. */
void terminal_prose(struct text *out, const char *sentence, int start, int hang, int width);
/* With ANSI codes where `colour` is set. */
void terminal_look(struct text *out, const char *text, enum look look, bool colour);
#endif
