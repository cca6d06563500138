#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verdicts as they are printed, counted and drawn: what "about" means of levels and rates, peaks that come too late,
edges at 0, attainment that no percentage says, what is the scenario's own statement, and records of the past.
OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import csv
import html
import io
import json
import re
import sys

from test_cli import Town, holds, lacks, refused, run_tests, same


def plan_of(targets, first=2021, last=2025, **more):
    return {"kind": "plan", "title": {"en": "Plan", "zh": "规划"}, "base_year": 2020, "prices": 2020,
            "years": [first, last], "lang": "en", "source": "table 1", **more,
            "targets": {id: {"title": {"en": id.capitalize(), "zh": id.capitalize()}, **target}
                        for id, target in targets.items()}}


def place(targets, growth=9, indicators=None, rest=None, town=None, name="s", **plan):
    """A place with one sector of 100 that grows, and indicators as paths from 2020."""
    town = town or Town()
    town.write("p/plan.json", plan_of(targets, **plan))
    town.write("p/%s.json" % name, {
        "kind": "scenario", "plan": "plan.json", "title": name.upper(),
        "sectors": {"works": {"output": 100, "growth": growth}},
        "indicators": {id: {"title": id, "unit": unit, "path": {"path": path}}
                       for id, (unit, path) in (indicators or {}).items()}, **(rest or {})})
    return town


def verdicts(town, *names):
    done = town("run", *["p/%s.json" % name for name in names or ("s",)], "--targets", "--format", "csv")
    same((done.returncode, done.talk), (0, ""))
    return {(row["target"] if len(names) < 2 else (row["scenario"], row["target"])): row
            for row in csv.DictReader(io.StringIO(done.out))}


def run(town, *words, name="s", lang="en"):
    done = town("run", "p/%s.json" % name, "--lang", lang, *words)
    same((done.returncode, done.talk), (0, ""))
    return done.out


def told(town, lang="en"):
    """With the lines of sentences joined."""
    return re.sub(r"\n  (?=\S)", " " if lang == "en" else "", run(town, lang=lang))


def row_of(out, title, between=" "):
    """With the lines of its last cell joined."""
    lines = re.search(r"^.*\b%s\b.*$(?:\n {40,}\S.*$)*" % title, out, re.M).group(0).split("\n")
    return between.join([lines[0]] + [line.strip() for line in lines[1:]])


def texts(town, path):
    """What a picture says, in one line."""
    said = re.findall(r">([^<]+)</(?:text|tspan|title)>", town.read(path))
    return html.unescape(" ".join(said)).replace("\u00a0", " ")


# --- about ---

def test_about_means_the_same_of_levels_and_rates():
    growth = {"variable": "gdp", "measure": "mean_growth"}
    town = place({
        "rate": {**growth, "about": 8}, "yearly": {"variable": "gdp", "measure": "growth", "about": "8 %/yr"},
        "level": {"variable": "gdp_growth", "about": 8}, "short": {**growth, "about": 10},
        "inside": {**growth, "about": 9.1}, "less": {**growth, "about": 8, "better": "less"},
        "cap": {**growth, "about": 8, "overshoot": "missed"},
        "down": {"variable": "part", "about": 55}, "rise": {"variable": "part", "about": 48},
        "total": {"variable": "gdp", "measure": "cumulative", "about": 500}},
        indicators={"part": ("%", {"2020": 58, "2025": 50.5})})
    got = {id: row["verdict"] for id, row in verdicts(town).items()}
    same(got, {"rate": "met", "yearly": "met", "level": "met", "short": "missed", "inside": "met", "less": "missed",
               "cap": "missed", "down": "met", "rise": "missed", "total": "met"})
    out = run(town)
    for title, verdict in (("Rate", "✓ met, overshot"), ("Down", "✓ met, overshot"), ("Short", "✗ 0.8 below 9.8"),
                           ("Cap", "✗ overshot by 0.8"), ("Inside", "✓ met"), ("Rise", "✗ 1.5 above 48.96")):
        holds(row_of(out, title), verdict)
    holds(row_of(run(town, lang="zh"), "Cap", ""), "✗ 未达标，超过约数的容差0.8个百分点")


