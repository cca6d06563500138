#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same bytes whatever surrounds the program: a locale with decimal commas (made here with localedef where the machine has
none), time zones, terminals, colours, widths, no home, another umask, a relative or an absolute way to the files. Standard
output, standard error and every file of -o are compared with those of a plain environment."""
import hashlib
import os
import shutil
import subprocess
import torture

COMMANDS = [["run", "green"], ["run", "green", "--format", "csv"], ["run", "green", "--format", "json"], ["check", "luliang"],
            ["run", "green", "--targets", "--lang", "zh"], ["compare", "luliang", "--lang", "en"], ["list", "green", "inputs", "--format", "csv"],
            ["explain", "green", "gdp", "2025"], ["explain", "green", "21", "--lang", "zh", "--depth", "all"], ["models", "energy"],
            ["ensemble", "green", "--members", "300", "--threads", "2"], ["schema", "scenario"], ["help", "--format", "man"],
            ["run", "green", "--set", "energy.efficiency*=1.1", "-o", "out", "--format", "csv,json,table"],
            ["ensemble", "green", "--members", "300", "-o", "out", "--format", "csv,json"], ["explain", "green", "gdp", "2025", "-o", "out"],
            ["chart", "green", "--kind", "heatmap,fan", "--members", "200", "--only", "gdp", "-o", "out", "--format", "svg"],
            ["chart", "green", "--only", "urbanization"], ["new", "town"], ["run", "nowhere"], ["run", "green", "--set", "zz=1"],
            ["compare", "luliang", "--format", "csv", "--lang", "zh", "-o", "out", "--bom"], ["schema", "plan", "-o", "out"]]


def german(folder):
    """LOCPATH that holds a locale with decimal commas, and its name; (None, why) where it cannot be made."""
    have = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split() if shutil.which("locale") else []
    for name in have:
        if name.lower().startswith("de_de"):
            return {}, name
    if not shutil.which("localedef"):
        return None, "no localedef here"
    made = subprocess.run(["localedef", "-c", "-i", "de_DE", "-f", "UTF-8", os.path.join(folder, "de_DE.UTF-8")],
                          capture_output=True, text=True)
    if not os.path.isdir(os.path.join(folder, "de_DE.UTF-8")):
        return None, "localedef: " + made.stderr.strip()[-80:]
    return {"LOCPATH": folder}, "de_DE.UTF-8"


def surroundings(locpath, name):
    """(what it is called, what the environment has beside or instead (None: not), umask, a terminal's commands only)"""
    more = [("TZ=Asia/Shanghai", {"TZ": "Asia/Shanghai"}), ("TZ=America/St_Johns", {"TZ": "America/St_Johns"}), ("TZ=:bad", {"TZ": ":bad"}),
            ("TERM=dumb", {"TERM": "dumb"}), ("TERM=xterm-256color", {"TERM": "xterm-256color", "COLORTERM": "truecolor"}),
            ("no HOME", {"HOME": None}), ("HOME=/nowhere", {"HOME": "/nowhere"}), ("COLUMNS=20", {"COLUMNS": "20", "LINES": "5"}),
            ("NO_COLOR", {"NO_COLOR": "1"}), ("CLICOLOR_FORCE", {"CLICOLOR_FORCE": "1", "FORCE_COLOR": "1"}),
            ("POSIXLY_CORRECT", {"POSIXLY_CORRECT": "1"}), ("no TMPDIR", {"TMPDIR": None}), ("LC_NUMERIC", {"LC_NUMERIC": "de_DE.UTF-8"}),
            ("GNUPLOT", {"GNUTERM": "png", "GNUPLOT_DRIVER_DIR": None}), ("LANGUAGE=de", {"LANGUAGE": "de"})]
    if locpath is not None:
        more += [("LC_ALL=" + name, {"LC_ALL": name, **locpath}),
                 ("LC_NUMERIC=" + name, {"LC_ALL": None, "LC_NUMERIC": name, "LANG": "C.UTF-8", **locpath}),
                 ("LANG=" + name, {"LC_ALL": None, "LANG": name, **locpath})]
    return more


def said(words, folder, env, umask):
    """Everything that came of a command: standard output, error, and the files."""
    for name in ("out", "town"):
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    before = os.umask(umask)
    try:
        answer = torture.run(words, folder, env=torture.environment(**env), timeout=60)
    finally:
        os.umask(before)
    files = {}
    for name in ("out", "town"):
        for path, _, inner in os.walk(os.path.join(folder, name)):
            for file in inner:
                with open(os.path.join(path, file), "rb") as content:
                    files[os.path.relpath(os.path.join(path, file), folder)] = hashlib.sha256(content.read()).hexdigest()
    return {"exit code": answer.code, "standard output": answer.out, "standard error": answer.err, **files}, answer


def main():
    row = torture.Row()
    with torture.place() as folder, torture.folder() as locales:
        locpath, name = german(locales)
        around = [(label, env, 0o022) for label, env in surroundings(locpath, name)]
        around += [("umask 077", {}, 0o077), ("umask 000", {}, 0)]
        plain = {}
        for at, words in enumerate(COMMANDS):
            plain[at], answer = said(words, folder, {"HOME": folder}, 0o022)
            row.check(not torture.crashed(answer), answer.told())
            again, _ = said(words, folder, {"HOME": folder}, 0o022)
            row.check(again == plain[at], "outturn %s: not the same twice" % " ".join(words))
        tries = [(at, one) for at in range(len(COMMANDS)) for one in around]
        if not torture.FULL:
            first = [(at, one) for at, one in tries if "de_DE" in one[0] and not one[0].startswith("LANG") and at % 2]
            tries = first + row.random.sample([one for one in tries if one not in first], 90)
        for at, (label, env, umask) in tries:
            if not torture.FULL and row.spent() > 60:
                break
            got, _ = said(COMMANDS[at], folder, {"HOME": folder, **env}, umask)
            wrong = [key for key in set(got) | set(plain[at]) if got.get(key) != plain[at].get(key)]
            row.check(not wrong, "%s outturn %s: other bytes in %s" % (label, " ".join(COMMANDS[at]), ", ".join(sorted(wrong))))
    row.end(("" if torture.FULL else "%d pairs of %d commands and %d surroundings sampled, seed %d; " % (
        len(tries), len(COMMANDS), len(around), torture.SEED)) + ("decimal commas by " + name if locpath is not None else "no decimal commas: " + name))


if __name__ == "__main__":
    main()
