/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_words: how a title, a unit, a target, a verdict, a list of years and a place are said. A title that
 * is missing in the language asked for is shown in the other one. */
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "base/clean.h"
#include "base/function.h"
#include "base/shell.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"

const char *const verdict_names[] = {
	[VERDICT_MET] = "met", [VERDICT_MISSED] = "missed", [VERDICT_NOT_ASSESSABLE] = "not_assessable"};

/* "1e8 CNY" in words: "hundred million CNY"; "m3/1e4 CNY": "m3 per ten thousand CNY" where a language says so. */
static const char *spelled(struct arena *arena, const char *name, const struct view *view)
{
	static const struct { const char *scale; enum word word; } scales[] = {
		{"1e3 ", W_SCALE_3}, {"1e4 ", W_SCALE_4}, {"1e6 ", W_SCALE_6},
		{"1e8 ", W_SCALE_8}, {"1e9 ", W_SCALE_9}, {"1e12 ", W_SCALE_12}};
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (bool begins = true; *name; begins = *name == '/', name++) {
		size_t i = 0, count = sizeof scales / sizeof *scales;
		while (i < count && !(begins && strncmp(name, scales[i].scale, strlen(scales[i].scale)) == 0))
			i++;
		if (i < count) {
			text_add(&out, word_text(view->language, scales[i].word));
			name += strlen(scales[i].scale);
		}
		text_add_n(&out, name, 1);
	}
	return out.bytes;
}

const char *view_unit(struct arena *arena, const struct unit *unit, const struct view *view)
{
	const char *name = unit_name(arena, unit, view->language, false);
	return strcmp(name, "1") == 0 ? "" : view->formal ? spelled(arena, name, view) : name;
}

const char *view_unit_label(struct arena *arena, const struct unit *unit, bool behind, const struct view *view)
{
	const char *name = unit_label(arena, unit, view->language, behind);
	return strcmp(name, "1") == 0 ? "" : view->formal ? spelled(arena, name, view) : name;
}

const char *view_variable_title(struct arena *arena, const struct result *result, int variable, int element,
                                const struct view *view)
{
	struct title title = program_element_title(arena, result->program, variable, element);
	return clean_text(arena, title_in(title, view->language, result->program->variables[variable].name));
}

const char *view_target_title(struct arena *arena, const struct result *result, const struct target_result *target,
                              const struct view *view)
{
	int variable, element;
	const char *title = title_in(target->target->title, view->language, NULL);
	if (title)
		return clean_text(arena, title);
	if (standing_measured(result, target, &variable, &element))
		return view_variable_title(arena, result, variable, element, view);
	return target->target->id;
}

const char *view_scenario_title(const struct result *result, const struct view *view)
{
	struct arena *arena = result->program->arena;
	const char *title = clean_text(arena, title_in(result->scenario->title, view->language, result->scenario->id));
	return result->scenario->record
	           ? view_say(arena, view, W_WITH_REASON, title, word_text(view->language, W_RECORD))
	           : title;
}

const char *view_label(const struct result *result, const struct view *view)
{
	for (int r = 0; view->called && r < view->called->count; r++)
		if (view->called->results[r] == result)
			return view->called->names[r];
	return result->scenario->label ? result->scenario->label : result->scenario->id;
}

const char *view_group_title(struct arena *arena, const struct result *result, const char *group,
                             const struct view *view)
{
	const struct plan *plan = result->scenario->plan;
	if (!group)
		return NULL;
	struct title title = plan && plan->root ? plan_group(plan, group) : title_in_all(group);
	return clean_text(arena, title_in(title, view->language, group));
}

const char *view_plan_title(const struct result *result, const struct view *view)
{
	const char *title = result->scenario->plan ? title_in(result->scenario->plan->title, view->language, NULL) : NULL;
	return title ? clean_text(result->program->arena, title) : NULL;
}

