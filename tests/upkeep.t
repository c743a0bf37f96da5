#!/bin/sh
# Keeping up: the list against registries that changed or are none, what is
# written of them, downloads, stale facts and the difference of two lists.
task=check-iana
. "$(dirname "$0")/drift.sh"
registry=$top/tests/upkeep/registry.xml

# registry NAME PERL: a changed copy of the registry
registry() {
	changed "$1" "$registry" "$2"
}

# ---- the registry against the list

"$keep" check-iana "$top/codes.xml" "$top/tests/registry/smtp-enhanced-status-codes.xml" >out 2>&1
is "$? $(cut -d, -f1 out)" "0 no difference" "the registry that the list was last compared with: no drift"
drift 0 "$registry"
is "$? $(cat out)" "0 no difference, besides 1 with a reason in codes.xml; the registry of 2024-12-06 has 3 classes, 8 subjects, 12 codes" \
    "no drift, and that is said"

new='    <record date="2027-03-01">
      <code>X.7.31</code>
      <sample>Postage &amp; packing due</sample>
      <basic_code>451, 550 (others are allowed)</basic_code>
      <description>The message -- all of it -- was &lt;not&gt; paid for.
This is useful only as a permanent error.</description>
      <reference><xref type="rfc" data="rfc99999"/>, Section 4.2 (Standards Track); <xref type="draft" data="draft-example-postage-03"/></reference>
      <submitter>A. Person</submitter>
      <change_controller>IESG</change_controller>
    </record>'
export new
registry added.xml 's{(  </registry>\s*<people/>)}{$ENV{new}\n$1}'
drift 1 added.xml
ok $? "a new row: status 1"
is "$(head -n 5 out)" "added    X.7.31     Postage & packing due
                     replies    451 550
                     reference  rfc99999 section 4.2
                     reference  draft-example-postage
                     registered 2027-03-01" "with all that is known of it"
registry changed.xml 's{<sample>Multiple auth}{<sample>Several auth}; s{(<code>X\.7\.25</code>.*?<basic_code>)550}{${1}450, 550}s; s{(<code>X\.1\.10</code>.*?)rfc7505}{${1}rfc99998}s; s{(<code>X\.4\.1</code>.*?)only as a persistent transient}{${1}both as a permanent and transient}s; s{(<code>X\.7\.YYY</code>\s*<summary>)}{$1New }'
drift 1 changed.xml
ok $? "changed rows: status 1"
is "$(grep '^changed' out | sed 's/  */ /g')" "changed X.7.YYY title
changed X.1.10 references
changed X.4.1 classes
changed X.7.25 replies
changed X.7.25 classes
changed X.7.26 title" "title, replies, references and classes of a code, title of a subject"
is "$(grep -A 2 'X.7.26' out | tail -n 2)" "                     list       Multiple authentication checks failed (codes.xml:$(line codes.xml '"X.7.26"'))
                     registry   Several authentication checks failed" "with both texts, and the line of the list"
registry wanted.xml 's{(<code>X\.6\.10</code>\s*)<sample/>}{$1<sample>Now with a title</sample>}'
drift 1 wanted.xml && grep -q '^changed  X.6.10     title' out
ok $? "a wanted difference that is another one now counts"
registry removed.xml 's{    <record date="2018-12-21">.*?</record>\n}{}s; s{<updated>2024-12-06}{<updated>2027-04-01}'
drift 1 removed.xml
ok $? "a row that is gone: status 1"
is "$(head -n 1 out)" "removed  X.7.29     ARC validation failure (codes.xml:$(line codes.xml '"X.7.29"'))" "with its line"
changed own.xml "$list" 's{code="X.7.29"}{$& origin="de-facto"}'
"$keep" check-iana own.xml removed.xml >out 2>&1
is "$? $(cut -d, -f1 out)" "0 no difference" "what no RFC defines need not be in it"
registry table.xml 's{(\s*<people/>)}{\n  <registry id="smtp-enhanced-status-codes-4"><title>Colours</title></registry>$1}'
drift 1 table.xml && grep -q '^new table  smtp-enhanced-status-codes-4  Colours (table.xml:' out
ok $? "a new sub-registry: status 1"

