/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_check: what stands behind a scenario that has no errors: its layers, how many numbers have a source,
 * which are assumptions, where defaults and fallbacks act in silence, which sections are left out, which
 * targets cannot be assessed. As data: scenario,finding,key,detail. */
#include <string.h>
#include "ask/findings.h"
#include "ask/score.h"
#include "view/view.h"
#include "view/view_beyond.h"
#include "view/view_data.h"
#include "view/view_held.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/relation.h"
#include "write/table.h"
#include "write/writer.h"

struct findings {
	struct arena *arena;
	const struct view *view;
	const struct result *result;
	const struct finding *list;
	int count;
};

static struct findings findings_in(struct arena *arena, const struct result *result, const struct view *view)
{
	struct findings findings = {.arena = arena, .view = view, .result = result};
	findings.list = findings_of(arena, result, &findings.count);
	return findings;
}

static const char *detail_of(const struct findings *findings, const struct finding *finding)
{
	const char *number, *unit;
	switch (finding->kind) {
	case FINDING_OBSERVED:
		return arena_print(findings->arena, "%s, %s", view_brief(findings->arena, finding->number),
		                   view_place(findings->arena, finding->place));
	case FINDING_NO_LEVEL:
	case FINDING_FALLBACK: return finding->other;
	case FINDING_DEFAULT:
		number = view_brief(findings->arena, finding->number);
		unit = view_unit(findings->arena, finding->unit, findings->view);
		return *unit ? arena_print(findings->arena, "%s %s", number, unit) : number;
	case FINDING_NO_SOURCE:
	case FINDING_ASSUMPTION:
	case FINDING_PLACEHOLDER:
	case FINDING_TARGET_REMOVED:
	case FINDING_TARGET_ALTERED: return place_text(findings->arena, finding->place);
	case FINDING_LEFT_OUT:
	case FINDING_DEFAULTS_ONLY: return title_in(finding->title, findings->view->language, "");
	case FINDING_BETWEEN:
	case FINDING_HELD_BEFORE:
	case FINDING_HELD_AFTER:
	case FINDING_LAPSES:
	case FINDING_SPENT: return arena_print(findings->arena, "%d", finding->year);
	case FINDING_BOUNDED:
	case FINDING_BEYOND:
	case FINDING_GOES_ON:
	case FINDING_NOT_INVESTED: return view_beyond(findings->arena, findings->result, finding, findings->view);
	case FINDING_NOT_ASSESSABLE: return view_reason(finding->target->reason, findings->view);
	default: return "";
	}
}

/* The scenario's folder is said with its name; a layer beside it needs no path. */
static const char *beside(const char *path, const char *scenario_path)
{
	const char *slash = strrchr(scenario_path, '/');
	size_t folder = slash ? (size_t)(slash - scenario_path) + 1 : 0;
	return strncmp(path, scenario_path, folder) == 0 ? path + folder : path;
}

/* What people read for it, where that is not the key with its detail. */
static const char *brief_of(const struct findings *findings, const struct finding *finding, const char *path)
{
	if (finding->whole)
		return finding->whole;
	if (finding->years.first)
		return detail_of(findings, finding);
	if (finding->kind == FINDING_LAYER)
		return beside(finding->key, path ? path : "");
	if (finding->altered)
		return view_say(findings->arena, findings->view, W_WITH_REASON,
		                view_target_no(findings->arena, finding->altered), view_place(findings->arena, finding->place));
	return finding->key;
}

/* "key (detail), key (detail)" of one kind; NULL: none. */
static const char *joined(const struct findings *findings, const struct scenario *scenario, enum finding_kind kind,
                          bool detail)
{
	struct text all;
	text_init(&all, findings->arena);
	for (int f = 0; f < findings->count; f++) {
		const struct finding *one = &findings->list[f];
		bool said = f > 0 && one->whole && findings->list[f - 1].whole == one->whole;
		if (one->kind != kind || said)
			continue;
		const char *text =
			detail ? view_say(findings->arena, findings->view, W_WITH_REASON, one->key, detail_of(findings, one))
				   : brief_of(findings, one, scenario->path);
		view_join(&all, text, findings->view);
	}
	return all.length ? all.bytes : NULL;
}

enum { FEW = 6, NAMED = 12 }; /* of defaults of 0, which as data are all there */

