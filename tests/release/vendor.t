#!/bin/sh
# The vendored pair, with all and with some of its parts, by every compiler and in every
# language, with the warnings that other programs ask for, in a file of theirs and beside
# their names. With the compiler of the build: tests/vendor.t.
. "$(dirname "$0")/../tap.sh"
cd "$top" || exit 1
. tests/vendor/pair.sh

$MAKE -s B="$B" vendor DEST="$work/pair"
go_alone "$work/pair"

# ---- every compiler and language

while read -r cc flags; do
	name="$cc $flags"
	# shellcheck disable=SC2086
	if works $cc ${flags%-ffreestanding}; then
		compiles "$name" $cc $flags $strict -c -o pair.o bouncecode.c
		case $flags in *-m32*) allow="|__ctzdi2|_GLOBAL_OFFSET_TABLE_" ;; *) allow= ;; esac
		stands_alone "$name" pair.o "$allow"
	else
		skip "$name" "not here"
	fi
done <<'L'
gcc -std=c99 -O3 -ffreestanding
gcc -std=c11 -O1 -fPIC
gcc -x c++ -std=c++17 -O1
gcc -m32 -std=c99 -O1
clang -std=c99 -O3 -ffreestanding
clang -std=c11 -O1 -fPIC
clang -x c++ -std=c++17 -O1
clang -m32 -std=c99 -O1
L

# ---- what other programs compile with: curl (configure --enable-warnings) and
# ---- Postfix (makedefs); and what is strict beyond both

curl="-W -Wall -Wpedantic -Wbad-function-cast -Wcast-align -Wcast-qual -Wconversion -Wdeclaration-after-statement
    -Wdouble-promotion -Wempty-body -Wendif-labels -Wfloat-equal -Wformat=2 -Wignored-qualifiers -Wmissing-declarations
    -Wmissing-prototypes -Wnested-externs -Wno-long-long -Wno-sign-conversion -Wold-style-definition -Wpointer-arith
    -Wshadow -Wsign-compare -Wstrict-prototypes -Wtype-limits -Wundef -Wunreachable-code -Wunused -Wvla -Wwrite-strings"
curl_gcc="-Walloc-zero -Warith-conversion -Warray-bounds=2 -Wcast-align=strict -Wclobbered -Wduplicated-branches
    -Wduplicated-cond -Wformat-overflow=2 -Wformat-truncation=2 -Wjump-misses-init -Wmissing-parameter-type
    -Wnull-dereference -Wold-style-declaration -Wrestrict -Wshift-negative-value -Wshift-overflow=2
    -Wstrict-aliasing=3 -Wtrampolines -fdelete-null-pointer-checks -ftree-vrp"
curl_clang="-Wassign-enum -Wcomma -Wconditional-uninitialized -Wextra-semi-stmt -Wheader-guard -Wkeyword-macro
    -Wlanguage-extension-token -Wmissing-variable-declarations -Wpragmas -Wshift-sign-overflow -Wshorten-64-to-32
    -Wsometimes-uninitialized -Wunreachable-code-break -Wunused-const-variable"
postfix="-Wmissing-prototypes -Wformat -Wno-comment -fcommon"
for cc in gcc clang; do
	if ! works $cc; then
		skip "with the flags of others, by $cc" "no $cc"
		continue
	fi
	case $cc in gcc) own=$curl_gcc ;; *) own=$curl_clang ;; esac
	# An older compiler knows fewer.
	# shellcheck disable=SC2086
	works $cc -Werror $own || own=
	# shellcheck disable=SC2086
	compiles "with curl's flags, by $cc" $cc -std=c99 -O2 $curl $own -Werror -c -o others.o strict.c
	# shellcheck disable=SC2086
	compiles "with Postfix's flags, by $cc" $cc -O2 $postfix -Werror -I. -c -o others.o bouncecode.c
	for std in c89 gnu89; do
		# shellcheck disable=SC2086
		compiles "the header as $std, by $cc" $cc -std=$std -pedantic-errors $curl $own -Werror \
		    -fsyntax-only -x c bouncecode.h
	done
done

# ---- with less in it, and as a part of another file

while read -r variant; do
	less=${variant:+ without $variant}
	# shellcheck disable=SC2086
	answer=$(cd "$top" && answer_without $variant)
	# shellcheck disable=SC2086
	flags=$(flags $variant)
	if works g++; then
		# shellcheck disable=SC2086
		compiles "as C++$less" g++ -x c++ -std=c++17 $strict $flags -fsyntax-only bouncecode.c
	else
		skip "as C++$less" "no g++"
	fi
	for cc in gcc clang; do
		if works $cc; then
			# shellcheck disable=SC2086
			compiles "as a part of another file, by $cc$less" $cc -std=c99 -O0 $strict $flags -DBOUNCECODE_API=static -o program program.c
			is "$(./program)" "$answer" "it answers"
		else
			skip "as a part of another file, by $cc$less" "no $cc"
		fi
	done
