/* SPDX-License-Identifier: GPL-3.0-or-later */
/* users: which variables rest on an input directly. */
#ifndef ASK_USERS_H
#define ASK_USERS_H
#include "core/program.h"

/* "energy, gdp", in the arena; "": none does. */
const char *input_users(struct arena *arena, const struct program *program, int input);
#endif
