#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beyond the plan's years: shares have ceilings, a spent programme goes on, idle labour is printed, and the scenarios to
2035 by a second calculation from their files alone (their limits by hand, year by year, against what the program says of
them). Then the plan's own numbers. OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import math
import math
import os
import re
import subprocess
import tempfile
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLACE = "scenarios/luliang/"
YEARS = range(2020, 2036)


def report(good, name, detail=""):
    print(("ok " if good else "not ok ") + name + ("" if good else "\n     " + detail.replace("\n", "\n     ")), flush=True)


def outturn(*words, code=0):
    done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    assert done.returncode == code, (words, done.returncode, done.stderr.decode("utf-8"))
    return done.stdout.decode("utf-8")


def flat(text):
    return re.sub(r"\s+", " ", text)


def values(*words):
    """{variable: {year: value}}"""
    table = {}
    for row in csv.DictReader(io.StringIO(outturn("run", *words, "--format", "csv"))):
        name = row["variable"] + ("." + row["element"] if row.get("element") else "")
        if row["value"]:
            table.setdefault(name, {})[int(row["year"])] = float(row["value"])
    return table


def load(name):
    with open(PLACE + name, encoding="utf-8") as file:
        return json.load(file)


def close(got, want, slack=1e-9):
    return abs(got - want) <= slack * max(1, abs(want))


# --- places of our own ---

def town(folder, scenario, plan=None):
    made = {"plan.json": {"kind": "plan", "title": "Town", "base_year": 2020, "prices": 2020, "years": [2021, 2035], "targets": {}},
            "s.json": dict({"kind": "scenario", "plan": "plan.json", "title": "S", "sectors": {"a": {"output": 80, "growth": 4}, "b": {"output": 20, "growth": 8}}}, **scenario)}
    made["plan.json"].update(plan or {})
    for name, content in made.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
    return os.path.join(folder, "s.json")


SHARES = {"pension": {"title": {"en": "Pension coverage", "zh": "参保率"}, "unit": "%", "base": 93, "linear": 1},
          "poor": {"title": {"en": "Poor people", "zh": "贫困发生率"}, "unit": "%", "base": 6, "linear": -1.5},
          "phones": {"title": {"en": "Phones", "zh": "电话普及率"}, "unit": "%", "base": 70, "compound": 5, "ceiling": 130},
          "index": {"unit": "%", "base": 100, "compound": 5}}


def test_a_share_stays_within_its_bounds_and_says_so():
    with tempfile.TemporaryDirectory() as folder:
        path = town(folder, {"indicators": SHARES})
        got = values(path)
        assert got["pension"][2026] == 99 and all(got["pension"][y] == 100 for y in range(2027, 2036))
        assert got["poor"][2023] == 1.5 and all(got["poor"][y] == 0 for y in range(2024, 2036))
        assert close(got["phones"][2032], 70 * 1.05 ** 12) and got["phones"][2035] == 130
        assert close(got["index"][2035], 100 * 1.05 ** 15)
        told = flat(outturn("run", path))
        assert "Pension coverage (100 % from 2028)" in told and "Poor people (0 % from 2025)" in told and "Phones (130 % from 2033)" in told, told
        assert "index" not in told[told.index("Kept at"):], told
        assert "参保率（2028年起100 %）" in flat(outturn("run", path, "--lang", "zh"))
        checked = [row for row in csv.DictReader(io.StringIO(outturn("check", path, "--format", "csv"))) if row["finding"] == "bounded"]
        assert [row["key"] for row in checked] == ["pension", "poor", "phones"], checked
        assert "= min(101 %, 100 %)" in outturn("explain", path, "pension", "2030")
        assert "min" not in outturn("explain", path, "pension", "2026")
        lifted = values(path, "--set", "indicators.pension.ceiling=200")["pension"]
        assert lifted[2035] == 108, lifted


