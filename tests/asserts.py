# SPDX-License-Identifier: GPL-3.0-or-later
"""A test that comes to no assert proves nothing: a loop over files that are not there, a condition that never holds."""
import ast
import functools
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


@functools.lru_cache(None)
def lines_of(path):
    """The lines of a script on which an assert stands."""
    with open(path, encoding="utf-8") as file:
        return {node.lineno for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Assert)}


def run(test):
    """What the test returns; it fails where no assert of tests/ was come to (it may skip: return why)."""
    seen = []

    def watch(frame, event, _):
        path = os.path.abspath(frame.f_code.co_filename)
        if os.path.dirname(path) != HERE:
            return None
        if event == "line" and frame.f_lineno in lines_of(path):
            seen.append(path)
            sys.settrace(None)
        return watch

    sys.settrace(watch)
    try:
        result = test()
    finally:
        sys.settrace(None)
    assert seen or result, "checks nothing"
    return result
