/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: hostile text stays text; pictures are complete, well-formed, the same on every run, and handed on
 * together or not at all. */
#include "page/chart_layout.h"
#include "page/chart_texts.h"
#include "page/page.h"
#include "tests/test_chart.h"

static const double years[] = {2020, 2021, 2022, 2023, 2024, 2025};
static const double path[] = {1538, 1640, 1749, 1865, 1989, 2121};

/* ---- hostile text ---- */

/* All files of the folder that end in .svg, in one go; true where there is no python3. */
static bool are_xml(struct desk *desk)
{
	static const char script[] =
		"import glob, xml.dom.minidom\nfor name in glob.glob('*.svg'):\n    xml.dom.minidom.parse(name)\n";
	save(desk, "parse.py", script, sizeof script - 1);
	return system("python3 -c '' 2>/dev/null") != 0 ||
	       system(arena_print(&desk->arena, "cd %s && python3 parse.py", desk->folder)) == 0;
}

static const char *instead(void *data, const char *text, size_t most)
{
	const char **other = data;
	(void)text, (void)most;
	return *other;
}

/* The text in every field there is. */
static struct chart *everywhere(struct desk *desk, const char *text, const struct chart_layout *layout)
{
	static const char *const list[] = {"x"};
	static const struct chart_segment segment = {2, years, path, NULL, NULL};
	static const struct chart_line line = {NULL, 1, CHART_STRONG, 6, years, path, NULL, NULL, NULL};
	static const struct chart_target targets[] = {
		{2022, 1700, "x", false, 0, false, NULL},
		{2025, 2238, "x", false, 0, false, NULL},
		{2023, 2000, "x", true, 0, false, NULL}};
	static const struct chart_band band = {path, path, NULL, NULL, NULL};
	static const struct chart_range range = {NULL, NULL, NULL, 1, 1600, 1700, 1800, 1900, 2000, NULL, 0};
	static const struct chart_bar bars[] = {{NULL, NULL, NULL, 0, 1600, true}, {NULL, NULL, NULL, 1600, 1500, false}};
	static const struct chart_panel panel = {.verdict = CHART_MET,
	                                         .projected_from = 2020,
	                                         .segment_count = 1,
	                                         .line_count = 1,
	                                         .target_count = 3,
	                                         .segments = &segment,
	                                         .lines = &line,
	                                         .targets = targets,
	                                         .band_count = 1,
	                                         .range_count = 1,
	                                         .bands = &band,
	                                         .ranges = &range,
	                                         .bar_count = 2,
	                                         .bars = bars,
	                                         .has_ground = true,
	                                         .met_low = 1500,
	                                         .met_high = INFINITY};
	static const struct chart_key key = {NULL, 0, CHART_PLAIN};
	static const struct chart_cell cell = {57, CHART_MISSED, NULL, false, true, 40, 80, NULL, 0, 0};
	static const struct chart_row row = {.strong = true, .apart = true, .group = "x", .cells = &cell};
	static const struct chart_table table = {
		.column_count = 1, .row_count = 1, .columns = list, .foot = list, .rows = &row};
	struct chart chart = {
		.layout = layout, .key_count = 1, .panel_count = 1, .key = &key, .panels = &panel, .table = &table};
	return chart_texts(&desk->arena, &chart, instead, &text);
}

static const struct chart_layout *const layouts[] = {&chart_lines, &chart_overview, &chart_heatmap, &chart_bullets,
                                                     &chart_stack, &chart_fan,      &chart_ranges,  &chart_limits,
                                                     &chart_waterfall};
enum { LAYOUTS = sizeof layouts / sizeof *layouts };

static void check_inert(struct desk *desk, const char *const *texts, int count)
{
	struct chart_job *jobs = ARENA_ARRAY(&desk->arena, LAYOUTS * count, struct chart_job);
	struct chart_pictures pictures = {0};
	for (int i = 0; i < LAYOUTS * count; i++)
		jobs[i] = (struct chart_job){everywhere(desk, texts[i / LAYOUTS], layouts[i % LAYOUTS]), CHART_SVG,
		                             arena_print(&desk->arena, "%d.svg", i)};
	CHECK(chart_pictures(&desk->arena, &desk->gnuplot, jobs, LAYOUTS * count, &pictures, &desk->error) &&
	      pictures.count == LAYOUTS * count);
	for (int i = 0; i < pictures.count; i++) {
		CHECK(!strstr(pictures.list[i].bytes, "<b>") && !strstr(pictures.list[i].bytes, "<script"));
		save(desk, pictures.list[i].name, pictures.list[i].bytes, pictures.list[i].size);
	}
	CHECK(are_xml(desk));
	for (int i = 0; i < count; i++)
		CHECK_SAY(access(arena_print(&desk->arena, "%s/pwn%d", desk->folder, i), F_OK) != 0, "executed: %s",
		          texts[i]);
}

