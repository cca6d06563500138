/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_commit and output_steps: one command at a time in a folder; what an interrupted commit left is put right by
 * the next who comes, and nothing else is touched. */
#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/source.h"
#include "tests/outputs.h"

static void put(struct outputs *here, const char *name, const char *text)
{
	FILE *file = fopen(inside(here, name), "w");
	CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static const char *hash_of(struct outputs *here, const char *text)
{
	char *hash = arena_alloc(&here->arena, SHA256_TEXT);
	sha256_text(text, strlen(text), hash);
	return hash;
}

/* A journal that tells: `one.csv` was "old" and is becoming "new", `two.csv` was not there and is becoming "second". */
static void put_journal(struct outputs *here, const char *name)
{
	put(here, name, arena_print(&here->arena, "outturn 1\n%s %s .outturn-0-0 one.csv\n%s - .outturn-0-1 two.csv\nend\n",
	                            hash_of(here, "new"), hash_of(here, "old"), hash_of(here, "second")));
}

/* The next one comes: locks, and goes without writing. */
static bool come_by(struct outputs *here)
{
	struct output_set *set = output_begin_there(&here->arena, here->folder, &here->err);
	bool right = set && output_lock(set, NULL, &here->err);
	if (set)
		output_abandon(set);
	return right;
}

TEST(output_commit_a_commit_that_was_interrupted_is_undone_by_the_next_who_comes)
{
	/* before the exchange, after it, after the second file; and after a part of the undoing */
	static const struct { const char *one, *hidden, *two, *two_hidden;
	} states[] = {{"old", NULL, NULL, NULL},      {"old", "new", NULL, NULL},     {"new", "old", NULL, NULL},
	              {"new", "old", NULL, "second"}, {"new", "old", "second", NULL}, {NULL, "old", "second", NULL}};
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		struct outputs here;
		outputs_begin(&here);
		put_journal(&here, ".outturn-commit");
		put(&here, "other", "mine");
		if (states[i].one)
			put(&here, "one.csv", states[i].one);
		if (states[i].hidden)
			put(&here, ".outturn-0-0", states[i].hidden);
		if (states[i].two)
			put(&here, "two.csv", states[i].two);
		if (states[i].two_hidden)
			put(&here, ".outturn-0-1", states[i].two_hidden);
		CHECK(output_is_interrupted(here.folder));
		CHECK(come_by(&here));
		CHECK(!output_is_interrupted(here.folder));
		CHECK_TEXT(content(&here, "one.csv"), "old");
		CHECK_TEXT(content(&here, "two.csv"), "(none)");
		CHECK_INT(entries(here.folder), 2);
		outputs_end(&here);
	}
}

TEST(output_commit_undoing_leaves_alone_what_somebody_has_written_since)
{
	struct outputs here;
	outputs_begin(&here);
	put_journal(&here, ".outturn-commit");
	put(&here, "one.csv", "mine");
	put(&here, ".outturn-0-0", "old");
	put(&here, "two.csv", "mine, too");
	CHECK(come_by(&here));
	CHECK_TEXT(content(&here, "one.csv"), "mine");
	CHECK_TEXT(content(&here, "two.csv"), "mine, too");
	CHECK_INT(entries(here.folder), 2);
	outputs_end(&here);
}

TEST(output_commit_a_commit_that_was_through_stays_and_only_what_it_replaced_goes)
{
	struct outputs here;
	outputs_begin(&here);
	put_journal(&here, ".outturn-placed");
	put(&here, "one.csv", "new");
	put(&here, ".outturn-0-0", "old");
	put(&here, "two.csv", "second");
	CHECK(!output_is_interrupted(here.folder));
	CHECK(come_by(&here));
	CHECK_TEXT(content(&here, "one.csv"), "new");
	CHECK_TEXT(content(&here, "two.csv"), "second");
	CHECK_INT(entries(here.folder), 2);
	outputs_end(&here);
}

TEST(output_commit_a_journal_that_is_none_is_named_and_nothing_done)
{
	static const char *const wrong[] = {"", "outturn 1\n", "outturn 2\nend\n", "outturn 1\nx - .outturn-0 a\nend\n",
	                                    "outturn 1\n%s - .outturn-0 ../a\nend\n", "outturn 1\n%s - run.csv a\nend\n",
	                                    "outturn 1\n%s - .outturn-../../x a\nend\n"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct outputs here;
		outputs_begin(&here);
		const char *gap = strstr(wrong[i], "%s");
		int before = gap ? (int)(gap - wrong[i]) : (int)strlen(wrong[i]);
		put(&here, ".outturn-commit", arena_print(&here.arena, "%.*s%s%s", before, wrong[i],
		                                          gap ? hash_of(&here, "x") : "", gap ? gap + 2 : ""));
		put(&here, "run.csv", "x");
		put(&here, "a", "x");
		CHECK(!come_by(&here));
		CHECK_INT(here.err.code, EBADMSG);
		CHECK_TEXT(here.err.file, inside(&here, ".outturn-commit"));
		CHECK_INT(entries(here.folder), 3);
		outputs_end(&here);
	}
}

TEST(output_commit_waits_for_the_lock_and_a_signal_ends_that)
{
	struct outputs here;
	outputs_begin(&here);
	struct output_set *first = output_begin(&here.arena, here.folder, &here.err);
	CHECK(output_lock(first, NULL, &here.err) && output_lock(first, NULL, &here.err));
	const volatile sig_atomic_t stopped = SIGINT;
	struct output_set *second = output_begin(&here.arena, here.folder, &here.err);
	CHECK(!output_lock(second, &(struct output_patience){.stop = &stopped}, &here.err));
	CHECK_INT(here.err.code, EINTR);
	output_abandon(first);
	CHECK(output_lock(second, &(struct output_patience){.stop = &stopped}, &here.err));
	output_abandon(second);
	outputs_end(&here);
}

TEST(output_commit_a_folder_that_went_meanwhile_is_made_again)
{
	struct outputs here;
	outputs_begin(&here);
	for (int added = 0; added < 2; added++) {
		struct output_set *set = output_begin(&here.arena, inside(&here, "out"), &here.err);
		CHECK(set && (added || add_text(&here, set, "a.csv", "a")));
		CHECK(rmdir(inside(&here, "out")) == 0 || !has_unnamed(here.folder));
		CHECK(!added || add_text(&here, set, "a.csv", "a"));
		CHECK(output_commit(set, &here.err));
		CHECK_TEXT(content(&here, "out/a.csv"), "a");
		CHECK(unlink(inside(&here, "out/a.csv")) == 0 && rmdir(inside(&here, "out")) == 0);
	}
	outputs_end(&here);
}

TEST(output_commit_hidden_names_do_not_grow_with_the_final_one)
{
	struct outputs here;
	outputs_begin(&here);
	char name[256];
	memset(name, 'n', sizeof name);
	name[255] = '\0'; /* NAME_MAX */
	for (int round = 0; round < 2; round++) {
		struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
		for (int i = 0; i < 260; i++)
			CHECK(add_text(&here, set, arena_print(&here.arena, "f%d", i), "f"));
		CHECK(add_text(&here, set, name, round ? "second" : "first"));
		CHECK(output_commit(set, &here.err));
	}
	CHECK_TEXT(content(&here, name), "second");
	CHECK_INT(entries(here.folder), 261);
	outputs_end(&here);
}
