#!/usr/bin/perl
# Lines of logs with what they report, tests/logs/lines.tsv: how much of it
# --scan finds. A family is one log, in the order of the file; "a|b" are two
# right answers, "-" is none.
use strict;
use warnings;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $build = $ENV{B} // "build";
my $work = tempdir(CLEANUP => 1);
my (%logs, @families);

open my $tsv, "<", "tests/logs/lines.tsv" or die "tests/logs/lines.tsv: $!";
<$tsv>;
while (<$tsv>) {
	chomp;
	my %row;
	@row{qw(family reply enhanced recipient sender host queue_id outcome line)} = split /\t/, $_, 9;
	push @families, $row{family} unless $logs{$row{family}};
	push @{$logs{$row{family}}}, \%row;
}

sub is_right {
	my ($label, $got) = @_;

	return scalar grep { $_ eq ($got // "-") } split /\|/, $label, -1;
}

my @fields = qw(reply enhanced recipient sender host queue_id outcome);
my (%right, %n);
$n{$_} = $right{$_} = 0 for @fields, "found", "quiet";
for my $family (@families) {
	open my $log, ">", "$work/log" or die;
	print $log "$_->{line}\n" for @{$logs{$family}};
	close $log;
	my %records = map { my $r = decode_json($_); ($r->{line}, $r) }
	    `$build/bouncecode --scan --json $work/log`;
	my $number = 0;

	for my $row (@{$logs{$family}}) {
		my $r = $records{++$number};
		my @outcomes = split /\|/, $row->{outcome};
		my $has_code = "$row->{reply}$row->{enhanced}" ne "--";

		if ($row->{outcome} eq "none") {
			$n{quiet}++;
			$right{quiet} += !$r;
			diag("reported: $row->{line}") if $r && $ENV{VERBOSE};
			next;
		}
		next if !$r && grep { $_ eq "none" } @outcomes;
		$n{found} += $has_code;
		$right{found}++ if $has_code && $r;
		diag("missed: $row->{line}") if $has_code && !$r && $ENV{VERBOSE};
		next unless $r;
		for my $field (@fields) {
			my $is = is_right($row->{$field}, $r->{$field});

			$n{$field}++;
			$right{$field} += $is;
			diag("$field: $row->{line}") if !$is && $ENV{VERBOSE};
		}
	}
}

# What was reached once stays; a line more or less is for the one who changes it.
my %least = (found => 98, quiet => 99, reply => 98.5, enhanced => 98.5, recipient => 97,
    sender => 97.5, host => 94, queue_id => 99, outcome => 98);
for my $what (qw(found quiet), @fields) {
	my $share = 100 * $right{$what} / $n{$what};

	cmp_ok($share, ">=", $least{$what}, sprintf "%s: %d of %d (%.1f %%), at least %s %%",
	    $what, $right{$what}, $n{$what}, $share, $least{$what});
}
done_testing();
