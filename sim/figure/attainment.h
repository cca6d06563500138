/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attainment: heat map and bullets: how far each target is reached. */
#ifndef FIGURE_ATTAINMENT_H
#define FIGURE_ATTAINMENT_H
#include "figure/gallery.h"

const struct chart *figure_heatmap(const struct gallery *gallery, struct block block);
const struct chart *figure_bullets(const struct gallery *gallery, int result); /* NULL: no target is assessed */
#endif
