/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_form: how a paper looks. The Chinese one is that of official papers (GB/T 9704-2012): A4, a text of 156 x 225
 * mm that begins 37 mm from the top and 28 mm from the binding, 22 lines of 28 characters of size three (16 points);
 * titles in Xiaobiaosong of size two (22 points), then Heiti, Kaiti and bold Fangsong. The other is a report in one
 * serif type. Fonts are only named, with what may stand in for them: none travels with the file. */
#include <string.h>
#include "write/docx.h"

#define COUNT(list) (int)(sizeof(list) / sizeof *(list))
#define ROMAN "Times New Roman"
#define FANGSONG "仿宋"
#define HEITI "黑体"
#define KAITI "楷体"
#define SONGTI "宋体"
#define XIAOBIAOSONG "方正小标宋简体"

static const struct docx_style chinese_styles[] = {
	{.id = "Normal", .name = "Normal", .east = FANGSONG, .latin = ROMAN, .size = 32, .align = "both",
	 .flags = DOCX_BUILT_IN},
	{.id = "BodyText", .name = "Body Text", .based = "Normal", .first = 200, .flags = DOCX_BUILT_IN},
	{.id = "Title", .name = "Title", .based = "Normal", .next = "BodyText", .east = XIAOBIAOSONG, .size = 44,
	 .before = 579, .after = 290, .line = 720, .align = "center",
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_OFF_GRID},
	{.id = "Subtitle", .name = "Subtitle", .based = "Normal", .next = "BodyText", .east = KAITI, .after = 579,
	 .align = "center", .flags = DOCX_BUILT_IN},
	{.id = "Heading1", .name = "heading 1", .based = "Normal", .next = "BodyText", .east = HEITI, .first = 200,
	 .outline = 1, .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_TOGETHER | DOCX_NEW_PAGE},
	{.id = "Heading2", .name = "heading 2", .based = "Normal", .next = "BodyText", .east = KAITI, .first = 200,
	 .outline = 2, .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_TOGETHER},
	{.id = "Heading3", .name = "heading 3", .based = "Normal", .next = "BodyText", .first = 200, .outline = 3,
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_TOGETHER | DOCX_BOLD},
	{.id = "TOCHeading", .name = "TOC Heading", .based = "Normal", .east = HEITI, .align = "center",
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT},
	{.id = "TOC1", .name = "toc 1", .based = "Normal", .size = 28, .line = 480, .align = "left",
	 .flags = DOCX_BUILT_IN | DOCX_OFF_GRID | DOCX_LEADER},
	{.id = "TOC2", .name = "toc 2", .based = "TOC1", .first = 200, .flags = DOCX_BUILT_IN | DOCX_LEADER},
	{.id = "ListBullet", .name = "List Bullet", .based = "BodyText", .flags = DOCX_BUILT_IN},
	{.id = "ListNumber", .name = "List Number", .based = "BodyText", .flags = DOCX_BUILT_IN},
	{.id = "Note", .called = W_STYLE_NOTE, .based = "BodyText", .east = KAITI, .size = 24, .line = 440,
	 .flags = DOCX_OFF_GRID},
	{.id = "Caption", .name = "caption", .based = "Normal", .next = "BodyText", .east = HEITI, .size = 24,
	 .before = 120, .after = 60, .align = "center", .flags = DOCX_BUILT_IN | DOCX_TOGETHER | DOCX_OFF_GRID},
	{.id = "TableText", .called = W_STYLE_TABLE, .based = "Normal", .east = SONGTI, .size = 21, .before = 20,
	 .after = 20, .align = "left",
	 .flags = DOCX_OFF_GRID},
	{.id = "Unit", .called = W_STYLE_UNIT, .based = "TableText", .align = "right", .flags = DOCX_WITH_NEXT},
	{.id = "Source", .called = W_STYLE_SOURCE, .based = "TableText", .next = "BodyText", .size = 18, .before = 40,
	 .after = 200, .align = "left"},
	{.id = "Picture", .called = W_STYLE_PICTURE, .based = "Normal", .next = "Caption", .before = 200,
	 .align = "center", .flags = DOCX_WITH_NEXT | DOCX_OFF_GRID},
	{.id = "Command", .called = W_STYLE_COMMAND, .based = "Normal", .east = SONGTI, .latin = "Courier New", .size = 18,
	 .before = 60, .after = 60, .align = "left", .flags = DOCX_OFF_GRID | DOCX_AS_TYPED},
	{.id = "Evidence", .called = W_STYLE_EVIDENCE, .based = "Normal", .east = SONGTI, .size = 16, .align = "left",
	 .flags = DOCX_OFF_GRID | DOCX_AS_TYPED},
	{.id = "Footer", .name = "footer", .based = "Normal", .east = SONGTI, .latin = SONGTI, .size = 28, .align = "left",
	 .flags = DOCX_BUILT_IN | DOCX_OFF_GRID},
	{.id = "SectionEnd", .called = W_STYLE_SECTION_END, .based = "Normal", .size = 2, .line = 20,
	 .flags = DOCX_OFF_GRID},
};

