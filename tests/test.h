/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small harness. TEST(what_must_hold) { ... } registers itself; CHECK* report and go on; the program prints
 * "ok NAME" or "not ok NAME" for each and exits 1 if any failed. tests/run counts the lines. */
#ifndef TEST_H
#define TEST_H
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct test { const char *name; void (*run)(void); struct test *next; };
void test_register(struct test *test);
void test_fail(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* |got - want| <= tolerance * |want| (or <= tolerance where want is 0) */
bool test_close(double got, double want, double tolerance);

#define TEST(name) \
	static void name(void); \
	static struct test name##_record = {#name, name, NULL}; \
	__attribute__((constructor)) static void name##_register(void) { test_register(&name##_record); } \
	static void name(void)
#define CHECK(condition) ((condition) ? (void)0 : test_fail(__FILE__, __LINE__, "%s", #condition))
#define CHECK_TEXT(got, want)                                                                                          \
	do {                                                                                                               \
		const char *g_ = (got), *w_ = (want);                                                                          \
		if (!g_ || strcmp(g_, w_) != 0)                                                                                \
			test_fail(__FILE__, __LINE__, "got  \"%s\"\n     want \"%s\"", g_ ? g_ : "(null)", w_);                    \
	} while (0)
#define CHECK_CLOSE(got, want, tolerance)                                                                              \
	do {                                                                                                               \
		double g_ = (got), w_ = (want);                                                                                \
		if (!test_close(g_, w_, (tolerance)))                                                                          \
			test_fail(__FILE__, __LINE__, "%s: got %.17g, want %.17g", #got, g_, w_);                                  \
	} while (0)
#define CHECK_INT(got, want) \
	do { long long g_ = (long long)(got), w_ = (long long)(want); \
		if (g_ != w_) test_fail(__FILE__, __LINE__, "%s: got %lld, want %lld", #got, g_, w_); } while (0)
#endif