def test_about_points_where_the_base_year_does_not_stand():
    """From either side, and from where it is: there neither side is beyond."""
    for base, ends, want in ((30, (39, 39.5, 45), ("missed", "met", "met")), (50, (45, 40.5, 31), ("missed", "met", "met")),
                             (40, (39, 40, 41), ("missed", "met", "missed"))):
        for end, verdict in zip(ends, want):
            town = place({"x": {"variable": "x", "about": 40}}, indicators={"x": ("t", {"2020": base, "2025": end})})
            same((base, end, verdicts(town)["x"]["verdict"]), (base, end, verdict))


def test_what_goes_beyond_about_is_counted_apart():
    targets = {"one": {"variable": "gdp_growth", "about": 8, "attribute": "binding"},
               "two": {"variable": "gdp", "about": 150}, "three": {"variable": "gdp", "about": 160}}
    town = place(targets)
    place(targets, growth=8, town=town, name="t")
    holds(run(town), "2 of 3 targets met (2 overshot); binding: 1 of 1")
    holds(run(town, lang="zh"), "3项目标中2项达标（其中2项超过约数）；其中约束性指标1项中1项达标")
    out = town("compare", "p/s.json", "p/t.json").out
    assert re.search(r"Met of those assessed +2/3 +1/3\n +of these overshot +2 +0\n +binding +1/1 +1/1\n", out), out
    done = town("chart", "p/s.json", "p/t.json", "-o", "out", "--format", "svg", "--all")
    same(done.returncode, 0)
    holds(texts(town, "out/overview.en.svg"), "S 2 of 3 (2 overshot), T 1 of 3")
    holds(texts(town, "out/bullets-s.en.svg"), "S meets 2 of the 3 targets that can be assessed (2 overshot)")
    holds(texts(town, "out/heatmap.en.svg"), "most met: S (2 of 3, 2 overshot)")
    holds(texts(town, "out/heatmap.en.svg"), "Met (overshot), of those assessed 2 (2)/3 1/3")
    holds(texts(town, "out/overview.en.svg"), "1 of 4 met, 1 beyond")  # two targets of one panel, two scenarios


def test_odds_follow_the_same_rule_and_tell_overshoot_apart():
    growth = {"variable": "gdp", "measure": "mean_growth", "about": 9}
    town = place({"more": growth, "less": {**growth, "better": "less"}, "cap": {**growth, "overshoot": "missed"}},
                 growth={"value": 9, "uncertain": {"normal": {"sd": 1}}})
    done = town("ensemble", "p/s.json", "--members", "20000", "--format", "json")
    same(done.returncode, 0)
    odds = {one["id"]: one for one in json.loads(done.out)["scenarios"][0]["targets"]}
    below, inside, above = 0.42858, 0.14284, 0.42858  # Phi(-0.18), ...
    for id, met, over in (("more", inside + above, above), ("less", inside + below, below), ("cap", inside, 0)):
        assert abs(odds[id]["probability"] - met) < 0.012, (id, odds[id])
        assert abs(odds[id]["overshot"] - over) < 0.012, (id, odds[id])
    holds(town("ensemble", "p/s.json", "--members", "2000").out, 'past "about" by more than the tolerance: more 4')


def test_what_goes_with_about_goes_with_nothing_else():
    for key, value in (("overshoot", "missed"), ("better", "less"), ("tolerance", 5)):
        refused(place({"x": {"variable": "gdp", "at_least": 8, key: value}})("run", "p/s.json", "--lang", "en"),
                "/targets/x/" + key, '"%s" beside "at_least"' % key, 'goes with "about" alone')
    town = place({"x": {"variable": "gdp", "about": 150}}, rest={"targets": {"x": {"overshoot": "missed"}}})
    same(verdicts(town)["x"]["verdict"], "missed")
    holds(run(town), "Not judged as the plan says")


# --- peaks ---

def peak(deadline, path, last=2040, **more):
    return place({"peak": {"variable": "co", "measure": "peak_year", "year": last, **deadline}}, last=last,
                 indicators={"co": ("t", path)}, **more)


