#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of places at random, printed as people print them, and read back by `outturn new`. Layouts (wide, two rows of headings,
years down, long, IAMC, World Bank, Eurostat, communiques, continued tables), marks, remarks, units, number forms, encodings,
separators, workbooks; sectors that add up; targets in words, ranges, rates, falls, ratios; and mistakes.

Each number of observed.csv and plan.json must be the one that was printed in the cell that its source names, after conversion by
factors of our own; each number that was printed must be there or be told; what the models start from must follow from the cells it
names (tables_held.py). A table with a mistake must be refused, or asked about,
with the cell. A wrong number, a number lost without a word, a mistake that passes and a refusal without its cell are hard failures;
sound tables that are refused all the same are counted and may be few. OUTTURN names the program."""
import collections
import concurrent.futures
import csv
import fractions
import io
import json
import os
import random
import re
import sys

import tables_held
import torture

sys.path.insert(0, os.path.join(torture.ROOT, "tests"))
import workbook  # noqa: E402

COUNT = 5000 if torture.FULL else 150
REFUSED_AT_MOST = 0.02  # of sound tables: forms that we print and a reader may yet take for two things
F = fractions.Fraction

SCALES = {"": 1, "万": 10**4, "百万": 10**6, "亿": 10**8, "万亿": 10**12, "1e4 ": 10**4, "1e8 ": 10**8, "1e6 ": 10**6, "1e9 ": 10**9, "1e12 ": 10**12, "1e3 ": 1000,
          "thousand ": 1000, "million ": 10**6, "billion ": 10**9, "10 000 ": 10**4}
UNITS = {  # name -> kind and factor to one of its kind; written here anew, by hand, so that a slip in the program's table is seen
    "元": ("CNY", 1), "CNY": ("CNY", 1), "yuan": ("CNY", 1), "EUR": ("EUR", 1), "GBP": ("GBP", 1), "人": ("people", 1), "people": ("people", 1),
    "persons": ("people", 1), "%": ("%", 1), "%/yr": ("%", 1), "%/年": ("%", 1), "percent": ("%", 1), "吨标准煤": ("energy", F("29.3076e9")),
    "tce": ("energy", F("29.3076e9")), "ktce": ("energy", F("29.3076e12")), "Mtce": ("energy", F("29.3076e15")), "toe": ("energy", F("41.868e9")),
    "ktoe": ("energy", F("41.868e12")), "Mtoe": ("energy", F("41.868e15")), "TJ": ("energy", 10**12), "PJ": ("energy", 10**15),
    "GWh": ("energy", F("3.6e12")), "TWh": ("energy", F("3.6e15")), "kWh": ("energy", F("3.6e6")), "千瓦时": ("energy", F("3.6e6")),
    "吨": ("mass", 1), "t": ("mass", 1), "kt": ("mass", 1000), "Mt": ("mass", 10**6), "tonnes": ("mass", 1), "tCO2": ("mass", 1), "吨CO2": ("mass", 1),
    "吨二氧化碳": ("mass", 1), "t CO2": ("mass", 1), "kt CO2": ("mass", 1000), "Mt CO2": ("mass", 10**6), "ktCO2": ("mass", 1000), "MtCO2": ("mass", 10**6), "立方米": ("volume", 1), "m3": ("volume", 1),
    "件": ("pieces", 1), "pieces": ("pieces", 1), "岁": ("year", 1), "year": ("year", 1), "years": ("year", 1), "亩": ("area", F(10000, 15)),
    "公顷": ("area", 10000), "ha": ("area", 10000), "km2": ("area", 10**6), "平方公里": ("area", 10**6), "mu": ("area", F(10000, 15)),
    "元/人": ("CNY/people", 1), "元/people": ("CNY/people", 1), "": ("1", 1), "1": ("1", 1), "tce/1e4 CNY": ("energy/CNY", F("29.3076e9") / 10**4),
    "吨标准煤/万元": ("energy/CNY", F("29.3076e9") / 10**4), "CNY/people": ("CNY/people", 1), "EUR/people": ("EUR/people", 1), "GBP/people": ("GBP/people", 1),
         "CNY/person": ("CNY/people", 1), "EUR/person": ("EUR/people", 1), "GBP/person": ("GBP/people", 1)}
Kind = collections.namedtuple("Kind", "key zh en units_zh units_en low high variables growth")


def units_of(text):
    return text.split("|")


MONEY = ("亿元|万元|百万元|万亿元", "M-EUR")
PEOPLE = ("万人|人|千人".replace("|千人", ""), "thousand people|million people|people|1e4 people")
ENERGY = ("万吨标准煤|吨标准煤|亿千瓦时", "Mtoe|ktoe|PJ|TJ|TWh|Mtce|1e4 tce")
CO2 = ("万吨|万吨二氧化碳|万吨CO2", "Mt CO2|kt CO2|million t CO2")
VOLUME = ("亿立方米|万立方米", "million m3|1e8 m3")
PERCENT = ("%", "%")
KINDS = [  # low and high: of the first Chinese unit
    Kind("gdp", "地区生产总值|GDP|生产总值", "GDP|Gross domestic product", *MONEY, 800, 9000, "gdp gdp_nominal gdp_real", True),
    Kind("primary", "第一产业增加值", "Agriculture, value added", *MONEY, 50, 90, "output.primary output_nominal.primary primary", True),
    Kind("secondary", "第二产业增加值", "Secondary industry, value added", *MONEY, 200, 330, "output.secondary output_nominal.secondary secondary", True),
    Kind("services", "第三产业增加值|服务业增加值", "Services, value added", *MONEY, 200, 330, "output.services output_nominal.services services", True),
    Kind("revenue", "一般公共预算收入", "Government revenue", *MONEY, 90, 700, "budget_revenue budget_revenue_level", True),
    Kind("population", "常住人口|年末常住人口", "Population|Total population", *PEOPLE, 90, 800, "population", False),
    Kind("employment", "就业人员", "Employment", *PEOPLE, 40, 80, "labour_demand employment", False),
    Kind("urbanization", "常住人口城镇化率|城镇化率", "Urbanization rate|Urbanization", *PERCENT, 31, 79, "urbanization", False),
    Kind("unemployment", "城镇调查失业率", "Unemployment rate", *PERCENT, 3, 9, "unemployment", False),
    Kind("forest", "森林覆盖率", "Forest cover", *PERCENT, 12, 60, "forest_cover", False),
    Kind("energy", "能源消费总量", "Energy use|Total energy consumption", *ENERGY, 900, 9000, "energy energy_consumption", False),
    Kind("power", "全社会用电量", "Electricity consumption", "亿千瓦时|万千瓦时", "TWh|GWh", 90, 900, "electricity_use", True),
    Kind("co2", "二氧化碳排放量|二氧化碳排放总量", "CO2 emissions", *CO2, 900, 9000, "emissions co2 carbon co2_emissions", False),
    Kind("water", "用水总量", "Water use", *VOLUME, 4, 50, "water water_consumption", False),
    Kind("urban_income", "城镇居民人均可支配收入", "Urban disposable income per head", "元", "C/people", 20000, 60000, "income_urban urban_income income_urban_nominal urban_income_level", True),
    Kind("rural_income", "农村居民人均可支配收入", "Rural disposable income per head", "元", "C/people", 8000, 19000, "income_rural rural_income income_rural_nominal rural_income_level", True),
    Kind("patents", "每万人口高价值发明专利拥有量", "High-value invention patents per 10,000 people", "件", "pieces", 1, 20, "patents", False),
    Kind("life", "人均预期寿命", "Life expectancy", "岁", "years", 70, 85, "life_expectancy", False),
    Kind("grain", "粮食产量", "Grain output", "万吨|吨", "Mt|kt|t", 90, 900, "grain_output", False),
    Kind("arable", "耕地保有量", "Arable land", "万亩|万公顷", "ha|km2", 300, 900, "arable_land", False),
]
RATIO = Kind("ratio", "城乡居民收入比|城乡居民收入之比", "Urban to rural income ratio", "", "", 2, 3, "urban_rural_ratio income_ratio", False)
INTENSITY = Kind("intensity", "单位GDP能耗|单位GDP能源消费", "", "吨标准煤/万元", "", 0.4, 1.4, "energy_intensity energy_per_gdp", False)
FALL = Kind("fall", "单位GDP能源消耗降低|单位GDP能耗下降", "Energy per GDP, fall|Reduction of energy intensity", *PERCENT, 10, 20, "energy_intensity", False)
ACCOUNTS = ["gdp", "primary", "secondary", "services"]  # the last three add up to the first
SHARES = ("urbanization", "unemployment", "forest")
MISSING = ["", "", "-", "—", "…", "..", ":", "NA", "N/A", "n.a.", "/"]
MISTAKES = ["letter", "unit", "no unit", "row twice", "grouping", "year twice", "fractions", "two dots", "two numbers"]
ENCODINGS = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"]


def factor(unit):
    """Kind and factor of a unit as printed, or as the program prints it."""
    unit = re.sub(r"@(\w+)", "", unit.strip())
    for scale in sorted(SCALES, key=len, reverse=True):
        if unit.startswith(scale) and unit[len(scale):] in UNITS:
            kind, size = UNITS[unit[len(scale):]]
            return kind, F(size) * SCALES[scale]
    match = re.fullmatch(r"(EUR|GBP|CNY) (million|bn|billion)", unit)
    if match:
        return match[1], F({"million": 10**6, "bn": 10**9, "billion": 10**9}[match[2]])
    return "unknown unit " + unit, F(1)


class Cell:
    """What is printed, what it means (`told`: kind of the unit and number of one of it), and where it came to stand."""

    def __init__(self, text, number=None, unit=None, what=None, year=None, role=None, senses=None, workbook_number=None):
        self.text, self.what, self.year, self.role, self.senses = text, what, year, role, senses
        self.told = None
        if number is not None:
            kind, size = factor(unit)
            self.told = kind, number * size
        self.workbook_number, self.place, self.line, self.sheet, self.file = workbook_number, None, None, None, None
        self.measure, self.words, self.wide = None, None, False  # of a target; (sense, value) of one in words; a range

    def named(self, said):
        """Whether a message names this cell."""
        if self.sheet:
            return "%s!%s" % (self.sheet, self.place) in said
        return re.search(re.escape(self.file) + ":%d:" % self.line, said) or re.search(
            re.escape(self.file) + " " + self.place + r"\b", said)


class Table:
    """One place at random: what is printed of it, in `files`, and every cell that holds a number."""

    def __init__(self, seed):
        self.seed, self.random = seed, random.Random(seed)
        pick = self.random.choice
        self.zh = self.random.random() < 0.6
        self.currency = "CNY" if self.zh else pick(["EUR", "GBP", "CNY"])
        self.base = pick([2019, 2020, 2021])
        self.target = self.base + pick([5, 10])
        self.years = list(range(self.base - self.random.randint(1, 6), self.base + 1))
        self.kinds = self.random.sample(KINDS, self.random.randint(2, 9))
        if self.random.random() < 0.2:
            self.kinds = [kind for kind in KINDS if kind.key in ACCOUNTS] + [kind for kind in self.kinds if kind.key not in ACCOUNTS]
        self.comma = not self.zh and self.random.random() < 0.2  # decimal commas, all over
        self.group = pick(["", "", "", ",", " ", "\u00a0", "'", "\u202f"])
        if self.comma and self.group == ",":
            self.group = "."
        self.wide_digits = self.zh and self.random.random() < 0.1
        self.layout = pick(["wide", "wide", "two", "two", "long", "down"] + ([] if self.zh else ["iamc"]))
        self.mistake = pick(MISTAKES) if self.random.random() < 0.35 else None
        self.wrong = []     # cells, one of which a refusal must name
        self.cells = []     # all that hold numbers
        if self.layout in ("wide", "two"):
            self.kinds = self.kinds + [kind for kind in (RATIO, INTENSITY, FALL) if self.random.random() < 0.12 and (self.zh or kind is not INTENSITY)]
        self.what = "%s %s %s" % ("zh" if self.zh else "en", self.layout, self.mistake)
        self.sheets = [(pick(["专栏1", "指标"]) if self.zh else "Targets", getattr(self, "print_" + self.layout)())]
        if self.random.random() < 0.5:
            other = self.kinds_beside()
            self.sheets.append((pick(["历史", "年鉴"]) if self.zh else "History", self.print_history(other)))
        if self.mistake and not self.wrong:
            self.make_mistake()
        self.files = {}
        self.render()

    # --- numbers ---
    def unit(self, kind):
        unit = self.random.choice(units_of(kind.units_zh if self.zh else kind.units_en))
        if unit == "M-EUR":
            code = self.currency
            unit = self.random.choice(["million " + code, code + " million", "1e8 " + code, "1e9 " + code])
        return unit.replace("C/people", self.currency + "/people")

    def row(self, kind, other=False):
        """What all numbers of a row share: name, unit, size, decimals, so that a column of it looks like one."""
        names = units_of(kind.zh if self.zh else kind.en)
        unit = self.unit(kind)
        sizes = factor(units_of(kind.units_zh)[0])[1] / factor(unit)[1]
        low = float(kind.low * sizes)
        decimals = 0 if low > 20000 else self.random.choice([0, 1, 2]) if low > 100 else self.random.choice([1, 2])
        while low * 10**decimals < 20:
            decimals += 1
        level = self.random.uniform(kind.low, kind.high) * float(sizes)
        return {"kind": kind, "name": self.random.choice(names), "unit": unit, "level": level, "decimals": decimals,
                "form": self.random.choice(["", "", "", "scaled", "percent", "remark", "flag"]), "numbers": {}, "of": [],
                "ratio": kind is RATIO and self.random.random() < 0.5}

    def added_up(self, rows):
        """GDP is what its sectors add up to, to the last digit that is printed, or more where services are left out."""
        of = {row["kind"].key: row for row in rows}
        if all(key in of for key in ACCOUNTS) and self.random.random() < 0.8:
            for key in ACCOUNTS:
                for name in ("unit", "decimals", "form"):
                    of[key][name] = of["gdp"][name] if name != "form" else ""
            sizes = factor("亿元" if self.currency == "CNY" else "1e8 " + self.currency)[1] / factor(of["gdp"]["unit"])[1]
            for key in ACCOUNTS[1:]:
                of[key]["level"] = self.random.uniform(of[key]["kind"].low, of[key]["kind"].high) * float(sizes)
            of["gdp"]["of"] = [of[key] for key in ACCOUNTS[1:]]
            if self.random.random() < 0.4:
                rows = [row for row in rows if row is not of["services"]]
            if self.random.random() < 0.5:  # in the order of accounts
                rows = [of[key] for key in ACCOUNTS if of[key] in rows] + [row for row in rows if row["kind"].key not in ACCOUNTS]
        return rows

    def number(self, row, year):
        if year not in row["numbers"]:
            row["numbers"][year] = sum(self.number(part, year) for part in row["of"]) if row["of"] else self.one_number(row, year)
        return row["numbers"][year]

    def one_number(self, row, year):
        """A decimal number as it is printed, before its form."""
        level = row["level"] * (1.02 ** (year - self.base)) * self.random.uniform(0.99, 1.01)
        if row["unit"] == "%":
            level = row["level"] + 0.3 * (year - self.base) * (row["level"] > 10) + self.random.uniform(-0.2, 0.2)
        return F("%.*f" % (row["decimals"], level))

    def digits(self, number, decimals, plain=False):
        text = "%.*f" % (decimals, float(number))
        whole, _, part = text.partition(".")
        if self.group and not plain and not (self.group == "." and not part) and len(whole.lstrip("-")) > 3:
            whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", self.group, whole)
        text = whole + (("," if self.comma else ".") + part if part else "")
        return text.translate({ord(c): chr(ord(c) + 0xfee0) for c in "0123456789."}) if self.wide_digits else text

    def level(self, row, year, bare=False):
        """A cell of history; sometimes none."""
        if row["kind"] is FALL or (not bare and year != self.base and self.random.random() < 0.08):
            return Cell(self.random.choice(MISSING))
        number = self.number(row, year)
        text, form = self.digits(number, row["decimals"]), "" if bare else row["form"]
        plain = float(number)
        if row["ratio"]:
            return self.keep(Cell(text + ":1", number, row["unit"], row["kind"], year, "history"))
        if form == "scaled" and row["unit"] in ("人", "元") and self.zh:
            number = number.__round__(0)
            text, plain = self.digits(number / 10000, 4, True) + "万", None
        elif form == "percent" and row["unit"] == "%":
            text, plain = text + "%", None
        elif form in ("remark", "flag") and self.random.random() < 0.3:
            text += self.random.choice(["（预计）", "（修订）", "(初步)"] if self.zh else [" (estimate)", " b", " p", " e"])
            plain = None
        return self.keep(Cell(text, number, row["unit"], row["kind"], year, "history", None, plain))

    def fall(self, row, year):
        """So much less over all the years."""
        number = F("%.1f" % self.random.uniform(10, 20))
        text = self.digits(number, 1)
        forms = ["[%s]", "［%s］", "累计下降%s", "%s", "下降%s%%", "累计下降%s%%", "[%s]左右"] if self.zh else ["[%s]", "%s", "fall by %s%%", "%s%%"]
        form = self.random.choice(forms if row["kind"] is FALL else ["累计下降%s%%", "下降%s%%", "比%d年下降%%s%%%%" % self.base])
        cell = self.keep(Cell(form % text, number, "%", row["kind"], year, "target", {"about"} if "左右" in form else {"at_least"}))
        cell.measure = "decline_since_base"
        return cell

    def in_words(self, row, year):
        """A target in words, or None where this kind has none."""
        peak, kind = self.random.randint(self.base + 1, year), row["kind"]
        gdp = {"variable": "gdp", "measure": "mean_growth"}
        forms = []
        if kind.growth and kind.key != "gdp":
            forms += [("高于GDP增长", "above", gdp, "mean_growth"), ("快于经济增长", "above", gdp, "mean_growth"), ("与经济增长同步", "at_least", gdp, "mean_growth"),
                      ("不低于GDP增速", "at_least", gdp, "mean_growth")] if self.zh else [
                          ("faster than GDP", "above", gdp, "mean_growth"), ("in line with GDP growth", "at_least", gdp, "mean_growth")]
        if row["unit"] not in ("%", "岁", "years"):
            twice, more = {"times": 2, "year": self.base}, {"times": 1.5, "year": self.base}
            forms += [("翻一番", "at_least", twice, None), ("比%d年翻一番" % self.base, "at_least", twice, None), ("%d年的1.5倍" % self.base, "at_least", more, None)] \
                if self.zh else [("double %d" % self.base, "at_least", twice, None), ("1.5 times %d" % self.base, "at_least", more, None)]
        if kind.key in ("energy", "co2", "water"):
            forms = [("%d年达峰" % peak if self.zh else "peak by %d" % peak, "at_most", peak, "peak_year")]
        if self.comma:
            forms = [form for form in forms if "." not in form[0]]
        if not forms:
            return None
        text, sense, value, measure = self.random.choice(forms)
        cell = self.keep(Cell(text, None, None, kind, year, "target", {sense}))
        cell.words, cell.measure = (sense, value), measure
        return cell

    def aim(self, row, year, bare=False):
        if row["kind"] is FALL or (row["kind"] is INTENSITY and self.random.random() < 0.6):
            return self.fall(row, year)
        if not bare and not row["of"] and row["kind"].key not in ACCOUNTS and self.random.random() < 0.12 and row["kind"] not in (RATIO, INTENSITY):
            cell = self.in_words(row, year)
            if cell:
                return cell
        number = self.number(row, year)
        text = self.digits(number, row["decimals"])
        if row["ratio"]:
            return self.keep(Cell(text + ":1", number, row["unit"], row["kind"], year, "target"))
        most, least, about = {"at_most", "below"}, {"at_least", "above"}, {"about"}
        forms = [("%s", None)] * 4 + ([("%s左右", about), ("≥%s", least), (">%s", least), ("不超过%s", most), ("不低于%s", least), ("%s以上", least),
                                       ("控制在%s以内", most), ("达到%s", None), ("%s（力争完成）", None), ("力争%s", None),
                                       ("%%s（力争%s）" % self.digits(number + 1, row["decimals"]), None), ("≤%s", most), ("<%s", most)] if self.zh else
                                      [("≥%s", least), (">%s", least), ("at least %s", least), ("at most %s", most), ("no more than %s", most),
                                       ("about %s", about), ("below %s", most), ("<%s", most)])
        if not bare and self.random.random() < 0.05 and not self.group:
            high = number + F("%.*f" % (row["decimals"], float(number) / 10 + 1))
            text = self.digits(number, row["decimals"]) + self.random.choice(["-", "～", "–"]) + self.digits(high, row["decimals"])
            cell = self.keep(Cell(text, number, row["unit"], row["kind"], year, "target", {"range"}))
            cell.wide = True
            return cell
        form, senses = ("%s", None) if bare else self.random.choice(forms)
        return self.keep(Cell(form % text, number, row["unit"], row["kind"], year, "target", senses, float(number) if form == "%s" else None))

    def percent(self, row, year, role, low=1, high=9):
        number = F("%.1f" % self.random.uniform(low, high))
        return self.keep(Cell(self.digits(number, 1), number, "%", row["kind"], year, role, None, float(number)))

    def aim_or_rate(self, row, more):
        """A level, with a rate or without, or a rate alone."""
        kind = row["kind"]
        if kind.growth and not row["of"] and kind.key not in ACCOUNTS and self.random.random() < 0.12:
            number = F("%.1f" % self.random.uniform(2, 9))
            text, senses = self.digits(number, 1), None
            high = self.digits(number + 1, 1)
            form, senses = self.random.choice([("%s", None), ("%s左右", {"about"}), ("%s%%左右", {"about"}), ("%%s-%s" % high, {"range"}), ("%%s%%%%-%s%%%%" % high, {"range"}),
                                               ("≥%s", {"at_least"})] if self.zh else [("%s", None), ("about %s%%", {"about"}), ("≥%s", {"at_least"}), ("%%s-%s" % high, {"range"})])
            cell = self.keep(Cell(form % text, number, "%", kind, self.target, "target", senses))
            cell.measure, cell.wide = "mean_growth", "range" in (senses or ())
            return [Cell(""), cell]
        aim = self.aim(row, self.target)
        return [aim, self.percent(row, self.target, "rate") if kind.growth and not aim.words and self.random.random() < more else Cell("")]

    def continued(self, head, body):
        """The table, or the table and its continuation on the next page."""
        if len(body) < 4 or self.random.random() > 0.2:
            return head + body
        cut = self.random.randint(2, len(body) - 1)
        again = [[Cell(cell.text) for cell in line] for line in head]
        self.what += " continued"
        return head + body[:cut] + [[Cell(self.random.choice(["续表", "续表1", "（续表）"] if self.zh else ["Table 1 (continued)", "(continued)"]))]] + again + body[cut:]

    def keep(self, cell):
        self.cells.append(cell)
        return cell

    # --- names, headings ---
    def name(self, row, mark=True):
        name = row["name"]
        if not mark or self.random.random() < 0.6:
            return name
        return self.random.choice(["其中：%s", "#%s", "%s①", "%s*", "　%s", "%s ②", "1.%s", "（1）%s"] if self.zh else
                                  ["of which: %s", "# %s", "%s*", "  %s", "%s [1]", "%s (1)"]) % name

    def with_unit(self, row, name):
        if not row["unit"]:
            return name
        return name + ("（%s）" if self.zh and self.random.random() < 0.7 else " (%s)" if not self.zh else "(%s)") % row["unit"]

    def head_year(self, year):
        return self.random.choice(["%d年", "%d"] if self.zh else ["%d"]) % year

    def title(self):
        return [[Cell(self.random.choice(["表1 主要指标", "专栏1 “十四五”时期经济社会发展主要指标"] if self.zh else ["Table 1. Main indicators", "Main indicators of the plan"]))]] \
            if self.random.random() < 0.4 else []

    def foot(self):
        return [[Cell("注：本表数据为初步统计数。" if self.zh else "Source: statistical office")]] if self.random.random() < 0.3 else []

    def rows(self):
        return self.added_up([self.row(kind) for kind in self.kinds])

    def kinds_beside(self):
        return self.random.sample([kind for kind in KINDS if kind not in self.kinds], self.random.randint(1, 4))

    # --- layouts: rows of cells ---
    def print_wide(self):
        rows, unit_column, pick = self.rows(), self.random.random() < 0.6, self.random.choice
        growth, rate = self.random.random() < 0.3, self.random.random() < 0.3
        number, attribute = self.random.random() < 0.3, self.random.random() < 0.4
        head = ([Cell("序号" if self.zh else "No")] if number else []) + [Cell("指标" if self.zh else "Indicator")]
        head += [Cell("单位" if self.zh else "Unit")] if unit_column else []
        years = [Cell(self.head_year(year), year=year, role="heading") for year in self.years]
        head += years
        head += [Cell("%d年增速(%%)" % self.base if self.zh else "Growth in %d (%%)" % self.base)] if growth else []
        head.append(Cell(pick(["%d年目标", "%d目标值"]) % self.target if self.zh else "%d target" % self.target))
        head += [Cell("年均增长(%)" if self.zh else "Average annual growth (%)")] if rate else []
        head += [Cell("属性" if self.zh else "Attribute")] if attribute else []
        body = []
        for at, row in enumerate(rows, 1):
            name = self.name(row)
            line = ([Cell(str(at))] if number else []) + [Cell(name if unit_column else self.with_unit(row, name))]
            line += [Cell(row["unit"])] if unit_column else []
            line += [self.level(row, year) for year in self.years]
            line += [self.percent(row, self.base, "growth") if row["kind"].growth else Cell("")] if growth else []
            line += self.aim_or_rate(row, 0.7) if rate else [self.aim(row, self.target)]
            line += [Cell(pick(["预期性", "约束性"]) if self.zh else pick(["expected", "binding"]))] if attribute else []
            body.append(line)
        if self.random.random() < 0.2:  # a row that is a heading for those below it
            body.insert(self.random.randrange(len(body)), [Cell("")] * number + [Cell("经济发展" if self.zh else "Economy")])
        return self.title() + self.continued([head], body) + self.foot()

    def print_two(self):
        rows, unit_column = self.rows(), self.random.random() < 0.6
        zh = self.zh
        first = [Cell("指标" if zh else "Indicator")] + ([Cell("单位" if zh else "Unit")] if unit_column else [])
        second = [Cell("") for _ in first]
        growth = self.random.random() < 0.5
        for year in self.years:
            first.append(Cell(("%d年" if zh else "%d") % year, year=year, role="heading"))
            second.append(Cell("实际" if zh else "actual"))
        if growth:
            first.append(Cell(""))
            second.append(Cell("比上年增长(%)" if zh else "Growth (%)"))
        first += [Cell(("%d年" if zh else "%d") % self.target), Cell("")]
        second += [Cell("目标" if zh else "target"), Cell("年均增长(%)" if zh else "Average annual growth (%)")]
        body = []
        for row in rows:
            name = self.name(row)
            line = [Cell(name if unit_column else self.with_unit(row, name))] + ([Cell(row["unit"])] if unit_column else [])
            line += [self.level(row, year) for year in self.years]
            line += [self.percent(row, self.base, "growth") if row["kind"].growth else Cell("")] if growth else []
            line += self.aim_or_rate(row, 0.5)
            body.append(line)
        return self.title() + self.continued([first, second], body) + self.foot()

    def print_long(self):
        zh = self.zh
        head = ["指标", "单位", "年份", "数值", "类型"] if zh else ["indicator", "unit", "year", "value", "kind"]
        body = []
        for row in self.rows():
            for year in self.years + [self.target]:
                aim = year == self.target
                body.append([Cell(row["name"]), Cell(row["unit"]), Cell(str(year), workbook_number=year),
                             self.aim(row, year) if aim else self.level(row, year), Cell(("目标" if aim else "实际") if zh else ("target" if aim else "actual"))])
        if self.random.random() < 0.4:
            self.random.shuffle(body)
        order = self.random.sample(range(5), 5) if self.random.random() < 0.4 else range(5)
        return [[line[i] for i in order] for line in [[Cell(text) for text in head]] + body]

    def print_down(self, history_only=False, kinds=None):
        rows, below = [self.row(kind) for kind in kinds] if kinds else self.rows(), self.random.random() < 0.4
        zh = self.zh
        names = [self.name(row, False) for row in rows]
        table = [[Cell("年份" if zh else "Year")] + [Cell(name if below else self.with_unit(row, name)) for row, name in zip(rows, names)]]
        if below:
            table.append([Cell("")] + [Cell(row["unit"]) for row in rows])
        for year in self.years:
            table.append([Cell(("%d年" if zh and self.random.random() < 0.3 else "%d") % year, year=year, role="heading", workbook_number=None)]
                         + [self.level(row, year) for row in rows])
        if not history_only:
            table.append([Cell(("%d年目标" if zh else "%d target") % self.target)] + [self.aim(row, self.target) for row in rows])
        return self.title() + table + self.foot()

    def print_iamc(self):
        table = [[Cell(text) for text in ("Model", "Scenario", "Region", "Variable", "Unit")]
                 + [Cell(str(year), year=year, role="heading") for year in self.years] + [Cell("%d" % self.target)]]
        self.heads = dict(zip(self.years + [self.target], table[0][5:]))
        for row in self.rows():
            table.append([Cell(text) for text in ("M1", "Base", "Norland", row["name"], row["unit"])]
                         + [self.level(row, year) for year in self.years] + [self.aim(row, self.target, True)])
        return table

    def print_history(self, kinds):
        """History alone: years down, a World Bank file, a Eurostat one (long with flags), or one unit above all."""
        layout = self.random.choice(["down", "down", "above", "communique"] if self.zh else ["down", "world", "eurostat", "tsv", "communique"])
        self.what += "+" + layout
        if layout == "down":
            return self.print_down(True, kinds)
        rows = [self.row(kind) for kind in kinds]
        if layout == "communique":
            return self.print_communique(rows)
        if layout == "above":
            kinds_of_unit = [row for row in rows if row["unit"] == rows[0]["unit"]]
            return [[Cell("2-1 主要年份统计指标")], [Cell("单位：" + rows[0]["unit"])], [Cell("指  标")] + [Cell(str(year), year=year, role="heading") for year in self.years]] + [
                [Cell(row["name"])] + [self.level(row, year) for year in self.years] for row in kinds_of_unit] + self.foot()
        if layout == "tsv":
            return [[Cell("freq,indicator,unit,geo\\TIME_PERIOD")] + [Cell("%d " % year) for year in self.years]] + [
                [Cell("A,%s,%s,NO" % (row["name"].replace(",", ""), row["unit"]))] + [self.level(row, year) for year in self.years] for row in rows]
        if layout == "world":
            return [[Cell("Data Source"), Cell("World Development Indicators")], [], [Cell(text) for text in ("Country Name", "Country Code", "Indicator Name", "Indicator Code")]
                    + [Cell(str(year), year=year, role="heading") for year in self.years]] + [
                        [Cell("Norland"), Cell("NOR"), Cell("%s (%s)" % (row["name"], row["unit"])), Cell("XX.%d" % at)]
                        + [self.level(row, year) for year in self.years] for at, row in enumerate(rows)]
        table = [[Cell(text) for text in ("freq", "indicator", "unit", "geo", "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG")]]
        for row in rows:
            for year in self.years:
                table.append([Cell("A"), Cell(row["name"]), Cell(row["unit"]), Cell("NO"), Cell(str(year), workbook_number=year), self.level(row, year),
                              Cell(self.random.choice(["", "", "p", "e", "b"]))])
        return table

    def print_communique(self, rows):
        """A year in the title, a value, and its growth over the year before."""
        zh, year = self.zh, self.base + self.random.randint(0, 1)
        table = [[Cell("%d年国民经济和社会发展统计公报主要数据" % year if zh else "Statistical communique of %d: main figures" % year)],
                 [Cell(text) for text in (("指标", "单位", "绝对数", "比上年增长(%)") if zh else ("Indicator", "Unit", "Value", "Growth over the year before (%)"))]]
        for row in rows:
            if row["kind"].key == "gdp" and year > self.base:
                continue  # asked for the one of the base year
            grows = row["kind"].growth or self.random.random() < 0.2
            table.append([Cell(self.name(row)), Cell(row["unit"]), self.level(row, year), self.percent(row, year, "growth", -5, 12) if grows else Cell("")])
        return table + self.foot()

    # --- mistakes ---
    def make_mistake(self):
        """Sets self.wrong to the cells that a refusal may name; None for the mistake where the table has no place for it."""
        table = self.sheets[0][1]
        numbers = [cell for line in table for cell in line if cell.told and cell.role in ("history", "target")]
        units = [cell for line in table for cell in line if cell.told is None and cell.text in {row_unit for kind in KINDS
                 for row_unit in [*units_of(kind.units_zh), *units_of(kind.units_en)]} and cell.text != "%"]
        if self.layout == "long":  # a unit of a row without a number is of nothing
            units = [cell for line in table for cell in line if cell in units and any(c.told for c in line)]
        named = [cell for line in table for cell in line if re.search(r"[（(](亿元|万元|万人|Mtoe|ktoe|PJ)[）)]$", cell.text)] or [Cell("")]
        cell = self.random.choice(numbers)
        done = True
        if self.mistake == "letter":
            plain = re.sub(r"[^0-9.]", "", cell.text) or "1"
            cell.text = self.random.choice([plain[:1] + "O" + plain[1:], plain + "q", plain[:1] + "l" + plain[1:], plain + "$7"])
        elif self.mistake == "two dots":
            cell.text = "12.34.5"
        elif self.mistake == "two numbers":
            cell.text = "153 8.5 77"
        elif self.mistake == "grouping":
            cell.text = self.random.choice(["1,53,8", "15,3,000.5", "1,2345,678.5"])
        elif self.mistake == "unit" and units:
            cell = self.random.choice(units)
            cell.text = self.random.choice(["亿圆", "万屯标煤", "qubits", "MTCE", "wan ren", "亿立方公尺"])
        elif self.mistake == "unit" and self.layout in ("wide", "two") and re.search(r"[（(](亿元|万元|万人|Mtoe|ktoe|PJ)[）)]$", named[0].text):
            cell = named[0]
            cell.text = re.sub(r"(亿元|万元|万人|Mtoe|ktoe|PJ)(?=.$)", self.random.choice(["亿圆", "Mtoee"]), cell.text)
        elif self.mistake == "no unit" and any(unit.text in ("亿元", "万元", "万人", "万吨标准煤", "吨标准煤", "ktoe", "Mtoe", "PJ") for unit in units):
            cell = self.random.choice([unit for unit in units if unit.text in ("亿元", "万元", "万人", "万吨标准煤", "吨标准煤", "ktoe", "Mtoe", "PJ")])
            cell.text = ""
            texts = {c.text for line in table if cell in line for c in line if not c.told}
            names = texts & {name for kind in KINDS for name in [*units_of(kind.zh), *units_of(kind.en)]}
            more = [c for line in table if cell in line or (self.layout == "long" and names & {c.text for c in line}) for c in line]
            above = [line[lines.index(cell)] for line, lines in zip(table, table[1:]) if cell in lines and len(line) > lines.index(cell)]
            cell.told, self.wrong = None, [cell, *more, *(above if self.layout == "down" else [])]
            return
        elif self.mistake == "row twice" and self.layout in ("wide", "two", "iamc"):
            lines = [line for line in table if any(c.told for c in line)]
            line = self.random.choice(lines)
            again = [Cell(c.text, workbook_number=c.workbook_number) for c in line]
            table.insert(table.index(lines[-1]) + 1, again)
            self.wrong = again
            return
        elif self.mistake == "year twice" and self.layout in ("wide", "two", "iamc", "down") and len(self.years) > 2:
            heads = [c for line in table for c in line if c.role == "heading"]
            heads[1].text = heads[0].text
            self.wrong = heads[:2]
            if self.layout == "down":
                self.wrong += [c for line in table if heads[1] in line for c in line]
            if self.layout == "two":  # what stands under them
                lines = [line for line in table if heads[0] in line]
                at = lines[0].index(heads[0])
                self.wrong += table[table.index(lines[0]) + 1][at:at + 2]
            return
        elif self.mistake == "fractions":
            lines = [[c for c in line if c.told and c.role in ("history", "target")] for line in table]
            lines = [line for line in lines if len(line) > 2 and all(c.what.key in SHARES for c in line)]
            done = self.layout in ("wide", "two", "iamc") and bool(lines)
            if done:
                self.wrong = self.random.choice(lines)
                for c in self.wrong:
                    c.text = "%.4f" % float(c.told[1] / 100)
                    c.told, c.workbook_number = ("%", F(c.text)), float(c.text)
                    c.text = c.text.replace(".", ",") if self.comma else c.text
                    c.senses = None
                return
        else:
            done = False
        if not done:
            self.mistake = None
            return
        cell.told, cell.workbook_number, self.wrong = None, None, [cell]

    # --- bytes ---
    def render(self):
        as_book = self.random.random() < 0.35
        if as_book:
            name, sheets = self.random.choice(["book.xlsx", "表.xlsx"]), {}
            for sheet, table in self.sheets:
                for y, line in enumerate(table):
                    for x, cell in enumerate(line):
                        cell.file, cell.sheet, cell.place, cell.line = name, sheet, workbook.letters(x) + str(y + 1), y + 1
                kept = self.random.random() < 0.7 and not self.comma  # numbers as numbers, or as text
                sheets[sheet] = [[cell.workbook_number if kept and cell.workbook_number is not None else cell.text or None for cell in line] for line in table]
            self.files[name] = workbook.workbook(sheets)
            return
        for at, (_, table) in enumerate(self.sheets):
            name = ["plan.csv", "history.csv"][at]
            for y, line in enumerate(table):
                for x, cell in enumerate(line):
                    cell.file, cell.place, cell.line = name, workbook.letters(x) + str(y + 1), y + 1
            out = io.StringIO()
            tsv = "\\" in table[0][0].text if table[0] else False  # Eurostat's is parted by tabs
            writer = csv.writer(out, delimiter="\t" if tsv else ";" if self.comma else self.random.choice(",,;\t"), lineterminator=self.random.choice(["\n", "\r\n"]))
            width = max(map(len, table))
            for line in table:
                texts = [cell.text for cell in line] + [""] * (width - len(line) if self.random.random() < 0.7 else 0)
                writer.writerow(texts if texts else [""] * width)
            self.files[name] = out.getvalue().encode(self.random.choice(ENCODINGS))


def number_of(text):
    """Kind and number of "2238 亿元" in plan.json."""
    match = re.fullmatch(r"(-?[\d.]+(?:e[-+]?\d+)?)\s*(.*)", str(text))
    kind, size = factor(match[2] or "1")
    return kind, F(match[1]) * size


def same(told, kind, number):
    return told[0] in (kind, kind.partition("/people")[0]) and abs(told[1] - number) <= abs(told[1]) * F(1, 10**12)


def judge(table, answer, read):
    """What is wrong with the answer (a list of texts, empty where nothing is) and the class of it: read, refused, asked, refused_sound."""
    said, bad = (answer.err + answer.out).decode("utf-8", "replace"), []
    why = torture.crashed(answer)
    if why or answer.code not in (0, 2):
        return ["answer: %s" % (why or answer.told())], "crash"
    if answer.code == 2:
        either = "may be " in said or "也可能是" in said  # "1,538" alone: asked first
        if table.mistake and not either and not any(cell.named(said) for cell in table.wrong):
            bad.append("lost: refused, but the cell of the mistake is not named (%s)" % ", ".join("%s %s" % (c.place, c.text) for c in table.wrong[:3]))
        return bad, "refused" if table.mistake else "either" if either else "refused_sound"
    if table.mistake and not any(cell.named(said) for cell in table.wrong):
        return ["wrong: the mistake %s passes (%s)" % (table.mistake, ", ".join("%s %s %s" % (c.file, c.place, c.text) for c in table.wrong[:3]))], "passed"
    by_place = {(cell.file, (cell.sheet + "!" if cell.sheet else "") + cell.place): cell for cell in table.cells}
    found = set()
    for entry in csv.DictReader(io.StringIO(read("observed.csv"))):
        cells = cells_of(entry["source"], by_place)
        if not cells:
            bad.append("wrong: %s of %s is of no number that was printed" % (entry["source"], entry["variable"]))
        for source, cell in cells:
            found.add(cell)
            if cell.told is None:
                continue
            kind, size = factor(entry["unit"])
            variable = entry["variable"]
            allowed = [name + "_growth" for name in [*cell.what.variables.split(), cell.what.key]] if cell.role == "growth" else cell.what.variables.split()
            if re.search(r"%s is not modelled|未建立 %s：" % (variable[:-2], variable[:-2]), said) and variable.endswith("_2"):
                variable = variable[:-2]  # an indicator of its own, where the model lacks a base
            if not same(cell.told, kind, F(entry["value"]) * size):
                bad.append("wrong: %s %s (%s) became %s %s" % (source, cell.text, table_unit(cell), entry["value"], entry["unit"]))
            elif int(entry["year"]) != cell.year:
                bad.append("wrong: %s of %d became of %s" % (source, cell.year, entry["year"]))
            elif variable not in allowed and (cell.role != "growth" or not re.fullmatch(r"\w+_growth(\.\w+)?", variable)):
                bad.append("wrong: %s of %s became %s" % (source, cell.what.key, variable))
    for name, aim in json.loads(read("plan.json"))["targets"].items():
        cell = dict(cells_of(aim.get("source", ""), by_place)).get(aim.get("source", ""))
        senses = {sense for sense in ("at_least", "at_most", "about", "above", "below", "range") if sense in aim}
        if cell and cell.words and not senses and cell.named(said):
            found.add(cell)  # nothing here measures it, and that is said
            continue
        if not cell or not senses:
            bad.append("wrong: target %s has %s of %s" % (name, senses, aim.get("source")))
            continue
        found.add(cell)
        sense = sorted(senses)[0]
        if cell.words and ((sense, aim[sense]) != cell.words or aim.get("measure") != cell.measure):
            bad.append("wrong: target %s %s became %s %s %s" % (cell.place, cell.text, sense, aim[sense], aim.get("measure")))
        if cell.told is None:
            continue
        if aim.get("measure") != cell.measure and cell.role == "target":
            bad.append("wrong: target %s %s became a %s" % (cell.place, cell.text, aim.get("measure")))
        if sense == "range":
            aim[sense] = aim[sense][0]
        kind, number = number_of(aim[sense]) if isinstance(aim[sense], str) else (cell.told[0], F(str(aim[sense])))
        if not same(cell.told, kind, number):
            bad.append("wrong: target %s %s became %s" % (cell.place, cell.text, aim[sense]))
        if aim.get("year", cell.year) != cell.year or cell.senses and sense not in cell.senses:
            bad.append("wrong: target %s %s became %s of %s" % (cell.place, cell.text, sense, aim.get("year")))
    kept = {row["cell"]: row["became"] for row in csv.DictReader(io.StringIO(read("intake.csv")))}
    everything = "\n".join(read(name) for name in ("base.json", "baseline.json", "as-planned.json", "plan.json"))
    for cell in table.cells:
        source = "%s %s%s" % (cell.file, cell.sheet + "!" if cell.sheet else "", cell.place)
        if cell.role == "growth" and re.search(r"(?<![\d.])(%s|%s)(?!\.?\d)" % (
                re.escape(cell.text), re.escape("%g" % float(cell.told[1]))), everything):
            continue  # in the note of the row's target
        if table.layout == "iamc" and cell.told and cell.year in table.heads and cell.file in ("plan.csv", "book.xlsx", "表.xlsx") and table.heads[cell.year].named(said):
            continue  # a year of a pathway that is neither its first nor its last, and said to be none
        if cell.role == "history" and intake_tells(table, cell, kept):
            continue
        if cell not in found and (cell.told or cell.words) and not cell.named(said) and not re.search(re.escape(source) + r"\b", everything):
            bad.append("lost: %s %s of %s %s" % (source, cell.text, cell.what.key, cell.role))
    if not table.mistake:
        bad += tables_held.held(table, read, lambda source: cells_of(source, by_place), factor)
    return bad, "asked" if table.mistake else "read"


def intake_tells(table, cell, kept):
    """The row's line says that its numbers have no unit and are not kept."""
    for _, rows in table.sheets:
        for line in rows:
            for other in line if cell in line else ():
                source = "%s %s%s" % (other.file, other.sheet + "!" if other.sheet else "", other.place)
                if re.search("are not kept: no unit|未保留：缺少单位", kept.get(source, "")):
                    return True
    return False


