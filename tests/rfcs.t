#!/bin/sh
# What became of the RFCs that the list and the documents name: indexes in which
# one was obsoleted, updated, is missing or new, and files that are no index.
task=check-rfcs
. "$(dirname "$0")/drift.sh"
index=$top/tests/upkeep/rfc-index.xml

# index NAME PERL: a changed copy of the index
index() {
	changed "$1" "$index" "sub entry { sprintf qq(<rfc-entry><doc-id>RFC%04d</doc-id><title>%s</title><date><month>%s</month><year>%s</year></date>%s</rfc-entry>\n), @_ }
	sub by { my (\$how, @n) = @_; \"<\$how>\" . join('', map { sprintf '<doc-id>RFC%04d</doc-id>', \$_ } @n) . \"</\$how>\" }
	sub more { s{</rfc-index>}{join('', @_) . \$&}e } $2"
}

# ---- the index against the list

drift 0 "$index"
is "$? $(cat out)" "0 no difference, besides 7 with a reason in codes.xml; 12 RFCs are named, the index has 19 up to 2025-02" \
    "what is known is quiet, and that is said"

index obsoleted.xml 's{(RFC8617</doc-id>\s*<title.*?)(<current)}{$1 . by("obsoleted-by", 20010) . $2}se; more(entry(20010, "ARC &amp; more", "May", 2027, ""))'
drift 1 obsoleted.xml
is "$? $(cat out)" "0 obsoleted RFC 8617   The Authenticated Received Chain (ARC) Protocol
                  by RFC 20010, ARC & more, 2027-05
               entry codes.xml:$(line codes.xml '<source ref="rfc8617"'): X.7.29
1 difference, besides 7 with a reason in codes.xml; 12 RFCs are named, the index has 20 up to 2027-05" \
    "one that was obsoleted: by which, and what rests on it, with section and line"

index updated.xml 's{(RFC7372</doc-id>\s*<title.*?)(<current)}{$1 . by("updated-by", 20010, 20011) . $2}se; more(entry(20010, "One", "May", 2027, ""), entry(20011, "Two", "June", 2027, ""))'
drift 1 updated.xml
is "$? $(grep -v entry out | head -n 3)" "0 updated   RFC 7372   Email Authentication Status Codes
                  by RFC 20010, One, 2027-05
                  by RFC 20011, Two, 2027-06" "one that two others updated"
is "$(grep -c '^ *entry codes.xml:[0-9]*: .*, section' out)" "$(grep -c '<source ref="rfc7372" section' codes.xml)" "with every entry that rests on it"

# 2821 was obsoleted by 5321, and that by 20010; 7505 by 20011, that by 20012, which
# the list does not name.
index chain.xml 's{(RFC5321</doc-id>\s*<title.*?)(<updated)}{$1 . by("obsoleted-by", 20010) . $2}se; s{(RFC7505</doc-id>\s*<title.*?)(<current)}{$1 . by("obsoleted-by", 20011) . $2}se;
    more(entry(20010, "Mail", "May", 2027, ""), entry(20011, "None", "May", 2027, by("obsoleted-by", 20012)), entry(20012, "None at all", "June", 2027, by("updated-by", 20013)), entry(20013, "None yet", "July", 2027, ""))'
drift 1 chain.xml
is "$? $(grep -v 'entry' out | sed 's/^ *//; s/  */ /g')" "0 obsoleted RFC 5321 Simple Mail Transfer Protocol
by RFC 20010, Mail, 2027-05
in the place of RFC 2821
obsoleted RFC 7505 A \"Null MX\" No Service Resource Record for Domains That Accept No Mail
by RFC 20011, None, 2027-05; in force is RFC 20012
obsoleted RFC 20011 None
by RFC 20012, None at all, 2027-06
in the place of RFC 7505
updated RFC 20012 None at all
by RFC 20013, None yet, 2027-07
in the place of RFC 7505
4 differences, besides 7 with a reason in codes.xml; 12 RFCs are named, the index has 23 up to 2027-07" \
    "a chain is followed to its end, through RFCs that nothing names"
grep -q "^ *entry codes.xml:$(line codes.xml '<source ref="rfc2821"')" out
ok $? "and what rests on its beginning stands at its end"
# Those in force at the end are told, however many they are.
for n in 2 6; do
	export n
	index ends.xml 's{(RFC7505</doc-id>\s*<title.*?)(<current)}{$1 . by("obsoleted-by", 20010) . $2}se;
	    more(entry(20010, "Part", "May", 2027, by("obsoleted-by", 20011)), entry(20011, "Parts", "May", 2027, by("obsoleted-by", map { 20020 + $_ } 1 .. $ENV{n})), map { entry(20020 + $_, "Part $_", "June", 2027, "") } 1 .. $ENV{n})'
	drift 1 ends.xml
	is "$? $(sed -n '/^obsoleted RFC 7505 /{n;s/.*in force are //p;}' out)" "0 $(perl -e 'print join ", ", map { "RFC " . (20020 + $_) } 1 .. $ENV{n}')" "a chain with $n ends"
done
index circle.xml 's{(RFC8617</doc-id>\s*<title.*?)(<current)}{$1 . by("obsoleted-by", 8689) . $2}se; s{(RFC8689</doc-id>\s*<title.*?)(<current)}{$1 . by("obsoleted-by", 8617) . $2}se'
drift 1 circle.xml && [ "$(grep -c '^obsoleted' out)" = 2 ]
ok $? "a circle has an end as well"

index missing.xml 's{<rfc-entry>\s*<doc-id>RFC8617.*?</rfc-entry>}{}s; s{<rfc-entry>\s*<doc-id>RFC8689.*?</rfc-entry>}{<rfc-not-issued-entry><doc-id>RFC8689</doc-id></rfc-not-issued-entry>}s'
drift 1 missing.xml
is "$? $(grep '^[a-z0-9]' out | cut -d, -f1)" "0 missing   RFC 8617   (not in the index)
missing   RFC 8689   (not in the index)
2 differences" "one that is missing, and one that was never issued"

# ---- new ones

index new.xml 'more(entry(20010, "The POSTAGE SMTP Extension", "May", 2027, ""), entry(20011, "Other", "May", 2027, "<keywords><kw>none</kw><kw>Delivery Status\nNotification</kw></keywords>"), entry(20012, "Status Codes of HTTP", "May", 2027, ""),
    entry(20013, "Status Codes for Email", "May", 2027, ""), entry(20014, "An SMTP of Old", "December", 2024, ""), entry(20015, "SMTPless, not unsmtp", "May", 2027, ""), entry(20016, "Unsmtp", "May", 2027, ""))'
