#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule of limits written a second time, in plain loops, against what the program prints: level, ratio and own
coefficients, some sectors only, weights, catchup, years of activity, two ratio limits with a level, and shadow
prices against the difference that a slightly looser limit makes. OUTTURN names the program."""
import copy
import csv
import io
import json
import os
import subprocess
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
    def __init__(self, name, said, scenario, place):
        self.name, self.said, self.scenario = name, said, scenario
        self.ratio = said.get("per") == "gdp"
        self.key = (self.ratio, said.get("order", 0), place)
        self.kept = dict.fromkeys(SECTORS, 1.0)

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
        self.urban += towns["change"] / 100 + towns["speed"] / 100 * self.urban * (1 - self.urban / (towns["ceiling"] / 100))
        self.intensity = {s: e * (1 - self.scenario["energy"]["efficiency"] / 100) for s, e in self.intensity.items()}
        wanted = {s: self.output[s] * (1 + sectors[s]["growth"] / 100) * (self.wish[s] / self.output[s]) ** sectors[s].get("catchup", 0)
                  for s in SECTORS}
        self.wish = {s: self.wish[s] * (1 + sectors[s]["growth"] / 100) for s in SECTORS}
        return wanted


def respond(limit, world, wanted, year):
    """Less use per output; the year's efficiency."""
    most, active = limit.most(year)
    if not active or "efficiency" not in limit.said:
        return 0
    some = limit.said["efficiency"].get("sectors", SECTORS)
    a = limit.coefficients(world)
    share = clamp(limit.use(world, wanted) - most * limit.per(world, wanted), sum(a[s] * wanted[s] for s in some),
                  limit.said["efficiency"]["extra"] / 100)
    for s in some:
        kept = limit.kept if "coefficients" in limit.said else world.intensity
        kept[s] *= 1 - share
    return share


def cut(limit, world, output, year, kept):
    """Less output; what was cut."""
    most, active = limit.most(year)
    if not active:
        return output, 0
    a, said = limit.coefficients(world), limit.said.get("output", {})
    c = {s: a[s] - (most if limit.ratio else 0) for s in SECTORS}
    weights = said.get("weights")
    w = {s: 0 if c[s] <= 0 else weights.get(s, 0) if weights else c[s] / a[s] if limit.ratio else 1 for s in SECTORS}
    left = max(1 - (1 - said.get("max_cut", 15) / 100) / kept[limit.name], 0) if kept[limit.name] > 0 else 0
    share = clamp(limit.use(world, output) - most * limit.per(world, output), sum(c[s] * w[s] * output[s] for s in SECTORS), left)
    kept[limit.name] *= 1 - share
    return {s: output[s] * (1 - share * w[s]) for s in SECTORS}, share * sum(w[s] * output[s] for s in SECTORS)


def project(scenario, limited=True):
    world, told = World(scenario), {}
    limits = sorted((Limit(n, l, scenario, i) for i, (n, l) in enumerate(scenario.get("limits", {}).items())), key=lambda l: l.key)
    for limit in limits:
        limit.start(world)
    ratios = [l for l in limits if l.ratio]
    passes = [l for l in limits if not l.ratio] + ratios * (4 if len(ratios) > 1 else 1)
    factor = scenario["carbon"]["factor"]
    for year in YEARS:
        output = world.grow()
        share = {l.name: respond(l, world, output, year) if limited else 0 for l in limits}
        kept, lost = dict.fromkeys(share, 1.0), dict.fromkeys(share, 0.0)
        for limit in passes if limited else []:
            output, less = cut(limit, world, output, year, kept)
            lost[limit.name] += less
        world.output = output
        told["gdp", year] = sum(output.values())
        told["energy", year] = sum(output[s] * world.intensity[s] for s in SECTORS) + world.households()
        told["co2", year] = (sum(output[s] * world.intensity[s] * factor[s] for s in SECTORS)
                             + world.households() * scenario["carbon"]["household_factor"])
        for s in SECTORS:
            told["output." + s, year] = output[s]
            told["energy_per_output." + s, year] = world.intensity[s]
        for limit in limits:
            most, active = limit.most(year)
            use = limit.use(world, output) / limit.per(world, output)
            told["limit_use." + limit.name, year], told["limit_most." + limit.name, year] = use, most
            told["limit_cut." + limit.name, year] = lost[limit.name]
            told["limit_broken." + limit.name, year] = float(limited and active and use > most * (1 + 1e-9))
            if "efficiency" in limit.said:
                told["limit_efficiency." + limit.name, year] = 100 * share[limit.name]
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


def run(folder, scenario):
    with open(os.path.join(folder, "s.json"), "w", encoding="utf-8") as file:
        json.dump(scenario, file)
    done = subprocess.run([PROGRAM, "run", os.path.join(folder, "s.json"), "--format", "csv"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60)
    if done.returncode:
        raise AssertionError(done.stderr.decode("utf-8", "replace")[-500:])
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8")))
    return {(row["variable"], int(row["year"])): float(row["value"]) for row in rows if row["value"]}


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
        "c": {"use": "co2", "per": "gdp", "fall_at_least": {"path": {"2020": 0, "2030": 27}}, "efficiency": {"extra": 0.5}, "order": 2},
        "l": {"use": "energy", "at_most": {"path": {"2023": 520, "2028": 560}}, "efficiency": {"extra": 0.3}}}, catchup=0.5),
    "own_coefficients": with_limits({"w": {
        "unit": "1e4 m3", "coefficients": {"heavy": 20, "light": 9, "services": -1}, "fixed": 30,
        "at_most": {"path": {"2021": 2550, "2030": 2900}, "interpolate": "geometric"},
        "efficiency": {"extra": 1.2, "sectors": ["heavy", "light"]}, "output": {"max_cut": 3}}}),
    "per_head": with_limits({"h": {"use": "co2", "per": "population", "at_most": {"path": {"2022": 21, "2029": 23}}, "output": {"max_cut": 4}}}),
    "variable": with_limits({"v": {"use": "energy", "at_most_variable": "quota", "order": 3}, "z": {"use": "energy", "per": "gdp", "at_most": 1.55, "order": 1}},
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


def check_projection(folder, scenario):
    told, wanted, free = run(folder, scenario), project(scenario), project(scenario, False)
    if scenario["limits"]:
        wanted.update({("gap_to_unlimited", year): free["gdp", year] - wanted["gdp", year] for year in YEARS})
    return ["%s %d: got %r, want %r" % (*key, told.get(key), value) for key, value in wanted.items() if not close(told.get(key), value, 1e-9)]


def check_price(folder, limit, most, step):
    at = lambda number: with_limits({"x": dict(limit, at_most={"path": {"2024": number}})})
    slope = (project(at(most + step))["gdp", 2024] - project(at(most - step))["gdp", 2024]) / (2 * step)
    told = run(folder, at(most)).get(("limit_price.x", 2024))
    return [] if close(told, slope, 1e-6) else ["got %r, want %r" % (told, slope)]


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as file:
            json.dump(PLAN, file)
        for name, scenario in PROJECTED.items():
            report("limits_twice_" + name, check_projection(folder, scenario))
        for name, case in PRICED.items():
            report("limits_price_" + name, check_price(folder, *case))


main()
