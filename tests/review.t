#!/bin/sh
# What an update of the two files changes can be read: an edit of the list changes
# some lines of them, beside the banner and the rows of hashes, and "make vendor" says
# which answers it changes.
. "$(dirname "$0")/tree.sh"
CC=${CC:-cc}
list=$tree/codes.xml
cp "$list" "$work/list"
unset DEST FROM CHANGES SOURCE

# pair NAME: the two files of the list as it is
pair() {
	in_tree vendor DEST="$work/$1" >"$work/log" 2>&1 || cat "$work/log"
}

# compared NAME: what of a pair is compared: neither its banner nor what stands by a
# hash. The weights are learned from all texts at once: they are counted apart.
compared() {
	awk '/^\/\* ---- / { part = $3 }
	    /^static const uint32_t bc_gram_bits\[/ { hashes = 1 }
	    !hashes && part !~ /^bouncecode_keys/ && !/@generated|bc_digest\[\]/ {
	        print >(part ~ /^bouncecode_weights/ ? weights : tables)
	    }
	    /^};/ { hashes = 0 }' weights="$work/$1.weights" tables="$work/$1.compared" "$work/$1/body"
}

# edited NAME PERL LIMIT WEIGHTS TEXT ANSWER: so many lines are changed at most, and
# of the weights
edited() {
	cp "$work/list" "$list"
	perl -0pi -e "$2" "$list"
	cmp -s "$work/list" "$list" && echo "# the edit of $1 edits nothing"
	pair "$1"
	body "$1"
	changed=$(lines "$work/as-it-is.compared" "$work/$1.compared")
	[ "$changed" -gt 0 ] && [ "$changed" -le "$3" ]
	ok $? "$1: $changed lines, at most $3"
	weights=$(lines "$work/as-it-is.weights" "$work/$1.weights")
	[ "$weights" -le "$4" ]
	ok $? "and $weights of the weights"
	"$CC" -std=c99 -O0 -I"$work/$1" -o "$work/$1.program" "$work/program.c" "$work/$1/bouncecode.c"
	is "$("$work/$1.program" "$5")" "$6" "which is what it answers"
}

# body NAME: a pair without its banner
body() {
	sed '1,/^\*\/$/d' "$work/$1/bouncecode.c" >"$work/$1/body"
	compared "$1"
}

# lines ONE OTHER: how many lines are changed, new or gone
lines() {
	diff "$1" "$2" | awk '/^</ { gone++ } /^>/ { new++ } END { print (gone > new ? gone : new) + 0 }'
}

cat >"$work/program.c" <<'C'
#include "bouncecode.h"
#include <stdio.h>
#include <string.h>
int
main(int argc, char **argv)
{
	struct bouncecode_answer a;

	(void)argc;
	bouncecode_explain(argv[1], strlen(argv[1]), &a);
	printf("%s: %s\n", bouncecode_title(a.entry), bouncecode_advice(a.entry));
	return 0;
}
C

pair as-it-is
body as-it-is
is "$(awk 'length > 500' "$work/as-it-is/bouncecode.c" "$work/as-it-is/bouncecode.h" | wc -l)" 0 "no line is longer than 500 bytes"

keep="Leave it queued and retry with growing gaps; send fewer messages to this recipient."
edited "a title" 's{<title>Recipient is getting mail too fast</title>}{<title>Recipient is getting mail too fast, measured</title>}' \
    5 0 "450 4.2.1 The user is receiving mail too quickly. p=OverReceiveLimit" \
    "Recipient is getting mail too fast, measured: $keep"
edited "an advice" 's{(<advice>)(Leave it queued and retry with growing gaps; send) fewer}{$1$2 far fewer}' \
    5 0 "450 4.2.1 The user is receiving mail too quickly. p=OverReceiveLimit" \
    "Recipient is getting mail too fast: $(echo "$keep" | sed 's/send fewer/send far fewer/')"
edited "a pair" 's{(?=    <pair code="550 5\.2\.2">)}{    <pair code="550 5.1.8">\n      <title>Domain of the sender is wrong</title>\n      <source ref="rfc3463"/>\n    </pair>\n}' \
    40 0 "550 5.1.8 no" "$("$work/an advice.program" "550 5.1.8 no" | sed 's/.*: /Domain of the sender is wrong: /')"
edited "a response" 's{(<match>at a rate that prevents additional messages from being delivered</match>.*?</response>\n)}{$1    <response provider="google" reply="450" enhanced="4.2.1" category="rate-limited" checked="2026-11">
      <title>Mailbox is slowed down</title>
      <match>the mailbox you wrote to is being slowed down</match>
      <cause>The mailbox was sent more in an hour than it may get.</cause>
      <advice>Keep it queued and send more slowly.</advice>
      <source ref="google-smtp"/>
      <sample>450 4.2.1 Sorry, the mailbox you wrote to is being slowed down, try later</sample>
    </response>\n}s' \
    60 1000 "450 4.2.1 Sorry, the mailbox you wrote to is being slowed down - gsmtp" \
    "Mailbox is slowed down: Keep it queued and send more slowly."

# ---- which answers are others is said

in_tree vendor DEST="$work/a title" FROM="$work/list" >"$work/said" 2>&1
grep -q "is not here: give FROM=FILE" "$work/said"
ok $? "without the list of the pair before, that is said"
cp "$work/list" "$list"
in_tree vendor DEST="$work/as-it-is" SOURCE=yes >"$work/said" 2>&1
is "$? $(cat "$work/said")" "0 " "nothing is said of the same list"
(cd "$work/as-it-is/bouncecode-source" && env -u B "$MAKE" -s B=other vendor DEST="$work/again") >"$work/log" 2>&1
cmp "$work/as-it-is/bouncecode.c" "$work/again/bouncecode.c" && cmp "$work/as-it-is/bouncecode.h" "$work/again/bouncecode.h"
ok $? "SOURCE=yes puts beside what makes the same pair"
perl -0pi -e 's{(<title>Recipient is getting mail too fast</title>\n)}{$1      <match>walks in too quickly</match>\n}; s{(<response [^>]*p=OverReceiveLimit[^>]*category=")rate-limited}{$1greylisted}' "$list"
diff=$(in_tree data-diff FROM="$work/list" 2>&1)
in_tree vendor DEST="$work/as-it-is" CHANGES=yes >"$work/said" 2>&1
is "$(cat "$work/said")" "$diff" "make vendor says what make data-diff says"
is "$(cat "$work/as-it-is/bouncecode-changes.txt")" "$diff" "and writes it where that is asked for"
echo "$diff" | grep -q "greylisted"
ok $? "which is what was edited"
if command -v git >/dev/null 2>&1; then
	rm -rf "$work/as-it-is/bouncecode-source"
	cp "$list" "$work/newer"
	cp "$work/list" "$list"
	pair as-it-is
	(cd "$tree" && git init -q && git add codes.xml && git -c user.name=t -c user.email=t@example.org commit -qm list) >"$work/log" 2>&1
	cp "$work/newer" "$list"
	in_tree vendor DEST="$work/as-it-is" >"$work/said" 2>&1
	is "$(cat "$work/said")" "$diff" "the list before is found in the history"
else
	skip "the list before is found in the history" "no git"
fi

done_testing
