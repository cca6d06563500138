#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios side by side as people ask for them: names in two languages, inputs edited in a spreadsheet and read back,
what-if columns, and what `compare` shows. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import csv
import glob
import io
import json
import os
import sys

from test_cli import ROOT, Town, cells, holds, lacks, refused, run_tests, same, scenario


def column(text, name):
    """The values of one column of a CSV, in order."""
    return [row[name] for row in csv.DictReader(io.StringIO(text))]


# --- names ---

TITLED = dict(title={"en": "Fast lane", "zh": "快速情景"})


def test_a_scenario_answers_to_its_title():
    town = Town(fast=scenario(7, **TITLED))
    want = town("run", "fast", "--format", "csv").out
    for name in ("快速情景", "快速", "Fast lane", "fast LANE"):
        same(town("run", name, "--format", "csv").out, want)
    refused(town("run", "快速情境"), "did you mean scenarios/town/fast.json?")
    refused(town("run", "lan"), "no such file")  # Latin words count whole
    same(town("run", "lane", "--format", "csv").out, want)
    town.write("scenarios/city/plan.json", town.read("scenarios/town/plan.json"))
    town.write("scenarios/city/base.json", town.read("scenarios/town/base.json"))
    town.write("scenarios/city/quick.json", scenario(5, **TITLED))
    refused(town("run", "快速情景"), "there are several", "scenarios/city/quick.json, scenarios/town/fast.json")


def test_names_of_targets_variables_and_sectors_in_explain_only_and_set():
    town = Town(fast=scenario(7, **TITLED))
    want = town("explain", "fast", "output.industry").out
    for name in ("output.工业", "output.Industry", "/output/工业"):
        same(town("explain", "fast", name).out, want)
    refused(town("explain", "fast", "工业"), "is several numbers", "share.industry")
    refused(town("explain", "fast", "生产总"), "could be several things", "targets.gdp")
    out = town("run", "fast", "--only", "1，output.工业", "--years", "2025", "--format", "csv").out
    same(column(out, "variable"), ["gdp", "output.industry"])
    out = town("run", "fast", "--only", "Share of GDP, Industry,GDP", "--years", "2025", "--format", "csv").out
    same(sorted(column(out, "variable")), ["gdp", "share.industry"])
    refused(town("run", "fast", "--only", "gdp,生产总"), "could be several things")
    refused(town("run", "fast", "--only", "地区生产总直"), "did you mean gdp?")
    want = town("run", "fast", "--set", "sectors.industry.growth=9", "--format", "csv").out
    for key in ("sectors.工业.growth=9", "/sectors/Industry/growth=9", "sectors.工业.growth+=2"):
        same(town("run", "fast", "--set", key, "--format", "csv").out, want)
    refused(town("run", "fast", "--set", "工业.growth=9"), "--set:1:1", 'did you mean "sectors.industry"?')
    refused(town("run", "fast", "--set", "sectors.业.growth=9"), "--set:1:9")


# --- inputs from a table ---

def shipped():
    for path in sorted(glob.glob(os.path.join(ROOT, "scenarios", "*", "*.json"))):
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        if document.get("kind") == "scenario" and not document.get("abstract"):
            yield path


def spreadsheet(table):
    """As a spreadsheet saves it: a BOM, CRLF, all quoted, empty columns and rows behind."""
    out = io.StringIO()
    for row in csv.reader(io.StringIO(table)):
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(row + ["", ""])
    return "\ufeff" + out.getvalue() + ",,,,,,,,\r\n" * 3


def test_inputs_listed_and_read_back_change_nothing():
    town, count = Town(), 0
    for path in shipped():
        words = ("run", path, "--format", "csv")
        plain, listed = town(*words).out, town("list", path, "inputs", "--format", "csv").out
        assert len(plain.split("\n")) > 100 and "default" in listed
        for table in (listed, spreadsheet(listed)):
            town.write("inputs.csv", table)
            done = town(*words, "--set-from", "inputs.csv")
            same((done.returncode, done.out, done.talk), (0, plain, town(*words).talk))
            same(town("list", path, "inputs", "--format", "csv", "--set-from", "inputs.csv").out, listed)
        count += 1
    assert count >= 3, count


