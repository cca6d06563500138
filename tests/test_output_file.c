/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_file: whole or not there, whatever fails; nothing left behind. Works in a folder of its own under
 * TMPDIR. */
#include "tests/outputs.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/output_file.h"
#include "base/source.h"

TEST(output_file_commits_all_files_at_once)
{
	struct outputs here;
	outputs_begin(&here);
	struct output_set *set = output_begin(&here.arena, inside(&here, "a/b/"), &here.err);
	CHECK(set != NULL);
	CHECK(add_text(&here, set, "run.csv", "1\n") && add_text(&here, set, "run-targets.csv", ""));
	CHECK_TEXT(content(&here, "a/b/run.csv"), "(none)");
	CHECK(output_commit(set, &here.err));
	CHECK_TEXT(content(&here, "a/b/run.csv"), "1\n");
	CHECK_TEXT(content(&here, "a/b/run-targets.csv"), "");
	CHECK_INT(entries(inside(&here, "a/b")), 2);
	CHECK_INT(output_count(set), 2);
	CHECK_TEXT(output_path(set, 0), inside(&here, "a/b/run.csv"));
	outputs_end(&here);
}

TEST(output_file_abandoned_leaves_the_old_file_and_no_folder)
{
	struct outputs here;
	outputs_begin(&here);
	struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(add_text(&here, set, "run.csv", "old") && output_commit(set, &here.err));
	set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(add_text(&here, set, "run.csv", "new"));
	CHECK_INT(entries(here.folder), has_unnamed(here.folder) ? 1 : 2);
	output_abandon(set);
	CHECK_TEXT(content(&here, "run.csv"), "old");
	CHECK_INT(entries(here.folder), 1);
	set = output_begin(&here.arena, inside(&here, "x/y"), &here.err);
	CHECK(add_text(&here, set, "run.csv", "new"));
	output_abandon(set);
	CHECK_INT(entries(here.folder), 1);
	outputs_end(&here);
}

TEST(output_file_is_abandoned_when_the_arena_ends)
{
	struct outputs here;
	outputs_begin(&here);
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct output_set *set = output_begin(&arena, inside(&here, "x"), &here.err);
	CHECK(add_text(&here, set, "run.csv", "new"));
	arena_free(&arena);
	CHECK_INT(entries(here.folder), 0);
	outputs_end(&here);
}

TEST(output_file_in_a_new_folder_replaces_nothing)
{
	struct outputs here;
	outputs_begin(&here);
	const char *folder = inside(&here, "made/place");
	struct output_set *set = output_begin_new(&here.arena, folder, NULL, &here.err);
	CHECK(set && add_text(&here, set, "a", "1") && add_text(&here, set, "b", "2") && output_commit(set, &here.err));
	CHECK_TEXT(content(&here, "made/place/b"), "2");
	CHECK(output_begin_new(&here.arena, folder, NULL, &here.err) == NULL);
	CHECK_INT(here.err.code, ENOTEMPTY);
	CHECK_TEXT(here.err.file, folder);
	CHECK_INT(entries(folder), 2);
	CHECK(output_begin_new(&here.arena, inside(&here, "made/place/a"), NULL, &here.err) == NULL);
	CHECK_INT(here.err.code, ENOTDIR);
	outputs_end(&here);
}

TEST(output_file_in_a_new_folder_gives_way_to_another_and_takes_its_own_back)
{
	struct outputs here;
	outputs_begin(&here);
	struct output_set *set = output_begin_new(&here.arena, inside(&here, "place"), NULL, &here.err);
	CHECK(set && add_text(&here, set, "a", "1") && add_text(&here, set, "b", "2") && add_text(&here, set, "c", "3"));
	FILE *other = fopen(inside(&here, "place/b"), "w");
	CHECK(other && fputs("theirs", other) >= 0 && fclose(other) == 0);
	CHECK(!output_commit(set, &here.err));
	CHECK_INT(here.err.code, EEXIST);
	CHECK_TEXT(content(&here, "place/b"), "theirs");
	CHECK_INT(entries(inside(&here, "place")), 1);
	outputs_end(&here);
}

TEST(output_file_neither_follows_a_link_nor_replaces_it)
{
	struct outputs here;
	outputs_begin(&here);
	CHECK(mkdir(inside(&here, "out"), 0700) == 0 && symlink("../victim", inside(&here, "out/run.csv")) == 0);
	struct output_set *set = output_begin(&here.arena, inside(&here, "out"), &here.err);
	struct output_there there;
	CHECK(output_look(set, "run.csv", &there, &here.err));
	CHECK_INT(there.kind, OUTPUT_OTHER);
	CHECK(add_text(&here, set, "run.csv", "new") && !output_commit(set, &here.err));
	CHECK_INT(here.err.code, EEXIST);
	CHECK_TEXT(content(&here, "victim"), "(none)");
	char target[32] = "";
	CHECK_INT(readlink(inside(&here, "out/run.csv"), target, sizeof target - 1), 9);
	CHECK_TEXT(target, "../victim");
	CHECK_INT(entries(inside(&here, "out")), 1);
	outputs_end(&here);
}