drift 1 new.xml
is "$? $(sed '$d; s/  */ /g' out)" "0 new RFC 20010 The POSTAGE SMTP Extension
 of 2027-05
new RFC 20011 Other
 of 2027-05
 keyword Delivery Status Notification
new RFC 20013 Status Codes for Email
 of 2027-05
new RFC 20015 SMTPless, not unsmtp
 of 2027-05" "new ones by their titles and keywords, since the month up to which they were read"
index gone.xml 's{<updated-by>\s*<doc-id>RFC7504</doc-id>\s*</updated-by>}{}; s{<rfc-entry>\s*<doc-id>RFC20001.*?</rfc-entry>}{}s'
drift 1 gone.xml
is "$? $(sed '$d' out)" "0 gone      RFC 5321   Simple Mail Transfer Protocol
                  by RFC 7504, SMTP 521 and 556 Reply Codes, 2015-06
               known codes.xml:$(line codes.xml '<later rfc="rfc7504"')
gone      RFC 20001  (not in the index)
               known codes.xml:$(line codes.xml '<later rfc="rfc20001"')" "what the list claims to know and the index has not"

sed '/<rfcs/,/<\/rfcs>/d' "$list" >codes.xml
"$keep" check-rfcs codes.xml "$index" >out
is "$? $(grep '^[a-z0-9]' out | cut -c1-18 | tr '\n' '|')" "1 obsoleted RFC 2821|updated   RFC 2821|updated   RFC 3463|updated   RFC 4954|updated   RFC 5321|new       RFC 821 |new       RFC 2000|7 differences; 12 |" \
    "a list that knows nothing, and what is read once is said once"
cp "$list" codes.xml

# Whatever of a list has texts may name one.
changed small.xml "$top/tests/small/codes.xml" 's{Further below}{As in RFC 8617}; s{Nothing is wrong}{RFC 8617 says so}; s{(<category id="policy".*?<cause>)}{$1See RFC 8617. }s'
"$keep" check-rfcs small.xml obsoleted.xml >out
is "$(grep '^obsoleted RFC 8617' out | cut -c1-18) $(sed -n '/^obsoleted RFC 8617/,/^[a-z0-9]/p' out | grep -oE 'small.xml:[0-9]*' | cut -d: -f2 | tr '\n' ' ')" \
    "obsoleted RFC 8617 $(line small.xml '<headline>') $(line small.xml 'reply="That is') $(line small.xml 'id="policy"') " \
    "a category, a headline and a situation name one"
