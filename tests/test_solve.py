#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outturn solve: the numbers that were computed apart from the program; the conditions of the least, with derivatives
written down here, in a town that counts in euros; what is saved, and what is never replaced; what is refused."""
import csv
import io
import itertools
import json
import os
import shutil
import sys
from test_cli import ROOT, Town, holds, lacks, refused, run_tests, same

LULIANG = os.path.join(ROOT, "scenarios", "luliang")
GROWTHS = ["--by", "sectors.*.growth"]


def rows(done):
    assert done.returncode in (0, 1), done.talk
    return list(csv.DictReader(io.StringIO(done.out)))


def solve(town, name, *words):
    """The levers and the targets, by their keys, as CSV has them."""
    levers = rows(town("solve", name, *words, "--format", "csv"))
    targets = rows(town("solve", name, *words, "--format", "csv", "--targets"))
    asked = {row["target"]: row for row in targets if row["asked"] == "1"}
    return {row["input"]: row for row in levers}, asked, {row["target"]: row for row in targets if row["asked"] == "0"}


def near(got, want, digits):
    assert abs(float(got) - want) <= 0.51 * 10 ** -digits, "got %s, want %s" % (got, want)


def growths(levers):
    return [levers["sectors.%s.growth" % sector]["needed"] for sector in ("manufacturing", "mining", "services", "other")]


# --- given numbers ---

def test_given_numbers_come_out_to_their_digits():
    town = Town()
    base = os.path.join(LULIANG, "baseline.json")
    levers, asked, targets = solve(town, base, "--target", "gdp", *GROWTHS)
    for got, want in zip(growths(levers), (10.125974, 6, 8.887515, 4.343676)):
        near(got, want, 6)
    near(targets["energy"]["after"], 9.7806, 4)
    near(asked["gdp"]["after"], 2238, 9)
    levers, _, _ = solve(town, base, "--target", "gdp", "energy", *GROWTHS, "energy.efficiency")
    for got, want in zip(growths(levers) + [levers["energy.efficiency"]["needed"]], (8.580387, 6, 9.729936, 4.430176, 3.169875)):
        near(got, want, 6)
    _, asked, _ = solve(town, base, "--target", "gdp=2400", *GROWTHS)
    near(asked["gdp"]["after"], 2359.674873, 6)
    levers, asked, _ = solve(town, base, "--target", "gdp", "--by", "sectors.services.growth")
    near(asked["gdp"]["after"], 2140.665, 3)
    near(asked["gdp"]["miss"], 97.335, 3)
    same(levers["sectors.services.growth"]["needed"], "10")
    levers, _, _ = solve(town, base, "--target", "gdp", *GROWTHS, "--together")
    near(levers["sectors.mining.growth"]["shift_alone"], 2.4845273890, 10)
    levers, _, _ = solve(town, os.path.join(LULIANG, "green.json"), "--target", "gdp=2150", "--by", "energy.efficiency")
    near(levers["energy.efficiency"]["alone"], 4.41180141, 8)


# --- a town in euros: the conditions of the least, with derivatives of their own ---

OUTPUT, USE = (30.0, 50.0, 20.0), (9.0, 2.0, 5.0)  # 1e9 EUR; GWh per 1e6 EUR
NOW, RANGE = (1.0, 2.0, 1.5, 1.0), ((-2.0, 4.0), (0.0, 3.5), (0.5, 2.5), (0.0, 3.0))
YEARS = 8


def ranged(now, range_):
    return {"value": now, "source": "town office", "range": list(range_)}


def euros(*targets):
    """Three sectors; what may move are their growths and one efficiency."""
    names = ("works", "shops", "farms")
    plan = {"kind": "plan", "title": {"en": "Town"}, "currency": "EUR", "base_year": 2022, "prices": 2022,
            "years": [2023, 2022 + YEARS], "targets": dict(targets)}
    town = {"kind": "scenario", "plan": "plan.json", "title": {"en": "As it is"},
            "sectors": {n: {"title": {"en": n}, "output": "%r 1e9 EUR" % y, "growth": ranged(g, r)}
                        for n, y, g, r in zip(names, OUTPUT, NOW, RANGE)},
            "energy": {"intensity": {n: "%r GWh/1e6 EUR" % e for n, e in zip(names, USE)},
                       "efficiency": ranged(NOW[3], RANGE[3])}}
    place = Town()
    place.write("scenarios/euros/plan.json", plan)
    place.write("scenarios/euros/now.json", town)
    return place


def gdp_target(number):
    return "gdp", {"title": {"en": "GDP"}, "variable": "gdp", "year": 2022 + YEARS, "at_least": "%r 1e9 EUR" % number, "source": "s"}


def fall_target(number):
    return "fall", {"title": {"en": "Energy per GDP, fall"}, "variable": "energy_intensity", "year": 2022 + YEARS,
                    "measure": "decline_since_base", "at_least": "%r %%" % number, "source": "s"}


def model(x):
    """GDP and the fall of energy per GDP, and their slopes."""
    level = [y * (1 + g / 100) ** YEARS for y, g in zip(OUTPUT, x)]
    saved = (1 - x[3] / 100) ** YEARS
    total, use = sum(level), sum(y * e for y, e in zip(level, USE))
    base = sum(y * e for y, e in zip(OUTPUT, USE)) / sum(OUTPUT)
    rise = [YEARS * y / (100 + g) for y, g in zip(level, x)]
    fall = 100 * (1 - saved * use / total / base)
    slopes = [-100 * saved / base * r * (e * total - use) / total ** 2 for r, e in zip(rise, USE)]
    return (total, fall), (rise + [0.0], slopes + [100 * use / total / base * YEARS / 100 * (1 - x[3] / 100) ** (YEARS - 1)])


def weights_of(z, slopes, free):
    """Least squares for z = sum w_k slope_k over what is free; two targets at most."""
    a = [[sum(s[i] * t[i] for i in free) for t in slopes] for s in slopes]
    b = [sum(s[i] * z[i] for i in free) for s in slopes]
    if len(slopes) == 1:
        return [b[0] / a[0][0]]
    det = a[0][0] * a[1][1] - a[0][1] * a[1][0]
    return [(b[0] * a[1][1] - b[1] * a[0][1]) / det, (a[0][0] * b[1] - a[1][0] * b[0]) / det]


def check_least(x, held):
    """Karush, Kuhn and Tucker, in widths of the ranges."""
    width = [high - low for low, high in RANGE]
    z = [(v - n) / w for v, n, w in zip(x, NOW, width)]
    slopes = [[s * w for s, w in zip(model(x)[1][k], width)] for k in held]
    free = [i for i in range(4) if RANGE[i][0] < x[i] < RANGE[i][1]]
    weights = weights_of(z, slopes, free)
    assert all(w > 0 for w in weights), weights
    for i in range(4):
        push = sum(w * s[i] for w, s in zip(weights, slopes)) - z[i]
        if i in free:
            assert abs(push) < 1e-8, (i, push, x)
        else:
            assert push >= 0 if x[i] == RANGE[i][1] else push <= 0, (i, push, x)


def test_the_least_change_satisfies_its_conditions():
    came = 0
    for gdp, fall in itertools.product((None, 112.0, 118.0, 121.0), (None, 6.0, 11.0, 14.0)):
        targets = [gdp_target(gdp)] * (gdp is not None) + [fall_target(fall)] * (fall is not None)
        if not targets:
            continue
        town = euros(*targets)
        words = ["--target", *[name for name, _ in targets], "--by", "sectors.*.growth", "energy.efficiency"]
        levers, asked, _ = solve(town, "scenarios/euros/now.json", *words)
        row = next(iter(levers.values()))
        if row["answer"] != "yes":
            continue
        x = [float(levers[key]["needed"]) for key in
             ("sectors.works.growth", "sectors.shops.growth", "sectors.farms.growth", "energy.efficiency")]
        values = model(x)[0]
        held = []
        for k, (name, number) in enumerate((("gdp", gdp), ("fall", fall))):
            if number is None:
                continue
            assert abs(values[k] - float(asked[name]["after"])) < 1e-9 * number
            assert values[k] > number * (1 - 1e-10)
            if values[k] < number * (1 + 1e-10):
                held.append(k)
        check_least(x, held)
        came += 1
    assert came > 8, came


def test_the_nearest_miss_cannot_be_nearer():
    """Each way that stays inside the ranges leads to more."""
    town = euros(gdp_target(140.0), fall_target(22.0))
    levers, asked, _ = solve(town, "scenarios/euros/now.json", "--target", "gdp", "fall", "--by", "sectors.*.growth", "energy.efficiency")
    keys = ("sectors.works.growth", "sectors.shops.growth", "sectors.farms.growth", "energy.efficiency")
    x = [float(levers[key]["needed"]) for key in keys]
    (gdp, fall), slopes = model(x)
    miss = ((140 - gdp) / 140, (22 - fall) / 22)
    assert min(miss) > 0 and abs(float(asked["gdp"]["miss"]) - 140 + gdp) < 1e-9
    for i in range(4):
        width = RANGE[i][1] - RANGE[i][0]
        gain = width * (miss[0] * slopes[0][i] / 140 + miss[1] * slopes[1][i] / 22)
        if x[i] == RANGE[i][1]:
            assert gain > -1e-9 and (levers[keys[i]]["in_the_way"] == "1") == (gain > 0)
        elif x[i] == RANGE[i][0]:
            assert gain < 1e-9
        else:
            assert abs(gain) < 1e-8, (keys[i], gain)
    assert {row["answer"] for row in levers.values()} == {"no"}


def test_what_is_given_up_can_be_had_and_no_more():
    town = euros(gdp_target(140.0), fall_target(15.0))
    by = ["--by", "sectors.*.growth", "energy.efficiency"]
    _, asked, _ = solve(town, "scenarios/euros/now.json", "--target", "gdp", "fall", *by)
    reach = float(asked["gdp"]["reach"])
    near(asked["gdp"]["give_up"], 140 - reach, 9)
    same(town("solve", "scenarios/euros/now.json", "--target", "gdp=%r 1e9 EUR" % (reach - 1e-6), "fall", *by).returncode, 0)
    same(town("solve", "scenarios/euros/now.json", "--target", "gdp=%r 1e9 EUR" % (reach + 1e-6), "fall", *by).returncode, 1)


def test_a_number_is_not_taken_for_another_unit():
    """A file's plain number is 1e8 EUR, and people see 1e9."""
    town = euros(gdp_target(118.0))
    refused(town("solve", "scenarios/euros/now.json", "--target", "gdp=120", "--by", "sectors.*.growth"),
            "--target gdp: 120 of which unit?\n    'gdp=120 1e9 EUR', or 'gdp=120 1e8 EUR'")
    levers, asked, _ = solve(town, "scenarios/euros/now.json", "--target", "gdp=120 1e9 EUR", "--by", "sectors.*.growth")
    near(asked["gdp"]["after"], 120, 9)


