#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A province from a plan's table and a table of facts with their bases and sources, end to end in Chinese: what is read from
which cell, on which basis, and what every table and chart says of it. Beside it, twins in other hands of each kind of slip.
OUTTURN names the program."""
import csv
import io
import json
import os
import re
import sys

from test_cli import Town, run_tests

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "places", "shanxi-example")


def told(done):
    return done.talk + done.stdout.decode()


def new(place, *words, lang="en", code=0):
    done = place("new", "d", "--from", *words, "--lang", lang)
    assert done.returncode == code, (done.returncode, told(done))
    return done


def made(table, *words, lang="en", code=0, name="t.csv"):
    place = Town()
    place.write(name, table)
    return place, new(place, name, *words, lang=lang, code=code)


def observed(place):
    return list(csv.DictReader(io.StringIO(place.read("d/observed.csv"))))


def loaded(place, name):
    return json.loads(place.read("d/" + name))


def shanxi():
    place = Town()
    for name in "plan.csv", "facts.csv":
        with open(os.path.join(TABLES, name), encoding="utf-8") as file:
            place.write(name, file.read())
    done = new(place, "plan.csv", "facts.csv", "--title", "山西省示例", lang="zh")
    return place, done


# --- the place ---

def test_every_fact_of_shanxi_keeps_its_basis_and_its_source():
    place, _ = shanxi()
    with open(os.path.join(TABLES, "facts.csv"), encoding="utf-8") as file:
        facts = list(csv.DictReader(file))
    got = {row["source"].split("（")[0]: row for row in observed(place)}
    for line, fact in enumerate(facts, 2):
        row = got["facts.csv D%d" % line]
        assert (float(row["value"]), row["year"]) == (float(fact["数值"]), fact["年份"]), (fact, row)
        assert row["basis"] == fact["口径"].split("（")[0], (fact, row)
        for part in "来源", "发布日期", "状态":
            assert fact[part] in row["source"], (fact, row)
    assert len([cell for cell in got if cell.startswith("facts.csv")]) == len(facts)


def test_the_plans_own_number_is_the_base_and_what_came_later_is_no_target():
    place, _ = shanxi()
    plan, base = loaded(place, "plan.json"), loaded(place, "base.json")
    assert (plan["base_year"], plan["years"]) == (2020, [2021, 2025])
    assert base["economy"]["gdp"]["value"] == 17651.93 and base["economy"]["gdp"]["source"].startswith("plan.csv D3")
    assert [base["sectors"][id]["share"]["value"] for id in ("primary", "secondary", "services")] == [5.4, 43.4, 51.2]
    assert len(plan["targets"]) == 11 and not [t for t in plan["targets"].values() if "13.05" in str(t)], plan["targets"]


def test_shanxi_is_told_in_chinese_with_every_placeholder_marked():
    place, done = shanxi()
    said = told(done)
    assert "待替换的占位值：" in said and "energy.intensity" in said, said
    assert "没有错误" in told(place("check", "d", "--lang", "zh"))
    for command in (["compare", "d"], ["run", "d/as-planned.json"]):
        out = told(place(*command, "--lang", "zh"))
        assert re.search(r"~ ?能源消费总量", out) and "依赖待替换的占位值" in out and "energy.intensity" in out, out
        assert "山西省示例" in out, out
    out = told(place("explain", "d/as-planned.json", "energy", "2025", "--lang", "zh"))
    assert "占位值" in out and "energy.intensity" in out, out
    data = place("run", "d/as-planned.json", "--format", "csv").stdout.decode()
    assert "~" not in data and "placeholder" not in data


def test_the_charts_and_the_ensemble_of_shanxi_are_labelled():
    place, _ = shanxi()
    text = place.read("d/baseline.json")
    place.write("d/baseline.json", text.replace('"range": [3.6, 6.2],', '"range": [3.6, 6.2], "uncertain": {"normal": {"sd": 1}},'))
    out = told(place("ensemble", "d/baseline.json", "--members", "1000", "--lang", "zh"))
    assert "地区生产总值" in out and "达标概率" in out and "中位数" in out, out
    done = place("chart", "d", "-o", "out", "--format", "svg", "--members", "1000", "--lang", "zh")
    assert done.returncode == 0, told(done)
    drawn = {name: place.read("out/" + name) for name in os.listdir(os.path.join(place.folder, "out")) if name.endswith(".svg")}
    assert len(drawn) >= 4, list(drawn)
    for name, svg in drawn.items():
        assert "山西省示例" in svg, name
    assert "地区生产总值" in drawn["lines-gdp.zh.svg"] and "占位值" in drawn["lines-energy.zh.svg"] and "占位值" not in drawn["lines-gdp.zh.svg"]


def test_a_chart_of_sectors_says_what_is_a_placeholder():
    table = "指标,单位,2018年,2020年,2025年目标\n地区生产总值,亿元,900,1000,1400\n第一产业增加值,亿元,100,100,\n第二产业增加值,亿元,400,450,\n第三产业增加值,亿元,400,450,\n"
    place, _ = made(table, lang="zh")
    place("chart", "d", "--all", "-o", "out", "--format", "svg", "--lang", "zh")
    for name in "stack-baseline.zh.svg", "lines-gdp.zh.svg", "heatmap.zh.svg", "bullets-baseline.zh.svg":
        assert "占位值" in place.read("out/" + name), name
    assert "占位值" not in place.read("out/stack-as-planned.zh.svg")


# --- bases ---

LONG = """indicator,unit,year,value,basis,source,source_date,status
GDP,1e9 EUR,2018,100,first release,Office (A),2019-03,provisional
GDP,1e9 EUR,2019,104,First release,Office (B),2020-03,provisional
GDP,1e9 EUR,2020,101,first release (before the census),Office (C),2021-03,
GDP,1e9 EUR,2018,103,revised,Office (D),2022,final
GDP,1e9 EUR,2019,108,revised,Office (D),2022,final
Urbanization,%,2019,70,,,,
Urbanization,%,2020,70.5,,,,
"""


def test_numbers_of_two_bases_are_two_series():
    place, _ = made(LONG)
    gdp = [row for row in observed(place) if row["variable"] == "gdp_nominal"]
    assert [(row["year"], row["value"], row["basis"].lower()) for row in gdp] == [
        ("2018", "100", "first release"), ("2019", "104", "first release"), ("2020", "101", "first release"),
        ("2018", "103", "revised"), ("2019", "108", "revised")], gdp
    assert "before the census" in gdp[2]["source"] and "Office (D); 2022; final" in gdp[3]["source"], gdp
    assert loaded(place, "base.json")["sectors"]["whole_economy"]["output"]["value"] == 101
    growth = loaded(place, "baseline.json")["sectors"]["whole_economy"]["growth"]
    assert abs(growth["value"] - 100 * (1.01 ** 0.5 - 1)) < 1e-4, growth  # 100 to 101, nothing of the revised
    done = place("check", "d")
    assert done.returncode == 0, told(done)


def test_the_same_basis_twice_still_contradicts():
    _, done = made(LONG.replace("108,revised", "108,first release"), code=2)
    assert "t.csv:6:" in done.talk and "104" in done.talk and 'in a column "basis"' in done.talk, done.talk
    _, done = made(LONG.replace(",revised,", ",,").replace(",first release", ","), lang="zh", code=2)
    assert "“口径”" in done.talk, done.talk


def test_a_column_of_bases_is_read_in_a_wide_table_too():
    table = "指标,单位,2019年,2020年,口径,来源\n地区生产总值,亿元,980,1000,快报,公报\n地区生产总值,亿元,960,,核实,年鉴\n常住人口,万人,200,201,,\n"
    place, _ = made(table, lang="zh")
    rows = [(row["year"], row["value"], row["basis"]) for row in observed(place) if row["variable"] == "gdp_nominal"]
    assert rows == [("2019", "980", "快报"), ("2020", "1000", "快报"), ("2019", "960", "核实")], rows
    assert "（公报）" in observed(place)[0]["source"]


def test_without_bases_no_column_is_written():
    place, _ = made("indicator,unit,2019,2020\nGDP,1e9 EUR,98,100\nUrbanization,%,70,71\n")
    assert place.read("d/observed.csv").split("\n")[0].strip() == "variable,unit,year,value,source"


# --- years ---

def test_a_growth_of_years_is_the_plans_rate():
    table = "indicator,unit,year,value,kind\nGDP,1e9 USD,2024,50,\nGDP,1e9 USD,2025,51,\nGDP growth,%,2026-2030,4.5,target\nUrbanization,%,2025,60,\n"
    place, _ = made(table)
    target = loaded(place, "plan.json")["targets"]["gdp_growth"]
    assert (target["year"], target["measure"], target["at_least"]) == (2030, "mean_growth", "4.5 %/yr"), target
    assert loaded(place, "as-planned.json")["sectors"]["whole_economy"]["growth"]["value"] == 4.5
    assert loaded(place, "plan.json")["years"] == [2026, 2030] and loaded(place, "plan.json")["currency"] == "USD"


def test_a_target_of_the_next_year_is_not_the_plans():
    table = "指标,单位,年份,数值,类型\n地区生产总值,亿元,2025,1000,\n森林覆盖率,%,2025,30,\n森林覆盖率,%,2026,30.2,目标\n森林覆盖率,%,2030,32,目标\n"
    place, done = made(table, lang="zh")
    plan = loaded(place, "plan.json")
    got = [(name, t["year"], t["at_least"]) for name, t in plan["targets"].items()]
    assert plan["years"] == [2026, 2030] and got == [("forest_cover", 2030, "32 %"), ("forest_cover_2026", 2026, "30.2 %")], plan
    assert "t.csv:4:" in done.talk and "规划目标年以外的目标" in done.talk, done.talk


# --- nothing invented beside what is not read ---

def test_no_gdp_is_invented_beside_one_of_other_years():
    table = "indicator,unit,2019,2020,2025 target\nGDP,1e9 GBP,90,,\nUrbanization,%,80,81,84\n"
    place, done = made(table, code=2)
    assert "no GDP of 2020" in done.talk and "--base-year 2019" in done.talk and not os.path.exists(os.path.join(place.folder, "d")), done.talk
    place = Town()
    place.write("t.csv", table)
    new(place, "t.csv", "--base-year", "2019")
    assert loaded(place, "base.json")["sectors"]["whole_economy"]["output"]["value"] == 90


def test_gdp_is_not_left_out_and_invented():
    table = "指标,单位,2020年,2025年目标\n地区生产总值,亿圆,1000,1400\n森林覆盖率,%,30,32\n"
    place, done = made(table, "--keep-going", lang="zh", code=2)
    assert "是否应为“亿元”" in done.talk and "不能略去地区生产总值" in done.talk and "t.csv A2" in done.talk, done.talk
    assert not os.path.exists(os.path.join(place.folder, "d"))


def test_a_wrong_cell_of_a_long_table_leaves_its_row_out():
    table = LONG + "Shares of industries,%,2019,5:43:52,,,,\nShares of industries,%,2020,5:42:53,,,,\n"
    place, done = made(table, "--keep-going", code=2)
    left = [row for row in csv.DictReader(io.StringIO(place.read("d/intake.csv"))) if row["kind"] == "left_out"]
    assert [row["indicator"] for row in left] == ["Shares of industries"], (left, done.talk)
    assert len(observed(place)) == 7


def test_a_wrong_cell_below_its_heading_leaves_its_column_out():
    table = "年份,地区生产总值（亿元）,常住人口（万人）\n2019,980,20..3\n2020,1000,201\n"
    place, _ = made(table, "--keep-going", lang="zh", code=2)
    left = [row["indicator"] for row in csv.DictReader(io.StringIO(place.read("d/intake.csv"))) if row["kind"] == "left_out"]
    assert left == ["常住人口"] and len(observed(place)) == 2, left


# --- numbers and units ---

def test_a_point_without_a_nought_is_a_number():
    place, _ = made("年份,地区生产总值（亿元）,能耗强度（吨标准煤/万元）\n2019,980,.61\n2020,1000,-.5\n".replace("-.5", ".5"), lang="zh")
    assert [row["value"] for row in observed(place)][-2:] == ["0.61", "0.5"], observed(place)
    _, done = made("年份,地区生产总值（亿元）,城镇化率（%）\n2019,980,.61\n2020,1000,.62\n", lang="zh")
    assert "0.61 %" in done.talk and "61" in done.talk, done.talk
    _, done = made("年份,地区生产总值（亿元）,城镇化率（%）\n2019,980,.6.1\n2020,1000,.62\n", lang="zh", code=2)
    assert "t.csv:2:" in done.talk


def test_renminbi_is_read_as_tables_print_it():
    for unit, scale in (("亿元人民币", 1), ("人民币亿元", 1), ("亿元（人民币）", 1), ("万元人民币", 1e-4), ("人民币万元", 1e-4)):
        place, _ = made("指标,单位,2020年,2025年目标\n地区生产总值,%s,%g,%g\n" % (unit, 1000 / scale, 1400 / scale), lang="zh")
        rows = csv.DictReader(io.StringIO(place("run", "d/as-planned.json", "--format", "csv").stdout.decode()))
        value = {(row["variable"], row["year"]): float(row["value"]) for row in rows if row["value"]}
        assert abs(value["gdp", "2020"] - 1000) < 1e-9, (unit, value)
    _, done = made("指标,单位,2020年,2025年目标\n地区生产总值,人民币亿英镑,1000,1400\n", lang="zh", code=2)
    assert "t.csv:2:" in done.talk


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "shanxi"))
