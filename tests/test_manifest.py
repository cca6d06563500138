#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""manifest.json of every -o: hashes as Python computes them, the same bytes wherever the command runs, no folder of the
machine, and enough in it to write the same files again. OUTTURN names the program (default ./outturn)."""
import hashlib
import json
import os
import pathlib
import shutil
import sys
import tempfile

from test_cli import Town, holds, run_tests, same

DRAWN = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
         "sectors": {"industry": {"growth": {"value": 6, "uncertain": {"normal": {"sd": 2}}}}, "services": {"growth": 3}}}
PLACE = "scenarios/town"
COMMANDS = [
    ["run", "slow", "fast"],
    ["run", "fast", "--format", "csv,json", "--years", "2021:2023", "--only", "gdp"],
    ["run", "fast", "--targets", "--set", "sectors.industry.growth=7", "--set", "sectors.services.growth+=1"],
    ["run", "fast", "--vary", "sectors.industry.growth=5,6", "--format", "table", "--lang", "zh"],
    ["compare", "slow", "fast", "--show", "levels,growth", "--format", "table"],
    ["ensemble", "drawn", "--members", "3000", "--credible", "0.8"],
    ["ensemble", "drawn", "--members", "300", "--seed", "18446744073709551615", "--exact", "--format", "json"],
    ["explain", "fast", "gdp", "2025", "--depth", "all"],
    ["list", "fast", "inputs"],
    ["chart", "drawn", "--kind", "fan,bullets", "--format", "svg", "--members", "2000"],
]


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def town():
    made = Town(drawn=DRAWN)
    with open(os.path.join(made.folder, PLACE, "observed.csv"), "wb") as file:
        file.write(b"\xef\xbb\xbfvariable,unit,year,value,source\ngdp,1e8 CNY@2020,2019,95,yearbook\n")  # with a mark
    return made


def manifest_of(folder):
    return json.loads(pathlib.Path(folder, "manifest.json").read_text(encoding="utf-8"))


def again(manifest):
    """The command line that a manifest tells of."""
    words = [manifest["command"], *manifest["scenarios"], *manifest["arguments"]]
    for name, value in manifest["options"].items():
        if value is True:
            words.append("--" + name)
        elif name == "years":
            words += ["--years", ":".join(map(str, value))]
        elif name == "depth":
            words += ["--depth", "all" if value < 0 else str(value)]
        elif name in ("set", "set-from", "vary"):
            words += [part for one in value for part in ("--" + name, one)]
        else:
            words += ["--" + name, ",".join(value) if isinstance(value, list) else str(value)]
    return [word for word in words if word not in ("--depth", "3")] if manifest["command"] != "explain" else words


def test_hashes_are_those_of_the_files():
    place = town()
    for index, command in enumerate(COMMANDS):
        out = "o%d" % index
        done = place(*command, "-o", out)
        same(done.returncode, 0)
        holds(done.talk, "manifest.json")
        told = manifest_of(place.folder + "/" + out)
        same((told["kind"], told["command"]), ("manifest", command[0]))
        files = sorted(name for name in os.listdir(place.folder + "/" + out) if name != "manifest.json")
        same([one["path"] for one in told["outputs"]], files)
        for one in told["outputs"]:
            same((one["path"], one["sha256"]), (one["path"], digest(f"{place.folder}/{out}/{one['path']}")))
        for one in told["inputs"]:
            same((one["path"], one["sha256"]), (one["path"], digest(f"{place.folder}/{PLACE}/{one['path']}")))
        named = [one["path"] for one in told["inputs"]]
        same(named, sorted(named))
        for name in ("plan.json", "observed.csv", *told["scenarios"]):
            holds(" ".join(named), name)
        text = pathlib.Path(place.folder, out, "manifest.json").read_text(encoding="utf-8")
        for secret in (place.folder, os.path.basename(place.folder), os.environ.get("HOME") or "/root", "threads"):
            if len(secret) > 3 and secret in text:
                raise AssertionError(f"{secret!r} is in the manifest of {command}")


def test_the_same_bytes_in_another_folder_with_another_home_on_other_threads():
    here = town()
    with tempfile.TemporaryDirectory() as other, tempfile.TemporaryDirectory() as home:
        shutil.copytree(here.folder, os.path.join(other, "some", "where"))
        there = town()
        shutil.rmtree(there.folder)
        shutil.copytree(here.folder, there.folder)
        for index, command in enumerate(COMMANDS):
            threads = ["--threads", "1"] if command[0] == "ensemble" else []
            same(here(*command, "-o", "first%d" % index).returncode, 0)
            # named by an absolute path, from a folder elsewhere, but where outputs say the path as it was named
            names = {"csv,json", "json", "table"} & set(command) or command[0] in ("explain", "list")
            files = command if names else [os.path.join(other, "some", "where", PLACE, word + ".json") if word in ("slow", "fast", "drawn") else word for word in command]
            same(there(*files, *threads, "--quiet", "-o", "second%d" % index, env={"HOME": home}).returncode, 0)
            same(pathlib.Path(here.folder, "first%d" % index, "manifest.json").read_bytes(),
                 pathlib.Path(there.folder, "second%d" % index, "manifest.json").read_bytes())


def test_it_is_enough_to_write_the_same_files_again():
    place = town()
    for index, command in enumerate(COMMANDS):
        same(place(*command, "-o", "o%d" % index).returncode, 0)
        told = manifest_of(f"{place.folder}/o{index}")
        done = place(*again(told), "-o", "again%d" % index)
        same((done.returncode, " ".join(command)), (0, " ".join(command)))
        same(manifest_of(f"{place.folder}/again{index}")["outputs"], told["outputs"])


def test_resolved_options_are_told():
    place = town()
    same(place("ensemble", "drawn", "-o", "out").returncode, 0)
    same(manifest_of(place.folder + "/out")["options"], {"format": ["csv"], "no-bom": True, "members": 100000, "seed": "1", "lang": "zh"})
    same(place("run", "fast", "-o", "out2").returncode, 0)
    same(manifest_of(place.folder + "/out2")["options"], {"format": ["csv"], "no-bom": True, "lang": "zh"})


def test_a_table_of_changes_is_an_input():
    place = town()
    listed = place("list", "fast", "inputs", "--format", "csv")
    pathlib.Path(place.folder, PLACE, "changes.csv").write_text(listed.out, encoding="utf-8")
    same(place("run", "fast", "--set-from", PLACE + "/changes.csv", "-o", "out").returncode, 0)
    told = manifest_of(place.folder + "/out")
    same(told["options"]["set-from"], ["changes.csv"])
    holds(" ".join(one["path"] for one in told["inputs"]), "changes.csv")


def test_several_places_and_files_from_elsewhere_leave_no_folder_of_the_machine():
    place = town()
    for name in ("a/county", "b/county", "c/shire"):
        shutil.copytree(os.path.join(place.folder, PLACE), os.path.join(place.folder, name))
    with tempfile.TemporaryDirectory() as far:
        pathlib.Path(far, "t.csv").write_text("key,value\nsectors.industry.growth,5\n", encoding="utf-8")
        done = place("run", "a/county/slow.json", "b/county/slow.json", "c/shire/fast.json", "--set-from", far + "/t.csv", "-o", "out")
        same((done.returncode, done.talk), (0, "wrote 2 files and manifest.json to out\n"))
        text = pathlib.Path(place.folder, "out", "manifest.json").read_text(encoding="utf-8")
        for secret in (far, os.path.basename(far), os.path.basename(place.folder), "tmp"):
            assert secret not in text, secret
    told = json.loads(text)
    same(told["scenarios"], ["a/county/slow.json", "b/county/slow.json", "shire/fast.json"])
    same(told["options"]["set-from"], ["t.csv"])
    for name in ("a/county/plan.json", "b/county/plan.json", "shire/observed.csv", "t.csv"):
        same([one["path"] for one in told["inputs"]].count(name), 1)


def test_a_folder_in_the_way_is_seen_before_anything_is_written():
    place = town()
    os.makedirs(os.path.join(place.folder, "out", "manifest.json"))
    pathlib.Path(place.folder, "out", "run.csv").write_text("old", encoding="utf-8")
    done = place("run", "fast", "-o", "out")
    same(done.returncode, 3)
    holds(done.talk, "manifest.json")
    same((sorted(os.listdir(place.folder + "/out")), place.read("out/run.csv")), (["manifest.json", "run.csv"], "old"))


def test_a_manifest_in_a_folder_of_scenarios_is_passed_over():
    place = town()
    same(place("run", "slow", "fast", "-o", PLACE).returncode, 0)
    done = place("run", PLACE, "--format", "csv")
    same((done.returncode, "manifest" in done.talk), (0, False))


def test_what_copies_or_prints_definitions_has_none():
    place = town()
    same(place("schema", "plan", "-o", "schemas").returncode, 0)
    same(os.listdir(place.folder + "/schemas"), ["plan.schema.json"])


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "manifest"))
