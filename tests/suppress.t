#!/usr/bin/env perl
# --suppress against what really happened: logs are written of deliveries and
# failures of which the true times are known, by servers with clocks of all kinds,
# and given in any order. What the list says of each address is compared with a
# count over the records of --scan.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use POSIX qw(strftime tzset);
use Test::More;
use Time::Local qw(timegm);

chdir dirname($0) . "/.." or die;
require "./tests/plain.pl";
my $top = plain_path(".");
my $build = plain_path($ENV{B} || "build");
my $work = tempdir(CLEANUP => 1);
delete @ENV{qw(COLUMNS NO_COLOR)};
chdir $work or die;
my $bc = "timeout --foreground 60 $build/bouncecode";
my ($day, $hour) = (24 * 60 * 60, 60 * 60);

# ---- what a server writes

my %said = (
	delivered => ["2.0.0", "sent", "250 2.0.0 Ok: queued as 4A1B2C3D"],
	hard => ["5.1.1", "bounced", "host mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown (in reply to RCPT TO command)"],
	medium => ["5.2.1", "bounced", "host mx.example.net[192.0.2.7] said: 550 5.2.1 refused (in reply to RCPT TO command)"],
	unsure => ["5.1.0", "bounced", "host mx.example.net[192.0.2.7] said: 550 5.1.0 Address rejected (in reply to RCPT TO command)"],
	full => ["4.2.2", "deferred", "host mx.example.net[192.0.2.7] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)"],
	full_for_good => ["5.2.2", "bounced", "host mx.example.net[192.0.2.7] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)"],
	grey => ["4.7.1", "deferred", "host mx.example.net[192.0.2.7] said: 450 4.7.1 Greylisted (in reply to RCPT TO command)"],
	away => ["4.4.1", "deferred", "connect to mx.example.net[192.0.2.7]:25: Connection timed out"],
	listed => ["5.7.1", "bounced", "host mx.example.net[192.0.2.7] said: 554 5.7.1 blocked using zen.spamhaus.org (in reply to RCPT TO command)"],
	policy => ["5.7.1", "bounced", "host mx.example.net[192.0.2.7] said: 550 5.7.1 Message rejected due to local policy (in reply to end of DATA command)"],
	large => ["5.3.4", "bounced", "host mx.example.net[192.0.2.7] said: 552 5.3.4 Message size exceeds fixed limit (in reply to MAIL FROM command)"],
	sender => ["5.1.8", "bounced", "host mx.example.net[192.0.2.7] said: 550 5.1.8 Sender address rejected: Domain not found (in reply to MAIL FROM command)"],
	spam => ["5.7.1", "bounced", "host mx.example.net[192.0.2.7] said: 550 5.7.1 Message identified as spam (in reply to end of DATA command)"]);

# Ways to write a time.
sub syslog { return strftime("%b %e %H:%M:%S", localtime shift) }
sub zoneless { return strftime("%Y-%m-%d %H:%M:%S", localtime shift) }
sub utc { return strftime("%Y-%m-%dT%H:%M:%SZ", gmtime shift) }
sub in_zone { # in_zone HOURS: in a zone that is so many hours before UTC
	my ($hours) = @_;
	return sub {
		strftime("%Y-%m-%dT%H:%M:%S.123456", gmtime($_[0] + $hours * $hour)) . sprintf("%+03d:00", $hours);
	};
}

sub line { # line TIME ADDRESS WHAT
	my ($time, $address, $what) = @_;
	my ($dsn, $status, $text) = @{$said{$what}};
	return ($time eq "" ? "" : "$time mx1 postfix/smtp[551]: ") .
	    "4A1B2C3D: to=<$address>, relay=mx.example.net[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=$dsn, status=$status ($text)\n";
}

sub put {
	my ($name, @lines) = @_;
	open(my $to, ">", $name) or die "$name: $!";
	print $to @lines;
	close($to) or die "$name: $!";
	return $name;
}

# ---- asking

my $status;
sub ask { # what the command prints of these arguments
	my ($arguments) = @_;
	my $got = `$bc --suppress $arguments 2>err`;
	$status = $? >> 8;
	return $got;
}
sub rows { return map { decode_json($_) } split /\n/, shift }
sub list { return join " ", split /\n/, ask(@_) }

sub zone {
	$ENV{TZ} = shift;
	tzset();
}
zone("UTC");

