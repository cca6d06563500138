#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""report_check: reads a finished report.html, takes every numeral of its chapters, follows its link to the entry of the
appendix, and compares what is printed with the unrounded number there.

    python3 tests/report_check.py out/report.html... [scenarios/PLACE/*.json]

No numeral stands alone but: years; numbers of chapters, tables, figures and targets; titles of pictures; what is part
of a unit, a name or a file (1e8 CNY, CO2, base.json:15) or, in a table, of a text; commands; the author's own text, and
what the files named besides say in words. Exit code 1, and a line for each, where something else does or a number is not
that of its entry."""
import json
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "area", "base", "source"}
SILENT = {"script", "style", "svg", "nav", "head", "h1", "h2", "h3", "h4", "th", "figcaption", "code", "kbd", "pre", "small"}
SILENT_CLASSES = {"written", "number", "no", "label", "source", "command", "subtitle"}
NUMERAL = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
LETTER = re.compile(r"[^\W\d_]")
TARGET = re.compile(r"\d+(?:[.\-]\d+)*\*?$")
# what a numeral may stand in without being a number of the report
EXEMPT = re.compile("|".join([
    r"(?<![\d.])(?:19|20)\d\d(?![\d.]\d|\d)(?:\s?[-–—~:至到]\s?(?:19|20)\d\d)?",    # years and spans of them
    r"\b1e\d\b", r"[A-Za-z_][\w.]*\d[\w.]*", r"\d+[A-Za-z]\w*",      # units, names: CO2, m3, P10
    r"#\d[\w.\-]*", r"[\w./\-]+\.(?:json|csv)(?::\d+)?",              # targets, files
    r"(?:[Tt]able|[Ff]igure|[Cc]hapter|row|rows|page|[Aa]rt\.)\s?[\d\-.]+(?:, \d+)*", r"[表图章]\s?\d+(?:[-–]\d+)?",
    r"第\d+[\w]*", r"\d+(?:\.\d+)*[节章条]", r"--[\w-]+(?:[= ]\S+)?", r"\b(?:LMDI|SHA|GB/T)[-\w ]*\d*", r"[〇一二三四五六七八九十]+五",
    r"\d+(?:st|nd|rd|th)\b", r"\d+%分位", r"P\d+\b", r"\d+\.\.\d+"]))


class Page(HTMLParser):
    def __init__(self, said):
        super().__init__(convert_charrefs=True)
        self.said, self.column = said, 0
        self.stack, self.entries, self.links, self.loose = [], {}, [], []
        self.appendix, self.entry, self.link = False, None, None

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        classes = set((told.get("class") or "").split())
        if told.get("id") == "appendix":
            self.appendix = True
        if self.appendix and told.get("id"):
            self.entry = told["id"]
        if self.entry and "n" in classes and "data-value" in told:
            self.entries.setdefault(self.entry, float(told["data-value"]))
        if tag in VOID:
            return
        self.stack.append((tag, classes))
        if tag == "tr":
            self.column = 0
        self.column += tag in ("td", "th")
        if tag == "a" and "n" in classes and not self.appendix:
            self.link = [told.get("href", ""), "", float(told.get("data-value", "nan"))]

    def handle_endtag(self, tag):
        while self.stack and self.stack[-1][0] != tag:
            self.stack.pop()
        if self.stack:
            self.stack.pop()
        if tag == "a" and self.link:
            self.links.append(self.link)
            self.link = None

    def handle_data(self, text):
        if self.link:
            self.link[1] += text
            return
        if self.appendix or any(tag in SILENT or classes & SILENT_CLASSES for tag, classes in self.stack):
            return
        if any(tag in ("td", "th") for tag, _ in self.stack) and (LETTER.search(text) or
                                                                  (self.column == 1 and TARGET.match(text.strip()))):
            return
        rest = EXEMPT.sub(" ", text)
        if NUMERAL.search(rest) and not self.is_said(text):
            self.loose.append((" > ".join(tag for tag, _ in self.stack[-4:]), " ".join(text.split())[:160]))

    def is_said(self, text):
        """In words of the files: as a whole, or in titles within it."""
        plain = " ".join(text.split())
        if any(plain in said for said in self.said):
            return True
        for said in self.said:
            if NUMERAL.search(said) and len(said) > 3:
                plain = plain.replace(said, " ")
        return not NUMERAL.search(EXEMPT.sub(" ", plain))


def texts_in(node, into):
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            texts_in(part, into)
    elif isinstance(node, str):
        into.append(" ".join(node.split()))
    return into


def shown(text):
    """The number that a text shows, and half of its last digit; None: it shows none."""
    found = NUMERAL.search(text)
    if not found:
        return None
    digits = found.group().replace(",", "")
    decimals = len(digits.split(".")[1]) if "." in digits else 0
    return float(digits), 0.5 * 10 ** -decimals


def faults(path, said=()):
    page = Page(said)
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    found = ["a numeral without a link: %s  (%s)" % (text, where) for where, text in page.loose]
    for link, text, _ in page.links:
        number = shown(text)
        if link[1:] not in page.entries:
            found.append("a link to nothing: %s %s" % (text, link))
        elif number:
            value = page.entries[link[1:]]
            zeros = len(text.strip()) - len(text.strip().rstrip("0")) if "." not in text else 0
            half = max(number[1], 0.5 * 10 ** zeros if abs(value) >= 100 else 0)
            if abs(number[0] - value) > half * (1 + 1e-9) + 1e-9 * abs(value):
                found.append("%s is printed, and %s stands in %s" % (text, value, link))
    return found, len(page.links), len(page.entries)


def main():
    bad, said = 0, []
    for path in sys.argv[1:]:
        if path.endswith(".json"):
            with open(path, encoding="utf-8") as file:
                texts_in(json.load(file), said)
    for path in sys.argv[1:]:
        if path.endswith(".json"):
            continue
        found, links, entries = faults(path, said)
        for line in found:
            print("%s: %s" % (path, line))
        print("%s: %d numbers, %d entries, %d faults" % (path, links, entries, len(found)))
        bad += len(found)
    return 1 if bad or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
