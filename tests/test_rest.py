#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of small things: nothing is divided by zero, nothing stands twice without a word, a file's own name is that
file, S-curves and GDP per head by their formulas, ceilings in tables of `new`. OUTTURN names the program (default
./outturn). Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import json
import math
import os
import subprocess
import tempfile
import traceback
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
PLAN = {"kind": "plan", "title": "t", "base_year": 2020, "prices": 2020, "years": [2021, 2024], "targets": {}}
SCENARIO = {"kind": "scenario", "plan": "plan.json", "title": "s",
            "sectors": {"x": {"output": 100, "growth": 5}, "y": {"output": 50, "growth": 10}}}


class Place:
    def __init__(self, **files):
        self.held = tempfile.TemporaryDirectory()
        self.folder = self.held.name
        self.write("plan.json", PLAN)
        for name, content in files.items():
            self.write(name + ".json", {**SCENARIO, **content})

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(content if isinstance(content, str) else json.dumps(content))

    def __call__(self, *words, env=None):
        clean = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **(env or {})}
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=clean, capture_output=True, text=True, timeout=60)

    def values(self, *words):
        """{(variable, year): text} of `run`; a value that is not there is not in it, or empty."""
        done = self("run", *words, "--format", "csv")
        assert done.returncode == 0, done.stderr
        return {(row["variable"], int(row["year"])): row["value"] for row in csv.DictReader(io.StringIO(done.stdout))}


def same(got, want):
    assert got == want, "got %r, want %r" % (got, want)


def near(got, want, within=1e-12):
    assert abs(float(got) - want) <= within * max(1, abs(want)), "got %r, want %r" % (got, want)


def holds(text, *parts):
    for part in parts:
        assert part in text, "%r is not in %r" % (part, text)


# --- zeros ---

FULL = {"energy": {"intensity": {"x": 1, "y": 2}, "efficiency": 2}, "carbon": {"factor": 2.4, "household_factor": 2},
        "population": {"base": 340}, "urbanization": {"base": 54, "speed": 3, "ceiling": 80}, "prices": {"growth": {"x": 2, "y": 3}},
        "labour": {"employment": {"x": 100, "y": 10}, "productivity": 3, "working_age": 65, "participation": 70},
        "capital": {"ratio": 3, "depreciation": 5, "conversion": 70, "investment_share": 40},
        "income": {"urban": 30000, "rural": 15000, "urban_growth": 5, "rural_growth": 6},
        "water": {"intensity": 10, "saving": 1, "household": 40}}
NO_Y = {"sectors": {"x": {"output": 100, "growth": 5}, "y": {"output": 0, "growth": 10}}}


def zeros_leave_ratios_empty_and_stop_nothing():
    cases = [(NO_Y, ["output_growth.y"], [("share.y", 0), ("gdp_growth", 5), ("energy_use.y", 0), ("labour_by_sector.y", 0)]),
             ({"sectors": {"x": {"output": 0, "growth": 5}, "y": {"output": 0, "growth": 1}}},
              ["gdp_growth", "share.x", "share_real.y", "deflator", "energy_intensity", "energy_intensity_decline", "energy_intensity_fall",
               "co2_intensity", "co2_intensity_decline", "co2_per_energy", "water_intensity", "labour_productivity", "gdp_per_head_growth"],
              [("gdp", 0), ("energy", 0), ("co2", 0), ("labour_demand", 0), ("gdp_per_head", 0)]),
             ({"energy": {"intensity": 0, "efficiency": 2}}, ["energy_intensity_decline", "energy_intensity_fall", "co2_per_energy", "co2_intensity_decline"],
              [("energy", 0), ("energy_intensity", 0)]),
             ({"carbon": {"factor": 0, "household_factor": 0}}, ["co2_intensity_decline"], [("co2", 0), ("co2_intensity", 0), ("co2_per_energy", 0)]),
             ({"water": {"intensity": 0, "saving": 1}}, ["water_intensity_decline"], [("water", 0), ("water_intensity", 0)]),
             ({"income": {**FULL["income"], "rural": 0}}, ["income_ratio"], [("income_rural", 0)]),
             ({"labour": {**FULL["labour"], "employment": 0}}, ["labour_productivity", "labour_growth"], [("labour_demand", 0)])]
    for change, empty, values in cases:
        place = Place(s={**FULL, **change})
        found = place.values("s.json", "--only", ",".join(empty + [name for name, _ in values]))
        for name in empty:
            same((change, name, found.get((name, 2024), "")), (change, name, ""))
        for name, value in values:
            near(found[name, 2024], value)
        for word in ("run", "check", "explain"):
            done = place(word, "s.json", *(["gdp", "2024"] if word == "explain" else []))
            assert done.returncode == 0 and "nan" not in done.stdout and "inf" not in done.stdout.replace("information", ""), done.stdout
        json.loads(place("run", "s.json", "--format", "json").stdout, parse_constant=lambda word: 1 / 0)


