/* SPDX-License-Identifier: GPL-3.0-or-later */
/* illustrations: the pictures of a report: what can be placed, and that what is placed comes out as SVG and PNG that
 * can stand in one page. */
#include "figure/illustrations.h"
#include <math.h>
#include "tests/shipped.h"
#include "tests/test.h"
#include "tests/test_chart.h"

struct album {
	struct scene *scenes[2];
	const struct result *results[2];
	struct view view;
	struct illustrations all;
};

static void open_album(struct album *album, enum language language)
{
	static const char *const paths[] = {"scenarios/luliang/baseline.json", "scenarios/luliang/green.json"};
	for (int i = 0; i < 2; i++) {
		album->scenes[i] = shipped_run(paths[i], NULL);
		album->results[i] = album->scenes[i]->result;
	}
	album->view = (struct view){.language = language, .utf8 = true};
	illustrations_add(&album->scenes[0]->arena, &album->all, album->results, 2, &album->view, 0);
}

static void close_album(struct album *album)
{
	for (int i = 0; i < 2; i++)
		shipped_free(album->scenes[i]);
}

static bool is(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : !one && !other;
}

static struct report_picture *listed(struct album *album, const char *kind, const char *variable, const char *scenario)
{
	for (int i = 0; i < album->all.count; i++) {
		struct report_picture *picture = &album->all.list[i];
		if (is(picture->kind, kind) && is(picture->variable, variable) && is(picture->scenario, scenario))
			return picture;
	}
	return NULL;
}

TEST(illustrations_are_listed_by_kind_variable_and_scenario)
{
	struct album album = {0};
	open_album(&album, LANG_EN);
	const struct report_picture *gdp = listed(&album, "lines", "gdp", NULL),
								*limits = listed(&album, "limits", "gdp", "green"),
								*energy = listed(&album, "waterfall", "energy", "baseline"),
								*pages = listed(&album, "overview", NULL, NULL);
	CHECK(gdp && limits && energy && pages);
	CHECK_TEXT(gdp ? gdp->stem : "", "lines-gdp");
	CHECK_TEXT(energy ? energy->stem : "", "waterfall-energy-baseline");
	CHECK(gdp && strstr(gdp->title, "2025") && strstr(gdp->subtitle, "GDP") && strstr(gdp->footer, "2020"));
	CHECK(pages && strstr(pages->title, "(1/3)"));
	CHECK(!listed(&album, "conflict", NULL, "baseline") && !listed(&album, "tornado", "gdp", "baseline"));
	for (int i = 0; i < album.all.count; i++)
		for (int k = 0; k < i; k++)
			CHECK(strcmp(album.all.list[i].stem, album.all.list[k].stem) != 0);
	close_album(&album);
}

TEST(illustrations_that_are_placed_are_drawn_and_no_others)
{
	struct desk *desk = desk_open();
	struct album album = {0};
	struct pictures pictures = {0};
	open_album(&album, LANG_ZH);
	static const char *const kinds[] = {"lines", "overview", "heatmap"};
	for (size_t i = 0; i < 3; i++) {
		struct report_picture *picture = listed(&album, kinds[i], i ? NULL : "gdp", NULL);
		CHECK(picture);
		if (picture)
			picture->placed = true;
	}
	bool drawn = illustrations_draw(&desk->arena, &album.all, 1u << CHART_SVG | 1u << CHART_PNG, &desk->gnuplot,
	                                &pictures, &desk->error);
	CHECK_SAY(drawn, "%s", gnuplot_error_text(&desk->arena, LANG_EN, &desk->error));
	CHECK_INT(pictures.count, 3);
	for (int i = 0; i < pictures.count; i++) {
		const struct picture *picture = &pictures.list[i];
		CHECK(gnuplot_complete(CHART_SVG, picture->svg, picture->svg_size));
		CHECK(gnuplot_complete(CHART_PNG, picture->png, picture->png_size));
		CHECK(picture->width >= 590 && picture->height > 100);
		const unsigned char *size = (const unsigned char *)picture->png + 16; /* of the header: twice as large */
		CHECK_INT(size[2] << 8 | size[3], 2 * picture->width);
		CHECK_INT(size[6] << 8 | size[7], 2 * picture->height);
		CHECK(strstr(picture->svg, arena_print(&desk->arena, "id=\"%s-", picture->stem)));
	}
	close_album(&album);
	desk_close(desk);
}

/* Title and footer stand in the text; the title is the text alternative all the same. */
TEST(illustrations_are_bare)
{
	struct desk *desk = desk_open();
	struct album album = {0};
	struct pictures pictures = {0};
	open_album(&album, LANG_EN);
	struct report_picture *gdp = listed(&album, "lines", "gdp", NULL);
	CHECK(gdp);
	if (gdp) {
		gdp->placed = true;
		CHECK(illustrations_draw(&desk->arena, &album.all, 1u << CHART_SVG, &desk->gnuplot, &pictures, &desk->error));
		const char *svg = pictures.count ? pictures.list[0].svg : "";
		CHECK(strstr(svg, "role=\"img\"") && strstr(svg, "<title id=\"lines-gdp-en-svg-title\">"));
		CHECK(strstr(strstr(svg, "</desc>") ? strstr(svg, "</desc>") : "", "GDP, 1e8 CNY"));
		CHECK(!strstr(strstr(svg, "</desc>") ? strstr(svg, "</desc>") : "", "target ("));
		CHECK(!strstr(svg, "Source of the target"));
		CHECK(pictures.count && !pictures.list[0].png);
	}
	close_album(&album);
	desk_close(desk);
}
