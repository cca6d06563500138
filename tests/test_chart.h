/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of charts share: a desk with an arena and a folder of its own, and drawing one chart on
 * it. */
#ifndef TEST_CHART_H
#define TEST_CHART_H
#include <sys/stat.h>
#include <unistd.h>
#include "page/chart.h"
#include "tests/test.h"

struct desk {
	struct arena arena;
	jmp_buf rescue;
	struct gnuplot gnuplot;
	struct gnuplot_error error;
	char folder[64];
};

static inline struct desk *desk_open(void)
{
	struct desk *desk = calloc(1, sizeof *desk);
	arena_init(&desk->arena, &desk->rescue, 0);
	strcpy(desk->folder, "/tmp/test-chart-XXXXXX");
	CHECK(mkdtemp(desk->folder) != NULL);
	desk->gnuplot.templates = "plots";
	return desk;
}

static inline void desk_close(struct desk *desk)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", desk->folder);
	CHECK(system(command) == 0);
	arena_free(&desk->arena);
	free(desk);
}

static inline struct chart_picture draw(struct desk *desk, const struct chart *chart, enum chart_format format,
                                        const char *name)
{
	struct chart_job job = {chart, format, name};
	struct chart_pictures pictures = {0};
	if (chart_pictures(&desk->arena, &desk->gnuplot, &job, 1, &pictures, &desk->error))
		return pictures.list[0];
	test_fail(__FILE__, __LINE__, "%s", gnuplot_error_text(&desk->arena, LANG_EN, &desk->error));
	return (struct chart_picture){0};
}

static inline const char *save(struct desk *desk, const char *name, const char *bytes, size_t size)
{
	char *file_name = arena_print(&desk->arena, "%s/%s", desk->folder, name);
	FILE *file = fopen(file_name, "w");
	CHECK(file && fwrite(bytes, 1, size, file) == size);
	fclose(file);
	return file_name;
}
#endif
