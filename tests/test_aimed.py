#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn new`: what "as planned" aims at (numbers that follow from others, net zero, uses per GDP), what it says that it
misses, and what becomes of rows without a year before the base year. OUTTURN names the program."""
import csv
import io
import json
import sys

from test_cli import Town, run_tests

RELATIVE = """指标,单位,2020年,2030年目标
地区生产总值,亿元,1000,翻一番
常住人口,万人,200,198
常住人口城镇化率,%,55,65
能源消费总量,万吨标准煤,900,1200
二氧化碳排放总量,万吨,2000,净零
用水总量,亿立方米,5,比2020年下降10%
城镇居民人均可支配收入,元,30000,与经济增长同步
农村居民人均可支配收入,元,15000,快于经济增长
全体居民人均可支配收入,元,24000,与经济增长同步
"""


def made(table, *words, lang="en"):
    place = Town()
    place.write("t.csv", table)
    done = place("new", "d", "--from", "t.csv", "--lang", lang, *words)
    assert done.returncode == 0, done.talk
    return place, done


def loaded(place, name):
    return json.loads(place.read("d/" + name))


def verdicts(place, scenario):
    done = place("run", "d/" + scenario, "--targets", "--format", "csv")
    assert done.returncode == 0, done.talk
    return {row["target"]: row for row in csv.DictReader(io.StringIO(done.stdout.decode()))}


def test_numbers_that_follow_from_others_are_aimed_at():
    place, done = made(RELATIVE)
    got = verdicts(place, "as-planned.json")
    assert len(got) == 9 and all(row["verdict"] == "met" for row in got.values()), got
    assert "does not meet" not in done.stdout.decode()
    planned = loaded(place, "as-planned.json")
    assert planned["sectors"]["whole_economy"]["growth"]["level"] == {"2030": 2000}
    assert planned["carbon"]["factor"]["path"]["2030"] == 0
    assert 7.1773 <= planned["income"]["urban_growth"]["value"] < 7.178 < planned["income"]["rural_growth"]["value"] < 7.19


def test_uses_per_gdp_are_aimed_at():
    place, _ = made("指标,单位,2019年,2020年,2025年目标\n地区生产总值,亿元,950,1000,1300\n单位GDP能耗,吨标准煤/万元,0.62,0.6,0.5\n"
                    "用水总量,亿立方米,5.1,5,\n万元GDP用水量,立方米/万元,,50,40\n")
    base, planned = loaded(place, "base.json"), loaded(place, "as-planned.json")
    assert base["energy"]["intensity"]["value"] == 0.6 and base["energy"]["intensity"]["source"] == "t.csv D3", base
    got = verdicts(place, "as-planned.json")
    assert {row["verdict"] for row in got.values()} == {"met"} and len(got) == 3, got
    fall = loaded(place, "baseline.json")["energy"]["efficiency"]
    assert abs(fall["value"] - 100 * (1 - 0.6 / 0.62)) < 1e-3 and fall["source"].startswith("derived: t.csv C3"), fall
    assert abs(planned["water"]["saving"]["value"] - 100 * (1 - 0.8 ** 0.2)) < 1e-3, planned


def test_what_is_not_aimed_at_is_told():
    place, done = made("指标,单位,2019年,2020年,2030年目标\n地区生产总值,亿元,950,1000,1800\n能源消费总量,万吨标准煤,890,900,\n"
                       "二氧化碳排放总量,万吨,1990,2000,2028年达峰\n")
    got = verdicts(place, "as-planned.json")
    assert got["co2_emissions"]["verdict"] == "missed", got
    talk = " ".join(done.stdout.decode().split())
    assert '"As planned" does not meet co2_emissions' in talk and "gdp" not in talk.split("does not meet")[1].split(":")[0], talk
    _, done = made("指标,单位,2020年,2030年目标\n地区生产总值,亿元,1000,1800\n")
    assert "does not meet" not in done.stdout.decode()


# --- without a year before the base year ---

def test_what_stays_as_it_is_is_a_placeholder_wherever_it_shows():
    place, done = made("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1000,1300\n常住人口,万人,200,202\n常住人口城镇化率,%,55,\n人均地区生产总值,元,50000,64000\n")
    baseline = loaded(place, "baseline.json")
    for number in (baseline["population"]["migration"], baseline["urbanization"]["change"]):
        assert (number["value"], number["source"]) == (0, "assumption") and "placeholder" in number["note"] and number["range"][0] < 0, number
    assert "population.migration" in done.stdout.decode() and "urbanization.change" in done.stdout.decode()
    lines = place("run", "d/baseline.json", "--lang", "en").stdout.decode().splitlines()
    for title in ("Population", "GDP per head", "Urbanization"):
        assert any("~" + title in line.replace("* ", "*") for line in lines), (title, lines)


def test_the_baseline_makes_no_verdict_of_urbanization_that_it_knows_nothing_of():
    place, _ = made("指标,单位,2020年,2025年目标\n地区生产总值,亿元,1000,1300\n常住人口城镇化率,%,55,60\n")
    assert "urbanization" not in loaded(place, "base.json") and "urbanization" not in loaded(place, "baseline.json")
    planned = loaded(place, "as-planned.json")["urbanization"]
    assert (planned["base"]["value"], planned["base"]["source"], planned["change"]["level"]) == (55, "t.csv C3", {"2025": 60})
    assert verdicts(place, "baseline.json")["urbanization"]["verdict"] == "not_assessable"
    assert verdicts(place, "as-planned.json")["urbanization"]["verdict"] == "met"
    done = place("check", "d")
    assert done.returncode == 0 and "no errors, no warnings" in done.stdout.decode(), done.stdout.decode()


# --- several regions in one of the tables ---

def test_only_the_rows_of_several_regions_wait_for_a_region():
    def new(*words, plan="指标,单位,2020年,2025年目标\n地区生产总值,亿元,1000,1400\n"):
        place = Town()
        place.write("a.csv", plan)
        place.write("b.csv", "地区,指标,单位,2019年,2020年\n甲市,常住人口,万人,340,339\n乙市,常住人口,万人,520,531\n")
        return place, place("new", "d", "--from", "a.csv", "b.csv", "--lang", "en", *words)
    place, done = new()
    assert done.returncode == 0 and "holds several: 甲市, 乙市" in done.talk and "left out" in done.talk and "b.csv:1:1" in done.talk, done.talk
    assert "population" not in loaded(place, "base.json")
    place, done = new("--region", "乙市")
    assert done.returncode == 0 and loaded(place, "base.json")["population"]["base"]["value"] == 531, done.talk
    _, done = new("--region", "丙市")
    assert done.returncode == 2 and 'has no "丙市"' in done.talk, done.talk
    _, done = new(plan="指标,单位,2020年,2025年目标\n森林覆盖率,%,30,32\n")  # GDP may stand among them: none is invented
    assert done.returncode == 2 and "--region" in done.talk and "no GDP of 2020" in done.talk, done.talk


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "aimed"))
