/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_gather: the statements of a plan's file, target by target, as numbers without units' factors that can be held
 * against each other; where a target stood in the base year is what the file says, else what was observed, if on one
 * basis. A number counts as exact to half of the last digit that is printed; one that is wanted is what it says. */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include "ask/audit_parts.h"
#include "data/schema_fields.h"
#include "data/title.h"
#include "data/unit_unknown.h"

static const char *text_under(const struct json *object, const char *key)
{
	const struct json *json = json_get(object, key);
	return json && json->type == JSON_STRING ? json->text : NULL;
}

static int year_under(const struct json *object, const char *key, int otherwise)
{
	const struct json *json = json_get(object, key);
	return json && json->type == JSON_NUMBER ? (int)json->number : otherwise;
}

/* Half of the last digit of the number that stands at this place: "54.7 %" is 0.05, "1538" is 0.5. */
static double half_digit(struct place place)
{
	const char *bytes = place.source ? place.source->bytes + place.offset : "", *end = bytes + place.length;
	while (bytes < end && !isdigit((unsigned char)*bytes))
		bytes++;
	int decimals = 0;
	bool point = false;
	for (; bytes < end && (isdigit((unsigned char)*bytes) || (*bytes == '.' && !point)); bytes++) {
		decimals += point;
		point |= *bytes == '.';
	}
	return 0.5 * pow(10, -decimals);
}

static bool is_of_time(enum measure measure) { return measure == MEASURE_GROWTH || measure == MEASURE_MEAN_GROWTH; }
static bool is_percentage(enum measure measure)
{
	return is_of_time(measure) || measure == MEASURE_DECLINE_SINCE_BASE;
}

/* The value without its unit's factor, by what the statement is about. `level`: the unit of the target's levels. */
static void weigh(struct audit_said *said, double number, const struct unit *unit, const struct unit *level)
{
	bool percentage = is_percentage(said->measure);
	const struct unit *own = unit ? unit : percentage ? NULL : level;
	double factor = own ? own->factor : percentage ? 0.01 : 1;
	said->amount = (struct audit_amount){.value = number,
	                                     .unit = percentage ? NULL : own ? own : &unit_one,
	                                     .per_year = is_of_time(said->measure)};
	said->unit = own;
	said->value = number * factor;
	said->half *= factor;
	said->digit = said->half;
}

static bool first_number(const struct json *json, double *number, const struct unit **unit, struct place *place)
{
	const struct quantity *quantity = json ? json->read : NULL;
	if (!quantity || !quantity->count || (quantity->form != QUANTITY_VALUE && quantity->form != QUANTITY_PATH))
		return false;
	const struct point *point = &quantity->points[0];
	*number = point->value;
	*unit = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : NULL;
	*place = point->place.source ? point->place : quantity->place;
	return true;
}

struct audit_said *audit_number(struct auditing *auditing, const struct json *json)
{
	double number;
	const struct unit *unit;
	struct place place;
	if (!first_number(json, &number, &unit, &place))
		return NULL;
	struct audit_said *said = ARENA_NEW(auditing->arena, struct audit_said);
	const struct quantity *quantity = json->read;
	*said = (struct audit_said){.role = AUDIT_STATED, .place = place, .half = half_digit(place), .times = NAN,
	                            .year = auditing->plan->last, .plan = auditing->plan, .source = quantity->source};
	weigh(said, number, unit, NULL);
	return said;
}

const struct audit_said *audit_observed(const struct auditing *auditing, const char *variable, int year)
{
	const struct observed *observed = auditing->plan->observed;
	int count = 0;
	const struct observation *const *list = observed && variable ? observed_of(observed, variable, &count) : NULL;
	const struct observation *found = NULL;
	for (int i = 0; i < count; i++) {
		if (list[i]->year != year)
			continue;
		if (found)
			return NULL; /* on two bases */
		found = list[i];
	}
	if (!found)
		return NULL;
	struct audit_said *said = ARENA_NEW(auditing->arena, struct audit_said);
	*said = (struct audit_said){.role = AUDIT_OBSERVED, .id = found->variable, .variable = found->variable,
	                            .title = {.en = found->variable}, .year = year, .source = found->source,
	                            .place = found->place, .half = half_digit(found->place), .times = NAN,
	                            .plan = auditing->plan};
	weigh(said, found->value, &found->unit, NULL);
	return said;
}

static enum measure measure_under(const struct json *json, enum measure otherwise)
{
	const char *name = text_under(json, "measure");
	for (int i = 0; name && i < MEASURE_COUNT; i++)
		if (strcmp(name, target_measures[i]) == 0)
			return (enum measure)i;
	return otherwise;
}

