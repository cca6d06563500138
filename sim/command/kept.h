/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kept: pictures that lie in the folder of -o already, as this program left them, and were made of just what is to be
 * drawn: they need not be drawn again. */
#ifndef COMMAND_KEPT_H
#define COMMAND_KEPT_H
#include "command/call.h"
#include "command/manifest_read.h"

struct kept {
	struct call *call;
	const struct output_set *set;
	const struct manifest *manifest; /* NULL: the folder has none */
	const char *gnuplot;             /* which drew those that were found; NULL: none was */
	struct gnuplot_kept pictures;    /* for struct gnuplot */
};
/* Those of the folder that the set goes to. */
void kept_open(struct kept *kept, struct call *call, const struct output_set *set);
#endif
