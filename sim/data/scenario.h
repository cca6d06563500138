/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario: layers of files merged into one set of assumptions in which every value keeps its place, its
 * source and what it hides. Layers: parents depth first, left to right, each file once at its first place;
 * then the file; then --set. Objects merge as in RFC 7396; quantities are replaced whole; null removes; an
 * object with only `uncertain` keeps the parent's value. */
#ifndef DATA_SCENARIO_H
#define DATA_SCENARIO_H
#include "data/entry.h"
#include "data/plan.h"

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
	const char *id, *path, *folder, *region; /* region: the folder that holds the plan */
	const char *real;                 /* canonical path */
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
	bool record;                      /* the file says that it holds what came true: nothing is projected */
	int bare_numbers;                 /* numbers without a source (fine for a user, never shipped) */
	int assumptions;                  /* numbers whose source is "assumption" */
	int numbers;                      /* quantities that the merged scenario gives, targets included */
};

const struct scenario *reader_scenario(struct reader *reader, const char *path); /* NULL: errors were reported */
/* What a scenario's files say, laid upon each other, or a plan's, as entries: it need not be whole (abstract, without a
 * plan, with something missing), targets are not resolved. NULL: errors of a file were reported. */
const struct scenario *reader_said(struct reader *reader, const char *path);
/* Where a number comes from: its own source, else the one of the object around it or of the plan; NULL:
 * nothing says. */
const char *scenario_source(const struct scenario *scenario, const struct entry *entry);
#endif
