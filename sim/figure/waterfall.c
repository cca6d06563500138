/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waterfall: what moved a number from the base year to the plan's last, or over --years: a picture for each scenario of
 * energy, CO2 and CO2 by the Kaya identity, or of each variable of --only that is a product; of two scenarios also what
 * lies between them in the plan's last year. The numbers are those of
 * `decompose`, rounded together, so that they add up as they are printed. The title names what adds and what takes off
 * most. */
#include <math.h>
#include <string.h>
#include "ask/decompose.h"
#include "base/clean.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_rests.h"
#include "view/view_select.h"

enum { EFFECTS_MOST = 10 };

struct drawing {
	const struct gallery *gallery; /* of this scenario alone */
	const char *before, *after;    /* what the ends are called: years, or scenarios */
	const struct decomposition *exact, *of;
	int decimals;
};

static bool is_pair(const struct drawing *drawing)
{
	return drawing->exact->before.result != drawing->exact->after.result;
}

static const char *number(const struct drawing *drawing, double value)
{
	return figure_number(drawing->gallery, value, drawing->decimals);
}

static const char *signed_number(const struct drawing *drawing, double value)
{
	return arena_print(drawing->gallery->arena, "%s%s", value > 0 ? "+" : "", number(drawing, value));
}

static const char *title_in_view(const struct drawing *drawing, struct title title, const char *id)
{
	return clean_text(drawing->gallery->arena, title_in(title, drawing->gallery->view->language, id));
}

static const char *effect_title(const struct drawing *drawing, const struct decompose_effect *effect)
{
	return title_in_view(drawing, effect->title, effect->id);
}

/* --- the bars --- */

/* The effects that stand in bars of their own: the larger ones of those that are any. */
static const bool *own_bars(const struct drawing *drawing, int *others)
{
	const struct decomposition *of = drawing->of;
	bool *own = ARENA_ARRAY(drawing->gallery->arena, of->effect_count + 1, bool);
	int shown = 0, wanted = 0;
	for (int e = 0; e < of->effect_count; e++)
		wanted += !drawing->exact->effects[e].idle;
	for (int i = 0; i < of->effect_count; i++) {
		int e = of->ranked[i];
		own[e] = !drawing->exact->effects[e].idle && (wanted <= EFFECTS_MOST || shown < EFFECTS_MOST - 1);
		shown += own[e];
	}
	*others = wanted - shown;
	return own;
}

static void add_bar(struct chart_panel *panel, struct chart_bar *bars, struct chart_bar bar)
{
	bars[panel->bar_count++] = bar;
}

static void add_bars(const struct drawing *drawing, struct chart_panel *panel)
{
	const struct gallery *gallery = drawing->gallery;
	const struct decomposition *of = drawing->of;
	struct chart_bar *bars = ARENA_ARRAY(gallery->arena, EFFECTS_MOST + 2, struct chart_bar);
	int others;
	const bool *own = own_bars(drawing, &others);
	double at = of->from, rest = 0;
	add_bar(panel, bars, (struct chart_bar){drawing->before, number(drawing, of->from), "from", 0, of->from, true});
	for (int e = 0; e < of->effect_count; e++) {
		double effect = of->effects[e].total;
		if (!own[e]) {
			rest += effect;
			continue;
		}
		add_bar(panel, bars, (struct chart_bar){effect_title(drawing, &of->effects[e]), signed_number(drawing, effect),
		                                        of->effects[e].id, at, at + effect, false});
		at += effect;
	}
	if (others)
		add_bar(panel, bars, (struct chart_bar){figure_say(gallery, W_WATERFALL_OTHERS, figure_count(gallery, others)),
		                                        signed_number(drawing, rest), "others", at, at + rest, false});
	add_bar(panel, bars, (struct chart_bar){drawing->after, number(drawing, of->to), "to", 0, of->to, true});
	panel->bars = bars;
}

/* --- words --- */

/* The largest of those that add (sign 1) or take off; NULL: none does. */
static const struct decompose_effect *largest(const struct decomposition *of, int sign)
{
	for (int i = 0; i < of->effect_count; i++)
		if (of->effects[of->ranked[i]].total * sign > 0)
			return &of->effects[of->ranked[i]];
	return NULL;
}

