# SPDX-License-Identifier: GPL-3.0-or-later
"""For the rows of the battery in which the system fails: a small place, the program run in it with a temporary folder
of its own, the library failing.c, and what must hold after whatever failed."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import workbook  # noqa: E402
PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
FULL = os.environ.get("TORTURE") == "full"

PLAN = {"kind": "plan", "title": {"en": "Town plan", "zh": "小城规划"}, "base_year": 2020, "prices": 2020,
        "years": [2021, 2025], "lang": "en",
        "targets": {"gdp": {"title": {"en": "GDP", "zh": "地区生产总值"}, "attribute": "expected", "variable": "gdp",
                            "year": 2025, "at_least": "130 亿元", "source": "table 1"}}}
BASE = {"kind": "scenario", "plan": "plan.json", "abstract": True, "title": {"en": "Base", "zh": "基年"},
        "sectors": {"industry": {"title": {"en": "Industry", "zh": "工业"}, "output": 60},
                    "services": {"title": {"en": "Services", "zh": "服务业"}, "output": 40}}}
OBSERVED = "variable,unit,year,value,source\ngdp,1e8 CNY,2018,90,yearbook\ngdp,1e8 CNY@2020,2019,95,yearbook\n" \
           "gdp,1e8 CNY@2020,2021,104,yearbook\ngdp,1e8 CNY@2020,2022,109,yearbook\n"


def scenario(industry, title):
    return {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"], "title": {"en": title, "zh": title},
            "sectors": {"industry": {"growth": {"value": industry, "uncertain": {"normal": {"sd": 1}}}},
                        "services": {"growth": 3}}}


COMMANDS = {
    "run": ["run", "town", "--format", "csv"],
    "folder": ["run", "scenarios/town", "-o", "out", "--format", "csv,json"],
    "title": ["run", "Quick growth", "--format", "json"],
    "check": ["check", "scenarios/town"],
    "compare": ["compare", "slow", "fast", "-o", "out"],
    "explain": ["explain", "fast", "gdp", "2025"],
    "decompose": ["decompose", "fast", "slow", "deflator", "-o", "out"],
    "list": ["list", "fast", "inputs", "--format", "csv"],
    "solve": ["solve", "slow", "--target", "gdp", "--by", "sectors.services.growth=-5:15", "-o", "out"],
    "conflict": ["conflict", "fast", "--target", "gdp", "--by", "sectors.services.growth=-5:15", "-o", "out"],
    "sensitivity": ["sensitivity", "slow", "gdp", "--members", "64", "--threads", "2", "-o", "out"],
    "progress": ["progress", "fast", "-o", "out"],
    "fit": ["fit", "slow", "-o", "out"],
    "audit": ["audit", "scenarios/town", "-o", "out"],
    "diff": ["diff", "slow", "fast"],
    "ensemble": ["ensemble", "slow", "--members", "600", "--threads", "2", "-o", "out"],
    "chart": ["chart", "slow", "fast", "-o", "out", "--kind", "lines", "--only", "gdp", "--format", "svg"],
    "pictures": ["chart", "slow", "-o", "out", "--kind", "lines", "--only", "gdp", "--format", "pdf,png", "--lang", "zh"],
    "plots": ["chart", "slow", "--only", "gdp"],
    "report": ["report", "slow", "-o", "out", "--members", "64"],
    "text": ["report", "fast", "-o", "out", "--members", "64", "--format", "md", "--lang", "zh"],
    "rows": ["run", "fast", "--set-from", "rows.csv"],
    "new": ["new", "fresh"],
    "workbook": ["new", "fresh", "--from", "book.xlsx"],
    "schema": ["schema", "scenario", "-o", "out"],
    "models": ["models"],
    "help": ["help", "--format", "names"],
    "verify": ["verify", "done"],
    "nothing": ["run", "nowhere"],
    "missing": ["run", "scenarios/town/nowhere.json"],
}


def older(words):
    """A command as it may have been called before, for files with other contents; None: what it makes has no older state."""
    if words[0] in ("new", "schema"):
        return None
    return words + (["--lang", "zh"] if words[0] == "audit" else ["--set", "sectors.services.growth=2"])


class Place:
    """A folder of its own: scenarios/town, tmp as its TMPDIR, out with what an earlier command left."""

    def __init__(self):
        self.held = tempfile.TemporaryDirectory(prefix="outturn-torture-")
        self.folder = self.held.name
        self.tmp = os.path.join(self.folder, "tmp")
        os.mkdir(self.tmp)
        for name, content in (("plan", PLAN), ("base", BASE), ("slow", scenario(2, "Slow growth")),
                              ("fast", scenario(7, "Quick growth"))):
            self.write("scenarios/town/%s.json" % name, json.dumps(content, ensure_ascii=False))
        self.write("scenarios/town/observed.csv", OBSERVED)
        self.write("rows.csv", "key,value\nsectors.services.growth,4\n")
        with open(self.path("book.xlsx"), "wb") as file:
            file.write(workbook.workbook({"a": [["指标", "单位", "2020年", "2025年目标"], ["地区生产总值", "亿元", (1538.5, "0.0"), 2238]]}))

    def with_proof(self):
        """Lays the folder done, for verify."""
        done = self.run(["run", "fast", "-o", "done"])
        assert done.code == 0, done.talk
        return self

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def environment(self, **more):
        own = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TMPDIR": self.tmp,
               "HOME": self.path("tmp")}
        for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "GCOV_PREFIX"):
            if kept in os.environ:
                own[kept] = os.environ[kept]
        return {**own, **more}

    def start(self, words, env=None, **more):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        return subprocess.Popen([PROGRAM, *words], cwd=self.folder, env=self.environment(**(env or {})),
                                preexec_fn=heed_signals, **streams)

    def run(self, words, env=None, seconds=60, **more):
        started = self.start(words, env, **more)
        try:
            out, talk = started.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            started.kill()
            out, talk = started.communicate()
            return Done(None, out, talk)
        return Done(started.returncode, out, talk)

    def files(self, *under):
        """{path: hash} of all files; temporaries, too."""
        found = {}
        for folder, _, names in os.walk(self.path(*under)):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, self.folder)] = hashlib.sha256(file.read()).hexdigest()
                except OSError as error:
                    found[os.path.relpath(path, self.folder)] = str(error)
        return found

    def forget(self, *names):
        for name in names:
            shutil.rmtree(self.path(name), ignore_errors=True)

    def prepare(self, old):
        """Nothing stands there but what the command OLD writes, None: nothing at all."""
        self.forget("out", "fresh", "tmp")
        os.mkdir(self.tmp)
        if old:
            done = self.run(old)
            assert done.code == 0, done.talk

    def left_behind(self):
        """What no command may leave: anything in the temporary folder, hidden files, files cut short."""
        left = sorted(os.path.join("tmp", name) for name in os.listdir(self.tmp))
        return left + [path for path in self.files() if os.path.basename(path).startswith(".")]


class Done:
    def __init__(self, code, out, talk):
        self.code, self.out, self.talk = code, out or b"", (talk or b"").decode("utf-8", "replace")

    def end(self):
        if self.code is None:
            return "never ended"
        return "died of %s" % signal.Signals(-self.code).name if self.code < 0 else "exit code %d" % self.code


def heed_signals():
    """What a shell in the background has its children ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)


