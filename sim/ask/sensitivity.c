/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sensitivity: all runs are points of one trial. Of a row of the design there are factors + 2: A, B, and A with one
 * factor of B. Nets take their rows one after another on the caller's thread, so that sums are added in one order. */
#include "ask/sensitivity.h"
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/judged.h"
#include "ask/net.h"
#include "base/function.h"
#include "core/draw.h"

struct column { const struct uncertain_input *input; int factor; bool shock; }; /* of a point */

struct running {
	struct arena *arena;
	const struct result *result;
	const struct sensitivity_question *question;
	struct sensitivity *made;
	const struct uncertainty *fitted;
	struct trial *trial;
	const struct judged **judged;          /* [asked] NULL: none */
	struct column *columns; int width;     /* of a point */
	int *at;                               /* [levers] where its columns begin */
	int *column_of;                        /* [uncertainty->count] the column of what is drawn, of a copy its first's */
	struct nets *nets;
	struct indices **measure, **met;       /* [asked] */
	int rows;                              /* of a net, so far */
};

/* --- making it --- */

static void list_columns(struct running *running)
{
	struct sensitivity *made = running->made;
	const struct uncertainty *drawn = running->fitted;
	int count = 0;
	running->columns = ARENA_ARRAY(running->arena, running->width + 1, struct column);
	running->at = ARENA_ARRAY(running->arena, made->levers.count + 1, int);
	running->column_of = ARENA_ARRAY(running->arena, drawn->count + 1, int);
	for (int l = 0; l < made->levers.count; l++) {
		const struct lever *lever = &made->levers.list[l];
		running->at[l] = count;
		running->column_of[lever->drawn] = count;
		for (int c = 0; c < lever->columns; c++)
			running->columns[count++] =
				(struct column){&drawn->list[lever->drawn], 0, lever->kind == VARY_YEARLY};
	}
	for (int i = 0; i < drawn->count; i++)
		if (drawn->list[i].first < i)
			running->column_of[i] = running->column_of[drawn->list[i].first];
	for (int f = 0; f < made->factor_count; f++)
		for (int i = 0; i < made->factors[f].count; i++) {
			int lever = made->factors[f].levers[i];
			for (int c = 0; c < made->levers.list[lever].columns; c++)
				running->columns[running->at[lever] + c].factor = f;
		}
}

/* What each output needs of a trial: JUDGED_VALUES, of which the first is what it measures. */
static void list_outputs(struct running *running, struct trial_wanted *wanted)
{
	struct judged *all;
	int count = judged_list(running->arena, running->result, &all);
	running->judged = ARENA_ARRAY(running->arena, running->question->asked_count + 1, const struct judged *);
	for (int o = 0; o < running->question->asked_count; o++) {
		const struct sensitivity_asked *asked = &running->question->asked[o];
		struct sensitivity_output *output = &running->made->outputs[o];
		struct judged plain = {.variable = asked->variable, .goal = -1, .from = -1, .row = asked->row};
		output->asked = *asked;
		output->unit = &running->result->program->variables[asked->variable].unit;
		for (int j = 0; j < count; j++)
			if (asked->target == all[j].index)
				running->judged[o] = &all[j];
		judged_wanted(running->judged[o] ? running->judged[o] : &plain, wanted + o * JUDGED_VALUES);
		wanted[o * JUDGED_VALUES].element = asked->element;
		output->judged = running->judged[o] != NULL;
	}
}

static int nets_rows(int rows)
{
	int wanted = SENSITIVITY_ROWS_LEAST;
	while (wanted < rows && wanted < SENSITIVITY_ROWS_MOST)
		wanted *= 2;
	return wanted / INDICES_NETS;
}

