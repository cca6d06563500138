/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_parts: what the files of ensemble share. A series is one variable and element; a slot is a series in a
 * year in which it varies by member. Members stand in blocks of DRAW_BLOCK, blocks in pieces: a fixed number of
 * them, so that what is added up does not depend on who does which. */
#ifndef ASK_ENSEMBLE_PARTS_H
#define ASK_ENSEMBLE_PARTS_H
#include <stdatomic.h>
#include "ask/ensemble.h"
#include "ask/histogram.h"
#include "ask/judged.h"
#include "ask/masks.h"
#include "core/engine.h"

enum { PILOT_STEP = 16, PILOT_KEPT = 256, PILOT_FEW = 4 }; /* PILOT_BLOCKS * DRAW_BLOCK / PILOT_STEP */
enum { PIECES_MOST = 64, PILOT_BLOCKS = 16, PILOT_WARM = 4 /* of them, not timed */, BATCH = 8 * DRAW_BLOCK };

/* What a worker keeps of each slot: its histogram, samples that are not counted yet, and samples of the pilot. */
#define TALLY_SLOT_BYTES (HISTOGRAM_CELLS * 4.0 + BATCH * 2.0 + PILOT_KEPT * 8.0 + 128)

struct series { int variable, element; bool not_negative; };
struct watched { int bound, broken; }; /* variables of a limit */

/* Fixed while members run. */
struct tally {
	struct arena *arena;
	const struct result *centre;
	const struct program *program;
	const struct uncertainty *uncertainty;
	const struct ensemble_question *question;
	const struct code *code;
	int years;
	struct series *series; int series_count;
	int *slot; int slot_count;         /* [series * years + year]; -1: the same in all members, or no value */
	int *series_of;                    /* [slots] */
	bool *whole;                       /* [slots] held against a fact: of few members all samples are kept */
	struct axis *axes;                 /* [slots] */
	struct judged *judged; int judged_count;
	struct watched *watched; int watched_count;
	uint64_t blocks; int pieces;
	struct moments *of_piece;           /* [pieces][slots] */
	atomic_ullong done;                /* blocks */
	bool *scarce;                      /* [slots] the pilot saw hardly a number */
	struct exact *scarce_kept;         /* set after the pilot */
	struct exact *exact;               /* in the second pass and after it; NULL: there is none */
};

/* Whole numbers, so that those of all workers may be added in any order. */
struct counts {
	uint64_t *met, *overshot, *undefined; /* [judged] */
	uint64_t *missed_bound;            /* [judged * watched] */
	uint64_t *both;                    /* [judged * judged], upper triangle */
	uint64_t *bound, *broken;          /* [watched] */
	uint64_t *bound_in, *broken_in;    /* [watched * years] */
	uint64_t *met_broken;              /* [judged * watched] */
	uint64_t *negative;                /* [slots] */
	uint64_t *sets;                    /* [question->set_count] */
	uint64_t all, all_binding, decided, decided_binding; /* the latter two without own statements */
};

/* One worker's own. */
struct hand {
	struct tally *tally;
	int worker;
	struct engine *engine;
	uint64_t block;
	int members;                       /* of the block in hand */
	bool pilot;
	struct moments *moments;           /* [slots] of the piece in hand */
	double *least, *most;              /* [slots] of the pilot */
	double *samples; int *seen;        /* [slots][PILOT_KEPT] of the pilot, while it runs; [slots] how many */
	uint32_t *cells;                   /* [slots][HISTOGRAM_CELLS] */
	uint16_t *sorted; int sorted_count; /* [slots][BATCH]: cells of samples that are not counted yet */
	struct counts counts;
	lanes_mask *met, *bound, *broken;  /* [judged], [watched] of the block in hand */
	unsigned ticks;
};

struct tally *tally_make(struct arena *arena, const struct result *centre, const struct uncertainty *uncertainty,
                         const struct ensemble_question *question);
/* Do draws move what is judged, or its number? */
bool tally_moves(const struct tally *tally, const struct judged *judged);
struct hand *tally_hand(struct tally *tally, int worker);
void tally_pilot(struct hand *hand);   /* sets the axes */
/* Blocks first .. last - 1; false: stopped. */
bool tally_blocks(struct hand *hand, uint64_t first, uint64_t last);

/* --- ensemble_slot.c --- */
/* The cells of a slot, those of all workers together, and how many samples in it are numbers. */
uint64_t tally_merged(struct hand *const *hands, int count, int slot, uint64_t cells[HISTOGRAM_CELLS]);
struct moments tally_moments(const struct tally *tally, int slot); /* of all pieces */
/* The probability at which the value stands that a target reaches with probability `credible`; NAN where the target
 * has an edge on both sides. */
double tally_credible(const struct judged *judged, double credible);
/* The probabilities whose quantiles a slot is asked for: into `p`, returns how many (at most STAT_COUNT + 2). */
int tally_asked(const struct tally *tally, int slot, double *p);

/* --- ensemble_exact.c --- */
struct exact;
/* For the second pass: which cells hold the ranks of these probabilities, and room for all that lies in them. NULL:
 * none is needed. */
struct exact *exact_make(struct tally *tally, struct hand *const *hands, int count);
/* For the first: of slots in which the pilot saw hardly a number what members have, as long as they are few. */
struct exact *exact_of_scarce(struct tally *tally);
/* By any worker. */
void exact_take(struct exact *exact, int slot, const struct axis *axis, const double *row, int members);
void exact_sort(struct exact *exact, int slot); /* once all is taken */
/* Samples of it were kept, and there was room for all of them. */
bool exact_is_usable(const struct exact *exact, int slot);
/* From the samples that were kept, and where one of the two beside it was not, from where its cell tells that it is. */
double exact_quantile(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double p,
                      const struct moments *moments);
/* All samples were kept; then what histogram_below and histogram_score say, of the samples themselves. */
bool exact_is_whole(const struct exact *exact, int slot);
double exact_below(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double y);
double exact_score(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double y);
#endif