def test_a_late_peak_is_late_by_years_and_never_by_percent():
    town = peak({"at_most": 2030}, {"2020": 50, "2033": 60, "2040": 40})
    holds(row_of(run(town), "Peak"), "✗ 3 years late")
    holds(row_of(run(town, lang="zh"), "Peak"), "✗ 未达标，晚3年")
    peak({"at_most": 2030}, {"2020": 50, "2031": 60, "2040": 40}, town=town, name="t")
    holds(row_of(run(town, name="t"), "Peak"), "✗ 1 year late")
    plot = town("chart", "p/s.json", "p/t.json", "--only", "peak").out
    holds(plot, "Peak: no scenario meets the target (by 2030); S is 3 years late, T 1 year late")
    lacks(plot, " %")
    out = town("compare", "p/s.json", "p/t.json", "--show", "differences,gaps", "--only", "peak").out
    assert re.search(r"Peak +years +2033 +-2\n", out), out
    assert re.search(r"Peak +years +-3 ✗ +-1 ✗ +<= 2030\n", out), out
    lacks(out, "%")
    town("chart", "p/s.json", "p/t.json", "-o", "out", "--format", "svg", "--kind", "heatmap,bullets,lines")
    for name in ("heatmap", "bullets-s"):
        lacks(re.sub("Attainment in %", "", texts(town, "out/%s.en.svg" % name)), "%")
    holds(texts(town, "out/heatmap.en.svg"), "3 yr")
    holds(texts(town, "out/bullets-s.en.svg"), "2033 / <= 2030")


def test_a_peak_that_the_run_rules_out_is_missed_and_one_it_does_not_show_is_not_judged():
    rising, cases = {"2020": 50, "2040": 90}, (
        ({"at_most": 2030}, {"2020": 50, "2040": 90}, "missed", "-10", "at least 10 years late"),
        ({"at_most": 2030}, {"2020": 50, "2039": 90, "2040": 89}, "missed", "-9", "at least 9 years late"),
        ({"below": 2030}, {"2020": 50, "2030": 90, "2040": 80}, "missed", "-1", "1 year late"),
        ({"at_most": 2040}, {"2020": 50, "2040": 90}, "not_assessable", "", "no peak within the horizon"),
        ({"at_most": 2038}, {"2020": 50, "2038": 90, "2040": 80}, "not_assessable", "", "no peak within the horizon"),
        ({"at_least": 2035}, {"2020": 50, "2040": 90}, "met", "5", "met"),
        ({"at_least": 2035}, {"2020": 50, "2030": 90, "2040": 80}, "missed", "-5", "5 years early"),
        ({"about": 2030}, {"2020": 50, "2032": 90, "2040": 80}, "met", "0", "met"),
        ({"about": 2030}, {"2020": 50, "2033": 90, "2040": 80}, "missed", "-1", "1 year late"),
        ({"about": 2030}, {"2020": 50, "2025": 90, "2040": 80}, "met", "7", "met, overshot"))
    for deadline, path, verdict, gap, words in cases:
        town = peak(deadline, path)
        got = verdicts(town)["peak"]
        same((deadline, path, got["verdict"], got["gap"]), (deadline, path, verdict, gap))
        holds(row_of(run(town), "Peak"), words)
    out = town("compare", "p/s.json").out
    town = peak({"at_most": 2030}, rising)
    holds(town("chart", "p/s.json", "--only", "peak", "--lang", "zh").out, "不晚于2030年），至少晚10年")
    peak({"at_most": 2030}, {"2020": 50, "2025": 60, "2040": 40}, town=town, name="t")
    out = town("compare", "p/s.json", "p/t.json", "--show", "levels,gaps", "--only", "peak").out
    assert re.search(r"Peak +- +no peak ✗ +2025 ✓", out) and re.search(r"<= -10 ✗ +\+5 ✓", out), out


def test_odds_of_a_peak_count_runs_that_end_before_it():
    """Growth of 3 % sd 3: the peak is behind where it is below 0; otherwise the run's last year is the highest."""
    town = place({"soon": {"variable": "gdp", "measure": "peak_year", "year": 2040, "at_most": 2030},
                  "late": {"variable": "gdp", "measure": "peak_year", "year": 2040, "at_least": 2030}}, last=2040,
                 growth={"value": 0, "uncertain": {"normal": {"sd": 3}}})
    done = town("ensemble", "p/s.json", "--members", "20000", "--format", "json")
    odds = {one["id"]: one for one in json.loads(done.out)["scenarios"][0]["targets"]}
    for one in odds.values():
        assert abs(one["probability"] - 0.5) < 0.012 and one["no_value"] == 0, one
    assert abs(odds["soon"]["probability"] + odds["late"]["probability"] - 1) < 1e-9, odds


