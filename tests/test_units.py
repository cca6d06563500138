#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outturn units: the table of units from outside, and what wrong units in files are told."""
import csv
import io
import json
import os
import subprocess
import sys
import asserts

OUTTURN = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


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


def test_a_unit_wanted_in_a_file_is_of_its_kind():
    for key, wrong, kind in (("economy.gdp", "5 zorkmids", "units of money"), ("carbon.factor", "2 flurbs", "tCO2/tce")):
        said = Said("run", "luliang", "--set", f"{key}={wrong}")
        assert said.code == 2 and kind in said.err, said.err


wanted = sys.argv[1:]
for name, test in sorted(globals().items()):
    if name.startswith("test_") and (not wanted or any(part in name for part in wanted)):
        try:
            asserts.run(test)
            print("ok units_" + name[5:], flush=True)
        except (AssertionError, KeyError, ValueError, subprocess.TimeoutExpired) as failure:
            print("not ok units_%s\n     %s: %s" % (name[5:], type(failure).__name__, str(failure)[:2000]), flush=True)
