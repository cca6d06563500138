#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand million of anything is refused with what it would come to, or done within bounded memory; never a crash, and
never a long wait without a word. Every command here runs under a bound of address space and of time."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sizes  # noqa: E402
import torture  # noqa: E402

GIGA = 1 << 30
REFUSED, DONE, EITHER = (2,), (0,), (0, 1, 2)


def plain(write):
    sizes.place(write, {"targets": {"g": {"title": "GDP", "variable": "gdp", "year": 2025, "at_least": 120}}},
                sectors={"s": {"output": 100, "growth": {"value": 5, "uncertain": {"normal": {"sd": 1}}}}},
                shocks={"k": {"sd": 1, "growth": {"s": 1}}})


def of_plan(**more):
    return lambda write: sizes.place(write, more)


def of_scenario(**more):
    return lambda write: sizes.place(write, None, **more)


def growth(value):
    return of_scenario(sectors={"s": {"output": 100, "growth": value}})


def far(write):
    write("observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY@2020,1000002021,5,x\n")
    sizes.place(write)


PATH = {str(2021 + i): 5 for i in range(1000000)}
ONE = ["run", "s"]
# what it is, its place, the words of a command, exit codes that are right, what a refusal must say
CASES = [
    ("1e9 years of a plan", of_plan(years=[2021, 1000002021]), ONE, REFUSED, ["plan.json:1:", "/years"]),
    ("1e9 years of a scenario", of_scenario(years=[2021, 1000002021]), ONE, REFUSED, ["s.json:1:", "/years"]),
    ("1e308 years", of_scenario(years=[2021, 1e308]), ONE, REFUSED, ["s.json:1:", "/years"]),
    ("years from -1e9", of_scenario(years=[-1000000000, 2025]), ONE, REFUSED, ["s.json:1:", "/years"]),
    ("a base year of 1e9", of_plan(base_year=1000000000), ONE, REFUSED, ["plan.json:1:"]),
    ("prices of 1e18", of_plan(prices=10 ** 18), ONE, REFUSED, ["plan.json:1:", "/prices"]),
    ("--years to 1e9", plain, ["run", "s", "--years", "2021:1000002021"], REFUSED, ["--years"]),
    ("--years to 1e30", plain, ["run", "s", "--years", "2021:1" + "0" * 30], REFUSED, ["--years"]),
    ("a path of 1e6 points", growth({"path": PATH}), ONE, REFUSED, ["s.json:1:"]),
    ("a point in 1e9", growth({"path": {"2021": 5, "1000002021": 6}}), ONE, REFUSED, ["s.json:1:"]),
    ("a target in 1e9", of_plan(targets={"t": {"title": "T", "variable": "gdp", "year": 10 ** 9, "at_least": 1}}), ONE,
     REFUSED, ["plan.json:1:", "/targets/t/year"]),
    ("a target in 1e300", of_plan(targets={"t": {"title": "T", "variable": "gdp", "year": 1e300, "at_least": 1}}), ONE,
     REFUSED, ["plan.json:1:", "/targets/t/year"]),
    ("a year of observed.csv", far, ["check", "s"], REFUSED, ["observed.csv:2:"]),
    ("a budget over 1e9 years", of_scenario(
        energy={"intensity": {"s": 0.5}}, limits={"l": {"use": "energy", "at_most": 100, "over": [2021, 10 ** 9]}}), ONE,
     REFUSED, ["s.json:1:", "/limits/l/over"]),
    ("a formula at year 1e9", of_scenario(indicators={"i": {"unit": "1", "formula": "at(gdp, 1000000000) / gdp"}}), ONE,
     REFUSED, ["s.json:1:", "/indicators/i/formula"]),
    ("1e18 members", plain, ["ensemble", "s", "--members", "1e18"], REFUSED, ["--members", "4000000000"]),
    ("1e400 members", plain, ["ensemble", "s", "--members", "1e400"], REFUSED, ["--members"]),
    ("-1 members", plain, ["ensemble", "s", "--members", "-1"], REFUSED, ["--members"]),
    ("0.5 members", plain, ["ensemble", "s", "--members", "0.5"], REFUSED, ["--members"]),
    ("4e9 members, exact", plain, ["ensemble", "s", "--members", "4e9", "--exact", "--format", "csv"], REFUSED, ["GB"]),
    ("1e9 threads", plain, ["ensemble", "s", "--members", "1000", "--threads", "1e9"], REFUSED, ["--threads", "512"]),
    ("512 threads", plain, ["ensemble", "s", "--members", "100000", "--threads", "512"], DONE, []),
    ("a seed of 1e30", plain, ["ensemble", "s", "--members", "1000", "--seed", "1" + "0" * 30], REFUSED, ["--seed"]),
    ("the largest seed", plain, ["ensemble", "s", "--members", "1000", "--seed", str(2 ** 64 - 1)], EITHER, []),
    ("1e9 deep", plain, ["explain", "s", "gdp", "--depth", "1000000000"], EITHER, []),
    ("an explanation of 1e9", plain, ["explain", "s", "gdp", "1000000000"], REFUSED, ["1000000000"]),
    ("a chart of 1e9 years", plain, ["chart", "s", "--years", "2021:1000000000"], REFUSED, ["--years"]),
    ("--error of 1e9", plain, ["ensemble", "s", "--error", "1e9"], REFUSED, ["--error"]),
    ("--base-year 1e9", plain, ["new", "made", "--base-year", "1000000000"], REFUSED, ["--base-year"]),
    ("1e9 values of --vary", plain, ["compare", "s"] + [word for i in range(9) for word in (
        "--vary", "sectors.s.%s=" % ("growth" if i == 0 else "output") + ",".join("%d" % k for k in range(10)))],
     REFUSED, []),
    ("a scenario named 1e5 times", plain, ["run"] + ["s"] * 100000, DONE, []),
]


def one(row, case):
    name, make, words, codes, said = case
    with torture.folder() as folder:
        make(sizes.writer(folder))
        answer = torture.run(words, folder, timeout=60, memory=3 * GIGA)
    talk = answer.err.decode("utf-8", "replace")
    row.check(torture.crashed(answer) is None and answer.code in codes,
              "%s: exit code %s: %s" % (name, answer.code, talk[:400]))
    for part in said if answer.code == 2 else []:
        row.check(part in talk, "%s: does not say %r: %s" % (name, part, talk[:400]))
    row.check(answer.peak < GIGA, "%s: %d MB" % (name, answer.peak >> 20))


def members_in_bounded_memory(row):
    """A thousand million members go through the memory of a thousand: stopped after a while, as nobody waits for them."""
    with torture.folder() as folder:
        plain(sizes.writer(folder))
        few = torture.run(["ensemble", "s", "--members", "100000", "--threads", "2"], folder, memory=3 * GIGA)
        long = torture.run(["ensemble", "s", "--members", "1e9", "--threads", "2"], folder,
                           timeout=600 if torture.FULL else 4, memory=3 * GIGA)
    row.check(few.code == 0, few.told())
    row.check(long.code in (0, None), "1e9 members: " + long.told())
    row.check(b"about" in long.err, "1e9 members do not say how long they take: " + long.told())
    row.check(long.peak < few.peak + (64 << 20), "1e9 members take %d MB, 1e5 %d MB" % (long.peak >> 20, few.peak >> 20))


def main():
    row = torture.Row("huge_counts")
    for case in CASES:
        one(row, case)
    members_in_bounded_memory(row)
    row.end("" if torture.FULL else "1e9 members are stopped after 4 s; their memory and estimate are looked at")
    return row.failures > 0


if __name__ == "__main__":
    sys.exit(main())