# --- kinds of targets ---

def kinds(**target):
    other = "kind", {"title": {"en": "Kind"}, "source": "s", **target}
    return euros(gdp_target(100.0), other)


def after(town, name="kind"):
    levers, asked, _ = solve(town, "scenarios/euros/now.json", "--target", name, "--by", "sectors.*.growth")
    assert asked[name]["verdict_after"] == "met", asked
    return float(asked[name]["after"]), levers


def test_every_sense_is_met_at_its_edge():
    year = 2022 + YEARS
    near(after(kinds(variable="gdp", year=year, at_most="105 1e9 EUR"))[0], 105, 8)
    near(after(kinds(variable="gdp", year=year, about="125 1e9 EUR"))[0], 122.5, 8)  # within its 2 %
    near(after(kinds(variable="gdp", year=year, range=["120 1e9 EUR", "122 1e9 EUR"]))[0], 120, 8)
    value = after(kinds(variable="gdp", year=year, above="118 1e9 EUR"))[0]
    assert 118 < value < 118.000001, value
    near(after(kinds(variable="gdp", measure="mean_growth", year=year, at_least=2))[0], 2, 9)


def test_a_number_that_follows_from_the_run_is_followed():
    town = kinds(variable="share.works", year=2022 + YEARS, at_least={"variable": "share.farms", "plus": "14 pp"})
    value, levers = after(town)
    y = [o * (1 + float(levers["sectors.%s.growth" % n]["needed"]) / 100) ** YEARS
         for o, n in zip(OUTPUT, ("works", "shops", "farms"))]
    near(value, 100 * y[2] / sum(y) + 14, 8)


