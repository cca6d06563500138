/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_help: what there is to say where no command runs. */
#ifndef COMMAND_CMD_HELP_H
#define COMMAND_CMD_HELP_H
#include "command/call.h"

enum exit_code cmd_help_alone(struct call *call); /* `outturn` alone: what it found here and what to type next */
enum exit_code cmd_help_describe(struct call *call, const struct command *command); /* --help; NULL: of all */
#endif
