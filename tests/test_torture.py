#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The runner of the battery counts what rows say, and takes no row at its word that crashes, hangs, is silent or tries nothing."""
import os
import signal
import subprocess
import sys
import tempfile

from test_cli import run_tests, same

HERE = os.path.dirname(os.path.abspath(__file__))


def battery(limit="20", ignored=(), **rows):
    """Exit code and lines of the runner on rows of these texts: Python, after the import of the helpers."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in rows.items():
            with open(os.path.join(folder, name + ".py"), "w", encoding="utf-8") as file:
                file.write("import sys\nsys.path.insert(0, %r)\nimport os, time, torture\n%s\n" % (os.path.join(HERE, "torture"), text))
        done = subprocess.run([os.path.join(HERE, "torture", "run"), *(os.path.join(folder, name + ".py") for name in rows)],
                              env=dict(os.environ, TORTURE="share", TORTURE_LIMIT=limit, TORTURE_KEEP=os.path.join(folder, "kept")),
                              capture_output=True, text=True, timeout=120,
                              preexec_fn=lambda: [signal.signal(number, signal.SIG_IGN) for number in ignored])
        return done.returncode, done.stdout.split("\n"), done.stderr


def verdict(text, limit="20", ignored=()):
    code, lines, talk = battery(limit, ignored, row=text)
    said = [line for line in lines if line.startswith(("ok ", "not ok ", "skip "))]
    return code, said, lines[-2], talk


def test_rows_are_counted_and_the_last_line_says_how_many_held():
    code, lines, talk = battery(good="row = torture.Row()\nrow.check(True)\nrow.check(True)\nrow.end('seed 1')",
                                bad="row = torture.Row()\nrow.check(True)\nrow.check(False, 'this way')\nrow.end()",
                                away="torture.Row().not_tried('no such machine')")
    same((code, lines[-2], lines[-3], talk), (1, "1 passed, 1 failed", "1 skipped", ""))
    assert "good: 2 tried, 0 hard failures (seed 1)" in lines and "ok good" in lines
    assert "bad: 2 tried, 1 hard failures" in lines and "not ok bad: 1 hard failures" in lines
    assert "     not ok bad: this way" in lines
    assert "skip away: not tried: no such machine" in lines


def test_a_row_that_crashes_hangs_is_silent_or_tries_nothing_fails():
    same(verdict("os.kill(os.getpid(), 11)"), (1, ["not ok row: exit code -11 without its line"], "0 passed, 1 failed", ""))
    same(verdict("time.sleep(60)", "0.5"), (1, ["not ok row: no end in 0.5 s"], "0 passed, 1 failed", ""))
    same(verdict("pass"), (1, ["not ok row: exit code 0 without its line"], "0 passed, 1 failed", ""))
    same(verdict("torture.Row().end()"), (1, ["not ok row: nothing tried, and not said why"], "0 passed, 1 failed", ""))
    same(verdict("print('row: 3 tried, 0 hard failures'); sys.exit(1)"),
         (1, ["not ok row: exit code 1 though no failure is told"], "0 passed, 1 failed", ""))
    same(verdict("print('other: 3 tried, 0 hard failures')"), (1, ["not ok row: exit code 0 without its line"], "0 passed, 1 failed", ""))


def test_a_crash_a_hang_and_a_sanitizer_are_told_from_answers():
    code, said, last, talk = verdict("""
row = torture.Row()
for want, script in (("killed by signal 11", "kill -11 $$"), ("no answer in time", "sleep 50"), ("exit code 7", "exit 7"),
                     ("a sanitizer speaks", "exit 99"), ("killed by signal 6", "kill -6 $$")):
    told = torture.crashed(torture.run(["-c", script], program="/bin/sh", timeout=0.5))
    row.check(told and told.startswith(want), "%s: %s" % (want, told))
for code in (0, 1, 2, 3):
    row.check(not torture.crashed(torture.run(["-c", "exit %d" % code], program="/bin/sh")))
row.check(torture.run(["-c", "x = 'a' * 900000000"], program="/usr/bin/python3", memory=300 * torture.MEGA).code == 1)
row.end()""")
    same((code, said, last, talk), (0, ["ok row"], "1 passed, 0 failed", ""))


def test_a_battery_in_the_background_can_still_interrupt():
    code, said, last, talk = verdict("""
import signal, subprocess
row = torture.Row()
for number in (signal.SIGINT, signal.SIGQUIT):
    sleeper = subprocess.Popen(["/bin/sleep", "20"])
    sleeper.send_signal(number)
    row.check(sleeper.wait() == -number, str(number))
row.end()""", ignored=(signal.SIGINT, signal.SIGQUIT))
    same((code, said, last, talk), (0, ["ok row"], "1 passed, 0 failed", ""))


def test_an_unknown_row_is_told():
    done = subprocess.run([os.path.join(HERE, "torture", "run"), "nonsense"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "unknown row nonsense; there are: " in done.stderr, done.stderr


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "torture"))
