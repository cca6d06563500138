#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Side by side what does not compare: scenarios and plans with other base values, base years, prices, years and
measures. Growth is each scenario's own, nothing is subtracted that does not compare, and what stands apart is marked;
the same in charts, of which each page speaks of what it shows. OUTTURN names the program. Prints `ok NAME` or
`not ok NAME`."""
import csv
import glob
import io
import json
import os
import re
import sys

from test_cli import ROOT, Town, holds, lacks, run_tests, same

ASSUMED = {"source": "assumption", "range": [0, 10], "note": "example"}


def goal(at_least, year, variable="gdp", title="GDP", **more):
    return {"title": {"en": title, "zh": "目标"}, "variable": variable, "year": year, "at_least": at_least, "source": "row 1",
            **more}


def plan(title, base, prices, last, **targets):
    return {"kind": "plan", "title": {"en": title, "zh": title}, "base_year": base, "prices": prices, "years": [base + 1, last],
            "lang": "en", "source": "made up", "targets": targets}


def economy(title, output, growth, **more):
    rate = {"unit": "%/yr", **ASSUMED, **(growth if isinstance(growth, dict) else {"value": growth})}
    return {"kind": "scenario", "plan": "plan.json", "title": {"en": title, "zh": title},
            "sectors": {"econ": {"title": {"en": "Economy", "zh": "经济"},
                                 "output": {"value": output, "unit": "1e8 CNY", "source": "made up"}, "growth": rate}},
            **more}


class Places(Town):
    """Places that are named `place/file`."""

    def __init__(self, **files):
        super().__init__()
        for name, content in files.items():
            self.write(name.replace("__", "/") + ".json", content)

    def table(self, *words):
        done = self(*words, "--lang", "en")
        same((done.returncode, done.talk), (0, ""))
        return done.out


def row(table, beginning, title=None):
    """The cells of the row that begins so, behind two blanks each; of the table with that title."""
    text = table.split("\n" + title, 1)[1] if title else table
    for line in text.split("\n"):
        cells = [cell for cell in re.split(r"\s{2,}", line.strip()) if cell]
        if cells and (cells[0] == beginning or line.strip().startswith(beginning + " ")):
            return " ".join(line.strip()[len(beginning):].split())
    raise AssertionError("no row %r in\n%s" % (beginning, text))


A = plan("Plan A", 2020, 2020, 2025, gdp=goal("130 1e8 CNY", 2025))
B = plan("Plan B", 2015, 2015, 2020, gdp=goal("6 %/yr", 2020, measure="mean_growth", title="GDP growth"))


def two_plans(**more):
    return Places(a__plan=A, a__s=economy("S", 100, 5), b__plan=B, b__t=economy("T", 80, 7), **more)


# --- growth and bases are each scenario's own ---

def test_growth_is_from_each_scenarios_own_base():
    places = Places(a__plan=A, a__s=economy("S", 100, 5), a__w=economy("W", 110, 5))
    out = places.table("compare", "a/s.json", "a/w.json", "--show", "levels,growth", "--only", "gdp")
    same(row(out, "GDP", "Mean growth 2020-2025"), "%/yr +5.0 +5.0")
    same(row(out, "mean growth"), "%/yr - 5.0 5.0")
    same(row(out, "GDP"), "1e8 CNY varies 127.6 ✗ 140.4 ✓ >= 130")  # one base would be one scenario's
    same(row(out, "in 2020"), "1e8 CNY 100.0 110.0")
    out = places.table("compare", "a/s.json", "--vary", "sectors.econ.output=100,110", "--show", "growth", "--only", "gdp")
    same(row(out, "GDP"), "%/yr +5.0 +5.0")
    holds(places("compare", "a/s.json", "a/w.json", "--lang", "zh").out, "各异")


def test_growth_of_the_shipped_place_after_the_revision():
    town = Town()
    folder = os.path.join(ROOT, "scenarios", "luliang")
    out = town("compare", folder + "/baseline.json", folder + "/rebased-2022.json", "--show", "growth",
               "--only", "urbanization", "--lang", "en").out
    assert row(out, "2  Urbanization").endswith("+0.62 +0.62"), out  # (56.76 - 53.66) / 5


def test_bases_that_look_alike_are_one_column_and_need_no_row():
    places = Places(a__plan=A, a__s=economy("S", 100, 5), a__w=economy("W", 100, 6))
    out = places.table("compare", "a/s.json", "a/w.json", "--only", "gdp")
    assert row(out, "GDP").startswith("1e8 CNY 100.0 127.6 ✗ 133.8 ✓"), out
    lacks(out, "in 2020")


def test_shares_grow_by_points_from_their_own_base():
    town = {"urbanization": {"base": "50 %", "change": "1 pp/yr"}}
    other = {"urbanization": {"base": "56 %", "change": "1 pp/yr"}}
    places = Places(a__plan=A, a__s=economy("S", 100, 5, **town), a__w=economy("W", 100, 5, **other))
    out = places.table("compare", "a/s.json", "a/w.json", "--show", "growth,differences", "--only", "urbanization")
    same(row(out, "Urbanization", "Mean growth"), "pp/yr +1.00 +1.00")


# --- the range of years decides from where growth is told ---

def long_run():
    slowing = {"path": {"2021": 6, "2030": 6, "2031": 2, "2050": 2}}
    return Places(a__plan=plan("Plan A", 2020, 2020, 2050, gdp=goal("130 1e8 CNY", 2050)), a__s=economy("S", 100, slowing),
                  a__t=economy("T", 100, 5))


def test_years_asked_for_are_those_of_growth():
    places = long_run()
    for years, want in (("2030:2050", "%/yr +2.0 +5.0"), ("2020:2030", "%/yr +6.0 +5.0"), ("2025:2035", "%/yr +4.0 +5.0")):
        out = places.table("compare", "a/s.json", "a/t.json", "--years", years, "--show", "growth", "--only", "gdp")
        holds(out, "Mean growth %s, " % years.replace(":", "-"))
        same(row(out, "GDP"), want)
    out = places.table("compare", "a/s.json", "a/t.json", "--years", "2030:2050", "--only", "gdp")
    same(row(out, "mean growth 2030-2050"), "%/yr - 2.0 5.0")
    same(row(out, "in 2030"), "1e8 CNY 179.1 162.9")
    holds(places("compare", "a/s.json", "a/t.json", "--years", "2030:2050", "--lang", "zh").out, "2030-2050年年均增速")


def test_one_year_leaves_growth_at_the_base_year():
    out = long_run().table("compare", "a/s.json", "a/t.json", "--years", "2030", "--show", "growth", "--only", "gdp")
    holds(out, "Mean growth 2020-2030, ")
    same(row(out, "GDP"), "%/yr +6.0 +5.0")


def test_titles_of_charts_tell_growth_over_the_years_shown():
    places = long_run()
    out = places.table("chart", "a/s.json", "a/t.json", "--years", "2030:2049", "--only", "gdp")
    holds(out, "up 2.0 to 5.0 % a year, 2030-2049")


# --- plans of other years, prices and measures ---

def test_measures_have_rows_of_their_own_and_nothing_is_subtracted():
    places = two_plans()
    out = places.table("compare", "a/s.json", "b/t.json", "--show", "levels,differences,growth,gaps")
    same(row(out, "GDP"), "1e8 CNY varies 127.6 ✗ 112.2 (2020, @2015) >= 130")
    same(row(out, "base"), "1e8 CNY 100.0 80.0 (2015, @2015)")
    same(row(out, "GDP growth"), "%/yr - - 7 ✓ (since 2015) >= 6 (2020)")
    same(row(out, "GDP", "Mean growth"), "%/yr +5.0 +7.0 (2015-2020)")
    same(row(out, "GDP", "Gaps"), "1e8 CNY -2.4 ✗ - >= 130")
    same(row(out, "GDP growth", "Gaps"), "pp - +1 ✓ (since 2015) >= 6 (2020)")
    for wrong in ("-120.6", "94.5 %", "41.2", "7.0 ✓"):
        lacks(out, wrong)
    for said in ("Nothing here can be compared.", "Of other years", "At other prices", "in rows of their own: gdp"):
        holds(out, said)
    holds(places("compare", "a/s.json", "b/t.json", "--lang", "zh").out, "（2020年、2015年价）")
    turned = places.table("compare", "b/t.json", "a/s.json", "--show", "differences,growth")
    lacks(turned, "-41.2")
    same(row(turned, "GDP", "Mean growth"), "%/yr +7.0 +5.0 (2020-2025)")


def test_shipped_plans_form_no_growth_across_prices():
    town, folder = Town(), os.path.join(ROOT, "scenarios")
    out = town("compare", folder + "/luliang/baseline.json", folder + "/luliang-13fyp/planned.json", "--show",
               "differences,growth", "--lang", "en").out
    assert row(out, "1  GDP", "Mean growth").startswith("%/yr +5.3 +6.5"), out
    for wrong in ("99.7", "66.5"):
        lacks(out, wrong)


def test_one_year_in_common_compares_what_has_no_prices():
    people = {"population": {"base": "100 1e4 people", "natural_increase": "5 ‰/yr"}}
    places = Places(a__plan=A, a__s=economy("S", 100, 5, **people), b__plan=B, b__t=economy("T", 80, 7, **people))
    out = places.table("compare", "a/s.json", "b/t.json", "--years", "2020", "--show", "differences")
    same(row(out, "Population"), "1e4 people 100.0 +2.5 (2.5 %)")
    lacks(out, "GDP per head")  # at other prices
    holds(out, "At other prices")
    lacks(out, "Of other years")


def test_prices_alone_are_enough_to_stand_apart():
    later = plan("Plan A2", 2020, 2022, 2025, gdp=goal("130 1e8 CNY", 2025))
    places = Places(a__plan=A, a__s=economy("S", 100, 5), c__plan=later, c__v=economy("V", 100, 5))
    out = places.table("compare", "a/s.json", "c/v.json", "--show", "levels,differences,growth", "--only", "gdp")
    same(row(out, "GDP"), "1e8 CNY varies 127.6 ✗ 127.6 ✗ (@2022) >= 130")
    holds(out, "Nothing here can be compared.")
    same(row(out, "GDP", "Mean growth"), "%/yr +5.0 +5.0")  # each within its own prices
    holds(places.table("compare", "a/s.json", "c/v.json"), "sectors.econ.output")  # 100 is not 100


def test_targets_of_other_years_and_variables_are_no_single_row():
    shares = dict(indicators={"old": {"title": {"en": "Old", "zh": "旧"}, "unit": "%", "base": "40 %", "linear": 1},
                              "new": {"title": {"en": "New", "zh": "新"}, "unit": "%", "base": "10 %", "linear": 1}})
    places = Places(a__plan=plan("Plan A", 2020, 2020, 2025, x=goal("45 %", 2025, "old", "Share")),
                    a__s=economy("S", 100, 5, **shares),
                    a__w=economy("W", 100, 5, targets={"x": {"variable": "new", "at_least": 15}}, **shares),
                    a__u=economy("U", 100, 5, targets={"x": {"year": 2023}}, **shares))
    out = places.table("compare", "a/s.json", "a/w.json", "--show", "levels,differences", "--only", "x")
    holds(out, "Share (old)")
    holds(out, "Share (new)")
    lacks(out, "-30")
    out = places.table("compare", "a/s.json", "a/u.json", "--show", "levels,differences", "--only", "x")
    same(row(out, "Share"), "% 40 45 ✓ 43 ✗ (2023) varies")
    lacks(out, "-2")


def test_ends_of_runs_differ():
    places = Places(a__plan=A, a__s=economy("S", 100, 5), a__w=economy("W", 100, 5, years=[2021, 2023]))
    out = places.table("compare", "a/s.json", "a/w.json", "--show", "levels,differences,growth")
    same(row(out, "GDP growth"), "%/yr - 5 5 (2023)")
    same(row(out, "Share of GDP, Economy", "Mean growth"), "pp/yr 0.00 0.00 (2020-2023)")


def test_counts_are_of_each_scenarios_own_targets():
    more = plan("Plan B", 2015, 2015, 2020, gdp=goal("6 %/yr", 2020, measure="mean_growth"),
                rich=goal("1 1e8 CNY", 2020, title="Rich"))
    places = Places(a__plan=A, a__s=economy("S", 100, 5), b__plan=more, b__t=economy("T", 80, 7))
    same(row(places.table("compare", "a/s.json", "b/t.json"), "Met of those assessed"), "0/1 2/2")
    same(row(places.table("compare", "a/s.json", "a/s.json", "--vary", "sectors.econ.growth=6"), "Met of those assessed"), "0/1 1/1")


def test_what_only_another_plan_cannot_assess_is_told_too():
    words = plan("Plan B", 2015, 2015, 2020, gdp=goal("6 %/yr", 2020, measure="mean_growth"),
                 parks={"no": "10", "title": {"en": "Parks", "zh": "公园"}, "year": 2020, "words": {"en": "more", "zh": "更多"},
                        "source": "row 2"})
    places = Places(a__plan=A, a__s=economy("S", 100, 5), b__plan=words, b__t=economy("T", 80, 7))
    holds(places.table("compare", "a/s.json", "b/t.json"), "Not assessable: #10 (words only).")


# --- inputs ---

def test_inputs_keep_their_units_years_and_measures():
    places = two_plans()
    out = places.table("compare", "a/s.json", "b/t.json", "--inputs")
    same(row(out, "sectors.econ.output"), "1e8 CNY 100 80 (2015, @2015) s.json:1, t.json:1")
    same(row(out, "targets.gdp"), "1e8 CNY >= 130 - plan.json:1")
    same(row(out, "targets.gdp (mean growth)"), "%/yr - >= 6 plan.json:1")
    rows = list(csv.DictReader(io.StringIO(places("compare", "a/s.json", "b/t.json", "--inputs", "--format", "csv").out)))
    same({(r["scenario"], r["input"], r["unit"]) for r in rows},
         {("s", "sectors.econ.output", "1e8 CNY@2020"), ("t", "sectors.econ.output", "1e8 CNY@2015"),
          ("s", "sectors.econ.growth", "%/yr"), ("t", "sectors.econ.growth", "%/yr"),
          ("s", "targets.gdp", "1e8 CNY@2020"), ("t", "targets.gdp", "%/yr")})
    told = json.loads(places("compare", "a/s.json", "b/t.json", "--format", "json").out)
    same([(s["prices"], s["base_year"]) for s in told["scenarios"]], [(2020, 2020), (2015, 2015)])


def test_equal_digits_of_other_prices_or_measures_are_not_the_same_input():
    same_number = plan("Plan B", 2015, 2015, 2020, gdp=goal("130 1e8 CNY", 2020))
    places = Places(a__plan=A, a__s=economy("S", 100, 5), b__plan=same_number, b__t=economy("T", 100, 5))
    out = places.table("compare", "a/s.json", "b/t.json", "--inputs")
    same(row(out, "sectors.econ.output"), "1e8 CNY 100 100 (2015, @2015) s.json:1, t.json:1")
    same(row(out, "targets.gdp"), "1e8 CNY >= 130 >= 130 (2020, @2015) plan.json:1")
    lacks(out, "sectors.econ.growth")  # that one is the same


def test_inputs_of_runs_without_a_common_year_are_compared():
    early = plan("Plan C", 2005, 2005, 2010, gdp=goal("1 1e8 CNY", 2010))
    places = Places(a__plan=A, a__s=economy("S", 100, 5), c__plan=early, c__v=economy("V", 100, 9))
    same(row(places.table("compare", "a/s.json", "c/v.json", "--inputs"), "sectors.econ.growth"),
         "%/yr 5 9 s.json:1, v.json:1")


# --- ensembles ---

def drawn(title, output, growth):
    made = economy(title, output, growth)
    made["sectors"]["econ"]["growth"]["uncertain"] = {"normal": {"sd": 1}}
    return made


def test_spreads_of_other_measures_do_not_share_a_heading():
    places = Places(a__plan=A, a__s=drawn("S", 100, 5), b__plan=B, b__t=drawn("T", 80, 7))
    out = places("ensemble", "a/s.json", "b/t.json", "--members", "500", "--lang", "en").out
    holds(out, "GDP (1e8 CNY)")
    holds(out, "GDP growth 2020 (%/yr)")


# --- charts ---

def pictures(places, *words):
    done = places("chart", *words, "-o", "out", "--lang", "en")
    same(done.returncode, 0)
    found = {os.path.basename(path).split(".en.")[0]: path for path in glob.glob(os.path.join(places.folder, "out", "*.svg"))}
    return {name: places.read(os.path.join("out", os.path.basename(path))) for name, path in found.items()}


def title(svg):
    return re.search(r"<title[^>]*>(.*?)</title>", svg).group(1).replace("\u00a0", " ")


def colour(svg, name):
    """Of the last text that is this name, alone or with its number."""
    found = [m.start() for m in re.finditer("<text>%s[^,;]*</text>" % name, svg)]
    return re.findall(r'fill="([^"]*)"', svg[:found[-1]])[-1]


def many(count, target="130 1e8 CNY", draws=False):
    make = drawn if draws else economy
    return Places(a__plan=plan("Plan A", 2020, 2020, 2025, gdp=goal(target, 2025)),
                  **{"a__x%02d" % i: make("X%02d" % i, 100, 3 + 0.5 * i) for i in range(1, count + 1)})


def test_the_title_of_a_page_speaks_of_its_own_scenarios():
    drawings = pictures(many(8, "127 1e8 CNY"), "a", "--kind", "lines", "--only", "gdp")
    pages = [title(drawings[name]) for name in sorted(drawings, key=len)]
    same(len(pages), 2)
    holds(pages[0], "of the 4 scenarios here only X04")
    holds(pages[1], "all 4 scenarios here meet the 2025 target (127)")
    drawings = pictures(many(8, "10 1e8 CNY"), "a", "--kind", "lines", "--only", "gdp_growth")
    told = sorted(title(svg) for svg in drawings.values())
    assert all("3.5" in one or "5.5" in one for one in told), told


def test_no_two_scenarios_on_a_page_share_a_colour_and_each_keeps_its_own():
    places = many(12, draws=True)
    names = ["X%02d" % i for i in range(1, 13)]
    drawings = pictures(places, "a", "--kind", "lines,ranges", "--only", "gdp", "--members", "200")
    ranges = {name: colour(drawings["ranges-gdp"], name) for name in names}
    same(len(set(ranges.values())), 12)
    for svg in (svg for stem, svg in drawings.items() if stem.startswith("lines")):
        for name in names:
            if "<text>" + name in svg:
                same(colour(svg, name), ranges[name])


def test_charts_of_two_plans_judge_each_by_its_own_target():
    places = two_plans(a__w=economy("W", 110, 5))
    drawings = pictures(places, "a/s.json", "a/w.json", "b/t.json", "--kind", "lines,heatmap")
    holds(title(drawings["lines-gdp"]), "only W meets the 2025 target (130)")
    holds(title(drawings["lines-gdp"]), "another target for T")
    holds(drawings["lines-gdp"], "in other units or prices: T")
    heat = drawings["heatmap"]
    holds(heat, ">= 130</text>")
    holds(heat, ">= 6 %/yr</text>")
    same((heat.count("<text>1/1</text>"), heat.count("<text>0/1</text>")), (3, 1))  # T's row; W's and T's columns, S's


def test_small_panels_count_those_that_the_target_can_judge():
    town = {"urbanization": {"base": "50 %", "change": "1 pp/yr"}}
    first = plan("Plan A", 2020, 2020, 2025, gdp=goal("130 1e8 CNY", 2025), town=goal("50 %", 2025, "urbanization", "Town"))
    places = Places(a__plan=first, a__s=economy("S", 100, 5, **town), a__w=economy("W", 110, 5, **town), b__plan=B,
                    b__t=economy("T", 80, 7))
    svg = pictures(places, "a", "b", "--kind", "overview")["overview"]
    holds(title(svg), "S 1 of 2, W 2 of 2, T 1 of 1")
    holds(svg, "<text>1 of 2 met</text>")  # T's target is another one
    lacks(svg, "of 3 met")


def two_sectors(title, output, growth, **more):
    made = economy(title, output, growth, **more)
    made["sectors"]["shop"] = {"title": {"en": "Shops", "zh": "商业"}, "growth": {"value": 5, "unit": "%/yr", **ASSUMED},
                               "output": {"value": 50, "unit": "1e8 CNY", "source": "made up"}}
    return made


def test_targets_of_one_id_stand_in_the_panel_of_their_own_variable():
    first = plan("Plan A", 2020, 2020, 2025, part=goal("45 %", 2025, "share.econ", "Share"))
    other = plan("Plan B", 2020, 2020, 2025, part=goal("37 %", 2025, "share.shop", "Shops"))
    places = Places(a__plan=first, a__s=two_sectors("S", 100, 5), b__plan=other, b__t=two_sectors("T", 80, 7))
    pictures(places, "a", "b", "--kind", "overview,lines")
    drawn = [line for line in csv.DictReader(io.StringIO(places.read("out/chart-drawn.csv"))) if line["mark"] == "target"]
    same(sorted((line["picture"], line["panel"], line["value"]) for line in drawn),
         [("lines-share.econ", "share.econ", "45"), ("lines-share.shop", "share.shop", "37"),
          ("overview", "share.econ", "45"), ("overview", "share.shop", "37")])


def test_small_panels_count_each_by_its_own_number_and_say_who_is_left_out():
    town = {"urbanization": {"base": "50 %", "change": "1.1 pp/yr"}}
    first = plan("Plan A", 2020, 2020, 2025, town=goal("60 %", 2025, "urbanization", "Town"), gdp=goal("130 1e8 CNY", 2025))
    other = plan("Plan B", 2015, 2015, 2020, town=goal("54 %", 2020, "urbanization", "Town"),
                 head=goal("1 1e4 CNY/person", 2020, "gdp_per_head", "GDP per head"))
    people = {"population": {"base": "100 1e4 people", "natural_increase": "5 ‰/yr"}}
    places = Places(a__plan=first, a__s=economy("S", 100, 5, **town, **people), b__plan=other,
                    b__t=economy("T", 80, 7, **town, **people))
    svg = pictures(places, "a", "b", "--kind", "overview")["overview"]
    holds(svg, "<text>1 of 2 met</text>")  # S misses its 60, T meets its 54
    holds(svg.replace("\u00a0", " "), "Not drawn, in other units or prices: GDP (T), GDP per head (S).")
    drawn = list(csv.DictReader(io.StringIO(places.read("out/chart-drawn.csv"))))
    same({line["name"] for line in drawn if line["panel"] == "gdp_per_head" and line["mark"] == "line"}, {"t"})


def test_lines_that_end_earlier_keep_their_digits():
    town = {"urbanization": {"base": "50 %", "change": "1 pp/yr"}}
    old = {"urbanization": {"base": "48 %", "change": "1.1 pp/yr"}}
    places = Places(a__plan=A, a__s=economy("S", 100, 5, **town), b__plan=B, b__t=economy("T", 80, 7, **old))
    svg = pictures(places, "a", "b", "--kind", "lines", "--only", "urbanization")["lines-urbanization"]
    holds(svg.replace("\u00a0", " "), "53.5 (2020)")


def test_plans_that_follow_one_another_share_one_year_and_no_path():
    falling, flat = {"path": {"2016": 8, "2020": 6}}, {"path": {"2021": 6, "2025": 1}}
    places = Places(a__plan=A, a__s=economy("S", 100, 6), a__u=economy("U", 100, flat), b__plan=B, b__t=economy("T", 80, falling),
                    b__v=economy("V", 80, 6))
    out = places.table("compare", "b/t.json", "a/s.json", "--inputs")
    holds(row(out, "sectors.econ.growth"), "%/yr 8 -> 6 6 ")
    out = places.table("compare", "b/v.json", "a/u.json", "--inputs")
    holds(row(out, "sectors.econ.growth"), "%/yr 6 6 -> 1 ")
    out = places.table("compare", "b/t.json", "b/v.json", "a/u.json", "--inputs")
    holds(row(out, "sectors.econ.growth"), "%/yr 8 -> 6 6 6 -> 1 ")


def test_targets_of_years_that_are_not_shown_say_their_year_and_numbers_are_never_cut():
    places = Places(a__plan=plan("Plan A", 2020, 2020, 2025, gdp=goal("130 1e8 CNY", 2025)), a__s=economy("S", 100, 5),
                    a__w=economy("W", 100, 6))
    holds(places.table("compare", "a", "--years", "2022:2024", "--only", "gdp"), ">= 130 (2025)\n")
    holds(places.table("run", "a/s.json", "--years", "2022:2024"), ">= 130 (2025)  ✗ short by 2.4\n")  # 127.6 in 2025
    lacks(places.table("run", "a/s.json"), "(2025)")
    done = places.table("run", "a/s.json", "--set", "targets.gdp.at_least=12345678.5 1e8 CNY")
    holds(done, ">= 12345678.5 ")


def test_lines_of_two_plans_say_where_each_begins_and_ends():
    people = {"population": {"base": "100 1e4 people", "natural_increase": "5 ‰/yr"}}
    places = Places(a__plan=A, a__s=economy("S", 100, 5, **people), b__plan=B, b__t=economy("T", 80, 7, **people))
    svg = pictures(places, "a/s.json", "b/t.json", "--kind", "lines", "--only", "population")["lines-population"]
    holds(svg, "2015 (T), 2020 (S)")
    holds(svg, "Plan A, Plan B")
    holds(svg, "(2020)</text>")


def test_the_title_of_a_later_page_counts_what_that_page_shows():
    targets = {"t%02d" % i: goal("%d 1e8 CNY" % (120 if i < 10 else 1000), 2025, title="Target %d" % i) for i in range(1, 51)}
    places = Places(a__plan=plan("Plan A", 2020, 2020, 2025, **targets), a__s=economy("S", 100, 5), a__w=economy("W", 100, 6))
    drawings = pictures(places, "a", "--kind", "heatmap,bullets")
    same(title(drawings["heatmap"]).split(": ")[1], "S 9 of 25, W 9 of 25")
    same(title(drawings["heatmap-2"]).split(": ")[1], "S 0 of 25, W 0 of 25")
    holds(title(drawings["bullets-s-2"]), "S meets 0 of the 25 targets in this chart")
    holds(drawings["heatmap-2"], "S 9 of 50")  # all pages


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "comparing"))
