#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row of a table is about, what its cells say and what its target asks for, as `outturn new` reads them. OUTTURN
names the program (default ./outturn). Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import traceback
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
CLEAN = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "GCOV_PREFIX"):
    if kept in os.environ:
        CLEAN[kept] = os.environ[kept]
GDP = "地区生产总值,亿元,1538,2238,\n"


class Made:
    """The place that is made of a table, or what was said instead."""

    def __init__(self, rows, head="指标,单位,2020年,2025年目标,备注\n" + GDP, lang="en"):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as out:
                out.write(head + rows)
            done = subprocess.run([PROGRAM, "new", "d", "--from", "t.csv", "--lang", lang], cwd=folder, env=CLEAN, timeout=60,
                                  capture_output=True, text=True, encoding="utf-8", check=False)
            self.code, self.said = done.returncode, done.stderr
            self.files = {}
            if self.code == 0:
                for name in os.listdir(os.path.join(folder, "d")):
                    with open(os.path.join(folder, "d", name), encoding="utf-8") as file:
                        self.files[name] = file.read()
                self.targets = json.loads(self.files["plan.json"])["targets"]
                self.planned = json.loads(self.files["as-planned.json"])
                self.observed = list(csv.DictReader(io.StringIO(self.files["observed.csv"])))
                check = subprocess.run([PROGRAM, "new", "e", "--from", "t.csv"], cwd=folder, env=CLEAN, timeout=60,
                                       capture_output=True, check=False)
                assert check.returncode == 0
                done = subprocess.run([PROGRAM, "check", "d"], cwd=folder, env=CLEAN, timeout=60, capture_output=True, text=True,
                                      encoding="utf-8", check=False)
                assert done.returncode == 0, done.stdout + done.stderr

    def value(self, variable, year="2020"):
        return [float(row["value"]) for row in self.observed if row["variable"] == variable and row["year"] == year]


def same(got, want):
    assert got == want, "got %r, want %r" % (got, want)


def holds(text, part):
    assert part in text, "%r is not in %r" % (part, text)


def refused(rows, *parts, head="指标,单位,2020年,2025年目标,备注\n" + GDP):
    made = Made(rows, head)
    same(made.code, 2)
    for part in parts:
        holds(made.said, part)
    holds(made.said, "nothing was written")
    return made


# --- names ---

def names_of_one_thing_are_the_same_variable():
    made = Made("Total population,1e4 people,389,400,\n单位地区生产总值能耗累计降低,%,,[14.5],\n非化石能源占比,%,10,15,\n"
                "人均GDP,元,39500,56000,\n城镇化水平,%,54.7,60,\n")
    same([made.targets[name]["variable"] for name in ("population", "energy", "non_fossil_share", "gdp_per_head", "urbanization")],
         ["population", "energy_intensity", "non_fossil_share", "gdp_per_head", "urbanization"])


def names_that_only_hold_another_are_not_it():
    made = Made("海洋生产总值,亿元,100,150,\nGDP deflator,index,1,1.1,\n国民总收入,亿元,1500,2200,\n常住人口密度,人/平方公里,180,185,\n")
    same(made.code, 0)
    same([target["variable"] for target in made.targets.values()][0], "gdp")
    same(len({target.get("variable") for target in made.targets.values()}), 5)
    same(made.value("gdp_nominal"), [1538])


def the_same_indicator_by_two_names_is_told_with_both_places():
    refused("二氧化碳排放总量,万吨,100,80,\nEmissions of CO2,1e4 t,100,0 or less,\n", "t.csv:4:1", "t.csv A3")


# --- cells ---

def units_that_are_numbers_are_written_so_that_they_are_read_back():
    """A number beside "1000" is no group of its digits; beside "1/10" it is no number of what the models count in ones."""
    for unit in ("1000", "100", "10^4", "1/1000", "1/10万", "1"):
        made = Made("公园,%s,1538,2238,\n" % unit)
        same((made.code, [target["at_least"] for target in made.targets.values()][1:]), (0, [2238]))
    made = Made("\x02\x02NY,1000,1538,2238,\n", head="indicator,unit,2016,2020,20get\n")
    same(made.code, 0)
    people = "总人口,万人,100,101,\n城镇化率,%,50,55,\n城镇居民人均可支配收入,元,30000,40000,\n农村居民人均可支配收入,元,15000,20000,\n"
    for unit, aim, written in (("1/10", 22, "22 1e-1"), ("10", 0.22, "0.22 1e1"), ("1", 2.2, 2.2)):
        made = Made(people + "城乡居民收入比,%s,%g,%g,\n" % (unit, aim / 1.1, aim))
        same((made.code, made.targets["urban_rural_ratio"]["at_most"]), (0, written))


