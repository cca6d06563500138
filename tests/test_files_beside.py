#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files beside pictures: chart-drawn.csv holds every number that a picture shows, names of files are the scenarios' own and
stay, printed commands survive a shell, and CSV for spreadsheets. OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys

from test_cli import CLEAN, PLAN, PROGRAM, Town, holds, run_tests, same, scenario

BOM = b"\xef\xbb\xbf"
DRAWN = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"], "title": {"en": "Drawn", "zh": "抽样"},
         "sectors": {"industry": {"growth": {"value": 6, "uncertain": {"normal": {"sd": 2}}}}, "services": {"growth": 3}},
         "energy": {"intensity": {"industry": 1, "services": 0.3}, "efficiency": 1},
         "limits": {"cap": {"title": {"en": "Cap", "zh": "上限"}, "use": "energy", "at_most": "77.7 万吨标准煤",
                            "efficiency": {"extra": 0.5}, "output": {"max_cut": 9}}}}
TARGETS = {"gdp": {"title": {"en": "GDP", "zh": "GDP"}, "variable": "gdp", "year": 2025, "at_least": "131.5 亿元", "source": "t"},
           "energy": {"title": {"en": "Energy", "zh": "能源"}, "variable": "energy", "year": 2025, "at_most": "79.3 万吨标准煤", "source": "t"},
           "band": {"title": {"en": "Band", "zh": "区间"}, "variable": "output.industry", "year": 2024, "range": ["71.7 亿元", "78.9 亿元"], "source": "t"}}
OBSERVED = ["gdp,1e8 CNY@2020,2016,81.25,yearbook", "gdp,1e8 CNY@2020,2020,100,yearbook", "gdp,1e8 CNY@2020,2022,111.75,yearbook",
            "energy,1e4 tce,2018,66.125,bulletin", "energy,1e4 tce,2020,72,bulletin", "energy,1e4 tce,2023,75.5,bulletin"]


def town(**files):
    place = Town(drawn=DRAWN, **files)
    place.write("scenarios/town/plan.json", dict(PLAN, targets=TARGETS))
    place.write("scenarios/town/observed.csv", "\n".join(["variable,unit,year,value,source", *OBSERVED]) + "\n")
    return place


def chart(place, *words):
    """Exit codes of a machine without gnuplot are right too: the data are there."""
    done = place("chart", *words, "--quiet")
    assert done.returncode in (0, 3), (done.returncode, done.talk)
    return done.returncode == 0


def rows(place, path):
    return list(csv.DictReader(io.StringIO(place.read(path))))


def drawn(place, path="out/chart-drawn.csv", **want):
    return [row for row in rows(place, path) if all(row[key] == value for key, value in want.items())]


def test_history_and_targets_are_among_the_data_of_lines():
    place = town()
    chart(place, "drawn", "--kind", "lines", "--only", "gdp", "-o", "out", "--lang", "en")
    same([(row["year"], row["value"], row["unit"]) for row in drawn(place, picture="lines-gdp", mark="observed")],
         [("2016", "81.25", "1e8 CNY@2020"), ("2020", "100", "1e8 CNY@2020"), ("2022", "111.75", "1e8 CNY@2020")])
    same([(row["name"], row["year"], row["value"]) for row in drawn(place, mark="target")], [("gdp", "2025", "131.5")])
    data = {row["year"]: row["value"] for row in rows(place, "out/chart.csv") if row["variable"] == "gdp"}
    same({row["year"]: row["value"] for row in drawn(place, mark="line", name="drawn")}, data)
    same(len(drawn(place, mark="unlimited")), 6)   # the dashed line