changed small.xml "$top/tests/small/codes.xml" 's{(<headline>.*?)<source ref="hearsay"/>}{$1<source ref="rfc5321" section="9"/>}s'
"$keep" check-rfcs small.xml "$index" | grep -q "^ *entry small.xml:$(($(line small.xml '<headline>') + 3)): .*, section 9$"
ok $? "or rest on one"

drift 1 chain.xml json
is "$? $(perl -MJSON::PP -0777 -ne '$j = decode_json($_); print "$j->{index} $j->{rfcs} $j->{named} $j->{wanted}"; for (@{$j->{differences}}) { print "|$_->{change} $_->{rfc} ", join ",", map { "$_->{rfc}>@{$_->{in_force}}" } @{$_->{by}} }
    print "|", scalar grep { $_->{section} } map { @{$_->{uses}} } @{$j->{differences}}' out)" \
    "0 2027-07 23 12 7|obsoleted 5321 20010>20010|obsoleted 7505 20011>20012|obsoleted 20011 20012>20012|updated 20012 20013>20013|$("$keep" check-rfcs codes.xml chain.xml | grep -c ', section [0-9]')" \
    "the same as JSON"
drift 0 "$index" json && [ "$(perl -MJSON::PP -0777 -ne 'print 0 + @{decode_json($_)->{differences}}' out)" = 0 ]
ok $? "and without a difference"

# ---- documents

printf 'By RFC 5322\nsection 3.6, and RFC 99998.\n\n```\nRFC 99999 is an example.\n```\nRFC 6376, section 8.\n' >README.md
drift 1 "$index" README.md
is "$? $(head -n 2 out)" "0 missing   RFC 99998  (not in the index)
                text README.md:2" "what documents name, but for examples"
index document.xml 's{(RFC5322</doc-id>\s*<title.*?)(<current)}{$1 . by("updated-by", 20001) . $2}se; s{(RFC6376</doc-id>\s*<title.*?)(<current)}{$1 . by("updated-by", 7208) . $2}se'
drift 1 document.xml README.md
is "$? $(grep ' text ' out | sed 's/^ *//' | tr '\n' '|')" "0 text README.md:1, section 3.6|text README.md:7, section 8|text README.md:2|" "with line and section"
printf 'By RFC\n99991, and\nby RFCs 99992, 99993,\n99994 and\n99995.\nSome RFCs, 99996 pages, RFCs99997, RFC 123456.\n' >several.md
drift 1 "$index" several.md
is "$(sed -n 's/^missing *//p; s/^ *text//p' out | tr -s ' \n' ' ')" \
    "RFC 99991 (not in the index) several.md:2 RFC 99992 (not in the index) several.md:3 RFC 99993 (not in the index) several.md:3 RFC 99994 (not in the index) several.md:4 RFC 99995 (not in the index) several.md:5 " \
    "at the end of a line, and several"
drift 2 "$index" absent.md && grep -q '^bouncekeep: absent.md: ' err
ok $? "a document that is not there"

# ---- what is no index