def numbers_of_strangers_are_read_and_never_guessed():
    made = Made('农田,公顷,"1,234,567","1 300 000",\n就业人数,人,22.4万,25万,\n预算,亿元,17 651.5（预计）,"20,000.5 p",\n湖面,平方公里,−1.5,+2,\n')
    same(made.code, 0)
    rows = {row["variable"]: float(row["value"]) for row in made.observed}
    assert 1234567 in rows.values() and 224000 in rows.values() and 17651.5 in rows.values() and -1.5 in rows.values(), rows
    same(made.targets["employment"]["at_least"], "250000 人")


def a_comma_alone_is_asked_and_settled_by_its_table():
    head = "indicator;unit;2020;2025 target\n"
    refused("GDP;1e8 CNY;1,538;2,238\n", "may be 1538 or 1.538", head=head)
    made = Made("GDP;1e8 CNY;1.538,5;2.238\nForest;%;29,6;35\n".replace("2.238", "2238"), head)
    same((made.code, made.value("gdp_nominal"), made.value("forest")), (0, [1538.5], [29.6]))
    holds(made.said, "commas are read as decimal marks")
    made = Made("GDP;1e8 CNY;1,538;2,238\nForest;%;29.6;35\n", head)
    same((made.code, made.value("gdp_nominal")), (0, [1538]))
    refused("GDP;1e8 CNY;1538,5;2238\nForest;%;29.6;35\n", "has a decimal comma", head=head)


def what_is_no_number_is_refused_at_its_cell():
    for cell, said in (("1月5日", "is a date"), ("#REF!", "formula that failed"), ("12.5.3", "grouped by threes"), ("17651亿圆", "亿元"),
                       ('"12,34,5"', "grouped by threes"), ("5.5:58.7", "not understood"), ("9万", "does the scale stand twice"),
                       ("3-1", "neither a number nor words"), ("2,5x", "2.5")):
        cell = cell if cell.startswith('"') or "," not in cell else '"%s"' % cell
        made = refused("常住人口,万人,389,%s,\n" % cell, "t.csv:3:", said)
        assert "warning" not in made.said.split("t.csv:3:")[0], made.said


def units_that_are_not_understood_or_missing_are_errors():
    refused("能源消费总量,万吨标煤炭,500,450,\n", "t.csv:3:8", "unknown unit \"万吨标煤炭\"")
    refused("用水总量,亿圆,500,450,\n", "t.csv:3:6", "unknown unit", "it is usually 1e4 m3")
    made = refused("GDP,17651.93,25936\n城镇化率,62.53,68\n单位GDP能耗,1.2,1.026\n", "GDP: no unit", "a level in tce/1e4 CNY, or a fall in %",
                   "taken as %", head="指标,2020年,2025年\n")
    holds(made.said, "2 errors")
    refused("能源消费总量,%,2,3,\n", "growth, fall or share?")


# --- senses ---

def the_way_from_base_to_target_decides_what_nothing_else_does():
    made = Made("常住人口,万人,390,380,\n工业增加值占GDP比重,%,57.6,55,\n公园,个,20,30,\n")
    same((made.targets["population"]["at_most"], made.targets["industry_share"]["at_most"]), ("380 万人", "55 %"))
    same(list(made.targets.values())[3]["at_least"], "30 个")


def what_is_usual_of_an_indicator_goes_before_its_way():
    made = Made("能源消费总量,万吨标准煤,800,900,\n用水总量,万立方米,70,80,\n城镇调查失业率,%,5.1,5.5,\n耕地保有量,公顷,387,386,\n")
    same([sense for target in made.targets.values() for sense in target if sense.startswith("at_")],
         ["at_least", "at_most", "at_most", "at_most", "at_least"])
    holds(made.targets["unemployment"]["note"], "though the way from 5.1 to 5.5 is the other one")


def words_go_before_all_and_zero_is_never_the_least():
    made = Made("煤炭消费总量,万吨,500,不低于450,\n贫困发生率,%,21,0,\n道路死亡人数,人,52,0,\n博物馆,个,10,控制在12以内,\n矿山,个,30,削减至20,\n")
    same([target.get("at_most") or target.get("at_least") for target in made.targets.values()][1:],
         ["450 万吨", "0 %", "0 人", "12 个", "20 个"])
    same(["at_least" in target for target in made.targets.values()], [True, True, False, False, False, False])


