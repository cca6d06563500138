/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader: the files of a command. A file is opened, parsed and judged once, however many scenarios extend it;
 * everything a scenario names must lie inside its region (the folder that holds its plan). */
#ifndef DATA_READER_H
#define DATA_READER_H
#include "base/diag.h"
#include "base/json.h"
#include "base/lookup.h"
#include "data/observed.h"
#include "data/region.h"
#include "data/schema_fields.h"

enum { MOST_FILES = 64 };

enum file_kind { FILE_BROKEN, FILE_PLAN, FILE_SCENARIO, FILE_OTHER };

struct file {
	const struct source *source;
	const char *real;                 /* canonical path */
	const char *folder, *real_folder; /* as shown, and canonical */
	enum file_kind kind;
	struct json *root;                /* NULL: the grammar is broken, or the file is no JSON */
	bool parsed, judged, good;        /* judged alone: good means no errors */
	bool slips;                       /* the grammar had errors, though it could be read on */
	const struct plan *plan;          /* of a plan; NULL until asked for, or if it is wrong */
	bool plan_read;
	const struct observed *observed;  /* of a CSV */
	bool observed_read;
};

struct reader {
	struct arena *arena;
	const struct model *const *models;
	const struct field *fields;       /* of a scenario */
	const struct setting *settings;
	int setting_count;
	struct diags *diags;
	struct lookup *by_path, *by_real, *plans_named, *plans_there; /* the last two: region.c's */
	struct file **files; int file_count, file_capacity; /* all that were opened, in this order */
	const char **missing; int missing_count, missing_capacity; /* as shown: named by a file, and not there */
};

/* Shared by all files of a command: parsed files are kept, so that parents and plans are read once. */
struct reader *reader_create(struct arena *arena, const struct model *const *models, const struct setting *settings,
                             int setting_count, struct diags *diags);
/* A text that is to become a file of this path is read as if it were there. */
void reader_hold(struct reader *reader, const char *path, const char *bytes);
/* The settings of scenarios read from now on. */
void reader_use(struct reader *reader, const struct setting *settings, int setting_count);
/* Reads "kind"; reports what is wrong. */
enum file_kind reader_kind(struct reader *reader, const char *path, bool *is_abstract);
/* An error that shows how the file was reached; `chain` may be NULL. */
void reader_error(struct reader *reader, struct place place, const char *pointer, const char *chain,
                  enum word message, enum word hint, const char *const *args);

struct file *file_open(struct reader *reader, const char *path); /* of the command line; NULL: reported */
/* The file that the text `name` of `from` stands for, inside `region`. NULL: reported at `at` (a place in
 * `from`). */
struct file *file_include(struct reader *reader, const struct file *from, const char *name,
                          const struct region *region, struct place at, const char *pointer, const char *chain);
/* The same before it is needed: nothing is reported. */
struct file *file_peek(struct reader *reader, const struct file *from, const char *name, const struct region *region);
/* The same, where it may be missing (observed.csv beside a plan); never reports that. */
struct file *file_beside(struct reader *reader, const struct file *file, const char *name);
bool file_parse(struct reader *reader, struct file *file); /* JSON; fills kind and root; reports once */
/* By the fields of its kind; reports once. `money`: of the plan that it is read for (quantity_read); NULL: not known.
 *  */
bool file_judge(struct reader *reader, struct file *file, const struct plan_money *money);
const struct observed *file_observed(struct reader *reader, struct file *file);
#endif
