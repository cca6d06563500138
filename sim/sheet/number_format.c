/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_format: a number under the section of its format that holds for it. A date is a count of days since the end of
 * 1899 (where 1900-02-29 was, which never was) or since 1904-01-01; its text is the one of the format where that gives
 * a full year and no time, otherwise year, month, day and time of ISO 8601. Holds: the sign is the number's, whatever
 * signs or brackets the format would draw. */
#include "sheet/number_format.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "sheet/format_code.h"

/* At most 15 digits of value times 10^shift. */
static const char *digits_shifted(struct arena *arena, double value, int shift)
{
	char fifteen[64], out[NUMBER_SIZE];
	snprintf(fifteen, sizeof fifteen, "%.14e", value);
	char *mark = strchr(fifteen, 'e');
	int exponent = 0;
	if (!mark || sscanf(mark + 1, "%d", &exponent) != 1)
		return "";
	snprintf(mark, sizeof fifteen - (size_t)(mark - fifteen), "e%d", exponent + shift);
	if (number_parse(fifteen, strlen(fifteen), &value))
		return arena_copy(arena, out, number_shortest(value, out));
	return arena_copy(arena, fifteen, strlen(fifteen)); /* a percentage that no double holds */
}

const char *number_format_digits(struct arena *arena, double value)
{
	return digits_shifted(arena, value, 0);
}

static bool passes(const struct format_section *section, double value)
{
	switch (section->test) {
	case FORMAT_LESS: return value < section->bound;
	case FORMAT_AT_MOST: return value <= section->bound;
	case FORMAT_MORE: return value > section->bound;
	case FORMAT_AT_LEAST: return value >= section->bound;
	case FORMAT_EQUAL: return value == section->bound;
	case FORMAT_NOT_EQUAL: return value != section->bound;
	default: return true;
	}
}

static const struct format_section *section_for(const struct number_format *format, double value)
{
	const struct format_section *sections = format->sections;
	int numbers = format->count < 3 ? format->count : 3; /* a fourth is for text */
	bool tested = sections[0].test != FORMAT_ALWAYS || (numbers > 1 && sections[1].test != FORMAT_ALWAYS);
	if (!tested)
		return &sections[value < 0 && numbers > 1 ? 1 : value == 0 && numbers > 2 ? 2 : 0];
	for (int i = 0; i < numbers; i++)
		if (passes(&sections[i], value))
			return &sections[i];
	return &sections[numbers - 1];
}

/* --- dates --- */

struct moment { int year, month, day, second; };

/* Days since 1970-01-01 as a date of the calendar that is in use. */
static struct moment civil(long days)
{
	days += 719468;
	long era = days / 146097, of_era = days % 146097;
	long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long day = of_era - (365 * year + year / 4 - year / 100), month = (5 * day + 2) / 153;
	return (struct moment){.year = (int)(year + era * 400 + (month >= 10)),
	                       .day = (int)(day - (153 * month + 2) / 5 + 1),
	                       .month = (int)(month < 10 ? month + 3 : month - 9)};
}

static bool moment_of(double value, bool date1904, struct moment *moment)
{
	enum { LAST_1900 = 2958465, DAYS_1904 = 1462, TO_1970 = 25569 };
	if (!(value >= 0 && value < LAST_1900 + 1 - (date1904 ? DAYS_1904 : 0)))
		return false;
	long days = (long)floor(value), seconds = (long)floor((value - floor(value)) * 86400 + 0.5);
	if (seconds == 86400)
		days++, seconds = 0;
	days += date1904 ? DAYS_1904 : 0;
	*moment = civil(days - TO_1970 + (days < 60));
	if (days == 60)
		*moment = (struct moment){.year = 1900, .month = 2, .day = 29};
	moment->second = (int)seconds;
	return true;
}

/* The format's own years, months and days between its words. */
static const char *date_as_written(struct arena *arena, const char *code, const struct moment *moment)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (const char *at = code; *at;) {
		if (*at != '\1') {
			text_add_char(&out, *at++, 1);
			continue;
		}
		size_t length = strcspn(at + 1, "\2");
		int number = at[1] == 'y' ? moment->year : at[1] == 'm' ? moment->month : moment->day;
		text_print(&out, at[1] != 'y' && length == 2 ? "%02d" : "%d", number);
		at += length + 1 + (at[1 + length] == '\2');
	}
	return out.bytes;
}

static const char *date_text(struct arena *arena, const struct format_section *section, double value, bool date1904)
{
	struct moment moment;
	if (!moment_of(value, date1904, &moment))
		return "########"; /* as spreadsheets show what is no date */
	if (section->as_written)
		return date_as_written(arena, section->date, &moment);
	char day[40], time[40];
	snprintf(day, sizeof day, "%04d-%02d-%02d", moment.year, moment.month, moment.day);
	snprintf(time, sizeof time, "%02d:%02d:%02d", moment.second / 3600, moment.second / 60 % 60, moment.second % 60);
	bool has_day = value >= 1, has_time = moment.second != 0 || !has_day;
	return arena_print(arena, "%s%s%s", has_day ? day : "", has_day && has_time ? " " : "", has_time ? time : "");
}

struct number_shown number_format_show(struct arena *arena, const struct number_format *format, double value,
                                       bool date1904)
{
	const struct format_section *section = format ? section_for(format, value) : NULL;
	if (!section)
		return (struct number_shown){number_format_digits(arena, value), true};
	if (section->kind == FORMAT_DATE)
		return (struct number_shown){date_text(arena, section, value, date1904), false};
	if (section->kind == FORMAT_WORDS) { /* dashes, or nothing, stand for the number; other words say something else */
		static const char *const dashes[] = {"", "\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x94\xE2\x80\x94"};
		for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
			if (strcmp(section->before, dashes[i]) == 0)
				return (struct number_shown){number_format_digits(arena, value), true};
		return (struct number_shown){section->before, false};
	}
	const char *digits = digits_shifted(arena, value, section->shift);
	const char *sign = *digits == '-' && *section->before ? "-" : "";
	if (!*section->before && !*section->after)
		return (struct number_shown){digits, true};
	return (struct number_shown){arena_print(arena, "%s%s%s%s", sign, section->before, digits + (*sign == '-'),
	                                         section->after), true};
}

const char *number_format_show_text(struct arena *arena, const struct number_format *format, const char *text)
{
	const struct format_section *section = format ? format->text : NULL;
	enum { MOST = 400 }; /* bytes of a cell; a paragraph that all cells share is not copied for each */
	if (!section || !*text || (!*section->before && !*section->after) ||
	    strnlen(text, MOST) + strnlen(section->before, MOST) + strnlen(section->after, MOST) >= MOST)
		return text;
	return arena_print(arena, "%s%s%s", section->before, text, section->after);
}
