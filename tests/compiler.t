#!/bin/sh
# The compiler of the list: its outputs for a small list, and what it refuses.
. "$(dirname "$0")/tap.sh"
gen=$B/bouncegen
small=$top/tests/small
outputs=$(sed -n 's/^\([a-z][a-z]*\) .*/\1/p' "$top/gen/emit/outputs")

# ---- outputs, as they should be

golden=$(cd "$small" && ls expected.* | sed 's/^expected\.//')
is "$golden" "$(echo "$outputs" | LC_ALL=C sort)" \
    "every output has a golden file, and every golden file an output (make update-golden)"
is "$("$gen" 2>&1 | sed -n 's/^    \([a-z][a-z]*\) .*/\1/p')" "$outputs" "the usage names all outputs"
for output in $outputs; do
	"$gen" $output "$small/codes.xml" "$work/$output" 2>"$work/errors"
	is $? 0 "$output is written"
	same_file "$work/$output" "$small/expected.$output" "$output is as expected"
done
perl -MJSON::PP -0777 -ne 'exit !(@{decode_json($_)->{entries}} == 31)' "$work/json"
ok $? "the JSON can be read, and has all entries"
is "$(sed -n 's/^\t"digest": "\(.*\)",$/\1/p' "$work/json")" \
    "$(sha256sum <"$small/codes.xml" | cut -d' ' -f1)" "the digest is what sha256sum says"
for output in $outputs; do
	(cd / && LC_ALL=C TZ=Pacific/Kiritimati "$gen" $output "$small/codes.xml" "$work/again")
	cmp -s "$work/$output" "$work/again"
	ok $? "$output is the same from elsewhere, in another locale and time zone"
done

mkdir "$work/none"
cp -r "$small/translations" "$work/none"
sed '/<blocklists>/,/<\/blocklists>/d' "$small/codes.xml" >"$work/none/codes.xml"
"$gen" python "$work/none/codes.xml" "$work/none.py"
is "$? $(sed -n '/^from/p; /^Blocklist/,$p' "$work/none.py")" "0 from typing import Literal, NoReturn
Blocklist = NoReturn" "a vocabulary without words is a type of Python as well"
long=$(printf '%0450d' 1)
sed "/<situation /,/<\/situation>/s/4\.2\.3/$long/" "$small/codes.xml" >"$work/none/codes.xml"
"$gen" situations "$work/none/codes.xml" "$work/long"
grep -q "\"https://example.org/rfc5321#section-$long\"" "$work/long"
ok $? "a long address of a situation's source is whole"

# ---- usage

"$gen" 2>"$work/errors"
is $? 2 "no argument: status 2"
grep -q '^usage: bouncegen OUTPUT codes.xml FILE' "$work/errors"
ok $? "and how it is used"
"$gen" nonsense "$small/codes.xml" "$work/x" 2>/dev/null
is $? 2 "an output that does not exist: status 2"
"$gen" json "$work/absent.xml" "$work/x" 2>"$work/errors"
is "$? $(head -n 1 "$work/errors")" "1 bouncegen: $work/absent.xml: No such file or directory" "no list"
"$gen" json "$work" "$work/x" 2>"$work/errors"
is "$? $(head -n 1 "$work/errors")" "1 bouncegen: $work: Is a directory" "a directory is no list"
"$gen" json "$small/codes.xml" "$work/absent/x" 2>"$work/errors"
is "$? $(head -n 1 "$work/errors")" \
    "1 bouncegen: $work/absent/x: cannot write: No such file or directory" "nowhere to write"

mkdir "$work/places"
cd "$work/places" || exit 1
echo old >out
(ulimit -f 1; "$gen" json "$small/codes.xml" out 2>../errors)
is "$? $(cat out) $(ls -A)" "1 old out" "a full disk leaves the old file, and nothing beside it"
if [ -w /dev/full ]; then
	ln -s /dev/full device
	"$gen" json "$small/codes.xml" device 2>../errors
	is "$? $(cat ../errors)" "1 bouncegen: device: cannot write: No space left on device" "a device is written to"
	[ -c device ] && rm device
else
	skip "a device is written to" "no /dev/full"
