/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's table of indicators as `new --from` takes it, all the way: what is made of it without an error is read and
 * run without one. */
#include "intake/indicator_fraction.h"
#include "intake/indicator_units.h"
#include "intake/new_parts.h"
#include "models/catalogue.h"
#include "tests/fuzz/fuzz.h"

static const char *file(struct fuzz *fuzz, const struct starter *starter, const char *name,
                        void (*write)(const struct starter *, struct text *))
{
	struct text text;
	text_init(&text, &fuzz->arena);
	write(starter, &text);
	return fuzz_file(fuzz, name, text.bytes, text.length);
}

/* With its header alone where the table gives nothing that was observed. */
static void observed(const struct starter *starter, struct text *out)
{
	text_add(out, "");
	new_observed(starter, out);
}

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	struct starter starter = {.arena = &fuzz->arena, .diags = &fuzz->diags, .language = fuzz->diags.language,
	                          .models = catalogue, .name = "place"};
	const struct source *source = fuzz_source(fuzz, data, size);
	const struct indicator_choice choice = {0};
	struct indicator_table *table = indicator_table_read(&fuzz->arena, &source, 1, &choice, &fuzz->diags);
	MUST(fuzz, table || fuzz->diags.errors > 0);
	if (!table)
		return;
	indicator_settle_units(&fuzz->arena, table, &fuzz->diags);
	indicator_doubt_fractions(&fuzz->arena, table, &fuzz->diags);
	new_begin(&starter, table);
	new_prepare(&starter);
	if (fuzz->diags.errors)
		return;
	file(fuzz, &starter, "observed.csv", observed);
	file(fuzz, &starter, "plan.json", new_plan);
	file(fuzz, &starter, "base.json", new_base);
	const char *baseline = file(fuzz, &starter, "baseline.json", new_baseline);
	const char *planned = file(fuzz, &starter, "as-planned.json", new_as_planned);
	MUST(fuzz, fuzz_run(fuzz, baseline));
	MUST(fuzz, fuzz_run(fuzz, planned));
}
