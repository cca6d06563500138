/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: the targets a place has set itself. Its targets are the lowest layer of every scenario's
 * `targets`. */
#ifndef DATA_PLAN_H
#define DATA_PLAN_H
#include "base/json.h"
#include "data/display.h"
#include "data/observed.h"
#include "data/quantity.h"

struct plan {
	const char *path, *folder;   /* as shown to the user */
	struct title title;
	int base_year, first, last;  /* years of the plan: first..last */
	struct plan_money money;
	struct display display;      /* units that it is shown in */
	enum language language;
	bool has_language;
	const struct json *root;     /* checked */
	const struct observed *observed; /* observed.csv beside the plan; NULL if there is none */
};
/* A source or basis in the reader's language, as far as the plan's `terms` say how (terms.c); NULL stays NULL. */
const char *plan_say(struct arena *arena, const struct plan *plan, const char *text, enum language language);
struct reader;
struct file;
const struct plan *reader_plan(struct reader *reader, const char *path); /* NULL: errors were reported */
const struct plan *file_plan(struct reader *reader, struct file *file);  /* the same, read once */
/* Its currency, of a file that is not yet judged; prices left open. */
struct plan_money plan_money(const struct json *root);
/* What a group of targets is called: its title in the plan's `groups`, otherwise its id in both languages. */
struct title plan_group(const struct plan *plan, const char *group);

enum sense {
	SENSE_NONE, /* words only */
	SENSE_AT_LEAST,
	SENSE_AT_MOST,
	SENSE_ABOVE,
	SENSE_BELOW,
	SENSE_ABOUT,
	SENSE_RANGE
};
/* Which way an `about` target points where its base does not say. */
enum better { BETTER_UNSAID, BETTER_MORE, BETTER_LESS };
enum measure {
	MEASURE_LEVEL,
	MEASURE_GROWTH,
	MEASURE_MEAN_GROWTH,
	MEASURE_CHANGE,
	MEASURE_DECLINE_SINCE_BASE,
	MEASURE_CUMULATIVE,
	MEASURE_MEAN,
	MEASURE_PEAK_YEAR,
	MEASURE_PEAK_LEVEL,
	MEASURE_COUNT
};

/* A target's number that follows from something else (relative.h): times * (a variable, or a baseline) + plus. */
struct relative {
	const char *variable;        /* NULL: the target's own */
	enum measure measure;        /* what of it */
	int year;                    /* 0: the target's */
	const char *basis;           /* of what was observed in that year; NULL: there is one only */
	const struct quantity *times, *baseline, *plus; /* NULL: 1; it is a variable; 0 */
	const char *source;
	struct title note;
	const struct json *json;
};

struct target {              /* after all layers: plan, then scenario */
	const char *id, *no, *group, *variable /* NULL: no mapping */, *source;
	struct title title, words;   /* words: the plan's own, where it gives no number (both NULL otherwise) */
	struct title remark;         /* the note of the number, otherwise of the target */
	bool binding;
	enum measure measure;
	int year;
	enum sense sense;
	/* The number(s) as written: at_least, above, about: low; at_most, below: high; range: both */
	const struct quantity *low, *high;
	const struct relative *relative; /* instead of both; NULL: the number is one by itself */
	int since;                   /* changes, falls, mean growth: since this year; 0: the base year */
	int over_first;              /* sums and means: of the years over_first..year; 0: those after the base year */
	double tolerance;            /* about: percent of the number, years of a calendar year; 2 by default */
	bool overshoot_misses;       /* about: past the number by more than the tolerance is missed too */
	enum better better;          /* about */
	struct place place, number_place, since_place;
	int withdrawn;               /* the year in which it was given up: it is judged no more; 0: it stands */
	const char *withdrawn_source;
	struct title withdrawn_note;
	bool from_scenario;          /* the number is the scenario's, not the plan's */
};
/* A plan or a run has at most so many years. */
enum { MOST_YEARS = 200 };
const char *sense_name(enum sense sense);     /* "at_least", ... */
const char *measure_name(enum measure measure);
/* The measure with its years: "decline_since_1990", "mean_2026_2030". */
const char *target_measure(struct arena *arena, const struct target *target);
/* Do both follow from the same? NULL: from nothing. */
bool relative_alike(const struct relative *one, const struct relative *other);
#endif
