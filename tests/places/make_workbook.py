#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""example-city.xlsx: the workbook of a city that there is not, 示例市, as a commission would send it: the plan's table with
its title and notes, and a sheet of its yearbook with years across, parts of wholes and footnotes. Made again by running
this; the same bytes each time."""
import os
import zipfile
from xml.sax.saxutils import escape

PLAN = [
    ["专栏1 “十四五”时期示例市经济社会发展主要指标"],
    ["类别", "序号", "指标", "单位", "2020年", "2025年", "年均增速（%）[累计]", "属性"],
    ["经济发展", 1, "地区生产总值", "亿元", 1286.4, "——", "6.5左右", "预期性"],
    [None, 2, "第三产业增加值占GDP比重", "%", 46.2, "50左右", None, "预期性"],
    [None, 3, "常住人口城镇化率", "%", 61.3, 66, None, "预期性"],
    ["创新驱动", 4, "每万人口高价值发明专利拥有量", "件", 2.1, 4.5, None, "预期性"],
    ["民生福祉", 5, "城镇居民人均可支配收入", "元", 36480, "——", "6.5以上", "预期性"],
    [None, 6, "农村居民人均可支配收入", "元", 17350, "——", "8以上", "预期性"],
    [None, 7, "城镇调查失业率", "%", 5.2, "<5.5", None, "预期性"],
    ["绿色生态", 8, "单位GDP能源消耗降低", "%", "——", "——", "[13.5]", "约束性"],
    [None, 9, "用水总量", "亿立方米", 8.6, "控制在9以内", None, "约束性"],
    [None, 10, "森林覆盖率①", "%", 34.5, 36, None, "约束性"],
    ["注：[ ]内为五年累计数。① 按2020年国土调查口径。"],
]
YEARBOOK = [
    ["主要统计指标（2015—2020年）"],
    ["指标", "单位", 2015, 2016, 2017, 2018, 2019, 2020],
    ["地区生产总值", "亿元", 905.2, 962.7, 1058.4, 1149.8, 1226.5, 1286.4],
    ["  第一产业增加值", "亿元", 92.1, 95.4, 98.2, 101.5, 108.3, 117.6],
    ["  第二产业增加值", "亿元", 452.6, 470.3, 516.8, 553.2, 571.4, 574.5],
    ["    其中：工业增加值", "亿元", 398.4, 412.7, 455.1, 488.6, 503.2, 505.8],
    ["  第三产业增加值", "亿元", 360.5, 397.0, 443.4, 495.1, 546.8, 594.3],
    ["地区生产总值增速", "%", 7.4, 7.0, 7.2, 6.8, 6.1, 3.2],
    ["年末常住人口", "万人", 268.4, 267.9, 267.1, 266.0, 265.2, 264.1],
    ["常住人口城镇化率", "%", 54.1, 55.6, 57.2, 58.7, 60.1, 61.3],
    ["能源消费总量", "万吨标准煤", 1180, 1196, 1215, 1232, 1249, 1256],
    ["城镇居民人均可支配收入", "元", 26210, 28170, 30310, 32560, 34950, 36480],
    ["农村居民人均可支配收入", "元", 11420, 12430, 13540, 14760, 16090, 17350],
    ["用水总量", "亿立方米", 8.1, 8.2, 8.3, 8.4, 8.5, 8.6],
    ["森林覆盖率", "%", 32.1, 32.6, 33.0, 33.5, 34.0, 34.5],
    ["资料来源：示例市统计年鉴（虚构）"],
]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(column, row, value):
    name = "ABCDEFGHIJ"[column] + str(row)
    if value is None:
        return ""
    if isinstance(value, str):
        return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (name, escape(value))
    return '<c r="%s"><v>%s</v></c>' % (name, value)


def sheet(rows):
    width = max(len(row) for row in rows)
    merged = ["A%d:%s%d" % (i, "ABCDEFGHIJ"[width - 1], i) for i, row in enumerate(rows, 1) if len(row) == 1]
    groups, start = [], None
    for i, row in enumerate(rows, 1):
        if len(row) > 1 and row[0] is None:
            continue
        if start and i - 1 > start:
            groups.append("A%d:A%d" % (start, i - 1))
        start = i if len(row) > 1 else None
    body = "".join('<row r="%d">%s</row>' % (i, "".join(cell(c, i, value) for c, value in enumerate(row))) for i, row in enumerate(rows, 1))
    merges = "".join('<mergeCell ref="%s"/>' % one for one in merged + groups)
    return '<worksheet xmlns="%s"><sheetData>%s</sheetData><mergeCells count="%d">%s</mergeCells></worksheet>' % (MAIN, body, len(merged + groups), merges)


def parts():
    sheets = [("专栏1", PLAN), ("历年数据", YEARBOOK)]
    yield "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>%s</Types>' % "".join('<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' % i for i in range(1, len(sheets) + 1))
    yield "_rels/.rels", '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (RELATIONS, OFFICE)
    yield "xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets></workbook>' % (MAIN, OFFICE, "".join('<sheet name="%s" sheetId="%d" r:id="rId%d"/>' % (name, i, i) for i, (name, _) in enumerate(sheets, 1)))
    yield "xl/_rels/workbook.xml.rels", '<Relationships xmlns="%s">%s</Relationships>' % (RELATIONS, "".join('<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>' % (i, OFFICE, i) for i in range(1, len(sheets) + 1)))
    for i, (_, rows) in enumerate(sheets, 1):
        yield "xl/worksheets/sheet%d.xml" % i, sheet(rows)


def write(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts():
            entry = zipfile.ZipInfo(name, (2021, 3, 1, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


if __name__ == "__main__":
    write(os.path.join(os.path.dirname(os.path.abspath(__file__)), "example-city.xlsx"))
