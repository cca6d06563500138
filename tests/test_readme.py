#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of every README runs as it is written, from top to bottom: those for users in a folder that holds only what
the repository ships (and the files that the README tells its reader to make, when it tells so), those of tests/README.md in
a copy of the tests; the pictures named come out, and what sim/README.md walks through is there. OUTTURN names the program
(default ./outturn), OBJECTS the folder of its build. Of what begins with `make` only the goals are looked up: the tests are
one, `make bench` measures."""
import glob
import os
import re
import shutil
import subprocess
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
OBJECTS = os.path.abspath(os.environ.get("OBJECTS", "build/release"))
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
    if kept in os.environ:
        ENVIRONMENT[kept] = os.environ[kept]


def report(good, name, detail=""):
    print(("ok " if good else "not ok ") + name + ("" if good else "\n     " + detail.replace("\n", "\n     ")), flush=True)


def slug(command):
    return "readme_" + re.sub(r"[^A-Za-z0-9]+", "_", command).strip("_")


def steps(text):
    """(file, content) and (None, command) in the order of the text; what stands within a sentence comes last."""
    for name, _, content, commands in re.findall(r"<!-- file: (\S+) -->\n```(json|csv)\n(.*?)```|```sh\n(.*?)```", text, re.S):
        if name:
            yield name, content
        for line in commands.splitlines():
            if line.startswith(("./outturn ", "sed ")):
                yield None, line.split(" #")[0].strip()
    for command in re.findall(r"`(\./outturn [^`\n]+)`", text):
        yield None, command


def content_of(path):
    with open(path, "rb") as file:
        return file.read()


def runs(command, folder):
    edited = os.path.join(folder, command.split()[-1]) if command.startswith("sed ") else None
    before = content_of(edited) if edited else None
    done = subprocess.run(command, shell=True, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    good = done.returncode == 0 and b"Traceback" not in done.stderr
    good = good and not (edited and content_of(edited) == before)
    report(good, slug(command), "exit %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace")[-600:]))


def is_picture(path):
    if not os.path.exists(path):
        return False
    with open(path, encoding="utf-8") as file:
        content = file.read()
    return "<svg" in content and content.rstrip().endswith("</svg>")


def named(text):
    """What a README points at: links, and folders and files of the repository."""
    yield from re.findall(r"\]\(([^)#:]+)\)", text)
    yield from re.findall(r"`((?:sim|models|plots|scenarios|tests)/[A-Za-z0-9_/.-]*)`", text)


def check_user(path, commands_at_least, files_at_least):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        text = file.read()
    label = "readme" if path == "README.md" else "readme_of_" + re.sub(r"\W", "_", os.path.basename(os.path.dirname(path)))
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(PROGRAM, os.path.join(folder, "outturn"))
        for part in ("scenarios", "plots"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part))
        shutil.copytree(os.path.join(ROOT, "tests/places"), os.path.join(folder, "tests/places"))
        files, commands = set(), set()
        for name, content in steps(text):
            if name:
                os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
                files.add(name)
            elif content not in commands and "DIR" not in content and "我的城市" not in content:
                commands.add(content)
                runs(content, folder)
        report(len(commands) >= commands_at_least, label + "_has_commands", "found only %d" % len(commands))
        report(len(files) >= files_at_least, label + "_has_files", "found only %d" % len(files))
        pictures = re.findall(r"`([A-Za-z0-9_/.-]+\.svg)`", text)
        missing = [name for name in pictures if not is_picture(os.path.join(folder, name))]
        report((pictures or not files_at_least) and not missing, label + "_pictures_come_out", "missing: " + ", ".join(missing))


def check_tests():
    """tests/README.md: what is blessed is what was there already, or the tests that follow would say so."""
    with open(os.path.join(ROOT, "tests/README.md"), encoding="utf-8") as file:
        lines = [line.split(" #")[0].strip() for block in re.findall(r"```sh\n(.*?)```", file.read(), re.S) for line in block.splitlines()]
    lines = [line for line in lines if not line.startswith(("make ", "git ", "tests/run "))]
    with tempfile.TemporaryDirectory() as folder:
        for part in ("tests", "scenarios", "plots", "sim", "models"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part))
        os.mkdir(os.path.join(folder, "build"))
        os.symlink(PROGRAM, os.path.join(folder, "outturn"))
        os.symlink(OBJECTS, os.path.join(folder, "build/release"))
        for line in lines:
            runs(line, folder)
        kept = subprocess.run(["diff", "-r", "-x", "__pycache__", os.path.join(ROOT, "tests"), "tests"], cwd=folder, stdout=subprocess.PIPE)
        report(kept.returncode == 0, "readme_of_tests_blesses_what_is_there", kept.stdout.decode("utf-8", "replace")[:600])
    report(len(lines) >= 4, "readme_of_tests_has_commands", "found only %d" % len(lines))


def is_defined(path, function):
    if not os.path.exists(path):
        return False
    with open(path, encoding="utf-8") as file:
        return re.search(r"^[A-Za-z][^;\n]*\b%s\([^;{]*\{" % function, file.read(), re.M) is not None


def check_functions():
    """The walks of sim/README.md go through functions that are there."""
    with open("sim/README.md", encoding="utf-8") as file:
        steps_of = re.findall(r"`((?:sim|models)/[\w/]+\.c):(\w+)`", file.read())
    missing = ["%s:%s" % step for step in steps_of if not is_defined(*step)]
    report(len(steps_of) > 20 and not missing, "readme_of_sim_walks_through_functions_that_exist", "missing: " + ", ".join(missing))


def check_rooms():
    """The last column of the table of rooms in sim/README.md: what a room may include."""
    with open("sim/README.md", encoding="utf-8") as file:
        rooms = dict(re.findall(r"^\| `([a-z/]+)` \|.*\| ([^|]*) \|$", file.read().split("## Rooms")[1].split("\n## ")[0], re.M))
    missing = [folder for folder in ["models"] + sorted(glob.glob("sim/*/")) if folder.rstrip("/") not in rooms]
    report(not missing, "readme_of_sim_tells_every_room", "missing: " + ", ".join(missing))
    strange, seen = [], 0
    for room, touched in rooms.items():
        for path in glob.glob(room + "/*.[ch]"):
            with open(path, encoding="utf-8") as file:
                for included in set(re.findall(r'#\s*include "([a-z]+)/', file.read())) - {os.path.basename(room)}:
                    seen += 1
                    if touched != "all" and not re.search(r"\b%s\b" % included, touched):
                        strange.append("%s includes %s" % (path, included))
    report(seen > 200 and not strange, "readme_of_sim_tells_what_a_room_includes", "\n".join(strange))


def check_names():
    for path in ["README.md"] + sorted(glob.glob("*/README.md") + glob.glob("scenarios/*/README.md")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        missing = [name for name in named(text) if not os.path.exists(name) and "NAME" not in name and "*" not in name]
        report(not missing, "%s_names_places_that_exist" % slug(path), "missing: " + ", ".join(missing))
        goals = set(re.findall(r"(?:^|`)(?:sudo )?make ([a-z-]+)", text, re.M))
        strange = [goal for goal in sorted(goals) if subprocess.run(["make", "-n", goal], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode]
        report(not strange, "%s_names_goals_of_make" % slug(path), "no goal: " + ", ".join(strange))


os.chdir(ROOT)
check_user("README.md", 10, 2)
check_user("scenarios/luliang/README.md", 5, 0)
check_user("scenarios/luliang-13fyp/README.md", 2, 0)
check_user("sim/README.md", 3, 0)
check_tests()
check_functions()
check_rooms()
check_names()
