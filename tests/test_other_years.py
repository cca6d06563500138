#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn new` of tables that ask for something in more than one year: each is a target of its own, with its cell, what
"as planned" aims at, and judged where a scenario runs that far; and which year is the plan's beside a vision. OUTTURN names
the program."""
import csv
import io
import json
import sys

from test_cli import Town, run_tests

TABLE = """指标,单位,2015年,2020年,2025年目标,2035年目标,属性
地区生产总值,亿元,700,1000,1400,2500,预期性
第二产业增加值占GDP比重,%,50,45,42,,预期性
第三产业增加值占GDP比重,%,40,45,48,60,预期性
常住人口,万人,200,198,196,190,预期性
常住人口城镇化率,%,50,55,60,70,预期性
森林覆盖率,%,25,30,32,35,约束性
专利,件,100,200,,1000,预期性
五星级饭店,家,,1,2,5,预期性
养老床位,张,1000,1500,2000,建成全覆盖体系,预期性
"""


def made(table=TABLE, *words, code=0, lang="en"):
    place = Town()
    place.write("t.csv", table)
    done = place("new", "d", "--from", "t.csv", "--lang", lang, *words)
    assert done.returncode == code, done.talk
    return place, done


def loaded(place, name):
    return json.loads(place.read("d/" + name))


def verdicts(place, scenario):
    done = place("run", "d/" + scenario, "--targets", "--format", "csv")
    assert done.returncode == 0, done.talk
    return {row["target"]: row["verdict"] for row in csv.DictReader(io.StringIO(done.stdout.decode()))}


def test_each_year_is_a_target_of_its_own_with_its_cell():
    place, done = made()
    plan = loaded(place, "plan.json")
    assert plan["years"] == [2021, 2025], plan["years"]
    got = {(t.get("variable"), t["year"]): t.get("at_least", t.get("at_most", t.get("words"))) for t in plan["targets"].values()}
    for variable, years in {"gdp": ("1400 亿元", "2500 亿元"), "urbanization": ("60 %", "70 %"), "population": ("196 万人", "190 万人"),
                            "share.services": ("48 %", "60 %"), "forest_cover": ("32 %", "35 %"), "share.secondary": ("42 %", None)}.items():
        assert (got[variable, 2025], got.get((variable, 2035))) == years, (variable, got)
    later = plan["targets"]["forest_cover_2035"]
    assert (later["source"], later["attribute"], later["title"]["en"]) == ("t.csv F7", "binding", "Forest cover, 2035"), later
    assert later["title"]["zh"] == "森林覆盖率（2035年）"
    assert not any("2035" in t.get("note", "") for t in plan["targets"].values()), plan
    words = [t for t in plan["targets"].values() if t.get("words") == "建成全覆盖体系"]
    assert len(words) == 1 and words[0]["year"] == 2035 and "variable" not in words[0], words
    assert "t.csv:1:" in done.talk and "targets of another year" in done.talk and "taken to be 2025" in done.talk, done.talk


def test_a_row_that_asks_for_something_later_alone_is_a_target_too():
    place, done = made()
    plan = loaded(place, "plan.json")
    patents = [t for t in plan["targets"].values() if t["source"] == "t.csv F8"]
    assert len(patents) == 1 and patents[0]["year"] == 2035, patents
    indicator = loaded(place, "as-planned.json")["indicators"][patents[0]["variable"]]
    assert indicator["compound"]["level"] == {"2035": 1000} and indicator["base"]["value"] == 200, indicator
    intake = {row["cell"]: row for row in csv.DictReader(io.StringIO(place.read("d/intake.csv")))}
    assert intake["t.csv A8"]["kind"] == "target" and "of 2035: target of" in intake["t.csv A8"]["became"], intake["t.csv A8"]
    assert "left out" not in done.talk


def test_as_planned_goes_on_through_the_later_numbers():
    place, _ = made()
    planned, on = loaded(place, "as-planned.json"), loaded(place, "as-planned-2035.json")
    assert (on["extends"], on["years"]) == ("as-planned.json", [2021, 2035]), on
    assert planned["urbanization"]["change"]["level"] == {"2025": 60, "2035": 70}
    assert planned["indicators"]["forest_cover"]["linear"]["level"] == {"2025": 32, "2035": 35}
    assert planned["indicators"]["forest_cover"]["linear"]["source"] == "t.csv E7, t.csv F7"
    growth = {name: sector["growth"]["level"] for name, sector in planned["sectors"].items()}
    assert growth["services"] == {"2025": 1400 * 0.48, "2035": 1500}, growth  # 60 % of 2500
    assert abs(sum(levels["2035"] for levels in growth.values()) - 2500) < 1e-6, growth  # the others keep their proportions
    assert abs(growth["secondary"]["2035"] / 1000 - 42 / 52) < 1e-6, growth
    got = verdicts(place, "as-planned-2035.json")
    missed = [name for name, verdict in got.items() if verdict == "missed"]
    assert missed == [], got
    near = verdicts(place, "as-planned.json")
    assert near["gdp_2035"] not in ("met", "missed") and near["gdp"] == "met", near
    done = place("check", "d")
    assert done.returncode == 0 and "beyond the run" in done.stdout.decode() and "no errors, no warnings" in done.stdout.decode(), done.stdout.decode()


def test_a_year_on_the_way_is_aimed_at_as_well():
    place, _ = made("指标,单位,2024年,2025年,2026年目标,2030年目标\n地区生产总值,亿元,950,1000,1080,1300\n城镇化率,%,59,60,61.5,64\n")
    assert loaded(place, "plan.json")["years"] == [2026, 2030]
    planned = loaded(place, "as-planned.json")
    assert planned["sectors"]["whole_economy"]["growth"]["level"] == {"2026": 1080, "2030": 1300}, planned
    assert planned["urbanization"]["change"]["level"] == {"2026": 61.5, "2030": 64}
    assert sorted(verdicts(place, "as-planned.json").values()) == ["met"] * 4
    assert "as-planned-2030.json" not in place("list", "d").stdout.decode()


def test_a_level_beside_a_growth_is_kept_and_told():
    place, done = made("指标,单位,2020年,2025年目标,2035年目标\n地区生产总值,亿元,1000,1400,\n新能源产业产值,亿元,—,年均增长8%,60\n", lang="zh")
    plan = loaded(place, "plan.json")
    far = [t for t in plan["targets"].values() if t["year"] == 2035]
    assert len(far) == 1 and "variable" not in far[0] and "t.csv:3:" in done.talk and "一为水平、一为增长" in done.talk, (far, done.talk)


# --- which year is the plan's ---

def years_of(table):
    place, done = made(table)
    plan = loaded(place, "plan.json")
    return plan["base_year"], sorted({t["year"] for t in plan["targets"].values()}), done.talk


def test_a_vision_does_not_make_a_past_year_the_target():
    row = "地区生产总值,亿元,%s,预期性\n"
    base, years, talk = years_of("指标,单位,2015年,2020年,2035年远景目标,属性\n" + row % "700,1000,2500")
    assert (base, years) == (2020, [2035]) and "is read as what has been" in talk and "t.csv:1:" in talk, (base, years, talk)
    base, years, talk = years_of("指标,单位,2020年,2025年,2035年远景目标,属性\n" + row % "700,1000,2500")
    assert (base, years) == (2020, [2025, 2035]) and "is read as the plan's target" in talk, (base, years, talk)
    base, years, talk = years_of("“十三五”规划主要指标\n指标,单位,2015年,2020年,2035年远景目标,属性\n" + row % "700,1000,2500")
    assert (base, years) == (2015, [2020, 2035]) and "is read as what has been" not in talk, (base, years, talk)


def test_facts_of_another_table_say_that_a_year_is_past():
    place = Town()
    place.write("t.csv", "指标,单位,2020年,2025年,2035年远景目标\n地区生产总值,亿元,700,1000,1500\n")
    place.write("h.csv", "指标,单位,2023年,2024年,2025年\n常住人口,万人,100,101,102\n")
    done = place("new", "d", "--from", "t.csv", "h.csv", "--lang", "en")
    assert done.returncode == 0, done.talk
    plan = loaded(place, "plan.json")
    assert (plan["base_year"], [t["year"] for t in plan["targets"].values()]) == (2025, [2035]), (plan, done.talk)
    assert "2025年" in done.talk and "is read as what has been" in done.talk, done.talk


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "other_years"))