def test_a_share_that_a_formula_leads_past_100_is_told_by_check():
    own = {"covered": {"unit": "%", "base": 90, "formula": "prev(covered) + 1 [%]"}, "ratio": {"unit": "%", "formula": "output.b / output.a"},
           "path": {"unit": "%", "path": {"path": {"2020": 80, "2030": 120}}}, "index": {"unit": "%", "base": 100, "formula": "prev(index) * 1.1"},
           "short": {"unit": "%", "base": 3, "formula": "prev(short) - 1 [%]"}}
    with tempfile.TemporaryDirectory() as folder:
        path = town(folder, {"indicators": own})
        assert close(values(path)["covered"][2035], 105)
        checked = {row["key"]: row["detail"] for row in csv.DictReader(io.StringIO(outturn("check", path, "--format", "csv"))) if row["finding"] == "beyond"}
        assert checked == {"covered": "covered (105 % from 2031)", "path": "path (120 % from 2026)", "short": "short (-12 % from 2024)"}, checked
        assert "past 100 %" in outturn("check", path) and "超出百分界" in outturn("check", path, "--lang", "zh")


def test_a_spent_programme_goes_on_and_years_without_investment_are_said():
    capital = {"ratio": 3, "depreciation": 8, "conversion": 60, "programme": {"total": 300, "years": [2021, 2025]}}
    with tempfile.TemporaryDirectory() as folder:
        path = town(folder, {"capital": capital})
        got = values(path)
        share = got["investment"][2025] / got["gdp"][2025]
        assert close(sum(got["investment"][y] for y in range(2021, 2026)), 300)
        assert all(close(got["investment"][y], share * got["gdp"][y]) for y in range(2026, 2036))
        assert "goes on: %.1f %% from 2026" % (100 * share) in flat(outturn("run", path))
        stopped = flat(outturn("run", path, "--set", "capital.programme.after=stop"))
        assert "Nothing is invested, so that capital only wears away: 2026-2035" in stopped, stopped
        assert "无投资，资本只有折旧：2026-2035" in flat(outturn("run", path, "--set", "capital.programme.after=stop", "--lang", "zh"))


def test_a_long_run_shows_every_fifth_year_and_its_last():
    with tempfile.TemporaryDirectory() as folder:
        path = town(folder, {})
        assert re.search(r"2020 +2025 +2030 +2035", outturn("run", path))
        assert re.search(r"2020 +2023 +2025 +2035", outturn("run", PLACE + "green.json", "--set", "years=[2021,2035]"))


def test_a_folder_of_two_plans_is_told_by_plan():
    """Seven scenarios of the plan on their pages as if they were alone, then the two of the vision; named ones stand together."""
    all_of_it = outturn("compare", "scenarios/luliang", "--all")
    first, second = all_of_it.split("Luliang, vision 2035, year 2035.")
    seven = [PLACE + name + ".json" for name in ("as-planned", "baseline", "boom-and-bust", "coal-lock-in", "green", "rebased-2022", "slow-transition")]
    alone = outturn("compare", *seven, "--all")
    assert first.rstrip() == alone.rstrip(), "the seven are told otherwise beside the vision"
    assert "utlook" not in first and "Green outlook 2035" in flat(second)
    assert {row["scenario"] for row in csv.DictReader(io.StringIO(outturn("compare", "scenarios/luliang", "--format", "csv")))} >= {"green", "vision-2035"}
    assert "Outlook 2035" in outturn("compare", PLACE + "green.json", PLACE + "vision-2035.json").split("\n\n")[2]
    sampled = outturn("ensemble", "scenarios/luliang", "--members", "300", "--only", "gdp")
    assert re.search(r"^Luliang, vision 2035, year 2035", sampled, re.M) and sampled.count("300 runs each") == 2, sampled


# --- to 2035 ---

def by_year(quantity, geometric=False):
    """Values of a quantity for every year, as the guide says: linear between stated years unless "step"."""
    if not isinstance(quantity, dict) or "value" in quantity:
        number = quantity["value"] if isinstance(quantity, dict) else quantity
        return {y: number for y in YEARS}
    points = sorted((int(y), v) for y, v in quantity["path"].items())
    made = {}
    for year in YEARS:
        before = [p for p in points if p[0] <= year]
        after = [p for p in points if p[0] > year]
        if not before or not after or quantity.get("interpolate") == "step":
            made[year] = (before[-1] if before else after[0])[1]
            continue
        (y0, v0), (y1, v1) = before[-1], after[0]
        part = (year - y0) / (y1 - y0)
        made[year] = 100 * (1 - (1 - v0 / 100) ** (1 - part) * (1 - v1 / 100) ** part) if geometric else v0 + part * (v1 - v0)
    return made


