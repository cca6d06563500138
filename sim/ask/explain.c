/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: walks the formulas of a result from one value down to inputs. A step shows its formula twice, with
 * names and with numbers. Each variable is explained once (later mentions are leaves), values of other years
 * are leaves, so the walk ends. Under sum() a name stands for all elements; elsewhere for the element that is
 * being explained. */
#include <math.h>
#include <string.h>
#include "ask/explain.h"

struct mention { const struct node *node; bool in_sum, unlimited, idle; uint32_t from, to; };

struct walk {
	struct arena *arena;
	const struct result *result;
	struct step *steps; int count, capacity;
	int depth;
	unsigned char **seen; /* [variable][element] in the year asked for: 1 shown, 2 its parts too */
	bool **seen_input;    /* [input][element] */
};

static const struct program *program_of(const struct walk *walk) { return walk->result->program; }

/* Five significant digits, no trailing zeros: enough to follow a calculation by hand. */
static char *digits(struct arena *arena, double value)
{
	char text[64];
	int before = fabs(value) >= 1 ? (int)floor(log10(fabs(value))) + 1 : value == 0 ? 1 : (int)ceil(log10(fabs(value)) + 1e-12);
	int decimals = before >= 5 ? 1 : 5 - before;
	if (value != 0 && fabs(value) < 1e-6) {
		number_shortest(value, text);
		return arena_copy(arena, text, strlen(text));
	}
	number_fixed(value, decimals > 10 ? 10 : decimals, text, sizeof text);
	size_t length = strlen(text);
	while (strchr(text, '.') && (text[length - 1] == '0' || text[length - 1] == '.')) {
		bool point = text[length - 1] == '.';
		text[--length] = 0;
		if (point)
			break;
	}
	return arena_copy(arena, text, length);
}

static char *with_unit(struct arena *arena, double value, const struct unit *unit)
{
	char *number = digits(arena, value);
	return unit->share == SHARE_NONE ? number : arena_print(arena, "%s %s", number, unit->share == SHARE_POINTS ? "pp" : unit->factor < 0.005 ? "‰" : "%");
}

static void collect(const struct program *program, int index, bool in_sum, bool unlimited, struct mention *list, int capacity, int *count)
{
	if (index < 0)
		return;
	const struct node *node = &program->nodes[index];
	bool leaf = node->op == OP_INPUT || node->op == OP_VARIABLE || node->op == OP_PREVIOUS || node->op == OP_AT;
	if (leaf && (*count)++ < capacity)
		list[*count - 1] = (struct mention){node, in_sum && node->set != SCALAR, unlimited, false, node->from, node->to};
	for (int i = 0; i < 3 && !leaf; i++)
		collect(program, node->argument[i], in_sum || node->op == OP_SUM, unlimited || node->op == OP_UNLIMITED, list, capacity, count);
}

/* prev(x), base(x), at(x, y), unlimited(x): the whole call is one value. */
static void widen(const char *text, struct mention *mention)
{
	if (mention->node->op != OP_PREVIOUS && mention->node->op != OP_AT && !mention->unlimited)
		return;
	while (mention->from > 0 && text[mention->from - 1] == ' ')
		mention->from--;
	if (mention->from > 0 && text[mention->from - 1] == '(')
		for (mention->from--; mention->from > 0 && text[mention->from - 1] >= 'a' && text[mention->from - 1] <= 'z';)
			mention->from--;
	while (text[mention->to] && text[mention->to] != ')')
		mention->to++;
	mention->to += text[mention->to] == ')';
}

static int mentions(const struct walk *walk, const char *text, int node, struct mention **made)
{
	int count = 0, again = 0;
	collect(program_of(walk), node, false, false, NULL, 0, &count);
	struct mention *list = *made = ARENA_ARRAY(walk->arena, count + 1, struct mention);
	collect(program_of(walk), node, false, false, list, count, &again);
	for (int i = 0; i < count; i++)
		widen(text, &list[i]);
	for (int i = 1; i < count; i++)
		for (int j = i; j > 0 && list[j].from < list[j - 1].from; j--) {
			struct mention swap = list[j];
			list[j] = list[j - 1];
			list[j - 1] = swap;
		}
	return count;
}

static int year_of(const struct mention *mention, int year)
{
	return mention->node->op == OP_PREVIOUS ? year - 1 : mention->node->op == OP_AT ? mention->node->year : year;
}

/* The element a mention stands for when `element` is explained; the first of all where it stands under
 * sum(). */
