/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title: what a file calls something: one text for readers of all languages, or one for each. */
#include "data/title.h"

struct title title_read(const struct json *json)
{
	if (!json)
		return (struct title){0};
	if (json->type == JSON_STRING)
		return title_in_all(json->text);
	struct title title = {0};
	for (int i = 0; i < LANG_COUNT; i++) {
		const struct json *text = json_get(json, language_codes[i]);
		*title_at(&title, (enum language)i) = text ? text->text : NULL;
	}
	return title;
}
