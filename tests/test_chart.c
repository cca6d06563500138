/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: ticks that span the data, numbers, labels that never overlap and text that fits. Texts are measured
 * in the drawn picture, by a reader of pdf files, where one is installed. */
#include "page/chart_apart.h"
#include "page/chart_axis.h"
#include "page/chart_layout.h"
#include "page/chart_number.h"
#include "page/chart_text.h"
#include "tests/test_chart.h"

static const struct gnuplot_font latin = {.family = "Liberation Sans", .wide = 1};
static const double years[] = {2020, 2021, 2022, 2023, 2024, 2025};

/* ---- axes, numbers, places ---- */

TEST(chart_axis_has_3_to_6_nice_ticks_that_span_the_data)
{
	unsigned long long state = 1;
	for (int i = 0; i < 20000; i++) {
		double part[3];
		for (int k = 0; k < 3; k++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			part[k] = (double)(state >> 11) / 9007199254740992.0;
		}
		double low = (part[0] - 0.3) * pow(10, floor(part[2] * 16) - 6),
			   high = low + part[1] * pow(10, floor(part[0] * 12) - 4);
		struct chart_axis axis = chart_axis(low, high, 4 + i % 3);
		bool good = axis.count >= 3 && axis.count <= 6 && axis.low <= low + axis.step * 1e-6 &&
		            axis.high >= high - axis.step * 1e-6 && axis.low <= axis.tick[0] &&
		            axis.tick[axis.count - 1] <= axis.high;
		for (int k = 1; k < axis.count; k++)
			good &= test_close(axis.tick[k] - axis.tick[k - 1], axis.step, 1e-6);
		CHECK_SAY(good, "%g to %g: %d ticks from %g by %g", low, high, axis.count, axis.tick[0], axis.step);
	}
}

TEST(chart_axis_by_hand)
{
	struct chart_axis axis = chart_axis(0.21, 0.62, 6);
	CHECK_CLOSE(axis.step, 0.1, 0);
	CHECK(axis.tick[1] == 0.3); /* not 0.30000000000000004 */
	CHECK_INT(axis.decimals, 1);
	axis = chart_axis(5, 5, 6);
	CHECK(axis.low < 5 && axis.high > 5 && axis.count >= 3);
	axis = chart_axis(NAN, NAN, 6);
	CHECK(axis.low == 0 && axis.high == 1);
	axis = chart_axis(120, 4000, 6);
	CHECK(axis.low == 0 && axis.step == 1000);
	axis = chart_axis(-3, 4, 6);
	CHECK(axis.tick[0] <= -2 && axis.tick[axis.count - 1] >= 4);
}

TEST(chart_years_are_whole_and_in_fives)
{
	struct chart_axis axis = chart_axis_years(2020, 2025, 7);
	CHECK(axis.count == 6 && axis.tick[0] == 2020 && axis.tick[5] == 2025);
	axis = chart_axis_years(2015, 2035, 7);
	CHECK(axis.count == 5 && axis.step == 5 && axis.tick[4] == 2035);
	axis = chart_axis_years(2020, 2027, 7);
	CHECK(axis.step == 2 && axis.count == 4);
	axis = chart_axis_years(2025, 2025, 7);
	CHECK(axis.count == 1 && axis.tick[0] == 2025 && axis.low == 2024 && axis.high == 2026);
	axis = chart_axis_years(1, 100000, 7);
	CHECK(axis.count <= 7);
}

TEST(chart_labels_are_pushed_apart_as_little_as_can_be)
{
	double place[6];
	CHECK(chart_apart(2, (double[]){100, 104}, place, 10, 0, 400));
	CHECK(place[0] == 97 && place[1] == 107);
	CHECK(chart_apart(3, (double[]){50, 10, 51}, place, 10, 0, 400));
	CHECK(place[1] == 10 && test_close(place[0], 45.5, 1e-12) && test_close(place[2], 55.5, 1e-12));
	CHECK(chart_apart(6, (double[]){398, 398, 398, 398, 398, 398}, place, 15, 0, 400));
	for (int i = 0; i < 6; i++)
		CHECK_CLOSE(place[i], 400 - 15 * (5 - i), 1e-12);
	CHECK(chart_apart(2, (double[]){-50, 900}, place, 15, 0, 400));
	CHECK(place[0] == 0 && place[1] == 400);
	CHECK(!chart_apart(3, (double[]){1, 2, 3}, place, 15, 0, 20));
	CHECK(place[0] == 0 && place[1] == 10 && place[2] == 20);
	CHECK(chart_apart(0, NULL, NULL, 15, 0, 20));
}

