#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The formats, byte for byte: what commands print of tests/places/twosector, as tables in both languages, as CSV and
# as JSON, against tests/golden. CSV is the same in every language. OUTTURN_BLESS=1 writes what is printed
# instead: then read the difference before it is kept.
set -u
cd "$(dirname "$0")/.." || exit 1
outturn=$(realpath "${OUTTURN:-./outturn}")
place=tests/places/twosector
export LC_ALL=C.UTF-8
unset OUTTURN_LANG NO_COLOR COLUMNS
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
[ -z "${OUTTURN_BLESS:-}" ] || mkdir -p tests/golden

golden() { # FILE ARGUMENT...: what is printed is what FILE holds, and nothing is said beside it
	local file=tests/golden/$1 code
	shift
	"$outturn" "$@" >"$work/out" 2>"$work/talk"
	code=$?
	[ $code = 0 ] && [ ! -s "$work/talk" ] || {
		complaints+="     outturn $*: exit code $code"$'\n'$(head -n 5 "$work/talk")$'\n'
		return
	}
	[ -z "${OUTTURN_BLESS:-}" ] || cp "$work/out" "$file"
	diff -u "$file" "$work/out" >"$work/difference" 2>&1 ||
		complaints+="     outturn $*"$'\n'$(head -n 12 "$work/difference")$'\n'
}

in_all_forms() { # NAME ARGUMENT...
	local name=$1
	shift
	complaints=
	golden "$name.en.txt" "$@" --lang en
	golden "$name.zh.txt" "$@" --lang zh
	golden "$name.csv" "$@" --format csv
	[ -n "${OUTTURN_BLESS:-}" ] || golden "$name.csv" "$@" --format csv --lang zh
	golden "$name.json" "$@" --format json
	printf '%s' "$complaints"
	[ -z "$complaints" ] && echo "ok golden_$name" || echo "not ok golden_$name"
}

in_text() { # NAME ARGUMENT...: what has no CSV and JSON; also where there is no UTF-8
	local name=$1
	shift
	complaints=
	golden "$name.en.txt" "$@" --lang en
	golden "$name.zh.txt" "$@" --lang zh
	LC_ALL=C golden "$name.ascii.txt" "$@" --lang en
	printf '%s' "$complaints"
	[ -z "$complaints" ] && echo "ok golden_$name" || echo "not ok golden_$name"
}

refused() { # NAME ARGUMENT...: exit code 2, nothing printed, and what is said in both languages
	local name=$1 lang
	shift
	complaints=
	for lang in en zh; do
		"$outturn" "$@" --lang $lang >"$work/out" 2>"$work/talk"
		[ $? = 2 ] && [ ! -s "$work/out" ] || complaints+="     outturn $* --lang $lang: not refused"$'\n'
		[ -z "${OUTTURN_BLESS:-}" ] || cp "$work/talk" "tests/golden/$name.$lang.txt"
		diff -u "tests/golden/$name.$lang.txt" "$work/talk" >"$work/difference" 2>&1 ||
			complaints+="     outturn $* --lang $lang"$'\n'$(head -n 12 "$work/difference")$'\n'
	done
	printf '%s' "$complaints"
	[ -z "$complaints" ] && echo "ok golden_$name" || echo "not ok golden_$name"
}

in_all_forms run run $place
in_all_forms run_targets run $place --targets
in_all_forms run_some run $place --only gdp,3,工业存量 --years 2002:2003
in_all_forms compare compare $place
in_all_forms compare_targets compare $place --targets
in_all_forms compare_inputs compare $place --inputs
in_all_forms explain explain $place/dry.json gdp 2003
in_all_forms explain_all explain $place/wet.json 3 --depth all
in_all_forms explain_input explain $place/wet.json sectors.works.growth
in_all_forms decompose decompose $place/wet.json works_per_farm
in_all_forms decompose_pair decompose $place/dry.json $place/wet.json water_per_gdp
in_all_forms list_variables list $place/dry.json
in_all_forms list_inputs list $place/wet.json inputs
in_all_forms list_targets list $place/wet.json targets
in_all_forms list_limits list $place/wet.json limits
in_all_forms check check $place
in_text chart chart $place
in_text chart_some chart $place --only stock,water --years 2001:2003

drawn=tests/places/drawn
in_all_forms ensemble ensemble $drawn --members 5000
in_all_forms ensemble_targets ensemble $drawn --members 5000 --targets --seed 7
in_all_forms ensemble_credible ensemble $drawn --members 5000 --credible 0.8 --exact --error 0.5
refused draws run tests/bad/draws/draws.json
refused correlations run tests/bad/draws/correlations.json
refused correlations_impossible run tests/bad/draws/impossible.json
