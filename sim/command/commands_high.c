/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands_high: of the options that each command knows those from the 65th on; C has no constants of 128 bits to
 * name. */
#define HALF(id) ((id) >= 64 ? UINT64_C(1) << ((id) & 63) : 0)
#include "command/commands_half.h"

const uint64_t commands_high[COMMAND_COUNT + 1] = {
#define COMMAND(id, name, least, most, reads, options) (uint64_t)((options) | EVERYWHERE),
#include "command/commands.def"
#undef COMMAND
	(uint64_t)ALONE};
