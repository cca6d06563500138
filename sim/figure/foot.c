/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_foot: what stands below a picture: where history ends, what the marks mean, whose number the target
 * is, what a limit's cost rests on, what breaks a series, and the sources. */
#include <math.h>
#include <string.h>
#include "ask/cost.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/foot_about.h"
#include "figure/foot_held.h"
#include "figure/foot_source.h"
#include "figure/foot_years.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "view/view_number.h"
#include "view/view_words.h"

enum { WORDS_CELLS = 60, FOOT_CELLS = 490, NOTE_LEAST = 130 };

void foot_say(struct foot *foot, const char *sentence)
{
	if (!*sentence)
		return;
	if (foot->text.length > 0)
		text_add(&foot->text, language_rules[foot->gallery->view->language].sentence_gap);
	const char *cut = strstr(sentence, "…"), *stop = cut ? cut + strlen("…") : "";
	if (strcmp(stop, ".") == 0 || strcmp(stop, "。") == 0)
		sentence = arena_copy(foot->gallery->arena, sentence, (size_t)(stop - sentence));
	text_add(&foot->text, sentence);
}

struct foot foot_begin(const struct gallery *gallery)
{
	struct foot foot = {gallery, {0}};
	text_init(&foot.text, gallery->arena);
	text_add(&foot.text, "");
	return foot;
}

static const char *year_only(const struct gallery *gallery, double year)
{
	return arena_print(gallery->arena, "%.0f", year);
}

static void say_history(struct foot *foot, const struct subject *subject, struct chart_panel panel)
{
	const struct gallery *gallery = foot->gallery;
	if (figure_foot_observed_to(&panel) > 0)
		foot_say(foot, figure_say(gallery, W_FOOT_OBSERVED, year_only(gallery, figure_foot_observed_to(&panel))));
	foot_say(foot, figure_projected(gallery, foot_years(gallery, subject, panel.projected_from)));
	if (foot_unseen(gallery, subject))
		foot_say(foot, foot_unseen(gallery, subject));
}

void foot_see_marks(struct marks *marks, const struct chart_panel *panel)
{
	for (int i = 0; i < panel->target_count; i++)
		*(panel->targets[i].budget    ? &marks->budget
		  : panel->targets[i].ceiling ? &marks->ceiling
		                              : &marks->diamond) = true;
	marks->deadline |= panel->deadline > 0;
}

void foot_say_marks(struct foot *foot, struct marks marks)
{
	if (marks.diamond)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_TARGET));
	if (marks.ceiling && !marks.budget)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_CEILING));
	if (marks.budget)
		foot_say(foot, figure_say(foot->gallery, marks.ceiling ? W_FOOT_BUDGET_TOO : W_FOOT_BUDGET));
	if (marks.line)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_LINE));
	if (marks.deadline)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_DEADLINE));
}

void foot_say_sources(struct foot *foot, const struct observation *const *observed, int count)
{
	const char *list = foot_source_list(foot->gallery, observed, count);
	if (list)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_SOURCE, list));
}

static void say_observed_source(struct foot *foot, const struct subject *subject)
{
	int count;
	const struct observation *const *observed = figure_panel_observed(foot->gallery, subject, &count);
	foot_say_sources(foot, observed, count);
}

/* --- whose number a target is --- */

static void say_words(struct foot *foot, const struct target *target)
{
	const struct gallery *gallery = foot->gallery;
	const char *words = title_in(target->words, gallery->view->language, NULL);
	if (words)
		foot_say(foot, figure_say(gallery, W_FOOT_WORDS, figure_cut(gallery, words, WORDS_CELLS)));
}

