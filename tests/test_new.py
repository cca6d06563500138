#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn new`: a starter place that passes check and runs, from examples and from tables of indicators; and CSV in
GB18030 wherever one is read. OUTTURN names the program (default ./outturn). Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import random
import re
import resource
import signal
import subprocess
import tempfile
import traceback
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
CLEAN = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "GCOV_PREFIX"):
    if kept in os.environ:
        CLEAN[kept] = os.environ[kept]

# Some rows of table 1-2 of Luliang's 14th plan, in the columns of the data file it was copied to.
PLAN = """no,group,indicator_zh,indicator_en,unit,base_2020,target_2025,target_sense,stated_rate,rate_kind,attribute,note
1,economy,地区生产总值(GDP),Gross regional product,1e8 CNY,1538,2238,at least,>8,percent per year,expected,"two statements, ""2200"" too"
2,economy,常住人口城镇化率,Urbanization rate (permanent residents),percent,54.7,60,about,1.06,percentage points per year,expected,
3,economy,规上工业企业数量,Industrial enterprises above designated size,count,588,1100,at least,,,expected,
4,economy,工业增加值占GDP比重,Industrial value added share of GDP,percent,57.6,55,about,,,expected,
5,economy,战略性新兴产业增加值占GDP比重,Strategic emerging industries share of GDP,percent,1.3,provincial average,at least,,,expected,
6,economy,全员劳动生产率增长,Labour productivity growth,percent per year,,,at least,9,percent per year,expected,
9,innovation,省级重点实验室,Provincial key laboratories,count,1,2-3,range,,,expected,
9,innovation,省级技术创新中心,Provincial technology innovation centres,count,0,1,at least,,,expected,
18,green,空气质量优良天数比例,Days of good air quality,percent,82.8,85,at least,provincial task,,binding,
21,green,单位GDP能源消耗降低,Reduction of energy use per unit of GDP,percent,4.27,provincial task,at least,provincial task,,binding,
24,people,全社会劳动力持证率,Certified share of the labour force,percent,,25,above,,,expected,
26,people,城镇调查失业率,Surveyed urban unemployment rate,percent,,5.5,below,,,expected,
33,safety,粮食综合生产能力,Grain production capacity,1e4 t,101,100,at least,,,binding,
"""
# As a commission's spreadsheet exports it: merged cells left empty, units in names, brackets for all years together.
CHINESE = """类别,序号,指标,单位,2020年,2025年,年均增速(%),属性
经济发展,1,地区生产总值（GDP）,亿元,812.4,1150,＞7,预期性
,2,服务业增加值占GDP比重,%,43.2,48左右,[4.8],预期性
,3,常住人口城镇化率（%）,,56.1,62,1.2,预期性
民生福祉,4,城镇调查失业率,%,5.2,控制在5.5以内,,预期性
,5,城镇新增就业人数,万人,,[12],,预期性
,6,养老床位,张,1200,3000,,预期性
,7,居民人均可支配收入增长,%,5.5,与经济增长基本同步,,预期性
绿色生态,8,单位GDP能源消耗降低,%,,[13.5],,约束性
,9,PM2.5浓度下降,%,,[10],,约束性
,10,森林覆盖率,%,29.6,≥35,,约束性
"""


class Desk:
    """A folder of its own in which the program runs."""

    def __init__(self, **files):
        self.held = tempfile.TemporaryDirectory()
        self.folder = self.held.name
        for name, content in files.items():
            self.write(name + ".csv", content)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())

    def read(self, *parts):
        with open(self.path(*parts), encoding="utf-8", newline="") as file:
            return file.read()

    def json(self, *parts):
        return json.loads(self.read(*parts))

    def __call__(self, *words, env=None):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env={**CLEAN, **(env or {})}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        done.out, done.talk = done.stdout.decode(), done.stderr.decode()
        return done

    def targets(self, scenario):
        done = self("run", scenario, "--targets", "--format", "csv")
        same(done.returncode, 0)
        return {row["target"]: row for row in csv.DictReader(io.StringIO(done.out))}

    def sound(self, place):
        """check finds no error and no warning in it."""
        done = self("check", place)
        assert done.returncode == 0, done.talk
        holds(done.out, "no errors, no warnings")


