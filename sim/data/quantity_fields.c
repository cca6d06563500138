/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_fields: the keys of a quantity object. The distributions that `uncertain` may name are listed in
 * distribution/distributions.def. */
#include "data/quantity_fields.h"
#include "data/quantity.h"

const char *const quantity_interpolations[] = {[INTERPOLATE_LINEAR] = "linear",
                                             [INTERPOLATE_STEP] = "step",
                                             [INTERPOLATE_GEOMETRIC] = "geometric",
                                             [INTERPOLATE_UNSAID] = NULL};

const struct field series_fields[] = {
	{"file", NULL, REQUIRED_IN_FILE, ANY_NUMBER, .kind = FIELD_FILE,
     .en = "a CSV of observations, inside the place", .zh = "观测数据 CSV 文件，位于本地区文件夹内"},
	{"variable", NULL, REQUIRED_IN_FILE, ANY_NUMBER, .kind = FIELD_NAME, .en = "the variable in that file",
     .zh = "该文件中的变量"},
	{"basis", NULL, 0, ANY_NUMBER, .kind = FIELD_TEXT, .en = "which of its bases, where it has several",
     .zh = "口径，该变量有多种口径时须写明"},
	{0},
};

const struct field quantity_fields[] = {
	{"value", NULL, 0, ANY_NUMBER, .kind = FIELD_NUMBER, .en = "the number, or a text with its unit",
     .zh = "数值，或带单位的文本"},
	{"unit", NULL, 0, ANY_NUMBER, .kind = FIELD_TEXT,
     .en = "unit of all numbers of this object; the expected unit where it is left out",
     .zh = "本对象全部数值的单位；省略时为应有单位"},
	{"path", NULL, 0, ANY_NUMBER, .kind = FIELD_QUANTITIES, .en = "numbers by year", .zh = "逐年数值"},
	{"interpolate", NULL, 0, ANY_NUMBER, .kind = FIELD_CHOICE, .choices = quantity_interpolations,
     .en = "how the years between those of a path are filled", .zh = "path 各年份之间的插值方式"},
	{"series", NULL, 0, ANY_NUMBER, .kind = FIELD_OBJECT, .fields = series_fields,
     .en = "numbers from a CSV of observations", .zh = "取自观测数据 CSV 的数值"},
	{"level", NULL, 0, ANY_NUMBER, .kind = FIELD_QUANTITIES,
     .en = "levels by year that growth (or equal steps) must reach",
     .zh = "增速（或等额增量）须达到的各年水平"},
	{"source", NULL, 0, ANY_NUMBER, .kind = FIELD_TEXT,
     .en = "where the number comes from, or \"assumption\"", .zh = "数据来源，或 \"assumption\"（假设）"},
	{"note", NULL, 0, ANY_NUMBER, .kind = FIELD_TITLE, .en = "what else a reader should know", .zh = "说明"},
	{"range", NULL, 0, ANY_NUMBER, .kind = FIELD_NUMBERS,
     .en = "[low, high]: what the number may plausibly be", .zh = "[下限, 上限]：数值的合理范围"},
	{"uncertain", NULL, 0, ANY_NUMBER, .kind = FIELD_OBJECT,
     .en = "its distribution", .zh = "不确定性分布"},
	{0},
};

const char *const quantity_form_keys[] = {[QUANTITY_VALUE] = "value",
                                        [QUANTITY_PATH] = "path",
                                        [QUANTITY_SERIES] = "series",
                                        [QUANTITY_LEVEL] = "level"};
