#!/bin/sh
# Logs read by several threads, in parts: what is printed is what one thread
# prints, whatever a part would have to know of those before it.
. "$(dirname "$0")/command.sh"
alarm="timeout --foreground 60"

# same NAME FILE...: with one thread, and in as many parts of 4 KB as there are
same() {
	what=$1
	shift
	for options in "--scan --json" "--scan --format=csv" \
	    "--summary --json --by=hour" "--summary -v" \
	    "--suppress" "--suppress --json --soft-after=2/0d"; do
		# shellcheck disable=SC2086 # they are several
		$alarm "$bc" $options --jobs=1 "$@" >one 2>&1
		echo "status $?" >>one
		for n in 2 64; do
			# shellcheck disable=SC2086
			$alarm "$bc" $options --jobs=$n "$@" >several 2>&1
			echo "status $?" >>several
			cmp -s one several
			ok $? "$what: $options, $n threads"
		done
	done
}

sed 1d "$top/tests/logs/lines.tsv" | cut -f9- >lines.log
for i in 1 2 3; do cat lines.log; done >log
same "lines of all servers" log

# A list passes over what is no event, and a line of an object is none of its own:
# here one begins as other lines do.
event='{"type":"Bounce","id":"%d","sender":"n@example.com","recipient":"a%d@example.net","response":{"code":550,"enhanced_code":{"class":5,"subject":1,"detail":1},"content":"User unknown"},"peer_address":{"name":"mx.example.net","addr":"192.0.2.7"},"timestamp":1795255201,"bounce_classification":"Uncategorized"}'
events() { # events BEFORE BETWEEN BEHIND
	perl -e '($event, $before, $between, $behind) = @ARGV;
	    print $before, join($between, map { sprintf $event, $_, $_ } 1 .. 200), $behind' "$@"
}
events "$event" "[
" ",
" "
]
" >list.json
events "$event" "" "
" "
" >rows.json
events "$(echo "$event" | sed 's/,"/,\n  "/g; s/:1795255201/:\n1795255201/')" "" "
" "
" >pretty.json
events "$event,
{\"log\":\"550 5.1.1 User unknown\"}" "[
" ",
" "
]
" >passed.json
events "{\"log\":$event}" "[" ",
" "]
" >foreign.json
{ cat rows.json; head -c 700 list.json; echo; cat lines.log pretty.json list.json lines.log; } >mixed.log
for f in list.json rows.json pretty.json passed.json foreign.json mixed.log; do same "$f" "$f"; done
is "$("$bc" --scan --json --jobs=64 list.json | wc -l) $("$bc" --scan --json --jobs=64 pretty.json | wc -l) $("$bc" --scan --json --jobs=64 passed.json | wc -l)" \
    "200 200 200" "all events of a list, those on several lines, and nothing between others"

# Years that turn, messages that are deferred in one part and delivered in another,
# and texts that no place is left for.
perl -e '@m = qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec); @w = qw(blue red green grey pink);
    for $i (0 .. 3000) {
	$d = sprintf "%s %2d %02d:00:00", $m[$i / 40 % 12], 1 + $i % 28, $i % 24;
	$q = sprintf "4A1B2C%X", 4096 + $i % 1000;
	$s = $i < 1500 ? "4.7.1, status=deferred (host mx.example.net[192.0.2.7] said: 450 4.7.1 Greylisted)"
	    : "2.0.0, status=sent (250 2.0.0 Ok)";
	print "$d mx1 postfix/smtp[551]: $q: to=<a\@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=4, delays=0/0/1/3, dsn=$s\n";
    }' >years.log
same "years" years.log
# Each of these lines is a part.
perl -e 'for $time ("Aug  3 10:00:00", "2026-11-21T10:00:00", "Jan  3 10:00:00") {
	print "$time mx1 postfix/smtp[551]: 4A1B2C3D: to=<a\@example.net>, relay=none, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (550 5.1.1 User unknown", " unknown" x 700, ")\n" for 1 .. 30;
    }' >turn.log
