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
 * program at once, except while files are being written or children run: then it is noted, and the command takes
 * away what is unfinished and ends by itself, however many signals follow; only if that takes LONGEST_END seconds,
 * as when a disk hangs, it is not waited for. The limits of the shell (ulimit) are told where they are met. */
#include <errno.h>
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <malloc.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "command/command.h"

enum { LONGEST_END = 10 };

/* The only state that handlers can reach; `out_of_time`: what is said then. */
static volatile sig_atomic_t stop, patient;
static const char *volatile out_of_time;

static _Noreturn void leave(int signal)
{
	if (signal == SIGXCPU && out_of_time && write(STDERR_FILENO, out_of_time, strlen(out_of_time)) < 0)
		_exit(EXIT_SYSTEM);
	_exit(signal == SIGXCPU ? EXIT_SYSTEM : EXIT_SIGNAL + signal);
}

static void on_signal(int signal)
{
	int code = errno;
	if (!patient || (stop && signal == SIGALRM))
		leave(stop ? stop : signal);
	if (!stop) {
		__atomic_store_n(&stop, signal, __ATOMIC_RELAXED); /* other threads look at it */
		alarm(LONGEST_END);
	}
	errno = code;
}

static void watch_signals(void)
{
	static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGXCPU}, failing[] = {SIGPIPE, SIGXFSZ};
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART}, before;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (sigaction(ending[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN) /* nohup, background jobs */
			sigaction(ending[i], &action, NULL);
	action.sa_handler = SIG_IGN; /* writing fails and says why */
	for (size_t i = 0; i < sizeof failing / sizeof *failing; i++)
		sigaction(failing[i], &action, NULL);
}

/* Where the limit on processor time is a hard one at once, the kernel kills without a word: the last second is ours. */
static void watch_time(enum language language)
{
	struct rlimit time;
	out_of_time = word_text(language, W_SYSTEM_NO_TIME);
	if (getrlimit(RLIMIT_CPU, &time) != 0 || time.rlim_max == RLIM_INFINITY || time.rlim_cur < time.rlim_max ||
	    time.rlim_max < 2)
		return;
	time.rlim_cur = time.rlim_max - 1;
	setrlimit(RLIMIT_CPU, &time);
}

/* A file that is opened must never become standard output or error because those were closed. True: standard error is
 * open. */
static bool fill_standard_files(void)
{
	bool heard = fcntl(STDERR_FILENO, F_GETFD) >= 0;
	for (int file = 0; file <= 2; file++)
		if (fcntl(file, F_GETFD) < 0 && open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY) != file) {
			if (heard)
				perror("outturn: /dev/null");
			_exit(EXIT_SYSTEM);
		}
	return heard;
}

/* What was said is lost though somebody would have read it: the disk that the log lies on is full. */
static bool talk_is_lost(bool heard)
{
	struct pollfd reader = {STDERR_FILENO, 0, 0};
	return heard && ferror(stderr) && !(poll(&reader, 1, 0) > 0 && reader.revents & (POLLERR | POLLHUP));
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
	bool heard = fill_standard_files();
	watch_time(command_language(count, words));
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
	patient = 0;
	if (code == EXIT_SIGNAL + SIGXCPU)
		leave(SIGXCPU);
	return code < EXIT_INPUT && talk_is_lost(heard) ? EXIT_SYSTEM : code;
}