# ---- one address, step by step

my $noon = timegm(0, 0, 12, 10, 9, 2026);
sub story { # story OPTIONS, WHAT => DAYS, ...: of one address
	my ($options, @steps) = @_;
	my @lines;
	while (my ($what, $days) = splice @steps, 0, 2) {
		push @lines, line(utc($noon + $days * $day), 'Ann@Example.NET', $what);
	}
	put("story", @lines);
	return list("$options story");
}
my $ann = 'Ann@example.net';
is(story("", hard => 0), $ann, "dead; the case of the domain does not count, that of the local part stays");
is($status, 0, "somebody is on the list: status 0");
is(story("", delivered => -1, hard => 0), $ann, "a delivery before does not count");
is(story("", hard => 0, delivered => 1), "", "one behind does");
is($status, 1, "nobody is: status 1");
is(story("", delivered => 1, hard => 0), "", "wherever it stands in the file");
is(story("", hard => 0, delivered => 1, hard => 2), $ann, "dead again");
is(story("", hard => 0, hard => 2, delivered => 1), $ann, "in any order");
is(story("", hard => 0, delivered => 0), "", "in one second the order of the lines counts");
is(story("", delivered => 0, hard => 0), $ann, "either way");
for my $what (qw(full full_for_good grey away listed policy large sender spam unsure)) {
	is(story("", map { ($what => $_) } 0 .. 30), "", "$what does not suppress");
	my $is_full = $what =~ /^full/;
	is(story("--soft-after=5/14d", map { ($what => $_) } 0 .. 30), $is_full ? $ann : "",
		"$what " . ($is_full ? "does" : "does not either") . " with --soft-after");
}
is(story("--soft-after=5/14d", full => 0, full => 1, full => 2, full => 13, full => 14), $ann, "five times over 14 days");
is(story("--soft-after=5/14d", full => 0, full => 1, full => 2, full => 14), "", "four times");
is(story("--soft-after=5/14d", full => 0, full => 1, full => 2, full => 3, full => 13.99999), "", "less than 14 days");
is(story("--soft-after=5/14d", full => 0, full => 0, full => 0, full => 0, full => 14), "", "what is logged twice counts once");
is(story("--soft-after=5/14d", full => 0, full => 1, full => 2, full => 3, delivered => 4, full => 14), "", "a delivery in between");
is(story("--soft-after=5/14d", full => 0, full => 1, full => 2, full => 3, full => 14, delivered => 4), "", "wherever it stands");
is(story("--soft-after=5/14d", delivered => -1, map { ($_ % 2 ? "full" : "full_for_good") => $_ } 0 .. 14), $ann, "behind it");
is(story("--soft-after=5/14d", map({ (full => $_ / 10) } 0 .. 300), delivered => 16, hard => 15), "", "of many the last ones");
is(story("--soft-after=5/14d", map({ (full => $_ / 10) } 0 .. 300), delivered => 10), $ann, "of many enough are kept");
is(story("--soft-after=5/14d", map({ (full => -$_ / 30) } 0 .. 1800), delivered => -20), $ann, "whichever way they are read");
cmp_ok((ask("--json --soft-after=5/14d story") =~ /"count": (\d+)/ ? $1 : 9999), "<=", 600, "and those before the delivery do not count");
is(story("--soft-after=3/1d", map({ (full => 0) } 1 .. 34), full => 1, map({ (full => 2) } 1 .. 100)), $ann, "nor does one second take the place of others");
is(story("--soft-after=3/1d", map({ (full => 0) } 1 .. 34), full => 1, map({ (full => 2) } 1 .. 400)), $ann, "nor where they are more than are kept");
is((rows(ask("--json --soft-after=3/1d story")))[0]{count}, 435, "all are counted");
is(story("--soft-after=5/14d --since=2026-10-13", map({ (full => $_) } 0 .. 16)), "", "a filter takes failures away");
is(story("--until=2026-10-10", hard => 0, delivered => 1), "", "but never a delivery");
is(story("--bounce=hard --category=bad-mailbox --to=example.net", hard => 0, delivered => 1), "", "no filter does");
is(story("--category='!bad-mailbox'", hard => 0), "", "what is not wanted");
is(story("--confidence=high", hard => 0) . story("--confidence=high", medium => 0), $ann, "more confidence may be asked for");
is(story("", medium => 0), $ann, "by default medium is enough");
put("story", shuffled(map({ line(utc($noon + $_ * $day), $ann, "hard") } 0 .. 299), line(utc($noon + 298.5 * $day), $ann, "delivered")));
is(list("story"), $ann, "of many failures in any order the last one counts");
ask("--soft-after=5 story");
is($status, 2, "a rule needs days");
like(`cat err`, qr{^bouncecode: --soft-after='5': expected how often, 1 to 1000, and over how many days: 5/14d$}m, "which is said");
ask("--soft-after=5/14d --scan story");
is($status, 2, "one mode at a time");

