#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gnuplot that is missing, fails, hangs, says megabytes, leaves junk or half a picture: the data are written whole, one
message says what it was, exit code 3, in bounded time, and nothing is left behind. TORTURE=full: every format too, and
the one that hangs for ever. OUTTURN names the program."""
import os
import shutil
import time

from failing import FULL, Place, Row, children_of

REAL = shutil.which("gnuplot")
TAIL = "\nexit 0\n"
# name: (script, what the message says)
FAKES = {
    "missing": (None, "gnuplot was not found in"),
    "a folder of that name": ("folder", "gnuplot"),
    "not allowed to run": ("plain", "not allowed"),
    "no program": ("\x7fELF and nothing else", "no program"),
    "no interpreter": ("#!/no/such/interpreter\n", "gnuplot"),
    "fails": ("#!/bin/sh\necho 'line 7: undefined variable' >&2\nexit 1\n", "line 7: undefined variable"),
    "fails and says nothing": ("#!/bin/sh\nexit 1\n", "gnuplot failed (1) and said nothing"),
    "fails with 127": ("#!/bin/sh\nexit 127\n", "gnuplot failed (127)"),
    "dies": ("#!/bin/sh\nkill -SEGV $$\n", "SIGSEGV"),
    "killed": ("#!/bin/sh\nkill -KILL $$\n", "SIGKILL"),
    "killed half way": ("#!/bin/sh\nprintf '<?xml' > chart.svg; kill -KILL $$\n", "SIGKILL"),
    "leaves nothing": ("#!/bin/sh\nexit 0\n", "no complete picture"),
    "leaves an empty file": ("#!/bin/sh\n: > chart.svg; : > chart.pdf; : > chart.png" + TAIL, "no complete picture"),
    "leaves junk": ("#!/bin/sh\nfor e in svg pdf png; do head -c 3000 /dev/urandom > chart.$e; done" + TAIL, "no complete picture"),
    "leaves half a picture": ("#!/bin/sh\nREAL \"$@\"; for e in svg pdf png; do [ -f chart.$e ] && "
                              "truncate -s -40 chart.$e; done" + TAIL, "no complete picture"),
    "leaves a link": ("#!/bin/sh\nfor e in svg pdf png; do ln -s /etc/passwd chart.$e; done" + TAIL, "no complete picture"),
    "leaves a pipe": ("#!/bin/sh\nfor e in svg pdf png; do mkfifo chart.$e; done" + TAIL, "no complete picture"),
    "leaves a folder": ("#!/bin/sh\nfor e in svg pdf png; do mkdir -p chart.$e/a; done" + TAIL, "no complete picture"),
    "leaves a deep tree": ("#!/bin/sh\nmkdir -p a/b/c/d; for i in 1 2 3 4 5 6 7 8 9; do echo $i > a/b/c/$i; done; exit 3\n", "(3)"),
    "says megabytes": ("#!/bin/sh\nhead -c 5000000 /dev/zero | tr '\\0' 'x' >&2; echo >&2; echo the end >&2; exit 1\n", "the end"),
    "says megabytes to both": ("#!/bin/sh\nyes words | head -c 5000000; yes words | head -c 5000000 >&2; exit 2\n", "gnuplot failed (2): w"),
    "says what steers terminals": ("#!/bin/sh\nprintf 'a\\033[31mb\\007\\n' >&2; exit 1\n", "(1)"),
    "closes all at once": ("#!/bin/sh\nexec <&- >&- 2>&-\nexit 4\n", "(4)"),
    "leaves children": ("#!/bin/sh\nsleep 71 & sleep 72 &\nexit 5\n", "(5)"),
    "takes much memory": ("#!/usr/bin/python3\nx = bytearray(3 << 30)\n", "gnuplot failed"),
    "writes much": ("#!/bin/sh\nexec head -c 200000000 /dev/zero > chart.svg\n", "gnuplot failed"),
    "hangs": ("#!/bin/sh\nexec sleep 73\n", "longer than"),
    "hangs and talks": ("#!/bin/sh\nexec yes\n", "longer than"),
}
SLOW = {"hangs", "hangs and talks"}


def put(place, what):
    folder = place.path("bin")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    path = os.path.join(folder, "gnuplot")
    if what == "folder":
        os.mkdir(path)
    elif what:
        with open(path, "w") as file:
            file.write(what.replace("REAL", REAL or "false"))
        os.chmod(path, 0o644 if what == "plain" else 0o755)
    for name in ("sh", "head", "tr", "yes", "ln", "mkfifo", "mkdir", "sleep", "truncate", "python3"):
        where = shutil.which(name)
        if where:
            os.symlink(where, os.path.join(folder, name))
    return folder


def problem(place, words, data, expected, seconds):
    began = time.monotonic()
    done = place.run(words, {"PATH": place.path("bin")}, seconds=seconds + 30)
    took = time.monotonic() - began
    if done.code != 3:
        return done.end()
    if took > seconds:
        return "took %.0f s" % took
    if place.left_behind() or children_of(place.folder):
        return "left %s" % (place.left_behind()[:4] or "children")
    files = place.files("out")
    if files != data:
        return "files are %s, not the data alone" % sorted(files)
    told = [line for line in done.talk.split("\n") if "gnuplot" in line]
    if len(told) != 1 or expected not in told[0] or "\x1b" in done.talk or len(told[0].encode()) > 4096:
        return "says %r" % done.talk[:400]
    return None


def main():
    row, place, skipped = Row(), Place(), []
    place.run(["chart", "slow", "-o", "out"], {"PATH": place.path("nowhere")})
    for name, (script, expected) in FAKES.items():
        if name in SLOW and not FULL:
            skipped.append(name)
            continue
        if name == "leaves half a picture" and not REAL:
            skipped.append(name)
            continue
        put(place, script)
        for formats in (["svg", "pdf", "png", "svg,pdf,png"] if FULL and name not in SLOW else ["svg"]):
            words = ["chart", "slow", "fast", "-o", "out", "--kind", "lines", "--format", formats]
            place.forget("out", "tmp")
            os.mkdir(place.tmp)
            empty = place.path("nowhere")
            place.run(words, {"PATH": empty})
            data = place.files("out")
            place.forget("out")
            if "chart.csv" not in "".join(data):
                row.judge("no data without gnuplot", name)
                continue
            # a manifest tells the command, not the machine: it is the same whatever gnuplot did
            row.judge(problem(place, words, data, expected, 45 if name in SLOW else 15), "%s, %s" % (name, formats))
    row.end("left out here: %s" % ", ".join(skipped) if skipped else "")


main()
