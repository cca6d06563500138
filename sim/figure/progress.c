/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_progress: what has come true, against the even way from the base year to each target: a small panel for
 * every target that has a base, a direction and an observation since. Holds: an observation stands beside a way
 * only if the way's base belongs to the same basis (a census, a price year); otherwise the target is left out,
 * and the footer says why. */
#include <math.h>
#include <string.h>
#include "ask/review.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_words.h"

/* What becomes of a target. */
enum fate { DRAWN, NOT_OBSERVED, OTHER_BASIS, OTHER_PRICES, GAP, NO_WAY, FATES };

struct course {
	const struct subject *subject;
	const char *target;
	int owner; /* the scenario whose base and number they are */
	struct goal goal;
	struct review review;
	struct chart_segment seen; /* from the base year on, on the base's basis */
	enum fate fate;
};

struct courses {
	struct progress_rule rule;
	struct course *list;
	int count, room;
};

/* --- what was seen --- */

static struct review review_course(const struct gallery *gallery, const struct courses *courses,
                                   const struct course *course)
{
	const struct goal *goal = &course->goal;
	const struct result *result = gallery->results[course->owner];
	const struct plan *plan = figure_subject_plan(gallery, course->subject);
	const struct review_question question = {
		.result = result,
		.target = goal->of,
		.name = course->subject->name,
		.unit = course->subject->unit,
		.base = figure_subject_value(gallery, course->subject, course->owner, result->base_year),
		.goal = {.number = goal->number,
	             .number_high = goal->number_high,
	             .low = goal->low,
	             .high = goal->high,
	             .level = goal->level},
		.observed = plan ? plan->observed : NULL,
		.rule = &courses->rule};
	return review_of(gallery->arena, &question);
}

static struct chart_segment seen_of(const struct gallery *gallery, const struct review *review)
{
	double *year = ARENA_ARRAY(gallery->arena, review->count + 1, double),
		   *value = ARENA_ARRAY(gallery->arena, review->count + 1, double);
	for (int i = 0; i < review->count; i++)
		year[i] = review->facts[i].year, value[i] = review->facts[i].value;
	return (struct chart_segment){.count = review->count, .year = year, .value = value};
}

/* There is no picture of a sum: its way is none of the variable that is drawn. */
static enum fate fate_of(const struct review *review)
{
	switch (review->reason) {
	case REVIEW_JUDGED: return review->sum ? NO_WAY : DRAWN;
	case REVIEW_GAP: return review->sum ? NO_WAY : GAP;
	case REVIEW_OTHER_BASIS: return OTHER_BASIS;
	case REVIEW_OTHER_PRICES: return OTHER_PRICES;
	case REVIEW_MET_BEFORE:
	case REVIEW_ONE_YEAR:
	case REVIEW_RANGE:
	case REVIEW_NO_BASE: return NO_WAY;
	case REVIEW_NOT_OBSERVED:
	case REVIEW_NOT_BEGUN:
	case REVIEW_NO_NUMBER:
	case REVIEW_REASONS: break;
	}
	return NOT_OBSERVED;
}

static struct courses courses_of(const struct gallery *gallery)
{
	struct courses courses = {.rule = progress_rule(gallery->arena, figure_subject_plan(gallery, NULL))};
	struct subjects subjects = figure_subjects(gallery);
	for (int s = 0; s < subjects.count; s++)
		for (int t = 0; t < subjects.list[s].target_count; t++) {
			struct course course = {.subject = &subjects.list[s], .target = subjects.list[s].targets[t]};
			if (!figure_told(gallery, course.subject, course.target, &course.owner) ||
			    subjects.list[s].in[course.owner].variable < 0 ||
			    !figure_subject_goal(gallery, course.subject, course.owner, course.target, &course.goal))
				continue;
			course.review = review_course(gallery, &courses, &course);
			course.seen = seen_of(gallery, &course.review);
			course.fate = fate_of(&course.review);
			*ARENA_PUSH(gallery->arena, courses.list, courses.count, courses.room) = course;
		}
	return courses;
}

/* --- panels --- */

static int last_seen(const struct course *course) { return (int)course->seen.year[course->seen.count - 1]; }

