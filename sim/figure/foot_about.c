/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_about: sentences of what the words of a picture leave open: which lines are a record and no projection, and
 * within what an "about" is met. */
#include "figure/foot_about.h"
#include "figure/gallery.h"
#include "figure/words.h"

const char *figure_projected(const struct gallery *gallery, const char *years)
{
	bool *records = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool);
	int count = 0;
	for (int r = 0; r < gallery->count; r++)
		count += records[r] = gallery->results[r]->scenario->record;
	const char *projected = count < gallery->count ? years : "";
	const char *recorded = count ? figure_say(gallery, W_FOOT_RECORD, figure_names(gallery, records)) : "";
	const char *gap = *projected && *recorded ? language_rules[gallery->view->language].sentence_gap : "";
	return arena_print(gallery->arena, "%s%s%s", projected, gap, recorded);
}

/* NULL: it is no `about`. */
static const struct target_result *about_of(const struct gallery *gallery, const struct subject *subject,
                                            const char *id)
{
	int owner;
	const struct target_result *target = id ? figure_told(gallery, subject, id, &owner) : NULL;
	return target && target->target->sense == SENSE_ABOUT ? target : NULL;
}

const char *figure_about(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	const struct target_result *target = about_of(gallery, subject, id);
	if (!target)
		return "";
	const char *tolerance = figure_exact(gallery, target->target->tolerance);
	if (target_counts_years(target->target))
		return figure_say(gallery, W_FOOT_ABOUT_YEARS, arena_print(gallery->arena, "%.0f", target->number), tolerance);
	if (target->number == 0)
		return figure_say(gallery, W_FOOT_ABOUT_ZERO, tolerance);
	return figure_say(gallery, W_FOOT_ABOUT, figure_exact(gallery, target->number), tolerance);
}

const char *figure_overshot(const struct gallery *gallery, const struct subject *subject, const char *id)
{
	const struct target_result *target = about_of(gallery, subject, id);
	bool *over = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool), any = false;
	for (int r = 0; r < gallery->count && target; r++) {
		const struct target_result *own = result_target(gallery->results[r], id);
		over[r] = own && own->overshoot && subject->in[r].variable >= 0 && figure_asks_alike(target, own);
		any = any || over[r];
	}
	return any ? figure_say(gallery, target->target->overshoot_misses ? W_FOOT_OVERSHOT_MISSED : W_FOOT_OVERSHOT,
	                        figure_names(gallery, over))
	           : "";
}
