/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_styles: the parts of a Word file that say how it looks, the same for every document of a form: styles, fonts,
 * lists, settings, footers. */
#include "write/docx.h"

#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

const char *docx_tag(enum language language)
{
	const struct language_rules *rules = &language_rules[language];
	return rules->tag ? rules->tag : rules->code;
}

static void put_language(struct text *out, enum language language)
{
	const struct language_rules *rules = &language_rules[language];
	if (rules->full_width)
		text_print(out, "<w:lang w:val=\"en-US\" w:eastAsia=\"%s\"/>", docx_tag(language));
	else
		text_print(out, "<w:lang w:val=\"%s\" w:eastAsia=\"zh-CN\"/>", docx_tag(language));
}

static void put_paragraph(struct text *out, const struct docx_form *form, const struct docx_style *style)
{
	text_add(out, "<w:pPr>");
	if (style->flags & DOCX_WITH_NEXT)
		text_add(out, "<w:keepNext/>");
	if (style->flags & DOCX_TOGETHER)
		text_add(out, "<w:keepLines/>");
	if (style->flags & DOCX_NEW_PAGE)
		text_add(out, "<w:pageBreakBefore/>");
	if (form->pitch && !style->based)
		text_add(out, "<w:widowControl w:val=\"0\"/>"); /* every page has as many lines as the others */
	if (style->flags & DOCX_LEADER)
		text_print(out, "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"%d\"/></w:tabs>",
		           DOCX_WIDTH - form->left - form->right);
	if (style->flags & DOCX_OFF_GRID)
		text_add(out, "<w:snapToGrid w:val=\"0\"/>");
	int line = docx_style_line(form, style);
	text_print(out, "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"%s\"/>", style->before,
	           style->after, line > 0 ? line : line < 0 ? -line : 240, line > 0 ? "exact" : "auto");
	if (style->first)
		text_print(out, "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/>", style->first,
		           style->first * docx_style_size(form, style) / 10);
	if (style->align)
		text_print(out, "<w:jc w:val=\"%s\"/>", style->align);
	if (style->outline)
		text_print(out, "<w:outlineLvl w:val=\"%d\"/>", style->outline - 1);
	text_add(out, "</w:pPr>");
}

/* 28 characters of 16 points would be wider than a line of official papers: they stand a little closer. A grid of
 * characters would say the same, but not every program takes one that is narrower than the type. */
static void put_pitch(struct text *out, const struct docx_form *form, const struct docx_style *style)
{
	if (form->pitch && !style->based)
		text_print(out, "<w:spacing w:val=\"%d\"/>", form->pitch - form->body * 10);
	else if (form->pitch && style->flags & DOCX_OFF_GRID)
		text_add(out, "<w:spacing w:val=\"0\"/>");
}