def test_every_listed_input_can_be_set():
    town = Town()
    for path in shipped():
        words = []
        for row in csv.DictReader(io.StringIO(town("list", path, "inputs", "--format", "csv").out)):
            years = [part.split(":") for part in row["value"].split(";")]
            value = row["value"] if len(years[0]) == 1 else json.dumps({"path": {y: float(v) for y, v in years}})
            words += ["--set", row["key"] + "=" + value]
        done = town("run", path, "--format", "csv", "--only", "gdp", *words)
        same((done.returncode, done.talk.count("--set:")), (0, done.talk.count("warning")))


def edited(town, changes, columns="key,value,unit"):
    town.write("inputs.csv", columns + "\n" + "".join(line + "\n" for line in changes))


def test_changed_rows_are_as_if_set():
    town = Town()
    path = '{"path": {"2021": 9, "2022": 8, "2025": 5}, "interpolate": "step"}'
    edited(town, ["sectors.industry.growth,2021:9; 2022:8;2025:5,%/yr", "sectors.services.growth,3,%/yr",
                  "sectors.services.output,500000,万元"])
    got = town("run", "slow", "--format", "csv", "--set-from", "inputs.csv")
    want = town("run", "slow", "--format", "csv", "--set", "sectors.industry.growth=" + path,
                "--set", "sectors.services.output=50")
    same((got.returncode, got.out), (0, want.out))
    listed = town("list", "slow", "inputs", "--format", "csv", "--set-from", "inputs.csv").out
    places = dict(zip(column(listed, "key"), column(listed, "place")))
    same(places["sectors.industry.growth"], "inputs.csv:2:25")
    same(places["sectors.services.growth"][:28], "scenarios/town/slow.json:1:1")  # unchanged: its own place
    holds(town("explain", "slow", "sectors.services.output", "--set-from", "inputs.csv").out, "inputs.csv:4:25")
    # --set counts over it, a later table over an earlier one
    again = town("run", "slow", "--format", "csv", "--set-from", "inputs.csv", "--set", "sectors.industry.growth=2",
                 "--set", "sectors.services.output=40").out
    same(again, town("run", "slow", "--format", "csv").out)
    town.write("later.csv", "value,key\n2,sectors.industry.growth\n40,sectors.services.output\n")
    same(town("run", "slow", "--format", "csv", "--set-from", "inputs.csv", "--set-from", "later.csv").out, again)


def test_what_is_wrong_with_a_table_is_told_in_one_pass():
    town = Town()
    edited(town, ["sectors.industry.grwoth,3,", "sectors.industry.growth,3x,%/yr", "sectors.services.growth,4,tce",
                  "sectors.services.growth,5,", "population.base,1,furlongs", "sectors.industry.output,-5,",
                  "sectors.services.output,2021:7;2021:8,"])
    done = town("run", "slow", "--set-from", "inputs.csv")
    refused(done, "inputs.csv:2:1: slow has no input", "did you mean sectors.industry.growth?",
            "inputs.csv:3:25: \"3x\"", "inputs.csv:4:27:", "tce does not fit", "inputs.csv:5:1: sectors.services.growth a second time",
            "first on line 4", "inputs.csv:6:19:", "furlongs", "inputs.csv:7:25:", "inputs.csv:8:32: 2021", "7 errors")
    holds(town("run", "slow", "--set-from", "inputs.csv", "--lang", "zh").talk, "没有输入 sectors.industry.grwoth")
    edited(town, [",3,"])
    refused(town("run", "slow", "--set-from", "inputs.csv"), "inputs.csv:2:2: a value without a key")
    edited(town, ["k%d,1" % i for i in range(10001)], columns="key,value")
    refused(town("run", "slow", "--set-from", "inputs.csv"), "inputs.csv:1:1: 10001 rows; at most 10000")
    edited(town, ["a,1"], columns="name,value")
    refused(town("run", "slow", "--set-from", "inputs.csv"), "inputs.csv:1:1: column key is missing")
    edited(town, ["a;1"], columns="key;value")
    refused(town("run", "slow", "--set-from", "inputs.csv"), 'columns separated by ";"')
    refused(town("run", "slow", "--set-from", "nowhere.csv"), "nowhere.csv: no such file")


