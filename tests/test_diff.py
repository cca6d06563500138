#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""diff: edits planted in a place are told, exactly these; another spelling of the same is told as the same."""
import copy, csv, io, json, os, random, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_cli import ROOT, Town, holds, lacks, refused, run_tests, same

PLAN = {"kind": "plan", "title": {"en": "Place", "zh": "某地"}, "base_year": 2020, "prices": 2020, "years": [2021, 2025],
        "source": "the plan", "targets": {
            "gdp": {"no": "1", "title": "GDP", "variable": "gdp", "at_least": "130 亿元", "source": "table 1",
                    "stated": [{"measure": "mean_growth", "above": 5, "source": "chapter 1"}]},
            "towns": {"no": "2", "title": "Towns", "attribute": "binding", "variable": "urbanization", "about": 60},
            "people": {"title": "People", "variable": "population", "at_most": "310 万人"},
            "woods": {"title": "Woods", "variable": "forest", "range": [30, 35]},
            "words": {"title": "Culture", "words": "flourishes", "source": "chapter 9"}}}
BASE = {"kind": "scenario", "abstract": True, "plan": "plan.json",
        "sectors": {"a": {"title": "A", "output": {"value": 60, "unit": "亿元", "source": "yearbook"}, "growth": 5},
                    "b": {"title": "B", "output": "40 亿元", "growth": {"path": {"2021": 6, "2025": 4}}}},
        "population": {"base": {"value": 300, "unit": "万人", "source": "census", "note": "of all who live there"}}}
S = {"kind": "scenario", "extends": "base.json", "title": "S",
     "urbanization": {"base": 54, "speed": 5, "ceiling": 80},
     "energy": {"intensity": {"a": 1.2, "b": 0.8},
                "efficiency": {"value": 3, "source": "assumption", "note": "as before", "range": [2, 4],
                               "uncertain": {"normal": {"sd": 0.5}}}},
     "limits": {"cap": {"use": "energy", "per": "gdp", "fall_at_least": {"path": {"2020": 0, "2025": 13.5}},
                        "efficiency": {"extra": 1}, "output": {"max_cut": 10}, "source": "decree"}},
     "indicators": {"forest": {"title": "Forest", "unit": "%", "base": 30, "linear": 0.5},
                    "per_head": {"title": "Per head", "unit": "CNY/person", "formula": "gdp / population"}}}
OBSERVED = [["gdp", "1e8 CNY", "2019", "95", "yearbook"], ["population", "万人", "2019", "299", "yearbook"],
            ["energy", "1e4 tce", "2019", "104", "bulletin"]]


def files():
    return copy.deepcopy({"plan.json": PLAN, "base.json": BASE, "s.json": S, "observed.csv": OBSERVED})


def write(town, name, place, indent=1):
    for file, content in place.items():
        if file == "observed.csv":
            out = io.StringIO()
            csv.writer(out).writerows([["variable", "unit", "year", "value", "source"]] + content)
            content = out.getvalue()
        else:
            content = json.dumps(content, ensure_ascii=False, indent=indent)
        town.write(name + "/" + file, content)


def told(town, old, new, code=None):
    done = town("diff", old, new, "--format", "json", "--lang", "en")
    assert done.returncode == (code if code is not None else done.returncode), done.talk + done.out
    assert done.returncode < 2, done.talk
    found = json.loads(done.out)
    same(done.returncode, 1 if found["changes"] or any(f["change"] != "layers" for f in found["files"]) else 0)
    return found


def keys(found):
    return sorted((c["input"], c["what"], c["change"]) for c in found["changes"])


# --- what changes a meaning: an edit, and the rows that tell it ---
def put(file, path, value):
    def edit(place):
        at = place[file]
        for key in path[:-1]:
            at = at[key]
        if value is None:
            del at[path[-1]]
        else:
            at[path[-1]] = value
    return edit


