#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outturn units: the table of units from outside, and what wrong units in files are told."""
import csv
import io
import itertools
import json
import os
import subprocess
import sys
from fractions import Fraction as F
from test_cli import run_tests

OUTTURN = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


# One of each in the first of its kind, from definitions: SI prefixes; 1 cal(IT) = 4.1868 J, a tce 7 Gcal, a toe 10; the
# international pound (0.45359237 kg) and yard (0.9144 m), a Btu = 1 lb(av) of 1/1.8 K at 1 cal(IT)/(g K), the US barrel of
# 42 gallons of 231 cubic inches; 15 mu a hectare, 100 mu a qing, 2 jin a kilogram; a year of 365.25 days.
SI = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "m": -3, "c": -2, "u": -6, "n": -9}
CALORIE, POUND, FOOT, YEAR = F("4.1868"), F("0.45359237"), F("0.3048"), F("365.25")
BTU = POUND * 1000 * CALORIE / F("1.8")
TCE = 7 * 10**9 * CALORIE


def prefixed(unit, prefixes, one):
    return {(prefix if prefix != "-" else "") + unit: one * F(10) ** SI["" if prefix == "-" else prefix] for prefix in prefixes}


ENERGY = {**prefixed("J", "-kMGTPE", 1 / TCE), **prefixed("Wh", "-kMGTP", 3600 / TCE), **prefixed("cal", "-kMG", CALORIE / TCE),
          **prefixed("tce", "-kMG", F(1)), "kgce": F(1, 10**3), "gce": F(1, 10**6), **prefixed("toe", "-kMG", F(10, 7)),
          "kgoe": F(1, 700), "boe": 58 * 10**5 * BTU / TCE, "BTU": BTU / TCE, "MMBtu": 10**6 * BTU / TCE,
          "therm": 10**5 * BTU / TCE, "quad": 10**15 * BTU / TCE}
GASES = {"MMT": F(10**6), **prefixed("t", "-kMG", F(1)), **prefixed("g", "-kMGT", F(1, 10**6))}
DEFINED = {
    "energy": ENERGY,
    "mass": {**prefixed("t", "-kMG", F(1)), **prefixed("g", "-kmunMGTP", F(1, 10**6)), "lb": POUND / 1000, "oz": POUND / 16000,
             "short ton": 2 * POUND, "long ton": F("2.24") * POUND, "jin": F(1, 2000), "MMT": F(10**6)},
    "CO2": {**{name + "CO2": one for name, one in GASES.items()}, "tC": F(44, 12), "MtC": F(44, 12) * 10**6, "GtC": F(44, 12) * 10**9},
    "CO2e": {name + "CO2e": one for name, one in GASES.items() if name != "Mg"},
    "people": {"people": F(1)},
    "volume": {"m3": F(1), **prefixed("L", "-mMG", F(1, 1000)), "km3": F(10**9), "bcm": F(10**9), "mcm": F(10**6),
               "bbl": 42 * 231 * (FOOT / 12) ** 3, "ft3": FOOT ** 3, "hm3": F(10**6), "acre-ft": 43560 * FOOT ** 3},
    "area": {"m2": F(1), "km2": F(10**6), "ha": F(10**4), "kha": F(10**7), "Mha": F(10**10), "mu": F(10**4, 15), "qing": F(10**6, 15),
             "acre": 43560 * FOOT ** 2, "sq mi": (5280 * FOOT) ** 2, "sq ft": FOOT ** 2},
    "power": prefixed("W", "-kMGT", F(1, 1000)),
    "time": {"year": F(1), "month": F(1, 12), "week": 7 / YEAR, "d": 1 / YEAR, "h": 1 / (24 * YEAR), "min": 1 / (1440 * YEAR),
             "s": 1 / (86400 * YEAR)},
    "length": {**prefixed("m", "-kcmu", F(1, 1000)), "mi": 5280 * FOOT / 1000, "ft": FOOT / 1000, "nmi": F("1.852")},
    "temperature differences": {"degC": F(1), "K": F(1), "degF": F(5, 9)},
}
# ISO 4217, list one after amendment 179 (May 2025), without the code for tests and that for no currency.
CURRENCIES = """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS
SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA
XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG""".split()
# Of list three: those the euro took the place of, and what was renamed since 1990.
FORMER = """ANG ATS BEF BYR CUC CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MRO MTL NLG PTE ROL RUR SIT SKK SLL STD TRL VEF
XEU ZMK ZWL""".split()
# What stands before a unit.
SCALES = {"thousand": 3, "million": 6, "millions": 6, "billion": 9, "bn": 9, "milliard": 9, "trillion": 12, "tn": 12, "lakh": 5, "lac": 5,
          "crore": 7, "lakh crore": 12, "'000": 3, "千": 3, "万": 4, "萬": 4, "十万": 5, "百万": 6,
          "千万": 7, "亿": 8, "億": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}


