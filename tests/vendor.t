#!/bin/sh
# The runtime as two files: the same bytes wherever they are made, nothing
# else needed to compile them, and what docs/VENDORING.md says of them.
. "$(dirname "$0")/tap.sh"
. tests/parts.sh
MAKE=${MAKE:-make}
unset MAKEFLAGS MFLAGS MAKELEVEL DEST BOUNCECODE_API
strict="-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror"
pair="$work/a tree/of others"

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

# ---- what is written

$MAKE -s B="$B" vendor DEST="$pair" >"$work/out" 2>&1
is "$? $(cat "$work/out")" "0 " "make vendor makes the directory"
is "$(ls -A "$pair")" "bouncecode.c
bouncecode.h" "and writes two files into it"
$MAKE -s B="$B" vendor && cmp -s "$pair/bouncecode.c" "$B/vendor/bouncecode.c" &&
    cmp -s "$pair/bouncecode.h" "$B/vendor/bouncecode.h"
ok $? "by default below the build directory"

mkdir "$work/some where else" "$work/some where else/build"
cp -R src gen LICENSE "$work/some where else"
cp "$B"/*.gen.h "$work/some where else/build"
for locale in C.UTF-8 $(locale -a 2>/dev/null | grep -E '^(tr|de|et|en)_..' | head -n 2); do
	rm -rf "$work/other"
	(cd / && umask 077 && TZ=Asia/Kathmandu LC_ALL=$locale LANG=$locale \
	    "$work/some where else/gen/vendor.sh" "$work/some where else/build" "$work/other")
	cmp "$pair/bouncecode.c" "$work/other/bouncecode.c" && cmp "$pair/bouncecode.h" "$work/other/bouncecode.h"
	ok $? "the same bytes in another directory, time zone and locale, $locale"
done
is "$(grep -lF -e "$work" -e "$top" "$pair"/*)" "" "no path of the machine"
is "$(grep -c '^#include "' "$pair/bouncecode.c")" 1 "it includes no file but its header"
is "$(grep -nE 'visibility|^extern|BC_ONE_FILE' "$pair/bouncecode.c")" "" "nothing that only separate files need"

(cd "$work/some where else" && rm build/bouncecode_index.gen.h && gen/vendor.sh build "$work/none") >/dev/null 2>&1
is "$? $(ls "$work/none" 2>/dev/null)" "1 " "without a table it fails, and writes nothing"

# The rest has flags of its own, which are the same where others have sanitizers.
case ${CFLAGS:-} in *-fsanitize*) done_testing ;; esac

# ---- the banners

digest=$(sha256sum codes.xml | cut -d ' ' -f 1)
for f in bouncecode.c bouncecode.h; do
	sed '/^ \*\/$/q' "$pair/$f" >"$work/banner"
	for fact in "$(sed -n 's/^#define BOUNCECODE_VERSION "\(.*\)"/\1/p' src/bouncecode.h)" \
	    "$(sed -n 's/^<codes .* version="\([^"]*\)" updated="\([^"]*\)".*/\1 of \2/p' codes.xml)" "$digest" \
	    "$(${GPERF:-gperf} --version | sed -n '1s/GNU //p')" "SPDX-License-Identifier: MIT" \
	    "$(grep '^Copyright' LICENSE)" "make vendor DEST=" "preferred form of modification is codes.xml"; do
		[ -n "$fact" ] && grep -qF "$fact" "$work/banner"
		ok $? "the banner of $f says: $fact"
	done
	is "$(awk 'length > 80' "$work/banner")" "" "no line of it is too long"
	is "$(head -n 53 "$pair/$f" | sed '1,/^ \*\/$/d; /^\/\*$/d; /^\*\/$/d')" "$(cat LICENSE)" "below it stands the licence"
	command=$(sed -n 's/^ \*     \(tail .*\)/\1/p' "$work/banner")
	is "$(cd "$pair" && sh -c "$command" | cut -d ' ' -f 1)" \
	    "$(sed -n 's/^ \*     \([0-9a-f]\{64\}\)$/\1/p' "$work/banner")" "its check holds: $command"
done

# ---- every compiler and language, alone in an empty directory

