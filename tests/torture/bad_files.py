#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The malformed files of tests/bad, and the sentences that the program refuses with. Each file is refused in both languages,
its report stands beside it with place and pointer, and everything said has a place. Each sentence of an error that the sources can
say is quoted by some test (a report of tests/bad, tests/golden or a script): the share that is, and which are not."""
import glob
import os
import re

import torture

ROW = torture.Row()
BAD = os.path.join(torture.ROOT, "tests", "bad")
# The functions that make a sentence of words.def an error, a warning or a refusal; a sentence elsewhere is a heading or an answer.
TELLERS = r"(?:diag_\w+|reader_error|call_error|parser_fail|node_error|complain\w*|refuse\w*|scan_\w+|fail\w*|err_\w+|usage\w*)"
LEAST = 75  # percent of the sentences that a test must quote


def read(paths):
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            yield file.read()


def sentences():
    """(name, English, Chinese) of what is told as an error, hints aside, and what has no words of its own."""
    rows = re.findall(r'^WORD\(W_(\w+), "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\)', next(read([os.path.join(torture.ROOT, "sim/base/words.def")])), re.M)
    code = "\n".join(read(path for top in ("sim", "models") for path in glob.glob(os.path.join(torture.ROOT, top, "**", "*.[ch]"), recursive=True)))
    told = set(re.findall(r"\bW_(\w+)", " ".join(re.findall(r"\b%s\([^;{}]*;" % TELLERS, code))))
    return [row for row in rows if row[0] in told and re.sub(r"\{\d\}", "", row[1]) and not row[0].endswith(("_HINT", "_RULE", "_FORM", "_LIST", "_EXAMPLES"))]


def quoted(corpus, *texts):
    """Does a test hold it, in either language: its longest piece between what is filled in?"""
    for text in texts:
        pieces = [piece.strip() for piece in re.split(r"\{\d\}", text.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n"))]
        longest = max(pieces, key=len)
        if len(longest) >= 3 and longest in corpus:
            return True
    return False


def files():
    """Every malformed file is refused, with its report beside it."""
    names = sorted(glob.glob(os.path.join(BAD, "*", "*.json")) + glob.glob(os.path.join(BAD, "whole", "*", "main.json")))
    for path in names:
        kind = os.path.relpath(path, BAD).split(os.sep)[0]
        if kind not in ("json", "file", "value", "whole"):
            continue
        beside = path[:-5] + ".txt" if kind != "whole" else None
        if beside:
            report = next(read([beside]), "") if os.path.exists(beside) else ""
            ROW.check(re.search(r"^\S*%s:\d+:\d+: " % re.escape(os.path.basename(path)), report, re.M), "%s: no report with a place beside it" % path)
        for language in ("en", "zh"):
            answer = torture.run(["run" if kind == "whole" else "check", os.path.basename(path), "--lang", language], os.path.dirname(path), memory=1024 * torture.MEGA)
            ROW.check(not torture.crashed(answer) and answer.code == 2 and not answer.out, "%s in %s: %s" % (path, kind, answer.told()))
            placed = re.search(rb"^\S*:\d+:\d+: ", answer.err, re.M) or os.path.basename(os.path.dirname(path)) == "main-is-plan"
            ROW.check(placed, "%s: no place: %s" % (path, answer.told()))
    return len(names)


def main():
    count = files()
    corpus = "\n".join(read(path for pattern in ("tests/bad/**/*.txt", "tests/golden/**/*", "tests/test_*.py", "tests/test_*.c", "tests/*.sh", "tests/torture/*.py")
                            for path in glob.glob(os.path.join(torture.ROOT, pattern), recursive=True) if os.path.isfile(path)))
    corpus = corpus.replace('\\"', '"')
    told = sentences()
    missing = [(name, english) for name, english, chinese in told if not quoted(corpus, english, chinese)]
    if torture.FULL:
        for name, english in missing:
            print("     no test quotes W_%s: %s" % (name, english))
    ROW.tried += len(told)
    if len(missing) * 100 > len(told) * (100 - LEAST):
        ROW.fail("%d of %d sentences are quoted by no test, at most %d %%: %s" % (len(missing), len(told), 100 - LEAST, " ".join(name for name, _ in missing)))
    ROW.end("%d files; %d of %d sentences of errors are quoted by a test, the others by full" % (count, len(told) - len(missing), len(told)))


main()
