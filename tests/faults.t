#!/usr/bin/env perl
# Faults: each call of the system and each piece of memory fails once, in turn, in every
# mode of the command, in the compiler and in the keeper. Some of that is done here;
# "make check-faults", which sets FAULTS=all, does all of it.
#
#     CASES='mail|merge' KINDS='error|memory' VERBOSE=1 FAULTS=all tests/faults.t
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
require "./tests/faults.pl";
our ($build, $work);
$build = plain_path($ENV{B} || "build");
$work = tempdir(CLEANUP => 1);
my $all = ($ENV{FAULTS} // "") eq "all";

my $lacks = no_faults($ENV{CC} || "cc", $ENV{CFLAGS} // "");
plan skip_all => $lacks if $lacks;
make_files();

my ($bc, $gen, $keep) = map { "$build/$_" } qw(bouncecode bouncegen bouncekeep);
my $top = abs_path(".");
my @cases = (
	{ name => "a code", quick => 1, command => [$bc, "552", "5.2.2"] },
	{ name => "a text", input => "$work/lines", command => [$bc, "--json", "-"] },
	{ name => "a mail that is no option", input => "$top/tests/mails/001-postfix-gmail-5.1.1.eml", mail => 1, lacks => qr/bouncecode-mail is missing/, command => [$bc] },
	{ name => "search", command => [$bc, "--search", "mailbox", "full"] },
	{ name => "compare", command => [$bc, "--compare", "554 5.7.1", "550 5.7.26"] },
	{ name => "suggest", command => [$bc, "--suggest", "mailbox", "is", "full"] },
	{ name => "list", command => [$bc, "--list", "--json"] },
	{ name => "help", command => [$bc, "--help"] },
	{ name => "version", command => [$bc, "--version"] },
	{ name => "lines", input => "$work/lines", command => [$bc, "--lines", "--echo"] },
	map({ { name => "lines, $_", command => [$bc, "--lines", "-f", "csv", "$work/log.$_"], needs => "$work/log.$_" } } qw(gz bz2 xz zst)),
	{ name => "scan", command => [$bc, "--scan", "$work/log"] },
	{ name => "scan, senders", command => [$bc, "--scan", "--json", "--from=example.com", "$work/log"] },
	{ name => "scan, threads", quick => 1, command => [$bc, "--scan", "--jobs=3", "$work/log", "$work/log2", "$work/lines"] },
	{ name => "scan, parts", command => [$bc, "--scan", "--jobs=3", "--json", "$work/long"] },
	{ name => "scan, parts, into a file", output => 1, command => [$bc, "--scan", "--jobs=2", "-o", "out", "$work/long"] },
	{ name => "filter", input => "$work/log", command => [$bc, "--filter=json"] },
	{ name => "summary", command => [$bc, "--summary", "$work/log"] },
	{ name => "summary, page", output => 1, quick => 1, command => [$bc, "--summary", "--format=html", "--output=out", "--by=day", "$work/log", "$work/log2"] },
	{ name => "summary, parts", command => [$bc, "--summary", "--jobs=3", "--format=tsv", "--from=example.com", "$work/long"] },
	{ name => "summary, partial", output => 1, command => [$bc, "--summary", "--format=partial", "-o", "out", "$work/log"] },
	{ name => "summary, followed", follows => 1, output => 1, input => "$work/log", command => [$bc, "--summary", "--follow", "--format=prometheus", "-o", "out"] },
	{ name => "merge", output => 1, command => [$bc, "--merge", "--format=csv", "-o", "out", "$work/partial-log", "$work/partial-log2"] },
	{ name => "suppress", output => 1, command => [$bc, "--suppress", "--json", "-o", "out", "$work/log", "$work/log2"] },
	{ name => "suppress, mails", mail => 1, command => [$bc, "--suppress", "$work/log", "$work/mbox"] },
	{ name => "mail", mail => 1, command => [$bc, "--mail", "$work/mbox"] },
	{ name => "mail, directory", mail => 1, command => [$bc, "--mail", "--json", "$top/tests/mailbox"] },
	{ name => "mail, into a file", mail => 1, quick => 1, output => 1, command => [$bc, "--mail", "--json", "--output=out", "$work/mbox"] },
	{ name => "mail, summary", mail => 1, output => 1, command => [$bc, "--mail", "--summary", "-f", "html", "-o", "out", "$work/mbox"] },
	{ name => "a file that is not there", quick => 1, output => 1, command => [$bc, "--lines", "-o", "out", "$work/absent", "$work/lines"] },
	{ name => "compiler, check", trouble => 1, command => [$gen, "check", "$work/list.xml"] },
	{ name => "compiler, json", trouble => 1, output => 1, quick => 1, command => [$gen, "json", "$work/list.xml", "out"] },
	{ name => "compiler, site", trouble => 1, output => 1, command => [$gen, "site", "$work/list.xml", "out", "$work/lines", ""] },
	{ name => "keeper, check-iana", command => [$keep, "check-iana", "$top/tests/upkeep/codes.xml", "$top/tests/upkeep/registry.xml"] },
	{ name => "keeper, json", command => [$keep, "check-iana", "$top/tests/small/codes.xml", "$top/tests/upkeep/registry.xml", "json"] },
	{ name => "keeper, update-iana", output => 1, list => "tests/small/codes.xml", command => [$keep, "update-iana", "codes.xml", "$top/tests/upkeep/registry.xml"] },
	{ name => "keeper, check-rfcs", command => [$keep, "check-rfcs", "$top/tests/upkeep/codes.xml", "$top/tests/upkeep/rfc-index.xml"] },
	{ name => "keeper, RFCs of documents", command => [$keep, "check-rfcs", "$top/tests/small/codes.xml", "$top/tests/upkeep/rfc-index.xml", "json", "$top/SECURITY.md"] },
	{ name => "keeper, stale", command => [$keep, "stale", "$top/tests/upkeep/codes.xml", "1", "2027-01"] },
	{ name => "keeper, diff", command => [$keep, "diff", "$top/tests/small/codes.xml", "$top/tests/upkeep/codes.xml"] },
);

my $chosen = $ENV{CASES} // ".";
my $kinds = $ENV{KINDS} // ".";
BAIL_OUT("CASES=$chosen: no case has such a name") if !grep { $_->{name} =~ /$chosen/ } @cases;
my $steps = $ENV{STEPS} // ($all ? 300 : 20);
for my $case (@cases) {
	next unless $case->{name} =~ /$chosen/ && ($all || $case->{quick});
	if ($case->{mail} && !-x "$build/bouncecode-mail" || $case->{needs} && !-e $case->{needs}) {
		SKIP: { skip "$case->{name}: the program is built without what reads it", 1 }
		next;
	}
	my $before = { files => $case->{output} && !$case->{list} ? "out=old\n" : "" };
	for my $kind (grep { /$kinds/ } qw(error again short 15 memory)) {
		my $without = run_case($case, $kind, 0);
		my ($n, $failed, %wrong) = (0, 1);
		$before = { files => "codes.xml=" . slurp($case->{list}) . ($case->{output} ? " out=old\n" : "") } if $case->{list};
		my $step = $without->{count} / $steps;
		my $at = 1;
		for (my $i = 1; $failed; $i++) {
			my $got = run_case($case, $kind, $at);
			$failed = $got->{failed};
			last unless $failed || $got->{hangs};
			$n++;
			my $wrong = wrong_with($case, $kind, $got, $without, $before);
			print "# $case->{name}: $kind $at $failed: $got->{ended} $got->{number} $got->{told}\n" if $ENV{VERBOSE};
			push @{$wrong{"$failed: $wrong"}}, $at if $wrong;
			$at = $step > 1 ? int(1 + $i * $step) : $at + 1;
		}
		my $name = "$case->{name}: $kind, $n faults";
		ok(!%wrong && ($n > 0 || $kind !~ /error|memory/), $name) or diag(map { "$_, at " . join(" ", @{$wrong{$_}}) . "\n" } sort keys %wrong);
	}
}
done_testing();