def test_the_year_of_a_peak_can_be_asked_for():
    vision = os.path.join(LULIANG, "vision-2035.json")
    town = Town()
    done = town("solve", vision, "--target", "peak", "--by", "energy.efficiency=0:8", "--format", "csv", "--targets")
    peak = [row for row in rows(done) if row["asked"] == "1"][0]
    assert done.returncode == 0 and peak["verdict_after"] == "met" and int(float(peak["after"])) <= 2030, peak


# --- what is saved ---

class Luliang(Town):
    def __init__(self):
        super().__init__()
        shutil.copytree(os.path.join(ROOT, "scenarios"), os.path.join(self.folder, "shipped"))
        self.place = "shipped/luliang/"

    def saved(self, name, file, *words):
        done = self("solve", self.place + name, *words, "--save", self.place + file)
        same(done.returncode, 0)
        return done


def check_same_numbers(town, name, file, *words):
    _, _, targets = solve(town, town.place + name, *words)
    town.saved(name, file, *words)
    run = {row["target"]: row for row in rows(town("run", town.place + file, "--targets", "--format", "csv"))}
    compared = 0
    for target, row in targets.items():
        same(run[target]["verdict"], row["verdict_after"])
        if row["after"]:
            assert abs(float(run[target]["value"]) - float(row["after"])) <= 1e-11 * abs(float(row["after"])) + 1e-12, target
            compared += 1
    assert compared > 3, compared
    same(town("check", town.place + file).returncode, 0)
    return json.loads(town.read(town.place + file))


