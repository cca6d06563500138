/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of a place: a plan, or a scenario of a small plan that extends a small base; read, laid upon the base, built
 * and run. Sound numbers or errors come of it, never neither. */
#include <string.h>
#include "data/reader.h"
#include "models/catalogue.h"
#include "tests/fuzz/fuzz.h"

static const char plan[] =
	"{\"kind\":\"plan\",\"title\":{\"zh\":\"示例\",\"en\":\"Sample\"},\"base_year\":2020,\"prices\":2020,"
	"\"years\":[2021,2025],"
	"\"targets\":{\"gdp\":{\"title\":\"GDP\",\"attribute\":\"expected\",\"variable\":\"gdp\",\"year\":2025,"
	"\"at_least\":\"130 亿元\",\"source\":\"t\"}}}";
static const char base[] =
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"abstract\":true,\"title\":\"b\",\"sectors\":{"
	"\"industry\":{\"title\":\"Industry\",\"output\":60},\"services\":{\"title\":\"Services\",\"output\":40}},"
	"\"energy\":{\"intensity\":{\"industry\":1,\"services\":0.3}}}";
static const char observed[] =
	"variable,unit,year,value,source\ngdp,亿元,2018,90,y\ngdp,亿元,2020,100,y\ngdp,亿元,2021,107,y\n"
	"urbanization,%,2020,60,y\n";
static const char scenario[] =
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"extends\":\"base.json\",\"title\":\"s\",\"sectors\":{"
	"\"industry\":{\"growth\":6},\"services\":{\"growth\":5}},\"energy\":{\"efficiency\":3}}";

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	fuzz_file(fuzz, "plan.json", plan, sizeof plan - 1);
	fuzz_file(fuzz, "base.json", base, sizeof base - 1);
	fuzz_file(fuzz, "observed.csv", observed, sizeof observed - 1);
	const char *path = fuzz_file(fuzz, "s.json", data, size);
	struct reader *reader = reader_create(&fuzz->arena, catalogue, NULL, 0, &fuzz->diags);
	bool abstract;
	if (reader_kind(reader, path, &abstract) == FILE_PLAN) {
		fuzz_file(fuzz, "plan.json", data, size);
		path = fuzz_file(fuzz, "s.json", scenario, sizeof scenario - 1);
	}
	diags_init(&fuzz->diags, &fuzz->arena, fuzz->diags.language);
	fuzz_run(fuzz, path);
}
