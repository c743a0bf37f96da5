#!/bin/sh
# --mail as people and programs see it: mailboxes of every kind, records,
# counts and statuses. What is read of a message has tests of its own.
. "$(dirname "$0")/command.sh"
alarm="timeout --foreground 60"

if [ ! -x "$B/bouncecode-mail" ]; then
	run 2 --mail
	grep -q '^bouncecode: --mail needs bouncecode-mail, which was not built: install GMime 3' err
	ok $? "built without GMime, it says what is missing"
	skip "bounce e-mails" "built without GMime"
	done_testing
fi

# mail NUMBER: a message about that recipient, refused for good
mail() {
	cat <<MAIL
From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
To: bounces@example.com
Subject: Undelivered Mail Returned to Sender
Date: Mon, 16 Nov 2026 10:00:00 +0100
Message-ID: <$1@mx.example.com>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not work.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; user$1@example.net
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
MAIL
}
# mbox FROM TO: so many messages, as an mbox
mbox() {
	mail NUMBER | perl -e 'my ($from, $to) = splice @ARGV; local $/; my $mail = <STDIN>;
	    for my $i ($from .. $to) {
		print "From MAILER-DAEMON Mon Nov 16 10:00:00 2026\n", $mail =~ s/NUMBER/$i/gr, "\n" }' "$1" "$2"
}
found() { # found NAME...: these fields of out, rows joined by blanks
	fields "$@" <out | tr '\t\n' '  ' | sed 's/ $//'
}

# ---- one message

mail 1 >one.eml
run 0 --mail one.eml
is "$(cat out err)" "550 5.1.1   hard   bad-mailbox         failed     user1@example.net  User unknown" "a line for people"
run 0 --mail -f tsv one.eml
is "$(found file message report recipient status host category)" \
    "one.eml  failed user1@example.net 5.1.1 mx.example.net bad-mailbox" "a record, without a number"
is "$(head -n 1 out | tr '\t' '\n' | grep -c -e '^text$' -e '^meaning$')" 0 "long texts are left out"
run 0 --mail --json one.eml
is "$(perl -MJSON::PP -ne '$r = decode_json($_); print $r->{message} // "null", $r->{reply}, $r->{foreign} // "null"' out)" \
    "null550null" "JSON"
run 0 --mail --verbose --json one.eml
is "$(perl -MJSON::PP -ne '$r = decode_json($_); print join ",", map { substr $r->{text}, $_->{offset}, $_->{length} } @{$r->{matched}}' out)" \
    "550,5.1.1,User unknown" "--verbose: the text, of which the places of the evidence are"
for domain in example.com=false example.edu=true; do
	run 0 --mail -f tsv --sent-by="${domain%=*}" "$top/tests/mailbox/cur/1793610000.M1P1.mail"
	is "$(found foreign)" "${domain#*=}" "--sent-by tells whose message came back: ${domain%=*}"