/* Two figures at least. */
static const char *gap_text(const struct gallery *gallery, const struct course *course, int latest)
{
	double gap =
		fabs(course->seen.value[course->seen.count - 1] - progress_at(&course->review.way, last_seen(course)));
	int decimals = 0;
	for (double scaled = gap; scaled < 9.95 && decimals < 9; scaled *= 10)
		decimals++;
	const char *number = figure_number(gallery, gap, decimals);
	bool alone = last_seen(course) == latest; /* beside a year there is no room for more words */
	return alone && course->subject->unit.share == SHARE_PERCENT && !course->subject->unit.per_year
	           ? figure_say(gallery, W_PROGRESS_POINTS, number)
	           : number;
}

/* "behind (1.9)": the class, and how far the line is where it is not met; with the year where others were seen later.
 * In the target's year nothing is early or late. */
static const char *state_text(const struct gallery *gallery, const struct courses *courses, const struct course *course,
                              int latest)
{
	int year = last_seen(course);
	enum progress class = course->review.class;
	const char *gap = gap_text(gallery, course, latest),
			   *name = title_in(courses->rule.title[class], gallery->view->language, progress_names[class]);
	const char *text = year == course->review.way.to
	                       ? figure_say(gallery, class == PROGRESS_BEHIND ? W_PROGRESS_MISSED : W_CHART_MET, gap)
	                   : class == PROGRESS_BEHIND ? figure_say(gallery, W_PROGRESS_BEHIND, name, gap)
	                                              : name;
	return year == latest ? text : figure_say(gallery, W_WITH_REASON, text, figure_count(gallery, year));
}

static void draw_way(const struct gallery *gallery, const struct course *course, struct chart_panel *panel)
{
	const struct progress_way *way = &course->review.way;
	int count = way->to - way->from + 1;
	struct chart_line *line = ARENA_NEW(gallery->arena, struct chart_line);
	struct chart_target *target = ARENA_NEW(gallery->arena, struct chart_target);
	double *year = ARENA_ARRAY(gallery->arena, count, double),
		   *value = ARENA_ARRAY(gallery->arena, count, double);
	for (int i = 0; i < count; i++) {
		year[i] = way->from + i;
		value[i] = progress_at(way, year[i]);
	}
	const char *number = figure_goal_number(gallery, way->number, course->subject->decimals);
	const char *text = figure_sense(gallery, course->goal.of->target->sense, number);
	*line =
		(struct chart_line){.count = count, .year = year, .value = value, .value_text = text, /* said once */
	                        .id = course->target, .mark = "way"};
	*target = (struct chart_target){.year = way->to, .value = way->number, .text = text, .id = course->target};
	panel->lines = line, panel->line_count = 1;
	panel->targets = target, panel->target_count = 1;
}

static struct chart_panel panel_of(const struct gallery *gallery, const struct courses *courses,
                                   const struct course *course, int latest)
{
	struct chart_panel panel = figure_panel(gallery, course->subject, course->owner, 1, false);
	draw_way(gallery, course, &panel);
	panel.title = course->goal.level ? course->subject->title
	                                 : figure_target_title(gallery, course->subject, course->target);
	panel.segments = &course->seen, panel.segment_count = 1;
	panel.projected_from = NAN;
	panel.verdict = course->review.class == PROGRESS_BEHIND ? CHART_MISSED : CHART_MET;
	panel.verdict_text = state_text(gallery, courses, course, latest);
	return panel;
}

/* --- words --- */

static const char *without_way(const struct gallery *gallery, const struct courses *courses, enum fate fate)
{
	const char *list = NULL;
	for (int i = 0; i < courses->count; i++)
		if (courses->list[i].fate == fate)
			list =
				view_joined(gallery->arena, list,
			                view_target_no(gallery->arena, courses->list[i].goal.of->target), gallery->view);
	return list;
}

static const char *own_number_list(const struct gallery *gallery, const struct courses *courses)
{
	const char *list = NULL;
	for (int i = 0; i < courses->count; i++)
		if (courses->list[i].fate == DRAWN && courses->list[i].goal.of->target->from_scenario)
			list =
				view_joined(gallery->arena, list,
			                view_target_no(gallery->arena, courses->list[i].goal.of->target), gallery->view);
	return list;
}

static bool any_compounds(const struct courses *courses)
{
	for (int i = 0; i < courses->count; i++)
		if (courses->list[i].fate == DRAWN && courses->list[i].review.way.shape != PROGRESS_STRAIGHT)
			return true;
	return false;
}

