/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relation, writer: one description of data, written nested and flat; and what a document of the reference case keeps
 * beside its texts. */
#include <math.h>
#include "tests/shipped.h"
#include "tests/test.h"
#include "view/view.h"
#include "write/writer.h"

/* --- a tree of relations --- */

static const struct column year_columns[] = {{"name", COLUMN_ID, .flat = "variable"},
                                             {"title", COLUMN_TEXT, .in = IN_NESTED},
                                             {"low", .kind = COLUMN_SERIES},
                                             {"high", .kind = COLUMN_SERIES},
                                             {0}};

static void fill_years(struct rows *to, const void *of)
{
	static const double low[] = {1, NAN, 3}, high[] = {2.5, NAN, NAN};
	(void)of;
	rows_put(to, (const struct value[]){{.text = "gdp"},
	                                    {.text = "GDP, total"},
	                                    {.values = low, .first = 2020, .count = 3},
	                                    {.values = high, .first = 2020, .count = 3}});
}

static const struct relation years = {"years", year_columns, fill_years, .melt = "edge"};
static const struct column both_columns[] = {{"count", .kind = COLUMN_INTEGER}, {"part", .kind = COLUMN_NUMBER}, {0}};
static const struct relation both = {"both", both_columns, NULL, .single = true};
static const struct column place_columns[] = {{"id", COLUMN_TEXT, .flat = "place"},
                                              {"note", COLUMN_ID, .in = IN_OWN},
                                              {"path", COLUMN_PATH, .in = IN_NESTED},
                                              {"years", COLUMN_ROWS, .rows = &years},
                                              {"both", COLUMN_ROWS, .rows = &both},
                                              {0}};

static void fill_places(struct rows *to, const void *of)
{
	static const double same[] = {5, 5, 5}, changing[] = {5, 6, 6};
	static const bool names[] = {false, true};
	(void)of;
	for (int i = 0; i < 2; i++) {
		const struct value pair[] = {{.number = i}, {.number = NAN}};
		rows_put(to, (const struct value[]){{.text = names[i] ? "=b" : "a"},
		                                    {.text = "n"},
		                                    {.values = i ? changing : same, .first = 2020, .count = 3},
		                                    {.of = NULL},
		                                    {.of = pair, .absent = i == 0}});
	}
}

static const struct relation places = {"places", place_columns, fill_places, .lines = true};
static const struct column root_columns[] = {
	{"command", COLUMN_ID, .in = IN_NESTED}, {"places", COLUMN_ROWS, .rows = &places}, {0}};

static void fill_root(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "toy"}, {.of = of}});
}

static const struct relation root = {"root", root_columns, fill_root, .lines = true};

static const char *written(struct arena *arena, const struct writer *writer, const char *part, bool goes_on)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	writer->write(&out, &(struct said){&root, part, .of = NULL}, &(struct manner){.goes_on = goes_on});
	return out.bytes;
}

TEST(relation_nested_is_the_tree_as_it_is)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(written(&arena, &writer_json, "years", false),
	           "{\n"
	           "  \"command\": \"toy\",\n"
	           "  \"places\": [\n"
	           "    {\n"
	           "      \"id\": \"a\",\n"
	           "      \"note\": \"n\",\n"
	           "      \"path\": 5,\n"
	           "      \"years\": [\n"
	           "        {\"name\": \"gdp\", \"title\": \"GDP, total\", \"low\": {\"2020\": 1, \"2022\": 3}, "
	           "\"high\": {\"2020\": 2.5}}\n"
	           "      ]\n"
	           "    },\n"
	           "    {\n"
	           "      \"id\": \"=b\",\n"
	           "      \"note\": \"n\",\n"
	           "      \"path\": {\"2020\": 5, \"2021\": 6, \"2022\": 6},\n"
	           "      \"years\": [\n"
	           "        {\"name\": \"gdp\", \"title\": \"GDP, total\", \"low\": {\"2020\": 1, \"2022\": 3}, "
	           "\"high\": {\"2020\": 2.5}}\n"
	           "      ],\n"
	           "      \"both\": {\"count\": 1, \"part\": null}\n"
	           "    }\n"
	           "  ]\n"
	           "}\n");
	arena_free(&arena);
}