TEST(chart_numbers_are_grouped_in_english_only)
{
	struct desk *desk = desk_open();
	CHECK_TEXT(chart_number(&desk->arena, 2238, 0, LANG_EN), "2238");
	CHECK_TEXT(chart_number(&desk->arena, 1234567.85, 1, LANG_EN), "1,234,567.9");
	CHECK_TEXT(chart_number(&desk->arena, 1234567, 0, LANG_ZH), "1234567");
	CHECK_TEXT(chart_number(&desk->arena, -0.5, 2, LANG_EN), "\u22120.50");
	CHECK_TEXT(chart_number(&desk->arena, -0.001, 1, LANG_EN), "0.0");
	CHECK_TEXT(chart_number(&desk->arena, NAN, 1, LANG_EN), "\u2013");
	desk_close(desk);
}

/* ---- text ---- */

TEST(chart_text_is_shortened_and_wrapped_to_fit)
{
	struct desk *desk = desk_open();
	static const char *const texts[] = {
		"Only the green path meets the 2025 target, and only just, if coal prices hold",
		("\u4ec5\u7eff\u8272\u60c5\u666f\u53ef\u5b9e\u73b02025\u5e74\u76ee\u6807\uff0c"
		 "\u80fd\u8017\u5f3a\u5ea6\u4e0b\u964d14.5%\u3002"),
		"Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "x", ""};
	for (int i = 0; i < 5; i++)
		for (double width = 30; width < 400; width += 7) {
			const char *lines[3];
			char *text = chart_text_fit(&desk->arena, texts[i], width, 12, true, &latin);
			CHECK(chart_text_width(text, 12, true, &latin) <= width);
			int count = chart_text_lines(&desk->arena, texts[i], width, 12, true, &latin, 3, lines);
			for (int k = 0; k < count; k++)
				CHECK(chart_text_width(lines[k], 12, true, &latin) <= width && strncmp(lines[k], "\uff0c", 3) != 0);
		}
	const char *lines[3];
	CHECK_INT(chart_text_lines(&desk->arena, "one two three", 45, 12, false, &latin, 3, lines), 2);
	CHECK_TEXT(lines[0], "one two");
	CHECK_TEXT(lines[1], "three");
	CHECK_INT(chart_text_lines(&desk->arena, "", 45, 12, false, &latin, 3, lines), 0);
	CHECK_TEXT(chart_text_fit(&desk->arena, "Baseline", 30, 12, false, &latin), "Ba\u2026");
	desk_close(desk);
}

/* ---- what a reader of the pdf measures ---- */

struct word_box {
	double x0, y0, x1, y1, width, height;
	char text[200];
};

/* The words of a pdf and their boxes, by pdftotext; 0 where that is not installed. */
static int measure(struct desk *desk, struct chart_picture picture, struct word_box *words, int most)
{
	char line[800], *command;
	int count = 0;
	double width = 0, height = 0;
	const char *file = save(desk, "measure.pdf", picture.bytes, picture.size);
	command = arena_print(&desk->arena, "pdftotext -bbox %s %s/words.html 2>/dev/null", file, desk->folder);
	FILE *html = system(command) == 0 ? fopen(arena_print(&desk->arena, "%s/words.html", desk->folder), "r") : NULL;
	while (html && fgets(line, sizeof line, html) && count < most) {
		struct word_box *word = &words[count];
		sscanf(line, " <page width=\"%lf\" height=\"%lf\"", &width, &height);
		if (sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%199[^<]", &word->x0, &word->y0,
		           &word->x1, &word->y1, word->text) == 5)
			word->width = width, word->height = height, count++;
	}
	if (html)
		fclose(html);
	return count;
}

TEST(chart_text_width_is_what_the_picture_shows)
{
	struct desk *desk = desk_open();
	static const char *const texts[] = {"Manufacturing,2025:2238.0(100%)", "energy-intensity/coal_washing",
	                                    "\u5415\u6881\u5e02\u5730\u533a\u751f\u4ea7\u603b\u503c2025\u5e74"};
	struct chart_panel panel = {.projected_from = NAN};
	for (int i = 0; i < 3; i++)
		for (int chinese = 0; chinese < 2; chinese++) {
			struct word_box words[40];
			struct chart chart = {.layout = &chart_lines,
			                      .language = (enum language)chinese,
			                      .title = texts[i],
			                      .panel_count = 1,
			                      .panels = &panel};
			int count = measure(desk, draw(desk, &chart, CHART_PDF, "w.pdf"), words, 40);
			struct gnuplot_font font = {.wide = 1, .chinese = chinese};
			double estimate = chart_text_width(texts[i], 17, true, &font) * 0.75;
			if (count == 0)
				continue; /* no pdftotext here */
			double width = words[0].x1 - words[0].x0;
			CHECK_SAY(fabs(width / estimate - 1) <= (chinese && i < 2 ? 0.12 : 0.03), "%s: drawn %g, estimated %g",
			          texts[i], width, estimate);
		}
	desk_close(desk);
}

