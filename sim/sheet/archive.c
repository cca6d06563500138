/* SPDX-License-Identifier: GPL-3.0-or-later */
/* archive: libzip on the bytes of a file that was read. What a stranger may have made of it is bounded before anything
 * is done: how many parts there are, what is unpacked of all of them together, and how much of how little; parts are
 * stored or deflated, as workbooks are, neither encrypted nor there twice, and as large as they are said to be.
 * Checksums are libzip's to check, at the end of each part. Holds: what libzip took is given back when the arena goes,
 * also where memory ran out in the middle of a part. */
#include "sheet/archive.h"
#include <errno.h>
#include <string.h>
#include <zip.h>
#include "base/lookup.h"

enum { PIECE = 64 << 10, RATIO_FROM = 1 << 20, DIRECTORY_ENTRY = 46 };

struct archive {
	zip_source_t *source; /* until `zip` owns it */
	zip_t *zip;
	zip_file_t *open;
	struct lookup *parts; /* by their names in lower case: the number + 1 */
	size_t unpacked;
};

static void close_archive(void *data)
{
	struct archive *archive = data;
	if (archive->open)
		zip_fclose(archive->open);
	if (archive->zip)
		zip_discard(archive->zip);
	if (archive->source)
		zip_source_free(archive->source);
}

/* libzip tells some of its own failures as damage: where memory ran out since errno was 0, it was that. */
static void fail(struct book *book, const char *part, enum word message)
{
	if (errno == ENOMEM)
		arena_exhausted(book->arena);
	BOOK_FAIL(book, part, message, W_BOOK_DAMAGED_HINT);
}

static uint64_t little_endian(const char *bytes, int size)
{
	uint64_t value = 0;
	for (int i = size; i-- > 0;)
		value = value << 8 | (unsigned char)bytes[i];
	return value;
}

/* No directory says that it has more entries than there is room for: libzip takes memory for as many as are said. */
static bool directories_are_possible(const struct source *source)
{
	const uint64_t most = source->size / DIRECTORY_ENTRY;
	const char *end = source->bytes + source->size;
	for (const char *at = source->bytes; (at = memmem(at, (size_t)(end - at), "PK", 2)); at += 2) {
		if (end - at >= 56 && memcmp(at, "PK\6\6", 4) == 0 &&
		    (little_endian(at + 24, 8) > most || little_endian(at + 32, 8) > most))
			return false;
		if (end - at >= 22 && memcmp(at, "PK\5\6", 4) == 0 && little_endian(at + 10, 2) > most &&
		    little_endian(at + 10, 2) != 0xFFFF)
			return false;
	}
	return true;
}

static char *in_lower_case(struct arena *arena, const char *name)
{
	char *lower = arena_copy(arena, name, strlen(name));
	for (char *at = lower; *at; at++)
		*at = text_lower(*at);
	return lower;
}

static bool list_parts(struct book *book)
{
	struct archive *archive = book->archive;
	zip_int64_t count = zip_get_num_entries(archive->zip, 0);
	if (count > BOOK_MOST_PARTS) {
		BOOK_FAIL(book, "", W_BOOK_PARTS, W_BOOK_PARTS_HINT);
		return false;
	}
	archive->parts = lookup_create(book->arena);
	for (zip_int64_t i = 0; i < count; i++) {
		errno = 0;
		const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
		if (!name) {
			fail(book, "", W_BOOK_ARCHIVE);
			return false;
		}
		name = in_lower_case(book->arena, name);
		if (lookup_find(archive->parts, name)) {
			BOOK_FAIL(book, name, W_BOOK_PART_TWICE, W_BOOK_DAMAGED_HINT);
			return false;
		}
		int *number = ARENA_NEW(book->arena, int);
		*number = (int)i;
		lookup_put(archive->parts, name, number);
	}
	return true;
}

