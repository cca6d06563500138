/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indices against functions whose own are known in closed form, written as scenarios: values within 0.01 and intervals
 * that cover, over several seeds. */
#include "ask/sensitivity.h"
#include <string.h>
#include "tests/shipped.h"
#include "tests/test.h"

enum { SEEDS = 20, ROWS = 16384 };

#define PLAN                                                                                              \
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2021],"           \
	"\"targets\":{\"t\":{\"title\":\"t\",\"variable\":\"f\",\"year\":2021,\"at_least\":0}}}"
#define SCENARIO(inputs, formula, more)                                                                    \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"indicators\":{" inputs                  \
	",\"f\":{\"unit\":\"1\",\"formula\":\"" formula "\"}}" more "}"
/* What is drawn between two numbers is the step from 0 in the first year. */
#define DRAWN(id, middle, low, high)                                                                       \
	"\"" id "\":{\"unit\":\"1\",\"base\":0,\"linear\":{\"value\":" middle                                    \
	",\"uncertain\":{\"uniform\":{\"low\":" low ",\"high\":" high "}}}}"
#define PI "3.141592653589793"
#define ANGLE(id) DRAWN(id, "0", "-" PI, PI)
#define UNIT(id) DRAWN(id, "0.5", "0", "1")
#define G(id, a) "(abs(4 * " id " - 2) + " a ") / (1 + " a ")"

static const char ishigami[] = SCENARIO(ANGLE("x1") "," ANGLE("x2") "," ANGLE("x3"),
                                        "sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)", "");
static const char sobol_g[] =
	SCENARIO(UNIT("x1") "," UNIT("x2") "," UNIT("x3") "," UNIT("x4") "," UNIT("x5") "," UNIT("x6") "," UNIT(
				 "x7") "," UNIT("x8"),
             G("x1", "0") " * " G("x2", "1") " * " G("x3", "4.5") " * " G("x4", "9") " * " G("x5", "99") " * " G(
				 "x6", "99") " * " G("x7", "99") " * " G("x8", "99"), "");
static const char compound[] = SCENARIO(DRAWN("g", "0.05", "0.02", "0.08") "," DRAWN("e", "0.03", "0.01", "0.05"),
                                        "(1 + g)^5 * (1 - e)^5", "");

static const struct sensitivity *ask(struct scene *scene, const char *name, int year, int rows, uint64_t seed,
                                     int threads)
{
	struct sensitivity_asked *asked = ARENA_NEW(&scene->arena, struct sensitivity_asked);
	struct sensitivity_question *question = ARENA_NEW(&scene->arena, struct sensitivity_question);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	if (!scene->result)
		return NULL;
	asked->variable = program_find(scene->result->program, name, &asked->element);
	asked->row = year - scene->result->base_year;
	asked->target = -1;
	*question = (struct sensitivity_question){
		.asked = asked, .asked_count = 1, .rows = rows, .seed = seed, .threads = threads};
	return sensitivity_run(&scene->arena, scene->result, question);
}

struct known { int factors; const double *first, *total; double variance; };

static void check_known(const char *scenario, const struct known *known)
{
	int covered = 0, intervals = 0;
	double worst = 0, widest = 0;
	struct scene *scene = scene_run(PLAN, scenario);
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		const struct sensitivity *found = ask(scene, "f", 2021, ROWS, seed, 2);
		if (!found)
			break;
		const struct indices_found *measure = &found->outputs[0].measure;
		CHECK_INT(found->factor_count, known->factors);
		for (int f = 0; f < 2 * known->factors; f++) {
			bool total = f >= known->factors;
			int factor = f % known->factors;
			double want = total ? known->total[factor] : known->first[factor];
			struct index got = total ? measure->total[factor] : measure->first[factor];
			worst = fmax(worst, fabs(got.value - want));
			covered += fabs(got.value - want) <= got.error + 1e-6;
			intervals++;
		}
		widest = fmax(widest, measure->widest);
		CHECK_CLOSE(measure->sd * measure->sd, known->variance, 0.02);
	}
	CHECK_SAY(worst <= 0.01, "an index is off by %.4f", worst);
	CHECK_SAY(covered >= 0.9 * intervals && intervals, "%d of %d intervals cover", covered, intervals);
	if (getenv("SHOW"))
		printf("# worst %.5f widest %.5f covered %d of %d\n", worst, widest, covered, intervals);
	scene_free(scene);
}

TEST(sensitivity_of_ishigamis_function)
{
	static const double first[] = {.313905, .442411, 0}, total[] = {.557589, .442411, .243684};
	check_known(ishigami, &(struct known){3, first, total, 13.844588});
}

TEST(sensitivity_of_sobols_g)
{
	static const double first[] = {.716192, .179048, .023676, .007162, .000072, .000072, .000072, .000072},
						total[] = {.787144, .242198, .034317, .010460, .000105, .000105, .000105, .000105};
	check_known(sobol_g, &(struct known){8, first, total, 0.465421});
}

TEST(sensitivity_of_growth_and_efficiency)
{
	static const double first[] = {.655752, .341928}, total[] = {.658072, .344248};
	check_known(compound, &(struct known){2, first, total, 0.012532});
}