def a_sector_of_nothing_catches_up_with_nothing():
    place = Place(s={"sectors": {"x": {"output": 100, "growth": 5}, "y": {"output": 0, "growth": 10, "catchup": 0.5}}})
    near(place.values("s.json", "--only", "gdp")["gdp", 2024], 100 * 1.05 ** 4)


def a_target_over_nothing_is_not_assessable():
    place = Place(s=NO_Y)
    place.write("plan.json", {**PLAN, "targets": {"g": {"title": "g", "variable": "output_growth.y", "year": 2024, "at_least": "3 %/yr", "source": "s"}}})
    done = place("run", "s.json", "--targets", "--format", "csv")
    holds(done.stdout, "not_assessable")
    holds(place("run", "s.json").stdout, "nothing above zero to divide by")


def water_needs_no_people():
    for change, households in ({"households": 20}, 20), ({"household": 40}, 0), ({}, 0):
        place = Place(s={"water": {"intensity": {"x": 10, "y": 5}, "saving": 1, **change}})
        near(place.values("s.json", "--only", "water")["water", 2020], 1250 + households)
    place = Place(s={"water": {"intensity": 10, "saving": 1, "household": 40}, "population": {"base": 300}})
    near(place.values("s.json", "--only", "water")["water", 2020], 1500 + 12000)
    # the same of any name that is a section's and a variable's
    place = Place(s={"indicators": {"e": {"unit": "1e4 tce", "formula": "given(energy, 5) + 2 [1e4 tce]"},
                                    "p": {"unit": "CNY@base/people", "formula": "gdp / given(population, 300)"}}})
    found = place.values("s.json", "--only", "e,p")
    near(found["e", 2020], 7)
    near(found["p", 2020], 5000)


# --- curves and heads ---

def s_curves_are_the_logistic_curve():
    for speed, ceiling, base in (3.6, 80, 54.7), (100, 80, 20), (40, 90, 95), (0, 80, 50):
        place = Place(s={"urbanization": {"base": base, "speed": speed, "ceiling": ceiling},
                         "indicators": {"z": {"unit": "count", "base": base, "logistic": {"speed": speed, "ceiling": ceiling}}}})
        found = place.values("s.json", "--only", "urbanization,z")
        for year in range(2020, 2025):
            want = ceiling / (1 + (ceiling / base - 1) * math.exp(-speed / 100 * (year - 2020)))
            near(found["urbanization", year], want)
            near(found["z", year], want)


def gdp_per_head_is_over_the_mean_of_the_year_where_that_is_asked():
    place = Place(end={"population": {"base": 300, "migration": -6}}, mean={"population": {"base": 300, "before": 310, "migration": -6}})
    end, mean = (place.values(name + ".json", "--only", "gdp,population,gdp_per_head") for name in ("end", "mean"))
    people = {2019: 310, **{year: 300 - 6 * (year - 2020) for year in range(2020, 2025)}}
    for year in range(2020, 2025):
        gdp = float(mean["gdp", year])
        near(end["gdp_per_head", year], gdp * 1e4 / people[year])
        near(mean["gdp_per_head", year], gdp * 1e4 / ((people[year - 1] + people[year]) / 2))
    holds(place("explain", "mean.json", "gdp_per_head", "2021").stdout, "Mean population of the year")


