#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""scenarios/scotland worked out again from its files alone: emissions by year, the means of the budgets, what 43 % and
the others of 78.7 are, verdicts, attainment, the way to nothing; every variable of every year; quantiles, means, spreads
and chances by their closed forms and by draws of Python's own; what was published, fact by fact; targets that follow
from another variable or year; and what is said of withdrawn targets. OUTTURN names the program."""
import csv
import io
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
from test_cli import run_tests

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


def test_budgets_are_shares_of_the_baseline_and_means_of_five_years():
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


def test_economy_and_energy_follow_from_their_rates():
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


# What was published: greenhouse gas statistics 2024, SSI 2025/281, the Acts of 2019 and 2024, the energy strategy of 2017,
# energy statistics Q2 2024, national accounts 2024 Q4.
BASELINE, EMISSIONS_2024, FALL_2024, NET_ZERO = 78.7, 39.0, 1.0, 2045
SHARES = {(2026, 2030): 43, (2031, 2035): 31, (2036, 2040): 20, (2041, 2045): 6}
WITHDRAWN, RENEWABLES_2030, PRODUCTIVITY_2030 = {2030: 75, 2040: 90}, 50, 30
GVA_2022, ENERGY_2022, GROWTH = 167, 139923, {2023: 0.5, 2024: 1.2}


def test_the_files_hold_what_was_published():
    targets = read("plan.json")["targets"]
    for (first, last), share in SHARES.items():
        asked = targets["budget_%d_%d" % (first, last)]
        assert asked["over"] == [first, last] and asked["year"] == last and asked["measure"] == "mean"
        assert close(asked["at_most"]["times"] * 100, share) and asked["at_most"]["baseline"]["value"] == BASELINE
        assert asked["at_most"]["baseline"]["unit"] == "MtCO2e" and asked["attribute"] == "binding"
    assert (targets["net_zero"]["year"], targets["net_zero"]["at_most"]) == (NET_ZERO, "0 MtCO2e")
    for year, percent in WITHDRAWN.items():
        asked = targets["interim_%d" % year]
        assert "%d %% below" % percent in asked["words"]["en"] and "下降%d%%" % percent in asked["words"]["zh"]
        assert asked["withdrawn"]["year"] == 2024 and asked["year"] == year
    assert (targets["renewables"]["at_least"], targets["renewables"]["year"]) == ("%d %%" % RENEWABLES_2030, 2030)
    assert "%d %% above 2015 by 2030" % PRODUCTIVITY_2030 in targets["energy_productivity"]["words"]["en"]
    assert len(targets) == len(SHARES) + 1 + len(WITHDRAWN) + 2
    base, path = read("base.json"), read("as-of-late.json")["sectors"]["whole"]["growth"]["path"]
    assert (base["sectors"]["whole"]["output"]["value"], base["sectors"]["whole"]["output"]["unit"]) == (GVA_2022, "1e9 GBP")
    assert close(base["energy"]["intensity"]["value"], ENERGY_2022 / (GVA_2022 * 1000)), base["energy"]
    assert {int(year): rate for year, rate in path.items() if int(year) in GROWTH} == GROWTH
    for name in NAMES:
        assert emissions(name)[2024] == EMISSIONS_2024 and emissions(name)[2023] == round(EMISSIONS_2024 / (1 - FALL_2024 / 100), 1)
    # 1.404 / 1.194 in eight years, as within-budgets says of its efficiency
    assert round(100 * (1 - (ENERGY_2022 / (GVA_2022 * 1000) * 1.3 * 1.08) ** (-1 / 8))) == read("within-budgets.json")["energy"]["efficiency"]["value"]


def everything(name):
    """{(variable, year): value} of all that a scenario prints."""
    base, rates = read("base.json"), read("as-of-late.json")["sectors"]["whole"]["growth"]["path"]
    efficiency, told = read(name + ".json")["energy"]["efficiency"]["value"] / 100, emissions(name)
    first = base["energy"]["intensity"]["value"]
    gdp, want = base["sectors"]["whole"]["output"]["value"], {}
    for year in range(2022, 2046):
        growth = rates[str(min(year, 2025))] if year > 2022 else None
        gdp *= 1 + (growth or 0) / 100
        intensity = first * (1 - efficiency) ** (year - 2022)
        fall = 100 * (1 - intensity / first)
        now = {"gdp": gdp, "gdp_nominal": gdp, "output.whole": gdp, "output_nominal.whole": gdp, "deflator": 1, "price.whole": 1,
               "share.whole": 100, "share_real.whole": 100, "energy": gdp * 1000 * intensity, "energy_use.whole": gdp * 1000 * intensity,
               "energy_assessed": gdp * 1000 * intensity, "energy_households": 0, "energy_feedstock": 0, "energy_intensity": intensity,
               "energy_per_output.whole": intensity, "energy_assessed_intensity": intensity, "energy_intensity_decline": fall,
               "energy_assessed_intensity_decline": fall}
        if year > 2022:
            now.update({"gdp_growth": growth, "output_growth.whole": growth, "energy_intensity_fall": 100 * efficiency, "emissions": told[year]})
        want.update({(variable, year): value for variable, value in now.items()})
    return want


def test_every_number_of_run_and_compare_is_computed_again():
    for command in ("run", "compare"):
        found = rows(command, *FILES)
        for name in NAMES:
            got = {(r["variable"], int(r["year"])): r["value"] for r in found if r["scenario"] == name and not r["variable"].startswith("target_")}
            want = everything(name)
            assert set(got) == set(want), set(got) ^ set(want)
            for key, value in want.items():
                # growth is a quotient less 1: its last digits are those of 1
                assert abs(float(got[key]) - value) <= 1e-12 * max(abs(value), 1), (command, name, key, got[key], value)


def test_attainment_of_budgets_is_a_margin_to_their_number():
    with tempfile.TemporaryDirectory() as work:
        run("chart", *FILES, "-o", work, "--kind", "heatmap", "--lang", "en")
        with open(os.path.join(work, "heatmap.en.svg"), encoding="utf-8") as file:
            picture = file.read()
    for (first, last), share in SHARES.items():
        told = [emissions(name) for name in NAMES]
        means = [sum(each[year] for year in range(first, last + 1)) / 5 for each in told]
        late, within = (100 * (1 - (mean / (BASELINE * share / 100) - 1)) for mean in means)
        row = picture[picture.index("Budget %d-%d" % (first, last)):].split(">Net emissions<")[0].split(">Budget %d" % (first + 5))[0]
        assert f">{within:.0f}<" in row and (f">{late:.0f}<" if late >= 0 else ">&lt;0<") in row, (first, late, within)
        assert late >= 0 or means[0] > 2 * BASELINE * share / 100


MEMBERS = 20000


INTENSITY = read("base.json")["energy"]["intensity"]["value"]


def energy_of(drawn, year, gdp):
    return gdp * 1000 * INTENSITY * (1 - drawn / 100) ** (year - 2022)


def test_quantiles_are_those_of_the_one_input_that_is_drawn():
    """Energy falls as efficiency, uniform between two bounds, rises: its quantile q is that of 1 - q of the draw. What 20,000
    members show is held within 5 standard errors of that; so are mean and spread, against 20,000 draws of Python's own."""
    found = {(r["scenario"], r["variable"], int(r["year"]), r["stat"]): float(r["value"])
             for r in rows("ensemble", *FILES, "--members", str(MEMBERS), "--only", "gdp,energy,energy_intensity,emissions")}
    draw = random.Random(2045)
    for name in NAMES:
        low, high = (read(name + ".json")["energy"]["efficiency"]["uncertain"]["uniform"][k] for k in ("low", "high"))
        want = everything(name)
        for year in (2023, 2030, 2037, 2045):
            gdp = want["gdp", year]
            for stat in ("p05", "p10", "p25", "p50", "p75", "p90", "p95"):
                assert close(found[name, "gdp", year, stat], gdp) and close(found[name, "emissions", year, stat], want["emissions", year])
                q = 1 - int(stat[1:]) / 100
                spread = 5 * math.sqrt(q * (1 - q) / MEMBERS)
                most, least = (energy_of(low + (high - low) * min(max(q + sign * spread, 0), 1), year, gdp) for sign in (-1, 1))
                got = found[name, "energy", year, stat]
                assert least <= got <= most, (name, year, stat, least, got, most)
                assert close(got / gdp / 1000, found[name, "energy_intensity", year, stat], 1e-9)
            own = [energy_of(draw.uniform(low, high), year, gdp) for _ in range(20000)]
            mean, sd = statistics.fmean(own), statistics.pstdev(own)
            assert abs(found[name, "energy", year, "mean"] - mean) <= 5 * sd * math.sqrt(1 / MEMBERS + 1 / len(own))
            assert abs(found[name, "energy", year, "sd"] / sd - 1) <= 5 * math.sqrt(1 / MEMBERS + 1 / len(own))


