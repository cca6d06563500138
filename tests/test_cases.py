#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases that were once answered wrongly, one test each under the number by which they were reported: the input as it was
reported, written anew and small, and each number that was wrong beside the right one. The rule behind a case has tests of
its own (test_comparing, test_reading, test_tables, ...); here stands that the case itself is right. OUTTURN names the
program. Prints `ok case_NN_name` or `not ok case_NN_name`."""
import csv
import io
import json
import os
import sys

from test_cli import ROOT, Town, holds, lacks, refused, run_tests, same
from test_comparing import A, B, Places, economy, goal, plan, row

SHIPPED = os.path.join(ROOT, "scenarios")


class Place(Places):
    """A plan and the scenario `s`, with whatever else stands beside them."""

    def __init__(self, plan=A, s=None, **beside):
        super().__init__(plan=plan, s=s or economy("S", 100, 5))
        for name, text in beside.items():
            self.write(name + ".csv", text)

    def cells(self, *words):
        """{(variable, year): (value, unit)} of a run in CSV."""
        done = self(*words, "--format", "csv")
        same((done.returncode, done.talk), (0, ""))
        return {(line["variable"], int(line["year"])): (float(line["value"]), line["unit"])
                for line in csv.DictReader(io.StringIO(done.out))}

    def made(self, table, code=0):
        """The plan, the observations and the base that `new` makes of the table, and what it said."""
        folder = "made-" + table
        done = self("new", folder, "--from", table + ".csv", "--lang", "en")
        same(done.returncode, code)
        observed = list(csv.DictReader(io.StringIO(self.read(folder + "/observed.csv"))))
        return Made(self, folder, done, observed)


class Made:
    def __init__(self, place, folder, done, observed):
        self.place, self.folder, self.out, self.talk, self.observed = place, folder, done.out, done.talk, observed
        self.targets = json.loads(place.read(folder + "/plan.json"))["targets"]
        self.base = json.loads(place.read(folder + "/base.json"))

    def facts(self):
        return {(line["variable"], int(line["year"])): float(line["value"]) for line in self.observed}

    def stated(self):
        return [rate for target in self.targets.values() for rate in target.get("stated", [])]

    def passes_check(self):
        done = self.place("check", self.folder, "--lang", "en")
        same(done.returncode, 0)
        holds(done.out, "no errors")


def close(got, want):
    assert abs(got - want) <= 1e-9 * max(1, abs(want)), "got %r, want %r" % (got, want)


def test_01_growth_from_another_base():
    places = Places(plan=A, s=economy("S", 100, 5), w=economy("Revised base", 110, 5))
    out = places.table("compare", "s.json", "w.json", "--show", "levels,growth", "--only", "gdp")
    same(row(out, "GDP", "Mean growth 2020-2025"), "%/yr +5.0 +5.0")  # (140.3909717 / 110)^(1/5) - 1; it said +7.0
    same(row(out, "mean growth"), "%/yr - 5.0 5.0")
    out = places.table("compare", "s.json", "--vary", "sectors.econ.output=100,110", "--show", "growth", "--only", "gdp")
    same(row(out, "GDP"), "%/yr +5.0 +5.0")


def test_01_growth_from_another_base_in_the_shipped_place():
    files = [os.path.join(SHIPPED, "luliang", name + ".json") for name in ("baseline", "rebased-2022")]
    out = Town()("compare", *files, "--show", "growth", "--only", "urbanization", "--lang", "en").out
    same(row(out, "2  Urbanization"), "pp/yr +0.62 +0.62")  # (56.76 - 53.66) / 5; it said +0.41


def test_02_plans_of_other_measures():
    places = Places(a__plan=A, a__s=economy("S of A", 100, 5), b__plan=B, b__t=economy("S of B", 80, 7))
    out = places.table("compare", "a/s.json", "b/t.json", "--show", "levels,differences,growth,gaps")
    same(row(out, "GDP"), "1e8 CNY varies 127.6 ✗ 112.2 (2020, @2015) >= 130")
    same(row(out, "GDP growth"), "%/yr - - 7 ✓ (since 2015) >= 6 (2020)")
    same(row(out, "GDP", "Mean growth 2020-2025"), "%/yr +5.0 +7.0 (2015-2020)")
    holds(out, "Differences to S of A\nNothing here can be compared.")
    same(row(out, "targets.gdp", "Inputs that differ"), "1e8 CNY >= 130 - plan.json:1")
    for wrong in ("-120.6", "-94.5", "-41.2"):
        lacks(out, wrong)


def test_02_plans_of_other_measures_as_shipped():
    files = [os.path.join(SHIPPED, name) for name in ("luliang/baseline.json", "luliang-13fyp/planned.json")]
    out = Town()("compare", *files, "--show", "differences,growth", "--lang", "en").out
    same(row(out, "1  GDP"), "%/yr +5.3 +6.5 (2015-2020)")
    for wrong in ("-99.7", "-66.5"):
        lacks(out, wrong)


def test_04_prices_of_another_year_than_the_base_year():
    older = plan("Plan A", 2020, 2015, 2025, gdp=goal("130 1e8 CNY", 2025))
    place = Place(older, observed="variable,unit,year,value,source\n"
                  "gdp_nominal,1e8 CNY,2020,112,yearbook\ngdp,1e8 CNY@2015,2020,100,yearbook\n")
    cells = place.cells("run", "s.json", "--only", "gdp,gdp_nominal,deflator", "--years", "2020:2021")
    for name, unit, first, second in (("gdp", "1e8 CNY@2015", 100, 105), ("gdp_nominal", "1e8 CNY", 112, 117.6),
                                      ("deflator", "CNY/CNY@2015", 1.12, 1.12)):
        for year, want in ((2020, first), (2021, second)):
            close(cells[name, year][0], want)
            same(cells[name, year][1], unit)
    unknown = Place(older)  # nothing tells the level: nothing is made, and it is said why
    out = unknown("run", "s.json", "--only", "gdp,gdp_nominal,deflator", "--lang", "en")
    lacks(out.out, "CNY/CNY")
    holds(out.out + out.talk, "prices.base_level")


def test_06_blanks_as_thousands_separators():
    school = {"students": {"title": {"en": "Students"}, "unit": "people", "path": {"value": "2 100 people", "source": "x"}},
              "cost": {"title": {"en": "Cost"}, "unit": "CNY", "path": {"value": "12\u00a0100 CNY", "source": "x"}}}
    place = Place(s=economy("S", 100, 5, indicators=school))
    cells = place.cells("run", "s.json", "--only", "students,cost", "--years", "2021")
    same((cells["students", 2021], cells["cost", 2021]), ((2100, "people"), (12100, "CNY")))
    same(place.cells("run", "s.json", "--set", "sectors.econ.output=1 100 1e8 CNY", "--only", "gdp", "--years", "2020"),
         {("gdp", 2020): (1100, "1e8 CNY@2020")})
    refused(place("run", "s.json", "--set", "sectors.econ.output=1,100 1e8 CNY", "--lang", "en"), '"," inside the number')


def test_08_symbols_that_differ_by_case():
    dust = {"so2": {"title": {"en": "SO2"}, "unit": "Mg", "path": {"value": 500, "source": "inventory"}},
            "so2_t": {"title": {"en": "SO2, t"}, "unit": "t", "formula": "so2"}}
    place = Place(s=economy("S", 100, 5, indicators=dust),
                  t="Indicator,Unit,2020,2025 target\nGDP,1e8 CNY,100,130\nSO2 emissions,Mg,500,450\nPower sold,MU,1200,1500\n")
    cells = place.cells("run", "s.json", "--only", "so2,so2_t", "--years", "2021")
    same((cells["so2", 2021], cells["so2_t", 2021]), ((500, "Mg"), (500, "t")))
    refused(place("new", "made-t", "--from", "t.csv", "--lang", "en"), 'unknown unit "MU"', '"mu / GWh"')
    place.write("t.csv", place.read("t.csv").replace("MU", "GWh"))
    made = place.made("t")
    same([line["unit"] for line in made.observed if line["variable"] == "so2"], ["Mg"])
    same([line["unit"] for line in made.observed if line["variable"] == "power_sold"], ["GWh"])


def test_09_growth_of_the_base_year_in_a_heading():
    place = Place(t="指标,单位,2020年,2020年增速(%),2025年目标\n地区生产总值,亿元,1538,2.7,2238\n常住人口,万人,340,-0.4,345\n")
    made = place.made("t")
    same(made.stated(), [])
    same(made.facts(), {("gdp_nominal", 2020): 1538, ("gdp_growth", 2020): 2.7, ("population", 2020): 340})
    holds(made.targets["population"]["note"], "2020年增速(%)\" says: -0.4")
    made.passes_check()


def test_11_a_year_in_a_heading_makes_no_level():
    place = Place(t="指标,单位,2019年比上年增长（%）,2020年,2025年目标\n地区生产总值,亿元,7.2,1538,2238\n森林覆盖率,%,1.5,29.6,35\n",
                  u="指标,单位,2020年,2020年全省排名,2025年目标\n地区生产总值,亿元,1538,6,2238\n")
    made = place.made("t")
    same(made.facts(), {("gdp_nominal", 2020): 1538, ("gdp_growth", 2019): 7.2, ("forest_cover", 2020): 29.6})
    lacks(place.read(made.folder + "/baseline.json"), "28.1")
    holds(made.targets["forest_cover"]["note"], "says: 1.5")
    made.passes_check()
    ranked = place.made("u")
    same(ranked.facts(), {("gdp_nominal", 2020): 1538})
    ranked.passes_check()


def test_13_marks_of_what_is_missing():
    made = Place(t="indicator,unit,2020,2025 target\nGDP,1e8 CNY,1538,2238\nRoads,km,29,NA\nParks,count,35,NaN\n"
                   "Schools,count,NA,40\n").made("t")
    same(sorted(made.targets), ["gdp", "schools"])
    for name in ("Roads", "Parks"):
        holds(made.out, name + ": history 2020")
    lacks(made.targets["schools"]["note"], "NA")
    holds(made.talk, "Schools: is 40 the least or the most?")
    same(made.facts(), {("gdp_nominal", 2020): 1538, ("roads", 2020): 29, ("parks", 2020): 35})


def test_14_flags_of_statistical_offices():
    made = Place(t="指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n常住人口城镇化率,%,54.7 b,60\n"
                   "城镇调查失业率,%,5.1 e,5.5\n").made("t")
    same(made.facts(), {("gdp_nominal", 2020): 1538, ("urbanization", 2020): 54.7, ("unemployment", 2020): 5.1})
    same([target["variable"] for target in made.targets.values()], ["gdp", "urbanization", "unemployment"])
    sources = {line["variable"]: line["source"] for line in made.observed}
    holds(sources["urbanization"], "54.7 b")
    holds(sources["unemployment"], "5.1 e")


def test_16_parts_and_footnote_marks():
    place = Place(t="指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n#工业增加值占GDP比重,%,57.6,55\n"
                    "其中：服务业增加值占GDP比重,%,35.6,40\n", u="指标,单位,2020年,2025年目标\n地区生产总值①,亿元,1538,2238\n")
    made = place.made("t")
    same([target["variable"] for target in made.targets.values()], ["gdp", "share.industry", "share.services"])
    same(sorted(made.base["sectors"]), ["industry", "other", "services"])
    marked = place.made("u")
    same([target["variable"] for target in marked.targets.values()], ["gdp"])
    same(marked.base["sectors"]["whole_economy"]["output"]["value"], 1538)
    lacks(marked.talk, "no GDP")


def test_18_fractions_are_questioned():
    place = Place(t="indicator,unit,2020,2025 target,stated_rate\nGDP,1e8 CNY,100,130,0.06\nUrbanization,%,0.547,0.60,\n",
                  observed="variable,unit,year,value,source\ngdp_growth,%/yr,2021,0.053,x\n")
    made = place.made("t")
    holds(made.talk, 'GDP: 0.06 reads as 0.06 %/yr')
    holds(made.talk, "0.547 reads as 0.547 %, and so do 0.60")
    holds(made.talk, "for 6 % write 6")
    done = place("check", "s.json", "--lang", "en")
    holds(done.out, "no errors, 1 warning")
    holds(done.talk, "gdp_growth: 0.053 reads as 0.053 %/yr")
    holds(place("check", made.folder, "--lang", "en").talk, "reads as")  # nothing that was doubted is taken as settled


def test_20_values_hold_from_each_year_named():
    place = Place(t="key,value\nsectors.econ.growth,2021:6;2023:8\n", bad="key,value\nsectors.econ.growth,\n")
    cells = place.cells("run", "s.json", "--set-from", "t.csv", "--only", "gdp,gdp_growth")
    for year, rate in ((2021, 6), (2022, 6), (2023, 8), (2024, 8), (2025, 8)):
        close(cells["gdp_growth", year][0], rate)
    close(cells["gdp", 2022][0], 112.36)
    close(cells["gdp", 2025][0], 100 * 1.06**2 * 1.08**3)
    holds(place("run", "s.json", "--set-from", "bad.csv", "--lang", "en").talk, "from which it holds, until the next one named")
    holds(place("run", "s.json", "--set-from", "bad.csv", "--lang", "zh").talk, "沿用至下一个所列年份之前")


def test_22_quantiles_of_few_members():
    x = {"value": 0.5, "source": "assumption", "range": [0, 1], "note": "x", "uncertain": {"uniform": {"low": 0, "high": 1}}}
    place = Place(s=economy("S", 100, 5, indicators={"x": {"title": {"en": "X"}, "unit": "count", "path": x}}))

    def spread(members, *words):
        done = place("ensemble", "s.json", "--members", str(members), *words, "--only", "x", "--years", "2025", "--format", "csv")
        return {line["stat"]: float(line["value"]) for line in csv.DictReader(io.StringIO(done.out)) if line["variable"] == "x"}

    for members in (2, 5, 50):
        same(spread(members), spread(members, "--exact"))
    two = spread(2)
    close(two["p50"], two["mean"])  # of two members the median is their mean
    close(two["p95"] - two["p05"], 0.9 / 0.5 * (two["p75"] - two["p25"]))
    five = spread(5)  # p25, p50 and p75 are members; p05 and p95 lie a fifth of the way from the outer ones
    members = [(five["p05"] - 0.2 * five["p25"]) / 0.8, five["p25"], five["p50"], five["p75"],
               (five["p95"] - 0.2 * five["p75"]) / 0.8]
    close(sum(members) / 5, five["mean"])


def test_24_history_among_the_data_of_a_chart():
    rows = ["2010,50", "2020,100", "2023,118"]
    place = Place(observed="variable,unit,year,value,source\n" + "".join("gdp,1e8 CNY@2020,%s,x\n" % line for line in rows))
    same(place("chart", "s.json", "-o", "out", "--kind", "lines", "--only", "gdp", "--quiet").returncode, 0)
    drawn = csv.DictReader(io.StringIO(place.read("out/chart-drawn.csv")))
    same(["%s,%s" % (line["year"], line["value"]) for line in drawn if line["mark"] == "observed"], rows)


def test_27_hints_do_not_lead_in_a_circle():
    for name, way in (("gdp", "multiply by the deflator 2020/2015"), ("gdp_nominal", "by its deflator (2015 = 1)")):
        place = Place(observed="variable,unit,year,value,source\n%s,1e8 CNY@2015,2021,105.3,x\n" % name)
        talk = place("check", "s.json", "--lang", "en").talk
        holds(talk, way)
        lacks(talk, "name it")


def peaking(**target):
    rate = {"path": {"2021": 5, "2060": 1}, "unit": "%/yr", "source": "x"}
    fuel = {"value": 2.6, "unit": "t/tce", "source": "x"}
    late = {"title": {"en": "CO2 peak"}, "variable": "co2", "measure": "peak_year", "year": 2060, "source": "row 1", **target}
    return Place(plan("P", 2020, 2020, 2060, peak=late), economy("S", 100, rate, energy={
        "intensity": {"econ": {"value": 1, "unit": "tce/1e4 CNY", "source": "x"}},
        "efficiency": {"value": 3, "unit": "%/yr", "source": "x"}}, carbon={"factor": fuel, "household_factor": fuel}))


def test_29_a_peak_is_years_late():
    place = peaking(at_most=2030)
    title = place("chart", "s.json", "--only", "peak", "--lang", "en").out.split("\n")[0]
    same(title, "CO2 peak: S misses the target (by 2030), 9 years late")
    holds(place("run", "s.json", "--only", "peak", "--lang", "en").out, "2039 ")
    holds(place("run", "s.json", "--lang", "en").out, "✗ 9 years late")
    holds(place("run", "s.json", "--lang", "zh").out, "晚9年")


def test_31_csv_for_excel():
    place = Places(plan={**A, "lang": "zh"})
    place.write("高增长.json", economy("高增长", 100, 5))
    for words in (("run", "高增长.json"), ("list", "高增长.json", "targets", "--format", "csv")):
        same(place(*words, "--lang", "zh", "-o", "out", "--quiet").returncode, 0)
    files = [path for path in place.everything() if path.endswith(".csv")]
    same(len(files), 3)
    for path in files:
        with open(path, "rb") as file:
            same(file.read(3), b"\xef\xbb\xbf")
    same(place("run", "高增长.json", "--bom", "--format", "csv").stdout[:3], b"\xef\xbb\xbf")
    holds(place("help", "run").out, "--bom")


def test_33_growth_over_a_part_of_the_run():
    slowing = {"path": {"2021": 6, "2030": 6, "2031": 2, "2050": 2}}
    place = Places(plan=plan("Plan A", 2020, 2020, 2050, gdp=goal("130 1e8 CNY", 2050)), s=economy("S", 100, slowing),
                   t=economy("T", 100, 5))
    out = place.table("compare", "s.json", "t.json", "--years", "2030:2050", "--show", "growth", "--only", "gdp")
    holds(out, "Mean growth 2030-2050, %/yr")
    same(row(out, "GDP"), "%/yr +2.0 +5.0")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "case"))
