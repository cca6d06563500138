#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""--format iamc: the wide table of scenarios that assessment models exchange, and the definitions beside it. Its numbers are
those of --format json times a factor of units; names that models declare are those of these tables, all others our own; what
is written is read back by `new --from`; texts of strangers stay texts. OUTTURN names the program. Prints `ok NAME` or
`not ok NAME`."""
import csv
import io
import json
import os
import re
import sys

from test_cli import ROOT, Town, holds, lacks, run_tests, same

HEAD = ["Model", "Scenario", "Region", "Variable", "Unit"]
# What models declare a name for: the name, its unit and what one of ours is in it; of sectors the name goes on.
DECLARED = {"gdp": ("GDP|MER", "billion CNY_2020/yr", 0.1), "output": ("Value Added", "billion CNY_2020/yr", 0.1),
            "population": ("Population", "million", 0.01), "population_urban": ("Population|Urban", "million", 0.01),
            "population_rural": ("Population|Rural", "million", 0.01), "urbanization": ("Population|Urban [Share]", "%", 1),
            "energy": ("Primary Energy", "EJ/yr", 29.3076e9 * 1e4 / 1e18), "co2": ("Emissions|CO2|Energy", "Mt CO2/yr", 0.01),
            "water": ("Water Withdrawal", "km3/yr", 1e4 / 1e9), "investment": ("Investment", "billion CNY/yr", 0.1),
            "capital": ("Capital Stock", "billion CNY_2020", 0.1)}
PLAN = {"kind": "plan", "title": {"en": "Town plan", "zh": "小城规划"}, "region": "Town", "base_year": 2020, "prices": 2020,
        "years": [2021, 2023], "lang": "en",
        "targets": {"gdp": {"title": "GDP", "variable": "gdp", "year": 2023, "at_least": "130 亿元", "source": "s"}}}
SCENARIO = {"kind": "scenario", "plan": "plan.json", "title": {"en": "S", "zh": "S"},
            "sectors": {"farms": {"title": {"en": "Farms", "zh": "农业"}, "output": 20, "growth": 2},
                        "works": {"title": {"en": "Works", "zh": "工业"}, "output": 80, "growth": 6}},
            "energy": {"intensity": {"farms": 0.2, "works": 1}, "efficiency": 3}}


def table(text):
    """The rows by scenario and variable: [unit, {year: value}, region]."""
    rows = list(csv.reader(io.StringIO(text)))
    same(rows[0][:5], HEAD)
    years = [int(year) for year in rows[0][5:]]
    same(years, sorted(set(years)))
    found = {}
    for row in rows[1:]:
        assert (row[1], row[3]) not in found and len(row) == len(rows[0]), row
        same(row[0], "outturn")
        found[row[1], row[3]] = (row[4], {year: float(cell) for year, cell in zip(years, row[5:]) if cell}, row[2])
    return found


def of_json(text):
    return {(scenario["id"], one["name"]): one for scenario in json.loads(text)["scenarios"] for one in scenario["variables"]}


def asked(town, *words):
    done = town(*words)
    same(done.returncode, 0)
    return done.out


def compared(town, *words):
    """What is in the one is in the other; returns how many declared variables were met with."""
    wide, full = table(asked(town, *words, "--format", "iamc")), of_json(asked(town, *words, "--format", "json"))
    met = set()
    same(len(wide), sum(any(value is not None for value in one["values"].values()) for one in full.values()))
    for (scenario, name), one in full.items():
        bare, *element = name.split(".")
        called = [key for key in wide if key[0] == scenario and (
            key[1].split("|")[0] == DECLARED[bare][0].split("|")[0] if bare in DECLARED else True)]
        if bare in DECLARED and not element:
            unit, values, _ = wide[scenario, DECLARED[bare][0]]
            same(unit, DECLARED[bare][1])
            factor = DECLARED[bare][2]
        elif bare in DECLARED:
            same({key[1].split("|")[0] for key in called}, {"Value Added"})
            factor = DECLARED[bare][2]
            values = next(wide[key][1] for key in called if near(wide[key][1], one["values"], factor))
        else:
            values = next((wide[key][1] for key in called if wide[key][0] == (one["unit"] or "1") and near(wide[key][1], one["values"], 1)),
                          None)
            factor = 1
        if any(value is not None for value in one["values"].values()):
            assert values and near(values, one["values"], factor), (name, values, one)
            met |= {bare} & set(DECLARED)
    return met


def near(values, others, factor):
    others = {int(year): value * factor for year, value in others.items() if value is not None}
    return set(values) == set(others) and all(abs(values[year] - others[year]) <= 1e-12 * abs(others[year]) for year in others)


def test_numbers_are_those_of_json_times_the_factor():
    town = Town()
    folder = os.path.join(ROOT, "scenarios", "luliang")
    met = compared(town, "run", os.path.join(folder, "green.json"))
    assert met >= {"gdp", "output", "population", "population_urban", "population_rural", "urbanization", "energy", "co2", "water"}, met
    compared(town, "run", os.path.join(folder, "green.json"), os.path.join(folder, "vision-2035.json"), "--only", "gdp,energy,21",
             "--years", "2022:2024")
    compared(town, "compare", os.path.join(folder, "green.json"), os.path.join(folder, "baseline.json"))


def test_every_declared_name_is_one_that_is_tested():
    models = os.path.join(ROOT, "models")
    said = set()
    for name in os.listdir(models):
        with open(os.path.join(models, name), encoding="utf-8") as file:
            said |= set(re.findall(r'(?:\.iamc|->iamc) =\s+"([^"]+)"', file.read()))
    same(said, {name for name, _, _ in DECLARED.values()})


def test_stocks_have_no_year():
    town = Town()
    town.write("p/plan.json", PLAN)
    town.write("p/s.json", {**SCENARIO, "capital": {"ratio": 2, "investment_share": 30, "depreciation": 5, "conversion": 0.9}})
    done = town("run", "p/s.json", "--format", "iamc")
    if done.returncode:
        raise AssertionError(done.talk)
    found = table(done.out)
    units = {name: row[0] for (_, name), row in found.items()}
    same((units["Capital Stock"], units["Investment"], units["GDP|MER"]), ("billion CNY_2020", "billion CNY/yr", "billion CNY_2020/yr"))
    same({row[2] for row in found.values()}, {"Town"})


def test_money_is_of_the_plan():
    town = Town()
    town.write("p/plan.json", {**PLAN, "currency": "EUR", "prices": 2015, "targets": {}})
    town.write("p/s.json", {**SCENARIO, "prices": {"base_level": 1.1}})
    found = table(asked(town, "run", "p/s.json", "--format", "iamc"))
    same(found["s", "GDP|MER"][0], "billion EUR_2015/yr")
    same(found["s", "GDP|MER"][1][2020], 10)


def test_definitions_name_each_variable_and_region_once():
    town = Town()
    town.write("q/plan.json", {**PLAN, "currency": "EUR", "targets": {}, "region": "Quay"})
    town.write("q/z.json", SCENARIO)
    town.write("p/plan.json", PLAN)
    town.write("p/s.json", SCENARIO)
    asked(town, "run", "p/s.json", "q/z.json", "-o", "out", "--format", "iamc,csv")
    same(sorted(os.listdir(os.path.join(town.folder, "out"))),
         ["manifest.json", "run-targets.csv", "run.csv", "run.iamc-region.yaml", "run.iamc-variable.yaml", "run.iamc.csv"])
    found, said = table(town.read("out/run.iamc.csv")), town.read("out/run.iamc-variable.yaml")
    holds(said, "claims to meet no other")
    names = re.findall(r'^- "(.*)":$', said, re.M)
    same((len(names), set(names)), (len(set(names)), {name for _, name in found}))
    holds(said, '- "GDP|MER":\n    unit: ["billion CNY_2020/yr", "billion EUR_2020/yr"]\n    description: "gdp: GDP / 地区生产总值"\n')
    holds(said, '- "Primary Energy":\n    unit: "EJ/yr"\n')
    same(re.findall(r'^  - "(.*)"$', town.read("out/run.iamc-region.yaml"), re.M), ["Town", "Quay"])
    same(asked(town, "verify", "out").count("byte for byte"), 1)
    try:
        import yaml
    except ImportError:
        return
    same({name for entry in yaml.safe_load(said) for name in entry}, set(names))
    same(yaml.safe_load(town.read("out/run.iamc-region.yaml")), [{"outturn": ["Town", "Quay"]}])


def test_pandas_reads_what_is_written():
    try:
        import pandas
    except ImportError:
        return "pandas is not installed"
    town = Town()
    town.write("p/plan.json", PLAN)
    town.write("p/s.json", SCENARIO)
    asked(town, "run", "p/s.json", "-o", "out", "--format", "iamc")
    frame = pandas.read_csv(os.path.join(town.folder, "out", "run.iamc.csv"), float_precision="round_trip")
    same(list(frame.columns), HEAD + ["2020", "2021", "2022", "2023"])
    long = frame.melt(id_vars=HEAD, var_name="year").dropna()
    full = of_json(asked(town, "run", "p/s.json", "--format", "json"))
    for name in ("gdp", "energy"):
        called, unit, factor = DECLARED[name]
        rows = long[(long.Variable == called) & (long.Unit == unit)]
        assert near({int(year): value for year, value in zip(rows.year, rows.value)}, full["s", name]["values"], factor)
    return None


def test_it_is_read_back():
    town = Town()
    town.write("p/plan.json", PLAN)
    town.write("p/s.json", {**SCENARIO, "population": {"base": "10 万人", "natural_increase": 2}})
    with open(os.path.join(town.folder, "t.csv"), "w", encoding="utf-8") as file:
        file.write(asked(town, "run", "p/s.json", "--format", "iamc", "--only", "gdp,output,population,energy"))
    same(town("new", "back", "--from", "t.csv", "--lang", "en").returncode, 0)
    seen = {(row["variable"]): (float(row["value"]), row["unit"]) for row in csv.DictReader(io.StringIO(town.read("back/observed.csv")))}
    same((seen["gdp"], seen["population"]), ((10, "1e9 CNY@2020"), (0.1, "1e6 people")))
    energy, unit = seen["energy"]
    assert abs(energy / ((20 * 0.2 + 80) * 29.3076e9 * 1e4 / 1e18) - 1) < 1e-12 and unit == "EJ", (energy, unit)
    targets = json.loads(town.read("back/plan.json"))["targets"]
    wide = table(asked(town, "run", "p/s.json", "--format", "iamc"))
    aim = next(target for target in targets.values() if target.get("variable") == "gdp" and target["year"] == 2023)
    value = next(value for key, value in aim.items() if key in ("at_least", "about", "at_most"))
    same(float(str(value).split()[0]), wide["s", "GDP|MER"][1][2023])
    # Of several scenarios one is chosen, by its name.
    town.write("p/fast.json", {**SCENARIO, "energy": {"intensity": {"farms": 0.2, "works": 2}, "efficiency": 3}})
    town.write("two.csv", asked(town, "compare", "p/s.json", "p/fast.json", "--format", "iamc", "--only", "gdp,energy"))
    holds(town("new", "b", "--from", "two.csv", "--lang", "en").talk, '--iamc-scenario "s"')
    same(town("new", "b", "--from", "two.csv", "--iamc-scenario", "fast", "--iamc-model", "outturn").returncode, 0)
    holds(town.read("b/observed.csv"), "energy,EJ,2020,%.8f" % ((20 * 0.2 + 160) * 29.3076e9 * 1e4 / 1e18))


def test_whole_shipped_places_are_read_back():
    """Each scenario with all that it has: incomes in the prices of a year and of each year, shadow prices of ratios."""
    town = Town()
    for place, names in (("luliang", ("green", "baseline", "vision-2035-green")), ("scotland", ("within-budgets",))):
        asked(town, "run", os.path.join(ROOT, "scenarios", place), "--format", "iamc", "-o", place)
        for name in names:
            done = town("new", name, "--from", place + "/run.iamc.csv", "--iamc-scenario", name, "--lang", "en")
            same((done.returncode, re.findall(r"stands here a second time|unknown unit.*", done.talk)), (0, []))
            same(town("check", name).returncode, 0)


def test_names_of_strangers_stay_texts_and_take_no_declared_name():
    town = Town()
    title = {"a": "=cmd|' /C calc'!A0", "b": "GDP|MER", "c": "Primary Energy", "d": '"quoted"\\', "e": "a\nb\tc", "f": "*", "g": "Same",
             "h": "Same", "i": "-", "j": "林", "k": "\u202eevil"}
    town.write("p/plan.json", {**PLAN, "region": '@SUM(1+1)|"x"'})
    town.write("p/s.json", {**SCENARIO, "indicators": {key: {"title": {"en": text, "zh": text}, "unit": "1", "base": 1, "compound": 0}
                                                       for key, text in title.items()}})
    asked(town, "run", "p/s.json", "-o", "out", "--format", "iamc")
    found = table(town.read("out/run.iamc.csv"))
    names = {name for _, name in found}
    same(found["s", "GDP|MER"][0], "billion CNY_2020/yr")
    same(found["s", "Primary Energy"][0], "EJ/yr")
    assert {"GDP-MER", "Primary Energy (c)", "Same", "Same (h)", "i", "林"} <= names, names
    for text in names | {row[2] for row in found.values()}:
        assert text[0] not in "=+-@'" and "*" not in text and "\n" not in text and "\u202e" not in text, text
        assert text in ("GDP|MER", "Emissions|CO2|Energy") or text.count("|") <= 1, text
    said = town.read("out/run.iamc-variable.yaml")
    for line in said.splitlines():
        assert re.fullmatch(r'#.*|- "([^"\\]|\\["\\])+":|    (unit|description): "([^"\\]|\\["\\])*"', line), line


def test_it_is_of_results_alone():
    town = Town()
    for words in (("list", "fast"), ("explain", "fast", "gdp"), ("ensemble", "fast"), ("check", "fast")):
        done = town(*words, "--format", "iamc", "--lang", "en")
        same(done.returncode, 2)
        holds(done.talk, 'it knows table, csv and json')
    for option in ("--targets", "--inputs"):
        done = town("compare", "fast", "slow", "--format", "iamc", option, "--lang", "en")
        same(done.returncode, 2)
        holds(done.talk, "--format iamc holds the variables alone: it goes without --targets and --inputs")
    holds(town("help", "run", "--lang", "en").out, "table|csv|json|iamc")
    lacks(town("help", "list", "--lang", "en").out, "iamc")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "iamc"))
