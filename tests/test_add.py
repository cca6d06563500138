#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn add`: later numbers into observed.csv of a place: new ones behind the others, what is there already, what
contradicts, what the place does not know; all or nothing, other lines as they were. OUTTURN names the program."""
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


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "add"))
