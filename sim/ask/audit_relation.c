/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_relation: the rules about several targets. A relation is a number that follows from others, in the base year
 * and in the plan's last: a product (`implies`), a ratio, or what parts leave of a whole (`part_of`). It is held
 * against what the plan says of it (`is`, `same_as`), against what it was (`steady`), against what stands beside it
 * (`beside`); otherwise it is told: nobody may have seen that the plan asks for it. */
#include <math.h>
#include <string.h>
#include "ask/audit_value.h"
#include "base/text.h"
#include "data/title.h"

/* --- findings --- */

static const struct unit *unit_shown_of(struct audit_relating *relating, const struct audit_value *value)
{
	struct unit *unit = ARENA_NEW(relating->auditing->arena, struct unit);
	*unit = value->unit;
	if (unit_is_number(unit)) {
		*unit = unit_declared(relating->auditing->arena, "%", 0);
		bool ratio = fabs(value->end) > 1.5 || fabs(value->base) > 1.5;
		return ratio ? &unit_one : unit;
	}
	return unit;
}

static double growth_of(struct audit_relating *relating, const struct audit_value *value)
{
	int years = value->end_year - value->base_year;
	return audit_growth(value->base, value->end, years > 0 ? years : audit_years(relating));
}

static void tell_leaves(struct audit_relating *relating, struct audit_finding *finding)
{
	for (int i = 0; i < relating->leaf_count; i++)
		audit_tell(finding, relating->leaves[i], AUDIT_NOTHING, NULL);
}

static struct audit_finding *found(struct audit_relating *relating, const struct audit_relation *relation,
                                   enum audit_rule rule, enum audit_weight weight, double apart)
{
	struct audit_finding *finding = audit_found(relating->auditing, rule, weight, apart, relation->id, relation->title,
	                                            relating->auditing->plan->last);
	tell_leaves(relating, finding);
	return finding;
}

static const char *equals(struct audit_relating *relating, const char *text, double value, const struct unit *unit)
{
	struct arena *arena = relating->auditing->arena;
	bool percent = unit->share == SHARE_PERCENT;
	return text ? arena_print(arena, percent ? "%s = %.6g %%" : "%s = %.6g", text, value / unit->factor) : NULL;
}

static const char *growth_arithmetic(struct audit_relating *relating, const struct audit_value *value)
{
	struct arena *arena = relating->auditing->arena;
	int years = value->end_year - value->base_year;
	if (!value->text_base || !value->text_end)
		return NULL;
	if (value->index && strcmp(value->text_base, "1") == 0)
		return arena_print(arena, "(%s)^(1/%d) - 1 = %.6g %%", value->text_end, years,
		                   100 * growth_of(relating, value));
	return arena_print(arena, "((%s) / (%s))^(1/%d) - 1 = %.6g %%", value->text_end, value->text_base, years,
	                   100 * growth_of(relating, value));
}

/* `is`: the plan says the number itself. */
static void judge_is(struct audit_relating *relating, const struct audit_relation *relation, bool base_year)
{
	const struct audit_value *value = &relation->value;
	const struct json *is = json_get(relation->json, "is");
	struct audit_said *said = audit_number(relating->auditing, is);
	double comes = base_year ? value->base : value->end;
	if (!said || !isfinite(comes))
		return;
	said->title = relation->title;
	said->id = relation->id;
	said->year = base_year ? relating->auditing->plan->base_year : relating->auditing->plan->last;
	said->source = said->source ? said->source : relation->said->source;
	bool bare = !said->unit && !unit_is_number(&value->unit);
	double factor = bare ? value->unit.factor : 1, number = said->value * factor;
	if (fabs(number - comes) <= said->half * factor * (1 + 1e-9) + 1e-9 * fabs(number))
		return;
	struct audit_finding *finding =
		found(relating, relation, AUDIT_RATIO, AUDIT_CONTRADICTION, audit_apart(number, comes));
	const struct unit *unit = said->unit ? said->unit : bare ? unit_shown_of(relating, value) : &unit_one;
	finding->year = said->year;
	audit_tell(finding, said, audit_in(comes, unit),
	           equals(relating, base_year ? value->text_base : value->text_end, comes, unit));
	finding->numbers[0] = audit_in(number, unit);
	finding->numbers[1] = audit_in(comes, unit);
}

