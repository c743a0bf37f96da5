#!/bin/sh
# The command: what it prints, where, and its exit statuses.
. "$(dirname "$0")/command.sh"

json() { # json EXPRESSION: of the last line of out
	tail -n 1 out | perl -MJSON::PP -0777 -ne '
	    $r = decode_json($_); $v = '"$1"'; print defined $v ? JSON::PP::is_bool($v) ? $v ? "true" : "false" : $v : "null"'
}

# ---- a query

run 0 550-5.7.26
ok $? "a code is found: status 0"
is "$(head -n 1 out)" "550 5.7.26  Multiple authentication checks failed" "it begins with code and title"
is "$(cat err)" "" "nothing on standard error"
is "$(grep -o '^  [A-Z][a-z]*' out | tr -d '\n')" \
    "  Verdict  One  Server  List  Fault  Category  Confidence  Meaning  Cause  Advice  Note  Source" \
    "verdict, meaning, cause, advice, source follow in this order"
printf '%s\n' '550 5.7.26' >expected
for spelling in '550 5.7.26' '550-5.7.26' '550 #5.7.26' '550 (5.7.26)' '  550	5.7.26 ' \
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated.'; do
	run 0 -f tsv "$spelling"
	is "$(fields code <out)" "550 5.7.26" "spelled \"$spelling\""
done
run 0 -f tsv 550 5.7.26
is "$(fields code <out)" "550 5.7.26" "several arguments are one query"
printf '550-5.7.26 This mail\r\n550 5.7.26 is blocked\r\n' | "$bc" --json >out
is "$? $(json '$r->{code}')" "0 550 5.7.26" "standard input is a query"
printf '#5.1.1' | "$bc" --json - >out
is "$? $(json '$r->{code}')" "0 5.1.1" "so it is for \"-\""
run 0 --json -- 250
is "$(json '$r->{category}')" "ok" "-- ends the options"
run 0 554 5.7.26
grep -q '^  Entry  *5.7.26$' out
ok $? "an answer by another entry names it"

for code in X.7.26 5xx 4yz 605 101 5.7.x 5.XXX.YYY '(5.7.1)' '"550 5.1.1"'; do
	run 0 "$code"
	ok $? "$code, which stands so in no bounce, is found"
done

run 1 "qwertz zuiop"
is "$? $(cat out)" "0 " "no code and no wording: status 1, nothing on standard output"
is "$(cat err)" "bouncecode: 'qwertz zuiop': no code and no wording that is known; expected a reply code (550), an enhanced status code (5.7.26) or the text of a bounce" \
    "and a message that says so"
run 0 "a customer asks why his mails come back as spam"
is "$(sed -n '1p; /Confidence/{s/:.*//;p;}' out)" "Probably refused as spam
  Confidence low" "what is told in other words is answered as a guess"
run 1 --lines <<'T'
a customer asks why his mails come back as spam
T
is "$?" 0 "but a line of a file is not guessed at"
run 1 --json ''
is "$? $(cat out)" "0 " "an empty query: status 1"
run 1 "$(printf 'a\033[31mb')"
grep -q "'a\\\\033\[31mb'" err
ok $? "control bytes of a query are not sent to the terminal"
for typed in 699 999 12345 5.7.1.2 '5 7'; do
	# shellcheck disable=SC2086
	run 1 $typed
	is "$(cat out err)" "bouncecode: '$typed': there is no such code; expected a reply code (550), an enhanced status code (5.7.26) or both" \
	    "$typed, which is no SMTP code: what was expected"
done
for pair in 5-7-26:5.7.26 5,1,1:5.1.1 1:1xx 4:4xx; do
	run 1 "${pair%%:*}"
	is "$(cat out err)" "bouncecode: '${pair%%:*}': there is no such code; did you mean ${pair#*:}?" "${pair%%:*}: what is near"
	run 0 "${pair#*:}"
done
run 1 qaz wsx edc rfv tgb yhn ujm ikl qqqzzz
is "$(cut -d: -f1,3 err)" "bouncecode: no code and no wording that is known; expected a reply code (550), an enhanced status code (5.7.26) or the text of a bounce" \
    "words, too many for a search: no filter is spoken of"
