/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_iamc_names: what writer_iamc calls variables and regions, as lists in YAML that the package `nomenclature`
 * reads from the folders definitions/variable and definitions/region. They say what stands in the table and no more:
 * each begins with what they are not. Holds: every text is a quoted scalar, so that none is read as anything else. */
#include <string.h>
#include "base/words.h"
#include "write/pathways.h"
#include "write/writer.h"

static void put_note(struct text *out, enum word word)
{
	for (int language = 0; language < LANG_COUNT; language++)
		text_print(out, "# %s\n", word_text((enum language)language, word));
}

static void put_scalar(struct text *out, const char *text)
{
	text_add(out, "\"");
	for (const char *at = text; *at; at++) {
		if (*at == '"' || *at == '\\')
			text_add(out, "\\");
		text_add_n(out, at, 1);
	}
	text_add(out, "\"");
}

/* What one variable is counted in: of plans in several currencies several. */
static void put_units(struct text *out, const struct pathways *pathways, const char *name)
{
	struct pathways same = {0};
	int count;
	for (int i = 0; i < pathways->count; i++)
		if (strcmp(pathways->list[i].cell[PATHWAY_VARIABLE], name) == 0)
			*ARENA_PUSH(out->arena, same.list, same.count, same.capacity) = pathways->list[i];
	const char **units = pathways_named(out->arena, &same, PATHWAY_UNIT, &count);
	text_add(out, "    unit: ");
	for (int i = 0; i < count; i++) {
		text_add(out, count == 1 ? "" : i ? ", " : "[");
		put_scalar(out, units[i]);
	}
	text_add(out, count > 1 ? "]\n" : "\n");
	text_add(out, "    description: ");
	put_scalar(out, same.list[0].cell[PATHWAY_ABOUT]);
	text_add(out, "\n");
}

static void write_variables(struct text *out, const struct said *said, const struct manner *manner)
{
	const struct pathways pathways = pathways_of(out->arena, said);
	int count;
	(void)manner;
	const char **names = pathways_named(out->arena, &pathways, PATHWAY_VARIABLE, &count);
	put_note(out, W_IAMC_VARIABLES);
	for (int i = 0; i < count; i++) {
		text_add(out, "- ");
		put_scalar(out, names[i]);
		text_add(out, ":\n");
		put_units(out, &pathways, names[i]);
	}
}

static void write_regions(struct text *out, const struct said *said, const struct manner *manner)
{
	const struct pathways pathways = pathways_of(out->arena, said);
	int count;
	(void)manner;
	const char **names = pathways_named(out->arena, &pathways, PATHWAY_REGION, &count);
	put_note(out, W_IAMC_REGIONS);
	text_add(out, "- \"outturn\":\n");
	for (int i = 0; i < count; i++) {
		text_add(out, "  - ");
		put_scalar(out, names[i]);
		text_add(out, "\n");
	}
}

const struct writer writer_iamc_variables = {.name = "iamc", .ending = "iamc-variable.yaml", .one_language = true,
                                             .write = write_variables},
					writer_iamc_regions = {.name = "iamc", .ending = "iamc-region.yaml", .one_language = true,
                                           .write = write_regions};
