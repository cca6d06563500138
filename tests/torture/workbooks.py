#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks. Those that are sound give the place that their table gives as CSV, however they were packed and written; mutants of them
are read or refused. Workbooks, archives and bombs that are not sound, or stand where text is expected (`--set-from`, observations, series,
plans, parents and scenarios), are refused in both languages, with what they are where their bytes tell, in bounded memory and time, whatever
their names say; nothing is written."""
import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import sys
import tarfile
import zipfile
import zlib

import torture

sys.path.insert(0, os.path.join(torture.ROOT, "tests"))
import workbook as made_of_cells  # noqa: E402

ROW = torture.Row()
MEGA = torture.MEGA
PLAN = {"kind": "plan", "title": "p", "base_year": 2020, "prices": 2020, "years": [2021, 2025], "targets": {}}
SCENARIO = {"kind": "scenario", "plan": "plan.json", "title": "s", "sectors": {"a": {"title": "A", "output": 1, "growth": 1}}}
TABLE = [["指标", "单位", "2020年", "2025年目标"], ["地区生产总值", "亿元", 1538.04, 2238.5], ["常住人口", "万人", 339.84, 345]]
SHEET = "xl/worksheets/sheet1.xml"
NAMED = {"zip": ("workbook", "工作簿"), "office": ("Office", "Office"), "compressed": ("compressed", "压缩文件"), "pdf": ("PDF", "PDF"),
         "markup": ("web page or XML", "网页")}


def archive(files, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as out:
        for name, text in files.items():
            out.writestr(name, text)
    return data.getvalue()


def workbook(sheet="<worksheet><sheetData/></worksheet>", strings=""):
    return archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook><sheets><sheet name='a' sheetId='1'/></sheets></workbook>",
                    "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings})


def archive_twice(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        for name, text in [*files.items(), (SHEET.upper(), "x")]:
            out.writestr(name, text)
    return data.getvalue()


def packings():
    """The same workbook, as different programs write and pack it."""
    parts = made_of_cells.parts({"A": TABLE})
    yield "deflated", archive(parts)
    yield "stored", archive(parts, zipfile.ZIP_STORED)
    yield "backwards", archive(dict(reversed(parts.items())))
    yield "with macros and pictures", archive(dict(parts, **{"xl/vbaProject.bin": "x" * 9999, "xl/media/image1.png": "y"}))
    yield "in UTF-16", archive({name: text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16") for name, text in parts.items()})
    yield "strict", archive({name: text.replace(made_of_cells.MAIN, made_of_cells.STRICT_MAIN).replace(made_of_cells.RELATIONS, made_of_cells.STRICT_RELATIONS)
                             for name, text in parts.items()})
    formulas = [TABLE[0]] + [row[:2] + [("f", "1+1", value) for value in row[2:]] for row in TABLE[1:]]
    yield "of formulas", made_of_cells.workbook({"A": formulas})
    yield "with empty sheets", made_of_cells.workbook({"0": [], "A": TABLE, "9": [[None, None]]})
    yield "with a hidden sheet", made_of_cells.workbook({"A": TABLE, "old": [["GDP", 1]]}, states={"old": "veryHidden"})
    texts = [value for row in TABLE for value in row if isinstance(value, str)]
    shared = [[("raw", '<c r="REF" t="s"><v>%d</v></c>' % texts.index(value)) if isinstance(value, str) else value for value in row] for row in TABLE]
    yield "with shared strings", made_of_cells.workbook({"A": shared}, strings=["<si><r><t>%s</t></r><r><t>%s</t></r><rPh><t>z</t></rPh></si>" % (
        text[:1], text[1:]) for text in texts])


def place_of(folder):
    """What was observed and what is aimed at; None: no place was made."""
    try:
        with open(os.path.join(folder, "p", "plan.json"), encoding="utf-8") as file:
            targets = {name: {key: target.get(key) for key in ("variable", "year", "at_least", "at_most")} for name, target in json.load(file)["targets"].items()}
        with open(os.path.join(folder, "p", "observed.csv"), encoding="utf-8") as file:
            return targets, [line.split(",")[:4] for line in file]
    except OSError:
        return None


def read_as(name, data):
    with torture.folder() as folder:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
        answer = torture.run(["new", "p", "--from", name], folder, timeout=20, memory=1024 * MEGA)
        return answer, place_of(folder)


def sound_ones():
    text = "".join(",".join(str(value) for value in row) + "\n" for row in TABLE)
    answer, want = read_as("t.csv", text.encode())
    ROW.check(answer.code == 0 and want and len(want[0]) == 2 and len(want[1]) > 1, "a CSV: " + answer.told())
    for name, data in packings():
        answer, got = read_as("t.xlsx", data)
        ROW.check(answer.code == 0 and got == want, "%s: %s made %s, want %s" % (name, answer.told(), got, want))


def mutants():
    rnd = random.Random(torture.SEED)
    wholes = [data for _, data in packings()]
    for number in range(4000 if torture.FULL else 400):
        data = bytearray(rnd.choice(wholes))
        for _ in range(rnd.randint(1, 4)):
            at = rnd.randrange(len(data))
            if rnd.random() < 0.5:
                data[at] = rnd.randrange(256)
            elif rnd.random() < 0.5:
                del data[at:at + rnd.randint(1, 30)]
            else:
                data[at:at] = data[rnd.randrange(len(data)):][:rnd.randint(1, 60)]
        answer, place = read_as("t.xlsx", bytes(data))
        told = "mutant %d: %s" % (number, answer.told()[:1500])
        ROW.check(not torture.crashed(answer) and answer.code in (0, 2) and (answer.code == 0) == (place is not None), told, bytes(data))
        ROW.check(answer.seconds < 5 and answer.peak < 300 * MEGA, "%s took %.1f s, %d MB" % (told, answer.seconds, answer.peak // MEGA), bytes(data))


def lie_of_size():
    """An archive whose directory says four gigabytes of a few bytes."""
    data = bytearray(archive({"a": "x" * 1000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24:at + 28] = struct.pack("<I", 0xffffffff)
    return bytes(data)


def made():
    """name, which kind it is told to be (None: any reason will do), bytes."""
    entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">%s]><x>&a30;</x>' % "".join(
        '<!ENTITY a%d "%s">' % (i, "&a%d;" % (i - 1) * 2) for i in range(1, 31))
    deep = "<a>" * 200000 + "</a>" * 200000
    zeros = b"\0" * (64 * MEGA)
    rnd = random.Random(torture.SEED)
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as out:
        info = tarfile.TarInfo("../../plan.json")
        info.size = 5
        out.addfile(info, io.BytesIO(b"hello"))
    yield "book.xlsx", "zip", workbook()
    yield "cells.xlsx", "zip", workbook("<sheetData><row><c t='inlineStr'><is><t>%s</t></is></c></row></sheetData>" % ("x" * 3000000))
    yield "entities.xlsx", "zip", workbook(entities)
    yield "deep.xlsx", "zip", workbook(deep)
    yield "bomb.xlsx", "zip", workbook(zeros.decode())
    yield "many.zip", "zip", archive({"f%d" % i: "" for i in range(30000)}, zipfile.ZIP_STORED)
    yield "nested.zip", "zip", archive({"a.zip": archive({"b.zip": archive({"c": "0" * MEGA})})})
    yield "climb.zip", "zip", archive({"../../../plan.json": "{}", "/etc/passwd": "x"})
    yield "lie.ods", "zip", lie_of_size()
    yield "empty.zip", "zip", archive({})
    yield "cut.xlsx", "zip", workbook()[:40]
    yield "stored.ods", "zip", archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, zipfile.ZIP_STORED)
    parts = made_of_cells.parts({"A": TABLE})
    for name, old, new in (("dtd", "<worksheet", entities[:-11] + "<worksheet"), ("depth", "<sheetData>", deep + "<sheetData>"),
                           ("blanks", "<sheetData>", " " * (24 * MEGA) + "<sheetData>"), ("name", "<sheetData>", "<%s/><sheetData>" % ("n" * 3000000)),
                           ("names", "<sheetData>", "".join("<n%d/>" % i for i in range(300000)) + "<sheetData>"),
                           ("prefixes", "<sheetData>", "".join('<a xmlns:p%d="u"/>' % i for i in range(300000)) + "<sheetData>"),
                           ("merged", "</sheetData>", "</sheetData><mergeCells>%s</mergeCells>" % ('<mergeCell ref="A1:XFD1048576"/>' * 100000)),
                           ("columns", "<sheetData>", "<cols>%s</cols><sheetData>" % ('<col min="1" max="16384" hidden="1"/>' * 100000)),
                           ("cells", "<sheetData>", "<sheetData>" + "<row>%s</row>" % ("<c><v>1</v></c>" * 16000) * 70)):
        yield name + ".xlsx", "part", archive(dict(parts, **{SHEET: parts[SHEET].replace(old, new)}))
    yield "twice.xlsx", "part", archive_twice(parts)
    yield "styles.xlsx", "part", archive(dict(parts, **{"xl/styles.xml": parts["xl/styles.xml"].replace("<cellXfs>", "<cellXfs>" + "<xf/>" * 500000)}))
    yield "old.xls", "office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100000)
    yield "noise.xls", "office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rnd.randbytes(50000)
    yield "loop.xls", "office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0\0\0\0" * 2000
    yield "html.xls", "markup", b"<html><table><tr><td>GDP</td><td>100</td></tr></table></html>"
    yield "table.xls", "markup", "\n  <table border=1><tr><td>指标</td></tr></table>".encode()
    yield "sheet.xml", "markup", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    yield "deep.xml", "markup", b"<?xml version='1.0'?>" + deep.encode()
    yield "entities.xml", "markup", entities.encode()
    yield "flat.fods", "markup", b"<?xml version='1.0'?><office:document/>"
    yield "bomb.gz", "compressed", gzip.compress(zeros)
    yield "bombs.gz", "compressed", gzip.compress(gzip.compress(zeros))
    yield "bomb.bz2", "compressed", bz2.compress(zeros)
    yield "bomb.xz", "compressed", lzma.compress(zeros)
    yield "a.7z", "compressed", b"7z\xbc\xaf\x27\x1c" + bytes(200)
    yield "a.rar", "compressed", b"Rar!\x1a\x07\x01\x00" + bytes(200)
    yield "a.zst", "compressed", b"\x28\xb5\x2f\xfd" + bytes(200)
    yield "a.pdf", "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
    yield "a.tar", None, tar.getvalue()
    yield "zlib.bin", None, zlib.compress(bytes(100000))
    yield "picture.png", None, b"\x89PNG\r\n\x1a\n" + bytes(1000)
    yield "zeros.csv", None, bytes(3 * MEGA)
    yield "noise.csv", None, rnd.randbytes(200000)
    yield "ones.csv", None, b"\xff" * MEGA
    yield "big.xlsx", None, b"PK\x03\x04" + bytes(17 * MEGA)
    yield "program", None, open(torture.PROGRAM, "rb").read()[:MEGA]


def ways(name, data):
    """Folders' contents and commands that meet the file where another is expected."""
    yield "new --from", {}, ["new", "p", "--from", name]
    yield "check", {}, ["check", name]
    yield "run", {}, ["run", name]
    yield "--set-from", {}, ["run", "s.json", "--set-from", name]
    yield "extends", {"s.json": dict(SCENARIO, extends=["t.json"]), "t.json": data}, ["check", "s.json"]
    yield "plan", {"s.json": dict(SCENARIO, plan="t.json"), "t.json": data}, ["check", "s.json"]
    series = {"series": {"file": name, "variable": "growth"}}
    yield "series", {"s.json": dict(SCENARIO, sectors={"a": {"title": "A", "output": 1, "growth": series}})}, ["check", "s.json"]
    yield "observed.csv", {"observed.csv": data}, ["run", "s.json"]
    yield "by another name: csv", {"t.csv": data}, ["new", "p", "--from", "t.csv"]
    yield "by another name: json", {"t.json": data}, ["check", "t.json"]


