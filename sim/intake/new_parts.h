/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_parts: what the files of cmd_new share: a plan's table of indicators turned into targets (new_goals.c,
 * new_sectors.c), and these into a plan (new_plan.c), scenarios (new_scenarios.c, new_indicators.c) and
 * observations. */
#ifndef INTAKE_NEW_PARTS_H
#define INTAKE_NEW_PARTS_H
#include "data/model.h"
#include "intake/indicator_known.h"
#include "intake/indicator_table.h"
#include "write/json_out.h"

/* What the scenario "as planned" lets an indicator of its own do. */
enum trend {
	TREND_NONE,
	TREND_COMPOUND, /* at a rate */
	TREND_COMPOUND_LEVEL,
	TREND_LINEAR_LEVEL,
	TREND_STEPS, /* single things: the base, then the level, from the plan's year on */
	TREND_WITH_GDP, /* as GDP does */
	TREND_LAST   /* no number for the base year: the level in the plan's year alone */
};

/* A target that follows from something else: `times` its level in `year`, or a baseline, or as a variable does. */
struct new_relative {
	bool is;
	enum sense sense;
	double times;
	const char *variable;   /* NULL: its own */
	int year;               /* 0: not said; of a peak: by when */
	const struct indicator_cell *baseline; /* NULL: none */
};

struct new_goal {
	const struct indicator *row;
	enum known_role role;   /* KNOWN_INDICATOR where no model is to compute it */
	const char *id, *no;
	struct title title;
	const char *variable;   /* NULL: nothing measures it */
	enum measure measure;
	enum sense sense;       /* SENSE_NONE: words only */
	double low, high;       /* differ for a range */
	const char *unit;       /* of the number; NULL: none */
	struct new_relative relative; /* beside no number */
	int over_first, over_last; /* the years that count; 0: not said */
	int withdrawn;          /* the year in which it was given up; 0: it stands */
	const char *words;      /* the plan's; NULL: none */
	const char *note;
	enum trend trend;       /* of an indicator of its own */
	bool index;             /* 100 in the base year, of what is known by its growth alone */
	bool nudged;            /* the plan says more (or less) than a number: a thousandth more is taken */
	double aim;             /* rate, step or level of the trend; of a model's variable: the number it is to reach */
	const char *own;        /* what an indicator of its own is called */
	int year;               /* that it is about */
	struct new_goal *others; int other_count; /* what the row asks for in other years, earliest first */
};

/* A part of GDP. `share` and `output` are its rows of the table, either may be NULL; without both it is what remains,
 * or all. */
struct new_sector {
	const char *id;
	struct title title;
	const struct new_goal *share, *output;
	double part, aim;        /* percent of GDP in the base year and in the plan's */
	double level;            /* value added that the plan asks for itself, in the unit of GDP; NAN: none */
};
enum new_split { SPLIT_NONE, SPLIT_SHARES, SPLIT_OUTPUTS }; /* GDP is one sector, shares of it, or values that add up */

enum { NEW_SECTORS = 24 };
struct new_left_out { const char *source; struct title title; const char *unit_text, *message; };
struct starter {
	struct arena *arena;
	struct diags *diags;
	enum language language;
	const struct model *const *models;
	const struct indicator_table *table;
	bool example;           /* every number stands for one of the user's */
	const char *name;       /* of the place: its folder */
	const char *title;      /* the user's; NULL: made of the name */
	int years;
	struct new_goal *goals;
	int goal_count;
	struct lookup *ids;     /* of the goals: what was last put behind each as a number */
	const struct new_goal *gdp, *gdp_rate, *population, *urbanization, *energy, *co2;
	double gdp_base, gdp_aim; /* in gdp_unit; aim NAN: the table does not say */
	int prices;                   /* of GDP, where it is at those of another year than the base year; 0: it is not */
	const char *gdp_unit;   /* NULL: of no row, new_unit_of_gdp */
	enum currency currency; /* what the plan counts in */
	bool gdp_assumed;       /* the table has no GDP of the base year */
	bool gdp_summed;        /* nor needs it: value added gives it */
	enum new_split split;
	double unexplained;     /* GDP less the values that make it, where that is no sector: rounding */
	/* Rows with a number for the base year; NULL: none */
	const struct new_goal *energy_use, *energy_per_gdp, *emissions, *water_use, *urban_income, *rural_income;
	const struct new_goal *energy_of[NEW_SECTORS], *energy_households;
	struct new_sector sectors[NEW_SECTORS];
	int sector_count;
	bool no_targets;        /* the table has none: the plan's years are ours */
	struct new_left_out *left_out; /* rows that are wrong, with --keep-going */
	int left_out_count, left_out_capacity;
};