def test_every_kind_has_its_marks():
    place = town()
    chart(place, "drawn", "fast", "--kind", "overview,lines,heatmap,bullets,progress,stack,limits,fan,ranges", "--members", "500", "-o", "out", "--lang", "en")
    marks = {}
    for row in rows(place, "out/chart-drawn.csv"):
        marks.setdefault(row["picture"].split("-")[0], set()).add(row["mark"])
    want = {"overview": {"line", "observed", "target", "ceiling"}, "lines": {"line", "observed", "target", "ceiling", "unlimited"},
            "heatmap": {"attainment"}, "bullets": {"attainment", "range p05-p95"}, "progress": {"observed", "way", "target"},
            "stack": {"layer", "target"}, "limits": {"line", "unlimited", "target", "binds"},
            "fan": {"band", "median", "observed"}, "ranges": {"range p05-p95", "range p25-p75", "median", "target", "met"}}
    same(sorted(marks), sorted(want))
    for kind, some in want.items():
        assert some <= marks[kind], (kind, some - marks[kind])
    ensembles = {(row["variable"], row["year"], row["stat"]): row["value"] for row in rows(place, "out/chart-ensemble.csv") if row["scenario"] == "drawn"}
    for row in drawn(place, picture="fan-gdp-drawn", mark="band"):
        for edge, stat in zip(("low", "high"), row["name"].split("-")):
            same(row[edge], ensembles["gdp", row["year"], stat])
    way = {int(row["year"]): float(row["value"]) for row in drawn(place, picture="progress", panel="gdp", mark="way")}
    same({year: round(value, 9) for year, value in way.items()}, {2020 + i: round(100 + 6.3 * i, 9) for i in range(6)})
    same([row["value"] for row in drawn(place, picture="progress", panel="gdp", mark="observed")], ["100", "111.75"])
    same([(row["year"], row["value"]) for row in drawn(place, picture="lines-output.industry", mark="target")], [("2024", "71.7"), ("2024", "78.9")])


def test_years_late_stand_in_the_data_of_their_picture():
    paths = {"smoke": {"2020": 100, "2025": 110, "2030": 100}, "soot": {"2020": 100, "2030": 130}}
    place = town(s={"kind": "scenario", "plan": "plan.json", "title": "S", "sectors": {"works": {"output": 100, "growth": 5}},
                    "indicators": {id: {"title": id, "unit": "1e4 t", "path": {"path": path}} for id, path in paths.items()}})
    peaks = {"a": ("smoke", {"at_most": 2023}), "b": ("soot", {"at_most": 2025}), "c": ("smoke", {"at_least": 2028})}
    place.write("scenarios/town/plan.json", dict(PLAN, years=[2021, 2030], targets={
        id: {"title": {"en": id, "zh": id}, "variable": name, "measure": "peak_year", "year": 2030, **sense}
        for id, (name, sense) in peaks.items()}))
    chart(place, "s", "--kind", "heatmap", "-o", "out", "--lang", "en")
    same([(row["panel"], row["unit"], row["mark"], row["name"], row["value"]) for row in rows(place, "out/chart-drawn.csv")],
         [("a", "years", "years_late", "s", "2"), ("b", "years", "years_late", "s", "5"), ("c", "years", "years_late", "s", "-3")])


def test_every_number_that_a_picture_prints_is_in_the_data():
    place = town()
    if not chart(place, "drawn", "--kind", "lines,fan,ranges,bullets,progress", "--only", "gdp,band", "--members", "500", "-o", "out", "--lang", "en"):
        return "no gnuplot"
    held, seen = {}, 0
    for row in rows(place, "out/chart-drawn.csv"):
        held.setdefault(row["picture"], []).extend(float(row[key]) for key in ("value", "low", "high") if row[key])
    targets = [float(row[key]) for row in rows(place, "out/chart-targets.csv") for key in ("value", "target_low", "target_high") if row[key]]
    for name in sorted(os.listdir(place.folder + "/out")):
        if not name.endswith(".svg"):
            continue
        for text in re.findall(r"<text[^>]*>(.*?)</text>", place.read("out/" + name), re.S):
            label = re.fullmatch("(?:[^.]*\u00a0 |Target )(-?[0-9,]+[.][0-9]+)(?: / >= )?(?:[0-9.]+)?", text.strip())
            if label:
                number = label.group(1).replace(",", "")
                digits, numbers = len(number.split(".")[1]), held[name.split(".en.svg")[0]] + targets
                assert any("%.*f" % (digits, value) == number for value in numbers), (name, text, numbers)
                seen += 1
    assert seen > 15, seen


