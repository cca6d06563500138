/* SPDX-License-Identifier: GPL-3.0-or-later */
/* variants: settings are put together for one reading at a time. What --set-from changes is known only when the
 * scenario's inputs are, so that it is read, its equations are built, and it is read again. Holds: without the
 * options a scenario is read once. */
#include "command/variants.h"
#include "data/quantity_text.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "core/build.h"
#include "core/changes.h"
#include "data/path_text.h"
#include "data/quantity.h"
#include "data/setting.h"

struct variation {
	struct setting *settings;
	const char **values; /* in ASCII, as the id says them */
	int count, setting_capacity, value_capacity;
};

/* --- reading the options --- */

static bool read_settings(struct call *call, struct variants *variants)
{
	const struct option_texts *texts = &call->options->settings;
	struct setting *settings = ARENA_ARRAY(call->arena, texts->count + 1, struct setting);
	bool right = true;
	for (int i = 0; i < texts->count; i++)
		right &= setting_parse(call->arena, texts->list[i], &settings[i], &call->diags);
	variants->settings = settings;
	variants->setting_count = right ? texts->count : 0;
	return right;
}

static bool read_tables(struct call *call, struct variants *variants)
{
	bool right = true;
	for (int i = 0; i < call->options->tables.count; i++) {
		right &= input_rows_read(call->arena, call->options->tables.list[i], call->models, &variants->rows,
		                         &call->diags);
		variants->has_rows = true;
	}
	return right;
}

/* "2021:7;2022:6.5": what it says is judged when it is laid upon a scenario. */
static bool keep_path(struct call *call, struct variation *vary, const struct setting *setting)
{
	*ARENA_PUSH(call->arena, vary->values, vary->count, vary->value_capacity) = setting->value;
	return true;
}

/* "2 %/yr" as every table can print it. */
static bool read_value(struct call *call, struct variation *vary, const struct setting *setting)
{
	struct quantity_text read;
	char number[NUMBER_SIZE];
	if (setting->operation == '=' && path_text_is(setting->value))
		return keep_path(call, vary, setting);
	enum text_fault fault = quantity_text_read(call->arena, setting->value, &read);
	if (fault == TEXT_BAD_NUMBER)
		diag_error(&call->diags, setting->value_place, NULL, number_fault_word(read.number),
		           number_fault_hint(read.number), setting->value,
		           arena_copy(call->arena, setting->value + read.offset, read.length));
	else if (fault)
		diag_error(&call->diags, setting->value_place, NULL, W_VARY_NOT_A_NUMBER, W_VARY_FORM,
		           setting->value);
	if (fault)
		return false;
	number_shortest(read.value, number);
	*ARENA_PUSH(call->arena, vary->values, vary->count, vary->value_capacity) =
		read.has_unit ? arena_print(call->arena, "%s %s", number, read.unit.text)
					  : arena_copy(call->arena, number, strlen(number));
	return true;
}

/* The last value: one that was given before? */
static bool is_repeated(const struct variation *vary)
{
	for (int i = 0; i < vary->count - 1; i++)
		if (strcmp(vary->values[i], vary->values[vary->count - 1]) == 0)
			return true;
	return false;
}

/* KEY=A,B,C as KEY=A, KEY=B, KEY=C. */
static bool read_vary(struct call *call, struct variation *vary, const char *text)
{
	size_t key = strcspn(text, "=");
	bool right = text[key] == '=';
	int settings = 0;
	if (!right)
		call_error(call, W_VARY_NO_VALUES, W_VARY_FORM, text);
	for (const char *at = text + key + right; right;) {
		size_t length = strcspn(at, ",");
		const char *one = arena_print(call->arena, "%.*s%.*s", (int)(key + 1), text, (int)length, at);
		struct setting *setting = ARENA_PUSH(call->arena, vary->settings, settings, vary->setting_capacity);
		right = setting_parse_as(call->arena, "--vary", one, setting, &call->diags) &&
		        read_value(call, vary, setting);
		if (right && is_repeated(vary)) {
			vary->count--;
			settings--;
		}
		at += length;
		if (!*at++)
			break;
	}
	return right;
}