EDITS = {
    "growth": (put("base.json", ["sectors", "a", "growth"], 6), [("sectors.a.growth", "value", "changed")]),
    "path": (put("base.json", ["sectors", "b", "growth"], {"path": {"2021": 6, "2025": 3}}),
             [("sectors.b.growth", "value", "changed")]),
    "output": (put("base.json", ["sectors", "a", "output", "value"], 61), [("sectors.a.output", "value", "changed")]),
    "output source": (put("base.json", ["sectors", "a", "output", "source"], "census"),
                      [("sectors.a.output", "source", "changed")]),
    "note": (put("base.json", ["population", "base", "note"], "of all who are registered"),
             [("population.base", "note", "changed")]),
    "intensity": (put("s.json", ["energy", "intensity", "b"], 0.9), [("energy.intensity.b", "value", "changed")]),
    "efficiency": (put("s.json", ["energy", "efficiency", "value"], 2.5), [("energy.efficiency.* (2)", "value", "changed")]),
    "range": (put("s.json", ["energy", "efficiency", "range"], [1, 4]), [("energy.efficiency.* (2)", "range", "changed")]),
    "spread": (put("s.json", ["energy", "efficiency", "uncertain"], {"normal": {"sd": 0.6}}),
               [("energy.efficiency.* (2)", "uncertain", "changed")]),
    "limit": (put("s.json", ["limits", "cap", "fall_at_least"], {"path": {"2020": 0, "2025": 14}}),
              [("limits.cap.fall_at_least", "value", "changed")]),
    "cut": (put("s.json", ["limits", "cap", "output", "max_cut"], 12), [("limits.cap.output.max_cut", "value", "changed")]),
    "after": (put("s.json", ["limits", "cap", "after"], "hold"),
              [("limits.cap.after", "setting", "added"), ("limits.cap.fall_at_least", "value", "changed")]),
    "limit source": (put("s.json", ["limits", "cap", "source"], "statute"), [("limits.cap", "source", "changed")]),
    "formula": (put("s.json", ["indicators", "per_head", "formula"], "2 * gdp / population"),
                [("indicators.per_head.formula", "formula", "changed")]),
    "indicator": (put("s.json", ["indicators", "more"], {"title": "More", "unit": "%", "base": 3, "linear": 1}),
                  [("indicators.more", "all", "added")]),
    "linear": (put("s.json", ["indicators", "forest", "linear"], 0.6), [("indicators.forest.linear", "value", "changed")]),
    "target": (put("plan.json", ["targets", "gdp", "at_least"], "135 亿元"), [("targets.gdp", "value", "changed")]),
    "sense": (put("plan.json", ["targets", "towns", "about"], None), [("targets.towns", "value", "changed")]),
    "binding": (put("plan.json", ["targets", "towns", "attribute"], None),
                [("targets.towns.attribute", "setting", "changed")]),
    "measure": (put("plan.json", ["targets", "people", "year"], 2024), [("targets.people.year", "setting", "changed")]),
    "ends": (put("plan.json", ["targets", "woods", "range"], [30, 36]), [("targets.woods", "value", "changed")]),
    "words": (put("plan.json", ["targets", "words", "words"], "thrives"), [("targets.words.words", "setting", "changed")]),
    "stated": (put("plan.json", ["targets", "gdp", "stated"], [{"measure": "mean_growth", "above": 6, "source": "chapter 1"}]),
               [("targets.gdp.stated.mean_growth", "value", "changed")]),
    "target source": (put("plan.json", ["targets", "gdp", "source"], "table 2"), [("targets.gdp", "source", "changed")]),
    "target title": (put("plan.json", ["targets", "gdp", "title"], "Product"), [("targets.gdp.title", "title", "changed")]),
    "new target": (put("plan.json", ["targets", "fresh"], {"title": "Fresh", "variable": "gdp_growth", "at_least": 4}),
                   [("targets.fresh", "all", "added")]),
    "observed": (lambda p: p["observed.csv"][0].__setitem__(3, "96"), [("observed.gdp.2019", "value", "changed")]),
    "observed source": (lambda p: p["observed.csv"][2].__setitem__(4, "yearbook"), [("observed.energy.2019", "source", "changed")]),
    "observed more": (lambda p: p["observed.csv"].append(["gdp", "1e8 CNY", "2018", "90", "yearbook"]),
                      [("observed.gdp.2018", "value", "added"), ("observed.gdp.2018", "source", "added")])}


def towns_at_least(place):
    target = place["plan.json"]["targets"]["towns"]
    if "about" not in target:
        target["at_least"] = 60


# --- what changes none ---
def shuffle(value, dice):
    if isinstance(value, dict):
        items = [(key, shuffle(item, dice)) for key, item in value.items()]
        dice.shuffle(items)
        return dict(items)
    return value


