#!/bin/sh
# What is said in other languages: the files of translations/, what the compiler says
# of mistakes in them, and what the command makes of --lang and of the locale.
. "$(dirname "$0")/command.sh"

# ---- the files

"$B/bouncegen" untranslated "$top/codes.xml" left 2>errors
is "$? $(cat errors)" "0 " "the translations are read without a complaint"
is "$(cat left)" "" "and complete, each of the English that is said today"
for id in $(sed -n 's/^.*ROW("\([a-z]*\)".*/\1/p' "$top/src/cli/output/language_list.h"); do
	[ -f "$top/translations/$id.xml" ]
	ok $? "$id has a file"
done
is "$(grep -rhoE '\<(say|put_labelled|put_optional|put_prose|put_word)\((t, )?"[^"]+"' "$top"/src/cli |
    sed 's/^[^"]*"//; s/"$//' | sort -u | while read -r text; do
	grep -qF ">$text</text>" "$top/translations/en.xml" || echo "$text"
done)" "" "what the command says stands in en.xml"

# What is said by a condition or from a list, and, in braces, what stands in the page.
is "$({
	cat "$top"/src/web/*.js | grep -oE "\\bsay\\(('|[^'()]* \\? ')[^']+'( : '[^']+')?|[?:] '\\{[^']+'|\\['[A-Z][^']+', ('[a-z]+'\\]|\\.\\.\\.|capital|own|record|say|element|link|prose|rows)|row\\('[A-Z][^']+'" |
	    sed "s/^[^']*'//; s/' : '/\\
/" | sed "s/'.*//"
	grep -ohE '(^|[^$])\{[A-Z][^{}$]*\}|[>"]\{[a-z][^{}$]{2,}\}' "$top/src/web/page.html" "$top/gen/page.sh" | sed 's/^[^{]*{//; s/}$//'
} | grep -v '^Delisting$' | sort -u | tee said | while read -r text; do
	grep -qF ">$text</text>" "$top/translations/en.xml" || echo "$text"
done)" "" "and what the page says"
[ "$(wc -l <said)" -gt 90 ]
ok $? "which is much"

# ---- mistakes, by the line that they are in

mkdir translations
cp "$top/tests/small/codes.xml" .
cp "$top/tests/small/translations/en.xml" translations

# broken NAME LINE MESSAGE TEXT: a file with a text that is wrong
broken() {
	printf '<translation lang="de">\n%s\n</translation>\n' "$4" >translations/de.xml
	"$B/bouncegen" translations codes.xml out.h 2>errors
	is "$? $(head -n 1 errors)" "1 translations/de.xml:$2: error: $3" "$1"
}
broken "an unknown vocabulary" 2 'there is no text of="mood" name="retry"' \
    '<text of="mood" name="retry" english="try again">x</text>'
broken "an unknown word" 2 'there is no text of="action" name="sleep"' \
    '<text of="action" name="sleep" english="sleep">x</text>'
broken "no English" 2 'no english="", the text that this is of' \
    '<text of="action" name="retry">x</text>'
broken "an empty text" 2 'an empty text' '<text of="action" name="retry" english="try again"> </text>'
broken "a placeholder that is lost" 2 'the English has {count}, this has not' \
    '<text of="answer" name="retry" english="after {count} seconds">gleich</text>'
broken "one that is misspelt" 2 'the English has {count}, this has not' \
    '<text of="answer" name="retry" english="after {count} seconds">nach {zahl} Sekunden</text>'
broken "one too many" 2 'the English has no {count}' \
    '<text of="command" name="verdict" english="Verdict">{count} Urteile</text>'
broken "a text twice" 3 'action "retry" is translated in line 2 already' \
    '<text of="action" name="retry" english="try again">x</text>
<text of="action" name="retry" english="try again">x</text>'
broken "one English, two translations" 3 '"nothing" is translated otherwise in line 2' \
    '<text of="action" name="retry" english="nothing">x</text>
<text of="action" name="none" english="nothing">y</text>'
broken "no text" 2 'expected <text of="" name="">' '<word of="action" name="retry"/>'
broken "no XML" 3 "$(
	printf '<translation lang="de">\n<text\n</translation>\n' >translations/de.xml
	"$B/bouncegen" translations codes.xml out.h 2>&1 | sed -n '1s/^[^ ]* error: //p')" '<text'
