/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decompose_schemes: what is asked by a name of its own. Use of a sector is GDP times its share of it times its use per
 * value added (activity, structure, intensity), times CO2 per energy where that is asked for (the sector's own factor
 * and the mix of fuels); use of households is people times the part of them that lives in towns, or not, times use per
 * head. Divided by GDP, activity is gone from the sectors and stands, under the line, at the households. Kaya: CO2 is
 * people times GDP per head times energy per GDP times CO2 per energy. GDP: the value added of a sector is its workers
 * times what each makes; where nothing tells of workers, each sector contributes what its value added grows by. */
#include <string.h>
#include "ask/composition.h"

enum effect { ACTIVITY, STRUCTURE, INTENSITY, FUEL_MIX, POPULATION, URBAN_SHIFT, USE_PER_HEAD, GIVEN_TOTAL,
	          GDP_PER_HEAD, ENERGY_PER_GDP, CO2_PER_ENERGY, EMPLOYMENT, PRODUCTIVITY, VALUE_ADDED, EFFECTS };

static const struct { struct decompose_effect is; bool optional; } effects[EFFECTS] = {
	[ACTIVITY] = {{.id = "activity", .title = {.en = "Activity", .zh = "经济规模"}}, true},
	[STRUCTURE] = {{.id = "structure", .title = {.en = "Structure", .zh = "产业结构"}}, false},
	[INTENSITY] = {{.id = "intensity", .title = {.en = "Intensity", .zh = "强度"}}, false},
	[FUEL_MIX] = {{.id = "fuel_mix", .title = {.en = "Fuel mix", .zh = "能源结构"}}, false},
	[POPULATION] = {{.id = "population", .title = {.en = "Population", .zh = "人口"}, .of_households = true}, false},
	[URBAN_SHIFT] = {{.id = "urban_shift", .title = {.en = "Urban shift", .zh = "城镇化"}, .of_households = true},
	                 false},
	[USE_PER_HEAD] = {{.id = "use_per_head", .title = {.en = "Use per head", .zh = "人均用量"}, .of_households = true},
	                  true},
	[GIVEN_TOTAL] = {{.id = "given_total", .title = {.en = "Given total", .zh = "给定总量"}, .of_households = true},
	                 true},
	[GDP_PER_HEAD] = {{.id = "gdp_per_head", .title = {.en = "GDP per head", .zh = "人均GDP"}}, false},
	[ENERGY_PER_GDP] = {{.id = "energy_per_gdp", .title = {.en = "Energy per GDP", .zh = "能源强度"}}, false},
	[CO2_PER_ENERGY] = {{.id = "co2_per_energy", .title = {.en = "CO2 per energy", .zh = "能源碳强度"}}, false},
	[EMPLOYMENT] = {{.id = "employment", .title = {.en = "Employment", .zh = "就业人数"}}, false},
	[PRODUCTIVITY] = {{.id = "productivity", .title = {.en = "Output per worker", .zh = "劳动生产率"}}, false},
	[VALUE_ADDED] = {{.id = "value_added", .title = {.en = "Value added", .zh = "增加值"}}, false},
};

/* A factor: names multiplied, over another; one that the run does not have is 1. */
struct scheme_factor { enum effect effect; const char *times, *also, *over; };
enum { FACTORS = 6 };
struct scheme_part {
	const char *id; /* NULL: one for each sector */
	struct title title;
	bool optional;
	const char *needs; /* variable or input without which the run has no such part; NULL: none */
	struct scheme_factor factors[FACTORS]; /* end with no names */
};
enum { PARTS = 4 };
struct scheme {
	const char *id, *variable, *needs[3];
	struct title title; /* empty: the variable's */
	struct scheme_part parts[PARTS]; /* end without factors */
};

#define SECTOR_OUTPUT {STRUCTURE, "output", NULL, "gdp"}
#define GDP {ACTIVITY, "gdp", NULL, NULL}
#define OVER_GDP {ACTIVITY, NULL, NULL, "gdp"}
#define PEOPLE {POPULATION, "population", NULL, NULL}
#define URBAN {URBAN_SHIFT, "population_urban", NULL, "population"}
#define RURAL {URBAN_SHIFT, "population_rural", NULL, "population"}
#define USE {INTENSITY, "energy_per_output", NULL, NULL}
#define USE_URBAN {USE_PER_HEAD, "energy.household_urban", "household_index", NULL}
#define USE_RURAL {USE_PER_HEAD, "energy.household_rural", "household_index", NULL}
#define USE_GIVEN {GIVEN_TOTAL, "energy.households", NULL, NULL}
#define FUEL {FUEL_MIX, "carbon.factor", "fuel_carbon", NULL}
#define FUEL_HOUSEHOLDS {FUEL_MIX, "carbon.household_factor", "fuel_carbon", NULL}
#define OF_URBAN(...)                                                                                                  \
	{"households_urban", {.en = "Urban households", .zh = "城镇居民"}, true, "population_urban", {__VA_ARGS__}}
