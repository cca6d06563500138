#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time and memory of valid places grow as their size does: each row of sizes.py at n, 2 n and 4 n, the growth from n to
4 n as an exponent of at most 1.2. What is too quick or too small to be measured is counted."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sizes  # noqa: E402
import torture  # noqa: E402

MOST = 1.2


def main():
    row, small = torture.Row("growth_sizes"), 0
    rows = sizes.ROWS if torture.FULL else sizes.ROWS[torture.SEED % 4::4]
    for one in rows:
        if not torture.FULL and row.spent() > 18:
            break
        grown = sizes.growth(torture.PROGRAM, one, scale=4 if torture.FULL and one[2] > 400 else 1 if torture.FULL else 0.5)
        small += grown.time is None and grown.memory is None
        row.check(grown.fault is None, "%s: %s" % (one[0], grown.fault))
        row.check(grown.time is None or grown.time <= MOST,
                  "%s: time grows as n^%.2f: %s" % (one[0], grown.time or 0, grown.told))
        row.check(grown.memory is None or grown.memory <= MOST,
                  "%s: memory grows as n^%.2f: %s" % (one[0], grown.memory or 0, grown.told))
        if torture.FULL:
            print("     %-34s time %s memory %s  %s" % (one[0], sizes.exponent_told(grown.time),
                                                      sizes.exponent_told(grown.memory), grown.told), flush=True)
    words = "" if torture.FULL else "every fourth of %d sizes at half of them, " % len(sizes.ROWS)
    row.end(words + "%d too small to be measured" % small)
    return row.failures > 0


if __name__ == "__main__":
    sys.exit(main())
