#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of reports as browsers and readers meet them: valid, whole, offline, legible in the light, in the dark and on
paper; and the Markdown beside them. Pages of every kind of block come from the unit tests (OBJECTS), those of a town from
`report`. Chromium and pandoc are asked where they are installed. OUTTURN names the program (default ./outturn)."""
import functools
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from html_check import Page, colours, contrast
from test_cli import PLAN, ROOT, Town, run_tests, scenario

HELD = tempfile.TemporaryDirectory()
UNIT = os.path.join(ROOT, os.environ.get("OBJECTS", "build/release"), "unit")


@functools.lru_cache(None)
def pages():
    """name -> text, of pages with blocks of every kind."""
    if not os.path.exists(UNIT):
        return {}
    subprocess.run([UNIT, "html_shows", "md_shows"], env={**os.environ, "OUTTURN_PAGES": HELD.name}, check=False,
                   stdout=subprocess.DEVNULL, timeout=60, cwd=ROOT)
    found = {}
    for path in sorted(glob.glob(HELD.name + "/all.*")):
        with open(path, encoding="utf-8") as file:
            found[os.path.basename(path)] = file.read()
    return found


HOSTILE = "</title><script>alert(1)</script> \"'&<b>\u202e](javascript:x)"


@functools.lru_cache(None)
def town_pages():
    """(language, file) -> text of the reports of a town whose titles are hostile."""
    plan = json.loads(json.dumps(PLAN))
    plan["title"] = {"en": "Town " + HOSTILE, "zh": "小城" + HOSTILE}
    plan["targets"]["gdp"]["title"] = {"en": "GDP " + HOSTILE, "zh": "地区生产总值" + HOSTILE}
    town = Town(plan=plan, fast=scenario(7, title={"en": "Fast " + HOSTILE, "zh": "快" + HOSTILE}))
    found = {}
    for language in ("en", "zh"):
        done = town("report", "scenarios/town/slow.json", "scenarios/town/fast.json", "--lang", language, "--format",
                    "html,md", "-o", language)
        assert done.returncode == 0, done.talk
        for name in ("report.html", "report.md"):
            found[language, name] = town.read(language + "/" + name)
    return found


def no_unit():
    return "" if pages() else "no unit tests are built in " + os.path.dirname(UNIT)


def test_pages_of_every_block_are_valid():
    if no_unit():
        return no_unit()
    for name in ("all.en.html", "all.zh.html"):
        assert Page(pages()[name]).faults == [], "\n".join(Page(pages()[name]).faults)


def test_reports_of_a_town_are_valid_whatever_it_is_called():
    for (language, name), text in town_pages().items():
        if name.endswith(".html"):
            page = Page(text)
            assert page.faults == [], "\n".join(page.faults)
            assert page.language.startswith(language) and len(page.links) >= 3, page.links
            assert "&lt;script&gt;" in text and len(text) < 3e6


def test_checker_sees_what_is_wrong():
    if no_unit():
        return no_unit()
    page = pages()["all.en.html"]
    for old, new in [("</p>\n", "\n"), ("</main>", ""), ('id="results"', 'id="summary"'), ('href="#n-gap"', 'href="#n-gp"'),
                     ("<h3>", "<h5>"), ('scope="row"', ""), (' alt="', ' alf="'), ('role="img"', ""), ("<dt>", "<li>"),
                     ("</head>", "<script></script></head>"), ('<p class="note">', '<p class="note" onclick="x">'),
                     ("data:image/png", "https://a.example/x"), ("1992.3</a>", "1992.4</a>"), ('lang="en"', ""),
                     ("</style>", "@import 'x'</style>"), ("<h1>", "<h1>\x1b"), ("</caption>", "<p>a</p></caption>"),
                     ('colspan="6"', 'colspan="5"')]:
        assert old in page, old
        assert Page(page.replace(old, new)).faults, "%s -> %s is not seen" % (old, new)


def test_pages_link_each_chapter_and_section():
    if no_unit():
        return no_unit()
    page = Page(pages()["all.en.html"])
    sections = set(re.findall(r'<section id="([^"]*)"', pages()["all.en.html"]))
    assert len(sections) == 6 and {link[1:] for link in page.links} == sections


def test_colours_keep_their_contrast():
    if no_unit():
        return no_unit()
    for of in colours(Page(pages()["all.en.html"]).style):
        for ground in ("ground", "soft"):
            for ink in ("text", "dim", "link", "good", "bad", "unsure"):
                ratio = contrast(of[ink], of[ground])
                assert ratio >= 4.5, "%s on %s: %.2f" % (of[ink], of[ground], ratio)
        assert contrast(of["rule"], of["ground"]) >= 3


def browser():
    return shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")


def test_prints_in_a_browser_that_has_nothing_to_complain_of():
    if no_unit() or not browser():
        return no_unit() or "no Chromium is installed"
    folder = HELD.name
    done = subprocess.run([browser(), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder + "/own",
                           "--disable-background-networking", "--enable-logging=stderr", "--no-pdf-header-footer",
                           "--print-to-pdf=" + folder + "/all.pdf", "file://" + folder + "/all.zh.html"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60, check=False)
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    assert not said, "\n".join(said)
    assert os.path.exists(folder + "/all.pdf"), done.stderr.decode(errors="replace")[-500:]
    text = subprocess.run(["pdftotext", "-layout", folder + "/all.pdf", "-"], stdout=subprocess.PIPE, timeout=60,
                          check=True).stdout.decode()
    assert "base.json:3:4" not in text, "entries, to which nothing leads on paper, are printed"
    sheets = text.split("\f")
    assert any("Appendix" in sheet.strip().splitlines()[0] for sheet in sheets if sheet.strip()), "no page for a chapter"
    assert re.search(r"—\s*2\s*—", text), "no numbers of pages"


def by_pandoc(text):
    done = subprocess.run(["pandoc", "--from", "markdown", "--to", "html"], input=text.encode(), check=True,
                          stdout=subprocess.PIPE, timeout=60)
    page = done.stdout.decode()
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert not re.search(r'<script|href="[^#]|onclick', page)
    return page


def test_markdown_is_read_by_pandoc():
    if no_unit() or not shutil.which("pandoc"):
        return no_unit() or "no pandoc is installed"
    page = by_pandoc(pages()["all.zh.md"])
    assert page.count("<table") == 2 and page.count("<figure") == 3 and page.count("<img") == 3
    for language in ("en", "zh"):
        page = by_pandoc(town_pages()[language, "report.md"])
        assert page.count("<h1") == town_pages()[language, "report.html"].count("<h2>")
    return None


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "html"))
