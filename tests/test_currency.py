#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan's money: the same plan in CNY, EUR, GBP, USD and JPY comes to the same figures up to scale (to the last bit
where the scale is a power of two), verdicts, odds and limits the same; numbers in another currency, or at the prices of
another year, are refused with both places and a way that works; what --units and "display" show. OUTTURN names the
program.

Held: every bit where the scale is a power of two. Else 1e-15 for each year that went before (each rounds once more), of a
series' largest figure where what is printed is a difference (a growth is 1 + x less 1, a slack a limit less its use); 5e-15
of quantiles, which lie between two members. 1e-12 of an ICOR, investment over the difference of two outputs, and of a
spread, a sum of squared differences from a mean: what is left of numbers that are nearly alike holds their last digits
hundreds of times enlarged, in whatever order it is worked out, since the inputs themselves are rounded once when they are
written in another currency."""
import csv
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from test_cli import run_tests

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
HERE = os.path.dirname(os.path.abspath(__file__))
CHINESE = {"EUR": "欧元", "GBP": "英镑", "USD": "美元", "JPY": "日元", "CNY": "元"}


def run(*words, code=0, cwd=None):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, encoding="utf-8", cwd=cwd,
                          env={**os.environ, "LANG": "C.UTF-8", "OUTTURN_LANG": "en"}, timeout=120)
    assert done.returncode == code, f"{' '.join(words)}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}"
    return done.stdout if code in (0, 1) else done.stderr


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


# --- one place in another currency ---

BARE = {"sectors.output": 1, "economy.gdp": 1, "energy.intensity": -1, "energy.total_intensity": -1,
        "water.intensity": -1, "water.total_intensity": -1, "coal.per_output": -1, "income.urban": 1, "income.rural": 1,
        "capital.total": 1, "capital.investment": 1, "limits.coefficients": -1}
LEVELS = {"sectors.growth", "income.urban_growth", "income.rural_growth"}
VARIABLES = {"gdp": 1, "gdp_nominal": 1, "output.works": 1, "output.farm": 1, "energy_intensity": -1,
             "water_per_gdp": -1}
MEASURES = {"level", "change", "cumulative", "mean"}
SENSES = ("at_least", "at_most", "above", "below", "about", "range")
MONEY = re.compile(r"CNY|RMB|元")


def power(unit):
    """Of money in a unit: 1 above the stroke, -1 below, 0 of a deflator."""
    above, _, below = re.sub(r"@\w+", "", unit).partition("/")
    return len(MONEY.findall(above)) - len(MONEY.findall(below))


class Rewriting:
    """A place's files with every amount of money times `factor`, in `currency`."""

    def __init__(self, factor, currency):
        self.factor, self.currency = factor, currency

    def times(self, number, p):
        return number * self.factor ** p if p else number

    def unit(self, unit):
        unit = re.sub(r"万元", "1e4 元", unit.replace("亿元", "1e8 元"))
        return MONEY.sub(self.currency, unit) if unit.count("元") < 2 else unit.replace("元", self.currency)

    def text(self, text, p):
        """ "7000 亿元": a number, its unit or none. """
        found = re.match(r"\s*(-?[\d.]+(?:e-?\d+)?)\s*(.*)$", text)
        if not found:
            return text
        unit = found.group(2)
        p = power(unit) if unit else p
        return f"{self.times(float(found.group(1)), p)!r} {self.unit(unit)}".strip() if p else text

    def number(self, node, p):
        """What a quantity is given by: a number, a text, points by year."""
        if isinstance(node, bool) or node is None:
            return node
        if isinstance(node, (int, float)):
            return self.times(node, p)
        if isinstance(node, str):
            return self.text(node, p)
        if isinstance(node, list):
            return [self.number(value, p) for value in node]
        return {key: self.number(value, p) for key, value in node.items()}

    def uncertain(self, node, p):
        return {kind: {key: value if kind == "lognormal" and key == "sigma" else self.times(value, p)
                       for key, value in of.items()} if isinstance(of, dict) else [self.times(x, p) for x in of]
                for kind, of in node.items()}

    def quantity(self, node, p, levels=0):
        if not isinstance(node, dict):
            return self.number(node, p)
        p = power(node["unit"]) if "unit" in node else p
        made = {}
        for key, value in node.items():
            if key in ("value", "path"):
                made[key] = self.number(value, p)
            elif key == "level":
                made[key] = self.number(value, levels)
            elif key == "range":
                made[key] = [self.times(x, p) for x in value]
            elif key == "uncertain":
                made[key] = self.uncertain(value, p)
            elif key == "unit":
                made[key] = self.unit(value)
            else:
                made[key] = value
        return made

    def formula(self, text):
        return re.sub(r"([\d.]+) \[([^\]]*)\]",
                      lambda m: f"{self.times(float(m.group(1)), power(m.group(2)))!r} [{self.unit(m.group(2))}]", text)

    def target(self, node):
        p = VARIABLES.get(node.get("variable"), 0) if node.get("measure", "level") in MEASURES else 0
        made = {}
        for key, value in node.items():
            if key in SENSES:
                made[key] = [self.quantity(x, p) for x in value] if isinstance(value, list) else self.quantity(value, p)
            elif key == "stated":
                own = {"variable": node.get("variable")}
                made[key] = [{k: v for k, v in self.target({**own, **each}).items() if k in each} for each in value]
            else:
                made[key] = value
        return made

    def indicator(self, node, unit):
        made = {}
        for key, value in node.items():
            if key == "formula":
                made[key] = self.formula(value)
            elif key == "unit":
                made[key] = self.unit(value)
            elif key in ("base", "path", "linear", "floor", "ceiling", "at_most"):
                made[key] = self.quantity(value, power(unit))
            else:
                made[key] = self.section("limits", key, value)
        return made

    def section(self, name, key, node):
        p, levels = BARE.get(f"{name}.{key}", 0), 1 if f"{name}.{key}" in LEVELS else 0
        if not isinstance(node, dict):
            return self.quantity(node, p)
        if set(node) & {"value", "path", "level", "series", "uncertain"} and key != "programme":
            return self.quantity(node, p, levels)
        return {inner: self.section(name, key if p or levels or name == "limits" and key == "coefficients" else inner, value)
                for inner, value in node.items()}

    def scenario(self, node):
        made = {}
        for name, section in node.items():
            if name == "targets":
                made[name] = {key: self.target(value) for key, value in section.items()}
            elif name == "sectors":
                made[name] = {key: {inner: self.section("sectors", inner, value) for inner, value in of.items()}
                              for key, of in section.items()}
            elif name in ("indicators", "limits"):
                made[name] = {key: self.indicator(of, of.get("unit", "")) for key, of in section.items()}
            elif name in ("energy", "water", "coal", "income", "economy", "capital"):
                made[name] = {key: self.section(name, key, value) for key, value in section.items()}
            else:
                made[name] = section
        return made

    def observed(self, text):
        out = io.StringIO()
        reader = csv.DictReader(io.StringIO(text))
        writer = csv.DictWriter(out, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        for row in reader:
            p = power(row["unit"])
            row["value"] = repr(self.times(float(row["value"]), p)) if p else row["value"]
            row["unit"] = self.unit(row["unit"])
            writer.writerow(row)
        return out.getvalue()

    def place(self, source, target):
        os.makedirs(target)
        for name in sorted(os.listdir(source)):
            path = os.path.join(source, name)
            if name == "observed.csv":
                with open(path, encoding="utf-8") as file, open(os.path.join(target, name), "w", encoding="utf-8") as made:
                    made.write(self.observed(file.read()))
            elif name.endswith(".json"):
                with open(path, encoding="utf-8") as file:
                    node = json.load(file)
                node.pop("$schema", None)
                if node["kind"] == "plan":
                    node = {**node, "currency": self.currency,
                            "targets": {key: self.target(value) for key, value in node["targets"].items()}}
                else:
                    node = self.scenario(node)
                with open(os.path.join(target, name), "w", encoding="utf-8") as made:
                    json.dump(node, made, ensure_ascii=False)


def units(currency):
    """What CNY is shown in, in another currency: no scale between what is compared."""
    return ",".join([f"money=1e8 {currency}", f"energy/money=tce/1e4 {currency}", f"mass/money=t/1e4 {currency}",
                     f"co2/money=tCO2/1e4 {currency}", f"volume/money=m3/1e4 {currency}",
                     f"people/money=people/1e4 {currency}"])


def money(unit, currency):
    above, _, below = re.sub(r"@\w+", "", unit).partition("/")
    if below.startswith("("):  # over a quotient
        return above.count(currency) - money(below.strip("()"), currency)
    return above.count(currency) - below.count(currency)


def near(got, want, size, bits, tolerance):
    if bits or math.isnan(want) or math.isinf(want):
        return got == want or (math.isnan(got) and math.isnan(want))
    return abs(got - want) <= tolerance * max(abs(want), size)


def compare(old, new, factor, currency, keys, numbers, like, tolerance=1e-15):
    """Rows are the same but for the scale of what is money; `like`: what makes one series, whose size the last digits
    of a difference are held against."""
    bits = math.frexp(factor)[0] == 0.5
    assert len(old) == len(new), (len(old), len(new))
    sizes = {}

    def series(row):  # what limits leave, and cut, are differences of uses and outputs
        limited = re.match("limit_|gap_|labour_", row.get("variable", ""))
        return (row["scenario"], row["unit"]) if limited else tuple(row[k] for k in like)

    for row in old:
        for number in numbers:
            if row[number]:
                for key in {series(row), (row["scenario"], row["unit"])}:
                    sizes[key] = max(sizes.get(key, 0), abs(float(row[number])))
    seen, first = 0, min(int(row["year"]) for row in old)
    for one, other in zip(old, new):
        unit = other["unit"]
        assert one["unit"] in (unit, unit.replace(currency, "CNY")), (one, other)
        assert [one[k] for k in keys] == [other[k] for k in keys], (one, other)
        scale = factor ** money(unit, currency) if unit != one["unit"] else 1
        seen += scale != 1 or factor == 1
        for number in numbers:
            assert (one[number] == "") == (other[number] == ""), (one, other)
            if one[number]:
                want, got = float(one[number]) * scale, float(other[number])
                size = sizes[series(one)] * scale
                size = max(size, 100) if "%" in unit or unit == "pp" else size  # growth is 1 + x less 1
                ill = "icor" in one.get("variable", "") or one.get("stat") == "sd"  # over, or of, differences near 0
                loose = 1000 if ill else 1 + int(one["year"]) - first  # roundings of each year
                assert near(got, want, size, bits, loose * tolerance), f"{want!r} wanted ({factor}): {one} {other}"
    assert seen, "no money among them"


CASES = [(1, "EUR"), (2, "USD"), (1 / 8, "GBP"), (0.128, "EUR"), (157.3, "JPY"), (2 ** -40, "KWD"), (2 ** 40, "IRR")]
PLACES = [("tests/places/twosector", ["dry", "wet"]), ("tests/places/drawn", ["loose", "tight"]),
          ("scenarios/luliang", ["green", "coal-lock-in"]), ("scenarios/luliang-13fyp", ["planned"])]


def in_all(ask):
    """ask(files, currency) of each place as it is and in each currency."""
    for place, names in PLACES:
        source = os.path.join(HERE, "..", place)
        old = ask([os.path.join(source, name + ".json") for name in names], "CNY")
        for factor, currency in CASES if "tests" in place else CASES[2:6]:
            target = os.path.join(work, currency + str(factor), os.path.basename(place))
            if not os.path.exists(target):
                Rewriting(factor, currency).place(source, target)
            yield old, ask([os.path.join(target, name + ".json") for name in names], currency), factor, currency


def test_same_figures():
    for old, new, factor, currency in in_all(lambda files, c: rows(run("run", *files, "--format", "csv", "--units", units(c)))):
        compare(old, new, factor, currency, ["scenario", "variable", "year"], ["value"], ["scenario", "variable"])


def test_same_verdicts():
    for old, new, factor, currency in in_all(lambda files, c: rows(run("run", *files, "--targets", "--format", "csv", "--units", units(c)))):
        compare(old, new, factor, currency, ["scenario", "target", "variable", "measure", "year", "sense", "verdict"],
                ["target_low", "target_high", "value", "gap"], ["scenario", "target"])


def test_same_odds():
    def ask(files, c):
        return rows(run("ensemble", *files, "--members", "60", "--format", "csv", "--units", units(c)))

    def odds(files, c):
        return [{k: v for k, v in row.items() if k != "unit"} for row in rows(
            run("ensemble", *files, "--members", "60", "--targets", "--format", "csv", "--units", units(c)))]

    for old, new, factor, currency in in_all(ask):
        compare(old, new, factor, currency, ["scenario", "variable", "year", "stat"], ["value"], ["scenario", "variable"],
                5e-15)  # a quantile is interpolated
    for old, new, *_ in in_all(odds):
        assert [r for r in old if r.get("target")] and [r["probability"] for r in old] == [r["probability"] for r in new]


# --- refusals ---

PLAN = {"kind": "plan", "title": "p", "base_year": 2020, "years": [2021, 2023], "currency": "GBP",
        "targets": {"gdp": {"title": "g", "variable": "gdp", "at_least": 110}}}
BASE = {"kind": "scenario", "plan": "plan.json", "title": "t", "sectors": {"farm": {"output": 100, "growth": 3}}}


def write(folder, plan=None, base=None, observed=None):
    os.makedirs(folder, exist_ok=True)
    for name, node in (("plan.json", plan or PLAN), ("base.json", base or BASE)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(node, file, ensure_ascii=False)
    if observed:
        with open(os.path.join(folder, "observed.csv"), "w", encoding="utf-8") as file:
            file.write(observed)
    return os.path.join(folder, "base.json")


def with_(node, path, value):
    made = json.loads(json.dumps(node))
    at = made
    for key in path[:-1]:
        at = at.setdefault(key, {})
    at[path[-1]] = value
    return made


def test_currencies_are_named():
    for given, meant in (("GPB", "GBP"), ("gbp", "GBP"), ("欧元", "EUR"), ("euros", "EUR"), ("JYP", "JPY"), ("RMB", "CNY")):
        said = run("run", write(os.path.join(work, "n"), with_(PLAN, ["currency"], given)), code=2)
        assert f'unknown currency "{given}"' in said and f'did you mean "{meant}"' in said and "plan.json:1:" in said, said
    said = run("run", write(os.path.join(work, "n"), with_(PLAN, ["currency"], "Moomin")), code=2)
    assert "ISO 4217" in said, said
    said = run("run", write(os.path.join(work, "n"), with_(PLAN, ["currency"], 3)), code=2)
    assert "code of a currency" in said, said


def test_old_files_count_in_yuan():
    plan = {k: v for k, v in PLAN.items() if k != "currency"}
    file = write(os.path.join(work, "o"), plan, with_(BASE, ["sectors", "farm", "output"], "100 亿元"))
    assert rows(run("run", file, "--only", "gdp", "--format", "csv"))[0]["unit"] == "1e8 CNY@2020"
    assert "亿元" in run("run", file, "--lang", "zh")


def test_other_currencies_are_refused():
    numbers = [(["sectors", "farm", "output"], "100 1e8 EUR"), (["sectors", "farm", "output"], {"value": 9, "unit": "亿元"}),
               (["income", "urban"], "300 USD/people"), (["energy", "total_intensity"], "2 tce/万元"),
               (["sectors", "farm", "growth"], {"level": {"2023": "120 1e8 CNY"}})]
    for path, value in numbers:
        base = with_(BASE, path, value)
        if path[0] == "energy":
            base["energy"].update({"intensity": 1, "efficiency": 1})
        if path[0] == "income":
            base["income"].update({"rural": 100, "urban_growth": 1, "rural_growth": 1})
            base["population"] = {"base": 5}
            base["urbanization"] = {"base": 50, "change": 1}
        said = run("run", write(os.path.join(work, "r"), None, base), code=2)
        assert re.search(r"base\.json:1:\d+.*does not fit", said) and re.search(r"plan\.json:1:\d+", said), said
        assert "GBP is wanted here" in said or "pound" in said, said
        assert "rate" in said, said
        assert "英镑" in run("run", os.path.join(work, "r", "base.json"), "--lang", "zh", code=2)
    said = run("run", write(os.path.join(work, "r"), with_(PLAN, ["targets", "gdp", "at_least"], "110 1e8 USD")), code=2)
    assert "plan.json" in said and "USD" in said and "rate" in said, said
    said = run("run", write(os.path.join(work, "r")), "--set", "sectors.farm.output=90 1e8 JPY", code=2)
    assert "JPY" in said and "plan.json" in said, said


def test_the_way_works():
    plan = with_(PLAN, ["targets", "eu"], {"title": "e", "variable": "gdp_in_euro", "at_least": "120 1e8 EUR@2020"})
    base = with_(BASE, ["indicators"], {
        "rate": {"title": "r", "unit": "EUR@2020/GBP@2020", "base": {"value": 1.125, "source": "a bank"}, "linear": 0},
        "gdp_in_euro": {"title": "e", "unit": "1e8 EUR@2020", "formula": "gdp * rate"}})
    found = rows(run("run", write(os.path.join(work, "w"), plan, base), "--format", "csv", "--only", "gdp_in_euro"))
    assert [r["unit"] for r in found][:1] == ["1e8 EUR@2020"] and float(found[0]["value"]) == 112.5, found[0]
    wrong = with_(base, ["indicators", "gdp_in_euro", "formula"], "gdp")
    said = run("run", write(os.path.join(work, "w"), plan, wrong), code=2)
    assert "rate in GBP@2020/EUR@2020" in said or "rate in EUR@2020/GBP@2020" in said, said
    wrong = with_(base, ["indicators", "both"], {"title": "s", "unit": "1e8 GBP@2020", "formula": "gdp + gdp_in_euro"})
    said = run("run", write(os.path.join(work, "w"), plan, wrong), code=2)
    assert "cannot be added" in said and "rate" in said, said


def test_price_years_ask_for_a_deflator():
    for currency in ("EUR", "JPY", "CNY"):
        plan = {**PLAN, "currency": currency, "targets": {}}
        said = run("run", write(os.path.join(work, "p"), plan, with_(BASE, ["sectors", "farm", "output"], f"90 1e8 {currency}@2015")),
                   code=2)
        assert f"{currency}@2015" in said and "deflator 2020/2015" in said, said
        good = with_(BASE, ["sectors", "farm", "output"], f"90 1e8 {currency}@2020")
        assert rows(run("run", write(os.path.join(work, "p"), plan, good), "--format", "csv", "--only", "gdp"))


def test_one_scenario_under_two_plans():
    folder = os.path.join(work, "two")
    write(folder)
    shared = with_(BASE, ["abstract"], True)
    del shared["plan"]
    shared["abstract"] = True
    with open(os.path.join(folder, "shared.json"), "w", encoding="utf-8") as file:
        json.dump(shared, file)
    for code in ("EUR", "USD"):
        with open(os.path.join(folder, f"plan-{code}.json"), "w", encoding="utf-8") as file:
            json.dump({**PLAN, "currency": code}, file)
        with open(os.path.join(folder, f"in-{code}.json"), "w", encoding="utf-8") as file:
            json.dump({"kind": "scenario", "plan": f"plan-{code}.json", "extends": "shared.json", "title": code}, file)
    found = rows(run("run", os.path.join(folder, "in-EUR.json"), os.path.join(folder, "in-USD.json"), "--only", "gdp",
                     "--format", "csv"))
    assert {r["unit"] for r in found} == {"1e9 EUR@2020", "1e9 USD@2020"}, found[0]
    shared["sectors"]["farm"]["output"] = "100 1e8 EUR"
    with open(os.path.join(folder, "shared.json"), "w", encoding="utf-8") as file:
        json.dump(shared, file)
    assert run("run", os.path.join(folder, "in-EUR.json"))
    said = run("run", os.path.join(folder, "in-EUR.json"), os.path.join(folder, "in-USD.json"), code=2)
    assert "plan-USD.json" in said and "1 error" in said, said


def test_observations_of_another_currency_are_told():
    file = write(os.path.join(work, "b"), observed="variable,unit,year,value,source\ngdp,1e8 EUR@2020,2019,90,x\n")
    done = subprocess.run([PROGRAM, "check", file], capture_output=True, text=True, encoding="utf-8")
    assert "left out" in done.stderr and "rate" in done.stderr, done.stderr


# --- what is shown ---

def test_scales_are_those_of_statistics():
    base = with_(BASE, ["energy"], {"intensity": 0.5, "efficiency": 1})
    for currency, unit, per in (("CNY", "1e8 CNY", "tce/1e4 CNY"), ("GBP", "1e9 GBP", "tce/1e6 GBP"),
                                ("JPY", "1e9 JPY", "tce/1e6 JPY")):
        file = write(os.path.join(work, "s" + currency), {**PLAN, "currency": currency}, base)
        out = run("run", file, "--lang", "en")
        assert unit in out and per in out, out
        zh = run("run", file, "--lang", "zh")
        assert "亿" + CHINESE[currency] in zh and "吨标准煤/万" + CHINESE[currency] in zh, zh
        found = rows(run("run", file, "--format", "csv", "--only", "gdp"))
        value = 100 if currency == "CNY" else 10
        assert found[0]["unit"] == unit + "@2020" and float(found[0]["value"]) == value, found[0]


def test_units_choose_what_is_shown():
    base = with_(BASE, ["energy"], {"intensity": 0.5, "efficiency": 1})
    shown = {**PLAN, "display": {"money": "1e6 GBP", "energy": "Mtoe"}}
    file, plain = write(os.path.join(work, "u"), shown, base), write(os.path.join(work, "v"), None, base)
    found = {r["variable"]: r for r in rows(run("run", file, "--format", "csv")) if r["year"] == "2023"}
    want = {r["variable"]: r for r in rows(run("run", plain, "--format", "csv", "--units", "money=1e8 GBP")) if r["year"] == "2023"}
    assert found["gdp"]["unit"] == "1e6 GBP@2020" and found["energy"]["unit"] == "Mtoe", found
    assert math.isclose(float(found["gdp"]["value"]), 100 * float(want["gdp"]["value"]), rel_tol=1e-15)
    assert math.isclose(float(found["energy"]["value"]), float(want["energy"]["value"]) * 1e4 * 0.7 / 1e6, rel_tol=1e-14)
    asked = rows(run("run", file, "--format", "csv", "--only", "gdp,energy", "--units", "energy=GWh,money='1e9 GBP'"))
    assert {r["unit"] for r in asked} == {"1e9 GBP@2020", "GWh"}, asked
    for command in (["explain", file, "gdp", "2023"], ["list", file, "inputs"], ["list", file], ["compare", file, plain],
                    ["chart", file, "--only", "gdp"]):
        assert re.search("1e6 GBP|GBP million", run(*command)), command
    verdicts = [[(r["verdict"]) for r in rows(run("run", f, "--targets", "--format", "csv"))] for f in (file, plain)]
    assert verdicts[0] == verdicts[1] and verdicts[0]
    back = os.path.join(work, "inputs.csv")
    with open(back, "w", encoding="utf-8") as table:
        table.write(run("list", file, "inputs", "--format", "csv"))
    assert run("run", file, "--format", "csv") == run("run", file, "--set-from", back, "--format", "csv")


def test_wrong_units_are_refused():
    file = write(os.path.join(work, "x"))
    for given, said in (("energy=GBP", "no unit of energy"), ("energy=Mtow", "unknown unit"), ("mony=1e9 GBP", 'did you mean "money"'),
                        ("money=1e9 EUR", "not the plan's money"), ("money", "no KIND=UNIT"), ("money=,", "no KIND=UNIT"),
                        ("energy=GWh,energy=Mtoe", "given twice")):
        told = run("run", file, "--units", given, code=2)
        assert said in told, told
    assert "toe, " in run("run", file, "--units", "energy=GBP", code=2)
    for display, said in (({"energy": "people"}, "no unit of energy"), ({"money": "1e9 EUR"}, "plan counts in GBP"),
                          ({"speed": "km"}, "unknown key"), ({"energy": 3}, "a unit")):
        wrong = run("run", write(os.path.join(work, "x2"), {**PLAN, "display": display}), code=2)
        assert said in wrong and "plan.json:1:" in wrong, wrong


def test_scotland_end_to_end():
    place = os.path.join(HERE, "..", "scenarios", "scotland")
    late, within = (os.path.join(place, name + ".json") for name in ("as-of-late", "within-budgets"))
    verdicts = {(r["scenario"], r["target"]): r for r in rows(run("run", late, within, "--targets", "--format", "csv"))}
    for index, (first, share) in enumerate(((2026, 0.43), (2031, 0.31), (2036, 0.2), (2041, 0.06))):
        budget = f"budget_{first}_{first + 4}"
        one, other = verdicts["as-of-late", budget], verdicts["within-budgets", budget]
        assert (one["verdict"], other["verdict"]) == ("missed", "met"), (one, other)
        assert math.isclose(float(one["target_high"]), 78.7 * share, rel_tol=1e-12) and one["unit"] == "MtCO2e", one
    mean = sum(39 * (31.6 / 39) ** ((year - 2024) / 21) for year in range(2026, 2031)) / 5
    assert math.isclose(float(verdicts["as-of-late", "budget_2026_2030"]["value"]), mean, rel_tol=1e-9)
    assert verdicts["within-budgets", "net_zero"]["verdict"] == "met" and float(verdicts["within-budgets", "net_zero"]["value"]) == 0
    assert verdicts["as-of-late", "interim_2030"]["verdict"] not in ("met", "missed")
    found = {(r["variable"], r["year"]): (float(r["value"]), r["unit"]) for r in rows(run("run", late, "--format", "csv"))}
    assert found["gdp", "2022"] == (167, "1e9 GBP@2022") and math.isclose(found["gdp", "2024"][0], 167 * 1.005 * 1.012)
    value, unit = found["energy", "2022"]
    assert unit == "GWh" and math.isclose(value, 139923, rel_tol=1e-12)
    assert found["energy_intensity", "2022"][1] == "GWh/1e6 GBP@2022"
    plots = run("chart", late, within, "--only", "gdp")
    assert "GBP billion, prices of 2022" in plots, plots
    chinese = run("run", late, "--all", "--lang", "zh")
    assert "十亿英镑" not in chinese and "亿英镑" in chinese, chinese
    assert rows(run("ensemble", late, "--members", "50", "--only", "energy", "--format", "csv"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        sys.exit(run_tests(globals(), "currency"))