/* The table is the place's; where it has no target the plan runs for five years. */
void new_begin(struct starter *starter, struct indicator_table *table);
/* What the models start from, and what each row asks for; errors and warnings are reported. */
void new_prepare(struct starter *starter);
void new_goals(struct starter *starter);   /* from starter->table; errors and warnings are reported */
/* --- what is asked for in other years than the plan's (new_others.c) --- */
/* The goal's own numbers of the plan's year and others as levels, earliest first, none before the base year; a year
 * for which it has none is not there. `level`: of its own year; NAN: none. */
struct new_levels { int count, *years; double *values; const char *cells; /* of other years, "a, b"; NULL: none */ };
struct new_levels new_levels_of(const struct starter *starter, const struct new_goal *goal, double level);
/* NAN is none. `cell`: of another year than the plan's, where it is read; else NULL. */
void new_levels_add(const struct starter *starter, struct new_levels *levels, int year, double value,
                    const struct indicator_cell *cell);
/* The level to which the goal of another year leads; NAN: it says none. */
double new_level_of_other(const struct new_goal *other, double base, int base_year);
int new_last_year(const struct starter *starter); /* of those that something measures; at least the plan's */
/* The same place, as if that were the plan's year. */
struct starter new_as_of(const struct starter *starter, int year);
/* What the sector is to come to in another year; NAN: the plan does not say. */
double new_sector_level(const struct starter *starter, const struct new_sector *sector, int year);
/* What a model says of one of its parameters, which there is: what a number may be. */
const struct field *new_field(const struct starter *starter, const char *section, const char *key);
void new_refuse_cell(struct starter *starter, const struct indicator_cell *cell, const struct indicator *row,
                     enum word hint, const char *const *args);
bool new_is_within(struct starter *starter, const struct indicator *row, const struct indicator_cell *cell,
                   double low, double high);
/* Reported, at the cell, if its number is not; of a total in brackets nothing is asked. */
bool new_is_between(struct starter *starter, const struct indicator *row, const struct indicator_cell *cell, double low,
                    double high);
void new_find_base(struct starter *starter); /* which rows are what the models start from, and the sectors */
bool new_is_sector(const struct starter *starter, const struct indicator *row); /* the share of one */
/* "Forest cover" is forest_cover; "": nothing to make it of. */
const char *new_slug(struct arena *arena, const char *title);
/* "Patents per 10,000 people", 每万人口..., whatever its unit: it moves by parts. */
bool new_is_per_head(const struct indicator *row);
/* The id wanted, or with a number behind it what no goal before has; `own`: it becomes a variable too. Taken by it. */
const char *new_free_id(struct starter *starter, const char *wanted, bool own);
const char *new_number(const struct starter *starter, int index); /* of a row: 9.1, 9.2 where several are 9 */
const char *new_nudge_note(const struct starter *starter, const struct new_goal *goal); /* NULL: not nudged */
void new_settle_aims(struct starter *starter); /* what the sectors must reach */
/* The row, which the sectors know, in the unit of GDP; NAN: it is no money. */
double new_in_gdp_unit(const struct starter *starter, const struct indicator *row, double value);

void new_plan(const struct starter *starter, struct text *out);
void new_base(const struct starter *starter, struct text *out);
void new_baseline(const struct starter *starter, struct text *out);
void new_as_planned(const struct starter *starter, struct text *out);
void new_as_planned_on(const struct starter *starter, struct text *out); /* to new_last_year */
void new_indicators_baseline(const struct starter *starter, struct json_out *json);
void new_indicators_as_planned(const struct starter *starter, struct json_out *json);
/* What an indicator of its own is made of: the goal, or that of another year; NULL: the row makes none. */
const struct new_goal *new_own(const struct new_goal *goal);
int new_observed(const struct starter *starter, struct text *out); /* rows */
int new_observed_of(const struct starter *starter, const struct new_goal *goal); /* rows of its levels among them */