done
run 0 --mail -f tsv --sent-by=example.edu,example.com "$top/tests/mailbox/cur/1793610000.M1P1.mail"
is "$(found foreign)" "false" "or that of one of several"
run 0 --mail --sent-by=example.edu "$top/tests/mailbox/cur/1793610000.M1P1.mail"
is "$(cat out)" "550 5.1.1   hard   bad-mailbox         foreign    bob@example.org  User unknown" "people see it in place of the report"
run 0 --mail --sent-by=example.edu "$top/tests/mails/122-oof-body-only.eml"
is "$(cut -c 1-52 out)" "-           none   -                   auto-reply -" "an answer of a machine is still one; nobody is a dash"
sed '/^To:/s/bounces/bounces+ann=example.org/' one.eml | grep -v Final-Recipient >verp.eml
run 0 --mail -f tsv '--verp=bounces+*@example.com' verp.eml
is "$(found recipient)" "ann@example.org" "--verp reads the recipient from the address"
printf 'From: a@example.com\nTo: b@example.com\nSubject: Lunch\nDate: Mon, 16 Nov 2026 10:00:00 +0100\n\nAt one?\n' >other.eml
run 1 --mail other.eml
is "$(cat out err)" "" "other mail: status 1, nothing printed"
: >empty
run 1 --mail empty
is "$(cat out err)" "" "an empty file: status 1"
printf 'The following address failed:\n\n<user9@example.net>: 550 5.1.1 User unknown\n' >bare
run 0 --mail -f tsv bare
is "$(found report)" "failed" "a message without a header"
head -c 3000000 /dev/urandom >noise
run 1 --mail noise
ok $? "bytes that are no message: status 1"
sed 's/$/\r/' one.eml >crlf.eml
run 0 --mail -f tsv crlf.eml
is "$(found recipient code)" "user1@example.net 550 5.1.1" "CR LF"
{ mail 1 | sed '/^It did/q'; head -c 5000000 /dev/zero | tr '\0' x; mail 1 | sed '1,/^It did/d'; } >long.eml
run 2 --mail one.eml long.eml one.eml
is "$(wc -l <out | tr -d ' ') $(cat err)" "2 bouncecode: long.eml: it is a report, but only its beginning was read" \
    "of a long message the beginning counts, and the rest goes on"
{ mail 1 | sed '/^--b--/d'; printf -- '--b\nContent-Type: message/rfc822\n\n'; head -c 5000000 /dev/zero | tr '\0' x; } >returned.eml
run 0 --mail -f tsv returned.eml
is "$(found recipient) $(cat err)" "user1@example.net " "what is returned may be as long as it likes"
tr '\n' '\r' <one.eml >cr.eml
run 0 --mail -f tsv cr.eml
is "$(found recipient code)" "user1@example.net 550 5.1.1" "CR alone"
{ printf '\357\273\277'; cat one.eml; } >mark.eml
run 0 --mail -f tsv mark.eml
is "$(found recipient)" "user1@example.net" "behind the mark of UTF-8"

# ---- standard input

for way in "--mail" "--mail -"; do
	# shellcheck disable=SC2086
	"$bc" $way -f tsv <one.eml >out
	is "$? $(found file recipient)" "0 - user1@example.net" "$way: standard input"
done
"$bc" -f tsv <one.eml >out
is "$? $(found file recipient)" "0 - user1@example.net" "a message on standard input needs no option"
# shellcheck disable=SC2002
cat one.eml | "$bc" -f tsv - >out
is "$? $(found file recipient)" "0 - user1@example.net" "nor through a pipe"
mbox 1 3 | "$bc" -f tsv - >out
is "$? $(found message)" "0 1 2 3" "nor an mbox"
{ printf '\r\n\n'; cat one.eml; } | "$bc" -f tsv >out
is "$? $(found file recipient)" "0 - user1@example.net" "nor one behind empty lines"
{ echo "Microsoft Mail Internet Headers Version 2.0"; cat one.eml; } | "$bc" -f tsv >out
head -n 1 out | grep -q original_message_id
ok $? "nor one with a line of Outlook before the header"
printf 'From: a@example.com\nTo: b@example.com\nSubject: 550 5.1.1' | "$bc" >out
is "$? $(cat out)" "1 " "a header alone is an e-mail, which reports nothing"
printf '550 5.1.1 User unknown\n\nFrom: somebody\n' | "$bc" -f tsv >out
is "$? $(found code)" "0 550 5.1.1" "a text that is no message is still a text"
printf 'Subject: it failed\n\n550 5.1.1 User unknown\n' | "$bc" -f tsv >out
is "$? $(found code)" "0 550 5.1.1" "nor is one line a header"
printf 'Subject: it failed\nFrom: a@example.com\n\n550 5.1.1 User unknown\n' | "$bc" -f tsv >out
is "$? $(found code)" "0 550 5.1.1" "nor are two"
printf 'From: a@example.com\nTo: b@example.com\nit failed\nSubject: it failed\n\n550 5.1.1 User unknown\n' | "$bc" -f tsv >out
is "$? $(found code)" "0 550 5.1.1" "nor lines of which one is no field"
"$bc" --mail <. 2>err
is "$? $(cat err)" "2 bouncecode: standard input: Is a directory" "a directory as standard input"

