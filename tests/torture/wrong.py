# SPDX-License-Identifier: GPL-3.0-or-later
"""Places with n of one thing that is wrong, or that goes deep: unknown names, wrong units, slips of grammar, chains, cycles,
long formulas. WRONG and DEEP say what a place has n of, its n, and what is asked of it; the rows are of the kind that
sizes.py measures. tests/test_trust_growth.py and growth_names.py live on it."""
import contextlib
import math
import os
import re
import subprocess
import tempfile

import sizes
from sizes import place

HEAD = "variable,unit,year,value,source\n"
MESSAGE = 4096  # bytes of one message, at most
KEPT = 1000     # messages of one report, at most


def many(n, make):
    return dict(make(i) for i in range(n))


@contextlib.contextmanager
def folder():
    """One of its own; Python cannot remove what is a thousand folders deep."""
    path = tempfile.mkdtemp()
    try:
        yield path
    finally:
        subprocess.run(["rm", "-rf", path], check=True)


# --- wrong: n of it ---

def in_formulas(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "formula": "unknown_%d + 1" % i})))


def in_one_formula(write, n):
    place(write, indicators={"i": {"unit": "1", "formula": " + ".join("u%d" % i for i in range(n))}})


def as_sections(write, n):
    place(write, **many(n, lambda i: ("energie_%d" % i, {})))


def as_keys(write, n):
    place(write, indicators={"i": {"unit": "1", "base": 1, "compound": 1, **many(n, lambda i: ("formula_%d" % i, 1))}})


def as_members(write, n):
    place(write, groups={"g": {"title": "G", "members": ["m%d" % i for i in range(n)]}})


def of_groups(write, n):
    place(write, groups=many(n, lambda i: ("g%d" % i, {"title": "G", "members": ["m%d" % i]})))


def by_sector(write, n):
    place(write, energy={"intensity": {"s": 1, **many(n, lambda i: ("s%d" % i, 1))}})


def correlated(write, n):
    place(write, correlations=many(n, lambda i: ("c%d" % i, {"of": "sectors.s.grow%d" % i, "with": "u%d" % i, "rank": 0.5})))


def of_targets(write, n):
    place(write, {"targets": many(n, lambda i: ("t%d" % i, {"title": "T", "variable": "gdp_%d" % i, "year": 2025, "at_least": 1}))})


def own_targets(write, n):
    """Numbers for targets that no plan has."""
    place(write, targets=many(n, lambda i: ("t%d" % i, {"at_least": 1})))


def of_limits(write, n):
    place(write, limits=many(n, lambda i: ("l%d" % i, {"title": "L", "use": "enrgy_%d" % i, "at_most": 5})))


def of_series(write, n):
    write("observed.csv", HEAD + "".join("x%d,1,2020,1,s\n" % i for i in range(n)))
    place(write, indicators=many(n, lambda i: ("i%d" % i, {
        "unit": "1", "base": {"series": {"file": "observed.csv", "variable": "y%d" % i}}, "compound": 5})))


def observed(write, n):
    write("observed.csv", HEAD + "".join("y%d,1,2020,1,s\n" % i for i in range(n)))
    place(write)


def columns(write, n):
    write("observed.csv", ",".join("col%d" % i for i in range(n)) + "\n")
    place(write)


def cells(write, n):
    write("observed.csv", HEAD.rstrip() + "," * n + "\n" + "x" + "," * n + "\n")
    place(write)


def twice_in_json(write, n):
    write("plan.json", sizes.plan())
    write("s.json", '{"kind": "scenario", "plan": "plan.json", "indicators": {%s}}' %
          ", ".join('"i%d": {}' % (i // 2) for i in range(n)))


def twice_in_csv(write, n):
    write("observed.csv", HEAD + "".join("gdp,1e8 CNY,%d,1,s\n" % (2015 + i % 6) for i in range(n)))
    place(write)


def units(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "kgx%d" % i, "base": 5, "compound": 1})))


def types(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "base": [], "compound": {}})))


def grammar(write, n):
    write("plan.json", sizes.plan())
    write("s.json", '{"kind": "scenario", "x": [%s]}' % ",\n".join(["01"] * n))


def one_line(write, n):
    """Everything on one line, whose every value is wrong."""
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "base": "x%d" % i, "compound": 1})))


def rows(write, n):
    write("observed.csv", HEAD + "".join("gdp,q%d,20x0,abc,s\n" % i for i in range(n)))
    place(write)


def parents(write, n):
    place(write, extends=["p%d.json" % i for i in range(n)])


def cycles(write, n):
    """One formula leads to the next, and each back to the first."""
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "formula": "i%d + i0" % ((i + 1) % n)})))


def below_a_long_key(write, n):
    place(write, indicators={"i" + "a" * 60000: {"unit": "1", "base": 1, "compound": 1, **many(n, lambda i: ("k%d" % i, 1))}})


def long_names(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "formula": "u%d%s" % (i, "x" * 2000)})))


def twins(write, n):
    """Names that are all alike: each looks like each of the others."""
    place(write, indicators=many(n, lambda i: ("a" * 40 + "%07d" % i, {"unit": "1", "formula": "a" * 40 + "%07dx" % i})))


