/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations: the CSV read, looked up by variable, and what each slip says. */
#include "data/observed.h"
#include "test.h"

static struct arena arena;
static jmp_buf rescue;
static struct diags diags;

static const struct observed *read(const char *text)
{
	arena_init(&arena, &rescue, 0);
	diags_init(&diags, &arena, LANG_EN);
	return observed_read(&arena, source_text(&arena, "observed.csv", text), &diags);
}

TEST(observed_rows_keep_unit_value_source_and_place)
{
	const struct observed *observed = read("variable,unit,year,value,source\n"
	                                       "gdp_nominal,1e8 CNY,2020,1538,plan chapter 1\n"
	                                       "output.mining,亿元,2021,600.5,\"yearbook, table 3\"\n");
	CHECK(observed && observed->count == 2);
	const struct observation *second = &observed->list[1];
	CHECK_TEXT(observed->path, "observed.csv");
	CHECK_TEXT(second->variable, "output.mining");
	CHECK_TEXT(second->unit.text, "1e8 CNY");
	CHECK_TEXT(second->source, "yearbook, table 3");
	CHECK(second->year == 2021 && second->value == 600.5);
	CHECK_TEXT(place_text(&arena, second->place), "observed.csv:3:23");
	arena_free(&arena);
}

TEST(observed_columns_may_stand_in_any_order)
{
	const struct observed *observed =
		read("source,value,year,unit,variable\nplan,54.7,2020,%,urbanization\n");
	CHECK(observed && observed->count == 1 && observed->list[0].value == 54.7 &&
	      observed->list[0].unit.share == SHARE_PERCENT);
	arena_free(&arena);
}

TEST(observed_of_a_variable_ascends_by_year)
{
	const struct observed *observed = read(
		"variable,unit,year,value,source\n"
		"gdp,1e8 CNY,2022,2419,a\npopulation,1e4 people,2020,340,a\ngdp,1e8 CNY,2015,956,a\ngdp,1e8 CNY,2020,1538,a\n");
	int count;
	CHECK(observed != NULL);
	const struct observation *const *gdp = observed_of(&arena, observed, "gdp", &count);
	CHECK_INT(count, 3);
	CHECK(gdp[0]->year == 2015 && gdp[1]->year == 2020 && gdp[2]->year == 2022);
	observed_of(&arena, observed, "energy", &count);
	CHECK_INT(count, 0);
	arena_free(&arena);
}

TEST(observed_file_without_rows_is_empty)
{
	const struct observed *observed = read("variable,unit,year,value,source\n");
	CHECK(observed && observed->count == 0);
	arena_free(&arena);
}

TEST(observed_slips_are_named_in_one_pass)
{
	CHECK(!read("variable,unit,year,value,source\n"
	            "GDP,1e8 CMY,20,\"1,538\",\n"
	            "gdp,1e8 CNY,2020,1538,a\n"
	            "gdp,1e8 CNY,2021,1600,a\n"
	            "gdp,1e8 CNY,2020,1539,a\n"
	            "gdp,1e8 CNY,2020,1540,a\n"));
	static const char *const messages[] = {"\"GDP\" is no variable's name",
	                                       "unknown unit \"CMY\"",
	                                       "\"20\" is no year",
	                                       "\"1,538\" is no number",
	                                       "no source",
	                                       "gdp of 2020 a second time",
	                                       "gdp of 2020 a second time"};
	CHECK_INT(diags.errors, 7);
	for (int i = 0; i < diags.count && i < 7; i++)
		CHECK_TEXT(diags.list[i].message, messages[i]);
	CHECK_TEXT(diags.list[5].hint, "first on line 3; keep one");
	CHECK_TEXT(place_text(&arena, diags.list[1].place), "observed.csv:2:9");
	CHECK_TEXT(place_text(&arena, diags.list[6].place), "observed.csv:6:13");
	arena_free(&arena);
}

TEST(observed_file_read_twice_is_refused_twice)
{
	const char *text = "variable,unit,year,value,source\ngdp,1e8 CNY,2020,x,a\n";
	CHECK(!read(text));
	const struct source *source = source_text(&arena, "again.csv", text);
	CHECK(!observed_read(&arena, source, &diags));
	CHECK(!observed_read(&arena, source, &diags)); /* its message is there already */
	arena_free(&arena);
}
