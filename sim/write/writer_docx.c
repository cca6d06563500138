/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_docx: a report's document as a Word file, made here part by part: no template, no date, the same bytes for the
 * same document. Nothing in it points out of the file, and nothing asks its reader a question when it is opened. */
#include <string.h>
#include "write/docx.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGES "http://schemas.openxmlformats.org/package/2006"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

enum { PARTS = 12 };

static struct text begun(struct docx *docx)
{
	struct text text;
	text_init(&text, docx->arena);
	text_add(&text, XML);
	return text;
}

/* --- the main part --- */

static void put_title(struct docx *docx, const char *style, const char *text)
{
	const struct docx_paragraph paragraph = {.style = style};
	if (!text || !*text)
		return;
	docx_open(docx, &paragraph);
	docx_say(docx, (struct docx_run){0}, text);
	docx_close(docx);
	docx_sheet_paragraph(docx, &paragraph, docx_sheet_cells(text));
}

/* Titles and contents, which can be written only when the headings and their pages are known. */
static struct text front(struct docx *docx)
{
	struct text body = docx->body, made;
	struct docx_sheet sheet = docx->sheet;
	text_init(&docx->body, docx->arena);
	text_add(&docx->body, "");
	docx->sheet = (struct docx_sheet){0};
	docx_sheet_begin(docx);
	put_title(docx, "Title", docx->document->title);
	put_title(docx, "Subtitle", docx->document->subtitle);
	docx_contents(docx);
	made = docx->body;
	docx->body = body;
	docx->sheet = sheet;
	return made;
}

static struct text main_part(struct docx *docx)
{
	text_init(&docx->body, docx->arena);
	text_add(&docx->body, "");
	docx_sheet_begin(docx);
	for (int i = 0; i < docx->document->count; i++)
		docx_block(docx, &docx->document->blocks[i]);
	docx_section(docx);
	struct text first = front(docx), part = begun(docx);
	text_add(&part,
	         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" OFFICE
	         "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
	         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
	         "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n");
	text_add_n(&part, first.bytes, first.length);
	text_add_n(&part, docx->body.bytes, docx->body.length);
	text_add(&part, "</w:body></w:document>\n");
	return part;
}

/* --- what joins the parts --- */

static const struct { const char *name, *type, *relation; } joined[] = {
	{"styles", "styles", "styles"},         {"numbering", "numbering", "numbering"},
	{"settings", "settings", "settings"},   {"fontTable", "fontTable", "fontTable"},
	{"footer", "footer", "footer"},         {"even", "footer", "footer"},
};
enum { JOINED = sizeof joined / sizeof *joined };

static struct text content_types(struct docx *docx)
{
	struct text part = begun(docx);
	text_add(&part,
	         "<Types xmlns=\"" PACKAGES "/content-types\">"
	         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	         "<Default Extension=\"png\" ContentType=\"image/png\"/>"
	         "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
	         "<Override PartName=\"/docProps/core.xml\" "
	         "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	         "<Override PartName=\"/docProps/app.xml\" "
	         "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>");
	for (int i = 0; i < JOINED; i++)
		text_print(&part, "<Override PartName=\"/word/%s.xml\" ContentType=\"" WORD_TYPE "%s+xml\"/>", joined[i].name,
		           joined[i].type);
	text_add(&part, "</Types>\n");
	return part;
}

static struct text package_relations(struct docx *docx)
{
	struct text part = begun(docx);
	text_add(&part, "<Relationships xmlns=\"" PACKAGES "/relationships\">"
	                "<Relationship Id=\"document\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
	                "<Relationship Id=\"core\" Type=\"" PACKAGES "/relationships/metadata/core-properties\" "
	                "Target=\"docProps/core.xml\"/>"
	                "<Relationship Id=\"app\" Type=\"" OFFICE "/extended-properties\" Target=\"docProps/app.xml\"/>"
	                "</Relationships>\n");
	return part;
}

