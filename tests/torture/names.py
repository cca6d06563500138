#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of scenarios from different folders: over many trees of folders whose names agree, differ in case, hold points,
blanks, signs or foreign letters, every name in tables, CSV, JSON, charts and manifests is unique and the same everywhere,
and the numbers under a name are those of its file (each file grows at a rate of its own). A hard failure: two under one
name, a number of another file, names that differ between outputs, a crash, a refusal that does not tell both paths."""
import csv
import io
import itertools
import json
import os
import re
import shutil

import torture

PLAN = {"kind": "plan", "title": {"en": "T", "zh": "T"}, "base_year": 2020, "prices": 2020, "years": [2021, 2022], "lang": "en",
        "targets": {"gdp": {"title": {"en": "GDP", "zh": "GDP"}, "variable": "gdp", "year": 2022, "at_least": "100 1e8 CNY", "source": "s"}}}
FOLDERS = ["v1.2", "v1.3", "v1", "p", "P", "p.json", "x y", "吕梁", "a+b", "=x", "a,b", "part2", "café", "cafe\u0301", "s", "'q'", "[k=1]", "-x", "p-2"]
STEMS = ["s", "S", "s.json", "v1.2", "green", "Green", "part2", "=1", "a,b", "s[sectors.a.growth=3]", "吕梁", "a b", "s-2"]
LONG = "n" * 150


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file)


def plant(root, paths, title=None):
    """The files, each growing at its own rate; {path: GDP of 2021}."""
    values = {}
    for i, path in enumerate(paths):
        write(os.path.join(root, os.path.dirname(path), "plan.json"), PLAN)
        write(os.path.join(root, path), {"kind": "scenario", "plan": "plan.json", "title": title and {"en": title, "zh": title} or {"en": "T%d" % i, "zh": "题%d" % i},
                                         "sectors": {"a": {"output": 100, "growth": i + 1}}})
        values[path] = 101 + i
    return values


def rows(text):
    return list(csv.DictReader(io.StringIO(text.decode())))


def bare(name):
    """Without what makes it inert in a spreadsheet."""
    return name[1:] if name[:1] == "'" and name[1:2] in "=+-@'" else name


def ask(row, root, what, *words, code=0):
    answer = torture.run([*words], root, timeout=60)
    row.check(not torture.crashed(answer) and (code is None or answer.code == code), "%s: %s" % (what, answer.told()))
    return answer


def by_name(found, key="scenario"):
    """{name: the one value under it}; None where there are two."""
    names = {}
    for one in found:
        if one["variable"] == "gdp" and str(one.get("year")) == "2021":
            name = bare(one[key])
            names[name] = None if name in names else round(float(one["value"]), 6)
    return names


def judge(row, root, paths, values, what):
    """Run, compare, check, ensemble: CSV and JSON; the names, or None where all was refused."""
    files = ["./" + path for path in paths]
    answer = ask(row, root, what, "run", *files, "--format", "csv", "--only", "gdp", code=None)
    if answer.code == 2:
        row.check(all(torture.quoted(path).strip("'\"") in answer.err.decode("utf-8", "replace") or path in answer.err.decode("utf-8", "replace") for path in paths[:1]),
                  "%s: refused without the paths: %s" % (what, answer.told()))
        return None
    names = by_name(rows(answer.out))
    wanted = sorted(values.values())
    row.check(None not in names.values() and sorted(names.values()) == wanted, "%s: names %s of %s" % (what, names, paths))
    owner = {value: path for path, value in values.items()}
    for name, value in names.items():
        stem = os.path.splitext(owner.get(value, ""))[0]
        row.check(value in owner and (("/" + stem).endswith("/" + name) or ("/" + owner[value]).endswith("/" + name)),
                  "%s: %r is the number of %s" % (what, name, owner.get(value)))
    for command in ("compare", "run"):
        document = json.loads(ask(row, root, what, command, *files, "--format", "json", "--only", "gdp").out)
        told = {one.get("scenario", one.get("id")): one for one in document.get("scenarios", document.get("results", []))}
        row.check(set(told) == set(names), "%s: %s --format json calls them %s, not %s" % (what, command, sorted(told), sorted(names)))
    if len(paths) > 1:
        table = ask(row, root, what, "compare", *files, "--only", "gdp", "--lang", "en").out.decode()
        titled = all(re.search(r"\bT%d\b" % i, table) for i in range(len(paths)))  # columns are headed by titles where these differ
        row.check(titled or all(part in table for name in names for part in re.split("(?<=[-/]) *| ", name) if len(names) < 9), "%s: compare shows not all of %s: %s" % (what, sorted(names), table[:500]))
    inputs = ask(row, root, what, "compare", *files, "--format", "csv", "--only", "gdp").out
    row.check(by_name(rows(inputs)) == names, "%s: compare calls them otherwise" % what)
    return names


def judge_files(row, root, paths, names, what, charts):
    """What is written: CSV, manifest and pictures."""
    out = os.path.join(root, "out")
    shutil.rmtree(out, ignore_errors=True)
    ask(row, root, what, "run", *["./" + path for path in paths], "-o", "out", "--only", "gdp", "--quiet")
    with open(os.path.join(out, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    for key in ("scenarios",):
        row.check(len(set(manifest[key])) == len(paths), "%s: the manifest calls %d scenarios %s" % (what, len(paths), manifest[key]))
    told = [one["path"] for one in manifest["inputs"]]
    row.check(len(set(told)) == len(told), "%s: the manifest calls several inputs the same: %s" % (what, told))
    row.check(set(manifest["scenarios"]) <= set(told), "%s: scenarios are no inputs: %s, %s" % (what, manifest["scenarios"], told))
    if not charts:
        return
    shutil.rmtree(out)
    answer = ask(row, root, what, "chart", *["./" + path for path in paths], "-o", "out", "--only", "gdp", "--kind", "lines,stack,bullets,limits,heatmap", "--quiet", code=None)
    if answer.code == 3:
        return
    made = os.listdir(out)
    row.check(len({name.lower() for name in made}) == len(made), "%s: pictures differ in case only: %s" % (what, made))
    each = [name for name in made if name.startswith("bullets-")]
    row.check(len(each) == len(paths), "%s: %d pictures of %d scenarios: %s" % (what, len(each), len(paths), each))
    with open(os.path.join(out, "chart-drawn.csv"), "rb") as file:
        drawn = rows(file.read())
    lines = {(bare(one["name"]), round(float(one["value"]), 6)) for one in drawn if one["picture"].startswith("lines-gdp") and one["mark"] == "line" and one["year"] == "2021"}
    row.check({name for name, _ in lines} == set(names) and lines == set(names.items()), "%s: drawn are %s, not %s" % (what, lines, names))


def trees(row):
    """Lists of paths."""
    yield ["v1.2/s.json", "v1.3/s.json"]
    yield ["x/p/s.json", "y/p/s.json"]
    yield ["x/p/s.json", "y/p/s.json", "y/q/s.json", "q/s.json", "y/q/t.json"]
    yield ["a/b/c/s.json", "b/c/s.json", "c/s.json"]
    yield ["s/s.json", "s/s/s.json", "s/s/s/s.json"]
    yield ["x/p/s.json", "y/p/s.json", "z/p-2/s.json"]
    yield ["p/A.json", "q/a.json", "r/a-2.json"]
    yield ["p/%s1.json" % LONG, "p/%s2.json" % LONG, "q/%s1.json" % LONG]
    yield ["p/s.json", "p/s.json.json", "q/s.json.json"]
    yield ["%s/s.json" % folder for folder in FOLDERS]
    yield ["x/%s.json" % stem for stem in STEMS]
    pairs = list(itertools.product(FOLDERS, repeat=2))
    for _ in range(300 if torture.FULL else 5):
        count = row.random.randint(2, 9)
        yield sorted({"/".join((*row.random.choice(pairs)[:row.random.randint(0, 2)], row.random.choice(FOLDERS), row.random.choice(STEMS) + ".json")) for _ in range(count)})


def links(row, root):
    """One file however it is named; another one where it is a copy."""
    plant(root, ["one/s.json"])
    os.symlink("s.json", os.path.join(root, "one/by-symlink.json"))
    os.symlink("one", os.path.join(root, "two"))
    os.link(os.path.join(root, "one/s.json"), os.path.join(root, "one/by-hard-link.json"))
    spellings = ["one/s.json", "./one/s.json", "one/../one/s.json", "one//s.json", "two/s.json", "one/by-symlink.json", "one/by-hard-link.json", os.path.join(root, "one/s.json"), "one/s"]
    for a, b in itertools.permutations(spellings, 2):
        answer = ask(row, root, "links", "run", a, b, "--format", "csv", "--only", "gdp")
        row.check(len({one["scenario"] for one in rows(answer.out)}) == 1, "%s and %s are one file: %s" % (a, b, answer.told()))
    shutil.copytree(os.path.join(root, "one"), os.path.join(root, "three"), symlinks=True)
    os.remove(os.path.join(root, "three/s.json"))
    os.link(os.path.join(root, "one/s.json"), os.path.join(root, "three/s.json"))
    answer = ask(row, root, "links", "run", "one/s.json", "three/s.json", "--format", "csv", "--only", "gdp")
    row.check({one["scenario"] for one in rows(answer.out)} == {"one/s", "three/s"}, "a hard link beside another plan is another scenario: " + answer.told())


def variants(row, root):
    plant(root, ["p/s.json", "p/s[sectors.a.growth=3].json", "q/s.json"])
    answer = ask(row, root, "variants", "run", "p/s.json", "p/s[sectors.a.growth=3].json", "--vary", "sectors.a.growth=3", code=2)
    row.check(b"p/s[sectors.a.growth=3].json" in answer.err and b"p/s.json" in answer.err, "both paths are told: " + answer.told())
    answer = ask(row, root, "variants", "compare", "p/s.json", "q/s.json", "--vary", "sectors.a.growth=5,5.0,4", "--format", "csv", "--only", "gdp")
    names = by_name(rows(answer.out))
    row.check(None not in names.values() and {"p/s[sectors.a.growth=5]", "q/s[sectors.a.growth=4]", "p/s", "q/s"} <= set(names), "variants are called %s" % names)
    answer = ask(row, root, "variants", "compare", "p/s.json", "--vary", "sectors.a.growth=3,4", "--vary", "prices.growth.a=1,2", "--lang", "en")
    row.check(answer.out.count(b"growth=3") >= 2, "keys of variants can be told apart: " + answer.told())


def titles(row, root):
    """Scenarios of one title are told apart by their ids, even where one's title is the other's id."""
    values = plant(root, ["p/one.json", "p/two.json", "p/three.json"], title="Same")
    plant_one = os.path.join(root, "p/three.json")
    with open(plant_one, encoding="utf-8") as file:
        content = json.load(file)
    write(plant_one, dict(content, title={"en": "one", "zh": "one"}))
    answer = ask(row, root, "titles", "chart", *values, "-o", "out", "--kind", "lines", "--only", "gdp", "--lang", "en", "--quiet", code=None)
    if answer.code == 0:
        with open(os.path.join(root, "out/lines-gdp.en.svg"), encoding="utf-8") as file:
            picture = file.read()
        row.check("Same" not in picture and all(">%s" % name in picture or name in picture for name in ("one", "two", "three")), "a legend of titles that agree")


def plans(row, root):
    """Two folders with two plans each: pictures of the second plans differ, too."""
    for folder in ("p", "q"):
        for plan in ("plan", "vision"):
            write(os.path.join(root, folder, plan + ".json"), PLAN)
            write(os.path.join(root, folder, plan + "-s.json"), {"kind": "scenario", "plan": plan + ".json", "title": {"en": plan, "zh": plan}, "sectors": {"a": {"output": 100, "growth": 3}}})
    answer = ask(row, root, "plans", "chart", "p", "q", "-o", "out", "--kind", "lines", "--only", "gdp", "--quiet", code=None)
    if answer.code == 0:
        made = [name for name in os.listdir(os.path.join(root, "out")) if name.endswith(".svg")]
        row.check(len(made) == 4, "four plans, pictures %s" % made)


def unshown(row, root):
    """A name that is not UTF-8, or holds what nobody sees, is refused with its path."""
    for name in (b"\xff.json", b"a\x1b[31m.json", b"a\x01.json", "a\u202eb.json".encode(), "a\u200b.json".encode(), "\u0085.json".encode(), b"\xed\xa0\x80.json", b"a\nb.json",
                 "\ufeffs.json".encode(), "a\u2028.json".encode(), b"gr\xfcn.json"):
        plant(root, ["p/s.json"])
        shutil.copy(os.path.join(root, "p/s.json"), os.path.join(os.fsencode(root), b"p", name))
        for command in ("run", "check", "compare", "ensemble"):
            answer = ask(row, root, "unshown", command, os.path.join(b"p", name), code=2)
            row.check(answer.err.decode("utf-8") and not any(c < 32 and c != 10 for c in answer.err), "%r: %s" % (name, answer.told()))
        os.remove(os.path.join(os.fsencode(root), b"p", name))
    os.makedirs(os.path.join(os.fsencode(root), b"\xfe"))
    shutil.copy(os.path.join(root, "p/s.json"), os.path.join(os.fsencode(root), b"\xfe/s.json"))
    shutil.copy(os.path.join(root, "p/plan.json"), os.path.join(os.fsencode(root), b"\xfe/plan.json"))
    ask(row, root, "unshown", "run", b"\xfe/s.json")  # the folder is no part of its name
    ask(row, root, "unshown", "run", b"\xfe/s.json", "p/s.json", code=2)


def main():
    row = torture.Row()
    tried = 0
    for paths in trees(row):
        with torture.folder() as root:
            values = plant(root, paths)
            what = "tree %s" % paths if len(paths) < 6 else "tree of %d" % len(paths)
            names = judge(row, root, paths, values, what)
            if names:
                judge_files(row, root, paths, names, what, charts=tried < 6 or torture.FULL)
            tried += 1
    for part in (links, variants, titles, plans, unshown):
        with torture.folder() as root:
            part(row, os.path.realpath(root))
    row.end("%d trees of folders, seed %d" % (tried, torture.SEED))


if __name__ == "__main__":
    main()
