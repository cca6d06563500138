/* SPDX-License-Identifier: GPL-3.0-or-later */
/* format_code: the code of a number format, taken apart: up to four sections, each with what stands before and after
 * the digits. */
#ifndef SHEET_FORMAT_CODE_H
#define SHEET_FORMAT_CODE_H
#include <stdbool.h>
#include "base/arena.h"

enum format_kind { FORMAT_WORDS, FORMAT_NUMBER, FORMAT_DATE }; /* words: no digits of the number at all */
enum format_test {
	FORMAT_ALWAYS, FORMAT_LESS, FORMAT_AT_MOST, FORMAT_MORE, FORMAT_AT_LEAST, FORMAT_EQUAL, FORMAT_NOT_EQUAL
};

struct format_section {
	enum format_kind kind;
	const char *before, *after; /* words, without blanks at their ends, signs and colours; "" none */
	int shift;                  /* the number shown is that times 10^shift */
	enum format_test test;
	double bound;
	/* FORMAT_DATE: the code with its words; whether it says more than years, months and days with a full year. */
	const char *date;
	bool as_written;
};
struct number_format {
	struct format_section sections[4];
	int count; /* at least 1 */
	const struct format_section *text; /* what stands before and after text; NULL: nothing */
};
#endif
