#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Targets of every kind, each against a second calculation: falling to nothing and below, since a year, against a variable
of the same run, another year or a baseline, over years, peaks, and those that were withdrawn; in a run, in words, in an
ensemble, in pictures, and what is refused. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import copy
import csv
import io
import json
import math
import sys

from test_cli import Town, holds, lacks, refused, run_tests, same

WASTE = {"2020": 80, "2022": 85, "2035": -4}
SEEN = {1995: 120, 2018: 90, 2019: 86}
PLAN = {
    "kind": "plan", "title": {"en": "Dale", "zh": "河谷"}, "base_year": 2020, "prices": 2020, "years": [2021, 2035], "lang": "en",
    "targets": {
        "zero": {"title": "Waste to nothing", "variable": "waste", "at_most": 0, "attribute": "binding"},
        "near_zero": {"title": "Waste near nothing", "variable": "waste", "year": 2034, "about": 0, "tolerance": 5},
        "below_zero": {"title": "More taken back", "variable": "waste", "below": "-10 t"},
        "since_1995": {"title": "Fall", "variable": "waste", "measure": "decline_since_base", "since": 1995, "year": 2030, "at_least": 70},
        "change_2018": {"title": "Change", "variable": "waste", "measure": "change", "since": 2018, "year": 2030, "at_most": -50},
        "since_2024": {"title": "Fall in the run", "variable": "waste", "measure": "decline_since_base", "since": 2024, "year": 2032, "at_least": 70},
        "rides_2015": {"title": "Rides since", "variable": "rides", "measure": "mean_growth", "since": 2015, "year": 2030, "at_least": 5},
        "wage": {"title": {"en": "Wages", "zh": "工资"}, "variable": "wage_growth", "year": 2028, "above": {"variable": "gdp_growth", "plus": "0.9 pp"}},
        "wage_mean": {"title": "Wages on average", "variable": "wage", "measure": "mean_growth", "year": 2030,
                      "at_least": {"variable": "gdp", "measure": "mean_growth", "times": 1.5}},
        "twice": {"title": "Twice", "variable": "rides", "at_least": {"times": 2, "year": 2020}},
        "half": {"title": "Half of 1995", "variable": "waste", "year": 2028, "at_most": {"times": 0.5, "year": 1995}},
        "later": {"title": "Since 2025", "variable": "rides", "year": 2032, "at_least": {"times": 1.3, "year": 2025, "plus": 5}},
        "budget": {"title": "Waste 2026-2030", "variable": "waste", "measure": "mean", "over": [2026, 2030],
                   "at_most": {"times": 0.5, "baseline": {"value": 118, "unit": "t", "source": "survey"}}},
        "mixed": {"title": "Waste 2018-2022", "variable": "waste", "measure": "cumulative", "over": [2018, 2022], "at_most": 425},
        "co2": {"title": "CO2 2023-2027", "variable": "co2", "measure": "cumulative", "over": [2023, 2027], "at_most": {"times": 4.8, "year": 2020}},
        "highest": {"title": "Never above", "variable": "waste", "measure": "peak_level", "year": 2030, "at_most": 84},
        "peak": {"title": "Peak of waste", "variable": "waste", "measure": "peak_year", "at_most": 2022},
        "no_peak": {"title": "Peak of output", "variable": "gdp", "measure": "peak_year", "at_most": 2040},
        "between": {"title": "Between", "variable": "rides", "year": 2030, "range": [1400, 1500]},
        "unknown_years": {"title": "Before anything is known", "variable": "waste", "measure": "cumulative", "over": [2010, 2022], "at_most": 9},
        "too_late": {"title": "After the run", "variable": "waste", "measure": "mean", "over": [2036, 2040], "at_most": 9},
        "gone": {"no": "20", "title": "Given up", "variable": "waste", "year": 2030, "at_most": 10, "attribute": "binding",
                 "withdrawn": {"year": 2023, "note": "overtaken by the survey", "source": "council, minute 7"}}}}