def near(number, wanted):
    return abs(float(number) / wanted - 1) < 1e-15


class Said:
    def __init__(self, *words, lang="en"):
        run = subprocess.run([OUTTURN, *words, "--lang", lang], capture_output=True, text=True, timeout=60)
        self.code, self.out, self.err = run.returncode, run.stdout, run.stderr


def rows(*words):
    said = Said("units", *words, "--format", "csv")
    assert said.code == 0, said.err
    return list(csv.DictReader(io.StringIO(said.out.lstrip("\ufeff"))))


def test_all_kinds_stand_on_a_screen():
    for lang, kinds in (("en", ["energy", "mass", "CO2", "CO2e", "money", "shares"]),
                        ("zh", ["能源", "质量", "二氧化碳", "货币", "比率"])):
        said = Said("units", lang=lang)
        assert said.code == 0 and said.out.count("\n") <= 40, said.out
        for kind in kinds:
            assert "\n" + kind in said.out, (kind, said.out)


def test_a_kind_lists_its_units_with_factor_and_source():
    energy = {row["unit"]: row for row in rows("energy")}
    assert near(energy["toe"]["factor"], 10 / 7) and energy["toe"]["base"] == "tce" and energy["toe"]["source"]
    assert near(energy["GJ"]["factor"], 1 / 29.3076)
    assert {"J", "kJ", "MJ", "GJ", "TJ", "PJ", "EJ", "Wh", "kWh", "MWh", "GWh", "TWh", "cal", "BTU", "MMBtu", "therm",
            "quad", "tce", "kgce", "gce", "toe", "ktoe", "Mtoe", "boe"} <= set(energy)
    assert [row["unit"] for row in rows("能源")] == list(energy)
    money = {row["unit"] for row in rows("money")}
    assert {"CNY", "USD", "EUR", "GBP", "JPY", "ZMW", "XOF", "DEM"} <= money and len(money) > 200
    assert len(rows()) > 330


def test_every_factor_is_that_of_its_definition():
    """Factors are told to 1e-15 (a double holds a fraction to 1.1e-16, and a last digit is dropped where 14 are as near); each kind holds these units and no other, and what is said has a source."""
    for kind, units in DEFINED.items():
        listed = {row["unit"]: row for row in rows(kind)}
        assert set(listed) == set(units), (kind, set(listed) ^ set(units))
        for unit, factor in units.items():
            got = F(float(listed[unit]["factor"]))
            assert abs(got / factor - 1) <= F(1, 10**15), (unit, float(got), float(factor))
            assert listed[unit]["base"] == next(iter(listed)) and (listed[unit]["source"] or kind == "people"), listed[unit]
    assert {row["kind"] for row in rows()} - set(DEFINED) == {"counts", "money", "shares"}
    assert all(float(row["factor"]) == 1 for row in rows("counts"))


