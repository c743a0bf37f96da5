# How the benchmarks are built; read by the Makefile where one is asked for. A
# program links with the peers that are there now, and is linked anew when others
# are.

CXX         ?= c++
CXX_11       = -std=c++17

# Those that are there, as "benchmark:file:name".
PEERS       := $(shell PKG_CONFIG='$(PKG_CONFIG)' CXX='$(CXX)' tests/bench/peers.sh)
# peer_files BENCHMARK, peer_names BENCHMARK
of_bench     = $(patsubst $1:%,%,$(filter $1:%,$(PEERS)))
peer_files   = $(filter-out -,$(foreach p,$(call of_bench,$1),$(firstword $(subst :, ,$p))))
peer_names   = $(filter-out program perl -,$(foreach p,$(call of_bench,$1),$(word 2,$(subst :, ,$p))))
peer_objects = $(patsubst %,$(B)/bench/%.o,$(basename $(call peer_files,$1)))

# Each program is made of its own file, what all share, and its peers.
SHARED_C     = harness
SHARED_lookup =
SHARED_explain = scanner texts
SHARED_log   = scanner texts lines process
SHARED_start = process
SHARED_mail  = texts process
SHARED_size  = process
SHARED_generate = process
bench_objects = $(patsubst %,$(B)/bench/%.o,$1 $(SHARED_C) $(SHARED_$1)) $(call peer_objects,$1)

# The headers of others are the system's, whatever is wrong in them.
ask_headers  = $$($(PKG_CONFIG) --cflags $1 2>/dev/null | sed 's/-I/-isystem /g')
PEER_NAMES   = $(sort $(foreach b,$(BENCHES),$(call peer_names,$b)))
PEER_CFLAGS  = $(if $(PEER_NAMES),$(call ask_headers,$(PEER_NAMES)))

ifneq ($(shell cat $(B)/bench/peers 2>/dev/null),$(strip $(CC) $(PEERS)))
.PHONY: $(B)/bench/peers
endif
$(B)/bench/peers:
	@mkdir -p $(@D)
	@echo '$(strip $(CC) $(PEERS))' >$@

$(B)/bench/%.o: tests/bench/%.c $(B)/flags/bench $(B)/bench/peers | $(B)/tests/entries.gen.h $(B)/tests/documents.gen.h
	$(call compile,bench)

# Of C++ only what asks peers, with the same optimisation.
$(B)/bench/%.o: tests/bench/%.cc $(B)/flags/bench $(B)/bench/peers
	@mkdir -p $(@D)
	$(call say,compile)
	$Q$(CXX) $(CPPFLAGS) $(CFLAGS) -Wall -Wextra $(WERROR) $(CXX_11) -falign-loops=64 -Isrc $(PEER_CFLAGS) \
	    -MMD -MP -c -o $@ $<

# gperf with the options that make its fastest look-up of strings: of the usual
# spelling, and of all of them.
$(B)/bench/gperf_usual.gen.h: SPELLED = 1
$(B)/bench/gperf_all.gen.h: SPELLED = n
$(B)/bench/gperf_%.gen.h: tests/bench/spellings.h $(B)/codes.csv
	@mkdir -p $(@D)
	$(call say,gperf)
	$Q{ printf '%%struct-type\n%%omit-struct-type\nstruct gperf_word;\n%%%%\n'; \
	    awk -F'"' 'BEGIN { n = 0 } /^SPELLING/ { format[n, 4] = $$2; format[n, 3] = $$4; format[n++, 1] = $$6 } \
	        $$2 ~ /^(reply|enhanced|pair)$$/ && $$1 ~ /^[0-9. ]+$$/ { parts = split($$1, part, /[ .]/); \
	            for (i = 0; i < $(SPELLED); i++) \
	                printf "\"%s\", %d\n", sprintf(format[i, parts], part[1], part[2], part[3], part[4]), words++ }' \
	        $< FS=, $(B)/codes.csv; } | \
	    $(GPERF) -L ANSI-C -l -c -C -E -m 10 -N gperf_$* -H hash_$* >$@
$(B)/bench/lookup_gperf.o: $(B)/bench/gperf_usual.gen.h $(B)/bench/gperf_all.gen.h
$(B)/bench/lookup_gperf.o: PEER_CFLAGS = -I$(B)

# bench_program NAME
define bench_program
$(B)/bench/$1: $(call bench_objects,$1) $(LIBRARY) $(B)/bench/peers
	$$(call say,link)
	$$Q$(if $(filter %.cc,$(call peer_files,$1)),$(CXX),$(CC)) $(CFLAGS) $(LDFLAGS) -o $$@ \
	    $$(filter %.o,$$^) $(LIBRARY) \
	    $(if $(call peer_names,$1),$$$$($(PKG_CONFIG) --libs $(call peer_names,$1)))
endef
$(foreach b,$(BENCHES),$(eval $(call bench_program,$b)))
