#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""progress: shares of the way, classes and rates against numbers worked out here; odds after facts against closed forms."""
import csv, io, json, math, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import Town, run_tests


def near(got, want, digits=1e-9):
    assert abs(float(got) - want) <= digits * max(1, abs(want)), (got, want)


def rows(run):
    assert run.returncode == 0, run.talk
    return list(csv.DictReader(io.StringIO(run.out.lstrip("\ufeff"))))


def by_target(run):
    return {(row["target"], row["assumed"]): row for row in rows(run)}


def place(folder, observed, **plan):
    """Growth of 5 % on average, uncertain by 2 points in all: ln GDP of year t is nearly normal."""
    folder.write("plan.json", json.dumps(dict({
        "kind": "plan", "title": "Place", "base_year": 2020, "prices": 2020, "years": [2021, 2025],
        "targets": {"gdp": {"no": "1", "title": "GDP", "variable": "gdp", "at_least": 130, "year": 2025},
                    "town": {"no": "2", "title": "Town", "variable": "town", "at_least": 60, "year": 2025},
                    "jobs": {"no": "3", "title": "Jobs", "variable": "jobs", "measure": "cumulative",
                             "at_least": "50 person", "year": 2025}}}, **plan)))
    folder.write("s.json", json.dumps({
        "kind": "scenario", "plan": "plan.json",
        "sectors": {"a": {"output": 100, "growth": {"value": 5, "uncertain": {"normal": {"sd": 2}}}}},
        "indicators": {"town": {"title": "Town", "unit": "%", "base": 50, "linear": 1},
                       "jobs": {"title": "Jobs", "unit": "person", "base": 8, "linear": 0}}}))
    folder.write("observed.csv", "variable,unit,year,value,source\n" + "".join("%s,test\n" % row for row in observed))
    return folder


def test_gdp_of_luliang_waits_for_the_growth_of_2021():
    run = shipped("baseline", "--format", "csv")
    gdp = by_target(run)[("gdp", "")]
    assert gdp["reason"] == "growth_missing" and not gdp["fact"] and not gdp["class"], gdp
    town = by_target(run)[("urbanization", "")]
    assert town["reason"] == "other_basis" and not town["way"], town
    near(town["needed"], 1.7), near(town["seen"], 0.62)
    said = shipped("baseline").out
    assert "gdp_growth of 2021 is not known" in said and "2418.9" in said and "not held against >= 2238" in said, said
    assert "it takes 1.70 points a year (0.62 seen last)" in " ".join(said.split()), said


def test_gdp_of_luliang_at_assumed_growth():
    run = shipped("baseline", "--assume", "gdp_growth.2021=6,8,10", "--format", "csv")
    for growth, way, needed in (6, 22.27, 9.7305), (8, 26.83, 9.0489), (10, 31.40, 8.3840):
        row = by_target(run)[("gdp", "gdp_growth 2021 = %d" % growth)]
        level = 1538 * (1 + growth / 100) * 1.039
        near(row["fact"], level), near(row["way"], 100 * (level - 1538) / 700), near(row["time"], 40)
        near(row["needed"], 100 * ((2238 / level) ** (1 / 3) - 1))
        assert "%.2f" % float(row["way"]) == "%.2f" % way and "%.4f" % float(row["needed"]) == "%.4f" % needed, row
        assert row["class"] == "behind" and row["origin"] == "assumed", row
    said = shipped("baseline", "--assume", "gdp_growth.2021=6,8,10", "--lang", "zh").out
    for text in "22.27%", "26.83%", "31.40%", "9.7305%", "9.0489%", "8.3840%", "滞后于预期":
        assert text in said, (text, said)


def shipped(name, *words):
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folder = "luliang-13fyp" if name in ("planned", "as-it-was") else \
        "scotland" if name in ("as-of-late", "within-budgets") else "luliang"
    return Town()("progress", os.path.join(root, "scenarios", folder, name + ".json"), *words)