/* --- of a row alone (new_row.c) --- */
const struct known *new_known(const struct starter *starter, const struct indicator *row); /* NULL: unknown */
const struct known *new_known_row(struct arena *arena, const struct indicator *row);
/* Is the unit of a row this one, or a multiple? *scale: value in it = value of the row x scale. */
bool new_is_gdp_of_each_year(const struct starter *starter, const struct indicator *row, const struct known *known);
bool new_is_in_unit(const struct starter *starter, const struct indicator *row, const char *unit, double *scale);
bool new_is_history(const struct new_goal *goal); /* it asks for nothing */
bool new_is_stated(const struct new_goal *goal);  /* a rate beside a number, which plan.json holds as the plan's own */
/* Or one that follows from something else, or a year: no words alone. */
bool new_has_number(const struct new_goal *goal);

/* --- which variable a row is, by its role (new_facts.c) --- */
void new_find_facts(struct starter *starter); /* once sectors are settled: the rows that models start from */
/* What the role comes to in this place: KNOWN_INDICATOR where no model computes it here. */
enum known_role new_fact_role(const struct starter *starter, const struct indicator *row, const struct known *known);
const char *new_fact_variable(const struct starter *starter, const struct known *known); /* NULL: none */
const char *new_model_variable(struct arena *arena, const struct known *known);
/* What a row of this role is called among observations, in which unit; variable NULL: by no name of a model. */
struct new_naming { const char *variable, *unit; };
struct new_naming new_naming_of(struct arena *arena, enum known_role role, const struct known *known,
                                const struct indicator *row);
/* Money per head where the table prints money alone. */
const char *new_head_unit(const struct starter *starter, const struct indicator *row);

/* --- what has been (new_history.c) --- */
struct new_series { int *years, count; double *values; const struct indicator_cell **cells; };
struct new_series new_series_of(const struct starter *starter, const struct indicator *row); /* ascending years */
/* A yearly change that years before the base year give, or that nothing gives. */
struct new_rate {
	bool placeholder;        /* to be replaced: nothing in the table gives it, or prices are in it */
	double value, low, high;
	const char *source, *note;
};
/* What a model takes of a rate. */
struct new_bounds { double low, high; };
struct new_bounds new_bounds_of(const struct starter *starter, const char *section, const char *key);
/* False: beyond it, which is said at the row (`tell`), so that what stands instead is no surprise; a range is cut. */
bool new_rate_is_taken(const struct starter *starter, const struct indicator *row, const struct new_bounds *bounds,
                       bool tell, struct new_rate *rate);
enum new_change { CHANGE_RATE, CHANGE_FALL, CHANGE_STEP }; /* percent a year; a fall of it; units a year */
/* Of the levels of a row; false: no year before the base year. */
bool new_rate_of(const struct starter *starter, const struct new_goal *goal, enum new_change change,
                 struct new_rate *rate);
/* Real growth of GDP or of a sector: as the table says it, else from values at current prices (a placeholder), else a
 * round number (a placeholder). */
struct new_rate new_growth_of(const struct starter *starter, const struct new_sector *sector);
/* The fall of the use of energy or water per GDP. `tell`: that the years before give a rate that no model takes. */
struct new_rate new_fall_of(const struct starter *starter, const struct new_goal *use, bool tell);
void new_put_rate(const struct starter *starter, struct json_out *json, const char *key, const struct new_rate *rate,
                  const char *unit);

/* --- sections beside the sectors (new_sections.c) --- */
enum new_scenario { SCENARIO_BASE, SCENARIO_BASELINE, SCENARIO_PLANNED };
void new_sections(const struct starter *starter, struct json_out *json, enum new_scenario scenario);