perl -e 'print qq(<translation lang="de">), qq(<text of="action" name="none"/>\n) x 1000, "</translation>"' >translations/de.xml
"$B/bouncegen" translations codes.xml out.h 2>errors
is "$? $(grep -c error: errors) $(grep error: errors | tail -n 1)" "1 101 translations/de.xml:101: error: more than 100 errors" \
    "of a thousand errors a hundred are told"
printf '<translation lang="fr"/>\n' >translations/de.xml
"$B/bouncegen" translations codes.xml out.h 2>errors
is "$? $(head -n 1 errors)" '1 translations/de.xml:1: error: expected <translation lang="de">' "another language"
is "$(ls out.h 2>&1 >/dev/null | wc -l)" 1 "and nothing is written"

# What is old is not said.
printf '<translation lang="de"><text of="action" name="retry" english="try once more">x</text></translation>\n' \
    >translations/de.xml
"$B/bouncegen" untranslated codes.xml left
grep -qx 'translations/de.xml:1: action "retry" is of another text than "try again"' left
ok $? "a translation of another text is told"
"$B/bouncegen" translations codes.xml out.h
is "$(grep -c '"x"' out.h)" 0 "and not used"

# ---- the command

run 0 --lang=de 552 5.2.2
grep -q '^  Urteil     soft: dieselbe Nachricht kann später noch ankommen$' out
ok $? "--lang=de: German, identifiers as they are"
is "$(tail -n 1 out)" "Was nur zu diesem Eintrag gesagt wird, ist auf Englisch." "what stays English is told"
for id in de ja; do
	"$bc" --lang=$id 550 >out
	is "$(grep -cE '^  (One mail|List|Could be)  |Read what the receiver|Keep the address for|Compare the' out)" 0 \
	    "$id: three readers are spoken to in their language"
done
run 0 --lang=de "554 5.7.1 blocked using psbl.surriel.com"
grep -q '^  Empfehlung .* Sie ' out
ok $? "an entry that says what its category says is translated whole"
! grep -q 'auf Englisch' out
ok $? "which then is not told"
run 0 552 5.2.2
cp out english
for locale in C POSIX en_GB.UTF-8 de_DE.ISO-8859-1 de_DE@euro.ISO-8859-15 xx_XX.UTF-8 deu_DE.UTF-8 ''; do
	LANG=$locale "$bc" 552 5.2.2 >out
	same_file out english "LANG=$locale is English"
done
"$bc" --lang=de 552 5.2.2 >german
for locale in de de_DE de_AT.UTF-8 de_CH.utf8 de_DE.UTF-8@euro; do
	LANG=$locale "$bc" 552 5.2.2 >out
	same_file out german "LANG=$locale is German"
done
LANG=C LC_MESSAGES=de_DE.UTF-8 "$bc" 552 5.2.2 >out
same_file out german "LC_MESSAGES comes before LANG"
LANG=de_DE.UTF-8 LC_MESSAGES=de_DE.UTF-8 LC_ALL=C "$bc" 552 5.2.2 >out
same_file out english "LC_ALL before both"
LC_ALL=de_DE.UTF-8 "$bc" --lang=en 552 5.2.2 >out
same_file out english "--lang before all"
run 0 --json 552 5.2.2
cp out record
run 0 --json --lang=de 552 5.2.2
same_file out record "records stay as they are"
run 2 --lang=xx 552
is "$(head -n 1 err | sed 's/:[a-z -]*$//')" "bouncecode: --lang='xx': expected one of" "a language that there is none of"
grep -q 'expected one of: en de' err
ok $? "with those that there are"

# The labels as they stand before the answers, however the code comes by them.
for query in 550 "550 5.1.1" "550 5.7.1" 5.4.7 "554 5.7.1 blocked using zen.spamhaus.org" \
    "421 4.7.28 gsmtp" "450 4.2.0 greylisted, retry in 300 seconds" \
    "delivery to the following recipient failed permanently:"; do
	"$bc" --color=never "$query"