def main():
    sound_ones()
    mutants()
    for name, kind, data in made():
        for what, files, command in ways(name, data):
            with torture.folder() as folder:
                for path, content in {"plan.json": PLAN, "s.json": SCENARIO, name: data, **files}.items():
                    with open(os.path.join(folder, path), "wb") as file:
                        file.write(content if isinstance(content, bytes) else json.dumps(content).encode())
                before = sorted(os.listdir(folder))
                for language in range(2) if what in ("new --from", "check") or torture.FULL else [0]:
                    answer = torture.run([*command, "--lang", ["en", "zh"][language]], folder, timeout=20, memory=1024 * MEGA)
                    told = "%s as %s: %s" % (name, what, answer.told()[:1500])
                    ROW.check(not torture.crashed(answer) and answer.code == 2 and not answer.out, told)
                    ROW.check(sorted(os.listdir(folder)) == before, told + " wrote " + " ".join(os.listdir(folder)))
                    ROW.check(answer.seconds < 5 and answer.peak < 300 * MEGA, "%s took %.1f s, %d MB" % (told, answer.seconds, answer.peak // MEGA))
                    ROW.check(len(answer.err) < 420000, "%s says %d bytes" % (told[:300], len(answer.err)))
                    read = what.startswith(("new", "by another name: csv"))
                    said = answer.err.decode("utf-8", "replace")
                    wanted = command[-1] if kind == "part" and read else NAMED["zip" if kind == "part" else kind or "pdf"][language]
                    named = kind is None or wanted in said or (read and ".xlsx" in said)
                    ROW.check(named, told + " does not say what it is")
    ROW.end("%d ways to write one; mutants; hostile ones and other files in each place where a file is expected: seed %d" % (
        len(list(packings())), torture.SEED))


main()
