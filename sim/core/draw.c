/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw: xoshiro256++ (D. Blackman, S. Vigna, ACM Transactions on Mathematical Software, 2021) in eight lanes side by
 * side, which is vector code on every machine; its 32 words of state are splitmix64 numbers (G. Steele et al., OOPSLA
 * 2014) of a counter that starts at a mix of key and block. Normals by G. Box and M. Muller (1958): elements i and
 * i + DRAW_BLOCK / 2 are R cos and R sin of the uniforms of the same places. */
#include <string.h>
#include "base/clones.h"
#include "base/function_body.h"
#include "core/draw.h"

enum { LANES = 8, WORDS = 4 };
#define STEP 0x9e3779b97f4a7c15u /* 2^64 over the golden ratio */

static inline uint64_t mixed(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

uint64_t draw_name(const char *name)
{
	uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
	return mixed(hash);
}

uint64_t draw_key(uint64_t seed, uint64_t name, int year)
{
	return mixed(mixed(mixed(seed + STEP) ^ name) + (uint64_t)(int64_t)year * STEP);
}

struct lanes {
	uint64_t word[WORDS][LANES];
};

static inline void start_lanes(struct lanes *lanes, uint64_t key, uint64_t block)
{
	uint64_t at = mixed(key ^ mixed(block + STEP));
#pragma omp simd
	for (uint64_t i = 0; i < WORDS * LANES; i++)
		lanes->word[i / LANES][i % LANES] = mixed(at + (i + 1) * STEP);
}

/* 52 bits as a number in [1, 2), less just below 1: never 0, never 1. */
static inline double uniform_from(uint64_t bits)
{
	return function_of_bits((bits >> 12) | FUNCTION_ONE) - (1 - 0x1p-53);
}

static inline uint64_t rotated(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

CLONES void draw_uniforms(uint64_t key, uint64_t block, double *restrict u)
{
	struct lanes lanes;
	start_lanes(&lanes, key, block);
	uint64_t a[LANES], b[LANES], c[LANES], d[LANES];
	memcpy(a, lanes.word[0], sizeof a);
	memcpy(b, lanes.word[1], sizeof b);
	memcpy(c, lanes.word[2], sizeof c);
	memcpy(d, lanes.word[3], sizeof d);
	for (int i = 0; i < DRAW_BLOCK; i += LANES) {
#pragma omp simd
		for (int l = 0; l < LANES; l++) {
			uint64_t kept = b[l] << 17;
			u[i + l] = uniform_from(rotated(a[l] + d[l], 23) + a[l]);
			c[l] ^= a[l];
			d[l] ^= b[l];
			b[l] ^= c[l];
			a[l] ^= d[l];
			c[l] ^= kept;
			d[l] = rotated(d[l], 45);
		}
	}
}

CLONES static void into_normals(double *restrict u, double *restrict v)
{
#pragma omp simd
	for (int i = 0; i < DRAW_BLOCK / 2; i++) {
		double sine, cosine, radius = __builtin_sqrt(-2 * function_log_unit(u[i]));
		function_sin_cos_turn(v[i], &sine, &cosine);
		u[i] = radius * cosine;
		v[i] = radius * sine;
	}
}

void draw_normals(uint64_t key, uint64_t block, double *restrict z)
{
	draw_uniforms(key, block, z);
	into_normals(z, z + DRAW_BLOCK / 2);
}