#define OF_RURAL(...)                                                                                                  \
	{"households_rural", {.en = "Rural households", .zh = "乡村居民"}, true, "population_rural", {__VA_ARGS__}}
#define OF_GIVEN(needs, ...)                                                                                           \
	{"households_given", {.en = "Households, given", .zh = "居民（给定）"}, true, needs, {__VA_ARGS__}}
#define OF_SECTORS(...) {NULL, {0}, false, NULL, {__VA_ARGS__}}

static const struct scheme schemes[] = {
	{"energy", "energy", {"energy_per_output", "gdp"}, {0},
     {OF_SECTORS(GDP, SECTOR_OUTPUT, USE), OF_URBAN(PEOPLE, URBAN, USE_URBAN), OF_RURAL(PEOPLE, RURAL, USE_RURAL),
      OF_GIVEN("energy.households", USE_GIVEN)}},
	{"co2", "co2", {"energy_per_output", "gdp"}, {0},
     {OF_SECTORS(GDP, SECTOR_OUTPUT, USE, FUEL), OF_URBAN(PEOPLE, URBAN, USE_URBAN, FUEL_HOUSEHOLDS),
      OF_RURAL(PEOPLE, RURAL, USE_RURAL, FUEL_HOUSEHOLDS), OF_GIVEN("energy.households", USE_GIVEN, FUEL_HOUSEHOLDS)}},
	{"kaya", "co2", {"population", "gdp", "energy"},
     {.en = "CO2 by the Kaya identity", .zh = "二氧化碳排放量（Kaya恒等式）"},
     {{"all", {.en = "All", .zh = "合计"}, false, NULL,
       {PEOPLE, {GDP_PER_HEAD, "gdp", NULL, "population"}, {ENERGY_PER_GDP, "energy", NULL, "gdp"},
        {CO2_PER_ENERGY, "co2", NULL, "energy"}}}}},
	{"energy_intensity", "energy_intensity", {"energy_per_output", "gdp"}, {0},
     {OF_SECTORS(SECTOR_OUTPUT, USE), OF_URBAN(OVER_GDP, PEOPLE, URBAN, USE_URBAN),
      OF_RURAL(OVER_GDP, PEOPLE, RURAL, USE_RURAL), OF_GIVEN("energy.households", OVER_GDP, USE_GIVEN)}},
	{"co2_intensity", "co2_intensity", {"energy_per_output", "gdp"}, {0},
     {OF_SECTORS(SECTOR_OUTPUT, USE, FUEL), OF_URBAN(OVER_GDP, PEOPLE, URBAN, USE_URBAN, FUEL_HOUSEHOLDS),
      OF_RURAL(OVER_GDP, PEOPLE, RURAL, USE_RURAL, FUEL_HOUSEHOLDS),
      OF_GIVEN("energy.households", OVER_GDP, USE_GIVEN, FUEL_HOUSEHOLDS)}},
	{"water", "water", {"water_per_output", "gdp"}, {0},
     {OF_SECTORS(GDP, SECTOR_OUTPUT, {INTENSITY, "water_per_output", NULL, NULL}),
      {"households", {.en = "Households", .zh = "居民"}, true, "population",
       {PEOPLE, {USE_PER_HEAD, "water.household", NULL, NULL}}},
      OF_GIVEN("water.households", {GIVEN_TOTAL, "water.households", NULL, NULL})}},
	{"gdp", "gdp", {"output", "labour_by_sector"}, {0},
     {OF_SECTORS({EMPLOYMENT, "labour_by_sector", NULL, NULL}, {PRODUCTIVITY, "output", NULL, "labour_by_sector"})}},
	{"gdp", "gdp", {"output"}, {0}, {OF_SECTORS({VALUE_ADDED, "output", NULL, NULL})}},
};
enum { SCHEMES = sizeof schemes / sizeof *schemes };

static bool has(const struct result *result, const char *name)
{
	int element;
	return !name || program_find(result->program, name, &element) >= 0 ||
	       program_find_input(result->program, name, &element) >= 0;
}

static bool is_there(const struct result *result, const struct scheme *scheme)
{
	bool there = has(result, scheme->variable);
	for (size_t i = 0; i < sizeof scheme->needs / sizeof *scheme->needs; i++)
		there = there && has(result, scheme->needs[i]);
	return there;
}

