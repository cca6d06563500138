#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures of the system are told as such: exit code 3, the file and the reason, in both languages; a mistake of what
was written stays a 2. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "torture"))
from failing import BASE, PLAN, Place, children_of, library, scenario  # noqa: E402
from test_cli import holds, lacks, run_tests, same  # noqa: E402

ROOT = os.geteuid() == 0
HELD = tempfile.TemporaryDirectory(prefix="outturn-system-")
LIBRARY, REASON = library(HELD.name)
if "asan" in os.environ.get("OUTTURN", "") or "tsan" in os.environ.get("OUTTURN", ""):
    LIBRARY, REASON = None, "no other library can stand before a sanitizer's"


def failing(place, plan, *words, **env):
    return place.run(list(words), {"LD_PRELOAD": LIBRARY, "FAILING": plan, **env})


def system(done, *parts):
    """Exit code 3 and one sentence that says why."""
    assert done.code == 3, (done.code, done.talk)
    for part in parts:
        holds(done.talk, part)
    lacks(done.talk, ": :")
    lacks(done.talk, "Success")


def limited(place, what, most, *words, soft=None, **more):
    """The program under a limit of the shell."""
    def limit():
        resource.setrlimit(what, (most if soft is None else soft, most))
    return subprocess.run([os.path.abspath(os.environ.get("OUTTURN", "./outturn")), *words], cwd=place.folder,
                          env=place.environment(), preexec_fn=limit, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, **more)


# --- reading ---

def test_a_file_that_cannot_be_opened_is_no_mistake_of_the_file():
    if not LIBRARY:
        return REASON
    place = Place()
    for code, english, chinese in ((24, "too many files are open (see ulimit -n)", "打开的文件过多"),
                                   (23, "too many files are open on this machine", "本机打开的文件过多"),
                                   (5, "the disk or the network failed", "磁盘或网络读写出错"),
                                   (13, "not allowed", "没有权限"), (40, "links lead in a circle", "符号链接循环")):
        for words in (["run", "scenarios/town"], ["check", "scenarios/town"], ["run", "fast"],
                      ["explain", "scenarios/town/fast.json", "gdp"], ["run", "fast", "--set-from", "rows.csv"],
                      ["new", "fresh", "--from", "rows.csv"]):
            system(failing(place, "open:1-:%d" % code, *words), "cannot be read: " + english)
        system(failing(place, "open:1-:%d" % code, "run", "fast", "--lang", "zh"), "无法读取：" + chinese)
        assert not os.path.exists(place.path("fresh"))


def test_what_is_read_for_another_file_is_told_at_its_place():
    if not LIBRARY:
        return REASON
    place = Place()
    done = failing(place, "open:2:5", "run", "scenarios/town/fast.json")
    system(done, "scenarios/town/fast.json:1:", "base.json: cannot be read: the disk or the network failed")
    lacks(done.talk, "looked for in")
    done = failing(place, "read:2:5", "run", "scenarios/town/fast.json")
    assert done.code == 3 or done.code == 0, done.talk


def test_folders_that_cannot_be_read_are_not_empty():
    if not LIBRARY:
        return REASON
    place = Place()
    for plan, words in (("opendir:1-:24", ["run", "scenarios/town"]), ("opendir:1-:13", ["run", "scenarios/town"]),
                        ("opendir:1-:5", ["run", "fast"]), ("readdir:2:5", ["check", "scenarios/town"]),
                        ("readdir:3-:5", ["run", "Quick growth"]), ("stat:1-:5", ["run", "fast"]),
                        ("opendir:1-:24", ["help", "--format", "names"]), ("opendir:1-:5", [])):
        done = failing(place, plan, *words)
        system(done, "cannot be read: ")
        lacks(done.talk, "no scenario in this folder")
        lacks(done.talk, "no such file")


def test_where_nobody_may_look_is_told_and_nothing_is_taken_for_absent():
    if not LIBRARY:
        return REASON
    place = Place()
    done = failing(place, "opendir:1-:13", "run", "green")  # a place that nobody may look into may hold it
    system(done, "scenarios: not looked into: not allowed")
    done = failing(place, "opendir:1-:13", "run", "green", "--lang", "zh")
    system(done, "scenarios：未能查看：没有权限")


