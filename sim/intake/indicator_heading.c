/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_heading: a heading is compared in plain form (small letters, half-width) with the patterns of its row;
 * any other is taken apart (indicator_said.h). A level of a year is a column of numbers: of the plan where it says
 * target or plan, of what is where it says base or actual. The plan's year is the first that is said to be a target and
 * has no fact beside or after it, otherwise the last; the base year is the last before it; other years before are
 * history. A growth is the plan's rate where it is a mean one of the plan's years; one of a year or a period before is
 * kept aside; nothing else is read, and that is said. Holds: base year < target year; no year has two columns of
 * facts. */
#include "intake/indicator_heading.h"
#include <string.h>
#include "intake/indicator_said.h"

enum { PLAN_YEARS = 5, MOST_YEARS_APART = 50 };

static const struct pattern {
	enum heading heading;
	const char *name;        /* as messages offer it */
	const char *names[12];
} patterns[] = {
	{HEADING_NO, "no, 序号", {"no", "no.", "number", "序号", "编号"}},
	{HEADING_GROUP, "group, 类别", {"group", "category", "类别", "分类", "领域", "一级指标"}},
	{HEADING_ZH, "indicator_zh", {"indicator_zh", "name_zh", "中文名称", "指标(中文)"}},
	{HEADING_EN, "indicator_en", {"indicator_en", "name_en", "英文名称", "指标(英文)"}},
	{HEADING_NAME,
     "indicator, 指标",
     {"indicator", "indicators", "indicator name", "name", "指标", "指标名称", "名称", "主要指标", "具体指标",
      "二级指标", "项目"}},
	{HEADING_UNIT, "unit, 单位", {"unit", "units", "单位", "计量单位"}},
	{HEADING_SENSE, "target_sense", {"target_sense", "sense", "目标方向", "方向"}},
	{HEADING_RATE_KIND, "rate_kind", {"rate_kind", "增速口径"}},
	{HEADING_RATE, "stated_rate, 年均增速(%)", {"stated_rate", "rate", "plan_rate"}},
	{HEADING_ATTRIBUTE, "attribute, 属性", {"attribute", "属性", "指标属性", "目标属性", "指标性质", "性质"}},
	{HEADING_NOTE, "note, 备注", {"note", "notes", "remark", "remarks", "comment", "comments", "备注", "说明", "注"}},
	{HEADING_BASE, "base_2020, 2020年", {NULL}},
	{HEADING_TARGET, "target_2025, 2025年目标", {NULL}},
};
enum { PATTERNS = sizeof patterns / sizeof *patterns };

enum role { ROLE_UNSAID, ROLE_ACTUAL, ROLE_PLANNED };
struct dated {
	int column, year;
	enum role role;
	bool revised, left_out;
};
struct growing {
	int column;
	struct heading_said said;
};

struct sorting {
	struct arena *arena;
	const struct csv *csv;
	struct diags *diags;
	struct headings *headings;
	struct dated *dated;
	int dated_count;
	struct growing *growing;
	int growing_count;
	bool bad;
};

static bool matches(const struct pattern *pattern, const char *plain)
{
	for (int i = 0; i < 12 && pattern->names[i]; i++)
		if (strcmp(pattern->names[i], plain) == 0)
			return true;
	return false;
}

static const struct csv_cell *heading_cell(const struct sorting *sorting, int column)
{
	return &sorting->csv->header[column];
}

static void complain_heading(struct sorting *sorting, struct place place, enum word message, enum word hint,
                             const char *const *args)
{
	sorting->bad = true;
	diag_add(sorting->diags, DIAG_ERROR, place, NULL, message, hint, args);
}

static void leave_out(struct sorting *sorting, int column, enum word hint, int year)
{
	const struct csv_cell *cell = heading_cell(sorting, column);
	diag_note(sorting->diags, cell->place, NULL, W_TABLE_COLUMN_UNKNOWN, hint, cell->text,
	          arena_print(sorting->arena, "%d", year));
}

static void take_column(struct sorting *sorting, enum heading heading, int column)
{
	int *at = &sorting->headings->column[heading];
	const struct csv_cell *cell = heading_cell(sorting, column);
	if (*at >= 0)
		complain_heading(sorting, cell->place, W_TABLE_COLUMN_TWICE, W_TABLE_COLUMN_TWICE_HINT,
		                 WORDS(cell->text, heading_cell(sorting, *at)->text));
	*at = column;
}

/* A heading that says a level: of one year, of the last of a plan's period, or of the base year or the plan's without
 * naming it. */
static void sort_level(struct sorting *sorting, int column, const struct heading_said *said)
{
	bool one = said->first && said->first == said->last;
	bool end = said->is_plan_period && (said->actual || said->planned || said->end);
	if (one || end)
		sorting->dated[sorting->dated_count++] =
			(struct dated){.column = column,
		                   .year = said->last,
		                   .role = said->planned ? ROLE_PLANNED : said->actual ? ROLE_ACTUAL : ROLE_UNSAID,
		                   .revised = said->revised};
	else if (!said->first && (said->planned || said->actual))
		take_column(sorting, said->planned ? HEADING_TARGET : HEADING_BASE, column);
	else
		leave_out(sorting, column, said->first ? W_TABLE_NO_LEVEL_HINT : W_TABLE_COLUMN_UNKNOWN_HINT, 0);
	sorting->headings->units[column] = (struct heading_unit){said->unit_text, said->unit};
}

