/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_since: "50 % below 1990 by 2030", 比2020年下降18%: which year a change is told against, and which
 * it is asked for. Shared by indicator_*.c alone. */
#ifndef INTAKE_INDICATOR_SINCE_H
#define INTAKE_INDICATOR_SINCE_H
#include "base/arena.h"
#include "intake/indicator_sense.h"

struct since_said {
	const char *at; size_t length; /* in half-width characters; what is left */
	int since, by;                 /* 0: not said */
	enum cell_move move;           /* "below", "above" */
};
/* Takes one year with its words off an end; false: there is none. */
bool since_find(struct arena *arena, struct since_said *said);
int since_year(const char *text, size_t length); /* that it begins with; 0: none */
#endif
