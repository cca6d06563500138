/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes with the program is looked for by where the program lies, and nowhere that others could write. */
#include "command/installed.h"
#include "tests/test.h"

static void check_folders(const char *program, const char *want)
{
	struct arena arena;
	const char *folders[INSTALLED_FOLDERS];
	char got[256] = "";
	arena_init(&arena, NULL, 0);
	int count = installed_folders(&arena, program, folders);
	for (int i = 0; i < count; i++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i ? " " : "", folders[i]);
	CHECK_TEXT(got, want);
	arena_free(&arena);
}

TEST(installed_lies_beside_the_program_in_its_prefix_or_in_the_tree_that_built_it)
{
	check_folders("/usr/bin/outturn", "/usr/bin /usr/share/outturn");
	check_folders("/home/a b/tree/outturn", "/home/a b/tree");
	check_folders("/home/a/tree/build/release/outturn", "/home/a/tree/build/release /home/a/tree");
	check_folders("/srv/build/bin/outturn", "/srv/build/bin /srv/build/share/outturn /srv");
	check_folders("/outturn", "/");
}

TEST(installed_is_never_above_a_folder_of_another_name)
{
	check_folders("/tmp/mine/outturn", "/tmp/mine");
	check_folders("/tmp/mine/sbin/outturn", "/tmp/mine/sbin");
	check_folders("/tmp/rebuild/x/outturn", "/tmp/rebuild/x");
}

/* This program lies in build/KIND of the tree that is tested. */
TEST(installed_finds_the_tree_it_was_built_in)
{
	struct arena arena;
	struct diags diags;
	arena_init(&arena, NULL, 0);
	diags_init(&diags, &arena, LANGUAGE_DEFAULT);
	const char *plots = installed_part(&arena, "plots", &diags);
	const char *scenarios = installed_part(&arena, "scenarios", &diags);
	CHECK(plots && plots[0] == '/' && strcmp(plots + strlen(plots) - 6, "/plots") == 0);
	CHECK(scenarios && scenarios[0] == '/');
	CHECK(!installed_part(&arena, "no_such_part", &diags));
	CHECK_INT(diags.errors + diags.notes, 0);
	arena_free(&arena);
}
