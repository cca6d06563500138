/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order: closes a program. Parses every formula, finds the first year in which each variable has a value
 * (what needs prev() of something without a base has no row in the base year), and sorts variables by
 * dependency, once for the base year and once for ordinary years. A cycle within a year is refused and
 * printed, a long one by its ends. Holds: nothing here goes deeper for a longer chain of formulas. */
#include <string.h>
#include "core/formula.h"
#include "core/node_walk.h"
#include "core/references.h"

static int later(int a, int b) { return a > b ? a : b; }

/* Years after the base year before which what a node names has no value. */
static int first_of(const struct program *program, const struct node *node)
{
	int first = program->variables[node->index].first;
	switch (node->op) {
	case OP_PREVIOUS: return first + 1;
	case OP_AT: /* caught in that year, or never */
		return first > node->year - program->base_year ? program->years + 1 : node->year - program->base_year;
	default: return first;
	}
}

static int first_year(const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	int first = 0;
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node_names(node) && node->op != OP_INPUT)
			first = later(first, first_of(program, node));
	return first;
}

/* Smallest fixed point from below; a variable that never settles needs a base of its own. Those wait that name one
 * which has risen: each rises at most once for a year. */
static void find_first_years(struct program *program)
{
	int n = program->variable_count, never = program->years + 1, head = 0, waiting = n;
	struct references names = references_make(program, REFERENCES_BASE), users = references_users(program, &names);
	int *queue = ARENA_ARRAY(program->arena, n + 1, int);
	bool *waits = ARENA_ARRAY(program->arena, n + 1, bool);
	for (int v = 0; v < n; v++) {
		queue[v] = v;
		waits[v] = true;
	}
	while (waiting > 0) {
		int at = queue[head], first;
		struct variable *variable = &program->variables[at];
		head = head + 1 < n ? head + 1 : 0;
		waiting--;
		waits[at] = false;
		first = variable->not_before;
		for (int i = names.start[at]; i < names.start[at + 1]; i++)
			first = later(first, first_of(program, &program->nodes[names.list[i]]));
		first = first > never ? never : first;
		for (int i = users.start[at]; first != variable->first && i < users.start[at + 1]; i++)
			if (!waits[users.list[i]]) {
				waits[users.list[i]] = true;
				queue[(head + waiting++) % n] = users.list[i];
			}
		variable->first = first;
	}
}

/* base(x) or at(x, year) of a year in which x has no value; NULL: none. */
static const struct node *caught_too_early(const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	const struct node *node;
	while ((node = node_walk_next(&walk)))
		if (node->op == OP_AT && program->variables[node->index].first > node->year - program->base_year)
			break;
	return node;
}

static void report_never(struct program *program, const struct variable *variable)
{
	const struct node *caught = caught_too_early(program, variable->formula);
	program_refuse(program, variable, W_NEEDS_BASE, caught ? W_NEEDS_YEAR_HINT : W_NEEDS_BASE_HINT,
	               WORDS(variable->name, caught ? program->variables[caught->index].name : "",
	                     caught ? arena_print(program->arena, "%d", caught->year) : ""));
}

/* Is there a chain of formulas by which the variable needs its own past? (Else it merely needs another that
 * does.) */
static bool needs_itself(const struct program *program, int formula, int self)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_PREVIOUS && node->index == self)
			return true;
	return false;
}

static bool lacks_a_year(const struct program *program, const struct variable *variable)
{
	return variable->base >= 0 &&
	       (variable->first > 0 || (program->years > 1 && first_year(program, variable->formula) > 1));
}

/* A sum or a peak of something that is not there from the base year on has no value: its target cannot be assessed,
 * which is no error of the scenario. */
static void give_up_targets(struct program *program)
{
	for (bool changed = true; changed;) {
		changed = false;
		for (int i = 0; i < program->variable_count; i++) {
			struct variable *variable = &program->variables[i];
			if (!variable->target || variable->not_before > program->years || !lacks_a_year(program, variable))
				continue;
			variable->not_before = program->years + 1;
			changed = true;
		}
		if (changed)
			find_first_years(program);
	}
}

static void check_first_years(struct program *program)
{
	bool reported = false;
	for (int i = 0; i < program->variable_count; i++) {
		struct variable *variable = &program->variables[i];
		if (variable->target)
			continue;
		if (variable->first > program->years && needs_itself(program, variable->formula, i)) {
			report_never(program, variable);
			reported = true;
		} else if (lacks_a_year(program, variable)) {
			program_refuse(
				program, variable, W_BASE_TOO_LATE, W_BASE_TOO_LATE_HINT,
				WORDS(variable->name,
			          arena_print(program->arena, "%d", program->base_year + (variable->first > 0 ? 0 : 1))));
			reported = true;
		}
	}
	for (int i = 0; i < program->variable_count && !reported; i++)
		if (program->variables[i].first > program->years &&
		    caught_too_early(program, program->variables[i].formula) && !program->variables[i].target) {
			report_never(program, &program->variables[i]);
			reported = true;
		}
	for (int i = 0; i < program->variable_count && !reported; i++)
		if (program->variables[i].first > program->years && !program->variables[i].target) {
			report_never(program, &program->variables[i]);
			break;
		}
}

