/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sampling: runs the ensembles of a command: how many members, on how many threads, how long it will take, how far it
 * is. */
#ifndef COMMAND_SAMPLING_H
#define COMMAND_SAMPLING_H
#include "command/batch.h"
#include "command/deliver.h"

enum { SAMPLING_MEMBERS = 100000, SAMPLING_SEED = 1 }; /* unless said */

/* One ensemble for each result, that keeps what the sheets show; call->resolved gets the members and the seed. NULL:
 * *code says why (EXIT_INPUT: errors were reported). */
const struct ensemble *const *sampling_run(struct call *call, const struct batch *batch, const struct sheets *sheets,
                                          enum exit_code *code);
#endif
