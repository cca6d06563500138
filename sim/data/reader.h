/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader: what the files that read plans and scenarios share. A file is opened, parsed and judged once in
 * a command, however many scenarios extend it; everything a scenario names must lie inside its place (the
 * folder that holds its plan). */
#ifndef DATA_READER_H
#define DATA_READER_H
#include "data/scenario.h"
#include "data/schema_parts.h"

enum { MOST_FILES = 64, MOST_LEVELS_UP = 3, MOST_SECTORS = 64, MOST_YEARS = 200 };
#define MOST_BYTES ((size_t)64 << 20)

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

struct table;                         /* text -> pointer; see table.c */
struct table *table_create(struct arena *arena);
void *table_find(const struct table *table, const char *key); /* NULL if absent */
void table_put(struct table *table, const char *key, void *value); /* the key is kept, not copied */

struct reader {
	struct arena *arena;
	const struct model *const *models;
	const struct field *fields;       /* of a scenario */
	const struct setting *settings;
	int setting_count;
	struct diags *diags;
	struct table *by_path, *by_real, *plan_folders;
	struct file **files; int file_count, file_capacity; /* all that were opened, in this order */
};

/* Where a scenario may read: `real` is canonical, `shown` as the user sees it. */
struct place_folder { const char *real, *shown; };
struct place_folder place_find(struct reader *reader, const struct file *file);
bool place_holds(const char *folder,
                 const char *real); /* is `real` inside the canonical folder, at any depth? */

/* Lexical: "a/./b/../c" -> "a/c"; leading ".." stay. */
char *path_tidy(struct arena *arena, const char *path);

struct file *file_open(struct reader *reader, const char *path);   /* of the command line; NULL: reported */
/* The file that the text `name` of `from` stands for, inside `place`. NULL: reported at `at` (a place in
 * `from`). */
struct file *file_include(struct reader *reader, const struct file *from, const char *name,
                          const struct place_folder *place, struct place at, const char *pointer,
                          const char *chain);
/* The same, where it may be missing (observed.csv beside a plan); never reports that. */
struct file *file_beside(struct reader *reader, const struct file *file, const char *name);
bool file_parse(struct reader *reader, struct file *file); /* JSON; fills kind and root; reports once */
bool file_judge(struct reader *reader, struct file *file); /* by the fields of its kind; reports once */
const struct observed *file_observed(struct reader *reader, struct file *file);
const struct json *group_members(const struct json *group);        /* of the plain list, or of {"title", "members"} */
const struct plan *file_plan(struct reader *reader, struct file *file);

/* An error that shows how the file was reached; `chain` may be NULL. */
void reader_error(struct reader *reader, struct place place, const char *pointer, const char *chain,
                  enum word message, enum word hint, const char *const *args);

/* A scenario while it is put together. Layer 0 is the plan. */
struct whole {
	struct reader *reader;
	struct scenario *scenario;
	struct file *file;                /* the scenario's own */
	struct file **files;
	int file_count, file_capacity, layer_capacity; /* in order of layers, without the plan */
	struct place_folder place;
	size_t bytes;
	struct entry *root;
	struct entry *spare; int spare_count;
	bool bad;
};
#define WHOLE_ERROR(whole, layer, place, pointer, message, hint, ...) \
	whole_error((whole), (layer), (place), (pointer), (message), (hint), WORDS(__VA_ARGS__))
void whole_error(struct whole *whole, int layer, struct place place, const char *pointer, enum word message,
                 enum word hint, const char *const *args);
const char *whole_join(struct arena *arena, const char *const *names, int count); /* "a, b, c" */

void layers_collect(struct whole *whole);                          /* files, plan, cycles, limits */
void merge_layer(struct whole *whole, const struct json *root, int layer); /* onto whole->root */
void settings_apply(struct whole *whole);
void series_fill(struct whole *whole);
const struct entry *target_sense_entry(const struct entry *target); /* its number; NULL: none */
void targets_resolve(struct whole *whole);
void whole_judge(struct whole *whole);                             /* what must be there, sectors, needs */
bool section_active(const struct whole *whole, const struct model *model);

struct entry *entry_child(const struct entry *entry, const char *key); /* NULL if absent */
#endif
