/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_format: what a workbook's format makes of a number. The digits that a person may not see for want of decimals
 * stay: 0.5468 under "0%" is "54.68%"; what changes the number's meaning is done (percent, thousands left out by
 * `0.0,,`, words beside it, a date), what only adorns it is not (signs for thousands, colours, fill). */
#ifndef SHEET_NUMBER_FORMAT_H
#define SHEET_NUMBER_FORMAT_H
#include <stdbool.h>
#include "base/arena.h"

struct number_format;
const struct number_format *number_format_parse(struct arena *arena, const char *code);
/* One of the formats that have numbers and no code in a file; NULL: there is none of that number. */
const struct number_format *number_format_built_in(struct arena *arena, int number);

struct number_shown {
	const char *text;
	bool is_number; /* false: a date, or words in place of a number */
};
/* `format` NULL: General. */
struct number_shown number_format_show(struct arena *arena, const struct number_format *format, double value,
                                       bool date1904);
/* Text as the format shows it, with the words of @"万元"; blank text stays blank. */
const char *number_format_show_text(struct arena *arena, const struct number_format *format, const char *text);
/* At most 15 digits, as spreadsheets show: what is stored as 0.30000000000000004 is "0.3". */
const char *number_format_digits(struct arena *arena, double value);
#endif