# ---- an mbox

mbox 1 3 >box
run 0 --mail -f tsv box
is "$(found file message recipient)" "box 1 user1@example.net box 2 user2@example.net box 3 user3@example.net" \
    "an mbox: messages have numbers"
sed 's/$/\r/' box >box.crlf
run 0 --mail -f tsv box.crlf
is "$(found message)" "1 2 3" "with CR LF"
{ echo; echo; cat box; } >box.blank
run 0 --mail -f tsv box.blank
is "$(found message)" "1 2 3" "behind empty lines"

# separated LINE: how many messages an mbox has that is divided by this line
separated() {
	{ mbox 1 1; echo "$1"; mail 2; } >box.line
	run 0 --mail -f tsv box.line
	found message
}
for line in 'From MAILER-DAEMON  Mon Nov  9 10:00:00 2026' 'From - Mon Nov 16 10:00:00 2026' \
    'From bounces@example.com Mon Nov 16 10:00 2026' 'From  Mon Nov 16 10:00:00 2026' 'From <> Mon Nov 16 10:00:00 2026' \
    'From a@example.com Mon Nov 16 10:00:00 +0000 2026' 'From a@example.com Mon, 16 Nov 2026 10:00:00 +0100 (CET)' \
    'From "a b"@example.com Mon Nov 16 10:00:00 CET 2026' 'From a Mon Nov 16 10:00:00 2026 remote from b'; do
	is "$(separated "$line")" "1 2" "a line that separates: $line"
done
for line in 'From ann@example.com' 'From a@example.com 2026-11-16T10:00:00Z' 'From a@example.com Mo Nov 16 10:00:00 2026' \
    'From Ann <a@example.com> Mon Nov 16 10:00:00 2026' 'From a@example.com Mon Nov 16 10:00:00 26'; do
	is "$(separated "$line")" "1 2" "where a header follows: $line"
	{ mbox 1 1; echo "$line"; echo "I heard that."; echo; mail 2; } >box.line
	run 0 --mail -f tsv box.line
	is "$(found message)" 1 "and only there: $line"
	{ echo "$line"; mail 1; echo; echo "$line"; mail 2; } >box.line
	run 0 --mail -f tsv box.line
	is "$(found message)" "1 2" "nor is the first one another: $line"
done
for line in 'From now on, all mail is refused.' 'From ann on Mon Nov 16 10:00:00 2026 it came back' 'From ann' \
    'From: a@example.com' '>From a Mon Nov 16 10:00:00 2026' 'From a Mon Nov 16 2026' ' From a Mon Nov 16 10:00:00 2026'; do
	is "$(separated "$line")" "1" "and one that does not: $line"