static void put_type(struct text *out, const struct docx_form *form, const struct docx_style *style)
{
	text_add(out, "<w:rPr>");
	if (style->east || style->latin) {
		text_add(out, "<w:rFonts");
		if (style->latin)
			text_print(out, " w:ascii=\"%s\" w:hAnsi=\"%s\"", style->latin, style->latin);
		if (style->east)
			text_print(out, " w:eastAsia=\"%s\"", style->east);
		if (style->latin)
			text_print(out, " w:cs=\"%s\"", style->latin);
		text_add(out, "/>");
	}
	if (style->flags & DOCX_BOLD)
		text_add(out, "<w:b/><w:bCs/>");
	if (style->flags & DOCX_AS_TYPED)
		text_add(out, "<w:noProof/>");
	if (style->flags & DOCX_OFF_GRID)
		text_add(out, "<w:snapToGrid w:val=\"0\"/>");
	put_pitch(out, form, style);
	if (style->size)
		text_print(out, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", style->size, style->size);
	text_add(out, "</w:rPr>");
}

static void put_style(struct text *out, const struct docx_form *form, const struct docx_style *style,
                      enum language language)
{
	bool own = !(style->flags & DOCX_BUILT_IN);
	text_print(out, "<w:style w:type=\"paragraph\"%s%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>",
	           style->based ? "" : " w:default=\"1\"", own ? " w:customStyle=\"1\"" : "", style->id,
	           own ? word_text(language, style->called) : style->name);
	if (style->based)
		text_print(out, "<w:basedOn w:val=\"%s\"/>", style->based);
	if (style->next)
		text_print(out, "<w:next w:val=\"%s\"/>", style->next);
	text_add(out, "<w:qFormat/>");
	put_paragraph(out, form, style);
	put_type(out, form, style);
	text_add(out, "</w:style>\n");
}

/* Numbers are links to where it is told how they come about; on paper they are what they were. */
static void put_number_style(struct text *out, enum language language)
{
	text_print(out,
	           "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
	           "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\n"
	           "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Number\"><w:name w:val=\"%s\"/>"
	           "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/>"
	           "<w:rPr><w:noProof/><w:color w:val=\"auto\"/><w:u w:val=\"none\"/></w:rPr></w:style>\n",
	           word_text(language, W_STYLE_NUMBER));
}

static void put_table_styles(struct text *out, enum language language)
{
	text_add(out,
	         "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
	         "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
	         "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"60\" w:type=\"dxa\"/>"
	         "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/>"
	         "</w:tblCellMar></w:tblPr></w:style>\n");
	text_print(out,
	           "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ThreeLines\"><w:name w:val=\"%s\"/>"
	           "<w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr><w:tblBorders>"
	           "<w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>"
	           "<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders></w:tblPr>"
	           "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>"
	           "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/>"
	           "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>\n",
	           word_text(language, W_STYLE_THREE_LINES));
}

void docx_styles(struct text *out, const struct docx_form *form, enum language language)
{
	const struct docx_style *normal = docx_style(form, "Normal");
	text_add(out, "<w:styles xmlns:w=\"" MAIN "\"><w:docDefaults><w:rPrDefault><w:rPr>");
	text_print(out,
	           "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" w:cs=\"%s\"/><w:sz w:val=\"%d\"/>"
	           "<w:szCs w:val=\"%d\"/>",
	           normal->latin, normal->latin, normal->east, normal->latin, normal->size, normal->size);
	put_language(out, language);
	text_add(out, "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n");
	for (int i = 0; i < form->style_count; i++)
		put_style(out, form, &form->styles[i], language);
	put_number_style(out, language);
	put_table_styles(out, language);
	text_add(out, "</w:styles>\n");
}

void docx_fonts(struct text *out, const struct docx_form *form)
{
	text_add(out, "<w:fonts xmlns:w=\"" MAIN "\">");
	for (int i = 0; i < form->font_count; i++) {
		const struct docx_font *font = &form->fonts[i];
		text_print(out,
		           "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset w:val=\"%s\"/><w:family w:val=\"%s\"/>"
		           "<w:pitch w:val=\"variable\"/></w:font>",
		           font->name, font->others, font->chinese ? "86" : "00", font->family);
	}
	text_add(out, "</w:fonts>\n");
}

void docx_settings(struct text *out, const struct docx_form *form, enum language language)
{
	const struct language_rules *rules = &language_rules[language];
	text_add(out, "<w:settings xmlns:w=\"" MAIN "\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>");
	if (form->outer_numbers)
		text_add(out, "<w:evenAndOddHeaders/>");
	if (rules->full_width)
		text_add(out, "<w:characterSpacingControl w:val=\"compressPunctuation\"/>");
	text_add(out, "<w:compat>");
	if (rules->full_width)
		text_add(out,
		         "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
		         "<w:doNotExpandShiftReturn/><w:useFELayout/>");
	text_add(out, "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
	              "w:val=\"15\"/></w:compat>");
	text_print(out, "<w:themeFontLang w:val=\"%s\" w:eastAsia=\"zh-CN\"/>",
	           rules->full_width ? "en-US" : docx_tag(language));
	text_add(out, "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>\n");
}

static void put_level(struct text *out, const char *format, const char *sign)
{
	text_print(out,
	           "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/>"
	           "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"840\" w:hanging=\"420\"/></w:pPr></w:lvl>",
	           format, sign);
}

/* Number 1 is that of points, the others each begin at 1. */
void docx_numbering(struct text *out, int lists)
{
	text_add(out, "<w:numbering xmlns:w=\"" MAIN "\">"
	              "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>");
	put_level(out, "bullet", "•");
	text_add(out, "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/>");
	put_level(out, "decimal", "%1.");
	text_add(out, "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
	for (int i = 0; i < lists; i++)
		text_print(out,
		           "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
		           "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
		           i + 2);
	text_add(out, "</w:numbering>\n");
}

/* In official papers a number stands between dashes, one character from the outer edge. */
void docx_footer(struct text *out, const struct docx_form *form, enum docx_page page)
{
	const char *dash = form->outer_numbers ? "<w:t xml:space=\"preserve\">— </w:t>" : "";
	text_add(out, "<w:ftr xmlns:w=\"" MAIN "\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>");
	if (form->outer_numbers)
		text_print(out, "<w:ind w:%sChars=\"100\" w:%s=\"280\"/><w:jc w:val=\"%s\"/>",
		           page == DOCX_PAGE_EVEN ? "left" : "right", page == DOCX_PAGE_EVEN ? "left" : "right",
		           page == DOCX_PAGE_EVEN ? "left" : "right");
	text_print(out,
	           "</w:pPr><w:r>%s<w:fldChar w:fldCharType=\"begin\"/></w:r>"
	           "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
	           "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
	           "<w:r><w:fldChar w:fldCharType=\"end\"/>%s</w:r></w:p></w:ftr>\n",
	           dash, form->outer_numbers ? "<w:t xml:space=\"preserve\"> —</w:t>" : "");
}
