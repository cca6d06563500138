/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain_formula: a formula as `explain` shows it: what it mentions, with which values, and without what does
 * nothing in that year (a factor of 1, a bound or a limit that does not act). Spans are places in the text of the
 * formula; what is left out is cut from the text, never from the calculation. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/explain_formula.h"
#include "base/number.h"
#include "core/node_walk.h"

/* Without trailing zeros. */
static char *digits_kept(struct arena *arena, double value, int figures)
{
	char text[64];
	int before = fabs(value) >= 1 ? (int)floor(log10(fabs(value))) + 1
	             : value == 0     ? 1
	                              : (int)ceil(log10(fabs(value)) + 1e-12);
	int decimals = figures - before;
	if ((value != 0 && fabs(value) < 1e-6) || fabs(value) >= 1e15) {
		number_shortest(value, text);
		return arena_copy(arena, text, strlen(text));
	}
	number_fixed(value, decimals > 10 ? 10 : decimals < -9 ? -9 : decimals, text, sizeof text);
	size_t length = strlen(text);
	while (strchr(text, '.') && (text[length - 1] == '0' || text[length - 1] == '.')) {
		bool point = text[length - 1] == '.';
		text[--length] = 0;
		if (point)
			break;
	}
	return arena_copy(arena, text, length);
}

static char *with_unit(struct arena *arena, double value, int figures, const struct unit *unit)
{
	char *number = digits_kept(arena, value, figures);
	return unit->share == SHARE_NONE ? number
	                                 : arena_print(arena, "%s %s", number,
	                                               unit->share == SHARE_POINTS ? "pp"
	                                               : unit->factor < 0.005      ? "‰"
	                                                                           : "%");
}

enum { UNDER_SUM = 1, UNDER_UNLIMITED = 2 };

/* The first `capacity` are listed; how many there are is counted. */
static int collect_mentions(const struct program *program, int formula, struct formula_mention *list, int capacity)
{
	struct node_walk walk = node_walk_of(program, formula);
	int count = 0;
	for (const struct node *node; (node = node_walk_next(&walk));) {
		if (node_names(node) && count++ < capacity)
			list[count - 1] = (struct formula_mention){
				node, walk.under & UNDER_SUM && node->set != SCALAR, walk.under & UNDER_UNLIMITED, false, node->from,
				node->to};
		walk.mark = node->op == OP_SUM ? UNDER_SUM : node->op == OP_UNLIMITED ? UNDER_UNLIMITED : 0;
	}
	return count;
}

/* prev(x), base(x), at(x, y), unlimited(x): the whole call is one value. */
static void widen_mention(const char *text, struct formula_mention *mention)
{
	if (mention->node->op != OP_PREVIOUS && mention->node->op != OP_AT && !mention->unlimited)
		return;
	while (mention->from > 0 && text[mention->from - 1] == ' ')
		mention->from--;
	if (mention->from > 0 && text[mention->from - 1] == '(')
		for (mention->from--;
		     mention->from > 0 && text[mention->from - 1] >= 'a' && text[mention->from - 1] <= 'z';)
			mention->from--;
	while (text[mention->to] && text[mention->to] != ')')
		mention->to++;
	mention->to += text[mention->to] == ')';
}

/* given(x, y) where x is there: the whole call is x. */
static void widen_given(const char *text, struct formula_mention *mention)
{
	static const char call[] = "given(";
	uint32_t length = sizeof call - 1;
	if (mention->from < length || strncmp(text + mention->from - length, call, length) != 0)
		return;
	mention->from -= length;
	for (int depth = 1; text[mention->to] && depth > 0; mention->to++)
		depth += text[mention->to] == '(' ? 1 : text[mention->to] == ')' ? -1 : 0;
}

static int by_place(const void *left, const void *right)
{
	const struct formula_mention *a = left, *b = right;
	return a->from != b->from ? (a->from > b->from) - (a->from < b->from) : (a->node > b->node) - (a->node < b->node);
}

static int mentions(const struct result *result, const char *text, int node, struct formula_mention **made)
{
	int count = collect_mentions(result->program, node, NULL, 0);
	struct formula_mention *list = *made = ARENA_ARRAY(result->program->arena, count + 1, struct formula_mention);
	collect_mentions(result->program, node, list, count);
	for (int i = 0; i < count; i++) {
		widen_mention(text, &list[i]);
		widen_given(text, &list[i]);
	}
	qsort(list, (size_t)count, sizeof *list, by_place);
	return count;
}

int mention_year(const struct formula_mention *mention, int year)
{
	return mention->node->op == OP_PREVIOUS ? year - 1
	       : mention->node->op == OP_AT     ? mention->node->year
	                                        : year;
}

/* The element a mention stands for when `element` is explained; the first of all where it stands under
 * sum(). */