/* Variables on the way down: each names the next. */
struct step_down {
	int variable, next; /* the reference that comes next */
};
struct sort {
	struct program *program;
	bool base_year;
	struct references names;
	int *place; /* of each variable: 0 new, -1 done, else one more than its place on the way down */
	struct step_down *way;
	int depth;
	int *out, count;
};

enum { CYCLE_ENDS = 12 }; /* names of a cycle that are told at its beginning, and as many at its end */

/* "a -> b -> c -> a"; of a long one the ends, and how many stand between. */
static const char *cycle_said(const struct sort *sort, int from)
{
	struct program *program = sort->program;
	struct text text;
	text_init(&text, program->arena);
	for (int i = from; i < sort->depth; i++) {
		int left = sort->depth - i - CYCLE_ENDS;
		if (i == from + CYCLE_ENDS && left > 1) {
			text_add(&text, word_format(program->arena, program->diags->language, W_CYCLE_MORE,
			                            WORDS(arena_print(program->arena, "%d", left))));
			text_add(&text, " -> ");
			i += left;
		}
		text_print(&text, "%s -> ", program->variables[sort->way[i].variable].name);
	}
	text_add(&text, program->variables[sort->way[from].variable].name);
	return text.bytes;
}

static void report_cycle(struct sort *sort, int variable)
{
	struct program *program = sort->program;
	int from = sort->place[variable] - 1;
	const struct variable *owner = &program->variables[variable];
	program->broken = true;
	if (diags_full(program->diags)) {
		diag_count(program->diags, DIAG_ERROR);
		return;
	}
	for (int i = from; i < sort->depth; i++) {
		const struct variable *at = &program->variables[sort->way[i].variable];
		if (at->place.source ? !owner->place.source
		                     : at->pointer && !owner->pointer) /* the user's own rather than a model's */
			owner = at;
	}
	program_refuse(program, owner, W_CYCLE, W_CYCLE_HINT, WORDS(cycle_said(sort, from)));
}

static void step_down(struct sort *sort, int variable)
{
	sort->way[sort->depth++] = (struct step_down){variable, sort->names.start[variable]};
	sort->place[variable] = sort->depth;
}

static void step_back(struct sort *sort)
{
	int variable = sort->way[--sort->depth].variable;
	sort->place[variable] = -1;
	if (!sort->base_year || sort->program->variables[variable].first == 0)
		sort->out[sort->count++] = variable;
}

/* The variable after all that it needs in the same year. */
static void visit(struct sort *sort, int variable)
{
	const struct program *program = sort->program;
	if (sort->place[variable] == 0)
		step_down(sort, variable);
	while (sort->depth) {
		struct step_down *at = &sort->way[sort->depth - 1];
		if (at->next == sort->names.start[at->variable + 1]) {
			step_back(sort);
			continue;
		}
		const struct node *node = &program->nodes[sort->names.list[at->next++]];
		if (node->op == OP_PREVIOUS || (node->op == OP_AT && !sort->base_year && node->year == program->base_year))
			continue;
		if (sort->place[node->index] == 0)
			step_down(sort, node->index);
		else if (sort->place[node->index] > 0)
			report_cycle(sort, node->index);
	}
}

static int *sorted(struct program *program, bool base_year)
{
	int n = program->variable_count;
	struct sort sort = {.program = program,
	                    .base_year = base_year,
	                    .names = references_make(program, base_year ? REFERENCES_BASE : REFERENCES_FORMULA),
	                    .place = ARENA_ARRAY(program->arena, n + 1, int),
	                    .way = ARENA_ARRAY(program->arena, n + 1, struct step_down),
	                    .out = ARENA_ARRAY(program->arena, n + 1, int)};
	for (int i = 0; i < n; i++)
		if (!base_year || program->variables[i].first == 0)
			visit(&sort, i);
	sort.out[sort.count] = -1;
	return sort.out;
}

bool program_close(struct program *program)
{
	for (int i = 0; i < program->variable_count; i++) {
		const char *base = program->variables[i].base_text;
		int base_node = base ? formula_parse(program, i, base, true) : -1;
		int formula = formula_parse(program, i, program->variables[i].formula_text, false);
		program->variables[i].base = base_node;
		program->variables[i].formula = formula;
	}
	if (program->broken)
		return false;
	find_first_years(program);
	give_up_targets(program);
	check_first_years(program);
	if (program->broken)
		return false;
	program->order = sorted(program, false);
	if (!program->broken)
		program->base_order = sorted(program, true);
	program->closed = !program->broken;
	return program->closed;
}