done | sed -n 's/^  \([A-Z][a-z ]\{9\}\) [^ ].*/\1/p' | sed 's/ *$//' | sort -u >labels
is "$(while read -r label; do
	grep -qF ">$label</text>" "$top/translations/en.xml" || echo "$label"
done <labels)" "" "and all labels of answers"
is "$(grep -cxE 'Verdict|One mail|Server|List|Could be|Retry|Look for|Blocklist' labels)" 8 \
    "of which these answers have most"

# ---- summaries

# Words of tables stand in lists, others behind say() and say_with().
is "$(cat "$top"/src/cli/output/*.c "$top/src/cli/nothing.c" "$top/src/web/logs.c" | tr -d '\n' |
    grep -oE '\<(say|say_with)\(([^";]*[ (,?:])?"[^"]+"([[:space:]]*:[[:space:]]*"[^"]+")?|\.rest = "[^"]+"' | grep -oE '"[^"]+"' |
    tr -d '"' | grep -vxE 'count|hour|,' | sort -u | tee said | while read -r text; do
	grep -qF ">$text</text>" "$top/translations/en.xml" || echo "$text"
done)" "" "what a summary says stands in en.xml"
[ "$(wc -l <said)" -gt 60 ]
ok $? "which is much"
run 0 --lang=de --summary "$top/tests/logs/mail.log"
is "$(sed -n 2,5p out)" "$(printf '%s\n' 'Statusmeldungen              4' '  angenommen                 1  25,0 %' \
    '  aufgeschoben               1  25,0 %' '  fehlgeschlagen             2  50,0 %')" "a summary is German, with its numbers"
is "$(grep -cE 'Statuses|What to do|By code|first seen|Nov 21|[0-9]\.[0-9] %|Bars' out)" 0 "and nothing that it says is English"
is "$(tail -n 1 out)" "Was nur zu einzelnen Codes gesagt wird, ist auf Englisch." "but what the list says of a code, which is told"
i=0
while [ $i -lt 1200 ]; do
	echo "Nov 21 00:00:00 mx postfix/smtp[1]: $i: to=<a$i@example.net>, relay=none, dsn=2.0.0, status=sent (250 ok)"
	i=$((i + 1))
done >log
for expected in 'de 1.200' "fr 1$(printf '\342\200\257')200" "pl 1$(printf '\302\240')200" 'ja 1,200' 'en 1,200'; do
	"$bc" --lang="${expected%% *}" --summary log | sed -n 2p | grep -qE "[^0-9]${expected#* }\$"
	ok $? "thousands: $expected"
done
for format in json csv prometheus; do
	"$bc" --summary --format=$format "$top/tests/logs/mail.log" >english
	"$bc" --summary --format=$format --lang=de "$top/tests/logs/mail.log" >out
	same_file out english "$format stays as it is"
done
"$bc" --lang=de blah 2>err
is "$(cat err)" "bouncecode: kein Treffer für 'blah'" "that nothing was found is said in German"

# ---- as wide as the terminal

# too_wide WIDTH: lines that are, but for addresses
too_wide() {
	perl -CSD -Mutf8 -ne 'chomp; next if m{https?://};
	    my $n = length; $n++ while /[\x{1100}-\x{115f}\x{2e80}-\x{a4cf}\x{ac00}-\x{d7a3}\x{f900}-\x{faff}\x{fe30}-\x{fe6f}\x{ff01}-\x{ff60}\x{ffe0}-\x{ffe6}]/g;
	    print "$n: $_\n" if $n > '$1
}
if has_terminal; then
	for width in 40 80; do
		for id in $(ls "$top/translations" | sed 's/\.xml$//'); do
			terminal $width "$bc" --color=never --lang="$id" "554 5.7.1 blocked using zen.spamhaus.org" | too_wide $width >wide
			is "$(cat wide)" "" "$id in $width columns"
			terminal $width "$bc" --color=never --lang="$id" --summary --by=hour "'$top/tests/logs/mail.log'" | too_wide $width >wide
			is "$(cat wide)" "" "and a summary"
		done
	done
else
	skip "answers as wide as a terminal" "no script(1)"
fi

done_testing