const char *view_measure(enum measure measure, const struct view *view)
{
	static const enum word words[MEASURE_COUNT] = {[MEASURE_LEVEL] = W_MEASURE_LEVEL,
	                                               [MEASURE_GROWTH] = W_MEASURE_GROWTH,
	                                               [MEASURE_MEAN_GROWTH] = W_MEAN_GROWTH,
	                                               [MEASURE_CHANGE] = W_MEASURE_CHANGE,
	                                               [MEASURE_DECLINE_SINCE_BASE] = W_MEASURE_DECLINE,
	                                               [MEASURE_CUMULATIVE] = W_MEASURE_CUMULATIVE,
	                                               [MEASURE_MEAN] = W_MEASURE_MEAN,
	                                               [MEASURE_PEAK_YEAR] = W_MEASURE_PEAK_YEAR,
	                                               [MEASURE_PEAK_LEVEL] = W_MEASURE_PEAK_LEVEL};
	return word_text(view->language, words[measure]);
}

const char *view_verdict_name(const struct target_result *target)
{
	return target->target->withdrawn ? "withdrawn" : verdict_names[target->verdict];
}

const char *view_mark_of(const struct target_result *target, const struct view *view)
{
	return target->target->withdrawn ? "-" : view_mark(target->verdict, view);
}

const char *view_mark(enum verdict verdict, const struct view *view)
{
	if (verdict == VERDICT_NOT_ASSESSABLE)
		return "?";
	if (verdict == VERDICT_MET)
		return view->utf8 ? "✓" : "ok";
	return view->utf8 ? "✗" : "MISS";
}

enum look view_mark_look(enum verdict verdict)
{
	return verdict == VERDICT_MET ? LOOK_GOOD : verdict == VERDICT_MISSED ? LOOK_BAD : LOOK_UNSURE;
}

const char *view_reason(enum unassessed reason, const struct view *view)
{
	static const enum word words[] = {[ASSESSED] = W_NONE,
	                                  [UNASSESSED_WORDS] = W_REASON_WORDS,
	                                  [UNASSESSED_NO_MAPPING] = W_REASON_NO_MAPPING,
	                                  [UNASSESSED_NO_VARIABLE] = W_REASON_NO_VARIABLE,
	                                  [UNASSESSED_NO_PRICES] = W_REASON_NO_PRICES,
	                                  [UNASSESSED_YEAR] = W_REASON_YEAR,
	                                  [UNASSESSED_NO_NUMBER] = W_REASON_NO_NUMBER,
	                                  [UNASSESSED_UNDEFINED] = W_REASON_UNDEFINED,
	                                  [UNASSESSED_NO_PEAK] = W_REASON_NO_PEAK,
	                                  [UNASSESSED_NO_REFERENCE] = W_REASON_NO_REFERENCE,
	                                  [UNASSESSED_WITHDRAWN] = W_REASON_WITHDRAWN,
	                                  [UNASSESSED_LATE] = W_REASON_LATE};
	return word_text(view->language, words[reason]);
}

const char *view_lateness(struct arena *arena, const struct target_result *target, const struct view *view)
{
	double years = fabs(target->gap);
	bool early = target_is_short(target), one = years == 1;
	enum word word = early ? one ? W_YEARS_EARLY_ONE : W_YEARS_EARLY : one ? W_YEARS_LATE_ONE : W_YEARS_LATE;
	const char *said = view_say(arena, view, word, view_number(arena, years, 0));
	return target->not_before > 0 ? view_say(arena, view, W_AT_LEAST, said) : said;
}

/* In so many parts of 1, to 5 %? */
static bool nearly_in(double size, double parts) { return fabs(rint(size * parts) / parts - size) <= 0.05 * size; }

const char *view_gap(struct arena *arena, double gap, int decimals, const struct view *view)
{
	double size = fabs(gap);
	if (decimals < 0 && size < 1.5 * function_pow(10, -decimals)) /* beside full tens, as if they were none */
		decimals = 0;
	if (decimals == 0 && size < 10) /* beside whole numbers, too */
		decimals = nearly_in(size, 1) ? 0 : nearly_in(size, 10) ? 1 : 2;
	const char *number = view_number(arena, size, decimals);
	if (gap == 0 || strspn(number, "0.") < strlen(number))
		return number;
	char *least = arena_copy(arena, number, strlen(number));
	least[strlen(least) - 1] = '1'; /* 0.01: the least that so many decimals tell */
	return view_say(arena, view, W_UNDER, least);
}

