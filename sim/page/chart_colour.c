/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_colour: one fixed order of hues, so that a scenario has its colour in every chart of a run: grey, blue,
 * green, vermilion, purple, orange, and for those beyond indigo, brown, cyan, wine, olive, lime. Neighbours differ in
 * lightness too, for those who see few hues and for print. Holds: no picture has more scenarios than there are hues. */
#include "page/chart_colour.h"
#include <math.h>

static const struct {
	unsigned line, text;
} colours[CHART_COLOURS] = {
	{0x7a7a7a, 0x666666}, {0x0072b2, 0x0068a3}, {0x009e73, 0x00785a},
	{0xd55e00, 0xb84e00}, {0xcc79a7, 0xa8467f}, {0xe69f00, 0x8f6200},
	{0x5b3fa6, 0x5b3fa6}, {0xa0692e, 0x7f4f24}, {0x3bb3d6, 0x0f7089},
	{0x882255, 0x882255}, {0x9a9a2e, 0x66661a}, {0x7fc241, 0x447a14},
};

unsigned chart_colour(int index) { return colours[(unsigned)index % CHART_COLOURS].line; }

unsigned chart_colour_dark(int index) { return colours[(unsigned)index % CHART_COLOURS].text; }

unsigned chart_colour_tint(unsigned colour, double share)
{
	unsigned tint = 0;
	for (int shift = 16; shift >= 0; shift -= 8) {
		double part = (double)(colour >> shift & 0xff) * share + 255 * (1 - share);
		tint |= (unsigned)lround(part) << shift;
	}
	return tint;
}
