/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs: every quantity a scenario gives, as yearly values in its declared unit, base year first. A field
 * that a file leaves out takes the table's default; without a default it is absent, and a formula that uses
 * it is refused. `level` growth starts from the sibling field that holds the base-year level. */
#include <math.h>
#include <string.h>
#include "core/inputs.h"
#include "core/price_level.h"
#include "base/number.h"
#include "data/schema_fields.h"

static const char *kept_text(struct builder *builder, const char *text)
{
	return arena_copy(builder->arena, text, strlen(text));
}

static struct input_value absent_value(struct builder *builder, const struct field *field, const char *key)
{
	int years = builder->program->years;
	struct input_value made = {
		.key = key, .values = ARENA_ARRAY(builder->arena, years, double), .absent = isnan(field->otherwise)};
	for (int y = 0; y < years; y++)
		made.values[y] = field->otherwise;
	return made;
}

/* One value from the entry that gives it, or the default where entry is NULL. */
static struct input_value resolve(struct builder *builder, const struct field *field, const char *key,
                                  const struct entry *entry, const struct unit *unit,
                                  const struct base_level *base)
{
	struct program *program = builder->program;
	struct input_value made = absent_value(builder, field, key);
	if (!entry || !entry->quantity)
		return made;
	made.entry = entry;
	made.place = entry->quantity->place;
	made.source = scenario_source(builder->scenario, entry);
	made.absent = false;
	struct uncertain uncertain;
	if (entry->uncertain && quantity_uncertain(entry->quantity, entry->uncertain, unit, &uncertain)) {
		struct uncertain *kept = ARENA_NEW(builder->arena, struct uncertain);
		*kept = uncertain;
		made.uncertain = kept;
		quantity_uncertain_doubt(builder->arena, entry->quantity, entry->uncertain, unit,
		                         entry_pointer(builder->arena, entry), builder->diags);
	}
	if (!quantity_values(builder->arena, entry->quantity, field, unit, program->base_year,
	                     program->base_year + program->years - 1, base, made.values, builder->diags)) {
		program->broken = true;
		for (int y = 0; y < program->years; y++)
			made.values[y] = 1;
	}
	return made;
}

/* A field left out that is a share of another parameter (a sector's output as a share of economy.gdp). */
static bool from_share(struct builder *builder, const struct field *fields, const struct field *field,
                       const struct entry *object, struct base_level *level)
{
	const struct field *share_field = field_find(fields, "share");
	const struct entry *share = entry_find(object, "share");
	const struct entry *of = field->share_of ? builder_entry(builder, field->share_of) : NULL;
	if (!share_field || !share || !share->quantity || !of || !of->quantity)
		return false;
	struct unit percent = program_unit(builder->program, share_field->unit);
	double part, whole;
	if (!quantity_number(builder->arena, share->quantity, share_field, &percent, &part, builder->diags) ||
	    !quantity_number(builder->arena, of->quantity, of->field, &level->unit, &whole, builder->diags))
		return false;
	level->value = part * whole / 100;
	return true;
}

/* The level that `level` growth starts from: the sibling field, or what stands for it. */
static bool level_from(struct builder *builder, const struct field *fields, const struct entry *object,
                       const struct field *field, struct base_level *level)
{
	const struct field *of = field->level_of ? field_find(fields, field->level_of) : NULL;
	if (!of || !object)
		return false;
	const struct entry *entry = entry_find(object, of->key);
	level->unit = program_unit(builder->program, of->unit);
	level->year = builder->program->base_year;
	if (!entry || !entry->quantity)
		return from_share(builder, fields, of, object, level);
	return quantity_number(builder->arena, entry->quantity, of, &level->unit, &level->value, builder->diags);
}

static struct input *new_input(struct builder *builder, const char *name, const struct field *field,
                               const struct unit *unit, int set)
{
	struct input input = {.name = name,
	                      .field = field,
	                      .unit = *unit,
	                      .set = set,
	                      .value = ARENA_ARRAY(builder->arena, program_elements(builder->program, set) + 1,
	                                           struct input_value)};
	int index = program_add_input(builder->program, &input); /* may move the array */
	return &builder->program->inputs[index];
}

static void over_sectors(struct builder *builder, const struct field *field)
{
	const char *section = builder->model->section;
	const struct scenario *scenario = builder->scenario;
	struct unit unit = program_unit(builder->program, field->unit);
	const char *name = builder_print(builder, "%s.%s", section, field->key);
	const struct entry *whole = builder_entry(builder, name);
	struct input *input = new_input(builder, name, field, &unit, SECTORS);
	for (int s = 0; s < scenario->sector_count; s++) {
		const struct entry *own = whole ? entry_find(whole, scenario->sectors[s]) : NULL;
		input->value[s] = resolve(builder, field, builder_print(builder, "%s.%s", name, scenario->sectors[s]),
		                          own ? own : whole, &unit, NULL);
	}
}

