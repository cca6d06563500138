/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs: from a scenario's quantities to yearly numbers, one input for each field of a model. */
#ifndef CORE_INPUTS_H
#define CORE_INPUTS_H
#include "core/builder.h"

void inputs_of_model(struct builder *builder); /* every FIELD_QUANTITY of builder->model, with its default */
void inputs_adjust(struct builder *builder);   /* --set += and *= on the resolved yearly values */
#endif
