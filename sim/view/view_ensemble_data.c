/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_data: what ensemble says to programs: how variables are spread, the odds of targets each and together,
 * what limits did, what was drawn, what has come true since. */
#include <math.h>
#include "view/odds.h"
#include "view/view.h"
#include "view/view_ensemble_data.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/relation.h"

/* A scenario as the relations below it need it. */
struct drawn_of {
	const struct odds *odds;
	int scenario;
};

static const struct result *result_of(const struct drawn_of *of) { return of->odds->results[of->scenario]; }

static const struct ensemble *ensemble_of(const struct drawn_of *of) { return of->odds->ensembles[of->scenario]; }

static double share(uint64_t part, uint64_t whole) { return (double)part / (double)whole; }

/* --- variables: scenario,variable,unit,year,stat,value --- */

static const struct column variable_columns[] = {{"name", COLUMN_ID, .flat = "variable"},
                                                 {"title", COLUMN_TEXT, .in = IN_NESTED},
                                                 {"unit", .kind = COLUMN_ID},
                                                 [3 + STAT_MEAN] = {"mean", .kind = COLUMN_SERIES},
                                                 [3 + STAT_SD] = {"sd", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P05] = {"p05", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P10] = {"p10", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P25] = {"p25", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P50] = {"p50", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P75] = {"p75", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P90] = {"p90", .kind = COLUMN_SERIES},
                                                 [3 + STAT_P95] = {"p95", .kind = COLUMN_SERIES},
                                                 [3 + STAT_COUNT] = {0}};

static struct value series(struct arena *arena, const struct drawn_of *of, int v, int e, enum ensemble_stat stat)
{
	const struct result *result = result_of(of);
	double *values = ARENA_ARRAY(arena, result->years, double);
	for (int y = 0; y < result->years; y++)
		values[y] = view_wants_year(of->odds->view, result->base_year + y)
		                ? ensemble_value(ensemble_of(of), v, e, result->base_year + y, stat)
		                : NAN;
	return (struct value){.values = values, .first = result->base_year, .count = result->years};
}

static void fill_variables(struct rows *to, const void *of)
{
	const struct drawn_of *drawn = of;
	const struct view *view = drawn->odds->view;
	const struct result *result = result_of(drawn);
	const struct program *program = result->program;
	struct arena *arena = rows_arena(to);
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			if (!view_wants(result, v, e, view))
				continue;
			struct title title = program_element_title(arena, program, v, e);
			struct value values[3 + STAT_COUNT] = {
				{.text = program_element_name(arena, program, v, e)},
				{.text = title_in(title, view->language, program->variables[v].name)},
				{.text = program->variables[v].unit.text}};
			for (int stat = 0; stat < STAT_COUNT; stat++)
				values[3 + stat] = series(arena, drawn, v, e, (enum ensemble_stat)stat);
			rows_put(to, values);
		}
}

static const struct relation variables = {"variables", variable_columns, fill_variables, .melt = "stat", .lines = true};

/* --- targets, each with all that is known of its odds --- */

/* Where fewer than five runs lie on one side: bounds that the probability keeps with 95 % each. */
static struct value at_least_value(struct chance chance, bool assessed)
{
	bool there = assessed && chance_is_rough(chance);
	return (struct value){.number = there ? chance_least(chance) : NAN, .absent = !there};
}
static struct value at_most_value(struct chance chance, bool assessed)
{
	bool there = assessed && chance_is_rough(chance);
	return (struct value){.number = there ? chance_most(chance) : NAN, .absent = !there};
}

static const struct column target_columns[] = {{"id", .kind = COLUMN_ID},
                                               {"title", .kind = COLUMN_TEXT},
                                               {"binding", .kind = COLUMN_BOOLEAN},
                                               {"probability", .kind = COLUMN_NUMBER},
                                               {"standard_error", .kind = COLUMN_NUMBER},
                                               {"at_least", .kind = COLUMN_NUMBER},
                                               {"at_most", .kind = COLUMN_NUMBER},
                                               {"overshot", .kind = COLUMN_NUMBER},
                                               {"no_value", .kind = COLUMN_NUMBER},
                                               {"reason", .kind = COLUMN_TEXT},
                                               {"bound_where_missed", .kind = COLUMN_NUMBERS},
                                               {"credible", .kind = COLUMN_SERIES},
                                               {0}};

