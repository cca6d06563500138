/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_lock: one command at a time puts its set into a folder. The folder itself is locked (flock), which leaves no
 * file behind and ends with the process; whoever has the lock first puts right what an interrupted command left. */
#include <errno.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include "base/output_parts.h"

enum { SAID_AFTER = 1000, LONGEST_PAUSE = 20 }; /* milliseconds */

static long long milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Asked for again and again: a signal that comes before the question must not leave us waiting for the answer. */
static bool wait_for_lock(int folder, const struct output_patience *patience)
{
	long long begun = milliseconds();
	bool said = !patience->say;
	for (int pause = 1; flock(folder, LOCK_EX | LOCK_NB) != 0; pause = pause < LONGEST_PAUSE ? pause * 2 : pause) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return false;
		if (patience->stop && *patience->stop) {
			errno = EINTR;
			return false;
		}
		if (!said && milliseconds() - begun >= SAID_AFTER) {
			patience->say(patience->data);
			said = true;
		}
		nanosleep(&(struct timespec){.tv_nsec = pause * 1000000L}, NULL);
	}
	return true;
}

bool output_lock(struct output_set *set, const struct output_patience *patience, struct err *err)
{
	static const struct output_patience endless = {0};
	enum { ATTEMPTS = 100 };
	struct stat info = {0};
	for (int i = 0; !set->locked && i < ATTEMPTS; i++) {
		if (!output_revive(set, err))
			return false;
		if (!wait_for_lock(set->open_folder, patience ? patience : &endless))
			return output_fail(err, set->folder, "flock");
		set->locked = fstat(set->open_folder, &info) == 0 && info.st_nlink > 0; /* else removed meanwhile */
		if (!set->locked)
			flock(set->open_folder, LOCK_UN);
		const char *failed;
		if (set->locked && !output_mend(set->arena, set->open_folder, &failed))
			return output_fail_name(err, set, failed, "rename");
		if (set->locked)
			output_sweep(set->open_folder);
	}
	errno = ENOENT;
	return set->locked || output_fail(err, set->folder, "flock");
}
