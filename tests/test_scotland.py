#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""scenarios/scotland worked out again from its files alone: emissions by year, the means of the budgets, what 43 % and
the others of 78.7 are, verdicts, attainment, the way to nothing; GDP and energy by year; targets that follow from
another variable or year; and what is said of withdrawn targets. OUTTURN names the program."""
import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
PLACE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scenarios", "scotland")
NAMES = ("as-of-late", "within-budgets")
FILES = [os.path.join(PLACE, name + ".json") for name in NAMES]


def run(*words, code=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, encoding="utf-8", timeout=120,
                          env={**os.environ, "LANG": "C.UTF-8", "OUTTURN_LANG": "en"})
    assert done.returncode == code, f"{' '.join(words)}: {done.returncode}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
    return done.stdout if code == 0 else done.stderr


def rows(*words):
    return list(csv.DictReader(io.StringIO(run(*words, "--format", "csv"))))


def read(name):
    with open(os.path.join(PLACE, name), encoding="utf-8") as file:
        return json.load(file)


def between(points, year, geometric):
    known = sorted((int(key), value) for key, value in points.items())
    if year >= known[-1][0]:
        return known[-1][1]
    for (a, x), (b, y) in zip(known, known[1:]):
        if a <= year <= b:
            part = (year - a) / (b - a)
            return x * (y / x) ** part if geometric else x + (y - x) * part
    return None


def emissions(name):
    path = read(name + ".json")["indicators"]["emissions"]["path"]
    return {year: between(path["path"], year, path["interpolate"] == "geometric") for year in range(2023, 2046)}


def close(got, want, tolerance=1e-12):
    return math.isclose(float(got), want, rel_tol=tolerance, abs_tol=1e-12)


def budgets_are_shares_of_the_baseline_and_means_of_five_years():
    found = {(r["scenario"], r["target"]): r for r in rows("run", *FILES, "--targets")}
    for name in NAMES:
        told = emissions(name)
        for target, asked in read("plan.json")["targets"].items():
            if asked.get("measure") != "mean":
                continue
            first, last = asked["over"]
            most = asked["at_most"]["times"] * asked["at_most"]["baseline"]["value"]
            mean = sum(told[year] for year in range(first, last + 1)) / (last - first + 1)
            row = found[name, target]
            assert close(row["target_high"], most) and close(row["value"], mean), (row, most, mean)
            assert row["verdict"] == ("met" if mean <= most else "missed") and close(row["gap"], most - mean, 1e-9), row
            assert (row["unit"], row["measure"]) == ("MtCO2e", f"mean_{first}_{last}"), row
        assert close(found[name, "net_zero"]["value"], told[2045]) and float(found[name, "net_zero"]["target_high"]) == 0
        assert found[name, "net_zero"]["verdict"] == ("met" if told[2045] <= 0 else "missed")
        for target in ("interim_2030", "interim_2040"):
            row = found[name, target]
            assert (row["verdict"], row["value"], row["gap"]) == ("withdrawn", "", ""), row
    assert len(found) == 18


def economy_and_energy_follow_from_their_rates():
    base, late = read("base.json"), read("as-of-late.json")
    growth = {int(y): v for y, v in late["sectors"]["whole"]["growth"]["path"].items()}
    for name, file in zip(NAMES, FILES):
        found = {(r["variable"], int(r["year"])): (float(r["value"]), r["unit"]) for r in rows("run", file) if r["value"]}
        efficiency = read(name + ".json")["energy"]["efficiency"]["value"]
        gdp, intensity = base["sectors"]["whole"]["output"]["value"], base["energy"]["intensity"]["value"]
        for year in range(2022, 2046):
            if year > 2022:
                gdp *= 1 + growth.get(year, growth[2025]) / 100
                intensity *= 1 - efficiency / 100
            assert close(found["gdp", year][0], gdp) and found["gdp", year][1] == "1e9 GBP@2022", (year, gdp)
            assert close(found["energy", year][0], gdp * intensity * 1000) and found["energy", year][1] == "GWh", year
            assert close(found["energy_intensity", year][0], intensity)


def observed_is_what_scenarios_start_from():
    with open(os.path.join(PLACE, "observed.csv"), encoding="utf-8") as file:
        seen = {(r["variable"], int(r["year"])): float(r["value"]) for r in csv.DictReader(file)}
    for name in NAMES:
        told = emissions(name)
        assert all(told[year] == seen["emissions", year] for year in (2023, 2024))
    assert round(39.0 / 0.99, 1) == seen["emissions", 2023] and close(139923 / 167e3, read("base.json")["energy"]["intensity"]["value"])
    assert round(39 * 0.99 ** 21, 1) == emissions("as-of-late")[2045]


def followers_of_variables_years_and_nothing():
    """A place of its own: at least GDP's growth and half a point, twice the base year, all the way down to 0."""
    plan = {"kind": "plan", "title": "P", "base_year": 2020, "years": [2021, 2025], "currency": "GBP", "targets": {
        "pay": {"title": "Pay", "variable": "pay_growth", "at_least": {"variable": "gdp_growth", "plus": "0.5 pp"}},
        "twice": {"title": "Twice", "variable": "homes", "at_least": {"times": 2, "year": 2020}},
        "nothing": {"title": "Nothing", "variable": "smoke", "at_most": 0}}}
    base = {"kind": "scenario", "plan": "plan.json", "title": "t",
            "sectors": {"whole": {"output": 80, "growth": {"path": {"2021": 3, "2025": 4}, "interpolate": "linear"}}},
            "indicators": {"pay_growth": {"unit": "%/yr", "path": 4.4}, "homes": {"unit": "1", "path": {"path": {"2020": 30, "2025": 61}}},
                           "smoke": {"unit": "t", "path": {"path": {"2020": 40, "2025": 10}, "interpolate": "linear"}}}}
    with tempfile.TemporaryDirectory() as work:
        for name, node in (("plan.json", plan), ("base.json", base)):
            with open(os.path.join(work, name), "w", encoding="utf-8") as file:
                json.dump(node, file)
        file = os.path.join(work, "base.json")
        found = {r["target"]: r for r in rows("run", file, "--targets")}
        assert close(found["pay"]["target_low"], 4 + 0.5, 1e-9) and found["pay"]["verdict"] == "missed", found["pay"]
        assert float(found["twice"]["target_low"]) == 60 and found["twice"]["verdict"] == "met"
        assert float(found["nothing"]["gap"]) == -10 and found["nothing"]["verdict"] == "missed"
        run("chart", file, "-o", os.path.join(work, "out"), "--kind", "heatmap")
        with open(os.path.join(work, "out", "heatmap.en.svg"), encoding="utf-8") as file:
            picture = file.read()
        assert f">{(40 - 10) / 40 * 100:.0f}<" in picture, "three quarters of the way to nothing are gone"