TEST(chart_hostile_text_stays_text)
{
	struct desk *desk = desk_open();
	static const char *const forms[] = {
		/* {0} touches a file */
		"a`{0}`b",
		"' . system('{0}') . '",
		"'.system('{0}').'",
		"''''; system('{0}') #",
		"a\\' . system(\"{0}\") . '",
		"\"`{0}`\"",
		"\" . system(\"{0}\") . \"",
		"a'\n!{0}\n'",
		"a\nsystem '{0}'\n",
		"\r\n! {0}\r\n#",
		"x';\nset output '| {0}';\n'",
		"< {0}",
		"| {0}",
		"$({0})",
		"@X `{0}`",
		"end_of_curves\n!{0}\n",
		"\\140{0}\\140",
		"'; eval 'system(\"{0}\")'; '",
		"{/Symbol a} {0}",
		"%s %n %d {0}",
	};
	enum { FORMS = sizeof forms / sizeof forms[0] };
	const char *texts[FORMS];
	for (int i = 0; i < FORMS; i++) {
		const char *hole = strstr(forms[i], "{0}");
		texts[i] = arena_print(&desk->arena, "%.*stouch %s/pwn%d%s", (int)(hole - forms[i]), forms[i], desk->folder, i,
		                       hole + 3);
	}
	check_inert(desk, texts, FORMS);
	desk_close(desk);
}

TEST(chart_odd_text_gives_well_formed_svg)
{
	struct desk *desk = desk_open();
	static const char *const texts[] = {
		"'",
		"''",
		"'''lead",
		"''''",
		"\\",
		"a\\",
		"\\U+0041 \\\\",
		"]]>",
		"<![CDATA[",
		"&#xZZ; &amp; &",
		"<b>x</b><script>alert(1)</script>",
		"\x01\x02\x1b[31m\x7f",
		"\xff\xfe",
		"\xc0\xaf",
		"\xed\xa0\x80",
		"\ufffe\uffff",
		"\u202eabc\u2066",
		" id=\"x\" href='#y' font-family=\"z:Bold\"",
		"<title>t</title>",
		"</text></svg>",
		"",
		"   ",
		"--",
		"-->",
		"<!--",
		("a very long text that goes on and on and on and on and on and on and on and on and on and on and on and on "
		 "and on and on")};
	check_inert(desk, texts, sizeof texts / sizeof texts[0]);
	desk_close(desk);
}

TEST(chart_user_text_in_svg_is_kept_as_it_is)
{
	struct desk *desk = desk_open();
	struct chart_panel panel = {.projected_from = 2020};
	struct chart chart = {
		.layout = &chart_lines, .title = "id=\"x\" href='#y' <title>", .panel_count = 1, .panels = &panel};
	struct chart_picture picture = draw(desk, &chart, CHART_SVG, "x.svg");
	CHECK(picture.bytes && strstr(picture.bytes, "<text>id=\"x\" href=\u2019#y\u2019 &lt;title></text>"));
	desk_close(desk);
}

/* ---- pictures ---- */

