#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of Chinese plans, yearbooks and communiques as they are printed, and all that must come of them: every target
with its sense, number and unit, every observation, every message. They stand in tests/places/tables_zh.txt: a name, the
table (";" and tabs as they are; "@gb18030": in that encoding), a line of "--", and what is expected: "refused", or
lines of targets ("id=variable sense number; ..."), of observations ("variable [unit] year=number ..."), of messages
("row:column message"). OUTTURN names the program (default ./outturn). Prints `ok NAME` or `not ok NAME`."""
import csv
import difflib
import io
import json
import os
import re
import subprocess
import tempfile
import traceback
from collections import OrderedDict
import asserts
from workbook import archive, parts, sheet_xml

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "places", "tables_zh.txt")
SENSES = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<", "about": "≈", "range": "in"}
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def sensed(said):
    """"≥ 3400 亿元"; a relative number as JSON."""
    for sense, sign in SENSES.items():
        if sense in said:
            value = said[sense]
            value = " to ".join(map(str, value)) if isinstance(value, list) else value
            return sign + " " + (json.dumps(value) if isinstance(value, dict) else str(value))
    return ""


def target(name, said, year):
    variable = said.get("variable")
    line = [name + ("" if variable == name else "=" + (variable or "none")), sensed(said)]
    line += [said["measure"]] if "measure" in said else []
    line += ["%d" % said["year"]] if said["year"] != year else []
    line += ["binding"] if said["attribute"] == "binding" else []
    line += ["“%s”" % said["words"]] if "words" in said else []
    line += ["stated %s %s" % (one["measure"], sensed(one)) for one in said.get("stated", ())]
    return "; ".join(part for part in line if part)


def become(table, name="t.csv"):
    """The lines that say what a table has become; what the files hold must be sound."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, name), "wb") as out:
            out.write(table)

        def run(*words):
            return subprocess.run([PROGRAM, *words], cwd=folder, env=CLEAN, capture_output=True, text=True, timeout=60)

        done = run("new", "d", "--from", name, "--lang", "zh")
        messages = re.findall(r"^%s:(?:[^!\n]+!)?(\S+?): (.*)$" % re.escape(name), done.stderr, re.M)
        messages = ["%s %s" % message for message in messages]
        if done.returncode:
            assert done.returncode == 2 and not os.path.exists(os.path.join(folder, "d")), done.stderr
            return ["refused"] + messages
        check = run("check", "d")
        assert check.returncode == 0 and "no errors, no warnings" in check.stdout, check.stdout + check.stderr
        with open(os.path.join(folder, "d", "plan.json"), encoding="utf-8") as file:
            plan = json.load(file)
        lines = ["plan %d-%d" % tuple(plan["years"])]
        lines += [target(key, said, plan["years"][1]) for key, said in plan["targets"].items()]
        seen, observed = OrderedDict(), os.path.join(folder, "d", "observed.csv")
        if os.path.exists(observed): # there is none where nothing has been observed
            with open(observed, encoding="utf-8-sig") as file:
                text = file.read()
            for row in csv.DictReader(io.StringIO(text)):
                seen.setdefault("%s [%s]" % (row["variable"], row["unit"]), []).append("%s=%s" % (row["year"], row["value"]))
        return lines + ["%s %s" % (key, " ".join(values)) for key, values in seen.items()] + messages


def same(got, want):
    assert got == want, "\n".join(difflib.unified_diff(want, got, "expected", "became", lineterm="", n=1))


def tables():
    with open(TABLES, encoding="utf-8") as file:
        for text in re.split(r"^== ", file.read(), flags=re.M)[1:]:
            name, body = text.split("\n", 1)
            table, expected = body.split("\n--\n")
            yield name, table + "\n", expected.rstrip("\n").split("\n")


def test_a_workbook_of_merged_cells_text_numbers_and_a_hidden_sheet():
    rows = [["专栏1 主要指标"] + [None] * 5, ["类别", "指标", "单位", "2020年", "2025年", "属性"],
            ["经济发展", "地区生产总值", "亿元", 812.4, "1150左右", "预期性"], [None, "城镇化率", "%", (0.5712, "0.00%"), (0.63, "0%"), "预期性"],
            ["绿色生态", "单位GDP能耗降低", "%", None, "[13.5]", "约束性"], [None, "用水总量", "亿立方米", "4.60 ", "4.90", "约束性"]]
    hidden = [["指标", "单位", "2020年", "2025年"], ["地区生产总值", "亿元", 9999, 9999]]
    files = parts(OrderedDict([("主要指标", rows), ("底稿", hidden)]), states={"底稿": "hidden"})
    files["xl/worksheets/sheet1.xml"] = sheet_xml(rows, ["0.00%", "0%"], merged=["A1:F1", "A3:A4", "A5:A6"])
    same(become(archive(files), "t.xlsx"),
         ["plan 2021-2025", "gdp; ≈ 1150 亿元", "urbanization; ≥ 63 %", "energy=energy_intensity; ≥ 13.5 %; decline_since_base; binding",
          "water_consumption=water; ≤ 4.9 亿立方米; binding", "gdp_nominal [1e8 CNY] 2020=812.4", "urbanization [%] 2020=57.12",
          "water [1e8 m3] 2020=4.6"])


def test_a_workbook_whose_years_are_dates():
    rows = [["2-3 历年指标"], ["年份", "地区生产总值", "常住人口"], [None, "（亿元）", "（万人）"], [(43830, 'yyyy"年"'), 790.1, 201.5],
            [(44196, "yyyy-mm-dd"), 812.4, 202]]
    same(become(archive(parts({"Sheet1": rows})), "t.xlsx"),
         ["plan 2021-2025", "gdp_nominal [1e8 CNY] 2019=790.1 2020=812.4", "population [1e4 people] 2019=201.5 2020=202"])


def test_the_planned_scenario_doubles_gdp():
    with tempfile.TemporaryDirectory() as folder:
        for words, times in ("翻一番", 2), ("翻两番", 4), ("2.5倍", 2.5):
            with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as out:
                out.write("指标,单位,2025年,2035年目标\n地区生产总值,亿元,820,%s\n第三产业增加值占GDP比重,%%,48,60\n" % words)
            place = "d%g" % times
            done = subprocess.run([PROGRAM, "new", place, "--from", "t.csv"], cwd=folder, env=CLEAN, capture_output=True, text=True, timeout=60)
            with open(os.path.join(folder, place, "as-planned.json"), encoding="utf-8") as file:
                sectors = json.load(file)["sectors"]
            levels = [sectors[name]["growth"]["level"]["2035"] for name in ("services", "other")]
            assert done.returncode == 0 and [round(level, 6) for level in levels] == [820 * times * .6, 820 * times * .4], sectors


def run(name, test):
    try:
        asserts.run(test)
        print("ok tables_zh_" + name, flush=True)
    except Exception:
        print("     " + traceback.format_exc().replace("\n", "\n     "))
        print("not ok tables_zh_" + name, flush=True)


for name, value in sorted(globals().items()):
    if name.startswith("test_"):
        run(name[5:], value)
for name, table, expected in tables():
    encoding = "gb18030" if name.startswith("@gb18030 ") else "utf-8"
    run(name.split()[-1], lambda: same(become(table.encode(encoding)), expected))
