#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refusals that need a whole command: formulas, limits, indicators, what --set and --vary give, tables, and the command line itself.
Each mistake is made by one command below, and what is said of it, in both languages, stands in tests/bad/told.en.txt and
told.zh.txt word for word; OUTTURN_BLESS=1 writes them anew, to be read. OUTTURN names the program."""
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
    "formula-unknown": formula("gdpp + 1"), "formula-function": formula("sinus(1)"), "formula-number": formula("1.2.3"), "formula-unit": formula("5 [furlong]"),
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
    "undecided": "indicator,unit,2020,2025 target\nZeal,count,10,10\n"}
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
""" % ("t" * 201)


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
    here.write("more/parent.json", {**PLACE, "extends": ["plan.json"]})
    here.write("more/nowhere-parent.json", {**PLACE, "extends": ["nowhere.json"]})
    here.write("observed/s.json", PLACE)
    here.write("observed/observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY,2018,5 furlong,y\ngdp,1e8 CNY,2019,5 km,y\ngdp,,2017,5,y\n"
                                        "gdp,1e8 CNY,1700,5,y\ngdp,1e8 CNY,2016,5,\n")
    here.write("older/s.json", PLACE)
    here.write("older/formula.json", {**PLACE, **formula("gdp_nominal / gdp", "CNY/CNY@base")})
    return here


def commands():
    return [["run", "wrong/%s.json" % name, "--quiet"] for name in WRONG] + [shlex.split(line) for line in COMMANDS.strip().split("\n")]


def reports(language):
    """Each command with its exit code and what it says on standard error."""
    here = place()
    for command in commands():
        done = here(*command, "--lang", language)
        yield "$ outturn %s  # %d\n%s" % (" ".join(map(shlex.quote, command)), done.returncode, re.sub(r"/\S*/scenarios/luliang", "SHIPPED/luliang", done.talk.replace(here.folder, "HERE")))


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
