/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_explain: the tree from a number down to what was assumed. Lines that are too long go on below, behind the bars of
 * the tree. A limit that binds is named where it acts. */
#include <math.h>
#include <string.h>
#include "ask/standing.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/csv_out.h"
#include "write/json_out.h"
#include "write/table.h"

enum { BRANCHES_MOST = 60 };

struct tree {
	struct text *out;
	const struct result *result;
	const struct view *view;
	bool ended[BRANCHES_MOST];        /* by depth: the newest step there is the last of its parent */
	const char *limit[BRANCHES_MOST]; /* by depth: the limit that was named there */
	bool more;                        /* something below the depth asked for */
};

/* Inputs go by their key, which --set takes. */
static const char *step_title(struct arena *arena, const struct step *step, const struct view *view)
{
	return step->variable < 0 ? step->name
	                          : table_clean(arena, title_in(step->title, view->language, step->name));
}

static const char *value_text(struct arena *arena, const struct step *step, const struct view *view)
{
	const char *unit = view_unit(arena, &step->unit, view);
	return *unit ? arena_print(arena, "%s %s", view_fine(arena, step->value), unit)
	             : view_fine(arena, step->value);
}

/* Place, source and range, as far as there are any. */
static const char *origin(struct arena *arena, const struct result *result, const struct step *step,
                          const struct view *view)
{
	const char *place = view_place(arena, step->place);
	const char *source =
		step->source ? table_clean(arena, view_source(arena, result->scenario->plan, step->source, view)) : "";
	const struct quantity *given = step->given && step->given->entry ? step->given->entry->quantity : NULL;
	double scale = 1;
	if (given && given->has_range && (!given->has_unit || unit_fits(&given->unit, &step->unit, &scale)))
		source = arena_print(arena, view->language == LANG_ZH ? "%s，%s..%s" : "%s, %s..%s", source,
		                     view_exact(arena, given->range[0] * scale), view_exact(arena, given->range[1] * scale));
	return arena_print(arena, "%s%s%s%s", *place ? "   " : "", place, *source ? "   " : "", source);
}

/* A limit is named where the walk comes upon it, not again in the steps below. */
static bool names_limit(struct tree *tree, const struct step *step, int depth)
{
	tree->limit[depth] = step->limit ? step->limit : depth > 0 ? tree->limit[depth - 1] : NULL;
	return step->limit &&
	       (depth == 0 || !tree->limit[depth - 1] || strcmp(tree->limit[depth - 1], step->limit) != 0);
}

static const char *variable_sentence(struct tree *tree, const struct step *step, int depth)
{
	struct arena *arena = tree->out->arena;
	const char *how = step->numbers ? step->numbers : step->formula;
	const char *text = arena_print(arena, "%s  %s%s%s", step_title(arena, step, tree->view),
	                               value_text(arena, step, tree->view), how ? " = " : "", how ? how : "");
	if (names_limit(tree, step, depth))
		text = arena_print(arena, "%s   %s", text, view_say(arena, tree->view, W_STEP_LIMIT, step->limit));
	else if (step->limit)
		return text;
	return arena_print(arena, "%s%s", text, origin(arena, tree->result, step, tree->view));
}

static const char *sentence(struct tree *tree, const struct step *step, int depth)
{
	struct arena *arena = tree->out->arena;
	const char *title = step_title(arena, step, tree->view), *value = value_text(arena, step, tree->view);
	switch (step->kind) {
	case STEP_INPUT: return arena_print(arena, "%s  %s%s", title, value, origin(arena, tree->result, step, tree->view));
	case STEP_PREVIOUS:
		return view_say(arena, tree->view, W_STEP_PREVIOUS, title, arena_print(arena, "%d", step->year),
		                value);
	case STEP_SEEN: return view_say(arena, tree->view, W_STEP_SEEN, title, value);
	case STEP_VARIABLE: break;
	}
	return variable_sentence(tree, step, depth);
}

