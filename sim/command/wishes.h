/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wishes: the targets that --target names, "ID", "ID=NUMBER", "21", "地区生产总值=2400 亿元". */
#ifndef COMMAND_WISHES_H
#define COMMAND_WISHES_H
#include "ask/result.h"
#include "command/call.h"

/* Copies of the result's, with the numbers that are asked for. NULL: errors were reported. */
const struct target_result *wishes_read(struct call *call, const struct result *result,
                                        const struct option_texts *texts, int *count);
#endif