head -c 100000 /dev/zero | tr '\0' x >long
"$bc" - <long >out 2>err
is "$? $(cut -d: -f2 err)" "1  '$(printf '%060d' 0 | tr 0 x)...'" "a long query is cut in the message"
printf '\000\377\376' | "$bc" >out 2>err
is $? 1 "any bytes: status 1"

# ---- names of files

mkdir files
(cd files && mkdir Maildir 5xx && : >001.eml && : >002.eml && : >bounce-550.eml && : >550 && : >'Mailbox full' && : >550,5.1.1)
cd files || exit 1
mv ../out ../err .
for name in 001.eml 001.eml\ 002.eml bounce-550.eml ./550; do
	# shellcheck disable=SC2086
	run 2 $name
	is "$(cat out err)" "bouncecode: ${name% *} is a file: did you mean --scan, which reads logs and notifications, or --mail, which reads bounces?" \
	    "$name, which is no code: what reads it"
done
run 2 Maildir
is "$(cat out err)" "bouncecode: Maildir is a directory: did you mean --mail, which reads the bounces in it?" "and a directory"
for name in 550 5xx 550,5.1.1 'Mailbox full'; do
	run 0 "$name"
	is "$(cat err)" "" "$name is a code or a wording, whatever else has that name"
done
touch 699 799
run 2 699 799
is "$(cat out err)" "bouncecode: 699 is a file: did you mean --scan, which reads logs and notifications, or --mail, which reads bounces?" \
    "several names that look like codes: it is said once"
run 0 --search 001.eml mailbox
ok $? "words are searched for where that is asked for"
run 0 mailbox.eml full
is "$(cat err)" "" "what is no file is a query as before"
cd .. || exit 1

# Each code is a query, and none of them looks at all the others.
perl -e 'print "550 " x 60000' >many
# shellcheck disable=SC2046 # they are many words
(ulimit -t 5; "$bc" -f tsv --fields=code $(cat many) >out)
is "$? $(sort out | uniq -c | tr -s ' \n' ' ;')" "0  60000 550; 1 code;" "many codes"

run 0 'RCPT: 550 5.1.1 No such user'
is "$(tail -n 2 out)" "  RCPT: 550 5.1.1 No such user
        ^^^ ^^^^^ ^^^^^^^^^^^^" "a text is shown with its evidence marked"
