/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel: the reference model by hand, one loop over a block of members for a year with everything in it: the floor
 * that the program is measured against. kernel MEMBERS MODEL WIDTH [print], where MODEL is formulas (reference.json) or
 * limits (reference-limits.json) and WIDTH is full (all 26 variables are stored each year) or needed (what the six
 * series and the targets need). The same draws, pilot and histograms as the program, so that results agree to rounding;
 * one thread. It is made for the machine that it runs on (-O3 -march=native); the draws are the program's own. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/function.h"
#include "core/draw.h"

enum {
	YEARS = 30,
	BLOCK = DRAW_BLOCK,
	ROW = BLOCK + 8,
	BASE_YEAR = 2020,
	DUE = 5,
	TARGETS = 4,
	BINS = 2048,
	PILOT = 16
};
enum { GROWTH_A, GROWTH_I, GROWTH_S, SAVING_I, SAVING_S, PEOPLE, SAVING_A, NORMALS, SPEED = NORMALS, DECLINE, DRAWN };
enum { S_A, S_I, S_S, S_USE_A, S_USE_I, S_USE_S, S_URBAN, S_PEOPLE, S_COAL, S_STOCK, S_EARNED_U, S_EARNED_R, STATES };
enum {
	O_TOTAL,
	O_RATIO,
	O_CO2,
	O_URBAN,
	O_HEAD,
	O_INEQUALITY,
	SERIES,
	O_CO2_RATIO = SERIES,
	O_A,
	O_I,
	O_S,
	O_SHARE_A,
	O_SHARE_I,
	O_SHARE_S,
	O_GROWTH,
	O_USE_A,
	O_USE_I,
	O_USE_S,
	O_ENERGY,
	O_THROTTLED,
	O_PEOPLE,
	O_PEOPLE_U,
	O_COAL,
	O_STOCK,
	O_EARNED_U,
	O_EARNED_R,
	O_EARNED,
	OUTPUTS
};

static const char *const series_names[2][SERIES] = {
	{"total", "energy_ratio", "carbon_dioxide", "urban", "per_head", "inequality"},
	{"gdp", "energy_intensity", "carbon_dioxide", "urbanization", "gdp_per_head", "inequality"}};
/* from this kernel's units to those of the scenario */
static const double series_scale[2][SERIES] = {{1, 1, 1, 1, 1, 1}, {1000, 10, 1e4, 100, 1e5, 1}};
static const double start[STATES] = {2.2, 8.75, 7.55, 0.35, 2.1, 0.45, 0.43, 13.08, 0.7, 45, 1.05, 0.325};
static const double mean[NORMALS] = {3.5, 7.5, 8.5, 3.5, 2.5, 0.5, 1.25},
					sd[NORMALS] = {0.6, 1.5, 1.2, 0.8, 0.6, 0.1, 0.3};
static const char *const names[2][DRAWN] = {
	{"indicators.growth_farms.path", "indicators.growth_industry.path", "indicators.growth_services.path",
     "indicators.saving_industry.path", "indicators.saving_others.path", "indicators.growth_people.path", NULL,
     "indicators.speed.path", "indicators.decline.path"},
	{"sectors.farms.growth", "sectors.industry.growth", "sectors.services.growth", "energy.efficiency.industry",
     "energy.efficiency.services", "population.natural_increase", "energy.efficiency.farms", "urbanization.speed",
     "indicators.decline.path"}};

struct block { double drawn[DRAWN][ROW], shock[ROW], state[STATES][ROW], out[OUTPUTS][ROW]; };
struct axis { double low, scale, least, most; };

static struct axis axes[SERIES][YEARS];
static uint32_t cells[SERIES][YEARS][BINS + 2];
static uint64_t met[TARGETS + 1];
static double cap[YEARS + 1];
static bool limits;

static void triangular(double *x, double low, double mode, double high)
{
	double turn = (mode - low) / (high - low), up = (high - low) * (mode - low), down = (high - low) * (high - mode);
#pragma omp simd
	for (int i = 0; i < BLOCK; i++) {
		double below = low + sqrt(x[i] * up), above = high - sqrt((1 - x[i]) * down);
		x[i] = x[i] < turn ? below : above;
	}
}

static void begin(struct block *block, uint64_t number)
{
	double uniform[BLOCK];
	for (int d = 0; d < DRAWN; d++) {
		const char *name = names[limits][d];
		if (!name)
			continue;
		double *x = block->drawn[d];
		draw_uniforms(draw_key(1, draw_name(name), 0), number, uniform);
		if (d < NORMALS) {
			function_normal_inverse_array(x, uniform, BLOCK);
			for (int i = 0; i < BLOCK; i++)
				x[i] = (mean[d] + sd[d] * x[i]) / 100;
		} else
			memcpy(x, uniform, sizeof uniform);
	}
	triangular(block->drawn[SPEED], 0.03, 0.05, 0.08);
	for (int i = 0; limits && i < BLOCK; i++) /* there urbanization follows the logistic curve itself */
		block->drawn[SPEED][i] = function_exp(-block->drawn[SPEED][i]);
	triangular(block->drawn[DECLINE], 0.005, 0.01, 0.02);
	for (int s = 0; s < STATES; s++)
		for (int i = 0; i < BLOCK; i++)
			block->state[s][i] = start[s];
	for (int i = 0; i < BLOCK; i++)
		block->out[O_TOTAL][i] = start[S_A] + start[S_I] + start[S_S];
}

