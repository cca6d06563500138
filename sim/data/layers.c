/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layers: which files a scenario is made of, and in which order: the plan, then the parents depth first,
 * left to right, each file once at its first place, then the file itself. Refused with the way that leads
 * there: cycles, what is no scenario, more than 64 files or 64 MB. Holds: every file that can be read is
 * judged, even where another one is already wrong, and in the order in which it was reached. */
#include "data/layers.h"
#include <string.h>
#include "data/schema_value.h"

#define MOST_BYTES ((size_t)64 << 20) /* of one scenario */

/* How a file was reached: from the file of the command line downwards. */
struct route { const struct file *file; const struct route *from; int depth; };

static const char *chain_names(struct arena *arena, const struct route *route, const char *between)
{
	if (!route)
		return NULL;
	const char *before = chain_names(arena, route->from, between);
	return before ? arena_print(arena, "%s%s%s", before, between, route->file->source->path)
	              : route->file->source->path;
}

static const char *chain_of(struct whole *whole, const struct route *route)
{
	const char *names = chain_names(whole->reader->arena, route, ", ");
	return names ? word_format(whole->reader->arena, whole->reader->diags->language, W_VIA, WORDS(names))
	             : NULL;
}

static void refuse_layer(struct whole *whole, const struct json *at, const struct route *from, enum word message,
                         enum word hint, const char *const *args)
{
	whole->bad = true;
	reader_error(whole->reader, at->place, json_pointer(whole->reader->arena, at), chain_of(whole, from),
	             message, hint, args);
}

static bool is_cycle(struct whole *whole, const struct json *at, const struct file *parent,
                     const struct route *here)
{
	struct arena *arena = whole->reader->arena;
	const char *way = parent->source->path;
	for (const struct route *route = here; route; route = route->from) {
		way = arena_print(arena, "%s -> %s", route->file->source->path, way);
		if (route->file == parent) {
			refuse_layer(whole, at, here->from, W_EXTENDS_CYCLE, W_CYCLE_IS, WORDS(parent->source->path, way));
			return true;
		}
	}
	return false;
}

static bool is_done(const struct whole *whole, const struct file *file)
{
	for (int i = 0; i < whole->file_count; i++)
		if (whole->files[i] == file)
			return true;
	return false;
}

static bool is_small_enough(struct whole *whole, const struct file *file, const struct json *at,
                            const struct route *here)
{
	whole->bytes += file->source->size;
	bool many = whole->file_count + here->depth >= MOST_FILES, large = whole->bytes > MOST_BYTES;
	if (many || large)
		refuse_layer(whole, at, here->from, many ? W_TOO_MANY_FILES : W_TOO_MANY_BYTES, W_EXTENDS_RULE,
		             WORDS("64"));
	return !many && !large;
}

static void visit_file(struct whole *whole, struct file *file, const struct route *from);

static void visit_parent(struct whole *whole, const struct json *at, const struct route *here)
{
	struct reader *reader = whole->reader;
	if (at->type != JSON_STRING || !file_name_is_good(at->text))
		return;
	struct file *parent = file_include(reader, here->file, at->text, &whole->region, at->place,
	                                   json_pointer(reader->arena, at), chain_of(whole, here->from));
	whole->bad |= !parent;
	if (!parent || is_cycle(whole, at, parent, here) || is_done(whole, parent) ||
	    !is_small_enough(whole, parent, at, here))
		return;
	if (!file_parse(reader, parent))
		whole->bad = true;
	else if (parent->kind == FILE_PLAN)
		refuse_layer(whole, at, here->from, W_EXTENDS_PLAN, W_EXTENDS_PLAN_HINT, WORDS(at->text));
	else
		visit_file(whole, parent, here);
}

static void keep_layer(struct whole *whole, struct file *file, const char *chain)
{
	struct scenario *scenario = whole->scenario;
	*ARENA_PUSH(whole->reader->arena, whole->files, whole->file_count, whole->file_capacity) = file;
	*ARENA_PUSH(whole->reader->arena, scenario->layers, scenario->layer_count, whole->layer_capacity) =
		(struct layer){file->source, file->root, chain};
}

static void visit_file(struct whole *whole, struct file *file, const struct route *from)
{
	struct route here = {file, from, from ? from->depth + 1 : 1};
	*ARENA_PUSH(whole->reader->arena, whole->reached, whole->reached_count, whole->reached_capacity) = file;
	const struct json *extends = json_get(file->root, "extends");
	if (extends && extends->type == JSON_STRING)
		visit_parent(whole, extends, &here);
	for (const struct json *item = extends && extends->type == JSON_ARRAY ? extends->child : NULL; item;
	     item = item->next)
		visit_parent(whole, item, &here);
	keep_layer(whole, file, chain_of(whole, from));
}

/* The last layer that names a plan has it; the name is relative to the file that says it. NULL: none does. */
static const struct json *plan_named(const struct whole *whole, int *layer)
{
	for (*layer = whole->file_count - 1; *layer >= 0; --*layer) {
		const struct json *name = json_get(whole->files[*layer]->root, "plan");
		if (name)
			return name->type == JSON_STRING && file_name_is_good(name->text) ? name : NULL;
	}
	return NULL;
}

/* The plan's money first: what is said of units names it. That there is no plan is said elsewhere. */
static void judge_reached(struct whole *whole)
{
	struct reader *reader = whole->reader;
	struct plan_money *money = ARENA_NEW(reader->arena, struct plan_money);
	int layer;
	const struct json *name = plan_named(whole, &layer);
	struct file *plan = name ? file_peek(reader, whole->files[layer], name->text, &whole->region) : NULL;
	if (plan && file_parse(reader, plan))
		*money = plan_money(plan->root);
	for (int i = 0; i < whole->reached_count; i++)
		whole->bad |= !file_judge(reader, whole->reached[i], money);
}

static void find_plan(struct whole *whole)
{
	struct reader *reader = whole->reader;
	struct scenario *scenario = whole->scenario;
	int layer;
	const struct json *name = plan_named(whole, &layer);
	if (!name || !whole->files[layer]->good)
		return;
	struct file *file = file_include(reader, whole->files[layer], name->text, &whole->region, name->place,
	                                 json_pointer(reader->arena, name), scenario->layers[layer + 1].chain);
	scenario->plan = file ? file_plan(reader, file) : NULL;
	whole->bad |= !scenario->plan;
	if (file)
		scenario->layers[0] = (struct layer){file->source, file->root, NULL};
}

/* Layer 0 is kept for the plan; without one (an abstract file need not have one) the others move down. */
void layers_collect(struct whole *whole)
{
	struct scenario *scenario = whole->scenario;
	*ARENA_PUSH(whole->reader->arena, scenario->layers, scenario->layer_count, whole->layer_capacity) =
		(struct layer){0};
	visit_file(whole, whole->file, NULL);
	judge_reached(whole);
	find_plan(whole);
	if (!scenario->plan) {
		scenario->layers++;
		scenario->layer_count--;
		whole->layer_capacity--;
	}
}
