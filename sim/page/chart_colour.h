/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_colour: the colours of pictures, 0xRRGGBB: scenarios' own, and those of what belongs to none. */
#ifndef PAGE_CHART_COLOUR_H
#define PAGE_CHART_COLOUR_H

enum { CHART_COLOURS = 12 }; /* as many scenarios stand in one picture at most */

/* Ink: what texts, marks and curves are coloured with when they are not a scenario's. */
#define INK_TEXT 0x222222u
#define INK_QUIET 0x666666u
#define INK_BLACK 0x000000u
#define INK_MET 0x00785au
#define INK_MISSED 0xb84e00u
#define INK_AXIS 0x8a8a8au
/* Areas: what is met, what is missed or lost, what has nothing to say. */
#define AREA_MET 0x009e73u
#define AREA_MISSED 0xd55e00u
#define AREA_EMPTY 0xf1f2f3u

/* Okabe-Ito: for lines, and in the darker versions for text (4.5:1 on white). `index` wraps. */
unsigned chart_colour(int index);
unsigned chart_colour_dark(int index);
unsigned chart_colour_tint(unsigned colour, double share); /* over white */
#endif
