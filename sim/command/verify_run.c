/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_run: the child is this program's own file, whatever lies under its name by now. It ends with us, and a signal
 * that asks us to stop ends it first. */
#include "command/verify_run.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/clean.h"

enum { TALK_MOST = 4096, NOT_STARTED = 127 };

struct child {
	pid_t pid;
	int talk; /* -1: closed */
	char said[TALK_MOST + 1];
	size_t length;
};

static _Noreturn void become(char *const *words, int talk, pid_t parent)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() == parent && null >= 0 && dup2(null, 0) >= 0 && dup2(null, 1) >= 0 && dup2(talk, 2) >= 0)
		execv("/proc/self/exe", words);
	_exit(NOT_STARTED);
}

static void listen(struct child *child)
{
	char lost[512];
	for (;;) {
		bool room = child->length < TALK_MOST;
		ssize_t got = read(child->talk, room ? child->said + child->length : lost,
		                   room ? TALK_MOST - child->length : sizeof lost);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			if (got == 0) {
				close(child->talk);
				child->talk = -1;
			}
			return;
		}
		child->length += room ? (size_t)got : 0;
	}
}

static void end_child(void *data)
{
	struct child *child = data;
	if (child->talk >= 0)
		close(child->talk);
	child->talk = -1;
	if (child->pid > 0) {
		kill(child->pid, SIGTERM);
		waitpid(child->pid, NULL, 0);
	}
	child->pid = 0;
}

static bool start(struct child *child, char *const *words, struct err *err)
{
	int talk[2];
	pid_t parent = getpid();
	*err = (struct err){.file = "/proc/self/exe", .action = "exec"};
	if (pipe2(talk, O_CLOEXEC) != 0) {
		err->code = errno;
		return false;
	}
	child->pid = fork();
	if (child->pid == 0)
		become(words, talk[1], parent);
	err->code = errno;
	close(talk[1]);
	child->talk = talk[0];
	fcntl(child->talk, F_SETFL, O_NONBLOCK);
	return child->pid > 0;
}

static const char *first_line(struct arena *arena, struct child *child)
{
	size_t length = strcspn(child->said, "\n");
	return clean_text(arena, arena_copy(arena, child->said, length < 600 ? length : 600));
}

enum verify_ran verify_run(struct call *call, char *const *words, int *exit_code, const char **said, struct err *err)
{
	struct child *child = ARENA_NEW(call->arena, struct child);
	child->talk = -1;
	struct arena_cleanup *cleanup = arena_on_free(call->arena, end_child, child);
	*exit_code = EXIT_SYSTEM;
	*said = "";
	bool started = start(child, words, err);
	int status = 0;
	while (started && child->talk >= 0 && !*call->stop) {
		struct pollfd one = {child->talk, POLLIN, 0};
		poll(&one, 1, 100); /* whatever it says: what is there is read, and nothing is waited for */
		listen(child);
	}
	if (started && !*call->stop) {
		while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR && !*call->stop)
			continue;
		child->pid = *call->stop ? child->pid : 0;
	}
	end_child(child);
	arena_cancel(cleanup);
	if (*call->stop)
		return VERIFY_STOPPED;
	*exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_SYSTEM;
	*said = first_line(call->arena, child);
	if (started && *exit_code != NOT_STARTED)
		return VERIFY_RAN;
	err->code = err->code ? err->code : ENOEXEC;
	return VERIFY_NOT_STARTED;
}
