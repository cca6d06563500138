/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scene: writes the texts of a place into a folder of their own, reads them as the program would and runs them. */
#include "tests/scene.h"
#include <unistd.h>
#include "data/reader.h"
#include "data/setting.h"
#include "tests/test.h"

static const char *const usual_plan =
	"{\"kind\":\"plan\",\"title\":{\"zh\":\"示例\",\"en\":\"Sample\"},\"base_year\":2020,\"prices\":2020,"
	"\"years\":[2021,2025],\"targets\":{}}";

static char *path_in(const struct scene *scene, const char *name)
{
	static char path[128];
	snprintf(path, sizeof path, "%s/%s", scene->folder, name);
	return path;
}

static void write_file(const struct scene *scene, const char *name, const char *text)
{
	FILE *file = fopen(path_in(scene, name), "w");
	CHECK_SAY(file && fputs(text, file) >= 0 && fclose(file) == 0, "cannot write %s", name);
}

static void read_and_run(struct scene *scene, const char *const *settings)
{
	struct setting list[8];
	int count = 0;
	for (; settings && settings[count]; count++)
		setting_parse(&scene->arena, settings[count], &list[count], &scene->diags);
	struct setting *kept = ARENA_ARRAY(&scene->arena, count + 1, struct setting);
	memcpy(kept, list, (size_t)count * sizeof *list);
	struct reader *reader = reader_create(&scene->arena, catalogue, kept, count, &scene->diags);
	scene->scenario =
		reader_scenario(reader, arena_copy(&scene->arena, path_in(scene, "s.json"), strlen(path_in(scene, "s.json"))));
	if (scene->scenario && !scene->diags.errors)
		scene->result = run_scenario(&scene->arena, scene->scenario, catalogue, &scene->diags);
}

struct scene *scene_run_settings(const char *plan, const char *scenario, const char *const *settings)
{
	struct scene *scene = calloc(1, sizeof *scene);
	snprintf(scene->folder, sizeof scene->folder, "/tmp/outturn-test-XXXXXX");
	CHECK_SAY(mkdtemp(scene->folder), "no temporary folder");
	write_file(scene, "plan.json", plan ? plan : usual_plan);
	write_file(scene, "s.json", scenario);
	if (setjmp(scene->rescue)) {
		test_fail(__FILE__, __LINE__, "out of memory");
		return scene;
	}
	arena_init(&scene->arena, &scene->rescue, 0);
	diags_init(&scene->diags, &scene->arena, LANG_EN);
	read_and_run(scene, settings);
	return scene;
}

struct scene *scene_run(const char *plan, const char *scenario) { return scene_run_settings(plan, scenario, NULL); }

void scene_free(struct scene *scene)
{
	unlink(path_in(scene, "plan.json"));
	unlink(path_in(scene, "s.json"));
	rmdir(scene->folder);
	arena_free(&scene->arena);
	free(scene);
}

double scene_value(const struct scene *scene, const char *name, int year)
{
	int element, variable = scene->result ? program_find(scene->result->program, name, &element) : -1;
	if (variable < 0) {
		test_fail(__FILE__, __LINE__, "no variable %s: %s", name, scene_messages((struct scene *)scene));
		return NAN;
	}
	return result_value(scene->result, variable, element, year);
}

const char *scene_messages(struct scene *scene)
{
	struct text text;
	text_init(&text, &scene->arena);
	text_add(&text, "");
	diags_print(&scene->diags, &text);
	return text.bytes;
}

bool scene_says(struct scene *scene, const char *part)
{
	bool says = strstr(scene_messages(scene), part) != NULL;
	CHECK_SAY(says, "wanted \"%s\" in:\n%s", part, scene_messages(scene));
	return says;
}

struct scene *scene_runs(const char *start, const char *rest, const char *end)
{
	char text[8192];
	int length = snprintf(text, sizeof text, "%s%s%s", start, rest, end);
	struct scene *scene = scene_run(NULL, text);
	CHECK_SAY(scene->result && length < (int)sizeof text, "%s: %s", rest, scene_messages(scene));
	return scene;
}

void scene_refuses(const char *start, const char *rest, const char *end, const char *part)
{
	char text[8192];
	snprintf(text, sizeof text, "%s%s%s", start, rest, end);
	struct scene *scene = scene_run(NULL, text);
	CHECK_SAY(!scene->result, "%s runs, but should say: %s", rest, part);
	if (!scene->result)
		scene_says(scene, part);
	scene_free(scene);
}