static int element_of(const struct mention *mention, int element)
{
	return mention->node->element >= 0 ? mention->node->element : mention->node->set == SCALAR ? 0 : mention->in_sum ? 0 : element;
}

static double value_of(const struct walk *walk, const struct mention *mention, int element, int year)
{
	const struct result *result = walk->result;
	const struct node *node = mention->node;
	if (node->op == OP_INPUT)
		return program_of(walk)->inputs[node->index].value[element].values[year - result->base_year];
	if (mention->unlimited && result->unlimited)
		return result->unlimited[node->index][element * result->years + year - result->base_year];
	return result_value(result, node->index, element, year_of(mention, year));
}

static const struct unit *unit_of(const struct walk *walk, const struct mention *mention)
{
	return mention->node->op == OP_INPUT ? &program_of(walk)->inputs[mention->node->index].unit
	                                     : &program_of(walk)->variables[mention->node->index].unit;
}

static void add_value(struct walk *walk, struct text *out, const struct mention *mention, int element, int year)
{
	text_add(out, with_unit(walk->arena, value_of(walk, mention, element, year), unit_of(walk, mention)));
	if (year_of(mention, year) != year)
		text_print(out, " (%d)", year_of(mention, year));
}

/* The formula with numbers for names. Under sum() one name alone becomes the list of its values. */
static const char *with_numbers(struct walk *walk, const char *text, const struct mention *list, int count, int element, int year)
{
	struct text out;
	text_init(&out, walk->arena);
	uint32_t at = 0;
	int in_sums = 0;
	for (int i = 0; i < count; i++)
		in_sums += list[i].in_sum;
	for (int i = 0; i < count; i++) {
		const struct mention *mention = &list[i];
		if (mention->from < at)
			continue;
		text_add_n(&out, text + at, mention->from - at);
		at = mention->to;
		if (mention->idle)
			continue;
		if (!mention->in_sum)
			add_value(walk, &out, mention, element_of(mention, element), year);
		else if (in_sums > 1)
			text_add_n(&out, text + mention->from, mention->to - mention->from);
		else
			for (int e = 0; e < program_elements(program_of(walk), mention->node->set); e++) {
				text_add(&out, e ? ", " : "");
				add_value(walk, &out, mention, e, year);
			}
	}
	text_add(&out, text + at);
	return out.bytes;
}

static void push(struct walk *walk, const struct step *step)
{
	*ARENA_PUSH(walk->arena, walk->steps, walk->count, walk->capacity) = *step;
}

static void input_step(struct walk *walk, const struct mention *mention, int element, int year, int depth)
{
	const struct input *input = &program_of(walk)->inputs[mention->node->index];
	const struct input_value *value = &input->value[element];
	bool seen = walk->seen_input[mention->node->index][element];
	if (input->internal && !value->place.source)
		return;
	walk->seen_input[mention->node->index][element] = true;
	push(walk, &(struct step){.kind = seen ? STEP_SEEN : STEP_INPUT, .depth = depth, .name = value->key,
		.title = {input->field->en, input->field->zh}, .variable = -1, .input = mention->node->index, .element = element, .year = year,
		.value = value->values[year - walk->result->base_year], .unit = input->unit, .place = value->place, .source = value->source,
		.note = value->entry && value->entry->quantity ? value->entry->quantity->note : NULL, .given = value});
}

static void variable_step(struct walk *walk, int variable, int element, int year, int depth);

static void leaf_step(struct walk *walk, const struct mention *mention, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	char *name = program_element_name(walk->arena, program, mention->node->index, element);
	push(walk, &(struct step){.kind = STEP_PREVIOUS, .depth = depth, .name = mention->unlimited ? arena_print(walk->arena, "unlimited(%s)", name) : name,
		.title = program_element_title(walk->arena, program, mention->node->index, element), .variable = mention->node->index, .input = -1,
		.element = element, .year = year_of(mention, year), .value = value_of(walk, mention, element, year),
		.unit = program->variables[mention->node->index].unit});
}

static void mention_step(struct walk *walk, const struct mention *mention, int element, int year, int depth)
{
	if (mention->node->op == OP_INPUT)
		input_step(walk, mention, element, year, depth);
	else if (mention->unlimited || year_of(mention, year) != year)
		leaf_step(walk, mention, element, year, depth);
	else
		variable_step(walk, mention->node->index, element, year, depth);
}