def same(got, want):
    assert got == want, "got %r, want %r" % (got, want)


def holds(text, part):
    assert part in text, "%r is not in %r" % (part, text)


def numbers(node, where=""):
    """Every quantity of a file, with its place."""
    if isinstance(node, dict):
        if {"value", "path", "level"} & set(node) and "source" in node:
            yield where, node
        elif "value" in node:
            raise AssertionError(where + " has no source")
        for key, child in node.items():
            yield from numbers(child, where + "/" + key)


SCENARIOS = ("base.json", "baseline.json", "as-planned.json")
EXAMPLES = ("base.json", "baseline.json", "ambitious.json")


def example_passes_check_and_runs_in_both_languages():
    for lang in "en", "zh":
        desk = Desk()
        done = desk("new", "town", "--lang", lang)
        same((done.returncode, done.talk.count("\n")), (0, 1))
        desk.sound("town")
        same(desk("run", "town", "--lang", lang).returncode, 0)
        same(desk.json("town", "plan.json")["lang"], lang)
        same(sorted(os.listdir(desk.path("town"))), sorted([*EXAMPLES, "observed.csv", "plan.json", "plan.schema.json", "scenario.schema.json"]))
        verdicts = {name: row["verdict"] for name, row in desk.targets("town/ambitious.json").items()}
        same(set(verdicts.values()), {"met"})
        holds(desk("run", "town/ambitious.json").out, "met at limit")


def example_says_of_every_number_that_it_is_one():
    for lang, word in ("en", "replace"), ("zh", "替换"):
        desk = Desk()
        desk("new", "town", "--lang", lang)
        found = 0
        for name in EXAMPLES:
            for where, number in numbers(desk.json("town", name)):
                if number.get("value") == 100 and where.endswith("/base"):
                    continue  # what an index is by definition
                same((where, number["source"], len(number["range"])), (where, "assumption", 2))
                assert word in number["note"] or "migration" in where, (where, number["note"])
                found += 1
        assert found > 20, found
        for target in desk.json("town", "plan.json")["targets"].values():
            holds(target["source"], "example" if lang == "en" else "示例")
            same(set(target["title"]), {"en", "zh"})


def example_is_the_same_wherever_it_is_made():
    desk = Desk()
    desk("new", "a/town", "--lang", "zh")
    desk("new", "b/town", "--lang", "zh", env={"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai", "TERM": "dumb"})
    for name in os.listdir(desk.path("a/town")):
        same(desk.read("a/town", name), desk.read("b/town", name))


def example_takes_base_year_and_title():
    desk = Desk()
    same(desk("new", "town", "--base-year", "2020", "--title", "我市\t\"十四五\"规划\u202e").returncode, 0)
    plan = desk.json("town", "plan.json")
    same((plan["base_year"], plan["years"], plan["title"]), (2020, [2021, 2025], "我市 \"十四五\"规划"))
    desk.sound("town")
    for year in "20", "soon", "1799", "2196":
        same(desk("new", "other", "--base-year", year).returncode, 2)
        assert not os.path.exists(desk.path("other"))


def files_fit_the_schemas_beside_them():
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        return "python3-jsonschema is not installed"
    desk = Desk(plan=PLAN, chinese=CHINESE)
    for place, more in ("a", []), ("b", ["--from", "plan.csv"]), ("c", ["--from", "chinese.csv", "--lang", "zh"]):
        desk("new", place, *more)
        for name in os.listdir(desk.path(place)):
            if name.endswith(".json") and ".schema." not in name:
                data = desk.json(place, name)
                schema = desk.json(place, data["$schema"])
                same([error.message for error in Draft202012Validator(schema).iter_errors(data)], [])


def next_commands_run_as_they_are_printed():
    for place in "town", "my town", "it's/里":
        desk = Desk()
        done = desk("new", place)
        commands = [line.strip() for line in done.out.splitlines() if line.startswith("  outturn ")]
        same(len(commands), 3)
        for command in commands[:2]:
            ran = subprocess.run(command.replace("outturn", PROGRAM, 1), shell=True, cwd=desk.folder, env=CLEAN, capture_output=True)
            same((command, ran.returncode), (command, 0))


