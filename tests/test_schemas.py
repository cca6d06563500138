#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# The printed JSON Schemas and the program agree: what stands in tests/bad/file both refuse; what stands in tests/bad/value the
# schema lets pass, because only the program knows units; every scenario and plan that is shipped passes.
import glob
import json
import os
import subprocess
import sys

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
outturn = os.environ.get("OUTTURN", "./outturn")
try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skip schemas: python3-jsonschema is not installed")
    sys.exit(0)

failed = False


def report(name, complaints):
    global failed
    for complaint in complaints:
        print("     " + complaint)
    print(("not ok " if complaints else "ok ") + name)
    failed = failed or bool(complaints)


def schema(kind):
    return json.loads(subprocess.run([outturn, "schema", kind], check=True, capture_output=True).stdout)


schemas = {kind: schema(kind) for kind in ("plan", "scenario")}
validators = {kind: Draft202012Validator(schemas[kind]) for kind in schemas}


def complaints_of(path):
    with open(path, encoding="utf-8-sig") as file:
        data = json.load(file)
    kind = data.get("kind") if isinstance(data, dict) else None
    validator = validators[kind if kind in ("plan", "scenario") else "scenario"]
    return ["%s: /%s: %s" % (path, "/".join(map(str, error.absolute_path)), error.message[:200])
            for error in validator.iter_errors(data)]


def is_ours(path):
    with open(path, encoding="utf-8-sig") as file:
        data = json.load(file)
    return isinstance(data, dict) and data.get("kind") in ("plan", "scenario")


def refused_by_program(path):
    return subprocess.run([outturn, "check", path], capture_output=True).returncode == 2


def check_schemas():
    complaints = []
    for kind in schemas:
        try:
            Draft202012Validator.check_schema(schemas[kind])
        except Exception as error:
            complaints.append("%s: %s" % (kind, error))
    return complaints


bad_files = sorted(glob.glob("tests/bad/file/*.json"))
bad_values = sorted(glob.glob("tests/bad/value/*.json"))
whole = sorted(glob.glob("tests/bad/whole/*/main.json"))
shipped = sorted(path for path in glob.glob("scenarios/*/*.json") if is_ours(path))

report("schemas_are_valid_schemas", check_schemas())
report("schemas_refuse_every_bad_file",
       [path + " passes" for path in bad_files if not complaints_of(path)] or ([] if len(bad_files) > 70 else ["no files"]))
report("schemas_let_pass_what_only_the_program_can_judge", sum(map(complaints_of, bad_values), []))
report("schemas_let_every_shipped_file_pass", sum(map(complaints_of, shipped), []))
report("schemas_are_no_laxer_than_the_program",
       [path + " is not refused by check" for path in bad_files + bad_values if not refused_by_program(path)])
sys.exit(1 if failed else 0)
