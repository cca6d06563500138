/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waste: what residents throw away: waste = population times waste per person. Waste in 1e4 t. */
#include "models/models.h"

static const struct field fields[] = {{"per_person", "t/people", REQUIRED | PATH | UNCERTAIN, AT_LEAST(0),
                                       .otherwise = NAN, .en = "waste per resident", .zh = "人均垃圾量"},
                                      {0}};

static const struct equation equations[] = {{"waste", "1e4 t", SCALAR, MAIN, .formula = "population * waste.per_person",
                                             .en = "Household waste", .zh = "生活垃圾量"},
                                            {0}};

const struct model model_waste = {"waste",
                                  BY_KEY,
                                  .needs = "population",
                                  .fields = fields,
                                  .equations = equations,
                                  .en = "What residents throw away",
                                  .zh = "生活垃圾"};
