#!/bin/sh
# The runtime as two files: the same bytes wherever they are made, nothing
# else needed to compile them, and what docs/VENDORING.md says of them. Other compilers
# and languages: tests/release/vendor.t.
. "$(dirname "$0")/tap.sh"
. tests/vendor/pair.sh
MAKE=${MAKE:-make}
unset MAKEFLAGS MFLAGS MAKELEVEL DEST BOUNCECODE_API
pair="$work/a tree/of others"

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
case ${CFLAGS:-} in
*-fsanitize*)
	skip "banners, and the pair compiled" "they are the same with sanitizers"
	done_testing
	;;
esac

# ---- the banners

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

# ---- alone in an empty directory

go_alone "$pair"

# shellcheck disable=SC2086
seconds() {
	perl -e 'exit 1 if system @ARGV; printf "%.2f\n", (times)[2]' \
	    $CC -std=c99 -O2 -fPIC -c -o pair.o bouncecode.c
}
CC=${CC:-cc}
# A machine has other things to do, and each has its own speed: the time of a
# loop is taken beside it, and both again where it was not left alone. It takes six
# of those loops, with clang seven.
in_time() {
	loop=$(perl -e 'my $n = 0; for my $i (1 .. 10_000_000) { $n = ($n * 31 + $i) & 0xffffff } printf "%.2f\n", (times)[0]')
	best=$(seconds)
	awk -v compile="$best" -v loop="$loop" 'BEGIN { exit !(compile < 10 * loop) }'
}
in_time || in_time || in_time || in_time
ok $? "it compiles in $best seconds, less than ten loops of $loop"
stands_alone "$CC" pair.o

$CC -shared -nostdlib -o pair.so pair.o
is "$(readelf -rW pair.so | grep -E 'RELATIV|_(32|64|ABS64) ')" "" "nothing in its data needs relocating"

# ---- with less in it

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
done <<L
$some_parts
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
    sed "/^\`\`\`/d; s|/path/to/bouncecode|\"$top\"|; s|/path/to/your/tree|$work/alone/tree|" >commands
grep -q 'make vendor' commands && grep -q 'BOUNCECODE_API=static' commands && grep -q 'sha256sum' commands
ok $? "VENDORING.md shows commands"
MAKEFLAGS="s -- B=$plain" sh -e commands >out 2>&1
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
