/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_explain: the tree from a number down to what was assumed. Lines that are too long go on below, behind the bars
 * of the tree. A limit that binds is named where it acts. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/budget.h"
#include "ask/catchup.h"
#include "ask/standing.h"
#include "base/clean.h"
#include "base/nearly.h"
#include "view/view.h"
#include "view/view_acting.h"
#include "view/view_basis.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/cell.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/relation.h"
#include "write/writer.h"

enum { DEPTH_MOST = 60 };

struct tree {
	struct document *document;
	const struct result *result;
	const struct view *view;
	const char *limit[DEPTH_MOST]; /* by depth: the limit that was named there */
	bool more;                     /* something below the depth asked for */
};

/* Inputs go by their key, which --set takes. */
static const char *step_title(struct arena *arena, const struct step *step, const struct view *view)
{
	return step->variable < 0 ? step->name : clean_text(arena, title_in(step->title, view->language, step->name));
}

/* A result in the digits that it deserves, and those that its target's verdict needs; an input as it is given. */
static const char *number_said(struct arena *arena, const struct result *result, const struct step *step, double value)
{
	const struct target_result *judges = NULL;
	if (step->variable < 0)
		return view_fine(arena, value);
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		int variable, element;
		bool measured = target->target->measure == MEASURE_LEVEL && target->target->year == step->year &&
		                standing_measured(result, target, &variable, &element) && variable == step->variable &&
		                (element < 0 ? 0 : element) == (step->element < 0 ? 0 : step->element);
		if (measured || (target->variable == step->variable && target->target->year == step->year))
			judges = target;
	}
	return view_figures(arena, value, figures_deserved(result, step->variable, step->element, step->year), judges);
}

/* Its value with the unit, which leads to an explanation of its own. */
static struct prose value_said(struct arena *arena, const struct result *result, const struct step *step,
                               const struct view *view)
{
	const char *unit = view_unit(arena, &step->unit, view);
	struct cell cell = view_cell_as(number_said(arena, result, step, step->value), step->value);
	cell = view_cell_from(cell, result, step->variable, step->element, step->year);
	return prose_join(arena, prose_cell(arena, cell), *unit ? " " : "", prose_plain(arena, unit));
}

/* What the number of the year rests on, place, source and range, as far as there are any. */
static const char *origin(struct arena *arena, const struct result *result, const struct step *step,
                          const struct view *view)
{
	const char *place = view_place(arena, step->place);
	const char *source =
		step->source ? clean_text(arena, view_source(arena, result->scenario->plan, step->source, view)) : "";
	const struct quantity *given = step->given && step->given->entry ? step->given->entry->quantity : NULL;
	double scale = 1;
	if (given && given->has_range && (!given->has_unit || unit_fits(&given->unit, &step->unit, &scale)))
		source = arena_print(arena, "%s%s%s..%s", source, language_rules[view->language].comma,
		                     view_exact(arena, given->range[0] * scale), view_exact(arena, given->range[1] * scale));
	const char *basis =
		step->given ? view_basis(arena, result->program, step->given_to, step->given, step->year, view) : "";
	return arena_print(arena, "%s%s%s%s%s%s", *basis ? "   " : "", basis, *place ? "   " : "", place,
	                   *source ? "   " : "", source);
}

/* A limit is named where the walk comes upon it, not again in the steps below. */
static bool names_limit(struct tree *tree, const struct step *step, int depth)
{
	tree->limit[depth] = step->limit ? step->limit : depth > 0 ? tree->limit[depth - 1] : NULL;
	return step->limit && (depth == 0 || !tree->limit[depth - 1] || strcmp(tree->limit[depth - 1], step->limit) != 0);
}

/* The language of formulas has no word for a number that is not there. */
static const char *readable(const struct view *view, struct arena *arena, const char *how)
{
	static const char nothing[] = "sqrt(-1)";
	for (const char *found = strstr(how ? how : "", nothing); found; found = strstr(how, nothing))
		how = arena_print(arena, "%.*s%s%s", (int)(found - how), how, view_say(arena, view, W_STEP_NOTHING, ""),
		                  found + sizeof nothing - 1);
	return how;
}

