#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of strangers: what could steer a terminal, deceive a reader or be calculated by a spreadsheet is inert in every
output; and what a scenario may read ends where its place does, wherever it says that its plan is. The batteries are
tests/torture/injection.py and confinement.py. OUTTURN names the program. Prints `ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import sys
import unicodedata

from test_cli import BASE, PLAN, Town, holds, lacks, refused, run_tests, same, scenario

HIDDEN = ["\x1b[2J", "\x7f", "\u0085", "\u009b31m", "\u200e", "\u202e", "\u2066", "\u061c", "\u200b", "\ufeff", "\u2028", "\u2029", "\U000e0041", "\ufff9", "\u00ad", "\u3164", "\ufe0f", "\ufffe"]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]
PLACE = "scenarios/town"
SECRET = "KANARIENVOGEL"


def titled(text):
    """A town all of whose texts are that text."""
    town = Town(base=dict(BASE, sectors={"industry": {"title": {"en": text, "zh": text}, "output": {"value": 60, "source": text, "note": text}}, "services": {"output": 40}}),
                slow=dict(scenario(2), title={"en": text, "zh": text}))
    targets = json.loads(json.dumps(PLAN["targets"]))
    targets["gdp"].update(title={"en": text, "zh": text}, source=text)
    town.write(PLACE + "/plan.json", dict(PLAN, title={"en": text, "zh": text}, targets=targets))
    return town


def outputs(town):
    for words in (["run", "slow"], ["run", "slow", "--lang", "zh"], ["compare", "slow", "fast"], ["check", "slow"], ["explain", "slow", "gdp", "2025", "--depth", "all"], ["list", "slow", "inputs"],
                  ["chart", "slow"], ["run", "slow", "--format", "csv"], ["list", "slow", "inputs", "--format", "csv"], ["explain", "slow", "gdp", "--format", "csv"],
                  ["run", "slow", "--format", "json"], ["list", "slow", "inputs", "--format", "json"]):
        done = town(*words)
        same(done.returncode, 0)
        yield words, done


def is_shown(character):
    return character in "\n\t" or (unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cn", "Cs") and character not in "\u3164\u115f\u1160\uffa0\u034f\ufe0f")


def test_what_steers_or_hides_reaches_no_output():
    for text in HIDDEN:
        for words, done in outputs(titled("a" + text + "b")):
            found = [character for character in done.out + done.talk if not is_shown(character)]
            assert not found, (words, found)
            if "json" in words and "list" in words:
                holds(done.out, "a\\u%04x" % (ord(text[0]) if ord(text[0]) < 0x10000 else 0xdb40))
                assert any(one["source"] == "a" + text + "b" for one in json.loads(done.out)["inputs"]), "it reads back as it was"


def test_no_cell_is_a_formula_in_any_width_or_behind_blanks():
    for sign in SIGNS:
        for before in ("", " ", "\u3000", "\t"):
            town = titled(before + sign + "1+1")
            for words, done in outputs(town):
                if "csv" not in words:
                    continue
                cells = [cell for row in csv.reader(io.StringIO(done.out)) for cell in row]
                bad = [cell for cell in cells if cell.strip()[:1] in SIGNS and not cell.replace(".", "").lstrip("-").isdigit()]
                assert not bad, (words, bad)
                if "list" in words:
                    assert "'" + before + sign + "1+1" in cells, "it is told, with an apostrophe"


def test_a_lone_return_writes_over_nothing():
    town = titled("good\rEVIL")
    for _, done in outputs(town):
        lacks(done.out, "\r")


def test_characters_of_private_use_and_chinese_stay():
    town = titled("\ue000吕梁\U00020000")
    for words, done in outputs(town):
        if "list" in words and "--format" in words:
            holds(done.out, "\ue000吕梁\U00020000")


def test_lone_surrogates_and_nul_are_refused_with_their_place():
    for escape, word in (("\\ud800", "\\ud800"), ("\\udc00x", "\\udc00"), ("\\u0000", "\\u0000")):
        town = Town()
        town.write(PLACE + "/slow.json", json.dumps(dict(scenario(2), title={"en": "T", "zh": "T"})).replace('"en": "T"', '"en": "%s"' % escape))
        refused(town("run", "slow"), "slow.json:1:", word)


def test_words_of_the_line_and_the_environment_are_cleaned_in_messages():
    town = Town()
    for text in HIDDEN:
        for words in (["run", "no" + text], ["run", "slow", "--only", text], ["run", "slow", "--set", text + "=1"], ["run", "slow", "--lang", text], [text]):
            done = town(*words, env={"OUTTURN_LANG": text, "TERM": text})
            same(done.returncode, 2)
            assert all(is_shown(character) for character in done.talk), (words, done.talk)


# --- what may be read ---

def home():
    """A town below secrets: beside, above and in folders beside those above."""
    town = Town()
    secret = dict(scenario(3), title={"en": SECRET, "zh": SECRET})
    for folder in (".", "scenarios", "scenarios/other", "other", ".hidden", PLACE + "/.git"):
        town.write(folder + "/secret.json", secret)
        town.write(folder + "/secret.csv", "variable,unit,year,value,source\nrate,%%/yr,2021,3,%s\n" % SECRET)
        town.write(folder + "/broken.json", "{" + SECRET)
        town.write(folder + "/above.json", PLAN)
    return town


def by_series(path, **more):
    return dict(scenario({"series": {"file": path, "variable": "rate"}}), **more)


def test_a_plan_above_opens_no_other_folder():
    town = home()
    for plan in ("plan.json", "../above.json", "../../above.json"):
        for path in ("../other/secret", "../../other/secret", "../../.hidden/secret", "../../.hidden/broken", ".git/secret", "../../../secret"):
            for content in (by_series(path + ".csv", plan=plan), dict(scenario(2), plan=plan, extends=["base.json", path + ".json"])):
                town.write(PLACE + "/slow.json", content)
                for command in ("check", "run"):
                    done = town(command, PLACE + "/slow.json", "--lang", "en")
                    refused(done, "outside this place" if "hidden" not in path and "git" not in path else "")
                    lacks(done.talk, SECRET)


def test_a_plan_that_is_not_there_opens_nothing():
    town = home()
    for plan in ("../none.json", "../../none.json"):
        town.write(PLACE + "/slow.json", by_series("../secret.csv", plan=plan))
        done = town("run", "slow")
        refused(done, plan + ": no such file")
        lacks(done.talk, SECRET)
    town.write(PLACE + "/slow.json", by_series("../secret.csv", plan="../secret.json"))  # it is there, and no plan
    refused(town("run", "slow"), "outside this place")


def test_hidden_files_are_told_to_be():
    town = home()
    town.write(PLACE + "/slow.json", dict(scenario(2), extends=["base.json", ".git/secret.json"]))
    refused(town("run", "slow", "--lang", "en"), "hidden files and folders, whose names begin with a point, are not read")


def test_what_lies_beside_the_plan_and_on_the_way_is_read():
    town = home()
    town.write(PLACE + "/rates.csv", "variable,unit,year,value,source\nrate,%/yr,2021,3,s\n")
    town.write(PLACE + "/deep/er/s.json", by_series("../../rates.csv", plan="../../plan.json", extends=["../../base.json", "../middle.json"]))
    town.write(PLACE + "/deep/middle.json", {"kind": "scenario", "abstract": True, "sectors": {"services": {"growth": 1}}})
    for cwd, word in ((town.folder, PLACE + "/deep/er/s.json"), (town.folder + "/" + PLACE + "/deep/er", "s.json"), ("/", town.folder + "/" + PLACE + "/deep/er/s.json")):
        same(town("run", word, cwd=cwd).returncode, 0)


def test_what_a_file_above_names_below_itself_is_read_as_it_is_from_there():
    town = home()
    town.write(PLACE + "/common/rates.csv", "variable,unit,year,value,source\nrate,%/yr,2021,3,s\n")
    town.write(PLACE + "/common/base.json", {"kind": "scenario", "plan": "../plan.json", "abstract": True, "extends": "../base.json"})
    named = by_series("common/rates.csv", extends="common/base.json")
    for above in (named, {key: value for key, value in named.items() if key != "plan"}):
        town.write(PLACE + "/above.json", above)
        town.write(PLACE + "/deep/s.json", {"kind": "scenario", "extends": "../above.json"})
        same(town("run", PLACE + "/deep/s.json", "--format", "csv").out.replace("s,", "above,"), town("run", PLACE + "/above.json", "--format", "csv").out.replace("s,", "above,"))
        town.write(PLACE + "/deep/s.json", {"kind": "scenario", "extends": ["../above.json", "../common/base.json"]})
        refused(town("run", PLACE + "/deep/s.json"), "/extends/1: ../common/base.json: outside this place")
    for path in ("../other/secret.json", ".git/secret.json"):
        town.write(PLACE + "/above.json", dict(scenario(2), extends=["base.json", path]))
        town.write(PLACE + "/deep/s.json", {"kind": "scenario", "plan": "../plan.json", "extends": "../above.json"})
        done = town("run", PLACE + "/deep/s.json")
        refused(done, path + ": outside this place")
        lacks(done.talk, SECRET)


def test_a_broken_plan_above_is_told_with_its_line():
    town = Town()
    town.write(PLACE + "/deep/s.json", dict(scenario(2), plan="../plan.json", extends="../base.json"))
    town.write(PLACE + "/plan.json", json.dumps(PLAN).replace('"years": [2021, 2025]', '"years": [2021 2025]'))
    refused(town("run", PLACE + "/deep/s.json"), "plan.json:1:")


def test_a_link_in_a_folder_that_leads_out_is_refused_and_one_that_is_named_is_read():
    town = home()
    os.symlink("../other/broken.json", os.path.join(town.folder, PLACE, "z.json"))
    done = town("run", PLACE)
    refused(done, "z.json: a link that leads out of " + PLACE)
    lacks(done.talk, SECRET)
    os.symlink(os.path.join(town.folder, PLACE, "slow.json"), os.path.join(town.folder, "alias.json"))
    same(town("run", "alias.json", "--format", "csv").out, town("run", PLACE + "/slow.json", "--format", "csv").out)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "text"))