TEST(relation_flat_has_a_row_for_each_year_and_series_behind_what_identifies_it)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(written(&arena, &writer_csv, "years", false), "place,variable,year,edge,value\n"
	                                                         "a,gdp,2020,low,1\n"
	                                                         "a,gdp,2020,high,2.5\n"
	                                                         "a,gdp,2022,low,3\n"
	                                                         "'=b,gdp,2020,low,1\n"
	                                                         "'=b,gdp,2020,high,2.5\n"
	                                                         "'=b,gdp,2022,low,3\n");
	CHECK_TEXT(written(&arena, &writer_csv, "places", false), "place,note\na,n\n'=b,n\n");
	CHECK_TEXT(written(&arena, &writer_csv, "places", true), "a,n\n'=b,n\n");
	arena_free(&arena);
}

TEST(writer_names_are_those_of_the_descriptors)
{
	for (int i = 0; i < WRITER_COUNT; i++) {
		CHECK_TEXT(result_writer_names[i], writers[i]->name);
		CHECK(strstr(result_writer_bars, writers[i]->name) != NULL);
	}
	for (int i = 0; writer_names[i]; i++) /* a format has one number, whatever the command */
		CHECK_TEXT(writer_names[i], result_writer_names[i]);
	CHECK(strncmp(writer_bars, result_writer_bars, strlen(writer_bars)) == 0);
	CHECK(!writers[WRITER_COUNT] && !result_writer_names[WRITER_COUNT]);
}

/* --- the reference case --- */

struct count {
	int numbers, origins, mentions;
};

/* A cell that shows what a variable comes to shows it as it is, and any origin is one that `explain` has. */
static void check_cell(const struct cell *cell, bool levels, struct count *count)
{
	const struct origin *origin = &cell->origin;
	count->numbers += cell->is_number;
	if (!origin->of)
		return;
	count->origins++;
	double value = result_value(origin->of, origin->variable, origin->element, origin->year);
	CHECK_SAY(cell->is_number && isfinite(value), "%s has an origin without a value", cell->text);
	CHECK_SAY(!levels || value == cell->number, "%s shows %g, its origin has %g", cell->text, cell->number, value);
}

static void check_prose(const struct prose *prose, struct count *count)
{
	for (int i = 0; i < prose->count; i++) {
		const struct mention *mention = &prose->mentions[i];
		CHECK(strncmp(prose->text + mention->start, mention->cell.text, mention->length) == 0);
		check_cell(&mention->cell, false, count);
		count->mentions++;
	}
}

static struct count check_document(const struct said *said, struct arena *arena, bool levels)
{
	struct count count = {0};
	struct document document = {.arena = arena};
	said->tell(&document, said->of);
	for (int i = 0; i < document.count; i++) {
		const struct document_block *block = &document.blocks[i];
		check_prose(&block->prose, &count);
		for (int r = 0; block->table && r < block->table->row_count; r++)
			for (int c = 0; c < block->table->rows[r].count; c++)
				check_cell(&block->table->rows[r].cells[c], levels, &count);
	}
	return count;
}

TEST(writer_numbers_of_a_run_lead_to_what_they_show)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	const struct view view = {.language = LANG_EN, .utf8 = true};
	struct said said = view_run(&scene->arena, &scene->result, 1, &view);
	struct count run = check_document(&said, &scene->arena, true);
	CHECK(run.origins > 60 && run.mentions > 5);
	const struct result *twice[] = {scene->result, scene->result};
	said = view_compare(&scene->arena, twice, 2, &view);
	struct count compared = check_document(&said, &scene->arena, false);
	CHECK(compared.origins > 50 && compared.mentions > 1);
	shipped_free(scene);
}