/* Both can hold at once unless their senses exclude each other; then the numbers are only far from each other. */
static bool can_hold(const struct audit_value *value, const struct audit_value *other)
{
	if (value->way == 2 || other->way == 2)
		return true;
	double gap = value->end - other->end;
	if (value->index)
		gap = value->end / value->base - other->end / other->base;
	bool below = value->way >= 0, above = value->way <= 0;         /* may grow; may shrink */
	bool below_other = other->way >= 0, above_other = other->way <= 0;
	if (gap > 0) /* `value` must come down or the other go up */
		return (above && value->way != 0) || (below_other && other->way != 0);
	return (below && value->way != 0) || (above_other && other->way != 0);
}

static void judge_same(struct audit_relating *relating, const struct audit_relation *relation)
{
	const struct audit_value *value = &relation->value;
	const struct json *same = json_get(relation->json, "same_as"), *only = json_get(relation->json, "growth_only");
	struct audit_value other = audit_value_named(relating, same);
	bool growth = (only && only->type == JSON_TRUE) || value->index || other.index;
	double comes = growth ? growth_of(relating, value) : value->end, number = growth ? growth_of(relating, &other)
	                                                                                 : other.end;
	double room = (value->about || other.about ? 0.02 : 0.005) * fmax(fabs(comes), fabs(number));
	if (!isfinite(comes) || !isfinite(number) || fabs(comes - number) <= room)
		return;
	enum audit_weight weight = growth || can_hold(value, &other) ? AUDIT_TENSION : AUDIT_CONTRADICTION;
	struct audit_finding *finding = found(relating, relation, AUDIT_IMPLIED, weight, audit_apart(comes, number));
	const struct unit *unit = unit_shown_of(relating, &other);
	finding->with = other.title;
	finding->numbers[0] = growth ? audit_percent(comes, true) : audit_in(comes, unit);
	finding->numbers[1] = growth ? audit_percent(number, true) : audit_in(number, unit);
	struct audit_line *line = audit_tell(
		finding, relation->said, finding->numbers[0],
		growth ? growth_arithmetic(relating, value) : equals(relating, value->text_end, comes, unit));
	for (int i = 0; i < finding->line_count; i++)
		if (finding->lines[i].said == other.said && growth) {
			finding->lines[i].comes_to = finding->numbers[1];
			finding->lines[i].arithmetic = growth_arithmetic(relating, &other);
		}
	line->off = NAN;
}

static void judge_steady(struct audit_relating *relating, const struct audit_relation *relation)
{
	const struct audit_value *value = &relation->value;
	double most = json_get(relation->json, "steady")->number, times = value->end / value->base;
	if (!isfinite(times) || fabs(times - 1) <= most / 100)
		return;
	struct audit_finding *finding =
		found(relating, relation, AUDIT_STEADY, AUDIT_TENSION, audit_apart(value->base, value->end));
	const struct unit *unit = unit_shown_of(relating, value);
	finding->numbers[0] = audit_in(value->base, unit);
	finding->numbers[1] = audit_in(value->end, unit);
	const struct json *ratio = json_get(relation->json, "ratio");
	struct audit_value first = ratio ? audit_term_read(relating, ratio->child).value : *value;
	finding->numbers[2] = audit_in(first.end / first.base, &unit_one);
	finding->with = first.title;
	audit_tell(finding, relation->said, finding->numbers[0], equals(relating, value->text_base, value->base, unit));
	audit_tell(finding, relation->said, finding->numbers[1], equals(relating, value->text_end, value->end, unit));
	if (first.text_end && first.text_base)
		audit_tell(finding, relation->said, finding->numbers[2],
		           arena_print(relating->auditing->arena, "%s / %s = %.6g", first.text_end, first.text_base,
		                       first.end / first.base));
}

static void judge_beside(struct audit_relating *relating, const struct audit_relation *relation)
{
	const struct audit_value *value = &relation->value;
	struct audit_value other = audit_value_named(relating, json_get(relation->json, "beside"));
	double growth = growth_of(relating, value), total = value->end / value->base - 1;
	bool adds = isnan(other.base) || other.index ? other.end > 0 : other.end > other.base;
	if (!(growth < -1e-9) || !isfinite(other.end) || !adds)
		return;
	struct audit_finding *finding = found(relating, relation, AUDIT_BESIDE, AUDIT_TENSION, 100 * fabs(total));
	finding->with = other.title;
	finding->numbers[0] = audit_percent(growth, true);
	finding->numbers[1] = audit_percent(total, false);
	finding->numbers[2] = audit_in(other.end, unit_shown_of(relating, &other));
	audit_tell(finding, relation->said, finding->numbers[0], growth_arithmetic(relating, value));
	audit_tell(finding, relation->said, finding->numbers[1],
	           value->text_end
	               ? arena_print(relating->auditing->arena, "%s - 1 = %.6g %%", value->text_end, 100 * total)
	               : NULL);
}

