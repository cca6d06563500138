/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_source: where the numbers of a picture come from, as names: two of them, and whether there are more. */
#include "figure/foot_source.h"
#include <string.h>
#include "figure/gallery.h"
#include "figure/words.h"
#include "view/view_words.h"

enum { SOURCE_CELLS = 48, SOURCE_MOST = 80, SOURCES_MOST = 2 };

/* With the stops of the sentence's language between the parts, whatever language the source is written in. */
static const char *punctuated(const struct gallery *gallery, const char *text)
{
	const struct language_rules *rules = &language_rules[gallery->view->language];
	struct text out;
	text_init(&out, gallery->arena);
	text_add(&out, "");
	for (; *text; text++) {
		bool stop = text[1] == ' ' && strchr(";,:", *text);
		if (stop)
			text_add(&out, *text == ';' ? rules->semicolon : *text == ':' ? rules->colon : rules->comma), text++;
		else
			text_add_n(&out, text, 1);
	}
	return out.bytes;
}

/* Where the remark in brackets begins that ends a source; NULL: none does, as of the Climate Change (Scotland) Act. */
static const char *remark_at_end(const char *source)
{
	const char *at = source + strlen(source);
	int open = 0;
	if (at == source || at[-1] != ')')
		return NULL;
	while (at > source) {
		at--;
		open += *at == ')' ? 1 : *at == '(' ? -1 : 0;
		if (open == 0)
			return at > source && at[-1] == ' ' ? at - 1 : NULL;
	}
	return NULL;
}

/* A remark at its end is left out where it is long; "assumption" is a word of the files' own. */
const char *foot_source_name(const struct gallery *gallery, const char *source)
{
	source = view_source(gallery->arena, gallery->results[0]->scenario->plan, source, gallery->view);
	const char *remark = text_width(source) > SOURCE_CELLS ? remark_at_end(source) : NULL;
	if (remark && remark > source)
		source = arena_copy(gallery->arena, source, (size_t)(remark - source));
	return punctuated(gallery, figure_cut(gallery, source, SOURCE_MOST));
}

static const char *add_source(const struct gallery *gallery, const char *list, int *count, const char *source)
{
	const char *name = foot_source_name(gallery, source);
	if (list && strstr(list, name))
		return list;
	++*count;
	if (*count > SOURCES_MOST)
		return *count == SOURCES_MOST + 1 ? figure_say(gallery, W_FOOT_SOURCES_MORE, list) : list;
	return list ? arena_print(gallery->arena, "%s%s%s", list,
	                          word_text(gallery->view->language, W_LIST_SEMICOLON), name)
	            : name;
}

const char *foot_source_list(const struct gallery *gallery, const struct observation *const *observed, int count)
{
	int sources = 0;
	const char *list = NULL;
	for (int i = count - 1; i >= 0; i--)
		list = add_source(gallery, list, &sources, observed[i]->source);
	return list;
}

const char *foot_source_targets(const struct gallery *gallery, const struct subject *subject)
{
	int owner, sources = 0;
	const char *list = NULL;
	for (int t = 0; t < subject->target_count; t++) {
		const struct target_result *of = figure_told(gallery, subject, subject->targets[t], &owner);
		if (of && of->target->source && !of->target->from_scenario)
			list = add_source(gallery, list, &sources, of->target->source);
	}
	return list ? figure_say(gallery, sources > 1 ? W_FOOT_TARGETS_SOURCE : W_FOOT_TARGET_SOURCE, list) : "";
}
