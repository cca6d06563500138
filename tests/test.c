/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The harness of test.h: runs every registered test in order of name, or those that an argument names. The tests
 * run in a child, one after the other; the parent only waits. Where a test ends the child (a signal, exit), the
 * parent says so and a new child goes on with the next one: in the ordinary case there is one fork for all, which
 * stays fast under sanitizers and valgrind. What only the end can show (a leak) fails as `unit_end`. */
#include "test.h"
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LONGEST = 300 }; /* seconds for one test: then it hangs */

int test_checks;

static struct test *first;
static const char *running;
static int failures;

/* Shared with the children. */
static struct progress { int begun, ended, failed; } *progress;

void test_register(struct test *test)
{
	struct test **at = &first;
	while (*at && strcmp((*at)->name, test->name) < 0)
		at = &(*at)->next;
	test->next = *at;
	*at = test;
}

void test_fail(const char *file, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	printf("     %s:%d: %s: ", file, line, running);
	vprintf(format, args);
	printf("\n");
	va_end(args);
	failures++;
}

bool test_close(double got, double want, double tolerance)
{
	if (isnan(want))
		return isnan(got);
	return fabs(got - want) <= tolerance * (want == 0 ? 1 : fabs(want)) || got == want;
}

static bool chosen(const struct test *test, char **parts)
{
	bool any = !*parts;
	for (; *parts; parts++)
		any |= strstr(test->name, *parts) != NULL;
	return any;
}

static void report(bool good, const char *name)
{
	printf("%s %s\n", good ? "ok" : "not ok", name);
	fflush(stdout);
	progress->failed += !good;
}

static void run(const struct test *test)
{
	failures = test_checks = 0;
	running = test->name;
	alarm(LONGEST);
	test->run();
	if (!test_checks && !failures)
		test_fail("tests/test.c", __LINE__, "checks nothing");
	report(!failures, test->name);
}

/* In the child: all chosen tests from number `from` on. */
static void run_from(int from, char **parts)
{
	for (struct test *test = first; test; test = test->next) {
		if (!chosen(test, parts) || from-- > 0)
			continue;
		progress->begun++;
		run(test);
		progress->ended++;
	}
	exit(0);
}

static const char *name_of(int number, char **parts)
{
	struct test *test = first;
	for (; test; test = test->next) {
		if (chosen(test, parts) && number-- == 0)
			break;
	}
	return test->name;
}

/* A child has ended with `status`: in the middle of a test, or badly after the last one. */
static void judge(int status, char **parts)
{
	if (progress->ended == progress->begun && status == 0)
		return;
	if (WIFSIGNALED(status))
		printf("     crashed: %s\n", strsignal(WTERMSIG(status)));
	else
		printf("     ended the program: exit code %d\n", WEXITSTATUS(status));
	report(false, progress->ended < progress->begun ? name_of(progress->ended, parts) : "unit_end");
	progress->ended = progress->begun;
}

int main(int argc, char **argv)
{
	(void)argc;
	progress = mmap(NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (progress == MAP_FAILED)
		return perror("mmap"), 1;
	int count = 0;
	for (struct test *test = first; test; test = test->next)
		count += chosen(test, argv + 1);
	if (!count)
		printf("not ok unit: no test has such a name\n");
	while (progress->ended < count) {
		int status;
		pid_t child = fork();
		if (child == 0)
			run_from(progress->ended, argv + 1);
		if (child < 0 || waitpid(child, &status, 0) != child)
			return perror("fork"), 1;
		judge(status, argv + 1);
	}
	return progress->failed || !count;
}
