#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The functions give the same bits with either compiler, at every optimisation level and machine level.
set -u
cd "$(dirname "$0")/.." || exit 1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
flags="-std=gnu2x -fopenmp-simd -fno-trapping-math -fno-math-errno -ffp-contract=off -w -Isim"
want=

supported() { # MACHINE: can this processor run it? (the C library's loader knows)
	[ "$1" = x86-64 ] || /lib64/ld-linux-x86-64.so.2 --help 2>/dev/null | grep -q "^ *$1 (supported"
}

try() { # COMPILER LEVEL MACHINE
	local name="same_bits_function_$1_${2#-}_$3" machine=
	[ "$(uname -m)" = x86_64 ] && machine=-march=$3
	command -v "$1" >/dev/null || { echo "skip $name: no $1 here"; return; }
	supported "$3" || { echo "skip $name: this processor lacks $3"; return; }
	if ! "$1" $flags "$2" $machine -o "$folder/grid" tests/bits/function_grid.c sim/base/function.c -lm ||
	   ! "$folder/grid" >"$folder/got"; then
		echo "not ok $name"
	elif [ "$(wc -l <"$folder/got")" -lt 6 ]; then
		echo "not ok $name: too few lines"
	elif [ -z "$want" ]; then
		want=$(cat "$folder/got")
		echo "ok $name"
	elif [ "$want" = "$(cat "$folder/got")" ]; then
		echo "ok $name"
	else
		diff <(echo "$want") "$folder/got" | sed 's/^/     /'
		echo "not ok $name"
	fi
}

for compiler in gcc clang; do
	for level in -O0 -O1 -O2 -O3; do
		try $compiler $level x86-64
	done
	for machine in x86-64-v2 x86-64-v3 x86-64-v4; do
		try $compiler -O2 $machine
		try $compiler -O3 $machine
	done
done
