/* SPDX-License-Identifier: GPL-3.0-or-later */
/* intensity: use per value added, for every section that counts a use (energy, water). One sector may be left as
 * the remainder of a known total. Makes SECTION.takes_remainder, the remainder and the wished intensity; `limits`
 * alone defines the intensity itself. The section has the parameters intensity (over sectors, default 0),
 * total_intensity and remainder. */
#ifndef MODELS_INTENSITY_H
#define MODELS_INTENSITY_H
struct builder;
struct intensity {
	const char *section, *unit;
	const char *variable;         /* "energy_per_output", whose wish is made */
	const char *change;           /* factor of a year: "(1 - energy.efficiency)" */
	const char *fixed;            /* the part of the total that no sector uses: "energy_households" */
	const char *left;             /* name of the remainder's base-year intensity */
	const char *en, *zh, *left_en, *left_zh;
};
/* Errors: total and remainder not together, a remainder that is no sector, a sector without a number. */
void intensity_build(struct builder *builder, const struct intensity *intensity);
#endif
