/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml: expat, held so that a stranger's file can neither name a file nor grow: a document type ends the reading before
 * any entity is declared, elements are at most XML_DEPTH deep, names of elements, attributes and prefixes at most
 * MOST_NAMES different (expat keeps each), and no single piece of markup is longer than LONGEST_PIECE (expat would read
 * it again from its beginning with every piece that comes). Holds: what expat took is given back when the arena goes,
 * also where memory ran out while it called us. */
#include "sheet/xml.h"
#include <errno.h>
#include <expat.h>
#include <string.h>
#include "base/lookup.h"
#include "sheet/archive.h"

enum { MOST_NAMES = 2000, LONGEST_PIECE = 256 << 10 };
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_RELATIONS "http://purl.oclc.org/ooxml/officeDocument/relationships"

static const char *const namespaces[] = {
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
	"http://purl.oclc.org/ooxml/spreadsheetml/main",
	"http://schemas.openxmlformats.org/package/2006/relationships",
};

static void close_parser(void *data)
{
	struct xml *xml = data;
	if (xml->parser)
		XML_ParserFree(xml->parser);
	xml->parser = NULL;
}

static void stop(struct xml *xml)
{
	XML_StopParser(xml->parser, XML_FALSE);
}

static void tell(struct xml *xml, enum word message)
{
	BOOK_FAIL(xml->book, xml->part, message, W_BOOK_DAMAGED_HINT);
	stop(xml);
}

/* A copy that stays; counts a name that expat has not kept before. */
static const char *meet_name(struct xml *xml, const char *name)
{
	char *known = lookup_find(xml->names, name);
	if (known)
		return known;
	known = arena_copy(xml->book->arena, name, strlen(name));
	lookup_put(xml->names, known, known);
	if (++xml->name_count == MOST_NAMES)
		tell(xml, W_BOOK_XML_NAMES);
	return known;
}

static const char *own_name(const char *name)
{
	const char *local = strrchr(name, '\n');
	for (size_t i = 0; local && i < sizeof namespaces / sizeof *namespaces; i++)
		if (strlen(namespaces[i]) == (size_t)(local - name) && memcmp(namespaces[i], name, (size_t)(local - name)) == 0)
			return local + 1;
	return "";
}

static void XMLCALL begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *xml = data;
	xml->quiet = 0;
	if (xml->book->failed)
		return;
	const char *known = meet_name(xml, name);
	for (int i = 0; attributes[i]; i += 2)
		if (strlen(attributes[i]) > 1)
			meet_name(xml, attributes[i]);
	if (xml->depth == XML_DEPTH)
		tell(xml, W_BOOK_XML_DEEP);
	if (xml->book->failed)
		return;
	xml->path[xml->depth++] = own_name(known);
	if (xml->depth == 1 && strcmp(xml->path[0], xml->root) != 0)
		BOOK_FAIL(xml->book, xml->part, W_BOOK_XML_ROOT, W_BOOK_DAMAGED_HINT, xml->root);
	xml->attributes = attributes;
	if (!xml->book->failed)
		xml->watch->begin(xml->data, xml);
	if (xml->book->failed)
		stop(xml);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
	struct xml *xml = data;
	(void)name;
	xml->quiet = 0;
	if (xml->book->failed)
		return;
	if (xml->watch->end)
		xml->watch->end(xml->data, xml);
	xml->depth--;
	if (xml->book->failed)
		stop(xml);
}

static void XMLCALL text(void *data, const XML_Char *bytes, int size)
{
	struct xml *xml = data;
	xml->quiet = 0;
	if (!xml->book->failed && xml->watch->text)
		xml->watch->text(xml->data, xml, bytes, (size_t)size);
}

static void XMLCALL anything(void *data, const XML_Char *bytes, int size)
{
	(void)bytes, (void)size;
	((struct xml *)data)->quiet = 0;
}

static void XMLCALL prefix(void *data, const XML_Char *name, const XML_Char *uri)
{
	struct xml *xml = data;
	(void)uri;
	if (name && !xml->book->failed)
		meet_name(xml, arena_print(xml->book->arena, "%s:", name));
}

static void XMLCALL document_type(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
                                  int has_subset)
{
	(void)name, (void)system, (void)public_id, (void)has_subset;
	struct xml *xml = data;
	if (!xml->book->failed)
		BOOK_FAIL(xml->book, xml->part, W_BOOK_XML_DTD, W_BOOK_XML_DTD_HINT);
	stop(xml);
}

static void tell_error(struct xml *xml)
{
	enum XML_Error error = XML_GetErrorCode(xml->parser);
	if (xml->book->failed)
		return;
	if (error == XML_ERROR_NO_MEMORY || errno == ENOMEM) /* some that it is told of look like damage */
		arena_exhausted(xml->book->arena);
	const char *line = arena_print(xml->book->arena, "%lu", (unsigned long)XML_GetCurrentLineNumber(xml->parser));
	const char *column =
		arena_print(xml->book->arena, "%lu", (unsigned long)XML_GetCurrentColumnNumber(xml->parser) + 1);
	BOOK_FAIL(xml->book, xml->part, W_BOOK_XML, W_BOOK_DAMAGED_HINT, line, column);
}

static void take(void *data, const char *bytes, size_t size, bool last)
{
	struct xml *xml = data;
	xml->quiet += size;
	errno = 0;
	if (XML_Parse(xml->parser, bytes, (int)size, last) != XML_STATUS_OK)
		tell_error(xml);
	else if (xml->quiet > LONGEST_PIECE)
		BOOK_FAIL(xml->book, xml->part, W_BOOK_XML_LONG, W_BOOK_DAMAGED_HINT);
}

bool xml_read(struct book *book, const char *part, const char *root, const struct xml_watch *watch, void *data)
{
	struct xml *xml = ARENA_NEW(book->arena, struct xml);
	*xml = (struct xml){.book = book, .part = part, .root = root, .watch = watch, .data = data};
	xml->names = lookup_create(book->arena);
	struct arena_cleanup *cleanup = arena_on_free(book->arena, close_parser, xml);
	xml->parser = XML_ParserCreateNS(NULL, '\n');
	if (!xml->parser)
		arena_exhausted(book->arena);
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, begin, end);
	XML_SetCharacterDataHandler(xml->parser, text);
	XML_SetDefaultHandler(xml->parser, anything);
	XML_SetStartNamespaceDeclHandler(xml->parser, prefix);
	XML_SetStartDoctypeDeclHandler(xml->parser, document_type);
	bool done = archive_read(book, part, take, xml);
	close_parser(xml);
	arena_cancel(cleanup);
	return done;
}

const char *xml_attribute(const struct xml *xml, const char *name)
{
	for (const char **at = xml->attributes; *at; at += 2)
		if (strcmp(at[0], name) == 0)
			return at[1];
	return NULL;
}

const char *xml_relation(const struct xml *xml)
{
	const char *id = xml_attribute(xml, RELATIONS "\nid");
	return id ? id : xml_attribute(xml, STRICT_RELATIONS "\nid");
}

bool xml_is(const struct xml *xml, const char *path)
{
	for (int i = 0; i < xml->depth; i++) {
		size_t length = strlen(xml->path[i]);
		if (!length || strncmp(path, xml->path[i], length) != 0 || path[length] != (i + 1 < xml->depth ? '/' : '\0'))
			return false;
		path += length + 1;
	}
	return xml->depth > 0;
}

bool xml_truth(const char *text, bool otherwise)
{
	return text ? strcmp(text, "1") == 0 || strcmp(text, "true") == 0 : otherwise;
}
