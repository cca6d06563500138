#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the battery found and no other script tests: one test for each kind. OUTTURN names the program."""
import json
import sys

from test_cli import Town, run_tests, same


def test_a_unit_that_begins_with_a_number_does_not_join_the_number_before_it():
    """`new` wrote "180 100 t", which reads as 180,100 t, and "1.1 1%", which is refused."""
    place = Town()
    place.write("i.csv", "indicator,unit,2020,2025 target\nGDP,1e8 CNY,100,180\nSteel,100 t,100,180\nCoal,100万吨,1,12\n"
                         "Share,1 %,40,45\nGrain,1e4 t,30,33\nWater,1 m3/10 people,2,3-4\n")
    assert place("new", "p", "--from", "i.csv", "--quiet").returncode == 0
    targets = json.loads(place.read("p/plan.json"))["targets"]
    same([targets[name].get("at_least") or targets[name].get("at_most") or targets[name].get("range") for name in targets],
         ["180 1e8 CNY", "180 1e2 t", "12 1e6 t", "45 %", "33 1e4 t", ["3 m3/10 people", "4 m3/10 people"]])
    done = place("list", "p/as-planned.json", "targets", "--format", "json")
    assert done.returncode == 0, done.talk
    assert place("check", "p").returncode == 0


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "found"))
