#!/usr/bin/perl
# --filter: one line for each line, at once, and what a real rsyslogd makes of it.
use strict;
use warnings;
use File::Temp qw(tempdir);
use FindBin;
use IO::Socket::UNIX;
use IPC::Open2;
use JSON::PP;
use Socket qw(SOCK_DGRAM);
use Test::More;

chdir "$FindBin::Bin/..";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $bc = "$build/bouncecode";
my $log = "tests/logs/mail.log";
my $work = tempdir(CLEANUP => 1);
my $fields = "time,recipient,sender,host,queue_id,outcome,code,category,fault,bounce,action";

sub slurp {
	open my $in, "<:raw", shift or die "$!";
	local $/ = wantarray ? "\n" : undef;
	return <$in>;
}

sub spew {
	my ($file, $text) = @_;
	open my $to, ">:raw", $file or die "$file: $!";
	print $to $text;
	close $to;
}

# ---- a line for each

my $all = "$work/all";
spew($all, scalar(slurp($log)) . scalar(slurp("tests/logs/lines.tsv")));
my @lines = slurp($all);
my @answers = `$bc --filter=json --fields=$fields <$all`;
is(scalar @answers, scalar @lines, "a line for each line of a log");
is(scalar(grep { !eval { decode_json($_) } } @answers), 0, "which is an object of JSON");
my @told = map { my $a = decode_json($_); my $more = delete $a->{more}; %$a ? ($a, @{$more // []}) : () } @answers;
my @scanned = map { decode_json($_) } `$bc --scan --json --fields=$fields $all`;
cmp_ok(scalar @scanned, ">", 20, "some of which report a status");
is_deeply(\@told, \@scanned, "and have what --scan says of it");
my @wrapped = map { decode_json($_)->{'$!'} } `$bc --filter=rsyslog --fields=$fields <$all`;
is_deeply([map { $_ ? $_->{bouncecode} : {} } @wrapped], [map { decode_json($_) } @answers],
    "for rsyslog the same below a name");

my $hard = join "", `$bc --filter=json --bounce=hard --fields=bounce <$all`;
is(scalar(() = $hard =~ /\n/g), scalar @lines, "what is not wanted has its line as well");
is(join(" ", sort keys %{{ map { $_ => 1 } split /\n/, $hard }}), '{ "bounce": "hard" } {}', "which is empty");

# ---- events with several recipients, and texts that are none

my $event = '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","bouncedRecipients":['
    . '{"emailAddress":"ann@example.net","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 User unknown"},'
    . '{"emailAddress":"bob@example.net","action":"failed","status":"5.2.2","diagnosticCode":"smtp; 552 5.2.2 Mailbox full"},'
    . '{"emailAddress":"cyd@example.net","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 User unknown"}'
    . ']},"mail":{"timestamp":"2026-11-20T10:00:00.000Z"}}';
spew("$work/event", "$event\n");
is(`$bc --filter=json --fields=recipient,category <$work/event`,
    '{ "recipient": "ann@example.net", "category": "bad-mailbox", "more": [ { "recipient": "bob@example.net", "category": "mailbox-full" }, '
    . '{ "recipient": "cyd@example.net", "category": "bad-mailbox" } ] }' . "\n", "several recipients are one record");

spew("$work/sender", "Nov 21 10:00:00 mx postfix/qmgr[1]: 4F2A1B3C: from=<eve\@example.org>, size=1, nrcpt=1 (queue active)\n"
    . "Nov 21 10:00:00 mx postfix/smtp[2]: 4F2A1B3C: to=<ann\@example.net>, relay=mx.example.net[192.0.2.7]:25, dsn=5.1.1, "
    . "status=bounced (550 5.1.1 User unknown)\n");
is(`$bc --filter=json --fields=sender <$work/sender`, qq({}\n{ "sender": "eve\@example.org" }\n), "the sender is told by a line before");

spew("$work/odd", join "\n", "", "\0", "\xff\xfe", "{", '{"notificationType":"Bounce",', "  550 5.1.1 User unknown", "x" x 200_000,
    "550 5.1.1 \xe2\x80\xa8\xff", "]", "\r", "550 5.1.1 User unknown");
my @odd = `$bc --filter=json <$work/odd`;
is(scalar @odd, 11, "odd lines have theirs, also the last one without an end");
is(scalar(grep { !eval { decode_json($_) } } @odd), 0, "which are JSON");
is(`$bc --filter=json </dev/null`, "", "nothing has none");
is($? >> 8, 1, "and was not found");

# ---- at once

{
	local $SIG{ALRM} = sub { die "no answer\n" };
	my $pid = open2(my $from, my $to, $bc, "--filter=json", "--fields=bounce");
	my @got;
	eval {
		alarm 60;
		for my $line ("one\n", "550 5.1.1 User unknown\n", "two\n") {
			syswrite $to, $line;
			push @got, scalar <$from>;
		}
		alarm 0;
	};
	is("@got$@", "{}\n { \"bounce\": \"hard\" }\n {}\n", "each is answered before the next is sent");
	close $to;
	waitpid $pid, 0;
}

# ---- what does not go with it

for (["--filter=syslog-ng", "--filter='syslog-ng': expected one of: rsyslog json"],
    ["--filter=json --format=csv", "--filter has a format of its own: --format cannot be used"],
    ["--filter=json --output=$work/x", "--filter answers at once, which --output would not"],
    ["--filter=json $log", "--filter reads standard input: \"$log\" is not wanted"],
    ["--filter=json --scan", "only one of "]) {
	my ($options, $text) = @$_;
	my $said = `$bc $options 2>&1 </dev/null`;
	is($? >> 8, 2, "$options is refused");
	like($said, qr/^bouncecode: \Q$text\E/, "and told why");
}

# ---- rsyslog

sub rsyslog { # rsyslog SETTINGS: begins one of our own
	spew("$work/rsyslog.conf", shift);
	my $pid = fork // die;
	if ($pid == 0) {
		open STDOUT, ">", "$work/rsyslog.log";
		open STDERR, ">&", \*STDOUT;
		exec "rsyslogd", "-n", "-f", "$work/rsyslog.conf", "-i", "$work/pid" or exit 127;
	}
	for (1 .. 300) {
		return $pid if -S "$work/socket";
		select undef, undef, undef, 0.1;
	}
	die "rsyslogd does not come up";
}

sub child_of { # the program that it runs, or 0
	my $parent = shift;
	for my $stat (glob "/proc/[0-9]*/stat") {
		open my $in, "<", $stat or next;
		my $text = <$in> // next;
		return $1 if $text =~ /^(\d+) \(bouncecode\) [^Z] $parent /;
	}
	return 0;
}

sub end_filter { # as soon as there is one
	for (1 .. 300) {
		my $filter = child_of($_[0]);
		return kill 9, $filter if $filter;
		select undef, undef, undef, 0.1;
	}
}

sub written { # all that was sent, or what is there after a minute
	my ($file, $n) = @_;
	my @lines;
	for (1 .. 600) {
		@lines = slurp($file) if -e $file;
		return @lines if @lines >= $n;
		select undef, undef, undef, 0.1;
	}
	return @lines;
}

SKIP: {
	my ($modules) = grep { -e "$_/mmexternal.so" } </usr/lib/*/rsyslog>, "/usr/lib/rsyslog", "/usr/lib64/rsyslog";
	$ENV{PATH} .= ":/usr/sbin:/sbin";
	my ($daemon) = grep { -x } map { "$_/rsyslogd" } split /:/, $ENV{PATH};
	skip "no rsyslogd with mmexternal", 6 unless $modules && $daemon && -d "/proc/self";
	# It is to be killed, and is found by its name.
	skip "the command is run by another program", 6 if slurp($bc) =~ /^#!/;

	my $example = slurp("docs/examples/pipeline/rsyslog.conf");
	$example =~ s{/usr/bin/bouncecode}{$bc};
	$example =~ s{/var/log/}{$work/}g;
	my $pid = rsyslog(qq{global(workDirectory="$work")
		module(load="imuxsock" SysSock.Use="off")
		input(type="imuxsock" Socket="$work/socket" RateLimit.Interval="0")\n$example});
	my $to = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Peer => "$work/socket") or die "$!";
	# It is killed when all are judged, and in the middle of a stream: those that come while
	# there is none have no verdict. At the end it has to be there again.
	my ($n, $idle, $busy, $ends) = (2000, 700, 1400, 1900);
	my $back;
	for my $i (1 .. $n + 300) {
		my $text = $i % 2 ? "to=<a$i\@example.net>, dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 User unknown)" : "removed";
		$to->send("<22>Nov 20 10:00:00 postfix/smtp[7]: 4A1B2C$i: $text");
		written("$work/mail.verdicts", $i) if $i == $idle;
		end_filter($pid) if $i == $idle || $i == $busy;
		if ($i >= $ends && !defined $back) {
			select undef, undef, undef, 0.1;
			($back, $n) = ($i, $i + 100) if child_of($pid);
		}
		last if $i == $n;
	}
	my @out = written("$work/mail.verdicts", $n);
	kill 15, $pid;
	waitpid $pid, 0;
	is(scalar @out, $n, "no line is lost, though the filter is killed twice");
	is(join(",", map { /4A1B2C(\d+):/ } @out), join(",", 1 .. $n), "they are in order");
	my @verdicts = grep { /"bounce": ?"hard"/ } @out;
	my @judged = grep { $_ <= $idle || $_ > $back } map { /4A1B2C(\d+):/ } @verdicts;
	is(join(",", @judged), join(",", grep { $_ % 2 } 1 .. $idle, $back + 1 .. $n),
	    "and have their verdict, but for those that came while there was no filter");
	is(scalar(grep { /removed/ } @verdicts), 0, "those that report a status");
	is(scalar(my @dead = slurp("$work/mail.dead")), scalar @verdicts, "a rule can ask for it");
	like($verdicts[0], qr/4A1B2C1: .* \{"bouncecode":\{.*"category": ?"bad-mailbox"/, "as the example says");
}

done_testing;
