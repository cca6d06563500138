/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_progress: what has come true, against the even way from the base year to each target: a small panel for
 * every target that has a base, a direction and an observation since. Holds: an observation stands beside a way
 * only if the way's base belongs to the same basis (a census, a price year); otherwise the target is left out,
 * and the footer says why. */
#include <math.h>
#include <string.h>
#include "ask/progress.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_words.h"

/* What becomes of a target. */
enum fate { DRAWN, NOT_OBSERVED, OTHER_BASIS, OTHER_PRICES, NO_WAY, FATES };

struct course {
	const struct subject *subject;
	const char *target;
	int owner; /* the scenario whose base and number they are */
	struct goal goal;
	struct progress_way way;
	struct chart_segment seen; /* from the base year on, on the base's basis */
	const struct observation *last;
	enum fate fate;
};

struct courses {
	struct course *list;
	int count, room;
};

/* --- the way --- */

static struct progress_way way_of(const struct gallery *gallery, const struct course *course)
{
	const struct goal *goal = &course->goal;
	const struct result *result = gallery->results[course->owner];
	struct standing_goal held = {goal->number, goal->number_high, goal->low, goal->high, goal->level};
	return progress_way_to(goal->of->target, &held, &course->subject->unit, result->base_year,
	                       figure_subject_value(gallery, course->subject, course->owner, result->base_year));
}

static bool leads(const struct course *course)
{
	return progress_leads_to(course->goal.of->target, &course->subject->unit, &course->way);
}

/* --- what was seen --- */

static void see_observed(const struct gallery *gallery, struct course *course, const struct observation *const *list,
                         int count, const char *basis)
{
	double *year = ARENA_ARRAY(gallery->arena, count + 1, double),
		   *value = ARENA_ARRAY(gallery->arena, count + 1, double);
	int seen = 0;
	for (int i = 0; i < count; i++) {
		if (!observation_same_basis(list[i]->basis, basis) || list[i]->year < course->way.from ||
		    list[i]->year > course->way.to)
			continue;
		year[seen] = list[i]->year;
		value[seen++] = progress_observed(list[i], &course->subject->unit);
		course->last = list[i];
	}
	course->seen = (struct chart_segment){.count = seen, .year = year, .value = value};
}

static bool any_after(const struct observation *const *list, int count, const struct progress_way *way)
{
	for (int i = 0; i < count; i++)
		if (list[i]->year > way->from && list[i]->year <= way->to)
			return true;
	return false;
}

/* "gdp" is real; what was observed since may stand under "gdp_nominal" alone, or the other way about. */
static bool only_at_other_prices(const struct gallery *gallery, const struct course *course)
{
	int count, prices;
	const struct plan *plan = figure_subject_plan(gallery, course->subject);
	figure_panel_other_prices(gallery, course->subject, &prices);
	if (prices || !plan || !plan->observed || !course->subject->unit.money[0].power)
		return prices > 0;
	const struct observation *const *list =
		observed_of(plan->observed, observed_twin(gallery->arena, course->subject->name), &count);
	return any_after(list, count, &course->way);
}

static enum fate progress_fate(const struct gallery *gallery, struct course *course)
{
	int count;
	const char *basis;
	const struct observation *const *list = figure_panel_observed(gallery, course->subject, &count);
	if (!any_after(list, count, &course->way))
		return only_at_other_prices(gallery, course) && leads(course) ? OTHER_PRICES : NOT_OBSERVED;
	if (!leads(course))
		return NO_WAY;
	if (!progress_basis(gallery->arena, &course->way, &course->subject->unit, list, count, &basis))
		return OTHER_BASIS;
	see_observed(gallery, course, list, count, basis);
	return course->seen.count && course->seen.year[course->seen.count - 1] > course->way.from ? DRAWN
	                                                                                          : OTHER_BASIS;
}

static struct courses courses_of(const struct gallery *gallery)
{
	struct courses courses = {0};
	struct subjects subjects = figure_subjects(gallery);
	for (int s = 0; s < subjects.count; s++)
		for (int t = 0; t < subjects.list[s].target_count; t++) {
			struct course course = {.subject = &subjects.list[s], .target = subjects.list[s].targets[t]};
			if (!figure_told(gallery, course.subject, course.target, &course.owner) ||
			    subjects.list[s].in[course.owner].variable < 0 ||
			    !figure_subject_goal(gallery, course.subject, course.owner, course.target, &course.goal))
				continue;
			course.way = way_of(gallery, &course);
			course.fate = progress_fate(gallery, &course);
			*ARENA_PUSH(gallery->arena, courses.list, courses.count, courses.room) = course;
		}
	return courses;
}

/* --- panels --- */

static int last_seen(const struct course *course) { return (int)course->seen.year[course->seen.count - 1]; }

static enum progress state_of(const struct course *course)
{
	return progress_of(&course->way, last_seen(course), course->seen.value[course->seen.count - 1]);
}