def nothing_is_ever_overwritten():
    desk = Desk(keep="precious")
    os.makedirs(desk.path("full"))
    desk.write("full/.hidden", "mine")
    os.makedirs(desk.path("empty"))
    os.symlink("full", desk.path("link"))
    for name in "full", "keep.csv", "link", ".", "keep.csv/below":
        done = desk("new", name)
        same((name, done.returncode, done.out), (name, 2, ""))
        holds(done.talk, "nothing was written")
        holds(done.talk, "name a folder that is not there yet")
    same((desk.read("keep.csv"), os.listdir(desk.path("full"))), ("precious", [".hidden"]))
    holds(desk("new", "full", "--lang", "zh").talk, "full 不为空，未写入任何文件")
    same(desk("new", "empty").returncode, 0)
    before = {name: desk.read("empty", name) for name in os.listdir(desk.path("empty"))}
    same(desk("new", "empty", "--title", "again").returncode, 2)
    same({name: desk.read("empty", name) for name in os.listdir(desk.path("empty"))}, before)


def a_plan_of_the_data_files_columns_is_read_as_it_is():
    desk = Desk(plan=PLAN)
    done = desk("new", "city", "--from", "plan.csv")
    same((done.returncode, done.talk), (0, "wrote 8 files to city\n"))
    holds(done.out, "13 rows: 11 targets, 2 in words only, 0 without a target.")
    desk.sound("city")
    targets = desk.json("city", "plan.json")["targets"]
    same(len(targets), 13)
    gdp = targets["gdp"]
    same((gdp["variable"], gdp["at_least"], gdp["attribute"], gdp["group"]), ("gdp", "2238 1e8 CNY", "expected", "economy"))
    same(gdp["stated"], [{"measure": "mean_growth", "above": "8 %/yr", "source": "plan.csv I2"}])
    holds(gdp["note"], 'two statements, "2200" too')
    same(targets["urbanization"]["stated"][0]["about"], "5.3 pp")  # 5 years of 1.06
    same([targets[name]["no"] for name in ("provincial_key_laboratories", "provincial_technology_innovation")], ["9.1", "9.2"])
    same(targets["provincial_key_laboratories"]["range"], ["2 count", "3 count"])
    energy = targets["energy"]
    same((energy["words"], energy["variable"], energy["measure"]), ("provincial task", "energy_intensity", "decline_since_base"))
    assert not {"at_least", "about"} & set(energy), energy
    holds(energy["note"], "The table's column for 2020 says: 4.27.")
    emerging = targets["strategic_emerging_industries_share"]
    same((emerging["words"], "variable" in emerging), ("provincial average", False))
    same((targets["unemployment"]["below"], targets["good_air"]["words"]), ("5.5 percent", "provincial task"))
    for target in targets.values():
        assert re.fullmatch(r"plan.csv [A-Z]\d+", target["source"]), target


def as_planned_reaches_what_the_plan_says_and_baseline_invents_nothing():
    desk = Desk(plan=PLAN)
    desk("new", "city", "--from", "plan.csv")
    verdicts = {name: row["verdict"] for name, row in desk.targets("city/as-planned.json").items()}
    same(sorted(name for name, verdict in verdicts.items() if verdict != "met"), ["energy", "strategic_emerging_industries_share"])
    planned = desk.json("city", "as-planned.json")
    same(planned["sectors"]["industry"]["growth"]["level"], {"2025": 1230.9})  # 2238 x 55 %
    same(planned["sectors"]["other"]["growth"]["level"], {"2025": 1007.1})  # 2238 x 45 %
    same(planned["sectors"]["industry"]["growth"]["source"], "derived: plan.csv G2, plan.csv G5")
    same(planned["indicators"]["provincial_key_laboratories"]["path"]["path"], {"2020": 1, "2025": 2})
    base = desk.json("city", "base.json")
    same((base["abstract"], base["economy"]["gdp"]["value"], base["economy"]["gdp"]["source"]), (True, 1538, "plan.csv F2"))
    baseline = desk.json("city", "baseline.json")
    same(set(baseline) & {"indicators", "energy", "urbanization", "limits"}, set())
    for name in SCENARIOS:
        for where, number in numbers(desk.json("city", name)):
            if number["source"] == "assumption":
                same((where, "range" in number, "note" in number), (where, True, True))
    rows = list(csv.DictReader(io.StringIO(desk.read("city", "observed.csv"))))
    same([row["value"] for row in rows if row["variable"] == "gdp_nominal"], ["1538"])