SEEN_ROWS = "variable,unit,year,value,source\n" + "".join("waste,t,%d,%g,survey\n" % row for row in SEEN.items()) + "rides,count,2015,700,survey\n"
MAIN = {"kind": "scenario", "plan": "plan.json", "title": "Main",
        "sectors": {"mill": {"output": 300, "growth": {"value": 2.5, "uncertain": {"normal": {"sd": 1}}}}, "field": {"output": 100, "growth": 1}},
        "energy": {"intensity": {"mill": 1.2, "field": 0.3}, "efficiency": 2, "households": 20},
        "carbon": {"factor": 2.5, "household_factor": 2},
        "indicators": {
            "waste": {"title": {"en": "Waste", "zh": "垃圾"}, "unit": "t", "path": {"path": WASTE}},
            "rides": {"title": "Rides", "unit": "count", "base": 1000, "compound": 4},
            "wage": {"title": "Wage", "unit": "1e4 CNY", "base": 5,
                     "compound": {"value": 3, "uncertain": {"normal": {"sd": 0.5}}}},
            "wage_growth": {"title": "Growth of wages", "unit": "%/yr", "formula": "wage / prev(wage) - 1"}}}


def place(plan=None, main=None, seen=SEEN_ROWS):
    town = Town()
    for name, content in (("plan.json", plan or PLAN), ("main.json", main or MAIN), ("observed.csv", seen)):
        town.write("dale/" + name, content)
    return town


def changed(target, **more):
    """The plan with one target alone, and what is changed of it."""
    plan = copy.deepcopy(PLAN)
    plan["targets"] = {target: {**plan["targets"].get(target, {"title": "New"}), **more}}
    return plan


def rows(town, *words):
    done = town("run", "dale/main.json", "--targets", "--format", "csv", *words)
    same(done.returncode, 0)
    return {row["target"]: row for row in csv.DictReader(io.StringIO(done.out))}


# --- the second calculation ---

def between(points, year):
    years = sorted(int(y) for y in points)
    for a, b in zip(years, years[1:]):
        if a <= year <= b:
            return points[str(a)] + (points[str(b)] - points[str(a)]) * (year - a) / (b - a)
    raise ValueError(year)


def waste(year):
    return SEEN[year] if year < 2020 else between(WASTE, year)


def gdp(year, growth=2.5):
    return 300 * (1 + growth / 100) ** (year - 2020) + 100 * 1.01 ** (year - 2020)


def co2(year):
    used = (300 * 1.2 * 1.025 ** (year - 2020) + 100 * 0.3 * 1.01 ** (year - 2020)) * 0.98 ** (year - 2020)
    return used * 2.5 + 20 * 2


def rides(year):
    return 1000 * 1.04 ** (year - 2020)


def mean_growth(first, last, years):
    return 100 * ((last / first) ** (1 / years) - 1)


def expected():
    """value, least, most of each target; met within them."""
    no = math.nan
    co2s = [co2(y) for y in range(2023, 2028)]
    return {
        "zero": (waste(2035), no, 0),
        "near_zero": (waste(2034), no, 0.05 * 80),
        "below_zero": (waste(2035), no, -10),
        "since_1995": (100 * (1 - waste(2030) / 120), 70, no),
        "change_2018": (waste(2030) - 90, no, -50),
        "since_2024": (100 * (1 - waste(2032) / waste(2024)), 70, no),
        "rides_2015": (mean_growth(700, rides(2030), 15), 5, no),
        "wage": (3, 100 * (gdp(2028) / gdp(2027) - 1) + 0.9, no),
        "wage_mean": (3, 1.5 * mean_growth(400, gdp(2030), 10), no),
        "twice": (rides(2035), 2000, no),
        "half": (waste(2028), no, 60),
        "later": (rides(2032), 1.3 * rides(2025) + 5, no),
        "budget": (sum(waste(y) for y in range(2026, 2031)) / 5, no, 59),
        "mixed": (sum(waste(y) for y in range(2018, 2023)), no, 425),
        "co2": (sum(co2s), no, 4.8 * co2(2020)),
        "highest": (85, no, 84),
        "peak": (2022, no, 2022),
        "between": (rides(2030), 1400, 1500)}


def number(text):
    return float(text) if text else math.nan


def close(got, want):
    return (math.isnan(got) and math.isnan(want)) or abs(got - want) <= 1e-9 * max(1, abs(want))


def test_each_kind_is_what_a_second_calculation_says():
    got = rows(place())
    for target, (value, low, high) in expected().items():
        row = got[target]
        assert close(number(row["value"]), value), (row, value)
        assert close(number(row["target_low"]), low) and close(number(row["target_high"]), high), (row, low, high)
        met = not value < low and not value > high
        same((target, row["verdict"]), (target, "met" if met else "missed"))
        gap = value - low if math.isnan(high) or value < low else high - value
        gap = gap if target != "between" else min(value - low, high - value)
        assert close(number(row["gap"]), gap), (row, gap)