static struct prose variable_sentence(struct tree *tree, const struct step *step, int depth)
{
	struct arena *arena = tree->document->arena;
	const char *how = readable(tree->view, arena, step->numbers ? step->numbers : step->formula), *rest = "";
	if (names_limit(tree, step, depth))
		rest = arena_print(arena, "   %s", view_say(arena, tree->view, W_STEP_LIMIT, step->limit));
	if (*rest || !step->limit)
		rest = arena_print(arena, "%s%s", rest, origin(arena, tree->result, step, tree->view));
	return prose_join(arena, prose_plain(arena, step_title(arena, step, tree->view)), "  ",
	                  prose_join(arena, value_said(arena, tree->result, step, tree->view), how ? " = " : "",
	                             prose_plain(arena, arena_print(arena, "%s%s", how ? how : "", rest))));
}

static struct prose sentence(struct tree *tree, const struct step *step, int depth)
{
	struct arena *arena = tree->document->arena;
	const char *title = step_title(arena, step, tree->view);
	struct prose value = value_said(arena, tree->result, step, tree->view);
	switch (step->kind) {
	case STEP_INPUT:
		return prose_join(
			arena, prose_plain(arena, title), "  ",
			prose_join(arena, value, "", prose_plain(arena, origin(arena, tree->result, step, tree->view))));
	case STEP_PREVIOUS:
		return view_prose(arena, tree->view, W_STEP_PREVIOUS, title, arena_print(arena, "%d", step->year), value);
	case STEP_SEEN: return view_prose(arena, tree->view, W_STEP_SEEN, title, value);
	case STEP_VARIABLE: break;
	}
	return variable_sentence(tree, step, depth);
}

static void tell_step(struct tree *tree, const struct step *step)
{
	struct arena *arena = tree->document->arena;
	int depth = step->depth < DEPTH_MOST ? step->depth : DEPTH_MOST - 1;
	document_step(tree->document, step->depth, step->last, sentence(tree, step, depth), view_place(arena, step->place));
}

/* What the years use of what they have together, and who uses it. */
static void tell_budget(struct document *document, const struct result *result, const struct target_result *target,
                        const struct view *view)
{
	struct arena *arena = document->arena;
	struct budget budget;
	if (!budget_of(arena, result, target, &budget))
		return;
	document_say(document,
	             arena_print(arena, "  %s",
	                         view_say(arena, view, budget.left < 0 ? W_BUDGET_OVER : W_BUDGET_LEFT,
	                                  arena_print(arena, "%d", budget.first), arena_print(arena, "%d", budget.last),
	                                  view_figures(arena, budget.used, 4, NULL),
	                                  view_figures(arena, budget.allowed, 4, NULL),
	                                  view_figures(arena, fabs(budget.left), 4, NULL))));
	struct text list;
	text_init(&list, arena);
	for (int year = budget.first; year <= budget.last; year++)
		if (isfinite(budget.by_year[year - budget.first]))
			view_join(&list,
			          arena_print(arena, "%d %s", year,
			                      view_figures(arena, budget.by_year[year - budget.first], 4, NULL)),
			          view);
	document_say(document, arena_print(arena, "  %s", view_say(arena, view, W_BUDGET_YEARS, list.bytes)));
	text_init(&list, arena);
	for (int i = 0; i < budget.part_count; i++)
		view_join(&list,
		          arena_print(arena, "%s %s",
		                      clean_text(arena, title_in(budget.parts[i].title, view->language, budget.parts[i].name)),
		                      view_figures(arena, budget.parts[i].used, 4, NULL)),
		          view);
	if (budget.part_count)
		document_say(document, arena_print(arena, "  %s", view_say(arena, view, W_BUDGET_PARTS, list.bytes)));
}

/* What the plan asks of the variable, in its own words where it has them, and what must be known about its number. */
static void tell_target(struct document *document, const struct result *result, const struct target_result *target,
                        const struct view *view)
{
	struct arena *arena = document->arena;
	const struct target *asked = target->target;
	const char *number = view_target(arena, target, view), *words = title_in(asked->words, view->language, NULL);
	if (!isnan(target->number))
		number = arena_print(arena, "%s %s", number, view_unit(arena, &target->unit, view));
	if (words && !isnan(target->number))
		number = view_say(arena, view, W_WITH_REASON, number, view_say(arena, view, W_EXPLAIN_PLAN_WORDS, words));
	const char *line = view_say(arena, view, W_EXPLAIN_TARGET, view_target_no(arena, asked), number);
	const char *source = view_source(arena, result->scenario->plan, asked->source, view);
	document_say(document, source ? arena_print(arena, "%s   %s", line, source) : line);
	const char *withdrawn = view_withdrawn_story(arena, result, asked, view);
	if (withdrawn)
		document_say(document, arena_print(arena, "  %s", view_say(arena, view, W_WITHDRAWN, withdrawn)));
	tell_budget(document, result, target, view);
	if (target->not_before > 0) /* the dash above is no reason to think that nothing is known */
		document_say(document,
		             arena_print(arena, "  %s",
		                         target->verdict == VERDICT_MET ? word_text(view->language, W_VERDICT_MET)
		                                                        : view_lateness(arena, target, view)));
	const char *note = title_in(asked->remark, view->language, NULL);
	if (note)
		document_say(document, arena_print(arena, "  %s", note));
}

