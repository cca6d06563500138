/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_tables: a row is wrong if an error stands in its line of its sheet or, where its cells stand elsewhere (in rows
 * of their own, or below its name), in one of them. Holds: a row is left out whole and told with its errors; what is
 * wrong with a heading or a file stops everything. */
#include "command/new_tables.h"
#include <string.h>
#include "intake/indicator_bounds.h"
#include "intake/indicator_fraction.h"
#include "intake/indicator_units.h"

static const struct source *open_table(struct call *call, const char *path)
{
	enum source_error error;
	const struct source *source = source_open(call->arena, path, NULL, &error);
	if (!source)
		diag_source(&call->diags, NOWHERE, NULL, error, error == SOURCE_MISSING ? W_NEW_FROM_HINT : W_NONE,
		            WORDS(path));
	return source;
}

/* In files it is called by its name, where another has the same by that of its folder too: no path of a machine. */
static void name_table(struct call *call, const struct source *const *others, int count, const struct source *source)
{
	const char *slash = strrchr(source->path, '/'), *name = slash ? slash + 1 : source->path;
	for (int i = 0; i < count; i++)
		if (strcmp(*others[i]->told, name) == 0) {
			const char *folder = path_folder(call->arena, source->real);
			const char *last = strrchr(folder, '/');
			name = arena_print(call->arena, "%s/%s", last ? last + 1 : folder, name);
			break;
		}
	*source->told = indicator_clean(call->arena, name);
}

struct indicator_choice new_tables_choice(const struct options *options)
{
	return (struct indicator_choice){.base_year = options->base_year,
	                                 .region = options->region,
	                                 .scenario = options->iamc_scenario,
	                                 .model = options->iamc_model};
}

struct indicator_table *new_tables_read(struct call *call, const struct indicator_choice *choice, bool asks_units)
{
	const struct option_texts *from = &call->options->from;
	const struct source **sources = ARENA_ARRAY(call->arena, from->count, const struct source *);
	int count = 0;
	for (int i = 0; i < from->count; i++) {
		const struct source *source = open_table(call, from->list[i]);
		bool twice = false;
		for (int k = 0; source && k < count; k++)
			twice |= strcmp(sources[k]->real, source->real) == 0;
		if (twice)
			diag_add(&call->diags, DIAG_NOTE, NOWHERE, NULL, W_TABLES_TWICE, W_TABLES_TWICE_HINT, WORDS(from->list[i]));
		else if (source) {
			name_table(call, sources, count, source);
			sources[count++] = source;
		}
	}
	if (call->diags.errors)
		return NULL;
	struct indicator_table *table = indicator_table_read(call->arena, sources, count, choice, &call->diags);
	if (table && asks_units)
		indicator_settle_units(call->arena, table, &call->diags);
	if (table) {
		indicator_doubt_fractions(call->arena, table, &call->diags);
		indicator_refuse_impossible(call->arena, table, &call->diags);
	}
	return table;
}

/* --- rows left out --- */

static bool same_line(struct place a, struct place b)
{
	unsigned line, other, column;
	if (!a.source || a.source != b.source)
		return false;
	uint32_t first = a.offset < b.offset ? a.offset : b.offset, last = a.offset < b.offset ? b.offset : a.offset;
	if (!a.source->grid && last <= a.source->size && memchr(a.source->bytes + first, '\n', last - first))
		return false; /* without counting the lines above */
	place_line_column(a, &line, &column);
	place_line_column(b, &other, &column);
	return line == other;
}

/* --- which errors are a row's --- */

static bool is_within(struct place place, const struct indicator_cell *cell)
{
	return *cell->text && place.source && place.source == cell->place.source && place.offset >= cell->place.offset &&
	       place.offset <= cell->place.offset + strlen(cell->text);
}

static int cell_count(const struct indicator_table *table, const struct indicator *row)
{
	return 3 + table->observed_count + table->aside_count + row->target_count;
}

static const struct indicator_cell *cell_of(const struct indicator_table *table, const struct indicator *row, int at)
{
	const struct indicator_cell *const plan[] = {&row->base, &row->target, &row->rate};
	if (at < 3)
		return plan[at];
	at -= 3;
	if (at < table->observed_count)
		return &row->observed[at];
	at -= table->observed_count;
	return at < table->aside_count ? &row->asides[at] : &row->targets[at - table->aside_count].cell;
}

