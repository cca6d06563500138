/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_appendix: what the numbers of the chapters rest on: the inputs of the first scenario, and those in which the
 * others differ from it; an entry for each number that a chapter quotes; the equations; how to make all of it again.
 * Holds: the entries are those of the chapters; nothing here asks for more. */
#include <string.h>
#include "ask/differences.h"
#include "base/clean.h"
#include "base/number.h"
#include "view/report_entered.h"
#include "view/report_table.h"
#include "view/view_basis.h"
#include "view/view_cell.h"
#include "view/view_inputs.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/table.h"

enum { STEPS_MOST = 4000, DEPTH_MOST = 3 };

/* --- inputs --- */

static const char *range_of(struct report *report, const struct input *input, const struct input_value *value)
{
	const struct quantity *given = value->entry ? value->entry->quantity : NULL;
	double scale = 1;
	if (!given || !given->has_range || (given->has_unit && !unit_fits(&given->unit, &input->unit, &scale)))
		return "";
	return report_text(report, W_REPORT_RANGE, view_exact(report->arena, unit_convert(given->range[0], scale)),
	                   view_exact(report->arena, unit_convert(given->range[1], scale)));
}

/* Its source, and whether nobody but the author says it. */
static const char *source_of(struct report *report, const struct result *result, const struct input_value *value)
{
	const char *source = view_source(report->arena, result->scenario->plan, value->source, report->view);
	return source && *source ? clean_text(report->arena, source) : report_word(report, W_REPORT_NO_SOURCE);
}

static struct table *begin_inputs(struct report *report, bool before)
{
	struct table_column columns[] = {{report_word(report, W_APPENDIX_KEY), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false},
	                                 {report_word(report, W_APPENDIX_NUMBER), SIDE_RIGHT, 2, 0, false},
	                                 {before ? report->titles[0] : report_word(report, W_APPENDIX_RANGE), SIDE_RIGHT, 2,
	                                  0, false},
	                                 {report_word(report, W_COLUMN_SOURCE), SIDE_LEFT, 2, 0, false}};
	return table_begin(report->arena, columns, 5);
}

static struct cell values_cell(struct report *report, const struct result *result, const struct input_value *value)
{
	return view_path_cell(report->arena, value->values, result->years, result->years - 1);
}

static bool is_same(const struct input_value *a, const struct input_value *b)
{
	return a->place.source == b->place.source && a->place.offset == b->place.offset && a->entry == b->entry;
}

/* One row for all elements where one place gives them. */
static void input_rows(struct report *report, struct table *table, const struct result *result,
                       const struct input *input)
{
	int count = program_elements(result->program, input->set);
	bool one = count > 1;
	for (int e = 1; e < count; e++)
		one = one && is_same(&input->value[0], &input->value[e]);
	for (int e = 0; e < (one ? 1 : count); e++) {
		const struct input_value *value = &input->value[e];
		if (value->absent || (!value->entry && !value->observed))
			continue;
		table_row(table);
		table_cell(table, one ? input->name : value->key, LOOK_PLAIN);
		table_cell(table, view_unit(report->arena, &input->unit, report->view), LOOK_PLAIN);
		table_add(table, values_cell(report, result, value));
		table_cell(table, range_of(report, input, value), LOOK_PLAIN);
		table_cell(table, source_of(report, result, value), LOOK_PLAIN);
	}
}

static void first_inputs(struct report *report)
{
	const struct result *result = report->results[0];
	struct table *table = begin_inputs(report, false);
	for (int i = 0; i < result->program->input_count; i++)
		if (!result->program->inputs[i].internal)
			input_rows(report, table, result, &result->program->inputs[i]);
	report_put(report, table, report_text(report, W_APPENDIX_INPUTS_OF, report->titles[0]), NULL, REPORT_NO_SOURCE);
}

static const char *brief_of(struct report *report, const struct assumption *fact)
{
	if (!fact)
		return "-";
	if (!fact->values)
		return fact->text ? clean_text(report->arena, fact->text) : "-";
	return view_path_cell(report->arena, fact->values, fact->years, fact->years - 1).text;
}

static void own_inputs(struct report *report, int r)
{
	const struct result *pair[] = {report->results[0], report->results[r]};
	struct differences differences = differences_of(report->arena, pair, 2);
	struct table *table = begin_inputs(report, true);
	int left_out = 0;
	for (int i = 0; i < differences.count; i++) {
		const struct difference *one = &differences.list[i];
		const struct assumption *own = one->facts[1], *any = own ? own : one->facts[0];
		left_out += !own;
		if (!own)
			continue;
		table_row(table);
		table_cell(table, one->key, LOOK_PLAIN);
		table_cell(table, any->unit ? view_unit(report->arena, any->unit, report->view) : "", LOOK_PLAIN);
		table_cell(table, brief_of(report, own), LOOK_PLAIN);
		table_cell(table, brief_of(report, one->facts[0]), LOOK_PLAIN);
		table_cell(table, own && own->value ? source_of(report, pair[1], own->value) : "", LOOK_PLAIN);
	}
	struct prose note = report_prose(report, W_APPENDIX_NOT_GIVEN,
	                                 report_count(report, arena_print(report->arena, "not-given-%d", r + 1), left_out,
	                                              report_prose(report, W_APPENDIX_HOW_NOT_GIVEN)),
	                                 report->titles[0], report->titles[r]);
	report_put(report, table, report_text(report, W_APPENDIX_OWN_INPUTS, report->titles[r], report->titles[0]), NULL,
	           left_out ? note : REPORT_NO_SOURCE);
}