done
{ mbox 1 1 | sed '/^It did/a From a Mon Nov 16 10:00:00 2026'; mbox 2 2; } >box.line
run 0 --mail -f tsv box.line
is "$(found message recipient)" "1 user1@example.net 2 user2@example.net" "nor within a paragraph"
mbox 1 3 | sed '/^$/{
	N
	s/^\n\(From \)/\1/
}' >box.dense
run 0 --mail -f tsv box.dense
is "$(grep -B 1 '^From ' box.dense | grep -c '^$') $(found message)" "0 1 2 3" "without an empty line before it, but with a header behind it"
{ printf '\357\273\277'; cat box; } >box.mark
run 0 --mail -f tsv box.mark
is "$(found message)" "1 2 3" "behind the mark of UTF-8"
sed 1d box >box.first
run 0 --mail -f tsv box.first
is "$(found message recipient)" "1 user1@example.net 2 user2@example.net 3 user3@example.net" "the first line is missing"
{ mail 1 | sed '/^--b--/d'; printf -- '--b\nContent-Type: message/rfc822\n\nFrom a@b Mon Nov 16 10:00:00 2026\nSubject: Lunch\n\nx\n--b--\n'; } >line.eml
run 0 --mail -f tsv line.eml
is "$(found message recipient original_subject)" " user1@example.net Lunch" "such a line in what is returned separates nothing"
run 0 --mail -j -v one.eml
perl -MJSON::PP -ne 'print decode_json($_)->{text}' out >alone
run 0 --mail -j -v box
head -n 1 out | perl -MJSON::PP -ne 'print decode_json($_)->{text}' >first
cmp -s alone first
ok $? "a message in an mbox is the same as alone"
printf 'From: MAILER-DAEMON@example.com\nTo: b@example.com\nSubject: Undeliverable\n\n<user5@example.net>: 550 5.1.1 User unknown\n' >plain.eml
{ echo "From a Mon Nov 16 10:00:00 2026"; cat plain.eml; echo; echo "From a Mon Nov 16 10:00:00 2026"; cat plain.eml; echo; } >box.plain
run 0 --mail -j -v plain.eml box.plain
is "$(perl -MJSON::PP -ne 'print decode_json($_)->{text}, "/"' out | tr '\n' '|')" \
    "$(printf '<user5@example.net>: 550 5.1.1 User unknown|||/%.0s' 1 2 3)" "with its text, to the byte"

# quoted LINE: what is explained of a message that ends with this line
quoted() {
	{
		echo "From a Mon Nov 16 10:00:00 2026"
		printf 'From: MAILER-DAEMON@example.com\nTo: b@example.com\nSubject: Undeliverable\n\n'
		printf '<user5@example.net>: 550 5.1.1 User unknown\n%s\n' "$1"
	} >box.quoted
	run 0 --mail -j -v box.quoted
	perl -MJSON::PP -ne '$r = decode_json($_); print $r->{text} =~ /(\S*From .*)/ ? $1 : $r->{text}' out
}
is "$(quoted '>From here it came')" "From here it came" "a line that only looks quoted to keep it from separating"
is "$(quoted '>>From here it came')" ">From here it came" "is unquoted once"
{ mbox 1 1; echo "From a Mon Nov 16 10:00:00 2026"; echo "From a Mon Nov 16 10:00:00 2026"; mail 3; echo; head -c 5000 /dev/urandom
    echo; echo; mbox 5 5; } >box.broken
run 0 --mail -f tsv box.broken
is "$(found message recipient | grep -o '[0-9]* user[0-9]*' | tr '\n' ' ')" "1 user1 3 user3 4 user5 " \
    "an empty message and a broken one: those behind them are read"
{ mbox 1 1; echo "From a Mon Nov 16 10:00:00 2026"; mail 2; } | head -c -20 >box.cut
run 0 --mail -f tsv box.cut
is "$(found message)" "1 2" "an mbox that ends in a message"

# ---- many messages, by all processors

mbox 1 10000 >many
run 0 --mail -f tsv many
is "$(fields message recipient <out | awk -F '\t' '$1 != NR || $2 != "user" NR "@example.net"' | head -n 3)" "" \
    "10,000 messages are in order"
is "$(wc -l <out | tr -d ' ')" 10001 "and all there"
mv out expected
for n in 1 2 3; do
	run 0 --mail -f tsv many
	cmp -s out expected
	ok $? "once more the same bytes, $n"
done
case ${CFLAGS-} in
*-fsanitize*) skip "in little memory" "sanitizers need much" ;;
*)
	(ulimit -v 1000000; "$bc" --mail many >/dev/null) 2>err
	is "$? $(cat err)" "0 " "in little memory"
	;;
esac
"$bc" --mail many | head -n 1 >out
is "$(wc -l <out | tr -d ' ')" 1 "a reader that wants no more ends it quietly"
if [ -w /dev/full ]; then
	$alarm "$bc" --mail many >/dev/full 2>err
	is "$? $(cat err)" "2 bouncecode: standard output: No space left on device" "a full disk: status 2"
else
	skip "a full disk" "no /dev/full"
fi

# ---- directories

