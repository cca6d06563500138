/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_docx, package: a document with every kind of block, in the form of each language. With DOCX_SAMPLES=DIR it is
 * written there, for tests/test_docx.py, which reads what XML says. */
#include <zip.h>
#include "tests/outputs.h"
#include "write/docx.h"

static const char hostile[] =
	"</w:t><w:instrText>INCLUDETEXT \"http://x\"</w:instrText> & \"q\" \x01\x1b[31m\xff =cmd()";

/* The smallest picture: one grey point. */
static const unsigned char png[] = {
	0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
	0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd,
	0x72, 0xb6, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};

static struct cell number(const char *text, double value, const char *anchor)
{
	return (struct cell){.text = text, .is_number = true, .number = value, .anchor = anchor};
}

static void plot(struct text *out, const void *of, bool colour)
{
	CHECK(!colour);
	text_print(out, "  | %s\n  +----\n", (const char *)of);
}

static const char *in(enum language language, const char *en, const char *zh)
{
	return title_text((struct title){.en = en, .zh = zh}, language);
}

static const struct table *years(struct arena *arena, enum language language, int columns, int rows)
{
	const struct table_column first = {in(language, "Indicator", "指标"), SIDE_LEFT, .most = 0};
	struct table *table = table_begin(arena, &first, 1);
	for (int c = 0; c < columns; c++)
		table_column(table, (struct table_column){arena_print(arena, "%d", 2020 + c), SIDE_RIGHT, 2, .moves = true});
	table_line(table, in(language, "Economy", "经济"), LOOK_BOLD, false);
	for (int r = 0; r < rows; r++) {
		table_row(table);
		table_cell(table, in(language, "Gross domestic product", "地区生产总值"), LOOK_PLAIN);
		for (int c = 0; c < columns; c++) {
			struct cell cell = number(arena_print(arena, "%d.%d", 1500 + 10 * r + c, c % 10), 1500, "v-1-gdp-2025");
			cell.mark = c == 0 && r % 2 == 0 ? "✓" : "";
			table_add(table, cell);
		}
	}
	table_space(table);
	return table;
}

static void add_captioned(struct document *document, enum language language)
{
	struct arena *arena = document->arena;
	const struct prose source = prose_plain(arena, in(language, "statistical yearbook", "统计年鉴"));
	document_captioned(document, years(arena, language, 4, 3),
	                   (struct caption){.title = in(language, "Output by year", "分年产出"),
	                                    .unit = in(language, "1e8 CNY", "亿元"), .source = source});
	document_captioned(document, years(arena, language, 16, 30), (struct caption){.title = hostile});
	document_captioned(document, years(arena, language, 45, 2), (struct caption){.title = "<b>"});
	document_picture(document, "lines-gdp", prose_plain(arena, hostile),
	                 (struct caption){.title = hostile, .source = source});
	document_picture(document, "nobody-drew-it", prose_plain(arena, "what it would show"),
	                 (struct caption){.title = "t"});
}

static void add_written(struct document *document)
{
	document_written(document, WRITTEN_PLAIN, hostile);
	document_written(document, WRITTEN_ITEM, "one");
	document_written(document, WRITTEN_NUMBERED, "first");
	document_written(document, WRITTEN_NUMBERED, "second");
	document_written(document, WRITTEN_PLAIN, "between");
	document_written(document, WRITTEN_NUMBERED, "first again");
}

/* One page of nothing but text, which is counted. */
static void add_page(struct document *document, enum language language)
{
	struct text words;
	text_init(&words, document->arena);
	for (int i = 0; i < 1400; i++)
		text_add(&words, in(language, "word ", "字"));
	document_chapter(document, in(language, "Text", "正文"), "text", true);
	document_say(document, words.bytes);
}

