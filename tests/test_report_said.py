#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report says, read as one who gets it reads it: the first page answers what is reached, what binds and how likely it
is; one thing has one name, and no key of the files stands in the body; a number of the plan is the plan's; the same odds are
the same wherever they stand; what is stated just as asked is counted and not listed; a report in Chinese has no English notes."""
import atexit
import html
import os
import re
import subprocess
import sys
import tempfile

from test_cli import CLEAN, PROGRAM, ROOT, holds, run_tests, same

HELD = tempfile.TemporaryDirectory()
atexit.register(HELD.cleanup)
MADE = {}


def page(language, name="report"):
    """The report of all scenarios of Luliang, once a language."""
    if language not in MADE:
        folder = os.path.join(HELD.name, language)
        done = subprocess.run([PROGRAM, "report", "scenarios/luliang", "--lang", language, "--members", "2000", "--format", "html",
                               "--quiet", "-o", folder], capture_output=True, text=True, cwd=ROOT, env=CLEAN, timeout=300)
        same((done.returncode, done.stderr), (0, ""))
        MADE[language] = folder
    with open(os.path.join(MADE[language], name + ".html"), encoding="utf-8") as file:
        return file.read()


def plain(text):
    text = re.sub(r"<(svg|style)\b.*?</\1>", "", text, flags=re.S)
    text = re.sub(r"</(?:p|h\d|tr|li|caption|figcaption|dd|div)>", "\n", text)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</t[dh]>", "|", text)))


def section(text, name):
    """What stands from that anchor to the end of its section."""
    begin = text.index('id="%s"' % name)
    begin, depth = text.rindex("<section", 0, begin), 0
    for found in re.finditer(r"<section\b|</section>", text[begin:]):
        depth += 1 if found.group() != "</section>" else -1
        if depth == 0:
            return text[begin:begin + found.end()]
    raise AssertionError(name)


def body(text):
    return text[text.index('id="summary"'):text.index('id="appendix"')]


def test_the_first_page_says_what_binds_and_how_likely_it_is():
    said = plain(section(page("en"), "summary"))
    says(said, "2 of the 8 binding targets", "highest in Green", "4 contradictions")
    said = plain(section(page("zh"), "summary"))
    says(said, "约束性指标共8项，由模型推演的2项", "绿色情景最高", "矛盾4处")


def test_a_plan_that_binds_to_nothing_has_a_finding_all_the_same():
    said = plain(section(page("zh", "report-vision"), "summary"))
    holds(said, "2035年展望2项中0项达标；2035年绿色展望2项中2项达标")
    assert "约束性达标" not in said, said


def test_inputs_are_called_by_their_names():
    for language in ("en", "zh"):
        for name in ("report", "report-vision"):
            keys = re.findall(r"\b(?:sectors|energy|capital|urbanization|shocks|labour|fuels)\.[a-z_.*]+", plain(body(page(language, name))))
            same(keys, [])


def test_chinese_has_no_notes_in_english():
    text = plain(page("zh"))
    words = r"(?:the|of|is|and|by|in|no|to|for|with|from)"
    found = {line.strip() for line in text.splitlines() if len(re.findall(r"\b%s\b" % words, line)) > 1 and "outturn" not in line}
    same(sorted(found)[:3], [])


def says(text, *parts):
    for part in parts:
        holds(text, part)


def cells(row):
    return [plain(cell).strip("| \n") for cell in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.S)]


def rows(text, caption):
    """The rows of the table of that caption."""
    for table in re.findall(r"<table.*?</table>", text, re.S):
        if caption in plain(re.search(r"<caption.*?</caption>", table, re.S).group()):
            return [cells(row) for row in re.findall(r"<tr\b.*?</tr>", table, re.S)]
    raise AssertionError(caption)


def test_numbers_of_the_base_year_are_the_plans():
    table = {row[0]: row for row in rows(page("zh"), "规划目标一览") if row}
    for no, base in (("1", "1538"), ("7", "1.1"), ("10", "12.55"), ("14", "5"), ("25", "5.5"), ("24", "-")):
        same(table[no][3], base)


def test_what_is_stated_as_asked_is_counted_and_not_listed():
    text = plain(page("zh"))
    holds(text, "其中51项的给定值即规划目标值")
    listed = rows(page("zh"), "由情景给定的目标")
    assert all(row[-2] != row[-3] for row in listed if len(row) > 6), listed


def test_means_and_sums_say_their_years():
    text = plain(page("zh"))
    says(text, "全员劳动生产率增长（%/年），2021-2025年平均", "累计完成项目投资（亿元），2021-2025年累计", "地区生产总值（亿元），2025年")


def test_odds_before_are_those_of_their_chapter():
    text = page("zh")
    weighed = rows(text, "调整前后的达标概率")
    whose = [row[0] for row in weighed if row[0]][1:]
    assert whose, weighed
    for row in weighed[1:]:
        scenario = row[0] or scenario  # noqa: F821
        odds = next(table for table in re.findall(r"<table.*?</table>", text, re.S)
                    if "各项指标的达标概率" in plain(table) and scenario in plain(table))
        lines = [cells(line) for line in re.findall(r"<tr\b.*?</tr>", odds, re.S)]
        at = lines[0].index(scenario)
        own = [line[at].rstrip("~") for line in lines[1:] if re.fullmatch(re.escape(row[1]) + "（[^（]*）", line[1])]
        same(own, [row[2].rstrip("~")])


def test_one_table_says_what_decides():
    table = rows(page("zh"), "各项指标波动的首要来源")
    same(len([row for row in table[1:] if row[0]]), 9)
    assert ["地区生产总值", "共同冲击"] == table[1][:2] and table[1][4] == "各情景", table[1]
    for row in table[1:]:
        low, high = (float(cell.rstrip("%")) for cell in row[2:4])
        assert 0 < low <= high <= 100, row


def test_sentences_of_changes_have_their_units():
    text = plain(page("zh"))
    same(re.findall(r"(?:达到|降至|保持在)[\d.]+[；。]", text), [])
    says(text, "2025年地区生产总值因约束减少202亿元（9.0%）", "达到4411万吨标准煤")


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "report_said"))
