#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report that is handed in: every number of it leads to its entry and agrees with it, in both languages and for more
than one place; nothing is written where anything fails."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

import report_check
from test_cli import CLEAN, PROGRAM, ROOT, holds, run_tests, same

SCOTLAND = ["as-of-late", "within-budgets"]
FEW = ["--members", "500", "--format", "html"]


def report(*words, env=None):
    return subprocess.run([PROGRAM, "report", *words], capture_output=True, text=True, cwd=ROOT, timeout=300,
                          env={**CLEAN, **(env or {})})


def check(place, names, language, folder):
    paths = ["scenarios/%s/%s.json" % (place, name) for name in names]
    done = report(*paths, "--lang", language, "-o", folder, *FEW)
    assert done.returncode == 0, done.stderr
    said = []
    for path in glob.glob(os.path.join(ROOT, "scenarios", place, "*.json")):
        with open(path, encoding="utf-8") as file:
            report_check.texts_in(json.load(file), said)
    found, links, entries = report_check.faults(os.path.join(folder, "report.html"), said)
    same(found, [])
    assert links > 60 and entries > 50, (links, entries)


def test_each_number_leads_to_its_entry():
    for place, names, language in (("luliang", ["green"], "zh"), ("scotland", SCOTLAND, "en")):
        with tempfile.TemporaryDirectory() as folder:
            check(place, names, language, folder)


def test_nothing_is_written_where_gnuplot_is_missing():
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        done = report("scenarios/luliang/green.json", "-o", out, *FEW, env={"PATH": folder})
        same(done.returncode, 3)
        holds(done.stderr, "gnuplot")
        assert not os.path.exists(out) or not os.listdir(out)


def fails(out, *words, env=None):
    """In each language: exit 3, one line with these words, nothing left behind."""
    for language in ("en", "zh"):
        done = report("scenarios/luliang/green.json", "-o", out, "--lang", language, "--quiet", "--members", "50",
                      "--format", "html,docx", env=env)
        same((done.returncode, done.stderr.count("\n")), (3, 1))
        for word in words:
            holds(done.stderr, word)
        assert not os.path.exists(out) or not os.listdir(out), os.listdir(out)
        assert not glob.glob(os.path.dirname(out) + "/.*"), os.listdir(os.path.dirname(out))


def test_a_missing_font_is_told_with_the_formats_that_need_one():
    with tempfile.TemporaryDirectory() as folder:
        fonts = os.path.join(folder, "fonts.conf")
        with open(fonts, "w", encoding="utf-8") as file:
            file.write("<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>/nowhere</dir></fontconfig>")
        fails(os.path.join(folder, "out"), "pdf", "png", "docx", env={"FONTCONFIG_FILE": fonts})
        done = report("scenarios/luliang/green.json", "-o", folder + "/page", *FEW, env={"FONTCONFIG_FILE": fonts})
        same(done.returncode, 0)  # pages take the fonts of their reader


def test_a_gnuplot_that_fails_half_way_leaves_nothing():
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/bin")
        path, real = folder + "/bin/gnuplot", shutil.which("gnuplot")
        with open(path, "w", encoding="utf-8") as file:  # the third picture is its last
            file.write("#!/bin/sh\necho x >>'%s/count'\n[ $(wc -l <'%s/count') -lt 3 ] && exec '%s' \"$@\"\n"
                       "echo 'no more' >&2\nexit 1\n" % (folder, folder, real))
        os.chmod(path, 0o755)
        fails(os.path.join(folder, "out"), "gnuplot", env={"PATH": folder + "/bin:" + os.environ["PATH"]})


def test_a_folder_that_cannot_be_made_is_told():
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/file", "w", encoding="utf-8") as file:
            file.write("mine")
        done = report("scenarios/luliang/green.json", "-o", folder + "/file/out", "--quiet", *FEW)
        same((done.returncode, done.stderr.count("\n")), (3, 1))
        holds(done.stderr, folder + "/file")
        same(os.listdir(folder), ["file"])


