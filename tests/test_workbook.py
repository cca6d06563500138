#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook of a report computes: a yellow cell that is changed gives what run --set gives, to 1e-9, limits included, in
places that are not Luliang too. Formulas are computed here (sheet_formulas.py) and, where it is installed, by LibreOffice,
which is started once: for one change in ten, or, with OUTTURN_OFFICE=all, for every one. Nothing hostile acts; the same
report has the same bytes."""
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile
from sheet_formulas import MAIN, Computer, read, with_numbers
from test_cli import CLEAN, PROGRAM, ROOT, Town, run_tests

NEAR = 1e-9    # relative; of less than LEAST, as what is left of a limit that is met, to 1e-11
LEAST = 1e-2
CHANGES = 100
LULIANG = os.path.join(ROOT, "scenarios", "luliang")
PLACES = {  # of one limit, of three that act together, of money in two sectors, of a target that was given up
    "green": [os.path.join(LULIANG, "green.json")],
    "vision": [os.path.join(LULIANG, name) for name in ("vision-2035.json", "vision-2035-green.json")],
    "two sectors": [os.path.join(ROOT, "tests", "places", "twosector", name) for name in ("dry.json", "wet.json")],
    "scotland": [os.path.join(ROOT, "scenarios", "scotland", name) for name in ("as-of-late.json", "within-budgets.json")],
    "several": [os.path.join(LULIANG, name) for name in ("baseline.json", "as-planned.json", "green.json", "rebased-2022.json")],
}
FOLDER = tempfile.TemporaryDirectory()


def run(*words):
    done = subprocess.run([PROGRAM, *words], env=CLEAN, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60)
    done.out, done.talk = done.stdout.decode(), done.stderr.decode()
    return done


def report(folder, files, language="en"):
    done = run("report", *files, "-o", folder, "--format", "xlsx", "--lang", language)
    assert done.returncode == 0, done.talk
    return os.path.join(folder, "report.xlsx")


def workbook(place, language="en"):
    folder = os.path.join(FOLDER.name, place.replace(" ", "-") + "-" + language)
    path = os.path.join(folder, "report.xlsx")
    return path if os.path.exists(path) else report(folder, PLACES[place], language)


def column_and_row(name):
    letters, row = re.match(r"([A-Z]+)(\d+)", name).groups()
    return letters, int(row)


def index(letters):
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value


def by_row(cells):
    rows = {}
    for name, cell in cells.items():
        letters, row = column_and_row(name)
        rows.setdefault(row, {})[letters] = cell
    return rows


class Scenario:
    """A scenario's sheet: which cell has a variable in a year."""

    def __init__(self, book, sheet, path):
        self.sheet, self.path, self.rows, self.years = sheet, path, {}, {}
        rows = by_row(book[sheet])
        head = next(row for row in sorted(rows) if rows[row].get("A") and rows[row]["A"].value == "Variable")
        self.years = {int(cell.value): letters for letters, cell in rows[head].items() if isinstance(cell.value, float)}
        for row in sorted(rows):
            name = rows[row].get("B")
            if row > head and name and name.value and name.value not in self.rows:
                self.rows[name.value] = row

    def compare(self, computer, said, what):
        """With what `run` says, every row of it."""
        compared = 0
        for one in csv.DictReader(io.StringIO(said)):
            cell = "%s%d" % (self.years[int(one["year"])], self.rows[one["variable"]])
            got, want = computer.value(self.sheet, cell), float(one["value"])
            assert abs(got - want) <= NEAR * max(abs(got), abs(want), LEAST), "%s: %s %s is %r in the sheet (%s), %r in run" % (
                what, one["variable"], one["year"], got, cell, want)
            compared += 1
        assert compared > 20, "%d numbers" % compared


