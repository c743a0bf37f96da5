#!/usr/bin/env perl
# Notifications of mail platforms, tests/events/PLATFORM.json, which the pages
# named in src/log/platforms.c describe: --scan answers with the records of
# tests/events/records.tsv, however the events are written: on several lines, on
# one each, in one list, within those of another service, and in any pieces.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my $work = tempdir(CLEANUP => 1);
my $json = JSON::PP->new->canonical;
my $bc = "$build/bouncecode";
my (@fields, %expected);

{
	my ($header, @rows) = split /\n/, slurp("tests/events/records.tsv");

	(undef, @fields) = split /\t/, $header;
	for (@rows) {
		my ($file, @values) = split /\t/;
		push @{$expected{basename($file, ".json")}}, { map { ($fields[$_] => $values[$_]) } 0 .. $#fields };
	}
}

# records TEXT: what --scan answers to it
sub records {
	my ($text) = @_;

	spit("$work/log", $text);
	return map { decode_json($_) } `$bc --scan --json $work/log`;
}

# told FIELDS, RECORD...: what records say, as text
sub told {
	my ($fields, @records) = @_;

	return join "", map { my $r = $_; join("\t", map { $r->{$_} // "-" } @$fields) . "\n" } @records;
}

# events PLATFORM: its events, each as a structure
sub events {
	my ($platform) = @_;
	my @values = JSON::PP->new->incr_parse(slurp("tests/events/$platform.json"));

	return map { ref eq "ARRAY" ? @$_ : $_ } @values;
}

my @platforms = qw(amazonses sendgrid postmark mailgun sparkpost mailjet brevo resend kumomta);
is("@{[sort keys %expected]}", "@{[sort @platforms]}", "each platform has records");

# ---- in every form

my @same = grep { $_ ne "line" } @fields;
for my $platform (@platforms) {
	my $text = slurp("tests/events/$platform.json");
	my @expected = @{$expected{$platform}};
	my @records = records($text);
	my @events = events($platform);
	my $told = told(\@same, @expected);
	my @lines = map { $json->encode($_) . "\n" } @events;

	is(told(\@fields, @records), told(\@fields, @expected), "$platform: on several lines");
	is_deeply([map { $_->{platform} } @records], [($platform) x @expected], "$platform: all are its own");
	is(told(\@same, records(join "", @lines)), $told, "$platform: one a line, members in another order");
	is(told(\@same, records($json->encode(\@events))), $told, "$platform: a list on one line");
	is(told(\@same, records(join "", map { s/\n//r } @lines)), $told, "$platform: one behind the other");
	is(told(\@same, records($text =~ s/\n/\r\n/gr)), $told, "$platform: lines that end with CR LF");
	is(told(\@same, records(join "", map {
		$json->encode({ Type => "Notification", TopicArn => "arn:aws:sns:us-east-1:123456789012:mail",
			Timestamp => "2026-11-21T10:00:09.550Z", Message => $json->encode($_) }) . "\n" } @events)),
		$told, "$platform: as the message of another service");
	is(told(\@same, records(join "", map {
		$json->encode({ Type => "Notification", Message => JSON::PP->new->pretty->encode($_) }) . "\n" } @events)),
		$told, "$platform: the same, on several lines");
}
is(told(["recipient"], records(join "", map { slurp("tests/events/$_.json") } @platforms)),
	told(["recipient"], map { @{$expected{$_}} } @platforms), "all in one file");
is(told(["line"], records("Nov 21 10:00:00 mx app[1]: 550 5.1.1 no\n" . slurp("tests/events/brevo.json")
	. "451 4.7.1 Greylisted\n")), join("", map { "$_\n" } 1, map({ $_->{line} + 1 } @{$expected{brevo}}),
		2 + (slurp("tests/events/brevo.json") =~ tr/\n//)),
	"lines before and behind are read as well, and counted");

# ---- in pieces

for my $platform (@platforms) {
	open my $pipe, "|-", "$bc --scan --format=json >$work/out" or die;
	my $text = slurp("tests/events/$platform.json");

	$pipe->autoflush(1);
	while ($text =~ /(.{1,97})/gs) {
		print $pipe $1;
		select undef, undef, undef, 0.001;
	}
	close $pipe;
	is(told(\@fields, map { decode_json($_) } split /\n/, slurp("$work/out")),
		told(\@fields, @{$expected{$platform}}), "$platform: in small pieces through a pipe");
}
{
	my $text = slurp("tests/events/amazonses.json");
	my $n = int(1e6 / length $text);
	my @records = records($text x $n);

	is(scalar @records, $n * @{$expected{amazonses}}, "some megabytes on lines: no record is lost between blocks");
	is($records[-1]{line} - $records[0]{line}, ($n - 1) * ($text =~ tr/\n//) + 45, "nor a line");
}

# ---- what a value says

sub sendgrid {
	my (%with) = @_;

	return $json->encode({ event => "bounce", sg_event_id => "1", email => 'jo@example.net', %with });
}

my $escaped = sendgrid(reason => "550 5.1.1 \"jo\"\r\n\tuser unknown, 'Postfach gel\x{f6}scht'");
my ($r) = records(JSON::PP->new->utf8->ascii->encode($json->decode($escaped)) . "\n");
is("$r->{reply} $r->{enhanced} $r->{category}", "550 5.1.1 bad-mailbox", "escapes");
my $line = slurp("$work/log");
is(join(" ", map { substr $line, $_->{offset}, $_->{length} } grep { $_->{what} =~ /^(?:reply|enhanced|phrase)$/ }
	@{$r->{matched}}), "550 5.1.1 user unknown", "offsets count the bytes that stand there");
($r) = records('{"event":"bounce","sg_event_id":"1","email":"jo\u002Bx\u0040\u00fc.example.net","reason":"550 no"}' . "\n");
is($r->{recipient}, "jo+x\@\x{fc}.example.net", "an address is without escapes");
($r) = records('{"event":"bounce","sg_event_id":"1","email":"\ud83d\ude00\ud83d@example.net","reason":"550 no"}' . "\n");
is($r->{recipient}, "\x{1f600}\x{fffd}\@example.net", "characters beyond the first plane, and half ones");
($r) = records(sendgrid(email => "jo\0\n\x1b\@example.net", reason => "550 5.1.1 no\0such user") . "\n");
is($r->{recipient}, "jo???\@example.net", "bytes of control do not get into a record");
($r) = records(qq({"event":"bounce","sg_event_id":"1","email":"jo\0\@example.net","reason":"550 5.1.1 no\0such"}\n));
is("$r->{recipient} $r->{reply}", "jo?\@example.net 550", "nor those that nobody escaped");
($r) = records(sendgrid(reason => undef, status => "5.1.1") . "\n");
is("$r->{outcome} $r->{enhanced} $r->{category}", "failed 5.1.1 bad-mailbox", "a code without a text");
($r) = records(sendgrid() . "\n");
is(told([qw(outcome reply category recipient)], $r), "failed\t-\t-\tjo\@example.net\n", "neither: it failed all the same");
`$bc --scan --format=tsv $work/log` =~ /\A(.*)\n(.*)\n\z/ or die;
is(($1 =~ tr/\t//) . "", ($2 =~ tr/\t//) . "", "a row has all fields");
is(told(["platform", "platform_verdict"], records("550 5.1.1 no\n")), "-\t-\n", "a line of a log is no platform's");

# ---- what is no event

for my $case (['an object of another kind', '{"event":"bounce","reason":"x"}', ""],
	['the same with a code', '{"a":"550 5.1.1 no such user"}', "550\n"],
	['a list of others', '[{"a":"550 5.1.1 no such user"},{"event":"bounce","sg_event_id":"1"}]', "550\n"],
	['others in a list of events', "[@{[sendgrid(reason => '550 a')]},{\"b\":[\"451\"]},@{[sendgrid(reason => '552 c')]}]", "550\n552\n"],
	['an unknown word', sendgrid(event => "frobnicated", reason => "550 5.1.1 no"), ""],
	['brackets of a log', "[x] 550 5.1.1 no\n{a} [1] 451 4.7.1 later", "550\n451\n"]) {
	my ($name, $text, $replies) = @$case;

	is(told(["reply"], records("$text\n")), $replies, $name);
}

# ---- bounds

my $one = sendgrid(reason => "550 5.1.1 User unknown");
my $n = 5000;
is(scalar(() = records("[" . join(",", ($one) x $n) . "]\n")), $n, "a line of $n events gives as many records");
is(scalar(() = records("[\n" . join(",\n", ($one) x $n) . "\n]\n")), $n, "and so do as many lines");
my $to = join ",", map { "\"u$_\@example.net\"" } 1 .. $n;
my @to = records(qq({"type":"email.bounced","data":{"email_id":"1","to":[$to],"bounce":{"message":"550 5.1.1 no"}}}\n));
is(scalar @to, $n, "an event with $n recipients gives as many");
is($to[-1]{recipient} . $to[-1]{reply}, "u$n\@example.net550", "to the last one");
is(told(["reply"], records(('{"a":' x 100000) . "1" . ("}" x 100000) . "\n$one\n")), "550\n", "deep nesting is passed over");
is(told(["reply"], records(('[' x 100000) . "\n$one\n")), "550\n", "and nesting without an end");
is(told(["reply"], records(("{\n" x 100000) . "$one\n")), "550\n", "on lines as well");
is(told(["reply"], records(qq({"a":"@{["x" x 3000000]}"}\n$one\n))), "550\n", "a string of three million bytes");
is(told(["reply"], records(("{\"a\":\n" x 3) . (" \n" x 2000000) . "550 5.1.1 no\n$one\n")), "550\n550\n", "and blanks without an end");

# What is cut off is no event, and what comes behind is read.
my $complete = slurp("tests/events/sendgrid.json") =~ s/\n\Z//r;
my @wrong;
for my $length (grep { $_ % 11 == 0 } 1 .. length($complete) - 1) {
	my @records = records(substr($complete, 0, $length) . "\n$one\n");

	push @wrong, $length if !@records || told(["recipient", "reply"], $records[-1]) ne "jo\@example.net\t550\n";
}
is("@wrong", "", "a text that was cut off anywhere does not hide what comes behind");

done_testing;
