#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""conflict: sets, margins and witnesses against a calculation of our own, on the reference case and on a place written
here; what is refused; every format."""
import csv, io, json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import Town, holds, run_tests, same

BASELINE = "scenarios/luliang/baseline.json"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GROWTHS = ["sectors.%s.growth" % s for s in ("manufacturing", "mining", "services", "other")]
BASE = {"manufacturing": 302.530752, "mining": 583.357248, "services": 547.02, "other": 105.092}


def near(got, want, digits=1e-7):
    assert abs(float(got) - want) <= digits * max(1, abs(want)), (got, want)


def run(town, *words, code=1):
    done = town("conflict", *words)
    assert done.returncode == code, (done.returncode, done.talk)
    return done


def asked(town, *words, code=1):
    return json.loads(run(town, *words, "--format", "json", code=code).out)


def place(town, growth=(1, 15)):
    town.write("plan.json", json.dumps({
        "kind": "plan", "title": "P", "base_year": 2020, "prices": 2020, "years": [2021, 2025], "targets": {
            "gdp": {"title": "GDP", "variable": "gdp", "year": 2025, "at_least": 150},
            "a": {"title": "A", "variable": "output.a", "year": 2025, "at_most": 80},
            "b": {"title": "B", "variable": "output.b", "year": 2025, "at_most": 60},
            "forest": {"title": "Forest", "variable": "forest", "year": 2025, "at_least": 40}}}))
    town.write("s.json", json.dumps({
        "kind": "scenario", "plan": "plan.json", "title": "S",
        "sectors": {s: {"output": {"value": y, "unit": "1e8 CNY"},
                        "growth": {"value": 5, "source": "assumption", "range": list(growth), "note": "n"}}
                    for s, y in (("a", 60), ("b", 40))},
        "indicators": {"forest": {"title": "Forest", "unit": "%", "base": 30, "linear": 0.5}}}))


def test_luliang_growth_against_the_share_of_manufacturing_is_computed_a_second_way():
    """GDP 2238 with manufacturing at half of industry, by the four growths: y = y0 (1 + g)^5."""
    town = Town()
    path = os.path.join(ROOT, BASELINE)
    said = asked(town, path, "--target", "gdp", "manufacturing_share", "--by", *GROWTHS)
    same([[t["id"] for t in s["targets"]] for s in said["sets"]], [["gdp", "manufacturing_share"]])
    one = said["sets"][0]
    same(one["known"], "proved")
    ranges = {i["input"].split(".")[1]: (i["low"], i["high"]) for i in one["inputs"]}
    low, high = ({s: BASE[s] * (1 + ranges[s][k] / 100) ** 5 for s in BASE} for k in (0, 1))
    # at best: manufacturing, services and other at their most, mining no more than manufacturing
    mining = min(high["mining"], high["manufacturing"])
    best = high["manufacturing"] + high["services"] + high["other"] + mining
    near(one["targets"][0]["at_best"], best, 1e-8)
    near(one["targets"][0]["give_up"], 2238 - best, 1e-6)
    # the share at best with GDP held: mining as little as GDP allows
    mining = max(2238 - high["manufacturing"] - high["services"] - high["other"], low["mining"])
    near(one["targets"][1]["at_best"], 100 * high["manufacturing"] / (high["manufacturing"] + mining), 1e-8)
    # where both miss least: along mining, the rest at their most
    def miss(m):
        gdp = high["manufacturing"] + high["services"] + high["other"] + m
        share = 100 * high["manufacturing"] / (high["manufacturing"] + m)
        return max(0, 1 - gdp / 2238) ** 2 + max(0, 1 - share / 50) ** 2
    a, b = low["mining"], high["mining"]
    for _ in range(200):
        m1, m2 = a + (b - a) / 3, b - (b - a) / 3
        a, b = (a, m2) if miss(m1) < miss(m2) else (m1, b)
    near(one["targets"][0]["nearest"], high["manufacturing"] + high["services"] + high["other"] + a, 1e-6)
    same(sorted(h["without"] for h in said["held"]), ["gdp", "manufacturing_share"])
    for held in said["held"]:
        y = {i["input"].split(".")[1]: BASE[i["input"].split(".")[1]] * (1 + i["then"] / 100) ** 5
             for i in held["moved"]}
        reached = {r["id"]: r["value"] for r in held["reached"]}
        near(reached["gdp"], sum(y.values()), 1e-9)
        near(reached["manufacturing_share"], 100 * y["manufacturing"] / (y["manufacturing"] + y["mining"]), 1e-9)


def test_a_set_of_three_and_one_that_nothing_moves():
    town = Town()
    place(town)
    said = asked(town, "s.json")
    same([[t["id"] for t in s["targets"]] for s in said["sets"]], [["gdp", "a", "b"], ["forest"]])
    same([s["known"] for s in said["sets"]], ["proved", "fixed"])
    for target in said["sets"][0]["targets"]:
        near(target["give_up"], 10)
    near(said["sets"][1]["targets"][0]["give_up"], 40 - 32.5)
    same(sorted(h["without"] for h in said["held"]), ["a", "b", "gdp"])
    same(said["whole"], True)


def test_what_can_hold_together_is_no_conflict():
    town = Town()
    place(town)
    said = asked(town, "s.json", "--target", "gdp", "a", code=0)
    same((said["answer"], said["sets"]), ("yes", []))
    holds(run(town, "s.json", "--target", "gdp", "a", code=0).out, "all 2 targets can hold together")


def test_ranges_and_numbers_of_the_question_count():
    town = Town()
    place(town)
    said = asked(town, "s.json", "--target", "gdp=139", "a", "b", code=0)
    same(said["sets"], [])
    said = asked(town, "s.json", "--target", "gdp=139", "--by", "sectors.*.growth=1:5")
    same([[t["id"] for t in s["targets"]] for s in said["sets"]], [["gdp"]])
    near(said["sets"][0]["targets"][0]["at_best"], 100 * 1.05 ** 5, 1e-9)


def test_every_format_and_both_languages():
    town = Town()
    place(town)
    rows = list(csv.DictReader(io.StringIO(run(town, "s.json", "--format", "csv", code=1).out)))
    same([(r["set"], r["targets"], r["known"]) for r in rows], [("1", "gdp a b", "proved"), ("2", "forest", "fixed")])
    rows = list(csv.DictReader(io.StringIO(run(town, "s.json", "--format", "csv", "--targets", code=1).out)))
    same([(r["set"], r["target"]) for r in rows], [("1", "gdp"), ("1", "a"), ("1", "b"), ("2", "forest")])
    holds(run(town, "s.json", code=1).out, "these cannot hold together: GDP, A and B")
    holds(run(town, "s.json", "--lang", "zh", code=1).out, "以下目标无法同时达标：GDP、A与B")
    one = [run(town, "s.json", "--format", "json", "--threads", n, code=1).out for n in ("1", "3")]
    same(one[0], one[1])


def test_what_is_wrong_is_said():
    town = Town()
    place(town)
    holds(run(town, "s.json", "--target", "gpd", code=2).talk, "no target gpd")
    holds(run(town, "s.json", "--by", "sectors.a.grwth", code=2).talk, "sectors.a.growth")
    holds(run(town, "s.json", "--by", "indicators.forest.linear", code=2).talk, "range")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "conflict"))