int mention_element(const struct formula_mention *mention, int element)
{
	return mention->node->element >= 0    ? mention->node->element
	       : mention->node->set == SCALAR ? 0
	       : mention->in_sum              ? 0
	                                      : element;
}

double mention_value(const struct result *result, const struct formula_mention *mention, int element, int year)
{
	const struct node *node = mention->node;
	if (node->op == OP_INPUT)
		return result->program->inputs[node->index].value[element].values[year - result->base_year];
	if (mention->unlimited && result->unlimited)
		return result->unlimited[node->index][element * result->years + year - result->base_year];
	return result_value(result, node->index, element, mention_year(mention, year));
}

static const struct unit *mention_unit(const struct result *result, const struct formula_mention *mention)
{
	return mention->node->op == OP_INPUT ? &result->program->inputs[mention->node->index].unit
	                                     : &result->program->variables[mention->node->index].unit;
}

/* One more than a result deserves, so that the calculation can be followed by hand; inputs as they are given. */
static int mention_figures(const struct result *result, const struct formula_mention *mention, int element, int year)
{
	const struct node *node = mention->node;
	return node->op == OP_INPUT ? 5 : 1 + figures_deserved(result, node->index, element, mention_year(mention, year));
}

static void add_value(const struct result *result, struct text *out, const struct formula_mention *mention,
                      int element, int year)
{
	text_add(out, with_unit(result->program->arena, mention_value(result, mention, element, year),
	                        mention_figures(result, mention, element, year), mention_unit(result, mention)));
	if (mention_year(mention, year) != year)
		text_print(out, " (%d)", mention_year(mention, year));
}

/* "100 [%]", as formulas write a constant with a unit, is 100 % to a reader. */
static const char *percent_read(char *text)
{
	for (char *at = strstr(text, " [%]"); at; at = strstr(at, " [%]")) {
		at[1] = '%';
		memmove(at + 2, at + 4, strlen(at + 4) + 1);
	}
	return text;
}

/* The formula with numbers for names. Under sum() one name alone becomes the list of its values. */
const char *explain_numbers(const struct result *result, const struct shown *shown, int element, int year)
{
	const char *text = shown->text;
	const struct formula_mention *list = shown->list;
	int count = shown->count;
	struct text out;
	text_init(&out, result->program->arena);
	uint32_t at = 0;
	int in_sums = 0;
	for (int i = 0; i < count; i++)
		in_sums += list[i].in_sum;
	for (int i = 0; i < count; i++) {
		const struct formula_mention *mention = &list[i];
		if (mention->from < at)
			continue;
		text_add_n(&out, text + at, mention->from - at);
		at = mention->to;
		if (mention->idle)
			continue;
		if (!mention->in_sum)
			add_value(result, &out, mention, mention_element(mention, element), year);
		else if (in_sums > 1)
			text_add_n(&out, text + mention->from, mention->to - mention->from);
		else
			for (int e = 0; e < program_elements(result->program, mention->node->set); e++) {
				text_add(&out, e ? ", " : "");
				add_value(result, &out, mention, e, year);
			}
	}
	text_add(&out, text + at);
	return percent_read(out.bytes);
}

/* What the name of a passing variable stands for: the first name of its formula, while the two are equal. */
static void pass_over(const struct result *result, struct formula_mention *mention, int element, int year)
{
	const struct program *program = result->program;
	for (;;) {
		if (mention->node->op != OP_VARIABLE || mention->unlimited)
			return;
		const struct variable *v = &program->variables[mention->node->index];
		struct formula_mention inner;
		if (!(v->flags & PASSING))
			return;
		if (!collect_mentions(program, v->formula, &inner, 1) ||
		    (inner.node->op != OP_VARIABLE && inner.node->op != OP_INPUT) ||
		    inner.node->set != mention->node->set)
			return;
		int first = mention->in_sum ? 0 : mention_element(mention, element),
			last = mention->in_sum ? program_elements(program, v->set) : first + 1;
		for (int e = first; e < last; e++)
			if (e >= program_elements(program, v->set) ||
			    mention_value(result, mention, e, year) != mention_value(result, &inner, e, year))
				return;
		mention->node = inner.node;
	}
}

static bool stands_before(const char *text, uint32_t at, const char *part)
{
	size_t length = strlen(part);
	return at >= length && strncmp(text + at - length, part, length) == 0;
}