my @twice = map { line(utc($noon + $_->[0]), $_->[1], $_->[2]) }
    [0, 'Bob@example.net', "hard"], [1, 'bob@EXAMPLE.net', "hard"], [2, 'BOB@example.NET', "full"];
is(list(put("twice", @twice)), 'Bob@example.net bob@example.net', "two spellings that failed are two lines");
is(list(put("twice", @twice, line(utc($noon + 3), 'boB@example.net', "delivered"))), "", "of one mailbox");
is(list(put("local", map { line(utc($noon), $_, "hard") } "root", '@example.net', "joe@", 'b@example.org', 'a@example.org')),
	'a@example.org b@example.org', "sorted, and what is no address is left out");

# What nobody sees would have it taken for another address, or make two of one.
is(list(put("unseen", map { line(utc($noon), $_, "hard") } "j\xc3\xbcrg\@example.net", "ann\xe2\x80\x8b\@example.net",
	"x\xe2\x80\xa8ann\@example.net", "nna\xe2\x80\xae\@example.net", "an\xc2\xadn\@example.net", "ann\@exam\xe2\x81\xa0ple.net",
	"ann\@example.net\xef\xbb\xbf", "ann\x07\@example.net", "ann\xc2\x85\@example.net", "ann\xff\@example.net")),
	"j\xc3\xbcrg\@example.net", "what has signs that nobody sees is left out as well");
like(ask("--json unseen"), qr/\A\{[^\n]*\}\n\z/, "as a record, too");

# ---- records

put("story", map { line(utc($noon + $_->[0]), 'ann@example.net', $_->[1]) }
    [-9, "hard"], [-5, "delivered"], [0, "medium"], [3, "policy"], [60, "hard"]);
is_deeply([rows(ask("--json story"))], [{ address => 'ann@example.net', bounce => "hard", category => "bad-mailbox",
	confidence => "high", count => 2, first => "2026-10-10T12:00:00", last => "2026-10-10T12:01:00", reply => 550,
	enhanced => "5.1.1", text => "550 5.1.1 User unknown",
	file => "story", line => 5, message => undef }], "why, since when, how often, and where that is written");
my ($head, $row) = split /\n/, ask("-f csv story");
is($head, "address,bounce,category,confidence,count,first,last,reply,enhanced,text,file,line,message", "columns");
like($row, qr/^ann\@example\.net,hard,bad-mailbox,high,2,2026-10-10T12:00:00,/, "CSV");
is((rows(ask("--json --soft-after=1/0d " . put("full", line(syslog($noon), 'ann@example.net', "full")))))[0]{first},
	"10-10T12:00:00", "a year that the log does not name is not told");
for my $never ("9999-12-31T23:59:59", "2300-01-01T00:00:00", "@" . "40f0000000000000deadbeef", "1" x 26) {
	is((rows(ask("--json " . put("never", line($never, 'ann@example.net', "hard")))))[0]{first}, undef, "$never is no time");
}

# ---- what really happened

srand(7);
my @addresses = map { "user$_\@example.net" } 1 .. 120;
my @ends = ((undef) x @addresses);
# From last year to this one, whenever this is run; each event has a second of its
# own. In the night in which summer time ends there are many.
my $now = time;
sub events {
	my ($from, $to, $n) = @_;
	my %at;
	$at{int($from + rand($to - $from))} = 1 while keys %at < $n;
	return map { [$_, $addresses[rand @addresses], (qw(delivered hard hard policy full grey))[rand 6]] } sort { $a <=> $b } keys %at;
}
# Who is dead in the end.
sub dead {
	my %last;
	for (sort { $a->[0] <=> $b->[0] } @_) {
		$last{$_->[1]} = $_->[2] if $_->[2] =~ /^(?:hard|delivered)$/;
	}
	return join " ", sort grep { $last{$_} eq "hard" } keys %last;
}
sub written { # written FORMAT, EVENT...
	my ($format, @of) = @_;
	return map { line($format->($_->[0]), $_->[1], $_->[2]) } @of;
}
# In as many files, as they would be rotated, the newest first.
sub rotated {
	my ($n, @lines) = @_;
	my @names;
	for my $i (1 .. $n) {
		my ($from, $to) = map { int(@lines * $_ / $n) } $i - 1, $i;
		unshift @names, put("log." . ($n - $i), @lines[$from .. $to - 1]);
	}
	return @names;
}
sub shuffled { return map { $_->[1] } sort { $a->[0] <=> $b->[0] } map { [rand, $_] } @_ }