done <<V
$variants
V

# ---- pairs that hold some parts alone

while IFS=: read -r asked holds; do
	some="$work/some of it/$asked"
	$MAKE -s -C "$top" B="$B" vendor DEST="$some" PARTS="$asked"
	without=$(for part in $parts; do
		case " $holds " in *" $part "*) ;; *) echo "$part" ;; esac
	done)
	# shellcheck disable=SC2086
	answer=$(cd "$top" && answer_without $without)
	cp program.c "$some"
	for cc in "gcc -std=c99" "clang -std=c99" "g++ -x c++ -std=c++17"; do
		# shellcheck disable=SC2086
		if works $cc; then
			compiles "it makes a program by $cc" $cc -O0 $strict -DBOUNCECODE_API=static -o program "$some/program.c"
			is "$(./program)" "$answer" "it answers"
		else
			skip "it makes a program by $cc" "no ${cc%% *}"
		fi
	done
done <<L
$some_parts
L

# ---- its names, as the debug information has them: a file that includes the pair
# ---- has the same scope

# scope OBJECT: the names of file scope
scope() {
	readelf -wi "$1" | awk '
	    /^ <[0-9]+><[0-9a-f]+>: Abbrev/ { split($0, part, /[<>]/); depth = part[2]; tag = $NF; named = 0
	        if (depth == 1) of = tag }
	    /DW_AT_name/ && !named { named = 1
	        if ((depth == 1 && tag ~ /subprogram|variable|typedef|structure_type|union_type|enumeration_type/) ||
	            (depth == 2 && tag ~ /enumerator/ && of ~ /enumeration_type/))
	            print $NF }' | sort -u
}
keep="-g -w -std=c99 -O0 -fno-eliminate-unused-debug-types -fno-eliminate-unused-debug-symbols
    -fkeep-static-functions -fkeep-inline-functions"
functions="memchr memcmp memcpy memmove memset strlen"
# shellcheck disable=SC2086
if works gcc $keep && readelf -v >/dev/null 2>&1; then
	{
		grep '^#include <' bouncecode.c
		printf '%s\n' "void *user = (void *)sizeof(size_t);"
	} >system.c
	# shellcheck disable=SC2086
	gcc $keep -c -o system.o system.c
	for variant in "" "-DBC_PLAIN" "-DBOUNCECODE_NO_TEXT" "-DBOUNCECODE_NO_SEARCH" "-DBOUNCECODE_NO_WEIGHTS" \
	    "-DBOUNCECODE_NO_EVENTS"; do
		# shellcheck disable=SC2086
		gcc $keep $variant -c -o scope.o bouncecode.c
		{
			scope system.o
			echo "$functions" | tr ' ' '\n'
		} | sort -u >system.names
		scope scope.o | comm -23 - system.names >names
		[ "$(grep -c '^bc_' names)" -gt 300 ]
		ok $? "names are found $variant"
		is "$(grep -vE '^(bc|BC|bouncecode|BOUNCECODE)_' names)" "" "and each has the prefix $variant"
	done
else
	skip "each name has the prefix" "no gcc, or no readelf"
fi

# Names that others have, before the pair is included.
{
	for name in add before behind character code cut decide entry equals hash is_blank judge line literal match move \
	    name_at place reason report ring search skip take term verify word word_at; do
		echo "static int $name(void) { return 1; }"
	done
	for name in choice failed heard reading remembered run scores scan voice; do
		echo "struct $name { int $name; };"
		echo "typedef struct $name $name;"
	done
	echo "enum { ADDRESS, B, CATEGORIES, CLOSE, CODE, D, DIGIT, FULL, GOOD, H, HOST, IP, J, MESSAGE, N, NAME, NONE, NUMBER,"
	echo "    O, OPEN, P, QUOTE, SHAPE, URL, W, WEAK, WILD };"
	echo '#include "bouncecode.c"'
} >including.c
for cc in gcc clang; do
	if works $cc; then
		compiles "it can be included behind other names, by $cc" $cc -std=c99 -O0 -Wall -Wextra -Werror \
		    -Wno-unused-function -DBOUNCECODE_API=static -c -o including.o including.c
	else
		skip "it can be included behind other names" "no $cc"
	fi
done

done_testing
