#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Large and valid: time and memory grow as the input does, every count that cannot be of any size has a limit that is
told, and what would take longer than anybody waits is refused before it begins. The figures in full are those of
tests/torture/growth_sizes.py. OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "torture"))
import sizes  # noqa: E402
from test_cli import PROGRAM, Town, holds, refused, run_tests, same  # noqa: E402

SHORT = ["series, check", "targets, csv", "targets of variables, check", "targets of variables, chart", "formulas, run",
         "rows of --set-from", "held numbers, check", "scenarios, check"]


def town_of(make, n):
    town = Town()
    make(sizes.writer(town.folder), n)
    return town


def test_time_and_memory_grow_as_the_input_does():
    sanitized = "ASAN_OPTIONS" in os.environ and "asan" in PROGRAM
    if sanitized or "tsan" in PROGRAM or "coverage" in PROGRAM:
        return "an instrumented build has memory and time of its own"
    for row in sizes.ROWS:
        if row[0] in SHORT:
            grown = sizes.growth(PROGRAM, row, 0.5)
            assert not grown.fault, "%s: %s" % (row[0], grown.fault)
            # 1.2 in the battery, on four to eight times as much: here memory that is doubled when full, and a busy machine,
            # make 1.25 of what is linear.
            for exponent in (grown.time, grown.memory):
                assert exponent is None or exponent <= 1.3, "%s grows as n^%.2f: %s" % (row[0], exponent, grown.told)


def test_more_inputs_than_can_move_together_are_refused():
    same(town_of(sizes.joined, 64)("run", "s").returncode, 0)
    town = town_of(sizes.joined, 65)
    refused(town("run", "s"), "s.json:1:", "/correlations/c63", "joins 65 inputs", "at most 64")
    refused(town("run", "s", "--lang", "zh"), "65 个", "最多 64 个")
    same(town_of(sizes.pairs, 100)("run", "s").returncode, 0)


def test_correlated_pairs_beyond_the_first_64_are_drawn_together():
    """The last of a hundred pairs, correlated by rank 0.9: both meet what each meets in half of the runs far oftener than in
    a quarter of them."""
    town = Town()
    write = sizes.writer(town.folder)
    n = 100
    inputs = {"i%d" % i: {"unit": "1", "base": 1, "compound": {"value": 2, "uncertain": {"normal": {"sd": 1}}}}
              for i in range(2 * n)}
    sizes.place(write, {"targets": {name: {"title": name, "variable": name, "year": 2021, "at_least": 1.02}
                                    for name in ("i198", "i199")}}, indicators=inputs,
                correlations={"c%d" % i: {"of": "indicators.i%d.compound" % (2 * i), "rank": 0.9,
                                          "with": "indicators.i%d.compound" % (2 * i + 1)} for i in range(n)})
    alone = town("ensemble", "s", "--members", "4096", "--targets", "--format", "csv")
    rows = {line["target"]: float(line["probability"] or "nan") for line in csv.DictReader(io.StringIO(alone.out))}
    assert abs(rows["i198"] - 0.5) < 0.03 and rows["all"] > 0.4, rows


def test_columns_and_names_have_a_limit_that_is_told():
    town = town_of(sizes.scenarios, 121)
    refused(town("compare", "."), "121 scenarios side by side", "at most 120", "--format csv")
    refused(town("compare", ".", "--lang", "zh"), "121 个情景", "最多并列 120 个")
    done = town("compare", ".", "--format", "csv")
    same(done.returncode, 0)
    holds(done.out, "x120,")
    refused(town("run", "x0", "--only", ",".join("a%d" % i for i in range(201))), "201 names", "at most 200")
    refused(town("run", "x0", "--only", ",".join("a%d" % i for i in range(201)), "--lang", "zh"), "201 个名称")


def test_many_sectors_and_years_are_refused_with_their_place():
    refused(town_of(sizes.sectors, 1000)("run", "s"), "s.json:1:", "/sectors", "1000 sectors", "at most")
    refused(town_of(sizes.years, 1000000000)("run", "s"), "plan.json:1:", "/years")


def test_places_in_large_files_are_exact():
    """Lines and columns of a file of many short lines, and of one line, are those that counting gives."""
    for separator in ("\n", ""):
        town = Town()
        text = json.dumps(sizes.scenario(indicators={"i%d" % i: {
            "unit": "1", "base": 1, "compound": 1, "note": {"zh": "说明" * (1 + i % 5), "en": "x"}} for i in range(3000)}),
            ensure_ascii=False).replace('"i2999": {"unit": "1"', '"i2999": {"unit": "furlong"').replace("}}, ", "}}," + separator)
        town.write("plan.json", sizes.plan())
        town.write("s.json", text)
        before = text[:text.index('"furlong"')]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        refused(town("check", "s.json"), "s.json:%d:%d: /indicators/i2999/unit" % (line, column))


def test_names_too_many_to_be_looked_through_are_said_to_be():
    town = town_of(lambda write, n: (sizes.indicators(write, n), write(
        "observed.csv", "variable,unit,year,value,source\n" + "".join("w%d,1,2019,1,x\n" % i for i in range(n)))), 6000)
    holds(town("check", "s").talk, "too many to be looked through")
    few = town_of(lambda write, n: (sizes.indicators(write, n), write(
        "observed.csv", "variable,unit,year,value,source\ngdpp,1e8 CNY@2020,2019,90,x\n")), 50)
    holds(few("check", "s").talk, "gdpp")


def test_pairs_of_many_targets_are_left_out_and_said_to_be():
    talk = town_of(sizes.uncertain_targets, 300)("ensemble", "s", "--members", "300", "--all")
    same(talk.returncode, 0)
    holds(talk.out, "where a plan has at most 256; this one has 300")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "trust_sizes"))
