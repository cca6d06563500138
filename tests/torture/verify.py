#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command writes, under every option that decides over a byte, is proved by `verify`. Then one digit is changed: in
each output, in each input, in what the manifest tells; verify says no and names the file and the line. Manifests that would
have it do anything else are refused, and nothing is made or changed anywhere."""
import csv
import io
import json
import os
import re
import shutil

import torture

GREEN, BASE = "scenarios/luliang/green.json", "scenarios/luliang/baseline.json"
FORMATS = [[], ["--format", "json"], ["--format", "table"], ["--format", "csv,json,table"]]
READING = [[], ["--set", "energy.efficiency*=1.1"], ["--set-from", "t.csv"], ["--set-from", "t.csv", "--set-from", "far/t.csv", "--set", "energy.efficiency+=0.25"]]
WRITING = [[], ["--lang", "en"], ["--lang", "zh"], ["--color", "always"], ["--bom"], ["--no-bom", "--lang", "zh"]]
RUNNING = [[], ["--years", "2021:2023"], ["--only", "gdp,energy"], ["--targets"], ["--vary", "energy.efficiency=1,2"], ["--keep-going"]]
COMMANDS = [
    (["run", "green"], [READING, RUNNING, FORMATS, WRITING]),
    (["run", "scenarios/luliang"], [RUNNING, FORMATS]),
    (["compare", "green", BASE], [READING, RUNNING + [["--inputs"], ["--show", "growth", "--format", "table"]], FORMATS, WRITING]),
    (["ensemble", "green"], [[["--members", "300"]], [[], ["--seed", "7"], ["--credible", "0.8"], ["--error", "0.5"], ["--exact"], ["--threads", "2"]], READING, FORMATS, WRITING]),
    (["explain", GREEN, "gdp", "2025"], [READING, [[], ["--depth", "all"], ["--depth", "0"]], FORMATS, WRITING]),
    (["explain", "green", "energy.efficiency"], [READING, FORMATS, WRITING]),
    (["list", "green", "inputs"], [READING, FORMATS, WRITING]),
    (["list", "green", "targets"], [FORMATS, WRITING]),
    (["list", "green", "limits"], [FORMATS, WRITING]),
    (["list", "green"], [FORMATS, WRITING]),
    (["chart", "green", "baseline", "--only", "gdp"], [[["--kind", "lines"], ["--kind", "overview,heatmap"], ["--kind", "fan", "--members", "200"]],
                                                       [[], ["--format", "pdf"], ["--format", "png"], ["--format", "svg,pdf,png"]], READING[:3], [[], ["--lang", "en"]]]),
]


def lines(row):
    """Every command alone with each of its options, and (full: all, share: some) of their combinations."""
    for words, sets in COMMANDS:
        yield words
        for options in sets:
            for option in options:
                if option:
                    yield words + option
    for _ in range(400 if torture.FULL else 8):
        words, sets = row.random.choice(COMMANDS)
        yield words + [word for options in sets for word in row.random.choice(options)]


def tables(folder):
    os.makedirs(os.path.join(folder, "far"))
    for name, value in (("t.csv", "2.5"), ("far/t.csv", "2.75")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("key,value\nenergy.efficiency.manufacturing,%s\n" % value)


def verify(row, folder, *more):
    answer = torture.run(["verify", "out", "--format", "csv", *more], folder)
    told = list(csv.DictReader(io.StringIO(answer.out.decode("utf-8", "replace"))))
    row.check(not torture.crashed(answer), answer.told())
    return answer, told


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def one_digit(row, data, name):
    """The bytes with one of their digits changed, and the line that it stands on; a picture of bits: any byte."""
    if name.endswith((".pdf", ".png")):
        at = row.random.randrange(len(data))
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:], 0
    at = row.random.choice([match.start() for match in re.finditer(rb"[0-9]", data)])
    other = str((int(data[at:at + 1]) + row.random.randrange(1, 10)) % 10).encode()
    return data[:at] + other + data[at + 1:], data.count(b"\n", 0, at) + 1


def change_outputs(row, folder, words, names):
    for name in names:
        path = os.path.join(folder, "out", name)
        kept = read(path)
        changed, line = one_digit(row, kept, name)
        write(path, changed)
        answer, told = verify(row, folder)
        found = [one for one in told if one["file"] == name and one["status"] in ("changed", "same_numbers")]
        row.check(answer.code == 1 and len(found) == 1, "%s, then %s changed on line %d: %s" % (" ".join(words), name, line, answer.out[:500]))
        if found and name.endswith((".csv", ".txt", ".svg")) and found[0]["status"] == "changed":
            row.check(found[0]["place"] == str(line), "%s: %s differs on line %d, told %r" % (" ".join(words), name, line, found[0]))
        if found and name.endswith(".json"):
            row.check(found[0]["place"].startswith("/") or found[0]["place"] == str(line), "%s: %s: no pointer: %r" % (" ".join(words), name, found[0]))
        write(path, kept)


def change_inputs(row, folder, words, manifest):
    for one in manifest["inputs"]:
        where = [path for path in (os.path.join(folder, "scenarios/luliang", one["path"]), os.path.join(folder, one["path"]),
                                   os.path.join(folder, "far", one["path"].replace("t-2", "t"))) if os.path.exists(path)][:1]
        if one["path"] == "t-2.csv":
            where = [os.path.join(folder, "far/t.csv")]
        kept = read(where[0])
        changed, line = one_digit(row, kept, one["path"])
        write(where[0], changed)
        answer, told = verify(row, folder)
        named = [each for each in told if each["file"] == one["path"] and each["role"] == "input"]
        lost = one["path"].startswith("t") and answer.code == 2 and one["path"].encode() in answer.err
        row.check((answer.code == 1 and named) or lost, "%s, then input %s changed on line %d: exit %s %s" % (
            " ".join(words), one["path"], line, answer.code, answer.out[:600] + answer.err[:300]))
        write(where[0], kept)


def change_manifest(row, folder, words, manifest):
    path = os.path.join(folder, "out/manifest.json")
    kept = read(path)
    for key in ("inputs", "outputs"):
        one = row.random.choice(manifest[key])
        write(path, kept.replace(one["sha256"].encode(), ("%064x" % row.random.getrandbits(256)).encode()))
        answer, told = verify(row, folder)
        row.check((answer.code == 1 and any(each["file"] == one["path"] and each["status"] != "proved" for each in told)) or
                  (key == "inputs" and answer.code == 2 and one["path"].encode() in answer.err),
                  "%s, then the hash of %s changed: exit %s %s" % (" ".join(words), one["path"], answer.code, answer.out[:500]))
    other = json.loads(kept)
    other["scenarios"] = ["baseline.json" if name == "green.json" else "green.json" for name in other["scenarios"]]
    if set(other["scenarios"]) <= {one["path"] for one in other["inputs"]} and other["scenarios"] != manifest["scenarios"]:
        write(path, json.dumps(other).encode())
        row.check(verify(row, folder)[0].code == 1, "%s, then scenarios changed" % " ".join(words))
    write(path, kept)


def contents(folder):
    return {os.path.relpath(os.path.join(where, name), folder): read(os.path.join(where, name))
            for where, _, names in os.walk(folder) for name in names}


def hostile(row, folder):
    answer = torture.run(["run", "green", "-o", "out", "--set-from", "t.csv"], folder)
    row.check(answer.code == 0, answer.told())
    path = os.path.join(folder, "out/manifest.json")
    kept = json.loads(read(path))

    def put(keys, value):
        made = json.loads(json.dumps(kept))
        at = made
        for key in keys[:-1]:
            at = at[key]
        at[keys[-1]] = value
        return json.dumps(made).encode()

    wrong = [put(["command"], name) for name in ("verify", "watch", "new", "schema", "help", "models", "check", "", "run\n", "../run", "-o", 7, None)]
    wrong += [put(["options", name], value) for name, value in (
        ("output", "/tmp"), ("o", "x"), ("-o", "x"), ("quiet", True), ("threads", 400), ("fail-on", ["missed"]), ("strict", True), ("help", True),
        ("version", True), ("from", "/etc/passwd"), ("members", 5), ("format", "csv"), ("format", ["exe"]), ("format", []), ("set", "x"), ("set", [[]]),
        ("set-from", ["/etc/passwd"]), ("set-from", ["../t.csv"]), ("set-from", ["green.csv"]), ("years", [1]), ("years", [3, 2]), ("years", [1e308, 1e308]),
        ("lang", "/x"), ("lang", 5), ("only", ["a"]), ("targets", "true"), ("bom", False), ("", ""), ("only=a --output", "/tmp"), ("color", "sometimes"))]
    wrong += [put(["inputs", 0, "path"], name) for name in ("/etc/passwd", "../green.json", "a/../../b", "", ".", "..", "a//b", "a/", "/", 5, None)]
    wrong += [put(["outputs", 0, "path"], name) for name in ("/etc/passwd", "../run.csv", "a/b.csv", "", ".", "manifest.json", ".run.csv", "run\n.csv", "run.csv\u202e", 5)]
    wrong += [put(["outputs", 0, "sha256"], value) for value in ("", "0" * 63, "0" * 65, "G" * 64, "0" * 64 + "\n", None, [])]
    wrong += [put([key], value) for key in ("scenarios", "arguments", "options", "inputs", "outputs") for value in (None, 5, "x", {"a": 1}, [5], [[]])]
    wrong += [put(["scenarios"], value) for value in ([], ["none.json"], ["green.json\u0000"], ["/etc/passwd"], ["../green.json"])]
    wrong += [put(["arguments"], ["gdp"] * 10), put(["places"], "x"), put(["drawn"], []), put(["drawn"], {"gnuplot": 5}), put(["extra"], 1),
              put(["earlier"], [kept]), put(["earlier"], [{}]), put(["earlier"], 5), put(["kind"], "plan"), put(["program"], "other"),
              put(["version"], 5), b"", b"{", b"[]", b"null", b"\xff\xfe", b"\0", b"[" * 100000, json.dumps(kept).encode() + b" x",
              json.dumps(kept).encode()[:-1] + b', "command": "run"}', put(["scenarios"], ["x" * 70000])]
    for data in wrong:
        write(path, data)
        before = contents(folder)
        answer, _ = verify(row, folder)
        good = answer.code == 2 and not answer.out and b"manifest.json" in answer.err
        row.check(good and contents(folder) == before, "a manifest of %r: exit %s\n%s" % (data[:300], answer.code, answer.told()[:500]), data)
    write(path, put(["options", "set"], ["--output=%s/x" % folder, "$(touch x)", "`touch x`", "-o", "x;touch y"]))
    before = contents(folder)
    answer, _ = verify(row, folder)
    row.check(answer.code == 1 and contents(folder) == before, answer.told())
    os.remove(path)
    for make in (lambda: os.mkfifo(path), lambda: os.mkdir(path), lambda: os.symlink("/dev/zero", path), lambda: os.symlink(path, path)):
        make()
        answer, _ = verify(row, folder)
        row.check(answer.code in (2, 3), "no file: " + answer.told())
        os.rmdir(path) if os.path.isdir(path) else os.remove(path)


def main():
    row = torture.Row()
    lines_tried = proved = 0
    with torture.place() as folder:
        tables(folder)
        hostile(row, folder)
        seen = set()
        every = [words for words in lines(row) if not (tuple(words) in seen or seen.add(tuple(words)))]
        if not torture.FULL:
            row.random.shuffle(every)
        for words in every:
            if not torture.FULL and row.spent() > 18:
                break
            shutil.rmtree(os.path.join(folder, "out"), ignore_errors=True)
            answer = torture.run([*words, "-o", "out"], folder, timeout=60)
            if answer.code == 2 and not os.path.exists(os.path.join(folder, "out")):
                continue  # options that do not go together
            lines_tried += 1
            manifest = json.loads(read(os.path.join(folder, "out/manifest.json")))
            names = sorted(name for name in os.listdir(os.path.join(folder, "out")) if name != "manifest.json")
            answer, told = verify(row, folder)
            good = answer.code == 0 and [(one["file"], one["status"]) for one in told] == [(name, "proved") for name in names]
            proved += row.check(good, "%s is not proved: %s" % (" ".join(words), answer.told() + answer.out.decode()[:800]))
            some = names if torture.FULL else row.random.sample(names, min(2, len(names)))
            change_outputs(row, folder, words, some)
            if torture.FULL or row.random.random() < 0.3:
                change_inputs(row, folder, words, manifest)
                change_manifest(row, folder, words, manifest)
    row.end("%d commands, %d of them proved%s" % (lines_tried, proved, "" if torture.FULL else "; sampled: seed %d" % torture.SEED))


if __name__ == "__main__":
    main()
