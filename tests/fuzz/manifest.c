/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as a manifest of a stranger: refused with its place, or names that lead nowhere but down, hashes of 64 digits
 * and words of a command line that say the same again. */
#include "command/manifest_read.h"
#include <string.h>
#include "tests/fuzz/fuzz.h"

static bool leads_down(const char *path)
{
	for (const char *part = path; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
		if (strcmp(part, "..") == 0 || strncmp(part, "../", 3) == 0)
			return false;
	return *path && *path != '/';
}

static void look_at(struct fuzz *fuzz, const struct manifest_files *files, bool outputs)
{
	for (int i = 0; i < files->count; i++) {
		MUST(fuzz, strlen(files->list[i].hash) == 64);
		MUST(fuzz, strspn(files->list[i].hash, "0123456789abcdef") == 64);
		MUST(fuzz, !outputs || leads_down(files->list[i].path));
	}
}

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	const struct manifest *manifest = manifest_read(&fuzz->arena, fuzz_source(fuzz, data, size), &fuzz->diags);
	MUST(fuzz, (manifest == NULL) == (fuzz->diags.errors > 0));
	for (int i = 0; manifest && i < manifest->count; i++) {
		const struct manifest_entry *entry = &manifest->list[i];
		MUST(fuzz, entry->command && entry->version);
		look_at(fuzz, &entry->inputs, false);
		look_at(fuzz, &entry->outputs, true);
		for (int j = 0; j < entry->outputs.count; j++)
			MUST(fuzz, manifest_output(manifest, entry->outputs.list[j].path) != NULL);
	}
}
