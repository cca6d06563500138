/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lever: patterns are held against the keys under which files give numbers, then against those of single elements, and
 * what is no key may be a title (named.h). A number has to be one by itself: the code moves inputs of the program, and
 * what was worked out of an input before the program stood (a share of a total, growth between levels) would stay. */
#include "ask/lever.h"
#include <math.h>
#include <string.h>
#include "ask/named.h"
#include "ask/range.h"
#include "base/number.h"
#include "base/text.h"

enum { TOLD_MOST = 5 }; /* one by one; of more their names */

/* What may be moved, before it is asked how far. */
struct candidate {
	const char *key;
	int input, first, count; /* elements first .. first + count - 1 */
	const char *remainder;   /* it is what others leave of a total */
	const char *follower;    /* the key of an input that was worked out of it, or it of that; NULL: none */
};

struct finding {
	struct arena *arena;
	const struct result *result;
	const struct program *program;
	struct diags *diags;
	struct candidate *all, *elements; /* by number of the files, and of those that stand for several, one by one */
	int all_count, all_capacity, element_count, element_capacity;
	struct lever *levers;
	int count, capacity;
};

struct asked { const char *key, *range, *low, *high; }; /* of a pattern; range NULL: it says none */

/* --- candidates --- */

/* Of how many elements from `first` on the number is one and the same of the files. */
static int copies(const struct input *input, int first, int elements)
{
	int count = 1;
	const struct entry *entry = input->value[first].entry;
	while (entry && first + count < elements && input->value[first + count].entry == entry)
		count++;
	return count;
}

/* Does growth between levels begin at this input's number? */
static bool level_begins_at(const struct input *input, const struct input_value *value, const char *key,
                            const struct program *program)
{
	const char *of = input->field->level_of, *dot = strrchr(value->key, '.');
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	if (!of || !dot || !quantity || quantity->form != QUANTITY_LEVEL)
		return false;
	return strcmp(arena_print(program->arena, "%.*s.%s", (int)(dot - value->key), value->key, of), key) == 0;
}

static bool share_follows(const struct input *input, const struct input_value *value, const char *key,
                          const struct program *program)
{
	bool is_share = value->entry && strcmp(value->entry->key, "share") == 0 && input->field->share_of;
	return is_share && (strcmp(key, input->field->share_of) == 0 ||
	                    strcmp(key, entry_key(program->arena, value->entry)) == 0);
}

static const char *follower_of(const struct program *program, const char *key)
{
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++) {
			const struct input *input = &program->inputs[i];
			const struct input_value *value = &input->value[e];
			if (!input->internal && (level_begins_at(input, value, key, program) ||
			                         share_follows(input, value, key, program)))
				return value->key;
		}
	return NULL;
}

static struct candidate candidate(const struct finding *finding, int input, int first, int count)
{
	const struct input_value *value = &finding->program->inputs[input].value[first];
	bool whole = count > 1 && value->entry;
	return (struct candidate){.key = whole ? entry_key(finding->arena, value->entry) : value->key,
	                          .input = input,
	                          .first = first,
	                          .count = count};
}

static void list_candidates(struct finding *finding)
{
	const struct program *program = finding->program;
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		int elements = program_elements(program, input->set);
		for (int e = 0, count; !input->internal && !input->drawn && e < elements; e += count) {
			count = copies(input, e, elements);
			*ARENA_PUSH(finding->arena, finding->all, finding->all_count, finding->all_capacity) =
				candidate(finding, i, e, count);
			for (int k = 0; count > 1 && k < count; k++)
				*ARENA_PUSH(finding->arena, finding->elements, finding->element_count, finding->element_capacity) =
					candidate(finding, i, e + k, 1);
		}
	}
}

/* --- how far --- */

struct lever_span lever_span(const struct lever *lever, int years)
{
	struct lever_span span = {lever->value->values[0], lever->value->values[0]};
	for (int y = 1; y < years; y++) {
		span.least = fmin(span.least, lever->value->values[y]);
		span.most = fmax(span.most, lever->value->values[y]);
	}
	return span;
}

static bool read_edge(const struct finding *finding, const struct lever *lever, const char *text, double *edge)
{
	struct unit unit;
	bool has_unit;
	size_t bad;
	double scale = 1;
	if (!quantity_text(finding->arena, text, edge, &unit, &has_unit, &bad))
		return false;
	if (has_unit && !unit_fits(&unit, &lever->input->unit, &scale))
		return false;
	*edge = unit_convert(*edge, scale);
	return true;
}

