# bouncecode. "make help" lists the targets; settings come first, and may be
# given on the command line or in a file config.mk of your own.

.DELETE_ON_ERROR:
.SUFFIXES:
-include config.mk

B            = build
# Make has no names with blanks: inside this directory, the build directory has a short one.
override B  := $(subst ^,,$(subst ^$(CURDIR)/,,^$(B)))
ifneq ($(word 2,x$(B)),)
$(error B=$(B): a build directory outside of this one may not have blanks in its name)
endif
CFLAGS      ?= -O2 -g
# What runs while building: differs from CC where that is a cross compiler, and "gcc -m32"
# is one to a machine without libraries for it.
BUILD_CC    ?= $(filter-out -m32,$(CC))
BUILD_CFLAGS ?= -O1 -g
WARNINGS     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes
WEB_CC      ?= clang
WEB_LD      ?= wasm-ld
GPERF       ?= gperf
PKG_CONFIG  ?= pkg-config
PROVE       ?= prove
# What "make bench" measures: all of it, or some of tests/bench.
BENCH       ?=
# The tests that "make check" runs, such as "tests/code_test tests/logs.t"; all,
# where none is named.
TESTS       ?=
# Where the site of "make site" will be, "https://example.org/codes/"; without it the
# pages work anywhere, but have no canonical address and no sitemap.
SITE_URL    ?=
# Where readers of the page report what is wrong: a form that takes "title" and "body",
# or "mailto:" an address; without it the page has no such links.
REPORT_URL  ?=
# What the Python package is built with and tested by.
PYTHON      ?= /usr/bin/python3
# Which PostgreSQL its extension is built for, tested with and installed into.
PG_CONFIG   ?= pg_config
# Where "make vendor" writes.
DEST         = $(B)/vendor
# What it writes: all parts, or some of src/parts, such as "lookup search".
PARTS       ?=
# Where "make install" puts things, below DESTDIR: the names that GNU gave them.
prefix       ?= /usr/local
exec_prefix  ?= $(prefix)
bindir       ?= $(exec_prefix)/bin
libdir       ?= $(exec_prefix)/lib
libexecdir   ?= $(exec_prefix)/libexec
includedir   ?= $(prefix)/include
pkgconfigdir ?= $(libdir)/pkgconfig
datarootdir  ?= $(prefix)/share
datadir      ?= $(datarootdir)
mandir       ?= $(datarootdir)/man
bashcompletiondir ?= $(datadir)/bash-completion/completions
zshcompletiondir ?= $(datadir)/zsh/site-functions
fishcompletiondir ?= $(datadir)/fish/vendor_completions.d
INSTALL      ?= install
INSTALL_PROGRAM ?= $(INSTALL)
INSTALL_DATA ?= $(INSTALL) -m 644
# The libraries that read compressed input, by the names that pkg-config knows.
# Each may be missing; ZLIB=no, BZIP2=no, LZMA=no and ZSTD=no leave one out.
ZLIB        ?= zlib
BZIP2       ?= bzip2
LZMA        ?= liblzma
ZSTD        ?= libzstd
# What reads e-mails, likewise: GMIME=no leaves --mail out.
GMIME       ?= $(if $(WINDOWS),no,gmime-3.0)
# What CC compiles for.
MACHINE     := $(shell $(CC) -dumpmachine 2>/dev/null)
WINDOWS      = $(findstring mingw,$(MACHINE))
EXE          = $(if $(WINDOWS),.exe)
# The compiler of "make windows", by the machine that it compiles for.
HOST        ?= x86_64-w64-mingw32
# What makes it harder to abuse an error: addresses that nobody knows, canaries on the
# stack, tables of addresses that are read-only, lengths that the C library looks at.
# What CC does not know is left out, and so is all of it by HARDENING=no; CPPFLAGS,
# CFLAGS and LDFLAGS come behind it.
HARDENING   ?= yes
$(if $(filter yes no,$(HARDENING)),,$(error HARDENING is "$(HARDENING)", expected yes or no))
ifeq ($(HARDENING)$(WINDOWS),yes)
HARD        := $(shell try() { \
                 echo 'int main(void) { return 0; }' | $(CC) -O2 -Werror "$$@" -x c -o /dev/null - 2>/dev/null && \
                     echo "$$@"; }; \
                 set -- -fstack-protector-strong -D_FORTIFY_SOURCE=2 -Wl,-z,relro,-z,now,-z,noexecstack; \
                 try "$$@" -fPIE -pie || { for f; do try $$f; done; try -fPIE -pie; })
endif
# Lengths are known where it optimizes, and sanitizers look at them themselves.
FORTIFIES    = $(and $(filter-out -O0,$(lastword $(filter -O%,$(CFLAGS)))),$(if $(or \
                 $(findstring -fsanitize,$(CFLAGS)),$(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS))),,yes))
HARD_CFLAGS  = $(filter -f%-strong $(FORTIFIES:yes=-D%),$(HARD))
HARD_LINK    = $(filter -Wl%,$(HARD))
HARD_PIE     = $(if $(STATIC),,$(filter -pie,$(HARD)))
# Your own providers, wordings and verdicts: see docs/CONTRIBUTING.md. What only
# installs takes what was built.
ifeq ($(filter-out install uninstall install-postgresql,$(or $(MAKECMDGOALS),all)),)
OVERLAY     ?= $(shell cat $(B)/overlay 2>/dev/null)
else
OVERLAY     ?=
endif
# STATIC=1 links the command statically; V=1 shows the commands that are run.
STATIC_1     = -static
LIBS_1       = --static
QUIET_       = @
Q            = $(QUIET_$(V))
# make -s prints nothing.
SILENT       = $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
say          = @$(if $(SILENT),:,printf '  %-10s%s\n' $(1) $@)

