#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn ensemble` as its users meet it: tables, CSV and JSON that agree, files, options, interruption.
OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import math
import os
import signal
import subprocess
import sys
import time

from test_cli import CLEAN, PROGRAM, Town, heed_signals, holds, lacks, refused, run_tests, same

NORMAL = {"uncertain": {"normal": {"sd": 2}}}


def town():
    slow = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
            "sectors": {"industry": {"growth": {"value": 6, **NORMAL}}, "services": {"growth": {"value": 3, **NORMAL}}}}
    return Town(drawn=slow)


def rows(done):
    same((done.returncode, done.talk), (0, ""))
    return list(csv.DictReader(io.StringIO(done.out)))


def test_probability_is_the_share_of_members_that_meet_it():
    place = town()
    found = rows(place("ensemble", "drawn", "--members", "200000", "--format", "csv", "--targets"))
    same([row["target"] for row in found], ["gdp", "parks", "all", "binding"])
    gdp, parks, together, binding = found
    # GDP is the sum of two compounded normals: a second draw, with Python's own numbers
    import random
    numbers = random.Random(5)
    met = sum(60 * (1 + numbers.gauss(0.06, 0.02)) ** 5 + 40 * (1 + numbers.gauss(0.03, 0.02)) ** 5 >= 130 for _ in range(100000)) / 1e5
    p = float(gdp["probability"])
    assert abs(p - met) < 5 * math.sqrt(p * (1 - p) * (1 / 1e5 + 1 / 2e5)), (p, met)
    assert abs(float(gdp["standard_error"]) - math.sqrt(p * (1 - p) / 2e5)) < 1e-6
    same((parks["probability"], parks["standard_error"]), ("", ""))   # words only: not assessable
    same((together["probability"], binding["probability"]), (gdp["probability"], ""))


def test_csv_is_tidy_and_quantiles_are_in_order():
    place = town()
    found = rows(place("ensemble", "drawn", "slow", "--members", "5000", "--format", "csv", "--only", "gdp,output.industry"))
    same(list(found[0]), ["scenario", "variable", "unit", "year", "stat", "value"])
    same({row["stat"] for row in found}, {"mean", "sd", "p05", "p10", "p25", "p50", "p75", "p90", "p95"})
    for scenario in "drawn", "slow":
        for year in range(2020, 2026):
            quantiles = [float(row["value"]) for row in found if row["scenario"] == scenario and row["variable"] == "gdp"
                         and row["year"] == str(year) and row["stat"].startswith("p")]
            same(len(quantiles), 7)
            same(quantiles, sorted(quantiles))
            same(quantiles[0] == quantiles[-1], scenario == "slow" or year == 2020)   # nothing is drawn there


def test_json_and_csv_and_table_say_the_same():
    place = town()
    words = ["ensemble", "drawn", "--members", "5000", "--credible", "0.8"]
    document = json.loads(place(*words, "--format", "json").out)["scenarios"][0]
    chance = rows(place(*words, "--format", "csv", "--targets"))[0]["probability"]
    gdp = next(target for target in document["targets"] if target["id"] == "gdp")
    same(gdp["probability"], float(chance))
    milestones = {row["year"]: float(row["value"]) for row in rows(place(*words, "--format", "csv"))}
    same(gdp["credible"], milestones)
    table = place(*words, "--lang", "en").out
    holds(table, "%.1f %%" % (100 * float(chance)))
    holds(table, "%.1f" % milestones["2025"])
    same([item["input"] for item in document["drawn"]], ["sectors.industry.growth", "sectors.services.growth"])


def test_both_languages_fit_the_page():
    place = town()
    for language, word in (("en", "standard error"), ("zh", "标准误")):
        done = place("ensemble", "drawn", "slow", "fast", "--members", "1000", "--lang", language, "--credible", "0.5", "--error", "0.01")
        same((done.returncode, done.talk), (0, ""))
        holds(done.out, word)


def test_seed_and_members_decide_and_threads_do_not():
    place = town()
    words = ["ensemble", "drawn", "--format", "csv", "--members", "3000"]
    one = place(*words, "--threads", "1").out
    same(place(*words, "--threads", "8").out, one)
    same(place(*words, "--seed", "1").out, one)
    assert place(*words, "--seed", "2").out != one
    assert place("ensemble", "drawn", "--format", "csv", "--members", "3001").out != one


def test_scenarios_draw_the_same_numbers():
    place = town()
    place.write("scenarios/town/twin.json", {"kind": "scenario", "plan": "plan.json", "extends": ["drawn.json"]})
    found = rows(place("ensemble", "drawn", "twin", "--format", "csv", "--only", "gdp"))
    values = [[row["value"] for row in found if row["scenario"] == name] for name in ("drawn", "twin")]
    same(values[0], values[1])


def test_files_are_those_that_help_names():
    place = town()
    done = place("ensemble", "drawn", "-o", "out", "--credible", "0.8", "--format", "csv,json,table")
    same(done.returncode, 0)
    for name in ("ensemble.csv", "ensemble-targets.csv", "ensemble-credible.csv", "ensemble.json", "ensemble.txt"):
        assert place.read("out/" + name), name
    same(place.read("out/ensemble-targets.csv"), place("ensemble", "drawn", "--format", "csv", "--targets").out)


