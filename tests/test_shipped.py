#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shipped in scenarios/: every number has a source, or is an assumption with a range and a reason; every scenario
asks its question in both languages; every number that the plan's chapters and tables print is a target or stated beside
one. OUTTURN names the program (default ./outturn)."""
import csv
import glob
import io
import json
import os
import re
import subprocess
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SENSES = {"at_least", "at_most", "above", "below", "about", "range"}
SCENARIOS = {"baseline", "as-planned", "slow-transition", "green", "coal-lock-in", "boom-and-bust", "rebased-2022", "vision-2035", "vision-2035-green"}
PLANS = {"plan", "vision"}


def report(good, name, detail=""):
    print(("ok " if good else "not ok ") + name + ("" if good else "\n     " + detail.replace("\n", "\n     ")), flush=True)


def outturn(*words):
    done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def is_quantity(node):
    path = node.get("path")
    return bool({"value", "level", "series"} & set(node)) or isinstance(path, dict) and all(re.fullmatch(r"\d{4}", key) for key in path)


def numbers(node, where=""):
    """Every quantity of a file: (pointer, object or bare number)."""
    if isinstance(node, dict) and is_quantity(node) or isinstance(node, (int, float)) and not isinstance(node, bool):
        yield where, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from numbers(value, where + "/" + key)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def test_every_number_has_a_source_or_is_an_assumption_with_range_and_reason():
    count, assumed, wrong = 0, 0, []
    for path in sorted(glob.glob("scenarios/*/*.json")):
        root = load(path)
        if root["kind"] != "scenario":
            continue
        for section, content in root.items():
            if section in ("kind", "$schema", "plan", "title", "question", "note", "extends", "abstract", "years", "groups", "targets"):
                continue
            for where, number in numbers(content, "/" + section):
                count += 1
                if not isinstance(number, dict) or not number.get("source"):
                    wrong.append("%s: %s: no source" % (path, where))
                elif number["source"] == "assumption":
                    assumed += 1
                    if not number.get("range") or not number.get("note"):
                        wrong.append("%s: %s: an assumption without range or note" % (path, where))
        for name, target in root.get("targets", {}).items():
            if SENSES & set(target) - {"range"} and not (target.get("source") and (target["source"] != "assumption" or target.get("range") and target.get("note"))):
                wrong.append("%s: /targets/%s" % (path, name))
    for path in sorted(glob.glob("scenarios/*/plan.json") + glob.glob("scenarios/*/vision.json")):
        for name, target in load(path)["targets"].items():
            count += bool(SENSES & set(target))
            if not target.get("source") or not all(s.get("source") for s in target.get("stated", [])):
                wrong.append("%s: /targets/%s: no source" % (path, name))
    assert not wrong, "\n".join(wrong[:20])
    assert count > 300 and assumed > 40, "found only %d numbers, %d assumptions" % (count, assumed)


def test_check_counts_no_number_without_a_source():
    for place in sorted(glob.glob("scenarios/*/")):
        code, out, err = outturn("check", place, "--format", "csv", "--fail-on", "warning")
        assert code == 0, err
        bare = [row for row in csv.DictReader(io.StringIO(out)) if row["finding"] == "no_source"]
        assert not bare, bare[:5]


def test_observations_have_sources():
    for path in glob.glob("scenarios/*/observed.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["source"].strip(), row


def test_every_scenario_asks_its_question_in_both_languages():
    seen = set()
    for path in glob.glob("scenarios/*/*.json"):
        root = load(path)
        for text in ("title", "note") if root["kind"] == "plan" or root.get("abstract") else ("title", "question", "note"):
            for language in ("en", "zh"):
                assert root.get(text, {}).get(language), "%s: no %s in %s" % (path, text, language)
        if path.startswith("scenarios/luliang/") and not root.get("abstract"):
            seen.add(os.path.splitext(os.path.basename(path))[0])
    assert seen - PLANS == SCENARIOS, seen


def test_every_target_has_its_words_in_both_languages():
    for path in glob.glob("scenarios/*/plan.json") + glob.glob("scenarios/*/vision.json"):
        root = load(path)
        for name, target in root["targets"].items():
            assert target["title"].get("en") and target["title"].get("zh"), name
            assert target["group"] in root["groups"], name
            for text in ("words", "note"):
                assert text not in target or target[text].get("en") and target[text].get("zh"), (name, text)


def test_all_rows_and_chapters_are_targets():
    targets = load("scenarios/luliang/plan.json")["targets"].values()
    rows = {int(m.group(1)) for t in targets for m in re.finditer(r"table 1-2 row (\d+)", t["source"])}
    assert rows == set(range(1, 35)), sorted(set(range(1, 35)) - rows)
    sources = " ".join([t["source"] for t in targets] + [s["source"] for t in targets for s in t.get("stated", [])])
    chapters = {"1.4", "1.5", "2.2", "2.3", "2.4", "3.1", "4.1", "4.3", "5.1", "5.2", "6.3", "8.1", "8.2", "8.3", "8.4", "9.2", "9.5", "10.3", "11.2", "11.5",
                "12.1", "12.3", "12.4", "12.5"}
    missing = {c for c in chapters if not re.search(r"chapter %s\b" % re.escape(c), sources)}
    assert not missing, missing
    rows = {int(m.group(1)) for t in load("scenarios/luliang-13fyp/plan.json")["targets"].values() for m in re.finditer(r"table 1-1 row (\d+)", t["source"])}
    assert rows == set(range(1, 31)) - {15}, rows  # row 15 has no target


def values(scenario, *names):
    code, out, err = outturn("run", scenario, "--format", "csv", "--only", ",".join(names))
    assert code == 0, err
    return {(row["variable"], int(row["year"])): float(row["value"]) for row in csv.DictReader(io.StringIO(out)) if row["value"]}


def test_rebased_2022_starts_from_the_facts():
    got = values("scenarios/luliang/rebased-2022.json", "gdp_nominal", "output_nominal.services", "share.services", "population", "urbanization", "gdp_growth")
    facts = [(("gdp_nominal", 2022), 2418.9, 0.05), (("output_nominal.services", 2022), 626.82, 0.01), (("population", 2021), 337.47, 0.02),
             (("population", 2022), 337.05, 0.03), (("urbanization", 2021), 54.28, 1e-9), (("urbanization", 2022), 54.9, 1e-9),
             (("share.services", 2022), 25.9, 0.05), (("gdp_growth", 2022), 3.9, 0.1), (("urbanization", 2025), 54.9 + 3 * 0.62, 1e-9),
             (("gdp_growth", 2025), 5, 1e-9)]
    for key, want, slack in facts:
        assert abs(got[key] - want) <= slack, (key, got[key], want)


def test_boom_and_bust_moves_prices_alone():
    names = ("gdp", "gdp_nominal", "energy_intensity", "share.services", "share_real.services")
    boom, calm = values("scenarios/luliang/boom-and-bust.json", *names), values("scenarios/luliang/baseline.json", *names)
    for year in range(2020, 2026):
        for name in ("gdp", "energy_intensity", "share_real.services"):
            assert boom[name, year] == calm[name, year], (name, year)
    assert boom["gdp_nominal", 2022] > 1.15 * calm["gdp_nominal", 2022]
    assert boom["share.services", 2022] < calm["share.services", 2022] - 5


def test_coal_lock_in_can_look_greener():
    """Its energy per GDP falls more than the baseline's while raw coal rises more; with furnaces and mines alike it does not."""
    lock, base = (values("scenarios/luliang/%s.json" % s, "energy_intensity_decline", "raw_coal") for s in ("coal-lock-in", "baseline"))
    assert lock["energy_intensity_decline", 2025] > base["energy_intensity_decline", 2025] + 1
    assert lock["raw_coal", 2025] > base["raw_coal", 2025]


