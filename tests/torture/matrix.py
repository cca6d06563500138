#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command with every option on every file that is shipped, and options two by two; the examples of the help in all
languages. Commands, their arguments and their options are read from the help of the program itself, choices from what it says
to a word it does not know, inputs from `list`: a new option or command is tried without a change here. A hard failure is a
signal, a sanitizer's report, an exit code that is none of the program's, exit 3 where nothing of the system failed, exit 2
without a word, or no end within 20 s. TORTURE=full tries all of it; the share tries each option with each of its values and
each example once, on files in turn, and samples the rest (SEED)."""
import collections
import csv
import glob
import io
import os
import re
import signal
import shutil
import subprocess
import sys
import tempfile
import time
import torture

LIMIT = 20
REFUSED = 2  # seconds in which `watch`, which has no end of its own, has long refused a word
MEMBERS = ["--members", "24"]
LANGUAGES = ["en", "zh"]
Option = collections.namedtuple("Option", "name argument")  # argument: as the help names it, or None


def said(*words, folder=None):
    answer = torture.run(list(words), folder, timeout=REFUSED if words[0] == "watch" else LIMIT)
    return (answer.out + answer.err).decode("utf-8", "replace")


# --- what the program says of itself ---

def languages():
    return known("run", "lang", ["x.json"])[0] or LANGUAGES


def commands():
    """{name: its arguments as the help names them}"""
    return {line.split()[1]: arguments_of(line) for line in said("help").splitlines() if line.startswith("  outturn ")}


def arguments_of(line):
    usage = re.split(r"\s{2,}", line.strip())[0]
    return [word for word in re.sub(r"\[-o DIR\]", "", usage).split()[2:]]


def options(command):
    """What the help of a command lists, in its order; --help and --version apart."""
    found = []
    for line in said("help", command).splitlines():
        match = re.match(r" +(?:-\w, )? *--([a-z-]+)(?: (\S+))?", line)
        if match and match.group(1) not in ("help", "version"):
            found.append(Option(match.group(1), match.group(2) if line[match.end(1):match.end(1) + 1] == " " and
                                not line[match.end(1):].startswith("  ") else None))
    return found


def known(command, option, arguments, folder=None):
    """The choices of an option, as the program names them to a word that is none; and what it said."""
    text = said(command, *arguments, "--" + option, "zz", "--lang", "en", folder=folder) if option != "lang" else \
        said(command, *arguments, "--lang", "zz", folder=folder)
    match = re.search(r"it knows (.*)", text) or re.search(r"there are (.*)", text)
    return (re.split(r", | and ", match.group(1).strip()) if match else []), text


VALUES = {"N": ["1", "2", "37", "0", "-1", "1e3", "1e400", "1.5", ""], "S": ["1", "0", "18446744073709551615", "-1", "x"],
          "T": ["1", "2", "3", "0", "513"], "P": ["0.8", "0", "1", "0.5", "nan"], "POINTS": ["0.1", "5", "0", "51"],
          "NAMES": ["gdp", "gdp,energy", "output.*", "21", "*", "zz", "", ","],
          "A:B": ["2025", "2021:2025", "2022:2023", "2025:2021", "1:2", "2021:", "x"],
          "N|all": ["1", "2", "all", "0", "-1", "100000"], "YEAR": ["2020", "2025", "1", "x"],
          "TEXT": ["Town", "城", "", "a\tb", "$(id)"],
          "KEY=VALUE": ["energy.efficiency=3", "energy.efficiency*=1.1", "energy.efficiency+=0.5", "sectors.*.growth+=0.5",
                        "sectors.*.growth=2021:7;2023:6.5", "years=[2021,2023]", "limits=null", "zz=1", "energy.efficiency=",
                        "energy.efficiency=1e-400", "energy.efficiency=-0", "=", "energy.efficiency=\"3 %/yr\"",
                        "energy.efficiency={}"],
          "ID[=N]...": ["gdp", "21", "gdp=2150", "gdp=1e400", "gdp=", "=5", "zz", ""],
          "KEY[=A:B]...": ["energy.efficiency", "energy.efficiency=1:4", "sectors.*.growth", "sectors.*.growth=-5:15", "*", "zz",
                           "energy.efficiency=4:1", "energy.efficiency=", "energy.efficiency=nan:2", ""],
          "KEY=A,B": ["energy.efficiency=1,2,3", "sectors.*.growth=1,2", "zz=1,2", "energy.efficiency=", "x", "=,"]}


class Matrix:
    """A place with everything that is shipped, and what is tried in it."""

    def __init__(self, row, folder):
        self.row, self.folder, self.random = row, folder, row.random
        for part in ("scenarios", "tests/places"):
            shutil.copytree(os.path.join(torture.ROOT, part), os.path.join(folder, part))
        paths = sorted(glob.glob(os.path.join(folder, "scenarios", "*", "*.json")) +
                       glob.glob(os.path.join(folder, "tests/places", "*", "*.json")))
        self.files = [os.path.relpath(path, folder) for path in paths]
        self.files += sorted({os.path.dirname(path) for path in self.files})
        self.csv = [os.path.relpath(path, folder) for path in sorted(glob.glob(os.path.join(folder, "*", "*", "*.csv")) +
                                                                     glob.glob(os.path.join(folder, "*", "*", "*", "*.csv")))]
        self.commands = commands()
        self.options = {name: options(name) for name in self.commands}
        self.choices, self.inputs, self.names, self.tables, self.turn, self.models, self.report = {}, {}, {}, {}, 0, None, 0

    # --- words for the command line ---

    def next_file(self):
        self.turn += 1
        return self.files[self.turn * 7 % len(self.files)]

    def rows(self, path, what):
        text = said("list", path, what, "--format", "csv", "--quiet", folder=self.folder)
        try:
            return [line[0] for line in list(csv.reader(io.StringIO(text)))[1:] if line and re.match(r"^[\w.]+$", line[0])]
        except csv.Error:
            return []

    def inputs_of(self, path):
        if path not in self.inputs:
            self.inputs[path] = self.rows(path, "inputs") or ["energy.efficiency"]
        return self.inputs[path]

    def names_of(self, path):
        if path not in self.names:
            self.names[path] = self.rows(path, "variables") + self.inputs_of(path) + ["21", "zz"]
        return self.names[path]

    def table_of(self, path):
        """The inputs of a file as a table, one number changed."""
        if path not in self.tables:
            self.tables[path] = "table%d.csv" % len(self.tables)
            text = torture.run(["list", path, "inputs", "--format", "csv", "--quiet"], self.folder).out.decode("utf-8", "replace")
            with open(os.path.join(self.folder, self.tables[path]), "w", encoding="utf-8") as out:
                out.write(re.sub(r"(growth),(\d+(\.\d+)?),", r"\1,4.5,", text, 1))
        return self.tables[path]

    def plain(self, command, path, which=0):
        """The arguments that a command wants."""
        words = []
        for word in self.commands[command]:
            bare = word.strip("[]").rstrip(".")
            if bare == "FILE" and word.startswith("["):
                words += [self.files[which * 5 % len(self.files)]] if which % 3 == 0 else []
            elif bare == "FILE":
                words.append(path)
            elif bare == "VARIABLE":
                names = self.names_of(path) + ["energy", "co2", "kaya"] * 8
                words += [names[which * 13 % len(names)]] if which % 4 else []
            elif bare == "NAME" and command == "models":
                if self.models is None:
                    self.models = re.split(r", | and ", said("models", "zz", "--lang", "en").split(" are ")[-1].strip())
                words += [self.models[which % len(self.models)]] if which % 3 else []
            elif bare == "NAME":
                names = self.names_of(path)
                words.append(names[which * 13 % len(names)])
            elif bare == "YEAR":
                words += ["2025"] if which % 2 else []
            elif bare == "DIR":
                words.append("new%d" % self.turn)
            elif bare == "COMMAND":
                words += [list(self.commands)[which % len(self.commands)]] if which % 3 else []
            elif "|" in bare:
                choices = bare.split("|")
                words += [choices[which % len(choices)]] if not word.startswith("[") or which % 5 else []
            else:
                words.append("x")
        return words

    def values(self, command, option, path):
        """Each as words of the command line."""
        name = "--" + option.name
        if option.argument is None:
            return [[name]]
        key = (command, option.name)
        if key not in self.choices:
            self.choices[key] = known(command, option.name, self.plain(command, path), self.folder)[0]
        if self.choices[key]:
            return [[name, choice] for choice in self.choices[key] + [",".join(self.choices[key]), "", "zz"]]
        if option.argument == "DIR":
            return [[name, "out/%s" % command], [name, "scenarios"]]
        if option.argument == "CSV":
            return [[name, self.table_of(path)], [name, self.csv[0]], [name, "none.csv"], [name, path]]
        if option.argument == "FILE.csv":
            return [[name, one] for one in self.csv + ["none.csv", path]]
        return [[name, value] for value in VALUES.get(option.argument, ["1", "a", "a=1", "zz", ""])]

    # --- trying ---

    def judge(self, words, answer, codes=(0, 1, 2)):
        text = answer.err.decode("utf-8", "replace")
        wrong = torture.crashed(answer)
        if not wrong and answer.code not in codes:
            wrong = "exit code %s" % answer.code
        if not wrong and answer.code == 2 and not text.strip():
            wrong = "exit code 2 without a word"
        if not wrong and re.search(r"\(null\)|-?\bnan\b", text) and not any(re.search(r"\bnan\b", word) for word in words):
            wrong = "says: " + text[-300:]
        self.row.check(not wrong, "outturn %s: %s: %s" % (" ".join(map(torture.quoted, words)), wrong, text[-300:].strip()))

    def watched(self, words):
        """`watch` has no end of its own."""
        process = subprocess.Popen([torture.PROGRAM, *words], cwd=self.folder, env=torture.environment(), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            out, err = process.communicate(timeout=0.4)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=LIMIT)
        answer = torture.Answer(process.returncode, out, err, 0, 0, "outturn " + " ".join(words))
        self.judge(words, answer, (0, 1, 2, 130))

    def attempt(self, command, words, light=True):
        if (command in ("ensemble", "report") or "fan" in words) and "--members" not in words:
            words = words + MEMBERS if command in ("ensemble", "report", "chart") else words
        if command == "report" and light and "--format" not in words:  # each writer in its turn
            self.report += 1
            words = words + ["--format", ("md", "xlsx", "docx", "html")[self.report % 4]]
        line = [command, *words]
        if command == "watch" and "--help" not in words:
            return self.watched(line)
        if command == "new":
            shutil.rmtree(os.path.join(self.folder, "new%d" % self.turn), ignore_errors=True)
        if command == "chart" and light and ("-o" in words or "--output" in words) and "--kind" not in words:
            line += ["--kind", "heatmap", "--format", "svg"] if "--format" not in words else ["--kind", "heatmap"]
        self.judge(line, torture.run(line, self.folder, timeout=LIMIT))

    def each_option(self, path=None, light=True):
        for command in self.commands:
            self.attempt(command, ["--help"])
            for at, option in enumerate(self.options[command]):
                file = path or self.next_file()
                for which, words in enumerate(self.values(command, option, file)):
                    file = path or self.next_file()
                    if option.argument == "CSV" and which == 0:
                        words = ["--set-from", self.table_of(file)] if option.name == "set-from" else words
                    self.attempt(command, self.plain(command, file, at + which) + words, light)

    def each_file(self, files):
        for path in files:
            for command in self.commands:
                if "FILE" in " ".join(self.commands[command]):
                    self.attempt(command, self.plain(command, path, 1))

    def pairs(self, count):
        for _ in range(count):
            command = self.random.choice([name for name in self.commands if len(self.options[name]) > 1 and name != "watch"])
            path, words = self.random.choice(self.files), []
            for option in self.random.sample(self.options[command], 2):
                words += self.random.choice(self.values(command, option, path))
            self.attempt(command, self.plain(command, path, self.random.randrange(1000)) + words)

    def each_input(self, count):
        """Inputs of every file, set, added to, multiplied, taken away."""
        tries = [(path, key, change) for path in self.files for key in self.inputs_of(path)
                 for change in ("=1", "+=1", "*=1.1", "=null", "=2021:1;2023:2", "*=0")]
        for path, key, change in tries if count is None else self.random.sample(tries, min(count, len(tries))):
            command = self.random.choice(["check", "check", "run", "explain", "list"])
            self.attempt(command, self.plain(command, path, self.random.randrange(1000)) + ["--set", key + change])

    def examples(self, files=("green", "luliang", "tests/places/drawn/loose.json")):
        """What the help shows, in every language: options with KEY=VALUE, and whole commands. Of whole folders, which take it
        seconds, `report` gets one example a language in a share."""
        for language in languages():
            for command in self.commands:
                text = said("help", command, "--lang", language)
                keys = [key.rstrip("'、；，;,:") for key in re.findall(r"[a-z]+(?:\.[a-z*]+)+[+*]?=[^\s'、；，,]+", text)]
                for option in self.options[command]:
                    if option.argument == "KEY=VALUE":
                        for at, key in enumerate(sorted(set(keys))):
                            for file in files:
                                if command == "report" and file == "luliang" and at and not torture.FULL:
                                    continue
                                self.attempt(command, self.plain(command, file, 1) + ["--set", key, "--lang", language])
                for whole in re.findall(r"outturn ([a-z]+ [a-z-]+(?: --[a-z]+ [a-z]+)?)", text):
                    if whole.split()[0] in self.commands:
                        words = whole.split()
                        self.attempt(words[0], words[1:])


def main():
    row = torture.Row()
    with torture.folder() as folder:
        matrix = Matrix(row, folder)
        matrix.examples()
        if torture.FULL:
            for path in matrix.files:
                matrix.each_option(path)
            matrix.each_option("green", light=False)
            matrix.each_file(matrix.files)
            matrix.each_input(None)
            matrix.pairs(4000)
        else:
            matrix.each_option()
            matrix.each_file(matrix.files[::9])
            matrix.each_input(40)
            matrix.pairs(40)
        words = "%d commands, %d options, %d files and folders" % (
            len(matrix.commands), sum(map(len, matrix.options.values())), len(matrix.files))
    row.end(words + ("" if torture.FULL else "; pairs and inputs sampled, seed %d" % torture.SEED))


if __name__ == "__main__":
    main()
