/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small result made by hand, so that the views are tested without the engine: one plan, two sectors and a
 * group, 2020 to 2025, four targets (missed, met on the edge of a limit, words only, met) and one limit. */
#ifndef FAKE_RESULT_H
#define FAKE_RESULT_H
#include <stdlib.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/result_index.h"

enum { FAKE_YEARS = 6, FAKE_TARGETS = 4 };

struct fake {
	struct arena arena;
	jmp_buf rescue;
	struct diags diags;
	struct plan plan;
	struct scenario scenario;
	struct group group;
	struct target targets[FAKE_TARGETS];
	struct target_result judged[FAKE_TARGETS];
	struct limit_result limit;
	bool binding[FAKE_YEARS], broken[FAKE_YEARS];
	struct input_value *growth;
	struct result result;
};

/* `limited`: with the limit; otherwise without it (GDP on target, the energy target missed). */
static inline struct fake *fake_create(const char *id, bool limited);
static inline void fake_free(struct fake *fake);

/* ---- private ---- */

static inline int fake_variable(struct fake *fake, const char *name, const char *unit, int set,
                                unsigned flags, const char *en, const char *zh, const double *values)
{
	struct program *program = (struct program *)fake->result.program;
	struct variable variable = {.name = name,
	                            .title = {.en = en, .zh = zh},
	                            .unit = unit_declared(&fake->arena, unit, 2020),
	                            .set = set,
	                            .flags = flags,
	                            .formula_text = "sum(output)",
	                            .model = "sectors"};
	int index = program_add_variable(program, &variable);
	int columns = set == SCALAR ? 1 : 3; /* two sectors, one group */
	fake->result.values[index] = ARENA_ARRAY(&fake->arena, columns * FAKE_YEARS, double);
	memcpy(fake->result.values[index], values, (size_t)(columns * FAKE_YEARS) * sizeof *values);
	return index;
}

static inline void fake_base(struct fake *fake, const char *id)
{
	static const char *const sectors[] = {"mining", "services"};
	static const struct title titles[] = {{.en = "Mining", .zh = "采矿业"}, {.en = "Services", .zh = "服务业"}};
	static const int members[] = {0, 1};
	fake->plan = (struct plan){.title = {.en = "Luliang plan", .zh = "吕梁规划"},
	                           .base_year = 2020,
	                           .money = {.prices = 2020},
	                           .first = 2021,
	                           .last = 2025};
	fake->group = (struct group){.id = "all_sectors", .members = members, .count = 2};
	fake->scenario = (struct scenario){.id = id,
	                                   .path = "green.json",
	                                   .title = {.en = "Green", .zh = "绿色情景"},
	                                   .plan = &fake->plan,
	                                   .first = 2021,
	                                   .last = 2025,
	                                   .sectors = sectors,
	                                   .sector_titles = titles,
	                                   .sector_count = 2,
	                                   .groups = &fake->group,
	                                   .group_count = 1};
	fake->result = (struct result){.scenario = &fake->scenario,
	                               .base_year = 2020,
	                               .years = FAKE_YEARS,
	                               .gap_to_unlimited = NAN};
	fake->result.program = program_create(&fake->arena, &fake->scenario, &fake->diags);
	fake->result.values = ARENA_ARRAY(&fake->arena, 32, double *);
}