def test_names_are_the_scenarios_own():
    place = town(**{"高增长": scenario(8), "低增长": scenario(1), "a b": scenario(4), "v1.2": scenario(5), "-x": scenario(6),
                    "it's": scenario(3), "A": scenario(2), "a-b": scenario(3), "q;rm": scenario(3), "长" * 60: scenario(3)})
    alone = place.folder + "/alone"
    chart(place, "高增长", "--kind", "bullets,stack,fan", "--only", "gdp", "-o", "alone", "--lang", "zh")
    pictured = chart(place, "scenarios/town", "--kind", "bullets,stack,fan", "--only", "gdp", "--members", "50", "-o", "all", "--lang", "zh")
    stems = {row["picture"] for row in rows_bom(place, "all/chart-drawn.csv")}
    assert {"stack-高增长", "stack-低增长", "stack-A", "stack-a-b", "stack--x", "bullets-drawn", "fan-gdp-drawn"} <= stems, stems
    same(len([stem for stem in stems if stem.startswith("stack-")]), 13)   # no clash: base.json is no scenario of its own
    for stem in stems:
        assert re.fullmatch(r"[\w.-]+", stem) and ".." not in stem, stem
    if pictured:
        names = set(os.listdir(place.folder + "/all"))
        assert {name for name in os.listdir(alone)} <= names, "names change beside others"
        manifest = json.loads(place.read("all/manifest.json"))
        same(sorted(names - {"manifest.json"}), sorted(output["path"] for output in manifest["outputs"]))
        ids = [re.findall(r' id="([^"]*)"', place.read("all/" + name)) for name in names if name.endswith(".svg")]
        flat = [one for some in ids for one in set(some)]
        same(len(flat), len(set(flat)))   # two pictures in one page
    one = place.folder + "/one"
    if chart(place, "drawn", "--kind", "fan", "--only", "gdp", "--members", "50", "-o", "one", "--lang", "en"):
        assert "fan-gdp-drawn.en.svg" in os.listdir(one), os.listdir(one)


