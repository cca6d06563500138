# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shared by the row `overwrite` and tests/test_trust_overwrite.py: a small place, what lies in a folder byte for
byte, a library that lets the n-th call that changes a folder fail."""
import contextlib
import hashlib
import json
import os
import shutil
import stat
import subprocess
import tempfile

import torture

PLAN = {"kind": "plan", "title": {"en": "T", "zh": "T"}, "base_year": 2020, "prices": 2020, "years": [2021, 2025], "lang": "en",
        "targets": {"gdp": {"title": {"en": "GDP", "zh": "GDP"}, "attribute": "expected", "variable": "gdp", "year": 2025,
                            "at_least": "180 1e8 CNY", "source": "s"}}}
GROWTH = {"value": 5, "uncertain": {"normal": {"sd": 1}}}
SERIES = "variable,unit,year,value,source\nout_b,1e8 CNY@2020,2020,50,yearbook\n"
CHANGES = "key,value\nsectors.a.growth,4\n"


def scenario(plan="plan.json", growth=GROWTH, extends=None, series=None):
    made = {"kind": "scenario", "plan": plan, "title": {"en": "S", "zh": "S"}, "sectors": {"a": {"growth": growth}}}
    if extends:
        return {**made, "extends": extends}
    made["sectors"]["a"]["output"] = 100
    made["sectors"]["b"] = {"growth": 3, "output": {"series": {"file": series, "variable": "out_b"}} if series else 50}
    return made


def put(folder, name, content):
    os.makedirs(os.path.dirname(os.path.join(folder, name)) or ".", exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode())


def make(folder):
    """Two scenarios, one of them from a series, and a table of changes."""
    put(folder, "p/plan.json", PLAN)
    put(folder, "p/s.json", scenario())
    put(folder, "p/t.json", scenario(growth=2, series="b.csv"))
    put(folder, "p/b.csv", SERIES)
    put(folder, "p/changes.csv", CHANGES)


def what_is_in(folder):
    """Every name in a folder and below, with what is there: bytes of files, where links lead."""
    found = {}
    for at, inner, names in os.walk(folder):
        for name in names + inner:
            path = os.path.join(at, name)
            try:
                mode = os.lstat(path).st_mode
            except FileNotFoundError:  # a hidden name that another command tries for a moment
                if name.startswith("."):
                    continue
                raise
            if stat.S_ISREG(mode):
                with open(path, "rb") as file:
                    content = file.read()
            else:
                content = os.readlink(path) if stat.S_ISLNK(mode) else stat.S_IFMT(mode)
            found[os.path.relpath(path, folder)] = content
    return found


def digest(content):
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def refill(folder, files):
    """The folder anew, with these files and no others."""
    shutil.rmtree(folder)
    for name, content in files.items():
        put(folder, name, content)


def hidden(files):
    return sorted(name for name in files if name.startswith("."))


def wrong_in(folder):
    """What a folder's manifest tells that is not so: None if it names exactly what is there, with its hashes. Hidden names
    are those of commands at work."""
    there = {name: hashlib.sha256(content).hexdigest() for name, content in what_is_in(folder).items()
             if isinstance(content, bytes) and name != "manifest.json" and not name.startswith(".")}
    try:
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
            told = json.load(file)
    except (OSError, ValueError) as error:
        return "manifest.json: %s" % error
    named = [(one["path"], one["sha256"]) for entry in [told, *told.get("earlier", [])] for one in entry["outputs"]]
    if len({name for name, _ in named}) != len(named):
        return "a file is named twice: %s" % named
    if dict(named) != there:
        return "names %s, there is %s" % (sorted(named), sorted(there.items()))
    return None


def wrong_in_part(folder, names):
    """The same of a folder that holds other files too: the manifest names these and no others."""
    with tempfile.TemporaryDirectory() as part:
        for name in [*names, "manifest.json"]:
            shutil.copy(os.path.join(folder, name), part)
        return wrong_in(part)


@contextlib.contextmanager
def quick_folders():
    """In memory, where that may be: no disk is waited for."""
    before = tempfile.tempdir
    tempfile.tempdir = "/dev/shm" if not torture.FULL and os.access("/dev/shm", os.W_OK) else before
    yield
    tempfile.tempdir = before


def breaker(folder):
    """The path of placing.c as a library; None: there is no compiler."""
    made = os.path.join(folder, "placing.so")
    compiler = shutil.which(os.environ.get("CC", "gcc").split()[-1]) or shutil.which("gcc") or shutil.which("cc")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "placing.c")
    if not compiler or subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=False).returncode != 0:
        return None
    return made


def disturbed(made, how, lacks="", count=None):
    plain = torture.environment()  # a sanitized program would rather be the first library
    return dict(torture.environment(PLACING=how or None, PLACING_LACKS=lacks, PLACING_COUNT=count), LD_PRELOAD=made,
                ASAN_OPTIONS=plain["ASAN_OPTIONS"] + ":verify_asan_link_order=0")
