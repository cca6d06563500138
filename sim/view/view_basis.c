/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_basis: the sentences of ask/basis. Stated numbers are written as the yearly values beside them. */
#include "view/view_basis.h"
#include <string.h>
#include "view/view_number.h"
#include "view/view_words.h"

static const enum word words[BASIS_KINDS] = {
	[BASIS_LINEAR] = W_BASIS_LINEAR,        [BASIS_GEOMETRIC] = W_BASIS_GEOMETRIC, [BASIS_STEP] = W_BASIS_STEP,
	[BASIS_BEFORE] = W_BASIS_BEFORE,        [BASIS_AFTER] = W_BASIS_AFTER,         [BASIS_LEVEL] = W_BASIS_LEVEL,
	[BASIS_LEVEL_AFTER] = W_BASIS_CONTINUED, [BASIS_CONTINUED] = W_BASIS_CONTINUED, [BASIS_LAPSED] = W_BASIS_LAPSED,
	[BASIS_DEFAULT] = W_BASIS_DEFAULT};

static const char *year_of(struct arena *arena, const struct point *point)
{
	return point ? arena_print(arena, "%d", point->year) : "";
}

/* What a number without a unit is read as: where the level is shown in another unit, that must be told. */
static const char *level_unit(struct arena *arena, const struct program *program, const struct input *input,
                              const struct view *view)
{
	int element, base = -1;
	const char *section = input->field && input->field->level_of
	                          ? arena_print(arena, "%.*s.%s", (int)strcspn(input->name, "."), input->name,
	                                        input->field->level_of)
	                          : NULL;
	base = section ? program_find_input(program, section, &element) : -1;
	const char *declared = base >= 0 && program->inputs[base].field ? program->inputs[base].field->unit : NULL;
	if (!declared)
		return "";
	struct unit unit = unit_of_plan(arena, declared, program->money);
	return unit.factor == program->inputs[base].unit.factor ? "" : view_unit(arena, &unit, view);
}

/* A level stands in its own unit, which the input's is not. */
static const char *number_of(struct arena *arena, const struct program *program, const struct input *input,
                             const struct input_value *value, const struct point *point, const struct view *view)
{
	if (!point)
		return "";
	if (value->entry->quantity->form != QUANTITY_LEVEL)
		return view_brief(arena, basis_point(program, input, value, point));
	const char *unit = point->has_unit ? view_unit(arena, &point->unit, view)
	                                   : level_unit(arena, program, input, view);
	return arena_print(arena, "%s%s%s", view_brief(arena, point->value), *unit ? " " : "", unit);
}

const char *view_basis(struct arena *arena, const struct program *program, const struct input *input,
                       const struct input_value *value, int year, const struct view *view)
{
	struct basis basis = basis_of(value, year);
	int spent = strcmp(input->name, "capital.programme.total") == 0 ? basis_programme_spent(program) : 0;
	if (spent && year > spent)
		return view_say(arena, view, W_BASIS_SPENT, arena_print(arena, "%d", spent));
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	bool placeholder = quantity && quantity->placeholder && !value->adjusted;
	const char *said = placeholder ? word_text(view->language, W_BASIS_PLACEHOLDER) : NULL;
	if (!words[basis.kind])
		return said ? said : "";
	return view_joined(arena, said, view_say(arena, view, words[basis.kind], year_of(arena, basis.from),
	                number_of(arena, program, input, value, basis.from, view), year_of(arena, basis.to),
	                number_of(arena, program, input, value, basis.to, view)),
	                   view);
}

const char *view_basis_brief(struct arena *arena, const struct program *program, const struct input *input,
                             const struct input_value *value, const struct view *view)
{
	const char *all = NULL;
	int before = basis_held_before(program, input, value), between = basis_between(program, input, value),
		after = basis_held_after(program, value);
	if (before)
		all = view_say(arena, view, W_BASIS_BRIEF_BEFORE, arena_print(arena, "%d", before));
	if (between)
		all = view_joined(arena, all,
		                  word_text(view->language, basis_of(value, between).kind == BASIS_GEOMETRIC
		                                                ? W_BASIS_BRIEF_GEOMETRIC
		                                                : W_BASIS_BRIEF_LINEAR),
		                  view);
	if (after)
		all = view_joined(arena, all,
		                  view_say(arena, view,
		                           basis_of(value, program_last(program)).kind == BASIS_AFTER ? W_BASIS_BRIEF_AFTER
		                                                                                      : W_BASIS_BRIEF_CONTINUED,
		                           arena_print(arena, "%d", after)),
		                  view);
	return all ? all : "";
}
