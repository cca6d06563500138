#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a number rests on: stated for its year, lying between two stated ones, held, or to be replaced; what ends inside
a run; how many digits an explanation gives. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import re
import sys

from test_cli import PLAN, Town, holds, lacks, refused, run_tests, same, scenario


def values(out, variable):
    """{year: value} of a variable in the CSV of a run."""
    return {int(row["year"]): float(row["value"]) for row in csv.DictReader(io.StringIO(out))
            if row["variable"] == variable}


def close(got, want):
    assert abs(got - want) <= 1e-9 * max(1, abs(want)), "got %r, want %r" % (got, want)


def grown(rates, start=100.0):
    for rate in rates:
        start *= 1 + rate / 100
    return start


def economy(growth, **more):
    """One sector of 100."""
    return {"kind": "scenario", "plan": "plan.json", "title": {"en": "E"},
            "sectors": {"econ": {"title": {"en": "Economy", "zh": "经济"},
                                 "output": {"value": 100, "unit": "1e8 CNY", "source": "yearbook"},
                                 "growth": growth}}, **more}


def assumed(value, note="as it was", **more):
    return {"value": value, "unit": "%/yr", "source": "assumption", "range": [0, 10], "note": note, **more}


def explained(town, *words):
    done = town("explain", *words)
    same((done.returncode, done.talk), (0, ""))
    return done.out


# --- values by year in one line ---

CASES = [("2021:6;2023:8", [6, 6, 8, 8, 8]), ("2022:3;2025:-1", [3, 3, 3, 3, -1]), ("2021:7;2022:6.5", [7, 6.5, 6.5, 6.5, 6.5]),
         (" 2020:1; 2024 : 9 ;", [1, 1, 1, 9, 9]), ("2023:4", [4] * 5)]


def test_each_value_of_a_table_holds_until_the_next_year_named():
    town = Town(one=economy(5))
    for line, rates in CASES:
        town.write("t.csv", "key,value\nsectors.econ.growth,%s\n" % line)
        for words in (["--set-from", "t.csv"], ["--set", "sectors.econ.growth=" + line.strip()]):
            done = town("run", "one", "--format", "csv", *words)
            same((done.returncode, done.talk), (0, ""))
            gdp = values(done.out, "gdp")
            for n in range(1, 6):
                close(gdp[2020 + n], grown(rates[:n]))


def test_values_by_year_may_have_units_and_be_varied():
    town = Town(one=economy(5))
    town.write("t.csv", "key,value,unit\nsectors.econ.growth,2021:0.07 %/yr;2023:0.065 %/yr,%/yr\n")
    done = town("run", "one", "--format", "csv", "--set-from", "t.csv")
    same((done.returncode, done.talk), (0, ""))  # as the warning about 0.07 says
    close(values(done.out, "gdp")[2025], grown([0.07, 0.07, 0.065, 0.065, 0.065]))
    done = town("compare", "one", "--vary", "sectors.econ.growth=2021:6;2023:8 %/yr,2", "--format", "csv", "--only", "gdp")
    rows = {row["scenario"]: float(row["value"]) for row in csv.DictReader(io.StringIO(done.out)) if row["year"] == "2025"}
    same(len(rows), 3)
    close(sorted(rows.values())[-1], grown([6, 6, 8, 8, 8]))
    limited = economy(5, energy={"intensity": 1, "efficiency": 0},
                      limits={"cap": {"use": "energy", "at_most": 1000}})
    town.write("scenarios/town/limited.json", limited)
    done = town("run", "limited", "--format", "csv", "--set", "limits.cap.at_most=2021:103;2023:120 万吨标准煤")
    gdp = values(done.out, "gdp")
    close(gdp[2021], 103)
    close(gdp[2022], 103)  # 103 holds in the year that is not named


def test_what_a_listing_prints_reads_back_bit_for_bit():
    path = {"path": {"2021": 6.1, "2024": 7.77}}
    for growth in (path, {**path, "interpolate": "geometric"}, {**path, "interpolate": "step"},
                   {"level": {"2023": 117, "2025": 140}}, {"path": {"2022": 1 / 3, "2025": 10 / 3}}):
        town = Town(one=economy(5), other=economy(growth))
        listed = town("list", "other", "inputs", "--format", "csv").out
        town.write("inputs.csv", listed)
        got = town("run", "one", "--format", "csv", "--set-from", "inputs.csv")
        same(got.out.replace("\none,", "\nother,"), town("run", "other", "--format", "csv").out)
        line = next(row["value"] for row in csv.DictReader(io.StringIO(listed)) if row["key"] == "sectors.econ.growth")
        same(town("run", "one", "--format", "csv", "--set", "sectors.econ.growth=" + line).out, got.out)


