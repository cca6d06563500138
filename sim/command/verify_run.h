/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_run: a command that a manifest tells, run again by this very program in a process of its own, into a folder of
 * ours. */
#ifndef COMMAND_VERIFY_RUN_H
#define COMMAND_VERIFY_RUN_H
#include "command/call.h"

enum verify_ran { VERIFY_RAN, VERIFY_STOPPED /* by a signal */, VERIFY_NOT_STARTED /* err is set */ };
/* `words`: of the command line, behind the program's name; ends with NULL. *said: the first line of what it said. */
enum verify_ran verify_run(struct call *call, char *const *words, int *exit_code, const char **said, struct err *err);
#endif
