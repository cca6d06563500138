/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_add: an open hash over the cells of a phase, at most half full. */
#include <string.h>
#include "core/cells_add.h"

static uint64_t bits(double x)
{
	uint64_t b;
	memcpy(&b, &x, sizeof b);
	return b;
}

static bool equal(const struct code_cell *a, const struct code_cell *b)
{
	return a->leaf == b->leaf && a->kernel == b->kernel && a->limits == b->limits && a->which == b->which &&
	       (!a->many || memcmp(a->many, b->many, (size_t)cell_reads(a) * sizeof *a->many) == 0) &&
	       memcmp(a->argument, b->argument, sizeof a->argument) == 0 &&
	       bits(a->constant) == bits(b->constant) && a->input == b->input && a->element == b->element &&
	       a->state == b->state;
}

uint64_t cells_mixed(uint64_t h, uint64_t part)
{
	h ^= part;
	h = (h ^ h >> 32) * 0xff51afd7ed558ccdu;
	return h ^ h >> 29;
}

static unsigned cell_hash(const struct code_cell *cell)
{
	uint64_t h = 1469598103934665603u;
	uint64_t parts[] = {(uint64_t)cell->leaf,        (uint64_t)cell->kernel,      (uint64_t)cell->argument[0],
	                    (uint64_t)cell->argument[1], (uint64_t)cell->argument[2], bits(cell->constant),
	                    (uint64_t)cell->input,       (uint64_t)cell->element,     (uint64_t)cell->state};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		h = cells_mixed(h, parts[i]);
	for (int i = 0; cell->many && i < cell_reads(cell); i++)
		h = cells_mixed(h, (uint64_t)cell->many[i]);
	return (unsigned)(cells_mixed(h, (uint64_t)cell->which) >> 32);
}

static void grow_index(struct cells *cells, struct phase *phase)
{
	phase->index_size = phase->index_size ? phase->index_size * 2 : 1024;
	phase->index = ARENA_ARRAY(cells->arena, phase->index_size, int);
	memset(phase->index, -1, (size_t)phase->index_size * sizeof(int));
	for (int i = 0; i < phase->count; i++) {
		unsigned at = cell_hash(&phase->cells[i]) & (unsigned)(phase->index_size - 1);
		while (phase->index[at] >= 0)
			at = (at + 1) & (unsigned)(phase->index_size - 1);
		phase->index[at] = i;
	}
}

int cells_add(struct cells *cells, struct phase *phase, const struct code_cell *cell)
{
	if (phase->count * 2 >= phase->index_size)
		grow_index(cells, phase);
	unsigned at = cell_hash(cell) & (unsigned)(phase->index_size - 1);
	bool share = cells->question->optimisations & CODE_SHARE || cell->leaf != LEAF_NONE;
	while (phase->index[at] >= 0 && !(share && equal(&phase->cells[phase->index[at]], cell)))
		at = (at + 1) & (unsigned)(phase->index_size - 1);
	if (phase->index[at] >= 0)
		return phase->index[at];
	phase->index[at] = phase->count;
	*ARENA_PUSH(cells->arena, phase->cells, phase->count, phase->capacity) = *cell;
	return phase->count - 1;
}

struct code_cell cells_blank(enum leaf leaf)
{
	return (struct code_cell){.leaf = leaf, .argument = {-1, -1, -1}, .input = -1, .element = -1, .state = -1};
}

int cells_constant(struct cells *cells, struct phase *phase, double value)
{
	struct code_cell cell = cells_blank(LEAF_CONSTANT);
	cell.constant = value;
	return cells_add(cells, phase, &cell);
}