mkdir "$work/alone"
cp "$pair"/bouncecode.? "$work/alone"
cd "$work/alone" || exit 1
while read -r cc flags; do
	name="$cc $flags"
	# shellcheck disable=SC2086
	if works $cc ${flags%-ffreestanding}; then
		compiles "$name" $cc $flags $strict -c -o pair.o bouncecode.c
		case $flags in *-m32*) allow="|__ctzdi2|_GLOBAL_OFFSET_TABLE_" ;; *) allow= ;; esac
		is "$(nm -u pair.o | grep -vE " (mem(cpy|cmp|set|move|chr)|strlen$allow)\$")" "" \
		    "$name: it needs nothing but memory functions and strlen"
		is "$(nm -g --defined-only pair.o | awk '{ print $3 }' | grep -vE '^(bouncecode_|__x86)')" "" \
		    "$name: all it defines is public"
		is "$(size -A pair.o | awk '$1 ~ /^\.(data|bss|tdata|tbss)/ && $2 > 0')" "" \
		    "$name: no writable data"
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
sed '/^#pragma/d' bouncecode.c >strict.c
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

seconds() {
	perl -e 'exit 1 if system @ARGV; printf "%.2f\n", (times)[2]' \
	    "$CC" -std=c99 -O2 -fPIC -c -o pair.o bouncecode.c
}
CC=${CC:-cc}
# A machine has other things to do, and each has its own speed: the time of a
# loop is taken beside it. It takes six of those loops, with clang seven.
loop=$(perl -e 'my $n = 0; for my $i (1 .. 10_000_000) { $n = ($n * 31 + $i) & 0xffffff } printf "%.2f\n", (times)[0]')
in_time() {
	awk -v compile="$best" -v loop="$loop" 'BEGIN { exit !(compile < 10 * loop) }'
}
best=$(seconds)
in_time || best=$(printf '%s\n' "$best" "$(seconds)" | sort -n | head -n 1)
in_time
ok $? "it compiles in $best seconds, less than ten loops of $loop"

$CC -shared -nostdlib -o pair.so pair.o
is "$(readelf -rW pair.so | grep -E 'RELATIV|_(32|64|ABS64) ')" "" "nothing in its data needs relocating"

# ---- with less in it, and as a part of another file

cat >program.c <<'C'
#ifdef BOUNCECODE_API
#include "bouncecode.c"
#else
#include "bouncecode.h"
#endif
#include <stdio.h>
static void show(const struct bouncecode_answer *a)
{
	printf("%s %s %s", bouncecode_name(BOUNCECODE_CATEGORIES, a->category),
	    bouncecode_name(BOUNCECODE_BOUNCES, a->bounce), bouncecode_meaning(a->entry) ? "text" : "-");
}
#ifndef BOUNCECODE_NO_EXPLAIN
static void explain(void)
{
	const char reply[] = "550-5.1.1 <jo@example.net>: User unknown\r\n550 5.1.1 in table";
	struct bouncecode_answer a;

	if (bouncecode_explain(reply, sizeof reply - 1, &a))
		printf(" explains %s", bouncecode_name(BOUNCECODE_CATEGORIES, a.category));
	if (bouncecode_number(BOUNCECODE_PROVIDERS, "gmail", 5) > 0)
		printf(" providers");
}
#endif
#ifndef BOUNCECODE_NO_SCAN
static void scan(void)
{
	const char log[] = "Nov 21 10:00:00 mx1 postfix/smtp[550]: 4A1F2C0D3E: to=<jo@example.net>, "
	    "relay=mx.example.net[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced "
	    "(host mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown)\n";
	struct bouncecode_scan s;
	struct bouncecode_report r;

	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, log, sizeof log - 1);
	while (bouncecode_scan_next(&s, &r))
		printf(" scans %s", bouncecode_name(BOUNCECODE_CATEGORIES, r.answer.category));
}
#endif
int main(void)
{
	struct bouncecode_answer a;
#ifndef BOUNCECODE_NO_SEARCH
	struct bouncecode_hit hit;
#endif

	if (bouncecode_lookup("550 5.1.1", 9, &a))
		show(&a);
#ifndef BOUNCECODE_NO_EXPLAIN
	explain();
#endif
#ifndef BOUNCECODE_NO_SCAN
	scan();
#endif
#ifndef BOUNCECODE_NO_SEARCH
	if (bouncecode_search("mailbox full", 12, &hit, 1))
		printf(" finds %s", bouncecode_key(hit.entry));
#endif
	printf(" %.12s\n", bouncecode_data_digest());
	return 0;
}
C
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

