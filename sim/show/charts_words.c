/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts_words: numbers, names and what stands above and below a picture. */
#include <math.h>
#include <string.h>
#include "show/charts_parts.h"

enum { NAME_CELLS = 26, SOURCE_CELLS = 48, SOURCES_MOST = 2 };

/* --- numbers and names --- */

const char *charts_number(const struct gallery *gallery, double value, int decimals)
{
	return chart_number(gallery->arena, value, decimals, gallery->view->language);
}

const char *charts_exact(const struct gallery *gallery, double value)
{
	const char *point = strchr(view_exact(gallery->arena, value), '.');
	return charts_number(gallery, value, point ? (int)strlen(point + 1) : 0);
}

/* English sentences leave the unit to the subtitle, but for percent. */
const char *charts_with_unit(const struct gallery *gallery, const char *number, const struct unit *unit)
{
	bool chinese = gallery->view->language == LANG_ZH;
	const char *name = view_unit(gallery->arena, unit, gallery->view);
	if (!chinese && unit->share == SHARE_NONE)
		return number;
	return *name ? arena_print(gallery->arena, chinese ? "%s%s" : "%s %s", number, name) : number;
}

static const char *cut(const struct gallery *gallery, const char *text, size_t cells)
{
	return text_width(text) <= cells
	           ? text
	           : arena_print(gallery->arena, "%.*s…", (int)text_fit(text, cells - 1), text);
}

const char *charts_name(const struct gallery *gallery, int result)
{
	return cut(gallery, gallery->names[result], NAME_CELLS);
}

const char *charts_names(const struct gallery *gallery, const bool *which)
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
			list = arena_print(gallery->arena, "%s%s%s", list, joint, charts_name(gallery, r));
			done++;
		}
	return list;
}

/* --- targets --- */

const char *charts_sense(const struct gallery *gallery, enum sense sense, const char *number)
{
	static const enum word words[] = {
		[SENSE_NONE] = W_NONE,         [SENSE_AT_LEAST] = W_NONE,     [SENSE_AT_MOST] = W_CHART_AT_MOST,
		[SENSE_ABOVE] = W_CHART_ABOVE, [SENSE_BELOW] = W_CHART_BELOW, [SENSE_ABOUT] = W_TARGET_ABOUT,
		[SENSE_RANGE] = W_NONE};
	return words[sense] == W_NONE ? number : charts_say(gallery, words[sense], number);
}

static const char *target_number(const struct gallery *gallery, const struct target_result *target)
{
	const char *number = charts_exact(gallery, target->number);
	if (target->target->sense == SENSE_RANGE)
		number = charts_say(gallery, W_TARGET_RANGE, number, charts_exact(gallery, target->number_high));
	number = charts_with_unit(gallery, number, &target->unit);
	return charts_sense(gallery, target->target->sense, number);
}

/* Do all scenarios have the same number? */
static bool agreed(const struct gallery *gallery, const struct subject *subject, const char *id,
                   const struct target_result *first)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *other = view_target_of(gallery->results[r], id);
		bool compares = other && subject->in[r].variable >= 0 && other->target->year == first->target->year;
		if (compares && !isnan(other->number) &&
		    (other->number != first->number || other->target->sense != first->target->sense))
			return false;
	}
	return true;
}

static const struct target_result *first_number(const struct gallery *gallery, const char *id, int *owner)
{
	for (*owner = 0; *owner < gallery->count; ++*owner) {
		const struct target_result *target = view_target_of(gallery->results[*owner], id);
		if (target && !isnan(target->number))
			return target;
	}
	return NULL;
}

int charts_target_year(const struct gallery *gallery, const char *id)
{
	int owner;
	const struct target_result *target = first_number(gallery, id, &owner);
	return target ? target->target->year : 0;
}

const char *charts_target_title(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	int owner;
	const struct target_result *target = first_number(gallery, id, &owner);
	return target ? view_target_title(gallery->arena, gallery->results[owner], target, gallery->view)
	              : subject->title;
}

const char *charts_target_phrase(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	int owner;
	const struct target_result *target = first_number(gallery, id, &owner);
	if (!target)
		return subject->title;
	const char *year = arena_print(gallery->arena, "%d", target->target->year);
	const char *title = charts_target_title(gallery, subject, id);
	if (!agreed(gallery, subject, id, target))
		return charts_say(gallery, W_CHART_TARGET_PHRASE_PLAIN, year, title);
	return charts_say(gallery, W_CHART_TARGET_PHRASE, year, title, target_number(gallery, target));
}

/* --- above --- */

