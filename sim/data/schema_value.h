/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_value: the check of one file on its way, the judges of single values, and how what is wrong is said. A judge
 * reports and marks the check as bad; there is one for each kind of field. */
#ifndef DATA_SCHEMA_VALUE_H
#define DATA_SCHEMA_VALUE_H
#include "base/diag.h"
#include "data/schema_fields.h"
#include "data/unit.h"

struct check {
	struct arena *arena;
	struct diags *diags;
	bool layered;    /* a scenario: null takes away what a parent says */
	bool whole_file; /* REQUIRED_IN_FILE is asked for */
	/* An error was found, here or in a quantity (a repeated message is kept once, so counts do not tell). */
	bool bad;
	const struct plan_money *money; /* of the plan that the file belongs to; NULL: not known */
	int maps;        /* how many maps keyed by ids the node lies in */
};

typedef void judge(struct check *check, struct json *json, const struct field *field);
judge judge_text, judge_title, judge_name, judge_choice, judge_currency, judge_file, judge_files, judge_boolean;
judge judge_number, judge_unit, judge_year, judge_years, judge_numbers;

void check_report(struct check *check, const struct json *json, enum word message, enum word hint,
                  const char *const *args);
void check_report_key(struct check *check, const struct json *json, enum word message, enum word hint,
                      const char *const *args);
#define REPORT(check, json, message, hint, ...) check_report((check), (json), (message), (hint), WORDS(__VA_ARGS__))
#define REPORT_KEY(check, json, message, hint, ...)                                                                    \
	check_report_key((check), (json), (message), (hint), WORDS(__VA_ARGS__))
/* "expected a text, got number" */
void check_expected(struct check *check, const struct json *json, const struct field *field, enum word what);
/* "did you mean ..? allowed: ..."; {0} of the message is the name itself. */
void check_unknown(struct check *check, const struct json *json, bool at_key, const char *name,
                   enum word message, const char *const *names);
const char *check_field_doc(const struct check *check, const struct field *field);

bool check_choice(const char *text, const char *const *choices); /* is it one of them? */
void check_quantity(struct check *check, struct json *json, const struct field *field); /* fills json->read */
bool file_name_is_good(const char *name); /* relative, and ends in .json */
#endif