/* One line of the tree; the place in it is dim. */
static void put_line(struct text *out, const char *bars, const char *line, size_t length, const char *place,
                     bool colour)
{
	const char *found = *place ? strstr(line, place) : NULL;
	text_add(out, bars);
	if (!found || found + strlen(place) > line + length) {
		text_add_n(out, line, length);
	} else {
		text_add_n(out, line, (size_t)(found - line));
		table_look(out, place, LOOK_DIM, colour);
		text_add_n(out, found + strlen(place), length - (size_t)(found - line) - strlen(place));
	}
	text_add(out, "\n");
}

static void put_step(struct tree *tree, const struct step *step)
{
	struct arena *arena = tree->out->arena;
	int depth = step->depth < BRANCHES_MOST ? step->depth : BRANCHES_MOST - 1;
	const char *bars = "";
	for (int d = 1; d < depth; d++)
		bars = arena_print(arena, "%s%s", bars, tree->ended[d] ? "   " : "|  ");
	tree->ended[depth] = step->last;
	struct text lines;
	text_init(&lines, arena);
	const char *head = arena_print(arena, "%s%s", bars, step->last ? "`- " : "|- "),
			   *rest = arena_print(arena, "%s%s", bars, step->last ? "   " : "|  ");
	int room = TABLE_WIDTH - (int)strlen(head);
	table_prose(&lines, sentence(tree, step, depth), 0, 2, room < 30 ? 30 : room);
	for (const char *line = lines.bytes; *line; line = strchr(line, '\n') + 1)
		put_line(tree->out, line == lines.bytes ? head : rest, line, strcspn(line, "\n"),
		         view_place(arena, step->place), tree->view->colour);
}

/* What the plan asks of the variable, in its own words where it has them, and what must be known about its number. */
static void put_target(struct text *out, const struct result *result, const struct target_result *target,
                       const struct view *view)
{
	struct arena *arena = out->arena;
	const struct target *asked = target->target;
	const char *number = view_target(arena, target, view), *words = title_in(asked->words, view->language, NULL);
	if (!isnan(target->number))
		number = arena_print(arena, "%s %s", number, view_unit(arena, &target->unit, view));
	if (words && !isnan(target->number))
		number = view_say(arena, view, W_WITH_REASON, number, view_say(arena, view, W_EXPLAIN_PLAN_WORDS, words));
	const char *line = view_say(arena, view, W_EXPLAIN_TARGET, view_target_no(arena, asked), number);
	const char *source = view_source(arena, result->scenario->plan, asked->source, view);
	view_say_line(out, source ? arena_print(arena, "%s   %s", line, source) : line, 2);
	if (asked->note)
		view_say_line(out, arena_print(arena, "  %s", asked->note), 2);
}

static void put_targets(struct text *out, const struct result *result, const struct step *root, const struct view *view)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		int variable, element;
		bool measured = standing_measured(result, target, &variable, &element) && variable == root->variable &&
		                (element < 0 ? 0 : element) == (root->element < 0 ? 0 : root->element);
		if (root->variable >= 0 && (measured || target->variable == root->variable))
			put_target(out, result, target, view);
	}
}

static void put_root(struct text *out, const struct result *result, const struct step *root,
                     const struct view *view)
{
	struct arena *arena = out->arena;
	const char *value = arena_print(arena, "%s %d = %s", step_title(arena, root, view), root->year,
	                                view_fine(arena, root->value));
	table_look(out, value, LOOK_BOLD, view->colour);
	const char *unit = unit_name(arena, &root->unit, view->language, true);
	if (strcmp(unit, "1") != 0)
		text_print(out, "  %s", unit);
	int row = root->year - result->base_year;
	int at = (root->element < 0 ? 0 : root->element) * result->years + row;
	double free = result->unlimited && root->variable >= 0 ? result->unlimited[root->variable][at] : NAN;
	if (isfinite(free) && fabs(free - root->value) > 1e-9 * fabs(free))
		text_print(out, "      %s", view_say(arena, view, W_WITHOUT_LIMITS, view_fine(arena, free)));
	text_add(out, "\n");
	const char *how = root->numbers ? root->numbers : root->formula;
	if (how)
		view_say_line(out, arena_print(arena, "= %s%s", how, origin(arena, result, root, view)), 2);
	put_targets(out, result, root, view);
}

