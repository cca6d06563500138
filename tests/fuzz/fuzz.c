/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz: see fuzz.h. The one thing kept between inputs is the folder that scenarios are read from. */
#include "tests/fuzz/fuzz.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ask/run.h"
#include "base/utf8.h"
#include "data/reader.h"
#include "models/catalogue.h"

static char folder[64];

static void remove_folder(void)
{
	static const char *const names[] = {"plan.json",     "base.json",       "s.json",
	                                    "baseline.json", "as-planned.json", "observed.csv"};
	char path[128];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
}

static void make_folder(void)
{
	snprintf(folder, sizeof folder, "%s/outturn-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(folder))
		abort();
	atexit(remove_folder);
}

const char *fuzz_file(struct fuzz *fuzz, const char *name, const void *bytes, size_t size)
{
	if (!*folder)
		make_folder();
	const char *path = arena_print(&fuzz->arena, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		abort();
	return path;
}

const struct source *fuzz_source(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	struct source *source = ARENA_NEW(&fuzz->arena, struct source);
	char *bytes = arena_copy(&fuzz->arena, (const char *)data, size);
	bool marked = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
	*source = (struct source){
		.path = "f", .bytes = bytes + 3 * marked, .size = size - 3 * marked, .raw = bytes, .raw_size = size};
	return source;
}

char *fuzz_text(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	return arena_copy(&fuzz->arena, (const char *)data, strnlen((const char *)data, size));
}

const char *fuzz_messages(struct fuzz *fuzz)
{
	struct text text;
	text_init(&text, &fuzz->arena);
	text_add(&text, "");
	diags_print(&fuzz->diags, &text);
	return text.bytes;
}

void fuzz_broken(struct fuzz *fuzz, const char *file, int line, const char *condition)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n%.4000s\n", file, line, condition, fuzz_messages(fuzz));
	abort();
}

static void must_be_finite(struct fuzz *fuzz, const struct result *result)
{
	for (int i = 0; i < result->program->variable_count; i++)
		for (int year = result->base_year; year < result->base_year + result->years; year++)
			MUST(fuzz, !isinf(result_value(result, i, 0, year)));
}

bool fuzz_run(struct fuzz *fuzz, const char *path)
{
	struct reader *reader = reader_create(&fuzz->arena, catalogue, NULL, 0, &fuzz->diags);
	bool abstract;
	if (reader_kind(reader, path, &abstract) == FILE_BROKEN)
		MUST(fuzz, fuzz->diags.errors > 0);
	const struct scenario *scenario = reader_scenario(reader, path);
	MUST(fuzz, scenario || fuzz->diags.errors > 0);
	if (!scenario || scenario->abstract_ || fuzz->diags.errors)
		return false;
	const struct result *result = run_scenario(&fuzz->arena, scenario, catalogue, &fuzz->diags);
	MUST(fuzz, (result == NULL) == (fuzz->diags.errors > 0));
	if (result)
		must_be_finite(fuzz, result);
	return result;
}

/* What is said must be text that a terminal can show, whatever was read. */
static void look_at_messages(struct fuzz *fuzz)
{
	const char *at = fuzz_messages(fuzz);
	size_t left = strlen(at), used;
	for (; left > 0; at += used, left -= used) {
		long code = utf8_decode(at, left, &used);
		MUST(fuzz, code == '\n' || (code >= ' ' && code != 0x7f && !(code >= 0x80 && code < 0xa0)));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz fuzz;
	if (setjmp(fuzz.rescue)) {
		fprintf(stderr, "more than %d MB for %zu bytes\n", FUZZ_MEMORY >> 20, size);
		abort();
	}
	arena_init(&fuzz.arena, &fuzz.rescue, FUZZ_MEMORY);
	diags_init(&fuzz.diags, &fuzz.arena, (enum language)(size % LANG_COUNT));
	fuzz_try(&fuzz, data, size);
	look_at_messages(&fuzz);
	arena_free(&fuzz.arena);
	return 0;
}
