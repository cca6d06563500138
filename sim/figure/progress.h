/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: observations against the straight line to each target. */
#ifndef FIGURE_PROGRESS_H
#define FIGURE_PROGRESS_H
#include "figure/gallery.h"

const char *figure_progress_missing(const struct gallery *gallery); /* why targets are left out of it; NULL: none is */
#endif