int decompose_next(const struct result *result, int scheme)
{
	int last = scheme;
	while (++scheme < SCHEMES)
		if (is_there(result, &schemes[scheme]) &&
		    (last < 0 || strcmp(schemes[scheme].id, schemes[last].id) != 0)) /* the finer one of a name */
			return scheme;
	return -1;
}

const char *decompose_scheme_id(int scheme) { return schemes[scheme].id; }

const char *decompose_scheme_variable(int scheme) { return schemes[scheme].variable; }

bool decompose_scheme_is(const char *id)
{
	bool is = false;
	for (int s = 0; s < SCHEMES; s++)
		is = is || strcmp(schemes[s].id, id) == 0;
	return is;
}

int decompose_scheme_find(const struct result *result, const char *id)
{
	for (int s = decompose_next(result, -1); s >= 0; s = decompose_next(result, s))
		if (strcmp(schemes[s].id, id) == 0)
			return s;
	return -1;
}

int decompose_scheme_of(const struct result *result, int variable)
{
	return decompose_scheme_find(result, result->program->variables[variable].name);
}

/* --- what a run makes of it --- */

struct making {
	struct arena *arena;
	const struct result *result;
	struct composition *made;
	int place[EFFECTS]; /* of an effect among those that there are, from 1; 0: not there */
};

static void add_name(const struct making *making, struct composed_factor *factor, const char *name, int sector,
                     double power)
{
	const struct program *program = making->result->program;
	int element, index = name ? program_find(program, name, &element) : -1, input = -1;
	int set = index >= 0 ? program->variables[index].set : SCALAR;
	if (name && index < 0) {
		input = program_find_input(program, name, &element);
		set = input >= 0 ? program->inputs[input].set : SCALAR;
	}
	if (index < 0 && input < 0)
		return;
	factor->names[factor->name_count++] = (struct composed_name){
		index < 0, index < 0 ? input : index, set == SCALAR ? element : sector, power};
}

static void add_part(struct making *making, const struct scheme_part *part, const char *id, struct title title,
                     int sector)
{
	struct composition *made = making->made;
	struct composed_part one = {
		.id = id, .title = title, .scale = 1, .optional = part->optional, .first = made->factor_count};
	for (int i = 0; i < FACTORS && (part->factors[i].times || part->factors[i].over); i++) {
		const struct scheme_factor *of = &part->factors[i];
		struct composed_factor factor = {.effect = making->place[of->effect] - 1,
		                                 .power = of->times ? 1 : -1,
		                                 .node = -1,
		                                 .id = of->times ? of->times : of->over};
		add_name(making, &factor, of->times, sector, 1);
		add_name(making, &factor, of->also, sector, 1);
		add_name(making, &factor, of->over, sector, of->times ? -1 : 1);
		*ARENA_PUSH(making->arena, made->factors, made->factor_count, made->factor_capacity) = factor;
		one.count++;
	}
	*ARENA_PUSH(making->arena, made->parts, made->part_count, made->part_capacity) = one;
}

/* In the order of the table, whichever part has them first. */
static void place_effects(struct making *making, const struct scheme *scheme)
{
	struct composition *made = making->made;
	bool there[EFFECTS] = {false};
	for (int p = 0; p < PARTS; p++)
		for (int i = 0; i < FACTORS && has(making->result, scheme->parts[p].needs); i++)
			if (scheme->parts[p].factors[i].times || scheme->parts[p].factors[i].over)
				there[scheme->parts[p].factors[i].effect] = true;
	for (int e = 0; e < EFFECTS; e++) {
		if (!there[e])
			continue;
		*ARENA_PUSH(making->arena, made->effects, made->effect_count, made->effect_capacity) = effects[e].is;
		made->effects[made->effect_count - 1].idle = effects[e].optional; /* until something of it is found */
		making->place[e] = made->effect_count;
	}
}

struct composition *composition_of_scheme(struct arena *arena, const struct result *result, int scheme)
{
	const struct scheme *of = &schemes[scheme];
	const struct set *sectors = &result->program->sets[SECTORS];
	struct composition *made = ARENA_NEW(arena, struct composition);
	struct making making = {.arena = arena, .result = result, .made = made};
	*made = (struct composition){.id = of->id, .title = of->title};
	made->variable = program_find(result->program, of->variable, &made->element);
	if (!made->title.en)
		made->title = result->program->variables[made->variable].title;
	place_effects(&making, of);
	for (int p = 0; p < PARTS; p++) {
		const struct scheme_part *part = &of->parts[p];
		if (!part->factors[0].times && !part->factors[0].over)
			break;
		for (int s = 0; !part->id && s < sectors->count; s++)
			add_part(&making, part, sectors->ids[s], sectors->titles[s], s);
		if (part->id && has(result, part->needs))
			add_part(&making, part, part->id, part->title, -1);
	}
	return made;
}
