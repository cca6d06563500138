/* SPDX-License-Identifier: GPL-3.0-or-later */
/* program: the equations of one scenario as written, a graph that never changes once closed. Explain, list,
 * docs and the code generator read it. Variables are declared first and defined later, so names may point
 * forward; program_close parses the formulas, checks units and shapes, sorts by dependency (a cycle within a
 * year is refused and printed whole) and finds for every variable the first year in which it has a value. A
 * bad operand reports once and yields poison. */
#ifndef CORE_PROGRAM_H
#define CORE_PROGRAM_H
#include "base/diag.h"
#include "core/derived.h"
#include "data/scenario.h"
#include "data/unit.h"

enum op {
	OP_CONSTANT,
	OP_INPUT,
	OP_VARIABLE,
	OP_PREVIOUS,
	OP_AT, /* value in a given year */
	OP_YEAR,
	OP_ADD,
	OP_SUBTRACT,
	OP_MULTIPLY,
	OP_DIVIDE,
	OP_POWER,
	OP_NEGATE,
	OP_MINIMUM,
	OP_MAXIMUM,
	OP_CLAMP,
	OP_EXP,
	OP_LOG,
	OP_SIN,
	OP_COS,
	OP_SQRT,
	OP_ABS,
	OP_LESS,
	OP_LESS_EQUAL,
	OP_EQUAL,
	OP_NOT_EQUAL,
	OP_SELECT, /* a if b else c: args condition, a, b */
	OP_RESPOND, /* clamp(excess / room, 0, most), 0 where there is no room */
	OP_SUM, /* over the set */
	OP_UNLIMITED, /* same, limits off */
	OP_LIST, /* arguments of what takes more than three */
	OP_CUT, OP_WORTH, /* limits that act together: argument 0 is the list of numbers (complementarity.h) */
	OP_POISON,
	OP_COUNT
};

struct node {
	enum op op;
	int argument[3];        /* node indices; -1: none */
	int set;                /* SCALAR or a set */
	int index;              /* OP_INPUT: input; OP_VARIABLE, OP_PREVIOUS, OP_AT: variable */
	/* OP_INPUT, OP_VARIABLE, OP_PREVIOUS, OP_AT: one element or group of it; -1: all (shape `set`) or a scalar. */
	int element;
	int year;               /* OP_AT */
	int limits, which;      /* OP_CUT, OP_WORTH: how many there are, and which is meant */
	double constant;        /* OP_CONSTANT, in `unit`; of a bare operation what it comes to in the base year */
	double last;            /* and in the last year */
	struct unit unit;       /* the value in a slot * unit.factor = base units */
	uint32_t from, to;      /* its span in the text of the formula */
	bool percent;           /* a percentage: what is declared in %, %/yr, pp, or follows from it (percentage.c) */
	bool bare;              /* of numbers written without a unit, and years, alone */
	bool hundred, of_percent; /* + - * / of one: has a bare 100, a percentage among its factors (percentage.c) */
};

struct set {
	const char *name;
	int count;              /* elements */
	const char *const *ids;
	const struct title *titles;
	int group_count;        /* groups are elements count .. count + group_count - 1 */
	const struct group *groups;
};

struct input { /* one parameter: a number, or one for every element of a set; values in its declared unit */
	const char *name;       /* as formulas say it: "sectors.growth", "energy.efficiency", "limits.cap.active" */
	const struct field *field;
	struct unit unit;
	int set;
	bool internal;          /* made by a model, not the user's: never listed */
	bool drawn;             /* a standard normal, drawn every year and apart; 0 in a run without draws */
	struct input_value {
		const char *key;        /* as the user says it: "sectors.mining.growth" */
		double *values;         /* [years], base year first */
		const struct entry *entry; /* NULL: default, or made by a model */
		struct place place;
		const char *source;
		const struct uncertain *uncertain; /* how it is drawn, in the declared unit; NULL: it is not */
		bool absent;            /* no value and no default: using it is an error */
		bool adjusted;          /* --set += or *= acted on it */
		bool observed;          /* no file gives it: taken from what was observed, at `place` */
		bool remainder;         /* what counts is what others leave of a total, whatever its number says */
	} *value;               /* [elements] */
};