static void every_kind(struct document *document, enum language language)
{
	struct arena *arena = document->arena;
	document->title = in(language, "How the city may reach its targets", "吕梁市发展规划推演报告");
	document->subtitle = in(language, "A report", "（讨论稿）");
	document_chapter(document, in(language, "Summary", "摘要"), "summary", false);
	document_sentence(
		document,
		prose_fill(
			arena,
			in(language, "GDP is {0} in 2025, {1} less than asked.", "2025年地区生产总值为{0}亿元，比目标少{1}亿元。"),
			(const struct prose[]){prose_cell(arena, number("1992.3", 1992.3, "v-1-gdp-2025")),
	                               prose_cell(arena, number("245.7", 245.7, "N-Gap.with a very long name 0123456789"))},
			2));
	document_note(document, prose_plain(arena, hostile));
	document_chapter(document, hostile, "targets", true);
	document_section(document, 2, in(language, "Economy", "经济发展"), "economy");
	document_section(document, 3, in(language, "Output", "总量"), "output");
	document_heading(document, "Lead", prose_plain(arena, " goes on"));
	document_item(document, in(language, "Gap", "差距"), prose_cell(arena, number("3", 3, "nowhere")));
	document_command(document, prose_plain(arena, "outturn run green --only gdp"));
	document_table(document, years(arena, language, 2, 1), 0);
	document_figure(document, "Drawn", prose_plain(arena, "in characters"), plot, "x");
	document_space(document);
	add_captioned(document, language);
	document_chapter(document, in(language, "Advice", "建议"), "advice", true);
	add_written(document);
	document_captioned(document, years(arena, language, 3, 2),
	                   (struct caption){.title = in(language, "Again", "再次")});
	document_captioned(document, years(arena, language, 3, 2),
	                   (struct caption){.title = in(language, "Third", "又次")});
	add_page(document, language);
	document_chapter(document, in(language, "Appendix", "附录"), "appendix", false);
	document_section(document, 2, in(language, "Evidence", "数据依据"), "evidence");
	document_item(document, "GDP 2025", prose_plain(arena, "= 1992.3"));
	document->blocks[document->count - 1].anchor = "v-1-gdp-2025";
	document_step(document, 1, true, prose_plain(arena, "sum of sectors (models/gdp.c:3)"), "(models/gdp.c:3)");
	document_item(document, "gap", prose_plain(arena, "2238 less 1992.3"));
	document->blocks[document->count - 1].anchor = "N-Gap.with a very long name 0123456789";
}

static void write_sample(struct text *out, enum language language)
{
	static const struct picture pictures[] = {
		{.stem = "lines-gdp", .width = 900, .height = 500, .png = (const char *)png, .png_size = sizeof png}};
	const struct pictures all = {pictures, 1};
	struct document document = {.arena = out->arena, .language = language};
	every_kind(&document, language);
	const struct said said = said_document(&document);
	writer_docx.write(out, &said, &(struct manner){.language = language, .pictures = &all});
}

static void keep_sample(const struct text *file, enum language language)
{
	const char *folder = getenv("DOCX_SAMPLES");
	if (!folder)
		return;
	FILE *to = fopen(arena_print(file->arena, "%s/sample.%s.docx", folder, language_codes[language]), "wb");
	CHECK(to && fwrite(file->bytes, 1, file->length, to) == file->length && fclose(to) == 0);
}

TEST(docx_is_the_same_bytes_each_time_in_each_language)
{
	for (enum language language = 0; language < LANG_COUNT; language++) {
		struct arena arena;
		arena_init(&arena, NULL, 0);
		struct text one, two;
		text_init(&one, &arena);
		text_init(&two, &arena);
		write_sample(&one, language);
		write_sample(&two, language);
		CHECK(one.length > 1000 && one.length == two.length && memcmp(one.bytes, two.bytes, one.length) == 0);
		keep_sample(&one, language);
		arena_free(&arena);
	}
}

static const char *part_of(struct arena *arena, const struct text *file, const char *name)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(file->bytes, file->length, 0, &error);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	CHECK(zip != NULL);
	zip_stat_t stat;
	zip_stat_init(&stat);
	if (!zip || zip_stat(zip, name, 0, &stat) != 0) {
		zip_discard(zip);
		return NULL;
	}
	char *bytes = arena_alloc(arena, stat.size + 1);
	zip_file_t *part = zip_fopen(zip, name, 0);
	CHECK_INT(zip_fread(part, bytes, stat.size), (long long)stat.size);
	zip_fclose(part);
	zip_discard(zip);
	return bytes;
}

TEST(docx_text_of_strangers_is_text)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct text file;
	text_init(&file, &arena);
	write_sample(&file, LANG_EN);
	const char *document = part_of(&arena, &file, "word/document.xml");
	CHECK(document && !strstr(document, "<w:instrText>INCLUDETEXT") &&
	      strstr(document, "&lt;w:instrText&gt;INCLUDETEXT"));
	CHECK(document && !strpbrk(document, "\x01\x1b\xff"));
	CHECK(strstr(part_of(&arena, &file, "word/_rels/document.xml.rels"), "External") == NULL);
	CHECK(part_of(&arena, &file, "word/media/image1.png") && !part_of(&arena, &file, "word/media/image2.png"));
	arena_free(&arena);
}

TEST(docx_bookmarks_are_names_that_word_accepts)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(docx_bookmark(&arena, "v-1-gdp-2025"), "a_v_1_gdp_2025");
	const char *names[] = {
		docx_bookmark(&arena, "v-GDP"), docx_bookmark(&arena, "v-gdp"), docx_bookmark(&arena, "v_gdp"),
		docx_bookmark(&arena, "a-name-that-goes-on-and-on-beyond-what-there-is-room-for"), docx_bookmark(&arena, "")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		CHECK(strlen(names[i]) <= 40 && strspn(names[i], "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(names[i]));
		for (size_t other = 0; other < i; other++)
			CHECK(strcmp(names[i], names[other]) != 0);
	}
	arena_free(&arena);
}