class Inputs:
    """The sheet of inputs: which cells are to be changed, and what --set says of a change."""

    def __init__(self, book, titles):
        self.book, cells = book, book["Inputs"]
        rows = by_row(cells)
        head = rows[4]
        self.years = {letters: int(cell.value) for letters, cell in head.items() if isinstance(cell.value, float)}
        self.columns = ["D"] + sorted(self.years, key=index)
        self.scenario_of, self.key_of, current = {}, {}, None
        for row in sorted(rows):
            first, key = rows[row].get("A"), rows[row].get("B")
            if row > 4 and first and first.value in titles and not (key and key.value):
                current = titles.index(first.value)
            elif current is not None and key and key.value:
                self.scenario_of[row], self.key_of[row] = current, key.value
        self.given = [(row, column) for row in self.key_of for column in self.columns
                      if "%s%d" % (column, row) in cells and cells["%s%d" % (column, row)].formula is None]

    def cell(self, row, column):
        return self.book["Inputs"].get("%s%d" % (column, row))

    def stated(self, row, column):
        """Is it a number that a file states, or the same as such a one in another row?"""
        cell = self.cell(row, column)
        link = cell and cell.formula and re.fullmatch(r"([A-Z]+)(\d+)", cell.formula)
        return cell is not None and (cell.formula is None or bool(link and link.group(1) == column and int(link.group(2)) != row))

    def settings(self, scenario, before, after):
        """--set for each row of the scenario that states another number than before."""
        for row, key in self.key_of.items():
            if self.scenario_of[row] != scenario:
                continue
            columns = [column for column in self.columns if self.stated(row, column)]
            names = ["%s%d" % (column, row) for column in columns]
            if all(before.value("Inputs", name) == after.value("Inputs", name) for name in names):
                continue
            values = [after.value("Inputs", name) for name in names]
            unit = self.cell(row, "C").value
            if columns[0] == "D":
                yield "%s=%s" % (key, json.dumps({"value": values[0], "unit": unit}))
                continue
            points = {str(self.years[column]): value for column, value in zip(columns, values)}
            if key.endswith(".level"):
                points = {year: "%r %s" % (value, unit) for year, value in points.items()}
                yield "%s=%s" % (key[:-len(".level")], json.dumps({"level": points}))
                continue
            path = {"path": points, "unit": unit}
            if not key.endswith("fall_at_least"):
                first, last = self.columns.index(columns[0]), self.columns.index(columns[-1])
                inner = [self.cell(row, column).formula for column in self.columns[first:last]
                         if self.cell(row, column) and not self.stated(row, column)]
                path["interpolate"] = ("geometric" if any("^" in one for one in inner)
                                       else "step" if inner and all(re.fullmatch(r"[A-Z]+\d+", one) for one in inner)
                                       else "linear")
            yield "%s=%s" % (key, json.dumps(path))


def titles_of(book):
    """The scenarios' sheets, in order."""
    named = {"Summary", "Comparison", "Targets", "Inputs", "Observations", "About"}
    return [sheet for sheet in book if sheet not in named]


class Trials:
    """Random changes of a workbook that `run` takes, with what it says."""

    def __init__(self, place, count, seed):
        self.path = workbook(place)
        self.book = read(self.path)
        titles = titles_of(self.book)
        self.scenarios = [Scenario(self.book, title, path) for title, path in zip(titles, PLACES[place])]
        self.inputs, self.plain, self.list = Inputs(self.book, titles), Computer(self.book), []
        chance = random.Random(seed)
        refused = 0
        while len(self.list) < count:
            changed = {}
            for row, column in chance.sample(self.inputs.given, chance.choice((1, 1, 2, 4))):
                old = self.inputs.cell(row, column).value
                changed["Inputs", "%s%d" % (column, row)] = round(old * chance.uniform(0.7, 1.3) if old else chance.uniform(0, 2), 6)
            computer, said = Computer(self.book, changed), []
            for number, scenario in enumerate(self.scenarios):
                words = [word for one in self.inputs.settings(number, self.plain, computer) for word in ("--set", one)]
                done = run("run", scenario.path, "--format", "csv", *words)
                said.append(done.out if done.returncode == 0 else None)
            if None in said:  # out of bounds, or no finite number
                refused += 1
                assert refused < 5 * count, "run takes next to nothing"
                continue
            self.list.append((changed, said))

    def compare(self, number, computer):
        changed, said = self.list[number]
        for scenario, one in zip(self.scenarios, said):
            scenario.compare(computer, one, "change %r" % changed)