"$keep" check-iana codes.xml added.xml json >out
is "$? $(perl -MJSON::PP -0777 -ne '$j = decode_json($_); $d = $j->{differences}[0];
    print join "|", $j->{registry}, $j->{wanted}, @{$d}{qw(change code title replies classes registered)}, map { $_->{ref}, $_->{section} // "-" } @{$d->{references}}' out)" \
    "1 2024-12-06|1|added|X.7.31|Postage & packing due|451 550|5|2027-03-01|rfc99999|4.2|draft-example-postage|-" "the same as JSON"

# ---- a large one, in a time that grows as it does

registry references.xml 's{(-3">.*?<reference>).*?(</reference>)}{$1 . "<xref data=\"a\"/>" x 150000 . $2}se'
registry records.xml 's{(?=  </registry>\s*<people/>)}{join "", map { my ($n, $m) = (100 + int($_ / 900), 100 + $_ % 900); "<record><code>X.$n.$m</code></record>\n" } 1 .. 60000}e'
for file in references records; do
	(ulimit -t 10; "$keep" check-iana codes.xml $file.xml) >out 2>err
	is "$?" 1 "many $file"
done
registry words.xml 's{(?=  </registry>\s*<people/>)}{"<record><code>X.7.99</code><description>" . "word " x 300000 . "</description></record>"}e'
(ulimit -t 10; "$keep" update-iana codes.xml words.xml) >out 2>err
is "$? $(tr -s ' ' '\n' <codes.xml | grep -cx word)" "0 300000" "many words"
cp "$list" codes.xml
rm references.xml records.xml words.xml

# ---- the registry as CSV

perl -0ne '
    sub field { my ($s) = $r =~ m{<$_[0]>(.*?)</$_[0]>}s; $s //= ""; $s =~ s{<xref[^>]*data="([^"]*)"/>}{[\U$1]}g; $s =~ s/&lt;/</g; $s =~ s/&gt;/>/g; $s =~ s/&amp;/&/g; $s =~ s/"/""/g; qq("$s") }
    my ($t) = m{codes-3">(.*?)</registry>}s;
    print "Code,Sample Text,Associated basic status code,Description,Reference,Submitter,Change Controller,Flag\r\n";
    for $r ($t =~ m{<record.*?</record>}sg) { print join(",", map({ field($_) } qw(code sample basic_code description reference submitter change_controller)), "x"), "\r\n" }' \
    "$registry" >table.csv
drift 0 table.csv
is "$? $(cat out)" "0 no difference, besides 1 with a reason in codes.xml; the registry has 12 codes" "the table as CSV, with a column more: no drift"
perl -pe '$_ = "" if /^"X.7.30/ .. eof' table.csv >short.csv
drift 1 short.csv
ok $? "rows that are missing there are drift"
sed -n 1p table.csv >cut.csv
drift 2 cut.csv && grep -qx 'bouncekeep: cut.csv:2: no row stands behind the header: the file is cut off' err
ok $? "the header alone is no registry"
head -c 3000 table.csv >cut.csv
drift 2 cut.csv && grep -q '^bouncekeep: cut.csv:[0-9]*: [0-4] fields, expected 5 or more: the file is cut off$' err
ok $? "a CSV file that is cut within a row: status 2"

perl -pe 's/code/co\xd1de/' table.csv >latin1.csv
drift 2 latin1.csv && grep -q '^bouncekeep: latin1.csv:1: .* CSV in UTF-8' err
ok $? "and one that is not UTF-8"
{ cat table.csv; printf '\r\n\r\n'; } >blank.csv
drift 0 blank.csv
ok $? "lines that are empty are no rows"
printf 'Code,Sample Text,Description,Reference\r\nX.8.YYY,Postage,New,[RFC9]\r\n6.XXX.YYY,Late,New,[RFC9]\r\n' >tables.csv
drift 1 tables.csv
is "$(grep ^added out | tr -s ' ' | tr '\n' '|')" "added X.8.YYY Postage|added 6.XXX.YYY Late|" "without replies it is the table of classes or subjects, whichever begins so"
perl -pe 's/code/co\xc2\x9bde/' table.csv >control.csv
drift 2 control.csv && grep -q '^bouncekeep: control.csv:1: ' err
ok $? "and one with characters that a terminal obeys"

# ---- what is not the registry

# refused FILE TEXT NAME: status 2, and the error begins so
refused() {
	drift 2 "$1" && [ ! -s out ] && case $(head -n 1 err) in "bouncekeep: $1:$2"*) true ;; *) false ;; esac
	ok $? "$3"
	[ -s err ] || echo "# nothing is said"
}
registry namespace.xml 's{http://www.iana.org/assignments}{http://www.iana.org/assignments/2}'
refused namespace.xml '4: the namespace is "http://www.iana.org/assignments/2", expected' "another namespace"
registry other.xml 's{id="smtp-enhanced-status-codes"}{id="smtp"}'
refused other.xml '4: this is the registry "smtp", expected' "another registry"
registry root.xml 's{<registry xmlns}{<list xmlns}; s{</registry>\s*$}{</list>}'
refused root.xml '4: the root is <list>, expected <registry>' "another document"
registry missing.xml 's{<registry id="smtp-enhanced-status-codes-2">.*?</registry>}{}s'
refused missing.xml '4: there is no table "smtp-enhanced-status-codes-2"' "a table is missing"
registry undated.xml 's{<updated>.*?</updated>}{}'
refused undated.xml '4: there is no <updated>' "without a date"
registry twice.xml 's{X\.7\.29}{X.7.28}'
refused twice.xml '' "a code that is there twice"
registry form.xml 's{X\.7\.29}{X.7.029}'
refused form.xml '' "a code that is none"
printf '<!DOCTYPE html>\n<html><body><p>Service unavailable<br></body></html>\n' >page.xml
refused page.xml '1: a document type is not allowed here' "an error page in HTML"
printf 'Service unavailable\n' >text.xml
refused text.xml '1: this is not the registry of IANA' "an error page of plain text"
: >empty.xml
refused empty.xml '1: this is not the registry of IANA' "an empty file"
head -c 9000 "$registry" >cut.xml
refused cut.xml '' "a download that was cut off"
head -c 209715200 /dev/zero >large.xml
refused large.xml ' larger than 8 MiB' "200 MB"
rm large.xml
refused absent.xml ' No such file or directory' "no file"
refused . ' Is a directory' "a directory"
if [ -w /dev/full ]; then
	"$keep" check-iana codes.xml "$registry" >/dev/full 2>err
	is "$? $(cat err)" "2 bouncekeep: cannot write the output" "a full disk"
else
	skip "a full disk" "no /dev/full"
fi
"$keep" nonsense 2>err
is "$? $(head -n 1 err)" "2 usage: bouncekeep check-iana codes.xml REGISTRY [json]" "usage"

# ---- what update-iana writes

chmod 600 codes.xml
"$keep" update-iana codes.xml added.xml >out
is "$? $(ls -l codes.xml | cut -c 1-10)" "0 -rw-------" "a skeleton is written, for whom the list is for"
cat >expected <<'END'
>     <source id="rfc99999" name="RFC 99999" title="" url="https://www.rfc-editor.org/rfc/rfc99999.html" sections="section-"/>
>     <source id="draft-example-postage" name="draft-example-postage" title="" url="https://datatracker.ietf.org/doc/draft-example-postage/"/>
>       <source ref="iana"/>
>     </enhanced>
>     <enhanced code="X.7.31" classes="5" replies="451 550" category="">
>       <!--
>         Incomplete: say it in plain words, then delete this. IANA says since 2027-03-01: The message -  all of it - 
>         was <not> paid for. This is useful only as a permanent error.
>       -->
>       <title>Postage &amp; packing due</title>
>       <meaning></meaning>
>       <cause></cause>
>       <advice></advice>
>       <source ref="rfc99999" section="4.2"/>
>       <source ref="draft-example-postage"/>
END
diff "$list" codes.xml | grep '^[<>]' >got
same_file got expected "at its place, and every other byte is as it was"
"$B/bouncegen" check codes.xml >out 2>&1
is "$? $(sed 's/^codes.xml:[0-9]*: error: //' out)" '1 source "rfc99999" has no title
source "draft-example-postage" has no title
"X.7.31": the meaning is empty, expected plain words
"X.7.31": the cause is empty, expected plain words
"X.7.31": the advice is empty, expected plain words
"X.7.31" has no category: choose one of <vocabulary>
bouncegen: codes.xml: 6 errors, nothing written' "the compiler refuses it until all is written"
is "$(sed -n 's/^codes.xml:\([0-9]*\): error: "X.7.31": the cause.*/\1/p' out)" "$(line codes.xml '<cause></cause>')" "with the lines"
cp codes.xml once.xml
"$keep" update-iana codes.xml added.xml >out
cmp codes.xml once.xml
ok $? "a second run writes nothing"

cp "$list" codes.xml
"$keep" update-iana codes.xml removed.xml >out
diff "$list" codes.xml | grep '^>' >got
is "$(cat got)" '>     <enhanced code="X.7.29" classes="5" replies="550" category="auth-failed" origin="obsolete" deprecated="2027-04-01">' \
    "a row that is gone is marked, with the registry's date, and stays"
"$B/bouncegen" json codes.xml list.json
is "$? $(perl -MJSON::PP -0777 -ne 'my ($e) = grep { $_->{code} eq "5.7.29" } @{decode_json($_)->{entries}}; print "$e->{deprecated} @{$e->{remarks}}"' list.json)" \
    "0 2027-04-01 obsolete" "the list is good, and says so"
"$keep" check-iana codes.xml removed.xml >out
is $? 0 "and there is no drift any more"
"$keep" check-iana codes.xml "$registry" >out
is "$? $(head -n 1 out)" "1 changed  X.7.29     deprecated" "but when it comes back"

# ---- wherever it stands

# marked NAME LINE: the code is marked, and only that, and it is said to be in that line
marked() {
	cp codes.xml before.xml
	"$keep" update-iana codes.xml removed.xml >out 2>&1
	status=$?
	"$keep" check-iana codes.xml removed.xml >drift
	is "$status $(grep -v X.7.29 out) $(diff before.xml codes.xml | grep -c '^>') $(tail -n 1 drift | cut -d, -f1)" "0  1 no difference" "$1: it is marked, and nothing else"
	is "$(cat out)" "obsolete X.7.29 at line $2: no longer registered" "$1: with its line"
}
perl -0pe 's{(<enhanced code="X.7.28".*?)(    <enhanced code="X.7.30")}{my ($a, $b) = ($1, $2); $a =~ s/\s*\n\s*/ /g; "$a\n$b"}se' "$list" >codes.xml
marked "two in one line" "$(line codes.xml X.7.29)"
sed '1s/UTF-8/US-ASCII/; s/ARC validation failure/ARC validation f\xc3\xa4ilure/' "$list" >codes.xml
"$keep" update-iana codes.xml removed.xml >out 2>err
is "$? $(cat err) $(grep -c 'deprecated="2027-04-01"' codes.xml)" "0  1" "a list is UTF-8, whatever it says"
perl -CSD -pe '1 while s/[^\x00-\x7f]/?/; s/UTF-8/US-ASCII/ if $. == 1' "$list" >codes.xml
marked "a list in ASCII" "$(line codes.xml X.7.29)"
for origin in "origin = 'rfc'" "origin =
'rfc'" "replies=\"550\" origin='rfc'"; do
	ORIGIN=$origin perl -0pe 's{<enhanced code="X.7.29" classes="5" replies="550"}{<enhanced code="X.7.29" classes="5" $ENV{ORIGIN}}' "$list" >codes.xml
	"$keep" update-iana codes.xml removed.xml >out 2>&1
	is "$? $(perl -0ne 'print /<enhanced code="X.7.29"[^>]* origin\s*=\s*(.)obsolete\1[^>]* deprecated="2027-04-01"/' codes.xml) $(grep -c "'rfc'" codes.xml)" "0 ' 0" "$(echo "$origin" | tr "\n" " "): the value is exchanged"
done
perl -0pe 's{<enhanced code="X.7.29"}{$& sisimai="an origin=x thing"}' "$list" >codes.xml
marked "a value that looks like an attribute" "$(line codes.xml X.7.29)"
cp "$list" codes.xml
(ulimit -f 0 && "$keep" update-iana codes.xml removed.xml 2>&1; echo "status $?") | cat >out
is "$(cut -d: -f1-3 out)" "bouncekeep: codes.xml: cannot write
status 2" "what could not be written is not said to be"
perl -0pe 's{<enhanced-codes>}{"\n" x 70000 . $&}e' "$list" >codes.xml
marked "behind line 65,535" "$(line codes.xml X.7.29)"
perl -0pi -e 's{<enhanced code="X.7.29"}{$& colour="red"}' codes.xml
"$keep" update-iana codes.xml removed.xml >out 2>err
is "$? $(cut -d: -f1-3 err | head -n 1)" "2 codes.xml:$(line codes.xml X.7.29): error" "and so is the line of a mistake"

for file in changed.xml short.csv table.xml; do
	cp "$list" codes.xml
	"$keep" update-iana codes.xml $file >out
	cmp -s codes.xml "$list"
	ok $? "$file: nothing that a person has to decide is written"
	grep -q '^left ' out
	ok $? "$file: but it is named"
done
"$keep" update-iana codes.xml namespace.xml >out 2>err
[ $? = 2 ] && cmp -s codes.xml "$list"
ok $? "what is not the registry changes nothing"

# New rows in any order, before the first one and behind the last, of a subject
# that has no room.
registry order.xml 's{(  </registry>\s*<people/>)}{join("", map { "<record><code>X.$_</code><sample>New $_</sample><description>It is.</description><reference/></record>" } "7.200", "7.31", "1.11", "0.1", "8.1") . $1}e'
"$keep" update-iana codes.xml order.xml >out
is "$(sed -n 's/.*enhanced code="\([^"]*\)".*/\1/p' codes.xml | tr '\n' ' ')" \
    "X.0.0 X.0.1 X.1.1 4.1.1 X.1.10 X.1.11 X.4.1 X.6.10 X.7.9 X.7.10 X.7.25 X.7.26 X.7.28 X.7.29 X.7.30 X.7.31 X.7.200 " \
    "new rows come in the order of their numbers"
grep -q '^left     X.8.1: the library has no room' out
ok $? "one that the library has no room for is named"

# ---- downloads

if command -v curl >/dev/null 2>&1; then
	mkfifo control
	perl "$top/tests/server.pl" "$top/tests/registry/smtp-enhanced-status-codes.xml" <control >port &
	exec 9>control
	for _ in $(seq 100); do [ -s port ] || sleep 0.1; done
	site=http://127.0.0.1:$(cat port)

	# fetch PATH: make check-iana from there, in the copy
	fetch() {
		rm -f "$tree/$b/iana.xml"
		in_tree IANA_URL="$1" check-iana >out 2>err
	}
	fetch "$site/registry.xml"
	is "$? $(cut -d, -f1 out)" "0 no difference" "make check-iana downloads the registry"
	for page in absent:404 cut:'transfer closed' announced:'Maximum file size' endless:'larger than 1000000 bytes' slow:'timed out'; do
		BYTES_MAX=1000000 SECONDS_MAX=2 fetch "$site/${page%%:*}"
		[ $? = 2 ] && grep -q "^gen/upkeep/fetch.sh: $site/${page%%:*}: .*${page#*:}.*; with IANA=FILE" err && [ ! -e "$tree/$b/iana.xml" ] && [ ! -e "$tree/$b/iana.xml.tmp" ]
		ok $? "a download that fails: ${page%%:*}"

	done
	fetch "$site/page"
	[ $? = 2 ] && grep -q 'iana.xml:1: a document type is not allowed here' err
	ok $? "a download that is another page"
	exec 9>&-
	wait
	fetch "$site/registry.xml"
	[ $? = 2 ] && grep -q "fetch.sh: $site/registry.xml: cannot be downloaded: .*; with IANA=FILE a file that is there is read" err
	ok $? "nobody answers"
	fetch "http://registry.invalid/registry.xml"
	[ $? = 2 ] && grep -q "fetch.sh: .*: cannot be downloaded: " err
	ok $? "no such host"
else
	skip "downloads" "no curl"
fi
cmp -s "$tree/codes.xml" "$top/codes.xml"
ok $? "codes.xml is untouched"

# ---- what was not checked for long

cp "$list" codes.xml
perl -pi -e 's/2026-11/2024-05/ if /reply="421".*provider|provider="apple" reply="421"/; s/2026-11/2025-12/ if /reply="450"/; s/2026-11/2025-11/ if /provider="yahoo"/' codes.xml
"$keep" stale codes.xml 12 2026-11 >out
is "$? $(sed -n 's/^    codes.xml:[0-9]*: \(.......\)  \([a-z]*\): .*/\1 \2/p' out | tr '\n' ' ')" "0 2024-05 apple 2024-05 apple 2025-11 yahoo " \
    "stale: all that is older, the oldest first, and nothing else"
is "$(grep '^http' out | sort | uniq -d)" "" "each page stands there once"
grep -q "^    codes.xml:$(line codes.xml 2025-11): 2025-11  yahoo: " out
ok $? "with the line"
is "$(tail -n 1 out | cut -d, -f1)" "3 of 4 wordings" "and how many"
"$keep" stale "$list" 1 2026-11 >out
is "$? $(cut -d, -f1 out)" "0 0 of 4 wordings" "nothing is stale in the month of its check"
"$keep" stale codes.xml many >out 2>err
is "$? $(cat err)" '2 bouncekeep: "many": expected a number of months' "no number of months"
"$keep" stale codes.xml 12 2026-13 >out 2>err
is "$? $(cat err)" '2 bouncekeep: "2026-13": expected a month such as 2026-11' "no month"
(cd "$top" && "$keep" stale codes.xml 1 | tail -n 1 | grep -q ' wordings, on ')
ok $? "the month of today is known"

# ---- the difference of two lists

cp "$list" codes.xml
perl -0pi -e 's/(<pair code="550 5\.1\.1")/$1 category="policy"/; s/    <reply code="605".*?<\/reply>\n//s; s/(<reply code="421".*?<advice>)/${1}Wait. /s;
    s/(<enhanced code="X.7.29")/$1 confidence="medium"/; s/(<match>)(.*?<\/match>)/$1Now $2/' codes.xml
"$keep" diff "$list" codes.xml >out
is "$?" 0 "diff: status 0"
is "$(cat out)" 'Gone:

- 605 Not delivering to previously bounced address (not an SMTP reply): was suppressed (hard, none)

Another category:

- 550 5.1.1 User unknown: is policy (block, investigate), was bad-mailbox (hard, suppress)

Another verdict:

- 5.7.29 ARC validation failure: is auth-failed (block, fix-sender, confidence medium), was auth-failed (block, fix-sender, confidence high)

Another wording:

- apple 421 4.7.0 Too many errors: is found by "Now me.com Error: too many errors", no longer by "me.com Error: too many errors"

From 1.0 to 1.0, 4 answers changed, and of 1 more only the words.' "what is gone, what changed and what was reworded"
"$keep" diff codes.xml "$list" >out
is "$(sed -n '/^New/,/^Another/p' out | grep '^-')" "- 605 Not delivering to previously bounced address (not an SMTP reply): suppressed (hard, none)" "and the other way round, what is new"
"$keep" diff "$list" "$list" >out
is "$(cat out)" "From 1.0 to 1.0, 0 answers changed, and of 0 more only the words." "a list and itself"

# otherwise NAME PERL LINES [WORDS]: the lines of what such a change of the small list tells,
# and of how many answers it changes only the words
otherwise() {
	changed new.xml "$top/tests/small/codes.xml" "$2"
	"$keep" diff "$top/tests/small/codes.xml" new.xml >out 2>&1
	is "$? $(grep '^- \|^[^-].*[a-z]:$' out)" "0 $3" "diff: $1"
	answers=$(grep '^- ' out | grep -vc ' new, .* gone$')
	is "$(tail -n 1 out | cut -d' ' -f5,10)" "$answers ${4:-0}" "diff: $1: how many"
}
otherwise "precise" 's/ precise="yes"//' 'Another verdict:
- 5.7.155 A rule: is policy (block, fix-sender, no marks), was policy (block, fix-sender, marks precise)
- 550 4.7.155 A rule: is policy (block, fix-sender, no marks), was policy (block, fix-sender, marks precise)
- 4.7.155 A rule: is policy (block, fix-sender, no marks), was policy (block, fix-sender, marks precise)'
otherwise "decisive" 's/ decisive="yes"//' 'Another verdict:
- old-grudge On a list that is no more: is system-error (soft, investigate, no marks), was system-error (soft, investigate, marks decisive)'
otherwise "needs-sign and vague" 's/ needs-sign="yes"//; s/ vague="yes"//; s/ catch-all="yes"//' 'Another verdict:
- 550 Unavailable: is bad-mailbox (block, investigate, no marks), was bad-mailbox (block, investigate, marks vague)
- quiet 452 Hush: is policy (block, fix-sender, no marks), was policy (block, fix-sender, marks needs-sign)
- acme Anything of theirs: is policy (block, fix-sender, no marks), was policy (block, fix-sender, marks catch-all)'
otherwise "fault" 's/(id="system-error".*?fault=")receiver/$1sender/' 'Another verdict:
- old-grudge On a list that is no more: is system-error (soft, investigate, fault sender), was system-error (soft, investigate, fault receiver)'
otherwise "the name elsewhere" 's/ kumo="Throttled"/ kumo="Other"/; s/ kumo="Other"//' 'Another verdict:
- 550 Unavailable: is bad-mailbox (block, investigate, names sisimai="userunknown, unknown" kumo="InvalidRecipient"), was bad-mailbox (block, investigate, names sisimai="userunknown, unknown" kumo="Other")
- acme 4.7.500-699 Held back: is policy (block, investigate, names kumo="Other"), was policy (block, investigate, names kumo="Throttled")'
otherwise "the name of a category elsewhere" 's/ sisimai="delivered"/ sisimai="unknown"/; s/sisimai="on hold"/sisimai="unknown"/' 'Another verdict:
- 4.1.1 Bad address: is bad-mailbox (soft, retry, names sisimai="unknown" kumo="InvalidRecipient"), was bad-mailbox (soft, retry, names sisimai="on hold" kumo="InvalidRecipient")
- 2.1.YYY Address: is ok (none, none, names sisimai="unknown"), was ok (none, none, names sisimai="delivered")
- 250 Okay: is ok (none, none, names sisimai="unknown"), was ok (none, none, names sisimai="delivered")
- 2.1.1 Bad address: is ok (none, none, names sisimai="unknown"), was ok (none, none, names sisimai="delivered")'
otherwise "a remark" 's/ origin="de-facto"//' 'Another verdict:
- 550 Unavailable: is bad-mailbox (block, investigate, no remarks), was bad-mailbox (block, investigate, remarks de-facto)'
otherwise "a wording" 's/please be quiet/be quiet, please/; s/Please be quiet/Be quiet, please/g' 'Another wording:
- quiet 452 Hush: is found by "be quiet, please", no longer by "please be quiet"'
otherwise "one more" 's/<match>one at a time/<match>one by one<\/match>$&/; s/<match>listed \* by Grudge<.match>//' 'Another wording:
- grudge On the Grudge List: is no longer found by "listed \* by Grudge"
- 552 Two clients, one door: is found by "one by one", too'
otherwise "a command" 's/command="mail"/command="data"/' 'Another wording:
- In answer to MAIL: is found by the command data, no longer by the command mail'
otherwise "a code" 's/behind="550"/behind="550 554"/; s/reply="550" (enhanced="5.1.1" token)/$1/' 'Another wording:
- acme E=Gone\|1 Nobody of that name: is no longer found by the code 550
- Words that are not known: is found by unknown words behind 554, too'
otherwise "a token" 's/ token="E=Gone.1"//' 'New:
- acme 550 5.1.1 Nobody of that name: bad-mailbox (hard, suppress)
Gone:
- acme E=Gone\|1 Nobody of that name: was bad-mailbox (hard, suppress)'
otherwise "lines" 's{<lines>.*</lines>}{<lines><line made="yes">450 Nothing</line></lines>}s' 'What texts are explained by, beside the answers:
- lines to learn from: 1 new, 7 gone'
otherwise "signs and headlines" 's/<host>quiet.example/<host>silent.example/; s/Leider nicht/Nicht/g' 'What texts are explained by, beside the answers:
- headlines: 1 new, 1 gone
- signs of providers: 1 new, 1 gone'
otherwise "replies of a code" 's/ replies="451 550"/ replies="451"/' '' 2
perl -pe 's/(<reply code="421".*) category="[^"]*"/$1/' "$list" >old.xml
"$keep" diff old.xml "$list" >out 2>err
is "$? $(cat err)" "2 old.xml:$(line old.xml 'reply code="421"'): error: \"421\" has no category" "a list that does not fit together"
in_tree data-diff >out 2>&1
[ $? = 2 ] && grep -q 'give FROM=FILE' out
ok $? "make data-diff needs FROM="
in_tree data-diff FROM="$work/codes.xml" >out 2>&1
ok $? "make data-diff"
in_tree stale MONTHS=1200 >out 2>&1
is "$? $(cut -d' ' -f1 out)" "0 0" "make stale"

done_testing
