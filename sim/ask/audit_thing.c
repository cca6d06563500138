/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_thing: the rules about what is said of one target. What is wanted (a level L in n years from a base B, or a
 * rate, a change, a fall) is put into the measure of each other statement: (L / B)^(1 / n) - 1, L - B, 1 - L / B; or
 * the other way about. A statement disagrees where the printed digits are others, or where its sense is broken: who
 * reaches L = 2238 does not grow by "above 8". With a level at current prices beside a rate at constant ones a price
 * rise is implied, and told. */
#include <math.h>
#include <string.h>
#include "ask/audit_parts.h"
#include "base/function.h"



/* What `from` comes to in the measure of `to`, with where it stood. */
struct comparison {
	double value, slack;    /* of what is asked: comes to so much, give or take what the base is rounded by */
	struct audit_amount amount;
	const char *arithmetic;
};

static double level_of(const struct audit_said *said, double base, int years)
{
	switch (said->measure) {
	case MEASURE_LEVEL: return isnan(said->times) ? said->value : said->times * base;
	case MEASURE_MEAN_GROWTH: return base * function_pow(1 + said->value, years);
	case MEASURE_CHANGE: return base + said->value;
	case MEASURE_DECLINE_SINCE_BASE: return base * (1 - said->value);
	default: return NAN;
	}
}

static double measured(enum measure measure, double level, double base, int years)
{
	switch (measure) {
	case MEASURE_LEVEL: return level;
	case MEASURE_MEAN_GROWTH: return audit_growth(base, level, years);
	case MEASURE_CHANGE: return level - base;
	case MEASURE_DECLINE_SINCE_BASE: return base > 0 ? 1 - level / base : NAN;
	default: return NAN;
	}
}

static const char *arithmetic_of(const struct auditing *auditing, const struct audit_said *from,
                                 const struct audit_said *to, double base, int years, double value)
{
	struct arena *arena = auditing->arena;
	bool rate = from->measure == MEASURE_MEAN_GROWTH || from->measure == MEASURE_DECLINE_SINCE_BASE;
	const struct unit *unit = rate ? to->unit : from->unit ? from->unit : to->unit;
	double factor = unit && unit->factor > 0 ? unit->factor : 1;
	const char *b = audit_shown(arena, base / factor), *l = audit_shown(arena, level_of(from, base, years) / factor);
	const char *v = audit_shown(arena, value / factor), *percent = arena_print(arena, "%.6g", 100 * value);
	if (from->measure == MEASURE_MEAN_GROWTH && to->measure == MEASURE_LEVEL)
		return arena_print(arena, "%s * (1 + %s %%)^%d = %.7g", b, audit_shown(arena, 100 * from->value), years,
		                   value / factor);
	switch (to->measure) {
	case MEASURE_MEAN_GROWTH: return arena_print(arena, "(%s / %s)^(1/%d) - 1 = %s %%", l, b, years, percent);
	case MEASURE_CHANGE: return arena_print(arena, "%s - %s = %s", l, b, v);
	case MEASURE_DECLINE_SINCE_BASE: return arena_print(arena, "1 - %s / %s = %s %%", l, b, percent);
	default: return NULL;
	}
}

static bool compare(const struct auditing *auditing, const struct audit_said *from, const struct audit_said *to,
                    const struct audit_said *base, int years, struct comparison *made)
{
	bool alike = from->measure == to->measure && isnan(from->times) && isnan(to->times);
	double b = base ? base->value : NAN;
	double value = alike ? from->value : measured(to->measure, level_of(from, b, years), b, years), slack = 0;
	if (!isfinite(value) || (!alike && !base))
		return false;
	for (int way = -1; way <= 1 && !alike; way += 2) {
		double other = b + way * base->half, moved = measured(to->measure, level_of(from, other, years), other, years);
		slack = isfinite(moved) ? fmax(slack, fabs(moved - value)) : slack;
	}
	bool percentage = to->measure == MEASURE_MEAN_GROWTH || to->measure == MEASURE_DECLINE_SINCE_BASE ||
	                  to->measure == MEASURE_GROWTH;
	const struct unit *unit = to->unit ? to->unit : from->unit;
	*made = (struct comparison){
		.value = value, .slack = slack + from->half,
		.amount = percentage ? audit_percent(value, to->measure != MEASURE_DECLINE_SINCE_BASE) : audit_in(value, unit),
		.arithmetic = alike ? NULL : arithmetic_of(auditing, from, to, b, years, value)};
	return true;
}

