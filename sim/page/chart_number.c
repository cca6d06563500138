/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_number: numbers as labels have them. What no axis can have (more than nine decimals, beyond 1e15) is printed as
 * short as it goes, what is no number as a dash. */
#include "page/chart_number.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"

static void add_grouped(struct text *out, const char *digits, size_t whole)
{
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			text_add(out, ",");
		text_add_n(out, digits + i, 1);
	}
	text_add(out, digits + whole);
}

char *chart_number(struct arena *arena, double value, int decimals, enum language language)
{
	char digits[400];
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	if (!isfinite(value))
		return arena_print(arena, "%s", "\u2013");
	if (fabs(value) >= 1e15 || decimals > 9)
		number_shortest(value, digits);
	else
		number_fixed(value, decimals, digits, sizeof digits);
	const char *start = digits;
	if (*start == '-')
		text_add(&out, "\u2212"), start++;
	size_t whole = strspn(start, "0123456789");
	size_t grouped_from = language_rules[language].grouped_from;
	if (grouped_from && whole >= grouped_from)
		add_grouped(&out, start, whole);
	else
		text_add(&out, start);
	return out.bytes;
}