/* One year; `full` and `limited` are constants where it is called. */
static inline __attribute__((always_inline)) void year(struct block *restrict block, double most, bool full,
                                                       bool limited)
{
	double(*restrict d)[ROW] = block->drawn, (*restrict s)[ROW] = block->state, (*restrict o)[ROW] = block->out;
	const double *restrict z = block->shock;
#pragma omp simd
	for (int i = 0; i < BLOCK; i++) {
		double shock = 0.015 * z[i], before = s[S_I][i];
		double a = s[S_A][i] * (1 + d[GROWTH_A][i] + 0.3 * shock), wish = before * (1 + d[GROWTH_I][i] + 1.2 * shock),
			   c = s[S_S][i] * (1 + d[GROWTH_S][i] + shock);
		double use_a = s[S_USE_A][i] * (1 - (limited ? d[SAVING_A][i] : 0.5 * d[SAVING_S][i])),
			   use_i = s[S_USE_I][i] * (1 - d[SAVING_I][i]), use_c = s[S_USE_S][i] * (1 - d[SAVING_S][i]);
		double others = a * use_a + c * use_c, may = (most - others) / use_i, least = limited ? 0 : 0.9 * before;
		double bound = may > least ? may : least, b = wish < bound ? wish : bound;
		double energy = others + b * use_i, total = a + b + c, growth = total / o[O_TOTAL][i] - 1;
		double u = s[S_URBAN][i], left = 0.8 - u, speed = d[SPEED][i];
		double urban = u + (limited ? u * left * (1 - speed) / (u + left * speed) : speed * u * (1 - u / 0.8));
		double people = s[S_PEOPLE][i] * (1 + d[PEOPLE][i]), coal = s[S_COAL][i] * (1 - d[DECLINE][i]);
		coal = coal > 0.3 ? coal : 0.3;
		double co2 = energy * (coal * 2.66 + (1 - coal) * 1.5) * 0.98;
		double earned_u = s[S_EARNED_U][i] * (1 + 0.65 * growth + 0.005),
			   earned_r = s[S_EARNED_R][i] * (1 + 0.6 * growth + 0.012), part = urban * earned_u;
		s[S_A][i] = a, s[S_I][i] = b, s[S_S][i] = c, s[S_USE_A][i] = use_a, s[S_USE_I][i] = use_i,
		s[S_USE_S][i] = use_c;
		s[S_URBAN][i] = urban, s[S_PEOPLE][i] = people, s[S_COAL][i] = coal, s[S_EARNED_U][i] = earned_u,
		s[S_EARNED_R][i] = earned_r;
		o[O_TOTAL][i] = total, o[O_RATIO][i] = energy / total, o[O_CO2][i] = co2, o[O_URBAN][i] = urban,
		o[O_HEAD][i] = total / people;
		o[O_INEQUALITY][i] = part / (part + (1 - urban) * earned_r) - urban;
		o[O_CO2_RATIO][i] = co2 / total;
		if (full) {
			double stock = s[S_STOCK][i] * 0.95 + 0.42 * total;
			s[S_STOCK][i] = stock, o[O_STOCK][i] = stock;
			o[O_A][i] = a, o[O_I][i] = b, o[O_S][i] = c, o[O_SHARE_A][i] = a / total, o[O_SHARE_I][i] = b / total,
			o[O_SHARE_S][i] = c / total;
			o[O_GROWTH][i] = growth, o[O_USE_A][i] = use_a, o[O_USE_I][i] = use_i, o[O_USE_S][i] = use_c,
			o[O_ENERGY][i] = energy;
			o[O_THROTTLED][i] = wish > bound ? 1 : 0, o[O_PEOPLE][i] = people, o[O_PEOPLE_U][i] = urban * people,
			o[O_COAL][i] = coal;
			o[O_EARNED_U][i] = earned_u, o[O_EARNED_R][i] = earned_r, o[O_EARNED][i] = earned_u / earned_r;
		}
	}
}

static void any_year(struct block *block, int t, bool full)
{
	if (limits && full)
		year(block, cap[t], true, true);
	else if (limits)
		year(block, cap[t], false, true);
	else if (full)
		year(block, cap[t], true, false);
	else
		year(block, cap[t], false, false);
}

