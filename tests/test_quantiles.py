#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantiles of few members and of many, by one definition (type 7), everywhere they are taken; probabilities of none and
of all; what a spread says beside them. Members are found again from the quantiles themselves: at N = 2, 3 and 5 they
decide every member, and mean and standard deviation must agree. OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import math
import os
import sys

from test_cli import BASE, PLAN, Town, holds, lacks, run_tests, same

STATS = {"p05": 0.05, "p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}


def indicator(uncertain, value=0.5, low=-1e9, high=1e9, **more):
    return {"title": {"en": "X"}, "unit": "1", "path": {"value": value, "source": "assumption", "range": [low, high],
                                                       "note": "n", "uncertain": uncertain}, **more}


def town(targets=None, **indicators):
    plan = dict(PLAN, targets=targets or PLAN["targets"])
    place = Town(drawn={"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
                        "sectors": {"industry": {"growth": 5}, "services": {"growth": 5}},
                        "indicators": indicators or {"x": indicator({"uniform": {"low": 0, "high": 1}}, 0.5, 0, 1)}})
    place.write("scenarios/town/plan.json", plan)
    return place


def target(variable, **sense):
    return {"title": {"en": variable.upper(), "zh": variable.upper()}, "variable": variable, "year": 2025, "source": "t", **sense}


def stats(place, members, *more, name="x", year="2025"):
    done = place("ensemble", "drawn", "--members", str(members), "--only", name, "--format", "csv", *more)
    same((done.returncode, done.talk), (0, ""))
    return {row["stat"]: float(row["value"]) for row in csv.DictReader(io.StringIO(done.out)) if row["year"] == year and row["variable"] == name}


def type7(members, p):
    members = sorted(members)
    rank = p * (len(members) - 1)
    low = int(rank)
    high = min(low + 1, len(members) - 1)
    return members[low] + (rank - low) * (members[high] - members[low])


def members_of(found, count):
    """The members that these quantiles come from."""
    if count == 1:
        return [found["p50"]]
    if count == 2:
        return [2 * found["mean"] - found["p95"] - (found["p95"] - found["p05"]) / 18, found["p95"] + (found["p95"] - found["p05"]) / 18]
    if count == 3:
        return [2 * found["p25"] - found["p50"], found["p50"], 2 * found["p75"] - found["p50"]]
    return [2 * found["p05"] - found["p10"], found["p25"], found["p50"], found["p75"], 2 * found["p95"] - found["p90"]]


def test_quantiles_of_few_members_are_those_of_the_members():
    shapes = {"uniform": indicator({"uniform": {"low": 0, "high": 1}}, 0.5, 0, 1),
              "skewed": indicator({"lognormal": {"sigma": 2}}, 3),
              "far": indicator({"normal": {"sd": 1e-3}}, 1e6)}
    for shape, made in shapes.items():
        place = town(x=made)
        for count in 1, 2, 3, 5:
            for seed in "1", "7":
                found = stats(place, count, "--seed", seed)
                members = members_of(found, count)
                same(members, sorted(members))
                scale = max(abs(m) for m in members) * 1e-12 + (members[-1] - members[0]) * 1e-9
                for stat, p in STATS.items():
                    assert abs(found[stat] - type7(members, p)) <= scale, (shape, count, stat, found, members)
                assert abs(found["mean"] - sum(members) / count) <= scale, (shape, count)
                if count > 1:
                    mean = sum(members) / count
                    sd = math.sqrt(sum((m - mean) ** 2 for m in members) / (count - 1))
                    assert abs(found["sd"] - sd) <= 1e-6 * sd, (shape, count)


def test_default_and_exact_agree_within_what_help_promises():
    place = town(x=indicator({"uniform": {"low": 0, "high": 1}}, 0.5, 0, 1), y=indicator({"lognormal": {"sigma": 3}}, 2),
                 lumps={"title": {"en": "L"}, "unit": "1", "formula": "if(x < 0.3, 10, if(x < 0.7, 20, 90))"},
                 same_all={"title": {"en": "S"}, "unit": "1", "formula": "x - x + 4"},
                 rare={"title": {"en": "R"}, "unit": "1", "formula": "if(x > 0.9998, x, if(x == 0.5, x, 0 / 0))"},
                 gap={"title": {"en": "G"}, "unit": "1", "formula": "if(x < 0.5, x, x + 100)"})
    holds(" ".join(place("help", "ensemble").out.split()), "within 1/1800 of the range, and exact up to 4096")
    for members in 1, 2, 50, 1000, 4096, 4097, 20000:
        for name in "x", "y", "lumps", "same_all", "gap", "rare":
            if members < 20000 and name == "rare":
                continue
            read, exact = [{row["stat"]: float(row["value"]) for row in csv.DictReader(io.StringIO(
                place("ensemble", "drawn", "--members", str(members), "--only", name, "--years", "2025", "--format", "csv", *more).out))}
                for more in ([], ["--exact"])]
            same(list(read), list(exact))
            wide = exact["p95"] - exact["p05"]   # less than the range
            for stat in read:
                error = abs(read[stat] - exact[stat])
                assert error == 0 or (members > 4096 and error <= max(wide, abs(exact[stat]) * 1e-12) / 1800) or name == "y", (members, name, stat, read, exact)
    assert len(exact) == 9 and 0.9998 < exact["p05"] <= exact["p95"] < 1, exact   # few of many have a value: they are shown


def test_values_that_are_none_are_left_out():
    place = town(x=indicator({"uniform": {"low": 0, "high": 1}}, 0.5, 0, 1),
                 half={"title": {"en": "H"}, "unit": "1", "formula": "if(x < 0.5, 0 / 0, x)"},
                 ends={"title": {"en": "E"}, "unit": "1", "formula": "if(x < 0.2, 1 / (x - x), x)"})
    for name, low in ("half", 0.5), ("ends", 0.2):
        for members in 50, 3000, 9000:
            done = place("ensemble", "drawn", "--members", str(members), "--only", name, "--years", "2025", "--format", "csv", "--quiet")
            found = {row["stat"]: float(row["value"]) for row in csv.DictReader(io.StringIO(done.out))}
            assert low <= found["p05"] < found["p50"] < found["p95"] < 1, (name, members, found)
            assert abs(found["p50"] - (low + 1) / 2) < 4 / math.sqrt(members) , (name, members, found)


def test_credible_values_and_charts_take_the_same_quantiles():
    place = town({"x": target("x", at_least=0.4)})
    for members in 2, 3, 5:
        found = stats(place, members)
        credible = json.loads(place("ensemble", "drawn", "--members", str(members), "--credible", "0.75", "--format", "json").out)
        value = next(t for t in credible["scenarios"][0]["targets"] if t["id"] == "x")["credible"]["2025"]
        assert abs(value - found["p25"]) < 1e-12, (members, value, found)
        same(credible["exact"], True)
        done = place("chart", "drawn", "--kind", "fan,ranges", "--only", "x", "--members", str(members), "-o", "out%d" % members, "--quiet")
        assert done.returncode in (0, 3), done.talk   # without gnuplot the data are there all the same
        rows = list(csv.DictReader(io.StringIO(place.read("out%d/chart-drawn.csv" % members))))
        band = [row for row in rows if row["mark"] == "band" and row["year"] == "2025"]
        same({row["name"]: (float(row["low"]), float(row["high"])) for row in band},
             {low + "-" + high: (found[low], found[high]) for low, high in (("p05", "p95"), ("p10", "p90"), ("p25", "p75"))})
        whole = [row for row in rows if row["mark"] == "range p05-p95"][0]
        same((float(whole["low"]), float(whole["high"])), (found["p05"], found["p95"]))
        same({float(row["value"]) for row in rows if row["mark"] == "median" and row["year"] == "2025"}, {found["p50"]})


def test_facts_are_held_against_the_members_themselves():
    place = town()
    with open(os.path.join(place.folder, "scenarios/town/observed.csv"), "w", encoding="utf-8") as file:
        file.write("variable,unit,year,value,source\nx,1,2022,0.5,made up\n")
    for members in 1, 2, 3, 5:
        found = members_of(stats(place, members, year="2022"), members)
        fact = json.loads(place("ensemble", "drawn", "--members", str(members), "--format", "json").out)["scenarios"][0]["facts"][0]
        same(fact["below"], sum(m < 0.5 for m in found) / members)
        if all(m < 0.5 for m in found) or all(m > 0.5 for m in found):   # one or two runs say little
            holds(place("ensemble", "drawn", "--members", str(members), "--lang", "en").out, "%s%d\n" % ((">", 5) if found[0] < 0.5 else ("<", 95)) if members == 1 else "0.5")
        apart = sum(abs(a - b) for a in found for b in found) / members ** 2
        assert abs(fact["score"] - (sum(abs(m - 0.5) for m in found) / members - apart / 2)) < 1e-9, (members, fact)


def test_none_and_all_are_bounds():
    place = town({"never": target("x", at_least=1.5), "always": target("x", at_least=-1), "fixed": target("gdp", at_least="1 亿元")})
    for members, under, over in (1000, "0.3", "99.7"), (300, "1", "99"), (50, "6", "94"), (5, "46", "54"), (100000, "0.003", "99.997"):
        done = place("ensemble", "drawn", "--members", str(members), "--lang", "en")
        flat = " ".join(done.out.split())
        for part in ("<%s %%" % under, ">%s %%" % over, "under %s %% or over %s %%" % (under, over), "1-0.05^(1/%s)" % format(members, ",")):
            holds(flat, part)
        chinese = place("ensemble", "drawn", "--members", str(members), "--lang", "zh").out
        holds("".join(chinese.split()), "%s%%以下或%s%%以上" % (under, over))
        document = json.loads(place("ensemble", "drawn", "--members", str(members), "--format", "json").out)["scenarios"][0]
        never, always, fixed = document["targets"]
        bound = 1 - 0.05 ** (1 / members)
        assert abs(never["at_most"] / bound - 1) < 1e-6 and never["at_least"] == 0, never
        assert abs((1 - always["at_least"]) / bound - 1) < 1e-6 and always["at_most"] == 1, always
        assert never["standard_error"] > 0 and always["standard_error"] > 0
        same((fixed["probability"], fixed["standard_error"], "at_most" in fixed), (1, 0, False))   # no draw touches it
        assert abs(document["all"]["at_most"] / bound - 1) < 1e-6, document["all"]
    told = list(csv.DictReader(io.StringIO(place("ensemble", "drawn", "--targets", "--format", "csv", "--members", "100").out)))
    same(list(told[0]), ["scenario", "target", "probability", "standard_error"])
    same({row["target"]: float(row["standard_error"]) > 0 for row in told if row["standard_error"]},
         {"never": True, "always": True, "fixed": False, "all": True})


def test_what_no_draw_touches_is_certain():
    place = town({"x": target("x", at_least=0.5), "no": target("gdp", at_least="1e9 亿元")})
    out = " ".join(place("ensemble", "drawn", "--members", "400", "--lang", "en").out.split())
    holds(out, "all targets that can be judged 0 % of 2")   # one is missed whatever is drawn
    lacks(out, "95 % sure")
    alone = town({"no": target("gdp", at_least="1e9 亿元")})
    out = " ".join(alone("ensemble", "drawn", "--members", "400", "--lang", "en").out.split())
    lacks(out, "standard error")
    holds(out, "400 runs each, seed 1; no draw touches a target.")


def test_few_runs_on_one_side_give_their_interval():
    place = town({"x": target("x", at_least=0.99)})
    words = ["ensemble", "drawn", "--members", "100", "--seed", "7"]
    found = json.loads(place(*words, "--format", "json").out)["scenarios"][0]["targets"][0]
    met = round(100 * found["probability"])
    assert 1 <= met <= 4, "another seed"
    holds(" ".join(place(*words, "--lang", "en").out.split()), "met in %d of 100 runs, so P(met) is between %.1f %% and %.1f %%, 90 %% sure"
          % (met, 100 * found["at_least"], 100 * found["at_most"]))
    holds(place(*words, "--lang", "zh").out, "100次模拟中%d次达标" % met)

    def at_most(k, p):
        return sum(math.comb(100, i) * p ** i * (1 - p) ** (100 - i) for i in range(k + 1))
    assert abs(at_most(met, found["at_most"]) - 0.05) < 1e-9 and abs(at_most(met - 1, found["at_least"]) - 0.95) < 1e-9, found


def test_only_shows_what_it_names():
    place = town()
    done = place("ensemble", "drawn", "--only", "x", "--members", "5", "--lang", "en")
    row = next(line for line in done.out.split("\n") if line.strip().startswith("X"))
    found = stats(place, 5)
    same([float(cell) for cell in row.split()[1:]], [round(found[stat], 2) for stat in ("p05", "p25", "p50", "p75", "p95")])
    both = place("ensemble", "drawn", "--only", "gdp,x", "--years", "2023:2024", "--members", "50", "--lang", "zh").out
    for part in ("2023 X", "2024 X"):
        holds(both, part)
    same(place("ensemble", "drawn", "--only", "output", "--members", "50", "--lang", "en").out.count("Value added, "), 2)


def test_broken_limits_say_when_and_why_a_target_is_met_all_the_same():
    limited = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
               "sectors": {"industry": {"growth": {"path": {"2021": 5, "2022": -4, "2025": -4}, "interpolate": "step",
                                                   "uncertain": {"normal": {"sd": 2}}}}, "services": {"growth": 1}},
               "energy": {"intensity": {"industry": 1, "services": 0.2}, "efficiency": {"value": 1, "uncertain": {"normal": {"sd": 0.5}}}},
               "limits": {"cap": {"title": {"en": "Cap", "zh": "上限"}, "use": "energy", "at_most": "68 万吨标准煤", "output": {"max_cut": 1}}}}
    place = Town(drawn=limited)
    place.write("scenarios/town/plan.json", dict(PLAN, targets={"e": target("energy", at_most="68 万吨标准煤")}))
    done = place("ensemble", "drawn", "--members", "2000", "--lang", "en")
    document = json.loads(place("ensemble", "drawn", "--members", "2000", "--format", "json").out)["scenarios"][0]
    limit = document["limits"][0]
    assert 0.02 < limit["broken"] < 0.98 and limit["broken_in"]["2021"] > limit["broken_in"]["2025"], limit
    flat = " ".join(done.out.split())
    holds(flat, "drawn: Cap could not be kept in %.1f %% of runs, with all efficiency and cuts of output that it allows: 2021 %.1f %%"
          % (100 * limit["broken"], 100 * limit["broken_in"]["2021"]))
    holds(flat, "A limit counts in each year of its path, e in 2025 only:")
    holds(place("ensemble", "drawn", "--members", "2000", "--lang", "zh").out, "约束逐年生效")