/* The range of the question, else of the file, else of the distribution: of the input's numbers. */
static bool find_range(struct finding *finding, const struct asked *asked, struct lever *lever)
{
	struct range range = range_stated(finding->result, lever->input, lever->value);
	const struct quantity *quantity = lever->value->entry ? lever->value->entry->quantity : NULL;
	lever->ground = asked->range ? LEVER_ASKED : quantity && quantity->has_range ? LEVER_STATED : LEVER_DRAWN;
	lever->low = range.low;
	lever->high = range.high;
	if (asked->range && !(read_edge(finding, lever, asked->low, &lever->low) &&
	                    read_edge(finding, lever, asked->high, &lever->high) && lever->low < lever->high)) {
		diag_error(finding->diags, NOWHERE, NULL, W_LEVER_EDGES, W_LEVER_EDGES_HINT, asked->key,
		           asked->range, lever->input->unit.text);
		return false;
	}
	lever->low = lever->low < lever->input->field->low ? lever->input->field->low : lever->low;
	lever->high = lever->high > lever->input->field->high ? lever->input->field->high : lever->high;
	return true;
}

/* From numbers of the input to those of a point. */
static void place_lever(const struct finding *finding, struct lever *lever)
{
	struct lever_span span = lever_span(lever, finding->program->years);
	bool flat = span.least == span.most, of_base = lever->ground == LEVER_DRAWN;
	lever->kind = flat ? VARY_VALUE : VARY_SHIFT;
	lever->now = flat ? span.least : 0;
	if (flat)
		return;
	lever->low -= of_base ? lever->value->values[0] : span.least;
	lever->high -= of_base ? lever->value->values[0] : span.most;
}

static const struct vary *moves_of(struct arena *arena, const struct candidate *from, enum vary_kind kind)
{
	struct vary *moves = ARENA_ARRAY(arena, from->count, struct vary);
	for (int i = 0; i < from->count; i++)
		moves[i] = (struct vary){from->input, from->first + i, kind};
	return moves;
}

/* --- what cannot be moved --- */

static void refuse(const struct finding *finding, const struct candidate *from, enum word message, enum word hint,
                   const char *other)
{
	const struct input *input = &finding->program->inputs[from->input];
	const struct input_value *value = &input->value[from->first];
	const char *pointer = value->entry ? entry_pointer(finding->arena, value->entry) : NULL;
	char now[NUMBER_SIZE];
	number_shortest(value->values[0], now);
	diag_error(finding->diags, value->absent || !value->entry ? NOWHERE : value->place, pointer, message, hint,
	           from->key, input->unit.text, arena_print(finding->arena, "%s", now), other ? other : "");
}

/* False: it cannot be moved; said if `told`. */
static bool can_move(const struct finding *finding, struct candidate *from, bool told)
{
	const struct input_value *value = &finding->program->inputs[from->input].value[from->first];
	bool is_share = value->entry && strcmp(value->entry->key, "share") == 0 &&
	                finding->program->inputs[from->input].field->share_of;
	from->follower = is_share ? entry_key(finding->arena, value->entry) : follower_of(finding->program, from->key);
	enum word message = value->absent      ? W_LEVER_ABSENT
	                    : is_share         ? W_LEVER_FOLLOWS
	                    : value->remainder ? W_LEVER_REMAINDER
	                    : from->follower   ? W_LEVER_FOLLOWED
	                                       : W_NONE;
	enum word hint = message == W_LEVER_FOLLOWED ? W_LEVER_FOLLOWED_HINT : W_NONE;
	if (message != W_NONE && told)
		refuse(finding, from, message, hint, from->follower);
	return message == W_NONE;
}

static bool is_moved_already(const struct finding *finding, const struct candidate *from)
{
	for (int l = 0; l < finding->count; l++)
		for (int m = 0; m < finding->levers[l].move_count; m++) {
			const struct vary *move = &finding->levers[l].moves[m];
			if (move->input == from->input && move->element >= from->first &&
			    move->element < from->first + from->count)
				return true;
		}
	return false;
}

/* --- one pattern --- */

/* False: it was not added; why is said if `told`. */
static bool add_lever(struct finding *finding, struct candidate *from, const struct asked *asked, bool told)
{
	if (!can_move(finding, from, told))
		return false;
	const struct input *input = &finding->program->inputs[from->input];
	struct lever lever = {.key = from->key, .input = input, .value = &input->value[from->first], .columns = 1};
	if (!find_range(finding, asked, &lever))
		return false;
	if (isnan(lever.low) || isnan(lever.high)) {
		if (told)
			refuse(finding, from, W_LEVER_NO_RANGE, W_LEVER_NO_RANGE_HINT, NULL);
		return false;
	}
	if (is_moved_already(finding, from))
		return true;
	place_lever(finding, &lever);
	if (lever.low > lever.high) {
		refuse(finding, from, W_LEVER_NARROW, W_NONE, NULL);
		return false;
	}
	lever.moves = moves_of(finding->arena, from, lever.kind);
	lever.move_count = from->count;
	lever.drawn = uncertainty_of(finding->result->uncertainty, lever.value);
	*ARENA_PUSH(finding->arena, finding->levers, finding->count, finding->capacity) = lever;
	return true;
}

