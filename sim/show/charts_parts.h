/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts*.c share. A subject is what one picture shows: a variable, with its element, in every
 * scenario that has it. A goal is a target held against a subject, in the subject's unit: a fall since the
 * base year is held against the variable that measures the fall where there is one, otherwise against the
 * level that it comes to, exactly. */
#ifndef SHOW_CHARTS_PARTS_H
#define SHOW_CHARTS_PARTS_H
#include "show/charts.h"
#include "show/view_common.h"

struct gallery {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	const char *const *names; /* [results]: what the scenarios are called, all different */
	const struct ensemble *const *ensembles; /* [results]; NULL: none were made */
};

struct span_of_years {
	int base, first, last;
}; /* first and last shown; last: of the longest scenario */

struct subject {
	const char *name; /* "gdp", "share.industry": also the file's */
	const char *title;
	struct unit unit;
	struct seat {
		int variable, element;
		double scale;
	} * in;               /* [results]; variable -1: the scenario has none, or it does not compare */
	int owner;            /* the first scenario that has it; -1: none */
	const char **targets; /* ids, in the plan's order */
	int target_count, target_room;
	struct span_of_years years;
	int decimals; /* of its numbers, as the tables print them: as many as the verdicts need */
};

struct subjects {
	struct subject *list;
	int count, room;
};

struct goal {
	const struct target_result *of;
	double number, number_high; /* as the plan says them, NAN where it does not */
	double low, high;           /* effective edges; NAN where open */
	double value;               /* of the line in the target's year */
	bool level;                 /* turned from a rate into a level */
};

struct jobs {
	struct chart_job *list;
	int count, room;
};

struct block {
	int first, count;
};

/* --- one function for each kind: adds its pictures, none where there is nothing to show --- */
#define CHARTS_KIND_ADD(kind)                                                                                \
	void charts_add_##kind(const struct gallery *gallery, unsigned formats, struct jobs *jobs);
CHARTS_KINDS(CHARTS_KIND_ADD)

/* --- charts.c --- */
/* A picture in each of the formats; `stem`: the file's name before ".LANG.EXT", of [A-Za-z0-9._-]. */
void charts_add(const struct gallery *gallery, const struct chart *chart, const char *stem, unsigned formats,
                struct jobs *jobs);
struct gallery charts_alone(const struct gallery *gallery, int result); /* of this scenario only */
/* A picture of each scenario for which `make` has one (NULL: none), "stack-green": a name that no other has. */
void charts_add_each(const struct gallery *gallery, const char *kind,
                     const struct chart *(*make)(const struct gallery *gallery, int result), unsigned formats,
                     struct jobs *jobs);
/* At most `most` scenarios stand in one picture: the block that begins at `first`; count 0: no more. */
struct block charts_block(const struct gallery *gallery, int most, int first);
/* "overview", "overview-6-10": with the numbers of its scenarios where it is not the first block. */
const char *charts_block_stem(const struct gallery *gallery, const char *stem, struct block block);
/* The subtitle, and which scenarios where they are spread over several pictures. */
const char *charts_counted(const struct gallery *gallery, const char *subtitle, struct block block);
/* "stack-green": a scenario's own picture, a name that no other has. */
const char *charts_scenario_stem(const struct gallery *gallery, const char *kind, int result);
/* Titles; where several would look the same at the end of a line, which may cut them, their ids. */
const char **charts_titles(struct arena *arena, const struct result *const *results, int count,
                           const struct view *view);

/* --- charts_attainment.c --- */
const struct chart *charts_heatmap(const struct gallery *gallery, struct block block);
const struct chart *charts_bullets(const struct gallery *gallery, int result); /* NULL: no target is assessed */

/* --- charts_stack.c, charts_limits.c: NULL: nothing to show --- */
const struct chart *charts_stack(const struct gallery *gallery, int result);
const struct chart *charts_limits(const struct gallery *gallery, int result);

