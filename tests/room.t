#!/bin/sh
# Room to grow: a list ten times as large with twenty times as many codes, and a
# large overlay, built and asked; and lists that no table has room for.
. "$(dirname "$0")/tree.sh"
plan 39
gen=$B/bouncegen
outputs=$(sed -n 's/^\([a-z][a-z]*\) .*/\1/p' gen/emit/outputs)

# number FILE PATTERN: the number that a generated header of the tree has there
number() {
	sed -n "s/.*$2.*/\1/p" "$tree/$b/$1" | head -n 1
}

# sum FILE PATTERN: of the numbers in brackets, in the lines that begin so
sum() {
	perl -ne '$n += $1 if /^\t'"$2"'/; END { print $n // 0, "\n" }' "$tree/$b/$1"
}

# rows FILE PATTERN: the lines that begin so
rows() {
	grep -c "^	$2" "$tree/$b/$1"
}

# above GOT LIMIT NAME
above() {
	[ "${1:-0}" -gt "$2" ]
	ok $? "$3: $1 where there was room for $2"
}

# took COMMAND...: how long, in hundredths of a second of the processor
took() {
	perl -e 'system(@ARGV) == 0 or exit 1; my @t = times; printf "%d\n", 100 * ($t[2] + $t[3])' "$@"
}

# field MEMBER COMMAND-ARGUMENT...: of the first record
field() {
	member=$1
	shift
	"$tree/$b/bouncecode" --json "$@" 2>/dev/null | head -n 1 | sed -n "s/.*\"$member\": \"\{0,1\}\([^\",]*\).*/\1/p"
}

# built NAME: the command of the tree, and what make says
built() {
	in_tree "$@" "$b/bouncecode" >"$work/log" 2>&1
	is "$? $(cat "$work/log")" "0 " "it builds without a word"
	in_tree "$@" check-samples >"$work/log" 2>&1
	ok $? "every entry reads back and is found, every sample is explained by its own entry"
	grep "^#" "$work/log" | head -n 20
}

# ---- a list ten times as large

perl tests/grow.pl list 10000 30000 10000 <codes.xml >"$work/codes.xml"
is "$(grep -c '<match>' "$work/codes.xml") $(grep -cE '<(response|phrase) ' "$work/codes.xml")" "30000 10000" \
    "a list of 10,000 replies and phrases, and 30,000 wordings"
(cd "$work" && "$gen" check codes.xml) >"$work/log" 2>&1
is "$? $(cat "$work/log")" "0 " "which is accepted"
cat >"$work/all" <<'SH'
for output in $OUTPUTS; do
	"$GEN" $output "$1" "$2" || exit
done
SH
export GEN="$gen" OUTPUTS="$outputs"
today=$(took sh "$work/all" codes.xml "$work/out")
large=$(took sh "$work/all" "$work/codes.xml" "$work/out")
[ "${large:-0}" -gt 0 ] && [ "$large" -le $((20 * today)) ]
ok $? "all outputs take $large hundredths of a second, not 100 times the $today for the list as it is"

cp "$work/codes.xml" "$tree/codes.xml"
in_tree "$b/keys.gperf" >/dev/null 2>&1
large=$(took "$MAKE" -s -C "$tree" B="$b" "$b/keys.gen.h")
[ "${large:-999}" -le 500 ]
ok $? "gperf takes $large hundredths of a second for $(grep -c '^"' "$tree/$b/keys.gperf") codes"
built

above "$(sum bouncecode_patterns.gen.h 'L\(\w+, (\d+)\)')" 65536 "bytes of wordings"
above "$(rows bouncecode_patterns.gen.h '[WM](')" 4096 "wordings"
above "$(number bouncecode_patterns.gen.h 'BC_GRAM_LOG = \([0-9]*\)')" 16 "bits of an anchor's hash"
above "$(sed -n '/^#define BC_NAMES_STRINGS/,/^$/s/^	S([a-z0-9]*, "\(.*\)").*/\1/p' "$tree/$b/bouncecode_tables.gen.h" | wc -c)" \
    65536 "bytes of names"
above "$(rows bouncecode_entries.gen.h BC_E_)" 10000 "entries"
above "$(sed -n '/ bc_ranges\[/,/^}/p' "$tree/$b/bouncecode_tables.gen.h" | grep -c '^	{.*BC_E_')" 500 "private codes"
above "$(rows bouncecode_index.gen.h 'L(')" 32768 "words of the search"
above "$(rows bouncecode_index.gen.h 'D(')" 10000 "documents"
above "$(number bouncecode_keys.gen.h 'bc_keys\[\([0-9]*\)\]')" 1 "parts of the keys"

# What the list says of some of its new entries.
perl -ne 'BEGIN { $/ = "</response>" } next unless /category="([^"]*)"/; $c = $1;
    ($t) = m{<title>(.*?)</title>}; ($s) = m{<sample>(.*?)</sample>};
    ($e) = /enhanced="(\d\.[3-6]\.[1-9]\d\d)-/ or next; print "$e\t$c\t$t\t$s\n"' "$tree/codes.xml" | tail -n 1 >"$work/facts"
