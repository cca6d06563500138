/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_text: the last layer's words, after all files are merged. */
#include "ask/own_text.h"
#include "data/title.h"

struct title own_text(const struct result *result, const char *dotted)
{
	const struct entry *entry = entry_find(result->scenario->root, dotted);
	return entry && entry->json ? title_read(entry->json) : (struct title){0};
}
