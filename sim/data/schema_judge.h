/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_judge: the judges of schema_check. One for each kind of field; leaf values stand in
 * schema_value.c, ids and what is keyed by them in schema_ids.c, objects and targets in schema_check.c. A
 * judge reports and marks the check as bad. */
#ifndef DATA_SCHEMA_JUDGE_H
#define DATA_SCHEMA_JUDGE_H
#include "data/schema_parts.h"

struct check {
	struct arena *arena;
	struct diags *diags;
	bool layered;    /* a scenario: null takes away what a parent says */
	bool whole_file; /* REQUIRED_IN_FILE is asked for */
	bool
		bad; /* an error was found, here or in a quantity (a repeated message is kept once, so counts do not tell) */
	int maps;        /* how many maps keyed by ids the node lies in */
};

typedef void judge(struct check *check, struct json *json, const struct field *field);
judge judge_text, judge_title, judge_name, judge_choice, judge_file, judge_files, judge_boolean, judge_number,
	judge_year, judge_years;
judge judge_numbers, judge_quantity, judge_quantities, judge_ids, judge_ids_map;

void check_report(struct check *check, const struct json *json, enum word message, enum word hint,
                  const char *const *args);
void check_report_key(struct check *check, const struct json *json, enum word message, enum word hint,
                      const char *const *args);
#define REPORT(check, json, message, hint, ...) check_report((check), (json), (message), (hint), WORDS(__VA_ARGS__))
#define REPORT_KEY(check, json, message, hint, ...)                                                                    \
	check_report_key((check), (json), (message), (hint), WORDS(__VA_ARGS__))
void check_expected(struct check *check, const struct json *json, const struct field *field,
                    enum word what); /* "expected a text, got number" */
/* "did you mean ..? allowed: ..."; {0} of the message is the name itself. */
void check_unknown(struct check *check, const struct json *json, bool at_key, const char *name,
                   enum word message, const char *const *names);
const char *check_field_doc(const struct check *check, const struct field *field);

bool check_choice(const char *text, const char *const *choices);  /* is it one of them? */
bool check_text(struct check *check, const struct json *json, const struct field *field,
                enum word what);                                    /* a text, not empty */
void check_object(struct check *check, struct json *json, const struct field *fields);
void check_id(struct check *check, const struct json *json);        /* of a key */
void check_sector_id(struct check *check, const struct json *json); /* of a key */
void check_quantity(struct check *check, struct json *json, const struct field *field); /* fills json->read */
#endif
