/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_heading: a heading is compared in plain form (small letters, half-width) with the patterns of its row;
 * what is no such heading but names a year is a column of numbers: of the plan where it says target or plan, of what
 * is where it says base or actual. The plan's year is the first that is said to be a target, otherwise the last; the
 * base year is the last before it; other years before are history. Holds: base year < target year. */
#include "data/indicator_heading.h"
#include <string.h>
#include "base/number.h"
#include "data/unit.h"

enum { PLAN_YEARS = 5, MOST_YEARS_APART = 50 };

static const struct pattern {
	enum heading heading;
	const char *name;        /* as messages offer it */
	const char *globs[10];
} patterns[] = {
	{HEADING_NO, "no, 序号", {"no", "no.", "number", "序号", "编号"}},
	{HEADING_GROUP, "group, 类别", {"group", "category", "类别", "分类", "领域", "一级指标"}},
	{HEADING_ZH, "indicator_zh", {"indicator_zh", "name_zh", "中文名称", "指标(中文)"}},
	{HEADING_EN, "indicator_en", {"indicator_en", "name_en", "英文名称", "指标(英文)"}},
	{HEADING_NAME, "indicator, 指标", {"indicator", "name", "指标", "指标名称", "名称", "主要指标",
	                                  "具体指标", "二级指标"}},
	{HEADING_UNIT, "unit, 单位", {"unit", "units", "单位", "计量单位"}},
	{HEADING_SENSE, "target_sense", {"target_sense", "sense", "目标方向", "方向"}},
	{HEADING_RATE_KIND, "rate_kind", {"rate_kind", "增速口径"}},
	{HEADING_RATE, "stated_rate, 年均增速(%)", {"stated_rate", "rate", "plan_rate", "*年均*", "*累计*", "*增速*",
	                                            "*增长率*", "*annual*growth*", "*growth*rate*", "growth"}},
	{HEADING_ATTRIBUTE, "attribute, 属性", {"attribute", "属性", "指标属性", "指标性质", "性质"}},
	{HEADING_NOTE, "note, 备注", {"note", "notes", "remark", "remarks", "备注", "说明", "注"}},
	{HEADING_BASE, "base_2020, 2020年", {"base", "base_value", "基数", "基期值", "基期", "现状值"}},
	{HEADING_TARGET, "target_2025, 2025年目标", {"target", "target_value", "目标", "目标值", "规划目标"}},
};
enum { PATTERNS = sizeof patterns / sizeof *patterns };
static const char *const planned[] = {"target", "plan", "目标", "规划", "goal", NULL};

enum role { ROLE_UNSAID, ROLE_ACTUAL, ROLE_PLANNED };
struct dated {
	int column, year;
	enum role role;
};

struct sorting {
	struct arena *arena;
	const struct csv *csv;
	struct diags *diags;
	struct headings *headings;
	struct dated *dated;
	int dated_count;
	bool bad;
};

static bool matches(const struct pattern *pattern, const char *plain)
{
	for (int i = 0; i < 10 && pattern->globs[i]; i++)
		if (text_glob(pattern->globs[i], plain))
			return true;
	return false;
}

/* The one year that a heading names; 0 for none or several. */
static int year_in(const char *plain)
{
	int found = 0;
	for (const char *at = plain; *at; at++) {
		int length = 0, year = 0;
		for (; number_is_digit(at[length]) && length < 6; length++)
			year = year * 10 + (at[length] - '0');
		if (length == 4 && year >= YEAR_FIRST && year <= YEAR_LAST) {
			if (found && found != year)
				return 0;
			found = year;
		}
		at += length ? length - 1 : 0;
	}
	return found;
}

static enum role role_in(const char *plain)
{
	static const char *const actual[] = {"base", "actual", "基", "实际", "完成", "现状", "预计", NULL};
	for (const char *const *word = planned; *word; word++)
		if (strstr(plain, *word))
			return ROLE_PLANNED;
	for (const char *const *word = actual; *word; word++)
		if (strstr(plain, *word))
			return ROLE_ACTUAL;
	return ROLE_UNSAID;
}

static void complain_heading(struct sorting *sorting, struct place place, enum word message, enum word hint,
                             const char *const *args)
{
	sorting->bad = true;
	diag_add(sorting->diags, DIAG_ERROR, place, NULL, message, hint, args);
}

static void sort_one(struct sorting *sorting, int column)
{
	const struct csv_cell *cell = &sorting->csv->header[column];
	const char *plain = indicator_plain(sorting->arena, cell->text);
	for (int i = 0; i < PATTERNS; i++) {
		if (!matches(&patterns[i], plain))
			continue;
		int *at = &sorting->headings->column[patterns[i].heading];
		if (*at >= 0)
			complain_heading(sorting, cell->place, W_TABLE_COLUMN_TWICE, W_TABLE_COLUMN_TWICE_HINT,
			                 WORDS(cell->text, sorting->csv->header[*at].text));
		*at = column;
		if (patterns[i].heading == HEADING_RATE)
			sorting->headings->rate_kind =
				strstr(plain, "累计") && !strstr(plain, "年均") ? RATE_CUMULATIVE : RATE_YEARLY;
		return;
	}
	int year = year_in(plain);
	if (year)
		sorting->dated[sorting->dated_count++] = (struct dated){column, year, role_in(plain)};
	else if (*plain)
		diag_note(sorting->diags, cell->place, NULL, W_TABLE_COLUMN_UNKNOWN, W_TABLE_COLUMN_UNKNOWN_HINT,
		          cell->text);
}

/* --- years --- */