# refused FILE TEXT NAME: status 2, and the error begins so
refused() {
	drift 2 "$1" && [ ! -s out ] && case $(head -n 1 err) in "bouncekeep: $1:$2"*) true ;; *) false ;; esac
	ok $? "$3"
	head -n 1 err | sed 's/^/# /'
}
cp "$top/tests/upkeep/registry.xml" registry.xml
refused registry.xml '4: the root is <registry>, expected <rfc-index>: this is not the index of RFCs' "the registry of IANA"
index namespace.xml 's{https://www.rfc-editor.org/rfc-index"}{https://example.org/rfc-index"}'
refused namespace.xml '5: the namespace is "https://example.org/rfc-index", expected' "another namespace"
index older.xml 's{xmlns="https}{xmlns="http}'
drift 0 older.xml
ok $? "the namespace that it had until some years ago is one of it"
printf '<rfc-index xmlns="https://www.rfc-editor.org/rfc-index">\n</rfc-index>\n' >nothing.xml
refused nothing.xml '1: there is no <rfc-entry>' "an index of nothing"
index twice.xml 'more(entry(8617, "Once more", "May", 2027, ""))'
refused twice.xml "$(line twice.xml 'Once more'): RFC 8617 stands here twice" "an RFC that is there twice"
index number.xml 's{RFC8617}{RFC86170000}'
refused number.xml "$(line number.xml 'RFC86170000'): \"RFC86170000\" is no RFC, expected one such as RFC5321" "a number that is none"
index untitled.xml 's{<title>The Auth.*?</title>}{}; s{<month>July</month>}{}'
refused untitled.xml "" "an RFC without a title"
index year.xml 's{<year>\d+}{<year>20}'
refused year.xml "$(line year.xml '<year>20<'): \"20\" is no year" "a year that is none"
index many.xml 's{<updated-by>\K}{join "", map { sprintf "<doc-id>RFC%04d</doc-id>", $_ } 1 .. 501}e'
refused many.xml "$(line many.xml '<updated-by>'): more than 500 RFCs stand here" "more relatives than an RFC has"
index beside.xml 's{<updated-by>}{<updated-by><doc-id>BCP0014</doc-id>}'
drift 0 beside.xml
ok $? "a document of another series is none of them"
index month.xml 's{<month>July}{<month>Jly}'
refused month.xml "$(line month.xml 'Jly'): \"Jly\" is no month" "a month that is none"
index numberless.xml 's{<doc-id>RFC8617</doc-id>}{}'
refused numberless.xml "" "an entry without a number"
index broken.xml 's{</title>(.*?RFC8689)}{</titel>$1}s'
refused broken.xml "$(line broken.xml '</titel>'): Opening and ending tag mismatch" "broken XML"
head -c 3000 "$index" >cut.xml
refused cut.xml "" "a download that was cut off"
printf '<!DOCTYPE html>\n<html><body><p>Service unavailable<br></body></html>\n' >page.xml
refused page.xml '1: a document type is not allowed here' "an error page in HTML"
perl -pe 's{<rfc-index}{<!DOCTYPE rfc-index [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>$&}' "$index" >bomb.xml
refused bomb.xml '2: a document type is not allowed here' "entities of its own"
printf 'Service unavailable\n' >text.xml
refused text.xml '1: ' "an error page of plain text"
: >empty.xml
refused empty.xml '1: ' "an empty file"
refused absent.xml ' No such file or directory' "no file"
refused . '1: Is a directory' "a directory"
index control.xml 's{<title>The Auth}{<title>\x{c2}\x{9b}2JThe Auth}'
refused control.xml "$(line control.xml '2JThe Auth'): a character of control is not allowed here" "a title that a terminal would obey"
index long.xml 's{<title>ARC|<title>The Auth}{"<title>" . "x" x 3000}e'
refused long.xml "" "a title of 3,000 bytes"

# ---- large ones, in little memory

# entries BYTES-OF-EACH NUMBER: as many more of them
entries() {
	perl -e '
my ($size, $n) = @ARGV;
for my $i (1 .. $n) {
	printf "<rfc-entry><doc-id>RFC%04d</doc-id><title>On Buses %d</title><date><month>May</month><year>2020</year></date>\n<abstract><p>%s</p></abstract></rfc-entry>\n", 30000 + $i, $i, "bus " x ($size / 4);
}' "$1" "$2"
}
{ sed '/<\/rfc-index>/d' "$index"; entries 6400 8000; echo '</rfc-index>'; } >large.xml
[ "$(wc -c <large.xml)" -gt 50000000 ]
ok $? "an index of $(wc -c <large.xml) bytes"
case ${CFLAGS:-} in
*-fsanitize*) skip "50 MB in little memory" "sanitizers need much" ;;
*)
	(ulimit -v 65536; "$keep" check-rfcs codes.xml large.xml) >out 2>err
	is "$? $(cut -d, -f1,3 out)$(cat err)" "0 no difference, the index has 8019 up to 2025-02" "50 MB are read in 64 MB, of which the libraries take most"
	;;