static enum sense sense_named(const char *name)
{
	for (int i = 0; target_senses[i]; i++)
		if (strcmp(target_senses[i], name) == 0)
			return (enum sense)(i + 1);
	return SENSE_NONE;
}

/* What levels of a variable are counted in, where the number does not say; NULL: nobody knows. */
static const struct unit *declared_unit(struct auditing *auditing, const char *variable)
{
	const struct unit *wanted = variable ? unit_wanted_by(auditing->arena, auditing->models, variable) : NULL;
	if (!wanted)
		return NULL;
	struct unit *unit = ARENA_NEW(auditing->arena, struct unit);
	*unit = unit_of_plan(auditing->arena, wanted->text, &auditing->plan->money);
	return unit;
}

/* {"times": 2, "year": BASE}: so many times where it stood; other numbers that follow from something need a run. */
static bool read_times(const struct auditing *auditing, const struct json *json, struct audit_said *said)
{
	const struct json *times = json_get(json, "times"), *year = json_get(json, "year");
	const struct unit *unit;
	double number;
	bool only = times && year && json->count == 2 + !!json_get(json, "source") + !!json_get(json, "note");
	if (!only || (int)year->number != auditing->plan->base_year ||
	    !first_number(times, &number, &unit, &said->place))
		return false;
	said->times = number;
	said->half = 0;
	return true;
}

/* A statement with a sense, of the target or beside it; NULL: it has no number that the audit can use. */
static struct audit_said *read_said(struct auditing *auditing, const struct audit_thing *thing,
                                    const struct json *json, const struct plan *plan, const struct unit *level)
{
	const char *sense = target_sense_of(json);
	const struct json *number = sense ? json_get(json, sense) : NULL;
	if (!number || number->type == JSON_ARRAY)
		return NULL;
	struct audit_said *said = ARENA_NEW(auditing->arena, struct audit_said);
	const struct unit *unit = NULL;
	double value = NAN;
	*said = (struct audit_said){.role = AUDIT_STATED, .id = thing->id, .title = thing->title, .times = NAN,
	                            .sense = sense_named(sense), .source = text_under(json, "source"), .plan = plan};
	const struct json *over = json_get(json, "over");
	said->variable = text_under(json, "variable");
	said->variable = said->variable ? said->variable : thing->variable;
	said->measure = measure_under(json, thing->wanted ? thing->wanted->measure : MEASURE_LEVEL);
	said->year = over ? (int)over->child->next->number
	                  : year_under(json, "year", thing->wanted ? thing->wanted->year : plan->last);
	if (number->type == JSON_OBJECT && !number->read)
		return read_times(auditing, number, said) ? said : NULL;
	if (!first_number(number, &value, &unit, &said->place))
		return NULL;
	const struct quantity *quantity = number->read;
	said->source = said->source ? said->source : quantity->source;
	said->half = half_digit(said->place);
	weigh(said, value, unit, level ? level : unit ? NULL : declared_unit(auditing, said->variable));
	return said;
}

static void add_other(struct auditing *auditing, struct audit_thing *thing, const struct audit_said *said)
{
	*ARENA_PUSH(auditing->arena, thing->others, thing->other_count, thing->other_capacity) = said;
	auditing->audit->statements++;
}

static enum audit_role role_of(const struct json *stated)
{
	static const enum audit_role roles[] = {AUDIT_STATED, AUDIT_REALISED, AUDIT_BEFORE};
	const char *name = text_under(stated, "role");
	for (int i = 0; name && stated_roles[i]; i++)
		if (strcmp(stated_roles[i], name) == 0)
			return roles[i];
	return AUDIT_STATED;
}

static void gather_others(struct auditing *auditing, struct audit_thing *thing)
{
	const struct json *list = json_get(thing->json, "stated");
	const struct unit *level = thing->wanted && !is_percentage(thing->wanted->measure) ? thing->wanted->unit : NULL;
	for (const struct json *stated = list ? list->child : NULL; stated; stated = stated->next) {
		struct audit_said *said = read_said(auditing, thing, stated, auditing->plan, level);
		if (!said)
			continue;
		said->role = role_of(stated);
		if (json_get(stated, "title"))
			said->title = title_read(json_get(stated, "title"));
		if (said->role == AUDIT_BEFORE && !json_get(stated, "year"))
			said->year = auditing->plan->base_year;
		add_other(auditing, thing, said);
	}
	const struct audit_said *realised = audit_observed(auditing, thing->variable, auditing->plan->last);
	if (realised && thing->wanted && thing->wanted->year == auditing->plan->last)
		add_other(auditing, thing, realised);
}

