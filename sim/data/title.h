/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title: a name as files give it. */
#ifndef DATA_TITLE_H
#define DATA_TITLE_H
#include "base/json.h"

struct title title_read(const struct json *json); /* text, or {"en", "zh"}; NULL: empty */
#endif