def test_a_spread_at_current_prices_says_what_it_leaves_out():
    drawn = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
             "sectors": {"industry": {"growth": {"value": 5, "uncertain": {"normal": {"sd": 2}}}}, "services": {"growth": 3}}}
    fixed, prices = dict(drawn, prices={"growth": 2}), dict(drawn, prices={"growth": {"value": 2, "uncertain": {"normal": {"sd": 1}}}})
    place = Town(drawn=drawn, fixed=fixed, prices=prices)
    for name, said in ("drawn", "the spread leaves out what prices may do"), ("fixed", "the spread leaves out their uncertainty"), ("prices", None):
        out = " ".join(place("ensemble", name, "--only", "gdp_nominal", "--members", "50", "--lang", "en").out.split())
        holds(out, "GDP, current prices")
        if said:
            holds(out, said)
        else:
            lacks(out, "leaves out")
        lacks(place("ensemble", name, "--only", "gdp", "--members", "50", "--lang", "en").out, "leaves out")
    for name, said in ("drawn", "what prices may do is left out"), ("fixed", "Price changes are fixed"), ("prices", None):
        done = place("chart", name, "--kind", "fan", "--only", "gdp_nominal", "--members", "50", "-o", name, "--lang", "en", "--quiet")
        if done.returncode == 3:
            return   # no gnuplot
        picture = place.read(name + "/fan-gdp_nominal-%s.en.svg" % name)
        assert (said in picture) if said else ("left out" not in picture), name


def test_every_number_of_members_gives_the_same_bytes_on_any_threads():
    place = town(x=indicator({"uniform": {"low": 0, "high": 1}}, 0.5, 0, 1),
                 rare={"title": {"en": "R"}, "unit": "1", "formula": "if(x > 0.9995, x, if(x == 0.5, x, 0 / 0))"})
    for members in 3, 4096, 9000:
        outs = {place("ensemble", "drawn", "--members", str(members), "--format", "json", "--quiet", "--threads", threads).out for threads in ("1", "3")}
        same((len(outs), "" in outs), (1, False))


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "quantiles"))
