/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_sense: signs and words beside a number that say how it is meant: at least or at most (≥, 不超过,
 * 以内, "no more than"), a change (下降, "cut by"), a level to come to (下降到, "cut to"), of each year or of
 * all. */
#ifndef INTAKE_INDICATOR_SENSE_H
#define INTAKE_INDICATOR_SENSE_H
#include <stdbool.h>
#include <stddef.h>
#include "data/plan.h"

enum cell_move { MOVE_NONE, MOVE_RISE, MOVE_FALL };
struct sense_mark {
	const char *text;
	enum sense sense;   /* SENSE_NONE: says nothing of it */
	enum cell_move move;
	bool yearly, total; /* 年均; 累计 */
	bool hoped;         /* 力争 */
};
/* What the text begins (ends) with; NULL: no mark. Whatever the case of its letters. */
const struct sense_mark *sense_before(const char *text, size_t length);
const struct sense_mark *sense_after(const char *text, size_t length);
/* The sense that a word such as "at least", "不低于" or ">" names; SENSE_NONE: no such word. */
/* "14,力争15" is "14(力争15)": what is hoped for is a remark on the target. */
const char *sense_hope(struct arena *arena, const char *half);
enum sense indicator_sense(const char *plain);
#endif
