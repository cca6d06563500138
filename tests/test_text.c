/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text, utf8, nearest, number: strings, widths, names and numbers as text. */
#include "tests/test.h"
#include <inttypes.h>
#include "base/nearest.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

static struct arena text_arena(void)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	return arena;
}

TEST(text_grows_and_stays_terminated)
{
	struct arena arena = text_arena();
	struct text text;
	text_init(&text, &arena);
	CHECK_TEXT(text.bytes, "");
	for (int i = 0; i < 1000; i++)
		text_print(&text, "%d,", i % 10);
	CHECK_INT(text.length, 2000);
	CHECK_INT(strlen(text.bytes), 2000);
	text_print(&text, "%0500d", 1);
	text_add_char(&text, 'x', 3);
	CHECK_INT(text.length, 2503);
	CHECK_TEXT(text.bytes + 2499, "1xxx");
	arena_free(&arena);
}

TEST(text_pads_by_width_not_by_bytes)
{
	struct arena arena = text_arena();
	struct text text;
	text_init(&text, &arena);
	text_pad(&text, "吕梁", 6);
	text_pad(&text, "ab", -4);
	text_pad(&text, "toolong", 3);
	CHECK_TEXT(text.bytes, "吕梁    abtoolong");
	CHECK_INT(text_width("吕梁a，✓"), 2 + 2 + 1 + 2 + 1);
	CHECK_INT(text_width("e\xCC\x81"), 1);
	CHECK_INT(text_width("\xFF\xFE"), 2);
	CHECK_INT(text_count("吕梁a", 7), 3);
	CHECK_INT(text_fit("吕梁市", 5), 6);
	CHECK_INT(text_fit("abc", 9), 3);
	arena_free(&arena);
}

TEST(utf8_round_trips_every_scalar_value)
{
	for (uint32_t code = 0; code <= 0x110000; code++) {
		char bytes[4];
		size_t size = utf8_encode(code, bytes), used;
		bool scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
		CHECK_SAY((size > 0) == scalar &&
		              (!scalar || (utf8_decode(bytes, size, &used) == (int32_t)code && used == size)),
		          "U+%04" PRIX32, code);
	}
}

TEST(utf8_refuses_what_is_no_character)
{
	static const char *const bad[] = {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80",
		"\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE5\x90", "\xE5z", "\xC3"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		size_t used = 9;
		CHECK_INT(utf8_decode(bad[i], strlen(bad[i]), &used), -1);
		CHECK_INT(used, 1);
	}
	size_t used = 9;
	CHECK_INT(utf8_decode("", 0, &used), -1);
	CHECK_INT(used, 0);
}