/* It had to be passed, and was reached. */
static bool only_reached(const struct target_result *target)
{
	struct target_bounds bounds = target_bounds(target);
	double edge = target_is_short(target) ? target->low : target->high,
		   slack = fabs(edge - (target_is_short(target) ? bounds.low : bounds.high));
	return bounds.strict && fabs(target->value - edge) <= slack;
}

/* `about` is missed by the distance to the edge of its tolerance, so that edge is named. */
static const char *missed(struct arena *arena, const struct target_result *target, int decimals,
                          const struct view *view)
{
	bool low = target_is_short(target), points = target->unit.share != SHARE_NONE;
	if (target_counts_years(target->target))
		return view_say(arena, view, W_VERDICT_IN_YEARS, view_lateness(arena, target, view));
	if (only_reached(target))
		return view_say(arena, view, low ? W_VERDICT_NOT_ABOVE : W_VERDICT_NOT_BELOW,
		                view_exact(arena, target->number));
	const char *gap = view_gap(arena, target->gap, decimals, view);
	if (target->overshoot)
		return view_say(arena, view, points ? W_VERDICT_OVERSHOT_BY_POINTS : W_VERDICT_OVERSHOT_BY, gap);
	if (target->target->sense == SENSE_ABOUT)
		return view_say(arena, view, low ? W_VERDICT_SHORT_OF_EDGE : W_VERDICT_OVER_EDGE, gap,
		                view_brief(arena, low ? target->low : target->high));
	if (low)
		return view_say(arena, view, points ? W_VERDICT_SHORT_POINTS : W_VERDICT_SHORT, gap);
	return view_say(arena, view, points ? W_VERDICT_OVER_POINTS : W_VERDICT_OVER, gap);
}

const char *view_verdict(struct arena *arena, const struct result *result, const struct target_result *target,
                         int decimals, const struct view *view)
{
	if (target->target->withdrawn)
		return view_say(arena, view, W_VERDICT_WITHDRAWN, arena_print(arena, "%d", target->target->withdrawn));
	if (target->verdict == VERDICT_NOT_ASSESSABLE)
		return view_say(arena, view, W_VERDICT_NOT_ASSESSABLE, view_reason(target->reason, view));
	if (target->verdict == VERDICT_MISSED)
		return missed(arena, target, decimals, view);
	if (target->overshoot)
		return word_text(view->language, W_VERDICT_OVERSHOOT);
	return word_text(view->language, standing_held_by(result, target) ? W_VERDICT_MET_LIMIT : W_VERDICT_MET);
}

const char *view_target_no(struct arena *arena, const struct target *target)
{
	return target->no ? arena_print(arena, "#%s", clean_text(arena, target->no)) : target->id;
}

const char *view_joined(struct arena *arena, const char *list, const char *item, const struct view *view)
{
	return list && *list ? arena_print(arena, "%s%s%s", list, word_text(view->language, W_LIST_COMMA), item) : item;
}

void view_join(struct text *list, const char *item, const struct view *view)
{
	text_add(list, list->length ? word_text(view->language, W_LIST_COMMA) : "");
	text_add(list, item);
}

const char *view_source(struct arena *arena, const struct plan *plan, const char *source, const struct view *view)
{
	if (source && strcmp(source, "assumption") == 0)
		return word_text(view->language, W_CHART_ASSUMPTION);
	return plan_say(arena, plan, source, view->language);
}

static bool assessed_by_none(const char *id, const struct result *const *results, int count)
{
	for (int r = 0; r < count; r++) {
		const struct target_result *target = result_target(results[r], id);
		if (target && target->verdict != VERDICT_NOT_ASSESSABLE)
			return false;
	}
	return true;
}

static bool named_before(const char *id, const struct result *const *results, int r)
{
	for (int before = 0; before < r; before++)
		if (result_target(results[before], id))
			return true;
	return false;
}

enum { NAMED = 12 }; /* targets that cannot be assessed for one reason; the others are counted */

