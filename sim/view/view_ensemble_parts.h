/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_parts: what the files of view_ensemble share. */
#ifndef VIEW_ENSEMBLE_PARTS_H
#define VIEW_ENSEMBLE_PARTS_H
#include "view/view.h"
#include "view/view_words.h"

struct odds {
	struct arena *arena;
	const struct result *const *results;
	const struct ensemble *const *ensembles;
	int count;
	const struct view *view;
	const struct target **shown; /* targets that draws move, in the plan's order */
	int shown_count;
};

/* NULL where the scenario cannot judge the target; *result NULL where it has none of that id. */
const struct ensemble_target *odds_target(const struct odds *odds, int scenario, const char *id,
                                          const struct target_result **result);
bool odds_shows(const struct odds *odds, const char *id);
const char *odds_title(const struct odds *odds, int scenario, const struct target_result *target);
bool view_same_edges(const struct target_result *target, const struct odds *odds, const char *id);

/* --- view_ensemble_together.c --- */
void odds_together(struct document *document, const struct odds *odds); /* probabilities of several targets at once */
void odds_bound(struct document *document, const struct odds *odds); /* which limit bound where a target was missed */
/* With --credible: what is reached, year by year. */
void odds_milestones(struct document *document, const struct odds *odds);

/* --- view_ensemble_facts.c --- */
void odds_facts(struct document *document, const struct odds *odds); /* what has come true, among the runs */
bool odds_wants_fact(const struct odds *odds, int scenario, const struct fact *fact);

/* --- view_ensemble_data.c --- */
extern const struct relation odds_data; /* of a struct odds */
const char *odds_part(const struct view *view); /* the relation that the view asks for */
#endif