static double factor_of(const struct audit_said *said) { return said->unit ? said->unit->factor : 1; }

/* Units that no factor joins (people beside money) are none of ours: check reports them. Nor is a number of which
 * nobody knows what it counts. */
static bool may_compare(const struct audit_said *a, const struct audit_said *b)
{
	double scale;
	if (a->measure == MEASURE_LEVEL && b->measure == MEASURE_LEVEL && (!a->unit || !b->unit) && isnan(a->times) &&
	    isnan(b->times) && factor_of(a) != factor_of(b))
		return false;
	bool levels = a->unit && b->unit && a->measure != MEASURE_MEAN_GROWTH && b->measure != MEASURE_MEAN_GROWTH &&
	              a->measure != MEASURE_DECLINE_SINCE_BASE && b->measure != MEASURE_DECLINE_SINCE_BASE;
	return !levels || unit_fits_but_prices(a->unit, b->unit, &scale) || unit_step_fits(a->unit, b->unit, &scale) ||
	       unit_step_fits(b->unit, a->unit, &scale);
}

static double nearly(double a) { return 1e-9 * fabs(a); }

/* Does it break the sense in which `to` says its number? */
static bool breaks(const struct audit_said *to, double number, double value, double slack)
{
	double room = slack + nearly(number);
	switch (to->sense) {
	case SENSE_AT_LEAST:
	case SENSE_ABOVE: return value < number - room;
	case SENSE_AT_MOST:
	case SENSE_BELOW: return value > number + room;
	default: return false;
	}
}

/* Two thresholds that point the same way can hold together, whichever is printed. */
static bool is_plain(const struct audit_said *said) { return said->sense == SENSE_ABOUT || said->sense == SENSE_NONE; }

static double number_of(const struct audit_said *said, const struct audit_said *base)
{
	return isnan(said->times) ? said->value : base ? said->times * base->value : NAN;
}

static void tell_main(struct audit_finding *finding, const struct auditing *auditing, const struct audit_said *from,
                      const struct audit_said *base, int years)
{
	double growth = from->measure == MEASURE_LEVEL && base ? audit_growth(base->value, from->value, years) : NAN;
	bool share = from->unit && from->unit->share != SHARE_NONE;
	if (base && from->measure == MEASURE_LEVEL)
		audit_tell(finding, base, AUDIT_NOTHING, NULL);
	const struct audit_said rate = {.measure = MEASURE_MEAN_GROWTH, .times = NAN};
	bool told = isfinite(growth) && !share;
	audit_tell(finding, from, told ? audit_percent(growth, true) : AUDIT_NOTHING,
	           told ? arithmetic_of(auditing, from, &rate, base->value, years, growth) : NULL);
}

/* A rate beside a level: the level that it would take is told too, and by how much that is missed. */
static void tell_other(struct audit_finding *finding, const struct auditing *auditing, const struct audit_said *from,
                       const struct audit_said *to, const struct audit_said *base, int years,
                       const struct comparison *made)
{
	bool back = from->measure == MEASURE_LEVEL && to->measure == MEASURE_MEAN_GROWTH && base;
	if (back) {
		double level = level_of(to, base->value, years);
		struct audit_line *line = audit_tell(finding, to, audit_in(level, from->unit),
		                                     arithmetic_of(auditing, to, from, base->value, years, level));
		line->off = line->comes_to.value - from->value / (from->unit ? from->unit->factor : 1);
		return;
	}
	bool rate = from->measure == MEASURE_LEVEL && to->measure == MEASURE_LEVEL && base &&
	            !(from->unit && from->unit->share != SHARE_NONE);
	double number = number_of(to, base), growth = rate ? audit_growth(base->value, number, years) : NAN;
	const struct audit_said mean = {.measure = MEASURE_MEAN_GROWTH, .times = NAN};
	struct audit_line *line;
	if (isfinite(growth) && !isnan(to->times))
		line = audit_tell(finding, to, audit_in(number, from->unit),
		                  arena_print(auditing->arena, "%s * %s = %s", audit_shown(auditing->arena, to->times),
		                              audit_shown(auditing->arena, base->value / (from->unit ? from->unit->factor : 1)),
		                              audit_shown(auditing->arena, number / (from->unit ? from->unit->factor : 1))));
	else if (isfinite(growth))
		line = audit_tell(finding, to, audit_percent(growth, true),
		                  arithmetic_of(auditing, to, &mean, base->value, years, growth));
	else
		line = audit_tell(finding, to, made->amount, made->arithmetic);
	line->of_main = !isfinite(growth);
	line->off = (number - made->value) / (made->amount.unit ? made->amount.unit->factor : 0.01);
}