def test_the_csv_names_the_years_that_a_measure_has():
    got = rows(place())
    wanted = {"since_1995": "decline_since_1995", "change_2018": "change_since_2018", "rides_2015": "mean_growth_since_2015",
              "budget": "mean_2026_2030", "mixed": "cumulative_2018_2022", "zero": "level", "highest": "peak_level"}
    same({target: got[target]["measure"] for target in wanted}, wanted)


def test_years_outside_the_run_are_not_assessable_and_said():
    town = place()
    got = rows(town)
    for target in ("unknown_years", "too_late"):
        same((got[target]["verdict"], got[target]["value"]), ("not_assessable", ""))
    holds(town("run", "dale/main.json").out, "unknown_years, too_late (beyond the run)")


def test_a_peak_that_is_not_behind_is_told():
    done = place()("run", "dale/main.json", "--lang", "en")
    holds(done.out, "no peak within the horizon")


def test_a_target_says_what_it_follows_from_in_both_languages():
    town = place()
    out = town("run", "dale/main.json", "--targets", "--lang", "en").out
    for part in ("> GDP growth + 0.9 (3.0", "in 2028)", ">= 2 × 2020 (2000)", "<= 60 (2028)", "<= 59 (2030)",
                 ">= 1587 (2032)", ">= 1.5 × mean growth of GDP (", "withdrawn in 2023"):
        holds(out, part)
    lacks(out, "inf")
    out = town("run", "dale/main.json", "--targets", "--lang", "zh").out
    for part in (">地区生产总值增速 + 0.9（2028年为3.0", ">=2 × 2020（2000）", "2023年已撤销", "另有1项已撤销"):
        holds(out, part)


# --- nothing, and less ---

def test_attainment_of_nothing_is_the_part_of_the_way():
    town = place()
    same(town("chart", "dale/main.json", "--kind", "heatmap,bullets", "-o", "out", "--format", "svg").returncode, 0)
    drawn = {row["panel"]: row for row in csv.DictReader(io.StringIO(town.read("out/chart-drawn.csv")))
             if row["picture"] == "heatmap"}
    assert close(number(drawn["zero"]["value"]), 100 * 84 / 80), drawn["zero"]
    assert close(number(drawn["since_1995"]["value"]), 100 * 100 * (1 - waste(2030) / 120) / 70), drawn["since_1995"]
    assert "gone" not in drawn, "a withdrawn target is in the picture"
    for name in ("out/heatmap.en.svg", "out/bullets-main.en.svg"):
        lacks(town.read(name), "inf")
        lacks(town.read(name), "nan")


def test_a_fall_since_an_earlier_year_is_drawn_where_it_belongs():
    town = place(changed("since_1995"))
    same(town("chart", "dale/main.json", "--kind", "lines", "--only", "waste", "-o", "out", "--format", "svg").returncode, 0)
    marks = [row for row in csv.DictReader(io.StringIO(town.read("out/chart-drawn.csv"))) if row["name"] == "since_1995"]
    same([row["year"] for row in marks], ["2030"])
    assert close(number(marks[0]["value"]), 120 * 0.3), marks


def test_progress_towards_nothing_is_straight():
    plan = changed("fall", title="Fall to nothing", variable="waste", measure="decline_since_base", at_least=100)
    town = place(plan, seen=SEEN_ROWS + "waste,t,2024,70,survey\n")
    same(town("chart", "dale/main.json", "--kind", "progress", "-o", "out", "--format", "svg").returncode, 0)
    way = {row["year"]: number(row["value"]) for row in csv.DictReader(io.StringIO(town.read("out/chart-drawn.csv")))
           if row["mark"] == "way"}
    for year in (2020, 2025, 2030, 2035):
        want = 80 * (2035 - year) / 15
        assert abs(way[str(year)] - want) < 1e-9, (year, way)


def test_what_is_past_a_number_of_its_own_run_is_counted_by_each_run():
    plan = copy.deepcopy(PLAN)
    plan["targets"] = {"step": {"title": "In step", "variable": "wage", "measure": "mean_growth", "year": 2030, "tolerance": 5,
                                "about": {"variable": "gdp", "measure": "mean_growth"}}}
    town = place(plan)
    done = town("ensemble", "dale/main.json", "--members", "1500", "--targets", "--format", "json")
    counted = json.loads(done.out)["scenarios"][0]["targets"][0]
    town("sensitivity", "dale/main.json", "step", "gdp", "--years", "2030", "--members", "1500", "--members-to", "members.csv")
    members = list(csv.DictReader(io.StringIO(town.read("members.csv"))))
    past = met = 0
    for one in members:
        grown, number = float(one["step@2030"]), 100 * ((float(one["gdp@2030"]) / 400) ** 0.1 - 1)
        met += grown >= 0.95 * number
        past += grown > 1.05 * number
    same((len(members), round(counted["probability"] * 1500), round(counted["overshot"] * 1500)), (1500, met, past))
    assert 300 < past < met < 1500, (past, met)  # neither none nor all