/* A number for all sectors, or one for each: "energy.intensity" is "energy.intensity.*". */
static const char *glob_of(const struct finding *finding, const char *key)
{
	int element, input = program_find_input(finding->program, key, &element);
	bool whole = input >= 0 && element < 0 && finding->program->inputs[input].set != SCALAR;
	return whole && !finding->program->inputs[input].internal ? arena_print(finding->arena, "%s.*", key) : NULL;
}

static void add_matching(struct finding *finding, const struct asked *asked)
{
	struct candidate **found = ARENA_ARRAY(finding->arena, finding->all_count + finding->element_count + 1,
	                                       struct candidate *);
	const char **left = ARENA_ARRAY(finding->arena, finding->all_count + finding->element_count + 1, const char *);
	int count = 0, out = 0, errors = finding->diags->errors;
	for (int i = 0; i < finding->all_count; i++)
		if (text_glob(asked->key, finding->all[i].key))
			found[count++] = &finding->all[i];
	for (int i = 0; !count && i < finding->element_count; i++)
		if (text_glob(asked->key, finding->elements[i].key))
			found[count++] = &finding->elements[i];
	for (int i = 0; i < count; i++)
		if (!add_lever(finding, found[i], asked, false))
			left[out++] = found[i]->key;
	if (!count)
		diag_error(finding->diags, NOWHERE, NULL, W_SET_NO_MATCH, W_SET_LIST, asked->key);
	else if (finding->diags->errors == errors && out == count && count > TOLD_MOST)
		diag_error(finding->diags, NOWHERE, NULL, W_LEVER_NONE, W_LEVER_LEFT_OUT_WHY, asked->key,
		           diag_list(finding->diags, left, (size_t)out));
	else if (finding->diags->errors == errors && out == count)
		for (int i = 0; i < count; i++)
			add_lever(finding, found[i], asked, true);
	else if (out && finding->diags->errors == errors)
		diag_note(finding->diags, NOWHERE, NULL, W_LEVER_LEFT_OUT, W_LEVER_LEFT_OUT_WHY, asked->key,
		          diag_list(finding->diags, left, (size_t)out));
}

static struct candidate *candidate_called(struct candidate *list, int count, const char *key)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i].key, key) == 0)
			return &list[i];
	return NULL;
}

static struct candidate *candidate_titled(struct finding *finding, const char *name)
{
	const struct named *found;
	int count;
	struct named_all *all = named_all(finding->arena, finding->result);
	if (named_find(all, name, &found, &count) == NAMING_NOTHING || count != 1 || found->kind != NAMED_INPUT ||
	    found->element < 0)
		return NULL;
	const char *key = finding->program->inputs[found->index].value[found->element].key;
	struct candidate *own = candidate_called(finding->all, finding->all_count, key);
	return own ? own : candidate_called(finding->elements, finding->element_count, key);
}

static void refuse_unknown(const struct finding *finding, const char *key)
{
	const char **keys = ARENA_ARRAY(finding->arena, finding->all_count + 1, const char *);
	for (int i = 0; i < finding->all_count; i++)
		keys[i] = finding->all[i].key;
	const char *nearest = diag_nearest(finding->diags, key, keys, (size_t)finding->all_count);
	diag_error(finding->diags, NOWHERE, NULL, W_LEVER_UNKNOWN, nearest ? W_DID_YOU_MEAN : W_SET_LIST, key, "",
	           nearest ? nearest : "");
}

static void add_named(struct finding *finding, const struct asked *asked)
{
	struct candidate *found = candidate_called(finding->all, finding->all_count, asked->key);
	if (!found)
		found = candidate_called(finding->elements, finding->element_count, asked->key);
	if (!found)
		found = candidate_titled(finding, asked->key);
	struct asked whole = *asked;
	whole.key = found ? NULL : glob_of(finding, asked->key);
	if (whole.key)
		add_matching(finding, &whole);
	else if (!found)
		refuse_unknown(finding, asked->key);
	else
		add_lever(finding, found, asked, true);
}

