#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grammar of RFC 8259 and our limits: what must be refused is refused with its place, what must be accepted is read and
read right. Documents by hand for every class, at and past each limit, and documents made at random and bent by a few bytes,
for which Python's own reader (strict, and with our rules: no key twice, finite numbers, no half characters, no U+0000) is the
oracle."""
import csv
import io
import json
import os
import re
import sys

import torture

MEGA = torture.MEGA
sys.set_int_max_str_digits(0)
sys.setrecursionlimit(20000)
ROW = torture.Row()


def patterns(names):
    """What the reader says by these words, as one expression; hints aside."""
    with open(os.path.join(torture.ROOT, "sim", "base", "words.def"), encoding="utf-8") as file:
        words = re.findall(r'^WORD\(W_(%s), "' % names + r'((?:[^"\\]|\\.)*)"', file.read(), re.M)
    texts = [json.loads('"%s"' % text.replace("\\'", "'")) for name, text in words
             if not name.endswith("_HINT") and not name.startswith("JSON_TYPE")]
    assert texts
    return re.compile("|".join("(?:%s)" % re.sub(r"\\\{\d\\\}", ".+", re.escape(text)) for text in texts), re.S)


SAID, TOO_LARGE = patterns(r"JSON_\w+|NUMBER_HUGE|NUMBER_TINY"), patterns("FILE_TOO_LARGE")


def refusals(answer, names):
    """Which of the files the reader of JSON refused, and which messages had no place."""
    found, odd = {}, []
    for line in answer.err.decode("utf-8", "replace").split("\n"):
        match = re.match(r"(\w+\.json)(?::(\d+):(\d+))?(?:: (.*))?$", line)
        if match and match[1] in names and TOO_LARGE.fullmatch(line):
            found.setdefault(match[1], line)  # the one refusal without a place
        elif match and match[1] in names and match[4]:
            ends = [match[4][at.end():] for at in re.finditer("^|: ", match[4])]  # a pointer may hold anything
            if any(SAID.fullmatch(end) for end in ends):
                found.setdefault(match[1], match[4])
                if not match[2]:
                    odd.append(line)
    return found, odd


def judge(documents, what, batch=25):
    """DOCUMENTS: (bytes, must it be read?) checked some together, since errors of all files are told in one go."""
    with torture.folder() as folder:
        for start in range(0, len(documents), batch):
            part = documents[start:start + batch]
            names = ["d%d.json" % i for i in range(len(part))]
            for name, (data, _) in zip(names, part):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
            answer = torture.run(["check", *names], folder, timeout=120, memory=2048 * MEGA)
            why = torture.crashed(answer)
            found, odd = refusals(answer, names)
            for name, (data, good) in zip(names, part):
                ROW.check(not why, "%s: %s" % (what, why), data)
                if not why and (name not in found) != good:
                    ROW.fail("%s: %s: %.80r" % (what, "read" if not good else "refused: " + found[name], data), data)
            ROW.check(not odd, "%s: without a place: %s" % (what, odd[:1]))


BAD_NUMBERS = ("+1 -01 01 00 1. .5 -.5 -. . 1.e3 1.e 1e 1e+ 1E- - -- --1 +- -+1 0x10 0X1 1_000 Infinity -Infinity NaN -NaN nan inf 1e400 1e-400 -1e-400 0.1e-330 "
               "-1e400 1f 0b1 1e1.5 1.2.3 1e5e5 1-2 0e 0.e1 00.1 -00 1L 1d 0o7 1'000 1e++5 2.e+3 9.e+ 1eE2 0.3e 1.0e- ١ １ 一 ² ∞ −1 1\u00a00").split(" ")
GOOD_NUMBERS = ("0 -0 0.0 -0.0 1 -1 10 120 1e5 1E5 1e+5 1E+05 1e-05 1.5e0 0e0 0E+10 0.1e-3 123456789 -123456789.25 1e308 "
                "1.7976931348623157e308 2.2250738585072014e-308 0.000000000000000000000000000001 0e-400 0.000e999 100000000000000000000000").split()
BAD_TEXTS = [rb'"\x"', rb'"\u"', rb'"\u0"', rb'"\u00"', rb'"\u00g0"', rb'"\uZZZZ"', rb'"\u 123"', rb'"\U0041"', rb'"\'"', rb'"\0"', rb'"\a"',
             rb'"\v"', b'"\\\n"', rb'"\ud800"', rb'"\udc00"', rb'"\ud800\ud800"', rb'"\udc00\ud800"', rb'"\ud800x\udc00"', rb'"\ud83d\u0041"',
             rb'"\u0000"', rb'"a\u0000b"', b'"', b'"abc', b'"\\', b'"\\"', b"'a'", b'"a"b"', b'"\\u1"', b'"\\u12', b"\"\\ud800\\u\"",
             b'"\xff"', b'"\xc0\xaf"', b'"\xe0\x80\xaf"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xf8\x88\x80\x80\x80"', b'"\xe4\xb8"', b'"\x80"',
             b'"\xc3"', b'"\xf0\x9f\x98"', b'"\xc3("', b'"\xfe"', b'"\xc1\xbf"', b'"\xed\xbf\xbf"', b'"\xf0\x80\x80\xaf"']
BAD_TEXTS += [b'"a%cb"' % code for code in range(32)]
GOOD_TEXTS = [rb'""', rb'"\""', rb'"\\"', rb'"\/"', rb'"\b\f\n\r\t"', rb'"\u0041"', rb'"\u00e9"', rb'"\u4E2d"', rb'"\uD83D\uDE00"', rb'"/"',
              rb'"\u0001"', rb'"\u001f"', rb'"\u007f"', rb'"\uffff"', rb'"\ufdd0"', rb'"\\u0000"', '"é"'.encode(), '"吕梁"'.encode(),
              '"😀"'.encode(), b'"\x7f"', "\"\u2028\u2029\"".encode(), "\"\U0010ffff\"".encode(), "\"\ufeff\"".encode(), rb'"\ufeff"',
              rb'"{}[]:,"', rb'"//"', rb'"\u0022"', rb'"\u005c"', rb'"\uDBFF\uDFFF"']
BAD_STRUCTURES = [b"", b" ", b"\n", b"[", b"]", b"{", b"}", b"[1", b"[1,", b"[,", b"[,1]", b"[1,]", b"[1,,2]", b"[,]", b"[1 2]", b"[1:2]", b"[1;2]",
                  b"{,}", b'{"a"}', b'{"a":}', b'{"a" 1}', b'{"a":1,}', b'{"a":1,,"b":2}', b'{"a"::1}', b'{"a":1 "b":2}', b"{a:1}", b"{'a':1}", b"{1:1}",
                  b'{"a":1', b'{"a":1]', b'["a":1]', b"[}", b"{]", b"[1}", b"[[]", b"[]]", b"{}}", b"[] []", b"{}{}", b"1 2", b"[1]x", b"{}#", b"#", b"true false",
                  b'{null:1}', b'{[]:1}', b'{"a":1}/**/', b"/**/{}", b"//\n{}", b"{}//x", b"[/**/]", b"<null>", b"[True]", b"[TRUE]", b"[nul]", b"[nulll]",
                  b"[tru]", b"[undefined]", b"[None]", b"[a]", b"[\\u0020]", b"[\x00]", b"\x00", b"{}\x00", b"[]\x00x", b"[\x0c]", b"[\x0b]", b"[\xa0]",
                  "[\u00a0]".encode(), "[\u3000]".encode(), "[\u2003]".encode(), b"\xef\xbb", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf{}", b"{}\xef\xbb\xbf",
                  b"\xff\xfe{\x00}\x00", b"\xfe\xff\x00{\x00}", "{}".encode("utf-16-le"), "{}".encode("utf-32"), b"*", b"[*]", b"[-]", b'{"a":1,"a":1}',
                  b'{"a":1,"\\u0061":2}', b'{"\\/":1,"/":2}', b'[{"b":{"c":1,"c":2}}]', b'{"":1,"":2}', '{"é":1,"\\u00e9":2}'.encode(), b'{"a":1,"b":2,"a":3}',
                  b'{"\\ud83d\\ude00":1,"\xf0\x9f\x98\x80":1}', b'"a" "b"', b'("a")', "［1］".encode(), "[1，2]".encode(), "{“a”:1}".encode(), '{"a"：1}'.encode(),
                  b'{"a":1,"b"}', b"[1]]", b"-", b"+", b".", b"e", b"[\"a\",\n4\n,1,", b'{"a":"b"}/**//', b'[1,"x"', b'{"x":"y', b"@", b"[1\n", b"\x1b[31m"]
GOOD_STRUCTURES = [b"{}", b"[]", b"[[]]", b"[{}]", b'{"a":{}}', b"null", b"true", b"false", b"0", b'"a"', b" {} ", b"\n[1]\n", b"\t\r\n {\n}\t", b"[1,2]",
                   b"[ 1 , 2 ]", b'{ "a" : 1 , "b" : [ ] }', b'{"a":1,"A":2}', b'{"":0}', b'{"a":{"a":{"a":1}}}', b'[{"a":1},{"a":2}]', b"\xef\xbb\xbf{}",
                   b"\xef\xbb\xbf [1]", '{"é":1,"e\u0301":2}'.encode(), b'{"\\u0061b":1,"ab2":2}', b"[true,false,null]", b'{"null":null}', b"\r[]\r", b"[0,-0]",
                   b'{"a\\nb":1}', b'["\\u2028"]', b'{"a":1}\n\n\n', b'[[[[[[[[[[]]]]]]]]]]']


def around(value):
    return [value, b"[" + value + b"]", b'{"k":' + value + b"}", b"[0," + value + b",0]"]


def by_hand():
    for what, values, good in (("number", BAD_NUMBERS, False), ("number", GOOD_NUMBERS, True), ("text", BAD_TEXTS, False), ("text", GOOD_TEXTS, True)):
        values = [value.encode() if isinstance(value, str) else value for value in values]
        judge([(data, good) for value in values for data in around(value)], what)
        if what == "text":  # as a key
            judge([(b"{" + value + b":1}", good) for value in values], "key")
    judge([(data, False) for data in BAD_STRUCTURES], "structure")
    judge([(data, True) for data in GOOD_STRUCTURES], "structure")


def limits():
    """At each limit, and one past it."""
    for depth, good in ((63, True), (64, True), (65, False), (1000, False), (100000, False), (5000000, False)):
        judge([(b"[" * depth + b"]" * depth, good), (b'{"a":' * depth + b"0" + b"}" * depth, good)], "depth %d" % depth)
        judge([(b"[" * depth, False), (b'[{"a":' * (depth // 2 + 1), False)], "open to depth %d" % depth)
    for length, good in ((65536, True), (65537, False), (1 << 20, False)):
        judge([(b'"' + b"a" * length + b'"', good), (b'{"' + b"a" * length + b'":1}', good), (b'"' + "é".encode() * (length // 2) + b"b" * (length % 2) + b'"', good)],
              "text of %d bytes" % length)
    judge([(b"[" + b"0," * 999998 + b"0]", True), (b"[" + b"0," * 999999 + b"0]", False)], "a million values", 1)
    judge([(b"{" + b",".join(b'"k%d":0' % i for i in range(200000)) + b"}", True)], "an object of 200,000 keys", 1)
    judge([(b"[" + b" " * (16 * MEGA - 2) + b"]", True), (b"[" + b" " * (16 * MEGA - 1) + b"]", False)], "16 MB", 1)
    judge([(b"1" * 100000, False), (b"0." + b"1" * 100000, True), (b"1e" + b"0" * 100000 + b"1", True), (b"1e" + b"9" * 100000, False)], "long numbers", 1)


def includes():
    """64 MB in all: five files of 15 MB are one too many; a chain and a fan of files up to the count allowed."""
    with torture.folder() as folder:
        def write(name, data):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(data if isinstance(data, str) else json.dumps(data))
        write("plan.json", {"kind": "plan", "title": "p", "base_year": 2020, "prices": 2020, "years": [2021, 2025], "targets": {}})
        base = {"kind": "scenario", "plan": "plan.json", "title": "t", "sectors": {"a": {"title": "A", "output": 1, "growth": 1}}}
        for count, good in ((4, True), (5, False)):
            for i in range(count):
                write("f%d.json" % i, json.dumps(dict(base, abstract=True)) + " " * (15 * MEGA))
            write("s.json", dict(base, extends=["f%d.json" % i for i in range(count)]))
            answer = torture.run(["check", "s.json"], folder, timeout=120, memory=2048 * MEGA)
            ROW.check(answer.code == (0 if good else 2), "%d files of 15 MB: %s" % (count, answer.told()))


class Unsure(Exception):
    """Nothing to compare with."""


def strict(data):
    """What Python makes of it under our rules; ValueError: it must be refused."""
    text = data[3:].decode() if data.startswith(b"\xef\xbb\xbf") else data.decode()

    def pairs(items):
        if len({key for key, _ in items}) < len(items):
            raise ValueError("twice")
        return dict(items)

    def number(word):
        value = float(word)
        if value in (float("inf"), float("-inf")) or (value == 0 and re.search("[1-9]", re.split("[eE]", word)[0])):
            raise ValueError("not finite, or it would become 0")
        if 0 < abs(value) < sys.float_info.min:
            raise Unsure()  # read where its digits are kept
        return value

    def constant(word):
        raise ValueError(word)

    value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_float=number, parse_int=number)
    stack = [(value, 1)]
    while stack:
        item, depth = stack.pop()
        texts = list(item) if isinstance(item, dict) else [item] if isinstance(item, str) else []
        if any("\0" in word or re.search("[\ud800-\udfff]", word) or len(word.encode()) > 65536 for word in texts):
            raise ValueError("text")
        inner = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
        if isinstance(item, (dict, list)) and depth > 64:
            raise ValueError("depth")
        stack += [(child, depth + 1) for child in inner]
    return value


def reads(data):
    try:
        strict(data)
        return True
    except (ValueError, RecursionError):
        return False


def make(rnd, depth=0):
    """A document by the grammar, as bytes."""
    blank = lambda: rnd.choice(["", "", "", " ", "\n", "\t", "\r\n", "  "])
    kind = rnd.randrange(8 if depth < 6 else 5)
    if kind == 0:
        return rnd.choice(["true", "false", "null"])
    if kind <= 2:
        return rnd.choice(["", "-"]) + rnd.choice(["0", str(rnd.randrange(1, 10 ** rnd.randrange(1, 20)))]) + \
            rnd.choice(["", "", "." + str(rnd.randrange(10 ** 6))]) + \
            rnd.choice(["", "", rnd.choice("eE") + rnd.choice(["", "+", "-"]) + "%0*d" % (rnd.randrange(1, 4), rnd.randrange(200))])
    if kind <= 4:
        return text(rnd)
    items = [blank() + make(rnd, depth + 1) + blank() for _ in range(rnd.randrange(4))]
    if kind == 5:
        return "[" + (",".join(items) or blank()) + "]"
    return "{" + (",".join(blank() + text(rnd) + blank() + ":" + item for item in items) or blank()) + "}"


def text(rnd):
    units = ["a", "é", "吕", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u%04x" % rnd.randrange(1, 0xd800), "\\ud83d\\ude00", " ", "\u2028", "x1", "{", ","]
    return '"' + "".join(rnd.choice(units) for _ in range(rnd.randrange(5))) + '"'


def bend(rnd, data):
    data = bytearray(data)
    for _ in range(rnd.choice([1, 1, 1, 2, 3])):
        at, how = rnd.randrange(len(data) + 1), rnd.randrange(4)
        if how == 0:
            data[at:at] = bytes([rnd.choice(b'{}[]",:\\ \n\t0123456789.eE+-truefalsn/*#\'u\x00\x0b\xef\xbb\xbf\xed\xa0\x80\xff')])
        elif how == 1:
            del data[at:at + 1]
        elif how == 2:
            data[at:at + 1] = bytes([rnd.randrange(256)])
        else:
            other = rnd.randrange(len(data) + 1)
            data[at:at] = data[other:other + rnd.randrange(1, 8)]
    return bytes(data)


def at_random(count):
    documents, counts = [], [0, 0]
    while len(documents) < count:
        data = make(ROW.random).encode()
        if ROW.random.random() < 0.8:
            data = bend(ROW.random, data)
        try:
            good = reads(data)
        except Unsure:
            continue
        if counts[good] < 0.75 * count:  # a good part of both
            counts[good] += 1
            documents.append((data, good))
    judge(documents, "at random", 40)


def values(count):
    """What is read is what Python reads: texts as titles, numbers as inputs."""
    texts = [data for data in GOOD_TEXTS if data != b'""'] + [text(ROW.random).encode() for _ in range(count)]
    numbers = [number for number in GOOD_NUMBERS if float(number) >= 0 and float(number) < 1e290 and "e-308" not in number]
    numbers += [repr(ROW.random.uniform(0, 10 ** ROW.random.randrange(-5, 12))) for _ in range(count)]
    with torture.folder() as folder:
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as file:
            json.dump({"kind": "plan", "title": "p", "base_year": 2020, "prices": 2020, "years": [2021, 2021], "targets": {}}, file)
        for start in range(0, len(numbers), 50):  # a scenario has at most 64 sectors
            part = numbers[start:start + 50]
            sectors = ",".join('"s%d":{"title":"S","output":%s,"growth":0}' % (i, number) for i, number in enumerate(["1"] + part))
            with open(os.path.join(folder, "n.json"), "w", encoding="utf-8") as file:
                file.write('{"kind":"scenario","plan":"plan.json","title":"n","sectors":{%s}}' % sectors)
            answer = torture.run(["list", "n.json", "inputs", "--format", "csv"], folder, timeout=60)
            got = {row["key"]: row["value"] for row in csv.DictReader(io.StringIO(answer.out.decode()))}
            for i, number in enumerate(["1"] + part):
                told = got.get("sectors.s%d.output" % i)
                ROW.check(told is not None and float(told) == float(number), "the number %s is read as %s; %s" % (number, told, answer.err[-300:]))
        ids = []
        for i, word in enumerate(texts):
            title = json.loads(word)
            if not title.strip() or re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufffe\uffff]", title):
                continue  # such titles have rules of their own: the battery's rows on names and injection
            ids.append((i, title))
            with open(os.path.join(folder, "t%d.json" % i), "wb") as file:
                file.write(b'{"kind":"scenario","plan":"plan.json","title":%s,"sectors":{"s":{"title":"S","output":1,"growth":0}}}' % word)
        answer = torture.run(["run", *("t%d.json" % i for i, _ in ids), "--format", "json", "--only", "gdp"], folder, timeout=60)
        got = {item["id"]: item["title"] for item in json.loads(answer.out or b'{"scenarios":[]}')["scenarios"]}
        for i, title in ids:
            told = got.get("t%d" % i)
            ROW.check(told == title, "the title %a is read as %a; %s" % (title, told, answer.err[-300:]), b"", ".json")


by_hand()
limits()
includes()
values(300 if torture.FULL else 40)
at_random(20000 if torture.FULL else 1500)
ROW.end("by hand and at limits; %s at random, seed %d" % ("20,000" if torture.FULL else "1,500 of 20,000", torture.SEED))
