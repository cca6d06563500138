/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_goals: the goal of each row of a plan's table: its name, which model computes it, what it asks for (new_asked.c)
 * and in other years (new_others.c), and what else the row says. What no model computes becomes an indicator of its
 * own. */
#include <string.h>
#include "base/lookup.h"
#include "intake/new_goal.h"

/* --- names --- */

static const char *number_of_row(const struct making *making)
{
	const char *no = making->row->no;
	bool digits = no && *no && !no[strspn(no, "0123456789")] && strlen(no) < 6;
	return digits ? no : making_year(making, making->row->line);
}

static const char *own_id(const struct making *making)
{
	const struct known *known = making->known;
	struct arena *arena = making->starter->arena;
	const char *id =
		known ? known->role == KNOWN_SHARE ? arena_print(arena, "%s_share", known->id) : known->id : "";
	if (!*id && making->row->title.en)
		id = new_slug(arena, name_without_change(arena, making->row->title.en));
	if (!*id)
		id = arena_print(arena, "indicator_%s", number_of_row(making));
	return new_free_id(making->starter, id, true);
}

/* --- which model --- */

/* Tables print GDP per head in 元, too. */
static bool is_money(const struct starter *starter, const struct indicator *row)
{
	double scale;
	struct unit money = unit_declared_in(starter->arena, "money@base", PRICES_BASE, starter->currency);
	return row->has_unit && unit_fits(&row->unit, &money, &scale);
}

/* Can the models compute it from what the table gives? */
static enum known_role role_of(const struct making *making, const struct known *known)
{
	const struct starter *starter = making->starter;
	const struct indicator *row = making->row;
	double scale;
	if (!known || known->role == KNOWN_INDICATOR)
		return KNOWN_INDICATOR;
	struct unit unit = known->unit ? unit_declared_in(starter->arena, known->unit, PRICES_BASE, starter->currency)
	                               : unit_one;
	bool percent = row->has_unit && row->unit.share == SHARE_PERCENT;
	bool fits = row->has_unit && unit_fits(&row->unit, &unit, &scale);
	switch (known->role) {
	case KNOWN_GDP: return fits && starter->gdp && starter->gdp->row == row ? KNOWN_GDP : KNOWN_INDICATOR;
	case KNOWN_GDP_GROWTH: return percent ? KNOWN_GDP_GROWTH : KNOWN_INDICATOR;
	case KNOWN_ENERGY_FALL:
	case KNOWN_CO2_FALL: return percent || !row->unit_text ? known->role : KNOWN_INDICATOR;
	case KNOWN_GDP_PER_HEAD:
		return (fits || is_money(starter, row)) && starter->population && starter->gdp ? known->role
		                                                                         : KNOWN_INDICATOR;
	case KNOWN_POPULATION:
		return starter->population && starter->population->row == row ? known->role : KNOWN_INDICATOR;
	case KNOWN_URBANIZATION:
		return starter->urbanization && starter->urbanization->row == row ? known->role : KNOWN_INDICATOR;
	case KNOWN_SHARE: return fits && new_is_sector(starter, row) ? KNOWN_SHARE : KNOWN_INDICATOR;
	default: return new_fact_role(starter, row, known);
	}
}

/* --- remarks --- */

static void remark_base(struct making *making)
{
	const struct starter *starter = making->starter;
	const struct indicator *row = making->row;
	const struct indicator_cell *base = &row->base;
	bool measured = making->goal->variable && !making->goal->index; /* a level that the files begin with */
	bool used = measured && indicator_cell_is_exact(base) && !making->growth && !making->fall;
	if (*base->text && (!used || indicator_cell_is_marked(base)))
		REMARK(making, W_NEW_NOTE_BASE, making_year(making, starter->table->base_year), new_printed(starter, base));
	for (int i = 0; i < starter->table->aside_count; i++)
		if (*row->asides[i].text && !new_is_growth_observed(starter, making->goal, i))
			REMARK(making, W_NEW_NOTE_COLUMN, starter->table->asides[i].heading, new_printed(starter, &row->asides[i]));
	bool rate = row->rate.has_number ? row->target.has_number && !new_is_stated(making->goal)
	                                 : *row->rate.text && *row->target.text;
	if (rate)
		REMARK(making, W_NEW_NOTE_RATE, new_printed(starter, &row->rate));
	const char *whole = row->is_part ? title_in(row->whole, starter->language, NULL) : NULL;
	if (whole)
		REMARK(making, W_NEW_NOTE_PART, whole);
	if (row->printed)
		REMARK(making, W_NEW_NOTE_NAME, row->printed);
}

/* --- all --- */

static void make_goal(struct starter *starter, int index)
{
	const struct indicator *row = &starter->table->list[index];
	struct new_goal *goal = &starter->goals[index];
	struct arena *arena = starter->arena;
	struct making making = {.starter = starter, .goal = goal, .row = row};
	text_init(&making.note, arena);
	const struct known *known = making.known = new_known_row(arena, row);
	*goal = (struct new_goal){.row = row, .no = new_number(starter, index), .title = row->title,
	                          .year = starter->table->target_year};
	making_kind(&making); /* share, which the role asks for */
	goal->role = role_of(&making, known);
	making_kind(&making);
	if (known) {
		goal->title.en = goal->title.en ? goal->title.en : known->en;
		goal->title.zh = goal->title.zh ? goal->title.zh : known->zh;
	}
	const char *share = known ? arena_print(arena, "%s_share", known->id) : NULL;
	goal->id = goal->own = goal->role == KNOWN_INDICATOR
	                           ? own_id(&making)
	                           : new_free_id(starter, goal->role == KNOWN_SHARE ? share : known->id, false);
	making_ask(&making);
	remark_base(&making);
	if (new_is_history(goal))
		making_lost(&making);
	if (row->note)
		making_note(&making, row->note);
	goal->note = making.note.length ? making.note.bytes : NULL;
	making_others(&making);
}

void new_goals(struct starter *starter)
{
	starter->goal_count = starter->table->count;
	starter->ids = lookup_create(starter->arena);
	for (int i = 0; i < starter->goal_count; i++)
		make_goal(starter, i);
	starter->gdp_rate = NULL;
	for (int i = 0; i < starter->goal_count; i++) {
		const struct new_goal *goal = &starter->goals[i];
		if (goal->role == KNOWN_GDP_GROWTH && goal->sense && !starter->gdp_rate)
			starter->gdp_rate = goal;
		if (goal->role == KNOWN_ENERGY_FALL && goal->sense && goal->variable && !starter->energy)
			starter->energy = goal;
		if (goal->role == KNOWN_CO2_FALL && goal->sense && goal->variable && !starter->co2)
			starter->co2 = goal;
	}
}