my $gzip = `$bc --version` =~ /compressed input:.*gzip/ && system("command -v gzip >/dev/null") == 0;
for my $zone ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata") {
	zone($zone);
	my @all = events($now - 350 * $day, $now - $day, 1500);
	my $dead = dead(@all);
	for (["syslog", \&syslog], ["a time without a zone", \&zoneless], ["a time of UTC", \&utc]) {
		my ($what, $format) = @$_;
		my @lines = written($format, @all);
		put("log", @lines);
		is(list("log"), $dead, "$zone, $what");
		my @files = rotated(7, @lines);
		is(list("@files"), $dead, "$zone, $what: the newest of a few files first");
		@files = rotated(13, @lines);
		is(list("@files"), $dead, "$zone, $what: the newest of many files first");
		is(list(join " ", shuffled(@files)), $dead, "$zone, $what: files in any order");
		is(list("--jobs=64 log"), $dead, "$zone, $what: in parts");
		is(join(" ", split /\n/, `cat @files | $bc --suppress`), $dead, "$zone, $what: a pipe with the newest first");
		next if $zone ne "UTC" || !$gzip;
		system("gzip -f @files[1 .. 12]");
		is(list("@files[0, 0] " . join " ", map { "$_.gz" } @files[1 .. 12]), $dead, "$what: compressed, one twice");
	}
}

# The night in which summer time ends: the clock goes back by an hour.
zone("Europe/Berlin");
my $night = timegm(0, 0, 0, 25, 9, 2026);
for my $i (1 .. 5) {
	my @all = events($night - $hour, $night + 3 * $hour, 300);
	put("log", written(\&syslog, @all));
	is(list("log"), dead(@all), "the end of summer time, $i");
	put("log", written(\&zoneless, @all));
	is(list("--jobs=64 log"), dead(@all), "with a year");
	@all = events(timegm(0, 0, 0, 29, 2, 2026), timegm(0, 0, 3, 29, 2, 2026), 300);
	put("log", written(\&zoneless, @all));
	is(list("log"), dead(@all), "its begin");
}

# Servers in several zones, their lines in any order.
for my $i (1 .. 5) {
	my @all = events($now - 3 * $day, $now - $day, 800);
	my @zones = map { in_zone($_) } -11, -5, 0, 2, 13;
	my @lines = map { written($zones[rand @zones], $_) } @all;
	put("log", shuffled(@lines));
	is(list("log"), dead(@all), "several zones, in any order, $i");
	is(list("--jobs=64 log"), dead(@all), "in parts");
	put("log", shuffled(written(\&utc, @all)));
	is(list("log"), dead(@all), "UTC, in any order");
}

# A log of more than a year, and one that is older than a year: the year is not told.
zone("UTC");
for (["more than a year", $now - 500 * $day, $now - $day], ["fourteen months long ago", $now - 900 * $day, $now - 480 * $day],
	["three months around this day, a year ago", $now - 400 * $day, $now - 310 * $day],
	["three months around this day, long ago", $now - 1500 * $day, $now - 1410 * $day]) {
	my ($what, $from, $to) = @$_;
	my @all = events($from, $to, 1500);
	put("log", written(\&syslog, @all));
	is(list("log"), dead(@all), $what);
	is(list("--jobs=64 log"), dead(@all), "$what, in parts");
}

# Two servers, of which one names no year, although it has written for more than one.
{
	my @all = events($now - 500 * $day, $now - $day, 2000);
	my @two;
	push @{$two[rand 2]}, $_ for @all;
	put("one", written(\&syslog, @{$two[0]}));
	put("two", written(\&zoneless, @{$two[1]}));
	is(list("one two"), dead(@all), "a log without years and one with them");
	is(list("two one"), dead(@all), "either way");
}