mkdir -p Maildir/cur Maildir/new Maildir/tmp Maildir/.Bounces/cur Maildir/.Bounces/new
mail 1 >Maildir/cur/1.a:2,S
mail 2 >Maildir/cur/2.b:2,
mail 3 >Maildir/new/3.c
mail 4 >Maildir/tmp/4.d
mail 5 >Maildir/dovecot.index
mail 6 >Maildir/.Bounces/new/6.e
mail 7 >Maildir/new/.hidden
run 0 --mail -f tsv Maildir
is "$(found file message)" "Maildir/.Bounces/new 6.e Maildir/cur 1.a:2,S Maildir/cur 2.b:2, Maildir/new 3.c" \
    "a Maildir: cur, new and folders, by name; no other file"
run 0 --mail -f tsv Maildir/
is "$(found file | cut -d ' ' -f 2)" "Maildir/cur" "with a slash behind it"

mkdir -p dir/sub dir/.git
mail 3 >dir/c.eml
mail 1 >dir/a.eml
mbox 7 8 >dir/box
mail 2 >dir/sub/b.eml
mail 9 >dir/.git/x
mkfifo dir/fifo
ln -s . dir/loop
ln -s ../one.eml dir/link.eml
ln -s absent dir/nowhere
run 0 --mail -f tsv dir
is "$(found file message)" "dir a.eml dir/box 1 dir/box 2 dir c.eml dir link.eml dir/sub b.eml" \
    "a directory: files by name, an mbox too, those in it; no pipe, no circle, nothing hidden"
mkdir none
run 1 --mail none
is "$(cat out err)" "" "an empty directory: status 1"
deep=deep
for i in 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0; do deep=$deep/$i; done
mkdir -p "$deep"
mail 1 >"$deep/x"
mail 2 >deep/y
run 2 --mail -f tsv deep
is "$(found message) $(sed 's/deep.*: //' err)" "y bouncecode: more than 16 directories in one another" \
    "a directory that is too deep is told, and the rest is done"

# ---- what cannot be read

run 2 --mail -f tsv one.eml absent one.eml
is "$(found recipient) $(cat err)" "user1@example.net user1@example.net bouncecode: absent: No such file or directory" \
    "a missing file among others: the rest is done, status 2"
formats=$("$bc" --version | sed -n 's/^compressed input: //p' | tr -d ,)
for format in gzip:gzip bzip2:bzip2 xz:xz zstd:zstd; do
	name=${format%:*}
	case " $formats " in
	*" $name "*) ;;
	*)
		skip "$name" "built without it"
		continue
		;;
	esac
	command -v "$name" >/dev/null 2>&1 || {
		skip "$name" "no $name"
		continue
	}
	"$name" -c <box >packed
	run 0 --mail -f tsv packed
	is "$(found file message)" "packed 1 packed 2 packed 3" "an mbox, packed with $name"
	mkdir -p packs
	mail 4 | "$name" -c >"packs/$name"
done
case " $formats " in
*" gzip "*)
	gzip -c many | head -c 20000 >cut.gz
	run 2 --mail -f tsv cut.gz one.eml
	n=$(fields file <out | grep -c cut.gz)
	[ "$n" -gt 10 ] && [ "$(fields file <out | tail -n 1)" = one.eml ]
	ok $? "of a damaged file what came before is reported, and the next one"
	is "$(cat err)" "bouncecode: cut.gz: message $n: damaged gzip data: unexpected end" "and the message is named"
	run 0 --mail -f tsv packs
	is "$(found message | tr ' ' '\n' | grep -x gzip)" gzip "packed files in a directory"
	;;
*) skip "damaged files" "built without zlib" ;;
esac

{ mbox 1 1; echo "From a Mon Nov 16 10:00:00 2026"
    mail 2 | perl -pe 'if (/^Final-R/) { print "Final-Recipient: rfc822; u$_\@example.net\nStatus: 5.1.1\n\n" for 1 .. 12000 }'
    echo; mbox 3 3; } >box.most
