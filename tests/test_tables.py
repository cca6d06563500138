#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that `new --from` reads as statistics print them: headings of growth, ranks and revisions, missing marks,
flags, remarks, parts and footnotes, rows that stand twice. OUTTURN names the program (default ./outturn). Prints
`ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import subprocess
import tempfile
import traceback
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))


class Place:
    """What a table becomes."""

    def __init__(self, table, lang="en", code=0):
        self.held = tempfile.TemporaryDirectory()
        with open(self.path("t.csv"), "w", encoding="utf-8") as out:
            out.write(table)
        self.done = self.run("new", "d", "--from", "t.csv", "--lang", lang)
        assert self.done.returncode == code, self.done.stderr
        if code == 0:
            check = self.run("check", "d")
            assert check.returncode == 0 and "no errors, no warnings" in check.stdout, check.stdout + check.stderr
            self.plan, self.base, self.baseline, self.planned = (
                self.json("d/%s.json" % name) for name in ("plan", "base", "baseline", "as-planned"))
            with open(self.path("d/observed.csv"), encoding="utf-8") as file:
                self.rows = list(csv.DictReader(io.StringIO(file.read())))
            self.observed = {(row["variable"], int(row["year"])): float(row["value"]) for row in self.rows}
            self.targets = self.plan["targets"]
        self.talk = self.done.stderr

    def path(self, name):
        return os.path.join(self.held.name, name)

    def json(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return json.load(file)

    def run(self, *words):
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        return subprocess.run([PROGRAM, *words], cwd=self.held.name, env=env, capture_output=True, text=True, timeout=60)


def same(got, want):
    assert got == want, "got %r, want %r" % (got, want)


# --- headings ---

def growth_of_a_year_is_an_observation_and_no_rate_of_the_plan():
    place = Place("指标,单位,2020年,2020年增速(%),2025年目标\n地区生产总值,亿元,1538,2.7,2238\n常住人口,万人,340,-0.4,345\n")
    assert not any("stated" in target for target in place.targets.values()), place.targets
    same(place.observed, {("gdp_nominal", 2020): 1538, ("gdp_growth", 2020): 2.7, ("population", 2020): 340})
    assert 'The table\'s column "2020年增速(%)" says: -0.4.' in place.targets["population"]["note"], place.targets
    assert "t.csv:1:13: the column \"2020年增速(%)\" is not read as a level" in place.talk, place.talk
    # the plan's rate beside it is the plan's
    place = Place("Indicator,Unit,2015,2020,Growth 2020 (%),2025 target,Annual growth 2021-2025 (%)\n"
                  "GDP,1e8 CNY,1000,1300,1.9,1800,>6.5\nForest cover,%,20,25,3,30,1\n")
    same(place.targets["gdp"]["stated"], [{"measure": "mean_growth", "above": "6.5 %/yr", "source": "t.csv G2"}])
    same(place.observed[("gdp_growth", 2020)], 1.9)
    same(place.baseline["indicators"]["forest_cover"]["linear"]["value"], 1)  # (25 - 20) / 5, not with 3


def growth_and_ranks_are_no_levels_of_their_year():
    place = Place("指标,单位,2019年比上年增长（%）,2020年,2020年全省排名,2020年占全省比重(%),2025年目标\n"
                  "地区生产总值,亿元,7.2,1538,6,8.7,2238\n森林覆盖率,%,1.5,29.6,3,1,35\n")
    same(place.observed, {("gdp_nominal", 2020): 1538, ("gdp_growth", 2019): 7.2, ("forest_cover", 2020): 29.6})
    assert "indicators" not in place.baseline, place.baseline
    for heading in "2020年全省排名", "2020年占全省比重(%)":
        assert 'the column "%s" is not read\n' % heading in place.talk, place.talk
    place = Place("indicator,unit,2019 growth on the previous year,2020,2020 rank,2025 target\nGDP,1e8 CNY,7.2,1538,6,2238\n")
    same(place.observed, {("gdp_nominal", 2020): 1538, ("gdp_growth", 2019): 7.2})


def mean_growth_of_a_past_period_is_no_rate_of_the_plan():
    for heading in "“十三五”年均增速(%)", "2016-2020年年均增长(%)", "Average annual growth 2015-2020 (%)", "13th FYP annual growth (%)":
        place = Place("indicator,unit,2020,%s,2025 target\nGDP,1e8 CNY,1538,5.4,2238\n" % heading)
        target = place.targets["gdp"]
        assert "stated" not in target and "%s\" says: 5.4." % heading in target["note"], target
        same(place.observed, {("gdp_nominal", 2020): 1538})


def a_year_compared_with_is_not_the_year_of_the_growth():
    for heading in "比2019年增长(%)", "较2019年±%", "growth over 2019 (%)", "% change on 2019", "change from 2019 (%)":
        place = Place("指标,单位,2020年,%s,2025年目标\n地区生产总值,亿元,1538,2.7,2238\n森林覆盖率,%%,29.6,1.5,35\n" % heading)
        same(place.observed, {("gdp_nominal", 2020): 1538, ("gdp_growth", 2020): 2.7, ("forest_cover", 2020): 29.6})
        assert '%s" says: 1.5.' % heading in place.targets["forest_cover"]["note"], place.targets
    for heading in "比2015年增长(%)", "较2020年提高", "growth since 2015 (%)", "growth over 2020 (%)":
        place = Place("指标,单位,2020年,%s,2025年目标\n地区生产总值,亿元,1538,20.7,2238\n" % heading)
        same((place.observed, "stated" in place.targets["gdp"]), ({("gdp_nominal", 2020): 1538}, False))
        assert 'the column "%s" is not read\n' % heading in place.talk, place.talk
    place = Place("指标,单位,2020年,2025年目标,比2020年累计增长(%)\n地区生产总值,亿元,1538,2238,\n森林覆盖率,%,20,25,5\n")
    same(place.targets["forest_cover"]["stated"], [{"measure": "change", "about": "5 pp", "source": "t.csv E3"}])


def a_column_of_words_is_no_level():
    for heading in "Results", "Latest", "Reference", "Milestone", "Commitment", "任务", "基础", "统计公报", "Start", "P":
        place = Place("指标,单位,2020年,2025年目标,%s\n地区生产总值,亿元,1538,2238,on track\n" % heading)
        same((place.observed, place.targets["gdp"]["at_least"]), ({("gdp_nominal", 2020): 1538}, "2238 亿元"))
        assert 'the column "%s" is not read\n' % heading in place.talk, place.talk


def a_growth_belongs_to_the_level_before_it_also_where_that_names_no_year():
    place = Place("指标,单位,2020年末,目标值,增速(%)\n地区生产总值,亿元,1538,2238,>6.5\n")
    same(place.targets["gdp"]["stated"], [{"measure": "mean_growth", "above": "6.5 %/yr", "source": "t.csv E2"}])
    place = Place("指标,单位,基期值,增速(%),2025年目标\n地区生产总值,亿元,1538,2.7,2238\n")
    assert "stated" not in place.targets["gdp"] and 'the column "增速(%)" is not read\n' in place.talk, place.talk
    place = Place("指标,单位,基期值,比上年增长(%),2025年目标\n地区生产总值,亿元,1538,2.7,2238\n")
    same(place.observed, {("gdp_nominal", 2020): 1538, ("gdp_growth", 2020): 2.7})


def marks_and_usual_words_beside_a_year_leave_it_a_level():
    for base, target in (("2020年①", "2025年目标①"), ("2020*", "2025 target*"), ("2020年（1）", "2025年目标值（2）"),
                         ("2020 [1]", "2025 target [2]"), ("2020年1)", "2025年约束性目标1)"), ("2020 a", "2025 Target (a)"),
                         ("2020p", "2025 milestone"), ("2020 (e)", "2025 goal"), ("2020 (prelim.)", "2025年控制数"),
                         ("2020年现价", "2025年达到"), ("2020 (current prices)", "2025"), ("2020年绝对值", "2025年实现"),
                         ("2020年统计公报", "2025年奋斗目标"), ("2020年12月31日", "2025年任务数"), ("Reference 2020", "by 2025")):
        place = Place("指标,单位,%s,%s\n地区生产总值,亿元,1538,2238\n" % (base, target))
        same((place.observed, place.targets["gdp"]["at_least"]), ({("gdp_nominal", 2020): 1538}, "2238 亿元"))


def a_revision_beside_its_year_is_left_out_and_said():
    place = Place("指标,单位,2020年,2020年(修订),2025年目标\n地区生产总值,亿元,1538,1552,2238\n", "zh")
    same(place.observed, {("gdp_nominal", 2020): 1538})
    assert "未读取列“2020年(修订)”" in place.talk and "修订数" in place.talk, place.talk
    same(Place("指标,单位,2020年(修订),2025年目标\n地区生产总值,亿元,1552,2238\n").observed, {("gdp_nominal", 2020): 1552})
    place = Place("indicator,unit,2020,2020 actual,2025 target\nGDP,1e8 CNY,1,2,3\n", code=2)
    assert 't.csv:1:21: the column "2020 actual" says the same as "2020"' in place.talk, place.talk


def the_target_of_the_plan_before_is_not_the_target():
    place = Place("指标,单位,2020年规划目标,2020年实际,2025年规划目标\n地区生产总值,亿元,1500,1538,2238\n")
    same((place.plan["years"], place.targets["gdp"]["at_least"]), ([2021, 2025], "2238 亿元"))
    assert 'the column "2020年规划目标" is not read' in place.talk, place.talk


def the_unit_of_a_heading_is_that_of_its_numbers():
    same(Place("指标,2020年（亿元）,2025年目标（亿元）\n地区生产总值,1538,2238\n").targets["gdp"]["at_least"], "2238 亿元")
    place = Place("指标,单位,2019年（%）,2020年,2025年目标\n地区生产总值,亿元,7.2,1538,2238\n", code=2)
    assert 't.csv:2:11: "7.2" does not fit the unit of its row, 亿元' in place.talk, place.talk


# --- cells ---

def missing_marks_say_nothing():
    place = Place("indicator,unit,2020,2025 target\nGDP,1e8 CNY,1538,2238\nRoads,km,29,NA\nParks,count,35,NaN\nSchools,count,NA,40\n")
    same(list(place.targets), ["gdp", "schools"])
    assert "NA" not in place.targets["schools"]["note"], place.targets["schools"]
    same(place.observed, {("gdp_nominal", 2020): 1538, ("roads", 2020): 29, ("parks", 2020): 35})
    for mark in "..", ":", "n.a.", "N/A", "/", "—", "…", "-", "暂无", "未统计", "null", ": c", "－", "：":
        place = Place("指标,单位,2015年,2020年,2025年目标,年均增速(%%)\n地区生产总值,亿元,%s,1538,2238,%s\n医院,个,%s,%s,≥40,\n" % ((mark,) * 4))
        same(place.observed, {("gdp_nominal", 2020): 1538})
        assert "says" not in place.targets["indicator_3"].get("note", ""), (mark, place.targets)
        assert "stated" not in place.targets["gdp"] and not place.talk.count("warning"), (mark, place.talk)


def flags_of_statistical_offices_stay_beside_the_number():
    place = Place("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n常住人口城镇化率,%,54.7 b,60\n城镇调查失业率,%,5.1 e,5.5\n")
    same(place.observed, {("gdp_nominal", 2020): 1538, ("urbanization", 2020): 54.7, ("unemployment", 2020): 5.1})
    same((place.planned["urbanization"]["base"]["value"], place.targets["urbanization"]["variable"]), (54.7, "urbanization"))
    assert "54.7 b (b: break in the series)" in place.targets["urbanization"]["note"], place.targets
    same([row["source"] for row in place.rows][2], "t.csv C4, printed: 5.1 e (e: estimated)")
    place = Place("indicator,unit,2015,2020,2025 target\nGDP,1e8 CNY,1100 p,1538 bep,2238\nPopulation,1e4 people,351 r,340 u,345\n", "zh")
    same(place.observed[("gdp_nominal", 2015)], 1100)
    assert "b 为序列中断，e 为估计数，p 为初步数" in place.targets["gdp"]["note"], place.targets["gdp"]


def remarks_and_footnotes_of_numbers_go_to_the_note():
    place = Place("indicator,unit,2020,2025 target\nGDP,1e8 CNY,1538（预计）,2238①\nUrbanization,%,54.7 (census),60（力争62）\n")
    same((place.base["sectors"]["whole_economy"]["output"]["value"], place.targets["gdp"]["at_least"]), (1538, "2238 1e8 CNY"))
    assert "1538（预计）" in place.targets["gdp"]["note"] and "2238①" in place.targets["gdp"]["note"], place.targets["gdp"]
    assert "60（力争62）" in place.targets["urbanization"]["note"], place.targets["urbanization"]
    place = Place("indicator,unit,2020,2025 target\nPopulation,1e4 people,339（2019年末）,345\n")
    assert "names another year than its column, 2020" in place.talk, place.talk


def a_fact_that_is_no_number_is_an_error_or_said():
    place = Place("indicator,unit,2020,2025 target\nGDP,1e8 CNY,1538xyz,2238\n", code=2)
    assert 't.csv:2:13: "1538xyz": what stands after 1538 is not understood: "xyz"' in place.talk, place.talk
    place = Place("indicator,unit,2015,2020,2025 target\nGDP,1e8 CNY,1000,1538,2238\nParks,count,about ten,>8,12\n")
    for cell, year in ("about ten", 2015), (">8", 2020):
        assert '"%s" is no single number: Parks has none of %d' % (cell, year) in place.talk, place.talk
    place = Place("indicator,unit,2020,2025 target\nGDP,1e8 CNY,1538,2238\nParks,count,8,12 or thereabouts\n", code=2)
    assert 't.csv:3:15: "12 or thereabouts": what stands after 12 is not understood: "or thereabouts"' in place.talk, place.talk


def growth_of_about_nothing_stays_words():
    """A percentage of nothing leaves no room, so that nothing could judge it; at least and at most do."""
    for cell in "0", "0左右", "about 0":
        place = Place("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n外来游客增长,%,3,%s\n".replace("%s", cell))
        target = [target for target in place.targets.values() if target["title"]["zh"] == "外来游客增长"][0]
        same((target["words"], "variable" in target, "about" in target), (cell, False, False))
        assert "t.csv:3:12: row 3, 外来游客增长: growth of 0" in place.talk and place.talk.count("warning") == 1, place.talk
    place = Place("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n外来游客增长,%,3,≥0\n")
    assert [target for target in place.targets.values() if target.get("at_least") == "0 %/yr"], place.targets


# --- rows ---

def parts_and_footnotes_are_no_part_of_a_name():
    for first, second in ("#", "其中："), ("of which: ", "  其中:"), ("- ", "# "), ("其中：#", "二、"):
        place = Place("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n%s工业增加值占GDP比重,%%,57.6,55\n%s服务业增加值占GDP比重,%%,35.6,40\n" % (first, second))
        same([target["variable"] for target in place.targets.values()], ["gdp", "share.industry", "share.services"])
        same(list(place.base["sectors"]), ["industry", "services", "other"])
    for mark in "①", "*", " 1)", "¹", "（注1）", " [a]", "**", "②③":
        place = Place("指标,单位,2020年,2025年目标\n地区生产总值%s,亿元,1538,2238\n" % mark)
        same((place.targets["gdp"]["title"]["zh"], place.base["sectors"]["whole_economy"]["output"]["value"]), ("地区生产总值", 1538))
        assert "地区生产总值" + mark.rstrip() in place.targets["gdp"]["note"], place.targets["gdp"]


def an_indicator_that_stands_twice_is_an_error_with_both_places():
    for second in "地区生产总值,亿元,1540,2200", "GDP,1e4 CNY,1,2", "地区生产总值①,亿元,1538,2238":
        place = Place("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n森林覆盖率,%%,30,35\n%s\n" % second, code=2)
        assert "t.csv:4:1: " in place.talk and "stands here a second time" in place.talk and "first in t.csv A2" in place.talk, place.talk
    place = Place("indicator,unit,2020,2025 target\nParks,count,3,5\nGDP,1e8 CNY,1,2\nPARKS,count,3,6\n", code=2)
    assert "PARKS stands here a second time" in place.talk, place.talk
    # the same name of parts of two wholes, of two groups, in two kinds of unit
    Place("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n医院,个,9,10\n其中：城镇,个,5,6\n学校,个,20,21\n其中：城镇,个,9,9\n")
    Place("group,indicator,unit,2020,2025 target\na,GDP,1e8 CNY,1538,2238\na,Places,count,9,10\nb,Places,count,5,6\nb,Places,%,5,6\n")


TESTS = [value for name, value in sorted(globals().items()) if callable(value) and getattr(value, "__module__", None) == "__main__" and
         name not in ("Place", "same")]
for test in TESTS:
    try:
        asserts.run(test)
        print("ok tables_" + test.__name__, flush=True)
    except Exception:
        print("     " + traceback.format_exc().replace("\n", "\n     "))
        print("not ok tables_" + test.__name__, flush=True)
