/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit: does a plan agree with itself, and with the one before it? Of a scenario its plan is looked at. The plan
 * before is the one that `previous` names, else one among those of the command line that ends where this one begins. */
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/usual.h"

struct plans {
	const struct plan **list;
	int count, capacity;
};

static void add_plan(struct call *call, struct plans *plans, const struct plan *plan)
{
	for (int i = 0; i < plans->count; i++)
		if (plans->list[i] == plan)
			return;
	*ARENA_PUSH(call->arena, plans->list, plans->count, plans->capacity) = plan;
}

static const struct audit **audit_all(struct call *call, struct reader *reader, const struct plans *plans)
{
	const struct audit **audits = ARENA_ARRAY(call->arena, plans->count + 1, const struct audit *);
	for (int i = 0; i < plans->count; i++)
		audits[i] = usual_audit(call, reader, plans->list[i], plans->list, plans->count);
	return audits;
}

enum exit_code cmd_audit(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct plans plans = {0};
	if (!batch_read(call, &batch) || batch.wrong || call->diags.errors)
		return batch_refuse(call, &batch);
	for (int i = 0; i < batch.plan_count; i++)
		add_plan(call, &plans, batch.plans[i]);
	for (int i = 0; i < batch.count; i++)
		add_plan(call, &plans, batch.scenarios[i]->plan);
	if (!plans.count)
		call_error(call, W_AUDIT_NO_PLAN, W_NONE, "");
	sheets_plan(&sheets, call, plans.count ? plans.list[0] : NULL, 0);
	enum exit_code code = call->diags.errors ? EXIT_INPUT : sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	const struct audit **audits = audit_all(call, batch.variants.reader, &plans);
	if (call->diags.errors)
		return batch_refuse(call, &batch);
	bool no = false;
	for (int i = 0; i < plans.count; i++)
		no |= audits[i]->by_weight[AUDIT_CONTRADICTION] + audits[i]->by_weight[AUDIT_TENSION] > 0;
	for (int i = 0; i < sheets.count; i++) {
		struct said said = view_audit(call->arena, audits, plans.count, &sheets.list[i].view);
		sheet_write(&sheets.list[i], &said);
	}
	code = batch_finish(call, &batch);
	return deliver_worse(deliver_worse(code, no ? EXIT_NO : EXIT_DONE), sheets_deliver(&sheets, call));
}