def test_about_nothing_has_the_room_of_what_it_comes_from():
    got = rows(place(changed("near_zero", overshoot="missed")))["near_zero"]
    same((got["target_low"], got["target_high"], got["verdict"]), ("-4", "4", "met"))
    done = place(changed("rate", variable="gdp", measure="growth", year=2030, about=0))("run", "dale/main.json")
    refused(done, "about 0: 2 % of nothing leaves no room", '"range": [-0.5, 0.5]')


def test_growth_to_nothing_is_refused_with_a_way():
    main = copy.deepcopy(MAIN)
    main["indicators"]["rides"]["compound"] = {"level": {"2035": 0}}
    done = place(main=main)("run", "dale/main.json")
    refused(done, "main.json")
    holds(done.talk, "linear")


# --- what it follows from ---

def test_each_member_is_held_against_its_own_number():
    done = place()("ensemble", "dale/main.json", "--targets", "--format", "csv", "--members", "20000")
    odds = {row["target"]: float(row["probability"]) for row in csv.DictReader(io.StringIO(done.out)) if row["probability"]}
    import random
    draw = random.Random(7)
    met = {"wage": 0, "wage_mean": 0}
    for _ in range(20000):
        growth, wage = draw.gauss(2.5, 1), draw.gauss(3, 0.5)
        met["wage"] += wage > 100 * (gdp(2028, growth) / gdp(2027, growth) - 1) + 0.9
        met["wage_mean"] += wage >= 1.5 * mean_growth(400, gdp(2030, growth), 10)
    for target, count in met.items():
        assert abs(odds[target] - count / 20000) < 0.02, (target, odds[target], count)
    assert "gone" not in odds


def test_a_number_that_draws_move_has_odds_also_where_they_leave_the_value():
    plan = changed("rides_too", title="Rides faster than output", variable="rides", measure="growth", year=2030,
                   above={"variable": "gdp_growth", "plus": 1.9})
    town = place(plan)
    done = town("ensemble", "dale/main.json", "--members", "20000", "--lang", "en")
    lacks(done.out, "no draw touches")
    row = next(csv.DictReader(io.StringIO(town("ensemble", "dale/main.json", "--members", "20000", "--targets", "--format", "csv").out)))
    import random
    draw = random.Random(3)
    met = sum(4 > 100 * (gdp(2030, growth) / gdp(2029, growth) - 1) + 1.9 for growth in (draw.gauss(2.5, 1) for _ in range(20000)))
    assert abs(float(row["probability"]) - met / 20000) < 0.02 and float(row["standard_error"]) > 0, (row, met)


def test_scenarios_each_have_their_own_number():
    town = place()
    fast = copy.deepcopy(MAIN)
    fast["sectors"]["mill"]["growth"] = 5
    town.write("dale/fast.json", fast)
    out = town("compare", "dale/main.json", "dale/fast.json").out
    row = next(line for line in out.split("\n") if "Wages " in line and "GDP growth" in line)
    holds(row, "> GDP growth + 0.9 (2028)")
    differ = out[out.index("Inputs that differ"):]
    lacks(differ, "targets.wage")


def test_what_a_number_follows_from_must_be_measured_alike():
    for number_of, part in (({"variable": "gdp"}, "against a target in %/yr"),
                            ({"year": 1990, "times": 1}, "observed.csv has no wage_growth in 1990"),
                            ({"year": 2031}, "which comes after the target's year, 2028"),
                            ({"times": 2}, "nothing that the number could follow from"),
                            ({"variable": "gdp_growth", "baseline": 3}, "exclude each other"),
                            ({"variable": "gdp_growth", "tims": 2}, "did you mean \"times\""),
                            ({"variable": "output"}, "has a value for each sector")):
        plan = changed("wage")
        plan["targets"]["wage"]["above"] = number_of
        refused(place(plan)("run", "dale/main.json"), part)


def test_a_variable_that_is_not_there_is_told_with_the_nearest():
    plan = changed("wage")
    plan["targets"]["wage"]["above"] = {"variable": "gdp_growt"}
    town = place(plan)
    same(rows(town)["wage"]["verdict"], "not_assessable")
    holds(town("check", "dale/main.json").out, "gdp_growth")


