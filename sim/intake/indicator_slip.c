/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_slip: dates are told by their form alone; 2021-2025 is none, and 1-5 neither. */
#include "intake/indicator_slip.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "data/unit.h"

bool slip_is_formula(const char *half)
{
	static const char *const errors[] = {"#ref!",   "#value!",       "#div/0!", "#name?",  "#num!",
	                                     "#null!",  "#spill!",       "#calc!",  "err:502", "err:508",
	                                     "err:509", "#getting_data", NULL};
	for (const char *const *error = errors; *error; error++)
		if (strcasecmp(*error, half) == 0)
			return true;
	return half[0] == '#' && half[1] == '#' && !half[strspn(half, "#")];
}

const char *slip_range_of_date(struct arena *arena, const char *plain)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	int year, a, b, used = 0;
	char name[4] = "";
	size_t length = strlen(plain);
	if (sscanf(plain, "%2d月%2d日%n", &a, &b, &used) == 2 && (size_t)used == length)
		return arena_print(arena, "%d-%d", a, b);
	if (sscanf(plain, "%4d%*1[-/.年]%2d%*1[-/.月]%2d%n", &year, &a, &b, &used) == 3 && year >= YEAR_FIRST &&
	    (!plain[used] || strncmp(plain + used, "日", 3) == 0 || plain[used] == ' '))
		return arena_print(arena, "%d-%d", a, b);
	bool day_first = sscanf(plain, "%2d-%3[a-z]%n", &b, name, &used) == 2;
	if (!day_first && (sscanf(plain, "%3[a-z]-%2d%n", name, &b, &used) != 2))
		return NULL;
	const char *month = strlen(name) == 3 ? strstr(months, name) : NULL;
	bool ends = (size_t)used == length ||
	            (plain[used] == '-' && strspn(plain + used + 1, "0123456789") == length - (size_t)used - 1);
	if (!month || (month - months) % 3 || !ends)
		return NULL;
	a = (int)(month - months) / 3 + 1;
	return day_first ? arena_print(arena, "%d-%d", b, a) : arena_print(arena, "%d-%d", a, b);
}

/* "x20", "ca.5", "2O.5" behind a sign: digits close behind a letter or two, and no words after them. */
bool slip_is_number(const char *text)
{
	size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	size_t digits = letters + strspn(text + letters, ".,"), end = digits + strspn(text + digits, "0123456789.,");
	return letters <= 2 && end > digits && strlen(text + end) <= 2;
}