# Of two such logs the shorter one has its own years.
{
	my @all = events($now - 500 * $day, $now - $day, 1500);
	my @short = grep { $_->[0] > $now - 100 * $day } @all;
	my @two;
	push @{$two[rand 2]}, $_ for @short;
	put("one", written(\&syslog, grep { $_->[0] <= $now - 100 * $day } @all), written(\&syslog, @{$two[0]}));
	put("two", written(\&syslog, @{$two[1]}));
	is(list("one two"), dead(@all), "two logs without years, one of more than a year");
	is(list("two one"), dead(@all), "the shorter one first");
}

# Hardly anything concerns anybody, but the months go on.
put("log", line(syslog($now - 340 * $day), 'a@example.net', "hard"),
    map({ line(syslog($now - $_ * 20 * $day), 'b@example.net', "grey") } reverse 1 .. 16),
    line(syslog($now - $day), 'a@example.net', "delivered"));
is(list("log"), "", "most of a year without a delivery");

# Nor does it concern anybody that the log goes on to a day of this month that is still
# to come; but then it is of last year.
{
	my $end = $now - 363 * $day;
	my $first = $end - (strftime("%d", gmtime $end) - 1) * $day;
	put("one", line(syslog($first), 'a@example.net', "hard"), line(syslog($end), 'b@example.net', "grey"));
	put("two", line(utc($now - 100 * $day), 'a@example.net', "delivered"));
	is(list("one two"), "", "a log that ended a year ago");
}

# Which line came later does not depend on lines of no concern, nor on where parts begin.
{
	my ($two, @spam) = (timegm(0, 0, 2, 21, 10, 2026), 'b@example.net', "spam");
	my @before = map { line(syslog($two + 50 * 60), @spam) } 1 .. 200;
	put("one", line(syslog($two), @spam), @before, line(syslog($two + 5 * 60), 'a@example.net', "hard"));
	put("two", line(syslog($two + 40 * 60), 'a@example.net', "delivered"));
	is(list("--jobs=$_ one two"), "", "a delivery behind a failure, $_ threads") for 1, 64;
	put("one", line(syslog($two + 9 * $hour), 'a@example.net', "delivered"), map({ line(syslog($two), @spam) } 1 .. 200),
	    line("", 'a@example.net', "hard"));
	is(list("--jobs=$_ one"), 'a@example.net', "a failure without a time, $_ threads") for 1, 64;
}

# Where some times have a zone and others none, half a day is in doubt.
for ([-15, "a\@example.net"], [-13, ""], [-1, ""], [1, ""]) {
	my ($hours, $expected) = @$_;
	put("one", line(utc($noon), 'a@example.net', "hard"));
	put("two", line(zoneless($noon + $hours * $hour), 'a@example.net', "delivered"));
	is(list("one two"), $expected, "of unknown zones, $hours hours");
	put("two", line(zoneless($noon), 'a@example.net', "hard"));
	put("one", line(utc($noon + $hours * $hour), 'a@example.net', "delivered"));
	is(list("one two"), $expected, "the other way");
}

# A clock may be wrong by more than is counted: what is added to the last moment of all
# stays behind what was before.
put("two", line(zoneless($noon), 'b@example.net', "delivered"));
for my $last ("2106-02-07T06:28:00Z", "2242-03-16T12:50:00Z") {
	put("one", line(utc($noon), 'a@example.net', "hard"), line($last, 'a@example.net', "delivered"));
	is(list("one two"), "", "a delivery in times to come, $last");
}

# Without any time, lines and files count in their order.
{
	my @all = map { [$_, $addresses[rand @addresses], (qw(delivered hard))[rand 2]] } 1 .. 1000;
	my @lines = written(sub { "" }, @all);
	put("log", @lines);
	is(list("log"), dead(@all), "no times: the order of lines");
	is(list("--jobs=64 log"), dead(@all), "in parts");
	my @files = rotated(7, @lines);
	is(list(join " ", reverse @files), dead(@all), "and of files");
	put("one", line(utc($noon), 'a@example.net', "hard"), line(utc($noon), 'b@example.net', "delivered"));
	put("two", line("", 'a@example.net', "delivered"), line("", 'b@example.net', "hard"));
	is(list("one two"), 'b@example.net', "a file without times behind one that has them");
	is(list("two one"), 'a@example.net', "or before it");
}

