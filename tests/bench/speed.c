/* SPDX-License-Identifier: GPL-3.0-or-later */
/* speed: what the parts of an ensemble cost, in nanoseconds of CPU time a number: medians of ROUNDS, each of about 10
 * ms, rows of a block at a time as in an ensemble. One line a part: name, nanoseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "ask/histogram.h"
#include "base/function.h"
#include "core/draw.h"
#include "core/kernel.h"

enum { ROUNDS = 9, N = DRAW_BLOCK, ROW = DRAW_BLOCK + 8, ROWS = 8, SLOTS = 180 };

static _Alignas(64) double rows[ROWS][ROW];
static uint32_t cells[SLOTS][HISTOGRAM_CELLS];
static uint16_t sorted[SLOTS][8 * DRAW_BLOCK];
static struct axis axis;

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void uniforms(uint64_t round) { draw_uniforms(1, round, rows[0]); }
static void normals(uint64_t round) { draw_normals(1, round, rows[0]); }
static void exps(uint64_t round) { (void)round, function_exp_array(rows[1], rows[2], N); }
static void logs(uint64_t round) { (void)round, function_log_array(rows[1], rows[3], N); }
static void powers(uint64_t round) { (void)round, function_pow_array(rows[1], rows[3], rows[2], N); }
static void inverses(uint64_t round) { (void)round, function_normal_inverse_array(rows[1], rows[3], N); }

static void operate(enum kernel kernel)
{
	struct kernel_step step = kernel_step(kernel, rows[4], rows[2], 1, rows[3], 1, rows[5], 1);
	kernel_run(&step, 1, N);
}
static void products(uint64_t round) { (void)round, operate(KERNEL_MULTIPLY_ADD); }
static void quotients(uint64_t round) { (void)round, operate(KERNEL_DIVIDE); }

/* A series of many, as they come: sorted block by block, counted eight blocks at a time. */
static void samples(uint64_t round)
{
	struct moments moments = {0};
	uint64_t slot = round / 8 % SLOTS;
	histogram_sort(&axis, rows[2], N, sorted[slot] + round % 8 * N, &moments);
	if (round % 8 == 7)
		histogram_count(&axis, cells[slot], sorted[slot], 8 * N);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void measure(const char *name, void (*part)(uint64_t round))
{
	double took[ROUNDS];
	uint64_t calls = 16, at = 0;
	for (double spent = 0; spent < 0.01; calls *= 2) {
		double start = seconds();
		for (uint64_t i = 0; i < calls; i++)
			part(at++);
		spent = seconds() - start;
	}
	for (int r = 0; r < ROUNDS; r++) {
		double start = seconds();
		for (uint64_t i = 0; i < calls; i++)
			part(at++);
		took[r] = (seconds() - start) * 1e9 / (double)(calls * N);
	}
	qsort(took, ROUNDS, sizeof *took, by_size);
	printf("%s %.3f\n", name, took[ROUNDS / 2]);
}

int main(void)
{
	draw_normals(2, 0, rows[2]);
	draw_uniforms(2, 1, rows[3]);
	draw_uniforms(2, 2, rows[5]);
	axis = axis_between(-4, 4);
	measure("uniform", uniforms);
	measure("normal", normals);
	measure("exp", exps);
	measure("log", logs);
	measure("pow", powers);
	measure("normal_inverse", inverses);
	measure("multiply_add", products);
	measure("divide", quotients);
	measure("sample", samples);
}