TEST(output_file_failures_name_file_and_action)
{
	struct outputs here;
	outputs_begin(&here);
	CHECK(output_begin(&here.arena, "/dev/null/x", &here.err) == NULL);
	CHECK(strcmp(here.err.action, "mkdir") == 0 && strstr(here.err.file, "/dev/null"));
	CHECK_INT(here.err.code, ENOTDIR);
	struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(mkdir(inside(&here, "taken"), 0700) == 0 && mkdir(inside(&here, "taken/full"), 0700) == 0);
	CHECK(add_text(&here, set, "first", "1") &&
	      !add_text(&here, set, "taken", "2")); /* a folder stands there: seen at once */
	CHECK_TEXT(here.err.action, "open");
	CHECK_INT(here.err.code, EISDIR);
	CHECK_TEXT(here.err.file, inside(&here, "taken"));
	output_abandon(set);
	CHECK_INT(entries(here.folder), 1); /* the folder: nothing got its name, no temporaries */
	set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(add_text(&here, set, "first", "1") && add_text(&here, set, "later", "2") &&
	      add_text(&here, set, "third", "3"));
	CHECK(mkdir(inside(&here, "later"), 0700) == 0);
	CHECK(!output_commit(set, &here.err)); /* it came in between */
	CHECK_TEXT(here.err.action, "rename");
	CHECK_INT(entries(here.folder), 2); /* the folders: nothing of the set, no temporaries */
	outputs_end(&here);
}

TEST(output_file_that_finds_no_room_leaves_the_old_one)
{
	struct outputs here;
	outputs_begin(&here);
	struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(add_text(&here, set, "run.csv", "old") && output_commit(set, &here.err));
	struct rlimit old, tight;
	getrlimit(RLIMIT_FSIZE, &old);
	tight = (struct rlimit){1000, old.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &tight);
	set = output_begin(&here.arena, here.folder, &here.err);
	char *large = arena_alloc(&here.arena, 5000);
	CHECK(!output_add(set, "run.csv", large, 5000, &here.err));
	setrlimit(RLIMIT_FSIZE, &old);
	CHECK_TEXT(here.err.action, "write");
	CHECK_INT(here.err.code, EFBIG);
	output_abandon(set);
	CHECK_TEXT(content(&here, "run.csv"), "old");
	CHECK_INT(entries(here.folder), 1);
	outputs_end(&here);
}

TEST(output_file_in_a_read_only_folder_fails)
{
	enum { NOBODY = 65534 };
	bool root = geteuid() == 0;
	CHECK(!root || seteuid(NOBODY) == 0); /* nothing is read-only for root */
	struct outputs here;
	outputs_begin(&here);
	chmod(here.folder, 0500);
	struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(set && !add_text(&here, set, "run.csv", "1"));
	CHECK_TEXT(here.err.action, "open");
	CHECK(output_begin(&here.arena, inside(&here, "sub"), &here.err) == NULL);
	outputs_end(&here);
	CHECK(!root || seteuid(0) == 0);
}

/* In another process: adds to `folder`, replacing "run.csv", and dies without a chance to clean up. */
static void add_and_be_killed(struct outputs *here, int files)
{
	pid_t child = fork();
	if (child == 0) {
		struct output_set *set = output_begin(&here->arena, here->folder, &here->err);
		add_text(here, set, "run.csv", "new");
		for (int i = 1; i < files; i++)
			add_text(here, set, arena_print(&here->arena, "f%d", i), "1");
		kill(getpid(), SIGKILL);
	}
	int status;
	CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status));
}

TEST(output_file_that_is_killed_leaves_the_old_file_alone)
{
	struct outputs here;
	outputs_begin(&here);
	struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(add_text(&here, set, "run.csv", "old") && output_commit(set, &here.err));
	add_and_be_killed(&here, 3);
	CHECK_TEXT(content(&here, "run.csv"), "old");
	CHECK_INT(entries(here.folder), has_unnamed(here.folder) ? 1 : 2);
	outputs_end(&here);
}

/* More files than may be held open: the later ones have temporaries. All come, none stays open, none is left. */
TEST(output_file_takes_any_number_of_files)
{
	struct outputs here;
	outputs_begin(&here);
	int before = entries("/proc/self/fd");
	for (int round = 0; round < 2; round++) {
		struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
		for (int i = 0; i < 300; i++)
			CHECK(add_text(&here, set, arena_print(&here.arena, "f%d", i), round ? "second" : "first"));
		CHECK(entries("/proc/self/fd") < before + 270);
		CHECK(output_commit(set, &here.err));
		CHECK_INT(entries(here.folder), 300);
		CHECK_INT(entries("/proc/self/fd"), before);
	}
	CHECK_TEXT(content(&here, "f0"), "second");
	CHECK_TEXT(content(&here, "f299"), "second");
	outputs_end(&here);
}

TEST(output_file_has_the_mode_that_umask_says)
{
	struct outputs here;
	outputs_begin(&here);
	mode_t old = umask(027);
	struct output_set *set = output_begin(&here.arena, here.folder, &here.err);
	CHECK(add_text(&here, set, "run.csv", "1") && output_commit(set, &here.err));
	umask(old);
	struct stat info;
	CHECK(stat(inside(&here, "run.csv"), &info) == 0);
	CHECK_INT(info.st_mode & 0777, 0640);
	CHECK_INT(info.st_nlink, 1);
	outputs_end(&here);
}
