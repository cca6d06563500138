/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as JSON: the scan and the reader agree, every node knows a place inside the file, and what is read without
 * errors reads back from its own places. */
#include <math.h>
#include "base/json.h"
#include "tests/fuzz/fuzz.h"

static void look_at(struct fuzz *fuzz, const struct source *source, const struct json *root)
{
	const struct json *node = root;
	while (node) {
		MUST(fuzz, node->place.source && (size_t)node->place.offset + node->place.length <= node->place.source->size);
		MUST(fuzz, node->place.source == source || fuzz->diags.errors > 0);
		MUST(fuzz, node->type != JSON_NUMBER || isfinite(node->number));
		MUST(fuzz, node->type != JSON_STRING || node->text);
		MUST(fuzz, (node->key != NULL) == (node->parent && node->parent->type == JSON_OBJECT));
		if (node->child) {
			node = node->child;
			continue;
		}
		while (node && !node->next)
			node = node->parent;
		if (node)
			node = node->next;
	}
}

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	const struct source *source = fuzz_source(fuzz, data, size);
	const struct json *root = json_read(&fuzz->arena, source, &fuzz->diags);
	MUST(fuzz, root || fuzz->diags.errors > 0);
	if (root)
		look_at(fuzz, source, root);
	struct diags again;
	struct json_spans spans;
	diags_init(&again, &fuzz->arena, fuzz->diags.language);
	MUST(fuzz, json_scan(&fuzz->arena, source, &spans, &again) == (fuzz->diags.errors == 0));
}