def test_what_is_saved_gives_the_same_numbers():
    town = Luliang()
    two = ["--target", "gdp", "energy", *GROWTHS, "energy.efficiency"]
    saved = check_same_numbers(town, "baseline.json", "two.json", *two)
    same((saved["extends"], saved["plan"], saved["kind"]), ("baseline.json", "plan.json", "scenario"))
    growth = saved["sectors"]["services"]["growth"]
    same((growth["unit"], growth["range"]), ("%/yr", [3, 10]))
    holds(growth["source"], "outturn solve baseline --target gdp energy --by 'sectors.*.growth' energy.efficiency")
    holds(growth["note"]["zh"], "原为 6")
    # a path, levels between years, one sector of a number for all
    check_same_numbers(town, "as-planned.json", "planned.json", "--target", "energy", "--by", "sectors.*.growth=-5:20",
                       "energy.efficiency.mining=2:12", "fuels.nonfossil.share")
    check_same_numbers(town, "green.json", "faster.json", "--target", "gdp=2150", "--by", "energy.efficiency=2:5",
                       "limits.energy_per_gdp.efficiency.extra")
    check_same_numbers(town, "baseline.json", "together.json", "--target", "gdp", "--by", "sectors.*.growth=-5:15", "--together")
    same(town("ensemble", town.place + "two.json", "--members", "300").returncode, 0)
    holds(json.dumps(json.loads(town.read(town.place + "two.json"))["energy"]["efficiency"]["uncertain"]), '"low": 2')


def test_what_is_saved_may_lie_above_or_below_and_nowhere_else():
    town = Luliang()
    town.saved("baseline.json", "../../above.json", "--target", "gdp", *GROWTHS)
    above = json.loads(town.read("above.json"))
    same((above["extends"], above["plan"]), ("shipped/luliang/baseline.json", "shipped/luliang/plan.json"))
    near(rows(town("run", "above.json", "--only", "gdp", "--format", "csv", "--years", "2025:2025"))[0]["value"], 2238, 9)
    os.mkdir(os.path.join(town.folder, town.place, "solved"))
    town.saved("baseline.json", "solved/gdp.json", "--target", "gdp", *GROWTHS)
    same(json.loads(town.read(town.place + "solved/gdp.json"))["extends"], "../baseline.json")
    same(town("run", town.place + "solved/gdp.json").returncode, 0)
    os.mkdir(os.path.join(town.folder, "other"))
    for path, said in (("other/gdp.json", "from there baseline could not be read"), ("nowhere/gdp.json", "there is no folder nowhere"),
                       (town.place + "gdp.txt", "not the name of a scenario"), (town.place + ".json", "not the name")):
        refused(town("solve", town.place + "baseline.json", "--target", "gdp", *GROWTHS, "--save", path), said)
    refused(town("solve", town.place + "baseline.json", "--target", "gdp", *GROWTHS, "--save", "other/gdp.json"),
            "--save %sgdp.json" % town.place)


