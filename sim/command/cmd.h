/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd: what the commands do: one function for each row of commands.def, in the file of its name. */
#ifndef COMMAND_CMD_H
#define COMMAND_CMD_H
#include "command/call.h"

#define COMMAND(id, name, ...) enum exit_code cmd_##name(struct call *call);
#include "command/commands.def"
#undef COMMAND
#endif
