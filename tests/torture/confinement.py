#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Confinement: a stranger's scenario tries to read what lies outside its folder, by `plan`, `extends`, `series`, links and
folders of links, and to have it shown in messages, tables or manifests. Every secret holds one word; no output, message
or written file may hold it. What is legitimate must go on working. A hard failure: the word is told, the program crashes
or hangs, or a legitimate reading is refused."""
import json
import os
import stat
import sys

import torture

WORD = "KANARIENVOGEL"
PLAN = {"kind": "plan", "title": {"en": "T", "zh": "T"}, "base_year": 2020, "prices": 2020, "years": [2021, 2025], "lang": "en",
        "targets": {"gdp": {"title": {"en": "GDP", "zh": "GDP"}, "variable": "gdp", "year": 2025, "at_least": "100 1e8 CNY", "source": "s"}}}
SECTORS = {"a": {"output": 100, "growth": 5}}
SECRET = {"kind": "scenario", "title": {"en": WORD, "zh": WORD}, "sectors": {"a": {"output": 100, "growth": {"value": 77, "source": WORD}}}}
ROWS = "variable,unit,year,value,source\ngdp,1e8 CNY,2020,777,%s\nsectors_growth,%%/yr,2021,77,%s\n" % (WORD, WORD)


def scenario(**more):
    return dict({"kind": "scenario", "plan": "plan.json", "title": {"en": "S", "zh": "S"}, "sectors": SECTORS}, **more)


def series(path, variable="sectors_growth"):
    return scenario(sectors={"a": {"output": 100, "growth": {"series": {"file": path, "variable": variable}}}})


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content if isinstance(content, str) else json.dumps(content))


class Home:
    """home/ holds secrets of all kinds, beside and above home/downloads/x, a stranger's folder."""

    def __init__(self, root):
        self.root = root
        for folder in ("", ".ssh", "bank", "downloads", "downloads/y", "downloads/x/.git"):
            for name, content in (("secret.json", SECRET), ("secret.csv", ROWS), ("secret.txt", WORD + "\n"),
                                  ("broken.json", '{"kind": %s\n' % WORD), ("plan2.json", dict(PLAN, title={"en": WORD, "zh": WORD}))):
                if folder != "downloads/x":
                    write(self.path("home", folder, name), content)
        write(self.path("home/.ssh/id"), WORD + "\n")
        write(self.path("home/downloads/x/plan.json"), PLAN)
        write(self.path("home/downloads/x/base.json"), scenario())
        write(self.path("home/downloads/x/observed-good.csv"), "variable,unit,year,value,source\nsectors_growth,%/yr,2021,7,s\n")
        os.makedirs(self.path("home/downloads/x/sub"))

    def path(self, *names):
        return os.path.join(self.root, *names)

    def x(self, name):
        return self.path("home/downloads/x", name)


COMMANDS = (["check"], ["run", "--format", "csv"], ["run", "--format", "json"], ["list", None, "inputs"], ["explain", None, "gdp", "--depth", "all"],
            ["compare", "-o", "OUT"], ["ensemble", "--members", "20"])


def told(row, home, words, commands, what, cwd="home/downloads/x"):
    """None of the commands tells the word."""
    for command in commands:
        line = [command[0], *words, *(word.replace("OUT", home.path("out")) for word in command[1:] if word is not None)]
        answer = torture.run(line, home.path(cwd), timeout=20)
        crash = torture.crashed(answer)
        row.check(not crash, "%s: %s: %s" % (what, crash, answer.told()))
        written = b""
        for folder, _, names in os.walk(home.path("out")):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    written += file.read()
        row.check(WORD.encode() not in answer.out + answer.err + written, "%s: tells a secret: %s" % (what, answer.told()))
        row.check(answer.code == 2 or b"links lead in a circle" in answer.err, "%s: is not refused: %s" % (what, answer.told()))