def test_wrong_options_are_told():
    place = town()
    for words, part in ((["--members", "0"], "--members takes a whole number"), (["--members", "1.5"], "--members takes"),
                        (["--members", "5e9"], "4000000000"), (["--members", "-1"], "--members"), (["--members", "many"], "many"),
                        (["--credible", "80"], "--credible takes a number between 0 and 1"), (["--credible", "0"], "--credible"),
                        (["--seed", "x"], "--seed takes"), (["--seed", "99999999999999999999"], "--seed"),
                        (["--threads", "0"], "--threads"), (["--error", "x"], "--error")):
        refused(place("ensemble", "drawn", *words), part)
    refused(place("ensemble", "drawn", "--exact", "--members", "4e9", "--format", "csv"), "GB of memory")


def test_distributions_that_cannot_be_are_refused_before_anything_runs():
    place = town()
    cases = [({"value": 6, "uncertain": {"uniform": {"low": 7, "high": 9}}}, "never drawn"),
             ({"value": -80, "uncertain": {"uniform": {"low": -100, "high": 0}}}, "may be -90 to 1000 only"),
             ({"value": 6, "uncertain": {"normal": {"sd": 0.1}, "truncate": [8, 9]}}, "never drawn")]
    for growth, part in cases:
        place.write("scenarios/town/odd.json", {"kind": "scenario", "plan": "plan.json", "extends": ["drawn.json"],
                                                "sectors": {"industry": {"growth": growth}}})
        for command in "check", "run", "ensemble":
            done = place(command, "odd")
            refused(done, part, "odd.json:1:")


def test_correlations_that_cannot_be_are_refused():
    place = town()
    a, b = "sectors.industry.growth", "sectors.services.growth"
    for correlations, part in (({"c": {"of": a, "with": "sectors.industry.outptu", "rank": 0.5}}, "is no input that is drawn"),
                               ({"c": {"of": a, "with": a, "rank": 0.5}}, "with itself"),
                               ({"c": {"of": a, "with": b, "rank": 0.5}, "d": {"of": b, "with": a, "rank": -0.5}}, "join the same two inputs"),
                               ({"c": {"of": a, "with": b, "rank": 1.5}}, "rank"),
                               ({"c": {"of": a, "with": b}}, "rank")):
        place.write("scenarios/town/odd.json", {"kind": "scenario", "plan": "plan.json", "extends": ["drawn.json"], "correlations": correlations})
        refused(place("check", "odd"), part)


def test_what_a_single_member_draws_is_still_drawn():
    out = town()("ensemble", "drawn", "--members", "1").out
    holds(out, "GDP")
    lacks(out, "no draw touches")


def test_limits_that_cannot_be_kept_are_named():
    place = town()
    place.write("scenarios/town/tight.json", {"kind": "scenario", "plan": "plan.json", "extends": ["drawn.json"], "limits": {
        "land": {"title": "Land", "unit": "1e4 m2", "coefficients": {"industry": 1, "services": 1}, "at_most": 1, "output": {"max_cut": 5}}}})
    holds(place("ensemble", "tight", "--members", "2000").out, "Land could not be kept in 100 % of runs")


def test_a_pair_of_which_one_is_certain_does_nothing_and_says_so():
    place = town()
    place.write("scenarios/town/pair.json", {"kind": "scenario", "plan": "plan.json", "extends": ["drawn.json"],
                                              "correlations": {"c": {"of": "sectors.industry.growth", "with": "sectors.services.growth", "rank": 0.5}}})
    done = place("run", "pair", "--set", "sectors.services.growth=7")
    same(done.returncode, 0)
    holds(done.talk, "so that this pair does nothing")
    holds(done.talk, "--set")
    same(place("run", "pair").talk, "")


def test_a_number_written_once_for_all_sectors_is_drawn_once():
    """Both sectors grow by one number, drawn once: then the share of a sector never moves."""
    place = Town(drawn={"kind": "scenario", "plan": "plan.json", "extends": ["base.json"], "sectors": {"industry": {"growth": 3}, "services": {"growth": 3}},
                        "energy": {"intensity": {"industry": 2, "services": 2}, "efficiency": {"value": 2, "uncertain": {"normal": {"sd": 1}}}}})
    document = json.loads(place("ensemble", "drawn", "--format", "json", "--only", "energy_use.*,energy_intensity", "--members", "20000").out)["scenarios"][0]
    same([one["input"] for one in document["drawn"]], ["energy.efficiency"])
    sd = {one["name"]: one["sd"]["2025"] for one in document["variables"]}
    assert abs(sd["energy_use.industry"] / 60 - sd["energy_use.services"] / 40) < 1e-9 * sd["energy_use.industry"], sd
    holds(place("ensemble", "drawn").out, "inputs drawn once a run: 1 (energy.efficiency)")