while read -r variant; do
	less=${variant:+ without $variant}
	# shellcheck disable=SC2086
	answer=$(cd "$top" && answer_without $variant)
	# shellcheck disable=SC2086
	flags=$(flags $variant)
	# Parts share inline functions, of which one alone uses some; clang minds these.
	case $variant,$($CC --version) in
	?*,*clang*) inline=-Wno-unused-function ;;
	*) inline= ;;
	esac
	# shellcheck disable=SC2086
	compiles "all that is in it$less is used" $CC -std=c99 -O0 $strict $flags $inline -c -o strict.o strict.c
	# shellcheck disable=SC2086
	compiles "two files make a program$less" $CC -std=c99 $strict $flags -o program program.c strict.o
	is "$(./program)" "$answer" "it answers"
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

# ---- how large they are, as VENDORING.md says

# bytes_of FILE FLAG...: what is in it, compiled to be small
bytes_of() {
	$CC -std=c99 -Os -c -o small.o "$@"
	size small.o | awk 'END { print $1 + $2 + $3 }'
}

# is_near SAID BYTES NAME: thousands of them are said. Compilers differ by some
# percent, and the list grows.
is_near() {
	awk -v said="$1" -v bytes="$2" 'BEGIN { exit !(bytes > 900 * said && bytes < 1100 * said) }'
	ok $? "$3 ($2 bytes, $1 KB are said)"
}

sed -n 's/^| `*\(-D[A-Z_]*\|none\)`* | \([0-9]*\) |.*/\1 \2/p' "$top/docs/VENDORING.md" >sizes
is "$(cut -d ' ' -f 1 sizes | sort)" "$(cd "$top" && { echo none; flags $parts | tr ' ' '\n'; } | sed '/^$/d' | sort)" \
    "VENDORING.md has a row for each option"
while read -r flag said; do
	[ "$flag" != none ] || flag=
	# shellcheck disable=SC2086
	is_near "$said" "$(bytes_of bouncecode.c $flag)" "the size of the pair${flag:+ with $flag}"
done <sizes
sed -n 's/^| `\([a-z ]*\)` | \([0-9]*\) | \([0-9]*\) |.*/\2 \3 \1/p' "$top/docs/VENDORING.md" >sizes
[ "$(wc -l <sizes)" -ge 5 ]
ok $? "and rows for parts"
while read -r source compiled asked; do
	$MAKE -s -C "$top" B="$B" vendor DEST="$work/sized" PARTS="$asked"
	is_near "$source" "$(cat "$work/sized"/* | wc -c)" "the source of $asked"
	is_near "$compiled" "$(bytes_of "$work/sized/bouncecode.c")" "$asked, compiled"
done <sizes
for limit in "40 lookup" "200 lookup search"; do
	$MAKE -s -C "$top" B="$B" vendor DEST="$work/sized" PARTS="${limit#* }"
	[ "$(bytes_of "$work/sized/bouncecode.c")" -le $((${limit%% *} * 1024)) ]
	ok $? "${limit#* } is small: at most ${limit%% *} KiB"
done

# ---- pairs that hold some parts alone: what the switches leave of the whole

# inside OBJECT: what is in it, wherever it lies
inside() {
	nm -S "$1" | awk '{ print $2, $3, $4 }' | sort
}

while IFS=: read -r asked holds; do
	some="$work/some of it/$asked"
	$MAKE -s -C "$top" B="$B" vendor DEST="$some" PARTS="$asked" >out 2>&1
	is "$? $(cat out)" "0 " "make vendor PARTS=\"$asked\" is silent"
	sed '/^ \*\/$/q' "$some/bouncecode.h" >banner
	is "$(sed -n 's/^ \*   Parts  *//p' "$some/bouncecode.c" banner)" "$holds
