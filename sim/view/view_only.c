/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_only: the list of --only, read as a person wrote it: names with commas between them, also full-width ones,
 * where a title may have commas of its own (the longest run of parts that is a name counts, and quotes keep a
 * part together). Numbers, titles and parts of them become ids; what is an id or a pattern stays as it is. */
#include <string.h>
#include "ask/named.h"
#include "view/view.h"
#include "view/view_select.h"

enum { MOST_COMMAS = 4 /* in one title */, MOST_HINTS = 20 };

static const char *const commas[] = {",", "，"};

/* Bytes of the comma at `at`; 0: there is none. */
static size_t comma(const char *at)
{
	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		if (strncmp(at, commas[i], strlen(commas[i])) == 0)
			return strlen(commas[i]);
	return 0;
}

static char *trimmed(struct arena *arena, const char *start, const char *end)
{
	while (start < end && *start == ' ')
		start++;
	while (end > start && end[-1] == ' ')
		end--;
	return arena_copy(arena, start, (size_t)(end - start));
}

static void add_piece(struct arena *arena, struct view_only *only, const char *start, const char *end, bool quoted)
{
	char *text = trimmed(arena, start, end);
	if (*text)
		*ARENA_PUSH(arena, only->pieces, only->count, only->capacity) =
			(struct view_only_piece){.text = text, .start = start, .end = end, .quoted = quoted};
}

struct view_only *view_only_read(struct arena *arena, const char *list)
{
	struct view_only *only = ARENA_NEW(arena, struct view_only);
	const char *at = list ? list : "";
	only->arena = arena;
	only->list = list;
	while (*at) {
		while (*at == ' ' || comma(at))
			at += *at == ' ' ? 1 : comma(at);
		const char *close = *at == '"' ? strchr(at + 1, '"') : NULL, *start = at;
		if (close) {
			add_piece(arena, only, start + 1, close, true);
			at = close + 1;
			continue;
		}
		while (*at && !comma(at))
			at++;
		add_piece(arena, only, start, at, false);
	}
	return only;
}

/* --- in one result --- */

struct looking {
	struct arena *arena;
	const struct result *result;
	struct named_all *all; /* NULL until something is not an id */
	struct text out;
	bool rewritten;
};

static struct named_all *all_names(struct looking *looking)
{
	if (!looking->all)
		looking->all = named_all(looking->arena, looking->result);
	return looking->all;
}

static bool is_pattern(const char *name) { return strpbrk(name, "*?"); }

static void take(struct looking *looking, const char *name)
{
	text_print(&looking->out, "%s%s", looking->out.length ? "," : "", name);
}

static void take_sector(struct looking *looking, int sector)
{
	int count;
	const char **names = named_of_sector(looking->arena, looking->result, sector, &count);
	for (int i = 0; i < count; i++)
		take(looking, names[i]);
}

static bool take_named(struct looking *looking, struct named named)
{
	const struct result *result = looking->result;
	looking->rewritten = true;
	if (named.kind == NAMED_INPUT)
		return false;
	if (named.kind == NAMED_SECTOR)
		take_sector(looking, named.index);
	else if (named.kind == NAMED_LIMIT && result->limits[named.index].use < 0)
		return false;
	else if (named.kind == NAMED_LIMIT)
		take(looking, result->program->variables[result->limits[named.index].use].name);
	else
		take(looking, named_text(looking->arena, result, named));
	return true;
}

static const char *several(struct looking *looking, const struct named *found, int count)
{
	const char **ids = ARENA_ARRAY(looking->arena, count, const char *);
	for (int i = 0; i < count; i++)
		ids[i] = named_text(looking->arena, looking->result, found[i]);
	return naming_join(looking->arena, ids, count);
}

static bool matches_something(const struct result *result, const char *pattern)
{
	const struct view view = {.asked.only = pattern};
	for (int t = 0; t < result->target_count; t++)
		if (view_wants_target(result, &result->targets[t], &view))
			return true;
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			if (view_wants(result, v, e, &view))
				return true;
	return false;
}

static const char *kept(struct view_only *only, const char *hint)
{
	return hint ? arena_copy(only->arena, hint, strlen(hint)) : NULL;
}

static void look_for(struct looking *looking, struct view_only *only, struct view_only_piece *piece)
{
	struct named exactly;
	const struct named *found = &exactly;
	int count = 1;
	if (is_pattern(piece->text) ||
	    (named_exactly(looking->result, piece->text, &exactly) && exactly.kind == NAMED_VARIABLE)) {
		bool there = !is_pattern(piece->text) || matches_something(looking->result, piece->text);
		piece->known |= there;
		take(looking, piece->text);
		return;
	}
	enum naming how = named_find(all_names(looking), piece->text, &found, &count);
	if (how != NAMING_NOTHING && count == 1 && take_named(looking, *found))
		piece->known = true;
	else if (count > 1 && !piece->several)
		piece->several = kept(only, several(looking, found, count));
	else if (how == NAMING_NOTHING && program_lacks_level(looking->result->program, piece->text)) {
		piece->level = kept(only, program_lacks_level(looking->result->program, piece->text));
		piece->prices = looking->result->program->prices;
		piece->base = looking->result->base_year;
	} else if (!piece->nearest && how == NAMING_NOTHING && only->hints++ < MOST_HINTS)
		piece->nearest = kept(only, named_nearest(looking->all, piece->text));
}

/* How many pieces from `first` on are together the whole name of one thing: the most of them; 1: no more than
 * the first. */
static int longest(struct looking *looking, const struct view_only *only, int first)
{
	int last = first;
	while (last + 1 < only->count && last - first < MOST_COMMAS && !only->pieces[last].quoted &&
	       !only->pieces[last + 1].quoted)
		last++;
	for (; last > first; last--) {
		const char *text = trimmed(looking->arena, only->pieces[first].start, only->pieces[last].end);
		const struct named *found;
		int count;
		enum naming how = named_find(all_names(looking), text, &found, &count);
		if ((how == NAMING_TITLE || how == NAMING_ID) && count == 1 && take_named(looking, *found))
			return last - first + 1;
	}
	return 1;
}

static bool all_exact(const struct result *result, const struct view_only *only)
{
	struct named named;
	for (int i = 0; i < only->count; i++)
		if (!is_pattern(only->pieces[i].text) && !named_exactly(result, only->pieces[i].text, &named))
			return false;
	return true;
}

const char *view_only_in(struct arena *arena, struct view_only *only, const struct result *result)
{
	struct looking looking = {.arena = arena, .result = result};
	text_init(&looking.out, arena);
	text_add(&looking.out, "");
	bool exact = all_exact(result, only);
	for (int i = 0; i < only->count;) {
		int run = exact ? 1 : longest(&looking, only, i);
		for (int k = 0; run > 1 && k < run; k++)
			only->pieces[i + k].known = true;
		if (run == 1)
			look_for(&looking, only, &only->pieces[i]);
		i += run;
	}
	return looking.rewritten || !only->list ? looking.out.bytes : only->list;
}
