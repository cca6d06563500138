#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The floors of tests/floors.txt hold: each file stands on one, includes nothing from a higher one, and
# no file includes itself, however long the way round.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0

complain() { echo "     $*"; failed=1; }
finish() { # NAME
	[ $failed = 0 ] && echo "ok $1" || echo "not ok $1"
	failed=0
}

floor_of() { # MODULE: the floor of the longest pattern that matches
	local module=$1 floor patterns pattern longest= found=
	while read -r floor patterns; do
		set -f
		for pattern in $patterns; do
			# shellcheck disable=SC2053
			[[ $module == $pattern ]] && [ ${#pattern} -gt ${#longest} ] && longest=$pattern found=$floor
		done
		set +f
	done < <(grep -v '^#' tests/floors.txt)
	echo "$found"
}

# What stands above sim/ask shows answers and finds none: it looks neither at formulas nor at what names end in, reads
# no entry of a file, and knows no builder, no reader and no model.
answers_belong_to_ask() {
	local shown='sim/view sim/figure sim/page sim/write' line
	while read -r line; do complain "$line: the builder, the reader and the models are for sim/ask and below"
	done < <(grep -nE '#include "(models/|core/(builder|formula|node|inputs)|data/reader)' -r $shown)
	while read -r line; do complain "$line: an answer that belongs to sim/ask"
	done < <(grep -nE '"(%[^" ]*)?_[a-z]+"|"[^" ]*given\(|->nodes\b|\bentry_(find|text)\(|(\.|->)relation\b' -r $shown)
}

declare -A floor
files=$(find sim models -name '*.[ch]' -o -name '*.def' | sort)
for file in $files; do
	module=${file%.*}
	[ -n "${floor[$module]:-}" ] && continue
	floor[$module]=$(floor_of "$module")
	[ -n "${floor[$module]}" ] || complain "$file stands on no floor: name it in tests/floors.txt"
done
finish floors_every_file_stands_on_one

edges=
for file in $files; do
	module=${file%.*}
	while IFS=: read -r line name; do
		if [ -e "sim/$name" ]; then target=sim/$name
		elif [ -e "$name" ]; then target=$name
		elif [ -e "${file%/*}/$name" ]; then target=${file%/*}/$name
		else complain "$file:$line: \"$name\" is no file"; continue
		fi
		[ "${floor[${target%.*}]:-0}" -le "${floor[$module]:-99}" ] ||
			complain "$file:$line: floor ${floor[$module]} includes \"$name\" of floor ${floor[${target%.*}]}"
		edges+="$file $target"$'\n'
	done < <(sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"([^"]*)".*/\1/;T;=;p' "$file" | paste -d: - -)
done
finish floors_includes_go_down

loops=$(tsort <<<"$edges" 2>&1 >/dev/null | sed 's/^tsort: -: //')
[ -z "$loops" ] || complain "$loops"
finish floors_have_no_cycles

answers_belong_to_ask
finish floors_answers_belong_to_ask
