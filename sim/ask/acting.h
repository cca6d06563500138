/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acting: what each limit did in a year, and why one that is there did nothing. */
#ifndef ASK_ACTING_H
#define ASK_ACTING_H
#include "ask/result.h"

enum limit_role {
	ROLE_CUTS,       /* output, with all the efficiency there is */
	ROLE_BROKEN,     /* not even the largest cut meets it */
	ROLE_EFFICIENCY, /* efficiency alone keeps it */
	ROLE_OTHERS,     /* what was wanted goes beyond it, but other limits keep the use below */
	ROLE_SLACK,      /* what was wanted is below it */
	ROLE_NO_FORCE,   /* it does not hold in this year */
	ROLES
};
struct acting {
	enum limit_role role;
	double use, most;   /* in the limit's unit */
	double cut;         /* 1e8 CNY@base */
	double points, pool;/* extra fall of intensity, and how much there was, %/yr; NAN: none may be called on */
	double price;       /* output per unit of the limit; NAN: broken, or not in force */
};
/* `year` in the run, after its base year. */
struct acting limit_acting(const struct result *result, const struct limit_result *limit, int year);
/* Does `by`, which acts, lower the use that `limit` holds: by its cuts, or by efficiency in the same intensity? */
bool limit_lowered_by(const struct result *result, const struct limit_result *limit, const struct limit_result *by,
                      int year);
/* Is there one that cuts nothing and stands at its own limit too, so that more of this one alone may give nothing back? */
bool limit_has_twin(const struct result *result, const struct limit_result *limit, int year);
/* Does any limit reach the variable, whether or not it acts? */
bool limits_reach(const struct result *result, int variable);
extern const char *const limit_roles[ROLES]; /* as data say it: "cuts", "broken", ... */
#endif