def test_nothing_that_is_there_is_replaced():
    town = Luliang()
    words = ["--target", "gdp", *GROWTHS]
    before = town.read(town.place + "green.json")
    refused(town("solve", town.place + "baseline.json", *words, "--save", town.place + "green.json"), "is not replaced")
    same(town.read(town.place + "green.json"), before)
    holds(town.saved("baseline.json", "gdp.json", *words).talk, "wrote %sgdp.json (extends baseline)" % town.place)
    holds(town.saved("baseline.json", "gdp.json", *words).talk, "says the same already")
    own = town.read(town.place + "gdp.json").replace("Baseline, solved for GDP", "My own words")
    town.write(town.place + "gdp.json", own)
    done = town("solve", town.place + "baseline.json", *words, "--save", town.place + "gdp.json")
    same(done.returncode, 2)
    holds(done.talk, "is not replaced")
    same(town.read(town.place + "gdp.json"), own)


def test_only_an_answer_is_saved():
    town = Luliang()
    for words, code, said in ((["--target", "gdp=2400", *GROWTHS], 1, "no change inside the ranges does it"),
                              (["--target", "gdp=1500", *GROWTHS], 0, "nothing has to change")):
        done = town("solve", town.place + "baseline.json", *words, "--save", town.place + "new.json")
        same(done.returncode, code)
        holds(done.talk, said)
        assert not os.path.exists(os.path.join(town.folder, town.place, "new.json"))
    refused(town("solve", town.place + "baseline.json", "--target", "gdp", *GROWTHS, "--set", "energy.efficiency=2.5",
                 "--save", town.place + "new.json"), "not what --set changes")


# --- what is printed ---

def test_the_answer_leads_in_both_languages():
    town = Luliang()
    yes = town("solve", town.place + "baseline.json", "--target", "gdp", *GROWTHS)
    same(yes.out.split("\n")[0], "yes: GDP 2025 1992 -> 2238, by the least change inside the ranges")
    holds(yes.out, "sectors.mining.growth         %/yr  4.5        6     -1..6       100 % [####################]")
    assert len(yes.out.split("\n")) <= 41 and all(len(line) <= 98 for line in yes.out.split("\n"))
    same(town("solve", town.place + "baseline.json", "--target", "1", *GROWTHS, "--lang", "zh").out.split("\n")[0],
         "能：地区生产总值2025年 1992 -> 2238，为取值范围内的最小变动")
    no = town("solve", town.place + "baseline.json", "--target", "地区生产总值=2400", *GROWTHS)
    same((no.returncode, no.out.split("\n")[0]),
         (1, "no: inside the ranges GDP 2025 comes to 2359.7 (>= 2400): short by 40.3"))
    holds(no.out, "In the way: sectors.manufacturing.growth at 13 (baseline.json:")
    shift = town("solve", town.place + "baseline.json", "--target", "gdp", *GROWTHS, "--together")
    holds(shift.out, "+2.4845 added to each would do, outside the range of sectors.mining.growth (6.9845, allowed")
    both = town("solve", town.place + "baseline.json", "--target", "gdp=2400", "energy", *GROWTHS, "energy.efficiency")
    holds(both.out, "Least to give up: GDP, 2322.8 instead of >= 2400 (3.2 % of it), with all others held.")
    held = town("solve", town.place + "baseline.json", "--target", "gdp=1500", *GROWTHS)
    same((held.returncode, held.out), (0, "it holds as it is: GDP 2025 1992; nothing has to change\n"))


def test_verdicts_that_change_are_named():
    out = Town()("solve", os.path.join(LULIANG, "baseline.json"), "--target", "gdp", "energy", *GROWTHS, "energy.efficiency").out
    holds(out, "Verdicts that change besides: 1 of 14.")
    holds(out, "Industry, share of GDP")
    lacks(out.split("Verdicts")[0], "Industry")


def test_units_change_what_is_shown_and_nothing_else():
    town = euros(gdp_target(118.0))
    words = ["solve", "scenarios/euros/now.json", "--target", "gdp", "--by", "sectors.*.growth", "--format", "csv"]
    plain, shown = (rows(town(*words, "--targets", *more)) for more in ((), ("--units", "money=1e6 EUR")))
    near(float(shown[0]["after"]) / float(plain[0]["after"]), 1000, 9)
    same([r["needed"] for r in rows(town(*words))], [r["needed"] for r in rows(town(*words, "--units", "money=1e6 EUR"))])


