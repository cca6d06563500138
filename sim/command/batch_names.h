/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_names: the names of --only, as far as they are wrong. */
#ifndef COMMAND_BATCH_NAMES_H
#define COMMAND_BATCH_NAMES_H
#include "command/batch.h"

void batch_names_check(struct call *call, struct batch *batch);    /* more than may be given: once they are read */
void batch_names_complain(struct call *call, struct batch *batch); /* those that nothing answers to: once all have run */
#endif
