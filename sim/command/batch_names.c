/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_names: ids come from canonical paths, so that neither links nor the way a path was typed change them. Holds:
 * every id is shown byte for byte, and no two results of a command share one. */
#include "command/batch_names.h"
#include <string.h>
#include "base/apart.h"
#include "base/clean.h"

/* Under its new id; the reader keeps its own. */
static void call_it(struct call *call, const struct scenario **scenario, const char *id)
{
	if (strcmp((*scenario)->id, id) == 0)
		return;
	struct scenario *copy = ARENA_NEW(call->arena, struct scenario);
	*copy = **scenario;
	copy->id = copy->label = id;
	*scenario = copy;
}

/* Of the scenarios, then of those that could not be read: that one of them is mended renames no other. */
static const char **paths_of(struct call *call, const struct batch *batch)
{
	const char **paths = ARENA_ARRAY(call->arena, batch->count + batch->unread_count + 1, const char *);
	for (int i = 0; i < batch->count; i++)
		paths[i] = batch->scenarios[i]->real;
	for (int i = 0; i < batch->unread_count; i++)
		paths[batch->count + i] = batch->unread[i];
	return paths;
}

void batch_name(struct call *call, struct batch *batch)
{
	const char **ids = apart_stems(call->arena, paths_of(call, batch), batch->count + batch->unread_count);
	int kept = 0;
	for (int i = 0; i < batch->count; i++) {
		if (!clean_is_name(ids[i])) {
			diag_error(&call->diags, NOWHERE, NULL, W_NAME_UNSHOWN, W_NAME_RENAME, batch->scenarios[i]->path);
			batch->wrong++;
			continue;
		}
		batch->scenarios[kept] = batch->scenarios[i];
		call_it(call, &batch->scenarios[kept++], ids[i]);
	}
	batch->count = kept;
}

/* A variant's label names its keys in brief: where that is not clear, its id. (Others have one text for both, and are
 * not copied: variants point to them.) */
static void label_apart(struct call *call, struct batch *batch, const char *const *ids)
{
	const char **labels = ARENA_ARRAY(call->arena, batch->count + 1, const char *);
	for (int i = 0; i < batch->count; i++)
		labels[i] = batch->scenarios[i]->label;
	labels = apart_choose(call->arena, labels, ids, batch->count);
	for (int i = 0; i < batch->count; i++) {
		if (strcmp(labels[i], batch->scenarios[i]->label) == 0)
			continue;
		struct scenario *copy = ARENA_NEW(call->arena, struct scenario);
		*copy = *batch->scenarios[i];
		copy->label = labels[i];
		batch->scenarios[i] = copy;
	}
}

bool batch_names_differ(struct call *call, struct batch *batch)
{
	const char **ids = ARENA_ARRAY(call->arena, batch->count + 1, const char *);
	for (int i = 0; i < batch->count; i++)
		ids[i] = batch->scenarios[i]->id;
	int one, other;
	if (apart_same(call->arena, ids, batch->count, &one, &other)) {
		call_error(call, W_NAMES_AGREE, W_NAMES_AGREE_HINT, ids[one], batch->scenarios[one]->path,
		           batch->scenarios[other]->path);
		return false;
	}
	label_apart(call, batch, ids);
	return true;
}
