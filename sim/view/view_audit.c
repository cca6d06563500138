/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_audit: does a plan agree with itself: an answer in a sentence, then each finding in one, worst first, with the
 * places of its two numbers and how far they are apart; with --all every statement, what it comes to and the sum. As
 * data a row for each statement of each finding:
 *   plan,finding,weight,rule,id,year,apart,sentence,role,statement,source,sense,number,unit,comes_to,comes_to_unit,off,
 *   arithmetic,place */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/clean.h"
#include "view/view_audit.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"

enum { FINDINGS = 1 };
static const struct document_part parts[] = {[FINDINGS - 1] = {W_AUDIT_PART, false}};

static const enum word role_words[] = {
	[AUDIT_WANTED] = W_AUDIT_ROLE_WANTED,     [AUDIT_STATED] = W_AUDIT_ROLE_STATED,
	[AUDIT_REALISED] = W_AUDIT_ROLE_REALISED, [AUDIT_BEFORE] = W_AUDIT_ROLE_BEFORE,
	[AUDIT_OBSERVED] = W_AUDIT_ROLE_OBSERVED, [AUDIT_RELATION] = W_AUDIT_ROLE_RELATION};

static struct prose counted(struct arena *arena, int count, enum word one, enum word many, const struct view *view)
{
	return view_prose(arena, view, count == 1 ? one : many, view_cell_count(arena, count));
}

struct prose view_audit_lead(struct arena *arena, const struct audit *audit, const struct view *view)
{
	const char *title = clean_text(arena, title_in(audit->plan->title, view->language, audit->plan->path));
	struct cell statements = view_cell_count(arena, audit->statements),
				relations = view_cell_count(arena, audit->relations);
	int contradictions = audit->by_weight[AUDIT_CONTRADICTION], tensions = audit->by_weight[AUDIT_TENSION],
		follows = audit->by_weight[AUDIT_FOLLOWS];
	struct prose said =
		contradictions + tensions == 0
			? view_prose(arena, view, W_AUDIT_AGREES, title, statements, relations)
			: view_prose(arena, view, W_AUDIT_LEAD, title,
	                   counted(arena, contradictions, W_AUDIT_ONE_CONTRADICTION, W_AUDIT_CONTRADICTIONS, view),
	                   counted(arena, tensions, W_AUDIT_ONE_TENSION, W_AUDIT_TENSIONS, view), statements, relations);
	if (follows)
		said = prose_join(arena, said, "", view_prose(arena, view, W_AUDIT_ALSO, counted(arena, follows, W_AUDIT_NUMBER,
		                                                                                 W_AUDIT_NUMBERS_MANY, view)));
	return prose_join(arena, said, word_text(view->language, W_AUDIT_STOP), prose_plain(arena, ""));
}

const char *view_audit_source(struct arena *arena, const struct audit_said *said, const struct view *view)
{
	return clean_text(arena, said->source ? view_source(arena, said->plan, said->source, view)
	                                      : word_text(view->language, role_words[said->role]));
}

static const char *weight_word(const struct audit_finding *finding, const struct view *view)
{
	static const enum word words[] = {[AUDIT_CONTRADICTION] = W_AUDIT_IS_CONTRADICTION,
	                                  [AUDIT_TENSION] = W_AUDIT_IS_TENSION, [AUDIT_FOLLOWS] = W_AUDIT_IS_FOLLOWS};
	return word_text(view->language, words[finding->weight]);
}

/* The places of its two numbers: what is wanted and the first that disagrees, otherwise the last two statements. */
static const char *places_of(struct arena *arena, const struct audit_finding *finding)
{
	const char *list[2] = {NULL, NULL};
	int count = 0, last = finding->line_count - 1;
	if (finding->rule == AUDIT_NUMBERS)
		last = finding->lines[0].said->role == AUDIT_OBSERVED && last > 1 ? 2 : 1;
	for (int i = last; i >= 0 && count < 2; i--) {
		const char *place = place_told(arena, finding->lines[i].said->place);
		if (*place && (count == 0 || strcmp(list[0], place) != 0))
			list[count++] = place;
	}
	return count == 2 ? arena_print(arena, "%s, %s", list[1], list[0]) : count ? list[0] : "";
}

