/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stack: the parts of a sum, of one scenario. */
#ifndef FIGURE_STACK_H
#define FIGURE_STACK_H
#include "figure/gallery.h"

const struct chart *figure_stack(const struct gallery *gallery, int result);
#endif
