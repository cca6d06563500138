#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers as people write them, and the prices they stand at: blanks between thousands, units that case alone parts,
fractions beside percent, constant prices of another year than the base year. OUTTURN names the program. Prints
`ok NAME` or `not ok NAME`."""
import csv
import io
import itertools
import sys

from test_cli import BASE, PLAN, Town, holds, lacks, refused, run_tests, same, scenario

HEADER = "variable,unit,year,value,source\n"
BLANKS = {"ordinary": " ", "no-break": "\u00a0", "narrow": "\u202f", "thin": "\u2009", "full-width": "\u3000", "figure": "\u2007"}


def numbers(done):
    """{(variable, year): value} of a run as CSV."""
    assert done.returncode == 0, done.talk
    return {(row["variable"], row["year"]): float(row["value"]) for row in csv.DictReader(io.StringIO(done.out)) if row["value"]}


def one(town, *words):
    """The only number of a run."""
    got = numbers(town("run", *words, "--format", "csv"))
    assert len(got) == 1, got
    return list(got.values())[0]


def close(got, want):
    assert abs(got - want) <= 1e-9 * max(1, abs(want)), "got %r, want %r" % (got, want)


# --- blanks between thousands ---

GROUPED = {"1 100": 1100, "12 100": 12100, "1 234 567.5": 1234567.5, "-2 100": -2100, "999 000": 999000}
WRONG = ["12 34", "1 1000", "1100 200", "0 100", "1 10", "1.5 100", "1  100", "1 100 20", "1 1000.5"]
MARKED = {"1,100": ",", "1'100": "'", "1_100": "_", "1，100": "，", "1’100": "’", "1.100,5": ",", "1.100.5": ".", "1,100.5": ","}
# Tables print marks between thousands: those that can be read one way alone are read, one blank for many too (None).
IN_TABLES = {"1,100": "may be 1100 or 1.1", "1，100": "may be 1100 or 1.1", "1'100": None, "1’100": None, "1.100,5": None, "1,100.5": None,
             "1  100": None, "1.100.5": "not grouped by threes", "1.5 100": "not grouped by threes", "1 1000.5": "not grouped by threes"}


def test_blanks_part_thousands_in_every_number_that_is_read():
    for name, blank in BLANKS.items():
        for text, want in GROUPED.items():
            written = text.replace(" ", blank)
            town = Town(odd=scenario(2, indicators={
                "a": {"title": "A", "unit": "people", "path": written + " people"},
                "b": {"title": "B", "unit": "CNY", "path": {"value": written, "unit": "CNY", "source": "x"}},
                "c": {"title": "C", "unit": "1e8 CNY", "path": {"path": {"2020": written + " 亿元"}}},
                "d": {"title": "D", "unit": "t", "path": {"series": {"file": "observed.csv", "variable": "seen"}}}}))
            town.write("scenarios/town/observed.csv", HEADER + "seen,t,2020,%s,yearbook\n" % written)
            got = numbers(town("run", "odd", "--only", "a,b,c,d", "--years", "2021", "--format", "csv"))
            same([got[id, "2021"] for id in "abcd"], [want] * 4)


def test_blanks_part_thousands_in_options_and_edited_tables():
    town = Town()
    only = ("slow", "--only", "output.industry", "--years", "2020")
    for blank in BLANKS.values():
        same(one(town, *only, "--set", "sectors.industry.output=1%s100 亿元" % blank), 1100)
        same(one(town, *only, "--set", "sectors.industry.output+=2%s000.5" % blank), 2060.5)
        same(one(town, *only, "--set", "sectors.industry.output*=1%s000" % blank), 60000)
        town.write("rows.csv", "key,value,unit\nsectors.industry.output,1%s250,亿元\n" % blank)
        same(one(town, *only, "--set-from", "rows.csv"), 1250)
        town.write("rows.csv", "key,value\nsectors.industry.growth,2021:5;2022:1%s000\n" % blank)
        same(numbers(town("run", "slow", "--set-from", "rows.csv", "--only", "output_growth.industry", "--years", "2022",
                          "--format", "csv"))["output_growth.industry", "2022"], 1000)


def test_blanks_part_thousands_in_tables_of_new():
    for blank in BLANKS.values():
        town = Town()
        table = "indicator,unit,2015,2020,2025 target\nGDP,1e8 CNY,950,1 100,at least 1 350\nRoads,km,2 900,3 000,3 100-3 250\n"
        town.write("t.csv", table.replace(" 100", blank + "100").replace(" 350", blank + "350").replace(" 900", blank + "900")
                   .replace(" 000", blank + "000").replace(" 250", blank + "250"))
        assert town("new", "city", "--from", "t.csv", "--lang", "en").returncode == 0
        holds(town.read("city/plan.json"), '"at_least": "1350 1e8 CNY"')
        holds(town.read("city/plan.json"), '"range": ["3100 km", "3250 km"]')
        holds(town.read("city/observed.csv"), "gdp_nominal,1e8 CNY,2020,1100,")
        holds(town.read("city/observed.csv"), "roads,km,2015,2900,")


def test_wrong_groups_and_other_signs_are_refused_by_name_wherever_a_number_is_read():
    town = Town()
    for text in [*WRONG, *MARKED]:
        say = '"%s" inside the number' % MARKED[text] if text in MARKED else "blanks that do not part thousands"
        town.write("scenarios/town/odd.json", scenario(2, indicators={"a": {"title": "A", "unit": "t", "path": text + " t"}}))
        refused(town("check", "odd", "--lang", "en"), "odd.json:1:", "/indicators/a/path", say)
        refused(town("run", "slow", "--set", "sectors.industry.output=" + text, "--lang", "en"), "--set:1:", say)
        refused(town("run", "slow", "--set", "sectors.industry.output+=" + text, "--lang", "en"), "--set:1:", say)
        town.write("rows.csv", 'key,value,unit\nsectors.industry.output,"%s",亿元\n' % text)
        refused(town("run", "slow", "--set-from", "rows.csv", "--lang", "en"), "rows.csv:2:", say)
        town.write("scenarios/town/observed.csv", HEADER + 'seen,t,2020,"%s",yearbook\n' % text)
        refused(town("check", "slow", "--lang", "en"), "observed.csv:2:", say)
        town.write("scenarios/town/observed.csv", HEADER)
        town.write("t.csv", 'indicator,unit,2020,2025 target\nGDP,1e8 CNY,"%s",9000\n' % text)
        say = IN_TABLES.get(text, say.split('" ')[-1])
        if say:
            refused(town("new", "city", "--from", "t.csv", "--lang", "en"), "t.csv:2:", say)
    holds(town("run", "slow", "--set", "sectors.industry.output=12 34", "--lang", "zh").talk, "“12 34”：空格不是千分位")
    holds(town("run", "slow", "--set", "sectors.industry.output=1,100", "--lang", "zh").talk, "数值中有“,”")


def test_a_unit_that_begins_with_a_number_is_no_part_of_it():
    town = Town()
    only = ("slow", "--only", "output.industry", "--years", "2020", "--set")
    for text, want in {"1 1e8 CNY": 1, "100 1e8 CNY": 100, "7000 亿元": 7000, "1 100 1e8 CNY": 1100, "2 10e7 CNY": 2, "3e2 亿元": 300,
                       "１２００ 亿元": 1200, "１２．５亿元": 12.5, "5\u202f亿元": 5}.items():
        same(one(town, *only, "sectors.industry.output=" + text), want)
    town.write("scenarios/town/odd.json", scenario(2, indicators={"a": {"title": "A", "unit": "100 people", "path": 5}}))
    done = town("run", "odd", "--only", "a", "--years", "2021", "--format", "csv")
    holds(done.out, "odd,a,1e2 people,2021,5\n")  # with its number before it: "5 100 people" would be 5100
    same(one(town, "odd", "--only", "a", "--years", "2021", "--set", "indicators.a.path=5 1e2 people"), 5)


# --- units that case alone parts ---

def unit_of(town, unit, declared="t"):
    town.write("scenarios/town/odd.json", scenario(2, indicators={
        "a": {"title": "A", "unit": unit, "path": 500}, "b": {"title": "B", "unit": declared, "formula": "a"}}))
    return town("run", "odd", "--only", "b", "--years", "2021", "--format", "csv", "--lang", "en")


def test_case_of_a_symbol_counts():
    town = Town()
    for unit, declared, want in [("Mg", "t", 500), ("mg", "t", 5e-7), ("Mt", "1e4 t", 50000), ("kt", "t", 5e5), ("mu", "ha", 100 / 3),
                                 ("MW", "kW", 5e5), ("GW", "MW", 5e5), ("Mtce", "1e8 tce", 5), ("Mg/km2", "kg/m2", 0.5)]:
        close(list(numbers(unit_of(town, unit, declared)).values())[0], want)


def test_names_in_full_are_read_in_any_case_and_symbols_are_not():
    town = Town()
    for unit, declared in [("1e4 People", "1e4 people"), ("Tonnes", "t")]:
        same(list(numbers(unit_of(town, unit, declared)).values()), [500])
    for unit, meant in [("KWh", "kWh"), ("kwh", "kWh"), ("TCE", "tce"), ("Kg", "kg"), ("KM", "km"), ("M3", "m3"), ("Ha", "ha"),
                        ("gwh", "GWh"), ("万KWH", "kWh"), ("Pj", "PJ"), ("TCE/1E4 cny", "tce")]:
        refused(unit_of(town, unit), "odd.json:1:", "unknown unit", 'did you mean "%s"?' % meant)


def test_another_case_that_may_be_two_units_is_refused_with_both():
    town = Town()
    for unit, candidates in [("MU", "mu / GWh"), ("Mu", "mu / GWh"), ("MG", "mg / Mg"), ("mG", "mg / Mg"), ("mt", "Mt / t"), ("MT", "Mt / t"),
                             ("mw", "MW"), ("mWh", "MWh"), ("1e4 mwh", "MWh"), ("万MU", "mu / GWh"), ("T", "t"), ("GT", "Gt"), ("t/MU", "mu / GWh")]:
        refused(unit_of(town, unit), "odd.json:1:", "unknown unit", candidates)


def test_units_keep_their_case_in_tables_of_new():
    town = Town()
    town.write("t.csv", "Indicator,Unit,2020,2025 target\nGDP,1e8 CNY,100,130\nSO2 emissions,Mg,500,450\nPower sold,MU,1200,1500\n"
               "Steel,,2 Mt,3 Mt\n")
    refused(town("new", "city", "--from", "t.csv", "--lang", "en"), 't.csv:4:12: unknown unit "MU"', '"mu / GWh"', " 4 | Power sold,MU,")
    same(town("new", "city", "--from", "t.csv", "--keep-going", "--lang", "en").returncode, 2)
    seen = town.read("city/observed.csv")
    holds(seen, "so2,Mg,2020,500,")
    holds(seen, "steel,Mt,2020,2,")
    lacks(seen, "power_sold")


# --- fractions beside percent ---

def questioned(town, *words, file="odd"):
    done = town("check", file, "--lang", "en", *words)
    return done.talk.count("reads as")


LIMIT = {"title": "Cap", "use": "energy", "per": "gdp", "efficiency": {"extra": 1}}
ENERGY = {"intensity": 1, "efficiency": 3}


def test_fractions_in_scenarios_are_questioned_wherever_a_percent_is_read():
    for number, want in ((0.145, 1), ({"path": {"2021": 0.03, "2025": 0.145}}, 2), ("0.145 %", 0), (14.5, 0)):
        town = Town(odd=scenario(2, energy=ENERGY, limits={"cap": {**LIMIT, "fall_at_least": number}}))
        same(questioned(town), want)
    for beside, want in (({"normal": {"sd": 0.015}}, 1), ({"normal": {"sd": 1.5}}, 0), ({"lognormal": {"sigma": 0.015}}, 0)):
        same(questioned(Town(odd=scenario({"value": 6, "uncertain": beside}))), want)
        same(questioned(Town(odd=scenario({"value": 6, "unit": "%/yr", "uncertain": beside}))), 0)
    share = {"title": "X", "unit": "%", "base": 50}
    for trend, want in (({"level": {"2025": 0.6}}, 1), ({"level": {"2025": "0.6 %"}}, 0), ({"level": {"2025": 60}}, 0)):
        same(questioned(Town(odd=scenario(2, indicators={"x": {**share, "linear": trend}}))), want)
    town = Town(odd=scenario(2))
    for option, want in (("growth=0.06", 1), ("growth=0.06 %/yr", 0), ("growth+=0.01", 1), ("growth+=0.01 %/yr", 0), ("growth+=0.5", 0)):
        same(questioned(town, "--set", "sectors.industry." + option), want)
    for value, unit, want in (("0.06", "%/yr", 1), ("0.06", "", 1), ("0.06 %/yr", "%/yr", 0), ("6", "%/yr", 0), ("2", "%/yr", 0)):
        town.write("rows.csv", "key,value,unit\nsectors.industry.growth,%s,%s\n" % (value, unit))
        same(questioned(town, "--set-from", "rows.csv"), want)


def test_fractions_in_plans_are_questioned():
    people = {"urbanization": {"base": 55, "change": 1}}
    for target, want in (({"at_least": 0.6}, 1), ({"range": [0.55, 0.6]}, 2), ({"at_least": "0.6 %"}, 0), ({"about": 60}, 0),
                         ({"measure": "change", "at_least": 0.05}, 1), ({"at_least": 60, "stated": [{"measure": "mean_growth", "about": 0.06}]}, 1),
                         ({"at_least": 60, "stated": [{"measure": "mean_growth", "about": "0.06 %/yr"}, {"at_least": 0.58}]}, 1)):
        town = Town(odd=scenario(2, **people))
        town.write("scenarios/town/plan.json", {**PLAN, "targets": {"u": {"title": "U", "variable": "urbanization", "year": 2025, **target}}})
        same(questioned(town), want)
        same(questioned(Town(odd=scenario(2, **people, targets={"v": {"title": "V", "variable": "urbanization", "at_least": 0.6}}))), 1)


def test_fractions_among_observations_are_questioned_once_for_each_variable():
    town = Town()
    for rows, want in (("gdp_growth,%/yr,2021,0.053,x\n", "gdp_growth: 0.053 reads as 0.053 %/yr\n"),
                       ("urbanization,%,2021,0.556,x\nurbanization,%,2022,0.567,x\n", "urbanization: 0.556 reads as 0.556 %, and so do 2022\n"),
                       ("share.industry,%,2020,54.7,x\nshare.industry,%,2021,0.552,x\n", "share.industry: 0.552 reads as 0.552 %\n")):
        town.write("scenarios/town/observed.csv", HEADER + rows)
        holds(town("check", "slow", "--lang", "en").talk, want)
        same(questioned(town, file="slow"), 1)
    for rows in ("gdp_growth,%/yr,2021,0.053 %/yr,x\n", "r_and_d,%,2021,0.9,x\nr_and_d,%,2022,1.3,x\n", "births,‰,2021,0.6,x\n",
                 "gdp_growth,%/yr,2021,5.3,x\n"):
        town.write("scenarios/town/observed.csv", HEADER + rows)
        same(questioned(town, file="slow"), 0)
    town.write("scenarios/town/observed.csv", HEADER + "gdp_growth,%/yr,2021,0.053 t,x\n")
    refused(town("check", "slow", "--lang", "en"), "observed.csv:2:", "t does not fit", 'the column "unit" says %/yr')


def test_fractions_in_tables_of_new_are_questioned_and_stay_so():
    town = Town()
    town.write("t.csv", "indicator,unit,2020,2025 target,stated_rate\nGDP,1e8 CNY,100,130,0.06\nUrbanization,%,0.547,0.60,\n")
    talk = town("new", "city", "--from", "t.csv", "--lang", "en").talk
    holds(talk, 't.csv:2:21: GDP: 0.06 reads as 0.06 %/yr')
    holds(talk, 't.csv:3:16: Urbanization: 0.547 reads as 0.547 %, and so do 0.60')
    same(town("check", "city", "--lang", "en").talk.count("reads as"), 4)
    town.write("t.csv", "indicator,unit,2020,2025 target,stated_rate\nGDP,1e8 CNY,100,180,0.12\nGrain,1e4 t,100,120,0.15\nLeakage,%,0.9,1.1,\n")
    talk = town("new", "city2", "--from", "t.csv", "--lang", "en").talk
    holds(talk, "GDP: 0.12 reads as")  # a whole column between 0 and 1
    holds(talk, "Grain: 0.15 reads as")
    lacks(talk, "Leakage")
    town.write("t.csv", "indicator,unit,2020,2025 target,stated_rate\nGDP,1e8 CNY,100,130,0.06 %/yr\nLeakage,%,0.12 %,0.1 %,\n")
    lacks(town("new", "city3", "--from", "t.csv", "--lang", "en").talk, "reads as")
    holds(town.read("city3/observed.csv"), "leakage,%,2020,0.12 %,")
    lacks(town("check", "city3", "--lang", "en").talk, "reads as")


# --- percentages in formulas ---

def formula(town, text, unit):
    town.write("scenarios/town/odd.json", scenario(2, indicators={"x": {"title": "X", "unit": unit, "formula": text}}))
    return town("run", "odd", "--only", "x", "--years", "2020", "--format", "csv", "--lang", "en")


def test_a_bare_number_beside_a_percentage_is_refused_with_two_ways_to_write_it():
    town = Town()
    for text, unit in (("share.industry - 5", "%"), ("5 - share.industry", "%"), ("max(share.industry, 5)", "%"), ("share.industry > 5", "1"),
                       ("if(share.industry > 0.5, 5, share.industry)", "%"), ("prev(share.industry) - 10 / 2", "%"),
                       ("2 * share.industry + 5", "%"), ("sum(share) - 5", "%"), ("abs(sectors.industry.growth) - 5", "%/yr"),
                       ("clamp(share.industry, 0, 5)", "%"), ("min(5, output.industry / gdp)", "%"), ("5", "%")):
        refused(formula(town, text, unit), "odd.json:1:", "5 beside a percentage is 500 %", "for 5 % write 5 [%] or 0.05")
    refused(formula(town, "given(urbanization, 60)", "%"), "60 beside a percentage is 6000 %")
    refused(formula(town, "given(share.industry, 60)", "%"), "60 beside a percentage is 6000 %")
    close(numbers(formula(town, "given(urbanization, 0.6)", "%"))["x", "2020"], 60)
    refused(formula(town, "100 - share.industry", "%"), "100 beside a percentage is 10000 %", "100 [%] or 1")
    refused(formula(town, "share.industry + 2 * (year - base_year)", "%"), "multiply it by 1 [%] or by 0.01")
    refused(formula(town, "output.industry / gdp * 100", "%"), '"x" is declared in percent', "leave out the 100")
    for text, unit, want in (("share.industry - 5 [%]", "%", 55), ("share.industry - 0.05", "%", 55), ("1 - share.industry", "%", 40),
                             ("share.industry * 100 - 5", "1", 55), ("output.industry / output.services > 5", "1", 0),
                             ("share.industry / share.services - 1.5", "1", 0), ("share.industry > 0", "1", 1),
                             ("share.industry - 5 [1]", "%", -440), ("(1 + share.industry) ^ 2", "1", 2.56)):
        close(numbers(formula(town, text, unit))["x", "2020"], want)


def test_a_percentage_is_not_divided_by_100_once_more():
    town = Town()
    for text, unit in (("gdp * (1 + sectors.industry.growth / 100)", "1e8 CNY"),
                       ("share.industry / 100 * gdp", "1e8 CNY"), ("gdp * (1 - share.industry) / 100", "1e8 CNY"),
                       ("gdp * share.industry / (10 * 10)", "1e8 CNY"), ("share.industry / 100", "%")):
        refused(formula(town, text, unit), "a percentage divided by 100", "leave out the 100, or write 100 [1]")
    for text, unit, want in (("share.industry / 100 [1]", "%", 0.6), ("share.industry * 100 / 100", "1", 0.6), ("100 / 100 * share.industry", "%", 60),
                             ("gdp * (share.industry * 100) / 100 / gdp", "1", 0.6), ("share.industry / 2", "%", 30),
                             ("gdp / 100 / gdp", "1", 0.01)):
        close(numbers(formula(town, text, unit))["x", "2020"], want)


# --- constant prices of another year than the base year ---

OLD = {**PLAN, "prices": 2015}
SEEN = HEADER + "gdp_nominal,1e8 CNY,2020,112,yearbook\ngdp,1e8 CNY@2015,2020,100,yearbook\n"
PRICES = ("--only", "gdp,gdp_nominal,deflator,share.industry,price.*", "--years", "2020:2021", "--format", "csv")


def old_town(observed=None, plan=OLD, **files):
    town = Town(**files)
    town.write("scenarios/town/plan.json", plan)
    if observed:
        town.write("scenarios/town/observed.csv", observed)
    return town


def test_the_base_years_price_level_is_taken_from_what_was_observed():
    town = old_town(SEEN)
    got = numbers(town("run", "fast", *PRICES))
    close(got["deflator", "2020"], 1.12)
    close(got["gdp_nominal", "2020"], 112)
    close(got["gdp_nominal", "2021"], 1.12 * (60 * 1.07 + 40 * 1.03))
    holds(town("explain", "fast", "deflator", "2020", "--depth", "all", "--lang", "en").out, "observed.csv:2")
    holds(town("check", "fast", "--lang", "en").out, "prices.base_level.industry (1.12, observed.csv:2)")
    got = numbers(old_town(HEADER + "deflator,1,2020,1.25,x\n")("run", "fast", *PRICES))
    close(got["gdp_nominal", "2020"], 125)
    got = numbers(old_town(HEADER + "gdp_nominal,亿元,2020,130,x\n")("run", "fast", *PRICES))  # over the scenario's own GDP
    close(got["deflator", "2020"], 1.3)


def test_sectors_have_price_levels_of_their_own_where_their_shares_or_values_were_printed():
    for row in ("share.industry,%,2020,50,x\n", "output_nominal.industry,1e8 CNY,2020,56,x\n"):
        got = numbers(old_town(SEEN + row)("run", "fast", *PRICES))
        close(got["share.industry", "2020"], 50)
        close(got["price.industry", "2020"], 56 / 60)
        close(got["price.services", "2020"], 56 / 40)
        close(got["gdp_nominal", "2020"], 112)


def test_a_price_level_may_be_given_and_is_refused_where_it_is_1():
    given = {"prices": {"base_level": {"industry": 1.2, "services": 1.1}}}
    got = numbers(old_town(SEEN, given=scenario(7, **given))("run", "given", *PRICES))
    close(got["gdp_nominal", "2020"], 60 * 1.2 + 40 * 1.1)
    close(got["deflator", "2020"], 1.16)
    refused(Town(given=scenario(7, **given))("run", "given", "--lang", "en"), "prices.base_level is 1")
    refused(old_town(given=scenario(7, prices={"base_level": 112}))("run", "given", "--lang", "en"), "112 CNY/CNY is above 50")


def test_current_prices_are_left_out_and_it_is_said_why_where_nothing_tells_the_level():
    plan = {**OLD, "targets": {"n": {"title": "N", "variable": "gdp_nominal", "year": 2025, "at_least": 150},
                               "s": {"title": "S", "variable": "share.industry", "year": 2025, "at_least": 50}}}
    town = old_town(plan=plan)
    done = town("run", "fast", "--lang", "en")
    holds(done.out, "no price level of the base year")
    holds(done.out, "nothing says how high prices stand in")
    lacks(done.out, "GDP, current prices")
    holds(town("check", "fast", "--lang", "en").out, "price, output_nominal, gdp_nominal, deflator, share: constant prices are of 2015")
    for words in (("run", "fast", "--only", "gdp_nominal"), ("explain", "fast", "share.industry")):
        refused(town(*words, "--lang", "en"), "is not computed: constant prices are of 2015", "prices.base_level")
    town.write("scenarios/town/odd.json", scenario(2, indicators={"x": {"title": "X", "unit": "1e8 CNY", "formula": "gdp_nominal"}}))
    refused(town("run", "odd", "--lang", "en"), '"gdp_nominal" is not made', "prices.base_level")
    town.write("scenarios/town/odd.json", scenario(2, capital={"ratio": 3, "depreciation": 5, "conversion": 0.7}))
    refused(town("run", "odd", "--lang", "en"), "is not made", "_level")
    holds(town("run", "fast", "--lang", "zh").out, "未推算现价")
    close(one(town, "fast", "--only", "gdp", "--years", "2020"), 100)


def test_incomes_have_a_price_level_too():
    income = {"income": {"urban": 30000, "rural": 10000, "urban_growth": 5, "rural_growth": 6}}
    only = ("--only", "income_urban,income_urban_nominal", "--years", "2020", "--format", "csv")
    got = numbers(old_town(HEADER + "income_urban_nominal,CNY/people,2020,33000,x\n", town2=scenario(2, **income))("run", "town2", *only))
    close(got["income_urban_nominal", "2020"], 33000)
    refused(old_town(town2=scenario(2, **income))("run", "town2", *only), "income.consumer_base_level")
    got = numbers(Town(town2=scenario(2, **income))("run", "town2", *only))
    close(got["income_urban_nominal", "2020"], 30000)


def test_gdp_observed_in_the_base_year_is_held_against_the_sectors():
    for observed, doubted in ((112, True), (100.5, False), (98, True)):
        town = old_town(HEADER + "gdp_nominal,1e8 CNY,2020,%s,book\n" % observed, PLAN, odd=scenario(2))
        done = town("check", "odd", "--lang", "en")
        assert done.returncode == 0 and (b"was observed as %s, the sectors make 100" % str(observed).encode() in done.stderr) == doubted, done


def test_a_series_at_other_prices_is_refused_and_the_hint_names_the_way():
    rows = HEADER + ("now,1e8 CNY,2020,100,x\nnow,1e8 CNY,2021,110,x\nold,1e8 CNY@2015,2020,88,x\nold,1e8 CNY@2015,2021,92,x\n"
                     "real,1e8 CNY@2020,2020,100,x\nreal,1e8 CNY@2020,2021,104,x\nuse,tce/1e4 CNY@2015,2020,1,x\n")
    def series(name):
        return {"series": {"file": "observed.csv", "variable": name}}
    for name, unit, hint in (("now", "1e8 CNY@2020", "divide each year by its deflator (2020 = 1)"), ("old", "1e8 CNY@2020", "multiply by the deflator 2020/2015"),
                             ("old", "1e8 CNY", "multiply each year by its deflator (2015 = 1)"), ("real", "1e8 CNY", "multiply each year by its deflator (2020 = 1)"),
                             ("use", "tce/1e4 CNY@2020", "divide by the deflator 2020/2015"), ("real", "1e8 CNY@2015", "deflator 2015/2020"),
                             ("now", "1e8 CNY@base", "divide each year by its deflator (2020 = 1)")):
        town = old_town(rows, PLAN, odd=scenario(2, indicators={"x": {"title": "X", "unit": unit, "path": series(name)}}))
        refused(town("run", "odd", "--lang", "en"), "odd.json:1:", "/indicators/x/path", hint)
    for name, unit in (("now", "1e8 CNY"), ("real", "1e8 CNY@2020"), ("old", "1e8 CNY@2015")):
        town = old_town(rows, PLAN, odd=scenario(2, indicators={"x": {"title": "X", "unit": unit, "path": series(name)}}))
        assert town("run", "odd").returncode == 0
    town = old_town(rows, PLAN, odd=scenario(2, indicators={"x": {"title": "X", "unit": "1e8 CNY@2015", "formula": "gdp"}}))
    refused(town("run", "odd", "--lang", "en"), "rebase: multiply by the deflator 2015/2020")
    # the base year's own row is at its prices
    base = {**BASE, "sectors": {**BASE["sectors"], "industry": {"title": "I", "output": series("now")}}}
    town = old_town(rows, PLAN, base=base)
    same(one(town, "fast", "--only", "output.industry", "--years", "2020"), 100)
    refused(old_town(rows, OLD, base=base)("run", "fast", "--lang", "en"), "/sectors/industry/output", "divide each year by its deflator (2015 = 1)")


def test_hints_for_observations_at_other_prices_do_not_lead_in_a_circle():
    units = ["1e8 CNY", "1e8 CNY@2015", "1e8 CNY@2020", "1e8 CNY@2018"]
    for name, unit, year in itertools.product(("gdp", "gdp_nominal"), units, (2021, 2022)):
        town = old_town(HEADER + "%s,%s,%d,105,x\n" % (name, unit, year), PLAN)
        talk = town("check", "fast", "--lang", "en").talk
        other = {"gdp": "gdp_nominal", "gdp_nominal": "gdp"}[name]
        if "name it" in talk:
            town = old_town(HEADER + "%s,%s,%d,105,x\n" % (other, unit, year), PLAN)
            lacks(town("check", "fast", "--lang", "en").talk, "left out")
        elif "left out" in talk:
            holds(talk, "deflator")
    town = old_town(HEADER + "gdp,1e8 CNY@2015,2021,105.3,x\n", PLAN)
    holds(town("check", "fast", "--lang", "en").talk, "warning: rebase: multiply by the deflator 2020/2015")
    holds(town("check", "fast", "--lang", "zh").talk, "乘以平减指数之比 2020/2015")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "reading"))