def test_the_13th_plan_ends_where_it_ended():
    got = values("scenarios/luliang-13fyp/as-it-was.json", "gdp_nominal", "output_nominal.services", "share.services", "urbanization", "income_urban_nominal",
                 "income_rural_nominal", "gdp_growth", "forest_cover", "co2_fall")
    for name, want, slack in (("gdp_nominal", 1538, 0.01), ("output_nominal.services", 547.02, 0.01), ("share.services", 35.6, 0.05), ("urbanization", 54.7, 1e-9),
                              ("income_urban_nominal", 30382, 1e-6), ("income_rural_nominal", 10656, 1e-6), ("gdp_growth", 5.4, 1e-9), ("forest_cover", 29.6, 1e-9),
                              ("co2_fall", 18.9, 1e-9)):
        assert abs(got[name, 2020] - want) <= slack, (name, got[name, 2020])


def last(scenario, variable, *settings):
    code, out, err = outturn("run", scenario, "--format", "csv", "--only", variable, *[word for setting in settings for word in ("--set", setting)])
    assert code == 0, err
    return float(list(csv.DictReader(io.StringIO(out)))[-1]["value"])


def read_me(place):
    """The place's README as one line."""
    with open("scenarios/%s/README.md" % place, encoding="utf-8") as file:
        return re.sub(r"\s+", " ", file.read())