same "a year that turns between two parts" turn.log
# To --suppress most of these are of no concern, some have no time, and they are in no
# order, in hours of night.
perl -e 'srand 3;
    for $file ("nights.log", "later.log") {
	open STDOUT, ">", $file;
	for (1 .. 600) {
		$time = sprintf "Nov %02d %02d:%02d:00 mx1 postfix/smtp[551]: ", 20 + rand 3, rand 4, rand 60;
		$said = ("2.0.0, status=sent (250 2.0.0 Ok)", "5.1.1, status=bounced (550 5.1.1 User unknown)",
		    "4.2.2, status=deferred (452 4.2.2 Mailbox full)", ("5.7.1, status=bounced (554 5.7.1 Spam)") x 17)[rand 20];
		print rand() < 0.2 ? "" : $time, "4A1B2C3D: to=<a", int rand 20, "\@example.net>, relay=none, delay=1, delays=0/0/0/1, dsn=$said\n";
	}
    }'
same "times in no order" nights.log later.log
"$bc" --suppress --jobs=1 nights.log later.log >one
for n in 1 64; do
	{ head -n 90 nights.log; sleep 0.2; sed 1,90d nights.log; } | "$bc" --suppress --jobs=$n - later.log >several
	cmp -s one several
	ok $? "as a pipe that comes in pieces, $n threads"
done
perl -e '@w = qw(blue red green grey pink brown white black gold jade rust plum);
    for $i (0 .. 19999) {
	$k = int($i / 20) * 10 + $i % 10; # each comes twice
	$t = join " ", map { $w[$k / 12 ** $_ % 12] } 0 .. 3;
	printf "Nov 21 00:00:00 mx1 postfix/smtp[1]: 4A1B2C%X: to=<a\@example.net>, relay=none, delay=1, delays=0/0/0/1, dsn=5.0.0, status=bounced (%s)\n", $i, $t;
    }' >texts.log
same "many texts" texts.log
"$bc" --summary texts.log 2>&1 | grep -q 'too many different texts'
ok $? "of which some find no place"

# A table, whose header the parts behind the first one cannot see.
{
	printf '#Software: Microsoft Exchange Server\n#Fields: date-time,server-hostname,event-id,recipient-address,recipient-status\n'
	for i in $(seq 300); do
		echo "2026-11-21T10:00:00.000Z,EX1,FAIL,a$i@example.net,550 5.1.1 User unknown"
	done
} >table.log
same "a table" table.log
is "$("$bc" --scan --json --jobs=64 table.log | grep -c '"recipient": "a[0-9]*@')" 300 "each row has its recipient"

# The same with others behind it, one of which tells no status.
{
	sed 1,50d table.log
	printf '#Fields: date-time,recipient-status,recipient-address\n'
	for i in $(seq 300); do
		echo "2026-11-21T10:00:00.000Z,550 5.1.1 User unknown,b$i@example.net"
	done
	printf '#Fields: date-time,data-of,recipient-address\n'
	for i in $(seq 300); do
		echo "2026-11-21T10:00:00.000Z,c$i@example.net,550 5.1.1 User unknown"
	done
	cat table.log
} >tables.log
same "tables that follow each other" tables.log
is "$("$bc" --scan --json --jobs=64 tables.log | grep -c '"recipient": "b[0-9]*@')" 300 "each row of the second has its recipient"
is "$("$bc" --scan --json --jobs=64 tables.log | grep -c '"recipient": "a[0-9]*@')" 300 "as those of the last"

# The line of a message's sender stands some thousand lines before its delivery, and
# identifiers come again. What is right is told by another reading of the log.
perl -e 'my @queue;
    for my $i (0 .. 5999) {
	my $from = $i % 500 == 0 ? "" : "s$i\@example.com";
	push @queue, my $id = sprintf "4F%05X", $i * 7919 % 1500;
	print "Nov 21 10:00:00 mx1 postfix/qmgr[623]: $id: from=<$from>, size=1234, nrcpt=1 (queue active)\n";
	next if $i < 1000;
	$id = $i % 11 == 0 ? splice @queue, $i % @queue, 1 : shift @queue;
	print "Nov 21 10:00:00 mx1 postfix/smtp[551]: $id: to=<b$i\@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=4, delays=0/0/1/3, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n";
    }' >senders.log