# --- edges ---

def test_edges_at_0_are_not_missed_by_noise_and_print_no_zeros():
    paths = {"below": -1e-14, "above": 1e-14, "tiny": 1e-7, "less": 0.02}
    town = place({"a": {"variable": "below", "at_least": 0}, "b": {"variable": "above", "at_most": 0},
                  "c": {"variable": "above", "above": 0}, "d": {"variable": "tiny", "at_most": 0},
                  "e": {"variable": "less", "at_most": 0}, "f": {"variable": "gdp", "measure": "growth", "above": 0}},
                 growth=0, indicators={id: ("1", {"2020": 1, "2025": end}) for id, end in paths.items()})
    same({id: row["verdict"] for id, row in verdicts(town).items()},
         {"a": "met", "b": "met", "c": "missed", "d": "missed", "e": "missed", "f": "missed"})
    out = run(town)
    for title, verdict in (("C", "✗ not above 0"), ("D", "✗ over by under 0.01"), ("E", "✗ over by 0.02"),
                           ("F", "✗ not above 0")):
        holds(row_of(out, title), verdict)
    assert not re.search(r"\d\.\d{5,}", out), out
    lacks(out, "by 0.0\n")
    holds(row_of(run(town, lang="zh"), "D"), "✗ 未达标，超不到0.01")


def test_attainment_says_in_words_what_a_percentage_would_not():
    town = place({"away": {"variable": "away", "at_least": 60}, "twice": {"variable": "twice", "at_least": 30},
                  "nearly": {"variable": "nearly", "at_least": 50}, "zero": {"variable": "zero", "at_least": 0},
                  "to_zero": {"variable": "to_zero", "at_most": 0}},
                 indicators={"away": ("%", {"2020": 54.7, "2025": 40}), "twice": ("t", {"2020": 20, "2025": 49.1}),
                             "nearly": ("t", {"2020": 20, "2025": 49.9999}), "zero": ("t", {"2020": 2, "2025": 1}),
                             "to_zero": ("t", {"2020": 8, "2025": 2})})
    for lang, words in (("en", ("away", ">200", "<100", "75", '"Away": below 0', ">200: more than twice",
                                "A target of 0 has no percentage", "An arrow: the bar goes on")),
                        ("zh", ("背离", ">200", "<100", "75", "与目标方向相反", "超过目标要求的两倍", "只有评判", "箭头表示"))):
        same(town("chart", "p/s.json", "-o", lang, "--format", "svg", "--lang", lang, "--kind", "bullets,heatmap").returncode, 0)
        drawn = texts(town, "%s/bullets-s.%s.svg" % (lang, lang))
        for word in words:
            holds(drawn, word)
        for number in ("-277", "−277", "291", "99.99", "100.0"):
            lacks(drawn, number)


# --- who decides ---

def stating(**more):
    """Two targets that the scenario states itself, one that the model works out."""
    targets = {"gdp": {"variable": "gdp", "at_least": 150}, "forest": {"variable": "forest", "at_least": 35},
               "doctors": {"variable": "doctors", "at_least": 3, "attribute": "binding"},
               "rail": {"words": {"en": "a railway", "zh": "通铁路"}, "attribute": "binding"}}
    return place(targets, indicators={"forest": ("%", {"2020": 30, "2025": 35}), "doctors": ("1", {"2020": 2, "2025": 2.5})},
                 **more)


