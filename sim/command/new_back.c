/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_back: the files of a starter place read back before any is written, as `check` would read them there: the plan,
 * the observations, and each scenario built and run. Holds: what is refused here is a fault of the program, and nothing
 * of it comes into the folder. */
#include "command/new_back.h"
#include <string.h>
#include "ask/run.h"
#include "base/csv_scan.h"
#include "base/lookup.h"
#include "data/reader.h"

#define ROOM "/outturn new/" /* where the texts are read as if they were files; no path that anybody sees */

static bool ends_with(const char *name, const char *end)
{
	size_t length = strlen(name), ending = strlen(end);
	return length > ending && strcmp(name + length - ending, end) == 0;
}

static void list_placeholders(struct call *call, const struct result *result, struct lookup *seen, struct text *names)
{
	for (int i = 0; result->placeholders && i < result->placeholders->count; i++) {
		const struct placeholder *one = &result->placeholders->list[i];
		if (!one->place.source || lookup_find(seen, one->key))
			continue;
		lookup_put(seen, one->key, (void *)(uintptr_t)one);
		text_print(names, "%s%s", names->length ? language_rules[call->view.language].comma : "", one->key);
	}
}

/* "As planned" goes through the plan's own numbers: what it misses these do not lead to, or nothing in it aims at. */
static void list_missed(struct call *call, const struct result *result, const char *name, struct lookup *seen,
                        struct text *missed)
{
	for (int i = 0; i < result->target_count && strncmp(name, "as-planned", strlen("as-planned")) == 0; i++) {
		const struct target_result *target = &result->targets[i];
		const char *key = arena_print(call->arena, "target %s", target->target->id);
		if (target->verdict != VERDICT_MISSED || lookup_find(seen, key))
			continue;
		lookup_put(seen, key, (void *)(uintptr_t)target);
		text_print(missed, "%s%s", missed->length ? language_rules[call->view.language].comma : "", target->target->id);
	}
}

bool new_observed_fits(struct call *call, const struct text *observed)
{
	size_t lines = 0, columns = 1;
	for (size_t i = 0; i < observed->length; i++) {
		columns += !lines && observed->bytes[i] == ',';
		lines += observed->bytes[i] == '\n';
	}
	if (lines * columns <= CSV_MOST_CELLS)
		return true;
	diag_error(&call->diags, NOWHERE, NULL, W_NEW_MANY_OBSERVED, W_NEW_MANY_OBSERVED_HINT,
	           arena_print(call->arena, "%zu", lines - 1), arena_print(call->arena, "%zu", lines * columns),
	           arena_print(call->arena, "%d", (int)CSV_MOST_CELLS));
	return false;
}

bool new_read_back(struct call *call, const struct new_made *files, int count, struct new_told *told)
{
	struct arena *arena = call->arena;
	struct diags diags;
	diags_init(&diags, arena, call->diags.language);
	struct reader *reader = reader_create(arena, call->models, NULL, 0, &diags);
	struct lookup *seen = lookup_create(arena);
	struct text names, missed;
	text_init(&names, arena);
	text_init(&missed, arena);
	bool observed = false;
	for (int i = 0; i < count; i++) {
		reader_hold(reader, arena_print(arena, ROOM "%s", files[i].name), files[i].text.bytes);
		observed |= strcmp(files[i].name, "observed.csv") == 0;
	}
	if (!observed) /* what is nowhere cannot be looked for */
		reader_hold(reader, ROOM "observed.csv", "variable,unit,year,value,source\n");
	for (int i = 0; i < count; i++) {
		const char *path = arena_print(arena, ROOM "%s", files[i].name);
		bool is_abstract;
		if (!ends_with(path, ".json") || ends_with(path, ".schema.json"))
			continue;
		if (reader_kind(reader, path, &is_abstract) == FILE_PLAN) {
			reader_plan(reader, path);
			continue;
		}
		const struct scenario *scenario = reader_scenario(reader, path);
		const struct result *result =
			scenario && !is_abstract ? run_scenario(arena, scenario, call->models, &diags) : NULL;
		if (!result)
			continue;
		list_placeholders(call, result, seen, &names);
		list_missed(call, result, files[i].name, seen, &missed);
	}
	*told = (struct new_told){names.length ? names.bytes : NULL, missed.length ? missed.bytes : NULL};
	if (!diags.errors)
		return true;
	diags_take(&call->diags, &diags);
	return false;
}
