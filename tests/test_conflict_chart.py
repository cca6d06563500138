#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""conflict as a picture: a column for each minimal set, a row for each target of one, the numbers of the command; what
is said where there is nothing to draw."""
import csv, io, json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import Town, holds, run_tests, same


def place(town, ranges=True, targets=None):
    """Two sectors from 60 and 40, five years: GDP at least 150 while A is at most 80 and B at most 60 is a set of three
    that misses 10; nothing moves the forest, which comes to 32.5."""
    town.write("plan.json", json.dumps({
        "kind": "plan", "title": "P", "base_year": 2020, "prices": 2020, "years": [2021, 2025], "targets": targets or {
            "gdp": {"title": "GDP", "variable": "gdp", "year": 2025, "at_least": 150},
            "a": {"title": "A", "variable": "output.a", "year": 2025, "at_most": 80},
            "b": {"title": "B", "variable": "output.b", "year": 2025, "at_most": 60},
            "forest": {"title": "Forest", "variable": "forest", "year": 2025, "at_least": 40}}}))
    growth = {"value": 5, "source": "assumption", "note": "n", "range": [1, 15]} if ranges else 5
    town.write("s.json", json.dumps({
        "kind": "scenario", "plan": "plan.json", "title": "S",
        "sectors": {s: {"output": {"value": y, "unit": "1e8 CNY"}, "growth": growth} for s, y in (("a", 60), ("b", 40))},
        "indicators": {"forest": {"title": "Forest", "unit": "%", "base": 30, "linear": 0.5}}}))


def draw(town, *words, lang="en"):
    done = town("chart", "s.json", "--kind", "conflict", "-o", "out", "--lang", lang, *words)
    same(done.returncode, 0)
    return open(os.path.join(town.folder, "out", "conflict-s.%s.svg" % lang), encoding="utf-8").read()


def drawn(town):
    with open(os.path.join(town.folder, "out", "chart-drawn.csv"), encoding="utf-8-sig", newline="") as file:
        return [r for r in csv.DictReader(file) if r["picture"] == "conflict-s"]


def test_a_cell_for_each_target_of_each_set_with_the_numbers_of_the_command():
    town = Town()
    place(town)
    draw(town)
    got = {(r["name"], r["panel"]): r for r in drawn(town)}
    said = csv.DictReader(io.StringIO(town("conflict", "s.json", "--format", "csv", "--targets").out))
    want = {(r["set"], r["target"]): (r["miss"], r["unit"]) for r in said}
    same({key: (r["value"], r["unit"]) for key, r in got.items()}, want)
    same(sorted(got), [("1", "a"), ("1", "b"), ("1", "gdp"), ("2", "forest")])
    same({r["mark"] for r in got.values()}, {"miss"})
    assert abs(float(got["2", "forest"]["value"]) - 7.5) < 1e-9, got
    # 10 to be shared: least sum of squares of parts, each 10 n^2 / (150^2 + 80^2 + 60^2)
    for target, number in (("gdp", 150), ("a", 80), ("b", 60)):
        share = 10 * number ** 2 / (150 ** 2 + 80 ** 2 + 60 ** 2)
        assert abs(float(got["1", target]["value"]) - share) < 1e-4, (target, share, got)


def test_the_title_counts_sets_and_the_footer_tells_what_is_proved():
    town = Town()
    place(town)
    picture = draw(town)
    for text in ("2 minimal sets of targets cannot hold inside the ranges of 2 inputs", "Set 1", "Set 2", "proved", "fixed",
                 "Proved by bounds, ", "their ranges: 1.", "7.50"):
        holds(picture, text)
    picture = draw(town, lang="zh")
    for text in ("在2项输入的取值范围内，有2个最小目标组无法达标", "第1组", "已证明", "不受影响"):
        holds(picture, text)


def test_only_what_is_asked_for_is_looked_at():
    town = Town()
    place(town)
    holds(draw(town, "--only", "forest,a"), "One minimal set of targets")
    same([(r["name"], r["panel"]) for r in drawn(town)], [("1", "forest")])


def test_many_sets_stand_in_several_pictures():
    town = Town()
    place(town, targets={"t%d" % i: {"title": "T%d" % i, "variable": "forest", "year": 2025, "at_least": 40 + i}
                         for i in range(12)})
    holds(draw(town), "sets 1 to 10 of 12")
    holds(open(os.path.join(town.folder, "out", "conflict-s-part2.en.svg"), encoding="utf-8").read(),
          "sets 11 to 12 of 12")


def test_why_there_is_nothing_is_said():
    town = Town()
    place(town)
    ask = ("chart", "s.json", "--kind", "conflict", "-o", "none", "--lang", "en")
    holds(town(*ask, "--only", "gdp,a").talk, "all targets can hold together inside the ranges of the inputs")
    holds(town(*ask[:-1], "zh", "--only", "gdp,a").talk, "所有目标可以同时达标")
    place(town, ranges=False)
    holds(town(*ask).talk, "no input has a range")
    same([name for name in os.listdir(os.path.join(town.folder, "none")) if name.endswith(".svg")], [])


def test_it_is_drawn_only_where_it_is_named():
    town = Town()
    place(town)
    same(town("chart", "s.json", "-o", "all", "--all").returncode, 0)
    same([name for name in os.listdir(os.path.join(town.folder, "all")) if name.startswith("conflict")], [])


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "conflict_chart"))
