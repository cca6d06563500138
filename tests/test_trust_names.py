#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What scenarios are called: unique and the same in every output, wherever their files lie; and what is watched stays bound
to the files that were found first. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import re
import shutil
import sys

from test_cli import Town, holds, lacks, refused, run_tests, same, scenario
from test_watch import Watch

PLACE = "scenarios/town"


def places(*folders):
    """Copies of the town, each growing at a rate of its own: 1, 2, ..."""
    town = Town()
    for i, folder in enumerate(folders):
        shutil.copytree(os.path.join(town.folder, PLACE), os.path.join(town.folder, folder))
        town.write(folder + "/s.json", scenario(i + 1, i + 1))
    return town


def growths(done):
    """{scenario: growth of GDP in 2021}"""
    same(done.returncode, 0)
    found = {}
    for row in csv.DictReader(io.StringIO(done.out)):
        if row["variable"] == "gdp_growth" and row["year"] == "2021":
            assert row["scenario"] not in found, "two are called " + row["scenario"]
            found[row["scenario"]] = round(float(row["value"]), 6)
    return found


def run(town, *words):
    return growths(town("run", *words, "--format", "csv", "--only", "gdp_growth"))


def test_points_of_folders_are_kept():
    town = places("v1.2", "v1.3")
    same(run(town, "v1.2/s.json", "v1.3/s.json"), {"v1.2/s": 1, "v1.3/s": 2})
    same(run(town, "v1.2/s.json"), {"s": 1})


def test_as_many_folders_as_tell_apart_and_none_above_the_common_one():
    town = places("x/p", "y/p", "y/q", "q")
    same(run(town, "x/p/s.json", "y/p/s.json"), {"x/p/s": 1, "y/p/s": 2})
    same(run(town, "y/q/s.json", "q/s.json"), {"y/q/s": 3, "q/s": 4})
    same(run(town, "x/p/s.json", "y/p/s.json", "y/q/s.json", "q/s.json"), {"x/p/s": 1, "y/p/s": 2, "y/q/s": 3, "q/s": 4})


def test_one_naming_in_every_output():
    town = places("x/p", "y/p", "z/p-2")
    files = ["x/p/s.json", "y/p/s.json", "z/p-2/s.json"]
    names = {"x/p/s", "y/p/s", "p-2/s"}
    same(set(run(town, *files)), names)
    same({one["scenario"] for one in csv.DictReader(io.StringIO(town("compare", *files, "--format", "csv").out))}, names)
    document = json.loads(town("compare", *files, "--format", "json").out)
    same({one["id"] for one in document["scenarios"]}, names)
    table = town("compare", *files, "--lang", "en").out
    for name in names:
        holds(table, name)
    same(town("run", *files, "-o", "out").returncode, 0)
    told = json.loads(town.read("out/manifest.json"))
    same(set(told["scenarios"]), {"x/p/s.json", "y/p/s.json", "p-2/s.json"})
    paths = [one["path"] for one in told["inputs"]]
    same(len(set(paths)), len(paths))


def test_two_stems_in_a_folder_keep_their_endings():
    town = places("p")
    town.write("p/s.txt", scenario(5, 5))
    same(run(town, "p/s.json", "p/s.txt"), {"s.json": 1, "s.txt": 5})


def test_a_file_counts_once_however_it_is_named():
    town = places("p", "q")
    os.symlink("s.json", os.path.join(town.folder, "p/alias.json"))
    os.link(os.path.join(town.folder, "p/s.json"), os.path.join(town.folder, "p/hard.json"))
    os.symlink("p", os.path.join(town.folder, "other"))
    for again in ("./p/s.json", "p/../p/s.json", "p//s.json", "other/s.json", os.path.join(town.folder, "p/s.json")):
        done = town("run", "p/s.json", again, "--format", "csv", "--only", "gdp_growth")
        same((growths(done), done.talk), ({"s": 1}, ""))
    for again in ("p/alias.json", "p/hard.json"):
        done = town("run", "p/s.json", again, "--format", "csv", "--only", "gdp_growth")
        same((growths(done), done.talk), ({"s": 1}, again + " is the same file as p/s.json\n    note: it counts once\n"))
    os.remove(os.path.join(town.folder, "q/s.json"))
    os.link(os.path.join(town.folder, "p/s.json"), os.path.join(town.folder, "q/s.json"))
    same(set(run(town, "p/s.json", "q/s.json")), {"p/s", "q/s"})  # beside another plan: another scenario


def test_names_that_cannot_differ_are_refused_with_both_paths():
    town = places("p")
    town.write("p/s[sectors.industry.growth=9].json", scenario(4))
    refused(town("run", "p/s.json", "p/s[sectors.industry.growth=9].json", "--vary", "sectors.industry.growth=9"),
            "p/s.json and p/s[sectors.industry.growth=9].json would both be called s[sectors.industry.growth=9]", "rename one")


