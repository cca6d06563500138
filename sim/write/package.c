/* SPDX-License-Identifier: GPL-3.0-or-later */
/* package: libzip on a buffer that grows. Every part has the first date that a ZIP file can say, as nothing else would
 * give the same bytes tomorrow. Nothing but memory can fail here, and what libzip took is given back when the arena
 * goes. */
#include "write/package.h"
#include <zip.h>

enum { FIRST_DATE = 1 << 5 | 1 }; /* 1980-01-01, as MS-DOS wrote it */

struct package {
	struct arena *arena;
	zip_source_t *source; /* the file; ours, beside what `zip` holds of it */
	zip_t *zip;
};

static void give_back(void *data)
{
	struct package *package = data;
	if (package->zip)
		zip_discard(package->zip);
	if (package->source)
		zip_source_free(package->source);
}

static void add_part(const struct package *package, const struct package_part *part)
{
	zip_source_t *bytes = zip_source_buffer(package->zip, part->bytes, part->size, 0);
	if (!bytes)
		arena_exhausted(package->arena);
	zip_int64_t number = zip_file_add(package->zip, part->name, bytes, ZIP_FL_ENC_UTF_8);
	if (number < 0) {
		zip_source_free(bytes);
		arena_exhausted(package->arena);
	}
	const zip_int32_t method = part->packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
	if (zip_set_file_compression(package->zip, (zip_uint64_t)number, method, 0) != 0 ||
	    zip_file_set_dostime(package->zip, (zip_uint64_t)number, 0, FIRST_DATE, 0) != 0)
		arena_exhausted(package->arena);
}

static void read_back(struct text *out, const struct package *package)
{
	zip_stat_t stat;
	zip_stat_init(&stat);
	if (zip_source_stat(package->source, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
	    zip_source_open(package->source) != 0)
		arena_exhausted(package->arena);
	char *bytes = arena_alloc(package->arena, stat.size);
	zip_int64_t got = zip_source_read(package->source, bytes, stat.size);
	zip_source_close(package->source);
	if (got < 0 || (zip_uint64_t)got != stat.size)
		arena_exhausted(package->arena);
	text_add_n(out, bytes, stat.size);
}

void package_write(struct text *out, const struct package_part *parts, int count)
{
	struct package *package = ARENA_NEW(out->arena, struct package);
	*package = (struct package){.arena = out->arena};
	struct arena_cleanup *cleanup = arena_on_free(out->arena, give_back, package);
	zip_error_t error;
	zip_error_init(&error);
	package->source = zip_source_buffer_create(NULL, 0, 0, &error);
	if (!package->source)
		arena_exhausted(out->arena);
	package->zip = zip_open_from_source(package->source, ZIP_CREATE | ZIP_TRUNCATE, &error);
	if (!package->zip)
		arena_exhausted(out->arena);
	zip_source_keep(package->source);
	for (int i = 0; i < count; i++)
		add_part(package, &parts[i]);
	if (zip_close(package->zip) != 0)
		arena_exhausted(out->arena);
	package->zip = NULL;
	read_back(out, package);
	arena_cancel(cleanup);
	zip_source_free(package->source);
}