/* "urbanization.ceiling (100 %); 0 for a, b ...": where much stands at 0 it is named together. */
static const char *defaults(const struct findings *findings)
{
	struct arena *arena = findings->arena;
	const char *zero = NULL;
	struct text some;
	int zeros = 0;
	text_init(&some, arena);
	for (int f = 0; f < findings->count; f++) {
		const struct finding *one = &findings->list[f];
		if (one->kind != FINDING_DEFAULT)
			continue;
		if (one->number == 0 && zeros++ >= NAMED)
			continue;
		if (one->number == 0)
			zero = view_joined(arena, zero, one->key, findings->view);
		else
			view_join(&some, view_say(arena, findings->view, W_WITH_REASON, one->key, detail_of(findings, one)),
			          findings->view);
	}
	if (zeros <= FEW)
		return joined(findings, findings->result->scenario, FINDING_DEFAULT, true);
	if (zeros > NAMED)
		zero = view_say(arena, findings->view, W_AND_MORE, zero, arena_print(arena, "%d", zeros - NAMED));
	zero = view_say(arena, findings->view, W_CHECK_ZERO, zero);
	const char *pause = word_text(findings->view->language, W_LIST_SEMICOLON);
	return some.length ? arena_print(arena, "%s%s%s", some.bytes, pause, zero) : zero;
}

static void say(struct table *table, const struct findings *findings, enum word label, const char *text)
{
	if (!text)
		return;
	table_row(table);
	table_cell(table, word_text(findings->view->language, label), LOOK_PLAIN);
	table_cell(table, text, LOOK_PLAIN);
}

static const char *numbers_of(const struct findings *findings, const struct scenario *scenario)
{
	struct arena *arena = findings->arena;
	const char *assumptions =
		view_say(arena, findings->view, scenario->assumptions == 1 ? W_COUNT_ASSUMPTION : W_COUNT_ASSUMPTIONS,
	             arena_print(arena, "%d", scenario->assumptions));
	return view_say(arena, findings->view, W_CHECK_NUMBERS, arena_print(arena, "%d", scenario->numbers), assumptions,
	                arena_print(arena, "%d", scenario->bare_numbers));
}

static const char *targets_of(const struct findings *findings, const struct result *result)
{
	struct arena *arena = findings->arena;
	const char *unassessed = view_not_assessable(arena, &result, 1, findings->view);
	const struct score score = score_of(result);
	if (result->target_count == 0)
		return NULL;
	return view_say(arena, findings->view, unassessed ? W_CHECK_ASSESSED : W_CHECK_ASSESSED_ALL,
	                arena_print(arena, "%d", score.all - score.unassessed), arena_print(arena, "%d", score.all),
	                unassessed ? unassessed : "");
}

/* A target's variable that is not here but looks like one that is: a slip of the pen. */
static const char *name_missing(const struct target_result *target)
{
	const struct relative *from = target->target->relative;
	return target->reason == UNASSESSED_NO_REFERENCE && from ? from->variable : target->target->variable;
}

static const char *slips_of(const struct findings *findings)
{
	struct text all;
	text_init(&all, findings->arena);
	for (int f = 0; f < findings->count; f++) {
		const struct finding *one = &findings->list[f];
		if (one->kind == FINDING_SLIP)
			view_join(&all,
			          view_say(findings->arena, findings->view, W_CHECK_SLIP,
			                   view_target_no(findings->arena, one->target->target), name_missing(one->target),
			                   one->other),
			          findings->view);
	}
	return all.length ? all.bytes : NULL;
}

static void say_no_levels(struct table *table, const struct findings *findings, const struct program *program)
{
	struct arena *arena = findings->arena;
	for (int f = 0; f < findings->count; f++) {
		const struct finding *one = &findings->list[f];
		if (one->kind == FINDING_NO_LEVEL)
			say(table, findings, W_CHECK_LABEL_NO_LEVEL,
			    view_say(arena, findings->view, W_CHECK_NO_LEVEL, one->other, one->key,
			             arena_print(arena, "%d", program->prices), arena_print(arena, "%d", program->base_year)));
	}
}

/* A spent programme whose share of GDP goes on; NULL: none. */
static const char *goes_on(const struct findings *findings, const struct scenario *scenario)
{
	const char *share = joined(findings, scenario, FINDING_GOES_ON, false);
	return share ? view_say(findings->arena, findings->view, W_CHECK_GOES_ON, share) : NULL;
}