static void tell_follows(struct audit_relating *relating, const struct audit_relation *relation)
{
	const struct audit_value *value = &relation->value;
	double growth = growth_of(relating, value);
	if (!isfinite(value->end))
		return;
	struct audit_finding *finding = found(relating, relation, AUDIT_IMPLIES, AUDIT_FOLLOWS, 0);
	const struct unit *unit = unit_shown_of(relating, value);
	finding->numbers[0] = value->index ? audit_percent(growth, true) : audit_in(value->end, unit);
	finding->numbers[1] = isfinite(growth) ? audit_percent(growth, true) : AUDIT_NOTHING;
	audit_tell(finding, relation->said, finding->numbers[0],
	           value->index ? growth_arithmetic(relating, value) : equals(relating, value->text_end, value->end, unit));
	if (isfinite(growth) && !value->index)
		audit_tell(finding, relation->said, finding->numbers[1], growth_arithmetic(relating, value));
}

/* --- wholes and parts --- */

struct parts {
	struct audit_value whole, *list, rest;
	int count;
};

/* A share of the whole stands for a level. */
static void as_level(struct audit_relating *relating, struct audit_value *part, const struct audit_value *whole)
{
	struct arena *arena = relating->auditing->arena;
	if (!unit_is_number(&part->unit) || (unit_is_number(&whole->unit) && whole->unit.share == SHARE_NONE))
		return;
	if (unit_is_number(&whole->unit))
		return;
	part->base *= whole->base;
	part->end *= whole->end;
	part->low *= whole->end;
	part->high *= whole->end;
	part->text_base = audit_joined(arena, whole->text_base, "*", part->text_base);
	part->text_end = audit_joined(arena, whole->text_end, "*", part->text_end);
	part->unit = whole->unit;
}

static void read_parts(struct audit_relating *relating, const struct audit_relation *relation, struct parts *parts)
{
	const struct json *list = json_get(relation->json, "parts");
	parts->whole = audit_value_named(relating, json_get(relation->json, "part_of"));
	parts->rest = parts->whole;
	parts->rest.low = parts->rest.high = parts->whole.end;
	parts->list = ARENA_ARRAY(relating->auditing->arena, list ? list->count + 1 : 1, struct audit_value);
	for (const struct json *json = list ? list->child : NULL; json; json = json->next) {
		struct audit_value *part = &parts->list[parts->count++];
		*part = audit_term_read(relating, json).value;
		as_level(relating, part, &parts->whole);
		parts->rest.ranged |= part->ranged;
		parts->rest.base -= part->base;
		parts->rest.end -= part->end;
		parts->rest.low -= part->low;
		parts->rest.high -= part->high;
	}
}

static const char *sum_arithmetic(struct audit_relating *relating, const struct parts *parts)
{
	double sum = 0;
	struct text text;
	text_init(&text, relating->auditing->arena);
	for (int i = 0; i < parts->count; i++) {
		const char *part = parts->list[i].text_end;
		if (!part)
			return NULL;
		text_add(&text, i ? " + " : "");
		text_add(&text, part);
		sum += parts->list[i].end;
	}
	text_print(&text, " = %.6g", sum / parts->whole.unit.factor);
	return text.bytes;
}

static void judge_sum(struct audit_relating *relating, const struct audit_relation *relation, const struct parts *parts)
{
	bool open = json_get(relation->json, "rest");
	double sum = parts->whole.end - parts->rest.end, whole = parts->whole.end;
	bool about = parts->whole.about;
	for (int i = 0; i < parts->count; i++)
		about |= parts->list[i].about;
	double room = (about ? 0.02 : 0.005) * fabs(whole);
	if (!isfinite(sum) || !isfinite(whole) || (open ? sum - whole : fabs(sum - whole)) <= room)
		return;
	bool grows = parts->whole.way == 1 && sum > whole;
	struct audit_finding *finding = found(relating, relation, AUDIT_PARTS,
	                                      grows ? AUDIT_TENSION : AUDIT_CONTRADICTION, audit_apart(sum, whole));
	finding->numbers[0] = audit_in(sum, unit_shown_of(relating, &parts->whole));
	finding->with = parts->whole.title;
	finding->numbers[1] = audit_in(whole, finding->numbers[0].unit);
	audit_tell(finding, relation->said, finding->numbers[0], sum_arithmetic(relating, parts));
}

