/* SPDX-License-Identifier: GPL-3.0-or-later */
/* naming: ids before numbers, numbers before titles, whole titles before parts of them. Holds: a name is never
 * understood in two ways at once; where several things answer equally well, all of them are told. */
#include "base/naming.h"
#include <limits.h>
#include <string.h>
#include <strings.h>
#include "base/nearest.h"
#include "base/text.h"

enum { ID = -1 }; /* in place of a language */

static bool is_a_title(const char *name, struct title title)
{
	for (int i = 0; i < LANG_COUNT; i++) {
		const char *text = title_text(title, (enum language)i);
		if (text && strcasecmp(name, text) == 0)
			return true;
	}
	return false;
}

static bool is_lower_case(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Latin words count whole: "plan" is no part of "As planned". */
static bool has_part(const char *title, const char *name)
{
	size_t length = strlen(name);
	for (const char *at = title; title && (at = strcasestr(at, name)); at++) {
		bool begins = at == title || !is_lower_case(at[-1]) || !is_lower_case(name[0]);
		bool ends = !is_lower_case(at[length]) || !is_lower_case(name[length - 1]);
		if (begins && ends)
			return true;
	}
	return false;
}

/* Two characters of Chinese say as much as three letters. */
static bool is_part(const char *name, struct title title)
{
	bool found = false;
	for (int i = 0; !found && i < LANG_COUNT && text_width(name) >= 3; i++)
		found = has_part(title_text(title, (enum language)i), name);
	return found;
}

static bool answers(const struct bearer *bearer, enum naming how, const char *name)
{
	const char *number = name[0] == '#' ? name + 1 : name;
	switch (how) {
	case NAMING_ID: return strcmp(bearer->id, name) == 0;
	case NAMING_NUMBER: return bearer->number && strcmp(bearer->number, number) == 0;
	case NAMING_TITLE: return is_a_title(name, bearer->title);
	case NAMING_PART: return !bearer->quiet && is_part(name, bearer->title);
	default: return false;
	}
}

/* The class that answers: for parts all together. */
static int class_of(const struct bearers *bearers, enum naming how, const char *name)
{
	int class = INT_MAX;
	for (int i = 0; how != NAMING_PART && i < bearers->count; i++)
		if (bearers->list[i].class < class && answers(&bearers->list[i], how, name))
			class = bearers->list[i].class;
	return class;
}

static int collect_bearers(struct arena *arena, const struct bearers *bearers, enum naming how, const char *name,
                           const struct bearer *const **found)
{
	int class = class_of(bearers, how, name), count = 0, capacity = 0;
	const struct bearer **list = NULL;
	for (int i = 0; i < bearers->count; i++) {
		const struct bearer *bearer = &bearers->list[i];
		if (bearer->class > class || !answers(bearer, how, name))
			continue;
		bool known = false;
		for (int k = 0; k < count; k++)
			known = known || list[k]->thing == bearer->thing;
		if (!known)
			*ARENA_PUSH(arena, list, count, capacity) = bearer;
	}
	*found = list;
	return count;
}

enum naming naming_find(struct arena *arena, const struct bearers *bearers, const char *name,
                        const struct bearer *const **found, int *count)
{
	for (enum naming how = NAMING_ID; *name && how <= NAMING_PART; how++) {
		*count = collect_bearers(arena, bearers, how, name, found);
		if (*count)
			return how;
	}
	*found = NULL;
	*count = 0;
	return NAMING_NOTHING;
}

/* Its title in a language, or its id. */
static const char *bearer_text(const struct bearer *bearer, int language)
{
	if (language == ID)
		return bearer->id;
	return bearer->quiet ? NULL : title_text(bearer->title, (enum language)language);
}

static const struct bearer *nearest_of(struct arena *arena, const struct bearers *bearers, const char *name,
                                       int language)
{
	const char **texts = ARENA_ARRAY(arena, bearers->count + 1, const char *);
	size_t count = 0;
	for (int i = 0; i < bearers->count; i++)
		if (bearer_text(&bearers->list[i], language))
			texts[count++] = bearer_text(&bearers->list[i], language);
	const char *nearest = nearest_name(name, texts, count);
	for (int i = 0; nearest && i < bearers->count; i++)
		if (bearer_text(&bearers->list[i], language) == nearest)
			return &bearers->list[i];
	return NULL;
}

const struct bearer *naming_nearest(struct arena *arena, const struct bearers *bearers, const char *name)
{
	const struct bearer *nearest = nearest_of(arena, bearers, name, ID);
	for (int language = LANG_COUNT; !nearest && language-- > 0;)
		nearest = nearest_of(arena, bearers, name, language);
	return nearest;
}

char *naming_join(struct arena *arena, const char *const *ids, int count)
{
	enum { SHOWN = 12 };
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < count && i < SHOWN; i++)
		text_print(&out, "%s%s", i ? ", " : "", ids[i]);
	if (count > SHOWN)
		text_print(&out, ", ... (%d)", count);
	return out.bytes;
}