def overlay(below, above):
    made = dict(below)
    for key, value in above.items():
        whole = isinstance(value, dict) and not {"value", "path", "level"} & set(value) and isinstance(made.get(key), dict)
        made[key] = overlay(made[key], value) if whole else value
    return made


def second(*layers, limits=None):
    """The scenario from its files alone; with limits: the outputs that the program found, all else computed here."""
    s = {}
    for layer in layers:
        s = overlay(s, load(layer))
    sectors = list(s["sectors"])
    growth = {k: by_year(s["sectors"][k]["growth"]) for k in sectors}
    price_growth = {k: by_year(s["prices"]["growth"][k]) for k in sectors}
    out = {k: {2020: s["sectors"][k]["output"]["value"]} for k in sectors}
    price = {k: {2020: 1.0} for k in sectors}
    energy, households = s["energy"], {}
    total = energy["total_intensity"]["value"] * sum(out[k][2020] for k in sectors)
    people, towns = {2020: s["population"]["base"]["value"]}, {2020: s["urbanization"]["base"]["value"] / 100}
    natural, moving = by_year(s["population"]["natural_increase"]), by_year(s["population"]["migration"])
    change, speed, most = by_year(s["urbanization"]["change"]), by_year(s["urbanization"]["speed"]), s["urbanization"]["ceiling"]["value"] / 100
    for y in YEARS[1:]:
        for k in sectors:
            out[k][y] = limits["output." + k][y] if limits else out[k][y - 1] * (1 + growth[k][y] / 100)
            price[k][y] = price[k][y - 1] * (1 + price_growth[k][y] / 100)
        people[y] = people[y - 1] * (1 + natural[y] / 1000) + moving[y]
        towns[y] = min(most / (1 + (most / towns[y - 1] - 1) * math.exp(-speed[y] / 100)) + change[y] / 100, most)
    for y in YEARS:
        households[y] = people[y] * (towns[y] * energy["household_urban"]["value"] + (1 - towns[y]) * energy["household_rural"]["value"])
    intensity = {k: energy["intensity"][k]["value"] for k in sectors if k in energy["intensity"]}
    rest, = set(sectors) - set(intensity)
    intensity[rest] = (total - households[2020] - sum(intensity[k] * out[k][2020] for k in intensity)) / out[rest][2020]
    efficiency = energy["efficiency"]["value"] / 100
    gdp = {y: sum(out[k][y] for k in sectors) for y in YEARS}
    extra = {y: limits["limit_efficiency.energy_per_gdp"].get(y, 0) / 100 if limits else 0 for y in YEARS}
    used, left = {}, 1.0
    for y in YEARS:
        left *= 1 if y == 2020 else (1 - efficiency) * (1 - extra[y])
        used[y] = sum(intensity[k] * left * out[k][y] for k in sectors) + households[y]
    nominal = {y: sum(out[k][y] * price[k][y] for k in sectors) for y in YEARS}
    mix = {f: by_year(fuel["share"]) for f, fuel in s["fuels"].items() if "share" in fuel}
    per_energy = {y: sum(mix[f][y] * s["fuels"][f]["factor"]["value"] for f in mix) / 100 + (1 - sum(mix[f][y] for f in mix) / 100) * s["fuels"]["coal"]["factor"]["value"] for y in YEARS}
    invest, stock = by_year(s["capital"]["investment_share"]), {2020: s["capital"]["ratio"]["value"] * gdp[2020]}
    wear, part = s["capital"]["depreciation"]["value"] / 100, s["capital"]["conversion"]["value"] / 100
    for y in YEARS[1:]:
        stock[y] = stock[y - 1] * (1 - wear) + part * invest[y - 1] / 100 * nominal[y - 1]
    rate, per_person = by_year(s["labour"]["productivity"]), {2020: 1.0}
    for y in YEARS[1:]:
        per_person[y] = per_person[y - 1] * (1 + rate[y] / 100)
    demand = {y: sum(s["labour"]["employment"][k]["value"] / out[k][2020] * out[k][y] for k in sectors) / per_person[y] for y in YEARS}
    age = by_year(s["labour"]["working_age"])
    supply = {y: people[y] * age[y] / 100 * s["labour"]["participation"]["value"] / 100 for y in YEARS}
    towns_income, fields_income = s["income"]["urban"]["value"], s["income"]["rural"]["value"]
    urban_growth, rural_growth, income = by_year(s["income"]["urban_growth"]), by_year(s["income"]["rural_growth"]), {}
    for y in YEARS:
        if y > 2020:
            towns_income *= 1 + urban_growth[y] / 100
            fields_income *= 1 + rural_growth[y] / 100
        income[y] = towns[y] * towns_income + (1 - towns[y]) * fields_income
    return {"gdp": gdp, "gdp_nominal": nominal, "population": people, "urbanization": {y: 100 * towns[y] for y in YEARS}, "energy": used, "capital": stock,
            "labour_demand": demand, "labour_supply": supply, "income": income, "nonfossil_share": mix["nonfossil"],
            "share.mining": {y: 100 * out["mining"][y] * price["mining"][y] / nominal[y] for y in YEARS}}, per_energy, s, out


