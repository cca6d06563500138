/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_fit_paste: an estimate as a scenario would give it, with its standard error as what is drawn. */
#include <string.h>
#include "base/number.h"
#include "view/view_fit.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/json_out.h"

static double short_number(struct arena *arena, double value, int figures)
{
	const char *text = view_figures(arena, value, figures, NULL);
	double number;
	return number_parse(text, strlen(text), &number) ? number : value;
}

static void paste_number(struct json_out *json, const char *key, struct arena *arena, const struct fit *fit,
                         const struct view *view)
{
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_number(json, "value", short_number(arena, fit->estimate, 5));
	/* An indicator's step is in its own unit. */
	bool own = fit->law == FIT_LINEAR && strncmp(fit->key, "indicators.", strlen("indicators.")) == 0;
	const char *unit = own ? fit->series->unit.text : fit->unit.text;
	if (*unit && strcmp(unit, "1") != 0)
		json_out_text(json, "unit", unit);
	if (fit->error > 0) {
		json_out_object(json, "uncertain", JSON_ONE_LINE);
		json_out_object(json, "normal", JSON_ONE_LINE);
		json_out_number(json, "sd", short_number(arena, fit->error, 3));
		json_out_close(json);
		json_out_close(json);
	}
	json_out_text(json, "source",
	              view_say(arena, view, W_FIT_SOURCE, view_fit_estimator(fit, view->language),
	                       arena_print(arena, "%d", fit->first), arena_print(arena, "%d", fit->last),
	                       arena_print(arena, "%d", fit->has), fit->series->name));
	json_out_close(json);
}

/* The members of a scenario, from the section down. */
const char *view_fit_paste(struct arena *arena, const struct fit *fit, const struct view *view)
{
	struct text text;
	struct json_out json;
	char *key = arena_print(arena, "%s", fit->key), *part = key, *dot;
	int depth = 0;
	text_init(&text, arena);
	json_out_begin(&json, &text);
	json_out_object(&json, NULL, JSON_ONE_LINE);
	for (; (dot = strchr(part, '.')); part = dot + 1, depth++) {
		*dot = '\0';
		json_out_object(&json, part, JSON_ONE_LINE);
	}
	paste_number(&json, part, arena, fit, view);
	while (depth-- > 0)
		json_out_close(&json);
	json_out_close(&json);
	while (text.length && text.bytes[text.length - 1] == '\n')
		text.bytes[--text.length] = '\0';
	return text.bytes;
}