/* A number of the scenario's own is never said to be the plan's. */
void foot_say_target(struct foot *foot, const struct subject *subject, struct marks marks, const char *id)
{
	int owner;
	const struct gallery *gallery = foot->gallery;
	const struct target_result *of = id ? figure_told(gallery, subject, id, &owner) : NULL;
	const char *source = of && of->target->source ? foot_source_name(gallery, of->target->source) : NULL;
	if (!of || !of->target->from_scenario) {
		foot_say_marks(foot, marks);
		if (marks.budget)
			foot_say(foot, foot_source_targets(gallery, subject));
		else if (source)
			foot_say(foot, figure_say(gallery, W_FOOT_TARGET_SOURCE, source));
		return;
	}
	if (marks.diamond)
		foot_say(foot, figure_say(gallery, W_FOOT_TARGET_OWN, source ? source : "-"));
	if (marks.ceiling)
		foot_say(foot, figure_say(gallery, W_FOOT_CEILING_OWN, source ? source : "-"));
	if (marks.line)
		foot_say(foot, figure_say(gallery, W_FOOT_LINE_OWN, source ? source : "-"));
	if (marks.deadline)
		foot_say(foot, figure_say(gallery, W_FOOT_DEADLINE));
	say_words(foot, of->target);
}

/* Marks beside the title's own target whose number is not the plan's either. */
static void say_other_targets(struct foot *foot, const struct subject *subject, const char *id)
{
	int owner;
	const struct gallery *gallery = foot->gallery;
	const char *list = NULL;
	for (int t = 0; t < subject->target_count; t++) {
		const struct target_result *of = figure_told(gallery, subject, subject->targets[t], &owner);
		if (of && of->target->from_scenario && (!id || strcmp(id, subject->targets[t]) != 0))
			list =
				view_joined(gallery->arena, list, view_target_no(gallery->arena, of->target), gallery->view);
	}
	if (list)
		foot_say(foot, figure_say(gallery, W_FOOT_OTHER_OWN, list));
}

/* --- notes and breaks --- */

/* As many whole sentences as there is room for, the first one at least, cut if need be. */
static const char *some_sentences(const struct gallery *gallery, const char *text, size_t room)
{
	size_t kept = 0;
	for (const char *at = text; *at; at++) {
		size_t stop = strncmp(at, "。", 3) == 0 ? 3 : *at == '.' && (at[1] == ' ' || !at[1]) ? 1 : 0;
		size_t end = (size_t)(at - text) + stop;
		if (stop && text_width_n(text, end) <= room)
			kept = end;
	}
	return kept ? arena_copy(gallery->arena, text, kept) : text_width(text) <= room ? text : NULL; /* explain has it */
}

/* NULL: none in the language of the picture. */
static const char *note_of(const struct gallery *gallery, const char *id, size_t room)
{
	for (int r = 0; r < gallery->count && id; r++) {
		const struct target_result *target = result_target(gallery->results[r], id);
		struct title note = target ? target->target->remark : (struct title){0};
		const char *text = title_text(note, gallery->view->language);
		if (text)
			return some_sentences(gallery, text, room);
	}
	return NULL;
}

static double base_value(const struct chart_panel *panel)
{
	for (int i = 0; i < panel->line_count; i++)
		for (int k = 0; k < panel->lines[i].count; k++)
			if (panel->lines[i].year[k] == panel->projected_from)
				return panel->lines[i].value[k];
	return NAN;
}

static bool meets(const struct chart_segment *segment, double year, double value)
{
	for (int i = 0; i < segment->count; i++)
		if (segment->year[i] == year && fabs(segment->value[i] - value) <= 5e-3 * fabs(value))
			return true;
	return false;
}

struct joint figure_foot_joint(const struct chart_panel *panel)
{
	struct joint joint = {0};
	double base = base_value(panel), last = panel->projected_from;
	for (int s = 0; s < panel->segment_count && !isnan(base); s++) {
		const struct chart_segment *segment = &panel->segments[s];
		double to = segment->count ? segment->year[segment->count - 1] : 0;
		bool starts = meets(segment, panel->projected_from, base);
		joint.latest = to > last || (to == last && joint.latest && starts) ? segment : joint.latest;
		last = fmax(last, to);
		joint.start = starts && (!joint.start || joint.latest == segment) ? segment : joint.start;
	}
	return joint;
}

bool figure_foot_is_broken(const struct chart_panel *panel)
{
	struct joint joint = figure_foot_joint(panel);
	return joint.latest && joint.latest != joint.start;
}

