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
	return observed_read(&arena, source_text(&arena, "observed.csv", text), NULL, &diags);
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
	const struct observation *const *gdp = observed_of(observed, "gdp", &count);
	CHECK_INT(count, 3);
	CHECK(gdp[0]->year == 2015 && gdp[1]->year == 2020 && gdp[2]->year == 2022);
	observed_of(observed, "energy", &count);
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
	                                       "\"1,538\": \",\" inside the number",
	                                       "no source",
	                                       "gdp of 2020 a second time",
	                                       "gdp of 2020 a second time"};
	CHECK_INT(diags.errors, 7);
	for (int i = 0; i < diags.count && i < 7; i++)
		CHECK_TEXT(diags.list[i].message, messages[i]);
	CHECK_TEXT(diags.list[5].hint, "first on line 3; keep one, or say in a column \"basis\" what each is counted by");
	CHECK_TEXT(place_text(&arena, diags.list[1].place), "observed.csv:2:9");
	CHECK_TEXT(place_text(&arena, diags.list[6].place), "observed.csv:6:13");
	arena_free(&arena);
}

#define HEADER "variable,unit,year,value,source,basis\n"

TEST(observed_year_may_stand_twice_on_two_bases)
{
	const struct observed *observed =
		read(HEADER "town,%,2021,54.28,a,after the census\ntown,%,2020,54.7,a,before the census\n"
	                "town,%,2020,53.6,a,after the census\ntown,%,2015,46.24,a,before the census\n"
	                "town,%,2014,45,a,\n");
	int count, bases;
	CHECK(observed && observed->count == 5);
	const struct observation *const *town = observed_of(observed, "town", &count);
	CHECK_INT(count, 5);
	const char **names = observed_bases(&arena, town, count, &bases);
	CHECK_INT(bases, 3);
	CHECK(names[0] == NULL);
	CHECK_TEXT(names[1], "before the census");
	CHECK_TEXT(names[2], "after the census");
	arena_free(&arena);
}

TEST(observed_year_twice_on_one_basis_is_refused)
{
	CHECK(!read(
		HEADER
		"town,%,2020,54.7,a,old\ntown,%,2020,53.6,a,new\ntown,%,2020,53.7,a,new\ntown,%,2020,1,a,\n"
		"town,%,2020,2,a,\n"));
	CHECK_INT(diags.errors, 2);
	CHECK_TEXT(diags.list[0].message, "town of 2020 a second time");
	CHECK_TEXT(place_text(&arena, diags.list[0].place), "observed.csv:6:8");
	CHECK_TEXT(diags.list[1].message, "town of 2020, new, a second time");
	CHECK_TEXT(diags.list[1].hint, "first on line 3; keep one");
	arena_free(&arena);
}

static bool fits(const char *unit, int year, const char *shown, double *scale)
{
	struct observation one = {.year = year};
	size_t offset, length;
	const char *nearest;
	CHECK(unit_parse(&arena, unit, &one.unit, &offset, &length, &nearest));
	struct unit wanted = unit_declared(&arena, shown, 2020);
	return observation_fits(&one, &wanted, scale);
}

TEST(observation_stands_on_a_line_at_its_own_prices_only)
{
	double scale = 0;
	arena_init(&arena, &rescue, 0);
	CHECK(fits("1e4 CNY", 2020, "1e8 CNY@base", &scale) && scale == 1e-4);
	CHECK(!fits("1e8 CNY", 2019, "1e8 CNY@base", &scale) && !fits("1e8 CNY", 2021, "1e8 CNY@base", &scale));
	CHECK(fits("1e8 CNY@2020", 2022, "1e8 CNY@base", &scale) && !fits("1e8 CNY@2015", 2022, "1e8 CNY@base", &scale));
	CHECK(fits("1e8 CNY@2020", 2020, "1e8 CNY", &scale) && !fits("1e8 CNY@2020", 2022, "1e8 CNY", &scale));
	CHECK(fits("1e8 CNY@2015", 2015, "1e8 CNY", &scale) && fits("1e8 CNY", 2013, "1e8 CNY", &scale));
	CHECK(fits("tce/1e4 CNY", 2020, "tce/(1e4 CNY@base)", &scale) &&
	      !fits("tce/1e4 CNY", 2021, "tce/(1e4 CNY@base)", &scale));
	CHECK(fits("%", 2021, "%", &scale) && !fits("%", 2020, "%/yr", &scale) &&
	      !fits("1e8 CNY", 2020, "1e4 people", &scale));
	struct observation one = {.year = 2022, .unit = unit_declared(&arena, "1e8 CNY", 2020)};
	struct unit real = unit_declared(&arena, "1e8 CNY@base", 2020), people = unit_declared(&arena, "people", 2020);
	CHECK(observation_fits_but_prices(&one, &real) && !observation_fits_but_prices(&one, &people));
	one.year = 2020;
	CHECK(!observation_fits_but_prices(&one, &real));
	arena_free(&arena);
}

TEST(observed_file_read_twice_is_refused_twice)
{
	const char *text = "variable,unit,year,value,source\ngdp,1e8 CNY,2020,x,a\n";
	CHECK(!read(text));
	const struct source *source = source_text(&arena, "again.csv", text);
	CHECK(!observed_read(&arena, source, NULL, &diags));
	CHECK(!observed_read(&arena, source, NULL, &diags)); /* its message is there already */
	arena_free(&arena);
}