/* Holds `from` against the statements of a role. */
static void hold_against(struct auditing *auditing, const struct audit_thing *thing, const struct audit_said *from,
                         enum audit_role role)
{
	struct audit_finding *finding = NULL;
	int years = from->year - thing->since, found = -1;
	const struct audit_said *base = thing->base && may_compare(from, thing->base) ? thing->base : NULL;
	for (int i = 0; i < thing->other_count; i++) {
		const struct audit_said *to = thing->others[i];
		struct comparison made;
		bool same = to->variable == from->variable ||
		            (to->variable && from->variable && strcmp(to->variable, from->variable) == 0);
		if (to == from || to->role != role || !same || to->year != from->year || !may_compare(from, to))
			continue;
		if (!compare(auditing, from, to, base, years, &made)) {
			if (!base)
				audit_leave(auditing, to);
			continue;
		}
		double number = number_of(to, base);
		bool broken = breaks(to, number, made.value, made.slack);
		bool other = fabs(made.value - number) > made.slack + to->half * (1 + 1e-9) + nearly(number);
		if (!broken && !other)
			continue;
		bool tension = !broken && !is_plain(to);
		bool back = to->measure == MEASURE_MEAN_GROWTH && base && from->measure == MEASURE_LEVEL;
		double apart = back ? audit_apart(level_of(to, base->value, years), from->value)
		                    : audit_apart(number, made.value);
		if (!finding) {
			finding = audit_found(auditing, AUDIT_NUMBERS, AUDIT_TENSION, 0, thing->id, thing->title, from->year);
			tell_main(finding, auditing, from, base, years);
		}
		if (!tension)
			finding->weight = AUDIT_CONTRADICTION;
		if (apart > finding->apart || found < 0) {
			finding->apart = apart;
			found = i;
		}
		tell_other(finding, auditing, from, to, base, years, &made);
	}
}

static void judge_numbers_said(struct auditing *auditing, const struct audit_thing *thing)
{
	if (thing->wanted)
		hold_against(auditing, thing, thing->wanted, AUDIT_STATED);
	for (int i = 0; i < thing->other_count; i++) {
		const struct audit_said *said = thing->others[i];
		bool came_true = said->role == AUDIT_OBSERVED ||
		                 (said->role == AUDIT_REALISED && said->measure == MEASURE_LEVEL);
		if (!came_true)
			continue;
		hold_against(auditing, thing, said, AUDIT_REALISED);
		break;
	}
}

/* --- current beside constant prices --- */

static bool is_nominal(const char *variable)
{
	const char *found = variable ? strstr(variable, "_nominal") : NULL;
	return found && (found[8] == '\0' || found[8] == '.');
}

/* The level at current prices that goes with what is at constant ones: of the same target, of another, observed. */
static const struct audit_said *level_at_current(const struct auditing *auditing, const struct audit_thing *thing,
                                                 const char *twin, bool realised)
{
	for (int i = 0; i < thing->other_count; i++) {
		const struct audit_said *said = thing->others[i];
		if (said->measure == MEASURE_LEVEL && said->variable && strcmp(said->variable, twin) == 0 &&
		    (said->role == AUDIT_REALISED) == realised && said->role != AUDIT_BEFORE)
			return said;
	}
	for (int i = 0; i < auditing->count && !realised; i++) {
		const struct audit_thing *other = &auditing->things[i];
		if (other->wanted && other->wanted->measure == MEASURE_LEVEL && other->variable &&
		    strcmp(other->variable, twin) == 0)
			return other->wanted;
	}
	return realised ? audit_observed(auditing, twin, auditing->plan->last) : NULL;
}