static void judge(const struct block *block, int members)
{
	double energy = start[S_A] * start[S_USE_A] + start[S_I] * start[S_USE_I] + start[S_S] * start[S_USE_S],
		   total = start[S_A] + start[S_I] + start[S_S];
	double ratio = energy / total, co2_ratio = energy * (0.7 * 2.66 + 0.3 * 1.5) * 0.98 / total;
	uint64_t count[TARGETS + 1] = {0};
	for (int i = 0; i < members; i++) {
		bool a = 1 - block->out[O_RATIO][i] / ratio >= 0.17, b = block->out[O_TOTAL][i] >= 26.825,
			 c = block->out[O_URBAN][i] >= 0.478, d = 1 - block->out[O_CO2_RATIO][i] / co2_ratio >= 0.2;
		count[0] += a, count[1] += b, count[2] += c, count[3] += d, count[4] += a & b & c & d;
	}
	for (int t = 0; t <= TARGETS; t++)
		met[t] += count[t];
}

static void keep(const double *restrict x, const struct axis *axis, uint32_t *restrict into, int members)
{
	double low = axis->low, scale = axis->scale;
	int32_t cell[BLOCK];
#pragma omp simd
	for (int i = 0; i < BLOCK; i++) {
		double at = (x[i] - low) * scale;
		at = at > 0 ? at : 0;
		at = at < BINS + 1 ? at : BINS + 1;
		cell[i] = (int32_t)at;
	}
	for (int i = 0; i < members; i++)
		into[cell[i]]++;
}

static void widen(const double *x, struct axis *axis)
{
	for (int i = 0; i < BLOCK; i++) {
		axis->least = x[i] < axis->least ? x[i] : axis->least;
		axis->most = x[i] > axis->most ? x[i] : axis->most;
	}
}

static void run(struct block *block, uint64_t number, int members, bool full, bool pilot)
{
	begin(block, number);
	for (int t = 1; t <= YEARS; t++) {
		draw_normals(draw_key(1, draw_name("shocks.common"), BASE_YEAR + t), number, block->shock);
		any_year(block, t, full);
		if (t == DUE && !pilot)
			judge(block, members);
		for (int k = 0; k < SERIES; k++)
			if (pilot)
				widen(block->out[k], &axes[k][t - 1]);
			else
				keep(block->out[k], &axes[k][t - 1], cells[k][t - 1], members);
	}
}

static double sample_in(const struct axis *axis, const uint32_t *count, int cell, double rank)
{
	return axis->low + (cell + (rank + 0.5) / count[cell]) / axis->scale;
}

/* Of type 7: a part of the way from one sample to the next, which may stand in another cell. */
static double quantile(const struct axis *axis, const uint32_t *count, uint64_t members, double p)
{
	double at = p * (double)(members - 1);
	uint64_t before = 0, rank = (uint64_t)at;
	int cell = 0;
	while (before + count[cell] <= rank)
		before += count[cell++];
	if (rank + 1 < before + count[cell] || rank + 1 == members)
		return sample_in(axis, count, cell, at - (double)before);
	int next = cell + 1;
	while (!count[next])
		next++;
	double low = sample_in(axis, count, cell, (double)(rank - before)), high = sample_in(axis, count, next, 0);
	return low + (at - (double)rank) * (high - low);
}

static void print(uint64_t members)
{
	static const double p[] = {0.05, 0.25, 0.5, 0.75, 0.95};
	for (int k = 0; k < SERIES; k++)
		for (int t = 0; t < YEARS; t++)
			for (int q = 0; q < 5; q++)
				printf("%s,%d,p%02.0f,%.17g\n", series_names[limits][k], BASE_YEAR + 1 + t, 100 * p[q],
				       series_scale[limits][k] * quantile(&axes[k][t], cells[k][t], members, p[q]));
	for (int t = 0; t <= TARGETS; t++)
		printf("target,%d,met,%llu\n", t, (unsigned long long)met[t]);
}

int main(int argc, char **argv)
{
	if (argc < 4)
		return fprintf(stderr, "kernel MEMBERS formulas|limits full|needed [print]\n"), 2;
	uint64_t members = (uint64_t)strtod(argv[1], NULL);
	bool full = strcmp(argv[3], "full") == 0;
	limits = strcmp(argv[2], "limits") == 0;
	struct block *block = aligned_alloc(64, (sizeof *block + 63) / 64 * 64);
	if (!block)
		return 1;
	memset(block, 0, sizeof *block);
	cap[0] = 23;
	for (int t = 1; t <= YEARS; t++)
		cap[t] = cap[t - 1] * 1.045;
	for (int k = 0; k < SERIES; k++)
		for (int t = 0; t < YEARS; t++)
			axes[k][t] = (struct axis){.least = INFINITY, .most = -INFINITY};
	for (uint64_t number = 0; number < PILOT; number++)
		run(block, number, BLOCK, full, true);
	for (int k = 0; k < SERIES; k++)
		for (int t = 0; t < YEARS; t++) {
			struct axis *axis = &axes[k][t];
			double margin = (axis->most - axis->least) * 0.05;
			axis->scale = BINS / (axis->most - axis->least + 2 * margin);
			axis->low = axis->least - margin - 1 / axis->scale;
		}
	for (uint64_t number = 0; number * BLOCK < members; number++) {
		uint64_t left = members - number * BLOCK;
		run(block, number, left < BLOCK ? (int)left : BLOCK, full, false);
	}
	if (argc > 4)
		print(members);
	free(block);
}
