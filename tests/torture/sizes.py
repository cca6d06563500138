#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Valid places of any size: n of one thing, all else small. ROWS says what a place has n of, what is asked of it, and
the limit that the program tells; measure() runs it in a process of its own and tells its user time and memory."""
import json
import math
import os
import resource
import signal
import subprocess
import tempfile
import time

BASE_YEAR, LAST = 2020, 2025
SECTORS = {"s": {"output": 100, "growth": 5}}


def plan(**more):
    return {"kind": "plan", "title": "Town", "base_year": BASE_YEAR, "prices": BASE_YEAR, "years": [BASE_YEAR + 1, LAST],
            "targets": {}, **more}


def scenario(**more):
    return {"kind": "scenario", "plan": "plan.json", "title": "S", "sectors": SECTORS, **more}


def place(write, of_plan=None, **of_scenario):
    write("plan.json", plan(**(of_plan or {})))
    write("s.json", scenario(**of_scenario))


# --- places: each is given write(name, content) and n ---

def series(write, n):
    """n indicators, each from a series of its own in observed.csv."""
    write("observed.csv", "variable,unit,year,value,source\n" +
          "".join("v%d,1,%d,%d,x\n" % (i, year, i + 1) for i in range(n) for year in (2020, 2025)))
    place(write, indicators={"i%d" % i: {"unit": "1", "path": {"series": {"file": "observed.csv", "variable": "v%d" % i}}}
                             for i in range(n)})


def targets(write, n):
    place(write, {"targets": {"t%d" % i: {"title": "T%d" % i, "variable": "gdp", "year": 2021 + i % 5, "at_least": 90 + i}
                              for i in range(n)}})


def own_targets(write, n):
    """n targets of n variables."""
    place(write, {"targets": {"t%d" % i: {"title": "T%d" % i, "variable": "i%d" % i, "year": 2025, "at_least": 1}
                              for i in range(n)}},
          indicators={"i%d" % i: {"unit": "1", "base": 1, "compound": 1 + i % 7} for i in range(n)})


def worded_targets(write, n):
    place(write, {"targets": {"t%d" % i: {"title": "T%d" % i, "year": 2025, "words": "many more %d" % i}
                              for i in range(n)}})


def cumulative_targets(write, n):
    place(write, {"targets": {"t%d" % i: {"title": "T%d" % i, "variable": "gdp", "measure": "mean_growth", "year": 2025,
                                          "at_least": i % 9} for i in range(n)}})


def indicators(write, n):
    place(write, indicators={"i%d" % i: {"unit": "1", "base": 1, "compound": 1 + i % 7} for i in range(n)})


def titled(write, n):
    """n indicators with sources, notes and ranges."""
    place(write, indicators={"i%d" % i: {"unit": "1", "title": {"en": "Indicator %d" % i, "zh": "指标%d" % i},
                                         "base": {"value": i + 1, "source": "table %d" % i, "note": "row %d" % i},
                                         "compound": {"value": 2, "source": "assumption", "range": [1, 3],
                                                      "note": "reason %d" % i}} for i in range(n)})


def held(write, n):
    """n indicators whose numbers lie between others and are held."""
    place(write, indicators={"i%d" % i: {"unit": "1", "path": {"path": {"2020": i, "2024": i + 1}}} for i in range(n)})


def formulas(write, n):
    place(write, indicators={"i%d" % i: {"unit": "1", "formula": "%d * gdp / base(gdp) + given(share_real.s, 0.03)" % (i + 1)}
                             for i in range(n)})


def units(write, n):
    place(write, indicators={"i%d" % i: {"unit": "1e%d t" % (i % 15) if i < 15 else "t/(1e%d CNY@%d)" % (i % 15, 1990 + i % 40), "base": 1, "compound": 2} for i in range(n)})


def chain(write, n):
    """Each indicator is made of the one before."""
    place(write, indicators={"i%d" % i: {"unit": "1", "formula": "i%d + 1" % (i - 1) if i else "gdp / base(gdp)"}
                             for i in range(n)})


def uncertain(write, n):
    place(write, indicators={"i%d" % i: {"unit": "1", "base": 1, "compound": {
        "value": 2, "uncertain": {"normal": {"sd": 1}}}} for i in range(n)})


def pairs(write, n):
    """n pairs of uncertain inputs."""
    uncertain(write, 2 * n)
    with_pairs(write, 2 * n, {"c%d" % i: {"of": "indicators.i%d.compound" % (2 * i),
                                          "with": "indicators.i%d.compound" % (2 * i + 1), "rank": 0.5}
                              for i in range(n)})


def joined(write, n):
    """n uncertain inputs, each correlated with the next."""
    with_pairs(write, n, {"c%d" % i: {"of": "indicators.i%d.compound" % i, "with": "indicators.i%d.compound" % (i + 1),
                                      "rank": 0.4} for i in range(n - 1)})


def with_pairs(write, n, correlations):
    place(write, correlations=correlations, indicators={"i%d" % i: {"unit": "1", "base": 1, "compound": {
        "value": 2, "uncertain": {"normal": {"sd": 1}}}} for i in range(n)})


def uncertain_targets(write, n):
    place(write, {"targets": {"t%d" % i: {"title": "T%d" % i, "variable": "gdp", "year": 2025, "at_least": 90 + i % 90}
                              for i in range(n)}},
          sectors={"s": {"output": 100, "growth": {"value": 5, "uncertain": {"normal": {"sd": 1}}}}})


def shocks(write, n):
    place(write, shocks={"k%d" % i: {"sd": 1, "growth": {"s": 0.1}} for i in range(n)})


def sectors(write, n):
    place(write, sectors={"s%d" % i: {"output": 1, "growth": 2 + i % 5} for i in range(n)})


def sectors_energy(write, n):
    place(write, sectors={"s%d" % i: {"output": 1, "growth": 2 + i % 5} for i in range(n)},
          energy={"intensity": {"s%d" % i: 0.5 for i in range(n)}, "efficiency": 2})


def sectors_limit(write, n):
    place(write, sectors={"s%d" % i: {"output": 1, "growth": 2 + i % 5} for i in range(n)},
          energy={"intensity": {"s%d" % i: 0.5 for i in range(n)}, "efficiency": 2},
          limits={"cap": {"use": "energy", "at_most": "%g 万吨标准煤" % (0.505 * n), "efficiency": {"extra": 1}}})


def sectors_uncertain(write, n):
    place(write, sectors={"s%d" % i: {"output": 1, "growth": {"value": 2, "uncertain": {"normal": {"sd": 1}}}}
                          for i in range(n)})


def sectors_together(write, n):
    """One number for n sectors, uncertain."""
    place(write, sectors={"s%d" % i: {"output": 1, "growth": 3} for i in range(n)},
          energy={"intensity": {"s%d" % i: 0.5 for i in range(n)},
                  "efficiency": {"value": 2, "uncertain": {"normal": {"sd": 1}}}})


def groups(write, n):
    place(write, sectors={"a": {"output": 1, "growth": 2}, "b": {"output": 1, "growth": 2}},
          groups={"g%d" % i: {"members": ["a", "b"]} for i in range(n)})


def members(write, n):
    """A group of n sectors."""
    place(write, sectors={"s%d" % i: {"output": 1, "growth": 2} for i in range(n)},
          groups={"all_of": {"members": ["s%d" % i for i in range(n)]}})


def years(write, n):
    place(write, {"years": [2021, 2020 + n]})


def points(write, n):
    """A path of n points."""
    place(write, {"years": [2021, 2020 + n]},
          sectors={"s": {"output": 100, "growth": {"path": {str(2021 + i): 2 + i % 3 for i in range(n)}}}})


def observed(write, n):
    write("observed.csv", "variable,unit,year,value,source\n" +
          "".join("gdp,1e8 CNY@2020,%d,%d,x\n" % (1990 + i, 50 + i) for i in range(30)) +
          "".join("v%d,1,2019,%d,x\n" % (i, i) for i in range(n)))
    place(write)


def observed_known(write, n):
    """n variables that the scenario has, each with what came true."""
    write("observed.csv", "variable,unit,year,value,source\n" +
          "".join("i%d,1,%d,%d,x\n" % (i, year, year - 2017) for i in range(n) for year in (2018, 2019, 2020, 2021)))
    indicators(write, n)


def scenarios(write, n):
    write("plan.json", plan(targets={"g": {"title": "GDP", "variable": "gdp", "year": 2025, "at_least": 120}}))
    write("base.json", {"kind": "scenario", "abstract": True, "plan": "plan.json", "title": "Base", "sectors": SECTORS})
    for i in range(n):
        write("x%d.json" % i, {"kind": "scenario", "plan": "plan.json", "extends": "base.json", "title": "X%d" % i,
                               "sectors": {"s": {"growth": 1 + i % 50 / 10}}})


def plans(write, n):
    for i in range(n):
        write("p%d/plan.json" % i, plan(title="Town %d" % i))
        write("p%d/s.json" % i, scenario())


def sets(write, n):
    indicators(write, n)
    write("list.csv", "key,value\n" + "".join("indicators.i%d.compound,3\n" % i for i in range(n)))


def table(write, n):
    write("list.csv", "indicator,unit,2020,2025 target\n" + "".join("Thing %d,t,%d,%d\n" % (i, i + 1, i + 2)
                                                                    for i in range(n)))


def many(word, n, each):
    return [part for i in range(n) for part in (word, each % i)]


QUICK = ["--members", "256", "--threads", "1"]
# what a place has n of, its place, n, the words of a command
ROWS = [
    ("series, run", series, 2000, ["run", "s", "--format", "csv"]),
    ("series, check", series, 2000, ["check", "s"]),
    ("series, list", series, 2000, ["list", "s", "inputs"]),
    ("targets, run", targets, 4000, ["run", "s", "--targets"]),
    ("targets, csv", targets, 4000, ["run", "s", "--targets", "--format", "csv"]),
    ("targets, json", targets, 4000, ["run", "s", "--format", "json"]),
    ("targets, check", targets, 4000, ["check", "s"]),
    ("targets, list", targets, 4000, ["list", "s", "targets"]),
    ("targets of variables, run", own_targets, 2000, ["run", "s"]),
    ("targets of variables, check", own_targets, 2000, ["check", "s"]),
    ("targets of variables, chart", own_targets, 2000, ["chart", "s"]),
    ("targets of one variable, chart", targets, 2000, ["chart", "s"]),
    ("targets of one variable, chart -o", targets, 500, ["chart", "s", "-o", "out", "--format", "svg", "--kind", "overview"]),
    ("targets in words, run", worded_targets, 4000, ["run", "s", "--targets"]),
    ("targets by mean growth, run", cumulative_targets, 2000, ["run", "s", "--targets"]),
    ("targets, ensemble", uncertain_targets, 1000, ["ensemble", "s", *QUICK]),
    ("targets, ensemble csv", uncertain_targets, 1000, ["ensemble", "s", "--format", "csv", *QUICK]),
    ("targets, ensemble of 8 threads", uncertain_targets, 1000,
     ["ensemble", "s", "--members", "2048", "--threads", "8"]),
    ("indicators, run", indicators, 4000, ["run", "s", "--format", "csv"]),
    ("indicators, table", indicators, 4000, ["run", "s"]),
    ("indicators, json", indicators, 4000, ["run", "s", "--format", "json"]),
    ("indicators, list", indicators, 4000, ["list", "s"]),
    ("indicators, list inputs", indicators, 4000, ["list", "s", "inputs", "--format", "csv"]),
    ("indicators, explain", indicators, 4000, ["explain", "s", "i5"]),
    ("indicators, check", titled, 2000, ["check", "s"]),
    ("held numbers, check", held, 2000, ["check", "s"]),
    ("indicators, inputs side by side", titled, 1000, ["compare", "s", "s", "--vary", "sectors.s.growth=1,2"]),
    ("indicators, ensemble", uncertain, 500, ["ensemble", "s", "--format", "csv", *QUICK]),
    ("formulas, run", formulas, 2000, ["run", "s", "--format", "csv"]),
    ("units, run", units, 2000, ["run", "s", "--format", "csv"]),
    ("chain, run", chain, 2000, ["run", "s", "--format", "csv"]),
    ("chain, chart", chain, 2000, ["chart", "s", "--only", "gdp"]),
    ("chain, explain", chain, 2000, lambda n: ["explain", "s", "i%d" % (n - 1)]),
    ("pairs, ensemble", pairs, 300, ["ensemble", "s", *QUICK]),
    ("joined inputs, ensemble", joined, 16, ["ensemble", "s", *QUICK]),
    ("shocks, ensemble", shocks, 1000, ["ensemble", "s", *QUICK]),
    ("sectors, run", sectors, 16, ["run", "s", "--format", "csv"]),
    ("sectors, table", sectors, 16, ["run", "s"]),
    ("sectors, check", sectors, 16, ["check", "s"]),
    ("sectors, chart", sectors, 16, ["chart", "s"]),
    ("sectors, stack", sectors, 16, ["chart", "s", "--kind", "stack", "-o", "out", "--format", "svg"]),
    ("sectors with energy, run", sectors_energy, 16, ["run", "s", "--format", "csv"]),
    ("sectors under a limit, run", sectors_limit, 16, ["run", "s", "--format", "csv"]),
    ("sectors, uncertain, ensemble", sectors_uncertain, 16, ["ensemble", "s", *QUICK]),
    ("sectors of one number, ensemble", sectors_together, 16, ["ensemble", "s", *QUICK]),
    ("groups, run", groups, 1000, ["run", "s", "--format", "csv"]),
    ("members, run", members, 16, ["run", "s", "--format", "csv"]),
    ("years, run", years, 45, ["run", "s", "--format", "csv"]),
    ("points, run", points, 45, ["run", "s", "--format", "csv"]),
    ("observed, check", observed, 5000, ["check", "s"]),
    ("observed, run", observed, 5000, ["run", "s"]),
    ("observed variables, check", observed_known, 1000, ["check", "s"]),
    ("observed variables, chart", observed_known, 1000, ["chart", "s", "--only", "gdp"]),
    ("scenarios, run", scenarios, 500, ["run", ".", "--format", "csv"]),
    ("scenarios, table", scenarios, 500, ["run", "."]),
    ("scenarios, json", scenarios, 500, ["run", ".", "--format", "json"]),
    ("scenarios, compare", scenarios, 30, ["compare", "."]),
    ("scenarios, compare csv", scenarios, 500, ["compare", ".", "--format", "csv"]),
    ("scenarios, compare inputs", scenarios, 500, ["compare", ".", "--inputs", "--format", "csv"]),
    ("scenarios, check", scenarios, 500, ["check", "."]),
    ("scenarios, chart", scenarios, 250, ["chart", ".", "--only", "gdp"]),
    ("scenarios, ensemble", scenarios, 100, ["ensemble", ".", *QUICK]),
    ("scenarios, -o", scenarios, 250, ["run", ".", "-o", "out"]),
    ("plans, run", plans, 250, lambda n: ["run", *("p%d" % i for i in range(n)), "--format", "csv"]),
    ("plans, compare csv", plans, 250, lambda n: ["compare", *("p%d" % i for i in range(n)), "--format", "csv"]),
    ("plans, check", plans, 250, lambda n: ["check", *("p%d" % i for i in range(n))]),
    ("rows of --set-from", sets, 2000, ["run", "s", "--set-from", "list.csv", "--format", "csv"]),
    ("rows of --set-from, check", sets, 2000, ["check", "s", "--set-from", "list.csv"]),
    ("values of --vary", lambda write, n: place(write), 28,
     lambda n: ["compare", "s", "--vary", "sectors.s.growth=" + ",".join("%g" % (1 + i / n) for i in range(n))]),
    ("--set", indicators, 1000,
     lambda n: ["run", "s", "--format", "csv", *many("--set", n, "indicators.i%d.compound=3")]),
    ("--set of all", indicators, 1000, ["run", "s", "--format", "csv", "--set", "indicators.*.compound=3"]),
    ("names of --only", indicators, 50,
     lambda n: ["run", "s", "--only", ",".join("i%d" % i for i in range(n))]),
    ("rows of a table of indicators", table, 250, ["new", "made", "--from", "list.csv", "--base-year", "2020"]),
    ("indicators, -o", indicators, 1000, ["run", "s", "-o", "out"]),
    ("series, chart -o", own_targets, 1000, ["chart", "s", "--format", "svg", "--kind", "heatmap", "-o", "out"]),
]


# --- running ---

class Measured:
    """What a process came to: exit code, the first of what it said, user time in s, memory in MB."""

    def __init__(self, code, said, seconds, megabytes):
        self.code, self.said, self.seconds, self.megabytes = code, said, seconds, megabytes


def measure(program, words, folder, memory=6 << 30, patience=120):
    """Runs in a process of its own, whose memory may not pass `memory` bytes; its output goes nowhere."""
    said = os.path.join(folder, ".said")
    with open(said, "wb") as talk:
        child = subprocess.Popen([program, *words], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=talk, env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory)))
        end = time.monotonic() + patience
        while True:
            pid, status, used = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > end:
                child.send_signal(signal.SIGKILL)
                end += 60
            time.sleep(0.002)
    child.returncode = os.waitstatus_to_exitcode(status)
    with open(said, encoding="utf-8", errors="replace") as talk:
        return Measured(child.returncode, talk.read(2000), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def writer(folder):
    def write(name, content):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    return write


def of_size(program, row, n, **more):
    """A row's command on a place of size n."""
    _, make, _, words = row
    with tempfile.TemporaryDirectory() as folder:
        made = os.fork()  # apart: a child's greatest memory begins with that of whoever started it
        if made == 0:
            make(writer(folder), n)
            os._exit(0)
        assert os.waitpid(made, 0)[1] == 0, "could not make a place"
        return measure(program, words(n) if callable(words) else words, folder, **more)


