#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as its users meet it: exit codes, what goes to which stream, what is written and what is not.
OUTTURN names the program (default ./outturn). Prints `ok NAME` or `not ok NAME` for each test."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import asserts

PROGRAM = os.path.abspath(os.environ.get("OUTTURN", "./outturn"))
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMMANDS = ["check", "run", "compare", "diff", "chart", "report", "explain", "solve", "conflict", "decompose", "sensitivity",
            "list", "ensemble", "progress", "fit", "audit", "verify", "new", "add", "models", "units", "schema",
            "watch", "help"]
CLEAN = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
for kept in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "GCOV_PREFIX"):
    if kept in os.environ:
        CLEAN[kept] = os.environ[kept]

PLAN = {
    "kind": "plan", "title": {"en": "Town plan", "zh": "小城规划"}, "base_year": 2020, "prices": 2020,
    "years": [2021, 2025], "lang": "zh",
    "targets": {
        "gdp": {"no": "1", "group": "economy", "title": {"en": "GDP", "zh": "地区生产总值"}, "attribute": "expected",
                "variable": "gdp", "year": 2025, "at_least": "130 亿元", "source": "table 1"},
        "parks": {"no": "2", "group": "green", "title": {"en": "Parks", "zh": "公园"}, "attribute": "binding",
                  "year": 2025, "words": {"en": "many more", "zh": "明显增加"}, "source": "table 1"}}}
BASE = {"kind": "scenario", "plan": "plan.json", "abstract": True, "title": {"en": "Base", "zh": "基年"},
        "sectors": {"industry": {"title": {"en": "Industry", "zh": "工业"}, "output": 60},
                    "services": {"title": {"en": "Services", "zh": "服务业"}, "output": 40}}}


def scenario(industry, services=3, **more):
    return {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"],
            "sectors": {"industry": {"growth": industry}, "services": {"growth": services}}, **more}


