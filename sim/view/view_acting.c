/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_acting: one line a limit. A price is told as what one per cent of the limit is worth at the margin, which needs
 * no unit of its own; of a tenth of that, and so on, where one per cent would give back more than is cut. */
#include <math.h>
#include <string.h>
#include "ask/acting.h"
#include "ask/assumed.h"
#include "base/clean.h"
#include "base/nearly.h"
#include "base/number.h"
#include "view/view_acting.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/prose.h"

enum { IDLE_MOST = 3 }; /* limits that do not act, unless all are asked for */

static const char *money(const struct result *result, const struct limit_result *limit, const struct view *view)
{
	return view_unit_label(result->program->arena, &result->program->variables[limit->cut].unit, true, view);
}

/* ", kept below by l4, l7" */
static const char *kept_by(struct arena *arena, const struct view_acting *of, const struct limit_result *limit,
                           const struct view *view)
{
	struct text names;
	text_init(&names, arena);
	text_add(&names, "");
	for (int l = 0; l < of->result->limit_count; l++) {
		const struct limit_result *by = &of->result->limits[l];
		if (limit_lowered_by(of->result, limit, by, of->year))
			text_print(&names, "%s%s", names.length ? word_text(view->language, W_LIST_COMMA) : "", by->id);
	}
	return names.length ? arena_print(arena, "%s%s", language_rules[view->language].comma,
	                                  view_say(arena, view, W_ACTING_KEPT_BY, names.bytes))
	                    : "";
}

/* "; at the margin 1 % more of it gives back 8.6 1e8 CNY" */
static const char *worth(struct arena *arena, const struct view_acting *of, const struct limit_result *limit,
                         const struct acting *acting, const struct view *view)
{
	enum { FINEST = 6 };
	double part = 1, gained = acting->price * fabs(acting->most) / 100;
	if (!isfinite(gained) || fabs(gained) <= NEARLY * acting->cut || limit_has_twin(of->result, limit, of->year))
		return "";
	for (int finer = 0; finer < FINEST && fabs(gained) > acting->cut; finer++, part /= 10)
		gained /= 10;
	return view_say(arena, view, gained > 0 ? W_ACTING_WORTH : W_ACTING_WORTH_LESS, view_brief(arena, fabs(gained)),
	                money(of->result, limit, view),
	                arena_print(arena, "%s%s%%", view_brief(arena, part), language_rules[view->language].unit_gap));
}

static const char *cuts(struct arena *arena, const struct view_acting *of, const struct limit_result *limit,
                        const struct acting *acting, const struct view *view)
{
	const char *efficiency =
		acting->pool > 0 ? view_say(arena, view, W_ACTING_ALL, view_brief(arena, acting->pool)) : "";
	return view_say(arena, view, W_ACTING_CUTS, limit->id, view_brief(arena, acting->cut),
	                money(of->result, limit, view),
	                arena_print(arena, "%s%s", efficiency, worth(arena, of, limit, acting, view)));
}

static double number_of(const char *text)
{
	double number = NAN;
	number_parse(text, strlen(text), &number);
	return number;
}

/* The use in as many figures as it deserves and the limit in five, or in as many as it takes that both as they are
 * printed stand to one another as they are; what is equal to 1e-9 is printed as equal. */
static const char *use_said(struct arena *arena, const struct view_acting *of, const struct limit_result *limit,
                            const struct acting *acting, const char **most)
{
	enum { FIGURES_FINE = 5, FIGURES_ENOUGH = 12 };
	*most = view_fine(arena, acting->most);
	if (nearly_equal(acting->use, acting->most))
		return *most;
	for (int figures = figures_deserved(of->result, limit->use, -1, of->year);; figures++) {
		const char *use = view_figures(arena, acting->use, figures, NULL);
		if (figures > FIGURES_FINE)
			*most = view_figures(arena, acting->most, figures, NULL);
		double a = number_of(use), b = number_of(*most);
		if (figures >= FIGURES_ENOUGH ||
		    ((a < b) == (acting->use < acting->most) && (a > b) == (acting->use > acting->most)))
			return use;
	}
}