def test_long_runs_are_announced_and_stop_when_asked():
    place = town()
    before = place.everything()
    started = subprocess.Popen([PROGRAM, "ensemble", "drawn", "--members", "4e9", "-o", "out", "--lang", "en"], cwd=place.folder, env=CLEAN,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed_signals)
    time.sleep(1.5)
    begun = time.monotonic()
    started.send_signal(signal.SIGINT)
    _, talk = started.communicate(timeout=30)
    assert time.monotonic() - begun < 10
    same(started.returncode, 130)
    holds(talk.decode(), "4.0G members")
    same(place.everything(), before)


def test_memory_does_not_grow_with_members():
    place = town()
    def most(members):
        done = subprocess.Popen([PROGRAM, "ensemble", "drawn", "--members", members, "--format", "csv", "--threads", "2"], cwd=place.folder,
                                env=CLEAN, stdout=subprocess.DEVNULL)
        return os.wait4(done.pid, 0)[2].ru_maxrss
    assert most("1e6") < 1.3 * most("5e4")


def test_without_anything_uncertain_that_is_said():
    place = town()
    done = place("ensemble", "slow", "--lang", "en")
    same(done.returncode, 0)
    holds(done.out, "Nothing is uncertain")
    lacks(done.out, "100 %")


def with_facts(*rows):
    place = town()
    place.write("scenarios/town/observed.csv", "variable,unit,year,value,source,basis\n" + "".join(row + "\n" for row in rows))
    return place


def test_facts_fall_among_the_runs():
    """GDP of 100 grows by some 5 % a year: a fact far above, one in the middle, one before the base year that starts a forecast."""
    place = with_facts("gdp,1e8 CNY@2020,2015,80,yearbook,", "gdp,1e8 CNY@2020,2020,100,yearbook,", "gdp,1e8 CNY@2020,2022,150,yearbook,",
                       "gdp_growth,%/yr,2022,4.8,yearbook,", "gdp,1e8 CNY@2020,2035,999,yearbook,", "gdp_nominal,1e8 CNY,2019,90,yearbook,")
    document = json.loads(place("ensemble", "drawn", "--format", "json").out)
    facts = {(fact["variable"], fact["year"]): fact for fact in document["scenarios"][0]["facts"]}
    same(sorted(facts), [("gdp", 2022), ("gdp_growth", 2022)])
    far = facts["gdp", 2022]
    same((far["below"], far["no_change"]), (1, 100))
    assert abs(far["same_growth"] - 100 * (100 / 80) ** (2 / 5)) < 1e-9
    mean = [v for v in document["scenarios"][0]["variables"] if v["name"] == "gdp"][0]["mean"]["2022"]
    assert 150 - mean - 3 < far["score"] < 150 - mean
    middle = facts["gdp_growth", 2022]
    assert 0.2 < middle["below"] < 0.8 and middle["no_change"] is None, middle
    found = rows(place("ensemble", "drawn", "--format", "csv"))  # the variables, as ever
    same("stat" in found[0], True)
    talk = place("ensemble", "drawn").out
    nearer = int(far["score"] < abs(150 - far["same_growth"]))
    for part in (">99.9", "150", "1 of 2 facts", 'of 1 facts with a value in the base year, nearer to 1 than "no change"',
                 'of 1 facts with two earlier values, nearer to %d than "the same growth again"' % nearer):
        holds(" ".join(talk.split()), part)
    same(place("ensemble", "drawn", "-o", "out").returncode, 0)
    told = list(csv.DictReader(io.StringIO(place.read("out/ensemble-facts.csv"))))
    same([(row["variable"], row["year"], float(row["below"])) for row in told], [("gdp", "2022", 1.0), ("gdp_growth", "2022", middle["below"])])


def test_facts_on_another_basis_are_not_compared():
    place = with_facts("gdp,1e8 CNY@2020,2020,100,yearbook,old", "gdp,1e8 CNY@2020,2022,120,yearbook,new")
    same(json.loads(place("ensemble", "drawn", "--format", "json").out)["scenarios"][0]["facts"], [])
    lacks(place("ensemble", "drawn").out, "came true")


def test_facts_are_compared_on_the_basis_that_the_run_begins_with():
    """GDP begins at 100, as it was first released; a revision of the base year does not make the revised facts comparable."""
    place = with_facts("gdp,1e8 CNY@2020,2018,90,yearbook,old", "gdp,1e8 CNY@2020,2018,99,yearbook,new",
                       "gdp,1e8 CNY@2020,2020,100.02,yearbook,old", "gdp,1e8 CNY@2020,2020,110,yearbook,new",
                       "gdp,1e8 CNY@2020,2021,104,yearbook,old", "gdp,1e8 CNY@2020,2022,120,yearbook,new")
    facts = json.loads(place("ensemble", "drawn", "--format", "json").out)["scenarios"][0]["facts"]
    same([(fact["variable"], fact["year"], fact["no_change"]) for fact in facts], [("gdp", 2021, 100.02)])
    assert abs(facts[0]["same_growth"] - 100.02 * (100.02 / 90) ** 0.5) < 1e-9


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "ensemble"))
