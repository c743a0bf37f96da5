#!/bin/sh
# The weights that the compiler learns from the list: the same bytes whatever
# compiled it, as many as there is room for, in time; and a user's own lines,
# which teach it a tongue that it does not know.
. "$(dirname "$0")/tree.sh"
. "$top/tests/records.sh"
cd "$work" || exit 1
cp "$top/codes.xml" codes.xml
weights=$tree/$b/bouncecode_weights.gen.h

# ---- the same bytes, in time

# learn_with NAME CC CFLAGS: weights made by a compiler that was compiled so, in
# another directory and locale
learn_with() {
	if ! command -v "$2" >/dev/null 2>&1; then
		skip "the same weights, learned by $2 $3" "no $2"
		return
	fi
	in_tree -j2 WERROR= B="$1" CC="$2" BUILD_CC="$2" BUILD_CFLAGS="$3" \
	    "$1/bouncegen" >log 2>&1
	(cd / && LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Asia/Kathmandu \
	    "$tree/$1/bouncegen" weights "$work/codes.xml" "$work/$1.h") >>log 2>&1
	same_file "$1.h" "$weights" "the same weights, learned by $2 $3"
}

in_tree "$b/bouncecode" >log 2>&1
"$tree/$b/bouncegen" weights codes.xml again.h
same_file again.h "$weights" "the same weights, once more"
learn_with gcc-0 gcc -O0
learn_with gcc-3 gcc '-O3 -funsigned-char'
learn_with clang-2 clang -O2

# Some 12 times what the tables of the wordings take, which is 2 to 3 seconds:
# measured side by side, since a machine has other things to do as well.
in_tree B=timed CC="${CC:-cc}" BUILD_CFLAGS=-O1 timed/bouncegen >log 2>&1
seconds() { # seconds OUTPUT: of a processor
	sh -c '"$1" "$2" codes.xml timed.h; times' sh "$tree/timed/bouncegen" "$1" |
	    awk -F '[ms]' 'NR == 2 { print $1 * 60 + $2 }'
}
patterns=$(seconds patterns)
weights_seconds=$(seconds weights)
awk "BEGIN { exit !(${patterns:-0} > 0 && ${weights_seconds:-0} > 0 && ${weights_seconds:-0} < 25 * ${patterns:-0}) }"
ok $? "they are learned in time"
echo "# ${weights_seconds:-no} seconds, and ${patterns:-no} for the wordings"

# ---- their room

# The bytes of each table, by the numbers that it has.
perl -0ne 'while (/^static const u?int(\d+)_t (\w+)\[(\d*)\](?:\[\w+\])? = \{(.*?)^\};/msg) {
    my ($bits, $name, $said, $numbers) = ($1, $2, $3, $4);
    my $n = () = $numbers =~ /\w+/g; # some are names
    push @tables, $said eq "" || $n == $said ? $name : "$name has $n of $said";
    $sum += $n * $bits / 8 } print "@tables\n$sum\n"' "$weights" >sizes
is "$(head -n 1 sizes)" "bc_feature_places bc_features bc_weight_rows bc_learned" "the tables have as many numbers as they say"
bytes=$(tail -n 1 sizes)
[ "${bytes:-0}" -gt 10000 ] && [ "$bytes" -le 49152 ]
ok $? "which are 48 KB at most"
echo "# $bytes bytes"

# ---- a tongue of a user's own lines

# overlay LINES: writes local.xml; the first of them is its line 4
overlay() {
	printf '%s\n%s\n  <lines>\n%s\n  </lines>\n</overlay>\n' '<?xml version="1.0" encoding="UTF-8"?>' \
	    '<overlay xmlns="urn:bouncecode:codes:1" name="esperanto">' "$1" >local.xml
}

# answers FIELD...: what the command says of the lines of a file, by these fields
answers() {
	file=$1
	shift
	"$tree/$b/bouncecode" --lines -f tsv "$file" | fields "$@"
}