$holds" "the banners tell its parts"
	is "$(sed -n 's/.*PARTS="\(.*\)"$/\1/p' banner)" "$asked" "and how to make it again"
	is "$(cd "$some" && sh -c "$(sed -n 's/^ \*     \(tail .*\)/\1/p' "$work/alone/banner")" | cut -d ' ' -f 1)" \
	    "$(sed -n 's/^ \*     \([0-9a-f]\{64\}\)$/\1/p' banner)" "and its check holds"
	without=$(for part in $parts; do
		case " $holds " in *" $part "*) ;; *) echo "$part" ;; esac
	done)
	# shellcheck disable=SC2086
	flags=$(flags $without)
	# shellcheck disable=SC2086
	answer=$(cd "$top" && answer_without $without)
	for flag in $flags; do
		grep "^#if.*${flag#-D}$" "$some/bouncecode.c"
	done >asked
	is "$(cat asked)" "" "it asks for nothing that it has not"
	# shellcheck disable=SC2086
	$CC -O0 $flags -c -o whole.o bouncecode.c
	$CC -O0 -c -o some.o "$some/bouncecode.c"
	is "$(inside some.o)" "$(inside whole.o)" "it is what the switches leave"
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
done <<'L'
lookup:lookup
lookup search:lookup search
text:lookup text
text search:lookup text search
weights:lookup explain weights
scan:lookup explain scan
L
$MAKE -s -C "$top" B="$B" vendor DEST="$work/none" PARTS="lookup colours" >out 2>&1
is "$? $(grep -c 'colours is no part; these are: lookup text search' out) $(ls "$work/none" 2>/dev/null)" "2 1 " \
    "a part that does not exist is refused"

$CC -DBOUNCECODE_API=static -c -o static.o bouncecode.c
is "$(nm -g --defined-only static.o)" "" "with BOUNCECODE_API as static nothing is global"
$CC -O0 -fPIC -shared -fvisibility=hidden '-DBOUNCECODE_API=__attribute__((visibility("default")))' -o api.so bouncecode.c
is "$(nm -D --defined-only api.so | awk '{ print $3 }' | grep -v '^_' | sort)" \
    "$(nm -g --defined-only pair.o | awk '{ print $3 }' | sort)" \
    "with BOUNCECODE_API as an export all that is public is there"
$CC -dM -E -include stddef.h -include stdint.h -include string.h -x c /dev/null | sort >macros.before
$CC -dM -E bouncecode.c | sort | comm -13 macros.before - >macros
is "$(awk '{ print $2 }' macros | grep -vE '^(BC|BOUNCECODE)_|^BOUNCECODE_H$')" "" "no macro but those of its prefixes"
is "$(sed -n 's/^[[:blank:]]*#[[:blank:]]*define[[:blank:]]*\([A-Za-z0-9_]*\).*/\1/p' bouncecode.c bouncecode.h |
    grep -vE '^(BC|BOUNCECODE)_')" "" "nor one that is defined for some lines only"

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

# ---- the examples

$CC -std=c99 -c -o pair.o bouncecode.c
cat >client.expected <<'T'
retry in 300 seconds: greylisted
fix: auth-failed
give up: bad-mailbox
accepted: ok
retry in 900 seconds
give up
T
cat >filter.in <<'T'
550 5.1.1 User unknown
550-5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org
550 5.7.1 see there
250 2.0.0 Ok
451 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume
hello world
T
cat >filter.expected <<'T'
550 5.1.1 User unknown
X-Bounce-Verdict: bad-mailbox; bounce=hard; action=suppress; confidence=high
550-5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org
550 5.7.1 see there
X-Bounce-Verdict: blocklisted; bounce=block; action=pause; confidence=high; blocklist=spamhaus-zen
250 2.0.0 Ok
X-Bounce-Verdict: ok; bounce=none; action=none; confidence=high
451 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume
X-Bounce-Verdict: reputation; bounce=soft; action=slow-down; confidence=high; provider=yahoo
hello world
X-Bounce-Verdict: unknown
T
cat >suppress.in <<'T'
Nov 21 10:00:00 mx1 postfix/smtp[550]: 4A1F2C0D3E: to=<jo@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=1.2, delays=0.11/0.01/0.78/0.3, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.7] said: 550 5.1.1 <jo@example.net>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))
Nov 21 10:00:01 mx1 postfix/smtp[551]: 6D0A24421F: to=<pat@example.org>, relay=mail.example.org[203.0.113.25]:25, delay=5.5, delays=5/0.1/0.2/0.2, dsn=4.7.1, status=deferred (host mail.example.org[203.0.113.25] said: 451 4.7.1 Greylisting in action, please come back later (in reply to RCPT TO command))
Nov 21 10:00:02 mx1 postfix/smtp[552]: C0FFEE5501: to=<bob@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=4.2, delays=0.1/0/0.9/3.2, dsn=5.7.1, status=bounced (host mx.example.net[192.0.2.7] said: 554 5.7.1 Spam message rejected (in reply to end of DATA command))
Nov 21 10:00:03 mx1 postfix/smtp[553]: 2D5C9401AA: to=<ceo@example.com>, relay=mx.example.com[192.0.2.9]:25, delay=2.3, delays=0.04/0.01/0.85/1.4, dsn=2.6.0, status=sent (250 2.6.0 Queued mail for delivery)
Nov 21 10:00:04 mx1 postfix/smtp[554]: 77AB310F2D: to=<gone@example.org>, relay=mail.example.org[203.0.113.25]:25, delay=0.41, delays=0.02/0.01/0.2/0.18, dsn=5.0.0, status=bounced (host mail.example.org[203.0.113.25] said: 550 No Such User Here (in reply to RCPT TO command))
T
cat >suppress.expected <<'T'
suppress jo@example.net
suppress gone@example.org
T
for example in client filter suppress; do
	f=$top/docs/examples/$example.c
	[ "$(wc -l <"$f")" -lt 80 ]
	ok $? "$example.c is short"
	# shellcheck disable=SC2086
	compiles "it compiles with the pair" $CC -std=c99 $strict -I. -o $example "$f" pair.o