def test_a_listing_keeps_the_years_in_which_a_limit_holds_and_an_indicator_begins():
    for path in ({"2021": 104, "2023": 104}, {"2021": 120, "2022": 104, "2023": 104}, {"2022": 103}, {"2021": 104, "2025": 104}):
        def file(most, begin):
            return economy(8, energy={"intensity": 1, "efficiency": 1},
                           limits={"cap": {"use": "energy", "at_most": most}},
                           indicators={"lamps": {"unit": "1", "path": begin}})
        town = Town(one=file(200, 1), other=file({"path": path}, {"path": {"2023": 5}}))
        town.write("inputs.csv", town("list", "other", "inputs", "--format", "csv").out)
        want = town("run", "other", "--format", "csv").out
        same(town("run", "one", "--format", "csv", "--set-from", "inputs.csv").out.replace("\none,", "\nother,"), want)
        same(town("run", "other", "--format", "csv", "--set-from", "inputs.csv").out, want)
        same(sorted(values(want, "lamps")), [2023, 2024, 2025])
        steady = Town(one=file(104, 5), other=file({"path": path}, {"path": {"2023": 5}}))  # the same numbers, in all years
        steady.write("inputs.csv", town("list", "other", "inputs", "--format", "csv").out)
        same(steady("run", "one", "--format", "csv", "--set-from", "inputs.csv").out.replace("\none,", "\nother,"), want)
        steady.write("inputs.csv", steady("list", "one", "inputs", "--format", "csv").out)
        same(steady("run", "other", "--format", "csv", "--set-from", "inputs.csv").out.replace("\nother,", "\none,"),
             steady("run", "one", "--format", "csv").out)


def test_a_line_that_cannot_be_read_is_refused_with_its_place_and_the_rule():
    town = Town(one=economy(5))
    refused(town("run", "one", "--set", "sectors.econ.growth=2021:6;x"), "--set:1:28:", "until the next one named")
    refused(town("run", "one", "--set", "sectors.econ.growth=2021:6;x", "--lang", "zh"), "沿用至下一个所列年份之前")
    refused(town("run", "one", "--set", "sectors.econ.growth=2023:6;2021:5"), "2021 does not come after")
    refused(town("run", "one", "--set", "sectors.econ.output=2021:6;2023:5"), "--set:1:21:", "cannot change")
    refused(town("run", "one", "--set", "sectors.econ.growth+=2021:6"), "+=")
    town.write("t.csv", "key,value\nsectors.econ.growth,2021:6 %/yr;2022:5 km\n")
    refused(town("run", "one", "--set-from", "t.csv"), "t.csv:2:33: km does not fit: %/yr is expected")
    town.write("t.csv", "key,value\nsectors.econ.growth,2021:6;2022:a\n")
    refused(town("run", "one", "--set-from", "t.csv"), "t.csv:2:28:", "until the next one named")
    for language, rule in (("en", "each from the year named until the next"), ("zh", "沿用至下一个所列年份之前")):
        holds(town("help", "run", "--lang", language).out, rule)


# --- between, held ---

def test_explain_says_between_which_years_a_number_lies():
    for way, said in ((None, "linear"), ("linear", "linear"), ("geometric", "geometric")):
        path = {"path": {"2021": 4, "2024": 8.5}, **({"interpolate": way} if way else {})}
        town = Town(one=economy(path))
        for year in ("2022", "2023"):
            holds(explained(town, "one", "gdp", year), "%s between 2021: 4 and 2024: 8.5" % said)
        holds(explained(town, "one", "gdp", "2025"), "held after 2024")
        for year in ("2021", "2024"):
            out = explained(town, "one", "gdp", year)
            lacks(out, "between")
            lacks(out, "held")
    holds(explained(town, "one", "gdp", "2022", "--lang", "zh"), "2021年（4）至2024年（8.5）等比插值")
    step = Town(one=economy({"path": {"2021": 4, "2024": 8.5}, "interpolate": "step"}))
    holds(explained(step, "one", "gdp", "2023"), "holds from 2021 until 2024")
    late = Town(one=economy({"path": {"2023": 4}}))
    holds(explained(late, "one", "gdp", "2021"), "held before 2023")
    holds(explained(late, "one", "sectors.econ.growth"), "held before 2023, held after 2023")
    level = Town(one=economy({"level": {"2023": "120 亿元"}}))
    holds(explained(level, "one", "gdp", "2022"), "leads to 120 1e8 CNY in 2023")
    holds(explained(level, "one", "gdp", "2025"), "goes on after 2023")