def withdrawn_targets_are_told():
    for language, words in (("en", "withdrawn in 2024"), ("zh", "已于2024年撤销")):
        assert words in run("explain", FILES[0], "6", "--lang", language, code=2)


def a_screen_is_not_split_and_counts_nothing_of_nothing():
    out = run("run", *FILES)
    assert out.count("<= 33.84 (2030)") == 2 and " 2032" not in out, out
    compared = run("compare", *FILES)
    assert "0/0" not in compared and "<= 33.84 (2030)" in compared, compared
    charts = run("chart", *FILES)
    assert "0 of 0" not in charts, charts


def explain_gives_as_many_figures_in_any_unit():
    for unit, want in (("GWh", "145100"), ("TWh", "145.1"), ("1e3 TWh", "0.1451")):
        said = run("explain", FILES[0], "energy", "2045", "--units", f"energy={unit}")
        assert said.startswith(f"Energy 2045 = {want} "), said


TESTS = [budgets_are_shares_of_the_baseline_and_means_of_five_years, economy_and_energy_follow_from_their_rates,
         observed_is_what_scenarios_start_from, followers_of_variables_years_and_nothing, withdrawn_targets_are_told,
         a_screen_is_not_split_and_counts_nothing_of_nothing, explain_gives_as_many_figures_in_any_unit]


def main():
    failed = 0
    for test in TESTS:
        if len(sys.argv) > 1 and test.__name__ not in sys.argv[1:]:
            continue
        try:
            asserts.run(test)
            print("ok", test.__name__)
        except AssertionError as error:
            failed += 1
            print(f"not ok {test.__name__}\n     {str(error)[:3000]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
