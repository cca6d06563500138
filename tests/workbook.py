# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks for tests, from Python's own library: each part is a text that a test may change, so that what no spreadsheet would
write can be tried too."""
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN, STRICT_RELATIONS = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(column):
    """A of 0, AA of 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(reference, value, styles):
    """A cell of what Python has: None, text, number, truth, ("raw", xml), ("f", formula, kept value), (number, format code)."""
    style, kind, inner = "", "", ""
    if isinstance(value, tuple) and value[0] == "raw":
        return value[1].replace("REF", reference)
    if isinstance(value, tuple) and value[0] == "f":
        inner = "<f>%s</f>" % escape(value[1])
        if len(value) > 2:
            inner += "<v>%s</v>" % escape(str(value[2]))
            kind = ' t="str"' if isinstance(value[2], str) else ""
        return '<c r="%s"%s>%s</c>' % (reference, kind, inner)
    if isinstance(value, tuple):
        value, code = value
        if code not in styles:
            styles.append(code)
        style = ' s="%d"' % (styles.index(code) + 1)
    if value is None:
        return '<c r="%s"%s/>' % (reference, style)
    if isinstance(value, bool):
        kind, inner = ' t="b"', "<v>%d</v>" % value
    elif isinstance(value, str):
        kind, inner = ' t="inlineStr"', '<is><t xml:space="preserve">%s</t></is>' % escape(value)
    else:
        inner = "<v>%s</v>" % repr(value)
    return '<c r="%s"%s%s>%s</c>' % (reference, style, kind, inner)


def sheet_xml(rows, styles, merged=(), before="", hidden_rows=()):
    data = []
    for y, row in enumerate(rows, 1):
        hidden = ' hidden="1"' if y in hidden_rows else ""
        data.append('<row r="%d"%s>%s</row>' % (y, hidden, "".join(
            cell("%s%d" % (letters(x), y), value, styles) for x, value in enumerate(row) if value is not None)))
    after = "<mergeCells>%s</mergeCells>" % "".join('<mergeCell ref="%s"/>' % area for area in merged) if merged else ""
    return HEAD + '<worksheet xmlns="%s" xmlns:r="%s">%s<sheetData>%s</sheetData>%s</worksheet>' % (MAIN, RELATIONS, before, "".join(data), after)


def parts(sheets, date1904=False, strings=None, states=None):
    """The parts of a workbook: name -> text. `sheets`: name -> rows, or name -> the text of the part."""
    styles, files, listed, related = [], {}, [], []
    for number, (name, rows) in enumerate(sheets.items(), 1):
        files["xl/worksheets/sheet%d.xml" % number] = rows if isinstance(rows, str) else sheet_xml(rows, styles)
        state = (states or {}).get(name)
        listed.append('<sheet name=%s sheetId="%d"%s r:id="rId%d"/>' % (quoteattr(name), number, ' state="%s"' % state if state else "", number))
        related.append(("rId%d" % number, "worksheet", "worksheets/sheet%d.xml" % number))
    related += [("rIdS", "styles", "styles.xml")] + ([("rIdT", "sharedStrings", "sharedStrings.xml")] if strings is not None else [])
    formats = "".join('<numFmt numFmtId="%d" formatCode=%s/>' % (164 + i, quoteattr(code)) for i, code in enumerate(styles) if isinstance(code, str))
    xfs = "".join('<xf numFmtId="%d"/>' % (164 + i if isinstance(code, str) else code) for i, code in enumerate(styles))
    files["xl/styles.xml"] = HEAD + '<styleSheet xmlns="%s"><numFmts>%s</numFmts><cellXfs><xf numFmtId="0"/>%s</cellXfs></styleSheet>' % (MAIN, formats, xfs)
    if strings is not None:
        files["xl/sharedStrings.xml"] = HEAD + '<sst xmlns="%s">%s</sst>' % (MAIN, "".join(strings))
    files["xl/workbook.xml"] = HEAD + '<workbook xmlns="%s" xmlns:r="%s"><workbookPr%s/><sheets>%s</sheets></workbook>' % (
        MAIN, RELATIONS, ' date1904="1"' if date1904 else "", "".join(listed))
    files["xl/_rels/workbook.xml.rels"] = HEAD + '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, "".join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (name, RELATIONS, kind, target) for name, kind, target in related))
    files["_rels/.rels"] = HEAD + '<Relationships xmlns="%s"><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (
        PACKAGE, RELATIONS)
    files["[Content_Types].xml"] = HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return files


def archive(files, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as out:
        for name, text in files.items() if isinstance(files, dict) else files:
            out.writestr(name, text)
    return data.getvalue()


def workbook(sheets, **more):
    return archive(parts(sheets, **more))
