/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_shortest: of all decimals that read back to the same double the shortest, and of those the nearest.
 * Between 1e-12 and 1e22 by 64-bit arithmetic: the interval of reals that round to the double is scaled by a
 * power of ten, known to 128 bits, so that its bounds are integers with a sticky last bit, and holds one
 * multiple of ten or few integers. Reference: R. Giulietti, The Schubfach way to render doubles (2020).
 * Beyond that range by printf. */
#include "base/number.h"
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 17, FIRST_POWER = -6, LAST_POWER = 28 };
#define LEAST 1e-12
#define MOST 1e22

struct power { uint64_t high, low; };

/* 10^k scaled to 128 bits with the highest set, rounded up, for FIRST_POWER <= k <= LAST_POWER */
static const struct power powers[LAST_POWER - FIRST_POWER + 1] = {
	{0x8637BD05AF6C69B5, 0xA63F9A49C2C1B110}, {0xA7C5AC471B478423, 0x0FCF80DC33721D54},
	{0xD1B71758E219652B, 0xD3C36113404EA4A9}, {0x83126E978D4FDF3B, 0x645A1CAC083126EA},
	{0xA3D70A3D70A3D70A, 0x3D70A3D70A3D70A4}, {0xCCCCCCCCCCCCCCCC, 0xCCCCCCCCCCCCCCCD},
	{0x8000000000000000, 0x0000000000000000}, {0xA000000000000000, 0x0000000000000000},
	{0xC800000000000000, 0x0000000000000000}, {0xFA00000000000000, 0x0000000000000000},
	{0x9C40000000000000, 0x0000000000000000}, {0xC350000000000000, 0x0000000000000000},
	{0xF424000000000000, 0x0000000000000000}, {0x9896800000000000, 0x0000000000000000},
	{0xBEBC200000000000, 0x0000000000000000}, {0xEE6B280000000000, 0x0000000000000000},
	{0x9502F90000000000, 0x0000000000000000}, {0xBA43B74000000000, 0x0000000000000000},
	{0xE8D4A51000000000, 0x0000000000000000}, {0x9184E72A00000000, 0x0000000000000000},
	{0xB5E620F480000000, 0x0000000000000000}, {0xE35FA931A0000000, 0x0000000000000000},
	{0x8E1BC9BF04000000, 0x0000000000000000}, {0xB1A2BC2EC5000000, 0x0000000000000000},
	{0xDE0B6B3A76400000, 0x0000000000000000}, {0x8AC7230489E80000, 0x0000000000000000},
	{0xAD78EBC5AC620000, 0x0000000000000000}, {0xD8D726B7177A8000, 0x0000000000000000},
	{0x878678326EAC9000, 0x0000000000000000}, {0xA968163F0A57B400, 0x0000000000000000},
	{0xD3C21BCECCEDA100, 0x0000000000000000}, {0x84595161401484A0, 0x0000000000000000},
	{0xA56FA5B99019A5C8, 0x0000000000000000}, {0xCECB8F27F4200F3A, 0x0000000000000000},
	{0x813F3978F8940984, 0x4000000000000000},
};

/* digits without leading or trailing zeros; the value is 0.DIGITS times 10^point */
struct decimal { char digits[MOST_DIGITS + 3]; int count, point; };

/* The last eight digits by 32-bit division, which is quicker. */
static void decimal_from_integer(struct decimal *decimal, uint64_t integer, int exponent)
{
	static const uint64_t many = 100000000;
	char reversed[20];
	int count = 0;
	if (integer % many == 0) {
		integer /= many;
		exponent += 8;
	}
	for (; integer % 10 == 0; integer /= 10)
		exponent++;
	uint32_t low = (uint32_t)(integer % many);
	for (integer /= many; integer > 0 && count < 8; low /= 10) /* all eight, where more stand before them */
		reversed[count++] = (char)('0' + low % 10);
	for (integer = integer ? integer : low; integer > 0; integer /= 10)
		reversed[count++] = (char)('0' + integer % 10);
	for (int i = 0; i < count; i++)
		decimal->digits[i] = reversed[count - 1 - i];
	decimal->count = count;
	decimal->point = count + exponent;
}