static bool repeats(const struct mention *list, int i)
{
	for (int j = 0; j < i; j++)
		if (list[j].node->op == list[i].node->op && list[j].node->index == list[i].node->index && list[j].node->element == list[i].node->element &&
		    list[j].node->year == list[i].node->year && list[j].in_sum == list[i].in_sum && list[j].unlimited == list[i].unlimited)
			return true;
	return false;
}

static const struct limit_result *limit_of(const struct walk *walk, const struct variable *variable)
{
	for (int i = 0; variable->limit && i < walk->result->limit_count; i++)
		if (strcmp(walk->result->limits[i].id, variable->limit) == 0)
			return &walk->result->limits[i];
	return NULL;
}

/* What the name of a passing variable stands for: the first name of its formula, while the two are equal. */
static void pass_over(const struct walk *walk, struct mention *mention, int element, int year)
{
	const struct program *program = program_of(walk);
	for (;;) {
		const struct variable *v = &program->variables[mention->node->index];
		struct mention inner;
		int count = 0;
		if (mention->node->op != OP_VARIABLE || !(v->flags & PASSING) || mention->unlimited)
			return;
		collect(program, v->formula, false, false, &inner, 1, &count);
		if (!count || (inner.node->op != OP_VARIABLE && inner.node->op != OP_INPUT) || inner.node->set != mention->node->set)
			return;
		int first = mention->in_sum ? 0 : element_of(mention, element), last = mention->in_sum ? program_elements(program, v->set) : first + 1;
		for (int e = first; e < last; e++)
			if (e >= program_elements(program, v->set) || value_of(walk, mention, e, year) != value_of(walk, &inner, e, year))
				return;
		mention->node = inner.node;
	}
}

static bool stands_before(const char *text, uint32_t at, const char *part)
{
	size_t length = strlen(part);
	return at >= length && strncmp(text + at - length, part, length) == 0;
}

/* A factor that does nothing is left out, with its sign: " * x" where x is 1, " * (1 - x)" where x is 0. */
static void find_idle(const struct walk *walk, const char *text, struct mention *mention, int element, int year)
{
	const struct program *program = program_of(walk);
	bool idles = mention->node->op == OP_INPUT ? program->inputs[mention->node->index].internal
		: mention->node->op == OP_VARIABLE && program->variables[mention->node->index].flags & IDLE;
	if (!idles || mention->in_sum || mention->unlimited)
		return;
	double value = value_of(walk, mention, element_of(mention, element), year);
	if (value == 1 && stands_before(text, mention->from, " * ")) {
		mention->idle = true;
		mention->from -= 3;
	} else if (value == 0 && stands_before(text, mention->from, " * (1 - ") && text[mention->to] == ')') {
		mention->idle = true;
		mention->from -= 8;
		mention->to++;
	}
}

/* max(x, 0) around a value above 0 says nothing. */
static void drop_idle_bound(const struct walk *walk, const char *text, struct mention *mention, int element, int year)
{
	if (stands_before(text, mention->from, "max(") && strncmp(text + mention->to, ", 0)", 4) == 0 && !mention->in_sum &&
	    value_of(walk, mention, element_of(mention, element), year) > 0) {
		mention->from -= 4;
		mention->to += 4;
	}
}

/* The formula that is shown for a variable: its own or, where nothing but one name is left of that, this one's. */
struct shown { const char *text; struct mention *list; int count; };

static struct shown shown_formula(const struct walk *walk, int variable, int element, int year)
{
	const struct program *program = program_of(walk);
	for (;;) {
		const struct variable *v = &program->variables[variable];
		bool base = year == walk->result->base_year && v->base >= 0;
		struct shown made = {.text = base ? v->base_text : v->formula_text};
		const struct mention *only = NULL;
		uint32_t covered = 0;
		made.count = mentions(walk, made.text, base ? v->base : v->formula, &made.list);
		for (int i = 0; i < made.count; i++) {
			find_idle(walk, made.text, &made.list[i], element, year);
			if (!made.list[i].idle) {
				pass_over(walk, &made.list[i], element, year);
				drop_idle_bound(walk, made.text, &made.list[i], element, year);
			}
			covered += made.list[i].to - made.list[i].from;
			if (!made.list[i].idle)
				only = only ? &made.list[made.count] : &made.list[i];
		}
		bool alone = only && only < made.list + made.count && covered == strlen(made.text) && only->node->op == OP_VARIABLE && !only->in_sum &&
			!only->unlimited && (only->node->set != SCALAR || v->set == SCALAR) && only->node->element < 0;
		if (!alone)
			return made;
		variable = only->node->index;
	}
}