static void tell_lines(struct document *document, const struct audit_finding *finding, const struct view *view)
{
	struct arena *arena = document->arena;
	enum language language = view->language;
	const struct table_column columns[] = {{word_text(language, W_AUDIT_COLUMN_WHERE), SIDE_LEFT, 0, 34, false},
	                                       {word_text(language, W_AUDIT_COLUMN_NUMBER), SIDE_LEFT, 2, 26, false},
	                                       {word_text(language, W_AUDIT_COLUMN_COMES), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_AUDIT_COLUMN_PLACE), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(arena, columns, 4);
	for (int i = 0; i < finding->line_count; i++) {
		const struct audit_line *line = &finding->lines[i];
		const struct audit_said *said = line->said;
		const char *source = view_audit_source(arena, said, view);
		bool named = said->title.en != finding->title.en || said->title.zh != finding->title.zh;
		const char *title = named && said->role != AUDIT_OBSERVED ? title_in(said->title, language, said->id) : NULL;
		table_row(table);
		table_cell(table, title ? clean_text(arena, arena_print(arena, "%s, %s", title, source)) : source, LOOK_PLAIN);
		table_cell(table, view_audit_said(arena, said, view).text, LOOK_PLAIN);
		table_cell(table, isnan(line->comes_to.value) ? "" : view_audit_amount(arena, line->comes_to, view).text,
		           LOOK_PLAIN);
		table_cell(table, place_told(arena, said->place), LOOK_DIM);
	}
	document_table(document, table, 4);
	for (int i = 0; i < finding->line_count; i++)
		if (finding->lines[i].arithmetic) {
			document_sentence(document, prose_plain(arena, arena_print(arena, "    %s", finding->lines[i].arithmetic)));
			document_hang(document, 6);
		}
}

struct prose view_audit_apart(struct arena *arena, const struct audit_finding *finding, const struct view *view)
{
	double apart = strtod(view_figures(arena, finding->apart, 3, NULL), NULL);
	return view_prose(arena, view, W_AUDIT_APART, view_cell_as(view_percent(arena, apart, view), apart));
}

static void tell_finding(struct document *document, const struct audit_finding *finding, int number,
                         const struct view *view)
{
	struct arena *arena = document->arena;
	struct prose prose = view_prose(arena, view, W_AUDIT_FINDING, arena_print(arena, "%d", number),
	                                weight_word(finding, view), view_audit_sentence(arena, finding, view));
	if (finding->apart > 0)
		prose = prose_join(arena, prose, "", view_audit_apart(arena, finding, view));
	prose = prose_join(arena, prose, "", view_prose(arena, view, W_AUDIT_AT, places_of(arena, finding)));
	document_sentence(document, prose);
	document_hang(document, 4);
	if (view->all)
		tell_lines(document, finding, view);
}

/* What cannot be held against what is wanted, since nobody says where that stood in the base year. */
static void tell_unjudged(struct document *document, const struct audit *audit, const struct view *view)
{
	struct arena *arena = document->arena;
	for (int i = 0; i < audit->unjudged_count && view->all; i++) {
		const struct audit_said *said = audit->unjudged[i];
		struct prose prose = view_prose(arena, view, W_AUDIT_UNJUDGED,
		                                clean_text(arena, title_in(said->title, view->language, said->id)),
		                                arena_print(arena, "%d", said->year), view_audit_said(arena, said, view));
		document_note(document, prose_join(arena, prose, "",
		                                   view_prose(arena, view, W_AUDIT_AT, place_told(arena, said->place))));
	}
}

static void tell(struct document *document, const void *of)
{
	const struct view_audits *told = of;
	if (view_is_screen(told->view))
		document_parts(document, told->view->language, parts, FINDINGS);
	for (int i = 0; i < told->count; i++) {
		const struct audit *audit = told->list[i];
		document_part(document, 0);
		if (i)
			document_space(document);
		document_say(document, view_audit_lead(document->arena, audit, told->view));
		if (audit->left_out)
			document_note(document, view_prose(document->arena, told->view,
			                                   audit->left_out == 1 ? W_AUDIT_LEFT_OUT_ONE : W_AUDIT_LEFT_OUT,
			                                   arena_print(document->arena, "%d", audit->left_out)));
		tell_unjudged(document, audit, told->view);
		document_part(document, view_is_screen(told->view) ? FINDINGS : 0);
		for (int k = 0; k < audit->count; k++)
			tell_finding(document, &audit->findings[k], k + 1, told->view);
	}
}

/* --- data --- */

static const char *unit_of(const struct audit_amount *amount)
{
	return isnan(amount->value) ? NULL : amount->unit ? amount->unit->text : amount->per_year ? "%/yr" : "%";
}

static const struct column line_columns[] = {{"role", .kind = COLUMN_ID},
                                             {"statement", .kind = COLUMN_TEXT},
                                             {"source", .kind = COLUMN_TEXT},
                                             {"measure", .kind = COLUMN_ID},
                                             {"sense", .kind = COLUMN_ID},
                                             {"number", .kind = COLUMN_NUMBER},
                                             {"unit", .kind = COLUMN_ID},
                                             {"comes_to", .kind = COLUMN_NUMBER},
                                             {"comes_to_unit", .kind = COLUMN_ID},
                                             {"off", .kind = COLUMN_NUMBER},
                                             {"arithmetic", .kind = COLUMN_TEXT},
                                             {"place", .kind = COLUMN_TEXT},
                                             {0}};
static void fill_lines(struct rows *to, const void *of)
{
	const struct audit_finding *finding = of;
	for (int i = 0; i < finding->line_count; i++) {
		const struct audit_line *line = &finding->lines[i];
		const struct audit_said *said = line->said;
		bool number = said->role != AUDIT_RELATION && isnan(said->times);
		rows_put(to, (const struct value[]){{.text = audit_role_names[said->role]},
		                                    {.text = title_in(said->title, LANGUAGE_OF_DATA, said->id)},
		                                    {.text = said->source},
		                                    {.text = said->role == AUDIT_RELATION ? NULL : measure_name(said->measure)},
		                                    {.text = said->sense ? sense_name(said->sense) : NULL},
		                                    {.number = number ? said->amount.value : NAN},
		                                    {.text = number ? unit_of(&said->amount) : NULL},
		                                    {.number = line->comes_to.value},
		                                    {.text = unit_of(&line->comes_to)},
		                                    {.number = line->off},
		                                    {.text = line->arithmetic},
		                                    {.text = place_told(rows_arena(to), said->place)}});
	}
}
static const struct relation lines_relation = {"statements", line_columns, .fill = fill_lines};

static const struct column finding_columns[] = {{"finding", .kind = COLUMN_INTEGER},
                                                {"weight", .kind = COLUMN_ID},
                                                {"rule", .kind = COLUMN_ID},
                                                {"id", .kind = COLUMN_ID},
                                                {"year", .kind = COLUMN_INTEGER},
                                                {"apart", .kind = COLUMN_NUMBER},
                                                {"sentence", .kind = COLUMN_TEXT},
                                                {"statements", .kind = COLUMN_ROWS, .rows = &lines_relation},
                                                {0}};
static void fill_findings(struct rows *to, const void *of)
{
	const struct audit *audit = of;
	const struct view view = {.language = LANGUAGE_OF_DATA, .utf8 = true};
	for (int i = 0; i < audit->count; i++) {
		const struct audit_finding *finding = &audit->findings[i];
		rows_put(to, (const struct value[]){{.number = i + 1},
		                                    {.text = audit_weight_names[finding->weight]},
		                                    {.text = audit_rule_names[finding->rule]},
		                                    {.text = finding->id},
		                                    {.number = finding->year},
		                                    {.number = finding->apart},
		                                    {.text = view_audit_sentence(rows_arena(to), finding, &view).text},
		                                    {.of = finding}});
	}
}
static const struct relation findings_relation = {"findings", finding_columns, .fill = fill_findings};

static const struct column plan_columns[] = {{"plan", .kind = COLUMN_TEXT},
                                             {"contradictions", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"tensions", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"follows", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"compared", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"relations", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"left_out", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"no_base", .kind = COLUMN_INTEGER, .in = IN_NESTED},
                                             {"findings", .kind = COLUMN_ROWS, .rows = &findings_relation},
                                             {0}};
static void fill_plans(struct rows *to, const void *of)
{
	const struct view_audits *told = of;
	for (int i = 0; i < told->count; i++) {
		const struct audit *audit = told->list[i];
		rows_put(to, (const struct value[]){{.text = source_told(audit->plan->root->place.source)},
		                                    {.number = audit->by_weight[AUDIT_CONTRADICTION]},
		                                    {.number = audit->by_weight[AUDIT_TENSION]},
		                                    {.number = audit->by_weight[AUDIT_FOLLOWS]},
		                                    {.number = audit->statements},
		                                    {.number = audit->relations},
		                                    {.number = audit->left_out},
		                                    {.number = audit->unjudged_count},
		                                    {.of = audit}});
	}
}
static const struct relation plans_relation = {"plans", plan_columns, .fill = fill_plans};

static const struct column root_columns[] = {
	{"command", .kind = COLUMN_ID, .in = IN_NESTED}, {"plans", COLUMN_ROWS, .rows = &plans_relation}, {0}};
static void fill_root(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "audit"}, {.of = of}});
}
static const struct relation root = {"audit", root_columns, .fill = fill_root};

struct said view_audit(struct arena *arena, const struct audit *const *audits, int count, const struct view *view)
{
	struct view_audits *told = ARENA_NEW(arena, struct view_audits);
	*told = (struct view_audits){audits, count, view};
	return (struct said){&root, "statements", tell, .of = told};
}
