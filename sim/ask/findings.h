/* SPDX-License-Identifier: GPL-3.0-or-later */
/* findings: what stands behind a result that has no errors and that nobody sees in its numbers: where defaults and
 * fallbacks act in silence, what has no source, which sections are left out, which targets cannot be assessed or are
 * judged otherwise than the plan says. Each finding names what it is about and keeps its numbers; views say it. */
#ifndef ASK_FINDINGS_H
#define ASK_FINDINGS_H
#include "ask/range.h"
#include "ask/result.h"

enum finding_kind {
	FINDING_LAYER,             /* key: the path of a file whose values were merged */
	FINDING_REMAINDER,         /* key: an input; it is what the others leave of a total */
	FINDING_DEFAULT,           /* key: an input that no file gives; number */
	FINDING_NO_SOURCE,         /* key: an input or "targets.ID"; place */
	FINDING_ASSUMPTION,        /* key: an input; place */
	FINDING_OBSERVED,          /* key: an input that no file gives and observations do; number, place */
	FINDING_NO_LEVEL,          /* key: a price level that is not known; other: what is not made for it */
	FINDING_PLACEHOLDER,       /* key: an input that is to be replaced; place */
	FINDING_BETWEEN,           /* key: an input; year: one of those that lie between two stated ones; place */
	FINDING_HELD_BEFORE,       /* key: an input; year: the first one stated, before which it is held; place */
	FINDING_HELD_AFTER,        /* key: an input; year: the last one stated, after which it is held; place */
	FINDING_LAPSES,            /* key: "limits.ID"; year: the last one in which it holds; place */
	FINDING_SPENT,             /* key: an investment programme; year: its last, inside the run */
	FINDING_LEFT_OUT,          /* key: a section; title */
	FINDING_DEFAULTS_ONLY,     /* key: a section that acts by defaults alone; title */
	FINDING_FALLBACK,          /* key: a variable; other: the name in given() that is not there */
	FINDING_NOT_ASSESSABLE,    /* key: a target; target */
	FINDING_TARGET_REMOVED,    /* key: a target; place of what removes it; altered */
	FINDING_TARGET_ALTERED,    /* key: a target that is judged otherwise than the plan says; place; altered */
	FINDING_SLIP,              /* key: a target whose variable is not there; other: one that is spelled much like it */
	FINDING_COST_RESTS,        /* the cost of limits rests on an efficiency; range */
	FINDING_STATED,            /* number: of the targets that can be assessed, how many are merely stated */
	FINDING_RECORD,            /* the scenario is a record of what came true */
	FINDING_OWN_NUMBER,        /* key: a target that the plan puts in words and the scenario gives a number; target */
	FINDING_CONSTANT_PRICES,   /* shares of output stand at the prices of one year; number: of which */
	FINDING_BOUNDED,           /* key: a variable kept at a bound that its trend would pass; number: it; years */
	FINDING_BEYOND,            /* key: an indicator in % that passes 100 or 0; number: how far it comes; years */
	FINDING_GOES_ON,           /* key: a programme that is spent; number: the share of GDP at which it goes on; years */
	FINDING_NOT_INVESTED,      /* key: "investment", of which there is none; years */
	FINDING_KINDS
};
extern const char *const finding_names[FINDING_KINDS]; /* "no_source": what data call it; NULL: they do not have it */

struct finding {
	enum finding_kind kind;
	const char *key, *other;
	const char *whole;                  /* the input none of whose elements has a source; NULL: not so */
	struct place place;
	int year, input, elements;          /* of the kinds that have a year; input: which, of so many numbers; -1: none */
	double number;
	const struct unit *unit;            /* of `number`; NULL: a plain number */
	struct { int first, last; } years;
	struct title title;
	const struct target_result *target;
	const struct target *altered;       /* with id and no alone: the plan's */
	struct range range;
};

/* What `check` tells, in the order of kinds of data. */
const struct finding *findings_of(struct arena *arena, const struct result *result, int *count);
/* Of these, what is interpolated, held or ends inside the run. */
const struct finding *findings_of_years(struct arena *arena, const struct result *result, int *count);
/* What must be known before a number of the result is quoted: targets removed and altered, what the cost of limits
 * rests on, what is merely stated, own numbers, constant prices. */
const struct finding *findings_to_quote(struct arena *arena, const struct result *result, int *count);

/* The targets of a plan alone: how many bind, have a number or only words, and name a variable. */
struct plan_counts {
	int targets, binding, numbers, words, variables;
};
struct plan_counts findings_in_plan(const struct plan *plan);
#endif