/* Of the members that missed the target, by limit: in how many of them it bound. */
static struct value bound_where_missed(struct arena *arena, const struct ensemble *of,
                                       const struct ensemble_target *target)
{
	int count = of->centre->limit_count;
	uint64_t missed = of->members - target->met;
	const char **keys = ARENA_ARRAY(arena, count, const char *);
	double *values = ARENA_ARRAY(arena, count, double);
	for (int l = 0; l < count && target->assessed; l++) {
		keys[l] = of->centre->limits[l].id;
		values[l] = missed ? share(target->missed_bound[l], missed) : NAN;
	}
	return (struct value){.keys = keys, .values = values, .count = count, .absent = !target->assessed || !count};
}

static void fill_targets(struct rows *to, const void *of)
{
	const struct drawn_of *drawn = of;
	const struct view *view = drawn->odds->view;
	const struct ensemble *ensemble = ensemble_of(drawn);
	const struct result *centre = ensemble->centre;
	struct arena *arena = rows_arena(to);
	for (int t = 0; t < centre->target_count; t++) {
		const struct ensemble_target *odds = &ensemble->targets[t];
		const struct target_result *target = &centre->targets[t];
		const struct chance chance = ensemble_chance(ensemble, t);
		if (!view_wants_target(centre, target, view))
			continue;
		rows_put(to,
		         (const struct value[]){{.text = target->target->id},
		                                {.text = view_target_title(arena, centre, target, view)},
		                                {.number = target->target->binding},
		                                {.number = odds->assessed ? chance_value(chance) : NAN},
		                                {.number = odds->assessed ? chance_error(chance) : NAN},
		                                at_least_value(chance, odds->assessed),
		                                at_most_value(chance, odds->assessed),
		                                {.number = odds->assessed ? share(odds->overshot, ensemble->members) : NAN},
		                                {.number = odds->assessed ? share(odds->undefined, ensemble->members) : NAN},
		                                {.text = odds->assessed ? NULL : view_reason(target->reason, view)},
		                                bound_where_missed(arena, ensemble, odds),
		                                {.values = odds->milestone,
		                                 .first = centre->base_year,
		                                 .count = centre->years,
		                                 .absent = !odds->milestone}});
	}
}

static const struct relation targets = {"targets", target_columns, .fill = fill_targets};

/* --- odds: scenario,target,probability,standard_error; the rows `all` and `binding` are joint --- */

static const struct column odds_columns[] = {{"target", .kind = COLUMN_ID},
                                             {"probability", .kind = COLUMN_NUMBER},
                                             {"standard_error", .kind = COLUMN_NUMBER},
                                             {0}};

static void put_odds(struct rows *to, const char *id, struct chance chance, bool assessed)
{
	rows_put(to, (const struct value[]){{.text = id},
	                                    {.number = assessed ? chance_value(chance) : NAN},
	                                    {.number = assessed ? chance_error(chance) : NAN}});
}

static void fill_odds(struct rows *to, const void *of)
{
	const struct drawn_of *drawn = of;
	const struct ensemble *ensemble = ensemble_of(drawn);
	const struct result *centre = ensemble->centre;
	for (int t = 0; t < centre->target_count; t++)
		if (view_wants_target(centre, &centre->targets[t], drawn->odds->view))
			put_odds(to, centre->targets[t].target->id, ensemble_chance(ensemble, t), ensemble->targets[t].assessed);
	put_odds(to, "all", ensemble_chance_all(ensemble, false), ensemble->assessed > 0);
	put_odds(to, "binding", ensemble_chance_all(ensemble, true), ensemble->binding_assessed > 0);
}

static const struct relation odds_relation = {"odds", odds_columns, .fill = fill_odds};

/* --- all, binding: several targets at once --- */

static const struct column joint_columns[] = {{"targets", .kind = COLUMN_INTEGER},
                                              {"probability", .kind = COLUMN_NUMBER},
                                              {"standard_error", .kind = COLUMN_NUMBER},
                                              {"at_least", .kind = COLUMN_NUMBER},
                                              {"at_most", .kind = COLUMN_NUMBER},
                                              {0}};
static const struct relation joint = {"joint", joint_columns, NULL, .single = true};

enum { JOINT_COLUMNS = 5 };

static void joint_values(struct value values[JOINT_COLUMNS], struct chance chance, int assessed)
{
	values[0] = (struct value){.number = assessed};
	values[1] = (struct value){.number = assessed ? chance_value(chance) : NAN};
	values[2] = (struct value){.number = assessed ? chance_error(chance) : NAN};
	values[3] = at_least_value(chance, assessed);
	values[4] = at_most_value(chance, assessed);
}

/* --- credible: scenario,target,unit,year,probability,value --- */

