/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workers: every piece is done once, by one worker at a time, whatever the number of threads. */
#include "ask/workers.h"
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include "tests/test.h"

enum { PIECES = 1000, CREW = 8 };

struct seen {
	atomic_int times[PIECES], busy[CREW], overlaps, done;
	volatile sig_atomic_t stop;
	int stop_after;
};

static void look(void *context, int worker, int index)
{
	struct seen *seen = context;
	if (atomic_exchange(&seen->busy[worker], 1))
		atomic_fetch_add(&seen->overlaps, 1);
	atomic_fetch_add(&seen->times[index], 1);
	if (seen->stop_after && worker > 0) /* the caller's thread gets its turn */
		nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
	if (atomic_fetch_add(&seen->done, 1) + 1 >= seen->stop_after && seen->stop_after && worker == 0)
		__atomic_store_n(&seen->stop, 2, __ATOMIC_RELAXED); /* as a signal does, which comes to the caller's thread */
	atomic_store(&seen->busy[worker], 0);
}

TEST(workers_do_every_piece_once)
{
	static const int threads[] = {1, 2, 3, 8};
	for (int t = 0; t < 4; t++) {
		static struct seen seen;
		memset(&seen, 0, sizeof seen);
		CHECK(workers_run(threads[t], PIECES, look, &seen, &seen.stop));
		for (int i = 0; i < PIECES; i++)
			CHECK_INT(seen.times[i], 1);
		CHECK_INT(seen.overlaps, 0);
	}
}

TEST(workers_stop_when_asked)
{
	static struct seen seen;
	memset(&seen, 0, sizeof seen);
	seen.stop_after = 10;
	CHECK(!workers_run(2, PIECES, look, &seen, &seen.stop));
	CHECK(seen.done >= 10 && seen.done < PIECES);
	CHECK(workers_processors() >= 1);
}
