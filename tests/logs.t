#!/bin/sh
# Logs: --scan and --summary, as people and programs see them.
. "$(dirname "$0")/command.sh"
alarm="timeout --foreground 20"

json() { # json EXPRESSION: of all lines of out, as @r; %t has the tables
	perl -MJSON::PP -ne 'push @r, decode_json($_);
	    END { $t{$_->{table}}{$_->{name}} = $_ for grep { $_->{table} } @r;
	    $v = '"$1"'; print defined $v ? $v : "null" }' out
}

cat >mail.log <<'LOG'
Nov 20 23:59:01 mx1 postfix/smtpd[550]: connect from mail.example.net[5.1.1.10]
Nov 20 23:59:02 mx1 postfix/qmgr[421]: 4A1B2C3D: from=<news@example.com>, size=5505, nrcpt=1 (queue active)
Nov 20 23:59:03 mx1 postfix/smtp[551]: 4A1B2C3D: to=<ann@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=4.5, delays=0.1/0/1/3.4, dsn=4.7.1, status=deferred (host mx.example.net[192.0.2.7] said: 450 4.7.1 <ann@example.net>: Recipient address rejected: Greylisted, see https://example.net/greylisting/123 (in reply to RCPT TO command))
Nov 21 00:09:03 mx1 postfix/smtp[552]: 4A1B2C3D: to=<ann@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=604, delays=603/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 5504212220)
Nov 21 00:09:03 mx1 postfix/qmgr[421]: 4A1B2C3D: removed
Nov 21 00:10:00 mx1 postfix/smtp[553]: 4A1B2C3E: to=<bob@gmail.com>, relay=gmail-smtp-in.l.google.com[192.0.2.27]:25, delay=1.1, delays=0/0/0.5/0.6, dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser x-20020a05 - gsmtp (in reply to RCPT TO command))
Nov 21 01:10:01 mx1 postfix/smtp[554]: 4A1B2C3F: to=<eve@example.org>, relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.9]:25: Connection timed out)
Nov 21 01:11:00 mx1 postfix/smtpd[555]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org; from=<x@example.net> to=<ann@example.com> proto=ESMTP helo=<h>
Nov 21 02:00:00 mx1 postfix/smtp[556]: 4A1B2C40: to=<joe@example.org>, relay=mx.example.org[192.0.2.9]:25, delay=2, delays=0/0/1/1, dsn=5.0.0, status=bounced (host mx.example.org[192.0.2.9] said: 550 Frobnicated 12345 for joe@example.org at mx.example.org (in reply to RCPT TO command))
Nov 21 02:00:09 mx1 postfix/smtp[556]: 4A1B2C41: to=<jim@example.org>, relay=mx.example.org[192.0.2.9]:25, delay=2, delays=0/0/1/1, dsn=5.0.0, status=bounced (host mx.example.org[192.0.2.9] said: 550 Frobnicated 99 for jim@example.org at mx.example.org (in reply to RCPT TO command))
LOG

# ---- --scan

run 0 --scan --json mail.log
is "$(json 'join " ", map { $_->{line} } @r')" "3 4 6 7 8 9 10" "--scan: a record for each line that reports a status"
is "$(json 'join " ", map { $_->{category} } @r[0 .. 4]')" "greylisted ok bad-mailbox network blocklisted" "with its category"
is "$(json 'join " ", map { $_ // "-" } @{$r[2]}{qw(file time recipient host queue_id reply enhanced provider)}')" \
    "mail.log Nov 21 00:10:00 bob@gmail.com gmail-smtp-in.l.google.com 4A1B2C3E 550 5.1.1 google" "and what the line names"
is "$(json 'join " ", map { $_ // "-" } @{$r[4]}{qw(recipient sender blocklist)}')" \
    "ann@example.com x@example.net spamhaus-zen" "also where this server refused"
line=$(sed -n 6p mail.log)
is "$(json '(grep { $_->{what} eq "reply" } @{$r[2]{matched}})[0]{offset}')" \
    "$(printf '%s' "${line%%550-5.1.1*}" | wc -c)" "offsets are those of the line"
run 0 --scan mail.log
is "$(sed -n 3p out)" \
    "Nov 21 00:10:00  550 5.1.1   hard   bad-mailbox         bob@gmail.com  gmail-smtp-in.l.google.com  No such account" \
    "a line for people"
