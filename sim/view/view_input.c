/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_input: one input, from the file that gives it: who says so, by which source, what that hides, what rests on it.
 *  */
#include "ask/users.h"
#include "base/number.h"
#include "view/view.h"
#include "view/view_basis.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/writer.h"
#include <math.h>
#include <string.h>

static void line(struct document *document, const struct view *view, enum word label, const char *value)
{
	if (value && *value)
		document_item(document, word_text(view->language, label), prose_plain(document->arena, value));
}

/* At most so many digits, without zeros at the end. */
static char *rounded(struct arena *arena, double value, int digits)
{
	char number[64];
	int decimals = digits - 1;
	for (double size = fabs(value); size >= 10 && decimals > 0; size /= 10)
		decimals--;
	size_t length = number_fixed(value, decimals, number, sizeof number);
	while (decimals > 0 && length && number[length - 1] == '0')
		number[--length] = '\0';
	if (length && number[length - 1] == '.')
		number[--length] = '\0';
	return arena_copy(arena, number, length);
}

static char *brief(struct arena *arena, double value) { return rounded(arena, value, 6); }

/* "5.5", or "2021-2023: 7, 2024-2025: 6" where it changes. */
static char *values_text(struct arena *arena, const double *values, int base_year, int years, int year)
{
	if (year)
		return arena_print(arena, "%d: %s", year, brief(arena, values[year - base_year]));
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	int from = years > 1 ? 1 : 0; /* the base year carries the first rate */
	for (int start = from, end; start < years; start = end) {
		for (end = start + 1; end < years && values[end] == values[start];)
			end++;
		char *value = brief(arena, values[start]);
		if (start == from && end == years)
			return value;
		text_print(&out, "%s%d", start == from ? "" : ", ", base_year + start);
		if (end > start + 1)
			text_print(&out, "-%d", base_year + end - 1);
		text_print(&out, ": %s", value);
	}
	return out.bytes;
}

/* The value that an earlier file gave, as it stands there, with its place. */
static char *hidden(struct arena *arena, const struct entry *entry)
{
	struct place place = entry_place(entry);
	if (!place.source)
		return NULL;
	const char *start = place.source->bytes + place.offset;
	size_t length = place.length;
	for (size_t i = 0; i < length; i++)
		if (start[i] == '\n') {
			length = 0; /* an object over several lines: the place says enough */
			break;
		}
	return arena_print(arena, "%.*s%s%s", (int)length, start, length ? "   " : "", place_told(arena, place));
}

static void tell_origin(struct document *document, const struct result *result, const struct input_value *value,
                        const struct view *view)
{
	const struct plan *plan = result->scenario->plan;
	struct arena *arena = document->arena;
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	struct place place = value->adjusted && value->entry ? entry_place(value->entry) : value->place;
	line(document, view, W_INPUT_FROM,
	     value->entry || value->observed ? place_told(arena, place) : word_text(view->language, W_INPUT_DEFAULT));
	if (value->adjusted)
		line(document, view, W_INPUT_ADJUSTED,
		     value->place.source
		         ? arena_print(arena, "%s %s", source_told(value->place.source), value->place.source->bytes)
		         : "--set");
	line(document, view, W_INPUT_SOURCE, value->source ? plan_say(arena, plan, value->source, view->language) : NULL);
	if (!quantity)
		return;
	line(document, view, W_INPUT_NOTE, title_in(quantity->note, view->language, NULL));
	if (quantity->has_range)
		line(document, view, W_INPUT_RANGE,
		     arena_print(arena, "%s .. %s", brief(arena, quantity->range[0]), brief(arena, quantity->range[1])));
	int drawn = uncertainty_of(result->uncertainty, value);
	if (drawn >= 0)
		line(document, view, W_INPUT_UNCERTAIN,
		     arena_print(arena, "%s .. %s", rounded(arena, uncertainty_quantile(result->uncertainty, drawn, 0.05), 3),
		                 rounded(arena, uncertainty_quantile(result->uncertainty, drawn, 0.95), 3)));
	for (const struct entry *earlier = value->entry->hides; earlier; earlier = earlier->hides)
		line(document, view, W_INPUT_HIDES, hidden(arena, earlier));
}