NAMES = "gdp,gdp_nominal,population,urbanization,energy,capital,labour_demand,labour_supply,income,nonfossil_share,share,output,co2,raw_coal,fuel_factor"
LAYERS = ("base.json", "facts-2022.json", "vision-2035.json")


def agrees(want, got, names):
    for name in names:
        for year in YEARS:
            assert close(got[name][year], want[name][year]), (name, year, got[name][year], want[name][year])


def test_vision_2035_by_a_second_calculation():
    got = values(PLACE + "vision-2035.json", "--only", NAMES)
    want, per_energy, s, out = second(*LAYERS)
    agrees(want, got, want)
    coal = s["coal"]["per_output"]["mining"] if "mining" in s["coal"]["per_output"] else None
    assert all(close(got["fuel_factor"][y], per_energy[y]) for y in YEARS)
    assert all(close(got["raw_coal"][y] / got["raw_coal"][2020], out["mining"][y] / out["mining"][2020]) for y in YEARS), coal
    told = flat(outturn("run", PLACE + "vision-2035.json"))
    assert max(got["co2"], key=got["co2"].get) >= 2033 and "35-1 Peak of carb" in told  # no peak that at least three lower years follow


def test_vision_2035_green_by_a_second_calculation():
    """All but the cuts is computed here; what limits say is held against what they must hold."""
    path = PLACE + "vision-2035-green.json"
    got = values(path, "--only", NAMES + ",limit_efficiency.energy_per_gdp,limit_cut.*,limit_binding.*,gap_to_unlimited,energy_intensity_decline")
    want, per_energy, s, out = second(*LAYERS, "vision-2035-green.json", limits=got)
    agrees(want, got, want)
    wished, _, _, free = second(*LAYERS)
    limits = s["limits"]
    fall, coal, carbon = (by_year(limits["energy_per_gdp"]["fall_at_least"], True), by_year(limits["raw_coal"]["at_most"]), by_year(limits["co2"]["fall_at_least"], True))
    for y in range(2026, 2036):
        assert got["energy_intensity_decline"][y] >= fall[y] * (1 - 1e-9), (y, got["energy_intensity_decline"][y], fall[y])
        assert got["raw_coal"][y] <= coal[y] * (1 + 1e-9)
        assert got["co2"][y] <= got["co2"][2020] * (1 - carbon[y] / 100) * (1 + 1e-9)
        assert 0 <= got["limit_efficiency.energy_per_gdp"][y] <= limits["energy_per_gdp"]["efficiency"]["extra"]["value"] + 1e-9
        assert all(out[k][y] <= free[k][y] * (1 + 1e-9) for k in out)
        if got["limit_cut.raw_coal"][y] > 1e-9:
            assert close(got["raw_coal"][y], coal[y]), y
    assert close(got["gap_to_unlimited"][2035], wished["gdp"][2035] - want["gdp"][2035])
    peak = max(got["co2"], key=got["co2"].get)
    assert 2025 <= peak <= 2030 and all(got["co2"][y] < got["co2"][peak] for y in range(peak + 1, 2036)) and 2035 - peak >= 3, peak
    assert all(got["co2"][y] < got["co2"][y - 1] for y in range(peak + 1, 2036))
    row, = [r for r in csv.DictReader(io.StringIO(outturn("run", path, "--targets", "--format", "csv"))) if r["target"] == "peak"]
    assert float(row["value"]) == peak and row["verdict"] == "met", row