/* Where a target of growth or decline stood as a rate ("12.55 %/yr") is told in tables; it is no level to grow from. */
static bool is_rate(struct auditing *auditing, const struct audit_thing *thing, const struct unit *unit)
{
	if (!is_percentage(measure_under(thing->json, MEASURE_LEVEL)) || !unit || unit->share != SHARE_PERCENT)
		return false;
	const struct unit *declared = declared_unit(auditing, thing->variable);
	return unit->per_year || (declared && declared->share != SHARE_PERCENT);
}

/* Where it stood: what the file says, otherwise what was observed of the variable, of a level alone. */
static const struct audit_said *read_base(struct auditing *auditing, const struct audit_thing *thing)
{
	const struct json *json = json_get(thing->json, "base");
	const struct unit *level = thing->wanted ? thing->wanted->unit : NULL;
	struct audit_said *said = json ? audit_number(auditing, json) : NULL;
	if (said && is_rate(auditing, thing, said->unit))
		said = NULL;
	if (!said)
		return audit_observed(auditing, thing->variable, thing->since);
	if (!said->unit)
		weigh(said, said->amount.value, NULL, level);
	said->role = AUDIT_OBSERVED;
	said->id = thing->id;
	said->title = thing->title;
	said->variable = thing->variable;
	said->year = thing->since;
	said->source = said->source ? said->source : text_under(thing->json, "source");
	return said;
}

static void gather_thing(struct auditing *auditing, struct audit_thing *thing, const struct json *json)
{
	*thing = (struct audit_thing){.id = json->key, .variable = text_under(json, "variable"), .json = json,
	                              .title = title_read(json_get(json, "title")),
	                              .since = year_under(json, "since", auditing->plan->base_year)};
	struct audit_said *wanted = read_said(auditing, thing, json, auditing->plan, NULL);
	if (wanted) {
		wanted->role = AUDIT_WANTED;
		wanted->half = 0;
		auditing->audit->statements++;
	}
	auditing->audit->left_out += wanted == NULL;
	thing->wanted = wanted;
	thing->base = read_base(auditing, thing);
	auditing->audit->statements += thing->base != NULL;
	gather_others(auditing, thing);
}

void audit_gather(struct auditing *auditing)
{
	const struct json *targets = json_get(auditing->plan->root, "targets");
	auditing->things = ARENA_ARRAY(auditing->arena, targets ? targets->count + 1 : 1, struct audit_thing);
	for (const struct json *json = targets ? targets->child : NULL; json; json = json->next) {
		const struct json *withdrawn = json_get(json, "withdrawn");
		if (!withdrawn || withdrawn->type == JSON_NULL) /* nobody asks for it any more */
			gather_thing(auditing, &auditing->things[auditing->count++], json);
	}
	struct lookup *by_variable = lookup_create(auditing->arena);
	auditing->by_id = lookup_create(auditing->arena);
	for (int i = auditing->count - 1; i >= 0; i--) {
		struct audit_thing *thing = &auditing->things[i];
		lookup_put(auditing->by_id, thing->id, thing);
		if (!thing->variable)
			continue;
		thing->twin = lookup_find(by_variable, thing->variable);
		lookup_put(by_variable, thing->variable, thing);
	}
}

/* A target of the plan before that is about the same is one more statement of ours. */
void audit_take_before(struct auditing *auditing, const struct plan *before)
{
	struct auditing earlier = {.arena = auditing->arena, .diags = auditing->diags, .plan = before,
	                           .models = auditing->models, .audit = ARENA_NEW(auditing->arena, struct audit)};
	audit_gather(&earlier);
	for (int i = 0; i < earlier.count; i++) {
		const struct audit_thing *old = &earlier.things[i];
		for (int k = 0; old->wanted && old->variable && k < auditing->count; k++) {
			struct audit_thing *thing = &auditing->things[k];
			bool same = thing->wanted && thing->variable && strcmp(thing->variable, old->variable) == 0 &&
			            thing->wanted->measure == old->wanted->measure;
			bool said = false;
			for (int o = 0; o < thing->other_count; o++)
				said |= thing->others[o]->role == AUDIT_BEFORE && thing->others[o]->year == old->wanted->year;
			if (!same || said)
				continue;
			struct audit_said *statement = ARENA_NEW(auditing->arena, struct audit_said);
			*statement = *old->wanted;
			statement->role = AUDIT_BEFORE;
			add_other(auditing, thing, statement);
		}
	}
}

const struct audit_thing *audit_find_thing(const struct auditing *auditing, const char *id)
{
	return lookup_find(auditing->by_id, id);
}
