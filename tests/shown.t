#!/usr/bin/env perl
# What people and programs see, whole: each command of tests/shown, with what it prints.
# It tells of every change, wanted or not: read the diff.
#
#     UPDATE=1 tests/shown.t    writes it anew ("make update-golden")
#
# "$ bouncecode ..." is a command in a pipe, "40$ ..." one in a terminal of so many
# columns, up to the next one; a status that is not 0 stands behind what was printed. What
# changes with each release is left out.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $top = plain_path(".");
my $work = tempdir(CLEANUP => 1);
my $has_terminal = (`script -qec "echo works" /dev/null </dev/null 2>/dev/null` || "") =~ /works/;
die "no script(1)" if !$has_terminal && $ENV{CI_PACKAGES};

delete @ENV{qw(LANG LANGUAGE LC_ALL LC_MESSAGES COLUMNS)};
@ENV{qw(NO_COLOR TERM TZ)} = (1, "dumb", "UTC0");
$ENV{PATH} = "$build:$ENV{PATH}";

# ---- what is read: a log of some days, the lines of each family of servers, and e-mails

# The same numbers in any version of perl.
my $state = 1;
sub some {
	my ($n) = @_;

	$state = ($state * 1103515245 + 12345) % 2147483648;
	return int($state / 65536) % $n;
}

sub days {
	my @to = (["gmail.com", "gmail-smtp-in.l.google.com"], ["outlook.com", "outlook-com.olc.protection.outlook.com"],
		["yahoo.com", "mta5.am0.yahoodns.net"], map { ["d$_.example", "mx.d$_.example"] } 1 .. 20);
	my @replies = (["5.1.1", "bounced", "550 5.1.1 User unknown"], ["5.2.2", "bounced", "552 5.2.2 Mailbox full"],
		["4.7.1", "deferred", "451 4.7.1 Greylisted, try again"], ["5.7.1", "bounced", "554 5.7.1 blocked using zen.spamhaus.org"],
		["4.2.1", "deferred", "421 4.2.1 lorem ipsum"], ["5.0.0", "bounced", "dolor sit amet"]);
	my @lines;

	for my $i (0 .. 1499) {
		my ($domain, $mx) = @{$to[some(6) ? some(3) : some(scalar @to)]};
		my ($dsn, $status, $said) = @{$replies[some(scalar @replies)]};
		my $is_bad = $domain eq "outlook.com" && $i > 1000 ? some(2) : some(6) == 0;

		($dsn, $status, $said) = ("2.0.0", "sent", "250 2.0.0 Ok: queued as A$i") if !$is_bad;
		push @lines, sprintf "2026-11-%02dT%02d:%02d:%02d+00:00 mx1 postfix/smtp[551]: %X: to=<u%d\@%s>, relay=%s[192.0.2.7]:25, delay=4, dsn=%s, status=%s (%s)\n",
			18 + $i / 500, $i % 500 * 24 / 500, $i * 7 % 60, $i * 11 % 60, 0x10000000 + some(900), some(400), $domain, $mx, $dsn, $status,
			$status eq "sent" ? $said : "host $mx\[192.0.2.7] said: $said (in reply to RCPT TO command)";
	}
	return join "", @lines;
}

my %family;
for (split /\n/, slurp("tests/logs/lines.tsv")) {
	my @row = split /\t/;

	$family{$row[0]} .= "$row[-1]\n" if $row[0] ne "family";
}
mkdir "$work/families" or die;
spit("$work/families/" . s/\W+/-/gr, $family{$_}) for keys %family;
spit("$work/days.log", days());
symlink "$top/tests/$_", "$work/" . basename($_) or die for "mails", "logs/mail.log";

# ---- what is printed

sub printed {
	my ($columns, $command) = @_;
	my $script = "stty cols $columns; $command" =~ s/'/'\\''/gr;

	chdir $work or die;
	my $said = $columns eq "" ? `{ $command ; } 2>&1 </dev/null` : `script -qec '$script' /dev/null </dev/null 2>&1` =~ s/\r//gr;
	my $status = $? >> 8;
	chdir $top or die;
	$said =~ s/sha256-[\w+\/=]*/sha256-.../g;
	$said =~ s{<(style|script)>.*?</\1>}{<$1/>}gs;
	$said =~ s/bouncecode \d+\.\d+\.\d+, with data \S+ of \d+-\d+-\d+/bouncecode .../g;
	$said .= "\n" if $said ne "" && $said !~ /\n\z/;
	return $said . ($status ? "status $status\n" : "");
}

for my $file (sort glob "tests/shown/*.txt") {
	my $new = "";

	if ($file =~ /mails/ && !-x "$build/bouncecode-mail") {
		SKIP: { skip "built without GMime", 1 }
		next;
	}
	for (split /^(?=\d*\$ )/m, slurp($file)) {
		my ($head, $columns, $command, $expected) = /\A((\d*)\$ (.*?)\n)(.*)\z/s or die "$file: no command\n";
		my $got = printed($columns, $command);

		$new .= $head . $got;
		next if $ENV{UPDATE};
		SKIP: {
			skip "no script(1)", 1 if $columns ne "" && !$has_terminal;
			spit("$work/got", $got);
			spit("$work/expected", $expected);
			ok($got eq $expected, ($columns ? "in $columns columns: " : "") . $command)
				or diag(`diff -u $work/expected $work/got | head -n 40`);
		}
	}
	spit($file, $new) if $ENV{UPDATE};
}
done_testing if !$ENV{UPDATE};
