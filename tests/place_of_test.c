/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_of_test: see the header. Everything is taken away again by place_finish. */
#include "tests/place_of_test.h"
#include <sys/stat.h>
#include <unistd.h>
#include "models/catalogue.h"
#include "data/reader.h"
#include "data/setting.h"
#include "tests/test.h"

void place_add(struct place_of_test *test, const char *name, const char *text)
{
	FILE *file = fopen(path_join(&test->arena, test->folder, name), "wb");
	CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

void place_folder(struct place_of_test *test, const char *name)
{
	CHECK(mkdir(path_join(&test->arena, test->folder, name), 0700) == 0);
}

#define PLAN \
	"{\"kind\": \"plan\", \"title\": \"T\", \"base_year\": 2020, \"years\": [2021, 2025], \"source\": \"the plan\", " \
	"\"targets\": {\"gdp\": {\"title\": \"GDP\", \"variable\": \"gdp\", \"at_least\": \"2238 亿元\"}," \
	"\"energy\": {\"title\": \"E\", \"attribute\": \"binding\", \"variable\": \"energy_intensity\", " \
	"\"measure\": \"decline_since_base\"," \
	" \"words\": {\"zh\": \"完成省任务\", \"en\": \"provincial task\"}, \"source\": \"row 21\", \"no\": \"21\"}," \
	"\"towns\": {\"title\": \"U\", \"variable\": \"urbanization\", \"about\": 60, \"tolerance\": 1, " \
	"\"source\": \"row 2\", \"year\": 2025}}}"

struct place_of_test *place_begin(void)
{
	struct place_of_test *test = calloc(1, sizeof *test);
	arena_init(&test->arena, NULL, 0);
	diags_init(&test->diags, &test->arena, LANG_EN);
	const char *home = getenv("TMPDIR");
	snprintf(test->folder, sizeof test->folder, "%s/outturn-XXXXXX",
	         home && strlen(home) < 40 ? home : P_tmpdir);
	CHECK(mkdtemp(test->folder) != NULL);
	place_add(test, "plan.json", PLAN);
	place_add(test, "base.json", BASE);
	return test;
}

void place_set(struct place_of_test *test, const char *text)
{
	if (setting_parse(&test->arena, text, &test->settings[test->setting_count], &test->diags))
		test->setting_count++;
}

const struct scenario *place_read(struct place_of_test *test, const char *name)
{
	struct reader *reader =
		reader_create(&test->arena, catalogue, test->settings, test->setting_count, &test->diags);
	test->scenario = reader_scenario(reader, path_join(&test->arena, test->folder, name));
	struct text text;
	text_init(&text, &test->arena);
	text_add(&text, "");
	diags_print(&test->diags, &text);
	test->report = text.bytes;
	return test->scenario;
}

const struct entry *place_root(struct place_of_test *test, const char *name)
{
	static const struct entry nothing;
	CHECK_SAY(place_read(test, name), "%s", test->report);
	return test->scenario ? test->scenario->root : &nothing;
}

void place_finish(struct place_of_test *test)
{
	char command[96];
	snprintf(command, sizeof command, "rm -rf '%s'", test->folder);
	CHECK(system(command) == 0);
	arena_free(&test->arena);
	free(test);
}

double place_number(const struct entry *root, const char *key)
{
	const struct entry *entry = entry_find(root, key);
	return entry && entry->quantity ? entry->quantity->points[0].value : NAN;
}

const char *place_file(const struct entry *root, const char *key)
{
	const struct entry *entry = entry_find(root, key);
	const struct source *source = entry ? entry_place(entry).source : NULL;
	return source ? strrchr(source->path, '/') ? strrchr(source->path, '/') + 1 : source->path : "";
}

const struct target *place_target(const struct place_of_test *test, const char *id)
{
	static const struct target nothing;
	for (int i = 0; i < test->scenario->target_count; i++)
		if (strcmp(test->scenario->targets[i].id, id) == 0)
			return &test->scenario->targets[i];
	test_fail(__FILE__, __LINE__, "no target %s", id);
	return &nothing;
}
