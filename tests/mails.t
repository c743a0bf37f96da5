#!/usr/bin/env perl
# Bounce e-mails, tests/mails: each is answered as its rows in expected.tsv
# say, recipient for recipient, and however its lines end; a mail that is cut
# anywhere still gives records that programs can read. What is wrong today
# stands in known.tsv, with the answer that is given; a row there that is true
# no longer fails as well.
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

plan skip_all => "built without GMime" unless -x "$build/bouncecode-mail";

# rows FILE: its rows, as lists, without the header
sub rows {
	my ($file) = @_;
	my (undef, @lines) = split /\n/, slurp($file);

	return map { [split /\t/, $_, -1] } @lines;
}

# records OPTION..., FILE...: what is said of these mails, line by line; each
# line is JSON.
sub records {
	open my $answers, "-|", "$build/bouncecode", "--mail", "--json", @_ or die;
	my @lines = <$answers>;
	close $answers;
	return @lines;
}

# What expected.tsv has of a record.
sub answer {
	my ($record) = @_;

	return [map { $_ // "-" } @$record{qw(report recipient status category)}];
}

sub written {
	my @written = map { join " ", @$_ } @_;

	return @written ? join("\n", @written) : "none";
}

# ---- as labelled

# Is an answer one of those that a row has?
sub is_right {
	my ($answer, $row) = @_;
	my ($report, $recipient, $status, $categories) = @$row;

	return "@$answer[0..2]" eq "$report $recipient $status"
		&& grep { $_ eq $answer->[3] } split /\|/, $categories;
}

sub are_right {
	my ($answers, $rows) = @_;

	return @$answers == @$rows && !grep { !is_right($answers->[$_], $rows->[$_]) } 0 .. $#$rows;
}

my (%expected, %known, %answers);
push @{$expected{$_->[0]}}, [map { utf8::decode($_); $_ } @$_[1 .. 4]] for rows("tests/mails/expected.tsv");
$known{$_->[0]} = $_ for rows("tests/mails/known.tsv");
my @files = map { basename($_) } glob("tests/mails/*.eml");
is_deeply([sort keys %expected], \@files, "each mail has a label");
my %mails = map { ($_ => slurp("tests/mails/$_")) } @files;

for (records(map { "tests/mails/$_" } @files)) {
	my $record = decode_json($_);

	push @{$answers{basename($record->{file})}}, answer($record);
}
for my $file (@files) {
	my @rows = grep { $_->[0] ne "none" } @{$expected{$file}};
	my $got = $answers{$file} // [];
	my $is_right = are_right($got, \@rows);

	if (my $known = $known{$file}) {
		is(written(@$got), $known->[1], "$file: still, $known->[2]");
		ok(!$is_right, "$file: wrong, or it is to be taken from known.tsv");
	} else {
		ok($is_right, "$file: " . (@rows ? "reported as it is labelled" : "no report"))
			or diag("got\n", written(@$got), "\nexpected\n", written(@rows));
	}
}
is(scalar(grep { !$expected{$_} } keys %known), 0, "known.tsv has no other names");

my @quiet = grep { $expected{$_}[0][0] eq "none" } @files;
cmp_ok(scalar @quiet, ">=", 15, "there is other mail");
for my $file (@quiet) {
	is(system("$build/bouncecode --mail tests/mails/$file >$work/out"), 1 << 8, "$file: status 1");
}

# ---- however lines end

# records of mails as they are changed by a function
sub changed {
	my ($change) = @_;
	my @records;

	for my $file (@files) {
		spit("$work/$file", $change->($mails{$file}));
	}
	@records = records(map { "$work/$_" } @files);
	unlink map { "$work/$_" } @files;
	return @records;
}

my @unix = changed(sub { $_[0] =~ s/\r\n/\n/gr });
my @dos = changed(sub { $_[0] =~ s/\r?\n/\r\n/gr });
cmp_ok(scalar @unix, ">=", 100, "there are records of mails with LF");
is(scalar @dos, scalar @unix, "with CR LF they are as many");
my ($other) = grep { $unix[$_] ne $dos[$_] } 0 .. $#unix;
is(defined $other && $dos[$other], defined $other && $unix[$other], "and the same");

# ---- whatever comes

# Lines of JSON, in which no string has a byte of control and no address a
# blank; the lines that are not so.
sub broken {
	return grep {
		my $record = eval { decode_json($_) };

		!$record || (grep { /[\x00-\x1f\x7f]/ } grep { defined && !ref } values %$record)
			|| (grep { defined && /\s/ } @$record{qw(recipient original_recipient)});
	} @_;
}

# answered WHAT, MAIL...: mails are answered in a way that programs can read.
sub answered {
	my ($what, @changed) = @_;
	my @names = map { sprintf "$work/%04d.eml", $_ } 0 .. $#changed;
	my (@records, $status);

	spit($names[$_], $changed[$_]) for 0 .. $#changed;
	@records = records(@names);
	$status = $? >> 8;
	unlink @names;
	ok($? == 0 || $? == 1 << 8, "$what: no trouble") or diag("status $?");
	is_deeply([broken(@records)], [], "$what: records are whole");
	return @records;
}

answered("as they are", values %mails);
answered("CR alone", map { $mails{$_} =~ s/\r?\n/\r/gr } @files);
answered("8 bits", map { $mails{$_} =~ s/[aeiou]/chr(128 + ord($&))/ger } @files);
answered("NULs", map { $mails{$_} =~ s/ /\0/gr } @files);
answered("ESC", map { $mails{$_} =~ s/ (?=\S*@)/ \e[1m/gr } @files);
for my $file (map { $files[$_] } 2, 16, 101) {
	my $mail = $mails{$file};
	my @cuts = map { substr $mail, 0, int($_ * length($mail) / 100) } 0 .. 100;

	answered("$file, cut", @cuts);
}

# ---- whose message came back

my $ours = $mails{"001-postfix-gmail-5.1.1.eml"};
my $others = $ours;
# The message that is returned was sent by others: it has neither our
# Message-ID nor a line Received of ours.
$others =~ s/(Content-Type: message\/rfc822.*)/$1 =~ s{sender\.example}{elsewhere.example}gr/se;
for (["ours", $ours, JSON::PP::false], ["a foreign one", $others, JSON::PP::true]) {
	my ($what, $mail, $expected) = @$_;

	for my $domain ("sender.example", "SENDER.example") {
		spit("$work/mail", $mail);
		is_deeply([map { decode_json($_)->{foreign} } records("--sent-by=$domain", "$work/mail")],
			[$expected], "--sent-by=$domain: $what");
	}
}
for my $domain ("nder.example", "sender.exampl", "er.example", "other.example") {
	spit("$work/mail", $ours);
	is_deeply([map { decode_json($_)->{foreign} } records("--sent-by=$domain", "$work/mail")],
		[JSON::PP::true], "--sent-by=$domain: no part of a name");
}

# foreign MAIL, OPTION...: what is said of each of its reports.
sub foreign {
	my ($mail, @options) = @_;

	spit("$work/mail", $mail);
	return map { $_->{foreign} } map { decode_json($_) } records(@options, "$work/mail");
}

my ($yes, $no, $unknown) = (JSON::PP::true, JSON::PP::false, undef);
my $none = $ours =~ s/Content-Type: message\/rfc822.*//sr;
my $little = $ours =~ s/(Content-Type: message\/rfc822\r?\n\r?\n).*/$1From: anna\@sender.example\n\n/sr;
for my $end (qw(.au .evil -1 1 _x)) {
	my $longer = $ours =~ s/(Content-Type: message\/rfc822.*)/$1 =~ s{sender\.example}{sender.example$end}gr/ser;

	is_deeply([foreign($longer, "--sent-by=sender.example")], [$yes], "sender.example$end is another domain");
}
for (["one of some", $ours, $no, "--sent-by=other.example,sender.example"],
	["none of some", $ours, $yes, "--sent-by=other.example,third.example"],
	["a name within it", $ours =~ s/\@sender\.example/\@mail.sender.example/gr, $no, "--sent-by=sender.example"],
	["nothing comes back", $none, $unknown, "--sent-by=other.example"],
	["what comes back does not tell", $little, $unknown, "--sent-by=other.example"],
	["it came back to an address of ours", $none =~ s/^To: .*/To: b+x=y.example\@other.example/mr, $no,
		"--sent-by=other.example", "--verp=b+*\@other.example"],
	["nobody asks", $others, $unknown]) {
	my ($what, $mail, $expected, @options) = @$_;

	is_deeply([foreign($mail, @options)], [$expected], "foreign: $what");
}

my $answer = $mails{"111-gmail-vacation.eml"} =~ s/^(?:In-Reply-To|References):.*\r?\n(?:[ \t].*\n)*//mgr;
for (["nothing tells", "", $unknown], ["ours", "In-Reply-To: <1\@sender.example>\n", $no],
	["not ours", "In-Reply-To: <1\@other.example>\n", $yes],
	["ours is one of the messages before", "In-Reply-To: <1\@other.example>\n"
		. "References: <1\@sender.example>\n <2\@other.example>\n", $no]) {
	my ($what, $fields, $expected) = @$_;

	is_deeply([foreign($fields . $answer, "--sent-by=sender.example")], [$expected], "an answer: $what");
}

# ---- what is not known

for my $file ("103-yahoo-arf-abuse.eml", "111-gmail-vacation.eml") {
	my ($record) = map { decode_json($_) } records("tests/mails/$file");

	is_deeply([@$record{qw(permanent retry_after category action)}], [(undef) x 4], "$file: no verdict");
}

# ---- what is no mail

for (["log", join("", map { "Nov 20 10:00:0$_ mx postfix/smtp[7]: 4F1B: to=<a\@b.example>, relay=mx.b.example[192.0.2.1]:25, "
			. "dsn=5.1.1, status=bounced (host mx.b.example[192.0.2.1] said: 550 5.1.1 User unknown)\n" } 1 .. 3),
		"looks like a log: use --scan"],
	["json", slurp("tests/events/sendgrid.json"), "JSON of a platform: use --scan"],
	["text", "<a\@b.example>: 550 5.1.1 User unknown\n", ""]) {
	my ($name, $text, $hint) = @$_;

	spit("$work/$name", $text);
	system("$build/bouncecode --mail --json $work/$name $work/$name >$work/out 2>$work/err");
	is(slurp("$work/err"), $hint && "bouncecode: $work/$name: $hint\n" x 2, "$name: what to do with it");
	is(scalar(() = slurp("$work/out") =~ /\n/g), $hint ? 0 : 2, "$name: " . ($hint ? "no record" : "a record each"));
}
mkdir("$work/logs") or die;
spit("$work/logs/mail.log", slurp("$work/log"));
system("$build/bouncecode --suppress $work/logs >$work/out 2>$work/err");
is(slurp("$work/err"), "bouncecode: $work/logs/mail.log: looks like a log: name the file, not its directory\n",
	"in a directory for --suppress, which reads logs that are named");
system("$build/bouncecode --mail <$work/log >$work/out 2>$work/err");
is(slurp("$work/err"), "bouncecode: standard input: looks like a log: use --scan\n", "of standard input");

# ---- to whom it came back

# sent_to MAIL, ADDRESS, FIELD, PATTERN: what is said of a mail that came to an
# address, by this field.
sub sent_to {
	my ($mail, $address, $field, $pattern) = @_;

	$mail =~ s/^Delivered-To:.*\n//mg;
	$mail =~ s/^To: .*\n/To: bounces\@sender.example\n/m;
	$mail =~ s/^(?:To: .*\n)/$field: $address\n/m if $field eq "To";
	$mail = "$field: $address\n$mail" if $field ne "To";
	spit("$work/mail", $mail);
	return map { decode_json($_) } records("--verp=$pattern", "$work/mail");
}
my $pattern = "bounces+*\@sender.example";
my $address = "bounces+karl.huber77=gmail.example\@sender.example";
my $nobody = $ours =~ s/^(?:Final|Original)-Recipient:.*\n//mgr =~ s/<karl[^>]*>/<a user>/gr;
for my $field (qw(To Delivered-To X-Original-To Envelope-To)) {
	is_deeply([map { $_->{recipient} } sent_to($nobody, $address, $field, $pattern)],
		["karl.huber77\@gmail.example"], "--verp: $field has the recipient");
}
# The notice names nobody, and returns nothing; or what went to a list.
my $silent = "From: MAILER-DAEMON\@mx.example\nTo: x\nSubject: failure notice\n\n"
	. "Your message could not be delivered.\n550 5.1.1 User unknown\n";
for my $mail ($silent, "$silent\n--- Returned message ---\n\nReceived: by x\nList-Id: <l.example>\nTo: l\@sender.example\n") {
	is_deeply([map { @$_{qw(recipient original_recipient category)} } sent_to($mail, $address, "To", $pattern)],
		["karl.huber77\@gmail.example", undef, "bad-mailbox"], "--verp: of a notice that names nobody");
}
is_deeply([map { @$_{qw(recipient original_recipient)} }
		sent_to($ours, "bounces+info=shop.example\@sender.example", "To", $pattern)],
	["karl.huber77\@gmail.example", "info\@shop.example"], "--verp: whom it was for before it was forwarded");
is_deeply([map { $_->{original_recipient} } sent_to($mails{"052-qmail-three-remote.eml"}, $address, "To", $pattern)],
	[(undef) x 3], "--verp: not of several");
for my $other ("bounces\@sender.example", "bounces+\@sender.example", "bounces+x=y\@other.example",
	"news+x=y\@sender.example") {
	is_deeply([map { $_->{recipient} } sent_to($ours, $other, "To", $pattern)],
		["karl.huber77\@gmail.example"], "--verp: not of $other");
}

done_testing;
