/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small harness. TEST(what_must_hold) { ... } registers itself; CHECK* report and go on; the program prints
 * "ok NAME" or "not ok NAME" for each and exits 1 if any failed. A test that crashes fails, and the others run on;
 * one that checks nothing fails too. tests/run counts the lines. */
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
extern int test_checks; /* how many checks the running test has come to */

#define TEST(name) \
	static void name(void); \
	static struct test name##_record = {#name, name, NULL}; \
	__attribute__((constructor)) static void name##_register(void) { test_register(&name##_record); } \
	static void name(void)
/* Holds, or says what is printed by the format. */
#define CHECK_SAY(condition, ...) \
	(test_checks++, (condition) ? (void)0 : test_fail(__FILE__, __LINE__, __VA_ARGS__))
#define CHECK(condition) CHECK_SAY(condition, "%s", #condition)
#define CHECK_TEXT(got, want) \
	do { \
		const char *g_ = (got), *w_ = (want); \
		CHECK_SAY(g_ && strcmp(g_, w_) == 0, "got  \"%s\"\n     want \"%s\"", g_ ? g_ : "(null)", w_); \
	} while (0)
#define CHECK_CLOSE(got, want, tolerance) \
	do { \
		double g_ = (got), w_ = (want); \
		CHECK_SAY(test_close(g_, w_, (tolerance)), "%s: got %.17g, want %.17g", #got, g_, w_); \
	} while (0)
#define CHECK_INT(got, want) \
	do { \
		long long g_ = (long long)(got), w_ = (long long)(want); \
		CHECK_SAY(g_ == w_, "%s: got %lld, want %lld", #got, g_, w_); \
	} while (0)
#endif
