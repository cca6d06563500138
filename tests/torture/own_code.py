#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own code changed: an operator flipped, a comparison shifted, a constant off by one, a check or a statement dropped, two
arguments swapped, at places of sim/ and models/ chosen at random, one at a time in a copy; at least 9 in 10 must make a test
fail (the unit tests named after the file, then all, then scripts until one fails). A change that compiles to the same code,
or that tests/torture/own_code.txt judges to change nothing, is not counted.

SAMPLE says how many; SEED which. In a share changes meet the unit tests of their file alone until two are noticed, eight at
most: what is seen is that changes are noticed at all."""
import collections
import os
import re
import shutil
import subprocess
import sys
import threading

import torture

ROW = torture.Row()
SAMPLE = int(os.environ.get("SAMPLE", 60 if torture.FULL else 8))
CC = os.environ.get("CC") or "gcc"
if shutil.which("ccache") and "ccache" not in CC:
    CC = "ccache " + CC
# Slow, about the sources themselves, or about this battery.
NO_JUDGES = {"install.sh", "same_bits.sh", "same_bits_function.sh", "test_recipes.py", "style.sh", "symbols.sh", "floors.sh", "test_torture.py"}
FIRST_JUDGES = ["golden.sh", "test_told.py", "test_new_files.py"]  # much in a second; then all unit tests, then:
NEXT_JUDGES = ["test_unmoved.py", "test_cli.py", "test_comparing.py", "test_held.py", "test_limits.py", "test_verdicts.py", "test_identities.py"]
JUDGED = os.path.join(torture.ROOT, "tests", "torture", "own_code.txt")
Change = collections.namedtuple("Change", "file line old new how")


def code_of(line):
    """The line with comments and texts blanked, so that what is found in it is code."""
    return re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|/\*.*?\*/|//.*', lambda m: "\0" * len(m[0]), line)


def rules():
    """How, and a pattern whose group 1 becomes another text."""
    pairs = [("comparison", a, b) for a, b in ((" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "))]
    pairs += [("operator", a, b) for a, b in ((" + ", " - "), (" - ", " + "), (" / ", " * "), (" && ", " || "), (" || ", " && "), (" += ", " -= "))]
    made = [(how, re.compile("(%s)" % re.escape(a)), lambda m, b=b: b) for how, a, b in pairs]
    made.append(("operator", re.compile(r"(?<=[\w)\]])( \* )(?=[\w(]+[^;]*;)"), lambda m: " / "))
    made.append(("constant", re.compile(r"(?<![\w.\"])(\d+)(?![\w.x\"])"), lambda m: str(int(m[1]) + 1) if m[1] != "1" else "0"))
    made.append(("negation", re.compile(r"(!)(?=[\w(*])"), lambda m: ""))
    made.append(("check", re.compile(r"^\t+(?:\} else )?if \((.+)\)(?: \{)?$"), lambda m: "0 && (%s)" % m[1]))
    made.append(("check", re.compile(r"^\t+(?:\} else )?if \((.+)\)(?: \{)?$"), lambda m: "!(%s)" % m[1]))
    made.append(("return", re.compile(r"^\t+return (true|false);$"), lambda m: "false" if m[1] == "true" else "true"))
    made.append(("statement", re.compile(r"^\t+([a-z_]+\(.*\);)$"), lambda m: ";"))
    made.append(("statement", re.compile(r"^\t+(\*?[\w>.\[\]-]+ [-+*/|&]?= .+;)$"), lambda m: ";"))
    made.append(("arguments", re.compile(r"\w\(([a-z_]\w*(?:->\w+)?, [a-z_]\w*(?:->\w+)?)\)"), lambda m: ", ".join(reversed(m[1].split(", ")))))
    return made


def candidates(path):
    """Every change of one file."""
    found, comment, inside = [], False, False
    with open(os.path.join(torture.ROOT, path), encoding="utf-8") as file:
        for number, line in enumerate(file.read().split("\n")):
            begins, ends = line.rfind("/*"), line.rfind("*/")
            was, comment = comment, (begins > ends) or (comment and ends < 0)
            inside = (inside or line == "{") and line != "}"  # of a function: tables and declarations change little
            code = code_of(line)
            if was or comment or not inside or "assert(" in line or line.lstrip().startswith("#"):
                continue
            for how, pattern, change in rules():
                for match in pattern.finditer(code):
                    if "\0" in match[1] and how not in ("statement", "check"):
                        continue
                    a, b = match.span(1)
                    real = re.match(r"(.*)", line[a:b])
                    new = line[:a] + (change(match) if "\0" not in match[1] else change(real)) + line[b:]
                    if new != line:
                        found.append(Change(path, number, line, new, how))
    return found


def sample(count):
    """COUNT changes, every file as likely as it has places; kinds alike within a file."""
    files = sorted(os.path.join(where, name) for top in ("sim", "models") for where, _, names in os.walk(os.path.join(torture.ROOT, top))
                   for name in names if name.endswith(".c"))
    everything = [change for path in files for change in candidates(os.path.relpath(path, torture.ROOT))]
    by_kind = collections.defaultdict(list)
    for change in everything:
        by_kind[change.how].append(change)
    while True:
        yield ROW.random.choice(by_kind[ROW.random.choice(sorted(by_kind))])


def make_copy(folder):
    """The tree with what is built of it already, if it is built: only what changes is compiled."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=torture.ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    listed = listed if any(listed) else [os.path.relpath(os.path.join(where, name), torture.ROOT) for where, folders, names in os.walk(torture.ROOT)
                                         for name in names if not os.path.relpath(where, torture.ROOT).startswith(("build", "out", ".git"))]
    for name in filter(None, listed):
        source = os.path.join(torture.ROOT, name)
        if os.path.isfile(source):
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            shutil.copy2(source, os.path.join(folder, name), follow_symlinks=False)
    objects = os.path.join(torture.ROOT, os.environ.get("OBJECTS", ""))
    if os.environ.get("OBJECTS") and os.path.isdir(objects):
        shutil.copytree(objects, os.path.join(folder, "build", "own"))