def test_a_plain_mistake_stays_one():
    place = Place()
    for words in (["run", "nowhere"], ["run", "scenarios/nowhere/x.json"], ["run", "rows.csv/x.json"], ["run", "x" * 300],
                  ["run", "scenarios/town/" + "x" * 300 + ".json"], ["run", "fast", "--set-from", "none.csv"],
                  ["new", "fresh", "--from", "none.csv"]):
        done = place.run(words)
        assert done.code == 2, (words, done.code, done.talk)
        lacks(done.talk, "ulimit")


def test_links_in_a_circle_are_told():
    place = Place()
    os.symlink("loop.json", place.path("scenarios/town/loop.json"))
    system(place.run(["run", "scenarios/town/loop.json"]), "loop.json: cannot be read: links lead in a circle")


def test_one_unreadable_among_many_does_not_hide_the_others():
    if not LIBRARY:
        return REASON
    place, told = Place(), 0
    words = "run", "scenarios/town", "--keep-going", "--format", "csv"
    whole = place.run(list(words))
    for at in range(1, 7):
        done = failing(place, "open:%d:13" % at, *words)
        told += done.code == 3 and (b"slow" in done.out or b"fast" in done.out)
        # a plan that could not be looked at for its money is opened once more where it is read
        assert done.code == 3 or (done.code, done.out) == (0, whole.out), (at, done.code, done.talk)
    assert told >= 3, told


def test_a_limit_on_open_files_is_told():
    place, told = Place(), 0
    for most in range(3, 8):
        place.forget("out")
        done = limited(place, resource.RLIMIT_NOFILE, most, "run", "fast", "-o", "out", "--format", "csv,json")
        assert done.returncode in (0, 3, 127), (most, done)
        if done.returncode == 3:
            told += 1
            holds(done.stderr.decode(), "too many files are open (see ulimit -n)")
            same(place.files("out"), {})
    assert told, "some limit is too low"


# --- writing ---

def test_a_limit_on_the_size_of_files_is_told_and_the_old_files_stay():
    place = Place()
    for words in (["run", "slow"], ["ensemble", "slow", "--members", "300"], ["chart", "slow"], ["schema", "scenario"]):
        line = [*words, "-o", "out"]
        place.forget("out")
        assert place.run(line).code == 0
        before = place.files("out")
        done = limited(place, resource.RLIMIT_FSIZE, 100, *line)
        same(done.returncode, 3)
        holds(done.stderr.decode(), "larger than is allowed here (see ulimit -f)")
        holds(done.stderr.decode(), "out/")
        same(place.files("out"), before)
        same(place.left_behind(), [])
    with open(place.path("big"), "w") as out:
        done = subprocess.run([os.path.abspath(os.environ.get("OUTTURN", "./outturn")), "models"], cwd=place.folder, env=place.environment(),
                              stdout=out, stderr=subprocess.PIPE,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50)))
    same(done.returncode, 3)
    holds(done.stderr.decode(), "stdout")


def test_time_that_runs_out_is_told():
    place = Place()
    began = time.monotonic()
    for soft in (1, 2):
        done = limited(place, resource.RLIMIT_CPU, 2, "ensemble", "scenarios/town", "--members", "1e8", "-o", "out", soft=soft)
        same(done.returncode, 3)
        holds(done.stderr.decode(), "the limit on processor time is reached (see ulimit -t)")
        assert not os.path.exists(place.path("out"))
    assert time.monotonic() - began < 60


def test_threads_and_children_that_are_refused_change_no_byte():
    if not LIBRARY:
        return REASON
    place = Place()
    line = ["ensemble", "slow", "--members", "2000", "--threads", "4", "--format", "csv"]
    want = place.run(line)
    for plan in ("thread:1-:11", "thread:2-:11", "thread:3:11"):
        got = failing(place, plan, *line)
        same((got.code, got.out), (want.code, want.out))
    line = ["chart", "slow", "fast", "-o", "out", "--kind", "lines", "--format", "svg,pdf"]
    if place.run(line).code != 0:
        return "no gnuplot"
    want = place.files("out")
    for plan in ("fork:3:11", "fork:3-:11", "pipe:3:24"):  # the first asks for fonts
        place.forget("out")
        got = failing(place, plan, *line)
        if plan == "fork:3-:11":  # one child at a time is not had again: the system is at its limit
            assert got.code == 3 and "no more programs may run" in got.talk, got.talk
        else:
            same(got.code, 0)
            same(place.files("out"), want)
        same(place.left_behind(), [])


