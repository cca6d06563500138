#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shipped places and those of tests/places say and draw, command by command, as short hashes in
tests/golden/unmoved.txt: a digit, a blank or a line of a drawing that moves is seen, whoever moved it. OUTTURN_BLESS=1 writes
the list anew: first look at what the commands that it names say now and said before. Pictures are told by what gnuplot is
asked to draw, so that gnuplot itself plays no part; where other fonts are installed than the list was made with, they are
skipped. OUTTURN names the program."""
import concurrent.futures
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

from test_cli import CLEAN, PROGRAM, run_tests

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIST = os.path.join(ROOT, "tests", "golden", "unmoved.txt")
LULIANG, BEFORE, TWO, DRAWN = "scenarios/luliang", "scenarios/luliang-13fyp", "tests/places/twosector", "tests/places/drawn"
# It draws what it was asked to draw: a picture whose one element is the hash of the script.
GNUPLOT = """#!/bin/sh
sum=$(cat chart.gp | sha256sum | cut -c1-64)
printf '<?xml version="1.0" encoding="utf-8"?>\\n<svg xmlns="http://www.w3.org/2000/svg"><text>%s</text>\\n</svg>\\n' $sum > chart.svg
"""
TIGHT = ["--set", "limits.energy_per_gdp.fall_at_least=40"]


def tables():
    """Commands that print."""
    made = []
    for place in (LULIANG, BEFORE, TWO, DRAWN, "green", "boom-and-bust", "rebased-2022", "vision-2035-green"):
        for lang in ("en", "zh"):
            made += [["run", place, "--lang", lang], ["run", place, "--targets", "--lang", lang],
                     ["ensemble", place, "--members", "300", "--lang", lang], ["chart", place, "--lang", lang],
                     ["ensemble", place, "--members", "300", "--targets", "--credible", "0.8", "--lang", lang]]
        made += [["run", place, "--format", "csv"], ["run", place, "--targets", "--format", "csv"],
                 ["check", place, "--format", "json"], ["list", place, "inputs", "--format", "csv"]]
    for words in ([LULIANG], [BEFORE], [DRAWN], ["baseline", "as-planned", "green"], [LULIANG, BEFORE]):
        for show in ("levels", "differences,growth,gaps"):
            made += [["compare", *words, "--show", show, "--lang", lang] for lang in ("en", "zh")]
        made += [["compare", *words, "--inputs"], ["compare", *words, "--format", "csv"]]
    for value in ("40", "30", "20", "16", "10", "3"):
        made += [["run", "green", "--set", "limits.energy_per_gdp.fall_at_least=" + value, "--lang", lang] for lang in ("en", "zh")]
    for words in (["--years", "2022:2024"], ["--only", "output.*,share.*"], ["--vary", "energy.efficiency=1,2,5"],
                  ["--set", "sectors.*.growth*=0.5"], ["--set", "energy.efficiency+=3"], ["--set", "sectors.mining.growth=-40"]):
        made += [["run", "green", *words], ["compare", "green", "baseline", *words]]
    for name in ("gdp", "energy", "co2_intensity", "urbanization", "output.manufacturing", "gdp_nominal", "income_urban", "capital",
                 "1", "5", "21", "22", "26"):
        made += [["explain", "green", name, "--depth", "all", "--lang", "zh"], ["explain", "green", name, "2023"],
                 ["explain", "boom-and-bust", name, "--format", "csv"], ["explain", "green", name, *TIGHT]]
    for most in ("2973.5", "2973.05", "2973.0458"):  # what is used comes ever closer to the limit
        made += [["explain", "coal-lock-in", "limit_use.cap", "--set", 'limits={"cap":{"title":"cap","use":"energy","at_most":%s}}' % most]]
    for most in ("3286.8", "3286.761", "3286.75495"):
        made += [["explain", "baseline", "limit_use.cap", "--set", 'limits={"cap":{"title":"cap","use":"energy","at_most":%s}}' % most]]
    made += [["models"], ["models", "--format", "json"], ["list", "green", "limits"], ["list", "green", "targets", "--lang", "zh"]]
    return made


def pictures():
    made = []
    for place in (LULIANG, BEFORE, TWO, DRAWN, "green"):
        made += [["chart", place, "-o", "OUT", "--members", "300", "--lang", lang] for lang in ("en", "zh")]
    made += [["chart", "green", "-o", "OUT", "--kind", kind, "--members", "300", *TIGHT] for kind in ("limits", "lines", "fan")]
    made += [["chart", LULIANG, "-o", "OUT", "--vary", "energy.efficiency=1,2", "--only", "energy", "--members", "300"]]
    return made


def hashed(files):
    sums = hashlib.sha256()
    for name, content in sorted(files.items()):
        sums.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return sums.hexdigest()[:12]


def said(words, drawing=None):
    """The hash of what a command prints, says and writes."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        env = {**CLEAN, "LC_ALL": "C.UTF-8", "TMPDIR": folder}
        if drawing:
            env["PATH"] = drawing + ":" + env.get("PATH", os.environ["PATH"])
        done = subprocess.run([PROGRAM, *(out if word == "OUT" else word for word in words)], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        files = {"code": b"%d" % done.returncode, "out": done.stdout.replace(folder.encode(), b"TMP"),
                 "talk": done.stderr.replace(folder.encode(), b"TMP")}
        for name in os.listdir(out) if os.path.isdir(out) else []:
            if name != "manifest.json":  # tells gnuplot's version
                with open(os.path.join(out, name), "rb") as file:
                    files["out/" + name] = file.read()
        return hashed(files)


def fonts():
    """What widths of texts were measured with."""
    sums = hashlib.sha256()
    for family in ("Liberation Sans", "Liberation Sans:bold", "WenQuanYi Micro Hei"):
        found = subprocess.run(["fc-match", "-f", "%{file}", family], stdout=subprocess.PIPE, check=False).stdout.decode()
        with open(found, "rb") as file:
            sums.update(file.read())
    return sums.hexdigest()[:12]


def kept():
    with open(LIST, encoding="utf-8") as file:
        return {words: value for value, words in (line.rstrip("\n").split(" ", 1) for line in file)}


def compare(made, drawing=None):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        now = dict(zip(map(shlex.join, made), pool.map(lambda words: said(words, drawing), made)))
    if os.environ.get("OUTTURN_BLESS"):
        both = {**(kept() if os.path.exists(LIST) else {}), **now}
        wanted = {shlex.join(words) for words in tables() + pictures()} | {"fonts"}
        with open(LIST, "w", encoding="utf-8") as file:
            file.writelines("%s %s\n" % (both[words], words) for words in sorted(both) if words in wanted)
    before = kept()
    moved = [words for words in now if before.get(words) != now[words]]
    assert not moved, "%d of %d commands say something else than before, the first of them: %s" % (len(moved), len(now), "; ".join(moved[:8]))


def test_what_commands_print():
    compare(tables())


def test_what_gnuplot_is_asked_to_draw():
    if os.environ.get("OUTTURN_BLESS"):
        both = {**kept(), "fonts": fonts()}
        with open(LIST, "w", encoding="utf-8") as file:
            file.writelines("%s %s\n" % (both[words], words) for words in sorted(both))
    if not shutil.which("fc-match") or kept()["fonts"] != fonts():
        return "the fonts are others than those that tests/golden/unmoved.txt was made with"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gnuplot")
        with open(path, "w", encoding="utf-8") as file:
            file.write(GNUPLOT)
        os.chmod(path, 0o755)
        return compare(pictures(), folder)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "unmoved"))
