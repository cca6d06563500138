/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_held: inputs that are held from the same year on share a sentence, the first few by name. */
#include <string.h>
#include "ask/catchup.h"
#include "ask/reach.h"
#include "view/view_held.h"
#include "view/view_input_title.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"

enum { NAMES_ALONE = 4, NAMES_BESIDE = 2 }; /* of one scenario; where there are several */

static const char *year_text(struct arena *arena, int year) { return arena_print(arena, "%d", year); }

/* "sectors.*.growth" for what two keys have in common. */
static const char *common(struct arena *arena, const char *a, const char *b)
{
	size_t start = 0, end = 0, length = strlen(a), other = strlen(b);
	while (a[start] && a[start] == b[start])
		start++;
	while (start && a[start - 1] != '.')
		start--;
	while (end < length - start && end < other - start && a[length - 1 - end] == b[other - 1 - end])
		end++;
	while (end && a[length - end] != '.')
		end--;
	return arena_print(arena, "%.*s*%s", (int)start, a, a + length - end);
}

static bool is_of(const struct finding *finding, enum finding_kind kind, int year)
{
	return finding->kind == kind && (!year || finding->year == year);
}

/* The findings of one kind and year of an input. */
struct alike { int count, first, second; };

/* By input. */
static const struct alike *alike_of(struct arena *arena, const struct finding *list, int count, enum finding_kind kind,
                                    int year)
{
	int inputs = 0;
	for (int f = 0; f < count; f++)
		inputs = list[f].input >= inputs ? list[f].input + 1 : inputs;
	struct alike *alike = ARENA_ARRAY(arena, inputs + 1, struct alike);
	for (int f = 0; f < count; f++)
		if (list[f].input >= 0 && is_of(&list[f], kind, year)) {
			struct alike *of = &alike[list[f].input];
			of->first = of->count == 0 ? f : of->first;
			of->second = of->count == 1 ? f : of->second;
			of->count++;
		}
	return alike;
}

/* One name for all the numbers of an input, where each of them is such a finding; NULL: they are others', or told. */
static const char *name_of(struct arena *arena, const struct finding *list, int f, const struct alike *alike)
{
	const struct alike *of = list[f].input >= 0 ? &alike[list[f].input] : NULL;
	if (!of || of->count < 2 || of->count < list[f].elements)
		return list[f].key;
	if (of->first != f)
		return NULL;
	return list[f].whole ? list[f].whole : common(arena, list[f].key, list[of->second].key);
}

/* The names of those of one kind and year (0: any). */
static const char *names(struct arena *arena, const struct finding *list, int count, enum finding_kind kind, int year,
                         int most, const struct view *view)
{
	const struct alike *alike = alike_of(arena, list, count, kind, year);
	const char *all = NULL;
	int more = 0, shown = 0;
	for (int f = 0; f < count; f++) {
		if (!is_of(&list[f], kind, year))
			continue;
		const char *name = name_of(arena, list, f, alike);
		if (!name)
			continue;
		if (shown++ < most)
			all = view_joined(arena, all, name, view);
		else
			more++;
	}
	return more ? view_say(arena, view, W_AND_MORE, all, year_text(arena, more)) : all;
}

/* The first year of the kind that is later than `year`; 0: none. */
static int next_year(const struct finding *list, int count, enum finding_kind kind, int year)
{
	int next = 0;
	for (int f = 0; f < count; f++)
		if (list[f].kind == kind && list[f].year > year && (!next || list[f].year < next))
			next = list[f].year;
	return next;
}

static const char *by_year(struct arena *arena, const char *all, const struct finding *list, int count,
                           enum finding_kind kind, enum word word, int most, const struct view *view)
{
	for (int year = 0; (year = next_year(list, count, kind, year)) != 0;) {
		const char *one =
			view_say(arena, view, word, year_text(arena, year), names(arena, list, count, kind, year, most, view));
		all = all ? arena_print(arena, "%s%s%s", all, word_text(view->language, W_LIST_SEMICOLON), one) : one;
	}
	return all;
}

static const char *held_of(struct arena *arena, const struct finding *list, int count, int most,
                           const struct view *view)
{
	const char *all = by_year(arena, NULL, list, count, FINDING_HELD_AFTER, W_HELD_AFTER, most, view);
	return by_year(arena, all, list, count, FINDING_HELD_BEFORE, W_HELD_BEFORE, most, view);
}

const char *view_held(struct arena *arena, const struct finding *list, int count, const struct view *view)
{
	return held_of(arena, list, count, NAMES_ALONE, view);
}

const char *view_between(struct arena *arena, const struct finding *list, int count, const struct view *view)
{
	return names(arena, list, count, FINDING_BETWEEN, 0, NAMES_ALONE, view);
}

