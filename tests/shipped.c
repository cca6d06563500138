/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shipped: see the header. */
#include "tests/shipped.h"
#include <glob.h>
#include "data/reader.h"
#include "data/setting.h"
#include "tests/test.h"

enum { MOST_SETTINGS = 8 };

static struct scene *begin(const char *const *texts, struct reader **reader)
{
	struct scene *scene = calloc(1, sizeof *scene);
	arena_init(&scene->arena, NULL, 0);
	diags_init(&scene->diags, &scene->arena, LANG_EN);
	struct setting *settings = ARENA_ARRAY(&scene->arena, MOST_SETTINGS, struct setting);
	int count = 0;
	for (; texts && texts[count] && count < MOST_SETTINGS; count++)
		setting_parse(&scene->arena, texts[count], &settings[count], &scene->diags);
	*reader = reader_create(&scene->arena, catalogue, settings, count, &scene->diags);
	return scene;
}

struct scene *shipped_run(const char *path, const char *const *settings)
{
	struct reader *reader;
	struct scene *scene = begin(settings, &reader);
	scene->scenario = reader_scenario(reader, path);
	if (scene->scenario && !scene->diags.errors)
		scene->result = run_scenario(&scene->arena, scene->scenario, catalogue, &scene->diags);
	CHECK_SAY(scene->result, "%s does not run: %s", path, scene_messages(scene));
	return scene;
}

void shipped_free(struct scene *scene)
{
	arena_free(&scene->arena);
	free(scene);
}

static bool runs(const char *path)
{
	struct reader *reader;
	struct scene *scene = begin(NULL, &reader);
	bool is_abstract = false, is_scenario = reader_kind(reader, path, &is_abstract) == FILE_SCENARIO;
	shipped_free(scene);
	return is_scenario && !is_abstract;
}

int shipped_list(const char *paths[SHIPPED_MOST])
{
	static glob_t found; /* kept: the paths live in it */
	int count = 0;
	if (!found.gl_pathc) {
		glob("scenarios/*/*.json", 0, NULL, &found);
		glob("tests/places/*/*.json", GLOB_APPEND, NULL, &found);
	}
	for (size_t i = 0; i < found.gl_pathc && count < SHIPPED_MOST; i++)
		if (runs(found.gl_pathv[i]))
			paths[count++] = found.gl_pathv[i];
	return count;
}
