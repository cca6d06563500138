#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each system call that a command makes fails once, or from then on: the answer is right, or exit code 3 with the
reason, and what stood in the output folder is as it was or whole. TORTURE=full: every call of every command; share: a
sample. OUTTURN names the program."""
import errno
import os
import random
import re
import sys

from failing import COMMANDS, FULL, Place, Row, counts, library, older

E = errno
ERRORS = {"open": [E.EMFILE, E.EIO, E.EACCES, E.ENFILE, E.EINTR], "read": [E.EIO, E.EINTR, "short"],
          "write": [E.ENOSPC, E.EIO, E.EFBIG, E.EDQUOT, E.EINTR, "short"], "fsync": [E.EIO, E.ENOSPC],
          "rename": [E.EACCES, E.EIO], "link": [E.EIO, E.EMLINK, E.ENOENT], "unlink": [E.EIO], "close": [E.EIO, E.EINTR],
          "mkdir": [E.EACCES, E.ENOSPC, E.EROFS], "rmdir": [E.EBUSY], "stat": [E.EIO, E.EACCES, E.ELOOP], "fstat": [E.EIO],
          "opendir": [E.EMFILE, E.EACCES, E.EIO], "readdir": [E.EIO], "realpath": [E.EIO, E.EACCES, E.ENOMEM],
          "readlink": [E.EACCES, E.ENOENT], "access": [E.EIO, E.EACCES], "pipe": [E.EMFILE], "fork": [E.EAGAIN, E.ENOMEM],
          "exec": [E.ENOENT, E.EACCES, E.ENOEXEC], "poll": [E.EINTR, E.ENOMEM], "wait": [E.EINTR], "dup": [E.EMFILE],
          "chdir": [E.EACCES], "symlink": [E.EIO], "mkdtemp": [E.ENOSPC, E.EACCES], "thread": [E.EAGAIN],
          "flock": [E.ENOLCK, E.EINTR], "truncate": [E.EIO], "fopen": [E.EMFILE], "mmap": [E.ENOMEM]}
LEAVES = {"unlink", "rmdir", "opendir", "readdir", "open"}  # without these nothing can be taken away again


def sets(files):
    """Files of the output folder by the set that they are written in: data and pictures of a chart, with the page that
    shows them, are two."""
    pictures = {path: code for path, code in files.items() if path.endswith((".svg", ".pdf", ".png", "index.html"))}
    return [pictures, {path: code for path, code in files.items() if path not in pictures and not path.endswith(
        "manifest.json")}]


def told(done):
    return any(line.strip() for line in done.talk.split("\n"))


def mended(place, words, after):
    """A commit could neither go on nor back, which was told: the next command sees to it."""
    done = place.run(words)
    if done.code != 0:
        return "not run again: %s" % done.talk[:300]
    now = {**place.files("out"), **place.files("fresh")}
    return None if now == after and not place.left_behind() else "run again, other files: %s" % sorted(now)[:6]


def problem(place, words, done, right, before, after, call):
    """What is wrong with the end of a disturbed run; None: nothing."""
    if done.code is None or done.code < 0:
        return done.end()
    if done.code == 3 and re.search("cannot write|无法写入", done.talk) and ".outturn-commit" in " ".join(place.left_behind()):
        return mended(place, words, after)
    if call not in LEAVES and place.left_behind():
        return "left %s" % ", ".join(place.left_behind()[:4])
    now = place.files("out")
    now.update(place.files("fresh"))
    visible = {path: code for path, code in now.items() if not os.path.basename(path).startswith(".")}
    unseen = "not looked into: not allowed" in done.talk  # a folder among others, and it is told
    if done.code == right.code and not unseen:
        if done.out != right.out:
            return "exit code %d, but other output" % done.code
        return None if visible == after else "exit code %d, but other files: %s" % (
            done.code, sorted(set(visible.items()) ^ set(after.items()))[:3])
    if done.code in (2, right.code) and unseen:
        return None
    if done.code != 3:
        return "exit code %d: %s" % (done.code, done.talk.strip()[:300])
    if not told(done):
        return "exit code 3, and no reason"
    if ": :" in done.talk or ": Success" in done.talk or done.talk.rstrip().endswith(":"):
        return "exit code 3, without its reason: %s" % done.talk.strip()[:300]
    for part, old, new in zip(sets(visible), sets(before), sets(after)):
        if part not in (old, new):
            return "a set half old, half new: %s" % sorted(part)[:4]
    return None


def plans_of(name, found, some):
    plans = []
    for call, errors in ERRORS.items():
        for code in errors:
            for number in range(1, found.get(call, 0) + 1):
                plans.append("%s:%d:%s" % (call, number, code))
            if found.get(call):  # interrupted for ever: never happens
                plans += ["%s:%d-:%s" % (call, number, code) for number in {1, found[call] // 2 + 1} if code != E.EINTR]
    return plans if FULL else some.sample(plans, min(len(plans), 12))


def main():
    row, some, place = Row(), random.Random(7), Place().with_proof()
    path, reason = library(place.folder)
    if not path:
        row.end("not tried: %s" % reason)
    only = sys.argv[1:]
    sampled = 0
    for name, words in COMMANDS.items():
        if only and name not in only:
            continue
        old = older(words) if "-o" in words else None  # something older in the folder
        place.prepare(old)
        before = place.files("out")
        found, right = counts(place, path, words)
        after = {**place.files("out"), **place.files("fresh")}
        row.judge("the older files are the same, so that a half made set would not be seen" if old and before == after else None, name)
        for plan in plans_of(name, found, some):
            if not FULL and row.seconds() > 17:
                break
            place.prepare(old)
            done = place.run(words, {"LD_PRELOAD": path, "FAILING": plan})
            row.judge(problem(place, words, done, right, before, after, plan.split(":")[0]),
                      "FAILING=%s LD_PRELOAD=failing.so outturn %s" % (plan, " ".join(words)))
        sampled += 1
    row.end("every call of %d commands" % sampled if FULL else "a sample of %d commands; all: TORTURE=full" % sampled)


main()
