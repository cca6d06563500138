#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipes of sim/README.md: in a copy of the tree one thing of each kind is added, in the files that the recipe names
and in no other; then the copy is built, without a warning, and shows what was added. New files lie ready in
tests/recipes/, the rows stand here. CC names the compiler (default gcc)."""
import csv
import glob
import json
import os
import re
import shutil
import subprocess
import tempfile
from test_cli import run_tests

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
READY = os.path.join(ROOT, "tests/recipes")
GREEN, WASTED = "scenarios/luliang/green.json", "scenarios/luliang/wasted.json"

# What is added, by the first words of its row in the table of sim/README.md: what NAME stands for, and what is written
# into files that are there: (file, what stands in front of it, text). "": at the end.
ADDED = {
    "a writer": ("tsv", [("sim/write/writers.def", "WRITER(json)\n", "WRITER(tsv)\n")]),
    "a kind of chart": ("poster", [
        ("sim/figure/kinds.def", "", "FIGURE_KIND(poster)\n"),
        ("sim/base/words.def", "", 'WORD(W_POSTER_TITLE, "A scenario", "一个情景")\n')]),
    "a question": ("peak", [("tests/floors.txt", "sim/ask/run*", " sim/ask/peak")]),
    "a view": ("peak", [
        ("sim/view/view.h", "/* What is said of results, in their order. All of it refers to the results and to `view`, which must stay. */\n",
         "struct said view_peak(struct arena *arena, const struct result *const *results, int count, const struct view *view);\n"),
        ("sim/base/words.def", "", 'WORD(W_COLUMN_PEAK, "highest in", "最高年份")\n')]),
    "a command": ("peak", [
        ("sim/command/commands.def", "", "COMMAND(PEAK, peak, 1, ANY, READS_ALL, PROJECTING | OUTPUT | FORMAT | ONLY)\n"),
        ("sim/base/words.def", "", 'WORD(W_ARGUMENTS_PEAK, "FILE...", "文件...")\n'
         'WORD(W_SUMMARY_PEAK, "when is each variable at its highest", "各变量何时最高")\n'
         'WORD(W_DETAILS_PEAK, "Says in which year each variable is highest.", "指出各变量达到最高值的年份。")\n')]),
    "an option": ("peak", [
        ("sim/command/options.def", "", 'OPTION(LAST_ONLY, "last-only", 0, NULL, TAKES_NOTHING, last_only, NULL, 0, TOLD)\n'),
        ("sim/command/options.h", "struct options {\n", "\tbool last_only;            /* peak: of several scenarios the last */\n"),
        ("sim/command/commands.def", "OUTPUT | FORMAT | ONLY", " | LAST_ONLY"),
        ("sim/base/words.def", "", 'WORD(W_OPTION_LAST_ONLY, "the last scenario alone", "只列最后一个情景")\n'),
        ("sim/command/cmd_peak.c", "int count = ", "call->options->last_only ? 1 : "),
        ("sim/command/cmd_peak.c", "view_peak, batch.results", " + batch.result_count - count")]),
    "a distribution": ("ramp", [("sim/distribution/distributions.def", "", "DISTRIBUTION(ramp)\n")]),
    "a language": ("de", [("sim/base/languages.def", "", """LANGUAGE(DE, de,
         .called = {.en = "in German", .zh = "德文", .de = "auf Deutsch"},
         .unit_gap = " ", .sentence_gap = " ", .comma = ", ", .semicolon = "; ", .colon = ": ", .names_comma = ", ",
         .grouped_from = 5, .unit_times = " ", .target_cells = 10, .target_cells_of_many = 12,
         .font_stack = "'Liberation Sans',Arial,sans-serif")