run 2 --mail -f tsv box.most
is "$(fields message <out | uniq -c | tr -d '\n' | tr -s ' ') $(cat err)" \
    " 1 1 10000 2 1 3 bouncecode: box.most: message 2: only the first 10000 recipients were read" "too many recipients are told"
run 2 --mail --summary -f tsv box.most
is "$(fields table count <out | grep total | head -n 1 | tr '\t' ' ')" "total 3" "and counted"

# ---- names and texts from outside

mkdir odd
esc=$(printf 'a\033[31m\302\233m.eml')
mail 1 >"odd/$esc"
mail 2 >"odd/$(printf 'b\377.eml')"
run 0 --mail --json odd
is "$(perl -MJSON::PP -ne 'print join(" ", map { sprintf "%x", ord } split //, decode_json($_)->{message}), "/"' out)" \
    "61 1b 5b 33 31 6d 9b 6d 2e 65 6d 6c/62 fffd 2e 65 6d 6c/" "JSON: names of files are UTF-8"
run 0 --mail -f tsv odd
is "$(fields message <out | head -n 1)" 'a\u001b[31m\u009bm.eml' "TSV: no byte of control"
run 0 --mail -f csv odd
is "$(sed -n 2p out | cut -d , -f 2)" 'a?[31m?m.eml' "nor CSV"
run 2 --mail "$(printf 'absent\033[31m\302\233')"
is "$(cat err)" "bouncecode: absent?[31m?: No such file or directory" "nor do messages"
for sign in '\342\200\256' '\342\201\246' '\342\200\213' '\357\273\277'; do
	sign=$(printf "$sign")
	sed "s/rfc822; user1/utf-8; us${sign}er1/" one.eml >sign.eml
	run 0 --mail sign.eml
	is "$(sed 's/.*failed *//' out)" "us?er1@example.net  User unknown" "a sign that nobody sees is seen"
	run 0 --mail --summary sign.eml
	is "$(grep -c "us?er1" out)" 1 "in counts, too"
	run 0 --mail -f tsv sign.eml
	is "$(found recipient)" "us${sign}er1@example.net" "but a record has it"
done

# ---- counts

run 0 --mail --summary "$top/tests/mailbox"
is "$(sed -n 1,6p out)" "Messages             7  2026-11-02 09:00 to 2026-11-16 09:02
Statuses             6
  accepted           0   0.0 %
  deferred           1  16.7 %
  failed             5  83.3 %
Auto-replies         1" "--summary: what the messages report; an answer of a machine is no failure"
is "$(sed -n '7,13p' out)" "Recipients: 4; refused as dead: 2 (50.0 % of them)

Dead addresses  first seen        last seen         address
             3  2026-11-02 09:00  2026-11-16 09:00  bob@example.org
             1  2026-11-16 09:01  2026-11-16 09:01  eve@example.edu

What to do first" "and, before all tables, the addresses that are dead"
run 0 --summary --mail -f tsv --limit=1 "$top/tests/mailbox"
is "$(fields table name count first <out | grep -e ^dead -e messages | tr '\t\n' ' /')" \
    "total messages 7 /dead bob@example.org 3 2026-11-02T09:00:00/dead eve@example.edu 1 2026-11-16T09:01:00/" "as records"
run 0 --mail --summary --by=day -f tsv "$top/tests/mailbox"
is "$(fields table name count <out | sed -n 's/^day	//p' | tr '\t\n' '=/')" "2026-11-02=1/2026-11-09=2/2026-11-16=3/" "--by=day"
run 0 --mail --summary -f tsv --sent-by=example.edu "$top/tests/mailbox"
is "$(fields name count <out | grep -e '^failed' -e '^foreign' | tr '\t\n' '=/')" "failed=0/foreign=6/" \
    "what others sent is no failure of ours"
run 0 --mail --summary --sent-by=example.edu "$top/tests/mailbox" other.eml
is "$(sed -n '1p; /^Auto/,$p' out)" "Messages             8
Auto-replies         1
Sent by others       6  (not counted)
Other mail           1