/* A term of a sum that is 0 is left out, with what it is a product of: " - y * x", " + x", "x + ". */
static void drop_idle_term(const char *text, struct formula_mention *list, int i)
{
	struct formula_mention *mention = &list[i], *before = i > 0 ? &list[i - 1] : NULL;
	bool ends = strchr("),+-", text[mention->to + strspn(text + mention->to, " ")]) != NULL;
	if (before && before->to + 3 == mention->from && stands_before(text, mention->from, " * ") && ends &&
	    (stands_before(text, before->from, " - ") || stands_before(text, before->from, " + "))) {
		before->idle = mention->idle = true;
		before->from -= 3;
		before->to = mention->from = mention->to;
	} else if (before && before->from == 0 && before->to + 3 == mention->from &&
	           strncmp(text + mention->to, " + ", 3) == 0 && stands_before(text, mention->from, " * ")) {
		before->idle = mention->idle = true;
		before->to = mention->from = mention->to += 3;
	} else if (stands_before(text, mention->from, " + ") && ends) {
		mention->idle = true;
		mention->from -= 3;
	} else if (strncmp(text + mention->to, " + ", 3) == 0 && (mention->from == 0 || text[mention->from - 1] == '(')) {
		mention->idle = true;
		mention->to += 3;
	}
}

/* A factor that does nothing is left out, with its sign: " * x" where x is 1, " * (1 - x)" where x is 0. */
static void find_idle(const struct result *result, const char *text, struct formula_mention *list, int i, int element,
                      int year)
{
	const struct program *program = result->program;
	struct formula_mention *mention = &list[i];
	bool idles = mention->node->op == OP_INPUT ? program->inputs[mention->node->index].internal
	                                           : mention->node->op == OP_VARIABLE &&
	                                                 program->variables[mention->node->index].flags & IDLE;
	if (!idles || mention->in_sum || mention->unlimited)
		return;
	double value = mention_value(result, mention, mention_element(mention, element), year);
	if (value == 1 && stands_before(text, mention->from, " * ") &&
	    text[mention->to + strspn(text + mention->to, " ")] != '^') {
		mention->idle = true;
		mention->from -= 3;
	} else if (value == 0 && stands_before(text, mention->from, " * (1 - ") && text[mention->to] == ')') {
		mention->idle = true;
		mention->from -= 8;
		mention->to++;
	} else if (value == 0 && mention->node->op == OP_VARIABLE) {
		drop_idle_term(text, list, i);
	}
}

/* max(x, 0) around a value above 0 says nothing. */
static void drop_idle_bound(const struct result *result, const char *text, struct formula_mention *mention,
                            int element, int year)
{
	if (stands_before(text, mention->from, "max(") && strncmp(text + mention->to, ", 0)", 4) == 0 &&
	    !mention->in_sum && mention_value(result, mention, mention_element(mention, element), year) > 0) {
		mention->from -= 4;
		mention->to += 4;
	}
}

/* What a variable keeps within bounds, where they do nothing in that year; -1: they do, or there are none. */
static int inside_bounds(const struct result *result, int variable, int year)
{
	const struct variable *v = &result->program->variables[variable];
	struct formula_mention inner;
	if (!(v->flags & BOUNDED))
		return -1;
	bool idle = collect_mentions(result->program, v->formula, &inner, 1) && inner.node->op == OP_VARIABLE &&
	            result_value(result, inner.node->index, 0, year) == result_value(result, variable, 0, year);
	return idle ? inner.node->index : -1;
}

struct shown explain_shown(const struct result *result, int variable, int element, int year)
{
	const struct program *program = result->program;
	for (;;) {
		if (program->variables[variable].said)
			variable = program->variables[variable].said - 1;
		int inside = inside_bounds(result, variable, year);
		variable = inside < 0 ? variable : inside;
		const struct variable *v = &program->variables[variable];
		bool base = year == result->base_year && v->base >= 0;
		struct shown made = {.text = base ? v->base_text : v->formula_text};
		const struct formula_mention *only = NULL;
		uint32_t covered = 0;
		made.count = mentions(result, made.text, base ? v->base : v->formula, &made.list);
		for (int i = 0; i < made.count; i++) {
			find_idle(result, made.text, made.list, i, element, year);
			if (!made.list[i].idle) {
				pass_over(result, &made.list[i], element, year);
				drop_idle_bound(result, made.text, &made.list[i], element, year);
			}
			covered += made.list[i].to - made.list[i].from;
		}
		for (int i = 0; i < made.count; i++)
			if (!made.list[i].idle)
				only = only ? &made.list[made.count] : &made.list[i];
		/* a user's own formula stays as it was written, and a value stays in the unit of what computes it */
		bool alone = !v->place.source && only && only < made.list + made.count && covered == strlen(made.text) &&
		             only->node->op == OP_VARIABLE && !only->in_sum && !only->unlimited &&
		             (only->node->set != SCALAR || v->set == SCALAR) && only->node->element < 0;
		const struct unit *inner = alone ? mention_unit(result, only) : NULL;
		if (!alone || inner->factor != v->unit.factor || inner->share != v->unit.share)
			return made;
		variable = only->node->index;
	}
}
