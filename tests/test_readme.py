#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the README runs as it is written, in a folder that holds only what the repository ships (and the files
that the README tells its reader to make). OUTTURN names the program (default ./outturn). `make deps ...` is
left to CI, which is that command; `make bench` measures and is left out."""
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


def main():
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(PROGRAM, os.path.join(folder, "outturn"))
        for part in ("scenarios", "plots"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part))
        for name, content in re.findall(r"<!-- file: (\S+) -->\n```json\n(.*?)```", text, re.S):
            os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(content)
        blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.S))
        inline = re.findall(r"`(\./outturn [^`\n]+)`", text)
        commands = [line.split(" #")[0].strip() for line in blocks.splitlines() if line.startswith("./outturn")] + inline
        report(len(commands) >= 10, "readme_has_commands", "found only %d" % len(commands))
        for command in dict.fromkeys(commands):
            done = subprocess.run(command, shell=True, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
            good = done.returncode == 0 and b"Traceback" not in done.stderr
            report(good, slug(command), "exit %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace")[-600:]))
        missing = [name for name in re.findall(r"\]\(([^)#]+)\)", text) if not os.path.exists(os.path.join(ROOT, name))]
        report(not missing, "readme_links_lead_somewhere", "missing: " + ", ".join(missing))
        places = re.findall(r"`((?:sim|models|plots|scenarios|tests)[A-Za-z0-9_/.]*)`", text)
        missing = [name for name in places if not os.path.exists(os.path.join(ROOT, name))]
        report(not missing, "readme_names_places_that_exist", "missing: " + ", ".join(missing))


main()