const char *view_not_assessable(struct arena *arena, const struct result *const *results, int count,
                                const struct view *view)
{
	const char *all = NULL;
	for (int reason = UNASSESSED_WORDS; reason <= UNASSESSED_LATE; reason++) {
		if (reason == UNASSESSED_WITHDRAWN)
			continue; /* its story is told apart */
		const char *some = NULL;
		int found = 0;
		for (int r = 0; r < count; r++)
			for (int t = 0; t < results[r]->target_count; t++) {
				const struct target_result *target = &results[r]->targets[t];
				if ((int)target->reason == reason && !named_before(target->target->id, results, r) &&
				    assessed_by_none(target->target->id, results, count) && found++ < NAMED)
					some = view_joined(arena, some, view_target_no(arena, target->target), view);
			}
		if (found > NAMED)
			some = view_say(arena, view, W_AND_MORE, some, arena_print(arena, "%d", found - NAMED));
		if (some)
			all = view_joined(arena, all,
			                  view_say(arena, view, W_WITH_REASON, some, view_reason((enum unassessed)reason, view)),
			                  view);
	}
	return all;
}

void view_note_not_assessable(struct document *document, const struct result *const *results, int count,
                              const struct view *view)
{
	const char *all = view_not_assessable(document->arena, results, count, view);
	if (all)
		document_note(document, view_prose(document->arena, view, W_NOT_ASSESSABLE, all));
}

const char *view_file(const struct result *result)
{
	const char *path = result->scenario->path;
	const struct scenario *named = result->scenario->plain ? result->scenario->plain : result->scenario;
	for (int l = 0; l < named->layer_count; l++)
		if (path && strcmp(named->layers[l].source->path, path) == 0)
			path = source_told(named->layers[l].source);
	return path && strchr(path, '/') ? path : named->id;
}

/* " --set growth=3 --set-from t.csv": what stands on the command line and made these numbers. */
static const char *changed_by(struct arena *arena, const struct scenario *scenario)
{
	const char *all = "";
	const struct source *table = NULL;
	for (int i = 0; i < scenario->setting_count; i++) {
		const struct setting *setting = &scenario->settings[i];
		if (setting->json && setting->value_place.source != table) {
			table = setting->value_place.source;
			all = arena_print(arena, "%s --set-from %s", all, shell_file(arena, source_told(table)));
		} else if (!setting->json) {
			const char *sign = setting->operation == '+' ? "+=" : setting->operation == '*' ? "*=" : "=";
			const char *text = arena_print(arena, "%s%s%s", setting->pattern, sign, setting->value);
			all = arena_print(arena, "%s --set %s", all, shell_word(arena, text));
		}
	}
	return all;
}

/* Explains the first binding target that was missed, otherwise the first missed one, otherwise GDP. */
void view_next(struct document *document, const struct result *result, const struct view *view)
{
	const struct target_result *found = standing_first_missed(result);
	if (!found && view_variable(result, "gdp") < 0)
		return;
	int year = found ? found->target->year : view_target_year(result);
	const char *what = !found ? "gdp" : found->target->variable;
	if (found && found->target->measure != MEASURE_LEVEL && found->target->no && text_width(found->target->no) < 8)
		what = clean_text(document->arena, found->target->no); /* the measure, not the variable behind it */
	const char *command = arena_print(document->arena, "outturn explain %s %s %d%s",
	                                  shell_file(document->arena, view_file(result)),
	                                  shell_word(document->arena, what), year,
	                                  changed_by(document->arena, result->scenario));
	document_command(document, prose_plain(document->arena, view_say(document->arena, view, W_NEXT, command)));
}

const char *view_years(struct arena *arena, const bool *flags, int base_year, int years, const struct view *view)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int from = 0; from < years; from++) {
		if (!flags[from])
			continue;
		int to = from;
		while (to + 1 < years && flags[to + 1])
			to++;
		text_print(&out, "%s%d", out.length > 0 ? word_text(view->language, W_LIST_COMMA) : "", base_year + from);
		if (to > from)
			text_print(&out, "-%d", base_year + to);
		from = to;
	}
	return out.bytes;
}

const char *view_place(struct arena *arena, struct place place)
{
	unsigned line, column;
	if (!place.source)
		return "";
	place_line_column(place, &line, &column);
	const char *slash = strrchr(place.source->path, '/');
	return arena_print(arena, "%s:%u", clean_text(arena, slash ? slash + 1 : place.source->path), line);
}
