#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Outputs onto inputs, onto files of others, into folders that will not have them; a set of outputs whose placing fails or
is killed at each of its steps; several commands at the same time in one folder. Refused, or whole: never anything lost."""
import contextlib
import fcntl
import itertools
import json
import os
import shutil
import subprocess
import threading
import time

import placed
import torture

OUTPUTS = {  # what each command writes, besides manifest.json; more words of its line
    "run": (["--format", "csv,json,table"], ["run.csv", "run-targets.csv", "run.json", "run.txt"]),
    "compare": (["--format", "csv,json"], ["compare.csv", "compare-targets.csv", "compare-inputs.csv", "compare.json"]),
    "ensemble": (["--members", "300", "--credible", "0.8", "--format", "csv,json"],
                 ["ensemble.csv", "ensemble-targets.csv", "ensemble-credible.csv", "ensemble.json"]),
    "chart": (["--only", "gdp", "--kind", "lines"],
              ["chart.csv", "chart-targets.csv", "chart-drawn.csv", "lines-gdp.en.svg"]),
    "list": (["--format", "csv,json"], ["list.csv", "list.json"]),
    "explain": (["--format", "csv,json"], ["explain.csv", "explain.json"]),
}
TWO = {"compare"}
WHERE = {"list": ["inputs"], "explain": ["gdp"]}


def line(command, *files, out="."):
    files = files if command in TWO else files[:1]
    return [command, *files, *WHERE.get(command, []), *OUTPUTS[command][0], "-o", out]


def refused(row, folder, words, code=2, named=(), **more):
    """Tries a command that must not run: the code, nothing on standard output, everything byte for byte as it was."""
    before = placed.what_is_in(folder)
    answer = torture.run(words, folder, **more)
    after = placed.what_is_in(folder)
    lost = sorted(name for name in before if after.get(name) != before[name])
    made = sorted(set(after) - set(before))
    told = answer.err.decode("utf-8", "replace")
    row.check(answer.code == code and not answer.out and not lost and not made and all(name in told for name in named),
              "%s\n  want exit %d; changed %s, made %s" % (answer.told(), code, lost, made))


def claim(folder, *names):
    """A manifest of ours that names files, with the hashes that they have."""
    answer = torture.run(["run", "p/s.json", "-o", "made"], os.path.dirname(folder) if os.path.basename(folder) == "o" else folder)
    assert answer.code == 0, answer.told()
    base = os.path.dirname(folder) if os.path.basename(folder) == "o" else folder
    with open(os.path.join(base, "made", "manifest.json"), encoding="utf-8") as file:
        told = json.load(file)
    shutil.rmtree(os.path.join(base, "made"))
    told["outputs"] = [{"path": name, "sha256": placed.digest(placed.what_is_in(folder)[name])} for name in sorted(names)]
    placed.put(folder, "manifest.json", told)


def inputs(row):
    """Everything that a command reads, called as something that it writes, in the folder that it writes to."""
    for command, (_, names) in OUTPUTS.items():
        csv, other = [name for name in names if name.endswith(".csv")], [name for name in names if not name.endswith(".csv")]
        roles = [("scenario", name) for name in other] + [("parent", name) for name in other] + [("plan", name) for name in other]
        roles += [("series", name) for name in csv] + [("table", name) for name in csv]
        for (role, name), claimed in itertools.product(roles, (False, True)):
            with torture.folder() as folder:
                placed.make(folder)
                files, more = ["o/s.json", "o/t.json"], []
                plan, parent = ("../o/" + name if role == "plan" else "plan.json"), name if role == "parent" else "base.json"
                placed.put(folder, "o/" + (name if role == "plan" else "plan.json"), placed.PLAN)
                plan = name if role == "plan" else "plan.json"
                series = name if role == "series" else "b.csv"
                placed.put(folder, "o/" + series, placed.SERIES)
                placed.put(folder, "o/" + parent, placed.scenario(plan, series=series))
                placed.put(folder, "o/t.json", placed.scenario(plan, extends=parent, growth=2))
                placed.put(folder, "o/" + (name if role == "scenario" else "s.json"), placed.scenario(plan, extends=parent))
                if role == "scenario":
                    files[0] = "o/" + name
                if role == "table":
                    placed.put(folder, "o/" + name, placed.CHANGES)
                    more = ["--set-from", "o/" + name]
                if claimed:
                    claim(os.path.join(folder, "o"), name)
                refused(row, folder, line(command, *files, out="o") + more, named=[name])
    for how in ("link", "hard link"):
        for role, target in (("scenario", "p/s.json"), ("plan", "p/plan.json"), ("table", "p/changes.csv"), ("series", "p/b.csv")):
            for command, (_, names) in OUTPUTS.items():
                with torture.folder() as folder:
                    placed.make(folder)
                    os.mkdir(folder + "/o")
                    if how == "link":
                        os.symlink(os.path.join("..", target), os.path.join(folder, "o", names[-1]))
                    else:
                        os.link(os.path.join(folder, target), os.path.join(folder, "o", names[-1]))
                    files = ["p/t.json", "p/s.json"] if role == "series" else ["p/s.json", "p/t.json"]
                    more = ["--set-from", "p/changes.csv"] if role == "table" else []
                    refused(row, folder, line(command, *files, out="o") + more, named=[names[-1]])


FOREIGN = {"csv": b"mine\n", "empty": b"", "json": b'{"name": "app", "version": "1"}', "binary": bytes(range(256)),
           "list": b"[]", "object": b"{}", "cut": b'{\n  "kind": "manifest",\n  "program": "outturn",'}


def stand(folder, name, kind):
    path = os.path.join(folder, name)
    if kind in FOREIGN:
        placed.put(folder, name, FOREIGN[kind])
    elif kind == "link":
        placed.put(folder, "elsewhere/victim", "mine")
        os.symlink("elsewhere/victim", path)
    elif kind == "dangling":
        os.symlink("nowhere", path)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "read-only":
        placed.put(folder, name, "mine")
        os.chmod(path, 0o400)
    elif kind == "folder":
        os.mkdir(path)


def strangers(row):
    kinds = [*FOREIGN, "link", "dangling", "pipe", "read-only", "folder"]
    for command, (_, names) in OUTPUTS.items():
        for name, kind in itertools.product([*names, "manifest.json"], kinds):
            if not torture.FULL and kind in ("binary", "list", "object", "cut") and name != "manifest.json":
                continue
            with torture.folder() as folder:
                placed.make(folder)
                os.mkdir(folder + "/o")
                stand(folder + "/o", name, kind)
                refused(row, folder, line(command, "p/s.json", "p/t.json", out="o"), code=3 if kind == "folder" else 2, named=[name])
    for schema, kind in itertools.product(("plan", "scenario"), kinds):
        with torture.folder() as folder:
            stand(folder, schema + ".schema.json", kind)
            refused(row, folder, ["schema", schema, "-o", "."], code=3 if kind == "folder" else 2, named=[schema + ".schema.json"])
    for kind in kinds:
        with torture.folder() as folder:
            stand(folder, "plan.json", kind)
            refused(row, folder, ["new", "."])
    for command, (_, names) in OUTPUTS.items():  # ours, and changed since; ours, and not changed
        with torture.folder() as folder:
            placed.make(folder)
            words = line(command, "p/s.json", "p/t.json", out="o")
            for _ in range(2):
                answer = torture.run(words, folder)
                row.check(answer.code == 0 and not placed.wrong_in(folder + "/o"), "%s twice: %s" % (command, answer.told()))
            before = placed.what_is_in(folder + "/o")
            for name in names:
                placed.put(folder + "/o", name, before.get(name, b"") + b" ")
                refused(row, folder, words, named=[name])
                placed.put(folder + "/o", name, before.get(name, b""))
            with contextlib.suppress(FileNotFoundError):
                os.unlink(folder + "/o/" + names[0])
            answer = torture.run(words, folder)
            row.check(answer.code == 0 and placed.what_is_in(folder + "/o") == before, "a file removed by hand: " + answer.told())
    for schema in ("plan", "scenario"):
        with torture.folder() as folder:
            answers = [torture.run(["schema", schema, "-o", "."], folder) for _ in range(2)]
            row.check([one.code for one in answers] == [0, 0], answers[-1].told())
            path = folder + "/%s.schema.json" % schema
            with open(path, encoding="utf-8") as file:
                text = file.read()
            placed.put(folder, path, text.replace("a plan", "my plan", 1).replace("this file", "my file", 1))
            refused(row, folder, ["schema", schema, "-o", "."])


# --- a set is whole ---

class Sets:
    """A folder with files of two commands, and a third whose set replaces some of them and adds one."""

    def __init__(self, made):
        self.made = made
        self.old = self.new = self.beside = None

    def before(self, folder):
        placed.make(folder)
        if self.old:
            os.mkdir(folder + "/o")
            for name, content in self.old.items():
                placed.put(folder + "/o", name, content)
            return
        for words in (["list", "p/s.json", "-o", "o"], ["run", "p/s.json", "-o", "o", "--format", "csv"]):
            assert torture.run(words, folder).code == 0
        self.old = placed.what_is_in(folder + "/o")

    words = ["run", "p/s.json", "-o", "o", "--format", "csv,json", "--set", "sectors.a.growth=1"]

    def learn(self, lacks):
        """How many calls there are; what the folder holds afterwards."""
        with torture.folder() as folder:
            self.before(folder)
            answer = torture.run(self.words, folder, env=placed.disturbed(self.made, None, lacks, folder + "/count"))
            assert answer.code == 0, answer.told()
            self.new = placed.what_is_in(folder + "/o")
            with open(folder + "/count", encoding="ascii") as file:
                return int(file.read())

    def same(self, folder):
        there = placed.what_is_in(folder + "/o")
        return "old" if there == self.old else "new" if there == self.new else None

    def others_are_whole(self, folder):
        """The next command that writes into the folder: what it finds is put right, and its own set is whole."""
        answer = torture.run(["explain", "p/s.json", "gdp", "-o", "o"], folder)
        there = placed.what_is_in(folder + "/o")
        kept = {name: content for name, content in there.items() if name not in ("manifest.json", "explain.csv")}
        without = [{name: content for name, content in state.items() if name != "manifest.json"} for state in (self.old, self.new)]
        return answer.code == 0 and kept in without and not placed.wrong_in(folder + "/o"), answer, sorted(there)


def steps(row):
    with torture.folder() as tools, placed.quick_folders():
        made = placed.breaker(tools)
        if not made:
            return "no compiler: no call failed or was killed"
        sets, tried = Sets(made), []
        for lacks in ("", "tmpfile", "exchange,noreplace", "tmpfile,exchange,noreplace", "links,exchange,noreplace"):
            total = sets.learn(lacks)
            for number, how in itertools.product(range(1, total + 1), ("%d:5", "%d:28", "%d-:5", "%d-:13", "%d:before", "%d:after")):
                tried.append((lacks, how % number))
        chosen = tried if torture.FULL else row.random.sample(tried, 110)
        for lacks, how in chosen:
            with torture.folder() as folder:
                sets.before(folder)
                answer = torture.run(sets.words, folder, env=placed.disturbed(made, how, lacks))
                killed = how.endswith("before") or how.endswith("after")
                there, state = placed.what_is_in(folder + "/o"), sets.same(folder)
                what = "PLACING=%s PLACING_LACKS=%s %s\n  there is %s" % (how, lacks, answer.told(), sorted(there))
                unseen = {name: content for name, content in there.items() if name not in placed.hidden(there)}
                if killed:
                    row.check(answer.code == -9, what)
                elif answer.code == 0:  # what is replaced may be there still, hidden, if it could not be removed
                    row.check(unseen == sets.new and (state or "-:" in how), what)
                elif "-:" in how:  # nothing can be undone where nothing works
                    row.check(answer.code == 3 and (".outturn-commit" in there or unseen == sets.old or
                                                    (".outturn-placed" in there and unseen == sets.new)), what)
                else:
                    row.check(answer.code == 3 and state == "old", what)
                whole, answer, there = sets.others_are_whole(folder)
                row.check(whole and not placed.hidden(there), "%s\n  and then %s\n  there is %s" % (what, answer.told(), there))
        return "%d of %d broken steps" % (len(chosen), len(tried))


def unwilling(row):
    """Folders whose files cannot be replaced: one of another owner where each may remove only his own, one that nobody may
    change, a folder that nobody may write to."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return "not root: no files of other owners"
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    said = []
    for name, kind in itertools.product(("run.csv", "run-targets.csv", "manifest.json"), ("sticky", "immutable", "append", "closed")):
        with torture.folder() as folder:
            os.chmod(folder, 0o755)
            sets = Sets(None)
            sets.before(folder)
            for at, inner, files in os.walk(folder):
                for one in (at, *[os.path.join(at, file) for file in files]):
                    os.chown(one, 65534, 65534)
            path = os.path.join(folder, "o", name)
            command, change = nobody, {"immutable": "i", "append": "a"}.get(kind)
            if kind == "sticky":
                os.chown(path, 0, 0)
                os.chown(folder + "/o", 0, 0)
                os.chmod(folder + "/o", 0o1777)
            elif kind == "closed":
                os.chmod(folder + "/o", 0o555)
            elif not shutil.which("chattr") or subprocess.run(["chattr", "+" + change, path], capture_output=True, check=False).returncode != 0:
                said.append("no chattr +" + change)
                continue
            program = os.path.join(folder, "outturn")
            shutil.copy(torture.PROGRAM, program)
            os.chmod(program, 0o755)
            words = [*command[1:], program, *sets.words]
            refused(row, folder, words, code=3, named=["o"], program=shutil.which(command[0]))
            if change:
                subprocess.run(["chattr", "-" + change, path], check=True)
    return ", ".join(sorted(set(said)))