def nothing(write, n):
    place(write)


def keys_of_set(n):
    return ["run", "s", *[part for i in range(n) for part in ("--set", "sectors.s.grwth%d=3" % i)]]


def globs_of_set(n):
    return ["run", "s", *[part for i in range(n) for part in ("--set", "*.x%d.*=3" % i)]]


def names_of_only(n):
    return ["run", "s", "--only", ",".join("nothing%d" % i for i in range(n))]


def patterns_of_only(n):
    return ["run", "s", "--only", ",".join("*no%d*" % i for i in range(n))]


def table(write, n):
    write("list.csv", "indicator,unit,2020,2025 target\n" + "".join("Thing %d,unt%d,a%d,b\n" % (i, i, i) for i in range(n)))


def wide_table(write, n):
    write("list.csv", "indicator,unit,2020,2025 target," + ",".join("x%d" % i for i in range(n)) + "\nThing,t,1,2\n")


NEW = ["new", "made", "--from", "list.csv"]
CHECK = ["check", "s"]
# what a place has n of, its place, n, the words of a command
WRONG = [
    ("unknown names in formulas", in_formulas, 2500, CHECK),
    ("unknown names in one formula", in_one_formula, 500, CHECK),
    ("unknown sections", as_sections, 5000, CHECK),
    ("unknown keys", as_keys, 5000, CHECK),
    ("unknown members of a group", as_members, 5000, CHECK),
    ("groups of unknown members", of_groups, 5000, CHECK),
    ("numbers of unknown sectors", by_sector, 5000, CHECK),
    ("correlations of unknown inputs", correlated, 2500, CHECK),
    ("targets of unknown variables", of_targets, 2500, CHECK),
    ("unknown targets", own_targets, 2500, CHECK),
    ("limits of unknown uses", of_limits, 2500, CHECK),
    ("series of unknown variables", of_series, 2500, CHECK),
    ("observed variables unknown", observed, 5000, CHECK),
    ("unknown columns", columns, 10000, CHECK),
    ("empty columns", cells, 10000, CHECK),
    ("keys given twice", twice_in_json, 10000, CHECK),
    ("rows given twice", twice_in_csv, 5000, CHECK),
    ("unknown units", units, 2500, CHECK),
    ("values of a wrong type", types, 5000, CHECK),
    ("slips of grammar", grammar, 10000, CHECK),
    ("errors on one line", one_line, 5000, CHECK),
    ("wrong rows", rows, 5000, CHECK),
    ("parents that are missing", parents, 1000, CHECK),
    ("cycles", cycles, 2500, CHECK),
    ("unknown keys below a long one", below_a_long_key, 2500, CHECK),
    ("long unknown names", long_names, 500, CHECK),
    ("names that are all alike", twins, 6000, CHECK),
    ("unknown keys of --set", nothing, 500, keys_of_set),
    ("globs of --set that match nothing", nothing, 500, globs_of_set),
    ("unknown names of --only", sizes.indicators, 50, names_of_only),
    ("patterns of --only that match nothing", sizes.indicators, 50, patterns_of_only),
    ("unknown units of a table of indicators", table, 200, NEW),
    ("unknown columns of a table of indicators", wide_table, 2000, NEW),
]


# --- deep: as deep as n ---

def chain(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "formula": "i%d + 1" % (i - 1) if i else "gdp / base(gdp)"})))


def chain_backwards(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {
        "unit": "1", "formula": "i%d + 1" % (i + 1) if i + 1 < n else "gdp / base(gdp)"})))


def chain_of_years(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {
        "unit": "1", "base": i, "formula": "prev(i%d) + 1" % (i + 1) if i + 1 < n else "prev(gdp) / base(gdp)"})))


def baseless_chain(write, n):
    """Each begins a year after the one before; most never do."""
    place(write, indicators=many(n, lambda i: ("i%d" % i, {
        "unit": "1", "formula": "prev(i%d) + 1" % (i + 1) if i + 1 < n else "gdp / base(gdp)"})))


def drawn_chain(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {
        "unit": "1", "formula": "i%d * 1.01" % (i - 1)} if i else {
        "unit": "1", "base": 1, "compound": {"value": 2, "uncertain": {"normal": {"sd": 1}}}})))


def cycle(write, n):
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "formula": "i%d + 1" % ((i + 1) % n)})))


def cycle_of_years(write, n):
    """Nobody has a value in any year."""
    place(write, indicators=many(n, lambda i: ("i%d" % i, {"unit": "1", "formula": "prev(i%d) + 1" % ((i + 1) % n)})))


def formula(text):
    """A place whose one indicator has that formula for n; each of the target's and the limit's words look at it, too."""
    def make(write, n):
        place(write, {"targets": {"t": {"title": "T", "variable": "long", "year": 2025, "at_least": 1}}},
              indicators={"long": {"unit": "1", "formula": text(n)}})
    return make