const char *charts_list(const struct gallery *gallery, const char *list, const char *item)
{
	return list ? charts_say(gallery, W_CHART_PANEL, list, item) : item;
}

const char *charts_plan(const struct gallery *gallery)
{
	return charts_shared_plan(gallery, NULL) ? view_plan_title(gallery->results[0], gallery->view) : NULL;
}

static const char *prices(const struct gallery *gallery, const struct unit *unit)
{
	int basis = 0;
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power)
			basis = basis == 0 || basis == unit->money[i].prices ? unit->money[i].prices : -1;
	if (basis == PRICES_CURRENT)
		return word_text(gallery->view->language, W_CHART_CURRENT_PRICES);
	return basis > PRICES_BASE ? charts_say(gallery, W_CHART_PRICES, arena_print(gallery->arena, "%d", basis))
	                           : "";
}

static const char *joined(const struct gallery *gallery, const char *list, const char *item)
{
	if (!list || !*list)
		return item;
	return item && *item ? charts_say(gallery, W_CHART_PANEL, list, item) : list;
}

const char *charts_subtitle(const struct gallery *gallery, const struct subject *subject,
                            struct chart_panel panel)
{
	const char *what =
		joined(gallery, joined(gallery, panel.title, panel.unit), prices(gallery, &subject->unit));
	const char *plan = charts_plan(gallery);
	if (gallery->count == 1)
		plan = plan ? charts_say(gallery, W_PLAN_SCENARIO, plan, charts_name(gallery, 0))
		            : charts_name(gallery, 0);
	return plan ? charts_say(gallery, W_CHART_SUBTITLE, what, plan) : what;
}

/* --- below --- */

struct foot {
	const struct gallery *gallery;
	struct text text;
};

static void say(struct foot *foot, const char *sentence)
{
	if (foot->text.length > 0 && foot->gallery->view->language == LANG_EN)
		text_add(&foot->text, " ");
	text_add(&foot->text, sentence);
}

static struct foot foot_begin(const struct gallery *gallery)
{
	struct foot foot = {gallery, {0}};
	text_init(&foot.text, gallery->arena);
	text_add(&foot.text, "");
	return foot;
}

static const char *year_text(const struct gallery *gallery, double year)
{
	return arena_print(gallery->arena, "%.0f", year);
}

static void say_history(struct foot *foot, struct chart_panel panel)
{
	const struct gallery *gallery = foot->gallery;
	if (panel.segment_count > 0)
		say(foot, charts_say(gallery, W_FOOT_OBSERVED,
		                     year_text(gallery, panel.segments[0].year[panel.segments[0].count - 1])));
	say(foot, charts_say(gallery, W_FOOT_PROJECTED, year_text(gallery, panel.projected_from)));
}

struct marks {
	bool diamond, ceiling;
};

static void see_marks(struct marks *marks, const struct chart_panel *panel)
{
	for (int i = 0; i < panel->target_count; i++)
		*(panel->targets[i].ceiling ? &marks->ceiling : &marks->diamond) = true;
}

static void say_marks(struct foot *foot, struct marks marks)
{
	if (marks.diamond)
		say(foot, charts_say(foot->gallery, W_FOOT_TARGET));
	if (marks.ceiling)
		say(foot, charts_say(foot->gallery, W_FOOT_CEILING));
}

static void say_about(struct foot *foot, const struct subject *subject, const char *id)
{
	int owner;
	const struct gallery *gallery = foot->gallery;
	const struct target_result *target = id ? first_number(gallery, id, &owner) : NULL;
	bool *over = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool), any = false;
	if (!target || target->target->sense != SENSE_ABOUT)
		return;
	say(foot, charts_say(gallery, W_FOOT_ABOUT, charts_exact(gallery, target->number),
	                     charts_exact(gallery, target->target->tolerance)));
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *own = view_target_of(gallery->results[r], id);
		over[r] = own && own->overshoot && subject->in[r].variable >= 0;
		any = any || over[r];
	}
	if (any)
		say(foot, charts_say(gallery, W_FOOT_OVERSHOT, charts_names(gallery, over)));
}