static void prepare(struct running *running)
{
	const struct sensitivity_question *question = running->question;
	struct sensitivity *made = running->made;
	struct trial_wanted *wanted =
		ARENA_ARRAY(running->arena, question->asked_count * JUDGED_VALUES + 1, struct trial_wanted);
	made->outputs = ARENA_ARRAY(running->arena, question->asked_count + 1, struct sensitivity_output);
	made->output_count = question->asked_count;
	running->fitted = uncertainty_fitted(running->arena, running->result->uncertainty);
	list_outputs(running, wanted);
	running->trial = trial_make(running->arena, running->result, &made->levers, wanted,
	                            question->asked_count * JUDGED_VALUES, question->threads);
	running->width = trial_columns(running->trial);
	list_columns(running);
	running->nets = nets_make(running->arena, question->seed, running->width, SENSITIVITY_ROWS_MOST / INDICES_NETS);
	made->columns = running->width;
	made->even = running->width < NET_COLUMNS ? running->width : NET_COLUMNS;
}

/* --- the tornado --- */

static void centre_point(const struct running *running, double *point)
{
	for (int c = 0; c < running->width; c++)
		point[c] = 0; /* of a shock: none */
	for (int l = 0; l < running->made->levers.count; l++)
		if (running->made->levers.list[l].kind != VARY_YEARLY)
			point[running->at[l]] = running->made->levers.list[l].now;
}

static int points_of(const struct lever *lever) { return lever->kind == VARY_YEARLY ? SENSITIVITY_ALONE : 2; }

static void put_bar_points(struct running *running, int l, double *points)
{
	const struct lever *lever = &running->made->levers.list[l];
	size_t width = (size_t)running->width;
	double row[DRAW_BLOCK];
	for (int p = 0; p < points_of(lever); p++)
		centre_point(running, points + (size_t)p * width);
	if (lever->kind != VARY_YEARLY) {
		points[running->at[l]] = distribution_quantile(&running->fitted->list[lever->drawn].from, 0.1);
		points[width + (size_t)running->at[l]] = distribution_quantile(&running->fitted->list[lever->drawn].from, 0.9);
		return;
	}
	for (int p = 0; p < SENSITIVITY_ALONE; p += DRAW_BLOCK)
		for (int c = 0; c < lever->columns; c++) {
			uncertainty_draw(running->fitted, running->question->seed, (uint64_t)(p / DRAW_BLOCK), lever->drawn, c,
			                 row);
			for (int i = 0; i < DRAW_BLOCK; i++)
				points[(size_t)(p + i) * width + (size_t)(running->at[l] + c)] = row[i];
		}
}

static void fill_bar(const struct running *running, int o, int l, const double *values, struct sensitivity_bar *bar)
{
	const struct lever *lever = &running->made->levers.list[l];
	int stride = running->question->asked_count * JUDGED_VALUES;
	*bar = (struct sensitivity_bar){l, NAN, NAN, values[o * JUDGED_VALUES], values[stride + o * JUDGED_VALUES]};
	if (lever->kind != VARY_YEARLY) {
		bar->at_low = uncertainty_quantile(running->result->uncertainty, lever->drawn, 0.1);
		bar->at_high = uncertainty_quantile(running->result->uncertainty, lever->drawn, 0.9);
		return;
	}
	double sorted[SENSITIVITY_ALONE];
	int count = 0;
	for (int p = 0; p < SENSITIVITY_ALONE; p++)
		if (isfinite(values[(size_t)p * (size_t)stride + (size_t)(o * JUDGED_VALUES)]))
			sorted[count++] = values[(size_t)p * (size_t)stride + (size_t)(o * JUDGED_VALUES)];
	gsl_sort(sorted, 1, (size_t)count);
	bar->low = count == SENSITIVITY_ALONE ? gsl_stats_quantile_from_sorted_data(sorted, 1, (size_t)count, 0.1) : NAN;
	bar->high = count == SENSITIVITY_ALONE ? gsl_stats_quantile_from_sorted_data(sorted, 1, (size_t)count, 0.9) : NAN;
}

static double width_of(const struct sensitivity_bar *bar)
{
	double width = fabs(bar->high - bar->low);
	return isnan(width) ? -1 : width;
}