def test_nothing_at_2035_that_an_expert_would_distrust():
    for name in ("vision-2035", "vision-2035-green"):
        got = values(PLACE + name + ".json")
        assert all(value > 0 for value in got["gdp"].values())
        growth = {y: got["gdp"][y] / got["gdp"][y - 1] - 1 for y in YEARS[1:]}
        assert all(0.01 < growth[y] < 0.06 for y in range(2023, 2036)) and growth[2035] < growth[2026], growth
        for variable in ("urbanization", "nonfossil_share", "share.mining", "share.services", "labour_surplus_share"):
            assert all(0 <= v <= 100 for v in got[variable].values()), variable
        assert max(got["urbanization"].values()) < 80 and all(got["urbanization"][y] > got["urbanization"][y - 1] for y in YEARS[1:])
        assert all(got["population"][y] < got["population"][y - 1] for y in YEARS[1:])
        assert all(got["capital"][y] > got["capital"][y - 1] for y in YEARS[1:])
        assert all(abs(got["labour_demand"][y] / got["labour_supply"][y] - 1) < 0.1 for y in YEARS), name
        told = flat(outturn("run", PLACE + name + ".json"))
        assert "goes on" not in told and "Kept at" not in told and "Nothing is invested" not in told
    cost = flat(outturn("run", PLACE + "vision-2035-green.json"))
    assert "rests on the efficiency assumed without them: 3 %/yr" in cost


def test_capital_of_the_shipped_scenarios_grows_with_output():
    for name in ("baseline", "slow-transition", "coal-lock-in", "boom-and-bust", "rebased-2022", "as-planned", "green"):
        for words in ([], ["--set", "years=[2021,2035]"]):
            got = values(PLACE + name + ".json", "--only", "capital,gdp", *words)
            assert all(got["capital"][y] > got["capital"][y - 1] for y in got["capital"] if y > 2020), (name, got["capital"])


def test_labour_left_idle_is_printed():
    for name, share in (("green", "16.1"), ("as-planned", "12.3"), ("baseline", "6.8")):
        row, = [line for line in outturn("run", PLACE + name + ".json", "--all").split("\n") if "Labour not" in line]
        assert row.split()[-1] == share, row
    assert "富余" in outturn("run", PLACE + "green.json", "--lang", "zh", "--all")


def test_every_shipped_share_keeps_to_its_ceiling_to_2035():
    for name in ("green", "as-planned", "baseline", "slow-transition", "rebased-2022"):
        got = values(PLACE + name + ".json", "--set", "years=[2021,2035]")
        stated = set(load("stated.json")["indicators"]) | set(load("baseline.json")["indicators"])
        for variable in stated & set(got):
            unit = (load("stated.json")["indicators"].get(variable) or load("baseline.json")["indicators"][variable])["unit"]
            assert unit != "%" or max(got[variable].values()) <= 100, (name, variable)


# --- the plan's own numbers ---

