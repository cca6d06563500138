#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""fit: what it says against least squares written out here, of Shanxi's table and of places of our own."""
import csv, io, json, math, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import Town, holds, run_tests, same

SECTORS = {"primary": [726.2, 724.3, 719.2, 740.8, 825.3], "secondary": [5219.7, 5113.6, 6635.3, 7074.5, 7466.3],
           "services": [5890.5, 6108.5, 7129.8, 8142.9, 8670.0]}
ENERGY = [19384, 19401, 20057, 20199, 20859]
GDP = [sum(year) for year in zip(*SECTORS.values())]
YEARS = list(range(2015, 2020))


def least_squares(x, y):
    """Intercept, slope, standard error of the slope, residual standard deviation."""
    n, mx, my = len(x), sum(x) / len(x), sum(y) / len(y)
    square = sum((a - mx) ** 2 for a in x)
    slope = sum((a - mx) * (b - my) for a, b in zip(x, y)) / square
    rest = sum((b - my - slope * (a - mx)) ** 2 for a, b in zip(x, y))
    spread = math.sqrt(rest / (n - 2))
    return my - slope * mx, slope, spread / math.sqrt(square), spread


def near(got, want, digits=1e-9):
    assert abs(float(got) - want) <= digits * max(1, abs(want)), (got, want)


def place(folder, rows):
    """A place of two sectors whose observations are these rows: variable, unit, year, value, basis."""
    folder.write("plan.json", json.dumps({"kind": "plan", "title": "Place", "base_year": 2020, "prices": 2020,
                                          "years": [2021, 2025], "targets": {}}))
    folder.write("s.json", json.dumps({
        "kind": "scenario", "plan": "plan.json",
        "sectors": {"a": {"output": "60 亿元", "growth": 5}, "b": {"output": "40 亿元", "growth": 6}},
        "population": {"base": "300 万人"}, "urbanization": {"base": 54, "speed": 5, "ceiling": 80},
        "energy": {"intensity": {"a": 1.2, "b": 0.8}, "efficiency": 3},
        "indicators": {"forest": {"title": "Forest", "unit": "%", "base": 30, "linear": 0.5}}}, ensure_ascii=False))
    lines = ["variable,unit,year,value,source,basis"] + ["%s,%s,%s,%s,test,%s" % (*row[:4], row[4] if len(row) > 4 else "")
                                                         for row in rows]
    folder.write("observed.csv", "\n".join(lines) + "\n")


def fits(folder, *words):
    done = folder("fit", "s.json", *words, "--format", "json", "--lang", "en")
    return done, json.loads(done.out)["fits"] if done.out else []


def one(folder, *words):
    done, list_of = fits(folder, *words)
    assert len(list_of) == 1, (list_of, done.talk)
    return list_of[0]


def shanxi(folder):
    rows = [("output_nominal." + s, "1e8 CNY", y, v) for s, list_of in SECTORS.items() for y, v in zip(YEARS, list_of)]
    rows += [("energy", "1e4 tce", y, v) for y, v in zip(YEARS, ENERGY)]
    rows += [("gdp_nominal", "1e8 CNY", y, round(v, 1)) for y, v in zip(YEARS, GDP)]
    place(folder, rows)


def test_growth_is_log_linear_and_says_its_error():
    folder = Town()
    shanxi(folder)
    for name, list_of, rate, error in (("output_nominal.secondary", SECTORS["secondary"], 10.965731, 2.231198),
                                       ("energy", ENERGY, 1.887426, .301192), ("gdp_nominal", GDP, 10.617572, 1.466853)):
        found = one(folder, name, "--law", "growth")
        _, slope, slope_error, spread = least_squares(YEARS, [math.log(v) for v in list_of])
        near(found["estimate"], rate, 5e-7)
        near(found["log_standard_error"], error, 1e-6)
        near(found["estimate"], 100 * (math.exp(slope) - 1))
        near(found["standard_error"], 100 * slope_error * math.exp(slope))
        near(found["spread"], spread)
        same(found["observations"], 5)


def test_levels_are_least_squares_of_levels():
    folder = Town()
    shanxi(folder)
    found = one(folder, "output_nominal.secondary", "--law", "levels")
    near(found["estimate"], 10.718533, 1e-7)
    near(found["standard_error"], 2.320842, 1e-6)
    # A second way: at the least, both derivatives of the sum of squares vanish.
    y, rate = SECTORS["secondary"], found["estimate"] / 100
    grown = [(1 + rate) ** t for t in range(5)]
    level = sum(a * b for a, b in zip(y, grown)) / sum(b * b for b in grown)
    off = [level * b - a for a, b in zip(y, grown)]
    assert abs(sum(o * level * t * (1 + rate) ** (t - 1) for t, o in enumerate(off))) < 1e-3, off


