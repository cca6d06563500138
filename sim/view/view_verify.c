/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_verify: what was found of a folder's files: all that is not proved a sentence each, then how much is. */
#include "view/view_verify.h"
#include <string.h>
#include "view/view_cell.h"
#include "view/view_words.h"
#include "base/naming.h"
#include "write/document.h"
#include "write/relation.h"

enum { MOST_TOLD = 15 /* sentences: a screen; data tell all */ };

struct verified {
	const struct proofs *proofs;
	const struct view *view;
};

static const struct {
	const char *id, *role;
	enum word word;
} statuses[PROOF_STATUSES] = {
	[PROOF_PROVED] = {"proved", "output", W_NONE},
	[PROOF_MISSING] = {"missing", "output", W_VERIFY_MISSING},
	[PROOF_CHANGED] = {"changed", "output", W_VERIFY_CHANGED},
	[PROOF_SAME_NUMBERS] = {"same_numbers", "output", W_VERIFY_SAME_NUMBERS},
	[PROOF_DIFFERS] = {"differs", "output", W_VERIFY_DIFFERS},
	[PROOF_RECORD] = {"recorded_otherwise", "output", W_VERIFY_RECORD},
	[PROOF_NOT_MADE] = {"not_made", "output", W_VERIFY_NOT_MADE},
	[PROOF_NOT_DRAWN] = {"not_comparable", "output", W_VERIFY_NOT_DRAWN},
	[PROOF_INPUT_CHANGED] = {"changed", "input", W_VERIFY_INPUT_CHANGED},
	[PROOF_INPUT_UNREAD] = {"not_read", "input", W_VERIFY_INPUT_UNREAD},
	[PROOF_INPUT_NEW] = {"new", "input", W_VERIFY_INPUT_NEW},
	[PROOF_FAILED] = {"fails", "command", W_VERIFY_FAILED},
	[PROOF_VERSION] = {"other_version", "program", W_VERIFY_VERSION},
	[PROOF_UNKNOWN] = {"unknown", "file", W_VERIFY_UNKNOWN},
};

/* --- for people --- */

static const char *or_nothing(const struct view *view, const char *text)
{
	return text ? text : word_text(view->language, W_VERIFY_NOTHING);
}

/* "line 12 (green, gdp, 1e8 CNY@2020, 2025), value: 1 here, 2 when made again" */
static const char *where(struct arena *arena, const struct difference *at, const struct view *view)
{
	const char *here = or_nothing(view, at->here), *now = or_nothing(view, at->now);
	const char *line = arena_print(arena, "%ld", at->line);
	if (at->pointer && at->row)
		return view_say(arena, view, W_VERIFY_AT_NAMED, at->pointer, at->row, here, now);
	if (at->pointer)
		return view_say(arena, view, W_VERIFY_AT_POINTER, *at->pointer ? at->pointer : "/", here, now);
	if (at->row && at->column)
		return view_say(arena, view, W_VERIFY_AT_CELL, line, at->row, at->column, here, now);
	if (at->line)
		return view_say(arena, view, W_VERIFY_AT_LINE, line, here, now);
	return word_text(view->language, W_VERIFY_AT_BYTES);
}

static void tell_proof(struct document *document, const struct proof *proof, const struct view *view)
{
	struct arena *arena = document->arena;
	enum proof_status status = proof->status;
	const char *detail = "";
	if (status == PROOF_CHANGED || status == PROOF_DIFFERS)
		detail = where(arena, &proof->at, view);
	else if (status == PROOF_NOT_DRAWN || status == PROOF_FAILED || status == PROOF_VERSION)
		detail = or_nothing(view, proof->at.here);
	document_say(document,
	             view_say(arena, view, statuses[status].word, proof->file ? proof->file : "", detail,
	                      or_nothing(view, proof->at.now), proof->command ? proof->command : ""));
}