/* Where the walk stops at a step that only passes one input on, it shows where that one comes from. */
static void come_from(const struct walk *walk, struct step *step, const struct mention *list, int count, int element)
{
	const struct input_value *value = NULL;
	for (int i = 0; i < count; i++) {
		const struct input *input = list[i].node->op == OP_INPUT ? &program_of(walk)->inputs[list[i].node->index] : NULL;
		const struct input_value *found = input ? &input->value[element_of(&list[i], element)] : NULL;
		if (!found || input->internal || list[i].in_sum || (value && value != found))
			return;
		value = found;
	}
	if (value && !step->place.source) {
		step->place = value->place;
		step->source = value->source;
	}
}

static struct step step_of(const struct walk *walk, int variable, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	const struct variable *v = &program->variables[variable];
	int named = v->set == SCALAR ? -1 : element;
	struct step step = {.kind = STEP_VARIABLE, .depth = depth, .name = program_element_name(walk->arena, program, variable, named),
		.title = program_element_title(walk->arena, program, variable, named), .variable = variable, .input = -1, .element = element, .year = year,
		.value = result_value(walk->result, variable, element, year), .unit = v->unit, .place = v->place};
	const struct limit_result *limit = v->flags & RESPONSE ? limit_of(walk, v) : NULL;
	if (limit && limit->binding[year - walk->result->base_year] && step.value != 0) {
		step.limit = limit->id;
		step.place = limit->place;
	}
	return step;
}

static void children(struct walk *walk, const struct shown *shown, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	for (int i = 0; i < shown->count; i++) {
		const struct mention *mention = &shown->list[i];
		int elements = mention->in_sum ? program_elements(program, mention->node->set) : 1;
		for (int e = 0; e < elements && !mention->idle && !repeats(shown->list, i); e++)
			mention_step(walk, mention, mention->in_sum ? e : element_of(mention, element), year, depth);
	}
}

static void variable_step(struct walk *walk, int variable, int element, int year, int depth)
{
	const struct program *program = program_of(walk);
	const struct variable *v = &program->variables[variable];
	bool cut_off = walk->depth >= 0 && depth >= walk->depth;
	bool group = element >= program_elements(program, v->set) && v->flags & GROUP_SUM;
	struct step step = step_of(walk, variable, element, year, depth);
	struct shown shown = {0};
	if (walk->seen[variable][element] > !cut_off)
		step.kind = STEP_SEEN;
	else if (!group) {
		shown = shown_formula(walk, variable, element, year);
		step.formula = shown.text;
		step.numbers = with_numbers(walk, shown.text, shown.list, shown.count, element, year);
		if (cut_off)
			come_from(walk, &step, shown.list, shown.count, element);
	}
	push(walk, &step);
	if (step.kind == STEP_SEEN)
		return;
	walk->seen[variable][element] = cut_off ? 1 : 2;
	if (cut_off)
		return;
	const struct set *set = &program->sets[v->set];
	for (int m = 0; group && m < set->groups[element - set->count].count; m++)
		variable_step(walk, variable, set->groups[element - set->count].members[m], year, depth + 1);
	children(walk, &shown, element, year, depth + 1);
}

/* The last child of each parent: no later step of its depth before one that is shallower. */
static void mark_last(struct walk *walk)
{
	for (int i = 0; i < walk->count; i++) {
		int j = i + 1;
		while (j < walk->count && walk->steps[j].depth > walk->steps[i].depth)
			j++;
		walk->steps[i].last = j == walk->count || walk->steps[j].depth < walk->steps[i].depth;
	}
}

struct explanation explain(struct arena *arena, const struct result *result, int variable, int element, int year, int depth)
{
	const struct program *program = result->program;
	struct walk walk = {.arena = arena, .result = result, .depth = depth, .seen = ARENA_ARRAY(arena, program->variable_count + 1, unsigned char *),
		.seen_input = ARENA_ARRAY(arena, program->input_count + 1, bool *)};
	for (int v = 0; v < program->variable_count; v++)
		walk.seen[v] = ARENA_ARRAY(arena, program_elements(program, program->variables[v].set) + program_groups(program, v) + 1, unsigned char);
	for (int i = 0; i < program->input_count; i++)
		walk.seen_input[i] = ARENA_ARRAY(arena, program_elements(program, program->inputs[i].set) + 1, bool);
	variable_step(&walk, variable, element < 0 ? 0 : element, year, 0);
	mark_last(&walk);
	return (struct explanation){walk.steps, walk.count};
}