# --- twice ---

def what_is_set_twice_is_refused_with_both():
    place = Place(s={})
    for first, second in ("sectors.x.output=1", "sectors.x.output=2"), ("sectors.x.output=1", "/sectors/x/output=1"), ("sectors.y.growth=1", "sectors.*.growth=2"):
        for option in "--set", "--vary":
            done = place("compare" if option == "--vary" else "run", "s.json", option, first, option, second)
            same(done.returncode, 2)
            holds(done.stderr, "is set a second time", second, "first by %s %s" % (option, first))
    holds(place("run", "s.json", "--set", "sectors.x.output=1", "--set", "sectors.x.output=2", "--lang", "zh").stderr, "重复设定")
    same(place("run", "s.json", "--set", "sectors.*.output=1", "--set", "sectors.x.output=2", "--set", "sectors.x.output*=2").returncode, 0)


def what_is_observed_twice_is_refused_with_both():
    place = Place(s={})
    for rows in "gdp,1e8 CNY,2019,1,a,\ngdp,1e8 CNY,2019,2,a,\n", "gdp,1e8 CNY,2019,1,a,x\ngdp,1e8 CNY,2019,2,b,x \n", "gdp,1e8 CNY,2019,1,a,\ngdp,1e8 CNY,2019,2,b,  \n":
        place.write("observed.csv", "variable,unit,year,value,source,basis\n" + rows)
        done = place("check", "s.json")
        same(done.returncode, 2)
        holds(done.stderr, "observed.csv:3:13: gdp of 2019", "second time", "first on line 2")


def numbers_and_titles_that_two_share_are_said_with_both_places():
    target = {"variable": "gdp", "year": 2024, "at_least": 1, "source": "s"}
    place = Place(s={"indicators": {"p": {"title": "Parks", "unit": "1", "base": 1, "linear": 1}, "q": {"title": "PARKS", "unit": "1", "base": 1, "linear": 1},
                                    "r": {"title": "GDP", "unit": "1", "base": 1, "linear": 1}}})
    place.write("plan.json", {**PLAN, "targets": {"a": {"no": "1", "title": "A", **target}, "b": {"no": "1", "title": "B", **target}, "c": {"no": "2", "title": "A", **target}}})
    done = place("check", "s.json")
    holds(done.stderr, "the number 1 of b is that of a, too", 'c is called "A", as a is', 'q is called "PARKS", as p is', 'r is called "GDP", as gdp is',
          "a stands at plan.json:1:", "p stands at s.json:1:", "gdp is a variable of the models")
    same((done.returncode, done.stderr.count("warning"), done.stderr.count("note:")), (0, 1, 3))


def scenarios_of_one_name_are_told_apart_by_as_many_folders_as_it_takes():
    place = Place()
    for folder in "v1.2", "v1.3", "a/town", "b/town":
        place.write(folder + "/plan.json", PLAN)
        place.write(folder + "/s.json", SCENARIO)
    for folders, ids in ((["v1.2", "v1.3"], ["v1.2/s", "v1.3/s"]), (["a/town", "b/town", "v1.2"], ["a/town/s", "b/town/s", "v1.2/s"])):
        done = place("compare", *folders, "--only", "gdp", "--format", "csv")
        found = {row["scenario"] for row in csv.DictReader(io.StringIO(done.stdout))}
        same(len(found), len(ids))
        assert all(any(name.endswith(wanted) for name in found) for wanted in ids), found


# --- names ---

