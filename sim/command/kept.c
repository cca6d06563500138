/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kept: what manifest.json tells a picture to be made of, and whether its bytes are still those that it tells. Holds: a
 * picture that is kept is, byte for byte, what drawing would make. */
#include "command/kept.h"
#include <string.h>
#include "command/manifest.h"

static const size_t MANIFEST_MOST = (size_t)64 << 20, PICTURE_MOST = (size_t)64 << 20;

static const struct manifest_entry *entry_of(const struct manifest *manifest, const struct manifest_file *file)
{
	for (int e = 0; e < manifest->count; e++)
		for (int i = 0; i < manifest->list[e].outputs.count; i++)
			if (&manifest->list[e].outputs.list[i] == file)
				return &manifest->list[e];
	return NULL;
}

static const char *find(void *of, const char *name, const char *made, size_t *size)
{
	struct kept *kept = of;
	char hash[SHA256_TEXT];
	struct err err = {0};
	const struct manifest_file *file = kept->manifest ? manifest_output(kept->manifest, name) : NULL;
	const struct manifest_entry *entry = file ? entry_of(kept->manifest, file) : NULL;
	if (!entry || !file->made || strcmp(file->made, made) != 0 || strcmp(entry->version, OUTTURN_VERSION) != 0)
		return NULL;
	const char *bytes = output_read(kept->set, name, PICTURE_MOST, size, &err);
	if (!bytes)
		return NULL;
	sha256_text(bytes, *size, hash);
	if (strcmp(hash, file->hash) != 0)
		return NULL;
	kept->gnuplot = entry->gnuplot;
	return bytes;
}

void kept_open(struct kept *kept, struct call *call, const struct output_set *set)
{
	struct diags quiet;
	struct err err = {0};
	size_t size;
	*kept = (struct kept){.call = call, .set = set, .pictures = {find, kept}};
	diags_init(&quiet, call->arena, LANGUAGE_DEFAULT);
	const char *bytes = output_read(set, MANIFEST_NAME, MANIFEST_MOST, &size, &err);
	if (bytes && strlen(bytes) == size)
		kept->manifest = manifest_read(call->arena, source_text(call->arena, MANIFEST_NAME, bytes), &quiet);
}