def test_chances_are_those_of_the_draws():
    """A budget of energy over 2026-2030 and a cap of 2030 beside the plan's own targets: the shares of draws that keep them."""
    with tempfile.TemporaryDirectory() as work:
        plan = read("plan.json")
        plan["targets"]["cap"] = {"title": "Cap", "variable": "energy", "year": 2030, "at_most": "142000 GWh"}
        plan["targets"]["energy_budget"] = {"title": "Budget of energy", "variable": "energy", "measure": "cumulative", "over": [2026, 2030],
                                            "year": 2030, "at_most": {"times": 0.98, "baseline": {"value": "713 TWh", "source": "t"}}}
        for name, node in (("plan.json", plan), *((n + ".json", read(n + ".json")) for n in (*NAMES, "base"))):
            node.pop("$schema", None)
            with open(os.path.join(work, name), "w", encoding="utf-8") as file:
                json.dump(node, file)
        found = {(r["scenario"], r["target"]): r for r in rows("ensemble", *(os.path.join(work, n + ".json") for n in NAMES),
                                                              "--members", str(MEMBERS), "--targets")}
    draw, drawn = random.Random(2030), 20000
    for name in NAMES:
        low, high = (read(name + ".json")["energy"]["efficiency"]["uncertain"]["uniform"][k] for k in ("low", "high"))
        gdp = {year: everything(name)["gdp", year] for year in range(2026, 2031)}
        kept = {"cap": 0, "energy_budget": 0}
        for _ in range(drawn):
            x = draw.uniform(low, high)
            kept["cap"] += energy_of(x, 2030, gdp[2030]) <= 142000
            kept["energy_budget"] += sum(energy_of(x, year, gdp[year]) for year in gdp) <= 0.98 * 713000
        for target, count in kept.items():
            chance, got = count / drawn, float(found[name, target]["probability"])
            error = 5 * math.sqrt(max(chance * (1 - chance), 1 / drawn) * (1 / drawn + 1 / MEMBERS))
            assert abs(got - chance) <= error, (name, target, got, chance, error)
            said, held = float(found[name, target]["standard_error"]), (got * MEMBERS + 0.5) / (MEMBERS + 1)  # all of them prove no 1
            assert math.isclose(said, math.sqrt(held * (1 - held) / MEMBERS), rel_tol=1e-3), (name, target, got, said)
        for target in ("net_zero", *("budget_%d_%d" % years for years in SHARES)):
            assert float(found[name, target]["probability"]) == (name == "within-budgets"), (name, target)
    assert 0.05 < float(found["as-of-late", "cap"]["probability"]) < 0.95, found["as-of-late", "cap"]