static void fill_from_share(struct builder *builder, const struct field *field, const struct entry *object,
                            struct input_value *value)
{
	struct base_level level = {.unit = program_unit(builder->program, field->unit)};
	if (!from_share(builder, builder->model->fields, field, object, &level))
		return;
	for (int y = 0; y < builder->program->years; y++)
		value->values[y] = level.value;
	value->absent = false;
	value->entry = entry_find(object, "share");
	value->place = value->entry->quantity->place;
	value->source = scenario_source(builder->scenario, value->entry);
}

static void by_element(struct builder *builder, const struct field *field)
{
	const char *section = builder->model->section;
	const struct scenario *scenario = builder->scenario;
	struct unit unit = program_unit(builder->program, field->unit);
	struct input *input =
		new_input(builder, builder_print(builder, "%s.%s", section, field->key), field, &unit, SECTORS);
	for (int s = 0; s < scenario->sector_count; s++) {
		const char *sector = scenario->sectors[s],
				   *key = builder_print(builder, "%s.%s.%s", section, sector, field->key);
		const struct entry *object = builder_entry(builder, builder_print(builder, "%s.%s", section, sector));
		struct base_level level = {0};
		bool has_level = level_from(builder, builder->model->fields, object, field, &level);
		input->value[s] = resolve(builder, field, key, object ? entry_find(object, field->key) : NULL, &unit,
		                          has_level ? &level : NULL);
		if (input->value[s].absent && object && field->share_of)
			fill_from_share(builder, field, object, &input->value[s]);
	}
}

static void scalar(struct builder *builder, const struct field *field)
{
	const char *name = builder_print(builder, "%s.%s", builder->model->section, field->key);
	struct unit unit = program_unit(builder->program, field->unit);
	struct base_level level = {0};
	bool has_level = level_from(builder, builder->model->fields,
	                            builder_entry(builder, builder->model->section), field, &level);
	struct input_value value =
		resolve(builder, field, name, builder_entry(builder, name), &unit, has_level ? &level : NULL);
	new_input(builder, name, field, &unit, SCALAR)->value[0] = value;
}

void inputs_of_model(struct builder *builder)
{
	if (builder->model->layout == BY_USER)
		return;
	for (const struct field *field = builder->model->fields; field->key; field++) {
		if (field->kind != FIELD_QUANTITY || (field->flags & PRICE_LEVEL && !price_level_wanted(builder, field)))
			continue;
		if (builder->model->layout == BY_ELEMENT)
			by_element(builder, field);
		else if (field->flags & OVER_SECTORS)
			over_sectors(builder, field);
		else
			scalar(builder, field);
		if (field->flags & PRICE_LEVEL)
			price_level_fill(builder, &builder->program->inputs[builder->program->input_count - 1]);
	}
}

/* Fields of objects that the user keyed: limits.ID.FIELD, indicators.ID.FIELD, also one object deeper. */
bool builder_input(struct builder *builder, const struct entry *object, const char *key,
                   const char *unit_text, const struct base_level *base)
{
	const struct field *field = object->field ? field_find(object->field->fields, key) : NULL;
	const struct entry *entry = entry_find(object, key);
	if (!field || (!entry && isnan(field->otherwise)))
		return false;
	const char *name = builder_print(builder, "%s.%s", entry_key(builder->arena, object), key);
	struct unit unit = program_unit(builder->program, field->unit ? field->unit : unit_text);
	struct input_value value = resolve(builder, field, name, entry, &unit, base);
	new_input(builder, name, field, &unit, SCALAR)->value[0] = value;
	return true;
}

void builder_default(struct builder *builder, const char *name, const struct field *field)
{
	struct unit unit = program_unit(builder->program, field->unit);
	struct input_value value = absent_value(builder, field, name);
	new_input(builder, name, field, &unit, SCALAR)->value[0] = value;
}

/* A map of quantities keyed by sector; sectors that it leaves out get 0. */
bool builder_sector_input(struct builder *builder, const struct entry *map, const char *name,
                          const struct field *field, const char *unit_text)
{
	struct unit unit = program_unit(builder->program, unit_text);
	static const struct field none = {"none", NULL, 0, ANY_NUMBER, .otherwise = 0};
	struct input *input = new_input(builder, kept_text(builder, name), field, &unit, SECTORS);
	for (int s = 0; s < builder->scenario->sector_count; s++) {
		const char *sector = builder->scenario->sectors[s];
		const struct entry *entry = map ? entry_find(map, sector) : NULL;
		input->value[s] = resolve(builder, entry ? field : &none,
		                          builder_print(builder, "%s.%s", name, sector), entry, &unit, NULL);
	}
	return map != NULL;
}

