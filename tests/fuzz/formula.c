/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as the formula of an indicator; a second, after a line's end, as that of another that the first may name.
 * Read, built and run among the equations of a small economy. */
#include <string.h>
#include "tests/fuzz/fuzz.h"

static const char plan[] =
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],\"targets\":{}}";
static const char start[] =
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"s\",\"sectors\":{\"a\":{\"output\":60,\"growth\":6},"
	"\"b\":{\"output\":40,\"growth\":5}},\"groups\":{\"whole\":[\"a\",\"b\"]},"
	"\"population\":{\"base\":300,\"growth\":0.5},"
	"\"energy\":{\"intensity\":{\"a\":1,\"b\":0.3},\"efficiency\":3},"
	"\"limits\":{\"cap\":{\"title\":\"c\",\"use\":\"energy\","
	"\"at_most\":\"80 万吨标准煤\",\"efficiency\":{\"extra\":0.5}}},\"indicators\":{";

static void add_escaped(struct text *out, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ' || bytes[i] == '"' || bytes[i] == '\\')
			text_print(out, "\\u%04x", (unsigned)bytes[i] ? (unsigned)(unsigned char)bytes[i] : (unsigned)' ');
		else
			text_add_n(out, bytes + i, 1);
}

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	const char *end = size ? memchr(bytes, '\n', size) : NULL;
	size_t first = end ? (size_t)(end - bytes) : size;
	struct text out;
	text_init(&out, &fuzz->arena);
	text_add(&out, start);
	text_add(&out, "\"x\":{\"title\":\"x\",\"unit\":\"1\",\"formula\":\"");
	add_escaped(&out, bytes, first);
	if (end) {
		text_add(&out, "\"},\"y\":{\"title\":\"y\",\"unit\":\"亿元\",\"formula\":\"");
		add_escaped(&out, end + 1, size - first - 1);
	}
	text_add(&out, "\"}}}");
	fuzz_file(fuzz, "plan.json", plan, sizeof plan - 1);
	fuzz_run(fuzz, fuzz_file(fuzz, "s.json", out.bytes, out.length));
}
