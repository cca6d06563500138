#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Injection: every text that a stranger may write (titles, sources, notes, numbers of targets, terms, cells of observations,
tables of changes and tables of indicators, ids, names of files and folders, values of options and of the environment) holds
payloads for shells, gnuplot, SVG and HTML, spreadsheets, terminals and readers, and goes through every command and format. A
hard failure: something is executed, a byte that steers or hides reaches a terminal or a file, a cell of CSV is a formula, JSON
or SVG cannot be parsed or SVG holds more than drawing, a PDF or PNG is none, a crash."""
import csv
import io
import json
import os
import re
import shutil
import xml.etree.ElementTree as ElementTree

import torture

RUN = "touch PWN"
PAYLOADS = [
    "$(%s)" % RUN, "`%s`" % RUN, "; %s;" % RUN, "| %s" % RUN, "&& %s" % RUN, "' ; %s ; '" % RUN, '"; %s; "' % RUN, "\n%s\n" % RUN, "${IFS}$(%s)" % RUN, ">PWN", "../../PWN",
    "'; system(\"%s\"); print '" % RUN, "\"; system('%s') #" % RUN, "'.system('%s').'" % RUN, "'\n!%s\n'" % RUN, "\\\n!%s" % RUN, "@PWN", "{/:Bold x}_{y}^{z}", "%s%n%d%1$s", "set output 'PWN'",
    "\\U+0041 \\042 \\x22", "'' 'x", "`" * 3, "<%s>" % RUN, "|'%s'" % RUN,
    "<script>alert(1)</script>", "]]><script/>", "\"><img src=x onerror=alert(1)>", "&#x3c;script&#x3e;", "&lt;b&gt;&amp;&amp;#60;", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "--><svg onload=alert(1)>",
    "<![CDATA[x]]>", "javascript:alert(1)", "<?xml x?>", "<a href='http://x'>y</a>", "<foreignObject/>",
    "=cmd|'/C calc'!A0", "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u3000=1+1", "\u00a0=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1", "﹢1", "﹣1", "﹫1",
    "\u3000＝1", "=HYPERLINK(\"http://x\",\"y\")", "\",=1+1,\"", "'=1+1",
    "\x1b[2J\x1b[31m", "\x1b]0;PWN\x07", "\x1b]8;;http://x\x1b\\y", "\x1bP+q\x1b\\", "\u009b31mred", "\u009d0;PWN\u009c", "\u0090\u0085\u008d", "\x08\x08\x7f\x07", "good\rEVIL", "\x0e\x0f\x00",
    "a\u202egnp.exe", "\u2066x\u2069", "\u200e\u200f\u061c", "x\u200by\u200cz\u200d\u2060", "\ufeffBOM", "x\ufeffy", "one\u2028two\u2029three", "\U000e0041\U000e0042\U000e007f", "\ufff9a\ufffab\ufffb",
    "\ufffe\uffff\ufdd0\U0001fffe", "\u00ad\u034f\u115f\u3164\uffa0", "\ue000\U000f0000\U0010fffd", "\u0300" * 40, "x" * 3000, "漢" * 900, "\U0001f600\U0001f468\u200d\U0001f469", "", " ",
]
FREE = {"zh", "en", "source", "note", "no"}
KEPT = ("plan.json", "base.json", "green.json", "baseline.json", "as-planned.json", "provincial.json", "stated.json")
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
                    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff]")
TRIGGER = re.compile("[\\s\u00a0\u3000]*[=+\\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")
NUMBER = re.compile(r"-?[\d.]+(e[+-]?\d+)?( ?[^=+@\s].*)?$|-?[\d.e+-]+$")
COMMANDS = [
    ["check", "green"], ["check", "green", "--lang", "zh"], ["run", "green"], ["run", "green", "--lang", "zh", "--color", "always"], ["run", "green", "--targets"], ["run", "green", "--format", "csv"],
    ["run", "green", "--targets", "--format", "csv"], ["run", "green", "--format", "json"], ["compare", "green", "baseline", "as-planned"], ["compare", "green", "baseline", "--format", "csv"],
    ["compare", "green", "baseline", "--inputs", "--format", "csv"], ["compare", "green", "baseline", "--format", "json"], ["compare", "green", "--vary", "energy.efficiency=2,3"],
    ["explain", "green", "gdp", "2025", "--depth", "all"], ["explain", "green", "energy", "--format", "csv"], ["explain", "green", "energy", "--format", "json"],
    ["list", "green"], ["list", "green", "inputs"], ["list", "green", "inputs", "--format", "csv"], ["list", "green", "targets", "--format", "csv"], ["list", "green", "limits", "--format", "json"],
    ["ensemble", "green", "--members", "50"], ["ensemble", "green", "--members", "50", "--format", "csv"], ["ensemble", "green", "--members", "50", "--targets", "--format", "json"],
    ["chart", "green", "baseline"], ["chart", "green", "--lang", "zh"], ["help", "--format", "names"], ["run", "green", "--only", "x<script>"],
]
DRAWN = ["chart", "green", "baseline", "-o", "out", "--format", "svg,pdf,png", "--kind", "overview,lines,stack,bullets,limits,heatmap,progress", "--only", "gdp,energy,energy_intensity_decline"]
WRITTEN = [["run", "green", "-o", "out", "--format", "csv,json"], ["compare", "green", "baseline", "-o", "out"], ["explain", "green", "gdp", "-o", "out"], DRAWN]


def filled(value, give, key=None):
    if isinstance(value, dict):
        return {name: filled(one, give, name) if name != "terms" else one for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, give, key) for one in value]
    return give() if isinstance(value, str) and key in FREE else value


class Place:
    def __init__(self, row, root):
        self.row, self.root = row, root
        self.fresh()

    def fresh(self):
        shutil.rmtree(self.root, ignore_errors=True)
        self.folder = os.path.join(self.root, "scenarios", "luliang")
        os.makedirs(self.folder)
        for name in (*KEPT, "observed.csv"):
            shutil.copy(os.path.join(torture.SHIPPED, name), self.folder)

    def fill(self, shift):
        """Every free text holds a payload, each another one; after as many shifts as there are payloads each has held each."""
        self.fresh()
        number = [shift]

        def give():
            number[0] += 1
            text = PAYLOADS[number[0] % len(PAYLOADS)]
            return text.replace("\x00", "") or "e"

        for name in KEPT:
            path = os.path.join(self.folder, name)
            with open(path, encoding="utf-8") as file:
                content = filled(json.load(file), give)
            with open(path, "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=shift % 2)
        path = os.path.join(self.folder, "observed.csv")
        with open(path, encoding="utf-8", newline="") as file:
            table = list(csv.reader(file))
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table[0])
            for line in table[1:]:
                writer.writerow([*line[:4], give().replace("\r", "").strip() or "s", *line[5:]])

    def run(self, words, what, codes=(0, 1), **env):
        answer = torture.run(words, self.root, timeout=60, env=torture.environment(**env))
        crash = torture.crashed(answer)
        self.row.check(not crash and (codes is None or answer.code in codes), "%s: %s" % (what, crash or answer.told()))
        colours = b"always" in b" ".join(map(os.fsencode, words))
        self.inert(answer.out, what + ", output of " + answer.command, colours)
        self.inert(answer.err, what + ", messages of " + answer.command, colours)
        self.nothing_ran(what + ", " + answer.command)
        return answer

    def nothing_ran(self, what):
        found = [os.path.join(folder, name) for folder, _, names in os.walk(self.root) for name in names if "PWN" in name and not name.startswith(("keep", "out"))]
        self.row.check(not found, "%s: made %s" % (what, found))
        for path in found:
            os.remove(path)

    def inert(self, data, what, colours=False):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            self.row.fail("%s: no UTF-8: %s" % (what, fault))
            return
        text = text[1:] if text[:1] == "\ufeff" else text
        text = re.sub("\x1b\\[[0-9;]*m", "", text) if colours else text
        found = UNSAFE.search(text)
        self.row.check(not found, "%s: holds %r: %r" % (what, found and found.group(), text[max(0, found.start() - 60):found.end() + 60] if found else ""))

    def csv(self, data, what):
        for line in csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline="")):
            for cell in line:
                if TRIGGER.match(cell) and not NUMBER.match(cell):
                    self.row.fail("%s: a formula: %r" % (what, cell))
        self.row.tried += 1

    def json(self, data, what):
        try:
            json.loads(data)
            self.row.tried += 1
        except ValueError as fault:
            self.row.fail("%s: no JSON: %s" % (what, fault))

    def svg(self, data, what):
        drawing = {"svg", "g", "path", "text", "tspan", "rect", "circle", "line", "polyline", "polygon", "defs", "use", "title", "desc", "pattern", "clipPath", "linearGradient", "stop", "mask", "filter",
                   "feFlood", "feComposite", "style"}
        try:
            tree = ElementTree.fromstring(data)
        except ElementTree.ParseError as fault:
            self.row.fail("%s: no XML: %s" % (what, fault))
            return
        for element in tree.iter():
            name = element.tag.split("}")[-1]
            links = [value for key, value in element.attrib.items() if key.split("}")[-1].startswith("on") or key.endswith("href") and not value.startswith("#")]
            if name not in drawing or links or "javascript:" in " ".join(element.attrib.values()):
                self.row.fail("%s: <%s %s>" % (what, name, links))
        self.row.check(b"<!ENTITY" not in data and b"<!ELEMENT" not in data, what + ": holds entities")

    def files(self, what):
        """All that was written."""
        for folder, _, names in os.walk(os.path.join(self.root, "out")):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    data = file.read()
                told = "%s: %s" % (what, name)
                self.row.check(re.fullmatch(r"[\w.\-]+", name), told + ": a name for a shell")
                ending = name.rsplit(".", 1)[-1]
                if ending in ("csv", "json", "svg"):
                    self.inert(data, told)
                    getattr(self, ending)(data, told)
                elif ending == "html":  # the page that shows pictures, where fonts have all that strangers write
                    self.inert(data, told)
                    tags = re.findall(rb"<[A-Za-z][^>]*>", data)
                    wrong = [tag for tag in tags if re.match(rb"<(script|iframe|object|embed|form|base|link)\b", tag, re.I) or
                             re.search(rb"\son\w+\s*=|javascript:", tag, re.I)]
                    self.row.check(data.startswith(b"<!DOCTYPE html>") and not wrong, "%s: %s" % (told, wrong[:3]))
                elif ending == "pdf":
                    self.row.check(data.startswith(b"%PDF") and b"%%EOF" in data[-64:] and not re.search(rb"/JavaScript|/Launch|/URI|/EmbeddedFile", data), told)
                else:
                    self.row.check(data.startswith(b"\x89PNG") and b"IEND" in data[-16:], told)
        shutil.rmtree(os.path.join(self.root, "out"), ignore_errors=True)


def texts(row, place, shifts, draw):
    for shift in shifts:
        what = "shift %d" % shift
        place.fill(shift)
        for words in COMMANDS:
            answer = place.run(words, what, codes=(0, 1, 2) if "x<script>" in words else (0, 1))
            if "csv" in words and not answer.code:
                place.csv(answer.out, "%s, %s" % (what, answer.command))
            if "json" in words and not answer.code:
                place.json(answer.out, "%s, %s" % (what, answer.command))
        for words in WRITTEN[:None if shift in draw else 3]:
            place.run(words, what, codes=(0, 1, 3))
            place.files("%s, %s" % (what, words[0]))


def ids(row, place):
    """What is an id cannot hold a payload: refused, inertly."""
    for i, payload in enumerate(PAYLOADS):
        for key in ("sectors", "indicators", "limits", "groups", "targets", "correlations") if torture.FULL else (("sectors", "indicators", "limits", "targets")[i % 4],):
            place.fresh()
            with open(os.path.join(place.folder, "evil.json"), "w", encoding="utf-8") as file:
                json.dump({"kind": "scenario", "plan": "plan.json", "extends": "green.json", key: {payload: {"title": {"en": payload, "zh": payload}, "use": payload, "unit": payload, "formula": payload}}}, file)
            place.run(["check", "evil"], "an id in %s" % key, codes=(0, 2))
        with open(os.path.join(place.folder, "evil.json"), "w", encoding="utf-8") as file:
            json.dump({"kind": "scenario", "plan": "plan.json", "extends": payload or "x", payload: payload, "years": payload}, file)
        place.run(["check", "evil"], "keys and names of files", codes=(2,))


def words_of_the_line(row, place):
    place.fresh()
    for i, payload in enumerate(PAYLOADS):
        word = payload.replace("\x00", "")
        lines = [["run", "green", "--set", "energy.efficiency=" + word], ["run", "green", "--set", word + "=1"], ["run", "green", "--only", word], ["explain", "green", word], ["list", "green", word],
                 ["run", word], ["run", "green", "--lang", word], ["run", "green", "--format", word], ["compare", "green", "--vary", "energy.efficiency=" + word], ["run", "green", "--set-from", word],
                 ["chart", "green", "--kind", word], [word], ["--" + word], ["models", word], ["help", word], ["schema", word], ["run", "green", "--years", word], ["verify", word]]
        for words in lines if torture.FULL else lines[i % 6::6]:
            place.run(words, "a word of the line", codes=None)
        place.run(["run", "green", "--format", "csv", "--only", "gdp"], "the environment", codes=(0, 1, 2, 3), OUTTURN_LANG=word, LC_ALL=word, LANG=word, TERM=word, COLUMNS=word, NO_COLOR=word, HOME=word)
        place.run(["run", word + "-nowhere"], "the environment", codes=None, OUTTURN_LANG=word, LC_ALL=word)


def names_of_files(row, place):
    """Files and folders that are called so: used inertly, or refused."""
    for i, payload in enumerate(PAYLOADS):
        name = os.fsencode(payload.replace("\x00", "").replace("/", "\u2215"))[:200]
        for raw in (name, b"\xff" + name[:50]) if torture.FULL or i % 5 == 0 else (name,):
            place.fresh()
            folder = os.fsencode(place.folder)
            os.rename(os.path.join(folder, b"as-planned.json"), os.path.join(folder, b"keep" + raw + b".json"))
            path = os.path.relpath(os.path.join(folder, b"keep" + raw + b".json"), os.fsencode(place.root))
            for words in (["compare", "green", path], ["run", path, "--format", "csv", "--only", "gdp"], ["run", path, "--format", "json", "--only", "gdp"], ["run", path, "-o", "out", "--only", "gdp"],
                          ["check", "scenarios/luliang", "--keep-going"], ["help", "--format", "names"])[0 if torture.FULL else i % 2::1 if torture.FULL else 2]:
                answer = place.run(words, "a file called %r" % raw, codes=(0, 1, 2))
                if "csv" in words and answer.code == 0:
                    place.csv(answer.out, "a file called %r" % raw)
            place.files("a file called %r" % raw)
            table = os.path.join(os.fsencode(place.root), b"keep" + raw + b".csv")
            with open(table, "wb") as file:
                file.write(b"key,value\nenergy.efficiency,3\n")
            place.run(["explain", "green", "energy", "--set-from", os.path.basename(table)], "a table called %r" % raw, codes=(0, 1, 2))


def tables_of_indicators(row, place):
    """What `new` makes of cells: files that are read again, inertly."""
    for i, payload in enumerate(PAYLOADS):
        place.fresh()
        with open(os.path.join(place.root, "t.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([["indicator", "unit", "2020", "2025 target", "attribute", "source"], ["GDP", "1e8 CNY", "1000", "1350", "expected", payload], [payload or "x", "%", "40", "50", payload, payload]])
        place.run(["new", "city", "--from", "t.csv"], "a table of indicators", codes=(0, 2))
        if os.path.isdir(os.path.join(place.root, "city")):
            place.run(["check", "city"], "a new place", codes=(0, 1, 2))
            place.run(["run", "city", "--format", "csv"], "a new place", codes=(0, 1, 2))


def main():
    row = torture.Row()
    count = len(PAYLOADS)
    shifts = range(count) if torture.FULL else range(0, count, count // 4)
    with torture.folder() as root:
        place = Place(row, os.path.join(root, "home"))
        texts(row, place, shifts, shifts if torture.FULL else {0})
        ids(row, place)
        words_of_the_line(row, place)
        names_of_files(row, place)
        tables_of_indicators(row, place)
    row.end("%d payloads%s" % (count, "" if torture.FULL else "; sampled: %d of %d ways to fill the texts, drawn once" % (len(list(shifts)), count)))


if __name__ == "__main__":
    main()
