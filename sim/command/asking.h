/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asking: what is said of a word that names nothing in a result, or not the one number that is wanted. */
#ifndef COMMAND_ASKING_H
#define COMMAND_ASKING_H
#include "ask/named.h"
#include "command/call.h"

void asking_unknown(struct call *call, const struct result *result, struct named_all *all, const char *name);
/* `output` alone is several numbers: which of them? */
void asking_several(struct call *call, const struct result *result, int variable);
void asking_sector(struct call *call, const struct result *result, int sector, const char *name);
void asking_ambiguous(struct call *call, const struct result *result, const struct named *found, int count,
                      const char *name);
#endif
