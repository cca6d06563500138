/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting: what --set and --set-from change, as the top layers of a scenario. */
#ifndef DATA_SETTING_H
#define DATA_SETTING_H
#include "data/scenario.h"

/* Splits "KEY=VALUE", "KEY+=N", "KEY*=N"; `text` becomes a source called --set, or as the option that it was given
 * with. False with an error reported. */
bool setting_parse(struct arena *arena, const char *text, struct setting *setting, struct diags *diags);
bool setting_parse_as(struct arena *arena, const char *option, const char *text, struct setting *setting,
                      struct diags *diags);

struct whole;
void settings_apply(struct whole *whole);
#endif