def spelled(place, dice):
    """The same in other words, some of the ways by chance."""
    base, s, plan = place["base.json"], place["s.json"], place["plan.json"]
    ways = [
        lambda: base["sectors"]["b"].__setitem__("output", {"value": 4e9, "unit": "CNY"}),
        lambda: base["sectors"]["a"].__setitem__("growth", {"path": {str(y): base["sectors"]["a"]["growth"] for y in range(2021, 2024)}})
        if isinstance(base["sectors"]["a"]["growth"], (int, float)) else None,
        lambda: base["population"]["base"].update(value=base["population"]["base"]["value"] * 10000, unit="people")
        if base["population"]["base"]["unit"] == "万人" else None,
        lambda: s["indicators"]["per_head"].__setitem__("formula", s["indicators"]["per_head"]["formula"].replace(" / ", "/   ")),
        lambda: s["urbanization"].__setitem__("speed", "5 %/yr"),
        lambda: s["urbanization"].__setitem__("base", {"value": 54.0}),
        lambda: base.__setitem__("urbanization", {"ceiling": s["urbanization"].pop("ceiling")})
        if "ceiling" in s["urbanization"] else None,
        lambda: base.__setitem__("indicators", {"forest": s["indicators"].pop("forest")}) if "forest" in s["indicators"] else None,
        lambda: s["energy"]["intensity"].__setitem__("a", "1.2 吨标准煤/万元"),
        lambda: plan["targets"]["gdp"].__setitem__("measure", "level"),
        lambda: plan["targets"]["people"].__setitem__("at_most", {"value": 3.1e6, "unit": "people"}),
        lambda: plan["targets"]["people"].__setitem__("attribute", "expected"),
        lambda: plan["targets"]["woods"].__setitem__("title", {"en": "Woods", "zh": "Woods"}),
        lambda: plan.__setitem__("currency", "CNY"),
        lambda: dice.shuffle(place["observed.csv"]),
        lambda: [row.__setitem__(1, "people") or row.__setitem__(3, "2990000") for row in place["observed.csv"]
                 if row[0] == "population" and row[1] == "万人"]]
    for way in dice.sample(ways, dice.randrange(len(ways) + 1)):
        way()
    for name in ("plan.json", "base.json", "s.json"):
        place[name] = shuffle(place[name], dice)
    return place


def test_another_spelling_says_the_same():
    town, dice = Town(), random.Random(14)
    write(town, "old", files())
    for turn in range(25):
        write(town, "new", spelled(files(), dice), dice.choice([None, 0, 3]))
        for pair in (("old", "new"), ("old/s.json", "new/s.json"), ("new/plan.json", "old/plan.json")):
            found = told(town, *pair, code=0)
            same((keys(found), found["counts"]["same"] > 0), ([], True))


def test_planted_edits_are_told_and_nothing_else():
    town, dice = Town(), random.Random(41)
    write(town, "old", files())
    for turn in range(45):
        names = [list(EDITS)[turn]] if turn < len(EDITS) else dice.sample(list(EDITS), dice.randrange(2, 9))
        place, want = files(), []
        for name in names:
            EDITS[name][0](place)
            want += EDITS[name][1]
        if "limit" in names and "after" in names:
            want.remove(("limits.cap.fall_at_least", "value", "changed"))
        towns_at_least(place)
        if turn >= len(EDITS):
            place = spelled(place, dice)
        write(town, "new", place, dice.choice([None, 2]))
        found = told(town, "old", "new", code=1)
        assert keys(found) == sorted(want), (names, keys(found), sorted(want))
        back = told(town, "new", "old", code=1)
        turned = {"added": "removed", "removed": "added"}
        assert keys(back) == sorted((k, w, turned.get(c, c)) for k, w, c in want), (names, keys(back))


def test_a_change_says_how_much_in_one_unit_and_where():
    town = Town()
    write(town, "old", files())
    place = files()
    place["base.json"]["sectors"]["a"]["output"].update(value=66e8, unit="CNY")
    place["plan.json"]["targets"]["gdp"]["at_least"] = {"value": 1.43e10, "unit": "CNY"}
    write(town, "new", place)
    target, output = told(town, "old", "new", code=1)["changes"]
    same((output["from"], output["to"], output["difference"], output["percent"]), (60, 66, 6, 10))
    same((output["unit"], output["unit_to"], output["group"]), ("1e8 CNY@2020", "1e8 CNY@2020", "inputs"))
    same((target["from"], target["to"], target["difference"], target["percent"]), ("at_least 130", "at_least 143", 13, 10))
    for change in (target, output):
        for side in ("from", "to"):
            file, line, column = change["place_" + side].rsplit(":", 2)
            text = town.read(file).split("\n")[int(line) - 1][int(column) - 1:]
            assert text[:2] in ("60", "66", '"1', "14"), text
    said = town("diff", "old", "new", "--lang", "en").out
    holds(said, "Changed from old to new: 1 number, 1 target; ")
    holds(said, "plan.json:")
    holds(town("diff", "old", "new", "--lang", "zh").out, "从 old 到 new 的变化：1个数值、1项目标")
    rows = list(csv.DictReader(io.StringIO(town("diff", "old", "new", "--format", "csv").out)))
    same([(r["input"], r["from"], r["to"]) for r in rows], [("targets.gdp", "at_least 130", "at_least 143"),
                                                            ("sectors.a.output", "60", "66")])