CHAPTERS = {"chemical_parks": (2, "count"), "fusion_platforms": (3, "count"), "service_manufacturers": (10, "firms"), "new_energy_share": (40, "%"),
            "eco_projects": (3, "count"), "farm_leaders_brought": (10, "count"), "sorghum_base": (100, "1e4 mu"), "baijiu_volume": (50, "1e4 m3"),
            "good_rural_roads": (3865, "km"), "good_rural_roads_cost": (90.8, "1e8 CNY"), "rural_roads": (3985, "km"), "rural_roads_cost": (77, "1e8 CNY"),
            "yellow_river_road": (423, "km"), "town_kindergartens": (100, "%"), "provincial_model_schools": (10, "count"), "city_model_schools": (10, "count"),
            "city_special_schools": (10, "count")}


def targets(*words):
    return {row["target"]: row for row in csv.DictReader(io.StringIO(outturn("run", *words, "--targets", "--format", "csv")))}


def test_numbers_of_chapters_and_boxes_are_targets():
    plan, got, level = load("plan.json")["targets"], targets(PLACE + "green.json"), values(PLACE + "green.json", "--only", ",".join(CHAPTERS))
    for name, (number, unit) in CHAPTERS.items():
        assert plan[name]["source"].startswith("chapter ") and close(level[name][2025], number), name
        assert got[name]["verdict"] == "met" and close(float(got[name]["value"]), number), got[name]
    assert plan["lawyers"]["words"]["zh"] and len(plan) == 106


def test_facts_of_chapter_1_1_are_observations():
    with open(PLACE + "observed.csv", encoding="utf-8", newline="") as file:
        facts = {(row["variable"], row["year"]): float(row["value"].split()[0]) for row in csv.DictReader(file)}
    want = {("income_ratio", "2020"): 2.36, ("budget_revenue", "2020"): 187.3, ("budget_revenue_mean_growth", "2020"): 16.9, ("retail_sales", "2015"): 406,
            ("retail_sales", "2020"): 456.6, ("retail_sales_mean_growth", "2020"): 2.4, ("investment_five_years", "2020"): 3113.4,
            ("investment_services_share", "2020"): 48.2, ("industry_aluminium_share", "2020"): 9, ("industry_baijiu_share", "2020"): 11,
            ("built_up_area", "2015"): 28, ("built_up_area", "2020"): 54, ("rd_spending_rise_since_2015", "2020"): 194, ("electricity_price_new_industries", "2020"): 0.3}
    assert {key: facts.get(key) for key in want} == want
    assert not [key for key in facts if key[0] == "investment"], "a fifth of five years is no fact of one"


def test_the_table_before_is_read_as_it_is_printed():
    path = "scenarios/luliang-13fyp/as-it-was.json"
    got = targets(path)
    assert got["construction_land"]["verdict"] == "missed" and close(float(got["construction_land"]["value"]), 16.28)
    assert got["poor_people"]["verdict"] == "met" and float(got["poor_people"]["value"]) == 59
    assert got["urban_jobs"]["verdict"] == "missed" and close(float(got["urban_jobs"]["value"]), 20.51)
    assert values(path, "--only", "urban_jobs")["urban_jobs"][2015] == 4.12
    edge = targets(path, "--set", "indicators.work_deaths.path=0.2", "--set", "indicators.coal_deaths.path=0.2")
    assert edge["work_deaths"]["verdict"] == edge["coal_deaths"]["verdict"] == "met", "0.2 or less includes 0.2"
    assert targets("scenarios/luliang-13fyp/planned.json")["construction_land"]["verdict"] == "met"
    with open("scenarios/luliang-13fyp/plan.json", encoding="utf-8") as file:
        plan = json.load(file)["targets"]
    said = {name: json.dumps(target.get("stated", ""), ensure_ascii=False) for name, target in plan.items()}
    for name, parts in {"urban_jobs": ["25 万人"], "goods_trade": ["-62.5 %", "-38 %"], "broadband": ["7 个百分点"], "mobile_internet": ["10 个百分点"],
                        "preschool": ["2 个百分点"], "senior_secondary": ["1.5 个百分点"], "forest_cover": ["4 个百分点", "0.6 个百分点"], "forest_stock": ["0.08", "0.07"],
                        "bad_water": ["-23.5 个百分点"], "gdp": ["5.4 %/yr"], "urbanization": ["8.46 个百分点"], "urbanization_registered": ["3.1 %/yr"],
                        "services_share": ["-1.9 个百分点"], "services_trade": ["-57.8 %"], "inward_fdi": ["-2776.7 %"], "outward_fdi": ["-41.9 %"],
                        "income_urban": ["5.7 %/yr"], "income_rural": ["8.2 %/yr"]}.items():
        assert all(part in said[name] for part in parts), (name, said[name])


