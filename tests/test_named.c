/* SPDX-License-Identifier: GPL-3.0-or-later */
/* naming, named, view_only: a thing answers to its id, its number, its titles in both languages and to a part of
 * them that nothing else has; what could be several things is told, what is unknown is answered with the nearest
 * id or title; lists of --only may hold titles with commas. The result is made by hand (fake_result.h). */
#include "ask/named.h"
#include "view/view.h"
#include "tests/fake_result.h"
#include "tests/test.h"

static const char *name_of(struct fake *fake, const char *name)
{
	const struct named *found;
	int count;
	enum naming how = named_find(named_all(&fake->arena, &fake->result), name, &found, &count);
	return how == NAMING_NOTHING ? "nothing"
	       : count > 1           ? "several"
	                             : named_text(&fake->arena, &fake->result, found[0]);
}

TEST(named_by_id_number_title_and_part)
{
	struct fake *fake = fake_create("green", true);
	static const char *const names[][2] = {
		{"gdp", "gdp"},
		{"/output/mining", "output.mining"},
		{"output.mining", "output.mining"},
		{"1", "targets.gdp"},
		{"#21", "targets.energy"},
		{"21", "targets.energy"},
		{"地区生产总值", "targets.gdp"},
		{"gdp growth", "gdp_growth"},
		{"GDP growth", "gdp_growth"},
		{"energy", "targets.energy"},
		{"targets.energy", "targets.energy"},
		{"/targets/gdp", "targets.gdp"},
		{"limits.energy_per_gdp", "limits.energy_per_gdp"},
		{"energy_per_gdp", "limits.energy_per_gdp"},
		{"城镇化率", "urbanization"}, /* a part */
		{"采矿业", "mining"},
		{"mining", "mining"}, /* a sector */
		{"output.采矿业", "output.mining"},
		{"增加值.采矿业", "output.mining"},
		{"output.Mining", "output.mining"},
		{"采矿业增加值", "output.mining"}, /* an element's whole title */
		{"sectors.采矿业.growth", "sectors.mining.growth"},
		{"/sectors/采矿/growth", "sectors.mining.growth"},
		{"all_sectors", "all_sectors"},
		{"output.all_sectors", "output.all_sectors"},
		{"生产总值", "several"}, /* GDP, its growth, shares of it */
		{"业占地区", "nothing"}, /* parts of elements' titles are not asked */
		{"能", "nothing"},
		{"", "nothing"},
		{"22", "nothing"},
		{"output.煤炭", "nothing"}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		CHECK_TEXT(name_of(fake, names[i][0]), names[i][1]);
	fake_free(fake);
}

TEST(naming_ranks_ids_numbers_titles_and_parts)
{
	struct bearer list[] = {{"a", "b", {.en = "Steel", .zh = "钢铁"}, 0, 1, false},
	                        {"b", "21", {.en = "STEEL", .zh = "钢铁业"}, 1, 0, false},
	                        {"c", NULL, {.en = "Steel works", .zh = "钢铁"}, 2, 1, false},
	                        {"d", NULL, {.en = "Works of art"}, 3, 1, true},
	                        {"e", NULL, {.en = "Steel works"}, 2, 2, false}};
	static const struct {
		const char *name;
		enum naming how;
		const char *ids;
	} cases[] = {{"b", NAMING_ID, "b"},          {"#b", NAMING_NUMBER, "a"},   {"21", NAMING_NUMBER, "b"},
	             {"steel", NAMING_TITLE, "b"},   /* of titles alike the lowest class */
	             {"钢铁", NAMING_TITLE, "a, c"}, /* two things of one class */
	             {"works", NAMING_PART, "c"},    /* two bearers, one thing; the quiet one is not asked */
	             {"铁业", NAMING_PART, "b"},     {"work", NAMING_NOTHING, ""}, {"铁", NAMING_NOTHING, ""},
	             {"", NAMING_NOTHING, ""}};
	struct bearers bearers = {list, 5, 5};
	struct fake *fake = fake_create("green", true);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct bearer *const *found;
		const char *ids[5];
		int count;
		CHECK_INT(naming_find(&fake->arena, &bearers, cases[i].name, &found, &count), cases[i].how);
		for (int k = 0; k < count; k++)
			ids[k] = found[k]->id;
		CHECK_TEXT(naming_join(&fake->arena, ids, count), cases[i].ids);
	}
	fake_free(fake);
}

TEST(named_nearest_by_id_or_title)
{
	struct fake *fake = fake_create("green", true);
	struct named_all *all = named_all(&fake->arena, &fake->result);
	CHECK_TEXT(named_nearest(all, "share.minning"), "share.mining");
	CHECK_TEXT(named_nearest(all, "sectors.mining.grwoth"), "sectors.mining.growth");
	CHECK_TEXT(named_nearest(all, "常住人口城市化率"), "urbanization"); /* its title, one character away */
	CHECK_TEXT(named_nearest(all, "Emergin industries"), "emerging");
	CHECK(!named_nearest(all, "完全没有"));
	fake_free(fake);
}

static struct view_only *only(struct fake *fake, const char *list, const char *want)
{
	struct view_only *read = view_only_read(&fake->arena, list);
	CHECK_TEXT(view_only_in(&fake->arena, read, &fake->result), want);
	return read;
}

TEST(only_titles_with_commas_need_no_quotes)
{
	struct fake *fake = fake_create("green", true);
	struct view_only *read = only(fake, "gdp, Energy/GDP, fall,jobs", "gdp,targets.energy,jobs");
	for (int i = 0; i < read->count; i++)
		CHECK(read->pieces[i].known);
	only(fake, "\"Energy/GDP, fall\",jobs", "targets.energy,jobs");
	only(fake, "Share of GDP, Mining", "share.mining"); /* and not GDP's share and the sector */
	only(fake, "21，城镇化率，output.采矿业", "targets.energy,urbanization,output.mining");
	only(fake, "gdp,share.*", "gdp,share.*"); /* ids and patterns stay as they are */
	only(fake, "采矿业", "share.mining");     /* what of a sector is not hidden */
	fake_free(fake);
}

TEST(only_pieces_that_are_nothing_or_several_are_told)
{
	struct fake *fake = fake_create("green", true);
	struct view_only *read =
		view_only_read(&fake->arena, "gdp,share.minning,生产总值,sectors.mining.growth,zz*");
	view_only_in(&fake->arena, read, &fake->result);
	CHECK_INT(read->count, 5);
	CHECK(read->pieces[0].known && !read->pieces[1].known && !read->pieces[2].known);
	CHECK_TEXT(read->pieces[1].nearest, "share.mining");
	CHECK_TEXT(read->pieces[2].several, "targets.gdp, gdp_growth, share");
	CHECK(!read->pieces[3].known); /* an input is no variable */
	CHECK(!read->pieces[4].known);
	fake_free(fake);
}
