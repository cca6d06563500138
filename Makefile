# SPDX-License-Identifier: GPL-3.0-or-later
# make            builds ./outturn            make demo      the reference case, on the terminal and as charts in out/
# make deps       installs what it needs      make check     the tests to run while working, in two minutes
# make install    into DESTDIR/PREFIX         make check-all all tests; the last line says "N passed, N failed"
# make uninstall  removes exactly that        make torture   the whole battery, hours; ROW=name: one row of it
# make asan tsan debug coverage bench clean
# V=1 prints whole commands, CC=clang works; without -j it builds on all processors.
CC       = gcc
CLANG    = clang
PREFIX   = /usr/local
BUILD    = build/$(if $(filter-out gcc cc,$(lastword $(CC))),$(notdir $(lastword $(CC))),release)
CFLAGS   = -O2 -g
WARN     = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wconversion
BITS     = -fopenmp-simd -fno-trapping-math -fno-math-errno -ffp-contract=off
CPPFLAGS = -D_GNU_SOURCE -Isim -I.
ALL      = -std=gnu2x $(WARN) $(BITS) $(CPPFLAGS) $(package_cflags) $(CFLAGS)
ASAN     = -O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZ     = -O1 -g1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
TSAN     = -O1 -g -fsanitize=thread

# The one list of what is installed: to build, to draw, to test.
DEBIAN   = libc6-dev pkg-config libgsl-dev libcjson-dev libfontconfig-dev nettle-dev \
           libzip-dev libexpat1-dev libcmark-dev libxlsxwriter-dev fontconfig gnuplot-nox fonts-liberation \
           fonts-wqy-microhei clang libclang-rt-dev valgrind groff-base python3 python3-jsonschema python3-numpy poppler-utils
# pkg-config is asked when a rule first needs it and not before: "make deps" may be what brings it.
PACKAGES = gsl libcjson fontconfig nettle libzip expat libcmark xlsxwriter
package_cflags = $(eval package_cflags := $(shell pkg-config --cflags $(PACKAGES)))$(package_cflags)
package_libs   = $(eval package_libs := $(shell pkg-config --libs $(PACKAGES)))$(package_libs)

main     = sim/command/main.c
library  = $(filter-out $(main),$(wildcard sim/*/*.c models/*.c))
sources  = $(library) $(wildcard $(main) tests/*.c tests/bench/*.c tests/fuzz/*.c)
objects  = $(library:%.c=$(BUILD)/%.o)
tests    = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c))
link     = $(call say,ld,$@)$(CC) $(ALL) $(LDFLAGS) -o $@ $^ $(package_libs) -lm
first    = $(filter deps,$(MAKECMDGOALS))# "make deps check" installs before anything is compiled, with -j too
say      = $(if $(V),,@$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,echo '$1  $2';) )# the short line of a command
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)# a -j that was given wins
endif

outturn: $(BUILD)/outturn
	@cp -f $< $@
$(BUILD)/outturn: $(objects) $(main:%.c=$(BUILD)/%.o)
	$(link)
$(BUILD)/unit: $(objects) $(tests)
	$(link)
$(BUILD)/read: $(objects) $(BUILD)/tests/bench/read.o
	$(link)
$(BUILD)/speed: $(objects) $(BUILD)/tests/bench/speed.o
	$(link)
# The peer by hand is made for this machine alone; draws and functions are the program's own.
$(BUILD)/kernel: tests/bench/kernel.c $(BUILD)/sim/core/draw.o $(BUILD)/sim/base/function.o
	$(call say,cc,$<)$(CC) $(ALL) -O3 -march=native -mprefer-vector-width=512 -o $@ $^ -lm
$(BUILD)/count: $(objects) $(patsubst %,$(BUILD)/tests/%.o,bench/count shipped scene)
	$(link)
fuzzers  = $(patsubst tests/fuzz/%.c,%,$(filter-out %/fuzz.c,$(wildcard tests/fuzz/*.c)))
$(fuzzers:%=$(BUILD)/fuzz_%): $(BUILD)/fuzz_%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/fuzz.o $(objects)
	$(link) -fsanitize=fuzzer
$(BUILD)/%.o: %.c Makefile | $(first)
	@mkdir -p $(@D)
	$(call say,cc,$<)$(CC) $(ALL) -MMD -MP -c -o $@ $<
-include $(sources:%.c=$(BUILD)/%.d)

deps:
	@missing=; for package in $(DEBIAN); do \
	    dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null | grep -q '^installed' || \
	    missing="$$missing $$package"; done; \
	if [ -z "$$missing" ]; then echo "deps: nothing to install; these are there: $(strip $(DEBIAN))"; exit 0; fi; \
	echo "deps: installing$$missing"; \
	if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	export DEBIAN_FRONTEND=noninteractive; \
	{ [ -z "$$as" ] || command -v sudo >/dev/null; } && \
	$$as apt-get update -q && $$as apt-get install -qy --no-install-recommends $$missing || { \
	    echo "deps: could not install; as root: apt-get update && apt-get install --no-install-recommends$$missing"; \
	    exit 1; } >&2

demo: outturn
	./outturn compare scenarios/luliang
	./outturn chart scenarios/luliang -o out

# What install put, and the folders that it made, stand in share/outturn/installed: uninstall removes these alone.
install uninstall: export DESTDIR := $(DESTDIR)
install uninstall: export PREFIX := $(PREFIX)
install: outturn
	@set -eu; umask 022; export LC_ALL=C; root=$$DESTDIR$$PREFIX; list=share/outturn/installed; \
	case $$PREFIX in /*) ;; *) echo "install: PREFIX begins with /" >&2; exit 1 ;; esac; \
	work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; [ -z "$$DESTDIR" ] || mkdir -p "$$DESTDIR"; \
	folder() { [ -d "$$DESTDIR$$1" ] || { folder "$$(dirname "$$1")"; mkdir "$$DESTDIR$$1"; \
	    case $$1 in "$$PREFIX"/*) echo "$${1#"$$PREFIX"/}/" ;; *) echo "$$1/" ;; esac >>"$$work/new"; }; }; \
	put() { folder "$$PREFIX/$$(dirname "$$2")"; install -m "$${3:-0644}" "$$1" "$$root/$$2"; echo "$$2" >>"$$work/new"; }; \
	page() { ./outturn help --format "$$1" --lang "$$2" >"$$work/page"; put "$$work/page" "$$3"; }; \
	put outturn bin/outturn 0755; \
	for file in plots/*.gp scenarios/* scenarios/*/*; do [ ! -f "$$file" ] || put "$$file" "share/outturn/$$file"; done; \
	for file in README.md LICENSE NEWS.md; do put "$$file" "share/doc/outturn/$$file"; done; \
	page man en share/man/man1/outturn.1; page man zh share/man/zh_CN/man1/outturn.1; \
	page bash en share/bash-completion/completions/outturn; page zsh en share/zsh/site-functions/_outturn; \
	echo "$$list" >>"$$work/new"; touch "$$work/old"; [ ! -f "$$root/$$list" ] || cp "$$root/$$list" "$$work/old"; \
	grep -v '/$$' "$$work/old" | grep -vxFf "$$work/new" | while IFS= read -r name; do rm -f "$$root/$$name"; done; \
	{ cat "$$work/new"; grep '/$$' "$$work/old" || :; } | sort -ru >"$$work/list"; \
	install -m 0644 "$$work/list" "$$root/$$list"; echo "installed in $$root"
uninstall:
	@set -eu; root=$$DESTDIR$$PREFIX; list=$$root/share/outturn/installed; \
	[ -f "$$list" ] || { echo "uninstall: no outturn in $$root" >&2; exit 1; }; \
	while IFS= read -r name; do case $$name in \
	    /*/) case $$PREFIX/ in "$$name"*) rmdir "$$DESTDIR$$name" 2>/dev/null || : ;; esac ;; \
	    */) rmdir "$$root/$$name" 2>/dev/null || : ;; \
	    *) rm -f "$$root/$$name" ;; esac; done <"$$list"; echo "removed from $$root"

