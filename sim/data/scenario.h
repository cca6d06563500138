/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario: layers of files merged into one set of assumptions in which every value keeps its place, its
 * source and what it hides. Layers: parents depth first, left to right, each file once at its first place;
 * then the file; then --set. Objects merge as in RFC 7396; quantities are replaced whole; null removes; an
 * object with only `uncertain` keeps the parent's value. */
#ifndef DATA_SCENARIO_H
#define DATA_SCENARIO_H
#include "data/plan.h"
#include "data/schema.h"

struct entry {
	const char *key;
	const struct field *field;        /* NULL for the root only */
	const struct json *json;          /* the last writer's value */
	const struct quantity *quantity;  /* for quantities; else NULL */
	const struct uncertain *uncertain;/* for quantities: own or kept from an uncertain-only layer; NULL if none */
	int layer;                        /* the last writer */
	struct entry *child, *next, *parent;
	const struct entry *hides;        /* what an earlier layer said here, NULL if nothing */
};

struct layer {
	const struct source *source;
	const struct json *root;
	const char *chain; /* "via a.json, b.json" or NULL */
};

/* `--set`: KEY=VALUE replaces; KEY+=NUMBER and KEY*=NUMBER act on the resolved yearly values. KEY is dotted
 * or a JSON pointer and may hold globs. */
struct setting {
	const char *pattern;
	char operation; /* '=', '+', '*' */
	const char *value;
	struct place key_place, value_place;
	const struct json *json; /* of --set-from: the value with places in the table; NULL: `value` is to be read */
};

struct scenario {
	const char *id, *path, *folder, *place_folder; /* place_folder: the one that holds the plan */
	const char *label;                /* heads a column of a table; NULL: the id does */
	const struct scenario *plain;     /* of which this is a variant (--vary); NULL: of none */
	struct title title;
	const struct plan *plan;
	int first, last;                  /* years projected: first = base_year + 1 .. last */
	struct layer *layers; int layer_count;
	const struct entry *root;
	const struct setting *settings; int setting_count;
	const struct target *targets; int target_count;   /* plan's order, then the scenario's own */
	const char *const *sectors; const struct title *sector_titles; int sector_count;
	struct group {
		const char *id;
		struct title title;
		struct place place;
		const int *members;
		int count;
	} * groups;
	int group_count;
	bool abstract_;                   /* judged alone: no plan, no merged entries, nothing to run */
	int bare_numbers;                 /* numbers without a source (fine for a user, never shipped) */
	int assumptions;                  /* numbers whose source is "assumption" */
	int numbers;                      /* quantities that the merged scenario gives, targets included */
};

/* Shared by all files of a command: parsed files are kept, so that parents and plans are read once. */
struct reader;
struct reader *reader_create(struct arena *arena, const struct model *const *models, const struct setting *settings,
                             int setting_count, struct diags *diags);
/* The settings of scenarios read from now on. */
void reader_use(struct reader *reader, const struct setting *settings, int setting_count);
/* Splits "KEY=VALUE", "KEY+=N", "KEY*=N"; `text` becomes a source called --set, or as the option that it was given
 * with. False with an error reported. */
bool setting_parse(struct arena *arena, const char *text, struct setting *setting, struct diags *diags);
bool setting_parse_as(struct arena *arena, const char *option, const char *text, struct setting *setting,
                      struct diags *diags);

enum file_kind { FILE_BROKEN, FILE_PLAN, FILE_SCENARIO, FILE_OTHER };
enum file_kind reader_kind(struct reader *reader, const char *path,
                           bool *is_abstract); /* reads "kind"; reports what is wrong */
const struct plan *reader_plan(struct reader *reader, const char *path);              /* NULL: errors were reported */
const struct scenario *reader_scenario(struct reader *reader, const char *path);      /* NULL: errors were reported */

const struct entry *entry_find(const struct entry *entry,
                               const char *dotted); /* "sectors.mining.growth"; NULL if absent */
const char *entry_text(const struct entry *object,
                       const char *key); /* a text field's value; NULL: absent, or no text */
char *entry_key(struct arena *arena, const struct entry *entry);               /* dotted */
char *entry_pointer(struct arena *arena, const struct entry *entry);           /* JSON pointer */
struct place entry_place(const struct entry *entry);
/* Where a number comes from: its own source, else the one of the object around it or of the plan; NULL:
 * nothing says. */
const char *scenario_source(const struct scenario *scenario, const struct entry *entry);
#endif
