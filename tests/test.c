/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The harness of test.h: runs every registered test in order of name; an argument selects by substring. */
#include "test.h"
#include <stdarg.h>

static struct test *first;
static const char *running;
static int failures;

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

int main(int argc, char **argv)
{
	int failed = 0;
	for (struct test *test = first; test; test = test->next) {
		if (argc > 1 && !strstr(test->name, argv[1]))
			continue;
		failures = 0;
		running = test->name;
		test->run();
		printf("%s %s\n", failures ? "not ok" : "ok", test->name);
		fflush(stdout);
		failed += failures != 0;
	}
	return failed != 0;
}