static void sort_one(struct sorting *sorting, int column)
{
	const char *text = heading_cell(sorting, column)->text, *plain = indicator_plain(sorting->arena, text);
	for (int i = 0; i < PATTERNS; i++)
		if (matches(&patterns[i], plain)) {
			take_column(sorting, patterns[i].heading, column);
			return;
		}
	if (!*plain)
		return;
	struct heading_said said = heading_read(sorting->arena, text);
	if (said.not_understood)
		leave_out(sorting, column, said.first ? W_TABLE_NO_LEVEL_HINT : W_TABLE_COLUMN_UNKNOWN_HINT, 0);
	else if (said.no_level)
		leave_out(sorting, column, W_TABLE_NO_LEVEL_HINT, 0);
	else if (heading_is_growth(&said))
		sorting->growing[sorting->growing_count++] = (struct growing){column, said};
	else
		sort_level(sorting, column, &said);
}

/* --- years --- */

static bool is_fact(const struct dated *dated) { return dated->role != ROLE_PLANNED && !dated->left_out; }

/* Two columns of one year: a revision beside what it revises is left out, anything else is a slip. */
static void tell_apart(struct sorting *sorting)
{
	for (int i = 0; i < sorting->dated_count; i++)
		for (int j = 0; j < i; j++) {
			struct dated *dated = &sorting->dated[i], *before = &sorting->dated[j];
			bool same = dated->year == before->year && (dated->role == ROLE_PLANNED) == (before->role == ROLE_PLANNED);
			if (!same || dated->left_out || before->left_out)
				continue;
			if (dated->revised == before->revised) {
				complain_heading(sorting, heading_cell(sorting, dated->column)->place, W_TABLE_COLUMN_TWICE,
				                 W_TABLE_COLUMN_TWICE_HINT,
				                 WORDS(heading_cell(sorting, dated->column)->text,
				                       heading_cell(sorting, before->column)->text));
				continue;
			}
			struct dated *revised = dated->revised ? dated : before, *first = dated->revised ? before : dated;
			const struct csv_cell *cell = heading_cell(sorting, revised->column);
			revised->left_out = true;
			diag_note(sorting->diags, cell->place, NULL, W_TABLE_COLUMN_UNKNOWN, W_TABLE_REVISED_HINT, cell->text,
			          heading_cell(sorting, first->column)->text);
		}
}

/* A fact of that year or a later one stands beside it: it is the target of an earlier plan. */
static bool is_past(const struct sorting *sorting, const struct dated *planned)
{
	for (int i = 0; i < sorting->dated_count; i++)
		if (is_fact(&sorting->dated[i]) && sorting->dated[i].year >= planned->year)
			return true;
	return false;
}

/* The first that is said to be a target, of those that are not past if there are any; otherwise the last that is not
 * said to be actual, if another year stands before it. */
static const struct dated *planned_column(const struct sorting *sorting)
{
	const struct dated *first = NULL, *last = NULL;
	for (int i = 0; i < sorting->dated_count; i++) {
		const struct dated *dated = &sorting->dated[i];
		if (dated->left_out)
			continue;
		if (dated->role == ROLE_PLANNED) {
			bool past = is_past(sorting, dated), first_past = first && is_past(sorting, first);
			if (!first || (first_past && !past) || (first_past == past && dated->year < first->year))
				first = dated;
		}
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
		if (is_fact(dated) && (!before || dated->year < before) && (!base || dated->year > base->year))
			base = dated;
	}
	return base;
}

