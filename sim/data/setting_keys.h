/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting_keys: the keys of --set: dotted or a JSON pointer, exact or a glob, held against the scenario
 * and its fields. */
#ifndef DATA_SETTING_KEYS_H
#define DATA_SETTING_KEYS_H
#include "data/whole.h"

struct setting_key {
	struct { const char *text; struct place place; } *parts;
	int count;
	const struct field *field; /* of what setting_keys_match found */
};

bool setting_key_is_glob(const struct setting *setting);
struct setting_key setting_key_split(struct arena *arena, const struct setting *setting);
/* The field that an exact key leads to; NULL with an error at the part that does not exist. For += and *=
 * it must be a number. Parts that are titles (of a sector, an indicator...) become ids. */
const struct field *setting_key_judge(struct whole *whole, const struct setting *setting,
                                      struct setting_key *key);
/* The key again as a text, dotted. */
char *setting_key_text(struct arena *arena, const struct setting_key *key);
/* A glob in which sectors' titles have become ids. */
const char *setting_glob_text(struct whole *whole, const struct setting *setting);
/* The numbers that a glob matches; with `defaults` also parameters of active sections that no file gives.
 * None: an error. */
const struct setting_key *setting_keys_match(struct whole *whole, const struct setting *setting,
                                             bool defaults, int *count);
#endif
