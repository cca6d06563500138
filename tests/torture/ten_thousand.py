#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten thousand scenarios in one command, one of them bad: with --keep-going 9,999 are right and one is reported, exit code
2; printed, with -o, and in every format. Right: GDP of each is compared with its closed form, a sample with runs of their
own. Time and memory of 10,000 are at most so much more than those of 2,500 as they are more."""
import csv
import io
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sizes  # noqa: E402
import torture  # noqa: E402

MANY = 10000 if torture.FULL else 2000
GIGA = 1 << 30


def rate(i):
    return 1 + i % 97 / 10


def write_place(folder, n, bad):
    write = sizes.writer(folder)
    sizes.scenarios(write, 0)
    for i in range(n):
        write("x%d.json" % i, {"kind": "scenario", "plan": "plan.json", "extends": "base.json", "title": "X%d" % i,
                               "sectors": {"s": {"growth": "fast" if i == bad else rate(i)}}})


def gdp_of(text):
    return {line["scenario"]: float(line["value"]) for line in csv.DictReader(io.StringIO(text))
            if line["variable"] == "gdp" and line["year"] == "2025"}


def right(row, text, n, bad, what):
    found = gdp_of(text)
    row.check(len(found) == n - 1 and "x%d" % bad not in found, "%s: %d scenarios" % (what, len(found)))
    wrong = [name for name, value in found.items()
             if abs(value / (100 * (1 + rate(int(name[1:])) / 100) ** 5) - 1) > 1e-12]
    row.check(not wrong, "%s: %d are wrong: %s" % (what, len(wrong), wrong[:5]))
    total = sum(100 * (1 + rate(i) / 100) ** 5 for i in range(n) if i != bad)
    row.check(abs(sum(found.values()) / total - 1) < 1e-12, "%s: the sum is %r, not %r" % (what, sum(found.values()), total))


def reported(row, answer, bad, what, code=2):
    talk = answer.err.decode("utf-8", "replace")
    row.check(answer.code == code, "%s: %s" % (what, answer.told()))
    row.check(talk.count("x%d.json:1:" % bad) == 1 and "/sectors/s/growth" in talk, "%s: reported as %s" % (what, talk[:400]))


def try_all(row, folder, n, bad):
    limits = {"timeout": 300, "memory": 4 * GIGA}
    keep = ["run", ".", "--keep-going"]
    plain = torture.run([*keep, "--format", "csv"], folder, **limits)
    reported(row, plain, bad, "run csv")
    right(row, plain.out.decode(), n, bad, "run csv")
    for i in random.Random(torture.SEED).sample([i for i in range(n) if i != bad], 12):
        own = torture.run(["run", "x%d" % i, "--format", "csv"], folder, **limits)
        mine = [line for line in plain.out.split(b"\n") if line.startswith(b"x%d," % i)]
        row.check(own.code == 0 and own.out.split(b"\n")[1:-1] == mine, "x%d alone says otherwise: %s" % (i, own.told()))
    refused = torture.run(["run", ".", "--format", "csv"], folder, **limits)
    reported(row, refused, bad, "without --keep-going")
    row.check(refused.out == b"", "without --keep-going something is printed")
    nested = torture.run([*keep, "--format", "json"], folder, **limits)
    reported(row, nested, bad, "run json")
    row.check(len(json.loads(nested.out)["scenarios"]) == n - 1, "run json: not %d scenarios" % (n - 1))
    table = torture.run([*keep, "--all"], folder, **limits)
    reported(row, table, bad, "run table")
    row.check(table.out.count(b"X") >= n - 1, "run table: scenarios are missing")
    kept = torture.run([*keep, "-o", "out", "--format", "csv"], folder, **limits)
    reported(row, kept, bad, "run -o")
    path = os.path.join(folder, "out", "run.csv")
    if row.check(os.path.exists(path), "run -o: no run.csv: " + kept.told()):
        with open(path, encoding="utf-8-sig") as file:
            right(row, file.read(), n, bad, "run -o")
    checked = torture.run(["check", ".", "--keep-going"], folder, **limits)
    reported(row, checked, bad, "check")
    beside = torture.run(["compare", ".", "--keep-going"], folder, **limits)
    row.check(beside.code == 2 and b"at most 120" in beside.err, "compare: " + beside.told())
    flat = torture.run(["compare", ".", "--keep-going", "--format", "csv"], folder, **limits)
    reported(row, flat, bad, "compare csv")
    right(row, flat.out.decode(), n, bad, "compare csv")
    named = torture.run(["run", *("x%d" % i for i in range(n)), "--keep-going", "--format", "csv"], folder, **limits)
    reported(row, named, bad, "run of names")
    right(row, named.out.decode(), n, bad, "run of names")
    return {"run csv": plain, "run json": nested, "run table": table, "run -o": kept, "check": checked, "compare csv": flat}


def both(row):
    """What a quarter of them and all of them take."""
    answers = []
    for n in (MANY // 4, MANY):
        with torture.folder() as folder:
            write_place(folder, n, n // 3)
            answers.append(try_all(row, folder, n, n // 3))
    return answers


def grows(few, many):
    return many.seconds >= 4 * few.seconds * 1.4 + 0.1


def main():
    row = torture.Row("ten_thousand")
    answers = both(row)
    if any(grows(answers[0][what], answers[1][what]) for what in answers[0]):  # beside other programs times waver: the least of two counts
        again = both(row)
        answers = [{what: min(one[what], two[what], key=lambda answer: answer.seconds) for what in one} for one, two in zip(answers, again)]
    for what in answers[0]:
        few, many = answers[0][what], answers[1][what]
        row.check(not grows(few, many), "%s: %.2f s and %.2f s" % (what, few.seconds, many.seconds))
        row.check(many.peak < 4 * few.peak * 1.3, "%s: %d MB and %d MB" % (what, few.peak >> 20, many.peak >> 20))
    words = ", ".join("%s %.1f s %d MB" % (what, answer.seconds, answer.peak >> 20) for what, answer in answers[1].items())
    row.end("%d scenarios; %s" % (MANY, words))
    return row.failures > 0


if __name__ == "__main__":
    sys.exit(main())
