/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read: how fast a document is read (strict scan, cJSON's nodes, the tree), in MB/s of CPU time, median of
 * five. The document is 15 MB of what scenario files are made of: nested objects, quantities with unit and
 * source, paths, Chinese. */
#include "base/json.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SIZE = 15 << 20, ROUNDS = 5 };

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static char *document(struct arena *arena)
{
	struct text text;
	text_init(&text, arena);
	text_add(&text, "{");
	for (int place = 0; text.length < SIZE; place++) {
		text_print(&text, "%s\n\"place_%d\": {\"title\": {\"zh\": \"吕梁市\", \"en\": \"Luliang\"}", place ? "," : "",
		           place);
		for (int sector = 0; sector < 40; sector++)
			text_print(&text,
			           ",\n  \"sector_%d\": {\"growth\": {\"value\": %d.%d, \"unit\": \"%%/yr\",\n"
			           "    \"source\": \"table 1-2, rows 1, 4, 17\", \"range\": [-1, 6.25],\n"
			           "    \"note\": \"the plan's own number, kept as printed; 规划原文数据，按原文保留\"},\n"
			           "    \"share\": {\"path\": {\"2021\": 35.6, \"2025\": %d.125, \"2035\": 4e1}}}",
			           sector, sector % 9, place % 10, place % 50);
		text_add(&text, "}");
	}
	text_add(&text, "}\n");
	return text.bytes;
}

static double once(const char *bytes)
{
	jmp_buf rescue;
	struct arena arena;
	struct diags diags;
	arena_init(&arena, &rescue, 0);
	if (setjmp(rescue)) {
		fputs("out of memory\n", stderr);
		exit(3);
	}
	const struct source *source = source_text(&arena, "document", bytes);
	diags_init(&diags, &arena, LANG_EN);
	double start = seconds();
	bool read = json_read(&arena, source, &diags) != NULL;
	double speed = (double)source->size / 1e6 / (seconds() - start);
	if (!read) {
		struct text report;
		text_init(&report, &arena);
		diags_print(&diags, &report);
		fprintf(stderr, "%.1000s\n", report.bytes);
		exit(1);
	}
	arena_free(&arena);
	return speed;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(void)
{
	jmp_buf rescue;
	struct arena arena;
	arena_init(&arena, &rescue, 0);
	if (setjmp(rescue))
		return 3;
	const char *bytes = document(&arena);
	double speed[ROUNDS];
	for (int i = 0; i < ROUNDS; i++)
		speed[i] = once(bytes);
	qsort(speed, ROUNDS, sizeof *speed, ascending);
	printf("%.0f\n", speed[ROUNDS / 2]);
	arena_free(&arena);
	return 0;
}