static void judge_price_rise(struct auditing *auditing, const struct audit_thing *thing, const struct audit_said *rate,
                             bool realised)
{
	const char *twin = rate->variable ? observed_twin(auditing->arena, rate->variable) : NULL;
	if (!twin || is_nominal(rate->variable) || rate->measure != MEASURE_MEAN_GROWTH)
		return;
	const struct audit_said *level = level_at_current(auditing, thing, twin, realised),
							*base = audit_observed(auditing, twin, thing->since);
	int years = rate->year - thing->since;
	if (!level || !base || level->year != rate->year)
		return;
	double growth = audit_growth(base->value, level->value, years);
	if (!isfinite(growth) || fabs(growth - rate->value) <= rate->digit + nearly(growth))
		return; /* printed as the same number */
	double deflator = (1 + growth) / (1 + rate->value) - 1;
	struct audit_finding *finding =
		audit_found(auditing, AUDIT_PRICES, deflator < 0 ? AUDIT_CONTRADICTION : AUDIT_TENSION,
	                audit_apart(growth, rate->value), thing->id, thing->title, rate->year);
	const struct audit_said mean = {.measure = MEASURE_MEAN_GROWTH, .times = NAN};
	audit_tell(finding, base, AUDIT_NOTHING, NULL);
	audit_tell(finding, level, audit_percent(growth, true),
	           arithmetic_of(auditing, level, &mean, base->value, years, growth));
	audit_tell(finding, rate, audit_percent(deflator, true),
	           arena_print(auditing->arena, "(1 + %.6g %%) / (1 + %s %%) - 1 = %.6g %%", 100 * growth,
	                       audit_shown(auditing->arena, 100 * rate->value), 100 * deflator));
	finding->numbers[0] = audit_percent(growth, true);
	finding->numbers[1] = audit_percent(rate->value, true);
	finding->numbers[2] = audit_percent(deflator, true);
}

static void judge_prices(struct auditing *auditing, const struct audit_thing *thing)
{
	if (thing->wanted)
		judge_price_rise(auditing, thing, thing->wanted, false);
	for (int i = 0; i < thing->other_count; i++)
		if (thing->others[i]->role == AUDIT_REALISED)
			judge_price_rise(auditing, thing, thing->others[i], true);
}

/* --- weaker than what there is, or was wanted --- */

static bool is_weaker(const struct audit_said *wanted, double than, double half)
{
	bool least = wanted->sense == SENSE_AT_LEAST || wanted->sense == SENSE_ABOVE;
	bool most = wanted->sense == SENSE_AT_MOST || wanted->sense == SENSE_BELOW;
	double room = half + nearly(than);
	return (least && wanted->value < than - room) || (most && wanted->value > than + room);
}

static bool is_other(const char *name, const char *than) { return name && than && strcmp(name, than) != 0; }

static void tell_weaker(struct auditing *auditing, const struct audit_thing *thing, const struct audit_said *than,
                        enum audit_rule rule)
{
	const struct audit_said *wanted = thing->wanted;
	struct audit_finding *finding = audit_found(auditing, rule, AUDIT_TENSION, audit_apart(wanted->value, than->value),
	                                            thing->id, thing->title, wanted->year);
	audit_tell(finding, wanted, AUDIT_NOTHING, NULL);
	audit_tell(finding, than, AUDIT_NOTHING,
	           arena_print(auditing->arena, "%s %s %s", audit_shown(auditing->arena, wanted->amount.value),
	                       wanted->value < than->value ? "<" : ">", audit_shown(auditing->arena, than->amount.value)));
	finding->numbers[0] = wanted->amount;
	finding->numbers[1] = than->amount;
	if (is_other(thing->title.en, than->title.en) || is_other(thing->title.zh, than->title.zh))
		finding->with = than->title;
}

static void judge_weaker(struct auditing *auditing, const struct audit_thing *thing)
{
	const struct audit_said *wanted = thing->wanted, *base = thing->base;
	if (!wanted || !isnan(wanted->times))
		return;
	if (base && wanted->measure == MEASURE_LEVEL && may_compare(wanted, base) &&
	    is_weaker(wanted, base->value, base->half))
		tell_weaker(auditing, thing, base, AUDIT_BASE);
	for (int i = 0; i < thing->other_count; i++) {
		const struct audit_said *before = thing->others[i];
		if (before->role == AUDIT_BEFORE && before->measure == wanted->measure && may_compare(wanted, before) &&
		    is_weaker(wanted, before->value, 0))
			tell_weaker(auditing, thing, before, AUDIT_PREVIOUS);
	}
}

/* --- more than all, and years that do not fit --- */

