/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_number: how many digits a reader is shown. As many as the verdict needs: a value that misses never
 * looks like its target, one that meets it never looks as if it missed. No more than the input deserves:
 * three or four figures, three at most where a level rests on an assumption, percent with one decimal. All numbers of a
 * row have the same decimals. */
#include <math.h>
#include "base/function.h"
#include "base/nearly.h"
#include "base/number.h"
#include "view/view.h"
#include "view/view_number.h"

enum { DECIMALS_MOST = 6 };

/* Does the value, rounded, stand on its own side of the edge? On the edge itself only if it is met there, as it is not
 * where it has to be passed. */
static bool shows_verdict(double value, double edge, double gap, bool strict, int decimals)
{
	double shown = number_rounded(value, decimals);
	if (nearly_equal(shown, edge))
		return (gap >= 0 && !strict) || nearly_equal(value, edge);
	return !nearly_equal(value, edge) && (shown < edge) == (value < edge);
}

/* Where even the most would not show it, no more are spent on it: the verdict says how little it is. */
static int needed(int least, double value, double edge, double gap, bool strict)
{
	if (!isfinite(value) || !isfinite(edge) || !isfinite(gap))
		return least;
	for (int decimals = least; decimals <= DECIMALS_MOST; decimals++)
		if (shows_verdict(value, edge, gap, strict, decimals))
			return decimals;
	return least;
}

static bool has_to_pass(const struct target_result *target)
{
	enum sense sense = target->target ? target->target->sense : SENSE_NONE;
	return sense == SENSE_ABOVE || sense == SENSE_BELOW;
}

static int deserved(double size)
{
	return size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : size > 0 ? 4 : 0;
}

void view_digits_see(struct view_digits *digits, double value)
{
	if (!isfinite(value))
		return;
	if (!digits->any)
		digits->whole = true;
	digits->any = true;
	digits->whole = digits->whole && nearly_equal(value, rint(value));
	digits->largest = fmax(digits->largest, fabs(value));
}

/* Three figures: 2920, 202, 14.5. */
static int three_figures(double size)
{
	int decimals = 2;
	for (; size >= 10; size /= 10)
		decimals--;
	return decimals;
}

static int plain(const struct view_digits *digits)
{
	if (digits->any && digits->assumed && digits->largest >= 100)
		return three_figures(digits->largest);
	if (!digits->any || digits->whole)
		return 0;
	if (digits->unit && digits->unit->share != SHARE_NONE)
		return digits->largest >= 1 ? 1 : 2;
	if (digits->unit && unit_is_count(digits->unit) && digits->largest >= 100)
		return 0;
	return deserved(digits->largest);
}

void view_digits_judge(struct view_digits *digits, const struct target_result *target)
{
	if (target->verdict == VERDICT_NOT_ASSESSABLE)
		return;
	const double edges[] = {target->low, target->high};
	for (int i = 0; i < 2; i++) {
		double gap = target->verdict == VERDICT_MET ? fmax(target->gap, 0) : target->gap; /* noise of an edge of 0 */
		int need = needed(plain(digits), target->value, edges[i], gap, has_to_pass(target));
		digits->need = !digits->judged || need > digits->need ? need : digits->need;
		digits->judged = true;
	}
}

int view_digits(const struct view_digits *digits)
{
	return !digits->judged || plain(digits) > digits->need ? plain(digits) : digits->need;
}

char *view_number(struct arena *arena, double value, int decimals)
{
	char bytes[NUMBER_SIZE + 320];
	if (!isfinite(value))
		return arena_copy(arena, "-", 1);
	size_t length = number_fixed(value, decimals, bytes, sizeof bytes);
	return arena_copy(arena, bytes, length);
}

static char *within(struct arena *arena, double value, double tolerance)
{
	if (!isfinite(value))
		return arena_copy(arena, "-", 1);
	int decimals = 0;
	while (decimals < 12 && fabs(number_rounded(value, decimals) - value) > tolerance * fabs(value))
		decimals++;
	return view_number(arena, value, decimals);
}

char *view_exact(struct arena *arena, double value) { return within(arena, value, NEARLY); }

char *view_brief(struct arena *arena, double value) { return within(arena, value, 5e-4); }

/* Without noughts behind the point. */
static char *trimmed(struct arena *arena, double value, int decimals)
{
	double shown = isfinite(value) ? number_rounded(value, decimals) : value;
	while (isfinite(value) && decimals > 0 && nearly_equal(number_rounded(shown, decimals - 1), shown))
		decimals--;
	return view_number(arena, value, decimals);
}

