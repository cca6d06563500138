#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`outturn watch`: files are edited the ways editors do it, and what it prints is read. OUTTURN names the program.
Waits are long enough for a slow machine and end as soon as what they wait for is there. Prints `ok NAME` or
`not ok NAME`."""
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time

from test_cli import BASE, CLEAN, PROGRAM, Town, heed_signals, holds, refused, run_tests, same, scenario

PATIENCE = 60


class Watch:
    """The program, watching; `until` reads on in what it prints."""

    def __init__(self, town, *words):
        self.process = subprocess.Popen([PROGRAM, "watch", *words], cwd=town.folder, env=CLEAN, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed_signals)
        self.seen = {self.process.stdout: b"", self.process.stderr: b""}

    def read(self, stream, part):
        end = time.monotonic() + PATIENCE
        while part.encode() not in self.seen[stream]:
            left = end - time.monotonic()
            assert left > 0, "waited for %r, got %r and %r" % (part, *(text.decode() for text in self.seen.values()))
            for ready in select.select(list(self.seen), [], [], left)[0]:
                more = os.read(ready.fileno(), 65536)
                assert more, "it ended with %r; %r" % (self.process.wait(), self.seen)
                self.seen[ready] += more
        text, _, rest = self.seen[stream].partition(part.encode())
        self.seen[stream] = rest
        return text.decode() + part

    def out(self, part):
        return self.read(self.process.stdout, part)

    def talk(self, part):
        return self.read(self.process.stderr, part)

    def waits(self):
        self.talk("Ctrl-C ends it\n")

    def seconds(self):
        """Of processor time, so far."""
        assert self.process.poll() is None, "it ended"
        with open("/proc/%d/stat" % self.process.pid, encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


def save(town, path, content):
    """As editors do: a new file is renamed over the old one."""
    town.write(path + ".part", content)
    os.rename(os.path.join(town.folder, path + ".part"), os.path.join(town.folder, path))


SLOW = "scenarios/town/slow.json"


def test_shows_old_and_new_however_a_file_is_saved():
    town = Town()
    with Watch(town, "slow") as watch:
        watch.out("slow: The one target that can be assessed is missed; binding: none of 1 can be assessed; 1 of 2 is\n"
                  "    not assessed\n")
        watch.waits()
        town.write(SLOW, scenario(7))  # written in place
        got = watch.out("✓\n")
        holds(got, "slow.json\n")
        slow, fast = 60 * 1.02 ** 5 + 40 * 1.03 ** 5, 60 * 1.07 ** 5 + 40 * 1.03 ** 5
        holds(" ".join(got.split()), "slow GDP 2025 1e8 CNY %.1f ✗ -> %.1f ✓" % (slow, fast))
        watch.out("Share of GDP, Industry")
        watch.out("Share of GDP, Services")
        save(town, SLOW, scenario(2))  # renamed over it
        watch.out("✗\n")
        town.write("scenarios/town/base.json", {**BASE, "note": "a parent"})
        watch.out("base.json\nno number changed\n")
        plan = json.loads(town.read("scenarios/town/plan.json"))
        plan["targets"]["gdp"]["at_least"] = "110 亿元"
        save(town, "scenarios/town/plan.json", plan)  # the value is as before, the verdict is not
        holds(" ".join(watch.out("✓\n").split()), "%.1f ✗ -> %.1f ✓" % (slow, slow))
        town.write("scenarios/town/fast.json", scenario(9))  # not watched: says nothing
        town.write("scenarios/town/.slow.json.swp", "x")
        save(town, SLOW, scenario(2.5))
        got = watch.out("->")
        holds(got, "slow.json\n")
        assert "fast" not in got and "swp" not in got, got


def test_saves_that_follow_one_another_are_one_round():
    town = Town()
    with Watch(town, "slow") as watch:
        watch.waits()
        for attempt in range(20):
            at = []
            for i in range(4):
                at.append(time.monotonic())
                save(town, "scenarios/town/base.json" if i % 2 else SLOW,
                     {**BASE, "note": "%d.%d" % (attempt, i)} if i % 2 else scenario(3 + attempt / 16 + i / 64))
                time.sleep(0.03)
            at.append(time.monotonic())
            time.sleep(0.5)
            save(town, SLOW, "no JSON")
            watch.talk("nothing was run\n")
            watch.read(watch.process.stdout, "->")
            rounds = [line for line in watch.seen[watch.process.stdout].decode().split("\n") if line.endswith(".json")]
            watch.seen[watch.process.stdout] = b""
            if max(b - a for a, b in zip(at, at[1:])) < 0.09:  # nobody kept us from it
                same(rounds, [])  # the one of the first was read with its row
                return None
    return "the machine was too busy for saves within a tenth of a second"


def test_errors_are_shown_and_watching_goes_on():
    town = Town()
    with Watch(town, "slow", "--lang", "en") as watch:
        watch.waits()
        save(town, SLOW, '{"kind": "scenario",, }')
        holds(watch.talk("nothing was run\n"), "slow.json:1:")
        save(town, SLOW, scenario(3))
        watch.out("->")  # against the last sound run
        os.remove(os.path.join(town.folder, SLOW))
        watch.talk("nothing was run\n")
        town.write(SLOW, scenario(7))
        watch.out("✓\n")


def test_a_folder_gains_and_loses_scenarios():
    town = Town()
    with Watch(town, "scenarios/town") as watch:
        watch.waits()
        save(town, "scenarios/town/new.json", scenario(9))
        watch.out("new.json\nnew: The one target that can be assessed is met; binding: none of 1 can be assessed; 1 of 2 is not\n"
                  "    assessed\n")
        os.remove(os.path.join(town.folder, "scenarios/town/new.json"))
        watch.out("new.json\nnew: no longer there\n")
        os.rename(os.path.join(town.folder, "scenarios/town"), os.path.join(town.folder, "away"))
        watch.talk("nothing was run\n")
        shutil.copytree(os.path.join(town.folder, "away"), os.path.join(town.folder, "scenarios/town"))
        town.write(SLOW, scenario(4))
        watch.out("->")


def test_a_table_of_inputs_and_observations_are_watched_too():
    town = Town(seen=scenario({"series": {"file": "observed.csv", "variable": "industry_growth"}}))
    row = "variable,unit,year,value,source\nindustry_growth,%%/yr,2021,%d,yearbook\n"
    town.write("scenarios/town/observed.csv", row % 3)
    town.write("edits/inputs.csv", "key,value\nsectors.services.growth,3\n")
    with Watch(town, "seen", "--set-from", "edits/inputs.csv", "--only", "gdp") as watch:
        watch.waits()
        save(town, "edits/inputs.csv", "key,value\nsectors.services.growth,4\n")
        holds(watch.out("->"), "inputs.csv\n")
        town.write("scenarios/town/observed.csv", row % 5)
        holds(watch.out("->"), "observed.csv\n")


def test_ends_cleanly_and_sleeps_meanwhile():
    town = Town()
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        with Watch(town, "scenarios/town") as watch:
            watch.waits()
            before = watch.seconds()
            time.sleep(1.5)
            assert watch.seconds() - before < 0.2, "it does not sleep"
            watch.process.send_signal(number)
            same(watch.process.wait(timeout=PATIENCE), code)
    with Watch(town, "slow") as watch:
        watch.waits()
        watch.process.stdout.close()  # the reader goes away
        same(watch.process.wait(timeout=PATIENCE), 0)
        watch.process.stdout = open(os.devnull, "rb")


def test_a_terminal_that_hangs_up_ends_it():
    town = Town()
    ours, theirs = os.openpty()
    process = subprocess.Popen([PROGRAM, "watch", "slow"], cwd=town.folder, env=CLEAN, stdin=subprocess.DEVNULL, stdout=theirs,
                               stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    os.close(theirs)
    try:
        holds(process.stderr.readline().decode(), "Ctrl-C ends it")
        os.close(ours)
        same(process.wait(timeout=PATIENCE), 0)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_a_folder_that_is_away_is_waited_for_asleep():
    town = Town()
    with Watch(town, "scenarios/town") as watch:
        watch.waits()
        os.rename(os.path.join(town.folder, "scenarios/town"), os.path.join(town.folder, "away"))
        watch.talk("nothing was run\n")
        before = watch.seconds()
        time.sleep(2.5)
        assert watch.seconds() - before < 0.3, "it does not sleep"


def test_nothing_to_watch_is_refused():
    refused(Town()("watch", "elsewhere"), "no such file, folder or scenario")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "watch"))
