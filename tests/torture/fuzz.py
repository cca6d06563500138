#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coverage-guided fuzzing by libFuzzer under the address and undefined-behaviour sanitizers: each harness of tests/fuzz/ takes its
corpus (tests/fuzz/corpus/NAME) again and goes on from there: 10 s each in a share, 10 minutes in full (FUZZ_SECONDS says
otherwise). A finding is kept in build/torture, and belongs into the corpus once it is mended. FUZZ_KEEP=1 puts what was found
to reach more code into the corpus, minimised. One input is one thing tried."""
import glob
import os
import re
import shutil
import subprocess

import torture

ROW = torture.Row()
SECONDS = int(os.environ.get("FUZZ_SECONDS", 600 if torture.FULL else 10))
BUILT = os.path.join(torture.ROOT, "build", "fuzz")
CORPUS = os.path.join(torture.ROOT, "tests", "fuzz", "corpus")
FUNCTIONS = "min max clamp if exp log sin cos pow sqrt abs sum prev base at given unlimited respond year base_year".split()


def dictionary(name, folder):
    """Words that chance does not come to: keys of the schema, names and functions of formulas, headings of tables."""
    words = set()
    if name in ("reader", "json"):
        for kind in ("plan", "scenario"):
            words |= set(re.findall(r'"([a-z_]{3,24})": \{', torture.run(["schema", kind]).out.decode()))
        words = {'"%s":' % word for word in words}
    elif name == "formula":
        words = {word + "(" for word in FUNCTIONS} | {"year", "base_year", "output.a", "output.whole", "gdp", "energy", "population", "sectors.growth",
                                                      "[1e8 CNY@base]", "[%]", "<=", "!=", "1e308", "limit_use.cap", "energy_intensity"}
    elif name in ("units", "tables", "csv"):
        words = {"亿元", "万人", "吨标准煤", "%/yr", "1e8 CNY@2020", "tce/1e4 CNY", "个百分点", "每万人", "GDP", "地区生产总值", "2025年目标", "2020年", "年均增速(%)",
                 "约束性", "指标,单位,", "[13.5]", "about ", "≥", "6.5左右", "variable,unit,year,value,source", ",basis", "indicator,unit,2020,2025 target"}
    elif name == "workbook":
        words = {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "<row>", "</row>", '<c r="A1"', ' t="s"',
                 ' t="str"', ' t="inlineStr"', ' t="e"', ' s="1"', "<v>", "</v>", "<f>", "<is><t>", "hidden=\"1\"", '<mergeCell ref="A1:B2"/>', "sep=;",
                 'formatCode="', "yyyy", "0.0,,", "[>=1000]", "_x000D_", "PK\1\2", "PK\5\6", "PK\6\6", "<!DOCTYPE", "<!ENTITY", "../", "Target=\""}
    elif name == "manifest":
        words = {'"%s":' % word for word in "kind program version command scenarios arguments options inputs outputs earlier path sha256 drawn".split()}
    words = words or {name}  # an empty dictionary is refused
    path = os.path.join(folder, name + ".dict")
    with open(path, "w", encoding="utf-8") as file:
        for word in sorted(words):
            file.write('"%s"\n' % "".join("\\x%02x" % byte for byte in word.encode()))
    return path


def number(log, pattern):
    found = re.findall(pattern, log)
    return int(found[-1]) if found else 0


def fuzz(name, folder):
    """Runs one harness; says what it came to."""
    harness, corpus, work = os.path.join(BUILT, "fuzz_" + name), os.path.join(CORPUS, name), os.path.join(folder, name)
    os.makedirs(work)
    if not os.path.isdir(corpus) or not os.listdir(corpus):
        ROW.fail("%s has no corpus in tests/fuzz/corpus" % name)
        return "%s: no corpus" % name
    command = [harness, "-max_total_time=%d" % SECONDS, "-timeout=20", "-rss_limit_mb=2500", "-max_len=6000", "-print_final_stats=1",
               "-seed=%d" % torture.SEED, "-artifact_prefix=%s/" % folder, "-dict=" + dictionary(name, folder), work, corpus]
    try:
        done = subprocess.run(command, cwd=folder, env=torture.environment(LC_ALL="C.UTF-8"), stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS * 2 + 120)
        log, code = done.stderr.decode("utf-8", "replace"), done.returncode
    except subprocess.TimeoutExpired as late:
        log, code = (late.stderr or b"").decode("utf-8", "replace"), None
    inputs, covered = number(log, r"stat::number_of_executed_units: (\d+)"), number(log, r"cov: (\d+)")
    ROW.tried += inputs or number(log, r"#(\d+)")
    for path in glob.glob(os.path.join(folder, "*-*")):
        with open(path, "rb") as file:
            ROW.fail("%s: %s: %s" % (name, os.path.basename(path).split("-")[0], log[-1500:]), file.read(), "-" + name)
        os.unlink(path)
    if code != 0 and not ROW.failures:
        ROW.fail("%s: exit code %s: %s" % (name, code, log[-1500:]))
    if os.environ.get("FUZZ_KEEP"):
        merged = os.path.join(folder, name + ".merged")
        os.makedirs(merged)
        subprocess.run([harness, "-set_cover_merge=1", "-use_counters=0", "-max_len=3000", merged, corpus, work], cwd=folder, capture_output=True, timeout=1200, check=True)
        shutil.rmtree(corpus)
        shutil.copytree(merged, corpus)
    return "%s %d inputs, %d edges" % (name, inputs, covered)


def main():
    names = sorted(os.path.basename(path)[:-2] for path in glob.glob(os.path.join(torture.ROOT, "tests", "fuzz", "*.c")) if not path.endswith("/fuzz.c"))
    missing = [name for name in names if not os.path.exists(os.path.join(BUILT, "fuzz_" + name))]
    if missing:
        ROW.not_tried("make fuzz (clang and libclang-rt-dev) has not built " + ", ".join(missing))
    with torture.folder() as folder:
        said = [fuzz(name, folder) for name in names]
    ROW.end("%d s each: %s" % (SECONDS, "; ".join(said)))


main()
