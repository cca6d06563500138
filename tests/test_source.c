/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source: what is opened, what is refused, and what a path means. Works in a folder of its own under
 * TMPDIR. */
#include "tests/test.h"
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/source.h"
#include "base/source_kind.h"

struct place_for_test { struct arena arena; char *folder; };

static void source_begin(struct place_for_test *here)
{
	arena_init(&here->arena, NULL, 0);
	const char *base = getenv("TMPDIR") ? getenv("TMPDIR") : P_tmpdir;
	here->folder = arena_print(&here->arena, "%s/outturn-source-XXXXXX", base);
	CHECK(mkdtemp(here->folder) != NULL);
}

static const char *in_folder(struct place_for_test *here, const char *name)
{
	return path_join(&here->arena, here->folder, name);
}

static const char *put_file(struct place_for_test *here, const char *name, const char *bytes, size_t size)
{
	const char *path = in_folder(here, name);
	FILE *file = fopen(path, "wb");
	CHECK(file != NULL && fwrite(bytes, 1, size, file) == size);
	fclose(file);
	return path;
}

static void source_end(struct place_for_test *here)
{
	char *command = arena_print(&here->arena, "rm -rf '%s'", here->folder);
	CHECK(system(command) == 0);
	arena_free(&here->arena);
}

static enum source_error error_of(struct place_for_test *here, const char *path, const char *root)
{
	enum source_error error = (enum source_error)99;
	const struct source *source = source_open(&here->arena, path, root, &error);
	CHECK((source != NULL) == (error == SOURCE_OK));
	return error;
}

TEST(source_reads_whole_files_and_leaves_the_mark_out)
{
	struct place_for_test here;
	source_begin(&here);
	const char *path = put_file(&here, "a.json", "\xEF\xBB\xBF{}\0x", 7);
	enum source_error error;
	const struct source *source = source_open(&here.arena, path, NULL, &error);
	CHECK(source != NULL);
	CHECK_INT(source->size, 4);
	CHECK(memcmp(source->bytes, "{}\0x", 5) == 0);
	CHECK_TEXT(source->path, path);
	CHECK_TEXT(source->real, path_real(&here.arena, path));
	source = source_open(&here.arena, put_file(&here, "empty", "", 0), NULL, &error);
	CHECK(source != NULL && source->size == 0 && source->bytes[0] == 0);
	source_end(&here);
}

TEST(source_refuses_what_is_no_regular_file)
{
	struct place_for_test here;
	source_begin(&here);
	CHECK(mkfifo(in_folder(&here, "pipe"), 0600) == 0);
	CHECK_INT(error_of(&here, in_folder(&here, "pipe"), NULL), SOURCE_NOT_REGULAR);
	CHECK_INT(error_of(&here, here.folder, NULL), SOURCE_NOT_REGULAR);
	CHECK_INT(error_of(&here, "/dev/zero", NULL), SOURCE_NOT_REGULAR);
	CHECK_INT(error_of(&here, in_folder(&here, "none"), NULL), SOURCE_MISSING);
	CHECK_INT(error_of(&here, "", NULL), SOURCE_MISSING);
	CHECK(symlink("loop", in_folder(&here, "loop")) == 0);
	CHECK_INT(error_of(&here, in_folder(&here, "loop"), NULL), SOURCE_UNREADABLE);
	source_end(&here);
}

TEST(source_refuses_more_than_16_MB)
{
	struct place_for_test here;
	source_begin(&here);
	const char *path = put_file(&here, "big", "", 0);
	CHECK(truncate(path, SOURCE_LIMIT + 1) == 0);
	CHECK_INT(error_of(&here, path, NULL), SOURCE_TOO_LARGE);
	CHECK(truncate(path, SOURCE_LIMIT) == 0);
	CHECK_INT(error_of(&here, path, NULL), SOURCE_OK);
	source_end(&here);
}

TEST(source_stays_inside_the_root)
{
	struct place_for_test here;
	source_begin(&here);
	CHECK(mkdir(in_folder(&here, "place"), 0700) == 0 && mkdir(in_folder(&here, "place2"), 0700) == 0);
	put_file(&here, "place/a", "1", 1);
	put_file(&here, "place2/b", "1", 1);
	put_file(&here, "c", "1", 1);
	const char *root = in_folder(&here, "place");
	CHECK(symlink("../c", in_folder(&here, "place/out")) == 0 && symlink("a", in_folder(&here, "place/in")) == 0);
	CHECK_INT(error_of(&here, in_folder(&here, "place/a"), root), SOURCE_OK);
	CHECK_INT(error_of(&here, in_folder(&here, "place/in"), root), SOURCE_OK);
	CHECK_INT(error_of(&here, in_folder(&here, "place/out"), root), SOURCE_OUTSIDE);
	CHECK_INT(error_of(&here, in_folder(&here, "place/../c"), root), SOURCE_OUTSIDE);
	CHECK_INT(error_of(&here, in_folder(&here, "place2/b"), root), SOURCE_OUTSIDE); /* same beginning */
	CHECK_INT(error_of(&here, in_folder(&here, "place/../place/a"), root), SOURCE_OK);
	CHECK_INT(error_of(&here, "/etc/passwd", root), SOURCE_OUTSIDE);
	CHECK_INT(error_of(&here, "/etc/passwd", "/"), SOURCE_OK);
	CHECK_INT(error_of(&here, in_folder(&here, "place/a"), in_folder(&here, "none")), SOURCE_OUTSIDE);
	source_end(&here);
}

