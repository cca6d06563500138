/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_number: values that are numbers: years, depths, counts, seeds, parts. What is no such number is reported
 * with what was written. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "command/options_parts.h"
#include "data/unit.h"
#include "figure/milestones.h"

/* Digits alone, at most nine of them; -1 otherwise. */
static int whole_number(const char *text, size_t length)
{
	int value = 0;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return length > 0 && length <= 9 ? value : -1;
}

static bool take_named_size(struct options *options, const char *value)
{
	static const struct {
		const char *name;
		int width, height;
	} sizes[] = {{"column", 480, 360}, {"page", 720, 420}, {"slide", 1280, 720}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		if (strcmp(value, sizes[i].name) == 0) {
			options->width = sizes[i].width;
			options->height = sizes[i].height;
			return true;
		}
	return false;
}

void options_take_size(struct options_reading *reading, const char *value)
{
	enum { LEAST = 320, LOWEST = 200, MOST = 4000 };
	struct options *options = reading->options;
	size_t length = strcspn(value, "x");
	options->size = value;
	if (take_named_size(options, value))
		return;
	options->width = length <= 5 ? whole_number(value, length) : -1;
	const char *height = value[length] ? value + length + 1 : "";
	options->height = strlen(height) <= 5 ? whole_number(height, strlen(height)) : -1;
	if (options->width < LEAST || options->width > MOST || options->height < LOWEST || options->height > MOST)
		options_complain(reading, W_OPTION_BAD_SIZE, W_OPTION_SIZE_FORM, value);
}

/* "2025,2030,2035" */
static void take_listed(struct options_reading *reading, const char *value)
{
	int *years = ARENA_ARRAY(reading->arena, MILESTONES_MOST, int), count = 0;
	bool right = true;
	for (const char *at = value; right; at++) {
		size_t length = strcspn(at, ",");
		right = count < MILESTONES_MOST && length <= 9;
		int year = right ? whole_number(at, length) : -1;
		right = right && year >= 1 && (!count || year > years[count - 1]);
		if (right)
			years[count++] = year;
		at += length;
		if (!*at)
			break;
	}
	if (!right) {
		options_complain(reading, W_OPTION_BAD_YEAR_LIST, W_OPTION_YEAR_LIST_FORM, value,
		                 arena_print(reading->arena, "%d", MILESTONES_MOST));
		return;
	}
	reading->options->years = years, reading->options->year_count = count;
	reading->options->first = years[0], reading->options->last = years[count - 1];
}

void options_take_years(struct options_reading *reading, const char *value, bool listed)
{
	reading->options->year_count = 0;
	if (listed && strchr(value, ',')) {
		take_listed(reading, value);
		return;
	}
	size_t length = strcspn(value, ":");
	int first = length <= 9 ? whole_number(value, length) : -1;
	int last = !value[length]                 ? first
	           : strlen(value) - length <= 10 ? whole_number(value + length + 1, strlen(value + length + 1))
	                                          : -1;
	if (first < 1 || last < 1)
		options_complain(reading, W_OPTION_BAD_YEARS, W_OPTION_YEARS_FORM, value);
	else if (first > last)
		options_complain(reading, W_OPTION_YEARS_BACKWARDS, W_NONE, value);
	reading->options->first = first;
	reading->options->last = last;
}

void options_take_year(struct options_reading *reading, const char *name, const char *value, int *year)
{
	*year = strlen(value) == 4 ? whole_number(value, 4) : -1;
	if (*year < YEAR_FIRST || *year > YEAR_LAST - 5) /* a plan comes behind it */
		options_complain(reading, W_OPTION_BAD_YEAR, W_NONE, name, value);
}

void options_take_depth(struct options_reading *reading, const char *value)
{
	int depth = strlen(value) <= 9 ? whole_number(value, strlen(value)) : -1;
	if (strcmp(value, "all") == 0)
		reading->options->depth = DEPTH_ALL;
	else if (depth < 0)
		options_complain(reading, W_OPTION_BAD_DEPTH, W_NONE, value);
	else
		reading->options->depth = depth;
}

/* A number as C writes it, from 0 on; -1 otherwise. */
static double plain_number(const char *value)
{
	char *end;
	bool digits = strspn(value, "0123456789.eE+-") == strlen(value) && value[0] >= '0' && value[0] <= '9';
	double number = digits ? strtod(value, &end) : -1;
	return digits && !*end ? number : -1;
}

void options_take_count(struct options_reading *reading, const char *name, unsigned most, const char *value,
                        uint64_t *count)
{
	double number = plain_number(value);
	bool whole = number >= 1 && number <= most && number == floor(number);
	*count = whole ? (uint64_t)number : 0;
	if (!whole)
		options_complain(reading, W_OPTION_BAD_COUNT, W_NONE, name, arena_print(reading->arena, "%u", most),
		                 value);
}

void options_take_seed(struct options_reading *reading, const char *value)
{
	char *end;
	errno = 0;
	reading->options->seed = strtoull(value, &end, 10);
	reading->options->has_seed = true;
	if (*value < '0' || *value > '9' || *end || errno)
		options_complain(reading, W_OPTION_BAD_SEED, W_NONE, value);
}

void options_take_part(struct options_reading *reading, const char *name, unsigned most, const char *value,
                       double *part)
{
	*part = plain_number(value);
	if (!(*part > 0 && *part < most))
		options_complain(reading, W_OPTION_BAD_PART, W_NONE, name, arena_print(reading->arena, "%u", most),
		                 value);
}
