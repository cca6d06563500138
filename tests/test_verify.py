#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outturn verify: what -o wrote is proved by running it again, or the first number that differs is named. And what that
rests on: files do not depend on how paths are typed, nor on the terminal; the manifest tells of every file that was
opened. OUTTURN names the program."""
import csv
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from test_cli import PLAN, Town, holds, lacks, refused, run_tests, same, scenario

DRAWN = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
         "sectors": {"industry": {"growth": {"value": 6, "uncertain": {"normal": {"sd": 2}},
                                             "note": {"en": "by our own reckoning", "zh": "自行估算"}}},
                     "services": {"growth": {"series": {"file": "more.csv", "variable": "services"}}}}}
MORE = "variable,unit,year,value,source\n" + "".join("services,%%/yr,%d,%d,yearbook\n" % (y, y - 2018) for y in range(2020, 2026))
PLACE = "scenarios/town"
COMMANDS = [
    ["run", "slow", "fast", "--format", "table,csv,json"],
    ["run", "fast", "--years", "2021:2023", "--only", "gdp"],
    ["run", "drawn", "--targets", "--set", "sectors.industry.growth=7", "--set-from", "t.csv"],
    ["run", "fast", "--vary", "sectors.industry.growth=5,6", "--format", "table", "--color", "always"],
    ["run", PLACE, "--lang", "en", "--format", "json"],
    ["compare", "slow", "fast", "--show", "levels,growth", "--format", "table"],
    ["compare", "slow", "drawn", "--lang", "zh"],
    ["ensemble", "drawn", "--members", "700", "--credible", "0.8", "--format", "csv,json,table"],
    ["explain", "drawn", "gdp", "2025", "--depth", "all", "--format", "table,csv,json"],
    ["explain", "drawn", "sectors.industry.growth", "--format", "table,json"],
    ["explain", "slow", "1", "--set-from", "t.csv", "--format", "table"],
    ["list", "drawn", "inputs", "--format", "table,json,csv"],
    ["chart", "drawn", "slow", "--members", "300"],
]


def town():
    plan = json.loads(json.dumps(PLAN))
    plan["targets"]["gdp"]["note"] = {"en": "as agreed", "zh": "按商定口径"}
    made = Town(plan=plan, drawn=DRAWN)
    made.write(PLACE + "/more.csv", MORE)
    made.write(PLACE + "/observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY@2020,2019,95,yearbook\n")
    made.write("t.csv", "key,value\nsectors.industry.growth,5\n")
    return made


def made(*commands):
    place = town()
    for command in commands:
        done = place(*command, "-o", "out")
        same((done.returncode, " ".join(command)), (0, " ".join(command)))
    return place


def files_of(place, command):
    out = os.path.join(place.folder, "out")
    shutil.rmtree(out, ignore_errors=True)
    same(place(*command, "-o", "out").returncode, 0)
    return sorted(name for name in os.listdir(out) if name != "manifest.json")


def edit(place, path, old, new):
    text = place.read(path)
    holds(text, old)
    place.write(path, text.replace(old, new, 1))


def bytes_in(folder):
    return {name: pathlib.Path(folder, name).read_bytes() for name in sorted(os.listdir(folder))}


# --- yes ---

def test_what_every_command_wrote_is_proved():
    place = town()
    for command in COMMANDS:
        files = files_of(place, command)
        before = bytes_in(place.folder + "/out")
        done = place("verify", "out", "--format", "csv")
        told = list(csv.DictReader(io.StringIO(done.out)))
        same((done.returncode, done.talk, " ".join(command)), (0, "", " ".join(command)))
        same([(one["file"], one["status"]) for one in told], [(name, "proved") for name in files])
        same(bytes_in(place.folder + "/out"), before)


def test_several_commands_in_one_folder_are_proved_each():
    place = made(["run", "slow"], ["explain", "fast", "gdp"], ["compare", "slow", "fast"], ["run", "fast"], ["list", "slow"])
    told = json.loads(place.read("out/manifest.json"))
    same([told["command"]] + [one["command"] for one in told["earlier"]], ["list", "run", "compare", "explain"])
    same([one["scenarios"] for one in told["earlier"]], [["fast.json"], ["slow.json", "fast.json"], ["fast.json"]])
    done = place("verify", "out")
    same((done.returncode, done.talk), (0, ""))
    holds(done.out, "7 files are proved: made again from the same 5 files, byte for byte.")
    zh = place("verify", "out", "--lang", "zh")
    same((zh.returncode, "7 个文件已核实" in zh.out), (0, True))
    same((place("verify", "out", "--quiet").out, place("verify", "out", "--quiet").talk), ("", ""))


def test_the_manifest_keeps_what_is_still_there_and_no_more():
    place = made(["run", "slow", "--format", "csv,json"], ["run", "slow"])
    told = json.loads(place.read("out/manifest.json"))
    same([one["path"] for one in told["outputs"]], ["run-targets.csv", "run.csv"])
    same([[one["path"] for one in entry["outputs"]] for entry in told["earlier"]], [["run.json"]])
    os.remove(place.folder + "/out/run.json")
    same(place("run", "slow", "-o", "out").returncode, 0)
    same("earlier" in json.loads(place.read("out/manifest.json")), False)


def test_it_is_proved_elsewhere():
    place = made(["run", "drawn", "slow", "--set-from", "t.csv"])
    with tempfile.TemporaryDirectory() as far:
        shutil.move(place.folder + "/out", far + "/results")
        shutil.copytree(place.folder + "/" + PLACE, far + "/other name")
        shutil.move(place.folder + "/t.csv", far + "/renamed.csv")
        for words, where in ((["results"], far), ([far + "/results", far], "/"), (["."], far + "/results"),
                             (["results", "other name", "renamed.csv"], far), (["../results"], far + "/other name")):
            done = place("verify", *words, cwd=where)
            same((done.returncode, words, done.talk, done.out if done.returncode else ""), (0, words, "", ""))
        refused(place("verify", "results", place.folder + "/scenarios/none", cwd=far), "scenarios/none: no such file")
        os.makedirs(far + "/empty")
        refused(place("verify", "results", "empty", cwd=far), "not found", "drawn.json", "t.csv")


def test_tables_of_one_name_are_found_each_though_they_are_called_otherwise_by_now():
    place = town()
    place.write("far/t.csv", "key,value\nsectors.services.growth,4\n")
    same(place("explain", "slow", "gdp", "--depth", "all", "--set-from", "t.csv", "--set-from", "far/t.csv", "-o", "out").returncode, 0)
    same(json.loads(place.read("out/manifest.json"))["options"]["set-from"], ["t.csv", "far/t.csv"])
    same(place("verify", "out").returncode, 0)
    os.rename(place.folder + "/t.csv", place.folder + "/one.csv")
    os.rename(place.folder + "/far/t.csv", place.folder + "/other.csv")
    same(place("verify", "out").returncode, 0)
    place.write("other.csv", "key,value\nsectors.services.growth,5\n")
    refused(place("verify", "out"), "not found", "far/t.csv")


def test_several_places_are_found_each():
    place = town()
    for name in ("a/county", "b/county"):
        shutil.copytree(os.path.join(place.folder, PLACE), os.path.join(place.folder, name))
    edit(place, "b/county/slow.json", '"growth": 2', '"growth": 3')
    same(place("run", "a/county/slow.json", "b/county/slow.json", PLACE + "/fast.json", "-o", "out").returncode, 0)
    same(place("verify", "out").returncode, 0)
    edit(place, "b/county/slow.json", '"growth": 3', '"growth": 4')
    done = place("verify", "out")
    same(done.returncode, 1)
    holds(done.out, "b/county/slow.json was read, and has changed since")


# --- no ---

def test_places_whose_names_begin_alike_are_found_each():
    place = town()
    for folder in ("x/v1", "y/v1/a", "b/a"):
        shutil.copytree(os.path.join(place.folder, PLACE), os.path.join(place.folder, folder))
    same(place("run", "x/v1/slow.json", "y/v1/a/slow.json", "b/a/slow.json", "-o", "out").returncode, 0)
    same(json.loads(place.read("out/manifest.json"))["scenarios"], ["v1/slow.json", "v1/a/slow.json", "b/a/slow.json"])
    proved = place("verify", "out")
    same((proved.returncode, proved.talk), (0, ""))


def test_pictures_called_in_any_script_are_proved_and_replaced():
    place = town()
    os.rename(os.path.join(place.folder, PLACE, "slow.json"), os.path.join(place.folder, PLACE, "吕梁 é.json"))
    for _ in range(2):
        drawn = place("chart", PLACE + "/吕梁 é.json", "-o", "out", "--kind", "bullets")
        assert drawn.returncode in (0, 3), drawn.talk  # 3: without gnuplot
    assert drawn.returncode or any(name.startswith("bullets-吕梁-é-") for name in os.listdir(os.path.join(place.folder, "out")))
    same(place("verify", "out").returncode, 0)


def test_a_chart_that_drew_nothing_then_and_now_is_proved():
    place = town()
    bare = {"PATH": "/nonexistent"}
    same(place("chart", "slow", "-o", "out", env=bare).returncode, 3)
    same(place("verify", "out", env=bare).returncode, 0)


def test_one_digit_changed_is_named():
    place = town()
    cases = [(["run", "slow"], "run.csv", ",2020,100", ",2020,101", "line 2 (slow, gdp, 1e8 CNY@2020, 2020): value is 101, made again 100"),
             (["run", "slow"], "run-targets.csv", "at_least,130", "at_least,131", "target_low is 131, made again 130"),
             (["run", "slow", "--format", "json"], "run.json", '"target_low": 130', '"target_low": 131', "target_low (slow, gdp) is 131, made again 130"),
             (["run", "slow", "--format", "table"], "run.txt", "100", "101", "101"),
             (["compare", "slow", "fast"], "compare-inputs.csv", ",2,", ",3,", "value is 3, made again 2"),
             (["chart", "slow", "--kind", "lines"], "lines-gdp.zh.svg", "stroke-width", "stroke-w1dth", "stroke-w1dth")]
    for command, name, old, new, says in cases:
        files_of(place, command)
        edit(place, "out/" + name, old, new)
        done = place("verify", "out")
        same((done.returncode, done.talk, name), (1, "", name))
        said = " ".join(done.out.split())
        holds(said, name + " has changed since it was written")
        holds(said, says)
        holds(said, "not proved")


def test_an_input_that_changed_is_named_and_the_number_that_followed():
    place = made(["run", "drawn"])
    edit(place, PLACE + "/more.csv", "2021,3,", "2021,4,")
    done = place("verify", "out")
    said = " ".join(done.out.split())
    same(done.returncode, 1)
    holds(said, "more.csv was read, and has changed since")
    holds(said, "run.csv is as it was written, but another is made now: line 3 (drawn, gdp, 1e8 CNY@2020, 2021)")
    edit(place, PLACE + "/more.csv", "2021,4,", "2021,three,")
    done = place("verify", "out")
    same(done.returncode, 1)
    holds(" ".join(done.out.split()), "fails now")
    os.remove(place.folder + "/" + PLACE + "/drawn.json")
    refused(place("verify", "out"), "drawn.json", "not found")


def test_missing_extra_and_saved_again_are_told():
    place = made(["run", "slow", "--format", "csv,json"])
    os.remove(place.folder + "/out/run.json")
    place.write("out/run-facts.csv", "mine\n")
    text = place.read("out/run.csv")
    place.write("out/run.csv", "\ufeff" + re.sub(r",(\d+)\n", r',"\1.0"\r\n', text))
    done = place("verify", "out", "--format", "csv")
    told = {one["file"]: one["status"] for one in csv.DictReader(io.StringIO(done.out))}
    same((done.returncode, told), (1, {"run.json": "missing", "run-facts.csv": "unknown", "run.csv": "same_numbers", "run-targets.csv": "proved"}))


def test_a_manifest_that_was_changed_proves_nothing():
    place = made(["run", "slow", "--format", "csv,table"])
    manifest = place.read("out/manifest.json")
    for change in ((digest(place, "out/run.csv"), "0" * 64), (digest(place, PLACE + "/slow.json"), "0" * 64),
                   ('"slow.json"]', '"base.json"]'), ('"lang": "zh"', '"lang": "en"'), ('"options": {', '"options": {"set": ["sectors.industry.growth=9"],')):
        place.write("out/manifest.json", manifest.replace(*change))
        assert manifest != manifest.replace(*change), change
        done = place("verify", "out")
        same((done.returncode, change), (1, change))


def digest(place, path):
    return hashlib.sha256(pathlib.Path(place.folder, path).read_bytes()).hexdigest()


def test_what_is_no_manifest_of_ours_is_refused():
    place = made(["run", "slow"])
    refused(place("verify", "nowhere"), "nowhere is no folder")
    refused(place("verify", PLACE), "there is no manifest.json in " + PLACE)
    refused(place("verify"), "too few arguments")
    manifest = place.read("out/manifest.json")
    for old, new, says in (('"command": "run"', '"command": "watch"', "manifest.json:5:14: /command"), ('"options": {', '"options": {"output": "/tmp/x",', "/options/output"),
                           ('"run.csv"', '"../run.csv"', "/outputs/1/path"), ('"program"', '"programme"', "no manifest"), ("{", "[", "manifest.json:")):
        place.write("out/manifest.json", manifest.replace(old, new, 1))
        refused(place("verify", "out"), says)
        assert place("verify", "out", "--lang", "zh").talk != place("verify", "out").talk


def test_it_leaves_nothing_behind():
    place = made(["run", "slow"])
    with tempfile.TemporaryDirectory() as rooms:
        before = place.everything()
        same(place("verify", "out", env={"TMPDIR": rooms}).returncode, 0)
        same((os.listdir(rooms), place.everything()), ([], before))
        same(place("verify", "out", env={"TMPDIR": rooms + "/none"}).returncode, 3)


# --- what it rests on ---

def test_files_do_not_depend_on_how_paths_are_typed_nor_on_the_terminal():
    place = town()
    os.symlink(place.folder + "/" + PLACE, place.folder + "/link")
    os.makedirs(place.folder + "/away")
    ways = [("{0}", "t.csv", "out", ".", {}), ("./{1}.json", "./t.csv", "./out", ".", {"LANG": "zh_CN.UTF-8", "COLUMNS": "40"}),
            ("{2}/{1}.json", "{2}/t.csv", "{2}/out", ".", {"OUTTURN_LANG": "zh", "LC_ALL": "C", "TERM": "dumb"}),
            ("link/{0}", "t.csv", "out/.", ".", {"NO_COLOR": "1", "TZ": "Asia/Tokyo"}), ("../{1}", "../t.csv", "../out", "away", {"HOME": "/nowhere"})]
    for command in COMMANDS:
        if PLACE in command or (command[0] == "chart" and command is not COMMANDS[-1]):
            continue
        seen = None
        for scenario_way, table, out, where, env in ways if command[0] != "chart" else ways[1:3]:
            shutil.rmtree(place.folder + "/out", ignore_errors=True)
            words = [scenario_way.format(word, PLACE + "/" + word, place.folder) if word in ("slow", "fast", "drawn") else
                     table.format("", "", place.folder) if word == "t.csv" else word for word in command]
            done = place(*words, "-o", out.format("", "", place.folder), cwd=os.path.join(place.folder, where), env=env)
            same((done.returncode, words, done.talk if done.returncode else ""), (0, words, ""))
            got = bytes_in(place.folder + "/out")
            for name in got:
                same((words, name, got[name] if seen is None else seen.get(name)), (words, name, got[name]))
            seen = got


LOGGER = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void tell(const char *path, int flags)
{
	char real[4096], line[4200];
	const char *log = getenv("OPENED");
	int file = log && (flags & O_ACCMODE) == O_RDONLY && realpath(path, real) ?
		(int)((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open"))(log, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;
	if (file >= 0) {
		int length = snprintf(line, sizeof line, "%s\n", real);
		if (write(file, line, (size_t)length) < 0) abort();
		close(file);
	}
}
#define OPEN(name)                                                                                                     \
	int name(const char *path, int flags, ...)                                                                         \
	{                                                                                                                  \
		va_list list;                                                                                                  \
		va_start(list, flags);                                                                                         \
		int mode = va_arg(list, int);                                                                                  \
		va_end(list);                                                                                                  \
		tell(path, flags);                                                                                             \
		return ((int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name))(path, flags, mode);                          \
	}
OPEN(open)
OPEN(open64)
"""


