# SPDX-License-Identifier: GPL-3.0-or-later
"""What tables.py holds against the files that models start from: every number of base.json and as-planned.json that names a cell
is that cell's, every one that follows from two cells follows, rates of baseline.json are those between their cells, and what the
table tells of the base year is where its model begins, not a placeholder."""
import fractions
import json
import re

F = fractions.Fraction
EPSILON = F(1, 10**9)


def near(a, b, most=EPSILON):
    return abs(a - b) <= most * max(abs(a), abs(b), F(1, 10**12))


def size_of(unit, factor):
    """Kind and factor of a unit that may be a quotient."""
    kind, size = factor(unit)
    above, _, below = unit.rpartition("/")
    if kind.startswith("unknown") and above:
        (one, over), (other, under) = factor(above), factor(below)
        return one + "/" + other, over / under
    return kind, size


def numbers(entry, unit="", path=()):
    """Every entry with a value or levels and a source: path, entry, its unit."""
    if isinstance(entry, dict):
        unit = entry.get("unit", unit)
        if "source" in entry and ("value" in entry or "level" in entry):
            yield path, entry, unit
        for key, inner in entry.items():
            yield from numbers(inner, unit, path + (key,))


def truth(table, read):
    """The numbers of the base year by key, as their cells tell them."""
    base = json.loads(read("plan.json"))["base_year"]  # of a pathway its first year
    return {cell.what.key: cell.told[1] for cell in table.cells if cell.told and cell.role == "history" and cell.year == base}


def base_is_held(table, read, cells_of, factor):
    base, bad, sectors, gdp = json.loads(read("base.json")), [], {}, truth(table, read).get("gdp")
    for path, entry, unit in numbers(base):
        cells = [cell for _, cell in cells_of(entry["source"])]
        name = ".".join(path)
        if "value" not in entry or not cells or any(cell.told is None for cell in cells):
            continue
        kind, size = size_of(unit, factor)
        value, derived = F(str(entry["value"])) * size, re.match("derived|推算", entry["source"])
        if path[0] == "sectors" and path[-1] == "output":
            sectors[name] = value
        if not derived:
            right = len(cells) == 1 and near(value, cells[0].told[1])
        elif len(cells) >= 2:  # over GDP, or the sectors that it is the sum of
            right = near(value, cells[0].told[1] / sum(cell.told[1] for cell in cells[1:]))
        else:
            right = path[0] == "sectors" and cells[0].what.key == "gdp"  # what remains: held below
        if not right:
            bad.append("wrong: base.json %s %s %s of %s" % (name, entry["value"], unit, entry["source"]))
    if gdp is not None and not (sectors and near(sum(sectors.values()), gdp, F(1, 10**7))):
        bad.append("wrong: sectors add up to %s where GDP is %s" % (float(sum(sectors.values())), float(gdp)))
    told = truth(table, read)
    for keys, path in ((("population",), "population"), (("urbanization",), "urbanization"), (("gdp", "energy"), "energy"),
                       (("gdp", "water"), "water"), (("urban_income", "rural_income"), "income"), (("gdp", "energy", "co2"), "carbon" if told.get("co2", 0) <= 2 * told.get("energy", 0) / F("29.3076e9") else "energy")):
        asked = path == "urbanization" and path in json.loads(read("as-planned.json"))  # without years before, in the plan alone
        if all(key in told for key in keys) and path not in base and not asked:
            bad.append("lost: base.json has no %s" % path)
    for key in ("primary", "secondary", "services"):
        if gdp is not None and key in told and not near(sectors.get("sectors.%s.output" % key, F(0)), told[key], F(1, 10**7)):
            bad.append("wrong: sector %s is %s, not %s" % (key, sectors.get("sectors.%s.output" % key), float(told[key])))
    return bad


def rates_are_held(read, cells_of, factor):
    bad = []
    for path, entry, unit in numbers(json.loads(read("baseline.json"))):
        cells = [cell for _, cell in cells_of(entry["source"])]
        if len(cells) != 2 or any(cell.told is None or cell.role != "history" for cell in cells) or cells[0].what is not cells[1].what:
            continue
        first, last = sorted(cells, key=lambda cell: cell.year)
        years = last.year - first.year
        if path[-1] in ("linear", "change", "migration"):
            value = F(str(entry["value"])) * factor(re.sub("/(年|yr)$", "", unit).replace("pp", "%"))[1]
            rate, most = (last.told[1] - first.told[1]) / years, factor(re.sub("/(年|yr)$", "", unit).replace("pp", "%"))[1]
        elif path[-1] == "compound":
            value, rate, most = F(str(entry["value"])), F(100 * ((float(last.told[1]) / float(first.told[1])) ** (1 / years) - 1)), 1
        else:
            continue
        if abs(value - rate) > F(6, 10**5) * most:
            bad.append("wrong: baseline.json %s %s, not %s" % (".".join(path), float(value), float(rate)))
    return bad


def levels_are_held(table, read, cells_of, factor):
    bad = []
    for path, entry, unit in numbers(json.loads(read("as-planned.json"))):
        cells = [cell for _, cell in cells_of(entry["source"])]
        if "level" not in entry or len(cells) != 1 or cells[0].told is None or re.match("derived|推算", entry["source"]):
            continue
        size = factor(unit)[1]
        for year, value in entry["level"].items():
            off = abs(F(str(value)) * size - cells[0].told[1])
            if near(F(str(value)) * size, truth(table, read).get(cells[0].what.key, F(0)), F(1, 1000)):
                continue  # a limit that asks for no change
            if cells[0].role == "target" and not cells[0].measure and int(year) == cells[0].year and not cells[0].wide and \
                    off > cells[0].told[1] * F(3, 1000) + (F(2, 100) if cells[0].told[0] == "%" else 0):
                bad.append("wrong: as-planned.json %s %s %s of %s" % (".".join(path), value, unit, entry["source"]))
    return bad


def held(table, read, cells_of, factor):
    return base_is_held(table, read, cells_of, factor) + rates_are_held(read, cells_of, factor) + levels_are_held(table, read, cells_of, factor)