fi
mkfifo pipe
cat pipe >read &
reader=$!
"$gen" json "$small/codes.xml" pipe
status=$?
[ -p pipe ] || kill $reader
wait
cmp -s read "$work/json"
is "$status $? $(ls -A)" "0 0 out
pipe
read" "a pipe is written to"
mkdir other
echo old >other/file
chmod 640 other/file
ln -s other/file link
ln -s other/new dangling
"$gen" json "$small/codes.xml" link && "$gen" json "$small/codes.xml" dangling
[ -h link ] && [ -h dangling ] && cmp -s other/file "$work/json" && cmp -s other/new "$work/json"
ok $? "links are followed, also to what is not there yet"
is "$(ls -l other/file | cut -c 1-10)" "-rw-r-----" "a file keeps its mode"
echo mine >mine
ln -s mine out.tmp
"$gen" json "$small/codes.xml" out
is "$? $(cat mine)" "0 mine" "a file of a similar name is not touched"

# ---- broken lists: every error with its line, status 1, nothing written

cd "$work" || exit 1
for err in "$top"/tests/broken/*.err; do
	name=$(basename "$err" .err)
	if [ -f "${err%.err}.xml" ]; then
		cp "${err%.err}.xml" codes.xml
	else
		LC_ALL=C sed -f "${err%.err}.sed" "$small/codes.xml" >codes.xml
		cmp -s codes.xml "$small/codes.xml" && echo "# $name breaks nothing"
	fi
	echo old >out
	(ulimit -t 10; "$gen" tables codes.xml out 2>errors)
	status=$?
	grep '^codes\.xml:' errors >got
	# The wording of libxml2 differs from version to version: what is
	# expected is how each line begins.
	perl -e 'open $g, "<", "got"; open $e, "<", $ARGV[0]; @g = <$g>; @e = <$e>; exit 1 if @g != @e || !@e;
	    for (0 .. $#e) { chomp $e[$_]; exit 1 if index $g[$_], $e[$_] } exit 0' "$err"
	same=$?
	[ "$status" = 1 ] && [ "$same" = 0 ] && [ "$(cat out)" = old ] && nothing_beside out
	ok $? "$name"
	[ "$same" = 0 ] || sed 's/^/# got      /' got
	[ "$same" = 0 ] || sed 's/^/# expected /' "$err"
done

# ---- every word that the program gives is one that the list must have

# The names of the enumerators of bouncecode.h that are no categories.
perl -0ne 'while (/enum bouncecode_(fault|bounce|action|confidence|kind|basis|remark) \{(.*?)\}/sg) {
    print "$_\n" for $2 =~ /BOUNCECODE_\w+/g }' "$top/src/bouncecode.h" >words
find "$top/src" "$top/gen" -name '*.[ch]' ! -name bouncecode.h ! -name check_words.c -exec \
    grep -ohwF -f words {} + | sort -u >given
is "$(grep -ohwF -f words "$top/gen/list/check_words.c" | sort -u | comm -23 given - | tr '\n' ' ')" "" \
    "gen/list/check_words.c asks for every word that a file of the program gives"

# ---- a list that is cut off anywhere is refused, with a line, in time

size=$(wc -c <"$small/codes.xml")
bad=0
at=1
while [ "$at" -lt "$((size - 2))" ]; do
	head -c "$at" "$small/codes.xml" >codes.xml
	(ulimit -t 10; "$gen" json codes.xml out 2>errors)
	if [ $? != 1 ] || ! head -n 1 errors | grep -q '^codes\.xml:[0-9][0-9]*: error: '; then
		bad=$((bad + 1))
		echo "# cut at byte $at"
	fi
	at=$((at + 97))
done
is "$bad" 0 "a list that is cut off is refused wherever that is"
is "$(cat out)" old "and nothing is written"

# ---- so is what would take hours, or asks for what is elsewhere

hostile() { # hostile NAME ERROR PERL: what PERL prints behind the first lines is refused
	perl -e 'print "<?xml version=\"1.0\"?>\n<codes xmlns=\"urn:bouncecode:codes:1\" version=\"1.0\" updated=\"2000-01-02\">\n"; '"$3" >codes.xml
	(ulimit -t 20; "$gen" json codes.xml out 2>errors)
	status=$?
	grep -q "^codes\.xml:[0-9][0-9]*: error: .*$2" errors && [ $status = 1 ] && [ "$(wc -l <errors)" -lt 110 ]
	ok $? "$1"
	[ $status = 1 ] || head -n 3 errors | sed "s/^/# status $status: /"
}
hostile "an element with half a million attributes" "a tag has more than" 'print "<fault ", join(" ", map { "a$_=\"\"" } 1 .. 500000), "/>"'
hostile "half a million namespaces" "more than 16 namespaces" 'print "<a xmlns:a$_=\"b\"/>" for 1 .. 500000'
hostile "those of one element, behind ends that are in quotes" "a tag has more than" 'print "<fault ", join(" ", map { "xmlns:a$_=\">\"" } 1 .. 2), (map { " b$_=\">\"" } 1 .. 500000), "/>"'
attributes='(map { " a$_=\"\"" } 1 .. 60000)'
hostile "attributes behind a comment that another one seems to begin in" "a tag has more than" 'print "<!--><?--><a", '"$attributes"', "/><!--?>-->"'
hostile "attributes behind what is no instruction" "XML_PI\|PI\|target" 'print "<?> <a", '"$attributes"', "/> ?>"'
hostile "attributes behind an instruction that a character ends" "PI\|Char" 'print "<?a \1 ", " " x 20000, "<a", '"$attributes"', "/> ?>"'
hostile "attributes behind a comment that is too large" "\(too big\|huge\)" 'print "<!--", "x" x 12000000, "<a", '"$attributes"', "/>-->"'
hostile "a million elements in one another" "depth" 'print "<a>" x 1000000'
hostile "an attribute of 30 MB" "a tag has more than" 'print "<fault id=\"", "x" x 30000000, "\"/>"'
hostile "a comment of 30 MB" "\(too big\|huge\)" 'print "<!--", "x" x 30000000, "--></codes>"'
hostile "eleven million lines" "more than 10000000 lines" 'print "\n" x 11000000'
hostile "a hundred thousand errors" "more than 100 errors" 'print "<vocabulary>", "<fault/>" x 100000, "</vocabulary></codes>"'
hostile "a hundred thousand ends of nothing" "more than 100 errors" 'print "<a>" x 250, "</b>" x 100000'
hostile "what would be a tag, but stands in a section of text" "Character content" 'print "<![CDATA[<a ", "b" x 5000000, ">]]></codes>"'
hostile "bytes of zero" "expected UTF-8" 'print "\0" x 1000'
hostile "another file is included" "not expected" 'print "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/></codes>"'

perl -pe 's{(?=  </providers>)}{join "", map { "<provider id=\"p$_\" number=\"7\" name=\"P\"/>\n" } 1 .. 1000}e' "$small/codes.xml" >codes.xml
(ulimit -t 20; "$gen" json codes.xml out 2>errors)
is "$? $(sed -n '101s/.*: error/error/p; 102p' errors) $(wc -l <errors)" \
    "1 error: more than 100 errors
bouncegen: codes.xml: 999 errors, nothing written 102" "a thousand words of one number"

# What libxml2 reads in another encoding is not what was looked at.
encoded() { # encoded NAME ERROR BYTES, for printf
	# shellcheck disable=SC2059
	printf "$3" >codes.xml
	timeout 20 "$gen" json codes.xml out 2>errors
	is "$? $(head -n 1 errors)" "1 codes.xml:$2" "$1"
}
encoded "UTF-7" '1: error: the encoding is "UTF-7": expected UTF-8' \
    '<?xml version="1.0" encoding="UTF-7"?>\n+ADw-a/+AD4-'
encoded "a declaration that does not end" '1: error: the XML declaration is too long' '<?xml version="1.0"%5000s?>\n<a/>'
encoded "Latin 1, behind a mark of UTF-8" '2: error: the encoding is "ISO-8859-1": expected UTF-8' \
    '\357\273\277<?xml version="1.0"\n encoding = '"'ISO-8859-1'"' ?>\n<a/>'
encoded "EBCDIC" '1: error: this is EBCDIC: expected UTF-8' '\114\157\247\224'
sed 's/^<?xml.*?>/<?xml version="1.0" encoding="utf-8"?>/' "$small/codes.xml" >codes.xml
"$gen" json codes.xml out 2>errors
is "$? $(cat errors)" "0 " "UTF-8, in small letters"

# ---- and so is one that is too large

head -c 68000000 /dev/zero >codes.xml
(ulimit -t 20; "$gen" json codes.xml out 2>errors)
is "$? $(head -n 1 errors)" "1 bouncegen: codes.xml: larger than 64 MiB" "a list that is too large"

done_testing