static inline void fake_variables(struct fake *fake, bool limited)
{
	static const double gdp[] = {1538, 1657.8, 1786.9, 1926.1, 2076.1, 2238},
						cut[] = {1538, 1610, 1690, 1819, 1930, 2035.96};
	static const double output[] = {886, 900, 950,    1000, 1050, 1100, 652,  700,  740,
	                                819, 880, 935.96, 1538, 1610, 1690, 1819, 1930, 2035.96};
	static const double fall[] = {0, 3.1, 6.0, 9.0, 11.8, 14.5}, rise[] = {0, -0.7, -1.4, -2.2, -2.9, -3.7};
	static const double growth[] = {NAN, 4.7, 4.9, 7.6, 6.1, 5.5},
						urban[] = {54.7, 55.7, 56.8, 57.9, 58.9, 60};
	static const double jobs[] = {3, 3, 3, 3, 3, 3},
						share[] = {57.6, 57,   56.8, 56,  55.5, 55,  42.4, 43,  43.2,
	                               44,   44.5, 45,   100, 100,  100, 100,  100, 100};
	fake_variable(fake, "gdp", "1e8 CNY@base", SCALAR, MAIN, "GDP", "地区生产总值", limited ? cut : gdp);
	fake_variable(fake, "output", "1e8 CNY@base", SECTORS, GROUP_SUM | HIDDEN, "Value added", "增加值",
	              output);
	fake_variable(fake, "energy_intensity_decline", "%", SCALAR, MAIN, "Energy per GDP, fall since base",
	              "单位GDP能耗累计下降", limited ? fall : rise);
	fake_variable(fake, "gdp_growth", "%/yr", SCALAR, 0, "GDP growth", "地区生产总值增速", growth);
	fake_variable(fake, "urbanization", "%", SCALAR, MAIN, "Urbanization", "常住人口城镇化率", urban);
	fake_variable(fake, "share", "%", SECTORS, GROUP_SUM | MAIN, "Share of GDP", "占地区生产总值比重", share);
	fake_variable(fake, "target_value.gdp", "1e8 CNY@base", SCALAR, HIDDEN, NULL, NULL, limited ? cut : gdp);
	fake_variable(fake, "target_value.energy", "%", SCALAR, HIDDEN, NULL, NULL, limited ? fall : rise);
	fake_variable(fake, "target_value.urbanization", "%", SCALAR, HIDDEN, NULL, NULL, urban);
	fake_variable(fake, "jobs", "count", SCALAR, 0, NULL, "岗位", jobs);
}

static inline void fake_target(struct fake *fake, int index, struct target target, const char *measured,
                               double value, double low, double base)
{
	struct arena *arena = &fake->arena;
	bool words = target.sense == SENSE_NONE;
	double number =
		target.sense == SENSE_ABOUT ? 60 : low; /* the number as stated; `low` is the effective edge */
	int element;
	fake->targets[index] = target;
	fake->judged[index] = (struct target_result){
		.target = &fake->targets[index],
		.low = words ? NAN : low,
		.high = NAN,
		.number = words ? NAN : number,
		.number_high = NAN,
		.base = base,
		.value = words ? NAN : value,
		.gap = words ? NAN : value - low,
		.verdict = words          ? VERDICT_NOT_ASSESSABLE
	               : value >= low ? VERDICT_MET
	                              : VERDICT_MISSED,
		.reason = words ? UNASSESSED_WORDS : ASSESSED,
		.variable = measured ? program_find(fake->result.program, measured, &element) : -1,
		.unit = unit_declared(arena, "%", 2020)};
	if (index == 0)
		fake->judged[index].unit = unit_declared(arena, "1e8 CNY@base", 2020);
}

static inline void fake_targets(struct fake *fake, bool limited)
{
	fake_target(fake, 0,
	            (struct target){.id = "gdp",
	                            .no = "1",
	                            .group = "economy",
	                            .variable = "gdp",
	                            .title = {.en = "GDP", .zh = "地区生产总值"},
	                            .measure = MEASURE_LEVEL,
	                            .year = 2025,
	                            .sense = SENSE_AT_LEAST},
	            "target_value.gdp", limited ? 2035.96 : 2238, 2238, 1538);
	fake_target(fake, 1,
	            (struct target){.id = "energy",
	                            .no = "21",
	                            .group = "green",
	                            .variable = "energy_intensity_decline",
	                            .binding = true,
	                            .title = {.en = "Energy/GDP, fall", .zh = "单位GDP能耗降低"},
	                            .measure = MEASURE_LEVEL,
	                            .year = 2025,
	                            .sense = SENSE_AT_LEAST},
	            "target_value.energy", limited ? 14.5 : -3.7, 14.5, NAN);
	fake_target(fake, 2,
	            (struct target){.id = "emerging",
	                            .no = "5",
	                            .group = "economy",
	                            .title = {.en = "Emerging industries", .zh = "战略性新兴产业占比"},
	                            .words = {"provincial average", "全省平均"},
	                            .measure = MEASURE_LEVEL,
	                            .year = 2025,
	                            .sense = SENSE_NONE},
	            NULL, NAN, NAN, NAN);
	fake_target(fake, 3,
	            (struct target){.id = "urbanization",
	                            .no = "2",
	                            .group = "economy",
	                            .variable = "urbanization",
	                            .tolerance = 2,
	                            .measure = MEASURE_LEVEL,
	                            .year = 2025,
	                            .sense = SENSE_ABOUT},
	            "target_value.urbanization", 60, 58.8, 54.7);
	fake->result.targets = fake->judged;
	fake->result.target_count = FAKE_TARGETS;
	fake->result.met = 2;
	fake->result.missed = fake->result.not_assessable = fake->result.binding_assessed =
		fake->result.binding_count = 1;
	fake->result.binding_met = limited;
}