range=$(cut -f1 "$work/facts") category=$(cut -f2 "$work/facts") title=$(cut -f3 "$work/facts")
inside=${range%.*}.$((${range##*.} + 1))
is "$(field category "$(cut -f4 "$work/facts")")" "$category" "a sample is explained"
is "$(field title "$(cut -f4 "$work/facts")")" "$title" "by its own entry"
is "$(field title "$range")" "$title" "a private code is found by itself"
is "$(field title "$inside")" "$title" "and so is one inside its range"
is "$(field title --search "$title")" "$title" "a search finds it"
code=$(sed -n 's/.*<pair code="\(550 5\.2\.[1-9][0-9][0-9]\)">.*/\1/p' "$tree/codes.xml" | tail -n 1)
is "$(field code "$code")" "$code" "a pair is found"
is "$(field code "${code#* }")" "${code#* }" "and so is its enhanced code"
is "$(field code "4${code#* 5}")" "4${code#* 5}" "and that of another class"
is "$("$tree/$b/bouncecode" --list --kind=pair | tail -n 1)" "$(grep -c '<pair ' "$tree/codes.xml") of $("$tree/$b/bouncecode" --list | tail -n 1 | sed 's/ of.*//') entries" "--list has all pairs"
is "$("$tree/$b/bouncecode" --list --kind=provider --json | wc -l)" "$(grep -c '<response ' "$tree/codes.xml")" "and all replies of providers"

# ---- a large overlay, with the list as it is

cp codes.xml "$tree/codes.xml"
perl tests/grow.pl overlay 5000 <codes.xml >"$work/local.xml"
is "$(grep -cE '<(response|phrase|blocklist) ' "$work/local.xml")" 5000 "an overlay of 5,000 entries"
today=$(took "$gen" check codes.xml)
large=$(took "$gen" check codes.xml "$work/local.xml")
[ "${large:-0}" -gt 0 ] && [ "$large" -le $((15 * today)) ]
ok $? "is accepted, in $large hundredths of a second, where the list takes $today"
built OVERLAY="$work/local.xml"
sign=$(sed -n '/number="255"/,$s/.*strength="strong">\(.*\)<.*/\1/p' "$work/local.xml" | head -n 1)
is "$(field provider "550 5.1.1 $sign says no")" own255 "a provider of the number 255 is recognised"
name=$(sed -n '/blocklist id="list255"/,$s/.*<match>\(.*\)<.*/\1/p' "$work/local.xml" | head -n 1)
is "$(field blocklist "554 listed at $name")" list255 "and so is a blocklist"

# ---- what no table has room for: the line that is too much, nothing is written

# refused OUTPUT MESSAGE EXPECTED NAME: the small list with more replies; what is
# expected stands in the line that is named
refused() {
	NEW=$work/replies perl -0pe 'BEGIN { open my $f, "<", $ENV{NEW} or die; local $/; $new = <$f> }
	    s{(?=^  </responses>)}{$new}m' tests/small/codes.xml >"$work/large.xml"
	echo old >"$work/out"
	(cd "$work" && "$gen" "$1" large.xml out) >"$work/log" 2>&1
	[ $? = 1 ] && head -n 1 "$work/log" | grep -q "^large\.xml:[0-9]*: error: $2\$" &&
	    [ "$(cat "$work/out")" = old ] && nothing_beside "$work/out"
	ok $? "$4"
	line=$(sed -n '1s/^large\.xml:\([0-9]*\):.*/\1/p' "$work/log")
	sed -n "${line:-1}p" "$work/large.xml" | grep -qF "$3"
	ok $? "with the line where that is"
}

# replies N ATTRIBUTES CHILDREN: so many; %d is the number of each
replies() {
	perl -e 'my ($n, $attributes, $children) = @ARGV; for (1 .. $n) {
	    my $s = "    <response category=\"policy\"$attributes checked=\"2000-01\"><title>Reply %d</title><match>wording %d</match>$children<sample>x</sample></response>\n";
	    $s =~ s/%d/$_/g; print $s }' "$@" >"$work/replies"
}
source='<source ref="seen"/>'
replies 66000 "" "$source"
refused tables "entries: 65536 up to here, the limit is 65535" "Reply 655" "too many entries"
replies 1 "" "$(perl -e 'print "<source ref=\"seen\" section=\"$_\"/>" for 1 .. 256')"
refused tables "references of an entry: 256 up to here, the limit is 255" "Reply 1<" "too many references of one entry"
replies 36000 "" "<note>%d $(printf '%0480d' 0)</note>$source"
refused tables "bytes of texts: [0-9]* up to here, the limit is 16777215" "Reply 3" "too many texts"

# Every verdict that there can be but that of the category, four times: only what
# is hard may be suppressed.
perl -e 'my @b = qw(none soft block hard); my $n;
    for my $p (@b) { for my $t (@b) { for my $a (qw(none retry fix-sender suppress investigate)) {
	next if "$p $t $a" eq "hard soft suppress" || $a eq "suppress" && $p ne "hard";
	for my $more ("", " decisive=\"yes\"", " catch-all=\"yes\"", " decisive=\"yes\" catch-all=\"yes\"") {
	    $n++;
	    print "    <response category=\"bad-mailbox\"$more checked=\"2000-01\"><title>Verdict $n</title><match>wording $n</match><verdict permanent=\"$p\" transient=\"$t\" action=\"$a\">So it is.</verdict><source ref=\"seen\"/><sample>x</sample></response>\n";
    } } } }' >"$work/replies"
refused tables "different verdicts: 257 up to here, the limit is 256" "Verdict 2" "too many verdicts"

done_testing