static bool read_varies(struct call *call, struct variants *variants)
{
	const struct option_texts *texts = &call->options->varies;
	bool right = true;
	variants->varies = ARENA_ARRAY(call->arena, texts->count + 1, struct variation);
	variants->vary_count = texts->count;
	variants->combinations = texts->count > 0;
	for (int i = 0; i < texts->count; i++) {
		right &= read_vary(call, &variants->varies[i], texts->list[i]);
		if (variants->combinations <= MOST_COLUMNS) /* more is refused, however many */
			variants->combinations *= variants->varies[i].count;
	}
	return right;
}

bool variants_begin(struct call *call, struct variants *variants)
{
	*variants = (struct variants){0};
	variants->reader = reader_create(call->arena, call->models, NULL, 0, &call->diags);
	bool settings = read_settings(call, variants), tables = read_tables(call, variants),
		 varies = read_varies(call, variants);
	reader_use(variants->reader, variants->settings, variants->setting_count);
	return settings && tables && varies;
}

/* --- one scenario --- */

/* The rows that change something in this scenario. */
static bool changes_of(struct call *call, const struct variants *variants, const char *path,
                       struct setting **changes, int *count)
{
	*count = 0;
	if (!variants->has_rows)
		return true;
	reader_use(variants->reader, NULL, 0);
	const struct scenario *scenario = reader_scenario(variants->reader, path);
	const struct program *program =
		scenario ? program_build(call->arena, scenario, call->models, &call->diags) : NULL;
	return program && changes_find(call->arena, &variants->rows, program, changes, count, &call->diags);
}

/* `chosen`: a value of each --vary; NULL: none. */
static const struct scenario *read_with(struct call *call, const struct variants *variants, const char *path,
                                        const int *chosen)
{
	struct setting *changes;
	int count;
	bool right = changes_of(call, variants, path, &changes, &count);
	struct setting *all =
		ARENA_ARRAY(call->arena, count + variants->setting_count + variants->vary_count + 1, struct setting);
	if (count)
		memcpy(all, changes, (size_t)count * sizeof *all);
	for (int i = 0; i < variants->setting_count; i++)
		all[count++] = variants->settings[i];
	for (int i = 0; chosen && i < variants->vary_count; i++)
		all[count++] = variants->varies[i].settings[chosen[i]];
	reader_use(variants->reader, all, count);
	const struct scenario *scenario = reader_scenario(variants->reader, path);
	return right ? scenario : NULL; /* what else is wrong was reported too */
}

const struct scenario *variants_read(struct call *call, const struct variants *variants, const char *path)
{
	return read_with(call, variants, path, NULL);
}

/* --- what --vary makes of it --- */

static const char *id_joined(struct arena *arena, const char *before, const char *between, const char *text)
{
	return before ? arena_print(arena, "%s%s%s", before, between, text) : text;
}

static const char *below_section(const char *key)
{
	const char *dot = strchr(key, '.');
	return dot ? dot + 1 : key;
}

/* The key of a --vary without its section, "efficiency", "mining.growth", unless another one ends in the same. */
static const char *short_key(const struct variants *variants, const char *key)
{
	for (int i = 0; i < variants->vary_count; i++) {
		const char *other = variants->varies[i].settings[0].pattern;
		if (strcmp(other, key) != 0 && strcmp(below_section(other), below_section(key)) == 0)
			return key;
	}
	return below_section(key);
}