/* --- entries --- */

static struct cell unrounded(struct report *report, double number)
{
	char digits[NUMBER_SIZE];
	number_shortest(number, digits);
	return view_cell_as(arena_print(report->arena, "%s", digits), number);
}

/* Cells of other entries lead there. */
static struct prose linked(struct report *report, struct prose prose)
{
	struct mention *mentions = ARENA_ARRAY(report->arena, prose.count + 1, struct mention);
	for (int i = 0; i < prose.count; i++) {
		const struct origin *origin = &prose.mentions[i].cell.origin;
		mentions[i] = prose.mentions[i];
		if (!mentions[i].cell.anchor && origin->of && origin->variable >= 0)
			mentions[i].cell.anchor =
				evidence_known(report, origin->of, origin->variable, origin->element, origin->year);
	}
	prose.mentions = mentions;
	return prose;
}

static struct explanation shallow(struct arena *arena, struct explanation all, int depth)
{
	struct step *steps = ARENA_ARRAY(arena, all.count + 1, struct step);
	int count = 0;
	for (int s = 0; s < all.count; s++)
		if (all.steps[s].depth <= depth)
			steps[count++] = all.steps[s];
	return (struct explanation){steps, count};
}

static struct explanation explained(const struct report *report, const struct evidence_entry *entry)
{
	return explain(report->arena, entry->of, entry->variable, entry->element, entry->year, DEPTH_MOST);
}

/* How deep all entries together may be told. */
static int depth_of(const struct report *report, const struct explanation *all)
{
	for (int depth = DEPTH_MOST; depth > 1; depth--) {
		int steps = 0;
		for (int e = 0; e < report->evidence->count; e++)
			for (int s = 0; s < all[e].count; s++)
				steps += all[e].steps[s].depth <= depth;
		if (steps <= STEPS_MOST)
			return depth;
	}
	return 1;
}

static void tell_value(struct report *report, const struct evidence_entry *entry, struct explanation explanation)
{
	const struct result *result = entry->of;
	const struct variable *variable = &result->program->variables[entry->variable];
	struct view view = *report->view;
	view.depth = DEPTH_MOST + 1; /* that there is more is said once, above all of them */
	report_section(report, 3, report_text(report, W_EVIDENCE_VALUE_OF,
	                                      view_variable_title(report->arena, result, entry->variable, entry->element,
	                                                          report->view),
	                                      report_year(report, entry->year), report_title_of(report, result)),
	               entry->anchor);
	report_say(report, W_EVIDENCE_UNROUNDED, unrounded(report, entry->number),
	           view_unit(report->arena, &variable->unit, report->view));
	int from = report->document->count;
	view_explain_below(report->document, result, &explanation, &view);
	for (int i = from; i < report->document->count; i++)
		report->document->blocks[i].prose = linked(report, report->document->blocks[i].prose);
}

static void tell_input(struct report *report, const struct evidence_entry *entry)
{
	const struct result *result = entry->of;
	const struct input *input = &result->program->inputs[entry->variable];
	const struct input_value *value = &input->value[entry->element];
	const char *title = entry->year ? report_text(report, W_EVIDENCE_VALUE_OF, value->key,
	                                              report_year(report, entry->year), report_title_of(report, result))
	                                : report_text(report, W_EVIDENCE_INPUT_OF, value->key,
	                                              report_title_of(report, result));
	report_section(report, 3, title, entry->anchor);
	report_say(report, W_EVIDENCE_UNROUNDED, unrounded(report, entry->number),
	           view_unit(report->arena, &input->unit, report->view));
	const char *place = view_place(report->arena, value->place), *range = range_of(report, input, value);
	const char *basis = view_basis_brief(report->arena, result->program, input, value, report->view);
	const struct quantity *given = value->entry ? value->entry->quantity : NULL;
	const char *note = given ? title_in(given->note, report->view->language, NULL) : NULL;
	report_say(report, *place ? W_EVIDENCE_SOURCE_AT : W_EVIDENCE_SOURCE, source_of(report, result, value), place);
	if (*range)
		report_say(report, W_EVIDENCE_RANGE, range);
	if (*basis)
		document_say(report->document, basis);
	if (note && *note)
		document_say(report->document, clean_text(report->arena, note));
}