static int by_width(const void *a, const void *b)
{
	const struct sensitivity_bar *one = a, *other = b;
	double x = width_of(one), y = width_of(other);
	return x != y ? (x < y) - (x > y) : one->lever - other->lever;
}

static bool run_tornado(struct running *running)
{
	const struct levers *levers = &running->made->levers;
	size_t stride = (size_t)running->question->asked_count * JUDGED_VALUES, at = 1, count = 1;
	for (int l = 0; l < levers->count; l++)
		count += (size_t)points_of(&levers->list[l]);
	double *points = ARENA_ARRAY(running->arena, count * (size_t)running->width + 1, double),
		   *values = ARENA_ARRAY(running->arena, count * stride + 1, double);
	centre_point(running, points);
	for (int l = 0; l < levers->count; at += (size_t)points_of(&levers->list[l++]))
		put_bar_points(running, l, points + at * (size_t)running->width);
	if (!trial_run(running->trial, points, (int)count, values, running->question->stop))
		return false;
	running->made->runs += count;
	for (int o = 0; o < running->question->asked_count; o++) {
		struct sensitivity_output *output = &running->made->outputs[o];
		output->centre = values[o * JUDGED_VALUES];
		output->bars = ARENA_ARRAY(running->arena, levers->count + 1, struct sensitivity_bar);
		at = 1;
		for (int l = 0; l < levers->count; at += (size_t)points_of(&levers->list[l++]))
			fill_bar(running, o, l, values + at * stride, &output->bars[l]);
		qsort(output->bars, (size_t)levers->count, sizeof *output->bars, by_width);
	}
	return true;
}

/* --- the design --- */

/* Uniform numbers of all columns become what is drawn: u and x are [columns][DRAW_BLOCK]. */
static void turn(const struct running *running, double (*u)[DRAW_BLOCK], double (*x)[DRAW_BLOCK], int count)
{
	for (int c = 0; c < running->width; c++) {
		const struct column *column = &running->columns[c];
		const struct copula *copula = column->input->copula;
		double z[DRAW_BLOCK] = {0}, normal[DRAW_BLOCK];
		if (column->shock) {
			function_normal_inverse_array(x[c], u[c], (size_t)count);
			continue;
		}
		for (int k = 0; copula && k <= column->input->place; k++) {
			double factor = copula->factor[column->input->place * copula->count + k];
			function_normal_inverse_array(normal, u[running->column_of[copula->members[k]]], (size_t)count);
			for (int i = 0; i < count && factor != 0; i++)
				z[i] += factor * normal[i];
		}
		for (int i = 0; i < count && copula; i++)
			z[i] = function_normal(z[i]);
		distribution_quantiles(&column->input->from, copula ? z : u[c], x[c], (size_t)count);
	}
}

/* The rows' points: A, B, and of each factor A with that of B. */
static void put_rows(const struct running *running, int count, double (*const x[NET_SIDES])[DRAW_BLOCK], double *points)
{
	for (int i = 0; i < count; i++)
		for (int p = 0; p < running->made->factor_count + 2; p++)
			for (int c = 0; c < running->width; c++) {
				bool of_b = p == 1 || (p > 1 && running->columns[c].factor == p - 2);
				*points++ = x[of_b ? NET_B : NET_A][c][i];
			}
}

static void take_row(struct running *running, int net, const double *values)
{
	size_t stride = (size_t)running->question->asked_count * JUDGED_VALUES;
	double measured[SENSITIVITY_FACTORS_MOST + 2], met[SENSITIVITY_FACTORS_MOST + 2];
	for (int o = 0; o < running->question->asked_count; o++) {
		for (int p = 0; p < running->made->factor_count + 2; p++) {
			const double *of = values + (size_t)p * stride + (size_t)(o * JUDGED_VALUES);
			measured[p] = of[0];
			met[p] = running->judged[o] && judged_meets(running->judged[o], running->result, of);
		}
		indices_take(running->measure[o], net, measured[0], measured[1], measured + 2);
		indices_take(running->met[o], net, met[0], met[1], met + 2);
	}
}

