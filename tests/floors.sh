#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The floors of tests/floors.txt hold: each file stands on one, includes nothing from a higher one and uses no name of
# one (read from the objects of the release build; a call by a pointer is seen by nobody), and no file includes or uses
# itself, however long the way round.
set -u
cd "$(dirname "$0")/.." || exit 1
objects=${OBJECTS:-build/release}
failed=0

# Cycles of object files that are still allowed, one a line; the list only shrinks: what is gone must leave it.
allowed=

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
	done < <(grep -nE '"(%[^" ]*)?_[a-z]+"|"[^" ]*given\(|->nodes\b|\bentry_(find|text)\(|(\.|->)derived\b' -r $shown)
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

[ "$(wc -l <<<"$edges")" -gt 500 ] || complain "found only $(wc -l <<<"$edges") includes"
loops=$(tsort <<<"$edges" 2>&1 >/dev/null | sed 's/^tsort: -: //')
[ -z "$loops" ] || complain "$loops"
finish floors_have_no_cycles

answers_belong_to_ask
finish floors_answers_belong_to_ask

# --- who uses whose names, from the symbol tables: "user definer", sources without their ending ---
built=()
for file in $files; do
	[[ $file == *.c ]] || continue
	built+=("$objects/${file%.c}.o")
	[ -e "$objects/${file%.c}.o" ] || complain "$objects/${file%.c}.o is missing"
done
uses() {
	nm -A "${built[@]}" 2>/dev/null | sed "s,^$objects/,,; s,\\.o:, ," | awk '
		$2 == "U" { wants[$1, $3] = 1; next }
		$3 ~ /^[A-Z]$/ { definer[$4] = $1 }
		END { for (pair in wants) { split(pair, part, SUBSEP)
			if (part[2] in definer && definer[part[2]] != part[1]) print part[1], definer[part[2]] } }' | sort -u
}
used=$(uses)
[ "$(wc -l <<<"$used")" -gt 500 ] || complain "found only $(wc -l <<<"$used") uses: is $objects built?"
while read -r user definer; do
	[ -n "$user" ] || continue
	[ "${floor[$definer]:-0}" -le "${floor[$user]:-99}" ] ||
		complain "$user of floor ${floor[$user]} uses $definer of floor ${floor[$definer]}"
done <<<"$used"
finish floors_calls_go_down

# Files that reach one another, a cycle a line.
cycles=$(awk '
	{ next_of[$1] = next_of[$1] " " $2; files[$1]; files[$2] }
	function visit(from, at,    list, count, i) {
		count = split(next_of[at], list, " ")
		for (i = 1; i <= count; i++)
			if (!((from, list[i]) in reach)) { reach[from, list[i]]; visit(from, list[i]) }
	}
	END {
		for (file in files) visit(file, file)
		for (a in files) if ((a, a) in reach) {
			first = a
			for (b in files) if ((a, b) in reach && (b, a) in reach && b < first) first = b
			print first, a
		}
	}' <<<"$used" | sort | awk '$1 != last { if (line) print line; line = ""; last = $1 } { line = line (line ? " " : "") $2 }
	END { if (line) print line }')
within() { # CYCLE LIST: every file of the cycle stands in the list
	local file
	for file in $1; do [[ " $2 " == *" $file "* ]] || return 1; done
}
while read -r cycle; do
	[ -n "$cycle" ] || continue
	while read -r list; do
		[ -z "$list" ] || ! within "$cycle" "$list" || continue 2
	done <<<"$allowed"
	complain "a cycle: $cycle"
done <<<"$cycles"
while read -r list; do
	[ -n "$list" ] || continue
	while read -r cycle; do
		[ -z "$cycle" ] || ! within "$cycle" "$list" || continue 2
	done <<<"$cycles"
	complain "no longer a cycle, take it off the list: $list"
done <<<"$allowed"
finish floors_objects_have_no_cycles