/* The first that is said to be a target; otherwise the last that is not said to be actual, if another year stands
 * before it. */
static const struct dated *planned_column(const struct sorting *sorting)
{
	const struct dated *first = NULL, *last = NULL;
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		if (dated->role == ROLE_PLANNED && (!first || dated->year < first->year))
			first = dated;
		if (dated->role == ROLE_UNSAID && (!last || dated->year > last->year))
			last = dated;
	}
	return first ? first : sorting->dated_count > 1 ? last : NULL;
}

static const struct dated *base_column(const struct sorting *sorting, int before)
{
	const struct dated *base = NULL;
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		if (dated->role != ROLE_PLANNED && (!before || dated->year < before) &&
		    (!base || dated->year > base->year))
			base = dated;
	}
	return base;
}

static void take_dated(struct sorting *sorting)
{
	struct headings *headings = sorting->headings;
	const struct dated *target = headings->column[HEADING_TARGET] < 0 ? planned_column(sorting) : NULL;
	if (target) {
		headings->column[HEADING_TARGET] = target->column;
		headings->target_year = target->year;
	}
	const struct dated *base =
		headings->column[HEADING_BASE] < 0 ? base_column(sorting, headings->target_year) : NULL;
	if (base) {
		headings->column[HEADING_BASE] = base->column;
		headings->base_year = base->year;
	}
	for (int i = 0; i < sorting->dated_count && !base && target && headings->column[HEADING_BASE] < 0; i++)
		if (sorting->dated[i].role == ROLE_ACTUAL)
			complain_heading(sorting, sorting->csv->header[sorting->dated[i].column].place, W_TABLE_YEARS_ORDER,
			                 W_TABLE_YEARS_ORDER_HINT,
			                 WORDS(arena_print(sorting->arena, "%d", sorting->dated[i].year),
			                       arena_print(sorting->arena, "%d", target->year)));
	headings->observed = ARENA_ARRAY(sorting->arena, sorting->dated_count + 1, int);
	headings->observed_years = ARENA_ARRAY(sorting->arena, sorting->dated_count + 1, int);
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		const struct csv_cell *cell = &sorting->csv->header[dated->column];
		if (dated == target || dated == base)
			continue;
		if (dated->role == ROLE_PLANNED ||
		    (dated->role == ROLE_UNSAID && headings->target_year && dated->year > headings->target_year)) {
			diag_note(sorting->diags, cell->place, NULL, W_TABLE_OTHER_PLAN, W_TABLE_OTHER_PLAN_HINT,
			          cell->text, arena_print(sorting->arena, "%d", headings->target_year));
			continue;
		}
		headings->observed[headings->observed_count] = dated->column;
		headings->observed_years[headings->observed_count++] = dated->year;
	}
}

static void settle_years(struct sorting *sorting, int said)
{
	struct headings *headings = sorting->headings;
	int target = headings->column[HEADING_TARGET], base = headings->column[HEADING_BASE];
	struct place place = sorting->csv->header[target >= 0 ? target : 0].place;
	if (said && headings->base_year && said != headings->base_year) {
		complain_heading(sorting, sorting->csv->header[base].place, W_TABLE_BASE_YEAR, W_TABLE_BASE_YEAR_HINT,
		                 WORDS(arena_print(sorting->arena, "%d", headings->base_year),
		                       arena_print(sorting->arena, "%d", said)));
		return;
	}
	headings->base_year = said ? said : headings->base_year;
	if (!headings->base_year && headings->target_year)
		headings->base_year = headings->target_year - PLAN_YEARS;
	if (!headings->target_year && headings->base_year)
		headings->target_year = headings->base_year + PLAN_YEARS;
	int apart = headings->target_year - headings->base_year;
	if (!headings->base_year)
		complain_heading(sorting, place, W_TABLE_NO_YEAR, W_TABLE_NO_YEAR_HINT, WORDS());
	else if (apart < 1 || apart > MOST_YEARS_APART || headings->base_year < YEAR_FIRST)
		complain_heading(sorting, place, W_TABLE_YEARS_ORDER, W_TABLE_YEARS_ORDER_HINT,
		                 WORDS(arena_print(sorting->arena, "%d", headings->base_year),
		                       arena_print(sorting->arena, "%d", headings->target_year)));
}

static void must_be_there(struct sorting *sorting, bool is_there, enum heading heading)
{
	const char *name = "";
	for (int i = 0; i < PATTERNS; i++)
		name = patterns[i].heading == heading ? patterns[i].name : name;
	if (!is_there)
		complain_heading(sorting, sorting->csv->header[0].place, W_TABLE_COLUMN_MISSING, W_TABLE_COLUMN_MISSING_HINT,
		                 WORDS(name));
}

bool indicator_headings(struct arena *arena, const struct csv *csv, int base_year, struct headings *headings,
                        struct diags *diags)
{
	*headings = (struct headings){0};
	for (int i = 0; i < HEADINGS; i++)
		headings->column[i] = -1;
	struct sorting sorting = {arena, csv,  diags, headings, ARENA_ARRAY(arena, csv->columns, struct dated),
	                          0,     false};
	for (int column = 0; column < csv->columns; column++)
		sort_one(&sorting, column);
	take_dated(&sorting);
	const int *column = headings->column;
	must_be_there(&sorting, column[HEADING_NAME] >= 0 || column[HEADING_ZH] >= 0 || column[HEADING_EN] >= 0,
	              HEADING_NAME);
	must_be_there(&sorting, column[HEADING_TARGET] >= 0, HEADING_TARGET);
	if (!sorting.bad)
		settle_years(&sorting, base_year);
	return !sorting.bad;
}