struct desk { double (*u)[DRAW_BLOCK], (*x[NET_SIDES])[DRAW_BLOCK], *points, *values; };

static struct desk desk_make(const struct running *running)
{
	size_t block = DRAW_BLOCK, width = (size_t)running->width + 1, each = (size_t)running->made->factor_count + 2;
	struct desk desk = {.u = arena_array(running->arena, width, block * sizeof(double))};
	for (int s = 0; s < NET_SIDES; s++)
		desk.x[s] = arena_array(running->arena, width, block * sizeof(double));
	desk.points = ARENA_ARRAY(running->arena, block * each * width, double);
	desk.values =
		ARENA_ARRAY(running->arena, block * each * (size_t)running->question->asked_count * JUDGED_VALUES + 1, double);
	return desk;
}

static bool run_rows(struct running *running, const struct desk *desk, int net, int first, int count)
{
	int each = running->made->factor_count + 2;
	size_t stride = (size_t)running->question->asked_count * JUDGED_VALUES * (size_t)each;
	for (int s = 0; s < NET_SIDES; s++) {
		for (int c = 0; c < running->width; c++)
			nets_uniforms(running->nets, net, (enum net_side)s, c, first, count, desk->u[c]);
		turn(running, desk->u, desk->x[s], count);
	}
	put_rows(running, count, desk->x, desk->points);
	if (!trial_run(running->trial, desk->points, count * each, desk->values, running->question->stop))
		return false;
	for (int i = 0; i < count; i++)
		take_row(running, net, desk->values + (size_t)i * stride);
	running->made->runs += (uint64_t)count * (uint64_t)each;
	return true;
}

/* Rows begin where a block of draws does, or are all of a net so far. */
static bool run_design(struct running *running, const struct desk *desk, int rows)
{
	for (int net = 0; net < INDICES_NETS; net++)
		for (int first = running->rows; first < rows;) {
			int block = first - first % DRAW_BLOCK,
				count = (block + DRAW_BLOCK < rows ? block + DRAW_BLOCK : rows) - first;
			if (!run_rows(running, desk, net, first, count))
				return false;
			first += count;
		}
	running->rows = rows;
	return true;
}

static void begin_indices(struct running *running)
{
	int count = running->question->asked_count;
	running->measure = ARENA_ARRAY(running->arena, count + 1, struct indices *);
	running->met = ARENA_ARRAY(running->arena, count + 1, struct indices *);
	for (int o = 0; o < count; o++) {
		running->measure[o] =
			indices_make(running->arena, running->made->factor_count, running->made->outputs[o].centre);
		running->met[o] = indices_make(running->arena, running->made->factor_count, 0);
	}
}

static int *ranks(struct arena *arena, const struct indices_found *found, int count)
{
	int *ranked = ARENA_ARRAY(arena, count + 1, int);
	for (int f = 0; f < count; f++) {
		int at = f;
		for (; at > 0 && found->total[ranked[at - 1]].value < found->total[f].value; at--)
			ranked[at] = ranked[at - 1];
		ranked[at] = f;
	}
	return ranked;
}

static void find_indices(struct running *running)
{
	struct sensitivity *made = running->made;
	made->enough = true;
	for (int o = 0; o < made->output_count; o++) {
		struct sensitivity_output *output = &made->outputs[o];
		output->measure = indices_find(running->arena, running->measure[o], running->question->seed);
		output->met = indices_find(running->arena, running->met[o], running->question->seed);
		output->chance = output->judged ? output->met.mean : NAN;
		output->ranked = ranks(running->arena, &output->measure, made->factor_count);
		output->ranked_met = ranks(running->arena, &output->met, made->factor_count);
		output->rare = output->judged && output->met.moved &&
		               (output->chance < SENSITIVITY_RARE || output->chance > 1 - SENSITIVITY_RARE);
		output->enough = (output->measure.undefined || output->measure.widest <= SENSITIVITY_ERROR) &&
		                 (!output->judged || output->rare || output->met.widest <= SENSITIVITY_CHANCE_ERROR);
		made->enough &= output->enough;
	}
}