static void tell_fact(struct report *report, const struct evidence_entry *entry)
{
	report_section(report, 3, report_text(report, W_EVIDENCE_FACT, view_brief(report->arena, entry->number)),
	               entry->anchor);
	report_say(report, W_EVIDENCE_UNROUNDED, unrounded(report, entry->number), "");
	if (entry->how.text && *entry->how.text)
		document_sentence(report->document, entry->how);
}

static void entries(struct report *report)
{
	int count = report->evidence->count;
	struct explanation *all = ARENA_ARRAY(report->arena, count + 1, struct explanation);
	if (!count)
		return;
	for (int e = 0; e < count; e++)
		if (report->evidence->list[e].kind == EVIDENCE_VALUE)
			all[e] = explained(report, &report->evidence->list[e]);
	int depth = depth_of(report, all);
	report_section(report, 2, report_word(report, W_APPENDIX_ENTRIES), REPORT_ENTRIES);
	report_note(report, W_APPENDIX_ENTRIES_NOTE, report->made.command_explain);
	for (int e = 0; e < count; e++) {
		const struct evidence_entry *entry = &report->evidence->list[e];
		if (entry->kind == EVIDENCE_VALUE)
			tell_value(report, entry, shallow(report->arena, all[e], depth));
		else if (entry->kind == EVIDENCE_INPUT)
			tell_input(report, entry);
		else
			tell_fact(report, entry);
	}
}

/* --- equations, and how to make it again --- */

static void equations(struct report *report)
{
	const struct program *program = report->results[0]->program;
	struct table_column columns[] = {{report_word(report, W_APPENDIX_VARIABLE), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_APPENDIX_NAME), SIDE_LEFT, 2, 0, false},
	                                 {report_word(report, W_APPENDIX_FORMULA), SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(report->arena, columns, 3);
	for (int v = 0; v < program->variable_count; v++) {
		const struct variable *variable = &program->variables[v];
		if (!variable->formula_text || variable->target)
			continue;
		table_row(table);
		table_cell(table, clean_text(report->arena, title_in(variable->title, report->view->language, variable->name)),
		           LOOK_PLAIN);
		table_cell(table, variable->name, LOOK_PLAIN);
		table_cell(table, clean_text(report->arena, variable->formula_text), LOOK_PLAIN);
	}
	report_section(report, 2, report_word(report, W_APPENDIX_FORMULAS), "appendix-formulas");
	report_put(report, table, report_text(report, W_APPENDIX_FORMULAS_OF, report->titles[0]), NULL, REPORT_NO_SOURCE);
}

static const char *role_of(const struct report *report, const char *role)
{
	static const struct { const char *role; enum word word; } roles[] = {
		{"plan", W_APPENDIX_ROLE_PLAN},   {"scenario", W_APPENDIX_ROLE_SCENARIO},
		{"parent", W_APPENDIX_ROLE_PARENT}, {"observations", W_APPENDIX_ROLE_OBSERVED},
		{"table", W_APPENDIX_ROLE_TABLE}, {"text", W_APPENDIX_ROLE_TEXT}};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i].role, role) == 0)
			return report_word(report, roles[i].word);
	return role;
}

static void again(struct report *report)
{
	const struct report_made *made = &report->made;
	report_section(report, 2, report_word(report, W_APPENDIX_AGAIN), "appendix-again");
	report_say(report, W_APPENDIX_MADE_BY, made->version);
	document_command(report->document, prose_plain(report->arena, made->command));
	if (made->members)
		report_say(report, W_APPENDIX_MEMBERS, view_cell_grouped(report->arena, made->members),
		           arena_print(report->arena, "%llu", (unsigned long long)made->seed));
	struct table_column columns[] = {{report_word(report, W_APPENDIX_FILE), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_APPENDIX_ROLE), SIDE_LEFT, 2, 0, false},
	                                 {"SHA-256", SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 3);
	for (int i = 0; i < made->file_count; i++) {
		table_row(table);
		table_cell(table, clean_text(report->arena, made->files[i].path), LOOK_PLAIN);
		table_cell(table, role_of(report, made->files[i].role), LOOK_PLAIN);
		table_cell(table, made->files[i].hash, LOOK_PLAIN);
	}
	report_put(report, table, report_word(report, W_APPENDIX_FILES), NULL, REPORT_NO_SOURCE);
}

void report_appendix(struct report *report)
{
	report_chapter(report, "appendix");
	report_section(report, 2, report_word(report, W_APPENDIX_INPUTS), "appendix-inputs");
	first_inputs(report);
	for (int r = 1; r < report->count; r++)
		own_inputs(report, r);
	equations(report);
	again(report);
	entries(report); /* last: paper, where nothing leads to them, goes without */
}