static void take_dated(struct sorting *sorting)
{
	struct headings *headings = sorting->headings;
	tell_apart(sorting);
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
		const struct csv_cell *cell = heading_cell(sorting, dated->column);
		if (dated == target || dated == base || dated->left_out)
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

/* --- growth --- */

static const struct dated *nearer(struct sorting *sorting, const struct dated *level, int column, enum heading heading)
{
	const struct headings *headings = sorting->headings;
	int at = headings->column[heading];
	if (at < 0 || at >= column || (level && at <= level->column))
		return level;
	struct dated *found = ARENA_NEW(sorting->arena, struct dated);
	bool target = heading == HEADING_TARGET;
	*found = (struct dated){.column = at,
	                        .year = target ? headings->target_year : headings->base_year,
	                        .role = target ? ROLE_PLANNED : ROLE_ACTUAL};
	return found;
}

/* The level that stands to the left of a growth, as a heading over both leaves it, also "目标值" without its year;
 * NULL: none. */
static const struct dated *level_before(struct sorting *sorting, int column)
{
	const struct dated *level = NULL;
	for (int i = 0; i < sorting->dated_count; i++)
		if (sorting->dated[i].column < column && (!level || sorting->dated[i].column > level->column))
			level = &sorting->dated[i];
	return nearer(sorting, nearer(sorting, level, column, HEADING_BASE), column, HEADING_TARGET);
}

static void keep_aside(struct sorting *sorting, int column, int year)
{
	struct headings *headings = sorting->headings;
	const struct csv_cell *cell = heading_cell(sorting, column);
	headings->asides[headings->aside_count++] = (struct heading_aside){
		column, {.heading = indicator_clean(sorting->arena, cell->text), .year = year}};
	diag_note(sorting->diags, cell->place, NULL, W_TABLE_NOT_A_LEVEL,
	          year ? W_TABLE_GROWTH_HINT : W_TABLE_PERIOD_HINT, cell->text, arena_print(sorting->arena, "%d", year));
}

static void take_rate(struct sorting *sorting, int column, const struct heading_said *said)
{
	take_column(sorting, HEADING_RATE, column);
	sorting->headings->rate_kind = said->total && !said->mean ? RATE_CUMULATIVE : RATE_YEARLY;
}

/* No year: "年均增速" is the plan's rate, "比上年增长" belongs to the fact beside it, and "增速" to the plan
 * unless it stands behind a fact. */
static void sort_growth_undated(struct sorting *sorting, const struct growing *growing)
{
	const struct heading_said *said = &growing->said;
	const struct dated *level = level_before(sorting, growing->column);
	bool behind_fact = level && is_fact(level) && level->year <= sorting->headings->base_year;
	if (said->year_before && behind_fact)
		keep_aside(sorting, growing->column, level->year);
	else if (said->year_before)
		leave_out(sorting, growing->column, W_TABLE_GROWTH_UNSAID_HINT, sorting->headings->base_year);
	else if (said->mean || said->total || said->annual || said->planned || !behind_fact)
		take_rate(sorting, growing->column, said);
	else
		leave_out(sorting, growing->column, W_TABLE_GROWTH_UNSAID_HINT, level->year);
}

/* "比2019年增长": the growth of the year after it, if a fact of that year stands before it;
 * "比2020年累计增长": the plan's, if that is its base year. */
static void sort_growth_over(struct sorting *sorting, const struct growing *growing)
{
	const struct heading_said *said = &growing->said;
	const struct dated *level = level_before(sorting, growing->column);
	bool mean = said->mean || said->total, behind_fact = level && is_fact(level) && level->year == said->first + 1;
	if (!mean && behind_fact && level->year <= sorting->headings->base_year)
		keep_aside(sorting, growing->column, level->year);
	else if (mean && said->first == sorting->headings->base_year)
		take_rate(sorting, growing->column, said);
	else if (mean && said->first < sorting->headings->base_year)
		keep_aside(sorting, growing->column, 0);
	else
		leave_out(sorting, growing->column, W_TABLE_NO_LEVEL_HINT, 0);
}

static void sort_growth(struct sorting *sorting, const struct growing *growing)
{
	const struct heading_said *said = &growing->said;
	int base = sorting->headings->base_year, target = sorting->headings->target_year;
	bool one = said->first == said->last, mean = said->mean || said->total || (said->annual && !one);
	if (!said->first) {
		sort_growth_undated(sorting, growing);
		return;
	}
	if (one && said->over) {
		sort_growth_over(sorting, growing);
		return;
	}
	bool plan = said->last == target &&
	            (one ? mean || said->annual : mean && (said->first == base || said->first == base + 1));
	if (plan && !said->year_before)
		take_rate(sorting, growing->column, said);
	else if (said->last <= base && !mean && (one || said->last == said->first + 1))
		keep_aside(sorting, growing->column, said->last);
	else if (said->last <= base && mean)
		keep_aside(sorting, growing->column, 0);
	else
		leave_out(sorting, growing->column, W_TABLE_NO_LEVEL_HINT, 0);
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
	headings->units = ARENA_ARRAY(arena, csv->columns, struct heading_unit);
	headings->asides = ARENA_ARRAY(arena, csv->columns, struct heading_aside);
	struct sorting sorting = {.arena = arena, .csv = csv, .diags = diags, .headings = headings,
	                          .dated = ARENA_ARRAY(arena, csv->columns, struct dated),
	                          .growing = ARENA_ARRAY(arena, csv->columns, struct growing)};
	for (int column = 0; column < csv->columns; column++)
		sort_one(&sorting, column);
	take_dated(&sorting);
	const int *column = headings->column;
	must_be_there(&sorting, column[HEADING_NAME] >= 0 || column[HEADING_ZH] >= 0 || column[HEADING_EN] >= 0,
	              HEADING_NAME);
	must_be_there(&sorting, column[HEADING_TARGET] >= 0, HEADING_TARGET);
	if (!sorting.bad)
		settle_years(&sorting, base_year);
	for (int i = 0; i < sorting.growing_count && !sorting.bad; i++)
		sort_growth(&sorting, &sorting.growing[i]);
	return !sorting.bad;
}