def test_explain_in_json_has_the_status_of_every_input():
    town = Town(one=economy({"path": {"2022": 4, "2024": 8.5}}))
    for year, status in (("2021", "held_before"), ("2022", "stated"), ("2023", "linear"), ("2025", "held_after")):
        steps = json.loads(town("explain", "one", "gdp", year, "--format", "json").out)["steps"]
        same([step.get("status") for step in steps if step["name"] == "sectors.econ.growth"], [status])
    header = town("explain", "one", "gdp", "--format", "csv").out.split("\n")[0]
    same(header, "variable,element,year,value,unit,formula,place,source,depth")


def ending(last=2030):
    return economy({"path": {"2021": 6, "2024": 8}}, years=[2021, last], energy={"intensity": 1, "efficiency": 1},
                   limits={"cap": {"use": "energy", "at_most": {"path": {"2021": 104, "2025": 110}}}},
                   capital={"ratio": 3, "depreciation": 5, "conversion": 60,
                            "programme": {"total": 200, "years": [2021, 2025]}})


def findings(town, name):
    return {(row["finding"], row["key"]): row["detail"]
            for row in csv.DictReader(io.StringIO(town("check", "scenarios/town/%s.json" % name, "--format", "csv").out))}


def test_check_tells_what_is_held_lapses_or_is_spent_inside_the_run():
    town = Town(long=ending(), short=ending(2025))
    told = findings(town, "long")
    same(told[("held_after", "sectors.econ.growth")], "2024")
    same(told[("lapses", "limits.cap")], "2025")
    same(told[("spent", "capital.programme.total")], "2025")
    assert ("interpolated", "sectors.econ.growth") in told
    assert ("held_after", "limits.cap.at_most") not in told  # it lapses instead
    told = findings(town, "short")
    assert not any(kind in ("lapses", "spent") for kind, _ in told), told
    out = town("check", "scenarios/town/long.json").out
    for part in ("after 2024 sectors.econ.growth", "after 2025 limits.cap lapses", "after 2025 capital.programme.total is spent"):
        holds(" ".join(out.split()), part)
    holds(town("check", "scenarios/town/long.json", "--lang", "zh").out, "2025年后 limits.cap 失效")


def test_explain_says_that_a_programme_is_spent():
    town = Town(long=ending())
    holds(explained(town, "long", "investment", "2027"), "spent after 2025")
    lacks(explained(town, "long", "investment", "2025"), "spent after")
    holds(explained(town, "long", "investment", "2027", "--lang", "zh"), "2025年后已用完")


def test_a_limit_that_is_held_or_continues_does_not_lapse():
    for after, status in (("hold", "held_after"), ("continue", "held_after")):
        file = ending()
        file["limits"]["cap"]["after"] = after
        told = findings(Town(one=file), "one")
        assert ("lapses", "limits.cap") not in told
        same(told[(status, "limits.cap.at_most")], "2025")


def test_many_held_inputs_share_a_line():
    sectors = {"s%d" % i: {"output": 10, "growth": {"path": {"2021": 3, "2023": 4 + i / 10}}} for i in range(20)}
    several = {"i%d" % i: {"unit": "1", "path": {"path": {"2020": 1, "2022": i}}} for i in range(12)}
    town = Town(one={**economy(1), "sectors": sectors, "indicators": several})
    for command in ("check", "run"):
        out = " ".join(town(command, "scenarios/town/one.json").out.split())
        holds(out, "after 2023 sectors.*.growth")
        holds(out, "after 2022 indicators.i0.path, indicators.i1.path, indicators.i2.path, indicators.i3.path and 8 more")
    sectors["s7"]["growth"] = 3
    town.write("scenarios/town/one.json", {**economy(1), "sectors": sectors})
    holds(" ".join(town("run", "one").out.split()), "sectors.s3.growth and 15 more")


def test_shocks_are_held_only_where_they_are_drawn():
    file = economy(assumed(4), shocks={"common": {"sd": {"path": {"2021": 2, "2023": 3}}, "growth": {"econ": 1}}})
    town = Town(one=file)
    lacks(town("run", "one").out, "shocks.common.sd")
    holds(" ".join(town("ensemble", "one", "--members", "300").out.split()), "after 2023 shocks.common.sd")
    same(findings(town, "one")[("held_after", "shocks.common.sd")], "2023")