Dead addresses  none" "people are told so, what reports nothing, and that no address is dead"
run 0 --mail --summary -f tsv "$top/tests/mailbox" other.eml noise
is "$(fields name count <out | grep other-mail)" "other-mail	2" "other mail is counted"
sed 's/^Final/Original-Recipient: rfc822;sales@example.com\n&/' one.eml >alias.eml
sed 's/^Final/Original-Recipient: rfc822;USER2@example.net\n&/; s/user1@/user2@/' one.eml >same.eml
run 0 --mail --summary alias.eml same.eml one.eml
is "$(sed -n '/^Dead/,/^$/p' out)" "Dead addresses  first seen        last seen         address
             1  2026-11-16 09:00  2026-11-16 09:00  sales@example.com (as user1@example.net)
             1  2026-11-16 09:00  2026-11-16 09:00  user1@example.net
             1  2026-11-16 09:00  2026-11-16 09:00  user2@example.net" "an address is dead as the sender wrote it"
run 0 --mail --summary -f tsv alias.eml same.eml
is "$(fields table name recipient <out | grep ^dead | tr '\t\n' ' /')" "dead sales@example.com user1@example.net/dead user2@example.net /" \
    "in records, too, and beside it the one that was tried"
sed '/^To:/s/bounces/bounces+ann=example.org/' one.eml >verp.eml
run 0 --mail --summary '--verp=bounces+*@example.com' verp.eml
is "$(grep -o 'ann@.*' out)" "ann@example.org (as user1@example.net)" "and as --verp tells"
sed '/^Date:/s/2026/2025/' one.eml >older.eml
sed '/^Date:/s/16 Nov 2026/15 Nov 2026/' one.eml >newer.eml
run 0 --mail --summary older.eml newer.eml
is "$(grep bad-mailbox out)" "  bad-mailbox         2 100.0 %  Nov 16 09:00  Nov 15 09:00  ###################" "within a year, times are hours"
run 0 --mail --summary older.eml one.eml
is "$(grep bad-mailbox out)" "  bad-mailbox         2 100.0 %  2025-11-16    2026-11-16    ###################" "of more than that, days with their years"
run 0 --mail --summary -f tsv --limit=1 many
is "$(fields table <out | grep -c dead)" 10000 "10,000 addresses"
for zone in '+0100 (CET)' '-0930' 'GMT' 'EST' ''; do
	sed "s/^Date:.*/Date: Fri, 1 Jan 2027 00:30:00 $zone/" one.eml >zone.eml
	run 0 --mail --summary -f tsv zone.eml
	fields table first <out | sed -n 's/^dead	//p'
done >zones
is "$(tr '\n' ' ' <zones)" "2026-12-31T23:30:00 2027-01-01T10:00:00 2027-01-01T00:30:00 2027-01-01T05:30:00 2027-01-01T00:30:00 " \
    "times of all zones are those of one"

# ---- terminals

if has_terminal; then
	sed 's/example.net/department.of-a-university.example.net/' one.eml >far.eml
	command="NO_COLOR=1 $bc --mail"
	ln -s "$top/tests/mailbox/new" near
	box=near
	is "$(terminal 80 "$command $box far.eml")" "550 5.1.1   hard   bad-mailbox         failed     bob@example.org  User unknown
550 5.1.1   hard   bad-mailbox         failed     eve@example.edu  User unknown
554 5.7.1   block  blocklisted         failed     joe@example.net  IP ...
-           none   -                   auto-reply jim@example.net
550 5.1.1   hard   bad-mailbox         failed     user1@department.of-a-university.example.net" \
	    "80 columns: a line has as many words of the title as fit"
	is "$(terminal 40 "$command $box")" "550 5.1.1   hard bad-mailbox
    failed     bob@example.org  User ...
550 5.1.1   hard bad-mailbox
    failed     eve@example.edu  User ...
554 5.7.1   block blocklisted
    failed     joe@example.net  IP ...
