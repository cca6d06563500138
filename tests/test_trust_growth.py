#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Neither stack nor time nor messages follow the input: what calls itself is bounded, long chains and formulas run on a
stack of 512 kB, n slips cost the time of n, and no message is longer than 4 kB. OUTTURN names the program, OBJECTS the build
whose calls are read; tests/torture/growth_names.py holds the same with greater numbers. Prints `ok NAME` or `not ok NAME`."""
import os
import resource
import sys

from test_cli import PROGRAM, ROOT, run_tests

sys.path.insert(0, os.path.join(ROOT, "tests", "torture"))
import recursion  # noqa: E402
import sizes      # noqa: E402
import wrong      # noqa: E402

SANITIZED = any(part in PROGRAM for part in ("asan", "tsan", "coverage"))
MEMORY = resource.RLIM_INFINITY if SANITIZED else 4 << 30
SLACK, MEGABYTES = 0.12, 12  # s and MB that are no growth yet
MOST = 1.2                   # the exponent
TRIES = 4                    # a busy machine is slow, never quick: of so many the least counts


def asked(row, n, deep=False):
    """The row's command on a place of size n: what it came to, and its report."""
    _, make, _, words = row
    with wrong.folder() as folder:
        make(sizes.writer(folder), n)
        words = words(n) if callable(words) else words
        program, words = wrong.small_stack(PROGRAM, words) if deep and not SANITIZED else (PROGRAM, words)
        came = sizes.measure(program, words, folder, memory=MEMORY, patience=60)
        with open(os.path.join(folder, ".said"), "rb") as said:
            return came, said.read()


def sound(row, n, came, report):
    label = "%s, %d: exit code %s, %r" % (row[0], n, came.code, report[-300:])
    assert came.code in (0, 1, 2) or (came.code == 3 and "-o" in row[0]), label
    assert wrong.is_utf8(report), label
    assert wrong.longest_message(report) <= wrong.MESSAGE, label
    assert len(wrong.messages(report)) <= wrong.KEPT + 4, label


def grows_gently(row, n, deep=False, bound=None):
    """From n to 4 n: exponents of time and memory, above what both cost anyhow, and the larger within `bound` s. Measured
    again while the time is above either; the least seconds of each size are kept, and those of the larger are returned."""
    seconds = None
    for _ in range(TRIES):
        small, _ = asked(row, n, deep)
        large, report = asked(row, 4 * n, deep)
        sound(row, 4 * n, large, report)
        memory = wrong.exponent(small.megabytes - 4, large.megabytes - 4, 4, MEGABYTES)
        assert SANITIZED or memory <= MOST, "%s: %.0f MB, %.0f MB" % (row[0], small.megabytes, large.megabytes)
        measured = (small.seconds, large.seconds)
        seconds = measured if seconds is None else tuple(map(min, seconds, measured))
        time = wrong.exponent(*seconds, 4, SLACK)
        if SANITIZED or (time <= MOST and (bound is None or seconds[1] <= bound)):
            return seconds[1]
    assert time <= MOST, "%s: %.2f s, %.2f s: exponent %.2f" % (row[0], *seconds, time)
    assert False, "%s: %.2f s where %.2f s is the most" % (row[0], seconds[1], bound)


def of(rows, *labels):
    found = [row for row in rows if row[0] in labels]
    assert len(found) == len(labels), labels
    return found


def test_what_calls_itself_is_bounded():
    objects = os.environ.get("OBJECTS", os.path.join(ROOT, "build", "release"))
    functions, cycles, free = recursion.unbounded(objects)
    assert functions > recursion.LEAST, "only %d functions in %s" % (functions, objects)
    assert cycles > 10, "only %d cycles: are calls still read?" % cycles
    assert not free, "nothing says how deep these go: %s" % free


def test_what_is_wrong_costs_the_time_of_what_is_there():
    for row in wrong.WRONG:
        grows_gently(row, row[2] // 4)


def table(cell):
    """A table of 38 years, n rows."""
    def make(write, n):
        row = ",".join([cell] * 38)
        write("t.csv", "指标,单位,%s\n" % ",".join("%d年" % year for year in range(1980, 2018)) + "".join("甲%d,吨,%s\n" % (i, row) for i in range(n)))
    return make


def test_tables_cost_the_time_of_their_cells():
    """Numbers and text in rows, n and 4 n of them. What is no number, remark or unit costs a few times what plain text does,
    and not a search for what was meant."""
    plain = None
    for label, cell, most in (("words", "完成省下达任务", 1), ("numbers", "12.5", 6), ("numbers with a unit", "5 吨", 8), ("words with a remark", "文字（预计）", 5),
                              ("missing", "n.a.", 6), ("a number and words", "2020年预计", 14)):
        row = ("a table of " + label, table(cell), 1500, ["new", "d", "--from", "t.csv"])
        took = grows_gently(row, 400, bound=most * plain + 3 * SLACK if plain is not None else None)
        plain = took if plain is None else plain


def test_chains_need_no_stack():
    for row in of(wrong.DEEP, "a chain, run", "a chain, explain", "a chain, list", "a chain backwards, explain",
                  "a chain of years, check", "a drawn chain, ensemble", "a cycle", "a cycle of years",
                  "a chain of years without a base"):
        grows_gently(row, row[2] // 2, deep=True)


def test_long_formulas_need_no_stack():
    for name, text in wrong.LONG:
        longest = max(n for n in range(1, 8000, 7) if len(text(n)) <= 8192)
        for n in (60, longest):
            row = ("a formula: " + name, wrong.formula(text), n, ["run", "s"])
            came, report = asked(row, n, True)
            sound(row, n, came, report)


def test_a_long_sum_is_asked_for_in_every_way():
    text = dict(wrong.LONG)["a sum of names"]
    for words in wrong.COMMANDS:
        row = (" ".join(words), wrong.formula(text), 1600, words)
        came, report = asked(row, 1600, True)
        sound(row, 1600, came, report)
        assert came.code == 0, (words, came.code, report[-300:])


def test_files_and_folders_go_as_deep_as_they_may():
    for row in of(wrong.DEEP, "files that extend one another", "files in a ring", "levels of JSON", "folders of -o"):
        came, report = asked(row, row[2], True)
        sound(row, row[2], came, report)
        assert came.code != 0, row[0]


def test_a_long_cycle_is_told_by_its_ends():
    _, report = asked(of(wrong.DEEP, "a cycle")[0], 3000)
    assert b"i0 -> i1 -> " in report and b" more) ... -> " in report and b"i2999 -> i0" in report, report


def test_what_a_message_leaves_out_is_counted():
    row = of(wrong.WRONG, "long unknown names")[0]
    _, report = asked(row, 3)
    assert b"characters left out)" in report and len(report) < 3 * wrong.MESSAGE, report


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "trust_growth"))