def test_own_statements_stay_out_of_every_headline():
    town = stating()
    holds(told(town),
          "The one target that the model decides is met; binding: it decides none of 2; 2 are the scenario's own "
          "statements (1 missed); 1 of 4 is not assessed")
    holds(told(town, "zh"), "由模型推演决定的唯一一项目标达标；约束性指标2项均非由模型推演决定；2项由情景自身给定（其中1项未达标）")
    stating(town=town, name="t", growth=3)
    out = town("compare", "p/s.json", "p/t.json").out
    assert re.search(r"Met of those the model decides +1/1 +0/1\n +binding +- +-\n +Own statements of the scenario "
                     r"+2 +2\n +of these missed +1 +1\n +Not assessed +1 +1\n", out), out
    same(town("chart", "p/s.json", "p/t.json", "-o", "out", "--format", "svg", "--all").returncode, 0)
    overview, heat = texts(town, "out/overview.en.svg"), texts(town, "out/heatmap.en.svg")
    holds(overview, "Targets met, of those that the model decides: S 1 of 1, T 0 of 1")
    holds(overview, "Own statements of the scenario, not counted: S 2, T 2")
    holds(heat, "Met, of those the model decides 1/1 0/1")
    holds(texts(town, "out/bullets-s.en.svg"), "S meets the one target that the model decides")
    holds(town("chart", "p/s.json", "p/t.json", "--only", "forest").out,
          "Forest: all scenarios meet the 2025 target (35 %) by their own statement")


def test_odds_of_several_leave_out_own_statements():
    growth = {"value": 8.5, "uncertain": {"normal": {"sd": 1}}}
    town = stating(growth=growth, rest={"targets": {"more": {"title": "More", "variable": "gdp", "at_least": 145}}})
    done = json.loads(town("ensemble", "p/s.json", "--members", "4000", "--format", "json").out)["scenarios"][0]
    same((done["all"]["targets"], done["all"]["probability"]), (4, 0))  # of all that can be judged, one is stated too low
    out = town("ensemble", "p/s.json", "--members", "4000").out
    holds(out, "Own statements of the scenario, which no draw touches: 2, of these missed: 1.")
    odds = [one["probability"] for one in done["targets"] if one["id"] == "gdp"][0]
    holds(out, "%.1f %% of 2" % (100 * odds))  # 150 and 145


def test_binding_targets_are_named_where_none_can_be_judged():
    town = place({"gdp": {"variable": "gdp", "at_least": 150}, "rail": {"words": "a railway", "attribute": "binding"},
                  "road": {"words": "a road", "attribute": "binding"}})
    holds(told(town), "The one target that can be assessed is met; binding: none of 2 can be assessed; 2 of 3 are not assessed")
    lacks(run(town), "0 of 0")
    holds(run(town, lang="zh"), "约束性指标2项均未评估")


def test_one_assumption_is_no_assumptions():
    for lang, one, two in (("en", "1 assumption,", "2 assumptions,"), ("zh", "假设1个", "假设2个")):
        assumed = {"value": 5, "source": "assumption", "range": [4, 6], "note": "n"}
        holds(place({}, growth=assumed)("check", "p/s.json", "--lang", lang).out, one)
        holds(place({}, growth=assumed, rest={"energy": {"intensity": 1, "efficiency": assumed}})(
            "check", "p/s.json", "--lang", lang).out, two)


# --- records ---

def test_a_record_of_the_past_is_called_one():
    town = stating(rest={"record": True})
    out = told(town)
    holds(out, "Plan: S (record)")
    holds(out, "A record of what came true, not a projection: of the 3 targets that can be assessed, 2 were met; binding: 0 of 1")
    lacks(out, "own statement")
    holds(run(town, lang="zh"), "S（记录）")
    holds(run(town, lang="zh"), "实际记录，并非推演：可评估的3项目标中2项达标")
    stating(town=town, name="t")
    holds(town("compare", "p/s.json", "p/t.json").out, "A record of what came true, not a projection: S (record).")
    same(town("chart", "p/s.json", "-o", "out", "--format", "svg").returncode, 0)
    drawn = texts(town, "out/lines-gdp.en.svg")
    holds(drawn, "S (record): a record of what came true, not a projection.")
    lacks(drawn, "Projection")
    varied = town("run", "p/s.json", "--set", "sectors.works.growth=3").out
    lacks(varied, "record")  # what is set otherwise did not come true
    town.write("p/child.json", {"kind": "scenario", "plan": "plan.json", "title": "Child", "extends": "s.json"})
    lacks(run(town, name="child"), "record")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "verdicts"))
