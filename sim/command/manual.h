/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manual: the manual page, made from the tables of commands, options and words. No date and no path stands
 * in it: the same program prints the same page everywhere. */
#ifndef COMMAND_MANUAL_H
#define COMMAND_MANUAL_H
#include "base/text.h"
#include "base/words.h"

void manual_page(struct text *out, enum language language); /* roff, with the macros of man(7) */
/* Text for people as text for roff: backslashes, hyphens of options, quotes and points at the beginning of a
 * line mean themselves; long lines are broken where there are blanks. */
void manual_escape(struct text *out, const char *text);
/* A text of several lines as one: a line break becomes a blank, or nothing between Chinese characters. */
char *manual_unwrap(struct arena *arena, const char *text);
#endif