def test_units_of_another_quantity_are_subtracted_from_nothing():
    town = Town()
    write(town, "old", files())
    place = files()
    place["plan.json"]["prices"] = 2015
    place["base.json"]["sectors"]["a"]["growth"] = {"level": {"2025": "80 亿元"}}
    write(town, "new", place)
    found = {c["input"]: c for c in told(town, "old", "new", code=1)["changes"]}
    same((found["prices"]["from"], found["prices"]["to"]), (2020, 2015))
    growth = found["sectors.a.growth"]
    same((growth["change"], growth["unit"], growth["difference"]), ("unit", "%/yr", None))
    output = found["sectors.b.output"]
    same((output["change"], output["unit"], output["unit_to"], output["percent"]),
         ("unit", "1e8 CNY@2020", "1e8 CNY@2015", None))


def test_targets_are_matched_by_id_and_then_by_what_they_measure():
    town = Town()
    write(town, "old", files())
    place = files()
    targets = place["plan.json"]["targets"]
    targets["output_of_all"] = dict(targets.pop("gdp"), at_least="140 亿元")
    write(town, "new", place)
    found = told(town, "old/plan.json", "new/plan.json", code=1)
    same(keys(found), [("targets.gdp", "value", "changed"), ("targets.gdp.id", "title", "changed")])


def test_a_number_of_a_parent_is_told_once():
    town = Town()
    write(town, "old", files())
    place = files()
    place["t.json"] = dict(place["s.json"], title="T")
    write(town, "old", place)
    place["base.json"]["sectors"]["a"]["growth"] = 7
    write(town, "new", place)
    change, = told(town, "old", "new", code=1)["changes"]
    same((change["input"], change["file"], change["files"]), ("sectors.a.growth", "base.json", 3))
    os.remove(os.path.join(town.folder, "new", "t.json"))
    found = told(town, "old", "new", code=1)
    holds(str(found["files"]), "'file': 't.json', 'change': 'removed'")
    holds(town("diff", "old", "new", "--lang", "en").out, "Only in old: t.json.")


def test_files_need_not_run_but_be_right():
    town = Town()
    place = files()
    del place["base.json"]["sectors"]["a"]["output"]
    place["s.json"]["indicators"]["per_head"]["formula"] = "gdp / nothing_of_that_name"
    write(town, "old", place)
    same(town("run", "old/s.json").returncode, 2)
    place["s.json"]["energy"]["intensity"]["a"] = 1.3
    write(town, "new", place)
    same(keys(told(town, "old", "new", code=1)), [("energy.intensity.a", "value", "changed")])
    place["s.json"]["energy"]["intensty"] = 3
    write(town, "new", place)
    refused(town("diff", "old", "new", "--lang", "en"), "unknown key", "intensity")


def test_a_file_stands_beside_its_name_in_a_folder():
    town = Town()
    write(town, "old", files())
    place = files()
    place["s.json"]["energy"]["intensity"]["a"] = 1.3
    write(town, "new", place)
    same(keys(told(town, "old/s.json", "new", code=1)), [("energy.intensity.a", "value", "changed")])
    refused(town("diff", "old/plan.json", "new/s.json", "--lang", "en"), "old/plan.json is a plan, new/s.json a scenario")
    refused(town("diff", "old/s.json", "nwe", "--lang", "en"), "nwe")
    town.write("other/x.json", place["plan.json"])
    town.write("other/y.json", dict(place["base.json"], plan="x.json"))
    refused(town("diff", "old/s.json", "other", "--lang", "en"), "no file called s.json")


def test_shipped_places_say_the_same_as_themselves_and_not_as_each_other():
    town = Town()
    for place in ("luliang", "luliang-13fyp", "scotland"):
        folder = os.path.join(ROOT, "scenarios", place)
        found = told(town, folder, folder, code=0)
        assert found["counts"]["same"] > 15, found["counts"]
    plans = [os.path.join(ROOT, "scenarios", place, "plan.json") for place in ("luliang-13fyp", "luliang")]
    found = told(town, *plans, code=1)
    gdp = [c for c in found["changes"] if c["input"].startswith("targets.gdp")]
    assert ("targets.gdp.measure", "mean_growth", "level") in [(c["input"], c["from"], c["to"]) for c in gdp], gdp
    same(town("diff", *plans).out, town("diff", *plans).out)


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "diff"))