def rows_bom(place, path):
    with open(os.path.join(place.folder, path), encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_further_scenarios_move_no_name_of_a_picture():
    files = {"s%02d" % i: scenario(i / 4) for i in range(9)}
    place = Town(**files)
    seen = []
    for count in 7, 9:
        chart(place, *sorted(files)[:count], "--kind", "lines,overview", "--only", "gdp", "-o", "out%d" % count, "--lang", "en")
        seen.append({row["picture"] for row in rows(place, "out%d/chart-drawn.csv" % count)})
    same(seen[0], seen[1])
    same(seen[0], {"lines-gdp", "lines-gdp-part2"})


def test_printed_commands_survive_a_shell():
    place = town(**{"a b": scenario(1), "it's": scenario(1), "-lead": scenario(1), "高 增长": scenario(1), "x$HOME": scenario(1), "低增长": scenario(1)})
    os.rename(place.folder + "/scenarios/town", place.folder + "/my town")
    for name in "a b", "it's", "-lead", "高 增长", "x$HOME", "低增长":
        for folder, language in ("my town", "en"), (".", "zh"):
            path = os.path.join(folder, name + ".json") if folder != "." else "./" + name + ".json"
            where = place.folder if folder != "." else place.folder + "/my town"
            said = place("run", path, cwd=where, env={"OUTTURN_LANG": language}).out
            command = re.sub(r"^(next: |下一步：)", "", said.strip().split("\n")[-1])
            same(shlex.split(command)[:2], ["outturn", "explain"])
            again = subprocess.run(["sh", "-c", command.replace("outturn", '"$OUTTURN"', 1)], cwd=where, env={**CLEAN, "OUTTURN": PROGRAM},
                                   capture_output=True, text=True)
            same((again.returncode, again.stderr), (0, ""))
    for command in (["compare", "my town/a b.json"], ["explain", "my town/a b.json", "zzzqqq"], ["run", "my town/a b.json", "--only", "zzzqqq"]):
        hint = place(*command).talk
        words = shlex.split(hint[hint.index("outturn "):].split("\n")[0])
        same(words[2], "my town/a b.json")
    offered = place().out
    for line in offered.split("\n"):
        if line.startswith("  outturn compare") or line.startswith("  outturn run"):
            assert "my town" in shlex.split(line)[2], line
    words = shlex.split(next(line for line in place("ensemble", "my town/drawn.json", "--error", "0.01", "--lang", "en").out.split("\n") if "--members" in line))
    same(place("ensemble", "my town/drawn.json", "--members", words[words.index("--members") + 1].rstrip("."), "--only", "gdp", "--years", "2025", "--quiet").returncode, 0)


def starts(place, path):
    with open(os.path.join(place.folder, path), "rb") as file:
        return file.read(3) == BOM


def test_csv_for_a_chinese_excel_has_its_mark():
    place = town()
    place("run", "drawn", "--lang", "zh", "-o", "zh", "--quiet")
    place("run", "drawn", "-o", "plain", "--quiet")   # the plan speaks Chinese, but nobody asked for it
    place("run", "drawn", "--lang", "en", "-o", "en", "--quiet")
    place("run", "drawn", "--lang", "zh", "--no-bom", "-o", "no", "--quiet")
    place("run", "drawn", "--lang", "en", "--bom", "-o", "bom", "--format", "csv,json", "--quiet")
    same([starts(place, folder + "/run.csv") for folder in ("zh", "plain", "en", "no", "bom")], [True, False, False, False, True])
    same(starts(place, "zh/run-targets.csv") and not starts(place, "bom/run.json") and not starts(place, "zh/manifest.json"), True)
    with open(place.folder + "/zh/run.csv", "rb") as one, open(place.folder + "/plain/run.csv", "rb") as other:
        same(one.read(), BOM + other.read())
    same([rows_bom(place, folder + "/run.csv") for folder in ("zh", "bom")], [rows(place, "plain/run.csv")] * 2)


def test_the_printed_command_explains_the_numbers_that_were_printed():
    place = town(**{"a long name with blanks that leaves no room on a line of the terminal": scenario(1)})
    place.write("my t.csv", "key,value,unit\nsectors.industry.growth,2021:9;2023:2 %/yr,%/yr\n")
    name = "scenarios/town/a long name with blanks that leaves no room on a line of the terminal.json"
    for words in (["run", name, "--set", "sectors.services.growth=2021:7;2023:6.5"], ["run", name, "--set", "sectors.*.growth*=1.5"],
                  ["run", name, "--set-from", "my t.csv", "--set", "sectors.services.growth+=1"],
                  ["compare", name, "--vary", "sectors.services.growth=4,2021:8;2022:9", "--set", "sectors.industry.output=90"]):
        said = place(*words, "--lang", "en").out
        command = said.strip().split("\n")[-1]
        assert command.startswith("next: outturn explain "), said
        again = place(*shlex.split(command)[2:], "--format", "json", "--lang", "en")
        same((again.returncode, again.talk), (0, ""))
        told = json.loads(again.out)["steps"][0]
        data = {(row["variable"], row["year"]): row["value"]  # the last scenario's
                for row in csv.DictReader(io.StringIO(place(*words, "--format", "csv").out))}
        same(float(data[told["name"], str(told["year"])]), told["value"])


def test_every_command_that_writes_csv_knows_the_mark():
    place = town()
    for words in (["run", "drawn"], ["compare", "drawn", "fast"], ["list", "drawn", "inputs"], ["explain", "drawn", "gdp"], ["check", "drawn"],
                  ["ensemble", "drawn", "--members", "50"], ["models"]):
        done = subprocess.run([PROGRAM, *words, "--format", "csv", "--bom"], cwd=place.folder, capture_output=True, env=CLEAN)
        assert done.stdout.startswith(BOM) and done.stdout.count(BOM) == 1, words
    chart(place, "drawn", "--bom", "--kind", "lines", "-o", "out")
    same([starts(place, "out/" + name) for name in ("chart.csv", "chart-targets.csv", "chart-drawn.csv")], [True] * 3)
    holds(place("help", "run").out, "--bom")
    for words in (["run", "drawn", "--bom"], ["run", "drawn", "--bom", "--format", "json"], ["run", "drawn", "--bom", "--no-bom", "-o", "x"], ["chart", "drawn", "--bom"]):
        same(place(*words).returncode, 2)


def test_what_is_marked_is_read_back_and_told_in_the_manifest():
    place = town()
    place("list", "drawn", "inputs", "--lang", "zh", "-o", "edited", "--quiet")
    same(starts(place, "edited/list.csv"), True)
    plain, again = place("run", "drawn", "--format", "csv"), place("run", "drawn", "--set-from", "edited/list.csv", "--format", "csv")
    same((again.returncode, again.out), (0, plain.out))
    for words, told in ((["--lang", "zh"], {"bom": True}), ([], {"no-bom": True}), (["--lang", "en"], {}), (["--lang", "zh", "--no-bom"], {"no-bom": True})):
        place("run", "drawn", *words, "-o", "told", "--quiet")
        options = json.loads(place.read("told/manifest.json"))["options"]
        same({key: value for key, value in options.items() if "bom" in key}, told)
        with open(place.folder + "/told/run.csv", "rb") as file:
            before = file.read()
        again = ["--" + key for key, value in options.items() if value is True] + ["--lang", options["lang"]]
        place("run", "drawn", *again, "-o", "told", "--quiet")
        with open(place.folder + "/told/run.csv", "rb") as file:
            same(file.read(), before)


def test_nothing_drawn_says_why():
    place = town()
    plan = dict(PLAN)
    place.write("scenarios/town/plan.json", plan)
    done = place("chart", "fast", "--kind", "lines", "--only", "parks", "-o", "out", "--lang", "en")
    if done.returncode == 0:
        holds(done.talk, "No scenario gives a number: Parks (words only)")
    same(rows(place, "out/chart-drawn.csv"), [])


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "files_beside"))