esac
{ sed '/<\/rfc-index>/d' "$index"; printf '<!--'; head -c 12000000 /dev/zero | tr '\0' x; echo '--></rfc-index>'; } >comment.xml
"$keep" check-rfcs codes.xml comment.xml >out 2>err
is "$? $(cut -d, -f1 out)$(cat err)" "0 no difference" "a comment of 12 MB is passed by"
# Each of 6,000 obsoletes the one before it; the first obsoletes one that is named.
perl -0pe '
my $chain = join "", map { sprintf "<rfc-entry><doc-id>RFC%d</doc-id><title>%d</title>%s</rfc-entry>\n", $_, $_,
	$_ < 36000 ? sprintf("<obsoleted-by><doc-id>RFC%d</doc-id></obsoleted-by>", $_ + 1) : "" } 30001 .. 36000;
s{(<doc-id>RFC5321</doc-id>.*?)</rfc-entry>}{$1<obsoleted-by><doc-id>RFC30001</doc-id></obsoleted-by></rfc-entry>}s;
s{</rfc-index>}{$chain</rfc-index>}' "$index" >long.xml
(ulimit -t 10; "$keep" check-rfcs codes.xml long.xml) >out 2>err
is "$? $(grep -c '^obsoleted .*RFC' out) $(grep -c 'in force is RFC 36000$' out)$(cat err)" "1 6000 5999" "a chain of 6,000 in time"
# The same with two that obsoleted each.
perl -0pe 's{(<doc-id>RFC(\d+)</doc-id>)(</obsoleted-by>)}{$2 > 30001 && $2 < 36000 ? $1 . "<doc-id>RFC" . ($2 + 1) . "</doc-id>$3" : $&}eg' long.xml >wide.xml
case ${CFLAGS:-} in
*-fsanitize*) skip "two each in little memory" "sanitizers need much" ;;
*)
	(ulimit -v 65536; ulimit -t 10; "$keep" check-rfcs codes.xml wide.xml) >out 2>err
	is "$? $(grep -c '^obsoleted .*RFC' out) $(grep -c 'in force is RFC 36000$' out)$(cat err)" "1 6000 11996" "two each in little memory"
	;;
esac
perl -pe 's{<title>}{"<title" . join("", map { " a$_=\"\"" } 1 .. 60000) . ">"}e' "$index" >tag.xml
refused tag.xml "$(line tag.xml '<title a1'): a tag has more than 16384 bytes" "a tag of 60,000 attributes"
rm large.xml comment.xml long.xml wide.xml tag.xml

if [ -w /dev/full ]; then
	"$keep" check-rfcs codes.xml "$index" >/dev/full 2>err
	is "$? $(cat err)" "2 bouncekeep: cannot write the output" "a full disk"
else
	skip "a full disk" "no /dev/full"
fi

# ---- make check-rfcs

cp "$list" "$tree/codes.xml"
in_tree check-rfcs RFCINDEX="$index" DOCUMENTS= >out 2>&1
is "$? $(cut -d, -f1 out)" "0 no difference" "make check-rfcs takes a file"
in_tree check-rfcs RFCINDEX="$work/chain.xml" DOCUMENTS= FORMAT=json >out 2>/dev/null
[ $? = 2 ] && grep -q '"change": "obsoleted"' out
ok $? "and prints JSON"
cp "$top/codes.xml" "$tree/codes.xml"
in_tree check-rfcs RFCINDEX="$index" >out 2>&1
[ $? = 2 ] && grep -q '^missing   RFC 7208\|^missing   RFC 876 ' out && grep -q ' text docs/[A-Z]*.md:' out
ok $? "of the list as it is, with the documents"
if command -v curl >/dev/null 2>&1; then
	mkfifo control
	perl "$top/tests/server.pl" "$index" <control >port &
	exec 9>control
	for _ in $(seq 100); do [ -s port ] || sleep 0.1; done
	cp "$list" "$tree/codes.xml"
	in_tree check-rfcs RFC_URL="http://127.0.0.1:$(cat port)/registry.xml" DOCUMENTS= >out 2>&1
	is "$? $(cut -d, -f1 out)" "0 no difference" "make check-rfcs downloads the index"
	rm -f "$tree/$b/rfc-index.xml"
	in_tree check-rfcs RFC_URL="http://127.0.0.1:$(cat port)/absent" DOCUMENTS= >out 2>&1
	[ $? = 2 ] && grep -q '404.*; with RFCINDEX=FILE a file that is there is read' out && [ ! -e "$tree/$b/rfc-index.xml" ]
	ok $? "a download that fails"
	exec 9>&-
	wait
else
	skip "downloads" "no curl"
fi

done_testing