double figure_foot_observed_to(const struct chart_panel *panel)
{
	double to = 0;
	for (int s = 0; s < panel->segment_count; s++)
		if (panel->segments[s].count)
			to = fmax(to, panel->segments[s].year[panel->segments[s].count - 1]);
	return to;
}

static const char *span_text(const struct gallery *gallery, double from, double to)
{
	return from == to ? year_only(gallery, from) : arena_print(gallery->arena, "%.0f-%.0f", from, to);
}

const char *figure_foot_bases(const struct gallery *gallery, const struct chart_panel *panel)
{
	const char *list = NULL;
	for (int s = 0; s < panel->segment_count && panel->segment_count > 1; s++) {
		const struct chart_segment *segment = &panel->segments[s];
		const char *years = span_text(gallery, segment->year[0], segment->year[segment->count - 1]);
		const char *one = figure_say(gallery, W_WITH_REASON, segment->note, years);
		list = list ? arena_print(gallery->arena, "%s%s%s", list,
		                          word_text(gallery->view->language, W_LIST_SEMICOLON), one)
		            : one;
	}
	return list;
}

static void say_break(struct foot *foot, const struct chart_panel *panel)
{
	const struct gallery *gallery = foot->gallery;
	struct joint joint = figure_foot_joint(panel);
	const char *bases = figure_foot_bases(gallery, panel), *base = year_only(gallery, panel->projected_from);
	if (bases)
		foot_say(foot, figure_say(gallery, W_FOOT_BASES, bases));
	if (figure_foot_is_broken(panel) && joint.start)
		foot_say(foot, figure_say(gallery, W_FOOT_BREAK_BASIS, base, joint.start->note, joint.latest->note));
	else if (figure_foot_is_broken(panel))
		foot_say(foot, figure_say(gallery, W_FOOT_BREAK, base));
}

static void say_prices(struct foot *foot, const struct subject *subject)
{
	int count;
	const struct observation *const *left_out = figure_panel_other_prices(foot->gallery, subject, &count);
	if (count)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_OTHER_PRICES,
		                          span_text(foot->gallery, left_out[0]->year, left_out[count - 1]->year)));
}

static void say_note(struct foot *foot, const struct subject *subject)
{
	const struct gallery *gallery = foot->gallery;
	size_t used = text_width(foot->text.bytes),
		   room = used + NOTE_LEAST < FOOT_CELLS ? FOOT_CELLS - used : NOTE_LEAST;
	const char *note = note_of(gallery, figure_subject_target(gallery, subject, true), room);
	if (note)
		foot_say(foot, figure_say(gallery, W_FOOT_NOTE, note));
}

static void say_limits(struct foot *foot, const struct subject *subject, int first, int count,
                       const struct chart_panel *panel)
{
	const struct gallery *gallery = foot->gallery;
	bool dashed = false;
	for (int i = 0; i < panel->line_count; i++)
		dashed = dashed || panel->lines[i].style == CHART_DASHED;
	if (!dashed)
		return;
	bool companion = false, limit_line = false;
	for (int r = first; r < first + count; r++) {
		companion = companion || figure_panel_has_companion(gallery, subject, r);
		limit_line = limit_line || figure_panel_has_limit(gallery, subject, r);
	}
	foot_say(foot, figure_say(gallery, companion && limit_line ? W_FOOT_DASHED_BOTH
	                                   : companion             ? W_FOOT_DASHED
	                                                           : W_FOOT_DASHED_LIMIT));
	for (int r = first; r < first + count; r++) {
		const struct result *result = gallery->results[r];
		for (int l = 0; l < result->limit_count && figure_panel_has_companion(gallery, subject, r); l++) {
			const struct limit_result *limit = &result->limits[l];
			if (limit->bound_years > 0)
				foot_say(foot, figure_say(gallery, W_FOOT_BINDS,
				                          title_in(limit->title, gallery->view->language, limit->id),
				                          figure_name(gallery, r),
				                          view_years(gallery->arena, limit->bound, result->base_year,
				                                     result->years, gallery->view)));
		}
	}
}