static const struct column credible_columns[] = {
	{"target", .kind = COLUMN_ID},          {"unit", .kind = COLUMN_ID},      {"year", .kind = COLUMN_INTEGER},
	{"probability", .kind = COLUMN_NUMBER}, {"value", .kind = COLUMN_NUMBER}, {0}};

static void fill_credible(struct rows *to, const void *of)
{
	const struct drawn_of *drawn = of;
	const struct ensemble *ensemble = ensemble_of(drawn);
	const struct result *centre = ensemble->centre;
	for (int t = 0; t < centre->target_count; t++) {
		const struct target_result *target = &centre->targets[t];
		const double *reached = ensemble->targets[t].milestone;
		if (!reached || !view_wants_target(centre, target, drawn->odds->view))
			continue;
		for (int y = 0; y < centre->years; y++)
			if (isfinite(reached[y]) && view_wants_year(drawn->odds->view, centre->base_year + y))
				rows_put(to, (const struct value[]){{.text = target->target->id},
				                                    {.text = target->unit.text},
				                                    {.number = centre->base_year + y},
				                                    {.number = ensemble->credibility},
				                                    {.number = reached[y]}});
	}
}

static const struct relation credible = {"credible", credible_columns, .fill = fill_credible};

/* --- drawn --- */

static const struct column drawn_columns[] = {{"input", .kind = COLUMN_ID},   {"every_year", .kind = COLUMN_BOOLEAN},
                                              {"p05", .kind = COLUMN_NUMBER}, {"p50", .kind = COLUMN_NUMBER},
                                              {"p95", .kind = COLUMN_NUMBER}, {0}};

static void fill_drawn(struct rows *to, const void *of)
{
	const struct uncertainty *drawn = ensemble_of(of)->uncertainty;
	for (int i = 0; i < drawn->count; i++) {
		bool once = drawn->list[i].value != NULL; /* and not anew in each year */
		if (drawn->list[i].first != i)
			continue;
		rows_put(
			to, (const struct value[]){{.text = drawn->list[i].key},
		                               {.number = !once},
		                               {.number = once ? uncertainty_quantile(drawn, i, 0.05) : NAN, .absent = !once},
		                               {.number = once ? uncertainty_quantile(drawn, i, 0.5) : NAN, .absent = !once},
		                               {.number = once ? uncertainty_quantile(drawn, i, 0.95) : NAN, .absent = !once}});
	}
}

static const struct relation drawn_relation = {"drawn", drawn_columns, .fill = fill_drawn};

/* --- limits --- */

static const struct column limit_columns[] = {{"id", .kind = COLUMN_ID},
                                              {"binds", .kind = COLUMN_NUMBER},
                                              {"broken", .kind = COLUMN_NUMBER},
                                              {"binds_in", .kind = COLUMN_NUMBERS},
                                              {"broken_in", .kind = COLUMN_NUMBERS},
                                              {0}};

static void fill_limits(struct rows *to, const void *of)
{
	const struct ensemble *ensemble = ensemble_of(of);
	const struct result *centre = ensemble->centre;
	for (int l = 0; l < centre->limit_count; l++) {
		const struct ensemble_limit *limit = &ensemble->limits[l];
		double *in = ARENA_ARRAY(rows_arena(to), centre->years, double),
			   *broken = ARENA_ARRAY(rows_arena(to), centre->years, double);
		for (int y = 1; y < centre->years; y++) {
			in[y - 1] = share(limit->bound_in[y], ensemble->members);
			broken[y - 1] = share(limit->broken_in[y], ensemble->members);
		}
		rows_put(to,
		         (const struct value[]){{.text = centre->limits[l].id},
		                                {.number = share(limit->bound, ensemble->members)},
		                                {.number = share(limit->broken, ensemble->members)},
		                                {.values = in, .first = centre->base_year + 1, .count = centre->years - 1},
		                                {.values = broken,
		                                 .first = centre->base_year + 1,
		                                 .count = centre->years - 1}});
	}
}

static const struct relation limits = {"limits", limit_columns, .fill = fill_limits};

/* --- facts: scenario,variable,unit,year,observed,below,score,no_change,same_growth --- */

static const struct column fact_columns[] = {{"variable", .kind = COLUMN_ID},
                                             {"unit", COLUMN_ID, .in = IN_FLAT},
                                             {"year", .kind = COLUMN_INTEGER},
                                             {"observed", .kind = COLUMN_NUMBER},
                                             {"unit", COLUMN_ID, .in = IN_NESTED},
                                             {"source", COLUMN_TEXT, .in = IN_NESTED},
                                             {"below", .kind = COLUMN_NUMBER},
                                             {"score", .kind = COLUMN_NUMBER},
                                             {"no_change", .kind = COLUMN_NUMBER},
                                             {"same_growth", .kind = COLUMN_NUMBER},
                                             {0}};

