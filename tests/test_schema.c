/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema: every file in tests/bad/file (what a schema can tell) and tests/bad/value (what only the program
 * can) is refused with exactly the report beside it, in English and in Chinese; and every folder in
 * tests/bad/whole, whose main.json is wrong only as a whole. OUTTURN_BLESS=1 writes the reports anew, to
 * be read by eye. */
#include "tests/test.h"
#include <dirent.h>
#include <limits.h>
#include "base/output_file.h"
#include "data/quantity.h"
#include "data/scenario.h"
#include "data/reader.h"
#include "data/schema_check.h"
#include "data/schema_print.h"
#include "models/catalogue.h"

/* What the program says of one file of the command line; "" if nothing. */
static char *report_on(struct arena *arena, const char *path, enum language language, int *errors)
{
	struct diags diags;
	diags_init(&diags, arena, language);
	struct reader *reader = reader_create(arena, catalogue, NULL, 0, &diags);
	bool is_abstract;
	bool read = reader_kind(reader, path, &is_abstract) == FILE_PLAN && !strstr(path, "main-is-plan")
	                ? reader_plan(reader, path) != NULL
	                : reader_scenario(reader, path) != NULL;
	CHECK_SAY(read == (diags.errors == 0), "%s: read %d, errors %d", path, read, diags.errors);
	*errors = diags.errors;
	struct text text;
	text_init(&text, arena);
	text_add(&text, "");
	diags_print(&diags, &text);
	return text.bytes;
}

static char *whole_file(struct arena *arena, const char *path)
{
	enum source_error error;
	const struct source *source = source_open(arena, path, NULL, &error);
	return source ? arena_copy(arena, source->bytes, source->size) : NULL;
}

static void bless(const char *path, const char *report)
{
	FILE *file = fopen(path, "wb");
	CHECK_SAY(file && fputs(report, file) >= 0 && fclose(file) == 0, "cannot write %s", path);
}

static void check_report(const char *path, const char *pinned)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	int errors = 0;
	const char *english = report_on(&arena, path, LANG_EN, &errors),
			   *chinese = report_on(&arena, path, LANG_ZH, &errors);
	const char *report = arena_print(&arena, "%s\n%s", english, chinese);
	CHECK_SAY(errors, "%s is not refused", path);
	if (getenv("OUTTURN_BLESS"))
		bless(pinned, report);
	const char *want = whole_file(&arena, pinned);
	CHECK_SAY(want && strcmp(want, report) == 0, "%s: got\n%s\nwant (%s)\n%s", path, report, pinned,
	          want ? want : "(no such file)");
	arena_free(&arena);
}

static int only_json(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');
	return dot && strcmp(dot, ".json") == 0;
}

static int no_dots(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void check_folder(const char *folder, int least)
{
	struct dirent **files;
	int count = scandir(folder, &files, only_json, alphasort);
	CHECK_SAY(count >= least, "%s: %d files", folder, count);
	for (int i = 0; i < count; i++) {
		char path[PATH_MAX], pinned[PATH_MAX];
		size_t stem = strlen(files[i]->d_name) - strlen(".json");
		snprintf(path, sizeof path, "%s/%s", folder, files[i]->d_name);
		snprintf(pinned, sizeof pinned, "%s/%.*s.txt", folder, (int)stem, files[i]->d_name);
		check_report(path, pinned);
		free(files[i]);
	}
	free(files);
}

TEST(schema_refuses_every_bad_file_with_the_pinned_report)
{
	check_folder("tests/bad/file", 70);
}

TEST(schema_refuses_every_bad_value_with_the_pinned_report)
{
	check_folder("tests/bad/value", 18);
}

TEST(schema_whole_is_refused_with_the_pinned_report_for_every_bad_place)
{
	struct dirent **folders;
	int count = scandir("tests/bad/whole", &folders, no_dots, alphasort);
	CHECK(count >= 30);
	for (int i = 0; i < count; i++) {
		char path[PATH_MAX], pinned[PATH_MAX];
		snprintf(path, sizeof path, "tests/bad/whole/%s/main.json", folders[i]->d_name);
		snprintf(pinned, sizeof pinned, "tests/bad/whole/%s/expected.txt", folders[i]->d_name);
		check_report(path, pinned);
		free(folders[i]);
	}
	free(folders);
}

static struct json *parse(struct arena *arena, const char *text)
{
	struct diags diags;
	diags_init(&diags, arena, LANG_EN);
	return json_read(arena, source_text(arena, "t", text), &diags);
}

TEST(schema_tells_a_map_over_sectors_from_a_quantity)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK(schema_is_map(parse(&arena, "{\"mining\": 3, \"services\": {\"value\": 2}}")));
	CHECK(!schema_is_map(parse(&arena, "{\"value\": 3}")));
	CHECK(!schema_is_map(parse(&arena, "{\"mining\": 3, \"source\": \"x\"}")));
	CHECK(!schema_is_map(parse(&arena, "{}")));
	CHECK(!schema_is_map(parse(&arena, "3")));
	arena_free(&arena);
}

