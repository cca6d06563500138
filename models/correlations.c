/* SPDX-License-Identifier: GPL-3.0-or-later */
/* correlations: uncertain inputs that tend to be high or low together. A pair has a rank correlation (Spearman's);
 * draws are joined by a normal copula whose correlation is 2 sin(pi / 6 * rank) (K. Pearson, 1907), so that each input
 * keeps its own distribution (R. Iman, W. Conover, 1982). No equations: sim/core/uncertainty.c reads them. */
#include "models/models.h"

static const struct field fields[] = {
	{"of", .kind = FIELD_NAME, .flags = REQUIRED, .en = "an uncertain input (sectors.mining.growth)",
	 .zh = "一个不确定的参数"},
	{"with", .kind = FIELD_NAME, .flags = REQUIRED, .en = "another one", .zh = "另一个不确定的参数"},
	{"rank", "1", REQUIRED, BETWEEN(-1, 1), .otherwise = NAN, .en = "rank correlation (Spearman)",
	 .zh = "秩相关系数（Spearman）"},
	{"source", .kind = FIELD_TEXT, .en = "where it comes from", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

const struct model model_correlations = {
	"correlations",
	BY_USER,
	.fields = fields,
	.method_en =
		"Drawn in ensembles only. Each input keeps its own distribution; the pair is joined by a normal copula.\n"
		"Pairs that share inputs make a matrix, which must be possible: 0.9 and 0.9 beside -0.9 is not.\n"
		"Yearly shocks move together by their loadings instead.",
	.method_zh = "仅在模拟（ensemble）中起作用。各参数保持自身分布，"
	             "成对以正态连接函数相关。\n"
				 "共用参数的各对构成相关矩阵，须能成立：0.9、0.9与-0.9不能并存。\n"
				 "逐年冲击则以载荷实现同向变动。",
	.reference = "R. L. Iman, W. J. Conover, Communications in Statistics, 1982; K. Pearson, 1907.",
	.en = "Uncertain inputs that move together",
	.zh = "相互关联的不确定参数"};