done
while read -r reply; do
	# shellcheck disable=SC2059
	printf "$reply" | ./client
	echo $? >>client.status
done >client.out <<'T'
451 4.7.1 Greylisting in action, please try again in 300 seconds\r\n
550-5.7.26 Your email has been blocked because the sender is unauthenticated.\r\n550 5.7.26 see there\r\n250 of the next\r\n
550 5.1.1 User unknown\r\n
250 2.0.0 Ok: queued as 4cWk\r\n
489 hm\r\n
599 hm\r\n
T
is "$(grep -E '^(accepted|retry|fix|give up)' client.out)" "$(cat client.expected)" "client decides"
is "$(wc -l <client.out) $(tr '\n' ' ' <client.status)" "7 1 2 3 0 1 3 " "with advice, and a status for scripts"
./filter <filter.in >filter.out
same_file filter.out filter.expected "filter adds its lines"
printf '550 5.1.1 User unknown' | ./filter >filter.out
is "$(sed -n '2s/;.*//p' filter.out)" "X-Bounce-Verdict: bad-mailbox" "also where the last line does not end"
./suppress <suppress.in >suppress.out
same_file suppress.out suppress.expected "suppress knows the dead addresses"
i=0
while [ $i -lt 60 ]; do
	cat suppress.in
	i=$((i + 1))
done | ./suppress | sort | uniq -c | awk '{ print $1, $3 }' >suppress.out
is "$(cat suppress.out)" "60 gone@example.org
60 jo@example.net" "in buffers that end within a line as well"

# ---- what the document shows

mkdir tree
awk -F '`' '
	/^This is `/ { name = "tree/" $2 }
	/^```$/ { is_inside = 0 }
	is_inside { print >name }
	/^```c$/ { is_inside = 1 }' "$top/docs/VENDORING.md"
sed -n '/^```sh$/,/^```$/p' "$top/docs/VENDORING.md" |
    sed "/^\`\`\`/d; s|/path/to/bouncecode|$top|; s|/path/to/your/tree|$work/alone/tree|" >commands
grep -q 'make vendor' commands && grep -q 'BOUNCECODE_API=static' commands && grep -q 'sha256sum' commands
ok $? "VENDORING.md shows commands"
MAKEFLAGS="s -- B=$B" sh -e commands >out 2>&1
is "$?" 0 "they work"
printed=$(sed -n 's/^It prints `\(.*\)`.*/\1/p' "$top/docs/VENDORING.md")
is "$(grep -cxF "$printed" out)" 2 "the program prints what is said, in both ways"
printed=$(sed -n 's/^With .* it prints `\(.*\)`.*/\1/p' "$top/docs/VENDORING.md")
is "$(grep -cxF "$printed" out)" 1 "and so does that of a pair with less in it"
is "$(grep -cw "$digest" out)" 2 "the digest of the list is the banner's"
is "$(grep -cE '^[0-9a-f]{64} ' out) $(grep -E '^ \* |^[0-9a-f]{64} ' out | grep -oE '[0-9a-f]{64}' | sort | uniq -c | awk '$1 == 1')" "3 " \
    "each digest that is computed is one of the banners'"
sed -i.was 's/User unknown/User unknowm/' tree/third_party/bouncecode.c
tail -n +54 tree/third_party/bouncecode.c | sha256sum >out
is "$(grep -cF "$(cut -d ' ' -f 1 out)" tree/third_party/bouncecode.c)" 0 "a changed file is found"

done_testing