static void judge_share(struct auditing *auditing, const struct audit_thing *thing)
{
	const struct audit_said *wanted = thing->wanted;
	bool share = wanted && wanted->unit && wanted->unit->share == SHARE_PERCENT && !wanted->unit->per_year;
	double level = share && wanted->measure == MEASURE_LEVEL ? wanted->value
	               : share && wanted->measure == MEASURE_CHANGE && thing->base ? thing->base->value + wanted->value
	                                                                            : NAN;
	if (!(level > 1 + 1e-9))
		return;
	struct audit_finding *finding = audit_found(auditing, AUDIT_SHARE, AUDIT_CONTRADICTION, audit_apart(level, 1),
	                                            thing->id, thing->title, wanted->year);
	audit_tell(finding, wanted, audit_percent(level, false), NULL);
	finding->numbers[0] = audit_percent(level, false);
}

/* The least and the most that is wanted: about so much is so much, give or take two in a hundred. */
static void bounds_of(const struct audit_said *wanted, double number, double *low, double *high)
{
	double room = wanted->sense == SENSE_ABOUT ? 0.02 * fabs(number) : 0;
	bool least = wanted->sense == SENSE_AT_LEAST || wanted->sense == SENSE_ABOVE;
	bool most = wanted->sense == SENSE_AT_MOST || wanted->sense == SENSE_BELOW;
	*low = most ? -INFINITY : number - room;
	*high = least ? INFINITY : number + room;
}

static bool exclude(const struct audit_said *one, double number, const struct audit_said *other, double beside)
{
	double low, high, low_beside, high_beside, room = nearly(fmax(fabs(number), fabs(beside)));
	bounds_of(one, number, &low, &high);
	bounds_of(other, beside, &low_beside, &high_beside);
	bool strict = (one->sense == SENSE_ABOVE && other->sense == SENSE_BELOW) ||
	              (one->sense == SENSE_BELOW && other->sense == SENSE_ABOVE);
	double gap = fmax(low - high_beside, low_beside - high);
	return gap > room || (strict && gap >= -room);
}

/* Two targets of one thing exclude each other: each is held against those after it in the file. */
static void judge_twins(struct auditing *auditing, const struct audit_thing *thing)
{
	const struct audit_said *wanted = thing->wanted;
	double number = wanted ? number_of(wanted, thing->base) : NAN;
	for (const struct audit_thing *twin = thing->twin; isfinite(number) && twin; twin = twin->twin) {
		const struct audit_said *other = twin->wanted;
		if (!other || other->year != wanted->year || other->measure != wanted->measure || !may_compare(wanted, other) ||
		    (wanted->measure != MEASURE_LEVEL && twin->since != thing->since))
			continue;
		double beside = number_of(other, twin->base);
		if (!isfinite(beside) || !exclude(wanted, number, other, beside))
			continue;
		struct audit_finding *finding =
			audit_found(auditing, AUDIT_EXCLUDE, AUDIT_CONTRADICTION, audit_apart(number, beside), thing->id,
		                thing->title, wanted->year);
		finding->with = twin->title;
		audit_tell(finding, wanted, AUDIT_NOTHING, NULL);
		audit_tell(finding, other, AUDIT_NOTHING, NULL);
	}
}

static void judge_period(struct auditing *auditing, const struct audit_thing *thing, const struct audit_said *said)
{
	const struct plan *plan = auditing->plan;
	if (said->role == AUDIT_BEFORE || said->role == AUDIT_OBSERVED || said->measure == MEASURE_PEAK_YEAR ||
	    (said->year > plan->base_year && said->year <= plan->last))
		return;
	struct audit_finding *finding =
		audit_found(auditing, AUDIT_PERIOD, AUDIT_TENSION, 0, thing->id, thing->title, said->year);
	audit_tell(finding, said, AUDIT_NOTHING, NULL);
	finding->numbers[0].value = said->year;
	finding->numbers[1].value = plan->first;
	finding->numbers[2].value = plan->last;
}

void audit_things(struct auditing *auditing)
{
	for (int i = 0; i < auditing->count; i++) {
		const struct audit_thing *thing = &auditing->things[i];
		judge_numbers_said(auditing, thing);
		judge_prices(auditing, thing);
		judge_weaker(auditing, thing);
		judge_share(auditing, thing);
		judge_twins(auditing, thing);
		if (thing->wanted)
			judge_period(auditing, thing, thing->wanted);
		for (int k = 0; k < thing->other_count; k++)
			judge_period(auditing, thing, thing->others[k]);
	}
}
