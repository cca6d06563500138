/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bars: pictures of chosen years. Internal to the kind. */
#ifndef FIGURE_BARS_H
#define FIGURE_BARS_H
#include "figure/gallery.h"

enum { BARS_SCENARIOS = 6 };
/* Wholes and their parts: what production adds by sector, energy by fuel ... */
int bars_whole_count(void);
/* Does --only name all parts of it, or, where it is not given, is it one of the main ones? */
bool bars_whole_wanted(const struct gallery *gallery, int whole);
bool bars_whole_has(const struct gallery *gallery, int whole, const char *name); /* is it one of its parts? */
const char *bars_whole_id(int whole); /* "output" */
/* Of the scenarios of the page; NULL: they have no such parts, or some are below 0. */
const struct chart *bars_whole_chart(const struct gallery *page, int whole);
#endif
