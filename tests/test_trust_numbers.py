#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that can be trusted: quantiles never cross, no infinity is swallowed on the way, what no double holds is refused
wherever it is written, 0 has no sign, and no sentence says "missed by 0"; and every option of every command on one place, with
what the help shows (all places and options: tests/torture/matrix.py). OUTTURN names the program (default ./outturn). Prints
`ok NAME` or `not ok NAME`."""
import csv
import io
import json
import os
import re
import sys
import traceback
import asserts

HERE = os.path.dirname(os.path.abspath(__file__))
os.environ.setdefault("OUTTURN", "./outturn")
sys.path.insert(0, os.path.join(HERE, "torture"))
import matrix  # noqa: E402
import torture  # noqa: E402

PLAN = {"kind": "plan", "title": {"en": "T", "zh": "T"}, "base_year": 2020, "prices": 2020, "years": [2021, 2025], "lang": "en"}
GDP = {"gdp": {"title": {"en": "GDP", "zh": "GDP"}, "attribute": "expected", "variable": "gdp", "year": 2025,
               "at_least": "150 1e8 CNY", "source": "s"}}
STATISTICS = ("p05", "p10", "p25", "p50", "p75", "p90", "p95")


class Place:
    """A plan with one scenario."""

    def __init__(self, indicators=None, targets=None, **more):
        self.held = torture.folder()
        self.folder = self.held.__enter__()
        self.write("plan.json", {**PLAN, "targets": GDP if targets is None else targets})
        scenario = {"kind": "scenario", "plan": "plan.json", "title": {"en": "S", "zh": "S"},
                    "sectors": {"a": {"output": 100, "growth": 5}, "b": {"output": 50, "growth": 3}}, **more}
        self.write("s.json", {**scenario, **({"indicators": indicators} if indicators else {})})

    def write(self, name, content):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as out:
            out.write(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))

    def __call__(self, *words):
        answer = torture.run(words, self.folder)
        return answer.code, answer.out.decode(), answer.err.decode()

    def __del__(self):
        self.held.__exit__(None, None, None)


def formula(text, unit="1", **more):
    return {"y": {"title": {"en": "Y", "zh": "Y"}, "unit": unit, "formula": text, **more}}


def refused(place, *parts, words=("run", "s.json")):
    code, out, talk = place(*words)
    assert (code, out) == (2, ""), (code, out, talk)
    for part in parts:
        assert part in talk, "%r is not in %r" % (part, talk)


# --- infinities ---

NOTHING = "(output.a/gdp - output.a/gdp)"
SWALLOWED = [  # what could pass over it, and the part that has no value
    ("min(1/%s, 5)", "1/%s"), ("max(-1/%s, 5)", "-1/%s"), ("clamp(1/%s, 0, 1)", "1/%s"), ("clamp(1, 1/%s - 1/%s, 5)", "1/%s"),
    ("1/(1/%s)", "1/%s"), ("exp(-1/%s)", "-1/%s"), ("(1/%s) ^ -1", "1/%s"), ("pow(0.5, 1/%s)", "1/%s"),
    ("1/%s > 3", "1/%s"), ("(1/%s == 5) + 1", "1/%s"), ("if(1/%s > 0, 1, 2)", "1/%s"), ("if(1/%s, 1, 2)", "1/%s"),
    ("min(log(%s), 0) * 0 + max(log(%s), 2)", "log(%s)"), ("exp(log(%s))", "log(%s)"), ("min(pow(%s, -1), 5)", "pow(%s, -1)"),
    ("1/(1 + exp(800 + %s))", "exp(800 + %s)"), ("min(1e300 * (1e300 + %s), 1)", "1e300 * (1e300 + %s)"),
    ("max(sqrt(%s - 1), 2)", "sqrt(%s - 1)"), ("pow(1, 1/%s)", "1/%s"), ("pow(1/%s, 0)", "1/%s"),
    ("respond(1, 1, 1/%s)", "1/%s"), ("respond(1, 1/%s, 1)", "1/%s"), ("abs(1/(1/%s))", "1/%s"),
    ("sum(clamp(output/(output - output), 0, 1))", None), ("min(prev(gdp)/gdp * 0 + 1/(year - 2023), 5)", None)]


def an_infinity_is_refused_wherever_it_would_be_passed_over():
    for text, part in SWALLOWED:
        text = text.replace("%s", NOTHING)
        place = Place(formula(text, **({"base": 1} if "prev" in text else {})))
        refused(place, '"y" is not a finite number in 20', text, "/indicators/y/formula", *([] if part is None else [
            '"%s" is ' % part.replace("%s", NOTHING), "which has no finite value"]))
        code, _, talk = place("run", "s.json", "--lang", "zh")
        assert code == 2 and "不是有限数" in talk and ("没有有限值" in talk), talk


def the_year_and_the_numbers_are_told():
    refused(Place(formula("min(1/(year - 2023), 5)")), '"y" is not a finite number in 2023', '"1/(year - 2023)" is 1 / 0 there')
    refused(Place(formula("max(log(2022 - year), -5)")), "in 2022", '"log(2022 - year)" is log(0) there')
    refused(Place(formula("(0 - 8) ^ (1 / 3)")), "is (-8) ^ 0.3333333333333333 there")
    refused(Place({**formula("min(z, 5)"), "z": {"title": {"en": "Z", "zh": "Z"}, "unit": "1", "formula": "1/(year - 2020)"}}),
            '"z" is not a finite number in 2020')


def what_a_choice_does_not_take_may_be_infinite():
    for text, want in (("if(%s > 0, 1/%s, 7)", 7), ("if(%s == 0, 3, log(%s))", 3), ("if(year > 2022, 2, 1/(1/(year - 2021) + 2))", None),
                       ("if(if(%s > 0, 1/%s, 0) > 0, exp(1/%s), 4)", 4)):
        place = Place(formula(text.replace("%s", NOTHING)))
        code, out, talk = place("run", "s.json", "--only", "y", "--format", "csv", "--quiet")
        if want is None:
            assert code == 2 and "in 2021" in talk, talk
        else:
            assert code == 0, talk
            assert {float(row["value"]) for row in csv.DictReader(io.StringIO(out))} == {want}, out


def an_infinity_without_limits_is_told_too():
    limits = {"cap": {"title": {"en": "Cap", "zh": "上限"}, "use": "energy", "at_most": "120 1e4 tce"}}
    energy = {"intensity": {"a": 1, "b": 1}, "efficiency": 0}
    guard = "min(1/max(1.13 - gdp/base(gdp), 0), 9)"
    capped = Place(formula(guard), energy=energy, limits=limits)
    refused(capped, '"y" would not be a finite number in 2023 if there were no limits', "is 1 / 0 there")
    refused(Place(formula(guard), energy=energy), '"y" is not a finite number in 2023')


def a_member_with_an_infinity_on_its_way_is_not_counted_as_a_number():
    drawn = {"value": 6, "uncertain": {"normal": {"sd": 1}}}
    place = Place(formula("min(1/max(x - 5, 0), 3)") | {"x": {"title": {"en": "X", "zh": "X"}, "unit": "1", "path": drawn}})
    code, out, talk = place("ensemble", "s.json", "--members", "4000", "--only", "x,y", "--format", "csv")
    part = re.search(r"y is not finite in ([\d.]+) % of runs|y[^\n]*?([\d.]+) %", talk)
    assert code == 0 and part, talk
    assert 14 < float(part.group(1) or part.group(2)) < 18, talk  # P(x < 5), one standard deviation below
    assert max(float(row["value"]) for row in csv.DictReader(io.StringIO(out)) if row["variable"] == "y" and row["value"]) <= 3


# --- numbers that no double holds ---

def what_no_double_holds_is_refused_wherever_it_is_written():
    place = Place()
    for number, word in (("1e400", "too large"), ("-1e400", "too large"), ("1e-400", "too small"), ("-123.456e-789", "too small"),
                         ("1.2345e-320", "too small")):
        base = {"kind": "scenario", "plan": "plan.json", "title": {"en": "S", "zh": "S"}}
        text = json.dumps({**base, "sectors": {"a": {"output": 100, "growth": "@"}}})
        for written, said in ((number, number), ('"%s %%/yr"' % number, number), ('"%s"' % number, number),
                              ('{"path": {"2021": %s}}' % number, number), ('{"value": 5, "unit": "%%/yr", "range": [%s, 9]}' % number, number)):
            place.write("t.json", text.replace('"@"', written))
            refused(place, said, word, "t.json:1:", words=("check", "t.json"))
        place.write("t.json", json.dumps({**base, "sectors": {"a": {"output": 100, "growth": 5}}, "indicators": formula("gdp / gdp + %s" % number.strip("-"))}))
        refused(place, word, "t.json:1:", words=("check", "t.json"))
        for option in ("--set", "--vary"):
            for change in ("sectors.a.growth=%s", "sectors.a.growth=%s %%/yr"):
                refused(place, word, number, words=("run", "s.json", option, change % number))
        refused(place, word, words=("run", "s.json", "--set", "sectors.a.growth=2021:%s;2022:5" % number))
        for sign in "+*":
            refused(place, word, words=("run", "s.json", "--set", "sectors.a.growth%s=%s" % (sign, number)))
        place.write("t.csv", "key,value,unit\nsectors.a.growth,%s,%%/yr\n" % number)
        refused(place, word, "t.csv:2:", words=("run", "s.json", "--set-from", "t.csv"))
        place.write("observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY,2019,%s,s\n" % number)
        refused(place, word, "observed.csv:2:", words=("check", "s.json"))
        os.remove(os.path.join(place.folder, "observed.csv"))


def what_a_change_of_unit_loses_is_refused():
    for text, part, unit in (("gdp / (gdp + 1e-306 [CNY@2020])", "1e-306 is too small in 1e8 CNY@2020", "1"),
                             ("1e305 [1e8 CNY@2020]", "1e305 is too large in CNY@2020", "CNY@2020"),
                             ("max(gdp, 1e305 [1e12 CNY@2020])", "1e305 is too large in 1e8 CNY@2020", "1e8 CNY@2020")):
        refused(Place(formula(text, unit)), part, "/indicators/y/formula", words=("check", "s.json"))
    code, out, talk = Place(formula("gdp * 1e-306 * 1e300", "1e12 CNY@2020"))("run", "s.json", "--only", "y", "--format", "csv")
    assert code == 0 and "2020,1.5e-8" in out, (out, talk)  # a factor that is no number of that unit
    place = Place()
    for number in ("5e-324", "1e-310"):
        refused(place, number + " is too small in 1e8 CNY", words=("run", "s.json", "--set", "sectors.a.output=%s CNY" % number))
    refused(place, "1e-306 is too small in 1e8 CNY", words=("run", "s.json", "--set", "sectors.a.output=1e-306 CNY"))
    refused(place, "1e305 is too large in 1e8 CNY", words=("run", "s.json", "--set", "sectors.a.output=1e305 1e12 CNY"))
    refused(place, "sectors.a.output would become too large",
            words=("run", "s.json", "--set", "sectors.a.output*=1e200", "--set", "sectors.a.output*=1e200"))
    refused(place, "sectors.a.output would become too small",
            words=("run", "s.json", "--set", "sectors.a.output*=1e-200", "--set", "sectors.a.output*=1e-200"))


def zero_has_no_sign():
    many = {**formula("-1 * (year - 2021) * 0"), **{"z%d" % i: {"title": {"en": "Z%d" % i, "zh": "Z%d" % i}, "unit": "%", "path": value}
            for i, value in enumerate(["-0 %", "-0.0 %", {"path": {"2021": "-0 %", "2023": "1 %"}}, "−0 %"])},
            "w": {"title": {"en": "W", "zh": "W"}, "unit": "%", "formula": "-z0 * 3"}}
    place = Place(many)
    minus = re.compile(r"(?<![\w.\-])[-−]0(\.0*)?(?![\d.\w])")
    for words in (("run", "s.json", "--only", "*"), ("run", "s.json", "--format", "json"), ("run", "s.json", "--format", "csv"),
                  ("list", "s.json", "inputs"), ("list", "s.json", "inputs", "--format", "csv"), ("explain", "s.json", "y", "2023"),
                  ("explain", "s.json", "w", "2023"), ("explain", "s.json", "w", "2023", "--format", "json"),
                  ("check", "s.json", "--format", "json"), ("run", "s.json", "--only", "y,w", "--set", "indicators.z0.path=-0 %"),
                  ("ensemble", "s.json", "--members", "9", "--only", "y,w", "--format", "csv")):
        code, out, talk = place(*words)
        assert code == 0, talk
        found = minus.search(re.sub(r'"(formula|numbers)": *"[^"]*"|-1 \* [^\n]*|\n= -0 % \* 3|-z0[^\n]*|\d{4}-\d+|json:\d+', "", out))
        assert not found, (words, out[max(0, found.start() - 80):found.end() + 40])


# --- quantiles ---

def ordered(out, label):
    rows, seen = {}, 0
    for row in csv.DictReader(io.StringIO(out)):
        if row["value"]:
            rows.setdefault((row["scenario"], row["variable"], row["year"]), {})[row["stat"]] = float(row["value"])
    for key, row in rows.items():
        values = [row[name] for name in STATISTICS if name in row]
        assert all(a <= b for a, b in zip(values, values[1:])), (label, key, row)
        assert row.get("sd", 0) >= 0, (label, key, row)
        seen += 1
    return seen


def quantiles_never_cross():
    spreads = [{"normal": {"sd": 1}}, {"lognormal": {"sigma": 4}}, {"uniform": {"low": 2, "high": 2.0000000001}},
               {"triangular": {"low": 1, "mode": 3, "high": 300}}, {"pert": {"low": 1, "mode": 2, "high": 9}},
               {"lognormal": {"sigma": 20}}]
    title = {"en": "X", "zh": "X"}
    many = {"x%d" % i: {"title": {"en": "X%d" % i, "zh": "X%d" % i}, "unit": "1", "path": {"value": 2, "uncertain": spread}}
            for i, spread in enumerate(spreads)}
    for i, text in enumerate(["max(x0, 2)", "clamp(x1, 1, 3)", "x1 * 1e-200", "x5 ^ 3", "0.1 + (x0 - x0)", "if(x0 > 3.7, 1e9, x0)",
                              "x2 - 1", "min(x5, 1e12) * 1e300", "x4 * 1e6 + x2"]):
        many["y%d" % i] = {"title": {**title, "en": "Y%d" % i}, "unit": "1", "formula": text}
    place, seen = Place(many), 0
    for members in [2, 3, 4, 5, 7, 11, 19, 21, 37, 41, 101, 257, 4095, 4096, 4097, 4401, 6007, 9001]:
        for seed in (1, 2) if members < 300 else (members,):
            code, out, talk = place("ensemble", "s.json", "--members", str(members), "--seed", str(seed), "--only", "*", "--format",
                                    "csv", "--quiet")
            assert code == 0, talk
            seen += ordered(out, (members, seed))
    assert seen > 1000, seen


# --- sentences ---

def nothing_is_missed_by_0():
    targets, indicators = {}, {}
    for sense in ("at_least", "at_most", "about"):
        for unit in ("%", "1", "people", "1e8 CNY"):
            for edge in (37, 12345, 0.37, 2920):
                for off in (1e-12, 3e-9, 1e-8, 1e-6, 4e-4):
                    for sign in (1, -1):
                        key = "t%d" % len(targets)
                        at = edge * (1 + 0.02 * sign) if sense == "about" else edge
                        value = at * (1 + sign * off)
                        targets[key] = {"title": {"en": key, "zh": key}, "attribute": "expected", "variable": key, "year": 2025,
                                        "source": "s", sense: edge if unit == "1" else "%r %s" % (edge, unit)}
                        indicators[key] = {"title": {"en": key, "zh": key}, "unit": unit, "path": {"path": {"2020": value}}}
    place = Place(indicators, targets)
    for language, words in (("en", r"(?<![\d.])0(\.0+)? (above|below)|by 0(\.0+)?( |$)"), ("zh", r"[差超]0(\.0+)?(个|$|\s)")):
        code, out, talk = place("run", "s.json", "--targets", "--lang", language)
        missed = [line for line in out.splitlines() if "✗" in line]
        assert code == 0 and len(missed) > 100, talk
        wrong = [line for line in missed if re.search(words, line)]
        assert not wrong, wrong[:5]
    code, out, talk = place("compare", "s.json", "--vary", "sectors.a.growth=5,6", "--show", "gaps", "--lang", "en")
    assert code == 0 and "✗" in out, talk
    wrong = [line for line in out.splitlines() if re.search(r"(?<!\S)-?0(\.0+)? ✗", line)]
    assert not wrong, wrong[:5]


# --- every option of every command ---

class Lines(torture.Row):
    def __init__(self):
        super().__init__("matrix")


def every_option_of_every_command_is_answered_on_one_place():
    row = Lines()
    with torture.folder() as folder:
        tried = matrix.Matrix(row, folder)
        for command in tried.commands:
            # under sanitizers a third of them: all under the battery's row `sanitizers`
            for option in tried.options[command][::3 if "asan" in torture.PROGRAM else 1]:
                words = tried.values(command, option, "tests/places/drawn/tight.json")[0]
                tried.attempt(command, tried.plain(command, "tests/places/drawn/tight.json", 1) + words)
        assert len(tried.commands) >= 12 and row.tried > 60, row.tried
    assert row.failures == 0


def the_help_s_own_examples_are_answered():
    row = Lines()
    with torture.folder() as folder:
        matrix.Matrix(row, folder).examples(("green",))
    assert row.tried > 30 and row.failures == 0, row.tried


if __name__ == "__main__":
    tests = [(name, value) for name, value in list(globals().items())
             if callable(value) and getattr(value, "__module__", "") == "__main__" and "_" in name and name[0].islower()]
    chosen = [(name, test) for name, test in tests if not sys.argv[1:] or any(word in name for word in sys.argv[1:])]
    failed = 0
    for name, test in chosen:
        try:
            asserts.run(test)
            print("ok trust_" + name, flush=True)
        except Exception:
            failed += 1
            print("not ok trust_" + name + "\n     " + traceback.format_exc().replace("\n", "\n     "), flush=True)
    sys.exit(1 if failed else 0)