/* A part of the limit; where one of them is not above 0 that says nothing, and it is told in the limit's unit. */
static const char *spare(struct arena *arena, const struct acting *acting, const char *unit, const struct view *view)
{
	if (acting->use >= 0 && acting->most > 0)
		return view_percent(arena, (1 - acting->use / acting->most) * 100, view);
	return arena_print(arena, "%s%s%s", view_fine(arena, acting->most - acting->use),
	                   *unit ? language_rules[view->language].unit_gap : "", unit);
}

static const char *line(struct arena *arena, const struct view_acting *of, const struct limit_result *limit,
                        const struct acting *acting, const struct view *view)
{
	const struct result *result = of->result;
	const char *most, *use = use_said(arena, of, limit, acting, &most),
					  *unit = view_unit_label(arena, &result->program->variables[limit->limit].unit, true, view);
	switch (acting->role) {
	case ROLE_CUTS: return cuts(arena, of, limit, acting, view);
	case ROLE_BROKEN:
		return view_say(arena, view, acting->cut > 0 ? W_ACTING_BROKEN : W_ACTING_BROKEN_UNCUT, limit->id, use, most,
		                unit);
	case ROLE_EFFICIENCY:
		return view_say(arena, view, W_ACTING_EFFICIENCY, limit->id, view_brief(arena, acting->points),
		                view_brief(arena, acting->pool));
	case ROLE_OTHERS:
		return view_say(arena, view, W_ACTING_OTHERS, limit->id, use, most,
		                arena_print(arena, "%s%s", unit, kept_by(arena, of, limit, view)));
	case ROLE_SLACK:
		return view_say(arena, view, W_ACTING_SLACK, limit->id, use, most,
		                arena_print(arena, "%s%s%s", unit, language_rules[view->language].comma,
		                            view_say(arena, view, W_ACTING_SPARE, spare(arena, acting, unit, view))));
	case ROLE_NO_FORCE:
	case ROLES: break;
	}
	return view_say(arena, view, W_ACTING_NO_FORCE, limit->id, arena_print(arena, "%d", of->year));
}

void view_acting(struct document *document, const struct view_acting *of, const struct view *view, bool whole)
{
	struct arena *arena = document->arena;
	int idle = 0;
	if (of->year <= of->result->base_year || !limits_reach(of->result, of->variable))
		return;
	for (int pass = 0; pass < 2; pass++) /* those that act, then the others */
		for (int l = 0; l < of->result->limit_count; l++) {
			const struct limit_result *limit = &of->result->limits[l];
			struct acting acting = limit_acting(of->result, limit, of->year);
			bool acts = acting.role <= ROLE_EFFICIENCY;
			idle += pass == 1 && !acts;
			if (acts != (pass == 0) || (!acts && idle > IDLE_MOST && !whole))
				continue;
			document_say(document, line(arena, of, limit, &acting, view));
			document_hang(document, 2);
		}
	if (idle > IDLE_MOST && !whole)
		document_say(document, view_say(arena, view, W_ACTING_MORE, arena_print(arena, "%d", idle - IDLE_MOST)));
}

/* --- data --- */

static const struct column columns[] = {{"limit", .kind = COLUMN_ID},      {"role", .kind = COLUMN_ID},
                                        {"use", .kind = COLUMN_NUMBER},    {"most", .kind = COLUMN_NUMBER},
                                        {"unit", .kind = COLUMN_ID},       {"output_cut", .kind = COLUMN_NUMBER},
                                        {"efficiency", .kind = COLUMN_NUMBER}, {"price", .kind = COLUMN_NUMBER},
                                        {0}};

static void fill(struct rows *to, const void *data)
{
	const struct view_acting *of = data;
	if (of->year <= of->result->base_year || !limits_reach(of->result, of->variable))
		return;
	for (int l = 0; l < of->result->limit_count; l++) {
		const struct limit_result *limit = &of->result->limits[l];
		struct acting acting = limit_acting(of->result, limit, of->year);
		rows_put(to, (const struct value[]){{.text = limit->id},
		                                    {.text = limit_roles[acting.role]},
		                                    {.number = acting.use},
		                                    {.number = acting.most},
		                                    {.text = of->result->program->variables[limit->limit].unit.text},
		                                    {.number = acting.cut},
		                                    {.number = acting.points},
		                                    {.number = acting.price}});
	}
}

const struct relation view_acting_data = {"limits", columns, .fill = fill};
