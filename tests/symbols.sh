#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Floors 1 to 8 are also a library: their objects neither print nor start, stop or lock anything, use neither GSL
# nor MPI, and hold no mutable data. Read from the objects of the release build, not from the sources.
set -u
cd "$(dirname "$0")/.." || exit 1
objects=${OBJECTS:-build/release}
forbidden='(gsl|cblas|MPI|pthread|thrd|mtx|cnd|sem|sigaction|GOMP|omp)_.*|v?f?printf|v?dprintf|f?puts|f?putc|putchar'
forbidden+='|fputc|fwrite|perror|_?_?exit|_Exit|quick_exit|abort|signal|system|popen|fork|vfork|exec[lvpe]*|posix_spawn.*'
forbidden+='|(std(out|err|in))|_?_?(v?f?printf|v?dprintf)_chk|sig(action|nal)|setlocale|rand|srand|random|getenv|putenv'
files='open(64|at)?|fopen(64)?|fdopen|write|pwrite|rename(at2?)?|unlink(at)?|mk(d|os?)temp(64)?|mkstemp(64)?|mkdir(at)?|remove'
silent=0 constant=0 seen=0

set -f # the patterns of floors.txt are for compgen

low_sources() { # the .c files that stand on floors 1 to 8
	local floor patterns pattern
	while read -r floor patterns; do
		for pattern in $patterns; do
			[ "$floor" -gt 8 ] || compgen -G "$pattern.c"
		done
	done < <(grep -v '^#' tests/floors.txt)
}

for source in $(low_sources | sort -u); do
	object=$objects/${source%.c}.o
	if [ ! -e "$object" ]; then
		echo "     $object is missing"
		silent=1
		continue
	fi
	seen=$((seen + 1))
	names=$forbidden
	case $source in sim/base/output_*.c | sim/base/source.c) ;; *) names+="|$files" ;; esac
	bad=$(nm -u "$object" | awk '{print $2}' | grep -xE "$names")
	[ -z "$bad" ] || { echo "     $source calls" $bad; silent=1; }
	bad=$(objdump -t "$object" | awk 'NF > 4 && $NF !~ /^\./ && $(NF - 2) ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ &&
			$(NF - 2) !~ /^\.data\.rel\.ro/ { print $NF }') ||
		bad="(unreadable: $object)"
	[ -z "$bad" ] || { echo "     $source holds mutable data:" $bad; constant=1; }
done
[ $seen -gt 0 ] || silent=1
[ $silent = 0 ] && echo "ok symbols_low_floors_are_silent" || echo "not ok symbols_low_floors_are_silent"
[ $constant = 0 ] && echo "ok symbols_low_floors_hold_no_mutable_data" || echo "not ok symbols_low_floors_hold_no_mutable_data"
