/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit: does a plan agree with itself, and with the one before it? Every number that its file states of a target:
 * where it stood, what is wanted, what else is said, what came true, what the plan before wanted, is held against the
 * others by rules, and its `relations` say how targets hang together. Nothing is projected. A finding tells both
 * places, the arithmetic and how bad it is:
 *   contradiction   the statements cannot hold together
 *   tension         they can, but say less than each other, or rest on something that nobody says (a price rise)
 *   follows         no fault: a number that the plan does not print but implies
 * and how far apart its two numbers are, in percent of the larger. What is printed is exact to half of its last digit;
 * a number that is wanted is what it says. */
#ifndef ASK_AUDIT_H
#define ASK_AUDIT_H
#include "data/plan.h"

enum audit_weight { AUDIT_CONTRADICTION, AUDIT_TENSION, AUDIT_FOLLOWS, AUDIT_WEIGHTS };
enum audit_rule {
	AUDIT_NUMBERS,  /* the statements of one target */
	AUDIT_PRICES,   /* a level at current prices, a rate at constant ones; numbers[]: both rates, the deflator's */
	AUDIT_BASE,     /* asks for less than there is; numbers[]: wanted, base */
	AUDIT_PREVIOUS, /* or than the plan before did */
	AUDIT_SHARE,    /* more than 100 %; numbers[]: it */
	AUDIT_EXCLUDE,  /* two targets of one thing cannot both be met */
	AUDIT_PERIOD,   /* a year outside the plan's; numbers[]: the year, first, last */
	AUDIT_PARTS,    /* parts come to another number than the whole; numbers[]: parts, whole */
	AUDIT_REST,     /* what parts leave of a whole falls; numbers[]: the rest, its growth */
	AUDIT_RATIO,    /* numbers[]: what is said, what it comes to */
	AUDIT_IMPLIED,  /* two targets imply a third; numbers[]: what it comes to, what is said */
	AUDIT_STEADY,   /* a ratio changes; numbers[]: before, then, times, of the first of its terms */
	AUDIT_BESIDE,   /* falls beside what adds to it; numbers[]: a year, in all, what stands beside */
	AUDIT_IMPLIES,  /* follows: a number */
	AUDIT_GROWTH,   /* follows: growth of a whole's parts */
	AUDIT_RULES
};
enum audit_role { AUDIT_WANTED, AUDIT_STATED, AUDIT_REALISED, AUDIT_BEFORE, AUDIT_OBSERVED, AUDIT_RELATION };

struct audit_amount { /* NAN: none */
	double value;            /* in `unit` */
	const struct unit *unit; /* NULL: percent */
	bool per_year, points;   /* of a percentage */
};

struct audit_said { /* one statement */
	enum audit_role role;
	const char *id;          /* of the target or relation, or the observed variable */
	struct title title;
	const char *variable, *source;
	enum measure measure;
	enum sense sense;
	int year;
	struct audit_amount amount; /* as it is printed */
	double value;               /* the same without a unit's factor; a percentage as a fraction */
	double half, digit;         /* half: of the last digit that is printed, 0: it is what it says; digit: in any case */
	double times;               /* says so many times the base; NAN: it says a number */
	const struct unit *unit;
	struct place place;
	const struct plan *plan;    /* whose words it is */
};

enum { AUDIT_NUMBERS_MOST = 4 };
struct audit_line {
	const struct audit_said *said;
	struct audit_amount comes_to; /* what it comes to in the measure of another, or another in its own */
	double off;                   /* by how much it misses, in the unit of comes_to; NAN: not told */
	bool of_main;                 /* comes_to is what the first statement comes to in the measure of this one */
	const char *arithmetic;       /* "(2238 / 1538)^(1/5) - 1 = 7.7906 %"; NULL: none */
};

struct audit_finding {
	enum audit_rule rule;
	enum audit_weight weight;
	double apart;             /* percent of the larger of two numbers; 0: nothing to compare */
	const char *id;           /* of the target or relation */
	struct title title, with; /* with: of what stands beside it, where that is another */
	int year;
	struct audit_line *lines;
	int line_count, line_capacity;
	struct arena *arena;      /* of its lines */
	struct audit_amount numbers[AUDIT_NUMBERS_MOST];
	int order;                /* in which it was found */
};

struct audit {
	const struct plan *plan, *before; /* before: NULL: not at hand */
	struct audit_finding *findings;   /* worst first */
	int count, capacity;
	int by_weight[AUDIT_WEIGHTS];
	int statements, relations;        /* held against each other */
	const struct audit_said **unjudged; /* beside what is wanted, and what stood in the base year nobody says */
	int unjudged_count, unjudged_capacity;
	int left_out;                     /* targets without a number of their own: words, ranges, relative ones */
};

/* `before`: the plan before it, or NULL; `models` know the units of numbers that are written without one. Errors (a
 * relation that names nothing) are reported. */
struct audit *audit_plan(struct arena *arena, const struct plan *plan, const struct plan *before,
                         const struct model *const *models, struct diags *diags);
/* The errors alone, of what the relations name. */
void audit_check(struct arena *arena, const struct plan *plan, const struct model *const *models, struct diags *diags);
extern const char *const audit_weight_names[], *const audit_rule_names[], *const audit_role_names[];
#endif