static void say_without_way(struct foot *foot, const struct courses *courses)
{
	static const enum word reasons[FATES] = {[OTHER_BASIS] = W_PROGRESS_OTHER_BASIS,
	                                         [OTHER_PRICES] = W_PROGRESS_OTHER_PRICES,
	                                         [GAP] = W_PROGRESS_GAP,
	                                         [NO_WAY] = W_PROGRESS_NO_WAY};
	for (int fate = 0; fate < FATES; fate++) {
		const char *list = reasons[fate] ? without_way(foot->gallery, courses, (enum fate)fate) : NULL;
		if (list)
			foot_say(foot, figure_say(foot->gallery, reasons[fate], list));
	}
}

/* What the classes are, and whose. */
static void say_classes(struct foot *foot, const struct courses *courses)
{
	const struct gallery *gallery = foot->gallery;
	const char *names[PROGRESS_CLASSES];
	for (int c = 0; c < PROGRESS_CLASSES; c++)
		names[c] = title_in(courses->rule.title[c], gallery->view->language, progress_names[c]);
	foot_say(foot, figure_say(gallery, W_PROGRESS_STATES, names[PROGRESS_ACHIEVED], names[PROGRESS_IN_LINE],
	                          view_brief(gallery->arena, 100 * courses->rule.about)));
}

static const char *progress_foot(const struct gallery *gallery, const struct courses *courses, int latest)
{
	struct foot foot = foot_begin(gallery);
	foot_say(&foot, figure_say(gallery, W_FOOT_OBSERVED, figure_count(gallery, latest)));
	foot_say(&foot, figure_say(gallery, any_compounds(courses) ? W_PROGRESS_WAY_COMPOUND : W_PROGRESS_WAY));
	foot_say_marks(&foot, (struct marks){.diamond = true});
	say_classes(&foot, courses);
	const char *own = own_number_list(gallery, courses);
	if (own)
		foot_say(&foot, figure_say(gallery, W_FOOT_OTHER_OWN, own));
	say_without_way(&foot, courses);
	const struct observation **last =
		ARENA_ARRAY(gallery->arena, courses->count + 1, const struct observation *);
	int drawn = 0;
	for (int i = courses->count - 1; i >= 0; i--)
		if (courses->list[i].fate == DRAWN)
			last[drawn++] = courses->list[i].review.facts[courses->list[i].review.count - 1].of;
	foot_say_sources(&foot, last, drawn);
	return foot.text.bytes;
}

static const struct chart *progress_chart(const struct gallery *gallery, const struct courses *courses)
{
	int drawn = 0, good = 0, latest = 0;
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panels = ARENA_ARRAY(gallery->arena, courses->count + 1, struct chart_panel);
	for (int i = 0; i < courses->count; i++)
		if (courses->list[i].fate == DRAWN && last_seen(&courses->list[i]) > latest)
			latest = last_seen(&courses->list[i]);
	for (int i = 0; i < courses->count; i++)
		if (courses->list[i].fate == DRAWN) {
			good += courses->list[i].review.class != PROGRESS_BEHIND;
			panels[drawn++] = panel_of(gallery, courses, &courses->list[i], latest);
		}
	*chart =
		(struct chart){.layout = &chart_overview,
	                   .size = figure_size(gallery),
	                   .language = gallery->view->language,
	                   .panel_count = drawn,
	                   .panels = panels,
	                   .title = figure_say(gallery, W_PROGRESS_TITLE, figure_count(gallery, good),
	                                       figure_count(gallery, drawn),
	                                       figure_count(gallery, latest)),
	                   .subtitle = figure_plan(gallery, NULL),
	                   .footer = progress_foot(gallery, courses, latest)};
	return drawn ? chart : NULL;
}

/* There is no even way to what is used in some years. */
static struct gallery with_measures(const struct gallery *gallery)
{
	struct gallery measured = *gallery;
	measured.measured = true;
	return measured;
}

static void add(const struct gallery *all, unsigned formats, struct jobs *jobs)
{
	struct gallery measured = with_measures(all), *gallery = &measured;
	struct courses courses = courses_of(gallery);
	const struct chart *chart = progress_chart(gallery, &courses);
	if (chart)
		gallery_add(gallery, chart, gallery_block_stem(gallery, figure_progress.name, (struct gallery_block){0}),
		            formats, jobs);
}

static const char *why_nothing(const struct gallery *all)
{
	struct gallery measured = with_measures(all), *gallery = &measured;
	struct courses courses = courses_of(gallery);
	struct foot foot = foot_begin(gallery);
	say_without_way(&foot, &courses);
	return foot.text.length ? foot.text.bytes : NULL;
}

const struct figure_kind figure_progress = {.name = "progress", .add = add, .why_nothing = why_nothing};
