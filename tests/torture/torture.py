# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rows of the battery share: places of their own, programs run within limits, counting, and the line at the end.

A row is an executable tests/torture/NAME.py (or .sh). OUTTURN names the program, TORTURE is `share` (a bounded, repeatable
part, some 20 s on one core) or `full`. Each hard failure is said on a line `not ok ...` with what makes it again; the last
line is `NAME: N tried, M hard failures (words)`, and the exit code is 1 where M > 0:

    row = torture.Row()
    with torture.place() as folder:
        answer = torture.run(["check", "green"], folder)
        row.check(answer.code in (0, 2), "check green: " + answer.told())
    row.end("sampled: seed 1")
"""
import collections
import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(os.environ.get("OUTTURN", os.path.join(ROOT, "outturn")))
SANITIZED = os.path.abspath(os.environ.get("OUTTURN_ASAN", os.path.join(ROOT, "build", "asan", "outturn")))
FULL = os.environ.get("TORTURE", "share") == "full"
SEED = int(os.environ.get("SEED", "1"))
KEPT = os.environ.get("TORTURE_KEEP", os.path.join(ROOT, "build", "torture"))
SHIPPED = os.path.join(ROOT, "scenarios", "luliang")
SANITIZER_EXIT = 99  # 1 to 3 are answers of the program
MEGA = 1 << 20

Answer = collections.namedtuple("Answer", "code out err seconds peak command")
Answer.__doc__ = "What a program answered: code (negative: killed by that signal; None: no answer in time), bytes, seconds of " \
                 "processor, peak memory in bytes (never below the row's own), the command as it could be typed."
Answer.told = lambda self: "%s: %s %s" % (
    self.command, "no answer in time" if self.code is None else "exit code %d" % self.code,
    self.err.decode("utf-8", "replace")[-1500:].strip())

for ignored in (signal.SIGINT, signal.SIGQUIT):  # a job in the background begins with them ignored, and so would all it starts
    if signal.getsignal(ignored) == signal.SIG_IGN:
        signal.signal(ignored, signal.SIG_DFL)


def environment(**more):
    """A plain one: no locale, home or colour of whoever runs the battery; a value None takes a name away."""
    clean = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8",
             "ASAN_OPTIONS": "exitcode=%d:allocator_may_return_null=0" % SANITIZER_EXIT,
             "UBSAN_OPTIONS": "print_stacktrace=1:exitcode=%d" % SANITIZER_EXIT}
    for kept in ("TMPDIR", "GCOV_PREFIX", "GCOV_PREFIX_STRIP"):
        if kept in os.environ:
            clean[kept] = os.environ[kept]
    clean.update(more)
    return {name: value for name, value in clean.items() if value is not None}


def run(arguments, folder=None, program=None, timeout=30, memory=None, stdin=b"", env=None, files=None):
    """The answer of the program to these arguments. MEMORY bounds the address space and FILES the size of a file, in bytes
    (no sanitized program can live in a bounded address space: memory is not bounded there)."""
    command = [program or PROGRAM, *arguments]
    limits = "ulimit -c 0"
    if memory and "asan" not in command[0]:
        limits += "; ulimit -v %d" % (memory // 1024)
    if files is not None:
        limits += "; ulimit -f %d" % (files // 512)
    # By a shell, since a row may run several at a time, and Python's own hook before exec is not safe among threads.
    process = subprocess.Popen(["/bin/sh", "-c", limits + '; exec "$@"', "sh", *command], cwd=folder,
                               env=environment() if env is None else env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True)
    late = threading.Event()

    def stop():
        late.set()
        kill_group(process.pid)

    watch = threading.Timer(timeout, stop)
    watch.start()
    talk = []
    reader = threading.Thread(target=lambda: talk.append(process.stderr.read()))
    reader.start()
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(stdin)
        process.stdin.close()
    out = process.stdout.read()
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    watch.cancel()
    process.stdout.close()
    process.stderr.close()
    process.returncode = code = os.waitstatus_to_exitcode(status)
    return Answer(None if late.is_set() else code, out, talk[0], usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024,
                  " ".join([os.path.basename(command[0]), *map(quoted, arguments)]))


def kill_group(leader):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def quoted(word):
    word = os.fsdecode(word)
    return word if re.fullmatch(r"[\w./=,:%+@-]+", word) and len(word) < 400 else ascii(word[:400])


def crashed(answer):
    """Why this is no answer at all, or None: killed, found out by a sanitizer, none of the program's exit codes, no end."""
    if answer.code is None:
        return "no answer in time"
    if answer.code < 0:
        return "killed by signal %d" % -answer.code
    if answer.code == SANITIZER_EXIT or b"Sanitizer" in answer.err or b"runtime error:" in answer.err:
        return "a sanitizer speaks: " + answer.err.decode("utf-8", "replace")[:1500]
    if answer.code not in (0, 1, 2, 3, 130):
        return "exit code %d" % answer.code
    return None


@contextlib.contextmanager
def folder():
    """An empty folder that goes away, whatever was done to its permissions."""
    path = tempfile.mkdtemp(prefix="torture-")
    try:
        yield path
    finally:
        for inner, _, _ in os.walk(path):
            os.chmod(inner, 0o700)
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def place(shipped=SHIPPED):
    """A folder that holds scenarios/luliang, a copy of what is shipped."""
    with folder() as path:
        shutil.copytree(shipped, os.path.join(path, "scenarios", os.path.basename(shipped)))
        yield path


class Row:
    """Counts what a row tries, says what fails, and ends it."""

    def __init__(self, name=None):
        self.name = name or os.path.splitext(os.path.basename(sys.argv[0]))[0]
        self.tried = self.failures = 0
        self.began = time.monotonic()
        self.random = random.Random(SEED)

    def check(self, holds, what="", kept=None, suffix=".json"):
        """One thing tried. WHAT says what does not hold and how to see it; KEPT are bytes to be kept beside."""
        self.tried += 1
        if not holds:
            self.fail(what, kept, suffix)
        return holds

    def fail(self, what, kept=None, suffix=".json"):
        self.failures += 1
        if self.failures > 20:  # the rest is counted
            return
        if kept is not None:
            what += " [" + self.keep(kept, suffix) + "]"
        print("not ok %s: %s" % (self.name, what.replace("\n", "\n     ")), flush=True)

    def keep(self, data, suffix):
        os.makedirs(KEPT, exist_ok=True)
        path = os.path.join(KEPT, "%s-%d%s" % (self.name, self.failures, suffix))
        with open(path, "wb") as file:
            file.write(data)
        return path

    def spent(self):
        """Seconds since the row began: what is sampled in a share may be cut by it, and then the row says so."""
        return time.monotonic() - self.began

    def end(self, words=""):
        print("%s: %d tried, %d hard failures%s" % (self.name, self.tried, self.failures, " (%s)" % words if words else ""))
        sys.stdout.flush()
        sys.exit(self.failures > 0)

    def not_tried(self, why):
        """The row cannot run here: no failure, but said."""
        self.end("not tried: " + why)
