#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at random moments of run, compare, ensemble, chart, new and schema with -o: under final names stand whole
files only, of before or of after; running again succeeds, takes away what was left and gives the same bytes.
TORTURE=full: 200 moments and more; share: 40. OUTTURN names the program."""
import os
import random
import signal
import time

from failing import COMMANDS, FULL, Place, Row, older

WORDS = {"folder": COMMANDS["folder"], "compare": COMMANDS["compare"],
         "ensemble": ["ensemble", "slow", "--members", "20000", "--threads", "2", "-o", "out"],
         "chart": COMMANDS["chart"], "pictures": COMMANDS["pictures"], "new": COMMANDS["new"], "schema": COMMANDS["schema"]}


def state(place):
    return {path: code for path, code in {**place.files("out"), **place.files("fresh")}.items()
            if not os.path.basename(path).startswith(".")}


def problem(place, words, before, after, delay):
    started = place.start(words)
    time.sleep(delay)
    started.send_signal(signal.SIGKILL)
    started.communicate()
    for path, code in state(place).items():
        if code not in (before.get(path), after.get(path)):
            if os.path.basename(path) != "manifest.json":  # of a chart's data alone, told by itself
                return "%s is neither old nor new" % path
    again = place.run(words)
    if words[0] == "new" and again.code == 2 and state(place):
        return None if state(place) == after else "a folder of new half made: %s" % sorted(state(place))[:4]
    if again.code != 0:
        return "not run again: %s: %s" % (again.end(), again.talk[:300])
    if state(place) != after:
        return "run again, other files: %s" % sorted(set(state(place).items()) ^ set(after.items()))[:3]
    hidden = [path for path in place.files("out") if os.path.basename(path).startswith(".")]
    return "run again, left %s" % hidden[:3] if hidden else None


def main():
    row, some, place = Row(), random.Random(9), Place()
    for words in WORDS.values():
        old = older(words)
        place.prepare(old)
        before = state(place)
        began = time.monotonic()
        done = place.run(words)
        took = time.monotonic() - began
        assert done.code == 0, done.talk
        after = state(place)
        for i in range(60 if FULL else 6):
            if not FULL and row.seconds() > 18:
                break
            # half of them near the end, where files get their names
            delay = some.uniform(0, took) if i % 2 else took * (1 - some.random() ** 2 / 3)
            place.prepare(old)
            row.judge(problem(place, words, before, after, delay), "outturn %s, killed after %.4f s" % (" ".join(words), delay))
    row.end("random moments of %d commands" % len(WORDS))


main()
