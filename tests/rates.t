#!/bin/sh
# --summary: how much gets through, what to do first, who blocks and whether it is
# getting worse. The figures are those that are counted anew over the records of
# --scan, of logs that cross a year, a change of the clock and a rotation, and are
# out of order.
. "$(dirname "$0")/command.sh"

# A log of some days; what microsoft takes becomes worse on the last of them.
cat >make.pl <<'PERL'
my ($seed, $each, @days) = @ARGV;
srand $seed;
my @to = (["gmail.com", "gmail-smtp-in.l.google.com"], ["outlook.com", "outlook-com.olc.protection.outlook.com"],
    ["yahoo.com", "mta5.am0.yahoodns.net"], map { ["d$_.example", "mx.d$_.example"] } 1 .. 40);
for my $day (@days) {
	for my $i (0 .. $each - 1) {
		my ($domain, $mx) = @{$to[int rand() ** 3 * @to]};
		my $bad = $domain eq "outlook.com" && $day eq $days[-1] ? .7 : .1;
		my $x = rand;
		my $what = $x < $bad ? ["5.7.1", "bounced (host $mx\[192.0.2.7] said: 550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). (in reply to MAIL FROM command))"]
		    : $x < $bad + .05 ? ["5.1.1", "bounced (host $mx\[192.0.2.7] said: 550 5.1.1 User unknown (in reply to RCPT TO command))"]
		    : $x < $bad + .1 ? ["4.7.1", "deferred (host $mx\[192.0.2.7] said: 451 4.7.1 Greylisted, try again (in reply to RCPT TO command))"]
		    : ["2.0.0", "sent (250 2.0.0 Ok: queued as $i)"];
		printf "%s %02d:%02d:%02d mx1 postfix/smtp[551]: %X: to=<%s\@%s>, relay=%s[192.0.2.7]:25, delay=4, delays=0/0/1/3, dsn=%s, status=%s\n",
		    $day, $i * 24 / $each, rand 60, rand 60, 0x10000000 + $seed * 100000 + rand 90000, rand() < .1 ? "U" . int rand 500 : "u" . int rand 500,
		    rand() < .1 ? uc $domain : $domain, $mx, @$what;
	}
}
PERL
perl make.pl 1 300 "Dec 29" "Dec 30" "Dec 31" >december.log
perl make.pl 2 300 "Jan  1" "Jan  2" >january.log
cat december.log january.log >year.log