# --- growth ---

SECONDS, MEGABYTES = 0.02, 15  # less of them tells of the process itself
AGAIN = 3  # times that a growth above its bound is measured again
OWN_SECONDS, OWN_MEGABYTES = 0.003, 6  # what a command takes that has nothing to do


class Growth:
    """Exponents from 2 n to 4 n, None where too little was used to tell; what was measured; what went wrong."""

    def __init__(self):
        self.time = self.memory = self.fault = None
        self.told = ""


def exponent(small, large, least, own):
    """From n to 4 n."""
    return None if small < least else math.log2((large - own) / (small - own)) / 2


def exponent_told(value):
    return "  - " if value is None else "%.2f" % value


def growth(program, row, scale=1):
    """All sizes must be within the limits that the program tells."""
    grown, n = Growth(), max(2, int(row[2] * scale))
    seen = []
    for k in (n, 2 * n, 4 * n):
        once = of_size(program, row, k)
        seen.append(once)
        grown.told += "%s%d: %.2f s %.0f MB" % (", " if grown.told else "", k, once.seconds, once.megabytes)
        if once.code not in (0, 1):
            grown.fault = "n = %d: exit code %d: %s" % (k, once.code, once.said.strip()[:300])
            return grown
    seconds = [one.seconds for one in seen]
    grown.time = exponent(seconds[0], seconds[2], SECONDS, OWN_SECONDS)
    for _ in range(AGAIN):  # a busy machine is slow, never quick: the least counts
        if grown.time is None or grown.time <= 1.1:
            break
        seconds = [min(of_size(program, row, k).seconds, before) for k, before in zip((n, 2 * n, 4 * n), seconds)]
        grown.time = exponent(seconds[0], seconds[2], SECONDS, OWN_SECONDS)
    grown.memory = exponent(seen[0].megabytes, seen[2].megabytes, MEGABYTES, OWN_MEGABYTES)
    return grown