def test_a_folder_that_may_not_be_written_keeps_what_it_holds():
    """No permission, a disk that is full, a file that stands in the way: exit 3 in one line, and nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        assert report("scenarios/luliang/green.json", "-o", out, "--quiet", *FEW).returncode == 0
        before = {name: open(os.path.join(out, name), "rb").read() for name in os.listdir(out)}
        words = ["scenarios/luliang/green.json", "-o", out, "--quiet", "--set", "sectors.mining.growth=2", *FEW]
        full = subprocess.run(["bash", "-c", 'ulimit -f 40; trap "" XFSZ; exec "$@"', "-", PROGRAM, "report", *words],
                              capture_output=True, text=True, cwd=ROOT, timeout=300, env=CLEAN)
        same((full.returncode, full.stderr.count("\n")), (3, 1))
        if os.geteuid():
            os.chmod(out, 0o500)
            refused = report(*words)
            os.chmod(out, 0o700)
            same((refused.returncode, refused.stderr.count("\n")), (3, 1))
        same({name: open(os.path.join(out, name), "rb").read() for name in os.listdir(out)}, before)


def test_numbers_of_the_first_page_have_their_units():
    """Each number of a sentence is followed by what it counts or measures: never by a stop or by the next clause."""
    with tempfile.TemporaryDirectory() as folder:
        done = report("scenarios/luliang/green.json", "scenarios/luliang/baseline.json", "scenarios/luliang/coal-lock-in.json",
                      "--lang", "zh", "-o", folder, *FEW)
        assert done.returncode == 0, done.stderr
        with open(folder + "/report.html", encoding="utf-8") as file:
            page = file.read()
        begin = page.index('<section id="summary"')
        sentences = re.findall(r"<p[^>]*>(.*?)</p>", page[begin:page.index("</section>", begin)], re.S)
        told = [re.sub(r"<(?!/a>)[^>]*>", "", sentence) for sentence in sentences]
        assert sum(sentence.count("</a>") for sentence in told) > 10, told
        same([sentence for sentence in told if re.search(r"(?<!%)</a>\s*([，。；、）]|$)", sentence)], [])


def test_paper_alone_has_the_pictures_that_it_has_beside_a_page():
    with tempfile.TemporaryDirectory() as folder:
        for formats in ("docx", "docx,html"):
            done = report("scenarios/luliang/green.json", "-o", folder + "/" + formats, "--quiet", "--members", "100", "--format", formats)
            same((done.returncode, done.stderr), (0, ""))
        alone, beside = (open("%s/%s/report.docx" % (folder, formats), "rb").read() for formats in ("docx", "docx,html"))
        assert alone == beside
        with zipfile.ZipFile(folder + "/docx/report.docx") as archive:
            assert len([name for name in archive.namelist() if name.endswith(".png")]) > 5


def test_each_picture_may_have_its_numbers_beside_it():
    with tempfile.TemporaryDirectory() as folder:
        done = report("scenarios/luliang/green.json", "-o", folder, "--quiet", "--lang", "zh", "--sources", "--members", "100",
                      "--format", "html,docx")
        same((done.returncode, done.stderr), (0, ""))
        names = set(os.listdir(folder))
        pictures = sorted(name[:-len(".svg")] for name in names if name.endswith(".svg"))
        assert len(pictures) > 5 and "limits-green" in pictures, names
        for name in pictures:
            assert {"%s.zh.%s" % (name, ending) for ending in ("csv", "json", "gp")} <= names, (name, names)
            with open("%s/%s.zh.json" % (folder, name), encoding="utf-8") as file:
                told = json.load(file)
            same((told["kind"], told["language"]), ("figure", "zh"))
        without = subprocess.run([PROGRAM, "verify", folder], capture_output=True, text=True, cwd=ROOT, timeout=300, env=CLEAN)
        same(without.returncode, 0)


def test_a_place_made_of_a_table_is_reported():
    table = "指标,单位,2019年,2020年,2025年目标,属性\n地区生产总值,亿元,520.5,548.3,760,预期性\n" \
            "第一产业增加值,亿元,60.1,62.4,,\n第二产业增加值,亿元,230.2,240.6,,\n第三产业增加值,亿元,230.2,245.3,,\n" \
            "常住人口,万人,102.4,101.9,101,预期性\n森林覆盖率,%,31.2,31.5,33,约束性\n"
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/table.csv", "w", encoding="utf-8") as file:
            file.write(table)
        made = subprocess.run([PROGRAM, "new", folder + "/place", "--from", folder + "/table.csv", "--lang", "zh"],
                              capture_output=True, text=True, cwd=ROOT, timeout=60, env=CLEAN)
        assert made.returncode == 0, made.stderr
        for language in ("zh", "en"):
            done = report(folder + "/place", "--lang", language, "-o", folder + "/" + language, "--quiet", *FEW)
            same((done.returncode, done.stderr), (0, ""))
            said = []
            for path in glob.glob(folder + "/place/*.json"):
                with open(path, encoding="utf-8") as file:
                    report_check.texts_in(json.load(file), said)
            found, links, _ = report_check.faults(folder + "/" + language + "/report.html", said)
            same(found, [])
            assert links > 20, links


def test_the_page_prints_as_a4_and_asks_nothing_of_the_net():
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not browser or not shutil.which("pdfinfo"):
        return "no Chromium is installed"
    with tempfile.TemporaryDirectory() as folder:
        assert report("scenarios/luliang/green.json", "--lang", "zh", "-o", folder, *FEW).returncode == 0
        done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder + "/own",
                               "--disable-background-networking", "--enable-logging=stderr", "--no-pdf-header-footer",
                               "--print-to-pdf=" + folder + "/report.pdf", "file://" + folder + "/report.html"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120)
        same([line for line in done.stderr.splitlines() if "CONSOLE" in line], [])
        said = subprocess.run(["pdfinfo", folder + "/report.pdf"], capture_output=True, text=True, check=True).stdout
        pages, size = re.search(r"Pages: +(\d+)", said), re.search(r"Page size: +([\d.]+) x ([\d.]+)", said)
        assert int(pages[1]) > 5 and abs(float(size[1]) - 595.3) < 1 and abs(float(size[2]) - 841.9) < 1, said
        with open(folder + "/report.html", encoding="utf-8") as file:
            page = file.read()
        same(re.findall(r"<(?:link|script|iframe|object|embed)\b[^>]*(?:src|href)=|@import|url\((?!['\"]?(?:#|data:))|"
                        r"<img[^>]*src=['\"](?!data:)", page), [])
    return None


HOSTILE = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "]]></w:t><x>", "\u202eevil\u202c", "a\u0007\u001b[31mb", "x" * 10000,
           "![p](javascript:alert(1))", "'\"><img src=x onerror=alert(1)>", "&lt;b&gt; &#60;i>"]


def hostile_place(folder):
    """A place whose every text is one of these in turn."""
    turn = iter(HOSTILE * 4)
    title = lambda: {"en": next(turn), "zh": next(turn)}
    files = {"plan": {"kind": "plan", "title": title(), "base_year": 2020, "prices": 2020, "years": [2021, 2025], "lang": "en",
                      "targets": {"gdp": {"title": title(), "attribute": "expected", "variable": "gdp", "year": 2025,
                                          "at_least": "150 1e8 CNY", "source": next(turn)}}},
             "s": {"kind": "scenario", "plan": "plan.json", "title": title(),
                   "sectors": {"a": {"title": title(), "output": 100, "growth": 5}, "b": {"title": title(), "output": 50, "growth": 3}},
                   "indicators": {"y": {"title": title(), "unit": "1", "formula": "gdp / gdp"}}}}
    for name, content in files.items():
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=True)


def test_texts_of_strangers_are_inert_in_every_format():
    with tempfile.TemporaryDirectory() as folder:
        hostile_place(folder)
        for language in ("en", "zh"):
            out = os.path.join(folder, language)
            done = report(os.path.join(folder, "s.json"), "--lang", language, "-o", out, "--quiet", "--members", "50",
                          "--format", "html,docx,xlsx,md")
            same((done.returncode, done.stderr), (0, ""))
            with open(out + "/report.html", encoding="utf-8") as file:
                page = file.read()
            with open(out + "/report.md", encoding="utf-8") as file:
                markdown = file.read()
            for text in (page, markdown):
                assert not re.search("[\\u0000-\\u0008\\u000b-\\u001f\\u202a-\\u202e]", text)
                same(re.findall(r"(?<!\\)<script>alert|(?<!\\)<img src=x", text), [])
            same(re.findall(r"(?<!\\)\]\(javascript", markdown), [])
            for name in ("report.docx", "report.xlsx"):
                with zipfile.ZipFile(os.path.join(out, name)) as archive:
                    parts = {part: archive.read(part) for part in archive.namelist() if part.endswith((".xml", ".rels"))}
                assert len(parts) > 5, parts.keys()
                for part, data in parts.items():
                    xml.etree.ElementTree.fromstring(data)
                    assert not re.search(rb"\xe2\x80\xae|<f>=?cmd|<(w:)?hyperlink[^>]*javascript", data), part
                    assert not part.endswith(".rels") or b"javascript" not in data, part


def test_what_cannot_be_printed_says_where_it_goes():
    done = report("scenarios/luliang/green.json", "--format", "docx")
    same(done.returncode, 2)
    holds(done.stderr, "-o DIR")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "report"))
