#!/usr/bin/env perl
# What fixed jobs cost in instructions, counted by callgrind, is what it cost when
# tests/instructions/recorded.tsv was written, within 5 % either way: nothing becomes
# slower unseen, and what became faster is recorded. Another compiler makes other
# code, so that the numbers are compared only where it is the same.
#
#     UPDATE=1 tests/instructions.t    record anew, as make update-instructions does
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/callgrind.pl";
my $build = $ENV{B} || "build";
my $cc = $ENV{CC} || "cc";
my $flags = $ENV{CFLAGS} // "-O2 -g";
my $work = tempdir(CLEANUP => 1);
my ($recorded, $tolerance) = ("tests/instructions/recorded.tsv", 0.05);

# ---- is there what it takes?

my $lacks = no_callgrind($cc, $flags);
plan skip_all => $lacks if $lacks;
my ($version) = `$cc --version 2>/dev/null` =~ /(.*)/;
my $compiler = join " ", $version =~ s/^\S+ //r, $flags, `$cc -dumpmachine` =~ /(\S+)/;
my ($head, @rows) = -e $recorded ? split /\n/, slurp($recorded) : ("");
plan skip_all => "recorded with another compiler: " . ($head || "none")
	if $head ne "# $compiler" && !$ENV{UPDATE};

# ---- counting

my (@jobs, %counted);

# Run a program and take what was counted: of each dump that has a name, or of all.
sub count_jobs {
	my ($options, $program, $all) = @_;
	my $name = $all;

	system("valgrind --tool=callgrind --dump-line=no --combine-dumps=yes $options "
		. "--callgrind-out-file=$work/out $program >/dev/null 2>$work/log") == 0
		or die "valgrind fails: " . slurp("$work/log");
	for (split /\n/, slurp("$work/out")) {
		$name = $1 if /^desc: Trigger: Client Request: (.*)/;
		next unless defined $name && /^(?:summary|totals): (\d+)/ && !$counted{$name};
		push @jobs, $name;
		$counted{$name} = $1;
	}
}

system("$cc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -Isrc -o $work/measure tests/instructions/measure.c "
	. "$build/command/summary/*.o $build/libbouncecode.a -s") == 0
	or die "tests/instructions/measure.c does not compile";
count_jobs("--collect-atstart=no", "$work/measure");
# Printing is the command's: all that it does. With a file to write, it leaves valgrind
# the calls of the system that it would give up.
for my $format (qw(json tsv)) {
	count_jobs("", "$build/bouncecode --lines --format=$format --output=$work/records tests/corpus/stock.tsv", "$format of lines");
}

if ($ENV{UPDATE}) {
	spit($recorded, join "", "# $compiler\n", map { "$_\t$counted{$_}\n" } @jobs);
	plan skip_all => "recorded anew";
}

# ---- comparing

my %before = map { /(.*)\t(\d+)/ ? ($1 => $2) : () } @rows;

is(join(", ", sort keys %counted), join(", ", sort keys %before), "each job is recorded");
for my $job (grep { $before{$_} } @jobs) {
	my $more = $counted{$job} / $before{$job} - 1;

	ok(abs $more <= $tolerance, $job) or diag(sprintf "%d instructions, %d recorded: %+.1f %%. "
		. "If that is meant, make update-instructions records it", $counted{$job}, $before{$job}, 100 * $more);
}
done_testing();
