#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signals at random moments, one or several, and readers that go away: the program ends within a second with the code
that says so, and leaves no child, no temporary and no half set of files. TORTURE=full: more moments. OUTTURN names the
program."""
import os
import random
import signal
import subprocess
import time

from failing import COMMANDS, FULL, PROGRAM, Place, Row, children_of

SLOW = {"chart": ["chart", "scenarios/town", "-o", "out", "--format", "svg,pdf", "--kind", "lines"],
        "ensemble": ["ensemble", "scenarios/town", "--members", "3e5", "--threads", "2", "-o", "out"],
        "run": COMMANDS["folder"], "new": COMMANDS["new"]}
ENDINGS = [[signal.SIGINT], [signal.SIGTERM], [signal.SIGHUP], [signal.SIGQUIT], [signal.SIGINT, signal.SIGINT],
           [signal.SIGINT, signal.SIGTERM, signal.SIGINT, signal.SIGINT]]
MOST = 1.0  # seconds from the first signal to the end; where the machine is busy the program is not to blame for it
BUSY = 4.0


def whole(place, allowed):
    now = {path: code for path, code in place.files("out").items()}
    now.update(place.files("fresh"))
    return None if any(now == files for files in allowed) else sorted(now)[:5]


def stages(place, words):
    """What may stand in the folder: nothing, the data alone (charts), all."""
    place.forget("out", "fresh")
    began = time.monotonic()
    done = place.run(words)
    assert done.code == 0, done.talk
    took = time.monotonic() - began
    everything = {**place.files("out"), **place.files("fresh")}
    data = None
    if words[0] == "chart":
        place.forget("out")
        place.run(words, {"PATH": place.path("nowhere")})
        data = place.files("out")
    return took, [{}, everything] + ([data] if data else [])


def disturb(place, words, signals, delay, allowed):
    place.forget("out", "fresh", "tmp")
    os.mkdir(place.tmp)
    started = place.start(words)
    time.sleep(delay)
    began = time.monotonic()
    for number in signals:
        started.send_signal(number)
        time.sleep(0.001)
    try:
        started.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        started.kill()
        return "did not end within 30 s"
    took = time.monotonic() - began
    limit = MOST if os.getloadavg()[0] < os.cpu_count() else BUSY
    if started.returncode not in [0] + [128 + number for number in signals]:
        # before main has begun, the kernel ends it: nothing has happened then
        if not (started.returncode in [-number for number in signals] and delay < 0.1):
            return "exit code %s" % started.returncode
    if took > limit:
        return "took %.1f s to end" % took
    if place.left_behind():
        return "left %s" % ", ".join(place.left_behind()[:4])
    if children_of(place.folder):
        return "left children running"
    odd = whole(place, allowed)
    return "half a set of files: %s" % odd if odd else None


def readers(row, place):
    """Standard output that nobody reads, that is closed or full; standard error likewise."""
    for words in (COMMANDS["run"], COMMANDS["models"], COMMANDS["list"], COMMANDS["help"], ["--help"], ["--version"]):
        line = " ".join([PROGRAM] + ["'%s'" % word for word in words])
        for tail, codes in (("| head -1 >/dev/null; exit ${PIPESTATUS[0]}", {0}), ("| true; exit ${PIPESTATUS[0]}", {0}),
                            (">&-", {3}), (">/dev/full", {3}), ("2>&-", {0}), ("<&-", {0}), ("<&- >&- 2>&-", {3}),
                            ("2>/dev/full", {0, 3})):
            done = subprocess.run(["bash", "-c", "%s %s" % (line, tail)], cwd=place.folder, env=place.environment(),
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
            wrong = "exit code %d" % done.returncode if done.returncode not in codes else None
            if done.returncode == 3 and "2>&-" not in tail and not done.stderr.strip():
                wrong = "exit code 3, and no reason"
            row.judge(wrong, "outturn %s %s" % (" ".join(words), tail))


def main():
    row, some, place = Row(), random.Random(12), Place()
    readers(row, place)
    for name, words in SLOW.items():
        took, allowed = stages(place, words)
        for ending in ENDINGS:
            for _ in range(25 if FULL else 2):
                if not FULL and row.seconds() > 18:
                    break
                delay = some.uniform(0, took)
                row.judge(disturb(place, words, ending, delay, allowed), "outturn %s, after %.3f s: %s" % (
                    " ".join(words), delay, ", ".join(number.name for number in ending)))
    row.end("random moments of %d commands, and %s" % (len(SLOW), "readers that leave"))


main()