/* Two figures at least. */
static const char *gap_text(const struct gallery *gallery, const struct course *course, int latest)
{
	double gap =
		fabs(course->seen.value[course->seen.count - 1] - progress_at(&course->way, last_seen(course)));
	int decimals = 0;
	for (double scaled = gap; scaled < 9.95 && decimals < 9; scaled *= 10)
		decimals++;
	const char *number = figure_number(gallery, gap, decimals);
	bool alone = last_seen(course) == latest; /* beside a year there is no room for more words */
	return alone && course->subject->unit.share == SHARE_PERCENT && !course->subject->unit.per_year
	           ? figure_say(gallery, W_PROGRESS_POINTS, number)
	           : number;
}

/* "behind by 1.9"; with the year where others were seen later. In the target's year nothing is early or late. */
static const char *state_text(const struct gallery *gallery, const struct course *course, int latest)
{
	static const enum word words[2][3] = {{[PROGRESS_BEHIND] = W_PROGRESS_BEHIND,
	                                       [PROGRESS_ON_SCHEDULE] = W_PROGRESS_ON_SCHEDULE,
	                                       [PROGRESS_AHEAD] = W_PROGRESS_AHEAD},
	                                      {[PROGRESS_BEHIND] = W_PROGRESS_MISSED,
	                                       [PROGRESS_ON_SCHEDULE] = W_PROGRESS_MISSED,
	                                       [PROGRESS_AHEAD] = W_CHART_MET}};
	int year = last_seen(course);
	const char *text =
		figure_say(gallery, words[year == course->way.to][state_of(course)], gap_text(gallery, course, latest));
	return year == latest ? text
	                      : figure_say(gallery, W_WITH_REASON, text, figure_count(gallery, year));
}

static void draw_way(const struct gallery *gallery, const struct course *course, struct chart_panel *panel)
{
	const struct progress_way *way = &course->way;
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

static struct chart_panel panel_of(const struct gallery *gallery, const struct course *course, int latest)
{
	struct chart_panel panel = figure_panel(gallery, course->subject, course->owner, 1, false);
	draw_way(gallery, course, &panel);
	panel.title = course->goal.level ? course->subject->title
	                                 : figure_target_title(gallery, course->subject, course->target);
	panel.segments = &course->seen, panel.segment_count = 1;
	panel.projected_from = NAN;
	panel.verdict = state_of(course) == PROGRESS_BEHIND ? CHART_MISSED : CHART_MET;
	panel.verdict_text = state_text(gallery, course, latest);
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
		if (courses->list[i].fate == DRAWN && courses->list[i].way.shape != PROGRESS_STRAIGHT)
			return true;
	return false;
}

static void say_without_way(struct foot *foot, const struct courses *courses)
{
	static const enum word reasons[FATES] = {[OTHER_BASIS] = W_PROGRESS_OTHER_BASIS,
	                                         [OTHER_PRICES] = W_PROGRESS_OTHER_PRICES,
	                                         [NO_WAY] = W_PROGRESS_NO_WAY};
	for (int fate = 0; fate < FATES; fate++) {
		const char *list = reasons[fate] ? without_way(foot->gallery, courses, (enum fate)fate) : NULL;
		if (list)
			foot_say(foot, figure_say(foot->gallery, reasons[fate], list));
	}
}

static const char *progress_foot(const struct gallery *gallery, const struct courses *courses, int latest)
{
	struct foot foot = foot_begin(gallery);
	foot_say(&foot, figure_say(gallery, W_FOOT_OBSERVED, figure_count(gallery, latest)));
	foot_say(&foot, figure_say(gallery, any_compounds(courses) ? W_PROGRESS_WAY_COMPOUND : W_PROGRESS_WAY));
	foot_say_marks(&foot, (struct marks){.diamond = true});
	foot_say(&foot, figure_say(gallery, W_PROGRESS_STATES));
	const char *own = own_number_list(gallery, courses);
	if (own)
		foot_say(&foot, figure_say(gallery, W_FOOT_OTHER_OWN, own));
	say_without_way(&foot, courses);
	const struct observation **last =
		ARENA_ARRAY(gallery->arena, courses->count + 1, const struct observation *);
	int drawn = 0;
	for (int i = courses->count - 1; i >= 0; i--)
		if (courses->list[i].fate == DRAWN)
			last[drawn++] = courses->list[i].last;
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
			good += state_of(&courses->list[i]) != PROGRESS_BEHIND;
			panels[drawn++] = panel_of(gallery, &courses->list[i], latest);
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

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	struct courses courses = courses_of(gallery);
	const struct chart *chart = progress_chart(gallery, &courses);
	if (chart)
		gallery_add(gallery, chart, gallery_block_stem(gallery, figure_progress.name, (struct gallery_block){0}),
		            formats, jobs);
}

static const char *why_nothing(const struct gallery *gallery)
{
	struct courses courses = courses_of(gallery);
	struct foot foot = foot_begin(gallery);
	say_without_way(&foot, &courses);
	return foot.text.length ? foot.text.bytes : NULL;
}

const struct figure_kind figure_progress = {.name = "progress", .add = add, .why_nothing = why_nothing};
