/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outturn: what a plan comes to. A plan's targets and scenarios of what may happen go in as JSON; tables,
 * CSV and charts come out.
 *
 *   words of the command line -> command (command.c) -> files found and read (batch.c, sim/data)
 *   -> program: the equations of models/ (sim/core) -> run (sim/ask) -> tables and charts (sim/view, sim/figure)
 *   -> standard output or files (deliver.c)
 *
 * Everything lives in one arena. Where memory runs out, the arena comes back to the rescue point below;
 * wherever a command ends, arena_free closes what is open and removes what is unfinished. A signal ends the
 * program at once, except while files are being written or children run: then it is noted and the command
 * ends by itself. */
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>
#include "command/command.h"

static volatile sig_atomic_t stop, patient; /* the only state that handlers can reach */

static void on_signal(int signal)
{
	if (!patient || stop)
		_exit(EXIT_SIGNAL + signal);
	__atomic_store_n(&stop, signal, __ATOMIC_RELAXED); /* other threads look at it */
}

static void watch_signals(void)
{
	static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = on_signal}, before;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (sigaction(ending[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN) /* nohup, background jobs */
			sigaction(ending[i], &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

/* A file that is opened must never become standard output or error because those were closed. */
static void fill_standard_files(void)
{
	for (int file = 0; file <= 2; file++)
		if (fcntl(file, F_GETFD) < 0 && open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY) != file)
			_exit(EXIT_SYSTEM);
}

/* What one scenario frees the next one takes: it need not go back to the system in between. */
static void keep_freed_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

int main(int count, char **words)
{
	keep_freed_memory();
	fill_standard_files();
	watch_signals();
	gsl_set_error_handler_off();

	jmp_buf rescue;
	struct arena arena;
	volatile int code = EXIT_SYSTEM;
	arena_init(&arena, &rescue, 0);
	if (setjmp(rescue) == 0)
		code = (int)command_line(&arena, count, words, &stop, &patient);
	else
		fprintf(stderr, "%s\n", word_text(command_language(count, words), W_SYSTEM_NO_MEMORY));
	arena_free(&arena);
	return code;
}