static const struct field internal_field = {"internal", NULL, 0, ANY_NUMBER, .otherwise = 0};

void builder_internal(struct builder *builder, const char *name, const char *unit_text, const double *values)
{
	struct unit unit = program_unit(builder->program, unit_text);
	struct input *input = new_input(builder, kept_text(builder, name), &internal_field, &unit, SCALAR);
	input->internal = true;
	input->value[0] = absent_value(builder, &internal_field, input->name);
	memcpy(input->value[0].values, values, (size_t)builder->program->years * sizeof *values);
}

void builder_internal_sectors(struct builder *builder, const char *name, const char *unit_text,
                              const double *by_sector)
{
	struct unit unit = program_unit(builder->program, unit_text);
	struct input *input = new_input(builder, kept_text(builder, name), &internal_field, &unit, SECTORS);
	input->internal = true;
	for (int s = 0; s < builder->scenario->sector_count; s++) {
		input->value[s] = absent_value(builder, &internal_field,
		                               builder_print(builder, "%s.%s", name, builder->scenario->sectors[s]));
		for (int y = 0; y < builder->program->years; y++)
			input->value[s].values[y] = by_sector[s];
	}
}

void builder_draw(struct builder *builder, const char *name, const char *key)
{
	double *none = ARENA_ARRAY(builder->arena, builder->program->years, double);
	builder_internal(builder, name, "1", none);
	struct input *input = &builder->program->inputs[builder->program->input_count - 1];
	input->drawn = true;
	input->value[0].key = key;
}

void builder_mark_sector(struct builder *builder, const char *name, const char *sector)
{
	double *marks = ARENA_ARRAY(builder->arena, builder->scenario->sector_count + 1, double);
	int index = builder_sector(builder, sector);
	if (index >= 0)
		marks[index] = 1;
	builder_internal_sectors(builder, name, "1", marks);
}

void builder_mark_remainder(struct builder *builder, const char *input, const char *sector)
{
	int element, index = program_find_input(builder->program, input, &element), at = builder_sector(builder, sector);
	if (index >= 0 && at >= 0)
		builder->program->inputs[index].value[at].remainder = true;
}

static bool pattern_matches(struct builder *builder, const char *pattern, const char *key)
{
	char *dots = arena_copy(builder->arena, pattern + (*pattern == '/'), strlen(pattern + (*pattern == '/')));
	for (char *c = dots; *c; c++)
		if (*c == '/')
			*c = '.';
	return text_glob(dots, key);
}

/* What is drawn moves with the value: x -> x * scale + shift, in the declared unit. A factor of 0 leaves nothing
 * to draw. */
static void adjust_uncertain(struct builder *builder, struct input_value *value, double scale, double shift)
{
	if (!value->uncertain)
		return;
	struct uncertain *moved = ARENA_NEW(builder->arena, struct uncertain);
	*moved = *value->uncertain;
	double *p = moved->parameter, low = moved->low * scale + shift, high = moved->high * scale + shift;
	enum distribution_placing placing = moved->distribution->placing;
	int count = distribution_parameters(moved->distribution);
	moved->low = scale < 0 ? high : low;
	moved->high = scale < 0 ? low : high;
	if (placing == DISTRIBUTION_SHIFTS)
		p[0] *= fabs(scale);
	for (int i = 0; i < count && placing == DISTRIBUTION_STANDS; i++)
		p[i] = value->uncertain->parameter[scale < 0 ? count - 1 - i : i] * scale + shift;
	value->uncertain = scale == 0 ? NULL : moved;
}

/* += in the input's own unit unless it names one (points for percent); *= with a plain number. Bounds hold
 * afterwards too. */
