/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workers: threads that share out numbered pieces of work. Which thread does which piece is left to chance; what a
 * piece gives must not depend on it. */
#ifndef ASK_WORKERS_H
#define ASK_WORKERS_H
#include <signal.h>
#include <stdbool.h>

/* Does piece `index` as worker `worker` (0 .. threads - 1): a worker does one piece at a time. */
typedef void workers_piece(void *context, int worker, int index);

/* Does the pieces 0 .. count - 1 on `threads` threads, of which the caller is worker 0; returns when all are done, or
 * after *stop (NULL: never) has been set and the pieces in hand are done. Where the system gives fewer threads, fewer
 * work. False: stopped. All threads look at *stop; what sets it, a signal's handler in the caller's thread, stores it
 * with __atomic_store_n. */
bool workers_run(int threads, int count, workers_piece *piece, void *context, const volatile sig_atomic_t *stop);
bool workers_stopped(const volatile sig_atomic_t *stop); /* for pieces that take long */
int workers_processors(void); /* that this process may use; at least 1 */
#endif
