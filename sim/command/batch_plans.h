/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_plans: a folder may hold scenarios of several plans (a five-year plan, and a vision of twenty): what is told of
 * several scenarios is then told by plan, in the order of their first. Named scenarios stand as they are named,
 * unless --by-plan says so: that is how manifest.json tells it. */
#ifndef COMMAND_BATCH_PLANS_H
#define COMMAND_BATCH_PLANS_H
#include "command/batch.h"
#include "command/files.h"

/* Puts the scenarios of a batch in that order; sets batch->apart. */
void batch_by_plan(struct call *call, struct batch *batch, const struct found *found);
/* The results that are told together: *first becomes the first of the next of them, from 0 and a count of 0. The count;
 * 0: there are no more. */
int batch_together(const struct batch *batch, int *first, int count);
/* What names files of such a group: NULL for the first, else its plan's name: "vision". */
const char *batch_group_name(struct call *call, const struct batch *batch, int first);
#endif
