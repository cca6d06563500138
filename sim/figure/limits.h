/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits: when limits act and what that costs, of one scenario. */
#ifndef FIGURE_LIMITS_H
#define FIGURE_LIMITS_H
#include "figure/gallery.h"

const struct chart *figure_limits(const struct gallery *gallery, int result);
#endif