def test_years_before_the_run_need_their_rows():
    plan = changed("since_1995", since=1996)
    refused(place(plan)("run", "dale/main.json"), "observed.csv has no waste in 1996", "plan.json")
    refused(place(plan)("run", "dale/main.json", "--lang", "zh"), "observed.csv 中没有 waste 1996年的数值")
    apart = "variable,unit,year,value,source,basis\nwaste,t,1995,120,survey,wet\nwaste,t,2020,80,survey,dry\n"
    refused(place(changed("since_1995"), seen=apart)("run", "dale/main.json"), "not counted alike in 1995 and in the base year")
    chosen = changed("half", at_most={"times": 0.5, "year": 1995, "basis": "wet"})
    same(rows(place(chosen, seen=apart))["half"]["target_high"], "60")


def test_measures_take_their_own_years_only():
    refused(place(changed("zero", since=1995))("run", "dale/main.json"), '"since" beside the measure "level"')
    refused(place(changed("half", over=[2026, 2028]))("run", "dale/main.json"), '"over" beside the measure "level"')
    refused(place(changed("budget", year=2028))("run", "dale/main.json"), "the year 2028 beside years up to 2030")
    refused(place(changed("since_1995", since=2030))("run", "dale/main.json"), "since 2030, which is not before the target's year")
    refused(place(changed("peak", at_most={"year": 2020}))("run", "dale/main.json"), "the year of a peak follows from no other number")


# --- over years ---

def test_explain_tells_what_is_left_and_who_used_it():
    town = place()
    out = town("explain", "dale/main.json", "co2 2023-2027", "--lang", "en").out
    used, most = sum(co2(y) for y in range(2023, 2028)), 4.8 * co2(2020)
    holds(out, "2023-2027: %.0f used of %.0f, %.1f too much" % (used, most, used - most))
    budget = town("explain", "dale/main.json", "Waste 2026-2030", "--lang", "en").out
    used = sum(waste(y) for y in range(2026, 2031))
    holds(budget, "2026-2030: %.1f of 295 used, %.2f left" % (used, 295 - used) if used < 295 else "%.1f too much" % (used - 295))
    holds(out, "by year: 2023 %.0f" % co2(2023))
    holds(out, "CO2 of households 200")
    holds(town("explain", "dale/main.json", "co2 2023-2027", "--lang", "zh").out, "分项：")


# --- withdrawn ---

def test_a_withdrawn_target_is_kept_with_its_story_and_counted_nowhere():
    town = place()
    town.write("dale/other.json", MAIN)
    same(rows(town)["gone"]["verdict"], "withdrawn")
    story = "#20 in 2023: overtaken by the survey (council, minute 7)"
    for words in (("run", "dale/main.json"), ("compare", "dale/main.json", "dale/other.json", "--all"),
                  ("check", "dale/main.json"), ("explain", "dale/main.json", "20")):
        holds(" ".join(town(*words, "--lang", "en").out.split()), story)
    holds(town("list", "dale/main.json", "targets", "--lang", "en").out, "Given up (withdrawn in 2023)")
    holds(town("run", "dale/main.json").out, "; 1 is withdrawn")
    holds(town("run", "dale/main.json").out, "binding: it decides none of 1;")  # of two one was withdrawn


def test_a_withdrawn_target_is_in_no_picture():
    town = place()
    same(town("chart", "dale/main.json", "--kind", "lines", "--only", "waste", "-o", "out", "--format", "svg").returncode, 0)
    names = {row["name"] for row in csv.DictReader(io.StringIO(town.read("out/chart-drawn.csv"))) if row["picture"] == "lines-waste"}
    assert "zero" in names and "gone" not in names, names


def test_no_scenario_revives_it_silently():
    main = copy.deepcopy(MAIN)
    main["targets"] = {"gone": {"at_most": 40, "source": "mine"}}
    refused(place(main=main)("run", "dale/main.json"), 'a number for "gone", which was withdrawn in 2023', '"withdrawn": null')
    main["targets"]["gone"]["withdrawn"] = None
    town = place(main=main)
    same(rows(town)["gone"]["verdict"], "met" if waste(2030) <= 40 else "missed")
    holds(town("check", "dale/main.json").out, "#20")
    main["targets"] = {"half": {"withdrawn": {"year": 2022}}}
    town = place(main=main)
    same(rows(town)["half"]["verdict"], "withdrawn")
    holds(town("check", "dale/main.json").out, "half")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "target_kinds"))
