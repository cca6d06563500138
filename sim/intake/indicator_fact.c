/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_fact: what of a cell that was read counts as a number of what has been. Holds: a change, a total, a range
 * or an edge is no level, and its cell keeps it. */
#include "intake/indicator_cell.h"

/* "约17652" of a year that is over is a number with a remark. */
void indicator_cell_as_fact(struct arena *arena, struct indicator_cell *cell)
{
	if (!cell->has_number || cell->sense != SENSE_ABOUT || cell->move || cell->cumulative)
		return;
	cell->sense = SENSE_NONE;
	cell->remark = cell->remark ? arena_print(arena, "%s; %s", cell->text, cell->remark) : cell->text;
}

bool indicator_cell_is_exact(const struct indicator_cell *cell)
{
	return cell->has_number && !cell->sense && !cell->cumulative && !cell->move && !cell->since &&
	       !cell->by && cell->low == cell->high;
}

bool indicator_cell_is_marked(const struct indicator_cell *cell)
{
	return cell->starred || cell->remark || cell->flags;
}
