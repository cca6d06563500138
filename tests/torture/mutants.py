#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mutants of every shipped file and of tables of indicators, by bytes and by structure (tests/test_mutants.py bends them). Each
is answered: sound numbers, or errors with their places and nothing beside; what the printed JSON Schema forbids is never
accepted (python3-jsonschema is the oracle); of a table nothing is written, or a place that passes `check`."""
import json
import os
import re
import shutil
import sys

import torture

sys.path.insert(0, os.path.join(torture.ROOT, "tests"))
import test_mutants  # noqa: E402

TABLES = ["""indicator,unit,2020,2025 target,annual growth,attribute
GDP,1e8 CNY,1000,1350,>6,expected
"Services, share of GDP",%,45,about 50,,expected
Urbanization,%,58,63,,expected
"Energy per GDP, fall",%,,[13.5],,binding
Forest cover,%,30,provincial task,,binding
""", """序号,类别,指标,单位,2015年实际,2020年基数,2025年目标,年均增速(%),属性
1,经济发展,地区生产总值（GDP）,亿元,950,1538,2200,7.5左右,预期性
2,经济发展,全员劳动生产率,万元/人,8.1,10.2,14,6.5,预期性
3,经济发展,常住人口城镇化率,%,50.1,58.3,≥63,[4.7],预期性
4,创新驱动,研发经费投入增长,%,,,,>10,预期性
5,民生福祉,居民人均可支配收入,元,14000,21000,30000,与GDP同步,预期性
6,绿色生态,单位GDP能源消耗降低,%,,,[14.5],,约束性
7,绿色生态,单位GDP二氧化碳排放降低,%,,,完成省下达任务,,约束性
8,绿色生态,森林覆盖率,%,28,29.6,35,1.08个百分点,约束性
9,安全保障,煤炭产能,亿吨,1.2,1.5,1.5-1.8,,预期性
""", """属性,年均增速(%),2025年目标,2020年基数,单位,指标,类别,序号,备注,方向
约束性,1.08,35,29.6,%,森林,g,1,n,左右
预期性,3.5%,"1,350",12 100,万人,常住人口,g,2,,
"""]
COUNT = 5000 if torture.FULL else 160
ROW = torture.Row()


def validators():
    """By kind; None where jsonschema is not installed."""
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        return None
    return {kind: Draft202012Validator(json.loads(torture.run(["schema", kind]).out)) for kind in ("plan", "scenario")}


def forbidden(oracle, data):
    """What the schema says against it, or None: it allows it, or it is no JSON or of no kind of ours (which is refused anyway)."""
    try:
        tree = json.loads(data.decode("utf-8-sig"))
        kind = tree.get("kind") if isinstance(tree, dict) else None
        error = next(oracle[kind].iter_errors(tree), None) if isinstance(kind, str) and kind in oracle else None
    except (ValueError, RecursionError):
        return None
    return error and "/%s: %s" % ("/".join(map(str, error.absolute_path)), error.message[:200])


def of_place(name, scenario, count, oracle):
    """COUNT mutants of the files of a shipped place, each before one command, and alone where the schema forbids it."""
    with torture.place(os.path.join(torture.ROOT, "scenarios", name)) as folder:
        place = os.path.join(folder, "scenarios", name)
        texts = {}
        for file_name in sorted(n for n in os.listdir(place) if n.endswith((".json", ".csv"))):
            with open(os.path.join(place, file_name), "rb") as file:
                texts[file_name] = file.read()
        commands = [[word.replace("luliang", name) if "/" in word else scenario if word == "green" else "gdp" if word == "energy" else word for word in command]
                    for command in test_mutants.COMMANDS]
        for i in range(count):
            file_name = sorted(texts)[i % len(texts)]
            made, command = test_mutants.mutant(ROW.random, file_name, texts[file_name]), ROW.random.choice(commands)
            path = os.path.join(place, file_name)
            with open(path, "wb") as out:
                out.write(made)
            problem, _ = test_mutants.wrong(command, folder)
            ROW.check(not problem, "%s/%s: %s: %s" % (name, file_name, " ".join(command), problem), made, "-" + file_name)
            against = forbidden(oracle, made) if oracle and file_name.endswith(".json") else None
            if against:
                code = torture.run(["check", path], folder).code
                ROW.check(code == 2, "%s/%s: exit code %s, but the schema forbids %s" % (name, file_name, code, against), made, "-" + file_name)
            with open(path, "wb") as out:
                out.write(texts[file_name])


def of_tables(count):
    with torture.folder() as folder:
        for i in range(count):
            text = TABLES[i % len(TABLES)]
            if ROW.random.random() < 0.4:  # a cell goes elsewhere
                lines = [line.split(",") for line in text.split("\n")]
                a, b = ROW.random.choice(lines), ROW.random.choice(lines)
                a[ROW.random.randrange(len(a))] = ROW.random.choice(b + ["", "1e308", "-5", "99999999999", "[", "约", "2025年", "%", "每万人", "=1+1", "\"a"])
                text = "\n".join(",".join(line) for line in lines)
            made = text.encode() if ROW.random.random() < 0.2 else test_mutants.change_bytes(ROW.random, text.encode())
            if ROW.random.random() < 0.1:
                made = made.decode("utf-8", "ignore").encode("gb18030")
            with open(os.path.join(folder, "i.csv"), "wb") as file:
                file.write(made)
            answer = torture.run(["new", "p", "--from", "i.csv"], folder, memory=1024 * torture.MEGA)
            there = os.path.exists(os.path.join(folder, "p"))
            ROW.check(not torture.crashed(answer) and answer.code in (0, 2), answer.told(), made, ".csv")
            if answer.code == 2:
                ROW.check(not there and not answer.out, "refused, but something was written: " + answer.told(), made, ".csv")
                heads = [line for line in answer.err.decode("utf-8", "replace").split("\n") if re.match(r"i\.csv:\d+:\d+: ", line)]
                ROW.check(heads or b"i.csv: " in answer.err, "refused without a place: " + answer.told(), made, ".csv")
            elif answer.code == 0:
                after = torture.run(["check", "p"], folder)
                ROW.check(after.code == 0, "made from this table, but refused: " + after.told(), made, ".csv")
            shutil.rmtree(os.path.join(folder, "p"), ignore_errors=True)


oracle = validators()
of_place("luliang", "green", COUNT * 6 // 10, oracle)
of_place("luliang-13fyp", "planned", COUNT * 2 // 10, oracle)
of_tables(COUNT * 2 // 10)
ROW.end("%d mutants of 5,000, seed %d%s" % (COUNT, torture.SEED, "" if oracle else "; the schema not tried: no python3-jsonschema"))