bool archive_open(struct book *book)
{
	struct archive *archive = book->archive = ARENA_NEW(book->arena, struct archive);
	arena_on_free(book->arena, close_archive, archive);
	if (!directories_are_possible(book->source)) {
		BOOK_FAIL(book, "", W_BOOK_ARCHIVE, W_BOOK_DAMAGED_HINT);
		return false;
	}
	zip_error_t error;
	zip_error_init(&error);
	errno = 0;
	archive->source = zip_source_buffer_create(book->source->bytes, book->source->size, 0, &error);
	if (archive->source)
		archive->zip = zip_open_from_source(archive->source, ZIP_RDONLY, &error);
	if (archive->zip)
		archive->source = NULL;
	else
		fail(book, "", W_BOOK_ARCHIVE);
	return archive->zip && list_parts(book);
}

int archive_find(const struct book *book, const char *part)
{
	const int *number = lookup_find(book->archive->parts, in_lower_case(book->arena, part));
	return number ? *number : -1;
}

/* Stored or deflated, not encrypted, and not said to be too large. */
static bool may_be_unpacked(struct book *book, const char *part, int number, zip_stat_t *said)
{
	zip_stat_t stat;
	zip_stat_init(&stat);
	errno = 0;
	const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	if (zip_stat_index(book->archive->zip, (zip_uint64_t)number, 0, &stat) != 0 || (stat.valid & wanted) != wanted)
		fail(book, part, W_BOOK_PART_DAMAGED);
	else if (stat.encryption_method != ZIP_EM_NONE)
		BOOK_FAIL(book, part, W_BOOK_PART_ENCRYPTED, W_BOOK_ENCRYPTED_HINT);
	else if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
		BOOK_FAIL(book, part, W_BOOK_PART_METHOD, W_BOOK_DAMAGED_HINT);
	else if (stat.size > BOOK_MOST_UNPACKED - book->archive->unpacked)
		BOOK_FAIL(book, part, W_BOOK_UNPACKED, W_BOOK_SMALLER_HINT);
	*said = stat;
	return !book->failed;
}

static bool within_limits(struct book *book, const char *part, size_t unpacked, size_t packed)
{
	if (unpacked > RATIO_FROM && unpacked / BOOK_MOST_RATIO > packed)
		BOOK_FAIL(book, part, W_BOOK_RATIO, W_BOOK_RATIO_HINT);
	else if (book->archive->unpacked > BOOK_MOST_UNPACKED)
		BOOK_FAIL(book, part, W_BOOK_UNPACKED, W_BOOK_SMALLER_HINT);
	return !book->failed;
}

bool archive_read(struct book *book, const char *part,
                  void (*take)(void *data, const char *bytes, size_t size, bool last), void *data)
{
	struct archive *archive = book->archive;
	zip_stat_t said;
	size_t unpacked = 0;
	int number = archive_find(book, part);
	if (number < 0)
		BOOK_FAIL(book, part, W_BOOK_PART_MISSING, W_BOOK_DAMAGED_HINT);
	if (number < 0 || !may_be_unpacked(book, part, number, &said))
		return false;
	char *piece = arena_alloc(book->arena, PIECE);
	errno = 0;
	archive->open = zip_fopen_index(archive->zip, (zip_uint64_t)number, 0);
	if (!archive->open) {
		fail(book, part, W_BOOK_PART_DAMAGED);
		return false;
	}
	while (!book->failed) {
		errno = 0;
		zip_int64_t got = zip_fread(archive->open, piece, PIECE);
		if (got < 0) {
			fail(book, part, W_BOOK_PART_DAMAGED);
			break;
		}
		unpacked += (size_t)got;
		archive->unpacked += (size_t)got;
		if (got == 0 && unpacked != said.size)
			BOOK_FAIL(book, part, W_BOOK_PART_DAMAGED, W_BOOK_DAMAGED_HINT);
		else if (within_limits(book, part, unpacked, (size_t)said.comp_size))
			take(data, piece, (size_t)got, got == 0);
		if (got == 0)
			break;
	}
	zip_fclose(archive->open);
	archive->open = NULL;
	return !book->failed;
}