# The same counted anew. A time that names no year is of the year that its month is
# nearest in: of December and January the latter is later.
cat >count.pl <<'PERL'
use strict;
use warnings;
use JSON::PP;
my ($by, $records, $summary) = @ARGV;
my %month = do { my $i = 0; map { $_ => ++$i } qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec) };
my (%n, %last, %to, %begin);
sub key { # of a day or hour, in order
	my ($time) = @_;
	return substr($time, 0, $by eq "hour" ? 13 : 10) if $time =~ /^\d{4}-/;
	my ($m, $d, $h) = $time =~ /^(\w{3}) +(\d+) (\d+)/ or return;
	$m = $month{$m};
	return sprintf("%d-%02d-%02d", $m < 7, $m, $d) . ($by eq "hour" ? sprintf "T%02d", $h : "");
}
my @records = do { open my $in, "<", $records or die; map { decode_json $_ } <$in> };
my @keys = do { my %k = map { key($_->{time}) => 1 } @records; sort keys %k };
my %name = (@keys > 1 ? ($keys[-2] => "before") : (), $keys[-1] => "now");
for my $r (@records) {
	my ($domain) = ($r->{recipient} // "") =~ /\@([^@]+)$/;
	my $host = $r->{host} // "";
	my $provider = $r->{outcome} ne "accepted" ? $r->{provider} // "unknown"
	    : $host =~ /google/ ? "google" : $host =~ /outlook/ ? "microsoft" : $host =~ /yahoodns/ ? "yahoo" : "unknown";
	my $when = $name{key($r->{time})};
	for my $of (["total", "all"], ["provider", $provider], defined $domain ? ["domain", lc $domain] : ()) {
		for my $table ("rate", $when // ()) {
			$n{"$of->[0]-$table $of->[1] $_"}++ for "count", $r->{outcome}, $r->{bounce};
		}
	}
	$n{"period " . key($r->{time}) =~ s/^[01]-//r . " $_"}++ for "count", $r->{outcome};
	next unless defined $r->{recipient};
	my $state = \$to{lc $r->{recipient}};
	$$state //= "";
	$$state .= $r->{outcome} eq "accepted" ? "a" : $r->{outcome} eq "failed" && $r->{bounce} eq "hard" ? "d" : "";
}
$n{"total recipients count"} = keys %to;
$n{"total recipients-accepted count"} = grep { /a/ } values %to;
$n{"total recipients-dead count"} = grep { /d/ } values %to;
my %m;
open my $in, "<", $summary or die;
for (map { decode_json $_ } <$in>) {
	my $table = $_->{table};
	if ($table =~ /^(?:total|provider|domain)-(?:rate|now|before)$/) {
		$m{"$table $_->{name} $_"} += 0 for ();
		for my $cell (qw(count accepted deferred failed hard block soft)) {
			$m{"$table $_->{name} $cell"} = $_->{$cell} if $_->{$cell};
		}
	} elsif ($table eq $by) {
		for my $cell (qw(count accepted deferred failed)) {
			$m{"period $_->{name} $cell"} = $_->{$cell} if $_->{$cell};
		}
	} elsif ($table eq "total" && $_->{name} =~ /^recipients(?:-accepted|-dead)?$/) {
		$m{"total $_->{name} count"} = $_->{count};
	}
}
delete @n{grep { / none$/ } keys %n};
my %all = (%n, %m);
my @wrong = grep { ($n{$_} // 0) != ($m{$_} // 0) } sort keys %all;
print "$_: ", $n{$_} // 0, " counted, ", $m{$_} // 0, " said\n" for @wrong[0 .. ($#wrong > 4 ? 4 : $#wrong)];
print "$by ", scalar(@wrong), " wrong of ", keys(%all) > 20 ? "many" : "few", "\n";
PERL

counts_agree() { # counts_agree NAME FILE...
	what=$1
	shift
	"$bc" --scan --json "$@" >records
	for by in day hour; do
		for jobs in 1 64; do
			"$bc" --summary --json --by=$by --jobs=$jobs "$@" >out
			is "$(perl count.pl $by records out)" "$by 0 wrong of many" "$what: by $by, $jobs threads"
		done
	done
}
counts_agree "over the end of a year" year.log
counts_agree "rotated, the newest first" january.log december.log
"$bc" --summary --json --by=day year.log >one
for order in "december.log january.log" "january.log december.log"; do
	# shellcheck disable=SC2086
	"$bc" --summary --json --by=day $order | cmp -s - one
	ok $? "rotated: $order"
done
is "$(perl -MJSON::PP -ne '$_ = decode_json $_; print "$_->{name} " if $_->{table} eq "day"' one)" \
    "12-29 12-30 12-31 01-01 01-02 " "a time line is in the order of time"
# Each file is nearest to one that stands on either side of it.
perl -e 'for $m (qw(Aug Oct Dec Feb)) { print "$m 10 10:00:00 mx1 postfix/smtp[1]: 4A1B2C3D: to=<a\@example.net>, relay=none, dsn=4.4.1, status=deferred (timed out)\n" }' >winter.log
for i in 1 2 3 4; do sed -n ${i}p winter.log >month$i.log; done
for order in "month1.log month2.log month3.log month4.log" "month4.log month3.log month2.log month1.log"; do
	# shellcheck disable=SC2086
	is "$("$bc" --summary --json --by=day $order | perl -MJSON::PP -ne '$_ = decode_json $_; print "$_->{name} " if $_->{table} eq "day"')" \
	    "08-10 10-10 12-10 02-10 " "months of a winter: $order"
done

# The clock goes back: an hour comes twice, and counts as one.
perl make.pl 3 480 2026-10-24T 2026-10-25T | sed 's/T /T/' >clock.log
sed -n '/^2026-10-25T02/p' clock.log >again
sed -i '/^2026-10-25T03:00/r again' clock.log
cat again >>clock.log
counts_agree "a change of the clock, out of order" clock.log
perl -e 'srand 5; @l = <>; print splice @l, rand @l, 1 while @l' clock.log >shuffled.log
"$bc" --summary --json --by=hour clock.log >one
"$bc" --summary --json --by=hour shuffled.log >out
# Which file is deferred first has no part in it, nor has the order.
cmp -s one out
ok $? "in any order"

# ---- for people

"$bc" --summary --by=day --color=never year.log >shown
grep -q '^  outlook\.com, failed: [0-9.]* % of [0-9]*, before [0-9.]* % of [0-9]*: worse$' shown
ok $? "what became worse is told: $(grep -c ': worse$' shown) times"
grep -q '^  d[0-9]*\.example, .*worse$' shown
is $? 1 "and nothing else"
grep -q '^  outlook\.com .*% +$' shown
ok $? "it has a sign in the table"
is "$(sed -n '/^What to do first/,/^$/p' shown | sed -n 's/^ *1\. \([0-9]*\) of the .*(microsoft)\. Remove the cause.*/\1/p')" \
    "$("$bc" --scan --json year.log | grep -c '"category": "blocklisted"')" \
    "what costs most comes first, with the advice of the list"
is "$(sed -n '/^Who blocks us/,/^$/p' shown | awk '$1 == "microsoft" { print $2 }')" \
    "$("$bc" --scan --json --bounce=block year.log | grep -c '"provider": "microsoft"')" "who blocks us"
if has_terminal; then
	ragged=
	for columns in $(seq 40 59); do
		terminal "$columns" NO_COLOR=1 "$bc" --summary --by=day year.log |
		    sed -n '/^  outlook\.com, failed/,/worse$/p' | is_filled "$columns" 4 || ragged="$ragged $columns"
	done
	is "$ragged" "" "in a narrow terminal it is wrapped"
	is "$(terminal 80 NO_COLOR=1 "$bc" --summary --lang=de year.log | grep -c '^An Anbieter  *Meldungen')" 1 \
	    "a title that has room stands beside the heads"
fi
"$bc" --summary --color=never "$top/tests/logs/mail.log" >shown
grep -q '^  spamhaus-zen  *1  33\.3 %  https://check\.spamhaus\.org$' shown
ok $? "with the page to ask"
line() { # line QUEUE-ID HOST REPLY
	echo "Nov 21 10:00:00 mx1 postfix/smtp[1]: $1: to=<a@example.net>, relay=$2[192.0.2.7]:25, dsn=5.0.0, status=bounced (host $2[192.0.2.7] said: $3 (in reply to RCPT TO command))"
}
{
	for id in 4A1B2C31 4A1B2C32 4A1B2C33; do line $id gmail-smtp-in.l.google.com "550 5.1.1 User unknown"; done
	line 4A1B2C34 gmail-smtp-in.l.google.com "550 5.7.1 Blocked by our policy"
	for id in 4A1B2C35 4A1B2C36; do line $id outlook-com.olc.protection.outlook.com "550 5.7.1 Blocked by our policy"; done
} >blocks.log
is "$("$bc" --summary blocks.log | sed -n '/^Who blocks us/,/^$/p' | awk 'NR > 1 && $4 == "%" { print $1, $2, $3 }' | tr '\n' ' ')" \
    "microsoft 2 33.3 google 1 16.7 " "who blocks most comes first, whoever refuses more"
sed -n '/ 10:/p' january.log | grep 'Jan  1' >hour.log
"$bc" --summary hour.log >shown
grep -q 'getting worse' shown
is $? 1 "of one hour there is nothing to compare"
printf '%s\n' 'Nov 21 10:00:00 mx1 postfix/smtp[1]: 4A1B2C3D: to=<a@evil'"$(printf '\033')"'[31m.example>, relay=none, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)' >evil.log
"$bc" --summary --color=never evil.log | grep -q "$(printf '\033')"
is $? 1 "a domain cannot write to the terminal"

# ---- bounds

# TAI64N behind the year 9999, which RFC 3339 cannot write.
for time in @40f0000000000000deadbeef @c0f0000000000000deadbeef 11111111111111111111111111; do
	echo "$time mx1 postfix/smtp[1]: 4A1B2C: to=<a@example.net>, relay=none, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)" |
	    "$bc" --summary --json >out
	is "$(grep -c '"name": "failed", "count": 1,.*"first": null' out)" 1 "$time is no time"
done

# More domains than there is room for: all of them are in the rest or in a row, and
# one that comes often keeps its place.
perl -e 'for (1 .. 80000) { $d = $_ % 4 ? "x$_.example" : "often.example";
    print "Nov 21 10:00:00 mx1 postfix/smtp[1]: 4A1B2C$_: to=<a\@$d>, relay=none, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)\n" }' >domains.log
"$bc" --summary --json --jobs=1 domains.log >one 2>/dev/null
"$bc" --summary --json --jobs=8 domains.log >out 2>err
cmp -s one out
ok $? "many domains: the same with any number of threads"
is "$(perl -MJSON::PP -ne '$_ = decode_json $_; next unless $_->{table} =~ /^domain-rate/; $n += $_->{count}; $o = "$_->{count} $_->{at_least}" if $_->{name} eq "often.example"; END { print "$n $o" }' one)" \
    "80000 20000 0" "none is lost"
grep -q 'too many domains: [0-9]* statuses of rare ones are not listed' err
ok $? "and it is said"
done_testing
