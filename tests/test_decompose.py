#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""decompose: numbers computed apart from the program for the reference case, the same calculation again in Python on
Scotland and on a mill written here, sums of what is printed, what is refused and how, what is drawn. OUTTURN names the
program. Prints `ok NAME` or `not ok NAME`."""
import csv
import html
import io
import json
import math
import os
import re
import sys

from test_cli import ROOT, Town, holds, lacks, refused, run_tests, same

EN, ZH = {"OUTTURN_LANG": "en"}, {"OUTTURN_LANG": "zh"}


def shipped(*words, code=0, env=EN):
    done = Town()(*words, cwd=ROOT, env=env)
    same((done.returncode, done.talk if code == 0 else ""), (code, ""))
    return done.out if code == 0 else done.talk


def effects(text):
    """{decomposed: {part: {effect: value}}}, with the ends of each part as "from" and "to"."""
    found = {}
    for row in csv.DictReader(io.StringIO(text)):
        part = found.setdefault(row["decomposed"], {}).setdefault(
            row["part"], {"from": float(row["from"]), "to": float(row["to"])})
        part[row["effect"]] = float(row["value"])
    return found


def total(of, *words):
    return effects(shipped("decompose", *words, "--format", "csv"))[of]["total"]


def close(got, want, tolerance=5e-7):
    assert abs(got - want) <= tolerance, "got %r, want %r" % (got, want)


def mean(a, b):
    return a if a == b else (a - b) / math.log(a / b)


def lmdi(before, after):
    """Of products given as lists of factors: what each factor adds."""
    weight = mean(math.prod(after), math.prod(before))
    return [weight * math.log(y / x) if x != y else 0 for x, y in zip(before, after)]


# --- the reference case ---

def test_the_reference_case_comes_to_what_was_computed_apart():
    names = ("activity", "structure", "intensity", "population", "urban_shift")
    for words, numbers in (
            (("as-planned", "energy"), (1285.397159, 723.613924, -521.890243, -1.051700, 3.195224, 1489.264365)),
            (("green", "energy"), (823.439258, 3.548110, -444.233518, -1.051700, 3.195224, 384.897373)),
            (("as-planned", "green", "energy"), (-345.850388, -762.280759, 3.764156, 0, 0, -1104.366991)),
            (("as-planned", "energy", "--chained"),
             (1293.777326, 715.233758, -521.890243, -1.052628, 3.196152, 1489.264365))):
        got = total("energy", *words)
        for name, number in zip(names, numbers):
            close(got[name], number)
        close(got["to"] - got["from"], numbers[-1])
    got = total("co2", "as-planned", "co2")
    for name, number in zip(names[:3] + ("fuel_mix",), (3159.293504, 1813.655772, -1282.719853, -191.851558)):
        close(got[name], number)
    close(got["population"] + got["urban_shift"], 4.657474)
    close(got["to"] - got["from"], 3503.035339)
    got = total("kaya", "baseline", "kaya")
    for name, number in zip(("population", "gdp_per_head", "energy_per_gdp", "co2_per_energy"),
                            (-47.318743, 2024.018629, -1077.765862, 7.513672)):
        close(got[name], number)


def series(words, names):
    table = csv.DictReader(io.StringIO(shipped("run", *words, "--only", names, "--format", "csv")))
    return {(row["variable"], int(row["year"])): float(row["value"]) for row in table if row["value"]}


def test_gdp_is_workers_times_what_each_makes_and_otherwise_its_sectors():
    sectors = ("manufacturing", "mining", "services", "other")
    got = effects(shipped("decompose", "green", "gdp", "--format", "csv"))["gdp"]
    run = series(["green"], "output,labour_by_sector")
    for sector in sectors:
        (a, b), (m, n) = ([run["%s.%s" % (name, sector), year] for year in (2020, 2025)] for name in ("output", "labour_by_sector"))
        workers, each = lmdi([m, a / m], [n, b / n])
        close(got[sector]["employment"], workers)
        close(got[sector]["productivity"], each)
    got = effects(shipped("decompose", "tests/places/twosector/wet.json", "gdp", "--format", "csv"))["gdp"]
    for part in got.values():
        close(part["value_added"], part["to"] - part["from"], 1e-12 * part["to"])


def test_parts_and_effects_sum_without_a_remainder():
    for words in (["as-planned"], ["green", "--without-limits"], ["baseline", "green"], ["slow-transition", "--chained"],
                  ["green", "gdp"], ["green", "co2_intensity"], ["vision-2035-green", "--years", "2021:2035"], ["green", "water"]):
        for parts in effects(shipped("decompose", *words, "--format", "csv")).values():
            whole = parts["total"]
            size = max(whole["from"], whole["to"])
            for part in parts.values():
                change = sum(value for name, value in part.items() if name not in ("from", "to"))
                close(change, part["to"] - part["from"], 1e-12 * size)
            for effect in whole if len(parts) > 1 else ():
                close(sum(part.get(effect, 0) for name, part in parts.items() if name != "total"), whole[effect],
                      1e-12 * size)


def numbers_of(line):
    return [float(word) for word in re.findall(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?![\w.])", line)]


def tables(text):
    """Each table as its rows of numbers, the whole last."""
    found, rows = [], []
    for line in text.split("\n"):
        if re.match(r"(~ )?(Total|合计) ", line):
            found.append(rows + [numbers_of(line)])
            rows = []
        elif "  " in line and numbers_of(line) and not re.match(r"(Part|组成|  )", line):
            rows.append(numbers_of(line))
        elif not line:
            rows = []
    return found


def test_printed_tables_add_up_to_the_last_digit():
    seen = 0
    for words in (["as-planned"], ["green", "co2"], ["as-planned", "green", "co2"], ["green", "energy", "--chained"],
                  ["green", "water"], ["green", "energy", "--without-limits"], ["coal-lock-in", "kaya"],
                  ["baseline", "energy_intensity"], ["baseline", "slow-transition", "energy"]):
        for env in (EN, ZH):
            found = tables(shipped("decompose", *words, env=env))
            same(len(found), 1)
            for table in found:
                for row in table:
                    close(sum(row[:-1]), row[-1], 1e-9)
                    seen += 1
                for end in (0, -1):
                    close(sum(row[end] for row in table[:-1]), table[-1][end] if len(table) > 1 else 0, 1e-9)
    assert seen > 100, seen


def test_the_answer_stands_first_and_says_how_it_was_found():
    text = shipped("decompose", "as-planned")
    holds(text[:200].replace("\n  ", " "), "As planned, 2020 to 2025: Energy rises by 1489 1e4 tce (51.0 %), to 4411 1e4 tce: added "
          "by Activity 1285, Structure 724, Urban shift 3; taken off by Intensity 522, Population 1.")
    holds(text, "end to end: only the two years count")
    assert len(text.split("\n")) <= 24, text
    holds(shipped("decompose", "as-planned", "--chained"), "chained: the effects of each of the 5 years, added up")
    holds(shipped("decompose", "as-planned", "green").replace("\n  ", " "),
          "Green against As planned in 2025: Energy is 1104 1e4 tce (25.0 %) lower, 3307 1e4 tce: added by Intensity 4;")
    holds(shipped("decompose", "green", "--without-limits"), "Green against itself without limits in 2025: Energy is")
    holds(shipped("decompose", "as-planned", env=ZH).replace("\n  ", ""),
          "规划情景：2020—2025年能源消费总量增加1489万吨标准煤（51.0%），达到4411万吨标准煤；拉动增加：经济规模1285、")
    holds(shipped("decompose", "green", "--without-limits", env=ZH), "2025年绿色情景与其无约束路径相比：能源消费总量低")
    # what the structure does to energy per GDP: +20.2 % of it
    got = total("energy_intensity", "as-planned", "energy_intensity")
    close(100 * got["structure"] / got["from"], 20.2, 0.05)
    same(shipped("decompose", "green", "21"), shipped("decompose", "green", "energy_intensity"))


def test_the_readme_shows_what_is_printed():
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        holds(file.read(), "```\n" + shipped("decompose", "as-planned", "energy") + "```\n")


# --- the same calculation again ---

def run_of(*words):
    """{variable: {year: value}} of everything."""
    found = {}
    for row in csv.DictReader(io.StringIO(shipped("run", *words, "--only", "*", "--format", "csv"))):
        found.setdefault(row["variable"], {})[int(row["year"])] = float(row["value"])
    return found


def test_scotland_again_in_python():
    got = effects(shipped("decompose", "scenarios/scotland/within-budgets.json", "--years", "2025:2040", "--format", "csv"))
    values = run_of("scenarios/scotland/within-budgets.json")
    before, after = ([1000 * values["gdp"][year], values["share_real.whole"][year] / 100,
                      values["energy_per_output.whole"][year]] for year in (2025, 2040))
    for name, want in zip(("activity", "structure", "intensity"), lmdi(before, after)):
        close(got["energy"]["total"][name], want, 1e-9 * values["energy"][2025])
    both = total("energy", "scenarios/scotland/as-of-late.json", "scenarios/scotland/within-budgets.json", "--years", "2030")
    other = run_of("scenarios/scotland/as-of-late.json")
    weight = mean(values["energy"][2030], other["energy"][2030])
    close(both["intensity"], weight * math.log(values["energy_per_output.whole"][2030] /
                                               other["energy_per_output.whole"][2030]), 1e-9 * values["energy"][2030])
    shown = total("energy", "scenarios/scotland/within-budgets.json", "--units", "energy=Mtoe", "--years", "2025:2040")
    close(shown["activity"] / got["energy"]["total"]["activity"], 1 / 11630, 1e-12)


PATH = {"2020": 0, "2021": 0, "2025": 3}
MILL = {"kind": "scenario", "plan": "plan.json", "title": {"en": "Mill", "zh": "磨坊"},
        "sectors": {"stone": {"title": {"en": "Stone", "zh": "石磨"}, "output": 60, "growth": 5},
                    "steel": {"title": {"en": "Steel", "zh": "钢磨"}, "output": 40, "growth": -2}},
        "energy": {"intensity": {"stone": 2, "steel": 5}, "efficiency": {"stone": 1, "steel": 4}, "households": 7},
        "indicators": {
            "mills": {"title": {"en": "Mills", "zh": "磨坊数"}, "unit": "1", "base": 100, "compound": 4},
            "days": {"unit": "1", "base": 12, "compound": -1},
            "new": {"unit": "1", "path": {"path": PATH}},
            "below": {"unit": "1", "base": -1, "linear": -1},
            "flour": {"title": {"en": "Flour", "zh": "面粉"}, "unit": "t", "formula": "mills * days ^ 2 / 8 [1/t]"},
            "odd": {"unit": "1", "formula": "mills * days ^ 2 / sqrt(days) * (1 - new / 10) - 3 * mills * new + 7"},
            "begun": {"unit": "1", "formula": "mills * new"},
            "weighted": {"unit": "1", "formula": "sum(output * energy_per_output) / gdp / energy_intensity"},
            "wrong": {"unit": "1", "formula": "mills * below"},
            "added": {"unit": "1", "formula": "mills + days"},
            "least": {"unit": "1", "formula": "min(mills, 110)"},
            "rate": {"unit": "1", "formula": "mills / prev(mills)"}}}
PLAN = {"kind": "plan", "title": {"en": "P", "zh": "规"}, "base_year": 2020, "prices": 2020, "years": [2021, 2025],
        "lang": "en", "targets": {}}


def mill(**more):
    town = Town()
    town.write("p/plan.json", PLAN)
    town.write("p/mill.json", {**MILL, **more})
    return town


def of_mill(town, name, *words):
    done = town("decompose", "p/mill.json", name, *words, "--format", "csv", env=EN)
    same((done.returncode, done.talk), (0, ""))
    return effects(done.out)[name]


def test_a_formula_that_is_a_product_is_read():
    town = mill()
    mills, days = [100, 100 * 1.04 ** 5], [12, 12 * 0.99 ** 5]
    got = of_mill(town, "flour")["total"]
    before, after = ([mills[i], days[i], days[i], 1 / 8] for i in (0, 1))
    want = lmdi(before, after)
    close(got["mills"], want[0], 1e-9)
    close(got["days"], want[1] + want[2], 1e-9)
    # a bracket is a factor, a sum of products its parts, a number beside them no effect
    got = of_mill(town, "odd")
    first = lmdi([mills[0], days[0] ** 1.5, 1], [mills[1], days[1] ** 1.5, 0.7])
    part = next(name for name in got if name.startswith("mills * days"))
    for name, want in zip(("mills", "days", "1 - new / 10"), first):
        close(got[part][name], want, 1e-9)
    close(got["-mills * new"]["new"], -3 * mills[1] * 3, 1e-9)  # from 0: all falls to what was 0
    close(got["-mills * new"]["mills"], 0, 0)
    close(got["total"]["from"], 7 + 100 * 12 ** 1.5, 1e-9)
    holds(town("decompose", "p/mill.json", "odd", env=EN).out, "Constant")
    same({name: round(value, 9) for name, value in of_mill(town, "begun")["total"].items()},
         {"from": 0, "to": round(3 * mills[1], 9), "mills": 0, "new": round(3 * mills[1], 9)})


def test_a_sum_over_sectors_has_a_part_for_each():
    town = mill()
    got, gdp = of_mill(town, "weighted"), [100, 60 * 1.05 ** 5 + 40 * 0.98 ** 5]
    stone, steel = [60, 60 * 1.05 ** 5], [40, 40 * 0.98 ** 5]
    use = {"stone": [2, 2 * 0.99 ** 5], "steel": [5, 5 * 0.96 ** 5]}
    whole = [(stone[i] * use["stone"][i] + steel[i] * use["steel"][i] + 7) / gdp[i] for i in (0, 1)]
    for name, output in (("stone", stone), ("steel", steel)):
        before, after = ([output[i], use[name][i], 1 / gdp[i], 1 / whole[i]] for i in (0, 1))
        for effect, want in zip(("output", "energy_per_output", "gdp", "energy_intensity"), lmdi(before, after)):
            close(got[name][effect], want, 1e-9)
    energy = of_mill(town, "energy")
    for name, output in (("stone", stone), ("steel", steel)):
        before, after = ([gdp[i], output[i] / gdp[i], use[name][i]] for i in (0, 1))
        for effect, want in zip(("activity", "structure", "intensity"), lmdi(before, after)):
            close(energy[name][effect], want, 1e-9)
    same(energy["households_given"], {"from": 7, "to": 7, "given_total": 0})


def test_chained_is_the_sum_over_the_years():
    town = mill()
    got, want = of_mill(town, "flour", "--chained", "--years", "2021:2024")["total"], [0, 0]
    for year in range(1, 4):
        before, after = ([100 * 1.04 ** i, (12 * 0.99 ** i) ** 2, 1 / 8] for i in (year, year + 1))
        want = [a + b for a, b in zip(want, lmdi(before, after))]
    close(got["mills"], want[0], 1e-9)
    close(got["days"], want[1], 1e-9)


def test_without_limits_is_the_scenario_that_has_none():
    limits = {"cap": {"use": "energy", "at_most": "290 1e4 tce", "output": {"max_cut": 50}}}
    town = mill(limits=limits)
    town.write("p/free.json", {**MILL, "title": "Free"})
    done = town("decompose", "p/free.json", "p/mill.json", "energy", "--format", "csv", env=EN)
    beside, itself = effects(done.out)["energy"], of_mill(town, "energy", "--without-limits")
    assert beside["total"]["to"] < beside["total"]["from"] - 1
    for part, values in beside.items():
        for effect, value in values.items():
            close(itself[part][effect], value, 1e-10)
    same(town("decompose", "p/free.json", "energy", "--without-limits", env=EN).talk.split("\n")[0],
         "free has no limits: it is the same without them")


# --- what is refused ---

def told(town, *words, env=EN):
    done = town("decompose", *words, env=env)
    same((done.returncode, done.out), (2, ""))
    return done.talk.split("\n")[:2]


def test_wrong_questions_are_told_what_is_right():
    town = mill()
    for name, message in (
            ("added", "added is no product or quotient of others, and cannot be decomposed"),
            ("least", "least is no product or quotient of others, and cannot be decomposed"),
            ("mills", "mills follows from its own value of the year before, and cannot be decomposed"),
            ("sectors.stone.growth", "sectors.stone.growth is an input, and cannot be decomposed"),
            ("co2", "this scenario does not have what co2 is made of"),
            ("wrong", "below (mills * below) is -1 in 2020: a factor below 0 has no logarithm, and wrong cannot be "
                      "decomposed")):
        first, second = told(town, "p/mill.json", name)
        same(first, message)
        holds(second, "    what can be: energy, energy_intensity, gdp, flour, odd, begun, weighted")
    same(told(town, "p/mill.json", "rate"), ["rate has no value in 2020", "    ask for later years: --years 2021:2025"])
    same(told(town, "p/mill.json", "floor"), ["nothing is called floor here", "    did you mean flour?"])
    same(told(town, "p/mill.json", "output"),
         ["output is several numbers", "    name one of output.stone and output.steel"])
    same(told(town, "p/mill.json", "flour", "--years", "2020:2030"),
         ["2020:2030 is outside the run", "    the years are 2020:2025"])
    same(told(town, "p/mill.json", "flour", "--years", "2023"),
         ["between which years: --years 2023 names one", "    write --years 2020:2023"])
    same(told(town, "p/mill.json", "added", env=ZH)[0], "added 不是其他变量的乘积或商，无法分解")
    same(told(town, "p/mill.json", "wrong", env=ZH)[0],
         "below (mills * below) 在 2020 年为 -1：负的因素没有对数，wrong 无法分解")


def test_wrong_pairs_are_told_what_is_right():
    town = mill()
    town.write("p/other.json", {**MILL, "title": "Other", "sectors": {"stone": MILL["sectors"]["stone"]},
                                "energy": {"intensity": {"stone": 2}, "efficiency": 1},
                                "indicators": {"mills": MILL["indicators"]["mills"]}})
    pair = ("p/mill.json", "p/other.json")
    same(told(town, *pair, "energy"), ["energy is not made of the same parts and factors in mill and other",
                                       "    decompose each by itself, between years"])
    same(told(town, *pair, "energy", env=ZH)[0], "mill 与 other 中 energy 的组成部分和因素不同")
    same(told(town, *pair, "--years", "2021:2023"),
         ["a pair of scenarios is compared in one year, and --years names two", "    write --years 2023"])
    same(told(town, *pair, "--chained"), ["--chained adds up years, and a pair of scenarios is compared in one",
                                          "    leave it out"])
    same(told(town, *pair, "--without-limits")[0], "--without-limits is about one scenario")
    same(told(town, "p/mill.json", "p/mill.json")[0], "p/mill.json is the same scenario twice")
    refused(town("decompose", "p/mill.json", "p/none.json", env=EN), "p/none.json")
    refused(town("decompose", "p", env=EN), "decompose looks at one scenario; p holds several")


# --- what is drawn, and proved ---

def test_a_waterfall_is_drawn_of_it():
    town = Town()
    for lang, words in (("en", ("Energy: Activity adds most (+1285), Intensity takes off most (−522)", "Urban shift", "+724",
                                "−522", "4411", "end to end")),
                        ("zh", ("能源消费总量：经济规模拉动增加最多（+1285），强度拉动减少最多（−522）", "城镇化", "+724",
                                "首末两年直接比较"))):
        done = town("chart", os.path.join(ROOT, "scenarios/luliang/as-planned.json"), "--kind", "waterfall", "-o", lang,
                    "--lang", lang, "--format", "svg")
        same(done.returncode, 0)
        drawn = html.unescape(" ".join(re.findall(r">([^<>]+)<", town.read("%s/waterfall-energy-as-planned.%s.svg" % (lang, lang)))))
        for word in words:
            holds(drawn, word)
    at = {}
    for row in csv.DictReader(io.StringIO(town.read("en/chart-drawn.csv"))):
        picture = at.setdefault(row["picture"], [])
        picture.append((row["mark"], row["name"], float(row["value"]), float(row["low"]), float(row["high"])))
    same(sorted(at), ["waterfall-%s-as-planned" % name for name in ("co2", "energy", "kaya")])
    for bars in at.values():
        same((bars[0][:2], bars[-1][:2]), (("level", "from"), ("level", "to")))
        close(bars[0][2] + sum(bar[2] for bar in bars[1:-1]), bars[-1][2], 1e-9)
    files = [os.path.join(ROOT, "scenarios/luliang/%s.json" % name) for name in ("as-planned", "green")]
    same(town("chart", *files, "--kind", "waterfall", "-o", "two", "--lang", "en", "--format", "svg").returncode, 0)
    drawn = html.unescape(" ".join(re.findall(r">([^<>]+)<", town.read("two/waterfall-energy-as-planned-to-green.en.svg"))))
    for word in ("Structure takes off most (−762)", "from As planned to Green, 2025", "As planned", "−346", "3307"):
        holds(drawn, word)
    lacks(drawn, "only the two years")
    done = mill()("chart", "p/mill.json", "--kind", "waterfall", "--only", "mills", "-o", "out", "--lang", "en")
    holds(done.talk, "A waterfall shows energy, CO2 or a variable that is a product of others.")


def test_files_are_the_same_again_and_verified():
    town = mill()
    town.write("p/free.json", {**MILL, "title": "Free"})
    for folder, words in (("a", ["p/mill.json", "flour", "--chained"]), ("b", ["p/mill.json", "p/free.json", "energy"]),
                          ("c", ["p/mill.json"])):
        same(town("decompose", *words, "-o", folder, "--format", "csv,json,table").returncode, 0)
        first = [town.read("%s/decompose.%s" % (folder, kind)) for kind in ("csv", "json", "txt")]
        same(town("decompose", *words, "-o", folder + "2", "--format", "csv,json,table").returncode, 0)
        same([town.read("%s2/decompose.%s" % (folder, kind)) for kind in ("csv", "json", "txt")], first)
        same(town("verify", folder).returncode, 0)
        rows = effects(first[0])
        for one in json.loads(first[1])["decompositions"]:
            for part in one["parts"]:
                flat = rows[one["decomposed"]][part["part"]]
                same({effect["effect"]: effect["value"] for effect in part["effects"]},
                     {name: value for name, value in flat.items() if name not in ("from", "to")})


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "decompose"))
