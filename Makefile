# SPDX-License-Identifier: GPL-3.0-or-later
# make            builds ./outturn            make demo      the reference case, on the terminal and as charts in out/
# make deps       installs what it needs      make check     all tests; the last line says "N passed, N failed"
# make asan tsan debug coverage bench format clean           CC=clang works
CC       = gcc
BUILD    = build/$(if $(filter-out gcc cc,$(CC)),$(notdir $(CC)),release)
CFLAGS   = -O2 -g
WARN     = -Wall -Wextra -Wshadow -Wmissing-prototypes -Wconversion
BITS     = -fopenmp-simd -fno-trapping-math -fno-math-errno -ffp-contract=off
CPPFLAGS = -D_GNU_SOURCE -Isim -I.
ALL      = -std=gnu2x $(WARN) $(BITS) $(CPPFLAGS) $(package_cflags) $(CFLAGS)
ASAN     = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
TSAN     = -O1 -g -fsanitize=thread

# The one list of what is installed: to build, to draw, to test.
DEBIAN   = libc6-dev pkg-config libgsl-dev libcjson-dev libfontconfig-dev \
           fontconfig gnuplot-nox fonts-liberation fonts-wqy-microhei \
           clang clang-format valgrind python3 python3-jsonschema poppler-utils
# pkg-config is asked when a rule first needs it and not before: "make deps" may be what brings it.
PACKAGES = gsl libcjson fontconfig
package_cflags = $(eval package_cflags := $(shell pkg-config --cflags $(PACKAGES)))$(package_cflags)
package_libs   = $(eval package_libs := $(shell pkg-config --libs $(PACKAGES)))$(package_libs)

main     = sim/command/main.c
library  = $(filter-out $(main),$(wildcard sim/*/*.c models/*.c))
sources  = $(library) $(wildcard $(main) tests/*.c tests/bench/*.c)
objects  = $(library:%.c=$(BUILD)/%.o)
tests    = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c))
link     = $(CC) $(ALL) $(LDFLAGS) -o $@ $^ $(package_libs) -lm
first    = $(filter deps,$(MAKECMDGOALS))# "make deps check" installs before anything is compiled, with -j too

outturn: $(BUILD)/outturn
	cp -f $< $@
$(BUILD)/outturn: $(objects) $(main:%.c=$(BUILD)/%.o)
	$(link)
$(BUILD)/unit: $(objects) $(tests)
	$(link)
$(BUILD)/read: $(objects) $(BUILD)/tests/bench/read.o
	$(link)
$(BUILD)/%.o: %.c Makefile | $(first)
	@mkdir -p $(@D)
	$(CC) $(ALL) -MMD -MP -c -o $@ $<
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

check: outturn $(BUILD)/unit | $(first)
	@OUTTURN=./outturn OBJECTS=$(BUILD) CC=$(CC) tests/run
bench: outturn $(BUILD)/read | $(first)
	@OUTTURN=./outturn READ=$(BUILD)/read tests/bench/run

debug: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/debug CFLAGS='-O0 -g3' build/debug/outturn build/debug/unit
asan_build: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/asan CFLAGS='$(ASAN)' build/asan/outturn build/asan/unit
tsan_build: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/tsan CFLAGS='$(TSAN)' build/tsan/outturn build/tsan/unit
coverage_build: | $(first)
	@$(MAKE) --no-print-directory BUILD=build/coverage CFLAGS='-O0 -g --coverage' build/coverage/outturn build/coverage/unit
asan tsan: | $(first)
	@tests/run $@
coverage: coverage_build # how much of each file the tests reach, least first
	@find build/coverage -name '*.gcda' -delete
	@tests/run coverage
	@find build/coverage/sim build/coverage/models -name '*.gcda' -exec gcov -n {} + 2>/dev/null | awk '/^File/ { file = $$2 } \
	    /^Lines/ && file ~ /(sim|models).*\.c/ { sub("executed:", "", $$2); print $$2, $$4, "lines", file; file = "" }' | sort -n
flags:
	@echo $(ALL)
format:
	clang-format -i $(sources) $(wildcard sim/*/*.h models/*.h tests/*.h)
clean:
	rm -rf build outturn
.PHONY: deps demo check bench debug asan asan_build tsan tsan_build coverage coverage_build flags format clean