def in_folder(folder):
    found = []
    for number in os.listdir("/proc"):
        if number.isdigit():
            try:
                if os.readlink("/proc/%s/cwd" % number).startswith(folder):
                    found.append(number)
            except OSError:
                pass
    return found


def children_of(folder):
    """Processes that work in our folder: the program's children live in its TMPDIR. One that was sent SIGKILL ends when
    the system next comes to it, so that it is given a second."""
    until = time.monotonic() + 1
    found = in_folder(folder)
    while found and time.monotonic() < until:
        time.sleep(0.02)
        found = in_folder(folder)
    return found


def library(folder):
    """Compiles failing.c; NULL and a reason where that is not possible here."""
    path = os.path.join(folder, "failing.so")
    built = subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-w", "-o", path, os.path.join(HERE, "failing.c"), "-ldl"],
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if built.returncode != 0:
        return None, built.stdout.decode("utf-8", "replace").strip()
    return path, None


def counts(place, library_path, words):
    """{call: how often} in an undisturbed run and in the children that go on where it was, and that run."""
    file, found = place.path("counts"), {}
    done = place.run(words, {"LD_PRELOAD": library_path, "FAILING_COUNT": file})
    for path in (file, file + ".child"):
        if os.path.exists(path):
            with open(path) as lines:
                for name, count in (line.split() for line in lines):
                    found[name] = max(found.get(name, 0), int(count))
            os.unlink(path)
    return found, done


class Row:
    """Counts what was tried; prints what went wrong; ends with the row's line."""

    def __init__(self):
        self.name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
        self.tried = self.failures = 0
        self.began = time.monotonic()

    def seconds(self):
        return time.monotonic() - self.began

    def judge(self, problem, what):
        self.tried += 1
        if problem:
            self.failures += 1
            print("not ok %s: %s: %s" % (self.name, what, problem), flush=True)

    def end(self, words=""):
        print("%s: %d tried, %d hard failures%s" % (self.name, self.tried, self.failures,
                                                    " (%s)" % words if words else ""))
        sys.exit(1 if self.failures else 0)
