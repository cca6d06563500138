/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario_words: of a command for one scenario or a pair the second word is a scenario where there is one of that name
 * or title; what is asked of `decompose` by a name of its own (energy, co2 ...) never is: a file of that name is
 * written with its ending. */
#include "command/scenario_words.h"
#include <string.h>
#include "ask/decompose.h"
#include "base/text.h"
#include "command/files.h"

static bool is_pair(struct call *call)
{
	int count = call->options->argument_count;
	const char *second = count > 1 ? call->options->arguments[1] : "";
	bool is_path = strchr(second, '/') || text_ends(second, ".json");
	return count > 2 || (count == 2 && (is_path || (!decompose_scheme_is(second) &&
	                                                files_is_called(call->arena, second, &call->diags))));
}

int scenario_words(struct call *call)
{
	switch (call->command->reads) {
	case READS_FIRST: return 1;
	case READS_PAIR: return is_pair(call) ? 2 : 1;
	default: return call->options->argument_count;
	}
}
