#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn new` of tables as people have them: what each row becomes, history, bases of the models, rates of the baseline,
several tables, rows left out. Every number in the place is compared with the table. OUTTURN names the program."""
import csv
import io
import os
import sys

from test_cli import Town, run_tests, scenario

PLAN = """序号,指标,单位,2016年,2017年,2018年,2019年,2020年,2025年目标,年均增速(%),属性
1,地区生产总值,亿元,1100,1190,1300,1390,1500,2200,,预期性
2,第二产业增加值,亿元,520,560,610,650,700,,,
2.1,其中：工业增加值,亿元,450,480,520,560,600,,,
3,第三产业增加值,亿元,430,470,520,560,610,,,
4,常住人口,万人,306,305,304,302,301,300,,预期性
5,常住人口城镇化率,%,52,53,54,55,56,62,,预期性
6,能源消费总量,万吨标准煤,1800,1850,1900,1960,2000,2300,,约束性
7,二氧化碳排放总量,万吨,4500,4600,4750,4900,5000,5500,,
8,用水总量,亿立方米,5.2,5.4,5.6,5.8,6,6.5,,约束性
9,城镇居民人均可支配收入,元,24000,25800,27500,29000,30000,42000,,预期性
10,农村居民人均可支配收入,元,9000,9800,10500,11300,12000,,9,预期性
11,森林覆盖率,%,24,24.5,25,25.5,26,28,,约束性
12,旅游总收入,亿元,90,110,130,150,80,,,
13,地区生产总值增速,%,6.5,6.2,6.8,6,5.5,,,
14,地方志出版,册,,,,,,,,
"""


def made(table=PLAN, *words, name="plan.csv"):
    place = Town()
    place.write(name, table)
    done = place("new", "city", "--from", name, "--lang", "en", *words)
    return place, done


def loaded(place, name):
    import json
    return json.loads(place.read("city/" + name))


def observed(place):
    rows = list(csv.DictReader(io.StringIO(place.read("city/observed.csv"))))
    return {(row["variable"], int(row["year"])): (float(row["value"]), row["unit"], row["source"]) for row in rows}


def sound(place, folder="city"):
    done = place("check", folder)
    assert done.returncode == 0 and "no errors, no warnings" in done.stdout.decode(), done.talk + done.stdout.decode()


def test_every_number_of_history_is_observed_with_its_cell():
    place, done = made()
    assert done.returncode == 0, done.talk
    sound(place)
    got = observed(place)
    names = {"地区生产总值": "gdp_nominal", "第二产业增加值": "output_nominal.secondary", "其中：工业增加值": "output_nominal.industry",
             "第三产业增加值": "output_nominal.services", "常住人口": "population", "常住人口城镇化率": "urbanization", "能源消费总量": "energy",
             "二氧化碳排放总量": "co2", "用水总量": "water", "城镇居民人均可支配收入": "income_urban_nominal",
             "农村居民人均可支配收入": "income_rural_nominal", "森林覆盖率": "forest_cover", "旅游总收入": "tourism_revenue", "地区生产总值增速": "gdp_growth"}
    count = 0
    for line, row in enumerate(csv.reader(io.StringIO(PLAN)), 1):
        for year in range(2016, 2021):
            if line > 1 and row[1] in names:
                value, _, source = got[names[row[1]], year]
                assert (value, source) == (float(row[year - 2013]), "plan.csv %s%d" % ("DEFGH"[year - 2016], line)), (row, year, value, source)
                count += 1
    assert count == len(got) == 70, (count, len(got))


def test_the_base_year_is_the_base_of_the_models_and_nothing_counts_twice():
    place, done = made()
    base = loaded(place, "base.json")
    sectors = base["sectors"]
    assert set(sectors) == {"secondary", "services", "primary"}, sectors
    assert (sectors["secondary"]["output"]["value"], sectors["services"]["output"]["value"]) == (700, 610)
    assert (sectors["primary"]["output"]["value"], sectors["primary"]["title"]["zh"]) == (190, "第一产业")
    assert "derived" in sectors["primary"]["output"]["source"]
    assert base["population"]["base"]["value"] == 301 and base["urbanization"]["base"]["value"] == 56
    assert abs(base["energy"]["intensity"]["value"] - 2000 / 1500) < 1e-12
    assert base["carbon"]["factor"]["value"] == base["carbon"]["household_factor"]["value"] == 2.5
    assert base["water"]["intensity"]["value"] == 0.004
    assert (base["income"]["urban"]["value"], base["income"]["rural"]["value"]) == (30000, 12000)
    for key in "energy", "water":
        assert "plan.csv H" in base[key]["intensity"]["source"], base[key]
    rows = list(csv.DictReader(io.StringIO(place("run", "city/as-planned.json", "--format", "csv").stdout.decode())))
    value = {(row["variable"], row["year"]): float(row["value"]) for row in rows if row["value"]}
    for variable, want in ("energy", 2000), ("co2", 5000), ("gdp", 1500):
        assert abs(value[variable, "2020"] / want - 1) < 1e-12, (variable, value[variable, "2020"])


def test_the_baseline_goes_on_as_the_years_did():
    place, done = made()
    baseline = loaded(place, "baseline.json")
    growth = baseline["sectors"]["secondary"]["growth"]
    mean = 100 * ((1.065 * 1.062 * 1.068 * 1.06 * 1.055) ** 0.2 - 1)
    assert abs(growth["value"] - mean) < 1e-4 and growth["range"] == [5.5, 6.8], growth
    assert growth["source"] != "assumption" and "2016-2020" in growth["note"] and "constant prices" in growth["note"], growth
    people = baseline["population"]["migration"]
    assert (people["value"], people["range"]) == (-1.25, [-2, -1]) and "2016" in people["note"], people
    assert baseline["urbanization"]["change"]["value"] == 1
    fall = baseline["energy"]["efficiency"]
    real = 1.062 * 1.068 * 1.06 * 1.055
    assert abs(fall["value"] - 100 * (1 - (2000 / 1800 / real) ** 0.25)) < 1e-4 and fall["source"] != "assumption", fall
    income = baseline["income"]["urban_growth"]
    assert income["source"] == "assumption" and income["note"].startswith("placeholder") and "current prices" in income["note"], income


def test_growth_at_current_prices_is_never_called_real():
    table = "\n".join(line for line in PLAN.split("\n") if "增速,%" not in line)
    place, done = made(table)
    growth = loaded(place, "baseline.json")["sectors"]["secondary"]["growth"]
    assert growth["source"] == "assumption" and "current prices" in growth["note"] and "2016-2020" in growth["note"], growth
    assert abs(growth["value"] - 100 * ((700 / 520) ** 0.25 - 1)) < 1e-4, growth
    out = place("run", "city/baseline.json").stdout.decode()
    assert "~GDP" in out and "placeholders" in out, out
    assert "sectors.secondary.growth" in done.stdout.decode()


def test_as_planned_comes_to_what_the_plan_says():
    place, done = made()
    rows = list(csv.DictReader(io.StringIO(place("run", "city/as-planned.json", "--targets", "--format", "csv").stdout.decode())))
    assert len(rows) == 9 and all(row["verdict"] == "met" for row in rows), rows
    targets = loaded(place, "plan.json")["targets"]
    assert "at_most" in targets["energy_consumption" if "energy_consumption" in targets else "energy"], targets


def test_it_is_said_what_every_row_became():
    place, done = made()
    said = {row["indicator"]: row for row in csv.DictReader(io.StringIO(place.read("city/intake.csv")))}
    assert len(said) == 14 and "plan.csv:16:" in done.talk, (said, done.talk)  # nothing stands in row 16
    assert said["地区生产总值"]["kind"] == "target" and "sectors" in said["地区生产总值"]["became"] and "2016-2020" in said["地区生产总值"]["became"]
    assert said["第二产业增加值"]["kind"] == "base" and "sectors.secondary.output" in said["第二产业增加值"]["became"]
    assert said["工业增加值"]["kind"] == "history" and said["旅游总收入"]["kind"] == "history"
    assert said["工业增加值"]["cell"] == "plan.csv B4", said
    out = done.stdout.decode()
    assert out.startswith("14 rows: 9 targets, 0 in words only, 5 without a target"), out
    assert out.index("工业增加值") < out.index("旅游总收入") < out.index("第二产业增加值") < out.index("常住人口"), out
    assert len(out.split("\n")) < 25, out


def test_value_added_that_does_not_fit_into_gdp_makes_no_sectors():
    place, done = made(PLAN.replace("650,700,,,", "650,1700,,,"))
    assert done.returncode == 0 and "plan.csv:3:" in done.talk and "the value added of the sectors makes" in done.talk, done.talk
    assert set(loaded(place, "base.json")["sectors"]) == {"whole_economy"}
    sound(place)


def test_gdp_of_no_row_is_the_sum_of_its_sectors():
    table = "年份,第一产业增加值（亿元）,第二产业增加值（亿元）,第三产业增加值（亿元）,年末常住人口（万人）\n2019,180,650,560,302\n2020,190,700,610,301\n"
    place, done = made(table)
    assert done.returncode == 0, done.talk
    base = loaded(place, "base.json")
    assert [base["sectors"][id]["output"]["value"] for id in ("primary", "secondary", "services")] == [190, 700, 610], base
    assert "economy" not in base and "assumption" not in place.read("city/base.json")
    assert not loaded(place, "plan.json")["targets"] and "no target" in done.stdout.decode(), done.stdout.decode()
    sound(place)
    assert place("run", "city").returncode == 0


def test_several_tables_are_one_place():
    place = Town()
    lines = PLAN.split("\n")
    place.write("plan.csv", "\n".join([lines[0], lines[1], lines[6]]) + "\n")
    place.write("b/plan.csv", "指标,单位,2018年,2019年,2020年\n能源消费总量,万吨标准煤,1900,1960,2000\n常住人口,万人,304,302,301\n")
    for words in (["city", "--from", "plan.csv", "b/plan.csv"], ["--from", "plan.csv", "--from", "b/plan.csv", "two"], ["--from", "plan.csv", "b/plan.csv", "three"]):
        done = place("new", *words, "--lang", "en")
        assert done.returncode == 0, (words, done.talk)
    assert {place.read(name + "/observed.csv") for name in ("city", "two", "three")} == {place.read("city/observed.csv")}
    got = observed(place)
    assert got["population", 2019] == (302, "1e4 people", "b/plan.csv D3"), got
    assert got["gdp_nominal", 2016][2] == "plan.csv D2" and got["energy", 2020][0] == 2000
    sound(place)


def test_wrong_rows_are_left_out_only_when_that_is_asked_for():
    table = PLAN.replace("54,55,56,62", "54,55,560,62").replace("302,301,300", "302,3..1,300")
    place, done = made(table)
    assert done.returncode == 2 and not os.path.exists(os.path.join(place.folder, "city")), done.talk
    done = place("new", "city", "--from", "plan.csv", "--lang", "en", "--keep-going")
    assert done.returncode == 2 and "plan.csv:6:" in done.talk and "plan.csv:7:" in done.talk, done.talk
    out = [row for row in csv.DictReader(io.StringIO(place.read("city/intake.csv"))) if row["kind"] == "left_out"]
    assert sorted(row["cell"] for row in out) == ["plan.csv B6", "plan.csv B7"], out
    assert "left out" in done.stdout.decode() and "population" not in place.read("city/base.json")
    sound(place)


def test_energy_by_sector_is_told_apart():
    table = PLAN + "15,第二产业能源消费量,万吨标准煤,,,,,1500,,,\n16,居民生活能源消费量,万吨标准煤,,,,,180,,,\n"
    place, done = made(table)
    assert done.returncode == 0, done.talk
    energy = loaded(place, "base.json")["energy"]
    assert abs(energy["intensity"]["secondary"]["value"] - 1500 / 700) < 1e-12, energy
    assert energy["households"]["value"] == 180
    for id in "services", "primary":
        assert abs(energy["intensity"][id]["value"] - 320 / 800) < 1e-12, energy
    sound(place)


def test_another_currency_is_the_plans():
    table = "indicator,unit,2018,2019,2030 target\nGDP,1e9 GBP,160,166,210\nPopulation,1e6 people,5.4,5.45,5.6\nEnergy consumption,1e6 tce,20,19,15\n"
    place, done = made(table)
    assert done.returncode == 0, done.talk
    assert loaded(place, "plan.json")["currency"] == "GBP" and "CNY" not in place.read("city/base.json")
    sound(place)
    out = place("run", "city/as-planned.json").stdout.decode()
    assert "GBP" in out and "CNY" not in out, out


def test_a_budget_after_its_years_is_explained_without_roots():
    plan = {"targets": {"spent": {"title": "Spent", "variable": "gdp", "measure": "cumulative", "over": [2022, 2025], "at_most": "600 亿元", "source": "s"},
                        "mean": {"title": "Mean", "variable": "gdp", "measure": "mean", "over": [2022, 2025], "at_most": "600 亿元", "source": "s"}}}
    place = Town(budget=scenario(5, **plan))
    for language, nothing in (("en", "if(year > 2025, no value, 1)"), ("zh", "if(year > 2025, 无值, 1)")):
        for target in "spent", "mean":
            for more in [], ["2023"], ["--depth", "all"]:
                done = place("explain", "scenarios/town/budget.json", target, *more, "--lang", language)
                assert done.returncode == 0 and "sqrt" not in done.out and nothing in done.out, done.out + done.talk


def test_rupees_of_several_countries_are_asked_for():
    for unit in "Rs.", "Rs", "Rs. crore":
        for language, asks in (("en", 'did you mean "INR / PKR / LKR"?'), ("zh", "是否应为“INR / PKR / LKR”？")):
            place, done = made("indicator,unit,2020,2025 target\nTemple spending,%s,100,130\n" % unit, "--lang", language)
            assert done.returncode == 2 and "plan.csv:2:17: " in done.talk and asks in done.talk, (unit, done.talk)
            assert not os.path.exists(os.path.join(place.folder, "city"))


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "any_place"))
