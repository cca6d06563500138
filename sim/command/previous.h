/* SPDX-License-Identifier: GPL-3.0-or-later */
/* previous: the plan before a plan, as the plan names it. */
#ifndef COMMAND_PREVIOUS_H
#define COMMAND_PREVIOUS_H
#include "command/call.h"
#include "data/plan.h"

struct reader;
/* NULL: it names none, or one that cannot be read, which is reported. */
const struct plan *previous_named(struct call *call, struct reader *reader, const struct plan *plan);
#endif