static void tell_targets(struct document *document, const struct result *result, const struct step *root,
                         const struct view *view)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		int variable, element;
		bool measured = standing_measured(result, target, &variable, &element) && variable == root->variable &&
		                (element < 0 ? 0 : element) == (root->element < 0 ? 0 : root->element);
		if (root->variable >= 0 && (measured || target->variable == root->variable))
			tell_target(document, result, target, view);
	}
}

static void tell_root(struct document *document, const struct result *result, const struct step *root,
                      const struct view *view)
{
	struct arena *arena = document->arena;
	const char *value =
		arena_print(arena, "%s %d = %s", step_title(arena, root, view), root->year,
		            number_said(arena, result, root, root->value));
	const char *unit = unit_name(arena, &root->unit, view->language, true), *rest = "";
	if (strcmp(unit, "1") != 0)
		rest = arena_print(arena, "  %s", unit);
	int row = root->year - result->base_year;
	int at = (root->element < 0 ? 0 : root->element) * result->years + row;
	double free = result->unlimited && root->variable >= 0 ? result->unlimited[root->variable][at] : NAN;
	if (isfinite(free) && fabs(free - root->value) > NEARLY * fabs(free))
		rest = arena_print(arena, "%s      %s", rest,
		                   view_say(arena, view, W_WITHOUT_LIMITS, number_said(arena, result, root, free)));
	document_heading(document, value, prose_plain(arena, rest));
}

static void tell_formula(struct document *document, const struct result *result, const struct step *root,
                         const struct view *view)
{
	struct arena *arena = document->arena;
	const char *how = readable(view, arena, root->numbers ? root->numbers : root->formula);
	if (how)
		document_say(document, arena_print(arena, "= %s%s", how, origin(arena, result, root, view)));
	const char *rests = root->variable < 0 ? NULL : view_rests_on(arena, &result, 1, &root->variable, view);
	if (rests)
		document_say(document, view_say(arena, view, W_EXPLAIN_RESTS, rests));
	double back = catchup_concerns(result->program, root->variable) ? catchup_points(result, root->year) : 0;
	if (back >= 0.05)
		document_say(document, view_say(arena, view, W_EXPLAIN_CATCHUP, arena_print(arena, "%d", root->year),
		                                view_number(arena, back, 1)));
	tell_targets(document, result, root, view);
}

void view_explain_below(struct document *document, const struct result *result, const struct explanation *explanation,
                      const struct view *view)
{
	struct tree tree = {.document = document, .result = result, .view = view};
	for (int s = 0; s < explanation->count; s++) {
		const struct step *step = &explanation->steps[s];
		bool childless = s + 1 == explanation->count || explanation->steps[s + 1].depth <= step->depth;
		if (step->depth == 0)
			tell_formula(document, result, step, view);
		else
			tell_step(&tree, step);
		tree.more = tree.more || (step->kind == STEP_VARIABLE && step->depth == view->depth && childless);
	}
	if (tree.more) {
		document_say(document, word_text(view->language, W_EXPLAIN_DEPTH));
		document_hang(document, 0);
	}
}

/* The variable or input without its element, and the element's id (NULL for one number). */
static const char *element_id(const struct result *result, const struct step *step)
{
	const struct program *program = result->program;
	int set = step->variable >= 0 ? program->variables[step->variable].set
	          : step->input >= 0  ? program->inputs[step->input].set
	                              : SCALAR;
	if (set == SCALAR || step->element < 0)
		return NULL;
	const struct set *s = &program->sets[set];
	return step->element < s->count ? s->ids[step->element] : s->groups[step->element - s->count].id;
}

/* --- data --- */

