/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff: what changed in meaning between two plans, two scenarios, or two folders of them. As diff does, it ends with 0
 * where nothing did, with 1 where something did. Files of two folders go together by name, plans in any case. */
#include "ask/diff.h"
#include <string.h>
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/files.h"
#include "data/reader.h"
#include "view/view_diff.h"

struct version {
	const char *name;
	bool folder;
	const struct scenario **list;
	const char **names; /* of files */
	bool *plan, *taken;
	int count;
};

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* Manifests and the like of a folder are none of it. */
static void read_side(struct call *call, struct reader *reader, struct found *found, struct version *side)
{
	bool is_abstract;
	side->list = ARENA_ARRAY(call->arena, found->count + 1, const struct scenario *);
	side->names = ARENA_ARRAY(call->arena, found->count + 1, const char *);
	side->plan = ARENA_ARRAY(call->arena, found->count + 1, bool);
	side->taken = ARENA_ARRAY(call->arena, found->count + 1, bool);
	side->folder = !found->list[0].named;
	for (int i = 0; i < found->count; i++) {
		const char *path = found->list[i].path;
		enum file_kind kind = reader_kind(reader, path, &is_abstract);
		if (kind == FILE_OTHER && side->folder)
			continue;
		const struct scenario *said = kind == FILE_BROKEN ? NULL
		                              : kind == FILE_OTHER ? reader_scenario(reader, path) /* says what is wrong */
		                                                   : reader_said(reader, path);
		side->list[side->count] = said;
		side->plan[side->count] = kind == FILE_PLAN;
		side->names[side->count++] = base_of(path);
	}
}

static bool find_side(struct call *call, struct reader *reader, const char *word, struct version *side)
{
	struct found found = {0};
	side->name = word;
	if (!files_find(&found, call->arena, word, &call->diags))
		return false;
	read_side(call, reader, &found, side);
	if (!side->count)
		call_error(call, W_BATCH_NOTHING, W_NONE, NULL);
	return side->count;
}

static int partner_of(const struct version *side, const struct version *other, int index)
{
	int plans = 0, only = -1, own = 0;
	for (int i = 0; i < side->count; i++)
		own += side->plan[i];
	for (int i = 0; i < other->count; i++) {
		if (!other->taken[i] && side->plan[index] == other->plan[i] && strcmp(side->names[index], other->names[i]) == 0)
			return i;
		if (other->plan[i])
			plans++, only = i;
	}
	return side->plan[index] && plans == 1 && own == 1 ? only : -1;
}

/* Is a scenario of that side that runs made of it, too? */
static bool is_parent(const struct version *side, const struct scenario *said)
{
	for (int i = 0; i < side->count; i++)
		for (int l = 0; !side->list[i]->abstract_ && l < side->list[i]->layer_count; l++)
			if (side->list[i]->layers[l].root == said->layers[said->layer_count - 1].root && side->list[i] != said)
				return true;
	return false;
}

/* Plans, whose targets all scenarios have; what runs; what others are made of. */
static int turn_of(const struct version *side, int index)
{
	return side->plan[index] ? 0 : side->list[index]->abstract_ ? 2 : 1;
}

static void pair(struct diff *diff, struct version *from, struct version *to, int index)
{
	int other = partner_of(from, to, index);
	if (other < 0) {
		diff_only(diff, from->names[index], false);
		return;
	}
	const struct scenario *old = from->list[index], *new = to->list[other];
	to->taken[other] = true;
	bool parent = old->abstract_ && new->abstract_ && is_parent(from, old) && is_parent(to, new);
	(parent ? diff_add_parent : diff_add)(diff, old, new, from->names[index]);
}

static void pair_folders(struct diff *diff, struct version *from, struct version *to)
{
	for (int turn = 0; turn < 3; turn++)
		for (int i = 0; i < from->count; i++)
			if (turn_of(from, i) == turn)
				pair(diff, from, to, i);
	for (int i = 0; i < to->count; i++)
		if (!to->taken[i])
			diff_only(diff, to->names[i], true);
}

/* A file beside a folder is held against the file of its name there. */
static bool narrow(struct call *call, const struct version *file, struct version *folder)
{
	if (file->folder || !folder->folder)
		return true;
	int other = partner_of(file, folder, 0);
	if (other < 0) {
		call_error(call, W_DIFF_NO_PARTNER, W_NONE, folder->name, file->names[0]);
		return false;
	}
	folder->list[0] = folder->list[other];
	folder->plan[0] = folder->plan[other];
	folder->names[0] = folder->names[other];
	folder->count = 1;
	folder->folder = false;
	return true;
}

static bool may_be_held(struct call *call, struct version *from, struct version *to)
{
	if (!narrow(call, from, to) || !narrow(call, to, from))
		return false;
	if (from->folder || from->plan[0] == to->plan[0])
		return true;
	call_error(call, W_DIFF_KINDS, W_DIFF_KINDS_HINT, from->plan[0] ? from->name : to->name,
	           from->plan[0] ? to->name : from->name);
	return false;
}

enum exit_code cmd_diff(struct call *call)
{
	const char *const *words = call->options->arguments;
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &call->diags);
	struct version from = {0}, to = {0};
	bool ready = find_side(call, reader, words[0], &from);
	ready = find_side(call, reader, words[1], &to) && ready;
	if (!ready || call->diags.errors || !may_be_held(call, &from, &to)) {
		call_report(call);
		return call_verdict(call);
	}
	struct diff *diff = diff_begin(call->arena, call->models);
	diff->name_from = from.name;
	diff->name_to = to.name;
	diff->folders = from.folder;
	if (from.folder)
		pair_folders(diff, &from, &to);
	else
		diff_add(diff, from.list[0], to.list[0], base_of(from.names[0]));
	diff_end(diff);
	call_report(call);
	const struct view view = deliver_view(call);
	enum exit_code code = diff_is_same(diff) ? EXIT_DONE : EXIT_NO;
	if (call->options->quiet && call->writer->for_people)
		return code;
	return deliver_worse(code, deliver_said(call, view_diff(call->arena, diff, &view)));
}
