#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is printed keeps to a screen and says what it leaves out; charts are the dozen that a report wants, with a page that shows them."""
import csv
import html.parser
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import fcntl
import termios

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import Town, cells, holds, lacks, run_tests, same, scenario

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCREEN, SLACK = 40, 4
os.environ.pop("COLUMNS", None)


def outturn(*words, code=0, folder=ROOT, env=None):
    done = subprocess.run([PROGRAM, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          env=dict(os.environ, LC_ALL="C.UTF-8", **(env or {})))
    assert done.returncode == code, (words, done.returncode, done.stderr.decode()[:500])
    return done.stdout.decode(), done.stderr.decode()


def on_terminal(width, *words):
    """Standard output of a terminal so wide."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    child = subprocess.Popen([PROGRAM, *words, "--color", "never"], cwd=ROOT, stdout=slave, stderr=subprocess.DEVNULL, env=dict(os.environ, LC_ALL="C.UTF-8"))
    os.close(slave)
    told = b""
    while True:
        try:
            more = os.read(master, 65536)
        except OSError:
            break
        if not more:
            break
        told += more
    os.close(master)
    same(child.wait(), 0)
    return told.decode().replace("\r", "")


def widest(told):
    """Of the lines of tables: commands to copy are never broken."""
    return max(cells(line) for line in told.splitlines() if "outturn " not in line)


def numbers_of(table):
    """The numbers of targets in the order of rows."""
    return [line.split()[0] for line in table.splitlines() if re.match(r" *[0-9][0-9.-]*\*? ", line)]


def test_commands_keep_to_a_screen():
    for words, most in ((("run", "green"), SCREEN + SLACK), (("run", "luliang"), SCREEN + SLACK), (("run", "green", "baseline"), SCREEN + 6),
                        (("compare", "luliang"), SCREEN + 12), (("compare", "green", "baseline"), SCREEN + SLACK), (("list", "green"), SCREEN + SLACK)):
        for language in ("en", "zh"):
            told = outturn(*words, "--lang", language)[0]
            assert 10 < len(told.splitlines()) <= most, (words, language, len(told.splitlines()))
            assert not [line for line in told.splitlines() if cells(line) > 98 and "outturn explain" not in line], words


def test_columns_says_how_wide_a_pipe_is():
    for words in (("compare", "luliang"), ("compare", "luliang", "--lang", "zh"), ("ensemble", "scotland", "--members", "1000")):
        usual = outturn(*words)[0]
        assert widest(usual) <= 98, words
        for wrong in ("", "0", "wide", "12e1", "-80", "99999999999999999999"):
            same(outturn(*words, env={"COLUMNS": wrong})[0], usual)
        wide = outturn(*words, env={"COLUMNS": "150"})[0]
        assert widest(usual) < widest(wide) <= 150, (words, widest(wide))
    assert widest(outturn("run", "within-budgets", env={"COLUMNS": "1000"})[0]) <= 200


def test_what_is_left_out_is_told_and_all_shows_it():
    told = outturn("run", "green", "--lang", "en")[0]
    flat = " ".join(told.split())
    some = dict(re.findall(r"([a-z' ]+) \((\d+)\)", flat[flat.index("Left out here:"):]))
    whole = outturn("run", "green", "--lang", "en", "--all")[0]
    lacks(whole, "Left out here")
    left = int(some[" targets met by statement alone"] if " targets met by statement alone" in some else some["targets met by statement alone"])
    assert left > 50 and len(numbers_of(whole)) - len(numbers_of(told)) >= left, (some, len(numbers_of(whole)), len(numbers_of(told)))
    holds(outturn("run", "green", "--lang", "zh")[0], "用 --all 列出全部")


def test_what_is_asked_for_is_shown_whole():
    same(len(numbers_of(outturn("run", "green", "--targets", "--lang", "en")[0])), 106)
    shown = outturn("run", "green", "--only", "output.*,share.*,energy_use.*,water_use.*,co2_sector.*,primary.*,primary_share.*,labour_by_sector.*,price.*", "--lang", "en")[0]
    assert len(shown.splitlines()) > 46, len(shown.splitlines())
    lacks(shown, "Left out here")
    whole = outturn("list", "green", "variables")[0]
    assert len(whole.splitlines()) > 200 and "--all" not in whole
    lacks(outturn("compare", "green", "baseline", "--inputs", "--lang", "en")[0], "Left out")
    assert outturn("compare", "green", "baseline", "--years", "2022:2024", "--lang", "en")[0].count("2022") > 0


def test_the_summary_leads_and_what_is_missed_comes_first():
    told = outturn("run", "baseline", "--lang", "en")[0].splitlines()
    holds(told[2], "targets that the model decides")
    rows = numbers_of("\n".join(told))
    same(rows[:4], ["20", "21", "22", "1"])  # binding ones that are missed, then others
    told = outturn("compare", "baseline", "green", "--lang", "en")[0]
    holds(told.splitlines()[2], "No scenario meets all.")
    same(numbers_of(told)[:3], ["20*", "21*", "22*"])
    assert told.index("Met of those the model decides") < told.index("Forest cover") < told.index("Left out here"), told


def test_broken_limits_and_placeholders_are_never_left_out():
    with tempfile.TemporaryDirectory() as folder:
        outturn("new", "town", folder=folder)
        told = outturn("run", "town", "--lang", "en", folder=folder)[0]
        assert re.search(r"^~|~ ?[A-Z]", told, re.M) and "placeholder" in told, told


def test_columns_are_headed_by_titles_unless_those_agree():
    heads = outturn("compare", "baseline", "green", "--lang", "zh")[0]
    holds(heads, "趋势情景")
    holds(heads, "绿色情景")
    lacks(heads.split("下一步")[0].split("取值不同")[0], " green")
    town = Town(a=scenario(5), b=scenario(6))
    for name in "ab":
        path = os.path.join(town.folder, "scenarios/town", name + ".json")
        made = json.load(open(path))
        made["title"] = {"en": "A title that is so long that no column has room for it, version %s" % name, "zh": "同一个很长很长很长很长很长很长的标题之%s" % name}
        json.dump(made, open(path, "w"), ensure_ascii=False)
    for language in ("en", "zh"):
        line = [line for line in town("compare", "a", "b", "--lang", language).out.splitlines() if re.search(r" a +b", line)]
        assert line, town("compare", "a", "b", "--lang", language).out


def test_a_terminal_decides_how_wide_and_nothing_else():
    for width in (80, 98, 140):
        told = on_terminal(width, "compare", "luliang", "--lang", "zh")
        assert max(cells(line) for line in told.splitlines() if "outturn explain" not in line) <= width, width
    assert on_terminal(140, "compare", "luliang", "--lang", "en").count("indicator") < on_terminal(80, "compare", "luliang", "--lang", "en").count("indicator")
    same(on_terminal(98, "run", "green", "--lang", "en"), outturn("run", "green", "--lang", "en")[0])


def test_data_and_files_hold_all():
    with tempfile.TemporaryDirectory() as folder:
        outturn("run", "green", "-o", folder + "/o", "--format", "table,csv,json", "--lang", "en")
        table = open(folder + "/o/run.txt", encoding="utf-8").read()
        same(len(numbers_of(table)), 106)
        lacks(table, "--all")
        same(open(folder + "/o/run.csv", encoding="utf-8").read().lstrip("\ufeff"), outturn("run", "green", "--format", "csv")[0])
        targets = list(csv.DictReader(io.StringIO(outturn("run", "green", "--targets", "--format", "csv")[0])))
        same(len(targets), 106)
    for words in (("run", "green", "--format", "csv", "--all"), ("compare", "green", "baseline", "--all", "-o", "o")):
        holds(outturn(*words, "--lang", "en", code=2)[1], "--all is for tables that are printed")


# --- charts ---

class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.images, self.links, self.tags = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append(tag)
        if tag == "img":
            self.images.append(found)
        if tag == "a":
            self.links.append(found["href"])
        assert not [name for name in found if name.startswith("on")], attributes


def drawn_for(folder, *words, draws=()):
    done = subprocess.run([PROGRAM, "chart", *words, "-o", folder, *draws], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100)
    same(done.returncode, 0)
    return done.stderr.decode()


def test_a_report_wants_a_dozen_and_a_page_shows_them():
    with tempfile.TemporaryDirectory() as folder:
        told = drawn_for(folder, "green", "baseline", "--lang", "en", draws=("--members", "100"))
        holds(told, "--all draws every chart")
        pictures = [name for name in os.listdir(folder) if name.endswith(".svg")]
        assert 8 <= len(pictures) <= 16, sorted(pictures)
        for kind in ("overview", "heatmap", "lines-gdp", "bars-output", "limits", "progress", "ranges-gdp"):
            assert [name for name in pictures if name.startswith(kind)], (kind, pictures)
        text = open(folder + "/index.html", encoding="utf-8").read()
        page = Page(text)
        same(sorted(image["src"][2:] for image in page.images), sorted(pictures))
        assert all(image["alt"].strip() for image in page.images)
        for link in page.links:
            assert link.startswith("./") and os.path.exists(os.path.join(folder, link[2:])), link
        assert "script" not in page.tags and "<html lang=\"en\">" in text and "<title>" in text
        assert set(page.links) >= {"./chart.csv", "./chart-targets.csv", "./chart-drawn.csv"}
        known = json.load(open(folder + "/manifest.json", encoding="utf-8"))
        assert "index.html" in json.dumps(known)
        holds(outturn("verify", folder, "--lang", "en")[0], "index.html")


def test_size_is_kept_told_and_proved():
    with tempfile.TemporaryDirectory() as folder:
        for size, width, height in (("column", 480, 360), ("slide", 1280, 720), ("640x480", 640, 480)):
            drawn_for(folder + "/" + size, "green", "--only", "gdp", "--kind", "lines,fan", "--lang", "zh", "--size", size, draws=("--members", "100"))
            for name in os.listdir(folder + "/" + size):
                if name.endswith(".svg"):
                    text = open(folder + "/" + size + "/" + name, encoding="utf-8").read()
                    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', text)
                    same((int(found[1]), int(found[2]) >= height), (width, True))
            holds(outturn("verify", folder + "/" + size, "--lang", "en")[0], "proved")
            assert '"%s"' % size in open(folder + "/" + size + "/manifest.json", encoding="utf-8").read()
    for wrong in ("640", "10x10", "5000x10", "x", "640x480x3", "Column", ""):
        holds(outturn("chart", "green", "-o", "o", "--size=" + wrong, "--lang", "en", code=2)[1], "--size")
    holds(outturn("chart", "green", "--size", "page", "--lang", "en", code=2)[1], "--size")


def test_footers_are_never_cut():
    with tempfile.TemporaryDirectory() as folder:
        drawn_for(folder, "green", "baseline", "--kind", "lines,overview,heatmap", "--only", "gdp,urbanization,21,22,1,2,4", "--lang", "en", "--size", "column")
        text = open(folder + "/index.html", encoding="utf-8").read()
        for name in os.listdir(folder):
            if not name.endswith(".svg"):
                continue
            drawn = re.findall(r"<text[^>]*>(?:<tspan[^>]*>)?([^<]*)", open(folder + "/" + name, encoding="utf-8").read())
            same([line for line in drawn[-12:] if line.endswith("…") and len(line) > 60], [])
        assert len(re.findall(r"<p>", text)) > 6


def test_the_one_named_first_has_the_first_colour():
    with tempfile.TemporaryDirectory() as folder:
        colours = {}
        for first, second in (("green", "baseline"), ("baseline", "green")):
            drawn_for(folder + "/" + first, first, second, "--kind", "lines", "--only", "gdp", "--lang", "en")
            text = open(folder + "/" + first + "/lines-gdp.en.svg", encoding="utf-8").read()
            holds(text, "Green")
            # the first colour of the set is grey: rgb(102, 102, 102) as a label
            for title in ("Green", "Baseline"):
                found = re.search(r'fill="(?:rgb\()?([^")]*)\)?"[^>]*>\s*(?:<text[^>]*>)?(?:<tspan[^>]*>)?\s*%s' % title, text)
                colours[first, title] = found[1].replace(" ", "") if found else None
        assert colours["green", "Green"] == colours["baseline", "Baseline"] != colours["green", "Baseline"], colours


def test_hostile_titles_stay_text():
    evil = "<script>alert(1)</script>\" onload=\"x' &amp; \u202e"
    town = Town(a=scenario(5), b=scenario(6))
    path = os.path.join(town.folder, "scenarios/town", "a.json")
    made = json.load(open(path))
    made["title"] = {"en": evil, "zh": evil}
    json.dump(made, open(path, "w"))
    same(town("chart", "a", "b", "-o", "out", "--lang", "en").returncode, 0)
    text = open(os.path.join(town.folder, "out/index.html"), encoding="utf-8").read()
    page = Page(text)
    assert "script" not in page.tags and "\u202e" not in text
    holds(text, "&lt;script&gt;")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "screens"))
