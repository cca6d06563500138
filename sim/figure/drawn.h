/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drawn: the numbers of pictures as data: whatever is drawn, of every picture, in the unit that it is drawn in. A row
 * is a point, the two edges of a band, or a cell.
 *   picture   the file's name before ".LANG.EXT"
 *   panel     what is shown: a variable, a target, a limit
 *   mark      observed, line, unlimited, limit, way, layer, median; target, ceiling; band, range, met (ground that
 *             meets the target); attainment, years_late (below 0: too early; at least, where no peak is seen); binds
 *             (what a limit costs at the margin, of its largest), broken; level, effect (of a waterfall); column, part
 *             (of columns: a part is a panel of its own); index (the base year is 100)
 *   name      whose it is: a scenario, a sector, a target; of what was observed its basis; of a band its quantiles */
#ifndef FIGURE_DRAWN_H
#define FIGURE_DRAWN_H
#include "figure/gallery.h"
#include "write/said.h"

struct said figure_drawn(const struct jobs *jobs);
#endif
