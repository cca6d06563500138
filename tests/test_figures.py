#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of chosen years and of an index: their numbers are those of `run`, their titles say what these say;
what lies beside pictures with --sources; pictures that are not drawn again.
OUTTURN names the program (default ./outturn)."""
import csv
import hashlib
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys

from test_cli import Town, holds, run_tests, same

OTHERS = {"kind": "scenario", "plan": "plan.json", "extends": ["base.json"], "years": [2021, 2030],
          "sectors": {"industry": {"growth": 1}, "services": {"growth": 9}}}


def town():
    return Town(long=OTHERS)


def done(made, *words, env=None):
    run = made(*words, env=env)
    assert run.returncode == 0, run.talk
    return run


def says(text, *parts):
    for part in parts:
        holds(text, part)


def drawn(made, folder):
    with open(os.path.join(made.folder, folder, "chart-drawn.csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values(made, *words):
    """variable -> year -> value of `run`, by scenario."""
    rows = {}
    for row in csv.DictReader(done(made, "run", *words, "--format", "csv", "--only", "*").out.splitlines()):
        rows.setdefault((row["scenario"], row["variable"]), {})[int(row["year"])] = float(row["value"])
    return rows


def near(a, b):
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1)


def title(made, path):
    text = pathlib.Path(made.folder, path).read_text(encoding="utf-8")
    return re.search(r"<title[^>]*>(.*?)</title>", text).group(1)


def test_bars_are_the_numbers_of_the_base_year_and_of_the_years_that_targets_name():
    made = town()
    done(made, "chart", "slow", "fast", "--kind", "bars", "--only", "gdp", "-o", "out", "--lang", "en")
    of = values(made, "slow", "fast")
    rows = [row for row in drawn(made, "out") if row["mark"] == "column"]
    same([(row["name"], row["year"]) for row in rows], [("base", "2020"), ("slow", "2025"), ("fast", "2025")])
    assert near(float(rows[0]["value"]), of["slow", "gdp"][2020])
    for row in rows[1:]:
        assert near(float(row["value"]), of[row["name"], "gdp"][2025]), row
    targets = [row for row in drawn(made, "out") if row["mark"] == "target"]
    assert [row["year"] for row in targets] == ["2025"], targets


def test_bars_show_the_years_that_are_listed_and_no_others():
    made = town()
    done(made, "chart", "slow", "fast", "--kind", "bars", "--only", "gdp", "--years", "2021,2023,2024", "-o", "out")
    years = sorted({row["year"] for row in drawn(made, "out") if row["mark"] == "column"})
    same(years, ["2021", "2023", "2024"])
    told = json.loads(pathlib.Path(made.folder, "out/manifest.json").read_text(encoding="utf-8"))
    same(told["options"]["years"], "2021,2023,2024")
    says(done(made, "verify", "out", "--lang", "en").out, "are proved")
    for wrong in ("2023,2021", "2021,2021", "2021,", "2021,x", "1,2,3,4,5,6,7,8,9"):
        wrongly = made("chart", "slow", "--years", wrong, "-o", "no", "--lang", "en")
        same(wrongly.returncode, 2)
        says(wrongly.talk, "no list of rising years")
    same(made("run", "slow", "--years", "2021,2023").returncode, 2)


def test_bars_of_a_long_run_show_the_ends_of_periods():
    made = town()
    done(made, "chart", "long", "--kind", "bars", "--only", "output", "-o", "out")
    years = sorted({row["year"] for row in drawn(made, "out") if row["mark"] == "part"})
    same(years, ["2020", "2025", "2030"])


def test_parts_sum_to_the_whole_and_the_title_tells_the_widest_difference_of_shares():
    made = town()
    done(made, "chart", "slow", "long", "--kind", "bars", "--only", "output", "-o", "out", "--lang", "en",
              "--years", "2020,2025")
    of = values(made, "slow", "long")
    parts = {}
    for row in drawn(made, "out"):
        if row["mark"] == "part":
            parts.setdefault((row["name"], int(row["year"])), {})[row["panel"]] = float(row["value"])
    same(sorted(parts), [("base", 2020), ("long", 2025), ("slow", 2025)])
    shares = {}
    for (name, year), of_them in parts.items():
        whole = of["slow" if name == "base" else name, "gdp"][year]
        assert near(sum(of_them.values()), whole), (name, year)
        for part, value in of_them.items():
            if year == 2025:
                shares.setdefault(part, {})[name] = 100 * value / whole
    spread = max(max(by.values()) - min(by.values()) for by in shares.values())
    widest = [by for by in shares.values() if max(by.values()) - min(by.values()) > spread - 1e-9]
    said = title(made, "out/bars-output.en.svg")
    assert any(f"{max(by.values()):.1f} % in" in said and f"{min(by.values()):.1f} % in" in said for by in widest), said
    says(said, "in 2025")


def test_index_begins_at_100_and_ends_where_growth_leads():
    made = town()
    done(made, "chart", "fast", "--kind", "index", "--only", "gdp,output.industry", "-o", "out", "--lang", "en")
    of = values(made, "fast")
    rows = {}
    for row in drawn(made, "out"):
        same(row["mark"], "index")
        rows.setdefault(row["name"], {})[int(row["year"])] = float(row["value"])
    same(sorted(rows), ["gdp", "output.industry"])
    for name, by_year in rows.items():
        assert by_year[2020] == 100
        for year, value in by_year.items():
            assert near(value, 100 * of["fast", name][year] / of["fast", name][2020])
    said = title(made, "out/index-fast.en.svg")
    says(said, f"GDP up {rows['gdp'][2025] - 100:.1f} %")


def test_index_of_one_variable_has_all_scenarios_in_one_picture():
    made = town()
    done(made, "chart", "slow", "fast", "--kind", "index", "--only", "gdp", "-o", "out", "--lang", "en")
    same(sorted(row["name"] for row in drawn(made, "out") if row["year"] == "2025"), ["fast", "slow"])
    assert os.path.exists(os.path.join(made.folder, "out/index-gdp.en.svg"))


def test_rates_and_shares_have_no_index():
    made = town()
    said = made("chart", "fast", "--kind", "index", "--only", "gdp_growth", "-o", "out", "--lang", "en").talk
    assert not [name for name in os.listdir(os.path.join(made.folder, "out")) if name.endswith(".svg")]
    says(said, "rates and shares have no index")


def test_sources_are_the_numbers_the_words_and_the_script_of_each_picture():
    made = town()
    done(made, "chart", "slow", "fast", "--kind", "lines,bars", "--only", "gdp", "-o", "out", "--lang", "en",
              "--sources")
    out = pathlib.Path(made.folder, "out")
    for stem in ("lines-gdp", "bars-gdp"):
        told = json.loads((out / f"{stem}.en.json").read_text(encoding="utf-8"))
        same(told["pictures"], [f"{stem}.en.svg"])
        same(told["pages"][0]["title"], title(made, f"out/{stem}.en.svg").replace("&amp;", "&"))
        same((told["shows"], told["scenarios"]), (["gdp"], ["slow", "fast"]))
        says(told["command"], "outturn chart slow.json fast.json", "--sources", "--only gdp")
        for file in told["inputs"]:
            bytes_ = pathlib.Path(made.folder, "scenarios/town", file["path"]).read_bytes()
            same(file["sha256"], hashlib.sha256(bytes_).hexdigest())
        with open(out / told["data"], encoding="utf-8", newline="") as file:
            own = list(csv.DictReader(file))
        same(own, [row for row in drawn(made, "out") if row["picture"] == stem])
    page = (out / "index.html").read_text(encoding="utf-8")
    says(page, './lines-gdp.en.csv"', './lines-gdp.en.json"', './lines-gdp.en.gp"')
    says(done(made, "verify", "out", "--lang", "en").out, "are proved")


def test_a_script_draws_its_picture_by_itself():
    made = town()
    done(made, "chart", "slow", "fast", "--kind", "bars", "--only", "gdp", "-o", "out", "--sources", "--lang", "en")
    shutil.copy(os.path.join(made.folder, "out/bars-gdp.en.gp"), os.path.join(made.folder, "again.gp"))
    subprocess.run(["gnuplot", "-d", "again.gp"], cwd=made.folder, check=True, stdin=subprocess.DEVNULL)
    paths = [pathlib.Path(made.folder, path) for path in ("chart.svg", "out/bars-gdp.en.svg")]
    pictures = [path.read_text(encoding="utf-8") for path in paths]
    numbers = [re.findall(r"[0-9]{3,}", picture.split("</desc>", 1)[1]) for picture in pictures]
    assert "2025" in numbers[0] and sorted(numbers[0]) == sorted(numbers[1]), numbers


def counting(made):
    """A gnuplot that counts how often it is started."""
    folder = os.path.join(made.folder, "bin")
    os.mkdir(folder)
    path = os.path.join(folder, "gnuplot")
    real = shutil.which("gnuplot")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'#!/bin/sh\necho x >> "{made.folder}/started"\nexec "{real}" "$@"\n')
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return {"PATH": folder + os.pathsep + os.environ["PATH"]}


def started(made):
    path = os.path.join(made.folder, "started")
    count = len(open(path, encoding="utf-8").read()) // 2 if os.path.exists(path) else 0
    if os.path.exists(path):
        os.remove(path)
    return count


def contents(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


WORDS = ("chart", "slow", "fast", "--kind", "lines,bars", "--only", "gdp,output.industry", "--format", "svg,png",
         "--lang", "en", "-o", "out")


def test_what_is_unchanged_is_not_drawn_again():
    made = town()
    env = counting(made)
    done(made, *WORDS, env=env)
    first, count = contents(os.path.join(made.folder, "out")), started(made)
    pictures = [name for name in first if name.endswith((".svg", ".png"))]
    same(count, len(pictures) + 1)  # and once for its version
    done(made, *WORDS, env=env)
    same(started(made), 0)
    assert contents(os.path.join(made.folder, "out")) == first


def test_a_changed_number_is_drawn_where_it_shows():
    made = town()
    env = counting(made)
    done(made, *WORDS, env=env)
    started(made)
    before = contents(os.path.join(made.folder, "out"))
    done(made, *WORDS, "--set", "sectors.services.growth=4.5", env=env)
    after = contents(os.path.join(made.folder, "out"))
    changed = [name for name in before if name.endswith((".svg", ".png")) and before[name] != after[name]]
    same(sorted({name.split(".")[0] for name in changed}), ["bars-gdp", "lines-gdp"])
    same(started(made), len(changed) + 1)


def test_a_picture_that_is_gone_is_drawn_and_one_that_was_changed_is_not_taken_for_ours():
    made = town()
    env = counting(made)
    done(made, *WORDS, env=env)
    started(made)
    before = contents(os.path.join(made.folder, "out"))
    picture = pathlib.Path(made.folder, "out/lines-gdp.en.svg")
    picture.unlink()
    done(made, *WORDS, env=env)
    same(started(made), 2)
    assert contents(os.path.join(made.folder, "out")) == before
    picture.write_bytes(picture.read_bytes().replace(b"2025", b"2026"))
    same(made(*WORDS, env=env).returncode, 2)  # somebody changed it: it is not replaced either
    told = json.loads(pathlib.Path(made.folder, "out/manifest.json").read_text(encoding="utf-8"))
    for file in told["outputs"]:
        if file["path"] == picture.name:
            file["made"] = "0" * 64  # of something else
            picture.write_bytes(before[picture.name])
    pathlib.Path(made.folder, "out/manifest.json").write_text(json.dumps(told), encoding="utf-8")
    done(made, *WORDS, env=env)
    same(started(made), 2)
    assert contents(os.path.join(made.folder, "out")) == before


def test_another_gnuplot_draws_all_of_them():
    made = town()
    env = counting(made)
    done(made, *WORDS, env=env)
    count = started(made)
    with open(os.path.join(made.folder, "bin/gnuplot"), "a", encoding="utf-8") as file:
        file.write("# another\n")
    done(made, *WORDS, env=env)
    same(started(made), count)


def test_two_processors_draw_two_pictures_at_a_time():
    if (os.cpu_count() or 1) < 2:
        return "one processor"
    made = town()
    env = counting(made)
    with open(os.path.join(made.folder, "bin/gnuplot"), "w", encoding="utf-8") as file:  # waits for a second one
        file.write(f"""#!/bin/sh
touch "{made.folder}/here.$$"
for i in $(seq 100); do
    if [ $(ls "{made.folder}" | grep -c "^here") -ge 2 ]; then touch "{made.folder}/met"; break; fi
    sleep 0.05
done
exec "{shutil.which("gnuplot")}" "$@"
""")
    done(made, *WORDS, env=env)
    assert os.path.exists(os.path.join(made.folder, "met"))
    return None


if __name__ == "__main__":
    sys.exit(run_tests(globals(), "figures"))
