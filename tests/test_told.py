#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refusals that need a whole command: formulas, limits, indicators, what --set and --vary give, tables, questions, manifests, and the command line itself.
Each mistake is made by one command below, and what is said of it, in both languages, stands in tests/bad/told.en.txt and
told.zh.txt word for word; OUTTURN_BLESS=1 writes them anew, to be read. OUTTURN names the program."""
import json
import os
import re
import shlex
import sys

from test_cli import BASE, PLAN, Town, run_tests

HERE = os.path.dirname(os.path.abspath(__file__))
PLACE = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"], "sectors": {"industry": {"growth": 5}, "services": {"growth": 3}}}
ENERGY = {"intensity": {"industry": 1, "services": 0.3}, "efficiency": 3}


def formula(text, unit="1"):
    return {"indicators": {"x": {"title": "x", "unit": unit, "formula": text}}}


def indicator(**parts):
    return {"indicators": {"x": {"title": "x", **parts}}}


def limit(**parts):
    return {"energy": ENERGY, "limits": {"cap": {"title": "cap", **parts}}}


# What a scenario has beside PLACE: wrong in one way each.
WRONG = {
    "formula-unknown": formula("gdpp + 1"), "formula-function": formula("fourier(1)"), "formula-number": formula("1.2.3"), "formula-unit": formula("5 [furlong]"),
    "formula-full-width": formula("1 ＋ 2"), "formula-section": formula("energy / gdp"), "formula-history": formula("prev(sectors.industry.growth)"),
    "formula-year": formula("at(gdp, 1999)"), "formula-sum": formula("sum(gdp)"), "formula-shape": formula("output / gdp"), "formula-deep": formula("(" * 70 + "1" + ")" * 70),
    "formula-long": formula("1" + " + 1" * 2100), "formula-end": formula("1 +"), "formula-arguments": formula("min(1)"), "formula-units": formula("gdp + 1"),
    "formula-hundred": formula("100 * output.industry / gdp", "%"), "formula-by-hundred": formula("share.industry / 100"), "formula-exp": formula("exp(gdp)"),
    "formula-nothing": formula("1 / 0"), "formula-logarithm": formula("log(0 - 1)"), "formula-money": formula("gdp ^ 12"),
    "indicator-two": indicator(unit="1", base=1, compound=3, linear=2), "indicator-no-base": indicator(unit="1", compound=3), "indicator-no-trend": indicator(unit="1", base=1),
    "indicator-no-unit": indicator(base=1, compound=3), "indicator-prev-in-base": indicator(unit="1", base="prev(gdp)", formula="1"),
    "limit-none": limit(at_most="70 万吨标准煤"), "limit-both": limit(use="energy", coefficients={"industry": 1}, at_most="70 万吨标准煤"),
    "limit-not-a-use": limit(use="gdp", at_most=3), "limit-no-most": limit(use="energy"), "limit-two-mosts": limit(use="energy", at_most="70 万吨标准煤", fall_at_least=3),
    "limit-no-unit": limit(coefficients={"industry": 1}, at_most=3), "limit-per": limit(use="energy", per="nonsense", at_most=3),
    "limit-early": limit(use="energy", at_most="300 万吨标准煤", over=[2018, 2025]),
    "target-sectors": {"targets": {"t": {"title": "t", "variable": "output", "year": 2025, "at_least": 3, "source": "s"}}},
    "fuels-remainder": {"energy": ENERGY, "fuels": {"coal": {"title": "c", "factor": 2}, "gas": {"title": "g", "factor": 1}}},
    "remainder-alone": {"energy": {"intensity": {"industry": 1}, "total_intensity": 0.7, "efficiency": 3}},
    "remainder-sector": {"energy": {"intensity": {"industry": 1}, "total_intensity": 0.7, "remainder": "nonsense", "efficiency": 3}},
    "level-is-one": {"prices": {"base_level": 1.1}},
    "draw-nothing": {"sectors": {"industry": {"growth": {"value": 5, "uncertain": {"normal": {"sd": 0.001}, "truncate": [90, 95]}}}, "services": {"growth": 3}}},
    "correlation-idle": {"sectors": {"industry": {"growth": {"value": 5, "uncertain": {"normal": {"sd": 1}}}}, "services": {"growth": 3}},
                         "correlations": {"pair": {"of": "sectors.industry.growth", "with": "sectors.services.growth", "rank": 0.5}}}}
TABLES = {
    "years": "指标,单位,2025年基数,2020年目标\n森林,%,30,35\n", "attribute": "指标,单位,2020年,2025年目标,属性\n森林,%,30,35,也许\n", "no-name": "指标,单位,2020年,2025年目标\n,%,30,35\n",
    "remark": "指标,单位,2020年,2025年目标\n森林,%,30（2018年）,35\n", "shares": "indicator,unit,2020,2025 target\nGDP,1e8 CNY,100,130\n\"Industry, share of GDP\",%,70,60\n"
    "\"Services, share of GDP\",%,60,55\n", "rows-value": "key,value\nsectors.industry.growth,much\n", "rows-order": "key,value\nsectors.industry.growth,2023:5;2022:6\n",
    "rows-key": "key,value\nsectors.industry.growt,5\n", "long-name": "指标,单位,2020年,2025年目标\n" + "林" * 3000 + ",%,30,35\n", "long-number": "指标,单位,2020年,2025年目标\n森林,%,30,3" + "5" * 3000 + "\n",
    "no-gdp": "指标,单位,2020年,2025年目标\n城镇化率,%,58,63\n", "rows-unit": "key,value,unit\nsectors.industry.growth,5,km\n",
    "rows-twice": "key,value\nsectors.industry.growth,5\nsectors.industry.growth,6\n", "long-cell": "key,value\n" + "a" * 70000 + ",1\n",
    "date": "指标,单位,2020年,2025年目标\n公园,个,30,1月5日\n", "mixed": "indicator;unit;2020;2025 target\nRoads;km;12,5;13.75\nRails;km;2,25;3,125\n",
    "commas": "indicator;unit;2020;2025 target\nRoads;km;12,5;13,75\n", "broken": "indicator,unit,2020,2025 target\nRoads,km,#DIV/0!,12\n",
    "unknown-unit": "indicator,unit,2020,2025 target\nRoads,kn,10,12\n", "no-unit": "indicator,unit,2020,2025 target\nGDP,,100,130\n",
    "undecided": "indicator,unit,2020,2025 target\nZeal,count,10,10\n",
    "other-year": "indicator,unit,2020,2025 target\nWays,km,10,15 by 2023\n", "other-plan": "indicator,unit,2020,2025 target,2030 target\nRoads,km,10,15,20\n",
    "no-target": "indicator,unit,2020,2025 target\nRoads,km,10,15\nRails,km,,\n", "level-percent": "indicator,unit,2020,2025 target\nPopulation,%,1,2\n",
    "cell": "indicator,unit,2020,2025 target\nRoads,km,10,20-10\nRails,km,10,(\nWays,km,>=,12\n", "words": "indicator,unit,2020,2025 target\nRoads,km,10,up to half of 20 more\n",
    "scale": "indicator,unit,2020,2025 target\nPeople moved,万人,10,20万\n", "inside": "指标,2020年,2025年目标\n就业人员（qubits）,10,12\n",
    "two-units": "指标,单位,2020年,2025年目标\n从业人员（万人）,人,10,12\n", "unit-taken": "指标,单位,2020年,2025年目标\n常住人口城镇化率,,55,60\n",
    "subject": "year,unit,value\n2019,km,5\n2020,km,5\n2021,km,8\n", "facts": "indicator,unit,2021\nParks,count,3\nGDP growth,%,6\n",
    "facts-twice": "indicator,unit,2021\nParks,count,3\nParks,count,4\n"}
COMMANDS = """
run fast --set energy
run fast --set sectors.industry.growth*=1%%
run fast --set sectors.industry.growth+=much
run fast --set 'sectors.industry.growth+=1 km'
run fast --set sectors.nobody.growth=3
run fast --set 'nothing.*=3'
run fast --set-from rows-value.csv
run fast --set-from rows-order.csv
run fast --set-from rows-key.csv
run fast --set-from long-cell.csv
run fast --set-from nowhere.csv
compare fast --vary sectors.industry.growth=
compare fast --vary sectors.industry.growth=1,much
compare fast --vary sectors.nobody.growth=1,2
compare fast
compare fast --targets --inputs
compare slow fast --inputs --show targets
run nowhere
run fast.json
run scenarios/nowhere.json
run scenarios
run empty
run fast --only nonsense
run fast --only gdp --years 1990
run fast --years 1990-1992
run fast --bom
run fast --bom --no-bom --format csv
run fast --format csv,json
run fast --format csv --show targets
run fast --format nonsense
run fast --nonsense
run fast --lang fr
run fast --units energy
run fast --units energy=t
run fast --units nonsense=t
run fast --units energy=J,energy=tce
run fast --units 'money=1e9 EUR'
run fast --size 3x4
new p --from date.csv
new p --from mixed.csv
new p --from broken.csv
new p --from unknown-unit.csv
new p --from no-unit.csv
add scenarios/town
add scenarios/town --from date.csv
units nonsense
units '5 Mtoe in t'
run
explain fast nonsense
explain fast parks
explain fast output.industry 1990
explain fast
explain scenarios/town gdp
explain fast gdp 2025 more
list fast nonsense
list slow fast
models nonsense
schema nonsense
schema
new
new ''
new scenarios/town/plan.json
new scenarios
new p --title ''
new p --from nowhere.csv
new p --from years.csv
new p --from attribute.csv
new p --from no-name.csv
new r --from remark.csv
new q --from shares.csv
ensemble fast
ensemble drawn --members 0
ensemble drawn --members many
ensemble drawn --seed -1
chart fast --format svg
chart fast --kind nonsense
help nonsense
help run --format bash
nonsense
run slow --fail-on missed
run slow --fail-on nonsense
check scenarios/town --fail-on warning
chart drawn --members 100 --kind lines -o out
new p --title %s
new p --from long-name.csv
new p --from long-number.csv
new s --from no-gdp.csv
compare fast --vary sectors.industry.growth=1.2.3,2
explain more/late.json x 2020
run more/late.json --set growth=3
run more/late.json --set x=3
run more/late.json --set sectors.industry.growth.value.more=3
run more/late.json --set title.en.more=3
run more/late.json --set-from rows-unit.csv
run more/late.json --set-from rows-twice.csv
run more/parent.json
run observed/s.json
explain older/s.json gdp_nominal
run older/s.json --only gdp_nominal
run older/formula.json
run more/nowhere-parent.json
run more/late.json --only x --years 2030
list more/late.json inputs --only nonsense
run fast --set sectors.industry.growth*=1e308 --set sectors.industry.growth*=1e308
run fast --set sectors.industry.growth*=1e3
run more/relative-range.json
run fast --vary sectors.industry.growth
run fast --only %s
run fast --vary sectors.industry.growth=%s --vary sectors.services.growth=%s
run fast --all --format csv
compare slow fast --show levels --format csv
chart fast --all --kind lines -o out
check asked/named --fail-on warning
run green.json
run root.json
run fast -o foreign
run fast -o foreign/one
solve fast --target gdp --by sectors.industry.growth
solve asked/moves.json --target gdp --by 'sectors.*'
solve asked/moves.json --target gdp --by sectors.industry.growth sectors.industry.output=50:70 --together
solve asked/path.json --target gdp --by sectors.industry.growth=3:5
solve asked/moves.json --target unsaid --by sectors.industry.growth
solve asked/moves.json --target between=3 --by sectors.industry.growth
solve asked/moves.json --target gdp --by sectors.industry.growth --save new.json --set sectors.services.growth=4
solve asked/moves.json --target gdp --by sectors.industry.growth --save new
solve asked/moves.json --target gdp --by sectors.industry.growth --save nowhere/new.json
solve asked/moves.json --target gdp --by sectors.industry.growth --save asked/drawn.json
conflict fast
conflict asked/words/s.json
fit asked/moves.json nonsense
fit asked/moves.json --law elasticity
audit asked/relation
audit asked/before
audit asked/base.json
sensitivity fast
sensitivity drawn --years 2021:2022
sensitivity drawn sectors.industry.growth
sensitivity drawn parks
sensitivity drawn gdp --members-to nowhere/m.csv
sensitivity drawn gdp --members 1e9 --members-to m.csv
sensitivity asked/words/s.json
ensemble wrong/draw-nothing.json --members 100
ensemble wrong/correlation-idle.json --members 100
ensemble asked/drawn-wide.json --exact --members 4e9
progress fast
progress asked/moves.json --at 2021 --assume gdp_growth.2023=5
progress asked/moves.json --assume gdp_growth.2022=5 --assume gdp_growth.2022=6
progress asked/moves.json --assume gdp_growth.2022=1,2,3,4 --assume gdp_growth.2023=1,2,3,4
decompose fast
decompose fast gdp_growth
explain asked/moves.json unmeasured
explain asked/gone/s.json law
explain asked/gone/s.json why
diff fast asked/gone
add empty --from facts.csv
add asked/named --from facts-twice.csv
new t1 --from other-year.csv
new t2 --from other-plan.csv
new t3 --from no-target.csv
new t4 --from level-percent.csv
new t5 --from cell.csv
new t6 --from words.csv
new t7 --from scale.csv
new t8 --from inside.csv
new t9 --from two-units.csv
new t10 --from unit-taken.csv
new t11 --from subject.csv
""" % ("t" * 201, ",".join("x%d" % i for i in range(201)), *[",".join(map(str, range(20)))] * 2)
# A manifest with one thing wrong in it, for verify.
MANIFESTS = {"none": {"kind": "plan"}, "key": {"more": 1}, "type": {"arguments": 3}, "command": {"command": "help"}, "option": {"options": {"nonsense": 1}},
             "value": {"options": {"lang": "fr"}}, "path": {"outputs": [{"path": "../x", "sha256": "0" * 64}]},
             "hash": {"outputs": [{"path": "run.csv", "sha256": "0"}]}, "input": {"scenarios": ["nowhere.json"]}, "arguments": {"arguments": ["a", "b", "c", "d"]}}


def spread(mean, sd=1):
    return {"value": mean, "uncertain": {"normal": {"sd": sd}}}


def sectors(growth, count=2):
    names = ["industry", "services"] + ["s%d" % i for i in range(2, count)]
    return {name: {"growth": growth, **({"title": name, "output": 5} if name.startswith("s") and name != "services" else {})} for name in names}


def asked(here):
    """Places of which questions cannot be asked, or are asked wrongly."""
    def write(name, content):
        here.write("asked/" + name, content)

    moves = {**PLACE, "sectors": sectors({"value": 5, "range": [0, 10]})}
    target = {"title": "T", "variable": "gdp", "year": 2025, "source": "s"}
    write("plan.json", {**PLAN, "targets": {
        **PLAN["targets"], "between": {**target, "range": ["120 亿元", "140 亿元"]}, "unsaid": {**target, "words": "rather more"},
        "unmeasured": {**target, "variable": "energy", "at_most": "130 万吨标准煤"}}})
    write("observed.csv", "variable,unit,year,value,source\ngdp_growth,%/yr,2021,6,y\n")
    write("moves.json", moves)
    write("drawn.json", {**PLACE, "sectors": sectors(spread(5))})
    write("path.json", {**PLACE, "sectors": {**sectors(5), "industry": {"growth": {"path": {"2021": 2, "2025": 9}}}}})
    write("drawn-wide.json", {**PLACE, "sectors": sectors(spread(5), 64)})
    for name, targets in (("words", {"parks": PLAN["targets"]["parks"]}),
                          ("gone", {"law": {"title": "L", "year": 2025, "source": "s", "words": "more", "withdrawn": {"year": 2023, "source": "law"}},
                                    "why": {"title": "W", "year": 2025, "source": "s", "words": "more", "withdrawn": {"year": 2023, "source": "law", "note": "by law"}}})):
        write(name + "/plan.json", {**PLAN, "targets": targets})
        write(name + "/s.json", {**moves, "sectors": {**sectors({"value": 5, "range": [0, 10]}), "industry": {"growth": spread(5)}}} if name == "words" else moves)
    write("relation/plan.json", {**PLAN, "relations": {"r": {"title": "r", "source": "s"}}})
    write("before/plan.json", {**PLAN, "previous": "later.json"})
    write("before/later.json", {**PLAN, "base_year": 2025, "years": [2026, 2030], "targets": {}})
    write("named/plan.json", PLAN)
    write("named/s.json", PLACE)
    write("named/observed.csv", "variable,unit,year,value,source\nparks,count,2019,\"2\",\"a book\nof years\"\ngdpp,1e8 CNY,2018,5,y\n")
    for folder in ("", "words/", "gone/", "named/"):
        write(folder + "base.json", BASE)
    here.write("root.json", {**PLACE, "extends": ["nowhere.json"]})
    for name in ("run.csv", "run-targets.csv", "one/run.csv"):
        here.write("foreign/" + name, "mine\n")


def manifests(here):
    """Each beside the outputs that it tells of."""
    here("run", "fast", "-o", "made", "--lang", "en")
    made = {**json.loads(here.read("made/manifest.json")), "version": "0", "inputs": [{"path": "fast.json", "sha256": "0" * 64}],
            "outputs": [{"path": "run.csv", "sha256": "0" * 64}]}
    for name, change in MANIFESTS.items():
        here.write("manifest-%s/manifest.json" % name, {**made, **change})


def place():
    here = Town(drawn={**PLACE, "sectors": {"industry": {"growth": {"value": 5, "uncertain": {"normal": {"sd": 1}}}}, "services": {"growth": 3}}})
    for name, parts in WRONG.items():
        here.write("wrong/%s.json" % name, {**PLACE, **parts})
    for name in ("plan.json", "base.json"):
        here.write("wrong/" + name, here.read("scenarios/town/" + name))
    for name, text in TABLES.items():
        here.write(name + ".csv", text)
    here.write("empty/readme.txt", "nothing")
    for folder in ("more", "observed", "older"):
        here.write(folder + "/plan.json", {**PLAN, "prices": 2015} if folder == "older" else PLAN)
        here.write(folder + "/base.json", BASE)
    here.write("more/late.json", {**PLACE, "title": {"en": "Late", "zh": "迟"}, **formula("prev(gdp) / gdp")})
    twice = {"times": 2, "year": 2020}
    here.write("more/relative-range.json", {**PLACE, "targets": {
        "bounds": {"title": "b", "variable": "gdp", "year": 2025, "range": [twice, "400 亿元"], "source": "s"},
        "stated": {"title": "s", "variable": "gdp", "year": 2025, "at_least": twice, "stated": [{"range": ["1 亿元", twice], "source": "s"}], "source": "s"},
        "whole": {"title": "w", "variable": "gdp", "year": 2025, "at_least": twice, "range": twice, "source": "s"}}})
    here.write("more/parent.json", {**PLACE, "extends": ["plan.json"]})
    here.write("more/nowhere-parent.json", {**PLACE, "extends": ["nowhere.json"]})
    here.write("observed/s.json", PLACE)
    here.write("observed/observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY,2018,5 furlong,y\ngdp,1e8 CNY,2019,5 km,y\ngdp,,2017,5,y\n"
                                        "gdp,1e8 CNY,1700,5,y\ngdp,1e8 CNY,2016,5,\n")
    here.write("older/s.json", PLACE)
    here.write("older/formula.json", {**PLACE, **formula("gdp_nominal / gdp", "CNY/CNY@base")})
    asked(here)
    manifests(here)
    return here


def commands():
    return [["run", "wrong/%s.json" % name, "--quiet"] for name in WRONG] + [shlex.split(line) for line in COMMANDS.strip().split("\n")] + \
        [["verify", "manifest-" + name] for name in MANIFESTS]


def reports(language):
    """Each command with its exit code and what it says on standard error."""
    here = place()
    for command in commands():
        done = here(*command, "--lang", language)
        yield "$ outturn %s  # %d\n%s" % (" ".join(map(shlex.quote, command)), done.returncode, re.sub(r"/[^ ,;]*/scenarios/(luliang|scotland)", r"SHIPPED/\1", done.talk.replace(here.folder, "HERE")))


def holds_in(language):
    path = os.path.join(HERE, "bad", "told.%s.txt" % language)
    got = "\n".join(reports(language))
    if os.environ.get("OUTTURN_BLESS"):
        with open(path, "w", encoding="utf-8") as file:
            file.write(got)
    with open(path, encoding="utf-8") as file:
        want = file.read()
    for mine, kept in zip(got.split("$ outturn "), want.split("$ outturn ")):
        assert mine == kept, "said:\n%s\nkept:\n%s" % (mine[:3000], kept[:3000])
    assert got == want, "more or fewer commands"


def test_what_is_told_in_english_is_what_is_kept():
    holds_in("en")


def test_what_is_told_in_chinese_is_what_is_kept():
    holds_in("zh")


def test_every_refusal_has_exit_code_2_and_says_something():
    seen = 0
    for report in reports("en"):
        head, _, said = report.partition("\n")
        if not head.endswith("# 0"):
            seen += 1
            assert said.strip() and head.endswith(("# 2", "# 1")), report
    assert seen > 80, seen


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "told"))