static const struct audit_said *said_as(struct audit_relating *relating, const struct audit_value *value,
                                        const struct audit_said *where)
{
	struct audit_said *said = ARENA_NEW(relating->auditing->arena, struct audit_said);
	*said = *where;
	said->title = value->title;
	said->id = value->id ? value->id : where->id;
	return said;
}

static void tell_growth(struct audit_relating *relating, struct audit_finding *finding, const struct audit_value *value,
                        const struct audit_said *where)
{
	const struct unit *unit = unit_shown_of(relating, value);
	double growth = growth_of(relating, value);
	const char *arithmetic =
		isfinite(growth) ? arena_print(relating->auditing->arena, "(%.6g / %.6g)^(1/%d) - 1 = %.6g %%",
	                                   value->end / unit->factor, value->base / unit->factor,
	                                   value->end_year - value->base_year, 100 * growth)
						 : NULL;
	audit_tell(finding, said_as(relating, value, where),
	           isfinite(growth) ? audit_percent(growth, true) : audit_in(value->end, unit), arithmetic);
}

/* What the parts leave falls, or must be told: it is a residual that nobody asked for. */
static void tell_structure(struct audit_relating *relating, const struct audit_relation *relation,
                           const struct parts *parts)
{
	const struct json *rest = json_get(relation->json, "rest");
	struct audit_value left = parts->rest;
	left.title = title_read(rest);
	left.id = NULL;
	double growth = growth_of(relating, &left), whole = growth_of(relating, &parts->whole);
	if (!rest || !isfinite(growth) || !isfinite(whole))
		return;
	double worst = growth;
	struct audit_value low = left, high = left;
	low.end = parts->rest.low;
	high.end = parts->rest.high;
	bool ranged = left.ranged;
	if (ranged)
		worst = fmin(worst, fmin(growth_of(relating, &low), growth_of(relating, &high)));
	struct audit_finding *finding =
		worst < 0 ? found(relating, relation, AUDIT_REST, AUDIT_TENSION, audit_apart(worst, whole))
				  : found(relating, relation, AUDIT_GROWTH, AUDIT_FOLLOWS, 0);
	finding->title = left.title;
	finding->with = parts->whole.title;
	finding->numbers[0] = audit_percent(growth, true);
	finding->numbers[1] = audit_percent(whole, true);
	finding->numbers[2] = ranged ? audit_percent(growth_of(relating, &low), true) : AUDIT_NOTHING;
	finding->numbers[3] = ranged ? audit_percent(growth_of(relating, &high), true) : AUDIT_NOTHING;
	finding->line_count = 0;
	tell_growth(relating, finding, &parts->whole, parts->whole.said ? parts->whole.said : relation->said);
	for (int i = 0; i < parts->count; i++)
		tell_growth(relating, finding, &parts->list[i], parts->list[i].said ? parts->list[i].said : relation->said);
	tell_growth(relating, finding, &left, relation->said);
	if (ranged) {
		tell_growth(relating, finding, &low, relation->said);
		tell_growth(relating, finding, &high, relation->said);
	}
}

static void judge_parts(struct audit_relating *relating, struct audit_relation *relation)
{
	struct parts parts = {.count = 0};
	read_parts(relating, relation, &parts);
	relation->value = parts.rest;
	relation->value.title = title_read(json_get(relation->json, "rest"));
	relation->value.text_base = relation->value.text_end = NULL;
	judge_sum(relating, relation, &parts);
	tell_structure(relating, relation, &parts);
}

/* --- a relation --- */

static bool names(const struct json *json, const char *key, const char *id)
{
	const struct json *name = json_get(json, key);
	return name && name->type == JSON_STRING && strcmp(name->text, id) == 0;
}

