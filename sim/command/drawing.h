/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drawing: runs the ensembles of a command: how many members, on how many threads, how long it will take, how far it
 * is. */
#ifndef COMMAND_DRAWING_H
#define COMMAND_DRAWING_H
#include "command/batch.h"
#include "command/deliver.h"

enum { DRAWING_MEMBERS = 100000, DRAWING_SEED = 1 }; /* unless said */

/* One ensemble for each result, that keeps what the sheets show. NULL: *code says why (EXIT_INPUT: errors were
 * reported). */
const struct ensemble *const *drawing_run(struct call *call, const struct batch *batch, const struct sheets *sheets,
                                          enum exit_code *code);
#endif
