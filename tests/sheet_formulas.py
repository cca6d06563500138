# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks read with Python's own library, and their formulas computed: no more of a spreadsheet than outturn's formulas
need, and an error for everything else."""
import math
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
sys.setrecursionlimit(100000)


def shared_strings(archive):
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(MAIN + "t")) for item in root.iter(MAIN + "si")]


def parts_of(archive):
    """The part of each sheet, by its name, in order."""
    relations = {one.get("Id"): one.get("Target") for one in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return {sheet.get("name"): "xl/" + relations[sheet.get(RELATIONS + "id")].replace("/xl/", "")
            for sheet in book.iter(MAIN + "sheet")}


class Cell:
    __slots__ = ("value", "formula", "kind")

    def __init__(self, value, formula, kind):
        self.value, self.formula, self.kind = value, formula, kind


def read(path):
    """{sheet: {"B2": Cell}}"""
    with zipfile.ZipFile(path) as archive:
        strings, book = shared_strings(archive), {}
        for name, part in parts_of(archive).items():
            cells = book[name] = {}
            for cell in ElementTree.fromstring(archive.read(part)).iter(MAIN + "c"):
                value, formula, kind = cell.find(MAIN + "v"), cell.find(MAIN + "f"), cell.get("t")
                text = value.text if value is not None else None
                if text is None and formula is None:
                    continue
                said = (strings[int(text)] if kind == "s" else text or "" if kind in ("str", "e") else text if text is None
                        else float(text))
                cells[cell.get("r")] = Cell(said, formula.text if formula is not None else None, kind)
        return book


TOKEN = re.compile(r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?)|(?P<text>\"[^\"]*\")|(?P<sheet>'[^']+'!)?(?P<cell>[A-Z]{1,3}\d+)"
                   r"(?![\w(])|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/^(),:<>=]))")


class Computer:
    """The values of a workbook's cells. `changed`: numbers in place of what cells hold, {(sheet, "B2"): number}."""
    compiled = {}

    def __init__(self, book, changed=None):
        self.book, self.changed, self.values = book, changed or {}, {}

    def value(self, sheet, name):
        key = (sheet, name)
        if key not in self.values:
            cell = self.book[sheet].get(name)
            if key in self.changed:
                self.values[key] = self.changed[key]
            elif cell is None:
                self.values[key] = 0.0
            elif cell.formula is None:
                self.values[key] = cell.value
            else:
                self.values[key] = compute(cell.formula, sheet)(self)
        return self.values[key]

    def range(self, sheet, first, last):
        (a, b), (c, d) = (re.match(r"([A-Z]+)(\d+)", name).groups() for name in (first, last))
        assert a == c, "a range over columns"
        return [self.value(sheet, "%s%d" % (a, row)) for row in range(int(b), int(d) + 1)]


def compute(formula, sheet):
    key = (formula, sheet)
    if key not in Computer.compiled:
        Computer.compiled[key] = eval("lambda c: " + Parser(formula, sheet).whole(), FUNCTIONS)  # of our own making, below
    return Computer.compiled[key]


def flat(values):
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def attempt(first, other):
    try:
        value = first()
    except (ArithmeticError, TypeError, ValueError):
        return other()
    return other() if isinstance(value, complex) or value != value else value


FUNCTIONS = {
    "attempt": attempt, "ISNUMBER": lambda x: isinstance(x, float),
    "MIN": lambda *a: min(flat(a)), "MAX": lambda *a: max(flat(a)), "SUM": lambda *a: math.fsum(flat(a)), "ABS": abs,
    "AND": lambda *a: all(a), "OR": lambda *a: any(a), "EXP": math.exp, "LN": math.log, "SQRT": math.sqrt, "SIN": math.sin,
    "COS": math.cos, "COUNTIF": lambda cells, what: float(sum(one == what for one in cells)),
    "COUNTIFS": lambda *a: float(sum(all(one == what for one, what in zip(row, a[1::2])) for row in zip(*a[0::2]))),
    "ROUNDUP": lambda x, _: math.copysign(math.ceil(abs(x)), x), "ROUNDDOWN": lambda x, _: float(math.trunc(x))}


