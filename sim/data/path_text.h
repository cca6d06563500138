/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path_text: numbers by year in one line, "2021:7;2022:6.5", as lists print them and --set, --vary and --set-from take
 * them. Each number holds from its year until the next one that is named: what is printed reads back bit for bit. */
#ifndef DATA_PATH_TEXT_H
#define DATA_PATH_TEXT_H
#include "base/diag.h"
#include "base/json.h"

struct path_point {
	int year;
	const char *text; /* the number, with its unit if it has one, without blanks around it */
	size_t start, length; /* where the whole point stands in the line, without blanks around it */
};

bool path_text_is(const char *text); /* does it begin as such a line does: "2021:7"? */
/* The next point from *at on, which moves behind it; false: there is none. `point->year` 0: it is none that can be
 * read. */
bool path_text_next(struct arena *arena, const char *text, size_t *at, struct path_point *point);
/* The quantity that the line stands for, as a file would say it: {"path": {...}, "interpolate": "step"}, every part at
 * `place` (of the line) or within it. NULL: errors were reported. */
struct json *path_text_json(struct arena *arena, const char *text, struct place place, struct diags *diags);
#endif