def test_observed_is_what_scenarios_start_from():
    with open(os.path.join(PLACE, "observed.csv"), encoding="utf-8") as file:
        seen = {(r["variable"], int(r["year"])): float(r["value"]) for r in csv.DictReader(file)}
    for name in NAMES:
        told = emissions(name)
        assert all(told[year] == seen["emissions", year] for year in (2023, 2024))
    assert round(39.0 / 0.99, 1) == seen["emissions", 2023] and close(139923 / 167e3, read("base.json")["energy"]["intensity"]["value"])
    assert round(39 * 0.99 ** 21, 1) == emissions("as-of-late")[2045]


def test_followers_of_variables_years_and_nothing():
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


def test_withdrawn_targets_are_told():
    for language, words in (("en", "withdrawn in 2024"), ("zh", "已于2024年撤销")):
        assert words in run("explain", FILES[0], "6", "--lang", language, code=2)


def test_a_screen_is_not_split_and_counts_nothing_of_nothing():
    out = run("run", *FILES)
    assert out.count("<= 33.84 ") == 2 and " 2032" not in out, out
    alone = run("run", FILES[0]) # a number that stands in its year's column alone needs no year beside its target
    assert alone.count("<= 33.84 ") == 1 and alone.count("over by 31.6") == 1 and "(2030)" not in alone, alone
    compared = run("compare", *FILES)
    assert "0/0" not in compared and "<= 33.84 (2030)" in compared, compared
    charts = run("chart", *FILES)
    assert "0 of 0" not in charts, charts


def test_explain_gives_as_many_figures_in_any_unit():
    for unit, want in (("GWh", "145100"), ("TWh", "145.1"), ("1e3 TWh", "0.1451")):
        said = run("explain", FILES[0], "energy", "2045", "--units", f"energy={unit}")
        assert said.startswith(f"Energy 2045 = {want} "), said


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "scotland"))
