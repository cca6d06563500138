/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units_shown: "energy=Mtoe,money='1e9 EUR'" in pieces; a unit may stand in quotes that a shell left there. Holds:
 * money is that of every plan whose numbers are shown, since nothing is converted. */
#include "command/units_shown.h"
#include <string.h>
#include "base/nearest.h"
#include "data/schema_fields.h"

enum { KINDS_MOST = 32 };

static void complain_kind(struct call *call, const char *key)
{
	const char *names[KINDS_MOST];
	int count = 0;
	while (display_fields[count].key && count < KINDS_MOST) {
		names[count] = display_fields[count].key;
		count++;
	}
	const char *nearest = nearest_name(key, names, (size_t)count);
	call_error(call, W_DISPLAY_KEY, nearest ? W_DID_YOU_MEAN_OF : W_ALLOWED, key,
	           word_join(call->arena, call->diags.language, names, count), nearest ? nearest : "");
}

static char *without_quotes(struct arena *arena, const char *text, size_t length)
{
	bool quoted = length > 1 && (*text == '\'' || *text == '"') && text[length - 1] == *text;
	return quoted ? arena_copy(arena, text + 1, length - 2) : arena_copy(arena, text, length);
}

static bool take_unit(struct call *call, const struct field *field, const char *text, struct unit *unit)
{
	struct unit base = unit_declared(call->arena, field->unit, PRICES_BASE);
	size_t offset, length;
	const char *nearest;
	if (!unit_parse_wanted(call->arena, text, &base, unit, &offset, &length, &nearest))
		call_error(call, W_UNIT_UNKNOWN, nearest ? W_UNIT_NEAREST : W_DISPLAY_MAY_BE,
		           arena_copy(call->arena, text + offset, length), nearest ? nearest : "", field->key,
		           display_examples(call->arena, field));
	else if (!display_is_of_kind(call->arena, unit, field))
		call_error(call, W_DISPLAY_KIND, W_DISPLAY_MAY_BE, text, "", field->key, display_examples(call->arena, field));
	else
		return true;
	return false;
}

static void take_pair(struct call *call, const char *text, size_t length, struct unit *units, int *count,
                      bool *taken)
{
	const char *pair = arena_copy(call->arena, text, length), *sign = strchr(pair, '=');
	if (!sign || sign == pair || !sign[1]) {
		call_error(call, W_DISPLAY_PAIR, W_DISPLAY_PAIR_HINT, pair);
		return;
	}
	const char *key = arena_copy(call->arena, pair, (size_t)(sign - pair));
	const struct field *field = field_find(display_fields, key);
	if (!field)
		complain_kind(call, key);
	else if (taken[field - display_fields])
		call_error(call, W_DISPLAY_TWICE, W_NONE, key);
	else
		*count += take_unit(call, field, without_quotes(call->arena, sign + 1, strlen(sign + 1)), &units[*count]);
	if (field)
		taken[field - display_fields] = true;
}

static void check_money(struct call *call, const struct plan *plan, const struct display *display)
{
	for (int i = 0; i < display->count; i++)
		if (!display_is_in(&display->units[i], &plan->money))
			call_error(call, W_DISPLAY_CURRENCY, W_DISPLAY_CURRENCY_HINT, display->units[i].text,
			           unit_currency_code(plan->money.currency));
}

bool units_shown_read(struct call *call, const struct batch *batch)
{
	const char *at = call->options->units;
	int errors = call->diags.errors;
	if (!at)
		return true;
	struct unit *units = ARENA_ARRAY(call->arena, KINDS_MOST, struct unit);
	bool taken[KINDS_MOST] = {false};
	struct display *display = ARENA_NEW(call->arena, struct display);
	*display = (struct display){units, 0};
	for (bool more = true; more && display->count < KINDS_MOST;) {
		size_t length = strcspn(at, ",");
		take_pair(call, at, length, units, &display->count, taken);
		more = at[length] == ',';
		at += length + more;
	}
	for (int i = 0; i < batch->count; i++)
		check_money(call, batch->scenarios[i]->plan, display);
	call->view.units = display;
	return call->diags.errors == errors;
}
