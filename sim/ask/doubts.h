/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doubts: numbers that break no rule and yet look like a slip: warnings, never errors. */
#ifndef ASK_DOUBTS_H
#define ASK_DOUBTS_H
#include "ask/result.h"
#include "base/diag.h"

/* A sector's output of less than a 5,000th of all: 万元 written for 亿元, or the other way about elsewhere; and a
 * base-year GDP of less than 1e8 CNY. */
void doubt_outputs(struct arena *arena, const struct result *result, struct diags *diags);
/* A sector that grows by more than 30 % in every year. */
void doubt_growth(struct arena *arena, const struct result *result, struct diags *diags);
/* An investment programme none of whose years belongs to the run: its total would vanish without a word. */
void doubt_programme(struct arena *arena, const struct result *result, struct diags *diags);
/* What has been observed under the name of a variable and yet never stands beside it: money at other prices,
 * another unit. Once for each variable, at its first such row. */
void doubt_observations(struct arena *arena, const struct result *result, struct diags *diags);
/* GDP that was observed in the base year and is not what the sectors make there, by more than 1 %: their outputs may
 * stand at other prices. */
void doubt_base(struct arena *arena, const struct result *result, struct diags *diags);
/* Two targets of one number or one title, an indicator of the user's with the title of another variable: what is asked
 * for by that name could be either. At the later one, with the place of the first; titles as notes. */
void doubt_twins(struct arena *arena, const struct result *result, struct diags *diags);
/* Names of observations that none of the scenarios in hand knows: neither as a variable, nor one of a section that is
 * left out, nor a target's. Made of one file of observations, which several plans of a folder share, told of each
 * result in turn, then reported: a name that is near to a variable's is warned of, the others are noted together. */
struct doubted_names {
	const struct observed *observed; /* NULL: the plan has none */
	bool *known;          /* [observations] */
	const char **nearest; /* [observations]; NULL: none is near */
	size_t effort;        /* what looking for near ones may still cost */
	bool left_out;        /* some were not looked for: they are too many */
};
void doubted_names_begin(struct arena *arena, const struct plan *plan, struct doubted_names *names);
bool doubted_names_are_of(const struct doubted_names *names, const struct plan *plan);
/* Keeps nothing of the result nor of `work`; `arena` is that of the names. */
void doubted_names_take(struct arena *arena, struct arena *work, struct doubted_names *names,
                        const struct result *result);
void doubted_names_report(struct arena *arena, const struct doubted_names *names, struct diags *diags);
#endif