def test_the_readme_quotes_what_the_program_says():
    """The structure effect by mining's intensity, the growth that the plan asks for and the cost by efficiency."""
    text = read_me("luliang")
    effects = ["%+.1f" % -last("scenarios/luliang/as-planned.json", "energy_intensity_decline", "energy.efficiency=0", "energy.intensity.mining=" + m)
               for m in ("0.5", "0.9", "1.5", "2.2", "2.6")]
    assert "%s, %s, %s, %s or %s %% to 2025" % tuple(effects) in text, effects
    costs = ["%.0f" % last("scenarios/luliang/green.json", "gap_to_unlimited", "energy.efficiency=" + e) for e in ("2", "3", "4")]
    assert "%s, %s or %s at 2, 3 or 4 %%" % tuple(costs) in text, costs
    growth = ["%.1f" % last("scenarios/luliang/as-planned.json", "output_growth." + s) for s in ("manufacturing", "mining", "services")]
    gdp = {scenario: values("scenarios/luliang/%s.json" % scenario, "gdp")["gdp", 2025] for scenario in ("green", "as-planned")}
    share = 100 * float(costs[0]) / (gdp["green"] + float(costs[0]))
    assert "%s (%.1f %%) of GDP in 2025" % (costs[0], share) in text, share
    assert "GDP %.0f" % gdp["as-planned"] in text, gdp
    rows = set(re.findall(r"\| `([a-z0-9-]+)` \|", text))
    assert rows == SCENARIOS, rows ^ SCENARIOS
    assert "%d targets" % len(load("scenarios/luliang/plan.json")["targets"]) in text
    assert "asks for %s %% growth a year in manufacturing, %s in mining and utilities, %s in services" % tuple(growth) in text, growth


def odds(scenario, *words):
    code, out, err = outturn("ensemble", "scenarios/luliang/%s.json" % scenario, "--format", "json", "--members", "20000", "--only", "gdp", *words)
    assert code == 0, err
    return json.loads(out)["scenarios"][0]


def test_as_planned_reads_better_one_by_one():
    """GDP in half of all runs, together with the energy target in fewer than one of a hundred."""
    assert "meets GDP in half of all runs, and GDP together with the energy target in fewer than one of a hundred" in read_me("luliang")
    found = odds("as-planned")
    chance = {target["id"]: target["probability"] for target in found["targets"] if target["probability"] is not None}
    assert 0.45 < chance["gdp"] < 0.55, chance["gdp"]
    assert found["binding"]["probability"] < 0.01 and found["binding"]["probability"] <= min(chance.values())


def test_shocks_leave_facts_alone():
    """Rebased to 2022: what is known is not drawn, what comes after is; and the common shock moves every scenario alike."""
    sd = odds("rebased-2022")["variables"][0]["sd"]
    assert sd["2021"] == 0 and sd["2022"] == 0 and 0 < sd["2023"] < sd["2025"], sd
    assert {item["input"] for item in odds("baseline")["drawn"] if item["every_year"]} == {"shocks.common", "shocks.manufacturing", "shocks.coal_price"}


def facts(path):
    code, out, err = outturn("ensemble", path, "--format", "json")
    assert code == 0, err
    return {fact["variable"]: fact for fact in json.loads(out)["scenarios"][0]["facts"]}


def test_the_13th_plan_was_within_its_fans():
    """All six facts of 2020 within 90 % of the runs, each nearer than no change."""
    assert "all 6 facts of 2020 lie within 90 % of the runs" in read_me("luliang-13fyp")
    found = facts("scenarios/luliang-13fyp/planned.json")
    assert set(found) == {"gdp", "gdp_nominal", "output_nominal.services", "share.services", "income_urban_nominal", "income_rural_nominal"}, set(found)
    assert all(0.05 <= fact["below"] <= 0.95 for fact in found.values()), found
    assert all(fact["score"] < abs(fact["observed"] - fact["no_change"]) for fact in found.values()), found


def test_coal_prices_left_the_fans_of_2020():
    """Real growth of 2022 lies inside, current prices do not, and the fans beat no change by a third, as the README prints it."""
    found = facts("scenarios/luliang/baseline.json")
    assert found["gdp_nominal"]["below"] > 0.999 and found["share.services"]["below"] < 0.001, found
    assert all(0.05 < found[name]["below"] < 0.95 for name in ("gdp_growth", "gdp_per_head_growth", "output_nominal.services", "output_growth.services")), found
    still = [fact for fact in found.values() if fact["no_change"] is not None]
    assert len(still) == 3
    own, change, growth = (100 * sum(error(fact) / fact["observed"] for fact in still) / 3 for error in (
        lambda fact: fact["score"], lambda fact: abs(fact["observed"] - fact["no_change"]), lambda fact: abs(fact["observed"] - fact["same_growth"])))
    said = "its error is %.1f %% against %.1f %% of \"no change\" and %.1f %% of \"the same growth again\"" % (own, change, growth)
    assert said in read_me("luliang"), said


for name, test in sorted(globals().items()):
    if name.startswith("test_"):
        try:
            asserts.run(test)
            report(True, "shipped_" + name[5:])
        except (AssertionError, KeyError, subprocess.TimeoutExpired) as failure:
            report(False, "shipped_" + name[5:], "%s: %s" % (type(failure).__name__, failure))
