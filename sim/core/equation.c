/* SPDX-License-Identifier: GPL-3.0-or-later */
/* equation: `needs` taken apart: "urbanization", "prices.base_level", or a section and then a level with a blank
 * between. A level has a point in its name and comes last. */
#include "core/equation.h"
#include <string.h>

const char *equation_price_level(const struct equation *equation)
{
	const char *blank = equation->needs ? strchr(equation->needs, ' ') : NULL;
	const char *last = blank ? blank + 1 : equation->needs;
	return last && strchr(last, '.') ? last : NULL;
}

const char *equation_section(struct arena *arena, const struct equation *equation)
{
	const char *level = equation_price_level(equation);
	if (!level || !equation->needs)
		return equation->needs;
	return level == equation->needs ? NULL : arena_copy(arena, equation->needs, (size_t)(level - 1 - equation->needs));
}