static inline void fake_limit(struct fake *fake)
{
	static double free_gdp[] = {1538, 1657.8, 1786.9, 1926.1, 2076.1, 2238};
	fake->binding[1] = fake->binding[2] = fake->binding[3] = fake->binding[5] = true;
	fake->limit = (struct limit_result){.id = "energy_per_gdp",
	                                    .title = {.en = "Energy per GDP", .zh = "单位GDP能耗"},
	                                    .bound_years = 4,
	                                    .bound = fake->binding,
	                                    .broken = fake->broken,
	                                    .use = -1,
	                                    .limit = -1,
	                                    .slack = -1,
	                                    .cut = -1,
	                                    .price = -1,
	                                    .efficiency = -1,
	                                    .cut_total = 190.4,
	                                    .efficiency_used = true,
	                                    .efficiency_exhausted = true,
	                                    .output_cut = true,
	                                    .efficiency_points = 1};
	fake->result.limits = &fake->limit;
	fake->result.limit_count = 1;
	fake->result.gap_to_unlimited = 202.04;
	fake->result.unlimited = ARENA_ARRAY(&fake->arena, 32, double *);
	memcpy(fake->result.unlimited, fake->result.values, 32 * sizeof *fake->result.values);
	fake->result.unlimited[0] = free_gdp;
}

static inline void fake_inputs(struct fake *fake, double mining)
{
	static const struct field growth_field = {.key = "growth", .flags = PATH, ANY_NUMBER};
	fake->growth = ARENA_ARRAY(&fake->arena, 2, struct input_value);
	for (int e = 0; e < 2; e++) {
		fake->growth[e] = (struct input_value){.key = e ? "sectors.services.growth" : "sectors.mining.growth",
		                                       .source = "plan, table 1-2",
		                                       .values = ARENA_ARRAY(&fake->arena, FAKE_YEARS, double)};
		for (int y = 0; y < FAKE_YEARS; y++)
			fake->growth[e].values[y] = e ? 10.35 - (y > 3) : mining;
	}
	fake->growth[0].place =
		(struct place){source_text(&fake->arena, "luliang/green.json", "{\n \"growth\": 1.1\n}\n"), 13, 3};
	program_add_input((struct program *)fake->result.program,
	                  &(struct input){.name = "sectors.growth",
	                                  .field = &growth_field,
	                                  .unit = unit_declared(&fake->arena, "%/yr", 2020),
	                                  .set = SECTORS,
	                                  .value = fake->growth});
}

static inline struct fake *fake_create(const char *id, bool limited)
{
	struct fake *fake = calloc(1, sizeof *fake);
	if (setjmp(fake->rescue))
		abort();
	arena_init(&fake->arena, &fake->rescue, 0);
	diags_init(&fake->diags, &fake->arena, LANG_EN);
	fake_base(fake, id);
	fake_variables(fake, limited);
	fake_targets(fake, limited);
	fake_inputs(fake, limited ? 1.1 : 4.5);
	if (limited)
		fake_limit(fake);
	fake->result.assumed = assumed_make(&fake->arena, fake->result.program);
	fake->result.index = result_index_make(&fake->arena, &fake->result);
	return fake;
}

static inline void fake_free(struct fake *fake)
{
	arena_free(&fake->arena);
	free(fake);
}
#endif
