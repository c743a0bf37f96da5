#!/usr/bin/env perl
# Nothing is looked at again and again: adversarial texts, at one, two and four
# times a length, through all that reads them. What is counted are instructions,
# not time, by callgrind: twice the length costs at most 2.1 times as many, and
# none more than 500 for a byte. Kinds are rows of tests/bounds/*.tsv: a name, a
# prefix, a unit that is repeated, a suffix, and another length than 16 KB, if the
# windows of a text are as long as that; near-matches of wordings come from the
# list. A line that reports something costs some 3,000 instructions, however
# short it is: lines of four bytes say nothing of the readers, and are no kinds.
#
#     KINDS=REGEX tests/bounds.t    only the kinds whose name matches
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/callgrind.pl";
my $build = $ENV{B} || "build";
my $cc = $ENV{CC} || "cc";
my $only = $ENV{KINDS} // "";
my $work = tempdir(CLEANUP => 1);
my ($length, $growth_max, $byte_max) = (16384, 2.1, 500);

# ---- what there is to measure with

my $lacks = no_callgrind($cc, $ENV{CFLAGS} // "");
plan skip_all => $lacks if $lacks;
system("$cc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -Isrc -o $work/measure tests/bounds/measure.c "
	. "$build/command/summary/*.o $build/libbouncecode.a -s") == 0 or die "tests/bounds/measure.c does not compile";

# ---- kinds

my @kinds;
for my $file (sort glob("tests/bounds/*.tsv")) {
	my $what = basename($file, ".tsv");

	push @kinds, map { ["$what: " . (split /\t/)[0], (split /\t/, $_, -1)[1 .. 4]] }
		grep { !/^#/ && /\t/ } split /\n/, slurp($file);
}

# Escapes of a row.
sub row_text {
	my ($text) = @_;

	return $text =~ s/([\\\x00-\x1f])/sprintf "\\x%02x", ord $1/ger;
}

# Wordings that almost stand there: cut at their end, or begun and never gone
# on with; and all of them, one behind the other, without their last letters.
my %matches = map { ($_ => 1) } map { @{$_->{match}} } @{decode_json(slurp("$build/codes.json"))->{entries}};
utf8::encode($_) for my @matches = sort keys %matches;
my @long = (sort { $b =~ tr/*// <=> $a =~ tr/*// || length $b <=> length $a || $a cmp $b } @matches)[0 .. 39];
for my $match (@long) {
	my @pieces = split / \* /, $match;

	push @kinds, ["wording begun: $match", "550 5.1.1 ", row_text("$pieces[0] "), ""];
	push @kinds, ["wording cut: $match", "550 ", row_text(substr(join(" x ", @pieces), 0, -1) . " "), ""];
	push @kinds, ["wording kept open: $match", row_text("550 $pieces[0] "), row_text(substr($pieces[-1], 0, -1) . " "), ""];
}
for my $part (0 .. 3) {
	my @some = @matches[grep { $_ % 4 == $part } 0 .. $#matches];

	push @kinds, ["wordings cut, one after the other, $part", "550 ",
		row_text(join " ", map { substr $_, 0, -1 } @some[0 .. 199]), ""];
}
push @kinds, ["a domain of 30,000 bytes that a text almost has, again and again",
	"550 5.4.4 RCPT TO:<a\@" . "name=" x 6000 . ">: Host or domain name not found ", "name=", ""];
@kinds = grep { $_->[0] =~ /$only/ } @kinds;
plan tests => @kinds + 1;
ok(@kinds >= 300 || $only, "there are kinds");

# ---- measuring, on two processors

my $jobs = 2;
my @pids;
for my $job (0 .. $jobs - 1) {
	spit("$work/in$job", join "", map { join("\t", $kinds[$_][4] || $length, $_, @{$kinds[$_]}[1 .. 3]) . "\n" }
		grep { $_ % $jobs == $job } 0 .. $#kinds);
	my $pid = fork // die;
	next if $pid and push @pids, $pid;
	exec "exec valgrind --tool=callgrind --dump-line=no --collect-atstart=no --combine-dumps=yes "
		. "--callgrind-out-file=$work/out$job $work/measure <$work/in$job >$work/log$job 2>&1";
}
waitpid($_, 0), $? and die "valgrind fails: " . slurp("$work/log0") . slurp("$work/log1") for @pids;

# What a kind costs: of each mode, [length, instructions] for each length.
my @cost;
for my $job (0 .. $jobs - 1) {
	my $label;

	open my $out, "<", "$work/out$job" or die;
	while (<$out>) {
		$label = undef if /^part:/;
		$label = $1 if /^desc: Trigger: Client Request: (.*)/;
		next unless defined $label && /^summary: (\d+)/;
		my ($kind, $mode, $bytes) = split /\t/, $label;
		push @{$cost[$kind]{$mode}}, [$bytes, $1];
	}
}

# What is wrong with the costs of a mode, if anything.
sub complaint {
	my ($mode, @sizes) = @_;
	my @bytes = map { sprintf "%.0f", $_->[1] / $_->[0] } @sizes;
	my @growth = map { sprintf "%.2f", $sizes[$_][1] / $sizes[$_ - 1][1] } 1 .. $#sizes;

	return if @sizes == 3 && !grep({ $_ > $byte_max } @bytes) && !grep { $_ > $growth_max } @growth;
	return "$mode: @bytes instructions a byte, growth @growth" . (@sizes < 3 ? ", more was not waited for" : "");
}

my ($dearest, $which) = (0, "");
for my $kind (0 .. $#kinds) {
	my $costs = $cost[$kind] || {};
	my @wrong = map { complaint($_, @{$costs->{$_}}) } sort keys %$costs;

	for my $mode (keys %$costs) {
		my $bytes = $costs->{$mode}[-1][1] / $costs->{$mode}[-1][0];

		($dearest, $which) = ($bytes, "$kinds[$kind][0], $mode") if $bytes > $dearest;
	}
	ok(keys %$costs == 7 && !@wrong, $kinds[$kind][0] =~ s/#/\\#/gr) or diag(join "\n", @wrong);
}
diag(sprintf "the dearest: %.0f instructions a byte, %s", $dearest, $which) if $ENV{VERBOSE};