def test_currencies_are_those_of_iso_4217():
    listed = [row["unit"] for row in rows("money")]
    assert len(CURRENCIES) == 177 and len(set(CURRENCIES + FORMER)) == 177 + len(FORMER)
    assert sorted(listed) == sorted(CURRENCIES + FORMER + ["money"]), set(listed) ^ set(CURRENCIES + FORMER)
    assert all(row["source"] == "ISO 4217" for row in rows("money") if row["unit"] != "money")


def test_every_pair_of_units_is_converted_by_the_quotient_of_the_two():
    for kind, units in DEFINED.items():
        for one, other in itertools.islice(itertools.permutations(units, 2), 0, None, 7):
            got, wanted = float(rows("37.25 %s in %s" % (one, other))[0]["value"]), F("37.25") * units[one] / units[other]
            assert abs(F(got) / wanted - 1) < F(1, 10**14), (one, other, got, float(wanted))
    for one, other in (("kgCO2/kWh", "tCO2/tce"), ("t/mu", "kg/ha"), ("tce/1e4 CNY", "MJ/CNY"), ("m3/qing", "L/m2"), ("USD/boe", "USD/GJ")):
        sides = [[F(1), *(DEFINED[k].get(s) for k in DEFINED for s in [part] if s in DEFINED[k])][-1]
                 for part in (*one.split("/"), *other.split("/"))]
        wanted = sides[0] / sides[1] / (sides[2] / sides[3]) * (F(1, 10**4) if "1e4" in one else 1)
        assert abs(F(float(rows("1 %s in %s" % (one, other))[0]["value"])) / wanted - 1) < F(1, 10**14), (one, other)


def test_words_of_scale_are_powers_of_ten():
    for word, ten in SCALES.items():
        for unit in ("INR", "t", "people") if word.isascii() else ("印度卢比", "吨", "人"):  # 千 goes before Chinese names
            amount = ("3 %s %s" if word.isascii() else "3 %s%s") % (word, unit)
            assert float(rows(amount + " in " + unit)[0]["value"]) == 3 * 10**ten, (word, unit)
    for word, ten in {**SCALES, "m": 6, "mn": 6, "Mio": 6, "k": 3, "cr": 7, "Cr.": 7, "Mrd": 9, "Mrd.": 9}.items():
        if word.isascii() and word[0].isalpha():
            assert float(rows("1 INR %s in INR" % word)[0]["value"]) == 10**ten, word
    assert [float(rows(w + " t in t")[0]["value"]) for w in ("1e4", "10 000", "1,000,000")] == [1e4, 1e4, 1e6]
    assert float(rows("1 兆円 in JPY")[0]["value"]) == 1e12  # of yen it is one alone
    assert "1e6 / 1e12" in Said("units", "兆").err  # a million there, 10^12 here
    for text in ("1 兆元 in CNY", "1 mil EUR in EUR", "1 m t in t"):
        assert Said("units", text).code == 2, text


def test_case_makes_another_unit_or_none():
    """Every prefix before every unit that takes some, in either case: what the table has, or refused."""
    known = {also.strip() for row in rows() for also in [row["unit"], *row["also"].split(",")]}
    for unit in ("J", "Wh", "W", "g", "t", "L", "m", "tce", "toe", "tCO2", "tCO2e", "cal"):
        for prefix in "kKmMgGtTpPeEuUnNhHdDcC":
            for spelled in {prefix + unit, prefix + unit.lower(), prefix + unit.upper()} - known:
                said = Said("units", "1 " + spelled)
                assert said.code == 2 or said.out.split()[1] in known, (spelled, said.out[:100])


def test_one_unit_is_told_in_the_others_of_its_kind():
    toe = {row["unit"]: float(row["value"]) for row in rows("toe")}
    assert toe["GJ"] == 41.868 and toe["MWh"] == 11.63 and toe["Gcal"] == 10 and near(toe["kgce"], 10000 / 7)
    said = Said("units", "toe")
    assert "41.868 GJ" in said.out and "吨标准油" in said.out and "IEA" in said.out
    mixed = rows("kgCO2/kWh")
    assert len(mixed) == 1 and float(mixed[0]["factor"]) == 8.141 and mixed[0]["base"] == "tCO2/tce"