same "senders" senders.log
perl -ne '$from{$1} = $2 if /: (4F\w+): from=<([^>]*)/;
    print "$.\t", $from{$1} || "null", "\n" if /: (4F\w+): to=/' senders.log >expected
senders='s/.*"line": \([0-9]*\),.*"sender": "*\([^",]*\).*/\1	\2/p'
for n in 1 64; do
	"$bc" --scan --json --jobs=$n senders.log | sed -n "$senders" >got
	cmp -s expected got
	ok $? "each message has the sender that was named last before it, $n threads"
done
"$bc" --summary --json --from=example.com --jobs=64 senders.log >several
"$bc" --summary --json --from=example.com --jobs=1 senders.log >one
cmp -s one several && grep -q "\"accepted\", \"count\": $(grep -vc null expected)," several
ok $? "--from knows it"
echo "Nov 21 10:00:00 mx1 postfix/qmgr[623]: 4A00001: from=<a@example.com>, note=4A00002: from=<b@example.com> 4A00003: from=<c@example.com>, size=1
Nov 21 10:00:00 mx1 postfix/smtp[551]: 4A00003: to=<d@example.net>, relay=none, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)" >other.log
is "$("$bc" --scan --from=example.com other.log)" "" "a line names one sender, whatever stands behind"
grep qmgr senders.log >queue.log
grep smtp senders.log >delivered.log
for n in 1 64; do
	is "$("$bc" --scan --json --jobs=$n queue.log delivered.log | grep -vc '"sender": null')" 0 "a file has none of another's, $n threads"
done
# As JSON of docker has it, and Sendmail without brackets.
cat >other.log <<'END'
{"log":"Nov 21 10:00:01 mx1 postfix/qmgr[623]: 4F2A1B3D: from=\u003ca@example.com\u003e, size=1234, nrcpt=1 (queue active)\n"}
{"log":"Nov 21 10:00:01 mx1 postfix/smtp[623]: 4F2A1B3D: to=\u003cb@example.net\u003e, relay=none, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)\n"}
Nov 21 10:00:00 mx1 sm-mta[551]: 5ALA0142000551: from=news@example.com, size=421, class=0, nrcpts=1, msgid=<1@example.com>, relay=localhost
Nov 21 10:00:00 mx1 sm-mta[551]: 5ALA0142000551: to=<b@example.net>, delay=00:00:02, mailer=esmtp, pri=30421, relay=mx.example.net. [192.0.2.7], dsn=5.1.1, stat=User unknown
Nov 21 10:00:00 mx1 sm-mta[551]: 5ALA0142000552: to=<b@example.net>, delay=00:00:02, mailer=esmtp, pri=30421, relay=mx.example.net. [192.0.2.7], dsn=5.1.1, stat=User unknown
END
is "$("$bc" --scan --json other.log | sed -n "$senders" | tr '\n\t' ';=')" "2=a@example.com;4=news@example.com;5=null;" \
    "docker's JSON and Sendmail"

# Of more messages than are remembered the oldest are forgotten, and no other one's sender
# is taken for theirs.
perl -e 'for (0 .. 449_999) { printf "4F%06X: from=<a%d\@example.com>, \n", $_, $_ }
    printf "4F%06X: to=<b\@example.net>, dsn=5.1.1, status=bounced (550 5.1.1 no)\n", $_ for 0, 449_000, 449_999' >many.log
is "$("$bc" --scan --jobs=1 --fields=sender --format=tsv --no-header many.log | tr '\n' ' ')" " a449000@example.com a449999@example.com " \
    "the newest senders are remembered"

