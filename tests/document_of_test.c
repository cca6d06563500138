/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/document_of_test.h"

static const char svg[] =
	"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE svg>\n<svg role=\"img\" aria-labelledby=\"lines-gdp-title\" "
	"width=\"400\" height=\"120\" viewBox=\"0 0 400 120\" xmlns=\"http://www.w3.org/2000/svg\">"
	"<title id=\"lines-gdp-title\">GDP</title><rect width=\"400\" height=\"120\" fill=\"#fff\"/>"
	"<path d=\"M10,110 L390,20\" stroke=\"#0a5c99\" fill=\"none\"/></svg>\n";
static const char png[] =
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9c\x63\x68\0\0\0\x82\0\x81"
	"\x77\xcd\x72\xb6\0\0\0\0IEND\xae\x42\x60\x82";
static const struct picture list[] = {
	{"lines-gdp", 400, 120, svg, sizeof svg - 1, png, sizeof png - 1},
	{"stack", 1, 1, NULL, 0, png, sizeof png - 1}};
const struct pictures pictures_of_test = {list, 2};

static struct cell number(const char *text, double value, const char *anchor)
{
	return (struct cell){.text = text, .is_number = true, .number = value, .decimals = 1, .anchor = anchor};
}

static const struct table *table(struct arena *arena)
{
	static const struct table_column columns[] = {{"", SIDE_RIGHT, .gap = 0},
	                                              {"Target <&>", SIDE_LEFT, .gap = 2}, {"unit", SIDE_LEFT, .gap = 2},
	                                              {"2020", SIDE_RIGHT, .gap = 2}, {"green", SIDE_RIGHT, .gap = 2},
	                                              {"note", SIDE_LEFT, .gap = 2}};
	struct table *made = table_begin(arena, columns, 6);
	table_line(made, "binding", LOOK_BOLD, false);
	for (int i = 0; i < 15; i++) {
		table_row(made);
		table_cell(made, i ? "" : "21", LOOK_PLAIN);
		table_cell(made, i == 1 ? HOSTILE : "Energy per GDP, fall", LOOK_PLAIN);
		table_cell(made, "%", LOOK_PLAIN);
		table_add(made, number("12.3", 12.345678901234567, "v-1-gdp-2025"));
		struct cell marked = number("14.5", 14.5, NULL);
		marked.mark = i % 2 ? "x" : "ok", marked.look = i % 2 ? LOOK_BAD : LOOK_GOOD;
		table_add(made, i == 3 ? (struct cell){.text = "-"} : marked);
		if (i == 4)
			table_space(made);
		if (i == 6)
			table_line(made, "a sentence among the rows", LOOK_PLAIN, false);
	}
	return made;
}

static void add_appendix(struct document *document, struct prose prose)
{
	document_chapter(document, "Appendix", "appendix", false);
	document_section(document, 2, "Numbers", "numbers");
	document_section(document, 3, "GDP, 2025", "v-1-gdp-2025");
	document_step(document, 1, false, prose, "base.json:3:4");
	document_step(document, 2, false, prose_plain(document->arena, "two base.json:3:4"), "base.json:3:4");
	document_step(document, 3, true, prose_plain(document->arena, HOSTILE), "");
	document_step(document, 2, true, prose, "");
	document_step(document, 1, true, prose, "");
	document_section(document, 3, "A gap", "n-gap");
	document_sentence(document, prose);
	document_section(document, 2, "Commands", NULL);
	document_command(document, prose_plain(document->arena, "outturn report \"$(" HOSTILE ")\""));
}

void document_of_test(struct document *document, struct arena *arena, enum language language)
{
	*document = (struct document){
		.arena = arena, .language = language, .title = "Report of " HOSTILE, .subtitle = "2021 to 2025 " HOSTILE};
	const struct prose prose = prose_fill(arena, "GDP comes to {0}, {1} below the target; {2}.", (const struct prose[]){
		prose_cell(arena, number("1992.3", 1992.34567890123, "v-1-gdp-2025")),
		prose_cell(arena, number("246", 245.65432109877, "n-gap")), prose_plain(arena, HOSTILE)}, 3);
	const struct caption caption = {.title = "Targets " HOSTILE, .unit = "1e8 CNY", .source = prose};
	document_chapter(document, "Summary", "summary", false);
	document_sentence(document, prose);
	document_captioned(document, table(arena), caption);
	document_chapter(document, "Results " HOSTILE, "results", true);
	document_heading(document, "Lead", prose_plain(arena, " and what follows"));
	document_section(document, 2, "Economy", NULL);
	document_sentence(document, prose);
	document_note(document, prose);
	document_picture(document, "lines-gdp", prose_plain(arena, "rises " HOSTILE), caption);
	document_section(document, 3, "Below it", NULL);
	document_picture(document, "stack", prose_plain(arena, "Targets " HOSTILE), caption);
	document_picture(document, "none", prose_plain(arena, "was not drawn"), caption);
	document_table(document, table(arena), 2);
	document_item(document, "label " HOSTILE, prose);
	document_item(document, "other", prose);
	document_item(document, "", prose);
	document_space(document);
	document_written(document, WRITTEN_PLAIN, "The author's " HOSTILE);
	document_written(document, WRITTEN_ITEM, "one");
	document_written(document, WRITTEN_ITEM, HOSTILE);
	document_written(document, WRITTEN_NUMBERED, "first");
	document_written(document, WRITTEN_NUMBERED, "second");
	document_written(document, WRITTEN_PLAIN, "# no heading\n\n1. no list");
	add_appendix(document, prose);
}