def earlier_years_are_observed_and_lead_the_baseline():
    desk = Desk(hist="indicator,unit,2010 actual,2020 actual,2025 target,2035 target\nGDP,1e8 CNY,300,500,800,1500\n"
                     "Forest cover,%,25,30,35,40\nDoctors per 1000,people/1e3 people,2,2.5,3,4\nPoor water,%,20,5,0,0\n")
    done = desk("new", "city", "--from", "hist.csv")
    same(done.returncode, 0)
    desk.sound("city")
    indicators = desk.json("city", "baseline.json")["indicators"]
    same(indicators["forest_cover"]["linear"]["value"], 0.5)  # (30 - 25) / 10
    same(indicators["doctors"]["compound"]["value"], 2.2565)  # 1.25 ^ (1/10) = 1.022565
    same((indicators["poor_water"]["linear"]["value"], indicators["poor_water"]["floor"]["value"]), (-1.5, 0))  # 5 - 5 * 1.5 < 0
    rows = [(row["variable"], row["year"], row["value"]) for row in csv.DictReader(io.StringIO(desk.read("city", "observed.csv")))]
    for row in ("gdp_nominal", "2010", "300"), ("gdp_nominal", "2020", "500"), ("forest_cover", "2010", "25"):
        assert row in rows, rows


def a_chinese_export_is_read_in_utf8_and_gb18030_alike():
    desk = Desk()
    desk.write("a/指标.csv", "\ufeff" + CHINESE.replace("\n", "\r\n"))
    desk.write("b/指标.csv", CHINESE.encode("gb18030"))
    done = {side: desk("new", side + "/city", "--from", side + "/指标.csv", "--lang", "zh") for side in "ab"}
    same([done[side].returncode for side in "ab"], [0, 0])
    assert "GB18030" not in done["a"].talk
    holds(done["b"].talk, "b/指标.csv:1:1: 按 GB18030 编码读取")
    for name in os.listdir(desk.path("a/city")):
        same(desk.read("a/city", name), desk.read("b/city", name))
    targets = desk.json("a/city/plan.json")["targets"]
    same((targets["gdp"]["at_least"], targets["gdp"]["stated"][0]["above"]), ("1150 亿元", "7 %/年"))
    holds(targets["gdp"]["note"], "按此类指标的惯例理解为“不低于”。")
    same((targets["services_share"]["about"], targets["services_share"]["stated"][0]["about"]), ("48 %", "4.8 个百分点"))
    same((targets["urbanization"]["title"]["zh"], targets["urbanization"]["at_least"]), ("常住人口城镇化率", "62 %"))
    same(targets["unemployment"]["at_most"], "5.5 %")
    same((targets["new_jobs"]["at_least"], "variable" in targets["new_jobs"]), ("12 万人", False))
    same((targets["indicator_6"]["at_least"], "variable" in targets["indicator_6"]), ("3000 张", True))
    same((targets["energy"]["at_least"], targets["energy"]["attribute"]), ("13.5 %", "binding"))
    same((targets["income_index"]["words"], targets["forest_cover"]["group"]), ("与经济增长基本同步", "绿色生态"))
    desk.sound("a/city")
    rows = desk.targets("a/city/as-planned.json")
    same([name for name, row in rows.items() if row["verdict"] == "missed"], [])
    same(len([1 for row in rows.values() if row["verdict"] == "met"]), 9)
    efficiency = desk.json("a/city/as-planned.json")["energy"]["efficiency"]["value"]
    assert 0 <= 100 * (1 - (1 - efficiency / 100) ** 5) - 13.5 < 0.001, efficiency


