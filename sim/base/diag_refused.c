/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag_refused: what the system refuses among what is wrong with the input. Whoever looks through files that nobody named
 * keeps what is wrong with them to himself, in a list that is never shown; that the system failed is heard all the same. */
#include <errno.h>
#include "base/diag.h"
#include "base/system.h"

void diag_refused(struct diags *diags, struct place place, const char *pointer, const char *path, int code)
{
	bool unheard = diags->heard;
	diags = unheard ? diags->heard : diags;
	place = unheard ? NOWHERE : place;
	bool note = unheard && code == EACCES;
	diag_add(diags, note ? DIAG_NOTE : DIAG_ERROR, place, unheard ? NULL : pointer,
	         note ? W_FILE_NOT_LOOKED_INTO : W_FILE_UNREADABLE, W_NONE,
	         WORDS(path, system_reason(diags->language, code)));
	diags->refused += !note;
	diags->unseen += note;
}

void diag_source(struct diags *diags, struct place place, const char *pointer, enum source_error error, enum word hint,
                 const char *const *args)
{
	if (error == SOURCE_UNREADABLE)
		diag_refused(diags, place, pointer, args[0], errno);
	else
		diag_add(diags, DIAG_ERROR, place, pointer, source_error_word(error), hint, args);
}

void diags_init_unheard(struct diags *diags, struct arena *arena, struct diags *heard)
{
	diags_init(diags, arena, heard->language);
	diags->heard = heard->heard ? heard->heard : heard;
}

void diags_take(struct diags *diags, const struct diags *from)
{
	for (int i = 0; i < from->count; i++)
		*ARENA_PUSH(diags->arena, diags->list, diags->count, diags->capacity) = from->list[i];
	diags->errors += from->errors;
	diags->warnings += from->warnings;
	diags->notes += from->notes;
	diags->refused += from->refused;
	diags->unseen += from->unseen;
}