/* The product's high 64 bits; the last one is set if anything of the rest is. */
static uint64_t scaled(struct power power, uint64_t factor)
{
	__extension__ typedef unsigned __int128 wide;
	wide low = (wide)power.low * factor, high = (wide)power.high * factor + (uint64_t)(low >> 64);
	return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

static void decimal_by_interval(struct decimal *decimal, double value)
{
	uint64_t bits, one = (uint64_t)1 << 52;
	memcpy(&bits, &value, sizeof bits);
	uint64_t c = (bits & (one - 1)) | one; /* value = c 2^q */
	int q = (int)(bits >> 52) - 1075;
	bool even = c % 2 == 0, closer = c == one; /* below a power of two doubles are twice as dense */
	int k = (q * 1262611 - (closer ? 524031 : 0)) >> 22;      /* floor(log10 of the interval's width) */
	int shift = q + ((-k * 1741647) >> 19) + 1;               /* with floor(log2(10^-k)) */
	struct power power = powers[-k - FIRST_POWER];
	uint64_t low = scaled(power, (4 * c - 2 + closer) << shift) + !even;
	uint64_t middle = scaled(power, (4 * c) << shift);
	uint64_t high = scaled(power, (4 * c + 2) << shift) - !even;
	uint64_t units = middle / 4, tens = units / 10;
	bool tens_inside = low <= 40 * tens, next_tens_inside = 40 * tens + 40 <= high;
	if (tens_inside != next_tens_inside) {
		decimal_from_integer(decimal, tens + next_tens_inside, k + 1);
		return;
	}
	bool inside = low <= 4 * units, next_inside = 4 * units + 4 <= high;
	bool up = inside != next_inside ? next_inside : middle > 4 * units + 2 || (middle == 4 * units + 2 && units % 2);
	decimal_from_integer(decimal, units + up, k);
}

static void decimal_by_printf(struct decimal *decimal, double value)
{
	char text[32];
	int precision = 0;
	do
		snprintf(text, sizeof text, "%.*e", precision, value);
	while (strtod(text, NULL) != value && ++precision < MOST_DIGITS);
	char *exponent = strchr(text, 'e');
	decimal->count = 0;
	for (char *at = text; at < exponent; at++)
		if (*at != '.')
			decimal->digits[decimal->count++] = *at;
	decimal->point = atoi(exponent + 1) + 1;
}

static char *put_times(char *at, char c, int times)
{
	memset(at, c, (size_t)(times > 0 ? times : 0));
	return at + (times > 0 ? times : 0);
}

static char *put_digits(char *at, const struct decimal *decimal, int from, int to)
{
	memcpy(at, decimal->digits + from, (size_t)(to - from));
	return at + (to - from);
}

static char *put_plain(char *at, const struct decimal *decimal)
{
	int whole = decimal->point < 0 ? 0 : decimal->point < decimal->count ? decimal->point : decimal->count;
	if (decimal->point <= 0)
		*at++ = '0';
	at = put_digits(at, decimal, 0, whole);
	at = put_times(at, '0', decimal->point - decimal->count);
	if (whole == decimal->count)
		return at;
	*at++ = '.';
	at = put_times(at, '0', -decimal->point);
	return put_digits(at, decimal, whole, decimal->count);
}

static char *put_exponent(char *at, const struct decimal *decimal)
{
	at = put_digits(at, decimal, 0, 1);
	if (decimal->count > 1) {
		*at++ = '.';
		at = put_digits(at, decimal, 1, decimal->count);
	}
	return at + snprintf(at, 8, "e%d", decimal->point - 1);
}

size_t number_shortest(double value, char out[NUMBER_SIZE])
{
	if (!isfinite(value) || value == 0) {
		strcpy(out, isnan(value) ? "nan" : value > 0 ? "inf" : value < 0 ? "-inf" : "0");
		return strlen(out);
	}
	char *at = out;
	if (value < 0)
		*at++ = '-';
	double size = fabs(value);
	struct decimal decimal;
	if (size >= LEAST && size < MOST)
		decimal_by_interval(&decimal, size);
	else
		decimal_by_printf(&decimal, size);
	at = size >= 1e-5 && size < 1e17 ? put_plain(at, &decimal) : put_exponent(at, &decimal);
	*at = '\0';
	return (size_t)(at - out);
}
