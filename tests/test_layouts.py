#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn new` of tables in the layouts that people have: yearbooks as workbooks with merged headings and a sheet for each
subject, plans with history beside them, public files of which one region is chosen. What stands in observed.csv is compared with the
cells. OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import os
import sys

import workbook
from test_cli import Town, run_tests

PLAN = [["专栏1 “十四五”时期经济社会发展主要指标"], ["类别", "指标", "2020年", None, "2025年", None, "属性"],
        [None, None, "实际", "比上年增长(%)", "目标", "年均增长(%)", None],
        ["经济发展", "地区生产总值（亿元）", 1538, 2.7, 2238, "8左右", "预期性"], [None, "常住人口城镇化率（%）", 54.7, None, "60左右", None, "预期性"],
        ["绿色生态", "能源消费总量（万吨标准煤）", 2000, None, 2300, None, "约束性"], ["注：[ ]内为五年累计数。"]]
ECONOMY = [["2-1 主要年份地区生产总值"], ["单位：万元"], ["年  份", "地区生产总值", "第一产业", "第二产业", "第三产业"],
           ["Year", "Gross Regional Product", "Primary Industry", "Secondary Industry", "Tertiary Industry"],
           [2018, 14203000, 700000, 8000000, 5503000], [2019, 15121000, 750000, 8500000, 5871000], [2020, 15380000, 880000, 8700000, 5800000],
           ["资料来源：市统计局"]]
PEOPLE = [["3-1 人口"], [None, None, None, "单位：万人"], ["指  标", 2018, 2019, 2020], ["年末常住人口", 342, 341, 340], [],
          ["续表"], ["指  标", 2018, 2019, 2020], ["户籍人口", 390, 391, 392]]


def book(sheets, **merged):
    """A workbook; merged areas by the sheet's name."""
    return workbook.workbook({name: workbook.sheet_xml(rows, [], merged[name]) if name in merged else rows for name, rows in sheets.items()})