def test_files_prove_themselves_and_are_the_same_each_time():
    town = Luliang()
    words = ["solve", town.place + "baseline.json", "--target", "gdp", "energy=14.2", *GROWTHS, "energy.efficiency", "--format",
             "csv,json,table"]
    same(town(*words, "-o", "one").returncode, 0)
    same(town(*words, "-o", "two").returncode, 0)
    names = sorted(os.listdir(os.path.join(town.folder, "one")))
    same(names, ["manifest.json", "solve-targets.csv", "solve.csv", "solve.json", "solve.txt"])
    for name in names:
        same(town.read("one/" + name), town.read("two/" + name))
    same(town("verify", "one").returncode, 0)
    whole = json.loads(town.read("one/solve.json"))
    same((whole["command"], whole["scenario"], whole["answer"], len(whole["levers"])), ("solve", "baseline", "yes", 5))
    assert whole["change"] > 0 and whole["exact"] is True
    same(town("solve", town.place + "green.json", "--target", "gdp=2400", "--by", "energy.efficiency", "-o", "no").returncode, 1)
    same(town("verify", "no").returncode, 0)


# --- goals far beyond what can be reached ---

def test_a_goal_however_far_is_neared_as_far_as_ranges_go():
    town = Town()
    base, wide = os.path.join(LULIANG, "baseline.json"), ["--by", "sectors.*.growth=0:20"]
    for goal in ("6000", "1e9", "1e13", "1e20", "1e300"):
        whole = json.loads(town("solve", base, "--target", "gdp=" + goal, *wide, "--format", "json").out)
        same((whole["answer"], whole["exact"]), ("no", True))
        levers, asked, _ = solve(town, base, "--target", "gdp=" + goal, *wide)
        same(growths(levers), ["20"] * 4)
        near(asked["gdp"]["after"], 3827.0, 1)
    found = json.loads(town("conflict", base, "--target", "gdp=1e15", *wide, "--format", "json").out)["sets"][0]
    same(found["known"], "proved")
    near(found["targets"][0]["at_best"], 3827.0, 1)
    # What would do beyond a range is where the goal itself is, not what stands for it inside.
    beside = ["--target", "gdp=3e7", "--by"]
    levers, _, _ = solve(town, base, *beside, "sectors.manufacturing.growth=0:45")
    inside, _, _ = solve(town, base, *beside, "sectors.manufacturing.growth=0:1000")
    near(levers["sectors.manufacturing.growth"]["alone"], float(inside["sectors.manufacturing.growth"]["needed"]), 9)



# --- what is refused ---

def test_what_cannot_be_asked_is_told_with_what_can():
    town = Luliang()
    base = town.place + "baseline.json"
    for words, *said in (
            ([], "solve: --target is missing", "solve: --by is missing"),
            (["--target", "gpd", *GROWTHS], "--target: no target gpd\n    did you mean gdp?"),
            (["--target", "5", *GROWTHS], "--target emerging_industries (Strategic emerging industries, share of GDP) cannot be asked "
             "for: words only\n    say what it is to be: --set targets.emerging_industries.at_least=NUMBER"),
            (["--target", "gdp=much", *GROWTHS], '--target gdp: "much" is no number in 1e8 CNY@2020'),
            (["--target", "gdp=2400 t", *GROWTHS], '--target gdp: "2400 t" is no number in 1e8 CNY@2020'),
            (["--target", "gdp", "1", *GROWTHS], "--target gdp: asked for twice"),
            (["--target", "gdp", "--by", "sectors.minning.growth"], '"sectors.minning.growth" is no input of the scenario\n    did you '
             'mean "sectors.mining.growth"?'),
            (["--target", "gdp", "--by", "urbanization.change"], "baseline.json:52:", "urbanization.change has no range: nothing says "
             "between which numbers it may move", 'write "range": [LOW, HIGH] beside it, in pp/yr, or urbanization.change=LOW:HIGH'),
            (["--target", "gdp", "--by", "sectors.mining.growth=6:1"], 'sectors.mining.growth: "6:1" is no range in %/yr\n    two numbers, '
             "the lower one first"),
            (["--target", "gdp", *GROWTHS, "energy.intensity.mining=1:2", "--together"], "the same cannot be added to both")):
        refused(town("solve", base, *words), *said, "nothing was run")
    refused(town("solve", town.place[:-1], "--target", "gdp", *GROWTHS), "solve looks at one scenario")
    refused(town("solve", town.place + "plan.json", "--target", "gdp", *GROWTHS), "it is a plan, not a scenario")
    holds(town("solve", base, "--target", "gpd", *GROWTHS, "--lang", "zh").talk, "--target：没有目标 gpd")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "solve"))
