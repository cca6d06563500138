/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_file: whole or not there, whatever fails; nothing left behind. Works in a folder of its own under
 * TMPDIR. */
#include "tests/test.h"
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

struct outputs { struct arena arena; char *folder; struct err err; };

static void outputs_begin(struct outputs *here)
{
	*here = (struct outputs){0};
	arena_init(&here->arena, NULL, 0);
	const char *base = getenv("TMPDIR") ? getenv("TMPDIR") : P_tmpdir;
	here->folder = arena_print(&here->arena, "%s/outturn-output-XXXXXX", base);
	CHECK(mkdtemp(here->folder) != NULL);
}

static void outputs_end(struct outputs *here)
{
	char *command = arena_print(&here->arena, "chmod -R u+w '%s'; rm -rf '%s'", here->folder, here->folder);
	CHECK(system(command) == 0);
	arena_free(&here->arena);
}

static const char *inside(struct outputs *here, const char *name)
{
	return path_join(&here->arena, here->folder, name);
}

static const char *content(struct outputs *here, const char *name)
{
	enum source_error error;
	const struct source *source = source_open(&here->arena, inside(here, name), NULL, &error);
	return source ? source->bytes : "(none)";
}

static int entries(const char *folder)
{
	DIR *open_folder = opendir(folder);
	int count = -2; /* . and .. */
	while (open_folder && readdir(open_folder))
		count++;
	if (open_folder)
		closedir(open_folder);
	return open_folder ? count : -1;
}

static bool add_text(struct outputs *here, struct output_set *set, const char *name, const char *text)
{
	return output_add(set, name, text, strlen(text), &here->err);
}

/* Does this file system have files without a name? */
static bool has_unnamed(const char *folder)
{
	int file = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	return file >= 0 && close(file) == 0;
}

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

/* --- the lock, and what an interrupted commit left --- */

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

TEST(output_file_a_commit_that_was_interrupted_is_undone_by_the_next_who_comes)
{
	/* before the exchange, after it, after the second file; and after a part of the undoing */
	static const struct { const char *one, *hidden, *two, *two_hidden; } states[] = {
		{"old", NULL, NULL, NULL}, {"old", "new", NULL, NULL},  {"new", "old", NULL, NULL}, {"new", "old", NULL, "second"},
		{"new", "old", "second", NULL}, {NULL, "old", "second", NULL}};
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

TEST(output_file_undoing_leaves_alone_what_somebody_has_written_since)
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

TEST(output_file_a_commit_that_was_through_stays_and_only_what_it_replaced_goes)
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

TEST(output_file_a_journal_that_is_none_is_named_and_nothing_done)
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

TEST(output_file_waits_for_the_lock_and_a_signal_ends_that)
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

TEST(output_file_a_folder_that_went_meanwhile_is_made_again)
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

TEST(output_file_hidden_names_do_not_grow_with_the_final_one)
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