const char *view_ends(struct arena *arena, const struct finding *list, int count, const struct view *view)
{
	const char *all = by_year(arena, NULL, list, count, FINDING_LAPSES, W_ENDS_LAPSES, NAMES_ALONE, view);
	return by_year(arena, all, list, count, FINDING_SPENT, W_ENDS_SPENT, NAMES_ALONE, view);
}

/* --- for what is shown --- */

/* In a report inputs have names; elsewhere their keys, by which they are found in the files. */
static struct finding named(struct arena *arena, const struct result *result, struct finding finding,
                            const struct view *view)
{
	int element, input = view->formal ? program_find_input(result->program, finding.key, &element) : -1;
	if (input >= 0) {
		finding.key = view_input_title(arena, result, input, element, false, view);
		finding.whole = view_input_title(arena, result, input, 0, result->program->inputs[input].set != SCALAR, view);
	}
	return finding;
}

/* Does the finding bear on what is shown: its years, and an input that a variable shown takes? */
static bool bears(const struct finding *finding, const struct held_scope *scope, const bool *inputs)
{
	bool before = finding->kind == FINDING_HELD_BEFORE, between = finding->kind == FINDING_BETWEEN;
	bool inside = before ? scope->first < finding->year : !between && scope->last > finding->year;
	return inside && (finding->input < 0 || inputs[finding->input]);
}

static const bool *inputs_of(struct arena *arena, const struct result *result, const struct held_scope *scope, int r,
                             const struct view *view)
{
	const struct program *program = result->program;
	struct reach reach = reach_begin(arena, program);
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			if (scope->variables ? v == scope->variables[r] : view_wants(result, v, e, view))
				reach_variable(&reach, v);
	return reach.inputs;
}

struct held view_held_in(struct arena *arena, const struct result *const *results, int count,
                         const struct held_scope *scope, const struct view *view)
{
	static const char shocks[] = "shocks."; /* which a run without draws does not heed */
	struct held held = {NULL, NULL};
	for (int r = 0; r < count; r++) {
		int all, kept = 0;
		const struct finding *list = findings_of_years(arena, results[r], &all);
		struct finding *shown = ARENA_ARRAY(arena, all + 1, struct finding);
		const bool *inputs = inputs_of(arena, results[r], scope, r, view);
		for (int f = 0; f < all; f++)
			if (bears(&list[f], scope, inputs) &&
			    (view->ensembles || strncmp(list[f].key, shocks, strlen(shocks)) != 0))
				shown[kept++] = named(arena, results[r], list[f], view);
		const char *own[] = {held_of(arena, shown, kept, count > 1 ? NAMES_BESIDE : NAMES_ALONE, view),
		                     view_ends(arena, shown, kept, view)};
		for (int i = 0; i < 2; i++) {
			const char **said = i ? &held.ends : &held.held;
			if (own[i] && count > 1)
				own[i] = view_say(arena, view, W_WITH_REASON, view_label(results[r], view), own[i]);
			if (own[i])
				*said = view_joined(arena, *said, own[i], view);
		}
	}
	return held;
}

const char *view_catchup(struct arena *arena, const struct result *const *results, int count, int first, int last,
                         const struct view *view)
{
	const char *all = NULL;
	for (int r = 0; r < count; r++) {
		bool *years = ARENA_ARRAY(arena, results[r]->years, bool);
		int most = catchup_most(results[r], years);
		if (!most || most > last || most < first)
			continue;
		const char *said = view_say(
			arena, view, W_CATCHUP_OF_ONE, view_years(arena, years, results[r]->base_year, results[r]->years, view),
			year_text(arena, most), view_number(arena, catchup_points(results[r], most), 1));
		if (count > 1)
			said = view_say(arena, view, W_WITH_REASON, view_label(results[r], view), said);
		all = view_joined(arena, all, said, view);
	}
	return all;
}

void view_note_held(struct document *document, const struct result *const *results, int count, const struct view *view)
{
	struct held_scope scope = {view->asked.first, view->asked.last, NULL};
	for (int r = 0; r < count && !view->asked.first; r++) {
		scope.first = r && scope.first < results[r]->base_year ? scope.first : results[r]->base_year;
		scope.last = scope.last > view_last_year(results[r]) ? scope.last : view_last_year(results[r]);
	}
	struct held held = view_held_in(document->arena, results, count, &scope, view);
	if (held.held)
		document_note(document, view_prose(document->arena, view, W_NOTE_HELD, held.held));
	if (held.ends)
		document_note(document, view_prose(document->arena, view, W_NOTE_ENDS, held.ends));
	const char *catchup = view_catchup(document->arena, results, count, scope.first, scope.last, view);
	if (catchup)
		document_note(document, view_prose(document->arena, view, W_NOTE_CATCHUP, catchup));
}
