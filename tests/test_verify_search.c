/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that a manifest tells of are found by name and hash, wherever the place lies below what was named; what has
 * changed or is not there is said. */
#include "command/verify_search.h"
#include "tests/outputs.h"

struct searched {
	struct outputs here;
	struct diags diags;
	struct manifest_entry entry;
};

static void begin(struct searched *of)
{
	outputs_begin(&of->here);
	diags_init(&of->diags, &of->here.arena, LANG_EN);
	of->entry = (struct manifest_entry){0};
}

/* Puts a file: "a/b/green.json". */
static void put(struct searched *of, const char *name, const char *text)
{
	const char *path = inside(&of->here, name);
	char *command = arena_print(&of->here.arena, "mkdir -p '%s'", path_folder(&of->here.arena, path));
	CHECK(system(command) == 0);
	FILE *file = fopen(path, "w");
	CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* The manifest tells of an input with that text. */
static void tell(struct searched *of, const char *path, const char *text)
{
	struct arena *arena = &of->here.arena;
	char *hash = arena_alloc(arena, SHA256_TEXT);
	sha256_text(text, strlen(text), hash);
	*ARENA_PUSH(arena, of->entry.inputs.list, of->entry.inputs.count, of->entry.inputs.capacity) =
		(struct manifest_file){path, hash, NULL};
}

static void ask(struct searched *of, struct option_texts *texts, const char *text)
{
	*ARENA_PUSH(&of->here.arena, texts->list, texts->count, texts->capacity) = text;
}

static struct verify_found find(struct searched *of)
{
	const char *folder = of->here.folder;
	return verify_search_find(verify_search_create(&of->here.arena, folder, &folder, 1, &of->diags), &of->entry);
}

TEST(verify_search_takes_the_folder_whose_files_are_those_of_then)
{
	struct searched of;
	begin(&of);
	put(&of, "a/green.json", "{\"now\": 1}");
	put(&of, "a/plan.json", "{}");
	put(&of, "x/b/green.json", "{\"then\": 1}");
	put(&of, "x/b/plan.json", "{}");
	ask(&of, &of.entry.scenarios, "green.json");
	tell(&of, "green.json", "{\"then\": 1}");
	tell(&of, "plan.json", "{}");
	struct verify_found found = find(&of);
	CHECK_TEXT(found.scenarios[0], inside(&of.here, "x/b/green.json"));
	CHECK_INT(found.changed.count, 0);
	CHECK_INT(found.lacking.count, 0);
	put(&of, "x/b/plan.json", "{\"changed\": 1}"); /* then it is the one with most that is right, and that is said */
	put(&of, "a/plan.json", "{\"changed\": 2}");
	found = find(&of);
	CHECK_TEXT(found.scenarios[0], inside(&of.here, "x/b/green.json"));
	CHECK_INT(found.changed.count, 1);
	CHECK_TEXT(found.changed.count ? found.changed.list[0] : "", "plan.json");
	outputs_end(&of.here);
}

TEST(verify_search_says_what_is_not_there)
{
	struct searched of;
	begin(&of);
	put(&of, "green.json/x", "a folder is no scenario");
	ask(&of, &of.entry.scenarios, "green.json");
	ask(&of, &of.entry.options.tables, "t.csv");
	tell(&of, "green.json", "{}");
	tell(&of, "t.csv", "key\n");
	struct verify_found found = find(&of);
	CHECK_INT(found.lacking.count, 2);
	CHECK(!found.scenarios[0] && !found.named[0]);
	outputs_end(&of.here);
}

TEST(verify_search_takes_a_table_by_its_hash_before_one_of_its_name)
{
	struct searched of;
	begin(&of);
	put(&of, "place/green.json", "{}");
	put(&of, "t.csv", "key\nchanged\n");
	put(&of, "far/renamed.csv", "key\n");
	ask(&of, &of.entry.scenarios, "green.json");
	ask(&of, &of.entry.options.tables, "t.csv");
	tell(&of, "green.json", "{}");
	tell(&of, "t.csv", "key\n");
	struct verify_found found = find(&of);
	CHECK_TEXT(found.named[0], inside(&of.here, "far/renamed.csv"));
	CHECK_INT(found.changed.count, 0);
	put(&of, "far/renamed.csv", "key\nchanged too\n");
	found = find(&of);
	CHECK_TEXT(found.named[0], inside(&of.here, "t.csv"));
	CHECK_INT(found.changed.count, 1);
	outputs_end(&of.here);
}

TEST(verify_search_tells_places_of_one_name_apart)
{
	struct searched of;
	begin(&of);
	put(&of, "x/town/s.json", "{\"x\": 1}");
	put(&of, "y/town/s.json", "{\"y\": 1}");
	ask(&of, &of.entry.scenarios, "y/town/s.json");
	ask(&of, &of.entry.scenarios, "x/town/s.json");
	ask(&of, &of.entry.places, "y/town");
	ask(&of, &of.entry.places, "x/town");
	tell(&of, "y/town/s.json", "{\"y\": 1}");
	tell(&of, "x/town/s.json", "{\"x\": 1}");
	struct verify_found found = find(&of);
	CHECK_TEXT(found.scenarios[0], inside(&of.here, "y/town/s.json"));
	CHECK_TEXT(found.scenarios[1], inside(&of.here, "x/town/s.json"));
	outputs_end(&of.here);
}