def test_an_elasticity_is_of_the_years_that_both_have():
    folder = Town()
    shanxi(folder)
    found = one(folder, "energy", "--on", "gdp_nominal")
    near(found["estimate"], .180826, 3e-6)
    near(found["standard_error"], .026486, 3e-5)
    _, slope, error, _ = least_squares([math.log(v) for v in GDP], [math.log(v) for v in ENERGY])
    near(found["estimate"], slope, 1e-8)
    near(found["standard_error"], error, 1e-7)


def test_a_backtest_hides_each_year_and_loses_openly():
    folder = Town()
    shanxi(folder)
    found = one(folder, "gdp_nominal", "--law", "growth")
    last = found["tests"][-1]
    same((last["year"], last["from"]), (2019, 2018))
    near(last["fitted"], 17653.18, 1e-6)
    near(last["no_change"], 15958.2)
    near(last["same_growth"], 17582.08, 1e-6)
    near(last["actual"], 16961.6)
    same([t["year"] for t in found["tests"]], [2018, 2019])
    said = folder("fit", "s.json", "gdp_nominal", "--law", "growth", "--lang", "en").out
    holds(said, 'loses to "same growth again"')
    said = folder("fit", "s.json", "gdp_nominal", "--law", "growth", "--lang", "zh").out
    holds(said.replace("\n  ", ""), "拟合不如“增速不变”")


def test_what_stands_still_loses_to_nobody_and_what_cannot_be_squared_is_refused():
    folder = Town()
    place(folder, [("steady", "%", 2015 + i, 50) for i in range(5)] +
          [("vast", "1", 2015 + i, v) for i, v in enumerate([1.7e308, -1.7e308, 1.6e308, -1.6e308, 1e308])])
    for fit in fits(folder, "steady", "--law", "linear")[1]:
        same((fit["estimate"], fit["missed_by"], fit["no_change_by"]), (0, 0, 0))
    said = folder("fit", "s.json", "steady", "--law", "linear", "--lang", "en").out
    holds(said, "Neither comes nearer.")
    assert "loses" not in said, said
    done, list_of = fits(folder, "vast", "--law", "linear")
    same((done.returncode, list_of[0]["refusal"]), (1, "diverged"))


def test_two_points_on_each_side_of_a_break_are_refused():
    folder = Town()
    place(folder, [("urbanization", "%", 2015, 46.7, "old census"), ("urbanization", "%", 2020, 54.7, "old census"),
                   ("urbanization", "%", 2020, 53.3, "new census"), ("urbanization", "%", 2022, 54.9, "new census")])
    done, list_of = fits(folder, "urbanization")
    same(done.returncode, 1)
    same({f["refusal"] for f in list_of}, {"break"})
    holds(folder("fit", "s.json", "--lang", "en").out.replace("\n  ", " "), "numbers of different bases never join")


def test_a_break_with_enough_on_one_side_fits_that_side_alone():
    folder = Town()
    after = [(2017, 51.0), (2018, 52.2), (2019, 53.1), (2020, 54.3), (2021, 55.0)]
    place(folder, [("urbanization", "%", 2010, 40, "old"), ("urbanization", "%", 2015, 46.7, "old")] +
          [("urbanization", "%", y, v, "new") for y, v in after])
    list_of = [f for f in fits(folder, "urbanization")[1] if not f["refusal"]]
    same({f["basis"] for f in list_of}, {"new"})
    by_law = {f["law"]: f for f in list_of}
    near(by_law["linear"]["estimate"], least_squares(*zip(*after))[1])
    near(by_law["logistic"]["estimate"],
         100 * least_squares([y for y, _ in after], [math.log(v / (80 - v)) for _, v in after])[1])
    same(by_law["logistic"]["ceiling"], 80)
    same((by_law["linear"]["input"], by_law["logistic"]["input"]), ("urbanization.change", "urbanization.speed"))


