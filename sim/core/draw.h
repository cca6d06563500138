/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw: random numbers that are named. A stream belongs to a seed, an input and a year; in a stream, blocks of
 * DRAW_BLOCK members follow one another. Every block starts its own generator, so that any block can be made at any
 * time by any thread, and adding an input moves no draw of another. The size of a block is part of the definition.
 * Only integer operations, + - * / and sqrt: the same bits everywhere. */
#ifndef CORE_DRAW_H
#define CORE_DRAW_H
#include <stdint.h>

enum { DRAW_BLOCK = 256 };

uint64_t draw_name(const char *name);                     /* of an input, from its key */
uint64_t draw_key(uint64_t seed, uint64_t name, int year); /* of a stream; year 0: what is drawn once a member */
/* The block's DRAW_BLOCK numbers: uniform in the open interval (0, 1), on a grid of 2^-52; standard normal. Member
 * block * DRAW_BLOCK + i gets element i. */
void draw_uniforms(uint64_t key, uint64_t block, double *restrict u);
void draw_normals(uint64_t key, uint64_t block, double *restrict z);
#endif
