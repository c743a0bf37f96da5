#!/usr/bin/env perl
# What the tests reach: runs each test with counters of its own, and shows for each
# room and file how many lines and branches were run. What was not must stand in
# uncovered.tsv with its reason. Called by "make coverage", which has built all with
# --coverage; the counters stay there, so that one test can be run again:
#
#     make coverage TESTS=tests/records.t
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Find;
use File::Path qw(make_path remove_tree);
use List::Util qw(sum0);

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
require "./tests/coverage/counts.pl";

my $build = abs_path($ENV{B} || "build");
my $counts = "$build/counts";
my $depth = () = $build =~ m{/}g;
my @tests = @ARGV;
# The least shares of lines and branches, of what stands below a directory.
my @least = (["src", 95, 85], ["src/cli", 95, 85], ["gen", 90, 0]);

# ---- the tests, one by one

# What those that have ended have used of a processor: others may use it as well.
sub seconds {
	my (undef, undef, $user, $system) = times;

	return $user + $system;
}

my @red;
for my $test (@tests) {
	my $own = "$counts/" . basename($test);
	local $ENV{GCOV_PREFIX} = $own;
	local $ENV{GCOV_PREFIX_STRIP} = $depth;
	# What a test compiles for itself may have two files of one name, which is said.
	local $ENV{GCOV_ERROR_FILE} = "$own/errors";

	remove_tree($own);
	make_path($own);
	my $began = seconds();
	my $status = system(split(/ /, $ENV{PROVE} || "prove"), "--norc", "-Q", "-e", "", $test);
	push @red, $test if $status != 0;
	spit("$own/seconds", sprintf "%.0f\n", seconds() - $began);
	spit("$own/lines", written(read_counts($own, $build)));
}

# ---- all of them together, with what building itself has run

my %all;
add(\%all, read_counts($build, $build));
add(\%all, parsed(slurp("$_/lines"))) for grep { -e "$_/lines" } glob "$counts/*";

my (%of, @unnamed);
my @rows = map { [split /\t/] } grep { !/^#/ } split /\n/, slurp("tests/coverage/uncovered.tsv");
my %used;
for my $file (sort keys %all) {
	my @text = split /\n/, slurp($file);
	my $lines = $all{$file};
	my @missed = grep { $lines->{$_}[0] == 0 } sort { $a <=> $b } keys %$lines;
	my @branches = map { my $l = $lines->{$_}; @$l[1 .. $#$l] } keys %$lines;
	my $function = "";

	$of{$file} = [scalar keys %$lines, scalar @missed, scalar @branches, scalar grep { $_ == 0 } @branches];
	my %function;
	for (0 .. $#text) {
		$function = $1 if $text[$_] =~ /^(\w+)\(/;
		$function{$_ + 1} = $function;
	}
	for my $line (@missed) {
		my ($row) = grep {
			$file =~ /^$rows[$_][0]$/ && $function{$line} =~ /^(?:$rows[$_][1])$/ &&
			    ($rows[$_][2] eq "*" || $text[$line - 1] =~ /$rows[$_][2]/)
		} 0 .. $#rows;

		defined $row ? $used{$row}++ : push @unnamed, "$file:$line: $function{$line}: $text[$line - 1]";
	}
}

sub share {
	my ($all, $missed) = @_;

	return $all == 0 ? "      -" : sprintf "%6.1f%%", 100 * ($all - $missed) / $all;
}

sub row {
	my ($name, @n) = @_;

	printf "%-40s %6d %s %7d %s\n", $name, $n[0], share(@n[0, 1]), $n[2], share(@n[2, 3]);
}

sub total {
	my ($below) = @_;
	my @files = grep { m{^\Q$below\E/} } keys %of;

	return map { my $i = $_; sum0(map { $of{$_}[$i] } @files) } 0 .. 3;
}

printf "%-40s %6s %7s %7s %7s\n", "", "lines", "run", "branch", "taken";
my $room = "";
for my $file (sort { dirname($a) cmp dirname($b) || $a cmp $b } keys %of) {
	if (dirname($file) ne $room) {
		$room = dirname($file);
		my @files = grep { dirname($_) eq $room } keys %of;

		row($room, map { my $i = $_; sum0(map { $of{$_}[$i] } @files) } 0 .. 3);
	}
	row("    " . basename($file), @{$of{$file}});
}
print "\n";
my $bad = 0;
for (@least) {
	my ($below, $lines, $branches) = @$_;
	my @n = total($below);

	row("all of $below", @n);
	next unless 100 * ($n[0] - $n[1]) < $lines * $n[0] || 100 * ($n[2] - $n[3]) < $branches * $n[2];
	print "    which is less than $lines % of lines and $branches % of branches\n";
	$bad = 1;
}
for (grep { !$used{$_} && $rows[$_][3] ne "sometimes" } 0 .. $#rows) {
	print "uncovered.tsv: nothing is left of: @{$rows[$_]}[0 .. 2]\n";
	$bad = 1;
}
if (@unnamed) {
	print scalar @unnamed, " lines were not run, and are not in tests/coverage/uncovered.tsv:\n";
	print "$_\n" for @unnamed;
	$bad = 1;
}
print "red: @red\n" if @red;
exit($bad || @red > 0);