# ---- the same numbers as those of --scan

zone("UTC");
my @all = events($now - 30 * $day, $now - $day, 3000);
put("log", written(\&utc, @all));
my (%from, %counted);
my @records = rows(scalar `$bc --scan --json log`);
for (@records) {
	$from{$_->{recipient}} = $_->{time} if $_->{outcome} eq "accepted" && $_->{time} gt ($from{$_->{recipient}} // "");
}
for (@records) {
	my $after = $_->{time} gt ($from{$_->{recipient}} // "");
	next unless $after && $_->{bounce} eq "hard" && $_->{outcome} eq "failed";
	my $x = $counted{$_->{recipient}} //= { address => $_->{recipient}, first => substr($_->{time}, 0, 19), count => 0 };
	$x->{count}++;
	$x->{last} = substr($_->{time}, 0, 19);
	@$x{qw(line reply enhanced category confidence)} = @$_{qw(line reply enhanced category confidence)};
}
my @wanted = qw(address first last count line reply enhanced category confidence);
sub only { return [map { my $r = $_; +{ map { $_ => $r->{$_} } @wanted } } @_] }
my $json = ask("--json log");
is_deeply(only(rows($json)), only(map { $counted{$_} } sort keys %counted), "counts, times and places are those of --scan");
is(ask("--json --jobs=64 log"), $json, "in parts as well");
ok(keys %counted > 20, "of many");

# What is not hard is never on it, whatever a server says.
open(my $lines, "<", "$top/tests/logs/lines.tsv") or die;
put("lines", map { (split /\t/, $_, 9)[8] } grep { $. > 1 } <$lines>);
my %hard = map { $_->{recipient} =~ s/(\@.*)/\L$1/r => 1 } grep { $_->{recipient} && ($_->{bounce} // "") eq "hard" }
    rows(scalar `$bc --scan --json lines`);
is(join(" ", grep { !$hard{$_} } split /\n/, ask("lines")), "", "of the lines of all servers only what is hard");
cmp_ok(scalar split(/\n/, ask("lines")), ">", 5, "of which there are some");

# ---- inputs

is(list("missing story"), 'ann@example.net', "a file is missing: what can be read is listed");
is($status, 2, "with status 2");
like(`cat err`, qr/\Abouncecode: missing: No such file or directory\n\z/, "and told once");
is(list("/dev/null") . $status, "1", "an empty file");
like(ask("-f tsv /dev/null"), qr/^address\tbounce\t.*\n\z/, "has columns all the same");

SKIP: {
	skip "built without GMime", 10 unless -x "$build/bouncecode-mail";
	my $mails = "$top/tests/mailbox";
	is(list($mails), 'bob@example.org eve@example.edu', "a Maildir needs no --mail");
	is(list("--mail $mails"), 'bob@example.org eve@example.edu', "but may have it");
	my $summary = join " ", sort map { (split /\t/)[1] } grep { /^dead\t/ } split /\n/, `$bc --mail --summary -v -f tsv $mails`;
	is(list($mails), $summary, "the addresses that a summary calls dead");
	my $mail = "$mails/cur/1793610000.M1P1.mail";
	$summary = join " ", sort map { (split /\t/)[1] } grep { /^dead\t/ } split /\n/, `$bc --mail --summary -v -f tsv $top/tests/mails`;
	is(list("$top/tests/mails"), $summary, "as their senders wrote them");
	is(list("story $mail"), 'ann@example.net bob@example.org', "logs and mails");
	is((rows(ask("--json $mails")))[0]{message}, "1794819600.M1P4.mail", "which message it was");
	is(list("<$mail"), 'bob@example.org', "a mail on standard input, from a file");
	put("later", line("2026-11-18T10:00:00Z", 'bob@example.org', "delivered"));
	is(list("later $mails"), 'eve@example.edu', "a log tells that a mailbox is alive");
	put("before", line("2026-11-15T10:00:00Z", 'bob@example.org', "delivered"));
	is(list("--mail before $mails"), 'bob@example.org eve@example.edu', "or was, before it bounced");
	is(list("--sent-by=example.edu --mail $mail") . $status, "1", "what others sent does not count");
}

done_testing();