def read_me(place="luliang"):
    with open("scenarios/%s/README.md" % place, encoding="utf-8") as file:
        return flat(file.read())


def test_what_green_saves_is_growth_forgone():
    """LMDI-I by hand between as-planned and green, as README and note print it."""
    a, g = (values(PLACE + name + ".json", "--only", "output,energy_use,energy,gdp") for name in ("as-planned", "green"))
    parts = [0.0, 0.0, 0.0]
    for sector in ("manufacturing", "mining", "services", "other"):
        e0, e1 = a["energy_use." + sector][2025], g["energy_use." + sector][2025]
        y0, y1, gdp0, gdp1 = a["output." + sector][2025], g["output." + sector][2025], a["gdp"][2025], g["gdp"][2025]
        weight = (e1 - e0) / math.log(e1 / e0)
        for i, ratio in enumerate((gdp1 / gdp0, y1 / gdp1 * gdp0 / y0, e1 / y1 * y0 / e0)):
            parts[i] += weight * math.log(ratio)
    assert close(sum(parts), g["energy"][2025] - a["energy"][2025])
    text, note = read_me(), load("green.json")["note"]["en"]
    assert "Of the %.0fe4 tce less energy than there in 2025, %.0f come from structure" % (-sum(parts), -parts[1]) in text, parts
    assert "%.0f from less output, and intensity adds %.0f" % (-parts[0], parts[2]) in text, parts
    assert "of the %.0fe4 tce less energy than there in 2025, %.0f is structure (furnaces cut first), %.0f less output, and intensity adds %.0f" % (
        -sum(parts), -parts[1], -parts[0], parts[2]) in note
    idle = {name: values(PLACE + name + ".json", "--only", "labour_surplus_share")["labour_surplus_share"][2025] for name in ("green", "as-planned", "baseline")}
    assert "%.1f %% of supply in `green`, %.1f %% in `as-planned`, %.1f %% in `baseline`" % tuple(idle.values()) in text, idle


def test_boom_and_bust_says_how_far_it_goes():
    got = values(PLACE + "boom-and-bust.json", "--only", "gdp,gdp_nominal")
    rise = 100 * (got["gdp_nominal"][2022] / got["gdp"][2022] - 1)
    scenario = load("boom-and-bust.json")
    assert "by %.1f %%" % rise in scenario["prices"]["growth"]["mining"]["note"]["en"], rise
    for text in (read_me(), scenario["note"]["en"], scenario["note"]["zh"]):
        assert "%.0f" % got["gdp_nominal"][2022] in text, got["gdp_nominal"][2022]


def test_the_command_beside_the_series_prints_it():
    """Effects of structure by mining's intensity, printed as falls with the other sign."""
    command, = re.findall(r"`\./outturn (compare as-planned --set [^`]*)`", read_me())
    printed = outturn(*command.split())
    for number in re.findall(r"before any efficiency ([^%]*) %", read_me())[0].replace(" or", ",").split(", "):
        assert re.search(r"(?<![\d.])%s(?![\d.])" % re.escape("%.1f" % -float(number)), printed), (number, printed)