static void put_tree(struct text *out, const struct result *result, const struct explanation *explanation,
                     const struct view *view)
{
	struct tree tree = {.out = out, .result = result, .view = view};
	for (int s = 0; s < explanation->count; s++) {
		const struct step *step = &explanation->steps[s];
		bool childless = s + 1 == explanation->count || explanation->steps[s + 1].depth <= step->depth;
		if (step->depth == 0)
			put_root(out, result, step, view);
		else
			put_step(&tree, step);
		tree.more = tree.more || (step->kind == STEP_VARIABLE && step->depth == view->depth && childless);
	}
	if (tree.more)
		view_say_line(out, word_text(view->language, W_EXPLAIN_DEPTH), 0);
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

static void steps_csv(struct text *out, const struct result *result, const struct explanation *explanation)
{
	struct csv_out csv;
	csv_out_begin(&csv, out, "variable,element,year,value,unit,formula,place,source,depth");
	for (int s = 0; s < explanation->count; s++) {
		const struct step *step = &explanation->steps[s];
		csv_out_id(&csv, step->variable >= 0 && step->kind != STEP_INPUT
		                     ? result->program->variables[step->variable].name
		                     : step->name);
		csv_out_id(&csv, element_id(result, step));
		csv_out_integer(&csv, step->year);
		csv_out_number(&csv, step->value);
		csv_out_id(&csv, step->unit.text);
		csv_out_text(&csv, step->formula);
		csv_out_text(&csv, place_text(out->arena, step->place));
		csv_out_text(&csv, step->source);
		csv_out_integer(&csv, step->depth);
		csv_out_row(&csv);
	}
}

static void step_json(struct json_out *json, const struct result *result, const struct step *step,
                      const struct view *view)
{
	static const char *const kinds[] = {[STEP_VARIABLE] = "variable",
	                                    [STEP_INPUT] = "input",
	                                    [STEP_PREVIOUS] = "previous",
	                                    [STEP_SEEN] = "seen"};
	const char *place = place_text(json->text->arena, step->place);
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "kind", kinds[step->kind]);
	json_out_integer(json, "depth", step->depth);
	json_out_text(json, "name", step->name);
	json_out_text(json, "title", title_in(step->title, view->language, NULL));
	json_out_text(json, "element", element_id(result, step));
	json_out_integer(json, "year", step->year);
	json_out_number(json, "value", step->value);
	json_out_text(json, "unit", step->unit.text);
	json_out_text(json, "formula", step->formula);
	json_out_text(json, "numbers", step->numbers);
	json_out_text(json, "place", *place ? place : NULL);
	json_out_text(json, "source", step->source);
	json_out_text(json, "note", step->note);
	json_out_text(json, "limit", step->limit);
	json_out_close(json);
}

static void steps_json(struct text *out, const struct result *result, const struct explanation *explanation,
                       const struct view *view)
{
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "command", "explain");
	json_out_text(&json, "scenario", result->scenario->id);
	json_out_array(&json, "steps", JSON_LINES);
	for (int s = 0; s < explanation->count; s++)
		step_json(&json, result, &explanation->steps[s], view);
	json_out_close(&json);
	json_out_close(&json);
}

void view_explain(struct text *out, const struct result *result, const struct explanation *explanation,
                  const struct view *view)
{
	text_add(out, "");
	if (view->format == FORMAT_CSV)
		steps_csv(out, result, explanation);
	else if (view->format == FORMAT_JSON)
		steps_json(out, result, explanation, view);
	else
		put_tree(out, result, explanation, view);
}
