/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book: a workbook's sheets are read as a person sees them; what cannot be is told by its cell or its part. */
#include <zip.h>
#include "tests/sheets_of_test.h"
#include "base/source_grid.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define LINKS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

struct part { const char *name, *text; };

static const char top[] = "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" LINKS "/officeDocument'"
                          " Target='xl/workbook.xml'/></Relationships>";
static const char links[] = "<Relationships xmlns='" PACKAGE "'>"
                            "<Relationship Id='s1' Type='" LINKS "/worksheet' Target='sheet1.xml'/>"
                            "<Relationship Id='s2' Type='" LINKS "/worksheet' Target='/xl/sheet2.xml'/>"
                            "<Relationship Id='s3' Type='" LINKS "/chartsheet' Target='chart.xml'/>"
                            "<Relationship Id='t' Type='" LINKS "/sharedStrings' Target='strings.xml'/>"
                            "<Relationship Id='f' Type='" LINKS "/styles' Target='styles.xml'/></Relationships>";
static const char book[] = "<workbook xmlns='" MAIN "' xmlns:q='" LINKS "'><sheets><sheet name='专栏1' q:id='s1'/>"
                           "<sheet name='c' q:id='s3'/><sheet name='Data 2' q:id='s2'/></sheets></workbook>";
static const char styles[] = "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' formatCode='0.0,,'/>"
                             "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
                             "<xf numFmtId='10'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>";
static const char strings[] =
	"<sst xmlns='" MAIN "'><si><t>指标</t></si>"
	"<si><r><t>地区</t></r><r><rPr><b/></rPr><t xml:space='preserve'>生产 </t></r><rPh><t>x</t></rPh></si>"
	"<si><t xml:space='preserve'> a_x000D_\nb_x005F_ </t></si></sst>";
#define SHEET(inner) "<worksheet xmlns='" MAIN "'>" inner "</worksheet>"
#define DATA(inner) SHEET("<sheetData>" inner "</sheetData>")

/* The parts in an archive; NULL ends them. */
static const struct source *archived(struct arena *arena, const struct part *parts)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_source_keep(buffer);
	zip_t *zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
	for (; parts->name; parts++)
		if (parts->text)
			zip_file_add(zip, parts->name, zip_source_buffer(zip, parts->text, strlen(parts->text), 0), 0);
	CHECK(zip_close(zip) == 0);
	zip_stat_t stat;
	zip_source_stat(buffer, &stat);
	char *bytes = arena_alloc(arena, stat.size + 1);
	zip_source_open(buffer);
	CHECK(zip_source_read(buffer, bytes, stat.size) == (zip_int64_t)stat.size);
	zip_source_close(buffer);
	zip_source_free(buffer);
	zip_error_fini(&error);
	return source_of_test(arena, "b.xlsx", bytes, stat.size);
}

/* A workbook of these two sheets; `sheet2` may be NULL: an empty one. */
static void read_sheets(struct sheets_of_test *read, const char *sheet1, const char *sheet2)
{
	const struct part parts[] = {
		{"_rels/.rels", top}, {"xl/workbook.xml", book}, {"xl/_rels/workbook.xml.rels", links},
		{"xl/styles.xml", styles}, {"xl/strings.xml", strings}, {"xl/sheet1.xml", sheet1},
		{"xl/sheet2.xml", sheet2 ? sheet2 : DATA("")}, {NULL, NULL},
	};
	struct arena of_parts;
	arena_init(&of_parts, NULL, 0);
	const struct source *source = archived(&of_parts, parts);
	sheets_of_test_read(read, "b.xlsx", source->bytes, source->size);
	arena_free(&of_parts);
}

static void must_be(const char *sheet, const char *cells)
{
	struct sheets_of_test read;
	read_sheets(&read, sheet, NULL);
	CHECK_TEXT(sheets_cells(&read, 0), cells);
	arena_free(&read.arena);
}

static void must_tell(const char *sheet, const char *message)
{
	struct sheets_of_test read;
	read_sheets(&read, sheet, NULL);
	CHECK_TEXT(sheets_told(&read), message);
	arena_free(&read.arena);
}

