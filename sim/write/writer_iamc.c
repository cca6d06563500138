/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_iamc: results as a wide table of scenarios, as integrated assessment models exchange them: Model, Scenario,
 * Region, Variable, Unit, then the years. The definitions of what it calls what are files beside it. */
#include <math.h>
#include "write/csv_out.h"
#include "write/pathways.h"
#include "write/writer.h"

static double value_in(const struct pathways *pathways, const struct pathway *pathway, int year)
{
	for (int i = 0; i < pathway->count; i++)
		if (pathways->points[pathway->first + i].year == year)
			return pathways->points[pathway->first + i].value;
	return NAN;
}

static void write_iamc(struct text *out, const struct said *said, const struct manner *manner)
{
	static const char *const names[] = {"Model", "Scenario", "Region", "Variable", "Unit"};
	const struct pathways pathways = pathways_of(out->arena, said);
	struct csv_out csv = {.text = out};
	(void)manner;
	for (int i = 0; i < PATHWAY_ABOUT; i++)
		csv_out_id(&csv, names[i]);
	for (int y = 0; y < pathways.year_count; y++)
		csv_out_integer(&csv, pathways.years[y]);
	csv_out_row(&csv);
	for (int p = 0; p < pathways.count; p++) {
		for (int i = 0; i < PATHWAY_ABOUT; i++)
			csv_out_text(&csv, pathways.list[p].cell[i]);
		for (int y = 0; y < pathways.year_count; y++)
			csv_out_number(&csv, value_in(&pathways, &pathways.list[p], pathways.years[y]));
		csv_out_row(&csv);
	}
}

static const struct writer *const definitions[] = {&writer_iamc_variables, &writer_iamc_regions, NULL};
const struct writer writer_iamc = {
	.name = "iamc", .ending = "iamc.csv", .one_language = true, .beside = definitions, .write = write_iamc};
