/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_input_title: the thing that the key goes through, by its title in the files (a sector, limit, fuel, indicator),
 * and what the model's table says of the parameter, up to its first stop. */
#include "view/view_input_title.h"
#include <string.h>
#include "ask/own_text.h"
#include "base/clean.h"
#include "view/view_words.h"

/* "years of the plan; the first counts" -> "years of the plan" */
static const char *first_part(struct arena *arena, const char *text)
{
	static const char *const stops[] = {";", ",", ":", " (", "；", "，", "：", "（", NULL};
	size_t length = strlen(text);
	for (int i = 0; stops[i]; i++) {
		const char *stop = strstr(text, stops[i]);
		length = stop && stop > text && (size_t)(stop - text) < length ? (size_t)(stop - text) : length;
	}
	return arena_copy(arena, text, length);
}

/* "sectors.mining" of "sectors.mining.growth"; NULL: it has no three parts. */
static const char *thing_of(struct arena *arena, const char *key)
{
	const char *first = strchr(key, '.'), *second = first ? strchr(first + 1, '.') : NULL;
	return second ? arena_copy(arena, key, (size_t)(second - key)) : NULL;
}

/* "Urban share of permanent residents" of "urbanization.change". */
static const char *section_title(struct arena *arena, const struct result *result, const char *key,
                                 const struct view *view)
{
	size_t length = strcspn(key, ".");
	for (int s = 0; s < result->program->section_count; s++) {
		const struct section *section = &result->program->sections[s];
		if (strncmp(section->name, key, length) == 0 && !section->name[length])
			return first_part(arena, title_in(section->title, view->language, section->name));
	}
	return NULL;
}

static const char *whose(struct arena *arena, const struct result *result, int input, int element,
                         const struct view *view)
{
	const struct input *of = &result->program->inputs[input];
	const char *thing = thing_of(arena, of->value[element].key);
	struct title title = thing ? own_text(result, arena_print(arena, "%s.title", thing)) : (struct title){0};
	if (title_in(title, view->language, NULL))
		return clean_text(arena, title_in(title, view->language, strchr(thing, '.') + 1));
	if (of->set == SECTORS && element < result->scenario->sector_count)
		return clean_text(arena, title_in(result->scenario->sector_titles[element], view->language,
		                                  result->scenario->sectors[element]));
	int at, variable = thing ? program_find(result->program, strchr(thing, '.') + 1, &at) : -1;
	return variable >= 0 ? view_variable_title(arena, result, variable, at, view)
	                     : section_title(arena, result, of->value[element].key, view);
}

const char *view_input_title(struct arena *arena, const struct result *result, int input, int element, bool all,
                             const struct view *view)
{
	const struct input *of = &result->program->inputs[input];
	int at = element < 0 ? 0 : element;
	const char *owner = all ? word_text(view->language, W_REPORT_ALL_SECTORS) : whose(arena, result, input, at, view);
	const char *what = of->field ? title_in(field_title(of->field), view->language, NULL) : NULL;
	if (!what)
		return of->value[at].key;
	what = first_part(arena, what);
	return owner ? view_say(arena, view, W_REPORT_INPUT_OF, owner, what) : what;
}