-           none -
    auto-reply jim@example.net" "40 columns: two lines"
	is "$(terminal 40 "$command --summary $box alias.eml" | sed -n '/^Dead/,/^$/p')" "Dead addresses
             1  bob@example.org
    2026-11-16 09:00 to 2026-11-16 09:00
             1  eve@example.edu
    2026-11-16 09:01 to 2026-11-16 09:01
             1  sales@example.com
    (as user1@example.net)
    2026-11-16 09:00 to 2026-11-16 09:00" "and the times of an address below it"
else
	skip "terminals" "no script(1)"
fi

# ---- filters

run 0 --mail --bounce=hard --format=tsv "$top/tests/mails"
is "$(fields bounce <out | sort -u)" hard "a filter of what mails report"
run 0 --mail --summary --bounce=soft "$top/tests/mails"
is "$(grep -A1 '^Dead' out | head -n 1 | tr -s ' ')" "Dead addresses none" "and of what is counted"
run 1 --mail --bounce=soft one.eml
is "$(cat out)" "" "none of it: status 1"

# ---- a file to write: who reads is another process

# What ended it, whether processes of it are left, and the files: signaled SIGNAL WHOM, which
# is the command or its group. All of a pipe but its end is read when it is sent.
cat >signaled.pl <<'END'
use Config;
my ($bc, $signal, $whom) = @ARGV;
pipe my $from, my $to or die;
my $pid = fork // die;
if ($pid == 0) {
	setpgrp;
	$SIG{$_} = "DEFAULT" for qw(HUP INT QUIT TERM); # whatever this was started with
	open STDIN, "<&", $from or die;
	close $to;
	exec $bc, qw(--mail --summary -f tsv -o sent/out -);
}
syswrite $to, "From: a\@example.com\n" . "x\n" x 200_000;
kill $signal, $whom eq "group" ? -$pid : $pid;
$SIG{ALRM} = sub { kill "KILL", -$pid; print "goes on, " };
alarm 10;
waitpid $pid, 0;
alarm 0;
print $? & 127 ? "SIG" . (split " ", $Config{sig_name})[$? & 127] : "status " . ($? >> 8);
for (1 .. 100) { last if !kill 0, -$pid; select undef, undef, undef, 0.05 }
print kill("KILL", -$pid) ? ", a process" : "", map { ", $_" } map { s/.*\///r } glob "sent/* sent/.[!.]*";
END
case ${CFLAGS-} in
*-fsanitize=thread*)
	skip "signals to what waits for the reader" "ThreadSanitizer keeps them back"
	whoms=
	;;
*) whoms="command group" ;;
esac
for whom in $whoms; do
	mkdir sent
	is "$(perl signaled.pl "$bc" INT $whom 2>err) $(cat err)" "status 1, out bouncecode: interrupted: this is what was read until then" \
	    "SIGINT to the $whom ends the reading, once"
	rm -r sent
	for signal in HUP QUIT TERM USR1; do
		mkdir sent
		is "$(perl signaled.pl "$bc" $signal $whom 2>&1)" "SIG$signal" "SIG$signal to the $whom ends both, and leaves no file"
		rm -r sent
	done
done

# ---- the program

run 2 --mail --scan one.eml
is "$(head -n 1 err)" "bouncecode: only one of --search, --compare, --suggest, --list, --lines, --scan, --filter, --summary, --merge, --suppress and --mail can be used" "modes exclude each other"
run 2 --sent-by=example.com 550
is "$(head -n 1 err)" "bouncecode: --sent-by needs --mail" "--sent-by needs --mail"
mkdir bin bin/libexec bin/libexec/bouncecode bin/bin
cp "$bc" bin/bin/bouncecode
cp "$bc-mail" bin/libexec/bouncecode/bouncecode-mail
is "$(PATH=$work/bin/bin:$PATH bouncecode --mail -- one.eml | cut -c 1-9)" "550 5.1.1" "what reads mail is found from the command on"
ldd "$bc" 2>/dev/null | grep -ci -e gmime -e glib >libraries
is "$(cat libraries)" 0 "and the command itself has no need of GMime"

done_testing
