/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflict against places whose minimal sets are known: targets made from witnesses that exclude each other, and what
 * every subset of them comes to in closed form. Bounds against runs by chance; minimal hitting sets against all
 * subsets. */
#include "ask/conflict.h"
#include <string.h>
#include "ask/conflict_sets.h"
#include "ask/wide.h"
#include "core/draw.h"
#include "tests/shipped.h"
#include "tests/test.h"

/* --- sets --- */

static struct bits bits_of(unsigned mask) { return (struct bits){{mask}}; }

static bool hits_all(unsigned set, const unsigned *family, int count)
{
	bool all = true;
	for (int i = 0; i < count; i++)
		all &= (set & family[i]) != 0;
	return all;
}

TEST(conflict_sets_that_hit_a_family_are_all_there_and_minimal)
{
	enum { MEMBERS = 8 };
	for (uint64_t round = 0; round < 200; round++) {
		struct arena arena;
		jmp_buf rescue;
		double u[DRAW_BLOCK];
		unsigned family[6];
		int count = 1 + (int)(round % 6), wanted = 0;
		arena_init(&arena, &rescue, 0);
		draw_uniforms(draw_key(5, round, 0), 0, u);
		struct hitting hitting = hitting_begin(&arena, 1000);
		for (int i = 0; i < count; i++) {
			family[i] = 1 + (unsigned)(u[i] * 254);
			struct bits one = bits_of(family[i]);
			hitting_add(&hitting, &one);
		}
		for (unsigned set = 0; set < 1u << MEMBERS; set++) {
			bool minimal = hits_all(set, family, count);
			for (int i = 0; i < MEMBERS; i++)
				minimal &= !(set >> i & 1) || !hits_all(set & ~(1u << i), family, count);
			bool there = false;
			for (int i = 0; i < hitting.count; i++)
				there |= hitting.list[i].word[0] == set;
			wanted += minimal;
			CHECK(there == minimal);
		}
		CHECK_INT(hitting.count, wanted);
		CHECK(hitting.whole);
		arena_free(&arena);
	}
}

/* --- planted cases --- */

/* a, b, c are 1 + 5 step in 2025, each step in [-1, 1]: from -4 to 6. Each may have a floor and a ceiling, their sum
 * too; a floor or ceiling is that of a witness that meets it, a little outside. */
enum { NUMBERS = 3, EDGES = 2 * (NUMBERS + 1) };
struct planted {
	double edge[EDGES]; /* floor and ceiling of a, b, c, sum; NAN: none */
	int of[EDGES], count; /* the targets that there are */
};

static struct planted plant(uint64_t seed)
{
	struct planted made = {.count = 0};
	double u[DRAW_BLOCK], witness[3][NUMBERS + 1];
	int witnesses = seed % 3 == 0 ? 3 : 2;
	draw_uniforms(draw_key(7, seed, 0), 0, u);
	for (int w = 0; w < witnesses; w++) {
		witness[w][NUMBERS] = 0;
		for (int i = 0; i < NUMBERS; i++) {
			witness[w][i] = -4 + 10 * u[w * NUMBERS + i];
			witness[w][NUMBERS] += witness[w][i];
		}
	}
	for (int e = 0; e < EDGES; e++) {
		int w = (int)(u[20 + e] * witnesses), i = e / 2;
		made.edge[e] = u[40 + e] < 0.75 ? witness[w][i] + (e % 2 ? 1 : -1) * (0.01 + 0.1 * u[60 + e]) : NAN;
		if (!isnan(made.edge[e]))
			made.of[made.count++] = e;
	}
	return made;
}

/* By how much the set fails or holds: the least room between a floor and what lies above it. */
static double room_of(const struct planted *planted, unsigned set)
{
	double floor[NUMBERS + 1], ceiling[NUMBERS + 1], least = 0, most = 0, room = INFINITY;
	for (int i = 0; i <= NUMBERS; i++)
		floor[i] = i < NUMBERS ? -4 : -12, ceiling[i] = i < NUMBERS ? 6 : 18;
	for (int t = 0; t < planted->count; t++) {
		int e = planted->of[t];
		if (!(set >> t & 1))
			continue;
		if (e % 2)
			ceiling[e / 2] = fmin(ceiling[e / 2], planted->edge[e]);
		else
			floor[e / 2] = fmax(floor[e / 2], planted->edge[e]);
	}
	for (int i = 0; i <= NUMBERS; i++)
		room = fmin(room, ceiling[i] - floor[i]);
	for (int i = 0; i < NUMBERS; i++)
		least += floor[i], most += ceiling[i];
	return fmin(room, fmin(most - floor[NUMBERS], ceiling[NUMBERS] - least));
}

