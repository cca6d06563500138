/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_worded: targets in words whose grammar is known: 高于GDP增长, 与经济增长同步, "faster than GDP";
 * 2030年前达峰, "peak by 2030"; 比2020年翻一番, 2倍, "double 2020"; 净零, "net zero by 2045"; "2026-2030
 * mean 43 % of baseline"; 已撤销, "withdrawn in 2024". */
#ifndef INTAKE_INDICATOR_WORDED_H
#define INTAKE_INDICATOR_WORDED_H
#include "base/arena.h"
#include "data/plan.h"

enum worded_kind {
	WORDED_NONE,    /* not understood: the plan's words */
	WORDED_GDP,     /* grows as GDP does: `sense` */
	WORDED_PEAK,    /* has passed its peak in `year` */
	WORDED_TIMES,   /* `times` what it was in `since`; more than that by `sense` */
	WORDED_ZERO,    /* nothing, net, in `year` */
	WORDED_BUDGET,  /* in first..last, on average (or in all) `times` of a baseline, the level of `since` */
	WORDED_WITHDRAWN/* in `year` */
};
struct worded {
	enum worded_kind kind;
	enum sense sense;
	double times;
	int year, since, first, last; /* 0: not said */
	bool sum;                     /* a budget of all years together */
};
struct worded worded_read(struct arena *arena, const char *text);
#endif
