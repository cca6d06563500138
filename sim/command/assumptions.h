/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumptions: what --assume puts in place of observations that are wanting, "gdp_growth.2021=6,8,10". Several
 * numbers of one, or of several, make a case for each combination. */
#ifndef COMMAND_ASSUMPTIONS_H
#define COMMAND_ASSUMPTIONS_H
#include "ask/review.h"
#include "command/call.h"

enum { ASSUMPTIONS_CASES_MOST = 9 };

struct assumptions {
	int count, cases;                /* of each case; at least one case */
	const struct supposition *list;   /* [cases][count] */
	const char *const *texts;        /* [cases][count] */
	int last;                        /* the last year of them; 0: there are none */
};
/* Errors are in call->diags. */
struct assumptions assumptions_read(struct call *call, const struct result *result, const struct option_texts *texts);
const struct supposition *assumptions_case(const struct assumptions *all, int index);
const char *const *assumptions_texts(const struct assumptions *all, int index);
#endif