def cells_of(source, by_place):
    """The cells that hold numbers among those that a source names."""
    found = re.findall(r"(?:^|[ ;,，；：])((?:plan\.csv|history\.csv|book\.xlsx|表\.xlsx) \S*?[A-Z]+\d+)(?![0-9])", source)
    return [(name, by_place[tuple(name.split(" "))]) for name in found if tuple(name.split(" ")) in by_place]


def table_unit(cell):
    return "%s, %s" % (cell.what.key, cell.told[0])


def tried(seed):
    """One table: its judgement, and what makes it again."""
    table = Table(seed)
    with torture.folder() as folder:
        for name, data in table.files.items():
            with open(os.path.join(folder, name), "wb") as out:
                out.write(data)
        more = ["--lang", "zh" if table.zh else "en"]
        answer = torture.run(["new", "city", "--from", *table.files, *more], folder)

        def read(name):
            path = os.path.join(folder, "city", name)
            if not os.path.exists(path):
                return ""
            with open(path, encoding="utf-8") as file:
                return file.read()
        bad, how = judge(table, answer, read)
    return seed, table, answer, bad, how


def main():
    if len(sys.argv) > 1:  # one table, to be looked at
        seed, table, answer, bad, how = tried(int(sys.argv[1]))
        os.makedirs("tables-%d" % seed, exist_ok=True)
        for name, data in table.files.items():
            with open("tables-%d/%s" % (seed, name), "wb") as out:
                out.write(data)
        for sheet, rows in table.sheets:
            print(sheet, *["\t".join(cell.text for cell in line) for line in rows], sep="\n")
        print(how, table.what, answer.err.decode(), answer.out.decode(), *bad, sep="\n")
        return
    row, how_many = torture.Row(), collections.Counter()
    refused = []
    first = torture.SEED * 1000000
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for seed, table, answer, bad, how in pool.map(tried, range(first, first + int(os.environ.get("TABLES", COUNT)))):
            how_many[how] += 1
            for text in bad:
                how_many[text.split(":")[0]] += 1
            said = answer.err.decode("utf-8", "replace")
            row.check(not bad, "%s; tests/torture/tables.py %d (%s) shows it\n%s" % ("; ".join(bad[:3]), seed, table.what, said[:300]))
            if how == "refused_sound":
                refused.append((seed, table.what, said[:400]))
    allowed = max(2, int(COUNT * REFUSED_AT_MOST))
    if len(refused) > allowed or os.environ.get("TABLES_REFUSED"):
        for seed, what, said in refused:
            print("     refused, though sound: %d (%s) %s" % (seed, what, said))
    row.check(len(refused) <= allowed, "%d sound tables of %d are refused" % (len(refused), COUNT))
    row.end("%d read, %d refused rightly, %d asked, %d sound ones refused, %d asked of a mark that may be two things, %d wrong, %d lost, seed %d" % (
        how_many["read"], how_many["refused"], how_many["asked"], how_many["refused_sound"], how_many["either"],
        how_many["wrong"], how_many["lost"], torture.SEED))


if __name__ == "__main__":
    main()
