/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_ids: names for targets and indicators, from their English titles. Holds: an id is used once, is no word of the
 * formula language, and an indicator of its own is called like no variable of a model, whether or not the scenario has
 * that section. */
#include "intake/new_parts.h"
#include <string.h>
#include "base/lookup.h"
#include "core/formula.h"

/* A number that several rows share gets a second one: 9.1, 9.2. */
const char *new_number(const struct starter *starter, int index)
{
	const char *no = starter->table->list[index].no;
	int before = 0, all = 0;
	for (int i = 0; no && i < starter->table->count; i++) {
		bool same = starter->table->list[i].no && strcmp(starter->table->list[i].no, no) == 0;
		before += same && i < index;
		all += same;
	}
	return all > 1 ? arena_print(starter->arena, "%s.%d", no, before + 1) : no;
}

/* "Forest cover" becomes forest_cover; at most 40 letters, whole words. "" if there is nothing to make it of. */
const char *new_slug(struct arena *arena, const char *title)
{
	struct text out;
	text_init(&out, arena);
	bool owed = false, letter = false;
	for (const char *at = title; *at; at++) {
		char c = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;
		bool digit = c >= '0' && c <= '9', good = (c >= 'a' && c <= 'z') || (digit && letter);
		if (*at == '(')
			at += strcspn(at, ")") - (strchr(at, ')') == NULL);
		if (!good) {
			owed |= letter;
			continue;
		}
		if (owed && out.length > 30)
			break;
		text_add_char(&out, '_', owed && out.length > 0);
		if (out.length < 40)
			text_add_char(&out, c, 1);
		letter = true;
		owed = false;
	}
	while (out.length && out.bytes[out.length - 1] == '_')
		out.bytes[--out.length] = '\0';
	return out.bytes;
}

static bool in_models(const struct starter *starter, const char *id)
{
	for (const struct model *const *model = starter->models; *model; model++) {
		for (const struct equation *equation = (*model)->equations; equation && equation->name; equation++)
			if (strcmp(equation->name, id) == 0)
				return true;
		for (const struct limited_use *use = (*model)->uses; use && use->variable; use++)
			if (strcmp(use->intensity, id) == 0)
				return true;
	}
	return false;
}

/* By one of the goals before, a word of formulas or, if it is to be an indicator of its own, a model's variable. */
static bool is_taken(const struct starter *starter, const char *id, bool own)
{
	if (lookup_find(starter->ids, id) || strcmp(id, "all") == 0 || strcmp(id, "binding") == 0)
		return true;
	for (const char *const *word = formula_words; *word; word++)
		if (strcmp(*word, id) == 0)
			return true;
	return own && in_models(starter, id);
}

/* Where many rows want the same, each begins with the number after the last one's. */
const char *new_free_id(struct starter *starter, const char *wanted, bool own)
{
	const char *id = wanted;
	int *last = lookup_find(starter->ids, wanted);
	for (int i = last && *last ? *last + 1 : 2; is_taken(starter, id, own); i++) {
		id = arena_print(starter->arena, "%s_%d", wanted, i);
		if (last)
			*last = i;
	}
	lookup_put(starter->ids, id, ARENA_NEW(starter->arena, int));
	return id;
}

bool new_is_per_head(const struct indicator *row)
{
	const char *name = row->title.zh ? row->title.zh : "", *en = row->title.en ? row->title.en : "";
	return strncmp(name, "每", strlen("每")) == 0 || strncmp(en, "每", strlen("每")) == 0 || strstr(en, " per ");
}