static struct chart plain_chart(enum language language)
{
	static const double before_year[] = {2015, 2016, 2017, 2018, 2019, 2020},
						before[] = {1182, 1240, 1301, 1385, 1450, 1538};
	static const struct chart_segment segments[] = {{6, before_year, before, NULL, NULL}};
	static const struct chart_line lines[2][2] = {
		{{"Baseline", 0, CHART_PLAIN, 6, years, path, NULL, NULL, NULL},
	     {"Green", 2, CHART_DASHED, 6, years, path, NULL, NULL, NULL}},
		{{"\u57fa\u51c6\u60c5\u666f", 0, CHART_PLAIN, 6, years, path, NULL, NULL, NULL},
	     {"\u7eff\u8272\u60c5\u666f", 2, CHART_DASHED, 6, years, path, NULL, NULL, NULL}}};
	static const struct chart_target targets[] = {{2025, 2238, NULL, false, 0, false, NULL}};
	static const struct chart_panel panels[2] = {{.title = "GDP",
	                                              .unit = "1e8 CNY",
	                                              .verdict = CHART_MISSED,
	                                              .projected_from = 2020,
	                                              .segment_count = 1,
	                                              .line_count = 2,
	                                              .target_count = 1,
	                                              .segments = segments,
	                                              .lines = lines[0],
	                                              .targets = targets},
	                                             {.title = "\u5730\u533a\u751f\u4ea7\u603b\u503c",
	                                              .unit = "\u4ebf\u5143",
	                                              .verdict = CHART_MET,
	                                              .projected_from = 2020,
	                                              .segment_count = 1,
	                                              .line_count = 2,
	                                              .target_count = 1,
	                                              .segments = segments,
	                                              .lines = lines[1],
	                                              .targets = targets}};
	return (struct chart){.layout = &chart_lines,
	                      .language = language,
	                      .title = language ? "\u57fa\u51c6\u60c5\u666f\u672a\u8fbe\u6807" : "The baseline misses",
	                      .subtitle = "GDP",
	                      .footer = "2020",
	                      .panel_count = 1,
	                      .panels = &panels[language]};
}

TEST(chart_svg_can_stand_in_a_page)
{
	struct desk *desk = desk_open();
	struct chart chart = plain_chart(LANG_EN);
	struct chart_picture picture = draw(desk, &chart, CHART_SVG, "lines-gdp.en.svg");
	const char *svg = picture.bytes ? picture.bytes : "";
	CHECK(strstr(svg, "<svg role=\"img\" aria-labelledby=\"lines-gdp-en-svg-title lines-gdp-en-svg-desc\""));
	CHECK(strstr(svg, "<title id=\"lines-gdp-en-svg-title\">The baseline misses</title>"));
	CHECK(strstr(svg, "width=\"720\" height=\"420\""));
	CHECK(strstr(svg, "font-weight=\"bold\"") && !strstr(svg, ":Bold"));
	CHECK(strstr(svg, "'Liberation Sans',Arial") && strstr(svg, "Target 2238") && strstr(svg, "Baseline\u00a0 2121"));
	int titles = 0;
	for (const char *at = svg; (at = strstr(at, "<title")); at++)
		titles++;
	CHECK_INT(titles, 1);
	for (const char *at = svg; (at = strpbrk(at, "#i")); at++)
		if (!strncmp(at, "id='", 4) || !strncmp(at, "id=\"", 4))
			CHECK(strncmp(at + 4, "lines-gdp-en-svg-", 17) == 0);
	desk_close(desk);
}

TEST(chart_has_the_same_bytes_on_every_run)
{
	struct desk *desk = desk_open();
	static const char *const names[] = {"a.svg", "a.pdf", "a.png"};
	struct chart charts[2] = {plain_chart(LANG_EN), plain_chart(LANG_ZH)};
	struct chart_job jobs[6];
	struct chart_pictures first, second;
	for (int i = 0; i < 6; i++)
		jobs[i] = (struct chart_job){&charts[i / 3], (enum chart_format)(i % 3), names[i % 3]};
	CHECK(chart_pictures(&desk->arena, &desk->gnuplot, jobs, 6, &first, &desk->error));
	usleep(1100000); /* the next second, for the date inside a pdf */
	desk->gnuplot.at_once = 1;
	CHECK(chart_pictures(&desk->arena, &desk->gnuplot, jobs, 6, &second, &desk->error));
	for (int i = 0; i < first.count && i < second.count; i++)
		CHECK(first.list[i].size == second.list[i].size &&
		      memcmp(first.list[i].bytes, second.list[i].bytes, first.list[i].size) == 0);
	const unsigned char *png = (const unsigned char *)first.list[2].bytes; /* twice 720 x 420 */
	CHECK_INT(png[18] * 256 + png[19], 1440);
	CHECK_INT(png[22] * 256 + png[23], 840);
	desk_close(desk);
}