def malformed_tables_are_reported_in_one_pass_and_nothing_is_written():
    table = ('序号,指标,单位,2020年,2025年,年均增速(%),属性,责任单位\n1,地区生产总值,亿元,"1,53,8",2238,>8,预期性,委\n2,,%,54.7,60,,预期性,x\n'
             '3,森林覆盖率,%,29.6,,,约束性,局\n4,城镇化率,%,547,60,,强制性,y\n5,人口,万人,1..5,3万吨,,,z\n')
    desk = Desk()
    for name, content in ("bad.csv", table.encode()), ("gb.csv", table.encode("gb18030")):
        desk.write(name, content)
        for lang, end in ("en", "6 errors; nothing was written"), ("zh", "6 个错误，未写入任何文件"):
            done = desk("new", "city", "--from", name, "--lang", lang)
            same((done.returncode, done.out, os.path.exists(desk.path("city"))), (2, "", False))
            for place in "2:13", "3:3", "5:10", "5:18", "6:9", "6:14":
                holds(done.talk, "%s:%s: " % (name, place))
            holds(done.talk, end)
    holds(desk("new", "city", "--from", "bad.csv").talk,
          'bad.csv:2:13: "1,53,8": its digits are not grouped by threes\n 2 | 1,地区生产总值,亿元,"1,53,8",2238,>8,预期性,委\n'
          '   |                     ^^^^^^^^ write the number without marks between thousands\n')


def numbers_of_the_base_year_that_nothing_measures_are_kept_in_a_note():
    desk = Desk()
    desk.write("t.csv", "indicator,unit,base_2020,target_2025\nGDP,亿元,100,130\nUpland terraces,%,29.6,as the province asks\n"
               "Village lanterns,,7.5,9\nForest cover,%,31,35\n")
    desk("new", "city", "--from", "t.csv", "--lang", "en")
    targets = desk.json("city/plan.json")["targets"].values()
    notes = {t["title"]["en"]: t.get("note", "") for t in targets}
    holds(notes["Upland terraces"], "The table's column for 2020 says: 29.6.")
    holds(notes["Village lanterns"], "The table's column for 2020 says: 7.5.")
    same("column for 2020" in notes["Forest cover"], False)


def tables_that_cannot_be_used_say_what_to_do():
    cases = [
        ("指标;单位;2020年;2025年\n", "the table has no row with a number"), ("", "the file is empty"), ("指标,2020年,2025年\n", "the table has no row with a number"),
        ("单位,2020年,2025年\n%,1,2\n", "no column is headed indicator, 指标"), ("指标,单位\nGDP,亿元\n", "no column is headed target_2025"),
        ("指标,基数,目标\nGDP,1,2\n", "no heading names a year"), ("指标,指标名称,2020年,2025年\na,b,1,2\n", 'says the same as "指标"'),
        ("指标,单位,2020年,2025年\n地区生产总值,亿元,1,2000000\n", "2000000 cannot be"),
        ("指标,单位,2020年,2025年\n城镇化率,%,20,90\n地区生产总值,亿元,1,2\n", "90 cannot be"),
        ("指标,单位,2020年,2025年,目标方向\nx,个,1,2,向上\n", '"向上" is no sense'),
        ("指标,单位,2020年,2025年,备注\nx,个,1,2," + "长" * 1001 + "\n", "a cell of more than 1000 characters"),
        ("指标,单位,2020年,2025年\n" + "".join("x%d,个,1,2\n" % i for i in range(10001)), "too many rows and years"),
        ("indicator,base_2025,target_2020\nx,1,2\n", "do not make a plan")]
    desk = Desk()
    for content, message in cases:
        desk.write("t.csv", content)
        done = desk("new", "city", "--from", "t.csv")
        same((message, done.returncode, os.path.exists(desk.path("city"))), (message, 2, False))
        holds(done.talk, message)
    desk.write("t.csv", "指标,单位,2020年,2025年\n" + "长" * 1001 + ",个,1,2\n")
    holds(desk("new", "city", "--from", "t.csv").talk, "\n1 error; nothing was written")  # and not that there is no name
    desk.write("t.csv", "指标,2020年,2025年\nGDP（亿元）,1,2\n")
    holds(desk("new", "city", "--from", "t.csv", "--base-year", "2021").talk, "the headings say base year 2020, --base-year says 2021")
    holds(desk("new", "city", "--from", "none.csv").talk, "none.csv: no such file")
    holds(desk("new", "city", "--from", ".").talk, ".: not an ordinary file")
    holds(desk("new").talk, "new: too few arguments")
    holds(desk("new", "").talk, "the folder has no name")
    assert not os.path.exists(desk.path("city"))