# However many lines name the sender of one message, and however many ask for it: each is
# looked at once. Of the names on one line the first counts.
perl -e 'print "4F2A1B3C: from=<>, \n" x 60000, "4F2A1B3C: to=<a\@example.net>, dsn=5.1.1, status=bounced (550 5.1.1 no)\n" x 20000 for 1 .. 4' >again.log
case ${CFLAGS-} in
*-fsanitize*) seconds=100 ;;
*) seconds=10 ;;
esac
for options in "--scan --json --jobs=1" "--scan --json --jobs=2" "--summary --from=example.com"; do
	# shellcheck disable=SC2086
	(ulimit -t $seconds; "$bc" $options again.log >got)
	[ $? -le 1 ] && [ -s got ]
	ok $? "a message that is named again and again: $options"
done
{
	perl -e 'print map { "4F2A1B3C: from=<a$_\@example.com>, " } 1 .. 200000'
	printf '\n4F2A1B3C: to=<a@example.net>, dsn=5.1.1, status=bounced (550 5.1.1 no)\n'
} >again.log
(ulimit -t $seconds; "$bc" --scan --json again.log >got)
is "$(sed -n "$senders" got | tail -n 1)" "2	a1@example.com" "and on one line"

# Long lines, no line end, nothing at all.
{ cat lines.log; head -c 100000 /dev/zero | tr '\0' x; echo ' 550 5.1.1 User unknown'; printf '550 5.1.1 User unknown'; } >long.log
same "long lines" long.log
: >empty.log
same "no line" empty.log
same "several files" years.log table.log empty.log missing.log list.json

"$bc" --summary --json --jobs=1 mixed.log >one
"$bc" --summary --json --jobs=64 <mixed.log >several
cmp -s one several
ok $? "standard input"
# shellcheck disable=SC2002 # it is to be a pipe
cat mixed.log | "$bc" --summary --json --jobs=64 >several
cmp -s one several
ok $? "a pipe"
if gzip -c mixed.log >mixed.gz 2>/dev/null && "$bc" --version | grep -q gzip; then
	"$bc" --summary --json --jobs=64 mixed.gz >several
	cmp -s one several
	ok $? "a compressed file"
	# The first takes the longest.
	for i in $(seq 40); do cat log; done | gzip -c | head -c -20 >a.gz
	for i in b c d; do gzip -c lines.log | head -c -20 >$i.gz; done
	for options in --scan --summary --suppress; do
		$alarm "$bc" $options --jobs=8 a.gz b.gz c.gz d.gz 2>&1 >/dev/null | cut -d: -f2 | tr -d '\n' >several
		is "$(cat several)" " a.gz b.gz c.gz d.gz" "$options: messages in the order of the files"
	done
fi

# Where a part is read again it leaves nothing behind: many runs, as who is first is chance.
perl -e 'my @lines = map { "$_->[0] mx1 postfix/smtp[1]: B0A1421C50: to=<a\@example.org>, relay=mx, delay=0, dsn=$_->[1], status=$_->[2])\n" }
    ["Nov 21 10:11:01", "4.2.2", "deferred (452 4.2.2 Mailbox full"], ["Mar  4 23:59:58", "5.1.1", "bounced (550 5.1.1 User unknown"];
    print "@lines" =~ s/\n /\n/r x 6000' >months.log
"$bc" --summary --format=partial --jobs=1 months.log >one
differ=0
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
	"$bc" --summary --format=partial --jobs=2 months.log >several
	cmp -s one several || differ=$((differ + 1))
done
is "$differ" 0 "a log in no order: the same partial summary"

# The first is written once the second has been read.
mkfifo first second
for options in --scan --summary --suppress; do
	{ cat lines.log >second; cat lines.log >first; } &
	$alarm "$bc" $options --jobs=2 first second >several 2>err
	is "$? $(cat err)" "0 " "$options: files are read side by side"
	kill $! 2>/dev/null
	wait
done

run 2 --scan --jobs=x lines.log
is "$(sed 1q err)" "bouncecode: --jobs='x': expected a number, at least 0" "a number is asked for"
run 0 --scan --json --jobs=0 lines.log
ok $? "0 is as many as are of use"
done_testing