def test_run_compare_and_chart_say_what_is_held_in_the_years_shown():
    town = Town(long=ending())
    for words in (["run", "long"], ["run", "long", "--only", "gdp", "--years", "2020:2030"], ["compare", "long", "slow", "--only", "gdp"],
                  ["chart", "long", "--only", "gdp"]):
        out = " ".join(town(*words).out.split())
        holds(out, "after 2024 sectors.econ.growth")
        holds(out, "after 2025 limits.cap lapses")
    shown = town("run", "long", "--only", "gdp", "--years", "2021:2024").out
    lacks(shown, "held")
    lacks(shown, "lapses")
    lacks(town("run", "slow").out, "held")


def test_lists_say_how_other_years_are_filled():
    town = Town(one=economy({"path": {"2021": 4, "2024": 8.5}}), two=economy(3))
    holds(town("list", "one", "inputs").out, "linear, held after 2024")
    holds(" ".join(town("compare", "two", "one", "--inputs").out.split()), "(linear, held after 2024)")
    same(town("list", "one", "inputs", "--format", "csv").out.split("\n")[0], "key,value,unit,low,high,source,place")
    same(town("compare", "two", "one", "--inputs", "--format", "csv").out.split("\n")[0], "scenario,input,unit,value,place")


def test_a_limit_that_lapsed_is_not_drawn_on():
    town = Town(long=ending())
    town("chart", "long", "--only", "energy", "--kind", "lines", "-o", "out")
    svg = town.read("out/lines-energy.zh.svg")
    holds(svg, "约束线")
    out = town("chart", "long", "--only", "energy").out
    lacks(out, "nan")
    holds(" ".join(out.split()), "limits.cap lapses")


def test_catch_up_after_a_lapse_is_marked():
    file = ending()
    file["sectors"]["econ"]["catchup"] = 0.5
    file["sectors"]["econ"]["growth"] = 8
    town = Town(caught=file, plain=ending())
    gdp = values(town("run", "caught", "--format", "csv").out, "gdp")
    points = 100 * (gdp[2026] / gdp[2025] - 1.08)
    assert points > 1
    holds(" ".join(town("run", "caught").out.split()), "in 2026 it is %.1f points of GDP growth" % points)
    holds(explained(town, "caught", "gdp", "2026"), "%.1f points of GDP growth are catch-up" % points)
    holds(explained(town, "caught", "gdp_growth", "2026", "--lang", "zh"), "此前约束削减部分的恢复")
    holds(" ".join(town("chart", "caught", "--only", "gdp_growth").out.split()), "in 2026 it is %.1f points of GDP growth" % points)
    holds(" ".join(town("compare", "caught", "plain").out.split()), "caught (2026-2030, in 2026 it is %.1f points" % points)
    lacks(town("run", "plain").out, "catch-up")
    lacks(explained(town, "caught", "gdp", "2022"), "catch-up")


# --- placeholders ---

def place(note, intensity=1.0, **more):
    return economy(4, energy={"intensity": {"value": intensity, "source": "assumption", "range": [0.1, 5], "note": note},
                              "efficiency": 2}, **more)


def marked(out):
    return {line.split("~", 1)[1].split("  ")[0].strip() for line in out.split("\n") if re.match(r"^\S* *\*?~ ?\w", line)
            and "rests" not in line}


def test_what_a_placeholder_moves_is_marked_and_nothing_else():
    for note in ("placeholder: to be replaced", "占位值：请替换", "example: replace this number, and say where yours comes from"):
        town = Town(one=place(note), known=place("measured in 2019"))
        out = town("run", "one").out
        same(marked(out), {"Energy", "Energy per GDP"})  # and not its fall, nor GDP
        holds(out, "~ rests on placeholders, to be replaced: energy.intensity.")
        out = town("run", "known").out
        same(marked(out), set())
        lacks(out, "placeholder")
    holds(town("run", "one", "--lang", "zh").out, "~ 依赖待替换的占位值：energy.intensity。")
    told = findings(Town(one=place("placeholder")), "one")
    assert ("placeholder", "energy.intensity.econ") in told or ("placeholder", "energy.intensity") in told, told