def test_intensity_follows_from_energy_and_gdp_and_is_told_as_a_fall():
    folder = Town()
    energy, gdp = [120, 123, 125, 126, 129], [80, 84, 88.5, 93, 100]
    place(folder, [("energy", "1e4 tce", 2016 + i, v) for i, v in enumerate(energy)] +
          [("gdp", "1e8 CNY@2020", 2016 + i, v) for i, v in enumerate(gdp)])
    found = one(folder, "energy_intensity", "--law", "growth")
    _, slope, _, _ = least_squares(range(5), [math.log(e / g) for e, g in zip(energy, gdp)])
    near(found["estimate"], 100 * (1 - math.exp(slope)))
    assert found["low"] < found["estimate"] < found["high"], found
    same(found["input"], "energy.efficiency")


def test_money_of_its_own_year_is_no_growth_of_volume():
    folder = Town()
    place(folder, [("gdp", "1e8 CNY", 2016 + i, v) for i, v in enumerate([80, 84, 88.5, 93, 100])])
    done, list_of = fits(folder, "gdp")
    same({f["refusal"] for f in list_of}, {"prices"})
    same(done.returncode, 1)


def test_what_cannot_be_fitted_says_why():
    folder = Town()
    place(folder, [("balance", "1", 2016 + i, v) for i, v in enumerate([-1, 2, 3])] +
          [("full", "%", 2016 + i, v) for i, v in enumerate([98, 99, 100])] +
          [("steady", "1", 2016 + i, 5) for i in range(3)] + [("moving", "1", 2016 + i, 5 + i) for i in range(3)])
    reasons = {(f["variable"], f["law"]): f["refusal"] for f in fits(folder)[1]}
    same(reasons["balance", "growth"], "not_positive")
    same(reasons["full", "logistic"], "at_ceiling")
    same(reasons["full", "linear"], None)
    same(one(folder, "moving", "--on", "steady")["refusal"], "flat")


def test_what_is_pasted_is_read_back():
    folder = Town()
    place(folder, [("urbanization", "%", 2016 + i, v) for i, v in enumerate([50.1, 51.3, 52.2, 53.4, 54.1])] +
          [("output.a", "1e8 CNY@2020", 2016 + i, v) for i, v in enumerate([48, 50.5, 53, 56.6, 60])] +
          [("forest", "%", 2016 + i, v) for i, v in enumerate([28, 28.4, 29.1, 29.4, 30])])
    found = 0
    for name, law in (("urbanization", "linear"), ("urbanization", "logistic"), ("output.a", "growth"), ("forest", "linear")):
        text = folder("fit", "s.json", name, "--law", law, "--lang", "en").out
        lines = text[text.index("to paste"):].split("\n")
        member = json.loads(" ".join(line.replace("to paste", "").strip() for line in lines))
        folder.write("child.json", json.dumps({"kind": "scenario", "plan": "plan.json", "extends": ["s.json"], **member}))
        done = folder("check", "child.json", "--lang", "en")
        same((done.returncode, done.talk), (0, ""))
        key = one(folder, name, "--law", law)["input"]
        rows = list(csv.DictReader(io.StringIO(folder("list", "child.json", "inputs", "--format", "csv").out)))
        row = [r for r in rows if r["key"] == key or r["key"].startswith(key)][0]
        near(row["value"].split(";")[0].split(":")[-1], one(folder, name, "--law", law)["estimate"], 1e-4)
        holds(row["source"], "fit: ")
        found += 1
    same(found, 4)


def test_names_are_told_with_the_nearest():
    folder = Town()
    shanxi(folder)
    done = folder("fit", "s.json", "enrgy", "--lang", "en")
    same(done.returncode, 2)
    holds(done.talk, 'nothing was observed of "enrgy"')
    holds(done.talk, "did you mean energy?")
    holds(folder("fit", "s.json", "--law", "elasticity", "--lang", "en").talk, "say which moves it: --on gdp")
    holds(folder("fit", "s.json", "--law", "growth", "--on", "energy", "--lang", "en").talk, "--on is of an elasticity")
    holds(folder("fit", "s.json", "--law", "grwoth", "--lang", "en").talk, "growth")


def test_years_choose_among_observations():
    folder = Town()
    shanxi(folder)
    found = one(folder, "energy", "--law", "growth", "--years", "2016:2019")
    same((found["first_year"], found["last_year"], found["observations"]), (2016, 2019, 4))


def test_a_picture_of_each():
    folder = Town()
    shanxi(folder)
    done = folder("chart", "s.json", "--kind", "fit", "-o", "out")
    same(done.returncode, 0)
    assert os.path.exists(os.path.join(folder.folder, "out", "fit-energy-growth.en.svg")), folder.everything()


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "fit"))
