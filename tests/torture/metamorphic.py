#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What means the same gives the same bits. Of each shipped scenario its files are written anew with keys in another order,
limits and indicators in another order, numbers and texts spelled another way, units changed by powers of ten, sections moved
into a file that it extends, a scenario that extends it with nothing, a limit beside that never binds; files are named in
another order on the command line. All values of `run`, all verdicts, and an ensemble must be the same to the last bit."""
import csv
import decimal
import io
import json
import os
import re
import shutil
import sys
import torture

PLACES = ["scenarios/luliang", "scenarios/luliang-13fyp", "tests/places/twosector", "tests/places/drawn"]
# from, to, exponent of ten
UNITS = [("1e8 CNY", "1e4 CNY", 4), ("1e8 CNY", "1e12 CNY", -4), ("1e8 CNY", "亿元", 0), ("1e4 tce", "tce", 4), ("1e4 tce", "Mtce", -2),
         ("1e4 tce", "万吨标准煤", 0), ("1e4 people", "people", 4), ("1e4 people", "万人", 0), ("1e4 t", "t", 4), ("CNY/person", "1e4 CNY/person", -4),
         ("1e8 tce", "1e4 tce", 4), ("tce/1e4 CNY", "tce/1e8 CNY", 4), ("1e8 kWh", "1e4 kWh", 4)]
PLAIN = {"value", "path", "unit", "source", "note", "range", "interpolate"}


# --- files as trees ---

def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=decimal.Decimal, parse_int=decimal.Decimal)


def spelled(value, random, odd):
    """JSON text; ODD: numbers, texts and blanks in other spellings."""
    if isinstance(value, dict):
        inner = ", ".join(spelled(key, random, odd) + ":" + spelled(part, random, odd) for key, part in value.items())
        return "{" + inner + "}" if not odd else "{\n\t" + inner + "\r\n}"
    if isinstance(value, list):
        return "[" + ",".join(spelled(part, random, odd) for part in value) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, decimal.Decimal):
        text = format(value, "f")
        if odd and value and random.random() < 0.5:
            return random.choice([text + ("0" if "." in text else ".0"), text + "e0", "%se-3" % format(value.scaleb(3), "f"),
                                  "%sE+2" % format(value.scaleb(-2), "f")])
        return text
    return json.dumps(value, ensure_ascii=bool(odd and random.random() < 0.5))


def walk(value, change, path=()):
    """The tree with CHANGE(path, node) applied from below."""
    if isinstance(value, dict):
        value = {key: walk(part, change, path + (key,)) for key, part in value.items()}
    elif isinstance(value, list):
        value = [walk(part, change, path) for part in value]
    return change(path, value)


def shuffled(tree, random):
    def change(path, value):
        if not isinstance(value, dict):
            return value
        keys = list(value)
        random.shuffle(keys)
        return {key: value[key] for key in keys}
    return walk(tree, change)


def in_other_units(tree, random):
    def move(value, exponent):
        return value.scaleb(exponent) if isinstance(value, decimal.Decimal) else value

    def change(path, value):
        if not isinstance(value, dict) or not isinstance(value.get("unit"), str) or not ("value" in value or "path" in value) or \
                set(value) - PLAIN or (path and path[-1] == "indicators"):
            return value
        fits = [one for one in UNITS if re.match(re.escape(one[0]) + r"(@\w+)?$", value["unit"])]
        numbers = [value.get("value"), *(value["path"].values() if isinstance(value.get("path"), dict) else [value.get("path")])]
        if not fits or not all(number is None or isinstance(number, decimal.Decimal) for number in numbers):
            return value
        old, new, exponent = random.choice(fits)
        made = dict(value, unit=new + value["unit"][len(old):])
        for key in ("value", "path", "range"):
            part = value.get(key)
            made.update({key: {year: move(number, exponent) for year, number in part.items()} if isinstance(part, dict)
                         else [move(number, exponent) for number in part] if isinstance(part, list) else move(part, exponent)}
                        if part is not None else {})
        return made
    return walk(tree, change)


# --- what a scenario comes to ---

def values(folder, files, row, *more):
    """{(scenario, variable, element.., year): value as printed}, of values and verdicts; None where it does not run."""
    found = {}
    for what in (["run"], ["run", "--targets"]):
        answer = torture.run([what[0], *files, *what[1:], "--format", "csv", "--quiet", *more], folder)
        if answer.code not in (0,):
            row.fail("does not run: " + answer.told())
            return None
        for line in csv.DictReader(io.StringIO(answer.out.decode())):
            key = tuple(line.get(name, "") for name in ("scenario", "variable", "year", "id", "target", "no"))
            found[(what[-1],) + key] = tuple(line.get(name) for name in ("value", "verdict", "gap", "number"))
    return found


def drawn(folder, file, members="64"):
    answer = torture.run(["ensemble", file, "--members", members, "--format", "csv", "--quiet", "--only", "*"], folder)
    return sorted(answer.out.decode().splitlines()) if answer.code == 0 else [answer.told()]


def compare(row, what, base, got, only_common=False):
    if base is None or got is None:
        return
    keys = set(base) & set(got) if only_common else set(base) | set(got)
    wrong = [key for key in keys if base.get(key) != got.get(key)]
    row.check(not wrong and keys, "%s: %d of %d values differ, as %s: %s and %s" % (
        what, len(wrong), len(keys), wrong and sorted(map(str, wrong))[0], wrong and base.get(sorted(wrong, key=str)[0]),
        wrong and got.get(sorted(wrong, key=str)[0])))


class Tried:
    def __init__(self, row, place):
        self.row, self.random = row, row.random
        self.held = torture.folder()
        self.folder = self.held.__enter__()
        self.name = os.path.basename(place)
        self.inside = os.path.join(self.folder, self.name)
        shutil.copytree(os.path.join(torture.ROOT, place), self.inside)
        self.trees = {name: read(os.path.join(self.inside, name)) for name in sorted(os.listdir(self.inside)) if name.endswith(".json")}
        answer = torture.run(["run", self.name, "--format", "csv", "--quiet"], self.folder)
        ids = {line["scenario"] for line in csv.DictReader(io.StringIO(answer.out.decode()))}
        self.scenarios = [name for name, tree in self.trees.items() if tree.get("kind") == "scenario" and not tree.get("abstract") and
                          any(one == name[:-5] or one.endswith("/" + name[:-5]) for one in ids)]

    def end(self):
        self.held.__exit__(None, None, None)

    def path(self, name):
        return self.name + "/" + name

    def write(self, trees, odd=False):
        for name, tree in trees.items():
            with open(os.path.join(self.inside, name), "w", encoding="utf-8") as out:
                out.write(spelled(tree, self.random, odd))

    def restore(self):
        for name in set(os.listdir(self.inside)) - set(self.trees):
            if name.endswith(".json"):
                os.remove(os.path.join(self.inside, name))
        self.write(self.trees)

    def anew(self, what, change, files, base, ensemble=None):
        """All files of the place changed, FILES run."""
        self.write({name: change(tree) for name, tree in self.trees.items()})
        compare(self.row, "%s %s" % (self.name, what), base, values(self.folder, files, self.row))
        if ensemble:
            self.row.check(drawn(self.folder, files[0]) == ensemble, "%s %s: another ensemble of %s" % (self.name, what, files[0]))
        self.restore()

    def everything(self, rounds):
        row, files = self.row, [self.path(name) for name in self.scenarios]
        self.restore()
        base = values(self.folder, files, row)
        first = drawn(self.folder, files[0])
        for turn in range(rounds):
            self.anew("keys in another order", lambda tree: shuffled(tree, self.random), files, base, first if turn == 0 else None)
            self.anew("other units", lambda tree: in_other_units(tree, self.random), files, base, first if turn == 0 else None)
            self.write({name: respelled(tree) for name, tree in self.trees.items()}, odd=True)
            compare(row, "%s other spellings" % self.name, base, values(self.folder, files, row))
            self.restore()
            order = self.random.sample(files, len(files))
            compare(row, "%s files as %s" % (self.name, " ".join(order)), base, values(self.folder, order, row))
        for name in self.scenarios:
            self.one(name, base)

    def one(self, name, base):
        mine = self.row.random.choice([True, False]) or torture.FULL
        own = {key: value for key, value in base.items() if key[1].split("/")[-1] == name[:-5]} if base else None
        if not mine or not own:
            return
        tree = self.trees[name]
        nothing = {key: tree[key] for key in ("kind", "plan", "title") if key in tree}
        self.write({"again.json": {**nothing, "extends": [name]}})
        compare(self.row, "%s: a scenario that extends %s with nothing" % (self.name, name), renamed(own),
                renamed(values(self.folder, [self.path("again.json")], self.row)))
        moved = [key for key in tree if key not in ("kind", "plan", "extends", "title", "$schema", "abstract", "years", "record") and
                 isinstance(tree[key], dict) and key not in ("question", "note")]
        part = {key: tree[key] for key in moved[::2]}
        rest = {key: value for key, value in tree.items() if key not in part}
        extends = tree.get("extends", [])
        extends = extends if isinstance(extends, list) else [extends]
        self.write({"part.json": {"kind": "scenario", "abstract": True, "plan": tree.get("plan"), "title": {"en": "P", "zh": "P"},
                                  "extends": extends, **part} if extends else
                    {"kind": "scenario", "abstract": True, "plan": tree.get("plan"), "title": {"en": "P", "zh": "P"}, **part},
                    "again.json": {**rest, "extends": extends + ["part.json"]}})
        if part and tree.get("plan") is not None:
            compare(self.row, "%s: %s with %s in a file of its own" % (self.name, name, ", ".join(part)), renamed(own),
                    renamed(values(self.folder, [self.path("again.json")], self.row)))
        limits = {"never": {"title": {"en": "Never", "zh": "不起作用"}, "use": "gdp", "at_most": "1e9 1e8 CNY"},
                  "nor_this": {"title": {"en": "Nor", "zh": "亦不"}, "use": "output", "at_most": "1e10 1e8 CNY",
                               "output": {"max_cut": decimal.Decimal(5)}}}
        for key in limits:
            self.write({"again.json": {**nothing, "extends": [name], "limits": {key: limits[key]}}})
            answer = torture.run(["check", self.path("again.json")], self.folder)
            if answer.code == 0:
                compare(self.row, "%s: a limit that never binds beside those of %s" % (self.name, name), renamed(own),
                        renamed(values(self.folder, [self.path("again.json")], self.row)), only_common=True)
        self.restore()


def respelled(tree):
    """Years and counts are whole numbers by their grammar: as texts of digits they stay."""
    def change(path, value):
        whole = path and path[-1] in ("base_year", "prices", "years", "year", "over", "no", "from", "value_year")
        return Whole(value) if whole and isinstance(value, decimal.Decimal) else value
    return walk(tree, change)


class Whole(int):
    """A whole number that is spelled as such."""


def renamed(found):
    return {(key[0], "") + key[2:]: value for key, value in found.items()} if found else found


def main():
    original = spelled

    def with_whole(value, random, odd):
        return str(int(value)) if isinstance(value, Whole) else original(value, random, odd)
    globals()["spelled"] = with_whole
    row = torture.Row()
    for place in PLACES:
        tried = Tried(row, place)
        try:
            tried.everything(8 if torture.FULL else 1)
        finally:
            tried.end()
    row.end("%d places%s" % (len(PLACES), "" if torture.FULL else "; half of the scenarios one by one, seed %d" % torture.SEED))


if __name__ == "__main__":
    sys.exit(main())
