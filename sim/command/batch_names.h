/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_names: what the scenarios of a command are called, wherever they are told of: their files' names without the
 * ending, with as many folders as it takes (base/apart.h). */
#ifndef COMMAND_BATCH_NAMES_H
#define COMMAND_BATCH_NAMES_H
#include "command/batch.h"

/* Ids that differ. A scenario whose name cannot be shown as it is is taken out and reported. */
void batch_name(struct call *call, struct batch *batch);
/* The same once --vary has made its variants: what heads their columns differs, too. False: two would be called the
 * same, and that was reported. */
bool batch_names_differ(struct call *call, struct batch *batch);
#endif