static int decimals_for(double value, int figures)
{
	int decimals = figures - 1;
	double size = fabs(value);
	for (; size >= 10 && decimals > -300; size /= 10)
		decimals--;
	for (; size > 0 && size < 1 && decimals < 12; size *= 10)
		decimals++;
	return decimals;
}

char *view_fine(struct arena *arena, double value)
{
	int decimals = decimals_for(value, 5);
	return trimmed(arena, value, decimals < 1 ? 1 : decimals);
}

char *view_figures(struct arena *arena, double value, int figures, const struct target_result *target)
{
	int decimals = decimals_for(value, figures), need = decimals;
	if (target && target->verdict != VERDICT_NOT_ASSESSABLE && nearly_equal(target->value, value)) {
		int low = needed(decimals, target->value, target->low, target->gap, has_to_pass(target)),
			high = needed(decimals, target->value, target->high, target->gap, has_to_pass(target));
		need = low > high ? low : high;
	}
	return need > decimals ? view_number(arena, value, need) : trimmed(arena, value, decimals);
}

char *view_percent(struct arena *arena, double percent, const struct view *view)
{
	return arena_print(arena, "%s%s%%", view_number(arena, percent, fabs(percent) < 0.1 ? 2 : 1),
	                   language_rules[view->language].unit_gap);
}

/* The bound upwards to a whole percent, or to one digit below one percent: it holds as printed. */
static const char *bound_percent(struct arena *arena, double percent, bool below)
{
	int decimals = 0;
	while (percent * function_pow(10, decimals) < 1 && decimals < 12)
		decimals++;
	double step = function_pow(10, decimals), up = ceil(percent * step) / step;
	if (decimals > 0 && percent * step > 9)
		decimals--; /* 0.10 */
	return view_number(arena, below ? up : 100 - up, decimals);
}

/* `formal`: no finer than other odds are told. */
static const char *bound_of(struct arena *arena, struct chance chance, bool formal)
{
	bool none = chance.met == 0;
	if (formal && (none ? chance_most(chance) : 1 - chance_least(chance)) <= 0.001)
		return none ? "0.1" : "99.9";
	return bound_percent(arena, 100 * (none ? chance_most(chance) : 1 - chance_least(chance)), none);
}

char *view_below(struct arena *arena, double share, uint64_t runs)
{
	static const double least = 0.05;
	double percent = 100 * share;
	bool low = percent < least, high = percent >= 100 - least;
	struct chance chance = {high ? runs : 0, runs, false};
	bool few = (share == 0 || share == 1) && chance_most((struct chance){0, runs, false}) > 2 * least / 100;
	if (!low && !high)
		return view_number(arena, percent, 1);
	return arena_print(arena, "%s%s", high ? ">" : "<", few ? bound_of(arena, chance, false) : high ? "99.9" : "0.1");
}

static char *with_sign(struct arena *arena, enum word said, const char *sign, const char *percent, bool prose,
                       const struct view *view)
{
	char *text = arena_print(arena, "%s%s%s%%", prose ? "" : sign, percent, language_rules[view->language].unit_gap);
	return prose && *sign ? word_format(arena, view->language, said, WORDS(text)) : text;
}

char *view_odds(struct arena *arena, struct chance chance, bool prose, const struct view *view)
{
	double percent = 100 * chance_value(chance);
	if (chance_is_bound(chance))
		return with_sign(arena, chance.met ? W_ODDS_OVER : W_ODDS_UNDER, chance.met ? ">" : "<",
		                 bound_of(arena, chance, view->formal), prose, view);
	if (!prose || percent == 0 || percent == 100 || (percent >= 0.05 && percent < 99.95))
		return view_chance(arena, chance.met, chance.members, view);
	return percent < 50 ? with_sign(arena, W_ODDS_UNDER, "<", "0.1", true, view)
	                    : with_sign(arena, W_ODDS_OVER, ">", "99.9", true, view);
}

/* One decimal; what is rare or nearly sure is not printed as never or always. */
char *view_chance(struct arena *arena, uint64_t count, uint64_t of, const struct view *view)
{
	double percent = 100 * (double)count / (double)of;
	const char *gap = language_rules[view->language].unit_gap;
	if (count == 0 || count == of)
		return arena_print(arena, "%s%s%%", count ? "100" : "0", gap);
	const char *sign = percent < 0.05 ? "<" : percent >= 99.95 ? ">" : "";
	const char *number = percent < 0.05 ? "0.1" : percent >= 99.95 ? "99.9" : view_number(arena, percent, 1);
	return arena_print(arena, "%s%s%s%%", sign, number, gap);
}