# --- several at a time ---

def crowd(row, sets, processes):
    """So many sets by so many processes into one folder that is not there yet; whenever nobody writes, the manifest names
    exactly what is there."""
    commands = [["run", "p/s.json"], ["run", "p/t.json", "--format", "csv,json"], ["compare", "p/s.json", "p/t.json"],
                ["list", "p/s.json"], ["explain", "p/t.json", "gdp"], ["run", "p/s.json", "--set", "sectors.a.growth=1"],
                ["ensemble", "p/s.json", "--members", "300"], ["list", "p/t.json", "inputs", "--format", "json"]]
    if torture.FULL:
        commands.append(["chart", "p/s.json", "--kind", "lines", "--only", "gdp"])
        commands.append(["chart", "p/t.json", "--kind", "lines", "--only", "gdp"])
    with torture.folder() as folder:
        placed.make(folder)
        out, todo, lock, ended = folder + "/new/o", list(range(sets)), threading.Lock(), threading.Event()

        def work():
            while True:
                with lock:
                    if not todo:
                        return
                    number = todo.pop()
                answer = torture.run([*commands[number % len(commands)], "-o", "new/o", "--quiet"], folder, timeout=120)
                with lock:
                    row.check(answer.code == 0, answer.told())

        def watch():
            while not ended.wait(0.01):
                try:
                    at = os.open(out, os.O_RDONLY)
                except FileNotFoundError:
                    continue
                try:
                    fcntl.flock(at, fcntl.LOCK_SH)
                    wrong = any(not name.startswith(".") for name in os.listdir(out)) and placed.wrong_in(out)
                except OSError as error:
                    wrong = str(error)
                finally:
                    os.close(at)
                with lock:
                    row.check(not wrong, "while others write: %s" % wrong)

        workers = [threading.Thread(target=work) for _ in range(processes)]
        watcher = threading.Thread(target=watch)
        for one in (watcher, *workers):
            one.start()
        for one in workers:
            one.join()
        ended.set()
        watcher.join()
        row.check(not placed.wrong_in(out) and not placed.hidden(placed.what_is_in(out)), "in the end: %s" % placed.wrong_in(out))