def more_numbers_than_are_read_are_refused_with_their_numbers():
    years = range(1925, 2025)
    desk = Desk(t="indicator,unit,%s,2030 target\n" % ",".join(map(str, years)) + "".join("x%d,km%s,2\n" % (i, ",1" * len(years)) for i in range(2000)))
    for language, says in (("en", "observed.csv would hold 200000 numbers in 1000005 cells; at most 1000000 cells are read"),
                           ("zh", "observed.csv 将有 200000 个数、1000005 个单元格，最多可读 1000000 个")):
        done = desk("new", "city", "--from", "t.csv", "--lang", language)
        same((done.returncode, done.out, os.path.exists(desk.path("city"))), (2, "", False))
        holds(done.talk, says)


def damaged_tables_do_no_harm():
    """A byte changed, lost or doubled anywhere: refused with nothing written, or a place without errors."""
    chance = random.Random(5)
    desk = Desk()
    for i in range(120):
        content = bytearray(chance.choice([CHINESE.encode("gb18030"), CHINESE.encode(), PLAN.encode()]))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content))
            content[at:at + chance.randint(0, 2)] = bytes(chance.choice(b'",\n\r;[]<>-0159.\xff\x00\x80\xd6% ') for _ in range(chance.randint(0, 2)))
        desk.write("t.csv", bytes(content))
        place = "p%d" % i
        done = desk("new", place, "--from", "t.csv", "--quiet")
        assert done.returncode in (0, 2), (done.returncode, bytes(content), done.talk)
        same(os.path.exists(desk.path(place)), done.returncode == 0)
        if done.returncode == 0:
            check = desk("check", place)
            assert check.returncode == 0, content.decode("utf-8", "replace") + check.talk


def headings_without_years_take_the_base_year_of_the_line():
    desk = Desk(t="指标,单位,基数,目标\n地区生产总值,亿元,100,130\n")
    same(desk("new", "city", "--from", "t.csv", "--base-year", "2025").returncode, 0)
    same(desk.json("city", "plan.json")["years"], [2026, 2030])
    desk.sound("city")


def a_table_without_gdp_gets_an_assumed_one():
    desk = Desk(t="指标,2020年,2025年\n城镇化率（%）,54.7,60\n人均地区生产总值（元）,50000,70000\n")
    done = desk("new", "city", "--from", "t.csv")
    same(done.returncode, 0)
    holds(done.talk, "the table gives no GDP of 2020")
    desk.sound("city")
    output = desk.json("city", "base.json")["sectors"]["whole_economy"]["output"]
    same((output["source"], len(output["range"]), "note" in output), ("assumption", 2, True))


def gdp_per_head_is_the_models_where_there_are_heads():
    desk = Desk(t="指标,单位,2020年,2025年\n地区生产总值,亿元,1000,1300\n常住人口,万人,400,410\n人均地区生产总值,元,25000,31000\n")
    same(desk("new", "city", "--from", "t.csv", "--lang", "zh").returncode, 0)
    desk.sound("city")
    target = desk.json("city", "plan.json")["targets"]["gdp_per_head"]
    same((target["variable"], target["at_least"]), ("gdp_per_head", "31000 元/人"))
    row = desk.targets("city/as-planned.json")["gdp_per_head"]
    assert abs(float(row["value"]) - 1300e4 / 410) < 1e-6 * 31000, row  # 1e8 CNY over 1e4 people
    same((row["verdict"], desk.json("city", "as-planned.json")["population"]["migration"]["value"]), ("met", 2))