run 0 --color=always '550 5.1.1 No such user'
is "$(tail -n 1 out | sed "s/$(printf '\033')\[1;36m/</g; s/$(printf '\033')\[0m/>/g")" "  <550> <5.1.1> <No such user>" "or in colour"
printf 'a\tb\r\n\r\n550 5.1.1 \303\251\377\033[31m No such user\r\n\r\n' | "$bc" - >out
is "$(tail -n 4 out)" "  a.b

  550 5.1.1 $(printf '\303\251')..[31m No such user
  ^^^ ^^^^^         ^^^^^^^^^^^^" "control bytes and what is no UTF-8 are dots there"
yes '550 5.1.1 No such user' | head -n 1000 | "$bc" - >out
is "$? $(tail -n 1 out)" "0   ..." "a long text is cut"
run 0 '550 5.1.1 rejected because 203.0.113.9 is on a blocklist'
is "$(sed -n '1s/  .*//p; s/^  \(Usual code\|Entry\).*/\1/p' out)" "550 5.1.1
Usual code" "the code that a wording usually comes with is not taken for one of the text"
run 0 p=NoSuchUser
is "$(head -n 1 out | cut -d' ' -f1)" p=NoSuchUser "a private code is found"

# ---- records

run 0 --json '  550-5.7.26 text'
is "$(wc -l <out | tr -d ' ')" 1 "JSON is one line"
is "$(json 'join " ", map { "$_->{what}:$_->{offset}:$_->{length}" } @{$r->{matched}}')" \
    "reply:2:3 enhanced:6:6" "matched holds the offsets of the input"
is "$(json '$r->{reply} + 1')" 551 "reply is a number"
is "$(json '$r->{permanent}')" true "permanent is true for 5yz"
is "$(json '$r->{references}[0]{name} . " " . $r->{references}[0]{section}')" "RFC 7372 3.4" "references"
run 0 --json 4.2.2
is "$(json '$r->{permanent}') $(json '$r->{reply}') $(json '$r->{enhanced}')" "false null 4.2.2" \
    "what the text does not show is null"
run 0 --json 250
is "$(json '$r->{permanent}')" null "permanent is null for success"
run 0 --json 5.7.899
is "$(json '$r->{basis} . " " . $r->{kind} . " " . $r->{code} . " @{$r->{remarks}}"')" "class class 5.7.YYY unregistered" \
    "an unregistered code is marked"
run 0 -f tsv 550 5.1.1
is "$(head -n 1 out | tr '\t' ' ')" \
    "reply enhanced code kind basis confidence provider blocklist category fault bounce permanent action retry_after remarks title meaning cause advice note reason references matched" \
    "TSV has a header line"
is "$(fields reply enhanced code kind basis confidence category fault bounce permanent action <out | tr '\t' ' ')" \
    "550 5.1.1 550 5.1.1 pair pair high bad-mailbox recipient hard true suppress" "and the values"
run 0 -f csv 5.7.9
perl -e 'local $/; $_ = <STDIN>; my $n = () = /\G(?:"(?:[^"]|"")*"|[^,"\n]*)[,\n]/g; exit($n != 46)' <out
ok $? "CSV has as many fields in the row as in the header"
run 0 --as=kumo --json 5.1.1
is "$(json '$r->{as}')" InvalidRecipient "--as adds the word of another vocabulary"
run 0 --as=kumo 5.1.1
grep -q '^  kumo  *InvalidRecipient$' out
ok $? "in the text as well"
run 0 --for=person --json 5.1.1
is "$(json '$r->{advice}' | grep -c 'letter by letter')" 1 "--for=person advises who sent one message"
run 0 --for=list --json 5.1.1
is "$(json '$r->{advice}')" "Take the address off the list, or correct it." "--for=list who sends to a list"
run 0 550
is "$(sed -n 's/^  Could be  *//p' out)" "The address does not exist at its domain, or is written so that it cannot exist." \
    "what is not sure could be several things"
is "$(grep -cE '^  (Category|Fault) ' out)" 0 "and is not said to be one"
run 0 550 5.1.1
is "$(grep -c 'Could be' out)" 0 "what is sure could not"
run 0 "host mx.example.com said: connection timed out while receiving the greeting"
is "$(head -n 1 out | grep -c '[0-9]')" 0 "a heading has no code that the text does not show"
run 0 "Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints"
is "$(sed -n '1p;s/^  Entry  *//p' out | tr '\n' '/')" "Deferred: volume or complaints/TSS04/" "nor a private one"
run 0 TSS04
is "$(head -n 1 out | cut -c 1-7)" "TSS04  " "but for one that was asked for"
for query in 550 "550 5.1.1" TSS04 "450 4.1.1 user unknown" "554 blocked using zen.spamhaus.org"; do
	run 0 "$query"
	is "$(grep -cE '^  [A-Za-z ]{10} (fix-|slow-|[a-z]+-[a-z-]+:|suppress:|retry:|investigate:|vendor)' out)" 0 \
	    "$query: no names for programs in the text"
done
run 0 5.1.1 --for=person
grep -q '^  Advice .*letter by letter' out
ok $? "in the text as well"
run 2 --as=nobody 5.1.1
grep -q "^bouncecode: --as='nobody': expected one of: sisimai kumo " err
ok $? "a vocabulary that is not known: status 2, and the ones that are"

# ---- --lines

printf '550 5.1.1\nno code\n\n421 4.7.0 later\r\n\000\n5.2.2' >input
run 0 --lines input
is "$(wc -l <out | tr -d ' ')" 6 "--lines: one line for each line"
is "$(cut -c1-12 out | sed 's/ *$//')" "550 5.1.1
-
-
421 4.7.0
-
5.2.2" "in order, also where nothing was found"
run 0 --lines --json input
is "$(wc -l <out | tr -d ' ')" 6 "in JSON too"
is "$(json '$r->{file} . " " . $r->{line} . " " . $r->{code}')" "input 6 5.2.2" "with file and line"
is "$(json 'exists $r->{meaning} ? "there" : "left out"')" "left out" "without the long texts"
run 0 --lines --json --verbose input
is "$(json 'exists $r->{meaning} ? "there" : "left out"')" "there" "but with --verbose"
sed -n 2p out | perl -MJSON::PP -ne '$r = decode_json($_); exit !($r->{basis} eq "none" && !defined $r->{category})'
ok $? "a line without a code has basis none and no category"
"$bc" --lines <input >out 2>err
is "$? $(wc -l <out | tr -d ' ')" "0 6" "standard input, when no file is given"
printf 'nothing\n' | "$bc" --lines >out
is "$? $(cat out)" "1 -" "nothing found: status 1"
run 1 --lines /dev/null
is "$? $(cat out)" "0 " "an empty file: no record, status 1"
run 2 --lines absent input
is "$(wc -l <out | tr -d ' ') $(cat err)" "6 bouncecode: absent: No such file or directory" \
    "an unreadable file: status 2, the rest is done"
run 2 --lines .
is "$(cat err)" "bouncecode: .: Is a directory" "a directory: status 2"
head -c 3000000 /dev/zero | tr '\0' '5' >input
printf '\n550\n' >>input
run 0 --lines -f tsv input
is "$(wc -l <out | tr -d ' ') $(fields code <out | tail -n 1)" "3 550" "a line of any length"
timeout 10 perl -e 'use IPC::Open2; $p = open2($o, $i, @ARGV);
    for (1 .. 3) { print $i "550\n"; $i->flush; $_ = <$o>; exit 1 unless /^550/ }' "$bc" --lines
ok $? "--lines answers each line of a pipe before the next is sent"

# ---- --list

run 0 --list -f tsv
is "$(fields code <out | grep -c '^X')" 0 "--list leaves out X. codes"
is "$(fields code <out | cut -c1 | uniq | tr -d '\n')" "542316" "grouped 5xx, 4xx, 2xx, 3xx, the rest"
run 0 --list X.7 -f tsv
is "$(fields code <out | grep -vc '^X\.7')" 0 "unless they are asked for"
run 0 --list 45 -f tsv
is "$(fields code <out | grep -vc '^45')" 0 "a prefix narrows"
run 0 --list 5.7 -f tsv
is "$(fields code <out | grep -vc '5\.7')" 0 "by the enhanced half as well"
grep -q '	550 5\.7\.1	' out
ok $? "of pairs too"
run 0 --list --category=greylisted
is "$(tail -n 1 out | sed 's/ of.*//')" 1 "a filter by category"
run 0 --list --category=greylisted --kind=pair --bounce=soft --action=retry --fault=sender --confidence=medium
ok $? "filters add up"
run 1 --list --category=greylisted --bounce=hard
is "$(cat out)" "0 of $("$bc" --list | tail -n 1 | sed 's/ of.*//') entries" "nothing left: status 1"
run 1 --list 999
ok $? "nothing begins so: status 1"
grep -q '^0 of [0-9]* entries; --search looks for words$' out
ok $? "and what does look for words"
run 2 --list --category=nonsense
is "$(head -n 1 err)" "bouncecode: --category='nonsense': there is no such word; --category='?' lists all" \
    "an unknown word: status 2, and how to see the known ones"
run 2 --list --category='?'
grep -q "^bouncecode: --category='?': expected one of: ok bad-mailbox " err
ok $? "which a question mark lists"
for pair in mailboxfull:"'mailbox-full'" full:"'mailbox-full' or 'system-full'" blocked:"'blocklisted'" \
    mailbox:"'bad-mailbox', 'inactive-mailbox', 'mailbox-full' or 'mailbox-moved'"; do
	run 2 --list --category="${pair%%:*}"
	is "$(head -n 1 err)" "bouncecode: --category='${pair%%:*}': there is no such word; did you mean ${pair#*:}?" \
	    "a word that is mistyped, or a part of it: the nearest ones"
done
is "$("$bc" --list --provider=gmail)" "$("$bc" --list --provider=google)" "another name of a provider"
run 2 --outcome=failed 550
is "$(head -n 1 err)" "bouncecode: --outcome needs --scan, --filter, --summary, --suppress or --mail" "a filter of what a query has not: status 2"
run 0 --bounce=hard --confidence=high "550 5.1.1 user unknown"
is "$(sed -n 's/^  Verdict  *\([a-z]*\):.*/\1/p' out)" hard "a query that passes is answered"
run 1 --bounce=soft "550 5.1.1 user unknown"
is "$(cat out err)" "" "one that does not prints nothing: status 1"
run 1 --bounce=hard,none "554 5.7.1 see there"
run 1 --category=ok "Undelivered Mail Returned to Sender"
is "$(cat out err)" "" "nor does a headline"
printf '%s\n' "550 5.1.1 user unknown" "450 4.7.1 greylisted" "552 5.2.2 mailbox full" >replies
run 0 --lines --bounce=\!hard -f tsv replies
is "$(fields line bounce <out)" "2	soft
3	soft" "a word that is not wanted"
run 0 --lines --category=mailbox-full,bad-mailbox -f tsv replies
is "$(fields line <out)" "1
3" "one of several words"
run 0 --list -f tsv --confidence=medium
is "$(fields confidence <out | sort -u)" "high
medium" "a confidence is the least"
run 0 --list -f tsv --blocklist=spamcop
is "$(fields blocklist <out | sort -u)" spamcop "a filter by blocklist"
run 2 --bounce=soft,hrad 550
is "$(head -n 1 err)" "bouncecode: --bounce='hrad': there is no such word; did you mean 'hard'?" "a wrong one of several"
run 0 --scan --bounce=hard --format=tsv "$top/tests/logs/mail.log"
is "$(fields bounce <out | sort -u)" hard "a filter of what a log reports"
run 1 --scan --bounce=hard --category=greylisted "$top/tests/logs/mail.log"
is "$(cat out)" "" "none of it"
run 0 --list TSS -f tsv
is "$(fields code provider <out | grep -vc '^TSS.*	yahoo$')" 0 "a prefix of a private code lists those"
run 0 --list --provider=google -f tsv
is "$(fields provider <out | uniq)" google "a filter by provider"
run 0 --list --provider=google
is "$(head -n 1 out)" "$("$bc" p=OverQuotaTemp | sed -n 's/^  Provider  *//p')" "its replies stand under its name"
run 1 --provider=google 550
ok $? "nobody is told by the text: status 1"
run 2 --list --provider=nobody
is "$(head -n 1 err)" "bouncecode: --provider='nobody': there is no such word; --provider='?' lists all" \
    "a provider that is not known: status 2"
run 2 --list --provider='?'
grep -q "^bouncecode: --provider='?': expected one of: .*google.*yahoo" err
ok $? "and the known ones"
n=$("$bc" --version | sed -n 's/.*, \([0-9]*\) entries$/\1/p')
for format in json tsv csv; do
	: >all
	for kind in class reply enhanced pair phrase provider; do
		run 0 --list --kind=$kind -f $format '' X
		cat out >>all
	done
	grep -vc '^reply[,	]' all >lines
	is "$(cat lines)" "$(for kind in class reply enhanced pair phrase provider; do
		"$bc" --list --kind=$kind '' X | tail -n 1; done | awk '{ n += $1 } END { print n }')" \
	    "--list -f $format has a row for each entry of every kind"
done
run 0 --list --kind=phrase --json
perl -MJSON::PP -ne '$r = decode_json($_); $n += !defined $r->{code}; $bad += $r->{kind} ne "phrase" || !$r->{title} || !$r->{category};
    END { exit !($n && !$bad) }' out
ok $? "an entry without a code is listed in JSON"
run 0 --list --kind=phrase
grep -q '^-   ' out
ok $? "and in the text"
run 0 --list --provider=microsoft
is "$(grep -vE '^.{11} |^[^ ]{12,}  [a-z]|^$| entries$' out | sed 1d)" "" "long private codes do not run into the next column"
run 0 --list --kind=provider --color=always
ok $? "a list in colour"
run 2 --list --lines
ok $? "two modes at once: status 2"

# ---- options, help, version

run 0 --help
is "$(head -n 1 out) $(cat err)" "usage: bouncecode [OPTION]... CODE|TEXT|WORD... " "--help goes to standard output"
is "$(awk 'length > 80' out)" "" "in 80 columns"
grep -q 'standard input; an e-mail there is read as with --mail' out
ok $? "and says what is done with an e-mail"
run 0 --version
is "$(head -n 1 out)" "bouncecode $(sed -n 's/#define BOUNCECODE_VERSION "\(.*\)"/\1/p' "$top/src/bouncecode.h")" "--version"
is "$(sed -n 3p out)" "codes.xml sha256 $(sha256sum <"$top/codes.xml" | cut -d' ' -f1)" "with the digest of the list"
run 2 --nonsense
is "$(wc -l <err | tr -d ' ') $(tail -n 1 err)" "2 Try 'bouncecode --help'." "an unknown option: status 2"
run 2 --format=pdf 550
is "$(head -n 1 err)" "bouncecode: --format='pdf': expected one of: text json tsv csv html prometheus partial" "an unknown format: status 2"
run 2 --color=red 550
ok $? "an unknown colour: status 2"
run 0 550 -j
is "$(json '$r->{code}')" 550 "options may come behind operands"
run 0 -vfjson 550
is "$(json '$r->{code}')" 550 "short options may be grouped"

# ---- output that cannot be written

if [ -w /dev/full ]; then
	"$bc" 550 >/dev/full 2>err
	is "$? $(cat err)" "2 bouncecode: standard output: No space left on device" "a full disk: status 2"
	"$bc" --list -f json >/dev/full 2>err
	is $? 2 "with much output too"
else
	skip "a full disk: status 2" "no /dev/full"
	skip "with much output too" "no /dev/full"
fi
"$bc" --list -f json 2>err | head -n 1 >/dev/null
is "$(cat err)" "" "a closed pipe ends the program quietly"

# ---- an e-mail without what reads it

mkdir alone
cp "$bc" alone/bouncecode
printf 'From: MAILER-DAEMON@mx.example.com\nTo: b@example.com\nSubject: Undelivered\n\n<a@example.net>: 550 5.1.1 User unknown\n' >mail
alone/bouncecode -f tsv <mail >out 2>err
is "$? $(fields code <out) $(cat err)" "0 550 5.1.1 bouncecode: an e-mail, read as plain text: bouncecode-mail is missing" \
    "an e-mail is read as plain text where bouncecode-mail is missing, which is said"
printf '550 5.1.1 User unknown\n' | alone/bouncecode -f tsv >out 2>err
is "$? $(fields code <out) $(cat err)" "0 550 5.1.1 " "but not of any other text"

# ---- colour and width

run 0 550
grep -q "$(printf '\033')" out
is $? 1 "no colour in a pipe"
run 0 --color=always 550
grep -q "$(printf '\033')" out
ok $? "but with --color=always"
NO_COLOR=1 "$bc" --color=always 550 | grep -q "$(printf '\033')"
ok $? "which beats NO_COLOR"
"$bc" X.7.9 | awk 'length > 200' | grep -q .
ok $? "lines are not wrapped in a pipe"

if has_terminal; then
	for columns in 40 60 80 120; do
		for code in X.7.9 552 "--list 5.7" 4.7.1 "--list --provider=google" "p=NoSuchUser"; do
			terminal $columns NO_COLOR=1 "$bc" $code | grep -v http |
			    awk -v n=$columns 'length > n' >wide
			is "$(cat wide)" "" "$code fits into a terminal of $columns columns"
		done
	done
	text="550-5.7.26 This mail has been blocked because the sender is unauthenticated. 550 5.7.26 Gmail says so"
	is "$(terminal 40 "NO_COLOR=1 $bc '$text'" | tail -n 6 | grep '^  ' | sed 's/^..//' | grep -v '\^' | tr '\n' ' ')" \
	    "$text " "a text is wrapped at its blanks"
	is "$(terminal 80 "NO_COLOR=1 $bc 550" | grep -c "$(printf '\033')")" 0 "NO_COLOR is honoured"
	is "$(terminal 80 "TERM=xterm $bc 552 5.2.2" | head -n 1 | cut -c1-5)" "$(printf '\033[33m')" "a terminal has colour"
	is "$(terminal 80 "TERM=xterm $bc 550" | head -n 1 | cut -c1-4)" "$(printf '\033[1m')" \
	    "what is not sure has none that judges"
else
	skip "terminals" "no script(1)"
fi

done_testing