run 0 --scan --format=csv mail.log
is "$(head -n 1 out | cut -d, -f1-8)" "file,line,time,recipient,sender,host,queue_id,outcome" "CSV has a header"
is "$(wc -l <out)" 8 "and a row for each record"
"$bc" --scan --json <mail.log | cut -d, -f2- >piped
run 0 --scan --json mail.log
cut -d, -f2- out | cmp -s - piped
ok $? "standard input is read alike"
sed -n '1,2p;5p' mail.log >quiet.log
run 1 --scan quiet.log
is "$? $(cat out err)" "0 " "numbers that are no codes: status 1, nothing printed"

for i in 1 2 3 4 5 6; do
	for k in $(seq $((i * 50))); do sed "s/example\.net/$i-$k.example.net/" mail.log; done >"many$i.log"
done
run 0 --scan --json many1.log many2.log many3.log many4.log many5.log many6.log
for i in 1 2 3 4 5 6; do "$bc" --scan --json "many$i.log"; done | cmp -s - out
ok $? "several files: their records in the order given"

mkfifo fifo
$alarm "$bc" --scan --json <fifo >live &
pid=$!
exec 3>fifo
sed -n 3p mail.log >&3
i=0
while [ ! -s live ] && [ $i -lt 100 ]; do
	sleep 0.02
	i=$((i + 1))
done
is "$(wc -l <live)" 1 "a line that comes through a pipe is answered at once"
exec 3>&-
wait $pid
is $? 0 "and the end of the pipe is the end"

# ---- --summary

run 0 --summary mail.log
is "$(sed -n 1,6p out)" "Lines               10  Nov 20 23:59 to Nov 21 02:00
Statuses             7
  accepted           1  14.3 %
  deferred           2  28.6 %
  failed             4  57.1 %
Messages that were deferred: 2; delivered later: 1, failed later: 0, still waiting: 1" "--summary: totals"
is "$(grep '^[A-Z]' out | sed -n '4,$p' | sed 's/  .*//')" "Recipients: 6; accepted at least once: 1 (16.7 % of them), refused as dead: 1 (16.7 %)
Refused by this server itself: 1; --from with your domain leaves them out
What to do first
Is it getting worse?
To provider
To domain
Bars: # hard, = block, - soft
By category
What to do
By provider
By blocklist
By code
Not explained (worth a report)" "and tables"
{
	cat mail.log
	echo "Nov 21 02:01:00 mx1 postfix/smtp[5]: 4A1B2C9F: to=<a@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1," \
	    "delays=0/0/0/1, dsn=5.7.1, status=bounced (host mx.example.org[192.0.2.1] said: 554 5.7.1 blocked using zen.spamhaus.org)"
} >both.log
is "$("$bc" --summary both.log | sed -n '/^Who blocks/{n;p;}' | awk '{ print $1, $2 }')" "spamhaus-zen 1" \
    "who blocks us, not whom this server blocks by the same list"
is "$("$bc" --summary --json both.log | grep -c '"table": "first", .*Spamhaus ZEN", "count": 1,')" 1 "nor is that a problem of ours"
is "$("$bc" --summary --from=example.com both.log | grep -c 'Refused by this server')" 0 "--from leaves it out"
grep -q '^         2  550 Frobnicated N for ADDRESS at HOST$' out
ok $? "texts that nothing explains are normalised and counted"
if script -qec true /dev/null >/dev/null 2>&1; then
	for width in 100 80 40; do
		COLUMNS=$width script -qec "$bc --color=never --summary --by=hour mail.log" /dev/null >shown </dev/null
		widest=$(tr -d '\r' <shown | awk '{ if (length > w) w = length } END { print w }')
		[ "$widest" -le "$width" ]
		ok $? "no line is wider than a terminal of $width columns"
	done
else
	for n in 1 2 3; do
		skip "width of a terminal, $n" "script cannot be used"
	done
fi
run 0 --summary --by=hour mail.log
is "$(sed -n '/^By hour/,/^$/p' out | awk '/%/ { print $1, $2 }')" "11-20T23 1
11-21T00 2
11-21T01 2
11-21T02 2" "--by=hour"
run 0 --summary --by=day --json mail.log
is "$(json 'join " ", map { "$_=" . $t{day}{$_}{count} } sort keys %{$t{day}}')" "11-20=1 11-21=6" "--by=day, as records"
is "$(json 'join " ", map { "$_=" . $t{total}{$_}{count} } qw(lines accepted deferred failed delivered-later still-waiting refused-by-us)')" \
    "lines=10 accepted=1 deferred=2 failed=4 delivered-later=1 still-waiting=1 refused-by-us=1" "totals are records, too"