TEST(chart_hard_data_are_drawn)
{
	struct desk *desk = desk_open();
	static const double wild[][6] = {
		{NAN, NAN, NAN, NAN, NAN, NAN}, {1, NAN, 2, NAN, NAN, 3},        {0, 0, 0, 0, 0, 0},
		{-1e6, 1e6, 0, 5, 6, 7},        {1e-9, 2e-9, 1e-9, 0, 0, 0},     {1e17, 2e17, 3e17, 3e17, 3e17, 3e17},
		{INFINITY, 1, 2, 3, 4, 5},      {7, 7.0000000000001, 7, 7, 7, 7}};
	for (int i = 0; i < 8; i++)
		for (int count = 0; count <= 6; count += 3) {
			struct chart_line line = {"x", 7, CHART_PLAIN, count, years, wild[i], NULL, NULL, NULL};
			struct chart_segment segment = {count / 2, years, wild[i], "note", NULL};
			struct chart_panel panel = {.projected_from = i % 2 ? 2020 : NAN,
			                            .line_count = 1,
			                            .segment_count = 1,
			                            .lines = &line,
			                            .segments = &segment};
			struct chart chart = {.layout = &chart_lines, .panel_count = 1, .panels = &panel};
			CHECK(draw(desk, &chart, CHART_SVG, "x.svg").size > 0);
		}
	struct chart empty = {.layout = &chart_overview};
	CHECK(draw(desk, &empty, CHART_SVG, "x.svg").size > 0);
	empty.layout = &chart_lines;
	CHECK(draw(desk, &empty, CHART_SVG, "x.svg").size > 0);
	desk_close(desk);
}

TEST(chart_overview_takes_as_many_pages_as_it_needs)
{
	struct desk *desk = desk_open();
	struct chart chart = plain_chart(LANG_EN);
	struct chart_panel panels[20];
	for (int i = 0; i < 20; i++)
		panels[i] = chart.panels[0];
	chart.layout = &chart_overview, chart.panels = panels, chart.panel_count = 20;
	struct chart_job job = {&chart, CHART_SVG, "overview.en.svg"};
	struct chart_pictures pictures = {0};
	CHECK_INT(chart_pages(&chart), 3);
	CHECK(chart_pictures(&desk->arena, &desk->gnuplot, &job, 1, &pictures, &desk->error));
	CHECK_INT(pictures.count, 3);
	CHECK_TEXT(pictures.list[0].name, "overview.en.svg");
	CHECK_TEXT(pictures.list[2].name, "overview-3.en.svg");
	int missed = 0;
	for (int i = 0; i < pictures.count; i++) {
		CHECK(strstr(pictures.list[i].bytes, arena_print(&desk->arena, "(%d/3)", i + 1)) != NULL);
		for (const char *at = pictures.list[i].bytes; (at = strstr(at, "<text>missed</text>")); at++)
			missed++;
	}
	CHECK_INT(missed, 20);
	desk_close(desk);
}

TEST(chart_value_never_prints_like_the_target_that_it_misses)
{
	struct desk *desk = desk_open();
	static const double near[] = {1538, 1640, 1749, 1865, 1989, 2237.7};
	struct chart_line line = {"Plan", 1, CHART_PLAIN, 6, years, near, NULL, NULL, NULL};
	struct chart_target target = {2025, 2238, NULL, false, 0, false, NULL};
	struct chart_panel panel = {
		.projected_from = 2020, .line_count = 1, .target_count = 1, .lines = &line, .targets = &target};
	struct chart chart = {.layout = &chart_lines, .panel_count = 1, .panels = &panel};
	struct chart_picture picture = draw(desk, &chart, CHART_SVG, "x.svg");
	CHECK(picture.bytes && strstr(picture.bytes, "2237.7") && strstr(picture.bytes, "Target 2238.0"));
	desk_close(desk);
}

