#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks, archives and bombs where text is expected: a table for `new --from` and `--set-from`, observations, series, plans,
parents and scenarios. Each is refused in both languages, with what it is where its bytes tell, in bounded memory and time, whatever
its name says; nothing is written. No command reads workbooks yet: that they are refused is all there is to try."""
import bz2
import gzip
import io
import json
import lzma
import os
import random
import struct
import tarfile
import zipfile
import zlib

import torture

ROW = torture.Row()
MEGA = torture.MEGA
PLAN = {"kind": "plan", "title": "p", "base_year": 2020, "prices": 2020, "years": [2021, 2025], "targets": {}}
SCENARIO = {"kind": "scenario", "plan": "plan.json", "title": "s", "sectors": {"a": {"title": "A", "output": 1, "growth": 1}}}
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
                    named = kind is None or NAMED[kind][language] in answer.err.decode("utf-8", "replace")
                    ROW.check(named, told + " does not say what it is")
    ROW.end("refused in each place where another file is expected; no reader of workbooks exists, so that cells, sheets and formulas are not tried")


main()
