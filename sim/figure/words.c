/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_words: numbers, names and what stands above a picture. */
#include <math.h>
#include <string.h>
#include "ask/beside.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_number.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

enum { NAME_CELLS = 26 };

/* --- numbers and names --- */

const char *figure_number(const struct gallery *gallery, double value, int decimals)
{
	return chart_number(gallery->arena, value, decimals, gallery->view->language);
}

struct chart_size figure_size(const struct gallery *gallery)
{
	const struct view *view = gallery->view;
	return (struct chart_size){view->picture_width, view->picture_height, view->picture_bare};
}

const char *figure_count(const struct gallery *gallery, int count)
{
	return arena_print(gallery->arena, "%d", count);
}

const char *figure_exact(const struct gallery *gallery, double value)
{
	const char *point = strchr(view_exact(gallery->arena, value), '.');
	return figure_number(gallery, value, point ? (int)strlen(point + 1) : 0);
}

const char *figure_with_unit(const struct gallery *gallery, const char *number, const struct unit *unit)
{
	const struct language_rules *rules = &language_rules[gallery->view->language];
	const char *name = view_unit(gallery->arena, unit, gallery->view);
	if (!rules->unit_in_sentences && unit->share == SHARE_NONE)
		return number;
	return *name ? arena_print(gallery->arena, "%s%s%s", number, rules->unit_gap, name) : number;
}

const char *figure_cut(const struct gallery *gallery, const char *text, size_t cells)
{
	if (text_width(text) <= cells)
		return text;
	size_t fits = text_fit(text, cells - 1), word = fits;
	while (word > fits / 2 && text[word] != ' ')
		word--;
	return arena_print(gallery->arena, "%.*s…", (int)(text[word] == ' ' ? word : fits), text);
}

/* With blanks at which no line ends. */
static const char *unbreakable(const struct gallery *gallery, const char *name)
{
	struct text out;
	text_init(&out, gallery->arena);
	text_add(&out, "");
	for (; *name; name++)
		if (*name == ' ')
			text_add(&out, "\u00a0");
		else
			text_add_n(&out, name, 1);
	return out.bytes;
}

const char *figure_name(const struct gallery *gallery, int result)
{
	return unbreakable(gallery, figure_cut(gallery, gallery->names[result], NAME_CELLS));
}

const char *figure_names(const struct gallery *gallery, const bool *which)
{
	enum language language = gallery->view->language;
	const char *list = "";
	int left = 0;
	for (int r = 0; r < gallery->count; r++)
		left += which[r];
	for (int r = 0, done = 0; r < gallery->count; r++)
		if (which[r]) {
			const char *joint =
				done == 0 ? "" : word_text(language, --left == 1 ? W_CHART_AND : W_LIST_COMMA);
			list = arena_print(gallery->arena, "%s%s%s", list, joint, figure_name(gallery, r));
			done++;
		}
	return list;
}

/* --- targets --- */

const char *figure_sense(const struct gallery *gallery, enum sense sense, const char *number)
{
	static const enum word words[] = {
		[SENSE_NONE] = W_NONE,         [SENSE_AT_LEAST] = W_NONE,     [SENSE_AT_MOST] = W_CHART_AT_MOST,
		[SENSE_ABOVE] = W_CHART_ABOVE, [SENSE_BELOW] = W_CHART_BELOW, [SENSE_ABOUT] = W_TARGET_ABOUT,
		[SENSE_RANGE] = W_NONE};
	return words[sense] == W_NONE ? number : figure_say(gallery, words[sense], number);
}

enum { DIGITS = 4 };

static int figures(const char *number)
{
	int count = 0;
	for (bool begun = false; *number; number++) {
		begun = begun || (*number >= '1' && *number <= '9');
		count += begun && *number >= '0' && *number <= '9';
	}
	return count;
}

const char *figure_goal_number(const struct gallery *gallery, double number, int decimals)
{
	const char *exact = view_exact(gallery->arena, number), *point = strchr(exact, '.');
	int all = point ? (int)strlen(point + 1) : 0, least = all;
	while (least > 0 && figures(view_number(gallery->arena, number, least)) > DIGITS)
		least--;
	int wanted = decimals > least ? decimals : least;
	return figure_number(gallery, number, wanted < all ? wanted : all);
}

const char *figure_deadline(const struct gallery *gallery, const struct target_result *target)
{
	static const enum word words[] = {
		[SENSE_NONE] = W_NONE,          [SENSE_AT_LEAST] = W_YEAR_FROM, [SENSE_AT_MOST] = W_YEAR_BY,
		[SENSE_ABOVE] = W_YEAR_AFTER,   [SENSE_BELOW] = W_YEAR_BEFORE,  [SENSE_ABOUT] = W_YEAR_ABOUT,
		[SENSE_RANGE] = W_YEAR_BETWEEN};
	return figure_say(gallery, words[target->target->sense], arena_print(gallery->arena, "%.0f", target->number),
	                  arena_print(gallery->arena, "%.0f", target->number_high));
}

static const char *target_number(const struct gallery *gallery, const struct target_result *target,
                                 int decimals)
{
	if (target_counts_years(target->target))
		return figure_deadline(gallery, target);
	const char *number = figure_goal_number(gallery, target->number, decimals);
	if (target->target->sense == SENSE_RANGE)
		number = figure_say(gallery, W_TARGET_RANGE, number,
		                    figure_goal_number(gallery, target->number_high, decimals));
	number = figure_with_unit(gallery, number, &target->unit);
	return figure_sense(gallery, target->target->sense, number);
}