def test_the_readme_tells_2035_as_the_program_does():
    text = read_me()
    plain, green = (values(PLACE + name + ".json") for name in ("vision-2035", "vision-2035-green"))
    assert "GDP reaches %.0f and CO2 still rises in 2035" % plain["gdp"][2035] in text, plain["gdp"][2035]
    mean = 100 * ((plain["gdp"][2025] / plain["gdp"][2022]) ** (1 / 3) - 1)
    assert "%.1f %% a year (2023-2025) to %.1f %% (2035)" % (mean, plain["gdp_growth"][2035]) in text, (mean, plain["gdp_growth"][2035])
    peak = max(green["co2"], key=green["co2"].get)
    assert "CO2 peaks in %d and lies %.0f %% below that in 2035" % (peak, 100 - 100 * green["co2"][2035] / green["co2"][peak]) in text, peak
    lost = green["gap_to_unlimited"][2035]
    assert "GDP %.0f (%.1f %%) lower in 2035" % (lost, 100 * lost / plain["gdp"][2035]) in text, lost
    extra = [v for v in green["limit_efficiency.energy_per_gdp"].values() if v > 0] if "limit_efficiency.energy_per_gdp" in green else [
        v for v in values(PLACE + "vision-2035-green.json", "--only", "limit_efficiency.energy_per_gdp")["limit_efficiency.energy_per_gdp"].values() if v > 0]
    assert "%.1f points a year more efficiency" % (sum(extra) / len(extra)) in text, extra
    assert plain["co2"][2035] > plain["co2"][2034] and "%g %% non-fossil energy instead of %g" % (green["nonfossil_share"][2035], plain["nonfossil_share"][2035]) in text
    other = [values(PLACE + "vision-2035-green.json", "--only", "gap_to_unlimited", "--set", setting)["gap_to_unlimited"][2035] for setting in (
        'energy.efficiency={"path":{"2021":3,"2026":2},"interpolate":"step"}', 'energy.efficiency={"path":{"2021":3,"2026":4},"interpolate":"step"}',
        'fuels.nonfossil.share={"path":{"2020":3.7,"2025":5.7,"2030":7.5,"2035":9.5}}')]
    assert "with 2 or 4 %%: %.0f or %.0f. With no more non-fossil energy than `vision-2035` it is %.0f" % tuple(other) in text, other


def test_a_run_of_a_hundred_targets_shows_what_the_model_decides():
    shown, whole = outturn("run", "green", "--lang", "en"), outturn("run", "green", "--targets", "--lang", "en")
    assert len(shown.splitlines()) <= 44 and len(whole.splitlines()) > 106, (len(shown.splitlines()), len(whole.splitlines()))
    rows = [line.split()[0].rstrip("*") for line in shown.splitlines() if re.match(r"[0-9.-]+ ", line)]
    assert rows == ["1", "6", "17", "18", "19", "20", "21", "22", "27", "33", "34", "2", "4", "24", "25", "4.3-1", "5.1-2", "6.3-1"], rows
    assert re.search(r"Left out here: .*targets met by statement alone \(82\).*; --all shows all", flat(shown)), shown
    assert "and 72 more (not in scenario)" in flat(outturn("run", "baseline", "--lang", "en", "--all"))
    told = flat(outturn("compare", PLACE, "--lang", "en"))
    assert told.count("Left out here:") == 2 and "targets met by statement alone (" in told


def test_names_of_observations_are_held_against_all_plans_of_a_folder():
    done = subprocess.run([PROGRAM, "check", PLACE, "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    told = done.stderr.decode("utf-8")
    assert told.count("no scenario here has") == 1 and "and 24 more" in told, told
    assert "industrial_enterprises" not in told and max(map(len, told.splitlines())) < 220, told


def test_a_sum_over_the_plans_years_ends_with_them():
    found = values("green", "--set", "years=[2021,2035]", "--only", "target_value.project_investment,target_value.raw_coal")
    for name, by_year in found.items():
        last = max(year for year, value in by_year.items() if value is not None and math.isfinite(value))
        assert last == 2025, (name, last)
    row = [line for line in outturn("run", "green", "--set", "years=[2021,2035]", "--lang", "en", "--all").splitlines() if line.startswith("6.3-1")]
    assert row and re.search(r"4200 +7000 +- ", row[0]), row


for name, test in sorted(globals().items()):
    if name.startswith("test_"):
        try:
            asserts.run(test)
            report(True, "vision_" + name[5:])
        except (AssertionError, KeyError, ValueError, subprocess.TimeoutExpired) as failure:
            report(False, "vision_" + name[5:], "%s: %s" % (type(failure).__name__, failure))