static const struct scenario *name_variant(struct arena *arena, const struct variants *variants,
                                           const struct scenario *plain, const struct scenario *read,
                                           const int *chosen)
{
	struct scenario *variant = ARENA_NEW(arena, struct scenario);
	const char *whole = NULL, *brief = plain->label;
	struct title title = plain->title;
	*variant = *read;
	for (int i = 0; i < variants->vary_count; i++) {
		const struct setting *setting = &read->settings[read->setting_count - variants->vary_count + i];
		const char *sign = setting->operation == '+' ? "+" : setting->operation == '*' ? "*" : "";
		const char *value = arena_print(arena, "%s=%s", sign, variants->varies[i].values[chosen[i]]);
		const char *said = id_joined(arena, short_key(variants, setting->pattern), "", value);
		whole = id_joined(arena, whole, ";", id_joined(arena, setting->pattern, "", value));
		brief = id_joined(arena, brief, " ", said);
		struct title shorter = title;
		for (int l = 0; l < LANG_COUNT; l++)
			*title_at(&title, (enum language)l) =
				id_joined(arena, title_in(shorter, (enum language)l, plain->id), " ", said);
	}
	variant->id = arena_print(arena, "%s[%s]", plain->id, whole);
	variant->label = brief;
	variant->title = title;
	variant->plain = plain;
	return variant;
}

static bool next_combination(const struct variants *variants, int *chosen)
{
	for (int i = variants->vary_count - 1; i >= 0; i--) {
		if (++chosen[i] < variants->varies[i].count)
			return true;
		chosen[i] = 0;
	}
	return false;
}

static bool are_few(struct call *call, const struct variants *variants, int scenarios)
{
	char *estimate = call_number(call, scenarios);
	long columns = scenarios;
	for (int i = 0; i < variants->vary_count; i++) {
		int values = variants->varies[i].count;
		estimate = arena_print(call->arena, "%s x %d", estimate, values);
		columns = columns > 1000000000 ? columns : columns * values;
	}
	if (columns <= MOST_COLUMNS)
		return true;
	call_error(call, W_VARY_TOO_MANY, W_VARY_AT_MOST, estimate, arena_print(call->arena, "%ld", columns),
	           call_number(call, MOST_COLUMNS));
	return false;
}

bool variants_expand(struct call *call, const struct variants *variants, const struct scenario ***list,
                     int *count, int *wrong)
{
	if (!variants->combinations)
		return true;
	if (!are_few(call, variants, *count))
		return false;
	const struct scenario **all = NULL;
	int made = 0, capacity = 0;
	for (int i = 0; i < *count; i++) {
		const struct scenario *plain = (*list)[i];
		int *chosen = ARENA_ARRAY(call->arena, variants->vary_count, int), errors = call->diags.errors;
		*ARENA_PUSH(call->arena, all, made, capacity) = plain;
		do {
			const struct scenario *read = read_with(call, variants, plain->path, chosen);
			if (read)
				*ARENA_PUSH(call->arena, all, made, capacity) =
					name_variant(call->arena, variants, plain, read, chosen);
		} while (next_combination(variants, chosen));
		*wrong += call->diags.errors > errors;
	}
	*list = all;
	*count = made;
	return true;
}

/* --- are they one? --- */

static bool is_same_value(double a, double b) { return a == b || (isnan(a) && isnan(b)); }

static bool same_input(const struct program *program, const struct input *a, const struct input *b)
{
	int elements = program_elements(program, a->set);
	for (int e = 0; e < elements; e++) {
		if (strcmp(a->value[e].key, b->value[e].key) != 0 || a->value[e].absent != b->value[e].absent)
			return false;
		for (int y = 0; y < program->years; y++)
			if (!is_same_value(a->value[e].values[y], b->value[e].values[y]))
				return false;
	}
	return true;
}

bool variants_are_same(const struct result *one, const struct result *other)
{
	const struct program *a = one->program, *b = other->program;
	if (a->input_count != b->input_count || a->years != b->years ||
	    one->target_count != other->target_count)
		return false;
	for (int i = 0; i < a->input_count; i++)
		if (a->inputs[i].set != b->inputs[i].set || !same_input(a, &a->inputs[i], &b->inputs[i]))
			return false;
	for (int t = 0; t < one->target_count; t++)
		if (!is_same_value(one->targets[t].number, other->targets[t].number) ||
		    !is_same_value(one->targets[t].number_high, other->targets[t].number_high))
			return false;
	return true;
}
