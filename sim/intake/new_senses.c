/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_senses: whether a number of the plan is the least or the most. Words and signs where they stand; else what is
 * usual of what is counted (a total of energy is a cap, unemployment is to be low); else the way from the base year to
 * the target. Holds: what nothing decides is asked by a warning and judged as the number itself, neither side of which
 * is taken for granted; why a bare number got its sense stands in the target's note. */
#include "intake/new_goal.h"
#include <math.h>
#include <string.h>

/* --- which sense --- */

struct deciding {
	enum known_usual usual;
	double from, to;     /* NAN: not known */
	enum number_kind kind;
};

/* 1: it rises, -1: it falls, 0: neither, or nobody knows */
static int direction_of(const struct deciding *deciding)
{
	if (deciding->kind != NUMBER_LEVEL)
		return (deciding->to > 0) - (deciding->to < 0);
	if (isnan(deciding->from))
		return deciding->to == 0 ? -1 : 0; /* nothing of something: it cannot be the least */
	return (deciding->to > deciding->from) - (deciding->to < deciding->from);
}

static enum sense usual_sense(const struct deciding *deciding)
{
	enum known_usual usual = deciding->usual;
	if (deciding->kind == NUMBER_FALL)
		return SENSE_AT_LEAST; /* a fall is asked for */
	return usual == USUAL_MORE ? SENSE_AT_LEAST : usual == USUAL_NONE ? SENSE_NONE : SENSE_AT_MOST;
}

static const char *sense_said(const struct making *making, enum sense sense)
{
	return new_say(making->starter, sense == SENSE_AT_MOST ? W_NEW_AT_MOST : W_NEW_AT_LEAST, NULL);
}

static enum sense decide(struct making *making, const struct indicator_cell *cell, const struct deciding *deciding)
{
	enum sense usual = usual_sense(deciding);
	int direction = direction_of(deciding);
	enum sense shown = direction > 0 ? SENSE_AT_LEAST : direction < 0 ? SENSE_AT_MOST : SENSE_NONE;
	bool against = usual && shown && usual != shown && deciding->usual != USUAL_CAP && deciding->kind == NUMBER_LEVEL &&
	               !isnan(deciding->from);
	if (cell->move)
		return usual ? usual : shown ? shown : SENSE_ABOUT; /* its words say which way */
	if (against)
		REMARK(making, W_NEW_NOTE_AGAINST, sense_said(making, usual), making->row->base.text, cell->text);
	else if (usual && deciding->kind == NUMBER_LEVEL)
		REMARK(making, W_NEW_NOTE_USUAL, sense_said(making, usual));
	else if (shown && deciding->kind == NUMBER_LEVEL && !isnan(deciding->from))
		REMARK(making, W_NEW_NOTE_WAY, sense_said(making, shown), making->row->base.text, cell->text);
	else if (usual || shown)
		REMARK(making, W_NEW_NOTE_READING, sense_said(making, usual ? usual : shown));
	if (usual || shown)
		return usual ? usual : shown;
	if (making->unmeasured)
		return SENSE_AT_LEAST;
	if (deciding->to == 0 && deciding->kind == NUMBER_GROWTH)
		return SENSE_ABOUT; /* which leaves no room: words, with a warning of their own */
	making_warn(making, cell->place, W_NEW_WARN_SENSE, W_NEW_WARN_SENSE_HINT, cell->text, NULL);
	REMARK(making, W_NEW_NOTE_ASKED);
	return SENSE_ABOUT;
}

static enum known_usual usual_of(const struct making *making)
{
	enum known_usual usual = making->known ? making->known->usual : USUAL_NONE, said = name_usual(making->plain);
	return usual ? usual : said;
}

/* --- the number --- */

/* More than 8 is a thousandth more; more than 3 things are 4. */
static double step_beyond(const struct making *making, double number)
{
	const struct indicator *row = making->row;
	bool things =
		row->has_unit && unit_is_count(&row->unit) && !new_is_per_head(row) && !making->growth && !making->fall;
	if (things && row->unit.factor == 1 && number == floor(number))
		return 1;
	return number == 0 ? 0.001 : fabs(number) * 0.001;
}

void making_number(struct making *making, const struct indicator_cell *cell, enum number_kind kind, double factor,
                   const char *unit)
{
	struct new_goal *goal = making->goal;
	enum sense sense = cell->sense ? cell->sense : making->row->sense;
	bool range = cell->low != cell->high;
	goal->low = cell->low * factor;
	goal->high = cell->high * factor;
	goal->unit = unit && strcmp(unit, "1") == 0 ? NULL : unit; /* a ratio stands alone */
	goal->sense = range ? SENSE_RANGE : sense == SENSE_RANGE ? SENSE_NONE : sense;
	const struct indicator_cell *base = &making->row->base;
	bool known = indicator_cell_is_exact(base) && (base->has_unit || !cell->has_unit || making->row->has_unit);
	struct deciding deciding = {usual_of(making), known ? base->low : NAN, cell->low * factor, kind};
	if (goal->sense == SENSE_NONE)
		goal->sense = decide(making, cell, &deciding);
	goal->aim = goal->sense == SENSE_AT_MOST || goal->sense == SENSE_BELOW ? goal->high : goal->low;
	goal->nudged = goal->sense == SENSE_ABOVE || goal->sense == SENSE_BELOW;
	if (goal->nudged)
		goal->aim += (goal->sense == SENSE_ABOVE ? 1 : -1) * step_beyond(making, goal->aim);
}

/* A bare number is a level to come to, whatever its sense. */
void making_hold(struct making *making)
{
	struct new_goal *goal = making->goal;
	const struct indicator_cell *base = &making->row->base;
	bool explicit = making->row->target.sense || making->row->sense;
	bool low = goal->sense == SENSE_AT_LEAST || goal->sense == SENSE_ABOVE,
		 high = goal->sense == SENSE_AT_MOST || goal->sense == SENSE_BELOW;
	if (!explicit || !indicator_cell_is_exact(base) ||
	    !((low && base->low > goal->low) || (high && base->low < goal->high)))
		return;
	goal->aim = base->low;
	goal->nudged = false;
	REMARK(making, W_NEW_NOTE_KEPT);
}
