#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn add`: later numbers into observed.csv of a place: new ones behind the others, what is there already, what
contradicts, what the place does not know; all or nothing, other lines as they were. OUTTURN names the program."""
import json
import os
import sys

from test_cli import Town, run_tests

TABLE = "indicator,unit,2018,2019,2020,2025 target\nGDP,1e8 CNY,1300,1390,1500.25,2200\nPopulation,1e4 people,304,302,301,300\n"
LATER = "指标,单位,2020年,2021年,2022年\n地区生产总值,亿元,1500.3,1640,1750\n常住人口,万人,301,300.5,300\n灯笼,盏,1,2,3\n"


def town():
    place = Town()
    place.write("plan.csv", TABLE)
    done = place("new", "city", "--from", "plan.csv", "--lang", "en")
    assert done.returncode == 0, done.talk
    place.write("later.csv", LATER)
    return place


def test_new_numbers_come_behind_the_others():
    place = town()
    before = place.read("city/observed.csv")
    done = place("add", "city", "--from", "later.csv", "--lang", "en")
    assert done.returncode == 0, done.talk
    assert place.read("city/observed.csv") == before + (
        "gdp_nominal,1e8 CNY,2021,1640,later.csv D2\ngdp_nominal,1e8 CNY,2022,1750,later.csv E2\n"
        "population,1e4 people,2021,300.5,later.csv D3\npopulation,1e4 people,2022,300,later.csv E3\n")
    out = done.stdout.decode()
    assert out.startswith("4 numbers new, 0 changed, 2 there already; 1 rows not known here."), out
    assert "new 2021, 2022; there already 2020" in out and "灯笼: left out" in out, out
    again = place("add", "city", "--from", "later.csv", "--lang", "zh")
    assert again.returncode == 0 and "没有新数" in again.stdout.decode() and "已写入" not in again.talk


def test_two_years_with_a_gap_have_both_been():
    place = town()
    place.write("two.csv", "指标,单位,2022年,2024年\n地区生产总值,亿元,1750,1921\n")
    done = place("add", "city", "--from", "two.csv", "--lang", "en")
    assert done.returncode == 0 and "gdp_nominal: new 2022, 2024" in done.stdout.decode(), done.stdout
    assert "gdp_nominal,1e8 CNY,2024,1921,two.csv D2" in place.read("city/observed.csv")


def test_another_number_is_refused_with_both_places():
    place = town()
    place.write("later.csv", LATER.replace("1500.3", "1512.8"))
    before = place.read("city/observed.csv")
    done = place("add", "city", "--from", "later.csv", "--lang", "en")
    assert done.returncode == 2 and "nothing was written" in done.talk, done.talk
    for part in "later.csv:2:", "1512.8", "1500.25", "observed.csv line 4", "plan.csv E2", "--replace", "--basis":
        assert part in done.talk, (part, done.talk)
    assert place.read("city/observed.csv") == before
    done = place("add", "city", "--from", "later.csv", "--replace", "--lang", "en")
    assert done.returncode == 0, done.talk
    after = place.read("city/observed.csv").split("\n")
    assert after[3] == "gdp_nominal,1e8 CNY,2020,1512.8,later.csv C2; before: 1500.25 (plan.csv E2)", after
    assert after[:3] + after[4:7] == before.split("\n")[:3] + before.split("\n")[4:7], after


def test_a_basis_of_its_own_keeps_both():
    place = town()
    place.write("later.csv", LATER.replace("1500.3", "1512.8"))
    before = place.read("city/observed.csv").split("\n")
    done = place("add", "city", "--from", "later.csv", "--basis", "after the census", "--lang", "en")
    assert done.returncode == 0, done.talk
    after = place.read("city/observed.csv").split("\n")
    assert after[0] == before[0] + ",basis" and after[1:7] == [line + "," for line in before[1:7]], after
    assert "gdp_nominal,1e8 CNY,2020,1512.8,later.csv C2,after the census" in after, after
    assert place("check", "city").returncode == 0


def test_the_files_own_bytes_stay():
    place = town()
    own = "\ufeffsource,value,year,unit,variable\r\n\"a, b\",1300,2018,1e8 CNY,gdp_nominal\r\nc,304,2018,1e4 people,population"
    with open(os.path.join(place.folder, "city/observed.csv"), "wb") as out:
        out.write(own.encode())
    done = place("add", "city", "--from", "later.csv", "--lang", "en")
    assert done.returncode == 0, done.talk
    with open(os.path.join(place.folder, "city/observed.csv"), "rb") as file:
        got = file.read()
    assert got.startswith(own.encode() + b"\r\n") and got.endswith(b"later.csv E3,300,2022,1e4 people,population\r\n"), got


def test_a_place_without_observations_gets_some():
    place = town()
    os.remove(os.path.join(place.folder, "city/observed.csv"))
    done = place("add", "city", "--from", "later.csv", "--lang", "en")
    assert done.returncode == 0 and place.read("city/observed.csv").startswith("variable,unit,year,value,source\ngdp_nominal,"), done.talk
    assert place("check", "city").returncode == 0


# A level and its growth, a share and its growth (of which nobody knows whether it is in points).
GROWTH = "指标,单位,2021年绝对数,比上年增长（%）\n地区生产总值,亿元,1640,8\n森林覆盖率,%,33,1.5\n常住人口,万人,300.5,-0.2\n"


def told(place, language):
    done = place("add", "city", "--from", "later.csv", "--lang", language)
    assert done.returncode == 0, done.talk
    return done.out.split("\n")[1:]


def test_growth_is_told_beside_its_level_and_of_a_share_left_out():
    for language, lines in (
            ("en", ["  later.csv A2 地区生产总值: gdp_nominal: new 2021; gdp_growth: new 2021",
                    "  later.csv A3 森林覆盖率: forest_cover: new 2021; growth of 2021 left out: it may be in points; give it a row of its own, with its unit",
                    "  later.csv A4 常住人口: population: new 2021; population_growth: new 2021", ""]),
            ("zh", ["  later.csv A2 地区生产总值：gdp_nominal：新增 2021；gdp_growth：新增 2021",
                    "  later.csv A3 森林覆盖率：forest_cover：新增 2021；2021 年增速已略去：可能以百分点计，请另列一行并注明单位",
                    "  later.csv A4 常住人口：population：新增 2021；population_growth：新增 2021", ""])):
        place = Town()
        place.write("plan.csv", TABLE + "Forest cover,%,30,31,32,35\n")
        assert place("new", "city", "--from", "plan.csv").returncode == 0
        place.write("later.csv", GROWTH)
        got = told(place, language)
        assert got == lines, got
        assert "forest_cover,%,2021,33,later.csv C3" in place.read("city/observed.csv") and ",1.5," not in place.read("city/observed.csv")
        again = told(place, "en")
        assert again[0].endswith("gdp_nominal: there already 2021; gdp_growth: there already 2021"), again


def test_more_observations_than_are_read_are_refused_with_their_numbers():
    place = town()
    many = place.read("city/observed.csv").split("\n")[0] + "\n" + "".join(
        "v%d,km,%d,1,s\n" % (i, year) for i in range(500) for year in range(1800, 2200))
    many = many[:many.rindex("v499,km,2198,")]
    place.write("city/observed.csv", many)
    for language, says in (("en", "observed.csv would hold 200004 numbers in 1000025 cells; at most 1000000 cells are read"),
                           ("zh", "observed.csv 将有 200004 个数、1000025 个单元格，最多可读 1000000 个")):
        done = place("add", "city", "--from", "later.csv", "--lang", language)
        assert (done.returncode, done.out) == (2, "") and says in done.talk, (done.returncode, done.talk[:2000])
    assert place.read("city/observed.csv") == many


def test_what_is_no_place_or_no_table_is_said():
    place = town()
    place.write("empty/x.txt", "")
    for words, part in ((["add", "empty", "--from", "later.csv"], "no plan.json"), (["add", "nowhere", "--from", "later.csv"], "no plan.json"),
                        (["add", "city"], "--from is missing"), (["add", "city", "--from", "none.csv"], "none.csv"), (["add"], "too few")):
        done = place(*words, "--lang", "en")
        assert done.returncode == 2 and part in done.talk, (words, done.talk)
    place.write("later.csv", LATER.replace("亿元,", "万吨,"))
    assert place("add", "city", "--from", "later.csv").returncode in (0, 2)
    assert "万吨" not in place.read("city/observed.csv") and "1e4 t" not in place.read("city/observed.csv")


def added(place, *words):
    """What comes to observed.csv behind what stands there, by line."""
    before = place.read("city/observed.csv")
    done = place("add", "city", *words, "--lang", "en")
    assert done.returncode == 0, done.talk
    after = place.read("city/observed.csv")
    return done, after.split("\n")[before.count("\n"):-1]


def test_rows_keep_their_own_bases():
    place = town()
    place.write("long.csv", "indicator,unit,year,value,basis\nPopulation,1e4 people,2021,297,register\n"
                            "Population,1e4 people,2022,296,Survey\nPopulation,1e4 people,2023,295,register\n"
                            "GDP,1e8 CNY,2021,1644,\n")
    done, lines = added(place, "--from", "long.csv", "--basis", "first count")
    assert sorted(lines) == ["gdp_nominal,1e8 CNY,2021,1644,long.csv D5,first count",
                             "population,1e4 people,2021,297,long.csv D2,register",
                             "population,1e4 people,2022,296,long.csv D3,Survey",
                             "population,1e4 people,2023,295,long.csv D4,register"], lines
    table = place.read("long.csv")
    place.write("again.csv", table.replace("GDP,1e8 CNY,2021,1644,\n", "Population,1e4 people,2023,293,survey\n"))
    done, lines = added(place, "--from", "again.csv") # both of one year, and as its series is spelt
    assert lines == ["population,1e4 people,2023,293,again.csv D5,Survey"], lines
    assert b"1 numbers new, 0 changed, 3 there" in done.stdout, done.stdout
    assert place("check", "city").returncode == 0


def test_what_was_observed_is_there_already():
    place = town()
    place.write("city/observed.csv", "variable,unit,year,value,source,basis\n"
                "lantern_sales,1e4 CNY,2019,72.5,book,old (by hand)\n"
                "lantern_sales,1e4 CNY,2020,73,book,\n"
                "gdp,1e8 CNY@2020,2020,1500.25,book,\nshops.east,firms,2020,31,book,\n")
    place.write("own.csv", place.read("city/observed.csv"))
    done, lines = added(place, "--from", "own.csv")
    assert not lines and b"4 numbers there already, 0 rows not known" in done.stdout, done.stdout
    place.write("own.csv", "indicator,unit,2022\nlantern_sales,1e4 CNY,81\ngdp,1e8 CNY,1777\n"
                "Lantern sales in all,1e4 CNY,5\n")
    done, lines = added(place, "--from", "own.csv") # money of a year's own prices is no gdp of 2020's
    assert lines == ["lantern_sales,1e4 CNY,2022,81,own.csv C2,", "gdp_nominal,1e8 CNY,2022,1777,own.csv C3,"], lines
    assert b"1 rows not known" in done.stdout, done.stdout


def test_what_targets_and_scenarios_have_is_known():
    place = town()
    base, plan = (json.loads(place.read("city/" + name)) for name in ("base.json", "plan.json"))
    base["indicators"] = {"lamps": {"title": {"en": "Lamps lit at night", "zh": "夜间亮灯"}, "unit": "1e4 m2",
                                    "base": {"value": 6, "source": "x"}, "linear": {"value": 1, "source": "x"}}}
    plan["targets"]["quiet"] = {"title": {"en": "Quiet streets", "zh": "安静街道"},
                                "variable": "still_streets", "year": 2025,
                                "at_least": {"value": 40, "unit": "km"}, "source": "x"}
    place.write("city/base.json", json.dumps(base))
    place.write("city/plan.json", json.dumps(plan))
    table = "indicator,unit,%d\n%s,1e4 m2,7.5\n%s,km,44\n"
    for year, lamps, streets in ((2021, "lamps", "still_streets"), (2022, "Lamps lit at night", "Quiet streets"),
                                 (2023, "夜间亮灯", "quiet")):
        place.write("own.csv", table % (year, lamps, streets))
        done, lines = added(place, "--from", "own.csv")
        assert lines == ["lamps,1e4 m2,%d,7.5,own.csv C2" % year, "still_streets,km,%d,44,own.csv C3" % year], lines


def test_impossible_numbers_are_refused_by_add_and_new():
    place = town()
    for row, told in (("Forest cover,%,1250", "1250 cannot be"), ("Lanterns,firms,1e290", "1e290 cannot be"),
                      ("GDP,1e8 CNY,3e16", "3e16 cannot be"), ("Urbanization,%,142", "142 cannot be")):
        place.write("wrong.csv", "indicator,unit,2021\n%s\n" % row)
        before = place.read("city/observed.csv")
        for words in ("add", "city"), ("new", "town"):
            done = place(*words, "--from", "wrong.csv", "--lang", "en")
            assert done.returncode == 2 and done.talk.count(told) == 1, (words, done.talk)
            assert "nothing was written" in done.talk, (words, done.talk)
        assert place.read("city/observed.csv") == before
    place.write("right.csv", "indicator,unit,2021\nGrowth of lantern sales since 1990,%,1250\nForest cover,%,12.5\n")
    assert place("new", "town", "--from", "right.csv").returncode == 0


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "add"))
