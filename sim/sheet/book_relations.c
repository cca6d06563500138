/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_relations: which part a part means by an id. Names are resolved as text, beside the part that names them; one
 * that leads out of the archive is refused, and an external one is never followed. */
#include <string.h>
#include "sheet/archive.h"
#include "sheet/book_parts.h"
#include "sheet/xml.h"

enum { MOST_RELATIONS = 20000 };

struct listing {
	struct book *book;
	const char *folder; /* that targets are beside; "" is the top */
	struct relation *first, **last;
	int count;
};

static const char *resolved(struct listing *listing, const struct xml *xml, const char *target)
{
	struct arena *arena = listing->book->arena;
	bool top = *target == '/';
	const char *path = path_tidy(arena, top                ? target + strspn(target, "/")
	                                    : *listing->folder ? arena_print(arena, "%s/%s", listing->folder, target)
	                                                       : target);
	if (strncmp(path, "..", 2) != 0 && *path != '/' && !strchr(path, '\\') && !strchr(path, ':'))
		return path;
	BOOK_FAIL(listing->book, xml->part, W_BOOK_OUTSIDE, W_BOOK_DAMAGED_HINT, target);
	return path;
}

static void begin(void *data, struct xml *xml)
{
	struct listing *listing = data;
	if (!xml_is(xml, "Relationships/Relationship"))
		return;
	const char *id = xml_attribute(xml, "Id"), *type = xml_attribute(xml, "Type");
	const char *target = xml_attribute(xml, "Target"), *mode = xml_attribute(xml, "TargetMode");
	if (!id || !type || !target || ++listing->count > MOST_RELATIONS) {
		BOOK_FAIL(listing->book, xml->part, W_BOOK_PART_DAMAGED, W_BOOK_DAMAGED_HINT);
		return;
	}
	struct arena *arena = listing->book->arena;
	struct relation *relation = ARENA_NEW(arena, struct relation);
	const char *last = strrchr(type, '/');
	type = last ? last + 1 : type;
	static const char *const wanted[] = {"officeDocument", "worksheet", "sharedStrings", "styles"};
	bool ours = false;
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		ours |= strcmp(type, wanted[i]) == 0;
	*relation = (struct relation){.id = arena_copy(arena, id, strlen(id)),
	                              .type = arena_copy(arena, type, strlen(type)),
	                              .external = mode && strcmp(mode, "External") == 0};
	if (ours && relation->external)
		BOOK_FAIL(listing->book, xml->part, W_BOOK_OUTSIDE, W_BOOK_DAMAGED_HINT, target);
	else
		relation->target = ours ? resolved(listing, xml, target) : arena_copy(arena, target, strlen(target));
	*listing->last = relation;
	listing->last = &relation->next;
}

bool book_relations(struct book *book, const char *part, struct relation **list)
{
	static const struct xml_watch watch = {.begin = begin};
	const char *slash = strrchr(part, '/'), *name = slash ? slash + 1 : part;
	const char *folder = arena_copy(book->arena, part, slash ? (size_t)(slash - part) : 0);
	struct listing listing = {.book = book, .folder = folder, .last = &listing.first};
	const char *file = arena_print(book->arena, "%s%s_rels/%s.rels", folder, *folder ? "/" : "", name);
	*list = NULL;
	if (archive_find(book, file) < 0)
		return true;
	bool read = xml_read(book, file, "Relationships", &watch, &listing);
	*list = listing.first;
	return read;
}
