#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The program gives the same bytes with either compiler, at every optimisation level and machine level: the CSV of every
# shipped scenario, and ensembles on 1, 2, 3 and 8 threads, from builds of their own of all rooms but those that compute
# nothing, whose objects in OBJECTS do. OUTTURN (default ./outturn) gives the bytes to be met. SAME_BITS=threads leaves the
# builds out.
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
unset MAKEFLAGS MAKELEVEL MFLAGS

supported() { # MACHINE: can this processor run it? (the C library's loader knows)
	[ "$1" = x86-64 ] || /lib64/ld-linux-x86-64.so.2 --help 2>/dev/null | grep -q "^ *$1 (supported"
}

numbers() { # PROGRAM THREADS: everything it computes, and what it says of targets
	"$1" run scenarios/luliang --format csv --quiet && "$1" run scenarios/luliang --targets --format csv --quiet &&
		"$1" run tests/places/twosector --format csv --quiet && drawn "$1" "$2"
}
drawn() { # PROGRAM THREADS: ensembles, with what exact quantiles and milestones say
	"$1" ensemble scenarios/luliang --members 3001 --threads "$2" --format csv --quiet &&
		"$1" ensemble scenarios/luliang/green.json --members 3001 --threads "$2" --format json --credible 0.8 --exact --quiet
}

want=$(numbers "${OUTTURN:-./outturn}" 1 | sha256sum) || { echo "not ok same_bits: the program does not run"; exit 1; }
for threads in 2 3 8; do
	if [ "$(numbers "${OUTTURN:-./outturn}" $threads | sha256sum)" = "$want" ]; then
		echo "ok same_bits_on_${threads}_threads"
	else
		echo "not ok same_bits_on_${threads}_threads"
	fi
done
[ "${SAME_BITS:-all}" = all ] || exit 0 # `threads`: nothing is built
try() { # NAME COMPILER MACHINE FLAGS
	local tree=build/bits-$1 name=same_bits_$1
	command -v "$2" >/dev/null || { echo "skip $name: no $2 here"; return; }
	supported "$3" || { echo "skip $name: this processor lacks $3"; return; }
	for room in sheet write view page intake figure command; do
		mkdir -p "$tree/sim/$room"
		cp -pu "${OBJECTS:-build/release}/sim/$room/"*.[od] "$tree/sim/$room/" 2>/dev/null
	done
	if ! make -s CC="$2" BUILD="$tree" CFLAGS="$4 -w" "$tree/outturn" >"$tree.log" 2>&1; then
		tail -n 5 "$tree.log" | sed 's/^/     /'
		echo "not ok $name"
	elif [ "$(numbers "$tree/outturn" 2 | sha256sum)" = "$want" ]; then
		echo "ok $name"
	else
		echo "not ok $name"
	fi
}

mkdir -p build
exec 9>build/bits.lock && flock 9 # two of these at a time (the sanitizers run it too) share their trees
try gcc_O0 gcc x86-64 "-O0"
if [ "$(uname -m)" = x86_64 ]; then
	try gcc_O3_v3 gcc x86-64-v3 "-O3 -march=x86-64-v3 -DKERNEL_NO_CLONES"
	try gcc_O3_v4 gcc x86-64-v4 "-O3 -march=x86-64-v4 -DKERNEL_NO_CLONES"
fi
try clang_O1 clang x86-64 "-O1"