/* --- charts_subject.c --- */
bool charts_near(double a, double b); /* to 1e-9, as verdicts are */
/* The plan that all scenarios share (those that have the subject, if one is given); NULL: none. */
const struct plan *charts_shared_plan(const struct gallery *gallery, const struct subject *subject);
struct subjects
charts_of_targets(const struct gallery *gallery); /* wanted targets in the plan's order; some without lines */
/* One of `known`, or the variable of that name, without targets. */
struct subject charts_subject(const struct gallery *gallery, const char *name, const struct subjects *known);
bool charts_goal(const struct gallery *gallery, const struct subject *subject, int result, const char *target,
                 struct goal *goal);
/* In the subject's unit; NAN where there is none. */
double charts_value(const struct gallery *gallery, const struct subject *subject, int result, int year);
double charts_unlimited(const struct gallery *gallery, const struct subject *subject, int result, int year);
/* The first target that some scenario can assess; `shown`: within the years shown. The title is about it.
 * NULL: none. */
const char *charts_target(const struct gallery *gallery, const struct subject *subject, bool shown);

/* --- charts_select.c --- */
struct subjects charts_shown(const struct gallery *gallery); /* those that get a picture of their own */

/* --- charts_panel.c --- */
/* Scenarios first .. first + count - 1. `detail`: names, dashed companions and limits as a large picture
 * has them. */
struct chart_panel charts_panel(const struct gallery *gallery, const struct subject *subject, int first,
                                int count, bool detail);
/* A segment for each basis, in the order in which they begin; noted by it where there are several. */
const struct chart_segment *charts_history(const struct gallery *gallery, const struct subject *subject, int *count);
const struct observation *const *charts_observed(const struct gallery *gallery, const struct subject *subject,
                                                 int *count); /* those drawn */
const struct observation *const *
charts_other_prices(const struct gallery *gallery, const struct subject *subject,
                    int *count); /* not drawn: current prices for constant ones, or of another year */
bool charts_has_companion(const struct gallery *gallery, const struct subject *subject,
                          int result); /* differs without limits */
bool charts_has_limit(const struct gallery *gallery, const struct subject *subject,
                      int result); /* a limit on it, apart from its line */
bool charts_draws_dashed(const struct gallery *gallery, const struct subject *subject, int first,
                         int count); /* there is room for them */

/* --- charts_finding.c --- */
struct tally {
	bool *met, *missed, *unassessed;
	int met_count, missed_count, unassessed_count;
}; /* [results] */
/* How scenarios first .. first + count - 1 stand to a target. Those that are not drawn, or whose plan has
 * another year, cannot be assessed; NULL: none can. */
struct tally charts_tally(const struct gallery *gallery, const struct subject *subject, const char *target,
                          int first, int count);
void charts_judge(const struct gallery *gallery, const struct subject *subject, int first, int count,
                  struct chart_panel *panel);
/* The scenario that the title speaks of, which alone meets or alone misses; -1: none. */
int charts_singled(const struct gallery *gallery, const struct subject *subject);
/* The picture's title: what the numbers say of the target, otherwise of the way from the first to the last
 * year. */
const char *charts_finding(const struct gallery *gallery, const struct subject *subject);
const char *charts_trend(const struct gallery *gallery, const struct subject *subject); /* charts_trend.c */
const char *charts_overview_finding(const struct gallery *gallery, const struct subjects *subjects);
/* How many of the met ones each scenario merely states; NULL: none. */
const char *charts_overview_stated(const struct gallery *gallery, const struct subjects *subjects);

/* --- charts_words.c --- */
#define charts_say(gallery, word, ...)                                                                       \
	word_format((gallery)->arena, (gallery)->view->language, (word), WORDS(__VA_ARGS__))