struct explained {
	const struct result *result;
	const struct explanation *explanation;
	const struct view *view;
	struct view_acting acting;
};

static const struct column step_columns[] = {{"kind", COLUMN_ID, .in = IN_NESTED},
                                             {"depth", COLUMN_INTEGER, .in = IN_NESTED},
                                             {"name", COLUMN_ID, .in = IN_NESTED},
                                             {"title", COLUMN_TEXT, .in = IN_NESTED},
                                             {"variable", COLUMN_ID, .in = IN_FLAT},
                                             {"element", .kind = COLUMN_ID},
                                             {"year", .kind = COLUMN_INTEGER},
                                             {"value", .kind = COLUMN_NUMBER},
                                             {"unit", .kind = COLUMN_ID},
                                             {"formula", .kind = COLUMN_TEXT},
                                             {"numbers", COLUMN_TEXT, .in = IN_NESTED},
                                             {"place", .kind = COLUMN_TEXT},
                                             {"source", .kind = COLUMN_TEXT},
                                             {"note", COLUMN_TEXT, .in = IN_NESTED},
                                             {"limit", COLUMN_ID, .in = IN_NESTED},
                                             {"status", COLUMN_ID, .in = IN_NESTED},
                                             {"depth", COLUMN_INTEGER, .in = IN_FLAT},
                                             {0}};

static void fill_steps(struct rows *to, const void *of)
{
	static const char *const kinds[] = {
		[STEP_VARIABLE] = "variable", [STEP_INPUT] = "input", [STEP_PREVIOUS] = "previous", [STEP_SEEN] = "seen"};
	const struct explained *explained = of;
	const struct result *result = explained->result;
	for (int s = 0; s < explained->explanation->count; s++) {
		const struct step *step = &explained->explanation->steps[s];
		const char *place = place_told(rows_arena(to), step->place);
		bool whole = step->variable >= 0 && step->kind != STEP_INPUT;
		rows_put(to,
		         (const struct value[]){{.text = kinds[step->kind]},
		                                {.number = step->depth},
		                                {.text = step->name},
		                                {.text = title_in(step->title, explained->view->language, NULL)},
		                                {.text = whole ? result->program->variables[step->variable].name : step->name},
		                                {.text = element_id(result, step)},
		                                {.number = step->year},
		                                {.number = step->value},
		                                {.text = step->unit.text},
		                                {.text = step->formula},
		                                {.text = step->numbers},
		                                {.text = *place ? place : NULL},
		                                {.text = step->source},
		                                {.text = title_in(step->note, explained->view->language, NULL)},
		                                {.text = step->limit},
		                                {.text = step->given ? basis_names[basis_of(step->given, step->year).kind]
		                                                     : NULL,
		                                 .absent = !step->given},
		                                {.number = step->depth}});
	}
}

static const struct relation steps = {"steps", step_columns, .fill = fill_steps};

static const struct column columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                        {"scenario", COLUMN_TEXT, .in = IN_NESTED},
                                        {"steps", COLUMN_ROWS, .rows = &steps},
                                        {"limits", COLUMN_ROWS, .in = IN_NESTED, .rows = &view_acting_data},
                                        {0}};

static void fill(struct rows *to, const void *of)
{
	const struct explained *explained = of;
	rows_put(to, (const struct value[]){{.text = "explain"},
	                                    {.text = explained->result->scenario->id},
	                                    {.of = of},
	                                    {.of = &explained->acting}});
}

static void tell(struct document *document, const void *of)
{
	const struct explained *explained = of;
	if (explained->explanation->count)
		tell_root(document, explained->result, &explained->explanation->steps[0], explained->view);
	view_explain_below(document, explained->result, explained->explanation, explained->view);
	view_acting(document, &explained->acting, explained->view, explained->view->depth < 0);
}

static const struct relation explain_data = {"explain", columns, fill, .lines = true};

struct said view_explain(struct arena *arena, const struct result *result, const struct explanation *explanation,
                         const struct view *view)
{
	struct explained *explained = ARENA_NEW(arena, struct explained);
	struct explanation *kept = ARENA_NEW(arena, struct explanation);
	*kept = *explanation;
	const struct step *root = explanation->count ? &explanation->steps[0] : NULL;
	*explained = (struct explained){result, kept, view,
	                                {result, root ? root->variable : -1, root ? root->year : result->base_year}};
	return (struct said){&explain_data, steps.name, tell, .of = explained};
}
