/* SPDX-License-Identifier: GPL-3.0-or-later */
/* crowd: what stands in a panel already, and room for labels between it. */
#ifndef PAGE_CROWD_H
#define PAGE_CROWD_H
#include "page/page.h"

struct crowd {
	struct arena *arena;
	struct box bounds;
	struct box *boxes;      /* must not be covered */
	struct box *lines;      /* pieces of curves, from (left, top) to (right, bottom): better not covered */
	int box_count, box_room, line_count, line_room;
	double effort;          /* boxes and lines looked at for labels so far */
};
void crowd_box(struct crowd *crowd, struct box box);
void crowd_line(struct crowd *crowd, double x0, double y0, double x1, double y1);
/* The best free place near any of the points for something of this size, which is then added to the crowd.
 * False if there is none, or where labels among thousands of marks have taken too long already. */
bool crowd_place(struct crowd *crowd, const struct page_point *points, int count, double width, double height,
                 struct box *place);
#endif
