/* SPDX-License-Identifier: GPL-3.0-or-later */
/* count: what one member of an ensemble costs, counted: count SCENARIO [VARIABLE...] prints the operations over lanes
 * of all years together (and which of them divide, and which call functions), the numbers drawn and the samples kept.
 * Without variables all are wanted, as in outturn ensemble. With the times of each that speed.c measures, this is what
 * an ensemble should take. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "ask/ensemble_parts.h"
#include "tests/shipped.h"
#include "tests/test.h"

/* What reads a scenario for tests counts its checks, and says so if it cannot. */
int test_checks;
void test_fail(const char *file, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fprintf(stderr, "%s:%d: ", file, line);
	vfprintf(stderr, format, args);
	va_end(args);
	exit(EXIT_FAILURE);
}

struct sums { long plain, divide, function, drawn, samples; };

static void count_step(struct sums *sums, const struct operation *step)
{
	switch (step->kernel) {
	case KERNEL_POWER:
	case KERNEL_EXP:
	case KERNEL_LOG:
	case KERNEL_SIN:
	case KERNEL_COS: sums->function++; break;
	case KERNEL_DIVIDE:
	case KERNEL_RESPOND:
	case KERNEL_SQRT: sums->divide++; break;
	default: sums->plain++;
	}
}

static void count_steps(struct sums *sums, const struct operation *steps, int count, int year)
{
	for (int i = 0; i < count; i++)
		if (!steps[i].only || steps[i].only == year)
			count_step(sums, &steps[i]);
}

static void count_carries(struct sums *sums, const struct code *code, int phase)
{
	for (int i = 0; i < code->carry_count; i++) {
		struct operand from = code->carries[i].from[phase], state = code->carries[i].state;
		sums->plain += state.storage == STORE_ROW && from.storage != STORE_NONE &&
		               !(from.storage == STORE_ROW && from.index == state.index);
	}
}

int main(int argc, char **argv)
{
	struct scene *scene = argc > 1 ? shipped_run(argv[1], NULL) : NULL;
	if (!scene || !scene->result) {
		fprintf(stderr, "count: %s\n", scene ? scene_messages(scene) : "count SCENARIO [VARIABLE...]");
		return EXIT_FAILURE;
	}
	struct arena arena;
	struct diags diags;
	arena_init(&arena, NULL, 0);
	diags_init(&diags, &arena, LANG_EN);
	const struct program *program = scene->result->program;
	const struct uncertainty *uncertainty = uncertainty_make(&arena, program, &diags);
	bool *wanted = ARENA_ARRAY(&arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count; v++)
		wanted[v] = argc == 2 && !(program->variables[v].flags & HIDDEN);
	for (int i = 2, element; i < argc; i++)
		if (program_find(program, argv[i], &element) >= 0)
			wanted[program_find(program, argv[i], &element)] = true;
	struct tally *tally =
		tally_make(&arena, scene->result, uncertainty,
	               &(struct ensemble_question){.members = DRAW_BLOCK, .threads = 1, .wanted = wanted});
	const struct code *code = tally->code;
	struct sums sums = {0};
	count_steps(&sums, code->block, code->block_steps, 0);
	for (int year = 0; year < tally->years; year++) {
		int phase = year ? PHASE_YEAR : PHASE_BASE;
		count_steps(&sums, code->lanes[phase], code->lane_steps[phase], year);
		count_carries(&sums, code, phase);
	}
	for (int i = 0; i < code->varied_count; i++)
		sums.drawn += code->varied[i].yearly ? tally->years : 1;
	sums.samples = tally->slot_count;
	printf("plain %ld divide %ld function %ld drawn %ld samples %ld years %d rows %d\n", sums.plain, sums.divide,
	       sums.function, sums.drawn, sums.samples, tally->years, code->row_count);
	for (int i = 0; getenv("COUNT_STEPS") && i < code->lane_steps[PHASE_YEAR]; i++) {
		const struct operation *step = &code->lanes[PHASE_YEAR][i];
		printf("%3d kernel %2d only %d out %d from", i, (int)step->kernel, step->only, step->out.index);
		for (int a = 0; a < kernel_arguments(step->kernel); a++)
			printf(" %c%d", "-cur"[step->argument[a].storage], step->argument[a].index);
		printf("\n");
	}
	shipped_free(scene);
	arena_free(&arena);
}
