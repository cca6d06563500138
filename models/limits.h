/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits: the builder of the constraint equations (limits_build.c) behind the table of limits.c. */
#ifndef MODELS_LIMITS_H
#define MODELS_LIMITS_H
struct builder;
void limits_build(struct builder *builder);
#endif
