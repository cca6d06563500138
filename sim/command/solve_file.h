/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_file: what solve found as a scenario that extends the one it was found for: solve --save FILE. */
#ifndef COMMAND_SOLVE_FILE_H
#define COMMAND_SOLVE_FILE_H
#include "ask/solve.h"
#include "command/call.h"

/* May it be written there: a free name, or the same bytes, from which the scenario can be found? Otherwise an error is
 * reported. Before anything is run. */
bool solve_file_may(struct call *call, const struct scenario *scenario, const char *path);
/* Writes it, unless the same is there. */
enum exit_code solve_file_write(struct call *call, const struct solve *solve, const char *path);
#endif
