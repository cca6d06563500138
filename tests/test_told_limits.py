#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What explain says of limits is true of the numbers: what a looser limit gives back, which limits keep a use below
another one's limit, how much is to spare. OUTTURN names the program."""
import json
import os
import re
import subprocess
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
PLAN = {"kind": "plan", "title": "p", "base_year": 2020, "years": [2021, 2022], "targets": {}}


def told(folder, limits, language="en", **more):
    scenario = {"kind": "scenario", "plan": "plan.json", "title": "t", "years": [2021, 2022],
                "sectors": {"a": {"output": 100, "growth": 10}, "b": {"output": 100, "growth": 10}},
                "energy": {"intensity": {"a": 2, "b": 1}, "efficiency": 0}, "limits": limits, **more}
    with open(os.path.join(folder, "s.json"), "w", encoding="utf-8") as file:
        json.dump(scenario, file)
    done = subprocess.run([PROGRAM, "explain", os.path.join(folder, "s.json"), "gdp", "2021", "--depth", "all", "--lang", language],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    text = re.sub(r"\n  +", "" if language == "zh" else " ", done.stdout.decode("utf-8"))
    return [line for line in text.splitlines() if re.match("(limit|约束) ", line)]


def level(most, **more):
    return {"use": "energy", "at_most": most, "output": {"max_cut": 50}, **more}


def own(coefficients, most, **more):
    return {"unit": "t", "coefficients": coefficients, "at_most": most, "output": {"max_cut": 50}, **more}


# Wanted: 110 of each sector, energy 220 + 110. A level of 329 cuts (330 - 329) / 330 of 220, which is 0.667; 1 % of 329
# is worth 2.19, 0.1 % of it 0.219.
CASES = [
    ("told_limit_gives_back_no_more_than_it_cuts", {"e": level(329)},
     ["limit e acts: output cut by 0.667 1e8 CNY; at the margin 0.1 % more of it gives back 0.2193 1e8 CNY"]),
    ("told_limit_of_much_is_told_by_one_per_cent", {"e": level(300)},
     ["limit e acts: output cut by 20 1e8 CNY; at the margin 1 % more of it gives back 2 1e8 CNY"]),
    # x cuts b alone and lowers nothing of y, which holds a alone
    ("told_limit_is_kept_by_what_lowers_its_use", {"x": own({"a": 0, "b": 1}, 100), "z": own({"a": 1, "b": 0}, 90), "y": own({"a": 1, "b": 0}, 95)},
     ["limit x acts: output cut by 10 1e8 CNY; at the margin 1 % more of it gives back 1 1e8 CNY",
      "limit z acts: output cut by 20 1e8 CNY; at the margin 1 % more of it gives back 0.9 1e8 CNY",
      "limit y does not act: 90 of 95 t, kept below by z"]),
    ("told_limit_of_a_use_below_nought", {"n": own({"a": -2, "b": 1}, 20)},
     ["limit n does not act: -110 of 20 t, 130 t to spare"]),
    ("told_limit_that_nothing_can_be_cut_for", {"e": level(300, output={"max_cut": 0})},
     ["limit e is BROKEN: 330 is above 300 1e4 tce and no output can be cut for it, so that it has no price"]),
    ("told_limit_that_is_cut_for_and_broken", {"e": level(300, output={"max_cut": 1})},
     ["limit e is BROKEN: 327 stays above 300 1e4 tce after the largest cut, so that it has no price"]),
    # the same limit twice: more of one of them gives nothing back
    ("told_limit_beside_its_twin", {"e": level(300), "f": level(300)},
     ["limit e acts: output cut by 20 1e8 CNY", "limit f does not act: 300 of 300 1e4 tce, kept below by e"]),
    # h is kept by the efficiency that g calls for
    ("told_limit_kept_by_efficiency_of_another", {"g": level(325, efficiency={"extra": 5}), "h": level(328)},
     ["limit g acts: extra efficiency of +1.515 point/yr (of 5) keeps it, no output is cut",
      "limit h does not act: 325 of 328 1e4 tce, kept below by g"]),
]


def without_number(folder):
    """A broken limit has no price: no 0 stands for it."""
    told(folder, {"broken": level({"path": {"2021": 400, "2022": 300}}, output={"max_cut": 1}), "loose": level(900)})
    done = subprocess.run([PROGRAM, "run", os.path.join(folder, "s.json"), "--format", "csv", "--only", "limit_price.*"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    rows = [line.split(",") for line in done.stdout.decode("utf-8").splitlines()[1:]]
    return sorted((row[1], row[3]) for row in rows if row[3] != "2020")


NUMBERS = [("limit_price.broken", "2021"), ("limit_price.loose", "2021"), ("limit_price.loose", "2022")]


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as file:
            json.dump(PLAN, file)
        for name, limits, want in CASES:
            got = told(folder, limits)
            print(("ok " if got == want else "not ok ") + name)
            if got != want:
                print("     got  %s\n     want %s" % (got, want))
        got = without_number(folder)
        print("ok told_limit_without_price" if got == NUMBERS else "not ok told_limit_without_price %s" % got)
        got = told(folder, {"n": own({"a": -2, "b": 1}, 20)}, "zh")
        print(("ok" if got == ["约束 n 未起作用：-110，上限20吨，尚有130吨余量"] else "not ok %s" % got) + " told_limit_in_chinese")


main()