static void fill_facts(struct rows *to, const void *of)
{
	const struct drawn_of *drawn = of;
	const struct ensemble *ensemble = ensemble_of(drawn);
	for (int i = 0; i < ensemble->fact_count; i++) {
		const struct ensemble_fact *fact = &ensemble->facts[i];
		const char *unit = result_of(drawn)->program->variables[fact->fact.variable].unit.text;
		if (odds_wants_fact(drawn->odds, drawn->scenario, &fact->fact))
			rows_put(to, (const struct value[]){{.text = fact->fact.of->variable},
			                                    {.text = unit},
			                                    {.number = fact->fact.year},
			                                    {.number = fact->fact.value},
			                                    {.text = unit},
			                                    {.text = fact->fact.of->source},
			                                    {.number = fact->below},
			                                    {.number = fact->score},
			                                    {.number = fact->fact.no_change},
			                                    {.number = fact->fact.same_growth}});
	}
}

static const struct relation facts = {"facts", fact_columns, .fill = fill_facts};

/* --- scenarios, and all of it --- */

static const struct column scenario_columns[] = {{"id", COLUMN_TEXT, .flat = "scenario"},
                                                 {"title", COLUMN_TEXT, .in = IN_NESTED},
                                                 {"drawn", COLUMN_ROWS, .rows = &drawn_relation},
                                                 {"variables", COLUMN_ROWS, .rows = &variables},
                                                 {"targets", COLUMN_ROWS, .rows = &targets},
                                                 {"odds", COLUMN_ROWS, .in = IN_FLAT, .rows = &odds_relation},
                                                 {"credible", COLUMN_ROWS, .in = IN_FLAT, .rows = &credible},
                                                 {"all", COLUMN_ROWS, .rows = &joint},
                                                 {"binding", COLUMN_ROWS, .rows = &joint},
                                                 {"limits", COLUMN_ROWS, .rows = &limits},
                                                 {"facts", COLUMN_ROWS, .rows = &facts},
                                                 {0}};

static void fill_scenarios(struct rows *to, const void *of)
{
	const struct odds *odds = of;
	for (int s = 0; s < odds->count; s++) {
		const struct result *result = odds->results[s];
		const struct ensemble *ensemble = odds->ensembles[s];
		const struct drawn_of drawn = {odds, s};
		struct value all[JOINT_COLUMNS], binding[JOINT_COLUMNS];
		joint_values(all, ensemble_chance_all(ensemble, false), ensemble->assessed);
		joint_values(binding, ensemble_chance_all(ensemble, true), ensemble->binding_assessed);
		rows_put(to, (const struct value[]){
						 {.text = result->scenario->id},
						 {.text = title_in(result->scenario->title, odds->view->language, result->scenario->id)},
						 {.of = &drawn},
						 {.of = &drawn},
						 {.of = &drawn},
						 {.of = &drawn},
						 {.of = &drawn},
						 {.of = all},
						 {.of = binding},
						 {.of = &drawn},
						 {.of = &drawn}});
	}
}

static const struct relation scenarios = {"scenarios", scenario_columns, fill_scenarios, .lines = true};

static const struct column columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                        {"members", COLUMN_NUMBER, .in = IN_NESTED},
                                        {"seed", COLUMN_ID, .in = IN_NESTED},
                                        {"exact", COLUMN_BOOLEAN, .in = IN_NESTED},
                                        {"credible", COLUMN_NUMBER, .in = IN_NESTED},
                                        {"scenarios", COLUMN_ROWS, .rows = &scenarios},
                                        {0}};

static void fill(struct rows *to, const void *of)
{
	const struct odds *odds = of;
	const struct ensemble *first = odds->ensembles[0];
	rows_put(to, (const struct value[]){{.text = "ensemble"},
	                                    {.number = (double)first->members},
	                                    {.text = arena_print(rows_arena(to), "%llu", (unsigned long long)first->seed)},
	                                    {.number = first->exact},
	                                    {.number = first->credibility, .absent = !(first->credibility > 0)},
	                                    {.of = odds}});
}

const struct relation view_ensemble_data = {"ensemble", columns, fill, .lines = true};

const char *view_ensemble_part(const struct view *view)
{
	static const char *const parts[PART_COUNT] = {
		[PART_MAIN] = "variables", [PART_TARGETS] = "odds", [PART_CREDIBLE] = "credible", [PART_FACTS] = "facts"};
	return parts[view->asked.part];
}