def test_a_placeholder_acts_through_a_limit_too():
    limit = {"cap": {"use": "energy", "at_most": 104}}
    town = Town(one=place("placeholder", limits=limit), loose=place("placeholder", limits={"cap": {"use": "energy", "at_most": 900}}))
    assert "GDP" in marked(town("run", "one").out)
    assert "GDP" not in marked(town("run", "loose").out)


def test_explain_json_and_charts_name_the_placeholders():
    town = Town(one=place("placeholder: later"))
    holds(explained(town, "one", "energy"), "rests on placeholders, to be replaced: energy.intensity")
    lacks(explained(town, "one", "gdp"), "placeholder")
    # the walk ends with last year's value; the base year has the input itself
    holds(explained(town, "one", "energy", "2020", "--depth", "all"), "placeholder   one.json")
    rows = json.loads(town("run", "one", "--format", "json").out)["scenarios"][0]["variables"]
    same({row["name"] for row in rows if "placeholders" in row} >= {"energy"}, True)
    assert not any("placeholders" in row for row in rows if row["name"] == "gdp")
    holds(" ".join(town("chart", "one", "--only", "energy").out.split()), "Rests on placeholders, to be replaced: energy.intensity.")
    lacks(town("chart", "one", "--only", "gdp").out, "placeholder")


def test_a_default_that_moves_a_number_counts_one_that_does_nothing_does_not():
    capital = {"ratio": 3, "depreciation": 5, "conversion": 60, "investment": 10}
    town = Town(one=economy(4, capital=capital), given=economy(4, capital={**capital, "share": 40}))
    out = town("run", "one", "--only", "productivity_growth_implied,gdp").out
    holds(out, "~ Productivity")
    holds(out, "capital.share (default)")
    lacks(out, "~ GDP")
    lacks(town("run", "given", "--only", "productivity_growth_implied,gdp").out, "~")


def test_new_marks_what_the_table_did_not_give():
    town = Town()
    town.write("t.csv", "indicator,unit,2020,2025 target\nGDP,1e8 CNY,1000,1350\n\"Energy per GDP, fall\",%,,[13.5]\n")
    same(town("new", "place", "--from", "t.csv", "--lang", "en").returncode, 0)
    same(marked(town("run", "place/as-planned.json").out), {"Energy"})
    assert "GDP" in marked(town("run", "place/baseline.json").out)
    own = json.loads(town.read("place/baseline.json"))
    for sector in own["sectors"].values():
        sector["growth"] = {"value": 6, "unit": "%/yr", "source": "assumption", "range": [4, 8], "note": "the mean of ten years"}
    town.write("place/baseline.json", own)
    same(marked(town("run", "place/baseline.json").out), set())


# --- digits ---

def figures(number):
    return len(number.replace(".", "").replace("-", "").lstrip("0"))


def results(out):
    """The numbers that an explanation says something comes to: behind a year and "=", or before a unit and "="."""
    return re.findall(r"^\S.* \d{4} = (-?[\d.]+)", out, re.M) + re.findall(r"  (-?[\d.]+) [^ =]+(?: [^ =]+)? = ", out)


def test_explain_gives_no_more_figures_than_its_inputs_deserve():
    for output, growth, most in ((60, 5, 3), (1500, 5, 3), (3.4, 7, 3), (1538.01, 6, 4)):
        town = Town(one={**economy(assumed(growth)), "sectors": {"econ": {"output": output, "growth": assumed(growth)}},
                         "energy": {"intensity": 1.37, "efficiency": assumed(2)}})
        for variable in ("gdp", "energy", "output.econ"):
            out = explained(town, "one", variable, "2024", "--depth", "all")
            found = results(out)
            assert found, out
            for number in found:
                assert figures(number.rstrip("0") if number.isdigit() else number) <= most, (number, out)


def test_explain_gives_as_many_digits_as_the_verdict_needs():
    plan = json.loads(json.dumps(PLAN))
    town = Town(one=economy(assumed(5)))
    value = grown([5] * 5)
    for goal in (127.7, 127.65, 127.63, 127.62, 127.6285, 130, 120, 127.6):  # 127.62815625; 128 would look as if 127.7 were met
        plan["targets"]["gdp"]["at_least"] = "%s 亿元" % goal
        town.write("scenarios/town/plan.json", plan)
        said = re.search(r"GDP 2025 = ([\d.]+) ", explained(town, "one", "gdp", "2025")).group(1)
        same((float(said) >= goal), (value >= goal))
        holds(explained(town, "one", "gdp", "2024"), "GDP 2024 = 122 ")  # no verdict there


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "held"))
