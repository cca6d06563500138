/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_of_test: a small place in a temporary folder (a plan with three targets, a scenario base.json with
 * two sectors and energy), to which a test adds its own files; and short ways to look at what was read. */
#ifndef PLACE_OF_TEST_H
#define PLACE_OF_TEST_H
#include "data/scenario.h"

struct place_of_test {
	struct arena arena;
	struct diags diags;
	char folder[64];
	struct setting settings[8];
	int setting_count;
	const struct scenario *scenario;
	const char *report;
};

/* base.json, and a file that extends it. */
#define BASE \
	"{\"kind\": \"scenario\", \"plan\": \"plan.json\", \"title\": \"Base\", \"question\": \"Q\", \"sectors\": {" \
	"\"mining\": {\"output\": {\"value\": 885, \"source\": \"yearbook\"}, \"growth\": {\"value\": 3, " \
	"\"source\": \"yearbook\"}},\"services\": {\"output\": 547, \"growth\": 6}}, \"energy\": {\"efficiency\": 3}}"
#define CHILD(body) "{\"kind\": \"scenario\", \"extends\": \"base.json\", " body "}"

struct place_of_test *place_begin(void);
void place_finish(struct place_of_test *test);
void place_add(struct place_of_test *test, const char *name, const char *text);
void place_folder(struct place_of_test *test, const char *name);
void place_set(struct place_of_test *test, const char *text);                /* --set */
const struct scenario *place_read(struct place_of_test *test,
                                  const char *name); /* NULL: test->report says why */
const struct entry *place_root(struct place_of_test *test,
                               const char *name); /* what must be right; never NULL */

double place_number(const struct entry *root, const char *key);              /* NAN if absent */
const char *place_file(const struct entry *root, const char *key); /* the file of a value, without folders */
const struct target *place_target(const struct place_of_test *test, const char *id); /* never NULL */

#endif