def what_nothing_decides_is_asked():
    made = Made("公园,个,20,20,\n新建学校,所,,12,\n")
    same((made.code, made.said.count("the least or the most?")), (0, 2))
    same([target.get("about") for target in made.targets.values()], [None, "20 个", "12 所"])
    made = Made("公园,个,20,20,不超过\n", "指标,单位,2020年,2025年目标,方向\n" + GDP)
    same((made.said.count("least or the most"), list(made.targets.values())[1]["at_most"]), (0, "20 个"))


def fractions_under_percent_are_questioned_wherever_they_stand():
    made = Made("城镇化率,%,0.547,0.6,\n", lang="en")
    same((made.code, made.targets["urbanization"]["at_least"]), (0, 0.6))
    holds(made.said, "0.547 reads as 0.547 %")
    made = Made("地区生产总值,亿元,1538,2238,0.053,0.07\n", "指标,单位,2020年,2025年目标,2020年增速(%),年均增速(%)\n")
    same(made.code, 0)
    holds(made.said, "0.053 reads as")
    holds(made.said, "0.07 reads as")


# --- targets in words ---

def targets_in_words_become_what_the_plan_has_for_them():
    made = Made("能源消费总量,万吨标准煤,900,2028年达峰,\n居民人均可支配收入,元,20000,与经济增长同步,\n社会消费品零售总额,亿元,400,高于GDP增长,\n"
                "研发经费投入,亿元,15,比2020年翻一番,\n煤炭消费总量,万吨,500,净零,\n公园,个,5,withdrawn in 2023,\n湖泊,个,5,进入前三,\n")
    targets = list(made.targets.values())[1:]
    same((targets[0]["measure"], targets[0]["at_most"]), ("peak_year", 2028))
    same(targets[1]["at_least"], {"variable": "gdp", "measure": "mean_growth"})
    same(targets[2]["above"], {"variable": "gdp", "measure": "mean_growth"})
    same(targets[3]["at_least"], {"times": 2, "year": 2020})
    same(targets[4]["at_most"], "0 万吨")
    same((targets[5]["withdrawn"]["year"], targets[5]["words"]), (2023, "withdrawn in 2023"))
    same((targets[6]["words"], "variable" in targets[6]), ("进入前三", False))


def changes_are_told_from_levels():
    made = Made("单位GDP能耗,吨标准煤/万元,0.585,累计下降14.5%,\n湿地保护率,%,52,提高3个百分点,\n"
                "二氧化碳排放总量,万吨,2400,比2015年下降40%,\n用水总量,万立方米,73,下降到70,\n",
                "指标,单位,2015年,2020年,2025年目标\n地区生产总值,亿元,1200,1538,2238\n".replace("2015年,", "", 1))
    targets = made.targets
    same((targets["energy_per_gdp"]["measure"], targets["energy_per_gdp"]["at_least"]), ("decline_since_base", "14.5 %"))
    same((targets["wetland_protection"]["measure"], targets["wetland_protection"]["at_least"]), ("change", "3 pp"))
    same(targets["co2_emissions"]["words"], "比2015年下降40%")  # the table has no number of 2015
    same(targets["water_consumption"]["at_most"], "70 万立方米")
    made = Made("二氧化碳排放总量,万吨,2000,2400,比2015年下降40%\n", "指标,单位,2015年,2020年,2025年目标\n地区生产总值,亿元,1200,1538,2238\n")
    same(made.targets["co2_emissions"]["at_most"], {"times": 0.6, "year": 2015})


def ranges_ratios_and_wishes_are_kept():
    made = Made("地区生产总值增长,%,5,8%-10%,\n城乡居民收入比,,2.7,2.56:1,\n森林覆盖率,%,29.6,力争75,\n床位,张,60,60（力争62）,\n",
                "指标,单位,2020年,2025年目标,备注\n")
    targets = list(made.targets.values())
    same((targets[0]["range"], targets[1]["at_most"], targets[2]["at_least"]), (["8 %/yr", "10 %/yr"], 2.56, "75 %"))
    holds(targets[2]["note"], "力争75")
    holds(targets[3]["note"], "60（力争62）")


TESTS = [value for name, value in sorted(globals().items())
         if callable(value) and getattr(value, "__module__", "") == "__main__" and value not in (Made, same, holds, refused)]
if __name__ == "__main__":
    failed = 0
    for test in TESTS:
        if len(sys.argv) > 1 and not any(word in test.__name__ for word in sys.argv[1:]):
            continue
        try:
            asserts.run(test)
            print("ok cells_" + test.__name__)
        except Exception:  # the next test runs on
            failed += 1
            print("     " + traceback.format_exc().replace("\n", "\n     "))
            print("not ok cells_" + test.__name__)
    sys.exit(failed > 0)
