#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""People, labour, capital, incomes, fuels, raw coal and water by a second calculation: random scenarios with all of these
sections, computed here from the formulas alone, agree with the program to 1e-9. One of them in six currencies, its amounts
in words of scale of each (bn, lakh crore): the same calculation, to 1e-12. OUTTURN names the program."""
import csv
import io
import json
import os
import random
import subprocess
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
SCENARIOS, FIRST, LAST = 40, 2020, 2030


def scenario(draw):
    sectors = ["a", "b", "c"][:draw.randint(1, 3)]
    each = lambda low, high: {s: draw.uniform(low, high) for s in sectors}
    return {"kind": "scenario", "plan": "plan.json", "title": "r",
            "sectors": {s: {"output": draw.uniform(1, 500), "growth": draw.uniform(-10, 15)} for s in sectors},
            "population": {"base": draw.uniform(50, 900), "natural_increase": draw.uniform(-8, 8), "migration": draw.uniform(-3, 3)},
            "urbanization": {"base": draw.uniform(20, 80), "change": draw.uniform(-1, 2)},
            "labour": {"employment": each(1, 50), "productivity": each(-5, 9), "working_age": draw.uniform(50, 70), "participation": draw.uniform(50, 90)},
            "capital": {"ratio": each(1, 4), "depreciation": draw.uniform(2, 15), "conversion": draw.uniform(30, 100), "investment_share": draw.uniform(10, 60),
                        "investment_prices": draw.uniform(-3, 8), "share": draw.uniform(30, 70)},
            "energy": {"intensity": each(0.1, 3), "efficiency": draw.uniform(-2, 5)},
            "fuels": {"x": {"factor": draw.uniform(1, 3)}, "y": {"share": draw.uniform(0, 40), "factor": draw.uniform(0, 2), "kind": "nonfossil"}},
            "carbon": {"factor": 2, "household_factor": 1}, "coal": {"per_output": each(0, 30)},
            "water": {"intensity": each(1, 80), "saving": draw.uniform(0, 5)},
            "income": {"urban": draw.uniform(1e4, 6e4), "rural": draw.uniform(5e3, 2e4), "urban_growth": draw.uniform(0, 9), "rural_growth": draw.uniform(0, 9),
                       "consumer_prices": 2}}


def expected(s):
    """{(variable, year): value}"""
    want, sectors, labour, capital, fuels = {}, s["sectors"], s["labour"], s["capital"], s["fuels"]
    people, stock = s["population"]["base"], sum(capital["ratio"][k] * sectors[k]["output"] for k in sectors)
    invested = mined = 0.0
    before = None
    for year in range(FIRST, LAST + 1):
        t = year - FIRST
        y = {k: v["output"] * (1 + v["growth"] / 100) ** t for k, v in sectors.items()}
        if t:
            people = max(people * (1 + s["population"]["natural_increase"] / 1000) + s["population"]["migration"], 0)
        gdp = sum(y.values())
        investment = capital["investment_share"] / 100 * gdp
        towns = min(max(s["urbanization"]["base"] + s["urbanization"]["change"] * t, 0), 100) / 100
        demand = sum(labour["employment"][k] / sectors[k]["output"] / (1 + labour["productivity"][k] / 100) ** t * y[k] for k in y)
        supply = people * labour["working_age"] * labour["participation"] / 1e4
        energy = sum(s["energy"]["intensity"][k] * (1 - s["energy"]["efficiency"] / 100) ** t * y[k] for k in y)
        share = fuels["y"]["share"] / 100
        urban, rural = (s["income"][k] * (1 + s["income"][k + "_growth"] / 100) ** t for k in ("urban", "rural"))
        coal = sum(s["coal"]["per_output"][k] * y[k] for k in y)
        mean = urban * towns + rural * (1 - towns)
        now = {"gdp": gdp, "population": people, "capital": stock, "investment": investment, "labour_demand": demand, "labour_supply": supply,
               "labour_gap": max(demand - supply, 0), "labour_surplus": max(supply - demand, 0), "energy": energy, "primary_share.x": 100 - 100 * share,
               "nonfossil_share": 100 * share, "co2_by_fuel": energy * ((1 - share) * fuels["x"]["factor"] + share * fuels["y"]["factor"]), "co2": 2 * energy,
               "raw_coal": coal, "water": sum(s["water"]["intensity"][k] * (1 - s["water"]["saving"] / 100) ** t * y[k] for k in y),
               "income": mean, "income_nominal": mean * 1.02 ** t, "income_ratio": urban / rural}
        if t:
            invested, mined = invested + investment, mined + coal
            alpha = capital["share"] / 100
            now.update({"target_value.sum": invested, "target_value.mean": mined / t, "productivity_growth_implied":
                        100 * (gdp / before[0] - 1 - alpha * (stock / before[1] - 1) - (1 - alpha) * (demand / before[2] - 1))})
        want.update({(name, year): value for name, value in now.items()})
        before = gdp, stock, demand
        stock = stock * (1 - capital["depreciation"] / 100) + capital["conversion"] / 100 * investment / (1 + capital["investment_prices"] / 100) ** t
    return want


MONEY = {  # amounts of "1e8 money" in this currency: how many one CNY is taken for, and how they are written
    "CNY": (1, "%r 亿元", "%r 元"), "EUR": (0.128, "%r bn EUR", "%r EUR"), "USD": (0.5, "%r 1e8 USD", "%r US$"),
    "JPY": (16, "%r 億日元", "%r JPY"), "GBP": (0.1103, "GBP %r", "%r GBP"), "INR": (11.37, "%r lakh crore INR", "%r ₹")}
PER_1E8 = {"bn": 10, "lakh": 10000}


def in_money(s, rate, large, small):
    """The scenario with each amount of money in words, and each number per money over the rate; and the same in plain numbers."""
    made, plain = json.loads(json.dumps(s)), json.loads(json.dumps(s))
    word = large.split()[1] if " " in large else ""
    for k, sector in s["sectors"].items():
        amount = sector["output"] * rate / PER_1E8.get(word, 1)
        made["sectors"][k]["output"] = large % amount if large != "GBP %r" else amount  # a plain number is 1e8 of the plan's money
        plain["sectors"][k]["output"] = sector["output"] * rate
    for section, key in (("energy", "intensity"), ("coal", "per_output"), ("water", "intensity")):
        for k in s["sectors"]:
            made[section][key][k] = plain[section][key][k] = s[section][key][k] / rate
    for key in ("urban", "rural"):
        plain["income"][key] = s["income"][key] * rate
        made["income"][key] = (small % plain["income"][key]) + "/people"
    return made, plain


def currencies(folder, draw, wrong):
    """One place in six currencies against the calculation above, and against itself in CNY: real figures by the rate, the others
    alike; every bit of every figure in USD and JPY, whose rates are powers of two."""
    drawn, count, shown = scenario(draw), 0, {}
    for code, (rate, large, small) in MONEY.items():
        made, plain = in_money(drawn, rate, large, small)
        made["plan"] = "plan-%s.json" % code
        with open(os.path.join(folder, "plan.json")) as file:
            plan = {**json.load(file), "currency": code}
        for name, node in (("plan-%s.json" % code, plan), ("%s.json" % code, made)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                json.dump(node, file)
        units = "money=1e8 %s,energy/money=tce/1e4 %s,volume/money=m3/1e4 %s,mass/money=t/1e4 %s,people/money=people/1e4 %s,co2/money=tCO2/1e4 %s" % ((code,) * 6)
        done = subprocess.run([PROGRAM, "run", os.path.join(folder, code + ".json"), "--format", "csv", "--only", "*,target_*", "--units", units],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        if done.returncode != 0:
            wrong.append("%s: exit %d: %s" % (code, done.returncode, done.stderr.decode()[-600:]))
            continue
        got = {(row["variable"], int(row["year"])): (float(row["value"]), row["unit"])
               for row in csv.DictReader(io.StringIO(done.stdout.decode())) if row["value"]}
        shown[code] = got
        for key, value in expected(plain).items():
            number, unit = got.get(key, (float("nan"), ""))
            number *= 1e-8 if unit.startswith(code) and key[0].startswith("target") else 1
            count += 1
            if not abs(number - value) <= 1e-12 * max(1, abs(value)):
                wrong.append("%s: %s %d: got %r %s, want %r" % (code, *key, number, unit, value))
    for code in ("USD", "JPY"):
        for key, (number, unit) in shown.get(code, {}).items():
            above, _, below = unit.partition("/")
            scale = MONEY[code][0] ** ((code in above) - (code in below))
            if number != shown["CNY"][key][0] * scale:
                wrong.append("%s: %s %d: got %r %s, in CNY %r" % (code, *key, number, unit, shown["CNY"][key][0]))
            count += 1
    return count


def main():
    draw, wrong, count = random.Random(20201101), [], 0
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "plan.json"), "w") as file:
            json.dump({"kind": "plan", "title": "T", "base_year": FIRST, "years": [FIRST + 1, LAST], "targets": {
                "sum": {"title": "s", "variable": "investment", "measure": "cumulative", "at_least": 1},
                "mean": {"title": "m", "variable": "raw_coal", "measure": "mean", "at_most": 1}}}, file)
        for number in range(SCENARIOS):
            drawn = scenario(draw)
            with open(os.path.join(folder, "r.json"), "w") as file:
                json.dump(drawn, file)
            done = subprocess.run([PROGRAM, "run", os.path.join(folder, "r.json"), "--format", "csv", "--only", "*,target_*"], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, timeout=300)
            if done.returncode != 0:
                wrong.append("scenario %d: exit %d: %s" % (number, done.returncode, done.stderr.decode()[-300:]))
                continue
            got = {(row["variable"], int(row["year"])): float(row["value"]) for row in csv.DictReader(io.StringIO(done.stdout.decode())) if row["value"]}
            for key, value in expected(drawn).items():
                count += 1
                if not abs(got.get(key, float("nan")) - value) <= 1e-9 * max(1, abs(value)):
                    wrong.append("scenario %d: %s %d: got %r, want %r" % (number, *key, got.get(key), value))
        money = currencies(folder, random.Random(4217), wrong)
    good = not wrong and money > 6 * 200 and count > SCENARIOS * 200
    print(("ok " if good else "not ok ") + "sections_agree_with_a_second_calculation" + ("" if good else "\n     " + "\n     ".join(wrong[:10])))


main()