TEST(sheet_book_cells_of_every_kind_are_read)
{
	must_be(DATA("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>"), "指标|地区生产|a\nb_/");
	must_be(DATA("<row r='2'><c r='B2' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>"
	             "<c r='D2' t='str'><f>x()</f><v>t</v></c></row>"), "|||/|ab||t/");
	must_be(DATA("<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='n'><v>1.50</v></c><c/><c><v>1E2</v></c></row>"),
	        "TRUE|FALSE|=1.5||=100/");
	must_be(DATA("<row><c><f>A2*2</f><v>0.30000000000000004</v></c><c s='1'><v>0.547</v></c><c s='2'><v>44196</v></c>"
	             "<c s='3'><v>22400000</v></c><c t='d'><v>2020-12-31T00:00:00</v></c></row>"),
	        "=0.3|=54.7%|2020-12-31|=22.4|2020-12-31/");
	must_be(DATA("<row><c><v>+1</v></c><c><v>.5</v></c><c><v>007</v></c><c><v>1.</v></c><c><v>-0</v></c></row>"),
	        "=1|=0.5|=7|=1|=0/");
	must_be(DATA("<row><c t='str'><f>a</f><v></v></c><c><v>1</v></c></row>"), "|=1/");
}

TEST(sheet_book_strict_and_prefixed_names_are_the_same)
{
	must_be("<worksheet xmlns='" STRICT "'><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>", "=1/");
	must_be("<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row><x:c r='A1'><x:v>1</x:v></x:c></x:row></x:sheetData>"
	        "</x:worksheet>", "=1/");
	must_be("<worksheet xmlns='" MAIN "' xmlns:y='urn:y'><sheetData><y:row><c><v>9</v></c></y:row><row><c><v>1</v></c>"
	        "</row></sheetData></worksheet>", "=1/");
}

TEST(sheet_book_merged_cells_span_what_is_seen)
{
	struct sheets_of_test read;
	read_sheets(&read, SHEET("<cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
	                         "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>"
	                         "<row hidden='1'><c><v>5</v></c></row>"
	                         "<row><c r='A3'><v>6</v></c><c r='B3'><v>7</v></c><c r='C3'><v>8</v></c></row></sheetData>"
	                         "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='B3:XFD3'/></mergeCells>"), NULL);
	CHECK_TEXT(sheets_cells(&read, 0), "=1||=4/=6|=7|/");
	const struct sheet *sheet = read.sheets->list;
	CHECK_INT(sheet_cell(sheet, 0, 0)->across, 2);
	CHECK_INT(sheet_cell(sheet, 1, 1)->across, 2);
	CHECK_INT(sheet_cell(sheet, 1, 1)->down, 1);
	CHECK_TEXT(sheet_cell_name(&read.arena, sheet_cell(sheet, 1, 1)), "b.xlsx 专栏1!C3");
	CHECK_TEXT(sheet_cell_name(&read.arena, sheet_cell(sheet, 0, 2)), "b.xlsx 专栏1!D1");
	CHECK_TEXT(sheets_told(&read), "b.xlsx:专栏1: hidden rows were not read: 2\n"
	                        "    note: if they belong to the table, unhide them and save the workbook\n"
	                        "b.xlsx:专栏1: hidden columns were not read: B\n"
	                        "    note: if they belong to the table, unhide them and save the workbook\n");
	arena_free(&read.arena);
}

TEST(sheet_book_sheets_come_in_their_order_and_empty_ones_do_not)
{
	struct sheets_of_test read;
	read_sheets(&read, DATA("<row><c s='1'/></row>"), DATA("<row r='3'><c r='B3'><v>1</v></c></row>"));
	CHECK_INT(read.sheets->count, 1);
	CHECK_TEXT(read.sheets->list->name, "Data 2");
	CHECK_TEXT(read.sheets->list->file, "b.xlsx");
	CHECK_TEXT(sheets_cells(&read, 0), "|/|/|=1/");
	arena_free(&read.arena);
	read_sheets(&read, DATA("<row><c><v>1</v></c></row>"), DATA("<row><c><v>2</v></c></row>"));
	CHECK_INT(read.sheets->count, 2);
	CHECK_TEXT(read.sheets->list[0].name, "专栏1");
	CHECK_TEXT(sheets_cells(&read, 1), "=2/");
	arena_free(&read.arena);
}