static const char *finding(const struct drawing *drawing)
{
	const struct decomposition *of = drawing->of;
	const struct decompose_effect *up = largest(of, 1), *down = largest(of, -1);
	const char *what = title_in_view(drawing, of->title, of->id);
	const char *added = up ? signed_number(drawing, up->total) : NULL;
	const char *taken = down ? signed_number(drawing, down->total) : NULL;
	if (up && down)
		return figure_say(drawing->gallery, of->to < of->from ? W_WATERFALL_BOTH_DOWN : W_WATERFALL_BOTH, what,
		                  effect_title(drawing, up), added, effect_title(drawing, down), taken);
	if (!up && !down)
		return figure_say(drawing->gallery, W_WATERFALL_NEITHER, what);
	return figure_say(drawing->gallery, up ? W_WATERFALL_UP : W_WATERFALL_DOWN, what,
	                  effect_title(drawing, up ? up : down), up ? added : taken);
}

static const char *subtitle(const struct drawing *drawing)
{
	const struct decomposition *of = drawing->of;
	const struct gallery *gallery = drawing->gallery;
	const char *unit = view_unit_label(gallery->arena, &of->unit, false, gallery->view);
	const char *prices = figure_prices(gallery, &of->unit);
	const char *what = figure_say(gallery, W_WATERFALL_WHAT, title_in_view(drawing, of->title, of->id));
	what = *unit ? figure_list(gallery, what, unit) : what;
	what = *prices ? figure_list(gallery, what, prices) : what;
	what = is_pair(drawing) ? what : figure_list(gallery, what, gallery->names[0]);
	what = figure_list(gallery, what, figure_say(gallery, is_pair(drawing) ? W_WATERFALL_PAIR : W_WATERFALL_YEARS,
	                                             drawing->before, drawing->after));
	return is_pair(drawing) ? figure_list(gallery, what, figure_count(gallery, of->after.year)) : what;
}

static const char *footer(const struct drawing *drawing)
{
	const struct gallery *gallery = drawing->gallery;
	struct foot foot = foot_begin(gallery);
	const char *efficiency = figure_foot_efficiency(gallery, 0);
	const char *rests = view_rests_on(gallery->arena, gallery->results, 1, &drawing->of->variable, gallery->view);
	foot_say(&foot, figure_say(gallery, W_FOOT_PROJECTED, figure_count(gallery, gallery->results[0]->base_year)));
	foot_say(&foot, word_text(gallery->view->language, is_pair(drawing) ? W_WATERFALL_FOOT_PAIR : W_WATERFALL_FOOT));
	if (efficiency)
		foot_say(&foot, efficiency);
	if (rests)
		foot_say(&foot, figure_say(gallery, W_FOOT_RESTS, rests));
	return foot.text.bytes;
}

/* --- the picture --- */

static struct drawing prepare(const struct gallery *alone, const char *before, const struct decomposition *exact)
{
	struct drawing drawing = {alone, before, alone->names[0], exact, exact, view_decompose_digits(exact)};
	if (!before) {
		drawing.before = figure_count(alone, exact->before.year);
		drawing.after = figure_count(alone, exact->after.year);
	}
	drawing.of = decompose_rounded(alone->arena, exact, drawing.decimals);
	return drawing;
}

