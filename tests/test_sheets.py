#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that `new --from` takes: separated text of any kind and workbooks give the same place; what cannot be read is told by its
cell or its part, whatever a stranger made of it. OUTTURN names the program (default ./outturn). Prints `ok NAME` or `not ok NAME`."""
import io
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import traceback
import zipfile
import asserts
import workbook

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
TABLE = [["指标", "单位", "2020年", "2025年目标"], ["地区生产总值", "亿元", 1538.04, 2238.5], ["常住人口", "万人", 339.84, 345],
         ["常住人口城镇化率", "%", 59.31, 65], ["备注", "", None, None]][:4]
SHEET = "xl/worksheets/sheet1.xml"


class Made:
    """What `new` makes of a file, or says."""

    def __init__(self, data, name="t.xlsx", lang="en", code=0, memory=1 << 30):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, name), "wb") as out:
                out.write(data)
            done = subprocess.run([PROGRAM, "new", "d", "--from", name, "--lang", lang], cwd=folder, capture_output=True, text=True, timeout=60,
                                  env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, errors="replace",
                                  preexec_fn=None if "asan" in PROGRAM else lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory)))
            self.told = done.stderr
            assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
            self.files = {}
            for file in sorted(os.listdir(os.path.join(folder, "d"))) if code == 0 else []:
                with open(os.path.join(folder, "d", file), encoding="utf-8") as text:
                    self.files[file] = text.read()
            assert code == 0 or not os.path.exists(os.path.join(folder, "d")), "wrote something"

    def numbers(self):
        plan = json.loads(self.files["plan.json"])
        targets = {name: (target.get("year"), target.get("at_least") or target.get("at_most")) for name, target in plan["targets"].items()}
        observed = [line.split(",")[:4] for line in self.files["observed.csv"].splitlines()[1:]]
        return targets, observed


def lines(separator=",", end="\n", rows=None):
    def cell(value):
        text = "" if value is None else str(value)
        return '"%s"' % text if separator in text else text
    return end.join(separator.join(cell(value) for value in row) for row in rows or TABLE) + end


def parts(rows=None, **more):
    return workbook.parts({"专栏1": TABLE if rows is None else rows}, **more)


def edited(part, old, new, files=None):
    files = dict(files or parts())
    assert old in files[part], (old, files[part])
    files[part] = files[part].replace(old, new)
    return workbook.archive(files)


def refused(data, *words, name="t.xlsx"):
    for lang, word in zip(("en", "zh"), words):
        made = Made(data, name=name, lang=lang, code=2)
        assert word in made.told, (word, made.told)
        assert made.told.count("t.xlsx") <= 2 and len(made.told) < 3000, made.told
    return made


def reference():
    return Made(lines().encode(), "t.csv").numbers()


# --- text ---

def separators_line_ends_and_encodings_give_one_place():
    want = reference()
    assert len(want[0]) == 3 and len(want[1]) == 3, want
    tried = 0
    for separator in ",;\t":
        for end in ("\n", "\r\n", "\r"):
            text = lines(separator, end)
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
                got = Made(text.encode(encoding), "t.csv").numbers()
                assert got == want, (separator, end, encoding, got, want)
                tried += 1
    assert tried == 54


def a_european_table_has_semicolons_and_decimal_commas():
    rows = [[str(value).replace(".", ",") if isinstance(value, float) else value for value in row] for row in TABLE]
    made = Made(lines(";", rows=rows).encode(), "t.csv")
    assert made.numbers() == reference(), made.numbers()


def rows_that_are_short_or_have_blank_ends_are_no_error():
    text = lines().replace("地区生产总值,亿元,1538.04,2238.5", "地区生产总值,亿元,1538.04,2238.5,,,") + ",,\n"
    assert Made(text.encode(), "t.csv").numbers() == reference()


# --- workbooks ---

def a_workbook_gives_the_place_of_its_table():
    want = reference()
    strict = {name: text.replace(workbook.MAIN, workbook.STRICT_MAIN).replace(workbook.RELATIONS, workbook.STRICT_RELATIONS)
              for name, text in parts().items()}
    prefixed = parts()
    prefixed[SHEET] = prefixed[SHEET].replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace('xmlns="', 'xmlns:x="')
    macros = dict(parts(), **{"xl/vbaProject.bin": "\0" * 5000})
    formulas = [TABLE[0], ["地区生产总值", "亿元", ("f", "A1*2", 1538.04), ("f", "SUM(C2)", 2238.5)]] + TABLE[2:]
    percent = TABLE[:3] + [["常住人口城镇化率", "%", (0.5931, "0%"), (0.65, 10)]]
    files = {"plain": workbook.archive(parts()), "strict": workbook.archive(strict), "prefixed": workbook.archive(prefixed),
             "macros": workbook.archive(macros), "stored": workbook.archive(parts(), zipfile.ZIP_STORED),
             "formulas": workbook.archive(parts(formulas)), "percent": workbook.archive(parts(percent)), "streamed": streamed(), "zip64": zip64()}
    for name, data in files.items():
        got = Made(data, "t.xlsm" if name == "macros" else "t.xlsx").numbers()
        assert got == want, (name, got, want)
        assert Made(data, "t.csv").numbers() == want, name  # whatever its name says


def streamed():
    """As programs write that cannot go back: sizes stand after each part."""
    class Pipe(io.RawIOBase):
        data = b""

        def writable(self):
            return True

        def write(self, data):
            self.data += bytes(data)
            return len(data)
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts().items():
            out.writestr(name, text)
    return pipe.data


def zip64():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts().items():
            with out.open(name, "w", force_zip64=True) as part:
                part.write(text.encode())
    return data.getvalue()


def observed_numbers_name_their_cells():
    made = Made(workbook.archive(parts()))
    assert "t.xlsx 专栏1!C2" in made.files["observed.csv"], made.files["observed.csv"]


def a_wrong_cell_is_told_with_its_row():
    rows = [TABLE[0], TABLE[1], ["常住人口", "万人", "约莫", 345], TABLE[3]]
    made = Made(workbook.archive(parts(rows)))
    assert "t.xlsx:专栏1!C3: " in made.told and " 3 | 常住人口 | 万人 | 约莫 | 345\n" in made.told, made.told
    assert "\n   |" + " " * 19 + "^^^^" in made.told, made.told


def formulas_without_values_and_cells_in_error_are_told():
    rows = [TABLE[0], ["地区生产总值", "亿元", ("f", "A1*2"), 2238.5]] + TABLE[2:]
    for lang, word in (("en", "a formula without its value"), ("zh", "公式没有计算结果")):
        made = Made(workbook.archive(parts(rows)), code=2, lang=lang)
        assert "t.xlsx:专栏1!C2: " + word in made.told, made.told
    for error, code, word in (("#DIV/0!", 2, '"#DIV/0!" is a formula that failed'), ("#N/A", 0, "a cell in error")):
        rows = [TABLE[0], ["地区生产总值", "亿元", ("raw", '<c r="C2" t="e"><v>%s</v></c>' % error), 2238.5]] + TABLE[2:]
        made = Made(workbook.archive(parts(rows)), code=code)
        assert made.told.count("t.xlsx:专栏1!C2: ") == 1 and "t.xlsx:专栏1!C2: " + word in made.told, made.told
        assert code or "gdp_nominal" not in made.files["observed.csv"], made.files["observed.csv"]


def dates_are_no_numbers():
    rows = [TABLE[0], ["地区生产总值", "亿元", (44196, 14), 2238.5]] + TABLE[2:]
    made = Made(workbook.archive(parts(rows)), code=2)
    assert "t.xlsx:专栏1!C2: " in made.told and "2020-12-31" in made.told, made.told


def what_is_hidden_is_not_read_and_that_is_said():
    two = workbook.parts({"专栏1": workbook.sheet_xml(TABLE + [["GDP", "亿元", 9, 9]], [], hidden_rows=[5]), "old": [["GDP", "亿元", 1, 2]]},
                         states={"old": "hidden"})
    made = Made(workbook.archive(two))
    assert made.numbers() == reference(), made.numbers()
    assert "hidden sheets were not read: old" in made.told and "t.xlsx:专栏1: hidden rows were not read: 5" in made.told, made.told


# --- what strangers make ---

def archives_made_to_harm_are_refused():
    laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">%s]>" % "".join('<!ENTITY a%d "%s">' % (i, "&a%d;" % (i - 1) * 2) for i in range(1, 31))
    refused(edited(SHEET, "<worksheet", laughs + "<worksheet"), SHEET + " declares a document type", SHEET + " 声明了文档类型")
    refused(edited(SHEET, "<worksheet", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet'), SHEET + " declares", SHEET + " 声明了")
    refused(edited(SHEET, "<sheetData>", "<sheetData>" + " " * (80 << 20)), SHEET + " grows to more than 200 times", SHEET + " 解压后超过原来的 200 倍")
    refused(edited(SHEET, "<sheetData>", "<a>" * 100000 + "</a>" * 100000 + "<sheetData>"), "more than 64 deep", "嵌套超过 64 层")
    refused(edited(SHEET, "<sheetData>", "".join("<n%d/>" % i for i in range(50000)) + "<sheetData>"), "2000 different names", "达 2000 种")
    refused(workbook.archive(list(parts().items()) + [(SHEET.upper(), "x")]), SHEET + " is in it twice", SHEET + " 出现两次")
    refused(workbook.archive({**parts(), **{"f%d" % i: "" for i in range(10001)}}, zipfile.ZIP_STORED), "more than 10000 files", "超过 10000 个")
    strings = ["<si><t>%s</t></si>" % ("x" * 32000)]
    rows = "".join("<row>%s</row>" % ('<c t="s"><v>0</v></c>' * 100) for _ in range(100))
    often = workbook.HEAD + '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (workbook.MAIN, rows)
    refused(workbook.workbook({"A": often}, strings=strings), "t.xlsx:A: more than 64 MB of text", "文字超过 64 MB")
    far = parts()
    far[SHEET] = far[SHEET].replace('<row r="4">', '<row r="1048576">').replace('4"', '1048576"').replace("D1048576", "XFD1048576")
    refused(workbook.archive(far), "more than 1000000 cells up to XFD1048576", "到 XFD1048576 为止单元格超过 1000000 个")


def links_are_not_followed():
    links, target = "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml"
    for path in ("../../../etc/passwd", "file:///etc/passwd", "..\\\\secret", "/../plan.json"):
        refused(edited(links, target, path), "points out of the workbook", "指向工作簿之外")
    refused(edited(links, 'Target="%s"' % target, 'TargetMode="External" Target="sheet.xml"'), "points out of the workbook", "指向工作簿之外")
    refused(edited(links, target, "worksheets/sheet7.xml"), "sheet7.xml is missing", "缺少 xl/worksheets/sheet7.xml")
    refused(edited(links, target, "workbook.xml"), "is no worksheet", "不是工作簿的 worksheet")


def changed(data, signature, offset, value, form):
    """The field of every record with that signature."""
    data, at = bytearray(data), -1
    while (at := data.find(signature, at + 1)) >= 0:
        struct.pack_into(form, data, at + offset, value)
    return bytes(data)


def damaged_archives_are_refused():
    good, entry, end = workbook.archive(parts()), b"PK\1\2", b"PK\5\6"
    for cut in (30, 200, len(good) // 2, len(good) - 23, len(good) - 1):
        refused(good[:cut], "damaged or cut short", "不完整")
    for signature, offset, value, form in ((end, 10, 0xfff0, "<H"), (end, 16, 0xfffffff0, "<I"), (end, 12, 0xfffffff0, "<I"), (entry, 16, 1, "<I"),
                                           (entry, 20, 7, "<I"), (entry, 24, 7, "<I"), (entry, 24, 0x7fffffff, "<I"), (entry, 42, 0x7fffffff, "<I")):
        made = Made(changed(good, signature, offset, value, form), code=2)
        assert "t.xlsx: " in made.told and (".xlsx" in made.told), (signature, offset, made.told)
    refused(changed(good, entry, 8, 1, "<H"), "_rels/.rels is encrypted", "_rels/.rels 已加密")
    refused(changed(good, entry, 10, 14, "<H"), "packed in a way", "压缩方式")
    counts = good[:-22] + struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, 1 << 50, 0)
    refused(counts + struct.pack("<4sIQI", b"PK\6\7", 0, len(good) - 22, 1) + struct.pack("<4sHHHHIIH", end, 0, 0, 0xffff, 0xffff, 0xffffffff, 0xffffffff, 0),
            "damaged or cut short", "不完整")


def other_files_are_told_as_what_they_are():
    office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    refused(office, "older Office", "旧版 Office")
    refused(office + "EncryptedPackage".encode("utf-16-le") + bytes(99), "with a password", "加了密码")
    refused(b"%PDF-1.7\n", "this is a PDF", "这是 PDF")
    refused(workbook.archive({"word/document.xml": "<w/>"}), "a text document (.docx)", "文字文档（.docx）")
    refused(workbook.archive({"content.xml": "<x/>"}), "OpenDocument", "OpenDocument")
    refused(workbook.archive({"xl/workbook.bin": "x"}), ".xlsb", ".xlsb")
    refused(workbook.archive({"a.csv": "a,b"}), "a zip archive that is no workbook", "不是工作簿")


TESTS = [value for name, value in sorted(globals().items()) if callable(value) and getattr(value, "__module__", None) == "__main__" and
         "_" in name]  # a helper's name is one word
for test in TESTS:
    if sys.argv[1:] and not any(word in test.__name__ for word in sys.argv[1:]):
        continue
    try:
        asserts.run(test)
        print("ok sheets_" + test.__name__, flush=True)
    except Exception:
        print("     " + traceback.format_exc().replace("\n", "\n     "))
        print("not ok sheets_" + test.__name__, flush=True)