SEEDS = {"green": 34, "vision": 33, "two sectors": 22, "scotland": 11}
KEPT = {}


def trials():
    for place, count in SEEDS.items():
        if place not in KEPT:
            KEPT[place] = Trials(place, count, "changes of " + place)
        yield KEPT[place]


# --- numbers ---

def test_every_formula_comes_to_the_number_beside_it():
    count = 0
    for place in PLACES:
        book = read(workbook(place))
        computer = Computer(book)
        for sheet, cells in book.items():
            for name, cell in cells.items():
                assert cell.kind != "e", "%s!%s is %s" % (sheet, name, cell.value)
                if cell.formula is None:
                    continue
                got, count = computer.value(sheet, name), count + 1
                if isinstance(cell.value, float):
                    assert abs(got - cell.value) <= NEAR * max(abs(got), abs(cell.value), 1e-3), "%s: %s!%s =%s is %r, not %r" % (
                        place, sheet, name, cell.formula, got, cell.value)
                else:
                    assert got == cell.value, "%s: %s!%s =%s is %r, not %r" % (place, sheet, name, cell.formula, got, cell.value)
    assert count > 10000, "%d formulas" % count


def test_the_workbook_has_what_run_prints():
    for place in PLACES:
        book = read(workbook(place))
        computer = Computer(book)
        for title, path in zip(titles_of(book), PLACES[place]):
            Scenario(book, title, path).compare(computer, run("run", path, "--format", "csv").out, place)


def test_a_changed_cell_gives_what_run_set_gives():
    assert sum(SEEDS.values()) >= CHANGES
    for trial in trials():
        for number, (changed, _) in enumerate(trial.list):
            trial.compare(number, Computer(trial.book, changed))


