/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide text will be, before it is drawn: Helvetica's advance widths (which Liberation Sans and Arial
 * share) in thousandths of an em, times the width of the font in hand; Chinese characters take one em. A test
 * compares the result with what pdf readers measure. Shortening and wrapping follow from it. */
#include "page/chart_text.h"
#include <string.h>
#include "base/utf8.h"

static const short plain_widths[95] = {
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
	556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
	611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
	667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
	222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};
static const short bold_widths[95] = {
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
	556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
	611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
	667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
	278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
};

/* Classes beyond ASCII, by range; the first that holds counts. Thousandths of an em. */
static const struct {
	int32_t first, last;
	short width, chinese;
} classes[] = {
	{0x0300, 0x036f, 0, 0}, /* combining marks */
	{0x00a0, 0x00a0, 278, 278},  {0x00b2, 0x00b3, 333, 333},   {0x00b7, 0x00b7, 333, 333},
	{0x00a1, 0x024f, 640, 640}, /* Latin letters with marks */
	{0x0370, 0x052f, 720, 720}, /* Greek, Cyrillic */
	{0x2010, 0x2013, 556, 556},  {0x2014, 0x2015, 1000, 1000}, {0x2018, 0x2019, 278, 1000},
	{0x201c, 0x201d, 500, 1000}, {0x2026, 0x2026, 1000, 1000}, {0x2070, 0x209f, 400, 400},
	{0x2212, 0x2212, 584, 584},  {0x2200, 0x22ff, 640, 1000},  {0x2190, 0x2bff, 1000, 1000}, /* arrows, shapes, signs */
};

static double advance(int32_t code, bool bold, const struct gnuplot_font *font)
{
	if (code >= ' ' && code <= '~')
		return font->wide * (bold ? bold_widths[code - ' '] : plain_widths[code - ' ']);
	if (code >= 0 && utf8_width((uint32_t)code) == 2)
		return 1000;
	for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
		if (code >= classes[i].first && code <= classes[i].last)
			return font->wide * (font->chinese ? classes[i].chinese : classes[i].width);
	return 1000;
}

static double width_n(const char *text, size_t length, double size, bool bold, const struct gnuplot_font *font)
{
	double sum = 0;
	size_t used = 0;
	for (size_t at = 0; at < length; at += used)
		sum += advance(utf8_decode(text + at, length - at, &used), bold, font);
	return sum * size / 1000;
}

double chart_text_width(const char *text, double size, bool bold, const struct gnuplot_font *font)
{
	return width_n(text, strlen(text), size, bold, font);
}

char *chart_text_fit(struct arena *arena, const char *text, double width, double size, bool bold,
                     const struct gnuplot_font *font)
{
	size_t length = strlen(text), used = 0, fits = 0;
	if (width_n(text, length, size, bold, font) <= width)
		return arena_copy(arena, text, length);
	double room = width - size * font->wide;
	for (size_t at = 0; at < length; at += used) {
		utf8_decode(text + at, length - at, &used);
		if (width_n(text, at + used, size, bold, font) > room)
			break;
		fits = at + used;
	}
	while (fits > 0 && text[fits - 1] == ' ')
		fits--;
	return arena_print(arena, "%.*s\u2026", (int)fits, text);
}

/* Is the blank before `after` between a number and its unit, or so like it that it had better stay? */
static bool joins_unit(int32_t before_blank, int32_t after)
{
	bool digit = before_blank >= '0' && before_blank <= '9';
	return digit && (after == '%' || (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z'));
}

static bool is_chinese_stop(int32_t code)
{
	return code == 0xFF0C || code == 0x3002 || code == 0xFF1B || code == 0x3001 || code == 0xFF09;
}

/* May a line end between the characters `before` and `after`? `loose`: within a run of Chinese too. */
static bool may_break(int32_t before, int32_t after, bool loose)
{
	static const char closing[] = "\uFF0C\u3002\uFF1B\uFF1A\u3001\uFF09\u201D\u300B\uFF01\uFF1F%)\u2019,.;:";
	char bytes[5] = {0};
	if (after > 0)
		utf8_encode((uint32_t)after, bytes);
	if (before == ' ')
		return true;
	if (before < 0 || after < 0 || strstr(closing, bytes) || before == 0xFF08 || before == 0x201C || before == 0x300A)
		return false;
	return loose ? utf8_width((uint32_t)before) == 2 || utf8_width((uint32_t)after) == 2
	             : is_chinese_stop(before) && utf8_width((uint32_t)after) > 0;
}

/* Bytes of the first line: up to the last break that fits, or as many characters as fit (*forced). */
static size_t first_line(const char *text, double width, double size, bool bold, const struct gnuplot_font *font,
                         bool loose, bool *forced)
{
	size_t length = strlen(text), used = 0, last = 0, fits = 0;
	int32_t before = -1, earlier = -1;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		if (may_break(before, code, loose) && !(before == ' ' && joins_unit(earlier, code)))
			last = at;
		if (width_n(text, at + used, size, bold, font) > width && code != ' ') {
			*forced = *forced || last == 0;
			return last ? last : fits ? fits : at + used;
		}
		fits = at + used;
		earlier = before, before = code;
	}
	return length;
}

/* Does the text fit with breaks only where they are welcome? */
static bool fits_strictly(const char *text, double width, double size, bool bold, const struct gnuplot_font *font,
                          int most)
{
	bool forced = false;
	for (; most > 0 && *text; most--)
		for (text += first_line(text, width, size, bold, font, false, &forced); *text == ' ';)
			text++;
	return !*text && !forced;
}

int chart_text_lines(struct arena *arena, const char *text, double width, double size, bool bold,
                     const struct gnuplot_font *font, int most, const char **lines)
{
	int count = 0;
	while (*text == ' ')
		text++;
	bool loose = !fits_strictly(text, width, size, bold, font, most), forced = false;
	while (*text && count < most) {
		size_t length = count == most - 1 ? strlen(text) : first_line(text, width, size, bold, font, loose, &forced);
		size_t kept = length;
		while (kept > 0 && text[kept - 1] == ' ')
			kept--;
		lines[count++] = chart_text_fit(arena, arena_copy(arena, text, kept), width, size, bold, font);
		for (text += length; *text == ' ';)
			text++;
	}
	return count;
}