# The files of a part, of which src/rooms lists the rooms; in one order in every locale.
files        = $(foreach d,$(shell sed -n 's/^$1 *\([^ ]*\) .*/\1/p' src/rooms),$(sort $(wildcard $d/*.c)))
RUNTIME     := $(patsubst src/%.c,%,$(call files,runtime))
INDEXING    := $(patsubst src/%.c,%,$(call files,index)) search/term base/bytes
COMMAND     := $(patsubst src/%.c,%,$(call files,summary) $(call files,command))
# bouncecode-mail is the command with --mail in it, instead of what starts it.
MAIL        := $(patsubst src/%.c,%,$(call files,mail)) $(filter-out cli/mail,$(COMMAND))
COMPILER    := $(filter-out pack,$(patsubst gen/%.c,%,$(call files,compiler)))
KEEPER      := $(patsubst gen/%.c,%,$(call files,keeper) \
                 $(wildcard gen/base/*.c gen/list/*.c))
# Those that read mails need what reads them.
MAIL_TESTS   = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/mail*_test.c))
C_TESTS      = $(filter-out $(if $(MAIL_PROGRAM),,$(MAIL_TESTS)), \
                 $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/*_test.c)))

# What the compiler makes: name=place for each row of gen/emit/outputs, and the
# places of those rows that have one of these words. What gperf and pack make of
# "keys" is released with them.
rows         = $(shell LC_ALL=C sed -n 's/^\([a-z][a-z]*\)  *\([^ ]*\)  *\($1\) .*/$2/p' gen/emit/outputs)
OUTPUTS     := $(call rows,[a-z]*,\1=\2)
RELEASED    := $(call rows,released,\2) $(call rows,installed,\2) \
               keys.gen.h bouncecode_keys.gen.h
INSTALLED   := $(call rows,installed,\2)
DATA         = $(RELEASED:%=$(B)/%)
TABLES       = $(filter $(B)/bouncecode_%.gen.h,$(DATA))
COMPLETIONS  = $(filter $(B)/completions/%,$(DATA))

XML_CFLAGS   = $(shell $(PKG_CONFIG) --cflags libxml-2.0)
XML_LIBS     = $(shell $(PKG_CONFIG) --libs libxml-2.0)

# Not every system tells pkg-config of bzip2, which then is -lbz2.
UNPACKERS   := $(shell for l in $(filter-out no,$(ZLIB) $(BZIP2) $(LZMA) $(ZSTD)); do \
                 $(PKG_CONFIG) --exists $$l || \
                     { test $$l = bzip2 && echo '\#include <bzlib.h>' | $(CC) -E - >/dev/null; } && \
                     echo $$l; done 2>/dev/null)

# The program that reads e-mails, where CC can link with GMime, which is tried
# once; what only installs takes what was built.
GMIME_ASKED  = $(strip $(CC) $(STATIC_$(STATIC)) $(GMIME))
ifeq ($(filter-out install uninstall install-postgresql,$(or $(MAKECMDGOALS),all)),)
MAIL_PROGRAM := $(wildcard $(B)/bouncecode-mail)
else
ifneq ($(filter-out no,$(GMIME)),)
MAIL_PROGRAM := $(shell $(PKG_CONFIG) --exists $(GMIME) 2>/dev/null || exit; \
                 test "$$(head -n 1 $(B)/gmime 2>/dev/null)" = '$(GMIME_ASKED)' || { \
                     mkdir -p $(B) && echo '$(GMIME_ASKED)' >$(B)/gmime; \
                     echo 'int main(void) { return 0; }' | $(CC) $(CFLAGS) $(LDFLAGS) \
                         $(STATIC_$(STATIC)) -x c -o $(B)/linked - \
                         $$($(PKG_CONFIG) $(LIBS_$(STATIC)) --libs $(GMIME)) 2>/dev/null && \
                         echo $(B)/bouncecode-mail >>$(B)/gmime; rm -f $(B)/linked; }; \
                 sed -n 2p $(B)/gmime)
endif
# One that was built before would be found and installed.
ifeq ($(MAIL_PROGRAM),)
$(shell rm -f $(B)/bouncecode-mail)
endif
endif
mail_directory = $(libexecdir)/bouncecode

LIBRARY      = $(B)/libbouncecode.a
HEADERS      = $(B)/bouncecode_codes.h

# The number in the soname: one more with each release that breaks programs
# which were linked before, by another struct, another meaning or a function
# that is gone, and with no other. New data, new functions and new numbers in
# the enumerations break none.
ABI          = 0
VERSION     := $(shell sed -n 's/^.define BOUNCECODE_VERSION "\(.*\)"/\1/p' \
                 src/bouncecode.h)

# The shared library; SHARED=no leaves it out.
SHARED      ?= $(if $(WINDOWS),no,yes)
ifneq ($(findstring darwin,$(MACHINE)),)
SHARED_LINK  = libbouncecode.dylib
SONAME       = libbouncecode.$(ABI).dylib
SHARED_FILE  = libbouncecode.$(VERSION).dylib
SHARED_FLAGS = -dynamiclib -install_name $(libdir)/$(SONAME) \
               -Wl,-exported_symbol,_bouncecode_*
else
SHARED_LINK  = libbouncecode.so
SONAME       = $(SHARED_LINK).$(ABI)
SHARED_FILE  = $(SHARED_LINK).$(VERSION)
SHARED_FLAGS = -shared -Wl,-soname,$(SONAME)
endif
LINK_SHARED  = $(CC) $(HARD_LINK) $(CFLAGS) $(LDFLAGS) $(SHARED_FLAGS)
SHARED_yes   = $(B)/$(SHARED_FILE)
SHARED_LINKS_yes = $(filter-out $(SHARED_FILE),$(SONAME) $(SHARED_LINK))

all: $(B)/bouncecode$(EXE) $(MAIL_PROGRAM) $(LIBRARY) $(SHARED_$(SHARED)) $(HEADERS) $(DATA) $(COMPLETIONS) $(B)/one_file ## build the command, the libraries and the data files

help: ## list the targets
	@LC_ALL=C sed -n 's/^\([a-z-]*\):.* ## /    make \1:/p' Makefile | \
	    sed 's/: */:/' | awk '{ i = index($$0, ":"); \
	        printf "%-32s%s\n", substr($$0, 1, i - 1), substr($$0, i + 1) }'

# ---- setting up: the two targets that may install packages are "deps" and
# ---- those that call it; everything behind them runs in a second make, which
# ---- then sees what was installed

# Rotated logs are compressed; a machine that cannot have the libraries reads the
# others.
INSTALL_INPUT = .ci/deps install input || echo "make: compressed files are read as far as libraries are there"

deps: ## install the packages that are missing
	@.ci/deps install
	@$(INSTALL_INPUT)
	@.ci/deps install mail || echo "make: without GMime, --mail is left out"

try: ## set up, build, and explain a bounce code
	@.ci/deps install
	@$(INSTALL_INPUT)
	@$(MAKE) --no-print-directory $(B)/bouncecode
	@echo
	$(B)/bouncecode "550-5.7.26 This mail has been blocked because the sender is unauthenticated."

check: ## set up, build and run all tests, or TESTS='tests/code_test tests/logs.t'
	@.ci/deps install
	@$(INSTALL_INPUT)
	@$(MAKE) --no-print-directory $(if $(TESTS),,check-docs) check-tests

# ---- how a C file is compiled: what is said of each part once. A part is a
# ---- directory of objects, and compiled anew when what is said of it changes

C99          = -std=c99
C11          = -std=c11 -D_POSIX_C_SOURCE=200809L
FOR_BUILD    = $(BUILD_CC) $(BUILD_CFLAGS) $(WARNINGS)
FOR_HOST     = $(CC) $(HARD_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(WARNINGS)

# WebAssembly: the runtime's blocks of 16 bytes are vectors there as well, and there
# is one thread. The page is small before fast, but for what is said below, and no
# platform sends it notifications.
WASM_FLAGS   = --target=wasm32 -flto -msimd128 -mbulk-memory -nostdlib \
               -nostdlibinc -ffreestanding -D_Thread_local= -isystem src/web/libc
WEB_FLAGS    = $(WASM_FLAGS) -Oz -DBOUNCECODE_NO_EVENTS
NODE_FLAGS   = $(WASM_FLAGS) -O2

COMPILE_gen     = $(FOR_BUILD) -Wno-overlength-strings $(C11) -I. -Isrc -I$(B)
COMPILE_gen-src = $(FOR_BUILD) $(C99) -Isrc
# One set of objects makes both libraries. What files share among themselves is
# hidden by an attribute, so that the code may stand anywhere for nothing: the
# same instructions are counted with and without on x86-64.
COMPILE_src     = $(FOR_HOST) $(C99) $(if $(filter yes,$(SHARED)),-fPIC,$(HARD_PIE:-pie=-fPIE)) -Isrc -I$(B)
COMPILE_command = $(FOR_HOST) $(C11) $(HARD_PIE:-pie=-fPIE) -D_FILE_OFFSET_BITS=64 -Isrc -I$(B) \
                  -DMAIL_DIRECTORY='"$(mail_directory)"'
COMPILE_tests   = $(FOR_HOST) $(C11) -I. -Isrc -I$(B)/tests
# The loops of all ways begin at a cache line: none has luck with its address.
COMPILE_bench   = $(FOR_HOST) -Wno-overlength-strings $(C11) -falign-loops=64 \
                  -Isrc -I$(B)/tests
# The interface of Python 3.10 that later versions keep, whose rows of types have
# functions as void pointers.
COMPILE_module  = $(FOR_HOST) -Wno-pedantic -std=gnu11 -fPIC -fvisibility=hidden \
                  -DPy_LIMITED_API=0x030A0000 -DPY_SSIZE_T_CLEAN -Isrc
COMPILE_sqlite  = $(FOR_HOST) $(C11) -D_FILE_OFFSET_BITS=64 -fPIC -fvisibility=hidden -Isrc
COMPILE_web     = $(WEB_CC) $(WEB_FLAGS) $(WARNINGS) $(C99) -Isrc -I$(B)
COMPILE_web-command = $(WEB_CC) $(WEB_FLAGS) $(WARNINGS) $(C11) -Isrc
COMPILE_node    = $(WEB_CC) $(NODE_FLAGS) $(WARNINGS) $(C99) -Isrc -I$(B)
COMPILE_node-command = $(WEB_CC) $(NODE_FLAGS) $(WARNINGS) $(C11) -Isrc -I$(B)/node/english
# What the system is asked for when it is needed, and not before.
ASK_gen      = $(XML_CFLAGS)
ASK_command  = $$(cat $(B)/unpack.cflags)
ASK_bench    = $(PEER_CFLAGS)
ASK_module   = -isystem $$($(PYTHON) -c 'import sysconfig; print(sysconfig.get_path("include"))')

ASK_sqlite   = $$(cat $(B)/unpack.cflags) $$($(PKG_CONFIG) --cflags sqlite3)

# compile PART: the recipe of an object. A warning as an error makes no other
# object, so that WERROR is no reason to compile again.
define compile
@mkdir -p $(@D)
$(call say,compile)
$Q$(COMPILE_$1) $(WERROR) $(ASK_$1) -MMD -MP -c -o $@ $<
endef

# $(B)/flags/PART has what its objects were compiled with, and is asked again
# when that has changed. What only installs may be run with other settings.
COMPILED     = gen gen-src src command tests bench module sqlite web web-command node node-command
# The build directory may be spelled in two ways.
words_of     = $(strip $(subst -I$(B),-IB,$(COMPILE_$1)))
written_of   = $(strip $(shell cat $(B)/flags/$1 2>/dev/null))
differ       = $(subst x$1,,x$2)$(subst x$2,,x$1)
ifneq ($(filter-out install uninstall install-postgresql,$(or $(MAKECMDGOALS),all)),)
.PHONY: $(foreach p,$(COMPILED),$(if $(call differ,$(call words_of,$p),$(call written_of,$p)),$(B)/flags/$p))
endif
$(COMPILED:%=$(B)/flags/%): $(B)/flags/%:
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(call words_of,$*))' >$@

# Says which package is missing, once, before the first file is compiled.
$(B)/tools: .ci/deps $(B)/origin
	@.ci/deps check $(if $(AS_RELEASED),cc)
	@mkdir -p $(@D)
	@touch $@

# ---- the compiler of the list, which runs while building

$(B)/codes_xsd.gen.h: gen/codes.xsd | $(B)/tools
	@mkdir -p $(@D)
	$(call say,generate)
	$Q(echo 'static const char codes_xsd[] ='; \
	    sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/	"&\\n"/' gen/codes.xsd; \
	    echo '	;') > $@

# The style and the script of the pages of the site, without what is for those who
# read the sources. The colours are those of the main page.
$(B)/site_style.gen.h: src/web/colours.css gen/site/site.css
$(B)/site_script.gen.h: gen/site/site.js
$(B)/site_style.gen.h $(B)/site_script.gen.h: | $(B)/tools
	$(call say,generate)
	$Q(echo 'static const char $(basename $(basename $(@F)))_text[] ='; \
	    cat $^ | sed -e 's/^[[:blank:]]*//' -e '/^\/\/ /d' -e '/^\/\* .* \*\/$$/d' -e '/^$$/d' \
	    -e 's/\\/\\\\/g; s/"/\\"/g; s/.*/	"&\\n"/'; \
	    echo '	;') > $@

$(B)/outputs.gen.h: gen/emit/outputs | $(B)/tools
	$(call say,generate)
	$QLC_ALL=C sed -n 's/^\([a-z][a-z]*\)  *[^ ]*  *[a-z]*  *\(.*\)/OUTPUT(\1, "\2")/p' $< > $@

# An emitter that no header declares is not in the list of outputs.
$(B)/gen/emit/%.o: ASK_gen += -Werror=missing-prototypes

# Also of a tarball, for tests and for what keeps the list true.
$(B)/gen/tools: .ci/deps
	@.ci/deps check list
	@mkdir -p $(@D)
	@touch $@

$(B)/gen/%.o: gen/%.c $(B)/flags/gen | $(B)/gen/tools $(B)/codes_xsd.gen.h $(B)/outputs.gen.h \
    $(B)/site_style.gen.h $(B)/site_script.gen.h
	$(call compile,gen)

# Patterns and words are folded as the runtime folds the text they are looked
# for in.
FOLDING      = $(B)/gen/src/explain/fold.o $(B)/gen/src/explain/stem.o $(B)/gen/src/search/term.o $(B)/gen/src/base/bytes.o
# A message shows what the command would, what is printed in memory is kept as there, and a
# file takes the place of another one as there.
AS_COMMAND   = $(patsubst %,$(B)/gen/src/cli/%.o,output/shown system/kept system/place)
$(sort $(FOLDING) $(AS_COMMAND) $(INDEXING:%=$(B)/gen/src/%.o)): $(B)/gen/src/%.o: src/%.c $(B)/flags/gen-src | $(B)/tools
	$(call compile,gen-src)

$(B)/bouncegen: $(COMPILER:%=$(B)/gen/%.o) $(sort $(FOLDING) $(AS_COMMAND) $(INDEXING:%=$(B)/gen/src/%.o))
	$(call say,link)
	$Q$(BUILD_CC) $(BUILD_CFLAGS) -o $@ $^ $(XML_LIBS) -lm

# The same files read the list for what keeps it true.
$(B)/bouncekeep: $(KEEPER:%=$(B)/gen/%.o) $(FOLDING) $(AS_COMMAND)
	$(call say,link)
	$Q$(BUILD_CC) $(BUILD_CFLAGS) -o $@ $^ $(XML_LIBS)

# ---- where the data come from. A release brings what was made of its list, and needs
# ---- no compiler of it; where the list was edited, or what makes something of it, with
# ---- an overlay and with GENERATED=no, everything is made anew, as it is without "generated"

MADE_OF      = cat $(sort codes.xml $(wildcard translations/*.xml) gen/codes.xsd gen/emit/outputs gen/pack.c \
                 $(COMPILER:%=gen/%.c) $(wildcard gen/base/*.h gen/list/*.h gen/learn/*.h gen/emit/*.h) \
                 $(FOLDING:$(B)/gen/%.o=%.c) $(INDEXING:%=src/%.c)) | cksum
AS_RELEASED := $(if $(OVERLAY)$(filter no,$(GENERATED)),,$(shell test -d generated || exit; test ! -f generated/sources || \
                 test "$$(cat generated/sources)" = "$$($(MADE_OF))" && echo yes))

# Asked again when it changes: what an overlay or an edit made may be newer than what
# was released, and must not stay.
ORIGIN       = $(if $(AS_RELEASED),release,list)
ifneq ($(filter-out install uninstall install-postgresql,$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell cat $(B)/origin 2>/dev/null),$(ORIGIN))
.PHONY: $(B)/origin
endif
endif
$(B)/origin:
	@mkdir -p $(@D)
	$(if $(AS_RELEASED),@rm -f $(B)/overlay)
	@echo '$(ORIGIN)' >$@

# ---- what it makes: one output for each rule

# Asked again when another overlay is given, or none.
ifneq ($(shell cat $(B)/overlay 2>/dev/null),$(OVERLAY))
.PHONY: $(B)/overlay
endif
$(B)/overlay: codes.xml $(OVERLAY) $(B)/bouncegen
	$(call say,check)
	$Q$(B)/bouncegen check codes.xml $(OVERLAY)
	@echo '$(OVERLAY)' >$@

define generate
@mkdir -p $(@D)
$(call say,generate)
$Q$(B)/bouncegen $1 codes.xml $@ $(OVERLAY)
endef

# make_output NAME=PLACE
define make_output
$(B)/$(lastword $(subst =, ,$1)): $(B)/overlay $(B)/origin
	$$(call generate,$(firstword $(subst =, ,$1)))
endef

ifneq ($(AS_RELEASED),)
$(RELEASED:%=$(B)/%): $(B)/%: generated/% $(B)/origin
	@mkdir -p $(@D)
	$(call say,copy)
	$Qcp $< $@
MADE        := $(call rows,no,\1=\2)
else
MADE        := $(OUTPUTS)
# The exact look-up: gperf finds a perfect hash, pack makes plain tables of it.
# Of thousands of keys the file has several parts, with a run of gperf for each.
$(B)/keys.gen.h: $(B)/keys.gperf
	$(call say,gperf)
	$Qawk -v gperf='$(GPERF) -m 1' '/^%part$$/ { if (close(gperf)) exit bad = 1; next } { print | gperf } \
	    END { exit close(gperf) || bad }' $< > $@
$(B)/pack: gen/pack.c $(B)/keys.gen.h
	$(call say,compile)
	$Q$(BUILD_CC) $(BUILD_CFLAGS) -I$(B) -o $@ $<
$(B)/bouncecode_keys.gen.h: $(B)/pack
	$(call say,generate)
	$Q$(B)/pack $@
endif
$(foreach o,$(MADE),$(eval $(call make_output,$o)))
# Nothing else is made anew when a translation changes.
TRANSLATED   = translations.gen.h languages.json untranslated.txt
$(addprefix $(B)/,$(filter $(TRANSLATED),$(foreach o,$(MADE),$(lastword $(subst =, ,$o))))): $(wildcard translations/*.xml)

# ---- the runtime and the command

$(B)/src/%.o: src/%.c $(B)/flags/src | $(TABLES)
	$(call compile,src)

$(LIBRARY): $(RUNTIME:%=$(B)/src/%.o)
	$(call say,archive)
	@rm -f $@
	$Q$(AR) rcs $@ $^

# A version script, where the linker knows them, gives what is not hidden its
# version and lets nothing else out, and the library's own calls stay inside.
$(B)/bouncecode.map: Makefile | $(B)/tools
	$(call say,generate)
	@echo 'BOUNCECODE_$(ABI) { global: bouncecode_*; local: *; };' >$@

$(B)/$(SHARED_FILE): $(RUNTIME:%=$(B)/src/%.o) $(B)/bouncecode.map
	$(call say,link)
	$Qflags="-Wl,--version-script,$(B)/bouncecode.map -Wl,-Bsymbolic-functions"; \
	$(LINK_SHARED) $$flags -o $@ -x c /dev/null 2>/dev/null || flags=; \
	$(LINK_SHARED) $$flags -o $@ $(filter %.o,$^)
	@for l in $(SHARED_LINKS_yes); do ln -sf $(SHARED_FILE) $(B)/$$l; done

# Only what CC can link with counts: it may compile for another machine than
# pkg-config knows, or lack the static library. Asked again when what is asked
# for has changed.
ASKED        = $(strip $(CC) $(STATIC_$(STATIC)) $(UNPACKERS))
# Not for what only installs: it may be run by root, with other settings, and
# takes what was built.
ifneq ($(filter-out install uninstall install-postgresql,$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell cat $(B)/unpackers 2>/dev/null),$(ASKED))
.PHONY: $(B)/unpackers
endif
endif

$(B)/unpackers: | $(B)/tools
	@: >$(B)/unpack.cflags; : >$(B)/unpack.libs
	@for l in $(UNPACKERS); do \
	    libs=$$($(PKG_CONFIG) $(LIBS_$(STATIC)) --libs $$l 2>/dev/null || echo -lbz2); \
	    echo 'int main(void) { return 0; }' | $(CC) $(CFLAGS) $(LDFLAGS) \
	        $(STATIC_$(STATIC)) -x c -o $(B)/linked - $$libs 2>/dev/null || \
	        continue; \
	    echo "-DHAVE_$$(echo $$l | tr a-z A-Z)" \
	        "$$($(PKG_CONFIG) --cflags $$l 2>/dev/null)" >>$(B)/unpack.cflags; \
	    echo "$$libs" >>$(B)/unpack.libs; \
	done; rm -f $(B)/linked
	@echo '$(ASKED)' >$@

$(B)/command/%.o: src/%.c $(B)/flags/command $(B)/unpackers | $(B)/situations.gen.h $(B)/translations.gen.h
	$(call compile,command)

LINK_COMMAND = $(CC) $(HARD_LINK) $(HARD_PIE) $(CFLAGS) $(LDFLAGS) $(STATIC_$(STATIC)) -pthread

$(B)/bouncecode$(EXE): $(COMMAND:%=$(B)/command/%.o) $(LIBRARY)
	$(call say,link)
	$Q$(LINK_COMMAND) -o $@ $^ $$(cat $(B)/unpack.libs)

# GLib's headers are the system's, whatever pkg-config calls them.
$(filter $(B)/command/mail/%,$(MAIL:%=$(B)/command/%.o)): \
    ASK_command += $$($(PKG_CONFIG) --cflags $(GMIME) | sed 's/-I/-isystem /g')

$(B)/bouncecode-mail: $(MAIL:%=$(B)/command/%.o) $(LIBRARY)
	$(call say,link)
	$Q$(LINK_COMMAND) -o $@ $^ \
	    $$(cat $(B)/unpack.libs) $$($(PKG_CONFIG) $(LIBS_$(STATIC)) --libs $(GMIME))

# ---- the runtime as two files, for other people's trees

# What answers otherwise since the pair that is replaced is said, where the list of
# that one is found; with CHANGES=yes it is written beside. SOURCE=yes puts beside
# what the pair is made of: "make vendor" works there.
SOURCES      = codes.xml translations gen src Makefile LICENSE .ci/deps
vendor: $(TABLES) $(B)/keys.gen.h ## write bouncecode.c and bouncecode.h into DEST; SOURCE=yes, CHANGES=yes
	@gen/upkeep/since.sh "$(DEST)" codes.xml $(B)/before.xml "$(FROM)"
	$(call say,write)
	$Qgen/vendor.sh $(B) "$(DEST)" $(PARTS)
	@! test -f $(B)/before.xml || { \
	    $(MAKE) -s --no-print-directory $(B)/bouncekeep && \
	    $(B)/bouncekeep diff $(B)/before.xml codes.xml >$(B)/changes.txt && \
	    cat $(B)/changes.txt && \
	    { test "$(CHANGES)" != yes || cp $(B)/changes.txt "$(DEST)/bouncecode-changes.txt"; }; }
	$Qtest "$(SOURCE)" != yes || { \
	    rm -rf "$(DEST)/bouncecode-source" && mkdir "$(DEST)/bouncecode-source" && \
	    tar -cf - $(SOURCES) | tar -xf - -C "$(DEST)/bouncecode-source"; }

# Names that are static in two files meet there, and those of one hide behind
# those of the other; "make all" finds them at once.
$(B)/one_file: $(RUNTIME:%=src/%.c) $(wildcard src/*.h src/*/*.h) $(TABLES) \
    $(B)/keys.gen.h src/parts gen/vendor.sh gen/one_file.awk gen/without.awk
	$(call say,check)
	$Qgen/vendor.sh $(B) $(B)/vendor
	$Q$(FOR_HOST) -Werror=shadow $(C99) -fsyntax-only $(B)/vendor/bouncecode.c
	@touch $@

# ---- the Python package: a module in C, and the command beside it

MODULE      := $(patsubst src/%.c,%,$(call files,python) $(call files,summary))
# No name of the library is seen.
MODULE_LINK  = $(CC) $(HARD_LINK) $(CFLAGS) $(LDFLAGS) -shared -s -Wl,--exclude-libs,ALL
# Elsewhere setup.py knows how to link, and builds the module itself.
MODULE_linux = $(B)/python/built/_bouncecode.abi3.so

$(B)/module/%.o: src/%.c $(B)/flags/module | $(B)/tools
	$(call compile,module)

$(MODULE_linux): $(MODULE:%=$(B)/module/%.o) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link)
	$Q$(MODULE_LINK) -o $@ $^

# It runs wherever the module does, so it asks for no library where that can be had.
$(B)/python/built/bouncecode: $(COMMAND:%=$(B)/command/%.o) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,link)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) -static -s -pthread -o $@ $^ $$(cat $(B)/unpack.libs) 2>/dev/null || \
	    $(CC) $(CFLAGS) $(LDFLAGS) -s -pthread -o $@ $^ $$(cat $(B)/unpack.libs)

python: $(B)/python/built/bouncecode $(MODULE_$(findstring linux,$(MACHINE))) $(DATA) $(B)/keys.gen.h $(COMPLETIONS) ## build the Python package, a wheel and its sources, build/python/dist
	$Qgen/python.sh $(B) $(VERSION) $(PYTHON)

# ---- the extension of SQLite: the summary, and what the command reads files and makes
# ---- records with

SQLITE      := $(patsubst src/%.c,%,$(call files,sqlite) $(call files,summary) \
                 $(wildcard src/cli/input/unpack*.c)) \
               $(addprefix cli/input/,input interrupt lines seed) \
               $(addprefix cli/output/,format message record shown stream) cli/system/kept cli/system/place cli/system/posix

$(B)/sqlite/tools: .ci/deps
	@.ci/deps check sqlite
	@mkdir -p $(@D)
	@touch $@

$(B)/sqlite/%.o: src/%.c $(B)/flags/sqlite $(B)/unpackers | $(B)/sqlite/tools
	$(call compile,sqlite)

$(B)/sqlite/bouncecode.so: $(SQLITE:%=$(B)/sqlite/%.o) $(LIBRARY)
	$(call say,link)
	$Q$(MODULE_LINK) -o $@ $^ $$(cat $(B)/unpack.libs)

sqlite: $(B)/sqlite/bouncecode.so ## build the extension of SQLite, build/sqlite/bouncecode.so

# ---- the extension of PostgreSQL: the library and the summary in a module, by the rules
# ---- that PostgreSQL has for such, which know nothing of what is said here

PGXS         = MAKEFLAGS= MAKEOVERRIDES= $(MAKE) --no-print-directory $(if $(filter 1,$(V)),,-s) \
               -C $(B)/postgresql TOP=$(CURDIR) LIBRARY=$(abspath $(LIBRARY)) PG_CONFIG='$(PG_CONFIG)' \
               PROJECT_CFLAGS='$(CFLAGS) $(WERROR)' with_llvm=no \
               $(if $(filter default,$(origin CC)),,CC='$(CC)')

postgresql: $(LIBRARY) $(B)/postgresql_types.sql ## build the extension of PostgreSQL, build/postgresql; PG_CONFIG=pg_config
	$Qgen/postgresql.sh $(B) '$(PG_CONFIG)'
	$(if $(SILENT),,@echo '  pgxs       $(B)/postgresql')
	$Q$(PGXS) all

install-postgresql: postgresql ## install it where PG_CONFIG says, below DESTDIR
	$Q$(PGXS) install DESTDIR='$(DESTDIR)'

check-postgresql: all postgresql ## test the extension of PostgreSQL with a server of its own
	$Q$(TESTER) B=$(B) PG_CONFIG='$(PG_CONFIG)' MAKE="$(MAKE)" $(PROVE) $(HARNESS) tests/sql/postgresql.t tests/sql/scale.t

# ---- the web page: the runtime and the records of the command as WebAssembly,
# ---- and the table, in one file

WEB_LINK     = $(WEB_LD) --no-entry --gc-sections --strip-all
# What the page shares with the command.
WEB_COMMAND  = $(patsubst src/%.c,%,$(call files,summary)) cli/question \
               cli/output/record cli/output/format cli/output/html \
               cli/output/numbers cli/output/rates_words cli/output/report \
               cli/output/report_rates cli/output/report_rows \
               cli/output/report_time cli/output/say_with cli/output/shown \
               cli/output/times
WEB_OBJECTS  = $(sort $(RUNTIME:%=$(B)/web/src/%.o) $(INDEXING:%=$(B)/web/src/%.o)) \
               $(WEB_COMMAND:%=$(B)/web/command/%.o) \
               $(patsubst src/web/%.c,$(B)/web/%.o,$(wildcard src/web/*.c src/web/libc/*.c src/web/restore/*.c))
WEB_SOURCES  = $(wildcard src/web/*.html src/web/*.css src/web/*.js) \
               src/cli/output/report_style.h

# The page is made again when that address is another one.
ifneq ($(shell cat $(B)/report_url 2>/dev/null),$(REPORT_URL))
.PHONY: $(B)/report_url
endif
$(B)/report_url:
	@mkdir -p $(@D)
	@echo '$(REPORT_URL)' >$@

page: $(B)/docs/index.html ## write the web page, build/docs/index.html, index.de.html

$(B)/web/tools: .ci/deps
	@.ci/deps check page
	@mkdir -p $(@D)
	@touch $@

$(B)/web/src/%.o: src/%.c $(B)/flags/web | $(TABLES) $(B)/web/tools
	$(call compile,web)

$(B)/web/command/%.o: src/%.c $(B)/flags/web-command | $(B)/web/tools
	$(call compile,web-command)

# What is typed is short, and blocks are larger than what they are for; but most of a
# log is passed over by them.
$(B)/web/src/explain/%.o $(B)/web/src/text/%.o \
    $(B)/web/src/log/queue_id.o $(B)/web/src/log/value.o: ASK_web = -DBC_PLAIN
# A loop that copies must not become a call of the function that it is in.
$(B)/web/libc/%.o: ASK_web = -fno-builtin
# A person waits while a file is unpacked: fast before small.
$(B)/web/unpack/%.o: ASK_web = -Os
$(B)/web/restore/%.o $(INDEXING:%=$(B)/web/src/%.o): ASK_web = -O2
# So does one whose log is read.
$(B)/web/src/log/%.o: ASK_web = -O2
# What is read of few lines is small nevertheless.
$(patsubst %,$(B)/web/src/log/%.o,csv event exim plain): ASK_web = -Oz
$(B)/web/command/summary/%.o: ASK_web-command = -O2
$(B)/web/%.o: src/web/%.c $(B)/flags/web | $(B)/web/tools
	$(call compile,web)

$(B)/docs/bouncecode.wasm: $(WEB_OBJECTS)
	@mkdir -p $(@D)
	$(call say,link)
	$Q$(WEB_LINK) -z stack-size=262144 -Map=$(B)/web/bouncecode.map -o $@ $^

# Written with it, some moments before.
$(B)/web/bouncecode.map: $(B)/docs/bouncecode.wasm
	@touch $@

# What the page puts itself together with says whether that will succeed.
$(B)/web/shrink: $(wildcard gen/shrink/*.c) $(filter-out %/restore.c,$(wildcard src/web/restore/*.c)) \
    $(INDEXING:%=$(B)/gen/src/%.o) $(B)/gen/base/file.o \
    $(B)/gen/base/memory.o $(B)/gen/base/message.o $(AS_COMMAND) $(wildcard gen/shrink/*.h src/web/unpack/*.h src/web/restore/*.h) \
    $(B)/flags/gen | $(B)/web/tools
	$(call say,compile)
	$Q$(FOR_BUILD) $(C11) $(WERROR) -I. -Isrc $$($(PKG_CONFIG) --cflags liblzma) \
	    -o $@ $(filter %.c %.o,$^) $$($(PKG_CONFIG) --libs liblzma)

$(B)/web/unpack.wasm: $(patsubst src/%.c,$(B)/%.o,$(wildcard src/web/unpack/*.c))
	$(call say,link)
	$Q$(WEB_LINK) -z stack-size=4096 --max-memory=33554432 -o $@ $^

# One run writes the page in each language, this one first.
$(B)/docs/index.html: $(B)/table.html $(B)/languages.json $(B)/docs/bouncecode.wasm \
    $(B)/web/bouncecode.map $(B)/web/shrink $(B)/index.recipe $(B)/web/unpack.wasm \
    $(WEB_SOURCES) gen/page.sh gen/shrink/rows gen/keys.awk gen/words.awk gen/sha256.sh $(B)/report_url
	$(call say,write)
	$QREPORT_URL='$(REPORT_URL)' gen/page.sh $(B)/table.html $(B)/languages.json $(B)/docs/bouncecode.wasm \
	    $(B)/web/bouncecode.map $(B)/web/shrink $(B)/index.recipe \
	    $(B)/web/unpack.wasm $@

# ---- the npm package: the runtime as WebAssembly, which puts its tables together
# ---- itself, as nothing but a module that was compiled before may run everywhere

NODE_COMMAND = summary/reports $(addprefix cli/output/,record format shown text evidence \
               terminal say say_with)
NODE_RESTORE = $(patsubst src/%.c,%,$(wildcard src/web/restore/*.c))
NODE_OBJECTS = $(sort $(RUNTIME:%=$(B)/node/src/%.o) $(INDEXING:%=$(B)/node/src/%.o)) \
               $(NODE_COMMAND:%=$(B)/node/command/%.o) $(NODE_RESTORE:%=$(B)/node/command/%.o) \
               $(patsubst src/%.c,$(B)/node/command/%.o,$(wildcard src/node/*.c src/web/libc/*.c))

# It has no other languages, with which it would be larger by a fifth.
$(B)/node/english/translations.gen.h: | $(B)/tools
	@mkdir -p $(@D)
	@: >$@

$(B)/node/src/%.o: src/%.c $(B)/flags/node | $(TABLES) $(B)/web/tools
	$(call compile,node)
$(B)/node/command/web/libc/%.o: ASK_node-command = -fno-builtin
$(B)/node/command/%.o: src/%.c $(B)/flags/node-command | $(B)/web/tools $(B)/node/english/translations.gen.h
	$(call compile,node-command)

$(B)/node/runtime.wasm: $(NODE_OBJECTS)
	$(call say,link)
	$Q$(WEB_LINK) -z stack-size=262144 -Map=$(B)/node/runtime.map -o $@ $^

$(B)/node/bouncecode.wasm: $(B)/node/runtime.wasm $(B)/web/shrink $(B)/index.recipe gen/shrink/rows
	$(call say,write)
	$Q$(B)/web/shrink $< $(B)/node/runtime.map - $(B)/index.recipe $@ $$(sed '/^#/d' gen/shrink/rows)

# One source is a module of both kinds, and so are the types; what is in the archive,
# and in which order, depends on the sources alone.
NPM_TARBALL  = $(B)/npm/bouncecode-$(VERSION).tgz
NPM_SOURCES  = $(wildcard src/node/*.?js src/node/*.js src/node/*.d.ts) \
               src/node/package.json src/node/README.md LICENSE

npm: $(NPM_TARBALL) ## write the npm package, build/npm/bouncecode-*.tgz

$(NPM_TARBALL): $(B)/node/bouncecode.wasm $(B)/words.d.ts $(NPM_SOURCES) gen/npm.sh gen/commonjs.awk
	$(call say,write)
	@mkdir -p $(@D)
	$Qgen/npm.sh $(VERSION) $(B)/node/bouncecode.wasm $(B)/words.d.ts $@

check-npm: npm $(B)/bouncecode $(B)/codes.json $(B)/npm-tests/node_modules $(B)/page-tests/node_modules ## test the npm package
	$Q$(TESTER) B=$(B) MAKE="$(MAKE)" $(PROVE) $(HARNESS) $(filter-out tests/npm/speed.t,$(wildcard tests/npm/*.t))
	$Q$(TESTER) B=$(B) $(firstword $(PROVE)) $(HARNESS) tests/npm/speed.t

# ---- the site: the page, and beside it one for each code, provider and category.
# ---- What was there before stays until all of it is written

site: $(B)/docs/index.html $(B)/overlay ## write the web site, build/site; SITE_URL=https://example.org/
	$(call say,write)
	$Q$(B)/bouncegen site codes.xml $(B)/site.tar $(B)/docs/index.html '$(SITE_URL)' $(OVERLAY)
	@rm -rf $(B)/site.new
	@mkdir $(B)/site.new
	$Qtar -xf $(B)/site.tar -C $(B)/site.new
	@rm -rf $(B)/site
	@mv $(B)/site.new $(B)/site
	$(if $(SITE_URL)$(SILENT),,@echo '  without SITE_URL: no sitemap.xml, no canonical addresses')

# The browser is the system's; what drives it comes by npm, as other engines and the types
# of Node do.
$(B)/%-tests/node_modules: tests/%/package.json
	@mkdir -p $(@D)
	@cp $< $(@D)
	$(call say,install)
	$Qcd $(@D) && npm install --silent --ignore-scripts --no-package-lock --no-audit --no-fund
	@touch $@

# What measures time has the machine to itself.
TIMED        = tests/page/hostile.t tests/page/speed.t
check-page: site $(B)/bouncecode $(B)/codes.json $(B)/page-tests/node_modules ## test the page in a browser
	$Q$(TESTER) B=$(B) MAKE="$(MAKE)" $(PROVE) $(HARNESS) $(filter-out $(TIMED),$(wildcard tests/page/*.t))
	$Q$(TESTER) B=$(B) MAKE="$(MAKE)" $(firstword $(PROVE)) $(HARNESS) $(TIMED)

# ---- installing: FILE=PLACE for each file, as a program, as data, or filled in

PLACES_PROGRAM = $(B)/bouncecode$(EXE)=$(bindir)/bouncecode$(EXE) \
    $(MAIL_PROGRAM:%=%=$(mail_directory)/bouncecode-mail)
PLACES_DATA  = \
    $(LIBRARY)=$(libdir)/libbouncecode.a \
    $(addsuffix =$(libdir)/$(SHARED_FILE),$(SHARED_$(SHARED))) \
    src/bouncecode.h=$(includedir)/bouncecode.h \
    $(B)/bouncecode_codes.h=$(includedir)/bouncecode_codes.h \
    $(foreach f,$(INSTALLED),$(B)/$f=$(datadir)/bouncecode/$f) \
    $(foreach n,1 3 5,$(foreach f,$(wildcard docs/man/*.$n), \
        $f=$(mandir)/man$n/$(notdir $f)))
PLACES_COMPLETION = \
    $(B)/completions/bouncecode.bash=$(bashcompletiondir)/bouncecode \
    $(B)/completions/_bouncecode=$(zshcompletiondir)/_bouncecode \
    $(B)/completions/bouncecode.fish=$(fishcompletiondir)/bouncecode.fish
PLACES_FILLED = \
    src/packaging/bouncecode.pc.in=$(pkgconfigdir)/bouncecode.pc \
    src/packaging/bouncecodeConfig.cmake.in=$(cmakedir)/bouncecodeConfig.cmake \
    src/packaging/bouncecodeConfigVersion.cmake.in=$(cmakedir)/bouncecodeConfigVersion.cmake
cmakedir     = $(libdir)/cmake/bouncecode
PLACES       = $(PLACES_PROGRAM) $(PLACES_DATA) $(PLACES_COMPLETION) $(PLACES_FILLED)
# "make uninstall" may be run where nothing is built any more, or without GMime.
PLACES_GONE  = $(PLACES) $(B)/bouncecode-mail=$(mail_directory)/bouncecode-mail
OWN_DIRECTORIES = $(mail_directory) $(cmakedir) $(datadir)/bouncecode
# Which directories "make install" made: these, and no others, are taken away again. Below
# DESTDIR, which is packed or copied, all are its own, and nothing is noted.
MADE_HERE    = $(datadir)/bouncecode/directories

# A directory below another one is named by that one, as pkg-config likes it.
FILL         = \
    -e 's|@version@|$(VERSION)|' \
    -e 's|@prefix@|$(prefix)|' \
    -e 's|@exec_prefix@|$(subst $(prefix),$${prefix},$(exec_prefix))|' \
    -e 's|@pc_libdir@|$(subst $(exec_prefix)/,$${exec_prefix}/,$(libdir))|' \
    -e 's|@pc_includedir@|$(subst $(prefix)/,$${prefix}/,$(includedir))|' \
    -e 's|@pc_datadir@|$(subst $(prefix)/,$${prefix}/,$(datadir))|' \
    -e 's|@libdir@|$(libdir)|' \
    -e 's|@includedir@|$(includedir)|' \
    -e 's|@shared@|$(if $(SHARED_$(SHARED)),$(SHARED_FILE))|' \
    -e 's|@soname@|$(SONAME)|'

# Puts the files of a list in their places: $1 = list, $2 = what copies one.
place        = for p in $1; do \
	    from=$${p%%=*} to="$(DESTDIR)$${p\#*=}"; \
	    $(INSTALL) -d "$${to%/*}" && $2 || exit; \
	done

install: all ## install below prefix, /usr/local, and DESTDIR
	$(if $(SILENT),,@echo '  install    $(DESTDIR)$(prefix)')
	$Qtest -n "$(DESTDIR)" || { made=$$(for p in $(PLACES) x=$(MADE_HERE); do \
	    d="$${p#*=}"; d="$${d%/*}"; \
	    until [ -z "$$d" ] || [ -d "$$d" ]; do echo "$$d"; d="$${d%/*}"; done; \
	done | LC_ALL=C sort -u); test -z "$$made" || { $(INSTALL) -d $(datadir)/bouncecode && \
	    echo "$$made" >>$(MADE_HERE) && chmod 644 $(MADE_HERE); }; }
	$Q$(call place,$(PLACES_PROGRAM),$(INSTALL_PROGRAM) "$$from" "$$to")
	$Q$(call place,$(PLACES_DATA) $(PLACES_COMPLETION),$(INSTALL_DATA) "$$from" "$$to")
	$Q$(call place,$(PLACES_FILLED),sed $(FILL) "$$from" >"$$to" && chmod 644 "$$to")
	$Qfor l in $(SHARED_LINKS_$(SHARED)); do \
	    ln -sf $(SHARED_FILE) "$(DESTDIR)$(libdir)/$$l" || exit; \
	done

uninstall: ## remove what "make install" with the same settings has installed
	$(if $(SILENT),,@echo '  uninstall  $(DESTDIR)$(prefix)')
	$Qfor p in $(PLACES_GONE); do rm -f "$(DESTDIR)$${p#*=}" || exit; done
	$Qfor l in $(SHARED_LINKS_$(SHARED)); do \
	    rm -f "$(DESTDIR)$(libdir)/$$l" || exit; \
	done
	$Qtest -z "$(DESTDIR)" || (cd "$(DESTDIR)" && for p in $(PLACES_GONE); do \
	    d="$${p#*=}"; rmdir -p ".$${d%/*}" 2>/dev/null || :; \
	done; rmdir "$$PWD") 2>/dev/null || :
	$Qmade=$$(LC_ALL=C sort -ru "$(DESTDIR)$(MADE_HERE)" 2>/dev/null); \
	rm -f "$(DESTDIR)$(MADE_HERE)"; \
	for d in $(OWN_DIRECTORIES); do \
	    rmdir "$(DESTDIR)$$d" 2>/dev/null || :; \
	done; \
	echo "$$made" | while read -r d; do rmdir "$$d" 2>/dev/null || :; done

# ---- keeping up: the list against the registry, its sources and its past

IANA_URL     = https://www.iana.org/assignments/smtp-enhanced-status-codes/smtp-enhanced-status-codes.xml
# The registry that is read: the file that is given, or what is downloaded.
REGISTRY     = $(or $(IANA),$(B)/iana.xml)
fetch        = $(if $(IANA),,$Qgen/upkeep/fetch.sh $(IANA_URL) $(REGISTRY) IANA)

check-iana: $(B)/bouncekeep ## compare codes.xml with IANA's registry; IANA=FILE, FORMAT=json
	$(call fetch)
	$Q$(B)/bouncekeep check-iana codes.xml "$(REGISTRY)" $(FORMAT)

# The registry that the tests compare the list with is renewed as well.
update-iana: $(B)/bouncekeep ## write skeletons of new codes into codes.xml; IANA=FILE
	$(call fetch)
	$Q$(B)/bouncekeep update-iana codes.xml "$(REGISTRY)"
	$Q! head -c 200 "$(REGISTRY)" | grep -q '<?xml' || \
	    cp "$(REGISTRY)" tests/registry/smtp-enhanced-status-codes.xml

RFC_URL      = https://www.rfc-editor.org/rfc-index.xml
# The index that is read, likewise, and the documents beside the list: docs/CODES.md has
# nothing that the list has not.
RFCS         = $(or $(RFCINDEX),$(B)/rfc-index.xml)
RFC_BYTES    = BYTES_MAX=$${BYTES_MAX:-268435456} SECONDS_MAX=$${SECONDS_MAX:-600}
DOCUMENTS    = README.md $(filter-out docs/CODES.md,$(wildcard docs/*.md docs/man/*))

.PHONY: check-rfcs
check-rfcs: $(B)/bouncekeep ## say what became of the RFCs that are named; RFCINDEX=FILE, FORMAT=json
	$(if $(RFCINDEX),,$Q$(RFC_BYTES) gen/upkeep/fetch.sh $(RFC_URL) $(RFCS) RFCINDEX)
	$(if $(filter-out json,$(FORMAT)),$(error FORMAT is "$(FORMAT)", expected json or nothing))$Q$(B)/bouncekeep check-rfcs codes.xml "$(RFCS)" $(FORMAT) $(DOCUMENTS)

MONTHS       = 12
stale: $(B)/bouncekeep ## list wordings not compared with their source for MONTHS, by page
	$Q$(B)/bouncekeep stale codes.xml $(MONTHS) $(NOW)

data-diff: $(B)/bouncekeep ## say which answers changed since an older list; FROM=FILE
	$(if $(FROM),,$(error data-diff: give FROM=FILE, an older codes.xml))
	$Q$(B)/bouncekeep diff "$(FROM)" codes.xml

# ---- releases

NAME         = bouncecode-$(VERSION)
# Where the project is, for what packages say of it.
HOMEPAGE     = https://github.com/bouncecode/bouncecode
# Names, owners, times and ends of lines of a tarball depend on the commit alone.
COMMITTED    = $$(git log -1 --format=%ct)
TAR_FLAGS    = --sort=name --owner=0 --group=0 --numeric-owner \
               --mode=u+rwX,go+rX,go-w --mtime=@$(COMMITTED)

# Neither what is not committed nor what only somebody's own list says.
committed:
	@test -e .git || { echo "make dist: a tarball is made of a git repository, and this is none" >&2; exit 1; }
	$(if $(OVERLAY),@echo "make dist: a release has no overlay: OVERLAY=$(OVERLAY)" >&2; exit 1)
	$Qtest -z "$$(git status --porcelain)" || \
	    { echo "make dist: there are changes that are not committed" >&2; exit 1; }

dist: committed all vendor $(B)/table.html ## write a tarball of the commit that builds without gperf and libxml2
	@rm -rf $(B)/dist
	@mkdir -p $(B)/dist/$(NAME)
	$Qgit -c core.autocrlf=false -c core.eol=lf archive HEAD | tar -x -C $(B)/dist/$(NAME)
	$Qfor f in $(RELEASED); do \
	    install -D -m 644 $(B)/$$f $(B)/dist/$(NAME)/generated/$$f || exit; \
	done
	$Qcd $(B)/dist/$(NAME) && $(MADE_OF) >generated/sources
	$Qgen/vendor.sh $(B) $(B)/dist/$(NAME)/vendor
	$Qcd $(B)/dist && tar $(TAR_FLAGS) -cf $(NAME).tar $(NAME) && gzip -9n $(NAME).tar
	$Qgen/sbom.sh $(B)/dist/$(NAME) $(B)/dist/$(NAME).tar.gz $(VERSION) $(HOMEPAGE) "$(COMMITTED)" \
	    >$(B)/dist/$(NAME).spdx.json
	$Qcd $(B)/dist && sha256sum $(NAME).tar.gz $(NAME).spdx.json >SHA256SUMS
	@echo $(B)/dist/$(NAME).tar.gz

static: ## build a static command with musl, build/static/bouncecode
	@.ci/deps check static
	$Q$(MAKE) --no-print-directory B=$(B)/static CC=musl-gcc BUILD_CC=$(CC) \
	    STATIC=1 ZLIB=no BZIP2=no LZMA=no ZSTD=no GMIME=no $(B)/static/bouncecode

windows: ## build a command for Windows with mingw-w64, build/windows/bouncecode.exe
	@HOST=$(HOST) .ci/deps check windows
	$Q$(MAKE) --no-print-directory B=$(B)/windows CC=$(HOST)-gcc AR=$(HOST)-ar BUILD_CC=$(CC) \
	    STATIC=1 $(B)/windows/bouncecode.exe

deb-tools:
	@.ci/deps check deb

deb: deb-tools dist ## build Debian packages of the tarball, from source
	@rm -rf $(B)/deb
	@mkdir -p $(B)/deb
	$Qcp $(B)/dist/$(NAME).tar.gz $(B)/deb/bouncecode_$(VERSION).orig.tar.gz
	$Qtar -xzf $(B)/dist/$(NAME).tar.gz -C $(B)/deb
	$Qcp -R src/packaging/debian $(B)/deb/$(NAME)/debian
	$Qsed 's|@homepage@|$(HOMEPAGE)|' src/packaging/debian/control >$(B)/deb/$(NAME)/debian/control
	$Qcd $(B)/deb/$(NAME) && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL dpkg-buildpackage --no-sign --build=full
	@ls $(B)/deb/*.deb

# ---- tests

# How tests are run: in no language, whatever the user's is; and what was skipped is said
# at the end.
LOCALE       = LANG LANGUAGE LC_ALL LC_COLLATE LC_CTYPE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME
TESTER       = env $(addprefix -u ,$(LOCALE)) PERL5LIB="tests/harness$${PERL5LIB:+:$$PERL5LIB}"
HARNESS      = --norc -e '' --harness Skips

# The files of the compiler that its tests link with.
$(B)/tests/print_test: $(B)/gen/base/print.o
$(B)/tests/sha256_test: $(B)/gen/base/sha256.o
$(B)/tests/learn_test: $(addprefix $(B)/gen/,learn/weights.o learn/examples.o \
    list/model.o base/dictionary.o base/memory.o base/message.o src/cli/output/shown.o)
# Those of the summary.
$(B)/tests/followed_test: $(B)/command/summary/followed.o
$(B)/tests/tally_test: $(addprefix $(B)/command/summary/,tally.o recent.o notes.o)
$(B)/tests/merge_test: $(patsubst src/%.c,$(B)/command/%.o,$(wildcard src/summary/*.c))
# What --suppress remembers.
$(B)/tests/deliveries_test: $(addprefix $(B)/command/,cli/suppress/deliveries.o \
    cli/suppress/clock.o summary/calendar.o cli/output/message.o cli/output/shown.o \
    cli/output/stream.o) $(patsubst src/%.c,$(B)/command/%.o,$(wildcard src/cli/system/*.c))
# Those that read a mail.
$(MAIL_TESTS): $(patsubst src/%.c,$(B)/command/%.o,$(wildcard src/mail/*.c src/header/*.c))
$(MAIL_TESTS): TEST_LIBS = $$($(PKG_CONFIG) $(LIBS_$(STATIC)) --libs $(GMIME))
# It measures a thread of its own.
$(B)/tests/stack_test: TEST_LIBS = -pthread
# What reads mails and logs does to itself.
$(B)/tests/fence_test: $(B)/command/cli/system/fence.o

$(B)/tests/%.o: tests/%.c $(B)/flags/tests | $(TABLES) $(B)/tests/entries.gen.h
	$(call compile,tests)

$(B)/tests/%_test: $(B)/tests/%_test.o $(LIBRARY)
	$(call say,link)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out $(LIBRARY),$^) $(LIBRARY) $(TEST_LIBS)

# What tests expect of the compiler and of the command, each output of the
# former.
update-golden: $(B)/bouncegen $(B)/bouncecode ## rewrite tests/small, tests/answers and tests/shown from what is answered
	@for o in $(foreach o,$(OUTPUTS),$(firstword $(subst =, ,$o))); do \
	    $(B)/bouncegen $$o tests/small/codes.xml tests/small/expected.$$o || exit; \
	done
	$QB=$(B) UPDATE=1 tests/answers.t
	$QB=$(B) UPDATE=1 tests/site.t
	$QB=$(B) UPDATE=1 tests/shown.t

# What fixed jobs cost in instructions, for this compiler.
update-instructions: all ## record anew what tests/instructions.t compares with
	$QB=$(B) CC="$(CC)" CFLAGS="$(CFLAGS)" UPDATE=1 tests/instructions.t

# What reads any bytes: each target is a program, which takes its inputs from files, or
# is linked with a fuzzer that makes them.
FUZZ_LIBRARY = explain reply lookup search scan summary records partial $(if $(MAIL_PROGRAM),mail)
FUZZ_COMPILER = list edits overlay registry rfcs
FUZZ_TARGETS = $(FUZZ_LIBRARY) $(FUZZ_COMPILER)
FUZZERS      = $(FUZZ_TARGETS:%=$(B)/fuzz/%)
# What brings a main() that makes inputs: -fsanitize=fuzzer, or a library.
FUZZ_ENGINE  =
FUZZ_MAIN    = $(if $(FUZZ_ENGINE),,$(B)/tests/fuzz/replay.o)

# What each is linked with, beside the library.
FUZZ_explain = variant
FUZZ_reply   = variant
FUZZ_lookup  = variant
FUZZ_search  = variant
FUZZ_scan    = variant reports
FUZZ_summary = variant reports gathered
FUZZ_partial = gathered
FUZZ_records = json rows
FUZZ_mail    = json rows variant
FUZZ_COMMAND_search = cli/advise/situations
FUZZ_COMMAND_summary = $(patsubst src/%.c,%,$(wildcard src/summary/*.c))
FUZZ_COMMAND_partial = $(FUZZ_COMMAND_summary)
FUZZ_COMMAND_records = $(filter-out cli/main,$(COMMAND))
FUZZ_COMMAND_mail = $(filter-out cli/main,$(MAIL))
define fuzz_program
$(B)/fuzz/$1: $(FUZZ_$1:%=$(B)/tests/fuzz/%.o) $(FUZZ_COMMAND_$1:%=$(B)/command/%.o) $(LIBRARY)
endef
$(foreach t,$(FUZZ_LIBRARY),$(eval $(call fuzz_program,$t)))
$(B)/fuzz/mail: TEST_LIBS = $$($(PKG_CONFIG) $(LIBS_$(STATIC)) --libs $(GMIME))
$(FUZZ_COMPILER:%=$(B)/fuzz/%): $(patsubst %,$(B)/tests/fuzz/%.o,kept compile json) \
    $(patsubst %,$(B)/gen/%.o,$(filter-out main base/memory base/file,$(COMPILER))) \
    $(sort $(FOLDING) $(AS_COMMAND) $(INDEXING:%=$(B)/gen/src/%.o))
$(FUZZ_COMPILER:%=$(B)/fuzz/%): TEST_LIBS = $(XML_LIBS) -lm
$(B)/fuzz/registry $(B)/fuzz/rfcs: $(patsubst %,$(B)/gen/%.o,$(filter-out upkeep/main,$(filter upkeep/%,$(KEEPER))))
$(B)/tests/fuzz/compile.o: ASK_tests = -I$(B)

$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(FUZZ_MAIN) | $(B)/unpackers
	@mkdir -p $(@D)
	$(call say,link)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(FUZZ_ENGINE) -pthread -o $@ $(filter-out $(LIBRARY),$^) $(filter $(LIBRARY),$^) \
	    $$(cat $(B)/unpack.libs) $(TEST_LIBS)

# A test in C is named by its source, its program or without an ending.
CHOSEN       = $(patsubst tests/%_test,$(B)/tests/%_test,$(TESTS:%_test.c=%_test))
# Those that take minutes begin first, so that nobody waits for one of them alone
# where several run at a time.
LONG         = tests/vendor.t tests/bounds.t tests/build.t tests/accuracy.t
RUN          = $(or $(strip $(CHOSEN)),$(LONG) $(C_TESTS) $(filter-out $(LONG),$(wildcard tests/*.t)))

check-tests: all $(B)/bouncekeep $(RUN) $(if $(filter tests/fuzz.t,$(RUN)),$(FUZZERS)) ## run tests, as make check does; TESTS='tests/mail.t tests/code_test'
	$Q$(TESTER) B=$(B) CC="$(CC)" CFLAGS="$(CFLAGS)" MAKE="$(MAKE)" \
	    $(PROVE) $(HARNESS) $(RUN)

# Calls of the system and pieces of memory fail, one after the other, everywhere.
check-faults: all $(B)/bouncekeep ## make each call and each piece of memory fail in turn: minutes; CASES='mail|merge'
	$Q$(TESTER) FAULTS=all B=$(B) CC="$(CC)" CFLAGS="$(CFLAGS)" MAKE="$(MAKE)" \
	    $(PROVE) $(HARNESS) -v tests/faults.t $(if $(CASES),,tests/missing.t) tests/short.t

fuzzers: $(FUZZERS) ## build the fuzz targets; FUZZ_ENGINE=-fsanitize=fuzzer

# A fuzzer, with what sees memory that is nobody's. Its inputs stay in the build directory.
FUZZ_CC     ?= clang
FUZZ_FLAGS   = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all
TIME        ?= 60
TARGETS     ?= $(FUZZ_TARGETS)
fuzz: ## run each fuzz target for TIME seconds, built with clang before; TARGETS='explain mail'
	$(if $(filter-out $(FUZZ_TARGETS),$(TARGETS)),$(error TARGETS are some of $(FUZZ_TARGETS)))
	$Q$(MAKE) --no-print-directory B=$(B)/fuzzed SHARED=no CC=$(FUZZ_CC) BUILD_CC=$(FUZZ_CC) \
	    CFLAGS='$(FUZZ_FLAGS)' BUILD_CFLAGS='$(FUZZ_FLAGS)' FUZZ_ENGINE=-fsanitize=fuzzer \
	    $(TARGETS:%=$(B)/fuzzed/fuzz/%) $(B)/fuzzed/bouncecode
	$Qtests/fuzz/run.sh $(B)/fuzzed $(TIME) $(TARGETS)

# For an overlay: does each entry still explain what it says it does?
check-samples: $(B)/tests/entries_test ## look every entry up, and explain every sample; OVERLAY=FILE
	$Q$(TESTER) $(PROVE) $(HARNESS) $<

check-python: all python ## test the Python package
	$Q$(TESTER) B=$(B) PYTHON=$(PYTHON) MAKE="$(MAKE)" $(PROVE) $(HARNESS) $(wildcard tests/python/*.t)

check-sqlite: all sqlite ## test the extension of SQLite
	$Q$(TESTER) B=$(B) CC="$(CC)" MAKE="$(MAKE)" $(PROVE) $(HARNESS) tests/sql/sqlite.t

# DuckDB and its headers come by npm.
check-duckdb: all $(B)/sql-tests/node_modules ## test the example of an extension of DuckDB
	$Q$(TESTER) B=$(B) CC="$(CC)" $(PROVE) $(HARNESS) tests/sql/duckdb.t

check-release: all ## test what is released: tarball, packages, other machines
	$Q$(TESTER) B=$(B) CC="$(CC)" MAKE="$(MAKE)" $(PROVE) $(HARNESS) tests/release/*.t

# ---- what takes longer than a test may: not among those that must pass, but clean

# How the files of each part are compiled, for programs that do so by themselves.
FLAGS_FOR    = FLAGS_src="$(C99) -Isrc -I$(B)" \
               FLAGS_command="$(C11) -D_FILE_OFFSET_BITS=64 -Isrc -I$(B) -DMAIL_DIRECTORY=\\\"\\\" $$(tr "\n" " " <$(B)/unpack.cflags) \
                   $$($(PKG_CONFIG) --cflags $(GMIME) | sed "s|-I|-isystem |g")" \
               FLAGS_gen="$(C11) -I. -Isrc -I$(B) $(XML_CFLAGS)"

lint: all ## let clang-tidy, cppcheck and gcc -fanalyzer look through src and gen; FILES=src/text, TOOLS=cppcheck
	$Q$(FLAGS_FOR) B=$(B) FILES="$(FILES)" TOOLS="$(TOOLS)" tests/lint/lint.pl

check-foreign: all $(B)/bouncekeep ## test on other machines, emulated, and with other compilers; MACHINES="s390x musl"
	$Q$(TESTER) B=$(B) CC="$(CC)" MAKE="$(MAKE)" MACHINES="$(MACHINES)" $(PROVE) $(HARNESS) tests/foreign/*.t

# With counters in all that is compiled, in a directory of its own.
COVERAGE     = build-coverage
COUNTING     = -O0 -g --coverage
COUNTED      = CC=gcc CFLAGS="$(COUNTING)" BUILD_CFLAGS="$(COUNTING)" \
               LDFLAGS="$(CURDIR)/$(COVERAGE)/covered.o -Wl,--wrap=_exit,--wrap=execv,--wrap=prctl"
# What compiles for itself, reads sources, or counts instructions runs little of these;
# and where a call of the system is to fail, it would be one that writes counters.
NOT_COUNTED  = $(patsubst %,tests/%.t,vendor build accuracy bounds instructions runtime install languages review \
                   learning room developing contributing documents style layers deps hardening fuzz faults short)
COUNTED_TESTS = $(or $(TESTS:tests/%_test=$(COVERAGE)/tests/%_test), \
                $(C_TESTS:$(B)/%=$(COVERAGE)/%) $(filter-out $(NOT_COUNTED),$(wildcard tests/*.t)))

coverage: ## show which lines and branches the tests run, of all tests or of TESTS anew
	@mkdir -p $(COVERAGE)
	$Qgcc -O1 -fPIC $(WARNINGS) -c -o $(COVERAGE)/covered.new tests/coverage/covered.c
	$Qcmp -s $(COVERAGE)/covered.new $(COVERAGE)/covered.o || { mv $(COVERAGE)/covered.new $(COVERAGE)/covered.o; \
	    rm -f $(COVERAGE)/bouncecode $(COVERAGE)/bouncecode-mail $(COVERAGE)/tests/*_test; }
	$Q$(MAKE) --no-print-directory -o $(COVERAGE)/one_file B=$(COVERAGE) $(COUNTED) all $(COVERAGE)/bouncekeep $(filter %_test,$(COUNTED_TESTS))
	$QB=$(COVERAGE) MUTATIONS=200 MAKE="$(MAKE)" PROVE="$(PROVE)" $(COUNTED) tests/coverage/coverage.pl $(COUNTED_TESTS)

$(COVERAGE)/counts:
	$Q$(MAKE) --no-print-directory coverage || test -d $@

mutants: all $(B)/bouncekeep $(C_TESTS) | $(COVERAGE)/counts ## change the code, MUTANTS=200 times: is a test red? SEED=1, FILES=src/text, JOBS=2
	$Q$(TESTER) $(FLAGS_FOR) B=$(B) CC="$(CC)" CFLAGS="$(CFLAGS)" MAKE="$(MAKE)" COUNTS=$(COVERAGE) FILES="$(FILES)" \
	    MUTANTS="$(MUTANTS)" SEED="$(SEED)" JOBS="$(JOBS)" tests/mutants/mutants.pl

# It needs root, Debian 12 and, the first time, its packages.
check-live: all ## let mail servers refuse mail for real, and judge the answers; as root, SERVERS="exim dovecot"
	$Q$(TESTER) B=$(B) $(PROVE) $(HARNESS) -v tests/live/live.t

# docs/CODES.md is the table of the list alone.
check-docs: $(B)/CODES.md ## compare docs/CODES.md with the list
	$Q$(if $(OVERLAY),: )diff -u docs/CODES.md $(B)/CODES.md || \
	    { echo "docs/CODES.md is out of date: run 'make update-docs'"; false; }

update-docs: $(B)/CODES.md ## rewrite docs/CODES.md from the list
	cp $(B)/CODES.md docs/CODES.md

# README's pictures; that of the page needs clang, as the page does, and Chromium.
.PHONY: update-pictures
update-pictures: $(B)/bouncecode page ## rewrite docs/pictures: a session in a terminal, and the page
	$Qdocs/pictures/terminal.pl $(B) docs/pictures
	$Qdocs/pictures/page.sh $(B)/docs/index.html docs/pictures/page.png
	$Qdocs/pictures/shrink.pl docs/pictures/page.png

# What takes hours to measure is taken from where the targets left it, build/testing.
.PHONY: update-testing
update-testing: ## rewrite the figures of docs/TESTING.md and docs/FAQ.md
	$QB=$(B) tests/testing/figures.pl

# Lists with entries left out are built in copies of the project.
accuracy: $(B)/bouncecode ## rewrite docs/ACCURACY.md: how often answers are right, by the texts of tests/corpus
	$QB=$(B) MAKE="$(MAKE)" tests/accuracy/accuracy.pl
	$QB=$(B) tests/testing/figures.pl

# ---- speeds, by the programs of tests/bench; peers are looked for anew

BENCHES      = lookup explain log search start mail generate size

bench: all ## compare speeds with those of peers in one run: all, or BENCH='lookup explain'
	$Q$(MAKE) --no-print-directory $(addprefix $(B)/bench/,$(or $(BENCH),$(BENCHES)))
	$QB=$(B) CC="$(CC)" CFLAGS="$(CFLAGS)" tests/bench/report.pl $(BENCH)

update-benchmarks: bench ## rewrite docs/BENCHMARKS.md, and README's figures, from what was measured
	$Qtests/bench/report.pl --update

bench-deps: ## install the peers of "make bench" that the system has packages of
	@.ci/deps install bench

ifneq ($(filter $(B)/bench/%,$(MAKECMDGOALS)),)
include tests/bench/rules.mk
endif

clean: ## remove everything that was built
	rm -rf $(B)

.PHONY: all help deps try check check-tests check-samples check-docs update-docs \
    update-golden accuracy bench update-benchmarks bench-deps update-instructions check-faults clean vendor npm check-iana update-iana stale data-diff install uninstall dist static windows deb check-release python check-python sqlite check-sqlite check-duckdb postgresql install-postgresql check-postgresql page site check-page check-npm check-live fuzz fuzzers lint check-foreign coverage mutants
.PHONY: committed deb-tools
.SECONDARY:

-include $(wildcard $(B)/*/*.d $(B)/*/*/*.d $(B)/*/*/*/*.d $(B)/*/*/*/*/*.d)