static bool is_at_name(struct place place, const struct indicator *row)
{
	return place.source && place.source == row->place.source &&
	       (place.offset == row->place.offset || place.offset == row->unit_place.offset);
}

static bool is_own(const struct indicator_table *table, const struct indicator *row, const struct diag *diag)
{
	if (diag->severity != DIAG_ERROR)
		return false;
	bool across = same_line(diag->place, row->place), within = is_at_name(diag->place, row);
	int cells = cell_count(table, row);
	for (int i = 0; i < cells && !within; i++)
		within = is_within(diag->place, cell_of(table, row, i));
	for (int i = 0; i < cells && across && !within; i++) {
		const struct indicator_cell *cell = cell_of(table, row, i);
		across = !*cell->text || same_line(cell->place, row->place);
	}
	return within || across;
}

static bool is_of_series(const struct indicator_table *table, const struct indicator *row, const struct diag *diag)
{
	bool own = false;
	for (; row && !own; row = row->others)
		own = is_own(table, row, diag);
	return own;
}

/* Its message; NULL: nothing is wrong with the row. */
static const struct diag *error_of(const struct indicator_table *table, const struct diags *diags,
                                   const struct indicator *row)
{
	for (int i = 0; i < diags->count; i++)
		if (is_of_series(table, row, &diags->list[i]))
			return &diags->list[i];
	return NULL;
}

/* Returns how many errors belong to rows that are gone now, one that several share once; -1: GDP is among them. */
static int drop_wrong(struct call *call, struct starter *starter, struct indicator_table *table,
                      const struct diags *diags)
{
	int kept = 0, told = 0, errors = 0;
	for (int i = 0; i < diags->count; i++)
		errors += diags->list[i].severity == DIAG_ERROR;
	if (errors < diags->errors) /* some are not kept: nobody can say which rows are right */
		return 0;
	for (int i = 0; i < diags->count; i++) {
		bool own = false;
		for (int row = 0; row < table->count && !own; row++)
			own = is_of_series(table, &table->list[row], &diags->list[i]);
		told += own;
	}
	for (int i = 0; i < table->count; i++) {
		const struct diag *error = error_of(table, diags, &table->list[i]);
		const struct known *known = error ? new_known_row(call->arena, &table->list[i]) : NULL;
		if (known && known->role == KNOWN_GDP && known->how == KNOWN_LEVEL) {
			diag_error(&call->diags, NOWHERE, NULL, W_NEW_GDP_LEFT_OUT, W_NEW_GDP_LEFT_OUT_HINT,
			           table->list[i].source ? table->list[i].source : "");
			told = -1;
			break;
		}
		if (error)
			*ARENA_PUSH(call->arena, starter->left_out, starter->left_out_count, starter->left_out_capacity) =
				(struct new_left_out){table->list[i].source, table->list[i].title, table->list[i].unit_text,
			                          error->message};
		else
			table->list[kept++] = table->list[i];
	}
	table->count = told < 0 ? table->count : kept;
	return told;
}

/* What else was said is said again of the rows that stay. */
static void keep_errors(struct diags *diags)
{
	int kept = 0;
	for (int i = 0; i < diags->count; i++)
		if (diags->list[i].severity == DIAG_ERROR)
			diags->list[kept++] = diags->list[i];
	diags->count = kept;
	diags->warnings = diags->notes = 0;
}

void new_tables_leave_out(struct call *call, struct starter *starter, struct indicator_table *table,
                          void (*prepare)(struct call *call, struct starter *starter))
{
	struct diags fresh;
	bool hopeless = drop_wrong(call, starter, table, &call->diags) < call->diags.errors;
	const struct starter empty = *starter;
	for (bool again = !hopeless; again;) {
		int before = table->count;
		diags_init(&fresh, call->arena, call->diags.language);
		struct new_left_out *left_out = starter->left_out;
		int count = starter->left_out_count, capacity = starter->left_out_capacity;
		*starter = empty;
		starter->left_out = left_out;
		starter->left_out_count = count;
		starter->left_out_capacity = capacity;
		starter->diags = &fresh;
		prepare(call, starter);
		hopeless = drop_wrong(call, starter, table, &fresh) < fresh.errors;
		again = !hopeless && table->count < before && table->count > 0;
		if (again)
			keep_errors(&fresh);
		diags_take(&call->diags, &fresh);
	}
	starter->diags = &call->diags;
	if (hopeless || !table->count)
		starter->left_out_count = starter->goal_count = 0;
}
