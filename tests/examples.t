#!/usr/bin/env perl
# docs/examples: the programs that send mail are run against a server on the
# loopback interface that refuses as it is told, and the patches are well formed.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use IO::Socket::INET;
use POSIX ();
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $cc = $ENV{CC} || "cc";
my $flags = $ENV{CFLAGS} || "";
my $work = tempdir(CLEANUP => 1);
my $strict = "-std=c99 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror";

# ---- the server

# The lines of a reply; a step that was not told what to say agrees.
my %agrees = (banner => "220 mx.example.net", HELO => "250 mx.example.net",
	EHLO => "250-mx.example.net\r\n250 ENHANCEDSTATUSCODES", MAIL => "250 2.1.0 Ok", RCPT => "250 2.1.5 Ok",
	DATA => "354 Go on", end => "250 2.0.0 Ok: queued", QUIT => "221 2.0.0 Bye");

# One session (RFC 5321 section 4.1.1), up to QUIT or the end.
sub serve {
	my ($client, %says) = @_;
	my %replies = (%agrees, %says);
	my $in_data = 0;

	print $client "$replies{banner}\r\n";
	while (my $line = <$client>) {
		my $step = $in_data ? "end" : uc substr $line, 0, 4;

		next if $in_data && $line ne ".\r\n";
		my $reply = $replies{$step} || "500 5.5.1 What?";
		print $client "$reply\r\n";
		$in_data = $step eq "DATA" && $reply =~ /^354/;
		last if $step eq "QUIT";
	}
	close $client;
}

# What a program prints, and its status, of a session with a server that says this.
sub session {
	my ($program, %says) = @_;
	my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 1) or die "listen: $!";
	my $place = "127.0.0.1:" . $server->sockport;
	my $child = fork;

	die "fork: $!" unless defined $child;
	if ($child == 0) {
		alarm 20;
		my $client = $server->accept;
		$client->autoflush(1);
		serve($client, %says);
		POSIX::_exit(0); # what the parent has to end is left to it
	}
	close $server;
	my $printed = `$work/$program $place me\@example.org jo\@example.net <$work/message 2>$work/err`;
	my $status = $? >> 8;
	kill "TERM", $child;
	waitpid $child, 0;
	return "$status " . ($printed =~ /^([^:\n]*)/ ? $1 : "");
}

# ---- programs that send mail

spit("$work/message", "From: <me\@example.org>\r\nSubject: Hello\r\n\r\nHello\r\n");

my @sessions = (
	["nothing is refused", {}, "0 "],
	["an unknown recipient", { RCPT => "550 5.1.1 <jo\@example.net>: Recipient address rejected: User unknown" }, "1 bad-mailbox"],
	["in two lines, of which the first says it", { RCPT => "550-Mailbox full\r\n550 No" }, "1 mailbox-full"],
	["the code alone says it", { RCPT => "452 4.2.2 No" }, "1 mailbox-full"],
	["one that comes back", { RCPT => "451 4.7.1 Greylisting in action, please try again in 300 seconds" }, "1 greylisted"],
	["the sender", { MAIL => "553 5.1.8 <me\@example.org>: Sender address rejected: Domain not found" }, "1 invalid-sender"],
	["the message", { end => "552 5.3.4 Message size exceeds fixed maximum message size" }, "1 message-too-large"],
	["what QUIT is answered counts for nothing", { RCPT => "550 5.1.1 User unknown", QUIT => "221 2.0.0 Mailbox full" }, "1 bad-mailbox"],
);
my %of_library = (
	curl => [["at the banner", { banner => "421 4.7.0 Too many connections from your host" }, "1 rate-limited"]],
	esmtp => [["the command is told", { MAIL => "550 No" }, "1 invalid-sender"]],
);
my %packages = (curl => "libcurl", esmtp => "libesmtp-1.0");

