/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room for a label near its point: tries eight directions at growing distances and takes the cheapest place.
 * Another label or a mark is never covered; a curve only where nothing better is near. */
#include "page/crowd.h"
#include <math.h>

enum { TRIES = 7 * 8 }; /* places looked at around a point */
/* Boxes and lines looked at for all labels, 0.5 s of them: among so many marks no further label would be read. */
static const double EFFORT_MOST = 2e8;

void crowd_box(struct crowd *crowd, struct box box)
{
	*ARENA_PUSH(crowd->arena, crowd->boxes, crowd->box_count, crowd->box_room) = box;
}

void crowd_line(struct crowd *crowd, double x0, double y0, double x1, double y1)
{
	*ARENA_PUSH(crowd->arena, crowd->lines, crowd->line_count, crowd->line_room) = (struct box){x0, y0, x1, y1};
}

static bool boxes_meet(struct box a, struct box b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* How much of the piece from (left, top) to (right, bottom) of `line` lies inside `box` (Liang-Barsky). */
static double length_inside(struct box line, struct box box)
{
	double dx = line.right - line.left, dy = line.bottom - line.top, enter = 0, leave = 1;
	const double step[4] = {-dx, dx, -dy, dy};
	const double room[4] = {line.left - box.left, box.right - line.left, line.top - box.top, box.bottom - line.top};
	for (int i = 0; i < 4; i++) {
		if (step[i] == 0 && room[i] < 0)
			return 0;
		if (step[i] < 0)
			enter = fmax(enter, room[i] / step[i]);
		else if (step[i] > 0)
			leave = fmin(leave, room[i] / step[i]);
	}
	return enter < leave ? (leave - enter) * hypot(dx, dy) : 0;
}

static double cost(const struct crowd *crowd, struct box box)
{
	if (box.left < crowd->bounds.left || box.right > crowd->bounds.right || box.top < crowd->bounds.top ||
	    box.bottom > crowd->bounds.bottom)
		return INFINITY;
	for (int i = 0; i < crowd->box_count; i++)
		if (boxes_meet(box, crowd->boxes[i]))
			return INFINITY;
	double sum = 0;
	struct box airy = {box.left - 2, box.top - 1, box.right + 2, box.bottom + 1};
	for (int i = 0; i < crowd->line_count; i++)
		sum += length_inside(crowd->lines[i], airy);
	return sum * 4;
}

/* The cheapest place around one point; `least` is the best price so far. */
static double place_around(const struct crowd *crowd, struct page_point at, double width, double height, double least,
                           struct box *place)
{
	static const struct {
		double across, down;
	} sides[] = {{-1, 0.6}, {-1, -0.6}, {1, 0.6}, {1, -0.6}, {0, 1}, {0, -1}, {-1, 0}, {1, 0}};
	static const double distances[] = {8, 13, 20, 29, 40, 54, 70};
	for (int d = 0; d < TRIES / 8; d++)
		for (int s = 0; s < 8; s++) {
			double aside = sides[s].across == 0 ? distances[d] : distances[d] - 6;
			double x = at.x + sides[s].across * (width / 2 + distances[d]);
			double y = at.y + sides[s].down * (height / 2 + aside);
			struct box box = {x - width / 2, y - height / 2, x + width / 2, y + height / 2};
			double price = cost(crowd, box) + distances[d] + s * 0.2;
			if (price < least)
				least = price, *place = box;
		}
	return least;
}

bool crowd_place(struct crowd *crowd, const struct page_point *points, int count, double width, double height,
                 struct box *place)
{
	double least = INFINITY;
	if (crowd->effort > EFFORT_MOST)
		return false;
	crowd->effort += (double)count * TRIES * (crowd->box_count + crowd->line_count);
	for (int i = 0; i < count; i++)
		least = place_around(crowd, points[i], width, height, least, place);
	if (isfinite(least))
		crowd_box(crowd, *place);
	return isfinite(least);
}