static void adjust_input(struct builder *builder, const struct setting *setting, struct input *input,
                         struct input_value *value)
{
	double number, scale = 1;
	struct unit unit;
	bool has_unit;
	size_t bad;
	if (value->absent || !quantity_text(builder->arena, setting->value, &number, &unit, &has_unit, &bad))
		return;
	if (setting->operation == '+' && has_unit && !unit_step_fits(&unit, &input->unit, &scale)) {
		diag_error(builder->diags, setting->value_place, NULL, W_SET_UNIT, W_SET_UNIT_HINT, setting->value,
		           input->unit.text);
		return;
	}
	for (int y = 0; y < builder->program->years; y++) {
		bool factor = setting->operation == '*';
		double v = !factor ? value->values[y] + unit_convert(number, scale) : value->values[y] * number;
		enum number_range range = unit_converted(factor && number != 0 ? value->values[y] : 0, v);
		if (range != NUMBER_HELD) {
			bool large = range == NUMBER_TOO_LARGE;
			diag_error(builder->diags, setting->value_place, NULL, large ? W_SET_HUGE : W_SET_TINY,
			           large ? W_NUMBER_HUGE_HINT : W_NUMBER_TINY_HINT, value->key);
			return;
		}
		if (v < input->field->low || v > input->field->high) {
			char got[NUMBER_SIZE], low[NUMBER_SIZE], high[NUMBER_SIZE];
			number_shortest(v, got);
			number_shortest(input->field->low, low);
			number_shortest(input->field->high, high);
			diag_error(builder->diags, setting->value_place, NULL, W_SET_BOUNDS, W_SET_BOUNDS_HINT,
			           value->key, kept_text(builder, got), kept_text(builder, low), kept_text(builder, high));
			return;
		}
		value->values[y] = v;
	}
	if (setting->operation == '+')
		adjust_uncertain(builder, value, 1, unit_convert(number, scale));
	else
		adjust_uncertain(builder, value, number, 0);
	value->adjusted = true;
	value->place = setting->value_place;
	value->source = NULL;
}

/* Inputs that are a share of another follow both, unless they were adjusted themselves. */
static void follow_shares(struct builder *builder, const struct setting *setting)
{
	struct program *program = builder->program;
	for (int n = 0; n < program->input_count; n++) {
		const struct input *input = &program->inputs[n];
		const char *dot = strrchr(input->name, '.');
		int whole, element, share;
		if (!input->field->share_of || !dot ||
		    (whole = program_find_input(program, input->field->share_of, &element)) < 0)
			continue;
		share = program_find_input(
			program, builder_print(builder, "%.*s.share", (int)(dot - input->name), input->name), &element);
		for (int e = 0; share >= 0 && e < program_elements(program, input->set); e++) {
			struct input_value *value = &input->value[e];
			const struct input_value *part = &program->inputs[share].value[e],
									 *of = &program->inputs[whole].value[0];
			bool moved = part->place.source == setting->value_place.source ||
			             of->place.source == setting->value_place.source;
			if (!moved || value->adjusted || !value->entry || strcmp(value->entry->key, "share") != 0)
				continue;
			for (int y = 0; y < program->years; y++)
				value->values[y] = part->values[y] * of->values[y] / 100;
			value->place = setting->value_place;
			value->source = NULL;
		}
	}
}

/* What lies between two numbers that a double holds need not be one: from -1e308 to 1e308, or a share of 1e308. */
static void must_be_finite(struct builder *builder, const struct input_value *value)
{
	const struct program *program = builder->program;
	for (int y = 0; y < program->years && !value->absent; y++)
		if (!isfinite(value->values[y])) {
			diag_error(builder->diags, value->place, NULL, W_NOT_FINITE, W_NUMBER_HUGE_HINT, value->key,
			           builder_print(builder, "%d", program->base_year + y));
			builder->program->broken = true;
			return;
		}
}

void inputs_adjust(struct builder *builder)
{
	const struct scenario *scenario = builder->scenario;
	for (int i = 0; i < scenario->setting_count; i++) {
		if (scenario->settings[i].operation == '=')
			continue;
		int hits = 0;
		for (int n = 0; n < builder->program->input_count; n++) {
			struct input *input = &builder->program->inputs[n];
			for (int e = 0; e < program_elements(builder->program, input->set) && !input->internal; e++)
				if (pattern_matches(builder, scenario->settings[i].pattern, input->value[e].key) ||
				            pattern_matches(builder, scenario->settings[i].pattern,
				                                    input->name)) { /* without a sector: all of them */
					adjust_input(builder, &scenario->settings[i], input, &input->value[e]);
					hits++;
				}
		}
		follow_shares(builder, &scenario->settings[i]);
		if (!hits)
			diag_error(builder->diags, scenario->settings[i].key_place, NULL, W_SET_NO_INPUT,
			           W_SET_NO_INPUT_HINT, scenario->settings[i].pattern);
	}
	for (int n = 0; n < builder->program->input_count; n++) {
		const struct input *input = &builder->program->inputs[n];
		for (int e = 0; e < program_elements(builder->program, input->set) && !input->internal; e++)
			must_be_finite(builder, &input->value[e]);
	}
}