def heed_signals():
    """What a shell in the background has its children ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Town:
    """A folder of its own with scenarios/town in it, in which the program runs."""

    def __init__(self, **files):
        self.held = tempfile.TemporaryDirectory()
        self.folder = self.held.name
        self.write("scenarios/town/plan.json", PLAN)
        self.write("scenarios/town/base.json", BASE)
        self.write("scenarios/town/slow.json", scenario(2))
        self.write("scenarios/town/fast.json", scenario(7))
        for name, content in files.items():
            self.write("scenarios/town/" + name + ".json", content)

    def write(self, path, content):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))

    def read(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()

    def __call__(self, *words, env=None, cwd=None, **more):
        done = subprocess.run([PROGRAM, *words], cwd=cwd or self.folder, env={**CLEAN, **(env or {})},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, **more)
        done.out, done.talk = done.stdout.decode(), done.stderr.decode()
        return done

    def everything(self):
        return sorted(os.path.join(folder, name) for folder, _, names in os.walk(self.folder) for name in names)


def same(got, want):
    assert got == want, "got %r, want %r" % (got, want)


def holds(text, part):
    assert part in text, "%r is not in %r" % (part, text)


def lacks(text, part):
    assert part not in text, "%r is in %r" % (part, text)


def refused(done, *parts):
    """Exit code 2, nothing on standard output, and the reason on standard error."""
    same((done.returncode, done.out), (2, ""))
    for part in parts:
        holds(done.talk, part)


# --- help and the command line ---

def test_every_command_has_help_in_both_languages():
    town = Town()
    for language in ("en", "zh"):
        assert all(cells(line) <= 98 for line in town("help", "--lang", language).out.split("\n")), "wider than 98 cells"
    for command in COMMANDS:
        for language, word in (("en", "Options"), ("zh", "选项")):
            helped = town("help", command, "--lang", language)
            same((helped.returncode, helped.talk), (0, ""))
            holds(helped.out, word)
            same(town(command, "--help", "--lang", language).out, helped.out)
            assert all(cells(line) <= 98 for line in helped.out.split("\n")), "wider than 98 cells"


def cells(line):
    return sum(2 if ord(c) > 0x2E80 else 1 for c in line)


def test_help_lists_exactly_the_commands_that_work():
    out = Town()("--help").out
    listed = [line.split()[1] for line in out.split("\n") if line.startswith("  outturn ")]
    same(listed, COMMANDS)


def test_help_prints_whole_pages_in_one_format():
    town = Town()
    for kind, begin in (("man", '.\\" '), ("bash", "# "), ("zsh", "#compdef outturn\n"), ("text", "outturn 0.1.0")):
        done = town("help", "--format", kind)
        same((done.returncode, done.talk, done.out[:len(begin)]), (0, "", begin))
    same(town("help", "--format", "text").out, town("--help").out)
    refused(town("help", "run", "--format", "man"), "leave out run")
    refused(town("help", "--format", "man,bash"), "text, man, bash, zsh and names")
    refused(town("run", "fast", "--format", "man"), "it knows table, csv, json and iamc")


def test_help_names_what_a_file_may_be_called():
    town = Town()
    town.write("scenarios/city/plan.json", PLAN)
    town.write("scenarios/city/base.json", BASE)
    town.write("scenarios/city/fast.json", scenario(5))
    town.write("scenarios/city/brand new.json", scenario(5))
    names = town("help", "--format", "names").out.split("\n")
    for name in ("town", "city", "slow", "town/fast", "city/fast", "brand new"):
        assert name in names, (name, names)
        same(town("check", name).returncode, 0)
    for name in ("fast", "base", "plan"): # several; not to be run; no scenario
        assert name not in names, names


def test_version_is_one_line():
    done = Town()("--version")
    same((done.returncode, done.out, done.talk), (0, "outturn 0.1.0\n", ""))


def test_alone_tells_the_places_and_the_next_commands():
    town = Town()
    done = town()
    same((done.returncode, done.talk), (0, ""))
    holds(done.out, "scenarios/town  Town plan, 2021-2025, 2 scenarios")
    for line in done.out.split("\n"):
        if line.startswith("  outturn "):
            same(town(*line.split()[1:]).returncode, 0)
    with tempfile.TemporaryDirectory() as empty:
        nothing = town(cwd=empty)
        same(nothing.returncode, 0)
        holds(nothing.out, "No place here")


def test_all_errors_of_a_file_come_in_one_pass():
    town = Town()
    town.write("scenarios/town/slip.json", '{"kind": "scenario", "plan": "plan.json", "title": "t",\n'
               '  "sectors": {"services": {"growth": 6.5， "output": 36},\n'
               '    "mining": {"grwoth": 3.4, "output": "70 万人"}}}\n')
    done = town("run", "slip", "-o", "out")
    assert done.returncode == 2 and not done.out, done
    for place in ("slip.json:2:41: /sectors/services/growth: full-width", "slip.json:3:16: /sectors/mining/grwoth: unknown key",
                  "slip.json:3:41: /sectors/mining/output: 1e4 people does not fit", "3 errors; nothing was run"):
        holds(done.talk, place)
    assert not os.path.exists(town.folder + "/out")
    # a file with slips is not run either when the others are
    done = town("run", "scenarios/town", "--keep-going", "--format", "csv")
    assert done.returncode == 2 and "slow,gdp" in done.out and "slip,gdp" not in done.out, done


def test_wrong_words_are_refused_with_the_nearest():
    town = Town()
    refused(town("rnu", "slow"), "there is no command rnu", "did you mean run?")
    refused(town("run", "slow", "--fromat", "csv"), "unknown option --fromat", "did you mean --format?")
    refused(town("run", "slow", "--depth", "2"), "run does not know the option --depth", "explain")
    refused(town("run"), "too few", "outturn run FILE...")
    refused(town("models", "energy", "sectors"), "one argument too many: sectors")
    refused(town("models", "enrgy"), "did you mean energy?")
    refused(town("list", "slow", "target"), "did you mean targets?")
    refused(town("schema", "plans"), "did you mean plan?")
    refused(town("explain", "fast", "gpd"), "did you mean gdp?")
    refused(town("run", "fast", "--only", "gdp,outptu.industry"), "did you mean output.industry?")
    refused(town("run", "fsat"), "did you mean scenarios/town/fast.json?")
    refused(town("run", "elsewhere"), "places here: scenarios/town")


def test_language_follows_the_option_then_the_environment():
    town = Town()
    holds(town("nosuch", env={"LC_ALL": "zh_CN.UTF-8"}).talk, "没有命令")
    holds(town("nosuch", env={"LC_ALL": "", "LANG": "zh_CN.UTF-8"}).talk, "没有命令")
    holds(town("nosuch", env={"OUTTURN_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}).talk, "no command")
    holds(town("nosuch", "--lang", "zh", env={"OUTTURN_LANG": "en"}).talk, "没有命令")


# --- finding files ---

def test_a_name_a_file_and_a_folder_mean_the_same():
    town = Town()
    want = town("run", "scenarios/town/fast.json", "--format", "csv").out
    assert want.startswith("scenario,variable,unit,year,value\nfast,")
    for words in (["fast"], ["town/fast"], ["scenarios/town/fast"], ["fast", "./scenarios/town/fast.json"]):
        same(town("run", *words, "--format", "csv").out, want)
    inside = os.path.join(town.folder, "scenarios/town")
    same(town("run", "fast", "--format", "csv", cwd=inside).out, want)
    both = town("run", "scenarios/town", "--format", "csv")
    same(both.returncode, 0)
    same(both.talk, "")
    same(sorted({line.split(",")[0] for line in both.out.split("\n")[1:-1]}), ["fast", "slow"])
    same(town("run", "town", "--format", "csv").out, both.out)


def test_a_name_in_two_places_must_be_told_apart():
    town = Town()
    town.write("scenarios/city/plan.json", PLAN)
    town.write("scenarios/city/base.json", BASE)
    town.write("scenarios/city/fast.json", scenario(5))
    refused(town("run", "fast"), "there are several", "scenarios/city/fast.json, scenarios/town/fast.json")
    done = town("run", "city", "town", "--format", "csv")
    same(sorted({line.split(",")[0] for line in done.out.split("\n")[1:-1]}), ["city/fast", "slow", "town/fast"])


def test_plans_and_abstract_scenarios_are_left_out_with_a_note():
    town = Town()
    done = town("run", "scenarios/town/plan.json", "base", "slow", "--format", "csv")
    same(done.returncode, 0)
    holds(done.talk, "it is a plan, not a scenario")
    holds(done.talk, "it is abstract")
    assert "\nbase," not in done.out
    same(town("run", "base", "slow", "--format", "csv", "--quiet").talk, "")
    refused(town("run", "base"), "there is no scenario among these files")


# --- nothing runs if anything is wrong ---

def test_all_errors_of_all_files_come_at_once_and_nothing_is_written():
    town = Town(bad=scenario(2, sectors={"industry": {"grwoth": 2}}), worse='{"kind": "scenario",, }')
    before = town.everything()
    done = town("run", "scenarios/town", "-o", "out")
    refused(done, "bad.json:1:", "grwoth", "worse.json:1:", "nothing was run")
    same(town.everything(), before)


def test_keep_going_runs_the_sound_ones_and_still_fails():
    town = Town(bad=scenario(2, sectors={"industry": {"grwoth": 2}}))
    done = town("run", "scenarios/town", "--keep-going", "--format", "csv")
    same(done.returncode, 2)
    holds(done.talk, "grwoth")
    holds(done.talk, "the other files were run (2)")
    same(sorted({line.split(",")[0] for line in done.out.split("\n")[1:-1]}), ["fast", "slow"])
    refused(town("run", "fast", "--keep-going", "--set", "nonsense"), "nothing was run")


def test_errors_found_while_building_also_stop_everything():
    odd = scenario(2, indicators={"odd": {"unit": "1", "formula": "gdp + population_of_the_moon"}})
    town = Town(odd=odd)
    refused(town("run", "scenarios/town", "--format", "csv"), "population_of_the_moon", "nothing was run")


def test_years_outside_the_run_are_refused():
    town = Town()
    refused(town("run", "fast", "--years", "2019:2021"), "the years are 2020:2025")
    refused(town("explain", "fast", "gdp", "2031"), "the years are 2020 to 2025")
    later = dict(PLAN, base_year=2030, years=[2031, 2035])
    town.write("scenarios/later/plan.json", later)
    town.write("scenarios/later/base.json", BASE)
    town.write("scenarios/later/next.json", scenario(4))
    refused(town("run", "fast", "next", "--years", "2027"), "the years are 2020:2025 and 2030:2035")
    same(town("run", "fast", "next", "--years", "2025:2031", "--only", "gdp", "--format", "csv").out.count("\n"), 4)
    rows = town("run", "fast", "--years", "2024:2025", "--only", "gdp", "--format", "csv").out.split("\n")
    same([row.split(",")[3] for row in rows[1:-1]], ["2024", "2025"])


def test_commands_for_one_scenario_refuse_several():
    refused(Town()("explain", "scenarios/town", "gdp"), "scenarios/town/fast.json and scenarios/town/slow.json")


# --- what comes out ---

HEADERS = {
    ("run",): "scenario,variable,unit,year,value",
    ("run", "--targets"): "scenario,target,variable,measure,year,sense,target_low,target_high,unit,value,verdict,gap",
    ("compare",): "scenario,variable,unit,year,value",
    ("compare", "--targets"): "scenario,target,variable,measure,year,sense,target_low,target_high,unit,value,verdict,gap",
    ("compare", "--inputs"): "scenario,input,unit,value,place",
    ("check",): "scenario,finding,key,detail",
}


def test_csv_has_the_promised_headers():
    town = Town()
    for words, header in HEADERS.items():
        done = town(*words, "scenarios/town", "--format", "csv")
        same((done.returncode, done.out.split("\n")[0]), (0, header))
        same(done.out.count(header + "\n"), 1)
    same(town("explain", "fast", "gdp", "--format", "csv").out.split("\n")[0],
         "variable,element,year,value,unit,formula,place,source,depth")
    same(town("list", "fast", "inputs", "--format", "csv").out.split("\n")[0], "key,value,unit,low,high,source,place")
    same(town("models", "--format", "csv").out.split("\n")[0], "model,needs,about")


def test_a_scenario_named_like_a_formula_is_inert_in_csv():
    town = Town(**{"=1+1": scenario(4)})
    for words in (["run"], ["run", "--targets"], ["compare", "slow", "--inputs"]):
        rows = town(*words, "scenarios/town/=1+1.json", "--format", "csv").out.split("\n")[1:-1]
        assert rows and all(row.startswith(("'=1+1,", "slow,")) for row in rows), rows[:3]


def test_json_is_one_document():
    town = Town()
    for words in (["run", "scenarios/town"], ["run", "scenarios/town", "--targets"], ["compare", "scenarios/town"],
                  ["explain", "fast", "gdp"], ["explain", "fast", "sectors.industry.growth"], ["list", "fast"],
                  ["check", "scenarios/town"], ["models"]):
        json.loads(town(*words, "--format", "json").out)
    compared = json.loads(town("compare", "scenarios/town", "--format", "json").out)
    same([row["value"] for row in compared["inputs_that_differ"]], [7, 2])


def test_output_goes_to_the_folder_and_not_to_the_terminal():
    town = Town()
    printed = town("run", "scenarios/town", "--format", "csv").out
    done = town("run", "scenarios/town", "-o", "out/deep")
    same((done.returncode, done.out, done.talk), (0, "", "wrote 2 files and manifest.json to out/deep\n"))
    same(sorted(os.listdir(town.folder + "/out/deep")), ["manifest.json", "run-targets.csv", "run.csv"])
    same(town.read("out/deep/run.csv"), printed)
    town("compare", "scenarios/town", "-o", "out/c", "--format", "csv,json,table", "--quiet")
    same(sorted(os.listdir(town.folder + "/out/c")),
         ["compare-inputs.csv", "compare-targets.csv", "compare.csv", "compare.json", "compare.txt", "manifest.json"])
    refused(town("run", "fast", "--format", "csv,json"), "-o DIR")


def test_files_are_the_same_bytes_in_every_environment():
    town = Town()
    places = []
    for i, env in enumerate(({"LC_ALL": "C"}, {"LC_ALL": "zh_CN.UTF-8"}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai"})):
        same(town("compare", "scenarios/town", "-o", "e%d" % i, "--format", "csv,table,json", env=env).returncode, 0)
        places.append([town.read("e%d/%s" % (i, name)) for name in sorted(os.listdir(town.folder + "/e%d" % i))])
    same(places[0], places[1])
    same(places[0], places[2])
    holds(town.read("e0/compare.txt"), "小城规划")


def test_fail_on_answers_with_exit_code_1():
    town = Town(warned=scenario(0.05))
    same(town("run", "slow").returncode, 0)
    same(town("run", "slow", "--strict").returncode, 1)
    same(town("run", "fast", "--strict").returncode, 0)
    holds(town("compare", "slow", "fast", "--strict").talk, "targets are missed in 1 of 2 scenarios")
    same(town("run", "fast", "--fail-on", "binding,broken").returncode, 0)
    warned = town("check", "warned", "--fail-on", "warning")
    same(warned.returncode, 1)
    holds(warned.talk, "warning")


def test_check_accepts_plans_and_says_what_it_saw():
    done = Town()("check", "scenarios/town")
    same((done.returncode, done.talk), (0, ""))
    holds(done.out, "2 targets, 1 of them binding; 1 with a number, 1 in words only")
    holds(done.out, "1 plan and 2 scenarios: no errors, no warnings")


def test_check_questions_a_targets_variable_that_looks_misspelt():
    plan = json.loads(json.dumps(PLAN))
    plan["targets"]["gdp"]["variable"] = "gpd"
    done = Town(plan=plan)("check", "slow")
    holds(done.out, "#1: gpd (did you mean gdp?)")


def test_a_folders_scenarios_stand_behind_what_they_extend():
    town = Town(early={**scenario(3), "extends": ["slow.json"]})
    holds(town("compare", "scenarios/town").out, "slow    early     fast")
    holds(town("compare", "early", "slow").out, "early     slow")


def test_current_prices_are_shown_where_prices_are_given():
    town = Town(rising=scenario(3, prices={"growth": 2}))
    lacks(town("run", "slow").out, "GDP, current prices")
    holds(town("run", "slow", "--only", "gdp_nominal").out, "GDP, current prices")
    holds(town("run", "rising").out, "GDP, current prices")
    holds(town("compare", "slow", "rising").out, "GDP, current prices")


def test_check_reads_a_parent_that_is_named_alone():
    town = Town()
    done = town("check", "scenarios/town/base.json")
    same(done.returncode, 0)
    holds(done.talk, "it is abstract")
    town.write("scenarios/town/lost.json", {"kind": "scenario", "abstract": True, "extends": ["nowhere.json"]})
    refused(town("check", "scenarios/town/lost.json"), "lost.json:1:", "nowhere.json")


def test_only_answers_to_ids_numbers_and_titles():
    town = Town(held=scenario(7, targets={"rise": {"no": "3", "title": {"en": "Rise", "zh": "增幅"}, "variable": "gdp",
                                                   "measure": "change", "at_least": 20}}))
    for names, rows in ((["gdp", "1", "GDP", "地区生产总值"], ["gdp"]), (["rise", "3", "Rise", "增幅"], ["gdp", "target_value.rise"])):
        for name in names:
            out = town("run", "held", "--only", name, "--years", "2025", "--format", "csv").out
            same([line.split(",")[1] for line in out.split("\n")[1:-1]], rows)


def test_a_target_that_is_taken_away_or_changed_is_told():
    town = Town(less=scenario(7, targets={"parks": None}), lower=scenario(7, targets={"gdp": {"at_least": 110}}))
    gone, other = "the plan that the scenario takes away, not counted above: ", "Not judged as the plan says"
    for command in (["run", "less"], ["compare", "less", "fast"]):
        out = town(*command).out
        holds(out, gone + ("#2." if command[0] == "run" else "less (#2)."))
        lacks(out, other)
    holds(town("run", "lower").out.replace("\n  ", " "), "are the scenario's): #1.")
    lacks(town("run", "fast").out, gone)
    lacks(town("run", "fast").out, other)
    same([row.split(",")[1:3] for row in town("check", "less", "lower", "--format", "csv").out.split("\n") if "target_" in row],
         [["target_removed", "parks"], ["target_altered", "gdp"]])
    holds(town("check", "less").out, "taken away  #2 (")


def test_set_changes_the_run_and_is_explained():
    town = Town()
    words = ["--only", "gdp", "--years", "2021", "--format", "csv"]
    rows = town("run", "slow", "--set", "sectors.*.growth=10", *words).out.split("\n")
    assert abs(float(rows[1].split(",")[4]) - 110) < 1e-9, rows
    holds(town("explain", "slow", "sectors.industry.growth", "--set", "sectors.industry.growth=10").out, "--set")


def test_explain_answers_to_ids_numbers_titles_and_inputs():
    town = Town()
    want = town("explain", "fast", "gdp").out
    for name in ("1", "#1", "地区生产总值", "GDP"):
        same(town("explain", "fast", name).out, want)
    inputs = town("explain", "fast", "sectors.industry.growth").out
    for part in ("= 7 %/yr", "fast.json:1:", "used by", "growth"):
        holds(inputs, part)
    refused(town("explain", "fast", "2"), "the plan says: many more")
    capped = Town(capped=scenario(7, limits={"cap": {"unit": "1", "coefficients": {"industry": 1}, "at_most": 70,
                                                     "output": {"max_cut": 50}}}))
    want = capped("explain", "capped", "cap").out
    holds(want, "BINDS")
    for name in ("limits.cap", "/limits/cap", "limit_use.cap"):
        same(capped("explain", "capped", name).out, want)
    refused(town("explain", "fast", "output"), "output.industry and output.services")


def test_a_series_shows_the_source_of_its_rows():
    town = Town(seen=scenario({"series": {"file": "observed.csv", "variable": "industry_growth"}}))
    town.write("scenarios/town/observed.csv", "variable,unit,year,value,source\nindustry_growth,%/yr,2021,5,yearbook 2022\n"
                                              "industry_growth,%/yr,2022,6,yearbook 2023\n")
    holds(town("explain", "seen", "sectors.industry.growth").out, "yearbook 2022; yearbook 2023")


def test_chart_without_a_folder_prints_plots():
    town = Town()
    before = town.everything()
    plain = town("chart", "scenarios/town")
    same((plain.returncode, plain.talk, town.everything()), (0, "", before))
    for part in ("GDP: only fast meets the 2025 target (130)", "x Target 130", "fast", "slow", "2020", "2025"):
        holds(plain.out, part)
    assert any(0x2800 <= ord(c) < 0x2900 for c in plain.out), plain.out
    lacks(plain.out, "\x1b")
    chinese = town("chart", "scenarios/town", "--lang", "zh").out
    holds(chinese, "x 目标 130")
    for out in (plain.out, chinese):
        assert all(cells(line) <= 98 for line in out.split("\n")), out
    holds(town("chart", "scenarios/town", "--color", "always").out, "\x1b[38;5;")
    old = town("chart", "scenarios/town", env={"LC_ALL": "C"})
    assert old.out.isascii() and "A fast" in old.out and "B slow" in old.out, old.out
    # without gnuplot too, and as an answer
    same(town("chart", "slow", "--fail-on", "missed", env={"PATH": "/"}).returncode, 1)
    # those named, at most four
    some = town("chart", "fast", "--only", "gdp,output.*")
    same([some.out.count(title) for title in ("GDP, 1e8 CNY", "Industry, 1e8 CNY", "Services, 1e8 CNY")], [1, 1, 1])
    holds(town("chart", "fast", "--only", "*").out, "more: name fewer with --only")
    refused(town("chart", "fast", "--only", "gpd"), "gdp")
    # more scenarios than a plot holds
    for i in range(7):
        town.write("scenarios/town/s%d.json" % i, scenario(i))
    many = town("chart", "scenarios/town").out
    holds(many, "Scenarios 1 to 5 of 9")
    holds(many, "Scenarios 6 to 9 of 9")


def test_chart_draws_stacks_and_limits_by_scenario():
    town = Town()
    done = town("chart", "fast", "slow", "-o", "out", "--kind", "stack", "--lang", "en")
    same((done.returncode, sorted(name for name in os.listdir(os.path.join(town.folder, "out")) if name.endswith(".svg"))),
         (0, ["stack-fast.en.svg", "stack-slow.en.svg"]))
    holds(town.read("out/stack-fast.en.svg"), "Value added by sector")
    none = town("chart", "fast", "-o", "none", "--kind", "limits")
    holds(none.talk, "nothing was drawn")
    holds(none.talk, "limits: these scenarios have no limits")
    town.write("scenarios/town/held.json", dict(scenario(9), limits={
        "cap": {"coefficients": {"industry": 1}, "unit": "1e4 t", "at_most": "1 1e4 t", "output": {"max_cut": 5}}}))
    held = town("chart", "held", "-o", "held", "--kind", "limits", "--lang", "zh")
    same((held.returncode, [name for name in os.listdir(os.path.join(town.folder, "held")) if name.endswith(".svg")]),
         (0, ["limits-held.zh.svg"]))
    holds(town.read("held/limits-held.zh.svg"), "突破")


def test_chart_says_why_no_progress_can_be_drawn():
    town = Town()
    town.write("scenarios/town/observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY,2022,130,yearbook\n")
    done = town("chart", "fast", "-o", "out", "--kind", "progress")
    same(done.returncode, 0)
    holds(done.talk, "nothing was drawn")
    holds(done.talk, "Left out, observed at other prices only: #1.")
    town.write("scenarios/town/observed.csv", "variable,unit,year,value,source\ngdp,1e8 CNY@2020,2022,130,yearbook\n")
    same(town("chart", "fast", "-o", "out", "--kind", "progress").returncode, 0)
    holds(town.read("out/progress.zh.svg"), "截至2022年，1项中有1项达到或超过序时进度")
    town.write("scenarios/town/observed.csv", "variable,unit,year,value,source,basis\ngdp,1e8 CNY,2021,9,yearbook,\n"
                                              "gdp,1e8 CNY,2022,130,yearbook,\n")
    warned = town("check", "scenarios/town")
    same((warned.returncode, warned.talk.count("warning:")), (0, 1))
    holds(warned.talk, "observed.csv:2:18: gdp is in 1e8 CNY@2020: its observations of 2021, 2022, in 1e8 CNY, are left out")
    same(town("check", "fast", "--fail-on", "warning").returncode, 1)
    same(town("check", "fast", "--format", "json").talk.count("gdp is in"), 1)


def test_chart_pictures_need_a_folder():
    town = Town()
    refused(town("chart", "fast", "--format", "svg"), "-o out")
    refused(town("chart", "fast", "--format", "png,pdf", "--lang", "zh"), "-o out")
    refused(town("chart", "fast", "--kind", "lines"), "--kind is about pictures", "-o out")


def test_chart_without_gnuplot_still_writes_the_data():
    town = Town()
    with tempfile.TemporaryDirectory() as nothing:
        done = town("chart", "fast", "-o", "out", env={"PATH": nothing})
    same((done.returncode, done.out), (3, ""))
    holds(done.talk, "gnuplot")
    same(sorted(os.listdir(town.folder + "/out")), ["chart-drawn.csv", "chart-targets.csv", "chart.csv", "manifest.json"])


def test_schemas_in_the_repository_are_those_that_are_printed():
    town = Town()
    for kind in ("plan", "scenario"):
        printed = town("schema", kind)
        same(printed.returncode, 0)
        json.loads(printed.out)
        town("schema", kind, "-o", "s")
        same(town.read("s/%s.schema.json" % kind), printed.out)
        with open(os.path.join(ROOT, "scenarios", kind + ".schema.json"), encoding="utf-8") as file:
            assert file.read() == printed.out, "scenarios/%s.schema.json differs: outturn schema %s -o scenarios" % (kind, kind)


# --- the system fails ---

def test_a_full_or_closed_standard_output_is_exit_code_3():
    town = Town()
    with open("/dev/full", "w") as full:
        done = subprocess.run([PROGRAM, "run", "fast"], cwd=town.folder, env=CLEAN, stdout=full, stderr=subprocess.PIPE)
    same((done.returncode, done.stderr.decode()), (3, "outturn: cannot write stdout: the disk is full\n"))
    closed = subprocess.run(["sh", "-c", 'exec "$0" run fast >&-', PROGRAM], cwd=town.folder, env=CLEAN, stderr=subprocess.PIPE)
    same((closed.returncode, closed.stderr.decode()), (3, "outturn: cannot write stdout: it is closed\n"))


def test_a_reader_that_leaves_is_no_failure():
    town = Town()
    for i in range(300):
        town.write("scenarios/town/many%d.json" % i, scenario(2 + i / 100))
    words = [PROGRAM, "run", "scenarios/town", "--format", "csv"]
    writer = subprocess.Popen(words, cwd=town.folder, env=CLEAN, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer.stdout.readline()
    writer.stdout.close()
    talk = writer.stderr.read().decode()
    writer.stderr.close()
    same((writer.wait(timeout=30), talk), (0, ""))


def test_a_folder_that_cannot_be_written_is_named():
    town = Town()
    town.write("file", "")
    done = town("run", "fast", "-o", "file/out")
    same((done.returncode, done.out), (3, ""))
    holds(done.talk, "cannot write file")


def test_signals_end_it_at_once():
    town = Town()
    for i in range(300):
        town.write("scenarios/town/many%d.json" % i, scenario(2 + i / 100))
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        words = [PROGRAM, "run", "scenarios/town", "--format", "csv"] # blocks: nobody reads the pipe
        ended = subprocess.Popen(words, cwd=town.folder, env=CLEAN, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                 preexec_fn=heed_signals)
        time.sleep(0.5)
        ended.send_signal(number)
        same(ended.wait(timeout=10), code)
        ended.stdout.close()


def run_tests(names, label):
    """Runs every test_... among the names, or those that the command line names a part of; 1: some failed."""
    failed = 0
    for name, test in sorted(names.items()):
        if not name.startswith("test_") or (len(sys.argv) > 1 and sys.argv[1] not in name):
            continue
        try:
            skipped = asserts.run(test)
            print("skip %s_%s: %s" % (label, name[5:], skipped) if skipped else "ok %s_%s" % (label, name[5:]), flush=True)
        except Exception:
            failed += 1
            print("     " + traceback.format_exc().replace("\n", "\n     ").rstrip())
            print("not ok %s_%s" % (label, name[5:]), flush=True)
    return failed > 0


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "cli"))
