/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_cell: numbers as cells, which keep beside their text the number and where it comes from. */
#ifndef VIEW_CELL_H
#define VIEW_CELL_H
#include "view/view.h"

struct cell view_cell(struct arena *arena, double value, int decimals); /* of no variable; "-" where there is none */
/* What a variable comes to in a year. */
struct cell view_cell_of(struct arena *arena, const struct result *result, int variable, int element, int year,
                         int decimals);
/* The number was found from that variable in that year. */
struct cell view_cell_from(struct cell cell, const struct result *result, int variable, int element, int year);
struct cell view_cell_count(struct arena *arena, int count);
struct cell view_cell_grouped(struct arena *arena, uint64_t number); /* "20,000" */
struct cell view_cell_percent(struct arena *arena, double percent, const struct view *view);
struct cell view_cell_odds(struct arena *arena, struct chance chance, bool prose, const struct view *view);
struct cell view_cell_chance(struct arena *arena, uint64_t count, uint64_t of,
                             const struct view *view);     /* number: per cent */
struct cell view_cell_as(const char *text, double number); /* a text that says the number */
struct cell view_cell_marked(struct cell cell, const char *mark, enum look look);
#endif
