#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Word files as Word reads them: the samples of tests/test_docx.c, which hold every kind of block in each language.
Elements stand in the order that ECMA-376 demands, names are defined, nothing points out of the file. Where LibreOffice
is installed: it opens them, and a page of Chinese text has 22 lines of 28 characters."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

import asserts

UNIT = os.path.join(os.environ.get("OBJECTS", "build/release"), "unit")
MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMBEDDED = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"

# What each element may hold, in this order: the sequences of ECMA-376, transitional, as far as anything of them is used.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
           "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
           "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "trPr": "cantSplit tblHeader",
    "tblBorders": "top left bottom right insideH insideV", "tcBorders": "top left bottom right",
    "tblCellMar": "top left bottom right",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
              "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "numPr": "ilvl numId",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr "
             "tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style", "docDefaults": "rPrDefault pPrDefault",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl", "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num",
    "settings": "writeProtection view zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat "
                "docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "compat": "spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace "
              "doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "tbl": "tblPr tblGrid tr", "tr": "trPr tc", "tc": "tcPr p", "sdt": "sdtPr sdtContent",
    "docPartObj": "docPartGallery docPartCategory docPartUnique",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic", "pic": "nvPicPr blipFill spPr",
}
BEGIN_PARAGRAPH = {"p": "pPr", "r": "rPr"}  # what may only stand first


def name_of(element):
    return element.tag.split("}")[1]