/* "KEY", "KEY=LOW:HIGH"; "/a/b" is "a.b". */
static struct asked asked_of(struct arena *arena, const char *pattern)
{
	const char *equals = strchr(pattern, '='), *colon = equals ? strchr(equals, ':') : NULL;
	size_t length = equals ? (size_t)(equals - pattern) : strlen(pattern);
	bool pointer = *pattern == '/';
	char *key = arena_copy(arena, pattern + pointer, length - pointer);
	for (char *at = key; pointer && *at; at++)
		*at = *at == '/' ? '.' : *at;
	struct asked asked = {.key = key};
	if (equals) {
		asked.range = equals + 1;
		asked.low = colon ? arena_copy(arena, equals + 1, (size_t)(colon - equals - 1)) : equals + 1;
		asked.high = colon ? colon + 1 : "";
	}
	return asked;
}

struct levers levers_find(struct arena *arena, const struct result *result, const char *const *patterns, int count,
                          struct diags *diags)
{
	struct finding finding = {.arena = arena, .result = result, .program = result->program, .diags = diags};
	int errors = diags->errors;
	list_candidates(&finding);
	for (int i = 0; i < count; i++) {
		struct asked asked = asked_of(arena, patterns[i]);
		if (strpbrk(asked.key, "*?"))
			add_matching(&finding, &asked);
		else
			add_named(&finding, &asked);
	}
	return (struct levers){finding.levers, diags->errors > errors ? 0 : finding.count};
}

struct levers levers_ranged(struct arena *arena, const struct result *result)
{
	struct diags unheard;
	diags_init(&unheard, arena, LANG_EN);
	struct finding finding = {.arena = arena, .result = result, .program = result->program, .diags = &unheard};
	list_candidates(&finding);
	for (int i = 0; i < finding.all_count; i++)
		add_lever(&finding, &finding.all[i], &(struct asked){.key = finding.all[i].key}, false);
	return (struct levers){finding.levers, finding.count};
}

/* --- what is drawn, and one for all --- */

struct levers levers_uncertain(struct arena *arena, const struct result *result)
{
	const struct uncertainty *from = result->uncertainty;
	struct lever *list = ARENA_ARRAY(arena, from->count + 1, struct lever);
	int *of = ARENA_ARRAY(arena, from->count + 1, int), count = 0;
	for (int i = 0; i < from->count; i++) {
		const struct uncertain_input *drawn = &from->list[i];
		const struct vary *vary = &from->varied[i];
		const struct input *input = &result->program->inputs[vary->input];
		bool copy = drawn->first < i;
		of[i] = copy ? of[drawn->first] : count++;
		struct lever *lever = &list[of[i]];
		struct vary *moves = ARENA_ARRAY(arena, lever->move_count + 1, struct vary);
		if (copy)
			memcpy(moves, lever->moves, (size_t)lever->move_count * sizeof *moves);
		else
			*lever = (struct lever){.key = drawn->key,
			                        .input = input,
			                        .value = &input->value[vary->element],
			                        .kind = vary->kind,
			                        .columns = vary->kind == VARY_YEARLY ? result->years : 1,
			                        .now = vary->kind == VARY_VALUE   ? input->value[vary->element].values[0]
			                               : vary->kind == VARY_SCALE ? 1
			                                                          : 0,
			                        .low = drawn->value ? distribution_quantile(&drawn->from, 0.05) : NAN,
			                        .high = drawn->value ? distribution_quantile(&drawn->from, 0.95) : NAN,
			                        .ground = LEVER_DRAWN,
			                        .drawn = i};
		moves[lever->move_count++] = *vary;
		lever->moves = moves;
	}
	return (struct levers){list, count};
}

bool levers_together(struct arena *arena, const struct levers *levers, struct lever *together, struct diags *diags)
{
	int moves = 0;
	for (int i = 0; i < levers->count; i++)
		moves += levers->list[i].move_count;
	struct vary *all = ARENA_ARRAY(arena, moves + 1, struct vary);
	*together = levers->list[0];
	*together = (struct lever){.key = levers->list[0].key,
	                           .input = levers->list[0].input,
	                           .value = levers->list[0].value,
	                           .kind = VARY_SHIFT,
	                           .moves = all,
	                           .columns = 1,
	                           .low = -INFINITY,
	                           .high = INFINITY,
	                           .ground = levers->list[0].ground,
	                           .drawn = -1};
	for (int i = 0; i < levers->count; i++) {
		const struct lever *lever = &levers->list[i];
		double scale;
		if (!unit_fits(&lever->input->unit, &together->input->unit, &scale) || scale != 1) {
			diag_error(diags, NOWHERE, NULL, W_LEVER_TOGETHER, W_NONE, together->key, together->input->unit.text,
			           lever->key, lever->input->unit.text);
			return false;
		}
		for (int m = 0; m < lever->move_count; m++)
			all[together->move_count++] =
				(struct vary){lever->moves[m].input, lever->moves[m].element, VARY_SHIFT};
		together->low = fmax(together->low, lever->low - lever->now);
		together->high = fmin(together->high, lever->high - lever->now);
	}
	return true;
}