TEST(utf8_widths_follow_east_asian_width)
{
	static const struct { uint32_t code; int width;
	} known[] = {
		{'a', 1},    {0, 0},      {0x7F, 0},   {0x4E00, 2}, {0xFF0C, 2},  {0x201C, 1},
		{0x2713, 1}, {0x300, 0},  {0x200B, 0}, {0xAC00, 2}, {0x1F600, 2}, {0x20000, 2},
		{0x3000, 2}, {0xFE0F, 0}, {0xE9, 1},   {0x115F, 2}, {0x1160, 0},  {0x2014, 1},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		CHECK_SAY(utf8_width(known[i].code) == known[i].width, "U+%04" PRIX32 " is not %d wide", known[i].code,
		          known[i].width);
}

TEST(nearest_counts_edits)
{
	CHECK_INT(nearest_distance("growth", "growth"), 0);
	CHECK_INT(nearest_distance("grwoth", "growth"), 1);
	CHECK_INT(nearest_distance("Growth", "growth"), 0);
	CHECK_INT(nearest_distance("", "abc"), 3);
	CHECK_INT(nearest_distance("kitten", "sitting"), 3);
	CHECK_INT(nearest_distance("人口", "人囗"), 1);
	CHECK_INT(nearest_distance("ab", "ba"), 1);
}

TEST(nearest_offers_slips_and_beginnings_only)
{
	static const char *const keys[] = {"growth", "output", "share", "title", "efficiency"};
	CHECK_TEXT(nearest_name("grwoth", keys, 5), "growth");
	CHECK_TEXT(nearest_name("SHARE", keys, 5), "share");
	CHECK_TEXT(nearest_name("eff", keys, 5), "efficiency");
	CHECK_TEXT(nearest_name("growth_rate", keys, 5), "growth");
	CHECK(nearest_name("population", keys, 5) == NULL);
	CHECK(nearest_name("", keys, 5) == NULL);
	CHECK(nearest_name("growth", keys, 0) == NULL);
}

TEST(nearest_globs)
{
	CHECK(text_glob("sectors.*.growth", "sectors.mining.growth"));
	CHECK(!text_glob("sectors.*.growth", "sectors.mining.share"));
	CHECK(text_glob("*", "") && text_glob("a*b*c", "axxbyybzc") && !text_glob("a*b*c", "axxbyyb"));
	CHECK(text_glob("?吕?", "a吕梁") && !text_glob("?", "") && !text_glob("??", "吕"));
	CHECK(text_glob("a", "a") && !text_glob("a", "ab") && !text_glob("", "a"));
	CHECK(text_is_id("gdp_2") && !text_is_id("2gdp") && !text_is_id("Gdp") && !text_is_id("") && !text_is_id("a-b"));
}

static const char *shortest(double value)
{
	static char out[8][NUMBER_SIZE];
	static int turn;
	turn = (turn + 1) % 8;
	CHECK_INT(number_shortest(value, out[turn]), strlen(out[turn]));
	return out[turn];
}

TEST(number_what_no_double_holds_is_told_apart)
{
	static const struct { const char *text; enum number_range want; } all[] = {
		{"1e308", NUMBER_HELD}, {"1e309", NUMBER_TOO_LARGE}, {"-1e400", NUMBER_TOO_LARGE}, {"1e-400", NUMBER_TOO_SMALL},
		{"-123.456e-789", NUMBER_TOO_SMALL}, {"2.2250738585072014e-308", NUMBER_HELD},
		{"2.2250738585072011e-308", NUMBER_HELD}, {"5e-324", NUMBER_HELD}, {"1e-320", NUMBER_HELD},
		{"1.5e-323", NUMBER_HELD}, {"1.2345e-320", NUMBER_TOO_SMALL}, {"2e-324", NUMBER_TOO_SMALL},
		{"0e-400", NUMBER_HELD},
		{"0.000e-999", NUMBER_HELD}, {"9.9999999999999999e-310", NUMBER_HELD}, {"-0", NUMBER_HELD},
		{"1.23456789012345e-315", NUMBER_TOO_SMALL}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		double value;
		CHECK_SAY(number_range(all[i].text, strlen(all[i].text)) == all[i].want, "%s", all[i].text);
		CHECK(number_parse(all[i].text, strlen(all[i].text), &value) == (all[i].want == NUMBER_HELD));
	}
}

TEST(number_shortest_is_plain_where_people_read_it)
{
	CHECK_TEXT(shortest(0), "0");
	CHECK_TEXT(shortest(-0.0), "0");
	CHECK_TEXT(shortest(6.5), "6.5");
	CHECK_TEXT(shortest(0.1 + 0.2), "0.30000000000000004");
	CHECK_TEXT(shortest(0.1), "0.1");
	CHECK_TEXT(shortest(-1538.04), "-1538.04");
	CHECK_TEXT(shortest(100), "100");
	CHECK_TEXT(shortest(1e16), "10000000000000000");
	CHECK_TEXT(shortest(99999999999999984.0), "99999999999999980");
	CHECK_TEXT(shortest(1e17), "1e17");
	CHECK_TEXT(shortest(1e-5), "0.00001");
	CHECK_TEXT(shortest(9.5e-6), "9.5e-6");
	CHECK_TEXT(shortest(1.5e300), "1.5e300");
	CHECK_TEXT(shortest(5e-324), "5e-324");
	CHECK_TEXT(shortest(1.7976931348623157e308), "1.7976931348623157e308");
	CHECK_TEXT(shortest(2.0 / 3), "0.6666666666666666");
	CHECK_TEXT(shortest(9007199254740993.0), "9007199254740992");
	CHECK_TEXT(shortest(NAN), "nan");
	CHECK_TEXT(shortest(-INFINITY), "-inf");
}

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* The shortest that printf finds, as a count of digits. */
static int fewest_digits(double value)
{
	char text[64];
	for (int precision = 0; precision < 17; precision++) {
		snprintf(text, sizeof text, "%.*e", precision, value);
		if (strtod(text, NULL) == value)
			return precision + 1;
	}
	return 17;
}

static int digits_in(const char *text)
{
	int count = 0, zeros = 0;
	for (; *text && *text != 'e'; text++) {
		if (*text < '0' || *text > '9' || (*text == '0' && count == 0))
			continue;
		zeros = *text == '0' ? zeros + 1 : 0;
		count++;
	}
	return count - zeros;
}

static void must_read_back(double value)
{
	const char *text = shortest(value);
	CHECK_SAY(strtod(text, NULL) == value && digits_in(text) <= fewest_digits(value), "%.17g gave %s", value, text);
	double parsed;
	CHECK_SAY(number_parse(text, strlen(text), &parsed) && memcmp(&parsed, &value, sizeof value) == 0,
	          "%s was not parsed", text);
}

TEST(number_shortest_reads_back_and_is_shortest)
{
	uint64_t state = 88172645463325252u;
	for (int i = 0; i < 20000; i++) {
		union { uint64_t bits; double value; } any = {next_random(&state)};
		if (isfinite(any.value) && any.value != 0)
			must_read_back(any.value);
		double ordinary = (double)(next_random(&state) >> 11) * 0x1p-53;
		must_read_back((ordinary + 1e-9) * (i % 3 == 0 ? 2238 : i % 3 == 1 ? 1e-3 : 1e12));
		must_read_back((double)(next_random(&state) % 10000000 + 1) / 1000);
		must_read_back((double)(next_random(&state) >> 1) / (double)(1u << i % 20));
	}
	for (int exponent = -1074; exponent < 1024; exponent++) {
		must_read_back(ldexp(1, exponent));
		must_read_back(exponent > -1074 ? nextafter(ldexp(1, exponent), 0) : 1);
		must_read_back(nextafter(ldexp(1, exponent), INFINITY));
	}
}

TEST(number_fixed_has_no_minus_zero)
{
	char out[32];
	CHECK_INT(number_fixed(-0.04, 1, out, sizeof out), 3);
	CHECK_TEXT(out, "0.0");
	number_fixed(-0.06, 1, out, sizeof out);
	CHECK_TEXT(out, "-0.1");
	number_fixed(2036.44, 1, out, sizeof out);
	CHECK_TEXT(out, "2036.4");
	number_fixed(-0.4, 0, out, sizeof out);
	CHECK_TEXT(out, "0");
}

/* No digit that the number does not hold, and never more than fit. */
TEST(number_fixed_of_huge_numbers)
{
	static const struct { double value; int decimals; const char *text;
	} cases[] = {{999999999999999, 1, "999999999999999.0"},
	             {1e15, 1, "1000000000000000"},
	             {123456789012345678.0, 2, "1.2345678901234568e17"},
	             {-1e22, 0, "-1e22"},
	             {1e300, -200, "1e300"},
	             {1.7976931348623157e308, 3, "1.7976931348623157e308"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char out[NUMBER_SIZE];
		size_t length = number_fixed(cases[i].value, cases[i].decimals, out, sizeof out);
		CHECK_TEXT(out, cases[i].text);
		CHECK_INT(length, strlen(cases[i].text));
	}
}

TEST(text_number_fixed_rounds_to_tens_and_hundreds)
{
	static const struct { double value; int decimals; const char *want;
	} cases[] = {{2922.4, -1, "2920"}, {75777, -2, "75800"}, {-2926, -1, "-2930"}, {4, -1, "0"},
	             {-4, -1, "0"},        {5.1, -1, "10"},      {0, -3, "0"},         {999.9, -2, "1000"}};
	char out[64];
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		number_fixed(cases[i].value, cases[i].decimals, out, sizeof out);
		CHECK_TEXT(out, cases[i].want);
	}
}

TEST(number_parse_takes_json_numbers_only)
{
	static const char *const bad[] = {"",         "-",  "+1",  "01",   "-01",   ".5",  "1.",
	                                  "2.e3",     "1e", "1e+", "0x10", "1e400", "nan", "inf",
	                                  "Infinity", "1 ", " 1",  "1,5",  "1_0",   "--1", "1.2.3"};
	double value = 7;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK_SAY(!number_parse(bad[i], strlen(bad[i]), &value), "%s was taken", bad[i]);
	CHECK_CLOSE(value, 7, 0);
	CHECK(number_parse("-12.50e+1x", 9, &value));
	CHECK_CLOSE(value, -125, 0);
	CHECK(number_parse("-0", 2, &value) && value == 0 && !signbit(value));
	CHECK(number_parse("123456789012345678", 18, &value) && value == 123456789012345678.0);
	CHECK(number_parse("0.1234567890123456", 18, &value) && value == 0.1234567890123456);
	CHECK_INT(number_length("12.5}", 5), 4);
	CHECK_INT(number_length("x", 1), 0);
}
