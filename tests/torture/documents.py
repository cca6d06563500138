#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Valid documents bent where it matters (values swapped between places, keys dropped or doubled under other names, numbers made
huge, tiny or negative, types changed, branches of one file put into another), then many commands under the address and
undefined-behaviour sanitizers: an answer, never a report of theirs, a crash or a hang."""
import copy
import json
import os
import sys

import torture

sys.path.insert(0, os.path.join(torture.ROOT, "tests"))
import test_mutants  # noqa: E402

ROW = torture.Row()
COUNT = 2400 if torture.FULL else 45
COMMANDS = [["check", "{place}"], ["run", "{place}", "--targets"], ["run", "{one}", "--format", "json"], ["compare", "{place}", "--inputs"],
            ["compare", "{one}", "--vary", "energy.efficiency=1,2,3", "--format", "csv"], ["explain", "{one}", "gdp", "2025"],
            ["explain", "{one}", "energy", "--depth", "all", "--lang", "zh"], ["explain", "{one}", "21"], ["list", "{one}", "variables"],
            ["list", "{one}", "inputs", "--format", "csv"], ["list", "{one}", "targets", "--lang", "zh"], ["chart", "{one}", "--only", "gdp,energy"],
            ["chart", "{place}", "--kind", "heatmap"], ["ensemble", "{one}", "--members", "300", "--threads", "2"],
            ["run", "{one}", "--set", "energy.efficiency*=1.1", "--set", "sectors.*.growth+=0.5"], ["check", "{place}", "--lang", "zh", "--format", "json"],
            ["run", "{place}", "--format", "csv", "-o", "out"], ["models", "energy"]]
NUMBERS = [0, -0.0, 1, -1, 1e-300, 5e-324, 1e15, 1e300, 1.7e308, -1e300, 2 ** 53 + 1, 2025, 1e9, -99.999999, 100, 0.01, 2200, 1800]


def places_of(tree):
    return [(path, value) for path, value in test_mutants.nodes(tree) if path]


def put(tree, path, value):
    test_mutants.at(tree, path[:-1])[path[-1]] = copy.deepcopy(value)


def bend(rnd, tree, others):
    """One change that keeps the document JSON; what it comes to is for the program to say."""
    all_places, how = places_of(tree), rnd.randrange(8)
    if not all_places:
        return
    path, value = rnd.choice(all_places)
    if how == 0:  # two values change places
        other, there = rnd.choice(all_places)
        if path[:len(other)] != other and other[:len(path)] != path:
            put(tree, path, there)
            put(tree, other, value)
    elif how == 1:
        parent = test_mutants.at(tree, path[:-1])
        del parent[path[-1]]
    elif how == 2:
        numbers = [p for p, v in all_places if type(v) in (int, float)]
        if numbers:
            put(tree, rnd.choice(numbers), rnd.choice(NUMBERS))
    elif how == 3:
        put(tree, path, rnd.choice([str(value)[:60], [value], {"value": value}, {"path": {"2021": value}}, None, True, 7, "", [], {}]))
    elif how == 4:  # a branch of another file, at its own place or here
        there, branch = rnd.choice(places_of(rnd.choice(others)))
        try:
            put(tree, there if rnd.random() < 0.5 else path, branch)
        except (KeyError, IndexError, TypeError):
            put(tree, path, branch)
    elif how == 5:  # a sibling once more, under another name
        parent = test_mutants.at(tree, path[:-1])
        if isinstance(parent, dict):
            parent[rnd.choice(test_mutants.KEYS) if rnd.random() < 0.5 else str(path[-1]) + "2"] = copy.deepcopy(value)
        else:
            parent.extend(copy.deepcopy(parent[:50]))
    elif how == 6:
        formulas = [(p, v) for p, v in all_places if p[-1] in ("formula", "variable", "use", "per") and isinstance(v, str) and v]
        if formulas:
            path, value = rnd.choice(formulas)
            put(tree, path, test_mutants.change_formula(rnd, value))
    else:
        test_mutants.change_tree(rnd, tree)


def main():
    if not os.path.exists(torture.SANITIZED):
        ROW.not_tried("no %s; make asan_build" % os.path.relpath(torture.SANITIZED, torture.ROOT))
    for name, one in (("luliang", "green"), ("luliang-13fyp", "planned")):
        with torture.place(os.path.join(torture.ROOT, "scenarios", name)) as folder:
            place = os.path.join(folder, "scenarios", name)
            texts = {}
            for file_name in sorted(n for n in os.listdir(place) if n.endswith(".json")):
                with open(os.path.join(place, file_name), encoding="utf-8") as file:
                    texts[file_name] = file.read()
            trees = [json.loads(text) for text in texts.values()]
            # What everything rests on and what the commands name is bent more often than what stands aside.
            names = sorted(texts) + 3 * ["base.json", "plan.json", one + ".json"]
            for i in range(COUNT if name == "luliang" else COUNT // 4):
                file_name = names[i % len(names)]
                tree = json.loads(texts[file_name])
                for _ in range(ROW.random.choice([1, 1, 1, 2, 3, 5])):
                    bend(ROW.random, tree, trees)
                made = json.dumps(tree, ensure_ascii=False, indent=1)
                with open(os.path.join(place, file_name), "w", encoding="utf-8") as file:
                    file.write(made)
                for command in ROW.random.sample(COMMANDS, 4 if torture.FULL else 3):
                    words = [word.format(place="scenarios/" + name, one=one) for word in command]
                    answer = torture.run(words, folder, torture.SANITIZED, timeout=120)
                    why = torture.crashed(answer)
                    ROW.check(not why, "%s: %s: %s" % (file_name, answer.command, why), made.encode(), "-" + file_name)
                with open(os.path.join(place, file_name), "w", encoding="utf-8") as file:
                    file.write(texts[file_name])
    ROW.end("%d documents, some commands of %d each, seed %d; full: 3,000 documents" % (COUNT + COUNT // 4, len(COMMANDS), torture.SEED))


main()
