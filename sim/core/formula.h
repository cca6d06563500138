/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula: text -> nodes. Numbers (also "2e3" and, with a unit, "5 [1e8 CNY]"), names with dots, + - * / ^
 * (right-associative, binds tighter than a sign), comparisons < <= > >= == != (1 or 0), and the functions min
 * max clamp if exp log sin cos pow sqrt abs sum prev base at given unlimited respond, the words year and base_year.
 * Values carry units: adding needs the same dimensions (factors are converted), multiplying combines them, %
 * and pp are numbers. 0 fits every unit.
 *   prev(x)       last year's value           base(x)  the base year's      at(x, 2022)  a given year's
 *   given(x, y)   x where its section is there, otherwise y                 sum(x)       over the set
 *   if(c, a, b)   a where c is not 0          unlimited(x)  the same, had there been no limits
 *   respond(excess, room, most)   clamp(excess / room, 0, most), 0 where there is no room */
#ifndef CORE_FORMULA_H
#define CORE_FORMULA_H
#include "core/program.h"

/* Parses `text` for the variable (element-wise over its set) and converts to the variable's unit. Returns a
 * node (OP_POISON after errors were reported). `base_year`: the formula is the variable's base formula, in
 * which prev() has no meaning. */
int formula_parse(struct program *program, int variable, const char *text, bool base_year);
/* Every reference of a formula, for `explain`: nodes of kind OP_INPUT, OP_VARIABLE, OP_PREVIOUS, OP_AT in
 * order of their place. */
int formula_references(const struct program *program, int node, int *list, int capacity);
extern const char *const formula_words[]; /* functions and words, which no user may use as an id; NULL-terminated */
#endif