""")]),
    "a model": ("waste", [("models/models.def", "", "MODEL(waste)\n")]),
}


class Copy:
    """The tree with all that was added, built."""

    def __init__(self):
        self.folder = os.path.join(tempfile.mkdtemp(), "outturn")
        self.changed, self.named = {}, recipes()
        for part in ("sim", "models", "plots", "scenarios", "tests"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(self.folder, part), ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(os.path.join(ROOT, "Makefile"), self.folder)
        for what, (name, rows) in ADDED.items():
            before = self.files()
            self.add(self.named.get(what, []), name, rows)
            after = self.files()
            self.changed[what] = sorted(path for path in after if before.get(path) != after[path])
        self.built = subprocess.run(["make", "-s", "CC=" + os.environ.get("CC", "gcc"), "CFLAGS=-O0 -Werror", "BUILD=build/recipes", "outturn"],
                                    cwd=self.folder, env=clean(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        scenario = {"kind": "scenario", "plan": "plan.json", "extends": "green.json", "waste": {"per_person": {
            "value": 0.25, "source": "assumption", "range": [0.1, 0.4], "note": "a test", "uncertain": {"ramp": {"low": 0.1, "high": 0.4}}}}}
        with open(os.path.join(self.folder, WASTED), "w", encoding="utf-8") as file:
            json.dump(scenario, file)

    def add(self, files, name, rows):
        for path in files:
            ready = os.path.join(READY, path.replace("NAME", name))
            if os.path.exists(ready) and not os.path.exists(self.at(path.replace("NAME", name))):
                shutil.copy(ready, self.at(path.replace("NAME", name)))
        for path, behind, text in rows:
            with open(self.at(path), encoding="utf-8") as file:
                old = file.read()
            assert old.count(behind) == 1 or not behind, "%s: %r stands there %d times" % (path, behind, old.count(behind))
            at = old.index(behind) + len(behind) if behind else len(old)
            with open(self.at(path), "w", encoding="utf-8") as file:
                file.write(old[:at] + text + old[at:])

    def at(self, path):
        return os.path.join(self.folder, path)

    def files(self):
        found = {}
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.relpath(os.path.join(folder, name), self.folder)] = file.read()
        return found

    def __call__(self, *words, **environment):
        done = subprocess.run(["./outturn", *words], cwd=self.folder, env=dict(clean(), **environment), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=300)
        assert done.returncode == 0, "%s: %d: %s" % (" ".join(words), done.returncode, done.stderr.decode("utf-8"))
        return done.stdout.decode("utf-8")

    def rows(self, *words):
        return list(csv.DictReader(self(*words, "--format", "csv").splitlines()))


def clean():
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}


def recipes():
    """The files of each row of the table that begins with "to add"."""
    with open(os.path.join(ROOT, "sim/README.md"), encoding="utf-8") as file:
        table = re.search(r"\| to add \|.*?\n\n", file.read() + "\n\n", re.S).group(0)
    rows = [line.split("|") for line in table.splitlines()[2:] if line.startswith("|")]
    return {row[1].strip(): re.findall(r"`([^`]+)`", row[2]) for row in rows}


copy = Copy()


def test_each_recipe_of_the_readme_is_tried():
    assert set(copy.named) == set(ADDED), set(copy.named) ^ set(ADDED)


def test_no_file_is_touched_that_the_recipe_does_not_name():
    for what, (name, _) in ADDED.items():
        named = sorted(path.replace("NAME", name) for path in copy.named[what])
        assert copy.changed[what] == named, "%s: touched %s, named %s" % (what, copy.changed[what], named)
    ready = [os.path.relpath(path, READY) for path in glob.glob(READY + "/**/*.[ch]", recursive=True)]
    assert ready and all(any(path in touched for touched in copy.changed.values()) for path in ready), ready


def test_the_copy_is_built_without_a_warning():
    assert copy.built.returncode == 0, copy.built.stdout.decode("utf-8")[-3000:]


def test_the_floors_hold():
    done = subprocess.run(["bash", "tests/floors.sh"], cwd=copy.folder, env=dict(clean(), OBJECTS="build/recipes"), stdout=subprocess.PIPE)
    assert b"not ok" not in done.stdout and b"ok floors" in done.stdout, done.stdout.decode("utf-8")


def test_a_writer_says_the_same_cells_as_csv():
    for words in (("run", GREEN), ("run", GREEN, "--targets"), ("compare", "scenarios/luliang", "--inputs"), ("list", GREEN, "inputs")):
        cells = list(csv.reader(copy(*words, "--format", "csv").splitlines()))
        tabs = [line.split("\t") for line in copy(*words, "--format", "tsv").splitlines()]
        assert len(cells) > 3 and tabs == cells, words
    copy("run", GREEN, "-o", "out/tsv", "--format", "tsv,csv")
    assert {"run.tsv", "run-targets.tsv", "run.csv"} <= set(os.listdir(copy.at("out/tsv")))
    copy("ensemble", GREEN, "--members", "100", "--credible", "0.8", "-o", "out/all", "--format", "table,csv,json,tsv")
    parts = ["", "-targets", "-credible", "-facts"]
    assert {f"ensemble{part}.{ending}" for part in parts for ending in ("csv", "tsv")} <= set(os.listdir(copy.at("out/all")))
    assert "table|csv|json|tsv" in copy("help", "run")
    assert max(map(len, copy("help", "run").splitlines())) <= 98


def test_a_kind_of_chart_is_drawn():
    copy("chart", GREEN, "-o", "out/poster", "--kind", "poster", "--lang", "en")
    with open(copy.at("out/poster/poster-green.en.svg"), encoding="utf-8") as file:
        drawn = file.read()
    assert "A scenario" in drawn and drawn.rstrip().endswith("</svg>")
    assert "poster" in copy("help", "chart", "--lang", "zh") and "poster" in copy("help", "--format", "bash")


def test_a_command_answers_in_every_format_and_stands_in_help():
    rows = copy.rows("peak", GREEN, "--only", "gdp,raw_coal")
    values = copy.rows("run", GREEN, "--only", "gdp,raw_coal")
    assert {row["variable"] for row in rows} == {"gdp", "raw_coal"}
    for row in rows:
        highest = max((value for value in values if value["variable"] == row["variable"]), key=lambda value: float(value["value"]))
        assert row["year"] == highest["year"], row
    assert "highest in" in copy("peak", GREEN, "--only", "gdp")
    assert len(json.loads(copy("peak", GREEN, "--only", "gdp", "--format", "json"))["peaks"]) == 1
    assert copy("peak", GREEN, "--only", "gdp", "--format", "tsv").startswith("scenario\tvariable\tyear\n")
    assert "when is each variable at its highest" in copy("help") and "Says in which year" in copy("help", "peak")
    for page in ("man", "bash", "zsh"):
        assert "peak" in copy("help", "--format", page)


def test_an_option_is_known_to_its_command_alone():
    assert {row["scenario"] for row in copy.rows("peak", "scenarios/luliang/baseline.json", GREEN, "--last-only", "--only", "gdp")} == {"green"}
    assert "--last-only" in copy("help", "peak") and "--last-only" not in copy("help", "run")
    copy("peak", GREEN, "--last-only", "-o", "out/option")
    with open(copy.at("out/option/manifest.json"), encoding="utf-8") as file:
        assert json.load(file)["options"]["last-only"] is True


def test_a_model_computes_from_its_section():
    values = {(row["variable"], row["year"]): float(row["value"]) for row in copy.rows("run", WASTED, "--only", "waste,population")}
    years = [year for variable, year in values if variable == "waste"]
    assert len(years) > 4 and all(abs(values["waste", year] - 0.25 * values["population", year]) < 1e-9 for year in years)
    assert "per_person" in copy("models", "waste") and '"per_person"' in copy("schema", "scenario")


def test_a_distribution_is_drawn():
    drawn = {row["stat"]: float(row["value"]) for row in copy.rows("ensemble", WASTED, "--only", "waste", "--members", "20000") if row["year"] == "2025"}
    people = [float(row["value"]) for row in copy.rows("run", WASTED, "--only", "population", "--years", "2025")]
    assert '"ramp"' in copy("schema", "scenario")
    for stat, p in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
        assert abs(drawn[stat] / people[0] - (0.1 + 0.3 * p ** 0.5)) < 0.005, (stat, drawn)


def test_a_language_speaks_and_falls_back():
    for said in (copy("run", GREEN, "--lang", "de"), copy("run", GREEN, LC_ALL="de_DE.UTF-8")):
        assert "Einheit" in said and "Ziel" in said and "erreicht" in said
        assert "Prices of " in said or "prices" in said
    assert "en|zh|de" in copy("help", "run")


if __name__ == "__main__":
    failed = run_tests(globals() if copy.built.returncode == 0 else {
        "test_the_copy_is_built_without_a_warning": test_the_copy_is_built_without_a_warning}, "recipes")
    shutil.rmtree(os.path.dirname(copy.folder))
    raise SystemExit(failed)