class Word:
    """A Word file as it lies there."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.dates = {entry.date_time for entry in file.infolist()}
            self.parts = {entry.filename: file.read(entry) for entry in file.infolist()}
        self.trees = {name: tree.fromstring(part) for name, part in self.parts.items() if name.endswith((".xml", ".rels"))}
        self.main = self.trees["word/document.xml"]

    def all(self, name):
        return self.main.iter(MAIN + name)


def relations(word, name):
    return {one.get("Id"): one for one in word.trees[name]}


def test_parts_are_named_and_joined(words):
    for word in words.values():
        types = word.trees["[Content_Types].xml"]
        known = {one.get("PartName", "").lstrip("/") for one in types} | set()
        endings = {one.get("Extension") for one in types if one.get("Extension")}
        for part in word.parts:
            assert part == "[Content_Types].xml" or part in known or part.rsplit(".", 1)[1] in ("png", "rels"), part
        assert {"rels", "png"} <= endings
        joined = relations(word, "word/_rels/document.xml.rels")
        assert all("word/" + one.get("Target") in word.parts and not one.get("TargetMode") for one in joined.values())
        used = {value for element in word.main.iter() for key, value in element.attrib.items() if key.startswith(RELATIONS)}
        assert used and used <= set(joined), used - set(joined)
        assert len(word.dates) == 1, word.dates


def test_elements_stand_in_the_order_of_the_schema(words):
    seen = set()
    for word in words.values():
        for part, top in word.trees.items():
            for element in top.iter():
                inner = [name_of(child) for child in element]
                order = ORDER.get(name_of(element))
                if order and part.startswith("word/") and not (name_of(element) == "lvl" and not inner):
                    order = order.split()
                    assert set(inner) <= set(order), (part, name_of(element), set(inner) - set(order))
                    assert inner == sorted(inner, key=order.index), (part, name_of(element), inner)
                    seen.add(name_of(element))
                first = BEGIN_PARAGRAPH.get(name_of(element))
                assert not first or first not in inner[1:], (part, inner)
    assert {"pPr", "rPr", "tblPr", "tcPr", "sectPr", "style", "settings", "inline"} <= seen


def test_names_are_defined_once_and_used_where_they_are(words):
    for word in words.values():
        names = [one.get(MAIN + "name") for one in word.all("bookmarkStart")]
        folded = [name.lower() for name in names]
        assert names and len(set(folded)) == len(folded), "bookmarks that Word takes for the same"
        assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names), names
        starts, ends = ([one.get(MAIN + "id") for one in word.all(kind)] for kind in ("bookmarkStart", "bookmarkEnd"))
        assert starts == ends and len(set(starts)) == len(starts)
        asked = {one.get(MAIN + "anchor") for one in word.all("hyperlink")}
        assert asked and asked <= set(names), asked - set(names)
        defined = {one.get(MAIN + "styleId") for one in word.trees["word/styles.xml"].iter(MAIN + "style")}
        for kind in ("pStyle", "rStyle", "tblStyle"):
            used = {one.get(MAIN + "val") for one in word.all(kind)}
            assert used and used <= defined, used - defined
        for kind in ("basedOn", "next"):
            assert {one.get(MAIN + "val") for one in word.trees["word/styles.xml"].iter(MAIN + kind)} <= defined
        lists = {one.get(MAIN + "numId") for one in word.trees["word/numbering.xml"].iter(MAIN + "num")}
        used = [one.get(MAIN + "val") for one in word.all("numId")]
        assert set(used) <= lists and len(set(used)) == 3, "points, and two lists that each begin at 1"


def test_pictures_are_there_and_said_in_words(words):
    for word in words.values():
        shapes = list(word.main.iter(DRAWING + "docPr"))
        assert len(shapes) == 1 and all(one.get("descr") for one in shapes)
        assert len({one.get("id") for one in shapes}) == len(shapes)
        width = int(next(word.main.iter(DRAWING + "extent")).get("cx")) / 635
        page = list(word.all("sectPr"))[0]
        margins = page.find(MAIN + "pgMar")
        assert 0 < width <= 11906 - int(margins.get(MAIN + "left")) - int(margins.get(MAIN + "right"))
        image = next(word.main.iter(EMBEDDED)).get(RELATIONS + "embed")
        target = relations(word, "word/_rels/document.xml.rels")[image].get("Target")
        assert word.parts["word/" + target].startswith(b"\x89PNG")


def instructions(word):
    return [(one.text or "").split() for one in word.all("instrText")]


def test_fields_are_ours_alone(words):
    for word in words.values():
        kinds = {words_of[0] for words_of in instructions(word)}
        assert kinds == {"TOC", "PAGEREF", "SEQ"}, kinds
        depth = 0
        for one in word.all("fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[one.get(MAIN + "fldCharType")]
            assert 0 <= depth <= 2 and not one.get(MAIN + "dirty")
        assert depth == 0
        assert word.trees["word/settings.xml"].find(MAIN + "updateFields") is None, "Word would ask its reader"


def text_of(element):
    return "".join(one.text or "" for one in element.iter(MAIN + "t"))


def styled(word, style):
    return [text_of(one) for one in word.all("p")
            if one.find(f"{MAIN}pPr/{MAIN}pStyle") is not None and
            one.find(f"{MAIN}pPr/{MAIN}pStyle").get(MAIN + "val") == style]


def test_headings_and_captions_have_their_numbers(words):
    chinese, english = words["zh"], words["en"]
    assert styled(chinese, "Heading1")[0] == "摘要" and styled(chinese, "Heading1")[1].startswith("一、")
    assert styled(chinese, "Heading2")[0] == "（一）经济发展" and styled(english, "Heading2")[0] == "1.1 Economy"
    assert styled(chinese, "Caption")[0] == "表1-1\u3000分年产出", styled(chinese, "Caption")
    assert styled(english, "Caption")[0] == "Table 1-1  Output by year", styled(english, "Caption")
    assert instructions(chinese).count(["SEQ", "表", "\\*", "ARABIC", "\\r", "1"]) == 2
    contents = styled(chinese, "TOC1")
    assert len(contents) == len(styled(chinese, "Heading1")) and contents[0].startswith("摘要"), contents


def test_tables_have_three_lines_and_fill_the_text(words):
    for word in words.values():
        for table in word.all("tbl"):
            columns = [int(one.get(MAIN + "w")) for one in table.find(MAIN + "tblGrid")]
            assert sum(columns) == int(table.find(f"{MAIN}tblPr/{MAIN}tblW").get(MAIN + "w")) and min(columns) > 0
            rows = table.findall(MAIN + "tr")
            assert all(row.find(f"{MAIN}trPr/{MAIN}cantSplit") is not None for row in rows)
            assert [row.find(f"{MAIN}trPr/{MAIN}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
            for row in rows:
                spans = [int(one.get(MAIN + "val")) for one in row.iter(MAIN + "gridSpan")] or [1] * len(columns)
                assert sum(spans) == len(columns)
        turned = [one.find(MAIN + "pgSz").get(MAIN + "orient") for one in word.all("sectPr")]
        assert turned == [None, "landscape", None], turned


def test_chinese_pages_are_those_of_official_papers(words):
    for page in words["zh"].all("sectPr"):
        margins, grid = page.find(MAIN + "pgMar"), page.find(MAIN + "docGrid")
        assert grid.get(MAIN + "type") == "linesAndChars" and int(grid.get(MAIN + "linePitch")) == 579
        if page.find(MAIN + "pgSz").get(MAIN + "orient"):
            continue
        assert [int(margins.get(MAIN + side)) for side in ("top", "left", "right", "bottom")] == [2098, 1588, 1474, 1985]
    footer = words["zh"].parts["word/footer.xml"].decode()
    assert "— " in footer and " PAGE " in footer


def test_what_a_stranger_writes_is_text(words):
    for word in words.values():
        assert sum("INCLUDETEXT" in (one.text or "") for one in word.all("t")) > 5
        whole = b"".join(part for name, part in word.parts.items() if name.endswith((".xml", ".rels")))
        assert b"TargetMode" not in whole and not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", whole)


def pages_of(folder, name):
    done = subprocess.run(["pdftotext", "-layout", os.path.join(folder, name), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")


def test_libreoffice_lays_it_out(words, folder):
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        return "soffice or pdftotext is not installed"
    files = [os.path.join(folder, f"sample.{code}.docx") for code in words]
    try:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", folder, *files], capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return "soffice took more than two minutes"
    assert all(os.path.exists(file.replace(".docx", ".pdf")) for file in files)
    pages = pages_of(folder, "sample.zh.pdf")
    full = [line.count("字") for line in max(pages, key=lambda page: page.count("字")).splitlines() if "字" in line]
    assert len(full) == 22 and set(full) == {28}, full
    contents = re.findall(r"(建议|正文|附录)\.{3,}(\d+)", pages[0].replace(" ", ""))
    assert len(contents) == 3, pages[0]
    for title, number in contents:
        assert title in pages[int(number) - 1], (title, number)
    captions = re.findall(r"[表图]\d-\d", "".join(pages[1:]).replace(" ", ""))
    assert captions == ["表1-1", "表1-2", "表1-3", "图1-1", "图1-2", "表2-1", "表2-2"], captions
    listed = subprocess.run(["pdfimages", "-list", os.path.join(folder, "sample.zh.pdf")], capture_output=True, text=True,
                            check=True)
    assert len(listed.stdout.splitlines()) == 2 + 1, listed.stdout
    return None


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([UNIT, "docx_is_the_same"], env={**os.environ, "DOCX_SAMPLES": folder}, capture_output=True,
                              text=True, check=False)
        if made.returncode:
            print(made.stdout + made.stderr + "not ok docx_samples")
            return 1
        words = {code: Word(os.path.join(folder, f"sample.{code}.docx")) for code in ("zh", "en")}
        for name, test in [item for item in globals().items() if item[0].startswith("test_")]:
            arguments = (words, folder) if "libreoffice" in name else (words,)
            try:
                why = asserts.run(lambda test=test, arguments=arguments: test(*arguments))
                print(f"skip docx_{name[5:]}: {why}" if why else f"ok docx_{name[5:]}")
            except AssertionError as error:
                failed = 1
                print(f"     {error}\nnot ok docx_{name[5:]}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