LONG = [  # formulas by how they go on; n of the last three levels
    ("a sum", lambda n: "+".join(["1"] * n)),
    ("a sum of names", lambda n: "+".join(["year"] * n)),
    ("a difference", lambda n: "year" + "-1" * n),
    ("a product", lambda n: "1" + "*gdp/gdp" * n),
    ("a product of percentages", lambda n: "sectors.growth.s" + "*1" * n),
    ("a product brought to a unit", lambda n: "(gdp / gdp)" + "*1[%]" * n),
    ("a quotient", lambda n: "1" + "/1" * n),
    ("a comparison", lambda n: "+".join(["1"] * n) + ">" + "+".join(["1"] * n)),
    ("brackets", lambda n: "(" * n + "1" + ")" * n),
    ("signs", lambda n: "-" * n + "1"),
    ("powers", lambda n: "1" + "^1" * n),
    ("functions", lambda n: "abs(" * n + "1" + ")" * n),
    ("choices", lambda n: "if(1, 1, " * n + "1" + ")" * n),
    ("sums of choices", lambda n: "+".join(["if(year>2022,1,0)"] * n)),
    ("a part without a value", lambda n: "1/0" + "+1" * n),
]


def folders(write, n):
    place(write)


def linked(write, n):
    """Each file extends the next."""
    write("plan.json", sizes.plan())
    for i in range(n):
        write("s.json" if i == 0 else "p%d.json" % i, sizes.scenario(**({"extends": ["p%d.json" % (i + 1)]} if i + 1 < n else {})))


def ring(write, n):
    write("plan.json", sizes.plan())
    for i in range(n):
        write("s.json" if i == 0 else "p%d.json" % i,
              sizes.scenario(extends=["s.json" if i + 1 == n else "p%d.json" % (i + 1)]))


def levels(write, n):
    write("plan.json", sizes.plan())
    write("s.json", '{"kind": "scenario", "x": %s}' % ("[" * n + "]" * n))


def last(n):
    return "i%d" % (n - 1)


QUICK = ["--members", "256", "--threads", "1"]
DEEP = [
    ("a chain, check", chain, 5000, CHECK),
    ("a chain, run", chain, 5000, ["run", "s", "--format", "csv"]),
    ("a chain, explain", chain, 5000, lambda n: ["explain", "s", last(n), "--depth", "all"]),
    ("a chain, explain as data", chain, 5000, lambda n: ["explain", "s", last(n), "--depth", "all", "--format", "csv"]),
    ("a chain, list", chain, 5000, ["list", "s"]),
    ("a chain, compare", chain, 2500, ["compare", "s", "s", "--vary", "sectors.s.growth=1,2"]),
    ("a chain backwards, run", chain_backwards, 5000, ["run", "s", "--format", "csv"]),
    ("a chain backwards, explain", chain_backwards, 5000, ["explain", "s", "i0", "--depth", "all"]),
    ("a chain of years, run", chain_of_years, 5000, ["run", "s", "--format", "csv"]),
    ("a chain of years, check", chain_of_years, 5000, CHECK),
    ("a chain of years without a base", baseless_chain, 5000, CHECK),
    ("a drawn chain, ensemble", drawn_chain, 1000, ["ensemble", "s", *QUICK, "--only", "gdp"]),
    ("a cycle", cycle, 5000, CHECK),
    ("a cycle of years", cycle_of_years, 5000, CHECK),
    ("files that extend one another", linked, 500, CHECK),
    ("files in a ring", ring, 500, CHECK),
    ("levels of JSON", levels, 20000, CHECK),
    ("folders of -o", folders, 4000, lambda n: ["run", "s", "-o", "out/" + "a/" * n]),
    *[("a formula: " + name, formula(text), 2000, CHECK) for name, text in LONG],
]
# also with a formula that is long and not too long, by every command that looks at formulas
COMMANDS = [["check", "s"], ["run", "s"], ["run", "s", "--targets", "--format", "json"], ["explain", "s", "long"],
            ["explain", "s", "t"], ["list", "s"], ["compare", "s", "s", "--vary", "sectors.s.growth=1,2"],
            ["ensemble", "s", *QUICK], ["chart", "s", "--only", "long"], ["models"]]


# --- what is held ---

def messages(report):
    """The messages of a report: each begins with a line of its own, what belongs to it stands indented below."""
    return [part for part in re.split(rb"(?m)^(?=[^ \n])", report) if part]


def longest_message(report):
    return max((len(part) for part in messages(report)), default=0)


def is_utf8(report):
    try:
        report.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def exponent(small, large, factor, slack):
    """Of a growth from one size to one `factor` times as large, above what both cost anyhow; -1: too small to tell."""
    if large <= slack:
        return -1
    return math.log(large / max(small, slack / factor)) / math.log(factor)


STACK = 512  # kB: twice the largest frame of a build without optimisation, an arithmetic of all operations


def small_stack(program, words, kilobytes=STACK):
    """The program and its words, on a stack of so many kB: a shell that gives way to it."""
    return "/bin/sh", ["-c", 'ulimit -s %d; exec "$0" "$@"' % kilobytes, os.path.abspath(program), *words]