/* `before`: the scenario before, of two; NULL: of one. */
static const struct chart *chart_of(const struct gallery *alone, const char *before, const struct decomposition *exact)
{
	struct drawing drawing = prepare(alone, before, exact);
	struct chart *chart = ARENA_NEW(alone->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(alone->arena, struct chart_panel);
	*panel = (struct chart_panel){.projected_from = NAN, .id = exact->id, .unit_id = exact->unit.text,
	                              .title = title_in_view(&drawing, exact->title, exact->id)};
	add_bars(&drawing, panel);
	*chart = (struct chart){.layout = &chart_waterfall,
	                        .size = figure_size(alone),
	                        .language = alone->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .title = finding(&drawing),
	                        .subtitle = subtitle(&drawing),
	                        .footer = footer(&drawing)};
	return chart;
}

static const struct result *declared(const struct result *shown) { return shown->declared ? shown->declared : shown; }

struct adding {
	const struct gallery *all;
	struct gallery alone;          /* of the scenario in hand */
	const struct result *before;   /* of two: the first, as it is declared; NULL: over the years */
	int result;
	unsigned formats;
	struct jobs *jobs;
};

static struct decompose_question question_of(const struct adding *adding)
{
	const struct result *result = declared(adding->alone.results[0]);
	const struct view_selection *asked = &adding->all->view->asked;
	int first = result->base_year, last = view_target_year(result);
	if (asked->first && (asked->first < asked->last || adding->before)) {
		first = asked->first;
		last = asked->last;
	}
	return (struct decompose_question){
		.before = {adding->before ? adding->before : result, adding->before ? last : first, WORLD_LIMITED},
		.after = {result, last, WORLD_LIMITED}};
}

/* NULL: it cannot be decomposed. */
static const struct decomposition *decomposed(const struct adding *adding, int scheme, int variable, int element)
{
	struct decompose_question question = question_of(adding);
	struct decompose_refused refused;
	question.scheme = scheme;
	question.variable = variable;
	question.element = element;
	if (!adding->before && question.after.year <= question.before.year)
		return NULL;
	const struct decomposition *made = decompose(adding->all->arena, &question, &refused);
	const struct program *shown = adding->alone.results[0]->program;
	return made ? decompose_shown(adding->all->arena, made, &shown->variables[made->variable].unit) : NULL;
}

static bool add_one(const struct adding *adding, int scheme, int variable, int element)
{
	const struct gallery *all = adding->all;
	const struct decomposition *made = decomposed(adding, scheme, variable, element);
	if (!made)
		return false;
	const char *stem = arena_print(all->arena, "%s-%s", figure_waterfall.name, clean_file_name(all->arena, made->id));
	stem = gallery_scenario_stem(all, stem, adding->before ? 0 : adding->result);
	if (adding->before)
		stem = gallery_scenario_stem(all, arena_print(all->arena, "%s-to", stem), adding->result);
	const struct chart *chart = chart_of(&adding->alone, adding->before ? all->names[0] : NULL, made);
	gallery_add(adding->before ? all : &adding->alone, chart, stem, adding->formats, adding->jobs);
	return true;
}

static bool is_wanted(const struct adding *adding, int scheme)
{
	const struct result *result = adding->alone.results[0];
	int element, variable = program_find(result->program, decompose_scheme_variable(scheme), &element);
	return adding->all->view->asked.only ? view_wants(result, variable, element, adding->all->view) : true;
}

/* What has a name of its own: the first three unless they are asked for; then what formulas make. */
static void add_result(const struct adding *adding, int most)
{
	const struct result *result = adding->alone.results[0];
	const char *only = adding->all->view->asked.only;
	int made = 0;
	for (int s = decompose_next(result, -1); s >= 0 && (only || s < DECOMPOSE_USUAL); s = decompose_next(result, s))
		if ((!most || made < most) && is_wanted(adding, s))
			made += add_one(adding, s, -1, -1);
	for (int v = 0; v < result->program->variable_count && only; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			if (view_wants(result, v, e, adding->all->view) && (e >= 0 || decompose_scheme_of(result, v) < 0))
				add_one(adding, -1, v, e);
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (int r = 0; r < gallery->count; r++) {
		struct adding adding = {gallery, gallery_alone(gallery, r), NULL, r, formats, jobs};
		add_result(&adding, gallery->most);
	}
	if (gallery->count == 2 && !gallery->most) {
		struct adding adding = {gallery, gallery_alone(gallery, 1), declared(gallery->results[0]), 1, formats, jobs};
		add_result(&adding, 0);
	}
}

static const char *why_nothing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, W_WATERFALL_NONE);
}

const struct figure_kind figure_waterfall = {
	.name = "waterfall", .report = FIGURE_OF_ONE, .most = 1, .add = add, .why_nothing = why_nothing};
