/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_style: what a language's pages want, as CSS, for its row of languages.def: type on the screen and on paper,
 * sizes, margins. Chinese: a paper's face as GB/T 9704 has it (22 lines of 28 characters, 156 by 225 mm, bound at 28
 * mm). */
#ifndef BASE_PAGE_STYLE_H
#define BASE_PAGE_STYLE_H
#define PAGE_STYLE_EN \
	":root{--screen:-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Liberation Sans',Arial,'Noto " \
	"Sans CJK SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif;\n" \
	"--paper:'Source Serif 4','Source Serif Pro',Cambria,Georgia,'Liberation Serif','Times New Roman'," \
	"serif;--paper-title:var(--screen);\n" \
	"--paper-chapter:var(--screen);--paper-section:var(--screen);--line:1.6;--indent:0;--gap:1rem;" \
	"--caption:left;--size:11pt;--paper-line:1.4;\n" \
	"--small:10pt;--table:9.5pt;--tight:8pt;--smaller:8.5pt;" \
	"--title-size:bold 24pt;--chapter-size:bold 16pt;--section-size:bold 12.5pt}\n" \
	"@page{size:A4;margin:25mm 25mm 25mm 25mm;@bottom-center{content:counter(page);font:9pt Arial," \
	"sans-serif}}\n"
#define PAGE_STYLE_ZH \
	":root{--screen:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans " \
	"SC','WenQuanYi Micro Hei',sans-serif;\n" \
	"--paper:FangSong,'FangSong_GB2312',STFangsong,'Noto Serif CJK SC','Source Han Serif SC',SimSun," \
	"'WenQuanYi Micro Hei',serif;\n" \
	"--paper-title:'FZXiaoBiaoSong-B05S',STZhongsong,'Noto Serif CJK SC','Source Han Serif SC',SimSun," \
	"'WenQuanYi Micro Hei',serif;\n" \
	"--paper-chapter:SimHei,STHeiti,'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei'," \
	"'WenQuanYi Micro Hei',sans-serif;\n" \
	"--paper-section:KaiTi,'KaiTi_GB2312',STKaiti,'Noto Serif CJK SC','Source Han Serif SC','WenQuanYi " \
	"Micro Hei',serif;\n" \
	"--line:1.8;--indent:2em;--gap:.5rem;--caption:center;--size:16pt;--paper-line:29pt;--small:12pt;--table:10.5pt;" \
	"--tight:9pt;--smaller:10.5pt;\n" \
	"--title-size:22pt;--chapter-size:16pt;--section-size:16pt}\n" \
	"@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:'— ' counter(page) ' —';font:14pt " \
	"SimSun,serif}}\n" \
	"@page:left{margin-left:26mm;margin-right:28mm}\n"
#endif