static bool terms_name(const struct json *terms, const char *id)
{
	bool found = false;
	for (const struct json *term = terms ? terms->child : NULL; term; term = term->next)
		found |= names(term, "of", id) || names(term, "per", id) || names(term, "rest_of", id) ||
		         names(term, "sum_of", id);
	return found;
}

/* A step on the way to others is told there. */
static bool is_step(const struct audit_relation *relation)
{
	bool found = false;
	for (const struct json *later = relation->json->next; later; later = later->next)
		found |= names(later, "part_of", relation->id) || names(later, "same_as", relation->id) ||
		         names(later, "beside", relation->id) || terms_name(json_get(later, "parts"), relation->id) ||
		         terms_name(json_get(later, "ratio"), relation->id) ||
		         terms_name(json_get(later, "implies"), relation->id);
	return found;
}

static void judge_number(struct audit_relating *relating, struct audit_relation *relation, const struct json *terms,
                         bool ratio)
{
	const struct json *json = relation->json, *year = json_get(json, "year"), *base = json_get(json, "base");
	relation->value = audit_product(relating, terms, ratio);
	relation->value.title = relation->title;
	relation->value.id = relation->id;
	struct audit_said *stood = base ? audit_number(relating->auditing, base) : NULL;
	if (stood) {
		relation->value.base = stood->unit ? stood->value : stood->value * relation->value.unit.factor;
		relation->value.text_base =
			audit_value_text(relating->auditing->arena, relation->value.base, &relation->value.unit);
		stood->id = relation->id;
		stood->title = relation->title;
		stood->year = relating->auditing->plan->base_year;
		audit_leaf(relating, stood);
	}
	bool base_year = year && (int)year->number == relating->auditing->plan->base_year;
	if (json_get(json, "is"))
		judge_is(relating, relation, base_year);
	if (json_get(json, "same_as"))
		judge_same(relating, relation);
	if (json_get(json, "steady"))
		judge_steady(relating, relation);
	if (json_get(json, "beside"))
		judge_beside(relating, relation);
	bool judged = json_get(json, "is") || json_get(json, "same_as") || json_get(json, "steady") ||
	              json_get(json, "beside");
	if (!judged && !is_step(relation))
		tell_follows(relating, relation);
}

static const struct audit_said *said_of(struct audit_relating *relating, const struct json *json)
{
	struct audit_said *said = ARENA_NEW(relating->auditing->arena, struct audit_said);
	const struct json *source = json_get(json, "source");
	*said = (struct audit_said){.role = AUDIT_RELATION, .id = json->key, .title = title_read(json_get(json, "title")),
	                            .source = source ? source->text : NULL, .place = json->key_place, .times = NAN,
	                            .amount = AUDIT_NOTHING, .value = NAN, .plan = relating->auditing->plan,
	                            .year = relating->auditing->plan->last};
	return said;
}

static void judge_relation(struct audit_relating *relating, struct audit_relation *relation, const struct json *json)
{
	const struct json *parts = json_get(json, "part_of"), *ratio = json_get(json, "ratio"),
					  *implies = json_get(json, "implies");
	int kinds = (parts != NULL) + (ratio != NULL) + (implies != NULL);
	*relation = (struct audit_relation){.id = json->key, .title = title_read(json_get(json, "title")), .json = json,
	                              .said = said_of(relating, json)};
	relating->leaf_count = 0;
	if (kinds != 1 || (ratio && ratio->count != 2) || (implies && !implies->count) ||
	    (parts && !(json_get(json, "parts") && json_get(json, "parts")->count)))
		diag_error(relating->auditing->diags, json->key_place, json_pointer(relating->auditing->arena, json),
		           W_AUDIT_KIND, W_AUDIT_KIND_RULE, json->key);
	else if (parts)
		judge_parts(relating, relation);
	else
		judge_number(relating, relation, ratio ? ratio : implies, ratio != NULL);
}

void audit_relations(struct auditing *auditing)
{
	const struct json *relations = json_get(auditing->plan->root, "relations");
	struct audit_relating relating = {
		.auditing = auditing,
		.list = ARENA_ARRAY(auditing->arena, relations ? relations->count + 1 : 1, struct audit_relation)};
	for (const struct json *json = relations ? relations->child : NULL; json; json = json->next) {
		judge_relation(&relating, &relating.list[relating.count], json);
		relating.count++;
	}
	auditing->audit->relations = relating.count;
}