def test_a_row_that_a_level_makes_untrue_is_doubted():
    town = Town(level=scenario({"level": {"2025": 80}}))
    edited(town, ["sectors.industry.output,50,"])
    lacks(town("run", "level", "--set-from", "inputs.csv").talk, "warning")
    rate = dict(zip(*(column(town("list", "level", "inputs", "--format", "csv").out, name) for name in ("key", "value"))))
    edited(town, ["sectors.industry.output,50,", "sectors.industry.growth,%s," % rate["sectors.industry.growth"]])
    done = town("run", "level", "--set-from", "inputs.csv")
    same(done.returncode, 0)
    holds(done.talk, "inputs.csv:3:25: level: sectors.industry.growth is not what this row says")


# --- what-if columns ---

def final(town, *words):
    """GDP of 2025 by scenario."""
    out = town(*words, "--only", "gdp", "--years", "2025", "--format", "csv").out
    names = column(out, "scenario")
    same(len(set(names)), len(names))  # each stands once
    return dict(zip(names, map(float, column(out, "value"))))


def test_vary_makes_columns_without_files():
    town = Town()
    got = final(town, "compare", "slow", "--vary", "sectors.industry.growth=1,5 %/年")
    same(list(got), ["slow", "slow[sectors.industry.growth=1]", "slow[sectors.industry.growth=5 %/yr]"])
    for value, name in ((2, "slow"), (1, "slow[sectors.industry.growth=1]"), (5, "slow[sectors.industry.growth=5 %/yr]")):
        assert abs(got[name] - (60 * (1 + value / 100) ** 5 + 40 * 1.03 ** 5)) < 1e-9, (name, got)
    holds(town("compare", "slow", "--vary", "sectors.industry.growth=1,5").out, "slow  slow industry.growth=1")
    # where a value is the scenario's own, that column is the scenario
    same(list(final(town, "compare", "slow", "--vary", "sectors.industry.growth=1,2")),
         ["slow[sectors.industry.growth=1]", "slow[sectors.industry.growth=2]"])
    # a value that stands twice is one column, whoever the scenario is
    same(list(final(town, "compare", "slow", "fast", "--vary", "sectors.industry.growth=1,1.0,2,1")),
         ["slow[sectors.industry.growth=1]", "slow[sectors.industry.growth=2]",
          "fast", "fast[sectors.industry.growth=1]", "fast[sectors.industry.growth=2]"])
    # globs, titles and steps as for --set; several scenarios; all combinations
    same(list(final(town, "run", "slow", "--vary", "sectors.*.growth+=1"))[1], "slow[sectors.*.growth+=1]")
    same(list(final(town, "run", "slow", "--vary", "sectors.工业.growth=1"))[1], "slow[sectors.industry.growth=1]")
    got = final(town, "compare", "slow", "fast", "--vary", "sectors.industry.growth=1,3", "--vary", "sectors.services.growth=4,5")
    same(len(got), 10)
    assert abs(got["fast[sectors.industry.growth=3;sectors.services.growth=4]"] - (60 * 1.03 ** 5 + 40 * 1.04 ** 5)) < 1e-9


def test_vary_refuses_what_it_cannot_do():
    town = Town()
    refused(town("compare", "slow", "--vary", "sectors.industry.growth"), "gives no values")
    refused(town("compare", "slow", "--vary", "sectors.industry.growth=1,x"), "--vary:1:25", "no number")
    refused(town("compare", "slow", "--vary", "sectors.industry.grwoth=1,2"), "--vary:1:18", 'did you mean "growth"?')
    many = ",".join(map(str, range(12)))
    refused(town("compare", "slow", "--vary", "sectors.industry.growth=" + many, "--vary", "sectors.services.growth=" + many),
            "1 x 12 x 12 makes 144 columns", "at most 120")
    refused(town("explain", "slow", "gdp", "--vary", "sectors.industry.growth=1"), "does not know the option")


# --- compare ---

def rows_of(out, title):
    """The lines of the table under a title, by what they begin with."""
    lines = out.split(title + "\n")[1].split("\n")
    return {" ".join(line.split()[:2]): line for line in reversed(lines) if line.strip()}  # the first of its kind


