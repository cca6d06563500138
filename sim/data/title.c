/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title: what a file calls something: one text for readers of both languages, or one for each. */
#include "data/title.h"

struct title title_read(const struct json *json)
{
	if (!json)
		return (struct title){NULL, NULL};
	if (json->type == JSON_STRING)
		return (struct title){json->text, json->text};
	const struct json *en = json_get(json, "en"), *zh = json_get(json, "zh");
	return (struct title){en ? en->text : NULL, zh ? zh->text : NULL};
}
