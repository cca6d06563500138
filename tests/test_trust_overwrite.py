#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in a folder is replaced if outturn wrote it there and nobody changed it since, and a set of files is replaced
whole or not at all. The row `overwrite` of the battery tries the same at large. OUTTURN names the program."""
import fcntl
import json
import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "torture"))
import placed  # noqa: E402
import torture  # noqa: E402
from test_cli import run_tests  # noqa: E402

SET = ["run", "p/s.json", "-o", "o"]


def refused(folder, words, *named, code=2, env=None):
    before = placed.what_is_in(folder)
    answer = torture.run(words, folder, env=env)
    assert answer.code == code and answer.out == b"", answer.told()
    assert placed.what_is_in(folder) == before, "changed: " + answer.told()
    told = answer.err.decode()
    assert all(name in told for name in named), told
    return told


def done(folder, words, **more):
    answer = torture.run(words, folder, **more)
    assert answer.code == 0, answer.told()
    return answer


def test_a_scenario_called_as_the_output_stays():
    with torture.folder() as folder:
        placed.put(folder, "plan.json", placed.PLAN)
        placed.put(folder, "run.json", placed.scenario())
        told = refused(folder, ["run", "run.json", "-o", ".", "--format", "json"], "run.json", "nothing was run")
        assert "read by this command" in told and "another folder" in told
        told = refused(folder, ["run", "run.json", "-o", ".", "--format", "json", "--lang", "zh"], "run.json")
        assert "将被覆盖" in told
        done(folder, ["run", "run.json", "-o", "."])  # as CSV it is run.csv, beside
        assert not placed.wrong_in_part(folder, ["run.csv", "run-targets.csv"])


def test_what_is_read_by_way_of_another_file_stays_even_if_it_is_ours():
    """A series and a table of changes that an earlier command wrote into the folder."""
    with torture.folder() as folder:
        placed.make(folder)
        done(folder, ["list", "p/s.json", "inputs", "-o", "p"])
        refused(folder, ["list", "p/s.json", "inputs", "--set-from", "p/list.csv", "-o", "p"], "p/list.csv")
        done(folder, ["run", "p/s.json", "--set-from", "p/list.csv", "-o", "p"])
        placed.put(folder, "p/explain.csv", placed.SERIES)
        placed.put(folder, "p/u.json", placed.scenario(series="explain.csv"))
        with open(folder + "/p/manifest.json", encoding="utf-8") as file:
            told = json.load(file)
        told["outputs"].append({"path": "explain.csv", "sha256": placed.digest(placed.SERIES)})
        told["outputs"].sort(key=lambda one: one["path"])
        placed.put(folder, "p/manifest.json", told)
        refused(folder, ["explain", "p/u.json", "gdp", "-o", "p"], "p/explain.csv")
        done(folder, ["explain", "p/s.json", "gdp", "-o", "p"])  # who does not read it may replace it


def test_other_names_of_an_input_stay():
    with torture.folder() as folder:
        placed.make(folder)
        os.mkdir(folder + "/o")
        os.link(folder + "/p/plan.json", folder + "/o/run.csv")
        os.symlink("../p/s.json", folder + "/o/run-targets.csv")
        told = refused(folder, SET, "o/run.csv", "o/run-targets.csv")
        assert told.count("read by this command") == 1, told


def test_files_of_others_stay():
    for name, content in (("run.csv", b"mine\n"), ("run-targets.csv", b""), ("manifest.json", b'{"name": "app"}'),
                          ("manifest.json", b""), ("manifest.json", b'{"kind": "manifest", "program": "outturn"}')):
        with torture.folder() as folder:
            placed.make(folder)
            placed.put(folder, "o/" + name, content)
            refused(folder, SET, "o/" + name, "-o")
    for kind in ("link", "pipe"):
        with torture.folder() as folder:
            placed.make(folder)
            os.mkdir(folder + "/o")
            (os.mkfifo if kind == "pipe" else lambda path: os.symlink("nowhere", path))(folder + "/o/run.csv")
            refused(folder, SET, "o/run.csv")


def test_a_file_that_was_changed_since_stays_and_one_that_was_not_is_replaced():
    with torture.folder() as folder:
        placed.make(folder)
        done(folder, SET)
        done(folder, ["run", "p/t.json", "-o", "o"])
        placed.put(folder, "o/run.csv", placed.what_is_in(folder)["o/run.csv"] + b"\n")
        refused(folder, SET, "o/run.csv")
        os.unlink(folder + "/o/run.csv")
        done(folder, SET)
        assert placed.wrong_in(folder + "/o") is None, placed.wrong_in(folder + "/o")


def test_files_of_several_commands_stay_ours():
    with torture.folder() as folder:
        placed.make(folder)
        commands = [SET, ["list", "p/s.json", "-o", "o"], ["compare", "p/s.json", "p/t.json", "-o", "o"], ["explain", "p/t.json", "gdp", "-o", "o"]]
        for words in commands + commands[::-1]:
            done(folder, words)
            assert placed.wrong_in(folder + "/o") is None, placed.wrong_in(folder + "/o")


def test_pictures_are_looked_for_before_the_data_are_written():
    with torture.folder() as folder:
        placed.make(folder)
        placed.put(folder, "o/lines-gdp.en.svg", "<svg/>")
        refused(folder, ["chart", "p/s.json", "--kind", "lines", "--only", "gdp", "-o", "o"], "o/lines-gdp.en.svg")


def test_nothing_is_drawn_at_random_where_the_result_may_not_be_written():
    with torture.folder() as folder:
        placed.make(folder)
        placed.put(folder, "o/ensemble-targets.csv", "mine")
        answer = torture.run(["ensemble", "p/s.json", "--members", "50000000", "-o", "o"], folder, timeout=10)
        assert answer.code == 2 and b"ensemble-targets.csv" in answer.err and answer.seconds < 2, answer.told()


def test_many_names_are_told_in_one_bounded_message():
    with torture.folder() as folder:
        placed.make(folder)
        for name in ("compare.csv", "compare.json", "compare-targets.csv", "compare-inputs.csv", "compare.txt", "manifest.json"):
            placed.put(folder, "o/" + name, "mine")
        told = refused(folder, ["compare", "p/s.json", "p/t.json", "--format", "csv,json,table", "-o", "o"])
        assert told.count("would be overwritten") == 1 and told.count("o/") == 6 and len(told) < 600, told


def test_a_schema_is_replaced_only_as_outturn_printed_it():
    for kind in ("plan", "scenario"):
        name = kind + ".schema.json"
        with torture.folder() as folder:
            done(folder, ["schema", kind, "-o", "."])
            printed = placed.what_is_in(folder)[name]
            done(folder, ["schema", kind, "-o", "."])
            assert placed.what_is_in(folder) == {name: printed}
            lines = printed.split(b"\n")
            mark = json.loads(printed)["$comment"]
            assert mark.endswith(placed.digest(b"\n".join(lines[:2] + lines[3:]))), mark
            placed.put(folder, name, printed.replace(b'"type"', b'"Type"', 1))
            refused(folder, ["schema", kind, "-o", "."], name)
            older = b"\n".join(lines[:2] + lines[3:-3] + lines[-2:])  # an earlier one, with its own mark
            placed.put(folder, name, b"\n".join(lines[:2] + [lines[2].replace(mark[-64:].encode(), placed.digest(older).encode())] + older.split(b"\n")[2:]))
            done(folder, ["schema", kind, "-o", "."])
            assert placed.what_is_in(folder) == {name: printed}


def test_a_set_is_whole_whatever_step_of_its_placing_fails():
    """Each step of replacing three files and adding one fails, or is where the command is killed; then the next one comes."""
    with torture.folder() as tools:
        made = placed.breaker(tools)
        if not made:
            return "no compiler"
        with placed.quick_folders(), torture.folder() as folder:
            placed.make(folder)
            done(folder, ["run", "p/s.json", "-o", "o", "--format", "csv"])
            old = placed.what_is_in(folder + "/o")
            words = ["run", "p/t.json", "-o", "o", "--format", "csv,json", "--quiet"]
            done(folder, words, env=placed.disturbed(made, None, "", tools + "/count"))
            new = placed.what_is_in(folder + "/o")
            with open(tools + "/count", encoding="ascii") as file:
                steps = int(file.read())
            assert steps > 20, steps
            states = set()
            for step in range(1, steps + 1):
                for how in ("%d:5" % step, "%d:after" % step)[step % 2:]:
                    placed.refill(folder + "/o", old)
                    answer = torture.run(words, folder, env=placed.disturbed(made, how))
                    there = placed.what_is_in(folder + "/o")
                    want = old if answer.code == 3 else new
                    assert answer.code == -9 or (answer.code in (0, 3) and there == want), "%s: %s: %s" % (how, answer.told(), sorted(there))
                    torture.run(["list", "p/s.json", "nonsense", "-o", "o"], folder)
                    done(folder, ["explain", "p/s.json", "gdp", "-o", "o"])
                    there = placed.what_is_in(folder + "/o")
                    kept = {name for name in there if there[name] == new.get(name)}, {name for name in there if there[name] == old.get(name)}
                    assert kept[0] == set(new) - {"manifest.json"} or kept[1] == set(old) - {"manifest.json"}, (how, sorted(there))
                    assert placed.wrong_in(folder + "/o") is None and not placed.hidden(there), (how, sorted(there))
                    states.add((answer.code, kept[0] > kept[1]))
            assert {(3, False), (-9, False), (-9, True)} <= states, states
    return None


def test_a_file_that_may_not_be_removed_keeps_the_whole_set():
    if os.geteuid() != 0:
        return "not root: no file of another owner"
    for name in ("run.csv", "run-targets.csv", "manifest.json"):
        with torture.folder() as folder:
            placed.make(folder)
            done(folder, SET)
            os.chmod(folder, 0o755)
            os.chmod(folder + "/o", 0o1777)
            for other in ("run.csv", "run-targets.csv", "manifest.json"):
                os.chown(os.path.join(folder, "o", other), *((0, 0) if other == name else (65534, 65534)))
            before = placed.what_is_in(folder)
            answer = subprocess.run([torture.PROGRAM, *SET, "--set", "sectors.a.growth=1"], cwd=folder, capture_output=True, check=False,
                                    env=torture.environment(), user=65534, group=65534, extra_groups=[])
            assert answer.returncode == 3 and name.encode() in answer.stderr, answer
            assert placed.what_is_in(folder) == before, name
    return None


def test_a_journal_that_came_with_a_folder_touches_nothing_outside_of_it():
    """A stranger's folder may hold one, and a link where the hidden folder of a commit would be."""
    for journal in (".outturn-placed", ".outturn-commit"):
        for hidden in (".outturn-ab/2020", ".outturn-0123ab/7"):
            with torture.folder() as folder:
                placed.make(folder)
                placed.put(folder, "mine/" + os.path.basename(hidden), "precious\n")
                os.makedirs(folder + "/o")
                os.symlink("../mine", os.path.join(folder, "o", os.path.dirname(hidden)))
                digest = placed.digest("precious\n")
                placed.put(folder, "o/" + journal, "outturn 1\n%s %s %s run.csv\nend\n" % (digest, digest, hidden))
                refused(folder, SET, "o/" + journal)


