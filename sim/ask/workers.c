/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workers: one counter of pieces, taken by whoever is free. Signals stay with the caller's thread. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include "ask/workers.h"

enum { WORKERS_MOST = 1024 };

struct crew {
	workers_piece *piece;
	void *context;
	int count;
	atomic_int next;
	const volatile sig_atomic_t *stop;
};
struct worker {
	struct crew *crew;
	int index;
	pthread_t thread;
};

static void *work(void *data)
{
	const struct worker *worker = data;
	struct crew *crew = worker->crew;
	while (!workers_stopped(crew->stop)) {
		int index = atomic_fetch_add(&crew->next, 1);
		if (index >= crew->count)
			break;
		crew->piece(crew->context, worker->index, index);
	}
	return NULL;
}

bool workers_stopped(const volatile sig_atomic_t *stop)
{
	return stop && __atomic_load_n(stop, __ATOMIC_RELAXED);
}

/* How many there are then, the caller's own among them. A signal that comes while they begin waits. */
static int start_others(int wanted, struct crew *crew, struct worker *workers)
{
	int started = 1;
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (; started < wanted && started < WORKERS_MOST; started++) {
		workers[started] = (struct worker){crew, started, 0};
		if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0)
			break;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

bool workers_run(int threads, int count, workers_piece *piece, void *context, const volatile sig_atomic_t *stop)
{
	struct crew crew = {piece, context, count, 0, stop};
	struct worker workers[WORKERS_MOST];
	int started = 1;
	if (threads > 1 && count > 1)
		started = start_others(threads < count ? threads : count, &crew, workers);
	workers[0] = (struct worker){&crew, 0, 0};
	work(&workers[0]);
	for (int i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	return !workers_stopped(stop);
}

int workers_processors(void)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	return count > 0 ? count : 1;
}