def test_scotland_begins_where_it_was_first_seen():
    row = by_target(shipped("as-of-late", "--format", "csv"))[("net_zero", "")]
    near(row["way"], 100 * 0.4 / 39.4), near(row["time"], 100 / 22), near(row["needed"], -39 / 21), near(row["seen"], -0.4)
    budget = by_target(shipped("as-of-late", "--format", "csv"))[("budget_2026_2030", "")]
    assert budget["reason"] == "not_begun", budget
    near(budget["needed"], 0.43 * 78.7)


def test_classes_and_words_are_the_plans():
    facts = ["gdp,1e8 CNY@2020,2022,112", "town,%,2022,54.4", "jobs,person,2021,12", "jobs,person,2022,14"]
    town = Town()
    if town:
        place(town, facts)
        got = by_target(town("progress", "s.json", "--format", "csv"))
        assert [got[(t, "")]["class"] for t in ("gdp", "town", "jobs")] == ["in_line", "in_line", "faster"], got
        near(got[("jobs", "")]["way"], 52), near(got[("jobs", "")]["needed"], 8)
        place(town, facts, review={"classes": {"in_line": "达到预期进度", "behind": "滞后", "achieved": "提前完成"}, "about": 0})
        got = by_target(town("progress", "s.json", "--format", "csv"))
        assert [got[(t, "")]["class"] for t in ("gdp", "town", "jobs")] == ["in_line", "in_line", "in_line"], got
        assert "达到预期进度" in town("progress", "s.json", "--lang", "zh").out
        place(town, facts, review={"classes": {"in_line": "a", "behind": "b", "fastr": "c"}})
        run = town("progress", "s.json")
        assert run.returncode == 2 and "did you mean \"faster\"" in run.talk, run.talk


def test_odds_after_one_fact_are_those_of_a_normal():
    town = Town()
    if town:
        place(town, ["gdp,1e8 CNY@2020,2022,112"])
        got = rows(town("progress", "s.json", "--format", "csv", "--members", "100000"))[0]
        cdf = lambda x: 0.5 * (1 + math.erf(x / math.sqrt(2)))
        wanted = 100 * (1.3 ** 0.2 - 1)
        near(got["odds_before"], cdf((5 - wanted) / 2), 0.01)
        seen, h = 100 * (1.12 ** 0.5 - 1), 2 * 100000 ** -0.2   # Scott's width, in points of growth
        mean = (5 / 4 + seen / h ** 2) / (1 / 4 + 1 / h ** 2)
        sd = (1 / 4 + 1 / h ** 2) ** -0.5
        near(got["odds_now"], cdf((mean - wanted) / sd), 0.03)
        facts = rows(town("progress", "s.json", "--format", "csv", "--assume", "gdp.2023=118", "--members", "2000"))
        assert facts and town("progress", "s.json").out == town("progress", "s.json", "--threads", "1").out


def test_later_facts_are_nearer_after_earlier_ones():
    run = shipped("planned", "--at", "2018", "--assume", "gdp_growth.2016=4.5", "--assume", "gdp_growth.2017=5",
                  "--assume", "gdp_growth.2018=5.5", "--format", "json")
    assert run.returncode == 0, run.talk
    facts = {(f["variable"], f["year"]): f for f in json.loads(run.out)["facts"]}
    gdp = facts[("gdp", 2020)]
    assert gdp["use"] == "later" and gdp["score_now"] < 0.6 * gdp["score_before"], gdp
    assert gdp["effective_members"] > 100, gdp


def test_what_cannot_be_asked():
    for words, message in ((["--assume", "gdp_grwth.2021=6"], "did you mean gdp_growth"),
                           (["--assume", "gdp_growth.2022=6"], "gdp_growth of 2022 was observed: 3.9"),
                           (["--assume", "gdp_growth=6"], "no variable, year and number"),
                           (["--assume", "gdp_growth.2021=x"], "\"x\" is no number for gdp_growth, in %/yr"),
                           (["--at", "2030"], "2030 is not one of the years 2021 to 2025"),
                           (["--at", "2021", "--assume", "gdp_growth.2023=5"], "--assume is about 2023")):
        run = shipped("baseline", *words)
        assert run.returncode == 2 and message in run.talk and not run.out, (words, run.talk)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "review"))
