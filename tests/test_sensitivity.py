#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""outturn sensitivity: numbers that were computed apart from the program; indices against closed forms and against a
second calculation on a town of its own; members against those of the ensemble; what is refused."""
import csv
import io
import json
import os
import sys
from test_cli import ROOT, Town, holds, refused, run_tests, same

LULIANG = os.path.join(ROOT, "scenarios", "luliang")
GREEN = os.path.join(LULIANG, "green.json")

# A town that grows by g and saves e, over five years; what it wants is that use stays under 108.
PLAN = {"kind": "plan", "title": "p", "base_year": 2020, "prices": 2020, "years": [2021, 2025],
        "targets": {"use": {"title": "Use", "variable": "use", "year": 2025, "at_most": 108},
                    "quiet": {"title": "Quiet", "variable": "quiet", "year": 2025, "at_most": 5}}}


def drawn(low, high, **more):
    return dict({"unit": "1", "base": 0, "linear": {"value": (low + high) / 2, "uncertain": {"uniform": {"low": low, "high": high}}}}, **more)


def town(name="t.json", **more):
    place = Town()
    place.write("plan.json", json.dumps(PLAN))
    place.write(name, json.dumps(dict({
        "kind": "scenario", "plan": "plan.json", "title": "t",
        "indicators": {"g": drawn(0.02, 0.08), "e": drawn(0.01, 0.05),
                       "use": {"unit": "1", "formula": "100 * (1 + g / 5)^5 * (1 - e / 5)^5"},
                       "quiet": {"unit": "1", "base": 3, "linear": 0}}}, **more)))
    return place


def rows(done):
    assert done.returncode == 0, done.talk
    return list(csv.DictReader(io.StringIO(done.out)))


def by_input(done):
    return {row["input"]: row for row in rows(done)}


def near(got, want, digits):
    assert abs(float(got) - want) <= 0.51 * 10 ** -digits, "got %s, want %s" % (got, want)


# --- given numbers ---

def test_given_tornado_of_green():
    found = by_input(Town()("sensitivity", GREEN, "gdp", "--members", "1024", "--format", "csv"))
    mining, extra = found["energy.intensity.mining"], found["limits.energy_per_gdp.efficiency.extra"]
    for row, want in ((mining, (.680275, 1.629346, 2027.6512, 2078.6813)), (extra, (.729542, 1.466685, 2024.8128, 2055.3939))):
        near(row["p10"], want[0], 6)
        near(row["p90"], want[1], 6)
        near(row["at_p10"], want[2], 4)
        near(row["at_p90"], want[3], 4)


# --- a second calculation ---

def moment(low, high, power):
    """E x^power of x uniform between low and high."""
    return (high ** (power + 1) - low ** (power + 1)) / (power + 1) / (high - low)


def test_growth_and_efficiency_share_the_variance_as_their_moments_say():
    found = by_input(town()("sensitivity", "t", "use", "--format", "csv"))
    g1, g2 = moment(1.02, 1.08, 5), moment(1.02, 1.08, 10)
    e1, e2 = moment(.95, .99, 5), moment(.95, .99, 10)
    variance = g2 * e2 - (g1 * e1) ** 2
    of_g, of_e, both = (g2 - g1 ** 2) * e1 ** 2, (e2 - e1 ** 2) * g1 ** 2, (g2 - g1 ** 2) * (e2 - e1 ** 2)
    for key, alone in (("indicators.g.linear", of_g), ("indicators.e.linear", of_e)):
        row = found[key]
        near(row["first"], alone / variance, 2)
        near(row["total"], (alone + both) / variance, 2)
        assert abs(float(row["first"]) - alone / variance) <= float(row["first_error"]) * 1.5
        same(row["factor"], key)
    near(found["indicators.g.linear"]["at_p90"], 100 * 1.074 ** 5 * .97 ** 5, 9)


def test_chance_is_that_of_the_members():
    place = town()
    said = json.loads(place("sensitivity", "t", "use", "--members", "16384", "--format", "json").out)["outputs"][0]
    odds = {row["target"]: row for row in rows(place("ensemble", "t", "--targets", "--format", "csv"))}
    assert abs(said["chance"] - float(odds["use"]["probability"])) < 0.01, (said["chance"], odds["use"])
    assert 0 < sum(row["chance_first"] for row in said["inputs"]) < 1.05


def test_correlated_inputs_are_one_factor():
    place = town(correlations={"pair": {"of": "indicators.g.linear", "with": "indicators.e.linear", "rank": 0.6}})
    found = by_input(place("sensitivity", "t", "use", "--format", "csv"))
    for row in found.values():
        same(row["factor"], "indicators.g.linear+indicators.e.linear")
        near(row["first"], 1, 2)
        near(row["total"], 1, 2)
    holds(place("sensitivity", "t", "use").out, "correlated")


def test_same_bytes_for_any_threads_and_other_bytes_for_another_seed():
    place = Town()
    one = place("sensitivity", GREEN, "--threads", "1", "--members", "2048", "--format", "json").out
    same(one, place("sensitivity", GREEN, "--threads", "3", "--members", "2048", "--format", "json").out)
    assert one != place("sensitivity", GREEN, "--seed", "2", "--members", "2048", "--format", "json").out


def test_members_are_rounded_up_and_enough_is_said():
    said = json.loads(town()("sensitivity", "t", "use", "--members", "1500", "--format", "json").out)
    same(said["rows"], 2048)
    same(said["enough"], True)
    holds(town()("sensitivity", "t", "use").out, "Enough")


def test_what_no_draw_moves_is_said():
    holds(town()("sensitivity", "t", "quiet").out, "nothing that is uncertain moves it")
    holds(Town()("sensitivity", GREEN, "--members", "1024", "--lang", "zh").out, "8项受不确定输入影响")
    holds(Town()("sensitivity", GREEN, "--members", "1024", "--all").out, "Untouched by what is uncertain: Urbanization, ")


# --- members ---

def test_members_are_those_of_the_ensemble():
    place = town()
    done = place("sensitivity", "t", "use", "--members", "1000", "--members-to", "m.csv")
    assert done.returncode == 0, done.talk
    holds(done.talk, "1000 members")
    table = list(csv.DictReader(io.StringIO(place.read("m.csv"))))
    same([int(row["member"]) for row in table], list(range(1, 1001)))
    for row in table[:50]:
        g, e = float(row["indicators.g.linear"]), float(row["indicators.e.linear"])
        assert abs(float(row["use@2025"]) / (100 * (1 + g) ** 5 * (1 - e) ** 5) - 1) < 1e-12
        same(row["met.use"], "1" if float(row["use@2025"]) <= 108 else "0")
    odds = {row["target"]: row for row in rows(place("ensemble", "t", "--members", "1000", "--targets", "--format", "csv"))}
    same(sum(int(row["met.use"]) for row in table) / 1000, float(odds["use"]["probability"]))


def test_members_are_never_written_over_another_file():
    place = town()
    place.write("m.csv", "mine\n")
    done = place("sensitivity", "t", "use", "--members-to", "m.csv")
    refused(done, "m.csv is there already and is not replaced")
    same(place.read("m.csv"), "mine\n")
    for members in ("50", "60"):
        done = place("sensitivity", "t", "use", "--members", members, "--members-to", "ours.csv")
        same(done.returncode, 0 if members == "50" else 2)
    same(len(place.read("ours.csv").splitlines()), 51)
    refused(place("sensitivity", "t", "use", "--members-to", "m.txt"), "not the name of a table")
    refused(place("sensitivity", "t", "use", "--members-to", "no/m.csv"), "there is no folder no")
    refused(place("sensitivity", "t", "use", "--members", "1e8", "--members-to", "m2.csv"), "at most 200 are written")


# --- pictures ---

def test_pictures_show_the_numbers_of_the_table():
    place = Town()
    done = place("chart", GREEN, "--kind", "tornado,sobol", "--only", "gdp", "-o", "out", "--lang", "zh")
    assert done.returncode == 0, done.talk
    drawn = {(row["picture"], row["mark"], row["name"]): row for row in csv.DictReader(io.StringIO(place.read("out/chart-drawn.csv").lstrip("\ufeff")))}
    for key, row in by_input(place("sensitivity", GREEN, "gdp", "--format", "csv")).items():
        for mark, column in (("total", "total"), ("first", "first")):
            got = drawn["sobol-gdp-green", mark, row["factor"]]
            assert abs(float(got["value"]) - 100 * float(row[column])) < 1e-9
            assert abs(float(got["high"]) - 100 * (float(row[column]) + float(row[column + "_error"]))) < 1e-9
        if row["at_p10"] != row["at_p90"]:
            same(float(drawn["tornado-gdp-green", "p10", key]["value"]), float(row["at_p10"]))
    holds(place.read("out/tornado-gdp-green.zh.svg"), "2078.7")
    holds(place.read("out/sobol-gdp-green.zh.svg"), "97.5")


def test_a_picture_of_what_nothing_moves_is_not_drawn():
    place = town()
    done = place("chart", "t", "--kind", "tornado", "--only", "quiet", "-o", "out", "--lang", "en")
    holds(done.talk, "need inputs that are uncertain")


# --- refused ---

def test_what_cannot_be_asked_is_refused():
    place = town()
    refused(place("sensitivity", "t", "usse"), "usse", "use")
    refused(place("sensitivity", "t", "indicators.g.linear"), "is an input")
    refused(place("sensitivity", "t", "use", "use"), "named twice")
    refused(place("sensitivity", "t", "use", "--years", "2021:2022"), "one year")
    refused(place("sensitivity", "t", "use", "--members", "1e6"), "at most 65536 rows")
    bare = town(indicators={"use": {"unit": "1", "base": 3, "linear": 0}})
    refused(bare("sensitivity", "t", "use"), "no input is uncertain")


def test_a_folder_holds_what_verify_proves():
    place = town()
    done = place("sensitivity", "t", "-o", "out", "--members", "1024")
    assert done.returncode == 0, done.talk
    same(place("verify", "out").returncode, 0)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "sensitivity"))
