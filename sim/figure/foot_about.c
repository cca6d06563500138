/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_about: what stands below a picture of what its words leave open: which lines are a record and no projection, and
 * within what an "about" is met. */
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"

void foot_say_projected(struct foot *foot, const char *year)
{
	const struct gallery *gallery = foot->gallery;
	bool *records = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool);
	int count = 0;
	for (int r = 0; r < gallery->count; r++)
		count += records[r] = gallery->results[r]->scenario->record;
	if (count < gallery->count)
		foot_say(foot, figure_say(gallery, W_FOOT_PROJECTED, year));
	if (count)
		foot_say(foot, figure_say(gallery, W_FOOT_RECORD, figure_names(gallery, records)));
}

void foot_say_about(struct foot *foot, const struct subject *subject, const char *id)
{
	int owner;
	const struct gallery *gallery = foot->gallery;
	const struct target_result *target = id ? figure_first_number(gallery, id, &owner) : NULL;
	bool *over = ARENA_ARRAY(gallery->arena, gallery->count + 1, bool), any = false;
	if (!target || target->target->sense != SENSE_ABOUT)
		return;
	bool years = target_counts_years(target->target);
	const char *number =
		years ? arena_print(gallery->arena, "%.0f", target->number) : figure_exact(gallery, target->number);
	const char *tolerance = figure_exact(gallery, target->target->tolerance);
	foot_say(foot, target->number == 0
	                   ? figure_say(gallery, W_FOOT_ABOUT_ZERO, tolerance)
	                   : figure_say(gallery, years ? W_FOOT_ABOUT_YEARS : W_FOOT_ABOUT,
	                                number, tolerance));
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *own = result_target(gallery->results[r], id);
		over[r] = own && own->overshoot && subject->in[r].variable >= 0;
		any = any || over[r];
	}
	if (any)
		foot_say(foot, figure_say(gallery, target->target->overshoot_misses ? W_FOOT_OVERSHOT_MISSED : W_FOOT_OVERSHOT,
		                          figure_names(gallery, over)));
}