def co2_beside_energy_falls_as_the_plan_says():
    desk = Desk(t="指标,单位,2025年,2030年目标,属性\n地区生产总值,亿元,1000,1300,\n单位GDP能耗降低,%,,[10],约束性\n单位GDP二氧化碳排放降低,%,,[17],约束性\n")
    same(desk("new", "city", "--from", "t.csv").returncode, 0)
    desk.sound("city")
    rows = desk.targets("city/as-planned.json")
    for name, fall in ("co2", 17), ("energy", 10):
        assert rows[name]["verdict"] == "met" and abs(float(rows[name]["value"]) - fall) < 0.001, rows[name]
    factor = desk.json("city", "as-planned.json")["carbon"]["factor"]
    assert abs(factor["path"]["2030"] / factor["path"]["2025"] - 0.83 / 0.9) < 1e-6, factor
    same((factor["source"], "note" in factor), ("assumption", True))


def a_full_disk_leaves_nothing():
    desk = Desk()

    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    done = subprocess.run([PROGRAM, "new", "deep/town"], cwd=desk.folder, env=CLEAN, preexec_fn=small_files, capture_output=True)
    same((done.returncode, done.stdout, os.listdir(desk.folder)), (3, b"", []))
    assert b"cannot write deep/town/" in done.stderr, done.stderr


def a_change_without_a_base_is_kept_and_said_once():
    desk = Desk(t="indicator,unit,2020,2025 target\nGDP,1e8 CNY,100,130\nShare of parks,%,,[5]\n"
                  "Fall in poor people,1e4 people,,50\n")
    done = desk("new", "city", "--from", "t.csv")
    same(done.returncode, 0)
    holds(done.talk, "t.csv:3:19: row 3, Share of parks: a change, but no number for the base year")
    target = desk.json("city", "plan.json")["targets"]["share_of_parks"]
    same((target["at_least"], "variable" in target, target["note"].count("reading")), ("5 pp", False, 1))
    holds(done.talk, "t.csv:4:33: row 4, Fall in poor people: a total over all years")
    same("variable" in desk.json("city", "plan.json")["targets"]["poor_people"], False)
    desk.sound("city")


def years_of_life_rise_by_what_stands_in_brackets():
    """[1] beside 76.8 is one year more, not a life of one year; and a ratio per people moves by parts."""
    desk = Desk(t="序号,指标,单位,2020年,2025年目标,年均增速（%）,属性\n1,地区生产总值,亿元,1286.5,1800,>6.5,预期性\n"
                  "2,人均预期寿命,岁,76.8,〔1〕,,预期性\n3,每万人口高价值发明专利拥有量,件,1.2,2.6,,预期性\n")
    same(desk("new", "c", "--from", "t.csv").returncode, 0)
    done = desk("run", "c/as-planned.json", "--format", "csv", "--only", "life_expectancy,patents")
    same(done.returncode, 0)
    out = done.stdout if isinstance(done.stdout, str) else done.stdout.decode("utf-8")
    rows = {(row["variable"], row["year"]): float(row["value"]) for row in csv.DictReader(io.StringIO(out))}
    assert abs(rows["life_expectancy", "2025"] - 77.8) < 1e-9, rows
    assert rows["patents", "2020"] < rows["patents", "2022"] < rows["patents", "2025"], rows


def texts_of_strangers_stay_texts():
    evil = ["=cmd|'/c calc'!A1", "\"}}, {\"kind\": \"x", "a\\u0000b\\", "../../etc/passwd", "$(touch pwned)`id`", "<script>alert(1)</script>",
            "\x1b[31mred\x07", "abc\u202edef\u200b", "line\nbreak\ttab", "'; drop", "%s%n{0}{1}", "éß漢", "all", "gdp", "min", "🙂"]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["no", "group", "indicator", "unit", "base_2020", "target_2025", "note"])
    writer.writerow(["1", "g", "GDP", "1e8 CNY", "100", "130", ""])
    for i, text in enumerate(evil):
        writer.writerow([text, text, text, "个", "1", "50", text])
    desk = Desk(t=out.getvalue())
    same(desk("new", "=x", "--from", "t.csv", "--title", evil[1]).returncode, 0)
    desk.sound("=x")
    same(desk("run", "=x").returncode, 0)
    plan = desk.json("=x", "plan.json")
    same(len(plan["targets"]), 1 + len(evil))
    for name in os.listdir(desk.path("=x")):
        text = desk.read("=x", name)
        bad = [c for c in text if (ord(c) < 32 and c != "\n") or c in "\x7f\u202e\u200b"]
        same((name, bad), (name, []))
    titles = [target["title"]["en"] for target in plan["targets"].values() if "en" in target["title"]]
    for text in evil[0], evil[1], evil[4], evil[10], "line break tab", "[31mred", "abcdef":
        assert text in titles, (text, titles)
    same(os.path.exists(desk.path("pwned")), False)
    same(sorted(os.listdir(desk.folder)), ["=x", "t.csv"])