def test_compare_tells_differences_growth_and_gaps():
    town = Town()
    slow, fast = 60 * 1.02 ** 5 + 40 * 1.03 ** 5, 60 * 1.07 ** 5 + 40 * 1.03 ** 5
    out = town("compare", "slow", "fast", "--show", "differences,growth,gaps").out
    line = rows_of(out, "Differences to slow")["1 GDP"]
    for part in ("%.1f" % slow, "+%.1f" % (fast - slow), "(%.1f %%)" % (100 * (fast / slow - 1))):
        holds(line, part)
    line = rows_of(out, "Mean growth 2020-2025, %/yr; of shares in points a year")["1 GDP"]
    for gdp in (slow, fast):
        holds(line, "+%.1f" % (100 * ((gdp / 100) ** 0.2 - 1)))
    line = rows_of(out, "Gaps to the targets; negative: short of them")["1 GDP"]
    holds(line, "%.1f ✗  +%.1f ✓" % (slow - 130, fast - 130))
    lacks(out, "Inputs that differ")
    both = town("compare", "slow", "fast", "--show", "levels,gaps").out
    for part in ("Levels", "Gaps to the targets", "Inputs that differ"):
        holds(both, part)
    holds(town("compare", "slow", "fast", "--show", "gaps", "--lang", "zh").out, "与目标的差距")
    refused(town("compare", "slow", "fast", "--show", "gaps", "--format", "csv"), "--show")
    refused(town("compare", "slow", "fast", "--show", "gaps", "--inputs"), "--show")
    refused(town("compare", "slow", "fast", "--show", "gap"), "did you mean gaps?")
    refused(town("run", "slow", "--show", "gaps"), "does not know the option")


def crowd():
    """A plan of 90 targets in six groups, a third of them in words only, and seven scenarios."""
    plan = json.loads(Town().read("scenarios/town/plan.json"))
    plan["targets"] = {}
    for i in range(90):
        target = {"no": str(i + 1), "group": "group_%d" % (i // 15), "year": 2025, "source": "table 1",
                  "title": {"en": "A target that somebody named at length, number %d" % (i + 1), "zh": "名称很长的一项规划目标之%d" % (i + 1)}}
        if i % 3 == 2:
            target["words"] = {"en": "much better", "zh": "明显改善"}
        else:
            target.update(variable="gdp", at_least=100 + i)
        plan["targets"]["t%d" % (i + 1)] = target
    return Town(plan=plan, **{"way_%s_on" % name: scenario(growth) for growth, name in enumerate("abcde")})


def test_seven_scenarios_and_ninety_targets_stay_readable():
    town = crowd()
    for language in ("en", "zh"):
        for more in ([], ["--show", "differences,gaps"], ["--inputs"]):
            done = town("compare", "scenarios/town", "--lang", language, *more)
            same(done.returncode, 0)
            wide = [line for line in done.out.split("\n") if cells(line) > 98]
            assert not wide, (language, more, wide[:3])
    out = town("compare", "scenarios/town", "--all").out
    for group in range(6):
        same(out.count("\ngroup_%d\n" % group), out.count("indicator"))  # in every block
    numbers = ", ".join("#%d" % (i + 1) for i in range(36) if i % 3 == 2)
    holds(" ".join(out.split()), "Not assessable: %s and 18 more (words only)." % numbers)
    same(out.count("Not assessable"), 1)  # once, not in every block
    lacks(out, "- ?")  # no row that says nothing
    same(out.count("mean growth"), out.count("indicator"))  # of GDP, once in each block
    same(len([line for line in out.split("\n") if line.split()[:2] == ["1", "A"]]), out.count("indicator"))


def test_every_input_that_differs_shows_the_places_of_all_that_say_so():
    town = Town(other=scenario(4))
    out = town("compare", "slow", "fast", "other", "--inputs").out
    line = [line for line in out.split("\n") if "sectors.industry.growth" in line]
    assert line and line[0].endswith("slow.json:1, fast.json:1, other.json:1"), out
    lacks(town("compare", "slow", "fast", "--inputs").out, "services")
    town.write("scenarios/town/heir.json", {"kind": "scenario", "plan": "plan.json", "extends": ["slow.json"]})
    out = town("compare", "slow", "heir", "fast", "--inputs").out  # what is as to the left is not told again
    assert [line for line in out.split("\n") if line.endswith("slow.json:1, fast.json:1")], out


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "side_by_side"))
