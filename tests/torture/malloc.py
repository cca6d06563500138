#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory runs out at the n-th request, once or for good, in every command, those of libraries included: the answer is
right, or exit code 3 with the reason; no crash, nothing left behind. TORTURE=full: every request of every command;
share: a sample. OUTTURN names the program."""
import os
import random
import sys

from failing import COMMANDS, FULL, Place, Row, counts, library


def problem(place, done, right, before, after):
    if done.code is None or done.code < 0:
        return done.end()
    if place.left_behind():
        return "left %s" % ", ".join(place.left_behind()[:4])
    now = {**place.files("out"), **place.files("fresh")}
    if done.code == right.code:
        if done.out != right.out:
            return "exit code %d, but other output" % done.code
        return None if now == after else "exit code %d, but other files" % done.code
    if done.code != 3:
        return "exit code %d: %s" % (done.code, done.talk.strip()[:300])
    if not done.talk.strip() or ": :" in done.talk:
        return "exit code 3, and no reason: %r" % done.talk[:200]
    mixed = [path for path, code in now.items() if code not in (before.get(path), after.get(path))
             and not path.endswith("manifest.json")]
    return "neither old nor new: %s" % mixed[:3] if mixed else None


def main():
    row, some, place = Row(), random.Random(5), Place().with_proof()
    path, reason = library(place.folder)
    if not path:
        row.end("not tried: %s" % reason)
    only, requests, turns = sys.argv[1:], 0, 0
    for name, words in COMMANDS.items():
        if only and name not in only:
            continue
        turns += 1
        place.forget("out", "fresh")
        before = place.files("out")
        found, right = counts(place, path, words)
        after = {**place.files("out"), **place.files("fresh")}
        most = found["malloc"]
        requests += most
        tries = list(range(1, most + 1))
        if not FULL:
            tries = sorted(some.sample(tries, min(most, 10)) + [1, most])
        elif most > 6000:  # what libraries ask for again and again
            tries = sorted(some.sample(tries, 6000))
        for number in tries:
            for how in ("", "-"):
                if not FULL and row.seconds() > turns * 1.1:
                    continue
                place.forget("out", "fresh", "tmp")
                os.mkdir(place.tmp)
                plan = "malloc:%d%s:12" % (number, how)
                done = place.run(words, {"LD_PRELOAD": path, "FAILING": plan})
                row.judge(problem(place, done, right, before, after),
                          "FAILING=%s LD_PRELOAD=failing.so outturn %s" % (plan, " ".join(words)))
    row.end("of %d requests in %d commands%s" % (requests, turns, "" if FULL else ", a sample; all: TORTURE=full"))


main()