sed 's/.*/    <line category="mailbox-full" made="yes">&<\/line>/' >lines <<'END'
550 La poŝtkesto de ann estas plena
550 5.0.0 La poŝtkesto de bob estas plena, bedaŭrinde
Poŝtkesto plena: provu denove morgaŭ
554 Poŝtkesto plena, provu alian tagon
550 Ne eblas liveri, ĉar la poŝtkesto estas plena
554 5.0.0 Ne eblas skribi al ann, kies poŝtkesto estas tro plena
554 Mesaĝo rifuzita: plena poŝtkesto
550 Letero rifuzita pro plena poŝtkesto
Via letero revenas, la poŝtkesto jam estas tute plena
550 Via mesaĝo revenas: poŝtkesto tute plena
END
overlay "$(cat lines)"
cat >full <<'END'
550 La poŝtkesto de via amiko estas plena
550 5.0.0 <dora@example.com>: la poŝtkesto ja estas plena nun
554 Ni ne akceptis ĝin: poŝtkesto plena
Ne eblas sendi, ĉar plena estas la poŝtkesto de carla
END
# Of the same tongue, but of other matters; and whatever the tests have.
cat >others <<'END'
550 Uzanto nekonata
550 La retpoŝta adreso ne ekzistas
554 Pro regulo ni rifuzis la leteron
END
tail -n +2 "$top/tests/answers/texts.tsv" | sed 's/.*	//' >>others

answers full category basis >before
grep -c 'mailbox-full' before >count
is "$(cat count)" 0 "lines of a tongue that the list does not know"
answers others category bounce >others.before
in_tree OVERLAY="$work/local.xml" "$b/bouncecode" >log 2>&1
is "$? $(cat log)" "0 " "ten lines of it are learned without a word"
answers full category basis >after
is "$(cat after)" "$(sed 's/.*/mailbox-full	words/' full)" "others of it are answered by their words"
answers others category bounce >others.after
is "$(head -n 3 others.after)" "$(head -n 3 others.before)" "what says something else in it is answered as before"
changed=$(diff others.before others.after | grep -c '^<')
# A text or two, which hardly any word decides, may change with any line.
[ "$(wc -l <others.before)" -gt 200 ] && [ "$((changed * 50))" -le "$(wc -l <others.before)" ]
ok $? "and so is what the tests have, but for $changed"
in_tree "$b/bouncecode" >log 2>&1
answers full category basis >again
is "$(cat again)" "$(cat before)" "without the overlay it is forgotten"

# ---- what is refused

# refused LINES MESSAGE NAME: the message is about the last of the lines
refused() {
	overlay "$1"
	"$tree/$b/bouncegen" check codes.xml local.xml >said 2>&1
	status=$?
	is "$status: $(grep -v '^bouncegen: ' said)" "1: local.xml:$(($(echo "$1" | wc -l) + 3)): error: $2" "$3"
}

# line ATTRIBUTES [TEXT]
line() {
	echo "    <line $1>${2:-552 La poŝtkesto estas plena}</line>"
}

overlay "$(line 'category="mailbox-full" made="yes"')
$(line 'source="rfc5321"' '554 Ne')"
"$tree/$b/bouncegen" check codes.xml local.xml >said 2>&1
is "$? $(cat said)" "0 " "lines of one's own, and of a source"
refused "$(line 'category="humour" made="yes"')" 'category="humour": there is no such category' "an unknown category"
refused "$(line 'category="ok" made="yes"')" \
    'category="ok" has no cue with learned="yes", which would answer' "a category for which nothing answers"
refused "$(line 'category="mailbox-full" made="yes"')
$(line 'category="mailbox-full" made="yes"' '554 Ne')
$(line 'category="policy" made="yes"')" '"552 La poŝtkesto estas plena" stands twice (first at line 4)' "a line that stands twice"
first=$(grep -n '<line ' codes.xml | head -n 1)
refused "$(line 'category="mailbox-full" made="yes"' "$(echo "$first" | sed 's/.*">\(.*\)<.*/\1/')")" \
    "\"$(echo "$first" | sed 's/.*">\(.*\)<.*/\1/' | cut -c 1-40)\" stands twice (first at codes.xml:${first%%:*})" \
    "also where the list has it"
refused "$(line 'category="mailbox-full" source="hearsay"')" 'source="hearsay": there is no such source' \
    "a source that is not there"
refused "$(line 'category="mailbox-full" made="yes" source="rfc5321"')" 'a line that was made has no source' \
    "a line that was made, with a source"
refused "$(line 'category="mailbox-full" made="yes" source="hearsay"')" 'a line that was made has no source' \
    "even one that is not there"
refused "$(line 'category="mailbox-full"')" 'a line has source="...", or made="yes" where it has none' "a line that is neither"

done_testing
