/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_words: which words of a command line name scenarios. */
#ifndef COMMAND_SCENARIO_WORDS_H
#define COMMAND_SCENARIO_WORDS_H
#include "command/call.h"

/* How many, from the first on, as the command reads them (commands.def). */
int scenario_words(struct call *call);
#endif
