/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which levels rest on an assumption: by what the base year takes, not by rates that act later. */
#include "ask/assumed.h"
#include "tests/shipped.h"
#include "tests/test.h"

TEST(assumed_levels_are_those_whose_base_year_is)
{
	static const struct { const char *name; bool assumed;
	} cases[] = {{"gdp", false},
	             {"output.mining", false},
	             {"share.industry", false},
	             {"population", false},
	             {"urbanization", false},
	             {"income", false},
	             {"investment", false},
	             {"energy", true},
	             {"energy_intensity", true},
	             {"co2", true},
	             {"capital", true},
	             {"labour_demand", true},
	             {"raw_coal", true},
	             {"target_value.raw_coal", true},
	             {"target_value.gdp", false},
	             {"gap_to_unlimited", true},
	             {"nonfossil_share", true},
	             {"forest_cover", false}};
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	for (size_t i = 0; scene->result && i < sizeof cases / sizeof *cases; i++) {
		int element, variable = program_find(scene->result->program, cases[i].name, &element);
		CHECK_SAY(variable >= 0 && level_is_assumed(scene->result, variable) == cases[i].assumed, "%s: want %s",
		          cases[i].name, cases[i].assumed ? "assumed" : "not assumed");
	}
	shipped_free(scene);
}