/* --- what "as planned" aims at (new_planned.c) --- */
const struct new_goal *new_gdp_goal(const struct starter *starter); /* what the plan says of GDP; NULL: nothing */
const struct new_goal *new_goal_of(const struct starter *starter, enum known_role role); /* with a number; NULL: none */
/* The level that the goal asks of its row; NAN: none, or none that one input leads to. */
double new_planned_level(const struct starter *starter, const struct new_goal *goal);
double new_planned_growth(const struct starter *starter, const struct new_goal *goal); /* percent a year; NAN: none */
/* The fall of energy (use may be NULL) or water per GDP: the plan's, what leads to its level, or as in the baseline. */
struct new_rate new_planned_fall(const struct starter *starter, const struct new_goal *use);
double new_planned_factor(const struct starter *starter); /* CO2 per energy, over the base year's; 1: as it is */

/* --- what became of each row (new_summary.c) --- */
enum new_fate_kind { FATE_NOTHING, FATE_UNMEASURED, FATE_WORDS, FATE_HISTORY, FATE_BASE, FATE_TARGET };
struct new_fate {
	const struct new_goal *goal;
	enum new_fate_kind kind; /* the first that holds, from the last */
	const char *said, *variable;
};
const struct new_fate *new_fates(const struct starter *starter); /* [goal_count] */
void new_intake(const struct starter *starter, const struct new_fate *fates, struct text *out); /* as CSV */
void new_summary(const struct starter *starter, const struct new_fate *fates, struct text *out); /* on a screen */

/* --- writing --- */
double new_round(double value, int decimals);
/* The name's cell, "plan.csv B7", "book.xlsx 专栏1!C7", or that it is an example; of one number its own cell; of what a
 * row asks for that of its target, or its rate. */
const char *new_source(const struct starter *starter, const struct indicator *row);
const struct indicator_cell *new_cell_of(const struct new_goal *goal);
const char *new_source_goal(const struct starter *starter, const struct new_goal *goal);
const char *new_source_cell(const struct starter *starter, const struct indicator *row,
                            const struct indicator_cell *cell);
/* "derived: A, B, C"; the last ones may be NULL. */
const char *new_derived(const struct starter *starter, const char *a, const char *b, const char *c);
/* The cell that a number is read from, as it is printed where that is marked, and where the table has it from. */
const char *new_source_full(const struct starter *starter, const struct indicator *row,
                            const struct indicator_cell *cell);
/* A cell as its table prints it, and what its flags mean. */
const char *new_printed(const struct starter *starter, const struct indicator_cell *cell);
const char *new_mark_note(const struct starter *starter, const struct indicator_cell *cell); /* NULL: unmarked */
const char *new_growth_name(struct arena *arena, const char *id);
/* Does the table's column of growth, by its index, give a growth that stands among the observations? */
bool new_is_growth_observed(const struct starter *starter, const struct new_goal *goal, int aside);
/* "1350 1e8 CNY", which reads back as this number in this unit: a unit that the table begins with a number ("100 t",
 * 100万吨) would join it, and stands as units are printed ("1e2 t"); one that is a number and no more is a scale of
 * it ("12 1e-5"). */
const char *new_quantity(const struct starter *starter, double value, const char *unit);
void new_title(struct json_out *json, const char *key, struct title title);
void new_words(struct json_out *json, const char *key, enum word word, const char *const *args); /* in both languages */
const char *new_say(const struct starter *starter, enum word word, const char *const *args);
/* Where the table has no row in it: 1e8 of the plan's money, and tce over 1e4 of it. */
const char *new_unit_of_gdp(const struct starter *starter);
const char *new_unit_of_intensity(const struct starter *starter);
/* {"value", "unit", "source", "range", "note"}: of a row of the table, or assumed. unit and note may be NULL. */
void new_given(const struct starter *starter, struct json_out *json, const char *key, double value, const char *unit,
               const struct indicator *row, const struct indicator_cell *cell, const char *note);
void new_assumed(struct json_out *json, const char *key, double value, const char *unit, double low, double high,
                 const char *note);
/* The source, and the cells of other years. */
const char *new_source_levels(const struct starter *starter, const char *source, const struct new_levels *levels);
/* "level": {YEAR: value, ...}, their source and, of an example, a range around the rate. */
void new_level(const struct starter *starter, struct json_out *json, const char *key, const struct new_levels *levels,
               const char *unit, double rate, const char *source, const char *note);
#endif
