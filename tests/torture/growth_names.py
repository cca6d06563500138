#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Places with ever more that is wrong, and with what goes ever deeper: each size is twice the one before, up to where the
program states a limit or n is large. The exponent of time and of memory is at most 1.2, the stack is 512 kB, no message is
longer than 4 kB, and nothing crashes."""
import os
import resource
import sys

import torture
import sizes
import wrong

SANITIZED = any(part in torture.PROGRAM for part in ("asan", "tsan"))
MEMORY = resource.RLIM_INFINITY if SANITIZED else 6 << 30
DOUBLINGS = 5 if torture.FULL else 2  # n, 2 n, 4 n ...
SLACK, MEGABYTES, MOST = 0.15, 12, 1.2
AGAIN = 3


def asked(row, n):
    """What the command came to on a small stack, and its report."""
    _, make, _, words = row
    with wrong.folder() as folder:
        make(sizes.writer(folder), n)
        program, words = wrong.small_stack(torture.PROGRAM, words(n) if callable(words) else words,
                                           8192 if SANITIZED else wrong.STACK)
        came = sizes.measure(program, words, folder, memory=MEMORY, patience=120)
        with open(os.path.join(folder, ".said"), "rb") as said:
            return came, said.read()


def sound(counted, row, n, came, report):
    label = "%s, n = %d: exit code %s: %r" % (row[0], n, came.code, report[-200:])
    counted.check(came.code in (0, 1, 2) or (came.code == 3 and "-o" in row[0]), label)
    counted.check(wrong.is_utf8(report) and wrong.longest_message(report) <= wrong.MESSAGE, label)


def grow(counted, row):
    """The exponents over all doublings together, and whether each size is sound."""
    came = []
    for step in range(DOUBLINGS + 1):
        n = row[2] // (1 if torture.FULL else 4) * 2 ** step
        now, report = asked(row, n)
        if now.code == 126 and b"Argument list too long" in report and len(came) > 2:
            break  # on so small a stack the system takes no more words
        sound(counted, row, n, now, report)
        came.append(now)
        if now.code not in (0, 1, 2, 3) or now.seconds > 60:
            return
    factor = 2 ** (len(came) - 1)
    time = wrong.exponent(came[0].seconds, came[-1].seconds, factor, SLACK)
    again = 0
    while time > MOST and again < AGAIN and not SANITIZED:  # a busy machine is slow, never quick: the least counts
        again += 1
        for at in (0, -1):
            now, _ = asked(row, row[2] // (1 if torture.FULL else 4) * (1 if at == 0 else factor))
            came[at].seconds = min(came[at].seconds, now.seconds)
        time = wrong.exponent(came[0].seconds, came[-1].seconds, factor, SLACK)
    memory = wrong.exponent(came[0].megabytes - 4, came[-1].megabytes - 4, factor, MEGABYTES)
    figures = "%s: %s s, %s MB" % (row[0], ", ".join("%.2f" % one.seconds for one in came),
                                   ", ".join("%.0f" % one.megabytes for one in came))
    if torture.FULL:
        print("     " + figures, flush=True)
    if not SANITIZED:
        counted.check(time <= MOST, "%s: exponent of time %.2f" % (figures, time))
        counted.check(memory <= MOST, "%s: exponent of memory %.2f" % (figures, memory))


FIGURES = [  # what was found wrong, as it was
    ("10,000 unknown names", wrong.in_formulas, 10000, wrong.CHECK),
    ("30,000 unknown names", wrong.in_formulas, 30000, wrong.CHECK),
    ("200,000 unknown members", wrong.as_members, 200000, wrong.CHECK),
    ("80,000 columns", wrong.columns, 80000, wrong.CHECK),
    ("a chain of 100,000, check", wrong.chain, 100000, wrong.CHECK),
    ("a chain of 100,000, run", wrong.chain, 100000, ["run", "s", "--format", "csv"]),
    ("a chain of 100,000, explain", wrong.chain, 100000, ["explain", "s", "i99999", "--depth", "all"]),
    ("a cycle of 100,000", wrong.cycle, 100000, wrong.CHECK),
    ("a formula of 1 MB", wrong.formula(lambda n: "+".join(["1"] * n)), 500000, wrong.CHECK),
]

if __name__ == "__main__":
    row = torture.Row()
    for one in wrong.WRONG + wrong.DEEP:
        if len(sys.argv) < 2 or any(word in one[0] for word in sys.argv[1:]):
            grow(row, one)
    for one in FIGURES if torture.FULL else []:
        if len(sys.argv) < 2 or any(word in one[0] for word in sys.argv[1:]):
            now, report = asked(one, one[2])
            sound(row, one, one[2], now, report)
            row.check(SANITIZED or now.seconds < 20, "%s: %.1f s" % (one[0], now.seconds))
            print("     %s: exit code %s, %.2f s, %.0f MB" % (one[0], now.code, now.seconds, now.megabytes), flush=True)
    row.end("each of %d places at %d sizes, each twice the last%s" % (
        len(wrong.WRONG + wrong.DEEP), DOUBLINGS + 1, "" if torture.FULL else "; greater ones by hand"))