class Parser:
    """A formula as an expression of Python over `c`, a Computer: IF and CHOOSE compute what they take and no more."""

    def __init__(self, formula, sheet):
        self.sheet, self.tokens, at = sheet, [], 0
        while at < len(formula):
            found = TOKEN.match(formula, at)
            assert found, "%s: not understood at %r" % (formula[:200], formula[at:at + 20])
            self.tokens.append((found.lastgroup, found))
            at = found.end()
        self.at = 0

    def peek(self):
        return self.tokens[self.at][1].group("sign") if self.at < len(self.tokens) else None

    def take(self, sign):
        assert self.peek() == sign, "%r is due" % sign
        self.at += 1

    def whole(self):
        made = self.comparison()
        assert self.at == len(self.tokens), "more than a formula"
        return made

    def comparison(self):
        made = self.sum()
        signs = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "==", "<>": "!="}
        if self.peek() in signs:
            sign = signs[self.peek()]
            self.at += 1
            made = "(%s %s %s)" % (made, sign, self.sum())
        return made

    def sum(self):
        made = self.product()
        while self.peek() in ("+", "-"):
            sign = self.peek()
            self.at += 1
            made = "(%s %s %s)" % (made, sign, self.product())
        return made

    def product(self):
        made = self.power()
        while self.peek() in ("*", "/"):
            sign = self.peek()
            self.at += 1
            made = "(%s %s %s)" % (made, sign, self.power())
        return made

    def power(self):
        made = self.atom()
        while self.peek() == "^":
            self.at += 1
            made = "(%s ** %s)" % (made, self.atom())
        return made

    def arguments(self):
        self.take("(")
        made = [self.comparison()]
        while self.peek() == ",":
            self.at += 1
            made.append(self.comparison())
        self.take(")")
        return made

    def atom(self):
        if self.peek() == "(":
            return self.arguments()[0]
        if self.peek() == "-":
            self.at += 1
            return "(-%s)" % self.atom()
        _, found = self.tokens[self.at]
        self.at += 1
        if found.group("number"):
            return repr(float(found.group("number")))
        if found.group("text"):
            return repr(found.group("text")[1:-1])
        if found.group("name"):
            return self.call(found.group("name"), self.arguments())
        assert found.group("cell"), "not understood: %s" % found.group(0)
        sheet = found.group("sheet")[1:-2] if found.group("sheet") else self.sheet
        if self.peek() != ":":
            return "c.value(%r, %r)" % (sheet, found.group("cell"))
        self.at += 1
        last = self.tokens[self.at][1].group("cell")
        self.at += 1
        return "c.range(%r, %r, %r)" % (sheet, found.group("cell"), last)

    @staticmethod
    def call(name, arguments):
        if name == "IF":
            return "(%s if %s else %s)" % (arguments[1], arguments[0], arguments[2])
        if name == "IFERROR":
            return "attempt(lambda: %s, lambda: %s)" % tuple(arguments)
        if name == "CHOOSE":
            return "(%s)[int(%s) - 1]()" % (", ".join("lambda: " + one for one in arguments[1:]), arguments[0])
        assert name in FUNCTIONS, "%s is no function that outturn writes" % name
        return "%s(%s)" % (name, ", ".join(arguments))


def with_numbers(source, target, changed):
    """A copy of the workbook with other numbers in cells, and without the numbers beside formulas, so that whoever opens it has
    to compute them."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        parts = {part: name for name, part in parts_of(archive).items()}
        for entry in archive.infolist():
            data = archive.read(entry.filename)
            if entry.filename in parts:
                text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", data.decode())
                text = re.sub(r' t="str"(><f>)', r"\1", text)
                for (sheet, name), number in changed.items():
                    if sheet == parts[entry.filename]:
                        text, count = re.subn(r'(<c r="%s"[^>]*?>)(?:<v>[^<]*</v>|<f>[^<]*</f>)(?=</c>)' % name,
                                              lambda found: "%s<v>%r</v>" % (found.group(1), number), text)
                        assert count == 1, "%s!%s is no number" % (sheet, name)
                data = text.encode()
            copy.writestr(entry, data)
