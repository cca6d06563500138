#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random valid scenarios with limits: what must hold in every year of every one, read from the CSV that users get.
Outputs add up to GDP, shares to 100 %, energy and CO2 to their parts; a use stays under its limit unless it is called
broken; a limit that does not bind costs nothing; without a cut nothing is lost. OUTTURN names the program."""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
SCENARIOS = 400
SEED = 20
TINY = 1e-9


def path(rnd, years, low, high, digits=2):
    """A number, or a path with two or three points."""
    number = lambda: round(rnd.uniform(low, high), digits)
    if rnd.random() < 0.5:
        return number()
    points = sorted(rnd.sample(years, min(len(years), rnd.choice([2, 2, 3]))))
    return {"path": {str(year): number() for year in points}, "interpolate": rnd.choice(["linear", "step"])}


def a_limit(rnd, years, uses, outputs, sectors):
    kind = rnd.choice(["level", "level", "ratio", "ratio", "own"])
    limit, total = {}, sum(outputs.values())
    if kind == "own":
        some = rnd.sample(sectors, rnd.randint(1, len(sectors)))
        limit["unit"] = "1e4 t"
        limit["coefficients"] = {s: round(rnd.uniform(0.1, 5), 2) for s in some}
        if rnd.random() < 0.3:
            limit["fixed"] = round(rnd.uniform(0, 0.1 * total), 2)
        use = sum(limit["coefficients"][s] * outputs[s] for s in some) + limit.get("fixed", 0)
        limit["at_most"] = path(rnd, years, 0.8 * use, 1.6 * use)
    else:
        limit["use"] = rnd.choice(list(uses))
        use = uses[limit["use"]]
        if kind == "ratio":
            limit["per"] = "gdp"
        if rnd.random() < 0.5:
            limit["fall_at_least"] = {"path": {str(years[0]): 0, str(years[-1]): round(rnd.uniform(-20, 30), 1)},
                                      "interpolate": rnd.choice(["geometric", "linear", "step"])}
        elif kind == "ratio":
            limit["at_most"] = path(rnd, years, 0.7 * use / total, 1.1 * use / total, 4)
        else:
            limit["at_most"] = path(rnd, years, 0.8 * use, 1.5 * use)
    if rnd.random() < 0.6:
        limit["efficiency"] = {"extra": round(rnd.uniform(0, 4), 2)}
        if rnd.random() < 0.4:
            limit["efficiency"]["sectors"] = rnd.sample(sectors, rnd.randint(1, len(sectors)))
    if rnd.random() < 0.6:
        limit["output"] = {"max_cut": rnd.choice([0, 2, 15, 60, 90])}
        if rnd.random() < 0.3:
            limit["output"]["weights"] = {s: round(rnd.uniform(0, 1), 2) for s in sectors}
    if rnd.random() < 0.4:
        limit["after"] = rnd.choice(["inactive", "hold", "continue"])
    return limit


def scenario(rnd):
    last = rnd.choice([2021, 2022, 2025, 2030, 2045])
    years = list(range(2020, last + 1))
    sectors = ["s%d" % i for i in range(rnd.choice([1, 2, 3, 4, 7]))]
    outputs = {s: round(rnd.uniform(1, 500), 2) for s in sectors}
    made = {"kind": "scenario", "plan": "plan.json", "years": [2021, last], "sectors": {
        s: {"output": outputs[s], "growth": path(rnd, years, -6, 14)} for s in sectors}}
    for s in sectors:
        if rnd.random() < 0.3:
            made["sectors"][s]["catchup"] = round(rnd.uniform(0, 1), 2)
    if len(sectors) > 1 and rnd.random() < 0.5:
        made["groups"] = {"some": rnd.sample(sectors, rnd.randint(1, len(sectors)))}
    if rnd.random() < 0.5:
        made["prices"] = {"growth": {s: path(rnd, years, -3, 8) for s in sectors}}
    intensity = {s: round(rnd.uniform(0.05, 4), 2) for s in sectors}
    made["energy"] = {"intensity": intensity, "efficiency": path(rnd, years, -1, 5), "households": path(rnd, years, 0, 30)}
    factor = {s: round(rnd.uniform(0.5, 3), 2) for s in sectors}
    made["carbon"] = {"factor": factor, "household_factor": 2}
    if rnd.random() < 0.5:
        made["population"] = {"base": 380, "natural_increase": path(rnd, years, -5, 9), "migration": path(rnd, years, -2, 2)}
        made["urbanization"] = {"base": 54.7, "change": 1}
    uses = {"energy": sum(outputs[s] * intensity[s] for s in sectors),
            "co2": sum(outputs[s] * intensity[s] * factor[s] for s in sectors)}
    made["limits"] = {"l%d" % i: a_limit(rnd, years, uses, outputs, sectors) for i in range(rnd.choice([0, 1, 1, 2, 3, 6]))}
    return made


PLAN = {"kind": "plan", "title": "P", "base_year": 2020, "prices": 2020, "years": [2021, 2025], "targets": {
    "gdp": {"title": "GDP", "variable": "gdp", "year": 2025, "at_least": 100, "source": "row 1"}}}


class Run:
    def __init__(self, scenario, values):
        self.scenario, self.values = scenario, values
        self.sectors = list(scenario["sectors"])
        self.years = range(2020, scenario["years"][1] + 1)

    def __call__(self, name, year):
        self.reads += 1
        return self.values[name, year]

    def has(self, name, year):
        return (name, year) in self.values

    def total(self, name, year):
        return sum(self("%s.%s" % (name, s), year) for s in self.sectors)


def near(a, b, scale=0):
    return abs(a - b) <= TINY * max(abs(a), abs(b), scale, 1e-12)


# --- what must hold: each yields what does not ---

def outputs_add_up(run):
    for y in run.years:
        if not near(run.total("output", y), run("gdp", y)):
            yield y, "sum of outputs", run.total("output", y), run("gdp", y)
        if not near(run.total("output_nominal", y), run("gdp_nominal", y)):
            yield y, "sum of nominal outputs", run.total("output_nominal", y), run("gdp_nominal", y)
        for s in run.sectors:
            if run("output." + s, y) < 0:
                yield y, "a negative output", s
            if not near(run("output." + s, y) * run("price." + s, y), run("output_nominal." + s, y)):
                yield y, "nominal is real times price", s


def shares_are_100(run):
    for y in run.years:
        for name in ("share", "share_real"):
            if not near(run.total(name, y), 100):
                yield y, name, run.total(name, y)
        for group, members in run.scenario.get("groups", {}).items():
            for name in ("share", "output", "energy_use", "co2_sector"):
                parts = sum(run("%s.%s" % (name, s), y) for s in members)
                if not near(parts, run("%s.%s" % (name, group), y)):
                    yield y, name, group, parts, run("%s.%s" % (name, group), y)


def energy_and_co2_add_up(run):
    for y in run.years:
        if not near(run.total("energy_use", y) + run("energy_households", y), run("energy", y)):
            yield y, "energy"
        if not near(run("energy", y) / run("gdp", y), run("energy_intensity", y)):
            yield y, "energy per GDP"
        if not near(run.total("co2_sector", y) + run("co2_households", y), run("co2", y)):
            yield y, "co2"
        for s in run.sectors:
            if not near(run("output." + s, y) * run("energy_per_output." + s, y), run("energy_use." + s, y)):
                yield y, "use is output times intensity", s
            co2 = run("energy_use." + s, y) * run.scenario["carbon"]["factor"][s]
            if not near(co2, run("co2_sector." + s, y)):
                yield y, "co2 is use times factor", s
        fall = 100 * (1 - run("energy_intensity", y) / run("energy_intensity", 2020))
        if not near(fall, run("energy_intensity_decline", y), 100):
            yield y, "fall since base"


def growth_is_growth(run):
    for y in run.years[1:]:
        if not near(100 * (run("gdp", y) / run("gdp", y - 1) - 1), run("gdp_growth", y), 100):
            yield y, "growth of GDP"
        for s in run.sectors:
            grown = 100 * (run("output." + s, y) / run("output." + s, y - 1) - 1) if run("output." + s, y - 1) else 0
            if not near(grown, run("output_growth." + s, y), 100):
                yield y, "growth", s


def use_of(run, limit, y):
    """The use under a limit, computed anew; what is given with its own coefficients only without efficiency."""
    if "use" in limit:
        return run(limit["use"], y) / (run("gdp", y) if "per" in limit else 1)
    if "efficiency" in limit:
        return None
    return sum(a * run("output." + s, y) for s, a in limit["coefficients"].items()) + limit.get("fixed", 0)


def limits_hold_or_are_broken(run):
    for name, limit in run.scenario["limits"].items():
        for y in run.years[1:]:
            use, most = run("limit_use." + name, y), run("limit_most." + name, y)
            binding, broken = run("limit_binding." + name, y), run("limit_broken." + name, y)
            anew = use_of(run, limit, y)
            if anew is not None and not near(use, anew):
                yield y, name, "use", use, anew
            if not near(most - use, run("limit_slack." + name, y), abs(most)):
                yield y, name, "slack", most - use, run("limit_slack." + name, y)
            if binding not in (0, 1) or broken not in (0, 1):
                yield y, name, "flags", binding, broken
            active = is_active(run, limit, y)
            if active and use > most + TINY * abs(most) * 1.001 and not broken:
                yield y, name, "use above its limit, not called broken", use, most
            if broken and not (active and use > most):
                yield y, name, "called broken, but it holds", use, most
            responded = run("limit_cut." + name, y) > 0 or run("limit_efficiency." + name, y) > 0 \
                if run.has("limit_efficiency." + name, y) else run("limit_cut." + name, y) > 0
            if responded and not active:
                yield y, name, "responds outside its years"
            if responded and not binding:
                yield y, name, "responds but does not bind"
            if run("limit_cut." + name, y) < 0:
                yield y, name, "negative cut"


def is_active(run, limit, y):
    quantity = limit.get("at_most", limit.get("fall_at_least"))
    points = [int(year) for year in quantity["path"]] if isinstance(quantity, dict) else [2020, 9999]
    return y >= points[0] and (y <= points[-1] or limit.get("after", "inactive") != "inactive")


def limits_cost_and_give_nothing_back(run):
    limits = run.scenario["limits"]
    if not limits:
        return
    simple = all("per" not in limit for limit in limits.values())
    cut = 0
    for y in run.years[1:]:
        cut += sum(run("limit_cut." + name, y) for name in limits)
        gap = run("gap_to_unlimited", y)
        if simple and gap < -TINY * run("gdp", y):
            yield y, "limits raise output", gap
        if cut == 0 and abs(gap) > TINY * run("gdp", y):
            yield y, "something is lost without a cut", gap


CHECKS = [outputs_add_up, shares_are_100, energy_and_co2_add_up, growth_is_growth, limits_hold_or_are_broken,
          limits_cost_and_give_nothing_back]


def main():
    rnd, failed = random.Random(int(os.environ.get("SEED", SEED))), {check: [] for check in CHECKS}
    reads = {check: 0 for check in CHECKS}
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
            json.dump(PLAN, out)
        for i in range(int(os.environ.get("COUNT", SCENARIOS))):
            made["x%d" % i] = scenario(rnd)
            with open(os.path.join(folder, "x%d.json" % i), "w", encoding="utf-8") as out:
                json.dump(made["x%d" % i], out)
        done = subprocess.run([PROGRAM, "run", ".", "--format", "csv", "--only", "*", "--quiet"], cwd=folder, capture_output=True, timeout=300)
        if done.returncode != 0:
            print("not ok identities_run: exit code %d\n%s" % (done.returncode, done.stderr.decode()[:3000]))
            return 1
        values = {name: {} for name in made}
        for row in csv.DictReader(io.StringIO(done.stdout.decode())):
            values[row["scenario"]][row["variable"], int(row["year"])] = float(row["value"])
    for name, one in made.items():
        run = Run(one, values[name])
        for check in CHECKS:
            run.reads = 0
            failed[check] += [(name, *what) for what in check(run)]
            reads[check] += run.reads
    for check in CHECKS:
        for what in failed[check][:5]:
            print("    ", *what)
            print("    ", json.dumps(made[what[0]]))
        if reads[check] < len(made):
            failed[check].append("reads only %d numbers" % reads[check])
            print("    ", failed[check][-1])
        print("%s identities_%s" % ("not ok" if failed[check] else "ok", check.__name__))
    return any(failed.values())


if __name__ == "__main__":
    sys.exit(main())
