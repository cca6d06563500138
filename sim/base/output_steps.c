/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_steps: a commit undone, by the command that could not finish it or by the next one that finds its journal.
 * What a name holds is told by its hash and nothing is taken on trust: a file goes only if it is what the interrupted
 * commit put there, and comes back only if it is what was there before; what somebody has written since stays. Undoing
 * may itself be interrupted and begun again.
 *
 *   outturn 1
 *   HASH OLD-HASH HIDDEN-NAME NAME        a line for each file, in the order of placing; OLD-HASH "-": nothing
 *   end */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/output_parts.h"

enum { JOURNAL_MOST = 64 << 20 };

/* --- two names --- */

/* Where the file system cannot promise it, a second name is made: that fails where there is one. Where it has no second
 * names either, the lock must do. */
bool output_move(int folder, const char *hidden, const char *name)
{
	struct stat info;
	if (renameat2(folder, hidden, folder, name, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	if (linkat(folder, hidden, folder, name, 0) == 0)
		return unlinkat(folder, hidden, 0) == 0;
	if (errno == EEXIST)
		return false;
	if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
		return renameat(folder, hidden, folder, name) == 0;
	errno = EEXIST;
	return false;
}

/* The third name of an exchange in three steps. */
static void aside_name(char *aside, size_t size, const char *hidden) { snprintf(aside, size, "%s.old", hidden); }

bool output_exchange(int folder, const char *hidden, const char *name)
{
	char aside[64];
	if (renameat2(folder, hidden, folder, name, RENAME_EXCHANGE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	aside_name(aside, sizeof aside, hidden);
	return renameat(folder, name, folder, aside) == 0 && renameat(folder, hidden, folder, name) == 0 &&
	       renameat(folder, aside, folder, hidden) == 0;
}

/* --- undoing --- */

/* "" where there is nothing, "?" where there is something else than a plain file. False: it cannot be read. */
static bool hash_of(int folder, const char *name, char hash[SHA256_TEXT])
{
	struct stat info;
	memcpy(hash, "", 1);
	if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT;
	memcpy(hash, "?", 2);
	if (!S_ISREG(info.st_mode))
		return true;
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool read_whole = file >= 0 && sha256_read(file, hash);
	if (file >= 0)
		close(file);
	return read_whole;
}

static bool is_gone(int folder, const char *name)
{
	return unlinkat(folder, name, 0) == 0 || errno == ENOENT || unlinkat(folder, name, 0) == 0;
}

/* The old file back under its name, unless somebody has written another one there. */
static bool put_back(int folder, const char *from, const struct output_step *step)
{
	char now[SHA256_TEXT];
	if (!hash_of(folder, step->name, now))
		return false;
	if (*now && strcmp(now, step->hash) != 0)
		return is_gone(folder, from);
	return renameat(folder, from, folder, step->name) == 0 || renameat(folder, from, folder, step->name) == 0;
}

static bool undo_exchange(int folder, const struct output_step *step)
{
	char aside[64], hash[SHA256_TEXT];
	aside_name(aside, sizeof aside, step->hidden);
	if (!hash_of(folder, aside, hash) || (strcmp(hash, step->old) == 0 && !put_back(folder, aside, step)) ||
	    !hash_of(folder, step->hidden, hash))
		return false;
	if (strcmp(hash, step->hash) == 0)
		return is_gone(folder, step->hidden);
	return strcmp(hash, step->old) != 0 || put_back(folder, step->hidden, step);
}

static bool undo_new(int folder, const struct output_step *step)
{
	char hash[SHA256_TEXT];
	if (!hash_of(folder, step->hidden, hash) || (strcmp(hash, step->hash) == 0 && !is_gone(folder, step->hidden)))
		return false;
	if (!step->placed)
		return true;
	if (!hash_of(folder, step->name, hash))
		return false;
	return strcmp(hash, step->hash) != 0 || is_gone(folder, step->name);
}

static bool sync_folder(int folder) { return fsync(folder) == 0 || errno == EINVAL || fsync(folder) == 0; }

bool output_undo(int folder, struct output_steps *steps, const char **failed)
{
	bool right = true;
	for (int i = steps->count - 1; i >= 0; i--) {
		const struct output_step *step = &steps->list[i];
		if (step->old[0] ? undo_exchange(folder, step) : undo_new(folder, step))
			continue;
		*failed = right ? step->name : *failed;
		right = false;
	}
	if (!right || !steps->told)
		return right;
	*failed = OUTPUT_JOURNAL;
	steps->told = !(sync_folder(folder) && is_gone(folder, OUTPUT_JOURNAL));
	return !steps->told && sync_folder(folder);
}

void output_forget(int folder, const struct output_steps *steps)
{
	bool all = true;
	for (int i = 0; i < steps->count; i++)
		all &= !steps->list[i].old[0] || is_gone(folder, steps->list[i].hidden);
	if (all)
		is_gone(folder, OUTPUT_PLACED);
}

/* --- the journal of another --- */

static bool is_hash(const char *word, size_t length)
{
	return length == SHA256_TEXT - 1 && strspn(word, "0123456789abcdef") >= length;
}

/* ".outturn-0123ab-4", or a file of a folder: ".outturn-0123ab/4" */
static bool is_hidden(const char *name)
{
	const size_t begin = strlen(OUTPUT_HIDDEN), digits = strncmp(name, OUTPUT_HIDDEN, begin) == 0
	                                                         ? strspn(name + begin, "0123456789abcdef")
	                                                         : 0;
	const char *rest = name + begin + digits;
	return digits > 0 && strlen(name) < 48 && (*rest == '-' || *rest == '/') && rest[1] &&
	       strspn(rest + 1, "0123456789") == strlen(rest + 1);
}

/* One line, which is broken into its words. */
static bool read_step(char *line, struct output_step *step)
{
	char *words[4] = {line};
	for (int i = 1; i < 4; i++) {
		words[i] = strchr(words[i - 1], ' ');
		if (!words[i])
			return false;
		*words[i]++ = '\0';
	}
	bool nothing = strcmp(words[1], "-") == 0;
	if (!is_hash(words[0], strlen(words[0])) || (!nothing && !is_hash(words[1], strlen(words[1]))) ||
	    !is_hidden(words[2]) || !output_is_plain(words[3]))
		return false;
	*step = (struct output_step){.name = words[3], .hidden = words[2], .placed = true};
	memcpy(step->hash, words[0], sizeof step->hash);
	if (!nothing)
		memcpy(step->old, words[1], sizeof step->old);
	return true;
}

static bool read_steps(struct arena *arena, char *text, struct output_steps *steps)
{
	int capacity = 0;
	struct output_step step;
	char *rest = NULL, *line = strtok_r(text, "\n", &rest);
	if (!line || strcmp(line, OUTPUT_HEAD) != 0)
		return false;
	while ((line = strtok_r(NULL, "\n", &rest)) && read_step(line, &step))
		*ARENA_PUSH(arena, steps->list, steps->count, capacity) = step;
	return line && strcmp(line, "end") == 0;
}

/* Do all hidden files lie here, or in a folder that lies here? A journal that came with a stranger's files may name one
 * behind a link. */
static bool lie_here(int folder, const struct output_steps *steps)
{
	struct stat info;
	bool here = true;
	for (int i = 0; here && i < steps->count; i++) {
		const char *hidden = steps->list[i].hidden, *slash = strchr(hidden, '/');
		char inner[64];
		snprintf(inner, sizeof inner, "%.*s", slash ? (int)(slash - hidden) : 0, hidden);
		here = !slash ||
		       (fstatat(folder, inner, &info, AT_SYMLINK_NOFOLLOW) == 0 ? S_ISDIR(info.st_mode) : errno == ENOENT);
	}
	return here;
}

/* 1: read, 0: there is none, -1: errno says why not. */
static int read_journal(struct arena *arena, int folder, const char *name, struct output_steps *steps)
{
	struct stat info;
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return errno == ENOENT ? 0 : -1;
	bool right = fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size < JOURNAL_MOST;
	char *text = arena_alloc(arena, right ? (size_t)info.st_size + 1 : 1);
	ssize_t got, length = 0;
	while (right && length < info.st_size && (got = read(file, text + length, (size_t)(info.st_size - length))) != 0) {
		right = got >= 0 || errno == EINTR;
		length += got > 0 ? got : 0;
	}
	int code = errno;
	close(file);
	bool well = right && read_steps(arena, text, steps) && lie_here(folder, steps);
	errno = right ? EBADMSG : code;
	steps->told = true;
	return well ? 1 : -1;
}

bool output_mend(struct arena *arena, int folder, const char **failed)
{
	struct output_steps steps = {0};
	*failed = OUTPUT_PLACED;
	int found = read_journal(arena, folder, OUTPUT_PLACED, &steps);
	if (found > 0)
		output_forget(folder, &steps);
	if (found < 0)
		return false;
	steps = (struct output_steps){0};
	*failed = OUTPUT_JOURNAL;
	found = read_journal(arena, folder, OUTPUT_JOURNAL, &steps);
	return found > 0 ? output_undo(folder, &steps, failed) : found == 0;
}
