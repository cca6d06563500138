/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts_foot: what stands below a picture: where history ends, what the marks mean, whose number the target
 * is, what a limit's cost rests on, what breaks a series, and the sources. */
#include <math.h>
#include <string.h>
#include "data/reader.h"
#include "show/charts_parts.h"

enum { SOURCE_CELLS = 48, SOURCES_MOST = 2, WORDS_CELLS = 60, NOTE_CELLS = 230 };


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
	const struct target_result *target = id ? charts_first_number(gallery, id, &owner) : NULL;
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
	return charts_cut(gallery, source, SOURCE_CELLS);
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
	const struct target_result *target = id ? charts_first_number(gallery, id, &owner) : NULL;
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