# Some rows need builds of their own; the others need not wait for them.
torture_needs = $(if $(filter-out documents sanitizers,$(or $(ROW),documents)),,asan_build) \
                $(if $(filter-out fuzz,$(or $(ROW),fuzz)),,fuzz)
check check-all: outturn $(BUILD)/unit | $(first)
	@OUTTURN=./outturn OBJECTS=$(BUILD) CC='$(CC)' tests/run $@
torture: outturn $(BUILD)/unit $(torture_needs) | $(first) # ROW=name for one row, TORTURE=share for the part in check-all
	@OUTTURN=./outturn OBJECTS=$(BUILD) CC='$(CC)' TORTURE=$(or $(TORTURE),full) tests/torture/run $(ROW)
bench: outturn $(patsubst %,$(BUILD)/%,read count speed kernel) | $(first)
	@OUTTURN=./outturn BUILD=$(BUILD) tests/bench/run
	@OUTTURN=./outturn tests/bench/growth

debug: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/debug CFLAGS='-O0 -g3' build/debug/outturn build/debug/unit
asan_build: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/asan CFLAGS='$(ASAN)' build/asan/outturn build/asan/unit
tsan_build: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/tsan CFLAGS='$(TSAN)' build/tsan/outturn build/tsan/unit
fuzz: | $(first) # the harnesses for libFuzzer, as build/fuzz/fuzz_NAME; `make torture ROW=fuzz` runs them
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC='$(CLANG)' CFLAGS='$(FUZZ)' $(fuzzers:%=build/fuzz/fuzz_%)
coverage_build: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/coverage CFLAGS='-O0 -g --coverage' build/coverage/outturn build/coverage/unit
asan tsan: | $(first)
	@tests/run $@
coverage: coverage_build # how much of each file the tests reach, least first
	@find build/coverage -name '*.gcda' -delete
	@tests/run coverage || echo "coverage: some tests failed; what was reached is told all the same"
	@find build/coverage/sim build/coverage/models -name '*.gcda' -exec gcov -n {} + 2>/dev/null | awk '/^File/ { file = $$2 } \
	    /^Lines/ && file ~ /(sim|models).*\.c/ { sub("executed:", "", $$2); print $$2, $$4, "lines", file; file = "" }' | sort -n
flags:
	@echo $(ALL)
clean:
	rm -rf build outturn
.PHONY: deps demo install uninstall check check-all torture bench debug asan asan_build tsan tsan_build fuzz coverage coverage_build flags clean
