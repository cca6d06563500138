/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command: from a command line to one of the commands, and what the environment says of the terminal. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H
#include "command/call.h"

/* The whole of a command line: finds the command, reads the options, runs it, reports. */
enum exit_code command_line(struct arena *arena, int count, char *const *words,
                            const volatile sig_atomic_t *stop, volatile sig_atomic_t *patient);
/* Of the terminal: --lang, else the environment. */
enum language command_language(int count, char *const *words);
#endif