def made(files, *words, lang="en"):
    place = Town()
    for name, content in files.items():
        with open(os.path.join(place.folder, name), "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
    done = place("new", "city", "--from", *files, "--lang", lang, *words)
    return place, done


def observed(place):
    rows = list(csv.DictReader(io.StringIO(place.read("city/observed.csv"))))
    return {(row["variable"], int(row["year"])): (float(row["value"]), row["source"]) for row in rows}


def sound(place):
    done = place("check", "city")
    assert done.returncode == 0 and "no errors" in done.stdout.decode(), done.talk + done.stdout.decode()


def values(place, variable):
    return {year: value for (name, year), (value, _) in observed(place).items() if name == variable}


def test_a_yearbook_of_several_sheets_joins_the_plan():
    sheets = {"说明": [["本年鉴由市统计局编印"], ["如有疑问请联系"]], "专栏1": PLAN, "经济": ECONOMY, "人口": PEOPLE}
    place, done = made({"年鉴.xlsx": book(sheets, 专栏1=["A1:G1", "C2:D2", "E2:F2", "A2:A3", "B2:B3", "G2:G3", "A4:A5"])})
    assert done.returncode == 0, done.talk
    sound(place)
    got = observed(place)
    assert values(place, "gdp_nominal") == {2018: 1420.3, 2019: 1512.1, 2020: 1538}, got
    assert values(place, "population") == {2018: 342, 2019: 341, 2020: 340}, got
    assert got["gdp_growth", 2020][0] == 2.7, got
    assert got["gdp_nominal", 2020][1] == "年鉴.xlsx 专栏1!C4" and got["gdp_nominal", 2018][1] == "年鉴.xlsx 经济!B5", got
    assert 'the sheet "说明" is not read' in done.talk, done.talk


def test_files_and_sheets_give_the_same_place():
    def text(rows):
        out = io.StringIO()
        csv.writer(out).writerows(["" if value is None else value for value in row] for row in rows)
        return out.getvalue()
    one, _ = made({"a.xlsx": book({"专栏1": PLAN, "经济": ECONOMY, "人口": PEOPLE})})
    several, done = made({"plan.csv": text(PLAN), "economy.csv": text(ECONOMY), "people.csv": text(PEOPLE)})
    assert done.returncode == 0, done.talk
    numbers = [{key: value for key, (value, _) in observed(place).items()} for place in (one, several)]
    assert numbers[0] == numbers[1] and len(numbers[0]) > 10, numbers


def test_history_alone_is_read_as_history():
    place, done = made({"history.csv": "年份,第一产业（亿元）,第二产业（亿元）,第三产业（亿元）,能源消费(万吨标准煤),常住人口(万人)\n"
                                       "2015,726.2,5219.7,5890.5,19384,3519\n2016,724.3,5113.6,6108.5,19401,3514\n"})
    if done.returncode == 0:
        assert values(place, "population") == {2015: 3519, 2016: 3514}, observed(place)
    else:
        assert done.returncode == 2 and "target" in done.talk, done.talk


def test_one_region_is_chosen_by_name_or_code():
    table = ("Country Name,Country Code,Indicator Name,Indicator Code,2018,2019,2020,2025 target\n" + "".join(
        "%s,%s,%s,X,%s\n" % (name, name[:3].upper(), what, numbers) for name, factor in (("Norland", 1), ("Sutland", 2))
        for what, numbers in (("GDP (1e8 CNY)", "%d,%d,%d,%d" % (90 * factor, 95 * factor, 100 * factor, 130 * factor)),
                              ("Population (1e4 people)", "%d,%d,%d,%d" % (30 * factor, 31 * factor, 32 * factor, 33 * factor)))))
    place, done = made({"wb.csv": table})
    assert done.returncode == 2 and 'holds several: Norland, Sutland' in done.talk and '--region "Norland"' in done.talk, done.talk
    for said in "Sutland", "sut":
        place, done = made({"wb.csv": table}, "--region", said)
        assert done.returncode == 0, done.talk
        assert values(place, "gdp_nominal") == {2018: 180, 2019: 190, 2020: 200}, observed(place)
    place, done = made({"wb.csv": table}, "--region", "Southland")
    assert done.returncode == 2 and 'has no "Southland"' in done.talk, done.talk


def test_one_scenario_is_chosen():
    table = ("Model,Scenario,Region,Variable,Unit,2020,2030,2040\nM,Base,R,GDP,1e8 CNY,100,140,190\nM,Green,R,GDP,1e8 CNY,100,150,220\n"
             "M,Base,R,Population,1e4 people,30,31,32\nM,Green,R,Population,1e4 people,30,31,32\n")
    _, done = made({"iamc.csv": table}, lang="zh")
    assert done.returncode == 2 and "列“Scenario”有多项：Base, Green" in done.talk and '--iamc-scenario "Base"' in done.talk, done.talk
    place, done = made({"iamc.csv": table}, "--iamc-scenario", "Green")
    assert done.returncode == 0, done.talk
    assert '"220 1e8 CNY"' in place.read("city/plan.json"), place.read("city/plan.json")


def test_contradictions_between_files_are_told_with_both_cells():
    _, done = made({"plan.csv": "指标,单位,2020年,2025年目标\n地区生产总值,亿元,1538,2238\n",
                    "book.xlsx": book({"经济": [["年份", "地区生产总值(万元)"], [2019, 15121000], [2020, 15400000]]})})
    assert done.returncode == 2, done.talk
    assert "经济!B3" in done.talk and "15400000 万元 here, and 1538 亿元 in plan.csv C2" in done.talk, done.talk


def test_a_unit_that_slipped_is_refused_behind_marks_and_below_a_name():
    """GDP①（亿圆） became an indicator without a unit, and an invented GDP stood beside it."""
    for name, cell in ("一般公共预算收入 ②（万圆）", "A3"), ("其中：就业人员*（万亻）", "A3"), ("常住人口③（quibits）", "A3"):
        _, done = made({"p.csv": "指标,2018年,2020年,2025年目标\n地区生产总值（亿元）,850,910,1200\n%s,61,64,70\n" % name}, lang="zh")
        assert done.returncode == 2 and "p.csv:3:1: " in done.talk and "单位" in done.talk, done.talk
    _, done = made({"h.csv": "年份,地区生产总值,能源消费总量\n,亿元,万屯标准煤\n2019,850,400\n2020,910,420\n"}, lang="zh")
    assert done.returncode == 2 and "h.csv:2:" in done.talk and "万屯标准煤" in done.talk, done.talk


def test_growth_in_a_communique_is_observed_where_no_target_can_note_it():
    place, done = made({"c.csv": "2022年统计公报主要数据\n指标,单位,绝对数,比上年增长(%)\n地区生产总值,亿元,812.5,4.4\n一般公共预算收入,亿元,71.2,-2.6\n"
                                 "全社会用电量,亿千瓦时,93.1,5.8\n城镇化率,%,61.4,0.9\n"}, lang="zh")
    assert done.returncode == 0, done.talk
    got = {name: value for (name, year), (value, _) in observed(place).items() if year == 2022}
    assert got == {"gdp_nominal": 812.5, "gdp_growth": 4.4, "budget_revenue": 71.2, "budget_revenue_growth": -2.6, "electricity_use": 93.1,
                   "electricity_use_growth": 5.8, "urbanization": 61.4}, got
    assert "c.csv:6:" in done.talk and "百分点" in done.talk, done.talk  # percent or points: said, not kept
    sound(place)


def test_levels_of_a_row_that_is_to_grow_with_gdp_are_no_growth():
    place, done = made({"p.csv": "指标,单位,2019年,2020年,2025年目标\n地区生产总值,亿元,850,910,1200\n一般公共预算收入,亿元,61,64,快于经济增长\n"
                                 "全社会用电量,亿千瓦时,80,84,与经济增长同步\n"}, lang="zh")
    assert done.returncode == 0, done.talk
    assert values(place, "budget_revenue") == {2019: 61, 2020: 64}, observed(place)
    assert values(place, "electricity_use") == {2019: 80, 2020: 84}, observed(place)
    assert not any(name.endswith("_growth") for name, _ in observed(place)), observed(place)
    sound(place)


def test_co2_in_tonnes_of_co2_is_where_carbon_starts():
    for unit, energy in ("kt CO2", "ktoe"), ("Mt CO2", "PJ"), ("tCO2", "tce"):
        place, done = made({"p.csv": "indicator,unit,2018,2019,2024 target\nGDP,million EUR,71000,72000,80000\nEnergy use,%s,500,510,520\n"
                                     "CO2 emissions,%s,1190,1200,900\n" % (energy, unit)})
        assert done.returncode == 0, done.talk
        factor = json.loads(place.read("city/base.json"))["carbon"]["factor"]
        assert abs(factor["value"] - 1200 / 510) < 1e-12 and factor["unit"] == unit + "/" + energy, factor
        sound(place)


def test_a_use_over_a_gdp_that_is_a_sum_names_all_that_it_is_the_sum_of():
    place, done = made({"p.csv": "indicator,unit,2019,2020,2025 target\nPrimary sector value added,million EUR,20,21,22\nSecondary industry value added,"
                                 "million EUR,200,210,220\nServices value added,million EUR,300,310,320\nEnergy use,ktoe,400,410,420\n"})
    assert done.returncode == 0, done.talk
    intensity = json.loads(place.read("city/base.json"))["energy"]["intensity"]
    assert abs(intensity["value"] - 410 / 541) < 1e-12 and intensity["source"] == "derived: p.csv D5, p.csv D2, p.csv D3, p.csv D4", intensity


def test_a_later_communique_adds_growth_and_money_beside_an_index():
    place, done = made({"p.csv": "指标,单位,2019年,2020年,2025年目标\n地区生产总值,亿元,850,910,1200\n一般公共预算收入,亿元,61,64,快于经济增长\n"
                                 "全社会用电量,亿千瓦时,80,84,99\n"}, lang="zh")
    assert done.returncode == 0, done.talk
    place.write("c.csv", "2021年统计公报主要数据\n指标,单位,绝对数,比上年增长(%)\n地区生产总值,亿元,980,6.1\n一般公共预算收入,亿元,66.5,3.9\n全社会用电量,亿千瓦时,87.2,3.8\n")
    done = place("add", "city", "--from", "c.csv", "--lang", "zh")
    assert done.returncode == 0, done.talk
    got = {name: value for (name, year), (value, _) in observed(place).items() if year == 2021}
    assert got == {"gdp_nominal": 980, "gdp_growth": 6.1, "budget_revenue": 66.5, "budget_revenue_growth": 3.9, "electricity_use": 87.2,
                   "electricity_use_growth": 3.8}, got
    assert "warning" not in place("check", "city", "--lang", "en").talk.replace("no warnings", "")


def test_a_rate_that_no_model_takes_is_said_and_not_carried_on():
    """It ended with exit code 3, as a fault of outturn."""
    table = "指标,单位,2020年,2021年,2026年目标\n地区生产总值,亿元,600,630,800\n%s\n"
    for row, cell in ("用水总量,亿立方米,2.1,5.9,6", "p.csv:3"), ("能源消费总量,万吨标准煤,910,390,400", "p.csv:3"), (
            "城镇化率,%,31,58,60", "p.csv:3"), ("常住人口,万人,850,310,312", "p.csv:3"):
        place, done = made({"p.csv": table % row}, lang="zh")
        assert done.returncode == 0 and cell in done.talk and "模型取值范围" in done.talk, done.talk
        sound(place)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "layouts"))