/* Numbers so close that rounding would decide are no test. */
static bool is_clear(const struct planted *planted)
{
	bool clear = planted->count > 1;
	for (unsigned set = 0; set < 1u << planted->count; set++)
		clear &= fabs(room_of(planted, set)) > 1e-4;
	return clear;
}

static bool is_minimal(const struct planted *planted, unsigned set)
{
	bool minimal = room_of(planted, set) < 0;
	for (int t = 0; t < planted->count; t++)
		minimal &= !(set >> t & 1) || room_of(planted, set & ~(1u << t)) > 0;
	return minimal;
}

static bool is_largest(const struct planted *planted, unsigned set)
{
	bool largest = room_of(planted, set) > 0;
	for (int t = 0; t < planted->count; t++)
		largest &= (set >> t & 1) || room_of(planted, set | 1u << t) < 0;
	return largest;
}

#define STEP(id) \
	"\"" id "\":{\"unit\":\"1\",\"base\":1,\"linear\":{\"value\":0.2,\"source\":\"s\",\"range\":[-1,1]}}"

static struct scene *planted_scene(const struct planted *planted)
{
	static const char *const names[] = {"a", "b", "c", "s"};
	char plan[4000];
	int length = snprintf(plan, sizeof plan,
	                      "{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],"
	                      "\"targets\":{");
	for (int t = 0; t < planted->count; t++) {
		int e = planted->of[t];
		length += snprintf(plan + length, sizeof plan - (size_t)length,
		                   "%s\"t%d\":{\"title\":\"t%d\",\"variable\":\"%s\",\"year\":2025,\"%s\":%.17g}", t ? "," : "",
		                   t, t, names[e / 2], e % 2 ? "at_most" : "at_least", planted->edge[e]);
	}
	snprintf(plan + length, sizeof plan - (size_t)length, "}}");
	struct scene *scene =
		scene_run(plan, "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"indicators\":{" STEP(
							"a") "," STEP("b") "," STEP("c") ",\"s\":{\"unit\":\"1\",\"formula\":\"a + b + c\"}}}");
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

static const struct conflict *conflict_of(struct scene *scene, const char *const *ids, int count)
{
	struct conflict_question *question = ARENA_NEW(&scene->arena, struct conflict_question);
	struct levers *levers = ARENA_NEW(&scene->arena, struct levers);
	struct target_result *wishes = ARENA_ARRAY(&scene->arena, scene->result->target_count + 1, struct target_result);
	int found = 0;
	*levers = levers_ranged(&scene->arena, scene->result);
	for (int t = 0; t < scene->result->target_count; t++) {
		bool asked = count == 0;
		for (int i = 0; i < count; i++)
			asked |= strcmp(scene->result->targets[t].target->id, ids[i]) == 0;
		if (asked)
			wishes[found++] = scene->result->targets[t];
	}
	*question = (struct conflict_question){.levers = levers, .wishes = wishes, .wish_count = found};
	return conflict_run(&scene->arena, scene->result, question);
}

static unsigned mask_of(const int *wishes, int count)
{
	unsigned mask = 0;
	for (int i = 0; i < count; i++)
		mask |= 1u << wishes[i];
	return mask;
}

/* Least that would have to be given up: of a target, so much as the set lacks. */
static void check_set(const struct planted *planted, const struct conflict_set *set, uint64_t seed)
{
	unsigned mask = mask_of(set->wishes, set->count);
	double lacks = -room_of(planted, mask);
	CHECK_SAY(is_minimal(planted, mask), "seed %d: set %x is not minimal", (int)seed, mask);
	CHECK_SAY(set->ground == CONFLICT_PROVED, "seed %d: set %x was not proved", (int)seed, mask);
	for (int w = 0; w < set->count; w++)
		CHECK_SAY(fabs(set->nearest->wishes[w].give_up - lacks) < 1e-6, "seed %d: set %x gives up %.9g, not %.9g",
		          (int)seed, mask, set->nearest->wishes[w].give_up, lacks);
}

TEST(conflict_finds_all_planted_sets_and_no_other)
{
	int places = 0, several = 0, triples = 0;
	for (uint64_t seed = 1; seed <= 420; seed++) {
		struct planted planted = plant(seed);
		if (!is_clear(&planted))
			continue;
		struct scene *scene = planted_scene(&planted);
		const struct conflict *conflict = conflict_of(scene, NULL, 0);
		int sets = 0, largest = 0;
		for (unsigned set = 0; set < 1u << planted.count; set++) {
			sets += is_minimal(&planted, set);
			largest += is_largest(&planted, set);
		}
		CHECK_SAY(conflict->set_count == sets, "seed %d: %d sets, not %d", (int)seed, conflict->set_count, sets);
		for (int s = 0; s < conflict->set_count; s++) {
			check_set(&planted, &conflict->sets[s], seed);
			several += conflict->sets[s].count > 1;
			triples += conflict->sets[s].count > 2;
		}
		for (int h = 0; h < conflict->held_count; h++) {
			const struct conflict_held *held = &conflict->held[h];
			for (int i = 0; i < held->count; i++) {
				int e = planted.of[held->wishes[i]];
				double over = (e % 2 ? -1 : 1) * (held->measured[held->wishes[i]] - planted.edge[e]);
				CHECK_SAY(over > -1e-8, "seed %d: a witness misses t%d by %g", (int)seed, held->wishes[i], over);
			}
		}
		/* of one group, all that are largest; of several, those of each */
		if (conflict->group_count == 1 && sets)
			CHECK_INT(conflict->held_count, largest);
		places++;
		scene_free(scene);
	}
	CHECK_SAY(places > 250 && several > 100 && triples > 20, "%d places, %d sets, %d of three", places, several,
	          triples);
}

/* --- bounds --- */

TEST(conflict_bounds_hold_what_numbers_inside_come_to)
{
	for (int kernel = KERNEL_ADD; kernel <= KERNEL_RESPOND; kernel++)
		for (uint64_t round = 0; round < 60; round++) {
			double u[DRAW_BLOCK];
			struct wide at[3][2], out[2];
			draw_uniforms(draw_key(11, round, kernel), 0, u);
			for (int i = 0; i < 3; i++) {
				double middle = 4 * u[i] - (round % 2 ? 2 : 0), reach = u[3 + i] * (round % 3 ? 0.5 : 2);
				at[i][0] = (struct wide){middle - reach, middle + reach};
				at[i][1] = (struct wide){i == 0, i == 0};
			}
			wide_operation((enum kernel)kernel, out, at[0], at[1], at[2], 1);
			for (int p = 0; p + 4 < 200; p += 4) {
				double x[3];
				for (int i = 0; i < 3; i++)
					x[i] = at[i][0].low + (at[i][0].high - at[i][0].low) * u[10 + p + i];
				double value = kernel_number((enum kernel)kernel, x[0], x[1], x[2]), other = at[0][0].low +
					(at[0][0].high - at[0][0].low) * u[13 + p];
				double there = kernel_number((enum kernel)kernel, other, x[1], x[2]);
				if (isfinite(value))
					CHECK_SAY(value >= out[0].low && value <= out[0].high, "kernel %d: %g outside %g .. %g", kernel,
					          value, out[0].low, out[0].high);
				if (isfinite(value) && isfinite(there) && fabs(other - x[0]) > 1e-3) {
					double slope = (there - value) / (other - x[0]);
					CHECK_SAY(slope >= out[1].low - 1e-9 && slope <= out[1].high + 1e-9,
					          "kernel %d: slope %g outside %g .. %g", kernel, slope, out[1].low, out[1].high);
				}
			}
		}
}

/* --- Luliang --- */

TEST(conflict_of_the_reference_case)
{
	static const char *const ids[] = {"gdp", "energy", "industry_share", "manufacturing_share", "services_share"};
	static const char *const files[] = {"scenarios/luliang/as-planned.json", "scenarios/luliang/green.json"};
	for (int f = 0; f < 2; f++) {
		struct scene *scene = shipped_run(files[f], NULL);
		const struct conflict *conflict = conflict_of(scene, ids, 5);
		CHECK_INT(conflict->set_count, 0); /* intensities of the base year have ranges too: within these all can hold */
		shipped_free(scene);
	}
	struct scene *scene = shipped_run("scenarios/luliang/baseline.json", NULL);
	const struct conflict *conflict = conflict_of(scene, ids, 5);
	CHECK_INT(conflict->set_count, 1);
	const struct conflict_set *set = &conflict->sets[0];
	CHECK_INT(set->count, 2);
	CHECK_INT(set->ground, CONFLICT_PROVED);
	CHECK_TEXT(set->nearest->wishes[0].after.target->id, "gdp");
	CHECK_TEXT(set->nearest->wishes[1].after.target->id, "manufacturing_share");
	shipped_free(scene);
}