struct variable {
	const char *name;       /* "gdp", "output", "limit_use.energy_per_gdp", "coal_share" */
	struct title title;
	struct unit unit;
	int set;
	unsigned flags;         /* enum equation_flags */
	const char *base_text, *formula_text; /* as written; base_text NULL: no base formula */
	struct place place;     /* of a user's formula; NOWHERE for a model's */
	const char *model;      /* section */
	const char *iamc;
	int base, formula;      /* nodes; base -1 if none */
	struct derived derived; /* what it is of other variables */
	int not_before;         /* years after the base year before which nothing is known, whatever the formula says */
	int first;              /* years after the base year at which values begin; > years: never */
	int said;               /* explain shows the formula of this variable instead: its index + 1; 0: its own */
	const char *limit;      /* the id of the limit that this variable reports on, or NULL */
	const char *target;     /* the id of the target that this variable measures, or NULL */
	const char *pointer;    /* JSON pointer for diagnostics */
};

struct section { /* a model, whether or not it takes part */
	const char *name;
	struct title title;
	bool active, given;     /* takes part; the files have it */
	bool computes;          /* has parameters and equations: active but not given, it rests on defaults */
};

struct fallback { /* given(WANTED, ..) where no such name is there: the second argument stands in */
	int variable;           /* whose formula it is */
	const char *wanted;
};

struct program {
	struct arena *arena;
	struct diags *diags;
	const struct scenario *scenario;
	int base_year, years;   /* rows: base_year .. base_year + years - 1 */
	int prices;
	const struct plan_money *money; /* what "money@base" of models is */
	struct set *sets; int set_count;
	struct node *nodes; int node_count, node_capacity;
	struct input *inputs; int input_count, input_capacity;
	struct variable *variables; int variable_count, variable_capacity;
	struct section *sections; int section_count, section_capacity; /* in the order of the list of models */
	struct fallback *fallbacks; int fallback_count, fallback_capacity; /* by variable, in order of the text */
	int *order;             /* variables sorted for an ordinary year */
	int *base_order;        /* and for the base year */
	int limits_on;          /* the input that is 1, or 0 in the companion; -1: no limits */
	struct known_unit { const char *text; struct unit unit; } *units; int unit_count, unit_capacity;
	struct name_index *names;
	bool closed, broken;
};

struct program *program_create(struct arena *arena, const struct scenario *scenario, struct diags *diags);
int program_add_input(struct program *program, const struct input *input);
/* Declares and defines at once: texts are parsed at program_close. Twice the same name is an error of whoever
 * came second. */
int program_add_variable(struct program *program, const struct variable *variable);
/* Names that given() may ask for although their section is left out: name and unit. */
void program_add_absent(struct program *program, const char *name, const char *unit, const char *section);
/* Names that stand at current prices, which are not known without that PRICE_LEVEL. */
void program_add_levelless(struct program *program, const char *name, const char *unit, const char *level);
/* "price, gdp_nominal": all that lack that level; "": nothing does. */
const char *program_levelless(const struct program *program, const char *level);
/* The PRICE_LEVEL for want of which there is no variable of that name; NULL: it lacks none. */
const char *program_lacks_level(const struct program *program, const char *name);
bool program_close(struct program *program); /* false: errors were reported */

/* A table's unit in this program's prices; each text is parsed once. */
struct unit program_unit(struct program *program, const char *text);
static inline int program_last(const struct program *program) { return program->base_year + program->years - 1; }
int program_elements(const struct program *program, int set);           /* 1 for SCALAR */
/* Groups this variable has values for (0 or the set's) */
int program_groups(const struct program *program, int variable);
int program_width(const struct program *program, int variable); /* its elements, then its groups */
/* "gdp", "output.mining", "output.industry" (a group), a JSON pointer form; *element -1 for a scalar or a
 * whole set. -1: not found. */
/* Where an error of a variable belongs: its own place, else its limit, else its section, or all, of the
 * scenario's own file. */
struct place program_place(const struct program *program, const struct variable *variable, const char **pointer);
void program_refuse(struct program *program, const struct variable *variable, enum word message, enum word hint,
                    const char *const *args);
int program_find(const struct program *program, const char *name, int *element);
/* "energy.efficiency.mining", "sectors.mining.growth" */
int program_find_input(const struct program *program, const char *name, int *element);
/* "output.mining" */
char *program_element_name(struct arena *arena, const struct program *program, int variable, int element);
struct title program_element_title(struct arena *arena, const struct program *program, int variable, int element);
const char *program_nearest(const struct program *program, const char *name); /* nearest variable, or NULL */
#endif
