/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot_text: the only form in which text reaches gnuplot. */
#ifndef PAGE_GNUPLOT_TEXT_H
#define PAGE_GNUPLOT_TEXT_H
#include <stddef.h>
#include "base/arena.h"

/* Valid UTF-8, no controls or marks of direction, no apostrophe, no backslash, nothing that breaks XML, at most `most`
 * characters (then an ellipsis). */
char *gnuplot_text(struct arena *arena, const char *text, size_t most);
#endif
