/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model: the tables that describe what a file may say and what a part of the economy computes. A field table
 * is the one source of: reading and checking, merging, JSON Schema, defaults, `outturn models`, completion.
 * A model adds equations, written in the language the users write their own indicators in. */
#ifndef DATA_MODEL_H
#define DATA_MODEL_H
#include <math.h>
#include <stdbool.h>
#include "base/words.h"

enum field_kind {
	/* A number, "5.5 %", or an object {value|path|series|level, unit, ...}: replaced whole when layers merge. */
	FIELD_QUANTITY,
	FIELD_TEXT,
	FIELD_TITLE, /* text, or {"en","zh"} */
	FIELD_FORMULA,
	FIELD_NAME, /* a variable's name */
	FIELD_CHOICE,
	FIELD_CURRENCY, /* the ISO 4217 code of one */
	FIELD_UNIT, /* a unit of the kind of .unit */
	FIELD_INTEGER,
	FIELD_YEAR,
	FIELD_YEARS, /* [first, last] */
	FIELD_NUMBER,
	FIELD_BOOLEAN,
	FIELD_IDS, /* array of ids */
	FIELD_FILE,
	FIELD_FILES,
	FIELD_NUMBERS, /* [low, high] in the enclosing quantity's unit */
	FIELD_OBJECT, /* fixed keys: .fields */
	FIELD_MAP, /* objects keyed by the user's ids, each with .fields */
	FIELD_QUANTITIES, /* quantities keyed by sector id */
	FIELD_IDS_MAP, /* keyed by id (groups): an array of ids, or .fields with a title and members */
	FIELD_LIST /* array of objects with .fields (a target's `stated`) */
};

enum field_flags {
	REQUIRED = 1,         /* must be there once all layers are merged */
	REQUIRED_IN_FILE = 2, /* must be there in the single file (a plan's base_year) */
	PATH = 4,             /* may change from year to year: path, series; otherwise only value */
	UNCERTAIN = 8,        /* may carry "uncertain" */
	/* One for every sector; in sections keyed by parameter: a quantity for all, or an object keyed by sector. */
	OVER_SECTORS = 16,
	LEVEL_COMPOUND = 32,  /* a growth rate: {"level": {...}} gives constant growth between levels of .level_of */
	LEVEL_LINEAR = 64,    /* yearly steps: {"level": {...}} gives equal steps */
	LIST_OF_CHOICES = 128, /* FIELD_IDS: each must be one of .choices, or "all" */
	/* How high prices stand in the base year, where the plan's constant prices are those of another year (else 1,
	 * and the field is not there): given, or taken from what was observed (the model's price_level). */
	PRICE_LEVEL = 256
};

#define AT_LEAST(x) .low = (x), .high = INFINITY
#define BETWEEN(a, b) .low = (a), .high = (b)
#define ANY_NUMBER .low = -INFINITY, .high = INFINITY

struct field {
	const char *key;
	/* FIELD_QUANTITY: declared unit; NULL where it depends on other fields (indicators, limits, targets) */
	const char *unit;
	unsigned flags;
	/* Allowed values, in the declared unit (quantities, numbers, integers); required for quantities */
	double low, high;
	/* Default value where the file says nothing and the field is not REQUIRED; NAN: none, means "not there" */
	double otherwise;
	enum field_kind kind;
	const char *level_of;    /* for LEVEL_*: the sibling field that holds the base-year level */
	/* Where the file leaves it out: the sibling field `share` (in %) times this other parameter */
	const char *share_of;
	const struct field *fields;
	const char *const *choices; /* NULL-terminated */
	const char *en, *zh;     /* what it is, one line */
};
static inline struct title field_title(const struct field *field)
{
	return (struct title){.en = field->en, .zh = field->zh};
}

enum set_id { SCALAR, SECTORS, SET_COUNT };

enum equation_flags {
	GROUP_SUM = 1,  /* a group's value is the sum of its members' */
	GROUP_EACH = 2, /* a group's value is the formula itself, applied to the group (ratios of sums) */
	HIDDEN = 4,     /* a step on the way: explain shows it, run prints it only by name */
	/* Explain lets the first name of its formula stand for it where the two are equal (an idle bound or limit). */
	PASSING = 16,
	IDLE = 64,         /* a factor that explain leaves out where it does nothing: 1, or 0 in (1 - x) */
	RESPONSE = 128,    /* how a limit gives way: explain names the limit here when it binds */
	MAIN = 8,          /* printed by `run` without --only even when no target names it */
	NOT_NEGATIVE = 32, /* below 0 the scenario contradicts itself: refused */
	CALENDAR = 1024,    /* its number is a year of the calendar: never a percentage of it, nor a growth */
	STOCK = 2048,       /* how much there is at a moment; other amounts are those of a year */
	BOUNDED = 512,     /* the first name of its formula within bounds: explain shows that where they are idle */
	PARTIAL = 256      /* a ratio that has no value where there is nothing to divide by: empty then, not refused */
};

struct equation {
	const char *name, *unit;
	enum set_id set;
	unsigned flags;
	const char *base; /* formula in the base year: makes the variable a state; NULL: the formula holds there too */
	const char *formula;
	const char *en, *zh;
	/* What the tables of integrated assessment models (IAMC) call it, "GDP|MER"; over sectors each adds its own name.
	 * NULL: they have no name for it that is surely meant. */
	const char *iamc;
	/* What must be there too, otherwise this equation is left out: another section, or the PRICE_LEVEL that it rests on
	 * ("prices.base_level"; a price index's `base` of 1 becomes it), or both with a blank between. */
	const char *needs;
};

/* A use that limits can hold: sum over sectors of intensity * factor * output, plus fixed. `en`, `zh` name the
 * intensity, in the first row that has it. */
struct limited_use { const char *variable, *intensity, *factor /* NULL: 1 */, *fixed /* NULL: 0 */, *en, *zh; };

/* Where a PRICE_LEVEL is taken from if no file gives it: rows of the base year. */
struct price_level {
	const char *index; /* observed itself: "deflator" */
	/* or the quotient of two: what was observed at current prices over the same at constant ones, observed or an
	 * input of the scenario (over sectors: the sum). Ends with a NULL; the first that is there counts. */
	struct { const char *nominal, *real, *input; } of[4];
	/* Over sectors: each one's own, "output_nominal", or "share" (of of[0].nominal), over "output"; NULL: none. */
	const char *each_nominal, *each_share, *each_real;
};

enum layout {
	BY_KEY, /* energy.efficiency[.sector] */
	BY_ELEMENT, /* sectors.mining.growth: FIELD_MAP keyed by the set's own ids */
	BY_USER /* indicators, limits: FIELD_MAP keyed by the user's ids, build() makes the equations */
};

struct builder; /* core/builder.h */
struct model {
	const char *section;
	enum layout layout;
	const char *needs;              /* another section without which this one means nothing, or NULL */
	bool always;                    /* active whenever `needs` is, even where the file leaves the section out */
	const struct field *fields;     /* ends with a NULL key */
	const struct equation *equations; /* ends with a NULL name; NULL: none */
	const struct limited_use *uses;   /* ends with a NULL variable; NULL: none */
	void (*build)(struct builder *builder); /* NULL: the tables say all */
	const struct price_level *price_level; /* of its field with that flag; NULL: it has none */
	const char *en, *zh;            /* what it is */
	const char *reference;
	const char *method_en, *method_zh; /* what build() makes, for `outturn models`; NULL: the tables say all */
};
#endif
