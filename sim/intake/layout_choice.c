/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_choice: the rows of one region, one scenario and one model, where a table has several. None is taken for
 * granted: what is not said is asked, with what there is. An empty cell is that of the row above. */
#include <string.h>
#include "base/lookup.h"
#include "intake/indicator_cell.h"
#include "intake/layout_block.h"

static const struct axis { enum heading role; const char *option; } axes[] = {
	{HEADING_REGION, "--region"}, {HEADING_SCENARIO, "--iamc-scenario"}, {HEADING_MODEL, "--iamc-model"}};
enum { AXES = sizeof axes / sizeof *axes };

static const char *wanted(const struct layout_work *layout, int axis)
{
	const struct indicator_choice *choice = layout->choice;
	return axis == 0 ? choice->region : axis == 1 ? choice->scenario : choice->model;
}

struct kept { const char **of; const char **codes; const char **names; int count, capacity; };

/* Of each row its name in that column, and all names, each once. */
static struct kept names_of(struct layout_work *layout, const struct layout_block *block, int column, int code)
{
	struct kept kept = {.of = ARENA_ARRAY(layout->arena, block->row_count + 1, const char *),
	                    .codes = ARENA_ARRAY(layout->arena, block->row_count + 1, const char *)};
	struct lookup *seen = lookup_create(layout->arena);
	const char *last = "", *last_code = "";
	for (int i = 0; i < block->row_count; i++) {
		const char *text = layout_text(layout->arena, layout_cell(layout, block->rows[i], column)->text);
		if (*text) {
			last = text;
			last_code = code < 0 ? "" : layout_text(layout->arena, layout_cell(layout, block->rows[i], code)->text);
		}
		kept.of[i] = last;
		kept.codes[i] = last_code;
		if (!*last || lookup_find(seen, last))
			continue;
		lookup_put(seen, last, &kept);
		*ARENA_PUSH(layout->arena, kept.names, kept.count, kept.capacity) = last;
	}
	return kept;
}

static bool same(struct arena *arena, const char *a, const char *b)
{
	return strcmp(indicator_plain(arena, a), indicator_plain(arena, b)) == 0;
}

static bool keep_rows(struct layout_work *layout, struct layout_block *block, const struct kept *kept, const char *name)
{
	int count = 0;
	for (int i = 0; i < block->row_count; i++)
		if (same(layout->arena, kept->of[i], name) || (*kept->codes[i] && same(layout->arena, kept->codes[i], name)))
			block->rows[count++] = block->rows[i];
	if (count)
		block->row_count = count;
	return count > 0;
}

static bool choose(struct layout_work *layout, struct layout_block *block, int axis)
{
	int column = layout_role(block, axes[axis].role);
	if (column < 0)
		return true;
	const struct layout_column *said = &block->columns[column];
	int code = axis == 0 ? layout_role(block, HEADING_REGION_CODE) : -1;
	struct kept kept = names_of(layout, block, column, code);
	const char *name = wanted(layout, axis);
	if (!name && kept.count <= 1)
		return true;
	if (name && keep_rows(layout, block, &kept, name)) {
		layout->grids->chosen = true;
		return true;
	}
	const char *list = diag_list(layout->diags, kept.names, (size_t)kept.count);
	const char *nearest = name ? diag_nearest(layout->diags, name, kept.names, (size_t)kept.count) : NULL;
	struct grids *grids = layout->grids;
	*ARENA_PUSH(layout->arena, grids->unchosen, grids->unchosen_count, grids->unchosen_capacity) =
		name ? (struct unchosen){said->cell->place, true, W_LAYOUT_NO_SUCH,
		                         nearest ? W_LAYOUT_NO_SUCH_NEAREST_HINT : W_LAYOUT_NO_SUCH_HINT,
		                         W_LAYOUT_NO_SUCH_LEFT_HINT, {said->text, name, list, nearest}}
		     : (struct unchosen){said->cell->place, false, W_LAYOUT_SEVERAL, W_LAYOUT_SEVERAL_HINT,
		                         W_LAYOUT_SEVERAL_LEFT_HINT, {said->text, list, axes[axis].option, kept.names[0]}};
	return false;
}

bool grids_tell_unchosen(const struct grids *grids, struct diags *diags)
{
	bool good = true;
	for (int i = 0; i < grids->unchosen_count; i++) {
		const struct unchosen *one = &grids->unchosen[i];
		bool fine = grids->count && (!one->named || grids->chosen);
		diag_add(diags, fine ? DIAG_WARNING : DIAG_ERROR, one->place, NULL, one->message,
		         fine ? one->left_hint : one->hint, one->args);
		good &= fine;
	}
	return good;
}

bool layout_choose(struct layout_work *layout, struct layout_block *block)
{
	for (int axis = 0; axis < AXES; axis++)
		if (!choose(layout, block, axis))
			return false;
	return true;
}