static const struct docx_font chinese_fonts[] = {
	{FANGSONG, "仿宋_GB2312,FangSong,FangSong_GB2312,方正仿宋_GBK,STFangsong,华文仿宋", "modern", true},
	{HEITI, "SimHei,方正黑体_GBK,STHeiti,华文黑体,Noto Sans CJK SC", "modern", true},
	{KAITI, "楷体_GB2312,KaiTi,KaiTi_GB2312,方正楷体_GBK,STKaiti,华文楷体", "modern", true},
	{SONGTI, "SimSun,方正书宋_GBK,STSong,华文宋体,Noto Serif CJK SC", "auto", true},
	{XIAOBIAOSONG, "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun", "auto", true},
	{ROMAN, "Liberation Serif,Nimbus Roman", "roman", false},
	{"Courier New", "Liberation Mono,Nimbus Mono PS", "modern", false},
};

const struct docx_form docx_form_chinese = {
	.top = 2098, .right = 1474, .bottom = 1985, .left = 1588, .footer = 1191,
	.line = 579, .pitch = 315, .body = 32, .table_sizes = {21, 18, 15},
	.styles = chinese_styles, .style_count = COUNT(chinese_styles),
	.fonts = chinese_fonts, .font_count = COUNT(chinese_fonts), .outer_numbers = true,
};

