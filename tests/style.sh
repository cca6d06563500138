#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a machine can see of the style: the licence line first, files of at most 450 lines, lines of at most 120 columns,
# functions of at most 80 lines, nothing left open, no warnings (clang's are errors in its own build).
set -u
cd "$(dirname "$0")/.." || exit 1
code=$(find sim models tests -name '*.[ch]' -o -name '*.def' | grep -v '/golden/\|/bad/' | sort)
scripts=$(find tests .ci plots \( -name '*.sh' -o -name '*.py' -o -name run -o -name '*.gp' \) -type f | sort)

[ "$(wc -l <<<"$code")" -gt 300 ] && [ "$(wc -l <<<"$scripts")" -gt 20 ] || echo "not ok style_finds_the_files"

report() { # NAME LINES-OF-COMPLAINT
	if [ -z "$2" ]; then
		echo "ok $1"
	else
		sed 's/^/     /' <<<"$2"
		echo "not ok $1"
	fi
}

report style_licence_stands_first "$(for file in $code $scripts Makefile; do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file: no SPDX line"
done)"
report style_files_are_short "$(for file in $code; do
	case $file in *.def) continue ;; esac
	lines=$(wc -l <"$file")
	[ "$lines" -le 450 ] || echo "$file: $lines lines, at most 450"
done)"
# words.def holds a sentence a line, in two languages; tests/golden, bad and places are what the program reads and prints.
# Columns as an editor shows them: tabs of four; a Chinese character, which begins with byte 343-351 or 357, takes two.
report style_lines_are_short "$(LC_ALL=C awk '{
	line = $0
	columns = length + 3 * gsub(/\t/, "") - gsub(/[\200-\277]/, "") + gsub(/[\343-\351\357]/, "")
	if (columns > 120) print FILENAME ":" FNR ": " columns " columns, at most 120: " line
}' $(grep -v '\.def$' <<<"$code"))"
report style_functions_are_short "$(for file in $code; do
	awk -v file="$file" '
		/^[A-Za-z_].*\)$|^[A-Za-z_].*\) *\{$/ && !/;$/ { start = FNR; name = $0 }
		/^}/ { if (start && FNR - start + 1 > 80) print file ":" start ": " FNR - start + 1 " lines, at most 80: " name; start = 0 }
	' "$file"
done)"
open='\b(TO''DO|FIX''ME|XX''X)\b'
report style_nothing_is_left_open "$(grep -nE "$open" $code $scripts Makefile README.md NEWS.md 2>/dev/null)"
# What tests/recipes/ holds needs rows to be compiled; tests/test_recipes.py does that.
flags=$(make -s flags)
report style_gcc_has_no_warnings "$(xargs -n 8 -P 2 gcc $flags -fsyntax-only <<<"$(grep '\.c$' <<<"$code" | grep -v /recipes/)" 2>&1 |
	grep -E 'warning:|error:' | head -n 20)"