TEST(source_leaves_no_file_open)
{
	struct place_for_test here;
	source_begin(&here);
	int before = open("/dev/null", O_RDONLY);
	close(before);
	error_of(&here, put_file(&here, "a", "1", 1), NULL);
	error_of(&here, here.folder, NULL);
	int after = open("/dev/null", O_RDONLY);
	close(after);
	CHECK_INT(after, before);
	source_end(&here);
}

/* The text as it comes back, or NULL where it is left alone. */
static const char *from_gb18030(struct arena *arena, const char *bytes, size_t size, struct source_stuck *stuck)
{
	struct source *source = ARENA_NEW(arena, struct source);
	*source = (struct source){.path = "t.csv", .bytes = bytes, .size = size};
	const struct source *utf8 = source_as_utf8(arena, source, stuck);
	CHECK(utf8->transcoded == (utf8 != source));
	CHECK(utf8 == source || strlen(utf8->bytes) == utf8->size);
	return utf8 == source ? NULL : utf8->bytes;
}

TEST(source_in_gb18030_is_transcoded)
{
	struct arena arena;
	struct source_stuck stuck;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(from_gb18030(&arena, "gdp,\xC2\xC0\xC1\xBA\xCA\xD0,1\n", 13, &stuck), "gdp,吕梁市,1\n");
	CHECK_TEXT(from_gb18030(&arena, "\x95\x32\x82\x36\x81\x30\x84\x35", 8, &stuck),
	           "\xF0\xA0\x80\x80\xC2\xA3"); /* four bytes each: U+20000, U+00A3 */
	CHECK_TEXT(from_gb18030(&arena, "\x84\x31\x95\x33\xC2\xC0", 6, &stuck), "吕"); /* its byte order mark */
	CHECK(!from_gb18030(&arena, "吕梁市", 9, &stuck) && stuck.utf8 == 9);
	CHECK(!from_gb18030(&arena, "plain", 5, &stuck) && stuck.utf8 == 5);
	arena_free(&arena);
}

TEST(source_that_is_neither_says_where_each_fails)
{
	struct arena arena;
	struct source_stuck stuck;
	arena_init(&arena, NULL, 0);
	CHECK(!from_gb18030(&arena, "a\xFF\xFF", 3, &stuck) && stuck.utf8 == 1 && stuck.gb18030 == 1);
	CHECK(!from_gb18030(&arena, "a,\xC2\xC0,b\n\xC1", 8, &stuck) && stuck.utf8 == 2 &&
	      stuck.gb18030 == 7); /* cut short */
	CHECK(!from_gb18030(&arena, "\xC2\xC0\x95\x32\x82", 5, &stuck) && stuck.gb18030 == 2);
	CHECK(!from_gb18030(&arena, "caf\xE9,1", 6, &stuck) && stuck.utf8 == 3 && stuck.gb18030 == 3); /* Latin-1 */
	arena_free(&arena);
}

TEST(source_in_utf16_is_known)
{
	const struct { const char *bytes; size_t size; bool is; } cases[] = {
		{"\xFF\xFEg\0", 4, true}, {"\xFE\xFF\0g", 4, true}, {"g\0d\0", 4, true}, {"\0g\0d", 4, true},
		{"gdp,", 4, false}, {"a\0b,", 4, false}, {"", 0, false}, {"\0", 1, false}, {"\0\0\0\0", 4, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct source source = {.path = "t.csv", .bytes = cases[i].bytes, .size = cases[i].size};
		CHECK_INT(source_is_utf16(&source) ? (int)i : -1, cases[i].is ? (int)i : -1);
	}
}

TEST(source_that_is_no_text_is_known_by_its_bytes)
{
	static const struct { const char *bytes; size_t size; enum word is; } cases[] = {
		{"PK\3\4abc", 7, W_KIND_ZIP}, {"PK\5\6", 4, W_KIND_ZIP}, {"PK\3", 3, W_NONE}, {"PKW,1", 5, W_NONE},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40, W_KIND_ENCRYPTED},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" "E\0n\0c\0r\0y\0p\0t", 21, W_KIND_OLD_OFFICE},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, W_KIND_OLD_OFFICE}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A", 7, W_NONE},
		{"\x1F\x8B", 2, W_KIND_COMPRESSED}, {"BZh9", 4, W_KIND_COMPRESSED}, {"BZ,h", 4, W_NONE},
		{"%PDF-1", 6, W_KIND_PDF}, {"% of GDP,1", 10, W_NONE}, {"", 0, W_NONE}, {"{}", 2, W_NONE},
		{" \n<TABLE>", 9, W_KIND_MARKUP}, {"<?xml ?>", 8, W_KIND_MARKUP}, {"<5,1", 4, W_NONE}, {"a<html", 6, W_NONE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct source source = {.path = "t.csv", .bytes = cases[i].bytes, .size = cases[i].size};
		CHECK_SAY(source_kind(&source) == cases[i].is, "case %zu", i);
	}
}

TEST(source_paths_are_taken_apart_and_joined)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(path_folder(&arena, "a/b.json"), "a");
	CHECK_TEXT(path_folder(&arena, "b.json"), ".");
	CHECK_TEXT(path_folder(&arena, "/b.json"), "/");
	CHECK_TEXT(path_join(&arena, "a", "b"), "a/b");
	CHECK_TEXT(path_join(&arena, "a/", "b"), "a/b");
	CHECK_TEXT(path_join(&arena, ".", "b"), "b");
	CHECK_TEXT(path_join(&arena, "a", "/b"), "/b");
	CHECK_TEXT(path_stem(&arena, "a.d/b.json"), "b");
	CHECK_TEXT(path_stem(&arena, "a.d/b"), "b");
	CHECK_TEXT(path_stem(&arena, ".hidden"), ".hidden");
	CHECK(path_real(&arena, "/no/such/file") == NULL);
	arena_free(&arena);
}
