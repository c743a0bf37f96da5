#!/bin/sh
# The manners of the runtime: what it needs, what it exports, where it
# compiles.
. "$(dirname "$0")/tap.sh"
. tests/parts.sh
CC=${CC:-cc}
runtime=$(for room in $(sed -n 's/^runtime \([^ ]*\) .*/\1/p' src/rooms); do echo "$room"/*.c; done)
strict="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"

# All of it has flags of its own, which are the same where others have sanitizers.
case ${CFLAGS:-} in *-fsanitize*) skip_all "the flags of the runtime are its own" ;; esac

compiles() { # compiles NAME COMMAND...
	name=$1
	shift
	"$@" >"$work/out" 2>&1
	ok $? "$name"
	sed 's/^/# /' "$work/out" | head -n 5
}

# ---- the header alone

for std in c99 c11 c17; do
	compiles "the header compiles alone as $std" $CC -std=$std $strict -fsyntax-only -x c src/bouncecode.h
done
if command -v c++ >/dev/null 2>&1; then
	compiles "and as C++17" c++ -std=c++17 $strict -fsyntax-only -x c++ src/bouncecode.h
else
	skip "and as C++17" "no C++ compiler"
fi

# ---- the runtime, as C and as C++, by every compiler there is

for cc in gcc clang; do
	for std in c99 c11 c++17; do
		language=c
		[ $std = c++17 ] && language=c++
		name="the runtime compiles as $std by $cc"
		if ! echo 'int main(void) { return 0; }' |
		    $cc -std=$std -x $language -fsyntax-only - 2>/dev/null; then
			skip "$name" "no $cc for $language"
			continue
		fi
		: >"$work/out"
		for f in $runtime; do
			# shellcheck disable=SC2086
			$cc -std=$std $strict -Isrc -I"$B" -fsyntax-only -x $language "$f" >>"$work/out" 2>&1
		done
		is "$(head -n 5 "$work/out")" "" "$name"
	done
done

# ---- the list of the parts

is "$(awk '!/^#/ && $2 != "-" && !above[$2] { print } { above[$1] = 1 }' src/parts)" "" \
    "each part stands below what it needs"
is "$(awk '!/^#/ && $3 != "-" { gsub(",", "\n", $3); print $3 }' src/parts |
    grep -vxF "$(rooms_without)")" "" "parts are rooms of the runtime"
is "$(sed -n 's/^#define BOUNCECODE_NO_\([A-Z]*\)$/\1/p' src/bouncecode.h | sort | tr '[:upper:]' '[:lower:]')" \
    "$(awk '!/^#/ && $2 != "-" { print $1 }' src/parts | sort)" "the header leaves out what needs another part"

for f in src/bouncecode.h docs/man/bouncecode.3 docs/VENDORING.md; do
	is "$(grep -E '^( \*  +|\.It Dv |\| `-D)BOUNCECODE_NO_' $f | grep -oE 'BOUNCECODE_NO_[A-Z]+' | sort -u)" \
	    "$(awk '!/^#/ { print "BOUNCECODE_NO_" toupper($1) }' src/parts | sort)" "$f says what can be left out"
done

# ---- what the objects need and offer, compiled as for a shared library

while read -r variant; do
	name=${variant:+ without $variant}
	dir="$work/o$(echo "$variant" | tr ' ' -)"
	mkdir "$dir"
	# shellcheck disable=SC2046,SC2086
	for f in $(for room in $(rooms_without $variant); do echo "$room"/*.c; done); do
		$CC -std=c99 -O2 -fPIC $strict $(flags $variant) -Isrc -I"$B" -c -o "$dir/$(echo "$f" | tr / .).o" "$f" 2>>"$work/warnings"
	done
	is "$(cat "$work/warnings")" "" "the runtime$name compiles without a warning"
	$CC -shared -o "$dir.so" "$dir"/*.o
	ld -r -o "$dir.o" "$dir"/*.o
	is "$(nm -u "$dir.o" | grep -vE ' (mem(cpy|cmp|set|move|chr)|strlen|_GLOBAL_OFFSET_TABLE_)$')" "" \
	    "it needs nothing but memory functions and strlen$name"
	is "$(nm -g --defined-only "$dir.o" | awk '{ print $3 }' | grep -vE '^(bouncecode|bc)_')" "" \
	    "all it defines has its prefix$name"
	is "$(size -A "$dir"/*.o | awk '$1 ~ /^\.(data|bss|tdata|tbss)/ && $2 > 0')" "" \
	    "no writable data, and none that needs relocating$name"
	is "$(nm -D --defined-only "$dir.so" | awk '{ print $3 }' | grep -vE '^bouncecode_|^_')" "" \
	    "a shared library shows only bouncecode_$name"
	# shellcheck disable=SC2046,SC2086
	is "$(nm -D --defined-only "$dir.so" | awk '{ print $3 }' | grep '^bouncecode_' | sort)" \
	    "$($CC -E $(flags $variant) src/bouncecode.h | grep -oE '\bbouncecode_[a-z_]+\(' | tr -d '(' | sort)" \
	    "which are those that the header declares$name"
done <<V

$parts
text search
explain search text
V
# No array whose size a text decides, and no frame larger than that of the window
# in which a text is matched; tests/stack_test measures how they add up.
mkdir "$work/stack"
if $CC -fstack-usage -c -o "$work/stack/none.o" -x c /dev/null 2>/dev/null; then
	for f in $runtime; do
		$CC -std=c99 -O2 -fstack-usage -Isrc -I"$B" -c -o "$work/stack/$(echo "$f" | tr / .).o" "$f"
	done
	cat "$work"/stack/*.su >"$work/frames"
	is "$(awk -F '\t' '$3 == "dynamic" || $2 > 22 * 1024' "$work/frames")" "" "no frame grows with a text, or is large"
	[ "$(wc -l <"$work/frames")" -gt 100 ]
	ok $? "and frames were seen"
else
	skip "no frame grows with a text, or is large" "no -fstack-usage"
fi
full=$(size "$work/o.o" | awk 'END { print $1 }')
bare=$(size "$work/otext-search.o" | awk 'END { print $1 }')
[ "$bare" -lt $((full / 2)) ]
ok $? "without the long texts and search it is less than half as large ($bare of $full bytes)"

cat >"$work/bare.c" <<'C'
#include <bouncecode.h>
#include <stdio.h>
#include <string.h>

/* Is NULL of every entry what the header says is NULL, and nothing else? */
static int is_bare(void)
{
	struct bouncecode_reference r;
	int bare = 1;

	for (size_t i = 0; i < bouncecode_count(); i++) {
		const struct bouncecode_entry *e = bouncecode_at(i);

		bare &= (bouncecode_title(e) == NULL) == (bouncecode_kind_of(e) > BOUNCECODE_KIND_PAIR);
		bare &= bouncecode_key(e) != NULL || bouncecode_title(e) == NULL;
		bare &= bouncecode_meaning(e) == NULL && bouncecode_cause(e) == NULL &&
		    bouncecode_advice(e) == NULL && bouncecode_note(e) == NULL &&
		    bouncecode_reason(e) == NULL && bouncecode_reference_at(e, 0, &r) == 0;
	}
	for (int v = 0; v <= BOUNCECODE_BLOCKLISTS; v++)
		for (unsigned n = 0; n <= bouncecode_last((enum bouncecode_vocabulary)v); n++)
			bare &= bouncecode_explanation((enum bouncecode_vocabulary)v, n) == NULL &&
			    bouncecode_url((enum bouncecode_vocabulary)v, n) == NULL &&
			    bouncecode_word_note((enum bouncecode_vocabulary)v, n) == NULL;
	return bare;
}

int main(void)
{
	struct bouncecode_answer a;
	struct bouncecode_reference r;
	int found = bouncecode_lookup("550 5.1.1", 9, &a);

	return !(is_bare() && found == 1 && strcmp(bouncecode_title(a.entry), "User unknown") == 0 &&
	    bouncecode_meaning(a.entry) == NULL && bouncecode_note(a.entry) == NULL &&
	    bouncecode_reference_at(a.entry, 0, &r) == 0 &&
	    bouncecode_explanation(BOUNCECODE_BOUNCES, a.bounce) == NULL &&
	    strcmp(bouncecode_name(BOUNCECODE_BOUNCES, a.bounce), "hard") == 0);
}
C
$CC -Isrc -o "$work/bare" "$work/bare.c" "$work/otext.o"
"$work/bare"
ok $? "it still answers, with NULL for what was left out"

if echo 'int main(void) { return 0; }' | $CC -m32 -x c -o "$work/m32" - 2>/dev/null; then
	# shellcheck disable=SC2086
	compiles "the runtime compiles for 32 bits" $CC -m32 -std=c99 -O2 $strict -Isrc -I"$B" -c -o "$work/32.o" src/code/lookup.c
else
	skip "the runtime compiles for 32 bits" "no 32-bit compiler"
fi

# ---- the example in the header's words: constants are good for case labels

cat >"$work/labels.c" <<'C'
#include <bouncecode.h>
int main(void)
{
	switch (BOUNCECODE_PAIR(550, 5, 7, 26)) {
	case BOUNCECODE_REPLY(550):
	case BOUNCECODE_ENHANCED(5, 7, 26):
	case BOUNCECODE_ENHANCED(BOUNCECODE_ANY_CLASS, 7, 26):
		return 1;
	case BOUNCECODE_REPLY(550) | BOUNCECODE_ENHANCED(5, 7, 26):
		return 0;
	}
	return 2;
}
C
compiles "the macros are constant expressions" $CC -std=c99 $strict -Isrc -o "$work/labels" "$work/labels.c"
"$work/labels"
ok $? "and a pair is both halves"

done_testing
