#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mutants of the shipped files: bytes, tokens, values, keys and formulas changed at random, with a fixed seed. The program
must answer each: 0 with sound numbers, or 2 with nothing on standard output and a place in every error; never a crash, never
a hang. OUTTURN names the program; MUTANTS and SEED change how many and which."""
import copy
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHIPPED = os.path.join(ROOT, "scenarios", "luliang")
CLEAN = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "GCOV_PREFIX"):
    if kept in os.environ:
        CLEAN[kept] = os.environ[kept]

VALUES = [
    0, -1, 1, 1e308, -1e308, 1e-308, 2**53 + 1, 2021, 2035, -2025, 2025.5, True, None, [], {}, [[]], [1, 2], "", "x", "\u001b[31m", "=1+1",
    "$(id)", "<script>", "%s%n", "NaN", "3 %", "-5 %/yr", "1 CNY@1", "亿元", "1e400 亿元", "\u202e", "gdp", "year", "output", "plan.json",
    "base.json", "../x.json", "/etc/passwd", "hold", "continue", "geometric", "step", {"value": None}, {"path": {}}, {"path": {"2021": 1}},
    {"path": {"2021": 1e308, "2022": -1e308}}, {"value": 5, "path": {"2021": 3}}, {"level": {"2025": 1e300}}, {"level": {"2025": -1}},
    {"level": {"2021": 0}}, {"series": {"file": "observed.csv", "variable": "gdp"}},
    {"series": {"file": "observed.csv", "variable": "urbanization", "basis": "x"}}, {"value": 5, "uncertain": {"normal": {"sd": -1}}},
    "prev(gdp)", "sum(output)", "1 / 0", "log(0 - 1)", "exp(1e9)", "(" * 200, "-" * 5000 + "1", "a" * 70000, "given(gdp)", "output.", "1e"]
KEYS = ["gdp", "year", "output", "limits", "sectors", "value", "path", "level", "plan", "extends", "kind", "unit", "all", "log", "", "A",
        "a" * 300, "growth", "energy", "share", "use", "per", "at_most", "fall_at_least", "coefficients", "efficiency", "mining", "2025",
        "-1", "uncertain", "abstract", "years", "targets", "indicators", "groups", "formula", "compound", "ceiling", "remainder", "about"]
TOKENS = ["+", "-", "*", "/", "^", "(", ")", ",", "prev(", "sum(", "base(", "at(gdp,2021)", "year", "0", "1e308", "gdp", ".", ">=", "if(", "log("]
COMMANDS = [["check", "scenarios/luliang"], ["run", "scenarios/luliang", "--format", "csv"], ["run", "scenarios/luliang", "--targets", "--format", "csv"],
            ["run", "green"], ["compare", "scenarios/luliang"], ["compare", "scenarios/luliang", "--inputs", "--lang", "zh"], ["list", "green"],
            ["explain", "green", "energy"], ["run", "scenarios/luliang", "--format", "json"]]
# What an error begins with: a file's line and column, or a name that could not be opened.
PLACED = re.compile(r"\S+:\d+:\d+: |\S+?(\.json|\.csv|luliang|green)(: |：)")


def nodes(value, path=()):
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield from nodes(child, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def change_formula(rnd, text):
    tokens = re.findall(r"\w+|.", text, re.S)
    place = rnd.randrange(len(tokens) + 1)
    tokens[place:place + rnd.randrange(2)] = [rnd.choice(TOKENS)]
    return "".join(tokens)


def change_tree(rnd, tree):
    """One change: a hostile value, another key, a value taken away, copied from elsewhere, or a number or formula bent."""
    all_nodes = [(path, value) for path, value in nodes(tree) if path]
    path, value = rnd.choice(all_nodes)
    parent, how = at(tree, path[:-1]), rnd.randrange(7)
    if how <= 1:
        parent[path[-1]] = copy.deepcopy(rnd.choice(VALUES))
    elif how == 2 and isinstance(parent, dict):
        renamed = [(rnd.choice(KEYS) if key == path[-1] else key, child) for key, child in parent.items()]
        parent.clear()
        parent.update(renamed)
    elif how == 3:
        del parent[path[-1]]
    elif how == 4:
        parent[path[-1]] = copy.deepcopy(rnd.choice(all_nodes)[1])
    else:
        of_kind = [(p, v) for p, v in all_nodes if (how == 5 and type(v) in (int, float)) or (how == 6 and p[-1] == "formula" and type(v) is str)]
        if of_kind:
            path, value = rnd.choice(of_kind)
            bent = change_formula(rnd, value) if how == 6 else rnd.choice([value * 10, value * 1e6, value * 1e300, -value, value / 1e6, 0])
            at(tree, path[:-1])[path[-1]] = bent


def change_bytes(rnd, text):
    text = bytearray(text)
    for _ in range(rnd.choice([1, 1, 2, 5, 20])):
        place, how = rnd.randrange(len(text) + 1), rnd.randrange(6)
        if how == 0:
            text[place:place + 1] = bytes([rnd.randrange(256)])
        elif how == 1:
            text[place:place] = bytes([rnd.choice(b'{}[]",:\n\r\t\0\\/-+.0eE%\xff\xc0\xef ')])
        elif how == 2:
            del text[place:place + 1]
        elif how == 3:
            del text[place:place + rnd.randrange(1, 60)]
        elif how == 4:
            other = rnd.randrange(len(text) + 1)
            text[place:place] = text[other:other + rnd.randrange(1, 200)]
        elif rnd.random() < 0.2:
            del text[place:]
    return bytes(text)


def mutant(rnd, name, text):
    if name.endswith(".csv") or rnd.random() < 0.25:
        return change_bytes(rnd, text)
    tree = json.loads(text)
    for _ in range(rnd.choice([1, 1, 1, 2, 3])):
        if tree:
            change_tree(rnd, tree)
    return json.dumps(tree, ensure_ascii=rnd.random() < 0.3, indent=1).encode()


def wrong(command, folder):
    """What is wrong with the answer, or None; and the exit code."""
    try:
        done = subprocess.run([PROGRAM, *command], cwd=folder, env=CLEAN, stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return "no answer in 30 s", None
    out, talk = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 2):
        return "exit code %d: %s" % (done.returncode, talk[-2000:]), done.returncode
    if re.search(r"(?<![A-Za-z_])-?(nan|inf)(?![A-Za-z_])", out, re.I):
        return "a number that is none", 0
    if "\x1b" in out + talk:
        return "an escape sequence reaches the terminal", done.returncode
    if done.returncode == 2:
        heads = [line for line in talk.split("\n") if line and not re.match(r" *\d* *[|]| ", line)][:-1]
        if out:
            return "output beside errors", 2
        if not heads or not all(PLACED.match(head) for head in heads):
            return "an error without a place: " + talk[:2000], 2
    return None, done.returncode


def main():
    rnd, failures, codes = random.Random(int(os.environ.get("SEED", 1))), [], {}
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "scenarios", "luliang")
        shutil.copytree(SHIPPED, place)
        texts = {}
        for name in sorted(n for n in os.listdir(place) if n.endswith((".json", ".csv"))):
            with open(os.path.join(place, name), "rb") as file:
                texts[name] = file.read()
        for _ in range(int(os.environ.get("MUTANTS", 200 if "asan" in PROGRAM else 500))):
            name, command = rnd.choice(sorted(texts)), rnd.choice(COMMANDS)
            made = mutant(rnd, name, texts[name])
            with open(os.path.join(place, name), "wb") as out:
                out.write(made)
            problem, code = wrong(command, folder)
            codes[code] = codes.get(code, 0) + 1
            if problem:
                failures.append((name, command, problem, made))
            with open(os.path.join(place, name), "wb") as out:
                out.write(texts[name])
    for name, command, problem, made in failures[:3]:
        with tempfile.NamedTemporaryFile(prefix="mutant-", suffix="-" + name, delete=False) as kept_file:
            kept_file.write(made)
        print("     %s: %s: %s" % (kept_file.name, " ".join(command), problem))
    print("%s mutants_are_answered" % ("not ok" if failures else "ok"))
    both = codes.get(0, 0) > 20 and codes.get(2, 0) > 20
    print("%s mutants_are_both_sound_and_refused" % ("ok" if both else "not ok"))
    return bool(failures) or not both


if __name__ == "__main__":
    sys.exit(main())
