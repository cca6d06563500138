#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios side by side as people ask for them: names in two languages, inputs edited in a spreadsheet and read back,
what-if columns, and what `compare` shows. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import sys
import traceback

from test_cli import Town, cells, holds, lacks, refused, same, scenario


def column(text, name):
    """The values of one column of a CSV, in order."""
    return [row[name] for row in csv.DictReader(io.StringIO(text))]


# --- names ---

TITLED = dict(title={"en": "Fast lane", "zh": "快速情景"})


def test_a_scenario_answers_to_its_title():
    town = Town(fast=scenario(7, **TITLED))
    want = town("run", "fast", "--format", "csv").out
    for name in ("快速情景", "快速", "Fast lane", "fast LANE"):
        same(town("run", name, "--format", "csv").out, want)
    refused(town("run", "快速情境"), "did you mean scenarios/town/fast.json?")
    town.write("scenarios/city/plan.json", town.read("scenarios/town/plan.json"))
    town.write("scenarios/city/base.json", town.read("scenarios/town/base.json"))
    town.write("scenarios/city/quick.json", scenario(5, **TITLED))
    refused(town("run", "快速情景"), "there are several", "scenarios/city/quick.json, scenarios/town/fast.json")


def test_names_of_targets_variables_and_sectors_in_explain_only_and_set():
    town = Town(fast=scenario(7, **TITLED))
    want = town("explain", "fast", "output.industry").out
    for name in ("output.工业", "output.Industry", "/output/工业"):
        same(town("explain", "fast", name).out, want)
    refused(town("explain", "fast", "工业"), "is several numbers", "share.industry")
    refused(town("explain", "fast", "生产总"), "could be several things", "targets.gdp")
    out = town("run", "fast", "--only", "1，output.工业", "--years", "2025", "--format", "csv").out
    same(column(out, "variable"), ["gdp", "output.industry"])
    out = town("run", "fast", "--only", "Share of GDP, Industry,GDP", "--years", "2025", "--format", "csv").out
    same(sorted(column(out, "variable")), ["gdp", "share.industry"])
    refused(town("run", "fast", "--only", "gdp,生产总"), "could be several things")
    refused(town("run", "fast", "--only", "地区生产总直"), "did you mean gdp?")
    want = town("run", "fast", "--set", "sectors.industry.growth=9", "--format", "csv").out
    for key in ("sectors.工业.growth=9", "/sectors/Industry/growth=9", "sectors.工业.growth+=2"):
        same(town("run", "fast", "--set", key, "--format", "csv").out, want)
    refused(town("run", "fast", "--set", "工业.growth=9"), "--set:1:1", 'did you mean "sectors.industry"?')
    refused(town("run", "fast", "--set", "sectors.业.growth=9"), "--set:1:9")


def main():
    failed = 0
    for name, test in sorted(globals().items()):
        if not name.startswith("test_") or (len(sys.argv) > 1 and sys.argv[1] not in name):
            continue
        try:
            test()
            print("ok side_by_side_" + name[5:], flush=True)
        except Exception:
            failed += 1
            print("     " + traceback.format_exc().replace("\n", "\n     ").rstrip())
            print("not ok side_by_side_" + name[5:], flush=True)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
