/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units: which units there are, by kind; what one comes to in others. */
#include "ask/conversion.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "data/unit_prices.h"

static const char *all_kinds(struct call *call)
{
	const char *names[UNIT_KINDS];
	for (int i = 0; i < UNIT_KINDS; i++)
		names[i] = unit_kind_name((enum unit_kind)i, call->diags.language);
	return word_join(call->arena, call->diags.language, names, UNIT_KINDS);
}

static void refuse(struct call *call, const struct conversion *asked, enum conversion_fault fault)
{
	enum language language = call->diags.language;
	if (fault == CONVERSION_UNKNOWN) {
		call_error(call, W_UNIT_UNKNOWN, asked->nearest ? W_UNIT_NEAREST : W_UNITS_KINDS, asked->bad,
		           asked->nearest ? asked->nearest : all_kinds(call));
		return;
	}
	const char *arguments[UNIT_PRICES_ARGUMENTS];
	enum word way = unit_prices_hint(call->arena, &asked->from, &asked->to, language, arguments);
	call_error(call, W_UNITS_DIFFER, way ? W_TEXT : W_UNITS_DIFFER_HINT,
	           unit_name(call->arena, &asked->from, language, true), unit_name(call->arena, &asked->to, language, true),
	           way ? word_format(call->arena, language, way, arguments)
	               : unit_kind_of_unit(call->arena, &asked->from, language),
	           unit_kind_of_unit(call->arena, &asked->to, language));
}

enum exit_code cmd_units(struct call *call)
{
	const char *name = call->options->argument_count ? call->options->arguments[0] : NULL;
	struct conversion asked;
	enum conversion_fault fault = conversion_ask(call->arena, name, &asked);
	if (fault) {
		refuse(call, &asked, fault);
		call_report(call);
		return call_verdict(call);
	}
	const struct view view = deliver_view(call);
	return deliver_said(call, view_units(call->arena, &asked, &view));
}
