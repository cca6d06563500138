#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same bits whatever the threads (1, 2, 3, 8), the compiler and its level: tests/same_bits.sh in full, in the share only the
# threads, since each compiler builds the program anew.
cd "$(dirname "$0")/../.." || exit 1
if [ "${TORTURE:-share}" = full ]; then
	said=$(bash tests/same_bits.sh; bash tests/same_bits_function.sh)
	words="threads 1, 2, 3, 8; compilers and levels"
else
	said=$(SAME_BITS=threads bash tests/same_bits.sh)
	words="threads 1, 2, 3, 8; compilers and levels in full only"
fi
printf '%s\n' "$said" | grep -v '^ok'
tried=$(printf '%s\n' "$said" | grep -c '^\(not \)\?ok')
failed=$(printf '%s\n' "$said" | grep -c '^not ok')
skipped=$(printf '%s\n' "$said" | sed -n 's/^skip same_bits_\([^:]*\):.*/\1/p' | tr '\n' ' ')
[ "$tried" -gt 0 ] || { echo "not ok same_bits: nothing was tried"; failed=1; }
echo "same_bits: $tried tried, $failed hard failures ($words${skipped:+; not tried here: $skipped})"
[ "$failed" -eq 0 ]