static void say_limits(struct foot *foot, const struct subject *subject, int first, int count)
{
	const struct gallery *gallery = foot->gallery;
	if (!charts_draws_dashed(gallery, subject, first, count))
		return;
	bool companion = false, limit_line = false;
	for (int r = first; r < first + count; r++) {
		companion = companion || charts_has_companion(gallery, subject, r);
		limit_line = limit_line || charts_has_limit(gallery, subject, r);
	}
	say(foot, charts_say(gallery, companion && limit_line ? W_FOOT_DASHED_BOTH
	                              : companion             ? W_FOOT_DASHED
	                                                      : W_FOOT_DASHED_LIMIT));
	for (int r = first; r < first + count; r++) {
		const struct result *result = gallery->results[r];
		for (int l = 0; l < result->limit_count && charts_has_companion(gallery, subject, r); l++) {
			const struct limit_result *limit = &result->limits[l];
			if (limit->binding_years > 0)
				say(foot, charts_say(gallery, W_FOOT_BINDS,
				                     title_in(limit->title, gallery->view->language, limit->id),
				                     charts_name(gallery, r),
				                     view_years(gallery->arena, limit->binding, result->base_year,
				                                result->years, gallery->view)));
		}
	}
}

/* Scenarios that are not in the picture although they have the variable. */
static void say_left_out(struct foot *foot, const struct subject *subject)
{
	const struct gallery *gallery = foot->gallery;
	bool *out = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool), any = false;
	for (int r = 0; r < gallery->count; r++) {
		int element;
		out[r] = subject->in[r].variable < 0 &&
		         program_find(gallery->results[r]->program, subject->name, &element) >= 0;
		any = any || out[r];
	}
	if (any)
		say(foot, charts_say(gallery, W_FOOT_LEFT_OUT, charts_names(gallery, out)));
}

/* What a source says in brackets is left out where it is long; "assumption" is a word of the files' own. */
static const char *source_name(const struct gallery *gallery, const char *source)
{
	const char *bracket = strstr(source, " (");
	if (strcmp(source, "assumption") == 0)
		return word_text(gallery->view->language, W_CHART_ASSUMPTION);
	if (text_width(source) > SOURCE_CELLS && bracket)
		source = arena_copy(gallery->arena, source, (size_t)(bracket - source));
	return cut(gallery, source, SOURCE_CELLS);
}

static const char *add_source(const struct gallery *gallery, const char *list, int *count, const char *source)
{
	const char *name = source_name(gallery, source);
	if (list && strstr(list, name))
		return list;
	++*count;
	if (*count > SOURCES_MOST)
		return *count == SOURCES_MOST + 1 ? charts_say(gallery, W_FOOT_SOURCES_MORE, list) : list;
	return list ? arena_print(gallery->arena, "%s%s%s", list,
	                          word_text(gallery->view->language, W_LIST_SEMICOLON), name)
	            : name;
}

static void say_sources(struct foot *foot, const struct subject *subject)
{
	int observed, owner, sources = 0;
	const struct gallery *gallery = foot->gallery;
	const struct observation *const *found = charts_observed(gallery, subject, &observed);
	const char *list = NULL, *id = charts_target(gallery, subject, true);
	const struct target_result *target = id ? first_number(gallery, id, &owner) : NULL;
	if (target && target->target->source)
		say(foot, charts_say(gallery, W_FOOT_TARGET_SOURCE, source_name(gallery, target->target->source)));
	for (int i = observed - 1; i >= 0; i--)
		list = add_source(gallery, list, &sources, found[i]->source);
	if (list)
		say(foot, charts_say(gallery, W_FOOT_SOURCE, list));
}

const char *charts_footer(const struct gallery *gallery, const struct subject *subject, int first, int count,
                          struct chart_panel panel)
{
	struct foot foot = foot_begin(gallery);
	struct marks marks = {0};
	see_marks(&marks, &panel);
	say_history(&foot, panel);
	say_marks(&foot, marks);
	say_about(&foot, subject, charts_target(gallery, subject, true));
	say_limits(&foot, subject, first, count);
	say_left_out(&foot, subject);
	say_sources(&foot, subject);
	return foot.text.bytes;
}

const char *charts_overview_footer(const struct gallery *gallery, const struct chart_panel *panels, int count)
{
	struct foot foot = foot_begin(gallery);
	struct marks marks = {0};
	double to = 0;
	for (int i = 0; i < count; i++) {
		see_marks(&marks, &panels[i]);
		if (panels[i].segment_count > 0)
			to = fmax(to, panels[i].segments[0].year[panels[i].segments[0].count - 1]);
	}
	if (to > 0)
		say(&foot, charts_say(gallery, W_FOOT_OBSERVED, year_text(gallery, to)));
	say(&foot, charts_say(gallery, W_FOOT_PROJECTED,
	                      arena_print(gallery->arena, "%d", gallery->results[0]->base_year)));
	say_marks(&foot, marks);
	const char *unassessed =
		view_not_assessable(gallery->arena, gallery->results, gallery->count, gallery->view);
	if (unassessed && !gallery->view->only)
		say(&foot, charts_say(gallery, W_FOOT_NOT_ASSESSED, unassessed));
	return foot.text.bytes;
}
