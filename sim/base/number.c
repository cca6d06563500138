/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number: doubles as text of fixed decimals, and text back to doubles, correctly rounded. The program never
 * sets a locale, so the decimal sign is a point. Up to 15 digits and a scale up to 22 are one exact
 * operation: an integer and a power of ten that are both doubles; the rest goes through strtod. The shortest
 * text stands in number_shortest.c. */
#include "base/number.h"
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXACT_POWERS = 23 };
static const double DIGITS_HELD = 1e15; /* beyond, a double holds no digit behind the point, and soon none before */

static const double powers[EXACT_POWERS] = {
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
	1e19, 1e20, 1e21, 1e22,
};

size_t number_fixed(double value, int decimals, char *out, size_t size)
{
	double scale = 1;
	if (isfinite(value) && fabs(value) >= DIGITS_HELD && size >= NUMBER_SIZE)
		return number_shortest(value, out);
	for (int d = decimals; d < 0; d++)
		scale *= 10;
	bool tens = decimals < 0 && fabs(value) >= scale / 2;
	int length = snprintf(out, size, "%.*f%.*s", decimals < 0 ? 0 : decimals, decimals < 0 ? value / scale : value,
	                      tens ? -decimals : 0, "0000000000000000");
	if (length > 0 && (size_t)length < size && out[0] == '-' && !out[strspn(out, "-0.")]) {
		memmove(out, out + 1, (size_t)length);
		length--;
	}
	return length > 0 ? (size_t)length : 0;
}

static const char *digit_count(const char *at, const char *end)
{
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at;
}

/* -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
size_t number_length(const char *text, size_t length)
{
	const char *end = text + length, *at = text + (length > 0 && *text == '-');
	const char *whole = digit_count(at, end);
	if (whole == at || (*at == '0' && whole > at + 1))
		return 0;
	at = whole;
	if (at < end && *at == '.') {
		const char *fraction = digit_count(at + 1, end);
		if (fraction == at + 1)
			return 0;
		at = fraction;
	}
	if (at < end && (*at == 'e' || *at == 'E')) {
		at += 1 + (at + 1 < end && (at[1] == '+' || at[1] == '-'));
		const char *exponent = digit_count(at, end);
		if (exponent == at)
			return 0;
		at = exponent;
	}
	return (size_t)(at - text);
}

/* At most 15 digits and a small scale: one exact operation, correctly rounded. */
static bool parse_exactly(const char *at, const char *end, double *value)
{
	bool negative = *at == '-';
	int64_t integer = 0;
	int scale = 0;
	bool point = false;
	if (end - at > 17)
		return false;
	for (at += negative; at < end; at++) {
		if (*at == '.') {
			point = true;
			continue;
		}
		if (*at < '0' || *at > '9')
			return false;
		integer = integer * 10 + (*at - '0');
		scale += point;
	}
	if (integer > (int64_t)1 << 53 || scale >= EXACT_POWERS)
		return false;
	double size = (double)integer / powers[scale];
	*value = negative ? -size : size;
	return true;
}

static double parse_copy(const char *text, size_t length)
{
	char small[64];
	char *copy = length < sizeof small ? small : malloc(length + 1);
	if (!copy)
		return NAN;
	memcpy(copy, text, length);
	copy[length] = '\0';
	double value = strtod(copy, NULL);
	if (copy != small)
		free(copy);
	return value;
}

/* The digits of a number from the first that is not 0 on, rounded to `most`, without point and zeros at the end; how
 * many. */
static int digits_of(const char *text, size_t length, char *digits, int most)
{
	int count = 0;
	bool up = false;
	for (size_t i = text[0] == '-'; i < length && text[i] != 'e' && text[i] != 'E'; i++) {
		if (text[i] == '.' || (count == 0 && text[i] == '0'))
			continue;
		up = count == most ? text[i] >= '5' : up;
		if (count++ < most)
			digits[count - 1] = text[i];
		else
			break;
	}
	count = count < most ? count : most;
	while (count && (up ? digits[count - 1] == '9' : digits[count - 1] == '0'))
		count--;
	if (up && count == 0)
		digits[count++] = '0';
	digits[count ? count - 1 : 0] = (char)(digits[count ? count - 1 : 0] + up);
	return count;
}

/* Below the normal numbers a double has ever fewer bits: is what is written, as far as any double would tell it, still
 * told by what is held? */
static bool keeps_digits(const char *text, size_t length, double held)
{
	char written[DBL_DIG] = "", printed[DBL_DIG + 16], kept[DBL_DIG] = "";
	int count = digits_of(text, length, written, DBL_DIG);
	if (count == 0)
		return true;
	int size = snprintf(printed, sizeof printed, "%.*e", count - 1, held);
	return digits_of(printed, (size_t)size, kept, DBL_DIG) == count && memcmp(written, kept, (size_t)count) == 0;
}

static enum number_range read_number(const char *text, size_t length, double *value)
{
	if (!parse_exactly(text, text + length, value))
		*value = parse_copy(text, length);
	if (!isfinite(*value))
		return NUMBER_TOO_LARGE;
	return fabs(*value) < DBL_MIN && !keeps_digits(text, length, *value) ? NUMBER_TOO_SMALL : NUMBER_HELD;
}

enum number_range number_range(const char *text, size_t length)
{
	double value;
	return read_number(text, length, &value);
}

bool number_parse(const char *text, size_t length, double *value)
{
	double parsed;
	if (length == 0 || number_length(text, length) != length || read_number(text, length, &parsed) != NUMBER_HELD)
		return false;
	*value = parsed + 0.0; /* -0 is 0 */
	return true;
}

double number_rounded(double value, int decimals)
{
	double back = value;
	char bytes[NUMBER_SIZE + 320];
	size_t length = number_fixed(value, decimals, bytes, sizeof bytes);
	number_parse(bytes, length, &back);
	return back;
}