static void tell_scenario(struct document *document, const struct result *result, const struct findings *findings,
                          const struct view *view)
{
	const struct table_column columns[] = {{"", SIDE_LEFT, 0, 0, false}, {"", SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(document->arena, columns, 2);
	const struct scenario *scenario = result->scenario;
	document_heading(
		document, view_file(result),
		prose_plain(document->arena, arena_print(document->arena, "  %s", view_scenario_title(result, view))));
	say(table, findings, W_CHECK_LABEL_NUMBERS, numbers_of(findings, scenario));
	say(table, findings, W_CHECK_LABEL_TARGETS, targets_of(findings, result));
	say(table, findings, W_CHECK_LABEL_WITHDRAWN, view_withdrawn(findings->arena, &result, 1, findings->view));
	say(table, findings, W_CHECK_LABEL_REMOVED, joined(findings, scenario, FINDING_TARGET_REMOVED, false));
	say(table, findings, W_CHECK_LABEL_ALTERED, joined(findings, scenario, FINDING_TARGET_ALTERED, false));
	say(table, findings, W_CHECK_LABEL_SLIPS, slips_of(findings));
	say(table, findings, W_CHECK_LABEL_BOUNDED, joined(findings, scenario, FINDING_BOUNDED, false));
	say(table, findings, W_CHECK_LABEL_BEYOND, joined(findings, scenario, FINDING_BEYOND, false));
	say(table, findings, W_CHECK_LABEL_GOES_ON, goes_on(findings, scenario));
	say(table, findings, W_CHECK_LABEL_NOT_INVESTED, joined(findings, scenario, FINDING_NOT_INVESTED, false));
	say(table, findings, W_CHECK_LABEL_NO_SOURCE, joined(findings, scenario, FINDING_NO_SOURCE, false));
	say(table, findings, W_CHECK_LABEL_PLACEHOLDERS, joined(findings, scenario, FINDING_PLACEHOLDER, false));
	table_part(table, view_is_screen(view) ? 1 : 0); /* above: what may be wrong */
	say(table, findings, W_CHECK_LABEL_LAYERS, joined(findings, scenario, FINDING_LAYER, false));
	say(table, findings, W_CHECK_LABEL_DEFAULTS, defaults(findings));
	say(table, findings, W_CHECK_LABEL_BETWEEN, view_between(document->arena, findings->list, findings->count, view));
	say(table, findings, W_CHECK_LABEL_HELD, view_held(document->arena, findings->list, findings->count, view));
	say(table, findings, W_CHECK_LABEL_ENDS, view_ends(document->arena, findings->list, findings->count, view));
	say(table, findings, W_CHECK_LABEL_REMAINDER, joined(findings, scenario, FINDING_REMAINDER, false));
	say(table, findings, W_CHECK_LABEL_FALLBACKS, joined(findings, scenario, FINDING_FALLBACK, true));
	say(table, findings, W_CHECK_LABEL_DEFAULTS_ONLY, joined(findings, scenario, FINDING_DEFAULTS_ONLY, true));
	say(table, findings, W_CHECK_LABEL_OBSERVED, joined(findings, scenario, FINDING_OBSERVED, true));
	say_no_levels(table, findings, result->program);
	say(table, findings, W_CHECK_LABEL_LEFT_OUT, joined(findings, scenario, FINDING_LEFT_OUT, false));
	document_table(document, table, 2);
}

/* --- data --- */

static const struct column finding_columns[] = {
	{"finding", .kind = COLUMN_ID}, {"key", .kind = COLUMN_TEXT}, {"detail", .kind = COLUMN_TEXT}, {0}};

static void fill_findings(struct rows *to, const void *of)
{
	const struct findings *findings = of;
	for (int f = 0; f < findings->count; f++) {
		const struct finding *one = &findings->list[f];
		if (finding_names[one->kind])
			rows_put(to, (const struct value[]){{.text = finding_names[one->kind]},
			                                    {.text = one->key},
			                                    {.text = detail_of(findings, one)}});
	}
}

static const struct relation findings_relation = {"findings", finding_columns, .fill = fill_findings};

static const struct column scenario_columns[] = {{"id", COLUMN_TEXT, .flat = "scenario"},
                                                 {"numbers", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"assumptions", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"without_source", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"findings", COLUMN_ROWS, .rows = &findings_relation},
                                                 {0}};

static void fill_scenarios(struct rows *to, const void *of)
{
	const struct view_of *all = of;
	for (int r = 0; r < all->count; r++) {
		const struct scenario *scenario = all->results[r]->scenario;
		const struct findings findings = findings_in(rows_arena(to), all->results[r], all->view);
		rows_put(to, (const struct value[]){{.text = scenario->id},
		                                    {.number = scenario->numbers},
		                                    {.number = scenario->assumptions},
		                                    {.number = scenario->bare_numbers},
		                                    {.of = &findings}});
	}
}

static const struct relation scenarios = {"scenarios", scenario_columns, fill_scenarios, .lines = true};

static const struct column columns[] = {
	{"command", COLUMN_ID, .in = IN_NESTED}, {"scenarios", COLUMN_ROWS, .rows = &scenarios}, {0}};

static void fill(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "check"}, {.of = of}});
}

static const struct relation data = {"check", columns, fill, .lines = true};

static const struct document_part rests[] = {{W_PART_RESTS, false}};

static void tell(struct document *document, const void *of)
{
	const struct view_of *all = of;
	if (view_is_screen(all->view))
		document_parts(document, all->view->language, rests, 1);
	for (int r = 0; r < all->count; r++) {
		struct findings findings = findings_in(document->arena, all->results[r], all->view);
		if (r > 0)
			document_space(document);
		tell_scenario(document, all->results[r], &findings, all->view);
	}
}

struct said view_check(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	return (struct said){&data, findings_relation.name, tell, .of = view_of(arena, results, count, view)};
}
