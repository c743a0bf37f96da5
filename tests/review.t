#!/bin/sh
# What an update of the two files changes can be read: an edit of the list changes
# some lines of the tables, beside the banner and the rows of hashes, and "make vendor"
# says which answers it changes.
. "$(dirname "$0")/tree.sh"
CC=${CC:-cc}
unset DEST FROM CHANGES SOURCE PARTS
case ${CFLAGS:-} in *-fsanitize*) skip_all "the tables are the same with sanitizers" ;; esac
list=$tree/codes.xml
cd "$work" || exit 1
cp "$list" list

# generated DIRECTORY LIST OUTPUT...: the tables of a list
generated() {
	directory=$1
	from=$2
	shift 2
	mkdir -p "$directory"
	for output; do
		"$B/bouncegen" "$output" "$from" "$directory/$output" || return
	done
}

# compared DIRECTORY: neither what names the list nor what stands by a hash; the keys
# of the look-up are hashes alone
compared() {
	awk '/^static const uint32_t bc_gram_bits\[/ { hashes = 1 }
	    !hashes && !/@generated|bc_digest\[\]/
	    /^};/ { hashes = 0 }' "$1/entries" "$1/tables" "$1/patterns" "$1/index" >"$1/compared"
}

# lines ONE OTHER: how many lines are changed, new or gone
lines() {
	diff "$1" "$2" | awk '/^</ { gone++ } /^>/ { new++ } END { print (gone > new ? gone : new) + 0 }'
}

# edited NAME LIMIT PERL: so many lines are changed at most; edits add up in "all"
edited() {
	cp list edited
	perl -0pi -e "$3" edited all
	generated "$1" edited entries tables patterns index
	compared "$1"
	changed=$(lines before/compared "$1/compared")
	[ "$changed" -gt 0 ] && [ "$changed" -le "$2" ]
	ok $? "$1: $changed lines, at most $2"
}

"$top/gen/vendor.sh" "$B" pair
is "$(awk 'length > 500' pair/bouncecode.c pair/bouncecode.h | wc -l)" 0 "no line is longer than 500 bytes"
generated before list entries tables patterns index
compared before
cp list all
edited "an edited title" 5 's{<title>Recipient is getting mail too fast</title>}{<title>Recipient is getting mail too fast, measured</title>}'
edited "an edited advice" 5 's{(<advice>)(Leave it queued and retry with growing gaps; send) fewer}{$1$2 far fewer}'
edited "a new pair" 40 's{(?=    <pair code="550 5\.2\.2">)}{    <pair code="550 5.1.8">\n      <title>Domain of the sender is wrong</title>\n      <source ref="rfc3463"/>\n    </pair>\n}'
generated weights all weights
is "$(lines weights/weights "$B/bouncecode_weights.gen.h")" 1 "none of them changes what words weigh"
edited "a new response" 60 's{(<match>at a rate that prevents additional messages from being delivered</match>.*?</response>\n)}{$1    <response provider="google" reply="450" enhanced="4.2.1" category="rate-limited" checked="2026-11">
      <title>Mailbox is slowed down</title>
      <match>the mailbox you wrote to is being slowed down</match>
      <cause>The mailbox was sent more in an hour than it may get.</cause>
      <advice>Keep it queued and send more slowly.</advice>
      <source ref="google-smtp"/>
      <sample>450 4.2.1 Sorry, the mailbox you wrote to is being slowed down, try later</sample>
    </response>\n}s'

# ---- which answers are others is said

cp all "$list"
"$B/bouncekeep" diff list all >answers
in_tree vendor DEST="$work/pair" FROM="$work/list" CHANGES=yes SOURCE=yes >said 2>&1
same_file said answers "make vendor says what make data-diff says"
same_file pair/bouncecode-changes.txt answers "and writes it where that is asked for"
grep -q "google 450 4.2.1 Mailbox is slowed down" answers
ok $? "which is what was edited"
in_tree vendor DEST="$work/pair" CHANGES=yes >said 2>&1
is "$? $(cat said)" "0 " "nothing is said of the same list"
cp -a "$tree/$b" pair/bouncecode-source/
(cd pair/bouncecode-source && env -u B "$MAKE" -s B="$b" vendor DEST="$work/again") >log 2>&1
cmp pair/bouncecode.c again/bouncecode.c && cmp pair/bouncecode.h again/bouncecode.h
ok $? "SOURCE=yes puts beside what makes the same pair"

cat >program.c <<'C'
#include "bouncecode.h"
#include <stdio.h>
#include <string.h>
int
main(int argc, char **argv)
{
	struct bouncecode_answer a;

	for (int i = 1; i < argc; i++) {
		bouncecode_explain(argv[i], strlen(argv[i]), &a);
		printf("%s: %s\n", bouncecode_title(a.entry), bouncecode_advice(a.entry));
	}
	return 0;
}
C
# shellcheck disable=SC2086
$CC -std=c99 -O0 -Ipair -o program program.c pair/bouncecode.c
is "$(./program "450 4.2.1 The user is receiving mail too quickly. p=OverReceiveLimit" "550 5.1.8 no" \
    "450 4.2.1 Sorry, the mailbox you wrote to is being slowed down - gsmtp" | sed 's/\(wrong\): .*/\1/')" \
    "Recipient is getting mail too fast, measured: Leave it queued and retry with growing gaps; send far fewer messages to this recipient.
Domain of the sender is wrong
Mailbox is slowed down: Keep it queued and send more slowly." "the pair answers as it was edited"

# ---- the list before, by its digest

# since [FROM]: what is found of the list of the pair; the list is now another
since() {
	rm -f found
	"$top/gen/upkeep/since.sh" pair "${repository:-.}/codes.xml" found "$@"
}
cp list codes.xml
since >said
same_file found all "it is found beside the pair"
rm -rf pair/bouncecode-source
since list >said
is "$(ls found 2>/dev/null) $(sed 's/[0-9a-f]\{64\}/DIGEST/' said)" \
    " The list of the pair before, SHA-256 DIGEST, is not here: give FROM=FILE to see what changed." "where it is not, that is said"
if command -v git >/dev/null 2>&1; then
	mkdir repository
	cp all repository/codes.xml
	(cd repository && git init -q && git add codes.xml && git -c user.name=t -c user.email=t@example.org commit -qm list) >log 2>&1
	cp list repository/codes.xml
	repository=repository
	since >said
	same_file found all "it is found in the history"
else
	skip "it is found in the history" "no git"
fi

done_testing