def build(folder, timeout=1800):
    command = ["make", "-s", "BUILD=build/own", "CC=" + CC, "build/own/outturn", "build/own/unit"]
    if not os.environ.get("OBJECTS"):
        command += ["CFLAGS=-O0 -w"]
    return subprocess.run(command, cwd=folder, env=torture.environment(HOME=os.environ.get("HOME"), CCACHE_DIR=os.environ.get("CCACHE_DIR")),
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=timeout, check=False).returncode == 0


def same_code(folder, change):
    """Does the compiler make the same of both?"""
    flags = subprocess.run(["make", "-s", "flags"], cwd=torture.ROOT, capture_output=True, text=True, check=True).stdout.split()
    flags = [flag for flag in flags if flag not in ("-g", "-O0")] + ["-O2", "-g0", "-w"]
    texts = []
    for root in (torture.ROOT, folder):
        out = os.path.join(folder, "same.o")
        if subprocess.run([*CC.split(), *flags, "-c", change.file, "-o", out], cwd=root, capture_output=True, check=False).returncode:
            return False
        texts.append(open(out, "rb").read())
        os.unlink(out)
    return texts[0] == texts[1]


def fails(folder, command, timeout):
    """Does a judge notice? A hang is noticed too: TIMEOUT is of processor time, since the machine may be busy."""
    env = torture.environment(OUTTURN=os.path.join(folder, "build", "own", "outturn"), OBJECTS="build/own", HOME=os.environ.get("HOME"), TMPDIR=os.environ.get("TMPDIR"))
    process = subprocess.Popen(["/bin/sh", "-c", 'ulimit -v 4000000; ulimit -t %d; exec "$@"' % timeout, "sh", *command], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    late = threading.Timer(6 * timeout, torture.kill_group, [process.pid])
    late.start()
    with process.stdout as said:  # the first that fails is enough: what hangs would hang in the next test too
        noticed = any(line.startswith(b"not ok ") for line in said)
    torture.kill_group(process.pid) if noticed else None
    late.cancel()
    return process.wait() != 0 or noticed


def unit_part(change):
    """The unit tests of a file, by name; None: it has none of its own."""
    stem = os.path.basename(change.file)[:-2]
    while stem:
        if os.path.exists(os.path.join(torture.ROOT, "tests", "test_%s.c" % stem)):
            return stem
        stem = stem.rpartition("_")[0]
    return None


def judges(folder, change):
    """Commands, the likely and quick first."""
    part = unit_part(change)
    if part:
        yield "unit " + part, ["build/own/unit", part + "_"], 20
    if not torture.FULL:
        return
    names = [name for name in os.listdir(os.path.join(folder, "tests"))
             if (name.endswith(".sh") or (name.startswith("test_") and name.endswith(".py"))) and name not in NO_JUDGES]
    later = sorted((name for name in names if name not in FIRST_JUDGES),
                   key=lambda name: (NEXT_JUDGES.index(name) if name in NEXT_JUDGES else 99, name))
    for name in FIRST_JUDGES + ["unit"] + later:
        script = ["/usr/bin/python3" if name.endswith(".py") else "bash", "tests/" + name]
        yield name, ["build/own/unit"] if name == "unit" else script, 300


def listed(change):
    """Judged by hand to change nothing?"""
    if not os.path.exists(JUDGED):
        return False
    with open(JUDGED, encoding="utf-8") as file:
        return "%s | %s | %s" % (change.file, change.old.strip(), change.new.strip()) in file.read()


def write(folder, change, text):
    with open(os.path.join(folder, change.file), "w", encoding="utf-8") as file:
        file.write(text)
    return build(folder)


def caught_by(folder, change, texts, known):
    """The first judge that fails with the change and not without it; None: all are content. KNOWN: name -> does it hold without?"""
    for name, command, limit in judges(folder, change):
        if known.get(name) is False or not fails(folder, command, limit):
            continue
        if name not in known and not name.startswith("unit "):
            write(folder, change, texts[0])
            known[name] = not fails(folder, command, limit)
            write(folder, change, texts[1])
        if known.get(name, True):
            return name
    return None


def tell(change, by):
    print("%s %s:%d (%s): %s  =>  %s%s" % ("caught" if by else "SURVIVES", change.file, change.line + 1, change.how,
                                          change.old.strip(), change.new.strip(), " [%s]" % by if by else ""), flush=True)


def main():
    caught = equivalent = broken = 0
    known = {}
    with torture.folder() as folder:
        make_copy(folder)
        if not build(folder):
            ROW.fail("the copy does not build")
            ROW.end()
        for change in sample(SAMPLE):
            if ROW.tried >= SAMPLE or (not torture.FULL and caught >= 2):
                break
            if not torture.FULL and not unit_part(change):
                continue
            with open(os.path.join(folder, change.file), encoding="utf-8") as file:
                text = file.read()
            lines = text.split("\n")
            lines[change.line] = change.new
            if not write(folder, change, "\n".join(lines)):
                broken += 1  # no program: the compiler noticed, nothing is counted
            elif listed(change):
                equivalent += 1
            else:
                by = caught_by(folder, change, (text, "\n".join(lines)), known)
                if not by and same_code(folder, change):
                    equivalent += 1
                else:
                    ROW.tried += 1
                    caught += by is not None
                    tell(change, by)
            with open(os.path.join(folder, change.file), "w", encoding="utf-8") as file:
                file.write(text)
    lame = sorted(name for name, holds in known.items() if not holds)
    if lame:
        print("not judges, since they fail without a change: " + " ".join(lame))
    enough = caught * 10 >= ROW.tried * 9 if torture.FULL else caught > 0
    if not enough:
        ROW.fail("%d of %d changes are noticed" % (caught, ROW.tried))
    what = "by any test" if torture.FULL else "by the unit tests of their file alone; all tests and %d changes: full" % 60
    ROW.end("%d of %d noticed %s; %d change nothing, %d do not compile; seed %d" % (caught, ROW.tried, what, equivalent, broken, torture.SEED))


main()
