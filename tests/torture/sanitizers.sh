#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Valgrind and the sanitizers of addresses, undefined behaviour and threads, over the unit tests and the scripts. `make
# check-all` runs asan, ubsan and valgrind as groups of its own (tests/run), so that the share only looks whether they are
# there; full runs them all, the threads' too, and the matrix of commands with the sanitized program.
set -u
cd "$(dirname "$0")/../.." || exit 1
name=sanitizers tried=0 failures=0
fail() {
	echo "not ok $name: $1"
	failures=$((failures + 1))
}

if [ "${TORTURE:-share}" != full ]; then
	for tool in valgrind gcc clang; do
		tried=$((tried + 1))
		command -v $tool >/dev/null || fail "$tool is not installed: make deps"
	done
	for group in asan valgrind; do
		tried=$((tried + 1))
		grep -qE "set -- .*\b$group\b" tests/run || fail "check-all does not run $group"
	done
	echo "$name: $tried tried, $failures hard failures (that they are run: asan, ubsan and valgrind are groups of check-all, tsan and the matrix under asan are full)"
	exit $((failures > 0))
fi

for group in asan tsan valgrind; do # each is a run of its own, kept in build/check
	log=$(mktemp)
	tests/run $group >"$log" 2>&1
	total=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
	read -r ok _ bad _ <<<"${total:-0 passed, 1 failed}"
	tried=$((tried + ok + bad))
	if [ "$bad" != 0 ] || [ "$ok" = 0 ]; then
		fail "tests/run $group: ${total:-no end}: $(grep -E '^ *not ok' "$log" | head -n 20)"
		failures=$((failures + (bad > 1 ? bad - 1 : 0)))
	fi
	rm -f "$log"
done
if [ -x tests/torture/matrix.py ] && [ -x build/asan/outturn ]; then
	log=$(mktemp)
	OUTTURN=$PWD/build/asan/outturn /usr/bin/python3 tests/torture/matrix.py >"$log" 2>&1
	if [[ $(tail -n 1 "$log") =~ ^matrix:\ ([0-9]+)\ tried,\ ([0-9]+)\ hard ]]; then
		tried=$((tried + BASH_REMATCH[1]))
		[ "${BASH_REMATCH[2]}" = 0 ] || fail "the matrix under asan: $(grep '^not ok' "$log" | head -n 20)"
	else
		fail "the matrix under asan did not end: $(tail -n 3 "$log")"
	fi
	rm -f "$log"
fi
echo "$name: $tried tried, $failures hard failures (tests of asan, ubsan, tsan, valgrind, and the matrix under asan)"
exit $((failures > 0))