def test_names_that_nobody_can_read_are_refused():
    town = places("p")
    for name in (b"\xff", b"a\x1b[2J", "a\u202eb".encode(), "a\u200b".encode(), b"\xc2\x85"):
        path = os.path.join(os.fsencode(town.folder), b"p", name + b".json")
        shutil.copy(os.path.join(os.fsencode(town.folder), b"p/s.json"), path)
        refused(town("run", b"p/" + name + b".json"), "\ufffd", "is not UTF-8 or holds controls or invisible characters", "rename it")
        os.remove(path)
    os.makedirs(os.path.join(os.fsencode(town.folder), b"\xfe"))
    for name in (b"s.json", b"plan.json", b"base.json"):
        shutil.copy(os.path.join(os.fsencode(town.folder), b"p", name), os.path.join(os.fsencode(town.folder), b"\xfe"))
    same(growths(town("run", b"\xfe/s.json", "--format", "csv", "--only", "gdp_growth")), {"s": 1})  # its folder is no part of the name
    refused(town("run", b"\xfe/s.json", "p/s.json"), "is not UTF-8")


def test_a_broken_file_renames_no_other():
    town = places("p", "q")
    town.write("q/s.json", "{")
    done = town("run", "p/s.json", "q/s.json", "--keep-going", "--format", "csv", "--only", "gdp_growth")
    same((done.returncode, {line.split(",")[0] for line in done.out.splitlines()[1:]}), (2, {"p/s"}))


def test_keys_of_variants_that_end_alike_stand_whole():
    town = places("p")
    out = town("compare", "p/s.json", "--vary", "sectors.industry.growth=2,3", "--vary", "prices.growth.industry=1", "--lang", "en").out
    holds(out, "industry.growth=2 growth.industry=1")
    town.write("p/s.json", scenario(1, prices={"growth": 1}, energy={"intensity": 1, "efficiency": 1}, water={"intensity": 1, "efficiency": 1}))
    out = town("compare", "p/s.json", "--vary", "energy.efficiency=2", "--vary", "water.efficiency=3", "--lang", "en")
    if out.returncode == 0:
        holds(out.out, "energy.efficiency=2")
    same(len(run(places("p"), "p/s.json", "--vary", "sectors.industry.growth=4,4.0,5")), 3)


def test_pictures_that_differ_in_case_only_are_counted():
    town = places("x", "y")
    town.write("x/A.json", scenario(3))
    town.write("y/a.json", scenario(4))
    done = town("chart", "x/A.json", "y/a.json", "-o", "out", "--kind", "bullets", "--quiet")
    assert done.returncode in (0, 3), done.talk
    if done.returncode == 0:
        same(sorted(name for name in os.listdir(town.folder + "/out") if name.startswith("bullets")), ["bullets-A.zh.svg", "bullets-a-2.zh.svg"])


def test_titles_give_way_to_ids_where_they_agree():
    town = places("p")
    for name, title in (("one", "Same"), ("two", "Same"), ("three", "two"), ("four", "Own")):
        town.write("p/%s.json" % name, dict(scenario(len(name)), title={"en": title, "zh": title}))
    out = town("chart", "p/one.json", "p/two.json", "p/three.json", "p/four.json", "--only", "gdp", "--lang", "en").out
    lacks(out, "Same")
    for name in ("one", "two", "three", "Own"):
        assert re.search(r"\b%s\b" % name, out), name + " is not in " + out


# --- what is watched ---

def test_a_folder_that_was_renamed_is_gone_and_nothing_takes_its_place():
    town = Town()
    shutil.copytree(os.path.join(town.folder, PLACE), os.path.join(town.folder, "luliang"))
    town.write("luliang/green.json", scenario(2))
    with Watch(town, "luliang/green", "--lang", "en") as watch:  # a shipped one answers to that name, too
        watch.waits()
        os.rename(town.folder + "/luliang", town.folder + "/away")
        watch.talk("luliang/green.json is gone; still watching\n")
        os.rename(town.folder + "/away", town.folder + "/luliang")
        watch.out("no number changed\n")
        town.write("luliang/green.json", scenario(9))
        watch.out("✗ -> ")
        os.rename(town.folder + "/luliang/green.json", town.folder + "/kept")
        watch.talk("luliang/green.json is gone; still watching\n")
        os.link(town.folder + "/kept", town.folder + "/luliang/green.json")
        watch.out("no number changed\n")
        lacks(watch.seen[watch.process.stderr].decode(), "came with the program")


def test_a_folder_above_that_is_replaced_is_noticed():
    town = Town()
    with Watch(town, "slow", "--lang", "en") as watch:
        watch.waits()
        os.rename(town.folder + "/scenarios", town.folder + "/old")
        watch.talk(PLACE + "/slow.json is gone; still watching\n")
        shutil.copytree(town.folder + "/old", town.folder + "/scenarios")
        watch.out("no number changed\n")
        town.write(PLACE + "/slow.json", scenario(8))
        watch.out("✗ -> ")


def test_parents_that_come_later_are_followed():
    town = Town()
    with Watch(town, "slow", "--lang", "en") as watch:
        watch.waits()
        town.write(PLACE + "/slow.json", dict(scenario(2), extends=["base.json", "more/new.json"]))
        watch.talk("more/new.json: no such file")
        town.write(PLACE + "/more/new.json", {"kind": "scenario", "abstract": True, "sectors": {"services": {"growth": 1}}})
        watch.out("no number changed\n")
        town.write(PLACE + "/more/new.json", {"kind": "scenario", "abstract": True, "sectors": {"services": {"output": 50}}})
        watch.out("->")


def test_a_word_that_stands_for_nothing_is_refused_at_the_beginning():
    town = Town()
    refused(town("watch", "slow", "nothing-of-that-name", "--lang", "en"), "nothing-of-that-name: no such file, folder or scenario")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "names"))
