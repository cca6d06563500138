#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `new` makes of tables with every kind of row, file by file and byte by byte, as tests/golden/new-*.txt holds it:
OUTTURN_BLESS=1 writes them anew, to be read. OUTTURN names the program."""
import os
import sys

from test_cli import Town, run_tests

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ["plan.json", "base.json", "baseline.json", "as-planned.json", "observed.csv"]
TABLES = {
    # A city's five-year plan as it is printed: known rows and own ones, rates, falls, ranges, words, footnotes, parts of wholes.
    "zh": """序号,类别,指标,单位,2015年实际,2020年基数,2025年目标,年均增速(%),属性,备注
1,经济发展,地区生产总值（GDP）,亿元,950,1538,2200,7.5左右,预期性,按2020年价格
2,经济发展,全员劳动生产率,万元/人,8.1,10.2,14,6.5,预期性,
3,经济发展,常住人口城镇化率,%,50.1,58.3,≥63,[4.7],预期性,
4,经济发展,第三产业增加值占GDP比重,%,38,42,45左右,,预期性,
5,创新驱动,研发经费投入增长,%,,,,>10,预期性,
6,创新驱动,每万人口高价值发明专利拥有量,件,1.2,2.1,4,,预期性,
7,创新驱动,数字经济核心产业增加值占GDP比重,%,,3.1,6-8,,预期性,
8,民生福祉,居民人均可支配收入,元,14000,21000,,与GDP同步,预期性,
9,民生福祉,城镇调查失业率,%,,5.2,<5.5,,预期性,
9.1,民生福祉,其中：青年,%,,12,＜13,,预期性,
10,民生福祉,常住人口,万人,383,340,335,,预期性,七人普
11,绿色生态,单位GDP能源消耗降低,%,,,[14.5],,约束性,
12,绿色生态,单位GDP二氧化碳排放降低,%,,,[19],,约束性,
13,绿色生态,能源消费总量,万吨标准煤,,2400,2600以内,,约束性,
14,绿色生态,森林覆盖率①,%,28,29.6,35,1.08个百分点,约束性,
15,绿色生态,地级及以上城市空气质量优良天数比率,%,,71.9,完成省下达任务,,约束性,
16,安全保障,煤炭产能,亿吨,1.2,1.5,1.5-1.8,,预期性,
17,安全保障,粮食综合生产能力,万吨,130,140,≥140,,约束性,
18,安全保障,煤层气产量,亿立方米,,20,40,15,预期性,
""",
    "en": """no,group,indicator,unit,2020,2025 target,annual growth,attribute
1,economy,GDP,1e8 CNY,1000,1350,>6,expected
2,economy,"Services, share of GDP",%,45,about 50,,expected
3,economy,"Industry, share of GDP",%,40,38,,expected
4,people,Permanent residents,1e4 people,300,310,,expected
5,people,Urbanization,%,58,63,,expected
6,green,"Energy per GDP, fall",%,,[13.5],,binding
7,green,"CO2 per GDP, fall",%,,[18],,binding
8,green,Energy consumption,1e4 tce,800,<= 900,,binding
9,green,Forest cover,%,30,provincial task,,binding
10,other,Steel,100 t,50,60-70,,expected
11,other,"Hospital beds per 1,000 people",beds,6,7.5,,expected
12,other,Exports,,,,8,expected
13,other,Visits,1e4 visits,,500,,expected
"""}


def made(language):
    place = Town()
    place.write("table.csv", TABLES[language])
    for name, more in (("city", ["--from", "table.csv"]), ("city", []) if language == "zh" else ("example", ["--base-year", "2024", "--title", "An example"])):
        folder = "new-%s-%d" % (name, len(more))
        done = place("new", folder, *more, "--lang", language)
        yield "== %s: exit code %d\n%s%s" % (folder, done.returncode, done.talk, done.stdout.decode())
        for file in FILES + ["ambitious.json"]:
            if os.path.exists(os.path.join(place.folder, folder, file)):
                yield "== %s/%s\n%s" % (folder, file, place.read(folder + "/" + file))


def holds_in(language):
    path, got = os.path.join(HERE, "golden", "new-%s.txt" % language), "\n".join(made(language))
    if os.environ.get("OUTTURN_BLESS"):
        with open(path, "w", encoding="utf-8") as file:
            file.write(got)
    with open(path, encoding="utf-8") as file:
        want = file.read()
    for mine, kept in zip(got.split("\n"), want.split("\n")):
        assert mine == kept, "made:\n%s\nkept:\n%s" % (mine, kept)
    assert len(got) == len(want) > 8000


def test_the_files_made_of_a_chinese_plan_are_kept():
    holds_in("zh")


def test_the_files_made_of_an_english_table_are_kept():
    holds_in("en")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "new_files"))
