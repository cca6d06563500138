/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_of_test: a report of shipped scenarios, with the answers that chapters tell of. */
#ifndef REPORT_OF_TEST_H
#define REPORT_OF_TEST_H
#include "tests/shipped.h"
#include "view/report.h"

enum { REPORT_OF_TEST_MOST = 8, REPORT_OF_TEST_MEMBERS = 2000 };

struct report_of_test {
	struct scene *scenes[REPORT_OF_TEST_MOST];
	const struct result *results[REPORT_OF_TEST_MOST];
	const char *titles[REPORT_OF_TEST_MOST];
	int count;
	struct view view;
	struct view_called called;
	struct report report;
};

/* NULL-terminated paths, such as "scenarios/luliang/green.json"; the answers to all questions but which targets cannot
 * hold together, unless `conflicts`. */
struct report_of_test *report_of_test(const char *const *paths, bool conflicts);
/* The document in that language, anew. */
void report_of_test_tell(struct report_of_test *made, enum language language);
void report_of_test_free(struct report_of_test *made);
/* All of its chapters as lines: "# heading", sentences, "- items", tables with " | " between cells. */
const char *report_of_test_text(struct report_of_test *made);
/* A number of a sentence or cell that leads to no entry, in its context; NULL: none. Years and what titles say are no
 * numbers. */
const char *report_of_test_loose(struct report_of_test *made, const char *chapter);
#endif