def test_a_number_is_converted():
    for text, value in (("5 Mtoe in tce", 50e6 / 7), ("3 亩 in ha", 0.2), ("6500 万吨 to 亿吨", 0.65), ("36 km/h in m/s", 10),
                        ("120 亿千瓦时 换算成 万吨标准煤", 120e8 / 8141 / 1e4), ("2 MtC = MtCO2", 22 / 3)):
        row = rows(text)[0]
        assert abs(float(row["value"]) / value - 1) < 1e-14, (text, row)
    data = json.loads(Said("units", "5 Mtoe in tce", "--format", "json").out)
    assert data["command"] == "units" and data["number"] == 5 and data["of"] == "Mtoe" and data["units"][0]["unit"] == "tce"
    assert Said("units", "5 Mtoe in tce").out.startswith("5 Mtoe = 7142857.14")


def test_what_needs_a_stated_factor_is_refused():
    for text, words in (("1 EUR in CNY", ["EUR", "CNY", "rate"]), ("1 EUR@2015 in EUR@2020", ["deflator"]),
                        ("5 m3 in tce", ["volume", "energy", "source"]), ("1 tCO2 in tCO2e", ["CO2", "CO2e"]),
                        ("1 tCO2 in t", ["CO2", "mass"]), ("1 kW in kWh", ["power", "energy"])):
        said = Said("units", text)
        assert said.code == 2 and not said.out, (text, said.out)
        for word in words:
            assert word in said.err, (text, word, said.err)


def test_slips_are_led_to_the_nearest():
    for text, near in (("GWH", "GWh"), ("Mteo", "Mtoe"), ("enrgy", "energy"), ("5 mW", "MW"), ("$", "USD"), ("¥", "CNY / JPY"),
                       ("mt", "Mt / t"), ("5 Mtoe in tec", "tce")):
        said = Said("units", text)
        assert said.code == 2 and near in said.err, (text, said.err)
    assert "是否应为“GWh”" in Said("units", "GWH", lang="zh").err
    for text in ("", " ", "in", " in ", "5", "=", "5 t in", "in t", "1e999 t", "\t", "x" * 5000, "5 t in t in t"):
        assert Said("units", text).code in (0, 2), text


def test_tables_are_told_units_of_the_kind_that_a_row_has():
    import shutil
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "place")
        shutil.copytree("scenarios/scotland", place)
        with open(os.path.join(place, "observed.csv"), "a", encoding="utf-8") as out:
            out.write("gdp,1e9 xyz,2023,168,x,\nenergy,qq,2024,1,x,\nenergy,GWh,2025,3 qq,x,\nnobodys,qq,2023,1,x,\n")
        said = Said("check", place)
        assert said.code == 2 and said.err.count("unknown unit") == 4, said.err
        assert "units of money are read here" in said.err and said.err.count("units of energy are read here") == 2, said.err
        assert said.err.count("units are written like") == 1, said.err # no model knows this variable
        with open(os.path.join(folder, "in.csv"), "w", encoding="utf-8") as out:
            out.write("key,value,unit\nsectors.whole.growth,2,qqq\nenergy.intensity.whole,3,tec/1e4 GBP\n")
        for lang, share, meant in (("en", "units of shares are read here", "did you mean \"tce\"?"),
                                   ("zh", "此处应为比率的单位", "是否应为“tce”？")):
            said = Said("run", "scenarios/scotland", "--set-from", os.path.join(folder, "in.csv"), lang=lang)
            assert said.code == 2 and share in said.err and meant in said.err, said.err


def test_a_unit_wanted_in_a_file_is_of_its_kind():
    for key, wrong, kind in (("economy.gdp", "5 zorkmids", "units of money"), ("carbon.factor", "2 flurbs", "tCO2/tce")):
        said = Said("run", "luliang", "--set", f"{key}={wrong}")
        assert said.code == 2 and kind in said.err, said.err


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "units"))