def test_libreoffice_computes_the_same():
    office = shutil.which("soffice")
    if not office:
        return "soffice is not installed"
    every = 1 if os.environ.get("OUTTURN_OFFICE") == "all" else 10
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for trial in trials():
            for number, (changed, _) in list(enumerate(trial.list))[::every]:
                files.append((trial, number, os.path.join(folder, "%s-%d.xlsx" % (len(files), number))))
                with_numbers(trial.path, files[-1][2], changed)
        done = os.path.join(folder, "done")
        subprocess.run([office, "-env:UserInstallation=file://" + folder + "/settings", "--headless", "--convert-to", "xlsx",
                        "--outdir", done, *[path for _, _, path in files]], check=True, timeout=900,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for trial, number, path in files:
            book = read(os.path.join(done, os.path.basename(path)))
            for sheet, cells in book.items():
                for name, cell in cells.items():
                    assert cell.kind != "e", "%s!%s is %s" % (sheet, name, cell.value)
                    cell.formula = None
            trial.compare(number, Computer(book))
    assert len(files) >= CHANGES / every


# --- verdicts, names, about ---

def test_verdicts_follow_their_numbers():
    path = workbook("green")
    book = read(path)
    sheet = titles_of(book)[0]
    rows = by_row(book[sheet])
    judged = 0
    for row, cells in rows.items():
        verdict, number = cells.get("J"), cells.get("F")
        if not (verdict and verdict.formula and number and number.formula is None and cells.get("H")):
            continue
        value, sense = cells["H"].value, cells["E"].value
        beyond = {"at least": value + 1, "at most": value - 1, "above": value, "below": value}.get(sense)
        if beyond is None:
            continue
        computer = Computer(book, {(sheet, "F%d" % row): beyond})
        assert computer.value(sheet, "J%d" % row) == "missed", "%s %s" % (cells["A"].value, sense)
        within = {"at least": value, "at most": value, "above": value - 1, "below": value + 1}[sense]
        computer = Computer(book, {(sheet, "F%d" % row): within})
        assert computer.value(sheet, "J%d" % row) == "met", "%s %s" % (cells["A"].value, sense)
        judged += 1
    assert judged >= 5, "%d targets" % judged


def names_of(path):
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return [(one.get("name"), one.get("localSheetId"), one.text) for one in book.iter(MAIN + "definedName")]


def test_names_are_ones_that_formulas_may_use():
    path = workbook("several")
    book = read(path)
    names = [one for one in names_of(path) if not one[0].startswith("_xlnm.")]
    titles = titles_of(book)
    for name, local, reference in names:
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*|[Cc]\d*", name), name
        assert re.fullmatch(r"[A-Za-z_][\w.]*", name) and len(name) < 255, name
        sheet, cell = re.fullmatch(r"'?([^']*)'?!\$([A-Z]+\$\d+)", reference).groups()
        assert cell.replace("$", "") in book[sheet], reference
    places = [(local, reference.split("!")[0].strip("'")) for name, local, reference in names if name == "gdp_2025"]
    assert places[0] == (None, titles[0]) or (None, titles[0]) in places, places
    assert sorted(sheet for _, sheet in places) == sorted(titles), places


def test_the_same_report_has_the_same_bytes():
    first = workbook("green")
    again = report(os.path.join(FOLDER.name, "again"), PLACES["green"])
    with open(first, "rb") as one, open(again, "rb") as other:
        assert one.read() == other.read()


def test_about_says_what_it_was_made_from():
    import hashlib
    book = read(workbook("green"))
    said = {cells["A"].value: cells["B"].value for cells in by_row(book["About"]).values() if "A" in cells and "B" in cells}
    with open(os.path.join(LULIANG, "green.json"), "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    assert digest in said.values(), "no hash of green.json"
    assert "report" in said["Command"] and said["Version"]


# --- strangers' texts ---

HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "[x]:*?/\\'", "'quoted'", "History", "", "  ", "a!b",
           "a very long title of a scenario that no tab of a sheet can hold", "a very long title of a scenario that no tab holds",
           "<b>&amp;\"</b>", "\u202egreen", "\U0001F600" * 40]


def test_hostile_titles_are_inert():
    town = Town()
    files = []
    for number, title in enumerate(HOSTILE):
        name = "s%02d" % number
        files.append("scenarios/town/%s.json" % name)
        town.write(files[-1], {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
                               "title": {"en": title or "x", "zh": title or "x"},
                               "sectors": {"industry": {"growth": {"value": 3 + number / 10, "source": "assumption",
                                                                   "range": [0, 9], "note": title or "x"}},
                                           "services": {"growth": 2}}})
    done = town("report", *files, "-o", "out", "--format", "xlsx", "--lang", "en")
    assert done.returncode == 0, done.talk
    path = os.path.join(town.folder, "out", "report.xlsx")
    book = read(path)
    names = list(book)
    assert len({name.lower() for name in names}) == len(names) and len(names) > len(HOSTILE)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31, name
        assert not re.search(r"[\[\]:*?/\\]", name) and name.strip("'") == name and name.lower() != "history", name
    texts = [cell for cells in book.values() for cell in cells.values() if isinstance(cell.value, str)]
    assert any(cell.value == "=1+1" and cell.formula is None for cell in texts)
    computer = Computer(book)
    for sheet, cells in book.items():
        for name, cell in cells.items():
            if cell.formula is not None:
                computer.value(sheet, name)
                assert not re.search(r"\||HYPERLINK|DDE", re.sub(r"'[^']*'!", "", cell.formula)), cell.formula
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name or "vba" in name.lower()]


def test_chinese_has_no_english_left():
    book = read(workbook("several", "zh"))
    words = {"Summary", "Inputs", "Targets", "met", "missed", "Variable", "Unit", "Source", "Year", "default"}
    for sheet, cells in book.items():
        assert sheet not in words, sheet
        for name, cell in cells.items():
            assert cell.value not in words, "%s!%s: %s" % (sheet, name, cell.value)
    assert list(book)[0] == "摘要"


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "workbook"))