def test_the_manifest_tells_of_every_file_that_was_opened():
    if "asan" in os.environ.get("OUTTURN", "") or "tsan" in os.environ.get("OUTTURN", "") or not shutil.which("gcc"):
        return "needs a plain build and gcc"
    place = town()
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "logger.c").write_text(LOGGER, encoding="utf-8")
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", folder + "/logger.so", folder + "/logger.c", "-ldl"], check=True)
        for command in COMMANDS:
            if PLACE in command:
                continue
            log = folder + "/opened"
            pathlib.Path(log).write_text("", encoding="utf-8")
            shutil.rmtree(place.folder + "/out", ignore_errors=True)
            words = [PLACE + "/" + word + ".json" if word in ("slow", "fast", "drawn") else word for word in command]
            same(place(*words, "-o", "out", env={"LD_PRELOAD": folder + "/logger.so", "OPENED": log}).returncode, 0)
            ours = os.path.realpath(place.folder)
            opened = {digest_of(path) for path in pathlib.Path(log).read_text(encoding="utf-8").split("\n")
                      if path.startswith(ours + "/") and "/out/" not in path and os.path.isfile(path)}
            told = {one["sha256"] for one in json.loads(place.read("out/manifest.json"))["inputs"]}
            same((words, sorted(opened)), (words, sorted(told)))
            assert len(told) >= 3