def attempts(home):
    """What a stranger may write into x/s.json: (words for a failure, content)."""
    ups = ["../secret", "../../secret", "../y/secret", "../../bank/secret", "../../.ssh/secret", "../../../home/secret", "./../secret", ".//..//secret",
           "sub/../../secret", "sub/../../../bank/secret", ".git/secret", "../x/../secret", "../x/.git/secret", home.path("home/secret"), "/" + home.path("home/secret"),
           "/proc/self/cwd/../secret", "../../../../../../../../proc/self/root" + home.path("home/secret"), "~/secret", "file://" + home.path("home/secret"),
           "..\\secret", "%2e%2e/secret", "..%00/secret", "sub/./.././../secret"]
    for up in ups:
        yield "extends " + up, scenario(extends=up + ".json")
        yield "extends a list of " + up, scenario(extends=["base.json", up + ".json"])
        yield "series " + up, series(up + ".csv")
        yield "plan " + up, scenario(plan=up + ".json")
        if os.path.dirname(os.path.normpath(home.x(up))) not in (home.path("home"), home.path("home/downloads")) or up[0] in "/":  # the way to the plan
            yield "plan two up and extends " + up, scenario(plan="../../plan2.json", extends=up + ".json")
    for up in ("../../bank/secret", "../y/secret", "../../.ssh/secret", ".git/secret"):
        for plan in ("../plan2.json", "../../plan2.json", "../../../home/plan2.json"):
            yield "plan %s, series %s" % (plan, up), dict(series(up + ".csv"), plan=plan)
            yield "plan %s, extends %s" % (plan, up), scenario(plan=plan, extends=up + ".json")
    for name in ("../secret.txt", "../../.ssh/id", "/etc/passwd", "../../../../../../../etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/fd/0"):
        yield "series " + name, series(name)
        yield "extends " + name, scenario(extends=name)
        yield "plan " + name, scenario(plan=name)
    for name in ("../broken.json", "../../broken.json", "../../bank/broken.json", "../../.ssh/broken.json"):
        yield "extends what is broken, " + name, scenario(extends=name)
        yield "plan is what is broken, " + name, scenario(plan=name)
    for plan in ("../nowhere.json", "../../nowhere.json", "../../../nowhere.json"):
        yield "a plan that is not there, " + plan, dict(series("../secret.csv"), plan=plan)
        yield "a plan that is not there, %s, and extends" % plan, scenario(plan=plan, extends="../secret.json")
        yield "a plan that is a scenario, above", dict(series("../secret.csv"), plan="../secret.json")


def links(home):
    """Links that a stranger's archive may hold: (words for a failure, link in x, where it leads, content of s.json)."""
    for name, content in (("l.json", scenario(extends="l.json")), ("l.csv", series("l.csv")), ("l.json", scenario(plan="l.json"))):
        for to in ("../secret", "../../bank/secret", home.path("home/secret"), "../../.ssh/secret", "../y/../secret"):
            yield "a link to " + to, name, to + os.path.splitext(name)[1], content
    yield "a link to a link", "l.json", "m.json", scenario(extends="l.json")
    yield "a link to a folder", "d", "../../bank", scenario(extends="d/secret.json")
    yield "a link to a folder, series", "d", "../../bank", series("d/secret.csv")
    yield "up behind a link", "d", "../../bank", scenario(extends="d/../secret.json")
    yield "up behind a link, series", "d", "../y", series("d/../secret.csv")
    yield "a link to the root", "d", "/", series("d" + home.path("home/secret.csv"))
    yield "a link to open files", "d", "/proc/self/fd", series("d/0")
    yield "a link to a plan", "plan.json", "../plan2.json", scenario()
    yield "observations by a link", "observed.csv", "../../bank/secret.csv", scenario()
    yield "observations by a link to text", "observed.csv", "../../.ssh/id", scenario()
    yield "a link to itself", "l.json", "l.json", scenario(extends="l.json")
    yield "a link to a device", "l.csv", "/dev/zero", series("l.csv")


def linked(row, home, what, name, to, content):
    path = home.x(name)
    kept = open(path, "rb").read() if os.path.exists(path) else None
    if kept is not None:
        os.remove(path)
    os.symlink(to, path)
    if to == "m.json":
        os.symlink("../secret.json", home.x("m.json"))
    write(home.x("s.json"), content)
    told(row, home, ["s.json"], COMMANDS[:2], what)
    os.remove(path)
    if to == "m.json":
        os.remove(home.x("m.json"))
    if kept is not None:
        with open(path, "wb") as file:
            file.write(kept)


