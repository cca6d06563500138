#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas made by the grammar, and the same with a token changed, against a second reader and evaluator, written here from
the grammar that `outturn help` and sim/core/formula.h tell: values agree in every year, what the grammar forbids is refused on its own
line and nothing else is, and a number that is none is refused. Tolerance: how far the value moves when every operation is
a few last bits off."""
import csv
import io
import json
import math
import os
import re

import torture

ROW = torture.Row()
FIRST, LAST = 2020, 2024
GROWTH = {"a": 0.06, "b": 0.05}
PLAN = {"kind": "plan", "title": "p", "base_year": FIRST, "prices": FIRST, "years": [FIRST + 1, LAST], "targets": {}}
SECTORS = '"sectors":{"a":{"title":"A","output":60,"growth":6},"b":{"title":"B","output":40,"growth":5}},"groups":{"whole":["a","b"]}'
# What a formula may name beside other indicators, as plain numbers: in years from the base year, by closed form.
KNOWN = {"(output.a / base(output.a))": lambda t: 1.06 ** t, "(output.whole / 1 [1e8 CNY@base])": lambda t: 60 * 1.06 ** t + 40 * 1.05 ** t,
         "(sum(output) / at(gdp, 2020))": lambda t: (60 * 1.06 ** t + 40 * 1.05 ** t) / 100, "(gdp / base(gdp))": lambda t: (60 * 1.06 ** t + 40 * 1.05 ** t) / 100,
         "(sum(output * sectors.growth) / gdp)": lambda t: (60 * 1.06 ** t * 0.06 + 40 * 1.05 ** t * 0.05) / (60 * 1.06 ** t + 40 * 1.05 ** t)}
ARGUMENTS = {"min": (2, 16), "max": (2, 16), "clamp": (3, 3), "if": (3, 3), "exp": (1, 1), "log": (1, 1), "pow": (2, 2), "sqrt": (1, 1),
             "abs": (1, 1), "respond": (3, 3)}


class Refused(Exception):
    """The grammar forbids it."""


class NoNumber(Exception):
    """Somewhere in it stands what is no finite number."""


class Reader:
    """Text to a tree: (op, ...). Grammar, loosest first: compare, sum, term, sign, power, atom."""
    TOKEN = re.compile(r"\s*(?:(known\d)|([0-9.]+(?:[eE][-+]?[0-9]+)?)|([a-z][a-z0-9_.]*)|(<=|>=|==|!=|[-+*/^(),<>]))")

    def __init__(self, text, names):
        self.text, self.names, self.at, self.depth = text, names, 0, 0

    def peek(self):
        match = self.TOKEN.match(self.text, self.at)
        return match[0].strip() if match else None

    def take(self, *signs):
        token = self.peek()
        if token in signs:
            self.at = self.TOKEN.match(self.text, self.at).end()
            return token
        return None

    def must(self, sign):
        if not self.take(sign):
            raise Refused(sign)

    def whole(self):
        tree = self.compare()
        if self.text[self.at:].strip(" \t\n"):
            raise Refused("rest")
        return tree

    def compare(self):
        left = self.sum()
        sign = self.take("<=", ">=", "==", "!=", "<", ">")
        return (sign, left, self.sum()) if sign else left

    def sum(self):
        tree = self.term()
        while sign := self.take("+", "-"):
            tree = (sign, tree, self.term())
        return tree

    def term(self):
        tree = self.sign()
        while sign := self.take("*", "/"):
            tree = (sign, tree, self.sign())
        return tree

    def sign(self):
        self.depth += 1
        if self.depth > 64:
            raise Refused("depth")
        if self.take("-"):
            tree = ("negate", self.sign())
        elif self.take("+"):
            tree = self.sign()
        else:
            tree = self.atom()
            if self.take("^"):
                tree = ("pow", tree, self.sign())
        self.depth -= 1
        return tree

    def atom(self):
        if self.take("("):
            tree = self.compare()
            self.must(")")
            return tree
        match = self.TOKEN.match(self.text, self.at)
        if not match or match[4]:
            raise Refused("a value is due")
        self.at = match.end()
        if match[1]:
            return ("known", int(match[1][5:]))
        if match[2]:
            if not re.fullmatch(r"(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", match[2]) or math.isinf(float(match[2])):
                raise Refused("number")
            return ("number", float(match[2]))
        return self.named(match[3])

    def named(self, name):
        if not self.take("("):
            if name in ("year", "base_year") or name in self.names:
                return ("name", name)
            raise Refused("name")
        if name in ("prev", "base", "at"):
            token = self.peek()
            if token not in self.names:
                raise Refused("name")
            self.take(token)
            year = FIRST
            if name == "at":
                self.must(",")
                year = self.peek()
                if not re.fullmatch(r"20\d\d", year or "") or not FIRST <= int(year) <= LAST:
                    raise Refused("year")
                self.take(year)
            self.must(")")
            return (name, token) if name == "prev" else ("at", token, int(year))
        if name not in ARGUMENTS:
            raise Refused("function")
        arguments = [self.compare()]
        while self.take(","):
            arguments.append(self.compare())
        self.must(")")
        least, most = ARGUMENTS[name]
        if not least <= len(arguments) <= most:
            raise Refused("arguments")
        return (name, *arguments)


def finite(value):
    if isinstance(value, complex) or not math.isfinite(value):
        raise NoNumber()
    return value


def evaluate(tree, year, values, bend):
    """The number of a tree; BEND(x) is x, or x a few last bits off."""
    op = tree[0]
    if op == "number":
        return tree[1]
    if op == "known":
        return bend(list(KNOWN.values())[tree[1]](year - FIRST))
    if op == "name":
        return float(year if tree[1] == "year" else FIRST) if tree[1] in ("year", "base_year") else values[tree[1]][year]
    if op in ("prev", "at"):
        return values[tree[1]][year - 1 if op == "prev" else tree[2]]
    if op == "if":  # the branch that is not taken may be no number
        return evaluate(tree[2 if evaluate(tree[1], year, values, bend) else 3], year, values, bend)
    x = [evaluate(part, year, values, bend) for part in tree[1:]]
    try:
        value = {"+": lambda: x[0] + x[1], "-": lambda: x[0] - x[1], "*": lambda: x[0] * x[1], "/": lambda: x[0] / x[1], "negate": lambda: -x[0],
                 "pow": lambda: x[0] ** x[1], "<": lambda: x[0] < x[1], ">": lambda: x[0] > x[1], "<=": lambda: x[0] <= x[1], ">=": lambda: x[0] >= x[1],
                 "==": lambda: x[0] == x[1], "!=": lambda: x[0] != x[1], "min": lambda: min(x), "max": lambda: max(x),
                 "exp": lambda: math.exp(x[0]), "log": lambda: math.log(x[0]), "sqrt": lambda: math.sqrt(x[0]), "abs": lambda: abs(x[0]),
                 "clamp": lambda: max(min(x[0], x[2]), x[1]),
                 "respond": lambda: 0.0 if x[1] <= 0 else max(min(x[0] / x[1], x[2]), 0.0)}[op]()
    except (ZeroDivisionError, ValueError, OverflowError):
        raise NoNumber() from None
    return bend(float(finite(value)))


def make(rnd, names, depth=0):
    """A formula by the grammar; not every one is a number."""
    pick = rnd.random()
    if depth > 5 or pick < 0.25:
        pick = rnd.random()
        if pick < 0.4:
            return rnd.choice(["0", "1", "2", "3", "0.5", "10", "100", "1e3", "2.5e-2", "7", "%.4g" % rnd.uniform(0, 100)]).replace("e+0", "e+")
        if pick < 0.5:
            return rnd.choice(["year", "base_year"])
        if pick < 0.7 or not names:
            return "known%d" % rnd.randrange(len(KNOWN))
        name = rnd.choice(names)
        return rnd.choice([name, name, "prev(%s)" % name, "base(%s)" % name, "at(%s, %d)" % (name, rnd.randrange(FIRST, LAST + 1))])
    one = lambda: make(rnd, names, depth + 1)
    blank = lambda: rnd.choice(["", " ", " ", "  ", "\t"])
    if pick < 0.6:
        return one() + blank() + rnd.choice("++--**//") + blank() + one()
    if pick < 0.65:
        return rnd.choice(["(%s) ^ 2", "(%s)^-1", "2 ^ (%s) ^ 0.5", "-(%s) ^ 2"]) % one()
    if pick < 0.75:
        return "(" + blank() + one() + blank() + ")"
    if pick < 0.8:
        return rnd.choice("-+") + blank() + one()
    if pick < 0.84:
        return "(" + one() + blank() + rnd.choice(["<", ">", "<=", ">=", "==", "!="]) + blank() + one() + ")"
    name = rnd.choice(sorted(ARGUMENTS))
    least, most = ARGUMENTS[name]
    count = rnd.randrange(least, min(most, least + 2) + 1)
    return name + blank() + "(" + ("," + blank()).join(one() for _ in range(count)) + ")"


def broken(rnd, text):
    """With a token changed."""
    tokens = re.findall(r"known\d|[a-z0-9_.]+|\s+|.", text)
    at = rnd.randrange(len(tokens) + 1)
    new = rnd.choice(["+", "-", "*", "/", "^", "(", ")", ",", "<", "=", "==", "!", "1", "1.", ".5", "05", "1e999", "x", "nonsense", "prev(", "sum(", "year", "at(x0,",
                      "base(1)", "＋", "（", "一", "1 2", "min(", "log()", "&", "%", "2x", "Year", "exp", "e", "1e", "\\", "~", "$(id)", "x0.x0", ""])
    tokens[at:at + rnd.randrange(2)] = [new]
    return "".join(tokens)


class Batch:
    """Formulas of one scenario, one on a line: what the second reader says of each, and what the program does."""

    def __init__(self):
        self.formulas, self.values, self.first, self.none = [], {}, {}, []

    def names(self):
        return [name for name in self.values if self.first[name] == FIRST]

    def take(self, text):
        """True: taken, with values or as refused. What has no finite value in some year stays outside: False."""
        name = "x%d" % len(self.formulas)
        # An empty text is refused before formulas are read, and then nothing else is told; a name before what is known becomes a call
        # when that is spelled out; and only what stands before is named.
        if not text.strip() or re.search(r"[a-z0-9_.]\s*known", text) or \
                any(int(index) >= len(self.formulas) for index in re.findall(r"\bx(\d+)\b", text)):
            return False
        try:
            tree = Reader(text, ["x%d" % i for i in range(len(self.formulas))]).whole()
        except Refused:
            self.formulas.append((text, None))
            return True

        def begins(tree):
            """The first year in which it can have a value."""
            own = FIRST + 1 if tree[0] == "prev" else tree[2] if tree[0] == "at" else FIRST
            return max([own] + [begins(part) for part in tree[1:] if isinstance(part, tuple)])
        first = begins(tree)
        try:
            runs = [[evaluate(tree, year, self.values, bend) for year in range(first, LAST + 1)] for bend in self.bends()]
        except KeyError:
            return False
        except NoNumber:
            if not re.search(r"\bx\d", text) and self.is_none(tree, first):
                self.none.append(text)
            return False
        spread = [max(abs(run[i] - runs[0][i]) for run in runs) for i in range(len(runs[0]))]
        if any(far > 1e-6 * abs(value) + 1e-9 or abs(value) > 1e12 or 0 < abs(value) < 1e-12 for far, value in zip(spread, runs[0])):
            return False  # a comparison at its edge, or a difference of what is nearly the same: no oracle
        self.values[name] = {first + i: value for i, value in enumerate(runs[0])}
        self.first[name] = first
        self.formulas.append((text, [20 * far + 1e-11 * abs(value) for far, value in zip(spread, runs[0])]))
        return True

    def is_none(self, tree, first):
        """Is it no number as it stands, not only a few last bits off?"""
        try:
            for year in range(first, LAST + 1):
                evaluate(tree, year, self.values, lambda x: x)
        except NoNumber:
            return True
        return False

    @staticmethod
    def bends():
        rnd = __import__("random").Random(5)
        return [lambda x: x] + 3 * [lambda x: x * (1 + rnd.choice([-4e-15, 4e-15]))]

    def text(self):
        known = list(KNOWN)
        lines = ['"x%d":{"title":"x","unit":"1","formula":%s}' % (i, json.dumps(re.sub(r"known(\d)", lambda m: known[int(m[1])], text)))
                 for i, (text, _) in enumerate(self.formulas)]
        return '{"kind":"scenario","plan":"plan.json","title":"s",%s,"indicators":{\n%s}}' % (SECTORS, ",\n".join(lines))

    def ask(self, folder):
        with open(os.path.join(folder, "s.json"), "w", encoding="utf-8") as file:
            file.write(self.text())
        answer = torture.run(["run", "s.json", "--only", "x*", "--format", "csv"], folder, timeout=60)
        kept = self.text().encode()
        why = torture.crashed(answer)
        if not ROW.check(not why, answer.told(), kept):
            return
        wrong = {i for i, (_, tolerance) in enumerate(self.formulas) if tolerance is None}
        if wrong:
            told = {int(line) - 2 for line in re.findall(rb"^s\.json:(\d+):\d+: /indicators/x\d+", answer.err, re.M)}
            ROW.tried += len(self.formulas)
            for i in sorted(told ^ wrong):
                ROW.fail("%r %s: %s" % (self.formulas[i][0], "is refused" if i in told else "is read", answer.err.decode()[:600]), kept)
            ROW.check(answer.code == 2 and not answer.out, answer.told(), kept)
            return
        if not ROW.check(answer.code == 0, answer.told(), kept):
            return
        got = {(row["variable"], int(row["year"])): float(row["value"]) for row in csv.DictReader(io.StringIO(answer.out.decode()))}
        for i, (text, tolerance) in enumerate(self.formulas):
            name = "x%d" % i
            first = self.first[name]
            for j, far in enumerate(tolerance):
                value, want = got.get((name, first + j)), self.values[name][first + j]
                if not ROW.check(value is not None and abs(value - want) <= far, "%r in %d is %r, and %r by the second evaluator" % (text, first + j, value, want), kept):
                    break


def no_numbers(folder, texts):
    """What is no finite number anywhere in the formula, but in a branch that is not taken, is refused at its place; never printed."""
    for text in texts + ["1 / 0", "log(0)", "log(0 - 1)", "sqrt(0 - 1)", "exp(1000)", "1e308 * 10", "(0-8) ^ 0.5", "pow(0, 0-1)", "0 / 0", "1e308 + 1e308",
                 "exp(0 - log(0))", "-exp(2000)", "year / (year - 2022)", "min(1 / 0, 5)", "0 * (1 / 0)", "1 / (1 / 0)",
                         "if(1 / 0 > 3, 1, 2)", "(1 / 0) ^ 0", "clamp(log(0), 0, 3)", "1e308 * 10 / 1e308"]:
        batch = Batch()
        batch.formulas = [(text, None)]
        batch.ask(folder)


def main():
    count = 45000 if torture.FULL else 3000
    with torture.folder() as folder:
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as file:
            json.dump(PLAN, file)
        tried, none = 0, []
        while tried < count:
            good = Batch()
            while len(good.formulas) < 60:
                text = make(ROW.random, good.names())
                if len(text) < 1500:
                    good.take(text)
                    if good.formulas and good.formulas[-1][1] is None:
                        ROW.fail("the second reader refuses what was made by the grammar: %r" % text)
            good.ask(folder)
            none += good.none
            bent = Batch()
            while len(bent.formulas) < 60:
                text = make(ROW.random, [], 3)
                if len(text) < 400:
                    bent.take(broken(ROW.random, text) if len(bent.formulas) % 5 else text)
            bent.ask(folder)
            tried += 120
        no_numbers(folder, none[:count // 30])
    ROW.end("%d formulas of 45,000, half of them with a token changed, each value of each year counted; seed %d" % (tried, torture.SEED))


main()
