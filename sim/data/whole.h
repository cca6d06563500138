/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whole: a scenario while it is put together, and what can only be judged of all its layers at once. */
#ifndef DATA_WHOLE_H
#define DATA_WHOLE_H
#include "data/reader.h"
#include "data/scenario.h"

/* A scenario while it is put together. Layer 0 is the plan. */
struct whole {
	struct reader *reader;
	struct scenario *scenario;
	struct file *file;                /* the scenario's own */
	struct file **files;
	int file_count, file_capacity, layer_capacity; /* in order of layers, without the plan */
	struct file **reached; int reached_count, reached_capacity; /* the same as they were reached, children first */
	struct region region;
	size_t bytes;
	struct entry *root;
	struct entry *spare; int spare_count;
	bool bad;
	bool loose;                       /* what the files say is enough: it need not be whole, nor run */
};
#define WHOLE_ERROR(whole, layer, place, pointer, message, hint, ...) \
	do { /* what is told is made only where it is kept */ \
		if (!whole_counts(whole)) \
			whole_error((whole), (layer), (place), (pointer), (message), (hint), WORDS(__VA_ARGS__)); \
	} while (0)
bool whole_counts(struct whole *whole); /* no message is kept any more: one more is counted */
void whole_error(struct whole *whole, int layer, struct place place, const char *pointer, enum word message,
                 enum word hint, const char *const *args);

bool whole_fits(struct whole *whole);                       /* no more sectors than there may be */
void whole_judge(struct whole *whole);                      /* what must be there, sectors, needs */
const struct model *whole_model(const struct whole *whole, const char *section); /* NULL: no model has it */
bool section_active(const struct whole *whole, const struct model *model);
const struct json *group_members(const struct json *group); /* of the plain list, or of {"title", "members"} */
#endif
