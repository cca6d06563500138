#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How many lines of sim/ and models/ the tests reach: 95 in 100 at least. A share measures nothing (the build and the
# whole run take minutes); full runs `make coverage` and lists the files below with the lines that no test reaches.
set -u
cd "$(dirname "$0")/../.." || exit 1
least=95
if [ "${TORTURE:-share}" != full ]; then
	echo "coverage: 0 tried, 0 hard failures (not tried: measured by make torture ROW=coverage, and by make coverage)"
	exit 0
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
make --no-print-directory coverage >"$log" 2>&1
# "97.50% 40 lines sim/base/arena.c"
result=$(awk -v least=$least '$2 ~ /^[0-9]+$/ && $3 == "lines" && sub("%", "", $1) {
	lines += $2; reached += $1 * $2 / 100; files++
	if ($1 < least) below = below sprintf("     %6.2f %% of %4d  %s\n", $1, $2, $4)
} END { printf "%d %d %.2f\n%s", files, lines, lines ? 100 * reached / lines : 0, below }' "$log")
read -r files lines percent <<<"$(head -n 1 <<<"$result")"
tail -n +2 <<<"$result"
gcov_of() { # the lines of a file that are not reached
	find build/coverage -path "*${1%.c}.gcda" -exec gcov -t {} + 2>/dev/null |
		awk -F: -v file="$1" '/Source:/ { mine = index($0, file) } mine && $1 ~ /#####/ { printf "       %s:%d: %s\n", file, $2, substr($0, index($0, $3)) }'
}
for file in $(tail -n +2 <<<"$result" | awk '{ print $NF }'); do gcov_of "$file"; done
failures=0
if [ "${files:-0}" -lt 100 ] || awk -v percent="${percent:-0}" -v least=$least 'BEGIN { exit !(percent < least) }'; then
	failures=1
	echo "not ok coverage: ${percent:-0} % of ${lines:-0} lines in ${files:-0} files, at least $least"
	grep -E '^ *not ok|failed$' "$log" | tail -n 20
fi
echo "coverage: ${lines:-0} tried, $failures hard failures ($percent % of lines in $files files reached, at least $least)"
exit $failures