TEST(sheet_book_messages_name_the_cell_and_show_its_row)
{
	must_tell(DATA("<row r='7'><c r='A7' t='s'><v>0</v></c><c r='C7'><f>B7+1</f></c></row>"),
	          "b.xlsx:专栏1!C7: a formula without its value\n"
	          " 7 | 指标 |  | =B7+1\n"
	          "   |           ^^^^^ open the workbook in a spreadsheet, which calculates it, and save it\n");
	must_tell(DATA("<row><c t='e'><v>#N/A</v></c><c t='e'><v>#N/A</v></c><c t='e'><v>#NUM!</v></c></row>"),
	          "b.xlsx:专栏1!A1: 2 cells in error, the first here\n"
	          " 1 | #N/A | #N/A | #NUM!\n"
	          "   | ^^^^ note: read as these words, not as a number\n");
}

TEST(sheet_book_damage_is_told_by_its_part)
{
	static const char again[] = "    open it in a spreadsheet and save it anew as .xlsx\n";
	static const struct { const char *sheet, *message; } cases[] = {
		{DATA("<row><c t='s'><v>3</v></c></row>"), "cell A1 is text 3, there are 3"},
		{DATA("<row><c s='9'><v>3</v></c></row>"), "cell A1 has style 9, there are 4"},
		{DATA("<row><c t='z'><v>3</v></c></row>"), "cell A1 is of a type that is not known: \"z\""},
		{DATA("<row><c><v>1,5</v></c></row>"), "cell A1 holds \"1,5\" in place of a number"},
		{DATA("<row><c><v>1e999</v></c></row>"), "cell A1 holds \"1e999\" in place of a number"},
		{DATA("<row><c r='B1'/><c r='A1'/></row>"), "cell A1 is twice there or out of order"},
		{DATA("<row r='2'/><row r='2'/>"), "row 2 is twice there or out of order"},
		{DATA("<row><c r='A0'/></row>"), "\"A0\" is no cell"},
		{SHEET("<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B1'/>"
		       "<mergeCell ref='B1:B2'/></mergeCells>"), "the merged cells at B1 lie over others"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sheets_of_test read;
		read_sheets(&read, cases[i].sheet, NULL);
		const char *message = arena_print(&read.arena, "b.xlsx: xl/sheet1.xml: %s\n%s", cases[i].message, again);
		CHECK_TEXT(sheets_told(&read), message);
		arena_free(&read.arena);
	}
	must_tell("<sst xmlns='" MAIN "'/>", "b.xlsx: xl/sheet1.xml is no worksheet of a workbook\n"
	                                     "    open it in a spreadsheet and save it anew as .xlsx\n");
	must_tell("<worksheet xmlns='" MAIN "'>\n<a></worksheet>",
	          "b.xlsx: xl/sheet1.xml, line 2, column 6: not well-formed XML\n"
	          "    open it in a spreadsheet and save it anew as .xlsx\n");
	must_tell("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
	          "b.xlsx: xl/sheet1.xml declares a document type (DTD)\n"
	          "    workbooks have none, and files made to harm do: nothing of it was read\n");
}

/* Whatever the arena may hold, it is given back, with what the libraries took. */
TEST(sheet_book_memory_may_end_anywhere)
{
	struct arena parts_arena;
	arena_init(&parts_arena, NULL, 0);
	const struct part parts[] = {
		{"_rels/.rels", top}, {"xl/workbook.xml", book}, {"xl/_rels/workbook.xml.rels", links},
		{"xl/styles.xml", styles}, {"xl/strings.xml", strings}, {"xl/sheet1.xml", DATA("<row><c><v>1</v></c></row>")},
		{"xl/sheet2.xml", DATA("")}, {NULL, NULL},
	};
	const struct source *source = archived(&parts_arena, parts);
	volatile int ended = 0, read_whole = 0;
	for (volatile size_t limit = 1 << 10; limit < 2 << 20 && !read_whole; limit += limit / 16) {
		struct sheets_of_test read;
		arena_init(&read.arena, &read.rescue, limit);
		if (setjmp(read.rescue)) {
			ended++;
		} else {
			diags_init(&read.diags, &read.arena, LANG_EN);
			read_whole = sheets_read(&read.arena, source, &read.diags) != NULL;
			CHECK(read_whole);
		}
		arena_free(&read.arena);
	}
	CHECK(ended > 3 && read_whole);
	arena_free(&parts_arena);
}