static struct text document_relations(struct docx *docx)
{
	struct text part = begun(docx);
	text_add(&part, "<Relationships xmlns=\"" PACKAGES "/relationships\">");
	for (int i = 0; i < JOINED; i++)
		text_print(&part, "<Relationship Id=\"%s\" Type=\"" OFFICE "/%s\" Target=\"%s.xml\"/>", joined[i].name,
		           joined[i].relation, joined[i].name);
	for (int i = 0; i < docx->image_count; i++)
		text_print(&part, "<Relationship Id=\"image%d\" Type=\"" OFFICE "/image\" Target=\"media/image%d.png\"/>",
		           i + 1, i + 1);
	text_add(&part, "</Relationships>\n");
	return part;
}

static struct text properties(struct docx *docx)
{
	struct text part = begun(docx);
	const char *title = docx->document->title ? docx->document->title : "";
	text_add(&part, "<cp:coreProperties xmlns:cp=\"" PACKAGES "/metadata/core-properties\" "
	                "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
	docx_escape(&part, title, strlen(title));
	text_print(&part, "</dc:title><dc:language>%s</dc:language></cp:coreProperties>\n",
	           docx_tag(docx->numbering.language));
	return part;
}

static struct text application(struct docx *docx)
{
	struct text part = begun(docx);
	text_add(&part, "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
	                "<Application>outturn</Application></Properties>\n");
	return part;
}

/* --- the file --- */

static struct package_part packed(const char *name, struct text text)
{
	return (struct package_part){name, text.bytes, text.length, true};
}

static void write_docx(struct text *out, const struct said *said, const struct manner *manner)
{
	struct document document = {.arena = out->arena};
	said_tell(said, &document);
	struct docx docx = {.arena = out->arena, .document = &document, .manner = manner,
	                    .numbering = numbering_begin(out->arena, manner->language)};
	docx.form = language_rules[manner->language].full_width ? &docx_form_chinese : &docx_form_latin;
	docx_list_anchors(&docx);
	struct text main = main_part(&docx);
	struct text styles = begun(&docx), fonts = begun(&docx), settings = begun(&docx), numbering = begun(&docx),
				footer = begun(&docx), even = begun(&docx);
	docx_styles(&styles, docx.form, manner->language);
	docx_fonts(&fonts, docx.form);
	docx_settings(&settings, docx.form, manner->language);
	docx_numbering(&numbering, docx.lists);
	docx_footer(&footer, docx.form, DOCX_PAGE_ODD);
	docx_footer(&even, docx.form, DOCX_PAGE_EVEN);
	struct package_part *parts = ARENA_ARRAY(out->arena, PARTS + docx.image_count, struct package_part);
	const struct package_part all[PARTS] = {packed("[Content_Types].xml", content_types(&docx)),
	                                        packed("_rels/.rels", package_relations(&docx)),
	                                        packed("word/document.xml", main),
	                                        packed("word/_rels/document.xml.rels", document_relations(&docx)),
	                                        packed("word/styles.xml", styles),
	                                        packed("word/numbering.xml", numbering),
	                                        packed("word/settings.xml", settings),
	                                        packed("word/fontTable.xml", fonts),
	                                        packed("word/footer.xml", footer),
	                                        packed("word/even.xml", even),
	                                        packed("docProps/core.xml", properties(&docx)),
	                                        packed("docProps/app.xml", application(&docx))};
	memcpy(parts, all, sizeof all);
	for (int i = 0; i < docx.image_count; i++) {
		const struct picture *picture = docx.images[i].picture;
		parts[PARTS + i] = (struct package_part){arena_print(out->arena, "word/media/image%d.png", i + 1), picture->png,
		                                         picture->png_size, false};
	}
	package_write(out, parts, PARTS + docx.image_count);
}

const struct writer writer_docx = {
	.name = "docx", .ending = "docx", .for_people = true, .binary = true, .on_paper = true, .write = write_docx};
