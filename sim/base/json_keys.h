/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_keys: keys that an object has twice. */
#ifndef BASE_JSON_KEYS_H
#define BASE_JSON_KEYS_H
#include "base/json_tell.h"

void scan_keys_enter(struct scan *scan, struct scan_frame *frame);
/* The first of that name, or NULL. */
const struct scan_key *scan_keys_add(struct scan *scan, struct scan_frame *frame, struct scan_key key);
void scan_keys_leave(struct scan *scan, struct scan_frame *frame);
#endif