/* The commands that are proved, each with its files. */
static void tell_proved(struct document *document, const struct proofs *proofs, const struct view *view)
{
	struct arena *arena = document->arena;
	for (int i = 0; i < proofs->count;) {
		const char *command = proofs->list[i].command, **files = ARENA_ARRAY(arena, proofs->count + 1, const char *);
		int count = 0;
		for (; i < proofs->count && proofs->list[i].command == command; i++)
			if (proofs->list[i].status == PROOF_PROVED)
				files[count++] = proofs->list[i].file;
		if (!count)
			continue;
		document_heading(document, command, prose_plain(arena, ""));
		document_say(document, arena_print(arena, "  %s",
		                                   view_say(arena, view, W_VERIFY_FILES, naming_join(arena, files, count))));
		document_hang(document, 4);
	}
}

static void tell_verified(struct document *document, const void *of)
{
	const struct verified *verified = of;
	const struct proofs *proofs = verified->proofs;
	const struct view *view = verified->view;
	struct arena *arena = document->arena;
	tell_proved(document, proofs, view);
	int told = 0;
	for (int i = 0; i < proofs->count; i++)
		if (proofs->list[i].status != PROOF_PROVED && told++ < MOST_TOLD)
			tell_proof(document, &proofs->list[i], view);
	if (told > MOST_TOLD)
		document_say(document, view_say(arena, view, W_VERIFY_MORE, arena_print(arena, "%d", told - MOST_TOLD)));
	document_space(document);
	struct cell proved = view_cell_count(arena, proofs->proved), outputs = view_cell_count(arena, proofs->outputs),
				inputs = view_cell_count(arena, proofs->inputs);
	document_say(document,
	             proofs->right ? view_prose(arena, view, proofs->proved == 1 ? W_VERIFY_PROVED_ONE : W_VERIFY_PROVED,
	                                        proofs->folder, proved, inputs)
	                           : view_prose(arena, view, W_VERIFY_NOT_PROVED, proofs->folder, proved, outputs));
}

/* --- data --- */

static const struct column file_columns[] = {
	{"file", .kind = COLUMN_TEXT}, {"role", .kind = COLUMN_ID}, {"status", .kind = COLUMN_ID},
	{"command", .kind = COLUMN_TEXT}, {"place", .kind = COLUMN_TEXT}, {"row", .kind = COLUMN_TEXT},
	{"column", .kind = COLUMN_TEXT}, {"here", .kind = COLUMN_TEXT}, {"again", .kind = COLUMN_TEXT}, {0}};

static void fill_files(struct rows *to, const void *of)
{
	const struct verified *verified = of;
	for (int i = 0; i < verified->proofs->count; i++) {
		const struct proof *proof = &verified->proofs->list[i];
		const struct difference *at = &proof->at;
		const char *line = at->line ? arena_print(rows_arena(to), "%ld", at->line) : NULL;
		rows_put(to, (const struct value[]){{.text = proof->file},
		                                    {.text = statuses[proof->status].role},
		                                    {.text = statuses[proof->status].id},
		                                    {.text = proof->command},
		                                    {.text = at->pointer ? at->pointer : line},
		                                    {.text = at->row},
		                                    {.text = at->column},
		                                    {.text = at->here},
		                                    {.text = at->now}});
	}
}

static const struct relation files = {"files", file_columns, .fill = fill_files};

static const struct column root_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                             {"folder", COLUMN_TEXT, .in = IN_NESTED},
                                             {"proved", COLUMN_BOOLEAN, .in = IN_NESTED},
                                             {"files", .kind = COLUMN_ROWS, .rows = &files},
                                             {0}};

static void fill_root(struct rows *to, const void *of)
{
	const struct verified *verified = of;
	rows_put(to, (const struct value[]){{.text = "verify"},
	                                    {.text = verified->proofs->folder},
	                                    {.number = verified->proofs->right},
	                                    {.of = verified}});
}

static const struct relation root = {"verify", root_columns, .fill = fill_root, .single = true};

struct said view_verify(struct arena *arena, const struct proofs *proofs, const struct view *view)
{
	struct verified *verified = ARENA_NEW(arena, struct verified);
	*verified = (struct verified){proofs, view};
	return (struct said){.data = &root, .part = "files", .tell = tell_verified, .of = verified};
}
