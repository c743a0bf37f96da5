# What the tests of the vendored pair share; to be read with ".", behind tap.sh.
# shellcheck shell=sh
. tests/parts.sh

strict="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"

# works COMPILER FLAG...: is there such a compiler, with headers and all?
works() {
	printf '#include <string.h>\nint main(void) { return 0; }\n' >"$work/works.c"
	"$@" -o "$work/works" "$work/works.c" >/dev/null 2>&1
}

# compiles NAME COMPILER FLAG...: without a word
compiles() {
	name=$1
	shift
	"$@" >"$work/out" 2>&1
	status=$?
	[ $status = 0 ] && [ ! -s "$work/out" ]
	ok $? "$name"
	head -n 5 "$work/out" | sed 's/^/# /'
}

digest=$(sha256sum codes.xml | cut -d ' ' -f 1)
short=$(echo "$digest" | cut -c 1-12)

# answer_without PART...: what the program says then
answer_without() {
	printf 'bad-mailbox hard'
	has text "$@" && printf ' text' || printf ' -'
	has explain "$@" && printf ' explains bad-mailbox providers'
	has scan "$@" && printf ' scans bad-mailbox'
	has search "$@" && printf ' finds 5.2.2'
	printf ' %s' "$short"
}

# stands_alone NAME OBJECT [MORE]: what it needs, besides more, and defines
stands_alone() {
	is "$(nm -u "$2" | grep -vE " (mem(cpy|cmp|set|move|chr)|strlen${3:-})\$")" "" \
	    "$1: it needs nothing but memory functions and strlen"
	is "$(nm -g --defined-only "$2" | awk '{ print $3 }' | grep -vE '^(bouncecode_|__x86)')" "" \
	    "$1: all it defines is public"
	is "$(size -A "$2" | awk '$1 ~ /^\.(data|bss|tdata|tbss)/ && $2 > 0')" "" "$1: no writable data"
}

# go_alone PAIR: into an empty directory, where it stands alone and there is what asks it
go_alone() {
	mkdir "$work/alone"
	cp "$1"/bouncecode.? tests/vendor/program.c "$work/alone"
	cd "$work/alone" || exit 1
	sed '/^#pragma/d' bouncecode.c >strict.c
}

# Pairs that hold some parts alone: what is asked for, and what it needs.
some_parts="lookup:lookup
lookup search:lookup search
text:lookup text
text search:lookup text search
weights:lookup explain weights
scan:lookup explain scan"
