#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""audit: the contradictions of Luliang's plans by their numbers, silence on what is consistent, and plans at random in
which one contradiction was planted: that one is found and nothing else."""
import csv, io, json, os, random, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import ROOT, Town, holds, run_tests, same

FOURTEENTH = os.path.join(ROOT, "scenarios", "luliang", "plan.json")
THIRTEENTH = os.path.join(ROOT, "scenarios", "luliang-13fyp", "plan.json")


def audit(town, *words, code):
    done = town("audit", *words, "--format", "json", "--lang", "en")
    same((done.returncode, done.talk), (code, ""))
    return json.loads(done.out)["plans"]


def findings(plan, *weights):
    return [f for f in plan["findings"] if f["weight"] in (weights or ("contradiction", "tension"))]


def numbers(finding):
    """What its statements come to, in their order."""
    return [line["comes_to"] for line in finding["statements"] if line.get("comes_to") is not None]


def one(plan, identity, rule):
    found = [f for f in plan["findings"] if (f["id"], f["rule"]) == (identity, rule)]
    same(len(found), 1)
    return found[0]


def near(got, want, places):
    assert abs(got - want) <= 0.5 * 10 ** -places + 1e-12, (got, want)


def test_the_fourteenth_plan():
    plan = audit(Town(), FOURTEENTH, code=1)[0]
    gdp = one(plan, "gdp", "numbers")
    for got, (want, places) in zip(numbers(gdp), ((7.7906, 4), (2259.83, 2), (7.4220, 4), (2259.83, 2))):
        near(got, want, places)
    near(gdp["statements"][2]["off"], 21.83, 2)
    firms = numbers(one(plan, "industrial_enterprises", "numbers"))
    near(firms[0], 13.345, 3)
    near(firms[1], 1176, 9)
    rest = numbers(one(plan, "structure", "rest"))  # the whole, industry, services, the rest, with services at 38 and 42 %
    for got, want in zip(rest, (7.7906, 6.7994, 10.3528, 1.2633, 8.3123, -8.5713)):
        near(got, want, 4)
    parts = numbers(one(plan, "industry_structure", "growth"))
    for got, want in zip(parts, (6.7994, 15.2616, 1.0768)):
        near(got, want, 4)
    gross = numbers(one(plan, "industry", "implied"))
    for got, want in zip(gross, (14.8698, 6.7994)):
        near(got, want, 4)
    jobs = numbers(one(plan, "employment", "beside"))
    near(jobs[0], -1.1096, 4)
    near(jobs[1], -5.426, 3)
    holds(one(plan, "employment", "beside")["sentence"], "beside 35 1e4 people")
    near(numbers(one(plan, "certified", "implied"))[-1], 56.70, 2)
    near(numbers(one(plan, "power_capacity", "implies"))[0], 1025, 9)
    near(numbers(one(plan, "energy_produced", "parts"))[0], 1.07145, 5)
    same(numbers(one(plan, "new_materials_sum", "parts")), [1500])
    for got, (want, places) in zip(numbers(one(plan, "investment_rate", "steady")), ((48.5, 1), (72.3, 1), (2.2483, 4))):
        near(got, want, places)
    near(numbers(one(plan, "income_ratio_2020", "ratio"))[0], 2.8512, 4)
    holds(one(plan, "grain", "below_base")["sentence"], "at least 100 1e4 t is wanted where 101 1e4 t there is")
    holds(one(plan, "good_air", "below_previous")["sentence"], "at least 85 % is wanted where the plan before wanted 95 %")
    holds(one(plan, "good_air", "below_previous")["sentence"], "of \"Days of good air quality, Lishi district\"")


def test_the_thirteenth_plan():
    plan = audit(Town(), THIRTEENTH, code=1)[0]
    rises = [numbers(f) for f in plan["findings"] if (f["id"], f["rule"]) == ("gdp", "prices")]
    same(len(rises), 2)
    for got, want in zip(rises[0] + rises[1], (12.0738, 5.2336, 9.9811, 4.3463)):
        near(got, want, 4)
    urban = [f for f in plan["findings"] if f["id"] == "income_urban" and f["rule"] == "prices"][0]
    near(numbers(urban)[0], 5.949, 3)
    same(urban["weight"], "contradiction")
    near(numbers(one(plan, "urbanization", "numbers"))[0], 9.76, 9)
    near(numbers(one(plan, "services_share", "numbers"))[0], -2.5, 9)
    for identity in ("infant_mortality", "work_deaths", "services_share"):
        one(plan, identity, "below_base")
    assert not [f for f in plan["findings"] if f["id"] == "income_rural"], "8.06 is printed as 8"


def test_silent_on_what_is_right():
    town = Town()
    plan = audit(town, FOURTEENTH, code=1)[0]
    assert not [f for f in plan["findings"] if f["id"] in ("urbanization", "forest_cover", "certified_employed", "pension")]
    done = town("audit", os.path.join(ROOT, "scenarios", "scotland"), "--lang", "en")
    same((done.returncode, done.talk), (0, ""))
    holds(done.out, "agrees with itself")


def test_worst_first_with_both_places():
    town = Town()
    plan = audit(town, FOURTEENTH, code=1)[0]
    order = [("contradiction", "tension", "follows").index(f["weight"]) for f in plan["findings"]]
    same(order, sorted(order))
    for weight in ("contradiction", "tension"):
        apart = [f["apart"] for f in findings(plan, weight)]
        same(apart, sorted(apart, reverse=True))
    for found in plan["findings"]:
        places = {line["place"] for line in found["statements"]}
        assert len(places) >= 2 and all(re.search(r"[^:]+:\d+:\d+$", place) for place in places), found


def test_the_plan_before_named_beside():
    town = Town()
    plans = audit(town, FOURTEENTH, THIRTEENTH, code=1)
    same(len(plans), 2)
    one(plans[0], "patents", "below_previous")  # 2.6 of all invention patents, then 1.5 of those of high value
    one(plans[0], "good_air", "below_previous")


def test_formats_and_languages():
    town = Town()
    rows = list(csv.DictReader(io.StringIO(town("audit", FOURTEENTH, "--format", "csv").out)))
    gdp = [row for row in rows if row["id"] == "gdp"]
    same([row["role"] for row in gdp], ["observed", "target", "stated", "stated", "stated"])
    near(float(gdp[1]["comes_to"]), 7.7906, 4)
    said = town("audit", FOURTEENTH, "--lang", "zh")
    holds(said.out, "矛盾")
    holds(said.out, "年均7.7906%")
    whole = town("audit", FOURTEENTH, "--all", "--lang", "en").out
    holds(whole, "(2238 / 1538)^(1/5) - 1 = 7.79057 %")
    holds(whole, "30382 / 10656 = 2.85116")
    done = town("audit", FOURTEENTH, "-o", "out", "--format", "csv,json,table")
    same(done.returncode, 1)
    same(town("verify", "out", os.path.dirname(FOURTEENTH)).returncode, 0)


# --- plans at random ---

def even(rng):
    """A plan that agrees with itself: levels, a rate rounded as printed, a change, a whole with parts, a ratio."""
    base, rate = rng.randint(500, 3000), rng.randint(2, 12)
    level = round(base * (1 + rate / 100) ** 5 + 0.5)
    share, to = rng.randint(20, 60), rng.randint(61, 80)
    firms = rng.randint(100, 900)
    a, b = rng.randint(10, 50), rng.randint(10, 40)
    plan = {
        "kind": "plan", "title": "Even", "base_year": 2020, "prices": 2020, "years": [2021, 2025],
        "targets": {
            "output": {"title": "Output", "variable": "x_output", "at_least": "%d 亿元" % level, "base": "%d 亿元" % base,
                       "source": "row 1", "stated": [{"measure": "mean_growth", "at_least": "%d %%/yr" % rate, "source": "text"},
                                                     {"role": "previous", "at_least": "%d 亿元" % (base - 1), "source": "old"}]},
            "share": {"title": "Share", "variable": "x_share", "about": "%d %%" % to, "base": "%d %%" % share, "source": "row 2",
                      "stated": [{"measure": "change", "about": "%d 个百分点" % (to - share), "source": "text"}]},
            "firms": {"title": "Firms", "variable": "x_firms", "at_least": "%d 家" % (2 * firms), "base": "%d 家" % firms,
                      "source": "row 3", "stated": [{"at_least": {"times": 2, "year": 2020}, "source": "text"}]},
            "a": {"title": "A", "variable": "x_a", "about": "%d %%" % a, "source": "row 4"},
            "b": {"title": "B", "variable": "x_b", "about": "%d %%" % b, "source": "row 5"},
            "c": {"title": "C", "variable": "x_c", "about": "%d %%" % (100 - a - b), "source": "row 6"},
            "half": {"title": "Half", "variable": "x_half", "about": "%.2f 亿元" % (level * a / 100), "source": "row 7"},
            "deaths": {"title": "Deaths", "variable": "x_deaths", "at_most": 3, "base": 4.5, "source": "row 8"}},
        "relations": {
            "all": {"title": "All", "implies": [{"value": "100 %", "source": "text"}], "source": "text"},
            "sum": {"title": "Sum", "part_of": "all", "parts": [{"of": "a"}, {"of": "b"}, {"of": "c"}], "source": "text"},
            "made": {"title": "Made", "implies": [{"of": "output"}, {"of": "a"}], "same_as": "half", "source": "text"},
            "per_firm": {"title": "Per firm", "ratio": [{"of": "output"}, {"of": "firms"}], "year": 2020,
                         "is": round(base / firms, 3), "source": "text"}}}
    return plan, {"level": level, "base": base, "rate": rate, "to": to, "share": share, "firms": firms, "a": a}


def plant_rate(plan, given):
    plan["targets"]["output"]["stated"][0]["at_least"] = "%d %%/yr" % (given["rate"] + 1)
    return "output", "numbers"


def plant_change(plan, given):
    plan["targets"]["share"]["stated"][0]["about"] = "%d 个百分点" % (given["to"] - given["share"] + 2)
    return "share", "numbers"


def plant_doubling(plan, given):
    plan["targets"]["firms"]["at_least"] = "%d 家" % (2 * given["firms"] - 1)
    return "firms", "numbers"


def plant_parts(plan, given):
    plan["targets"]["b"]["about"] = "%d %%" % (int(plan["targets"]["b"]["about"][:-2]) + 5)
    return "sum", "parts"


def plant_third(plan, given):
    plan["targets"]["half"]["about"] = "%.2f 亿元" % (given["level"] * given["a"] / 100 * 1.1)
    return "made", "implied"


def plant_ratio(plan, given):
    plan["relations"]["per_firm"]["is"] = round(given["base"] / given["firms"] + 0.01, 3)
    return "per_firm", "ratio"


def plant_weak(plan, given):
    plan["targets"]["deaths"]["at_most"] = 4.6
    return "deaths", "below_base"


def plant_previous(plan, given):
    plan["targets"]["output"]["stated"][1]["at_least"] = "%d 亿元" % (given["level"] + 1)
    return "output", "below_previous"


def plant_share(plan, given):
    plan["targets"]["share"].update(about="101 %", stated=[])
    return "share", "share"


def plant_year(plan, given):
    plan["targets"]["deaths"]["year"] = 2027
    return "deaths", "period"


def test_plans_at_random_in_which_one_contradiction_was_planted():
    planted = [f for name, f in sorted(globals().items()) if name.startswith("plant_")]
    rng, town = random.Random(14), Town()
    for number in range(30):
        plan, given = even(rng)
        town.write("even.json", json.dumps(plan, ensure_ascii=False))
        same(findings(audit(town, "even.json", code=0)[0]), [])
        want = planted[number % len(planted)](plan, given)
        town.write("odd.json", json.dumps(plan, ensure_ascii=False))
        found = findings(audit(town, "odd.json", code=1)[0])
        same([(f["id"], f["rule"]) for f in found], [want])


def test_what_is_wrong_with_relations():
    town = Town()
    plan, _ = even(random.Random(1))
    for relation, said in (({"title": "X", "implies": [{"of": "outptu"}]}, 'did you mean output?'),
                           ({"title": "X", "implies": [{"of": "output"}], "part_of": "output"}, 'relation "x"'),
                           ({"title": "X", "ratio": [{"of": "output"}]}, 'relation "x"'),
                           ({"title": "X", "implies": [{"title": "nothing"}]}, "a term that names nothing"),
                           ({"title": "X", "implies": [{"of": "x"}]}, "no target, relation or observed variable")):
        town.write("wrong.json", json.dumps(dict(plan, relations={"x": relation})))
        done = town("audit", "wrong.json", "--lang", "en")
        same((done.returncode, done.out), (2, ""))
        holds(done.talk, said)


# --- found by attack ---

def small(targets, relations=None, **more):
    listed = {key: dict({"title": key.upper(), "variable": "x_" + key, "source": "table"}, **target)
              for key, target in targets.items()}
    return json.dumps(dict({"kind": "plan", "title": "Small", "base_year": 2020, "prices": 2020, "years": [2021, 2025],
                            "targets": listed, "relations": relations or {}}, **more), ensure_ascii=False)


def test_times_a_base_that_nobody_says():
    town = Town()
    town.write("p.json", small({"a": {"at_least": "20 亿元", "stated": [{"at_least": {"times": 2, "year": 2020}}]}}))
    same(audit(town, "p.json", code=0)[0]["no_base"], 1)
    whole = town("audit", "p.json", "--all", "--lang", "en").out
    holds(whole, "not judged, no base: A 2025: at least 2 times the base")
    holds(town("audit", "p.json", "--all", "--lang", "zh").out, "无基年数，未核对")


def test_sums_and_products_of_as_many_as_there_are():
    town = Town()
    for count in (17, 10000):
        targets = {"p%d" % i: {"about": "1 亿元"} for i in range(count)}
        targets["whole"] = {"about": "%d 亿元" % count}
        terms = [{"of": "p%d" % i} for i in range(count)]
        total = {"sum": {"title": "Sum", "part_of": "whole", "parts": terms, "source": "x"}}
        town.write("p.json", small(targets, total))
        same(findings(audit(town, "p.json", code=0)[0]), [])
        targets["whole"] = {"about": "%d 亿元" % (count * 2)}
        town.write("p.json", small(targets, total))
        sum_of = one(audit(town, "p.json", code=1)[0], "sum", "parts")
        same((numbers(sum_of), len(sum_of["statements"])), ([count], count + 2))
        shares = {key: {"about": "100 %"} for key in targets}
        town.write("p.json", small(shares, {"all": {"title": "All", "implies": terms, "source": "x"}}))
        same(numbers(one(audit(town, "p.json", code=0)[0], "all", "implies")), [100])


def test_targets_of_one_thing_that_exclude_each_other():
    town = Town()
    for one_says, other_says, out in (({"at_least": "20 %"}, {"at_most": "15 %"}, True),
                                      ({"at_least": "20 %"}, {"at_most": "20 %"}, False),
                                      ({"above": "20 %"}, {"below": "20 %"}, True),
                                      ({"about": "20 %"}, {"at_most": "15 %"}, True),
                                      ({"about": "20 %"}, {"about": "20.1 %"}, False),
                                      ({"at_least": "20 %"}, {"at_least": "15 %"}, False),
                                      ({"at_least": "20 %", "year": 2023}, {"at_most": "15 %"}, False)):
        town.write("p.json", small({"a": one_says, "b": dict(other_says, variable="x_a")}))
        found = findings(audit(town, "p.json", code=1 if out else 0)[0])
        same([(f["id"], f["rule"], f["weight"]) for f in found], [("a", "exclude", "contradiction")] if out else [])
    holds(town("audit", "p.json", "--lang", "zh").out, "相互一致")


def test_a_product_of_fifteen_levels_has_a_number():
    town = Town()
    town.write("p.json", small({"p%d" % i: {"at_least": "2 亿元"} for i in range(15)}, {
        "r": {"title": "R", "source": "x", "implies": [{"of": "p%d" % i} for i in range(15)]}}))
    found = one(audit(town, "p.json", code=0)[0], "r", "implies")
    near(numbers(found)[0], 32768, 6)
    holds(found["sentence"], "32768 1e120 CNY^15")
    holds(town("audit", "p.json", "--lang", "zh").out, "32768 1e120")


def test_check_says_what_audit_refuses_of_previous():
    town = Town()
    for previous, said in (("p.json", "is not the plan before"), ("none.json", "none.json"),
                           ("../p.json", "../p.json")):
        town.write("p.json", small({"a": {"at_least": "20 %"}}, previous=previous))
        for command in ("check", "audit"):
            done = town(command, "p.json", "--lang", "en")
            same(done.returncode, 2)
            holds(done.talk, said)


def test_check_refuses_the_relations_that_audit_refuses():
    town = Town()
    implied = {"r": {"title": "R", "source": "x", "implies": [{"of": "s"}]}, "s": {"title": "S", "source": "x", "implies": [{"of": "r"}]}}
    itself = {"r": {"title": "R", "source": "x", "ratio": [{"of": "a"}, {"of": "r"}]}}
    for relations in (implied, itself):
        town.write("p.json", small({"a": {"at_least": "20 %"}}, relations=relations))
        told = [town(command, "p.json", "--lang", "en") for command in ("check", "audit")]
        same([done.returncode for done in told], [2, 2])
        same(told[0].talk, told[1].talk)
        holds(told[0].talk, "is no target, relation")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "audit"))