def test_commands_that_come_together_leave_a_manifest_of_what_is_there():
    with torture.folder() as folder:
        placed.make(folder)
        commands = [["run", "p/s.json"], ["run", "p/t.json", "--format", "csv,json"], ["compare", "p/s.json", "p/t.json"],
                    ["list", "p/s.json"], ["explain", "p/t.json", "gdp"]]
        answers = []
        threads = [threading.Thread(target=lambda words=words: answers.append(torture.run([*words, "-o", "new/o", "--quiet"], folder, timeout=60)))
                   for words in commands * 4]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [answer.told() for answer in answers if answer.code != 0] == []
        assert placed.wrong_in(folder + "/new/o") is None, placed.wrong_in(folder + "/new/o")


def test_a_folder_that_another_holds_is_waited_for_and_said():
    with torture.folder() as folder:
        placed.make(folder)
        os.mkdir(folder + "/o")
        at = os.open(folder + "/o", os.O_RDONLY)
        fcntl.flock(at, fcntl.LOCK_EX)
        process = subprocess.Popen([torture.PROGRAM, *SET], cwd=folder, env=torture.environment(), stderr=subprocess.PIPE)
        said = process.stderr.readline()
        assert b"another outturn is writing to o" in said, said
        assert os.listdir(folder + "/o") == []
        os.close(at)
        talk = process.communicate(timeout=20)[1]
        assert process.returncode == 0 and b"wrote 2 files" in talk, talk
        assert placed.wrong_in(folder + "/o") is None


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "trust_overwrite"))
