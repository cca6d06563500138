/* SPDX-License-Identifier: GPL-3.0-or-later */
/* variants: the ways in which a command reads a scenario: as its files say, under the rows of --set-from, under
 * --set, and, once for each value, under --vary. */
#ifndef COMMAND_VARIANTS_H
#define COMMAND_VARIANTS_H
#include "command/call.h"
#include "data/input_rows.h"
#include "data/reader.h"

enum { MOST_COLUMNS = 120 }; /* side by side */

struct variants {
	struct reader *reader;
	const struct setting *settings; /* --set */
	int setting_count;
	struct input_rows rows; /* --set-from */
	bool has_rows;
	struct variation *varies;
	int vary_count, combinations; /* combinations: 0 without --vary */
};

/* Reads the three options. False: errors were reported, and no scenario can be read. */
bool variants_begin(struct call *call, struct variants *variants);
/* A scenario under --set-from and --set. NULL: errors were reported. */
const struct scenario *variants_read(struct call *call, const struct variants *variants, const char *path);
/* Puts behind each scenario what --vary makes of it; ids become "green[energy.efficiency=2]". False: it would
 * be too many, and that was reported; *wrong counts scenarios that cannot be varied. */
bool variants_expand(struct call *call, const struct variants *variants, const struct scenario ***list,
                     int *count, int *wrong);
/* Have two variants of a scenario, or one and the scenario itself, the same inputs and targets? Then one is enough. */
bool variants_are_same(const struct result *one, const struct result *other);
#endif