is "$(json 'join " ", @{$t{category}{"bad-mailbox"}}{qw(count hard block soft first last)}')" \
    "1 1 0 0 11-21T00:10:00 11-21T00:10:00" "a row has its split, first and last time"
is "$(json '$t{blocklist}{"spamhaus-zen"}{count} . $t{provider}{google}{count} . $t{code}{"550 5.1.1"}{count}')" "111" \
    "blocklists, providers and codes are counted"
# What journalctl -o short-precise, short-full, short-unix and json put before a message.
d='4F2A1B3C: to=<b@example.net>, relay=none, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)'
cat >journal.log <<END
Nov 21 10:00:00.123456 mx1 postfix/smtp[551]: $d
Sat 2026-11-21 10:00:00 CET mx1 postfix/smtp[551]: $d
1795251600.123456 mx1 postfix/smtp[551]: $d
{"__REALTIME_TIMESTAMP":"1795251600123456","SYSLOG_IDENTIFIER":"postfix/smtp","MESSAGE":"$d"}
[ 5123.123456] mx1 postfix/smtp[551]: $d
END
run 0 --summary --by=hour --json journal.log
is "$(json 'join " ", map { "$_=" . $t{hour}{$_}{count} } sort keys %{$t{hour}}')" \
    "11-21T10=1 2026-11-21T09=2 2026-11-21T10=1" "the times of journalctl; since the machine was started is none"
run 0 --summary --format=csv mail.log
is "$(head -n 1 out)" "table,name,count,share,hard,block,soft,first,last,at_least,accepted,deferred,failed,url,advice" "CSV has a header"
run 0 --summary --format=tsv --by=day mail.log
is "$(awk -F'\t' 'NF != 15' out)" "" "every row of TSV has all fields"

# A message that one file defers and another delivers.
sed -n 3p mail.log >old.log
sed -n 4p mail.log >new.log
for order in "old.log new.log" "new.log old.log"; do
	# shellcheck disable=SC2086
	run 0 --summary --json $order
	is "$(json '$t{total}{"delivered-later"}{count}')" 1 "deferred in one file, delivered in another: $order"
done
run 0 --summary --json many1.log many2.log many3.log many4.log many5.log many6.log
cp out first
is "$(json '$t{total}{lines}{count}')" 10500 "several files are one summary"
cat many?.log | "$bc" --summary --json >piped
cmp -s first piped
ok $? "which is that of all of them in a row"

# Messages of known fates, deferred and ended far from each other: the totals are
# those of the whole for its pieces in any order, and for any number of threads.
perl -e 'sub line { my ($i, $dsn, $status) = @_;
	    sprintf "Nov 21 %02d:%02d:00 mx1 postfix/smtp[5]: %08X: to=<u%d\@example.org>, relay=mx.example.org[192.0.2.9]:25, dsn=%s, status=%s\n",
		$i / 60 % 24, $i % 60, $i * 2654435761 % 4294967296 | 0x10000000, $i % 97, $dsn, $status }
    for $t (0 .. 59999) { # a round of a message is 20000 lines behind the one before
	    for (0 .. 2) { $i = $t - $_ * 20000; next if $i < 0 || $i >= 40000 || $i % 4 < $_;
		print $_ < $i % 4 && $_ < 2 ? line($i, "4.7.1", "deferred (450 4.7.1 Greylisted)")
		    : $i % 3 ? line($i, "2.0.0", "sent (250 2.0.0 Ok)") : line($i, "5.1.1", "bounced (550 5.1.1 User unknown)") } }' >fates.log