def test_standard_streams_closed_or_full():
    place = Place()
    program = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
    for tail, code in ((">&-", 3), (">/dev/full", 3), ("2>&-", 0), ("<&-", 0), ("<&- >&- 2>&-", 3), ("| true; exit ${PIPESTATUS[0]}", 0)):
        for command in ("run fast", "--version", "models", "help --format names", "list fast"):
            done = subprocess.run(["bash", "-c", "%s %s %s" % (program, command, tail)], cwd=place.folder,
                                  env=place.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            assert done.returncode == code, (command, tail, done)
    # closed descriptors are not given to files that are opened
    done = subprocess.run(["bash", "-c", program + " run fast -o out <&- >&-; exit $?"], cwd=place.folder, env=place.environment(),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    same(done.returncode, 0)
    same(sorted(os.listdir(place.path("scenarios/town"))), ["base.json", "fast.json", "observed.csv", "plan.json", "slow.json"])
    # messages that nobody can read are a failure, too, where somebody would have
    with open("/dev/full", "w") as full:
        done = subprocess.run([program, "run", "fast", "-o", "out"], cwd=place.folder, env=place.environment(), stderr=full)
    same(done.returncode, 3)


def test_limits_on_watching_are_no_full_disk():
    if not LIBRARY:
        return REASON
    place = Place()
    for plan, part in (("inotify:1:24", "fs.inotify.max_user_instances"), ("inotify:2-:28", "fs.inotify.max_user_watches")):
        done = failing(place, plan, "watch", "scenarios/town")
        system(done, "outturn: cannot watch files: ", part)
        lacks(done.talk, "disk")


# --- what the manifest could not tell ---

def test_values_are_as_long_as_a_manifest_can_tell():
    place = Place()
    for option in ("--set", "--only", "--vary", "--set-from", "-o"):
        done = place.run(["run", "fast", "-o", "out", option, "sectors.services.growth=4" + " " * 20000])
        assert done.code == 2, (option, done.code, done.talk[:300])
        holds(done.talk, "a value of 20025 bytes; at most 20,000")
        same(place.files("out"), {})
    for filler in (" ", "\t"):
        value = "sectors.services.growth=4"
        line = ["run", "fast", "-o", "out", "--set", value + filler * (20000 - len(value))]
        same((place.run(line).code, place.run(["verify", "out"]).code), (0, 0))
        place.forget("out")


def test_what_the_system_does_not_let_be_made_again_is_not_disproved():
    place = Place().with_proof()
    done = limited(place, resource.RLIMIT_FSIZE, 0, "verify", "done")
    same(done.returncode, 3)
    holds(" ".join(done.stdout.decode().split()), "the file would be larger than is allowed here (see ulimit -f)")
    place.write("done/run.csv", "changed\n")
    same(place.run(["verify", "done"]).code, 1)
    if LIBRARY:
        system(failing(place, "fork:1:11", "verify", "done"), "outturn: cannot run /proc/self/exe: ")
        system(failing(place, "fork:1:11", "verify", "done", "--lang", "zh"), "outturn：无法运行 /proc/self/exe：")


# --- gnuplot ---

def test_cannot_run_gnuplot_names_it():
    if not LIBRARY:
        return REASON
    place = Place()
    os.mkdir(place.path("bin"))
    line = ["chart", "slow", "-o", "out", "--kind", "lines"]
    cases = (("mkdtemp:1:28", "cannot run gnuplot: %s: the disk is full" % place.tmp),
             ("mkdtemp:1:13", "cannot run gnuplot: %s: not allowed" % place.tmp),
             ("fork:1-:11", "no more programs may run at the moment"),
             ("pipe:1-:24", "too many files are open"), ("mkdir:2:28", "the disk is full"))
    if place.run(line).code != 0:
        return "no gnuplot"
    for plan, part in cases:
        place.forget("out")
        done = failing(place, plan, *line)
        system(done, part)
        assert place.files("out"), "the data are written"
        same(place.left_behind(), [])
    for content, part in (("\x7fELF\n", "bin/gnuplot: it is no program for this machine"), ("#!/no/such/sh\n", "bin/gnuplot: it is not there")):
        with open(place.path("bin/gnuplot"), "w") as file:
            file.write(content)
        os.chmod(place.path("bin/gnuplot"), 0o755)
        done = place.run(line, {"PATH": place.path("bin")})
        system(done, "cannot run gnuplot: ", part)
    os.unlink(place.path("bin/gnuplot"))
    done = place.run(line + ["--lang", "zh"], {"PATH": place.path("bin")})
    system(done, "在 %s 中未找到 gnuplot" % place.path("bin"))
    done = place.run(line, {"TMPDIR": place.path("no/such/folder")})
    system(done, "cannot run gnuplot: %s: it is not there" % place.path("no/such/folder"))


def test_fontconfig_that_dies_ends_no_chart():
    """A library in place of fontconfig's listing, which dies, leaves or never answers."""
    place = Place()
    line = ["chart", "slow", "-o", "out", "--kind", "lines", "--only", "gdp", "--format", "png"]
    if not LIBRARY or place.run(line).code != 0:
        return REASON or "no gnuplot"
    after = place.files("out")
    for body, english, chinese in (
            ("raise(11)", "fontconfig died of SIGSEGV", "fontconfig 异常终止（SIGSEGV）"),
            ("abort()", "fontconfig died of SIGABRT", "fontconfig 异常终止（SIGABRT）"),
            ("_exit(0)", "fontconfig ended without an answer", "fontconfig 未作答便已退出"),
            ("_exit(3)", "fontconfig ended without an answer", "fontconfig 未作答便已退出")):
        with open(os.path.join(HELD.name, "dying.c"), "w") as file:
            file.write("#include <signal.h>\n#include <stdlib.h>\n#include <unistd.h>\n"
                       "void *FcFontList(void *a, void *b, void *c) { %s; return 0; }\n" % body)
        library_path = os.path.join(HELD.name, "dying.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-w", "-o", library_path, os.path.join(HELD.name, "dying.c")], check=True)
        for language, part in (("en", english), ("zh", chinese)):
            place.forget("out")
            done = place.run(line + ["--lang", language], {"LD_PRELOAD": library_path})
            system(done, part)
            assert place.files("out"), "the data are written"
            lacks(" ".join(place.files("out")), ".png")
            same(place.left_behind(), [])
        done = place.run([word if word != "png" else "svg" for word in line], {"LD_PRELOAD": library_path})
        same(done.code, 0)  # svg needs no fonts
    place.forget("out")
    same((place.run(line).code, place.files("out")), (0, after))


def test_fontconfig_that_never_answers_is_left_at_a_signal():
    place = Place()
    fonts = os.path.join(HELD.name, "fonts.conf")
    os.mkfifo(fonts)
    line = ["chart", "slow", "-o", "out", "--kind", "lines", "--only", "gdp", "--format", "png"]
    started = place.start(line, {"FONTCONFIG_FILE": fonts})
    time.sleep(1.5)
    started.send_signal(signal.SIGINT)
    began = time.monotonic()
    started.communicate(timeout=20)
    assert started.returncode == 130 and time.monotonic() - began < 3, started.returncode
    same((children_of(place.folder), place.left_behind()), ([], []))


def test_folders_of_killed_commands_go_with_the_next():
    place, line = Place(), ["chart", "slow", "-o", "out", "--kind", "lines", "--only", "gdp"]
    if place.run(line).code != 0:
        return "no gnuplot"
    os.mkdir(place.path("bin"))
    with open(place.path("bin/gnuplot"), "w") as file:
        file.write("#!/bin/sh\nexec sleep 77\n")
    os.chmod(place.path("bin/gnuplot"), 0o755)

    def begun(there):
        started = place.start(line[:2] + ["-o", "out%d" % len(there)] + line[4:], {"PATH": place.path("bin") + ":/bin"})
        while not set(os.listdir(place.tmp)) - there:
            time.sleep(0.02)
        time.sleep(0.3)
        return started, (set(os.listdir(place.tmp)) - there).pop()
    os.makedirs(place.path("tmp/outturn-backup/inner"))  # not ours, whatever it is called
    os.chmod(place.path("tmp/outturn-backup"), 0o700)
    alive, kept = begun({"outturn-backup"})
    killed, left = begun({"outturn-backup", kept})
    killed.kill()
    killed.communicate()
    same(sorted(os.listdir(place.tmp)), sorted(["outturn-backup", kept, left]))
    same(place.run([*line[:3], "again", *line[4:]]).code, 0)  # pictures that lie there already would start no gnuplot
    same(sorted(os.listdir(place.tmp)), sorted(["outturn-backup", kept]))
    alive.send_signal(signal.SIGINT)
    alive.communicate(timeout=20)
    same(os.listdir(place.tmp), ["outturn-backup"])
    assert os.path.isdir(place.path("tmp/outturn-backup/inner"))


def test_signals_however_many_leave_nothing():
    place = Place()
    with open(place.path("gnuplot"), "w") as file:
        file.write("#!/bin/sh\nsleep 74 & sleep 75\n")
    os.chmod(place.path("gnuplot"), 0o755)
    for numbers in ((signal.SIGINT, signal.SIGINT), (signal.SIGQUIT,), (signal.SIGHUP, signal.SIGTERM), (signal.SIGINT,) * 5):
        place.forget("out")
        started = place.start(["chart", "slow", "fast", "-o", "out", "--kind", "lines"],
                              {"PATH": place.folder + ":" + os.environ["PATH"]})
        until = time.monotonic() + 20
        while not os.listdir(place.tmp) and time.monotonic() < until:
            time.sleep(0.01)
        assert os.listdir(place.tmp), "gnuplot was started"
        time.sleep(0.05)
        began = time.monotonic()
        for number in numbers:
            started.send_signal(number)
        started.communicate(timeout=20)
        assert time.monotonic() - began < 5
        assert started.returncode in [128 + number for number in numbers], started.returncode
        same(place.left_behind(), [])


# --- names ---

def test_long_ids_are_refused_where_they_are_read():
    place = Place()
    import json
    for count, right in ((64, True), (65, False), (250, False), (300, False)):
        name = "i" * count
        changed = scenario(3, "S")
        changed["indicators"] = {name: {"title": {"en": "I"}, "unit": "1", "formula": "gdp / gdp"}}
        place.write("scenarios/town/long.json", json.dumps(changed))
        done = place.run(["check", "long"])
        if right:
            assert done.code == 0, done.talk
            done = place.run(["chart", "long", "-o", "out", "--only", name])
            same((done.code, done.talk.count("wrote")), (0, 1))
            continue
        same(done.code, 2)
        holds(done.talk, "an id of %d letters is too long" % count)
        holds(done.talk, "ids have at most 64 letters")
        assert len(done.talk) < 4096
        holds(place.run(["check", "long", "--lang", "zh"]).talk, "标识最多 64 个字符")
    for key in ("sectors", "limits"):
        changed = scenario(3, "S")
        changed[key] = {**changed.get(key, {}), "k" * 70: {"title": {"en": "K"}, "output": 3, "growth": 1}}
        place.write("scenarios/town/long.json", json.dumps(changed))
        done = place.run(["check", "long"])
        same(done.code, 2)
        holds(done.talk, "an id of 70 letters is too long")


def test_names_of_pictures_fit_whatever_plans_and_scenarios_are_called():
    import json
    place = Place()
    for stem in ("s" * 240, "情" * 80, "a b", "q%22"):
        place.write("scenarios/town/%s.json" % stem, json.dumps(scenario(4, "T" + stem[:3])))
    later = dict(PLAN, years=[2021, 2030])
    for plan in ("my plan", "规划" * 40):
        place.write("scenarios/town/%s.json" % plan, json.dumps(later))
        place.write("scenarios/town/b%d.json" % len(plan), json.dumps(dict(BASE, plan=plan + ".json")))
        place.write("scenarios/town/t%d.json" % len(plan), json.dumps({**scenario(4, "T"), "plan": plan + ".json",
                                                                    "extends": "b%d.json" % len(plan)}))
    done = place.run(["chart", "scenarios/town", "-o", "out", "--kind", "lines,fan,limits,ranges", "--only", "gdp"])
    if "gnuplot" in done.talk:
        return "no gnuplot"
    same(done.code, 0)
    names = os.listdir(place.path("out"))
    assert len(names) > 10 and all(len(name.encode()) <= 240 for name in names), names


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "system"))