/* False: stopped. Of what varies only, at least one. */
static bool run_varied(struct running *running)
{
	const struct sensitivity_question *question = running->question;
	int most = question->asked_count > SENSITIVITY_FEW ? SENSITIVITY_ROWS_MANY : SENSITIVITY_ROWS_MOST;
	prepare(running);
	if (!run_tornado(running))
		return false;
	begin_indices(running);
	struct desk desk = desk_make(running);
	int rows = nets_rows(question->rows ? question->rows : SENSITIVITY_ROWS);
	for (bool again = true; again; rows *= 2) {
		if (!run_design(running, &desk, rows))
			return false;
		find_indices(running);
		again = !question->rows && !running->made->enough && rows * INDICES_NETS < most;
	}
	running->made->rows = running->rows * INDICES_NETS;
	return true;
}

/* Which of what is asked draws can move: of a target what it measures, its number, or when its peak may be judged. */
static const bool *find_varied(struct arena *arena, const struct result *result,
                               const struct sensitivity_question *question, const struct levers *levers, int *count)
{
	bool *varies = ARENA_ARRAY(arena, question->asked_count + 1, bool);
	struct trial_wanted *wanted = ARENA_ARRAY(arena, question->asked_count * JUDGED_VALUES + 1, struct trial_wanted);
	struct sensitivity made = {.outputs = ARENA_ARRAY(arena, question->asked_count + 1, struct sensitivity_output)};
	struct running running = {.arena = arena, .result = result, .question = question, .made = &made};
	list_outputs(&running, wanted);
	const struct trial *trial =
		trial_make(arena, result, levers, wanted, question->asked_count * JUDGED_VALUES, 1);
	*count = 0;
	for (int o = 0; o < question->asked_count; o++) {
		for (int v = 0; v < JUDGED_VALUES; v++)
			varies[o] |= trial_varies(trial, o * JUDGED_VALUES + v);
		*count += varies[o];
	}
	return varies;
}

static struct sensitivity_output unvaried(const struct result *result, const struct sensitivity_asked *asked)
{
	const struct target_result *target = asked->target >= 0 ? &result->targets[asked->target] : NULL;
	return (struct sensitivity_output){
		.asked = *asked,
		.unit = &result->program->variables[asked->variable].unit,
		.centre = result_value(result, asked->variable, asked->element, result->base_year + asked->row),
		.judged = target != NULL,
		.chance = !target ? NAN : target->verdict == VERDICT_MET ? 1 : 0,
		.enough = true};
}

const struct sensitivity *sensitivity_run(struct arena *arena, const struct result *result,
                                          const struct sensitivity_question *question)
{
	struct sensitivity *made = ARENA_NEW(arena, struct sensitivity);
	struct sensitivity_question varied = *question;
	*made = (struct sensitivity){
		.result = result, .seed = question->seed, .levers = levers_uncertain(arena, result), .enough = true};
	made->factors = sensitivity_factors(arena, result, &made->levers, &made->factor_count);
	const bool *varies = find_varied(arena, result, question, &made->levers, &varied.asked_count);
	struct sensitivity_asked *asked = ARENA_ARRAY(arena, varied.asked_count + 1, struct sensitivity_asked);
	struct sensitivity_output *outputs = ARENA_ARRAY(arena, question->asked_count + 1, struct sensitivity_output);
	for (int o = 0, at = 0; o < question->asked_count; o++)
		if (varies[o])
			asked[at++] = question->asked[o];
	varied.asked = asked;
	struct running running = {.arena = arena, .result = result, .question = &varied, .made = made};
	if (varied.asked_count && !run_varied(&running))
		return NULL;
	for (int o = 0, at = 0; o < question->asked_count; o++) {
		outputs[o] = varies[o] ? made->outputs[at++] : unvaried(result, &question->asked[o]);
		outputs[o].varies = varies[o];
	}
	made->outputs = outputs;
	made->output_count = question->asked_count;
	return made;
}