def pairs(row, rounds):
    """Two commands at the same time, which may make or lose the folder; one of them is refused for its own reasons."""
    for number in range(rounds):
        with torture.folder() as folder:
            placed.make(folder)
            one = subprocess.Popen([torture.PROGRAM, "run", "p/s.json", "-o", "o", "--quiet"], cwd=folder, env=torture.environment(),
                                   stderr=subprocess.PIPE)
            two = torture.run([["compare", "p/s.json", "p/t.json"], ["list", "p/s.json"]][number % 2] + ["-o", "o", "--quiet"], folder)
            talk = one.communicate()[1]
            row.check(one.returncode == 0 and two.code == 0 and not placed.wrong_in(folder + "/o"), "%s %s" % (talk, two.told()))


def waiting(row):
    """A folder that somebody holds: said after a second, and a signal ends it."""
    with torture.folder() as folder:
        placed.make(folder)
        os.mkdir(folder + "/o")
        at = os.open(folder + "/o", os.O_RDONLY)
        fcntl.flock(at, fcntl.LOCK_EX)
        begun = time.monotonic()
        process = subprocess.Popen([torture.PROGRAM, "run", "p/s.json", "-o", "o"], cwd=folder, env=torture.environment(),
                                   stderr=subprocess.PIPE)
        said = process.stderr.readline()
        row.check(b"o" in said and 0.9 < time.monotonic() - begun < 5, "said %r" % said)
        process.send_signal(2)
        process.communicate(timeout=60)
        row.check(process.returncode == 130 and os.listdir(folder + "/o") == [], "a signal: exit code %s" % process.returncode)
        process = subprocess.Popen([torture.PROGRAM, "run", "p/s.json", "-o", "o", "--quiet"], cwd=folder, env=torture.environment(),
                                   stderr=subprocess.PIPE)
        time.sleep(0.3)
        row.check(process.poll() is None and os.listdir(folder + "/o") == [], "it does not wait")
        os.close(at)
        talk = process.communicate()[1]
        row.check(process.returncode == 0 and talk == b"" and not placed.wrong_in(folder + "/o"), "once it is free: %s" % talk)


def main():
    row = torture.Row()
    inputs(row)
    strangers(row)
    words = [unwilling(row), steps(row)]
    waiting(row)
    pairs(row, 100 if torture.FULL else 10)
    crowd(row, 150 if torture.FULL else 40, 8)
    row.end("; ".join(word for word in words if word))


if __name__ == "__main__":
    main()
