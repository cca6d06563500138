/* SPDX-License-Identifier: GPL-3.0-or-later */
/* net: GSL's generator leaves out the origin, which belongs to the first 2^m points of a net: it stands first here.
 * Digits are scrambled as Owen's, a digit by those above it, by a hash of the number turned round (Laine and Karras
 * 2011; its constants as Vegdahl's): integers only. */
#include "ask/net.h"
#include <gsl/gsl_qrng.h>
#include "core/draw.h"

enum { GSL_BITS = 30, NET_DIMENSIONS = NET_SIDES * NET_COLUMNS };

struct nets {
	struct arena *arena;
	gsl_qrng *sobol;
	uint64_t seed;
	int columns, even, rows; /* even: columns that stand on the net; rows: those known so far */
	uint32_t *points;        /* [rows_most][2 even] */
};

static void free_sobol(void *data) { gsl_qrng_free(data); }

struct nets *nets_make(struct arena *arena, uint64_t seed, int columns, int rows_most)
{
	struct nets *nets = ARENA_NEW(arena, struct nets);
	int even = columns < NET_COLUMNS ? columns : NET_COLUMNS;
	*nets = (struct nets){.arena = arena, .seed = seed, .columns = columns, .even = even, .rows = 1};
	if (!even)
		return nets;
	nets->sobol = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)(NET_SIDES * even));
	if (!nets->sobol)
		arena_exhausted(arena);
	arena_on_free(arena, free_sobol, nets->sobol);
	nets->points = ARENA_ARRAY(arena, (size_t)rows_most * (size_t)(NET_SIDES * even), uint32_t);
	return nets;
}

static void reach_rows(struct nets *nets, int rows)
{
	double point[NET_DIMENSIONS];
	int dimensions = NET_SIDES * nets->even;
	for (; nets->rows < rows; nets->rows++) {
		gsl_qrng_get(nets->sobol, point);
		for (int d = 0; d < dimensions; d++)
			nets->points[(size_t)nets->rows * (size_t)dimensions + (size_t)d] =
				(uint32_t)(point[d] * (double)(1u << GSL_BITS)) << (32 - GSL_BITS);
	}
}

static uint32_t turned_round(uint32_t x)
{
	x = (x & 0x55555555u) << 1 | (x >> 1 & 0x55555555u);
	x = (x & 0x33333333u) << 2 | (x >> 2 & 0x33333333u);
	x = (x & 0x0f0f0f0fu) << 4 | (x >> 4 & 0x0f0f0f0fu);
	return x << 24 | (x & 0xff00u) << 8 | (x >> 8 & 0xff00u) | x >> 24;
}

static uint32_t scrambled(uint32_t x, uint32_t key)
{
	x = turned_round(x);
	x ^= x * 0x3d20adeau;
	x += key;
	x *= key >> 16 | 1u;
	x ^= x * 0x05526c56u;
	x ^= x * 0x53a22864u;
	return turned_round(x);
}

void nets_uniforms(struct nets *nets, int net, enum net_side side, int column, int first, int count, double *u)
{
	uint64_t key = draw_key(nets->seed, draw_name("sensitivity"), (net * NET_SIDES + (int)side) * 4096 + column);
	if (column >= nets->even) {
		double block[DRAW_BLOCK];
		draw_uniforms(key, (uint64_t)(first / DRAW_BLOCK), block);
		for (int i = 0; i < count; i++)
			u[i] = block[first % DRAW_BLOCK + i];
		return;
	}
	reach_rows(nets, first + count);
	const uint32_t *points = nets->points + (size_t)first * (size_t)(NET_SIDES * nets->even);
	for (int i = 0; i < count; i++) {
		uint32_t point =
			points[(size_t)i * (size_t)(NET_SIDES * nets->even) + (size_t)((int)side * nets->even + column)];
		u[i] = ((double)scrambled(point, (uint32_t)(key >> 32)) + 0.5) / 4294967296.0;
	}
}