const char *charts_number(const struct gallery *gallery, double value, int decimals);
const char *charts_exact(const struct gallery *gallery, double value); /* as few digits as say it */
const char *charts_with_unit(const struct gallery *gallery, const char *number,
                             const struct unit *unit); /* "60 %", "2238", "2238亿元" */
const char *charts_name(const struct gallery *gallery,
                        int result); /* of a scenario, short enough for a sentence */
const char *charts_names(const struct gallery *gallery,
                         const bool *which); /* "As planned, Baseline and Green" */
const char *charts_list(const struct gallery *gallery, const char *list,
                        const char *item);              /* clauses with commas; list NULL: the first */
const char *charts_plan(const struct gallery *gallery); /* the plan that all share, its title; NULL: none */
const char *charts_sense(const struct gallery *gallery, enum sense sense,
                         const char *number); /* "about 60", "above 25"; at least: as it is */
int charts_target_year(const struct gallery *gallery,
                       const char *target); /* of the first scenario that has a number for it */
const char *charts_target_title(const struct gallery *gallery, const struct subject *subject,
                                const char *target);
const char *charts_target_phrase(const struct gallery *gallery, const struct subject *subject,
                                 const char *target); /* "the 2025 target (2238)" */
const char *charts_subtitle(const struct gallery *gallery, const struct subject *subject,
                            struct chart_panel panel);
const char *charts_cut(const struct gallery *gallery, const char *text, size_t cells);
/* The first scenario's that has a number for it; NULL: none. */
const struct target_result *charts_first_number(const struct gallery *gallery, const char *target, int *owner);
/* A target's number: as the plan says it where that is short, otherwise rounded, with `decimals` at least. */
const char *charts_goal_number(const struct gallery *gallery, double number, int decimals);
const char *charts_prices(const struct gallery *gallery, const struct unit *unit); /* "prices of 2020"; "": none */

/* --- charts_progress.c --- */
const char *charts_progress_missing(const struct gallery *gallery); /* why targets are left out of it; NULL: none is */

/* --- charts_foot.c --- */
struct foot {
	const struct gallery *gallery;
	struct text text;
};
struct marks {
	bool diamond, ceiling, line;
};
struct foot foot_begin(const struct gallery *gallery);
void foot_say(struct foot *foot, const char *sentence);
void foot_see_marks(struct marks *marks, const struct chart_panel *panel);
void foot_say_marks(struct foot *foot, struct marks marks);
void foot_say_target(struct foot *foot, struct marks marks,
                     const char *id); /* whose number it is; NULL: of no target */
void foot_say_sources(struct foot *foot, const struct observation *const *observed,
                      int count); /* the last ones first */
/* What must be known to read the numbers, however they are drawn: limits and what their cost rests on, breaks,
 * what is left out. */
void foot_say_facts(struct foot *foot, const struct subject *subject, int first, int count,
                    const struct chart_panel *panel);
/* The segment that the projection starts from and the one with the latest observation after the base year;
 * NULL: none, or the base year is not shown. */
struct joint {
	const struct chart_segment *start, *latest;
};
struct joint charts_joint(const struct chart_panel *panel);
double charts_observed_to(const struct chart_panel *panel); /* the last year observed; 0: none */
const char *charts_bases(const struct gallery *gallery,
                         const struct chart_panel *panel); /* "A (2015-2020); B (2021-2022)"; NULL: no break */
/* Does history go on after the base year although it does not meet the projection there, or on a basis that
 * does not? */
bool charts_is_broken(const struct chart_panel *panel);
/* What a limit takes from output means nothing without the efficiency that is assumed beside it: the sentence
 * that says it; NULL: no limit of the scenario cuts output. */
const char *charts_efficiency(const struct gallery *gallery, int result);
const char *charts_footer(const struct gallery *gallery, const struct subject *subject, int first, int count,
                          struct chart_panel panel);

/* --- charts_foot_overview.c --- */
const char *charts_overview_footer(const struct gallery *gallery, const struct chart_panel *panels, int count,
                                   int left_out);
#endif
