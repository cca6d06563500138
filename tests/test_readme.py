#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the README runs as it is written, from top to bottom, in a folder that holds only what the repository ships
(and the files that the README tells its reader to make, when it tells so); the pictures it names come out. OUTTURN names the
program (default ./outturn). `make deps ...` is left to CI, which is that command; `make bench` measures and is left out."""
import os
import re
import shutil
import subprocess
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
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


def main():
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(PROGRAM, os.path.join(folder, "outturn"))
        for part in ("scenarios", "plots"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part))
        files, commands = set(), set()
        for name, content in steps(text):
            if name:
                os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
                files.add(name)
            elif content not in commands and "DIR" not in content:
                commands.add(content)
                runs(content, folder)
        report(len(commands) >= 10, "readme_has_commands", "found only %d" % len(commands))
        report(len(files) >= 2, "readme_has_files", "found only %d" % len(files))
        pictures = re.findall(r"`([A-Za-z0-9_/.-]+\.svg)`", text)
        missing = [name for name in pictures if not is_picture(os.path.join(folder, name))]
        report(pictures and not missing, "readme_pictures_come_out", "missing: " + ", ".join(missing))
        missing = [name for name in re.findall(r"\]\(([^)#]+)\)", text) if not os.path.exists(os.path.join(ROOT, name))]
        report(not missing, "readme_links_lead_somewhere", "missing: " + ", ".join(missing))
        places = re.findall(r"`((?:sim|models|plots|scenarios|tests)[A-Za-z0-9_/.]*)`", text)
        missing = [name for name in places if not os.path.exists(os.path.join(ROOT, name))]
        report(not missing, "readme_names_places_that_exist", "missing: " + ", ".join(missing))


main()