/* Do all scenarios have the same number? */
static bool agreed(const struct gallery *gallery, const struct subject *subject, const char *id,
                   const struct target_result *first)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *other = result_target(gallery->results[r], id);
		bool compares = other && subject->in[r].variable >= 0 && figure_asks_alike(first, other);
		if (compares && !isnan(other->number) &&
		    (other->number != first->number || other->target->sense != first->target->sense))
			return false;
	}
	return true;
}

static const struct target_result *first_number(const struct gallery *gallery, const char *id, int *owner)
{
	for (*owner = 0; *owner < gallery->count; ++*owner) {
		const struct target_result *target = result_target(gallery->results[*owner], id);
		if (target && !isnan(target->number))
			return target;
	}
	return NULL;
}

bool figure_asks_alike(const struct target_result *one, const struct target_result *other)
{
	double scale;
	return beside_alike(one, other) && one->target->year == other->target->year &&
	       (one->variable < 0 || other->variable < 0 || unit_fits(&one->unit, &other->unit, &scale));
}

const struct target_result *figure_told(const struct gallery *gallery, const struct subject *subject, const char *id,
                                        int *owner)
{
	struct goal goal;
	for (*owner = 0; *owner < gallery->count; ++*owner)
		if (subject->in[*owner].variable >= 0 && figure_subject_goal(gallery, subject, *owner, id, &goal) &&
		    goal.of->verdict != VERDICT_NOT_ASSESSABLE && view_wants_year(gallery->view, goal.of->target->year))
			return goal.of;
	return first_number(gallery, id, owner);
}

int figure_target_year(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	int owner;
	const struct target_result *target = figure_told(gallery, subject, id, &owner);
	return target ? target->target->year : 0;
}

const char *figure_target_title(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	int owner;
	const struct target_result *target = figure_told(gallery, subject, id, &owner);
	return target ? view_target_title(gallery->arena, gallery->results[owner], target, gallery->view)
	              : subject->title;
}

const char *figure_target_phrase(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	int owner;
	const struct target_result *target = figure_told(gallery, subject, id, &owner);
	if (!target)
		return subject->title;
	const char *year = figure_count(gallery, target->target->year);
	const char *title = figure_target_title(gallery, subject, id);
	if (!agreed(gallery, subject, id, target))
		return figure_say(gallery, W_CHART_TARGET_PHRASE_PLAIN, year, title);
	if (target_counts_years(target->target)) /* the year in which it is read is not the one it asks for */
		return figure_say(gallery, W_CHART_TARGET_PHRASE_BY, figure_deadline(gallery, target), title);
	bool span = target->target->over_first; /* its years stand in its name */
	return figure_say(gallery, span ? W_CHART_TARGET_PHRASE_SPAN : W_CHART_TARGET_PHRASE, year, title,
	                  target_number(gallery, target, subject->decimals));
}

/* --- above --- */

const char *figure_list(const struct gallery *gallery, const char *list, const char *item)
{
	return list ? figure_say(gallery, W_CHART_PANEL, list, item) : item;
}

enum { PLANS_MOST = 3 };

const char *figure_plan(const struct gallery *gallery, const struct subject *subject)
{
	const char *list = NULL;
	const struct plan **plans = ARENA_ARRAY(gallery->arena, gallery->count + 1, const struct plan *);
	int count = 0;
	for (int r = 0; r < gallery->count; r++) {
		const struct plan *own = gallery->results[r]->scenario->plan;
		const char *title = view_plan_title(gallery->results[r], gallery->view);
		bool known = !own || !title || (subject && subject->owner >= 0 && subject->in[r].variable < 0);
		for (int i = 0; i < count && !known; i++)
			known = plans[i] == own || strcmp(plans[i]->path, own->path) == 0;
		if (known)
			continue;
		plans[count++] = own;
		list = view_joined(gallery->arena, list, title, gallery->view);
	}
	return count <= PLANS_MOST ? list : NULL;
}

const char *figure_prices(const struct gallery *gallery, const struct unit *unit)
{
	int basis = 0;
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power)
			basis = basis == 0 || basis == unit->money[i].prices ? unit->money[i].prices : -1;
	if (basis == PRICES_CURRENT)
		return word_text(gallery->view->language, W_CHART_CURRENT_PRICES);
	return basis > PRICES_BASE ? figure_say(gallery, W_CHART_PRICES, figure_count(gallery, basis))
	                           : "";
}

static const char *list_joined(const struct gallery *gallery, const char *list, const char *item)
{
	if (!list || !*list)
		return item;
	return item && *item ? figure_say(gallery, W_CHART_PANEL, list, item) : list;
}

const char *figure_subtitle(const struct gallery *gallery, const struct subject *subject,
                            struct chart_panel panel)
{
	const char *what =
		list_joined(gallery, list_joined(gallery, panel.title, panel.unit), figure_prices(gallery, &subject->unit));
	const char *plan = figure_plan(gallery, subject);
	if (gallery->count == 1)
		plan = plan ? figure_say(gallery, W_PLAN_SCENARIO, plan, figure_name(gallery, 0))
		            : figure_name(gallery, 0);
	return plan ? figure_say(gallery, W_CHART_SUBTITLE, what, plan) : what;
}