/* `name`: the element's key, or the input's own where all elements have one value from one place. */
static void tell_one(struct document *document, const struct result *result, int index, int element, const char *name,
                     int year, const struct view *view)
{
	struct arena *arena = document->arena;
	const struct input *input = &result->program->inputs[index];
	const struct input_value *value = &input->value[element];
	char *unit = unit_name(arena, &input->unit, view->language, true);
	const char *given =
		value->absent
			? word_text(view->language, W_INPUT_ABSENT)
			: arena_print(arena, "%s%s%s", values_text(arena, value->values, result->base_year, result->years, year),
	                      *unit ? " " : "", unit);
	document_heading(document, "", prose_plain(arena, arena_print(arena, "%s = %s", name, given)));
	line(document, view, W_INPUT_YEARS,
	     year && value->entry ? view_basis(arena, result->program, input, value, year, view)
	                          : view_basis_brief(arena, result->program, input, value, view));
	const struct field *field = input->field;
	line(document, view, W_INPUT_MEANS, field ? title_in(field_title(field), view->language, NULL) : NULL);
	tell_origin(document, result, value, view);
	line(document, view, W_INPUT_USED_BY, input_users(arena, result->program, index));
}

/* A step for each year, for programs. */
static struct explanation steps_of(struct arena *arena, const struct result *result, int index, int element, int year)
{
	const struct input *input = &result->program->inputs[index];
	const struct input_value *value = &input->value[element];
	int first = year ? year : result->base_year, last = year ? year : result->base_year + result->years - 1;
	struct step *steps = ARENA_ARRAY(arena, last - first + 1, struct step);
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	for (int y = first; y <= last; y++)
		steps[y - first] = (struct step){
			.kind = STEP_INPUT,
			.last = y == last,
			.name = value->key,
			.variable = -1,
			.input = index,
			.element = element,
			.year = y,
			.value = value->values[y - result->base_year],
			.unit = input->unit,
			.place = value->place,
			.source = value->source,
			.note = quantity ? quantity->note : (struct title){0},
			.given = value,
			.given_to = input,
		};
	return (struct explanation){steps, last - first + 1};
}

/* Do all elements have their value from one and the same place? */
static bool is_one(const struct input *input, int elements)
{
	for (int i = 1; i < elements; i++)
		if (input->value[i].entry != input->value[0].entry || input->value[i].adjusted != input->value[0].adjusted)
			return false;
	return input->value[0].entry && !input->value[0].adjusted;
}

struct asked {
	const struct result *result;
	const struct view *view;
	int input, element, year;
};

static void tell(struct document *document, const void *of)
{
	const struct asked *asked = of;
	const struct result *result = asked->result;
	const struct input *input = &result->program->inputs[asked->input];
	int elements = program_elements(result->program, input->set);
	int first = asked->element >= 0 ? asked->element : 0, end = asked->element >= 0 ? asked->element + 1 : elements;
	if (end - first > 1 && is_one(input, elements)) {
		tell_one(document, result, asked->input, 0, input->name, asked->year, asked->view);
		return;
	}
	for (int i = first; i < end; i++) {
		if (i > first)
			document_space(document);
		tell_one(document, result, asked->input, i, input->value[i].key, asked->year, asked->view);
	}
}

struct said view_input(struct arena *arena, const struct result *result, int input, int element, int year,
                       const struct view *view)
{
	struct asked *asked = ARENA_NEW(arena, struct asked);
	*asked = (struct asked){result, view, input, element, year};
	struct explanation steps = steps_of(arena, result, input, element >= 0 ? element : 0, year);
	struct said said = view_explain(arena, result, &steps, view);
	said.tell = tell;
	said.told = asked;
	return said;
}
