/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_text: what the files of a scenario say in words: titles, questions, notes. */
#ifndef ASK_OWN_TEXT_H
#define ASK_OWN_TEXT_H
#include "ask/result.h"

/* The text there, "sectors.mining.title", in the languages that it has; empty where there is none. */
struct title own_text(const struct result *result, const char *dotted);
#endif