perl -ne '/: (\w+): to=<(.*?)>.*status=(\w+)/ and $said{"$1 $2"}{$3} = 1;
    END { for (values %said) { next unless $_->{deferred}; $n++; $_->{sent} ? $d++ : $_->{bounced} ? $f++ : $w++ }
	print "$n $d $f ", $w // 0 }' fates.log >fates
fates() { json 'join " ", map { $_->{count} . ($_->{at_least} ? "+" : "") } @{$t{total}}{qw(deferred-messages delivered-later failed-later still-waiting)}'; }
run 0 --summary --json fates.log
is "$(fates)" "$(cat fates)" "every message that was deferred is followed to its end"
split -l 9000 fates.log piece.
[ "$(ls piece.* | wc -l)" -ge 6 ]
ok $? "a log in pieces"
for order in "ls -r" "ls" "ls -S"; do
	# shellcheck disable=SC2046
	run 0 --summary --json $($order piece.*)
	is "$(fates)" "$(cat fates)" "its pieces in the order of $order have the same totals"
done
if command -v taskset >/dev/null 2>&1; then
	taskset -c 0 "$bc" --summary --json piece.* >out
	is "$(fates)" "$(cat fates)" "by one thread as well"
else
	skip "by one thread as well" "no taskset"
fi
printf 'Dec 31 23:59:59 mx1 %s\nJan  1 00:00:01 mx1 %s\n' "$(sed -n 3p mail.log | cut -c21-)" "$(sed -n 4p mail.log | cut -c21-)" >year.log
run 0 --summary year.log
is "$(head -n 1 out)" "Lines                2  Dec 31 23:59 to Jan  1 00:00" "a log without years may pass one"

# ---- trouble

mkdir dir
run 2 --summary mail.log dir absent.log mail.log
is "$(sed -n 1p out | cut -c1-22)" "Lines               20" "an unreadable file among readable ones: the rest is done"
is "$(cat err)" "bouncecode: dir: Is a directory
bouncecode: absent.log: No such file or directory" "and said, status 2"
run 1 --summary quiet.log
is "$(sed -n 2p out)" "Statuses             0" "a log that reports nothing: status 1"
run 1 --summary /dev/null
is "$(head -n 1 out)" "Lines                0" "an empty one"
if [ -w /dev/full ]; then
	"$bc" --summary mail.log >/dev/full 2>err
	is "$? $(cat err)" "2 bouncecode: standard output: No space left on device" "a full disk is status 2"
	"$bc" --scan many6.log >/dev/full 2>err
	is "$? $(cat err)" "2 bouncecode: standard output: No space left on device" "for --scan as well"
else
	skip "a full disk is status 2" "no /dev/full"
	skip "for --scan as well" "no /dev/full"
fi
"$bc" --scan many1.log many2.log | head -n 1 >out
is "$(wc -l <out)" 1 "a reader that goes away ends it"

$alarm "$bc" --summary <fifo >out 2>err &
pid=$!
exec 3>fifo
cat mail.log >&3
sleep 0.3
kill -INT $pid
wait $pid
is "$? $(head -n 1 out)" "0 Lines               10  Nov 20 23:59 to Nov 21 02:00" "SIGINT ends a summary with what was counted"
exec 3>&-
is "$(cat err)" "bouncecode: interrupted: this is what was read until then" "and says so"
mkfifo other_fifo
exec 3<>fifo 4<>other_fifo
timeout --foreground 10 "$bc" --summary --jobs=2 fifo other_fifo >out 2>err &
pid=$!
sleep 0.5
kill -INT $pid
wait $pid
is "$? $(cat err)" "1 bouncecode: interrupted: this is what was read until then" "also where several threads wait for input"
exec 3>&- 4>&-

# Every line another text, another message: the tables are bounded.
perl -e 'for (100001 .. 400000) { $x = join "", map { chr 97 + rand 26 } 1 .. 8;
    print "Nov 21 02:00:00 mx1 postfix/smtp[5]: Q$_: to=<a$_\@example.org>, relay=mx.example.org[192.0.2.9]:25, dsn=4.0.0, status=deferred (host mx.example.org[192.0.2.9] said: 450 Frob $x)\n" }' >wild.log
limit="ulimit -v 262144"
( $limit; "$bc" --version ) >out 2>&1 || limit=: # sanitizers want more
( $limit; "$bc" --summary wild.log >out 2>err )
is $? 0 "many texts and messages"
is "$(sed -n 's/^Messages that were deferred: //p' out)" \
    "300,000; delivered later: 0, failed later: 0, still waiting: 300,000" "all messages are followed"
is "$(sed 's/[0-9][0-9]*/N/' err)" "bouncecode: too many different texts: N lines of rare ones are not listed" "what does not fit is named"
is "$(sed -n '/^Not explained/,$p' out | grep -c '^ *>1  ')" 10 "and counts of texts that may have come before are marked"
grep -q '^  > at least so many' out
ok $? "which is explained"
"$bc" --summary --json wild.log >out 2>/dev/null
is "$(json 'join " ", map { $_ ? "true" : "false" } $t{"unexplained-dropped"}{rest}{count} > 290000, map { $_->{at_least} } $t{total}{failed}, (values %{$t{unexplained}})[0]')" \
    "true false true" "in records, too"

for args in "--summary --scan" "--scan --list" "--scan --by=day" "--summary --by=week" "--scan --limit=3"; do
	# shellcheck disable=SC2086
	run 2 $args mail.log
	ok $? "$args: status 2"
done

done_testing