const char *figure_foot_left_out(const struct gallery *gallery, const struct subject *subject)
{
	bool *out = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool), any = false;
	for (int r = 0; r < gallery->count; r++) {
		int element;
		out[r] = subject->in[r].variable < 0 &&
		         program_find(gallery->results[r]->program, subject->name, &element) >= 0;
		any = any || out[r];
	}
	return any ? figure_names(gallery, out) : NULL;
}

static void say_left_out(struct foot *foot, const struct subject *subject)
{
	const char *names = figure_foot_left_out(foot->gallery, subject);
	if (names)
		foot_say(foot, figure_say(foot->gallery, W_FOOT_LEFT_OUT, names));
}

/* --- what a limit costs --- */

/* "2 %/yr", "2-3 %/yr" */
static const char *range_text(const struct gallery *gallery, const struct range *rate)
{
	const char *low = view_brief(gallery->arena, rate->low), *high = view_brief(gallery->arena, rate->high);
	return strcmp(low, high) == 0 ? low : figure_say(gallery, W_FINDING_RANGE, low, high);
}

static const char *rate_text(const struct gallery *gallery, const struct range *rate)
{
	return arena_print(gallery->arena, "%s%s%s", range_text(gallery, rate),
	                   language_rules[gallery->view->language].unit_gap,
	                   view_unit(gallery->arena, rate->unit, gallery->view));
}

/* Do limits change what is drawn? Also where it is nothing without them. */
static bool is_moved(const struct gallery *gallery, const struct subject *subject, int r)
{
	for (int y = subject->years.first; y <= subject->years.last; y++) {
		double with = figure_subject_value(gallery, subject, r, y),
			   without = figure_subject_unlimited(gallery, subject, r, y);
		if (fabs(with - without) > 1e-4 * fmax(fabs(with), fabs(without)))
			return true;
	}
	return false;
}

const char *figure_foot_efficiency(const struct gallery *gallery, int r)
{
	struct range own, extra;
	if (!cost_rests_on(gallery->results[r], &own, &extra))
		return NULL;
	return figure_say(gallery, extra.unit ? W_FOOT_EFFICIENCY_EXTRA : W_FOOT_EFFICIENCY, figure_name(gallery, r),
	                  rate_text(gallery, &own), extra.unit ? range_text(gallery, &extra) : "");
}

static void say_efficiency(struct foot *foot, const struct subject *subject, int first, int count)
{
	for (int r = first; r < first + count; r++) {
		bool moved = subject->in[r].variable >= 0 && is_moved(foot->gallery, subject, r);
		const char *efficiency = moved ? figure_foot_efficiency(foot->gallery, r) : NULL;
		if (efficiency)
			foot_say(foot, efficiency);
	}
}

void foot_say_facts(struct foot *foot, const struct subject *subject, int first, int count,
                    const struct chart_panel *panel)
{
	const char *id = figure_subject_target(foot->gallery, subject, true);
	foot_say(foot, figure_about(foot->gallery, subject, id));
	foot_say(foot, figure_overshot(foot->gallery, subject, id));
	say_limits(foot, subject, first, count, panel);
	say_efficiency(foot, subject, first, count);
	foot_say(foot, figure_held(foot->gallery, subject, first, count));
	say_left_out(foot, subject);
	say_break(foot, panel);
	say_prices(foot, subject);
}

const char *figure_foot(const struct gallery *gallery, const struct subject *subject, int first, int count,
                        struct chart_panel panel)
{
	struct foot foot = foot_begin(gallery);
	struct marks marks = {0};
	foot_see_marks(&marks, &panel);
	say_history(&foot, subject, panel);
	foot_say_target(&foot, subject, marks, figure_subject_target(gallery, subject, true));
	say_other_targets(&foot, subject, figure_subject_target(gallery, subject, true));
	foot_say_facts(&foot, subject, first, count, &panel);
	say_observed_source(&foot, subject);
	say_note(&foot, subject);
	return foot.text.bytes;
}