def observations_that_no_scenario_knows_are_named_with_the_nearest():
    place = Place(s={"indicators": {"parks": {"unit": "1", "base": 1, "linear": 1}}}, t={"population": {"base": 300}})
    place.write("observed.csv", "variable,unit,year,value,source\ngdb_nominal,1e8 CNY,2019,1,a\nparcs,1,2019,2,a\npopulation,1e4 people,2019,2,a\nenergy,1e4 tce,2019,2,a\n"
                                "wellness,%,2019,3,a\ngdb_nominal,1e8 CNY,2018,1,a\ngpd,1e8 CNY,2018,1,a\n")
    done = place("check", "s.json", "t.json")
    same(done.returncode, 0)
    for line, name, nearest in (2, "gdb_nominal", "gdp_nominal"), (3, "parcs", "parks"), (8, "gpd", "gdp"):
        holds(done.stderr, 'observed.csv:%d:1: no scenario here has "%s"' % (line, name), "did you mean %s?" % nearest)
    holds(done.stderr, "observed.csv:6:1: no scenario here has these names: wellness\n")
    same(done.stderr.count("warning"), 3)
    holds(place("check", "s.json", "--lang", "zh").stderr, "是否应为 gdp_nominal？")


def a_files_own_name_is_no_shipped_file():
    place = Place()
    for name in "baseline.json", "green.json", "coal-lock-in.json":
        done = place("run", name)
        same((done.returncode, done.stdout), (2, ""))
        holds(done.stderr, name + ": no such file")
    done = place("run", "green", "--only", "gdp")
    if done.returncode == 0:  # a bare name may mean what was shipped, and that is said
        holds(done.stderr, "green is not here", "taken from what came with the program")
    place.write("scenarios/town/plan.json", PLAN)
    place.write("scenarios/town/fast.json", SCENARIO)
    done = place("run", "fast.json")
    same(done.returncode, 0)
    holds(done.stderr, "fast.json is not here", "taken: scenarios/town/fast.json")


def check_quiet_says_nothing_but_errors():
    place = Place(s={}, bad={"sectors": {"x": {"output": -1, "growth": 5}}})
    done = place("check", "s.json", "--quiet")
    same((done.returncode, done.stdout, done.stderr), (0, "", ""))
    done = place("check", "bad.json", "--quiet")
    same((done.returncode, done.stdout), (2, ""))
    holds(done.stderr, "bad.json:1:")
    holds(place("check", "s.json", "--quiet", "--format", "csv").stdout, "scenario,finding,key,detail")


# --- ceilings in tables of `new` ---

def ceilings_of_a_table_are_kept_by_the_scenario_as_planned():
    place = Place()
    place.write("t.csv", "指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,>2238\n城镇调查失业率,%,5.1,<5.5\n常住人口,万人,340,＜345\nPM2.5浓度,微克/立方米,40,<=35\n"
                         "亏损企业,家,10,<3\n逆差,亿元,5,<0\n顺差,亿元,-5,>0\n森林覆盖率,%,30,≥29\n用水量,亿立方米,3.2,≤3.3\n医院,个,,＜5\n")
    same(place("new", "d", "--from", "t.csv").returncode, 0)
    done = place("run", "d/as-planned.json", "--targets", "--format", "csv")
    rows = {row["target"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    same({row["verdict"] for row in rows.values()}, {"met"})
    senses = [row["sense"] for row in rows.values()]
    same(senses, ["above", "below", "below", "at_most", "below", "below", "above", "at_least", "at_most", "below"])
    values = [float(row["value"]) for row in rows.values()]
    for got, want in zip(values[1:3] + values[4:5] + values[7:], (5.1, 340, 2, 30, 32000, 4)):
        near(got, want, 1e-5)  # use of water falls at a rate of five digits
    assert values[0] > 2238 and values[5] < 0 < values[6], values


TESTS = [value for name, value in sorted(globals().items()) if callable(value) and getattr(value, "__module__", None) == "__main__" and
         name not in ("Place", "same", "near", "holds")]
for test in TESTS:
    try:
        asserts.run(test)
        print("ok rest_" + test.__name__, flush=True)
    except Exception:
        print("     " + traceback.format_exc().replace("\n", "\n     "))
        print("not ok rest_" + test.__name__, flush=True)
