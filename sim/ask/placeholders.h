/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placeholders: numbers that stand only until somebody replaces them: what `new` writes where the table gives nothing
 * (an assumption whose note says so, or a source "placeholder"), and defaults of models that are not 0. Which values of
 * a run they move, found by moving each of them a little: a fall of energy per GDP does not rest on the energy use per
 * output that stands in every sector, the energy used does. */
#ifndef ASK_PLACEHOLDERS_H
#define ASK_PLACEHOLDERS_H
#include <stdint.h>
#include "core/program.h"

enum { PLACEHOLDERS_MOST = 64 }; /* told apart; further ones count as the last */

struct placeholder {
	const char *key;    /* "energy.intensity", "sectors.mining.growth" */
	struct place place; /* NOWHERE: a default */
};
struct placeholders {
	struct placeholder list[PLACEHOLDERS_MOST];
	int count;
	uint64_t **moves; /* [variable][element, then groups]: bit i: list[i] moves some year of it */
};
/* NULL: there are none. */
const struct placeholders *placeholders_find(struct arena *arena, const struct program *program);
/* Those that move a variable, as bits; element -1: all of its elements. */
uint64_t placeholders_of(const struct placeholders *placeholders, const struct program *program, int variable,
                         int element);
/* No files' word, and not without effect: a model's default that is not 0 in every year. */
bool placeholder_is_default(const struct input *input, const struct input_value *value, int years);
#endif
