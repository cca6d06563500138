/* SPDX-License-Identifier: GPL-3.0-or-later */
/* intensity: the wished use per value added, e[s,t] = e[s,t-1] (1 - change), as a state. The base is the sector's own
 * number or, for one sector, what remains of the total:
 *   e[r] = (total Y - fixed - sum of the others' e Y) / Y[r]
 * Not below 0: the total then contradicts the parts, and the scenario is refused. */
#include "models/intensity.h"
#include <string.h>
#include "core/builder.h"

static const struct entry *entry_of(struct builder *builder, const struct intensity *intensity, const char *key)
{
	return builder_entry(builder, builder_print(builder, "%s.%s", intensity->section, key));
}

/* Every sector but the remainder needs a number of its own; the total and the remainder come together. */
static void check_remainder(struct builder *builder, const struct intensity *intensity, const char *sector)
{
	const struct entry *total = entry_of(builder, intensity, "total_intensity"),
					   *remainder = entry_of(builder, intensity, "remainder"),
					   *own = entry_of(builder, intensity, "intensity");
	const struct entry *at = remainder ? remainder : total;
	const char *section = intensity->section;
	if (!remainder != !total)
		diag_error(builder->diags, entry_place(at), entry_pointer(builder->arena, at), W_REMAINDER_PAIR,
		           W_REMAINDER_PAIR_HINT, section);
	if (sector && builder_sector(builder, sector) < 0)
		diag_error(builder->diags, entry_place(remainder), entry_pointer(builder->arena, remainder),
		           W_REMAINDER_SECTOR, W_NONE, sector);
	const struct entry *whole = builder_entry(builder, section);
	for (int s = 0; s < builder->scenario->sector_count; s++) {
		const char *id = builder->scenario->sectors[s];
		bool there = own && (own->quantity || entry_find(own, id));
		if (!there && !(sector && strcmp(sector, id) == 0))
			diag_error(builder->diags, entry_place(whole), entry_pointer(builder->arena, whole),
			           W_INTENSITY_MISSING, W_INTENSITY_MISSING_HINT, id, section);
	}
}

/* The base-year intensity of the sector that takes what is left; the formula in which it stands for that sector. */
static const char *remainder_base(struct builder *builder, const struct intensity *of, const char *sector)
{
	const struct entry *entry = entry_of(builder, of, "remainder");
	const char *marks = builder_print(builder, "%s.takes_remainder", of->section);
	builder_mark_sector(builder, marks, sector);
	builder_mark_remainder(builder, builder_print(builder, "%s.intensity", of->section), sector);
	struct variable *left = builder_variable(
		builder, &(struct equation){
					 of->left, of->unit, SCALAR, HIDDEN | NOT_NEGATIVE,
					 .base = builder_print(builder,
	                                       "(%s.total_intensity * gdp - %s"
	                                       " - sum(output * %s.intensity * (1 - %s))) / output.%s",
	                                       of->section, of->fixed, of->section, marks, sector),
					 .formula = builder_print(builder, "prev(%s)", of->left), .en = of->left_en, .zh = of->left_zh});
	left->place = entry_place(entry);
	left->pointer = entry_pointer(builder->arena, entry);
	return builder_print(builder, "%s.intensity * (1 - %s) + %s * %s", of->section, marks, of->left, marks);
}

void intensity_build(struct builder *builder, const struct intensity *of)
{
	const char *sector = builder_text(builder, builder_print(builder, "%s.remainder", of->section));
	const char *base = builder_print(builder, "%s.intensity", of->section);
	check_remainder(builder, of, sector);
	if (sector && builder_sector(builder, sector) >= 0)
		base = remainder_base(builder, of, sector);
	builder_define(builder,
	               &(struct equation){builder_print(builder, "%s_wanted", of->variable), of->unit, SECTORS, HIDDEN,
	                                  .base = base,
	                                  .formula = builder_print(builder, "prev(%s) * %s", of->variable, of->change),
	                                  .en = of->en, .zh = of->zh});
}