static void check_apart(const struct word_box *words, int count, const char *what)
{
	for (int i = 0; i < count; i++) {
		const struct word_box *a = &words[i];
		CHECK_SAY(a->x0 >= 0 && a->x1 <= a->width && a->y0 >= -4 && a->y1 <= a->height + 4,
		          "%s: \"%s\" leaves the page", what, a->text);
		for (int k = 0; k < i; k++) {
			const struct word_box *b = &words[k]; /* 3.5: half of the smallest letters' height, in points */
			bool rows = fabs((a->y0 + a->y1) / 2 - (b->y0 + b->y1) / 2) < 7.5;
			CHECK_SAY(!(rows && a->x0 < b->x1 - 0.5 && b->x0 < a->x1 - 0.5), "%s: \"%s\" covers \"%s\"", what,
			          a->text, b->text);
		}
	}
}

struct crowded {
	struct chart_line lines[6];
	struct chart_target targets[5];
	double value[6][6];
	struct chart_panel panel;
};

/* Lines that end close together or far apart, targets among them, long names, by the seed. */
static void crowd_up(struct crowded *c, unsigned seed, int language)
{
	static const char *const names[2][6] = {
		{"Baseline", "As planned", "Green transition with early retirement of coking plants", "Shock", "W",
	     "High growth path"},
		{"\u57fa\u51c6\u60c5\u666f", "\u89c4\u5212\u60c5\u666f",
	     "\u7eff\u8272\u8f6c\u578b\u5e76\u63d0\u524d\u6dd8\u6c70\u843d\u540e\u7126\u5316\u4ea7\u80fd\u7684\u60c5\u666f",
	     "\u51b2\u51fb", "\u9ad8", "\u9ad8\u589e\u957f\u60c5\u666f"}};
	double base = seed % 3 ? 1538 : 0.05, spread = seed % 2 ? 1e-4 : 0.05;
	for (int k = 0; k < 6; k++) {
		for (int i = 0; i < 6; i++)
			c->value[k][i] =
				base * (1 + 0.06 * i * (seed % 5 ? 1 : -1)) * (1 + spread * ((k * 7 + (int)seed) % 6 - 2) * i);
		c->lines[k] = (struct chart_line){
			names[language][k], k, (enum chart_style)((seed + (unsigned)k) % 3), 6, years, c->value[k],
			NULL, NULL, NULL};
	}
	for (int k = 0; k < 5; k++)
		c->targets[k] = (struct chart_target){
			.year = 2021 + k, .value = base * (1 + 0.06 * (k + 1)), .ceiling = k == (int)seed % 5};
	c->panel = (struct chart_panel){.title = "GDP",
	                                .unit = "1e8 CNY",
	                                .verdict = (enum chart_verdict)(seed % 4),
	                                .projected_from = 2020,
	                                .line_count = 1 + (int)seed % 6,
	                                .target_count = (int)seed % 6,
	                                .lines = c->lines,
	                                .targets = c->targets};
}

TEST(chart_labels_never_overlap_nor_leave_the_page)
{
	struct desk *desk = desk_open();
	for (unsigned seed = 0; seed < 16; seed++) {
		struct crowded crowded[4];
		struct chart_panel panels[4];
		static struct word_box words[400];
		int language = seed % 2, overview = seed % 4 == 3;
		for (unsigned i = 0; i < 4; i++) {
			crowd_up(&crowded[i], seed * 5 + i, language);
			panels[i] = crowded[i].panel;
		}
		struct chart chart = {.layout = overview ? &chart_overview : &chart_lines,
		                      .language = (enum language)language,
		                      .panel_count = overview ? 4 : 1,
		                      .title = "The finding",
		                      .subtitle = "what is measured",
		                      .footer = "sources",
		                      .panels = panels};
		struct chart_picture picture = draw(desk, &chart, CHART_PDF, "crowd.pdf");
		check_apart(words, measure(desk, picture, words, 400), arena_print(&desk->arena, "seed %u", seed));
	}
	desk_close(desk);
}