static const struct docx_style latin_styles[] = {
	{.id = "Normal", .name = "Normal", .east = SONGTI, .latin = ROMAN, .size = 22, .after = 120, .line = -276,
	 .align = "left", .flags = DOCX_BUILT_IN},
	{.id = "BodyText", .name = "Body Text", .based = "Normal", .after = 120, .flags = DOCX_BUILT_IN},
	{.id = "Title", .name = "Title", .based = "Normal", .next = "BodyText", .size = 44, .before = 480, .after = 120,
	 .line = -240, .align = "center", .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT},
	{.id = "Subtitle", .name = "Subtitle", .based = "Normal", .next = "BodyText", .size = 26, .after = 480,
	 .align = "center", .flags = DOCX_BUILT_IN},
	{.id = "Heading1", .name = "heading 1", .based = "Normal", .next = "BodyText", .size = 32, .after = 200,
	 .line = -240, .outline = 1,
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_TOGETHER | DOCX_NEW_PAGE | DOCX_BOLD},
	{.id = "Heading2", .name = "heading 2", .based = "Normal", .next = "BodyText", .size = 26, .before = 280,
	 .after = 100, .line = -240, .outline = 2,
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_TOGETHER | DOCX_BOLD},
	{.id = "Heading3", .name = "heading 3", .based = "Normal", .next = "BodyText", .size = 22, .before = 200,
	 .after = 80, .line = -240, .outline = 3,
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_TOGETHER | DOCX_BOLD},
	{.id = "TOCHeading", .name = "TOC Heading", .based = "Normal", .size = 26, .before = 240, .after = 120,
	 .flags = DOCX_BUILT_IN | DOCX_WITH_NEXT | DOCX_BOLD},
	{.id = "TOC1", .name = "toc 1", .based = "Normal", .before = 60, .after = 20, .line = -240,
	 .flags = DOCX_BUILT_IN | DOCX_LEADER},
	{.id = "TOC2", .name = "toc 2", .based = "TOC1", .before = 0, .after = 20, .first = 200,
	 .flags = DOCX_BUILT_IN | DOCX_LEADER},
	{.id = "ListBullet", .name = "List Bullet", .based = "BodyText", .after = 60, .flags = DOCX_BUILT_IN},
	{.id = "ListNumber", .name = "List Number", .based = "BodyText", .after = 60, .flags = DOCX_BUILT_IN},
	{.id = "Note", .called = W_STYLE_NOTE, .based = "BodyText", .size = 20, .after = 100, .line = -252},
	{.id = "Caption", .name = "caption", .based = "Normal", .next = "BodyText", .size = 20, .before = 160, .after = 60,
	 .line = -240, .flags = DOCX_BUILT_IN | DOCX_TOGETHER | DOCX_BOLD},
	{.id = "TableText", .called = W_STYLE_TABLE, .based = "Normal", .size = 19, .before = 10, .after = 10, .line = -240,
	 .align = "left"},
	{.id = "Unit", .called = W_STYLE_UNIT, .based = "TableText", .after = 20, .align = "right",
	 .flags = DOCX_WITH_NEXT},
	{.id = "Source", .called = W_STYLE_SOURCE, .based = "TableText", .next = "BodyText", .size = 17, .before = 40,
	 .after = 240, .align = "left"},
	{.id = "Picture", .called = W_STYLE_PICTURE, .based = "Normal", .next = "Caption", .before = 120, .after = 0,
	 .line = -240, .align = "center", .flags = DOCX_WITH_NEXT},
	{.id = "Command", .called = W_STYLE_COMMAND, .based = "Normal", .latin = "Courier New", .size = 17, .before = 60,
	 .after = 60, .line = -240, .flags = DOCX_AS_TYPED},
	{.id = "Evidence", .called = W_STYLE_EVIDENCE, .based = "Normal", .size = 15, .after = 0, .line = -240,
	 .flags = DOCX_AS_TYPED},
	{.id = "Footer", .name = "footer", .based = "Normal", .size = 20, .after = 0, .line = -240, .align = "center",
	 .flags = DOCX_BUILT_IN},
	{.id = "SectionEnd", .called = W_STYLE_SECTION_END, .based = "Normal", .size = 2, .after = 0, .line = 20},
};

static const struct docx_font latin_fonts[] = {
	{ROMAN, "Liberation Serif,Nimbus Roman", "roman", false},
	{SONGTI, "SimSun,STSong,Noto Serif CJK SC", "auto", true},
	{"Courier New", "Liberation Mono,Nimbus Mono PS", "modern", false},
};

const struct docx_form docx_form_latin = {
	.top = 1417, .right = 1417, .bottom = 1417, .left = 1417, .footer = 709,
	.line = 360, .body = 22, .table_sizes = {19, 17, 15},
	.styles = latin_styles, .style_count = COUNT(latin_styles),
	.fonts = latin_fonts, .font_count = COUNT(latin_fonts),
};

const struct docx_style *docx_style(const struct docx_form *form, const char *id)
{
	const struct docx_style *style = form->styles;
	while (strcmp(style->id, id) != 0)
		style++;
	return style;
}

int docx_style_size(const struct docx_form *form, const struct docx_style *style)
{
	while (!style->size)
		style = docx_style(form, style->based);
	return style->size;
}

int docx_style_line(const struct docx_form *form, const struct docx_style *style)
{
	while (!style->line && style->based)
		style = docx_style(form, style->based);
	return style->line;
}

bool docx_style_flag(const struct docx_form *form, const struct docx_style *style, enum docx_style_flag flag)
{
	while (!(style->flags & flag) && style->based)
		style = docx_style(form, style->based);
	return style->flags & flag;
}