# A folder of scenarios of two plans: pictures and tables by plan, and so when they are made again, file by file.

def of_two_plans():
    place = made()
    vision = dict(PLAN, title={"en": "Vision", "zh": "愿景"}, years=[2021, 2030])
    place.write(PLACE + "/vision.json", json.dumps(vision))
    place.write(PLACE + "/far.json", json.dumps(dict(scenario(6), plan="vision.json")))
    return place


def test_scenarios_of_two_plans_stand_apart_when_made_again():
    place = of_two_plans()
    for command in (["compare", PLACE, "--format", "table,csv"], ["chart", PLACE],
                    ["ensemble", PLACE, "--members", "100", "--format", "table"]):
        same(place(*command, "-o", "out").returncode, 0)
        told = json.loads(place.read("out/manifest.json"))
        same((command[0], told["options"].get("by-plan")), (command[0], True))
    done = place("verify", "out")
    same((done.returncode, done.stdout if done.returncode else ""), (0, ""))
    holds(done.stdout, b"--by-plan")
    apart = place("compare", "--by-plan", *(PLACE + "/" + one for one in told["scenarios"]))
    same(apart.stdout, place("compare", PLACE).stdout)
    beside = place("compare", *(PLACE + "/" + one for one in told["scenarios"]))
    assert beside.stdout != apart.stdout


def test_a_difference_is_shown_where_it_is_and_a_report_fits_a_screen():
    place = made(["run", "slow", "--format", "table"])
    text = place.read("out/run.txt")
    line = text.split("\n")[0]
    place.write("out/run.txt", text.replace(line, line + "地" * 100 + "x", 1))
    done = place("verify", "out")
    same(done.returncode, 1)
    lacks(done.stdout, "\ufffd".encode())
    place = made(["run", "slow", "fast", "drawn", "--format", "table,csv,json"],
                 ["chart", "slow", "fast", "drawn", "--members", "100", "--all"])
    told = json.loads(place.read("out/manifest.json"))
    names = [one["path"] for entry in [told] + told["earlier"] for one in entry["outputs"]]
    for name in names:
        os.remove(place.folder + "/out/" + name)
    done = place("verify", "out")
    assert len(names) > 16, names
    holds(done.stdout, b"and %d more" % (len(names) - 15))
    same(place("verify", "out", "--format", "csv").stdout.count(b"\n"), len(names) + 1)


def digest_of(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "verify"))