TEST(schema_check_leaves_every_quantity_read)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct diags diags;
	diags_init(&diags, &arena, LANG_EN);
	struct json *root = parse(
		&arena,
		"{\"kind\": \"scenario\", \"sectors\": {\"mining\": {\"output\": \"885 亿元\", \"growth\": {\"value\": 3}}},"
		" \"energy\": {\"efficiency\": {\"mining\": 3}, \"intensity\": 1.9}, \"targets\": {\"gdp\": {\"range\": [1, "
		"\"2 亿元\"]}}, \"limits\": {\"cap\": {\"output\": {\"weights\": {\"mining\": 1}}}}}");
	CHECK(schema_check(&arena, root, scenario_fields(&arena, catalogue), NULL, &diags));
	static const char *const quantities[][4] = {{"sectors", "mining", "output"},
	                                            {"sectors", "mining", "growth"},
	                                            {"energy", "efficiency", "mining"},
	                                            {"energy", "intensity"}};
	for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++) {
		const struct json *at = root;
		for (int j = 0; j < 4 && quantities[i][j]; j++)
			at = json_get(at, quantities[i][j]);
		CHECK(at && at->read);
	}
	const struct json *range = json_get(json_get(json_get(root, "targets"), "gdp"), "range");
	CHECK(range->child->read && range->child->next->read);
	CHECK(
		json_get(json_get(json_get(json_get(json_get(root, "limits"), "cap"), "output"), "weights"), "mining")
			->read);
	CHECK(!json_get(json_get(root, "energy"), "efficiency")->read); /* the map itself is none */
	arena_free(&arena);
}

static char *print_schema(struct arena *arena, const char *kind)
{
	struct text text;
	text_init(&text, arena);
	schema_print(arena, kind, strcmp(kind, "plan") == 0 ? plan_fields : scenario_fields(arena, catalogue),
	             &text);
	return text.bytes;
}

TEST(schema_is_printed_as_json_and_the_same_each_time)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	for (int i = 0; i < 2; i++) {
		const char *kind = i ? "plan" : "scenario", *text = print_schema(&arena, kind);
		CHECK_TEXT(print_schema(&arena, kind), text);
		struct json *root = parse(&arena, text);
		CHECK(root && strcmp(text + strlen(text) - 2, "}\n") == 0);
		CHECK_TEXT(json_get(root, "$schema")->text, "https://json-schema.org/draft/2020-12/schema");
	}
	arena_free(&arena);
}

/* Every field of every table appears, with its documentation in both languages. */
TEST(schema_names_and_documents_every_field_of_every_model)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	const struct json *properties = json_get(parse(&arena, print_schema(&arena, "scenario")), "properties");
	for (const struct model *const *model = catalogue; *model; model++) {
		const struct json *section = json_get(properties, (*model)->section);
		const struct json *member = json_get(section, "patternProperties");
		const struct json *own = json_get(member ? member->child : section, "properties");
		for (const struct field *field = (*model)->fields; field->key; field++) {
			const struct json *printed = json_get(own, field->key);
			CHECK_SAY(printed && json_get(printed, "description") && json_get(printed, "x-zh"),
			          "%s.%s is not in the schema, or not documented", (*model)->section, field->key);
		}
	}
	arena_free(&arena);
}