def folders_of_links(row, home):
    """What a folder holds is read; what a link in it leads to is not."""
    for to in ("../secret.json", "../../bank/broken.json", "../../.ssh/id", "../secret.txt", "../plan2.json"):
        folder = home.x("linked")
        os.makedirs(folder)
        write(folder + "/plan.json", PLAN)
        write(folder + "/good.json", scenario())
        os.symlink(os.path.join("..", to), folder + "/z.json")
        told(row, home, ["linked"], COMMANDS[:3], "a folder with a link to " + to)
        for name in os.listdir(folder):
            os.remove(os.path.join(folder, name))
        os.rmdir(folder)


def pipes(row, home):
    os.mkfifo(home.x("pipe.json"))
    os.mkfifo(home.x("pipe.csv"))
    for what, content in (("extends a pipe", scenario(extends="pipe.json")), ("series from a pipe", series("pipe.csv")), ("plan is a pipe", scenario(plan="pipe.json"))):
        write(home.x("s.json"), content)
        told(row, home, ["s.json"], COMMANDS[:2], what)
    told(row, home, ["pipe.json"], COMMANDS[:1], "a pipe")
    os.remove(home.x("pipe.json"))
    os.remove(home.x("pipe.csv"))


def legitimate(row, home):
    """The plan beside, below, above by one to three folders; parents and series beside it and on the way; links inside."""
    place = home.path("place")
    write(place + "/plan.json", PLAN)
    write(place + "/base.json", scenario())
    write(place + "/observed.csv", "variable,unit,year,value,source\nsectors_growth,%/yr,2021,7,s\n")
    cases = {"one.json": scenario(extends="base.json"), "sub/two.json": dict(scenario(), plan="../plan.json"),
             "sub/three.json": {"kind": "scenario", "extends": "../base.json"}, "sub/four.json": dict(series("../observed.csv"), plan="../plan.json"),
             "sub/deep/five.json": {"kind": "scenario", "extends": ["../../base.json", "../middle.json"]},
             "sub/deep/er/six.json": dict(scenario(), plan="../../../plan.json"), "sub/deep/own.json": dict(scenario(extends="below/b.json"), plan="../../plan.json"),
             "sub/same.json": dict(scenario(extends="../sub/two.json"), plan="../plan.json"), "in.json": scenario(extends="sub/two.json"),
             "by-link.json": scenario(extends="inside.json")}
    write(place + "/sub/middle.json", {"kind": "scenario", "abstract": True, "sectors": {"a": {"growth": 6}}})
    write(place + "/sub/deep/below/b.json", {"kind": "scenario", "abstract": True, "sectors": {"a": {"growth": 6}}})
    os.symlink("sub/two.json", place + "/inside.json")
    for name, content in cases.items():
        write(os.path.join(place, name), content)
    os.symlink(os.path.join("..", "place", "sub", "three.json"), home.path("home/alias.json"))
    for name in [os.path.join(place, name) for name in cases] + [home.path("home/alias.json")]:
        for cwd, typed in (("", name), (os.path.dirname(name), os.path.basename(name)), ("home", os.path.relpath(name, home.path("home")))):
            answer = torture.run(["run", typed, "--format", "csv", "--only", "gdp"], home.path(cwd), timeout=20)
            row.check(answer.code == 0 and len(answer.out.splitlines()) == 7, "legitimate: " + answer.told())
    table = home.path("home/.hidden-table.csv")
    answer = torture.run(["list", place + "/one.json", "inputs", "--format", "csv"], timeout=20)
    write(table, answer.out.decode())
    answer = torture.run(["run", place + "/one.json", "--set-from", table], timeout=20)
    row.check(answer.code == 0, "a table of the command line is the user's own: " + answer.told())


def main():
    row = torture.Row()
    with torture.folder() as root:
        home = Home(os.path.realpath(root))
        tries = list(attempts(home))
        commands = COMMANDS if torture.FULL else COMMANDS[:2]
        for what, content in tries:
            write(home.x("s.json"), content)
            told(row, home, ["s.json"], commands, what)
        for what, name, to, content in links(home):
            linked(row, home, what, name, to, content)
        folders_of_links(row, home)
        pipes(row, home)
        legitimate(row, home)
    row.end("%d ways out; hard links and mounts cannot be told from files that lie there" % (len(tries) + 22))


if __name__ == "__main__":
    main()
