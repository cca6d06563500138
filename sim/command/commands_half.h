/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands_half: the sets of options that commands.def is written with, as one half of their bits: HALF(id) is the bit
 * of a row, 0 where it stands in the other half. For commands.c and commands_high.c alone. */
#ifndef COMMAND_COMMANDS_HALF_H
#define COMMAND_COMMANDS_HALF_H
#include <stdint.h>
#include "command/options.h"

enum { ANY = -1 };

enum option_half {
#define OPTION(id, ...) id = HALF(OPTION_##id),
#include "command/options.def"
#undef OPTION
	EVERYWHERE = LANG | HELP,
	ALONE = EVERYWHERE | VERSION, /* where no command is named */
	READING = SET | SET_FROM | QUIET | COLOUR,
	PROJECTING = READING | KEEP_GOING | FAIL_ON | STRICT,
	WRITING = OUTPUT | FORMAT | BOM | NO_BOM,
	WRITING_RESULTS = OUTPUT | FORMAT_RESULTS | BOM | NO_BOM,
	PRINTING = FORMAT_PRINTED | BOM,
	DRAWING = OUTPUT_CHART | FORMAT_CHART | BOM | NO_BOM,
	CHOOSING = REGION | IAMC_SCENARIO | IAMC_MODEL, /* among the rows of a table */
	SAMPLING = MEMBERS | SEED | THREADS | EXACT
};

extern const uint64_t commands_high[COMMAND_COUNT + 1]; /* the last: of `outturn` alone */
#endif