TEST(chart_goes_to_the_outputs_or_not_at_all)
{
	struct desk *desk = desk_open();
	struct chart chart = plain_chart(LANG_EN);
	struct chart_job jobs[] = {{&chart, CHART_SVG, "a.svg"}, {&chart, CHART_PNG, "a.png"}};
	struct err err = {0};
	struct output_set *outputs = output_begin(&desk->arena, desk->folder, &err);
	CHECK(chart_draw(&desk->arena, &desk->gnuplot, jobs, 2, outputs, &desk->error, &err) && output_count(outputs) == 2);
	CHECK(output_commit(outputs, &err));
	desk->gnuplot.templates = "no/such/folder";
	outputs = output_begin(&desk->arena, desk->folder, &err);
	CHECK(!chart_draw(&desk->arena, &desk->gnuplot, jobs, 2, outputs, &desk->error, &err) &&
	      output_count(outputs) == 0);
	CHECK_INT(desk->error.kind, GNUPLOT_NO_TEMPLATE);
	CHECK_TEXT(gnuplot_error_text(&desk->arena, LANG_EN, &desk->error),
	           "cannot read the chart template no/such/folder/style.gp: it is not there");
	output_abandon(outputs);
	desk_close(desk);
}

TEST(chart_without_a_font_fails_before_drawing_and_svg_goes_on)
{
	struct desk *desk = desk_open();
	struct chart chart = plain_chart(LANG_ZH);
	char *conf = arena_print(
		&desk->arena,
		"<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts/truetype/liberation</dir>"
		"<cachedir>%s/cache</cachedir></fontconfig>",
		desk->folder);
	struct chart_job job = {&chart, CHART_PNG, "a.png"};
	struct chart_pictures pictures;
	desk->gnuplot.fonts = save(desk, "fonts.conf", conf, strlen(conf));
	desk->gnuplot.program = "/bin/false";
	CHECK(!chart_pictures(&desk->arena, &desk->gnuplot, &job, 1, &pictures, &desk->error));
	CHECK_INT(desk->error.kind, GNUPLOT_NO_FONT);
	desk->gnuplot.program = NULL;
	CHECK(draw(desk, &chart, CHART_SVG, "a.svg").size > 0);
	desk_close(desk);
}

TEST(chart_script_draws_by_itself_and_says_nothing)
{
	struct desk *desk = desk_open();
	struct chart chart = plain_chart(LANG_EN);
	static const struct chart_layout *const some[] = {&chart_lines, &chart_overview, &chart_stack, &chart_limits};
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		chart.layout = some[i];
		struct chart_job job = {&chart, CHART_SVG, "a.svg"};
		char *script = chart_script(&desk->arena, &desk->gnuplot, &job, 0, &desk->error);
		CHECK(script != NULL);
		save(desk, "a.gp", script, strlen(script));
		CHECK(system(arena_print(
				  &desk->arena,
				  "cd %s && gnuplot -d a.gp > talk 2>&1 && test ! -s talk && tail -c 20 chart.svg | grep -q '</svg>'",
				  desk->folder)) == 0);
	}
	desk_close(desk);
}

/* A font in the user's own folder: the child's home is elsewhere, and yet it must draw with it. */
TEST(chart_font_of_the_users_own_folder_is_shown_to_gnuplot)
{
	static const char chinese[] = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
	struct desk *desk = desk_open();
	struct chart chart = plain_chart(LANG_ZH);
	const char *home = getenv("HOME");
	char *old = home ? arena_print(&desk->arena, "%s", home) : NULL,
		 *fonts = arena_print(&desk->arena, "%s/.fonts", desk->folder);
	if (access(chinese, R_OK) == 0) {
		struct chart_picture usual = draw(desk, &chart, CHART_PNG, "a.png");
		CHECK(mkdir(fonts, 0700) == 0 && symlink(chinese, arena_print(&desk->arena, "%s/own.ttc", fonts)) == 0);
		const char *conf = "<?xml version=\"1.0\"?><fontconfig><dir>~/.fonts</dir><cachedir>~/cache</cachedir>"
						   "<include ignore_missing=\"yes\">/etc/fonts/conf.d</include></fontconfig>";
		desk->gnuplot.fonts = save(desk, "fonts.conf", conf, strlen(conf));
		setenv("HOME", desk->folder, 1);
		struct chart_picture own = draw(desk, &chart, CHART_PNG, "a.png");
		CHECK(own.size == usual.size && memcmp(own.bytes, usual.bytes, own.size) == 0);
	}
	if (old)
		setenv("HOME", old, 1);
	else
		unsetenv("HOME");
	desk_close(desk);
}