def whatever_new_accepts_check_accepts():
    """Random tables of likely and unlikely parts: refused with nothing written, or a place without errors."""
    chance = random.Random(14)
    names = ["地区生产总值", "GDP", "城镇化率", "常住人口", "Population", "单位GDP能耗降低", "单位GDP二氧化碳排放降低", "服务业增加值占GDP比重", "第一产业增加值占GDP比重",
             "第二产业增加值占GDP比重", "工业增加值占GDP比重", "人均地区生产总值", "GDP growth", "森林覆盖率", "Income growth", "PM2.5浓度下降", "失业率", "医院", "Parks (new)", "Energy per output", "Price", "limit"]
    units = ["亿元", "%", "万人", "个", "", "床", "percent per year", "元", "1e4 t", "‰", "个百分点", "%/年", "year", "人/千人"]
    cells = ["", "0", "1", "5.5", "60", "100", "1538", "-3", "1e-9", "99999999", ">8", "60左右", "2-3", "[15]", "完成省任务", "8%", "5个百分点", "12*", "<5", "-", "0.02"]
    accepted = 0
    desk = Desk()
    for i in range(150):
        heads = ["indicator", "unit", "base_2020", "target_2025", "stated_rate", "attribute"] + (["2015年"] if i % 3 == 0 else [])
        lines = [heads] + [[chance.choice(names), chance.choice(units), chance.choice(cells), chance.choice(cells), chance.choice(cells),
                            chance.choice(["", "预期性", "binding"])] + ([chance.choice(cells)] if i % 3 == 0 else []) for _ in range(chance.randint(1, 6))]
        if i % 2:
            lines.insert(1, ["地区生产总值", "亿元", "1000", "1300", "", ""] + ([""] if i % 3 == 0 else []))
        out = io.StringIO()
        csv.writer(out).writerows(lines)
        desk.write("t.csv", out.getvalue())
        place = "p%d" % i
        done = desk("new", place, "--from", "t.csv", "--lang", chance.choice(["en", "zh"]))
        if done.returncode == 2:
            assert not os.path.exists(desk.path(place)), out.getvalue()
            continue
        assert done.returncode == 0, (done.returncode, out.getvalue(), done.talk)
        accepted += 1
        check = desk("check", place)
        assert check.returncode == 0, out.getvalue() + check.talk
    assert accepted > 20, accepted


def observations_in_gb18030_are_read_and_said():
    desk = Desk()
    desk("new", "town")
    desk.write("town/observed.csv", "variable,unit,year,value,source\ngdp,亿元,2025,1000,统计公报\n".encode("gb18030"))
    for lang, word in ("en", "town/observed.csv:2:5: read as GB18030"), ("zh", "town/observed.csv:2:5: 按 GB18030 编码读取"):
        done = desk("run", "town", "--lang", lang)
        same((done.returncode, done.talk.count("GB18030")), (0, 1))
        holds(done.talk, word)
    same(desk("run", "town", "--quiet").talk, "")
    for content, message in ("variable,unit,year,value,source\n".encode("utf-16"), "UTF-16"), (b"variable,unit,year,value,source\ngdp,\xd2", "neither UTF-8 nor GB18030"):
        desk.write("town/observed.csv", content)
        done = desk("check", "town")
        same(done.returncode, 2)
        holds(done.talk, message)


TESTS = [value for name, value in sorted(globals().items()) if callable(value) and getattr(value, "__module__", None) == "__main__" and
         name not in ("Desk", "same", "holds", "numbers")]
for test in TESTS:
    try:
        skipped = asserts.run(test)
        print("skip new_%s: %s" % (test.__name__, skipped) if skipped else "ok new_" + test.__name__, flush=True)
    except Exception:
        print("     " + traceback.format_exc().replace("\n", "\n     "))
        print("not ok new_" + test.__name__, flush=True)
