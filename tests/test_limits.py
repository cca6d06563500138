#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule of limits written a second time, in plain loops, against what the program prints. Limits together: every way
in which cuts can be 0, meet their limit or be at their most is tried, and the one that fits is taken; on thousands of
random places with one to five limits, levels, ratios and own coefficients, weights, sectors, budgets. Shadow prices
against the difference that a slightly looser limit makes; a limit that is kept anyway changes no other number; the
order of the file changes none. OUTTURN names the program."""
import copy
import itertools
import csv
import io
import json
import math
import os
import random
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
SECTORS = ["heavy", "light", "services"]
YEARS = range(2021, 2031)
PLAN = {"kind": "plan", "title": "p", "base_year": 2020, "years": [2021, 2030],
        "targets": {"gdp": {"title": "g", "variable": "gdp", "at_least": "100 亿元"}}}
BASE = {"kind": "scenario", "plan": "plan.json", "title": "t",
        "sectors": {"heavy": {"output": 100, "growth": 9}, "light": {"output": 60, "growth": 5}, "services": {"output": 90, "growth": 7}},
        "population": {"base": 50, "natural_increase": -3, "migration": 0.4},
        "urbanization": {"base": 55, "change": 0.3, "speed": 2.5, "ceiling": 80},
        "energy": {"intensity": {"heavy": 3, "light": 1.1, "services": 0.4}, "efficiency": 1.5, "household_urban": 0.6, "household_rural": 0.4},
        "carbon": {"factor": {"heavy": 2.6, "light": 2.4, "services": 2.1}, "household_factor": 2.2}}


def clamp(excess, room, most):
    return min(max(excess / room, 0), most) if room > 0 else 0


class Limit:
    def __init__(self, name, said, scenario):
        self.name, self.said, self.scenario = name, said, scenario
        self.ratio = said.get("per") == "gdp"
        self.kept = dict.fromkeys(SECTORS, 1.0)
        self.spent = 0.0
        self.pool = name if "coefficients" in said else "energy"

    def coefficients(self, world):
        if "coefficients" in self.said:
            return {s: self.said["coefficients"].get(s, 0) * self.kept[s] for s in SECTORS}
        factor = self.scenario["carbon"]["factor"] if self.said["use"] == "co2" else dict.fromkeys(SECTORS, 1)
        return {s: world.intensity[s] * factor[s] for s in SECTORS}

    def fixed(self, world):
        if "coefficients" in self.said:
            return self.said.get("fixed", 0)
        return world.households() * (self.scenario["carbon"]["household_factor"] if self.said["use"] == "co2" else 1)

    def use(self, world, output):
        a = self.coefficients(world)
        return sum(a[s] * output[s] for s in SECTORS) + self.fixed(world)

    def per(self, world, output):
        by = self.said.get("per")
        return 1 if not by else sum(output.values()) if by == "gdp" else world.people

    def start(self, world):
        self.base = self.use(world, world.output) / self.per(world, world.output)

    def most(self, year):
        """The limit of a year, and whether it holds."""
        loose = self.scenario.get("loosened", {}).get((self.name, year), 0)
        most, active = self.stated(year)
        return most + loose, active

    def stated(self, year):
        if "over" in self.said:
            first, last = self.said["over"]
            if not first <= year <= last:
                return 0, False
            weight = lambda y: self.said.get("spread", {}).get("path", {}).get(str(y), 1)
            left = sum(weight(y) for y in range(year, last + 1))
            return (self.said["at_most"] - self.spent) * weight(year) / left, True
        if "at_most_variable" in self.said:
            return self.scenario["indicators"][self.said["at_most_variable"]]["path"], True
        falls = "fall_at_least" in self.said
        given = self.said["fall_at_least" if falls else "at_most"]
        scale = self.base if falls else 1
        if not isinstance(given, dict):
            return (1 - given / 100 if falls else given) * scale, True
        points = {int(y): 1 - v / 100 if falls else v for y, v in given["path"].items()}
        years, after = sorted(points), self.said.get("after", "inactive")
        geometric = falls or given.get("interpolate") == "geometric"

        def at(y):
            if y <= years[0] or y >= years[-1]:
                return points[years[0] if y <= years[0] else years[-1]]
            left = max(x for x in years if x <= y)
            right = min(x for x in years if x > y)
            part = (y - left) / (right - left)
            a, b = points[left], points[right]
            return a * (b / a) ** part if geometric else a + (b - a) * part

        value = at(year)
        if year > years[-1] and after == "continue":
            value *= (at(years[-1]) / at(years[-1] - 1)) ** (year - years[-1])
        return value * scale, year >= years[0] and (year <= years[-1] or after != "inactive")


class World:
    def __init__(self, scenario):
        self.scenario = scenario
        self.output = {s: scenario["sectors"][s]["output"] for s in SECTORS}
        self.wish = dict(self.output)
        self.intensity = dict(scenario["energy"]["intensity"])
        self.people, self.urban = scenario["population"]["base"], scenario["urbanization"]["base"] / 100

    def households(self):
        energy = self.scenario["energy"]
        return self.people * (self.urban * energy["household_urban"] + (1 - self.urban) * energy["household_rural"])

    def grow(self):
        people, towns, sectors = self.scenario["population"], self.scenario["urbanization"], self.scenario["sectors"]
        self.people = self.people * (1 + people["natural_increase"] / 1000) + people["migration"]
        ceiling = towns["ceiling"] / 100
        self.urban = ceiling / (1 + (ceiling / self.urban - 1) * math.exp(-towns["speed"] / 100)) + towns["change"] / 100
        self.intensity = {s: e * (1 - self.scenario["energy"]["efficiency"] / 100) for s, e in self.intensity.items()}
        wanted = {s: self.output[s] * (1 + sectors[s]["growth"] / 100) * (self.wish[s] / self.output[s]) ** sectors[s].get("catchup", 0)
                  for s in SECTORS}
        self.wish = {s: self.wish[s] * (1 + sectors[s]["growth"] / 100) for s in SECTORS}
        return wanted


def eliminate(a, b):
    """x with a x = b, or None."""
    n = len(b)
    a = [[x / max(map(abs, row)) for x in row + [b[i]]] for i, row in enumerate(a)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        if abs(a[p][i]) <= 1e-12:
            return None
        a[i], a[p] = a[p], a[i]
        for r in range(n):
            if r != i:
                f = a[r][i] / a[i][i]
                a[r] = [x - f * y for x, y in zip(a[r], a[i])]
    return [a[i][n] / a[i][i] for i in range(n)]


def solve(excess, room, yields, most):
    """All ways are tried; of those that fit, the one that costs least, then that of fewest cuts, then of the first limits."""
    n, best = len(excess), None
    able = [most[k] > 0 and room[k][k] > 0 for k in range(n)]
    scale = [abs(excess[k]) + sum(abs(room[k][j]) * most[j] for j in range(n)) or 1 for k in range(n)]
    for way in itertools.product((0, 1, 2), repeat=n):
        if any(w and not ok for w, ok in zip(way, able)):
            continue
        held = [k for k in range(n) if way[k] == 1]
        theta = [most[k] if way[k] == 2 else 0.0 for k in range(n)]
        x = eliminate([[room[i][j] for j in held] for i in held],
                      [excess[i] - sum(room[i][j] * theta[j] for j in range(n)) for i in held])
        if x is None:
            continue
        for k, value in zip(held, x):
            theta[k] = value
        left = [excess[i] - sum(room[i][j] * theta[j] for j in range(n)) for i in range(n)]
        fits = all((not able[k] or left[k] <= 1e-12 * scale[k]) if way[k] == 0 else left[k] >= -1e-12 * scale[k] if way[k] == 2
                   else -1e-12 <= theta[k] <= most[k] * (1 + 1e-12) for k in range(n))
        cost = sum(t * y for t, y in zip(theta, yields))
        rank = (sum(1 for w in way if w), tuple(-w for w in way))
        if fits and (best is None or cost < best[0] * (1 - 1e-12) or (cost <= best[0] * (1 + 1e-12) and rank < best[1])):
            best = (cost, rank, theta)
    return best[2] if best else [m if ok else 0 for m, ok in zip(most, able)]


class Year:
    """One year of limits together: what is left of the outputs wanted, and of the intensities."""
    def __init__(self, limits, world, wanted, year):
        self.limits = sorted(limits, key=lambda l: l.name)
        self.world, self.wanted, self.year = world, wanted, year
        stated = {l.name: l.most(year) for l in self.limits}
        self.most = {l.name: stated[l.name][0] for l in self.limits}
        self.active = {l.name: stated[l.name][1] for l in self.limits}
        self.pools = {}
        for l in self.limits:
            pool = self.pools.setdefault(l.pool, dict.fromkeys(SECTORS, 0.0))
            for s in l.said.get("efficiency", {}).get("sectors", SECTORS):
                if self.active[l.name] and "efficiency" in l.said:
                    pool[s] = max(pool[s], l.said["efficiency"]["extra"] / 100)
        self.cut()
        self.save()

    def use(self, l, output, with_pool):
        a = l.coefficients(self.world)
        return sum(a[s] * (1 - (self.pools[l.pool][s] if with_pool else 0)) * output[s] for s in SECTORS) + l.fixed(self.world)

    def beyond(self, l, output, with_pool):
        return self.use(l, output, with_pool) - self.most[l.name] * l.per(self.world, output)

    def cut(self):
        c, w, ls = {}, {}, self.limits
        for l in ls:
            full = {s: x * (1 - self.pools[l.pool][s]) for s, x in l.coefficients(self.world).items()}
            weights = l.said.get("output", {}).get("weights")
            for s in SECTORS:
                c[l.name, s] = full[s] - (self.most[l.name] if l.ratio else 0)
                w[l.name, s] = 0 if c[l.name, s] <= 0 else weights.get(s, 0) if weights else c[l.name, s] / full[s] if l.ratio else 1
        most = [l.said.get("output", {}).get("max_cut", 15) / 100 if self.active[l.name] else 0 for l in ls]
        theta = solve([self.beyond(l, self.wanted, True) for l in ls],
                      [[sum(c[k.name, s] * w[j.name, s] * self.wanted[s] for s in SECTORS) for j in ls] for k in ls],
                      [sum(w[l.name, s] * self.wanted[s] for s in SECTORS) for l in ls], most)
        self.theta = {l.name: t for l, t in zip(ls, theta)}
        self.output, self.lost = {}, dict.fromkeys(self.theta, 0.0)
        for s in SECTORS:
            cuts = {l.name: self.theta[l.name] * w[l.name, s] for l in ls}
            kept = min(1, 0.9 / sum(cuts.values())) if sum(cuts.values()) > 0 else 1
            self.output[s] = self.wanted[s] * (1 - kept * sum(cuts.values()))
            for name, cut in cuts.items():
                self.lost[name] += kept * cut * self.wanted[s]

    def save(self):
        """The least part of each pool with which its limits hold."""
        self.efficiency, parts = {}, {}
        for name, pool in self.pools.items():
            largest = max(pool.values())
            need = {}
            for l in self.limits:
                if l.pool == name and self.active[l.name] and largest > 0:
                    a = l.coefficients(self.world)
                    need[l.name] = 1 if self.theta[l.name] > 0 else clamp(
                        self.beyond(l, self.output, False), sum(a[s] * pool[s] * self.output[s] for s in SECTORS), 1)
            parts[name] = max(need.values(), default=0)
            for l, part in need.items():
                self.efficiency[l] = 100 * part * largest if part == parts[name] else 0
        for l in self.limits:
            if "coefficients" in l.said:
                for s in SECTORS:
                    l.kept[s] *= 1 - parts[l.name] * self.pools[l.name][s]
        if "energy" in self.pools:
            for s in SECTORS:
                self.world.intensity[s] *= 1 - parts["energy"] * self.pools["energy"][s]


def project(scenario, limited=True):
    world, told = World(scenario), {}
    limits = [Limit(n, l, scenario) for n, l in scenario.get("limits", {}).items()]
    for limit in limits:
        limit.start(world)
    factor = scenario["carbon"]["factor"]
    for year in YEARS:
        wanted = world.grow()
        of = Year(limits if limited else [], world, wanted, year)
        output = world.output = of.output
        told["gdp", year] = sum(output.values())
        told["energy", year] = sum(output[s] * world.intensity[s] for s in SECTORS) + world.households()
        told["co2", year] = (sum(output[s] * world.intensity[s] * factor[s] for s in SECTORS)
                             + world.households() * scenario["carbon"]["household_factor"])
        for s in SECTORS:
            told["output." + s, year] = output[s]
            told["energy_per_output." + s, year] = world.intensity[s]
        for limit in limits if limited else []:
            most, active = of.most[limit.name], of.active[limit.name]
            use = limit.use(world, output) / limit.per(world, output)
            if "over" in limit.said and active:
                limit.spent += use
            told["limit_use." + limit.name, year], told["limit_most." + limit.name, year] = use, most
            told["limit_cut." + limit.name, year] = of.lost[limit.name]
            told["limit_broken." + limit.name, year] = float(active and use > most + 1e-9 * abs(most))
            if limit.name in of.efficiency and max(of.pools[limit.pool].values()) > 0:
                told["limit_efficiency." + limit.name, year] = of.efficiency[limit.name]
            told["edge", limit.name, year] = of.theta[limit.name], limit
    return told


def with_limits(limits, **more):
    scenario = copy.deepcopy(BASE)
    scenario["limits"] = limits
    for key, value in more.items():
        if key == "catchup":
            for s in SECTORS:
                scenario["sectors"][s]["catchup"] = value
        else:
            scenario[key] = value
    return scenario


def run_all(folder, scenarios):
    """{name: {(variable, year): value}} of scenarios that run in one command."""
    for name, scenario in scenarios.items():
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump({k: v for k, v in scenario.items() if k != "loosened"}, file)
    done = subprocess.run([PROGRAM, "run"] + [os.path.join(folder, n + ".json") for n in scenarios] + ["--format", "csv"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    if done.returncode:
        raise AssertionError(done.stderr.decode("utf-8", "replace")[-500:])
    found = {name: {} for name in scenarios}
    for row in csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))):
        if row["value"]:
            found[row["scenario"]][row["variable"], int(row["year"])] = float(row["value"])
    return found


def run(folder, scenario):
    return run_all(folder, {"s": scenario})["s"]


def report(name, complaints):
    print(("not ok " if complaints else "ok ") + name + "".join("\n     " + text for text in complaints[:8]), flush=True)


PROJECTED = {
    "none": with_limits({}),
    "ratio": with_limits({"r": {"use": "energy", "per": "gdp", "fall_at_least": {"path": {"2020": 0, "2026": 22}}, "efficiency": {"extra": 1}}}),
    "continues": with_limits({"r": {"use": "energy", "per": "gdp", "fall_at_least": {"path": {"2020": 0, "2026": 22}}, "after": "continue",
                                    "efficiency": {"extra": 1, "sectors": ["heavy"]}}}),
    "holds_with_weights": with_limits({"r": {"use": "energy", "per": "gdp", "fall_at_least": {"path": {"2022": 5, "2026": 22}}, "after": "hold",
                                             "output": {"max_cut": 30, "weights": {"heavy": 0.8, "light": 1, "services": 1}}}}),
    "two_ratios_and_a_level_with_catchup": with_limits({
        "e": {"use": "energy", "per": "gdp", "fall_at_least": {"path": {"2020": 0, "2030": 25}}},
        "c": {"use": "co2", "per": "gdp", "fall_at_least": {"path": {"2020": 0, "2030": 27}}, "efficiency": {"extra": 0.5}},
        "l": {"use": "energy", "at_most": {"path": {"2023": 520, "2028": 560}}, "efficiency": {"extra": 0.3}}}, catchup=0.5),
    "own_coefficients": with_limits({"w": {
        "unit": "1e4 m3", "coefficients": {"heavy": 20, "light": 9, "services": -1}, "fixed": 30,
        "at_most": {"path": {"2021": 2550, "2030": 2900}, "interpolate": "geometric"},
        "efficiency": {"extra": 1.2, "sectors": ["heavy", "light"]}, "output": {"max_cut": 3}}}),
    "per_head": with_limits({"h": {"use": "co2", "per": "population", "at_most": {"path": {"2022": 21, "2029": 23}}, "output": {"max_cut": 4}}}),
    "variable": with_limits({"v": {"use": "energy", "at_most_variable": "quota"}, "z": {"use": "energy", "per": "gdp", "at_most": 1.55}},
                            indicators={"quota": {"title": "q", "unit": "1e4 tce", "path": 500}}),
}
WEIGHTS = {"heavy": 0.5, "light": 1, "services": 0.2}
PRICED = {
    "level": ({"use": "energy", "output": {"max_cut": 60}}, 540, 1e-3),
    "ratio": ({"use": "energy", "per": "gdp", "output": {"max_cut": 60}}, 1.5, 1e-5),
    "co2_after_efficiency": ({"use": "co2", "per": "gdp", "efficiency": {"extra": 1}, "output": {"max_cut": 60}}, 3.9, 1e-5),
    "ratio_with_weights": ({"use": "energy", "per": "gdp", "output": {"max_cut": 60, "weights": WEIGHTS}}, 1.5, 1e-5),
    "level_with_weights": ({"use": "energy", "efficiency": {"extra": 2}, "output": {"max_cut": 60, "weights": WEIGHTS}}, 500, 1e-3),
    "per_head": ({"use": "energy", "per": "population", "output": {"max_cut": 60}}, 10, 1e-4),
    "efficiency_alone": ({"use": "energy", "efficiency": {"extra": 20}}, 585, 1e-4),
}


def close(a, b, tolerance):
    return a is not None and abs(a - b) <= tolerance * max(1, abs(b))


def differences(scenario, told):
    wanted, free = project(scenario), project(scenario, False)
    if scenario["limits"]:
        wanted.update({("gap_to_unlimited", year): free["gdp", year] - wanted["gdp", year] for year in YEARS})
    return ["%s %d: got %r, want %r" % (*key, told.get(key), value) for key, value in wanted.items()
            if len(key) == 2 and not close(told.get(key), value, 1e-9)]


def check_price(folder, limit, most, step):
    at = lambda number: with_limits({"x": dict(limit, at_most={"path": {"2024": number}})})
    slope = (project(at(most + step))["gdp", 2024] - project(at(most - step))["gdp", 2024]) / (2 * step)
    told = run(folder, at(most)).get(("limit_price.x", 2024))
    return [] if close(told, slope, 1e-6) else ["got %r, want %r" % (told, slope)]


# --- random places ---

def a_limit(rnd, kinds=("level", "level", "ratio", "ratio", "own", "head", "budget")):
    kind, use = rnd.choice(kinds), rnd.choice(["energy", "co2"])
    base = {"energy": 402 + 24, "co2": 1130}[use]
    limit = {"use": use}
    if kind == "level":
        limit["at_most"] = {"path": {"2021": base * rnd.uniform(0.95, 1.1), "2030": base * rnd.uniform(0.9, 1.6)}}
    elif kind == "head":
        limit.update(per="population", at_most=base / 50 * rnd.uniform(0.9, 1.5))
    elif kind == "budget":
        first = rnd.choice([2021, 2024])
        last = first + rnd.choice([2, 4, 8])
        limit.update(over=[first, last], at_most=base * (last - first + 1) * rnd.uniform(0.9, 1.4))
        if rnd.random() < 0.5:
            limit["spread"] = {"path": {str(y): round(rnd.uniform(0.8, 1.2), 3) for y in range(first, last + 1)}}
    elif kind == "ratio":
        limit["per"] = "gdp"
        if rnd.random() < 0.5:
            limit["fall_at_least"] = {"path": {"2020": 0, "2030": rnd.uniform(10, 45)}}
        else:
            limit["at_most"] = base / 250 * rnd.uniform(0.75, 1.05)
    else:
        own = {s: rnd.uniform(-0.3, 3) for s in SECTORS}
        limit = {"unit": "1e4 m3", "coefficients": own, "fixed": rnd.uniform(0, 20)}
        limit["at_most"] = (max(sum(own[s] * BASE["sectors"][s]["output"] for s in SECTORS), 20) + 20) * rnd.uniform(1, 2)
    if rnd.random() < 0.6:
        limit["efficiency"] = {"extra": rnd.choice([0.3, 0.5, 1, 2, 4])}
        if rnd.random() < 0.4:
            limit["efficiency"]["sectors"] = rnd.sample(SECTORS, rnd.choice([1, 2]))
    if rnd.random() < 0.6:
        limit["output"] = {"max_cut": rnd.choice([2, 5, 15, 30, 60, 95])}
        if rnd.random() < 0.4:
            limit["output"]["weights"] = {s: round(rnd.uniform(0, 1), 2) for s in SECTORS}
    if "over" not in limit and rnd.random() < 0.3:
        limit["after"] = rnd.choice(["hold", "inactive", "continue"])
    return limit


def random_scenario(rnd):
    names = rnd.sample(["a", "b", "c", "d", "e", "f"], rnd.choice([1, 2, 2, 3, 3, 4, 5]))
    made = with_limits({name: a_limit(rnd) for name in names})
    if rnd.random() < 0.3:
        for s in SECTORS:
            made["sectors"][s]["catchup"] = round(rnd.random(), 2)
    return made


def check_random(folder, count, seed):
    """Also: in another order the same bits, and with a limit that is kept anyway the same bits of all others."""
    rnd, wrong, acting = random.Random(seed), [], {}
    for start in range(0, count, 40):
        made = {"r%d" % i: random_scenario(rnd) for i in range(start, min(start + 40, count))}
        turned, more = {}, {}
        for name, scenario in made.items():
            turned["t" + name] = dict(scenario, limits=dict(reversed(list(scenario["limits"].items()))))
            kept = {"use": "energy", "at_most": 1e6} if rnd.random() < 0.5 else {"use": "co2", "per": "gdp", "at_most": 50}
            more["m" + name] = dict(scenario, limits={**scenario["limits"], rnd.choice(["aa", "bb", "zz"]): kept})
        found = run_all(folder, {**made, **turned, **more})
        for name, scenario in made.items():
            told = found[name]
            wrong += [name + ": " + text for text in differences(scenario, told)[:1]]
            for other, limit in (("t", "in another order"), ("m", "with a limit that is kept anyway")):
                bad = [key for key, value in told.items() if found[other + name].get(key) != value]
                wrong += ["%s %s: %s %d: %r, %r" % (name, limit, *bad[0], told[bad[0]], found[other + name].get(bad[0]))] if bad else []
            for year in YEARS:
                acts = sum(told.get(("limit_cut." + l, year), 0) > 0 for l in scenario["limits"])
                acting[acts] = acting.get(acts, 0) + 1
        if len(wrong) > 8:
            break
    print("     %d places; years by limits that cut: %s" % (count, dict(sorted(acting.items()))))
    return wrong


def check_prices_together(folder, count, seed):
    """Each limit of a year loosened and tightened by a little, in the second calculation. A year in which the way of the
    cuts changes on either side is not a derivative, and is passed over."""
    rnd, wrong, tried = random.Random(seed), [], 0
    made = {"p%d" % i: with_limits({n: a_limit(rnd, ("level", "ratio", "ratio", "head", "own")) for n in rnd.sample("abcde", rnd.choice([1, 2, 3, 4]))})
            for i in range(count)}
    found = run_all(folder, made)
    for name, scenario in made.items():
        told = project(scenario)
        for year in YEARS:
            for l in scenario["limits"]:
                most = told["limit_most." + l, year]
                step = max(abs(most), 1e-3) * 1e-6
                sides = [project(dict(scenario, loosened={(l, year): sign * step})) for sign in (1, -1)]
                way = lambda p: [(p["edge", k, year][0] > 0, p["limit_broken." + k, year]) for k in scenario["limits"]]
                if way(sides[0]) != way(told) or way(sides[1]) != way(told):
                    continue
                slope = (sides[0]["gdp", year] - sides[1]["gdp", year]) / (2 * step)
                got = found[name].get(("limit_price." + l, year))
                if told["limit_broken." + l, year]:
                    if got is not None:
                        wrong.append("%s: %s is broken in %d and has the price %r" % (name, l, year, got))
                    continue
                if told["edge", l, year][0] <= 0:
                    slope = 0
                tried += slope != 0
                if got is None or abs(got - slope) > 2e-5 * max(abs(slope), told["gdp", year] / max(abs(most), 1e-3) * 1e-3):
                    wrong.append("%s: price of %s in %d: got %r, want %r" % (name, l, year, got, slope))
    print("     %d prices above 0" % tried)
    return wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 160
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as file:
            json.dump(PLAN, file)
        for name, told in run_all(folder, PROJECTED).items():
            report("limits_twice_" + name, differences(PROJECTED[name], told))
        for name, case in PRICED.items():
            report("limits_price_" + name, check_price(folder, *case))
        report("limits_together_random_places", check_random(folder, count, 11))
        report("limits_together_prices_are_derivatives", check_prices_together(folder, max(count // 10, 12), 12))


main()
