/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scene: a place made of JSON texts, for tests of what stands above the reader. Files are written to a folder of
 * their own and removed by scene_free; messages are collected in English. */
#ifndef SCENE_H
#define SCENE_H
#include "ask/run.h"
#include "models/catalogue.h"

struct scene {
	struct arena arena;
	jmp_buf rescue;
	char folder[64];
	struct diags diags;
	const struct scenario *scenario;
	const struct result *result;   /* NULL: see diags */
};

/* `scenario` is the whole text of a scenario that names plan.json; `plan` may be NULL (base year 2020,
 * prices 2020, to 2025). */
struct scene *scene_run(const char *plan, const char *scenario);
struct scene *scene_run_settings(const char *plan, const char *scenario, const char *const *settings);
void scene_free(struct scene *scene);
double scene_value(const struct scene *scene, const char *name, int year); /* NAN and a failure where there is none */
const char *scene_messages(struct scene *scene);                           /* diags as printed */
bool scene_says(struct scene *scene, const char *part);
/* The scenario start + rest + end, run: a failure where it does not; or refused, and the messages contain `part`. */
struct scene *scene_runs(const char *start, const char *rest, const char *end);
void scene_refuses(const char *start, const char *rest, const char *end, const char *part);
#endif