for my $program (sort keys %packages) {
	my $libraries = `pkg-config --cflags --libs $packages{$program} 2>/dev/null`;

	SKIP: {
		skip "$program.c: $packages{$program} is not installed", 1 if $? != 0;
		$libraries =~ s/\n/ /g;
		is(system("$cc $flags $strict -Isrc -o $work/$program docs/examples/$program.c $build/libbouncecode.a $libraries"),
			0, "$program.c compiles");
		is(session($program, %{$_->[1]}), $_->[2], "$program.c: $_->[0]") for @sessions, @{$of_library{$program}};
	}
}

# ---- patches

my $header = slurp("src/bouncecode.h");
my %added;

# Whether the numbers of each hunk are those of its lines; what it adds is kept.
sub hunks_add_up {
	my ($name, $text) = @_;
	my ($old, $new, $hunks, $good) = (0, 0, 0, 1);

	for (split /\n/, $text) {
		if ($old + $new > 0) {
			$old-- if /^[ -]/;
			$new-- if /^[ +]/;
			push @{$added{$name}}, $1 if /^\+(.*)/;
			$good &&= /^[ +-]/ && $old >= 0 && $new >= 0;
		} elsif (/^@@ -\d+,(\d+) \+\d+,(\d+) @@/) {
			($old, $new) = ($1, $2);
			$hunks++;
		} else {
			$good &&= m{^(?:--- a|\+\+\+ b)/\w\S*$};
		}
	}
	return $good && $hunks > 0 && $old + $new == 0;
}

for my $patch (glob "docs/examples/patches/*") {
	my ($about, $text) = slurp($patch) =~ /\A(.*?)^---\n(.*)/ms;
	my $name = basename($patch);

	like($about, qr/^Description: \S.*\n For [\w.+-]+ [\w.:+-]+ of Debian\..*^License: MIT/ms, "$name says what it is");
	ok(hunks_add_up($name, $text), "$name is a patch");
	cmp_ok(scalar @{$added{$name}}, "<=", 40, "$name is small");
	my @names = map { /\b((?:bouncecode_|BOUNCECODE_)\w+)/g } @{$added{$name}};
	is(join(" ", grep { $header !~ /\b$_\b/ } @names), "", "$name knows the library");
	ok((grep { /bouncecode_\w+\(/ } @{$added{$name}}), "$name calls it");
}

my @counts = sort { $a <=> $b } map { scalar @$_ } values %added;
my $vendoring = slurp("docs/VENDORING.md");
like($vendoring, qr/patches of $counts[0] to $counts[-1] lines/, "VENDORING.md tells how small");
is(join(" ", grep { $header !~ /\b$_\(/ } $vendoring =~ /`(bouncecode_\w+)\(\)`/g), "", "and what to call");

# ---- README.md: its tables, and what the programs are shown to say

my $readme = slurp("docs/examples/README.md");
my %told = $readme =~ /^\| \[[\w.]+\]\(([\w.\/]+)\) \|.*\| (\d+) \|$/mg;
my %lines = map { (substr($_, length "docs/examples/") => slurp($_) =~ tr/\n//) } glob "docs/examples/*.c docs/examples/languages/* docs/examples/duckdb/*.c";
$lines{"patches/$_"} = @{$added{$_}} for keys %added;
is_deeply(\%told, \%lines, "README.md has all of them, with their lines");

my @shown = split /\n\n/, $readme =~ /.*^```\n(.*?)^```$/ms ? $1 : "";
for (@shown) {
	s/\n\s*/ /g;
	my ($reply, $said) = /([45]\d\d \d\.\d\.\d .*?)"? \S*means(?:: |="?)(.*?)(?: \[|[\/"])/i;
	spit("$work/reply", $reply);
	like(`$build/bouncecode --json <$work/reply`, qr/"(?:meaning|category)": "\Q$said\E"/, "README.md: $said");
}
is(scalar @shown, keys %added, "README.md shows what each patch does");

done_testing();
