#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as statistical offices and plans outside China print them: Eurostat, World Bank, IMF, Statistics Canada, IAMC, a German
Land, an Indian and a US state, Japan. What stands in observed.csv and plan.json is compared whole with what the table says.
OUTTURN names the program (default ./outturn)."""
import csv
import io
import json
import os
import sys

import workbook
from test_cli import Town, run_tests


def made(files, *words, code=0):
    place = Town()
    for name, content in files.items():
        with open(os.path.join(place.folder, name), "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
    done = place("new", "p", "--from", *files, "--lang", "en", *words)
    assert done.returncode == code, done.talk
    if not code:
        checked = place("check", "p")
        assert checked.returncode == 0, checked.talk
    return place, done.talk


def history(place):
    """{(variable, unit): {year: value}}"""
    found = {}
    for row in csv.DictReader(io.StringIO(place.read("p/observed.csv"))):
        found.setdefault((row["variable"], row["unit"]), {})[int(row["year"])] = float(row["value"])
    return found


def plan(place):
    return json.loads(place.read("p/plan.json"))


def target(place, name):
    keys = ("measure", "year", "at_least", "at_most", "above", "below", "about", "range", "words")
    return {key: value for key, value in plan(place)["targets"][name].items() if key in keys}


def refused(files, *said):
    _, talk = made(files, code=2)
    for words in said:
        assert words in talk, talk


# --- marks of thousands and decimals ---

def test_a_table_without_decimals_is_read_as_its_sister_is():
    grouped = "Indicator;Unit;2018;2019\nGDP;Mio. EUR;507.331;512.904\n"
    for sister, gdp in (("Indicator;Unit;2018;2019\nUnemployment rate;%;3,4;3,1\nWheat;t;1.204,5;980,5\n", 507331),
                        ("Indicator;Unit;2018;2019\nUnemployment rate;%;3.4;3.1\n", 507.331)):
        for files in ({"a.csv": grouped, "b.csv": sister}, {"b.csv": sister, "a.csv": grouped}):
            place, _ = made(files)
            assert history(place)["gdp_nominal", "1e6 EUR"][2018] == gdp, history(place)
    refused({"a.csv": grouped}, "a.csv:2:14: \"507.331\" may be 507331 or 507.331")


def test_a_workbooks_number_has_its_own_point():
    sheet = [["Indicator", "Unit", 2018, 2019], ["GDP", "Mio. EUR", "1.507.331,5", "1.512.904,5"], ["Yield", "t/ha", 7.125, 6.375]]
    place, _ = made({"b.xlsx": workbook.workbook({"Daten": sheet})})
    assert history(place) == {("gdp_nominal", "1e6 EUR"): {2018: 1507331.5, 2019: 1512904.5}, ("yield", "t/ha"): {2018: 7.125, 2019: 6.375}}


def test_lakhs_and_crores():
    place, _ = made({"in.csv": "Indicator,Unit,2018-19,2019-20,2029-30 target\nGSDP,₹ crore,\"4,61,175\",\"4,93,204.5\",\"12,50,000\"\n"
                               "Population,lakh,355.2,356.1,370\nPer capita income,₹,204105,221904,\"4,50,000\"\n"})
    assert history(place) == {("gdp_nominal", "1e7 INR"): {2018: 461175, 2019: 493204.5}, ("population", "1e5 people"): {2018: 355.2, 2019: 356.1},
                              ("per_capita_income", "INR"): {2018: 204105, 2019: 221904}}
    assert plan(place)["currency"] == "INR" and target(place, "per_capita_income") == {"year": 2029, "at_least": "450000 ₹"}
    refused({"in.csv": "Indicator,Unit,2018,2019\nGDP,INR,\"4,6,175\",12\n"}, "its digits are not grouped by threes")


# --- offices ---

def test_eurostat_however_its_dimensions_are_parted():
    for head, part, cell in (("freq,unit,na_item,geo\\TIME_PERIOD", ",", "\t"), ("freq,unit,na_item,geo\\TIME_PERIOD", ",", ";"),
                             ('"freq,unit,na_item,geo\\TIME_PERIOD"', ",", ";"), ("freq;unit;na_item;geo\\TIME_PERIOD", ";", ";")):
        rows = [[head, "2019 ", "2020 ", "2021 "], [part.join(("A", "CP_MEUR", "B1GQ", "FI")), "239858.0 ", "238038.2 b", "250664.5 bep"],
                [part.join(("A", "CLV15_MEUR", "B1GQ", "FI")), "228004.5 ", "222624.1 p", ": "],
                [part.join(("A", "CP_MEUR", "B1GQ", "EE")), "27764.7 ", ": c", "31169.0 "]]
        place, _ = made({"nama.tsv": "".join(cell.join(row) + "\n" for row in rows)}, "--region", "FI")
        assert history(place) == {("gdp_nominal", "1e6 EUR@current"): {2019: 239858, 2020: 238038.2, 2021: 250664.5},
                                  ("gdp", "1e6 EUR@2015"): {2019: 228004.5, 2020: 222624.1}}, history(place)
        assert plan(place)["currency"] == "EUR" and plan(place)["prices"] == 2021, plan(place)


def test_a_scale_in_a_column_of_its_own_counts():
    canada = ('"REF_DATE","GEO","DGUID","Estimates","UOM","SCALAR_FACTOR","VALUE","STATUS"\n'
              '"2020","Manitoba","x","Population","Persons","thousands","1379.3",""\n"2021","Manitoba","x","Population","Persons","thousands","1383.8","E"\n'
              '"2020","Manitoba","x","Dairy cows","Number","units","43400",""\n"2021","Manitoba","x","Dairy cows","Number","units","44100",""\n')
    place, _ = made({"canada.csv": canada})
    assert history(place) == {("population", "1e3 people"): {2020: 1379.3, 2021: 1383.8}, ("dairy_cows", "count"): {2020: 43400, 2021: 44100}}
    imf = ("ISO\tCountry\tSubject Descriptor\tUnits\tScale\t2019\t2020\nPER\tPeru\tGross domestic product, current prices\tU.S. dollars\tBillions\t232.4\t205.9\n"
           "PER\tPeru\tGross domestic product, constant prices\tPercent change\t\t2.2\t-10.9\nPER\tPeru\tPopulation\tPersons\tMillions\t32.5\t32.8\n"
           "PER\tPeru\tUnemployment rate\tPercent of total labor force\t\t6.6\tn/a\n")
    place, _ = made({"weo.tsv": imf})
    assert history(place) == {("gdp_nominal", "1e9 USD"): {2019: 232.4, 2020: 205.9}, ("gdp_growth", "%/yr"): {2019: 2.2, 2020: -10.9},
                              ("population", "1e6 people"): {2019: 32.5, 2020: 32.8}, ("unemployment", "%"): {2019: 6.6}}
    sdmx = "REF_AREA,Indicator,UNIT_MEASURE,UNIT_MULT,TIME_PERIOD,OBS_VALUE\n" + "".join(
        "ISL,GDP,ISK,%s,%d,%s\n" % (power, year, value) for power, year, value in (("9", 2019, 3024.1), ("9", 2020, 2928.6)))
    place, _ = made({"sdmx.csv": sdmx})
    assert history(place) == {("gdp_nominal", "1e9 ISK"): {2019: 3024.1, 2020: 2928.6}}
    refused({"sdmx.csv": sdmx.replace(",9,", ",zillions,")}, 'unknown unit "zillions ISK"')


def test_the_world_bank_says_of_which_year_its_prices_are():
    head = '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-05-30",\n\n"Country Name","Country Code","Indicator Name","Indicator Code",' \
           '"1960","2019","2020","2021",\n'
    gdp = '"Ghana","GHA","GDP (current US$)","NY.GDP.MKTP.CD","1217230038.3","68337537815.6","70043095449.1","",\n'
    real = '"Ghana","GHA","GDP (constant 2015 US$)","NY.GDP.MKTP.KD","7800000000.5","61600000000.5","61910000000.5","",\n'
    place, _ = made({"API_GHA.csv": head + gdp + real})
    assert history(place) == {("gdp_nominal", "USD@current"): {1960: 1217230038.3, 2019: 68337537815.6, 2020: 70043095449.1},
                              ("gdp", "USD@2015"): {1960: 7800000000.5, 2019: 61600000000.5, 2020: 61910000000.5}}, history(place)
    base = json.loads(place.read("p/base.json"))["sectors"]["whole_economy"]["output"]
    assert base["value"] == 70043095449.1 and "USD" in base["unit"] and "API_GHA.csv G6" in base["source"], base
    place, _ = made({"API_GHA.csv": head + real})
    assert plan(place)["prices"] == 2015 and plan(place)["base_year"] == 2020, plan(place)


def test_the_years_of_a_pathway_that_are_over_are_history():
    table = ("Model,Scenario,Region,Variable,Unit,2010,2015,2020,2030,2040\nM,S,R,Population,million,5.4,5.6,5.8,6.1,6.2\n"
             "M,S,R,Emissions|CO2,Mt CO2/yr,44,41,38.5,20,4\nM,S,R,GDP|MER,billion US$2010/yr,210,225,240,310,390\n")
    place, talk = made({"iamc.csv": table})
    assert "the pathway's years to 2020 are read as history" in talk, talk
    assert history(place) == {("population", "1e6 people"): {2010: 5.4, 2015: 5.6, 2020: 5.8}, ("co2_emissions", "MtCO2"): {2010: 44, 2015: 41, 2020: 38.5},
                              ("gdp", "1e9 USD@2010"): {2010: 210, 2015: 225, 2020: 240}}, history(place)
    place, talk = made({"iamc.csv": table}, "--base-year", "2015")
    assert "the pathway's years" not in talk and history(place)["population", "1e6 people"] == {2010: 5.4, 2015: 5.6}, talk
    assert plan(place)["base_year"] == 2015


# --- plans ---

WORDS = {"at least doubled": {"at_least": {"times": 2, "year": 2020}}, "halve": {"at_most": {"times": 0.5, "year": 2020}},
         "tripled by 2030": {"at_least": {"times": 3, "year": 2020}}, "more than doubled": {"above": {"times": 2, "year": 2020}},
         "1.5 x 2015": {"at_least": {"times": 1.5, "year": 2015}}, "40% below 2015 by 2030": {"at_most": {"times": 0.6, "year": 2015}},
         "-40 % gegenüber 2015": {"at_most": {"times": 0.6, "year": 2015}}, "-40% vs 2015": {"at_most": {"times": 0.6, "year": 2015}},
         "+40 % compared to 2015": {"at_least": {"times": 1.4, "year": 2015}}, "40 % below FY2015": {"at_most": {"times": 0.6, "year": 2015}},
         "between 150 and 180": {"range": ["150 kt", "180 kt"]}, "no more than 90": {"at_most": "90 kt"}, "90 by 2030": {"at_least": "90 kt"}}


def test_targets_in_words_that_compare():
    for words, expected in WORDS.items():
        place, _ = made({"t.csv": "Indicator;Unit;2015;2020;2030 target\nGDP;EUR m;900;1000;1300\nCompost;kt;100;80;%s\n" % words})
        found = target(place, "compost")
        found.pop("words", None)
        assert found == {"year": 2030, **expected}, (words, found)
    for words in "90 by 2040", "40% below 2015 by 2040", "two thirds higher", "by a third", "net zero by 2045":
        place, talk = made({"t.csv": "Indicator;Unit;2015;2020;2030 target\nGDP;EUR m;900;1000;1300\nCompost;kt;100;80;%s\n" % words})
        assert target(place, "compost") == {"year": 2030, "words": words}, (words, plan(place))
        assert ("2040" not in words and "2045" not in words) or "another year" in talk or "asks for 2040" in talk, talk


def test_a_german_table():
    place, _ = made({"land.csv": "Indikator;Einheit;2015;2020;Ziel 2030\nBruttoinlandsprodukt;Mrd. EUR;460,5;478,25;560\n"
                                 "Treibhausgase;1000 t CO2-Äq.;78.400;70.100,5;-55 % gegenüber 2015\nBevölkerung;Tsd.;10.879,6;11.103;11.200\n"})
    assert history(place) == {("gdp_nominal", "1e9 EUR"): {2015: 460.5, 2020: 478.25}, ("population", "1e3 people"): {2015: 10879.6, 2020: 11103},
                              ("treibhausgase", "1e3 tCO2e"): {2015: 78400, 2020: 70100.5}}, history(place)
    assert target(place, "gdp") == {"year": 2030, "at_least": "560 Mrd. EUR"}
    assert target(place, "treibhausgase") == {"year": 2030, "at_most": {"times": 0.45, "year": 2015}, "words": "-55 % gegenüber 2015"}


def test_a_state_and_a_country_in_their_own_units():
    place, _ = made({"us.csv": "Metric,Units,2005,2019,2030 Goal\nGross state product,billion USD,310,402.5,520\n"
                               "Net emissions,million metric tons CO2e,61.2,50.9,carbon neutral\nFarmland,million acres,4.1,4,4\n"})
    assert history(place) == {("gdp_nominal", "1e9 USD"): {2005: 310, 2019: 402.5}, ("net_emissions", "1e6 tCO2e"): {2005: 61.2, 2019: 50.9},
                              ("farmland", "1e6 acre"): {2005: 4.1, 2019: 4}}
    assert target(place, "net_emissions") == {"year": 2030, "at_most": "0 million metric tons CO2e"}
    place, _ = made({"jp.csv": "Indicator,Unit,FY2013,FY2020,FY2030 target\nGDP,兆円,508.7,539.1,600\nTax revenue,億円,4695,6082.5,7000\n"})
    assert history(place) == {("gdp_nominal", "1e12 JPY"): {2013: 508.7, 2020: 539.1}, ("tax_revenue", "1e8 JPY"): {2013: 4695, 2020: 6082.5}}


def test_levels_of_a_row_whose_target_is_a_change_are_no_growth():
    place, _ = made({"t.csv": "Indicator,Unit,2015,2020,2030 target\nGDP,EUR m,900,1000.5,1300\nIncome per household,EUR,20000,22000.5,higher than GDP growth\n"})
    assert history(place)["income_per_household", "EUR"] == {2015: 20000, 2020: 22000.5}, history(place)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "abroad"))
