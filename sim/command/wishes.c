/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wishes: a target answers to its id, its number or its title (base/naming.h), and to "targets.ID". A number takes the
 * place of the plan's, in the target's own sense. What cannot be judged in any run cannot be asked for. */
#include "command/wishes.h"
#include <math.h>
#include <string.h>
#include "ask/shown.h"
#include "base/naming.h"
#include "base/shell.h"
#include "data/quantity.h"
#include "view/view_words.h"

struct wishing {
	struct call *call;
	const struct result *result, *shown;
	struct target_result *list;
	int count;
};

static const struct target_result *target_called(struct wishing *wishing, const char *name)
{
	struct arena *arena = wishing->call->arena;
	struct bearers all = {0};
	const struct bearer *const *found;
	int count;
	for (int t = 0; t < wishing->result->target_count; t++) {
		const struct target *target = wishing->result->targets[t].target;
		*ARENA_PUSH(arena, all.list, all.count, all.capacity) =
			(struct bearer){.id = target->id, .number = target->no, .title = target->title, .thing = t};
	}
	const char *bare = strncmp(name, "targets.", 8) == 0 || strncmp(name, "/targets/", 9) == 0
	                       ? name + (*name == '/' ? 9 : 8)
	                       : name;
	naming_find(arena, &all, bare, &found, &count);
	if (count == 1)
		return &wishing->result->targets[found[0]->thing];
	const char **ids = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		ids[i] = found[i]->id;
	const struct bearer *nearest = count ? NULL : naming_nearest(arena, &all, bare);
	if (count)
		call_error(wishing->call, W_NAME_SEVERAL, W_NAME_ONE_OF, name, naming_join(arena, ids, count));
	else
		call_error(wishing->call, W_WISH_UNKNOWN, nearest ? W_BATCH_VARIABLE_NEAREST : W_WISH_LIST, name,
		           nearest ? nearest->id : "");
	return NULL;
}

static bool can_be_asked(struct wishing *wishing, const struct target_result *target)
{
	struct call *call = wishing->call;
	const char *title = title_in(target->target->title, call->diags.language, target->target->id);
	bool unsaid = target->reason == UNASSESSED_WORDS || target->reason == UNASSESSED_NO_NUMBER;
	if (target->reason == ASSESSED || target->reason == UNASSESSED_UNDEFINED || target->reason == UNASSESSED_NO_PEAK)
		return true;
	call_error(call, W_WISH_CANNOT, unsaid && target->target->variable ? W_WISH_SAY_NUMBER : W_NONE, target->target->id,
	           title, view_reason(target->reason, &call->view));
	return false;
}

static const char *said_in(struct call *call, const char *id, const char *text, const struct unit *unit)
{
	return arena_print(call->arena, "%s=%s %s", id, text, unit_name(call->arena, unit, LANGUAGE_OF_DATA, false));
}

/* The number, in the target's unit; `shown`: the same target as people see it. */
static bool take_number(struct wishing *wishing, struct target_result *wish, const struct target_result *shown,
                        const char *text)
{
	struct call *call = wishing->call;
	double number, scale = 1;
	struct unit unit;
	bool has_unit;
	size_t bad;
	const char *id = wish->target->id;
	if (wish->target->sense == SENSE_RANGE) {
		call_error(call, W_WISH_RANGE, W_WISH_RANGE_HINT, id, text);
		return false;
	}
	if (!quantity_text(call->arena, text, &number, &unit, &has_unit, &bad) ||
	    (has_unit && !unit_fits(&unit, &wish->unit, &scale))) {
		call_error(call, W_WISH_NUMBER, W_NONE, id, text,
		           *wish->unit.text ? unit_name(call->arena, &wish->unit, call->diags.language, true) : "1");
		return false;
	}
	if (!has_unit && shown->unit.factor != wish->unit.factor) { /* a plain number of a file, or of the screen? */
		call_error(call, W_WISH_UNIT, W_WISH_UNIT_HINT, id, text,
		           shell_word(call->arena, said_in(call, id, text, &shown->unit)),
		           shell_word(call->arena, said_in(call, id, text, &wish->unit)));
		return false;
	}
	number = unit_convert(number, scale);
	if (target_counts_years(wish->target) && !(number == floor(number) && number > 1000 && number < 3000)) {
		call_error(call, W_WISH_YEAR, W_NONE, id, text);
		return false;
	}
	wish->goal = -1;
	target_set_number(wish, number);
	return true;
}

static bool is_twice(struct wishing *wishing, const struct target_result *target)
{
	for (int i = 0; i < wishing->count; i++)
		if (wishing->list[i].target == target->target) {
			call_error(wishing->call, W_WISH_TWICE, W_NONE, target->target->id);
			return true;
		}
	return false;
}

static void read_one(struct wishing *wishing, const char *text)
{
	size_t length = strcspn(text, "=");
	const char *name = arena_copy(wishing->call->arena, text, length);
	const struct target_result *target = target_called(wishing, name);
	if (!target || is_twice(wishing, target) || !can_be_asked(wishing, target))
		return;
	struct target_result *wish = &wishing->list[wishing->count];
	*wish = *target;
	if (!text[length] ||
	    take_number(wishing, wish, &wishing->shown->targets[target - wishing->result->targets], text + length + 1))
		wishing->count++;
}

const struct target_result *wishes_read(struct call *call, const struct result *result,
                                        const struct option_texts *texts, int *count)
{
	struct wishing wishing = {call, result, shown_result(call->arena, result, call->view.units, call->view.language),
	                          ARENA_ARRAY(call->arena, texts->count + 1, struct target_result), 0};
	int errors = call->diags.errors;
	for (int i = 0; i < texts->count; i++)
		read_one(&wishing, texts->list[i]);
	*count = wishing.count;
	return call->diags.errors == errors ? wishing.list : NULL;
}
